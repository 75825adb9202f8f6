/* SPDX-License-Identifier: MIT */
/* bde_table_store.c - what tables keep of themselves in the store
 * (lib/engine/FORMAT, "BDE tables"). */
#include <string.h>

#include "base_alloc.h"
#include "bde_lang.h"
#include "bde_table.h"
#include "bde_tag.h"

#define PROPERTY "bde.table"
#define SECRETS "bde.secrets"

enum { FORMAT_VERSION = 1 };

/* ---- writing ---- */

struct writer {
	struct base_buf buf;
	bool failed;
};

static void
put_u16(struct writer *w, unsigned value)
{
	w->failed |= !base_buf_add_u16(&w->buf, (uint16_t)value);
}

static void
put_bytes(struct writer *w, const void *data, size_t size)
{
	w->failed |= !base_buf_add(&w->buf, data, size);
}

static void
put_text(struct writer *w, const char *text)
{
	size_t size = strlen(text);

	put_u16(w, (unsigned)size);
	put_bytes(w, text, size);
}

/* Bytes up to the last that is not 0. */
static void
put_value(struct writer *w, const uint8_t *value, size_t size)
{
	while (size > 0 && value[size - 1] == 0)
		size--;
	put_u16(w, (unsigned)size);
	put_bytes(w, value, size);
}

/* Of a packed descriptor: the numbers may lie at any address. */
static void
put_numbers(struct writer *w, const void *numbers, unsigned count)
{
	uint16_t number;
	unsigned i;

	put_u16(w, count);
	for (i = 0; i < count; i++) {
		memcpy(&number, (const uint8_t *)numbers + i * sizeof number,
		    sizeof number);
		put_u16(w, number);
	}
}

static void
put_field(struct writer *w, const struct bde_field *field)
{
	put_text(w, field->desc.szName);
	put_u16(w, field->desc.iFldType);
	put_u16(w, field->desc.iSubType);
	put_u16(w, (uint16_t)field->desc.iUnits1);
	put_u16(w, (uint16_t)field->desc.iUnits2);
}

static void
put_check(struct writer *w, const VCHKDesc *check)
{
	put_u16(w, check->iFldNum);
	put_u16(w, (uint16_t)check->bRequired);
	put_u16(w, (uint16_t)check->bHasMinVal);
	put_u16(w, (uint16_t)check->bHasMaxVal);
	put_u16(w, (uint16_t)check->bHasDefVal);
	put_value(w, check->aMinVal, sizeof check->aMinVal);
	put_value(w, check->aMaxVal, sizeof check->aMaxVal);
	put_value(w, check->aDefVal, sizeof check->aDefVal);
	put_text(w, check->szPict);
	put_u16(w, check->elkupType);
	put_text(w, check->szLkupTblName);
}

static void
put_link(struct writer *w, const RINTDesc *link)
{
	put_u16(w, link->iRintNum);
	put_text(w, link->szRintName);
	put_u16(w, link->eType);
	put_text(w, link->szTblName);
	put_u16(w, link->eModOp);
	put_u16(w, link->eDelOp);
	put_numbers(w, link->aiThisTabFld, link->iFldCount);
	put_numbers(w, link->aiOthTabFld, link->iFldCount);
}

static void
put_index(struct writer *w, const struct bde_index *index)
{
	const IDXDesc *desc = &index->desc;
	unsigned i, descending = 0;

	for (i = 0; i < DBIMAXFLDSINKEY; i++)
		descending |= desc->abDescending[i] ? 1u << i : 0;
	put_text(w, index->name);
	put_text(w, desc->szName);
	put_u16(w, desc->iIndexId);
	put_text(w, desc->szTagName);
	put_text(w, desc->szFormat);
	put_u16(w, (uint16_t)desc->bPrimary);
	put_u16(w, (uint16_t)desc->bUnique);
	put_u16(w, (uint16_t)desc->bDescending);
	put_u16(w, (uint16_t)desc->bMaintained);
	put_u16(w, (uint16_t)desc->bSubset);
	put_u16(w, (uint16_t)desc->bExpIdx);
	put_u16(w, desc->iKeyLen);
	put_u16(w, (uint16_t)desc->bOutofDate);
	put_u16(w, desc->iKeyExpType);
	put_numbers(w, desc->aiKeyFld, desc->iFldsInKey);
	put_text(w, desc->szKeyExp);
	put_text(w, desc->szKeyCond);
	put_u16(w, (uint16_t)desc->bCaseInsensitive);
	put_u16(w, descending);
}

