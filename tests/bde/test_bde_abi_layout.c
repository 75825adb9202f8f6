/* SPDX-License-Identifier: MIT */
/* Sizes and offsets of the public structures, packed as the vendor's, with
 * handles and pointers of 64 bits. Programs copy, compare and index them. */

#include <idapi.h>

#include <check.h>
#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>

#include "suite.h"

struct field {
	const char *name;
	size_t offset, size;
	size_t want_offset, want_size;
};

struct layout {
	const char *name;
	size_t size, align;
	size_t want_size;
	const struct field *fields;	/* ends with a NULL name */
};

#define AT(type, member, offset, size)					\
	{ #member, offsetof(type, member), sizeof(((type *)0)->member),	\
	    offset, size }
#define END	{ NULL, 0, 0, 0, 0 }
#define LAYOUT(type, size, fields)					\
	{ #type, sizeof(type), alignof(type), size, fields }

static const struct field dbienv_fields[] = {
	AT(DBIEnv, szWorkDir, 0, 261),
	AT(DBIEnv, szIniFile, 261, 261),
	AT(DBIEnv, bForceLocalInit, 522, 2),
	AT(DBIEnv, szLang, 524, 32),
	AT(DBIEnv, szClientName, 556, 32),
	END
};

static const struct field sysversion_fields[] = {
	AT(SYSVersion, iVersion, 0, 2),
	AT(SYSVersion, iIntfLevel, 2, 2),
	AT(SYSVersion, dateVer, 4, 4),
	AT(SYSVersion, timeVer, 8, 4),
	AT(SYSVersion, szVersion, 12, 20),
	END
};

static const struct field sysconfig_fields[] = {
	AT(SYSConfig, bLocalShare, 0, 2),
	AT(SYSConfig, iNetProtocol, 2, 2),
	AT(SYSConfig, bNetShare, 4, 2),
	AT(SYSConfig, szNetType, 6, 32),
	AT(SYSConfig, szUserName, 38, 15),
	AT(SYSConfig, szIniFile, 53, 261),
	AT(SYSConfig, szLangDriver, 314, 32),
	END
};

static const struct field sysinfo_fields[] = {
	AT(SYSInfo, iBufferSpace, 0, 2),
	AT(SYSInfo, iHeapSpace, 2, 2),
	AT(SYSInfo, iDrivers, 4, 2),
	AT(SYSInfo, iClients, 6, 2),
	AT(SYSInfo, iSessions, 8, 2),
	AT(SYSInfo, iDatabases, 10, 2),
	AT(SYSInfo, iCursors, 12, 2),
	END
};

static const struct field clientinfo_fields[] = {
	AT(CLIENTInfo, szName, 0, 32),
	AT(CLIENTInfo, iSessions, 32, 2),
	AT(CLIENTInfo, szWorkDir, 34, 261),
	AT(CLIENTInfo, szLang, 295, 32),
	END
};

static const struct field sesinfo_fields[] = {
	AT(SESInfo, iSession, 0, 2),
	AT(SESInfo, szName, 2, 32),
	AT(SESInfo, iDatabases, 34, 2),
	AT(SESInfo, iCursors, 36, 2),
	AT(SESInfo, iLockWait, 38, 2),
	AT(SESInfo, szNetDir, 40, 261),
	AT(SESInfo, szPrivDir, 301, 261),
	END
};

static const struct field flddesc_fields[] = {
	AT(FLDDesc, iFldNum, 0, 2),
	AT(FLDDesc, szName, 2, 32),
	AT(FLDDesc, iFldType, 34, 2),
	AT(FLDDesc, iSubType, 36, 2),
	AT(FLDDesc, iUnits1, 38, 2),
	AT(FLDDesc, iUnits2, 40, 2),
	AT(FLDDesc, iOffset, 42, 2),
	AT(FLDDesc, iLen, 44, 2),
	AT(FLDDesc, iNullOffset, 46, 2),
	AT(FLDDesc, efldvVchk, 48, 4),
	AT(FLDDesc, efldrRights, 52, 4),
	AT(FLDDesc, bCalcField, 56, 2),
	AT(FLDDesc, iUnUsed, 58, 4),
	END
};

static const struct field idxdesc_fields[] = {
	AT(IDXDesc, szName, 0, 261),
	AT(IDXDesc, iIndexId, 261, 2),
	AT(IDXDesc, szTagName, 263, 32),
	AT(IDXDesc, szFormat, 295, 32),
	AT(IDXDesc, bPrimary, 327, 2),
	AT(IDXDesc, bUnique, 329, 2),
	AT(IDXDesc, bDescending, 331, 2),
	AT(IDXDesc, bMaintained, 333, 2),
	AT(IDXDesc, bSubset, 335, 2),
	AT(IDXDesc, bExpIdx, 337, 2),
	AT(IDXDesc, iCost, 339, 2),
	AT(IDXDesc, iFldsInKey, 341, 2),
	AT(IDXDesc, iKeyLen, 343, 2),
	AT(IDXDesc, bOutofDate, 345, 2),
	AT(IDXDesc, iKeyExpType, 347, 2),
	AT(IDXDesc, aiKeyFld, 349, 32),
	AT(IDXDesc, szKeyExp, 381, 221),
	AT(IDXDesc, szKeyCond, 602, 221),
	AT(IDXDesc, bCaseInsensitive, 823, 2),
	AT(IDXDesc, iBlockSize, 825, 2),
	AT(IDXDesc, iRestrNum, 827, 2),
	AT(IDXDesc, abDescending, 829, 32),
	AT(IDXDesc, iUnUsed, 861, 32),
	END
};

static const struct field vchkdesc_fields[] = {
	AT(VCHKDesc, iFldNum, 0, 2),
	AT(VCHKDesc, bRequired, 2, 2),
	AT(VCHKDesc, bHasMinVal, 4, 2),
	AT(VCHKDesc, bHasMaxVal, 6, 2),
	AT(VCHKDesc, bHasDefVal, 8, 2),
	AT(VCHKDesc, aMinVal, 10, 256),
	AT(VCHKDesc, aMaxVal, 266, 256),
	AT(VCHKDesc, aDefVal, 522, 256),
	AT(VCHKDesc, szPict, 778, 176),
	AT(VCHKDesc, elkupType, 954, 4),
	AT(VCHKDesc, szLkupTblName, 958, 261),
	END
};

static const struct field rintdesc_fields[] = {
	AT(RINTDesc, iRintNum, 0, 2),
	AT(RINTDesc, szRintName, 2, 32),
	AT(RINTDesc, eType, 34, 4),
	AT(RINTDesc, szTblName, 38, 261),
	AT(RINTDesc, eModOp, 299, 4),
	AT(RINTDesc, eDelOp, 303, 4),
	AT(RINTDesc, iFldCount, 307, 2),
	AT(RINTDesc, aiThisTabFld, 309, 32),
	AT(RINTDesc, aiOthTabFld, 341, 32),
	END
};

static const struct field secdesc_fields[] = {
	AT(SECDesc, iSecNum, 0, 2),
	AT(SECDesc, eprvTable, 2, 4),
	AT(SECDesc, iFamRights, 6, 2),
	AT(SECDesc, szPassword, 8, 32),
	AT(SECDesc, aprvFld, 40, 1024),
	END
};

static const struct field curprops_fields[] = {
	AT(CURProps, szName, 0, 261),
	AT(CURProps, iFNameSize, 261, 2),
	AT(CURProps, szTableType, 263, 32),
	AT(CURProps, iFields, 295, 2),
	AT(CURProps, iRecSize, 297, 2),
	AT(CURProps, iRecBufSize, 299, 2),
	AT(CURProps, iKeySize, 301, 2),
	AT(CURProps, iIndexes, 303, 2),
	AT(CURProps, iValChecks, 305, 2),
	AT(CURProps, iRefIntChecks, 307, 2),
	AT(CURProps, iBookMarkSize, 309, 2),
	AT(CURProps, bBookMarkStable, 311, 2),
	AT(CURProps, eOpenMode, 313, 4),
	AT(CURProps, eShareMode, 317, 4),
	AT(CURProps, bIndexed, 321, 2),
	AT(CURProps, iSeqNums, 323, 2),
	AT(CURProps, bSoftDeletes, 325, 2),
	AT(CURProps, bDeletedOn, 327, 2),
	AT(CURProps, iRefRange, 329, 2),
	AT(CURProps, exltMode, 331, 4),
	AT(CURProps, iRestrVersion, 335, 2),
	AT(CURProps, bUniDirectional, 337, 2),
	AT(CURProps, eprvRights, 339, 4),
	AT(CURProps, iFmlRights, 343, 2),
	AT(CURProps, iPasswords, 345, 2),
	AT(CURProps, iCodePage, 347, 2),
	AT(CURProps, bProtected, 349, 2),
	AT(CURProps, iTblLevel, 351, 2),
	AT(CURProps, szLangDriver, 353, 32),
	AT(CURProps, bFieldMap, 385, 2),
	AT(CURProps, iBlockSize, 387, 2),
	AT(CURProps, bStrictRefInt, 389, 2),
	AT(CURProps, iFilters, 391, 2),
	AT(CURProps, bTempTable, 393, 2),
	AT(CURProps, iUnUsed, 395, 32),
	AT(CURProps, Dummy4, 341, 2),
	END
};

static const struct field recprops_fields[] = {
	AT(RECProps, iSeqNum, 0, 4),
	AT(RECProps, iPhyRecNum, 4, 4),
	AT(RECProps, bRecChanged, 8, 2),
	AT(RECProps, bSeqNumChanged, 10, 2),
	AT(RECProps, bDeleteFlag, 12, 2),
	AT(RECProps, iRecStatus, 8, 2),
	END
};

static const struct field xinfo_fields[] = {
	AT(XInfo, exState, 0, 4),
	AT(XInfo, eXIL, 4, 4),
	AT(XInfo, uNests, 8, 2),
	END
};

static const struct field crtbldesc_fields[] = {
	AT(CRTblDesc, szTblName, 0, 261),
	AT(CRTblDesc, szTblType, 261, 32),
	AT(CRTblDesc, szErrTblName, 293, 261),
	AT(CRTblDesc, szUserName, 554, 32),
	AT(CRTblDesc, szPassword, 586, 32),
	AT(CRTblDesc, bProtected, 618, 2),
	AT(CRTblDesc, bPack, 620, 2),
	AT(CRTblDesc, iFldCount, 622, 2),
	AT(CRTblDesc, pecrFldOp, 624, 8),
	AT(CRTblDesc, pfldDesc, 632, 8),
	AT(CRTblDesc, iIdxCount, 640, 2),
	AT(CRTblDesc, pecrIdxOp, 642, 8),
	AT(CRTblDesc, pidxDesc, 650, 8),
	AT(CRTblDesc, iSecRecCount, 658, 2),
	AT(CRTblDesc, pecrSecOp, 660, 8),
	AT(CRTblDesc, psecDesc, 668, 8),
	AT(CRTblDesc, iValChkCount, 676, 2),
	AT(CRTblDesc, pecrValChkOp, 678, 8),
	AT(CRTblDesc, pvchkDesc, 686, 8),
	AT(CRTblDesc, iRintCount, 694, 2),
	AT(CRTblDesc, pecrRintOp, 696, 8),
	AT(CRTblDesc, printDesc, 704, 8),
	AT(CRTblDesc, iOptParams, 712, 2),
	AT(CRTblDesc, pfldOptParams, 714, 8),
	AT(CRTblDesc, pOptData, 722, 8),
	END
};

static const struct field battbldesc_fields[] = {
	AT(BATTblDesc, hDb, 0, 8),
	AT(BATTblDesc, szTblName, 8, 261),
	AT(BATTblDesc, szTblType, 269, 32),
	AT(BATTblDesc, szUserName, 301, 32),
	AT(BATTblDesc, szPassword, 333, 32),
	END
};

static const struct field drvtype_fields[] = {
	AT(DRVType, szType, 0, 32),
	AT(DRVType, szText, 32, 32),
	AT(DRVType, edrvCat, 64, 4),
	AT(DRVType, bTrueDb, 68, 2),
	AT(DRVType, szDbType, 70, 32),
	AT(DRVType, bMultiUser, 102, 2),
	AT(DRVType, bReadWrite, 104, 2),
	AT(DRVType, bTrans, 106, 2),
	AT(DRVType, bPassThruSQL, 108, 2),
	AT(DRVType, bLogIn, 110, 2),
	AT(DRVType, bCreateDb, 112, 2),
	AT(DRVType, bDeleteDb, 114, 2),
	AT(DRVType, bCreateTable, 116, 2),
	AT(DRVType, bDeleteTable, 118, 2),
	AT(DRVType, bMultiplePWs, 120, 2),
	AT(DRVType, iDriverVersion, 122, 2),
	AT(DRVType, bSQLRowid, 124, 2),
	AT(DRVType, iUnUsed, 126, 30),
	END
};

static const struct field tbltype_fields[] = {
	AT(TBLType, iId, 0, 2),
	AT(TBLType, szName, 2, 32),
	AT(TBLType, szText, 34, 32),
	AT(TBLType, szFormat, 66, 32),
	AT(TBLType, bReadWrite, 98, 2),
	AT(TBLType, bCreate, 100, 2),
	AT(TBLType, bRestructure, 102, 2),
	AT(TBLType, bValChecks, 104, 2),
	AT(TBLType, bSecurity, 106, 2),
	AT(TBLType, bRefIntegrity, 108, 2),
	AT(TBLType, bPrimaryKey, 110, 2),
	AT(TBLType, bIndexing, 112, 2),
	AT(TBLType, iFldTypes, 114, 2),
	AT(TBLType, iMaxRecSize, 116, 2),
	AT(TBLType, iMaxFldsInTable, 118, 2),
	AT(TBLType, iMaxFldNameLen, 120, 2),
	AT(TBLType, iTblLevel, 122, 2),
	AT(TBLType, iUnUsed, 124, 32),
	END
};

static const struct field idxtype_fields[] = {
	AT(IDXType, iId, 0, 2),
	AT(IDXType, szName, 2, 32),
	AT(IDXType, szText, 34, 32),
	AT(IDXType, szFormat, 66, 32),
	AT(IDXType, bComposite, 98, 2),
	AT(IDXType, bPrimary, 100, 2),
	AT(IDXType, bUnique, 102, 2),
	AT(IDXType, bKeyDescending, 104, 2),
	AT(IDXType, bFldDescending, 106, 2),
	AT(IDXType, bMaintained, 108, 2),
	AT(IDXType, bSubset, 110, 2),
	AT(IDXType, bKeyExpr, 112, 2),
	AT(IDXType, bCaseInsensitive, 114, 2),
	AT(IDXType, iUnUsed, 116, 32),
	END
};

static const struct field fldtype_fields[] = {
	AT(FLDType, iId, 0, 2),
	AT(FLDType, szName, 2, 32),
	AT(FLDType, szText, 34, 32),
	AT(FLDType, iPhyType, 66, 2),
	AT(FLDType, iXltType, 68, 2),
	AT(FLDType, iXltSubType, 70, 2),
	AT(FLDType, iMaxUnits1, 72, 2),
	AT(FLDType, iMaxUnits2, 74, 2),
	AT(FLDType, iPhySize, 76, 2),
	AT(FLDType, bRequired, 78, 2),
	AT(FLDType, bDefaultVal, 80, 2),
	AT(FLDType, bMinVal, 82, 2),
	AT(FLDType, bMaxVal, 84, 2),
	AT(FLDType, bRefIntegrity, 86, 2),
	AT(FLDType, bOtherChecks, 88, 2),
	AT(FLDType, bKeyed, 90, 2),
	AT(FLDType, bMultiplePerTable, 92, 2),
	AT(FLDType, iMinUnits1, 94, 2),
	AT(FLDType, iMinUnits2, 96, 2),
	AT(FLDType, bCreateable, 98, 2),
	AT(FLDType, szNativeName, 100, 32),
	AT(FLDType, iUnUsed, 132, 32),
	END
};

static const struct field cbprogressdesc_fields[] = {
	AT(CBPROGRESSDesc, iPercentDone, 0, 2),
	AT(CBPROGRESSDesc, szMsg, 2, 128),
	END
};

static const struct field delayupdcbdesc_fields[] = {
	AT(DELAYUPDCbDesc, iErrCode, 0, 2),
	AT(DELAYUPDCbDesc, eDelayUpdOpType, 2, 4),
	AT(DELAYUPDCbDesc, eDelayUpdErrOpType, 2, 4),
	AT(DELAYUPDCbDesc, iRecBufSize, 6, 2),
	AT(DELAYUPDCbDesc, pNewRecBuf, 8, 8),
	AT(DELAYUPDCbDesc, pOldRecBuf, 16, 8),
	END
};

static const struct field cbdblogin_fields[] = {
	AT(CBDBLogin, szDbName, 0, 32),
	AT(CBDBLogin, eOpenMode, 32, 4),
	AT(CBDBLogin, eShareMode, 36, 4),
	AT(CBDBLogin, szPassword, 40, 32),
	AT(CBDBLogin, bCallbackToClose, 72, 4),
	AT(CBDBLogin, hDb, 76, 8),
	END
};

static const struct field tracedesc_fields[] = {
	AT(TRACEDesc, eTraceCat, 0, 4),
	AT(TRACEDesc, uTotalMsgLen, 4, 2),
	AT(TRACEDesc, pszTrace, 6, 1),
	END
};

static const struct field restcbdesc_fields[] = {
	AT(RESTCbDesc, iErrCode, 0, 2),
	AT(RESTCbDesc, iTblNum, 2, 2),
	AT(RESTCbDesc, iObjNum, 4, 2),
	AT(RESTCbDesc, eRestrObjType, 6, 4),
	AT(RESTCbDesc, uObjDesc, 10, 1219),
	END
};

static const struct field cbentry_fields[] = {
	AT(CBEntry, szKeyWord, 0, 32),
	AT(CBEntry, szHelp, 32, 128),
	END
};

static const struct field cbinputdesc_fields[] = {
	AT(CBInputDesc, eCbInputId, 0, 4),
	AT(CBInputDesc, iCount, 4, 2),
	AT(CBInputDesc, iSelection, 6, 2),
	AT(CBInputDesc, bSave, 8, 2),
	AT(CBInputDesc, szMsg, 10, 128),
	AT(CBInputDesc, acbEntry, 138, 640),
	END
};

static const struct field cblogindesc_fields[] = {
	AT(CBLoginDesc, szUserName, 0, 32),
	AT(CBLoginDesc, szGroupName, 32, 32),
	AT(CBLoginDesc, szUserPassword, 64, 32),
	END
};

static const struct field fmtnumber_fields[] = {
	AT(FMTNumber, cDecimalSeparator, 0, 1),
	AT(FMTNumber, cThousandSeparator, 1, 1),
	AT(FMTNumber, iDecimalDigits, 2, 1),
	AT(FMTNumber, bLeadingZero, 3, 1),
	END
};

static const struct field fmtdate_fields[] = {
	AT(FMTDate, szDateSeparator, 0, 4),
	AT(FMTDate, iDateMode, 4, 1),
	AT(FMTDate, bFourDigitYear, 5, 1),
	AT(FMTDate, bYearBiased, 6, 1),
	AT(FMTDate, bMonthLeadingZero, 7, 1),
	AT(FMTDate, bDayLeadingZero, 8, 1),
	END
};

static const struct field fmttime_fields[] = {
	AT(FMTTime, cTimeSeparator, 0, 1),
	AT(FMTTime, bTwelveHour, 1, 1),
	AT(FMTTime, szAmString, 2, 6),
	AT(FMTTime, szPmString, 8, 6),
	AT(FMTTime, bSeconds, 14, 1),
	AT(FMTTime, bMilSeconds, 15, 1),
	END
};

static const struct field fmtbcd_fields[] = {
	AT(FMTBcd, iPrecision, 0, 1),
	AT(FMTBcd, iSignSpecialPlaces, 1, 1),
	AT(FMTBcd, iFraction, 2, 32),
	END
};

static const struct field dbierrinfo_fields[] = {
	AT(DBIErrInfo, iError, 0, 2),
	AT(DBIErrInfo, szErrCode, 2, 128),
	AT(DBIErrInfo, szContext1, 130, 128),
	AT(DBIErrInfo, szContext2, 258, 128),
	AT(DBIErrInfo, szContext3, 386, 128),
	AT(DBIErrInfo, szContext4, 514, 128),
	AT(DBIErrInfo, szContext, 130, 512),
	END
};

static const struct field dbdesc_fields[] = {
	AT(DBDesc, szName, 0, 32),
	AT(DBDesc, szText, 32, 32),
	AT(DBDesc, szPhyName, 64, 261),
	AT(DBDesc, szDbType, 325, 32),
	END
};

static const struct field userdesc_fields[] = {
	AT(USERDesc, szUserName, 0, 15),
	AT(USERDesc, iNetSession, 15, 2),
	AT(USERDesc, iProductClass, 17, 2),
	AT(USERDesc, szSerialNum, 19, 22),
	END
};

static const struct field tblbasedesc_fields[] = {
	AT(TBLBaseDesc, szName, 0, 261),
	AT(TBLBaseDesc, szFileName, 261, 261),
	AT(TBLBaseDesc, szExt, 522, 4),
	AT(TBLBaseDesc, szType, 526, 32),
	AT(TBLBaseDesc, dtDate, 558, 4),
	AT(TBLBaseDesc, tmTime, 562, 4),
	AT(TBLBaseDesc, iSize, 566, 4),
	AT(TBLBaseDesc, bView, 570, 2),
	AT(TBLBaseDesc, bSynonym, 572, 2),
	END
};

static const struct field tblextdesc_fields[] = {
	AT(TBLExtDesc, szStruct, 0, 32),
	AT(TBLExtDesc, iRestrVersion, 32, 2),
	AT(TBLExtDesc, iRecSize, 34, 2),
	AT(TBLExtDesc, iFields, 36, 2),
	AT(TBLExtDesc, iIndexes, 38, 2),
	AT(TBLExtDesc, iValChecks, 40, 2),
	AT(TBLExtDesc, iRintChecks, 42, 2),
	AT(TBLExtDesc, iRecords, 44, 4),
	AT(TBLExtDesc, bProtected, 48, 2),
	AT(TBLExtDesc, bValidInfo, 50, 2),
	END
};

static const struct field tblfulldesc_fields[] = {
	AT(TBLFullDesc, tblBase, 0, 574),
	AT(TBLFullDesc, tblExt, 574, 52),
	END
};

static const struct field filedesc_fields[] = {
	AT(FILEDesc, szFileName, 0, 261),
	AT(FILEDesc, szExt, 261, 4),
	AT(FILEDesc, bDir, 265, 2),
	AT(FILEDesc, iSize, 267, 4),
	AT(FILEDesc, dtDate, 271, 4),
	AT(FILEDesc, tmTime, 275, 4),
	END
};

static const struct field spdesc_fields[] = {
	AT(SPDesc, szName, 0, 65),
	AT(SPDesc, dtDate, 65, 4),
	AT(SPDesc, tmTime, 69, 4),
	END
};

static const struct field spparamdesc_fields[] = {
	AT(SPParamDesc, uParamNum, 0, 2),
	AT(SPParamDesc, szName, 2, 32),
	AT(SPParamDesc, eParamType, 34, 4),
	AT(SPParamDesc, uFldType, 38, 2),
	AT(SPParamDesc, uSubType, 40, 2),
	AT(SPParamDesc, iUnits1, 42, 2),
	AT(SPParamDesc, iUnits2, 44, 2),
	AT(SPParamDesc, uOffset, 46, 2),
	AT(SPParamDesc, uLen, 48, 2),
	AT(SPParamDesc, uNullOffset, 50, 2),
	END
};

static const struct field dbifuncdesc_fields[] = {
	AT(DBIFUNCDesc, szName, 0, 32),
	AT(DBIFUNCDesc, szDesc, 32, 255),
	AT(DBIFUNCDesc, uOverload, 287, 2),
	AT(DBIFUNCDesc, eStdFn, 289, 4),
	END
};

static const struct field dbifuncargdesc_fields[] = {
	AT(DBIFUNCArgDesc, uArgNum, 0, 2),
	AT(DBIFUNCArgDesc, uFldType, 2, 2),
	AT(DBIFUNCArgDesc, uSubType, 4, 2),
	AT(DBIFUNCArgDesc, ufuncFlags, 6, 2),
	END
};

static const struct field cfgdesc_fields[] = {
	AT(CFGDesc, szNodeName, 0, 32),
	AT(CFGDesc, szDescription, 32, 128),
	AT(CFGDesc, iDataType, 160, 2),
	AT(CFGDesc, szValue, 162, 128),
	AT(CFGDesc, bHasSubnodes, 290, 2),
	END
};

static const struct field fmldesc_fields[] = {
	AT(FMLDesc, szName, 0, 32),
	AT(FMLDesc, iId, 32, 2),
	AT(FMLDesc, eType, 34, 4),
	AT(FMLDesc, szFileName, 38, 261),
	END
};

static const struct field lddesc_fields[] = {
	AT(LDDesc, szName, 0, 32),
	AT(LDDesc, szDesc, 32, 32),
	AT(LDDesc, iCodePage, 64, 2),
	AT(LDDesc, PrimaryCpPlatform, 66, 2),
	AT(LDDesc, AlternateCpPlatform, 68, 2),
	END
};

static const struct field lockdesc_fields[] = {
	AT(LOCKDesc, iType, 0, 2),
	AT(LOCKDesc, szUserName, 2, 15),
	AT(LOCKDesc, iNetSession, 17, 2),
	AT(LOCKDesc, iSession, 19, 2),
	AT(LOCKDesc, iRecNum, 21, 4),
	AT(LOCKDesc, iInfo, 25, 2),
	END
};

static const struct field canhdr_fields[] = {
	AT(CANHdr, nodeClass, 0, 4),
	AT(CANHdr, canOp, 4, 4),
	END
};

static const struct field canunary_fields[] = {
	AT(CANUnary, nodeClass, 0, 4),
	AT(CANUnary, canOp, 4, 4),
	AT(CANUnary, iOperand1, 8, 2),
	END
};

static const struct field canbinary_fields[] = {
	AT(CANBinary, nodeClass, 0, 4),
	AT(CANBinary, canOp, 4, 4),
	AT(CANBinary, iOperand1, 8, 2),
	AT(CANBinary, iOperand2, 10, 2),
	END
};

static const struct field canfield_fields[] = {
	AT(CANField, nodeClass, 0, 4),
	AT(CANField, canOp, 4, 4),
	AT(CANField, iFieldNum, 8, 2),
	AT(CANField, iNameOffset, 10, 2),
	END
};

static const struct field canconst_fields[] = {
	AT(CANConst, nodeClass, 0, 4),
	AT(CANConst, canOp, 4, 4),
	AT(CANConst, iType, 8, 2),
	AT(CANConst, iSize, 10, 2),
	AT(CANConst, iOffset, 12, 2),
	END
};

static const struct field cantuple_fields[] = {
	AT(CANTuple, nodeClass, 0, 4),
	AT(CANTuple, canOp, 4, 4),
	AT(CANTuple, iSize, 8, 2),
	END
};

static const struct field cancontinue_fields[] = {
	AT(CANContinue, nodeClass, 0, 4),
	AT(CANContinue, canOp, 4, 4),
	AT(CANContinue, iContOperand, 8, 2),
	END
};

static const struct field cancompare_fields[] = {
	AT(CANCompare, nodeClass, 0, 4),
	AT(CANCompare, canOp, 4, 4),
	AT(CANCompare, bCaseInsensitive, 8, 2),
	AT(CANCompare, iPartialLen, 10, 2),
	AT(CANCompare, iOperand1, 12, 2),
	AT(CANCompare, iOperand2, 14, 2),
	END
};

static const struct field canudf_fields[] = {
	AT(CANUdf, nodeClass, 0, 4),
	AT(CANUdf, canOp, 4, 4),
	AT(CANUdf, iOffSzFuncName, 8, 2),
	AT(CANUdf, iOperands, 10, 2),
	AT(CANUdf, iDrvDialect, 12, 2),
	AT(CANUdf, iOffSzUDF, 14, 2),
	END
};

/* The lists of version 500 made it two bytes longer. */
static const struct field cannode_fields[] = {
	AT(CANNode, canHdr, 0, 8),
	AT(CANNode, canUnary, 0, 10),
	AT(CANNode, canBinary, 0, 12),
	AT(CANNode, canField, 0, 12),
	AT(CANNode, canConst, 0, 14),
	AT(CANNode, canTuple, 0, 10),
	AT(CANNode, canContinue, 0, 10),
	AT(CANNode, canCompare, 0, 16),
	AT(CANNode, canListElem, 0, 12),
	AT(CANNode, canFunc, 0, 12),
	AT(CANNode, canList, 0, 18),
	END
};

static const struct field canexpr_fields[] = {
	AT(CANExpr, iVer, 0, 2),
	AT(CANExpr, iTotalSize, 2, 2),
	AT(CANExpr, iNodes, 4, 2),
	AT(CANExpr, iNodeStart, 6, 2),
	AT(CANExpr, iLiteralStart, 8, 2),
	END
};

/* Client data is as wide as a pointer, where it used to have four bytes. */
static const struct field filterinfo_fields[] = {
	AT(FILTERInfo, iFilterId, 0, 2),
	AT(FILTERInfo, hFilter, 2, 8),
	AT(FILTERInfo, iClientData, 10, 8),
	AT(FILTERInfo, iPriority, 18, 2),
	AT(FILTERInfo, bCanAbort, 20, 2),
	AT(FILTERInfo, pfFilter, 22, 8),
	AT(FILTERInfo, pCanExpr, 30, 8),
	AT(FILTERInfo, bActive, 38, 2),
	END
};

static const struct field dbiqryprop_fields[] = {
	AT(DBIQryProp, szQryName, 0, 32),
	AT(DBIQryProp, eLang, 32, 4),
	AT(DBIQryProp, iQryPrice, 36, 2),
	AT(DBIQryProp, iNumTables, 38, 2),
	AT(DBIQryProp, bHasAnswer, 40, 2),
	AT(DBIQryProp, bInsert, 42, 2),
	AT(DBIQryProp, bDelete, 44, 2),
	AT(DBIQryProp, bChange, 46, 2),
	END
};

static const struct field dbiqryprogress_fields[] = {
	AT(DBIQryProgress, stepsInQry, 0, 2),
	AT(DBIQryProgress, stepsCompleted, 2, 2),
	AT(DBIQryProgress, totElemInStep, 4, 4),
	AT(DBIQryProgress, elemCompleted, 8, 4),
	END
};

static const struct field querylowprops_fields[] = {
	AT(QueryLowProps, length, 0, 2),
	AT(QueryLowProps, blankzeroes, 2, 2),
	AT(QueryLowProps, dateFormat, 4, 9),
	AT(QueryLowProps, numberFormat, 13, 4),
	AT(QueryLowProps, bNeedAuxTbls, 17, 2),
	AT(QueryLowProps, qryMode, 19, 4),
	AT(QueryLowProps, perQrySqlMode, 23, 2),
	AT(QueryLowProps, livenessDesired, 25, 4),
	END
};

static const struct field stmtbasedesc_fields[] = {
	AT(STMTBaseDesc, szDatabase, 0, 32),
	AT(STMTBaseDesc, szTableName, 32, 261),
	AT(STMTBaseDesc, szFieldName, 293, 32),
	AT(STMTBaseDesc, bExpression, 325, 4),
	AT(STMTBaseDesc, bAggregate, 329, 4),
	AT(STMTBaseDesc, bConstant, 333, 4),
	END
};

static const struct field blobparamdesc_fields[] = {
	AT(BLOBParamDesc, pBlobBuffer, 0, 8),
	AT(BLOBParamDesc, ulBlobLen, 8, 4),
	AT(BLOBParamDesc, iUnUsed, 12, 8),
	END
};

static const struct field objattrdesc_fields[] = {
	AT(ObjAttrDesc, iFldNum, 0, 2),
	AT(ObjAttrDesc, pszAttributeName, 2, 8),
	END
};

static const struct field objtypedesc_fields[] = {
	AT(ObjTypeDesc, iFldNum, 0, 2),
	AT(ObjTypeDesc, szTypeName, 2, 32),
	END
};

static const struct field objparentdesc_fields[] = {
	AT(ObjParentDesc, iFldNum, 0, 2),
	AT(ObjParentDesc, iParentFldNum, 2, 2),
	END
};

static const struct field servercoldesc_fields[] = {
	AT(ServerColDesc, iFldNum, 0, 2),
	AT(ServerColDesc, bServerCol, 2, 2),
	END
};

static const struct field tuobjdesc_fields[] = {
	AT(TuObjDesc, secDesc, 0, 1064),
	AT(TuObjDesc, rintDesc, 0, 373),
	AT(TuObjDesc, vchkDesc, 0, 1219),
	AT(TuObjDesc, idxDesc, 0, 893),
	AT(TuObjDesc, fldDesc, 0, 62),
	END
};

static const struct field canfunc_fields[] = {
	AT(CANFunc, nodeClass, 0, 4),
	AT(CANFunc, canOp, 4, 4),
	AT(CANFunc, iNameOffset, 8, 2),
	AT(CANFunc, iElemOffset, 10, 2),
	END
};

static const struct field canlistelem_fields[] = {
	AT(CANListElem, nodeClass, 0, 4),
	AT(CANListElem, canOp, 4, 4),
	AT(CANListElem, iOffset, 8, 2),
	AT(CANListElem, iNextOffset, 10, 2),
	END
};

static const struct field canlist_fields[] = {
	AT(CANList, nodeClass, 0, 4),
	AT(CANList, canOp, 4, 4),
	AT(CANList, iType, 8, 2),
	AT(CANList, iTotalSize, 10, 2),
	AT(CANList, iElemSize, 12, 2),
	AT(CANList, iElems, 14, 2),
	AT(CANList, iOffset, 16, 2),
	END
};

static const struct field list_fields[] = {
	AT(LIST, car, 0, 8),
	AT(LIST, cdr, 8, 8),
	END
};

static const struct field sqlrelation_fields[] = {
	AT(SQLRelation, esType, 0, 4),
	AT(SQLRelation, erType, 4, 4),
	AT(SQLRelation, szRelName, 8, 261),
	AT(SQLRelation, bRelQuote, 269, 4),
	AT(SQLRelation, szRelType, 273, 261),
	AT(SQLRelation, szRelAlias, 534, 261),
	AT(SQLRelation, szRelOwner, 795, 261),
	AT(SQLRelation, plCol, 1056, 8),
	AT(SQLRelation, iRowId, 1064, 2),
	AT(SQLRelation, iRowNo, 1066, 2),
	END
};

static const struct field sqlcolumn_fields[] = {
	AT(SQLColumn, esType, 0, 4),
	AT(SQLColumn, szColName, 4, 261),
	AT(SQLColumn, bColQuote, 265, 4),
	AT(SQLColumn, szColAlias, 269, 261),
	AT(SQLColumn, bColAlQuote, 530, 4),
	AT(SQLColumn, szColRelation, 534, 261),
	AT(SQLColumn, szColOwner, 795, 261),
	AT(SQLColumn, eCheck, 1056, 4),
	AT(SQLColumn, paiRowCheck, 1060, 8),
	AT(SQLColumn, iColAggr, 1068, 2),
	AT(SQLColumn, iColExmpl, 1070, 4),
	AT(SQLColumn, plCell, 1074, 8),
	END
};

static const struct field sqlconstant_fields[] = {
	AT(SQLConstant, esType, 0, 4),
	AT(SQLConstant, szConstValue, 4, 261),
	END
};

static const struct field sqlexpr_fields[] = {
	AT(SQLExpr, esType, 0, 4),
	AT(SQLExpr, eOp, 4, 4),
	AT(SQLExpr, plOperands, 8, 8),
	END
};

static const struct field sqlaggr_fields[] = {
	AT(SQLAggr, esType, 0, 4),
	AT(SQLAggr, pcolAggr, 4, 8),
	AT(SQLAggr, iAggr, 12, 2),
	AT(SQLAggr, bProjAggr, 14, 4),
	AT(SQLAggr, pAggrName, 18, 8),
	END
};

static const struct field sqlcell_fields[] = {
	AT(SQLCell, esType, 0, 4),
	AT(SQLCell, szCellValue, 4, 261),
	AT(SQLCell, iRow, 265, 4),
	END
};

static const struct field sqlobject_fields[] = {
	AT(SQLObject, pCell, 0, 269),
	AT(SQLObject, pAggr, 0, 26),
	AT(SQLObject, pExpr, 0, 16),
	AT(SQLObject, pConst, 0, 265),
	AT(SQLObject, pCol, 0, 1082),
	AT(SQLObject, pRel, 0, 1068),
	AT(SQLObject, esType, 0, 4),
	END
};

static const struct field tsqlrequest_fields[] = {
	AT(TSQLRequest, iVersion, 0, 2),
	AT(TSQLRequest, iMemMark, 2, 4),
	AT(TSQLRequest, hQry, 6, 8),
	AT(TSQLRequest, erType, 14, 4),
	AT(TSQLRequest, hDb, 18, 8),
	AT(TSQLRequest, hStmt, 26, 8),
	AT(TSQLRequest, iParams, 34, 4),
	AT(TSQLRequest, iOptions, 38, 4),
	AT(TSQLRequest, iDistinct, 42, 4),
	AT(TSQLRequest, plRelation, 46, 8),
	AT(TSQLRequest, plProject, 54, 8),
	AT(TSQLRequest, plWhere, 62, 8),
	AT(TSQLRequest, plOrder, 70, 8),
	AT(TSQLRequest, plGroupBy, 78, 8),
	AT(TSQLRequest, plHaving, 86, 8),
	AT(TSQLRequest, plAlias, 94, 8),
	END
};

static const struct field tosblobj_fields[] = {
	AT(TOSBLObj, LangId, 0, 2),
	AT(TOSBLObj, LdName, 2, 20),
	AT(TOSBLObj, EnglishDesc, 22, 32),
	AT(TOSBLObj, LdDescriptor, 54, 20),
	AT(TOSBLObj, LocaleHdl, 74, 8),
	AT(TOSBLObj, CodeSet, 82, 2),
	AT(TOSBLObj, LocaleType, 84, 2),
	AT(TOSBLObj, LanguageSortType, 86, 2),
	AT(TOSBLObj, LocaleCount, 88, 2),
	AT(TOSBLObj, PrimaryCpPlatform, 90, 2),
	AT(TOSBLObj, PrimaryCodePageID, 92, 2),
	AT(TOSBLObj, AlternateCodePageID, 94, 2),
	AT(TOSBLObj, ProductID, 96, 2),
	AT(TOSBLObj, NoConversions, 98, 4),
	AT(TOSBLObj, LdLCID, 102, 4),
	END
};

static const struct field drdesc_fields[] = {
	AT(DRDesc, szDRName, 0, 32),
	AT(DRDesc, szDRDescText, 32, 128),
	AT(DRDesc, szDRDbName, 160, 32),
	AT(DRDesc, szDRDbDir, 192, 261),
	AT(DRDesc, szDRTableName, 453, 32),
	AT(DRDesc, szLdName, 485, 32),
	AT(DRDesc, aulReserved, 517, 40),
	END
};

static const struct field drobjdesc_fields[] = {
	AT(DROBJDesc, szObjTypeName, 0, 32),
	AT(DROBJDesc, szObjRealName, 32, 32),
	AT(DROBJDesc, ulObjId, 64, 4),
	AT(DROBJDesc, iVersion, 68, 2),
	AT(DROBJDesc, aulReserved, 70, 40),
	END
};

static const struct field drexportdesc_fields[] = {
	AT(DRExportDesc, objDesc, 0, 110),
	AT(DRExportDesc, bInclRelated, 110, 4),
	AT(DRExportDesc, aulReserved, 114, 16),
	END
};

static const struct field drobjtype_fields[] = {
	AT(DROBJType, szObjTypeName, 0, 32),
	AT(DROBJType, iNumAttr, 32, 2),
	AT(DROBJType, iNumRel, 34, 2),
	AT(DROBJType, ulObjFlag, 36, 4),
	AT(DROBJType, szObjTypeDesc, 40, 128),
	AT(DROBJType, szObjTypeDisplayName, 168, 32),
	AT(DROBJType, aulReserved, 200, 40),
	END
};

static const struct field dbienumfld_fields[] = {
	AT(DBIEnumFld, szDisplayStr, 0, 32),
	AT(DBIEnumFld, abVal, 32, 96),
	AT(DBIEnumFld, aulReserved, 128, 40),
	END
};

static const struct field drenumattrdomain_fields[] = {
	AT(DREnumAttrDomain, szEnumAttrDomainName, 0, 32),
	AT(DREnumAttrDomain, ulEDProp, 32, 4),
	AT(DREnumAttrDomain, iNumVals, 36, 2),
	AT(DREnumAttrDomain, padbiEnumFld, 38, 8),
	AT(DREnumAttrDomain, aulReserved, 46, 40),
	END
};

static const struct field drattrdesc_fields[] = {
	AT(DRATTRDesc, szAttrName, 0, 32),
	AT(DRATTRDesc, szTypeName, 32, 32),
	AT(DRATTRDesc, szAttrDomainName, 64, 32),
	AT(DRATTRDesc, iAttrType, 96, 2),
	AT(DRATTRDesc, iUnits1, 98, 2),
	AT(DRATTRDesc, iUnits2, 100, 2),
	AT(DRATTRDesc, bReqd, 102, 2),
	AT(DRATTRDesc, ulAttrFlag, 104, 4),
	AT(DRATTRDesc, szAttrDisplayName, 108, 32),
	AT(DRATTRDesc, szAttrTypeDesc, 140, 128),
	AT(DRATTRDesc, iDisplayProp, 268, 2),
	AT(DRATTRDesc, iExtendedFlag, 270, 2),
	AT(DRATTRDesc, bReadOnly, 272, 2),
	AT(DRATTRDesc, iEditProp, 274, 2),
	AT(DRATTRDesc, ulTag, 276, 4),
	AT(DRATTRDesc, aulReserved, 280, 40),
	END
};

static const struct field drreltype_fields[] = {
	AT(DRRELType, szRelTypeName, 0, 32),
	AT(DRRELType, szSrcObjTypeName, 32, 32),
	AT(DRRELType, szDestObjTypeName, 64, 32),
	AT(DRRELType, szRevRelTypeName, 96, 32),
	AT(DRRELType, iNumAttr, 128, 2),
	AT(DRRELType, eRelConstraint, 130, 4),
	AT(DRRELType, eRelCategory, 134, 4),
	AT(DRRELType, szRelTypeDisplayName, 138, 32),
	AT(DRRELType, szRevRelDisplayName, 170, 32),
	AT(DRRELType, szRelTypeDesc, 202, 128),
	AT(DRRELType, ulRelFlag, 330, 4),
	AT(DRRELType, aulReserved, 334, 40),
	END
};

static const struct field drobject_fields[] = {
	AT(DRObject, ulObjId, 0, 4),
	AT(DRObject, iVersion, 4, 2),
	END
};

static const struct field datasources_fields[] = {
	AT(DataSources, iNumElem, 0, 2),
	AT(DataSources, szDbName, 2, 32),
	AT(DataSources, szTblName, 34, 261),
	AT(DataSources, szSourceFldName, 295, 32),
	AT(DataSources, szOrigFldName, 327, 32),
	AT(DataSources, szSQLExprImport, 359, 8193),
	AT(DataSources, szSQLExprCustom, 8552, 8193),
	AT(DataSources, szErrStrImport, 16745, 128),
	AT(DataSources, szErrStrCustom, 16873, 128),
	AT(DataSources, bRequired, 17001, 4),
	END
};

static const struct layout layouts[] = {
	LAYOUT(DBIEnv, 588, dbienv_fields),
	LAYOUT(SYSVersion, 32, sysversion_fields),
	LAYOUT(SYSConfig, 346, sysconfig_fields),
	LAYOUT(SYSInfo, 14, sysinfo_fields),
	LAYOUT(CLIENTInfo, 327, clientinfo_fields),
	LAYOUT(SESInfo, 562, sesinfo_fields),
	LAYOUT(FLDDesc, 62, flddesc_fields),
	LAYOUT(IDXDesc, 893, idxdesc_fields),
	LAYOUT(VCHKDesc, 1219, vchkdesc_fields),
	LAYOUT(RINTDesc, 373, rintdesc_fields),
	LAYOUT(SECDesc, 1064, secdesc_fields),
	LAYOUT(CURProps, 427, curprops_fields),
	LAYOUT(RECProps, 14, recprops_fields),
	LAYOUT(XInfo, 10, xinfo_fields),
	LAYOUT(CRTblDesc, 730, crtbldesc_fields),
	LAYOUT(BATTblDesc, 365, battbldesc_fields),
	LAYOUT(DRVType, 156, drvtype_fields),
	LAYOUT(TBLType, 156, tbltype_fields),
	LAYOUT(IDXType, 148, idxtype_fields),
	LAYOUT(FLDType, 164, fldtype_fields),
	LAYOUT(CBPROGRESSDesc, 130, cbprogressdesc_fields),
	LAYOUT(DELAYUPDCbDesc, 24, delayupdcbdesc_fields),
	LAYOUT(CBDBLogin, 84, cbdblogin_fields),
	LAYOUT(TRACEDesc, 7, tracedesc_fields),
	LAYOUT(RESTCbDesc, 1229, restcbdesc_fields),
	LAYOUT(CBEntry, 160, cbentry_fields),
	LAYOUT(CBInputDesc, 778, cbinputdesc_fields),
	LAYOUT(CBLoginDesc, 96, cblogindesc_fields),
	LAYOUT(FMTNumber, 4, fmtnumber_fields),
	LAYOUT(FMTDate, 9, fmtdate_fields),
	LAYOUT(FMTTime, 16, fmttime_fields),
	LAYOUT(FMTBcd, 34, fmtbcd_fields),
	LAYOUT(DBIErrInfo, 642, dbierrinfo_fields),
	LAYOUT(DBDesc, 357, dbdesc_fields),
	LAYOUT(USERDesc, 41, userdesc_fields),
	LAYOUT(TBLBaseDesc, 574, tblbasedesc_fields),
	LAYOUT(TBLExtDesc, 52, tblextdesc_fields),
	LAYOUT(TBLFullDesc, 626, tblfulldesc_fields),
	LAYOUT(FILEDesc, 279, filedesc_fields),
	LAYOUT(SPDesc, 73, spdesc_fields),
	LAYOUT(SPParamDesc, 52, spparamdesc_fields),
	LAYOUT(DBIFUNCDesc, 293, dbifuncdesc_fields),
	LAYOUT(DBIFUNCArgDesc, 8, dbifuncargdesc_fields),
	LAYOUT(CFGDesc, 292, cfgdesc_fields),
	LAYOUT(FMLDesc, 299, fmldesc_fields),
	LAYOUT(LDDesc, 70, lddesc_fields),
	LAYOUT(LOCKDesc, 27, lockdesc_fields),
	LAYOUT(CANHdr, 8, canhdr_fields),
	LAYOUT(CANUnary, 10, canunary_fields),
	LAYOUT(CANBinary, 12, canbinary_fields),
	LAYOUT(CANField, 12, canfield_fields),
	LAYOUT(CANConst, 14, canconst_fields),
	LAYOUT(CANTuple, 10, cantuple_fields),
	LAYOUT(CANContinue, 10, cancontinue_fields),
	LAYOUT(CANCompare, 16, cancompare_fields),
	LAYOUT(CANUdf, 16, canudf_fields),
	LAYOUT(CANNode, 18, cannode_fields),
	LAYOUT(CANExpr, 10, canexpr_fields),
	LAYOUT(FILTERInfo, 40, filterinfo_fields),
	LAYOUT(DBIQryProp, 48, dbiqryprop_fields),
	LAYOUT(DBIQryProgress, 12, dbiqryprogress_fields),
	LAYOUT(QueryLowProps, 29, querylowprops_fields),
	LAYOUT(STMTBaseDesc, 337, stmtbasedesc_fields),
	LAYOUT(BLOBParamDesc, 20, blobparamdesc_fields),
	LAYOUT(ObjAttrDesc, 10, objattrdesc_fields),
	LAYOUT(ObjTypeDesc, 34, objtypedesc_fields),
	LAYOUT(ObjParentDesc, 4, objparentdesc_fields),
	LAYOUT(ServerColDesc, 4, servercoldesc_fields),
	LAYOUT(TuObjDesc, 1219, tuobjdesc_fields),
	LAYOUT(CANFunc, 12, canfunc_fields),
	LAYOUT(CANListElem, 12, canlistelem_fields),
	LAYOUT(CANList, 18, canlist_fields),
	LAYOUT(LIST, 16, list_fields),
	LAYOUT(SQLRelation, 1068, sqlrelation_fields),
	LAYOUT(SQLColumn, 1082, sqlcolumn_fields),
	LAYOUT(SQLConstant, 265, sqlconstant_fields),
	LAYOUT(SQLExpr, 16, sqlexpr_fields),
	LAYOUT(SQLAggr, 26, sqlaggr_fields),
	LAYOUT(SQLCell, 269, sqlcell_fields),
	LAYOUT(SQLObject, 1082, sqlobject_fields),
	LAYOUT(TSQLRequest, 102, tsqlrequest_fields),
	LAYOUT(TOSBLObj, 106, tosblobj_fields),
	LAYOUT(DRDesc, 557, drdesc_fields),
	LAYOUT(DROBJDesc, 110, drobjdesc_fields),
	LAYOUT(DRExportDesc, 130, drexportdesc_fields),
	LAYOUT(DROBJType, 240, drobjtype_fields),
	LAYOUT(DBIEnumFld, 168, dbienumfld_fields),
	LAYOUT(DREnumAttrDomain, 86, drenumattrdomain_fields),
	LAYOUT(DRATTRDesc, 320, drattrdesc_fields),
	LAYOUT(DRRELType, 374, drreltype_fields),
	LAYOUT(DRObject, 6, drobject_fields),
	LAYOUT(DataSources, 17005, datasources_fields),
	LAYOUT(TCBDBLogin, 84, cbdblogin_fields),
};

#define LAYOUTS	((int)(sizeof(layouts) / sizeof(layouts[0])))

START_TEST(size_and_offsets_are_those_of_the_vendor)
{
	const struct layout *l = &layouts[_i];
	const struct field *f;

	ck_assert_msg(l->size == l->want_size, "%s has %zu bytes, not %zu",
	    l->name, l->size, l->want_size);
	ck_assert_msg(l->align == 1, "%s aligns to %zu, not 1", l->name,
	    l->align);
	for (f = l->fields; f->name != NULL; f++) {
		ck_assert_msg(f->offset == f->want_offset,
		    "%s.%s is at %zu, not %zu", l->name, f->name, f->offset,
		    f->want_offset);
		ck_assert_msg(f->size == f->want_size,
		    "%s.%s has %zu bytes, not %zu", l->name, f->name, f->size,
		    f->want_size);
	}
}
END_TEST

START_TEST(scalars_have_the_widths_of_windows)	/* long is 32 bits there */
{
	ck_assert_uint_eq(sizeof(INT8), 1);
	ck_assert_uint_eq(sizeof(BYTE), 1);
	ck_assert_uint_eq(sizeof(CHAR), 1);
	ck_assert_uint_eq(sizeof(BOOL8), 1);
	ck_assert_uint_eq(sizeof(INT16), 2);
	ck_assert_uint_eq(sizeof(UINT16), 2);
	ck_assert_uint_eq(sizeof(BOOL16), 2);
	ck_assert_uint_eq(sizeof(DBIResult), 2);
	ck_assert_uint_eq(sizeof(INT32), 4);
	ck_assert_uint_eq(sizeof(UINT32), 4);
	ck_assert_uint_eq(sizeof(BOOL), 4);
	ck_assert_uint_eq(sizeof(DBIDATE), 4);
	ck_assert_uint_eq(sizeof(DATE), 4);
	ck_assert_uint_eq(sizeof(TIME), 4);
	ck_assert_uint_eq(sizeof(INT64), 8);
	ck_assert_uint_eq(sizeof(UINT64), 8);
	ck_assert_uint_eq(sizeof(DFLOAT), 8);
	ck_assert_uint_eq(sizeof(FLOAT), 8);
	ck_assert_uint_eq(sizeof(TIMESTAMP), 8);
	ck_assert_uint_eq(sizeof(hDBIObj), sizeof(void *));
	ck_assert_uint_eq(sizeof(DBICLIENTDATA), sizeof(void *));
}
END_TEST

START_TEST(enumerations_have_four_bytes)
{

	ck_assert_uint_eq(sizeof(DBIOBJType), 4);
	ck_assert_uint_eq(sizeof(DBIShareMode), 4);
	ck_assert_uint_eq(sizeof(DBIOpenMode), 4);
	ck_assert_uint_eq(sizeof(DBILockType), 4);
	ck_assert_uint_eq(sizeof(XLTMode), 4);
	ck_assert_uint_eq(sizeof(UPDLockMode), 4);
	ck_assert_uint_eq(sizeof(eXILType), 4);
	ck_assert_uint_eq(sizeof(eXEnd), 4);
	ck_assert_uint_eq(sizeof(eXState), 4);
	ck_assert_uint_eq(sizeof(DBISearchCond), 4);
	ck_assert_uint_eq(sizeof(CROpType), 4);
	ck_assert_uint_eq(sizeof(eBATMode), 4);
	ck_assert_uint_eq(sizeof(SORTOrder), 4);
	ck_assert_uint_eq(sizeof(FLDVchk), 4);
	ck_assert_uint_eq(sizeof(FLDRights), 4);
	ck_assert_uint_eq(sizeof(PRVType), 4);
	ck_assert_uint_eq(sizeof(LKUPType), 4);
	ck_assert_uint_eq(sizeof(RINTType), 4);
	ck_assert_uint_eq(sizeof(RINTQual), 4);
	ck_assert_uint_eq(sizeof(DRVCat), 4);
	ck_assert_uint_eq(sizeof(OPType), 4);
	ck_assert_uint_eq(sizeof(PROPValid), 4);
	ck_assert_uint_eq(sizeof(CBType), 4);
	ck_assert_uint_eq(sizeof(CBRType), 4);
	ck_assert_uint_eq(sizeof(CBInputId), 4);
	ck_assert_uint_eq(sizeof(CBSCType), 4);
	ck_assert_uint_eq(sizeof(CBYieldStep), 4);
	ck_assert_uint_eq(sizeof(RESTErrObjType), 4);
	ck_assert_uint_eq(sizeof(DelayUpdErrOpType), 4);
	ck_assert_uint_eq(sizeof(DBIDelayedUpdCmd), 4);
	ck_assert_uint_eq(sizeof(TRACECat), 4);
	ck_assert_uint_eq(sizeof(DBIQryLang), 4);
	ck_assert_uint_eq(sizeof(LIVENESS), 4);
	ck_assert_uint_eq(sizeof(QryEvalMode), 4);
	ck_assert_uint_eq(sizeof(DBIQryType), 4);
	ck_assert_uint_eq(sizeof(STMTParamType), 4);
	ck_assert_uint_eq(sizeof(STMTParamFormat), 4);
	ck_assert_uint_eq(sizeof(eINDValues), 4);
	ck_assert_uint_eq(sizeof(CFGMode), 4);
	ck_assert_uint_eq(sizeof(CFGMode2), 4);
	ck_assert_uint_eq(sizeof(CFGUpdate), 4);
	ck_assert_uint_eq(sizeof(FMLType), 4);
	ck_assert_uint_eq(sizeof(DBISTDFuncs), 4);
	ck_assert_uint_eq(sizeof(DBIFUNCOpts), 4);
	ck_assert_uint_eq(sizeof(NODEClass), 4);
	ck_assert_uint_eq(sizeof(CANOp), 4);
	ck_assert_uint_eq(sizeof(TEXACTRECCNTExpensive), 4);
	ck_assert_uint_eq(sizeof(SQLOp), 4);
	ck_assert_uint_eq(sizeof(CHECKType), 4);
	ck_assert_uint_eq(sizeof(eRELConstraint), 4);
	ck_assert_uint_eq(sizeof(eRELCategory), 4);
	ck_assert_uint_eq(sizeof(DsInfoReq), 4);
	ck_assert_uint_eq(sizeof(EXPType), 4);
	ck_assert_uint_eq(sizeof(CMPBkMkRslt), 4);
}
END_TEST

START_TEST(names_have_room_for_their_final_zero)
{
	ck_assert_uint_eq(sizeof(DBINAME), 32);
	ck_assert_uint_eq(sizeof(DBITBLNAME), 261);
	ck_assert_uint_eq(sizeof(DBIPATH), 261);
	ck_assert_uint_eq(sizeof(DBISPNAME), 65);
	ck_assert_uint_eq(sizeof(DBIUSERNAME), 15);
	ck_assert_uint_eq(sizeof(DBIEXT), 4);
	ck_assert_uint_eq(sizeof(DBIDOTEXT), 5);
	ck_assert_uint_eq(sizeof(DBIDRIVE), 128);
	ck_assert_uint_eq(sizeof(DBIMSG), 128);
	ck_assert_uint_eq(sizeof(DBIKEYEXP), 221);
	ck_assert_uint_eq(sizeof(DBIPICT), 176);
	ck_assert_uint_eq(sizeof(DBIVCHK), 256);
	ck_assert_uint_eq(sizeof(DBIKEY), 32);
}
END_TEST

START_TEST(fields_with_two_names_are_one)
{
	RECProps props = { .iRecStatus = delayupdINSERT };
	DELAYUPDCbDesc update = { .eDelayUpdErrOpType = delayupdDELETE };
	DBIErrInfo info = { .szContext3 = "c" };

	ck_assert_uint_eq(props.bRecChanged, 2);
	ck_assert_uint_eq(update.eDelayUpdOpType, delayupdDELETE);
	ck_assert_str_eq(info.szContext[2], "c");
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bde_abi_layout");
	TCase *tcase = tcase_create("scalars");
	int i;

	tcase_add_test(tcase, scalars_have_the_widths_of_windows);
	tcase_add_test(tcase, enumerations_have_four_bytes);
	tcase_add_test(tcase, names_have_room_for_their_final_zero);
	suite_add_tcase(suite, tcase);
	tcase = tcase_create("names");
	tcase_add_test(tcase, fields_with_two_names_are_one);
	suite_add_tcase(suite, tcase);
	for (i = 0; i < LAYOUTS; i++) {
		tcase = tcase_create(layouts[i].name);
		tcase_add_loop_test(tcase,
		    size_and_offsets_are_those_of_the_vendor, i, i + 1);
		suite_add_tcase(suite, tcase);
	}
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
