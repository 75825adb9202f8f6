/* SPDX-License-Identifier: MIT */
/* Filters: expressions, functions, and blocks that are no expressions. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "can.h"
#include "cities.h"

static struct cities c;
static struct can can;

static void
setup(void)
{
	cities_setup(&c, szPARADOX);
}

static void
teardown(void)
{
	cities_teardown(&c);
}

static hDBIFilter
add_active(CANExpr *expr)
{
	hDBIFilter filter = NULL;

	ck_dbi(DBIERR_NONE, DbiAddFilter(c.cur, 0, 1, FALSE, expr, NULL,
	    &filter));
	ck_dbi(DBIERR_NONE, DbiActivateFilter(c.cur, filter));
	return filter;
}

/* What the expression lets through, both ways. */
static void
check(CANExpr *expr, const char *ids)
{
	hDBIFilter filter = add_active(expr);

	ck_assert_str_eq(cities_show(&c), ids);
	ck_assert_uint_eq(strlen(cities_show_back(&c)), strlen(ids));
	ck_dbi(DBIERR_NONE, DbiDropFilter(c.cur, filter));
}

static void
refuse(CANExpr *expr)
{
	hDBIFilter filter = NULL;

	ck_dbi(DBIERR_INVALIDFILTER, DbiAddFilter(c.cur, 0, 1, FALSE, expr,
	    NULL, &filter));
}

/* ---- expressions ---- */

static const struct {
	int op;
	const char *numbers;		/* SIZE op 320 */
	const char *texts;		/* NAME op "Bern" */
} comparisons[] = {
	{ canEQ, "4", "8" },
	{ canNE, "1 2 3 5 6 7 8", "1 2 3 4 5 6 7" },
	{ canGT, "1 3 6", "1 3 5 6 7" },
	{ canLT, "2 5 7 8", "2 4" },
	{ canGE, "1 3 4 6", "1 3 5 6 7 8" },
	{ canLE, "2 4 5 7 8", "2 4 8" }
};

START_TEST(comparisons_choose_records)		/* "Filters", CANOp */
{
	double size = 320;
	int16_t small = 320;
	uint16_t root, a, b;

	check(can_simple(&can, comparisons[_i].op, "SIZE", fldFLOAT, &size,
	    sizeof size), comparisons[_i].numbers);
	check(can_simple(&can, comparisons[_i].op, "size", fldINT16, &small,
	    sizeof small), comparisons[_i].numbers);
	check(can_simple(&can, comparisons[_i].op, "NAME", fldZSTRING,
	    "Bern", 5), comparisons[_i].texts);
	can_start(&can);
	root = can_compare(&can, comparisons[_i].op, FALSE, 0);
	a = can_field(&can, C_NAME, "");
	b = can_text(&can, "Bern");
	can_join_compare(&can, root, a, b);
	check(can_finish(&can), comparisons[_i].texts);
}
END_TEST

START_TEST(compare_nodes_take_prefixes_and_ignore_case)
{
	uint16_t root, a, b;

	can_start(&can);
	root = can_compare(&can, canEQ, FALSE, 3);
	a = can_field(&can, C_NAME, "NAME");
	b = can_text(&can, "Ber");
	can_join_compare(&can, root, a, b);
	check(can_finish(&can), "2 8");
	can_start(&can);
	root = can_compare(&can, canEQ, TRUE, 1);
	a = can_field(&can, C_NAME, "NAME");
	b = can_text(&can, "A");
	can_join_compare(&can, root, a, b);
	check(can_finish(&can), "5");
}
END_TEST

START_TEST(logic_joins_conditions)
{
	uint16_t root, left, right, a, b, negation;
	bool is_or = _i == 1;

	can_start(&can);
	root = can_binary(&can, is_or ? canOR : canAND);
	left = can_binary(&can, canEQ);
	a = can_field(&can, 0, "LAND");
	b = can_text(&can, "IT");
	can_join(&can, left, a, b);
	negation = can_unary(&can, canNOT);
	right = can_binary(&can, canGT);
	a = can_field(&can, 0, "SIZE");
	b = can_number(&can, 300);
	can_join(&can, right, a, b);
	can_hang(&can, negation, right);
	can_join(&can, root, left, negation);
	check(can_finish(&can), is_or ? "2 3 4 5 7 8" : "5");
}
END_TEST

