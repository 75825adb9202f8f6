/* SPDX-License-Identifier: MIT */
/* eng_entries.c - which entries a record has in an index.
 *
 * An index over multi-valued columns has an entry per value of the first of
 * them, or per combination of all, or per common value number.  The tags say
 * which value of each column the next key is made of; they run like the
 * digits of a counter whose last digit is the last multi-valued column. */
#include <stdlib.h>
#include <string.h>

#include "base_alloc.h"
#include "eng_blob.h"
#include "eng_index.h"

enum { NO_PART = ENG_KEY_COLUMNS_MAX };

enum outcome {
	KEY_MADE,
	KEY_PAST,	/* part `past` has no more values */
	KEY_END		/* this tag has no further tuple */
};

struct maker {
	const struct eng_index *index;
	const struct eng_values *values;
	bool strict;
	const struct eng_column *columns[ENG_KEY_COLUMNS_MAX];
	struct eng_key_column parts[ENG_KEY_COLUMNS_MAX];
	bool multi[ENG_KEY_COLUMNS_MAX];
	unsigned first_multi;
	unsigned last_multi;
	uint32_t tags[ENG_KEY_COLUMNS_MAX];
	uint32_t tuple;			/* characters into the first value */
	/* the first value, which every tuple of the tags is cut from */
	bool source_read;
	eng_status source_st;
	struct eng_value source;
	struct base_buf source_bytes;
	/* the last key and what was found on the way */
	struct base_buf *key;
	struct base_buf scratch;
	unsigned nulls;
	bool first_null;
	unsigned past;
};

static eng_status
read_separated(const struct eng_values *values, size_t most,
    struct base_buf *scratch, struct eng_value *out)
{
	struct eng_blob_ref ref = eng_blob_ref_read(out->data);
	uint32_t want = ref.size < most ? ref.size : (uint32_t)most;
	struct eng_view view;
	uint32_t got;
	eng_status st;

	if (!base_buf_resize(scratch, want))
		return ENG_E_NO_MEMORY;
	view = values->view != NULL ? *values->view :
	    eng_session_view(values->session);
	st = eng_blob_read_as(&view, values->table, ref.id, 0, scratch->data,
	    want, &got);
	if (st == ENG_OK && got != want && !values->old_image)
		st = ENG_E_CORRUPT;
	out->data = scratch->data;
	out->size = st == ENG_OK ? got : 0;
	out->separated = false;
	return st;
}

static eng_status
get_default(const struct eng_values *values, const struct eng_column *column,
    uint32_t tag, struct eng_value *out)
{
	if (tag == 1 && values->defaults != NULL &&
	    column->def.flags & ENG_COL_USER_DEFAULT)
		return eng_defaults_get(values->defaults, column->id, out);
	if (tag > 1 || column->def.default_value == NULL ||
	    column->def.flags & ENG_COL_USER_DEFAULT)
		return ENG_NOTE_NULL;
	out->data = column->def.default_value;
	out->size = column->def.default_size;
	return ENG_OK;
}

eng_status
eng_values_get(const struct eng_values *values,
    const struct eng_column *column, uint32_t tag, size_t most,
    struct base_buf *scratch, struct eng_value *out)
{
	eng_status st;

	memset(out, 0, sizeof *out);
	if (values->record != NULL)
		st = eng_record_get(values->record, column, tag, out);
	else
		st = eng_row_get(column, values->row, values->row_size, tag,
		    out);
	if (st == ENG_NOTE_NO_VALUE)
		st = get_default(values, column, tag, out);
	else if (st == ENG_OK && out->separated)
		st = read_separated(values, most, scratch, out);
	if (st == ENG_OK && out->size > most)
		out->size = (uint32_t)most;
	return st;
}

void
eng_index_key_column(const struct eng_table *table,
    const struct eng_index *index, unsigned n, struct eng_key_column *out)
{
	const struct eng_key_part *part = &index->def.parts[n];
	const struct eng_column *col =
	    eng_columns_at(&table->columns, part->column_id);

	memset(out, 0, sizeof *out);
	out->type = col->def.type;
	out->codepage = col->def.codepage;
	out->fixed = col->fixed_size > 0 && (col->def.type == ENG_T_TEXT ||
	    col->def.type == ENG_T_BINARY);
	out->size = col->fixed_size;
	out->descending = part->descending;
	out->fold = part->fold;
	out->nulls_high = index->def.flags & ENG_IDX_NULLS_HIGH;
	out->dotnet_guid = index->def.flags & ENG_IDX_DOTNET_GUID;
	out->var_seg_max = index->def.var_seg_max;
	out->collator = index->collator;
}

