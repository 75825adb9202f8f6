/* SPDX-License-Identifier: MIT */
/* bde_apply.c - writes cached updates; asks cbDELAYEDUPD about what fails. */
#include "bde_apply.h"

#include <string.h>
#include <time.h>

#include "base_alloc.h"
#include "bde_blob.h"
#include "bde_cursor.h"
#include "bde_lock.h"
#include "bde_rint.h"
#include "bde_secret.h"
#include "bde_tag.h"
#include "bde_wide.h"

enum {
	NAP_MS = 20,
	NS_PER_MS = 1000000
};

struct run {
	struct bde_call *call;
	struct bde_cursor *cursor;
	struct base_buf record;		/* what is checked */
	struct base_buf before;		/* what it was */
	struct base_buf shown;		/* the new image as it was given */
	DBIResult check;		/* why the check refused */
	DBIResult code;			/* why the run was aborted */
	int waited_ms;			/* for the lock of one entry */
};

/* ---- rules ---- */

static DBIResult
check_rights(struct run *run, enum eng_cache_state op,
    const struct eng_cache_images *images, const struct bde_field **failed)
{
	static const PRVType wanted[] = { [ENG_CACHE_MODIFIED] = prvMODIFY,
	    [ENG_CACHE_INSERTED] = prvINSERT,
	    [ENG_CACHE_DELETED] = prvINSDEL };
	struct bde_table *table = run->cursor->table;
	DBIResult result = bde_secret_may(table, wanted[op]);

	if (result != DBIERR_NONE || table->secrets == NULL ||
	    op == ENG_CACHE_DELETED)
		return result;
	if (images->before != NULL)
		result = bde_apply_fill(run->cursor, images->before,
		    images->before_size, BDE_BLOB_STORED, run->before.data);
	return result == DBIERR_NONE ? bde_secret_check(table,
	    images->before != NULL ? run->before.data : NULL,
	    run->record.data, failed) : result;
}

/* Whether the values of the new record matter. */
static bool
has_rules(const struct bde_table *table)
{
	unsigned i;

	for (i = 0; i < table->field_count; i++)
		if (table->fields[i].check != NULL)
			return true;
	return table->secrets != NULL;
}

static eng_status
check_entry(void *ctx, enum eng_cache_state op,
    const struct eng_cache_images *images)
{
	const struct bde_field *failed = NULL;
	struct run *run = ctx;
	bool valued = op != ENG_CACHE_DELETED &&
	    has_rules(run->cursor->table);

	run->check = DBIERR_NONE;
	if (valued)
		run->check = bde_apply_fill(run->cursor, images->after,
		    images->after_size, BDE_BLOB_STORED, run->record.data);
	if (run->check == DBIERR_NONE)
		run->check = check_rights(run, op, images, &failed);
	if (run->check == DBIERR_NONE && valued)
		run->check = bde_check_record(run->cursor, run->record.data,
		    &failed);
	if (failed != NULL)
		bde_error_context(run->call->session, ecFIELDNAME,
		    failed->desc.szName);
	return run->check == DBIERR_NONE ? ENG_OK : ENG_E_REFUSED;
}

/* What links say, when the entry is written. */
static eng_status
obey_links(void *ctx, enum eng_cache_state op,
    const struct eng_cache_images *images)
{
	struct run *run = ctx;
	struct bde_rint *rint;

	run->check = bde_rint_note_cached(run->cursor, op, images, &rint);
	if (run->check == DBIERR_NONE)
		run->check = bde_rint_obey(run->cursor, rint);
	bde_rint_free(rint);
	return run->check == DBIERR_NONE ? ENG_OK : ENG_E_REFUSED;
}

/* What tags keep with the record is found anew: others may have the same key by
 * now, and the program may have changed fields. */
static eng_status
complete_entry(void *ctx, enum eng_cache_state op, struct eng_cursor *base)
{
	struct run *run = ctx;
	struct bde_cursor *cursor = run->cursor;

	run->check = bde_tags_write(cursor->whole != NULL ? cursor->whole :
	    cursor->table, base, op == ENG_CACHE_INSERTED);
	return run->check == DBIERR_NONE ? ENG_OK : ENG_E_REFUSED;
}

