/* SPDX-License-Identifier: MIT */
/*
 * ucd_ese - the Unicode character database in an ESE database.
 *
 *     ucd_ese /usr/share/unicode/UnicodeData.txt
 *
 * Keeps ucd.edb in the current directory: loads the file, or what an earlier
 * run did not load of it, and then reads, changes, deletes and rolls back,
 * with callbacks that fill a column, keep a table of counts, and refuse to
 * delete control characters. Exits with 0, 1 after an error, 2 when called
 * wrongly.
 */
#include <esent.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "ucd_file.h"

#define DATABASE "ucd.edb"
#define BATCH 1000		/* records in one transaction */

/* An error of our own, which the engine hands through: JetDelete gives what
 * the BeforeDelete callback gave. The file's errors travel the same way. */
#define ERR_ASSIGNED (JET_errClientSpaceBegin)
#define ERR_REPORTED (JET_errClientSpaceBegin - 1)

/* Every call goes through this: errors are negative, warnings positive. */
#define TRY(call) do {							\
	if ((err = (call)) < 0) {					\
		explain(#call, __LINE__, err);				\
		goto done;						\
	}								\
} while (0)

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum {
	CODE, CATEGORY, CLASS, MIRRORED, DIGIT, VALUE, UPPER, LOADED, NAME,
	OLD_NAME, LABEL, DECOMPOSITION, CHARACTER, VISITS, COLUMNS
};

/* esent.h asks for names that may be changed, and does not change them. */
#define COLUMN(name, type, max, bits, page)				\
	{ .cbStruct = sizeof(JET_COLUMNCREATE),				\
	    .szColumnName = (char *)(name), .coltyp = (type),		\
	    .cbMax = (max), .grbit = (bits), .cp = (page) }

static int32_t zero;

static JET_COLUMNCREATE char_columns[COLUMNS] = {
	[CODE] =
	    COLUMN("CodePoint", JET_coltypLong, 0, JET_bitColumnNotNULL, 0),
	[CATEGORY] = COLUMN("Category", JET_coltypText, 2, 0, 1252),
	[CLASS] = COLUMN("CombiningClass", JET_coltypUnsignedByte, 0, 0, 0),
	[MIRRORED] = COLUMN("Mirrored", JET_coltypBit, 0, 0, 0),
	[DIGIT] = COLUMN("DecimalDigit", JET_coltypShort, 0, 0, 0),
	[VALUE] = COLUMN("NumericValue", JET_coltypIEEEDouble, 0, 0, 0),
	[UPPER] = COLUMN("Uppercase", JET_coltypLong, 0, 0, 0),
	[LOADED] = COLUMN("LoadedAt", JET_coltypDateTime, 0, 0, 0),
	[NAME] = COLUMN("Name", JET_coltypText, 255, 0, 1252),
	[OLD_NAME] = COLUMN("Unicode1Name", JET_coltypText, 255, 0, 1252),
	[LABEL] = COLUMN("Label", JET_coltypText, 255, 0, 1252),
	[DECOMPOSITION] =
	    COLUMN("Decomposition", JET_coltypLongText, 0, 0, 1252),
	[CHARACTER] = COLUMN("Character", JET_coltypText, 4, 0, 1200),
	[VISITS] = { .cbStruct = sizeof(JET_COLUMNCREATE),
	    .szColumnName = (char *)"Visits", .coltyp = JET_coltypLong,
	    .pvDefault = &zero, .cbDefault = sizeof(zero) },
};

/* A key ends with two nulls; the string literal brings the second one. */
#define INDEX(name, key, bits)						\
	{ .cbStruct = sizeof(JET_INDEXCREATE),				\
	    .szIndexName = (char *)(name), .szKey = (char *)(key),	\
	    .cbKey = sizeof(key), .grbit = (bits), .ulDensity = 90 }

static JET_INDEXCREATE char_indexes[] = {
	INDEX("CodePoint", "+CodePoint\0", JET_bitIndexPrimary),
	INDEX("Label", "+Label\0", 0),
	INDEX("Category", "+Category\0+CodePoint\0", JET_bitIndexUnique),
	INDEX("Uppercase", "+Uppercase\0", JET_bitIndexIgnoreAnyNull),
};

enum { COUNT_CATEGORY, COUNT_RECORDS, COUNT_COLUMNS };

