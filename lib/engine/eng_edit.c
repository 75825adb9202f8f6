/* SPDX-License-Identifier: MIT */
/* eng_edit.c - changing entries on the pages of Berkeley DB's cache.
 *
 * Pages are those of eng_page.c; records of the log are those of version 5.3,
 * which keeps both as they are. */
#include <string.h>

#include "eng_edit.h"
#include "eng_page_part.h"

enum {
	VERSION_MAJOR = 5,
	VERSION_MINOR = 3,
	MIN_KEYS = 2,		/* to a page, which limits items */
	/* items are at multiples of it */
	ITEM_ALIGN = 4,
	/* records of the log */
	LOG_ADD_REMOVE = 41,
	LOG_REPLACE = 58,
	LOG_ADD = 1 << 8 | TYPE_LEAF,
	LOG_REMOVE = 2 << 8 | TYPE_LEAF,
	LOG_HEAD = 4 + 4 + 8	/* kind, transaction, its last record */
};

/* what, page, item, bytes; header, bytes; the page's last record */
static DB_LOG_RECSPEC add_remove[] = {
	{ LOGREC_OP, 0, "", "" },
	{ LOGREC_DB, 0, "", "" },
	{ LOGREC_ARG, 0, "", "" },
	{ LOGREC_ARG, 0, "", "" },
	{ LOGREC_ARG, 0, "", "" },
	{ LOGREC_HDR, 0, "", "" },
	{ LOGREC_DBT, 0, "", "" },
	{ LOGREC_POINTER, 0, "", "" },
	{ LOGREC_Done, 0, "", "" }
};

/* page; its last record; item, deleted; old, new; bytes the same at the
 * beginning, at the end */
static DB_LOG_RECSPEC replace[] = {
	{ LOGREC_DB, 0, "", "" },
	{ LOGREC_ARG, 0, "", "" },
	{ LOGREC_POINTER, 0, "", "" },
	{ LOGREC_ARG, 0, "", "" },
	{ LOGREC_ARG, 0, "", "" },
	{ LOGREC_DBT, 0, "", "" },
	{ LOGREC_DBT, 0, "", "" },
	{ LOGREC_ARG, 0, "", "" },
	{ LOGREC_ARG, 0, "", "" },
	{ LOGREC_Done, 0, "", "" }
};

struct item {
	unsigned at;		/* offset */
	unsigned size;		/* of the data */
	uint8_t *data;
};

/* Berkeley DB's own, by which it makes a page that is pinned one to be changed;
 * exported, but in no header: its get forgets the flag that asks for such a
 * page.  A library that lacks it has no edits. */
int eng_edit_make_dirty(DB_MPOOLFILE *file, void *page, void *thread,
    DB_TXN *txn, DB_CACHE_PRIORITY priority, u_int32_t flags)
    __asm__("__memp_dirty") __attribute__((weak));

/* ---- numbers on pages ---- */

static void
put_u16(uint8_t *at, unsigned value)
{
	uint16_t v = (uint16_t)value;

	memcpy(at, &v, sizeof(v));
}

/* Pages lie at multiples of 8 bytes in the cache. */
static uint16_t *
offsets_of(const struct eng_edit *edit)
{
	return (uint16_t *)(void *)(edit->page + edit->pages->header);
}

static unsigned
count_items(const struct eng_edit *edit)
{
	return eng_page_u16(edit->page + PAGE_ENTRIES);
}

static unsigned
find_free(const struct eng_edit *edit)
{
	return eng_page_u16(edit->page + PAGE_FREE);
}

/* Bytes between the offsets and the items. */
static unsigned
count_room(const struct eng_edit *edit)
{
	return find_free(edit) - edit->pages->header -
	    (unsigned)sizeof(uint16_t) * count_items(edit);
}

static DB_LSN *
lsn_of(const struct eng_edit *edit)
{
	return (DB_LSN *)(void *)edit->page;
}

static u_int32_t
number_of(const struct eng_edit *edit)
{
	return eng_page_u32(edit->page + PAGE_NUMBER);
}

static unsigned
room_of_item(size_t size)
{
	return ((unsigned)size + ITEM_DATA + ITEM_ALIGN - 1) &
	    ~(unsigned)(ITEM_ALIGN - 1);
}

/* False for what is not an item of plain bytes. */
static inline bool
get_item(const struct eng_edit *edit, unsigned i, struct item *item)
{
	size_t size = edit->pages->size;

	item->at = offsets_of(edit)[i];
	if (item->at < find_free(edit) || item->at + ITEM_DATA > size ||
	    edit->page[item->at + ITEM_TYPE] != ITEM_PLAIN)
		return false;
	item->size = eng_page_u16(edit->page + item->at + ITEM_SIZE);
	item->data = edit->page + item->at + ITEM_DATA;
	return item->at + room_of_item(item->size) <= size;
}