START_TEST(flags_are_conditions_themselves)
{
	int16_t yes = TRUE;
	uint16_t root;

	can_start(&can);
	can_field(&can, 0, "COAST");
	check(can_finish(&can), "1 2 4");
	can_start(&can);
	root = can_unary(&can, canNOT);
	can_hang(&can, root, can_field(&can, 0, "COAST"));
	check(can_finish(&can), "3 5 6 7 8");
	check(can_simple(&can, canEQ, "COAST", fldBOOL, &yes, sizeof yes),
	    "1 2 4");
}
END_TEST

START_TEST(blank_fields_compare_with_nothing)
{
	int32_t day = 3000;
	double moment = 3000.0 * 86400000.0;
	uint16_t root;

	check(can_simple(&can, canLE, "FOUNDED", fldDATE, &day, sizeof day),
	    "1 2 3");
	check(can_simple(&can, canGT, "FOUNDED", fldDATE, &day, sizeof day),
	    "4 5 6 7");
	check(can_simple(&can, canEQ, "FOUNDED", fldTIMESTAMP, &moment,
	    sizeof moment), "3");
	can_start(&can);
	root = can_unary(&can, canISBLANK);
	can_hang(&can, root, can_field(&can, 0, "FOUNDED"));
	check(can_finish(&can), "8");
	can_start(&can);
	root = can_unary(&can, canNOTBLANK);
	can_hang(&can, root, can_field(&can, 0, "FOUNDED"));
	check(can_finish(&can), "1 2 3 4 5 6 7");
}
END_TEST

static const struct {
	const char *pattern;
	const char *ids;
} patterns[] = {
	{ "B%", "2 4 8" },
	{ "%r%", "2 4 7 8" },
	{ "_a__", "4" },
	{ "Ber_", "8" },
	{ "%", "1 2 3 4 5 6 7 8" },
	{ "", "" },
	{ "%%e%n", "2 6 8" }
};

START_TEST(like_knows_two_wildcards)
{
	check(can_simple(&can, canLIKE, "NAME", fldZSTRING,
	    patterns[_i].pattern, strlen(patterns[_i].pattern) + 1),
	    patterns[_i].ids);
}
END_TEST

START_TEST(in_takes_lists_of_both_kinds)
{
	static const int32_t numbers[] = { 2, 7, 40 };
	CANList list = { nodeLIST, canLIST2, fldINT32, sizeof numbers,
	    sizeof numbers[0], 3, 0 };
	CANListElem elem = { nodeLISTELEM, canLISTELEM2, 0, 0 };
	uint16_t root, field, first;

	can_start(&can);
	root = can_binary(&can, canIN);
	field = can_field(&can, 0, "ID");
	list.iOffset = can_literal(&can, numbers, sizeof numbers);
	can_join(&can, root, field, can_node(&can, &list, sizeof list));
	check(can_finish(&can), "2 7");
	can_start(&can);
	root = can_binary(&can, canIN);
	field = can_field(&can, 0, "LAND");
	elem.iOffset = can_text(&can, "NO");
	first = can_node(&can, &elem, sizeof elem);
	elem.iOffset = can_text(&can, "CH");
	elem.iNextOffset = first;
	can_join(&can, root, field, can_node(&can, &elem, sizeof elem));
	check(can_finish(&can), "1 2 8");
}
END_TEST

