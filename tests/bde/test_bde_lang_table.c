/* SPDX-License-Identifier: MIT */
/* Tables whose texts sort as their language driver says: BDE32 help, "Language
 * drivers", "DbiSetToKey", "DbiAddFilter", "DbiCompareKeys".  Texts are bytes
 * of the driver's code page. */
#include <stdio.h>
#include <string.h>

#include "agent.h"
#include "can.h"
#include "tables.h"

enum { WORD = 1, LAND, TEXT_MAX = 512, UNITS = 20 };

/* Code page 437 */
#define A_UML "\x84"			/* a with diaeresis */
#define BIG_A_UML "\x8e"
#define A_RING "\x86"
#define O_UML "\x94"
#define BIG_O_UML "\x99"
#define E_ACUTE "\x82"

static struct bde_fix fx;
static hDBICur cur;
static uint8_t buf[TEXT_MAX], key[TEXT_MAX], other_key[TEXT_MAX];

static void
setup(void)
{
	bde_fix_open(&fx);
	bde_fix_db(&fx);
	cur = NULL;
}

static void
teardown(void)
{
	bde_fix_close(&fx);
}

/* The option of a description that names a driver. */
static void
set_driver(struct table_desc *table, FLDDesc *option, const char *lang)
{
	memset(option, 0, sizeof *option);
	strcpy(option->szName, "LANGDRIVER");
	option->iLen = (uint16_t)(strlen(lang) + 1);
	table->desc.iOptParams = 1;
	table->desc.pfldOptParams = option;
	table->desc.pOptData = (uint8_t *)(uintptr_t)lang;
}

/* Words with their lands; indexes LAND and, without case, NOCASE.  The words
 * are the key. */
static DBIResult
create_words(const char *name, const char *lang)
{
	struct table_desc table;
	FLDDesc option;

	table_begin(&table, name, szPARADOX);
	table_field(&table, "WORD", fldPDXCHAR, UNITS, 0);
	table_field(&table, "LAND", fldPDXCHAR, UNITS, 0);
	table_primary(&table, 1);
	table_index(&table, "LAND", LAND);
	table_index(&table, "NOCASE", WORD)->bCaseInsensitive = TRUE;
	if (lang != NULL)
		set_driver(&table, &option, lang);
	return DbiCreateTable(fx.db, FALSE, &table.desc);
}

static void
put(hDBICur c, const char *word, const char *land)
{
	char text[UNITS + 1];

	ck_dbi(DBIERR_NONE, DbiInitRecord(c, buf));
	snprintf(text, sizeof text, "%s", word);
	ck_dbi(DBIERR_NONE, DbiPutField(c, WORD, buf, (uint8_t *)text));
	snprintf(text, sizeof text, "%s", land);
	ck_dbi(DBIERR_NONE, DbiPutField(c, LAND, buf, (uint8_t *)text));
}

static DBIResult
add(const char *word, const char *land)
{
	put(cur, word, land);
	return DbiInsertRecord(cur, dbiNOLOCK, buf);
}

static void
add_all(const char *const *words)
{
	for (; *words != NULL; words++)
		ck_dbi(DBIERR_NONE, add(*words, ""));
}

static void
open_words(const char *name)
{
	cur = table_open(fx.db, name, dbiREADWRITE, dbiOPENSHARED, xltFIELD);
}

static void
make_words(const char *name, const char *lang)
{
	ck_dbi(DBIERR_NONE, create_words(name, lang));
	open_words(name);
}

static const char *
word_at(hDBICur c)
{
	static char word[UNITS + 1];
	DBIBOOL blank;

	ck_dbi(DBIERR_NONE, DbiGetField(c, WORD, buf, (uint8_t *)word,
	    &blank));
	return word;
}

/* "a b c", from where the cursor stands on. */
static const char *
show_rest(hDBICur c)
{
	static char line[TEXT_MAX];
	size_t size = 0;

	line[0] = '\0';
	while (DbiGetNextRecord(c, dbiNOLOCK, buf, NULL) == DBIERR_NONE)
		size += (size_t)snprintf(line + size, sizeof line - size,
		    "%s%s", size > 0 ? " " : "", word_at(c));
	return line;
}

