/* SPDX-License-Identifier: MIT */
/* bench_op.c - the operations that workloads are made of, and the checks of
 * what they read and wrote. */
#include <string.h>

#include "bench_fail.h"
#include "bench_work.h"

enum { UPDATES_MAX = 65535 };

static void
complain(const struct bench_task *task, int32_t id)
{
	bench_fail("%s: %s: wrong values in record %d", task->run->engine->name,
	    task->run->work->name, (int)id);
}

/* The records that an insert adds begin behind the loaded ones. */
static int32_t
pick_new(const struct bench_task *task, uint32_t i)
{
	uint32_t loaded = task->run->work->start == BENCH_EMPTY ? 0 :
	    task->run->setup.size;

	return (int32_t)(loaded + i + 1);
}

static int32_t
pick_any(const struct bench_task *task, uint32_t i)
{
	return bench_data_any(task->first + i, task->run->setup.size);
}

static int32_t
pick_each(const struct bench_task *task, uint32_t i)
{
	return bench_data_each(i, task->run->setup.size);
}

static void
check_get(struct bench_task *task, int32_t id, unsigned changes)
{
	if (!task->run->engine->get(task->user, id, &task->record) ||
	    task->record.id != id || !bench_data_is(&task->record, changes))
		complain(task, id);
}

/* ---- operations ---- */

void
bench_op_insert(struct bench_task *task, uint32_t i)
{
	bench_data_make(&task->record, pick_new(task, i), 0);
	task->run->engine->insert(task->user, &task->record);
}

void
bench_op_get(struct bench_task *task, uint32_t i)
{
	check_get(task, pick_any(task, i), 0);
}

void
bench_op_find(struct bench_task *task, uint32_t i)
{
	int32_t id = pick_any(task, i);

	bench_data_text(task->text, id);
	if (!task->run->engine->find(task->user, task->text, &task->record) ||
	    task->record.id != id || !bench_data_is(&task->record, 0))
		complain(task, id);
}

/* A scan begins with its first operation and sees the end in its last. */
static void
step(struct bench_task *task, uint32_t i, enum bench_order order)
{
	const struct bench_engine *engine = task->run->engine;
	struct bench_record none;

	if (i == 0)
		engine->rewind(task->user, order);
	if (!engine->next(task->user, &task->record))
		bench_fail("%s: a scan ended after %u records", engine->name,
		    i);
	if (i + 1 == task->run->setup.size && engine->next(task->user, &none))
		bench_fail("%s: a scan has no end", engine->name);
}

void
bench_op_scan(struct bench_task *task, uint32_t i)
{
	step(task, i, BENCH_PRIMARY);
	if (task->record.n != bench_data_n((int32_t)i + 1, 0))
		complain(task, (int32_t)i + 1);
}

void
bench_op_scan_text(struct bench_task *task, uint32_t i)
{
	step(task, i, BENCH_SECONDARY);
	if (!bench_data_is(&task->record, 0) || (i > 0 &&
	    memcmp(task->text, task->record.text, BENCH_TEXT) > 0))
		complain(task, task->record.id);
	memcpy(task->text, task->record.text, BENCH_TEXT);
}

/* A record that is updated again gets another value: engines may leave alone
 * what does not change. */
void
bench_op_update(struct bench_task *task, uint32_t i)
{
	int32_t id = pick_any(task, i);

	task->run->engine->update(task->user, id,
	    bench_data_n(id, 1 + (task->first + i) % UPDATES_MAX));
}

void
bench_op_erase(struct bench_task *task, uint32_t i)
{
	task->run->engine->erase(task->user, pick_each(task, i));
}

/* ---- what they left ---- */

void
bench_op_check_insert(struct bench_task *task, uint32_t i)
{
	check_get(task, pick_new(task, i), 0);
}

void
bench_op_check_update(struct bench_task *task, uint32_t i)
{
	int32_t id = pick_any(task, i);
	unsigned changes;

	if (!task->run->engine->get(task->user, id, &task->record))
		complain(task, id);
	changes = (unsigned)task->record.n & UPDATES_MAX;
	if (changes == 0 || !bench_data_is(&task->record, changes))
		complain(task, id);
}

void
bench_op_check_erase(struct bench_task *task, uint32_t i)
{
	int32_t id = pick_each(task, i);

	bench_data_text(task->text, id);
	if (task->run->engine->get(task->user, id, &task->record) ||
	    task->run->engine->find(task->user, task->text, &task->record))
		complain(task, id);
}
