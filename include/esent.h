/* SPDX-License-Identifier: MIT */
/*
 * esent.h - the Extensible Storage Engine (JET Blue) interface.
 *
 * Types have the sizes of 64-bit Windows: the vendor's long is 32 bits, a
 * handle is as wide as a pointer, WCHAR is a UTF-16 unit. Structures have the
 * vendor's sizes and offsets, so compiled clients can share them.
 *
 * Text comes in two forms. The A form of a function takes UTF-8, the W form
 * UTF-16 in native byte order; the plain name is A unless JET_UNICODE is
 * defined. All buffer sizes (cb...) are bytes in both forms. Paths may use
 * both / and \.
 *
 * Define JET_VERSION before including this file to see an older interface:
 * 0x0500 Windows 2000, 0x0501 XP, 0x0502 Server 2003, 0x0600 Vista, 0x0601 7,
 * 0x0602 8, 0x0603 8.1, 0x0A00 10, 0x0A01 what came after.
 *
 * Every function gives JET_errSuccess (0), a positive warning or a negative
 * error. Any call can give JET_errInvalidSesid, JET_errInvalidTableId,
 * JET_errInvalidParameter, JET_errNotInitialized, JET_errTermInProgress,
 * JET_errClientRequestToStopJetService, JET_errInstanceUnavailable or
 * JET_errOutOfMemory; the comments name the others that matter.
 */
#ifndef ESENT_H
#define ESENT_H

#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

#ifndef JET_VERSION
#define JET_VERSION 0x0A00
#endif

/* Calling convention: the platform's own. */
#ifndef JET_API
#define JET_API
#endif

/* Pick the A or W form of a name; wide functions came with 0x0600. */
#ifdef JET_UNICODE
#define JET_TYPE_AW(name) name##W
#else
#define JET_TYPE_AW(name) name##A
#endif
#if defined(JET_UNICODE) && JET_VERSION >= 0x0600
#define JET_CALL_AW(name) name##W
#else
#define JET_CALL_AW(name) name##A
#endif

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __GNUC__
#pragma GCC visibility push(default)
#endif

/* ----------------------------------------------------------------------
 * Scalar types and handles
 * ---------------------------------------------------------------------- */

/* A UTF-16 unit. Windows' own headers, when present, define it instead. */
#if !defined(_WINNT_) && !defined(_WCHAR_DEFINED_) && !defined(WCHAR)
typedef char16_t WCHAR;
#endif

typedef char *JET_PSTR;
typedef const char *JET_PCSTR;
typedef WCHAR *JET_PWSTR;
typedef const WCHAR *JET_PCWSTR;

typedef uintptr_t JET_API_PTR;          /* an integer that holds a pointer */
typedef int32_t JET_ERR;                /* 0, > 0 a warning, < 0 an error */

typedef JET_API_PTR JET_HANDLE;
typedef JET_API_PTR JET_INSTANCE;
typedef JET_API_PTR JET_SESID;          /* session */
typedef JET_API_PTR JET_TABLEID;        /* cursor */
typedef uint32_t JET_DBID;
typedef uint32_t JET_COLUMNID;
typedef uint32_t JET_OBJTYP;
typedef uint32_t JET_COLTYP;
typedef uint32_t JET_GRBIT;             /* option bits */
typedef uint32_t JET_SNP;               /* what a status callback tells of */
typedef uint32_t JET_SNT;               /* how far that is */
typedef double JET_DATESERIAL;          /* days since 1899-12-30 */

#if JET_VERSION >= 0x0501
typedef JET_API_PTR JET_LS;             /* the caller's context at a cursor */
typedef JET_API_PTR JET_OSSNAPID;
typedef uint32_t JET_CBTYP;             /* callback event bits */
#endif

/* No handle, no bits. */
#define JET_sesidNil     (~(JET_SESID)0)
#define JET_tableidNil   (~(JET_TABLEID)0)
#define JET_bitNil       ((JET_GRBIT)0)
#define JET_dbidNil      ((JET_DBID)0xFFFFFFFF)
#if JET_VERSION >= 0x0501
#define JET_instanceNil  (~(JET_INSTANCE)0)
#define JET_LSNil        (~(JET_LS)0)
#endif

/* ----------------------------------------------------------------------
 * Limits
 * ---------------------------------------------------------------------- */

/* Sizes in bytes (cb) and numbers of columns (ccol). */
#define cObjectInfoCols              9
#define cColumnInfoCols              14
#define cIndexInfoCols               15
#define JET_MAX_COMPUTERNAME_LENGTH  15
#define JET_cbBookmarkMost           256
#ifdef JET_UNICODE
#define JET_cbNameMost               128
#else
#define JET_cbNameMost               64
#endif
#ifdef JET_UNICODE
#define JET_cbFullNameMost           510
#else
#define JET_cbFullNameMost           255
#endif
#define JET_cbColumnLVPageOverhead   82
#define JET_cbLVDefaultValueMost     255
#define JET_cbColumnMost             255
#define JET_cbLVColumnMost           2147483647
#define JET_cbKeyMost                255
#define JET_cbLimitKeyMost           256
#define JET_cbPrimaryKeyMost         255
#define JET_cbSecondaryKeyMost       255
#if JET_VERSION >= 0x0600
#define JET_ccolKeyMost              16
#else
#define JET_ccolKeyMost              12
#endif
#if JET_VERSION >= 0x0501
#define JET_ccolMost                 65248
#else
#define JET_ccolMost                 32766
#endif
#define JET_ccolFixedMost            127
#define JET_ccolVarMost              128
#if JET_VERSION >= 0x0501
#define JET_ccolTaggedMost           64993
#else
#define JET_ccolTaggedMost           32511
#endif
#if JET_VERSION >= 0x0501
#define JET_BASE_NAME_LENGTH         3
#endif
#if JET_VERSION >= 0x0600
#define JET_cbKeyMost8KBytePage      2000
#define JET_cbKeyMost4KBytePage      1000
#define JET_cbKeyMost2KBytePage      500
#define JET_cbKeyMostMin             255
#endif
#if JET_VERSION >= 0x0601
#define JET_cbBookmarkMostMost       2000
#define JET_cbKeyMostMost            2000
#define JET_cbKeyMost32KBytePage     2000
#define JET_cbKeyMost16KBytePage     2000
#endif

/* ----------------------------------------------------------------------
 * Column types
 * ---------------------------------------------------------------------- */

/* JET_COLTYP */
#define JET_coltypNil               0
#define JET_coltypBit               1
#define JET_coltypUnsignedByte      2
#define JET_coltypShort             3
#define JET_coltypLong              4
#define JET_coltypCurrency          5
#define JET_coltypIEEESingle        6
#define JET_coltypIEEEDouble        7
#define JET_coltypDateTime          8
#define JET_coltypBinary            9
#define JET_coltypText              10
#define JET_coltypLongBinary        11
#define JET_coltypLongText          12
#if JET_VERSION >= 0x0A00
#define JET_coltypMax               19
#elif JET_VERSION >= 0x0600
#define JET_coltypMax               18
#elif JET_VERSION >= 0x0501
#define JET_coltypMax               14
#else
#define JET_coltypMax               13
#endif
#if JET_VERSION >= 0x0501
#define JET_coltypSLV               13
#endif
#if JET_VERSION >= 0x0600
#define JET_coltypUnsignedLong      14
#define JET_coltypLongLong          15
#define JET_coltypGUID              16
#define JET_coltypUnsignedShort     17
#endif
#if JET_VERSION >= 0x0A00
#define JET_coltypUnsignedLongLong  18
#endif

/* ----------------------------------------------------------------------
 * System parameters
 * JetSetSystemParameter, JetGetSystemParameter, JetEnableMultiInstance.
 * ---------------------------------------------------------------------- */

/* Parameter numbers */
#define JET_paramSystemPath                   0  /* text */
#define JET_paramTempPath                     1  /* text */
#define JET_paramLogFilePath                  2  /* text */
#define JET_paramBaseName                     3  /* text */
#define JET_paramEventSource                  4  /* text */
#define JET_paramMaxSessions                  5
#define JET_paramMaxOpenTables                6
#define JET_paramPreferredMaxOpenTables       7
#define JET_paramMaxCursors                   8
#define JET_paramMaxVerPages                  9
#define JET_paramMaxTemporaryTables           10
#define JET_paramLogFileSize                  11
#define JET_paramLogBuffers                   12
#define JET_paramWaitLogFlush                 13
#define JET_paramLogCheckpointPeriod          14
#define JET_paramLogWaitingUserMax            15
#define JET_paramCommitDefault                16  /* bits */
#define JET_paramCircularLog                  17  /* yes or no */
#define JET_paramDbExtensionSize              18
#define JET_paramPageTempDBMin                19
#define JET_paramPageFragment                 20
#define JET_paramBatchIOBufferMax             22
#define JET_paramCacheSizeMax                 23
#define JET_paramCheckpointDepthMax           24
#define JET_paramLRUKCorrInterval             25
#define JET_paramLRUKHistoryMax               26
#define JET_paramLRUKPolicy                   27
#define JET_paramLRUKTimeout                  28
#define JET_paramLRUKTrxCorrInterval          29
#define JET_paramOutstandingIOMax             30
#define JET_paramStartFlushThreshold          31
#define JET_paramStopFlushThreshold           32
#define JET_paramRecovery                     34  /* text */
#define JET_paramEnableOnlineDefrag           35  /* yes or no */
#define JET_paramCacheSize                    41
#define JET_paramCheckFormatWhenOpenFail      44  /* yes or no */
#define JET_paramEnableIndexChecking          45  /* yes or no */
#define JET_paramEnableTempTableVersioning    46  /* yes or no */
#define JET_paramIgnoreLogVersion             47  /* yes or no */
#define JET_paramDeleteOldLogs                48  /* yes or no */
#define JET_paramEventSourceKey               49  /* text */
#define JET_paramNoInformationEvent           50  /* yes or no */
#define JET_paramCacheSizeMin                 60
#define JET_paramPreferredVerPages            63
#define JET_paramDatabasePageSize             64
#define JET_paramErrorToString                70
#define JET_paramUnicodeIndexDefault          72
#define JET_paramCleanupMismatchedLogFiles    77  /* yes or no */
#define JET_paramExceptionAction              98
#define JET_paramEventLogCache                99
#define JET_paramIOPriority                   152
#define JET_paramEnableBlockCacheDetach       220  /* yes or no */
#define JET_paramMaxValueInvalid              221
#if JET_VERSION >= 0x0501
#define JET_paramEventLoggingLevel            51
#define JET_paramDeleteOutOfRangeLogs         52  /* yes or no */
#define JET_paramAccessDeniedRetryPeriod      53
#define JET_paramDisableCallbacks             65  /* yes or no */
#define JET_paramLogFileCreateAsynch          69  /* yes or no */
#define JET_paramZeroDatabaseDuringBackup     71  /* yes or no */
#define JET_paramRuntimeCallback              73  /* pointer */
#define JET_paramRecordUpgradeDirtyLevel      78
#define JET_paramGlobalMinVerPages            81
#define JET_paramOSSnapshotTimeout            82
#define JET_paramCreatePathIfNotExist         100  /* yes or no */
#define JET_paramPageHintCacheSize            101
#define JET_paramOneDatabasePerSession        102  /* yes or no */
#define JET_paramMaxInstances                 104
#define JET_paramVersionStoreTaskQueueMax     105
#define JET_paramDisablePerfmon               107  /* yes or no */
#define JET_paramIndexTuplesLengthMin         110
#define JET_paramIndexTuplesLengthMax         111
#define JET_paramIndexTuplesToIndexMax        112
#endif
#if JET_VERSION >= 0x0502
#define JET_paramEnableIndexCleanup           54  /* yes or no */
#define JET_paramAlternateDatabaseRecoveryPath 113  /* text */
#endif
#if JET_VERSION >= 0x0600
#define JET_paramCachedClosedTables           125
#define JET_paramEnableFileCache              126  /* yes or no */
#define JET_paramEnableViewCache              127  /* yes or no */
#define JET_paramVerPageSize                  128
#define JET_paramConfiguration                129
#define JET_paramEnableAdvanced               130  /* yes or no */
#define JET_paramMaxColtyp                    131
#define JET_paramIndexTupleIncrement          132
#define JET_paramIndexTupleStart              133
#define JET_paramKeyMost                      134
#define JET_paramCheckpointIOMax              135
#define JET_paramLegacyFileNames              136  /* bits */
#define JET_paramTableClass1Name              137  /* text */
#define JET_paramTableClass2Name              138  /* text */
#define JET_paramTableClass3Name              139  /* text */
#define JET_paramTableClass4Name              140  /* text */
#define JET_paramTableClass5Name              141  /* text */
#define JET_paramTableClass6Name              142  /* text */
#define JET_paramTableClass7Name              143  /* text */
#define JET_paramTableClass8Name              144  /* text */
#define JET_paramTableClass9Name              145  /* text */
#define JET_paramTableClass10Name             146  /* text */
#define JET_paramTableClass11Name             147  /* text */
#define JET_paramTableClass12Name             148  /* text */
#define JET_paramTableClass13Name             149  /* text */
#define JET_paramTableClass14Name             150  /* text */
#define JET_paramTableClass15Name             151  /* text */
#define JET_paramEnablePersistedCallbacks     156  /* yes or no */
#endif
#if JET_VERSION >= 0x0601
#define JET_paramWaypointLatency              153
#define JET_paramDefragmentSequentialBTrees   160  /* yes or no */
#define JET_paramDefragmentSequentialBTreesDensityCheckFrequency 161
#define JET_paramIOThrottlingTimeQuanta       162
#define JET_paramLVChunkSizeMost              163
#define JET_paramMaxCoalesceReadSize          164
#define JET_paramMaxCoalesceWriteSize         165
#define JET_paramMaxCoalesceReadGapSize       166
#define JET_paramMaxCoalesceWriteGapSize      167
#define JET_paramEnableDBScanInRecovery       169
#define JET_paramDbScanThrottle               170
#define JET_paramDbScanIntervalMinSec         171
#define JET_paramDbScanIntervalMaxSec         172
#endif
#if JET_VERSION >= 0x0602
#define JET_paramCachePriority                177
#define JET_paramMaxTransactionSize           178
#define JET_paramPrereadIOMax                 179
#define JET_paramEnableDBScanSerialization    180  /* yes or no */
#define JET_paramHungIOThreshold              181
#define JET_paramHungIOActions                182
#define JET_paramMinDataForXpress             183
#define JET_paramProcessFriendlyName          186  /* text */
#define JET_paramDurableCommitCallback        187  /* pointer */
#endif
#if JET_VERSION >= 0x0603
#define JET_paramEnableShrinkDatabase         184  /* bits */
#define JET_paramEnableSqm                    188
#endif
#if JET_VERSION >= 0x0A00
#define JET_paramConfigStoreSpec              189  /* text */
#endif
#if JET_VERSION >= 0x0A01
#define JET_paramUseFlushForWriteDurability   214  /* yes or no */
#define JET_paramEnableRBS                    215  /* yes or no */
#define JET_paramRBSFilePath                  216  /* text */
#define JET_paramPerfmonRefreshInterval       217
#define JET_paramEnableBlockCache             218  /* yes or no */
#endif

/* JET_paramLegacyFileNames */
#if JET_VERSION >= 0x0600
#define JET_bitESE98FileNames           1
#define JET_bitEightDotThreeSoftCompat  2
#endif

/* JET_paramHungIOActions */
#define JET_bitHungIOEvent  1

/* JET_paramEnableShrinkDatabase */
#if JET_VERSION >= 0x0603
#define JET_bitShrinkDatabaseOff       0
#define JET_bitShrinkDatabaseOn        1
#define JET_bitShrinkDatabaseRealtime  2
#define JET_bitShrinkDatabaseTrim      1
#endif

/* JET_paramEventLoggingLevel */
#if JET_VERSION >= 0x0501
#define JET_EventLoggingDisable      0
#define JET_EventLoggingLevelMax     100
#endif
#if JET_VERSION >= 0x0601
#define JET_EventLoggingLevelMin     1
#define JET_EventLoggingLevelLow     25
#define JET_EventLoggingLevelMedium  50
#define JET_EventLoggingLevelHigh    75
#endif

/* JET_paramExceptionAction */
#define JET_ExceptionMsgBox    1
#define JET_ExceptionNone      2
#define JET_ExceptionFailFast  4

/* JET_paramEnableOnlineDefrag */
#if JET_VERSION >= 0x0501
#define JET_OnlineDefragDisable      0
#define JET_OnlineDefragAllOBSOLETE  1
#define JET_OnlineDefragDatabases    2
#define JET_OnlineDefragSpaceTrees   4
#define JET_OnlineDefragAll          65535
#endif

/* JET_paramIOPriority */
#if JET_VERSION >= 0x0600
#define JET_IOPriorityNormal  0
#define JET_IOPriorityLow     1
#endif

/* JET_paramConfiguration */
#if JET_VERSION >= 0x0602
#define JET_configDefault                 1
#define JET_configRemoveQuotas            2
#define JET_configLowDiskFootprint        4
#define JET_configMediumDiskFootprint     8
#define JET_configLowMemory               16
#define JET_configDynamicMediumMemory     32
#define JET_configLowPower                64
#define JET_configSSDProfileIO            128
#define JET_configRunSilent               256
#endif
#if JET_VERSION >= 0x0A00
#define JET_configUnthrottledMemory       512
#define JET_configHighConcurrencyScaling  1024
#endif

/* JET_paramEnableSqm */
#if JET_VERSION >= 0x0603
#define JET_sqmDisable   0
#define JET_sqmEnable    1
#define JET_sqmFromCEIP  2
#endif

/* JET_paramConfigStoreSpec: names in the store (UTF-16) and read control */
#define JET_wszConfigStoreReadControl              u"CsReadControl"
#define JET_wszConfigStoreRelPathSysParamDefault   u"SysParamDefault"
#define JET_wszConfigStoreRelPathSysParamOverride  u"SysParamOverride"
#define JET_bitConfigStoreReadControlInhibitRead   1
#define JET_bitConfigStoreReadControlDisableAll    2
#define JET_bitConfigStoreReadControlDefault       0

/* JET_paramEnableIndexChecking */
#if JET_VERSION >= 0x0603
typedef enum {
	JET_IndexCheckingOff              = 0,
	JET_IndexCheckingOn               = 1,
	JET_IndexCheckingDeferToOpenTable = 2,
	JET_IndexCheckingMax              = 3
} JET_INDEXCHECKING;
#endif

/* ----------------------------------------------------------------------
 * Session parameters
 * ---------------------------------------------------------------------- */

/* JetSetSessionParameter, JetGetSessionParameter */
#define JET_sesparamCommitDefault     4097
#if JET_VERSION >= 0x0A00
#define JET_sesparamTransactionLevel  4099
#define JET_sesparamOperationContext  4100
#define JET_sesparamCorrelationID     4101
#define JET_sesparamMaxValueInvalid   4111
#endif

/* ----------------------------------------------------------------------
 * Option bits of functions
 * ---------------------------------------------------------------------- */

/* JetInit2, JetInit3 */
#if JET_VERSION >= 0x0501
#define JET_bitReplayIgnoreMissingDB          0x00000004
#endif
#if JET_VERSION >= 0x0600
#define JET_bitRecoveryWithoutUndo            0x00000008
#define JET_bitTruncateLogsAfterRecovery      0x00000010
#define JET_bitReplayMissingMapEntryDB        0x00000020
#define JET_bitLogStreamMustExist             0x00000040
#endif
#if JET_VERSION >= 0x0601
#define JET_bitReplayIgnoreLostLogs           0x00000080
#endif
#if JET_VERSION >= 0x0602
#define JET_bitKeepDbAttachedAtEndOfRecovery  0x00001000
#endif

/* JetTerm2 */
#define JET_bitTermComplete    0x00000001
#define JET_bitTermAbrupt      0x00000002
#define JET_bitTermStopBackup  0x00000004
#if JET_VERSION >= 0x0601
#define JET_bitTermDirty       0x00000008
#endif

/* JetStopServiceInstance2 */
#if JET_VERSION >= 0x0602
#define JET_bitStopServiceAll                  0x00000000
#define JET_bitStopServiceBackgroundUserTasks  0x00000002
#define JET_bitStopServiceQuiesceCaches        0x00000004
#define JET_bitStopServiceResume               0x80000000
#endif

/* JetIdle */
#define JET_bitIdleFlushBuffers  0x00000001
#define JET_bitIdleCompact       0x00000002
#define JET_bitIdleStatus        0x00000004

/* JetAttachDatabase, JetAttachDatabase2, JetOpenDatabase */
#define JET_bitDbReadOnly                     0x00000001
#define JET_bitDbExclusive                    0x00000002
#define JET_bitDbDeleteCorruptIndexes         0x00000010
#if JET_VERSION >= 0x0501
#define JET_bitDbUpgrade                      0x00000200
#endif
#if JET_VERSION >= 0x0502
#define JET_bitDbDeleteUnicodeIndexes         0x00000400
#endif
#if JET_VERSION >= 0x0601
#define JET_bitDbEnableBackgroundMaintenance  0x00000800
#endif
#if JET_VERSION >= 0x0602
#define JET_bitDbPurgeCacheOnAttach           0x00001000
#endif

/* JetDetachDatabase2 */
#if JET_VERSION >= 0x0501
#define JET_bitForceDetach          0x00000001
#define JET_bitForceCloseAndDetach  0x00000003
#endif

/* JetCreateDatabase, JetCreateDatabase2 */
#define JET_bitDbRecoveryOff        0x00000008
#define JET_bitDbShadowingOff       0x00000080
#if JET_VERSION >= 0x0501
#define JET_bitDbOverwriteExisting  0x00000200
#endif

/* JetResizeDatabase */
#if JET_VERSION >= 0x0602
#define JET_bitResizeDatabaseOnlyGrow    0x00000001
#endif
#if JET_VERSION >= 0x0603
#define JET_bitResizeDatabaseOnlyShrink  0x00000002
#endif

/* JetCompact */
#define JET_bitCompactStats   0x00000020
#define JET_bitCompactRepair  0x00000040

/* JetDefragment, JetDefragment2, JetDefragment3 */
#define JET_bitDefragmentBatchStart           0x00000001
#define JET_bitDefragmentBatchStop            0x00000002
#if JET_VERSION >= 0x0501
#define JET_bitDefragmentAvailSpaceTreesOnly  0x00000040
#endif
#if JET_VERSION >= 0x0601
#define JET_bitDefragmentNoPartialMerges      0x00000080
#define JET_bitDefragmentBTree                0x00000100
#endif

/* JetBeginTransaction2, JetBeginTransaction3 */
#if JET_VERSION >= 0x0501
#define JET_bitTransactionReadOnly  0x00000001
#endif

/* JetCommitTransaction, JetCommitTransaction2 */
#define JET_bitCommitLazyFlush       0x00000001
#define JET_bitWaitLastLevel0Commit  0x00000002
#if JET_VERSION >= 0x0502
#define JET_bitWaitAllLevel0Commit   0x00000008
#endif
#if JET_VERSION >= 0x0601
#define JET_bitForceNewLog           0x00000010
#endif

/* JetRollback */
#define JET_bitRollbackAll  0x00000001

/* JET_PFNDURABLECOMMITCALLBACK */
#if JET_VERSION >= 0x0A00
#define JET_bitDurableCommitCallbackLogUnavailable  0x00000001
#endif

/* JetOpenTable */
#define JET_bitTableDenyWrite      0x00000001
#define JET_bitTableDenyRead       0x00000002
#define JET_bitTableReadOnly       0x00000004
#define JET_bitTableUpdatable      0x00000008
#define JET_bitTablePermitDDL      0x00000010
#define JET_bitTableNoCache        0x00000020
#define JET_bitTablePreread        0x00000040
#define JET_bitTableOpportuneRead  0x00000080
#define JET_bitTableSequential     0x00008000
#define JET_bitTableClassMask      0x001F0000
#define JET_bitTableClassNone      0x00000000
#define JET_bitTableClass1         0x00010000
#define JET_bitTableClass2         0x00020000
#define JET_bitTableClass3         0x00030000
#define JET_bitTableClass4         0x00040000
#define JET_bitTableClass5         0x00050000
#define JET_bitTableClass6         0x00060000
#define JET_bitTableClass7         0x00070000
#define JET_bitTableClass8         0x00080000
#define JET_bitTableClass9         0x00090000
#define JET_bitTableClass10        0x000A0000
#define JET_bitTableClass11        0x000B0000
#define JET_bitTableClass12        0x000C0000
#define JET_bitTableClass13        0x000D0000
#define JET_bitTableClass14        0x000E0000
#define JET_bitTableClass15        0x000F0000

/* JetSetTableSequential, JetPrereadKeys, JetPrereadIndexRanges */
#if JET_VERSION >= 0x0601
#define JET_bitPrereadForward        0x00000001
#define JET_bitPrereadBackward       0x00000002
#endif
#if JET_VERSION >= 0x0602
#define JET_bitPrereadFirstPage      0x00000004
#define JET_bitPrereadNormalizedKey  0x00000008
#endif

/* JetOpenTempTable and its later forms */
#define JET_bitTTIndexed                    0x00000001
#define JET_bitTTUnique                     0x00000002
#define JET_bitTTUpdatable                  0x00000004
#define JET_bitTTScrollable                 0x00000008
#define JET_bitTTSortNullsHigh              0x00000010
#define JET_bitTTForceMaterialization       0x00000020
#if JET_VERSION >= 0x0501
#define JET_bitTTErrorOnDuplicateInsertion  0x00000020
#endif
#if JET_VERSION >= 0x0502
#define JET_bitTTForwardOnly                0x00000040
#endif
#if JET_VERSION >= 0x0601
#define JET_bitTTIntrinsicLVsOnly           0x00000080
#endif
#if JET_VERSION >= 0x0602
#define JET_bitTTDotNetGuid                 0x00000100
#endif

/* JET_TABLECREATE, JET_TABLECREATE2, JET_TABLECREATE3, JET_TABLECREATE4 */
#define JET_bitTableCreateFixedDDL                   0x00000001
#define JET_bitTableCreateTemplateTable              0x00000002
#if JET_VERSION >= 0x0501
#define JET_bitTableCreateNoFixedVarColumnsInDerivedTables 0x00000004
#endif
#if JET_VERSION >= 0x0A00
#define JET_bitTableCreateImmutableStructure         0x00000008
#endif

/* JET_COLUMNDEF, JET_COLUMNCREATE */
#define JET_bitColumnFixed               0x00000001
#define JET_bitColumnTagged              0x00000002
#define JET_bitColumnNotNULL             0x00000004
#define JET_bitColumnVersion             0x00000008
#define JET_bitColumnAutoincrement       0x00000010
#define JET_bitColumnUpdatable           0x00000020
#define JET_bitColumnMultiValued         0x00000400
#define JET_bitColumnEscrowUpdate        0x00000800
#define JET_bitColumnUnversioned         0x00001000
#define JET_bitColumnTTKey               0x00000040
#define JET_bitColumnTTDescending        0x00000080
#if JET_VERSION >= 0x0501
#define JET_bitColumnMaybeNull           0x00002000
#define JET_bitColumnFinalize            0x00004000
#define JET_bitColumnUserDefinedDefault  0x00008000
#endif
#if JET_VERSION >= 0x0502
#define JET_bitColumnDeleteOnZero        0x00020000
#endif
#if JET_VERSION >= 0x0601
#define JET_bitColumnCompressed          0x00080000
#endif

/* JetDeleteColumn2 */
#if JET_VERSION >= 0x0501
#define JET_bitDeleteColumnIgnoreTemplateColumns  0x00000001
#endif

