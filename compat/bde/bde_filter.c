/* SPDX-License-Identifier: MIT */
/* bde_filter.c - filters: expressions and functions that choose records. */
#include <string.h>
#include <strings.h>

#include "base_alloc.h"
#include "bde_blob.h"
#include "bde_cursor.h"
#include "bde_delayed.h"
#include "bde_expr.h"
#include "bde_table.h"

struct bde_filter {
	TAILQ_ENTRY(bde_filter) link;	/* cursor->filters, by priority */
	base_handle handle;
	uint16_t number;
	bool active;
	uintptr_t client_data;
	uint16_t priority;		/* 1 is the highest */
	bool can_abort;
	struct bde_expr *expr;		/* or NULL */
	pfGENFilter fn;			/* or NULL */
};

/* ---- the fields that expressions see ---- */

static uint16_t
find_field(void *ctx, const char *name)
{
	const struct bde_cursor *cursor = ctx;
	unsigned i;

	for (i = 0; i < cursor->table->field_count; i++)
		if (strcasecmp(cursor->table->fields[i].desc.szName, name) ==
		    0)
			return (uint16_t)(i + 1);
	return 0;
}

static uint16_t
field_type(void *ctx, uint16_t number)
{
	const struct bde_cursor *cursor = ctx;

	return cursor->table->fields[number - 1].logical;
}

static DBIResult
read_field(void *ctx, uint16_t number, struct bde_value *value)
{
	struct bde_cursor *cursor = ctx;
	const struct bde_field *field;
	const uint8_t *record = cursor->looked_at.data;
	const uint8_t *at;

	memset(value, 0, sizeof *value);
	value->kind = BDE_V_BLANK;
	if (number > cursor->table->field_count)
		return DBIERR_OUTOFRANGE;
	field = &cursor->table->fields[number - 1];
	at = record + field->desc.iOffset;
	if (field->is_blob) {
		if (!bde_blob_is_blank(cursor, at))
			value->kind = BDE_V_BYTES;
		return DBIERR_NONE;
	}
	bde_field_read(field, record, value);
	return DBIERR_NONE;
}

static struct bde_expr_fields
describe_fields(const struct bde_cursor *cursor)
{
	return (struct bde_expr_fields){ .count = cursor->table->field_count,
	    .lang = cursor->table->order, .find = find_field,
	    .type = field_type, .read = read_field };
}

/* ---- asking ---- */

/* The function may look at the record buffer, and do nothing else. */
static void
ask_function(struct bde_cursor *cursor, const struct bde_filter *filter,
    bool *accept, bool *stop)
{
	struct bde_session *session = cursor->db->session;
	struct bde_callback_frame frame;
	int16_t answer;

	bde_callback_begin(session, cursor, cbGENERAL, &frame);
	answer = filter->fn(filter->client_data, cursor->looked_at.data,
	    bde_cursor_record_number(cursor));
	bde_callback_end(session, &frame);
	if (answer == ABORT && filter->can_abort)
		*stop = true;
	*accept = answer != FALSE && answer != ABORT;
}

static DBIResult
ask_filter(struct bde_cursor *cursor, const struct bde_filter *filter,
    bool *accept, bool *stop)
{
	struct bde_expr_fields fields = describe_fields(cursor);
	DBIResult result = DBIERR_NONE;

	if (filter->expr != NULL)
		result = bde_expr_ask(filter->expr, &fields, cursor, accept,
		    stop);
	if (result == DBIERR_NONE && *accept && filter->fn != NULL)
		ask_function(cursor, filter, accept, stop);
	return result;
}

static bool
has_active(const struct bde_cursor *cursor)
{
	const struct bde_filter *filter;

	if (cursor->unfiltered)
		return false;
	TAILQ_FOREACH(filter, &cursor->filters, link)
		if (filter->active)
			return true;
	return false;
}

