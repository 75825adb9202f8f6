/* SPDX-License-Identifier: MIT */
/* Language drivers. */

#include <bsd/string.h>
#include <strings.h>

#include "base_alloc.h"
#include "base_codepage.h"
#include "bde_lang.h"

static void *
give_object(const struct bde_lang *lang)
{
	return lang != NULL ? (void *)(uintptr_t)&lang->object : NULL;
}

/* A driver that we do not know is treated as the default one: every cursor
 * has an object. */
DBIResult DBIFN
DbiGetLdObj(hDBICur hCursor, void **ppLdObj)
{
	struct bde_call call;
	const struct bde_table *table;
	const struct bde_lang *lang;
	DBIResult result;

	if (ppLdObj != NULL)
		*ppLdObj = NULL;
	result = bde_enter_cursor(&call, BDE_DbiGetLdObj, hCursor);
	if (result == DBIERR_NONE && ppLdObj == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE) {
		table = call.cursor->table;
		lang = bde_lang_find(table->driver, table->lang);
		if (lang == NULL)
			lang = bde_lang_find(table->driver, "");
		*ppLdObj = give_object(lang);
	}
	return bde_leave(&call, result);
}

/* The table is opened by its path, in a database nobody sees. */
static DBIResult
name_of_table(struct bde_session *session, const char *table,
    const char *driver, char *name)
{
	struct bde_cursor *cursor;
	struct bde_db *db;
	DBIResult result;

	result = bde_db_new(session, session->private_dir, true, &db);
	if (result != DBIERR_NONE)
		return result;
	result = bde_open(db, table, driver, dbiREADONLY, dbiOPENSHARED,
	    &cursor);
	if (result == DBIERR_NONE)
		strlcpy(name, cursor->table->lang[0] != '\0' ?
		    cursor->table->lang :
		    bde_lang_default(cursor->table->driver),
		    sizeof(DBINAME));
	bde_db_end(db);
	return result == DBIERR_NOSUCHFILE ? DBIERR_NOSUCHTABLE : result;
}

DBIResult DBIFN
DbiGetLdName(const char *pszDriver, const char *pObjName, char *pLdName)
{
	enum bde_driver driver = BDE_PARADOX;
	struct bde_call call;
	DBIResult result;

	result = bde_enter(&call, BDE_DbiGetLdName);
	if (result == DBIERR_NONE && pLdName == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result != DBIERR_NONE)
		goto out;
	pLdName[0] = '\0';
	if (pszDriver != NULL && *pszDriver != '\0')
		result = bde_driver_find(pszDriver, &driver);
	if (result != DBIERR_NONE)
		goto out;
	if (pObjName != NULL && *pObjName != '\0')
		result = name_of_table(call.session, pObjName, pszDriver,
		    pLdName);
	else
		bde_lang_configured(call.session, driver, pLdName);
out:
	return bde_leave(&call, result);
}

/* to may be NULL, or from itself; the terminator is among the size bytes when
 * there is one. */
static void
convert(const struct base_codepage *to_page,
    const struct base_codepage *from_page, char *to, const char *from,
    size_t size, bool *lost)
{
	uint8_t byte;
	size_t i;

	for (i = 0; i < size; i++) {
		if (!base_codepage_convert(from_page, to_page,
		    (uint8_t)from[i], &byte)) {
			*lost = true;
			byte = '?';
		}
		if (to != NULL)
			to[i] = (char)byte;
	}
}

/* length 0: up to the terminator, and that too. */
static DBIResult
translate(const void *object, bool to_native, char *to, const char *from,
    uint32_t length, DBIBOOL *loss)
{
	const struct bde_lang *lang = bde_lang_of_object(object);
	const struct base_codepage *native, *ansi;
	size_t size;
	bool lost = false;

	if (loss != NULL)
		*loss = 0;
	if (lang == NULL || from == NULL)
		return DBIERR_INVALIDPARAM;
	size = length != 0 ? length : strlen(from) + 1;
	if (lang->object.NoConversions) {
		if (to != NULL)
			memmove(to, from, size);
		return DBIERR_NONE;
	}
	native = base_codepage_get(lang->object.PrimaryCodePageID);
	ansi = base_codepage_get(lang->object.AlternateCodePageID);
	if (native == NULL || ansi == NULL)
		return DBIERR_NOMEMORY;
	convert(to_native ? native : ansi, to_native ? ansi : native, to,
	    from, size, &lost);
	if (loss != NULL)
		*loss = lost;
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiNativeToAnsi(void *pLdObj, char *pAnsiStr, const char *pNativeStr,
    uint32_t iLen, DBIBOOL *pbDataLoss)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter(&call, BDE_DbiNativeToAnsi);
	if (result == DBIERR_NONE)
		result = translate(pLdObj, false, pAnsiStr, pNativeStr, iLen,
		    pbDataLoss);
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiAnsiToNative(void *pLdObj, char *pNativeStr, const char *pAnsiStr,
    uint32_t iLen, DBIBOOL *pbDataLoss)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter(&call, BDE_DbiAnsiToNative);
	if (result == DBIERR_NONE)
		result = translate(pLdObj, true, pNativeStr, pAnsiStr, iLen,
		    pbDataLoss);
	return bde_leave(&call, result);
}

