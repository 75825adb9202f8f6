/* SPDX-License-Identifier: MIT */
/* Parameters read: JetGetSystemParameter. */

#include <stddef.h>
#include <string.h>

#include "base_alloc.h"
#include "ese_param.h"

/* Not in the header, but clients ask for them. */
enum {
	PARAM_PRINT_FUNCTION = 37,
	PARAM_TRANSACTION_LEVEL = 38
};

struct param_reader {
	JET_API_PTR *number;
	void *text;
	bool wide;
	uint32_t bytes;			/* room at text */
};

/* PARAM_PRINT_FUNCTION promises a function to call. */
static void
print_nothing(const char *format, ...)
{
	(void)format;
}

static JET_API_PTR
count_key_most(void)
{
	switch (ese_param_int(NULL, JET_paramDatabasePageSize)) {
	case 2048:
		return JET_cbKeyMost2KBytePage;
	case 4096:
		return JET_cbKeyMost4KBytePage;
	default:
		return JET_cbKeyMost8KBytePage;
	}
}

/* jetapi.cxx, InitVariablesWithPageSize: programs that write long values piece
 * by piece align the pieces with this. */
static JET_API_PTR
count_chunk_most(void)
{
	JET_API_PTR page = ese_param_int(NULL, JET_paramDatabasePageSize);

	switch (page) {
	case 16384:
		return 4050;
	case 32768:
		return 8150;
	default:
		return page - JET_cbColumnLVPageOverhead;
	}
}

static JET_ERR
give_number(const struct param_reader *reader, JET_API_PTR number)
{
	if (reader->number == NULL)
		return JET_errInvalidParameter;
	*reader->number = number;
	return JET_errSuccess;
}

static JET_ERR
give_unicode(const struct ese_instance *instance,
    const struct param_reader *reader)
{
	JET_UNICODEINDEX unicode;

	if (reader->number == NULL)
		return JET_errInvalidParameter;
	if (reader->bytes < sizeof(unicode))
		return JET_errBufferTooSmall;
	ese_param_unicode(instance, &unicode);
	memcpy(reader->number, &unicode, sizeof(unicode));
	return JET_errSuccess;
}

static JET_ERR
give_text(const struct ese_instance *instance, unsigned param,
    const struct param_reader *reader)
{
	char *text = NULL;
	JET_ERR err;

	if (reader->text == NULL || reader->bytes == 0)
		return JET_errInvalidParameter;
	err = ese_param_spell(instance, param, &text);
	if (err == JET_errSuccess && !ese_text_give(text, reader->wide,
	    reader->text, reader->bytes))
		err = JET_errBufferTooSmall;
	base_free(text);
	return err;
}

/* The number is the error to describe. */
static JET_ERR
give_error(const struct param_reader *reader)
{
	char text[ESE_ERROR_TEXT];

	if (reader->number == NULL || reader->text == NULL ||
	    reader->bytes == 0)
		return JET_errInvalidParameter;
	ese_error_describe((JET_ERR)*reader->number, text);
	return ese_text_give(text, reader->wide, reader->text,
	    reader->bytes) ? JET_errSuccess : JET_errBufferTooSmall;
}

static JET_ERR
get_param(const struct ese_instance *instance, unsigned param,
    const struct param_reader *reader)
{
	switch (param) {
	case JET_paramUnicodeIndexDefault:
		return give_unicode(instance, reader);
	case JET_paramErrorToString:
		return give_error(reader);
	case PARAM_PRINT_FUNCTION:
		return give_number(reader, (JET_API_PTR)print_nothing);
	case JET_paramKeyMost:
		return give_number(reader, count_key_most());
	case JET_paramLVChunkSizeMost:
		return give_number(reader, count_chunk_most());
	}
	switch (ese_param_form(param)) {
	case ESE_PARAM_NONE:
		return JET_errInvalidParameter;
	case ESE_PARAM_TEXT:
		return give_text(instance, param, reader);
	case ESE_PARAM_NUMBER:
		break;
	}
	return give_number(reader, ese_param_int(instance, param));
}

static JET_ERR
get_in_session(const struct ese_call *call, unsigned param,
    const struct param_reader *reader)
{
	switch (param) {
	case JET_paramCommitDefault:
		return give_number(reader, call->session->commit_default);
	case PARAM_TRANSACTION_LEVEL:
		return give_number(reader, eng_session_level(call->es));
	default:
		return get_param(call->instance, param, reader);
	}
}

static JET_ERR
read_param(JET_INSTANCE handle, JET_SESID sesid, unsigned param,
    const struct param_reader *reader)
{
	struct ese_instance *instance;
	struct ese_call call;
	JET_ERR err;

	if (ese_param_is_in_session(sesid)) {
		err = ese_enter_session(&call, ESE_JetGetSystemParameter,
		    sesid);
		if (err == JET_errSuccess)
			err = get_in_session(&call, param, reader);
		return ese_leave(&call, err);
	}
	err = ese_param_hold_meant(handle, &instance);
	if (err != JET_errSuccess)
		return err;
	err = get_param(instance, param, reader);
	if (instance != NULL)
		ese_instance_release(instance);
	return err;
}

JET_ERR JET_API
JetGetSystemParameterA(JET_INSTANCE instance, JET_SESID sesid,
    uint32_t paramid, JET_API_PTR *plParam, JET_PSTR szParam,
    uint32_t cbMax)
{
	struct param_reader reader = { plParam, szParam, false, cbMax };

	return read_param(instance, sesid, paramid, &reader);
}
ESE_NARROW_IS_PLAIN(JetGetSystemParameter);

JET_ERR JET_API
JetGetSystemParameterW(JET_INSTANCE instance, JET_SESID sesid,
    uint32_t paramid, JET_API_PTR *plParam, JET_PWSTR szParam,
    uint32_t cbMax)
{
	struct param_reader reader = { plParam, szParam, true, cbMax };

	return read_param(instance, sesid, paramid, &reader);
}
