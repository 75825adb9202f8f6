/* SPDX-License-Identifier: MIT */
/* Default values that a function of the program computes.
 *
 * The schema keeps "module!function".  The name is looked up when the column
 * is made, so that a wrong one is told at once, and again at each use: the
 * column outlives the process.  An empty module is the program itself. */

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include "ese_default.h"

/* Options that make no sense for a value which is never stored. */
#define WRONG_BITS (JET_bitColumnFixed | JET_bitColumnNotNULL |		\
	JET_bitColumnVersion | JET_bitColumnAutoincrement |		\
	JET_bitColumnUpdatable | JET_bitColumnEscrowUpdate |		\
	JET_bitColumnFinalize | JET_bitColumnDeleteOnZero |		\
	JET_bitColumnMaybeNull)

enum {
	USER_DATA_MOST = 1024,		/* bytes */
	NAME_MOST = 255
};

_Static_assert(sizeof(JET_USERDEFINEDDEFAULT_A) ==
    sizeof(JET_USERDEFINEDDEFAULT_W), "one reader for both forms");

/* ---- finding the function ---- */

/* As the name was given, then as modules are called here. */
static void *
open_module(const char *module)
{
	static const char *const forms[] = { "%s", "%s.so", "lib%s.so" };
	char path[NAME_MOST + sizeof("lib.so")];
	void *handle = NULL;
	size_t i;

	for (i = 0; i < sizeof(forms) / sizeof(forms[0]) && handle == NULL;
	    i++) {
		snprintf(path, sizeof(path), forms[i], module);
		handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	}
	return handle;
}

/* A module stays loaded: who knows how long its function is in use. */
JET_CALLBACK
ese_default_resolve(const char *name)
{
	char module[NAME_MOST + 1];
	const char *mark = name != NULL ? strchr(name, '!') : NULL;
	void *handle = RTLD_DEFAULT;
	void *symbol;
	JET_CALLBACK fn = NULL;

	if (mark == NULL || strlen(name) > NAME_MOST)
		return NULL;
	memcpy(module, name, (size_t)(mark - name));
	module[mark - name] = '\0';
	if (*module != '\0') {
		handle = open_module(module);
		if (handle == NULL)
			return NULL;
	}
	symbol = dlsym(handle, mark + 1);
	/* ISO C knows no way from the one kind of pointer to the other. */
	memcpy(&fn, &symbol, sizeof(fn));
	return fn;
}

bool
ese_default_is_enabled(const struct ese_instance *instance)
{
	return ese_param_int(instance, JET_paramEnablePersistedCallbacks) != 0;
}

/* ---- making the column ---- */

static JET_ERR
check_grbit(const struct ese_column_arg *arg)
{
	bool is_long = arg->coltyp == JET_coltypLongBinary ||
	    arg->coltyp == JET_coltypLongText;

	if ((arg->grbit & WRONG_BITS) != 0)
		return JET_errInvalidGrbit;
	if (!(arg->grbit & JET_bitColumnTagged) && !is_long)
		return JET_errInvalidGrbit;
	return JET_errSuccess;
}

JET_ERR
ese_default_take(struct ese_call *call, const struct ese_column_arg *arg,
    struct ese_default *user, struct eng_column_def *def)
{
	const JET_USERDEFINEDDEFAULT_A *asked = arg->value;
	JET_ERR err;

	err = check_grbit(arg);
	if (err != JET_errSuccess)
		return err;
	if (asked == NULL || arg->value_size != sizeof(*asked) ||
	    asked->szCallback == NULL ||
	    asked->cbUserData > USER_DATA_MOST ||
	    (asked->cbUserData > 0 && asked->pbUserData == NULL))
		return JET_errInvalidParameter;
	err = ese_arg_take(&user->callback, asked->szCallback, arg->wide);
	if (err == JET_errSuccess && ese_default_is_enabled(call->instance) &&
	    ese_default_resolve(user->callback.text) == NULL)
		err = JET_errCallbackNotResolved;
	if (err != JET_errSuccess) {
		ese_default_drop(user);
		return err;
	}
	def->user_callback = user->callback.text;
	def->user_data = asked->cbUserData > 0 ? asked->pbUserData : NULL;
	def->user_data_size = asked->cbUserData;
	return JET_errSuccess;
}

void
ese_default_drop(struct ese_default *user)
{
	ese_arg_drop(&user->callback);
}

/* ---- opening the table ---- */

static bool
check_column(void *ctx, const struct eng_column_info *info)
{
	JET_ERR *err = ctx;

	if ((info->def->flags & ENG_COL_USER_DEFAULT) != 0 &&
	    ese_default_resolve(info->def->user_callback) == NULL)
		*err = JET_errCallbackNotResolved;
	return *err == JET_errSuccess;
}

