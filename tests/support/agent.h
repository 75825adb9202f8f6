/* SPDX-License-Identifier: MIT */
/* agent.h - other processes: each is the test program started anew, with
 * --agent and a directory; it does what lines tell it and answers each with a
 * line. */
#ifndef AGENT_H
#define AGENT_H

#include <check.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

enum { AGENT_LINE = 600 };

struct agent {
	pid_t pid;			/* 0: it has ended */
	FILE *in;
	FILE *out;
	int32_t value;			/* for tests whose answers have one */
};

void agent_start(struct agent *ag, const char *dir);

/* Begins something whose answer comes later. */
void agent_tell(struct agent *ag, const char *line);
/* Its next line, without the end; "no answer" when it has ended. Good until
 * the next is heard. */
char *agent_hear(struct agent *ag);
char *agent_ask(struct agent *ag, const char *line);

/* Waits for its end; the status is waitpid's. */
int agent_reap(struct agent *ag);
void agent_kill(struct agent *ag);
/* It has nothing more to do, and ends well. */
void agent_dismiss(struct agent *ag);

/* What main gives back in an agent whose work is a suite: Check's assertions
 * work in nothing else. */
int agent_run(Suite *suite);

#endif