/* Only the first multi-valued column counts, unless the index says
 * otherwise. */
static void
find_multi(struct maker *m)
{
	uint32_t flags = m->index->def.flags;
	bool every = flags & (ENG_IDX_CROSS_PRODUCT | ENG_IDX_NESTED);
	unsigned i;

	m->first_multi = m->last_multi = NO_PART;
	for (i = 0; i < m->index->def.part_count; i++) {
		m->multi[i] = m->columns[i]->def.flags & ENG_COL_MULTI &&
		    (every || m->first_multi == NO_PART);
		if (!m->multi[i])
			continue;
		if (m->first_multi == NO_PART)
			m->first_multi = i;
		m->last_multi = i;
	}
}

static eng_status
init_maker(struct maker *m, const struct eng_index *index,
    const struct eng_values *values, bool strict, struct base_buf *key)
{
	unsigned i;

	memset(&m->scratch, 0, sizeof m->scratch);
	memset(&m->source_bytes, 0, sizeof m->source_bytes);
	m->index = index;
	m->values = values;
	m->strict = strict;
	m->tuple = 0;
	m->source_read = false;
	m->nulls = 0;
	m->first_null = false;
	m->key = key;
	for (i = 0; i < index->def.part_count; i++) {
		m->columns[i] = eng_columns_at(&values->table->columns,
		    index->def.parts[i].column_id);
		if (m->columns[i] == NULL)
			return ENG_E_CORRUPT;
		eng_index_key_column(values->table, index, i, &m->parts[i]);
		m->tags[i] = 1;
	}
	find_multi(m);
	return ENG_OK;
}

static void
fini_maker(struct maker *m)
{
	if (m->scratch.data != NULL)
		base_buf_fini(&m->scratch);
	if (m->source_bytes.data != NULL)
		base_buf_fini(&m->source_bytes);
}

/* The bytes of a value that most likely matter for a key of that size. */
static size_t
source_most(const struct maker *m, unsigned part)
{
	const struct eng_tuple_limits *lim = &m->index->def.tuples;
	uint32_t size = m->index->def.key_size;
	uint64_t most;

	if (part == 0 && m->index->def.flags & ENG_IDX_TUPLES) {
		most = 2 * (lim->start + (uint64_t)lim->step *
		    lim->source_max + lim->max);
		return most < ENG_LONG_MAX ? (size_t)most : ENG_LONG_MAX;
	}
	return size <= ENG_KEY_SIZE_DEFAULT ? ENG_KEY_SOURCE_MAX :
	    (size_t)size * 8;
}

/* Narrows the first value to the tuple in turn; false when what is left is
 * too short for one. */
static bool
cut_tuple(const struct maker *m, struct eng_value *value)
{
	const struct eng_tuple_limits *lim = &m->index->def.tuples;
	uint64_t unit = m->columns[0]->def.codepage == 1200 ? 2 : 1;
	uint64_t skip = m->tuple * unit;

	if (skip >= value->size)
		return false;
	value->data += skip;
	value->size -= (uint32_t)skip;
	if (value->size > lim->max * unit)
		value->size = (uint32_t)(lim->max * unit);
	return value->size >= lim->min * unit;
}

/* A long value is read once for all its tuples. */
static eng_status
get_source(struct maker *m, struct eng_value *value)
{
	if (!m->source_read) {
		m->source_st = eng_values_get(m->values, m->columns[0],
		    m->tags[0], source_most(m, 0), &m->source_bytes,
		    &m->source);
		m->source_read = eng_ok(m->source_st);
	}
	*value = m->source;
	return m->source_st;
}

/* Whether a segment that starts there has room for what was not read. */
static bool
wants_more(const struct maker *m, size_t start, size_t size, size_t most)
{
	const struct eng_index_def *def = &m->index->def;

	return size == most && def->key_size > ENG_KEY_SIZE_DEFAULT &&
	    m->key->size < def->key_size && (def->var_seg_max == 0 ||
	    m->key->size - start < def->var_seg_max);
}

/* Text may weigh less than its length, or nothing: for the longer keys more
 * of it is read until the segment is full. */
