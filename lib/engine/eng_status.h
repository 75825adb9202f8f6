/* SPDX-License-Identifier: MIT */
/* eng_status.h - the one result type of the engine.
 *
 * ENG_NOTE_ results are successes with a remark, ENG_E_ ones are failures
 * that changed nothing.  Each names what was missing or wrong, so that an API
 * can translate it without knowing which call gave it. */
#ifndef ENG_STATUS_H
#define ENG_STATUS_H

#define ENG_STATUS_MAP(X)						\
	X(ENG_OK, "done")						\
	X(ENG_NOTE_CUT, "value longer than the caller's buffer")	\
	X(ENG_NOTE_NULL, "the value is NULL")				\
	X(ENG_NOTE_NO_VALUE, "the row says nothing of this column")	\
	X(ENG_NOTE_VALUE_CUT, "value cut to the column's size")		\
	X(ENG_NOTE_KEY_CUT, "key cut to the index's key size")		\
	X(ENG_NOTE_NOT_EQUAL, "a neighbour of the key was found")	\
	X(ENG_NOTE_UNIQUE, "the key has exactly one entry")		\
	X(ENG_NOTE_ATTACHED, "the store was attached already")		\
	X(ENG_NOTE_READ_ONLY, "the file was opened for reading only")	\
	/* system */							\
	X(ENG_E_NO_MEMORY, "memory is exhausted")			\
	X(ENG_E_DISK_FULL, "no space left on the device")		\
	X(ENG_E_IO, "the system failed to read or write")		\
	X(ENG_E_NO_FILE, "no such file")				\
	X(ENG_E_FILE_EXISTS, "the file exists")				\
	X(ENG_E_ACCESS, "the system denies access to the file")		\
	X(ENG_E_FILE_READ_ONLY, "the file cannot be written")		\
	X(ENG_E_BAD_PATH, "the directory does not exist")		\
	X(ENG_E_TOO_MANY_FILES, "no file handle is left")		\
	X(ENG_E_CORRUPT, "the file is damaged")				\
	X(ENG_E_NOT_A_STORE, "the file is not one of ours")		\
	X(ENG_E_LOG_CORRUPT, "the log is damaged")			\
	X(ENG_E_LOG_WRITE, "the log cannot be written")			\
	X(ENG_E_PANIC, "the environment failed and must be restarted")	\
	X(ENG_E_INTERNAL, "the engine contradicts itself")		\
	/* environment and stores */					\
	X(ENG_E_ENV_IN_USE, "another process uses the environment")	\
	X(ENG_E_STORE_IN_USE, "the store is in use")			\
	X(ENG_E_STORE_SHARED, "another environment uses the store")	\
	X(ENG_E_STORE_DIRTY, "the store was not detached cleanly")	\
	X(ENG_E_NO_STORE, "no such store is attached")			\
	X(ENG_E_TOO_MANY_STORES, "too many stores are attached")	\
	X(ENG_E_STORE_READ_ONLY, "the store is open for reading only")	\
	X(ENG_E_STORE_LOCKED, "the store is open exclusively elsewhere") \
	/* transactions */						\
	X(ENG_E_TOO_DEEP, "transactions are nested too deep")		\
	X(ENG_E_NO_TXN, "not in a transaction")				\
	X(ENG_E_IN_TXN, "not allowed in a transaction")			\
	X(ENG_E_TXN_READ_ONLY, "the transaction is read-only")		\
	X(ENG_E_WRITE_CONFLICT, "another session changed the record")	\
	X(ENG_E_CHANGED, "the record is not as it was when it was cached") \
	X(ENG_E_LOCKED, "another session holds the lock")		\
	X(ENG_E_VERSIONS_FULL, "the version store is full")		\
	/* schema */							\
	X(ENG_E_BAD_NAME, "the name is not allowed")			\
	X(ENG_E_NO_TABLE, "no such table")				\
	X(ENG_E_TABLE_EXISTS, "a table of that name exists")		\
	X(ENG_E_TABLE_IN_USE, "the table is in use")			\
	X(ENG_E_TABLE_LOCKED, "another session holds the table")	\
	X(ENG_E_TABLE_NOT_EMPTY, "the table has or had records")	\
	X(ENG_E_NOT_EXCLUSIVE, "exclusive use of the table is needed")	\
	X(ENG_E_FIXED_SCHEMA, "the table's definition is fixed")	\
	X(ENG_E_INHERITED_SCHEMA, "inherited definitions are fixed")	\
	X(ENG_E_BAD_TEMPLATE, "the template table cannot be inherited")	\
	X(ENG_E_TEMPLATE_STAYS, "a template table cannot be deleted")	\
	X(ENG_E_TEMP_TABLE, "not for temporary tables")			\
	X(ENG_E_SYSTEM_TABLE, "not for system tables")			\
	X(ENG_E_NO_COLUMN, "no such column")				\
	X(ENG_E_BAD_COLUMN_ID, "the column id is out of range")		\
	X(ENG_E_COLUMN_EXISTS, "a column of that name exists")		\
	X(ENG_E_COLUMN_IN_USE, "an index uses the column")		\
	X(ENG_E_COLUMN_REDUNDANT, "a second column of a single kind")	\
	X(ENG_E_TOO_MANY_COLUMNS, "no column id is left")		\
	X(ENG_E_BAD_COLUMN_TYPE, "the column type does not fit")	\
	X(ENG_E_BAD_FLAGS, "flags that do not go together")		\
	X(ENG_E_BAD_CODE_PAGE, "unknown code page")			\
	X(ENG_E_BAD_LOCALE, "unknown locale")				\
	X(ENG_E_BAD_TEXT_FLAGS, "collation flags make no sense")	\
	X(ENG_E_TAGGED_NOT_NULL, "a tagged column cannot be NOT NULL")	\
	X(ENG_E_NOT_TAGGABLE, "this kind of column cannot be tagged")	\
	X(ENG_E_MUST_BE_TAGGED, "a multi-valued column must be tagged")	\
	X(ENG_E_DEFAULT_TOO_BIG, "the default value is too long")	\
	X(ENG_E_TABLE_OUTDATED, "the order of the records is out of date") \
	X(ENG_E_INDEX_OUTDATED, "the order of the index is out of date") \
	X(ENG_E_NO_INDEX, "no such index")				\
	X(ENG_E_INDEX_EXISTS, "an index of that name exists")		\
	X(ENG_E_INDEX_IN_USE, "a cursor uses the index")		\
	X(ENG_E_INDEX_STAYS, "the primary index cannot be deleted")	\
	X(ENG_E_HAS_PRIMARY, "the table has a primary index")		\
	X(ENG_E_NO_PRIMARY, "the table has no primary index")		\
	X(ENG_E_BAD_INDEX, "the index definition makes no sense")	\
	X(ENG_E_BAD_TUPLE_LIMITS, "tuple limits out of range")		\
	X(ENG_E_TUPLES_SECONDARY, "tuple indexes are secondary")	\
	X(ENG_E_TUPLES_NOT_UNIQUE, "tuple indexes cannot be unique")	\
	X(ENG_E_TUPLES_ONE_COLUMN, "tuple indexes have one column")	\
	X(ENG_E_TUPLES_TEXT, "tuple indexes want text or binary")	\
	X(ENG_E_TUPLES_VAR_SEG, "tuple indexes take no segment size")	\
	X(ENG_E_TUPLES_NO_VALUE, "tuples do not give the value back")	\
	X(ENG_E_TUPLE_SHORT, "the key is shorter than a tuple")		\
	X(ENG_E_NOT_INDEXABLE, "the column cannot be indexed")		\
	X(ENG_E_BAD_DENSITY, "density out of range")			\
	X(ENG_E_STALE_INDEX, "the index id is stale")			\
	/* records */							\
	X(ENG_E_NO_RECORD, "the cursor is on no record")		\
	X(ENG_E_RECORD_DELETED, "the record was deleted")		\
	X(ENG_E_NOT_FOUND, "no such key")				\
	X(ENG_E_KEY_DUP, "the key exists")				\
	X(ENG_E_KEY_CUT, "the key would be cut")			\
	X(ENG_E_NULL_KEY, "the index does not allow NULL")		\
	X(ENG_E_PRIMARY_CHANGED, "a replace may not change the primary key") \
	X(ENG_E_MULTI_DUP, "the value occurs twice in the record")	\
	X(ENG_E_MULTI_DUP_CUT, "the value, cut, occurs twice")		\
	X(ENG_E_NULL_VALUE, "the column must have a value")		\
	X(ENG_E_ROW_TOO_BIG, "the record is too big")			\
	X(ENG_E_VALUE_TOO_BIG, "the value is too big for the column")	\
	X(ENG_E_BAD_BUFFER_SIZE, "wrong size for this column")		\
	X(ENG_E_BUFFER_TOO_SMALL, "the buffer is too small")		\
	X(ENG_E_BAD_TAG, "wrong value number")				\
	X(ENG_E_PAST_VALUE, "offset past the end of the value")		\
	X(ENG_E_BLOB_NEEDED, "the long value must be read first")	\
	X(ENG_E_NOT_DERIVABLE, "the key does not hold the value")	\
	X(ENG_E_NO_AUTOINC, "no auto-increment value is left")		\
	X(ENG_E_NOT_ESCROW, "not an escrow column")			\
	X(ENG_E_PREPARED, "an update is prepared")			\
	X(ENG_E_NOT_PREPARED, "no update is prepared")			\
	X(ENG_E_READ_ONLY, "the cursor is read-only")			\
	X(ENG_E_KEY_NOT_MADE, "no search key was made")			\
	X(ENG_E_KEY_COMPLETE, "the search key is complete")		\
	X(ENG_E_BAD_BOOKMARK, "not a bookmark")				\
	X(ENG_E_BAD_OPERATION, "the operation does not apply")		\
	X(ENG_E_NOT_ALLOWED, "not allowed here")			\
	X(ENG_E_BAD_PARAMETER, "a parameter makes no sense")		\
	X(ENG_E_REFUSED, "a subscriber refused; its code tells why")	\
	X(ENG_E_ONE_WAY, "the table reads forward only")

typedef enum eng_status {
#define X(name, text) name,
	ENG_STATUS_MAP(X)
#undef X
	ENG_STATUS_COUNT
} eng_status;

/* Whether the operation did its work (perhaps with a remark). */
static inline int
eng_ok(eng_status st)
{
	return st <= ENG_NOTE_READ_ONLY;
}

/* The sentence of the table above; never NULL. */
const char *eng_status_text(eng_status st);
/* The one reader of Berkeley DB's codes (and errno values). */
eng_status eng_from_db(int ret);

#endif
