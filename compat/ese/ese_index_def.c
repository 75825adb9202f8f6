/* SPDX-License-Identifier: MIT */
/* Definitions of indexes: grbits, keys, locales, tuples, conditions.  The
 * order of the checks is that of fcreate.cxx, ErrFILEIValidateCreateIndex. */

#include <string.h>

#include "base_text.h"
#include "ese_index_def.h"
#include "ese_param.h"

#define INDEX_BITS (JET_bitIndexUnique | JET_bitIndexPrimary |		\
	JET_bitIndexDisallowNull | JET_bitIndexIgnoreNull |		\
	JET_bitIndexIgnoreAnyNull | JET_bitIndexIgnoreFirstNull |	\
	JET_bitIndexLazyFlush | JET_bitIndexEmpty |			\
	JET_bitIndexUnversioned | JET_bitIndexSortNullsHigh |		\
	JET_bitIndexUnicode | JET_bitIndexTuples |			\
	JET_bitIndexTupleLimits | JET_bitIndexCrossProduct |		\
	JET_bitIndexKeyMost | JET_bitIndexDisallowTruncation |		\
	JET_bitIndexNestedTable | JET_bitIndexDotNetGuid |		\
	JET_bitIndexImmutableStructure)

#define IGNORE_BITS (JET_bitIndexIgnoreNull | JET_bitIndexIgnoreAnyNull | \
	JET_bitIndexIgnoreFirstNull)

enum {
	TUPLE_LENGTH_LEAST = 2,		/* characters */
	TUPLE_LENGTH_MOST = 255,
	TUPLE_SOURCE_MOST = 32767,
	TUPLE_LENGTH_MIN = 3,		/* the defaults */
	TUPLE_LENGTH_MAX = 10
};

static const struct {
	JET_GRBIT jet;
	uint32_t eng;
} flag_map[] = {
	{ JET_bitIndexUnique, ENG_IDX_UNIQUE },
	{ JET_bitIndexPrimary, ENG_IDX_PRIMARY | ENG_IDX_UNIQUE },
	{ JET_bitIndexDisallowNull, ENG_IDX_NO_NULL },
	{ JET_bitIndexIgnoreNull, ENG_IDX_SKIP_ALL_NULL },
	{ JET_bitIndexIgnoreAnyNull, ENG_IDX_SKIP_ANY_NULL },
	{ JET_bitIndexIgnoreFirstNull, ENG_IDX_SKIP_FIRST_NULL },
	{ JET_bitIndexLazyFlush, ENG_IDX_LAZY_FLUSH },
	{ JET_bitIndexEmpty, ENG_IDX_EMPTY },
	{ JET_bitIndexUnversioned, ENG_IDX_UNVERSIONED },
	{ JET_bitIndexSortNullsHigh, ENG_IDX_NULLS_HIGH },
	{ JET_bitIndexTuples, ENG_IDX_TUPLES },
	{ JET_bitIndexTupleLimits, ENG_IDX_TUPLES },
	{ JET_bitIndexCrossProduct, ENG_IDX_CROSS_PRODUCT },
	{ JET_bitIndexKeyMost, ENG_IDX_KEY_MOST },
	{ JET_bitIndexDisallowTruncation, ENG_IDX_NO_CUT },
	{ JET_bitIndexNestedTable, ENG_IDX_NESTED },
	{ JET_bitIndexDotNetGuid, ENG_IDX_DOTNET_GUID },
	{ JET_bitIndexImmutableStructure, ENG_IDX_IMMUTABLE }
};

static uint32_t
flags_of(JET_GRBIT grbit)
{
	uint32_t flags = 0;
	size_t i;

	for (i = 0; i < sizeof(flag_map) / sizeof(flag_map[0]); i++)
		if (grbit & flag_map[i].jet)
			flags |= flag_map[i].eng;
	/* Where NULLs are no keys their place does not matter. */
	if (flags & ENG_IDX_NO_NULL)
		flags &= ~(uint32_t)ENG_IDX_NULLS_HIGH;
	return flags;
}

/* The key size that records of a store allow an index. */
static uint32_t
key_most(struct eng_store *store)
{
	struct eng_store_info info;

	eng_attach_info(store, &info);
	if (info.page_size >= 8192)
		return ENG_KEY_SIZE_MAX;
	return info.page_size >= 4096 ? 1000 : 500;
}

/* ---- sizes ---- */

static bool
has_custom_tuples(const JET_INDEXCREATE2_A *raw)
{
	return (raw->grbit & JET_bitIndexTupleLimits) != 0;
}

static JET_ERR
set_sizes(struct eng_cursor *cursor, const JET_INDEXCREATE2_A *raw,
    struct eng_index_def *def)
{
	struct eng_table_info table;

