/* SPDX-License-Identifier: MIT */
/* Random calls on tables, columns, indexes, and questions about them. */

#include <string.h>

#include "ese_fuzz.h"

#define AT step->at.sesid, step->at.tableid

static const uint32_t types[] = { JET_coltypBit, JET_coltypUnsignedByte,
    JET_coltypShort, JET_coltypLong, JET_coltypCurrency,
    JET_coltypIEEESingle, JET_coltypIEEEDouble, JET_coltypDateTime,
    JET_coltypBinary, JET_coltypText, JET_coltypLongBinary,
    JET_coltypLongText, JET_coltypUnsignedLong, JET_coltypLongLong,
    JET_coltypGUID, JET_coltypUnsignedShort, JET_coltypLong,
    JET_coltypText, JET_coltypLongText, JET_coltypNil };

#define COLUMN_FLAGS JET_bitColumnFixed, JET_bitColumnTagged,		\
	JET_bitColumnNotNULL, JET_bitColumnVersion,			\
	JET_bitColumnAutoincrement, JET_bitColumnMultiValued,		\
	JET_bitColumnEscrowUpdate, JET_bitColumnFinalize,		\
	JET_bitColumnDeleteOnZero, JET_bitColumnUserDefinedDefault,	\
	JET_bitColumnCompressed, JET_bitColumnMaybeNull

static JET_COLUMNDEF
make_column(bool temporary)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def) };

	def.coltyp = fuzz_one_of(types, sizeof(types) / sizeof(types[0]));
	def.cp = (uint16_t)FUZZ_ONE_OF(1252, 1252, 1200, 0, 437);
	def.cbMax = fuzz_once_in(3) ? fuzz_size() : 0;
	def.grbit = !temporary ? FUZZ_FLAGS(COLUMN_FLAGS) :
	    FUZZ_FLAGS(JET_bitColumnTTKey, JET_bitColumnTTKey,
	    JET_bitColumnTTDescending, COLUMN_FLAGS);
	if (fuzz_once_in(40))
		def.cbStruct = fuzz_below(64);
	return def;
}

/* The default of a column, as its flags have it. */
static const void *
make_default(struct fuzz_step *step, JET_GRBIT grbit, uint32_t *size)
{
	JET_USERDEFINEDDEFAULT_A *def;

	*size = 0;
	if (grbit & JET_bitColumnUserDefinedDefault && !fuzz_once_in(4)) {
		def = fuzz_block(step, sizeof(*def));
		def->szCallback = (char *)(uintptr_t)(fuzz_once_in(9) ?
		    "" : "nowhere!nothing");
		def->cbUserData = fuzz_below(20);
		def->pbUserData = fuzz_bytes(step, def->cbUserData);
		*size = fuzz_once_in(20) ? 3 : sizeof(*def);
		return def;
	}
	if (!fuzz_once_in(3))
		return NULL;
	*size = fuzz_size();
	return fuzz_once_in(9) ? NULL : fuzz_bytes(step, *size);
}

static JET_ERR
do_add_column(struct fuzz_step *step)
{
	JET_COLUMNDEF def = make_column(false);
	JET_COLUMNID id = 0;
	const void *value;
	uint32_t size;
	JET_ERR err;

	value = make_default(step, def.grbit, &size);
	err = JetAddColumnA(AT, fuzz_column_name(step),
	    fuzz_once_in(60) ? NULL : &def, value, size,
	    fuzz_once_in(10) ? NULL : &id);
	if (err >= 0 && id != 0)
		fuzz_note_column(id);
	return err;
}

static JET_ERR
do_delete_column(struct fuzz_step *step)
{
	if (fuzz_once_in(2))
		return JetDeleteColumnA(AT, fuzz_column_name(step));
	return JetDeleteColumn2A(AT, fuzz_column_name(step),
	    FUZZ_FLAGS(JET_bitDeleteColumnIgnoreTemplateColumns));
}