static const char *
show(hDBICur c)
{
	ck_dbi(DBIERR_NONE, DbiSetToBegin(c));
	return show_rest(c);
}

static void
switch_to(const char *index)
{
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&cur, index, NULL, 0, FALSE));
}

static const char *const swedish[] = {
	"zebra", O_UML "l", "ek", A_RING "ka", E_ACUTE "mu", "Ek",
	A_UML "rm", "emo", NULL
};
#define SWEDISH_IN_ORDER \
	"ek Ek emo " E_ACUTE "mu zebra " A_RING "ka " A_UML "rm " O_UML "l"

static void
make_swedish(void)
{
	make_words("ORD", "swedfin");
	add_all(swedish);
}

/* ---- order ---- */

START_TEST(a_table_with_the_swedish_driver_has_o_umlaut_after_z)
{
	make_swedish();
	ck_assert_str_eq(show(cur), SWEDISH_IN_ORDER);
	ck_dbi(DBIERR_KEYVIOL, add(O_UML "l", ""));
	switch_to("NOCASE");
	ck_assert_str_eq(show(cur), SWEDISH_IN_ORDER);
}
END_TEST

START_TEST(a_table_with_a_german_driver_has_o_umlaut_with_o)
{
	make_words("WORT", "DB437DE0");
	add_all(swedish);
	ck_assert_str_eq(show(cur), A_RING "ka " A_UML "rm ek Ek emo "
	    E_ACUTE "mu " O_UML "l zebra");
}
END_TEST

START_TEST(a_table_with_the_ascii_driver_sorts_by_bytes)
{
	make_words("BYTES", NULL);
	add_all(swedish);
	ck_assert_str_eq(show(cur), "Ek ek emo zebra " E_ACUTE "mu " A_UML
	    "rm " A_RING "ka " O_UML "l");
}
END_TEST

START_TEST(a_dbase_table_sorts_by_its_driver)
{
	struct table_desc table;
	FLDDesc option;

	table_begin(&table, "ORD", szDBASE);
	table_field(&table, "WORD", fldDBCHAR, UNITS, 0);
	table_field(&table, "LAND", fldDBCHAR, UNITS, 0);
	table_index(&table, "WORD", WORD);
	set_driver(&table, &option, "DB437SV0");
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &table.desc));
	cur = table_open(fx.db, "ORD.DBF", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	add_all(swedish);
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&cur, "ORD.MDX", "WORD", 0,
	    FALSE));
	ck_assert_str_eq(show(cur), SWEDISH_IN_ORDER);
}
END_TEST

/* UPPER in the expression of a tag. */
START_TEST(expressions_of_tags_know_the_driver_s_letters)
{
	struct table_desc table;
	FLDDesc option;
	IDXDesc *tag;

	table_begin(&table, "ORD", szDBASE);
	table_field(&table, "WORD", fldDBCHAR, UNITS, 0);
	table_field(&table, "LAND", fldDBCHAR, UNITS, 0);
	tag = table_index(&table, "BIG", WORD);
	tag->bExpIdx = TRUE;
	strcpy(tag->szKeyExp, "UPPER(TRIM(WORD))");
	set_driver(&table, &option, "DB437SV0");
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &table.desc));
	cur = table_open(fx.db, "ORD.DBF", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	add_all(swedish);
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&cur, "ORD.MDX", "BIG", 0,
	    FALSE));
	ck_assert_str_eq(show(cur), SWEDISH_IN_ORDER);
	put(cur, BIG_A_UML "rm", "");
	ck_dbi(DBIERR_NONE, DbiExtractKey(cur, buf, key));
	ck_dbi(DBIERR_NONE, DbiSetToKey(cur, keySEARCHEQ, TRUE, 0, 0, key));
	ck_assert_str_eq(show_rest(cur), A_UML "rm " O_UML "l");
}
END_TEST

