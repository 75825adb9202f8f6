/* SPDX-License-Identifier: MIT */
/* Keys as the engine makes them: their bytes, their limits, their order. */

#define JET_VERSION 0x0A01

#include <check.h>
#include <string.h>
#include <uchar.h>

#include "ck_jet.h"
#include "ese_fix.h"
#include "suite.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

enum { LCMAP_SORTKEY = 0x400, CP_WIDE = 1200, CP_NARROW = 1252 };

static struct ese_fix fx;
static JET_TABLEID tableid;
static JET_COLUMNID column;

/* A table with one column "c" beside its number. */
static void
make_table(JET_COLTYP type, uint32_t most, uint16_t cp, JET_GRBIT grbit)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def), .coltyp = type,
	    .cbMax = most, .cp = cp, .grbit = grbit };
	JET_COLUMNDEF id = { .cbStruct = sizeof(id), .coltyp = JET_coltypLong,
	    .grbit = JET_bitColumnAutoincrement };

	ck_jet(JET_errSuccess, JetCreateTableA(fx.sesid, fx.dbid, "k", 0, 0,
	    &tableid));
	ck_jet(JET_errSuccess, JetAddColumnA(fx.sesid, tableid, "id", &id,
	    NULL, 0, &fx.id));
	ck_jet(JET_errSuccess, JetAddColumnA(fx.sesid, tableid, "c", &def,
	    NULL, 0, &column));
}

static JET_INDEXCREATE3_A
describe(const char *name, const char *key, uint32_t size, JET_GRBIT grbit)
{
	return (JET_INDEXCREATE3_A){ .cbStruct = sizeof(JET_INDEXCREATE3_A),
	    .szIndexName = (char *)name, .szKey = (char *)key, .cbKey = size,
	    .grbit = grbit };
}

static JET_ERR
create(JET_INDEXCREATE3_A index)
{
	return JetCreateIndex4A(fx.sesid, tableid, &index, 1);
}

static void
setup(void)
{
	ese_fix_open(&fx);
}

static void
teardown(void)
{
	ese_fix_close(&fx);
}

static JET_ERR
insert(const void *data, uint32_t size, JET_GRBIT grbit)
{
	JET_ERR err;

	/* long columns want a transaction */
	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, JetSetColumn(fx.sesid, tableid, column, data,
	    size, grbit, NULL));
	err = JetUpdate(fx.sesid, tableid, NULL, 0, NULL);
	if (err == JET_errSuccess)
		ck_jet(JET_errSuccess, JetCommitTransaction(fx.sesid, 0));
	else
		ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	return err;
}

static void
use(const char *index)
{
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(fx.sesid, tableid, index));
}

static JET_ERR
make(const void *data, uint32_t size, JET_GRBIT grbit)
{
	return JetMakeKey(fx.sesid, tableid, data, size, grbit);
}

/* Numbers of the records from the current one on, as one number. */
static uint32_t
rest(void)
{
	uint32_t all = 0;
	int32_t id;

	do {
		ck_jet(JET_errSuccess, JetRetrieveColumn(fx.sesid, tableid,
		    fx.id, &id, sizeof(id), NULL, 0, NULL));
		all = all * 10 + (uint32_t)id;
	} while (JetMove(fx.sesid, tableid, JET_MoveNext, 0) ==
	    JET_errSuccess);
	return all;
}

/* ---- the bytes ---- */

#define BYTES(...) { (sizeof((uint8_t[]){ __VA_ARGS__ })), { __VA_ARGS__ } }

/* A value as it is in memory here and on Windows, and the key it makes in an
 * ascending index. */