/* JetCreateIndex, JET_INDEXCREATE, JET_INDEXCREATE2, JET_INDEXCREATE3 */
#define JET_bitIndexUnique              0x00000001
#define JET_bitIndexPrimary             0x00000002
#define JET_bitIndexDisallowNull        0x00000004
#define JET_bitIndexIgnoreNull          0x00000008
#define JET_bitIndexIgnoreAnyNull       0x00000020
#define JET_bitIndexIgnoreFirstNull     0x00000040
#define JET_bitIndexLazyFlush           0x00000080
#define JET_bitIndexEmpty               0x00000100
#define JET_bitIndexUnversioned         0x00000200
#define JET_bitIndexSortNullsHigh       0x00000400
#define JET_bitIndexUnicode             0x00000800
#if JET_VERSION >= 0x0501
#define JET_bitIndexTuples              0x00001000
#endif
#if JET_VERSION >= 0x0502
#define JET_bitIndexTupleLimits         0x00002000
#endif
#if JET_VERSION >= 0x0600
#define JET_bitIndexCrossProduct        0x00004000
#define JET_bitIndexKeyMost             0x00008000
#define JET_bitIndexDisallowTruncation  0x00010000
#define JET_bitIndexNestedTable         0x00020000
#endif
#if JET_VERSION >= 0x0602
#define JET_bitIndexDotNetGuid          0x00040000
#endif
#if JET_VERSION >= 0x0A00
#define JET_bitIndexImmutableStructure  0x00080000
#endif

/* Before each column name in an index key: the characters + and - */
#define JET_bitKeyAscending   0x00000000
#define JET_bitKeyDescending  0x00000001

/* JET_CONDITIONALCOLUMN */
#define JET_bitIndexColumnMustBeNull     0x00000001
#define JET_bitIndexColumnMustBeNonNull  0x00000002

/* JET_SPACEHINTS */
#if JET_VERSION >= 0x0601
#define JET_bitSpaceHintsUtilizeParentSpace   0x00000001
#define JET_bitCreateHintAppendSequential     0x00000002
#define JET_bitCreateHintHotpointSequential   0x00000004
#define JET_bitRetrieveHintReserve1           0x00000008
#define JET_bitRetrieveHintTableScanForward   0x00000010
#define JET_bitRetrieveHintTableScanBackward  0x00000020
#define JET_bitRetrieveHintReserve2           0x00000040
#define JET_bitRetrieveHintReserve3           0x00000080
#define JET_bitDeleteHintTableSequential      0x00000100
#endif

/* JetMakeKey */
#define JET_bitNewKey                   0x00000001
#define JET_bitStrLimit                 0x00000002
#define JET_bitSubStrLimit              0x00000004
#define JET_bitNormalizedKey            0x00000008
#define JET_bitKeyDataZeroLength        0x00000010
#if JET_VERSION >= 0x0501
#define JET_bitFullColumnStartLimit     0x00000100
#define JET_bitFullColumnEndLimit       0x00000200
#define JET_bitPartialColumnStartLimit  0x00000400
#define JET_bitPartialColumnEndLimit    0x00000800
#endif

/* JetSeek */
#define JET_bitSeekEQ           0x00000001
#define JET_bitSeekLT           0x00000002
#define JET_bitSeekLE           0x00000004
#define JET_bitSeekGE           0x00000008
#define JET_bitSeekGT           0x00000010
#define JET_bitSetIndexRange    0x00000020
#if JET_VERSION >= 0x0502
#define JET_bitCheckUniqueness  0x00000040
#endif

/* JetSetIndexRange */
#define JET_bitRangeInclusive        0x00000001
#define JET_bitRangeUpperLimit       0x00000002
#define JET_bitRangeInstantDuration  0x00000004
#define JET_bitRangeRemove           0x00000008

/* JetSetCurrentIndex2, JetSetCurrentIndex3, JetSetCurrentIndex4 */
#define JET_bitMoveFirst  0x00000000
#define JET_bitNoMove     0x00000002

/* JetMove: rows to move by */
#define JET_MoveFirst     0x80000000U
#define JET_MovePrevious  (-1)
#define JET_MoveNext      1
#define JET_MoveLast      2147483647

/* JetMove */
#define JET_bitMoveKeyNE  0x00000001

/* JetGetLock */
#define JET_bitReadLock   0x00000001
#define JET_bitWriteLock  0x00000002

/* JetGotoSecondaryIndexBookmark */
#if JET_VERSION >= 0x0501
#define JET_bitBookmarkPermitVirtualCurrency  0x00000001
#endif

/* JetIntersectIndexes, JET_INDEXRANGE */
#define JET_bitRecordInIndex     0x00000001
#define JET_bitRecordNotInIndex  0x00000002

/* JET_INDEX_COLUMN */
#if JET_VERSION >= 0x0602
#define JET_bitZeroLength  0x00000001
#endif

/* JET_INDEX_COLUMN: how the column is compared */
#if JET_VERSION >= 0x0602
typedef enum {
	JET_relopEquals               = 0,
	JET_relopPrefixEquals         = 1,
	JET_relopNotEquals            = 2,
	JET_relopLessThanOrEqual      = 3,
	JET_relopLessThan             = 4,
	JET_relopGreaterThanOrEqual   = 5,
	JET_relopGreaterThan          = 6,
	JET_relopBitmaskEqualsZero    = 7,
	JET_relopBitmaskNotEqualsZero = 8
} JET_RELOP;
#endif

/* JetPrepareUpdate */
#define JET_prepInsert                     0
#define JET_prepReplace                    2
#define JET_prepCancel                     3
#define JET_prepReplaceNoLock              4
#define JET_prepInsertCopy                 5
#if JET_VERSION >= 0x0501
#define JET_prepInsertCopyDeleteOriginal   7
#endif
#if JET_VERSION >= 0x0603
#define JET_prepInsertCopyReplaceOriginal  9
#endif

/* JetUpdate2 */
#if JET_VERSION >= 0x0502
#define JET_bitUpdateCheckESE97Compatibility  0x00000001
#endif

/* JetEscrowUpdate */
#define JET_bitEscrowNoRollback  0x00000001

/* JetSetColumn, JetSetColumns */
#define JET_bitSetAppendLV                     0x00000001
#define JET_bitSetOverwriteLV                  0x00000004
#define JET_bitSetSizeLV                       0x00000008
#define JET_bitSetZeroLength                   0x00000020
#define JET_bitSetSeparateLV                   0x00000040
#define JET_bitSetUniqueMultiValues            0x00000080
#define JET_bitSetUniqueNormalizedMultiValues  0x00000100
#if JET_VERSION >= 0x0501
#define JET_bitSetRevertToDefaultValue         0x00000200
#define JET_bitSetIntrinsicLV                  0x00000400
#endif
#if JET_VERSION >= 0x0601
#define JET_bitSetUncompressed                 0x00010000
#define JET_bitSetCompressed                   0x00020000
#endif
#if JET_VERSION >= 0x0A01
#define JET_bitSetContiguousLV                 0x00040000
#endif

/* JetRetrieveColumn, JetRetrieveColumns */
#define JET_bitRetrieveCopy                 0x00000001
#define JET_bitRetrieveFromIndex            0x00000002
#define JET_bitRetrieveFromPrimaryBookmark  0x00000004
#define JET_bitRetrieveTag                  0x00000008
#define JET_bitRetrieveNull                 0x00000010
#define JET_bitRetrieveIgnoreDefault        0x00000020
#if JET_VERSION >= 0x0600
#define JET_bitRetrieveTuple                0x00000800
#endif

/* JetEnumerateColumns */
#if JET_VERSION >= 0x0501
#define JET_bitEnumerateCopy                      0x00000001
#define JET_bitEnumerateIgnoreDefault             0x00000020
#define JET_bitEnumeratePresenceOnly              0x00020000
#define JET_bitEnumerateTaggedOnly                0x00040000
#define JET_bitEnumerateCompressOutput            0x00080000
#endif
#if JET_VERSION >= 0x0502
#define JET_bitEnumerateIgnoreUserDefinedDefault  0x00100000
#endif
#if JET_VERSION >= 0x0601
#define JET_bitEnumerateInRecordOnly              0x00200000
#endif

/* JetGetRecordSize, JetGetRecordSize2 */
#if JET_VERSION >= 0x0600
#define JET_bitRecordSizeInCopyBuffer  0x00000001
#define JET_bitRecordSizeRunningTotal  0x00000002
#define JET_bitRecordSizeLocal         0x00000004
#endif

/* JetSetLS, JetGetLS */
#if JET_VERSION >= 0x0501
#define JET_bitLSReset   0x00000001
#define JET_bitLSCursor  0x00000002
#define JET_bitLSTable   0x00000004
#endif

/* JetBackup, JetBackupInstance, JetBeginExternalBackup and its instance form */
#define JET_bitBackupIncremental  0x00000001
#define JET_bitBackupAtomic       0x00000004
#if JET_VERSION >= 0x0501
#define JET_bitBackupSnapshot     0x00000010
#endif

/* JetEndExternalBackupInstance2 */
#if JET_VERSION >= 0x0501
#define JET_bitBackupEndNormal     0x00000001
#define JET_bitBackupEndAbort      0x00000002
#endif
#if JET_VERSION >= 0x0600
#define JET_bitBackupTruncateDone  0x00000100
#endif

/* JetOSSnapshotPrepare */
#if JET_VERSION >= 0x0600
#define JET_bitIncrementalSnapshot  0x00000001
#define JET_bitCopySnapshot         0x00000002
#define JET_bitContinueAfterThaw    0x00000004
#endif
#if JET_VERSION >= 0x0601
#define JET_bitExplicitPrepare      0x00000008
#endif

/* JetOSSnapshotTruncateLog, JetOSSnapshotTruncateLogInstance */
#if JET_VERSION >= 0x0600
#define JET_bitAllDatabasesSnapshot  0x00000001
#endif

/* JetOSSnapshotEnd */
#if JET_VERSION >= 0x0600
#define JET_bitAbortSnapshot  0x00000001
#endif

/* JetConfigureProcessForCrashDump */
#if JET_VERSION >= 0x0601
#define JET_bitDumpMinimum                     0x00000001
#define JET_bitDumpMaximum                     0x00000002
#define JET_bitDumpCacheMinimum                0x00000004
#define JET_bitDumpCacheMaximum                0x00000008
#define JET_bitDumpCacheIncludeDirtyPages      0x00000010
#define JET_bitDumpCacheIncludeCachedPages     0x00000020
#define JET_bitDumpCacheIncludeCorruptedPages  0x00000040
#define JET_bitDumpCacheNoDecommit             0x00000080
#endif

/* ----------------------------------------------------------------------
 * Information levels and what they report
 * ---------------------------------------------------------------------- */

/* JetGetDatabaseInfo, JetGetDatabaseFileInfo */
#define JET_DbInfoFilename        0
#define JET_DbInfoConnect         1
#define JET_DbInfoCountry         2
#define JET_DbInfoLangid          3
#define JET_DbInfoCp              4
#define JET_DbInfoCollate         5
#define JET_DbInfoOptions         6
#define JET_DbInfoTransactions    7
#define JET_DbInfoVersion         8
#define JET_DbInfoIsam            9
#define JET_DbInfoFilesize        10
#define JET_DbInfoSpaceOwned      11
#define JET_DbInfoSpaceAvailable  12
#define JET_DbInfoUpgrade         13
#define JET_DbInfoMisc            14
#if JET_VERSION >= 0x0501
#define JET_DbInfoLCID            3
#define JET_DbInfoDBInUse         15
#define JET_DbInfoPageSize        17
#endif
#if JET_VERSION >= 0x0600
#define JET_DbInfoFileType        19
#endif
#if JET_VERSION >= 0x0603
#define JET_DbInfoFilesizeOnDisk  21
#endif

/* JetGetDatabaseFileInfo with JET_DbInfoFileType */
#if JET_VERSION >= 0x0A01
#define JET_bitDeleteAllExistingLogs  0x00000001
#endif

/* State of a database file (JET_DBINFOMISC.dbstate) */
#define JET_dbstateJustCreated     1
#define JET_dbstateDirtyShutdown   2
#define JET_dbstateCleanShutdown   3
#define JET_dbstateBeingConverted  4
#if JET_VERSION >= 0x0501
#define JET_dbstateForceDetach     5
#endif

/* Kind of a file (JET_DbInfoFileType) */
#if JET_VERSION >= 0x0600
#define JET_filetypeUnknown       0
#define JET_filetypeDatabase      1
#define JET_filetypeLog           3
#define JET_filetypeCheckpoint    4
#define JET_filetypeTempDatabase  5
#define JET_filetypeFlushMap      7
#endif

/* JetGetObjectInfo */
#define JET_ObjInfo                0U
#define JET_ObjInfoListNoStats     1U
#define JET_ObjInfoList            2U
#define JET_ObjInfoSysTabCursor    3U
#define JET_ObjInfoListACM         4U
#define JET_ObjInfoNoStats         5U
#define JET_ObjInfoSysTabReadOnly  6U
#define JET_ObjInfoRulesLoaded     7U
#define JET_ObjInfoMax             8U

/* Kind of a catalog object (JET_OBJTYP) */
#define JET_objtypNil    0
#define JET_objtypTable  1

/* JET_OBJECTINFO.grbit */
#define JET_bitTableInfoUpdatable  0x00000001
#define JET_bitTableInfoBookmark   0x00000002
#define JET_bitTableInfoRollback   0x00000004

/* JET_OBJECTINFO.flags */
#define JET_bitObjectSystem                          0x80000000
#define JET_bitObjectTableFixedDDL                   0x40000000
#define JET_bitObjectTableTemplate                   0x20000000
#define JET_bitObjectTableDerived                    0x10000000
#if JET_VERSION >= 0x0501
#define JET_bitObjectTableNoFixedVarColumnsInDerivedTables 0x04000000
#endif

/* JetGetTableInfo */
#define JET_TblInfo                   0U
#define JET_TblInfoName               1U
#define JET_TblInfoDbid               2U
#define JET_TblInfoMostMany           3U
#define JET_TblInfoRvt                4U
#define JET_TblInfoOLC                5U
#define JET_TblInfoResetOLC           6U
#define JET_TblInfoSpaceUsage         7U
#define JET_TblInfoDumpTable          8U
#define JET_TblInfoSpaceAlloc         9U
#define JET_TblInfoSpaceOwned         10U
#define JET_TblInfoSpaceAvailable     11U
#define JET_TblInfoTemplateTableName  12U
#if JET_VERSION >= 0x0A01
#define JET_TblInfoSpaceOwnedLV       17U
#define JET_TblInfoSpaceAvailableLV   18U
#endif

/* JetGetIndexInfo, JetGetTableIndexInfo */
#define JET_IdxInfo                0U
#define JET_IdxInfoList            1U
#define JET_IdxInfoSysTabCursor    2U
#define JET_IdxInfoOLC             3U
#define JET_IdxInfoResetOLC        4U
#define JET_IdxInfoSpaceAlloc      5U
#define JET_IdxInfoLangid          6U
#define JET_IdxInfoCount           7U
#define JET_IdxInfoVarSegMac       8U
#define JET_IdxInfoIndexId         9U
#if JET_VERSION >= 0x0501
#define JET_IdxInfoLCID            6U
#endif
#if JET_VERSION >= 0x0600
#define JET_IdxInfoKeyMost         10U
#endif
#if JET_VERSION >= 0x0601
#define JET_IdxInfoCreateIndex     11U
#define JET_IdxInfoCreateIndex2    12U
#endif
#if JET_VERSION >= 0x0602
#define JET_IdxInfoCreateIndex3    13U
#define JET_IdxInfoLocaleName      14U
#endif
#if JET_VERSION >= 0x0A01
#define JET_IdxInfoSpaceOwned      18U
#define JET_IdxInfoSpaceAvailable  19U
#endif

/* JetGetColumnInfo, JetGetTableColumnInfo */
#define JET_ColInfo                  0U
#define JET_ColInfoList              1U
#define JET_ColInfoSysTabCursor      3U
#define JET_ColInfoBase              4U
#define JET_ColInfoListCompact       5U
#if JET_VERSION >= 0x0501
#define JET_ColInfoByColid           6U
#define JET_ColInfoListSortColumnid  7U
#endif
#if JET_VERSION >= 0x0600
#define JET_ColInfoBaseByColid       8U
#endif

/* JetGetColumnInfo, JetGetTableColumnInfo: added to the level */
#if JET_VERSION >= 0x0600
#define JET_ColInfoGrbitNonDerivedColumnsOnly  0x80000000
#define JET_ColInfoGrbitMinimalInfo            0x40000000
#define JET_ColInfoGrbitSortByColumnid         0x20000000
#endif

/* JetGetInstanceMiscInfo */
#if JET_VERSION >= 0x0600
#define JET_InstanceMiscInfoLogSignature  0U
#endif
#if JET_VERSION >= 0x0A01
#define JET_InstanceMiscInfoRBS           2U
#endif

/* State of a revert to a snapshot */
#define JET_revertstateCompleted   3U
#if JET_VERSION >= 0x0A01
#define JET_revertstateNone        0
#define JET_revertstateInProgress  1
#define JET_revertstateCopingLogs  2
#endif

/* JetGetErrorInfoW */
#if JET_VERSION >= 0x0602
#define JET_ErrorInfoSpecificErr  1U
#endif

/* Category of an error (JET_ERRINFOBASIC_W) */
#if JET_VERSION >= 0x0602
typedef enum {
	JET_errcatUnknown       = 0,
	JET_errcatError         = 1,
	JET_errcatOperation     = 2,
	JET_errcatFatal         = 3,
	JET_errcatIO            = 4,
	JET_errcatResource      = 5,
	JET_errcatMemory        = 6,
	JET_errcatQuota         = 7,
	JET_errcatDisk          = 8,
	JET_errcatData          = 9,
	JET_errcatCorruption    = 10,
	JET_errcatInconsistent  = 11,
	JET_errcatFragmentation = 12,
	JET_errcatApi           = 13,
	JET_errcatUsage         = 14,
	JET_errcatState         = 15,
	JET_errcatObsolete      = 16,
	JET_errcatMax           = 17
} JET_ERRCAT;
#endif

/* ----------------------------------------------------------------------
 * Callbacks
 * ---------------------------------------------------------------------- */

/* JET_SNP: the operation that a JET_PFNSTATUS call tells of */
#define JET_snpRepair               2
#define JET_snpCompact              4
#define JET_snpRestore              8
#define JET_snpBackup               9
#define JET_snpUpgrade              10
#if JET_VERSION >= 0x0501
#define JET_snpScrub                11
#define JET_snpUpgradeRecordFormat  12
#endif

/* JET_SNT: its stage; the data is a JET_SNPROG for JET_sntProgress */
#define JET_sntBegin         5
#define JET_sntRequirements  7
#define JET_sntProgress      0
#define JET_sntComplete      6
#define JET_sntFail          3

/* JET_CBTYP: record and table events; JetRegisterCallback takes a mask */
#if JET_VERSION >= 0x0501
#define JET_cbtypNull                     0
#define JET_cbtypFinalize                 1
#define JET_cbtypBeforeInsert             2
#define JET_cbtypAfterInsert              4
#define JET_cbtypBeforeReplace            8
#define JET_cbtypAfterReplace             16
#define JET_cbtypBeforeDelete             32
#define JET_cbtypAfterDelete              64
#define JET_cbtypUserDefinedDefaultValue  128
#define JET_cbtypOnlineDefragCompleted    256
#define JET_cbtypFreeCursorLS             512
#define JET_cbtypFreeTableLS              1024
#endif

/* ----------------------------------------------------------------------
 * Errors and warnings
 * Errors are negative, warnings positive.
 * ---------------------------------------------------------------------- */

/* Success, and what is not built */
#define JET_errSuccess                           0
#define JET_wrnNyi                               (-1)

/* The system and the process */
#define JET_errRfsFailure                        (-100)
#define JET_errRfsNotArmed                       (-101)
#define JET_errFileClose                         (-102)
#define JET_errOutOfThreads                      (-103)
#define JET_errTooManyIO                         (-105)
#define JET_errTaskDropped                       (-106)
#define JET_errInternalError                     (-107)
#define JET_errDisabledFunctionality             (-112)
#define JET_errUnloadableOSFunctionality         (-113)
#define JET_errDatabaseBufferDependenciesCorrupted (-255)

/* Trees, pages and space */
#define JET_wrnRemainingVersions                 321
#define JET_errPreviousVersion                   (-322)
#define JET_errPageBoundary                      (-323)
#define JET_errKeyBoundary                       (-324)
#define JET_errBadPageLink                       (-327)
#define JET_errBadBookmark                       (-328)
#define JET_errNTSystemCallFailed                (-334)
#define JET_errBadParentPageLink                 (-338)
#define JET_errSPAvailExtCacheOutOfSync          (-340)
#define JET_errSPAvailExtCorrupted               (-341)
#define JET_errSPAvailExtCacheOutOfMemory        (-342)
#define JET_errSPOwnExtCorrupted                 (-343)
#define JET_errDbTimeCorrupted                   (-344)
#define JET_wrnUniqueKey                         345
#define JET_errKeyTruncated                      (-346)
#define JET_errDatabaseLeakInSpace               (-348)
#define JET_errBadEmptyPage                      (-351)
#define wrnBTNotVisibleRejected                  352
#define wrnBTNotVisibleAccumulated               353
#define JET_errBadLineCount                      (-354)
#define JET_errPageTagCorrupted                  (-357)
#define JET_errNodeCorrupted                     (-358)

/* Long values and column references */
#define JET_wrnSeparateLongValue                 406
#define JET_errKeyTooBig                         (-408)
#define JET_errCannotSeparateIntrinsicLV         (-416)
#define JET_errSeparatedLongValue                (-421)
#define JET_errMustBeSeparateLongValue           (-423)
#define JET_errInvalidPreread                    (-424)

/* Logging, backup and recovery */
#define JET_errInvalidLoggedOperation            (-500)
#define JET_errLogFileCorrupt                    (-501)
#define JET_errNoBackupDirectory                 (-503)
#define JET_errBackupDirectoryNotEmpty           (-504)
#define JET_errBackupInProgress                  (-505)
#define JET_errRestoreInProgress                 (-506)
#define JET_errMissingPreviousLogFile            (-509)
#define JET_errLogWriteFail                      (-510)
#define JET_errLogDisabledDueToRecoveryFailure   (-511)
#define JET_errCannotLogDuringRecoveryRedo       (-512)
#define JET_errLogGenerationMismatch             (-513)
#define JET_errBadLogVersion                     (-514)
#define JET_errInvalidLogSequence                (-515)
#define JET_errLoggingDisabled                   (-516)
#define JET_errLogBufferTooSmall                 (-517)
#define JET_errLogSequenceEnd                    (-519)
#define JET_errNoBackup                          (-520)
#define JET_errInvalidBackupSequence             (-521)
#define JET_errBackupNotAllowedYet               (-523)
#define JET_errDeleteBackupFileFail              (-524)
#define JET_errMakeBackupDirectoryFail           (-525)
#define JET_errInvalidBackup                     (-526)
#define JET_errRecoveredWithErrors               (-527)
#define JET_errMissingLogFile                    (-528)
#define JET_errLogDiskFull                       (-529)
#define JET_errBadLogSignature                   (-530)
#define JET_errBadDbSignature                    (-531)
#define JET_errBadCheckpointSignature            (-532)
#define JET_errCheckpointCorrupt                 (-533)
#define JET_errMissingPatchPage                  (-534)
#define JET_errBadPatchPage                      (-535)
#define JET_errRedoAbruptEnded                   (-536)
#define JET_errPatchFileMissing                  (-538)
#define JET_errDatabaseLogSetMismatch            (-539)
#define JET_errDatabaseStreamingFileMismatch     (-540)
#define JET_errLogFileSizeMismatch               (-541)
#define JET_errCheckpointFileNotFound            (-542)
#define JET_errRequiredLogFilesMissing           (-543)
#define JET_errSoftRecoveryOnBackupDatabase      (-544)
#define JET_errLogFileSizeMismatchDatabasesConsistent (-545)
#define JET_errLogSectorSizeMismatch             (-546)
#define JET_errLogSectorSizeMismatchDatabasesConsistent (-547)
#define JET_errLogSequenceEndDatabasesConsistent (-548)
#define JET_errStreamingDataNotLogged            (-549)
#define JET_errDatabaseDirtyShutdown             (-550)
#define JET_errDatabaseInconsistent              (-550)
#define JET_errConsistentTimeMismatch            (-551)
#define JET_errDatabasePatchFileMismatch         (-552)
#define JET_errEndingRestoreLogTooLow            (-553)
#define JET_errStartingRestoreLogTooHigh         (-554)
#define JET_errGivenLogFileHasBadSignature       (-555)
#define JET_errGivenLogFileIsNotContiguous       (-556)
#define JET_errMissingRestoreLogFiles            (-557)
#define JET_wrnExistingLogFileHasBadSignature    558
#define JET_wrnExistingLogFileIsNotContiguous    559
#define JET_errMissingFullBackup                 (-560)
#define JET_errBadBackupDatabaseSize             (-561)
#define JET_errDatabaseAlreadyUpgraded           (-562)
#define JET_errDatabaseIncompleteUpgrade         (-563)
#define JET_wrnSkipThisRecord                    564
#define JET_errMissingCurrentLogFiles            (-565)
#define JET_errDbTimeTooOld                      (-566)
#define JET_errDbTimeTooNew                      (-567)
#define JET_errMissingFileToBackup               (-569)
#define JET_errLogTornWriteDuringHardRestore     (-570)
#define JET_errLogTornWriteDuringHardRecovery    (-571)
#define JET_errLogCorruptDuringHardRestore       (-573)
#define JET_errLogCorruptDuringHardRecovery      (-574)
#define JET_errMustDisableLoggingForDbUpgrade    (-575)
#define JET_errBadRestoreTargetInstance          (-577)
#define JET_wrnTargetInstanceRunning             578
#define JET_errRecoveredWithoutUndo              (-579)
#define JET_errDatabasesNotFromSameSnapshot      (-580)
#define JET_errSoftRecoveryOnSnapshot            (-581)
#define JET_errCommittedLogFilesMissing          (-582)
#define JET_errSectorSizeNotSupported            (-583)
#define JET_errRecoveredWithoutUndoDatabasesConsistent (-584)
#define JET_wrnCommittedLogFilesLost             585
#define JET_errCommittedLogFileCorrupt           (-586)
#define JET_wrnCommittedLogFilesRemoved          587
#define JET_wrnFinishWithUndo                    588
#define JET_errLogSequenceChecksumMismatch       (-590)
#define JET_wrnDatabaseRepaired                  595
#define JET_errPageInitializedMismatch           (-596)

/* Unicode, log files and format versions */
#define JET_errUnicodeTranslationBufferTooSmall  (-601)
#define JET_errUnicodeTranslationFail            (-602)
#define JET_errUnicodeNormalizationNotSupported  (-603)
#define JET_errUnicodeLanguageValidationFailure  (-604)
#define JET_errExistingLogFileHasBadSignature    (-610)
#define JET_errExistingLogFileIsNotContiguous    (-611)
#define JET_errLogReadVerifyFailure              (-612)
#define JET_errCheckpointDepthTooDeep            (-614)
#define JET_errRestoreOfNonBackupDatabase        (-615)
#define JET_errLogFileNotCopied                  (-616)
#define JET_errTransactionTooLong                (-618)
#define JET_errEngineFormatVersionNoLongerSupportedTooLow (-619)
#define JET_errEngineFormatVersionNotYetImplementedTooHigh (-620)
#define JET_errEngineFormatVersionParamTooLowForRequestedFeature (-621)
#define JET_errEngineFormatVersionSpecifiedTooLowForLogVersion (-622)
#define JET_errEngineFormatVersionSpecifiedTooLowForDatabaseVersion (-623)
#define JET_errDbTimeBeyondMaxRequired           (-625)
#define JET_errLogOperationInconsistentWithDatabase (-626)
#define JET_errBackupAbortByServer               (-801)

