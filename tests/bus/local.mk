# SPDX-License-Identifier: MIT
check_PROGRAMS += \
	tests/bus/test_bus_post \
	tests/bus/test_bus_threads
tests_bus_test_bus_post_SOURCES = tests/bus/test_bus_post.c
tests_bus_test_bus_threads_SOURCES = tests/bus/test_bus_threads.c