static const struct {
	JET_COLTYP type;
	uint32_t most;
	JET_GRBIT grbit;
	struct {
		uint32_t size;
		uint8_t bytes[32];
	} value, key;
} keys[] = {
	{ JET_coltypBit, 0, 0, BYTES(0), BYTES(0x7f, 0) },
	{ JET_coltypBit, 0, 0, BYTES(1), BYTES(0x7f, 0xff) },
	{ JET_coltypUnsignedByte, 0, 0, BYTES(0xa5), BYTES(0x7f, 0xa5) },
	{ JET_coltypShort, 0, 0, BYTES(0xfe, 0xff),
	    BYTES(0x7f, 0x7f, 0xfe) },
	{ JET_coltypUnsignedShort, 0, 0, BYTES(0x34, 0x12),
	    BYTES(0x7f, 0x12, 0x34) },
	{ JET_coltypLong, 0, 0, BYTES(4, 3, 2, 1),
	    BYTES(0x7f, 0x81, 2, 3, 4) },
	{ JET_coltypLong, 0, 0, BYTES(0, 0, 0, 0x80),
	    BYTES(0x7f, 0, 0, 0, 0) },
	{ JET_coltypUnsignedLong, 0, 0, BYTES(4, 3, 2, 0x81),
	    BYTES(0x7f, 0x81, 2, 3, 4) },
	{ JET_coltypLongLong, 0, 0, BYTES(8, 7, 6, 5, 4, 3, 2, 1),
	    BYTES(0x7f, 0x81, 2, 3, 4, 5, 6, 7, 8) },
	{ JET_coltypCurrency, 0, 0, BYTES(8, 7, 6, 5, 4, 3, 2, 0x81),
	    BYTES(0x7f, 1, 2, 3, 4, 5, 6, 7, 8) },
	{ JET_coltypUnsignedLongLong, 0, 0, BYTES(8, 7, 6, 5, 4, 3, 2, 1),
	    BYTES(0x7f, 1, 2, 3, 4, 5, 6, 7, 8) },
	{ JET_coltypIEEESingle, 0, 0, BYTES(0, 0, 0x80, 0x3f),
	    BYTES(0x7f, 0xbf, 0x80, 0, 0) },
	{ JET_coltypIEEESingle, 0, 0, BYTES(0, 0, 0x80, 0xbf),
	    BYTES(0x7f, 0x40, 0x7f, 0xff, 0xff) },
	{ JET_coltypIEEESingle, 0, 0, BYTES(0, 0, 0, 0x80),
	    BYTES(0x7f, 0x7f, 0xff, 0xff, 0xff) },
	{ JET_coltypIEEESingle, 0, 0, BYTES(0, 0, 0, 0),
	    BYTES(0x7f, 0x80, 0, 0, 0) },
	{ JET_coltypIEEEDouble, 0, 0, BYTES(0, 0, 0, 0, 0, 0, 0xf0, 0x3f),
	    BYTES(0x7f, 0xbf, 0xf0, 0, 0, 0, 0, 0, 0) },
	{ JET_coltypDateTime, 0, 0, BYTES(0, 0, 0, 0, 0, 0, 0xf0, 0xbf),
	    BYTES(0x7f, 0x40, 0x0f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff) },
	{ JET_coltypGUID, 0, 0,
	    BYTES(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15),
	    BYTES(0x7f, 10, 11, 12, 13, 14, 15, 8, 9, 6, 7, 4, 5, 0, 1, 2,
	    3) },
	{ JET_coltypText, 20, 0, BYTES('a', 'Z', 0xe9, '1', '['),
	    BYTES(0x7f, 'A', 'Z', 0xe9, '1', '[', 0) },
	{ JET_coltypText, 20, 0, BYTES('a', 0, 'b'), BYTES(0x7f, 'A', 0) },
	{ JET_coltypLongText, 0, 0, BYTES('z', '{'),
	    BYTES(0x7f, 'Z', '{', 0) },
	{ JET_coltypText, 4, JET_bitColumnFixed, BYTES('a', 'b'),
	    BYTES(0x7f, 'A', 'B', ' ', ' ', 0) },
	{ JET_coltypBinary, 4, JET_bitColumnFixed, BYTES(1, 0, 2, 3),
	    BYTES(0x7f, 1, 0, 2, 3) },
	{ JET_coltypBinary, 20, 0, BYTES(1, 0, 2),
	    BYTES(0x7f, 1, 0, 2, 0, 0, 0, 0, 0, 3) },
	{ JET_coltypBinary, 20, 0, BYTES(1, 2, 3, 4, 5, 6, 7, 8),
	    BYTES(0x7f, 1, 2, 3, 4, 5, 6, 7, 8, 8) },
	{ JET_coltypLongBinary, 0, 0, BYTES(1, 2, 3, 4, 5, 6, 7, 8, 9),
	    BYTES(0x7f, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 0, 0, 0, 0, 0, 0, 0,
	    1) }
};

static void
ck_entry_key(const uint8_t *want, uint32_t size, uint8_t flip)
{
	uint8_t key[JET_cbKeyMost];
	uint32_t actual;
	uint32_t i;

	ck_jet(JET_errSuccess, JetRetrieveKey(fx.sesid, tableid, key,
	    sizeof(key), &actual, 0));
	ck_assert_uint_eq(actual, size);
	for (i = 0; i < size; i++)
		ck_assert_uint_eq(key[i], want[i] ^ flip);
}

