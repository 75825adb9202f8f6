/* SPDX-License-Identifier: MIT */
/* bde_apply.h - writing cached updates, and what the program says of those
 * that fail. */
#ifndef BDE_APPLY_H
#define BDE_APPLY_H

#include "bde_delayed.h"

/* DbiApplyDelayedUpdates: writes; commit throws what was written away. */
DBIResult bde_apply_run(struct bde_call *call, bool commit);

/* A record buffer from an image of the engine, NULL: blank.  token is what
 * its BLOB fields get. */
DBIResult bde_apply_fill(struct bde_cursor *cursor, const uint8_t *image,
    size_t image_size, uint32_t token, uint8_t *buf);
/* All of the descriptor but its code; images go where it points.  tokens: of
 * the new and the old image. */
DBIResult bde_apply_describe(struct bde_cursor *cursor,
    enum eng_cache_state op, const struct eng_cache_images *images,
    const uint32_t tokens[2], DELAYUPDCbDesc *desc);

#endif
