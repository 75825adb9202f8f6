# SPDX-License-Identifier: MIT
libjetport_la_SOURCES += \
	lib/engine/eng.h \
	lib/engine/eng_apply.c \
	lib/engine/eng_apply.h \
	lib/engine/eng_catalog.c \
	lib/engine/eng_catalog.h \
	lib/engine/eng_column.c \
	lib/engine/eng_cursor.c \
	lib/engine/eng_cursor.h \
	lib/engine/eng_ddl.c \
	lib/engine/eng_env.c \
	lib/engine/eng_env.h \
	lib/engine/eng_file.c \
	lib/engine/eng_file.h \
	lib/engine/eng_key.c \
	lib/engine/eng_key.h \
	lib/engine/eng_move.c \
	lib/engine/eng_read.c \
	lib/engine/eng_record.c \
	lib/engine/eng_record.h \
	lib/engine/eng_record_encode.c \
	lib/engine/eng_record_set.c \
	lib/engine/eng_row.c \
	lib/engine/eng_row.h \
	lib/engine/eng_scan.c \
	lib/engine/eng_schema.h \
	lib/engine/eng_seek.c \
	lib/engine/eng_session.c \
	lib/engine/eng_session.h \
	lib/engine/eng_status.c \
	lib/engine/eng_status.h \
	lib/engine/eng_store.c \
	lib/engine/eng_store.h \
	lib/engine/eng_table.c \
	lib/engine/eng_table.h \
	lib/engine/eng_table_make.c \
	lib/engine/eng_tree.c \
	lib/engine/eng_tree.h \
	lib/engine/eng_txn.c \
	lib/engine/eng_txn.h \
	lib/engine/eng_version.c \
	lib/engine/eng_version.h
EXTRA_DIST += lib/engine/FORMAT
