/* SPDX-License-Identifier: MIT */
/* Updates that have events although no session of the program's made them: the
 * deletion of a record whose number reached zero, and what a program of the
 * other API does in a table of this one.
 *
 * The engine works on the thread that committed, in a session of which no
 * program knows.  The program is shown that session and its cursor, and meets
 * a thread that is none of its own: the session which is in the middle of its
 * commit belongs to another thread, as it would were the engine's thread one
 * of its own.
 *
 * The other API's cursor gets its session and handle for one event.  The thread
 * is the program's. */

#include <stddef.h>

#include "ese_db.h"

/* Told by the engine; leave has given the thread its own number back. */
static void
end_inside(void *owner)
{
	struct ese_table *table = owner;
	struct ese_session *session = table->session;
	uintptr_t was = ese_thread_become(atomic_load(&session->inside));

	ese_table_forget(table);
	ese_session_disown(session);
	(void)ese_thread_become(was);
}

static struct eng_session *
find_session(struct eng_cursor *cursor)
{
	return eng_session_home(eng_cursor_session(cursor));
}

static bool
is_guest(struct eng_cursor *cursor)
{
	return eng_session_is_guest(find_session(cursor));
}

static struct ese_table *
adopt(struct ese_instance *instance, struct eng_cursor *cursor)
{
	struct ese_session *session;
	struct eng_table_info info;
	struct ese_table *table = NULL;
	struct ese_db *db;

	session = ese_session_adopt(instance, find_session(cursor));
	if (session == NULL)
		return NULL;
	eng_cursor_table_info(cursor, &info);
	db = ese_db_adopt(session, info.store);
	if (db != NULL)
		table = ese_table_adopt(session, cursor, db,
		    is_guest(cursor) ? NULL : end_inside);
	if (table == NULL)
		ese_session_disown(session);
	return table;
}

struct ese_table *
ese_inside_enter(struct ese_instance *instance, struct eng_cursor *cursor)
{
	struct ese_table *table;
	struct ese_session *session;
	uintptr_t was;

	if (is_guest(cursor))
		return adopt(instance, cursor);
	table = ese_table_of(cursor);
	if (table == NULL) {
		was = ese_thread_become(0);
		table = adopt(instance, cursor);
		(void)ese_thread_become(was);
	}
	if (table == NULL)
		return NULL;
	session = table->session;
	if (session->of_engine && session->callback_depth == 0)
		session->committer = ese_thread_become(
		    atomic_load(&session->inside));
	return table;
}

void
ese_inside_leave(struct ese_table *table)
{
	struct ese_session *session = table->session;

	if (is_guest(table->cursor)) {
		ese_table_forget(table);
		ese_session_disown(session);
		return;
	}
	if (session->of_engine && session->callback_depth == 0)
		(void)ese_thread_become(session->committer);
}