static JET_ERR
do_rename_column(struct fuzz_step *step)
{
	return JetRenameColumnA(AT, fuzz_column_name(step),
	    fuzz_column_name(step), FUZZ_FLAGS(1));
}

static JET_ERR
do_default(struct fuzz_step *step)
{
	uint32_t size = fuzz_size();

	return JetSetColumnDefaultValueA(fuzz_session(step), fuzz_dbid(),
	    fuzz_table_name(step), fuzz_column_name(step),
	    fuzz_bytes(step, size), size, FUZZ_FLAGS(1));
}

/* ---- indexes ---- */

#define INDEX_FLAGS JET_bitIndexPrimary, JET_bitIndexUnique,		\
	JET_bitIndexDisallowNull, JET_bitIndexIgnoreNull,		\
	JET_bitIndexIgnoreAnyNull, JET_bitIndexIgnoreFirstNull,		\
	JET_bitIndexLazyFlush, JET_bitIndexEmpty,			\
	JET_bitIndexUnversioned, JET_bitIndexSortNullsHigh,		\
	JET_bitIndexCrossProduct, JET_bitIndexNestedTable,		\
	JET_bitIndexDisallowTruncation, JET_bitIndexDotNetGuid,		\
	JET_bitIndexTuples

static JET_ERR
do_create_index(struct fuzz_step *step)
{
	uint32_t size;
	const char *name = fuzz_index_name(step);
	char *key = fuzz_index_key(step, &size);

	return JetCreateIndexA(AT, name, FUZZ_FLAGS(INDEX_FLAGS),
	    fuzz_once_in(60) ? NULL : key, size,
	    FUZZ_ONE_OF(100, 80, 0, 101));
}

static JET_UNICODEINDEX unicode = { 0x0409, 0x00030401 };
static JET_TUPLELIMITS tuples = { 2, 5, 20, 1, 0 };

static void
make_index(struct fuzz_step *step, JET_INDEXCREATE_A *create)
{
	uint32_t i, conditions = fuzz_below(3);
	JET_CONDITIONALCOLUMN_A *list;

	create->cbStruct = fuzz_once_in(40) ? fuzz_below(99) :
	    sizeof(*create);
	create->szIndexName = (char *)(uintptr_t)fuzz_index_name(step);
	create->szKey = fuzz_index_key(step, &create->cbKey);
	create->ulDensity = 80;
	create->grbit = FUZZ_FLAGS(INDEX_FLAGS) & ~(uint32_t)
	    (JET_bitIndexUnicode | JET_bitIndexTupleLimits);
	if (fuzz_once_in(3)) {
		create->pidxunicode = &unicode;
		create->grbit |= JET_bitIndexUnicode;
	}
	if (fuzz_once_in(4)) {
		create->ptuplelimits = &tuples;
		create->grbit |= JET_bitIndexTupleLimits;
	} else if (fuzz_once_in(8)) {
		create->cbVarSegMac = fuzz_size();
	}
	if (fuzz_once_in(4)) {
		create->cbKeyMost = fuzz_size();
		create->grbit |= JET_bitIndexKeyMost;
	}
	if (!fuzz_once_in(3))
		return;
	list = fuzz_block(step, conditions * sizeof(*list));
	for (i = 0; i < conditions; i++) {
		list[i].cbStruct = sizeof(*list);
		list[i].szColumnName =
		    (char *)(uintptr_t)fuzz_column_name(step);
		list[i].grbit = FUZZ_ONE_OF(JET_bitIndexColumnMustBeNull,
		    JET_bitIndexColumnMustBeNonNull, 0);
	}
	create->rgconditionalcolumn = list;
	create->cConditionalColumn = conditions;
}

static JET_ERR
do_create_index2(struct fuzz_step *step)
{
	uint32_t i, count = fuzz_below(3);
	JET_INDEXCREATE_A *create = fuzz_block(step, count * sizeof(*create));

	for (i = 0; i < count; i++)
		make_index(step, &create[i]);
	return JetCreateIndex2A(AT, fuzz_once_in(60) ? NULL : create, count);
}