static JET_COLUMNCREATE count_columns[COUNT_COLUMNS] = {
	[COUNT_CATEGORY] = COLUMN("Category", JET_coltypText, 2, 0, 1252),
	[COUNT_RECORDS] = COLUMN("Records", JET_coltypLong, 0, 0, 0),
};

static JET_INDEXCREATE count_indexes[] = {
	INDEX("Category", "+Category\0", JET_bitIndexPrimary),
};

struct demo {
	JET_INSTANCE instance;
	JET_SESID sesid;
	JET_DBID dbid;
	JET_TABLEID chars;
	JET_TABLEID counts;
	JET_COLUMNID column[COLUMNS];
	JET_COLUMNID count_column[COUNT_COLUMNS];
	JET_DATESERIAL now;

	/* What the Before callback saw, for the After callback. */
	char category[3];
	JET_ERR after_err;	/* an After callback's error: ESE ignores it */
};

static const char *
name_error(JET_ERR err, char *text, uint32_t size)
{
	JET_API_PTR number = (JET_API_PTR)(intptr_t)err;

	if (JetGetSystemParameter(JET_instanceNil, JET_sesidNil,
	    JET_paramErrorToString, &number, text, size) < 0)
		return "no description";
	return text;
}

static void
explain(const char *call, int line, JET_ERR err)
{
	char text[256];

	if (err == ERR_REPORTED)
		return;
	/* The functions that pass it on follow, like a list of calls. */
	fprintf(stderr, "ucd_ese: line %d: %.*s gave %d (%s)\n", line,
	    (int)strcspn(call, "("), call, (int)err,
	    name_error(err, text, sizeof(text)));
	if (err == JET_errFileAccessDenied)
		fputs("ucd_ese: may we write to this directory, and does no "
		    "other process use " DATABASE "?\n", stderr);
}

/* --- callbacks ---------------------------------------------------------- */

/* Reads a text column and ends it with a null; NULL values become "". */
static JET_ERR
read_text(JET_SESID sesid, JET_TABLEID tableid, JET_COLUMNID column,
    JET_GRBIT grbit, char *text, uint32_t size)
{
	uint32_t actual = 0;
	JET_ERR err;

	text[0] = '\0';
	err = JetRetrieveColumn(sesid, tableid, column, text, size - 1, &actual,
	    grbit, NULL);
	if (err >= 0)
		text[actual < size ? actual : size - 1] = '\0';
	return err;
}

/*
 * Normalises: gives each record a label to look it up by. The names of some
 * records ("<control>") are no names; their label is the name that Unicode 1
 * had, or the number. The new record is in the copy buffer.
 */
static JET_ERR JET_API
before_insert(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context, JET_API_PTR unused)
{
	struct demo *demo = context;
	char label[256];
	int32_t code;
	JET_ERR err;

	(void)dbid; (void)cbtyp; (void)arg1; (void)arg2; (void)unused;
	TRY(read_text(sesid, tableid, demo->column[NAME], JET_bitRetrieveCopy,
	    label, sizeof(label)));
	if (label[0] == '<')
		TRY(read_text(sesid, tableid, demo->column[OLD_NAME],
		    JET_bitRetrieveCopy, label, sizeof(label)));
	if (label[0] == '\0') {
		TRY(JetRetrieveColumn(sesid, tableid, demo->column[CODE], &code,
		    sizeof(code), NULL, JET_bitRetrieveCopy, NULL));
		snprintf(label, sizeof(label), "U+%04X", (unsigned)code);
	}
	TRY(JetSetColumn(sesid, tableid, demo->column[LABEL], label,
	    (uint32_t)strlen(label), 0, NULL));
	/* AfterInsert cannot see the record any more. */
	TRY(read_text(sesid, tableid, demo->column[CATEGORY],
	    JET_bitRetrieveCopy, demo->category, sizeof(demo->category)));
done:
	return err;
}

/* Adds to the count of demo->category. The cursor that a callback was given
 * must not be moved; this is another one, and in the same transaction. */
