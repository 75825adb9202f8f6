/* SPDX-License-Identifier: MIT */
/*
 * One row for each bad argument: call, what is wrong with it, the transaction
 * level it is made at, and the error its page (or, where that is silent, the
 * engine) gives. Bad handles are the business of the other table.
 */
#include "bad_input.h"

#include <stdlib.h>
#include <string.h>

/* The structures ask for text that may be changed, and do not change it. */
#define TEXT(literal) ((char *)(literal))
#define BIG_NAME							\
	"a234567890123456789012345678901234567890123456789012345678901234x"
#define ALL_BITS 0xffffffffu
#define OF_SIZE(type, ...) (&(type){ .cbStruct = sizeof(type), __VA_ARGS__ })
#define BAD_SIZE(type, ...) (&(type){ .cbStruct = 3, __VA_ARGS__ })

static JET_COLUMNDEF long_column = { .cbStruct = sizeof(JET_COLUMNDEF),
    .coltyp = JET_coltypLong, .grbit = JET_bitColumnTTKey };

static void *JET_API
give_memory(void *context, void *old, uint32_t size)
{
	(void)context;
	if (size > 0)
		return realloc(old, size);
	free(old);
	return NULL;
}

static void *JET_API
give_nothing(void *context, void *old, uint32_t size)
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

#define INSTANCE_ROWS(X)						\
X(JetCreateInstance, no_place, 0, JET_errInvalidParameter,		\
    (NULL, "other"))							\
X(JetCreateInstance2, no_place, 0, JET_errInvalidParameter,		\
    (NULL, "other", NULL, 0))						\
X(JetCreateInstance, name_taken, 0, JET_errInstanceNameInUse,		\
    (&a->inst_out, a->name))						\
X(JetCreateInstance2, name_taken, 0, JET_errInstanceNameInUse,		\
    (&a->inst_out, a->name, NULL, 0))					\
X(JetInit, no_instance, 0, JET_errRunningInMultiInstanceMode, (NULL))	\
X(JetInit2, no_instance, 0, JET_errRunningInMultiInstanceMode,		\
    (NULL, 0))								\
X(JetInit3, no_instance, 0, JET_errRunningInMultiInstanceMode,		\
    (NULL, NULL, 0))							\
X(JetInit, running, 0, JET_errAlreadyInitialized, (&a->inst))		\
X(JetInit2, running, 0, JET_errAlreadyInitialized, (&a->inst, 0))	\
X(JetInit3, running, 0, JET_errAlreadyInitialized, (&a->inst, NULL, 0))	\
X(JetTerm2, both_ways_of_ending, 0, JET_errInvalidGrbit,		\
    (a->inst, ALL_BITS))						\
X(JetStopService, many_instances, 0,					\
    JET_errRunningInMultiInstanceMode, ())				\
X(JetEnableMultiInstance, already_running, 0,				\
    JET_errSystemParamsAlreadySet, (NULL, 0, NULL))			\
X(JetSetSystemParameter, unknown_number, 0, JET_errInvalidParameter,	\
    (&a->inst, JET_sesidNil, 9999, 0, NULL))				\
X(JetSetSystemParameter, too_late, 0, JET_errAlreadyInitialized,	\
    (&a->inst, JET_sesidNil, JET_paramLogBuffers, 100, NULL))		\
X(JetSetSystemParameter, bad_instance, 0, JET_errInvalidInstance,	\
    (&(JET_INSTANCE){ 99 }, JET_sesidNil, JET_paramMaxCursors, 100,	\
    NULL))								\
X(JetGetSystemParameter, unknown_number, 0, JET_errInvalidParameter,	\
    (a->inst, JET_sesidNil, 9999, &a->ptr, NULL, 0))			\
X(JetGetSystemParameter, no_place, 0, JET_errInvalidParameter,		\
    (a->inst, JET_sesidNil, JET_paramMaxCursors, NULL, NULL, 0))	\
X(JetBeginSession, no_place, 0, JET_errInvalidParameter,		\
    (a->inst, NULL, NULL, NULL))					\
X(JetDupSession, no_place, 0, JET_errInvalidParameter, (a->ses, NULL))	\
X(JetSetSessionContext, zero, 0, JET_errInvalidParameter,		\
    (a->ses, 0))							\
X(JetSetSessionContext, all_ones, 0, JET_errInvalidParameter,		\
    (a->ses, ~(JET_API_PTR)0))						\
X(JetResetSessionContext, none_set, 0,					\
    JET_errSessionContextNotSetByThisThread, (a->ses))			\
X(JetSetSessionParameter, unknown, 0, JET_errInvalidSesparamId,		\
    (a->ses, 999999, &a->n, sizeof(a->n)))				\
X(JetGetSessionParameter, unknown, 0, JET_errInvalidSesparamId,		\
    (a->ses, 999999, &a->n, sizeof(a->n), NULL))			\
X(JetCommitTransaction, level_0, 0, JET_errNotInTransaction,		\
    (a->ses, 0))							\
X(JetCommitTransaction, bits, 1, JET_errInvalidGrbit,			\
    (a->ses, ALL_BITS))							\
X(JetCommitTransaction2, level_0, 0, JET_errNotInTransaction,		\
    (a->ses, 0, 0, NULL))						\
X(JetCommitTransaction2, wait_not_lazy, 1, JET_errInvalidParameter,	\
    (a->ses, 0, 1000, NULL))						\
X(JetRollback, level_0, 0, JET_errNotInTransaction, (a->ses, 0))	\
X(JetRollback, bits, 1, JET_errInvalidGrbit, (a->ses, ALL_BITS))