static JET_ERR
do_delete_index(struct fuzz_step *step)
{
	return JetDeleteIndexA(AT, fuzz_index_name(step));
}

/* ---- tables ---- */

static JET_ERR
do_open_table(struct fuzz_step *step)
{
	JET_SESID sesid = fuzz_session(step);
	JET_TABLEID tableid = 0;
	JET_ERR err;

	err = JetOpenTableA(sesid, fuzz_dbid(), fuzz_table_name(step), NULL,
	    0, FUZZ_FLAGS(JET_bitTableReadOnly, JET_bitTableUpdatable,
	    JET_bitTableSequential, JET_bitTableDenyWrite,
	    JET_bitTableDenyRead, JET_bitTablePermitDDL,
	    JET_bitTablePreread), fuzz_once_in(60) ? NULL : &tableid);
	if (err >= 0 && tableid != 0)
		fuzz_note_cursor(sesid, tableid);
	return err;
}

static JET_ERR
do_close_table(struct fuzz_step *step)
{
	return JetCloseTable(AT);
}

static JET_ERR
do_dup_cursor(struct fuzz_step *step)
{
	JET_TABLEID tableid = 0;
	JET_ERR err;

	err = JetDupCursor(AT, fuzz_once_in(60) ? NULL : &tableid,
	    FUZZ_FLAGS(1));
	if (err >= 0 && tableid != 0)
		fuzz_note_cursor(step->at.sesid, tableid);
	return err;
}

static JET_ERR
do_sequential(struct fuzz_step *step)
{
	return fuzz_once_in(3) ? JetResetTableSequential(AT, 0) :
	    JetSetTableSequential(AT, FUZZ_FLAGS(JET_bitPrereadForward,
	    JET_bitPrereadBackward));
}

static JET_ERR
do_create_table(struct fuzz_step *step)
{
	uint32_t i, columns = fuzz_below(4), indexes = fuzz_below(3);
	JET_TABLECREATE_A create = { .cbStruct = sizeof(create) };
	JET_SESID sesid = fuzz_session(step);
	JET_COLUMNDEF def;
	JET_ERR err;

	create.szTableName = (char *)(uintptr_t)fuzz_table_name(step);
	if (fuzz_once_in(4))
		create.szTemplateTableName =
		    (char *)(uintptr_t)fuzz_table_name(step);
	create.grbit = FUZZ_FLAGS(JET_bitTableCreateFixedDDL,
	    JET_bitTableCreateTemplateTable,
	    JET_bitTableCreateNoFixedVarColumnsInDerivedTables);
	create.ulDensity = fuzz_below(120);
	create.cColumns = columns;
	create.rgcolumncreate = fuzz_block(step,
	    columns * sizeof(*create.rgcolumncreate));
	for (i = 0; i < columns; i++) {
		JET_COLUMNCREATE_A *col = &create.rgcolumncreate[i];

		def = make_column(false);
		col->cbStruct = fuzz_once_in(60) ? 7 : sizeof(*col);
		col->szColumnName = (char *)(uintptr_t)fuzz_column_name(step);
		col->coltyp = def.coltyp;
		col->cbMax = def.cbMax;
		col->grbit = def.grbit;
		col->cp = def.cp;
		col->pvDefault = (void *)(uintptr_t)make_default(step,
		    def.grbit, &col->cbDefault);
	}
	create.cIndexes = indexes;
	create.rgindexcreate = fuzz_block(step,
	    indexes * sizeof(*create.rgindexcreate));
	for (i = 0; i < indexes; i++)
		make_index(step, &create.rgindexcreate[i]);
	err = JetCreateTableColumnIndexA(sesid, fuzz_dbid(), &create);
	if (err >= 0)
		fuzz_note_cursor(sesid, create.tableid);
	return err;
}

static JET_ERR
do_delete_table(struct fuzz_step *step)
{
	return JetDeleteTableA(fuzz_session(step), fuzz_dbid(),
	    fuzz_table_name(step));
}

