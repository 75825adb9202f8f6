/* SPDX-License-Identifier: MIT */
/*
 * ucd_bde - the Unicode character database in a Paradox table.
 *
 *     ucd_bde /usr/share/unicode/UnicodeData.txt
 *
 * Makes the table CHARS in the current directory, which must not have one,
 * loads the file, and browses by index and filter. Then it changes records
 * with cached updates while a second session changes some of the same ones,
 * and applies the cache twice: once with a callback that gives up at the first
 * conflict, and once with one that has a rule for each kind of conflict. Exits
 * with 0, 1 after an error, 2 when called wrongly.
 */
#include <errno.h>
#include <idapi.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "ucd_file.h"

#define TABLE "CHARS"
#define BATCH 1000		/* records in one transaction */
#define NAME_SIZE 120
#define PRIVATE 0xF8D0		/* for characters of our own, none assigned */

/* What failed was said already; no error of the engine has this number. */
#define ERR_REPORTED 0xFFFF

/* Every call goes through this: all but DBIERR_NONE are errors. */
#define TRY(call) do {							\
	if ((err = (call)) != DBIERR_NONE) {				\
		explain(#call, __LINE__, err);				\
		goto done;						\
	}								\
} while (0)

/* The same where one error is an answer. */
#define TRY_BUT(answer, call) do {					\
	if ((err = (call)) != DBIERR_NONE && err != (answer)) {		\
		explain(#call, __LINE__, err);				\
		goto done;						\
	}								\
} while (0)

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Fields and records are bytes to the engine, to be read or written. */
#define BYTES(data) ((uint8_t *)(uintptr_t)(data))

/* Numbers of fields begin with 1. */
enum {
	CODE = 1, NAME, CATEGORY, CLASS, MIRRORED, VALUE, LOADED,
	DECOMPOSITION, VISITS, FIELDS = VISITS
};

#define FIELD(number, name, type, units)				\
	[(number) - 1] = { .iFldNum = (number), .szName = (name),	\
	    .iFldType = (type), .iUnits1 = (units) }

static FLDDesc fields[FIELDS] = {
	FIELD(CODE, "Code", fldPDXLONG, 0),
	FIELD(NAME, "Name", fldPDXCHAR, NAME_SIZE),
	FIELD(CATEGORY, "Category", fldPDXCHAR, 2),
	FIELD(CLASS, "Combining class", fldPDXSHORT, 0),
	FIELD(MIRRORED, "Mirrored", fldPDXBOOL, 0),
	FIELD(VALUE, "Numeric value", fldPDXNUM, 0),
	FIELD(LOADED, "Loaded at", fldPDXDATETIME, 0),
	FIELD(DECOMPOSITION, "Decomposition", fldPDXMEMO, 10),
	FIELD(VISITS, "Visits", fldPDXSHORT, 0),
};

/* The primary index of a Paradox table has no name. */
static IDXDesc indexes[] = {
	{ .bPrimary = TRUE, .bUnique = TRUE, .bMaintained = TRUE,
	    .iFldsInKey = 1, .aiKeyFld = { CODE } },
	{ .szName = "ByCategory", .bMaintained = TRUE, .iFldsInKey = 2,
	    .aiKeyFld = { CATEGORY, CODE } },
	{ .szName = "ByName", .bMaintained = TRUE, .bCaseInsensitive = TRUE,
	    .iFldsInKey = 1, .aiKeyFld = { NAME } },
};

/* A session, its database, and a cursor with a record to read into. */
struct user {
	hDBISes session;
	hDBIDb db;
	hDBICur cursor;
	uint8_t *record;
};

/* What became of the updates that failed. */
struct tally {
	int skipped;
	int left;
	int retried;
	int assisted;
};

struct demo {
	struct user me;		/* whose updates are cached */
	struct user helper;	/* a second cursor of the same session */
	struct user other;	/* a session that knows nothing of the first */
	bool is_strict;		/* whether the first conflict ends the run */
	struct tally tally;
	DELAYUPDCbDesc failure;	/* the engine describes each failure here */
	TIMESTAMP now;
};

/* --- errors and times --------------------------------------------------- */