#define DATABASE_ROWS(X)						\
X(JetCreateDatabase, no_place, 0, JET_errInvalidParameter,		\
    (a->ses, "new.edb", NULL, NULL, 0))					\
X(JetCreateDatabase, no_name, 0, JET_errDatabaseInvalidPath,		\
    (a->ses, NULL, NULL, &a->db_out, 0))				\
X(JetCreateDatabase, empty_name, 0, JET_errDatabaseInvalidPath,		\
    (a->ses, "", NULL, &a->db_out, 0))					\
X(JetCreateDatabase, folder_missing, 0, JET_errDatabaseInvalidPath,	\
    (a->ses, "/nowhere/at/all/x.edb", NULL, &a->db_out, 0))		\
X(JetCreateDatabase, there_already, 0, JET_errDatabaseDuplicate,	\
    (a->ses, a->path, NULL, &a->db_out, 0))				\
X(JetCreateDatabase, in_transaction, 1, JET_errInTransaction,		\
    (a->ses, "new.edb", NULL, &a->db_out, 0))				\
X(JetCreateDatabase2, no_place, 0, JET_errInvalidParameter,		\
    (a->ses, "new.edb", 0, NULL, 0))					\
X(JetCreateDatabase2, no_name, 0, JET_errDatabaseInvalidPath,		\
    (a->ses, NULL, 0, &a->db_out, 0))					\
X(JetAttachDatabase, no_name, 0, JET_errDatabaseInvalidPath,		\
    (a->ses, NULL, 0))							\
X(JetAttachDatabase, missing, 0, JET_errFileNotFound,			\
    (a->ses, "missing.edb", 0))						\
X(JetAttachDatabase, in_transaction, 1, JET_errInTransaction,		\
    (a->ses, a->path, 0))						\
X(JetAttachDatabase2, no_name, 0, JET_errDatabaseInvalidPath,		\
    (a->ses, NULL, 0, 0))						\
X(JetAttachDatabase2, missing, 0, JET_errFileNotFound,			\
    (a->ses, "missing.edb", 0, 0))					\
X(JetDetachDatabase, missing, 0, JET_errDatabaseNotFound,		\
    (a->ses, "missing.edb"))						\
X(JetDetachDatabase, in_use, 0, JET_errDatabaseInUse,			\
    (a->ses, a->path))							\
X(JetDetachDatabase, in_transaction, 1, JET_errInTransaction,		\
    (a->ses, a->path))							\
X(JetDetachDatabase2, missing, 0, JET_errDatabaseNotFound,		\
    (a->ses, "missing.edb", 0))						\
X(JetOpenDatabase, no_place, 0, JET_errInvalidParameter,		\
    (a->ses, a->path, NULL, NULL, 0))					\
X(JetOpenDatabase, no_name, 0, JET_errDatabaseInvalidPath,		\
    (a->ses, NULL, NULL, &a->db_out, 0))				\
X(JetOpenDatabase, not_attached, 0, JET_errDatabaseNotFound,		\
    (a->ses, "missing.edb", NULL, &a->db_out, 0))			\
X(JetSetDatabaseSize, too_small, 0, JET_errDatabaseInvalidPages,	\
    (a->ses, a->path, 1, &a->n))

#define TABLE_ROWS(X)							\
X(JetCreateTable, no_place, 0, JET_errInvalidParameter,			\
    (a->ses, a->db, "new", 0, 0, NULL))					\
X(JetCreateTable, no_name, 0, JET_errInvalidName,			\
    (a->ses, a->db, NULL, 0, 0, &a->tab_out))				\
X(JetCreateTable, empty_name, 0, JET_errInvalidName,			\
    (a->ses, a->db, "", 0, 0, &a->tab_out))				\
X(JetCreateTable, long_name, 0, JET_errInvalidName,			\
    (a->ses, a->db, BIG_NAME, 0, 0, &a->tab_out))			\
X(JetCreateTable, name_with_bang, 0, JET_errInvalidName,		\
    (a->ses, a->db, "a!b", 0, 0, &a->tab_out))				\
X(JetCreateTable, name_with_space_before, 0, JET_errInvalidName,	\
    (a->ses, a->db, " a", 0, 0, &a->tab_out))				\
X(JetCreateTable, taken, 0, JET_errTableDuplicate,			\
    (a->ses, a->db, "T", 0, 0, &a->tab_out))				\
X(JetCreateTable, density, 0, JET_errDensityInvalid,			\
    (a->ses, a->db, "new", 0, 101, &a->tab_out))			\
X(JetCreateTableColumnIndex, nothing, 0, JET_errInvalidParameter,	\
    (a->ses, a->db, NULL))						\
X(JetCreateTableColumnIndex, size, 0, JET_errInvalidParameter,		\
    (a->ses, a->db, BAD_SIZE(JET_TABLECREATE_A,				\
    .szTableName = TEXT("new"))))					\
X(JetCreateTableColumnIndex, bits, 0, JET_errInvalidGrbit,		\
    (a->ses, a->db, OF_SIZE(JET_TABLECREATE_A, .szTableName = TEXT("new"), \
    .grbit = ALL_BITS)))						\
X(JetCreateTableColumnIndex, columns_missing, 0,			\
    JET_errInvalidParameter,						\
    (a->ses, a->db, OF_SIZE(JET_TABLECREATE_A, .szTableName = TEXT("new"), \
    .cColumns = 2)))							\
X(JetCreateTableColumnIndex, indexes_missing, 0,			\
    JET_errInvalidCreateIndex,						\
    (a->ses, a->db, OF_SIZE(JET_TABLECREATE_A, .szTableName = TEXT("new"), \
    .cIndexes = 2)))							\