static JET_ERR
do_rename_table(struct fuzz_step *step)
{
	return JetRenameTableA(fuzz_session(step), fuzz_dbid(),
	    fuzz_table_name(step), fuzz_table_name(step));
}

static JET_ERR
do_temp_table(struct fuzz_step *step)
{
	uint32_t i, count = fuzz_once_in(40) ? 0 : 1 + fuzz_below(4);
	JET_COLUMNDEF *defs = fuzz_block(step, count * sizeof(*defs));
	JET_COLUMNID *ids = fuzz_block(step, count * sizeof(*ids));
	JET_OPENTEMPORARYTABLE open = { .cbStruct = sizeof(open) };
	JET_GRBIT grbit = FUZZ_FLAGS(JET_bitTTIndexed, JET_bitTTUnique,
	    JET_bitTTUpdatable, JET_bitTTScrollable, JET_bitTTSortNullsHigh,
	    JET_bitTTForceMaterialization, JET_bitTTForwardOnly,
	    JET_bitTTErrorOnDuplicateInsertion, JET_bitTTIntrinsicLVsOnly,
	    JET_bitTTDotNetGuid);
	JET_SESID sesid = fuzz_session(step);
	JET_TABLEID tableid = 0;
	JET_ERR err;

	for (i = 0; i < count; i++)
		defs[i] = make_column(true);
	if (fuzz_once_in(2)) {
		err = JetOpenTempTable(sesid, defs, count, grbit, &tableid,
		    ids);
	} else {
		open.prgcolumndef = defs;
		open.ccolumn = count;
		open.pidxunicode = fuzz_once_in(2) ? NULL : &unicode;
		open.grbit = grbit;
		open.prgcolumnid = ids;
		open.cbKeyMost = fuzz_once_in(3) ? fuzz_size() : 0;
		open.cbVarSegMac = fuzz_once_in(5) ? fuzz_size() : 0;
		err = JetOpenTemporaryTable(sesid, &open);
		tableid = open.tableid;
	}
	if (err < 0)
		return err;
	fuzz_note_cursor(sesid, tableid);
	for (i = 0; i < count; i++)
		fuzz_note_column(ids[i]);
	return err;
}

/* ---- questions ---- */

enum { LIST_ROOM = 64 };

/* Lists begin with their size and the cursor that holds them. */
static void
note_list(JET_SESID sesid, const void *result, uint32_t room)
{
	JET_OBJECTLIST list;

	if (result == NULL || room < sizeof(list))
		return;
	memcpy(&list, result, sizeof(list));
	if (list.cbStruct == sizeof(JET_OBJECTLIST) ||
	    list.cbStruct == sizeof(JET_COLUMNLIST) ||
	    list.cbStruct == sizeof(JET_INDEXLIST))
		fuzz_note_cursor(sesid, list.tableid);
}

static uint32_t
info_room(void)
{
	return fuzz_once_in(2) ? 256 : FUZZ_ONE_OF(LIST_ROOM, 4, 8, 16, 24,
	    sizeof(JET_COLUMNDEF), sizeof(JET_COLUMNLIST),
	    sizeof(JET_INDEXLIST), sizeof(JET_COLUMNBASE_A)) % 4096;
}

#define COL_LEVELS JET_ColInfo, JET_ColInfoList, JET_ColInfoSysTabCursor, \
	JET_ColInfoBase, JET_ColInfoListCompact, JET_ColInfoByColid,	\
	JET_ColInfoListSortColumnid, JET_ColInfoBaseByColid

static JET_ERR
do_column_info(struct fuzz_step *step)
{
	uint32_t room = info_room(), level = FUZZ_ONE_OF(COL_LEVELS);
	JET_COLUMNID id = fuzz_column();
	const char *name = fuzz_column_name(step);
	void *result = fuzz_out(step, room);
	JET_ERR err;

	if (level == JET_ColInfoByColid || level == JET_ColInfoBaseByColid)
		name = (const char *)&id;
	/* what a number is asked by must be readable as one */
	else if (level > JET_ColInfoBaseByColid && name != NULL)
		name = "id\0\0\0";
	if (fuzz_once_in(2))
		err = JetGetTableColumnInfoA(AT, name, result, room, level);
	else
		err = JetGetColumnInfoA(step->at.sesid, fuzz_dbid(),
		    fuzz_table_name(step), name, result, room, level);
	if (err >= 0)
		note_list(step->at.sesid, result, room);
	return err;
}

