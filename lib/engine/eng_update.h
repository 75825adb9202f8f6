/* SPDX-License-Identifier: MIT */
/* eng_update.h - what the files about updates share. */
#ifndef ENG_UPDATE_H
#define ENG_UPDATE_H

#include "eng_cursor.h"

/* How text is compared where no index says otherwise. */
enum {
	ENG_TEXT_DEFAULT = BASE_TEXT_NORM_IGNORECASE |
	    BASE_TEXT_NORM_IGNOREKANATYPE | BASE_TEXT_NORM_IGNOREWIDTH
};

eng_status eng_update_check_writable(const struct eng_cursor *cursor);
bool eng_update_is_replace(const struct eng_update *up);
/* Tells the subscribers of the cursor's table before something happens; no
 * lock held.  ENG_E_REFUSED, with the session's refusal code. */
eng_status eng_update_ask(struct eng_cursor *cursor, enum bus_topic topic);
void eng_update_tell(struct eng_cursor *cursor, enum bus_topic topic);

#endif