static void
ck_search_key(const uint8_t *want, uint32_t size, uint8_t flip)
{
	uint8_t key[JET_cbKeyMost + 1];
	uint32_t actual;
	uint32_t i;

	ck_jet(JET_errSuccess, JetRetrieveKey(fx.sesid, tableid, key,
	    sizeof(key), &actual, JET_bitRetrieveCopy));
	ck_assert_uint_eq(actual, size);
	for (i = 0; i < size; i++)
		ck_assert_uint_eq(key[i], want[i] ^ flip);
}

/* fldnorm.cxx, FLDNormalizeFixedSegment and those around it */
START_TEST(each_type_has_its_bytes)
{
	make_table(keys[_i].type, keys[_i].most, 0, keys[_i].grbit);
	ck_jet(JET_errSuccess, create(describe("up", "+c\0", 4, 0)));
	ck_jet(JET_errSuccess, create(describe("down", "-c\0", 4, 0)));
	ck_jet(JET_errSuccess, insert(keys[_i].value.bytes,
	    keys[_i].value.size, 0));
	use("up");
	ck_entry_key(keys[_i].key.bytes, keys[_i].key.size, 0);
	ck_jet(JET_errSuccess, make(keys[_i].value.bytes,
	    keys[_i].value.size, JET_bitNewKey));
	ck_search_key(keys[_i].key.bytes, keys[_i].key.size, 0);
	use("down");
	ck_entry_key(keys[_i].key.bytes, keys[_i].key.size, 0xff);
	ck_jet(JET_errSuccess, make(keys[_i].value.bytes,
	    keys[_i].value.size, JET_bitNewKey));
	ck_search_key(keys[_i].key.bytes, keys[_i].key.size, 0xff);
}
END_TEST

START_TEST(a_printed_guid_has_its_own_order)
{
	static const uint8_t guid[16] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
	    11, 12, 13, 14, 15 };
	static const uint8_t key[] = { 0x7f, 3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10,
	    11, 12, 13, 14, 15 };

	make_table(JET_coltypGUID, 0, 0, 0);
	ck_jet(JET_errSuccess, create(describe("i", "+c\0", 4,
	    JET_bitIndexDotNetGuid)));
	ck_jet(JET_errSuccess, insert(guid, sizeof(guid), 0));
	use("i");
	ck_entry_key(key, sizeof(key), 0);
}
END_TEST

/* Records 1 NULL, 2 empty, 3 data. */
static void
fill_nulls(void)
{
	make_table(JET_coltypText, 20, CP_NARROW, 0);
	ck_jet(JET_errSuccess, insert(NULL, 0, 0));
	ck_jet(JET_errSuccess, insert(NULL, 0, JET_bitSetZeroLength));
	ck_jet(JET_errSuccess, insert("a", 1, 0));
}

static const struct {
	const char *key;
	JET_GRBIT grbit;
	uint8_t null;
	uint8_t empty;
	uint32_t order;
} nulls[] = {
	{ "+c\0", 0, 0x00, 0x40, 123 },
	{ "-c\0", 0, 0xff, 0xbf, 321 },
	{ "+c\0", JET_bitIndexSortNullsHigh, 0xc0, 0x40, 231 },
	{ "-c\0", JET_bitIndexSortNullsHigh, 0x3f, 0xbf, 132 }
};

/* fldnorm.cxx, FLDNormalizeNullSegment */
START_TEST(null_and_empty_have_their_places)
{
	fill_nulls();
	ck_jet(JET_errSuccess, create(describe("i", nulls[_i].key, 4,
	    nulls[_i].grbit)));
	use("i");
	ck_assert_uint_eq(rest(), nulls[_i].order);
	ck_jet(JET_errSuccess, make(NULL, 0, JET_bitNewKey));
	ck_search_key(&nulls[_i].null, 1, 0);
	ck_jet(JET_errSuccess, JetSeek(fx.sesid, tableid, JET_bitSeekEQ));
	ck_entry_key(&nulls[_i].null, 1, 0);
	ck_jet(JET_errSuccess, make("", 0, JET_bitNewKey |
	    JET_bitKeyDataZeroLength));
	ck_search_key(&nulls[_i].empty, 1, 0);
	ck_jet(JET_errSuccess, JetSeek(fx.sesid, tableid, JET_bitSeekEQ));
	ck_entry_key(&nulls[_i].empty, 1, 0);
}
END_TEST