/* ---- the leaf ---- */

static bool
is_known_version(void)
{
	int major, minor;

	(void)db_version(&major, &minor, NULL);
	return major == VERSION_MAJOR && minor == VERSION_MINOR &&
	    eng_edit_make_dirty != NULL;
}

/* An item that is larger has pages of its own. */
static u_int32_t
find_item_max(const struct eng_pages *pages, DB *db)
{
	u_int32_t keys;

	if (pages->size == 0 || !is_known_version() ||
	    db->get_bt_minkey(db, &keys) != 0 || keys != MIN_KEYS)
		return 0;
	return (pages->size - pages->header) / (2 * MIN_KEYS) -
	    (ITEM_ALIGN + (u_int32_t)sizeof(uint16_t) + ITEM_ALIGN);
}

void
eng_edit_begin(struct eng_edit *edit, struct eng_pages *pages, DB *db,
    DB_TXN *txn)
{
	*edit = (struct eng_edit){ .pages = pages, .db = db, .txn = txn,
	    .item_max = find_item_max(pages, db) };
}

void
eng_edit_leave(struct eng_edit *edit)
{
	DB_MPOOLFILE *mpf;

	if (edit->page == NULL)
		return;
	mpf = edit->pages->mpf;
	(void)mpf->put(mpf, edit->page, DB_PRIORITY_UNCHANGED, 0);
	edit->page = NULL;
}

void
eng_edit_end(struct eng_edit *edit)
{
	eng_edit_leave(edit);
	edit->db = NULL;
}

static bool
is_sound(const struct eng_edit *edit, db_pgno_t number)
{
	const uint8_t *page = edit->page;
	unsigned items = count_items(edit), free = find_free(edit);

	return number_of(edit) == number && page[PAGE_TYPE] == TYPE_LEAF &&
	    page[PAGE_LEVEL] == LEVEL_LEAF && items % 2 == 0 &&
	    edit->pages->header + sizeof(uint16_t) * items <= free &&
	    free <= edit->pages->size;
}

static bool
pin_leaf(struct eng_edit *edit, const void *key, size_t key_size)
{
	DB_MPOOLFILE *mpf = edit->pages->mpf;
	db_pgno_t number;
	void *page;

	if (!eng_page_leaf(edit->pages, key, key_size, &number) ||
	    mpf->get(mpf, &number, edit->txn, 0, &page) != 0)
		return false;
	edit->page = page;
	edit->dirty = false;
	edit->place = 0;
	if (is_sound(edit, number))
		return true;
	eng_edit_leave(edit);
	return false;
}

/* Before a leaf is changed. */
static int
make_dirty(struct eng_edit *edit)
{
	void *page = edit->page;
	int ret;

	if (edit->dirty)
		return 0;
	ret = eng_edit_make_dirty(edit->pages->mpf, &page, NULL, edit->txn,
	    DB_PRIORITY_UNCHANGED, 0);
	edit->page = page;
	edit->dirty = ret == 0;
	return ret;
}

/* Whether the key belongs to the leaf that is pinned; the search for it starts
 * at edit->place then. */
static bool
is_here(struct eng_edit *edit, const void *key, size_t key_size)
{
	unsigned count = count_items(edit) / 2, first;
	struct item item;
	int cmp;

	if (count == 0)
		return false;
	first = edit->place > 0 ? edit->place - 1 : 0;
	if (!get_item(edit, 2 * first, &item))
		return false;
	cmp = base_bytes_compare(key, key_size, item.data, item.size);
	if (cmp < 0)
		return false;
	edit->place = cmp == 0 ? first : first + 1;
	if (edit->place < count && get_item(edit, 2 * (count - 1), &item) &&
	    base_bytes_compare(key, key_size, item.data, item.size) <= 0)
		return true;
	return eng_page_u32(edit->page + PAGE_NEXT) == 0;
}

/* Puts edit->place at the first entry at or above the key.  The one that
 * follows the last is looked at first. */
static bool
find_place(struct eng_edit *edit, const void *key, size_t key_size,
    bool *equal)
{
	unsigned low = edit->place, high = count_items(edit) / 2;
	unsigned middle = low;
	struct item item;
	int cmp;

	*equal = false;
	for (; low < high; middle = (low + high) / 2) {
		if (!get_item(edit, 2 * middle, &item))
			return false;
		cmp = base_bytes_compare(item.data, item.size, key, key_size);
		if (cmp == 0)
			*equal = true;
		if (cmp < 0)
			low = middle + 1;
		else
			high = middle;
	}
	edit->place = low;
	return true;
}