START_TEST(numbers_are_calculated)
{
	static const struct {
		int op;
		double operand, result;
		const char *ids;
	} cases[] = {
		{ canADD, 20, 300, "2" },
		{ canSUB, 20, 300, "4" },
		{ canMUL, 2, 1400, "1" },
		{ canDIV, 10, 190, "6" },
		{ canREM, 100, 90, "7" },
		{ canDIV, 0, 1, "" }
	};
	uint16_t root, sum, a, b;
	unsigned i;

	for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		can_start(&can);
		root = can_binary(&can, canEQ);
		sum = can_binary(&can, cases[i].op);
		a = can_field(&can, 0, "SIZE");
		b = can_number(&can, cases[i].operand);
		can_join(&can, sum, a, b);
		can_join(&can, root, sum, can_number(&can,
		    cases[i].result));
		check(can_finish(&can), cases[i].ids);
	}
}
END_TEST

START_TEST(functions_change_texts)
{
	CANFunc func = { nodeFUNC, canFUNC2, 0, 0 };
	CANListElem elem = { nodeLISTELEM, canLISTELEM2, 0, 0 };
	uint16_t root, call;

	can_start(&can);
	root = can_binary(&can, canEQ);
	elem.iOffset = can_field(&can, 0, "NAME");
	func.iElemOffset = can_node(&can, &elem, sizeof elem);
	func.iNameOffset = can_literal(&can, "Upper", 6);
	call = can_node(&can, &func, sizeof func);
	can_join(&can, root, call, can_text(&can, "AOSTA"));
	check(can_finish(&can), "5");
	func.iNameOffset = can_literal(&can, "NOSUCH", 7);
	call = can_node(&can, &func, sizeof func);
	can_join(&can, root, call, can_text(&can, "AOSTA"));
	refuse(can_finish(&can));
}
END_TEST

START_TEST(continue_ends_the_search_when_false)		/* canCONTINUE */
{
	CANContinue node = { nodeCONTINUE, canCONTINUE, 0 };
	uint16_t test, a, b;

	can_start(&can);
	node.iContOperand = sizeof node;
	can_node(&can, &node, sizeof node);
	test = can_binary(&can, canLE);
	a = can_field(&can, 0, "ID");
	b = can_number(&can, 3);
	can_join(&can, test, a, b);
	add_active(can_finish(&can));
	ck_assert_str_eq(cities_show(&c), "1 2 3");
	ck_dbi(DBIERR_EOF, DbiGetRecord(c.cur, dbiNOLOCK, NULL, NULL));
}
END_TEST

/* ---- blocks that are no expressions ---- */

START_TEST(malformed_blocks_are_refused)
{
	hDBIFilter filter = NULL;
	uint16_t root;
	CANExpr *expr;
	double size = 1;

	ck_dbi(DBIERR_INVALIDFILTER, DbiAddFilter(c.cur, 0, 1, FALSE, NULL,
	    NULL, &filter));
	expr = can_simple(&can, canEQ, "NOFIELD", fldFLOAT, &size,
	    sizeof size);
	refuse(expr);
	refuse(can_simple(&can, canEQ, "SIZE", fldZSTRING, "x", 2));
	refuse(can_simple(&can, canEQ, "NAME", fldFLOAT, &size,
	    sizeof size));
	refuse(can_simple(&can, canASSIGN, "NAME", fldZSTRING, "x", 2));
	refuse(can_simple(&can, canEQ, "SIZE", fldFLOAT, &size, 7));
	refuse(can_simple(&can, canEQ, "SIZE", 99, &size, sizeof size));
	expr = can_simple(&can, canEQ, "SIZE", fldFLOAT, &size, sizeof size);
	expr->iLiteralStart = 60000;
	refuse(expr);
	expr = can_simple(&can, canEQ, "SIZE", fldFLOAT, &size, sizeof size);
	expr->iNodeStart = 9;
	refuse(expr);
	expr = can_simple(&can, canEQ, "SIZE", fldFLOAT, &size, sizeof size);
	expr->iTotalSize = 5;
	refuse(expr);
	expr = can_simple(&can, canEQ, "SIZE", fldFLOAT, &size, sizeof size);
	expr->iVer = 77;
	refuse(expr);
	/* A node below itself. */
	can_start(&can);
	root = can_unary(&can, canNOT);
	can_hang(&can, root, root);
	refuse(can_finish(&can));
	can_start(&can);
	root = can_binary(&can, canAND);
	can_join(&can, root, root, root);
	refuse(can_finish(&can));
	can_start(&can);
	can_text(&can, "not a condition");
	refuse(can_finish(&can));
}
END_TEST