X(JetCreateTableColumnIndex, column_size, 0, JET_errInvalidParameter,	\
    (a->ses, a->db, OF_SIZE(JET_TABLECREATE_A, .szTableName = TEXT("new"), \
    .rgcolumncreate = BAD_SIZE(JET_COLUMNCREATE_A,			\
    .szColumnName = TEXT("c"), .coltyp = JET_coltypLong), .cColumns = 1))) \
X(JetCreateTableColumnIndex, column_type, 0, JET_errInvalidColumnType,	\
    (a->ses, a->db, OF_SIZE(JET_TABLECREATE_A, .szTableName = TEXT("new"), \
    .rgcolumncreate = OF_SIZE(JET_COLUMNCREATE_A,			\
    .szColumnName = TEXT("c"), .coltyp = 99), .cColumns = 1)))		\
X(JetCreateTableColumnIndex, index_size, 0, JET_errInvalidCreateIndex,	\
    (a->ses, a->db, OF_SIZE(JET_TABLECREATE_A, .szTableName = TEXT("new"), \
    .rgindexcreate = BAD_SIZE(JET_INDEXCREATE_A,			\
    .szIndexName = TEXT("i"), .szKey = TEXT("+c\0"), .cbKey = 4),	\
    .cIndexes = 1)))							\
X(JetCreateTableColumnIndex2, nothing, 0, JET_errInvalidParameter,	\
    (a->ses, a->db, NULL))						\
X(JetCreateTableColumnIndex2, size, 0, JET_errInvalidParameter,		\
    (a->ses, a->db, BAD_SIZE(JET_TABLECREATE2_A,			\
    .szTableName = TEXT("new"))))					\
X(JetCreateTableColumnIndex2, callback_without_type, 0,			\
    JET_errInvalidParameter,						\
    (a->ses, a->db, OF_SIZE(JET_TABLECREATE2_A, .szTableName = TEXT("new"), \
    .szCallback = TEXT("m!f"))))					\
X(JetCreateTableColumnIndex3, nothing, 0, JET_errInvalidParameter,	\
    (a->ses, a->db, NULL))						\
X(JetCreateTableColumnIndex3, size, 0, JET_errInvalidParameter,		\
    (a->ses, a->db, BAD_SIZE(JET_TABLECREATE3_A,			\
    .szTableName = TEXT("new"))))					\
X(JetCreateTableColumnIndex4, nothing, 0, JET_errInvalidParameter,	\
    (a->ses, a->db, NULL))						\
X(JetCreateTableColumnIndex4, size, 0, JET_errInvalidParameter,		\
    (a->ses, a->db, BAD_SIZE(JET_TABLECREATE4_A,			\
    .szTableName = TEXT("new"))))					\
X(JetDeleteTable, no_name, 0, JET_errInvalidName,			\
    (a->ses, a->db, NULL))						\
X(JetDeleteTable, unknown, 0, JET_errObjectNotFound,			\
    (a->ses, a->db, "none"))						\
X(JetDeleteTable, open, 0, JET_errTableInUse, (a->ses, a->db, "t"))	\
X(JetRenameTable, unknown, 0, JET_errObjectNotFound,			\
    (a->ses, a->db, "none", "new"))					\
X(JetRenameTable, bad_name, 0, JET_errInvalidName,			\
    (a->ses, a->db, "t", "a[b"))					\
X(JetOpenTable, no_place, 0, JET_errInvalidParameter,			\
    (a->ses, a->db, "t", NULL, 0, 0, NULL))				\
X(JetOpenTable, no_name, 0, JET_errInvalidName,				\
    (a->ses, a->db, NULL, NULL, 0, 0, &a->tab_out))			\
X(JetOpenTable, unknown, 0, JET_errObjectNotFound,			\
    (a->ses, a->db, "none", NULL, 0, 0, &a->tab_out))			\
X(JetOpenTable, bits, 0, JET_errInvalidGrbit,				\
    (a->ses, a->db, "t", NULL, 0, JET_bitTableReadOnly |		\
    JET_bitTableUpdatable, &a->tab_out))				\
X(JetOpenTable, ddl_shared, 0, JET_errInvalidGrbit,			\
    (a->ses, a->db, "t", NULL, 0, JET_bitTablePermitDDL, &a->tab_out))	\
X(JetDupCursor, no_place, 0, JET_errInvalidParameter,			\
    (a->ses, a->tab, NULL, 0))						\
X(JetDupCursor, bits, 0, JET_errInvalidGrbit,				\
    (a->ses, a->tab, &a->tab_out, ALL_BITS))

#define COLUMN_ROWS(X)							\
X(JetAddColumn, no_definition, 0, JET_errInvalidParameter,		\
    (a->ses, a->tab, "new", NULL, NULL, 0, &a->col_out))		\
X(JetAddColumn, size, 0, JET_errInvalidParameter,			\
    (a->ses, a->tab, "new", BAD_SIZE(JET_COLUMNDEF,			\
    .coltyp = JET_coltypLong), NULL, 0, &a->col_out))			\
X(JetAddColumn, no_name, 0, JET_errInvalidName,				\
    (a->ses, a->tab, NULL, &long_column, NULL, 0, &a->col_out))		\
X(JetAddColumn, long_name, 0, JET_errInvalidName,			\
    (a->ses, a->tab, BIG_NAME, &long_column, NULL, 0, &a->col_out))	\
X(JetAddColumn, taken, 0, JET_errColumnDuplicate,			\
    (a->ses, a->tab, "TEXT", OF_SIZE(JET_COLUMNDEF,			\
    .coltyp = JET_coltypLong), NULL, 0, &a->col_out))			\
