/* SPDX-License-Identifier: MIT */
/* The engine's statuses as errors of idapi.h, and a session's error stack. */

#include <stdio.h>
#include <string.h>
#include <bsd/string.h>

#include "bde_call.h"
#include "bde_error_names.h"
#include "bde_error_text.h"

#define BDE_ERROR_MAP(X)						\
	X(ENG_OK, DBIERR_NONE)						\
	/* remarks: the calls that care ask for them */			\
	X(ENG_NOTE_CUT, DBIERR_NONE)					\
	X(ENG_NOTE_NULL, DBIERR_NONE)					\
	X(ENG_NOTE_NO_VALUE, DBIERR_NONE)				\
	X(ENG_NOTE_VALUE_CUT, DBIERR_NONE)				\
	X(ENG_NOTE_KEY_CUT, DBIERR_NONE)				\
	X(ENG_NOTE_NOT_EQUAL, DBIERR_NONE)				\
	X(ENG_NOTE_UNIQUE, DBIERR_NONE)					\
	X(ENG_NOTE_ATTACHED, DBIERR_NONE)				\
	X(ENG_NOTE_READ_ONLY, DBIERR_NONE)				\
	/* system */							\
	X(ENG_E_NO_MEMORY, DBIERR_NOMEMORY)				\
	X(ENG_E_DISK_FULL, DBIERR_NODISKSPACE)				\
	X(ENG_E_IO, DBIERR_READERR)					\
	X(ENG_E_NO_FILE, DBIERR_NOSUCHFILE)				\
	X(ENG_E_FILE_EXISTS, DBIERR_FILEEXISTS)				\
	X(ENG_E_ACCESS, DBIERR_FILENOACCESS)				\
	X(ENG_E_FILE_READ_ONLY, DBIERR_TABLEREADONLY)			\
	X(ENG_E_BAD_PATH, DBIERR_INVALIDDIR)				\
	X(ENG_E_TOO_MANY_FILES, DBIERR_NOFILEHANDLES)			\
	X(ENG_E_CORRUPT, DBIERR_FILECORRUPT)				\
	X(ENG_E_NOT_A_STORE, DBIERR_HEADERCORRUPT)			\
	X(ENG_E_LOG_CORRUPT, DBIERR_SYSCORRUPT)				\
	X(ENG_E_LOG_WRITE, DBIERR_WRITEERR)				\
	X(ENG_E_PANIC, DBIERR_SYSCORRUPT)				\
	X(ENG_E_INTERNAL, DBIERR_SYSCORRUPT)				\
	/* environment and stores */					\
	X(ENG_E_ENV_IN_USE, DBIERR_DIRBUSY)				\
	X(ENG_E_STORE_IN_USE, DBIERR_FILEBUSY)				\
	X(ENG_E_STORE_SHARED, DBIERR_FILEBUSY)				\
	X(ENG_E_STORE_DIRTY, DBIERR_FILECORRUPT)			\
	X(ENG_E_NO_STORE, DBIERR_NOSUCHFILE)				\
	X(ENG_E_TOO_MANY_STORES, DBIERR_OPENTBLLIMIT)			\
	X(ENG_E_STORE_READ_ONLY, DBIERR_TABLEREADONLY)			\
	X(ENG_E_STORE_LOCKED, DBIERR_FILELOCKED)			\
	/* transactions */						\
	X(ENG_E_TOO_DEEP, DBIERR_NONESTEDTRAN)				\
	X(ENG_E_NO_TXN, DBIERR_NOACTIVETRAN)				\
	X(ENG_E_IN_TXN, DBIERR_ACTIVETRAN)				\
	X(ENG_E_TXN_READ_ONLY, DBIERR_TABLEREADONLY)			\
	/* somebody changed it after our look, but holds it no more or	\
	 * not yet: a lock is what a BDE program knows of that */	\
	X(ENG_E_WRITE_CONFLICT, DBIERR_LOCKED)				\
	X(ENG_E_CHANGED, DBIERR_OPTRECLOCKFAILED)			\
	X(ENG_E_LOCKED, DBIERR_LOCKED)					\
	X(ENG_E_VERSIONS_FULL, DBIERR_INTERNALLIMIT)			\
	/* schema */							\
	X(ENG_E_BAD_NAME, DBIERR_INVALIDTABLENAME)			\
	X(ENG_E_NO_TABLE, DBIERR_NOSUCHTABLE)				\
	X(ENG_E_TABLE_EXISTS, DBIERR_TABLEEXISTS)			\
	X(ENG_E_TABLE_IN_USE, DBIERR_TABLEOPEN)				\
	X(ENG_E_TABLE_LOCKED, DBIERR_FILELOCKED)			\
	X(ENG_E_TABLE_NOT_EMPTY, DBIERR_NEEDRESTRUCTURE)		\
	X(ENG_E_NOT_EXCLUSIVE, DBIERR_NEEDEXCLACCESS)			\
	X(ENG_E_FIXED_SCHEMA, DBIERR_NA)				\
	X(ENG_E_INHERITED_SCHEMA, DBIERR_NA)				\
	X(ENG_E_BAD_TEMPLATE, DBIERR_NA)				\
	X(ENG_E_TEMPLATE_STAYS, DBIERR_NA)				\
	X(ENG_E_TEMP_TABLE, DBIERR_NA)					\
	X(ENG_E_SYSTEM_TABLE, DBIERR_NOTSUFFTABLERIGHTS)		\
	X(ENG_E_NO_COLUMN, DBIERR_INVALIDFIELDNAME)			\
	X(ENG_E_BAD_COLUMN_ID, DBIERR_OUTOFRANGE)			\
	X(ENG_E_COLUMN_EXISTS, DBIERR_NAMENOTUNIQUE)			\
	X(ENG_E_COLUMN_IN_USE, DBIERR_NA)				\
	X(ENG_E_COLUMN_REDUNDANT, DBIERR_INVALIDFLDDESC)		\
	X(ENG_E_TOO_MANY_COLUMNS, DBIERR_FLDLIMIT)			\
	X(ENG_E_BAD_COLUMN_TYPE, DBIERR_INVALIDFLDTYPE)			\
	X(ENG_E_BAD_FLAGS, DBIERR_INVALIDPARAM)				\
	X(ENG_E_BAD_CODE_PAGE, DBIERR_INVALIDLANGDRV)			\
	X(ENG_E_BAD_LOCALE, DBIERR_INVALIDLANGDRV)			\
	X(ENG_E_BAD_TEXT_FLAGS, DBIERR_INVALIDLANGDRV)			\
	X(ENG_E_TAGGED_NOT_NULL, DBIERR_INVALIDFLDDESC)			\
	X(ENG_E_NOT_TAGGABLE, DBIERR_INVALIDFLDDESC)			\
	X(ENG_E_MUST_BE_TAGGED, DBIERR_INVALIDFLDDESC)			\
	X(ENG_E_DEFAULT_TOO_BIG, DBIERR_INVALIDVCHKSTRUCT)		\
	X(ENG_E_TABLE_OUTDATED, DBIERR_INDEXOUTOFDATE)			\
	X(ENG_E_INDEX_OUTDATED, DBIERR_INDEXOUTOFDATE)			\
	X(ENG_E_NO_INDEX, DBIERR_NOSUCHINDEX)				\
	X(ENG_E_INDEX_EXISTS, DBIERR_INDEXEXISTS)			\
	X(ENG_E_INDEX_IN_USE, DBIERR_ACTIVEINDEX)			\
	X(ENG_E_INDEX_STAYS, DBIERR_CANNOTCLOSE)			\
	X(ENG_E_HAS_PRIMARY, DBIERR_PRIMARYKEYREDEFINE)			\
	X(ENG_E_NO_PRIMARY, DBIERR_NOTINDEXED)				\
	X(ENG_E_BAD_INDEX, DBIERR_INVALIDIDXDESC)			\
	X(ENG_E_BAD_TUPLE_LIMITS, DBIERR_INVALIDIDXDESC)		\
	X(ENG_E_TUPLES_SECONDARY, DBIERR_INVALIDIDXDESC)		\
	X(ENG_E_TUPLES_NOT_UNIQUE, DBIERR_INVALIDIDXDESC)		\
	X(ENG_E_TUPLES_ONE_COLUMN, DBIERR_INVALIDIDXDESC)		\
	X(ENG_E_TUPLES_TEXT, DBIERR_INVALIDIDXDESC)			\
	X(ENG_E_TUPLES_VAR_SEG, DBIERR_INVALIDIDXDESC)			\
	X(ENG_E_TUPLES_NO_VALUE, DBIERR_NA)				\
	X(ENG_E_TUPLE_SHORT, DBIERR_INVALIDPARAM)			\
	X(ENG_E_NOT_INDEXABLE, DBIERR_INVALIDIDXDESC)			\
	X(ENG_E_BAD_DENSITY, DBIERR_INVALIDIDXDESC)			\
	X(ENG_E_STALE_INDEX, DBIERR_NOSUCHINDEX)			\
	/* records */							\
	X(ENG_E_NO_RECORD, DBIERR_NOCURRREC)				\
	X(ENG_E_RECORD_DELETED, DBIERR_KEYORRECDELETED)			\
	X(ENG_E_NOT_FOUND, DBIERR_RECNOTFOUND)				\
	X(ENG_E_KEY_DUP, DBIERR_KEYVIOL)				\
	X(ENG_E_KEY_CUT, DBIERR_INVALIDKEY)				\
	X(ENG_E_NULL_KEY, DBIERR_REQDERR)				\
	X(ENG_E_PRIMARY_CHANGED, DBIERR_NA)				\
	X(ENG_E_MULTI_DUP, DBIERR_KEYVIOL)				\
	X(ENG_E_MULTI_DUP_CUT, DBIERR_KEYVIOL)				\
	X(ENG_E_NULL_VALUE, DBIERR_REQDERR)				\
	X(ENG_E_ROW_TOO_BIG, DBIERR_RECTOOBIG)				\
	X(ENG_E_VALUE_TOO_BIG, DBIERR_INVALIDXLATION)			\
	X(ENG_E_BAD_BUFFER_SIZE, DBIERR_INVALIDXLATION)			\
	X(ENG_E_BUFFER_TOO_SMALL, DBIERR_BUFFTOOSMALL)			\
	X(ENG_E_BAD_TAG, DBIERR_OUTOFRANGE)				\
	X(ENG_E_PAST_VALUE, DBIERR_INVALIDBLOBOFFSET)			\
	/* nobody's but ours, as in the other API */			\
	X(ENG_E_BLOB_NEEDED, DBIERR_SYSCORRUPT)				\
	X(ENG_E_NOT_DERIVABLE, DBIERR_NA)				\
	X(ENG_E_NO_AUTOINC, DBIERR_TABLEFULL)				\
	X(ENG_E_NOT_ESCROW, DBIERR_NA)					\
	X(ENG_E_PREPARED, DBIERR_NA)					\
	X(ENG_E_NOT_PREPARED, DBIERR_NA)				\
	X(ENG_E_READ_ONLY, DBIERR_TABLEREADONLY)			\
	X(ENG_E_KEY_NOT_MADE, DBIERR_INVALIDPARAM)			\
	X(ENG_E_KEY_COMPLETE, DBIERR_INVALIDPARAM)			\
	X(ENG_E_BAD_BOOKMARK, DBIERR_INVALIDBOOKMARK)			\
	X(ENG_E_BAD_OPERATION, DBIERR_NA)				\
	X(ENG_E_NOT_ALLOWED, DBIERR_NA)					\
	X(ENG_E_BAD_PARAMETER, DBIERR_INVALIDPARAM)			\
	X(ENG_E_REFUSED, DBIERR_UPDATEABORT)				\
	X(ENG_E_ONE_WAY, DBIERR_NA)