static LDDesc
describe(const struct bde_lang *lang)
{
	const TOSBLObj *object = &lang->object;
	LDDesc desc;

	memset(&desc, 0, sizeof desc);
	strlcpy(desc.szName, object->LdName, sizeof desc.szName);
	strlcpy(desc.szDesc, object->EnglishDesc, sizeof desc.szDesc);
	desc.iCodePage = object->PrimaryCodePageID;
	desc.PrimaryCpPlatform = (uint16_t)object->PrimaryCpPlatform;
	desc.AlternateCpPlatform = DBIANSI_CP;
	return desc;
}

static DBIResult
open_list(struct bde_session *session, struct bde_cursor **cursor)
{
	static const struct bde_list_field fields[] = {
		BDE_LIST_FIELD("NAME", LDDesc, szName, fldZSTRING),
		BDE_LIST_FIELD("DESCRIPTION", LDDesc, szDesc, fldZSTRING),
		BDE_LIST_FIELD("CODEPAGE", LDDesc, iCodePage, fldUINT16),
		BDE_LIST_FIELD("PRIMARYPLATFORM", LDDesc, PrimaryCpPlatform,
		    fldUINT16),
		BDE_LIST_FIELD("ALTERNATEPLATFORM", LDDesc,
		    AlternateCpPlatform, fldUINT16)
	};
	static const struct bde_list_shape descs =
	    BDE_LIST_SHAPE(LDDesc, fields);
	LDDesc *rows;
	DBIResult result;
	unsigned count = 0, i;

	while (bde_lang_at(count) != NULL)
		count++;
	rows = base_calloc(count, sizeof *rows);
	if (rows == NULL)
		return DBIERR_NOMEMORY;
	for (i = 0; i < count; i++)
		rows[i] = describe(bde_lang_at(i));
	result = bde_list_new(session, NULL, &descs, rows, count, cursor);
	base_free(rows);
	return result;
}

DBIResult DBIFN
DbiOpenLdList(phDBICur phCur)
{
	struct bde_cursor *cursor;
	struct bde_call call;
	DBIResult result;

	if (phCur != NULL)
		*phCur = NULL;
	result = bde_enter(&call, BDE_DbiOpenLdList);
	if (result == DBIERR_NONE)
		result = phCur == NULL ? DBIERR_INVALIDPARAM :
		    open_list(call.session, &cursor);
	if (result == DBIERR_NONE)
		*phCur = bde_handle_out(cursor->handle);
	return bde_leave(&call, result);
}

/* The calls below give 0 when they did what they should. */
uint16_t DBIFN
OsLdLoadBySymbName(const char *pSymbName, void **pLdObj)
{
	const struct bde_lang *lang;

	if (pSymbName == NULL || pLdObj == NULL)
		return DBIERR_INVALIDPARAM;
	lang = bde_lang_named(pSymbName);
	*pLdObj = give_object(lang);
	return lang != NULL ? DBIERR_NONE : DBIERR_LDNOTFOUND;
}

/* The objects stay: only the variable is cleared. */
uint16_t DBIFN
OsLdUnloadObj(void **pLdObj)
{
	if (pLdObj == NULL)
		return DBIERR_INVALIDPARAM;
	*pLdObj = NULL;
	return DBIERR_NONE;
}

static int
order_of(int difference)
{
	return (difference > 0) - (difference < 0);
}

/* These calls cannot fail: no text is an empty one. */
static struct bde_value
text_of(const char *str, size_t most)
{
	struct bde_value text = { .kind = BDE_V_TEXT };

	if (str == NULL)
		str = "";
	text.bytes = (const uint8_t *)str;
	text.size = strnlen(str, most);
	return text;
}

static int
compare_bytes(const struct bde_value *a, const struct bde_value *b, bool fold)
{
	size_t size = a->size < b->size ? a->size : b->size;
	int difference;

	difference = fold ? strncasecmp((const char *)a->bytes,
	    (const char *)b->bytes, size) : memcmp(a->bytes, b->bytes, size);
	return difference != 0 ? difference :
	    (a->size > b->size) - (a->size < b->size);
}

/* In the order that keys have.  What is no object, and one that memory does
 * not suffice for, is the default one. */
static int
compare(const void *object, const char *str1, const char *str2, size_t most,
    bool fold)
{
	const struct bde_lang *lang = bde_lang_of_object(object);
	struct bde_value a = text_of(str1, most), b = text_of(str2, most);
	int order;

	if (lang == NULL || !lang->collates ||
	    !bde_lang_compare(lang, &a, &b, fold, &order))
		order = compare_bytes(&a, &b, fold);
	return order_of(order);
}

uint16_t DBIFN
OsLdStrCmp(void *pLdObj, const char *Str1, const char *Str2)
{
	return (uint16_t)compare(pLdObj, Str1, Str2, SIZE_MAX, false);
}

uint16_t DBIFN
OsLdStrnCmp(void *pLdObj, const char *Str1, const char *Str2, uint16_t Len)
{
	return (uint16_t)compare(pLdObj, Str1, Str2, Len, false);
}

int16_t DBIFN
OsLdStrCmpi(void *pLdObj, const char *str1, const char *str2)
{
	return (int16_t)compare(pLdObj, str1, str2, SIZE_MAX, true);
}

int16_t DBIFN
OsLdStrnCmpi(void *pLdObj, const char *Str1, const char *Str2, uint16_t Len)
{
	return (int16_t)compare(pLdObj, Str1, Str2, Len, true);
}