static void
explain(const char *call, int line, DBIResult err)
{
	static const int16_t kinds[] = { ecTABLENAME, ecFIELDNAME };
	DBIMSG context;
	DBIMSG text;
	size_t i;

	if (err == ERR_REPORTED)
		return;
	if (DbiGetErrorString(err, text) != DBIERR_NONE)
		strcpy(text, "no description");
	/* The functions that pass it on follow, like a list of calls. */
	fprintf(stderr, "ucd_bde: line %d: %.*s gave 0x%04X (%s)", line,
	    (int)strcspn(call, "("), call, (unsigned)err, text);
	for (i = 0; i < COUNT(kinds); i++)
		if (DbiGetErrorContext(kinds[i], context) == DBIERR_NONE &&
		    context[0] != '\0')
			fprintf(stderr, " %s", context);
	fputs("\n", stderr);
}

static DBIResult
read_calendar(TIMESTAMP *stamp)
{
	time_t seconds = time(NULL);
	struct tm now;
	DBIDATE date;
	DBITIME clock;
	DBIResult err;

	gmtime_r(&seconds, &now);
	TRY(DbiDateEncode((uint16_t)(now.tm_mon + 1), (uint16_t)now.tm_mday,
	    (int16_t)(now.tm_year + 1900), &date));
	/* A minute has 60000 milliseconds; a leap second has no number. */
	TRY(DbiTimeEncode((uint16_t)now.tm_hour, (uint16_t)now.tm_min,
	    (uint16_t)(now.tm_sec > 59 ? 59999 : now.tm_sec * 1000), &clock));
	TRY(DbiTimeStampEncode(date, clock, stamp));
done:
	return err;
}

/* --- database and table ------------------------------------------------- */

/* The checks that each record must pass when it is written. */
static void
describe_checks(VCHKDesc checks[2])
{
	int16_t low = 0;
	int16_t high = 255;

	memset(checks, 0, 2 * sizeof(*checks));
	checks[0].iFldNum = NAME;
	checks[0].bRequired = TRUE;
	checks[1].iFldNum = CLASS;
	checks[1].bHasMinVal = checks[1].bHasMaxVal = TRUE;
	memcpy(checks[1].aMinVal, &low, sizeof(low));
	memcpy(checks[1].aMaxVal, &high, sizeof(high));
}

static DBIResult
create_table(hDBIDb db)
{
	VCHKDesc checks[2];
	CROpType operations[COUNT(checks)] = { crADD, crADD };
	CRTblDesc table = {
		.szTblName = TABLE,
		.szTblType = szPARADOX,
		.iFldCount = FIELDS,
		.pfldDesc = fields,
		.iIdxCount = COUNT(indexes),
		.pidxDesc = indexes,
		.iValChkCount = COUNT(checks),
		.pecrValChkOp = operations,
		.pvchkDesc = checks,
	};
	DBIResult err;

	describe_checks(checks);
	TRY_BUT(DBIERR_TABLEEXISTS, DbiCreateTable(db, FALSE, &table));
	if (err == DBIERR_TABLEEXISTS) {
		fputs("ucd_bde: this directory has a table " TABLE " already; "
		    "run in an empty directory\n", stderr);
		err = ERR_REPORTED;
	}
done:
	return err;
}

/* A database is a directory; without a name and an alias it is the current
 * one until told otherwise. */
static DBIResult
open_database(struct user *user)
{
	DBIPATH path;
	DBIResult err;

	if (getcwd(path, sizeof(path)) == NULL) {
		fprintf(stderr, "ucd_bde: current directory: %s\n",
		    strerror(errno));
		return ERR_REPORTED;
	}
	TRY(DbiOpenDatabase(NULL, "STANDARD", dbiREADWRITE, dbiOPENSHARED,
	    NULL, 0, NULL, NULL, &user->db));
	TRY(DbiSetDirectory(user->db, path));
done:
	return err;
}

/* The size of a record changes with the mode of its cursor. */
static DBIResult
make_record(struct user *user)
{
	CURProps props;
	DBIResult err;

	TRY(DbiGetCursorProps(user->cursor, &props));
	free(user->record);
	user->record = calloc(1, props.iRecBufSize);
	if (user->record == NULL)
		TRY(DBIERR_NOMEMORY);
done:
	return err;
}

static DBIResult
open_table(struct user *user)
{
	DBIResult err;

	TRY(DbiOpenTable(user->db, TABLE, szPARADOX, NULL, NULL, 0,
	    dbiREADWRITE, dbiOPENSHARED, xltFIELD, FALSE, NULL,
	    &user->cursor));
	TRY(make_record(user));
done:
	return err;
}