/* Sorted the other way round, blanks last. */
START_TEST(a_descending_index_turns_the_order)
{
	IDXDesc index;

	make_swedish();
	ck_dbi(DBIERR_NONE, add("x", "Kina"));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	memset(&index, 0, sizeof index);
	strcpy(index.szName, "BACK");
	index.iFldsInKey = 1;
	index.aiKeyFld[0] = WORD;
	index.bDescending = index.bMaintained = TRUE;
	ck_dbi(DBIERR_NONE, DbiAddIndex(fx.db, NULL, "ORD", szPARADOX, &index,
	    NULL));
	open_words("ORD");
	switch_to("BACK");
	ck_assert_str_eq(show(cur), O_UML "l " A_UML "rm " A_RING "ka zebra x "
	    E_ACUTE "mu emo Ek ek");
}
END_TEST

static const char *const czech[] = { "chata", "hora", "\x9f" "as", "cena",
	"ihla", NULL };			/* 9F: c with caron in 852 */

START_TEST(letters_of_two_characters_have_their_own_place)
{
	make_words("SLOVA", "czech");
	add_all(czech);
	ck_assert_str_eq(show(cur), "cena \x9f" "as hora chata ihla");
}
END_TEST

START_TEST(a_hyphen_counts_like_other_characters)
{
	static const char *const words[] = { "coop", "co-op", "co-x", "con",
		NULL };

	make_words("WORDS", "DBWINWE0");
	add_all(words);
	ck_assert_str_eq(show(cur), "co-op co-x con coop");
}
END_TEST

/* Lead bytes 93, 83; the katakana a, ka and the kanji of sun. */
START_TEST(two_bytes_may_be_a_character)
{
	static const char *const words[] = { "\x93\xfa", "\x83\x4a", "\x83\x41",
		"z", NULL };

	make_words("KOTOBA", "DB932JP0");
	add_all(words);
	ck_assert_str_eq(show(cur), "z \x83\x41 \x83\x4a \x93\xfa");
}
END_TEST

/* ---- what is stored ---- */

START_TEST(the_bytes_of_a_record_stay_what_they_were)
{
	char all[UNITS + 1];
	unsigned first, i;

	make_words("BYTES", "turk");		/* 857 has free bytes */
	for (first = 0x20; first < 0x100; first += UNITS) {
		for (i = 0; i < UNITS && first + i < 0x100; i++)
			all[i] = (char)(first + i);
		all[i] = '\0';
		ck_dbi(DBIERR_NONE, add(all, ""));
		put(cur, all, "");
		ck_dbi(DBIERR_NONE, DbiExtractKey(cur, buf, key));
		ck_dbi(DBIERR_NONE, DbiGetRecordForKey(cur, TRUE, 0, 0, key,
		    buf));
		ck_assert_str_eq(word_at(cur), all);
	}
}
END_TEST

START_TEST(a_table_tells_its_driver)
{
	char name[DBIMAXNAMELEN + 1];
	uint16_t length;
	CURProps props;
	void *object;

	make_words("ORD", "SWEDFIN");
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(cur, &props));
	ck_assert_str_eq(props.szLangDriver, "swedfin");
	ck_assert_uint_eq(props.iCodePage, 437);
	ck_dbi(DBIERR_NONE, DbiGetProp(cur, curLANGDRVNAME, name, sizeof name,
	    &length));
	ck_assert_str_eq(name, "swedfin");
	ck_dbi(DBIERR_NONE, DbiGetLdObj(cur, &object));
	ck_assert_str_eq(((TOSBLObj *)object)->LdName, "swedfin");
	ck_assert_int_eq(((TOSBLObj *)object)->LdLCID, 0x041d);
	ck_dbi(DBIERR_NONE, DbiCopyTable(fx.db, FALSE, "ORD", szPARADOX,
	    "KOPIA"));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	open_words("KOPIA");
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(cur, &props));
	ck_assert_str_eq(props.szLangDriver, "swedfin");
	add_all(swedish);
	ck_assert_str_eq(show(cur), SWEDISH_IN_ORDER);
}
END_TEST