DBIResult
bde_table_store(const struct bde_table *table, struct eng_cursor *cursor)
{
	struct writer w = { BASE_BUF_EMPTY, false };
	DBIResult result = DBIERR_NOMEMORY;
	unsigned i;

	put_u16(&w, FORMAT_VERSION);
	put_u16(&w, table->driver);
	put_u16(&w, table->level);
	put_text(&w, table->lang);
	put_u16(&w, table->field_count);
	put_u16(&w, table->check_count);
	put_u16(&w, table->link_count);
	put_u16(&w, table->index_count);
	for (i = 0; i < table->field_count; i++)
		put_field(&w, &table->fields[i]);
	for (i = 0; i < table->check_count; i++)
		put_check(&w, &table->checks[i]);
	for (i = 0; i < table->link_count; i++)
		put_link(&w, &table->links[i]);
	for (i = 0; i < table->index_count; i++)
		put_index(&w, &table->indexes[i]);
	if (!w.failed)
		result = bde_error_of(eng_table_set_property(cursor, PROPERTY,
		    w.buf.data, w.buf.size));
	base_buf_fini(&w.buf);
	if (result == DBIERR_NONE && table->secrets != NULL)
		result = bde_error_of(eng_table_set_property(cursor, SECRETS,
		    table->secrets, table->secrets_size));
	return result;
}

/* ---- reading ---- */

struct reader {
	const uint8_t *at;
	size_t left;
	bool failed;
};

static const uint8_t *
take(struct reader *r, size_t size)
{
	const uint8_t *at = r->at;

	if (size > r->left) {
		r->failed = true;
		return NULL;
	}
	r->at += size;
	r->left -= size;
	return at;
}

static uint16_t
get_u16(struct reader *r)
{
	const uint8_t *at = take(r, 2);

	return at != NULL ? base_get_u16(at) : 0;
}

/* The out arguments lie in packed structures that are all zero. */
static void
get_value(struct reader *r, void *out, size_t room)
{
	size_t size = get_u16(r);
	const uint8_t *at = take(r, size);

	if (at == NULL || size > room)
		r->failed = true;
	else
		memcpy(out, at, size);
}

static void
get_text(struct reader *r, char *out, size_t room)
{
	get_value(r, out, room - 1);
}

static uint16_t
get_numbers(struct reader *r, uint16_t out[DBIMAXFLDSINKEY])
{
	uint16_t i, count = get_u16(r);

	if (count > DBIMAXFLDSINKEY) {
		r->failed = true;
		return 0;
	}
	for (i = 0; i < count; i++)
		out[i] = get_u16(r);
	return count;
}

static void
get_field(struct reader *r, struct bde_field *field)
{
	FLDDesc desc = { 0 };

	get_text(r, desc.szName, sizeof desc.szName);
	desc.iFldType = get_u16(r);
	desc.iSubType = get_u16(r);
	desc.iUnits1 = (int16_t)get_u16(r);
	desc.iUnits2 = (int16_t)get_u16(r);
	if (!r->failed && bde_field_shape(field, &desc) != DBIERR_NONE)
		r->failed = true;
}

/* A text among them ends, whatever was stored. */
static void
get_limit(struct reader *r, uint8_t *out, size_t room)
{
	get_value(r, out, room);
	out[room - 1] = 0;
}

