/* SPDX-License-Identifier: MIT */
/*
 * One row for each bad argument: call, what is wrong with it, and the error
 * its page (or, where that is silent, the sense of the codes) gives. Handles
 * of calls that take a cursor or a database are the business of the test.
 */
#include "bad_input.h"

#include <string.h>

#include "people.h"

#define LONG_NAME							\
	"a23456789012345678901234567890123456789012345678901234567890123456789"
#define NO_ROOM DBIERR_INVALIDPARAM
#define BAD_FIELD DBIERR_OUTOFRANGE
#define SOME_HANDLE ((hDBIObj)(uintptr_t)0xDEADBEEF)

#define ENGINE_ROWS(X)							\
X(DbiInit, running, DBIERR_MULTIPLEINIT, (NULL))			\
X(DbiInitFn, running, DBIERR_MULTIPLEINIT, (DBIINTFVER, NULL))		\
X(DbiInitFn, old_version, DBIERR_INTERFACEVER, (299, NULL))		\
X(DbiInitFn, new_version, DBIERR_INTERFACEVER, (501, NULL))		\
X(DbiGetSysVersion, no_room, NO_ROOM, (NULL))				\
X(DbiGetSysConfig, no_room, NO_ROOM, (NULL))				\
X(DbiGetClientInfo, no_room, NO_ROOM, (NULL))				\
X(DbiLoadDriver, no_name, NO_ROOM, (NULL))				\
X(DbiLoadDriver, unknown, DBIERR_UNKNOWNDRIVER, ("NONE"))		\
X(DbiLoadDriver, long_name, DBIERR_UNKNOWNDRIVER, (LONG_NAME))		\
X(DbiGetNetUserName, no_room, NO_ROOM, (NULL))				\
X(DbiStartSession, no_room, NO_ROOM, ("s", NULL, NULL))			\
X(DbiGetCurrSession, no_room, NO_ROOM, (NULL))				\
X(DbiSetCurrSession, wild, DBIERR_INVALIDSESHANDLE, (SOME_HANDLE))	\
X(DbiSetCurrSession, cursor, DBIERR_INVALIDSESHANDLE, (a->cur))		\
X(DbiCloseSession, wild, DBIERR_INVALIDSESHANDLE, (SOME_HANDLE))	\
X(DbiCloseSession, database, DBIERR_INVALIDSESHANDLE, (a->db))		\
X(DbiGetSesInfo, no_room, NO_ROOM, (NULL))				\
X(DbiSetPrivateDir, missing, DBIERR_INVALIDDIR, ("/nowhere/at/all"))	\
X(DbiAddPassword, none, DBIERR_INVALIDPASSWORD, (NULL))			\
X(DbiAddPassword, empty, DBIERR_INVALIDPASSWORD, (""))			\
X(DbiAddPassword, long_name, DBIERR_INVALIDPASSWORD, (LONG_NAME))	\
X(DbiDropPassword, unknown, DBIERR_INVALIDPASSWORD, ("nobody"))		\
X(DbiDropPassword, long_name, DBIERR_INVALIDPASSWORD, (LONG_NAME))	\
X(DbiGetErrorInfo, no_room, NO_ROOM, (TRUE, NULL))			\
X(DbiGetErrorString, no_room, NO_ROOM, (DBIERR_EOF, NULL))		\
X(DbiGetErrorContext, no_room, NO_ROOM, (ecTABLENAME, NULL))		\
X(DbiGetErrorEntry, entry_0, DBIERR_NONE, (0, NULL, NULL))		\
X(DbiGetErrorEntry, past_the_end, DBIERR_NONE, (9999, NULL, NULL))	\
X(DbiGetObjFromName, no_room, NO_ROOM, (objCLIENT, NULL, NULL))		\
X(DbiGetObjFromName, unknown_kind, DBIERR_NOTSUPPORTED,			\
    ((DBIOBJType)99, NULL, &a->obj_out))				\
X(DbiGetObjFromObj, wild, DBIERR_INVALIDHNDL,				\
    (SOME_HANDLE, objSESSION, &a->obj_out))				\
X(DbiGetObjFromObj, no_room, NO_ROOM, (a->cur, objSESSION, NULL))	\
X(DbiGetProp, wild, DBIERR_INVALIDHNDL,					\
    (SOME_HANDLE, dbDATABASETYPE, a->room, 32, &a->n))			\
X(DbiGetProp, unknown, DBIERR_NOTSUPPORTED,				\
    (a->cur, 0x00FEDCBA, a->room, 32, &a->n))				\
X(DbiGetProp, small_room, DBIERR_BUFFTOOSMALL,				\
    (a->db, dbDATABASETYPE, a->room, 1, &a->n))				\
X(DbiSetProp, wild, DBIERR_INVALIDHNDL, (SOME_HANDLE, curXLTMODE, 0))	\
X(DbiSetProp, unknown, DBIERR_NOTSUPPORTED, (a->cur, 0x00FEDCBA, 0))	\
X(DbiSetProp, bad_value, DBIERR_NOTSUPPORTED, (a->cur, curXLTMODE, 99))

#define DATABASE_ROWS(X)						\
X(DbiOpenDatabase, no_room, NO_ROOM,					\
    (NULL, NULL, dbiREADONLY, dbiOPENSHARED, NULL, 0, NULL, NULL, NULL)) \
X(DbiOpenDatabase, unknown, DBIERR_UNKNOWNDB, ("NOALIAS", NULL,		\
    dbiREADONLY, dbiOPENSHARED, NULL, 0, NULL, NULL, &a->db_out))	\
X(DbiOpenDatabase, long_name, DBIERR_UNKNOWNDB, (LONG_NAME, NULL,	\
    dbiREADONLY, dbiOPENSHARED, NULL, 0, NULL, NULL, &a->db_out))	\
X(DbiOpenDatabase, unknown_type, DBIERR_UNKNOWNDBTYPE, (NULL, "NONE",	\
    dbiREADONLY, dbiOPENSHARED, NULL, 0, NULL, NULL, &a->db_out))	\