static JET_ERR
change_count(struct demo *demo, int32_t change)
{
	JET_SESID sesid = demo->sesid;
	JET_TABLEID counts = demo->counts;
	uint32_t length = (uint32_t)strlen(demo->category);
	int32_t records = 0;
	JET_ERR err;

	TRY(JetMakeKey(sesid, counts, demo->category, length, JET_bitNewKey));
	err = JetSeek(sesid, counts, JET_bitSeekEQ);
	if (err == JET_errRecordNotFound) {
		TRY(JetPrepareUpdate(sesid, counts, JET_prepInsert));
		TRY(JetSetColumn(sesid, counts,
		    demo->count_column[COUNT_CATEGORY], demo->category, length,
		    0, NULL));
	} else {
		TRY(err);
		TRY(JetRetrieveColumn(sesid, counts,
		    demo->count_column[COUNT_RECORDS], &records,
		    sizeof(records), NULL, 0, NULL));
		TRY(JetPrepareUpdate(sesid, counts, JET_prepReplace));
	}
	records += change;
	TRY(JetSetColumn(sesid, counts, demo->count_column[COUNT_RECORDS],
	    &records, sizeof(records), 0, NULL));
	TRY(JetUpdate(sesid, counts, NULL, 0, NULL));
done:
	return err;
}

/* Counts. What an After callback returns is ignored, so keep it ourselves. */
static JET_ERR JET_API
after_change(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context, JET_API_PTR unused)
{
	struct demo *demo = context;

	(void)sesid; (void)dbid; (void)tableid;
	(void)arg1; (void)arg2; (void)unused;
	demo->after_err =
	    change_count(demo, cbtyp == JET_cbtypAfterInsert ? 1 : -1);
	return demo->after_err;
}

/* Refuses: control characters stay. */
static JET_ERR JET_API
before_delete(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context, JET_API_PTR unused)
{
	struct demo *demo = context;
	JET_ERR err;

	(void)dbid; (void)cbtyp; (void)arg1; (void)arg2; (void)unused;
	TRY(read_text(sesid, tableid, demo->column[CATEGORY], 0,
	    demo->category, sizeof(demo->category)));
	if (strcmp(demo->category, "Cc") == 0)
		err = ERR_ASSIGNED;
done:
	return err;
}

static JET_ERR
register_callbacks(struct demo *demo)
{
	static const struct {
		JET_CBTYP events;
		JET_CALLBACK function;
	} wanted[] = {
		{ JET_cbtypBeforeInsert, before_insert },
		{ JET_cbtypAfterInsert | JET_cbtypAfterDelete, after_change },
		{ JET_cbtypBeforeDelete, before_delete },
	};
	JET_HANDLE handle;	/* they stay until the database is detached */
	JET_ERR err = JET_errSuccess;
	size_t i;

	for (i = 0; i < COUNT(wanted); i++)
		TRY(JetRegisterCallback(demo->sesid, demo->chars,
		    wanted[i].events, wanted[i].function, demo, &handle));
done:
	return err;
}

/* --- database and tables ------------------------------------------------ */

static JET_ERR
create_table(struct demo *demo, const char *name, JET_COLUMNCREATE *columns,
    uint32_t ccolumns, JET_INDEXCREATE *indexes, uint32_t cindexes)
{
	JET_TABLECREATE create = {
		.cbStruct = sizeof(create),
		.szTableName = (char *)name,
		.ulDensity = 90,
		.rgcolumncreate = columns,
		.cColumns = ccolumns,
		.rgindexcreate = indexes,
		.cIndexes = cindexes,
		.tableid = JET_tableidNil,
	};
	JET_ERR err;

	TRY(JetCreateTableColumnIndex(demo->sesid, demo->dbid, &create));
	/* The creating cursor holds the table for itself alone. */
	TRY(JetCloseTable(demo->sesid, create.tableid));
done:
	return err;
}

/* Both tables, with columns and indexes, or nothing. */
static JET_ERR
create_tables(struct demo *demo)
{
	JET_ERR err;

	TRY(JetBeginTransaction(demo->sesid));
	TRY(create_table(demo, "Characters", char_columns, COLUMNS,
	    char_indexes, COUNT(char_indexes)));
	TRY(create_table(demo, "Categories", count_columns, COUNT_COLUMNS,
	    count_indexes, COUNT(count_indexes)));
	TRY(JetCommitTransaction(demo->sesid, 0));
done:
	return err;
}

static JET_ERR
find_columns(struct demo *demo, JET_TABLEID tableid,
    const JET_COLUMNCREATE *columns, size_t count, JET_COLUMNID *ids)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def) };
	JET_ERR err = JET_errSuccess;
	size_t i;

	for (i = 0; i < count; i++) {
		TRY(JetGetTableColumnInfo(demo->sesid, tableid,
		    columns[i].szColumnName, &def, sizeof(def), JET_ColInfo));
		ids[i] = def.columnid;
	}
