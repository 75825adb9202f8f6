/* SPDX-License-Identifier: MIT */
/* bde_picture.h - Paradox pictures: the form that a text must have.
 *
 *	#	a digit			*	the next part, any number of
 *	?	a letter			times; *3: three times
 *	&	a letter, no small one	[ ]	may be left out
 *	@	any character		{ }	a group
 *	!	any, no small letter	,	or, in groups and between them
 *	;	the next one itself
 *
 * All else is itself. */
#ifndef BDE_PICTURE_H
#define BDE_PICTURE_H

#include "idapi.h"

/* Whether the whole text has the form.  DBIERR_EXPRVALERR: it has not;
 * DBIERR_INVALIDVCHKSTRUCT: the picture is none; DBIERR_NOMEMORY. */
DBIResult bde_picture_check(const char *picture, const char *text);

#endif