X(DbiCloseDatabase, nothing, DBIERR_INVALIDHNDL, (NULL))		\
X(DbiCloseDatabase, wild, DBIERR_INVALIDHNDL, (&(hDBIDb){ SOME_HANDLE })) \
X(DbiCloseDatabase, cursor, DBIERR_INVALIDHNDL, (&(hDBIDb){ a->cur }))	\
X(DbiSetDirectory, missing, DBIERR_INVALIDDIR, (a->db, "/nowhere/at"))	\
X(DbiGetDirectory, no_room, NO_ROOM, (a->db, FALSE, NULL))		\
X(DbiFormFullName, no_room, NO_ROOM, (a->db, "PEOPLE", NULL, NULL))	\
X(DbiFormFullName, no_name, DBIERR_INVALIDTABLENAME, (a->db, NULL, NULL,		\
    (char *)a->room))							\
X(DbiOpenTableList, no_room, NO_ROOM, (a->db, FALSE, FALSE, "*", NULL))	\
X(DbiOpenIndexList, no_room, NO_ROOM, (a->db, "PEOPLE", NULL, NULL))	\
X(DbiOpenFieldList, no_room, NO_ROOM,					\
    (a->db, "PEOPLE", NULL, FALSE, NULL))				\
X(DbiOpenVchkList, no_room, NO_ROOM, (a->db, "PEOPLE", NULL, NULL))	\
X(DbiOpenRintList, no_room, NO_ROOM, (a->db, "PEOPLE", NULL, NULL))	\
X(DbiOpenIndexList, missing, DBIERR_NOSUCHTABLE,			\
    (a->db, "NONE", szPARADOX, &a->cur_out))				\
X(DbiOpenFieldList, missing, DBIERR_NOSUCHTABLE,			\
    (a->db, "NONE", szPARADOX, FALSE, &a->cur_out))			\
X(DbiOpenVchkList, missing, DBIERR_NOSUCHTABLE,				\
    (a->db, "NONE", szPARADOX, &a->cur_out))				\
X(DbiOpenRintList, missing, DBIERR_NOSUCHTABLE,				\
    (a->db, "NONE", szPARADOX, &a->cur_out))				\
X(DbiOpenDriverList, no_room, NO_ROOM, (NULL))				\
X(DbiOpenLdList, no_room, NO_ROOM, (NULL))				\
X(DbiGetDriverDesc, no_room, NO_ROOM, (szPARADOX, NULL))		\
X(DbiGetDriverDesc, unknown, DBIERR_UNKNOWNDRIVER,			\
    ("NONE", (pDRVType)(void *)a->room))				\
X(DbiOpenDatabaseList, no_room, NO_ROOM, (NULL))			\
X(DbiGetDatabaseDesc, no_room, NO_ROOM, ("x", NULL))			\
X(DbiGetDatabaseDesc, unknown, DBIERR_OBJNOTFOUND,			\
    ("NOALIAS", (pDBDesc)(void *)a->room))				\
X(DbiOpenFieldTypesList, no_room, NO_ROOM, (szPARADOX, NULL, NULL))	\
X(DbiOpenFieldTypesList, unknown, DBIERR_UNKNOWNDRIVER,			\
    ("NONE", NULL, &a->cur_out))					\
X(DbiGetFieldTypeDesc, no_room, NO_ROOM, (szPARADOX, NULL, "ALPHA", NULL)) \
X(DbiGetFieldTypeDesc, unknown, DBIERR_INVALIDFLDTYPE,			\
    (szPARADOX, NULL, "NONE", (pFLDType)(void *)a->room))		\
X(DbiBeginTran, unknown_level, DBIERR_INVALIDPARAM,			\
    (a->db, (eXILType)99, &a->xact))					\
X(DbiEndTran, none, DBIERR_NOACTIVETRAN, (a->db, NULL, xendCOMMIT))	\
X(DbiGetTranInfo, no_room, NO_ROOM, (a->db, NULL, NULL))		\
X(DbiOpenCfgInfoList, no_room, NO_ROOM,					\
    (NULL, dbiREADONLY, cfgPersistent, "\\", NULL))			\
X(DbiOpenCfgInfoList, no_path, NO_ROOM,					\
    (NULL, dbiREADONLY, cfgPersistent, NULL, &a->cur_out))		\
X(DbiOpenCfgInfoList, unknown, DBIERR_OBJNOTFOUND,			\
    (NULL, dbiREADONLY, cfgPersistent, "\\NO\\SUCH", &a->cur_out))	\
X(DbiAddAlias, no_name, NO_ROOM, (NULL, NULL, NULL, NULL, FALSE))	\
X(DbiAddAlias, long_name, DBIERR_INVALIDPARAM,				\
    (NULL, LONG_NAME, NULL, NULL, FALSE))				\
X(DbiAddAlias, unknown_driver, DBIERR_UNKNOWNDRIVER,			\
    (NULL, "x", "NONE", NULL, FALSE))					\
X(DbiDeleteAlias, no_name, DBIERR_OBJNOTFOUND, (NULL, NULL))			\
X(DbiDeleteAlias, unknown, DBIERR_OBJNOTFOUND, (NULL, "NOALIAS"))	\
X(DbiCfgSave, missing_folder, DBIERR_CFGCANNOTWRITE,			\
    (NULL, "/nowhere/at/all", FALSE))					\
X(DbiCfgPosition, no_path, NO_ROOM, (NULL, NULL))			\
X(DbiCfgPosition, unknown, DBIERR_OBJNOTFOUND, (NULL, "\\NO\\SUCH"))	\
X(DbiCfgModifyRecord, no_path, NO_ROOM, (NULL, NULL, 1, a->fld, a->room)) \
X(DbiCfgModifyRecord, no_fields, NO_ROOM,				\
    (NULL, "\\SYSTEM\\INIT", 1, NULL, a->room))				\
X(DbiCfgDropRecord, no_path, NO_ROOM, (NULL, NULL))			\
X(DbiCfgDropRecord, unknown, DBIERR_OBJNOTFOUND, (NULL, "\\NO\\SUCH"))

#define OPEN(name, type, index, id, mode, share, xlt, out)		\
	(a->db, name, type, index, NULL, id, mode, share, xlt, FALSE,	\
	NULL, out)
#define TABLE_ROWS(X)							\
X(DbiOpenTable, no_room, NO_ROOM, OPEN("PEOPLE", NULL, NULL, 0,		\
    dbiREADONLY, dbiOPENSHARED, xltFIELD, NULL))			\