static eng_status
add_value(struct maker *m, unsigned i, struct eng_value *value)
{
	uint32_t key_size = m->index->def.key_size;
	size_t start = m->key->size;
	size_t most = source_most(m, i);
	eng_status st;

	for (;;) {
		st = eng_key_append(m->key, &m->parts[i], value->data,
		    value->size, false, key_size,
		    key_size <= ENG_KEY_SIZE_DEFAULT);
		if (st != ENG_OK || !wants_more(m, start, value->size, most))
			return st;
		most *= 2;
		m->key->size = start;
		st = eng_values_get(m->values, m->columns[i], m->tags[i],
		    most, &m->scratch, value);
		if (st != ENG_OK)
			return st;
	}
}

/* Adds the segment of one part to the key. */
static eng_status
add_part(struct maker *m, unsigned i, enum outcome *outcome)
{
	bool tuple = i == 0 && m->index->def.flags & ENG_IDX_TUPLES;
	struct eng_value value;
	eng_status st;

	st = tuple ? get_source(m, &value) : eng_values_get(m->values,
	    m->columns[i], m->tags[i], source_most(m, i), &m->scratch,
	    &value);
	if (!eng_ok(st))
		return st;
	if (st == ENG_NOTE_NULL) {
		if (m->tags[i] > 1 && !(m->index->def.flags & ENG_IDX_NESTED)) {
			m->past = i;
			*outcome = KEY_PAST;
			return ENG_OK;
		}
		m->nulls++;
		if (i == 0)
			m->first_null = true;
	}
	if (tuple && (st == ENG_NOTE_NULL || !cut_tuple(m, &value))) {
		*outcome = KEY_END;
		return ENG_OK;
	}
	st = st != ENG_NOTE_NULL ? add_value(m, i, &value) :
	    eng_key_append(m->key, &m->parts[i], NULL, 0, true,
	    m->index->def.key_size, false);
	if (st != ENG_NOTE_KEY_CUT)
		return st;
	return m->strict && m->index->def.flags & ENG_IDX_NO_CUT ?
	    ENG_E_KEY_CUT : ENG_OK;
}

/* Whether every multi-valued column ran out of values, which ends a nested
 * table; a null that is the first value does not. */
static eng_status
check_nested(struct maker *m, enum outcome *outcome)
{
	struct eng_value value;
	eng_status st;
	unsigned i;

	for (i = 0; i < m->index->def.part_count; i++) {
		if (!m->multi[i])
			continue;
		if (m->tags[i] == 1)
			return ENG_OK;
		st = eng_values_get(m->values, m->columns[i], m->tags[i], 1,
		    &m->scratch, &value);
		if (st != ENG_NOTE_NULL)
			return eng_ok(st) ? ENG_OK : st;
	}
	*outcome = KEY_PAST;
	m->past = 0;
	return ENG_OK;
}

static eng_status
make_key(struct maker *m, enum outcome *outcome)
{
	eng_status st = ENG_OK;
	unsigned i;

	*outcome = KEY_MADE;
	base_buf_clear(m->key);
	m->nulls = 0;
	m->first_null = false;
	if (m->index->def.flags & ENG_IDX_NESTED && m->first_multi != NO_PART)
		st = check_nested(m, outcome);
	for (i = 0; st == ENG_OK && *outcome == KEY_MADE &&
	    i < m->index->def.part_count; i++)
		st = add_part(m, i, outcome);
	return st;
}

/* Whether the nulls of the key just made keep it out of the index. */
static bool
skips_nulls(const struct maker *m)
{
	uint32_t flags = m->index->def.flags;

	if (m->nulls == 0)
		return false;
	if (flags & ENG_IDX_SKIP_ANY_NULL)
		return true;
	if (flags & ENG_IDX_SKIP_FIRST_NULL && m->first_null)
		return true;
	return flags & (ENG_IDX_SKIP_ALL_NULL | ENG_IDX_SKIP_FIRST_NULL) &&
	    m->nulls == m->index->def.part_count;
}

/* Goes to the next combination of tags; false after the last. */
static bool
advance_tags(struct maker *m, enum outcome outcome)
{
	unsigned i;
	unsigned j;

	if (m->last_multi == NO_PART)
		return false;
	if (m->index->def.flags & ENG_IDX_NESTED) {
		for (i = 0; i < m->index->def.part_count; i++)
			m->tags[i] += m->multi[i];
		return outcome != KEY_PAST;
	}
	if (outcome != KEY_PAST) {
		m->tags[m->last_multi]++;
		return true;
	}
	for (i = m->past; i-- > 0;)
		if (m->multi[i]) {
			m->tags[i]++;
			for (j = i + 1; j < m->index->def.part_count; j++)
				m->tags[j] = 1;
			return true;
		}
	return false;
}