	def->key_size = ENG_KEY_SIZE_DEFAULT;
	if (raw->grbit & JET_bitIndexKeyMost) {
		eng_cursor_table_info(cursor, &table);
		if (raw->cbKeyMost < ENG_KEY_SIZE_DEFAULT ||
		    raw->cbKeyMost > key_most(table.store))
			return JET_errIndexInvalidDef;
		def->key_size = raw->cbKeyMost;
	}
	/* As much as the whole key is no limit. */
	if (!has_custom_tuples(raw) && raw->cbVarSegMac != def->key_size)
		def->var_seg_max = raw->cbVarSegMac;
	return JET_errSuccess;
}

/* ---- options that do not go together ---- */

static JET_ERR
check_options(const JET_INDEXCREATE2_A *raw)
{
	JET_GRBIT grbit = raw->grbit;
	bool primary = (grbit & JET_bitIndexPrimary) != 0;

	if ((grbit & ~INDEX_BITS) != 0)
		return JET_errInvalidGrbit;
	if (primary && (grbit & IGNORE_BITS))
		return JET_errInvalidGrbit;
	if ((grbit & JET_bitIndexCrossProduct) &&
	    (grbit & JET_bitIndexNestedTable))
		return JET_errInvalidGrbit;
	if (primary && raw->cConditionalColumn > 0)
		return JET_errIndexInvalidDef;
	if ((grbit & JET_bitIndexEmpty) &&
	    !(grbit & JET_bitIndexIgnoreAnyNull))
		return JET_errInvalidGrbit;
	if (has_custom_tuples(raw) && raw->ptuplelimits == NULL)
		return JET_errIndexInvalidDef;
	return JET_errSuccess;
}

/* ---- locales ---- */

static JET_ERR
copy_locale(const char *locale, char *out, size_t room)
{
	if (locale == NULL || strlen(locale) >= room)
		return JET_errInvalidLanguageId;
	strcpy(out, locale);
	return JET_errSuccess;
}

JET_ERR
ese_index_locale_of_lcid(const struct ese_call *call, uint32_t lcid,
    char *out, size_t room)
{
	JET_UNICODEINDEX unicode;

	if (lcid == 0) {
		ese_param_unicode(call->instance, &unicode);
		lcid = unicode.lcid;
	}
	return copy_locale(base_text_locale_of_lcid(lcid), out, room);
}

JET_ERR
ese_index_locale_of_name(const struct ese_call *call, JET_PCWSTR name,
    char *out, size_t room)
{
	struct ese_arg text;
	JET_ERR err;

	if (name == NULL)
		return ese_index_locale_of_lcid(call, 0, out, room);
	err = ese_arg_take(&text, name, true);
	if (err == JET_errSuccess)
		err = copy_locale(text.text, out, room);
	ese_arg_drop(&text);
	return err;
}

JET_ERR
ese_index_check_text(const struct ese_call *call, const char *locale,
    uint32_t *flags)
{
	JET_UNICODEINDEX unicode;

	if (*flags == 0) {
		ese_param_unicode(call->instance, &unicode);
		*flags = unicode.dwMapFlags;
	}
	if (base_collator_get(locale, 0) == NULL)
		return JET_errInvalidLanguageId;
	if (base_collator_get(locale, *flags) == NULL)
		return JET_errInvalidLCMapStringFlags;
	return JET_errSuccess;
}

/* With JET_bitIndexUnicode pidxunicode names locale and flags; without it the
 * older forms may still have a locale's number in that place. */
static JET_ERR
find_locale(const struct ese_call *call, const JET_INDEXCREATE2_A *raw,
    enum ese_index_form form, struct eng_index_def *def)
{
	const JET_UNICODEINDEX2 *named = (const void *)raw->pidxunicode;

	if (!(raw->grbit & JET_bitIndexUnicode)) {
		if (form != ESE_INDEX_FORM_3)
			def->lcid = raw->lcid;
		return ese_index_locale_of_lcid(call, def->lcid,
		    def->locale, sizeof(def->locale));
	}
	if (form != ESE_INDEX_FORM_3) {
		def->lcid = raw->pidxunicode->lcid;
		def->text_flags = raw->pidxunicode->dwMapFlags;
		return ese_index_locale_of_lcid(call, def->lcid,
		    def->locale, sizeof(def->locale));
	}
	def->text_flags = named->dwMapFlags;
	return ese_index_locale_of_name(call, named->szLocaleName,
	    def->locale, sizeof(def->locale));
}

static JET_ERR
set_locale(const struct ese_call *call, const JET_INDEXCREATE2_A *raw,
    enum ese_index_form form, struct eng_index_def *def)
{
	JET_ERR err;

