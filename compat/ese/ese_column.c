/* SPDX-License-Identifier: MIT */
/* Columns added, deleted, renamed, their defaults changed. */

#include <string.h>

#include "ese_column.h"
#include "ese_default.h"

#define COLUMN_BITS (JET_bitColumnFixed | JET_bitColumnTagged |		\
	JET_bitColumnNotNULL | JET_bitColumnVersion |			\
	JET_bitColumnAutoincrement | JET_bitColumnUpdatable |		\
	JET_bitColumnMultiValued | JET_bitColumnEscrowUpdate |		\
	JET_bitColumnUnversioned | JET_bitColumnTTKey |			\
	JET_bitColumnTTDescending | JET_bitColumnMaybeNull |		\
	JET_bitColumnFinalize | JET_bitColumnUserDefinedDefault |	\
	JET_bitColumnDeleteOnZero | JET_bitColumnCompressed)

static const struct {
	JET_GRBIT jet;
	uint32_t eng;
	bool told;		/* by information calls, from the flag */
} flag_map[] = {
	{ JET_bitColumnFixed, ENG_COL_FIXED, false },
	{ JET_bitColumnTagged, ENG_COL_TAGGED, false },
	{ JET_bitColumnNotNULL, ENG_COL_NOT_NULL, true },
	{ JET_bitColumnVersion, ENG_COL_VERSION, true },
	{ JET_bitColumnAutoincrement, ENG_COL_AUTOINC, true },
	{ JET_bitColumnUpdatable, ENG_COL_UPDATABLE, false },
	{ JET_bitColumnMultiValued, ENG_COL_MULTI, true },
	{ JET_bitColumnEscrowUpdate, ENG_COL_ESCROW, true },
	{ JET_bitColumnMaybeNull, ENG_COL_MAYBE_NULL, false },
	{ JET_bitColumnFinalize, ENG_COL_FINALIZE, true },
	{ JET_bitColumnUserDefinedDefault, ENG_COL_USER_DEFAULT, true },
	{ JET_bitColumnDeleteOnZero, ENG_COL_DELETE_ON_ZERO, true },
	{ JET_bitColumnCompressed, ENG_COL_COMPRESSED, true }
};

static uint32_t
flags_of(JET_GRBIT grbit)
{
	uint32_t flags = 0;
	size_t i;

	for (i = 0; i < sizeof(flag_map) / sizeof(flag_map[0]); i++)
		if (grbit & flag_map[i].jet)
			flags |= flag_map[i].eng;
	return flags;
}

/* info.cxx, ErrINFOGetTableColumnInfo: the kind comes from the id, Updatable
 * from the cursor. */
JET_GRBIT
ese_column_grbit(const struct eng_cursor *cursor,
    const struct eng_column_info *info)
{
	JET_GRBIT grbit = 0;
	size_t i;

	if (info->id >= ENG_TAGGED_FIRST)
		grbit = JET_bitColumnTagged;
	else if (info->id < ENG_VAR_FIRST)
		grbit = JET_bitColumnFixed;
	if (!eng_cursor_is_read_only(cursor))
		grbit |= JET_bitColumnUpdatable;
	for (i = 0; i < sizeof(flag_map) / sizeof(flag_map[0]); i++)
		if (flag_map[i].told && (info->def->flags & flag_map[i].eng))
			grbit |= flag_map[i].jet;
	return grbit;
}

JET_ERR
ese_column_check_cursor(const struct ese_call *call)
{
	return eng_cursor_is_read_only(call->cursor) ?
	    JET_errPermissionDenied : JET_errSuccess;
}

static bool
is_long(JET_COLTYP coltyp)
{
	return coltyp == JET_coltypLongBinary || coltyp == JET_coltypLongText;
}

static bool
is_text(JET_COLTYP coltyp)
{
	return coltyp == JET_coltypText || coltyp == JET_coltypLongText;
}

