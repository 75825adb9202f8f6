/* SPDX-License-Identifier: MIT */
/* people.h - a Paradox table PEOPLE for tests of what cursors, sessions and
 * transactions do to its records: ID is the key, NAME is indexed, AGE lies
 * between 0 and 150, CITY is required, NOTE is a memo. */
#ifndef PEOPLE_H
#define PEOPLE_H

#include <check.h>
#include <stdint.h>

#include "bde_fix.h"
#include "ck_dbi.h"

enum people_field { P_ID = 1, P_NAME, P_AGE, P_CITY, P_NOTE };
enum { PEOPLE_ALL = 15, PEOPLE_TEXT = 512 };

/* One user: a session with a database and a cursor in the order of the key. */
struct person_user {
	hDBISes ses;
	hDBIDb db;
	hDBICur cur;
	uint8_t *buf;			/* iRecBufSize bytes */
	uint16_t buf_size;
};

struct people {
	struct bde_fix fix;
	struct person_user me;		/* the first session; current */
	struct person_user you;		/* another one */
};

/* Starts the engine and makes the records "1 ann 30", "2 bob 40", "3 cid 50",
 * all of "Rome"; waits for no locks. */
void people_setup(struct people *p);
void people_teardown(struct people *p);

/* Opens one more cursor of the user's. */
hDBICur people_open(struct person_user *user, DBIOpenMode mode);
/* Fetches the properties anew: sizes change with the mode. */
void people_resize(struct person_user *user);
uint16_t people_buffer_size(hDBICur cur);

void people_put(hDBICur cur, uint8_t *buf, int32_t id, const char *name,
    int16_t age);
DBIResult people_insert(struct person_user *user, int32_t id,
    const char *name, int16_t age);
/* Puts the cursor on the record and reads it. */
DBIResult people_find(struct person_user *user, int32_t id, DBILockType lock);
DBIResult people_rename(struct person_user *user, int32_t id,
    const char *name);
DBIResult people_set_age(struct person_user *user, int32_t id, int16_t age);
DBIResult people_renumber(struct person_user *user, int32_t id,
    int32_t new_id);
DBIResult people_delete(struct person_user *user, int32_t id);

int32_t people_id(hDBICur cur, uint8_t *buf);
const char *people_name(hDBICur cur, uint8_t *buf);
/* "1 ann,2 bob,..." from the beginning to the end. */
const char *people_show(struct person_user *user);

#endif
