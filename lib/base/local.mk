# SPDX-License-Identifier: MIT
libjetport_la_SOURCES += \
	lib/base/base_alloc.c \
	lib/base/base_alloc.h \
	lib/base/base_buf.c \
	lib/base/base_buf.h \
	lib/base/base_codepage.c \
	lib/base/base_codepage.h \
	lib/base/base_collate.c \
	lib/base/base_handle.c \
	lib/base/base_handle.h \
	lib/base/base_locale.c \
	lib/base/base_lock.c \
	lib/base/base_lock.h \
	lib/base/base_text.c \
	lib/base/base_text.h
