# SPDX-License-Identifier: MIT
# Programs that measure. Neither make nor make check builds them: SQLite and
# LMDB are needed here alone.

EXTRA_PROGRAMS = bench/jpbench bench/jpcount

bench_jpbench_SOURCES = \
	bench/bench_bdb.c \
	bench/bench_bde.c \
	bench/bench_data.c \
	bench/bench_data.h \
	bench/bench_engine.h \
	bench/bench_ese.c \
	bench/bench_fail.c \
	bench/bench_fail.h \
	bench/bench_op.c \
	bench/bench_place.c \
	bench/bench_place.h \
	bench/bench_report.c \
	bench/bench_report.h \
	bench/bench_run.c \
	bench/bench_run.h \
	bench/bench_special.c \
	bench/bench_work.c \
	bench/bench_work.h \
	bench/jpbench.c
if HAVE_SQLITE
bench_jpbench_SOURCES += bench/bench_sqlite.c
endif
if HAVE_LMDB
bench_jpbench_SOURCES += bench/bench_lmdb.c
endif
bench_jpbench_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS) $(LMDB_CFLAGS)
bench_jpbench_LDADD = libjetport.la $(DB_LIBS) $(SQLITE_LIBS) $(LMDB_LIBS)

bench_jpcount_SOURCES = \
	bench/bench_data.c \
	bench/bench_data.h \
	bench/bench_engine.h \
	bench/bench_ese.c \
	bench/bench_fail.c \
	bench/bench_fail.h \
	bench/bench_place.c \
	bench/bench_place.h \
	bench/jpcount.c
bench_jpcount_LDADD = libjetport.la

bench: $(BUILT_SOURCES) bench/jpbench$(EXEEXT) bench/jpcount$(EXEEXT)
.PHONY: bench

CLEANFILES += $(EXTRA_PROGRAMS)
EXTRA_DIST += bench/README.md bench/counts.tsv tools/bench-count.sh