/* Arguments, resources and limits */
#define JET_errInvalidGrbit                      (-900)
#define JET_errTermInProgress                    (-1000)
#define JET_errFeatureNotAvailable               (-1001)
#define JET_errInvalidName                       (-1002)
#define JET_errInvalidParameter                  (-1003)
#define JET_wrnColumnNull                        1004
#define JET_wrnBufferTruncated                   1006
#define JET_wrnDatabaseAttached                  1007
#define JET_errDatabaseFileReadOnly              (-1008)
#define JET_wrnSortOverflow                      1009
#define JET_errInvalidDatabaseId                 (-1010)
#define JET_errOutOfMemory                       (-1011)
#define JET_errOutOfDatabaseSpace                (-1012)
#define JET_errOutOfCursors                      (-1013)
#define JET_errOutOfBuffers                      (-1014)
#define JET_errTooManyIndexes                    (-1015)
#define JET_errTooManyKeys                       (-1016)
#define JET_errRecordDeleted                     (-1017)
#define JET_errReadVerifyFailure                 (-1018)
#define JET_errPageNotInitialized                (-1019)
#define JET_errOutOfFileHandles                  (-1020)
#define JET_errDiskReadVerificationFailure       (-1021)
#define JET_errDiskIO                            (-1022)
#define JET_errInvalidPath                       (-1023)
#define JET_errInvalidSystemPath                 (-1024)
#define JET_errInvalidLogDirectory               (-1025)
#define JET_errRecordTooBig                      (-1026)
#define JET_errTooManyOpenDatabases              (-1027)
#define JET_errInvalidDatabase                   (-1028)
#define JET_errNotInitialized                    (-1029)
#define JET_errAlreadyInitialized                (-1030)
#define JET_errInitInProgress                    (-1031)
#define JET_errFileAccessDenied                  (-1032)
#define JET_errBufferTooSmall                    (-1038)
#define JET_wrnRecordFoundGreater                1039
#define JET_wrnRecordFoundLess                   1039
#define JET_wrnSeekNotEqual                      1039
#define JET_errTooManyColumns                    (-1040)
#define JET_errContainerNotEmpty                 (-1043)
#define JET_errInvalidFilename                   (-1044)
#define JET_errInvalidBookmark                   (-1045)
#define JET_errColumnInUse                       (-1046)
#define JET_errInvalidBufferSize                 (-1047)
#define JET_errColumnNotUpdatable                (-1048)
#define JET_errIndexInUse                        (-1051)
#define JET_errLinkNotSupported                  (-1052)
#define JET_errNullKeyDisallowed                 (-1053)
#define JET_errNotInTransaction                  (-1054)
#define JET_wrnNoErrorInfo                       1055
#define JET_errMustRollback                      (-1057)
#define JET_wrnNoIdleActivity                    1058
#define JET_errTooManyActiveUsers                (-1059)
#define JET_errInvalidCountry                    (-1061)
#define JET_errInvalidLanguageId                 (-1062)
#define JET_errInvalidCodePage                   (-1063)
#define JET_errInvalidLCMapStringFlags           (-1064)
#define JET_errVersionStoreEntryTooBig           (-1065)
#define JET_errVersionStoreOutOfMemoryAndCleanupTimedOut (-1066)
#define JET_wrnNoWriteLock                       1067
#define JET_wrnColumnSetNull                     1068
#define JET_errVersionStoreOutOfMemory           (-1069)
#define JET_errCannotIndex                       (-1071)
#define JET_errRecordNotDeleted                  (-1072)
#define JET_errTooManyMempoolEntries             (-1073)
#define JET_errOutOfObjectIDs                    (-1074)
#define JET_errOutOfLongValueIDs                 (-1075)
#define JET_errOutOfAutoincrementValues          (-1076)
#define JET_errOutOfDbtimeValues                 (-1077)
#define JET_errOutOfSequentialIndexValues        (-1078)
#define JET_errRunningInOneInstanceMode          (-1080)
#define JET_errRunningInMultiInstanceMode        (-1081)
#define JET_errSystemParamsAlreadySet            (-1082)
#define JET_errSystemPathInUse                   (-1083)
#define JET_errLogFilePathInUse                  (-1084)
#define JET_errTempPathInUse                     (-1085)
#define JET_errInstanceNameInUse                 (-1086)
#define JET_errSystemParameterConflict           (-1087)
#define JET_errInstanceUnavailable               (-1090)
#define JET_errDatabaseUnavailable               (-1091)
#define JET_errInstanceUnavailableDueToFatalLogDiskFull (-1092)
#define JET_errInvalidSesparamId                 (-1093)
#define JET_errTooManyRecords                    (-1094)
#define JET_errInvalidDbparamId                  (-1095)

/* Sessions, transactions and instances */
#define JET_errOutOfSessions                     (-1101)
#define JET_errWriteConflict                     (-1102)
#define JET_errTransTooDeep                      (-1103)
#define JET_errInvalidSesid                      (-1104)
#define JET_errWriteConflictPrimaryIndex         (-1105)
#define JET_errInTransaction                     (-1108)
#define JET_errRollbackRequired                  (-1109)
#define JET_errTransReadOnly                     (-1110)
#define JET_errSessionWriteConflict              (-1111)
#define JET_errRecordTooBigForBackwardCompatibility (-1112)
#define JET_errCannotMaterializeForwardOnlySort  (-1113)
#define JET_errSesidTableIdMismatch              (-1114)
#define JET_errInvalidInstance                   (-1115)
#define JET_errDirtyShutdown                     (-1116)
#define JET_errReadPgnoVerifyFailure             (-1118)
#define JET_errReadLostFlushVerifyFailure        (-1119)
#define JET_errFileSystemCorruption              (-1121)
#define JET_wrnShrinkNotPossible                 1122
#define JET_errRecoveryVerifyFailure             (-1123)
#define JET_errFilteredMoveNotSupported          (-1124)

/* Databases */
#define JET_errDatabaseDuplicate                 (-1201)
#define JET_errDatabaseInUse                     (-1202)
#define JET_errDatabaseNotFound                  (-1203)
#define JET_errDatabaseInvalidName               (-1204)
#define JET_errDatabaseInvalidPages              (-1205)
#define JET_errDatabaseCorrupted                 (-1206)
#define JET_errDatabaseLocked                    (-1207)
#define JET_errCannotDisableVersioning           (-1208)
#define JET_errInvalidDatabaseVersion            (-1209)
#define JET_errDatabase200Format                 (-1210)
#define JET_errDatabase400Format                 (-1211)
#define JET_errDatabase500Format                 (-1212)
#define JET_errPageSizeMismatch                  (-1213)
#define JET_errTooManyInstances                  (-1214)
#define JET_errDatabaseSharingViolation          (-1215)
#define JET_errAttachedDatabaseMismatch          (-1216)
#define JET_errDatabaseInvalidPath               (-1217)
#define JET_errDatabaseIdInUse                   (-1218)
#define JET_errForceDetachNotAllowed             (-1219)
#define JET_errCatalogCorrupted                  (-1220)
#define JET_errPartiallyAttachedDB               (-1221)
#define JET_errDatabaseSignInUse                 (-1222)
#define JET_errDatabaseCorruptedNoRepair         (-1224)
#define JET_errInvalidCreateDbVersion            (-1225)
#define JET_errDatabaseNotReady                  (-1230)
#define JET_errDatabaseAttachedForRecovery       (-1231)
#define JET_errTransactionsNotReadyDuringRecovery (-1232)

/* Tables */
#define JET_wrnTableEmpty                        1301
#define JET_errTableLocked                       (-1302)
#define JET_errTableDuplicate                    (-1303)
#define JET_errTableInUse                        (-1304)
#define JET_errObjectNotFound                    (-1305)
#define JET_errDensityInvalid                    (-1307)
#define JET_errTableNotEmpty                     (-1308)
#define JET_errInvalidTableId                    (-1310)
#define JET_errTooManyOpenTables                 (-1311)
#define JET_errIllegalOperation                  (-1312)
#define JET_errTooManyOpenTablesAndCleanupTimedOut (-1313)
#define JET_errObjectDuplicate                   (-1314)
#define JET_errInvalidObject                     (-1316)
#define JET_errCannotDeleteTempTable             (-1317)
#define JET_errCannotDeleteSystemTable           (-1318)
#define JET_errCannotDeleteTemplateTable         (-1319)
#define JET_errExclusiveTableLockRequired        (-1322)
#define JET_errFixedDDL                          (-1323)
#define JET_errFixedInheritedDDL                 (-1324)
#define JET_errCannotNestDDL                     (-1325)
#define JET_errDDLNotInheritable                 (-1326)
#define JET_wrnTableInUseBySystem                1327
#define JET_errInvalidSettings                   (-1328)
#define JET_errClientRequestToStopJetService     (-1329)
#define JET_errCannotAddFixedVarColumnToDerivedTable (-1330)

/* Indexes */
#define JET_errIndexCantBuild                    (-1401)
#define JET_errIndexHasPrimary                   (-1402)
#define JET_errIndexDuplicate                    (-1403)
#define JET_errIndexNotFound                     (-1404)
#define JET_errIndexMustStay                     (-1405)
#define JET_errIndexInvalidDef                   (-1406)
#define JET_errInvalidCreateIndex                (-1409)
#define JET_errTooManyOpenIndexes                (-1410)
#define JET_errMultiValuedIndexViolation         (-1411)
#define JET_errIndexBuildCorrupted               (-1412)
#define JET_errPrimaryIndexCorrupted             (-1413)
#define JET_errSecondaryIndexCorrupted           (-1414)
#define JET_wrnCorruptIndexDeleted               1415
#define JET_errInvalidIndexId                    (-1416)
#define JET_wrnPrimaryIndexOutOfDate             1417
#define JET_wrnSecondaryIndexOutOfDate           1418
#define JET_errIndexTuplesSecondaryIndexOnly     (-1430)
#define JET_errIndexTuplesTooManyColumns         (-1431)
#define JET_errIndexTuplesOneColumnOnly          (-1431)
#define JET_errIndexTuplesNonUniqueOnly          (-1432)
#define JET_errIndexTuplesTextBinaryColumnsOnly  (-1433)
#define JET_errIndexTuplesTextColumnsOnly        (-1433)
#define JET_errIndexTuplesVarSegMacNotAllowed    (-1434)
#define JET_errIndexTuplesInvalidLimits          (-1435)
#define JET_errIndexTuplesCannotRetrieveFromIndex (-1436)
#define JET_errIndexTuplesKeyTooSmall            (-1437)
#define JET_errInvalidLVChunkSize                (-1438)
#define JET_errColumnCannotBeEncrypted           (-1439)
#define JET_errCannotIndexOnEncryptedColumn      (-1440)

/* Columns */
#define JET_errColumnLong                        (-1501)
#define JET_errColumnNoChunk                     (-1502)
#define JET_errColumnDoesNotFit                  (-1503)
#define JET_errColumnIllegalNull                 (-1504)
#define JET_errNullInvalid                       (-1504)
#define JET_errColumnIndexed                     (-1505)
#define JET_errColumnTooBig                      (-1506)
#define JET_errColumnNotFound                    (-1507)
#define JET_errColumnDuplicate                   (-1508)
#define JET_errMultiValuedColumnMustBeTagged     (-1509)
#define JET_errColumnRedundant                   (-1510)
#define JET_errInvalidColumnType                 (-1511)
#define JET_wrnColumnMaxTruncated                1512
#define JET_errTaggedNotNULL                     (-1514)
#define JET_errNoCurrentIndex                    (-1515)
#define JET_errKeyIsMade                         (-1516)
#define JET_errBadColumnId                       (-1517)
#define JET_errBadItagSequence                   (-1518)
#define JET_errColumnInRelationship              (-1519)
#define JET_wrnCopyLongValue                     1520
#define JET_errCannotBeTagged                    (-1521)
#define JET_errDefaultValueTooBig                (-1524)
#define JET_errMultiValuedDuplicate              (-1525)
#define JET_errLVCorrupted                       (-1526)
#define JET_errMultiValuedDuplicateAfterTruncation (-1528)
#define JET_errDerivedColumnCorruption           (-1529)
#define JET_errInvalidPlaceholderColumn          (-1530)
#define JET_wrnColumnSkipped                     1531
#define JET_wrnColumnNotLocal                    1532
#define JET_wrnColumnMoreTags                    1533
#define JET_wrnColumnTruncated                   1534
#define JET_wrnColumnPresent                     1535
#define JET_wrnColumnSingleValue                 1536
#define JET_wrnColumnDefault                     1537
#define JET_errColumnCannotBeCompressed          (-1538)
#define JET_wrnColumnNotInRecord                 1539
#define JET_errColumnNoEncryptionKey             (-1540)
#define JET_wrnColumnReference                   1541

/* Records and updates */
#define JET_errRecordNotFound                    (-1601)
#define JET_errRecordNoCopy                      (-1602)
#define JET_errNoCurrentRecord                   (-1603)
#define JET_errRecordPrimaryChanged              (-1604)
#define JET_errKeyDuplicate                      (-1605)
#define JET_errAlreadyPrepared                   (-1607)
#define JET_errKeyNotMade                        (-1608)
#define JET_errUpdateNotPrepared                 (-1609)
#define JET_wrnDataHasChanged                    1610
#define JET_errDataHasChanged                    (-1611)
#define JET_wrnKeyChanged                        1618
#define JET_errLanguageNotSupported              (-1619)
#define JET_errDecompressionFailed               (-1620)
#define JET_errUpdateMustVersion                 (-1621)
#define JET_errDecryptionFailed                  (-1622)
#define JET_errEncryptionBadItag                 (-1623)
#define JET_errSetAutoIncrementTooHigh           (-1624)
#define JET_errAutoIncrementNotSet               (-1625)

/* Sorts and temporary tables */
#define JET_errTooManySorts                      (-1701)
#define JET_errInvalidOnSort                     (-1702)

/* Files */
#define JET_errTempFileOpenError                 (-1803)
#define JET_errTooManyAttachedDatabases          (-1805)
#define JET_errDiskFull                          (-1808)
#define JET_errPermissionDenied                  (-1809)
#define JET_errFileNotFound                      (-1811)
#define JET_errFileInvalidType                   (-1812)
#define JET_wrnFileOpenReadOnly                  1813
#define JET_errFileAlreadyExists                 (-1814)
#define JET_errAfterInitialization               (-1850)
#define JET_errLogCorrupted                      (-1852)

/* Sessions and threads, flush maps */
#define JET_errInvalidOperation                  (-1906)
#define JET_errAccessDenied                      (-1907)
#define JET_wrnIdleFull                          1908
#define JET_errTooManySplits                     (-1909)
#define JET_errSessionSharingViolation           (-1910)
#define JET_errEntryPointNotFound                (-1911)
#define JET_errSessionContextAlreadySet          (-1912)
#define JET_errSessionContextNotSetByThisThread  (-1913)
#define JET_errSessionInUse                      (-1914)
#define JET_errRecordFormatConversionFailed      (-1915)
#define JET_errOneDatabasePerSession             (-1916)
#define JET_errRollbackError                     (-1917)
#define JET_errFlushMapVersionUnsupported        (-1918)
#define JET_errFlushMapDatabaseMismatch          (-1919)
#define JET_errFlushMapUnrecoverable             (-1920)

/* Defragmentation */
#define JET_wrnDefragAlreadyRunning              2000
#define JET_wrnDefragNotRunning                  2001
#define JET_errDatabaseAlreadyRunningMaintenance (-2004)

/* Callbacks */
#define JET_wrnCallbackNotRegistered             2100
#define JET_errCallbackFailed                    (-2101)
#define JET_errCallbackNotResolved               (-2102)
#define JET_errSpaceHintsInvalid                 (-2103)

/* Snapshots */
#define JET_errOSSnapshotInvalidSequence         (-2401)
#define JET_errOSSnapshotTimeOut                 (-2402)
#define JET_errOSSnapshotNotAllowed              (-2403)
#define JET_errOSSnapshotInvalidSnapId           (-2404)

/* Local storage of cursors and tables */
#define JET_errLSCallbackNotSpecified            (-3000)
#define JET_errLSAlreadySet                      (-3001)
#define JET_errLSNotSet                          (-3002)

/* File input and output */
#define JET_errFileIOSparse                      (-4000)
#define JET_errFileIOBeyondEOF                   (-4001)
#define JET_errFileIOAbort                       (-4002)
#define JET_errFileIORetry                       (-4003)
#define JET_errFileIOFail                        (-4004)
#define JET_errFileCompressed                    (-4005)

/* Free for the client */
#define JET_errClientSpaceBegin                  (-10000)
#define JET_errClientSpaceEnd                    (-11999)

/* ----------------------------------------------------------------------
 * Structures
 * cbStruct, where there is one, is set by the caller and selects the form.
 * ---------------------------------------------------------------------- */

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"     /* nameless structs in unions */
#endif

#pragma pack(push, 1)

/* A place in the log: file number (lGeneration), sector, byte. */
typedef struct tagJET_LGPOS {
	uint16_t ib;
	uint16_t isec;
	int32_t  lGeneration;
} JET_LGPOS;

/* A time; bYear counts from 1900. All zero: none. */
typedef struct tagJET_LOGTIME {
	char bSeconds;
	char bMinutes;
	char bHours;
	char bDay;
	char bMonth;
	char bYear;
	union {
		char bFiller1;
		struct {
			unsigned char fTimeIsUTC : 1;
			unsigned char bMillisecondsLow : 7;
		};
	};
	union {
		char bFiller2;
		struct {
			unsigned char fReserved : 1;
			unsigned char bMillisecondsHigh : 3;
			unsigned char fUnused : 4;
		};
	};
} JET_LOGTIME;

#if JET_VERSION >= 0x0600
/* The time of a backup. */
typedef struct tagJET_BKLOGTIME {
	char bSeconds;
	char bMinutes;
	char bHours;
	char bDay;
	char bMonth;
	char bYear;
	union {
		char bFiller1;
		struct {
			unsigned char fTimeIsUTC : 1;
			unsigned char bMillisecondsLow : 7;
		};
	};
	union {
		char bFiller2;
		struct {
			unsigned char fOSSnapshot : 1;
			unsigned char bMillisecondsHigh : 3;
			unsigned char fReserved : 4;
		};
	};
} JET_BKLOGTIME;
#endif

/* Tells databases and log streams apart. */
typedef struct tagJET_SIGNATURE {
	uint32_t    ulRandom;
	JET_LOGTIME logtimeCreate;
	char        szComputerName[JET_MAX_COMPUTERNAME_LENGTH + 1];
} JET_SIGNATURE;

/* A backup: where its log begins, when, and the logs it needs. */
typedef struct tagJET_BKINFO {
	JET_LGPOS     lgposMark;
	union {
		JET_LOGTIME   logtimeMark;
#if JET_VERSION >= 0x0600
		JET_BKLOGTIME bklogtimeMark;
#endif
	};
	uint32_t      genLow;
	uint32_t      genHigh;
} JET_BKINFO;

#pragma pack(pop)

/* An index, for JetSetCurrentIndex4; the bytes are the library's. */
typedef struct tagJET_INDEXID {
	uint32_t      cbStruct;                 /* bytes in this form */
	unsigned char rgbIndexId[sizeof(JET_API_PTR) + 2 * sizeof(uint32_t)];
} JET_INDEXID;

/* Progress, for JET_PFNSTATUS. */
typedef struct tagJET_SNPROG {
	uint32_t cbStruct;                      /* bytes in this form */
	uint32_t cunitDone;
	uint32_t cunitTotal;
} JET_SNPROG;

/* JET_PFNSTATUS - progress of a long operation; pv is a JET_SNPROG or NULL.
 * A negative answer stops the operation where it can be stopped.
 * Source: Microsoft Learn, "JET_PFNSTATUS Callback Function" */
typedef JET_ERR (JET_API *JET_PFNSTATUS)(JET_SESID sesid, JET_SNP snp,
    JET_SNT snt, void *pv);

#if JET_VERSION >= 0x0501
/* JET_CALLBACK - a record or table event, cbtyp being its single bit. While
 * the function runs the cursor accepts reads and JetSetColumn only; the rest
 * gives JET_errIllegalOperation. A negative answer to a Before event makes
 * the operation fail with that value.
 * Source: Microsoft Learn, "JET_CALLBACK Callback Function" */
typedef JET_ERR (JET_API *JET_CALLBACK)(JET_SESID sesid, JET_DBID dbid,
    JET_TABLEID tableid, JET_CBTYP cbtyp, void *pvArg1, void *pvArg2,
    void *pvContext, JET_API_PTR ulUnused);

/* JET_PFNREALLOC - gets (pv NULL), resizes or frees (cb 0) memory for
 * JetEnumerateColumns; NULL when there is none.
 * Source: Microsoft Learn, "JET_PFNREALLOC Callback Function" */
typedef void *(JET_API *JET_PFNREALLOC)(void *pvContext, void *pv,
    uint32_t cb);
#endif

/* A database path and the path to use for it instead. */
typedef struct tagJET_RSTMAP_A {
	char *szDatabaseName;
	char *szNewDatabaseName;
} JET_RSTMAP_A;

typedef struct tagJET_RSTMAP_W {
	WCHAR *szDatabaseName;
	WCHAR *szNewDatabaseName;
} JET_RSTMAP_W;

#define JET_RSTMAP JET_TYPE_AW(JET_RSTMAP_)

/* JetCompact: not supported any more, pass NULL. */
typedef struct tagCONVERT_A {
	char     *szOldDll;
	union {
		uint32_t fFlags;
		struct {
			uint32_t fSchemaChangesOnly : 1;
		};
	};
} JET_CONVERT_A;

typedef struct tagCONVERT_W {
	WCHAR    *szOldDll;
	union {
		uint32_t fFlags;
		struct {
			uint32_t fSchemaChangesOnly : 1;
		};
	};
} JET_CONVERT_W;

#define JET_CONVERT JET_TYPE_AW(JET_CONVERT_)

#if JET_VERSION >= 0x0600
/* JetInit3: paths to change, where to stop (all bits set: never). */
typedef struct tagJET_RSTINFO_A {
	uint32_t      cbStruct;                 /* bytes in this form */
	JET_RSTMAP_A  *rgrstmap;
	int32_t       crstmap;
	JET_LGPOS     lgposStop;
	JET_LOGTIME   logtimeStop;
	JET_PFNSTATUS pfnStatus;
} JET_RSTINFO_A;

typedef struct tagJET_RSTINFO_W {
	uint32_t      cbStruct;                 /* bytes in this form */
	JET_RSTMAP_W  *rgrstmap;
	int32_t       crstmap;
	JET_LGPOS     lgposStop;
	JET_LOGTIME   logtimeStop;
	JET_PFNSTATUS pfnStatus;
} JET_RSTINFO_W;

#define JET_RSTINFO JET_TYPE_AW(JET_RSTINFO_)
#endif

#if JET_VERSION >= 0x0501
/* JetEnableMultiInstance: one parameter. */
typedef struct tagJET_SETSYSPARAM_A {
	uint32_t    paramid;
	JET_API_PTR lParam;
	const char  *sz;
	JET_ERR     err;                        /* out */
} JET_SETSYSPARAM_A;

typedef struct tagJET_SETSYSPARAM_W {
	uint32_t    paramid;
	JET_API_PTR lParam;
	const WCHAR *sz;
	JET_ERR     err;                        /* out */
} JET_SETSYSPARAM_W;

#define JET_SETSYSPARAM JET_TYPE_AW(JET_SETSYSPARAM_)
#endif

#if JET_VERSION >= 0x0602
/* A commit's place in its log stream; later commits are greater. */
typedef struct tagJET_COMMIT_ID {
	JET_SIGNATURE signLog;
	int32_t       reserved;
	int64_t       commitId;
} JET_COMMIT_ID;
#endif

#if JET_VERSION >= 0x0602
/* JET_PFNDURABLECOMMITCALLBACK - commits up to *pCommitIdSeen are on disk.
 * Source: Microsoft Learn, "JET_PFNDURABLECOMMITCALLBACK Callback Function" */
typedef JET_ERR (JET_API *JET_PFNDURABLECOMMITCALLBACK)(JET_INSTANCE instance,
    JET_COMMIT_ID *pCommitIdSeen, JET_GRBIT grbit);
#endif

#if JET_VERSION >= 0x0A00
/* JET_sesparamOperationContext: who works, for traces. */
typedef struct tagJET_OPERATIONCONTEXT {
	uint32_t ulUserID;
	uint8_t  nOperationID;
	uint8_t  nOperationType;
	uint8_t  nClientType;
	uint8_t  fFlags;
} JET_OPERATIONCONTEXT;
#endif

/* A column to add, or as it is. */
typedef struct tagJET_COLUMNDEF {
	uint32_t     cbStruct;                  /* bytes in this form */
	JET_COLUMNID columnid;
	JET_COLTYP   coltyp;
	uint16_t     wCountry;
	uint16_t     langid;
	uint16_t     cp;                        /* 1252, or 1200 for UTF-16 */
	uint16_t     wCollate;
	uint32_t     cbMax;
	JET_GRBIT    grbit;
} JET_COLUMNDEF;

/* A column as it is, with the table and column it comes from. */
typedef struct tagJET_COLUMNBASE_A {
	uint32_t     cbStruct;                  /* bytes in this form */
	JET_COLUMNID columnid;
	JET_COLTYP   coltyp;
	uint16_t     wCountry;
	uint16_t     langid;
	uint16_t     cp;
	uint16_t     wFiller;
	uint32_t     cbMax;
	JET_GRBIT    grbit;
	char         szBaseTableName[256];
	char         szBaseColumnName[256];
} JET_COLUMNBASE_A;

typedef struct tagJET_COLUMNBASE_W {
	uint32_t     cbStruct;                  /* bytes in this form */
	JET_COLUMNID columnid;
	JET_COLTYP   coltyp;
	uint16_t     wCountry;
	uint16_t     langid;
	uint16_t     cp;
	uint16_t     wFiller;
	uint32_t     cbMax;
	JET_GRBIT    grbit;
	WCHAR        szBaseTableName[256];
	WCHAR        szBaseColumnName[256];
} JET_COLUMNBASE_W;

#define JET_COLUMNBASE JET_TYPE_AW(JET_COLUMNBASE_)

/* A column of a table to create; columnid and err come back. */
typedef struct tag_JET_COLUMNCREATE_A {
	uint32_t     cbStruct;                  /* bytes in this form */
	char         *szColumnName;
	JET_COLTYP   coltyp;
	uint32_t     cbMax;
	JET_GRBIT    grbit;
	void         *pvDefault;
	uint32_t     cbDefault;
	uint32_t     cp;                        /* 1252, or 1200 for UTF-16 */
	JET_COLUMNID columnid;                  /* out */
	JET_ERR      err;                       /* out */
} JET_COLUMNCREATE_A;

typedef struct tag_JET_COLUMNCREATE_W {
	uint32_t     cbStruct;                  /* bytes in this form */
	WCHAR        *szColumnName;
	JET_COLTYP   coltyp;
	uint32_t     cbMax;
	JET_GRBIT    grbit;
	void         *pvDefault;
	uint32_t     cbDefault;
	uint32_t     cp;                        /* 1252, or 1200 for UTF-16 */
	JET_COLUMNID columnid;                  /* out */
	JET_ERR      err;                       /* out */
} JET_COLUMNCREATE_W;

#define JET_COLUMNCREATE JET_TYPE_AW(JET_COLUMNCREATE_)

/* Index only records where this column is null, or is not. */
typedef struct tagJET_CONDITIONALCOLUMN_A {
	uint32_t  cbStruct;                     /* bytes in this form */
	char      *szColumnName;
	JET_GRBIT grbit;
} JET_CONDITIONALCOLUMN_A;

