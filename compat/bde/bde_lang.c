/* SPDX-License-Identifier: MIT */
/* Language drivers. */

#include <bsd/string.h>
#include <iconv.h>
#include <stdio.h>
#include <strings.h>

#include "bde_lang.h"

enum { LCID_US = 0x0409, ANSI = 1252 };

#define LANG(name, desc, platform, page, same) {			\
	.LangId = LCID_US,						\
	.LdName = name,							\
	.EnglishDesc = desc,						\
	.LdDescriptor = name,						\
	.PrimaryCpPlatform = platform,					\
	.PrimaryCodePageID = page,					\
	.AlternateCodePageID = ANSI,					\
	.NoConversions = same,						\
	.LdLCID = LCID_US						\
}

/* Programs write into none of them, although the calls take void *.  The first
 * two are the defaults, and take any bytes: programs of today keep UTF-8 in
 * their tables. */
static const TOSBLObj objects[] = {
	LANG("ascii", "Paradox 'ascii'", DBIOEM_CP, 437, 1),
	LANG("DBWINUS0", "dBASE 'ascii' ANSI", DBIANSI_CP, ANSI, 1),
	LANG("ANSIINTL", "Paradox ANSI INTL", DBIANSI_CP, ANSI, 1),
	LANG("intl", "Paradox 'intl'", DBIOEM_CP, 437, 0),
	LANG("intl850", "Paradox 'intl' 850", DBIOEM_CP, 850, 0),
	LANG("DB437US0", "dBASE ENU cp437", DBIOEM_CP, 437, 0),
	LANG("DB850US0", "dBASE ENU cp850", DBIOEM_CP, 850, 0)
};

enum { OBJECTS = sizeof(objects) / sizeof(objects[0]) };

static const TOSBLObj *
find_object(const char *name)
{
	size_t i;

	for (i = 0; i < OBJECTS; i++)
		if (strcasecmp(objects[i].LdName, name) == 0)
			return &objects[i];
	return NULL;
}

/* NULL is the default object; others are ours or nothing. */
static const TOSBLObj *
check_object(const void *object)
{
	size_t i;

	if (object == NULL)
		return &objects[0];
	for (i = 0; i < OBJECTS; i++)
		if (object == &objects[i])
			return &objects[i];
	return NULL;
}

const char *
bde_lang_default(enum bde_driver driver)
{
	return objects[driver == BDE_DBASE].LdName;
}

const TOSBLObj *
bde_lang_find(enum bde_driver driver, const char *name)
{
	return find_object(*name != '\0' ? name : bde_lang_default(driver));
}

static void *
give_object(const TOSBLObj *object)
{
	return (void *)(uintptr_t)object;
}

/* A driver that we do not know is treated as the default one: every cursor
 * has an object. */
DBIResult DBIFN
DbiGetLdObj(hDBICur hCursor, void **ppLdObj)
{
	struct bde_call call;
	const struct bde_table *table;
	const TOSBLObj *object;
	DBIResult result;

	if (ppLdObj != NULL)
		*ppLdObj = NULL;
	result = bde_enter_cursor(&call, BDE_DbiGetLdObj, hCursor);
	if (result == DBIERR_NONE && ppLdObj == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE) {
		table = call.cursor->table;
		object = bde_lang_find(table->driver, table->lang);
		if (object == NULL)
			object = bde_lang_find(table->driver, "");
		*ppLdObj = give_object(object);
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
		strlcpy(pLdName, bde_lang_default(driver), sizeof(DBINAME));
out:
	return bde_leave(&call, result);
}

/* One byte; false when the other code page has no such character. */
static bool
convert_byte(iconv_t converter, char from, char *to)
{
	char *in = &from;
	char *out = to;
	size_t in_left = 1;
	size_t out_left = 1;

	iconv(converter, NULL, NULL, NULL, NULL);
	if (iconv(converter, &in, &in_left, &out, &out_left) == 0 &&
	    out_left == 0)
		return true;
	*to = '?';
	return false;
}

/* to may be NULL, or from itself; the terminator is among the size bytes when
 * there is one. */
static DBIResult
convert(const char *to_page, const char *from_page, char *to,
    const char *from, size_t size, bool *lost)
{
	iconv_t converter = iconv_open(to_page, from_page);
	size_t i;
	char byte;

	if (converter == (iconv_t)-1)
		return DBIERR_INVALIDLANGDRV;
	for (i = 0; i < size; i++) {
		if (!convert_byte(converter, from[i], &byte))
			*lost = true;
		if (to != NULL)
			to[i] = byte;
	}
	iconv_close(converter);
	return DBIERR_NONE;
}

/* length 0: up to the terminator, and that too. */
static DBIResult
translate(const void *object, bool to_native, char *to, const char *from,
    uint32_t length, DBIBOOL *loss)
{
	const TOSBLObj *lang = check_object(object);
	char oem[16];
	DBIResult result = DBIERR_NONE;
	size_t size;
	bool lost = false;

	if (loss != NULL)
		*loss = 0;
	if (lang == NULL || from == NULL)
		return DBIERR_INVALIDPARAM;
	size = length != 0 ? length : strlen(from) + 1;
	snprintf(oem, sizeof(oem), "CP%u", lang->PrimaryCodePageID);
	if (!lang->NoConversions)
		result = convert(to_native ? oem : "CP1252",
		    to_native ? "CP1252" : oem, to, from, size, &lost);
	else if (to != NULL)
		memmove(to, from, size);
	if (loss != NULL)
		*loss = lost;
	return result;
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

/* The calls below give 0 when they did what they should. */
uint16_t DBIFN
OsLdLoadBySymbName(const char *pSymbName, void **pLdObj)
{
	const TOSBLObj *object;

	if (pSymbName == NULL || pLdObj == NULL)
		return DBIERR_INVALIDPARAM;
	object = find_object(pSymbName);
	*pLdObj = give_object(object);
	return object != NULL ? DBIERR_NONE : DBIERR_LDNOTFOUND;
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

/* By bytes, as keys are. */
static int
order_of(int difference)
{
	return (difference > 0) - (difference < 0);
}

/* These calls cannot fail: no text is an empty one. */
static const char *
text_of(const char *str)
{
	return str != NULL ? str : "";
}

uint16_t DBIFN
OsLdStrCmp(void *pLdObj, const char *Str1, const char *Str2)
{
	(void)pLdObj;
	return (uint16_t)order_of(strcmp(text_of(Str1), text_of(Str2)));
}

uint16_t DBIFN
OsLdStrnCmp(void *pLdObj, const char *Str1, const char *Str2, uint16_t Len)
{
	(void)pLdObj;
	return (uint16_t)order_of(strncmp(text_of(Str1), text_of(Str2), Len));
}

int16_t DBIFN
OsLdStrCmpi(void *pLdObj, const char *str1, const char *str2)
{
	(void)pLdObj;
	return (int16_t)order_of(strcasecmp(text_of(str1), text_of(str2)));
}

int16_t DBIFN
OsLdStrnCmpi(void *pLdObj, const char *Str1, const char *Str2, uint16_t Len)
{
	(void)pLdObj;
	return (int16_t)order_of(strncasecmp(text_of(Str1), text_of(Str2),
	    Len));
}