START_TEST(an_unknown_driver_makes_no_table)
{
	ck_dbi(DBIERR_LDNOTFOUND, create_words("ORD", "klingon"));
	ck_dbi(DBIERR_NOSUCHFILE, table_try_open(fx.db, "ORD", szPARADOX,
	    dbiREADONLY, dbiOPENSHARED));
	ck_dbi(DBIERR_NONE, create_words("ORD", ""));
	ck_dbi(DBIERR_LDNOTFOUND, create_words("ORD2",
	    "a name that is longer than any driver's may be"));
}
END_TEST

/* The configuration's driver of tables whose description names none. */
START_TEST(the_configuration_has_the_driver_of_new_tables)
{
	FLDDesc field = { .szName = "LANGDRIVER", .iFldType = fldZSTRING,
	    .iLen = sizeof(DBINAME) };
	DBINAME value = "swedfin", name;

	ck_dbi(DBIERR_NONE, DbiCfgModifyRecord(NULL,
	    "\\DRIVERS\\PARADOX\\INIT", 1, &field, value));
	ck_dbi(DBIERR_NONE, DbiGetLdName(szPARADOX, NULL, name));
	ck_assert_str_eq(name, "swedfin");
	make_words("ORD", NULL);
	add_all(swedish);
	ck_assert_str_eq(show(cur), SWEDISH_IN_ORDER);
	strcpy(value, "klingon");
	ck_dbi(DBIERR_NONE, DbiCfgModifyRecord(NULL,
	    "\\DRIVERS\\PARADOX\\INIT", 1, &field, value));
	ck_dbi(DBIERR_LDNOTFOUND, create_words("ORD2", NULL));
	ck_dbi(DBIERR_NONE, create_words("ORD2", "ascii"));
}
END_TEST

/* ---- keys ---- */

static void
make_key(uint8_t *to, const char *word)
{
	put(cur, word, "");
	ck_dbi(DBIERR_NONE, DbiExtractKey(cur, buf, to));
}

START_TEST(searches_find_the_place_in_the_order)	/* "DbiSetToKey" */
{
	make_swedish();
	make_key(key, A_UML "lg");
	ck_dbi(DBIERR_RECNOTFOUND, DbiSetToKey(cur, keySEARCHEQ, TRUE, 0, 0,
	    key));
	ck_assert_str_eq(show_rest(cur), A_UML "rm " O_UML "l");
	make_key(key, "zebra");
	ck_dbi(DBIERR_NONE, DbiSetToKey(cur, keySEARCHGT, TRUE, 0, 0, key));
	ck_assert_str_eq(show_rest(cur), A_RING "ka " A_UML "rm " O_UML "l");
	make_key(key, "Ek");
	ck_dbi(DBIERR_NONE, DbiSetToKey(cur, keySEARCHEQ, TRUE, 0, 0, key));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(cur, dbiNOLOCK, buf, NULL));
	ck_assert_str_eq(word_at(cur), "Ek");
}
END_TEST

START_TEST(case_is_folded_by_the_driver)
{
	make_swedish();
	switch_to("NOCASE");
	make_key(key, BIG_O_UML "L");
	ck_dbi(DBIERR_NONE, DbiSetToKey(cur, keySEARCHEQ, TRUE, 0, 0, key));
	ck_assert_str_eq(show_rest(cur), O_UML "l");
	/* Accents count. */
	make_key(key, "EMU");
	ck_dbi(DBIERR_RECNOTFOUND, DbiSetToKey(cur, keySEARCHEQ, TRUE, 0, 0,
	    key));
}
END_TEST