static uint32_t seed;

static uint32_t
roll(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

static CANExpr *
make_any(void)
{
	uint16_t root, left, right, a, b;

	can_start(&can);
	root = can_binary(&can, canOR);
	left = can_compare(&can, canLIKE, TRUE, 0);
	a = can_field(&can, 0, "NAME");
	b = can_text(&can, "%e%");
	can_join_compare(&can, left, a, b);
	right = can_binary(&can, canIN);
	a = can_field(&can, 0, "ID");
	b = can_number(&can, 4);
	can_join(&can, right, a, b);
	can_join(&can, root, left, right);
	return can_finish(&can);
}

/* The block lies at the end of its memory: reading past it is noticed under
 * a checker. */
START_TEST(damaged_blocks_do_no_harm)
{
	const CANExpr *good = make_any();
	hDBIFilter filter;
	DBIResult result;
	uint8_t *block;
	unsigned i, k;

	for (i = 0; i < 3000; i++) {
		seed = i + 3000u * (unsigned)_i;
		block = malloc(good->iTotalSize);
		ck_assert_ptr_nonnull(block);
		memcpy(block, good, good->iTotalSize);
		for (k = roll(4) + 1; k > 0; k--)
			block[roll(good->iTotalSize - 4u) + 4] =
			    (uint8_t)roll(roll(2) ? 256 : 40);
		if (((CANExpr *)(void *)block)->iTotalSize >
		    good->iTotalSize)
			((CANExpr *)(void *)block)->iTotalSize =
			    good->iTotalSize;
		result = DbiAddFilter(c.cur, 0, 1, FALSE,
		    (CANExpr *)(void *)block, NULL, &filter);
		free(block);
		if (result == DBIERR_NONE) {
			ck_dbi(DBIERR_NONE, DbiActivateFilter(c.cur, filter));
			(void)cities_show(&c);
			ck_dbi(DBIERR_NONE, DbiDropFilter(c.cur, filter));
		} else {
			ck_dbi(DBIERR_INVALIDFILTER, result);
		}
	}
	ck_assert_str_eq(cities_show(&c), "1 2 3 4 5 6 7 8");
}
END_TEST

/* ---- filters of a cursor ---- */

START_TEST(filters_begin_inactive_and_add_up)	/* "DbiAddFilter" */
{
	hDBIFilter land, size;
	double least = 300;
	FILTERInfo info;
	CURProps props;
	int32_t count;
	uint32_t all;

	ck_dbi(DBIERR_NONE, DbiAddFilter(c.cur, 5, 1, FALSE, can_simple(&can,
	    canEQ, "LAND", fldZSTRING, "IT", 3), NULL, &land));
	ck_dbi(DBIERR_NONE, DbiAddFilter(c.cur, 6, 2, TRUE, can_simple(&can,
	    canGT, "SIZE", fldFLOAT, &least, sizeof least), NULL, &size));
	ck_assert_str_eq(cities_show(&c), "1 2 3 4 5 6 7 8");
	ck_dbi(DBIERR_NONE, DbiActivateFilter(c.cur, land));
	ck_assert_str_eq(cities_show(&c), "3 4 5");
	ck_dbi(DBIERR_NONE, DbiActivateFilter(c.cur, NULL));
	ck_assert_str_eq(cities_show(&c), "3 4");
	ck_dbi(DBIERR_NONE, DbiGetExactRecordCount(c.cur, &count));
	ck_assert_int_eq(count, 2);
	ck_dbi(DBIERR_NONE, DbiGetRecordCount(c.cur, &all));
	ck_assert_uint_eq(all, CITY_COUNT);
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(c.cur, &props));
	ck_assert_uint_eq(props.iFilters, 2);
	ck_dbi(DBIERR_NONE, DbiGetFilterInfo(c.cur, size, 0, 0, &info));
	ck_assert_uint_eq(info.iClientData, 6);
	ck_assert_uint_eq(info.iPriority, 2);
	ck_assert_int_eq(info.bCanAbort, TRUE);
	ck_assert_int_eq(info.bActive, TRUE);
	ck_assert_ptr_nonnull(info.pCanExpr);
	ck_dbi(DBIERR_NONE, DbiGetFilterInfo(c.cur, NULL, 0, 1, &info));
	ck_assert_uint_eq(info.iClientData, 5);
	ck_dbi(DBIERR_NONE, DbiGetFilterInfo(c.cur, NULL, info.iFilterId, 0,
	    &info));
	ck_assert_ptr_eq(info.hFilter, land);
	ck_dbi(DBIERR_NOSUCHFILTER, DbiGetFilterInfo(c.cur, NULL, 0, 3,
	    &info));
	ck_dbi(DBIERR_NONE, DbiDeactivateFilter(c.cur, size));
	ck_assert_str_eq(cities_show(&c), "3 4 5");
	ck_dbi(DBIERR_NONE, DbiDropFilter(c.cur, land));
	ck_dbi(DBIERR_NOSUCHFILTER, DbiDropFilter(c.cur, land));
	ck_dbi(DBIERR_NOSUCHFILTER, DbiActivateFilter(c.cur, land));
	ck_dbi(DBIERR_NOSUCHFILTER, DbiDeactivateFilter(c.cur, land));
	ck_dbi(DBIERR_NONE, DbiDropFilter(c.cur, NULL));
	ck_assert_str_eq(cities_show(&c), "1 2 3 4 5 6 7 8");
}
END_TEST

