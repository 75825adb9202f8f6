/* SPDX-License-Identifier: MIT */
/* Text arguments of both forms; statements made of several steps. */

#include <errno.h>
#include <string.h>

#include "base_alloc.h"
#include "base_text.h"
#include "ese_arg.h"

enum {
	DENSITY_DEFAULT = 80,
	DENSITY_LEAST = 20,
	DENSITY_MOST = 100
};

static JET_ERR
take_wide(struct ese_arg *arg, const WCHAR *text, size_t units)
{
	struct base_buf buf = BASE_BUF_EMPTY;

	if (!base_text_from_utf16(&buf, text, units) ||
	    !base_buf_add_byte(&buf, 0)) {
		base_buf_fini(&buf);
		return errno == EILSEQ ? JET_errUnicodeTranslationFail :
		    JET_errOutOfMemory;
	}
	arg->text = arg->owned = (char *)buf.data;
	arg->size = buf.size - 1;
	return JET_errSuccess;
}

JET_ERR
ese_arg_take(struct ese_arg *arg, const void *text, bool wide)
{
	*arg = (struct ese_arg){ .text = NULL };
	if (text == NULL)
		return JET_errSuccess;
	if (wide)
		return take_wide(arg, text, (size_t)-1);
	arg->text = text;
	arg->size = strlen(text);
	return JET_errSuccess;
}

JET_ERR
ese_arg_take_run(struct ese_arg *arg, const void *text, uint32_t bytes,
    bool wide)
{
	*arg = (struct ese_arg){ .text = NULL };
	if (text == NULL)
		return JET_errSuccess;
	if (wide)
		return take_wide(arg, text, bytes / sizeof(WCHAR));
	arg->text = text;
	arg->size = bytes;
	return JET_errSuccess;
}

void
ese_arg_drop(struct ese_arg *arg)
{
	base_free(arg->owned);
	*arg = (struct ese_arg){ .text = NULL };
}

JET_ERR
ese_stmt_begin(struct ese_call *call)
{
	return ese_error(call, eng_txn_begin(call->es, false));
}

/* What is done at level 0 is durable unless the session says otherwise. */
static bool
is_durable(const struct ese_call *call)
{
	return eng_session_level(call->es) == 1 &&
	    (call->session->commit_default & JET_bitCommitLazyFlush) == 0;
}

JET_ERR
ese_stmt_end(struct ese_call *call, JET_ERR err)
{
	JET_ERR end;

	if (err >= JET_errSuccess) {
		end = ese_error(call,
		    eng_txn_commit(call->es, is_durable(call)));
		if (end >= JET_errSuccess)
			return err;
		err = end;
	}
	/* The failure that led here is the one to tell. */
	(void)eng_txn_rollback(call->es);
	return err;
}

JET_ERR
ese_snapshot_begin(struct ese_call *call, bool *begun)
{
	JET_ERR err = JET_errSuccess;

	*begun = false;
	if (eng_session_level(call->es) == 0) {
		err = ese_error(call, eng_txn_begin(call->es, true));
		*begun = err == JET_errSuccess;
	}
	return err;
}

JET_ERR
ese_snapshot_end(struct ese_call *call, bool begun, JET_ERR err)
{
	return begun ? ese_stmt_end(call, err) : err;
}

/* cat.cxx, ErrCATCheckJetSpaceHints */
JET_ERR
ese_density_take(uint32_t *density)
{
	if (*density == 0)
		*density = DENSITY_DEFAULT;
	if (*density < DENSITY_LEAST || *density > DENSITY_MOST)
		return JET_errDensityInvalid;
	return JET_errSuccess;
}