DBIResult
bde_filters_accept(struct bde_cursor *cursor, bool *accept, bool *stop)
{
	struct bde_filter *filter;
	DBIResult result;

	*accept = true;
	*stop = false;
	if (!has_active(cursor))
		return DBIERR_NONE;
	/* Functions may copy all of a record buffer. */
	if (!base_buf_resize(&cursor->looked_at,
	    bde_delayed_record_size(cursor)))
		return DBIERR_NOMEMORY;
	result = bde_record_read(cursor, cursor->looked_at.data);
	TAILQ_FOREACH(filter, &cursor->filters, link) {
		if (result != DBIERR_NONE || !*accept || *stop)
			break;
		if (filter->active)
			result = ask_filter(cursor, filter, accept, stop);
	}
	return result;
}

/* ---- life ---- */

static void
insert_by_priority(struct bde_cursor *cursor, struct bde_filter *filter)
{
	struct bde_filter *at;

	TAILQ_FOREACH(at, &cursor->filters, link)
		if (at->priority > filter->priority)
			break;
	if (at != NULL)
		TAILQ_INSERT_BEFORE(at, filter, link);
	else
		TAILQ_INSERT_TAIL(&cursor->filters, filter, link);
}

/* What a filter is asked for. */
struct wish {
	uintptr_t client_data;
	uint16_t priority;
	bool can_abort;
	const CANExpr *block;
	pfGENFilter fn;
};

static DBIResult
add(struct bde_cursor *cursor, const struct wish *wish,
    struct bde_filter **out)
{
	struct bde_expr_fields fields = describe_fields(cursor);
	struct bde_filter *filter;
	DBIResult result = DBIERR_NONE;

	*out = NULL;
	if (wish->block == NULL && wish->fn == NULL)
		return DBIERR_INVALIDFILTER;
	filter = base_calloc(1, sizeof *filter);
	if (filter == NULL)
		return DBIERR_NOMEMORY;
	if (wish->block != NULL)
		result = bde_expr_new(wish->block, &fields, cursor,
		    &filter->expr);
	if (result == DBIERR_NONE) {
		filter->handle = bde_handle_new(BDE_H_FILTER, filter);
		if (filter->handle == 0)
			result = DBIERR_NOMEMORY;
	}
	if (result != DBIERR_NONE) {
		bde_expr_free(filter->expr);
		base_free(filter);
		return result;
	}
	filter->client_data = wish->client_data;
	filter->priority = wish->priority;
	filter->can_abort = wish->can_abort;
	filter->fn = wish->fn;
	filter->number = ++cursor->last_filter;
	insert_by_priority(cursor, filter);
	*out = filter;
	return DBIERR_NONE;
}

static void
drop(struct bde_cursor *cursor, struct bde_filter *filter)
{
	TAILQ_REMOVE(&cursor->filters, filter, link);
	bde_handle_free(BDE_H_FILTER, filter->handle);
	bde_expr_free(filter->expr);
	base_free(filter);
}

void
bde_filters_drop(struct bde_cursor *cursor)
{
	while (!TAILQ_EMPTY(&cursor->filters))
		drop(cursor, TAILQ_FIRST(&cursor->filters));
	base_buf_fini(&cursor->looked_at);
}

uint16_t
bde_filters_count(const struct bde_cursor *cursor)
{
	const struct bde_filter *filter;
	uint16_t count = 0;

	TAILQ_FOREACH(filter, &cursor->filters, link)
		count++;
	return count;
}

DBIResult
bde_filters_copy(struct bde_cursor *to, struct bde_cursor *from)
{
	struct bde_filter *filter, *copy;
	struct wish wish;
	DBIResult result = DBIERR_NONE;

	TAILQ_FOREACH(filter, &from->filters, link) {
		wish = (struct wish){ filter->client_data, filter->priority,
		    filter->can_abort, filter->expr != NULL ?
		    bde_expr_block(filter->expr) : NULL, filter->fn };
		result = add(to, &wish, &copy);
		if (result != DBIERR_NONE)
			break;
		copy->active = filter->active;
	}
	return result;
}

/* One of the cursor's own; NULL when the handle is another's. */
static struct bde_filter *
find(struct bde_cursor *cursor, hDBIFilter handle)
{
	struct bde_filter *filter;

	TAILQ_FOREACH(filter, &cursor->filters, link)
		if (bde_handle_out(filter->handle) == handle)
			return filter;
	return NULL;
}