/* The session that DbiInit began, which is current, and one more. */
static DBIResult
open_users(struct demo *demo)
{
	char name[] = "second";
	DBIResult err;

	TRY(DbiInit(NULL));
	TRY(DbiGetCurrSession(&demo->me.session));
	TRY(open_database(&demo->me));
	TRY(create_table(demo->me.db));
	TRY(open_table(&demo->me));
	demo->helper.session = demo->me.session;
	demo->helper.db = demo->me.db;
	TRY(open_table(&demo->helper));
	TRY(DbiStartSession(name, &demo->other.session, NULL));
	TRY(DbiSetCurrSession(demo->other.session));
	TRY(open_database(&demo->other));
	TRY(open_table(&demo->other));
	TRY(DbiSetCurrSession(demo->me.session));
	TRY(read_calendar(&demo->now));
	printf("table        %s with %d fields and %zu indexes\n", TABLE,
	    FIELDS, COUNT(indexes));
done:
	return err;
}

/* Ends all, whether or not it ever began: DbiExit closes what is open and
 * rolls back what was not committed. */
static DBIResult
close_users(struct demo *demo)
{
	DBIResult err = DbiExit();

	free(demo->me.record);
	free(demo->helper.record);
	free(demo->other.record);
	free(demo->failure.pNewRecBuf);
	free(demo->failure.pOldRecBuf);
	if (err == DBIERR_NOTINITIALIZED)
		return DBIERR_NONE;
	if (err != DBIERR_NONE)
		explain("DbiExit", __LINE__, err);
	return err;
}

/* --- loading ------------------------------------------------------------ */

static DBIResult
put_field(struct user *user, uint16_t number, const void *value)
{
	return DbiPutField(user->cursor, number, user->record, BYTES(value));
}

/* A BLOB is opened in a record, and written with it. */
static DBIResult
put_memo(struct user *user, uint16_t number, const char *text)
{
	DBIResult err;

	TRY(DbiOpenBlob(user->cursor, user->record, number, dbiREADWRITE));
	TRY(DbiPutBlob(user->cursor, user->record, number, 0,
	    (uint32_t)strlen(text), BYTES(text)));
done:
	return err;
}

/* Fields that are not put stay blank. */
static DBIResult
append_record(struct demo *demo, const struct ucd_line *record)
{
	struct user *me = &demo->me;
	bool has_memo = record->decomposition[0] != '\0';
	int16_t class = record->class;
	int16_t mirrored = record->mirrored;
	double value = ucd_parse_value(record->value);
	DBIResult freed = DBIERR_NONE;
	DBIResult err;

	TRY(DbiInitRecord(me->cursor, me->record));
	TRY(put_field(me, CODE, &record->code));
	TRY(put_field(me, NAME, record->name));
	TRY(put_field(me, CATEGORY, record->category));
	TRY(put_field(me, CLASS, &class));
	TRY(put_field(me, MIRRORED, &mirrored));
	TRY(put_field(me, LOADED, &demo->now));
	if (record->value[0] != '\0')
		TRY(put_field(me, VALUE, &value));
	if (has_memo)
		TRY(put_memo(me, DECOMPOSITION, record->decomposition));
	/* The caller tells better what is wrong with the key. */
	TRY_BUT(DBIERR_KEYVIOL, DbiAppendRecord(me->cursor, me->record));
	if (has_memo)
		freed = DbiFreeBlob(me->cursor, me->record, DECOMPOSITION);
	if (err == DBIERR_NONE)
		TRY(freed);
done:
	return err;
}

static DBIResult
load_line(struct demo *demo, const struct ucd_file *file,
    const struct ucd_line *line)
{
	DBIResult err = append_record(demo, line);
	char twice[40];

	if (err != DBIERR_KEYVIOL)
		return err;
	snprintf(twice, sizeof(twice), "U+%04X stands there twice",
	    (unsigned)line->code);
	ucd_complain(file, twice);
	return ERR_REPORTED;
}

