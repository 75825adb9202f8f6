/* SPDX-License-Identifier: MIT */
/* Code pages: what ICU's converters say, as tables. */

#include "base_codepage.h"

#include <stdatomic.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include "base_alloc.h"
#include "base_lock.h"

enum {
	ASCII_END = 0x80,
	BYTES = 256,
	FIRST_CHARACTER = 0xa0,	/* of those that are not ASCII */
	REPLACEMENT = 0xfffd,
	FREE_BYTE = 0xf700,	/* + byte: in the private use area */
	DOTTED_CAPITAL_I = 0x130,
	DOTLESS_SMALL_I = 0x131
};

struct base_codepage {
	struct base_codepage *next;
	uint32_t number;
	bool is_double;
	char16_t single[BYTES];
	char16_t *trails[BYTES];	/* of lead bytes; 0: no character */
};

static const struct {
	uint32_t number;
	const char *icu_name;
} names[] = {
	{ 437, "ibm-437" }, { 737, "ibm-737" }, { 850, "ibm-850" },
	{ 852, "ibm-852" }, { 857, "ibm-857" }, { 860, "ibm-860" },
	{ 861, "ibm-861" }, { 862, "ibm-862" }, { 863, "ibm-863" },
	{ 865, "ibm-865" }, { 866, "ibm-866" }, { 874, "windows-874" },
	{ 932, "windows-932" }, { 936, "windows-936" },
	{ 949, "windows-949" }, { 950, "windows-950" },
	{ 1250, "windows-1250" }, { 1251, "windows-1251" },
	{ 1252, "windows-1252" }, { 1253, "windows-1253" },
	{ 1254, "windows-1254" }, { 1255, "windows-1255" },
	{ 1256, "windows-1256" }
};

/* Grows at the front only, so it is read without the lock. */
static _Atomic(struct base_codepage *) pages;
static struct base_mutex pages_lock = BASE_MUTEX_STATIC;

/* ---- tables ---- */

/* 0: no character of one unit, or one of the controls that stand in for bytes
 * without a character. */
static char16_t
ask(UConverter *converter, const uint8_t *bytes, int32_t size)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar units[4];
	int32_t made;

	ucnv_reset(converter);
	made = ucnv_toUChars(converter, units, 4, (const char *)bytes, size,
	    &status);
	return U_SUCCESS(status) && made == 1 && units[0] >= FIRST_CHARACTER &&
	    units[0] != REPLACEMENT ? units[0] : 0;
}

static bool
fill_trails(struct base_codepage *page, UConverter *converter, uint8_t lead)
{
	uint8_t pair[2] = { lead, 0 };
	char16_t *trails = base_calloc(BYTES, sizeof *trails);
	bool any = false;
	unsigned i;

	if (trails == NULL)
		return false;
	for (i = 1; i < BYTES; i++) {
		pair[1] = (uint8_t)i;
		trails[i] = ask(converter, pair, 2);
		any |= trails[i] != 0;
	}
	if (any)
		page->trails[lead] = trails;
	else
		base_free(trails);
	return true;
}

static bool
fill(struct base_codepage *page, UConverter *converter)
{
	uint8_t byte;
	unsigned i;

	page->is_double = ucnv_getMaxCharSize(converter) == 2;
	for (i = 0; i < BYTES; i++) {
		byte = (uint8_t)i;
		page->single[i] = i < ASCII_END ? (char16_t)i :
		    ask(converter, &byte, 1);
		if (page->single[i] != 0 || i == 0)
			continue;
		page->single[i] = (char16_t)(FREE_BYTE | i);
		if (page->is_double &&
		    !fill_trails(page, converter, byte))
			return false;
	}
	return true;
}

static void
drop(struct base_codepage *page)
{
	unsigned i;

	for (i = 0; i < BYTES; i++)
		base_free(page->trails[i]);
	base_free(page);
}

static struct base_codepage *
make(uint32_t number, const char *icu_name)
{
	struct base_codepage *page = base_calloc(1, sizeof *page);
	UErrorCode status = U_ZERO_ERROR;
	UConverter *converter;
	bool done = false;

	if (page == NULL)
		return NULL;
	page->number = number;
	converter = ucnv_open(icu_name, &status);
	/* What cannot be converted is an error, not a substitute. */
	ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL,
	    NULL, &status);
	if (U_SUCCESS(status))
		done = fill(page, converter);
	ucnv_close(converter);
	if (done)
		return page;
	drop(page);
	return NULL;
}