static eng_status
add_entry(struct eng_entries *out, const struct base_buf *key, uint32_t tag)
{
	struct eng_entry *list;
	size_t room;

	if (out->count == out->room) {
		room = out->room == 0 ? 4 : out->room * 2;
		list = base_realloc(out->list, room * sizeof *list);
		if (list == NULL)
			return ENG_E_NO_MEMORY;
		out->list = list;
		out->room = room;
	}
	list = &out->list[out->count];
	list->offset = out->bytes.size;
	list->size = (uint32_t)key->size;
	list->tag = tag;
	if (!base_buf_add(&out->bytes, key->data, key->size))
		return ENG_E_NO_MEMORY;
	out->count++;
	return ENG_OK;
}

/* One key, or one per tuple, of the tags in turn.  *done when no later tags
 * can give a key. */
static eng_status
collect_tags(struct maker *m, struct eng_entries *out, enum outcome *outcome,
    bool *done)
{
	const struct eng_index_def *def = &m->index->def;
	bool tuples = def->flags & ENG_IDX_TUPLES;
	uint32_t left = tuples ? def->tuples.source_max : 1;
	eng_status st;

	m->source_read = false;
	for (m->tuple = tuples ? def->tuples.start : 0; left > 0;
	    m->tuple += def->tuples.step, left--) {
		st = make_key(m, outcome);
		if (st != ENG_OK || *outcome != KEY_MADE)
			return st;
		if (m->nulls > 0 && m->strict && def->flags & ENG_IDX_NO_NULL)
			return ENG_E_NULL_KEY;
		if (skips_nulls(m)) {
			*done = true;
			return ENG_OK;
		}
		st = add_entry(out, m->key, m->first_multi == NO_PART ? 1 :
		    m->tags[m->first_multi]);
		if (st != ENG_OK)
			return st;
		/* Other combinations would only be nulls again. */
		if (m->nulls == def->part_count)
			*done = true;
	}
	return ENG_OK;
}

static eng_status
check_conditions(struct maker *m, bool *holds)
{
	const struct eng_condition *cond = m->index->def.conditions;
	const struct eng_column *col;
	struct eng_value value;
	eng_status st;
	uint32_t i;

	*holds = true;
	for (i = 0; i < m->index->def.condition_count && *holds; i++) {
		col = eng_columns_at(&m->values->table->columns,
		    cond[i].column_id);
		if (col == NULL)
			return ENG_E_CORRUPT;
		st = eng_values_get(m->values, col, 1, 1, &m->scratch, &value);
		if (!eng_ok(st))
			return st;
		*holds = cond[i].must_be_null == (st == ENG_NOTE_NULL);
	}
	return ENG_OK;
}

static int
compare_entries(const uint8_t *a_bytes, const struct eng_entry *a,
    const uint8_t *b_bytes, const struct eng_entry *b)
{
	return base_bytes_compare(a_bytes + a->offset, a->size,
	    b_bytes + b->offset, b->size);
}

static int
order_entries(const void *a, const void *b, void *bytes)
{
	const struct eng_entry *left = a;
	const struct eng_entry *right = b;
	int diff = compare_entries(bytes, left, bytes, right);

	if (diff != 0)
		return diff;
	return left->tag < right->tag ? -1 : left->tag > right->tag;
}

/* Sorts; of equal keys the one with the least tag stays. */
static void
sort_entries(struct eng_entries *entries)
{
	const uint8_t *bytes = entries->bytes.data;
	size_t kept = 1;
	size_t i;

	if (entries->count < 2)
		return;
	qsort_r(entries->list, entries->count, sizeof *entries->list,
	    order_entries, entries->bytes.data);
	for (i = 1; i < entries->count; i++)
		if (compare_entries(bytes, &entries->list[kept - 1], bytes,
		    &entries->list[i]) != 0)
			entries->list[kept++] = entries->list[i];
	entries->count = kept;
}

eng_status
eng_entries_collect(const struct eng_index *index,
    const struct eng_values *values, bool strict, struct eng_entries *out)
{
	struct maker m;
	enum outcome outcome;
	bool more = false;
	bool done = false;
	eng_status st;

	out->count = 0;
	base_buf_clear(&out->bytes);
	st = init_maker(&m, index, values, strict, &out->key);
	if (st == ENG_OK)
		st = check_conditions(&m, &more);
	while (st == ENG_OK && more) {
		outcome = KEY_MADE;
		st = collect_tags(&m, out, &outcome, &done);
		more = !done && advance_tags(&m, outcome);
	}
	fini_maker(&m);
	if (st == ENG_OK)
		sort_entries(out);
	else
		out->count = 0;
	return st;
}

