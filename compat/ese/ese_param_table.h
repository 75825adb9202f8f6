/* SPDX-License-Identifier: MIT */
/* ese_param_table.h - the rows of the table of parameters; ese_param.c says
 * what the columns are.  Numbers from the vendor's documentation, and where
 * that has none, from the engine's own table. */
#ifndef ESE_PARAM_TABLE_H
#define ESE_PARAM_TABLE_H

/* Every row needs the entries YES_NO, NUMBER, POINTER, TEXT, FOLDER, PATH and
 * FIXED that ese_param.c defines. */
#define ESE_PARAM_TABLE \
	FOLDER(SystemPath, INSTANCE, UNTIL_INIT, 0, 246, ""), \
	PATH(TempPath, INSTANCE, UNTIL_INIT, 0, 247, "tmp.edb"), \
	FOLDER(LogFilePath, INSTANCE, UNTIL_INIT, 0, 246, ""), \
	TEXT(BaseName, INSTANCE, UNTIL_INIT, 3, 3, "edb"), \
	TEXT(EventSource, INSTANCE, UNTIL_INIT, 0, 259, ""), \
	NUMBER(MaxSessions, INSTANCE, UNTIL_INIT, 0, 30000, 16), \
	NUMBER(MaxOpenTables, INSTANCE, UNTIL_INIT, 0, 2147483647, 300), \
	NUMBER(PreferredMaxOpenTables, INSTANCE, UNTIL_INIT, 0, \
	    2147483647, 0), \
	NUMBER(MaxCursors, INSTANCE, UNTIL_INIT, 0, 2147483647, 1024), \
	NUMBER(MaxVerPages, INSTANCE, UNTIL_INIT, 1, 2147483647, 64), \
	NUMBER(MaxTemporaryTables, INSTANCE, UNTIL_INIT, 0, 2147483647, 20), \
	NUMBER(LogFileSize, INSTANCE, UNTIL_INIT, 64, 32768, 5120), \
	NUMBER(LogBuffers, INSTANCE, UNTIL_INIT, 1, 2147483647, 126), \
	NUMBER(WaitLogFlush, INSTANCE, ANY_TIME, 0, 2147483647, 0), \
	NUMBER(LogCheckpointPeriod, INSTANCE, UNTIL_INIT, 0, 2147483647, \
	    1024), \
	NUMBER(LogWaitingUserMax, INSTANCE, UNTIL_INIT, 0, 2147483647, 3), \
	NUMBER(CommitDefault, INSTANCE, ANY_TIME, 0, MOST, 0), \
	YES_NO(CircularLog, INSTANCE, UNTIL_INIT, 0), \
	NUMBER(DbExtensionSize, INSTANCE, ANY_TIME, 1, 2147483647, 256), \
	NUMBER(PageTempDBMin, INSTANCE, UNTIL_INIT, 0, 2147483647, 0), \
	NUMBER(PageFragment, INSTANCE, UNTIL_INIT, 0, 2147483647, 8), \
	NUMBER(BatchIOBufferMax, PROCESS, ANY_TIME, 0, MOST, 256), \
	NUMBER(CacheSizeMax, PROCESS, ANY_TIME, 1, MOST, 2000000000), \
	NUMBER(CheckpointDepthMax, INSTANCE, ANY_TIME, 0, MOST, 20971520), \
	NUMBER(LRUKCorrInterval, PROCESS, UNTIL_ANY, 0, MOST, 128000), \
	NUMBER(LRUKHistoryMax, PROCESS, UNTIL_ANY, 0, MOST, 100000), \
	NUMBER(LRUKPolicy, PROCESS, UNTIL_ANY, 1, 2, 2), \
	NUMBER(LRUKTimeout, PROCESS, UNTIL_ANY, 1, MOST, 100), \
	NUMBER(LRUKTrxCorrInterval, PROCESS, UNTIL_ANY, 0, MOST, 0), \
	NUMBER(OutstandingIOMax, PROCESS, UNTIL_ANY, 0, 65536, 1024), \
	NUMBER(StartFlushThreshold, PROCESS, ANY_TIME, 0, MOST, 20000000), \
	NUMBER(StopFlushThreshold, PROCESS, ANY_TIME, 0, MOST, 40000000), \
	TEXT(Recovery, INSTANCE, UNTIL_INIT, 0, 259, "on"), \
	NUMBER(EnableOnlineDefrag, INSTANCE, ANY_TIME, 0, \
	    JET_OnlineDefragAll, JET_OnlineDefragAll), \
	YES_NO(CheckFormatWhenOpenFail, INSTANCE, UNTIL_INIT, 1), \
	NUMBER(EnableIndexChecking, INSTANCE, ANY_TIME, 0, 2, 1), \
	YES_NO(EnableTempTableVersioning, INSTANCE, UNTIL_INIT, 1), \
	YES_NO(IgnoreLogVersion, INSTANCE, UNTIL_INIT, 0), \
	YES_NO(DeleteOldLogs, INSTANCE, UNTIL_INIT, 0), \
	TEXT(EventSourceKey, INSTANCE, UNTIL_INIT, 0, 259, ""), \
	YES_NO(NoInformationEvent, INSTANCE, UNTIL_INIT, 0), \
	NUMBER(EventLoggingLevel, INSTANCE, UNTIL_INIT, \
	    JET_EventLoggingDisable, JET_EventLoggingLevelMax, \
	    JET_EventLoggingLevelMax), \
	YES_NO(DeleteOutOfRangeLogs, INSTANCE, UNTIL_INIT, 0), \
	NUMBER(AccessDeniedRetryPeriod, PROCESS, ANY_TIME, 0, MOST, 10000), \
	YES_NO(EnableIndexCleanup, INSTANCE, ANY_TIME, 1), \
	NUMBER(CacheSizeMin, PROCESS, ANY_TIME, 1, MOST, 1), \
	NUMBER(PreferredVerPages, INSTANCE, ANY_TIME, 1, 2147483647, 58), \
	NUMBER(DatabasePageSize, PROCESS, UNTIL_ANY, 2048, 32768, 4096), \
	YES_NO(DisableCallbacks, INSTANCE, UNTIL_INIT, 0), \
	YES_NO(LogFileCreateAsynch, INSTANCE, UNTIL_INIT, 1), \
	YES_NO(ZeroDatabaseDuringBackup, INSTANCE, UNTIL_INIT, 0), \
	POINTER(RuntimeCallback, INSTANCE, UNTIL_INIT), \
	YES_NO(CleanupMismatchedLogFiles, INSTANCE, UNTIL_INIT, 0), \
	NUMBER(RecordUpgradeDirtyLevel, PROCESS, ANY_TIME, 0, 3, 1), \
	NUMBER(GlobalMinVerPages, PROCESS, UNTIL_ANY, 1, 2147483647, 64), \
	NUMBER(OSSnapshotTimeout, PROCESS, ANY_TIME, 0, 2147483647, 70000), \
	NUMBER(ExceptionAction, PROCESS, ANY_TIME, 0, MOST, \
	    JET_ExceptionFailFast), \
	NUMBER(EventLogCache, PROCESS, UNTIL_ANY, 0, 2147483647, 0), \
	YES_NO(CreatePathIfNotExist, INSTANCE, ANY_TIME, 0), \
	NUMBER(PageHintCacheSize, PROCESS, UNTIL_ANY, 0, 2147483647, 262144), \
	YES_NO(OneDatabasePerSession, INSTANCE, UNTIL_INIT, 0), \
	NUMBER(MaxInstances, PROCESS, UNTIL_ANY, 1, 1024, 16), \
	NUMBER(VersionStoreTaskQueueMax, INSTANCE, ANY_TIME, 1, 127, 4), \
	YES_NO(DisablePerfmon, PROCESS, UNTIL_ANY, 0), \
	NUMBER(IndexTuplesLengthMin, INSTANCE, UNTIL_INIT, 2, 255, 3), \
	NUMBER(IndexTuplesLengthMax, INSTANCE, UNTIL_INIT, 2, 255, 10), \
	NUMBER(IndexTuplesToIndexMax, INSTANCE, UNTIL_INIT, 1, 32767, 32767), \
	FOLDER(AlternateDatabaseRecoveryPath, INSTANCE, UNTIL_INIT, 0, \
	    246, ""), \
	NUMBER(CachedClosedTables, INSTANCE, ANY_TIME, 0, 2147483647, 64), \
	YES_NO(EnableFileCache, PROCESS, UNTIL_ANY, 0), \
	YES_NO(EnableViewCache, PROCESS, UNTIL_ANY, 0), \
	NUMBER(VerPageSize, PROCESS, UNTIL_ANY, 1024, 65536, 32768), \
	NUMBER(Configuration, INSTANCE, UNTIL_INIT, 0, 0x7FF, 1), \
	YES_NO(EnableAdvanced, INSTANCE, ANY_TIME, 1), \
	NUMBER(IndexTupleIncrement, INSTANCE, UNTIL_INIT, 0, 32767, 1), \
	NUMBER(IndexTupleStart, INSTANCE, ANY_TIME, 0, 32767, 0), \
	NUMBER(CheckpointIOMax, PROCESS, ANY_TIME, 1, 1024, 1), \
	NUMBER(LegacyFileNames, INSTANCE, UNTIL_INIT, 0, 255, \
	    JET_bitESE98FileNames), \
	TEXT(TableClass1Name, PROCESS, UNTIL_ANY, 1, 64, "TableClass1"), \
	TEXT(TableClass2Name, PROCESS, UNTIL_ANY, 1, 64, "TableClass2"), \
	TEXT(TableClass3Name, PROCESS, UNTIL_ANY, 1, 64, "TableClass3"), \
	TEXT(TableClass4Name, PROCESS, UNTIL_ANY, 1, 64, "TableClass4"), \
	TEXT(TableClass5Name, PROCESS, UNTIL_ANY, 1, 64, "TableClass5"), \
	TEXT(TableClass6Name, PROCESS, UNTIL_ANY, 1, 64, "TableClass6"), \
	TEXT(TableClass7Name, PROCESS, UNTIL_ANY, 1, 64, "TableClass7"), \
	TEXT(TableClass8Name, PROCESS, UNTIL_ANY, 1, 64, "TableClass8"), \
	TEXT(TableClass9Name, PROCESS, UNTIL_ANY, 1, 64, "TableClass9"), \
	TEXT(TableClass10Name, PROCESS, UNTIL_ANY, 1, 64, "TableClass10"), \
	TEXT(TableClass11Name, PROCESS, UNTIL_ANY, 1, 64, "TableClass11"), \
	TEXT(TableClass12Name, PROCESS, UNTIL_ANY, 1, 64, "TableClass12"), \
	TEXT(TableClass13Name, PROCESS, UNTIL_ANY, 1, 64, "TableClass13"), \
	TEXT(TableClass14Name, PROCESS, UNTIL_ANY, 1, 64, "TableClass14"), \
	TEXT(TableClass15Name, PROCESS, UNTIL_ANY, 1, 64, "TableClass15"), \
	NUMBER(IOPriority, INSTANCE, ANY_TIME, 0, 1, 0), \
	NUMBER(WaypointLatency, INSTANCE, UNTIL_INIT, 0, 1023, 0), \
	YES_NO(EnablePersistedCallbacks, INSTANCE, UNTIL_INIT, 0), \
	YES_NO(DefragmentSequentialBTrees, INSTANCE, ANY_TIME, 1), \
	NUMBER(DefragmentSequentialBTreesDensityCheckFrequency, INSTANCE, \
	    UNTIL_INIT, 0, MOST, 10), \
	NUMBER(IOThrottlingTimeQuanta, PROCESS, UNTIL_ANY, 1, 10000, 100), \
	NUMBER(MaxCoalesceReadSize, PROCESS, UNTIL_ANY, 0, 10485760, 524288), \
	NUMBER(MaxCoalesceWriteSize, PROCESS, UNTIL_ANY, 0, 10485760, \
	    524288), \
	NUMBER(MaxCoalesceReadGapSize, PROCESS, UNTIL_ANY, 0, 10485760, \
	    524288), \
	NUMBER(MaxCoalesceWriteGapSize, PROCESS, UNTIL_ANY, 0, 10485760, \
	    524288), \
	NUMBER(EnableDBScanInRecovery, INSTANCE, ANY_TIME, 0, 2, 0), \
	NUMBER(DbScanThrottle, INSTANCE, ANY_TIME, 0, 60000, 20), \
	NUMBER(DbScanIntervalMinSec, INSTANCE, UNTIL_INIT, 0, 1814400, \
	    86400), \
	NUMBER(DbScanIntervalMaxSec, INSTANCE, UNTIL_INIT, 1, 1576800000, \
	    604800), \
	NUMBER(CachePriority, INSTANCE, ANY_TIME, 0, 1000, 100), \
	NUMBER(MaxTransactionSize, INSTANCE, ANY_TIME, 1, 100, 100), \
	NUMBER(PrereadIOMax, INSTANCE, ANY_TIME, 0, 256, 8), \
	YES_NO(EnableDBScanSerialization, INSTANCE, UNTIL_INIT, 0), \
	NUMBER(HungIOThreshold, PROCESS, UNTIL_ANY, 11000, 1800000, 30000), \
	NUMBER(HungIOActions, PROCESS, UNTIL_ANY, 0, 0x1F, \
	    JET_bitHungIOEvent), \
	NUMBER(MinDataForXpress, PROCESS, UNTIL_ANY, 0, 2147483647, 1024), \
	NUMBER(EnableShrinkDatabase, INSTANCE, UNTIL_INIT, 0, 0xffff, 0), \
	TEXT(ProcessFriendlyName, PROCESS, UNTIL_ANY, 0, 64, ""), \
	POINTER(DurableCommitCallback, INSTANCE, UNTIL_INIT), \
	NUMBER(EnableSqm, INSTANCE, UNTIL_INIT, 0, 2, 1), \
	TEXT(ConfigStoreSpec, INSTANCE, UNTIL_INIT, 0, 259, ""), \
	YES_NO(UseFlushForWriteDurability, INSTANCE, UNTIL_INIT, 1), \
	YES_NO(EnableRBS, INSTANCE, ANY_TIME, 0), \
	FOLDER(RBSFilePath, INSTANCE, UNTIL_INIT, 0, 246, ""), \
	NUMBER(PerfmonRefreshInterval, PROCESS, UNTIL_ANY, 0, 86400000, 100), \
	YES_NO(EnableBlockCache, PROCESS, UNTIL_ANY, 0), \
	YES_NO(EnableBlockCacheDetach, PROCESS, UNTIL_ANY, 0), \
	NUMBER(CacheSize, PROCESS, ANY_TIME, 0, MOST, 8192), \
	FIXED(MaxColtyp, JET_coltypMax)

#endif
