/* SPDX-License-Identifier: MIT */
/* Values and types of the public constants: compiled clients carry the numbers,
 * and an unsigned one compares differently. */

#define JET_VERSION 0x0A01	/* everything the header has */
#include <esent.h>

#include <check.h>
#include <inttypes.h>
#include <stdint.h>
#include <string.h>

#include "suite.h"

struct constant {
	const char *name;
	uint64_t value, want;
	const char *type, *want_type;
};

struct group {
	const char *name;
	const struct constant *constants;	/* ends with a NULL name */
};

#define TYPE_OF(x)							\
	_Generic((x), int: "i32", unsigned: "u32", JET_SESID: "handle",	\
	    default: "another type")
#define BITS_OF(x)							\
	(sizeof(x) == 4 ? (uint64_t)(uint32_t)(x) : (uint64_t)(x))

#define I32(name, want)							\
	{ #name, BITS_OF(name), want, TYPE_OF(name), "i32" }
#define U32(name, want)							\
	{ #name, BITS_OF(name), want, TYPE_OF(name), "u32" }
#define HANDLE(name)	/* no handle has all bits set */		\
	{ #name, BITS_OF(name), UINTPTR_MAX, TYPE_OF(name), "handle" }
#define END	{ NULL, 0, 0, NULL, NULL }

static const struct constant jet_paramconfigstorespec[] = {
	I32(JET_bitConfigStoreReadControlInhibitRead, 1),
	I32(JET_bitConfigStoreReadControlDisableAll, 2),
	I32(JET_bitConfigStoreReadControlDefault, 0),
	END
};

static const struct constant jetdefragment[] = {
	I32(JET_bitDefragmentBatchStart, 1),
	I32(JET_bitDefragmentBatchStop, 2),
	I32(JET_bitDefragmentAvailSpaceTreesOnly, 0x40),
	I32(JET_bitDefragmentNoPartialMerges, 0x80),
	I32(JET_bitDefragmentBTree, 0x100),
	END
};

static const struct constant callback_events[] = {
	I32(JET_cbtypNull, 0),
	I32(JET_cbtypFinalize, 1),
	I32(JET_cbtypBeforeInsert, 2),
	I32(JET_cbtypAfterInsert, 4),
	I32(JET_cbtypBeforeReplace, 8),
	I32(JET_cbtypAfterReplace, 0x10),
	I32(JET_cbtypBeforeDelete, 0x20),
	I32(JET_cbtypAfterDelete, 0x40),
	I32(JET_cbtypUserDefinedDefaultValue, 0x80),
	I32(JET_cbtypOnlineDefragCompleted, 0x100),
	I32(JET_cbtypFreeCursorLS, 0x200),
	I32(JET_cbtypFreeTableLS, 0x400),
	END
};

static const struct constant jet_objectinfo_grbit[] = {
	I32(JET_bitTableInfoUpdatable, 1),
	I32(JET_bitTableInfoBookmark, 2),
	I32(JET_bitTableInfoRollback, 4),
	END
};

static const struct constant jet_objectinfo_flags[] = {
	U32(JET_bitObjectSystem, 0x80000000),
	I32(JET_bitObjectTableFixedDDL, 0x40000000),
	I32(JET_bitObjectTableTemplate, 0x20000000),
	I32(JET_bitObjectTableDerived, 0x10000000),
	I32(JET_bitObjectTableNoFixedVarColumnsInDerivedTables, 0x4000000),
	END
};

static const struct constant limits[] = {
	I32(cObjectInfoCols, 9),
	I32(cColumnInfoCols, 14),
	I32(cIndexInfoCols, 15),
	I32(JET_MAX_COMPUTERNAME_LENGTH, 15),
	I32(JET_cbBookmarkMost, 256),
	I32(JET_cbBookmarkMostMost, 2000),
	I32(JET_cbNameMost, 64),
	I32(JET_cbFullNameMost, 255),
	I32(JET_cbColumnLVPageOverhead, 82),
	I32(JET_cbLVDefaultValueMost, 255),
	I32(JET_cbColumnMost, 255),
	I32(JET_cbLVColumnMost, 2147483647),
	I32(JET_cbKeyMostMost, 2000),
	I32(JET_cbKeyMost32KBytePage, 2000),
	I32(JET_cbKeyMost16KBytePage, 2000),
	I32(JET_cbKeyMost8KBytePage, 2000),
	I32(JET_cbKeyMost4KBytePage, 1000),
	I32(JET_cbKeyMost2KBytePage, 500),
	I32(JET_cbKeyMostMin, 255),
	I32(JET_cbKeyMost, 255),
	I32(JET_cbLimitKeyMost, 256),
	I32(JET_cbPrimaryKeyMost, 255),
	I32(JET_cbSecondaryKeyMost, 255),
	I32(JET_ccolKeyMost, 16),
	I32(JET_ccolMost, 65248),
	I32(JET_ccolFixedMost, 127),
	I32(JET_ccolVarMost, 128),
	I32(JET_ccolTaggedMost, 64993),
	I32(JET_BASE_NAME_LENGTH, 3),
	END
};

static const struct constant jet_relop[] = {
	I32(JET_relopEquals, 0),
	I32(JET_relopPrefixEquals, 1),
	I32(JET_relopNotEquals, 2),
	I32(JET_relopLessThanOrEqual, 3),
	I32(JET_relopLessThan, 4),
	I32(JET_relopGreaterThanOrEqual, 5),
	I32(JET_relopGreaterThan, 6),
	I32(JET_relopBitmaskEqualsZero, 7),
	I32(JET_relopBitmaskNotEqualsZero, 8),
	END
};

static const struct constant jet_errcat[] = {
	I32(JET_errcatUnknown, 0),
	I32(JET_errcatError, 1),
	I32(JET_errcatOperation, 2),
	I32(JET_errcatFatal, 3),
	I32(JET_errcatIO, 4),
	I32(JET_errcatResource, 5),
	I32(JET_errcatMemory, 6),
	I32(JET_errcatQuota, 7),
	I32(JET_errcatDisk, 8),
	I32(JET_errcatData, 9),
	I32(JET_errcatCorruption, 0xA),
	I32(JET_errcatInconsistent, 0xB),
	I32(JET_errcatFragmentation, 0xC),
	I32(JET_errcatApi, 0xD),
	I32(JET_errcatUsage, 0xE),
	I32(JET_errcatState, 0xF),
	I32(JET_errcatObsolete, 0x10),
	I32(JET_errcatMax, 0x11),
	END
};

static const struct constant jet_pfndurablecommitcallback[] = {
	I32(JET_bitDurableCommitCallbackLogUnavailable, 1),
	END
};

static const struct constant nil_values[] = {
	HANDLE(JET_instanceNil),
	HANDLE(JET_sesidNil),
	HANDLE(JET_tableidNil),
	U32(JET_bitNil, 0),
	U32(JET_dbidNil, 0xFFFFFFFF),
	HANDLE(JET_LSNil),
	END
};

static const struct constant jet_parameventlogginglevel[] = {
	I32(JET_EventLoggingDisable, 0),
	I32(JET_EventLoggingLevelMin, 1),
	I32(JET_EventLoggingLevelLow, 0x19),
	I32(JET_EventLoggingLevelMedium, 0x32),
	I32(JET_EventLoggingLevelHigh, 0x4B),
	I32(JET_EventLoggingLevelMax, 0x64),
	END
};

static const struct constant jet_indexchecking[] = {
	I32(JET_IndexCheckingOff, 0),
	I32(JET_IndexCheckingOn, 1),
	I32(JET_IndexCheckingDeferToOpenTable, 2),
	I32(JET_IndexCheckingMax, 3),
	END
};

static const struct constant jet_paramiopriority[] = {
	I32(JET_IOPriorityNormal, 0),
	I32(JET_IOPriorityLow, 1),
	END
};

static const struct constant jet_paramconfiguration[] = {
	I32(JET_configDefault, 1),
	I32(JET_configRemoveQuotas, 2),
	I32(JET_configLowDiskFootprint, 4),
	I32(JET_configMediumDiskFootprint, 8),
	I32(JET_configLowMemory, 0x10),
	I32(JET_configDynamicMediumMemory, 0x20),
	I32(JET_configLowPower, 0x40),
	I32(JET_configSSDProfileIO, 0x80),
	I32(JET_configRunSilent, 0x100),
	I32(JET_configUnthrottledMemory, 0x200),
	I32(JET_configHighConcurrencyScaling, 0x400),
	END
};

static const struct constant system_parameters[] = {
	I32(JET_paramSystemPath, 0),
	I32(JET_paramTempPath, 1),
	I32(JET_paramLogFilePath, 2),
	I32(JET_paramBaseName, 3),
	I32(JET_paramEventSource, 4),
	I32(JET_paramMaxSessions, 5),
	I32(JET_paramMaxOpenTables, 6),
	I32(JET_paramPreferredMaxOpenTables, 7),
	I32(JET_paramCachedClosedTables, 125),
	I32(JET_paramMaxCursors, 8),
	I32(JET_paramMaxVerPages, 9),
	I32(JET_paramPreferredVerPages, 63),
	I32(JET_paramGlobalMinVerPages, 81),
	I32(JET_paramVersionStoreTaskQueueMax, 105),
	I32(JET_paramMaxTemporaryTables, 10),
	I32(JET_paramLogFileSize, 11),
	I32(JET_paramLogBuffers, 12),
	I32(JET_paramWaitLogFlush, 13),
	I32(JET_paramLogCheckpointPeriod, 14),
	I32(JET_paramLogWaitingUserMax, 15),
	I32(JET_paramCommitDefault, 16),
	I32(JET_paramCircularLog, 17),
	I32(JET_paramDbExtensionSize, 18),
	I32(JET_paramPageTempDBMin, 19),
	I32(JET_paramPageFragment, 20),
	I32(JET_paramEnableFileCache, 126),
	I32(JET_paramVerPageSize, 128),
	I32(JET_paramConfiguration, 129),
	I32(JET_paramEnableAdvanced, 130),
	I32(JET_paramMaxColtyp, 131),
	I32(JET_paramBatchIOBufferMax, 22),
	I32(JET_paramCacheSize, 41),
	I32(JET_paramCacheSizeMin, 60),
	I32(JET_paramCacheSizeMax, 23),
	I32(JET_paramCheckpointDepthMax, 24),
	I32(JET_paramLRUKCorrInterval, 25),
	I32(JET_paramLRUKHistoryMax, 26),
	I32(JET_paramLRUKPolicy, 27),
	I32(JET_paramLRUKTimeout, 28),
	I32(JET_paramLRUKTrxCorrInterval, 29),
	I32(JET_paramOutstandingIOMax, 30),
	I32(JET_paramStartFlushThreshold, 31),
	I32(JET_paramStopFlushThreshold, 32),
	I32(JET_paramEnableViewCache, 127),
	I32(JET_paramCheckpointIOMax, 135),
	I32(JET_paramTableClass1Name, 137),
	I32(JET_paramTableClass2Name, 138),
	I32(JET_paramTableClass3Name, 139),
	I32(JET_paramTableClass4Name, 140),
	I32(JET_paramTableClass5Name, 141),
	I32(JET_paramTableClass6Name, 142),
	I32(JET_paramTableClass7Name, 143),
	I32(JET_paramTableClass8Name, 144),
	I32(JET_paramTableClass9Name, 145),
	I32(JET_paramTableClass10Name, 146),
	I32(JET_paramTableClass11Name, 147),
	I32(JET_paramTableClass12Name, 148),
	I32(JET_paramTableClass13Name, 149),
	I32(JET_paramTableClass14Name, 150),
	I32(JET_paramTableClass15Name, 151),
	I32(JET_paramIOPriority, 152),
	I32(JET_paramRecovery, 34),
	I32(JET_paramEnableOnlineDefrag, 35),
	I32(JET_paramCheckFormatWhenOpenFail, 44),
	I32(JET_paramEnableTempTableVersioning, 46),
	I32(JET_paramIgnoreLogVersion, 47),
	I32(JET_paramDeleteOldLogs, 48),
	I32(JET_paramEventSourceKey, 49),
	I32(JET_paramNoInformationEvent, 50),
	I32(JET_paramEventLoggingLevel, 51),
	I32(JET_paramDeleteOutOfRangeLogs, 52),
	I32(JET_paramAccessDeniedRetryPeriod, 53),
	I32(JET_paramEnableIndexChecking, 45),
	I32(JET_paramEnableIndexCleanup, 54),
	I32(JET_paramDatabasePageSize, 64),
	I32(JET_paramDisableCallbacks, 65),
	I32(JET_paramLogFileCreateAsynch, 69),
	I32(JET_paramErrorToString, 70),
	I32(JET_paramZeroDatabaseDuringBackup, 71),
	I32(JET_paramUnicodeIndexDefault, 72),
	I32(JET_paramRuntimeCallback, 73),
	I32(JET_paramCleanupMismatchedLogFiles, 77),
	I32(JET_paramRecordUpgradeDirtyLevel, 78),
	I32(JET_paramOSSnapshotTimeout, 82),
	I32(JET_paramExceptionAction, 98),
	I32(JET_paramEventLogCache, 99),
	I32(JET_paramCreatePathIfNotExist, 100),
	I32(JET_paramPageHintCacheSize, 101),
	I32(JET_paramOneDatabasePerSession, 102),
	I32(JET_paramMaxInstances, 104),
	I32(JET_paramDisablePerfmon, 107),
	I32(JET_paramIndexTuplesLengthMin, 110),
	I32(JET_paramIndexTuplesLengthMax, 111),
	I32(JET_paramIndexTuplesToIndexMax, 112),
	I32(JET_paramAlternateDatabaseRecoveryPath, 113),
	I32(JET_paramIndexTupleIncrement, 132),
	I32(JET_paramIndexTupleStart, 133),
	I32(JET_paramKeyMost, 134),
	I32(JET_paramLegacyFileNames, 136),
	I32(JET_paramEnablePersistedCallbacks, 156),
	I32(JET_paramWaypointLatency, 153),
	I32(JET_paramDefragmentSequentialBTrees, 160),
	I32(JET_paramDefragmentSequentialBTreesDensityCheckFrequency, 161),
	I32(JET_paramIOThrottlingTimeQuanta, 162),
	I32(JET_paramLVChunkSizeMost, 163),
	I32(JET_paramMaxCoalesceReadSize, 164),
	I32(JET_paramMaxCoalesceWriteSize, 165),
	I32(JET_paramMaxCoalesceReadGapSize, 166),
	I32(JET_paramMaxCoalesceWriteGapSize, 167),
	I32(JET_paramEnableDBScanInRecovery, 169),
	I32(JET_paramDbScanThrottle, 170),
	I32(JET_paramDbScanIntervalMinSec, 171),
	I32(JET_paramDbScanIntervalMaxSec, 172),
	I32(JET_paramCachePriority, 177),
	I32(JET_paramMaxTransactionSize, 178),
	I32(JET_paramPrereadIOMax, 179),
	I32(JET_paramEnableDBScanSerialization, 180),
	I32(JET_paramHungIOThreshold, 181),
	I32(JET_paramHungIOActions, 182),
	I32(JET_paramMinDataForXpress, 183),
	I32(JET_paramEnableShrinkDatabase, 184),
	I32(JET_paramProcessFriendlyName, 186),
	I32(JET_paramDurableCommitCallback, 187),
	I32(JET_paramEnableSqm, 188),
	I32(JET_paramConfigStoreSpec, 189),
	I32(JET_paramUseFlushForWriteDurability, 214),
	I32(JET_paramEnableRBS, 215),
	I32(JET_paramRBSFilePath, 216),
	I32(JET_paramPerfmonRefreshInterval, 217),
	I32(JET_paramEnableBlockCache, 218),
	I32(JET_paramEnableBlockCacheDetach, 220),
	I32(JET_paramMaxValueInvalid, 0xDD),
	END
};

static const struct constant session_parameters[] = {
	I32(JET_sesparamCommitDefault, 0x1001),
	I32(JET_sesparamTransactionLevel, 0x1003),
	I32(JET_sesparamOperationContext, 0x1004),
	I32(JET_sesparamCorrelationID, 0x1005),
	I32(JET_sesparamMaxValueInvalid, 0x100F),
	END
};

static const struct constant jet_paramlegacyfilenames[] = {
	I32(JET_bitESE98FileNames, 1),
	I32(JET_bitEightDotThreeSoftCompat, 2),
	END
};

static const struct constant jet_paramhungioactions[] = {
	I32(JET_bitHungIOEvent, 1),
	END
};

static const struct constant jet_paramenableshrinkdatabase[] = {
	I32(JET_bitShrinkDatabaseOff, 0),
	I32(JET_bitShrinkDatabaseOn, 1),
	I32(JET_bitShrinkDatabaseRealtime, 2),
	I32(JET_bitShrinkDatabaseTrim, 1),
	END
};

static const struct constant jetinit2[] = {
	I32(JET_bitReplayIgnoreMissingDB, 4),
	I32(JET_bitRecoveryWithoutUndo, 8),
	I32(JET_bitTruncateLogsAfterRecovery, 0x10),
	I32(JET_bitReplayMissingMapEntryDB, 0x20),
	I32(JET_bitLogStreamMustExist, 0x40),
	I32(JET_bitReplayIgnoreLostLogs, 0x80),
	I32(JET_bitKeepDbAttachedAtEndOfRecovery, 0x1000),
	END
};

static const struct constant jetterm2[] = {
	I32(JET_bitTermComplete, 1),
	I32(JET_bitTermAbrupt, 2),
	I32(JET_bitTermStopBackup, 4),
	I32(JET_bitTermDirty, 8),
	END
};

static const struct constant jetidle[] = {
	I32(JET_bitIdleFlushBuffers, 1),
	I32(JET_bitIdleCompact, 2),
	I32(JET_bitIdleStatus, 4),
	END
};

static const struct constant jetattachdatabase[] = {
	I32(JET_bitDbReadOnly, 1),
	I32(JET_bitDbExclusive, 2),
	I32(JET_bitDbDeleteCorruptIndexes, 0x10),
	I32(JET_bitDbDeleteUnicodeIndexes, 0x400),
	I32(JET_bitDbUpgrade, 0x200),
	I32(JET_bitDbEnableBackgroundMaintenance, 0x800),
	I32(JET_bitDbPurgeCacheOnAttach, 0x1000),
	END
};

static const struct constant jetdetachdatabase2[] = {
	I32(JET_bitForceDetach, 1),
	I32(JET_bitForceCloseAndDetach, 3),
	END
};

static const struct constant jetcreatedatabase[] = {
	I32(JET_bitDbRecoveryOff, 8),
	I32(JET_bitDbShadowingOff, 0x80),
	I32(JET_bitDbOverwriteExisting, 0x200),
	END
};

static const struct constant jetbackup[] = {
	I32(JET_bitBackupIncremental, 1),
	I32(JET_bitBackupAtomic, 4),
	I32(JET_bitBackupSnapshot, 0x10),
	END
};

static const struct constant jetendexternalbackupinstance2[] = {
	I32(JET_bitBackupEndNormal, 1),
	I32(JET_bitBackupEndAbort, 2),
	I32(JET_bitBackupTruncateDone, 0x100),
	END
};

static const struct constant jetcreatetablecolumnindex[] = {
	I32(JET_bitTableCreateFixedDDL, 1),
	I32(JET_bitTableCreateTemplateTable, 2),
	I32(JET_bitTableCreateNoFixedVarColumnsInDerivedTables, 4),
	I32(JET_bitTableCreateImmutableStructure, 8),
	END
};

static const struct constant jetaddcolumn[] = {
	I32(JET_bitColumnFixed, 1),
	I32(JET_bitColumnTagged, 2),
	I32(JET_bitColumnNotNULL, 4),
	I32(JET_bitColumnVersion, 8),
	I32(JET_bitColumnAutoincrement, 0x10),
	I32(JET_bitColumnUpdatable, 0x20),
	I32(JET_bitColumnMultiValued, 0x400),
	I32(JET_bitColumnEscrowUpdate, 0x800),
	I32(JET_bitColumnUnversioned, 0x1000),
	I32(JET_bitColumnMaybeNull, 0x2000),
	I32(JET_bitColumnFinalize, 0x4000),
	I32(JET_bitColumnUserDefinedDefault, 0x8000),
	I32(JET_bitColumnDeleteOnZero, 0x20000),
	I32(JET_bitColumnCompressed, 0x80000),
	END
};

static const struct constant jetopentemptable[] = {
	I32(JET_bitColumnTTKey, 0x40),
	I32(JET_bitColumnTTDescending, 0x80),
	I32(JET_bitTTIndexed, 1),
	I32(JET_bitTTUnique, 2),
	I32(JET_bitTTUpdatable, 4),
	I32(JET_bitTTScrollable, 8),
	I32(JET_bitTTSortNullsHigh, 0x10),
	I32(JET_bitTTForceMaterialization, 0x20),
	I32(JET_bitTTErrorOnDuplicateInsertion, 0x20),
	I32(JET_bitTTForwardOnly, 0x40),
	I32(JET_bitTTIntrinsicLVsOnly, 0x80),
	I32(JET_bitTTDotNetGuid, 0x100),
	END
};

static const struct constant jetdeletecolumn2[] = {
	I32(JET_bitDeleteColumnIgnoreTemplateColumns, 1),
	END
};

static const struct constant jetsetcurrentindex2_4[] = {
	I32(JET_bitMoveFirst, 0),
	I32(JET_bitNoMove, 2),
	END
};

static const struct constant jetmakekey[] = {
	I32(JET_bitNewKey, 1),
	I32(JET_bitStrLimit, 2),
	I32(JET_bitSubStrLimit, 4),
	I32(JET_bitNormalizedKey, 8),
	I32(JET_bitKeyDataZeroLength, 0x10),
	I32(JET_bitFullColumnStartLimit, 0x100),
	I32(JET_bitFullColumnEndLimit, 0x200),
	I32(JET_bitPartialColumnStartLimit, 0x400),
	I32(JET_bitPartialColumnEndLimit, 0x800),
	END
};

static const struct constant jetsetindexrange[] = {
	I32(JET_bitRangeInclusive, 1),
	I32(JET_bitRangeUpperLimit, 2),
	I32(JET_bitRangeInstantDuration, 4),
	I32(JET_bitRangeRemove, 8),
	END
};

static const struct constant jetgetlock[] = {
	I32(JET_bitReadLock, 1),
	I32(JET_bitWriteLock, 2),
	END
};

static const struct constant jetmove[] = {
	U32(JET_MoveFirst, 0x80000000),
	I32(JET_MovePrevious, (uint32_t)-1),
	I32(JET_MoveNext, 1),
	I32(JET_MoveLast, 0x7FFFFFFF),
	I32(JET_bitMoveKeyNE, 1),
	END
};

static const struct constant jetseek[] = {
	I32(JET_bitSeekEQ, 1),
	I32(JET_bitSeekLT, 2),
	I32(JET_bitSeekLE, 4),
	I32(JET_bitSeekGE, 8),
	I32(JET_bitSeekGT, 0x10),
	I32(JET_bitSetIndexRange, 0x20),
	I32(JET_bitCheckUniqueness, 0x40),
	END
};

static const struct constant jetgotosecondaryindexbookmark[] = {
	I32(JET_bitBookmarkPermitVirtualCurrency, 1),
	END
};

static const struct constant jet_conditionalcolumn_grbit[] = {
	I32(JET_bitIndexColumnMustBeNull, 1),
	I32(JET_bitIndexColumnMustBeNonNull, 2),
	END
};

static const struct constant jet_indexrange_grbit[] = {
	I32(JET_bitRecordInIndex, 1),
	I32(JET_bitRecordNotInIndex, 2),
	END
};

static const struct constant jetcreateindex[] = {
	I32(JET_bitIndexUnique, 1),
	I32(JET_bitIndexPrimary, 2),
	I32(JET_bitIndexDisallowNull, 4),
	I32(JET_bitIndexIgnoreNull, 8),
	I32(JET_bitIndexIgnoreAnyNull, 0x20),
	I32(JET_bitIndexIgnoreFirstNull, 0x40),
	I32(JET_bitIndexLazyFlush, 0x80),
	I32(JET_bitIndexEmpty, 0x100),
	I32(JET_bitIndexUnversioned, 0x200),
	I32(JET_bitIndexSortNullsHigh, 0x400),
	I32(JET_bitIndexUnicode, 0x800),
	I32(JET_bitIndexTuples, 0x1000),
	I32(JET_bitIndexTupleLimits, 0x2000),
	I32(JET_bitIndexCrossProduct, 0x4000),
	I32(JET_bitIndexKeyMost, 0x8000),
	I32(JET_bitIndexDisallowTruncation, 0x10000),
	I32(JET_bitIndexNestedTable, 0x20000),
	I32(JET_bitIndexDotNetGuid, 0x40000),
	I32(JET_bitIndexImmutableStructure, 0x80000),
	I32(JET_bitKeyAscending, 0),
	I32(JET_bitKeyDescending, 1),
	END
};

static const struct constant jetopentable[] = {
	I32(JET_bitTableDenyWrite, 1),
	I32(JET_bitTableDenyRead, 2),
	I32(JET_bitTableReadOnly, 4),
	I32(JET_bitTableUpdatable, 8),
	I32(JET_bitTablePermitDDL, 0x10),
	I32(JET_bitTableNoCache, 0x20),
	I32(JET_bitTablePreread, 0x40),
	I32(JET_bitTableOpportuneRead, 0x80),
	I32(JET_bitTableSequential, 0x8000),
	I32(JET_bitTableClassMask, 0x1F0000),
	I32(JET_bitTableClassNone, 0),
	I32(JET_bitTableClass1, 0x10000),
	I32(JET_bitTableClass2, 0x20000),
	I32(JET_bitTableClass3, 0x30000),
	I32(JET_bitTableClass4, 0x40000),
	I32(JET_bitTableClass5, 0x50000),
	I32(JET_bitTableClass6, 0x60000),
	I32(JET_bitTableClass7, 0x70000),
	I32(JET_bitTableClass8, 0x80000),
	I32(JET_bitTableClass9, 0x90000),
	I32(JET_bitTableClass10, 0xA0000),
	I32(JET_bitTableClass11, 0xB0000),
	I32(JET_bitTableClass12, 0xC0000),
	I32(JET_bitTableClass13, 0xD0000),
	I32(JET_bitTableClass14, 0xE0000),
	I32(JET_bitTableClass15, 0xF0000),
	END
};

static const struct constant jetsetls[] = {
	I32(JET_bitLSReset, 1),
	I32(JET_bitLSCursor, 2),
	I32(JET_bitLSTable, 4),
	END
};

static const struct constant jetsettablesequential[] = {
	I32(JET_bitPrereadForward, 1),
	I32(JET_bitPrereadBackward, 2),
	I32(JET_bitPrereadFirstPage, 4),
	I32(JET_bitPrereadNormalizedKey, 8),
	END
};

static const struct constant jetsetcolumn[] = {
	I32(JET_bitSetAppendLV, 1),
	I32(JET_bitSetOverwriteLV, 4),
	I32(JET_bitSetSizeLV, 8),
	I32(JET_bitSetZeroLength, 0x20),
	I32(JET_bitSetSeparateLV, 0x40),
	I32(JET_bitSetUniqueMultiValues, 0x80),
	I32(JET_bitSetUniqueNormalizedMultiValues, 0x100),
	I32(JET_bitSetRevertToDefaultValue, 0x200),
	I32(JET_bitSetIntrinsicLV, 0x400),
	I32(JET_bitSetUncompressed, 0x10000),
	I32(JET_bitSetCompressed, 0x20000),
	I32(JET_bitSetContiguousLV, 0x40000),
	END
};

static const struct constant jet_spacehints_grbit[] = {
	I32(JET_bitSpaceHintsUtilizeParentSpace, 1),
	I32(JET_bitCreateHintAppendSequential, 2),
	I32(JET_bitCreateHintHotpointSequential, 4),
	I32(JET_bitRetrieveHintReserve1, 8),
	I32(JET_bitRetrieveHintTableScanForward, 0x10),
	I32(JET_bitRetrieveHintTableScanBackward, 0x20),
	I32(JET_bitRetrieveHintReserve2, 0x40),
	I32(JET_bitRetrieveHintReserve3, 0x80),
	I32(JET_bitDeleteHintTableSequential, 0x100),
	END
};

static const struct constant jetprepareupdate[] = {
	I32(JET_prepInsert, 0),
	I32(JET_prepReplace, 2),
	I32(JET_prepCancel, 3),
	I32(JET_prepReplaceNoLock, 4),
	I32(JET_prepInsertCopy, 5),
	I32(JET_prepInsertCopyDeleteOriginal, 7),
	I32(JET_prepInsertCopyReplaceOriginal, 9),
	END
};

static const struct constant jet_paramenablesqm[] = {
	I32(JET_sqmDisable, 0),
	I32(JET_sqmEnable, 1),
	I32(JET_sqmFromCEIP, 2),
	END
};

static const struct constant jetupdate[] = {
	I32(JET_bitUpdateCheckESE97Compatibility, 1),
	END
};

static const struct constant jetescrowupdate[] = {
	I32(JET_bitEscrowNoRollback, 1),
	END
};

static const struct constant jetretrievecolumn[] = {
	I32(JET_bitRetrieveCopy, 1),
	I32(JET_bitRetrieveFromIndex, 2),
	I32(JET_bitRetrieveFromPrimaryBookmark, 4),
	I32(JET_bitRetrieveTag, 8),
	I32(JET_bitRetrieveNull, 0x10),
	I32(JET_bitRetrieveIgnoreDefault, 0x20),
	I32(JET_bitRetrieveTuple, 0x800),
	END
};

static const struct constant jet_index_column_grbit[] = {
	I32(JET_bitZeroLength, 1),
	END
};

static const struct constant jetenumeratecolumns[] = {
	I32(JET_bitEnumerateCopy, 1),
	I32(JET_bitEnumerateIgnoreDefault, 0x20),
	I32(JET_bitEnumeratePresenceOnly, 0x20000),
	I32(JET_bitEnumerateTaggedOnly, 0x40000),
	I32(JET_bitEnumerateCompressOutput, 0x80000),
	I32(JET_bitEnumerateIgnoreUserDefinedDefault, 0x100000),
	I32(JET_bitEnumerateInRecordOnly, 0x200000),
	END
};

static const struct constant jetgetrecordsize[] = {
	I32(JET_bitRecordSizeInCopyBuffer, 1),
	I32(JET_bitRecordSizeRunningTotal, 2),
	I32(JET_bitRecordSizeLocal, 4),
	END
};

static const struct constant jetbegintransaction2[] = {
	I32(JET_bitTransactionReadOnly, 1),
	END
};

static const struct constant jetcommittransaction[] = {
	I32(JET_bitCommitLazyFlush, 1),
	I32(JET_bitWaitLastLevel0Commit, 2),
	I32(JET_bitWaitAllLevel0Commit, 8),
	I32(JET_bitForceNewLog, 0x10),
	END
};

static const struct constant jetrollback[] = {
	I32(JET_bitRollbackAll, 1),
	END
};

static const struct constant jetossnapshotprepare[] = {
	I32(JET_bitIncrementalSnapshot, 1),
	I32(JET_bitCopySnapshot, 2),
	I32(JET_bitContinueAfterThaw, 4),
	I32(JET_bitExplicitPrepare, 8),
	END
};

static const struct constant jetossnapshottruncatelog[] = {
	I32(JET_bitAllDatabasesSnapshot, 1),
	END
};

static const struct constant jetossnapshotend[] = {
	I32(JET_bitAbortSnapshot, 1),
	END
};

static const struct constant jetgetdatabaseinfo[] = {
	I32(JET_DbInfoFilename, 0),
	I32(JET_DbInfoConnect, 1),
	I32(JET_DbInfoCountry, 2),
	I32(JET_DbInfoLCID, 3),
	I32(JET_DbInfoLangid, 3),
	I32(JET_DbInfoCp, 4),
	I32(JET_DbInfoCollate, 5),
	I32(JET_DbInfoOptions, 6),
	I32(JET_DbInfoTransactions, 7),
	I32(JET_DbInfoVersion, 8),
	I32(JET_DbInfoIsam, 9),
	I32(JET_DbInfoFilesize, 0xA),
	I32(JET_DbInfoSpaceOwned, 0xB),
	I32(JET_DbInfoSpaceAvailable, 0xC),
	I32(JET_DbInfoUpgrade, 0xD),
	I32(JET_DbInfoMisc, 0xE),
	I32(JET_DbInfoDBInUse, 0xF),
	I32(JET_DbInfoPageSize, 0x11),
	I32(JET_DbInfoFileType, 0x13),
	I32(JET_DbInfoFilesizeOnDisk, 0x15),
	END
};

static const struct constant database_states[] = {
	I32(JET_dbstateJustCreated, 1),
	I32(JET_dbstateDirtyShutdown, 2),
	I32(JET_dbstateCleanShutdown, 3),
	I32(JET_dbstateBeingConverted, 4),
	I32(JET_dbstateForceDetach, 5),
	END
};

static const struct constant file_types[] = {
	I32(JET_filetypeUnknown, 0),
	I32(JET_filetypeDatabase, 1),
	I32(JET_filetypeLog, 3),
	I32(JET_filetypeCheckpoint, 4),
	I32(JET_filetypeTempDatabase, 5),
	I32(JET_filetypeFlushMap, 7),
	END
};

static const struct constant column_types[] = {
	I32(JET_coltypNil, 0),
	I32(JET_coltypBit, 1),
	I32(JET_coltypUnsignedByte, 2),
	I32(JET_coltypShort, 3),
	I32(JET_coltypLong, 4),
	I32(JET_coltypCurrency, 5),
	I32(JET_coltypIEEESingle, 6),
	I32(JET_coltypIEEEDouble, 7),
	I32(JET_coltypDateTime, 8),
	I32(JET_coltypBinary, 9),
	I32(JET_coltypText, 0xA),
	I32(JET_coltypLongBinary, 0xB),
	I32(JET_coltypLongText, 0xC),
	I32(JET_coltypMax, 0x13),
	I32(JET_coltypSLV, 0xD),
	I32(JET_coltypUnsignedLong, 0xE),
	I32(JET_coltypLongLong, 0xF),
	I32(JET_coltypGUID, 0x10),
	I32(JET_coltypUnsignedShort, 0x11),
	I32(JET_coltypUnsignedLongLong, 0x12),
	END
};

static const struct constant revert_states[] = {
	I32(JET_revertstateNone, 0),
	I32(JET_revertstateInProgress, 1),
	I32(JET_revertstateCopingLogs, 2),
	U32(JET_revertstateCompleted, 3),
	END
};

static const struct constant jetgetdatabasefileinfo[] = {
	I32(JET_bitDeleteAllExistingLogs, 1),
	END
};

static const struct constant jetgetobjectinfo[] = {
	U32(JET_ObjInfo, 0),
	U32(JET_ObjInfoListNoStats, 1),
	U32(JET_ObjInfoList, 2),
	U32(JET_ObjInfoSysTabCursor, 3),
	U32(JET_ObjInfoListACM, 4),
	U32(JET_ObjInfoNoStats, 5),
	U32(JET_ObjInfoSysTabReadOnly, 6),
	U32(JET_ObjInfoRulesLoaded, 7),
	U32(JET_ObjInfoMax, 8),
	END
};

static const struct constant jetgettableinfo[] = {
	U32(JET_TblInfo, 0),
	U32(JET_TblInfoName, 1),
	U32(JET_TblInfoDbid, 2),
	U32(JET_TblInfoMostMany, 3),
	U32(JET_TblInfoRvt, 4),
	U32(JET_TblInfoOLC, 5),
	U32(JET_TblInfoResetOLC, 6),
	U32(JET_TblInfoSpaceUsage, 7),
	U32(JET_TblInfoDumpTable, 8),
	U32(JET_TblInfoSpaceAlloc, 9),
	U32(JET_TblInfoSpaceOwned, 0xA),
	U32(JET_TblInfoSpaceAvailable, 0xB),
	U32(JET_TblInfoTemplateTableName, 0xC),
	U32(JET_TblInfoSpaceOwnedLV, 0x11),
	U32(JET_TblInfoSpaceAvailableLV, 0x12),
	END
};

static const struct constant jetgetindexinfo[] = {
	U32(JET_IdxInfo, 0),
	U32(JET_IdxInfoList, 1),
	U32(JET_IdxInfoSysTabCursor, 2),
	U32(JET_IdxInfoOLC, 3),
	U32(JET_IdxInfoResetOLC, 4),
	U32(JET_IdxInfoSpaceAlloc, 5),
	U32(JET_IdxInfoLCID, 6),
	U32(JET_IdxInfoLangid, 6),
	U32(JET_IdxInfoCount, 7),
	U32(JET_IdxInfoVarSegMac, 8),
	U32(JET_IdxInfoIndexId, 9),
	U32(JET_IdxInfoKeyMost, 0xA),
	U32(JET_IdxInfoCreateIndex, 0xB),
	U32(JET_IdxInfoCreateIndex2, 0xC),
	U32(JET_IdxInfoCreateIndex3, 0xD),
	U32(JET_IdxInfoLocaleName, 0xE),
	U32(JET_IdxInfoSpaceOwned, 0x12),
	U32(JET_IdxInfoSpaceAvailable, 0x13),
	END
};

static const struct constant jetgetcolumninfo[] = {
	U32(JET_ColInfo, 0),
	U32(JET_ColInfoList, 1),
	U32(JET_ColInfoSysTabCursor, 3),
	U32(JET_ColInfoBase, 4),
	U32(JET_ColInfoListCompact, 5),
	U32(JET_ColInfoByColid, 6),
	U32(JET_ColInfoListSortColumnid, 7),
	U32(JET_ColInfoBaseByColid, 8),
	U32(JET_ColInfoGrbitNonDerivedColumnsOnly, 0x80000000),
	I32(JET_ColInfoGrbitMinimalInfo, 0x40000000),
	I32(JET_ColInfoGrbitSortByColumnid, 0x20000000),
	END
};

static const struct constant jetgetinstancemiscinfo[] = {
	U32(JET_InstanceMiscInfoLogSignature, 0),
	U32(JET_InstanceMiscInfoRBS, 2),
	END
};

static const struct constant object_types[] = {
	I32(JET_objtypNil, 0),
	I32(JET_objtypTable, 1),
	END
};

static const struct constant jetcompact[] = {
	I32(JET_bitCompactStats, 0x20),
	I32(JET_bitCompactRepair, 0x40),
	END
};

static const struct constant jet_snp[] = {
	I32(JET_snpRepair, 2),
	I32(JET_snpCompact, 4),
	I32(JET_snpRestore, 8),
	I32(JET_snpBackup, 9),
	I32(JET_snpUpgrade, 0xA),
	I32(JET_snpScrub, 0xB),
	I32(JET_snpUpgradeRecordFormat, 0xC),
	END
};

static const struct constant jet_snt[] = {
	I32(JET_sntBegin, 5),
	I32(JET_sntRequirements, 7),
	I32(JET_sntProgress, 0),
	I32(JET_sntComplete, 6),
	I32(JET_sntFail, 3),
	END
};

static const struct constant jet_paramexceptionaction[] = {
	I32(JET_ExceptionMsgBox, 1),
	I32(JET_ExceptionNone, 2),
	I32(JET_ExceptionFailFast, 4),
	END
};

static const struct constant jet_paramenableonlinedefrag[] = {
	I32(JET_OnlineDefragDisable, 0),
	I32(JET_OnlineDefragAllOBSOLETE, 1),
	I32(JET_OnlineDefragDatabases, 2),
	I32(JET_OnlineDefragSpaceTrees, 4),
	I32(JET_OnlineDefragAll, 0xFFFF),
	END
};

static const struct constant jetgeterrorinfow[] = {
	U32(JET_ErrorInfoSpecificErr, 1),
	END
};

static const struct constant jetresizedatabase[] = {
	I32(JET_bitResizeDatabaseOnlyGrow, 1),
	I32(JET_bitResizeDatabaseOnlyShrink, 2),
	END
};

static const struct constant jetstopserviceinstance2[] = {
	I32(JET_bitStopServiceAll, 0),
	I32(JET_bitStopServiceBackgroundUserTasks, 2),
	I32(JET_bitStopServiceQuiesceCaches, 4),
	U32(JET_bitStopServiceResume, 0x80000000),
	END
};

static const struct constant errors_and_warnings[] = {
	I32(JET_errSuccess, 0),
	I32(JET_wrnNyi, (uint32_t)-1),
	I32(JET_errRfsFailure, (uint32_t)-100),
	I32(JET_errRfsNotArmed, (uint32_t)-101),
	I32(JET_errFileClose, (uint32_t)-102),
	I32(JET_errOutOfThreads, (uint32_t)-103),
	I32(JET_errTooManyIO, (uint32_t)-105),
	I32(JET_errTaskDropped, (uint32_t)-106),
	I32(JET_errInternalError, (uint32_t)-107),
	I32(JET_errDisabledFunctionality, (uint32_t)-112),
	I32(JET_errUnloadableOSFunctionality, (uint32_t)-113),
	I32(JET_errDatabaseBufferDependenciesCorrupted, (uint32_t)-255),
	I32(JET_wrnRemainingVersions, 321),
	I32(JET_errPreviousVersion, (uint32_t)-322),
	I32(JET_errPageBoundary, (uint32_t)-323),
	I32(JET_errKeyBoundary, (uint32_t)-324),
	I32(JET_errBadPageLink, (uint32_t)-327),
	I32(JET_errBadBookmark, (uint32_t)-328),
	I32(JET_errNTSystemCallFailed, (uint32_t)-334),
	I32(JET_errBadParentPageLink, (uint32_t)-338),
	I32(JET_errSPAvailExtCacheOutOfSync, (uint32_t)-340),
	I32(JET_errSPAvailExtCorrupted, (uint32_t)-341),
	I32(JET_errSPAvailExtCacheOutOfMemory, (uint32_t)-342),
	I32(JET_errSPOwnExtCorrupted, (uint32_t)-343),
	I32(JET_errDbTimeCorrupted, (uint32_t)-344),
	I32(JET_wrnUniqueKey, 345),
	I32(JET_errKeyTruncated, (uint32_t)-346),
	I32(JET_errDatabaseLeakInSpace, (uint32_t)-348),
	I32(JET_errBadEmptyPage, (uint32_t)-351),
	I32(wrnBTNotVisibleRejected, 352),
	I32(wrnBTNotVisibleAccumulated, 353),
	I32(JET_errBadLineCount, (uint32_t)-354),
	I32(JET_errPageTagCorrupted, (uint32_t)-357),
	I32(JET_errNodeCorrupted, (uint32_t)-358),
	I32(JET_wrnSeparateLongValue, 406),
	I32(JET_wrnRecordFoundGreater, 1039),
	I32(JET_wrnRecordFoundLess, 1039),
	I32(JET_errColumnIllegalNull, (uint32_t)-1504),
	I32(JET_errKeyTooBig, (uint32_t)-408),
	I32(JET_errCannotSeparateIntrinsicLV, (uint32_t)-416),
	I32(JET_errSeparatedLongValue, (uint32_t)-421),
	I32(JET_errMustBeSeparateLongValue, (uint32_t)-423),
	I32(JET_errInvalidPreread, (uint32_t)-424),
	I32(JET_errInvalidLoggedOperation, (uint32_t)-500),
	I32(JET_errLogFileCorrupt, (uint32_t)-501),
	I32(JET_errNoBackupDirectory, (uint32_t)-503),
	I32(JET_errBackupDirectoryNotEmpty, (uint32_t)-504),
	I32(JET_errBackupInProgress, (uint32_t)-505),
	I32(JET_errRestoreInProgress, (uint32_t)-506),
	I32(JET_errMissingPreviousLogFile, (uint32_t)-509),
	I32(JET_errLogWriteFail, (uint32_t)-510),
	I32(JET_errLogDisabledDueToRecoveryFailure, (uint32_t)-511),
	I32(JET_errCannotLogDuringRecoveryRedo, (uint32_t)-512),
	I32(JET_errLogGenerationMismatch, (uint32_t)-513),
	I32(JET_errBadLogVersion, (uint32_t)-514),
	I32(JET_errInvalidLogSequence, (uint32_t)-515),
	I32(JET_errLoggingDisabled, (uint32_t)-516),
	I32(JET_errLogBufferTooSmall, (uint32_t)-517),
	I32(JET_errLogSequenceEnd, (uint32_t)-519),
	I32(JET_errNoBackup, (uint32_t)-520),
	I32(JET_errInvalidBackupSequence, (uint32_t)-521),
	I32(JET_errBackupNotAllowedYet, (uint32_t)-523),
	I32(JET_errDeleteBackupFileFail, (uint32_t)-524),
	I32(JET_errMakeBackupDirectoryFail, (uint32_t)-525),
	I32(JET_errInvalidBackup, (uint32_t)-526),
	I32(JET_errRecoveredWithErrors, (uint32_t)-527),
	I32(JET_errMissingLogFile, (uint32_t)-528),
	I32(JET_errLogDiskFull, (uint32_t)-529),
	I32(JET_errBadLogSignature, (uint32_t)-530),
	I32(JET_errBadDbSignature, (uint32_t)-531),
	I32(JET_errBadCheckpointSignature, (uint32_t)-532),
	I32(JET_errCheckpointCorrupt, (uint32_t)-533),
	I32(JET_errMissingPatchPage, (uint32_t)-534),
	I32(JET_errBadPatchPage, (uint32_t)-535),
	I32(JET_errRedoAbruptEnded, (uint32_t)-536),
	I32(JET_errPatchFileMissing, (uint32_t)-538),
	I32(JET_errDatabaseLogSetMismatch, (uint32_t)-539),
	I32(JET_errDatabaseStreamingFileMismatch, (uint32_t)-540),
	I32(JET_errLogFileSizeMismatch, (uint32_t)-541),
	I32(JET_errCheckpointFileNotFound, (uint32_t)-542),
	I32(JET_errRequiredLogFilesMissing, (uint32_t)-543),
	I32(JET_errSoftRecoveryOnBackupDatabase, (uint32_t)-544),
	I32(JET_errLogFileSizeMismatchDatabasesConsistent, (uint32_t)-545),
	I32(JET_errLogSectorSizeMismatch, (uint32_t)-546),
	I32(JET_errLogSectorSizeMismatchDatabasesConsistent, (uint32_t)-547),
	I32(JET_errLogSequenceEndDatabasesConsistent, (uint32_t)-548),
	I32(JET_errStreamingDataNotLogged, (uint32_t)-549),
	I32(JET_errDatabaseDirtyShutdown, (uint32_t)-550),
	I32(JET_errDatabaseInconsistent, (uint32_t)-550),
	I32(JET_errConsistentTimeMismatch, (uint32_t)-551),
	I32(JET_errDatabasePatchFileMismatch, (uint32_t)-552),
	I32(JET_errEndingRestoreLogTooLow, (uint32_t)-553),
	I32(JET_errStartingRestoreLogTooHigh, (uint32_t)-554),
	I32(JET_errGivenLogFileHasBadSignature, (uint32_t)-555),
	I32(JET_errGivenLogFileIsNotContiguous, (uint32_t)-556),
	I32(JET_errMissingRestoreLogFiles, (uint32_t)-557),
	I32(JET_wrnExistingLogFileHasBadSignature, 558),
	I32(JET_wrnExistingLogFileIsNotContiguous, 559),
	I32(JET_errMissingFullBackup, (uint32_t)-560),
	I32(JET_errBadBackupDatabaseSize, (uint32_t)-561),
	I32(JET_errDatabaseAlreadyUpgraded, (uint32_t)-562),
	I32(JET_errDatabaseIncompleteUpgrade, (uint32_t)-563),
	I32(JET_wrnSkipThisRecord, 564),
	I32(JET_errMissingCurrentLogFiles, (uint32_t)-565),
	I32(JET_errDbTimeTooOld, (uint32_t)-566),
	I32(JET_errDbTimeTooNew, (uint32_t)-567),
	I32(JET_errMissingFileToBackup, (uint32_t)-569),
	I32(JET_errLogTornWriteDuringHardRestore, (uint32_t)-570),
	I32(JET_errLogTornWriteDuringHardRecovery, (uint32_t)-571),
	I32(JET_errLogCorruptDuringHardRestore, (uint32_t)-573),
	I32(JET_errLogCorruptDuringHardRecovery, (uint32_t)-574),
	I32(JET_errMustDisableLoggingForDbUpgrade, (uint32_t)-575),
	I32(JET_errBadRestoreTargetInstance, (uint32_t)-577),
	I32(JET_wrnTargetInstanceRunning, 578),
	I32(JET_errRecoveredWithoutUndo, (uint32_t)-579),
	I32(JET_errDatabasesNotFromSameSnapshot, (uint32_t)-580),
	I32(JET_errSoftRecoveryOnSnapshot, (uint32_t)-581),
	I32(JET_errCommittedLogFilesMissing, (uint32_t)-582),
	I32(JET_errSectorSizeNotSupported, (uint32_t)-583),
	I32(JET_errRecoveredWithoutUndoDatabasesConsistent, (uint32_t)-584),
	I32(JET_wrnCommittedLogFilesLost, 585),
	I32(JET_errCommittedLogFileCorrupt, (uint32_t)-586),
	I32(JET_wrnCommittedLogFilesRemoved, 587),
	I32(JET_wrnFinishWithUndo, 588),
	I32(JET_errLogSequenceChecksumMismatch, (uint32_t)-590),
	I32(JET_wrnDatabaseRepaired, 595),
	I32(JET_errPageInitializedMismatch, (uint32_t)-596),
	I32(JET_errUnicodeTranslationBufferTooSmall, (uint32_t)-601),
	I32(JET_errUnicodeTranslationFail, (uint32_t)-602),
	I32(JET_errUnicodeNormalizationNotSupported, (uint32_t)-603),
	I32(JET_errUnicodeLanguageValidationFailure, (uint32_t)-604),
	I32(JET_errExistingLogFileHasBadSignature, (uint32_t)-610),
	I32(JET_errExistingLogFileIsNotContiguous, (uint32_t)-611),
	I32(JET_errLogReadVerifyFailure, (uint32_t)-612),
	I32(JET_errCheckpointDepthTooDeep, (uint32_t)-614),
	I32(JET_errRestoreOfNonBackupDatabase, (uint32_t)-615),
	I32(JET_errLogFileNotCopied, (uint32_t)-616),
	I32(JET_errTransactionTooLong, (uint32_t)-618),
	I32(JET_errEngineFormatVersionNoLongerSupportedTooLow, (uint32_t)-619),
	I32(JET_errEngineFormatVersionNotYetImplementedTooHigh, (uint32_t)-620),
	I32(JET_errEngineFormatVersionParamTooLowForRequestedFeature,
	    (uint32_t)-621),
	I32(JET_errEngineFormatVersionSpecifiedTooLowForLogVersion,
	    (uint32_t)-622),
	I32(JET_errEngineFormatVersionSpecifiedTooLowForDatabaseVersion,
	    (uint32_t)-623),
	I32(JET_errDbTimeBeyondMaxRequired, (uint32_t)-625),
	I32(JET_errLogOperationInconsistentWithDatabase, (uint32_t)-626),
	I32(JET_errBackupAbortByServer, (uint32_t)-801),
	I32(JET_errInvalidGrbit, (uint32_t)-900),
	I32(JET_errTermInProgress, (uint32_t)-1000),
	I32(JET_errFeatureNotAvailable, (uint32_t)-1001),
	I32(JET_errInvalidName, (uint32_t)-1002),
	I32(JET_errInvalidParameter, (uint32_t)-1003),
	I32(JET_wrnColumnNull, 1004),
	I32(JET_wrnBufferTruncated, 1006),
	I32(JET_wrnDatabaseAttached, 1007),
	I32(JET_errDatabaseFileReadOnly, (uint32_t)-1008),
	I32(JET_wrnSortOverflow, 1009),
	I32(JET_errInvalidDatabaseId, (uint32_t)-1010),
	I32(JET_errOutOfMemory, (uint32_t)-1011),
	I32(JET_errOutOfDatabaseSpace, (uint32_t)-1012),
	I32(JET_errOutOfCursors, (uint32_t)-1013),
	I32(JET_errOutOfBuffers, (uint32_t)-1014),
	I32(JET_errTooManyIndexes, (uint32_t)-1015),
	I32(JET_errTooManyKeys, (uint32_t)-1016),
	I32(JET_errRecordDeleted, (uint32_t)-1017),
	I32(JET_errReadVerifyFailure, (uint32_t)-1018),
	I32(JET_errPageNotInitialized, (uint32_t)-1019),
	I32(JET_errOutOfFileHandles, (uint32_t)-1020),
	I32(JET_errDiskReadVerificationFailure, (uint32_t)-1021),
	I32(JET_errDiskIO, (uint32_t)-1022),
	I32(JET_errInvalidPath, (uint32_t)-1023),
	I32(JET_errInvalidSystemPath, (uint32_t)-1024),
	I32(JET_errInvalidLogDirectory, (uint32_t)-1025),
	I32(JET_errRecordTooBig, (uint32_t)-1026),
	I32(JET_errTooManyOpenDatabases, (uint32_t)-1027),
	I32(JET_errInvalidDatabase, (uint32_t)-1028),
	I32(JET_errNotInitialized, (uint32_t)-1029),
	I32(JET_errAlreadyInitialized, (uint32_t)-1030),
	I32(JET_errInitInProgress, (uint32_t)-1031),
	I32(JET_errFileAccessDenied, (uint32_t)-1032),
	I32(JET_errBufferTooSmall, (uint32_t)-1038),
	I32(JET_wrnSeekNotEqual, 1039),
	I32(JET_errTooManyColumns, (uint32_t)-1040),
	I32(JET_errContainerNotEmpty, (uint32_t)-1043),
	I32(JET_errInvalidFilename, (uint32_t)-1044),
	I32(JET_errInvalidBookmark, (uint32_t)-1045),
	I32(JET_errColumnInUse, (uint32_t)-1046),
	I32(JET_errInvalidBufferSize, (uint32_t)-1047),
	I32(JET_errColumnNotUpdatable, (uint32_t)-1048),
	I32(JET_errIndexInUse, (uint32_t)-1051),
	I32(JET_errLinkNotSupported, (uint32_t)-1052),
	I32(JET_errNullKeyDisallowed, (uint32_t)-1053),
	I32(JET_errNotInTransaction, (uint32_t)-1054),
	I32(JET_wrnNoErrorInfo, 1055),
	I32(JET_errMustRollback, (uint32_t)-1057),
	I32(JET_wrnNoIdleActivity, 1058),
	I32(JET_errTooManyActiveUsers, (uint32_t)-1059),
	I32(JET_errInvalidCountry, (uint32_t)-1061),
	I32(JET_errInvalidLanguageId, (uint32_t)-1062),
	I32(JET_errInvalidCodePage, (uint32_t)-1063),
	I32(JET_errInvalidLCMapStringFlags, (uint32_t)-1064),
	I32(JET_errVersionStoreEntryTooBig, (uint32_t)-1065),
	I32(JET_errVersionStoreOutOfMemoryAndCleanupTimedOut, (uint32_t)-1066),
	I32(JET_wrnNoWriteLock, 1067),
	I32(JET_wrnColumnSetNull, 1068),
	I32(JET_errVersionStoreOutOfMemory, (uint32_t)-1069),
	I32(JET_errCannotIndex, (uint32_t)-1071),
	I32(JET_errRecordNotDeleted, (uint32_t)-1072),
	I32(JET_errTooManyMempoolEntries, (uint32_t)-1073),
	I32(JET_errOutOfObjectIDs, (uint32_t)-1074),
	I32(JET_errOutOfLongValueIDs, (uint32_t)-1075),
	I32(JET_errOutOfAutoincrementValues, (uint32_t)-1076),
	I32(JET_errOutOfDbtimeValues, (uint32_t)-1077),
	I32(JET_errOutOfSequentialIndexValues, (uint32_t)-1078),
	I32(JET_errRunningInOneInstanceMode, (uint32_t)-1080),
	I32(JET_errRunningInMultiInstanceMode, (uint32_t)-1081),
	I32(JET_errSystemParamsAlreadySet, (uint32_t)-1082),
	I32(JET_errSystemPathInUse, (uint32_t)-1083),
	I32(JET_errLogFilePathInUse, (uint32_t)-1084),
	I32(JET_errTempPathInUse, (uint32_t)-1085),
	I32(JET_errInstanceNameInUse, (uint32_t)-1086),
	I32(JET_errSystemParameterConflict, (uint32_t)-1087),
	I32(JET_errInstanceUnavailable, (uint32_t)-1090),
	I32(JET_errDatabaseUnavailable, (uint32_t)-1091),
	I32(JET_errInstanceUnavailableDueToFatalLogDiskFull, (uint32_t)-1092),
	I32(JET_errInvalidSesparamId, (uint32_t)-1093),
	I32(JET_errTooManyRecords, (uint32_t)-1094),
	I32(JET_errInvalidDbparamId, (uint32_t)-1095),
	I32(JET_errOutOfSessions, (uint32_t)-1101),
	I32(JET_errWriteConflict, (uint32_t)-1102),
	I32(JET_errTransTooDeep, (uint32_t)-1103),
	I32(JET_errInvalidSesid, (uint32_t)-1104),
	I32(JET_errWriteConflictPrimaryIndex, (uint32_t)-1105),
	I32(JET_errInTransaction, (uint32_t)-1108),
	I32(JET_errRollbackRequired, (uint32_t)-1109),
	I32(JET_errTransReadOnly, (uint32_t)-1110),
	I32(JET_errSessionWriteConflict, (uint32_t)-1111),
	I32(JET_errRecordTooBigForBackwardCompatibility, (uint32_t)-1112),
	I32(JET_errCannotMaterializeForwardOnlySort, (uint32_t)-1113),
	I32(JET_errSesidTableIdMismatch, (uint32_t)-1114),
	I32(JET_errInvalidInstance, (uint32_t)-1115),
	I32(JET_errDirtyShutdown, (uint32_t)-1116),
	I32(JET_errReadPgnoVerifyFailure, (uint32_t)-1118),
	I32(JET_errReadLostFlushVerifyFailure, (uint32_t)-1119),
	I32(JET_errFileSystemCorruption, (uint32_t)-1121),
	I32(JET_wrnShrinkNotPossible, 1122),
	I32(JET_errRecoveryVerifyFailure, (uint32_t)-1123),
	I32(JET_errFilteredMoveNotSupported, (uint32_t)-1124),
	I32(JET_errDatabaseDuplicate, (uint32_t)-1201),
	I32(JET_errDatabaseInUse, (uint32_t)-1202),
	I32(JET_errDatabaseNotFound, (uint32_t)-1203),
	I32(JET_errDatabaseInvalidName, (uint32_t)-1204),
	I32(JET_errDatabaseInvalidPages, (uint32_t)-1205),
	I32(JET_errDatabaseCorrupted, (uint32_t)-1206),
	I32(JET_errDatabaseLocked, (uint32_t)-1207),
	I32(JET_errCannotDisableVersioning, (uint32_t)-1208),
	I32(JET_errInvalidDatabaseVersion, (uint32_t)-1209),
	I32(JET_errDatabase200Format, (uint32_t)-1210),
	I32(JET_errDatabase400Format, (uint32_t)-1211),
	I32(JET_errDatabase500Format, (uint32_t)-1212),
	I32(JET_errPageSizeMismatch, (uint32_t)-1213),
	I32(JET_errTooManyInstances, (uint32_t)-1214),
	I32(JET_errDatabaseSharingViolation, (uint32_t)-1215),
	I32(JET_errAttachedDatabaseMismatch, (uint32_t)-1216),
	I32(JET_errDatabaseInvalidPath, (uint32_t)-1217),
	I32(JET_errDatabaseIdInUse, (uint32_t)-1218),
	I32(JET_errForceDetachNotAllowed, (uint32_t)-1219),
	I32(JET_errCatalogCorrupted, (uint32_t)-1220),
	I32(JET_errPartiallyAttachedDB, (uint32_t)-1221),
	I32(JET_errDatabaseSignInUse, (uint32_t)-1222),
	I32(JET_errDatabaseCorruptedNoRepair, (uint32_t)-1224),
	I32(JET_errInvalidCreateDbVersion, (uint32_t)-1225),
	I32(JET_errDatabaseNotReady, (uint32_t)-1230),
	I32(JET_errDatabaseAttachedForRecovery, (uint32_t)-1231),
	I32(JET_errTransactionsNotReadyDuringRecovery, (uint32_t)-1232),
	I32(JET_wrnTableEmpty, 1301),
	I32(JET_errTableLocked, (uint32_t)-1302),
	I32(JET_errTableDuplicate, (uint32_t)-1303),
	I32(JET_errTableInUse, (uint32_t)-1304),
	I32(JET_errObjectNotFound, (uint32_t)-1305),
	I32(JET_errDensityInvalid, (uint32_t)-1307),
	I32(JET_errTableNotEmpty, (uint32_t)-1308),
	I32(JET_errInvalidTableId, (uint32_t)-1310),
	I32(JET_errTooManyOpenTables, (uint32_t)-1311),
	I32(JET_errIllegalOperation, (uint32_t)-1312),
	I32(JET_errTooManyOpenTablesAndCleanupTimedOut, (uint32_t)-1313),
	I32(JET_errObjectDuplicate, (uint32_t)-1314),
	I32(JET_errInvalidObject, (uint32_t)-1316),
	I32(JET_errCannotDeleteTempTable, (uint32_t)-1317),
	I32(JET_errCannotDeleteSystemTable, (uint32_t)-1318),
	I32(JET_errCannotDeleteTemplateTable, (uint32_t)-1319),
	I32(JET_errExclusiveTableLockRequired, (uint32_t)-1322),
	I32(JET_errFixedDDL, (uint32_t)-1323),
	I32(JET_errFixedInheritedDDL, (uint32_t)-1324),
	I32(JET_errCannotNestDDL, (uint32_t)-1325),
	I32(JET_errDDLNotInheritable, (uint32_t)-1326),
	I32(JET_wrnTableInUseBySystem, 1327),
	I32(JET_errInvalidSettings, (uint32_t)-1328),
	I32(JET_errClientRequestToStopJetService, (uint32_t)-1329),
	I32(JET_errCannotAddFixedVarColumnToDerivedTable, (uint32_t)-1330),
	I32(JET_errIndexCantBuild, (uint32_t)-1401),
	I32(JET_errIndexHasPrimary, (uint32_t)-1402),
	I32(JET_errIndexDuplicate, (uint32_t)-1403),
	I32(JET_errIndexNotFound, (uint32_t)-1404),
	I32(JET_errIndexMustStay, (uint32_t)-1405),
	I32(JET_errIndexInvalidDef, (uint32_t)-1406),
	I32(JET_errInvalidCreateIndex, (uint32_t)-1409),
	I32(JET_errTooManyOpenIndexes, (uint32_t)-1410),
	I32(JET_errMultiValuedIndexViolation, (uint32_t)-1411),
	I32(JET_errIndexBuildCorrupted, (uint32_t)-1412),
	I32(JET_errPrimaryIndexCorrupted, (uint32_t)-1413),
	I32(JET_errSecondaryIndexCorrupted, (uint32_t)-1414),
	I32(JET_wrnCorruptIndexDeleted, 1415),
	I32(JET_errInvalidIndexId, (uint32_t)-1416),
	I32(JET_wrnPrimaryIndexOutOfDate, 1417),
	I32(JET_wrnSecondaryIndexOutOfDate, 1418),
	I32(JET_errIndexTuplesSecondaryIndexOnly, (uint32_t)-1430),
	I32(JET_errIndexTuplesTooManyColumns, (uint32_t)-1431),
	I32(JET_errIndexTuplesOneColumnOnly, (uint32_t)-1431),
	I32(JET_errIndexTuplesNonUniqueOnly, (uint32_t)-1432),
	I32(JET_errIndexTuplesTextBinaryColumnsOnly, (uint32_t)-1433),
	I32(JET_errIndexTuplesTextColumnsOnly, (uint32_t)-1433),
	I32(JET_errIndexTuplesVarSegMacNotAllowed, (uint32_t)-1434),
	I32(JET_errIndexTuplesInvalidLimits, (uint32_t)-1435),
	I32(JET_errIndexTuplesCannotRetrieveFromIndex, (uint32_t)-1436),
	I32(JET_errIndexTuplesKeyTooSmall, (uint32_t)-1437),
	I32(JET_errInvalidLVChunkSize, (uint32_t)-1438),
	I32(JET_errColumnCannotBeEncrypted, (uint32_t)-1439),
	I32(JET_errCannotIndexOnEncryptedColumn, (uint32_t)-1440),
	I32(JET_errColumnLong, (uint32_t)-1501),
	I32(JET_errColumnNoChunk, (uint32_t)-1502),
	I32(JET_errColumnDoesNotFit, (uint32_t)-1503),
	I32(JET_errNullInvalid, (uint32_t)-1504),
	I32(JET_errColumnIndexed, (uint32_t)-1505),
	I32(JET_errColumnTooBig, (uint32_t)-1506),
	I32(JET_errColumnNotFound, (uint32_t)-1507),
	I32(JET_errColumnDuplicate, (uint32_t)-1508),
	I32(JET_errMultiValuedColumnMustBeTagged, (uint32_t)-1509),
	I32(JET_errColumnRedundant, (uint32_t)-1510),
	I32(JET_errInvalidColumnType, (uint32_t)-1511),
	I32(JET_wrnColumnMaxTruncated, 1512),
	I32(JET_errTaggedNotNULL, (uint32_t)-1514),
	I32(JET_errNoCurrentIndex, (uint32_t)-1515),
	I32(JET_errKeyIsMade, (uint32_t)-1516),
	I32(JET_errBadColumnId, (uint32_t)-1517),
	I32(JET_errBadItagSequence, (uint32_t)-1518),
	I32(JET_errColumnInRelationship, (uint32_t)-1519),
	I32(JET_wrnCopyLongValue, 1520),
	I32(JET_errCannotBeTagged, (uint32_t)-1521),
	I32(JET_errDefaultValueTooBig, (uint32_t)-1524),
	I32(JET_errMultiValuedDuplicate, (uint32_t)-1525),
	I32(JET_errLVCorrupted, (uint32_t)-1526),
	I32(JET_errMultiValuedDuplicateAfterTruncation, (uint32_t)-1528),
	I32(JET_errDerivedColumnCorruption, (uint32_t)-1529),
	I32(JET_errInvalidPlaceholderColumn, (uint32_t)-1530),
	I32(JET_wrnColumnSkipped, 1531),
	I32(JET_wrnColumnNotLocal, 1532),
	I32(JET_wrnColumnMoreTags, 1533),
	I32(JET_wrnColumnTruncated, 1534),
	I32(JET_wrnColumnPresent, 1535),
	I32(JET_wrnColumnSingleValue, 1536),
	I32(JET_wrnColumnDefault, 1537),
	I32(JET_errColumnCannotBeCompressed, (uint32_t)-1538),
	I32(JET_wrnColumnNotInRecord, 1539),
	I32(JET_errColumnNoEncryptionKey, (uint32_t)-1540),
	I32(JET_wrnColumnReference, 1541),
	I32(JET_errRecordNotFound, (uint32_t)-1601),
	I32(JET_errRecordNoCopy, (uint32_t)-1602),
	I32(JET_errNoCurrentRecord, (uint32_t)-1603),
	I32(JET_errRecordPrimaryChanged, (uint32_t)-1604),
	I32(JET_errKeyDuplicate, (uint32_t)-1605),
	I32(JET_errAlreadyPrepared, (uint32_t)-1607),
	I32(JET_errKeyNotMade, (uint32_t)-1608),
	I32(JET_errUpdateNotPrepared, (uint32_t)-1609),
	I32(JET_wrnDataHasChanged, 1610),
	I32(JET_errDataHasChanged, (uint32_t)-1611),
	I32(JET_wrnKeyChanged, 1618),
	I32(JET_errLanguageNotSupported, (uint32_t)-1619),
	I32(JET_errDecompressionFailed, (uint32_t)-1620),
	I32(JET_errUpdateMustVersion, (uint32_t)-1621),
	I32(JET_errDecryptionFailed, (uint32_t)-1622),
	I32(JET_errEncryptionBadItag, (uint32_t)-1623),
	I32(JET_errSetAutoIncrementTooHigh, (uint32_t)-1624),
	I32(JET_errAutoIncrementNotSet, (uint32_t)-1625),
	I32(JET_errTooManySorts, (uint32_t)-1701),
	I32(JET_errInvalidOnSort, (uint32_t)-1702),
	I32(JET_errTempFileOpenError, (uint32_t)-1803),
	I32(JET_errTooManyAttachedDatabases, (uint32_t)-1805),
	I32(JET_errDiskFull, (uint32_t)-1808),
	I32(JET_errPermissionDenied, (uint32_t)-1809),
	I32(JET_errFileNotFound, (uint32_t)-1811),
	I32(JET_errFileInvalidType, (uint32_t)-1812),
	I32(JET_wrnFileOpenReadOnly, 1813),
	I32(JET_errFileAlreadyExists, (uint32_t)-1814),
	I32(JET_errAfterInitialization, (uint32_t)-1850),
	I32(JET_errLogCorrupted, (uint32_t)-1852),
	I32(JET_errInvalidOperation, (uint32_t)-1906),
	I32(JET_errAccessDenied, (uint32_t)-1907),
	I32(JET_wrnIdleFull, 1908),
	I32(JET_errTooManySplits, (uint32_t)-1909),
	I32(JET_errSessionSharingViolation, (uint32_t)-1910),
	I32(JET_errEntryPointNotFound, (uint32_t)-1911),
	I32(JET_errSessionContextAlreadySet, (uint32_t)-1912),
	I32(JET_errSessionContextNotSetByThisThread, (uint32_t)-1913),
	I32(JET_errSessionInUse, (uint32_t)-1914),
	I32(JET_errRecordFormatConversionFailed, (uint32_t)-1915),
	I32(JET_errOneDatabasePerSession, (uint32_t)-1916),
	I32(JET_errRollbackError, (uint32_t)-1917),
	I32(JET_errFlushMapVersionUnsupported, (uint32_t)-1918),
	I32(JET_errFlushMapDatabaseMismatch, (uint32_t)-1919),
	I32(JET_errFlushMapUnrecoverable, (uint32_t)-1920),
	I32(JET_wrnDefragAlreadyRunning, 2000),
	I32(JET_wrnDefragNotRunning, 2001),
	I32(JET_errDatabaseAlreadyRunningMaintenance, (uint32_t)-2004),
	I32(JET_wrnCallbackNotRegistered, 2100),
	I32(JET_errCallbackFailed, (uint32_t)-2101),
	I32(JET_errCallbackNotResolved, (uint32_t)-2102),
	I32(JET_errSpaceHintsInvalid, (uint32_t)-2103),
	I32(JET_errOSSnapshotInvalidSequence, (uint32_t)-2401),
	I32(JET_errOSSnapshotTimeOut, (uint32_t)-2402),
	I32(JET_errOSSnapshotNotAllowed, (uint32_t)-2403),
	I32(JET_errOSSnapshotInvalidSnapId, (uint32_t)-2404),
	I32(JET_errLSCallbackNotSpecified, (uint32_t)-3000),
	I32(JET_errLSAlreadySet, (uint32_t)-3001),
	I32(JET_errLSNotSet, (uint32_t)-3002),
	I32(JET_errFileIOSparse, (uint32_t)-4000),
	I32(JET_errFileIOBeyondEOF, (uint32_t)-4001),
	I32(JET_errFileIOAbort, (uint32_t)-4002),
	I32(JET_errFileIORetry, (uint32_t)-4003),
	I32(JET_errFileIOFail, (uint32_t)-4004),
	I32(JET_errFileCompressed, (uint32_t)-4005),
	I32(JET_errClientSpaceBegin, (uint32_t)-10000),
	I32(JET_errClientSpaceEnd, (uint32_t)-11999),
	END
};

static const struct constant jetconfigureprocessforcrashdump[] = {
	I32(JET_bitDumpMinimum, 1),
	I32(JET_bitDumpMaximum, 2),
	I32(JET_bitDumpCacheMinimum, 4),
	I32(JET_bitDumpCacheMaximum, 8),
	I32(JET_bitDumpCacheIncludeDirtyPages, 0x10),
	I32(JET_bitDumpCacheIncludeCachedPages, 0x20),
	I32(JET_bitDumpCacheIncludeCorruptedPages, 0x40),
	I32(JET_bitDumpCacheNoDecommit, 0x80),
	END
};

static const struct group groups[] = {
	{ "JET_paramConfigStoreSpec", jet_paramconfigstorespec },
	{ "JetDefragment", jetdefragment },
	{ "callback events", callback_events },
	{ "JET_OBJECTINFO.grbit", jet_objectinfo_grbit },
	{ "JET_OBJECTINFO.flags", jet_objectinfo_flags },
	{ "limits", limits },
	{ "JET_RELOP", jet_relop },
	{ "JET_ERRCAT", jet_errcat },
	{ "JET_PFNDURABLECOMMITCALLBACK", jet_pfndurablecommitcallback },
	{ "nil values", nil_values },
	{ "JET_paramEventLoggingLevel", jet_parameventlogginglevel },
	{ "JET_INDEXCHECKING", jet_indexchecking },
	{ "JET_paramIOPriority", jet_paramiopriority },
	{ "JET_paramConfiguration", jet_paramconfiguration },
	{ "system parameters", system_parameters },
	{ "session parameters", session_parameters },
	{ "JET_paramLegacyFileNames", jet_paramlegacyfilenames },
	{ "JET_paramHungIOActions", jet_paramhungioactions },
	{ "JET_paramEnableShrinkDatabase", jet_paramenableshrinkdatabase },
	{ "JetInit2", jetinit2 },
	{ "JetTerm2", jetterm2 },
	{ "JetIdle", jetidle },
	{ "JetAttachDatabase", jetattachdatabase },
	{ "JetDetachDatabase2", jetdetachdatabase2 },
	{ "JetCreateDatabase", jetcreatedatabase },
	{ "JetBackup", jetbackup },
	{ "JetEndExternalBackupInstance2", jetendexternalbackupinstance2 },
	{ "JetCreateTableColumnIndex", jetcreatetablecolumnindex },
	{ "JetAddColumn", jetaddcolumn },
	{ "JetOpenTempTable", jetopentemptable },
	{ "JetDeleteColumn2", jetdeletecolumn2 },
	{ "JetSetCurrentIndex2-4", jetsetcurrentindex2_4 },
	{ "JetMakeKey", jetmakekey },
	{ "JetSetIndexRange", jetsetindexrange },
	{ "JetGetLock", jetgetlock },
	{ "JetMove", jetmove },
	{ "JetSeek", jetseek },
	{ "JetGotoSecondaryIndexBookmark", jetgotosecondaryindexbookmark },
	{ "JET_CONDITIONALCOLUMN.grbit", jet_conditionalcolumn_grbit },
	{ "JET_INDEXRANGE.grbit", jet_indexrange_grbit },
	{ "JetCreateIndex", jetcreateindex },
	{ "JetOpenTable", jetopentable },
	{ "JetSetLS", jetsetls },
	{ "JetSetTableSequential", jetsettablesequential },
	{ "JetSetColumn", jetsetcolumn },
	{ "JET_SPACEHINTS.grbit", jet_spacehints_grbit },
	{ "JetPrepareUpdate", jetprepareupdate },
	{ "JET_paramEnableSqm", jet_paramenablesqm },
	{ "JetUpdate", jetupdate },
	{ "JetEscrowUpdate", jetescrowupdate },
	{ "JetRetrieveColumn", jetretrievecolumn },
	{ "JET_INDEX_COLUMN.grbit", jet_index_column_grbit },
	{ "JetEnumerateColumns", jetenumeratecolumns },
	{ "JetGetRecordSize", jetgetrecordsize },
	{ "JetBeginTransaction2", jetbegintransaction2 },
	{ "JetCommitTransaction", jetcommittransaction },
	{ "JetRollback", jetrollback },
	{ "JetOSSnapshotPrepare", jetossnapshotprepare },
	{ "JetOSSnapshotTruncateLog", jetossnapshottruncatelog },
	{ "JetOSSnapshotEnd", jetossnapshotend },
	{ "JetGetDatabaseInfo", jetgetdatabaseinfo },
	{ "database states", database_states },
	{ "file types", file_types },
	{ "column types", column_types },
	{ "revert states", revert_states },
	{ "JetGetDatabaseFileInfo", jetgetdatabasefileinfo },
	{ "JetGetObjectInfo", jetgetobjectinfo },
	{ "JetGetTableInfo", jetgettableinfo },
	{ "JetGetIndexInfo", jetgetindexinfo },
	{ "JetGetColumnInfo", jetgetcolumninfo },
	{ "JetGetInstanceMiscInfo", jetgetinstancemiscinfo },
	{ "object types", object_types },
	{ "JetCompact", jetcompact },
	{ "JET_SNP", jet_snp },
	{ "JET_SNT", jet_snt },
	{ "JET_paramExceptionAction", jet_paramexceptionaction },
	{ "JET_paramEnableOnlineDefrag", jet_paramenableonlinedefrag },
	{ "JetGetErrorInfoW", jetgeterrorinfow },
	{ "JetResizeDatabase", jetresizedatabase },
	{ "JetStopServiceInstance2", jetstopserviceinstance2 },
	{ "errors and warnings", errors_and_warnings },
	{ "JetConfigureProcessForCrashDump", jetconfigureprocessforcrashdump },
};

#define GROUPS	((int)(sizeof(groups) / sizeof(groups[0])))

START_TEST(value_and_type_are_those_of_the_vendor)
{
	const struct constant *c;

	for (c = groups[_i].constants; c->name != NULL; c++) {
		ck_assert_msg(c->value == c->want,
		    "%s is %#" PRIx64 ", not %#" PRIx64, c->name, c->value,
		    c->want);
		ck_assert_msg(strcmp(c->type, c->want_type) == 0,
		    "%s is of type %s, not %s", c->name, c->type,
		    c->want_type);
	}
}
END_TEST

static void
check_text(const WCHAR *got, const char *want)
{
	size_t i;

	for (i = 0; want[i] != '\0' && got[i] == (WCHAR)want[i]; i++)
		continue;
	ck_assert_msg(got[i] == (WCHAR)want[i], "unit %zu differs from \"%s\"",
	    i, want);
}

START_TEST(names_in_the_configuration_store_are_utf16)
{
	check_text(JET_wszConfigStoreReadControl, "CsReadControl");
	check_text(JET_wszConfigStoreRelPathSysParamDefault, "SysParamDefault");
	check_text(JET_wszConfigStoreRelPathSysParamOverride,
	    "SysParamOverride");
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("ese_abi_constants");
	TCase *tcase = tcase_create("configuration store");
	int i;

	tcase_add_test(tcase, names_in_the_configuration_store_are_utf16);
	suite_add_tcase(suite, tcase);
	for (i = 0; i < GROUPS; i++) {
		tcase = tcase_create(groups[i].name);
		tcase_add_loop_test(tcase,
		    value_and_type_are_those_of_the_vendor, i, i + 1);
		suite_add_tcase(suite, tcase);
	}
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