X(DbiOpenTable, no_name, DBIERR_INVALIDTABLENAME, OPEN(NULL, NULL, NULL, 0,		\
    dbiREADONLY, dbiOPENSHARED, xltFIELD, &a->cur_out))			\
X(DbiOpenTable, missing, DBIERR_NOSUCHFILE, OPEN("NONE", NULL, NULL, 0,	\
    dbiREADONLY, dbiOPENSHARED, xltFIELD, &a->cur_out))			\
X(DbiOpenTable, unknown_type, DBIERR_UNKNOWNTBLTYPE,			\
    OPEN("PEOPLE", "NONE", NULL, 0, dbiREADONLY, dbiOPENSHARED,		\
    xltFIELD, &a->cur_out))						\
X(DbiOpenTable, unknown_index, DBIERR_NOSUCHINDEX,			\
    OPEN("PEOPLE", NULL, "NONE", 0, dbiREADONLY, dbiOPENSHARED,		\
    xltFIELD, &a->cur_out))						\
X(DbiOpenTable, bad_mode, DBIERR_INVALIDPARAM,				\
    OPEN("PEOPLE", NULL, NULL, 0, (DBIOpenMode)9, dbiOPENSHARED,	\
    xltFIELD, &a->cur_out))						\
X(DbiOpenTable, bad_share, DBIERR_INVALIDPARAM,				\
    OPEN("PEOPLE", NULL, NULL, 0, dbiREADONLY, (DBIShareMode)9,		\
    xltFIELD, &a->cur_out))						\
X(DbiOpenTable, bad_translation, DBIERR_INVALIDPARAM,			\
    OPEN("PEOPLE", NULL, NULL, 0, dbiREADONLY, dbiOPENSHARED,		\
    (XLTMode)9, &a->cur_out))						\
X(DbiGetTableOpenCount, no_room, NO_ROOM, (a->db, "PEOPLE", NULL, NULL)) \
X(DbiCreateTable, nothing, NO_ROOM, (a->db, FALSE, NULL))		\
X(DbiCreateTable, good_but_there, DBIERR_TABLEEXISTS,			\
    (a->db, FALSE, (strcpy(a->desc.szTblName, "PEOPLE"), &a->desc)))	\
X(DbiCreateTable, no_fields, NO_ROOM,			\
    (a->db, FALSE, (a->desc.pfldDesc = NULL, &a->desc)))		\
X(DbiCreateTable, zero_fields, DBIERR_INVALIDRECSTRUCT,			\
    (a->db, FALSE, (a->desc.iFldCount = 0, &a->desc)))			\
X(DbiCreateTable, bad_type, DBIERR_INVALIDFLDTYPE,			\
    (a->db, FALSE, (a->fld[0].iFldType = 9999, &a->desc)))		\
X(DbiCreateTable, empty_field_name, DBIERR_INVALIDFIELDNAME,		\
    (a->db, FALSE, (a->fld[0].szName[0] = '\0', &a->desc)))		\
X(DbiCreateTable, field_twice, DBIERR_NAMENOTUNIQUE,			\
    (a->db, FALSE, (strcpy(a->fld[1].szName, "ID"), &a->desc)))		\
X(DbiCreateTable, unknown_type, DBIERR_UNKNOWNTBLTYPE,			\
    (a->db, FALSE, (strcpy(a->desc.szTblType, "NONE"), &a->desc)))	\
X(DbiCreateTable, no_indexes, NO_ROOM,			\
    (a->db, FALSE, (a->desc.iIdxCount = 1, &a->desc)))			\
X(DbiCreateTable, key_field_99, DBIERR_INVALIDIDXDESC, (a->db, FALSE,	\
    (a->desc.iIdxCount = 1, a->desc.pidxDesc = &a->idx,			\
    a->idx.aiKeyFld[0] = 99, &a->desc)))				\
X(DbiCreateTable, keys_oversize, DBIERR_INVALIDIDXDESC, (a->db, FALSE,	\
    (a->desc.iIdxCount = 1, a->desc.pidxDesc = &a->idx,			\
    a->idx.iFldsInKey = 9999, &a->desc)))				\
X(DbiCreateInMemTable, no_room, NO_ROOM, (a->db, "m", 1, a->fld, NULL))	\
X(DbiCreateInMemTable, no_fields, DBIERR_INVALIDRECSTRUCT,		\
    (a->db, "m", 1, NULL, &a->cur_out))					\
X(DbiCreateTempTable, nothing, NO_ROOM, (a->db, NULL, &a->cur_out))	\
X(DbiCreateTempTable, no_room, NO_ROOM, (a->db, &a->desc, NULL))	\
X(DbiMakePermanent, not_temporary, DBIERR_NA, (a->cur, "P", FALSE))	\
X(DbiRenameTable, no_name, DBIERR_INVALIDTABLENAME, (a->db, NULL, NULL, "P"))		\
X(DbiRenameTable, open, DBIERR_TABLEOPEN,				\
    (a->db, "PEOPLE", NULL, "P"))	\
X(DbiRenameTable, missing, DBIERR_NOSUCHTABLE,				\
    (a->db, "NONE", szPARADOX, "P"))					\
X(DbiDeleteTable, no_name, DBIERR_INVALIDTABLENAME, (a->db, NULL, NULL))		\
X(DbiDeleteTable, missing, DBIERR_NOSUCHTABLE,				\
    (a->db, "NONE", szPARADOX))						\
X(DbiCopyTable, no_name, DBIERR_INVALIDTABLENAME, (a->db, FALSE, NULL, NULL, "P"))	\
X(DbiCopyTable, no_new_name, DBIERR_INVALIDTABLENAME, (a->db, FALSE, "PEOPLE", NULL,	\
    NULL))								\
X(DbiCopyTable, missing, DBIERR_NOSUCHTABLE,				\
    (a->db, FALSE, "NONE", szPARADOX, "P"))				\
X(DbiEmptyTable, nothing, DBIERR_INVALIDTABLENAME, (a->db, NULL, NULL, NULL))		\
X(DbiEmptyTable, shared, DBIERR_NEEDEXCLACCESS,				\
    (a->db, a->cur, NULL, NULL))					\
