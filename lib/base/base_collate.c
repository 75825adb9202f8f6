/* SPDX-License-Identifier: MIT */
/* Sort keys: what LCMapString gives on Windows, as near as ICU comes to it.
 *
 * How the flags map on ICU's levels: letters count first, then accents, then
 * case, kana type and width together.
 *
 *   neither case nor accents ignored   tertiary
 *   case ignored                       secondary
 *   accents ignored too                primary
 *   accents ignored, case not          primary and the case level
 *
 * ICU cannot leave out kana type and width alone on its third level, so where
 * case counts and these do not, they are folded in the text beforehand (full
 * width ASCII, katakana).  Where case is ignored they are never told apart.
 *
 * Unless SORT_STRINGSORT is given, hyphen and apostrophe weigh less than all
 * else ("word sort": co-op next to coop).  They are taken out of the text,
 * and their places follow the key as a last level.
 *
 * Unassigned code points, lone surrogates and NULs have no weight. */

#include <stdatomic.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include "base_alloc.h"
#include "base_lock.h"
#include "base_text.h"

#define IGNORE_CASE	(BASE_TEXT_NORM_IGNORECASE | \
			BASE_TEXT_LINGUISTIC_IGNORECASE)
#define IGNORE_ACCENTS	(BASE_TEXT_NORM_IGNORENONSPACE | \
			BASE_TEXT_LINGUISTIC_IGNOREDIACRITIC)
/* LCMAP_BYTEREV would destroy the order, the case mappings make no keys. */
#define KNOWN_FLAGS	(IGNORE_CASE | IGNORE_ACCENTS | \
			BASE_TEXT_NORM_IGNORESYMBOLS | \
			BASE_TEXT_SORT_DIGITSASNUMBERS | \
			BASE_TEXT_NORM_IGNOREKANATYPE | \
			BASE_TEXT_NORM_IGNOREWIDTH | \
			BASE_TEXT_SORT_STRINGSORT | \
			BASE_TEXT_NORM_LINGUISTIC_CASING | \
			BASE_TEXT_LCMAP_SORTKEY)

#define NAME_ROOM	ULOC_FULLNAME_CAPACITY
#define STACK_UNITS	512
#define LEVEL_END	0x01	/* between the levels of ICU's sort keys */

struct base_collator {
	struct base_collator *next;
	UCollator *ucol;
	uint32_t flags;
	bool word_sort;
	bool fold_width;
	bool fold_kana;
	char locale[];
};

/* Grows at the front only, so it is read without the lock. */
static _Atomic(struct base_collator *) collators;
static struct base_mutex collators_lock = BASE_MUTEX_STATIC;

/* --- locales ------------------------------------------------------------- */

/* Windows' other orders of a language, and what ICU calls them.  Two of them
 * ICU does not have; the language's usual order stands in. */
static const struct {
	const char *suffix;
	const char *keyword;
} orders[] = {
	{ "tradnl", "@collation=traditional" },
	{ "phoneb", "@collation=phonebook" },
	{ "stroke", "@collation=stroke" },
	{ "pronun", "@collation=zhuyin" },
	{ "radstr", "@collation=unihan" },
	{ "technl", "" },
	{ "modern", "" }
};

static bool
is_in_list(const char *name, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcmp(*list, name) == 0)
			return true;
	return false;
}

static bool
is_known_region(const char *region)
{
	return region[0] == '\0' ||
	    is_in_list(region, uloc_getISOCountries());
}

static bool
is_known_script(const char *script)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode code;

	return script[0] == '\0' ||
	    (uscript_getCode(script, &code, 1, &status) == 1 &&
	    U_SUCCESS(status));
}

/* Takes language, script and region; ICU would take any invention. */
static bool
is_known_locale(const char *id)
{
	char language[ULOC_LANG_CAPACITY];
	char script[ULOC_SCRIPT_CAPACITY];
	char region[ULOC_COUNTRY_CAPACITY];
	char variant[NAME_ROOM];
	UErrorCode status = U_ZERO_ERROR;

	uloc_getLanguage(id, language, sizeof(language), &status);
	uloc_getScript(id, script, sizeof(script), &status);
	uloc_getCountry(id, region, sizeof(region), &status);
	uloc_getVariant(id, variant, sizeof(variant), &status);
	return status == U_ZERO_ERROR &&
	    is_in_list(language, uloc_getISOLanguages()) &&
	    is_known_script(script) && is_known_region(region) &&
	    variant[0] == '\0' && strchr(id, '@') == NULL;
}

/* The keyword of the order a name ends with, and the length of the name
 * before it; NULL when there is no such order. */
static const char *
split_order(const char *locale, size_t *length)
{
	const char *mark = strchr(locale, '_');
	size_t i;

	*length = mark == NULL ? strlen(locale) : (size_t)(mark - locale);
	if (mark == NULL)
		return "";
	for (i = 0; i < sizeof(orders) / sizeof(orders[0]); i++)
		if (base_text_casecmp(mark + 1, orders[i].suffix) == 0)
			return orders[i].keyword;
	return NULL;
}