START_TEST(activation_hides_the_current_record)	/* "DbiActivateFilter" */
{
	cities_find(&c, 6);
	add_active(can_simple(&can, canEQ, "LAND", fldZSTRING, "IT", 3));
	ck_dbi(DBIERR_RECNOTFOUND, DbiGetRecord(c.cur, dbiNOLOCK, NULL,
	    NULL));
	ck_assert_int_eq(cities_prior(&c), 5);
}
END_TEST

START_TEST(clones_inherit_filters)		/* "DbiCloneCursor" */
{
	struct cities other = c;

	add_active(can_simple(&can, canEQ, "LAND", fldZSTRING, "IT", 3));
	ck_dbi(DBIERR_NONE, DbiCloneCursor(c.cur, FALSE, FALSE, &other.cur));
	ck_dbi(DBIERR_NONE, DbiDropFilter(c.cur, NULL));
	ck_assert_str_eq(cities_show(&other), "3 4 5");
	ck_assert_str_eq(cities_show(&c), "1 2 3 4 5 6 7 8");
}
END_TEST

START_TEST(filters_outlive_another_order)	/* "DbiSwitchToIndex" */
{
	add_active(can_simple(&can, canEQ, "LAND", fldZSTRING, "IT", 3));
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&c.cur, "BIGFIRST", NULL, 0,
	    FALSE));
	ck_assert_str_eq(cities_show(&c), "3 4 5");
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&c.cur, "LANDNAME", NULL, 0,
	    FALSE));
	ck_assert_str_eq(cities_show(&c), "4 3 5");
}
END_TEST

/* ---- functions ---- */

static int asked;

static int16_t DBIFN
accept_odd(DBICLIENTDATA data, uint8_t *record, uint32_t number)
{
	int32_t id = 0;
	DBIBOOL blank;

	ck_assert_uint_eq(data, 4711);
	ck_assert_uint_eq(number, 0);
	asked++;
	ck_dbi(DBIERR_REENTERED, DbiGetNextRecord(c.cur, dbiNOLOCK, NULL,
	    NULL));
	ck_dbi(DBIERR_NONE, DbiGetField(c.cur, C_ID, record, (uint8_t *)&id,
	    &blank));
	return id % 2;
}

