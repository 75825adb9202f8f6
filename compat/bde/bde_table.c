/* SPDX-License-Identifier: MIT */
/* bde_table.c - the tables behind cursors, the layout of their record
 * buffers. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base_alloc.h"
#include "bde_delayed.h"
#include "bde_table.h"
#include "bde_tag.h"

/* A cached cursor's record buffer, which is longer, has a size of 16 bits. */
enum { RECORD_MAX = UINT16_MAX - BDE_DELAYED_RECORD_SIZE };

/* ---- life ---- */

struct bde_table *
bde_table_new(enum bde_driver driver, unsigned fields)
{
	struct bde_table *table = base_calloc(1, sizeof *table);

	if (table == NULL)
		return NULL;
	table->fields = base_calloc(fields > 0 ? fields : 1,
	    sizeof *table->fields);
	if (table->fields == NULL) {
		base_free(table);
		return NULL;
	}
	table->users = 1;
	table->rights = prvFULL;
	table->driver = driver;
	table->field_count = (uint16_t)fields;
	return table;
}

void
bde_table_ref(struct bde_table *table)
{
	table->users++;
}

void
bde_table_unref(struct bde_table *table)
{
	if (table == NULL || --table->users > 0)
		return;
	base_free(table->fields);
	bde_tag_unref(table->rule);
	base_free(table->checks);
	base_free(table->secrets);
	base_free(table->links);
	bde_indexes_drop(table->indexes, table->index_count);
	base_free(table->indexes);
	base_free(table->context);
	base_free(table);
}

static void
join_checks(struct bde_table *table)
{
	unsigned i, f;

	for (i = 0; i < table->check_count; i++) {
		f = table->checks[i].iFldNum;
		if (f >= 1 && f <= table->field_count) {
			table->fields[f - 1].check = &table->checks[i];
			table->fields[f - 1].desc.efldvVchk = fldvHASCHECKS;
		}
	}
}

/* count items; false without memory. */
static bool
copy_items(void *to, const void *items, size_t count, size_t size)
{
	void *copy = count > 0 ? base_memdup(items, count * size) : NULL;

	memcpy(to, &copy, sizeof copy);
	return copy != NULL || count == 0;
}

struct bde_table *
bde_table_copy(const struct bde_table *table)
{
	struct bde_table *copy = base_memdup(table, sizeof *table);
	unsigned i;
	bool done;

	if (copy == NULL)
		return NULL;
	copy->users = 1;
	copy->change = NULL;
	copy->context = NULL;
	done = copy_items(&copy->fields, table->fields, table->field_count,
	    sizeof *table->fields);
	done &= copy_items(&copy->checks, table->checks, table->check_count,
	    sizeof *table->checks);
	done &= copy_items(&copy->secrets, table->secrets,
	    table->secrets_size, 1);
	done &= copy_items(&copy->links, table->links, table->link_count,
	    sizeof *table->links);
	done &= copy_items(&copy->indexes, table->indexes,
	    table->index_count, sizeof *table->indexes);
	if (copy->indexes == NULL)
		copy->index_count = 0;
	for (i = 0; i < copy->index_count; i++)
		bde_tag_ref(copy->indexes[i].tag);
	bde_tag_ref(copy->rule);
	if (!done) {
		bde_table_unref(copy);
		return NULL;
	}
	join_checks(copy);
	return copy;
}

/* ---- layout ---- */

void
bde_column_name(const struct bde_field *field, char name[ENG_NAME_MAX + 1])
{
	/* Not every name of a field is one of a column. */
	if (eng_name_check(field->desc.szName, name) != ENG_OK ||
	    strcmp(name, field->desc.szName) != 0)
		snprintf(name, ENG_NAME_MAX + 1, "_%u",
		    (unsigned)field->desc.iFldNum);
}

DBIResult
bde_table_layout(struct bde_table *table)
{
	static _Atomic uint64_t last_shape;
	size_t at = 0, logical = 0;
	struct bde_field *field;
	unsigned i;

	for (i = 0; i < table->field_count; i++) {
		field = &table->fields[i];
		field->desc.iFldNum = (uint16_t)(i + 1);
		field->desc.iOffset = (uint16_t)at;
		field->as_it_is = bde_field_is_as_it_is(field);
		at += field->desc.iLen;
		logical += field->logical_size;
	}
	for (i = 0; i < table->field_count; i++)
		table->fields[i].desc.iNullOffset = (uint16_t)at++;
	if (at > RECORD_MAX || logical > UINT16_MAX)
		return DBIERR_RECTOOBIG;
	table->shape = atomic_fetch_add(&last_shape, 1) + 1;
	table->record_size = (uint16_t)at;
	table->logical_size = (uint16_t)logical;
	join_checks(table);
	return DBIERR_NONE;
}

const struct bde_field *
bde_table_field_named(const struct bde_table *table, const char *name)
{
	unsigned i;

	for (i = 0; i < table->field_count; i++)
		if (strcasecmp(table->fields[i].desc.szName, name) == 0)
			return &table->fields[i];
	return NULL;
}
