/* SPDX-License-Identifier: MIT */
/*
 * Every call that takes a handle, once, with good arguments; the test puts bad
 * handles in. The names are weak: what is not built has no address here, and
 * the test leaves it out.
 */
#include "bad_input.h"

/* The structures ask for text that may be changed, and do not change it. */
#define TEXT(literal) ((char *)(literal))

#define I TAKES_INST
#define S TAKES_SES
#define D TAKES_DB
#define T TAKES_TAB

/* In the order of compat/ese/API.tsv. W: the wide form too. */
#define CALLS(X)							\
X(JetTerm, I, (a->inst))						\
X(JetTerm2, I, (a->inst, 0))						\
X(JetStopServiceInstance, I, (a->inst))					\
X(JetStopServiceInstance2, I, (a->inst, 0))				\
X(JetBeginSession, I, (a->inst, &a->ses_out, NULL, NULL))		\
X(JetBeginSessionW, I, (a->inst, &a->ses_out, NULL, NULL))		\
X(JetDupSession, S, (a->ses, &a->ses_out))				\
X(JetEndSession, S, (a->ses, 0))					\
X(JetSetSessionContext, S, (a->ses, 5))					\
X(JetResetSessionContext, S, (a->ses))					\
X(JetSetSessionParameter, S, (a->ses, JET_sesparamCommitDefault, &a->n,	\
    sizeof(a->n)))							\
X(JetGetSessionParameter, S, (a->ses, JET_sesparamCommitDefault, &a->n,	\
    sizeof(a->n), NULL))						\
X(JetBeginTransaction, S, (a->ses))					\
X(JetBeginTransaction2, S, (a->ses, 0))					\
X(JetBeginTransaction3, S, (a->ses, 1, 0))				\
X(JetCommitTransaction, S, (a->ses, 0))					\
X(JetCommitTransaction2, S, (a->ses, 0, 0, NULL))			\
X(JetRollback, S, (a->ses, 0))						\
X(JetCreateDatabase, S, (a->ses, "x.edb", NULL, &a->db_out, 0))		\
X(JetCreateDatabaseW, S, (a->ses, u"x.edb", NULL, &a->db_out, 0))	\
X(JetCreateDatabase2, S, (a->ses, "x.edb", 0, &a->db_out, 0))		\
X(JetCreateDatabase2W, S, (a->ses, u"x.edb", 0, &a->db_out, 0))		\
X(JetAttachDatabase, S, (a->ses, a->path, 0))				\
X(JetAttachDatabaseW, S, (a->ses, u"x.edb", 0))				\
X(JetAttachDatabase2, S, (a->ses, a->path, 0, 0))			\
X(JetAttachDatabase2W, S, (a->ses, u"x.edb", 0, 0))			\
X(JetDetachDatabase, S, (a->ses, a->path))				\
X(JetDetachDatabaseW, S, (a->ses, u"x.edb"))				\
X(JetDetachDatabase2, S, (a->ses, a->path, 0))				\
X(JetDetachDatabase2W, S, (a->ses, u"x.edb", 0))			\
X(JetOpenDatabase, S, (a->ses, a->path, NULL, &a->db_out, 0))		\
X(JetOpenDatabaseW, S, (a->ses, u"x.edb", NULL, &a->db_out, 0))		\
X(JetCloseDatabase, S | D, (a->ses, a->db, 0))				\
X(JetSetDatabaseSize, S, (a->ses, a->path, 256, &a->n))			\
X(JetSetDatabaseSizeW, S, (a->ses, u"x.edb", 256, &a->n))		\
X(JetGrowDatabase, S | D, (a->ses, a->db, 256, &a->n))			\
X(JetResizeDatabase, S | D, (a->ses, a->db, 256, &a->n, 0))		\
X(JetCompact, S, (a->ses, a->path, "y.edb", NULL, NULL, 0))		\
X(JetCompactW, S, (a->ses, u"x.edb", u"y.edb", NULL, NULL, 0))		\
X(JetCreateTable, S | D, (a->ses, a->db, "new", 0, 0, &a->tab_out))	\
X(JetCreateTableW, S | D, (a->ses, a->db, u"new", 0, 0, &a->tab_out))	\
X(JetCreateTableColumnIndex, S | D, (a->ses, a->db,			\
    &(JET_TABLECREATE_A){ .cbStruct = sizeof(JET_TABLECREATE_A),	\
    .szTableName = TEXT("new") }))					\
