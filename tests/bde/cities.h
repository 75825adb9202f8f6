/* SPDX-License-Identifier: MIT */
/* cities.h - a table for tests of positions, indexes and filters.
 *
 * ID is the key, NAME and LAND are texts, SIZE a number, FOUNDED a date that
 * may be blank, COAST a flag.  Paradox: the primary key over ID; the indexes
 * "LANDNAME" (LAND, NAME), "NOCASE" (NAME without case), "BIGFIRST" (SIZE,
 * descending).  dBASE: no key, tags of the same names. */
#ifndef CITIES_H
#define CITIES_H

#include <check.h>
#include <stdint.h>

#include "bde_fix.h"
#include "ck_dbi.h"

enum city_field { C_ID = 1, C_NAME, C_LAND, C_SIZE, C_FOUNDED, C_COAST };
enum { CITY_COUNT = 8, CITY_NAME = 20, CITY_LAND = 10, CITY_TEXT = 512 };

struct cities {
	struct bde_fix fix;
	const char *type;		/* szPARADOX or szDBASE */
	hDBICur cur;
	uint8_t *buf;			/* iRecBufSize bytes */
};

/* Eight cities, inserted as their numbers go:
 *   1 Oslo NO 700, 2 Bergen NO 280, 3 Roma IT 2800, 4 Bari IT 320,
 *   5 aosta IT 33, 6 Wien AT 1900, 7 Graz AT 290, 8 Bern CH 134
 * FOUNDED is day 1000 * ID, but blank for 8; 1, 2 and 4 lie at the coast. */
void cities_setup(struct cities *c, const char *type);
void cities_teardown(struct cities *c);

/* One more cursor in the order of an index; NULL: the default order. */
hDBICur cities_open(struct cities *c, const char *index,
    DBIShareMode share, DBIBOOL one_way);
/* The cursor of the fixture closes and another one is opened instead. */
void cities_reopen(struct cities *c, const char *index, DBIShareMode share);

void cities_put(hDBICur cur, uint8_t *buf, int32_t id, const char *name,
    const char *land, double size);
void cities_insert(struct cities *c, int32_t id, const char *name,
    const char *land, double size);
/* Stands on the city. */
void cities_find(struct cities *c, int32_t id);
int32_t cities_id(hDBICur cur, uint8_t *buf);
/* The ID that a step leads to; 0 and a check of the code at the ends. */
int32_t cities_next(struct cities *c);
int32_t cities_prior(struct cities *c);
/* The ID of the current record. */
int32_t cities_here(struct cities *c);
/* "1 2 3" from the beginning to the end. */
const char *cities_show(struct cities *c);
/* The same from the end to the beginning. */
const char *cities_show_back(struct cities *c);

#endif