X(JetAddColumn, type, 0, JET_errInvalidColumnType,			\
    (a->ses, a->tab, "new", OF_SIZE(JET_COLUMNDEF, .coltyp = 99),	\
    NULL, 0, &a->col_out))						\
X(JetAddColumn, type_nil, 0, JET_errInvalidColumnType,			\
    (a->ses, a->tab, "new", OF_SIZE(JET_COLUMNDEF, .coltyp = 0),	\
    NULL, 0, &a->col_out))						\
X(JetAddColumn, code_page, 0, JET_errInvalidCodePage,			\
    (a->ses, a->tab, "new", OF_SIZE(JET_COLUMNDEF,			\
    .coltyp = JET_coltypText, .cp = 99), NULL, 0, &a->col_out))		\
X(JetAddColumn, fixed_long_text, 0, JET_errInvalidGrbit,		\
    (a->ses, a->tab, "new", OF_SIZE(JET_COLUMNDEF,			\
    .coltyp = JET_coltypLongText, .cp = 1252,				\
    .grbit = JET_bitColumnFixed), NULL, 0, &a->col_out))		\
X(JetAddColumn, big_default, 0, JET_errDefaultValueTooBig,		\
    (a->ses, a->tab, "new", OF_SIZE(JET_COLUMNDEF,			\
    .coltyp = JET_coltypLongBinary), a->buf, 4000, &a->col_out))	\
X(JetAddColumn, read_only, 0, JET_errPermissionDenied,			\
    (a->ses, a->ro, "new", OF_SIZE(JET_COLUMNDEF,			\
    .coltyp = JET_coltypLong), NULL, 0, &a->col_out))			\
X(JetDeleteColumn, no_name, 0, JET_errInvalidName,			\
    (a->ses, a->tab, NULL))						\
X(JetDeleteColumn, unknown, 0, JET_errColumnNotFound,			\
    (a->ses, a->tab, "none"))						\
X(JetDeleteColumn, indexed, 0, JET_errColumnInUse,			\
    (a->ses, a->tab, "id"))						\
X(JetDeleteColumn2, unknown, 0, JET_errColumnNotFound,			\
    (a->ses, a->tab, "none", 0))					\
X(JetRenameColumn, unknown, 0, JET_errColumnNotFound,			\
    (a->ses, a->tab, "none", "new", 0))					\
X(JetRenameColumn, taken, 0, JET_errColumnDuplicate,			\
    (a->ses, a->tab, "note", "text", 0))				\
X(JetRenameColumn, bad_name, 0, JET_errInvalidName,			\
    (a->ses, a->tab, "note", "", 0))					\
X(JetRenameColumn, in_transaction, 1, JET_errInTransaction,		\
    (a->ses, a->tab, "note", "new", 0))					\
X(JetSetColumnDefaultValue, no_table, 0, JET_errObjectNotFound,		\
    (a->ses, a->db, "none", "text", "x", 1, 0))				\
X(JetSetColumnDefaultValue, no_column, 0, JET_errColumnNotFound,	\
    (a->ses, a->db, "t", "none", "x", 1, 0))

#define INDEX_ROWS(X)							\
X(JetCreateIndex, no_name, 0, JET_errInvalidName,			\
    (a->ses, a->tab, NULL, 0, "+text\0", 7, 0))				\
X(JetCreateIndex, no_key, 0, JET_errInvalidParameter,			\
    (a->ses, a->tab, "new", 0, NULL, 0, 0))				\
X(JetCreateIndex, empty_key, 0, JET_errInvalidParameter,		\
    (a->ses, a->tab, "new", 0, "", 0, 0))				\
X(JetCreateIndex, key_without_end, 0, JET_errIndexInvalidDef,		\
    (a->ses, a->tab, "new", 0, "+text", 5, 0))				\
X(JetCreateIndex, key_without_sign, 0, JET_errIndexInvalidDef,		\
    (a->ses, a->tab, "new", 0, "text\0", 6, 0))				\
X(JetCreateIndex, unknown_column, 0, JET_errColumnNotFound,		\
    (a->ses, a->tab, "new", 0, "+none\0", 7, 0))			\
X(JetCreateIndex, taken, 0, JET_errIndexDuplicate,			\
    (a->ses, a->tab, "TEXT", 0, "+text\0", 7, 0))			\
X(JetCreateIndex, second_primary, 0, JET_errIndexHasPrimary,		\
    (a->ses, a->tab, "new", JET_bitIndexPrimary, "+text\0", 7, 0))	\
X(JetCreateIndex, density, 0, JET_errDensityInvalid,			\
    (a->ses, a->tab, "new", 0, "+text\0", 7, 101))			\
X(JetCreateIndex2, nothing, 0, JET_errInvalidParameter,			\
    (a->ses, a->tab, NULL, 1))						\
X(JetCreateIndex2, size, 0, JET_errInvalidParameter,			\
    (a->ses, a->tab, BAD_SIZE(JET_INDEXCREATE_A, .szIndexName = TEXT("new"), \
    .szKey = TEXT("+text\0"), .cbKey = 7), 1))				\
X(JetCreateIndex2, conditions_missing, 0, JET_errInvalidParameter,	\
    (a->ses, a->tab, OF_SIZE(JET_INDEXCREATE_A, .szIndexName = TEXT("new"), \
    .szKey = TEXT("+text\0"), .cbKey = 7, .cConditionalColumn = 2), 1))	\
X(JetCreateIndex2, key_size, 0, JET_errIndexInvalidDef,			\
    (a->ses, a->tab, OF_SIZE(JET_INDEXCREATE_A, .szIndexName = TEXT("new"), \
    .szKey = TEXT("+text\0"), .cbKey = 7, .grbit = JET_bitIndexKeyMost,	\
    .cbKeyMost = 99999), 1))						\
