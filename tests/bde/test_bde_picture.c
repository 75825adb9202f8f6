/* SPDX-License-Identifier: MIT */
/* Pictures and lookup tables: BDE32 help, "VCHKDesc", "DbiVerifyField". */
#include <stdbool.h>

#include "tables.h"

enum { BUF_MAX = 512, TEXT_MAX = 32, F_ID = 1, F_TEXT, F_COUNT };

static struct bde_fix fx;

static void
setup(void)
{
	bde_fix_open(&fx);
	bde_fix_db(&fx);
}

static void
teardown(void)
{
	bde_fix_close(&fx);
}

/* ITEMS: ID, TEXT, COUNT; checks are added by the caller. */
static void
describe(struct table_desc *t)
{
	table_begin(t, "ITEMS", szPARADOX);
	table_field(t, "ID", fldPDXLONG, 0, 0);
	table_field(t, "TEXT", fldPDXCHAR, TEXT_MAX - 1, 0);
	table_field(t, "COUNT", fldPDXSHORT, 0, 0);
	table_primary(t, 1);
}

static hDBICur
create(struct table_desc *t)
{
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &t->desc));
	return table_open(fx.db, "ITEMS", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
}

static DBIResult
verify(hDBICur cur, const char *text)
{
	char room[TEXT_MAX] = "";

	strcpy(room, text);
	return DbiVerifyField(cur, F_TEXT, (uint8_t *)room, NULL);
}

static DBIResult
insert(hDBICur cur, int32_t id, const char *text)
{
	char room[TEXT_MAX] = "";
	uint8_t buf[BUF_MAX];

	strcpy(room, text);
	ck_dbi(DBIERR_NONE, DbiInitRecord(cur, buf));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, F_ID, buf, (uint8_t *)&id));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, F_TEXT, buf, (uint8_t *)room));
	return DbiInsertRecord(cur, dbiNOLOCK, buf);
}

/* ---- pictures ---- */

static const struct {
	const char *picture, *text;
	bool fits;
} texts[] = {
	{ "###-####", "555-1234", true },
	{ "###-####", "55-1234", false },
	{ "###-####", "555-12345", false },
	{ "[(###)]###", "(800)555", true },
	{ "[(###)]###", "555", true },
	{ "[(###)]###", "(80)555", false },
	{ "&*?", "Anna", true },
	{ "&*?", "anna", false },
	{ "&*?", "A1", false },
	{ "*!", "ABC 1", true },
	{ "*!", "abc", false },
	{ "*3@", "a!9", true },
	{ "*3@", "a!", false },
	{ "*[##,]##", "123", false },
	{ "*{##;,}##", "12,34,56", true },
	{ "*{##;,}##", "12,34,5", false },
	{ "{Yes,No}", "No", true },
	{ "{Yes,No}", "Maybe", false },
	{ "Red,Green", "Green", true },
	{ ";#;*", "#*", true },
	{ ";#;*", "1", false },
	{ "{A{1,2},B}", "A2", true },
	{ "{A{1,2},B}", "B", true },
	{ "{A{1,2},B}", "A", false },
	{ "*[*[*[*[*[x]]]]]", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxy", false }
};

START_TEST(text_must_have_the_form_of_the_picture)
{
	DBIResult expected = texts[_i].fits ? DBIERR_NONE :
	    DBIERR_EXPRVALERR;
	struct table_desc t;
	char field[DBIMAXMSGLEN + 1];
	hDBICur cur;

	describe(&t);
	strcpy(table_check(&t, F_TEXT)->szPict, texts[_i].picture);
	cur = create(&t);
	ck_dbi(expected, verify(cur, texts[_i].text));
	ck_dbi(expected, insert(cur, 1, texts[_i].text));
	if (!texts[_i].fits) {
		ck_dbi(DBIERR_NONE, DbiGetErrorContext(ecFIELDNAME, field));
		ck_assert_str_eq(field, "TEXT");
	}
	ck_dbi(DBIERR_NONE, insert(cur, 2, ""));	/* blank */
}
END_TEST

static const char *const bad_pictures[] = { "[", "]", "{a", "a}", "*", "*0#",
	"*999#", ";", "*99*99*9#", "[a}" };

START_TEST(bad_picture_makes_no_table)
{
	struct table_desc t;

	describe(&t);
	strcpy(table_check(&t, F_TEXT)->szPict, bad_pictures[_i]);
	ck_dbi(DBIERR_INVALIDVCHKSTRUCT, DbiCreateTable(fx.db, FALSE,
	    &t.desc));
}
END_TEST

START_TEST(number_has_the_form_of_its_digits)
{
	int16_t good = -42, bad = 7;
	struct table_desc t;
	hDBICur cur;

	describe(&t);
	strcpy(table_check(&t, F_COUNT)->szPict, "[-]##");
	cur = create(&t);
	ck_dbi(DBIERR_NONE, DbiVerifyField(cur, F_COUNT, (uint8_t *)&good,
	    NULL));
	ck_dbi(DBIERR_EXPRVALERR, DbiVerifyField(cur, F_COUNT,
	    (uint8_t *)&bad, NULL));
}
END_TEST

START_TEST(picture_comes_after_the_limits)
{
	struct table_desc t;
	VCHKDesc *check;
	hDBICur cur;

	describe(&t);
	check = table_check(&t, F_TEXT);
	check->bHasMinVal = TRUE;
	strcpy((char *)check->aMinVal, "M");
	strcpy(check->szPict, "##");
	cur = create(&t);
	ck_dbi(DBIERR_MINVALERR, insert(cur, 1, "A"));
	ck_dbi(DBIERR_EXPRVALERR, insert(cur, 1, "Z"));
}
END_TEST

START_TEST(picture_is_told)				/* "DbiGetVchkDesc" */
{
	struct table_desc t;
	VCHKDesc told;
	hDBICur cur;

	describe(&t);
	strcpy(table_check(&t, F_TEXT)->szPict, "##");
	cur = create(&t);
	ck_dbi(DBIERR_NONE, DbiGetVchkDesc(cur, 1, &told));
	ck_assert_str_eq(told.szPict, "##");
}
END_TEST

/* ---- lookup tables ---- */

static void
create_colours(void)
{
	static const char *const names[] = { "red", "green" };
	uint8_t buf[BUF_MAX];
	struct table_desc t;
	char room[TEXT_MAX];
	unsigned i;
	hDBICur cur;

	table_begin(&t, "COLOURS", szPARADOX);
	table_field(&t, "NAME", fldPDXCHAR, TEXT_MAX - 1, 0);
	table_primary(&t, 1);
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &t.desc));
	cur = table_open(fx.db, "COLOURS", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	for (i = 0; i < 2; i++) {
		strcpy(room, names[i]);
		ck_dbi(DBIERR_NONE, DbiInitRecord(cur, buf));
		ck_dbi(DBIERR_NONE, DbiPutField(cur, 1, buf,
		    (uint8_t *)room));
		ck_dbi(DBIERR_NONE, DbiInsertRecord(cur, dbiNOLOCK, buf));
	}
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
}