/* A part of a text is its letters: neither case nor accents count. */
START_TEST(partial_keys_find_what_begins_so)
{
	make_swedish();
	make_key(key, "em?");
	ck_dbi(DBIERR_NONE, DbiSetToKey(cur, keySEARCHEQ, TRUE, 0, 2, key));
	ck_assert_str_eq(show_rest(cur), "emo " E_ACUTE "mu zebra " A_RING
	    "ka " A_UML "rm " O_UML "l");
	make_key(key, BIG_A_UML);
	ck_dbi(DBIERR_NONE, DbiSetToKey(cur, keySEARCHEQ, TRUE, 0, 1, key));
	ck_assert_str_eq(show_rest(cur), A_UML "rm " O_UML "l");
	make_key(key, "x");
	ck_dbi(DBIERR_RECNOTFOUND, DbiSetToKey(cur, keySEARCHEQ, TRUE, 0, 1,
	    key));
	ck_dbi(DBIERR_INVALIDPARAM, DbiSetToKey(cur, keySEARCHEQ, TRUE, 0,
	    UNITS + 1, key));
}
END_TEST

START_TEST(ranges_go_by_the_order)		/* "DbiSetRange" */
{
	make_swedish();
	make_key(key, "zebra");
	make_key(other_key, A_UML "rm");
	ck_dbi(DBIERR_NONE, DbiSetRange(cur, TRUE, 0, 0, key, TRUE, 0, 0,
	    other_key, TRUE));
	ck_assert_str_eq(show(cur), "zebra " A_RING "ka " A_UML "rm");
	ck_dbi(DBIERR_NONE, DbiSetRange(cur, TRUE, 0, 0, key, FALSE, 0, 0,
	    other_key, FALSE));
	ck_assert_str_eq(show(cur), A_RING "ka");
	make_key(key, "e");
	ck_dbi(DBIERR_NONE, DbiSetRange(cur, TRUE, 0, 1, key, TRUE, 0, 1,
	    key, TRUE));
	ck_assert_str_eq(show(cur), "ek Ek emo " E_ACUTE "mu");
}
END_TEST

/* Every word against every other: by key, by text, by place. */
START_TEST(keys_and_objects_compare_as_the_table_sorts)
{
	static const char *const order[] = { "ek", "Ek", "emo", E_ACUTE "mu",
		"zebra", A_RING "ka", A_UML "rm", O_UML "l" };
	int16_t by_key;
	void *object;
	int a, b, want;

	make_swedish();
	ck_dbi(DBIERR_NONE, DbiGetLdObj(cur, &object));
	for (a = 0; a < 8; a++)
		for (b = 0; b < 8; b++) {
			want = (a > b) - (a < b);
			make_key(key, order[a]);
			make_key(other_key, order[b]);
			ck_dbi(DBIERR_NONE, DbiCompareKeys(cur, key,
			    other_key, 0, 0, &by_key));
			ck_assert_int_eq(by_key, want);
			ck_assert_int_eq((int16_t)OsLdStrCmp(object, order[a],
			    order[b]), want);
		}
	ck_assert_int_eq(OsLdStrCmpi(object, BIG_O_UML "L", O_UML "l"), 0);
	ck_assert_int_eq(OsLdStrCmpi(NULL, BIG_O_UML "L", O_UML "l"), 1);
	ck_assert_int_eq((int16_t)OsLdStrnCmp(object, "zeb", A_RING "b", 1),
	    -1);
	ck_assert_int_eq(OsLdStrnCmpi(object, BIG_O_UML "a", O_UML "b", 1),
	    0);
	ck_assert_int_eq(OsLdStrCmpi(object, NULL, ""), 0);
}
END_TEST

/* ---- filters ---- */

static const char *
show_filtered(const CANExpr *expr)
{
	const char *line;
	hDBIFilter filter;

	ck_dbi(DBIERR_NONE, DbiAddFilter(cur, 0, 1, FALSE,
	    (CANExpr *)(uintptr_t)expr, NULL, &filter));
	ck_dbi(DBIERR_NONE, DbiActivateFilter(cur, filter));
	line = show(cur);
	ck_dbi(DBIERR_NONE, DbiDropFilter(cur, filter));
	return line;
}

static const char *
show_simple(int op, const char *text)
{
	struct can can;

	return show_filtered(can_simple(&can, op, "WORD", fldZSTRING, text,
	    strlen(text) + 1));
}

static const char *
show_folded(int op, uint16_t partial, const char *text)
{
	uint16_t root, field, constant;
	struct can can;

	can_start(&can);
	root = can_compare(&can, op, TRUE, partial);
	field = can_field(&can, WORD, "WORD");
	constant = can_text(&can, text);
	can_join_compare(&can, root, field, constant);
	return show_filtered(can_finish(&can));
}

