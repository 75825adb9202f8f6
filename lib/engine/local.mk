# SPDX-License-Identifier: MIT
libjetport_la_SOURCES += \
	lib/engine/eng_key.c \
	lib/engine/eng_key.h \
	lib/engine/eng_record.c \
	lib/engine/eng_record.h \
	lib/engine/eng_record_encode.c \
	lib/engine/eng_record_set.c \
	lib/engine/eng_row.c \
	lib/engine/eng_row.h
EXTRA_DIST += lib/engine/FORMAT
