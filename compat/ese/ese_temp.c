/* SPDX-License-Identifier: MIT */
/* Temporary tables. */

#include <pthread.h>
#include <string.h>

#include "base_alloc.h"
#include "ese_index.h"
#include "ese_temp.h"

#define TEMP_BITS (JET_bitTTIndexed | JET_bitTTUnique |			\
	JET_bitTTUpdatable | JET_bitTTScrollable |			\
	JET_bitTTSortNullsHigh | JET_bitTTForceMaterialization |	\
	JET_bitTTForwardOnly | JET_bitTTIntrinsicLVsOnly |		\
	JET_bitTTDotNetGuid)

#define BOTH_WAYS (JET_bitTTIndexed | JET_bitTTScrollable)

/* ---- phases ---- */

enum phase {
	PHASE_INSERT = 1 << 0,		/* rows go in */
	PHASE_READ = 1 << 1,		/* rows come out */
	PHASE_TREE = 1 << 2		/* both */
};

/* The calls that a phase allows; all others that take a cursor are illegal.
 * sortapi.cxx, vtfndefTTSortIns, vtfndefTTSortRet, vtfndefTTBase. */
static const struct {
	const char *name;
	unsigned phases;
} phase_map[] = {
	{ "JetCloseTable", PHASE_INSERT | PHASE_READ | PHASE_TREE },
	{ "JetMakeKey", PHASE_INSERT | PHASE_READ | PHASE_TREE },
	{ "JetMove", PHASE_INSERT | PHASE_READ | PHASE_TREE },
	{ "JetSeek", PHASE_INSERT | PHASE_READ | PHASE_TREE },
	{ "JetRetrieveKey", PHASE_INSERT | PHASE_READ | PHASE_TREE },
	{ "JetPrepareUpdate", PHASE_INSERT | PHASE_TREE },
	{ "JetSetColumn", PHASE_INSERT | PHASE_TREE },
	{ "JetSetColumns", PHASE_INSERT | PHASE_TREE },
	{ "JetUpdate", PHASE_INSERT | PHASE_TREE },
	{ "JetUpdate2", PHASE_INSERT | PHASE_TREE },
	{ "JetEscrowUpdate", PHASE_INSERT | PHASE_TREE },
	{ "JetDelete", PHASE_TREE },
	{ "JetGetCursorInfo", PHASE_TREE },
	{ "JetDupCursor", PHASE_READ | PHASE_TREE },
	{ "JetGetBookmark", PHASE_READ | PHASE_TREE },
	{ "JetGotoBookmark", PHASE_READ | PHASE_TREE },
	{ "JetGetTableInfo", PHASE_READ | PHASE_TREE },
	{ "JetRetrieveColumn", PHASE_READ | PHASE_TREE },
	{ "JetRetrieveColumns", PHASE_READ | PHASE_TREE },
	{ "JetEnumerateColumns", PHASE_READ | PHASE_TREE },
	{ "JetSetIndexRange", PHASE_READ | PHASE_TREE },
	{ "JetGetRecordSize", PHASE_READ | PHASE_TREE },
	{ "JetGetRecordSize2", PHASE_READ | PHASE_TREE },
	{ "JetSetLS", PHASE_READ | PHASE_TREE },
	{ "JetGetLS", PHASE_READ | PHASE_TREE }
};

static const char *const fn_names[] = {
#define X(name, callback, cursor) [ESE_##name] = #name,
	ESE_API_TABLE(X)
#undef X
};

static unsigned char allowed[ESE_FN_COUNT];	/* enum phase bits */
static bool moves[ESE_FN_COUNT];
static bool seeks[ESE_FN_COUNT];
static pthread_once_t allowed_once = PTHREAD_ONCE_INIT;