/* What the engine has no word for; fcreate.cxx, ErrFILEIValidateAddColumn. */
static JET_ERR
check_column(const struct ese_column_arg *arg)
{
	if (arg->coltyp == JET_coltypNil || arg->coltyp >= JET_coltypMax ||
	    arg->coltyp == JET_coltypSLV)
		return JET_errInvalidColumnType;
	if (is_text(arg->coltyp) && arg->cp != 0 && arg->cp != 1252 &&
	    arg->cp != 1200)
		return JET_errInvalidCodePage;
	if ((arg->grbit & ~COLUMN_BITS) != 0)
		return JET_errInvalidGrbit;
	if ((arg->grbit & JET_bitColumnCompressed) && !is_long(arg->coltyp))
		return JET_errColumnCannotBeCompressed;
	return JET_errSuccess;
}

/* cat.cxx, UlCATColumnSize */
static JET_ERR
set_size(const struct ese_column_arg *arg, struct eng_column_def *def)
{
	bool is_short = arg->coltyp == JET_coltypText ||
	    arg->coltyp == JET_coltypBinary;

	def->size_max = arg->size_max;
	if (!is_short || arg->size_max <= JET_cbColumnMost)
		return JET_errSuccess;
	def->size_max = JET_cbColumnMost;
	return JET_wrnColumnMaxTruncated;
}

static JET_ERR
add(struct ese_call *call, struct eng_cursor *cursor,
    const struct ese_column_arg *arg, struct eng_column_def *def,
    JET_COLUMNID *id)
{
	struct ese_default user = { .callback = { .text = NULL } };
	JET_ERR warning, err;

	warning = set_size(arg, def);
	def->type = (enum eng_type)arg->coltyp;
	def->flags = flags_of(arg->grbit);
	def->codepage = is_text(arg->coltyp) ?
	    (uint16_t)(arg->cp == 0 ? 1252 : arg->cp) : 0;
	if (arg->grbit & JET_bitColumnUserDefinedDefault) {
		err = ese_default_take(call, arg, &user, def);
		if (err != JET_errSuccess)
			return err;
	} else if (arg->value != NULL && arg->value_size > 0) {
		def->default_value = arg->value;
		def->default_size = arg->value_size;
	}
	err = ese_error(call, eng_column_add(cursor, def, id));
	ese_default_drop(&user);
	return err == JET_errSuccess ? warning : err;
}

JET_ERR
ese_column_create(struct ese_call *call, struct eng_cursor *cursor,
    const struct ese_column_arg *arg, JET_COLUMNID *id)
{
	struct eng_column_def def = { .type = ENG_T_NONE };
	struct ese_arg name;
	JET_ERR err;

	*id = 0;
	if (arg->size_max > JET_cbLVColumnMost)
		return JET_errInvalidParameter;
	err = ese_arg_take(&name, arg->name, arg->wide);
	if (err != JET_errSuccess)
		return err;
	err = name.text == NULL ? JET_errInvalidName :
	    ese_error(call, eng_name_check(name.text, def.name));
	ese_arg_drop(&name);
	if (err == JET_errSuccess)
		err = check_column(arg);
	if (err == JET_errSuccess)
		err = add(call, cursor, arg, &def, id);
	return err;
}

/* ---- JetAddColumn ---- */

static JET_ERR
add_column(struct ese_call *call, struct ese_column_arg *arg,
    const JET_COLUMNDEF *def, JET_COLUMNID *id)
{
	JET_COLUMNID made;
	JET_ERR err;

	if (def == NULL || def->cbStruct < sizeof(*def))
		return JET_errInvalidParameter;
	err = ese_column_check_cursor(call);
	if (err != JET_errSuccess)
		return err;
	/* A table held alone needs no versions of its definition. */
	if ((def->grbit & JET_bitColumnUnversioned) &&
	    !(call->table->open_grbit & JET_bitTableDenyRead) &&
	    eng_session_level(call->es) > 0)
		return JET_errInTransaction;
	arg->coltyp = def->coltyp;
	arg->cp = def->cp;
	arg->size_max = def->cbMax;
	arg->grbit = def->grbit;
	err = ese_column_create(call, call->cursor, arg, &made);
	if (err >= JET_errSuccess && id != NULL)
		*id = made;
	return err;
}