/* Turns a Windows locale name into ICU's. */
static bool
find_icu_name(char *out, const char *locale)
{
	char tag[NAME_ROOM];
	UErrorCode status = U_ZERO_ERROR;
	const char *keyword;
	size_t length;
	int32_t parsed;

	if (locale[0] == '\0') {
		strcpy(out, "root");
		return true;
	}
	keyword = split_order(locale, &length);
	if (keyword == NULL || length >= sizeof(tag))
		return false;
	memcpy(tag, locale, length);
	tag[length] = '\0';
	uloc_forLanguageTag(tag, out, NAME_ROOM, &parsed, &status);
	if (status != U_ZERO_ERROR || (size_t)parsed != length)
		return false;
	/* Windows has a few names that the ISO lists lack. */
	if (base_text_lcid_of_locale(locale) == 0 &&
	    (keyword[0] != '\0' || !is_known_locale(out)))
		return false;
	if (strlen(out) + strlen(keyword) >= NAME_ROOM)
		return false;
	strcat(out, keyword);
	return true;
}

/* --- collators ----------------------------------------------------------- */

static void
set_levels(UCollator *ucol, uint32_t flags, UErrorCode *status)
{
	UColAttributeValue strength = UCOL_TERTIARY;

	if (flags & IGNORE_ACCENTS)
		strength = UCOL_PRIMARY;
	else if (flags & IGNORE_CASE)
		strength = UCOL_SECONDARY;
	ucol_setAttribute(ucol, UCOL_STRENGTH, strength, status);
	ucol_setAttribute(ucol, UCOL_CASE_LEVEL,
	    (flags & IGNORE_ACCENTS) && !(flags & IGNORE_CASE) ? UCOL_ON :
	    UCOL_OFF, status);
	ucol_setAttribute(ucol, UCOL_ALTERNATE_HANDLING,
	    flags & BASE_TEXT_NORM_IGNORESYMBOLS ? UCOL_SHIFTED :
	    UCOL_NON_IGNORABLE, status);
	ucol_setAttribute(ucol, UCOL_NUMERIC_COLLATION,
	    flags & BASE_TEXT_SORT_DIGITSASNUMBERS ? UCOL_ON : UCOL_OFF,
	    status);
	ucol_setAttribute(ucol, UCOL_NORMALIZATION_MODE, UCOL_ON, status);
	/* Symbols and currency signs go with spaces and punctuation. */
	if (flags & BASE_TEXT_NORM_IGNORESYMBOLS)
		ucol_setMaxVariable(ucol, UCOL_REORDER_CODE_CURRENCY, status);
}

static UCollator *
open_ucol(const char *icu_name, uint32_t flags)
{
	UErrorCode status = U_ZERO_ERROR;
	UCollator *ucol = ucol_open(icu_name, &status);

	if (U_SUCCESS(status))
		set_levels(ucol, flags, &status);
	if (U_SUCCESS(status))
		return ucol;
	ucol_close(ucol);
	return NULL;
}

static struct base_collator *
new_collator(const char *locale, uint32_t flags)
{
	char icu_name[NAME_ROOM];
	struct base_collator *col;
	bool case_counts = (flags & IGNORE_CASE) == 0;

	if (!find_icu_name(icu_name, locale))
		return NULL;
	col = base_calloc(1, sizeof(*col) + strlen(locale) + 1);
	if (col == NULL)
		return NULL;
	col->ucol = open_ucol(icu_name, flags);
	if (col->ucol == NULL) {
		base_free(col);
		return NULL;
	}
	col->flags = flags;
	col->word_sort = (flags & (BASE_TEXT_SORT_STRINGSORT |
	    BASE_TEXT_NORM_IGNORESYMBOLS)) == 0;
	col->fold_width = case_counts && (flags & BASE_TEXT_NORM_IGNOREWIDTH);
	col->fold_kana = case_counts &&
	    (flags & BASE_TEXT_NORM_IGNOREKANATYPE);
	strcpy(col->locale, locale);
	return col;
}

static struct base_collator *
find_collator(const char *locale, uint32_t flags)
{
	struct base_collator *col;

	for (col = atomic_load(&collators); col != NULL; col = col->next)
		if (col->flags == flags &&
		    base_text_casecmp(col->locale, locale) == 0)
			return col;
	return NULL;
}

static struct base_collator *
add_collator_locked(const char *locale, uint32_t flags)
{
	struct base_collator *col = new_collator(locale, flags);

	if (col != NULL) {
		col->next = atomic_load(&collators);
		atomic_store(&collators, col);
	}
	return col;
}