X(DbiPackTable, nothing, DBIERR_INVALIDTABLENAME, (a->db, NULL, NULL, NULL, FALSE))	\
X(DbiPackTable, wild, DBIERR_INVALIDHNDL,				\
    (a->db, SOME_HANDLE, NULL, NULL, FALSE))				\
X(DbiAddIndex, nothing, DBIERR_INVALIDIDXDESC,					\
    (a->db, a->cur, NULL, NULL, NULL, NULL))				\
X(DbiAddIndex, shared, DBIERR_NEEDEXCLACCESS,				\
    (a->db, a->cur, NULL, NULL, &a->idx, NULL))				\
X(DbiDeleteIndex, shared, DBIERR_NEEDEXCLACCESS,			\
    (a->db, a->cur, NULL, NULL, "NAME", NULL, 0))			\
X(DbiRegenIndex, shared, DBIERR_NEEDEXCLACCESS,				\
    (a->db, a->cur, NULL, NULL, "NAME", NULL, 0))			\
X(DbiRegenIndexes, shared, DBIERR_NEEDEXCLACCESS, (a->cur))		\
X(DbiTranslateRecordStructure, no_fields, NO_ROOM,			\
    (NULL, 1, NULL, szPARADOX, NULL, a->fld, FALSE))			\
X(DbiTranslateRecordStructure, no_room, NO_ROOM,			\
    (NULL, 1, a->fld, szPARADOX, NULL, NULL, FALSE))			\
X(DbiTranslateRecordStructure, unknown, DBIERR_UNKNOWNDRIVER,		\
    (NULL, 1, a->fld, "NONE", NULL, a->fld + 1, FALSE))

#define CURSOR_ROWS(X)							\
X(DbiCloseCursor, nothing, DBIERR_INVALIDHNDL, (NULL))			\
X(DbiCloseCursor, wild, DBIERR_INVALIDHNDL, (&(hDBICur){ SOME_HANDLE }))	\
X(DbiCloseCursor, database, DBIERR_INVALIDHNDL, (&(hDBICur){ a->db }))	\
X(DbiSwitchToIndex, nothing, DBIERR_INVALIDHNDL,			\
    (NULL, NULL, NULL, 0, FALSE))					\
X(DbiSwitchToIndex, wild, DBIERR_INVALIDHNDL,				\
    (&(hDBICur){ SOME_HANDLE }, NULL, NULL, 0, FALSE))			\
X(DbiSwitchToIndex, unknown, DBIERR_NOSUCHINDEX,			\
    (&a->cur, "NONE", NULL, 0, FALSE))					\
X(DbiBeginDelayedUpdates, nothing, DBIERR_INVALIDHNDL, (NULL))		\
X(DbiBeginDelayedUpdates, wild, DBIERR_INVALIDHNDL,			\
    (&(hDBICur){ SOME_HANDLE }))					\
X(DbiEndDelayedUpdates, nothing, DBIERR_INVALIDHNDL, (NULL))		\
X(DbiEndDelayedUpdates, wild, DBIERR_INVALIDHNDL,			\
    (&(hDBICur){ SOME_HANDLE }))					\
X(DbiBeginLinkMode, nothing, DBIERR_INVALIDHNDL, (NULL))		\
X(DbiBeginLinkMode, wild, DBIERR_INVALIDHNDL,				\
    (&(hDBICur){ SOME_HANDLE }))					\
X(DbiEndLinkMode, nothing, DBIERR_INVALIDHNDL, (NULL))			\
X(DbiEndLinkMode, wild, DBIERR_INVALIDHNDL, (&(hDBICur){ SOME_HANDLE }))	\
X(DbiGetCursorProps, no_room, NO_ROOM, (a->cur, NULL))			\
X(DbiGetFieldDescs, no_room, NO_ROOM, (a->cur, NULL))			\
X(DbiCloneCursor, no_room, NO_ROOM, (a->cur, FALSE, FALSE, NULL))	\
X(DbiSetFieldMap, no_fields, DBIERR_INVALIDFLDMAP, (a->cur, 1, NULL))	\
X(DbiSetFieldMap, too_many, DBIERR_INVALIDFLDMAP, (a->cur, 6,		\
    (FLDDesc[6]){ { .iFldNum = 1 } }))					\
X(DbiSetFieldMap, field_99, DBIERR_INVALIDFLDMAP,			\
    (a->cur, 1, &(FLDDesc){ .iFldNum = 99 }))				\
X(DbiSetToCursor, wild, DBIERR_INVALIDHNDL, (a->cur, SOME_HANDLE))	\
X(DbiGetBookMark, no_room, NO_ROOM, (a->cur, NULL))			\
X(DbiSetToBookMark, nothing, NO_ROOM, (a->cur, NULL))			\
X(DbiSetToBookMark, garbage, DBIERR_INVALIDBOOKMARK,			\
    (a->cur, memset(a->room, 0xEE, BAD_ROOM)))				\
X(DbiCompareBookMarks, nothing, NO_ROOM, (a->cur, NULL, NULL,		\
    (pCMPBkMkRslt)(void *)a->room))					\
X(DbiCompareBookMarks, no_room, NO_ROOM,				\
    (a->cur, a->room, a->room, NULL))					\
X(DbiGetSeqNo, no_room, NO_ROOM, (a->cur, NULL))			\
X(DbiSetToSeqNo, zero, DBIERR_BOF, (a->cur, 0))				\
X(DbiSetToSeqNo, past_the_end, DBIERR_EOF, (a->cur, UINT32_MAX))	\
X(DbiGetRecordCount, no_room, NO_ROOM, (a->cur, NULL))			\
X(DbiGetExactRecordCount, no_room, NO_ROOM, (a->cur, NULL))		\
X(DbiSetToRecordNo, paradox, DBIERR_NOTSUPPORTED, (a->cur, 1))		\
X(DbiSetToBegin, wild, DBIERR_INVALIDHNDL, (SOME_HANDLE))		\
X(DbiOpenIndex, unknown, DBIERR_NOSUCHINDEX, (a->cur, "NONE", 0))	\
X(DbiCloseIndex, unknown, DBIERR_NOSUCHINDEX, (a->cur, "NONE", 0))	\
X(DbiGetIndexDesc, no_room, NO_ROOM, (a->cur, 1, NULL))			\
X(DbiGetIndexDesc, number_99, DBIERR_NOSUCHINDEX,			\
    (a->cur, 99, (pIDXDesc)(void *)a->room))				\