X(JetCreateTableColumnIndexW, S | D, (a->ses, a->db,			\
    &(JET_TABLECREATE_W){ .cbStruct = sizeof(JET_TABLECREATE_W),	\
    .szTableName = (WCHAR[]){ u"new" } }))				\
X(JetCreateTableColumnIndex2, S | D, (a->ses, a->db,			\
    &(JET_TABLECREATE2_A){ .cbStruct = sizeof(JET_TABLECREATE2_A),	\
    .szTableName = TEXT("new") }))					\
X(JetCreateTableColumnIndex2W, S | D, (a->ses, a->db,			\
    &(JET_TABLECREATE2_W){ .cbStruct = sizeof(JET_TABLECREATE2_W),	\
    .szTableName = (WCHAR[]){ u"new" } }))				\
X(JetCreateTableColumnIndex3, S | D, (a->ses, a->db,			\
    &(JET_TABLECREATE3_A){ .cbStruct = sizeof(JET_TABLECREATE3_A),	\
    .szTableName = TEXT("new") }))					\
X(JetCreateTableColumnIndex3W, S | D, (a->ses, a->db,			\
    &(JET_TABLECREATE3_W){ .cbStruct = sizeof(JET_TABLECREATE3_W),	\
    .szTableName = (WCHAR[]){ u"new" } }))				\
X(JetCreateTableColumnIndex4, S | D, (a->ses, a->db,			\
    &(JET_TABLECREATE4_A){ .cbStruct = sizeof(JET_TABLECREATE4_A),	\
    .szTableName = TEXT("new") }))					\
X(JetCreateTableColumnIndex4W, S | D, (a->ses, a->db,			\
    &(JET_TABLECREATE4_W){ .cbStruct = sizeof(JET_TABLECREATE4_W),	\
    .szTableName = (WCHAR[]){ u"new" } }))				\
X(JetDeleteTable, S | D, (a->ses, a->db, "none"))			\
X(JetDeleteTableW, S | D, (a->ses, a->db, u"none"))			\
X(JetRenameTable, S | D, (a->ses, a->db, "none", "new"))		\
X(JetRenameTableW, S | D, (a->ses, a->db, u"none", u"new"))		\
X(JetOpenTable, S | D, (a->ses, a->db, "t", NULL, 0, 0, &a->tab_out))	\
X(JetOpenTableW, S | D, (a->ses, a->db, u"t", NULL, 0, 0, &a->tab_out))	\
X(JetCloseTable, S | T, (a->ses, a->tab))				\
X(JetDupCursor, S | T, (a->ses, a->tab, &a->tab_out, 0))		\
X(JetSetTableSequential, S | T, (a->ses, a->tab, 0))			\
X(JetResetTableSequential, S | T, (a->ses, a->tab, 0))			\
X(JetComputeStats, S | T, (a->ses, a->tab))				\
X(JetAddColumn, S | T, (a->ses, a->tab, "new",				\
    &(JET_COLUMNDEF){ .cbStruct = sizeof(JET_COLUMNDEF),		\
    .coltyp = JET_coltypLong }, NULL, 0, &a->col_out))			\
X(JetAddColumnW, S | T, (a->ses, a->tab, u"new",			\
    &(JET_COLUMNDEF){ .cbStruct = sizeof(JET_COLUMNDEF),		\
    .coltyp = JET_coltypLong }, NULL, 0, &a->col_out))			\