/* What the definition tells is filled in. */
static JET_ERR
enter_and_add(JET_SESID sesid, JET_TABLEID tableid,
    struct ese_column_arg *arg, const JET_COLUMNDEF *def, JET_COLUMNID *id)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetAddColumn, sesid, tableid);
	if (err == JET_errSuccess)
		err = add_column(&call, arg, def, id);
	return ese_leave(&call, err);
}

JET_ERR JET_API
JetAddColumnA(JET_SESID sesid, JET_TABLEID tableid, JET_PCSTR szColumnName,
    const JET_COLUMNDEF *pcolumndef, const void *pvDefault,
    uint32_t cbDefault, JET_COLUMNID *pcolumnid)
{
	struct ese_column_arg arg = { .name = szColumnName, .wide = false,
	    .value = pvDefault, .value_size = cbDefault };

	return enter_and_add(sesid, tableid, &arg, pcolumndef, pcolumnid);
}
ESE_NARROW_IS_PLAIN(JetAddColumn);

JET_ERR JET_API
JetAddColumnW(JET_SESID sesid, JET_TABLEID tableid, JET_PCWSTR szColumnName,
    const JET_COLUMNDEF *pcolumndef, const void *pvDefault,
    uint32_t cbDefault, JET_COLUMNID *pcolumnid)
{
	struct ese_column_arg arg = { .name = szColumnName, .wide = true,
	    .value = pvDefault, .value_size = cbDefault };

	return enter_and_add(sesid, tableid, &arg, pcolumndef, pcolumnid);
}

/* ---- JetDeleteColumn, JetDeleteColumn2 ---- */

static JET_ERR
delete_column(JET_SESID sesid, JET_TABLEID tableid, enum ese_fn fn,
    const void *text, bool wide, JET_GRBIT grbit)
{
	struct ese_arg name = { .text = NULL };
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, fn, sesid, tableid);
	if (err == JET_errSuccess &&
	    (grbit & ~JET_bitDeleteColumnIgnoreTemplateColumns) != 0)
		err = JET_errInvalidGrbit;
	if (err == JET_errSuccess)
		err = ese_arg_take(&name, text, wide);
	if (err == JET_errSuccess && name.text == NULL)
		err = JET_errInvalidName;
	if (err == JET_errSuccess)
		err = ese_column_check_cursor(&call);
	if (err == JET_errSuccess)
		err = ese_error(&call, eng_column_delete(call.cursor,
		    name.text, grbit != 0));
	ese_arg_drop(&name);
	return ese_leave(&call, err);
}

JET_ERR JET_API
JetDeleteColumnA(JET_SESID sesid, JET_TABLEID tableid, JET_PCSTR szColumnName)
{
	return delete_column(sesid, tableid, ESE_JetDeleteColumn, szColumnName,
	    false, 0);
}
ESE_NARROW_IS_PLAIN(JetDeleteColumn);

JET_ERR JET_API
JetDeleteColumnW(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCWSTR szColumnName)
{
	return delete_column(sesid, tableid, ESE_JetDeleteColumn, szColumnName,
	    true, 0);
}

JET_ERR JET_API
JetDeleteColumn2A(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCSTR szColumnName, JET_GRBIT grbit)
{
	return delete_column(sesid, tableid, ESE_JetDeleteColumn2,
	    szColumnName, false, grbit);
}
ESE_NARROW_IS_PLAIN(JetDeleteColumn2);

JET_ERR JET_API
JetDeleteColumn2W(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCWSTR szColumnName, JET_GRBIT grbit)
{
	return delete_column(sesid, tableid, ESE_JetDeleteColumn2,
	    szColumnName, true, grbit);
}

/* ---- JetRenameColumn ---- */

/* fcreate.cxx, ErrIsamRenameColumn */
static JET_ERR
rename_column(struct ese_call *call, const void *old_text,
    const void *new_text, bool wide, JET_GRBIT grbit)
{
	struct ese_arg name = { .text = NULL }, new_name = { .text = NULL };
	JET_ERR err;

	if (old_text == NULL || new_text == NULL)
		return JET_errInvalidParameter;
	if (grbit != 0)
		return JET_errInvalidGrbit;
	if (eng_session_level(call->es) > 0)
		return JET_errInTransaction;
	err = ese_column_check_cursor(call);
	if (err == JET_errSuccess)
		err = ese_arg_take(&name, old_text, wide);
	if (err == JET_errSuccess)
		err = ese_arg_take(&new_name, new_text, wide);
	if (err == JET_errSuccess)
		err = ese_error(call, eng_column_rename(call->cursor,
		    name.text, new_name.text));
	ese_arg_drop(&name);
	ese_arg_drop(&new_name);
	return err;
}