X(DbiGetIndexDescs, no_room, NO_ROOM, (a->cur, NULL))			\
X(DbiGetIndexForField, field_99, DBIERR_NOSUCHINDEX,				\
    (a->cur, 99, FALSE, (pIDXDesc)(void *)a->room))			\
X(DbiGetIndexForField, no_index, DBIERR_NOSUCHINDEX,			\
    (a->cur, P_AGE, FALSE, (pIDXDesc)(void *)a->room))			\
X(DbiGetIndexSeqNo, no_room, NO_ROOM, (a->cur, "NAME", NULL, 0, NULL))	\
X(DbiGetIndexSeqNo, unknown, DBIERR_NOSUCHINDEX,			\
    (a->cur, "NONE", NULL, 0, &a->n))					\
X(DbiSetToKey, nothing, NO_ROOM, (a->cur, keySEARCHEQ, FALSE, 1, 0,	\
    NULL))								\
X(DbiSetToKey, bad_condition, DBIERR_INVALIDPARAM,			\
    (a->cur, (DBISearchCond)9, FALSE, 1, 0, a->buf))			\
X(DbiSetToKey, too_many_fields, DBIERR_INVALIDPARAM,			\
    (a->cur, keySEARCHEQ, FALSE, 99, 0, a->buf))			\
X(DbiExtractKey, no_room, NO_ROOM, (a->cur, a->buf, NULL))		\
X(DbiSetRange, too_many_fields, DBIERR_INVALIDPARAM,			\
    (a->cur, FALSE, 99, 0, a->buf, TRUE, 0, 0, NULL, FALSE))		\
X(DbiCompareKeys, no_room, NO_ROOM, (a->cur, a->room, a->room, 0, 0,	\
    NULL))								\
X(DbiCompareKeys, nothing, NO_ROOM, (a->cur, NULL, NULL, 0, 0,		\
    (int16_t *)&a->n))							\
X(DbiGetRecordForKey, nothing, NO_ROOM,					\
    (a->cur, FALSE, 1, 0, NULL, a->room))				\
X(DbiGetRecordForKey, too_many_fields, DBIERR_INVALIDPARAM,		\
    (a->cur, FALSE, 99, 0, a->buf, a->room))				\
X(DbiGetVchkDesc, number_0, BAD_FIELD,					\
    (a->cur, 0, (pVCHKDesc)(void *)a->room))				\
X(DbiGetVchkDesc, number_99, BAD_FIELD,					\
    (a->cur, 99, (pVCHKDesc)(void *)a->room))				\
X(DbiGetVchkDesc, no_room, NO_ROOM, (a->cur, 1, NULL))			\
X(DbiGetRintDesc, number_99, BAD_FIELD,					\
    (a->cur, 99, (pRINTDesc)(void *)a->room))				\
X(DbiGetLdObj, no_room, NO_ROOM, (a->cur, NULL))			\
X(DbiRegisterCallBack, bad_type, DBIERR_INVALIDPARAM,			\
    (a->cur, (CBType)99, 0, 0, NULL, NULL))				\
X(DbiGetCallBack, none, DBIERR_NOCALLBACK,				\
    (a->cur, cbTABLECHANGED, NULL, NULL, NULL, NULL))			\
X(DbiAddFilter, nothing, DBIERR_INVALIDFILTER,				\
    (a->cur, 0, 1, FALSE, NULL, NULL, &a->filter))			\
X(DbiAddFilter, no_room, NO_ROOM,					\
    (a->cur, 0, 1, FALSE, (pCANExpr)(void *)a->room, NULL, NULL))	\
X(DbiAddFilter, zeros, DBIERR_INVALIDFILTER,				\
    (a->cur, 0, 1, FALSE, (pCANExpr)(void *)a->room, NULL, &a->filter))	\
X(DbiAddFilter, garbage, DBIERR_INVALIDFILTER, (a->cur, 0, 1, FALSE,	\
    (pCANExpr)memset(a->room, 0xEE, BAD_ROOM), NULL, &a->filter))	\
X(DbiDropFilter, wild, DBIERR_NOSUCHFILTER, (a->cur, SOME_HANDLE))	\
X(DbiActivateFilter, wild, DBIERR_NOSUCHFILTER, (a->cur, SOME_HANDLE))	\
X(DbiDeactivateFilter, wild, DBIERR_NOSUCHFILTER, (a->cur, SOME_HANDLE)) \
X(DbiGetFilterInfo, no_room, NO_ROOM, (a->cur, NULL, 0, 1, NULL))	\
X(DbiGetFilterInfo, number_99, DBIERR_NOSUCHFILTER,			\
    (a->cur, NULL, 0, 99, (pFILTERInfo)(void *)a->room))		\
X(DbiLinkDetail, wild, DBIERR_INVALIDHNDL,				\
    (a->cur, SOME_HANDLE, 1, &a->n, &a->n))				\
X(DbiUnlinkDetail, none, DBIERR_NA, (a->cur))				\
X(DbiApplyDelayedUpdates, not_cached, DBIERR_NA,		\
    (a->cur, (DBIDelayedUpdCmd)99))					\
X(DbiAcqTableLock, bad_type, DBIERR_INVALIDPARAM,			\
    (a->cur, (DBILockType)99))						\
X(DbiRelTableLock, none, DBIERR_NOTLOCKED,				\
    (a->cur, FALSE, dbiWRITELOCK))					\
X(DbiRelTableLock, bad_type, DBIERR_INVALIDPARAM,			\
    (a->cur, FALSE, (DBILockType)99))					\
X(DbiIsRecordLocked, no_room, NO_ROOM, (a->cur, NULL))			\
X(DbiIsTableLocked, no_room, NO_ROOM, (a->cur, dbiWRITELOCK, NULL))	\
X(DbiIsTableLocked, bad_type, DBIERR_INVALIDPARAM,			\
    (a->cur, (DBILockType)99, &a->n))

#define MOVE(source, target, mode, count, map)				\
	(NULL, source, NULL, target, mode, count, map, NULL, NULL, 0,	\
	NULL, NULL, NULL, NULL, NULL, NULL, FALSE, FALSE, NULL, FALSE)