static void
fill_allowed(void)
{
	unsigned fn;
	size_t i;

	for (fn = 0; fn < ESE_FN_COUNT; fn++) {
		for (i = 0; i < sizeof(phase_map) / sizeof(phase_map[0]); i++)
			if (strcmp(fn_names[fn], phase_map[i].name) == 0)
				allowed[fn] =
				    (unsigned char)phase_map[i].phases;
		seeks[fn] = strcmp(fn_names[fn], "JetSeek") == 0;
		moves[fn] = seeks[fn] || strcmp(fn_names[fn], "JetMove") == 0;
	}
}

static unsigned
phase_of(const struct ese_table *table)
{
	if (table->materialized)
		return PHASE_TREE;
	return table->sorting ? PHASE_INSERT : PHASE_READ;
}

/* sortapi.cxx, ErrTTEndInsert */
static JET_ERR
end_insert(struct ese_table *table)
{
	eng_status st;

	if (eng_cursor_is_prepared(table->cursor))
		(void)eng_cursor_cancel(table->cursor);
	table->sorting = false;
	if (table->temp_grbit & JET_bitTTUpdatable)
		table->materialized = true;
	else
		table->forward_only = (table->temp_grbit & BOTH_WAYS) == 0;
	st = eng_cursor_go(table->cursor, ENG_FIRST);
	if (st == ENG_OK)
		st = eng_cursor_move(table->cursor, -1, false);
	return st == ENG_E_NO_RECORD ? JET_errSuccess : ese_error_of(st);
}

JET_ERR
ese_temp_check(struct ese_table *table, enum ese_fn fn)
{
	JET_ERR err;

	if (!table->temporary)
		return JET_errSuccess;
	pthread_once(&allowed_once, fill_allowed);
	if (!(allowed[fn] & phase_of(table)))
		return JET_errIllegalOperation;
	if (table->sorting && moves[fn]) {
		err = end_insert(table);
		/* A tree stands before its first row, a sort on it. */
		table->just_sorted = err == JET_errSuccess && !seeks[fn] &&
		    !table->materialized;
		return err;
	}
	if (seeks[fn] && table->forward_only)
		return JET_errIllegalOperation;
	return JET_errSuccess;
}

/* ---- what to make ---- */

struct temp_spec {
	const JET_COLUMNDEF *columns;
	uint32_t count;
	JET_GRBIT grbit;
	JET_COLUMNID *ids;
	uint32_t key_most;
	uint32_t var_seg_mac;
	bool has_text;
	char locale[86];
	uint32_t text_flags;
};

static bool
is_long(const JET_COLUMNDEF *column)
{
	return column->coltyp == JET_coltypLongBinary ||
	    column->coltyp == JET_coltypLongText;
}

static bool
is_text(const JET_COLUMNDEF *column)
{
	return column->coltyp == JET_coltypText ||
	    column->coltyp == JET_coltypLongText;
}

static bool
has_key(const struct temp_spec *spec)
{
	uint32_t i;

	for (i = 0; i < spec->count; i++)
		if (spec->columns[i].grbit & JET_bitColumnTTKey)
			return true;
	return false;
}

static bool
has_long(const struct temp_spec *spec)
{
	uint32_t i;

	for (i = 0; i < spec->count; i++)
		if (is_long(&spec->columns[i]))
			return true;
	return false;
}

/* sortapi.cxx, ErrIsamOpenTempTable: a tree at once, or a sort first. */
static bool
is_tree_at_once(const struct temp_spec *spec)
{
	return !has_key(spec) ||
	    (spec->grbit & JET_bitTTForceMaterialization) ||
	    (has_long(spec) && !(spec->grbit & JET_bitTTIntrinsicLVsOnly));
}

static JET_ERR
check_grbit(const struct ese_call *call, const struct temp_spec *spec)
{
	const JET_GRBIT grbit = spec->grbit;

	if ((grbit & ~TEMP_BITS) != 0)
		return JET_errInvalidGrbit;
	if (ese_param_int(call->instance, JET_paramMaxTemporaryTables) == 0)
		return JET_errTooManySorts;
	if (!(grbit & JET_bitTTForwardOnly))
		return JET_errSuccess;
	if ((grbit & (BOTH_WAYS | JET_bitTTUpdatable)) ||
	    is_tree_at_once(spec))
		return JET_errCannotMaterializeForwardOnlySort;
	return JET_errSuccess;
}

