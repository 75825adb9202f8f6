/* SPDX-License-Identifier: MIT */
/* What the tests that kill processes share. */
#ifndef CRASH_CHILD_H
#define CRASH_CHILD_H

#include <check.h>
#include <stdio.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ck_jet.h"

/* A child cannot use Check's assertions: it says what is wrong and leaves. */
#define NEED(call) do {							\
	JET_ERR need_got = (call);					\
									\
	if (need_got != JET_errSuccess) {				\
		fprintf(stderr, "%s gave %s (%d)\n", #call,		\
		    ck_jet_name(need_got), (int)need_got);		\
		_exit(1);						\
	}								\
} while (0)

static inline void
crash_start(const char *dir, const char *name, JET_INSTANCE *instance)
{
	static const uint32_t paths[] = { JET_paramSystemPath,
	    JET_paramLogFilePath, JET_paramTempPath };
	char path[512];
	size_t i;

	NEED(JetCreateInstance(instance, name));
	snprintf(path, sizeof(path), "%s/", dir);
	for (i = 0; i < sizeof(paths) / sizeof(paths[0]); i++)
		NEED(JetSetSystemParameter(instance, JET_sesidNil,
		    paths[i], 0, path));
	NEED(JetInit(instance));
}

/* In a process of its own, so that the parent never starts the engine. */
static inline void
crash_run_child(void (*run)(const char *dir), const char *dir)
{
	int status = 0;
	pid_t pid = fork();

	ck_assert_int_ge(pid, 0);
	if (pid == 0) {
		run(dir);
		_exit(0);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
}

#endif
