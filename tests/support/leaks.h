/* SPDX-License-Identifier: MIT */
#ifndef LEAKS_H
#define LEAKS_H

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

/* Berkeley DB loses memory of its own when it panics or recovery fails. */
static inline void
jp_leaks_ignore(void)
{
#ifdef __SANITIZE_ADDRESS__
	__lsan_disable();
#endif
}

#endif