/* fldnorm.cxx: looked at only where there is no data */
START_TEST(the_zero_length_bit_does_not_matter_with_data)
{
	static const uint8_t key[] = { 0x7f, 0x80, 0, 0, 9 };

	make_table(JET_coltypLong, 0, 0, 0);
	ck_jet(JET_errSuccess, create(describe("i", "+c\0", 4, 0)));
	use("i");
	ck_jet(JET_errSuccess, make(&(int32_t){ 9 }, 4, JET_bitNewKey |
	    JET_bitKeyDataZeroLength));
	ck_search_key(key, sizeof(key), 0);
	ck_jet(JET_errInvalidBufferSize, make(NULL, 0, JET_bitNewKey |
	    JET_bitKeyDataZeroLength));
}
END_TEST

START_TEST(fixed_columns_want_their_size)
{
	make_table(JET_coltypBinary, 4, 0, JET_bitColumnFixed);
	ck_jet(JET_errSuccess, create(describe("i", "+c\0", 4, 0)));
	use("i");
	ck_jet(JET_errInvalidBufferSize, make("abc", 3, JET_bitNewKey));
	ck_jet(JET_errInvalidBufferSize, make("abcde", 5, JET_bitNewKey));
	ck_jet(JET_errInvalidGrbit, make("abcd", 4, JET_bitNewKey |
	    JET_bitPartialColumnEndLimit));
	ck_jet(JET_errSuccess, make("abcd", 4, JET_bitNewKey));
}
END_TEST

START_TEST(without_primary_index_only_raw_keys_are_taken)
{
	static const uint8_t raw[4] = { 0, 0, 0, 1 };

	make_table(JET_coltypLong, 0, 0, 0);
	ck_jet(JET_errNoCurrentIndex, make(&(int32_t){ 1 }, 4,
	    JET_bitNewKey));
	ck_jet(JET_errSuccess, make(raw, sizeof(raw), JET_bitNormalizedKey));
	ck_search_key(raw, sizeof(raw), 0);
	ck_jet(JET_errNoCurrentIndex, JetSetIndexRange(fx.sesid, tableid,
	    JET_bitRangeUpperLimit));
}
END_TEST

/* ---- cut keys ---- */

/* Two texts that differ in their last letter alone. */
static void
write_long(char out[400], uint32_t size, char last)
{
	memset(out, 'a', size);
	out[size - 1] = last;
}

static JET_ERR
insert_long(uint32_t size, char last)
{
	char text[400];

	write_long(text, size, last);
	return insert(text, size, 0);
}

/* "JetCreateIndex2 Function", remarks on key truncation */
START_TEST(cut_keys_clash_in_unique_indexes)
{
	make_table(JET_coltypLongText, 0, CP_NARROW, 0);
	ck_jet(JET_errSuccess, create(describe("i", "+c\0", 4,
	    JET_bitIndexUnique)));
	ck_jet(JET_errSuccess, insert_long(300, 'x'));
	ck_jet(JET_errKeyDuplicate, insert_long(300, 'y'));
	ck_jet(JET_errSuccess, insert_long(200, 'x'));
	ck_jet(JET_errSuccess, insert_long(200, 'y'));
}
END_TEST

START_TEST(longer_keys_tell_them_apart)
{
	JET_INDEXCREATE3_A index = describe("i", "+c\0", 4,
	    JET_bitIndexUnique | JET_bitIndexKeyMost);

	make_table(JET_coltypLongText, 0, CP_NARROW, 0);
	index.cbKeyMost = 1000;
	ck_jet(JET_errSuccess, create(index));
	ck_jet(JET_errSuccess, insert_long(300, 'x'));
	ck_jet(JET_errSuccess, insert_long(300, 'y'));
	ck_jet(JET_errKeyDuplicate, insert_long(300, 'y'));
}
END_TEST

/* fldnorm.cxx: a segment limit of the whole key is none */
static const uint32_t whole_limits[] = { 0, JET_cbKeyMost };

START_TEST(keys_that_may_not_be_cut_are_refused)
{
	JET_INDEXCREATE3_A index = describe("i", "+c\0", 4,
	    JET_bitIndexDisallowTruncation);

	make_table(JET_coltypLongText, 0, CP_NARROW, 0);
	index.cbVarSegMac = whole_limits[_i];
	ck_jet(JET_errSuccess, create(index));
	ck_jet(JET_errSuccess, insert_long(253, 'x'));
	ck_jet(JET_errKeyTruncated, insert_long(254, 'x'));
	ck_jet(JET_errKeyTruncated, insert_long(300, 'x'));
}
END_TEST

