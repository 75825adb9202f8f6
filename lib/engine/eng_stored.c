/* SPDX-License-Identifier: MIT */
/* eng_stored.c - the callback whose name is stored with a table.
 *
 * The engine keeps the name and the events; what they mean, and who calls, is
 * the API layer's business. */
#include <string.h>

#include "base_alloc.h"
#include "eng_catalog.h"
#include "eng_cursor.h"
#include "eng_env.h"

/* The table is new and its creator's alone, so nobody else sees it change. */
eng_status
eng_table_set_callback(struct eng_cursor *cursor, const char *name,
    uint32_t events)
{
	struct eng_session *session = cursor->session;
	struct eng_table *table = cursor->table;
	char *copy;
	eng_status st;

	if (table->store == NULL || table->callback != NULL)
		return ENG_E_BAD_PARAMETER;
	copy = base_strdup(name);
	if (copy == NULL)
		return ENG_E_NO_MEMORY;
	st = eng_stmt_begin(session);
	if (st == ENG_OK) {
		eng_env_share(session->env);
		st = eng_catalog_insert_callback(session, table, name,
		    events);
		eng_env_unshare(session->env);
		st = eng_stmt_end(session, st);
	}
	if (st != ENG_OK) {
		base_free(copy);
		return st;
	}
	table->callback = copy;
	table->callback_events = events;
	return ENG_OK;
}

void
eng_table_callback(struct eng_cursor *cursor, bool of_template,
    struct eng_table_callback *out)
{
	static const struct eng_table_callback none;
	struct eng_table *table = of_template ? cursor->table->template :
	    cursor->table;

	*out = none;
	if (table == NULL || table->callback == NULL)
		return;
	out->name = table->callback;
	out->events = table->callback_events;
	out->scope = &table->scope;
	out->is_watched = &table->callback_watched;
}
