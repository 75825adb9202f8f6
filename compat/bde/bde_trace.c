/* SPDX-License-Identifier: MIT */
/* bde_trace.c - cbTRACE: one text for each call that dbTRACEMODE of its
 * database asks for, in the program's own buffer. */
#include "bde_trace.h"

#include <stdio.h>
#include <string.h>

#include "bde_cursor.h"

enum { TEXT_AT = offsetof(TRACEDesc, pszTrace) };

static const char *const names[] = {
#define X(name, callback, cursor) [BDE_##name] = #name,
	BDE_API_TABLE(X)
#undef X
};

/* What of dbTRACEMODE a call belongs to; 0: only its errors are told. */
static TRACECat
find_category(enum bde_fn fn)
{
	switch (fn) {
	case BDE_DbiOpenDatabase:
	case BDE_DbiCloseDatabase:
		return traceCONNECT;
	case BDE_DbiBeginTran:
	case BDE_DbiEndTran:
		return traceTRANSACT;
	case BDE_DbiOpenBlob:
	case BDE_DbiGetBlob:
	case BDE_DbiGetBlobSize:
	case BDE_DbiPutBlob:
	case BDE_DbiTruncateBlob:
	case BDE_DbiFreeBlob:
		return traceBLOB;
	case BDE_DbiSetDirectory:
	case BDE_DbiOpenTable:
	case BDE_DbiCreateTable:
	case BDE_DbiDeleteTable:
	case BDE_DbiRenameTable:
	case BDE_DbiEmptyTable:
	case BDE_DbiAddIndex:
	case BDE_DbiDeleteIndex:
	case BDE_DbiApplyDelayedUpdates:
		return traceMISC;
	default:
		return traceUNKNOWN;
	}
}

/* The ends of a table are no errors. */
static bool
is_error(DBIResult result)
{
	return result != DBIERR_NONE && result != DBIERR_EOF &&
	    result != DBIERR_BOF;
}

/* A text that does not fit is cut; it ends with a zero byte. */
static void
tell(struct bde_session *session, TRACECat category, const char *text)
{
	const struct bde_registration *entry;
	uint16_t length;

	entry = bde_callback_find(session, NULL, cbTRACE);
	if (entry == NULL)
		return;
	length = (uint16_t)(entry->size - TEXT_AT - 1);
	if (strlen(text) < length)
		length = (uint16_t)strlen(text);
	memcpy(entry->buffer, &category, sizeof(category));
	memcpy((uint8_t *)entry->buffer + offsetof(TRACEDesc, uTotalMsgLen),
	    &length, sizeof(length));
	memcpy((uint8_t *)entry->buffer + TEXT_AT, text, length);
	((char *)entry->buffer)[TEXT_AT + length] = '\0';
	(void)bde_callback_run(session, NULL, cbTRACE);
}

static void
tell_error(struct bde_call *call, DBIResult result)
{
	char text[2 * DBIMAXMSGLEN], message[DBIMAXMSGLEN + 1];

	bde_error_text(result, message);
	snprintf(text, sizeof(text), "%s: %s (0x%04X)", names[call->fn],
	    message, (unsigned)result);
	tell(call->session, traceERROR, text);
}

/* A call that moves and reads looks whether somebody else changed the table;
 * DbiForceReread and DbiCheckRefresh do so by themselves. */
static bool
notices_changes(enum bde_fn fn)
{
	switch (fn) {
	case BDE_DbiGetNextRecord:
	case BDE_DbiGetPriorRecord:
	case BDE_DbiGetRecord:
	case BDE_DbiGetRelativeRecord:
	case BDE_DbiGetRecordForKey:
	case BDE_DbiSetToBegin:
	case BDE_DbiSetToEnd:
	case BDE_DbiSetToKey:
	case BDE_DbiSetToBookMark:
	case BDE_DbiReadBlock:
		return true;
	default:
		return false;
	}
}

/* What a callback calls may not change what the program finds on the stack
 * about its own call. */
struct saved_errors {
	struct bde_error errors[BDE_ERRORS_MAX];
	unsigned error_count;
	struct bde_context contexts[BDE_CONTEXTS_MAX];
	unsigned context_count;
};

static void
save_errors(const struct bde_session *session, struct saved_errors *saved)
{
	memcpy(saved->errors, session->errors, sizeof(saved->errors));
	saved->error_count = session->error_count;
	memcpy(saved->contexts, session->contexts, sizeof(saved->contexts));
	saved->context_count = session->context_count;
}

static void
restore_errors(struct bde_session *session, const struct saved_errors *saved)
{
	memcpy(session->errors, saved->errors, sizeof(saved->errors));
	session->error_count = saved->error_count;
	memcpy(session->contexts, saved->contexts, sizeof(saved->contexts));
	session->context_count = saved->context_count;
}

/* Calls inside cbTRACE are not told of: they would never end. */
static bool
is_traced(const struct bde_call *call)
{
	return call->trace != 0 &&
	    call->session->callbacks[cbTRACE].fn != NULL &&
	    !(call->nested && call->session->callback_type == cbTRACE);
}

static bool
is_watched(const struct bde_call *call)
{
	return !call->nested && call->cursor != NULL &&
	    notices_changes(call->fn) && bde_callback_find(call->session,
	    call->cursor, cbTABLECHANGED) != NULL;
}

void
bde_trace_call(struct bde_call *call, DBIResult result)
{
	struct bde_session *session = call->session;
	bool traced = is_traced(call), watched = is_watched(call);
	struct saved_errors saved;
	TRACECat category;

	if (!traced && !watched)
		return;
	save_errors(session, &saved);
	category = find_category(call->fn);
	if (traced && (call->trace & (uint32_t)category) != 0)
		tell(session, category, names[call->fn]);
	if (traced && (call->trace & traceERROR) != 0 && is_error(result))
		tell_error(call, result);
	if (watched)
		bde_cursor_tell_changes(call->cursor);
	restore_errors(session, &saved);
}