done:
	return err;
}

static JET_ERR
open_tables(struct demo *demo)
{
	JET_ERR err;

	err = JetOpenTable(demo->sesid, demo->dbid, "Characters", NULL, 0, 0,
	    &demo->chars);
	if (err == JET_errObjectNotFound) {
		TRY(create_tables(demo));
		err = JetOpenTable(demo->sesid, demo->dbid, "Characters", NULL,
		    0, 0, &demo->chars);
	}
	TRY(err);
	TRY(JetOpenTable(demo->sesid, demo->dbid, "Categories", NULL, 0, 0,
	    &demo->counts));
	TRY(find_columns(demo, demo->chars, char_columns, COLUMNS,
	    demo->column));
	TRY(find_columns(demo, demo->counts, count_columns, COUNT_COLUMNS,
	    demo->count_column));
done:
	return err;
}

/* Starts the engine, which recovers first after a crash, and opens the
 * database or makes it. */
static JET_ERR
open_database(struct demo *demo)
{
	bool is_new = false;
	JET_ERR err;

	TRY(JetCreateInstance(&demo->instance, "ucd_ese"));
	TRY(JetSetSystemParameter(&demo->instance, JET_sesidNil,
	    JET_paramCircularLog, 1, NULL));
	err = JetInit(&demo->instance);
	if (err < 0)	/* a failed JetInit ends the instance */
		demo->instance = JET_instanceNil;
	TRY(err);
	TRY(JetBeginSession(demo->instance, &demo->sesid, NULL, NULL));
	err = JetAttachDatabase(demo->sesid, DATABASE, 0);
	if (err == JET_errFileNotFound) {
		is_new = true;
		TRY(JetCreateDatabase(demo->sesid, DATABASE, NULL, &demo->dbid,
		    0));
	} else {
		TRY(err);
		TRY(JetOpenDatabase(demo->sesid, DATABASE, NULL, &demo->dbid,
		    0));
	}
	TRY(open_tables(demo));
	TRY(register_callbacks(demo));
	printf("database     %s (%s)\n", DATABASE, is_new ? "new" : "reopened");
done:
	return err;
}

static JET_ERR
close_database(struct demo *demo)
{
	JET_ERR err = JET_errSuccess;

	if (demo->sesid != JET_sesidNil) {
		/* Rolls back and closes whatever is still open. */
		TRY(JetEndSession(demo->sesid, 0));
		demo->sesid = JET_sesidNil;
	}
done:
	if (demo->instance != JET_instanceNil) {
		JET_ERR term = JetTerm2(demo->instance, JET_bitTermComplete);

		demo->instance = JET_instanceNil;
		if (term < 0) {
			explain("JetTerm2", __LINE__, term);
			err = term;
		}
	}
	return err;
}

/* --- loading ------------------------------------------------------------ */

/* The code point in UTF-16; the bytes it takes. */
static uint32_t
encode_utf16(int32_t code, WCHAR units[2])
{
	units[0] = (WCHAR)code;
	if (code < 0x10000)
		return sizeof(WCHAR);
	units[0] = (WCHAR)(0xD800 + ((code - 0x10000) >> 10));
	units[1] = (WCHAR)(0xDC00 + ((code - 0x10000) & 0x3FF));
	return 2 * sizeof(WCHAR);
}

/* The row of a record in the copy buffer: columns without value are left out
 * and read as NULL. */