X(JetCreateIndex3, nothing, 0, JET_errInvalidParameter,			\
    (a->ses, a->tab, NULL, 1))						\
X(JetCreateIndex3, size, 0, JET_errInvalidParameter,			\
    (a->ses, a->tab, BAD_SIZE(JET_INDEXCREATE2_A,			\
    .szIndexName = TEXT("new"), .szKey = TEXT("+text\0"), .cbKey = 7), 1)) \
X(JetCreateIndex4, nothing, 0, JET_errInvalidParameter,			\
    (a->ses, a->tab, NULL, 1))						\
X(JetCreateIndex4, size, 0, JET_errInvalidParameter,			\
    (a->ses, a->tab, BAD_SIZE(JET_INDEXCREATE3_A,			\
    .szIndexName = TEXT("new"), .szKey = TEXT("+text\0"), .cbKey = 7), 1)) \
X(JetDeleteIndex, no_name, 0, JET_errInvalidName,			\
    (a->ses, a->tab, NULL))						\
X(JetDeleteIndex, unknown, 0, JET_errIndexNotFound,			\
    (a->ses, a->tab, "none"))						\
X(JetDeleteIndex, primary, 0, JET_errIndexMustStay,			\
    (a->ses, a->tab, "pk"))

#define CURSOR_ROWS(X)							\
X(JetGetCurrentIndex, no_place, 0, JET_errInvalidParameter,		\
    (a->ses, a->tab, NULL, 64))						\
X(JetSetCurrentIndex, unknown, 0, JET_errIndexNotFound,			\
    (a->ses, a->tab, "none"))						\
X(JetSetCurrentIndex, bad_name, 0, JET_errInvalidName,			\
    (a->ses, a->tab, BIG_NAME))						\
X(JetSetCurrentIndex2, unknown, 0, JET_errIndexNotFound,		\
    (a->ses, a->tab, "none", 0))					\
X(JetSetCurrentIndex2, bits, 0, JET_errInvalidGrbit,			\
    (a->ses, a->tab, "text", ALL_BITS))					\
X(JetSetCurrentIndex3, bits, 0, JET_errInvalidGrbit,			\
    (a->ses, a->tab, "text", ALL_BITS, 1))				\
X(JetSetCurrentIndex4, id_size, 0, JET_errInvalidIndexId,		\
    (a->ses, a->tab, NULL, BAD_SIZE(JET_INDEXID), 0, 1))		\
X(JetSetCurrentIndex4, id_stale, 0, JET_errInvalidIndexId,		\
    (a->ses, a->tab, NULL, OF_SIZE(JET_INDEXID, .rgbIndexId = { 9 }),	\
    0, 1))								\
X(JetSetCursorFilter, too_many, 0, JET_errInvalidParameter,		\
    (a->ses, a->tab, NULL, 5, 0))					\
X(JetSeek, no_key, 0, JET_errKeyNotMade,				\
    (a->ses, a->tab, JET_bitSeekEQ))					\
X(JetSeek, no_bits, 0, JET_errInvalidParameter, (a->ses, a->tab, 0))	\
X(JetSeek, two_bits, 0, JET_errInvalidParameter,			\
    (a->ses, a->tab, JET_bitSeekEQ | JET_bitSeekLT))			\
X(JetGotoBookmark, nothing, 0, JET_errInvalidBookmark,			\
    (a->ses, a->tab, NULL, 4))						\
X(JetGotoBookmark, empty, 0, JET_errInvalidBookmark,			\
    (a->ses, a->tab, a->buf, 0))					\
X(JetGotoBookmark, unknown, 0, JET_errRecordDeleted,			\
    (a->ses, a->tab, TEXT("nonsense"), 8))				\
X(JetGotoBookmark, too_long, 0, JET_errRecordDeleted,			\
    (a->ses, a->tab, a->buf, sizeof(a->buf)))				\
X(JetGotoSecondaryIndexBookmark, on_primary, 0,				\
    JET_errNoCurrentIndex,						\
    (a->ses, a->tab, a->buf, 4, a->buf, 4, 0))				\
X(JetGotoPosition, nothing, 0, JET_errInvalidParameter,			\
    (a->ses, a->tab, NULL))						\
X(JetGotoPosition, size, 0, JET_errInvalidParameter,			\
    (a->ses, a->tab, BAD_SIZE(JET_RECPOS)))				\
X(JetGotoPosition, beyond, 0, JET_errInvalidParameter,			\
    (a->ses, a->tab, OF_SIZE(JET_RECPOS, .centriesLT = 5,		\
    .centriesTotal = 2)))						\
X(JetGetRecordPosition, nothing, 0, JET_errInvalidParameter,		\
    (a->ses, a->tab, NULL, sizeof(JET_RECPOS)))				\
X(JetGetRecordPosition, size, 0, JET_errInvalidParameter,		\
    (a->ses, a->tab, (JET_RECPOS *)a->buf, 3))				\
X(JetIndexRecordCount, no_place, 0, JET_errInvalidParameter,		\
    (a->ses, a->tab, NULL, 0))						\
X(JetIndexRecordCount2, no_place, 0, JET_errInvalidParameter,		\
    (a->ses, a->tab, NULL, 0))						\
X(JetIntersectIndexes, nothing, 0, JET_errInvalidParameter,		\
    (a->ses, NULL, 1, OF_SIZE(JET_RECORDLIST), 0))			\
X(JetIntersectIndexes, no_list, 0, JET_errInvalidParameter,		\
    (a->ses, OF_SIZE(JET_INDEXRANGE, .tableid = a->tab), 1, NULL, 0))	\
