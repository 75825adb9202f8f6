/* SPDX-License-Identifier: MIT */
/* eng_column_check.c - which columns may be asked for (fcreate.cxx,
 * ErrFILEIValidateAddColumn). */
#include <string.h>

#include "base_codepage.h"
#include "eng_record.h"
#include "eng_table.h"

enum {
	PAGE_LATIN = 1252,		/* code pages */
	PAGE_UTF16 = 1200,
	SHORT_MAX = 255			/* bytes of text that is not long */
};

static bool
is_text(enum eng_type type)
{
	return type == ENG_T_TEXT || type == ENG_T_LONG_TEXT;
}

static bool
is_short(enum eng_type type)
{
	return type == ENG_T_TEXT || type == ENG_T_BINARY;
}

/* Bytes that sort as text. */
static eng_status
check_page(const struct eng_column_def *def)
{
	if (def->flags & ENG_COL_FIXED)
		return ENG_E_BAD_FLAGS;
	return base_codepage_get(def->codepage) != NULL ? ENG_OK :
	    ENG_E_BAD_CODE_PAGE;
}

static eng_status
check_type(struct eng_column_def *def)
{
	if (def->type < ENG_T_BIT || def->type > ENG_T_U64 ||
	    (eng_type_size(def->type) == 0 && !is_short(def->type) &&
	    !eng_type_is_long(def->type)))
		return ENG_E_BAD_COLUMN_TYPE;
	if (def->type == ENG_T_BINARY && def->codepage != 0)
		return check_page(def);
	if (!is_text(def->type))
		def->codepage = 0;
	else if (def->codepage == 0)
		def->codepage = PAGE_LATIN;
	else if (def->codepage != PAGE_LATIN && def->codepage != PAGE_UTF16)
		return ENG_E_BAD_CODE_PAGE;
	return ENG_OK;
}

static eng_status
check_kind(const struct eng_column_def *def)
{
	uint32_t flags = def->flags;
	bool is_long = eng_type_is_long(def->type);

	if ((flags & ENG_COL_COMPRESSED) && !is_long)
		return ENG_E_BAD_FLAGS;
	if ((flags & ENG_COL_TAGGED) || is_long)
		return flags & ENG_COL_FIXED ? ENG_E_BAD_FLAGS : ENG_OK;
	return flags & ENG_COL_MULTI ? ENG_E_MUST_BE_TAGGED : ENG_OK;
}

/* Escrowed values are changed in place, so they must always be there. */
static eng_status
check_escrow(const struct eng_column_def *def)
{
	uint32_t flags = def->flags;

	if (def->type != ENG_T_I32 && def->type != ENG_T_I64)
		return ENG_E_BAD_FLAGS;
	if (flags & ENG_COL_TAGGED)
		return ENG_E_NOT_TAGGABLE;
	if (flags & (ENG_COL_VERSION | ENG_COL_AUTOINC))
		return ENG_E_BAD_FLAGS;
	if (def->default_value == NULL)
		return ENG_E_BAD_FLAGS;
	if ((flags & ENG_COL_FINALIZE) && (flags & ENG_COL_DELETE_ON_ZERO))
		return ENG_E_BAD_FLAGS;
	return ENG_OK;
}

static eng_status
check_counting(const struct eng_column_def *def)
{
	enum eng_type type = def->type;

	if (def->flags & ENG_COL_AUTOINC) {
		if (type != ENG_T_I32 && type != ENG_T_I64 &&
		    type != ENG_T_U64 && type != ENG_T_CURRENCY)
			return ENG_E_BAD_FLAGS;
	} else if (type != ENG_T_I32) {
		return ENG_E_BAD_FLAGS;
	}
	if (def->flags & ENG_COL_TAGGED)
		return ENG_E_NOT_TAGGABLE;
	if ((def->flags & ENG_COL_AUTOINC) && (def->flags & ENG_COL_VERSION))
		return ENG_E_BAD_FLAGS;
	return ENG_OK;
}

