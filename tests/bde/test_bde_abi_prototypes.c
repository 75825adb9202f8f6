/* SPDX-License-Identifier: MIT */
/* Types of the public functions, callbacks and handles. Everything is compared
 * by the compiler, so functions that the library does not export yet are
 * checked too. Spelled as the vendor does, but for texts that are only read,
 * which are const, and client data, which is as wide as a pointer. */

#include <idapi.h>

#include <check.h>
#include <stdint.h>

#include "suite.h"

struct entry {
	const char *name;
	int same;
};

#define SAME(expression, type)						\
	__builtin_types_compatible_p(__typeof__(expression), type)
#define FUNCTION(name, ...)	{ #name, SAME(name, DBIResult (__VA_ARGS__)) }
#define RETURNS(result, name, ...)					\
	{ #name, SAME(name, result (__VA_ARGS__)) }
#define CALLBACK(name, result, ...)					\
	{ #name, __builtin_types_compatible_p(name, result (*)(__VA_ARGS__)) }
#define SCALAR(name, type)						\
	{ #name, __builtin_types_compatible_p(name, type) }

static const struct entry scalars[] = {
	SCALAR(INT8, int8_t),
	SCALAR(UINT8, uint8_t),
	SCALAR(INT16, int16_t),
	SCALAR(UINT16, uint16_t),
	SCALAR(INT32, int32_t),
	SCALAR(UINT32, uint32_t),
	SCALAR(INT64, int64_t),
	SCALAR(UINT64, uint64_t),
	SCALAR(BOOL, int32_t),
	SCALAR(BOOL16, int16_t),
	SCALAR(BOOL8, uint8_t),
	SCALAR(BYTE, uint8_t),
	SCALAR(CHAR, char),
	SCALAR(DFLOAT, double),
	SCALAR(FLOAT, double),
	SCALAR(DBIResult, uint16_t),
	SCALAR(DBIDATE, int32_t),
	SCALAR(DATE, int32_t),
	SCALAR(TIME, int32_t),
	SCALAR(TIMESTAMP, double),
	SCALAR(CMPBkMkRslt, int32_t),
	SCALAR(DBICLIENTDATA, uintptr_t),
	SCALAR(pVOID, void *),
	SCALAR(ppVOID, void **),
	SCALAR(pCHAR, char *),
	SCALAR(pCCHAR, const char *),
	SCALAR(pBYTE, uint8_t *),
	SCALAR(pBOOL, int32_t *),
	SCALAR(pDBIDATE, int32_t *),
	SCALAR(pTIME, int32_t *),
	SCALAR(pTIMESTAMP, double *),
};

/* Any handle passes as hDBIObj without a cast. */
static const struct entry handles[] = {
	SCALAR(hDBIObj, struct _hDBIObj *),
	SCALAR(hDBIDb, hDBIObj),
	SCALAR(hDBIQry, hDBIObj),
	SCALAR(hDBIStmt, hDBIObj),
	SCALAR(hDBICur, hDBIObj),
	SCALAR(hDBISes, hDBIObj),
	SCALAR(hDBIXlt, hDBIObj),
	SCALAR(hDBIDR, hDBIObj),
	SCALAR(hDBICfg, hDBIObj),
	SCALAR(hDBIXact, hDBIObj),
	SCALAR(hDBIFilter, hDBIObj),
	SCALAR(phDBICur, hDBICur *),
	SCALAR(phDBIFilter, phDBIObj),
};

static const struct entry callbacks[] = {
	CALLBACK(pfDBICallBack, CBRType, CBType, uintptr_t, pVOID),
	CALLBACK(pfGENFilter, INT16, uintptr_t, pBYTE, UINT32),
	CALLBACK(pfSORTCompFn, INT16, pVOID, pVOID, pVOID, UINT16),
	CALLBACK(pfDataSourcesCallback, DBIResult, intptr_t, DsInfoReq,
	    pDataSources),
	SCALAR(ppfDBICallBack, pfDBICallBack *),
};

static const struct entry engine[] = {
	FUNCTION(DbiInit, pDBIEnv),
	FUNCTION(DbiInitFn, UINT16, pDBIEnv),
	FUNCTION(DbiExit, void),
	FUNCTION(DbiDLLExit, void),
	FUNCTION(DbiGetSysVersion, pSYSVersion),
	FUNCTION(DbiGetSysConfig, pSYSConfig),
	FUNCTION(DbiGetClientInfo, pCLIENTInfo),
	FUNCTION(DbiGetSysInfo, pSYSInfo),
	FUNCTION(DbiLoadDriver, pCCHAR),
	FUNCTION(DbiDebugLayerOptions, UINT16, pCCHAR),
	FUNCTION(DbiUseIdleTime, void),
	FUNCTION(DbiGetNetUserName, pCHAR),
};

static const struct entry sessions[] = {
	FUNCTION(DbiStartSession, pCCHAR, phDBISes, pCCHAR),
	FUNCTION(DbiGetCurrSession, phDBISes),
	FUNCTION(DbiSetCurrSession, hDBISes),
	FUNCTION(DbiCloseSession, hDBISes),
	FUNCTION(DbiGetSesInfo, pSESInfo),
	FUNCTION(DbiSetPrivateDir, pCCHAR),
	FUNCTION(DbiAddPassword, pCCHAR),
	FUNCTION(DbiDropPassword, pCCHAR),
	FUNCTION(DbiSetLockRetry, INT16),
	FUNCTION(DbiOpenUserList, phDBICur),
};

static const struct entry errors[] = {
	FUNCTION(DbiGetErrorEntry, UINT16, pUINT32, pCHAR),
	FUNCTION(DbiGetErrorInfo, BOOL, pDBIErrInfo),
	FUNCTION(DbiGetErrorString, DBIResult, pCHAR),
	FUNCTION(DbiGetErrorContext, INT16, pCHAR),
	RETURNS(UINT16, ErrCat, UINT16),
	RETURNS(UINT16, ErrCode, UINT16),
};

static const struct entry databases[] = {
	FUNCTION(DbiOpenDatabase, pCCHAR, pCCHAR, DBIOpenMode, DBIShareMode,
	    pCCHAR, UINT16, pFLDDesc, pBYTE, phDBIDb),
	FUNCTION(DbiCloseDatabase, phDBIDb),
	FUNCTION(DbiSetDirectory, hDBIDb, pCCHAR),
	FUNCTION(DbiGetDirectory, hDBIDb, BOOL, pCHAR),
	FUNCTION(DbiFormFullName, hDBIDb, pCCHAR, pCCHAR, pCHAR),
	FUNCTION(DbiDatabaseFlush, hDBIDb),
	FUNCTION(DbiSchemaCacheFlush, hDBIDb, pCCHAR),
};

static const struct entry lists[] = {
	FUNCTION(DbiOpenTableList, hDBIDb, BOOL, BOOL, pCCHAR, phDBICur),
	FUNCTION(DbiOpenFileList, hDBIDb, pCCHAR, phDBICur),
	FUNCTION(DbiOpenIndexList, hDBIDb, pCCHAR, pCCHAR, phDBICur),
	FUNCTION(DbiOpenFieldList, hDBIDb, pCCHAR, pCCHAR, BOOL, phDBICur),
	FUNCTION(DbiOpenVchkList, hDBIDb, pCCHAR, pCCHAR, phDBICur),
	FUNCTION(DbiOpenRintList, hDBIDb, pCCHAR, pCCHAR, phDBICur),
	FUNCTION(DbiOpenSecurityList, hDBIDb, pCCHAR, pCCHAR, phDBICur),
	FUNCTION(DbiOpenFamilyList, hDBIDb, pCCHAR, pCCHAR, phDBICur),
	FUNCTION(DbiOpenSPList, hDBIDb, BOOL, BOOL, pCCHAR, phDBICur),
	FUNCTION(DbiOpenSPParamList, hDBIDb, pCCHAR, BOOL, UINT16, phDBICur),
	FUNCTION(DbiOpenFunctionList, hDBIDb, DBIFUNCOpts, phDBICur),
	FUNCTION(DbiOpenFunctionArgList, hDBIDb, pCCHAR, UINT16, phDBICur),
	FUNCTION(DbiOpenDriverList, phDBICur),
	FUNCTION(DbiGetDriverDesc, pCCHAR, pDRVType),
	FUNCTION(DbiOpenDatabaseList, phDBICur),
	FUNCTION(DbiGetDatabaseDesc, pCCHAR, pDBDesc),
	FUNCTION(DbiOpenTableTypesList, pCCHAR, phDBICur),
	FUNCTION(DbiGetTableTypeDesc, pCCHAR, pCCHAR, pTBLType),
	FUNCTION(DbiOpenFieldTypesList, pCCHAR, pCCHAR, phDBICur),
	FUNCTION(DbiGetFieldTypeDesc, pCCHAR, pCCHAR, pCCHAR, pFLDType),
	FUNCTION(DbiOpenIndexTypesList, pCCHAR, phDBICur),
	FUNCTION(DbiGetIndexTypeDesc, pCCHAR, pCCHAR, pIDXType),
	FUNCTION(DbiOpenLdList, phDBICur),
};

static const struct entry table_calls[] = {
	FUNCTION(DbiOpenTable, hDBIDb, pCCHAR, pCCHAR, pCCHAR, pCCHAR, UINT16,
	    DBIOpenMode, DBIShareMode, XLTMode, BOOL, pBYTE, phDBICur),
	FUNCTION(DbiGetCursorForTable, hDBIDb, pCCHAR, pCCHAR, phDBICur),
	FUNCTION(DbiGetTableOpenCount, hDBIDb, pCCHAR, pCCHAR, pUINT16),
	FUNCTION(DbiGetFieldDescs, hDBICur, pFLDDesc),
	FUNCTION(DbiCreateTable, hDBIDb, BOOL, pCRTblDesc),
	FUNCTION(DbiCreateInMemTable, hDBIDb, pCCHAR, UINT16, pFLDDesc,
	    phDBICur),
	FUNCTION(DbiCreateTempTable, hDBIDb, pCRTblDesc, phDBICur),
	FUNCTION(DbiMakePermanent, hDBICur, pCCHAR, BOOL),
	FUNCTION(DbiDoRestructure, hDBIDb, UINT16, pCRTblDesc, pCCHAR, pCCHAR,
	    pCCHAR, BOOL),
	FUNCTION(DbiRenameTable, hDBIDb, pCCHAR, pCCHAR, pCCHAR),
	FUNCTION(DbiDeleteTable, hDBIDb, pCCHAR, pCCHAR),
	FUNCTION(DbiCopyTable, hDBIDb, BOOL, pCCHAR, pCCHAR, pCCHAR),
	FUNCTION(DbiEmptyTable, hDBIDb, hDBICur, pCCHAR, pCCHAR),
	FUNCTION(DbiPackTable, hDBIDb, hDBICur, pCCHAR, pCCHAR, BOOL),
	FUNCTION(DbiSortTable, hDBIDb, pCCHAR, pCCHAR, hDBICur, pCCHAR,
	    phDBICur, hDBICur, UINT16, pUINT16, pBOOL, pSORTOrder,
	    pfSORTCompFn *, BOOL, hDBICur, pUINT32),
	FUNCTION(DbiSaveChanges, hDBICur),
	FUNCTION(DbiTranslateRecordStructure, pCCHAR, UINT16, pFLDDesc, pCCHAR,
	    pCCHAR, pFLDDesc, BOOL),
};

static const struct entry cursors[] = {
	FUNCTION(DbiGetCursorProps, hDBICur, pCURProps),
	FUNCTION(DbiCloneCursor, hDBICur, BOOL, BOOL, phDBICur),
	FUNCTION(DbiCloseCursor, phDBICur),
	FUNCTION(DbiGetObjFromName, DBIOBJType, pCCHAR, phDBIObj),
	FUNCTION(DbiGetObjFromObj, hDBIObj, DBIOBJType, phDBIObj),
	FUNCTION(DbiGetProp, hDBIObj, UINT32, pVOID, UINT16, pUINT16),
	FUNCTION(DbiSetProp, hDBIObj, UINT32, uintptr_t),
	FUNCTION(DbiValidateProp, hDBIObj, UINT32, BOOL),
	FUNCTION(DbiSetFieldMap, hDBICur, UINT16, pFLDDesc),
	FUNCTION(DbiSetToBegin, hDBICur),
	FUNCTION(DbiSetToEnd, hDBICur),
	FUNCTION(DbiSetToCursor, hDBICur, hDBICur),
	FUNCTION(DbiGetBookMark, hDBICur, pBYTE),
	FUNCTION(DbiSetToBookMark, hDBICur, pBYTE),
	FUNCTION(DbiCompareBookMarks, hDBICur, pBYTE, pBYTE, pCMPBkMkRslt),
	FUNCTION(DbiGetSeqNo, hDBICur, pUINT32),
	FUNCTION(DbiSetToSeqNo, hDBICur, UINT32),
	FUNCTION(DbiGetRecordCount, hDBICur, pUINT32),
	FUNCTION(DbiGetExactRecordCount, hDBICur, pINT32),
	FUNCTION(DbiSetToRecordNo, hDBICur, UINT32),
	FUNCTION(DbiForceReread, hDBICur),
	FUNCTION(DbiCheckRefresh, void),
	FUNCTION(DbiForceRecordReread, hDBICur, pBYTE),
};

static const struct entry indexes[] = {
	FUNCTION(DbiOpenIndex, hDBICur, pCCHAR, UINT16),
	FUNCTION(DbiCloseIndex, hDBICur, pCCHAR, UINT16),
	FUNCTION(DbiSwitchToIndex, phDBICur, pCCHAR, pCCHAR, UINT16, BOOL),
	FUNCTION(DbiGetIndexDesc, hDBICur, UINT16, pIDXDesc),
	FUNCTION(DbiGetIndexDescs, hDBICur, pIDXDesc),
	FUNCTION(DbiGetIndexForField, hDBICur, UINT16, BOOL, pIDXDesc),
	FUNCTION(DbiGetIndexSeqNo, hDBICur, pCCHAR, pCCHAR, UINT16, pUINT16),
	FUNCTION(DbiSetToKey, hDBICur, DBISearchCond, BOOL, UINT16, UINT16,
	    pBYTE),
	FUNCTION(DbiExtractKey, hDBICur, pBYTE, pBYTE),
	FUNCTION(DbiSetRange, hDBICur, BOOL, UINT16, UINT16, pBYTE, BOOL,
	    UINT16, UINT16, pBYTE, BOOL),
	FUNCTION(DbiResetRange, hDBICur),
	FUNCTION(DbiCompareKeys, hDBICur, pBYTE, pBYTE, UINT16, UINT16,
	    pINT16),
	FUNCTION(DbiGetRecordForKey, hDBICur, BOOL, UINT16, UINT16, pBYTE,
	    pBYTE),
	FUNCTION(DbiAddIndex, hDBIDb, hDBICur, pCCHAR, pCCHAR, pIDXDesc,
	    pCCHAR),
	FUNCTION(DbiDeleteIndex, hDBIDb, hDBICur, pCCHAR, pCCHAR, pCCHAR,
	    pCCHAR, UINT16),
	FUNCTION(DbiRegenIndex, hDBIDb, hDBICur, pCCHAR, pCCHAR, pCCHAR,
	    pCCHAR, UINT16),
	FUNCTION(DbiRegenIndexes, hDBICur),
};

static const struct entry records[] = {
	FUNCTION(DbiGetNextRecord, hDBICur, DBILockType, pBYTE, pRECProps),
	FUNCTION(DbiGetPriorRecord, hDBICur, DBILockType, pBYTE, pRECProps),
	FUNCTION(DbiGetRecord, hDBICur, DBILockType, pBYTE, pRECProps),
	FUNCTION(DbiGetRelativeRecord, hDBICur, INT32, DBILockType, pBYTE,
	    pRECProps),
	FUNCTION(DbiInitRecord, hDBICur, pBYTE),
	FUNCTION(DbiInsertRecord, hDBICur, DBILockType, pBYTE),
	FUNCTION(DbiAppendRecord, hDBICur, pBYTE),
	FUNCTION(DbiModifyRecord, hDBICur, pBYTE, BOOL),
	FUNCTION(DbiDeleteRecord, hDBICur, pBYTE),
	FUNCTION(DbiReadBlock, hDBICur, pUINT32, pBYTE),
	FUNCTION(DbiWriteBlock, hDBICur, pUINT32, pBYTE),
	FUNCTION(DbiUndeleteRecord, hDBICur),
};

static const struct entry fields[] = {
	FUNCTION(DbiGetField, hDBICur, UINT16, pBYTE, pBYTE, pBOOL),
	FUNCTION(DbiPutField, hDBICur, UINT16, pBYTE, pBYTE),
	FUNCTION(DbiVerifyField, hDBICur, UINT16, pBYTE, pBOOL),
	FUNCTION(DbiOpenFieldXlt, pCCHAR, pCCHAR, pFLDDesc, pCCHAR, pCCHAR,
	    pFLDDesc, pBOOL, phDBIXlt),
	FUNCTION(DbiTranslateField, hDBIXlt, pBYTE, pBYTE),
	FUNCTION(DbiCloseFieldXlt, hDBIXlt),
};

static const struct entry blobs[] = {
	FUNCTION(DbiOpenBlob, hDBICur, pBYTE, UINT16, DBIOpenMode),
	FUNCTION(DbiGetBlobSize, hDBICur, pBYTE, UINT16, pUINT32),
	FUNCTION(DbiGetBlob, hDBICur, pBYTE, UINT16, UINT32, UINT32, pBYTE,
	    pUINT32),
	FUNCTION(DbiPutBlob, hDBICur, pBYTE, UINT16, UINT32, UINT32, pBYTE),
	FUNCTION(DbiTruncateBlob, hDBICur, pBYTE, UINT16, UINT32),
	FUNCTION(DbiFreeBlob, hDBICur, pBYTE, UINT16),
	FUNCTION(DbiGetBlobHeading, hDBICur, UINT16, pBYTE, pBYTE),
};

static const struct entry locks[] = {
	FUNCTION(DbiAcqTableLock, hDBICur, DBILockType),
	FUNCTION(DbiAcqPersistTableLock, hDBIDb, pCCHAR, pCCHAR),
	FUNCTION(DbiRelPersistTableLock, hDBIDb, pCCHAR, pCCHAR),
	FUNCTION(DbiRelTableLock, hDBICur, BOOL, DBILockType),
	FUNCTION(DbiRelRecordLock, hDBICur, BOOL),
	FUNCTION(DbiIsRecordLocked, hDBICur, pBOOL),
	FUNCTION(DbiIsTableLocked, hDBICur, DBILockType, pUINT16),
	FUNCTION(DbiIsTableShared, hDBICur, pBOOL),
	FUNCTION(DbiOpenLockList, hDBICur, BOOL, BOOL, phDBICur),
};

static const struct entry transactions[] = {
	FUNCTION(DbiBeginTran, hDBIDb, eXILType, phDBIXact),
	FUNCTION(DbiEndTran, hDBIDb, hDBIXact, eXEnd),
	FUNCTION(DbiGetTranInfo, hDBIDb, hDBIXact, pXInfo),
};

static const struct entry cached_updates[] = {
	FUNCTION(DbiBeginDelayedUpdates, phDBICur),
	FUNCTION(DbiEndDelayedUpdates, phDBICur),
	FUNCTION(DbiApplyDelayedUpdates, hDBICur, DBIDelayedUpdCmd),
};

static const struct entry callback_calls[] = {
	FUNCTION(DbiRegisterCallBack, hDBICur, CBType, uintptr_t, UINT16,
	    pVOID, pfDBICallBack),
	FUNCTION(DbiGetCallBack, hDBICur, CBType, uintptr_t *, pUINT16, ppVOID,
	    ppfDBICallBack),
};

static const struct entry filters[] = {
	FUNCTION(DbiAddFilter, hDBICur, uintptr_t, UINT16, BOOL, pCANExpr,
	    pfGENFilter, phDBIFilter),
	FUNCTION(DbiDropFilter, hDBICur, hDBIFilter),
	FUNCTION(DbiActivateFilter, hDBICur, hDBIFilter),
	FUNCTION(DbiDeactivateFilter, hDBICur, hDBIFilter),
	FUNCTION(DbiGetFilterInfo, hDBICur, hDBIFilter, UINT16, UINT16,
	    pFILTERInfo),
	FUNCTION(DbiSQLTextToCanEx, hDBIStmt, pCCHAR, UINT16, pFLDDesc,
	    EXPType, pCCHAR, pCCHAR, pUINT16, pBYTE),
};

static const struct entry links[] = {
	FUNCTION(DbiBeginLinkMode, phDBICur),
	FUNCTION(DbiEndLinkMode, phDBICur),
	FUNCTION(DbiLinkDetail, hDBICur, hDBICur, UINT16, pUINT16, pUINT16),
	FUNCTION(DbiLinkDetailToExp, hDBICur, hDBICur, UINT16, pCCHAR),
	FUNCTION(DbiUnlinkDetail, hDBICur),
	FUNCTION(DbiGetLinkStatus, hDBICur, phDBICur, phDBICur, phDBICur),
};

static const struct entry checks[] = {
	FUNCTION(DbiGetVchkDesc, hDBICur, UINT16, pVCHKDesc),
	FUNCTION(DbiGetRintDesc, hDBICur, UINT16, pRINTDesc),
	FUNCTION(DbiBeginConstraintLayer, hDBIDb, phDBICur,
	    pfDataSourcesCallback, intptr_t),
	FUNCTION(DbiEndConstraintLayer, phDBICur),
	FUNCTION(DbiCheckSQLExpression, hDBICur, pCCHAR, pCCHAR, EXPType,
	    pfDataSourcesCallback, intptr_t),
};

static const struct entry queries[] = {
	FUNCTION(DbiQExecDirect, hDBIDb, DBIQryLang, pCCHAR, phDBICur),
	FUNCTION(DbiQAlloc, hDBIDb, DBIQryLang, phDBIStmt),
	FUNCTION(DbiQPrepare, hDBIStmt, pCCHAR),
	FUNCTION(DbiQPrepareExt, hDBIDb, DBIQryLang, pCCHAR, UINT16,
	    phDBIStmt),
	FUNCTION(DbiQExec, hDBIStmt, phDBICur),
	FUNCTION(DbiQFree, phDBIStmt),
	FUNCTION(DbiQSetParams, hDBIStmt, UINT16, pFLDDesc, pBYTE),
	FUNCTION(DbiQInstantiateAnswer, hDBIStmt, hDBICur, pCCHAR, pCCHAR,
	    BOOL, phDBICur),
	FUNCTION(DbiQGetBaseDescs, hDBIStmt, phDBICur),
	FUNCTION(DbiQExecProcDirect, hDBIDb, pCCHAR, UINT16, pSPParamDesc,
	    pBYTE, phDBICur),
	FUNCTION(DbiQPrepareProc, hDBIDb, pCCHAR, UINT16, pSPParamDesc, pBYTE,
	    phDBIStmt),
	FUNCTION(DbiQSetProcParams, hDBIStmt, UINT16, pSPParamDesc, pBYTE),
	FUNCTION(DbiGetSQLRequest, hDBIDb, pBYTE, pBOOL8, pPSQLRequest),
	FUNCTION(DbiFreeSQLRequest, PSQLRequest),
};

static const struct entry batches[] = {
	FUNCTION(DbiBatchMove, pBATTblDesc, hDBICur, pBATTblDesc, hDBICur,
	    eBATMode, UINT16, pUINT16, pCCHAR, pCCHAR, UINT16, pCCHAR, pCCHAR,
	    pCCHAR, pUINT32, pUINT32, pUINT32, BOOL, BOOL, pUINT32, BOOL),
};

static const struct entry formats[] = {
	FUNCTION(DbiDateEncode, UINT16, UINT16, INT16, pDBIDATE),
	FUNCTION(DbiDateDecode, DBIDATE, pUINT16, pUINT16, pINT16),
	FUNCTION(DbiTimeEncode, UINT16, UINT16, UINT16, pTIME),
	FUNCTION(DbiTimeDecode, TIME, pUINT16, pUINT16, pUINT16),
	FUNCTION(DbiTimeStampEncode, DBIDATE, TIME, pTIMESTAMP),
	FUNCTION(DbiTimeStampDecode, TIMESTAMP, pDBIDATE, pTIME),
	FUNCTION(DbiBcdFromFloat, pDFLOAT, UINT16, UINT16, pFMTBcd),
	FUNCTION(DbiBcdToFloat, pFMTBcd, pDFLOAT),
	FUNCTION(DbiGetDateFormat, pFMTDate),
	FUNCTION(DbiSetDateFormat, pFMTDate),
	FUNCTION(DbiGetTimeFormat, pFMTTime),
	FUNCTION(DbiSetTimeFormat, pFMTTime),
	FUNCTION(DbiGetNumberFormat, pFMTNumber),
	FUNCTION(DbiSetNumberFormat, pFMTNumber),
};

static const struct entry language_drivers[] = {
	FUNCTION(DbiGetLdObj, hDBICur, pVOID *),
	FUNCTION(DbiGetLdName, pCCHAR, pCCHAR, pCHAR),
	FUNCTION(DbiGetLdNameFromDb, hDBIDb, pCCHAR, pCHAR),
	FUNCTION(DbiNativeToAnsi, pVOID, pCHAR, pCCHAR, UINT32, pBOOL),
	FUNCTION(DbiAnsiToNative, pVOID, pCHAR, pCCHAR, UINT32, pBOOL),
};

static const struct entry configuration[] = {
	FUNCTION(DbiOpenCfgInfoList, hDBICfg, DBIOpenMode, CFGMode, pCCHAR,
	    phDBICur),
	FUNCTION(DbiAddAlias, hDBICfg, pCCHAR, pCCHAR, pCCHAR, BOOL),
	FUNCTION(DbiDeleteAlias, hDBICfg, pCCHAR),
	FUNCTION(DbiAddDriver, hDBICfg, pCCHAR, pCCHAR, BOOL),
	FUNCTION(DbiDeleteDriver, hDBICfg, pCCHAR, BOOL),
	FUNCTION(DbiImportODBC, hDBICfg, BOOL),
	FUNCTION(DbiOpenConfigFile, pCCHAR, BOOL, phDBICfg),
	FUNCTION(DbiCloseConfigFile, phDBICfg, BOOL, BOOL, BOOL),
	FUNCTION(DbiCfgSave, hDBICfg, pCCHAR, BOOL),
	FUNCTION(DbiCfgBuildPath, hDBICfg, pCCHAR, pCCHAR, pCCHAR, pCHAR),
	FUNCTION(DbiCfgPosition, hDBICfg, pCCHAR),
	FUNCTION(DbiCfgGetNextNode, hDBICfg, pCHAR),
	FUNCTION(DbiCfgGetRecord, hDBICfg, pCCHAR, pUINT16, pFLDDesc, pVOID),
	FUNCTION(DbiCfgAddRecord, hDBICfg, pCCHAR, UINT16, pFLDDesc, pVOID),
	FUNCTION(DbiCfgModifyRecord, hDBICfg, pCCHAR, UINT16, pFLDDesc, pVOID),
	FUNCTION(DbiCfgDropRecord, hDBICfg, pCCHAR),
	FUNCTION(DbiCfgTranslate, hDBICfg, pCCHAR, pCHAR, UINT16, pFLDDesc,
	    pVOID),
	FUNCTION(DbiCfgGetHelp, hDBICfg, pCCHAR, pCCHAR, pCHAR),
	FUNCTION(DbiCfgMerge, hDBICfg, hDBICfg, pCCHAR),
};

static const struct entry objects[] = {
	FUNCTION(DbiOpenNestedTable, hDBICur, UINT16, BOOL, BOOL, phDBICur),
	FUNCTION(DbiOpenRef, hDBICur, UINT16, BOOL, BOOL, phDBICur),
};

static const struct entry repository[] = {
	FUNCTION(DbiDRDrop, pCCHAR),
	FUNCTION(DbiDRAdd, pDRDesc),
	FUNCTION(DbiDRCreate, pDRDesc, phDBIDR),
	FUNCTION(DbiDRDelete, pCCHAR),
	FUNCTION(DbiDROpen, pCCHAR, phDBIDR),
	FUNCTION(DbiDRClose, phDBIDR),
	FUNCTION(DbiDRGetDesc, pCCHAR, pDRDesc),
	FUNCTION(DbiOpenRepositoryList, phDBICur),
	FUNCTION(DbiOpenSessionRepository, hDBISes, phDBIDR),
	FUNCTION(DbiGetDefaultRepository, pCHAR),
	FUNCTION(DbiSetDefaultRepository, pCCHAR),
	FUNCTION(DbiDRGetRelatedObject, hDBIDR, pDRObject, pCCHAR, pDRObject),
	FUNCTION(DbiDRGetEnumAttrDomain, hDBIDR, UINT16, pDREnumAttrDomain),
	FUNCTION(DbiDRCreateEnumAttrDomain, hDBIDR, pDREnumAttrDomain),
	FUNCTION(DbiDRModifyEnumAttrDomain, hDBIDR, pDREnumAttrDomain),
	FUNCTION(DbiDRDeleteEnumAttrDomain, hDBIDR, pCCHAR),
	FUNCTION(DbiDRLoadDBObject, hDBIDR, hDBIDb, pCCHAR, BOOL, INT32,
	    pDROBJDesc),
	FUNCTION(DbiDRSetToObjName, hDBICur, pCCHAR, BOOL),
	FUNCTION(DbiDRSetToObjID, hDBICur, pDRObject),
	FUNCTION(DbiDRGetObjID, hDBICur, pDRObject),
	FUNCTION(DbiDROpenObjSet, hDBIDR, pCCHAR, pDRObject, pCCHAR, pCCHAR,
	    phDBICur),
	FUNCTION(DbiDROpenRelSet, hDBIDR, pCCHAR, pDRObject, pDRObject, pCCHAR,
	    phDBICur),
	FUNCTION(DbiDRGetObjTypeInfo, hDBIDR, pCCHAR, pDROBJType),
	FUNCTION(DbiDRGetRelTypeInfo, hDBIDR, pCCHAR, pDRRELType),
	FUNCTION(DbiDRGetAttrDescs, hDBIDR, pCCHAR, UINT16, pDRATTRDesc),
	FUNCTION(DbiDROpenObjectTypeList, hDBIDR, phDBICur),
	FUNCTION(DbiDROpenRelTypeList, hDBIDR, pCCHAR, phDBICur),
	FUNCTION(DbiDROpenAttrTypeList, hDBIDR, pCCHAR, phDBICur),
	FUNCTION(DbiDRCreateObjectType, hDBIDR, pDROBJType, pDRATTRDesc),
	FUNCTION(DbiDRDeleteObjectType, hDBIDR, pCCHAR, BOOL),
	FUNCTION(DbiDRCreateRelationType, hDBIDR, pDRRELType, pDRATTRDesc),
	FUNCTION(DbiDRDeleteRelationType, hDBIDR, pCCHAR),
	FUNCTION(DbiDRAddAttr, hDBIDR, pCCHAR, UINT16, pDRATTRDesc),
	FUNCTION(DbiDRDropAttr, hDBIDR, pCCHAR, UINT16, pDRATTRDesc),
	FUNCTION(DbiDRExportToFile, hDBIDR, INT32, pDRExportDesc, pCCHAR),
	FUNCTION(DbiDRImportFromFile, hDBIDR, INT32, pDRExportDesc, pCCHAR),
};

static const struct entry data_sets[] = {
	FUNCTION(DsResolver, INT32, PPacketList, hDBIDb, pCCHAR, pCCHAR,
	    pCCHAR, PNameList, PNameList, intptr_t *, PCBList, PCBList,
	    intptr_t, pINT32, PPacketList),
	FUNCTION(DsProviderGetDataPacket, hDBICur, INT32, pVOID, intptr_t,
	    pINT32, pVOID, pBOOL),
};

static const struct entry language_objects[] = {
	RETURNS(BOOL, OsLdBuildCharSetXform, pCHAR, pVOID, pVOID, pBOOL),
	RETURNS(INT8, OsLdStrnColli, pVOID, pCCHAR, pCCHAR, UINT16),
	RETURNS(INT8, OsLdStrnColl, pVOID, pBYTE, pBYTE, UINT16),
	RETURNS(INT8, OsLdExStrCmp, pVOID, pBYTE, INT8, pBYTE, INT8, BOOL),
	RETURNS(UINT16, OsLdLoadByDriverId, UINT16, ppVOID),
	RETURNS(UINT16, OsLdGetDriverId, pVOID, pUINT16),
	RETURNS(UINT16, OsLdGetFuncAddrLdStrnCmpi_, ppVOID),
	RETURNS(UINT16, OsLdGetFuncAddrLdStrnColl_, ppVOID),
	RETURNS(UINT16, OsLdGetFuncAddrLdStrnColli_, ppVOID),
	RETURNS(UINT16, OsLdSetConvChars, INT8, INT8),
	RETURNS(UINT16, OsLdGetMinMax, pVOID, pCHAR, pCHAR),
	RETURNS(UINT16, OsLdGetProductID, pVOID, pUINT16),
	RETURNS(UINT16, OsLdSearchEnd, pVOID),
	RETURNS(UINT16, OsLdLoadByLCID, INT32, ppVOID),
	RETURNS(UINT16, OsLdSearchNext, pVOID, ppVOID),
	RETURNS(UINT16, OsLdSearchInit, ppVOID),
	RETURNS(UINT16, OsLdGetDescName, pVOID, pBYTE),
	RETURNS(BYTE, OsLdCharToLower, pVOID, BYTE),
	RETURNS(BYTE, OsLdCharToUpper, pVOID, BYTE),
	RETURNS(BOOL, OsLdIsDigit, pVOID, BYTE),
	RETURNS(BOOL, OsLdIsAlpha, pVOID, BYTE),
	RETURNS(UINT16, OsLdUnloadObj, ppVOID),
	RETURNS(BYTE, OsLdOemCharToAnsi, pVOID, BYTE),
	RETURNS(BYTE, OsLdAnsiCharToOem, pVOID, BYTE),
	RETURNS(BOOL, OsLdIsOemCharInAnsiCp, pVOID, CHAR),
	RETURNS(BOOL, OsLdIsAnsiCharInOemCp, pVOID, CHAR),
	RETURNS(UINT16, OsLdOemToAnsi, pVOID, pCHAR, pCCHAR, UINT16, pBOOL),
	RETURNS(UINT16, OsLdAnsiToOem, pVOID, pCHAR, pCCHAR, UINT16, pBOOL),
	RETURNS(UINT16, OsLdGetFName, pVOID, pCHAR),
	RETURNS(UINT16, OsLdGetCodePage, pVOID, pINT16),
	RETURNS(UINT16, OsLdGetSortsig, pVOID, pINT16),
	RETURNS(UINT16, OsLdGetSymbName, pVOID, pBYTE),
	RETURNS(UINT16, OsLdStrnToUpper, pVOID, pBYTE, UINT16),
	RETURNS(UINT16, OsLdStrToUpper, pVOID, pBYTE),
	RETURNS(INT16, OsLdStrnCmpi, pVOID, pCCHAR, pCCHAR, UINT16),
	RETURNS(INT16, OsLdStrCmpi, pVOID, pCCHAR, pCCHAR),
	RETURNS(UINT16, OsLdStrnToLower, pVOID, pBYTE, UINT16),
	RETURNS(UINT16, OsLdStrToLower, pVOID, pBYTE),
	RETURNS(UINT16, OsLdStrCmp, pVOID, pCCHAR, pCCHAR),
	RETURNS(UINT16, OsLdStrnCmp, pVOID, pCCHAR, pCCHAR, UINT16),
	RETURNS(UINT16, OsLdLoadBySymbName, pCCHAR, ppVOID),
	RETURNS(UINT16, OsLdLoadByFName, pCCHAR, ppVOID),
	RETURNS(UINT16, OsLdLoadBySortSig, UINT16, UINT16, ppVOID),
	RETURNS(UINT16, OsLdExit, void),
	RETURNS(UINT16, OsLdGetDefaultObj, ppVOID),
	RETURNS(UINT16, OsLdInit, pCCHAR, pCCHAR),
};

#define TABLE(name)	{ #name, name, (int)(sizeof(name) / sizeof(name[0])) }

static const struct table {
	const char *name;
	const struct entry *entries;
	int count;
} tables[] = {
	TABLE(scalars),
	TABLE(handles),
	TABLE(callbacks),
	TABLE(engine),
	TABLE(sessions),
	TABLE(errors),
	TABLE(databases),
	TABLE(lists),
	TABLE(table_calls),
	TABLE(cursors),
	TABLE(indexes),
	TABLE(records),
	TABLE(fields),
	TABLE(blobs),
	TABLE(locks),
	TABLE(transactions),
	TABLE(cached_updates),
	TABLE(callback_calls),
	TABLE(filters),
	TABLE(links),
	TABLE(checks),
	TABLE(queries),
	TABLE(batches),
	TABLE(formats),
	TABLE(language_drivers),
	TABLE(configuration),
	TABLE(objects),
	TABLE(repository),
	TABLE(data_sets),
	TABLE(language_objects),
};

#define TABLES	((int)(sizeof(tables) / sizeof(tables[0])))

START_TEST(types_are_those_of_the_vendor)
{
	const struct entry *e = tables[_i].entries;
	int i;

	for (i = 0; i < tables[_i].count; i++)
		ck_assert_msg(e[i].same, "%s has another type", e[i].name);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bde_abi_prototypes");
	TCase *tcase;
	int i;

	for (i = 0; i < TABLES; i++) {
		tcase = tcase_create(tables[i].name);
		tcase_add_loop_test(tcase, types_are_those_of_the_vendor, i,
		    i + 1);
		suite_add_tcase(suite, tcase);
	}
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