/* dBASE records are marked. */
static eng_status
erase_entry(void *ctx, struct eng_cursor *base)
{
	struct run *run = ctx;
	uint32_t column_id = run->cursor->table->deleted_column_id;
	struct eng_write write = { .column_id = column_id, .tag = 1,
	    .data = "\1", .size = 1 };
	const uint8_t *bookmark;
	eng_status st;
	size_t size;

	if (column_id == 0)
		return eng_cursor_delete(base);
	st = eng_cursor_prepare(base, ENG_PREPARE_REPLACE);
	if (st == ENG_OK)
		st = eng_cursor_write(base, &write);
	if (eng_ok(st))
		st = complete_entry(run, ENG_CACHE_DELETED, base);
	return eng_ok(st) ? eng_cursor_update(base, false, 0, &bookmark,
	    &size) : st;
}

/* ---- failures ---- */

static DBIResult
failure_code(const struct run *run, eng_status why)
{
	switch (why) {
	case ENG_E_CHANGED:
		return DBIERR_OPTRECLOCKFAILED;
	case ENG_E_RECORD_DELETED:
		return DBIERR_OPTRECLOCKRECDEL;
	case ENG_E_WRITE_CONFLICT:
	case ENG_E_LOCKED:
		return DBIERR_LOCKED;
	case ENG_E_REFUSED:
		return run->check != DBIERR_NONE ? run->check :
		    DBIERR_UPDATEABORT;
	default:
		return bde_error_of(why);
	}
}

/* Whether the entry may be tried once more because a lock may be gone soon. */
static bool
wait_for_lock(struct run *run)
{
	struct timespec nap = { 0, NAP_MS * NS_PER_MS };
	int limit = bde_lock_wait_ms(run->call->session);

	if (limit >= 0 && run->waited_ms >= limit) {
		run->waited_ms = 0;
		return false;
	}
	run->waited_ms += NAP_MS;
	(void)nanosleep(&nap, NULL);
	return true;
}

static DBIResult
edit_blob(struct run *run, struct eng_apply_failure *failure,
    const struct bde_field *field, const uint8_t *buf)
{
	const uint8_t *at = buf + field->desc.iOffset;
	struct base_buf wide = BASE_BUF_EMPTY;
	const void *data;
	uint32_t size;
	DBIResult ret;
	bool changed;

	if (memcmp(at, run->shown.data + field->desc.iOffset,
	    BDE_BLOB_TOKEN_SIZE) == 0)
		return DBIERR_NONE;
	ret = bde_blob_changed(run->cursor, at, &changed, &data, &size);
	if (ret == DBIERR_NONE && changed && data != NULL &&
	    field->form == BDE_FORM_WIDE) {
		if (!bde_wide_encode(data, size, &wide))
			ret = DBIERR_NOMEMORY;
		data = wide.data;
		size = (uint32_t)wide.size;
	}
	if (ret == DBIERR_NONE && changed)
		ret = bde_error_of(eng_cache_edit(failure, field->column_id,
		    data, size));
	base_buf_fini(&wide);
	return ret;
}

static DBIResult
edit_field(struct run *run, struct eng_apply_failure *failure,
    const struct bde_field *field, const uint8_t *buf)
{
	uint8_t scratch[BDE_VALUE_MAX];
	const void *data;
	uint32_t size;
	eng_status st;

	if (field->is_blob)
		return edit_blob(run, failure, field, buf);
	if (field->is_autoinc ||
	    bde_field_is_same(field, buf, run->shown.data))
		return DBIERR_NONE;
	bde_field_value(field, buf, scratch, &data, &size);
	st = eng_cache_edit(failure, field->column_id, data, size);
	return bde_error_of(st);
}

/* What the program changed in the new record is what the retry writes. */
static DBIResult
take_edits(struct run *run, struct eng_apply_failure *failure,
    const uint8_t *buf)
{
	const struct bde_table *table = run->cursor->table;
	DBIResult ret = DBIERR_NONE;
	uint16_t i;

	if (buf == NULL || failure->op == ENG_CACHE_DELETED)
		return DBIERR_NONE;
	for (i = 0; ret == DBIERR_NONE && i < table->field_count; i++)
		ret = edit_field(run, failure, &table->fields[i], buf);
	return ret;
}

static struct bus_verdict
refuse(struct run *run, DBIResult code)
{
	run->code = code;
	return (struct bus_verdict){ BUS_REFUSE, code };
}

/* An aborted run gives what the callback left as the code; without one it
 * would look as if all had been written. */