static JET_ERR
set_record(struct demo *demo, const struct ucd_line *record)
{
	JET_SETCOLUMN set[COLUMNS];
	WCHAR units[2];
	uint8_t mirrored = record->mirrored;
	double value = ucd_parse_value(record->value);
	uint32_t count = 0;
	JET_ERR err;

#define SET(which, data, size) do {					\
	if ((size) > 0)							\
		set[count++] = (JET_SETCOLUMN){				\
		    .columnid = demo->column[which], .pvData = (data),	\
		    .cbData = (uint32_t)(size), .itagSequence = 1 };	\
} while (0)
	SET(CODE, &record->code, sizeof(record->code));
	SET(CATEGORY, record->category, strlen(record->category));
	SET(CLASS, &record->class, sizeof(record->class));
	SET(MIRRORED, &mirrored, sizeof(mirrored));
	SET(DIGIT, &record->digit,
	    record->digit < 0 ? 0 : sizeof(record->digit));
	SET(VALUE, &value, record->value[0] == '\0' ? 0 : sizeof(value));
	SET(UPPER, &record->upper,
	    record->upper < 0 ? 0 : sizeof(record->upper));
	SET(LOADED, &demo->now, sizeof(demo->now));
	SET(NAME, record->name, strlen(record->name));
	SET(OLD_NAME, record->old_name, strlen(record->old_name));
	SET(DECOMPOSITION, record->decomposition,
	    strlen(record->decomposition));
	SET(CHARACTER, units, encode_utf16(record->code, units));
#undef SET
	TRY(JetSetColumns(demo->sesid, demo->chars, set, count));
done:
	return err;
}

static JET_ERR
insert_record(struct demo *demo, const struct ucd_line *record)
{
	JET_ERR err;

	TRY(JetPrepareUpdate(demo->sesid, demo->chars, JET_prepInsert));
	TRY(set_record(demo, record));
	demo->after_err = JET_errSuccess;
	TRY(JetUpdate(demo->sesid, demo->chars, NULL, 0, NULL));
	err = demo->after_err;
done:
	return err;
}

/* The highest code point stored, -1 when there is none: an earlier run may
 * have been stopped between two batches. */
static JET_ERR
find_last(struct demo *demo, int32_t *last)
{
	JET_ERR err;

	*last = -1;
	err = JetMove(demo->sesid, demo->chars, JET_MoveLast, 0);
	if (err == JET_errNoCurrentRecord)
		return JET_errSuccess;
	TRY(err);
	TRY(JetRetrieveColumn(demo->sesid, demo->chars, demo->column[CODE],
	    last, sizeof(*last), NULL, 0, NULL));
done:
	return err;
}

/* *loaded grows when the record was not there yet. */
static JET_ERR
load_line(struct demo *demo, const struct ucd_file *file,
    const struct ucd_line *line, int32_t last, long *loaded)
{
	char twice[40];
	JET_ERR err;

	if (line->code <= last)
		return JET_errSuccess;
	err = insert_record(demo, line);
	if (err == JET_errKeyDuplicate) {
		snprintf(twice, sizeof(twice), "U+%04X stands there twice",
		    (unsigned)line->code);
		ucd_complain(file, twice);
	}
	if (err >= 0)
		++*loaded;
	return err;
}

/* Commits after each batch, without waiting for the disk: only the last
 * commit does, and makes the earlier ones durable with it. */
static JET_ERR
load_lines(struct demo *demo, struct ucd_file *file, long *loaded)
{
	struct ucd_line line;
	int32_t last;
	JET_ERR err;
	int more;

	TRY(find_last(demo, &last));
	TRY(JetBeginTransaction(demo->sesid));
	while ((more = ucd_read_line(file, &line)) > 0) {
		TRY(load_line(demo, file, &line, last, loaded));
		if (file->number % BATCH != 0)
			continue;
		ucd_show_progress(file);
		TRY(JetCommitTransaction(demo->sesid, JET_bitCommitLazyFlush));
		TRY(JetBeginTransaction(demo->sesid));
	}
	if (more < 0)
		TRY(ERR_REPORTED);
	TRY(JetCommitTransaction(demo->sesid, 0));
done:
	return err;
}

static JET_ERR
load_file(struct demo *demo, struct ucd_file *file)
{
	double start = ucd_read_clock();
	long loaded = 0;
	JET_ERR err;

	ucd_show_progress(file);
	TRY(load_lines(demo, file, &loaded));
	ucd_hide_progress();
	printf("loaded       %ld records", loaded);
	ucd_print_time(start);
done:
	return err;
}

/* --- reading ------------------------------------------------------------ */

static JET_ERR
print_character(struct demo *demo, const char *label)
{
	char category[3];
	int32_t code = 0;
	int32_t upper = 0;
	JET_ERR err;

	TRY(JetRetrieveColumn(demo->sesid, demo->chars, demo->column[CODE],
	    &code, sizeof(code), NULL, 0, NULL));
	TRY(read_text(demo->sesid, demo->chars, demo->column[CATEGORY], 0,
	    category, sizeof(category)));
	printf("found        %s: U+%04X %s", label, (unsigned)code, category);
	TRY(JetRetrieveColumn(demo->sesid, demo->chars, demo->column[UPPER],
	    &upper, sizeof(upper), NULL, 0, NULL));
	if (err != JET_wrnColumnNull)
		printf(", upper case U+%04X", (unsigned)upper);
	printf("\n");
done:
	return err;
}