	err = find_locale(call, raw, form, def);
	if (err == JET_errSuccess)
		err = ese_index_check_text(call, def->locale,
		    &def->text_flags);
	if (err == JET_errSuccess && ((raw->grbit & JET_bitIndexUnicode) ||
	    def->lcid != 0))
		def->flags |= ENG_IDX_USER_LOCALE;
	return err;
}

/* ---- keys ---- */

static JET_ERR
find_column(struct ese_call *call, struct eng_cursor *cursor,
    const char *name, uint32_t *id)
{
	struct eng_column_info column;
	eng_status st;

	*id = 0;
	if (name == NULL || *name == '\0')
		return JET_errColumnNotFound;
	st = eng_column_find(cursor, name, 0, &column);
	if (st == ENG_OK)
		*id = column.id;
	return st == ENG_E_BAD_NAME ? JET_errColumnNotFound :
	    ese_error(call, st);
}

/* key is a run of names, each with its sign, that ends in two NULs. */
static JET_ERR
add_parts(struct ese_call *call, struct eng_cursor *cursor,
    const struct ese_arg *key, struct eng_index_def *def)
{
	const char *at = key->text;
	struct eng_key_part *part;
	JET_ERR err = JET_errSuccess;

	while (*at != '\0' && err == JET_errSuccess) {
		if (def->part_count == ENG_KEY_COLUMNS_MAX)
			return JET_errIndexInvalidDef;
		part = &def->parts[def->part_count++];
		part->descending = *at == '-';
		if (*at == '+' || *at == '-')
			at++;
		err = find_column(call, cursor, at, &part->column_id);
		at += strlen(at) + 1;
	}
	if (err != JET_errSuccess)
		return err;
	return (size_t)(at + 1 - key->text) < key->size ?
	    JET_errIndexInvalidDef : JET_errSuccess;
}

static JET_ERR
set_key(struct ese_call *call, struct eng_cursor *cursor,
    const JET_INDEXCREATE2_A *raw, bool wide, struct eng_index_def *def)
{
	struct ese_arg key;
	JET_ERR err;

	if (raw->szKey == NULL || raw->cbKey == 0)
		return JET_errInvalidParameter;
	err = ese_arg_take_run(&key, raw->szKey, raw->cbKey, wide);
	if (err != JET_errSuccess)
		return err;
	if (key.size < 3 || (key.text[0] != '+' && key.text[0] != '-') ||
	    key.text[key.size - 1] != '\0' || key.text[key.size - 2] != '\0')
		err = JET_errIndexInvalidDef;
	if (err == JET_errSuccess)
		err = add_parts(call, cursor, &key, def);
	ese_arg_drop(&key);
	return err;
}

/* ---- tuples ---- */

static uint32_t
or_default(uint32_t value, uint32_t otherwise)
{
	return value != 0 ? value : otherwise;
}

static void
read_limits(const struct ese_call *call, const JET_INDEXCREATE2_A *raw,
    struct eng_tuple_limits *out)
{
	const JET_TUPLELIMITS *asked = raw->ptuplelimits;
	const struct ese_instance *instance = call->instance;

	if (has_custom_tuples(raw)) {
		out->min = asked->chLengthMin;
		out->max = asked->chLengthMax;
		out->source_max = asked->chToIndexMax;
		out->step = asked->cchIncrement;
		out->start = asked->ichStart;
		return;
	}
	out->min = (uint32_t)ese_param_int(instance,
	    JET_paramIndexTuplesLengthMin);
	out->max = (uint32_t)ese_param_int(instance,
	    JET_paramIndexTuplesLengthMax);
	out->source_max = (uint32_t)ese_param_int(instance,
	    JET_paramIndexTuplesToIndexMax);
	out->step = (uint32_t)ese_param_int(instance,
	    JET_paramIndexTupleIncrement);
	out->start = (uint32_t)ese_param_int(instance,
	    JET_paramIndexTupleStart);
}

static JET_ERR
set_tuples(const struct ese_call *call, const JET_INDEXCREATE2_A *raw,
    struct eng_index_def *def)
{
	struct eng_tuple_limits *t = &def->tuples;

	if (!(def->flags & ENG_IDX_TUPLES))
		return JET_errSuccess;
	if (raw->grbit & JET_bitIndexPrimary)
		return JET_errIndexTuplesSecondaryIndexOnly;
	if (raw->grbit & JET_bitIndexUnique)
		return JET_errIndexTuplesNonUniqueOnly;
	if (def->var_seg_max != 0 && def->var_seg_max < def->key_size)
		return JET_errIndexTuplesVarSegMacNotAllowed;
	def->var_seg_max = 0;
	read_limits(call, raw, t);
	if (t->step > UINT16_MAX ||
	    (t->start > UINT16_MAX && t->start != UINT32_MAX))
		return JET_errIndexTuplesInvalidLimits;
	t->min = or_default(t->min, TUPLE_LENGTH_MIN);
	t->max = or_default(t->max, TUPLE_LENGTH_MAX);
	t->source_max = or_default(t->source_max, TUPLE_SOURCE_MOST);
	t->step = or_default(t->step, 1);
	if (t->start == UINT32_MAX)
		t->start = 0;
	if (t->min < TUPLE_LENGTH_LEAST || t->min > t->max ||
	    t->max > TUPLE_LENGTH_MOST || t->source_max > TUPLE_SOURCE_MOST)
		return JET_errIndexTuplesInvalidLimits;
	return JET_errSuccess;
}