static const char *
show_mapped(int letters, const char *text)
{
	uint16_t root, map, field, constant;
	struct can can;

	can_start(&can);
	root = can_binary(&can, canEQ);
	map = can_unary(&can, letters);
	field = can_field(&can, WORD, "WORD");
	constant = can_text(&can, text);
	can_hang(&can, map, field);
	can_join(&can, root, map, constant);
	return show_filtered(can_finish(&can));
}

START_TEST(filters_compare_by_the_driver)	/* "DbiAddFilter" */
{
	make_swedish();
	ck_assert_str_eq(show_simple(canGT, "z"), "zebra " A_RING "ka " A_UML
	    "rm " O_UML "l");
	ck_assert_str_eq(show_simple(canLT, "emp"), "ek Ek emo");
	ck_assert_str_eq(show_simple(canEQ, E_ACUTE "mu"), E_ACUTE "mu");
	ck_assert_str_eq(show_simple(canEQ, "emu"), "");
	ck_assert_str_eq(show_folded(canEQ, 0, BIG_O_UML "L"), O_UML "l");
	ck_assert_str_eq(show_folded(canEQ, 1, BIG_A_UML), A_UML "rm");
	ck_assert_str_eq(show_folded(canEQ, 1, "E"), "ek Ek emo");
}
END_TEST

START_TEST(patterns_and_letters_go_by_the_driver)
{
	make_swedish();
	ck_assert_str_eq(show_simple(canLIKE, "_" "mu"), E_ACUTE "mu");
	ck_assert_str_eq(show_simple(canLIKE, "%" O_UML "%"), O_UML "l");
	ck_assert_str_eq(show_simple(canLIKE, BIG_O_UML "%"), "");
	ck_assert_str_eq(show_folded(canLIKE, 0, BIG_O_UML "%"), O_UML "l");
	ck_assert_str_eq(show_folded(canLIKE, 0, "%\x90" "MU"),
	    E_ACUTE "mu");			/* 90: E with acute */
	ck_assert_str_eq(show_mapped(canUPPER, BIG_A_UML "RM"), A_UML "rm");
	ck_assert_str_eq(show_mapped(canLOWER, O_UML "l"), O_UML "l");
	ck_assert_str_eq(show_mapped(canLOWER, "ek"), "ek Ek");
}
END_TEST

/* 98: dotted capital i, 8D: dotless small one, in 857. */
START_TEST(turkish_has_two_letters_i)
{
	static const char *const words[] = { "IRK", "\x8d" "rk", "irk",
		"\x98RK", NULL };

	make_words("SOZ", "turk");
	add_all(words);
	ck_assert_str_eq(show_mapped(canLOWER, "\x8d" "rk"), "\x8drk IRK");
	ck_assert_str_eq(show_mapped(canUPPER, "\x98RK"), "irk \x98RK");
	switch_to("NOCASE");
	make_key(key, "IRK");
	ck_dbi(DBIERR_NONE, DbiSetToKey(cur, keySEARCHGT, TRUE, 0, 0, key));
	ck_assert_str_eq(show_rest(cur), "irk \x98RK");
}
END_TEST

/* ---- other views of a table ---- */

START_TEST(cached_records_stand_in_the_driver_s_order)
{
	make_swedish();
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&cur));
	ck_dbi(DBIERR_NONE, add(A_UML "pple", ""));
	ck_dbi(DBIERR_NONE, add(BIG_O_UML "L", ""));
	ck_assert_str_eq(show(cur), "ek Ek emo " E_ACUTE "mu zebra " A_RING
	    "ka " A_UML "pple " A_UML "rm " O_UML "l " BIG_O_UML "L");
	switch_to("NOCASE");
	make_key(key, BIG_A_UML "PPLE");
	ck_dbi(DBIERR_NONE, DbiSetToKey(cur, keySEARCHEQ, TRUE, 0, 0, key));
	ck_assert_str_eq(show_rest(cur), A_UML "pple " A_UML "rm " O_UML "l "
	    BIG_O_UML "L");
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(cur,
	    dbiDelayedUpdCommit));
	ck_dbi(DBIERR_NONE, DbiEndDelayedUpdates(&cur));
	switch_to(NULL);
	ck_assert_str_eq(show(cur), "ek Ek emo " E_ACUTE "mu zebra " A_RING
	    "ka " A_UML "pple " A_UML "rm " O_UML "l " BIG_O_UML "L");
}
END_TEST