/* sortapi.cxx, ErrSORTTableOpen */
static JET_ERR
check_sizes(const struct temp_spec *spec)
{
	uint32_t key = spec->key_most;

	if (key != 0 && (key < JET_cbKeyMost || key > ENG_KEY_SIZE_MAX))
		return JET_errInvalidParameter;
	if (spec->var_seg_mac > (key != 0 ? key : JET_cbKeyMost))
		return JET_errInvalidParameter;
	return JET_errSuccess;
}

static JET_ERR
check_column(const JET_COLUMNDEF *column)
{
	if (column->cbStruct < sizeof(*column))
		return JET_errInvalidParameter;
	if (column->coltyp == JET_coltypNil ||
	    column->coltyp >= JET_coltypMax || column->coltyp == JET_coltypSLV)
		return JET_errInvalidColumnType;
	if (is_text(column) && column->cp != 0 && column->cp != 1252 &&
	    column->cp != 1200)
		return JET_errInvalidCodePage;
	return JET_errSuccess;
}

static void
copy_column(const JET_COLUMNDEF *asked, struct eng_column_def *def)
{
	def->type = (enum eng_type)asked->coltyp;
	if (asked->grbit & JET_bitColumnTagged)
		def->flags |= ENG_COL_TAGGED;
	else if (!is_long(asked) && (asked->grbit & JET_bitColumnFixed))
		def->flags |= ENG_COL_FIXED;
	if (asked->grbit & JET_bitColumnTTKey)
		def->flags |= ENG_COL_TTKEY;
	if (asked->grbit & JET_bitColumnTTDescending)
		def->flags |= ENG_COL_TTDESCENDING;
	def->size_max = asked->cbMax;
	if (!is_long(asked) && def->size_max > JET_cbColumnMost)
		def->size_max = JET_cbColumnMost;
	if (is_text(asked))
		def->codepage = asked->cp == 0 ? 1252 : asked->cp;
}

static JET_ERR
copy_columns(const struct temp_spec *spec, struct eng_column_def **out)
{
	JET_ERR err;
	uint32_t i;

	*out = NULL;
	for (i = 0; i < spec->count; i++) {
		err = check_column(&spec->columns[i]);
		if (err != JET_errSuccess)
			return err;
	}
	*out = base_calloc(spec->count > 0 ? spec->count : 1, sizeof(**out));
	if (*out == NULL)
		return JET_errOutOfMemory;
	for (i = 0; i < spec->count; i++)
		copy_column(&spec->columns[i], &(*out)[i]);
	return JET_errSuccess;
}

/* ---- making it ---- */

static JET_ERR
open_cursor(struct ese_call *call, const struct temp_spec *spec,
    struct eng_column_def *columns, struct eng_cursor **cursor)
{
	const JET_GRBIT once = JET_bitTTForwardOnly | JET_bitTTUnique;
	struct eng_temp_def def = {
		.columns = columns,
		.column_count = spec->count,
		.key_size = spec->key_most != 0 ? spec->key_most :
		    JET_cbKeyMost,
		.var_seg_max = spec->var_seg_mac,
		.locale = spec->locale,
		.text_flags = spec->text_flags,
		/* Forward only and not unique is the one way to keep
		 * duplicates. */
		.unique = (spec->grbit & once) != JET_bitTTForwardOnly,
		.nulls_high = (spec->grbit & JET_bitTTSortNullsHigh) != 0,
		.dotnet_guid = (spec->grbit & JET_bitTTDotNetGuid) != 0,
		/* A tree tells of them at once, a sort drops them. */
		.error_on_duplicate = has_key(spec) && is_tree_at_once(spec)
	};