static int16_t DBIFN
stop_at_four(DBICLIENTDATA data, uint8_t *record, uint32_t number)
{
	int32_t id = 0;
	DBIBOOL blank;

	(void)data;
	(void)number;
	asked++;
	ck_dbi(DBIERR_NONE, DbiGetField(c.cur, C_ID, record, (uint8_t *)&id,
	    &blank));
	return id == 4 ? ABORT : TRUE;
}

START_TEST(functions_choose_records)		/* "pfGENFilter" */
{
	hDBIFilter filter;

	asked = 0;
	ck_dbi(DBIERR_NONE, DbiAddFilter(c.cur, 4711, 1, FALSE, NULL,
	    accept_odd, &filter));
	ck_assert_str_eq(cities_show(&c), "1 2 3 4 5 6 7 8");
	ck_assert_int_eq(asked, 0);
	ck_dbi(DBIERR_NONE, DbiActivateFilter(c.cur, filter));
	ck_assert_str_eq(cities_show(&c), "1 3 5 7");
	ck_assert_int_eq(asked, 8);
}
END_TEST

START_TEST(functions_end_the_search_when_they_may)
{
	hDBIFilter filter;

	ck_dbi(DBIERR_NONE, DbiAddFilter(c.cur, 0, 1, _i != 0, NULL,
	    stop_at_four, &filter));
	ck_dbi(DBIERR_NONE, DbiActivateFilter(c.cur, filter));
	ck_assert_str_eq(cities_show(&c), _i != 0 ? "1 2 3" :
	    "1 2 3 5 6 7 8");
}
END_TEST

START_TEST(filters_are_asked_by_priority)
{
	hDBIFilter filter;
	double least = 300;

	asked = 0;
	ck_dbi(DBIERR_NONE, DbiAddFilter(c.cur, 0, 2, FALSE, NULL,
	    stop_at_four, &filter));
	ck_dbi(DBIERR_NONE, DbiAddFilter(c.cur, 0, 1, FALSE, can_simple(&can,
	    canGT, "SIZE", fldFLOAT, &least, sizeof least), NULL, &filter));
	ck_dbi(DBIERR_NONE, DbiActivateFilter(c.cur, NULL));
	ck_assert_str_eq(cities_show(&c), "1 3 6");
	ck_assert_int_eq(asked, 4);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("bde_filter");
	TCase *tcase = tcase_create("filters");
	SRunner *runner;
	int failed;

	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, comparisons_choose_records, 0, 6);
	tcase_add_test(tcase, compare_nodes_take_prefixes_and_ignore_case);
	tcase_add_loop_test(tcase, logic_joins_conditions, 0, 2);
	tcase_add_test(tcase, flags_are_conditions_themselves);
	tcase_add_test(tcase, blank_fields_compare_with_nothing);
	tcase_add_loop_test(tcase, like_knows_two_wildcards, 0, 7);
	tcase_add_test(tcase, in_takes_lists_of_both_kinds);
	tcase_add_test(tcase, numbers_are_calculated);
	tcase_add_test(tcase, functions_change_texts);
	tcase_add_test(tcase, continue_ends_the_search_when_false);
	tcase_add_test(tcase, malformed_blocks_are_refused);
	tcase_add_loop_test(tcase, damaged_blocks_do_no_harm, 0, 3);
	tcase_add_test(tcase, filters_begin_inactive_and_add_up);
	tcase_add_test(tcase, activation_hides_the_current_record);
	tcase_add_test(tcase, clones_inherit_filters);
	tcase_add_test(tcase, filters_outlive_another_order);
	tcase_add_test(tcase, functions_choose_records);
	tcase_add_loop_test(tcase, functions_end_the_search_when_they_may, 0,
	    2);
	tcase_add_test(tcase, filters_are_asked_by_priority);
	suite_add_tcase(suite, tcase);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