typedef struct tagJET_CONDITIONALCOLUMN_W {
	uint32_t  cbStruct;                     /* bytes in this form */
	WCHAR     *szColumnName;
	JET_GRBIT grbit;
} JET_CONDITIONALCOLUMN_W;

#define JET_CONDITIONALCOLUMN JET_TYPE_AW(JET_CONDITIONALCOLUMN_)

/* How an index compares UTF-16 text, with a locale number. */
typedef struct tagJET_UNICODEINDEX {
	uint32_t lcid;
	uint32_t dwMapFlags;                    /* of LCMapString */
} JET_UNICODEINDEX;

#if JET_VERSION >= 0x0501
/* JetAddColumn with JET_bitColumnUserDefinedDefault: the function that
 * computes the value, its data and the columns it reads. */
typedef struct tag_JET_USERDEFINEDDEFAULT_A {
	char          *szCallback;
	unsigned char *pbUserData;
	uint32_t      cbUserData;
	char          *szDependantColumns;
} JET_USERDEFINEDDEFAULT_A;

typedef struct tag_JET_USERDEFINEDDEFAULT_W {
	WCHAR         *szCallback;
	unsigned char *pbUserData;
	uint32_t      cbUserData;
	WCHAR         *szDependantColumns;
} JET_USERDEFINEDDEFAULT_W;

#define JET_USERDEFINEDDEFAULT JET_TYPE_AW(JET_USERDEFINEDDEFAULT_)
#endif

#if JET_VERSION >= 0x0602
/* How an index compares UTF-16 text, with a locale name. */
typedef struct tagJET_UNICODEINDEX2 {
	WCHAR    *szLocaleName;
	uint32_t dwMapFlags;                    /* of LCMapString */
} JET_UNICODEINDEX2;
#endif

#if JET_VERSION >= 0x0502
/* Bounds of a substring index, in characters. */
typedef struct tagJET_TUPLELIMITS {
	uint32_t chLengthMin;
	uint32_t chLengthMax;
	uint32_t chToIndexMax;
#if JET_VERSION >= 0x0600
	uint32_t cchIncrement;
	uint32_t ichStart;
#endif
} JET_TUPLELIMITS;
#endif

#if JET_VERSION >= 0x0601
/* How a tree takes space; densities in percent, growth in percent. */
typedef struct tagJET_SPACEHINTS {
	uint32_t  cbStruct;                     /* bytes in this form */
	uint32_t  ulInitialDensity;
	uint32_t  cbInitial;
	JET_GRBIT grbit;
	uint32_t  ulMaintDensity;
	uint32_t  ulGrowth;
	uint32_t  cbMinExtent;
	uint32_t  cbMaxExtent;
} JET_SPACEHINTS;
#endif

/* An index to create. cbVarSegMac is ptuplelimits with
 * JET_bitIndexTupleLimits, lcid is pidxunicode with JET_bitIndexUnicode. */
typedef struct tagJET_INDEXCREATE_A {
	uint32_t                cbStruct;       /* bytes in this form */
	char                    *szIndexName;
	char                    *szKey;         /* +column, -column ... */
	uint32_t                cbKey;          /* both nulls counted */
	JET_GRBIT               grbit;
	uint32_t                ulDensity;      /* fill of pages, percent */
	union {
		uint32_t         lcid;
		JET_UNICODEINDEX *pidxunicode;
	};
	union {
		uint32_t         cbVarSegMac;
#if JET_VERSION >= 0x0502
		JET_TUPLELIMITS  *ptuplelimits;
#endif
	};
	JET_CONDITIONALCOLUMN_A *rgconditionalcolumn;
	uint32_t                cConditionalColumn;
	JET_ERR                 err;            /* out */
#if JET_VERSION >= 0x0600
	uint32_t                cbKeyMost;      /* with JET_bitIndexKeyMost */
#endif
} JET_INDEXCREATE_A;

typedef struct tagJET_INDEXCREATE_W {
	uint32_t                cbStruct;       /* bytes in this form */
	WCHAR                   *szIndexName;
	WCHAR                   *szKey;         /* +column, -column ... */
	uint32_t                cbKey;          /* both nulls counted */
	JET_GRBIT               grbit;
	uint32_t                ulDensity;      /* fill of pages, percent */
	union {
		uint32_t         lcid;
		JET_UNICODEINDEX *pidxunicode;
	};
	union {
		uint32_t         cbVarSegMac;
#if JET_VERSION >= 0x0502
		JET_TUPLELIMITS  *ptuplelimits;
#endif
	};
	JET_CONDITIONALCOLUMN_W *rgconditionalcolumn;
	uint32_t                cConditionalColumn;
	JET_ERR                 err;            /* out */
#if JET_VERSION >= 0x0600
	uint32_t                cbKeyMost;      /* with JET_bitIndexKeyMost */
#endif
} JET_INDEXCREATE_W;

#define JET_INDEXCREATE JET_TYPE_AW(JET_INDEXCREATE_)

#if JET_VERSION >= 0x0601
/* JET_INDEXCREATE with space hints. */
typedef struct tagJET_INDEXCREATE2_A {
	uint32_t                cbStruct;       /* bytes in this form */
	char                    *szIndexName;
	char                    *szKey;         /* +column, -column ... */
	uint32_t                cbKey;          /* both nulls counted */
	JET_GRBIT               grbit;
	uint32_t                ulDensity;      /* fill of pages, percent */
	union {
		uint32_t         lcid;
		JET_UNICODEINDEX *pidxunicode;
	};
	union {
		uint32_t         cbVarSegMac;
		JET_TUPLELIMITS  *ptuplelimits;
	};
	JET_CONDITIONALCOLUMN_A *rgconditionalcolumn;
	uint32_t                cConditionalColumn;
	JET_ERR                 err;            /* out */
	uint32_t                cbKeyMost;      /* with JET_bitIndexKeyMost */
	JET_SPACEHINTS          *pSpacehints;
} JET_INDEXCREATE2_A;

typedef struct tagJET_INDEXCREATE2_W {
	uint32_t                cbStruct;       /* bytes in this form */
	WCHAR                   *szIndexName;
	WCHAR                   *szKey;         /* +column, -column ... */
	uint32_t                cbKey;          /* both nulls counted */
	JET_GRBIT               grbit;
	uint32_t                ulDensity;      /* fill of pages, percent */
	union {
		uint32_t         lcid;
		JET_UNICODEINDEX *pidxunicode;
	};
	union {
		uint32_t         cbVarSegMac;
		JET_TUPLELIMITS  *ptuplelimits;
	};
	JET_CONDITIONALCOLUMN_W *rgconditionalcolumn;
	uint32_t                cConditionalColumn;
	JET_ERR                 err;            /* out */
	uint32_t                cbKeyMost;      /* with JET_bitIndexKeyMost */
	JET_SPACEHINTS          *pSpacehints;
} JET_INDEXCREATE2_W;

#define JET_INDEXCREATE2 JET_TYPE_AW(JET_INDEXCREATE2_)
#endif

#if JET_VERSION >= 0x0602
/* JET_INDEXCREATE2 with a locale name. */
typedef struct tagJET_INDEXCREATE3_A {
	uint32_t                cbStruct;       /* bytes in this form */
	char                    *szIndexName;
	char                    *szKey;         /* +column, -column ... */
	uint32_t                cbKey;          /* both nulls counted */
	JET_GRBIT               grbit;
	uint32_t                ulDensity;      /* fill of pages, percent */
	JET_UNICODEINDEX2       *pidxunicode;
	union {
		uint32_t         cbVarSegMac;
		JET_TUPLELIMITS  *ptuplelimits;
	};
	JET_CONDITIONALCOLUMN_A *rgconditionalcolumn;
	uint32_t                cConditionalColumn;
	JET_ERR                 err;            /* out */
	uint32_t                cbKeyMost;      /* with JET_bitIndexKeyMost */
	JET_SPACEHINTS          *pSpacehints;
} JET_INDEXCREATE3_A;

typedef struct tagJET_INDEXCREATE3_W {
	uint32_t                cbStruct;       /* bytes in this form */
	WCHAR                   *szIndexName;
	WCHAR                   *szKey;         /* +column, -column ... */
	uint32_t                cbKey;          /* both nulls counted */
	JET_GRBIT               grbit;
	uint32_t                ulDensity;      /* fill of pages, percent */
	JET_UNICODEINDEX2       *pidxunicode;
	union {
		uint32_t         cbVarSegMac;
		JET_TUPLELIMITS  *ptuplelimits;
	};
	JET_CONDITIONALCOLUMN_W *rgconditionalcolumn;
	uint32_t                cConditionalColumn;
	JET_ERR                 err;            /* out */
	uint32_t                cbKeyMost;      /* with JET_bitIndexKeyMost */
	JET_SPACEHINTS          *pSpacehints;
} JET_INDEXCREATE3_W;

#define JET_INDEXCREATE3 JET_TYPE_AW(JET_INDEXCREATE3_)
#endif

/* A table to create; tableid and cCreated come back. */
typedef struct tagJET_TABLECREATE_A {
	uint32_t           cbStruct;            /* bytes in this form */
	char               *szTableName;
	char               *szTemplateTableName;
	uint32_t           ulPages;
	uint32_t           ulDensity;           /* fill of pages, percent */
	JET_COLUMNCREATE_A *rgcolumncreate;
	uint32_t           cColumns;
	JET_INDEXCREATE_A  *rgindexcreate;
	uint32_t           cIndexes;
	JET_GRBIT          grbit;
	JET_TABLEID        tableid;             /* out */
	uint32_t           cCreated;            /* out */
} JET_TABLECREATE_A;

typedef struct tagJET_TABLECREATE_W {
	uint32_t           cbStruct;            /* bytes in this form */
	WCHAR              *szTableName;
	WCHAR              *szTemplateTableName;
	uint32_t           ulPages;
	uint32_t           ulDensity;           /* fill of pages, percent */
	JET_COLUMNCREATE_W *rgcolumncreate;
	uint32_t           cColumns;
	JET_INDEXCREATE_W  *rgindexcreate;
	uint32_t           cIndexes;
	JET_GRBIT          grbit;
	JET_TABLEID        tableid;             /* out */
	uint32_t           cCreated;            /* out */
} JET_TABLECREATE_W;

#define JET_TABLECREATE JET_TYPE_AW(JET_TABLECREATE_)

#if JET_VERSION >= 0x0501
/* JET_TABLECREATE with a stored callback, "module!function". */
typedef struct tagJET_TABLECREATE2_A {
	uint32_t           cbStruct;            /* bytes in this form */
	char               *szTableName;
	char               *szTemplateTableName;
	uint32_t           ulPages;
	uint32_t           ulDensity;           /* fill of pages, percent */
	JET_COLUMNCREATE_A *rgcolumncreate;
	uint32_t           cColumns;
	JET_INDEXCREATE_A  *rgindexcreate;
	uint32_t           cIndexes;
	char               *szCallback;
	JET_CBTYP          cbtyp;
	JET_GRBIT          grbit;
	JET_TABLEID        tableid;             /* out */
	uint32_t           cCreated;            /* out */
} JET_TABLECREATE2_A;

typedef struct tagJET_TABLECREATE2_W {
	uint32_t           cbStruct;            /* bytes in this form */
	WCHAR              *szTableName;
	WCHAR              *szTemplateTableName;
	uint32_t           ulPages;
	uint32_t           ulDensity;           /* fill of pages, percent */
	JET_COLUMNCREATE_W *rgcolumncreate;
	uint32_t           cColumns;
	JET_INDEXCREATE_W  *rgindexcreate;
	uint32_t           cIndexes;
	WCHAR              *szCallback;
	JET_CBTYP          cbtyp;
	JET_GRBIT          grbit;
	JET_TABLEID        tableid;             /* out */
	uint32_t           cCreated;            /* out */
} JET_TABLECREATE2_W;

#define JET_TABLECREATE2 JET_TYPE_AW(JET_TABLECREATE2_)
#endif

#if JET_VERSION >= 0x0601
/* JET_TABLECREATE2 with space hints. */
typedef struct tagJET_TABLECREATE3_A {
	uint32_t           cbStruct;            /* bytes in this form */
	char               *szTableName;
	char               *szTemplateTableName;
	uint32_t           ulPages;
	uint32_t           ulDensity;           /* fill of pages, percent */
	JET_COLUMNCREATE_A *rgcolumncreate;
	uint32_t           cColumns;
	JET_INDEXCREATE2_A *rgindexcreate;
	uint32_t           cIndexes;
	char               *szCallback;
	JET_CBTYP          cbtyp;
	JET_GRBIT          grbit;
	JET_SPACEHINTS     *pSeqSpacehints;
	JET_SPACEHINTS     *pLVSpacehints;
	uint32_t           cbSeparateLV;  /* larger values leave the record */
	JET_TABLEID        tableid;             /* out */
	uint32_t           cCreated;            /* out */
} JET_TABLECREATE3_A;

typedef struct tagJET_TABLECREATE3_W {
	uint32_t           cbStruct;            /* bytes in this form */
	WCHAR              *szTableName;
	WCHAR              *szTemplateTableName;
	uint32_t           ulPages;
	uint32_t           ulDensity;           /* fill of pages, percent */
	JET_COLUMNCREATE_W *rgcolumncreate;
	uint32_t           cColumns;
	JET_INDEXCREATE2_W *rgindexcreate;
	uint32_t           cIndexes;
	WCHAR              *szCallback;
	JET_CBTYP          cbtyp;
	JET_GRBIT          grbit;
	JET_SPACEHINTS     *pSeqSpacehints;
	JET_SPACEHINTS     *pLVSpacehints;
	uint32_t           cbSeparateLV;  /* larger values leave the record */
	JET_TABLEID        tableid;             /* out */
	uint32_t           cCreated;            /* out */
} JET_TABLECREATE3_W;

#define JET_TABLECREATE3 JET_TYPE_AW(JET_TABLECREATE3_)
#endif

#if JET_VERSION >= 0x0602
/* JET_TABLECREATE3 with indexes by locale name. */
typedef struct tagJET_TABLECREATE4_A {
	uint32_t           cbStruct;            /* bytes in this form */
	char               *szTableName;
	char               *szTemplateTableName;
	uint32_t           ulPages;
	uint32_t           ulDensity;           /* fill of pages, percent */
	JET_COLUMNCREATE_A *rgcolumncreate;
	uint32_t           cColumns;
	JET_INDEXCREATE3_A *rgindexcreate;
	uint32_t           cIndexes;
	char               *szCallback;
	JET_CBTYP          cbtyp;
	JET_GRBIT          grbit;
	JET_SPACEHINTS     *pSeqSpacehints;
	JET_SPACEHINTS     *pLVSpacehints;
	uint32_t           cbSeparateLV;  /* larger values leave the record */
	JET_TABLEID        tableid;             /* out */
	uint32_t           cCreated;            /* out */
} JET_TABLECREATE4_A;

typedef struct tagJET_TABLECREATE4_W {
	uint32_t           cbStruct;            /* bytes in this form */
	WCHAR              *szTableName;
	WCHAR              *szTemplateTableName;
	uint32_t           ulPages;
	uint32_t           ulDensity;           /* fill of pages, percent */
	JET_COLUMNCREATE_W *rgcolumncreate;
	uint32_t           cColumns;
	JET_INDEXCREATE3_W *rgindexcreate;
	uint32_t           cIndexes;
	WCHAR              *szCallback;
	JET_CBTYP          cbtyp;
	JET_GRBIT          grbit;
	JET_SPACEHINTS     *pSeqSpacehints;
	JET_SPACEHINTS     *pLVSpacehints;
	uint32_t           cbSeparateLV;  /* larger values leave the record */
	JET_TABLEID        tableid;             /* out */
	uint32_t           cCreated;            /* out */
} JET_TABLECREATE4_W;

#define JET_TABLECREATE4 JET_TYPE_AW(JET_TABLECREATE4_)
#endif

#if JET_VERSION >= 0x0600
/* A temporary table to make; prgcolumnid is the caller's array. */
typedef struct tagJET_OPENTEMPORARYTABLE {
	uint32_t            cbStruct;           /* bytes in this form */
	const JET_COLUMNDEF *prgcolumndef;
	uint32_t            ccolumn;
	JET_UNICODEINDEX    *pidxunicode;
	JET_GRBIT           grbit;
	JET_COLUMNID        *prgcolumnid;
	uint32_t            cbKeyMost;          /* 0: the default */
	uint32_t            cbVarSegMac;
	JET_TABLEID         tableid;            /* out */
} JET_OPENTEMPORARYTABLE;
#endif

#if JET_VERSION >= 0x0602
/* JET_OPENTEMPORARYTABLE with a locale name. */
typedef struct tagJET_OPENTEMPORARYTABLE2 {
	uint32_t            cbStruct;           /* bytes in this form */
	const JET_COLUMNDEF *prgcolumndef;
	uint32_t            ccolumn;
	JET_UNICODEINDEX2   *pidxunicode;
	JET_GRBIT           grbit;
	JET_COLUMNID        *prgcolumnid;
	uint32_t            cbKeyMost;          /* 0: the default */
	uint32_t            cbVarSegMac;
	JET_TABLEID         tableid;            /* out */
} JET_OPENTEMPORARYTABLE2;
#endif

/* A table, for JET_ObjInfo and JET_TblInfo. */
typedef struct tagJET_OBJECTINFO {
	uint32_t       cbStruct;                /* bytes in this form */
	JET_OBJTYP     objtyp;
	JET_DATESERIAL dtCreate;
	JET_DATESERIAL dtUpdate;
	JET_GRBIT      grbit;
	uint32_t       flags;
	uint32_t       cRecord;
	uint32_t       cPage;
} JET_OBJECTINFO;

/* All tables: a temporary table, and its column ids. */
typedef struct tagJET_OBJECTLIST {
	uint32_t     cbStruct;                  /* bytes in this form */
	JET_TABLEID  tableid;                   /* the caller closes it */
	uint32_t     cRecord;
	JET_COLUMNID columnidcontainername;
	JET_COLUMNID columnidobjectname;
	JET_COLUMNID columnidobjtyp;
	JET_COLUMNID columniddtCreate;
	JET_COLUMNID columniddtUpdate;
	JET_COLUMNID columnidgrbit;
	JET_COLUMNID columnidflags;
	JET_COLUMNID columnidcRecord;
	JET_COLUMNID columnidcPage;
} JET_OBJECTLIST;

/* All columns of a table, likewise. */
typedef struct tagJET_COLUMNLIST {
	uint32_t     cbStruct;                  /* bytes in this form */
	JET_TABLEID  tableid;                   /* the caller closes it */
	uint32_t     cRecord;
	JET_COLUMNID columnidPresentationOrder;
	JET_COLUMNID columnidcolumnname;
	JET_COLUMNID columnidcolumnid;
	JET_COLUMNID columnidcoltyp;
	JET_COLUMNID columnidCountry;
	JET_COLUMNID columnidLangid;
	JET_COLUMNID columnidCp;
	JET_COLUMNID columnidCollate;
	JET_COLUMNID columnidcbMax;
	JET_COLUMNID columnidgrbit;
	JET_COLUMNID columnidDefault;
	JET_COLUMNID columnidBaseTableName;
	JET_COLUMNID columnidBaseColumnName;
	JET_COLUMNID columnidDefinitionName;
} JET_COLUMNLIST;

/* All indexes of a table, a row for each key column, likewise. */
typedef struct tagJET_INDEXLIST {
	uint32_t     cbStruct;                  /* bytes in this form */
	JET_TABLEID  tableid;                   /* the caller closes it */
	uint32_t     cRecord;
	JET_COLUMNID columnidindexname;
	JET_COLUMNID columnidgrbitIndex;
	JET_COLUMNID columnidcKey;
	JET_COLUMNID columnidcEntry;
	JET_COLUMNID columnidcPage;
	JET_COLUMNID columnidcColumn;
	JET_COLUMNID columnidiColumn;
	JET_COLUMNID columnidcolumnid;
	JET_COLUMNID columnidcoltyp;
	JET_COLUMNID columnidCountry;
	JET_COLUMNID columnidLangid;
	JET_COLUMNID columnidCp;
	JET_COLUMNID columnidCollate;
	JET_COLUMNID columnidgrbitColumn;
	JET_COLUMNID columnidcolumnname;
	JET_COLUMNID columnidLCMapFlags;
} JET_INDEXLIST;

/* JetIntersectIndexes: a temporary table of bookmarks. */
typedef struct tagJET_RECORDLIST {
	uint32_t     cbStruct;                  /* bytes in this form */
	JET_TABLEID  tableid;                   /* the caller closes it */
	uint32_t     cRecord;
	JET_COLUMNID columnidBookmark;
} JET_RECORDLIST;

/* JetIntersectIndexes: a cursor with a range. */
typedef struct tagJET_INDEXRANGE {
	uint32_t    cbStruct;                   /* bytes in this form */
	JET_TABLEID tableid;
	JET_GRBIT   grbit;
} JET_INDEXRANGE;

#if JET_VERSION >= 0x0602
/* A column compared with a value. */
typedef struct tagJET_INDEX_COLUMN {
	JET_COLUMNID columnid;
	JET_RELOP    relop;
	void         *pv;
	uint32_t     cb;
	JET_GRBIT    grbit;
} JET_INDEX_COLUMN;

/* JetPrereadIndexRanges: the two ends of a range. */
typedef struct tagJET_INDEX_RANGE {
	JET_INDEX_COLUMN *rgStartColumns;
	uint32_t         cStartColumns;
	JET_INDEX_COLUMN *rgEndColumns;
	uint32_t         cEndColumns;
} JET_INDEX_RANGE;
#endif

/* JetRetrieveColumn: byte offset, and which value, counted from 1. */
typedef struct tagJET_RETINFO {
	uint32_t     cbStruct;                  /* bytes in this form */
	uint32_t     ibLongValue;
	uint32_t     itagSequence;
	JET_COLUMNID columnidNextTagged;        /* out */
} JET_RETINFO;

/* JetSetColumn: byte offset, and which value; 0 adds one. */
typedef struct tagJET_SETINFO {
	uint32_t cbStruct;                      /* bytes in this form */
	uint32_t ibLongValue;
	uint32_t itagSequence;
} JET_SETINFO;

/* About centriesLT of centriesTotal entries are before this one. */
typedef struct tagJET_RECPOS {
	uint32_t cbStruct;                      /* bytes in this form */
	uint32_t centriesLT;
	uint32_t centriesInRange;
	uint32_t centriesTotal;
} JET_RECPOS;

/* JET_RECPOS in 64 bits. */
typedef struct tagJET_RECPOS2 {
	uint32_t cbStruct;                      /* bytes in this form */
	uint32_t centriesLTDeprecated;
	uint32_t centriesInRangeDeprecated;
	uint32_t centriesTotalDeprecated;
	uint64_t centriesLT;
	uint64_t centriesTotal;
} JET_RECPOS2;

/* JetSetColumns: one value. */
typedef struct tagJET_SETCOLUMN {
	JET_COLUMNID columnid;
	const void   *pvData;
	uint32_t     cbData;
	JET_GRBIT    grbit;
	uint32_t     ibLongValue;
	uint32_t     itagSequence;
	JET_ERR      err;                       /* out */
} JET_SETCOLUMN;

/* JetRetrieveColumns: one value; cbActual and err come back. */
typedef struct tagJET_RETRIEVECOLUMN {
	JET_COLUMNID columnid;
	void         *pvData;
	uint32_t     cbData;
	uint32_t     cbActual;                  /* out, whole length */
	JET_GRBIT    grbit;
	uint32_t     ibLongValue;
	uint32_t     itagSequence;
	JET_COLUMNID columnidNextTagged;        /* out */
	JET_ERR      err;                       /* out */
} JET_RETRIEVECOLUMN;

#if JET_VERSION >= 0x0501
/* JetEnumerateColumns: a column, and which values (none: all). */
typedef struct tagJET_ENUMCOLUMNID {
	JET_COLUMNID columnid;
	uint32_t     ctagSequence;
	uint32_t     *rgtagSequence;
} JET_ENUMCOLUMNID;

/* JetEnumerateColumns: one value of several. */
typedef struct tagJET_ENUMCOLUMNVALUE {
	uint32_t itagSequence;
	JET_ERR  err;
	uint32_t cbData;
	void     *pvData;
} JET_ENUMCOLUMNVALUE;

/* JetEnumerateColumns: a column; err JET_wrnColumnSingleValue says that
 * it holds one value, in cbData and pvData. */
typedef struct tagJET_ENUMCOLUMN {
	JET_COLUMNID columnid;
	JET_ERR      err;
	union {
		uint32_t cEnumColumnValue;
		uint32_t cbData;
	};
	union {
		JET_ENUMCOLUMNVALUE *rgEnumColumnValue;
		void *pvData;
	};
} JET_ENUMCOLUMN;
#endif

#if JET_VERSION >= 0x0600
/* JetGetRecordSize: bytes and counts. */
typedef struct tagJET_RECSIZE {
	uint64_t cbData;
	uint64_t cbLongValueData;
	uint64_t cbOverhead;
	uint64_t cbLongValueOverhead;
	uint64_t cNonTaggedColumns;
	uint64_t cTaggedColumns;
	uint64_t cLongValues;
	uint64_t cMultiValues;
} JET_RECSIZE;
#endif

#if JET_VERSION >= 0x0601
/* JetGetRecordSize2: JET_RECSIZE with compressed sizes. */
typedef struct tagJET_RECSIZE2 {
	uint64_t cbData;
	uint64_t cbLongValueData;
	uint64_t cbOverhead;
	uint64_t cbLongValueOverhead;
	uint64_t cNonTaggedColumns;
	uint64_t cTaggedColumns;
	uint64_t cLongValues;
	uint64_t cMultiValues;
	uint64_t cCompressedColumns;
	uint64_t cbDataCompressed;
	uint64_t cbLongValueDataCompressed;
} JET_RECSIZE2;
#endif

/* JET_DbInfoUpgrade. */
typedef struct tagJET_DBINFOUPGRADE {
	uint32_t cbStruct;                      /* bytes in this form */
	uint32_t cbFilesizeLow;
	uint32_t cbFilesizeHigh;
	uint32_t cbFreeSpaceRequiredLow;
	uint32_t cbFreeSpaceRequiredHigh;
	uint32_t csecToUpgrade;
	union {
		uint32_t ulFlags;
		struct {
			uint32_t fUpgradable : 1;
			uint32_t fAlreadyUpgraded : 1;
		};
	};
} JET_DBINFOUPGRADE;

/* JET_DbInfoMisc: the header of a database file. The buffer's size
 * selects this form or a later one. */
typedef struct tagJET_DBINFOMISC {
	uint32_t      ulVersion;
	uint32_t      ulUpdate;
	JET_SIGNATURE signDb;
	uint32_t      dbstate;
	JET_LGPOS     lgposConsistent;
	JET_LOGTIME   logtimeConsistent;
	JET_LOGTIME   logtimeAttach;
	JET_LGPOS     lgposAttach;
	JET_LOGTIME   logtimeDetach;
	JET_LGPOS     lgposDetach;
	JET_SIGNATURE signLog;
	JET_BKINFO    bkinfoFullPrev;
	JET_BKINFO    bkinfoIncPrev;
	JET_BKINFO    bkinfoFullCur;
	uint32_t      fShadowingDisabled;
	uint32_t      fUpgradeDb;
	uint32_t      dwMajorVersion;
	uint32_t      dwMinorVersion;
	uint32_t      dwBuildNumber;
	int32_t       lSPNumber;                /* service pack */
	uint32_t      cbPageSize;
} JET_DBINFOMISC;

