/* SPDX-License-Identifier: MIT */
#include "agent.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

void
agent_start(struct agent *ag, const char *dir)
{
	int in[2], out[2];

	ck_assert_int_eq(pipe(in), 0);
	ck_assert_int_eq(pipe(out), 0);
	ag->pid = fork();
	ck_assert_int_ge(ag->pid, 0);
	if (ag->pid == 0) {
		dup2(in[0], STDIN_FILENO);
		dup2(out[1], STDOUT_FILENO);
		closefrom(3);
		execl("/proc/self/exe", "agent", "--agent", dir, (char *)NULL);
		_exit(127);
	}
	close(in[0]);
	close(out[1]);
	ag->in = fdopen(in[1], "w");
	ag->out = fdopen(out[0], "r");
}

void
agent_tell(struct agent *ag, const char *line)
{
	fprintf(ag->in, "%s\n", line);
	fflush(ag->in);
}

char *
agent_hear(struct agent *ag)
{
	static char line[AGENT_LINE];

	if (fgets(line, sizeof line, ag->out) == NULL)
		strcpy(line, "no answer");
	line[strcspn(line, "\n")] = '\0';
	return line;
}

char *
agent_ask(struct agent *ag, const char *line)
{
	agent_tell(ag, line);
	return agent_hear(ag);
}

int
agent_reap(struct agent *ag)
{
	int status;

	fclose(ag->in);
	fclose(ag->out);
	ck_assert_int_eq(waitpid(ag->pid, &status, 0), ag->pid);
	ag->pid = 0;
	return status;
}

void
agent_kill(struct agent *ag)
{
	ck_assert_int_eq(kill(ag->pid, SIGKILL), 0);
	(void)agent_reap(ag);
}

void
agent_dismiss(struct agent *ag)
{
	int status = agent_reap(ag);

	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), 0);
}

int
agent_run(Suite *suite)
{
	SRunner *runner = srunner_create(suite);
	int failed;

	srunner_set_fork_status(runner, CK_NOFORK);
	srunner_run_all(runner, CK_SILENT);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