START_TEST(details_are_found_by_the_driver)	/* "DbiLinkDetail" */
{
	uint16_t word = WORD, land = LAND;
	hDBICur master;

	make_words("LAND", "swedfin");
	ck_dbi(DBIERR_NONE, add(A_RING "land", ""));
	ck_dbi(DBIERR_NONE, add(O_UML "land", ""));
	master = cur;
	make_words("ORD", "swedfin");
	ck_dbi(DBIERR_NONE, add("b", O_UML "land"));
	ck_dbi(DBIERR_NONE, add("c", A_RING "land"));
	ck_dbi(DBIERR_NONE, add("a", O_UML "land"));
	switch_to("LAND");
	ck_dbi(DBIERR_NONE, DbiBeginLinkMode(&master));
	ck_dbi(DBIERR_NONE, DbiBeginLinkMode(&cur));
	ck_dbi(DBIERR_NONE, DbiLinkDetail(master, cur, 1, &word, &land));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(master));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(master, dbiNOLOCK, NULL, NULL));
	ck_assert_str_eq(show(cur), "c");
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(master, dbiNOLOCK, NULL, NULL));
	ck_assert_str_eq(show(cur), "a b");
}
END_TEST

START_TEST(least_and_greatest_values_go_by_the_driver)
{
	struct table_desc table;
	FLDDesc option;
	VCHKDesc *check;

	table_begin(&table, "ORD", szPARADOX);
	table_field(&table, "WORD", fldPDXCHAR, UNITS, 0);
	table_field(&table, "LAND", fldPDXCHAR, UNITS, 0);
	table_primary(&table, 1);
	check = table_check(&table, WORD);
	check->bHasMinVal = check->bHasMaxVal = TRUE;
	strcpy((char *)check->aMinVal, "z");
	strcpy((char *)check->aMaxVal, A_UML);
	set_driver(&table, &option, "swedfin");
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &table.desc));
	open_words("ORD");
	ck_dbi(DBIERR_NONE, add(A_RING "ka", ""));
	ck_dbi(DBIERR_MINVALERR, add("y", ""));
	ck_dbi(DBIERR_MAXVALERR, add(O_UML, ""));
}
END_TEST

/* ---- another process ---- */

static const char *agent_dir;

START_TEST(an_agent_adds_a_word_and_prints_all)
{
	DBIEnv env;

	memset(&env, 0, sizeof env);
	snprintf(env.szWorkDir, sizeof env.szWorkDir, "%s", agent_dir);
	snprintf(env.szIniFile, sizeof env.szIniFile, "%s/idapi.cfg",
	    agent_dir);
	ck_dbi(DBIERR_NONE, DbiInit(&env));
	ck_dbi(DBIERR_NONE, DbiOpenDatabase(NULL, NULL, dbiREADWRITE,
	    dbiOPENSHARED, NULL, 0, NULL, NULL, &fx.db));
	ck_dbi(DBIERR_NONE, DbiSetDirectory(fx.db, agent_dir));
	open_words("ORD");
	ck_dbi(DBIERR_NONE, add(A_UML "pple", ""));
	puts(show(cur));
	fflush(stdout);
	ck_dbi(DBIERR_NONE, DbiExit());
}
END_TEST

/* The other process is this program, started anew. */
static int
agent_main(const char *dir)
{
	Suite *suite = suite_create("agent");
	TCase *tcase = tcase_create("agent");

	agent_dir = dir;
	tcase_add_test(tcase, an_agent_adds_a_word_and_prints_all);
	suite_add_tcase(suite, tcase);
	return agent_run(suite);
}