static bool
find_entry(struct eng_edit *edit, const void *key, size_t key_size,
    bool *equal)
{
	if (edit->item_max == 0)
		return false;
	if (edit->page != NULL && !is_here(edit, key, key_size))
		eng_edit_leave(edit);
	if (edit->page == NULL && !pin_leaf(edit, key, key_size))
		return false;
	return find_place(edit, key, key_size, equal);
}

/* ---- items ---- */

static int
log_item(struct eng_edit *edit, u_int32_t what, unsigned i, u_int32_t bytes,
    const DBT *header, const DBT *data)
{
	DB_ENV *dbenv = edit->db->get_env(edit->db);
	DB_LSN *lsn = lsn_of(edit);
	u_int32_t size = LOG_HEAD + 5 * sizeof(u_int32_t) +
	    LOG_DBT_SIZE(header) + LOG_DBT_SIZE(data) + sizeof(DB_LSN);

	return dbenv->log_put_record(dbenv, edit->db, edit->txn, lsn, 0,
	    LOG_ADD_REMOVE, 0, size, add_remove, what, number_of(edit), i,
	    bytes, header, data, lsn);
}

static int
add_item(struct eng_edit *edit, unsigned i, const void *data, size_t size)
{
	unsigned items = count_items(edit), bytes = room_of_item(size);
	unsigned at = find_free(edit) - bytes;
	uint16_t *offsets = offsets_of(edit);
	uint8_t *item = edit->page + at;
	DBT d;
	int ret;

	memset(&d, 0, sizeof(d));
	d.data = (void *)(uintptr_t)data;
	d.size = (u_int32_t)size;
	ret = log_item(edit, LOG_ADD, i, bytes, NULL, &d);
	if (ret != 0)
		return ret;
	memmove(&offsets[i + 1], &offsets[i], (items - i) * sizeof(*offsets));
	offsets[i] = (uint16_t)at;
	put_u16(edit->page + PAGE_FREE, at);
	put_u16(edit->page + PAGE_ENTRIES, items + 1);
	put_u16(item + ITEM_SIZE, (unsigned)size);
	item[ITEM_TYPE] = ITEM_PLAIN;
	if (size > 0)
		memcpy(item + ITEM_DATA, data, size);
	return 0;
}

/* Moves the items below `at` by so many bytes, up or down, and their offsets;
 * that of an item there, too, if it moves. */
static void
shift_items(struct eng_edit *edit, unsigned at, int bytes, bool too)
{
	unsigned items = count_items(edit), free = find_free(edit), i;
	uint8_t *from = edit->page + free;
	uint16_t *offsets = offsets_of(edit);
	unsigned limit = at + too;

	memmove(from + bytes, from, at - free);
	for (i = 0; i < items; i++)
		offsets[i] = (uint16_t)(offsets[i] +
		    (offsets[i] < limit ? bytes : 0));
	put_u16(edit->page + PAGE_FREE, free + (unsigned)bytes);
}

/* It is not the only one. */
static int
remove_item(struct eng_edit *edit, unsigned i, const struct item *item)
{
	unsigned items = count_items(edit), bytes = room_of_item(item->size);
	uint16_t *offsets = offsets_of(edit);
	DBT h;
	int ret;

	memset(&h, 0, sizeof(h));
	h.data = edit->page + item->at;
	h.size = bytes;
	ret = log_item(edit, LOG_REMOVE, i, bytes, &h, NULL);
	if (ret != 0)
		return ret;
	shift_items(edit, item->at, (int)bytes, false);
	memmove(&offsets[i], &offsets[i + 1],
	    (items - i - 1) * sizeof(*offsets));
	put_u16(edit->page + PAGE_ENTRIES, items - 1);
	return 0;
}

/* How many bytes are the same, from the beginning; or from the end. */
static unsigned
count_same(const uint8_t *a, const uint8_t *b, unsigned most)
{
	unsigned i = 0;

	for (; i + 8 <= most; i += 8)
		if (memcmp(a + i, b + i, 8) != 0)
			break;
	while (i < most && a[i] == b[i])
		i++;
	return i;
}

static unsigned
count_same_back(const uint8_t *a_end, const uint8_t *b_end, unsigned most)
{
	unsigned i = 0;

	for (; i + 8 <= most; i += 8)
		if (memcmp(a_end - i - 8, b_end - i - 8, 8) != 0)
			break;
	while (i < most && a_end[-1 - (int)i] == b_end[-1 - (int)i])
		i++;
	return i;
}