static void
get_check(struct reader *r, VCHKDesc *check)
{
	check->iFldNum = get_u16(r);
	check->bRequired = (int16_t)get_u16(r);
	check->bHasMinVal = (int16_t)get_u16(r);
	check->bHasMaxVal = (int16_t)get_u16(r);
	check->bHasDefVal = (int16_t)get_u16(r);
	get_limit(r, check->aMinVal, sizeof check->aMinVal);
	get_limit(r, check->aMaxVal, sizeof check->aMaxVal);
	get_limit(r, check->aDefVal, sizeof check->aDefVal);
	get_text(r, check->szPict, sizeof check->szPict);
	check->elkupType = get_u16(r);
	get_text(r, check->szLkupTblName, sizeof check->szLkupTblName);
}

static void
get_link(struct reader *r, RINTDesc *link)
{
	DBIKEY numbers = { 0 };

	link->iRintNum = get_u16(r);
	get_text(r, link->szRintName, sizeof link->szRintName);
	link->eType = get_u16(r);
	get_text(r, link->szTblName, sizeof link->szTblName);
	link->eModOp = get_u16(r);
	link->eDelOp = get_u16(r);
	link->iFldCount = get_numbers(r, numbers);
	memcpy(link->aiThisTabFld, numbers, sizeof numbers);
	if (get_numbers(r, numbers) != link->iFldCount)
		r->failed = true;
	memcpy(link->aiOthTabFld, numbers, sizeof numbers);
}

static void
get_index(struct reader *r, struct bde_index *index)
{
	IDXDesc *desc = &index->desc;
	DBIKEY numbers = { 0 };
	unsigned i, descending;

	get_text(r, index->name, sizeof index->name);
	get_text(r, desc->szName, sizeof desc->szName);
	desc->iIndexId = get_u16(r);
	get_text(r, desc->szTagName, sizeof desc->szTagName);
	get_text(r, desc->szFormat, sizeof desc->szFormat);
	desc->bPrimary = (int16_t)get_u16(r);
	desc->bUnique = (int16_t)get_u16(r);
	desc->bDescending = (int16_t)get_u16(r);
	desc->bMaintained = (int16_t)get_u16(r);
	desc->bSubset = (int16_t)get_u16(r);
	desc->bExpIdx = (int16_t)get_u16(r);
	desc->iKeyLen = get_u16(r);
	desc->bOutofDate = (int16_t)get_u16(r);
	desc->iKeyExpType = get_u16(r);
	desc->iFldsInKey = get_numbers(r, numbers);
	memcpy(desc->aiKeyFld, numbers, sizeof numbers);
	get_text(r, desc->szKeyExp, sizeof desc->szKeyExp);
	get_text(r, desc->szKeyCond, sizeof desc->szKeyCond);
	desc->bCaseInsensitive = (int16_t)get_u16(r);
	descending = get_u16(r);
	for (i = 0; i < DBIMAXFLDSINKEY; i++)
		desc->abDescending[i] = descending >> i & 1;
}

/* ---- what was read ---- */

static bool
is_field(const struct bde_table *table, unsigned number)
{
	return number >= 1 && number <= table->field_count;
}

/* Paradox has no texts of dBASE, or the reverse. */
static bool
is_own_type(const struct bde_table *table, const struct bde_type *own)
{
	const struct bde_type *type;
	unsigned n;

	for (n = 0; (type = bde_type_at(table->driver, n)) != NULL; n++)
		if (type == own)
			return true;
	return false;
}

static bool
is_check_sound(const struct bde_table *table, const VCHKDesc *check)
{
	return (check->iFldNum == 0 ? table->driver == BDE_DBASE :
	    is_field(table, check->iFldNum)) &&
	    check->elkupType <= lkupALLCORRESPHELP;
}

/* The other table's fields are counted when it is opened. */
static bool
is_link_sound(const struct bde_table *table, const RINTDesc *link)
{
	unsigned i;

	for (i = 0; i < link->iFldCount; i++)
		if (!is_field(table, link->aiThisTabFld[i]) ||
		    table->fields[link->aiThisTabFld[i] - 1].is_blob)
			return false;
	return link->iFldCount > 0 && link->eType <= rintDEPENDENT &&
	    link->eModOp <= rintCASCADE && link->eDelOp <= rintCASCADE;
}