/* Without a transaction each record would be one of its own. */
static DBIResult
load_lines(struct demo *demo, struct ucd_file *file)
{
	hDBIXact transaction = NULL;
	struct ucd_line line;
	DBIResult err;
	int more;

	TRY(DbiBeginTran(demo->me.db, xilDIRTYREAD, &transaction));
	while ((more = ucd_read_line(file, &line)) > 0) {
		TRY(load_line(demo, file, &line));
		if (file->number % BATCH != 0)
			continue;
		ucd_show_progress(file);
		TRY(DbiEndTran(demo->me.db, transaction, xendCOMMIT));
		TRY(DbiBeginTran(demo->me.db, xilDIRTYREAD, &transaction));
	}
	if (more < 0)
		TRY(ERR_REPORTED);
	TRY(DbiEndTran(demo->me.db, transaction, xendCOMMIT));
done:
	return err;
}

static DBIResult
load_file(struct demo *demo, struct ucd_file *file)
{
	double start = ucd_read_clock();
	DBIResult err;

	ucd_show_progress(file);
	TRY(load_lines(demo, file));
	ucd_hide_progress();
	printf("loaded       %ld records", file->number);
	ucd_print_time(start);
done:
	return err;
}

/* --- browsing ----------------------------------------------------------- */

static DBIResult
get_field(struct user *user, uint16_t number, void *value)
{
	DBIBOOL is_blank;

	return DbiGetField(user->cursor, number, user->record, value,
	    &is_blank);
}

static DBIResult
next_record(struct user *user)
{
	DBIResult err;

	TRY_BUT(DBIERR_EOF, DbiGetNextRecord(user->cursor, dbiNOLOCK,
	    user->record, NULL));
done:
	return err;
}

static DBIResult
read_memo(struct user *user, uint16_t number, char *text, uint32_t size)
{
	uint32_t length = 0;
	DBIResult err;

	TRY(DbiOpenBlob(user->cursor, user->record, number, dbiREADONLY));
	TRY(DbiGetBlob(user->cursor, user->record, number, 0, size - 1,
	    BYTES(text), &length));
	TRY(DbiFreeBlob(user->cursor, user->record, number));
done:
	text[length] = '\0';
	return err;
}

/* By name, in any case of its letters. */
static DBIResult
look_up(struct user *user, const char *name)
{
	char text[64];
	int32_t code;
	DBIResult err;

	TRY(DbiSwitchToIndex(&user->cursor, "ByName", NULL, 0, FALSE));
	TRY(DbiInitRecord(user->cursor, user->record));
	TRY(put_field(user, NAME, name));
	TRY_BUT(DBIERR_RECNOTFOUND, DbiGetRecordForKey(user->cursor, FALSE, 0,
	    0, user->record, user->record));
	if (err == DBIERR_RECNOTFOUND) {
		printf("not found    %s\n", name);
		return DBIERR_NONE;
	}
	TRY(get_field(user, CODE, &code));
	TRY(read_memo(user, DECOMPOSITION, text, sizeof(text)));
	printf("found        %s: U+%04X%s%s\n", name, (unsigned)code,
	    text[0] == '\0' ? "" : " from ", text);
done:
	return err;
}

/* Limits a cursor on ByCategory to one category: the first field of its key
 * is all that counts. */
static DBIResult
set_range(struct user *user, const char *category)
{
	DBIResult err;

	TRY(DbiInitRecord(user->cursor, user->record));
	TRY(put_field(user, CATEGORY, category));
	TRY(DbiSetRange(user->cursor, FALSE, 1, 0, user->record, TRUE, 1, 0,
	    user->record, TRUE));
done:
	return err;
}

/* The records that the cursor shows, its first and its last. */
static DBIResult
count_records(struct user *user, int *count, int32_t *first, int32_t *last)
{
	DBIResult err;

	*count = 0;
	TRY(DbiSetToBegin(user->cursor));
	while ((err = next_record(user)) == DBIERR_NONE) {
		TRY(get_field(user, CODE, last));
		if ((*count)++ == 0)
			*first = *last;
	}
	if (err != DBIERR_EOF)
		goto done;
	err = DBIERR_NONE;
done:
	return err;
}

static DBIResult
browse_category(struct user *user, const char *category)
{
	double start = ucd_read_clock();
	int32_t first = 0;
	int32_t last = 0;
	int count;
	DBIResult err;

	/* The handle is another one on another index. */
	TRY(DbiSwitchToIndex(&user->cursor, "ByCategory", NULL, 0, FALSE));
	TRY(set_range(user, category));
	TRY(count_records(user, &count, &first, &last));
	printf("browsed      %s: %d characters from U+%04X to U+%04X",
	    category, count, (unsigned)first, (unsigned)last);
	ucd_print_time(start);
done:
	return err;
}