START_TEST(another_process_sees_the_same_order)
{
	struct agent ag;
	char line[AGENT_LINE];

	make_swedish();
	agent_start(&ag, fx.dir);
	strcpy(line, agent_hear(&ag));
	agent_dismiss(&ag);
	ck_assert_str_eq(line, "ek Ek emo " E_ACUTE "mu zebra " A_RING "ka "
	    A_UML "pple " A_UML "rm " O_UML "l");
	ck_assert_str_eq(show(cur), line);
}
END_TEST

/* ---- all drivers ---- */

START_TEST(every_driver_listed_makes_a_table_that_sorts)
{					/* "DbiOpenLdList" */
	static const char *const words[] = { "b", "C", "a", NULL };
	unsigned count = 0;
	hDBICur list;
	LDDesc desc;
	char name[DBIMAXNAMELEN];

	ck_dbi(DBIERR_NONE, DbiOpenLdList(&list));
	while (DbiGetNextRecord(list, dbiNOLOCK, (uint8_t *)&desc, NULL) ==
	    DBIERR_NONE) {
		snprintf(name, sizeof name, "T%u", count++);
		make_words(name, desc.szName);
		add_all(words);
		ck_assert_str_eq(show(cur),
		    strcmp(desc.szName, "ascii") == 0 ||
		    strcmp(desc.szName, "DBWINUS0") == 0 ? "C a b" : "a b C");
		ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	}
	ck_assert_uint_gt(count, 90);
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&list));
	ck_dbi(DBIERR_INVALIDPARAM, DbiOpenLdList(NULL));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bde_lang_table");
	TCase *tcase = tcase_create("order");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase,
	    a_table_with_the_swedish_driver_has_o_umlaut_after_z);
	tcase_add_test(tcase,
	    a_table_with_a_german_driver_has_o_umlaut_with_o);
	tcase_add_test(tcase, a_table_with_the_ascii_driver_sorts_by_bytes);
	tcase_add_test(tcase, a_dbase_table_sorts_by_its_driver);
	tcase_add_test(tcase, expressions_of_tags_know_the_driver_s_letters);
	tcase_add_test(tcase, a_descending_index_turns_the_order);
	tcase_add_test(tcase,
	    letters_of_two_characters_have_their_own_place);
	tcase_add_test(tcase, a_hyphen_counts_like_other_characters);
	tcase_add_test(tcase, two_bytes_may_be_a_character);
	tcase_add_test(tcase, the_bytes_of_a_record_stay_what_they_were);
	tcase_add_test(tcase, a_table_tells_its_driver);
	tcase_add_test(tcase, an_unknown_driver_makes_no_table);
	tcase_add_test(tcase,
	    the_configuration_has_the_driver_of_new_tables);
	suite_add_tcase(suite, tcase);
	tcase = tcase_create("keys");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, searches_find_the_place_in_the_order);
	tcase_add_test(tcase, case_is_folded_by_the_driver);
	tcase_add_test(tcase, partial_keys_find_what_begins_so);
	tcase_add_test(tcase, ranges_go_by_the_order);
	tcase_add_test(tcase, keys_and_objects_compare_as_the_table_sorts);
	tcase_add_test(tcase, filters_compare_by_the_driver);
	tcase_add_test(tcase, patterns_and_letters_go_by_the_driver);
	tcase_add_test(tcase, turkish_has_two_letters_i);
	suite_add_tcase(suite, tcase);
	tcase = tcase_create("views");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, cached_records_stand_in_the_driver_s_order);
	tcase_add_test(tcase, details_are_found_by_the_driver);
	tcase_add_test(tcase, least_and_greatest_values_go_by_the_driver);
	tcase_add_test(tcase, another_process_sees_the_same_order);
	tcase_add_test(tcase, every_driver_listed_makes_a_table_that_sorts);
	tcase_set_timeout(tcase, 120);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "--agent") == 0)
		return agent_main(argv[2]);
	return jp_suite_run(make_suite());
}
