# SPDX-License-Identifier: MIT
libjetport_la_SOURCES += \
	lib/bus/bus.h \
	lib/bus/bus_post.c
