/* SPDX-License-Identifier: MIT */
/* eng_key.h - values of columns as bytes that memcmp puts in order.
 *
 * A key is a run of segments, one per column of the index.  A segment starts
 * with a byte that tells NULL (0x00, or 0xC0 where NULLs sort high), empty
 * (0x40) and data (0x7F) apart; after it comes the value:
 *
 *   bit            0x00 or 0xFF
 *   integers       big-endian, the sign bit of signed ones flipped
 *   floats, dates  big-endian, sign bit flipped, all bits when negative
 *   GUID           its bytes in one of two orders
 *   fixed binary   as it is
 *   other binary   8 bytes at a time, filled up with zero bytes, each followed
 *                  by 9 when more follows, else by how many of the 8 count
 *   narrow text    a-z as A-Z, up to the first NUL; 0x00
 *   wide text      the collator's sort key; 0x00; so do binary values of
 *                  columns with a code page, whose bytes are text in it
 *
 * Binary values of columns that fold have a-z as A-Z.
 * Segments of descending columns have all bits inverted. */
#ifndef ENG_KEY_H
#define ENG_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base_buf.h"
#include "base_text.h"
#include "eng.h"
#include "eng_schema.h"
#include "eng_status.h"

enum {
	/* Indexes of the default key size see no more of a value. */
	ENG_KEY_SOURCE_MAX = 255,
	ENG_CODEPAGE_WIDE = 1200
};

struct eng_key_column {
	enum eng_type type;
	bool fixed;			/* fixed size text or binary */
	bool descending;
	bool fold;			/* binary: a-z as A-Z */
	bool nulls_high;
	bool dotnet_guid;
	uint16_t codepage;		/* of text: 0, 1252 or 1200; of
					 * binary: 0 or any */
	uint32_t size;			/* of fixed text and binary */
	const struct base_collator *collator;	/* of what is collated */
	uint32_t var_seg_max;		/* bytes of a text or binary segment
					 * with its first byte, below the key
					 * size; 0: no limit */
};

/* Appends the segment of a value; the whole key stops at key_max bytes.
 * data of no bytes is the empty value, which only text and binary columns of
 * no fixed size have; fixed text that is short is filled up with spaces.
 * source_cut: only the first ENG_KEY_SOURCE_MAX bytes of the value count.
 * Gives ENG_OK; ENG_NOTE_KEY_CUT when the segment did not fit into key_max
 * (cutting at var_seg_max is what the index asks for and no remark);
 * ENG_E_BAD_BUFFER_SIZE, ENG_E_NOT_INDEXABLE, ENG_E_BAD_LOCALE without
 * collator, ENG_E_BAD_CODE_PAGE, ENG_E_NO_MEMORY: the key is as before. */
eng_status eng_key_append(struct base_buf *key,
    const struct eng_key_column *col, const void *data, size_t size,
    bool is_null, size_t key_max, bool source_cut);

/* The same for the last segment of a search key that stands for the start or
 * the end of a range.  End limits fill the key with 0xFF to one byte more
 * than key_max, so that they sort after every key that starts like them.
 * (Binary values are filled up with zero bytes, so a prefix that ends in some
 * also takes in the values that lack them.)
 * ENG_E_BAD_FLAGS when a column of that type has no partial limits. */
eng_status eng_key_append_limit(struct base_buf *key,
    const struct eng_key_column *col, const void *data, size_t size,
    bool is_null, size_t key_max, bool source_cut,
    enum eng_key_limit limit);

/* Whether the limit ends a search key; ENG_KEY_SUB_STR_LIMIT does nothing on
 * columns other than text. */
bool eng_key_limit_counts(const struct eng_key_column *col,
    enum eng_key_limit limit);

/* Length of the segment at seg; 0 when the key ends before it does, or no
 * segment starts there. */
size_t eng_key_measure(const struct eng_key_column *col, const uint8_t *seg,
    size_t left);

/* Reads the value back.  consumed is the length of the segment (left when
 * the key ends in it), value is replaced.  ENG_E_NOT_DERIVABLE for text, for
 * folded binaries and for values that were cut; ENG_E_CORRUPT when no segment
 * starts there. */
eng_status eng_key_read(const struct eng_key_column *col, const uint8_t *seg,
    size_t left, size_t *consumed, struct base_buf *value, bool *is_null);

#endif
