# SPDX-License-Identifier: MIT
libjetport_la_SOURCES += \
	lib/base/base_alloc.c \
	lib/base/base_alloc.h