static const struct {
	DBIResult code;
	const char *name;
} names[] = {
#define X(name) { name, &#name[sizeof("DBIERR_") - 1] },
	BDE_ERROR_NAMES(X)
#undef X
};

static const struct {
	DBIResult code;
	const char *text;
} texts[] = {
	{ DBIERR_NONE, "Successful completion." },
#define X(code, text) { code, text },
	BDE_ERROR_TEXTS(X)
#undef X
};

/* What the rare codes of a category have in common. */
static const struct {
	uint8_t category;
	const char *text;
} categories[] = {
	{ ERRCAT_SYSTEM, "System error" },
	{ ERRCAT_NOTFOUND, "Object not found" },
	{ ERRCAT_DATACORRUPT, "Data corruption" },
	{ ERRCAT_IO, "Input or output error" },
	{ ERRCAT_LIMIT, "Resource or limit error" },
	{ ERRCAT_INTEGRITY, "Integrity violation" },
	{ ERRCAT_INVALIDREQ, "Invalid request" },
	{ ERRCAT_LOCKCONFLICT, "Locking or contention error" },
	{ ERRCAT_SECURITY, "Access violation" },
	{ ERRCAT_INVALIDCONTEXT, "Invalid context" },
	{ ERRCAT_OS, "Operating system error" },
	{ ERRCAT_NETWORK, "Network error" },
	{ ERRCAT_OPTPARAM, "Error in optional parameters" },
	{ ERRCAT_QUERY, "Query error" },
	{ ERRCAT_VERSION, "Version mismatch" },
	{ ERRCAT_CAPABILITY, "Capability not supported" },
	{ ERRCAT_CONFIG, "System configuration error" },
	{ ERRCAT_WARNING, "Warning" },
	{ ERRCAT_OTHER, "Miscellaneous error" },
	{ ERRCAT_COMPATIBILITY, "Compatibility error" },
	{ ERRCAT_REPOSITORY, "Data repository error" },
	{ ERRCAT_DRIVER, "Driver error" },
	{ ERRCAT_RC, "Internal resource error" }
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

DBIResult
bde_error_of(eng_status st)
{
	switch (st) {
#define X(from, to) case from: return to;
	BDE_ERROR_MAP(X)
#undef X
	case ENG_STATUS_COUNT:
		break;
	}
	return DBIERR_SYSCORRUPT;
}

static const char *
find_name(DBIResult code)
{
	size_t i;

	for (i = 0; i < COUNT(names); i++)
		if (names[i].code == code)
			return names[i].name;
	return NULL;
}

static const char *
find_category(DBIResult code)
{
	size_t i;

	for (i = 0; i < COUNT(categories); i++)
		if (categories[i].category == code >> 8)
			return categories[i].text;
	return NULL;
}

void
bde_error_text(DBIResult code, char text[DBIMAXMSGLEN + 1])
{
	const char *name = find_name(code);
	const char *category = find_category(code);
	size_t i;

	for (i = 0; i < COUNT(texts); i++)
		if (texts[i].code == code) {
			strlcpy(text, texts[i].text, DBIMAXMSGLEN + 1);
			return;
		}
	if (name != NULL && category != NULL)
		snprintf(text, DBIMAXMSGLEN + 1, "%s (%s).", category, name);
	else if (category != NULL)
		snprintf(text, DBIMAXMSGLEN + 1, "%s ($%04X).", category,
		    (unsigned)code);
	else
		text[0] = '\0';
}

/* The latest ones count: with the room used up the oldest goes. */
void
bde_error_context(struct bde_session *session, int16_t type, const char *text)
{
	struct bde_context *context;

	if (session->context_count == BDE_CONTEXTS_MAX)
		memmove(&session->contexts[0], &session->contexts[1],
		    --session->context_count * sizeof(*context));
	context = &session->contexts[session->context_count++];
	context->type = type;
	strlcpy(context->text, text, sizeof(context->text));
}

static void
fill_error(struct bde_error *error, DBIResult code, uint32_t native,
    const char *text)
{
	error->code = code;
	error->native = native;
	if (text != NULL)
		strlcpy(error->text, text, sizeof(error->text));
	else
		error->text[0] = '\0';
}

void
bde_error_note(struct bde_session *session, DBIResult code, uint32_t native,
    const char *text)
{
	if (session->error_count == BDE_ERRORS_MAX)
		return;
	fill_error(&session->errors[session->error_count++], code, native,
	    text);
}

void
bde_error_main(struct bde_session *session, DBIResult code)
{
	struct bde_error *errors = session->errors;

	if (session->error_count > 0 && errors[0].code == code)
		return;
	if (session->error_count == BDE_ERRORS_MAX)
		session->error_count--;
	memmove(&errors[1], &errors[0],
	    session->error_count * sizeof(errors[0]));
	session->error_count++;
	fill_error(&errors[0], code, 0, NULL);
}

static void
give_text(const struct bde_error *error, char *text)
{
	if (error->text[0] != '\0')
		strlcpy(text, error->text, DBIMAXMSGLEN + 1);
	else
		bde_error_text(error->code, text);
}

DBIResult DBIFN
DbiGetErrorEntry(uint16_t uEntry, uint32_t *pulNativeError, char *pszError)
{
	struct bde_call call;
	const struct bde_error *error;
	DBIResult result;

	if (pulNativeError != NULL)
		*pulNativeError = 0;
	if (pszError != NULL)
		pszError[0] = '\0';
	result = bde_enter(&call, BDE_DbiGetErrorEntry);
	if (result == DBIERR_NONE && uEntry > 0 &&
	    uEntry <= call.session->error_count) {
		error = &call.session->errors[uEntry - 1];
		if (pulNativeError != NULL)
			*pulNativeError = error->native;
		if (pszError != NULL)
			give_text(error, pszError);
		result = error->code;
	}
	return bde_leave(&call, result);
}

static void
give_contexts(const struct bde_session *session, DBIErrInfo *info)
{
	unsigned count = session->context_count;
	unsigned skip = count > 4 ? count - 4 : 0;
	unsigned i;

	for (i = skip; i < count; i++)
		strlcpy(info->szContext[i - skip], session->contexts[i].text,
		    DBIMAXMSGLEN + 1);
}

DBIResult DBIFN
DbiGetErrorInfo(DBIBOOL bFull, pDBIErrInfo pErrInfo)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter(&call, BDE_DbiGetErrorInfo);
	if (result == DBIERR_NONE && pErrInfo == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE) {
		memset(pErrInfo, 0, sizeof(*pErrInfo));
		if (call.session->error_count > 0) {
			pErrInfo->iError = call.session->errors[0].code;
			give_text(&call.session->errors[0],
			    pErrInfo->szErrCode);
		}
		if (bFull)
			give_contexts(call.session, pErrInfo);
	}
	return bde_leave(&call, result);
}

/* Works without DbiInit too: its own failure wants a text. */
DBIResult DBIFN
DbiGetErrorString(DBIResult rslt, char *pszError)
{
	if (pszError == NULL)
		return DBIERR_INVALIDPARAM;
	bde_error_text(rslt, pszError);
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiGetErrorContext(int16_t eContext, char *pszContext)
{
	struct bde_call call;
	const struct bde_context *context;
	DBIResult result;
	unsigned i;

	result = bde_enter(&call, BDE_DbiGetErrorContext);
	if (result == DBIERR_NONE && pszContext == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE) {
		pszContext[0] = '\0';
		for (i = 0; i < call.session->context_count; i++) {
			context = &call.session->contexts[i];
			if (context->type == eContext)
				strlcpy(pszContext, context->text,
				    DBIMAXMSGLEN + 1);
		}
	}
	return bde_leave(&call, result);
}