X(JetDeleteColumn, S | T, (a->ses, a->tab, "none"))			\
X(JetDeleteColumnW, S | T, (a->ses, a->tab, u"none"))			\
X(JetDeleteColumn2, S | T, (a->ses, a->tab, "none", 0))			\
X(JetDeleteColumn2W, S | T, (a->ses, a->tab, u"none", 0))		\
X(JetRenameColumn, S | T, (a->ses, a->tab, "none", "new", 0))		\
X(JetRenameColumnW, S | T, (a->ses, a->tab, u"none", u"new", 0))	\
X(JetSetColumnDefaultValue, S | D, (a->ses, a->db, "t", "text", "x", 1,	\
    0))									\
X(JetSetColumnDefaultValueW, S | D, (a->ses, a->db, u"t", u"text", "x",	\
    1, 0))								\
X(JetCreateIndex, S | T, (a->ses, a->tab, "new", 0, "+text\0", 7, 0))	\
X(JetCreateIndexW, S | T, (a->ses, a->tab, u"new", 0, u"+text\0", 14,	\
    0))									\
X(JetCreateIndex2, S | T, (a->ses, a->tab,				\
    &(JET_INDEXCREATE_A){ .cbStruct = sizeof(JET_INDEXCREATE_A),	\
    .szIndexName = TEXT("new"), .szKey = TEXT("+text\0"), .cbKey = 7 }, 1)) \
X(JetCreateIndex2W, S | T, (a->ses, a->tab,				\
    &(JET_INDEXCREATE_W){ .cbStruct = sizeof(JET_INDEXCREATE_W),	\
    .szIndexName = (WCHAR[]){ u"new" }, .szKey = (WCHAR[]){ u"+text\0" }, \
    .cbKey = 14 }, 1))							\
X(JetCreateIndex3, S | T, (a->ses, a->tab,				\
    &(JET_INDEXCREATE2_A){ .cbStruct = sizeof(JET_INDEXCREATE2_A),	\
    .szIndexName = TEXT("new"), .szKey = TEXT("+text\0"), .cbKey = 7 }, 1)) \
X(JetCreateIndex3W, S | T, (a->ses, a->tab,				\
    &(JET_INDEXCREATE2_W){ .cbStruct = sizeof(JET_INDEXCREATE2_W),	\
    .szIndexName = (WCHAR[]){ u"new" }, .szKey = (WCHAR[]){ u"+text\0" }, \
    .cbKey = 14 }, 1))							\
X(JetCreateIndex4, S | T, (a->ses, a->tab,				\
    &(JET_INDEXCREATE3_A){ .cbStruct = sizeof(JET_INDEXCREATE3_A),	\
    .szIndexName = TEXT("new"), .szKey = TEXT("+text\0"), .cbKey = 7 }, 1)) \
X(JetCreateIndex4W, S | T, (a->ses, a->tab,				\
    &(JET_INDEXCREATE3_W){ .cbStruct = sizeof(JET_INDEXCREATE3_W),	\
    .szIndexName = (WCHAR[]){ u"new" }, .szKey = (WCHAR[]){ u"+text\0" }, \
    .cbKey = 14 }, 1))							\
X(JetDeleteIndex, S | T, (a->ses, a->tab, "none"))			\
X(JetDeleteIndexW, S | T, (a->ses, a->tab, u"none"))			\
X(JetGetCurrentIndex, S | T, (a->ses, a->tab, a->buf, 64))		\
X(JetGetCurrentIndexW, S | T, (a->ses, a->tab, a->wide, 64))		\
X(JetSetCurrentIndex, S | T, (a->ses, a->tab, NULL))			\
X(JetSetCurrentIndexW, S | T, (a->ses, a->tab, NULL))			\
X(JetSetCurrentIndex2, S | T, (a->ses, a->tab, NULL, 0))		\
X(JetSetCurrentIndex2W, S | T, (a->ses, a->tab, NULL, 0))		\
X(JetSetCurrentIndex3, S | T, (a->ses, a->tab, NULL, 0, 1))		\
X(JetSetCurrentIndex3W, S | T, (a->ses, a->tab, NULL, 0, 1))		\
X(JetSetCurrentIndex4, S | T, (a->ses, a->tab, NULL, NULL, 0, 1))	\
X(JetSetCurrentIndex4W, S | T, (a->ses, a->tab, NULL, NULL, 0, 1))	\
X(JetMove, S | T, (a->ses, a->tab, JET_MoveFirst, 0))			\
X(JetSetCursorFilter, S | T, (a->ses, a->tab, NULL, 0, 0))		\
X(JetSeek, S | T, (a->ses, a->tab, JET_bitSeekEQ))			\
X(JetGotoBookmark, S | T, (a->ses, a->tab, a->buf, 4))			\
X(JetGotoSecondaryIndexBookmark, S | T, (a->ses, a->tab, a->buf, 4,	\
    a->buf, 4, 0))							\