X(JetGetCursorInfo, unknown_level, 0, JET_errInvalidParameter,		\
    (a->ses, a->tab, a->buf, 64, 7))					\
X(JetPrereadKeys, no_keys, 0, JET_errInvalidParameter,			\
    (a->ses, a->tab, NULL, NULL, 3, NULL, JET_bitPrereadForward))	\
X(JetMakeKey, no_data, 0, JET_errInvalidParameter,			\
    (a->ses, a->tab, NULL, 4, JET_bitNewKey))				\
X(JetMakeKey, not_begun, 0, JET_errKeyNotMade,				\
    (a->ses, a->tab, "abcd", 4, 0))					\
X(JetMakeKey, short_number, 0, JET_errInvalidBufferSize,		\
    (a->ses, a->tab, "abc", 3, JET_bitNewKey))				\
X(JetMakeKey, long_number, 0, JET_errInvalidBufferSize,			\
    (a->ses, a->tab, "abcdefgh", 8, JET_bitNewKey))			\
X(JetMakeKey, two_limits, 0, JET_errInvalidGrbit,			\
    (a->ses, a->tab, "abcd", 4, JET_bitNewKey |				\
    JET_bitFullColumnStartLimit | JET_bitFullColumnEndLimit))		\
X(JetMakeKey, prefix_of_number, 0, JET_errInvalidGrbit,			\
    (a->ses, a->tab, "abcd", 4, JET_bitNewKey |				\
    JET_bitPartialColumnStartLimit))					\
X(JetMakeKey, raw_too_long, 0, JET_errInvalidParameter,			\
    (a->ses, a->tab, a->buf, 5000, JET_bitNormalizedKey))		\
X(JetRetrieveKey, no_place, 0, JET_errInvalidParameter,			\
    (a->ses, a->tab, NULL, 255, NULL, 0))				\
X(JetRetrieveKey, none_made, 0, JET_errKeyNotMade,			\
    (a->ses, a->tab, a->buf, 255, NULL, JET_bitRetrieveCopy))		\
X(JetSetIndexRange, no_key, 0, JET_errKeyNotMade,			\
    (a->ses, a->tab, 0))						\
X(JetSetIndexRange, nothing_to_remove, 0, JET_errInvalidOperation,	\
    (a->ses, a->tab, JET_bitRangeRemove))				\
X(JetGetBookmark, no_place, 0, JET_errInvalidParameter,			\
    (a->ses, a->tab, NULL, 255, NULL))					\
X(JetGetBookmark, too_small, 0, JET_errBufferTooSmall,			\
    (a->ses, a->tab, a->buf, 2, NULL))					\
X(JetGetSecondaryIndexBookmark, on_primary, 0, JET_errNoCurrentIndex,	\
    (a->ses, a->tab, a->buf, 255, NULL, a->buf, 255, NULL, 0))

#define UPDATE_ROWS(X)							\
X(JetPrepareUpdate, unknown, 0, JET_errInvalidParameter,		\
    (a->ses, a->tab, 99))						\
X(JetPrepareUpdate, twice, 0, JET_errAlreadyPrepared,			\
    (a->ses, a->upd, JET_prepInsert))					\
X(JetPrepareUpdate, nothing_to_cancel, 0, JET_errUpdateNotPrepared,	\
    (a->ses, a->tab, JET_prepCancel))					\
X(JetPrepareUpdate, read_only, 0, JET_errPermissionDenied,		\
    (a->ses, a->ro, JET_prepInsert))					\
X(JetUpdate, not_prepared, 0, JET_errUpdateNotPrepared,			\
    (a->ses, a->tab, NULL, 0, NULL))					\
X(JetUpdate, small_place, 0, JET_errBufferTooSmall,			\
    (a->ses, a->upd, a->buf, 2, NULL))					\
X(JetUpdate2, not_prepared, 0, JET_errUpdateNotPrepared,		\
    (a->ses, a->tab, NULL, 0, NULL, 0))					\
X(JetUpdate2, bits, 0, JET_errUpdateMustVersion,			\
    (a->ses, a->upd, NULL, 0, NULL, ALL_BITS))				\
X(JetDelete, read_only, 0, JET_errPermissionDenied, (a->ses, a->ro))	\
X(JetGetLock, level_0, 0, JET_errNotInTransaction,			\
    (a->ses, a->tab, JET_bitReadLock))					\
X(JetGetLock, no_bits, 1, JET_errInvalidGrbit, (a->ses, a->tab, 0))	\
X(JetGetLock, both_bits, 1, JET_errInvalidGrbit,			\
    (a->ses, a->tab, JET_bitReadLock | JET_bitWriteLock))		\
X(JetGetLock, read_only, 1, JET_errPermissionDenied,			\
    (a->ses, a->ro, JET_bitWriteLock))					\
X(JetEscrowUpdate, level_0, 0, JET_errNotInTransaction,			\
    (a->ses, a->tab, a->id, &a->n, 4, NULL, 0, NULL, 0))		\
X(JetEscrowUpdate, no_escrow_column, 1, JET_errInvalidOperation,	\
    (a->ses, a->tab, a->id, &a->n, 4, NULL, 0, NULL, 0))		\
X(JetEscrowUpdate, size, 1, JET_errInvalidBufferSize,			\
    (a->ses, a->tab, a->id, &a->n, 3, NULL, 0, NULL, 0))		\
X(JetSetColumn, not_prepared, 0, JET_errUpdateNotPrepared,		\
    (a->ses, a->tab, a->text, "x", 1, 0, NULL))				\