START_TEST(a_segment_limit_cuts_without_a_word)
{
	JET_INDEXCREATE3_A index = describe("i", "+c\0", 4,
	    JET_bitIndexDisallowTruncation | JET_bitIndexUnique);
	static const uint8_t key[] = { 0x7f, 'A', 'A', 'A' };

	make_table(JET_coltypLongText, 0, CP_NARROW, 0);
	index.cbVarSegMac = 4;
	ck_jet(JET_errSuccess, create(index));
	ck_jet(JET_errSuccess, insert_long(300, 'x'));
	ck_jet(JET_errKeyDuplicate, insert_long(10, 'y'));
	use("i");
	ck_entry_key(key, sizeof(key), 0);
	ck_jet(JET_errSuccess, insert_long(2, 'x'));
}
END_TEST

START_TEST(a_full_key_takes_no_more_columns)
{
	char text[400];
	uint8_t key[JET_cbKeyMost + 1];
	uint32_t size;

	make_table(JET_coltypLongText, 0, CP_NARROW, 0);
	ck_jet(JET_errSuccess, create(describe("i", "+c\0+id\0", 8, 0)));
	ck_jet(JET_errSuccess, insert_long(300, 'x'));
	use("i");
	write_long(text, 300, 'x');
	ck_jet(JET_errSuccess, make(text, 300, JET_bitNewKey));
	ck_jet(JET_errSuccess, make(&(int32_t){ 7 }, 4, 0));
	ck_jet(JET_errKeyIsMade, make(&(int32_t){ 7 }, 4, 0));
	ck_jet(JET_errSuccess, JetRetrieveKey(fx.sesid, tableid, key,
	    sizeof(key), &size, JET_bitRetrieveCopy));
	ck_assert_uint_eq(size, JET_cbKeyMost);
	ck_jet(JET_errSuccess, JetSeek(fx.sesid, tableid, JET_bitSeekEQ));
}
END_TEST

/* Longer keys use as much of the text as it takes: NULs have no weight. */
START_TEST(weightless_text_does_not_use_up_a_longer_key)
{
	JET_INDEXCREATE3_A index = describe("i", "+c\0", 4,
	    JET_bitIndexKeyMost | JET_bitIndexUnique);
	char16_t text[8000] = { 0 };

	make_table(JET_coltypLongText, 0, CP_WIDE, 0);
	index.cbKeyMost = 400;
	ck_jet(JET_errSuccess, create(index));
	text[7999] = u'a';
	ck_jet(JET_errSuccess, insert(text, sizeof(text), 0));
	text[7999] = u'b';
	ck_jet(JET_errSuccess, insert(text, sizeof(text), 0));
	use("i");
	ck_jet(JET_errSuccess, make(text, sizeof(text), JET_bitNewKey));
	ck_jet(JET_errSuccess, JetSeek(fx.sesid, tableid, JET_bitSeekEQ));
	ck_assert_uint_eq(rest(), 2);
}
END_TEST

/* ---- wildcards ---- */

static const char *const like_texts[] = {
	"a", "ab", "abc", "abcdefgh", "abcdefghi", "ac", "b"
};

/* What starts with "ab" is 2345, with "abcdefgh" 45, in either direction. */
static const struct {
	JET_COLTYP type;
	uint16_t cp;
	const char *key;
	const char *prefix;
	uint32_t found;
} likes[] = {
	{ JET_coltypText, CP_NARROW, "+c\0", "ab", 2345 },
	{ JET_coltypText, CP_NARROW, "-c\0", "ab", 5432 },
	{ JET_coltypText, CP_NARROW, "+c\0", "abcdefgh", 45 },
	{ JET_coltypText, CP_WIDE, "+c\0", "ab", 2345 },
	{ JET_coltypText, CP_WIDE, "-c\0", "ab", 5432 },
	{ JET_coltypText, CP_WIDE, "+c\0", "abcdefgh", 45 },
	{ JET_coltypLongText, CP_WIDE, "-c\0", "abcdefgh", 54 },
	{ JET_coltypBinary, 0, "+c\0", "ab", 2345 },
	{ JET_coltypBinary, 0, "-c\0", "ab", 5432 },
	{ JET_coltypBinary, 0, "+c\0", "abcdefgh", 45 },
	{ JET_coltypLongBinary, 0, "-c\0", "abcdefgh", 54 },
	{ JET_coltypBinary, 0, "+c\0", "zz", 0 },
	{ JET_coltypText, CP_NARROW, "-c\0", "zz", 0 },
	{ JET_coltypText, CP_WIDE, "+c\0", "abx", 0 }
};