/* Says of each record whether it is shown: here, whether it is mirrored. */
static int16_t DBIFN
filter_mirrored(DBICLIENTDATA client_data, uint8_t *record, uint32_t number)
{
	struct user *user = (struct user *)(uintptr_t)client_data;
	DBIBOOL is_blank;
	int16_t mirrored = FALSE;

	(void)number;
	if (DbiGetField(user->cursor, MIRRORED, record, BYTES(&mirrored),
	    &is_blank) != DBIERR_NONE)
		return ABORT;
	return mirrored ? TRUE : FALSE;
}

static DBIResult
browse_mirrored(struct user *user)
{
	double start = ucd_read_clock();
	hDBIFilter filter;
	int32_t first = 0;
	int32_t last = 0;
	int count;
	DBIResult err;

	TRY(DbiResetRange(user->cursor));
	TRY(DbiAddFilter(user->cursor, (uintptr_t)user, 1, TRUE, NULL,
	    filter_mirrored, &filter));
	TRY(DbiActivateFilter(user->cursor, filter));
	TRY(count_records(user, &count, &first, &last));
	TRY(DbiDropFilter(user->cursor, filter));
	printf("filtered     mirrored: %d characters", count);
	ucd_print_time(start);
done:
	return err;
}

/* --- changes ------------------------------------------------------------ */

/* Reads a record by its code with a cursor on the primary index. */
static DBIResult
find_code(struct user *user, int32_t code)
{
	DBIResult err;

	TRY(DbiInitRecord(user->cursor, user->record));
	TRY(put_field(user, CODE, &code));
	TRY_BUT(DBIERR_RECNOTFOUND, DbiGetRecordForKey(user->cursor, FALSE, 0,
	    0, user->record, user->record));
done:
	return err;
}

static DBIResult
insert_private(struct user *user, int32_t code, const char *name)
{
	DBIResult err;

	TRY(DbiInitRecord(user->cursor, user->record));
	TRY(put_field(user, CODE, &code));
	TRY(put_field(user, NAME, name));
	TRY(put_field(user, CATEGORY, "Co"));
	TRY(DbiInsertRecord(user->cursor, dbiNOLOCK, user->record));
done:
	return err;
}

/* One visit more. The field is blank, which reads as 0, after loading. */
static DBIResult
visit_record(struct user *user)
{
	int16_t visits = 0;
	DBIResult err;

	TRY(get_field(user, VISITS, &visits));
	visits++;
	TRY(put_field(user, VISITS, &visits));
	TRY(DbiModifyRecord(user->cursor, user->record, TRUE));
done:
	return err;
}

static DBIResult
delete_record(struct user *user)
{
	return DbiDeleteRecord(user->cursor, NULL);
}

static DBIResult
change_category(struct user *user, const char *category,
    DBIResult (*change)(struct user *), int *count)
{
	DBIResult err;

	*count = 0;
	TRY(set_range(user, category));
	while ((err = next_record(user)) == DBIERR_NONE) {
		TRY(change(user));
		++*count;
	}
	if (err != DBIERR_EOF)
		goto done;
	TRY(DbiResetRange(user->cursor));
done:
	return err;
}

static CBRType DBIFN
on_failure(CBType type, DBICLIENTDATA client_data, void *info);

/* From here on the cursor's changes stay in its cache, and the callback hears
 * of those that cannot be written later. */
static DBIResult
begin_cache(struct demo *demo)
{
	struct user *me = &demo->me;
	DELAYUPDCbDesc *failure = &demo->failure;
	CURProps props;
	DBIResult err;

	TRY(DbiBeginDelayedUpdates(&me->cursor));
	TRY(make_record(me));
	TRY(DbiGetCursorProps(me->cursor, &props));
	failure->iRecBufSize = props.iRecBufSize;
	failure->pNewRecBuf = calloc(1, props.iRecBufSize);
	failure->pOldRecBuf = calloc(1, props.iRecBufSize);
	if (failure->pNewRecBuf == NULL || failure->pOldRecBuf == NULL)
		TRY(DBIERR_NOMEMORY);
	TRY(DbiRegisterCallBack(me->cursor, cbDELAYEDUPD, (uintptr_t)demo,
	    sizeof(*failure), failure, on_failure));
done:
	return err;
}