JET_ERR
ese_default_check(const struct ese_instance *instance,
    struct eng_cursor *cursor)
{
	struct eng_table_info info;
	JET_ERR err = JET_errSuccess;

	if (!ese_default_is_enabled(instance))
		return JET_errSuccess;
	eng_cursor_table_info(cursor, &info);
	if (info.has_user_default)
		(void)eng_column_each(cursor, true, check_column, &err);
	return err;
}

/* ---- computing the value ---- */

/* Columns whose values this thread computes now; one that is wanted again
 * depends on itself. */
struct frame {
	const struct frame *outer;
	const struct bus_scope *table;
	uint32_t column_id;
};
static _Thread_local const struct frame *frames;

static bool
is_running(const struct frame *frame)
{
	const struct frame *at;

	for (at = frames; at != NULL; at = at->outer)
		if (at->table == frame->table &&
		    at->column_id == frame->column_id)
			return true;
	return false;
}

static JET_ERR
call_function(JET_CALLBACK fn, struct ese_table *table,
    struct eng_default_wanted *wanted)
{
	uint32_t size = wanted->room;
	JET_ERR err;

	err = fn(((struct ese_session *)table->session)->handle,
	    table->db != NULL ? table->db->dbid : JET_dbidNil, table->handle,
	    JET_cbtypUserDefinedDefaultValue, wanted->buffer, &size,
	    (void *)wanted->user_data, wanted->column_id);
	wanted->answered = true;
	wanted->is_null = err == JET_wrnColumnNull;
	wanted->actual = wanted->is_null ? 0 : size;
	wanted->is_cut = err == JET_wrnBufferTruncated;
	return err;
}

/* The handle names the cursor that stands on the record and is for reading the
 * image that the value belongs to. */
static JET_ERR
call_on_image(JET_CALLBACK fn, struct ese_table *table,
    struct eng_cursor *cursor, struct eng_default_wanted *wanted)
{
	struct eng_cursor *own = table->cursor;
	enum ese_image image = table->image;
	JET_ERR err;

	table->cursor = cursor;
	table->image = wanted->source == ENG_FROM_COPY ? ESE_IMAGE_COPY :
	    ESE_IMAGE_RECORD;
	table->restricted++;
	err = call_function(fn, table, wanted);
	table->restricted--;
	table->image = image;
	table->cursor = own;
	return err;
}

/* At level 0 the function sees one snapshot and changes nothing. */
static JET_ERR
call_in_txn(JET_CALLBACK fn, struct ese_table *table,
    struct eng_cursor *cursor, struct eng_default_wanted *wanted)
{
	struct ese_session *session = table->session;
	bool alone = eng_session_level(session->eng) == 0;
	unsigned floor = session->level_floor;
	JET_ERR err;

	if (alone) {
		err = ese_error_of(eng_txn_begin(session->eng, true));
		if (err != JET_errSuccess)
			return err;
	}
	session->level_floor = eng_session_level(session->eng);
	session->callback_depth++;
	err = call_on_image(fn, table, cursor, wanted);
	while (eng_session_level(session->eng) > session->level_floor) {
		err = JET_errCallbackFailed;
		if (eng_txn_rollback(session->eng) != ENG_OK)
			break;
	}
	session->callback_depth--;
	session->level_floor = floor;
	if (alone)
		(void)eng_txn_commit(session->eng, false);
	return err;
}

static JET_ERR
compute(struct ese_instance *instance, struct eng_cursor *cursor,
    struct eng_default_wanted *wanted)
{
	struct frame frame = { frames, eng_cursor_scope(cursor),
	    wanted->column_id };
	struct ese_table *table;
	JET_CALLBACK fn;
	JET_ERR err;

	if (!ese_default_is_enabled(instance) || is_running(&frame))
		return JET_errCallbackFailed;
	fn = ese_default_resolve(wanted->user_callback);
	if (fn == NULL)
		return JET_errCallbackNotResolved;
	table = ese_inside_enter(instance, cursor);
	if (table == NULL)
		return JET_errOutOfMemory;
	frames = &frame;
	err = call_in_txn(fn, table, cursor, wanted);
	frames = frame.outer;
	ese_inside_leave(table);
	return err;
}

static struct bus_verdict
run_default_wanted(void *context, const struct bus_event *ev)
{
	JET_ERR err = compute(context, ev->subject, ev->detail);

	if (err < JET_errSuccess)
		return (struct bus_verdict){ BUS_REFUSE, err };
	return (struct bus_verdict){ BUS_CONTINUE, 0 };
}

JET_ERR
ese_default_start(struct ese_instance *instance)
{
	return bus_subscribe(eng_env_scope(instance->env),
	    BUS_BIT(BUS_DEFAULT_WANTED), run_default_wanted,
	    instance) != NULL ? JET_errSuccess : JET_errOutOfMemory;
}