static struct base_codepage *
find(uint32_t number)
{
	struct base_codepage *page;

	for (page = atomic_load(&pages); page != NULL; page = page->next)
		if (page->number == number)
			return page;
	return NULL;
}

static const char *
find_name(uint32_t number)
{
	size_t i;

	for (i = 0; i < sizeof names / sizeof names[0]; i++)
		if (names[i].number == number)
			return names[i].icu_name;
	return NULL;
}

static struct base_codepage *
add_locked(uint32_t number, const char *icu_name)
{
	struct base_codepage *page = find(number);

	if (page != NULL)
		return page;
	page = make(number, icu_name);
	if (page != NULL) {
		page->next = atomic_load(&pages);
		atomic_store(&pages, page);
	}
	return page;
}

const struct base_codepage *
base_codepage_get(uint32_t number)
{
	struct base_codepage *page = find(number);
	const char *icu_name;

	if (page != NULL)
		return page;
	icu_name = find_name(number);
	if (icu_name == NULL)
		return NULL;
	base_mutex_lock(&pages_lock);
	page = add_locked(number, icu_name);
	base_mutex_unlock(&pages_lock);
	return page;
}

bool
base_codepage_is_double(const struct base_codepage *page)
{
	return page->is_double;
}

/* ---- text ---- */

/* Length of the character in bytes. */
static size_t
read_char(const struct base_codepage *page, const uint8_t *at, size_t left,
    char16_t *unit)
{
	const char16_t *trails = page->trails[at[0]];

	if (trails != NULL && left > 1 && trails[at[1]] != 0) {
		*unit = trails[at[1]];
		return 2;
	}
	*unit = page->single[at[0]];
	return 1;
}

bool
base_codepage_decode(const struct base_codepage *page, struct base_buf *out,
    const void *text, size_t size)
{
	const uint8_t *at = text;
	char16_t unit;
	size_t length;

	if (!base_buf_reserve(out, out->size + 2 * size))
		return false;
	while (size > 0) {
		length = read_char(page, at, size, &unit);
		base_put_u16(out->data + out->size, unit);
		out->size += 2;
		at += length;
		size -= length;
	}
	return true;
}

bool
base_codepage_convert(const struct base_codepage *from,
    const struct base_codepage *to, uint8_t byte, uint8_t *out)
{
	char16_t unit = from->single[byte];
	unsigned i;

	if (byte < ASCII_END || from == to) {
		*out = byte;
		return true;
	}
	for (i = ASCII_END; i < BYTES; i++) {
		if (to->single[i] != unit || unit == (FREE_BYTE | i))
			continue;
		*out = (uint8_t)i;
		return true;
	}
	return false;
}

static UChar32
map_letter(UChar32 c, enum base_letters letters, bool turkic)
{
	if (turkic && c == 'i' && letters == BASE_LETTERS_UPPER)
		return DOTTED_CAPITAL_I;
	if (turkic && c == 'I' && letters == BASE_LETTERS_LOWER)
		return DOTLESS_SMALL_I;
	return letters == BASE_LETTERS_UPPER ? u_toupper(c) : u_tolower(c);
}

void
base_codepage_map_letters(uint8_t *text, size_t bytes,
    enum base_letters letters, bool turkic)
{
	UChar32 mapped;
	size_t i;

	for (i = 0; i + 1 < bytes; i += 2) {
		mapped = map_letter(base_get_u16(text + i), letters, turkic);
		if (mapped <= 0xffff)
			base_put_u16(text + i, (uint16_t)mapped);
	}
}

uint8_t
base_codepage_letter(const struct base_codepage *page, uint8_t byte,
    enum base_letters letters, bool turkic)
{
	UChar32 mapped = map_letter(page->single[byte], letters, turkic);
	unsigned i;

	for (i = 0; i < BYTES; i++)
		if (page->single[i] == mapped)
			return (uint8_t)i;
	return byte;
}