void
eng_entries_fini(struct eng_entries *entries)
{
	base_buf_fini(&entries->bytes);
	base_buf_fini(&entries->key);
	base_free(entries->list);
	entries->list = NULL;
	entries->count = entries->room = 0;
}

eng_status
eng_index_entries(const struct eng_index *index,
    const struct eng_values *values, eng_entry_fn *fn, void *ctx)
{
	struct eng_entries entries = ENG_ENTRIES_EMPTY;
	eng_status st;
	size_t i;

	st = eng_entries_collect(index, values, false, &entries);
	for (i = 0; st == ENG_OK && i < entries.count; i++)
		st = fn(ctx, entries.bytes.data + entries.list[i].offset,
		    entries.list[i].size, entries.list[i].tag);
	eng_entries_fini(&entries);
	return st;
}

/* The values of a nested table go together. */
static void
choose_value(struct maker *m, uint32_t tag)
{
	bool nested = m->index->def.flags & ENG_IDX_NESTED;
	unsigned i;

	m->tuple = m->index->def.flags & ENG_IDX_TUPLES ?
	    m->index->def.tuples.start : 0;
	for (i = 0; i < m->index->def.part_count; i++)
		if (m->multi[i] && (nested || i == m->first_multi))
			m->tags[i] = tag;
}

eng_status
eng_index_own_key(const struct eng_index *index,
    const struct eng_values *values, uint32_t tag, struct base_buf *key)
{
	enum outcome outcome = KEY_END;
	struct maker m;
	bool holds;
	eng_status st;

	st = init_maker(&m, index, values, false, key);
	if (st == ENG_OK)
		st = check_conditions(&m, &holds);
	if (st == ENG_OK && holds) {
		choose_value(&m, tag);
		st = make_key(&m, &outcome);
	}
	if (st == ENG_OK && outcome == KEY_PAST)
		st = ENG_E_BAD_TAG;
	else if (st == ENG_OK && (outcome == KEY_END || skips_nulls(&m)))
		st = ENG_E_NO_RECORD;
	fini_maker(&m);
	return st;
}

/* Calls fn for each entry of `these` that is not in `those`. */
static eng_status
tell_missing(const struct eng_entries *these, const struct eng_entries *those,
    bool put, eng_diff_fn *fn, void *ctx)
{
	eng_status st = ENG_OK;
	size_t i;
	size_t j = 0;
	int diff;

	for (i = 0; st == ENG_OK && i < these->count; i++) {
		diff = -1;
		while (j < those->count && (diff = compare_entries(
		    these->bytes.data, &these->list[i],
		    those->bytes.data, &those->list[j])) > 0)
			j++;
		if (j == those->count || diff != 0)
			st = fn(ctx, these->bytes.data + these->list[i].offset,
			    these->list[i].size, put);
	}
	return st;
}

eng_status
eng_entries_diff(const struct eng_entries *before,
    const struct eng_entries *after, eng_diff_fn *fn, void *ctx)
{
	eng_status st = tell_missing(before, after, false, fn, ctx);

	return st == ENG_OK ? tell_missing(after, before, true, fn, ctx) : st;
}

bool
eng_entry_key(const uint8_t *key, size_t key_size,
    const uint8_t *bookmark, size_t bookmark_size, struct base_buf *out)
{
	return base_buf_set(out, key, key_size) &&
	    base_buf_add(out, bookmark, bookmark_size);
}

struct eng_entry_value
eng_entry_value(size_t key_size)
{
	struct eng_entry_value value;

	base_put_u16(value.bytes, (uint16_t)key_size);
	value.size = key_size <= UINT8_MAX ? 1 : 2;
	return value;
}

bool
eng_entry_split(const uint8_t *value, size_t value_size, size_t entry_size,
    size_t *split)
{
	if (value_size != 1 && value_size != 2)
		return false;
	*split = value_size == 1 ? value[0] : base_get_u16(value);
	return *split <= entry_size;
}

eng_status
eng_index_primary_key(const struct eng_values *values, struct base_buf *key)
{
	struct maker m;
	enum outcome outcome = KEY_MADE;
	eng_status st;

	st = init_maker(&m, values->table->primary, values, true, key);
	if (st == ENG_OK)
		st = make_key(&m, &outcome);
	if (st == ENG_OK && m.nulls > 0 &&
	    m.index->def.flags & ENG_IDX_NO_NULL)
		st = ENG_E_NULL_KEY;
	fini_maker(&m);
	return st;
}