static eng_status
check_user_default(const struct eng_column_def *def)
{
	const uint32_t not_with = ENG_COL_FIXED | ENG_COL_NOT_NULL |
	    ENG_COL_VERSION | ENG_COL_AUTOINC | ENG_COL_UPDATABLE |
	    ENG_COL_ESCROW | ENG_COL_FINALIZE | ENG_COL_DELETE_ON_ZERO |
	    ENG_COL_MAYBE_NULL;

	if (def->flags & not_with)
		return ENG_E_BAD_FLAGS;
	if (!(def->flags & ENG_COL_TAGGED) && !eng_type_is_long(def->type))
		return ENG_E_BAD_FLAGS;
	return def->user_callback != NULL ? ENG_OK : ENG_E_BAD_PARAMETER;
}

static eng_status
check_special(const struct eng_column_def *def)
{
	uint32_t flags = def->flags;
	eng_status st = ENG_OK;

	if (flags & ENG_COL_ESCROW)
		st = check_escrow(def);
	else if (flags & (ENG_COL_FINALIZE | ENG_COL_DELETE_ON_ZERO))
		st = ENG_E_BAD_FLAGS;
	else if (flags & (ENG_COL_VERSION | ENG_COL_AUTOINC))
		st = check_counting(def);
	if (st == ENG_OK && (flags & ENG_COL_USER_DEFAULT))
		st = check_user_default(def);
	return st;
}

/* The size limit that the type makes of what was asked. */
static eng_status
fit_size(struct eng_column_def *def)
{
	uint32_t asked = def->size_max;

	if (eng_type_size(def->type) != 0)
		def->size_max = eng_type_size(def->type);
	else if (is_short(def->type) && (asked == 0 || asked > SHORT_MAX))
		def->size_max = SHORT_MAX;
	else
		return ENG_OK;
	return is_short(def->type) && asked > SHORT_MAX ?
	    ENG_NOTE_VALUE_CUT : ENG_OK;
}

eng_status
eng_column_check_default(const struct eng_column_def *def)
{
	uint32_t size = def->default_size;

	if (def->default_value == NULL || (def->flags & ENG_COL_USER_DEFAULT))
		return ENG_OK;
	if ((def->size_max != 0 && size > def->size_max) ||
	    size > ENG_DEFAULT_MAX)
		return ENG_E_DEFAULT_TOO_BIG;
	if (eng_type_size(def->type) != 0 && size != eng_type_size(def->type))
		return ENG_E_BAD_BUFFER_SIZE;
	return ENG_OK;
}

static void
choose_kind(struct eng_column_def *def)
{
	if (eng_type_is_long(def->type))
		def->flags |= ENG_COL_TAGGED;
	else if (eng_type_size(def->type) != 0 &&
	    !(def->flags & ENG_COL_TAGGED))
		def->flags |= ENG_COL_FIXED;
}

eng_status
eng_column_check(const struct eng_column_def *asked,
    struct eng_column_def *def)
{
	eng_status st, note;

	*def = *asked;
	if (def->size_max > ENG_LONG_MAX)
		return ENG_E_BAD_PARAMETER;
	st = eng_name_check(asked->name, def->name);
	if (st == ENG_OK)
		st = check_type(def);
	if (st != ENG_OK)
		return st;
	if (def->default_size == 0 || def->default_value == NULL) {
		def->default_value = NULL;
		def->default_size = 0;
	}
	st = check_kind(def);
	if (st == ENG_OK)
		st = check_special(def);
	if (st != ENG_OK)
		return st;
	note = fit_size(def);
	st = eng_column_check_default(def);
	choose_kind(def);
	return st == ENG_OK ? note : st;
}

void
eng_column_complete_default(struct eng_column_def *def, uint8_t *scratch)
{
	if (def->default_value == NULL || !(def->flags & ENG_COL_FIXED))
		return;
	eng_record_fill_fixed(def, def->default_value, def->default_size,
	    def->size_max, scratch);
	def->default_size = def->size_max;
	def->default_value = scratch;
}