static DBIResult
cache_changes(struct demo *demo)
{
	int modified;
	int deleted;
	DBIResult err;

	TRY(begin_cache(demo));
	TRY(change_category(&demo->me, "Nd", visit_record, &modified));
	TRY(change_category(&demo->me, "Cs", delete_record, &deleted));
	TRY(insert_private(&demo->me, PRIVATE, "KLINGON LETTER A"));
	printf("cached       %d digits visited, %d surrogates deleted, "
	    "1 character added\n", modified, deleted);
done:
	return err;
}

/* The other session's changes are made at once. */
static DBIResult
change_meanwhile(struct demo *demo)
{
	struct user *other = &demo->other;
	DBIResult err;

	TRY(DbiSetCurrSession(other->session));
	TRY(find_code(other, '1'));
	TRY(visit_record(other));
	TRY(find_code(other, '7'));
	TRY(delete_record(other));
	TRY(find_code(other, 0xD800));
	TRY(visit_record(other));
	TRY(insert_private(other, PRIVATE, "TENGWAR LETTER TINCO"));
	TRY(insert_private(other, PRIVATE + 1, "TENGWAR LETTER PARMA"));
	TRY(DbiSetCurrSession(demo->me.session));
	printf("meanwhile    another session visited U+0031 and U+D800, "
	    "deleted U+0037,\n"
	    "             added U+%04X and U+%04X\n", PRIVATE, PRIVATE + 1);
done:
	return err;
}

/* --- applying ----------------------------------------------------------- */

/* A deletion counts, whatever was changed. The cursor of the cache must not
 * move while it is applied; another of the same session may, and is inside
 * the same transaction. */
static CBRType
delete_anyway(struct demo *demo)
{
	struct user *helper = &demo->helper;
	DBIResult err;

	TRY(DbiGetRecordForKey(helper->cursor, FALSE, 0, 0,
	    demo->failure.pOldRecBuf, helper->record));
	TRY(delete_record(helper));
	demo->tally.assisted++;
	return cbrPARTIALASSIST;
done:
	demo->failure.iErrCode = err;
	return cbrABORT;
}

/* The code is taken: the new record shall have the next one. It may be taken
 * too; then we are asked again. */
static CBRType
take_next_code(struct demo *demo)
{
	uint8_t *record = demo->failure.pNewRecBuf;
	DBIBOOL is_blank;
	int32_t code;
	DBIResult err;

	TRY(DbiGetField(demo->me.cursor, CODE, record, BYTES(&code),
	    &is_blank));
	code++;
	TRY(DbiPutField(demo->me.cursor, CODE, record, BYTES(&code)));
	demo->tally.retried++;
	return cbrRETRY;
done:
	demo->failure.iErrCode = err;
	return cbrABORT;
}

static CBRType
decide_by_rule(struct demo *demo)
{
	DELAYUPDCbDesc *failure = &demo->failure;

	if (demo->is_strict) {
		/* DbiApplyDelayedUpdates gives what we leave here. */
		failure->iErrCode = DBIERR_UPDATEABORT;
		return cbrABORT;
	}
	switch (failure->iErrCode) {
	case DBIERR_OPTRECLOCKFAILED:	/* somebody changed the record */
		if (failure->eDelayUpdOpType == delayupdDELETE)
			return delete_anyway(demo);
		demo->tally.skipped++;
		return cbrSKIP;
	case DBIERR_OPTRECLOCKRECDEL:	/* somebody deleted it */
		demo->tally.left++;
		return cbrCONTINUE;
	case DBIERR_KEYVIOL:
		return take_next_code(demo);
	default:
		return cbrABORT;
	}
}

static const char *
name_verdict(CBRType verdict)
{
	switch (verdict) {
	case cbrSKIP:
		return "skip (cbrSKIP)";
	case cbrCONTINUE:
		return "leave it (cbrCONTINUE)";
	case cbrRETRY:
		return "try the next code (cbrRETRY)";
	case cbrPARTIALASSIST:
		return "deleted by us (cbrPARTIALASSIST)";
	default:
		return "abort (cbrABORT)";
	}
}