#define BATCH_ROWS(X)							\
X(DbiBatchMove, nothing, NO_ROOM,					\
    MOVE(NULL, NULL, batAPPEND, 0, NULL))				\
X(DbiBatchMove, wild_source, DBIERR_INVALIDHNDL,			\
    MOVE(SOME_HANDLE, a->cur, batAPPEND, 0, NULL))			\
X(DbiBatchMove, wild_target, DBIERR_INVALIDHNDL,			\
    MOVE(a->ro, SOME_HANDLE, batAPPEND, 0, NULL))			\
X(DbiBatchMove, no_target, NO_ROOM,					\
    MOVE(a->ro, NULL, batAPPEND, 0, NULL))				\
X(DbiBatchMove, bad_mode, DBIERR_INVALIDPARAM,				\
    MOVE(a->ro, a->cur, (eBATMode)99, 0, NULL))				\
X(DbiBatchMove, reading, DBIERR_TABLEREADONLY,				\
    MOVE(a->cur, a->ro, batAPPEND, 0, NULL))				\
X(DbiBatchMove, same_table, DBIERR_NA,					\
    MOVE(a->ro, a->cur, batAPPEND, 0, NULL))				\
X(DbiBatchMove, field_99, DBIERR_INVALIDFLDMAP,				\
    MOVE(a->list, a->cur, batAPPEND, 1, &(uint16_t){ 99 }))

#define RECORD_ROWS(X)							\
X(DbiGetRecord, at_the_beginning, DBIERR_BOF,				\
    (a->begin, dbiNOLOCK, a->buf, NULL))				\
X(DbiGetRecord, bad_lock, DBIERR_INVALIDPARAM,				\
    (a->cur, (DBILockType)99, a->buf, NULL))				\
X(DbiGetNextRecord, bad_lock, DBIERR_INVALIDPARAM,			\
    (a->cur, (DBILockType)99, a->buf, NULL))				\
X(DbiGetPriorRecord, bad_lock, DBIERR_INVALIDPARAM,			\
    (a->cur, (DBILockType)99, a->buf, NULL))				\
X(DbiGetRelativeRecord, bad_lock, DBIERR_INVALIDPARAM,			\
    (a->cur, 1, (DBILockType)99, a->buf, NULL))				\
X(DbiGetRelativeRecord, far, DBIERR_EOF,				\
    (a->cur, INT32_MAX, dbiNOLOCK, a->buf, NULL))			\
X(DbiGetRelativeRecord, far_back, DBIERR_BOF,				\
    (a->cur, INT32_MIN, dbiNOLOCK, a->buf, NULL))			\
X(DbiInitRecord, no_room, NO_ROOM, (a->cur, NULL))			\
X(DbiInsertRecord, nothing, NO_ROOM, (a->cur, dbiNOLOCK, NULL))		\
X(DbiInsertRecord, bad_lock, DBIERR_INVALIDPARAM,			\
    (a->cur, (DBILockType)99, a->buf))					\
X(DbiInsertRecord, reading, DBIERR_TABLEREADONLY,			\
    (a->ro, dbiNOLOCK, a->buf))						\
X(DbiAppendRecord, nothing, NO_ROOM, (a->cur, NULL))			\
X(DbiAppendRecord, reading, DBIERR_TABLEREADONLY, (a->ro, a->buf))	\
X(DbiModifyRecord, nothing, NO_ROOM, (a->cur, NULL, FALSE))		\
X(DbiModifyRecord, reading, DBIERR_TABLEREADONLY, (a->ro, a->buf, FALSE)) \
X(DbiModifyRecord, at_the_beginning, DBIERR_BOF,			\
    (a->begin, a->buf, FALSE))						\
X(DbiDeleteRecord, reading, DBIERR_TABLEREADONLY, (a->ro, NULL))	\
X(DbiDeleteRecord, at_the_beginning, DBIERR_BOF, (a->begin, NULL))	\
X(DbiReadBlock, no_count, NO_ROOM, (a->cur, NULL, a->room))		\
X(DbiReadBlock, no_room, NO_ROOM, (a->cur, (a->n32 = 1, &a->n32), NULL)) \
X(DbiWriteBlock, no_count, NO_ROOM, (a->cur, NULL, a->room))		\
X(DbiWriteBlock, nothing, NO_ROOM,					\
    (a->cur, (a->n32 = 1, &a->n32), NULL))				\
X(DbiWriteBlock, reading, DBIERR_TABLEREADONLY,				\
    (a->ro, (a->n32 = 1, &a->n32), a->buf))				\
X(DbiUndeleteRecord, paradox, DBIERR_NOTSUPPORTED, (a->cur))		\
X(DbiGetField, field_0, BAD_FIELD, (a->cur, 0, a->buf, a->room, NULL))	\
X(DbiGetField, field_99, BAD_FIELD, (a->cur, 99, a->buf, a->room, NULL)) \
X(DbiGetField, field_65535, BAD_FIELD,					\
    (a->cur, 65535, a->buf, a->room, NULL))				\
X(DbiGetField, no_record, NO_ROOM, (a->cur, 1, NULL, a->room, NULL))	\
X(DbiPutField, field_0, BAD_FIELD, (a->cur, 0, a->buf, a->room))	\
X(DbiPutField, field_99, BAD_FIELD, (a->cur, 99, a->buf, a->room))	\
X(DbiPutField, no_record, NO_ROOM, (a->cur, 1, NULL, a->room))		\
X(DbiPutField, memo, DBIERR_NOTSUPPORTED,				\
    (a->cur, P_NOTE, a->buf, a->room))					\
X(DbiVerifyField, field_0, BAD_FIELD, (a->cur, 0, a->room, NULL))	\
X(DbiVerifyField, field_99, BAD_FIELD, (a->cur, 99, a->room, NULL))	\
X(DbiVerifyField, too_high, DBIERR_MAXVALERR,				\
    (a->cur, P_AGE, (uint8_t *)&(int16_t){ 151 }, NULL))		\
X(DbiOpenBlob, no_record, NO_ROOM, (a->cur, NULL, P_NOTE, dbiREADONLY))	\
X(DbiOpenBlob, field_0, BAD_FIELD, (a->cur, a->buf, 0, dbiREADONLY))	\
X(DbiOpenBlob, field_99, BAD_FIELD, (a->cur, a->buf, 99, dbiREADONLY))	\
X(DbiOpenBlob, no_memo, DBIERR_NOTABLOB,				\
    (a->cur, a->buf, P_NAME, dbiREADONLY))				\