	return ese_error(call, eng_temp_open(call->es, &def, spec->ids,
	    cursor));
}

static JET_ERR
open_temp(struct ese_call *call, const struct temp_spec *spec,
    JET_TABLEID *tableid)
{
	struct eng_column_def *columns;
	struct eng_cursor *cursor;
	struct ese_table *table;
	JET_ERR err;

	err = check_grbit(call, spec);
	if (err == JET_errSuccess)
		err = check_sizes(spec);
	if (err != JET_errSuccess)
		return err;
	err = copy_columns(spec, &columns);
	if (err == JET_errSuccess)
		err = open_cursor(call, spec, columns, &cursor);
	base_free(columns);
	if (err == JET_errSuccess)
		err = ese_table_new(call, cursor, NULL, tableid);
	if (err != JET_errSuccess)
		return err;
	table = ese_table_of(cursor);
	table->temp_grbit = spec->grbit;
	table->materialized = is_tree_at_once(spec);
	table->sorting = !table->materialized;
	return JET_errSuccess;
}

/* Calls that can go wrong for want of a parameter end here. */
static JET_ERR
open_checked(struct ese_call *call, struct temp_spec *spec,
    JET_TABLEID *tableid)
{
	JET_ERR err = JET_errSuccess;

	if (tableid == NULL)
		return JET_errInvalidParameter;
	*tableid = JET_tableidNil;
	if (spec->count > 0 && (spec->columns == NULL || spec->ids == NULL))
		return JET_errInvalidParameter;
	if (!spec->has_text)
		err = ese_index_locale_of_lcid(call, 0, spec->locale,
		    sizeof(spec->locale));
	if (err == JET_errSuccess)
		err = ese_index_check_text(call, spec->locale,
		    &spec->text_flags);
	return err == JET_errSuccess ? open_temp(call, spec, tableid) : err;
}

static JET_ERR
set_lcid(const struct ese_call *call, struct temp_spec *spec, uint32_t lcid,
    uint32_t flags)
{
	spec->has_text = true;
	spec->text_flags = flags;
	return ese_index_locale_of_lcid(call, lcid, spec->locale,
	    sizeof(spec->locale));
}

/* ---- JetOpenTempTable and its later forms ---- */

static JET_ERR
open_by_lcid(JET_SESID sesid, enum ese_fn fn, struct temp_spec *spec,
    const JET_UNICODEINDEX *unicode, JET_TABLEID *tableid)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter_session(&call, fn, sesid);
	if (err == JET_errSuccess && unicode != NULL)
		err = set_lcid(&call, spec, unicode->lcid,
		    unicode->dwMapFlags);
	if (err == JET_errSuccess)
		err = open_checked(&call, spec, tableid);
	return ese_leave(&call, err);
}

JET_ERR JET_API
JetOpenTempTable(JET_SESID sesid, const JET_COLUMNDEF *prgcolumndef,
    uint32_t ccolumn, JET_GRBIT grbit, JET_TABLEID *ptableid,
    JET_COLUMNID *prgcolumnid)
{
	struct temp_spec spec = { .columns = prgcolumndef, .count = ccolumn,
	    .grbit = grbit, .ids = prgcolumnid };

	return open_by_lcid(sesid, ESE_JetOpenTempTable, &spec, NULL,
	    ptableid);
}

JET_ERR JET_API
JetOpenTempTable2(JET_SESID sesid, const JET_COLUMNDEF *prgcolumndef,
    uint32_t ccolumn, uint32_t lcid, JET_GRBIT grbit, JET_TABLEID *ptableid,
    JET_COLUMNID *prgcolumnid)
{
	struct temp_spec spec = { .columns = prgcolumndef, .count = ccolumn,
	    .grbit = grbit, .ids = prgcolumnid };
	const JET_UNICODEINDEX unicode = { lcid, 0 };

	return open_by_lcid(sesid, ESE_JetOpenTempTable2, &spec, &unicode,
	    ptableid);
}