X(JetSetColumn, unknown, 0, JET_errColumnNotFound,			\
    (a->ses, a->upd, 77, "x", 1, 0, NULL))				\
X(JetSetColumn, id_out_of_range, 0, JET_errBadColumnId,			\
    (a->ses, a->upd, 0xfffffff0, "x", 1, 0, NULL))			\
X(JetSetColumn, size, 0, JET_errInvalidParameter,			\
    (a->ses, a->upd, a->text, "x", 1, 0, BAD_SIZE(JET_SETINFO)))	\
X(JetSetColumn, short_number, 0, JET_errInvalidBufferSize,		\
    (a->ses, a->upd, a->id, "x", 1, 0, NULL))				\
X(JetSetColumn, too_much, 0, JET_errInvalidParameter,			\
    (a->ses, a->upd, a->note, a->buf, 0x80000000, 0, NULL))		\
X(JetSetColumn, long_value_at_level_0, 0, JET_errNotInTransaction,	\
    (a->ses, a->upd, a->note, "x", 1, 0, NULL))				\
X(JetSetColumn, bits, 0, JET_errInvalidGrbit,				\
    (a->ses, a->upd, a->text, "x", 1, ALL_BITS, NULL))			\
X(JetSetColumns, nothing, 0, JET_errInvalidParameter,			\
    (a->ses, a->upd, NULL, 2))						\
X(JetSetColumns, unknown, 0, JET_errColumnNotFound,			\
    (a->ses, a->upd, &(JET_SETCOLUMN){ .columnid = 77 }, 1))

#define RETRIEVE_ROWS(X)						\
X(JetRetrieveColumn, unknown, 0, JET_errColumnNotFound,			\
    (a->ses, a->tab, 77, a->buf, 64, NULL, 0, NULL))			\
X(JetRetrieveColumn, id_out_of_range, 0, JET_errBadColumnId,		\
    (a->ses, a->tab, 0xfffffff0, a->buf, 64, NULL, 0, NULL))		\
X(JetRetrieveColumn, size, 0, JET_errInvalidParameter,			\
    (a->ses, a->tab, a->text, a->buf, 64, NULL, 0,			\
    BAD_SIZE(JET_RETINFO)))						\
X(JetRetrieveColumn, no_place, 0, JET_errInvalidParameter,		\
    (a->ses, a->tab, a->text, NULL, 64, NULL, 0, NULL))			\
X(JetRetrieveColumn, two_sources, 0, JET_errInvalidGrbit,		\
    (a->ses, a->tab, a->text, a->buf, 64, NULL,				\
    JET_bitRetrieveFromIndex | JET_bitRetrieveFromPrimaryBookmark,	\
    NULL))								\
X(JetRetrieveColumn, value_0_of_all, 0, JET_errBadItagSequence,		\
    (a->ses, a->tab, 0, a->buf, 64, NULL, 0, OF_SIZE(JET_RETINFO)))	\
X(JetRetrieveColumns, nothing, 0, JET_errInvalidParameter,		\
    (a->ses, a->tab, NULL, 2))						\
X(JetRetrieveColumns, unknown, 0, JET_errColumnNotFound,		\
    (a->ses, a->tab, &(JET_RETRIEVECOLUMN){ .columnid = 77,		\
    .itagSequence = 1 }, 1))						\
X(JetEnumerateColumns, no_place, 0, JET_errInvalidParameter,		\
    (a->ses, a->tab, 0, NULL, NULL, NULL, give_memory, NULL, 0, 0))	\
X(JetEnumerateColumns, no_memory_function, 0, JET_errInvalidParameter,	\
    (a->ses, a->tab, 0, NULL, &a->n, (JET_ENUMCOLUMN **)&a->ptr, NULL,	\
    NULL, 0, 0))							\
X(JetEnumerateColumns, no_memory, 0, JET_errOutOfMemory,		\
    (a->ses, a->tab, 0, NULL, &a->n, (JET_ENUMCOLUMN **)&a->ptr,	\
    give_nothing, NULL, 1000, 0))					\
X(JetEnumerateColumns, bits, 0, JET_errInvalidGrbit,			\
    (a->ses, a->tab, 0, NULL, &a->n, (JET_ENUMCOLUMN **)&a->ptr,	\
    give_memory, NULL, 0, ALL_BITS))					\
X(JetGetRecordSize, nothing, 0, JET_errInvalidParameter,		\
    (a->ses, a->tab, NULL, 0))						\
X(JetGetRecordSize, bits, 0, JET_errInvalidGrbit,			\
    (a->ses, a->tab, (JET_RECSIZE *)a->buf, ALL_BITS))			\
X(JetGetRecordSize2, nothing, 0, JET_errInvalidParameter,		\
    (a->ses, a->tab, NULL, 0))						\
X(JetGetRecordSize2, bits, 0, JET_errInvalidGrbit,			\
    (a->ses, a->tab, (JET_RECSIZE2 *)a->buf, ALL_BITS))

#define OTHER_ROWS(X)							\
X(JetOpenTempTable, no_columns, 0, JET_errInvalidParameter,		\
    (a->ses, NULL, 1, 0, &a->tab_out, &a->col_out))			\
X(JetOpenTempTable, no_place, 0, JET_errInvalidParameter,		\
    (a->ses, &long_column, 1, 0, NULL, &a->col_out))			\
X(JetOpenTempTable, contradiction, 0,					\
    JET_errCannotMaterializeForwardOnlySort,				\
    (a->ses, &long_column, 1, JET_bitTTForwardOnly | JET_bitTTIndexed,	\
    &a->tab_out, &a->col_out))						\
