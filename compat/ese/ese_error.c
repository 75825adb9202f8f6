/* SPDX-License-Identifier: MIT */
/* The engine's statuses as errors of esent.h. */

#include "ese_call.h"

#define ESE_ERROR_MAP(X)						\
	X(ENG_OK, JET_errSuccess)					\
	X(ENG_NOTE_CUT, JET_wrnBufferTruncated)				\
	X(ENG_NOTE_NULL, JET_wrnColumnNull)				\
	X(ENG_NOTE_NO_VALUE, JET_wrnColumnNull)				\
	X(ENG_NOTE_VALUE_CUT, JET_wrnColumnMaxTruncated)		\
	/* keys are cut silently unless the index forbids it */		\
	X(ENG_NOTE_KEY_CUT, JET_errSuccess)				\
	X(ENG_NOTE_NOT_EQUAL, JET_wrnSeekNotEqual)			\
	X(ENG_NOTE_UNIQUE, JET_wrnUniqueKey)				\
	X(ENG_NOTE_ATTACHED, JET_wrnDatabaseAttached)			\
	X(ENG_NOTE_READ_ONLY, JET_wrnFileOpenReadOnly)			\
	/* system */							\
	X(ENG_E_NO_MEMORY, JET_errOutOfMemory)				\
	X(ENG_E_DISK_FULL, JET_errDiskFull)				\
	X(ENG_E_IO, JET_errDiskIO)					\
	X(ENG_E_NO_FILE, JET_errFileNotFound)				\
	X(ENG_E_FILE_EXISTS, JET_errDatabaseDuplicate)			\
	X(ENG_E_ACCESS, JET_errFileAccessDenied)			\
	X(ENG_E_FILE_READ_ONLY, JET_errDatabaseFileReadOnly)		\
	X(ENG_E_BAD_PATH, JET_errInvalidPath)				\
	X(ENG_E_TOO_MANY_FILES, JET_errOutOfFileHandles)		\
	X(ENG_E_CORRUPT, JET_errDatabaseCorrupted)			\
	X(ENG_E_NOT_A_STORE, JET_errInvalidDatabase)			\
	X(ENG_E_LOG_CORRUPT, JET_errLogFileCorrupt)			\
	X(ENG_E_LOG_WRITE, JET_errLogWriteFail)				\
	X(ENG_E_PANIC, JET_errInstanceUnavailable)			\
	X(ENG_E_INTERNAL, JET_errInternalError)				\
	/* environment and stores */					\
	X(ENG_E_ENV_IN_USE, JET_errFileAccessDenied)			\
	X(ENG_E_STORE_IN_USE, JET_errDatabaseInUse)			\
	X(ENG_E_STORE_SHARED, JET_errDatabaseSharingViolation)		\
	X(ENG_E_STORE_DIRTY, JET_errDatabaseDirtyShutdown)		\
	X(ENG_E_NO_STORE, JET_errDatabaseNotFound)			\
	X(ENG_E_TOO_MANY_STORES, JET_errTooManyAttachedDatabases)	\
	X(ENG_E_STORE_READ_ONLY, JET_errDatabaseFileReadOnly)		\
	X(ENG_E_STORE_LOCKED, JET_errDatabaseLocked)			\
	/* transactions */						\
	X(ENG_E_TOO_DEEP, JET_errTransTooDeep)				\
	X(ENG_E_NO_TXN, JET_errNotInTransaction)			\
	X(ENG_E_IN_TXN, JET_errInTransaction)				\
	X(ENG_E_TXN_READ_ONLY, JET_errTransReadOnly)			\
	X(ENG_E_WRITE_CONFLICT, JET_errWriteConflict)			\
	X(ENG_E_CHANGED, JET_errWriteConflict)				\
	X(ENG_E_LOCKED, JET_errWriteConflict)				\
	X(ENG_E_VERSIONS_FULL, JET_errVersionStoreOutOfMemory)		\
	/* schema */							\
	X(ENG_E_BAD_NAME, JET_errInvalidName)				\
	X(ENG_E_NO_TABLE, JET_errObjectNotFound)			\
	X(ENG_E_TABLE_EXISTS, JET_errTableDuplicate)			\
	X(ENG_E_TABLE_IN_USE, JET_errTableInUse)			\
	X(ENG_E_TABLE_LOCKED, JET_errTableLocked)			\
	X(ENG_E_TABLE_NOT_EMPTY, JET_errTableNotEmpty)			\
	X(ENG_E_NOT_EXCLUSIVE, JET_errExclusiveTableLockRequired)	\
	X(ENG_E_FIXED_SCHEMA, JET_errFixedDDL)				\
	X(ENG_E_INHERITED_SCHEMA, JET_errFixedInheritedDDL)		\
	X(ENG_E_BAD_TEMPLATE, JET_errDDLNotInheritable)			\
	X(ENG_E_TEMPLATE_STAYS, JET_errCannotDeleteTemplateTable)	\
	X(ENG_E_TEMP_TABLE, JET_errCannotDeleteTempTable)		\
	X(ENG_E_SYSTEM_TABLE, JET_errCannotDeleteSystemTable)		\
	X(ENG_E_NO_COLUMN, JET_errColumnNotFound)			\
	X(ENG_E_BAD_COLUMN_ID, JET_errBadColumnId)			\
	X(ENG_E_COLUMN_EXISTS, JET_errColumnDuplicate)			\
	X(ENG_E_COLUMN_IN_USE, JET_errColumnInUse)			\
	X(ENG_E_COLUMN_REDUNDANT, JET_errColumnRedundant)		\
	X(ENG_E_TOO_MANY_COLUMNS, JET_errTooManyColumns)		\
	X(ENG_E_BAD_COLUMN_TYPE, JET_errInvalidColumnType)		\
	X(ENG_E_BAD_FLAGS, JET_errInvalidGrbit)				\
	X(ENG_E_BAD_CODE_PAGE, JET_errInvalidCodePage)			\
	X(ENG_E_BAD_LOCALE, JET_errInvalidLanguageId)			\
	X(ENG_E_BAD_TEXT_FLAGS, JET_errInvalidLCMapStringFlags)		\
	X(ENG_E_TAGGED_NOT_NULL, JET_errTaggedNotNULL)			\
	X(ENG_E_NOT_TAGGABLE, JET_errCannotBeTagged)		\
	X(ENG_E_MUST_BE_TAGGED, JET_errMultiValuedColumnMustBeTagged)	\
	X(ENG_E_DEFAULT_TOO_BIG, JET_errDefaultValueTooBig)		\
	X(ENG_E_TABLE_OUTDATED, JET_errPrimaryIndexCorrupted)		\
	X(ENG_E_INDEX_OUTDATED, JET_errSecondaryIndexCorrupted)		\
	X(ENG_E_NO_INDEX, JET_errIndexNotFound)				\
	X(ENG_E_INDEX_EXISTS, JET_errIndexDuplicate)			\
	X(ENG_E_INDEX_IN_USE, JET_errIndexInUse)			\
	X(ENG_E_INDEX_STAYS, JET_errIndexMustStay)			\
	X(ENG_E_HAS_PRIMARY, JET_errIndexHasPrimary)			\
	X(ENG_E_NO_PRIMARY, JET_errNoCurrentIndex)			\
	X(ENG_E_BAD_INDEX, JET_errIndexInvalidDef)			\
	X(ENG_E_BAD_TUPLE_LIMITS, JET_errIndexTuplesInvalidLimits)	\
	X(ENG_E_TUPLES_SECONDARY, JET_errIndexTuplesSecondaryIndexOnly)	\
	X(ENG_E_TUPLES_NOT_UNIQUE, JET_errIndexTuplesNonUniqueOnly)	\
	X(ENG_E_TUPLES_ONE_COLUMN, JET_errIndexTuplesTooManyColumns)	\
	X(ENG_E_TUPLES_TEXT, JET_errIndexTuplesTextBinaryColumnsOnly)	\
	X(ENG_E_TUPLES_VAR_SEG, JET_errIndexTuplesVarSegMacNotAllowed)	\
	X(ENG_E_TUPLES_NO_VALUE, JET_errIndexTuplesCannotRetrieveFromIndex) \
	X(ENG_E_TUPLE_SHORT, JET_errIndexTuplesKeyTooSmall)		\
	X(ENG_E_NOT_INDEXABLE, JET_errCannotIndex)			\
	X(ENG_E_BAD_DENSITY, JET_errDensityInvalid)			\
	X(ENG_E_STALE_INDEX, JET_errInvalidIndexId)			\
	/* records */							\
	X(ENG_E_NO_RECORD, JET_errNoCurrentRecord)			\
	X(ENG_E_RECORD_DELETED, JET_errRecordDeleted)			\
	X(ENG_E_NOT_FOUND, JET_errRecordNotFound)			\
	X(ENG_E_KEY_DUP, JET_errKeyDuplicate)				\
	X(ENG_E_KEY_CUT, JET_errKeyTruncated)				\
	X(ENG_E_NULL_KEY, JET_errNullKeyDisallowed)			\
	X(ENG_E_PRIMARY_CHANGED, JET_errRecordPrimaryChanged)		\
	X(ENG_E_MULTI_DUP, JET_errMultiValuedDuplicate)			\
	X(ENG_E_MULTI_DUP_CUT, JET_errMultiValuedDuplicateAfterTruncation) \
	X(ENG_E_NULL_VALUE, JET_errNullInvalid)				\
	X(ENG_E_ROW_TOO_BIG, JET_errRecordTooBig)			\
	X(ENG_E_VALUE_TOO_BIG, JET_errColumnTooBig)			\
	X(ENG_E_BAD_BUFFER_SIZE, JET_errInvalidBufferSize)		\
	X(ENG_E_BUFFER_TOO_SMALL, JET_errBufferTooSmall)		\
	X(ENG_E_BAD_TAG, JET_errBadItagSequence)			\
	X(ENG_E_PAST_VALUE, JET_errColumnNoChunk)			\
	/* the engine reads it itself, so this is nobody's but ours */	\
	X(ENG_E_BLOB_NEEDED, JET_errInternalError)			\
	X(ENG_E_NOT_DERIVABLE, JET_errInvalidGrbit)			\
	X(ENG_E_NO_AUTOINC, JET_errOutOfAutoincrementValues)		\
	X(ENG_E_NOT_ESCROW, JET_errInvalidOperation)			\
	X(ENG_E_PREPARED, JET_errAlreadyPrepared)			\
	X(ENG_E_NOT_PREPARED, JET_errUpdateNotPrepared)			\
	X(ENG_E_READ_ONLY, JET_errPermissionDenied)			\
	X(ENG_E_KEY_NOT_MADE, JET_errKeyNotMade)			\
	X(ENG_E_KEY_COMPLETE, JET_errKeyIsMade)				\
	X(ENG_E_BAD_BOOKMARK, JET_errInvalidBookmark)			\
	X(ENG_E_BAD_OPERATION, JET_errInvalidOperation)			\
	X(ENG_E_NOT_ALLOWED, JET_errIllegalOperation)			\
	X(ENG_E_BAD_PARAMETER, JET_errInvalidParameter)			\
	/* without a session to ask for the callback's own code */	\
	X(ENG_E_REFUSED, JET_errCallbackFailed)				\
	X(ENG_E_ONE_WAY, JET_errIllegalOperation)

JET_ERR
ese_error_of(eng_status st)
{
	switch (st) {
#define X(from, to) case from: return to;
	ESE_ERROR_MAP(X)
#undef X
	case ENG_STATUS_COUNT:
		break;
	}
	return JET_errInternalError;
}

JET_ERR
ese_error_told(const struct ese_call *call, eng_status st)
{
	if (st == ENG_E_REFUSED && call->es != NULL)
		return eng_session_refusal(call->es);
	return ese_error_of(st);
}
