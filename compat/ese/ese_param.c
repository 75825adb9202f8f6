/* SPDX-License-Identifier: MIT */
/* Parameters: what is set, and setting it: JetSetSystemParameter. */

#include "ese_param.h"

#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "base_alloc.h"
#include "base_text.h"
#include "ese_instance.h"
#include "ese_param_table.h"

enum param_kind {
	KIND_NONE,			/* no such parameter */
	KIND_NUMBER,
	KIND_YES_NO,
	KIND_TEXT,
	KIND_FOLDER,			/* text, ends in a separator */
	KIND_PATH,			/* text */
	KIND_FIXED			/* a number to read */
};

enum param_scope { INSTANCE, PROCESS };

enum param_when {
	ANY_TIME,
	UNTIL_INIT,			/* of the instance */
	UNTIL_ANY			/* instance there is */
};

#define MOST	UINTPTR_MAX

struct param_row {
	enum param_kind kind;
	enum param_scope scope;
	enum param_when when;
	JET_API_PTR low, high;		/* value, or length of the text */
	JET_API_PTR number;		/* defaults */
	const char *text;
};

#define NUMBER(name, scope, when, low, high, number) \
	[JET_param##name] = \
	    { KIND_NUMBER, scope, when, low, high, number, NULL }
#define YES_NO(name, scope, when, number) \
	[JET_param##name] = \
	    { KIND_YES_NO, scope, when, 0, MOST, number, NULL }
#define POINTER(name, scope, when) \
	[JET_param##name] = { KIND_NUMBER, scope, when, 0, MOST, 0, NULL }
#define TEXT(name, scope, when, low, high, text) \
	[JET_param##name] = { KIND_TEXT, scope, when, low, high, 0, text }
#define FOLDER(name, scope, when, low, high, text) \
	[JET_param##name] = { KIND_FOLDER, scope, when, low, high, 0, text }
#define PATH(name, scope, when, low, high, text) \
	[JET_param##name] = { KIND_PATH, scope, when, low, high, 0, text }
#define FIXED(name, number) \
	[JET_param##name] = \
	    { KIND_FIXED, PROCESS, ANY_TIME, 0, 0, number, NULL }

static const struct param_row rows[] = { ESE_PARAM_TABLE };

#define PARAM_COUNT	(sizeof(rows) / sizeof(rows[0]))

/* Numbers are read by calls while other threads set them. */
struct param_value {
	_Atomic bool set;
	_Atomic(JET_API_PTR) number;
	char *text;			/* once set */
};

struct ese_params {
	struct param_value values[PARAM_COUNT];
	bool unicode_set;
	JET_UNICODEINDEX unicode;
};

/* What is set for the process: its own parameters, and what instances made
 * later begin with. */
static struct ese_params process_params;
/* Guards all texts and process_params; never held while calling out. */
static struct base_mutex lock = BASE_MUTEX_STATIC;

/* Windows' defaults for an index that names no locale. */
static const JET_UNICODEINDEX unicode_default = {
	.lcid = 0x0409,
	.dwMapFlags = BASE_TEXT_LCMAP_SORTKEY | BASE_TEXT_NORM_IGNORECASE |
	    BASE_TEXT_NORM_IGNOREKANATYPE | BASE_TEXT_NORM_IGNOREWIDTH
};

static const struct param_row *
find_row(unsigned param)
{
	if (param >= PARAM_COUNT || rows[param].kind == KIND_NONE)
		return NULL;
	return &rows[param];
}

enum ese_param_form
ese_param_form(unsigned param)
{
	const struct param_row *row = find_row(param);

	if (row == NULL)
		return ESE_PARAM_NONE;
	switch (row->kind) {
	case KIND_TEXT:
	case KIND_FOLDER:
	case KIND_PATH:
		return ESE_PARAM_TEXT;
	default:
		return ESE_PARAM_NUMBER;
	}
}

static struct ese_params *
choose_params(const struct ese_instance *instance, const struct param_row *row)
{
	if (instance == NULL || (row != NULL && row->scope == PROCESS))
		return &process_params;
	return instance->params;
}

static const struct param_value *
find_value(const struct ese_instance *instance, unsigned param)
{
	return &choose_params(instance, &rows[param])->values[param];
}

JET_API_PTR
ese_param_int(const struct ese_instance *instance, unsigned param)
{
	const struct param_value *value = find_value(instance, param);

	return value->set ? value->number : rows[param].number;
}

const char *
ese_param_text(const struct ese_instance *instance, unsigned param)
{
	const struct param_value *value = find_value(instance, param);

	return value->set ? value->text : rows[param].text;
}

bool
ese_param_is_set(const struct ese_instance *instance, unsigned param)
{
	return find_value(instance, param)->set;
}

JET_ERR
ese_param_path(const struct ese_instance *instance, unsigned param,
    char **path)
{
	return ese_text_path(ese_param_text(instance, param), path);
}

void
ese_param_unicode(const struct ese_instance *instance,
    JET_UNICODEINDEX *unicode)
{
	const struct ese_params *params = choose_params(instance, NULL);

	base_mutex_lock(&lock);
	*unicode = params->unicode_set ? params->unicode : unicode_default;
	base_mutex_unlock(&lock);
}

/* ---- sets of parameters ---- */

static bool
copy_value(struct param_value *to, const struct param_value *from)
{
	if (!from->set)
		return true;
	if (from->text != NULL) {
		to->text = base_strdup(from->text);
		if (to->text == NULL)
			return false;
	}
	to->number = from->number;
	to->set = true;
	return true;
}

void
ese_params_free(struct ese_params *params)
{
	size_t i;

	if (params == NULL)
		return;
	for (i = 0; i < PARAM_COUNT; i++)
		base_free(params->values[i].text);
	base_free(params);
}

struct ese_params *
ese_params_new(void)
{
	struct ese_params *params = base_calloc(1, sizeof(*params));
	bool copied = params != NULL;
	size_t i;

	base_mutex_lock(&lock);
	for (i = 0; copied && i < PARAM_COUNT; i++)
		copied = copy_value(&params->values[i],
		    &process_params.values[i]);
	if (copied) {
		params->unicode_set = process_params.unicode_set;
		params->unicode = process_params.unicode;
	}
	base_mutex_unlock(&lock);
	if (!copied) {
		ese_params_free(params);
		return NULL;
	}
	return params;
}

/* ---- setting ---- */

/* What the engine refuses once an instance runs it takes as long as nothing
 * changes. */
static JET_ERR
check_when(const struct ese_instance *instance, const struct param_row *row)
{
	if (row->when == UNTIL_ANY && ese_instance_mode() != ESE_MODE_NONE)
		return JET_errAlreadyInitialized;
	if (row->when == UNTIL_INIT && instance != NULL &&
	    atomic_load(&instance->state) != ESE_INSTANCE_CREATED)
		return JET_errAlreadyInitialized;
	return JET_errSuccess;
}

static bool
is_page_size(JET_API_PTR number)
{
	return number >= 2048 && (number & (number - 1)) == 0;
}

static JET_ERR
set_number(const struct ese_instance *instance, unsigned param,
    JET_API_PTR number)
{
	const struct param_row *row = &rows[param];
	struct param_value *value =
	    &choose_params(instance, row)->values[param];
	JET_ERR err;

	if (number == ese_param_int(instance, param))
		goto set;
	err = check_when(instance, row);
	if (err != JET_errSuccess)
		return err;
	if (number < row->low || number > row->high)
		return JET_errInvalidParameter;
	if (param == JET_paramDatabasePageSize && !is_page_size(number))
		return JET_errInvalidParameter;
	if (row->kind == KIND_YES_NO)
		number = number != 0;
set:
	value->number = number;
	value->set = true;
	return JET_errSuccess;
}

static bool
is_separator(char c)
{
	return c == '/' || c == '\\';
}

/* A path as it is read back: absolute, otherwise spelled as given, a
 * directory with a separator at its end. */
static JET_ERR
spell_path(const char *given, bool folder, char **out)
{
	struct base_buf buf = BASE_BUF_EMPTY;
	char cwd[PATH_MAX];
	bool done = true;

	*out = NULL;
	if (!is_separator(given[0])) {
		if (getcwd(cwd, sizeof(cwd)) == NULL)
			return JET_errInvalidPath;
		done = base_buf_add(&buf, cwd, strlen(cwd)) &&
		    base_buf_add_byte(&buf, '/');
		if (given[0] == '.' && is_separator(given[1]) &&
		    given[2] == '\0')
			given += 2;
	}
	done = done && base_buf_add(&buf, given, strlen(given));
	if (done && folder && !is_separator((char)buf.data[buf.size - 1]))
		done = base_buf_add_byte(&buf, '/');
	if (!done || !base_buf_add_byte(&buf, 0)) {
		base_buf_fini(&buf);
		return JET_errOutOfMemory;
	}
	*out = (char *)buf.data;
	return JET_errSuccess;
}

static JET_ERR
copy_text(const struct param_row *row, const char *given, char **out)
{
	if (row->kind != KIND_TEXT && *given != '\0')
		return spell_path(given, row->kind == KIND_FOLDER, out);
	*out = base_strdup(given);
	return *out != NULL ? JET_errSuccess : JET_errOutOfMemory;
}

/* What is still the default is spelled when it is read. */
JET_ERR
ese_param_spell(const struct ese_instance *instance, unsigned param,
    char **text)
{
	const struct param_row *row = &rows[param];
	bool own_folder = row->kind == KIND_FOLDER &&
	    param != JET_paramAlternateDatabaseRecoveryPath;
	const char *value;
	JET_ERR err;

	base_mutex_lock(&lock);
	value = ese_param_text(instance, param);
	if (own_folder && *value == '\0')
		err = spell_path("", true, text);
	else
		err = copy_text(row, value, text);
	base_mutex_unlock(&lock);
	return err;
}

static JET_ERR
set_text(const struct ese_instance *instance, unsigned param,
    const char *given)
{
	const struct param_row *row = &rows[param];
	struct param_value *value =
	    &choose_params(instance, row)->values[param];
	char *text;
	JET_ERR err;

	err = check_when(instance, row);
	if (err != JET_errSuccess)
		return err;
	if (given == NULL)
		given = "";
	if (strlen(given) < row->low || strlen(given) > row->high)
		return JET_errInvalidParameter;
	err = copy_text(row, given, &text);
	if (err != JET_errSuccess)
		return err;
	base_mutex_lock(&lock);
	base_free(value->text);
	value->text = text;
	value->set = true;
	base_mutex_unlock(&lock);
	return JET_errSuccess;
}

static JET_ERR
set_unicode(const struct ese_instance *instance,
    const JET_UNICODEINDEX *unicode)
{
	struct ese_params *params = choose_params(instance, NULL);
	const char *locale;

	if (instance != NULL &&
	    atomic_load(&instance->state) != ESE_INSTANCE_CREATED)
		return JET_errAlreadyInitialized;
	if (unicode != NULL) {
		locale = base_text_locale_of_lcid(unicode->lcid);
		if (locale == NULL ||
		    base_collator_get(locale, unicode->dwMapFlags) == NULL)
			return JET_errInvalidParameter;
	}
	base_mutex_lock(&lock);
	params->unicode_set = unicode != NULL;
	if (unicode != NULL) {
		params->unicode = *unicode;
		/* As ErrNORMCheckLCMapFlags completes it. */
		params->unicode.dwMapFlags |= BASE_TEXT_LCMAP_SORTKEY;
	}
	base_mutex_unlock(&lock);
	return JET_errSuccess;
}

static JET_ERR
set_param(const struct ese_instance *instance, unsigned param,
    JET_API_PTR number, const char *text)
{
	const struct param_row *row = find_row(param);

	if (instance != NULL &&
	    atomic_load(&instance->state) == ESE_INSTANCE_STARTING)
		return JET_errInitInProgress;
	if (param == JET_paramUnicodeIndexDefault)
		return set_unicode(instance,
		    (const JET_UNICODEINDEX *)number);
	if (row == NULL)
		return JET_errInvalidParameter;
	switch (row->kind) {
	case KIND_NUMBER:
	case KIND_YES_NO:
		return set_number(instance, param, number);
	case KIND_TEXT:
	case KIND_FOLDER:
	case KIND_PATH:
		return set_text(instance, param, text);
	default:
		return JET_errInvalidParameter;
	}
}

/* The parameters that a session has of its own. */
static JET_ERR
set_in_session(struct ese_call *call, unsigned param, JET_API_PTR number,
    const char *text)
{
	if (param != JET_paramCommitDefault)
		return set_param(call->instance, param, number, text);
	if ((number & ~(JET_API_PTR)JET_bitCommitLazyFlush) != 0)
		return JET_errInvalidParameter;
	call->session->commit_default = (JET_GRBIT)number;
	eng_session_set_lazy(call->es, number != 0);
	return JET_errSuccess;
}

static bool
is_given(JET_API_PTR handle)
{
	return handle != 0 && handle != ~(JET_API_PTR)0;
}

bool
ese_param_is_in_session(JET_SESID sesid)
{
	return is_given(sesid) && ese_instance_mode() != ESE_MODE_NONE;
}

JET_ERR
ese_param_hold_meant(JET_INSTANCE handle, struct ese_instance **instance)
{
	*instance = ese_instance_hold_only();
	if (*instance != NULL || !is_given(handle))
		return JET_errSuccess;
	return ese_instance_hold(handle, instance);
}

JET_ERR JET_API
JetSetSystemParameterA(JET_INSTANCE *pinstance, JET_SESID sesid,
    uint32_t paramid, JET_API_PTR lParam, JET_PCSTR szParam)
{
	struct ese_instance *instance;
	struct ese_call call;
	JET_ERR err;

	if (ese_param_is_in_session(sesid)) {
		err = ese_enter_session(&call, ESE_JetSetSystemParameter,
		    sesid);
		if (err == JET_errSuccess)
			err = set_in_session(&call, paramid, lParam, szParam);
		return ese_leave(&call, err);
	}
	err = ese_param_hold_meant(pinstance != NULL ? *pinstance : 0,
	    &instance);
	if (err != JET_errSuccess)
		return err;
	err = set_param(instance, paramid, lParam, szParam);
	if (instance != NULL)
		ese_instance_release(instance);
	return err;
}
ESE_NARROW_IS_PLAIN(JetSetSystemParameter);

JET_ERR JET_API
JetSetSystemParameterW(JET_INSTANCE *pinstance, JET_SESID sesid,
    uint32_t paramid, JET_API_PTR lParam, JET_PCWSTR szParam)
{
	char *text = NULL;
	JET_ERR err = JET_errSuccess;

	/* Other parameters' texts are not looked at, and may be anything. */
	if (ese_param_form(paramid) == ESE_PARAM_TEXT)
		err = ese_text_narrow(szParam, &text);
	if (err == JET_errSuccess)
		err = JetSetSystemParameterA(pinstance, sesid, paramid,
		    lParam, text);
	base_free(text);
	return err;
}