static struct bus_verdict
obey(struct run *run, struct eng_apply_failure *failure, CBRType answer,
    const DELAYUPDCbDesc *desc)
{
	DBIResult ret;

	switch (answer) {
	case cbrSKIP:
	case cbrCONTINUE:
		return (struct bus_verdict){ BUS_SKIP, 0 };
	case cbrPARTIALASSIST:
		return (struct bus_verdict){ BUS_HANDLED, 0 };
	case cbrRETRY:
		ret = take_edits(run, failure, desc->pNewRecBuf);
		return ret == DBIERR_NONE ?
		    (struct bus_verdict){ BUS_RETRY, 0 } : refuse(run, ret);
	default:
		return refuse(run, desc->iErrCode != DBIERR_NONE ?
		    desc->iErrCode : DBIERR_UPDATEABORT);
	}
}

static struct bus_verdict
ask_program(struct run *run, struct eng_apply_failure *failure,
    DBIResult code)
{
	static const uint32_t tokens[2] = { BDE_BLOB_FAILED_NEW,
	    BDE_BLOB_FAILED_OLD };
	const struct bde_registration *entry = NULL;
	struct bde_cursor *cursor = run->cursor;
	DELAYUPDCbDesc *desc;
	CBRType answer;
	DBIResult ret;

	if (cursor->delayed_use_callback)
		entry = bde_callback_find(run->call->session, cursor,
		    cbDELAYEDUPD);
	if (entry == NULL || entry->fn == NULL)
		return refuse(run, code);
	desc = entry->buffer;
	ret = bde_apply_describe(cursor, failure->op, &failure->images,
	    tokens, desc);
	if (ret != DBIERR_NONE)
		return refuse(run, ret);
	desc->iErrCode = code;
	if (desc->pNewRecBuf != NULL)
		memcpy(run->shown.data, desc->pNewRecBuf, run->shown.size);
	cursor->failure = failure;
	answer = bde_callback_run(run->call->session, cursor, cbDELAYEDUPD);
	cursor->failure = NULL;
	return obey(run, failure, answer, desc);
}

/* Of BUS_APPLY_FAILED. */
static struct bus_verdict
decide(void *context, const struct bus_event *ev)
{
	struct eng_apply_failure *failure = ev->detail;
	struct run *run = context;

	DBIResult code = failure_code(run, failure->status);

	if (failure->status == ENG_E_LOCKED && wait_for_lock(run))
		return (struct bus_verdict){ BUS_RETRY, 0 };
	run->waited_ms = 0;
	run->check = DBIERR_NONE;	/* that of the next entry is its own */
	return ask_program(run, failure, code);
}

/* ---- the run ---- */

static DBIResult
apply(struct run *run, bool commit)
{
	struct bde_cursor *cursor = run->cursor;
	struct eng_apply_options options = { .check = check_entry,
	    .complete = complete_entry, .written = obey_links,
	    .erase = erase_entry, .ctx = run,
	    .deleted_column_id = cursor->table->deleted_column_id,
	    .scope = &cursor->scope,
	    .restore = cursor->delayed_abort_restore,
	    .keep_places = bde_cursor_has_free_order(cursor) };
	struct bus_subscription *sub;
	eng_status st;

	sub = bus_subscribe(&cursor->scope, BUS_BIT(BUS_APPLY_FAILED), decide,
	    run);
	if (sub == NULL)
		return DBIERR_NOMEMORY;
	st = commit ? eng_cache_commit(cursor->eng, &options) :
	    eng_cache_apply(cursor->eng, &options);
	bus_unsubscribe(&cursor->scope, sub);
	if (eng_ok(st))
		bde_cursor_own_change(cursor);
	if (st == ENG_E_REFUSED)
		return run->code != DBIERR_NONE ? run->code :
		    failure_code(run, st);
	return st == ENG_E_NOT_ALLOWED ? DBIERR_REENTERED : bde_error_of(st);
}

DBIResult
bde_apply_run(struct bde_call *call, bool commit)
{
	struct run run = { .call = call, .cursor = call->cursor };
	size_t size = bde_delayed_record_size(call->cursor);
	DBIResult ret = DBIERR_NOMEMORY;

	if (base_buf_resize(&run.record, size) &&
	    base_buf_resize(&run.before, size) &&
	    base_buf_resize(&run.shown, size))
		ret = apply(&run, commit);
	base_buf_fini(&run.record);
	base_buf_fini(&run.before);
	base_buf_fini(&run.shown);
	return ret;
}