/* The text as the column wants it; narrow where it is not wide. */
static const void *
encode(const char *text, uint16_t cp, uint32_t *size)
{
	static char16_t wide[64];
	uint32_t i;

	*size = (uint32_t)strlen(text);
	if (cp != CP_WIDE)
		return text;
	for (i = 0; i < *size; i++)
		wide[i] = (unsigned char)text[i];
	*size *= 2;
	return wide;
}

static JET_ERR
make_like(unsigned n, JET_GRBIT grbit)
{
	uint32_t size;
	const void *data = encode(likes[n].prefix, likes[n].cp, &size);

	return make(data, size, JET_bitNewKey | grbit);
}

/* "JetMakeKey Function": a prefix scan is two limits */
START_TEST(a_prefix_scan_finds_all_that_start_so)
{
	const void *data;
	uint32_t size;
	size_t i;
	JET_ERR err;

	make_table(likes[_i].type, 0, likes[_i].cp, 0);
	ck_jet(JET_errSuccess, create(describe("i", likes[_i].key, 4, 0)));
	for (i = 0; i < COUNT(like_texts); i++) {
		data = encode(like_texts[i], likes[_i].cp, &size);
		ck_jet(JET_errSuccess, insert(data, size, 0));
	}
	use("i");
	ck_jet(JET_errSuccess, make_like(_i, JET_bitPartialColumnStartLimit));
	err = JetSeek(fx.sesid, tableid, JET_bitSeekGE);
	if (likes[_i].found == 0 && err == JET_errRecordNotFound)
		return;
	ck_jet(JET_wrnSeekNotEqual, err);
	ck_jet(JET_errSuccess, make_like(_i, JET_bitPartialColumnEndLimit));
	ck_jet(likes[_i].found == 0 ? JET_errNoCurrentRecord : JET_errSuccess,
	    JetSetIndexRange(fx.sesid, tableid, JET_bitRangeUpperLimit));
	if (likes[_i].found != 0)
		ck_assert_uint_eq(rest(), likes[_i].found);
}
END_TEST

/* The same from behind: the end limit is sought, the start limit guards. */
START_TEST(a_prefix_scan_runs_backward_too)
{
	uint32_t back = 0;
	uint32_t want = 0;
	uint32_t digits;
	uint32_t size;
	const void *data;
	size_t i;
	int32_t id;

	if (likes[_i].found == 0)
		return;
	make_table(likes[_i].type, 0, likes[_i].cp, 0);
	ck_jet(JET_errSuccess, create(describe("i", likes[_i].key, 4, 0)));
	for (i = 0; i < COUNT(like_texts); i++) {
		data = encode(like_texts[i], likes[_i].cp, &size);
		ck_jet(JET_errSuccess, insert(data, size, 0));
	}
	use("i");
	ck_jet(JET_errSuccess, make_like(_i, JET_bitPartialColumnEndLimit));
	ck_jet(JET_wrnSeekNotEqual, JetSeek(fx.sesid, tableid,
	    JET_bitSeekLE));
	ck_jet(JET_errSuccess, make_like(_i, JET_bitPartialColumnStartLimit));
	ck_jet(JET_errSuccess, JetSetIndexRange(fx.sesid, tableid, 0));
	do {
		ck_jet(JET_errSuccess, JetRetrieveColumn(fx.sesid, tableid,
		    fx.id, &id, sizeof(id), NULL, 0, NULL));
		back = back * 10 + (uint32_t)id;
	} while (JetMove(fx.sesid, tableid, JET_MovePrevious, 0) ==
	    JET_errSuccess);
	for (digits = likes[_i].found; digits != 0; digits /= 10)
		want = want * 10 + digits % 10;
	ck_assert_uint_eq(back, want);
}
END_TEST