static void
look_up(struct table_desc *t, uint16_t field, LKUPType type)
{
	VCHKDesc *check = table_check(t, field);

	check->elkupType = type;
	strcpy(check->szLkupTblName, "COLOURS");
}

START_TEST(value_must_be_in_the_lookup_table)
{
	struct table_desc t;
	hDBICur cur;

	create_colours();
	describe(&t);
	look_up(&t, F_TEXT, (LKUPType)_i);
	cur = create(&t);
	ck_dbi(DBIERR_NONE, verify(cur, "red"));
	ck_dbi(DBIERR_LOOKUPTABLEERR, verify(cur, "redd"));
	ck_dbi(DBIERR_LOOKUPTABLEERR, verify(cur, "re"));
	ck_dbi(DBIERR_NONE, insert(cur, 1, "green"));
	ck_dbi(DBIERR_NONE, insert(cur, 2, ""));
	ck_dbi(DBIERR_LOOKUPTABLEERR, insert(cur, 3, "blue"));
}
END_TEST

START_TEST(lookup_table_must_be_there)
{
	struct table_desc t;
	hDBICur cur;

	describe(&t);
	look_up(&t, F_TEXT, lkupPRIVATE);
	ck_dbi(DBIERR_LOOKUPTBLOPENERR, DbiCreateTable(fx.db, FALSE,
	    &t.desc));
	create_colours();
	cur = create(&t);
	ck_dbi(DBIERR_NONE, DbiDeleteTable(fx.db, "COLOURS", NULL));
	ck_dbi(DBIERR_LOOKUPTBLOPENERR, insert(cur, 1, "red"));
	create_colours();
	ck_dbi(DBIERR_NONE, insert(cur, 1, "red"));
}
END_TEST

START_TEST(lookup_field_must_have_the_type)
{
	struct table_desc t;

	create_colours();
	describe(&t);
	look_up(&t, F_COUNT, lkupPRIVATE);
	ck_dbi(DBIERR_INVALIDVCHKSTRUCT, DbiCreateTable(fx.db, FALSE,
	    &t.desc));
	describe(&t);
	look_up(&t, F_TEXT, (LKUPType)9);
	ck_dbi(DBIERR_INVALIDVCHKSTRUCT, DbiCreateTable(fx.db, FALSE,
	    &t.desc));
}
END_TEST

START_TEST(cached_value_is_looked_up_when_it_is_applied)
{
	struct table_desc t;
	hDBICur cur;

	create_colours();
	describe(&t);
	look_up(&t, F_TEXT, lkupPRIVATE);
	strcpy(t.checks[0].szPict, "*?");
	cur = create(&t);
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&cur));
	ck_dbi(DBIERR_NONE, insert(cur, 1, "blue"));
	ck_dbi(DBIERR_LOOKUPTABLEERR, DbiApplyDelayedUpdates(cur,
	    dbiDelayedUpdPrepare));
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(cur,
	    dbiDelayedUpdCancel));
	ck_dbi(DBIERR_NONE, insert(cur, 1, "7"));
	ck_dbi(DBIERR_EXPRVALERR, DbiApplyDelayedUpdates(cur,
	    dbiDelayedUpdPrepare));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("bde_picture");
	TCase *tc = jp_suite_case(s, "pictures", setup, teardown);

	tcase_add_loop_test(tc, text_must_have_the_form_of_the_picture, 0,
	    (int)(sizeof texts / sizeof *texts));
	tcase_add_loop_test(tc, bad_picture_makes_no_table, 0,
	    (int)(sizeof bad_pictures / sizeof *bad_pictures));
	tcase_add_test(tc, number_has_the_form_of_its_digits);
	tcase_add_test(tc, picture_comes_after_the_limits);
	tcase_add_test(tc, picture_is_told);
	tc = jp_suite_case(s, "lookup tables", setup, teardown);
	tcase_add_loop_test(tc, value_must_be_in_the_lookup_table,
	    lkupPRIVATE, lkupALLCORRESPHELP + 1);
	tcase_add_test(tc, lookup_table_must_be_there);
	tcase_add_test(tc, lookup_field_must_have_the_type);
	tcase_add_test(tc, cached_value_is_looked_up_when_it_is_applied);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