#if JET_VERSION >= 0x0600
/* JET_DBINFOMISC with the logs needed, repairs and page faults. */
typedef struct tagJET_DBINFOMISC2 {
	uint32_t      ulVersion;
	uint32_t      ulUpdate;
	JET_SIGNATURE signDb;
	uint32_t      dbstate;
	JET_LGPOS     lgposConsistent;
	JET_LOGTIME   logtimeConsistent;
	JET_LOGTIME   logtimeAttach;
	JET_LGPOS     lgposAttach;
	JET_LOGTIME   logtimeDetach;
	JET_LGPOS     lgposDetach;
	JET_SIGNATURE signLog;
	JET_BKINFO    bkinfoFullPrev;
	JET_BKINFO    bkinfoIncPrev;
	JET_BKINFO    bkinfoFullCur;
	uint32_t      fShadowingDisabled;
	uint32_t      fUpgradeDb;
	uint32_t      dwMajorVersion;
	uint32_t      dwMinorVersion;
	uint32_t      dwBuildNumber;
	int32_t       lSPNumber;                /* service pack */
	uint32_t      cbPageSize;
	uint32_t      genMinRequired;
	uint32_t      genMaxRequired;
	JET_LOGTIME   logtimeGenMaxCreate;
	uint32_t      ulRepairCount;
	JET_LOGTIME   logtimeRepair;
	uint32_t      ulRepairCountOld;
	uint32_t      ulECCFixSuccess;
	JET_LOGTIME   logtimeECCFixSuccess;
	uint32_t      ulECCFixSuccessOld;
	uint32_t      ulECCFixFail;
	JET_LOGTIME   logtimeECCFixFail;
	uint32_t      ulECCFixFailOld;
	uint32_t      ulBadChecksum;
	JET_LOGTIME   logtimeBadChecksum;
	uint32_t      ulBadChecksumOld;
} JET_DBINFOMISC2;
#endif

#if JET_VERSION >= 0x0601
/* JET_DBINFOMISC2 with the last log committed. */
typedef struct tagJET_DBINFOMISC3 {
	uint32_t      ulVersion;
	uint32_t      ulUpdate;
	JET_SIGNATURE signDb;
	uint32_t      dbstate;
	JET_LGPOS     lgposConsistent;
	JET_LOGTIME   logtimeConsistent;
	JET_LOGTIME   logtimeAttach;
	JET_LGPOS     lgposAttach;
	JET_LOGTIME   logtimeDetach;
	JET_LGPOS     lgposDetach;
	JET_SIGNATURE signLog;
	JET_BKINFO    bkinfoFullPrev;
	JET_BKINFO    bkinfoIncPrev;
	JET_BKINFO    bkinfoFullCur;
	uint32_t      fShadowingDisabled;
	uint32_t      fUpgradeDb;
	uint32_t      dwMajorVersion;
	uint32_t      dwMinorVersion;
	uint32_t      dwBuildNumber;
	int32_t       lSPNumber;                /* service pack */
	uint32_t      cbPageSize;
	uint32_t      genMinRequired;
	uint32_t      genMaxRequired;
	JET_LOGTIME   logtimeGenMaxCreate;
	uint32_t      ulRepairCount;
	JET_LOGTIME   logtimeRepair;
	uint32_t      ulRepairCountOld;
	uint32_t      ulECCFixSuccess;
	JET_LOGTIME   logtimeECCFixSuccess;
	uint32_t      ulECCFixSuccessOld;
	uint32_t      ulECCFixFail;
	JET_LOGTIME   logtimeECCFixFail;
	uint32_t      ulECCFixFailOld;
	uint32_t      ulBadChecksum;
	JET_LOGTIME   logtimeBadChecksum;
	uint32_t      ulBadChecksumOld;
	uint32_t      genCommitted;
} JET_DBINFOMISC3;

/* JET_DBINFOMISC3 with copy and differential backups. */
typedef struct tagJET_DBINFOMISC4 {
	uint32_t      ulVersion;
	uint32_t      ulUpdate;
	JET_SIGNATURE signDb;
	uint32_t      dbstate;
	JET_LGPOS     lgposConsistent;
	JET_LOGTIME   logtimeConsistent;
	JET_LOGTIME   logtimeAttach;
	JET_LGPOS     lgposAttach;
	JET_LOGTIME   logtimeDetach;
	JET_LGPOS     lgposDetach;
	JET_SIGNATURE signLog;
	JET_BKINFO    bkinfoFullPrev;
	JET_BKINFO    bkinfoIncPrev;
	JET_BKINFO    bkinfoFullCur;
	uint32_t      fShadowingDisabled;
	uint32_t      fUpgradeDb;
	uint32_t      dwMajorVersion;
	uint32_t      dwMinorVersion;
	uint32_t      dwBuildNumber;
	int32_t       lSPNumber;                /* service pack */
	uint32_t      cbPageSize;
	uint32_t      genMinRequired;
	uint32_t      genMaxRequired;
	JET_LOGTIME   logtimeGenMaxCreate;
	uint32_t      ulRepairCount;
	JET_LOGTIME   logtimeRepair;
	uint32_t      ulRepairCountOld;
	uint32_t      ulECCFixSuccess;
	JET_LOGTIME   logtimeECCFixSuccess;
	uint32_t      ulECCFixSuccessOld;
	uint32_t      ulECCFixFail;
	JET_LOGTIME   logtimeECCFixFail;
	uint32_t      ulECCFixFailOld;
	uint32_t      ulBadChecksum;
	JET_LOGTIME   logtimeBadChecksum;
	uint32_t      ulBadChecksumOld;
	uint32_t      genCommitted;
	JET_BKINFO    bkinfoCopyPrev;
	JET_BKINFO    bkinfoDiffPrev;
} JET_DBINFOMISC4;
#endif

#if JET_VERSION >= 0x0600
/* Counters of a thread. */
typedef struct tagJET_THREADSTATS {
	uint32_t cbStruct;                      /* bytes in this form */
	uint32_t cPageReferenced;
	uint32_t cPageRead;
	uint32_t cPagePreread;
	uint32_t cPageDirtied;
	uint32_t cPageRedirtied;
	uint32_t cLogRecord;
	uint32_t cbLogRecord;
} JET_THREADSTATS;
#endif

#if JET_VERSION >= 0x0A00
/* JET_THREADSTATS with cache misses and their microseconds. */
typedef struct tagJET_THREADSTATS2 {
	uint32_t cbStruct;                      /* bytes in this form */
	uint32_t cPageReferenced;
	uint32_t cPageRead;
	uint32_t cPagePreread;
	uint32_t cPageDirtied;
	uint32_t cPageRedirtied;
	uint32_t cLogRecord;
	uint32_t cbLogRecord;
	uint64_t cusecPageCacheMiss;
	uint32_t cPageCacheMiss;
} JET_THREADSTATS2;
#endif

#if JET_VERSION >= 0x0A01
/* JET_THREADSTATS2 with those of long values. */
typedef struct tagJET_THREADSTATS3 {
	uint32_t cbStruct;                      /* bytes in this form */
	uint32_t cPageReferenced;
	uint32_t cPageRead;
	uint32_t cPagePreread;
	uint32_t cPageDirtied;
	uint32_t cPageRedirtied;
	uint32_t cLogRecord;
	uint32_t cbLogRecord;
	uint64_t cusecPageCacheMiss;
	uint32_t cPageCacheMiss;
	uint32_t cSeparatedLongValueRead;
	uint64_t cusecLongValuePageCacheMiss;
	uint32_t cLongValuePageCacheMiss;
} JET_THREADSTATS3;
#endif

#if JET_VERSION >= 0x0602
/* JetGetErrorInfoW: an error and its categories, widest first. */
typedef struct tagJET_ERRINFOBASIC_W {
	uint32_t      cbStruct;                 /* bytes in this form */
	JET_ERR       errValue;
	JET_ERRCAT    errcatMostSpecific;
	unsigned char rgCategoricalHierarchy[8];
	uint32_t      lSourceLine;
	WCHAR         rgszSourceFile[64];
} JET_ERRINFOBASIC_W;
#endif

#if JET_VERSION >= 0x0501
/* Range of log files; szBaseName is JET_paramBaseName. */
typedef struct tagJET_LOGINFO_A {
	uint32_t cbSize;
	uint32_t ulGenLow;
	uint32_t ulGenHigh;
	char     szBaseName[JET_BASE_NAME_LENGTH + 1];
} JET_LOGINFO_A;

typedef struct tagJET_LOGINFO_W {
	uint32_t cbSize;
	uint32_t ulGenLow;
	uint32_t ulGenHigh;
	WCHAR    szBaseName[JET_BASE_NAME_LENGTH + 1];
} JET_LOGINFO_W;

#define JET_LOGINFO JET_TYPE_AW(JET_LOGINFO_)

/* A running instance; the arrays have cDatabases elements. */
typedef struct _JET_INSTANCE_INFO_A {
	JET_INSTANCE hInstanceId;
	char         *szInstanceName;
	JET_API_PTR  cDatabases;
	char         **szDatabaseFileName;
	char         **szDatabaseDisplayName;
	char         **szDatabaseSLVFileName_Obsolete;  /* NULL */
} JET_INSTANCE_INFO_A;

typedef struct _JET_INSTANCE_INFO_W {
	JET_INSTANCE hInstanceId;
	WCHAR        *szInstanceName;
	JET_API_PTR  cDatabases;
	WCHAR        **szDatabaseFileName;
	WCHAR        **szDatabaseDisplayName;
	WCHAR        **szDatabaseSLVFileName_Obsolete;  /* NULL */
} JET_INSTANCE_INFO_W;

#define JET_INSTANCE_INFO JET_TYPE_AW(JET_INSTANCE_INFO_)
#endif

#if JET_VERSION >= 0x0A01
/* A revert snapshot file. */
typedef struct tagJET_RBSINFOMISC {
	int32_t     lRBSGeneration;
	JET_LOGTIME logtimeCreate;
	JET_LOGTIME logtimeCreatePrevRBS;
	uint32_t    ulMajor;
	uint32_t    ulMinor;
	uint64_t    cbLogicalFileSize;
} JET_RBSINFOMISC;

/* What a revert to a snapshot did. */
typedef struct tagJET_RBSREVERTINFOMISC {
	int32_t     lGenMinRevertStart;
	int32_t     lGenMaxRevertStart;
	int32_t     lGenMinRevertEnd;
	int32_t     lGenMaxRevertEnd;
	JET_LOGTIME logtimeRevertFrom;
	uint64_t    cSecRevert;
	uint64_t    cPagesReverted;
	int32_t     lGenRBSMaxApplied;
	int32_t     lGenRBSMinApplied;
} JET_RBSREVERTINFOMISC;
#endif

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

/* ----------------------------------------------------------------------
 * Instances and parameters
 * ---------------------------------------------------------------------- */

#if JET_VERSION >= 0x0501
/* JetEnableMultiInstance - choose multi-instance mode for the process and
 * set csetsysparam global parameters at once; each element gets its own err.
 * *pcsetsucceed counts those set.
 * Errors: JET_errSystemParamsAlreadySet, JET_errRunningInOneInstanceMode,
 *   JET_errInvalidPath
 * Source: Microsoft Learn, "JetEnableMultiInstance Function" */
JET_ERR JET_API
JetEnableMultiInstanceA(JET_SETSYSPARAM_A *psetsysparam,
    uint32_t csetsysparam, uint32_t *pcsetsucceed);

/* JetCreateInstance - make an instance, not started yet, with a copy of the
 * global parameters. szInstanceName is unique in the process; NULL for one
 * without a name. JetTerm frees it.
 * Errors: JET_errInstanceNameInUse, JET_errTooManyInstances,
 *   JET_errRunningInOneInstanceMode
 * Source: Microsoft Learn, "JetCreateInstance Function" */
JET_ERR JET_API
JetCreateInstanceA(JET_INSTANCE *pinstance, JET_PCSTR szInstanceName);

/* JetCreateInstance2 - JetCreateInstance with a name for display; grbit is
 * 0.
 * Errors: JET_errInstanceNameInUse, JET_errTooManyInstances,
 *   JET_errRunningInOneInstanceMode
 * Source: Microsoft Learn, "JetCreateInstance2 Function" */
JET_ERR JET_API
JetCreateInstance2A(JET_INSTANCE *pinstance, JET_PCSTR szInstanceName,
    JET_PCSTR szDisplayName, JET_GRBIT grbit);
#endif

/* JetInit - start an instance and recover it after a crash. With pinstance
 * NULL, or pointing at 0, the process gets its one implicit instance.
 * Databases must be attached again afterwards.
 * Errors: JET_errAlreadyInitialized, JET_errInvalidPath,
 *   JET_errFileAccessDenied, JET_errLogFileSizeMismatch,
 *   JET_errMissingLogFile, JET_errLogFileCorrupt
 * Source: Microsoft Learn, "JetInit Function" */
JET_ERR JET_API
JetInit(JET_INSTANCE *pinstance);

#if JET_VERSION >= 0x0501
/* JetInit2 - JetInit with JET_bitReplay..., JET_bitRecovery... and the like.
 * Errors: JET_errAlreadyInitialized, JET_errInvalidGrbit
 * Source: Microsoft Learn, "JetInit2 Function" */
JET_ERR JET_API
JetInit2(JET_INSTANCE *pinstance, JET_GRBIT grbit);
#endif

#if JET_VERSION >= 0x0600
/* JetInit3 - JetInit2 with a map from old to new database paths, a place to
 * stop and a progress function; prstInfo may be NULL.
 * Errors: JET_errAlreadyInitialized, JET_errRecoveredWithoutUndo,
 *   JET_errInvalidGrbit
 * Source: Microsoft Learn, "JetInit3 Function" */
JET_ERR JET_API
JetInit3A(JET_INSTANCE *pinstance, JET_RSTINFO_A *prstInfo, JET_GRBIT grbit);
#endif

/* JetTerm - stop an instance and free its handle, rolling back whatever is
 * open. Also frees an instance that was never started.
 * Errors: JET_errBackupInProgress, JET_errTooManyActiveUsers
 * Source: Microsoft Learn, "JetTerm Function" */
JET_ERR JET_API
JetTerm(JET_INSTANCE instance);

/* JetTerm2 - JetTerm in a chosen way: complete, abrupt, stopping a backup,
 * or leaving databases dirty.
 * Errors: JET_errBackupInProgress, JET_errTooManyActiveUsers,
 *   JET_errDirtyShutdown
 * Source: Microsoft Learn, "JetTerm2 Function" */
JET_ERR JET_API
JetTerm2(JET_INSTANCE instance, JET_GRBIT grbit);

/* JetStopService - JetStopServiceInstance for the one implicit instance.
 * Errors: JET_errRunningInMultiInstanceMode
 * Source: Microsoft Learn, "JetStopService Function" */
JET_ERR JET_API
JetStopService(void);

#if JET_VERSION >= 0x0501
/* JetStopServiceInstance - make all later calls on the instance, except the
 * ending of it, give JET_errClientRequestToStopJetService.
 * Errors: JET_errInvalidInstance
 * Source: Microsoft Learn, "JetStopServiceInstance Function" */
JET_ERR JET_API
JetStopServiceInstance(JET_INSTANCE instance);
#endif

#if JET_VERSION >= 0x0602
/* JetStopServiceInstance2 - stop or resume the parts of the service that
 * grbit names.
 * Errors: JET_errInvalidGrbit
 * Source: Microsoft Learn, "JetStopServiceInstance2 Function" */
JET_ERR JET_API
JetStopServiceInstance2(JET_INSTANCE instance, JET_GRBIT grbit);
#endif

/* JetSetSystemParameter - set a parameter of the process (pinstance NULL or
 * 0), an instance or a session. Numbers and pointers go in lParam, text in
 * szParam.
 * Errors: JET_errAlreadyInitialized, JET_errInvalidPath,
 *   JET_errInvalidSesid, JET_errRunningInMultiInstanceMode
 * Source: Microsoft Learn, "JetSetSystemParameter Function" */
JET_ERR JET_API
JetSetSystemParameterA(JET_INSTANCE *pinstance, JET_SESID sesid,
    uint32_t paramid, JET_API_PTR lParam, JET_PCSTR szParam);

/* JetGetSystemParameter - read a parameter; numbers come back in *plParam,
 * text in szParam, which has room for cbMax bytes.
 * Errors: JET_wrnBufferTruncated, JET_errBufferTooSmall, JET_errInvalidSesid
 * Source: Microsoft Learn, "JetGetSystemParameter Function" */
JET_ERR JET_API
JetGetSystemParameterA(JET_INSTANCE instance, JET_SESID sesid,
    uint32_t paramid, JET_API_PTR *plParam, JET_PSTR szParam,
    uint32_t cbMax);

#if JET_VERSION >= 0x0600
JET_ERR JET_API
JetEnableMultiInstanceW(JET_SETSYSPARAM_W *psetsysparam,
    uint32_t csetsysparam, uint32_t *pcsetsucceed);

JET_ERR JET_API
JetCreateInstanceW(JET_INSTANCE *pinstance, JET_PCWSTR szInstanceName);

JET_ERR JET_API
JetCreateInstance2W(JET_INSTANCE *pinstance, JET_PCWSTR szInstanceName,
    JET_PCWSTR szDisplayName, JET_GRBIT grbit);

JET_ERR JET_API
JetInit3W(JET_INSTANCE *pinstance, JET_RSTINFO_W *prstInfo, JET_GRBIT grbit);

JET_ERR JET_API
JetSetSystemParameterW(JET_INSTANCE *pinstance, JET_SESID sesid,
    uint32_t paramid, JET_API_PTR lParam, JET_PCWSTR szParam);

JET_ERR JET_API
JetGetSystemParameterW(JET_INSTANCE instance, JET_SESID sesid,
    uint32_t paramid, JET_API_PTR *plParam, JET_PWSTR szParam,
    uint32_t cbMax);
#endif

#define JetEnableMultiInstance JET_CALL_AW(JetEnableMultiInstance)
#define JetCreateInstance      JET_CALL_AW(JetCreateInstance)
#define JetCreateInstance2     JET_CALL_AW(JetCreateInstance2)
#define JetInit3               JET_CALL_AW(JetInit3)
#define JetSetSystemParameter  JET_CALL_AW(JetSetSystemParameter)
#define JetGetSystemParameter  JET_CALL_AW(JetGetSystemParameter)

/* ----------------------------------------------------------------------
 * Sessions
 * ---------------------------------------------------------------------- */

/* JetBeginSession - open a session on a started instance. User name and
 * password are not used and may be NULL.
 * Errors: JET_errOutOfSessions, JET_errNotInitialized
 * Source: Microsoft Learn, "JetBeginSession Function" */
JET_ERR JET_API
JetBeginSessionA(JET_INSTANCE instance, JET_SESID *psesid,
    JET_PCSTR szUserName, JET_PCSTR szPassword);

/* JetDupSession - open one more session on the instance of sesid; it shares
 * nothing else with the first.
 * Errors: JET_errOutOfSessions
 * Source: Microsoft Learn, "JetDupSession Function" */
JET_ERR JET_API
JetDupSession(JET_SESID sesid, JET_SESID *psesid);

/* JetEndSession - close a session: its transactions are rolled back, its
 * cursors and databases closed. grbit is 0.
 * Errors: JET_errInvalidSesid, JET_errSessionInUse
 * Source: Microsoft Learn, "JetEndSession Function" */
JET_ERR JET_API
JetEndSession(JET_SESID sesid, JET_GRBIT grbit);

/* JetSetSessionContext - tie the session's transactions to ulContext instead
 * of to the thread, so that another thread may go on. Not 0 and not ~0.
 * Errors: JET_errSessionContextAlreadySet
 * Source: Microsoft Learn, "JetSetSessionContext Function" */
JET_ERR JET_API
JetSetSessionContext(JET_SESID sesid, JET_API_PTR ulContext);

/* JetResetSessionContext - undo JetSetSessionContext, on the thread that
 * called it.
 * Errors: JET_errSessionContextNotSetByThisThread
 * Source: Microsoft Learn, "JetResetSessionContext Function" */
JET_ERR JET_API
JetResetSessionContext(JET_SESID sesid);

#if JET_VERSION >= 0x0602
/* JetSetSessionParameter - set JET_sesparam... of a session; pvParam has
 * cbParam bytes.
 * Errors: JET_errInvalidSesparamId, JET_errFeatureNotAvailable
 * Source: Microsoft Learn, "JetSetSessionParameter Function" */
JET_ERR JET_API
JetSetSessionParameter(JET_SESID sesid, uint32_t sesparamid, void *pvParam,
    uint32_t cbParam);

/* JetGetSessionParameter - read JET_sesparam... of a session into pvParam.
 * Errors: JET_errInvalidSesparamId, JET_errInvalidBufferSize
 * Source: Microsoft Learn, "JetGetSessionParameter Function" */
JET_ERR JET_API
JetGetSessionParameter(JET_SESID sesid, uint32_t sesparamid, void *pvParam,
    uint32_t cbParamMax, uint32_t *pcbParamActual);
#endif

#if JET_VERSION >= 0x0600
JET_ERR JET_API
JetBeginSessionW(JET_INSTANCE instance, JET_SESID *psesid,
    JET_PCWSTR szUserName, JET_PCWSTR szPassword);
#endif

#define JetBeginSession JET_CALL_AW(JetBeginSession)

/* ----------------------------------------------------------------------
 * Transactions
 * ---------------------------------------------------------------------- */

/* JetBeginTransaction - begin a transaction, or a save point in one, up to 7
 * deep. The outermost begin fixes what the session sees.
 * Errors: JET_errTransTooDeep, JET_errSessionSharingViolation
 * Source: Microsoft Learn, "JetBeginTransaction Function" */
JET_ERR JET_API
JetBeginTransaction(JET_SESID sesid);

/* JetBeginTransaction2 - JetBeginTransaction, with
 * JET_bitTransactionReadOnly for one that changes nothing; other bits are
 * ignored.
 * Errors: JET_errTransTooDeep
 * Source: Microsoft Learn, "JetBeginTransaction2 Function" */
JET_ERR JET_API
JetBeginTransaction2(JET_SESID sesid, JET_GRBIT grbit);

#if JET_VERSION >= 0x0602
/* JetBeginTransaction3 - JetBeginTransaction2 with a number of the caller's
 * for traces.
 * Errors: JET_errTransTooDeep
 * Source: Microsoft Learn, "JetBeginTransaction3 Function" */
JET_ERR JET_API
JetBeginTransaction3(JET_SESID sesid, int64_t trxid, JET_GRBIT grbit);
#endif

/* JetCommitTransaction - commit the innermost level. Only the outermost
 * commit makes changes visible and waits for the disk, unless
 * JET_bitCommitLazyFlush.
 * Errors: JET_errNotInTransaction, JET_errMustRollback, JET_errInvalidGrbit
 * Source: Microsoft Learn, "JetCommitTransaction Function" */
JET_ERR JET_API
JetCommitTransaction(JET_SESID sesid, JET_GRBIT grbit);

#if JET_VERSION >= 0x0602
/* JetCommitTransaction2 - JetCommitTransaction that lets a lazy commit stay
 * in memory at most cmsecDurableCommit milliseconds and gives its place in
 * the log (pCommitId may be NULL).
 * Errors: JET_errNotInTransaction, JET_errMustRollback
 * Source: Microsoft Learn, "JetCommitTransaction2 Function" */
JET_ERR JET_API
JetCommitTransaction2(JET_SESID sesid, JET_GRBIT grbit,
    uint32_t cmsecDurableCommit, JET_COMMIT_ID *pCommitId);
#endif

/* JetRollback - undo the innermost level, or all with JET_bitRollbackAll;
 * updates prepared and cursors opened in it are closed.
 * Errors: JET_errNotInTransaction, JET_errRollbackError
 * Source: Microsoft Learn, "JetRollback Function" */
JET_ERR JET_API
JetRollback(JET_SESID sesid, JET_GRBIT grbit);

/* ----------------------------------------------------------------------
 * Databases
 * ---------------------------------------------------------------------- */

/* JetCreateDatabase - create a database file, attach and open it. szConnect
 * is not used. Not inside a transaction.
 * Errors: JET_errDatabaseDuplicate, JET_errDatabaseInvalidPath,
 *   JET_errInTransaction, JET_errTooManyAttachedDatabases, JET_errDiskFull
 * Source: Microsoft Learn, "JetCreateDatabase Function" */
JET_ERR JET_API
JetCreateDatabaseA(JET_SESID sesid, JET_PCSTR szFilename, JET_PCSTR szConnect,
    JET_DBID *pdbid, JET_GRBIT grbit);

/* JetCreateDatabase2 - JetCreateDatabase with a largest size in pages, 0 for
 * none.
 * Errors: JET_errDatabaseDuplicate, JET_errDatabaseInvalidPath,
 *   JET_errInTransaction, JET_errTooManyAttachedDatabases, JET_errDiskFull
 * Source: Microsoft Learn, "JetCreateDatabase2 Function" */
JET_ERR JET_API
JetCreateDatabase2A(JET_SESID sesid, JET_PCSTR szFilename,
    uint32_t cpgDatabaseSizeMax, JET_DBID *pdbid, JET_GRBIT grbit);

/* JetAttachDatabase - make a database file known to the instance.
 * Errors: JET_wrnDatabaseAttached, JET_errFileNotFound,
 *   JET_errDatabaseDirtyShutdown, JET_errDatabaseSharingViolation,
 *   JET_errFileAccessDenied, JET_errTooManyAttachedDatabases
 * Source: Microsoft Learn, "JetAttachDatabase Function" */
JET_ERR JET_API
JetAttachDatabaseA(JET_SESID sesid, JET_PCSTR szFilename, JET_GRBIT grbit);

/* JetAttachDatabase2 - JetAttachDatabase with a largest size in pages, 0 for
 * none.
 * Errors: JET_wrnDatabaseAttached, JET_errFileNotFound,
 *   JET_errDatabaseDirtyShutdown, JET_errDatabaseSharingViolation,
 *   JET_errTooManyAttachedDatabases
 * Source: Microsoft Learn, "JetAttachDatabase2 Function" */
JET_ERR JET_API
JetAttachDatabase2A(JET_SESID sesid, JET_PCSTR szFilename,
    uint32_t cpgDatabaseSizeMax, JET_GRBIT grbit);

/* JetDetachDatabase - forget a database file that nobody has open and leave
 * it clean; NULL for all of them.
 * Errors: JET_errDatabaseNotFound, JET_errDatabaseInUse,
 *   JET_errInTransaction
 * Source: Microsoft Learn, "JetDetachDatabase Function" */
JET_ERR JET_API
JetDetachDatabaseA(JET_SESID sesid, JET_PCSTR szFilename);

#if JET_VERSION >= 0x0501
/* JetDetachDatabase2 - JetDetachDatabase with JET_bitForceDetach and the
 * like.
 * Errors: JET_errDatabaseNotFound, JET_errDatabaseInUse,
 *   JET_errForceDetachNotAllowed
 * Source: Microsoft Learn, "JetDetachDatabase2 Function" */
JET_ERR JET_API
JetDetachDatabase2A(JET_SESID sesid, JET_PCSTR szFilename, JET_GRBIT grbit);
#endif

/* JetOpenDatabase - give the session a JET_DBID for an attached database.
 * szConnect is not used.
 * Errors: JET_wrnFileOpenReadOnly, JET_errDatabaseNotFound,
 *   JET_errDatabaseLocked, JET_errDatabaseInUse,
 *   JET_errOneDatabasePerSession
 * Source: Microsoft Learn, "JetOpenDatabase Function" */
JET_ERR JET_API
JetOpenDatabaseA(JET_SESID sesid, JET_PCSTR szFilename, JET_PCSTR szConnect,
    JET_DBID *pdbid, JET_GRBIT grbit);

/* JetCloseDatabase - give back a JET_DBID; the session's last closes its
 * cursors too.
 * Errors: JET_errInvalidDatabaseId
 * Source: Microsoft Learn, "JetCloseDatabase Function" */
JET_ERR JET_API
JetCloseDatabase(JET_SESID sesid, JET_DBID dbid, JET_GRBIT grbit);