/* Deletions have an old record alone, insertions a new one. */
static DBIResult
report_failure(struct demo *demo)
{
	static const char *const operations[] = { "?", "modify", "insert",
	    "delete" };
	DELAYUPDCbDesc *failure = &demo->failure;
	DelayUpdErrOpType operation = failure->eDelayUpdOpType;
	DBIBOOL is_blank;
	int32_t code;
	DBIMSG text;
	DBIResult err;

	TRY(DbiGetField(demo->me.cursor, CODE, operation == delayupdDELETE ?
	    failure->pOldRecBuf : failure->pNewRecBuf, BYTES(&code),
	    &is_blank));
	TRY(DbiGetErrorString(failure->iErrCode, text));
	printf("  U+%04X     %s: %s\n", (unsigned)code,
	    operations[operation <= delayupdDELETE ? operation : 0], text);
done:
	return err;
}

/* Called for each update that fails, with demo->failure filled. */
static CBRType DBIFN
on_failure(CBType type, DBICLIENTDATA client_data, void *info)
{
	struct demo *demo = (struct demo *)(uintptr_t)client_data;
	CBRType verdict;
	DBIResult err;

	(void)type; (void)info;
	err = report_failure(demo);
	if (err != DBIERR_NONE) {
		demo->failure.iErrCode = err;
		return cbrABORT;
	}
	verdict = decide_by_rule(demo);
	printf("             %s\n", name_verdict(verdict));
	return verdict;
}

static DBIResult
count_pending(struct user *user, int32_t *count)
{
	uint16_t size;

	return DbiGetProp(user->cursor, curDELAYUPDNUMUPDATES, count,
	    sizeof(*count), &size);
}

/* In two phases, as in a program with several tables: everything is written
 * in a transaction, and forgotten when that is committed. */
static DBIResult
apply_changes(struct demo *demo)
{
	struct user *me = &demo->me;
	hDBIXact transaction = NULL;
	DBIResult aborted;
	DBIResult err;

	TRY(DbiBeginTran(me->db, xilDIRTYREAD, &transaction));
	aborted = DbiApplyDelayedUpdates(me->cursor, dbiDelayedUpdPrepare);
	TRY(DbiEndTran(me->db, transaction,
	    aborted == DBIERR_NONE ? xendCOMMIT : xendABORT));
	if (aborted != DBIERR_NONE)
		return aborted;
	TRY(DbiApplyDelayedUpdates(me->cursor, dbiDelayedUpdCommit));
done:
	return err;
}

static DBIResult
print_row(struct user *user, int32_t code)
{
	char name[NAME_SIZE + 1];
	int16_t visits = 0;
	DBIResult err;

	TRY_BUT(DBIERR_RECNOTFOUND, find_code(user, code));
	if (err == DBIERR_RECNOTFOUND) {
		printf("  U+%04X     not there\n", (unsigned)code);
		return DBIERR_NONE;
	}
	TRY(get_field(user, NAME, name));
	TRY(get_field(user, VISITS, &visits));
	printf("  U+%04X     %s, %d visit%s\n", (unsigned)code, name, visits,
	    visits == 1 ? "" : "s");
done:
	return err;
}

/* Gives up at the first conflict: what was written before it is undone. */
static DBIResult
apply_strictly(struct demo *demo)
{
	int32_t before;
	int32_t after;
	DBIResult err;

	TRY(count_pending(&demo->me, &before));
	printf("first run    of %d updates, strict\n", (int)before);
	demo->is_strict = true;
	TRY_BUT(DBIERR_UPDATEABORT, apply_changes(demo));
	if (err == DBIERR_NONE) {
		fputs("ucd_bde: the first run met no conflict\n", stderr);
		return ERR_REPORTED;
	}
	TRY(count_pending(&demo->me, &after));
	printf("undone       %d updates wait as before; in the table:\n",
	    (int)after);
	TRY(print_row(&demo->other, '0'));
	TRY(print_row(&demo->other, '1'));
done:
	return err;
}

static DBIResult
apply_by_rule(struct demo *demo)
{
	const struct tally *tally = &demo->tally;
	double start;
	int32_t before;
	int32_t after;
	DBIResult err;

	TRY(count_pending(&demo->me, &before));
	printf("second run   of %d updates, by rule\n", (int)before);
	demo->is_strict = false;
	start = ucd_read_clock();
	TRY(apply_changes(demo));
	TRY(count_pending(&demo->me, &after));
	printf("applied      %d updates, %d of them by the callback; "
	    "retried %d times,\n"
	    "             skipped %d, left %d, still waiting %d",
	    (int)(before - after), tally->assisted, tally->retried,
	    tally->skipped, tally->left, (int)after);
	ucd_print_time(start);
done:
	return err;
}

