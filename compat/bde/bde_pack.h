/* SPDX-License-Identifier: MIT */
/* bde_pack.h - dBASE tables without the records that are marked as deleted. */
#ifndef BDE_PACK_H
#define BDE_PACK_H

#include "bde_call.h"

/* The records that stay get the numbers from 1 on, and unique tags the first
 * one with each key.  The cursor has the table alone.  DBIERR_ACTIVETRAN,
 * DBIERR_NEEDEXCLACCESS. */
DBIResult bde_pack(struct bde_cursor *cursor);

#endif