JET_ERR JET_API
JetRenameColumnA(JET_SESID sesid, JET_TABLEID tableid, JET_PCSTR szName,
    JET_PCSTR szNameNew, JET_GRBIT grbit)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetRenameColumn, sesid, tableid);
	if (err == JET_errSuccess)
		err = rename_column(&call, szName, szNameNew, false, grbit);
	return ese_leave(&call, err);
}
ESE_NARROW_IS_PLAIN(JetRenameColumn);

JET_ERR JET_API
JetRenameColumnW(JET_SESID sesid, JET_TABLEID tableid, JET_PCWSTR szName,
    JET_PCWSTR szNameNew, JET_GRBIT grbit)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetRenameColumn, sesid, tableid);
	if (err == JET_errSuccess)
		err = rename_column(&call, szName, szNameNew, true, grbit);
	return ese_leave(&call, err);
}

/* ---- JetSetColumnDefaultValue ---- */

/* The table is used by nobody else while its meaning changes. */
static JET_ERR
set_default(struct ese_call *call, JET_DBID dbid, const char *table,
    const char *column, const void *data, uint32_t size)
{
	struct ese_db_ref *ref;
	struct eng_cursor *cursor;
	JET_ERR err;

	err = ese_db_find(call, dbid, true, &ref);
	if (err != JET_errSuccess)
		return err;
	err = ese_error(call, eng_cursor_open(call->es, ref->db->store, table,
	    ENG_OPEN_DENY_READ, &cursor));
	if (err < JET_errSuccess)
		return err;
	err = ese_error(call, eng_column_set_default(cursor, column, data,
	    size));
	eng_cursor_close(cursor);
	return err;
}

static JET_ERR
set_column_default(JET_SESID sesid, JET_DBID dbid, const void *table_text,
    const void *column_text, bool wide, const void *data, uint32_t size,
    JET_GRBIT grbit)
{
	struct ese_arg table = { .text = NULL }, column = { .text = NULL };
	struct ese_call call;
	JET_ERR err;

	err = ese_enter_session(&call, ESE_JetSetColumnDefaultValue, sesid);
	if (err == JET_errSuccess && grbit != 0)
		err = JET_errInvalidGrbit;
	if (err == JET_errSuccess)
		err = ese_arg_take(&table, table_text, wide);
	if (err == JET_errSuccess)
		err = ese_arg_take(&column, column_text, wide);
	if (err == JET_errSuccess && (table.text == NULL ||
	    column.text == NULL))
		err = JET_errInvalidName;
	/* A default cannot be taken away. */
	if (err == JET_errSuccess && (data == NULL || size == 0))
		err = JET_errNullInvalid;
	if (err == JET_errSuccess)
		err = set_default(&call, dbid, table.text, column.text, data,
		    size);
	ese_arg_drop(&table);
	ese_arg_drop(&column);
	return ese_leave(&call, err);
}

JET_ERR JET_API
JetSetColumnDefaultValueA(JET_SESID sesid, JET_DBID dbid,
    JET_PCSTR szTableName, JET_PCSTR szColumnName, const void *pvData,
    uint32_t cbData, JET_GRBIT grbit)
{
	return set_column_default(sesid, dbid, szTableName, szColumnName,
	    false, pvData, cbData, grbit);
}
ESE_NARROW_IS_PLAIN(JetSetColumnDefaultValue);

JET_ERR JET_API
JetSetColumnDefaultValueW(JET_SESID sesid, JET_DBID dbid,
    JET_PCWSTR szTableName, JET_PCWSTR szColumnName, const void *pvData,
    uint32_t cbData, JET_GRBIT grbit)
{
	return set_column_default(sesid, dbid, szTableName, szColumnName,
	    true, pvData, cbData, grbit);
}