/* --- report ------------------------------------------------------------- */

/* What was skipped waits until it is applied or cancelled. */
static DBIResult
cancel_rest(struct demo *demo)
{
	struct user *me = &demo->me;
	int32_t code;
	DBIResult err;

	TRY(DbiSetProp(me->cursor, curDELAYUPDDISPLAYOPT,
	    DBIDELAYUPD_SHOWMODIFYBIT | DBIDELAYUPD_SHOWINSERTBIT |
	    DBIDELAYUPD_SHOWDELETEBIT));
	TRY(DbiSetToBegin(me->cursor));
	printf("cancelled   ");
	while ((err = next_record(me)) == DBIERR_NONE) {
		TRY(get_field(me, CODE, &code));
		printf(" U+%04X", (unsigned)code);
	}
	printf("\n");
	if (err != DBIERR_EOF)
		goto done;
	TRY(DbiApplyDelayedUpdates(me->cursor, dbiDelayedUpdCancel));
	TRY(DbiEndDelayedUpdates(&me->cursor));
	TRY(make_record(me));
done:
	return err;
}

/* Walks the index: equal categories follow each other. */
static DBIResult
report_categories(struct user *user, int *categories, int32_t *sum)
{
	char category[3];
	char last[3] = "";
	int count = 0;
	DBIResult err;

	*categories = *sum = 0;
	printf("categories  ");
	TRY(DbiSetToBegin(user->cursor));
	do {
		TRY_BUT(DBIERR_EOF, next_record(user));
		if (err == DBIERR_NONE)
			TRY(get_field(user, CATEGORY, category));
		if (*sum > 0 && (err == DBIERR_EOF ||
		    strcmp(category, last) != 0)) {
			printf("%s %s %-5d", *categories > 0 &&
			    *categories % 6 == 0 ? "\n            " : "", last,
			    count);
			++*categories;
			count = 0;
		}
		if (err == DBIERR_NONE) {
			strcpy(last, category);
			count++;
			++*sum;
		}
	} while (err == DBIERR_NONE);
	printf("\n");
	err = DBIERR_NONE;
done:
	return err;
}

static DBIResult
report_table(struct demo *demo)
{
	static const int32_t codes[] = { '0', '1', '7', 0xD800, PRIVATE,
	    PRIVATE + 1, PRIVATE + 2 };
	int32_t records = 0;
	int32_t sum;
	int categories;
	DBIResult err;
	size_t i;

	printf("in the table\n");
	for (i = 0; i < COUNT(codes); i++)
		TRY(print_row(&demo->other, codes[i]));
	TRY(report_categories(&demo->me, &categories, &sum));
	TRY(DbiGetExactRecordCount(demo->other.cursor, &records));
	printf("total        %d characters in %d categories; both indexes %s\n",
	    (int)records, categories, records == sum ? "agree" : "DIFFER");
	if (records != sum) {
		fprintf(stderr, "ucd_bde: ByCategory has %d\n", (int)sum);
		err = ERR_REPORTED;
	}
done:
	return err;
}

static DBIResult
run(struct demo *demo, struct ucd_file *file)
{
	DBIResult err;

	TRY(open_users(demo));
	TRY(load_file(demo, file));
	TRY(look_up(&demo->me, "Latin Capital Letter Dz With Caron"));
	TRY(look_up(&demo->me, "Klingon Letter A"));
	TRY(browse_category(&demo->me, "Nd"));
	TRY(browse_mirrored(&demo->me));
	TRY(cache_changes(demo));
	TRY(change_meanwhile(demo));
	TRY(apply_strictly(demo));
	TRY(apply_by_rule(demo));
	TRY(cancel_rest(demo));
	TRY(report_table(demo));
done:
	return err;
}

int
main(int argc, char **argv)
{
	struct demo demo = { .is_strict = false };
	struct ucd_file file;
	DBIResult closed;
	DBIResult err;
	int wrong;

	wrong = ucd_open(&file, "ucd_bde", argc, argv);
	if (wrong != 0)
		return wrong;
	err = run(&demo, &file);
	closed = close_users(&demo);
	ucd_close(&file);
	return err != DBIERR_NONE || closed != DBIERR_NONE;
}