JET_ERR JET_API
JetOpenTempTable3(JET_SESID sesid, const JET_COLUMNDEF *prgcolumndef,
    uint32_t ccolumn, JET_UNICODEINDEX *pidxunicode, JET_GRBIT grbit,
    JET_TABLEID *ptableid, JET_COLUMNID *prgcolumnid)
{
	struct temp_spec spec = { .columns = prgcolumndef, .count = ccolumn,
	    .grbit = grbit, .ids = prgcolumnid };

	return open_by_lcid(sesid, ESE_JetOpenTempTable3, &spec, pidxunicode,
	    ptableid);
}

JET_ERR JET_API
JetOpenTemporaryTable(JET_SESID sesid,
    JET_OPENTEMPORARYTABLE *popentemporarytable)
{
	const JET_OPENTEMPORARYTABLE *asked = popentemporarytable;
	struct temp_spec spec;

	if (asked == NULL || asked->cbStruct != sizeof(*asked))
		return JET_errInvalidParameter;
	spec = (struct temp_spec){
		.columns = asked->prgcolumndef,
		.count = asked->ccolumn,
		.grbit = asked->grbit,
		.ids = asked->prgcolumnid,
		.key_most = asked->cbKeyMost,
		.var_seg_mac = asked->cbVarSegMac
	};
	return open_by_lcid(sesid, ESE_JetOpenTemporaryTable, &spec,
	    asked->pidxunicode, &popentemporarytable->tableid);
}

static JET_ERR
open_by_name(struct ese_call *call, JET_OPENTEMPORARYTABLE2 *asked)
{
	struct temp_spec spec = {
		.columns = asked->prgcolumndef,
		.count = asked->ccolumn,
		.grbit = asked->grbit,
		.ids = asked->prgcolumnid,
		.key_most = asked->cbKeyMost,
		.var_seg_mac = asked->cbVarSegMac
	};
	const JET_UNICODEINDEX2 *unicode = asked->pidxunicode;
	JET_ERR err = JET_errSuccess;

	if (unicode != NULL) {
		spec.has_text = true;
		spec.text_flags = unicode->dwMapFlags;
		err = ese_index_locale_of_name(call, unicode->szLocaleName,
		    spec.locale, sizeof(spec.locale));
	}
	return err == JET_errSuccess ?
	    open_checked(call, &spec, &asked->tableid) : err;
}

JET_ERR JET_API
JetOpenTemporaryTable2(JET_SESID sesid,
    JET_OPENTEMPORARYTABLE2 *popentemporarytable)
{
	JET_OPENTEMPORARYTABLE2 *asked = popentemporarytable;
	struct ese_call call;
	JET_ERR err;

	err = ese_enter_session(&call, ESE_JetOpenTemporaryTable2, sesid);
	if (err == JET_errSuccess &&
	    (asked == NULL || asked->cbStruct != sizeof(*asked)))
		err = JET_errInvalidParameter;
	if (err == JET_errSuccess)
		err = open_by_name(&call, asked);
	return ese_leave(&call, err);
}

/* ---- lists of information calls ---- */

JET_ERR
ese_temp_report(struct ese_call *call, const JET_COLUMNDEF *columns,
    uint32_t count, JET_COLUMNID *ids, JET_TABLEID *tableid,
    struct eng_cursor **cursor)
{
	struct temp_spec spec = { .columns = columns, .count = count,
	    .grbit = BOTH_WAYS, .ids = ids };
	struct ese_table *table;
	JET_ERR err;

	err = open_checked(call, &spec, tableid);
	if (err != JET_errSuccess)
		return err;
	table = base_handle_get(ESE_H_TABLE, *tableid);
	table->sorting = false;
	*cursor = table->cursor;
	return JET_errSuccess;
}