/* ---- calls ---- */

DBIResult DBIFN
DbiAddFilter(hDBICur hCursor, uintptr_t iClientData, uint16_t iPriority,
    DBIBOOL bCanAbort, pCANExpr pcanExpr, pfGENFilter pfFilter,
    phDBIFilter phFilter)
{
	struct wish wish = { iClientData, iPriority, bCanAbort != 0, pcanExpr,
	    pfFilter };
	struct bde_filter *filter;
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiAddFilter, hCursor);
	if (result == DBIERR_NONE)
		result = phFilter == NULL ? DBIERR_INVALIDPARAM :
		    add(call.cursor, &wish, &filter);
	if (result == DBIERR_NONE)
		*phFilter = bde_handle_out(filter->handle);
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiDropFilter(hDBICur hCursor, hDBIFilter hFilter)
{
	struct bde_filter *filter;
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiDropFilter, hCursor);
	if (result != DBIERR_NONE)
		return bde_leave(&call, result);
	if (hFilter == NULL) {
		bde_filters_drop(call.cursor);
		return bde_leave(&call, DBIERR_NONE);
	}
	filter = find(call.cursor, hFilter);
	if (filter != NULL)
		drop(call.cursor, filter);
	return bde_leave(&call, filter != NULL ? DBIERR_NONE :
	    DBIERR_NOSUCHFILTER);
}

/* All when the handle is NULL. */
static DBIResult
set_active(struct bde_cursor *cursor, hDBIFilter handle, bool active)
{
	struct bde_filter *filter;

	if (handle != NULL) {
		filter = find(cursor, handle);
		if (filter == NULL)
			return DBIERR_NOSUCHFILTER;
		filter->active = active;
		return DBIERR_NONE;
	}
	TAILQ_FOREACH(filter, &cursor->filters, link)
		filter->active = active;
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiActivateFilter(hDBICur hCursor, hDBIFilter hFilter)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiActivateFilter, hCursor);
	if (result == DBIERR_NONE)
		result = set_active(call.cursor, hFilter, true);
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiDeactivateFilter(hDBICur hCursor, hDBIFilter hFilter)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiDeactivateFilter, hCursor);
	if (result == DBIERR_NONE)
		result = set_active(call.cursor, hFilter, false);
	return bde_leave(&call, result);
}

/* By handle, else by number, else by place (from 1). */
static const struct bde_filter *
find_asked(struct bde_cursor *cursor, hDBIFilter handle, unsigned number,
    unsigned place)
{
	const struct bde_filter *filter;

	if (handle != NULL)
		return find(cursor, handle);
	TAILQ_FOREACH(filter, &cursor->filters, link)
		if (number != 0 ? filter->number == number : --place == 0)
			return filter;
	return NULL;
}

static void
describe(const struct bde_filter *filter, FILTERInfo *info)
{
	memset(info, 0, sizeof *info);
	info->iFilterId = filter->number;
	info->hFilter = bde_handle_out(filter->handle);
	info->iClientData = filter->client_data;
	info->iPriority = filter->priority;
	info->bCanAbort = filter->can_abort;
	info->pfFilter = filter->fn;
	if (filter->expr != NULL)
		info->pCanExpr = (void *)(uintptr_t)bde_expr_block(
		    filter->expr);
	info->bActive = filter->active;
}

DBIResult DBIFN
DbiGetFilterInfo(hDBICur hCur, hDBIFilter hFilter, uint16_t iFilterId,
    uint16_t iFilterSeqNo, pFILTERInfo pFilterinfo)
{
	const struct bde_filter *filter;
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiGetFilterInfo, hCur);
	if (result == DBIERR_NONE && pFilterinfo == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE) {
		filter = find_asked(call.cursor, hFilter, iFilterId,
		    iFilterSeqNo);
		if (filter != NULL)
			describe(filter, pFilterinfo);
		else
			result = DBIERR_NOSUCHFILTER;
	}
	return bde_leave(&call, result);
}