#define IDX_LEVELS JET_IdxInfo, JET_IdxInfoList, JET_IdxInfoSysTabCursor, \
	JET_IdxInfoSpaceAlloc, JET_IdxInfoLangid, JET_IdxInfoCount,	\
	JET_IdxInfoVarSegMac, JET_IdxInfoIndexId, JET_IdxInfoKeyMost,	\
	JET_IdxInfoLocaleName

static JET_ERR
do_index_info(struct fuzz_step *step)
{
	uint32_t room = info_room(), level = FUZZ_ONE_OF(IDX_LEVELS);
	void *result = fuzz_out(step, room);
	JET_ERR err;

	if (fuzz_once_in(2))
		err = JetGetTableIndexInfoA(AT, fuzz_index_name(step), result,
		    room, level);
	else
		err = JetGetIndexInfoA(step->at.sesid, fuzz_dbid(),
		    fuzz_table_name(step), fuzz_index_name(step), result,
		    room, level);
	if (err >= 0)
		note_list(step->at.sesid, result, room);
	return err;
}

static JET_ERR
do_index_create_info(struct fuzz_step *step)
{
	uint32_t room = fuzz_once_in(2) ? 4096 : fuzz_size();

	return JetGetTableIndexInfoA(AT, fuzz_index_name(step),
	    fuzz_out(step, room), room, FUZZ_ONE_OF(JET_IdxInfoCreateIndex,
	    JET_IdxInfoCreateIndex2, JET_IdxInfoCreateIndex3));
}

static JET_ERR
do_table_info(struct fuzz_step *step)
{
	uint32_t room = info_room();

	return JetGetTableInfoA(AT, fuzz_out(step, room), room,
	    FUZZ_ONE_OF(JET_TblInfo, JET_TblInfoName, JET_TblInfoDbid,
	    JET_TblInfoSpaceAlloc, JET_TblInfoTemplateTableName,
	    JET_TblInfoSpaceUsage));
}

static JET_ERR
do_object_info(struct fuzz_step *step)
{
	uint32_t room = info_room();
	void *result = fuzz_out(step, room);
	JET_ERR err;

	err = JetGetObjectInfoA(step->at.sesid, fuzz_dbid(),
	    FUZZ_ONE_OF(JET_objtypNil, JET_objtypTable, 9), NULL,
	    fuzz_table_name(step), result, room, FUZZ_ONE_OF(JET_ObjInfo,
	    JET_ObjInfoListNoStats, JET_ObjInfoList, JET_ObjInfoNoStats));
	if (err >= 0)
		note_list(step->at.sesid, result, room);
	return err;
}

const struct fuzz_op fuzz_schema_ops[] = {
	{ "add column", 5, do_add_column },
	{ "delete column", 2, do_delete_column },
	{ "rename column", 2, do_rename_column },
	{ "default", 2, do_default },
	{ "create index", 4, do_create_index },
	{ "create index 2", 4, do_create_index2 },
	{ "delete index", 3, do_delete_index },
	{ "open table", 20, do_open_table },
	{ "close table", 5, do_close_table },
	{ "dup cursor", 3, do_dup_cursor },
	{ "sequential", 3, do_sequential },
	{ "create table", 4, do_create_table },
	{ "delete table", 1, do_delete_table },
	{ "rename table", 1, do_rename_table },
	{ "temp table", 4, do_temp_table },
	{ "column info", 3, do_column_info },
	{ "index info", 3, do_index_info },
	{ "index create info", 2, do_index_create_info },
	{ "table info", 2, do_table_info },
	{ "object info", 2, do_object_info },
	{ NULL, 0, NULL }
};