/* JetSetDatabaseSize - set the size in pages of a database that is not open;
 * *pcpgReal is what it became.
 * Errors: JET_errDatabaseNotFound, JET_errDiskFull, JET_errFileAccessDenied
 * Source: Microsoft Learn, "JetSetDatabaseSize Function" */
JET_ERR JET_API
JetSetDatabaseSizeA(JET_SESID sesid, JET_PCSTR szDatabaseName, uint32_t cpg,
    uint32_t *pcpgReal);

/* JetGrowDatabase - grow an open database to cpg pages; *pcpgReal is what it
 * became.
 * Errors: JET_errInvalidDatabaseId, JET_errDiskFull
 * Source: Microsoft Learn, "JetGrowDatabase Function" */
JET_ERR JET_API
JetGrowDatabase(JET_SESID sesid, JET_DBID dbid, uint32_t cpg,
    uint32_t *pcpgReal);

#if JET_VERSION >= 0x0602
/* JetResizeDatabase - grow or shrink an open database to cpgTarget pages;
 * *pcpgActual is what it became.
 * Errors: JET_wrnShrinkNotPossible, JET_errDiskFull, JET_errInvalidGrbit
 * Source: Microsoft Learn, "JetResizeDatabase Function" */
JET_ERR JET_API
JetResizeDatabase(JET_SESID sesid, JET_DBID dbid, uint32_t cpgTarget,
    uint32_t *pcpgActual, JET_GRBIT grbit);
#endif

/* JetCompact - copy a detached database into a new file without waste.
 * pconvert must be NULL.
 * Errors: JET_errFeatureNotAvailable, JET_errDatabaseDuplicate,
 *   JET_errFileNotFound, JET_errInTransaction
 * Source: Microsoft Learn, "JetCompact Function" */
JET_ERR JET_API
JetCompactA(JET_SESID sesid, JET_PCSTR szDatabaseSrc,
    JET_PCSTR szDatabaseDest, JET_PFNSTATUS pfnStatus,
    JET_CONVERT_A *pconvert, JET_GRBIT grbit);

#if JET_VERSION >= 0x0600
JET_ERR JET_API
JetCreateDatabaseW(JET_SESID sesid, JET_PCWSTR szFilename,
    JET_PCWSTR szConnect, JET_DBID *pdbid, JET_GRBIT grbit);

JET_ERR JET_API
JetCreateDatabase2W(JET_SESID sesid, JET_PCWSTR szFilename,
    uint32_t cpgDatabaseSizeMax, JET_DBID *pdbid, JET_GRBIT grbit);

JET_ERR JET_API
JetAttachDatabaseW(JET_SESID sesid, JET_PCWSTR szFilename, JET_GRBIT grbit);

JET_ERR JET_API
JetAttachDatabase2W(JET_SESID sesid, JET_PCWSTR szFilename,
    uint32_t cpgDatabaseSizeMax, JET_GRBIT grbit);

JET_ERR JET_API
JetDetachDatabaseW(JET_SESID sesid, JET_PCWSTR szFilename);

JET_ERR JET_API
JetDetachDatabase2W(JET_SESID sesid, JET_PCWSTR szFilename, JET_GRBIT grbit);

JET_ERR JET_API
JetOpenDatabaseW(JET_SESID sesid, JET_PCWSTR szFilename, JET_PCWSTR szConnect,
    JET_DBID *pdbid, JET_GRBIT grbit);

JET_ERR JET_API
JetSetDatabaseSizeW(JET_SESID sesid, JET_PCWSTR szDatabaseName, uint32_t cpg,
    uint32_t *pcpgReal);

JET_ERR JET_API
JetCompactW(JET_SESID sesid, JET_PCWSTR szDatabaseSrc,
    JET_PCWSTR szDatabaseDest, JET_PFNSTATUS pfnStatus,
    JET_CONVERT_W *pconvert, JET_GRBIT grbit);
#endif

#define JetCreateDatabase  JET_CALL_AW(JetCreateDatabase)
#define JetCreateDatabase2 JET_CALL_AW(JetCreateDatabase2)
#define JetAttachDatabase  JET_CALL_AW(JetAttachDatabase)
#define JetAttachDatabase2 JET_CALL_AW(JetAttachDatabase2)
#define JetDetachDatabase  JET_CALL_AW(JetDetachDatabase)
#define JetDetachDatabase2 JET_CALL_AW(JetDetachDatabase2)
#define JetOpenDatabase    JET_CALL_AW(JetOpenDatabase)
#define JetSetDatabaseSize JET_CALL_AW(JetSetDatabaseSize)
#define JetCompact         JET_CALL_AW(JetCompact)

/* ----------------------------------------------------------------------
 * Tables and cursors
 * ---------------------------------------------------------------------- */

/* JetCreateTable - create a table without columns and open a cursor on it
 * that nobody shares. lPages is the first size, lDensity the fill of pages
 * in percent (0: the default).
 * Errors: JET_errTableDuplicate, JET_errInvalidName, JET_errDensityInvalid
 * Source: Microsoft Learn, "JetCreateTable Function" */
JET_ERR JET_API
JetCreateTableA(JET_SESID sesid, JET_DBID dbid, JET_PCSTR szTableName,
    uint32_t lPages, uint32_t lDensity, JET_TABLEID *ptableid);

/* JetCreateTableColumnIndex - create a table with columns and indexes. On
 * success ptablecreate->tableid is an open cursor; cCreated counts what was
 * made, and a part that failed has its err set.
 * Errors: JET_errTableDuplicate, JET_errColumnDuplicate,
 *   JET_errIndexDuplicate, JET_errInvalidColumnType, JET_errIndexInvalidDef
 * Source: Microsoft Learn, "JetCreateTableColumnIndex Function" */
JET_ERR JET_API
JetCreateTableColumnIndexA(JET_SESID sesid, JET_DBID dbid,
    JET_TABLECREATE_A *ptablecreate);

#if JET_VERSION >= 0x0501
/* JetCreateTableColumnIndex2 - JetCreateTableColumnIndex with a stored
 * callback.
 * Errors: JET_errTableDuplicate, JET_errCallbackNotResolved,
 *   JET_errIndexInvalidDef
 * Source: Microsoft Learn, "JetCreateTableColumnIndex2 Function" */
JET_ERR JET_API
JetCreateTableColumnIndex2A(JET_SESID sesid, JET_DBID dbid,
    JET_TABLECREATE2_A *ptablecreate);
#endif

#if JET_VERSION >= 0x0601
/* JetCreateTableColumnIndex3 - JetCreateTableColumnIndex2 with space hints.
 * Errors: JET_errTableDuplicate, JET_errSpaceHintsInvalid,
 *   JET_errIndexInvalidDef
 * Source: Microsoft Learn, "JetCreateTableColumnIndex3 Function" */
JET_ERR JET_API
JetCreateTableColumnIndex3A(JET_SESID sesid, JET_DBID dbid,
    JET_TABLECREATE3_A *ptablecreate);
#endif

#if JET_VERSION >= 0x0602
/* JetCreateTableColumnIndex4 - JetCreateTableColumnIndex3 with locales by
 * name.
 * Errors: JET_errTableDuplicate, JET_errSpaceHintsInvalid,
 *   JET_errIndexInvalidDef
 * Source: Microsoft Learn, "JetCreateTableColumnIndex4 Function" */
JET_ERR JET_API
JetCreateTableColumnIndex4A(JET_SESID sesid, JET_DBID dbid,
    JET_TABLECREATE4_A *ptablecreate);
#endif

/* JetDeleteTable - delete a table that no cursor is open on.
 * Errors: JET_errObjectNotFound, JET_errTableInUse,
 *   JET_errCannotDeleteTemplateTable, JET_errCannotDeleteSystemTable
 * Source: Microsoft Learn, "JetDeleteTable Function" */
JET_ERR JET_API
JetDeleteTableA(JET_SESID sesid, JET_DBID dbid, JET_PCSTR szTableName);

/* JetRenameTable - give a table another name.
 * Errors: JET_errObjectNotFound, JET_errTableDuplicate, JET_errTableInUse,
 *   JET_errInvalidName
 * Source: Microsoft Learn, "JetRenameTable Function" */
JET_ERR JET_API
JetRenameTableA(JET_SESID sesid, JET_DBID dbid, JET_PCSTR szName,
    JET_PCSTR szNameNew);

/* JetOpenTable - open a cursor at the first record in primary order.
 * pvParameters is not used.
 * Errors: JET_wrnTableInUseBySystem, JET_errObjectNotFound,
 *   JET_errTableLocked, JET_errTableInUse, JET_errOutOfCursors
 * Source: Microsoft Learn, "JetOpenTable Function" */
JET_ERR JET_API
JetOpenTableA(JET_SESID sesid, JET_DBID dbid, JET_PCSTR szTableName,
    const void *pvParameters, uint32_t cbParameters, JET_GRBIT grbit,
    JET_TABLEID *ptableid);

/* JetCloseTable - close a cursor, cancelling its update; a temporary table
 * goes away.
 * Errors: JET_errInvalidTableId
 * Source: Microsoft Learn, "JetCloseTable Function" */
JET_ERR JET_API
JetCloseTable(JET_SESID sesid, JET_TABLEID tableid);

/* JetDupCursor - open another cursor on the table of tableid, at the first
 * record; no other state is copied. grbit is 0.
 * Errors: JET_errOutOfCursors, JET_errIllegalOperation
 * Source: Microsoft Learn, "JetDupCursor Function" */
JET_ERR JET_API
JetDupCursor(JET_SESID sesid, JET_TABLEID tableid, JET_TABLEID *ptableid,
    JET_GRBIT grbit);

#if JET_VERSION >= 0x0501
/* JetSetTableSequential - tell that all of the current index will be read, in
 * the direction of grbit, JET_bitPrereadForward or JET_bitPrereadBackward; 0 is
 * forward. Moves forward then read ahead as much as they can from the first one
 * on. Another index knows nothing of it.
 * Errors: JET_errIllegalOperation (temporary tables)
 * Source: Microsoft Learn, "JetSetTableSequential Function" */
JET_ERR JET_API
JetSetTableSequential(JET_SESID sesid, JET_TABLEID tableid, JET_GRBIT grbit);

/* JetResetTableSequential - take back JetSetTableSequential, or
 * JET_bitTableSequential of JetOpenTable; nothing where there is nothing. grbit
 * is 0.
 * Errors: JET_errIllegalOperation (temporary tables)
 * Source: Microsoft Learn, "JetResetTableSequential Function" */
JET_ERR JET_API
JetResetTableSequential(JET_SESID sesid, JET_TABLEID tableid,
    JET_GRBIT grbit);
#endif

/* JetComputeStats - count records and keys of the table for the information
 * calls.
 * Errors: JET_errInvalidTableId
 * Source: Microsoft Learn, "JetComputeStats Function" */
JET_ERR JET_API
JetComputeStats(JET_SESID sesid, JET_TABLEID tableid);

#if JET_VERSION >= 0x0600
JET_ERR JET_API
JetCreateTableW(JET_SESID sesid, JET_DBID dbid, JET_PCWSTR szTableName,
    uint32_t lPages, uint32_t lDensity, JET_TABLEID *ptableid);

JET_ERR JET_API
JetCreateTableColumnIndexW(JET_SESID sesid, JET_DBID dbid,
    JET_TABLECREATE_W *ptablecreate);

JET_ERR JET_API
JetCreateTableColumnIndex2W(JET_SESID sesid, JET_DBID dbid,
    JET_TABLECREATE2_W *ptablecreate);

JET_ERR JET_API
JetDeleteTableW(JET_SESID sesid, JET_DBID dbid, JET_PCWSTR szTableName);

JET_ERR JET_API
JetRenameTableW(JET_SESID sesid, JET_DBID dbid, JET_PCWSTR szName,
    JET_PCWSTR szNameNew);

JET_ERR JET_API
JetOpenTableW(JET_SESID sesid, JET_DBID dbid, JET_PCWSTR szTableName,
    const void *pvParameters, uint32_t cbParameters, JET_GRBIT grbit,
    JET_TABLEID *ptableid);
#endif

#if JET_VERSION >= 0x0601
JET_ERR JET_API
JetCreateTableColumnIndex3W(JET_SESID sesid, JET_DBID dbid,
    JET_TABLECREATE3_W *ptablecreate);
#endif

#if JET_VERSION >= 0x0602
JET_ERR JET_API
JetCreateTableColumnIndex4W(JET_SESID sesid, JET_DBID dbid,
    JET_TABLECREATE4_W *ptablecreate);
#endif

#define JetCreateTable             JET_CALL_AW(JetCreateTable)
#define JetCreateTableColumnIndex  JET_CALL_AW(JetCreateTableColumnIndex)
#define JetCreateTableColumnIndex2 JET_CALL_AW(JetCreateTableColumnIndex2)
#define JetCreateTableColumnIndex3 JET_CALL_AW(JetCreateTableColumnIndex3)
#define JetCreateTableColumnIndex4 JET_CALL_AW(JetCreateTableColumnIndex4)
#define JetDeleteTable             JET_CALL_AW(JetDeleteTable)
#define JetRenameTable             JET_CALL_AW(JetRenameTable)
#define JetOpenTable               JET_CALL_AW(JetOpenTable)

/* ----------------------------------------------------------------------
 * Columns
 * ---------------------------------------------------------------------- */

/* JetAddColumn - add a column; existing records show its default, copied
 * from the cbDefault bytes at pvDefault. pcolumnid may be NULL.
 * Errors: JET_errColumnDuplicate, JET_errInvalidColumnType,
 *   JET_errInvalidName, JET_errTooManyColumns, JET_errFixedDDL,
 *   JET_wrnColumnMaxTruncated
 * Source: Microsoft Learn, "JetAddColumn Function" */
JET_ERR JET_API
JetAddColumnA(JET_SESID sesid, JET_TABLEID tableid, JET_PCSTR szColumnName,
    const JET_COLUMNDEF *pcolumndef, const void *pvDefault,
    uint32_t cbDefault, JET_COLUMNID *pcolumnid);

/* JetDeleteColumn - delete a column that no index uses.
 * Errors: JET_errColumnNotFound, JET_errColumnInUse, JET_errFixedDDL
 * Source: Microsoft Learn, "JetDeleteColumn Function" */
JET_ERR JET_API
JetDeleteColumnA(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCSTR szColumnName);

#if JET_VERSION >= 0x0501
/* JetDeleteColumn2 - JetDeleteColumn that can leave out the template's
 * columns.
 * Errors: JET_errColumnNotFound, JET_errColumnInUse, JET_errFixedDDL
 * Source: Microsoft Learn, "JetDeleteColumn2 Function" */
JET_ERR JET_API
JetDeleteColumn2A(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCSTR szColumnName, JET_GRBIT grbit);

/* JetRenameColumn - give a column another name, outside transactions. grbit
 * is 0.
 * Errors: JET_errColumnNotFound, JET_errColumnDuplicate,
 *   JET_errInTransaction
 * Source: Microsoft Learn, "JetRenameColumn Function" */
JET_ERR JET_API
JetRenameColumnA(JET_SESID sesid, JET_TABLEID tableid, JET_PCSTR szName,
    JET_PCSTR szNameNew, JET_GRBIT grbit);
#endif

/* JetSetColumnDefaultValue - change a column's default for all records that
 * do not store a value. The table must not be in use elsewhere. grbit is 0.
 * Errors: JET_errColumnNotFound, JET_errColumnInUse, JET_errTableInUse,
 *   JET_errDefaultValueTooBig
 * Source: Microsoft Learn, "JetSetColumnDefaultValue Function" */
JET_ERR JET_API
JetSetColumnDefaultValueA(JET_SESID sesid, JET_DBID dbid,
    JET_PCSTR szTableName, JET_PCSTR szColumnName, const void *pvData,
    uint32_t cbData, JET_GRBIT grbit);

#if JET_VERSION >= 0x0600
JET_ERR JET_API
JetAddColumnW(JET_SESID sesid, JET_TABLEID tableid, JET_PCWSTR szColumnName,
    const JET_COLUMNDEF *pcolumndef, const void *pvDefault,
    uint32_t cbDefault, JET_COLUMNID *pcolumnid);

JET_ERR JET_API
JetDeleteColumnW(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCWSTR szColumnName);

JET_ERR JET_API
JetDeleteColumn2W(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCWSTR szColumnName, JET_GRBIT grbit);

JET_ERR JET_API
JetRenameColumnW(JET_SESID sesid, JET_TABLEID tableid, JET_PCWSTR szName,
    JET_PCWSTR szNameNew, JET_GRBIT grbit);

JET_ERR JET_API
JetSetColumnDefaultValueW(JET_SESID sesid, JET_DBID dbid,
    JET_PCWSTR szTableName, JET_PCWSTR szColumnName, const void *pvData,
    uint32_t cbData, JET_GRBIT grbit);
#endif

#define JetAddColumn             JET_CALL_AW(JetAddColumn)
#define JetDeleteColumn          JET_CALL_AW(JetDeleteColumn)
#define JetDeleteColumn2         JET_CALL_AW(JetDeleteColumn2)
#define JetRenameColumn          JET_CALL_AW(JetRenameColumn)
#define JetSetColumnDefaultValue JET_CALL_AW(JetSetColumnDefaultValue)

/* ----------------------------------------------------------------------
 * Indexes
 * ---------------------------------------------------------------------- */

/* JetCreateIndex - build an index. szKey lists the columns, each after + or
 * - and ending in a null, with one null more at the end; cbKey bytes in all.
 * Errors: JET_errIndexDuplicate, JET_errIndexHasPrimary,
 *   JET_errIndexInvalidDef, JET_errColumnNotFound, JET_errKeyDuplicate,
 *   JET_errNullKeyDisallowed
 * Source: Microsoft Learn, "JetCreateIndex Function" */
JET_ERR JET_API
JetCreateIndexA(JET_SESID sesid, JET_TABLEID tableid, JET_PCSTR szIndexName,
    JET_GRBIT grbit, const char *szKey, uint32_t cbKey,
    uint32_t lDensity);

/* JetCreateIndex2 - build cIndexCreate indexes; each element gets its own
 * err. More than one only outside transactions.
 * Errors: JET_errIndexDuplicate, JET_errIndexHasPrimary,
 *   JET_errIndexInvalidDef, JET_errColumnNotFound, JET_errKeyDuplicate,
 *   JET_errInTransaction
 * Source: Microsoft Learn, "JetCreateIndex2 Function" */
JET_ERR JET_API
JetCreateIndex2A(JET_SESID sesid, JET_TABLEID tableid,
    JET_INDEXCREATE_A *pindexcreate, uint32_t cIndexCreate);

#if JET_VERSION >= 0x0601
/* JetCreateIndex3 - JetCreateIndex2 with space hints.
 * Errors: JET_errIndexDuplicate, JET_errIndexInvalidDef,
 *   JET_errSpaceHintsInvalid, JET_errKeyDuplicate
 * Source: Microsoft Learn, "JetCreateIndex3 Function" */
JET_ERR JET_API
JetCreateIndex3A(JET_SESID sesid, JET_TABLEID tableid,
    JET_INDEXCREATE2_A *pindexcreate, uint32_t cIndexCreate);
#endif

#if JET_VERSION >= 0x0602
/* JetCreateIndex4 - JetCreateIndex3 with locales by name.
 * Errors: JET_errIndexDuplicate, JET_errIndexInvalidDef,
 *   JET_errSpaceHintsInvalid, JET_errKeyDuplicate
 * Source: Microsoft Learn, "JetCreateIndex4 Function" */
JET_ERR JET_API
JetCreateIndex4A(JET_SESID sesid, JET_TABLEID tableid,
    JET_INDEXCREATE3_A *pindexcreate, uint32_t cIndexCreate);
#endif

/* JetDeleteIndex - delete a secondary index that no cursor stands on.
 * Errors: JET_errIndexNotFound, JET_errIndexInUse, JET_errIndexMustStay,
 *   JET_errFixedDDL
 * Source: Microsoft Learn, "JetDeleteIndex Function" */
JET_ERR JET_API
JetDeleteIndexA(JET_SESID sesid, JET_TABLEID tableid, JET_PCSTR szIndexName);

#if JET_VERSION >= 0x0600
JET_ERR JET_API
JetCreateIndexW(JET_SESID sesid, JET_TABLEID tableid, JET_PCWSTR szIndexName,
    JET_GRBIT grbit, const WCHAR *szKey, uint32_t cbKey,
    uint32_t lDensity);

JET_ERR JET_API
JetCreateIndex2W(JET_SESID sesid, JET_TABLEID tableid,
    JET_INDEXCREATE_W *pindexcreate, uint32_t cIndexCreate);

JET_ERR JET_API
JetDeleteIndexW(JET_SESID sesid, JET_TABLEID tableid, JET_PCWSTR szIndexName);
#endif

#if JET_VERSION >= 0x0601
JET_ERR JET_API
JetCreateIndex3W(JET_SESID sesid, JET_TABLEID tableid,
    JET_INDEXCREATE2_W *pindexcreate, uint32_t cIndexCreate);
#endif

#if JET_VERSION >= 0x0602
JET_ERR JET_API
JetCreateIndex4W(JET_SESID sesid, JET_TABLEID tableid,
    JET_INDEXCREATE3_W *pindexcreate, uint32_t cIndexCreate);
#endif

#define JetCreateIndex  JET_CALL_AW(JetCreateIndex)
#define JetCreateIndex2 JET_CALL_AW(JetCreateIndex2)
#define JetCreateIndex3 JET_CALL_AW(JetCreateIndex3)
#define JetCreateIndex4 JET_CALL_AW(JetCreateIndex4)
#define JetDeleteIndex  JET_CALL_AW(JetDeleteIndex)

/* ----------------------------------------------------------------------
 * Moving a cursor
 * ---------------------------------------------------------------------- */

/* JetGetCurrentIndex - name of the index in use, in cbIndexName bytes; empty
 * for a primary order that has none.
 * Errors: JET_wrnBufferTruncated
 * Source: Microsoft Learn, "JetGetCurrentIndex Function" */
JET_ERR JET_API
JetGetCurrentIndexA(JET_SESID sesid, JET_TABLEID tableid,
    JET_PSTR szIndexName, uint32_t cbIndexName);

/* JetSetCurrentIndex - use an index, from its first entry on; NULL or "" for
 * primary order.
 * Errors: JET_errIndexNotFound, JET_errNoCurrentRecord
 * Source: Microsoft Learn, "JetSetCurrentIndex Function" */
JET_ERR JET_API
JetSetCurrentIndexA(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCSTR szIndexName);

/* JetSetCurrentIndex2 - JetSetCurrentIndex that can stay at the record
 * (JET_bitNoMove).
 * Errors: JET_errIndexNotFound, JET_errNoCurrentRecord, JET_errInvalidGrbit
 * Source: Microsoft Learn, "JetSetCurrentIndex2 Function" */
JET_ERR JET_API
JetSetCurrentIndex2A(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCSTR szIndexName, JET_GRBIT grbit);

/* JetSetCurrentIndex3 - JetSetCurrentIndex2 that stays at the entry of value
 * itagSequence (from 1) of a multi-valued column.
 * Errors: JET_errIndexNotFound, JET_errBadItagSequence,
 *   JET_errNoCurrentRecord
 * Source: Microsoft Learn, "JetSetCurrentIndex3 Function" */
JET_ERR JET_API
JetSetCurrentIndex3A(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCSTR szIndexName, JET_GRBIT grbit, uint32_t itagSequence);

/* JetSetCurrentIndex4 - JetSetCurrentIndex3 that finds the index faster when
 * pindexid is given (from JET_IdxInfoIndexId; may be NULL).
 * Errors: JET_errIndexNotFound, JET_errInvalidIndexId,
 *   JET_errBadItagSequence, JET_errNoCurrentRecord
 * Source: Microsoft Learn, "JetSetCurrentIndex4 Function" */
JET_ERR JET_API
JetSetCurrentIndex4A(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCSTR szIndexName, JET_INDEXID *pindexid, JET_GRBIT grbit,
    uint32_t itagSequence);

/* JetMove - move by cRow entries, or to the first or last (JET_MoveFirst,
 * JET_MoveLast). 0 asks whether there is a record.
 * Errors: JET_errNoCurrentRecord, JET_errRecordDeleted
 * Source: Microsoft Learn, "JetMove Function" */
JET_ERR JET_API
JetMove(JET_SESID sesid, JET_TABLEID tableid, int32_t cRow, JET_GRBIT grbit);

#if JET_VERSION >= 0x0602
/* JetSetCursorFilter - let JetMove skip the records that do not match all
 * filters; 0 filters end that. pv of a filter is copied. grbit is 0.
 * Errors: JET_errFilteredMoveNotSupported, JET_errInvalidParameter
 * Source: Microsoft Learn, "JetSetCursorFilter Function" */
JET_ERR JET_API
JetSetCursorFilter(JET_SESID sesid, JET_TABLEID tableid,
    JET_INDEX_COLUMN *rgColumnFilters, uint32_t cColumnFilters,
    JET_GRBIT grbit);
#endif

/* JetSeek - go to the entry that compares with the made key as grbit says.
 * The key is used up and an index range ends.
 * Errors: JET_errRecordNotFound, JET_wrnSeekNotEqual, JET_wrnUniqueKey,
 *   JET_errKeyNotMade
 * Source: Microsoft Learn, "JetSeek Function" */
JET_ERR JET_API
JetSeek(JET_SESID sesid, JET_TABLEID tableid, JET_GRBIT grbit);

/* JetGotoBookmark - go to the record of a bookmark, on the index in use.
 * Errors: JET_errInvalidBookmark, JET_errRecordDeleted,
 *   JET_errNoCurrentRecord
 * Source: Microsoft Learn, "JetGotoBookmark Function" */
JET_ERR JET_API
JetGotoBookmark(JET_SESID sesid, JET_TABLEID tableid, void *pvBookmark,
    uint32_t cbBookmark);

#if JET_VERSION >= 0x0501
/* JetGotoSecondaryIndexBookmark - go to an entry of the secondary index in
 * use by both its keys.
 * Errors: JET_errNoCurrentIndex, JET_errInvalidBookmark,
 *   JET_errRecordDeleted
 * Source: Microsoft Learn, "JetGotoSecondaryIndexBookmark Function" */
JET_ERR JET_API
JetGotoSecondaryIndexBookmark(JET_SESID sesid, JET_TABLEID tableid,
    void *pvSecondaryKey, uint32_t cbSecondaryKey,
    void *pvPrimaryBookmark, uint32_t cbPrimaryBookmark, JET_GRBIT grbit);
#endif

/* JetGotoPosition - go to about the given fraction of the index.
 * Errors: JET_errRecordNotFound, JET_errInvalidParameter
 * Source: Microsoft Learn, "JetGotoPosition Function" */
JET_ERR JET_API
JetGotoPosition(JET_SESID sesid, JET_TABLEID tableid, JET_RECPOS *precpos);

/* JetGetRecordPosition - about where in the index the record is; cbRecpos is
 * the size of *precpos.
 * Errors: JET_errNoCurrentRecord
 * Source: Microsoft Learn, "JetGetRecordPosition Function" */
JET_ERR JET_API
JetGetRecordPosition(JET_SESID sesid, JET_TABLEID tableid,
    JET_RECPOS *precpos, uint32_t cbRecpos);

/* JetIndexRecordCount - count entries from the current one to the end of the
 * index or range, at most crecMax (0: all). The cursor stays; a range
 * is gone afterwards. A cursor just opened on an empty table counts 0.
 * Errors: JET_errNoCurrentRecord
 * Source: Microsoft Learn, "JetIndexRecordCount Function" */
JET_ERR JET_API
JetIndexRecordCount(JET_SESID sesid, JET_TABLEID tableid, uint32_t *pcrec,
    uint32_t crecMax);

