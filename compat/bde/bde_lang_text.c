/* SPDX-License-Identifier: MIT */
/* bde_lang_text.c - texts as a language driver orders them. */

#include "base_codepage.h"
#include "base_text.h"
#include "bde_lang.h"

enum { TURKISH = 0x041f };		/* LCID */

/* Hyphens and apostrophes count like all other characters. */
static uint32_t
flags_of(bool fold)
{
	return BASE_TEXT_SORT_STRINGSORT |
	    (fold ? BASE_TEXT_NORM_IGNORECASE : 0);
}

void
bde_lang_index(const struct bde_lang *lang, bool fold,
    struct eng_index_def *def)
{
	def->lcid = (uint32_t)lang->object.LdLCID;
	def->text_flags = flags_of(fold);
}

static const struct base_collator *
find_collator(const struct bde_lang *lang, bool fold)
{
	return base_collator_get(base_text_locale_of_lcid(
	    (uint32_t)lang->object.LdLCID), flags_of(fold));
}

DBIResult
bde_lang_prepare(const struct bde_lang *lang)
{
	return base_codepage_get(lang->object.PrimaryCodePageID) != NULL &&
	    find_collator(lang, false) != NULL &&
	    find_collator(lang, true) != NULL ? DBIERR_NONE :
	    DBIERR_NOMEMORY;
}

static enum base_letters
letters_of(enum bde_letters letters)
{
	return letters == BDE_AS_UPPER ? BASE_LETTERS_UPPER :
	    BASE_LETTERS_LOWER;
}

uint8_t
bde_lang_letter(const struct bde_lang *lang, uint8_t byte,
    enum bde_letters letters)
{
	const struct base_codepage *page =
	    base_codepage_get(lang->object.PrimaryCodePageID);

	return page == NULL ? byte : base_codepage_letter(page, byte,
	    letters_of(letters), lang->object.LdLCID == TURKISH);
}

static void
map_letters(const struct bde_lang *lang, enum base_letters letters,
    uint8_t *text, size_t bytes)
{
	base_codepage_map_letters(text, bytes, letters,
	    lang->object.LdLCID == TURKISH);
}

bool
bde_lang_decode(const struct bde_lang *lang, const struct bde_value *text,
    bool fold, struct base_buf *out)
{
	const struct base_codepage *page =
	    base_codepage_get(lang->object.PrimaryCodePageID);
	size_t start = out->size;

	if (page == NULL ||
	    !base_codepage_decode(page, out, text->bytes, text->size))
		return false;
	if (text->letters != BDE_AS_IS)
		map_letters(lang, letters_of(text->letters),
		    out->data + start, out->size - start);
	if (fold)
		map_letters(lang, BASE_LETTERS_UPPER, out->data + start,
		    out->size - start);
	return true;
}

static bool
make_key(const struct bde_lang *lang, const struct bde_value *text,
    bool fold, struct base_buf *key)
{
	const struct base_collator *collator = find_collator(lang, fold);
	struct base_buf wide = BASE_BUF_EMPTY;
	bool done;

	done = collator != NULL &&
	    bde_lang_decode(lang, text, false, &wide) &&
	    base_collator_key(collator, key, wide.data, wide.size);
	base_buf_fini(&wide);
	return done;
}

bool
bde_lang_compare(const struct bde_lang *lang, const struct bde_value *a,
    const struct bde_value *b, bool fold, int *order)
{
	struct base_buf x = BASE_BUF_EMPTY, y = BASE_BUF_EMPTY;
	bool done;

	done = make_key(lang, a, fold, &x) && make_key(lang, b, fold, &y);
	if (done)
		*order = base_bytes_compare(x.data, x.size, y.data, y.size);
	base_buf_fini(&x);
	base_buf_fini(&y);
	return done;
}