/* fldnorm.cxx: the two oldest limits */
START_TEST(string_limits_reach_past_what_they_should)
{
	uint8_t key[JET_cbKeyMost + 1];
	uint32_t size;

	make_table(JET_coltypText, 20, CP_NARROW, 0);
	ck_jet(JET_errSuccess, create(describe("i", "+c\0", 4, 0)));
	use("i");
	ck_jet(JET_errSuccess, make("ab", 2, JET_bitNewKey |
	    JET_bitStrLimit));
	ck_jet(JET_errSuccess, JetRetrieveKey(fx.sesid, tableid, key,
	    sizeof(key), &size, JET_bitRetrieveCopy));
	ck_assert_uint_eq(size, JET_cbKeyMost + 1);
	ck_assert_mem_eq(key, "\x7f" "AB\0\xff\xff", 6);
	ck_jet(JET_errSuccess, make("ab", 2, JET_bitNewKey |
	    JET_bitSubStrLimit));
	ck_jet(JET_errSuccess, JetRetrieveKey(fx.sesid, tableid, key,
	    sizeof(key), &size, JET_bitRetrieveCopy));
	ck_assert_uint_eq(size, JET_cbKeyMost + 1);
	ck_assert_mem_eq(key, "\x7f" "AB\xff\xff\xff", 6);
	ck_jet(JET_errKeyIsMade, make("ab", 2, 0));
	ck_jet(JET_errSuccess, make("ab", 2, JET_bitNewKey |
	    JET_bitPartialColumnStartLimit));
	ck_search_key((const uint8_t *)"\x7f" "AB", 3, 0);
	ck_jet(JET_errSuccess, make("ab", 2, JET_bitNewKey |
	    JET_bitFullColumnStartLimit));
	ck_search_key((const uint8_t *)"\x7f" "AB", 4, 0);
}
END_TEST

START_TEST(a_binary_prefix_ends_with_its_chunk)
{
	static const uint8_t end[] = { 0x7f, 1, 2, 0xff, 0xff, 0xff, 0xff,
	    0xff, 0xff, 0xff, 0xff };

	make_table(JET_coltypBinary, 20, 0, 0);
	ck_jet(JET_errSuccess, create(describe("i", "+c\0", 4, 0)));
	use("i");
	ck_jet(JET_errSuccess, make("\1\2", 2, JET_bitNewKey |
	    JET_bitPartialColumnStartLimit));
	ck_search_key(end, 3, 0);
	ck_jet(JET_errSuccess, make("\1\2", 2, JET_bitNewKey |
	    JET_bitPartialColumnEndLimit));
	ck_search_key(end, sizeof(end), 0);
	ck_jet(JET_errSuccess, make("\1\2", 2, JET_bitNewKey |
	    JET_bitStrLimit));
	ck_search_key(end, sizeof(end), 0);
}
END_TEST

/* ---- collation ---- */

/* In the order of the locale; texts of one group are equal. */
static const struct {
	const char16_t *locale;
	uint32_t flags;
	const char16_t *texts[6];
} collations[] = {
	{ u"de-DE", 0, { u"Apfel", u"Äpfel", u"Birne", u"Öl", u"Zebra" } },
	{ u"sv-SE", 0, { u"Apfel", u"Zebra", u"Ångström", u"Ärlig", u"Öl" } },
	{ u"fr-FR", 0, { u"cote", u"coté", u"cotes", u"déjà", u"dejanire" } },
	{ u"ja-JP", 0, { u"あき", u"いぬ", u"カニ", u"さけ", u"ナシ" } },
	{ u"", 0, { u"a", u"ä", u"b", u"z", u"α" } },
	{ u"en-US", LCMAP_SORTKEY, { u"a", u"A", u"b", u"B", u"c" } },
	{ u"de-DE", LCMAP_SORTKEY, { u"a", u"A", u"ä", u"Ä", u"b" } },
	{ u"da-DK", 0, { u"zebra", u"æble", u"øl", u"ål" } }
};

static uint32_t
units_of(const char16_t *text)
{
	uint32_t n = 0;

	while (text[n] != 0)
		n++;
	return n;
}

static void
create_collated(const char16_t *locale, uint32_t flags, JET_GRBIT grbit)
{
	JET_INDEXCREATE3_A index = describe("i", "+c\0", 4,
	    JET_bitIndexUnicode | grbit);
	JET_UNICODEINDEX2 unicode = { (WCHAR *)locale, flags };

	index.pidxunicode = &unicode;
	ck_jet(JET_errSuccess, create(index));
}