X(JetGotoPosition, S | T, (a->ses, a->tab,				\
    &(JET_RECPOS){ .cbStruct = sizeof(JET_RECPOS) }))			\
X(JetGetRecordPosition, S | T, (a->ses, a->tab, (JET_RECPOS *)a->buf,	\
    sizeof(JET_RECPOS)))						\
X(JetIndexRecordCount, S | T, (a->ses, a->tab, &a->n, 0))		\
X(JetIndexRecordCount2, S | T, (a->ses, a->tab, &a->n64, 0))		\
X(JetIntersectIndexes, S, (a->ses,					\
    &(JET_INDEXRANGE){ sizeof(JET_INDEXRANGE), a->tab, 0 }, 1,		\
    &(JET_RECORDLIST){ .cbStruct = sizeof(JET_RECORDLIST) }, 0))	\
X(JetGetCursorInfo, S | T, (a->ses, a->tab, NULL, 0, 0))		\
X(JetPrereadKeys, S | T, (a->ses, a->tab, NULL, NULL, 0, NULL,		\
    JET_bitPrereadForward))						\
X(JetPrereadIndexRanges, S | T, (a->ses, a->tab, NULL, 0, NULL, NULL, 0, \
    JET_bitPrereadForward))						\
X(JetMakeKey, S | T, (a->ses, a->tab, "abcd", 4, JET_bitNewKey))	\
X(JetRetrieveKey, S | T, (a->ses, a->tab, a->buf, 255, NULL, 0))	\
X(JetSetIndexRange, S | T, (a->ses, a->tab, 0))				\
X(JetGetBookmark, S | T, (a->ses, a->tab, a->buf, 255, NULL))		\
X(JetGetSecondaryIndexBookmark, S | T, (a->ses, a->tab, a->buf, 255,	\
    NULL, a->buf + 256, 255, NULL, 0))					\
X(JetPrepareUpdate, S | T, (a->ses, a->tab, JET_prepInsert))		\
X(JetUpdate, S | T, (a->ses, a->tab, NULL, 0, NULL))			\
X(JetUpdate2, S | T, (a->ses, a->tab, NULL, 0, NULL, 0))		\
X(JetDelete, S | T, (a->ses, a->tab))					\
X(JetGetLock, S | T, (a->ses, a->tab, JET_bitReadLock))			\
X(JetEscrowUpdate, S | T, (a->ses, a->tab, a->id, &a->n, 4, NULL, 0,	\
    NULL, 0))								\
X(JetSetColumn, S | T, (a->ses, a->tab, a->text, "x", 1, 0, NULL))	\
X(JetSetColumns, S | T, (a->ses, a->tab, NULL, 0))			\
X(JetRetrieveColumn, S | T, (a->ses, a->tab, a->text, a->buf, 64, NULL,	\
    0, NULL))								\
X(JetRetrieveColumns, S | T, (a->ses, a->tab, NULL, 0))			\
X(JetEnumerateColumns, S | T, (a->ses, a->tab, 0, NULL, &a->n,		\
    (JET_ENUMCOLUMN **)&a->ptr, give_memory, NULL, 0, 0))		\