#if JET_VERSION >= 0x0A01
/* JetIndexRecordCount2 - JetIndexRecordCount in 64 bits.
 * Errors: JET_errNoCurrentRecord
 * Source: the engine's source; no page describes it. */
JET_ERR JET_API
JetIndexRecordCount2(JET_SESID sesid, JET_TABLEID tableid, uint64_t *pcrec,
    uint64_t crecMax);
#endif

/* JetIntersectIndexes - intersect ranges set on cursors of one table;
 * precordlist->tableid becomes a temporary table of bookmarks that the
 * caller closes.
 * Errors: JET_errInvalidParameter, JET_errInvalidGrbit, JET_errTooManySorts
 * Source: Microsoft Learn, "JetIntersectIndexes Function" */
JET_ERR JET_API
JetIntersectIndexes(JET_SESID sesid, JET_INDEXRANGE *rgindexrange,
    uint32_t cindexrange, JET_RECORDLIST *precordlist, JET_GRBIT grbit);

/* JetGetCursorInfo - tell whether another session has changed the record and
 * not committed yet. pvResult NULL, cbMax 0, InfoLevel 0.
 * Errors: JET_errWriteConflict, JET_errNoCurrentRecord
 * Source: Microsoft Learn, "JetGetCursorInfo Function" */
JET_ERR JET_API
JetGetCursorInfo(JET_SESID sesid, JET_TABLEID tableid, void *pvResult,
    uint32_t cbMax, uint32_t InfoLevel);

#if JET_VERSION >= 0x0601
/* JetPrereadKeys - begin to read the records of ckeys normalized keys in
 * order; *pckeysPreread (may be NULL) is how many were begun.
 * Errors: JET_errInvalidGrbit, JET_errInvalidBufferSize
 * Source: Microsoft Learn, "JetPrereadKeys Function" */
JET_ERR JET_API
JetPrereadKeys(JET_SESID sesid, JET_TABLEID tableid, const void **rgpvKeys,
    const uint32_t *rgcbKeys, int32_t ckeys, int32_t *pckeysPreread,
    JET_GRBIT grbit);
#endif

#if JET_VERSION >= 0x0602
/* JetPrereadIndexRanges - begin to read ranges of the index in use, and the
 * long values of the named columns; *pcRangesPreread may be NULL.
 * Errors: JET_errInvalidPreread, JET_errMustBeSeparateLongValue
 * Source: Microsoft Learn, "JetPrereadIndexRanges Function" */
JET_ERR JET_API
JetPrereadIndexRanges(JET_SESID sesid, JET_TABLEID tableid,
    const JET_INDEX_RANGE *rgIndexRanges, uint32_t cIndexRanges,
    uint32_t *pcRangesPreread, const JET_COLUMNID *rgcolumnidPreread,
    uint32_t ccolumnidPreread, JET_GRBIT grbit);
#endif

#if JET_VERSION >= 0x0600
JET_ERR JET_API
JetGetCurrentIndexW(JET_SESID sesid, JET_TABLEID tableid,
    JET_PWSTR szIndexName, uint32_t cbIndexName);

JET_ERR JET_API
JetSetCurrentIndexW(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCWSTR szIndexName);

JET_ERR JET_API
JetSetCurrentIndex2W(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCWSTR szIndexName, JET_GRBIT grbit);

JET_ERR JET_API
JetSetCurrentIndex3W(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCWSTR szIndexName, JET_GRBIT grbit, uint32_t itagSequence);

JET_ERR JET_API
JetSetCurrentIndex4W(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCWSTR szIndexName, JET_INDEXID *pindexid, JET_GRBIT grbit,
    uint32_t itagSequence);
#endif

#define JetGetCurrentIndex  JET_CALL_AW(JetGetCurrentIndex)
#define JetSetCurrentIndex  JET_CALL_AW(JetSetCurrentIndex)
#define JetSetCurrentIndex2 JET_CALL_AW(JetSetCurrentIndex2)
#define JetSetCurrentIndex3 JET_CALL_AW(JetSetCurrentIndex3)
#define JetSetCurrentIndex4 JET_CALL_AW(JetSetCurrentIndex4)

/* ----------------------------------------------------------------------
 * Keys and bookmarks
 * ---------------------------------------------------------------------- */

/* JetMakeKey - add the next column's value to the key for JetSeek or
 * JetSetIndexRange; JET_bitNewKey begins it. pvData NULL is the null value.
 * Errors: JET_errKeyNotMade, JET_errKeyIsMade, JET_errInvalidBufferSize,
 *   JET_errInvalidGrbit
 * Source: Microsoft Learn, "JetMakeKey Function" */
JET_ERR JET_API
JetMakeKey(JET_SESID sesid, JET_TABLEID tableid, const void *pvData,
    uint32_t cbData, JET_GRBIT grbit);

/* JetRetrieveKey - copy the normalized key of the current entry, or the made
 * key with JET_bitRetrieveCopy. *pcbActual is its whole length.
 * Errors: JET_wrnBufferTruncated, JET_errKeyNotMade, JET_errNoCurrentRecord
 * Source: Microsoft Learn, "JetRetrieveKey Function" */
JET_ERR JET_API
JetRetrieveKey(JET_SESID sesid, JET_TABLEID tableid, void *pvKey,
    uint32_t cbMax, uint32_t *pcbActual, JET_GRBIT grbit);

/* JetSetIndexRange - keep moves between here and the made key. The key is
 * used up.
 * Errors: JET_errKeyNotMade, JET_errNoCurrentRecord, JET_errInvalidOperation
 * Source: Microsoft Learn, "JetSetIndexRange Function" */
JET_ERR JET_API
JetSetIndexRange(JET_SESID sesid, JET_TABLEID tableidSrc, JET_GRBIT grbit);

/* JetGetBookmark - copy the primary key of the record, by which
 * JetGotoBookmark finds it again.
 * Errors: JET_errBufferTooSmall, JET_errNoCurrentRecord
 * Source: Microsoft Learn, "JetGetBookmark Function" */
JET_ERR JET_API
JetGetBookmark(JET_SESID sesid, JET_TABLEID tableid, void *pvBookmark,
    uint32_t cbMax, uint32_t *pcbActual);

#if JET_VERSION >= 0x0501
/* JetGetSecondaryIndexBookmark - copy both keys of the current entry of a
 * secondary index.
 * Errors: JET_errBufferTooSmall, JET_errNoCurrentIndex,
 *   JET_errNoCurrentRecord
 * Source: Microsoft Learn, "JetGetSecondaryIndexBookmark Function" */
JET_ERR JET_API
JetGetSecondaryIndexBookmark(JET_SESID sesid, JET_TABLEID tableid,
    void *pvSecondaryKey, uint32_t cbSecondaryKeyMax,
    uint32_t *pcbSecondaryKeyActual, void *pvPrimaryBookmark,
    uint32_t cbPrimaryBookmarkMax, uint32_t *pcbPrimaryBookmarkActual,
    JET_GRBIT grbit);
#endif

/* ----------------------------------------------------------------------
 * Changing records
 * ---------------------------------------------------------------------- */

/* JetPrepareUpdate - begin an insert or replace in the copy buffer, or
 * cancel it; prep is a JET_prep... value. Copies need a transaction.
 * Errors: JET_errAlreadyPrepared, JET_errUpdateNotPrepared,
 *   JET_errWriteConflict, JET_errNoCurrentRecord, JET_errNotInTransaction
 * Source: Microsoft Learn, "JetPrepareUpdate Function" */
JET_ERR JET_API
JetPrepareUpdate(JET_SESID sesid, JET_TABLEID tableid, uint32_t prep);

/* JetUpdate - write the copy buffer and all index entries, or nothing; the
 * update stays prepared on failure. The bookmark of the record is copied if
 * there is a buffer for it; the cursor does not move.
 * Errors: JET_errKeyDuplicate, JET_errWriteConflict, JET_errNullInvalid,
 *   JET_errRecordPrimaryChanged, JET_errUpdateNotPrepared,
 *   JET_errMultiValuedIndexViolation
 * Source: Microsoft Learn, "JetUpdate Function" */
JET_ERR JET_API
JetUpdate(JET_SESID sesid, JET_TABLEID tableid, void *pvBookmark,
    uint32_t cbBookmark, uint32_t *pcbActual);

#if JET_VERSION >= 0x0502
/* JetUpdate2 - JetUpdate with option bits.
 * Errors: JET_errKeyDuplicate, JET_errWriteConflict, JET_errNullInvalid,
 *   JET_errUpdateNotPrepared, JET_errUpdateMustVersion
 * Source: Microsoft Learn, "JetUpdate2 Function" */
JET_ERR JET_API
JetUpdate2(JET_SESID sesid, JET_TABLEID tableid, void *pvBookmark,
    uint32_t cbBookmark, uint32_t *pcbActual, JET_GRBIT grbit);
#endif

/* JetDelete - delete the current record; the cursor stays where it was.
 * Errors: JET_errNoCurrentRecord, JET_errRecordDeleted,
 *   JET_errWriteConflict, JET_errTransReadOnly, JET_errPermissionDenied
 * Source: Microsoft Learn, "JetDelete Function" */
JET_ERR JET_API
JetDelete(JET_SESID sesid, JET_TABLEID tableid);

/* JetGetLock - lock the record for this transaction: JET_bitReadLock or
 * JET_bitWriteLock.
 * Errors: JET_errWriteConflict, JET_errNoCurrentRecord,
 *   JET_errNotInTransaction, JET_errInvalidGrbit, JET_errTransReadOnly
 * Source: Microsoft Learn, "JetGetLock Function" */
JET_ERR JET_API
JetGetLock(JET_SESID sesid, JET_TABLEID tableid, JET_GRBIT grbit);

/* JetEscrowUpdate - add the number at pv to an escrow column without
 * conflicting with others who do; the value before comes back in pvOld.
 * Errors: JET_errInvalidOperation, JET_errInvalidBufferSize,
 *   JET_errAlreadyPrepared, JET_errNotInTransaction, JET_errWriteConflict
 * Source: Microsoft Learn, "JetEscrowUpdate Function" */
JET_ERR JET_API
JetEscrowUpdate(JET_SESID sesid, JET_TABLEID tableid, JET_COLUMNID columnid,
    void *pv, uint32_t cbMax, void *pvOld, uint32_t cbOldMax,
    uint32_t *pcbOldActual, JET_GRBIT grbit);

/* JetSetColumn - set a value in the copy buffer. pvData NULL sets null,
 * except with JET_bitSetZeroLength. psetinfo picks a value of several
 * (itagSequence, 0 adds one) and an offset; may be NULL.
 * Errors: JET_errUpdateNotPrepared, JET_errColumnNotFound,
 *   JET_errColumnTooBig, JET_errInvalidBufferSize,
 *   JET_errColumnNotUpdatable, JET_errMultiValuedDuplicate
 * Source: Microsoft Learn, "JetSetColumn Function" */
JET_ERR JET_API
JetSetColumn(JET_SESID sesid, JET_TABLEID tableid, JET_COLUMNID columnid,
    const void *pvData, uint32_t cbData, JET_GRBIT grbit,
    JET_SETINFO *psetinfo);

/* JetSetColumns - JetSetColumn for an array; each element gets its own err.
 * Errors: JET_errUpdateNotPrepared, JET_errColumnNotFound,
 *   JET_errColumnTooBig, JET_errInvalidBufferSize
 * Source: Microsoft Learn, "JetSetColumns Function" */
JET_ERR JET_API
JetSetColumns(JET_SESID sesid, JET_TABLEID tableid, JET_SETCOLUMN *psetcolumn,
    uint32_t csetcolumn);

/* ----------------------------------------------------------------------
 * Reading records
 * ---------------------------------------------------------------------- */

/* JetRetrieveColumn - copy one value of the record. *pcbActual (may be NULL)
 * is its whole length even when cut. pretinfo picks a value of several and
 * an offset; may be NULL.
 * Errors: JET_wrnColumnNull, JET_wrnBufferTruncated, JET_errNoCurrentRecord,
 *   JET_errColumnNotFound, JET_errBadColumnId, JET_errInvalidGrbit
 * Source: Microsoft Learn, "JetRetrieveColumn Function" */
JET_ERR JET_API
JetRetrieveColumn(JET_SESID sesid, JET_TABLEID tableid, JET_COLUMNID columnid,
    void *pvData, uint32_t cbData, uint32_t *pcbActual, JET_GRBIT grbit,
    JET_RETINFO *pretinfo);

/* JetRetrieveColumns - JetRetrieveColumn for an array; each element gets its
 * own err. itagSequence 0 counts the values.
 * Errors: JET_wrnBufferTruncated, JET_errNoCurrentRecord, JET_errBadColumnId
 * Source: Microsoft Learn, "JetRetrieveColumns Function" */
JET_ERR JET_API
JetRetrieveColumns(JET_SESID sesid, JET_TABLEID tableid,
    JET_RETRIEVECOLUMN *pretrievecolumn, uint32_t cretrievecolumn);

#if JET_VERSION >= 0x0501
/* JetEnumerateColumns - all values of the named columns, or of all that are
 * set (cEnumColumnId 0), in memory from pfnRealloc that the caller frees.
 * Values are cut at cbDataMost bytes.
 * Errors: JET_wrnColumnTruncated, JET_errNoCurrentRecord,
 *   JET_errColumnNotFound, JET_errBadColumnId
 * Source: Microsoft Learn, "JetEnumerateColumns Function" */
JET_ERR JET_API
JetEnumerateColumns(JET_SESID sesid, JET_TABLEID tableid,
    uint32_t cEnumColumnId, JET_ENUMCOLUMNID *rgEnumColumnId,
    uint32_t *pcEnumColumn, JET_ENUMCOLUMN **prgEnumColumn,
    JET_PFNREALLOC pfnRealloc, void *pvReallocContext,
    uint32_t cbDataMost, JET_GRBIT grbit);
#endif

#if JET_VERSION >= 0x0600
/* JetGetRecordSize - add up the bytes and values of the record.
 * Errors: JET_errNoCurrentRecord, JET_errRecordDeleted, JET_errInvalidGrbit
 * Source: Microsoft Learn, "JetGetRecordSize Function" */
JET_ERR JET_API
JetGetRecordSize(JET_SESID sesid, JET_TABLEID tableid, JET_RECSIZE *precsize,
    JET_GRBIT grbit);
#endif

#if JET_VERSION >= 0x0601
/* JetGetRecordSize2 - JetGetRecordSize with compressed sizes.
 * Errors: JET_errNoCurrentRecord, JET_errRecordDeleted, JET_errInvalidGrbit
 * Source: Microsoft Learn, "JetGetRecordSize2 Function" */
JET_ERR JET_API
JetGetRecordSize2(JET_SESID sesid, JET_TABLEID tableid,
    JET_RECSIZE2 *precsize, JET_GRBIT grbit);
#endif

/* ----------------------------------------------------------------------
 * Temporary tables
 * ---------------------------------------------------------------------- */

/* JetOpenTempTable - make a table for this session that sorts, or removes
 * duplicates, by its JET_bitColumnTTKey columns. prgcolumnid has room for
 * ccolumn ids; JetCloseTable ends it.
 * Errors: JET_errTooManySorts, JET_errInvalidColumnType,
 *   JET_errTooManyColumns, JET_errCannotMaterializeForwardOnlySort
 * Source: Microsoft Learn, "JetOpenTempTable Function" */
JET_ERR JET_API
JetOpenTempTable(JET_SESID sesid, const JET_COLUMNDEF *prgcolumndef,
    uint32_t ccolumn, JET_GRBIT grbit, JET_TABLEID *ptableid,
    JET_COLUMNID *prgcolumnid);

/* JetOpenTempTable2 - JetOpenTempTable with a locale for text keys.
 * Errors: JET_errTooManySorts, JET_errInvalidLanguageId,
 *   JET_errInvalidColumnType
 * Source: Microsoft Learn, "JetOpenTempTable2 Function" */
JET_ERR JET_API
JetOpenTempTable2(JET_SESID sesid, const JET_COLUMNDEF *prgcolumndef,
    uint32_t ccolumn, uint32_t lcid, JET_GRBIT grbit,
    JET_TABLEID *ptableid, JET_COLUMNID *prgcolumnid);

/* JetOpenTempTable3 - JetOpenTempTable with locale and mapping flags;
 * pidxunicode may be NULL.
 * Errors: JET_errTooManySorts, JET_errInvalidLanguageId,
 *   JET_errInvalidLCMapStringFlags
 * Source: Microsoft Learn, "JetOpenTempTable3 Function" */
JET_ERR JET_API
JetOpenTempTable3(JET_SESID sesid, const JET_COLUMNDEF *prgcolumndef,
    uint32_t ccolumn, JET_UNICODEINDEX *pidxunicode, JET_GRBIT grbit,
    JET_TABLEID *ptableid, JET_COLUMNID *prgcolumnid);

#if JET_VERSION >= 0x0600
/* JetOpenTemporaryTable - JetOpenTempTable3 by structure, with a key size;
 * the cursor comes back in its tableid.
 * Errors: JET_errTooManySorts, JET_errInvalidColumnType,
 *   JET_errInvalidLanguageId
 * Source: Microsoft Learn, "JetOpenTemporaryTable Function" */
JET_ERR JET_API
JetOpenTemporaryTable(JET_SESID sesid,
    JET_OPENTEMPORARYTABLE *popentemporarytable);
#endif

#if JET_VERSION >= 0x0602
/* JetOpenTemporaryTable2 - JetOpenTemporaryTable with a locale by name.
 * Errors: JET_errTooManySorts, JET_errInvalidColumnType,
 *   JET_errInvalidLanguageId
 * Source: Microsoft Learn, "JetOpenTemporaryTable2 Function" */
JET_ERR JET_API
JetOpenTemporaryTable2(JET_SESID sesid,
    JET_OPENTEMPORARYTABLE2 *popentemporarytable);
#endif

/* ----------------------------------------------------------------------
 * Callbacks and local storage
 * ---------------------------------------------------------------------- */

#if JET_VERSION >= 0x0501
/* JetRegisterCallback - have pCallback called for the events in cbtyp on the
 * table, by whichever session. Rollback does not undo it; it ends with
 * JetUnregisterCallback, the table or the instance.
 * Errors: JET_errInvalidParameter, JET_errIllegalOperation
 * Source: Microsoft Learn, "JetRegisterCallback Function" */
JET_ERR JET_API
JetRegisterCallback(JET_SESID sesid, JET_TABLEID tableid, JET_CBTYP cbtyp,
    JET_CALLBACK pCallback, void *pvContext, JET_HANDLE *phCallbackId);

/* JetUnregisterCallback - end a registration. The handle decides; cbtyp
 * should be what was registered.
 * Errors: JET_wrnCallbackNotRegistered
 * Source: Microsoft Learn, "JetUnregisterCallback Function" */
JET_ERR JET_API
JetUnregisterCallback(JET_SESID sesid, JET_TABLEID tableid, JET_CBTYP cbtyp,
    JET_HANDLE hCallbackId);

/* JetSetLS - keep a value of the caller's at the cursor or its table, given
 * back to JET_paramRuntimeCallback when that goes away.
 * Errors: JET_errLSCallbackNotSpecified, JET_errLSAlreadySet,
 *   JET_errInvalidGrbit
 * Source: Microsoft Learn, "JetSetLS Function" */
JET_ERR JET_API
JetSetLS(JET_SESID sesid, JET_TABLEID tableid, JET_LS ls, JET_GRBIT grbit);

/* JetGetLS - read that value, and clear it with JET_bitLSReset.
 * Errors: JET_errLSNotSet, JET_errInvalidGrbit
 * Source: Microsoft Learn, "JetGetLS Function" */
JET_ERR JET_API
JetGetLS(JET_SESID sesid, JET_TABLEID tableid, JET_LS *pls, JET_GRBIT grbit);
#endif

/* ----------------------------------------------------------------------
 * Information
 * ---------------------------------------------------------------------- */

#if JET_VERSION >= 0x0501
/* JetGetInstanceInfo - list the running instances and their databases in one
 * block that JetFreeBuffer frees; 0 and NULL when there are none.
 * Errors: JET_errOutOfMemory
 * Source: Microsoft Learn, "JetGetInstanceInfo Function" */
JET_ERR JET_API
JetGetInstanceInfoA(uint32_t *pcInstanceInfo,
    JET_INSTANCE_INFO_A **paInstanceInfo);
#endif

#if JET_VERSION >= 0x0600
/* JetGetInstanceMiscInfo - report on an instance by JET_InstanceMiscInfo...
 * level.
 * Errors: JET_errBufferTooSmall, JET_errInvalidParameter
 * Source: Microsoft Learn, "JetGetInstanceMiscInfo Function" */
JET_ERR JET_API
JetGetInstanceMiscInfo(JET_INSTANCE instance, void *pvResult, uint32_t cbMax,
    uint32_t InfoLevel);

/* JetGetThreadStats - counters of this thread, as JET_THREADSTATS or a later
 * form by cbMax.
 * Errors: JET_errBufferTooSmall
 * Source: Microsoft Learn, "JetGetThreadStats Function" */
JET_ERR JET_API
JetGetThreadStats(void *pvResult, uint32_t cbMax);
#endif

/* JetGetVersion - version of the engine: build in the bits 8 to 23.
 * Source: Microsoft Learn, "JetGetVersion Function" */
JET_ERR JET_API
JetGetVersion(JET_SESID sesid, uint32_t *pwVersion);

/* JetGetDatabaseInfo - report on an open database by JET_DbInfo... level.
 * Errors: JET_errInvalidBufferSize, JET_errBufferTooSmall,
 *   JET_errInvalidParameter
 * Source: Microsoft Learn, "JetGetDatabaseInfo Function" */
JET_ERR JET_API
JetGetDatabaseInfoA(JET_SESID sesid, JET_DBID dbid, void *pvResult,
    uint32_t cbMax, uint32_t InfoLevel);

/* JetGetDatabaseFileInfo - JetGetDatabaseInfo for a file that need not be
 * attached.
 * Errors: JET_errFileNotFound, JET_errInvalidBufferSize,
 *   JET_errBufferTooSmall, JET_errInvalidParameter
 * Source: Microsoft Learn, "JetGetDatabaseFileInfo Function" */
JET_ERR JET_API
JetGetDatabaseFileInfoA(JET_PCSTR szDatabaseName, void *pvResult,
    uint32_t cbMax, uint32_t InfoLevel);

/* JetGetObjectInfo - report on one table as JET_OBJECTINFO, or on all as
 * JET_OBJECTLIST, whose tableid the caller closes.
 * Errors: JET_errObjectNotFound, JET_errBufferTooSmall,
 *   JET_errInvalidParameter
 * Source: Microsoft Learn, "JetGetObjectInfo Function" */
JET_ERR JET_API
JetGetObjectInfoA(JET_SESID sesid, JET_DBID dbid, JET_OBJTYP objtyp,
    JET_PCSTR szContainerName, JET_PCSTR szObjectName, void *pvResult,
    uint32_t cbMax, uint32_t InfoLevel);

/* JetGetTableInfo - report on the table of a cursor by JET_TblInfo... level.
 * Errors: JET_errObjectNotFound, JET_errInvalidBufferSize,
 *   JET_errBufferTooSmall
 * Source: Microsoft Learn, "JetGetTableInfo Function" */
JET_ERR JET_API
JetGetTableInfoA(JET_SESID sesid, JET_TABLEID tableid, void *pvResult,
    uint32_t cbMax, uint32_t InfoLevel);

/* JetGetColumnInfo - report on a column, found by name or number, or list
 * all columns as JET_COLUMNLIST, whose tableid the caller closes.
 * Errors: JET_errObjectNotFound, JET_errColumnNotFound,
 *   JET_errInvalidParameter
 * Source: Microsoft Learn, "JetGetColumnInfo Function" */
JET_ERR JET_API
JetGetColumnInfoA(JET_SESID sesid, JET_DBID dbid, JET_PCSTR szTableName,
    JET_PCSTR pColumnNameOrId, void *pvResult, uint32_t cbMax,
    uint32_t InfoLevel);

/* JetGetTableColumnInfo - JetGetColumnInfo by cursor; the usual way from a
 * name to a JET_COLUMNID.
 * Errors: JET_errColumnNotFound, JET_errInvalidParameter
 * Source: Microsoft Learn, "JetGetTableColumnInfo Function" */
JET_ERR JET_API
JetGetTableColumnInfoA(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCSTR szColumnName, void *pvResult, uint32_t cbMax,
    uint32_t InfoLevel);

/* JetGetIndexInfo - report on an index by JET_IdxInfo... level, or list all
 * as JET_INDEXLIST, whose tableid the caller closes.
 * Errors: JET_errIndexNotFound, JET_errObjectNotFound,
 *   JET_wrnBufferTruncated
 * Source: Microsoft Learn, "JetGetIndexInfo Function" */
JET_ERR JET_API
JetGetIndexInfoA(JET_SESID sesid, JET_DBID dbid, JET_PCSTR szTableName,
    JET_PCSTR szIndexName, void *pvResult, uint32_t cbResult,
    uint32_t InfoLevel);

/* JetGetTableIndexInfo - JetGetIndexInfo by cursor.
 * Errors: JET_errIndexNotFound, JET_wrnBufferTruncated
 * Source: Microsoft Learn, "JetGetTableIndexInfo Function" */
JET_ERR JET_API
JetGetTableIndexInfoA(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCSTR szIndexName, void *pvResult, uint32_t cbResult,
    uint32_t InfoLevel);

#if JET_VERSION >= 0x0602
/* JetGetErrorInfoW - categories of the error number at pvContext, as
 * JET_ERRINFOBASIC_W. grbit is 0.
 * Errors: JET_errInvalidParameter
 * Source: Microsoft Learn, "JetGetErrorInfoW Function" */
JET_ERR JET_API
JetGetErrorInfoW(void *pvContext, void *pvResult, uint32_t cbMax,
    uint32_t InfoLevel, JET_GRBIT grbit);
#endif

#if JET_VERSION >= 0x0600
JET_ERR JET_API
JetGetInstanceInfoW(uint32_t *pcInstanceInfo,
    JET_INSTANCE_INFO_W **paInstanceInfo);

JET_ERR JET_API
JetGetDatabaseInfoW(JET_SESID sesid, JET_DBID dbid, void *pvResult,
    uint32_t cbMax, uint32_t InfoLevel);

JET_ERR JET_API
JetGetDatabaseFileInfoW(JET_PCWSTR szDatabaseName, void *pvResult,
    uint32_t cbMax, uint32_t InfoLevel);

JET_ERR JET_API
JetGetObjectInfoW(JET_SESID sesid, JET_DBID dbid, JET_OBJTYP objtyp,
    JET_PCWSTR szContainerName, JET_PCWSTR szObjectName, void *pvResult,
    uint32_t cbMax, uint32_t InfoLevel);

JET_ERR JET_API
JetGetTableInfoW(JET_SESID sesid, JET_TABLEID tableid, void *pvResult,
    uint32_t cbMax, uint32_t InfoLevel);

JET_ERR JET_API
JetGetColumnInfoW(JET_SESID sesid, JET_DBID dbid, JET_PCWSTR szTableName,
    JET_PCWSTR pwColumnNameOrId, void *pvResult, uint32_t cbMax,
    uint32_t InfoLevel);

JET_ERR JET_API
JetGetTableColumnInfoW(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCWSTR szColumnName, void *pvResult, uint32_t cbMax,
    uint32_t InfoLevel);

JET_ERR JET_API
JetGetIndexInfoW(JET_SESID sesid, JET_DBID dbid, JET_PCWSTR szTableName,
    JET_PCWSTR szIndexName, void *pvResult, uint32_t cbResult,
    uint32_t InfoLevel);

JET_ERR JET_API
JetGetTableIndexInfoW(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCWSTR szIndexName, void *pvResult, uint32_t cbResult,
    uint32_t InfoLevel);