const struct base_collator *
base_collator_get(const char *locale, uint32_t flags)
{
	struct base_collator *col;

	if (locale == NULL || (flags & ~KNOWN_FLAGS) != 0)
		return NULL;
	/* Sort keys are all there is; the flag need not be said. */
	flags &= ~BASE_TEXT_LCMAP_SORTKEY;
	col = find_collator(locale, flags);
	if (col != NULL)
		return col;
	base_mutex_lock(&collators_lock);
	col = find_collator(locale, flags);
	if (col == NULL)
		col = add_collator_locked(locale, flags);
	base_mutex_unlock(&collators_lock);
	return col;
}

uint32_t
base_collator_version(const struct base_collator *col)
{
	UVersionInfo version;

	ucol_getVersion(col->ucol, version);
	return (uint32_t)version[0] << 24 | (uint32_t)version[1] << 16 |
	    (uint32_t)version[2] << 8 | version[3];
}

/* --- keys ---------------------------------------------------------------- */

/* The places of hyphens and apostrophes.  No byte of the level is 0 or 1. */
#define PLACE_BASE	253u
#define MOST_PLACES	(PLACE_BASE * PLACE_BASE - 1)

static bool
add_place(struct base_buf *level, size_t place, UChar mark)
{
	uint8_t raw[3];

	if (place > MOST_PLACES)
		place = MOST_PLACES;
	raw[0] = (uint8_t)(2 + place / PLACE_BASE);
	raw[1] = (uint8_t)(2 + place % PLACE_BASE);
	raw[2] = mark == '\'' ? 2 : 3;
	if (level->size == 0 && !base_buf_add_byte(level, LEVEL_END))
		return false;
	return base_buf_add(level, raw, sizeof(raw));
}

static UChar
fold_unit(const struct base_collator *col, UChar unit)
{
	if (col->fold_width && unit >= 0xff01 && unit <= 0xff5e)
		return (UChar)(unit - 0xff01 + 0x21);
	if (col->fold_kana && unit >= 0x30a1 && unit <= 0x30f6)
		return (UChar)(unit - 0x30a1 + 0x3041);
	return unit;
}

/* Length in units of the code point at src, 0 when it has no weight. */
static size_t
measure_point(const uint8_t *src, size_t left)
{
	UChar lead = base_get_u16(src);
	UChar trail = left > 1 ? base_get_u16(src + 2) : 0;

	if (U16_IS_LEAD(lead) && U16_IS_TRAIL(trail))
		return u_isdefined(U16_GET_SUPPLEMENTARY(lead, trail)) ? 2 :
		    0;
	return !U16_IS_SURROGATE(lead) && u_isdefined(lead) ? 1 : 0;
}

/* Copies what has a weight to out, hyphens and apostrophes to level. */
static bool
filter_text(const struct base_collator *col, const uint8_t *src,
    size_t units, UChar *out, size_t *out_units, struct base_buf *level)
{
	size_t made = 0;
	size_t i = 0;
	size_t length;
	UChar unit;

	while (i < units) {
		unit = base_get_u16(src + 2 * i);
		if (unit < 0x80) {
			i++;
			if (col->word_sort && (unit == '-' || unit == '\'')) {
				if (!add_place(level, made, unit))
					return false;
			} else if (unit != 0) {
				out[made++] = unit;
			}
			continue;
		}
		length = measure_point(src + 2 * i, units - i);
		if (length == 2)
			out[made++] = base_get_u16(src + 2 * i++);
		if (length != 0)
			out[made++] = fold_unit(col,
			    base_get_u16(src + 2 * i));
		i++;
	}
	*out_units = made;
	return true;
}

static bool
add_icu_key(const UCollator *ucol, struct base_buf *out, const UChar *text,
    size_t units)
{
	size_t room = 4 * units + 16;
	int32_t size;

	for (;;) {
		if (room > INT32_MAX ||
		    !base_buf_reserve(out, out->size + room))
			return false;
		size = ucol_getSortKey(ucol, text, (int32_t)units,
		    out->data + out->size, (int32_t)room);
		if (size <= 0)
			return false;
		if ((size_t)size <= room)
			break;
		room = (size_t)size;
	}
	out->size += (size_t)size - 1;	/* without ICU's NUL */
	return true;
}

bool
base_collator_key(const struct base_collator *col, struct base_buf *out,
    const void *text, size_t bytes)
{
	struct base_buf level = BASE_BUF_EMPTY;
	UChar on_stack[STACK_UNITS];
	UChar *units = on_stack;
	size_t count = bytes / 2;
	size_t before = out->size;
	bool done = false;

	if (count > STACK_UNITS)
		units = base_malloc(count * sizeof(*units));
	if (units == NULL)
		return false;
	if (filter_text(col, text, count, units, &count, &level) &&
	    add_icu_key(col->ucol, out, units, count))
		done = base_buf_add(out, level.data, level.size);
	if (!done)
		out->size = before;
	base_buf_fini(&level);
	if (units != on_stack)
		base_free(units);
	return done;
}
