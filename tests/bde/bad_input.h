/* SPDX-License-Identifier: MIT */
/* bad_input.h - calls with something bad in them, and what they give. */
#ifndef BAD_INPUT_H
#define BAD_INPUT_H

#include <stdint.h>

#include <idapi.h>

/* A garbled expression claims at most 65535 bytes. */
enum { BAD_ROOM = 65536 };

/*
 * What the rows are made with: the handles are good, everything else is room
 * for results, or a descriptor that a row spoils.
 */
struct bad_args {
	hDBIDb db;
	hDBICur cur;			/* on the first of PEOPLE */
	hDBICur ro;			/* the same, opened for reading */
	hDBICur begin;			/* before the first */
	hDBICur list;			/* of drivers */
	uint8_t *buf;			/* a record of cur */
	hDBICur cur_out;
	hDBIDb db_out;
	hDBIObj obj_out;
	hDBIXact xact;
	hDBIFilter filter;
	uint8_t room[BAD_ROOM];
	uint16_t n;
	uint32_t n32;
	DBIBOOL flag;
	void *ptr;
	FLDDesc fld[2];			/* that make a table */
	IDXDesc idx;			/* that can be added */
	CRTblDesc desc;			/* of fld */
};

struct bad_row {
	const char *name;
	const char *what;
	DBIResult expected;
	DBIResult (*fn)(struct bad_args *a);
};

extern const struct bad_row bad_rows[];
extern const unsigned bad_row_count;

/* A getter with room for what it fills and not a byte more. */
struct room_row {
	const char *name;
	size_t size;
	DBIResult (*fn)(struct bad_args *a, void *room);
};

extern const struct room_row room_rows[];
extern const unsigned room_row_count;

#endif