START_TEST(texts_go_in_the_order_of_their_locale)
{
	const char16_t *const *texts = collations[_i].texts;
	uint32_t want = 0;
	int n = 0;
	int i;

	make_table(JET_coltypText, 100, CP_WIDE, 0);
	create_collated(collations[_i].locale, collations[_i].flags,
	    JET_bitIndexUnique);
	while (n < 6 && texts[n] != NULL)
		n++;
	/* inserted from behind: record 1 is the last */
	for (i = n; i-- > 0;)
		ck_jet(JET_errSuccess, insert(texts[i],
		    2 * units_of(texts[i]), 0));
	for (i = n; i > 0; i--)
		want = want * 10 + (uint32_t)i;
	use("i");
	ck_assert_uint_eq(rest(), want);
	for (i = 0; i < n; i++) {
		ck_jet(JET_errSuccess, make(texts[i], 2 * units_of(texts[i]),
		    JET_bitNewKey));
		ck_jet(JET_errSuccess, JetSeek(fx.sesid, tableid,
		    JET_bitSeekEQ));
	}
}
END_TEST

/* normalisation flags of an index that names none */
static const char16_t *const same_texts[][2] = {
	{ u"abc", u"ABC" }, { u"ひらがな", u"ヒラガナ" }, { u"abc", u"ａｂｃ" },
	{ u"e\u0301", u"\u00e9" }
};

START_TEST(case_kana_and_width_do_not_count)
{
	const char16_t *a = same_texts[_i][0];
	const char16_t *b = same_texts[_i][1];

	make_table(JET_coltypText, 100, CP_WIDE, 0);
	ck_jet(JET_errSuccess, create(describe("i", "+c\0", 4,
	    JET_bitIndexUnique)));
	ck_jet(JET_errSuccess, insert(a, 2 * units_of(a), 0));
	ck_jet(JET_errKeyDuplicate, insert(b, 2 * units_of(b), 0));
}
END_TEST

START_TEST(case_counts_where_the_index_says_so)
{
	make_table(JET_coltypText, 100, CP_WIDE, 0);
	create_collated(u"en-US", LCMAP_SORTKEY, JET_bitIndexUnique);
	ck_jet(JET_errSuccess, insert(u"abc", 6, 0));
	ck_jet(JET_errSuccess, insert(u"ABC", 6, 0));
	ck_jet(JET_errKeyDuplicate, insert(u"abc", 6, 0));
	/* the letters before the case: "abd" is after both; the refused record
	 * took the number 3 */
	ck_jet(JET_errSuccess, insert(u"abd", 6, 0));
	use("i");
	ck_assert_uint_eq(rest(), 124);
}
END_TEST

static void
add_loop(TCase *tc, const TTest *test, size_t count)
{
	tcase_add_loop_test(tc, test, 0, (int)count);
}

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_conform_key");
	TCase *tc = tcase_create("bytes");

	tcase_add_checked_fixture(tc, setup, teardown);
	add_loop(tc, each_type_has_its_bytes, COUNT(keys));
	add_loop(tc, null_and_empty_have_their_places, COUNT(nulls));
	tcase_add_test(tc, a_printed_guid_has_its_own_order);
	tcase_add_test(tc, the_zero_length_bit_does_not_matter_with_data);
	tcase_add_test(tc, fixed_columns_want_their_size);
	tcase_add_test(tc, without_primary_index_only_raw_keys_are_taken);
	suite_add_tcase(s, tc);
	tc = tcase_create("cut");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, cut_keys_clash_in_unique_indexes);
	tcase_add_test(tc, longer_keys_tell_them_apart);
	add_loop(tc, keys_that_may_not_be_cut_are_refused,
	    COUNT(whole_limits));
	tcase_add_test(tc, a_segment_limit_cuts_without_a_word);
	tcase_add_test(tc, a_full_key_takes_no_more_columns);
	tcase_add_test(tc, weightless_text_does_not_use_up_a_longer_key);
	suite_add_tcase(s, tc);
	tc = tcase_create("like");
	tcase_add_checked_fixture(tc, setup, teardown);
	add_loop(tc, a_prefix_scan_finds_all_that_start_so, COUNT(likes));
	add_loop(tc, a_prefix_scan_runs_backward_too, COUNT(likes));
	tcase_add_test(tc, string_limits_reach_past_what_they_should);
	tcase_add_test(tc, a_binary_prefix_ends_with_its_chunk);
	suite_add_tcase(s, tc);
	tc = tcase_create("collation");
	tcase_add_checked_fixture(tc, setup, teardown);
	add_loop(tc, texts_go_in_the_order_of_their_locale,
	    COUNT(collations));
	add_loop(tc, case_kana_and_width_do_not_count, COUNT(same_texts));
	tcase_add_test(tc, case_counts_where_the_index_says_so);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