X(DbiOpenBlob, bad_mode, DBIERR_INVALIDPARAM,				\
    (a->cur, a->buf, P_NOTE, (DBIOpenMode)9))				\
X(DbiOpenBlob, reading, DBIERR_TABLEREADONLY,				\
    (a->ro, a->buf, P_NOTE, dbiREADWRITE))				\
X(DbiGetBlobSize, closed, DBIERR_BLOBNOTOPENED,				\
    (a->cur, a->buf, P_NOTE, &a->n32))					\
X(DbiGetBlob, closed, DBIERR_BLOBNOTOPENED,				\
    (a->cur, a->buf, P_NOTE, 0, 10, a->room, &a->n32))			\
X(DbiPutBlob, closed, DBIERR_BLOBNOTOPENED,				\
    (a->cur, a->buf, P_NOTE, 0, 10, a->room))				\
X(DbiTruncateBlob, closed, DBIERR_BLOBNOTOPENED,			\
    (a->cur, a->buf, P_NOTE, 0))					\
X(DbiFreeBlob, field_99, BAD_FIELD, (a->cur, a->buf, 99))		\
X(DbiGetNextRecord, list_lock, DBIERR_INVALIDPARAM,			\
    (a->list, (DBILockType)99, a->room, NULL))				\
X(DbiDeleteRecord, list, DBIERR_TABLEREADONLY, (a->list, NULL))

#define FORMAT_ROWS(X)							\
X(DbiDateEncode, no_room, NO_ROOM, (1, 1, 2000, NULL))			\
X(DbiDateEncode, month_13, DBIERR_INVALIDDATE,				\
    (13, 1, 2000, (void *)a->room))					\
X(DbiDateEncode, day_30, DBIERR_INVALIDDATE,				\
    (2, 30, 2000, (void *)a->room))					\
X(DbiDateDecode, far, DBIERR_INVALIDDATE, (INT32_MAX, &a->n, &a->n,	\
    (int16_t *)&a->n))							\
X(DbiDateDecode, far_back, DBIERR_INVALIDDATE, (INT32_MIN, &a->n, &a->n, \
    (int16_t *)&a->n))							\
X(DbiTimeEncode, no_room, NO_ROOM, (1, 1, 1, NULL))			\
X(DbiTimeEncode, hour_24, DBIERR_INVALIDTIME,				\
    (24, 0, 0, (void *)a->room))					\
X(DbiTimeDecode, far, DBIERR_INVALIDTIME, ((DBITIME)UINT32_MAX, &a->n,	\
    &a->n, &a->n))							\
X(DbiTimeStampEncode, no_room, NO_ROOM, (1, 1, NULL))			\
X(DbiTimeStampEncode, far, DBIERR_INVALIDTIMESTAMP,			\
    (INT32_MIN, 0, (void *)a->room))					\
X(DbiTimeStampDecode, huge, DBIERR_INVALIDTIMESTAMP,			\
    (1e300, (void *)a->room, (void *)(a->room + 8)))			\
X(DbiTimeStampDecode, not_a_number, DBIERR_INVALIDTIMESTAMP,		\
    (__builtin_nan(""), (void *)a->room, (void *)(a->room + 8)))	\
X(DbiBcdFromFloat, nothing, NO_ROOM,					\
    (NULL, 32, 4, (void *)a->room))					\
X(DbiBcdFromFloat, no_room, NO_ROOM, (&(double){ 1 }, 32, 4, NULL))	\
X(DbiBcdFromFloat, precision, DBIERR_INVALIDPARAM,			\
    (&(double){ 1 }, 999, 4, (void *)a->room))				\
X(DbiBcdFromFloat, places, DBIERR_INVALIDPARAM,				\
    (&(double){ 1 }, 10, 11, (void *)a->room))				\
X(DbiBcdFromFloat, huge, DBIERR_OUTOFRANGE,				\
    (&(double){ 1e300 }, 32, 4, (void *)a->room))			\
X(DbiBcdToFloat, nothing, NO_ROOM, (NULL, (double *)(void *)a->room))	\
X(DbiBcdToFloat, no_room, NO_ROOM, ((void *)a->room, NULL))		\
X(DbiBcdToFloat, garbage, DBIERR_INVALIDPARAM,				\
    (memset(a->room, 0x2F, 64), (double *)(void *)(a->room + 64)))	\
X(DbiGetDateFormat, no_room, NO_ROOM, (NULL))				\
X(DbiSetDateFormat, nothing, NO_ROOM, (NULL))				\
X(DbiSetDateFormat, garbage, DBIERR_INVALIDPARAM,			\
    (memset(a->room, 0xEE, 64)))					\
X(DbiGetTimeFormat, no_room, NO_ROOM, (NULL))				\
X(DbiSetTimeFormat, nothing, NO_ROOM, (NULL))				\
X(DbiSetTimeFormat, garbage, DBIERR_INVALIDPARAM,			\
    (memset(a->room, 0xEE, 64)))					\
X(DbiGetNumberFormat, no_room, NO_ROOM, (NULL))				\
X(DbiSetNumberFormat, nothing, NO_ROOM, (NULL))				\
X(DbiSetNumberFormat, garbage, DBIERR_INVALIDPARAM,			\
    (memset(a->room, 0xEE, 64)))					\
X(DbiGetLdName, no_room, NO_ROOM, (szPARADOX, NULL, NULL))		\
X(DbiGetLdName, missing, DBIERR_NOSUCHTABLE,				\
    (szPARADOX, "NONE", (char *)a->room))				\
X(DbiNativeToAnsi, nothing, NO_ROOM,					\
    (NULL, (char *)a->room, NULL, 1, NULL))				\
X(DbiAnsiToNative, nothing, NO_ROOM,					\
    (NULL, (char *)a->room, NULL, 1, NULL))				\