X(JetGetRecordSize, S | T, (a->ses, a->tab, (JET_RECSIZE *)a->buf, 0))	\
X(JetGetRecordSize2, S | T, (a->ses, a->tab, (JET_RECSIZE2 *)a->buf,	\
    0))									\
X(JetOpenTempTable, S, (a->ses, long_column, 1, 0, &a->tab_out,		\
    &a->col_out))							\
X(JetOpenTempTable2, S, (a->ses, long_column, 1, 0, 0, &a->tab_out,	\
    &a->col_out))							\
X(JetOpenTempTable3, S, (a->ses, long_column, 1, NULL, 0, &a->tab_out,	\
    &a->col_out))							\
X(JetOpenTemporaryTable, S, (a->ses,					\
    &(JET_OPENTEMPORARYTABLE){						\
    .cbStruct = sizeof(JET_OPENTEMPORARYTABLE),				\
    .prgcolumndef = long_column, .ccolumn = 1,				\
    .prgcolumnid = &a->col_out }))					\
X(JetOpenTemporaryTable2, S, (a->ses,					\
    &(JET_OPENTEMPORARYTABLE2){						\
    .cbStruct = sizeof(JET_OPENTEMPORARYTABLE2),			\
    .prgcolumndef = long_column, .ccolumn = 1,				\
    .prgcolumnid = &a->col_out }))					\
X(JetRegisterCallback, S | T, (a->ses, a->tab, JET_cbtypBeforeInsert,	\
    accept_event, NULL, &a->handle_out))				\
X(JetUnregisterCallback, S | T, (a->ses, a->tab, JET_cbtypBeforeInsert,	\
    a->handle_out))							\
X(JetSetLS, S | T, (a->ses, a->tab, 5, 0))				\
X(JetGetLS, S | T, (a->ses, a->tab, &a->ptr, 0))			\
X(JetBackupInstance, I, (a->inst, a->dir, 0, NULL))			\
X(JetBackupInstanceW, I, (a->inst, u"backup", 0, NULL))			\
X(JetStopBackupInstance, I, (a->inst))					\
X(JetBeginExternalBackupInstance, I, (a->inst, 0))			\
X(JetGetAttachInfoInstance, I, (a->inst, a->buf, 64, &a->n))		\
X(JetGetAttachInfoInstanceW, I, (a->inst, a->wide, 64, &a->n))		\
X(JetOpenFileInstance, I, (a->inst, a->path, &a->handle_out, &a->n,	\
    &a->n))								\
X(JetOpenFileInstanceW, I, (a->inst, u"x.edb", &a->handle_out, &a->n,	\
    &a->n))								\
X(JetReadFileInstance, I, (a->inst, 5, a->buf, 4096, &a->n))		\
X(JetCloseFileInstance, I, (a->inst, 5))				\
X(JetGetLogInfoInstance, I, (a->inst, a->buf, 64, &a->n))		\
X(JetGetLogInfoInstanceW, I, (a->inst, a->wide, 64, &a->n))		\
X(JetGetLogInfoInstance2, I, (a->inst, a->buf, 64, &a->n, NULL))	\
X(JetGetLogInfoInstance2W, I, (a->inst, a->wide, 64, &a->n, NULL))	\
X(JetGetTruncateLogInfoInstance, I, (a->inst, a->buf, 64, &a->n))	\
X(JetGetTruncateLogInfoInstanceW, I, (a->inst, a->wide, 64, &a->n))	\
X(JetTruncateLogInstance, I, (a->inst))					\
X(JetEndExternalBackupInstance, I, (a->inst))				\
X(JetEndExternalBackupInstance2, I, (a->inst, 0))			\
X(JetDefragment, S | D, (a->ses, a->db, NULL, NULL, NULL, 0))		\
X(JetDefragmentW, S | D, (a->ses, a->db, NULL, NULL, NULL, 0))		\
X(JetDefragment2, S | D, (a->ses, a->db, NULL, NULL, NULL, NULL, 0))	\
X(JetDefragment2W, S | D, (a->ses, a->db, NULL, NULL, NULL, NULL, 0))	\
X(JetGetInstanceMiscInfo, I, (a->inst, a->buf, sizeof(JET_SIGNATURE),	\
    JET_InstanceMiscInfoLogSignature))					\
