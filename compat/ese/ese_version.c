/* SPDX-License-Identifier: MIT */
/* JetGetVersion. */

#include <stddef.h>

#include "ese_call.h"

/* 10.0.19041, the engine whose calls and limits esent.h declares: programs
 * look at the build to learn what they may use. */
enum { VERSION = (int)0xA04A6100 };

JET_ERR JET_API
JetGetVersion(JET_SESID sesid, uint32_t *pwVersion)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter_session(&call, ESE_JetGetVersion, sesid);
	if (err == JET_errSuccess && pwVersion == NULL)
		err = JET_errInvalidParameter;
	if (err == JET_errSuccess)
		*pwVersion = (uint32_t)VERSION;
	return ese_leave(&call, err);
}