/* A computed key has no fields; the primary index is the first one. */
static bool
is_index_sound(const struct bde_table *table, unsigned n)
{
	const IDXDesc *desc = &table->indexes[n].desc;
	unsigned i;

	for (i = 0; i < desc->iFldsInKey; i++)
		if (!is_field(table, desc->aiKeyFld[i]) ||
		    !table->fields[desc->aiKeyFld[i] - 1].type->keyed)
			return false;
	return table->indexes[n].name[0] != '\0' &&
	    (desc->bExpIdx != 0) == (desc->iFldsInKey == 0) &&
	    (!desc->bPrimary || n == 0) &&
	    ((!desc->bExpIdx && !desc->bPrimary) ||
	    table->driver == (desc->bExpIdx ? BDE_DBASE : BDE_PARADOX));
}

/* Whether the parts agree, so that nobody need ask again. */
static bool
is_sound(const struct bde_table *table)
{
	bool sound = table->field_count > 0;
	unsigned i;

	for (i = 0; sound && i < table->field_count; i++)
		sound = is_own_type(table, table->fields[i].type);
	for (i = 0; sound && i < table->check_count; i++)
		sound = is_check_sound(table, &table->checks[i]);
	for (i = 0; sound && i < table->link_count; i++)
		sound = is_link_sound(table, &table->links[i]);
	for (i = 0; sound && i < table->index_count; i++)
		sound = is_index_sound(table, i);
	return sound;
}

static bool
make_room(struct bde_table *table)
{
	table->checks = base_calloc(table->check_count + 1u,
	    sizeof *table->checks);
	table->links = base_calloc(table->link_count + 1u,
	    sizeof *table->links);
	table->indexes = base_calloc(table->index_count + 1u,
	    sizeof *table->indexes);
	return table->checks != NULL && table->links != NULL &&
	    table->indexes != NULL;
}

static DBIResult
parse(struct reader *r, struct bde_table **out)
{
	unsigned version = get_u16(r), driver = get_u16(r), i;
	unsigned level = get_u16(r), fields;
	struct bde_table *table;
	DBINAME lang = "";

	get_text(r, lang, sizeof lang);
	fields = get_u16(r);
	if (r->failed || version != FORMAT_VERSION || driver > BDE_DBASE)
		return DBIERR_HEADERCORRUPT;
	table = bde_table_new(driver, fields);
	if (table == NULL)
		return DBIERR_NOMEMORY;
	*out = table;
	table->level = (uint16_t)level;
	memcpy(table->lang, lang, sizeof lang);
	table->check_count = get_u16(r);
	table->link_count = get_u16(r);
	table->index_count = get_u16(r);
	if (!make_room(table))
		return DBIERR_NOMEMORY;
	for (i = 0; i < fields; i++)
		get_field(r, &table->fields[i]);
	for (i = 0; i < table->check_count; i++)
		get_check(r, &table->checks[i]);
	for (i = 0; i < table->link_count; i++)
		get_link(r, &table->links[i]);
	for (i = 0; i < table->index_count; i++)
		get_index(r, &table->indexes[i]);
	return r->failed || r->left > 0 || !is_sound(table) ?
	    DBIERR_HEADERCORRUPT : bde_table_layout(table);
}

/* Columns without a code page are from before drivers had an order. */
static DBIResult
find_order(struct bde_table *table)
{
	table->order = bde_lang_find(table->driver, table->lang);
	return table->order != NULL && table->order->collates ?
	    bde_lang_prepare(table->order) : DBIERR_LDNOTFOUND;
}

static DBIResult
find_column(struct bde_table *table, struct eng_cursor *cursor,
    const struct eng_column_def *def, uint32_t *id)
{
	struct eng_column_info info;
	eng_status st = eng_column_find(cursor, def->name, 0, &info);

	*id = st == ENG_OK ? info.id : 0;
	if (st == ENG_OK && (info.def->type != def->type ||
	    ((info.def->flags ^ def->flags) & ENG_COL_AUTOINC) != 0))
		return DBIERR_HEADERCORRUPT;
	if (st == ENG_OK && info.def->type == ENG_T_BINARY &&
	    info.def->codepage != 0)
		return find_order(table);
	return st == ENG_E_NO_COLUMN ? DBIERR_HEADERCORRUPT :
	    bde_error_of(st);
}