static int
log_replace(struct eng_edit *edit, unsigned i, const struct item *item,
    const uint8_t *data, unsigned size)
{
	DB_ENV *dbenv = edit->db->get_env(edit->db);
	unsigned least = size < item->size ? size : item->size;
	DB_LSN *lsn = lsn_of(edit);
	unsigned front, back;
	u_int32_t bytes;
	DBT before, after;

	memset(&before, 0, sizeof(before));
	memset(&after, 0, sizeof(after));
	front = count_same(item->data, data, least);
	back = count_same_back(item->data + item->size, data + size,
	    least - front);
	before.data = item->data + front;
	before.size = item->size - front - back;
	after.data = (void *)(uintptr_t)(data + front);
	after.size = size - front - back;
	bytes = LOG_HEAD + 6 * sizeof(u_int32_t) + sizeof(DB_LSN) +
	    LOG_DBT_SIZE(&before) + LOG_DBT_SIZE(&after);
	return dbenv->log_put_record(dbenv, edit->db, edit->txn, lsn, 0,
	    LOG_REPLACE, 0, bytes, replace, number_of(edit), lsn, i, 0,
	    &before, &after, front, back);
}

static int
replace_item(struct eng_edit *edit, unsigned i, const struct item *item,
    const void *data, size_t size)
{
	int less = (int)room_of_item(item->size) - (int)room_of_item(size);
	uint8_t *at = edit->page + item->at;
	int ret;

	ret = log_replace(edit, i, item, data, (unsigned)size);
	if (ret != 0)
		return ret;
	if (less != 0)
		shift_items(edit, item->at, less, true);
	at += less;
	put_u16(at + ITEM_SIZE, (unsigned)size);
	at[ITEM_TYPE] = ITEM_PLAIN;
	if (size > 0)
		memcpy(at + ITEM_DATA, data, size);
	return 0;
}

/* ---- entries ---- */

static int
insert_entry(struct eng_edit *edit, const void *key, size_t key_size,
    const void *value, size_t value_size, bool *done)
{
	unsigned needed = room_of_item(key_size) + room_of_item(value_size) +
	    2 * (unsigned)sizeof(uint16_t);
	unsigned i = 2 * edit->place;
	int ret;

	if (needed > count_room(edit))
		return 0;
	*done = true;
	ret = make_dirty(edit);
	if (ret == 0)
		ret = add_item(edit, i, key, key_size);
	if (ret == 0)
		ret = add_item(edit, i + 1, value, value_size);
	return ret;
}

static int
replace_value(struct eng_edit *edit, const void *value, size_t size,
    bool *done)
{
	unsigned i = 2 * edit->place + 1;
	struct item item;
	int ret;

	if (!get_item(edit, i, &item) || room_of_item(size) >
	    room_of_item(item.size) + count_room(edit))
		return 0;
	*done = true;
	ret = make_dirty(edit);
	return ret == 0 ? replace_item(edit, i, &item, value, size) : ret;
}

int
eng_edit_put(struct eng_edit *edit, const void *key, size_t key_size,
    const void *value, size_t value_size, bool *done)
{
	bool equal;
	int ret = 0;

	*done = false;
	if (key_size <= edit->item_max && value_size <= edit->item_max &&
	    find_entry(edit, key, key_size, &equal))
		ret = equal ? replace_value(edit, value, value_size, done) :
		    insert_entry(edit, key, key_size, value, value_size,
		    done);
	if (!*done)
		eng_edit_leave(edit);
	edit->place++;
	return ret;
}

static int
remove_entry(struct eng_edit *edit, bool *done)
{
	unsigned i = 2 * edit->place;
	struct item key, value;
	int ret;

	if (count_items(edit) == 2 || !get_item(edit, i, &key) ||
	    !get_item(edit, i + 1, &value) || key.at == value.at)
		return 0;
	*done = true;
	ret = make_dirty(edit);
	if (ret == 0)
		ret = remove_item(edit, i, &key);
	if (ret != 0)
		return ret;
	/* Its offset may be another now. */
	return get_item(edit, i, &value) ? remove_item(edit, i, &value) :
	    DB_PAGE_NOTFOUND;
}

int
eng_edit_del(struct eng_edit *edit, const void *key, size_t key_size,
    bool *done)
{
	bool equal;
	int ret = 0;

	*done = false;
	if (find_entry(edit, key, key_size, &equal)) {
		if (equal) {
			ret = remove_entry(edit, done);
		} else {
			*done = true;
			ret = DB_NOTFOUND;
		}
	}
	if (!*done)
		eng_edit_leave(edit);
	return ret;
}