/* ---- conditions ---- */

/* The narrow and the wide form differ in what szColumnName points to. */
static JET_ERR
set_condition(struct ese_call *call, struct eng_cursor *cursor,
    const JET_CONDITIONALCOLUMN_A *asked, bool wide,
    struct eng_condition *condition)
{
	struct ese_arg name;
	JET_ERR err;

	if (asked->cbStruct != sizeof(*asked))
		return JET_errIndexInvalidDef;
	if (asked->grbit != JET_bitIndexColumnMustBeNull &&
	    asked->grbit != JET_bitIndexColumnMustBeNonNull)
		return JET_errInvalidGrbit;
	condition->must_be_null =
	    asked->grbit == JET_bitIndexColumnMustBeNull;
	err = ese_arg_take(&name, asked->szColumnName, wide);
	if (err == JET_errSuccess)
		err = find_column(call, cursor, name.text,
		    &condition->column_id);
	ese_arg_drop(&name);
	return err;
}

static JET_ERR
set_conditions(struct ese_call *call, struct eng_cursor *cursor,
    const JET_INDEXCREATE2_A *raw, bool wide, struct eng_index_def *def)
{
	JET_ERR err = JET_errSuccess;
	uint32_t i;

	if (raw->cConditionalColumn > ENG_CONDITIONS_MAX)
		return JET_errIndexInvalidDef;
	if (raw->cConditionalColumn > 0 && raw->rgconditionalcolumn == NULL)
		return JET_errInvalidParameter;
	for (i = 0; i < raw->cConditionalColumn && err == JET_errSuccess; i++)
		err = set_condition(call, cursor,
		    &raw->rgconditionalcolumn[i], wide, &def->conditions[i]);
	def->condition_count = i;
	return err;
}

/* ---- density ---- */

static JET_ERR
set_density(const JET_INDEXCREATE2_A *raw,
    const struct ese_index_array *array, struct eng_index_def *def)
{
	const JET_SPACEHINTS *hints = raw->pSpacehints;

	def->density = array->density;
	if (array->form == ESE_INDEX_FORM_1)
		def->density = or_default(raw->ulDensity, array->density);
	if (hints != NULL) {
		if (hints->cbStruct != sizeof(*hints))
			return JET_errInvalidParameter;
		def->density = or_default(hints->ulInitialDensity,
		    array->density);
		if ((hints->ulGrowth != 0 && hints->ulGrowth < 100) ||
		    hints->cbMinExtent > hints->cbMaxExtent)
			return JET_errSpaceHintsInvalid;
	}
	return ese_density_take(&def->density);
}

static JET_ERR
set_name(struct ese_call *call, const void *text, bool wide, char *out)
{
	struct ese_arg name;
	JET_ERR err;

	err = ese_arg_take(&name, text, wide);
	if (err == JET_errSuccess)
		err = name.text == NULL ? JET_errInvalidName :
		    ese_error(call, eng_name_check(name.text, out));
	ese_arg_drop(&name);
	return err;
}

JET_ERR
ese_index_def(struct ese_call *call, struct eng_cursor *cursor,
    const JET_INDEXCREATE2_A *raw, const struct ese_index_array *array,
    struct eng_index_def *def)
{
	JET_ERR err;

	memset(def, 0, sizeof(*def));
	err = set_name(call, raw->szIndexName, array->wide, def->name);
	if (err == JET_errSuccess)
		err = set_sizes(cursor, raw, def);
	if (err == JET_errSuccess)
		err = check_options(raw);
	if (err != JET_errSuccess)
		return err;
	def->flags = flags_of(raw->grbit);
	err = set_density(raw, array, def);
	if (err == JET_errSuccess)
		err = set_key(call, cursor, raw, array->wide, def);
	if (err == JET_errSuccess && def->var_seg_max > def->key_size)
		err = JET_errIndexInvalidDef;
	if (err == JET_errSuccess)
		err = set_locale(call, raw, array->form, def);
	if (err == JET_errSuccess)
		err = set_tuples(call, raw, def);
	if (err == JET_errSuccess)
		err = set_conditions(call, cursor, raw, array->wide, def);
	return err;
}