/* The index folds the case of ASCII letters. */
static JET_ERR
look_up(struct demo *demo, const char *label)
{
	JET_ERR err;

	TRY(JetSetCurrentIndex(demo->sesid, demo->chars, "Label"));
	TRY(JetMakeKey(demo->sesid, demo->chars, label,
	    (uint32_t)strlen(label), JET_bitNewKey));
	err = JetSeek(demo->sesid, demo->chars, JET_bitSeekEQ);
	if (err == JET_errRecordNotFound) {
		printf("not found    %s\n", label);
		return JET_errSuccess;
	}
	TRY(err);
	TRY(print_character(demo, label));
done:
	return err;
}

/* Reads each label and seeks it with a second cursor on the same table. */
static JET_ERR
look_up_all(struct demo *demo)
{
	JET_TABLEID finder = JET_tableidNil;
	char label[256];
	double start = ucd_read_clock();
	long found = 0;
	JET_ERR err;

	/* One snapshot for the whole walk. */
	TRY(JetBeginTransaction2(demo->sesid, JET_bitTransactionReadOnly));
	TRY(JetDupCursor(demo->sesid, demo->chars, &finder, 0));
	TRY(JetSetCurrentIndex(demo->sesid, finder, "Label"));
	TRY(JetSetCurrentIndex(demo->sesid, demo->chars, NULL));
	err = JetMove(demo->sesid, demo->chars, JET_MoveFirst, 0);
	while (err >= 0) {
		TRY(read_text(demo->sesid, demo->chars, demo->column[LABEL], 0,
		    label, sizeof(label)));
		TRY(JetMakeKey(demo->sesid, finder, label,
		    (uint32_t)strlen(label), JET_bitNewKey));
		TRY(JetSeek(demo->sesid, finder, JET_bitSeekEQ));
		found++;
		err = JetMove(demo->sesid, demo->chars, JET_MoveNext, 0);
	}
	if (err != JET_errNoCurrentRecord)
		TRY(err);
	TRY(JetCloseTable(demo->sesid, finder));
	TRY(JetCommitTransaction(demo->sesid, 0));
	printf("looked up    %ld labels", found);
	ucd_print_time(start);
done:
	return err;
}

/* Sets the cursor to the first code point from low on and limits it to high;
 * JET_errNoCurrentRecord when there is none. */
static JET_ERR
start_range(struct demo *demo, int32_t low, int32_t high)
{
	JET_ERR err;

	TRY(JetSetCurrentIndex(demo->sesid, demo->chars, NULL));
	TRY(JetMakeKey(demo->sesid, demo->chars, &low, sizeof(low),
	    JET_bitNewKey));
	err = JetSeek(demo->sesid, demo->chars, JET_bitSeekGE);
	if (err == JET_errRecordNotFound)
		return JET_errNoCurrentRecord;
	TRY(err);
	TRY(JetMakeKey(demo->sesid, demo->chars, &high, sizeof(high),
	    JET_bitNewKey));
	err = JetSetIndexRange(demo->sesid, demo->chars,
	    JET_bitRangeInclusive | JET_bitRangeUpperLimit);
done:
	return err;
}

static JET_ERR
walk_range(struct demo *demo, int32_t low, int32_t high)
{
	double start = ucd_read_clock();
	char category[3];
	long letters = 0;
	long count = 0;
	JET_ERR err;

	err = start_range(demo, low, high);
	while (err >= 0) {
		TRY(read_text(demo->sesid, demo->chars, demo->column[CATEGORY],
		    0, category, sizeof(category)));
		count++;
		letters += category[0] == 'L';
		err = JetMove(demo->sesid, demo->chars, JET_MoveNext, 0);
	}
	if (err != JET_errNoCurrentRecord)
		TRY(err);
	err = JET_errSuccess;
	printf("walked       U+%04X to U+%04X: %ld characters, %ld letters",
	    (unsigned)low, (unsigned)high, count, letters);
	ucd_print_time(start);
done:
	return err;
}