#endif

#define JetGetInstanceInfo     JET_CALL_AW(JetGetInstanceInfo)
#define JetGetDatabaseInfo     JET_CALL_AW(JetGetDatabaseInfo)
#define JetGetDatabaseFileInfo JET_CALL_AW(JetGetDatabaseFileInfo)
#define JetGetObjectInfo       JET_CALL_AW(JetGetObjectInfo)
#define JetGetTableInfo        JET_CALL_AW(JetGetTableInfo)
#define JetGetColumnInfo       JET_CALL_AW(JetGetColumnInfo)
#define JetGetTableColumnInfo  JET_CALL_AW(JetGetTableColumnInfo)
#define JetGetIndexInfo        JET_CALL_AW(JetGetIndexInfo)
#define JetGetTableIndexInfo   JET_CALL_AW(JetGetTableIndexInfo)

/* Exists in the wide form only. */
#if JET_VERSION >= 0x0602 && defined(JET_UNICODE)
#define JetGetErrorInfo JetGetErrorInfoW
#endif

/* ----------------------------------------------------------------------
 * Defragmentation
 * ---------------------------------------------------------------------- */

/* JetDefragment - start or stop tidying a database in the background;
 * *pcPasses and *pcSeconds limit it (NULL: no limit). szTableName is not
 * used.
 * Errors: JET_wrnDefragAlreadyRunning, JET_wrnDefragNotRunning,
 *   JET_errDatabaseFileReadOnly
 * Source: Microsoft Learn, "JetDefragment Function" */
JET_ERR JET_API
JetDefragmentA(JET_SESID sesid, JET_DBID dbid, JET_PCSTR szTableName,
    uint32_t *pcPasses, uint32_t *pcSeconds, JET_GRBIT grbit);

#if JET_VERSION >= 0x0501
/* JetDefragment2 - JetDefragment that calls callback with
 * JET_cbtypOnlineDefragCompleted at the end.
 * Errors: JET_wrnDefragAlreadyRunning, JET_wrnDefragNotRunning,
 *   JET_errInvalidGrbit
 * Source: Microsoft Learn, "JetDefragment2 Function" */
JET_ERR JET_API
JetDefragment2A(JET_SESID sesid, JET_DBID dbid, JET_PCSTR szTableName,
    uint32_t *pcPasses, uint32_t *pcSeconds, JET_CALLBACK callback,
    JET_GRBIT grbit);

/* JetDefragment3 - reserved.
 * Errors: JET_errInvalidParameter
 * Source: Microsoft Learn, "JetDefragment3 Function" */
JET_ERR JET_API
JetDefragment3A(JET_SESID sesid, JET_PCSTR szDatabaseName,
    JET_PCSTR szTableName, uint32_t *pcPasses, uint32_t *pcSeconds,
    JET_CALLBACK callback, void *pvContext, JET_GRBIT grbit);
#endif

#if JET_VERSION >= 0x0600
JET_ERR JET_API
JetDefragmentW(JET_SESID sesid, JET_DBID dbid, JET_PCWSTR szTableName,
    uint32_t *pcPasses, uint32_t *pcSeconds, JET_GRBIT grbit);

JET_ERR JET_API
JetDefragment2W(JET_SESID sesid, JET_DBID dbid, JET_PCWSTR szTableName,
    uint32_t *pcPasses, uint32_t *pcSeconds, JET_CALLBACK callback,
    JET_GRBIT grbit);

JET_ERR JET_API
JetDefragment3W(JET_SESID sesid, JET_PCWSTR szDatabaseName,
    JET_PCWSTR szTableName, uint32_t *pcPasses, uint32_t *pcSeconds,
    JET_CALLBACK callback, void *pvContext, JET_GRBIT grbit);
#endif

#define JetDefragment  JET_CALL_AW(JetDefragment)
#define JetDefragment2 JET_CALL_AW(JetDefragment2)
#define JetDefragment3 JET_CALL_AW(JetDefragment3)

/* ----------------------------------------------------------------------
 * Backup and restore
 * ---------------------------------------------------------------------- */

/* JetBackup - JetBackupInstance for the one implicit instance.
 * Errors: JET_errRunningInMultiInstanceMode, JET_errBackupInProgress,
 *   JET_errInvalidPath
 * Source: Microsoft Learn, "JetBackup Function" */
JET_ERR JET_API
JetBackupA(JET_PCSTR szBackupPath, JET_GRBIT grbit, JET_PFNSTATUS pfnStatus);

#if JET_VERSION >= 0x0501
/* JetBackupInstance - copy databases and logs to a directory, all or what
 * changed (JET_bitBackupIncremental). pfnStatus may be NULL.
 * Errors: JET_errBackupInProgress, JET_errBackupNotAllowedYet,
 *   JET_errBackupDirectoryNotEmpty, JET_errLoggingDisabled,
 *   JET_errInvalidPath
 * Source: Microsoft Learn, "JetBackupInstance Function" */
JET_ERR JET_API
JetBackupInstanceA(JET_INSTANCE instance, JET_PCSTR szBackupPath,
    JET_GRBIT grbit, JET_PFNSTATUS pfnStatus);
#endif

/* JetRestore - JetRestore2 to where the databases were.
 * Errors: JET_errAlreadyInitialized, JET_errRunningInMultiInstanceMode,
 *   JET_errInvalidPath
 * Source: Microsoft Learn, "JetRestore Function" */
JET_ERR JET_API
JetRestoreA(JET_PCSTR szSource, JET_PFNSTATUS pfn);

/* JetRestore2 - JetRestoreInstance for the one implicit instance.
 * Errors: JET_errAlreadyInitialized, JET_errRunningInMultiInstanceMode,
 *   JET_errInvalidPath
 * Source: Microsoft Learn, "JetRestore2 Function" */
JET_ERR JET_API
JetRestore2A(JET_PCSTR sz, JET_PCSTR szDest, JET_PFNSTATUS pfn);

#if JET_VERSION >= 0x0501
/* JetRestoreInstance - bring back a backup made by JetBackup, before
 * JetInit; szDest NULL for the places it came from.
 * Errors: JET_errAlreadyInitialized, JET_errInvalidLogSequence,
 *   JET_errPageSizeMismatch, JET_errInvalidPath
 * Source: Microsoft Learn, "JetRestoreInstance Function" */
JET_ERR JET_API
JetRestoreInstanceA(JET_INSTANCE instance, JET_PCSTR sz, JET_PCSTR szDest,
    JET_PFNSTATUS pfn);
#endif

/* JetStopBackup - JetStopBackupInstance for the one implicit instance.
 * Errors: JET_errRunningInMultiInstanceMode
 * Source: Microsoft Learn, "JetStopBackup Function" */
JET_ERR JET_API
JetStopBackup(void);

#if JET_VERSION >= 0x0501
/* JetStopBackupInstance - make the running backup fail.
 * Errors: JET_errInvalidInstance
 * Source: Microsoft Learn, "JetStopBackupInstance Function" */
JET_ERR JET_API
JetStopBackupInstance(JET_INSTANCE instance);
#endif

/* JetBeginExternalBackup - JetBeginExternalBackupInstance for the one
 * implicit instance.
 * Errors: JET_errRunningInMultiInstanceMode, JET_errBackupInProgress
 * Source: Microsoft Learn, "JetBeginExternalBackup Function" */
JET_ERR JET_API
JetBeginExternalBackup(JET_GRBIT grbit);

#if JET_VERSION >= 0x0501
/* JetBeginExternalBackupInstance - begin a backup whose files the caller
 * copies.
 * Errors: JET_errBackupInProgress, JET_errBackupNotAllowedYet,
 *   JET_errLoggingDisabled, JET_errMissingFullBackup
 * Source: Microsoft Learn, "JetBeginExternalBackupInstance Function" */
JET_ERR JET_API
JetBeginExternalBackupInstance(JET_INSTANCE instance, JET_GRBIT grbit);
#endif

/* JetGetAttachInfo - JetGetAttachInfoInstance for the one implicit instance.
 * Errors: JET_errRunningInMultiInstanceMode, JET_errNoBackup
 * Source: Microsoft Learn, "JetGetAttachInfo Function" */
JET_ERR JET_API
JetGetAttachInfoA(JET_PSTR szzDatabases, uint32_t cbMax, uint32_t *pcbActual);

#if JET_VERSION >= 0x0501
/* JetGetAttachInfoInstance - names of the databases to copy, each ending in
 * a null, one null more at the end; *pcbActual is the whole length in bytes.
 * Errors: JET_errNoBackup, JET_errInvalidBackupSequence,
 *   JET_errBackupAbortByServer
 * Source: Microsoft Learn, "JetGetAttachInfoInstance Function" */
JET_ERR JET_API
JetGetAttachInfoInstanceA(JET_INSTANCE instance, JET_PSTR szzDatabases,
    uint32_t cbMax, uint32_t *pcbActual);
#endif

/* JetOpenFile - JetOpenFileInstance for the one implicit instance.
 * Errors: JET_errRunningInMultiInstanceMode, JET_errFileNotFound,
 *   JET_errNoBackup
 * Source: Microsoft Learn, "JetOpenFile Function" */
JET_ERR JET_API
JetOpenFileA(JET_PCSTR szFileName, JET_HANDLE *phfFile,
    uint32_t *pulFileSizeLow, uint32_t *pulFileSizeHigh);

#if JET_VERSION >= 0x0501
/* JetOpenFileInstance - open one of the files to copy; its size in bytes
 * comes in two halves.
 * Errors: JET_errNoBackup, JET_errFileNotFound, JET_errInvalidBackupSequence
 * Source: Microsoft Learn, "JetOpenFileInstance Function" */
JET_ERR JET_API
JetOpenFileInstanceA(JET_INSTANCE instance, JET_PCSTR szFileName,
    JET_HANDLE *phfFile, uint32_t *pulFileSizeLow,
    uint32_t *pulFileSizeHigh);
#endif

/* JetReadFile - JetReadFileInstance for the one implicit instance.
 * Errors: JET_errRunningInMultiInstanceMode, JET_errReadVerifyFailure,
 *   JET_errNoBackup
 * Source: Microsoft Learn, "JetReadFile Function" */
JET_ERR JET_API
JetReadFile(JET_HANDLE hfFile, void *pv, uint32_t cb, uint32_t *pcbActual);

#if JET_VERSION >= 0x0501
/* JetReadFileInstance - read the next bytes, up to cb, of such a file.
 * Errors: JET_errNoBackup, JET_errReadVerifyFailure,
 *   JET_errLogReadVerifyFailure, JET_errInvalidParameter
 * Source: Microsoft Learn, "JetReadFileInstance Function" */
JET_ERR JET_API
JetReadFileInstance(JET_INSTANCE instance, JET_HANDLE hfFile, void *pv,
    uint32_t cb, uint32_t *pcbActual);
#endif

/* JetCloseFile - JetCloseFileInstance for the one implicit instance.
 * Errors: JET_errRunningInMultiInstanceMode, JET_errNoBackup
 * Source: Microsoft Learn, "JetCloseFile Function" */
JET_ERR JET_API
JetCloseFile(JET_HANDLE hfFile);

#if JET_VERSION >= 0x0501
/* JetCloseFileInstance - close such a file.
 * Errors: JET_errNoBackup, JET_errInvalidParameter
 * Source: Microsoft Learn, "JetCloseFileInstance Function" */
JET_ERR JET_API
JetCloseFileInstance(JET_INSTANCE instance, JET_HANDLE hfFile);
#endif

/* JetGetLogInfo - JetGetLogInfoInstance for the one implicit instance.
 * Errors: JET_errRunningInMultiInstanceMode, JET_errNoBackup
 * Source: Microsoft Learn, "JetGetLogInfo Function" */
JET_ERR JET_API
JetGetLogInfoA(JET_PSTR szzLogs, uint32_t cbMax, uint32_t *pcbActual);

#if JET_VERSION >= 0x0501
/* JetGetLogInfoInstance - names of the log files to copy, as in
 * JetGetAttachInfoInstance.
 * Errors: JET_errNoBackup, JET_errInvalidBackupSequence,
 *   JET_errBackupAbortByServer
 * Source: Microsoft Learn, "JetGetLogInfoInstance Function" */
JET_ERR JET_API
JetGetLogInfoInstanceA(JET_INSTANCE instance, JET_PSTR szzLogs,
    uint32_t cbMax, uint32_t *pcbActual);

/* JetGetLogInfoInstance2 - JetGetLogInfoInstance with the range of log
 * numbers.
 * Errors: JET_errNoBackup, JET_errInvalidBackupSequence,
 *   JET_errBackupAbortByServer
 * Source: Microsoft Learn, "JetGetLogInfoInstance2 Function" */
JET_ERR JET_API
JetGetLogInfoInstance2A(JET_INSTANCE instance, JET_PSTR szzLogs,
    uint32_t cbMax, uint32_t *pcbActual, JET_LOGINFO_A *pLogInfo);

/* JetGetTruncateLogInfoInstance - names of the log files that the backup
 * makes needless.
 * Errors: JET_errNoBackup, JET_errInvalidBackupSequence,
 *   JET_errBackupAbortByServer
 * Source: Microsoft Learn, "JetGetTruncateLogInfoInstance Function" */
JET_ERR JET_API
JetGetTruncateLogInfoInstanceA(JET_INSTANCE instance, JET_PSTR szzLogs,
    uint32_t cbMax, uint32_t *pcbActual);
#endif

/* JetTruncateLog - JetTruncateLogInstance for the one implicit instance.
 * Errors: JET_errRunningInMultiInstanceMode, JET_errNoBackup
 * Source: Microsoft Learn, "JetTruncateLog Function" */
JET_ERR JET_API
JetTruncateLog(void);

#if JET_VERSION >= 0x0501
/* JetTruncateLogInstance - delete the log files that the backup makes
 * needless.
 * Errors: JET_errNoBackup, JET_errInvalidBackupSequence,
 *   JET_errBackupAbortByServer
 * Source: Microsoft Learn, "JetTruncateLogInstance Function" */
JET_ERR JET_API
JetTruncateLogInstance(JET_INSTANCE instance);
#endif

/* JetEndExternalBackup - JetEndExternalBackupInstance for the one implicit
 * instance.
 * Errors: JET_errRunningInMultiInstanceMode, JET_errNoBackup
 * Source: Microsoft Learn, "JetEndExternalBackup Function" */
JET_ERR JET_API
JetEndExternalBackup(void);

#if JET_VERSION >= 0x0501
/* JetEndExternalBackupInstance - end the backup, successfully.
 * Errors: JET_errNoBackup, JET_errBackupAbortByServer
 * Source: Microsoft Learn, "JetEndExternalBackupInstance Function" */
JET_ERR JET_API
JetEndExternalBackupInstance(JET_INSTANCE instance);

/* JetEndExternalBackupInstance2 - end the backup, as grbit says.
 * Errors: JET_errNoBackup, JET_errBackupAbortByServer, JET_errInvalidGrbit
 * Source: Microsoft Learn, "JetEndExternalBackupInstance2 Function" */
JET_ERR JET_API
JetEndExternalBackupInstance2(JET_INSTANCE instance, JET_GRBIT grbit);
#endif

/* JetExternalRestore - recover files that the caller has put back, moved as
 * rgrstmap says, from the logs genLow to genHigh.
 * Errors: JET_errFileNotFound, JET_errInvalidPath,
 *   JET_errStartingRestoreLogTooHigh, JET_errEndingRestoreLogTooLow
 * Source: Microsoft Learn, "JetExternalRestore Function" */
JET_ERR JET_API
JetExternalRestoreA(JET_PSTR szCheckpointFilePath, JET_PSTR szLogPath,
    JET_RSTMAP_A *rgrstmap, int32_t crstfilemap, JET_PSTR szBackupLogPath,
    int32_t genLow, int32_t genHigh, JET_PFNSTATUS pfn);

#if JET_VERSION >= 0x0501
/* JetExternalRestore2 - JetExternalRestore with a log range by structure and
 * the instance to fit into.
 * Errors: JET_errBadRestoreTargetInstance, JET_errFileNotFound,
 *   JET_errStartingRestoreLogTooHigh, JET_errEndingRestoreLogTooLow
 * Source: Microsoft Learn, "JetExternalRestore2 Function" */
JET_ERR JET_API
JetExternalRestore2A(JET_PSTR szCheckpointFilePath, JET_PSTR szLogPath,
    JET_RSTMAP_A *rgrstmap, int32_t crstfilemap, JET_PSTR szBackupLogPath,
    JET_LOGINFO_A *pLogInfo, JET_PSTR szTargetInstanceName,
    JET_PSTR szTargetInstanceLogPath,
    JET_PSTR szTargetInstanceCheckpointPath, JET_PFNSTATUS pfn);
#endif

#if JET_VERSION >= 0x0600
JET_ERR JET_API
JetBackupW(JET_PCWSTR szBackupPath, JET_GRBIT grbit, JET_PFNSTATUS pfnStatus);

JET_ERR JET_API
JetBackupInstanceW(JET_INSTANCE instance, JET_PCWSTR szBackupPath,
    JET_GRBIT grbit, JET_PFNSTATUS pfnStatus);

JET_ERR JET_API
JetRestoreW(JET_PCWSTR szSource, JET_PFNSTATUS pfn);

JET_ERR JET_API
JetRestore2W(JET_PCWSTR sz, JET_PCWSTR szDest, JET_PFNSTATUS pfn);

JET_ERR JET_API
JetRestoreInstanceW(JET_INSTANCE instance, JET_PCWSTR sz, JET_PCWSTR szDest,
    JET_PFNSTATUS pfn);

JET_ERR JET_API
JetGetAttachInfoW(JET_PWSTR wszzDatabases, uint32_t cbMax,
    uint32_t *pcbActual);

JET_ERR JET_API
JetGetAttachInfoInstanceW(JET_INSTANCE instance, JET_PWSTR szzDatabases,
    uint32_t cbMax, uint32_t *pcbActual);

JET_ERR JET_API
JetOpenFileW(JET_PCWSTR szFileName, JET_HANDLE *phfFile,
    uint32_t *pulFileSizeLow, uint32_t *pulFileSizeHigh);

JET_ERR JET_API
JetOpenFileInstanceW(JET_INSTANCE instance, JET_PCWSTR szFileName,
    JET_HANDLE *phfFile, uint32_t *pulFileSizeLow,
    uint32_t *pulFileSizeHigh);

JET_ERR JET_API
JetGetLogInfoW(JET_PWSTR szzLogs, uint32_t cbMax, uint32_t *pcbActual);

JET_ERR JET_API
JetGetLogInfoInstanceW(JET_INSTANCE instance, JET_PWSTR wszzLogs,
    uint32_t cbMax, uint32_t *pcbActual);

JET_ERR JET_API
JetGetLogInfoInstance2W(JET_INSTANCE instance, JET_PWSTR wszzLogs,
    uint32_t cbMax, uint32_t *pcbActual, JET_LOGINFO_W *pLogInfo);

JET_ERR JET_API
JetGetTruncateLogInfoInstanceW(JET_INSTANCE instance, JET_PWSTR wszzLogs,
    uint32_t cbMax, uint32_t *pcbActual);

JET_ERR JET_API
JetExternalRestoreW(JET_PWSTR szCheckpointFilePath, JET_PWSTR szLogPath,
    JET_RSTMAP_W *rgrstmap, int32_t crstfilemap,
    JET_PWSTR szBackupLogPath, int32_t genLow, int32_t genHigh,
    JET_PFNSTATUS pfn);

JET_ERR JET_API
JetExternalRestore2W(JET_PWSTR szCheckpointFilePath, JET_PWSTR szLogPath,
    JET_RSTMAP_W *rgrstmap, int32_t crstfilemap,
    JET_PWSTR szBackupLogPath, JET_LOGINFO_W *pLogInfo,
    JET_PWSTR szTargetInstanceName, JET_PWSTR szTargetInstanceLogPath,
    JET_PWSTR szTargetInstanceCheckpointPath, JET_PFNSTATUS pfn);
#endif

#define JetBackup                     JET_CALL_AW(JetBackup)
#define JetBackupInstance             JET_CALL_AW(JetBackupInstance)
#define JetRestore                    JET_CALL_AW(JetRestore)
#define JetRestore2                   JET_CALL_AW(JetRestore2)
#define JetRestoreInstance            JET_CALL_AW(JetRestoreInstance)
#define JetGetAttachInfo              JET_CALL_AW(JetGetAttachInfo)
#define JetGetAttachInfoInstance      JET_CALL_AW(JetGetAttachInfoInstance)
#define JetOpenFile                   JET_CALL_AW(JetOpenFile)
#define JetOpenFileInstance           JET_CALL_AW(JetOpenFileInstance)
#define JetGetLogInfo                 JET_CALL_AW(JetGetLogInfo)
#define JetGetLogInfoInstance         JET_CALL_AW(JetGetLogInfoInstance)
#define JetGetLogInfoInstance2        JET_CALL_AW(JetGetLogInfoInstance2)
#define JetGetTruncateLogInfoInstance JET_CALL_AW(JetGetTruncateLogInfoInstance)
#define JetExternalRestore            JET_CALL_AW(JetExternalRestore)
#define JetExternalRestore2           JET_CALL_AW(JetExternalRestore2)

/* ----------------------------------------------------------------------
 * Volume snapshots
 * ---------------------------------------------------------------------- */

#if JET_VERSION >= 0x0501
/* JetOSSnapshotPrepare - begin a snapshot session over all instances.
 * Errors: JET_errOSSnapshotInvalidSequence, JET_errInvalidGrbit
 * Source: Microsoft Learn, "JetOSSnapshotPrepare Function" */
JET_ERR JET_API
JetOSSnapshotPrepare(JET_OSSNAPID *psnapId, JET_GRBIT grbit);
#endif

#if JET_VERSION >= 0x0600
/* JetOSSnapshotPrepareInstance - add an instance to a session begun with
 * JET_bitExplicitPrepare.
 * Errors: JET_errOSSnapshotInvalidSnapId, JET_errOSSnapshotInvalidSequence
 * Source: Microsoft Learn, "JetOSSnapshotPrepareInstance Function" */
JET_ERR JET_API
JetOSSnapshotPrepareInstance(JET_OSSNAPID snapId, JET_INSTANCE instance,
    JET_GRBIT grbit);
#endif

#if JET_VERSION >= 0x0501
/* JetOSSnapshotFreeze - hold all writes until the thaw, or
 * JET_paramOSSnapshotTimeout milliseconds. The list of instances is freed by
 * JetFreeBuffer.
 * Errors: JET_errOSSnapshotInvalidSnapId, JET_errOSSnapshotInvalidSequence,
 *   JET_errOSSnapshotNotAllowed
 * Source: Microsoft Learn, "JetOSSnapshotFreeze Function" */
JET_ERR JET_API
JetOSSnapshotFreezeA(JET_OSSNAPID snapId, uint32_t *pcInstanceInfo,
    JET_INSTANCE_INFO_A **paInstanceInfo, JET_GRBIT grbit);

/* JetOSSnapshotThaw - let writes go on.
 * Errors: JET_errOSSnapshotInvalidSnapId, JET_errOSSnapshotInvalidSequence,
 *   JET_errOSSnapshotTimeOut
 * Source: Microsoft Learn, "JetOSSnapshotThaw Function" */
JET_ERR JET_API
JetOSSnapshotThaw(JET_OSSNAPID snapId, JET_GRBIT grbit);
#endif

#if JET_VERSION >= 0x0502
/* JetOSSnapshotAbort - give up the session and let writes go on.
 * Errors: JET_errOSSnapshotInvalidSnapId
 * Source: Microsoft Learn, "JetOSSnapshotAbort Function" */
JET_ERR JET_API
JetOSSnapshotAbort(JET_OSSNAPID snapId, JET_GRBIT grbit);
#endif

#if JET_VERSION >= 0x0600
/* JetOSSnapshotTruncateLog - delete the logs that the snapshot makes
 * needless, in all instances.
 * Errors: JET_errOSSnapshotInvalidSnapId, JET_errOSSnapshotInvalidSequence,
 *   JET_errInvalidGrbit
 * Source: Microsoft Learn, "JetOSSnapshotTruncateLog Function" */
JET_ERR JET_API
JetOSSnapshotTruncateLog(JET_OSSNAPID snapId, JET_GRBIT grbit);

/* JetOSSnapshotTruncateLogInstance - JetOSSnapshotTruncateLog for one
 * instance.
 * Errors: JET_errOSSnapshotInvalidSnapId, JET_errOSSnapshotInvalidSequence,
 *   JET_errInvalidGrbit
 * Source: Microsoft Learn, "JetOSSnapshotTruncateLogInstance Function" */
JET_ERR JET_API
JetOSSnapshotTruncateLogInstance(JET_OSSNAPID snapId, JET_INSTANCE instance,
    JET_GRBIT grbit);

/* JetOSSnapshotGetFreezeInfo - the list that JetOSSnapshotFreeze gave, once
 * more.
 * Errors: JET_errOSSnapshotInvalidSnapId, JET_errOSSnapshotInvalidSequence
 * Source: Microsoft Learn, "JetOSSnapshotGetFreezeInfo Function" */
JET_ERR JET_API
JetOSSnapshotGetFreezeInfoA(JET_OSSNAPID snapId, uint32_t *pcInstanceInfo,
    JET_INSTANCE_INFO_A **paInstanceInfo, JET_GRBIT grbit);

/* JetOSSnapshotEnd - end a session begun with JET_bitContinueAfterThaw.
 * Errors: JET_errOSSnapshotInvalidSnapId, JET_errOSSnapshotInvalidSequence,
 *   JET_errOSSnapshotTimeOut
 * Source: Microsoft Learn, "JetOSSnapshotEnd Function" */
JET_ERR JET_API
JetOSSnapshotEnd(JET_OSSNAPID snapId, JET_GRBIT grbit);
#endif

#if JET_VERSION >= 0x0600
JET_ERR JET_API
JetOSSnapshotFreezeW(JET_OSSNAPID snapId, uint32_t *pcInstanceInfo,
    JET_INSTANCE_INFO_W **paInstanceInfo, JET_GRBIT grbit);

JET_ERR JET_API
JetOSSnapshotGetFreezeInfoW(JET_OSSNAPID snapId, uint32_t *pcInstanceInfo,
    JET_INSTANCE_INFO_W **paInstanceInfo, JET_GRBIT grbit);
#endif

#define JetOSSnapshotFreeze        JET_CALL_AW(JetOSSnapshotFreeze)
#define JetOSSnapshotGetFreezeInfo JET_CALL_AW(JetOSSnapshotGetFreezeInfo)

/* ----------------------------------------------------------------------
 * Other
 * ---------------------------------------------------------------------- */

#if JET_VERSION >= 0x0501
/* JetFreeBuffer - free what a call allocated for its caller; NULL is
 * harmless.
 * Source: Microsoft Learn, "JetFreeBuffer Function" */
JET_ERR JET_API
JetFreeBuffer(char *pbBuf);
#endif

/* JetIdle - do clean-up work, or tell (JET_bitIdleStatus) how full the
 * version store is.
 * Errors: JET_wrnNoIdleActivity, JET_wrnRemainingVersions, JET_wrnIdleFull,
 *   JET_errInvalidGrbit
 * Source: Microsoft Learn, "JetIdle Function" */
JET_ERR JET_API
JetIdle(JET_SESID sesid, JET_GRBIT grbit);

#if JET_VERSION >= 0x0601
/* JetConfigureProcessForCrashDump - choose what a crash dump of the process
 * holds.
 * Errors: JET_errInvalidGrbit
 * Source: Microsoft Learn, "JetConfigureProcessForCrashDump Function" */
JET_ERR JET_API
JetConfigureProcessForCrashDump(JET_GRBIT grbit);
#endif

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#ifdef __cplusplus
}
#endif

#endif /* ESENT_H */
