/* SPDX-License-Identifier: MIT */
/* Callbacks of programs: one for each type and scope, cursor or session. */

#include "bde_call.h"
#include "bde_callback.h"

#define BIT(result) (1u << (result))

/* What the types write into the program's buffer, and which answers they
 * know; others are cbrUSEDEF.  Types that are not here have no buffer. */
static const struct {
	CBType type;
	uint16_t size;
	unsigned answers;
} types[] = {
	{ cbINPUTREQ, sizeof(CBInputDesc), BIT(cbrCHKINPUT) | BIT(cbrABORT) },
	{ cbRESTRUCTURE, sizeof(RESTCbDesc), BIT(cbrCONTINUE) | BIT(cbrYES) |
	    BIT(cbrNO) | BIT(cbrABORT) | BIT(cbrCHKINPUT) |
	    BIT(cbrPARTIALASSIST) },
	{ cbYIELDCLIENT, 0, BIT(cbrABORT) | BIT(cbrCONTINUE) },
	{ cbSERVERCALL, sizeof(CBSCType), 0 },
	{ cbGENPROGRESS, sizeof(CBPROGRESSDesc), BIT(cbrABORT) |
	    BIT(cbrCONTINUE) },
	{ cbDBASELOGIN, sizeof(CBLoginDesc), BIT(cbrCHKINPUT) |
	    BIT(cbrCONTINUE) | BIT(cbrABORT) },
	{ cbDELAYEDUPD, sizeof(DELAYUPDCbDesc), BIT(cbrABORT) |
	    BIT(cbrSKIP) | BIT(cbrCONTINUE) | BIT(cbrRETRY) |
	    BIT(cbrPARTIALASSIST) },
	{ cbTRACE, offsetof(TRACEDesc, pszTrace) + 1, 0 },
	{ cbDBLOGIN, sizeof(CBDBLogin), BIT(cbrYES) | BIT(cbrABORT) }
};

static uint16_t
buffer_size(CBType type)
{
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (types[i].type == type)
			return types[i].size;
	return 0;
}

static CBRType
check_answer(CBType type, CBRType answer)
{
	size_t i;

	if (answer < cbrUSEDEF || answer > cbrRETRY)
		return cbrUSEDEF;
	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (types[i].type == type &&
		    (types[i].answers & BIT(answer)) != 0)
			return answer;
	return cbrUSEDEF;
}

void
bde_callback_begin(struct bde_session *session, struct bde_cursor *cursor,
    CBType type, struct bde_callback_frame *frame)
{
	frame->type = session->callback_type;
	frame->cursor = session->callback_cursor;
	frame->thread = atomic_load(&session->door.callback_thread);
	session->callback_type = type;
	session->callback_cursor = cursor;
	atomic_store(&session->door.callback_thread, bde_thread());
}

void
bde_callback_end(struct bde_session *session,
    const struct bde_callback_frame *frame)
{
	session->callback_type = frame->type;
	session->callback_cursor = frame->cursor;
	atomic_store(&session->door.callback_thread, frame->thread);
}

/* The entry is copied: the callback may replace it. */
CBRType
bde_callback_run(struct bde_session *session, struct bde_cursor *cursor,
    CBType type)
{
	const struct bde_registration *found;
	struct bde_registration entry;
	struct bde_callback_frame frame;
	CBRType answer;

	found = bde_callback_find(session, cursor, type);
	if (found == NULL)
		return cbrUSEDEF;
	entry = *found;
	bde_callback_begin(session, cursor, type, &frame);
	answer = entry.fn(type, entry.client_data, entry.buffer);
	bde_callback_end(session, &frame);
	return check_answer(type, answer);
}

void
bde_callback_detach(struct bde_session *session)
{
	struct bde_registration entry;
	struct bde_callback_frame frame;

	base_mutex_lock(&bde_process.lock);
	entry = bde_process.detach;
	bde_process.detach = (struct bde_registration){ 0 };
	base_mutex_unlock(&bde_process.lock);
	if (entry.fn == NULL)
		return;
	bde_callback_begin(session, NULL, cbDETACHNOTIFY, &frame);
	entry.fn(cbDETACHNOTIFY, entry.client_data, entry.buffer);
	bde_callback_end(session, &frame);
}

static DBIResult
enter_scope(struct bde_call *call, enum bde_fn fn, hDBICur hCursor,
    CBType type)
{
	DBIResult result;

	result = hCursor != NULL ? bde_enter_cursor(call, fn, hCursor) :
	    bde_enter(call, fn);
	if (result == DBIERR_NONE &&
	    (type < 0 || type >= (int)BDE_CALLBACK_TYPES))
		result = DBIERR_INVALIDPARAM;
	return result;
}

static struct bde_registration *
entry_of(const struct bde_call *call, CBType type)
{
	if (call->cursor != NULL)
		return &call->cursor->callbacks[type];
	if (type == cbDETACHNOTIFY)
		return &bde_process.detach;
	return &call->session->callbacks[type];
}

DBIResult DBIFN
DbiRegisterCallBack(hDBICur hCursor, CBType ecbType, uintptr_t iClientData,
    uint16_t iCbBufLen, void *pCbBuf, pfDBICallBack pfCb)
{
	struct bde_registration entry = {
		.fn = pfCb,
		.client_data = iClientData,
		.size = iCbBufLen,
		.buffer = pCbBuf
	};
	struct bde_call call;
	uint16_t size;
	DBIResult result;

	result = enter_scope(&call, BDE_DbiRegisterCallBack, hCursor, ecbType);
	if (result != DBIERR_NONE)
		goto out;
	size = buffer_size(ecbType);
	if (pfCb == NULL)
		entry = (struct bde_registration){ 0 };
	else if (iCbBufLen < size || (size > 0 && pCbBuf == NULL))
		result = DBIERR_INVALIDCALLBACKBUFLEN;
	if (result != DBIERR_NONE)
		goto out;
	base_mutex_lock(&bde_process.lock);
	*entry_of(&call, ecbType) = entry;
	base_mutex_unlock(&bde_process.lock);
out:
	return bde_leave(&call, result);
}

/* No output is touched when nothing is registered: programs ask whether. */
DBIResult DBIFN
DbiGetCallBack(hDBICur hCursor, CBType ecbType, uintptr_t *piClientData,
    uint16_t *piCbBufLen, void **ppCbBuf, ppfDBICallBack ppfCb)
{
	struct bde_registration entry;
	struct bde_call call;
	DBIResult result;

	result = enter_scope(&call, BDE_DbiGetCallBack, hCursor, ecbType);
	if (result != DBIERR_NONE)
		goto out;
	base_mutex_lock(&bde_process.lock);
	entry = *entry_of(&call, ecbType);
	base_mutex_unlock(&bde_process.lock);
	if (entry.fn == NULL) {
		result = DBIERR_NOCALLBACK;
		goto out;
	}
	if (piClientData != NULL)
		*piClientData = entry.client_data;
	if (piCbBufLen != NULL)
		*piCbBufLen = entry.size;
	if (ppCbBuf != NULL)
		*ppCbBuf = entry.buffer;
	if (ppfCb != NULL)
		*ppfCb = entry.fn;
out:
	return bde_leave(&call, result);
}