X(JetOpenTempTable2, no_columns, 0, JET_errInvalidParameter,		\
    (a->ses, NULL, 1, 0, 0, &a->tab_out, &a->col_out))			\
X(JetOpenTempTable3, no_columns, 0, JET_errInvalidParameter,		\
    (a->ses, NULL, 1, NULL, 0, &a->tab_out, &a->col_out))		\
X(JetOpenTemporaryTable, nothing, 0, JET_errInvalidParameter,		\
    (a->ses, NULL))							\
X(JetOpenTemporaryTable, size, 0, JET_errInvalidParameter,		\
    (a->ses, BAD_SIZE(JET_OPENTEMPORARYTABLE,				\
    .prgcolumndef = &long_column, .ccolumn = 1,				\
    .prgcolumnid = &a->col_out)))					\
X(JetOpenTemporaryTable2, nothing, 0, JET_errInvalidParameter,		\
    (a->ses, NULL))							\
X(JetOpenTemporaryTable2, size, 0, JET_errInvalidParameter,		\
    (a->ses, BAD_SIZE(JET_OPENTEMPORARYTABLE2,				\
    .prgcolumndef = &long_column, .ccolumn = 1,				\
    .prgcolumnid = &a->col_out)))					\
X(JetRegisterCallback, no_event, 0, JET_errInvalidParameter,		\
    (a->ses, a->tab, 0, accept_event, NULL, &a->handle_out))		\
X(JetRegisterCallback, no_function, 0, JET_errInvalidParameter,		\
    (a->ses, a->tab, JET_cbtypBeforeInsert, NULL, NULL,			\
    &a->handle_out))							\
X(JetRegisterCallback, no_place, 0, JET_errInvalidParameter,		\
    (a->ses, a->tab, JET_cbtypBeforeInsert, accept_event, NULL, NULL))	\
X(JetUnregisterCallback, unknown, 0, JET_wrnCallbackNotRegistered,	\
    (a->ses, a->tab, JET_cbtypBeforeInsert, 0x1234))			\
X(JetSetLS, no_callback, 0, JET_errLSCallbackNotSpecified,		\
    (a->ses, a->tab, 5, 0))						\
X(JetGetLS, none_set, 0, JET_errLSNotSet,				\
    (a->ses, a->tab, &a->ptr, 0))					\
X(JetGetLS, both_places, 0, JET_errInvalidGrbit,			\
    (a->ses, a->tab, &a->ptr, JET_bitLSCursor | JET_bitLSTable))	\
X(JetGetVersion, no_place, 0, JET_errInvalidParameter,			\
    (a->ses, NULL))							\
X(JetGetTableColumnInfo, unknown, 0, JET_errColumnNotFound,		\
    (a->ses, a->tab, "none", a->buf, sizeof(JET_COLUMNDEF),		\
    JET_ColInfo))							\
X(JetGetTableColumnInfo, small_place, 0, JET_errBufferTooSmall,		\
    (a->ses, a->tab, "text", a->buf, 3, JET_ColInfo))			\
X(JetGetTableColumnInfo, unknown_level, 0, JET_errInvalidParameter,	\
    (a->ses, a->tab, "text", a->buf, sizeof(JET_COLUMNDEF), 77))	\
X(JetGetColumnInfo, no_table, 0, JET_errObjectNotFound,			\
    (a->ses, a->db, "none", "text", a->buf, sizeof(JET_COLUMNDEF),	\
    JET_ColInfo))							\
X(JetGetColumnInfo, unknown, 0, JET_errColumnNotFound,			\
    (a->ses, a->db, "t", "none", a->buf, sizeof(JET_COLUMNDEF),		\
    JET_ColInfo))							\
X(JetGetTableIndexInfo, unknown, 0, JET_errIndexNotFound,		\
    (a->ses, a->tab, "none", a->buf, sizeof(JET_INDEXID),		\
    JET_IdxInfoIndexId))						\
X(JetGetIndexInfo, unknown, 0, JET_errIndexNotFound,			\
    (a->ses, a->db, "t", "none", a->buf, sizeof(JET_INDEXID),		\
    JET_IdxInfoIndexId))						\
X(JetGetTableInfo, unknown_level, 0, JET_errFeatureNotAvailable,	\
    (a->ses, a->tab, a->buf, 256, 777))					\
X(JetGetObjectInfo, unknown, 0, JET_errObjectNotFound,			\
    (a->ses, a->db, JET_objtypTable, NULL, "none", a->buf,		\
    sizeof(JET_OBJECTINFO), JET_ObjInfo))				\
X(JetGetDatabaseInfo, small_place, 0, JET_errInvalidBufferSize,		\
    (a->ses, a->db, &a->n, 1, JET_DbInfoPageSize))

#define ROWS(X) INSTANCE_ROWS(X) DATABASE_ROWS(X) TABLE_ROWS(X)		\
	COLUMN_ROWS(X) INDEX_ROWS(X) CURSOR_ROWS(X) UPDATE_ROWS(X)	\
	RETRIEVE_ROWS(X) OTHER_ROWS(X)

#define X(name, what, level, expected, args)				\
	extern __typeof__(name) name __attribute__((weak));
ROWS(X)
#undef X

#define X(name, what, level, expected, args)				\
	static JET_ERR							\
	call_##name##_##what(struct bad_args *a)			\
	{								\
		(void)a;						\
		return name args;					\
	}
ROWS(X)
#undef X

const struct bad_row bad_rows[] = {
#define X(name, what, level, expected, args)				\
	{ #name, #what, level, expected, (void (*)(void))name,		\
	    call_##name##_##what },
ROWS(X)
#undef X
};

const unsigned bad_row_count = sizeof(bad_rows) / sizeof(bad_rows[0]);