X(JetGetVersion, S, (a->ses, &a->n))					\
X(JetGetDatabaseInfo, S | D, (a->ses, a->db, &a->n, sizeof(a->n),	\
    JET_DbInfoPageSize))						\
X(JetGetDatabaseInfoW, S | D, (a->ses, a->db, &a->n, sizeof(a->n),	\
    JET_DbInfoPageSize))						\
X(JetGetObjectInfo, S | D, (a->ses, a->db, JET_objtypTable, NULL, "t",	\
    a->buf, sizeof(JET_OBJECTINFO), JET_ObjInfo))			\
X(JetGetObjectInfoW, S | D, (a->ses, a->db, JET_objtypTable, NULL, u"t", \
    a->buf, sizeof(JET_OBJECTINFO), JET_ObjInfo))			\
X(JetGetTableInfo, S | T, (a->ses, a->tab, a->buf, 256,			\
    JET_TblInfoName))							\
X(JetGetTableInfoW, S | T, (a->ses, a->tab, a->buf, 256,		\
    JET_TblInfoName))							\
X(JetGetColumnInfo, S | D, (a->ses, a->db, "t", "text", a->buf,		\
    sizeof(JET_COLUMNDEF), JET_ColInfo))				\
X(JetGetColumnInfoW, S | D, (a->ses, a->db, u"t", u"text", a->buf,	\
    sizeof(JET_COLUMNDEF), JET_ColInfo))				\
X(JetGetTableColumnInfo, S | T, (a->ses, a->tab, "text", a->buf,	\
    sizeof(JET_COLUMNDEF), JET_ColInfo))				\
X(JetGetTableColumnInfoW, S | T, (a->ses, a->tab, u"text", a->buf,	\
    sizeof(JET_COLUMNDEF), JET_ColInfo))				\
X(JetGetIndexInfo, S | D, (a->ses, a->db, "t", "pk", a->buf,		\
    sizeof(JET_INDEXID), JET_IdxInfoIndexId))				\
X(JetGetIndexInfoW, S | D, (a->ses, a->db, u"t", u"pk", a->buf,		\
    sizeof(JET_INDEXID), JET_IdxInfoIndexId))				\
X(JetGetTableIndexInfo, S | T, (a->ses, a->tab, "pk", a->buf,		\
    sizeof(JET_INDEXID), JET_IdxInfoIndexId))				\
X(JetGetTableIndexInfoW, S | T, (a->ses, a->tab, u"pk", a->buf,		\
    sizeof(JET_INDEXID), JET_IdxInfoIndexId))				\
X(JetIdle, S, (a->ses, 0))

static const JET_COLUMNDEF long_column[] = {
	{ .cbStruct = sizeof(JET_COLUMNDEF), .coltyp = JET_coltypLong,
	    .grbit = JET_bitColumnTTKey },
};

static void *JET_API
give_memory(void *context, void *old, uint32_t size)
{
	(void)context; (void)old; (void)size;
	return NULL;
}

static JET_ERR JET_API
accept_event(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context,
    JET_API_PTR unused)
{
	(void)sesid; (void)dbid; (void)tableid; (void)cbtyp;
	(void)arg1; (void)arg2; (void)context; (void)unused;
	return JET_errSuccess;
}

#define X(name, takes, args)						\
	extern __typeof__(name) name __attribute__((weak));
CALLS(X)
#undef X

#define X(name, takes, args)						\
	static JET_ERR							\
	call_##name(struct bad_args *a)					\
	{								\
		(void)a;						\
		return name args;					\
	}
CALLS(X)
#undef X

const struct bad_call bad_calls[] = {
#define X(name, takes, args)						\
	{ #name, takes, (void (*)(void))name, call_##name },
CALLS(X)
#undef X
};

const unsigned bad_call_count = sizeof(bad_calls) / sizeof(bad_calls[0]);