/* --- changing ----------------------------------------------------------- */

/* The same for a category: only the first column of the key is given, the
 * code points after it may be any. */
static JET_ERR
start_category(struct demo *demo, const char *category)
{
	JET_ERR err;

	TRY(JetSetCurrentIndex(demo->sesid, demo->chars, "Category"));
	TRY(JetMakeKey(demo->sesid, demo->chars, category, 2,
	    JET_bitNewKey | JET_bitFullColumnStartLimit));
	err = JetSeek(demo->sesid, demo->chars, JET_bitSeekGE);
	if (err == JET_errRecordNotFound)
		return JET_errNoCurrentRecord;
	TRY(err);
	TRY(JetMakeKey(demo->sesid, demo->chars, category, 2,
	    JET_bitNewKey | JET_bitFullColumnEndLimit));
	err = JetSetIndexRange(demo->sesid, demo->chars,
	    JET_bitRangeInclusive | JET_bitRangeUpperLimit);
done:
	return err;
}

static JET_ERR
count_category(struct demo *demo, const char *category, uint32_t *count)
{
	JET_ERR err;

	*count = 0;
	err = start_category(demo, category);
	if (err == JET_errNoCurrentRecord)
		return JET_errSuccess;
	TRY(err);
	TRY(JetIndexRecordCount(demo->sesid, demo->chars, count, 0));
done:
	return err;
}

static JET_ERR
visit_record(struct demo *demo, int32_t *visits)
{
	JET_ERR err;

	TRY(JetPrepareUpdate(demo->sesid, demo->chars, JET_prepReplace));
	TRY(JetRetrieveColumn(demo->sesid, demo->chars, demo->column[VISITS],
	    visits, sizeof(*visits), NULL, JET_bitRetrieveCopy, NULL));
	++*visits;
	TRY(JetSetColumn(demo->sesid, demo->chars, demo->column[VISITS],
	    visits, sizeof(*visits), 0, NULL));
	TRY(JetUpdate(demo->sesid, demo->chars, NULL, 0, NULL));
done:
	return err;
}

static JET_ERR
update_digits(struct demo *demo)
{
	double start = ucd_read_clock();
	int32_t visits = 0;
	long count = 0;
	JET_ERR err;

	TRY(JetBeginTransaction(demo->sesid));
	err = start_category(demo, "Nd");
	while (err >= 0) {
		TRY(visit_record(demo, &visits));
		count++;
		err = JetMove(demo->sesid, demo->chars, JET_MoveNext, 0);
	}
	if (err != JET_errNoCurrentRecord)
		TRY(err);
	TRY(JetCommitTransaction(demo->sesid, 0));
	printf("updated      %ld digits, visited %d time%s now", count,
	    (int)visits, visits == 1 ? "" : "s");
	ucd_print_time(start);
done:
	return err;
}

/* Deletes what the callback lets go; the cursor stays on the deleted record
 * and moves on from there. */
static JET_ERR
delete_category(struct demo *demo, const char *category, long *deleted,
    long *refused)
{
	JET_ERR err;

	*deleted = *refused = 0;
	err = start_category(demo, category);
	while (err >= 0) {
		demo->after_err = JET_errSuccess;
		err = JetDelete(demo->sesid, demo->chars);
		if (err == ERR_ASSIGNED) {
			++*refused;
		} else {
			TRY(err);
			TRY(demo->after_err);
			++*deleted;
		}
		err = JetMove(demo->sesid, demo->chars, JET_MoveNext, 0);
	}
	if (err != JET_errNoCurrentRecord)
		TRY(err);
	err = JET_errSuccess;
done:
	return err;
}

static JET_ERR
delete_some(struct demo *demo)
{
	static const struct {
		const char *category;
		const char *what;
	} wanted[] = {
		{ "Cs", "surrogates" }, { "Cc", "control characters" }
	};
	double start;
	long deleted;
	long refused;
	JET_ERR err = JET_errSuccess;
	size_t i;

	for (i = 0; i < COUNT(wanted); i++) {
		start = ucd_read_clock();
		TRY(JetBeginTransaction(demo->sesid));
		TRY(delete_category(demo, wanted[i].category, &deleted,
		    &refused));
		TRY(JetCommitTransaction(demo->sesid, 0));
		printf("deleted      %ld %s, %ld refused", deleted,
		    wanted[i].what, refused);
		ucd_print_time(start);
	}
done:
	return err;
}