static DBIResult
find_columns(struct bde_table *table, struct eng_cursor *cursor)
{
	struct eng_column_def mark = { .name = BDE_DELETED_COLUMN,
	    .type = ENG_T_BIT };
	struct eng_column_def def;
	DBIResult result = DBIERR_NONE;
	struct bde_field *field;
	unsigned i;

	for (i = 0; result == DBIERR_NONE && i < table->field_count; i++) {
		field = &table->fields[i];
		bde_column_def(field, &def);
		result = find_column(table, cursor, &def, &field->column_id);
	}
	if (result == DBIERR_NONE && table->driver == BDE_DBASE)
		result = find_column(table, cursor, &mark,
		    &table->deleted_column_id);
	return result;
}

static DBIResult
load_tags(struct bde_table *table, struct eng_cursor *cursor)
{
	DBIResult result = DBIERR_NONE;
	struct bde_index *index;
	unsigned i;

	for (i = 0; result == DBIERR_NONE && i < table->index_count; i++) {
		index = &table->indexes[i];
		if (table->driver != BDE_DBASE ||
		    !bde_tag_is_needed(&index->desc))
			continue;
		result = bde_tag_new(table, &index->desc, &index->tag);
		if (result == DBIERR_NONE)
			result = bde_tag_find_columns(index->tag,
			    index->name, cursor);
		else if (result != DBIERR_NOMEMORY)
			result = DBIERR_HEADERCORRUPT;
	}
	return result;
}

static DBIResult
load_secrets(struct bde_table *table, struct eng_cursor *cursor,
    struct base_buf *buf)
{
	eng_status st = eng_table_property(cursor, SECRETS, buf);

	if (st != ENG_OK)
		return st == ENG_E_NOT_FOUND ? DBIERR_NONE :
		    bde_error_of(st);
	table->secrets_size = buf->size;
	if (buf->size > 0)
		table->secrets = base_memdup(buf->data, buf->size);
	return table->secrets != NULL || buf->size == 0 ? DBIERR_NONE :
	    DBIERR_NOMEMORY;
}

/* The check that is of no field. */
static DBIResult
load_rule(struct bde_table *table)
{
	DBIResult result = DBIERR_NONE;
	unsigned i;

	for (i = 0; result == DBIERR_NONE && i < table->check_count; i++)
		if (table->checks[i].iFldNum == 0 && table->rule == NULL)
			result = bde_tag_new_rule(table,
			    table->checks[i].szPict, &table->rule);
	return result == DBIERR_NONE || result == DBIERR_NOMEMORY ? result :
	    DBIERR_HEADERCORRUPT;
}

DBIResult
bde_table_load(struct eng_cursor *cursor, struct bde_table **table)
{
	struct base_buf buf = BASE_BUF_EMPTY;
	struct reader r = { NULL, 0, false };
	DBIResult result;
	eng_status st;

	*table = NULL;
	st = eng_table_property(cursor, PROPERTY, &buf);
	if (st == ENG_E_NOT_FOUND)
		result = DBIERR_UNKNOWNTBLTYPE;
	else
		result = bde_error_of(st);
	if (result == DBIERR_NONE) {
		r.at = buf.data;
		r.left = buf.size;
		result = parse(&r, table);
	}
	if (result == DBIERR_NONE)
		result = find_columns(*table, cursor);
	if (result == DBIERR_NONE)
		result = load_tags(*table, cursor);
	if (result == DBIERR_NONE)
		result = load_secrets(*table, cursor, &buf);
	if (result == DBIERR_NONE)
		result = load_rule(*table);
	if (result != DBIERR_NONE) {
		bde_table_unref(*table);
		*table = NULL;
	}
	base_buf_fini(&buf);
	return result;
}