X(OsLdLoadBySymbName, no_room, NO_ROOM, ("ascii", NULL))			\
X(OsLdLoadBySymbName, nothing, NO_ROOM, (NULL, &a->ptr))			\
X(OsLdLoadBySymbName, unknown, DBIERR_LDNOTFOUND, ("NONE", &a->ptr))			\
X(OsLdUnloadObj, nothing, NO_ROOM, (NULL))					\
X(OsLdStrCmp, nothing, 0, (NULL, NULL, NULL))				\
X(OsLdStrCmpi, nothing, 0, (NULL, NULL, NULL))				\
X(OsLdStrnCmp, nothing, 0, (NULL, NULL, NULL, 9))			\
X(OsLdStrnCmpi, nothing, 0, (NULL, NULL, NULL, 9))

#define ROWS(X)								\
	ENGINE_ROWS(X) DATABASE_ROWS(X) TABLE_ROWS(X) CURSOR_ROWS(X)	\
	BATCH_ROWS(X) RECORD_ROWS(X) FORMAT_ROWS(X)

#define DEFINE(name, what, expected, arguments)				\
static DBIResult							\
call_##name##_##what(struct bad_args *a)				\
{									\
	(void)a;							\
	return (DBIResult)name arguments;				\
}
ROWS(DEFINE)

#define ROW(name, what, expected, arguments)				\
	{ #name, #what, expected, call_##name##_##what },
const struct bad_row bad_rows[] = { ROWS(ROW) };
const unsigned bad_row_count = sizeof bad_rows / sizeof bad_rows[0];

/* --- getters ------------------------------------------------------------ */

#define ROOMS(X)							\
X(DbiGetSysVersion, 1, sizeof(SYSVersion), (room))			\
X(DbiGetSysConfig, 1, sizeof(SYSConfig), (room))			\
X(DbiGetClientInfo, 1, sizeof(CLIENTInfo), (room))			\
X(DbiGetSesInfo, 1, sizeof(SESInfo), (room))				\
X(DbiGetNetUserName, 1, DBIMAXUSERNAMELEN + 1, (room))			\
X(DbiGetCurrSession, 1, sizeof(hDBISes), (room))			\
X(DbiGetErrorInfo, 1, sizeof(DBIErrInfo), (TRUE, room))			\
X(DbiGetErrorString, 1, DBIMAXMSGLEN + 1, (DBIERR_NOSUCHTABLE, room))	\
X(DbiGetErrorString, unknown, DBIMAXMSGLEN + 1, (0xFFFF, room))		\
X(DbiGetErrorContext, 1, DBIMAXMSGLEN + 1, (ecTABLENAME, room))		\
X(DbiGetErrorContext, unknown, DBIMAXMSGLEN + 1, (-1, room))		\
X(DbiGetDirectory, 1, DBIMAXPATHLEN + 1, (a->db, FALSE, room))		\
X(DbiFormFullName, 1, DBIMAXPATHLEN + 1, (a->db, "PEOPLE", NULL, room))	\
X(DbiGetDriverDesc, 1, sizeof(DRVType), (szPARADOX, room))		\
X(DbiGetFieldTypeDesc, 1, sizeof(FLDType), (szPARADOX, NULL, "ALPHA",	\
    room))								\
X(DbiGetTableOpenCount, 1, sizeof(uint16_t), (a->db, "PEOPLE", NULL,	\
    room))								\
X(DbiGetTranInfo, 1, sizeof(XInfo), (a->db, NULL, room))		\
X(DbiGetCursorProps, 1, sizeof(CURProps), (a->cur, room))		\
X(DbiGetCursorProps, list, sizeof(CURProps), (a->list, room))		\
X(DbiGetFieldDescs, 1, 5 * sizeof(FLDDesc), (a->cur, room))		\
X(DbiGetIndexDesc, 1, sizeof(IDXDesc), (a->cur, 1, room))		\
X(DbiGetIndexDescs, 1, 2 * sizeof(IDXDesc), (a->cur, room))		\
X(DbiGetIndexSeqNo, 1, sizeof(uint16_t), (a->cur, "NAME", NULL, 0,	\
    room))								\
X(DbiGetIndexForField, 1, sizeof(IDXDesc), (a->cur, P_NAME, FALSE, room)) \
X(DbiGetVchkDesc, 1, sizeof(VCHKDesc), (a->cur, 1, room))		\
X(DbiGetSeqNo, 1, sizeof(uint32_t), (a->cur, room))			\
X(DbiGetRecordCount, 1, sizeof(uint32_t), (a->cur, room))		\
X(DbiIsRecordLocked, 1, sizeof(DBIBOOL), (a->cur, room))		\
X(DbiIsTableLocked, 1, sizeof(uint16_t), (a->cur, dbiWRITELOCK, room))	\
X(DbiGetField, number, 4, (a->cur, P_ID, a->buf, room, NULL))		\
X(DbiGetField, text, 21, (a->cur, P_NAME, a->buf, room, NULL))		\
X(DbiGetField, short, 2, (a->cur, P_AGE, a->buf, room, NULL))		\
X(DbiGetNextRecord, driver, sizeof(DBINAME), (a->list, dbiNOLOCK, room,	\
    NULL))								\
X(DbiGetDateFormat, 1, sizeof(FMTDate), (room))				\
X(DbiGetTimeFormat, 1, sizeof(FMTTime), (room))				\
X(DbiGetNumberFormat, 1, sizeof(FMTNumber), (room))			\
X(DbiGetLdName, 1, DBIMAXNAMELEN + 1, (szPARADOX, NULL, room))		\
X(DbiGetProp, 1, 9, (a->db, dbDATABASETYPE, room, 9, &a->n))		\
X(DbiBcdFromFloat, 1, sizeof(FMTBcd), (&(double){ 1.5 }, 32, 4, room))	\
X(DbiNativeToAnsi, 1, 4, (NULL, room, "abcd", 4, NULL))			\
X(DbiAnsiToNative, 1, 4, (NULL, room, "abcd", 4, NULL))

#define DEFINE_ROOM(name, what, size, arguments)			\
static DBIResult							\
fill_##name##_##what(struct bad_args *a, void *room)			\
{									\
	(void)a;							\
	return name arguments;						\
}
ROOMS(DEFINE_ROOM)

#define ROOM_ROW(name, what, size, arguments)				\
	{ #name, size, fill_##name##_##what },
const struct room_row room_rows[] = { ROOMS(ROOM_ROW) };
const unsigned room_row_count = sizeof room_rows / sizeof room_rows[0];