static JET_ERR
roll_back(struct demo *demo)
{
	double start = ucd_read_clock();
	uint32_t before;
	uint32_t inside;
	uint32_t after;
	long deleted;
	long refused;
	JET_ERR err;

	TRY(count_category(demo, "Lu", &before));
	TRY(JetBeginTransaction(demo->sesid));
	TRY(delete_category(demo, "Lu", &deleted, &refused));
	TRY(count_category(demo, "Lu", &inside));
	TRY(JetRollback(demo->sesid, 0));
	TRY(count_category(demo, "Lu", &after));
	printf("rolled back  %ld deletions of capital letters: "
	    "%u before, %u inside, %u after", deleted, before, inside, after);
	ucd_print_time(start);
done:
	return err;
}

/* --- report ------------------------------------------------------------- */

static JET_ERR
sum_counts(struct demo *demo, long *categories, long *sum)
{
	char category[3];
	int32_t records;
	JET_ERR err;

	*categories = *sum = 0;
	printf("categories  ");
	err = JetMove(demo->sesid, demo->counts, JET_MoveFirst, 0);
	while (err >= 0) {
		TRY(read_text(demo->sesid, demo->counts,
		    demo->count_column[COUNT_CATEGORY], 0, category,
		    sizeof(category)));
		TRY(JetRetrieveColumn(demo->sesid, demo->counts,
		    demo->count_column[COUNT_RECORDS], &records,
		    sizeof(records), NULL, 0, NULL));
		if (records > 0) {
			printf("%s %s %-5d", *categories > 0 &&
			    *categories % 6 == 0 ? "\n            " : "",
			    category, (int)records);
			++*categories;
			*sum += records;
		}
		err = JetMove(demo->sesid, demo->counts, JET_MoveNext, 0);
	}
	printf("\n");
	if (err != JET_errNoCurrentRecord)
		TRY(err);
	err = JET_errSuccess;
done:
	return err;
}

/* What the callbacks counted must be what is there. */
static JET_ERR
report_totals(struct demo *demo)
{
	uint32_t records = 0;
	long categories;
	long sum;
	JET_ERR err;

	TRY(sum_counts(demo, &categories, &sum));
	TRY(JetSetCurrentIndex(demo->sesid, demo->chars, NULL));
	err = JetMove(demo->sesid, demo->chars, JET_MoveFirst, 0);
	if (err != JET_errNoCurrentRecord) {
		TRY(err);
		TRY(JetIndexRecordCount(demo->sesid, demo->chars, &records, 0));
	}
	err = JET_errSuccess;
	printf("total        %u characters in %ld categories; the counts %s\n",
	    records, categories, sum == (long)records ? "agree" : "DIFFER");
	if (sum != (long)records) {
		fprintf(stderr, "ucd_ese: the callbacks counted %ld\n", sum);
		err = ERR_REPORTED;
	}
done:
	return err;
}

static JET_ERR
run(struct demo *demo, struct ucd_file *file)
{
	JET_ERR err;

	TRY(open_database(demo));
	TRY(load_file(demo, file));
	TRY(look_up(demo, "escape"));
	TRY(look_up(demo, "Greek Small Letter Omega"));
	TRY(look_up(demo, "Klingon Letter A"));
	TRY(look_up_all(demo));
	TRY(walk_range(demo, 0x370, 0x3FF));
	TRY(update_digits(demo));
	TRY(delete_some(demo));
	TRY(roll_back(demo));
	TRY(report_totals(demo));
done:
	return err;
}

int
main(int argc, char **argv)
{
	struct demo demo = {
		.instance = JET_instanceNil,
		.sesid = JET_sesidNil,
		.dbid = JET_dbidNil,
		.chars = JET_tableidNil,
		.counts = JET_tableidNil,
	};
	struct ucd_file file;
	JET_ERR closed;
	JET_ERR err;
	int wrong;

	wrong = ucd_open(&file, "ucd_ese", argc, argv);
	if (wrong != 0)
		return wrong;
	/* ESE counts days from 1899-12-30; 1970 began 25569 days later. */
	demo.now = 25569 + (double)time(NULL) / 86400;
	err = run(&demo, &file);
	closed = close_database(&demo);
	ucd_close(&file);
	return err < 0 || closed < 0;
}
