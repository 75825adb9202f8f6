/* SPDX-License-Identifier: MIT */
/* bde_table.h - what a table is beyond its engine table: fields, the layout of
 * record buffers, validity checks, links and index descriptors.
 *
 * A record buffer holds the fields one after the other, each in the form of its
 * physical type, and behind them one byte a field that is not 0 when the field
 * is blank.  The fields of lists stand where the list's structure has them and
 * have no such bytes: they are never blank.
 *
 * The physical forms: characters without an end, padded with zeros; numbers,
 * dates and times as the logical type has them; flags one byte; BCD the 34
 * bytes of FMTBcd; VARBYTES a length of two bytes before them; a BLOB its token
 * (bde_blob.h). */
#ifndef BDE_TABLE_H
#define BDE_TABLE_H

#include <string.h>

#include "bde_call.h"

struct bde_tag;				/* bde_tag.h */
struct bde_value;			/* bde_value.h */

/* One field type of a driver, or (driver "") a logical type used as it is. */
struct bde_type {
	uint16_t physical;		/* fldPDXCHAR ... */
	const char *name;
	const char *text;
	uint16_t logical;		/* fldZSTRING ... */
	uint16_t sub_type;
	uint16_t size;			/* bytes; 0: by the units */
	uint16_t units_min, units_max;	/* of iUnits1 */
	uint16_t decimals_max;		/* of iUnits2 */
	bool creatable;
	bool keyed;
};

/* How the column has what the field's type says; those of ESE tables are not
 * the BDE's choice. */
enum bde_form {
	BDE_FORM_SAME,
	BDE_FORM_SINGLE,		/* a float of four bytes */
	BDE_FORM_DAYS,			/* days since 30 December 1899 */
	BDE_FORM_BYTE,			/* a number of one byte */
	BDE_FORM_WIDE			/* text in UTF-16: bde_wide.h */
};

struct bde_field {
	FLDDesc desc;			/* physical */
	const struct bde_type *type;
	uint16_t logical;		/* fldZSTRING ... */
	uint16_t sub_type;
	uint16_t logical_size;		/* bytes */
	bool is_blob;
	bool is_autoinc;		/* the engine gives it values */
	enum bde_form form;
	bool as_it_is;			/* records have the column's bytes */
	uint16_t column_size;		/* BDE_FORM_WIDE: bytes at most */
	bool has_late_default;		/* the engine's, for what is not set */
	uint32_t column_id;		/* of the engine's table */
	const VCHKDesc *check;		/* or NULL */
};

struct bde_index {
	IDXDesc desc;
	char name[ENG_NAME_MAX + 1];	/* of the engine's index */
	struct bde_tag *tag;		/* what is computed for it; or NULL */
};

/* The engine's table in the file of a table, and a column of dBASE's. */
#define BDE_TABLE_NAME "table"
#define BDE_DELETED_COLUMN "_deleted"

enum bde_driver {
	BDE_PARADOX, BDE_DBASE, BDE_LIST, BDE_MEMORY,
	BDE_ESENT			/* bde_esent.h: never created here */
};

struct bde_lang;			/* bde_lang.h */

struct bde_table {
	unsigned users;			/* cursors */
	enum bde_driver driver;
	DBITBLNAME name;		/* without directory and extension */
	DBIPATH path;			/* of the file; "" in memory */
	uint16_t level;
	DBINAME lang;			/* language driver */
	const struct bde_lang *order;	/* of its texts; NULL: by bytes */
	bool temporary;			/* the file goes with the last cursor */
	DBIPATH save_as;		/* DbiMakePermanent: at the last close */
	bool save_over;
	uint16_t field_count;
	struct bde_field *fields;	/* number - 1 */
	uint64_t shape;			/* number of the layout; 0: none yet */
	bool mapped;			/* DbiSetFieldMap chose the fields */
	uint16_t record_size;		/* bytes, buffer */
	uint16_t logical_size;		/* bytes, the fields' logical sizes */
	uint16_t check_count;
	VCHKDesc *checks;
	struct bde_tag *rule;		/* what every record meets; or NULL */
	PRVType rights;			/* of who opened it */
	uint8_t *secrets;		/* bde_secret.c; or NULL */
	size_t secrets_size;
	uint16_t link_count;
	RINTDesc *links;
	uint16_t index_count;
	struct bde_index *indexes;	/* the primary one first */
	uint32_t deleted_column_id;	/* dBASE: BIT, record is deleted; or 0 */
	uint32_t image_column_id;	/* lists: the whole record; or 0 */
	/* Lists that may be changed: carries a change of a record out. */
	DBIResult (*change)(struct bde_cursor *cursor, const void *old,
	    const void *new);
	void *context;			/* its own; freed with the table */
};

/* ---- types (bde_type.c) ---- */

/* NULL when the driver has no such type. */
const struct bde_type *bde_type_find(uint16_t physical);
/* The n-th type of the driver, NULL after the last. */
const struct bde_type *bde_type_at(enum bde_driver driver, unsigned n);
/* DBIERR_UNKNOWNDRIVER. */
DBIResult bde_driver_find(const char *name, enum bde_driver *driver);
const char *bde_driver_name(enum bde_driver driver);
/* Fills the sizes and logical types of a field from desc's type and units.
 * DBIERR_INVALIDFLDTYPE, DBIERR_INVALIDFLDDESC. */
DBIResult bde_field_shape(struct bde_field *field, const FLDDesc *desc);

/* ---- tables (bde_table.c) ---- */

struct bde_table *bde_table_new(enum bde_driver driver, unsigned fields);
void bde_table_ref(struct bde_table *table);
void bde_table_unref(struct bde_table *table);
/* A table with its own copies of fields, checks, links and indexes; NULL
 * without memory. */
struct bde_table *bde_table_copy(const struct bde_table *table);
/* Places the fields in the record buffer and adds up the sizes.
 * DBIERR_RECTOOBIG. */
DBIResult bde_table_layout(struct bde_table *table);
/* Field 1..; DBIERR_OUTOFRANGE. */
static inline DBIResult
bde_table_field(const struct bde_table *table, unsigned number,
    const struct bde_field **field)
{
	*field = NULL;
	if (number < 1 || number > table->field_count)
		return DBIERR_OUTOFRANGE;
	*field = &table->fields[number - 1];
	return DBIERR_NONE;
}
/* Without case; NULL when there is none. */
const struct bde_field *bde_table_field_named(const struct bde_table *table,
    const char *name);
/* The name of a field's column. */
void bde_column_name(const struct bde_field *field,
    char name[ENG_NAME_MAX + 1]);
void bde_column_def(const struct bde_field *field,
    struct eng_column_def *def);

/* ---- what tables keep (bde_table_store.c) ---- */

/* What the table keeps of itself in the store: all but names and paths. */
DBIResult bde_table_store(const struct bde_table *table,
    struct eng_cursor *cursor);
/* Reads it back and finds the columns. */
DBIResult bde_table_load(struct eng_cursor *cursor, struct bde_table **table);

/* ---- indexes (bde_table_index.c) ---- */

/* Completes a descriptor (identifier, key length, names) and makes the index
 * of an exclusively held table, then appends it to table->indexes; the caller
 * stores the table. DBIERR_INVALIDIDXDESC, DBIERR_INDEXEXISTS ... */
DBIResult bde_index_make(struct bde_table *table, struct eng_cursor *cursor,
    const IDXDesc *desc);
/* Frees what belongs to the descriptors of indexes. */
void bde_indexes_drop(struct bde_index *indexes, unsigned count);
/* That of the cursor's order; NULL for the records' own. */
const struct bde_index *bde_index_current(struct bde_cursor *cursor);
/* As calls name indexes: by name, by tag, by number. NULL, NULL and 0 give
 * *index NULL: the default order. DBIERR_NOSUCHINDEX. */
DBIResult bde_index_find(const struct bde_table *table, const char *name,
    const char *tag, uint16_t id, const struct bde_index **index);

/* ---- cursors (bde_open.c) ---- */

/* A cursor on the crack before the first record; takes eng and one use of
 * table over, also when it fails. DBIERR_NOMEMORY. */
DBIResult bde_cursor_new(struct bde_db *db, struct eng_cursor *eng,
    struct bde_table *table, struct bde_cursor **cursor);
/* Closes it and what belongs to it. Gives what saving a temporary table
 * gave. */
DBIResult bde_cursor_close(struct bde_cursor *cursor);
/* Sets path and name. */
void bde_table_name(struct bde_table *table, const char *path);
/* Cursors of the process on the table of that path. */
uint16_t bde_open_count(const char *path);
/* Opens a table by name, in its default order. DBIERR_NOSUCHFILE,
 * DBIERR_UNKNOWNTBLTYPE, DBIERR_TABLEREADONLY, DBIERR_FILEBUSY ... */
DBIResult bde_open(struct bde_db *db, const char *name, const char *driver,
    DBIOpenMode open_mode, DBIShareMode share_mode,
    struct bde_cursor **cursor);

/* Descriptors of all fields, logical unless physical is true.  In
 * bde_cursor_props.c. */
void bde_table_describe(const struct bde_table *table, bool physical,
    FLDDesc *descs);

/* ---- fields (bde_field.c) ---- */

bool bde_field_is_blank(const struct bde_field *field, const uint8_t *buf);
void bde_field_set_blank(const struct bde_field *field, uint8_t *buf);
/* DbiGetField without its cursor: logical unless mode is xltNONE. dest NULL
 * tests alone. Not for BLOBs, whose blank test is bde_blob_is_blank(). */
DBIResult bde_field_get(const struct bde_field *field, XLTMode mode,
    const uint8_t *buf, void *dest, bool *blank);
/* src NULL blanks. Leaves buf alone when it fails. */
DBIResult bde_field_put(const struct bde_field *field, XLTMode mode,
    uint8_t *buf, const void *src);
/* The field in the engine's form, as columns and keys take it; *data points
 * into scratch or buf and is NULL for a blank field. */
enum { BDE_VALUE_MAX = 256 };
void bde_field_value(const struct bde_field *field, const uint8_t *buf,
    uint8_t scratch[BDE_VALUE_MAX], const void **data, uint32_t *size);
/* Whether two records have the same in it, for the engine; not for BLOBs. */
bool bde_field_is_same(const struct bde_field *field, const uint8_t *a,
    const uint8_t *b);
/* Whether records have the bytes that columns have. */
bool bde_field_is_as_it_is(const struct bde_field *field);
/* The value of such a field. */
static inline void
bde_field_copy(const struct bde_field *field, uint8_t *buf, const void *data,
    uint32_t size)
{
	uint8_t *at = buf + field->desc.iOffset;
	uint32_t room = field->desc.iLen;

	if (size == room && size == sizeof(uint32_t))
		memcpy(at, data, sizeof(uint32_t));
	else if (size == room && size == sizeof(uint64_t))
		memcpy(at, data, sizeof(uint64_t));
	else
		memcpy(at, data, size < room ? size : room);
	if (size < room)
		memset(at + size, 0, room - size);
	if (field->desc.iNullOffset != 0)
		buf[field->desc.iNullOffset] = false;
}
/* The reverse; data NULL is a blank field. */
void bde_field_set_value(const struct bde_field *field, uint8_t *buf,
    const void *data, uint32_t size);

/* As expressions see a field that is no BLOB; of the type it is stored in. */
void bde_field_read(const struct bde_field *field, const uint8_t *buf,
    struct bde_value *value);

/* A BCD as columns have it: a byte of sign, 64 digits before and 64 behind the
 * point, the two first bytes of FMTBcd.  The order of the bytes is the order of
 * the numbers. */
enum { BDE_BCD_SIZE = 1 + 64 + 2 };
void bde_bcd_encode(const FMTBcd *bcd, uint8_t out[BDE_BCD_SIZE]);

/* ---- checks (bde_check.c) ---- */

/* Required fields, least and greatest values, pictures, lookup tables; *failed
 * is the field that has the wrong value. DBIERR_REQDERR, DBIERR_MINVALERR,
 * DBIERR_MAXVALERR, DBIERR_EXPRVALERR, DBIERR_LOOKUPTABLEERR,
 * DBIERR_LOOKUPTBLOPENERR. */
DBIResult bde_check_record(struct bde_cursor *cursor, const uint8_t *buf,
    const struct bde_field **failed);
/* Whether values of the field have a text that a picture can be of. */
bool bde_check_pictures(const struct bde_field *field);

/* ---- records (bde_record.c) ---- */

/* The blank record with the checks' default values. */
void bde_record_init(const struct bde_table *table, uint8_t *buf);
/* The current record into a buffer of table->record_size bytes.
 * DBIERR_NOCURRREC, DBIERR_KEYORRECDELETED. */
DBIResult bde_record_read(struct bde_cursor *cursor, uint8_t *buf);
/* What is written beside a buffer, into the update that is prepared. */
struct bde_record_more {
	DBIResult (*write)(void *context);
	void *context;
};
/* A new record, the cursor stays where it is; more may be NULL.
 * DBIERR_TABLEREADONLY, DBIERR_KEYVIOL, what checks give. */
DBIResult bde_record_insert(struct bde_cursor *cursor, const uint8_t *buf,
    const struct bde_record_more *more);
/* The same for the current record. */
DBIResult bde_record_change(struct bde_cursor *cursor, const uint8_t *buf,
    const struct bde_record_more *more);
DBIResult bde_record_delete(struct bde_cursor *cursor);
/* Whether the current record is a dBASE record marked as deleted. */
bool bde_record_is_deleted(struct bde_cursor *cursor);

/* ---- lists (bde_list.c) ---- */

struct bde_list_field {
	const char *name;
	uint16_t type;			/* fldZSTRING ... */
	uint16_t offset;
	uint16_t size;
};

/* A member of a structure as one. */
#define BDE_LIST_FIELD(name, struct_type, member, field_type)		\
	{ (name), (field_type), (uint16_t)offsetof(struct_type, member), \
	    (uint16_t)sizeof(((struct_type *)0)->member) }

/* The structures of a list. */
struct bde_list_shape {
	size_t size;
	unsigned field_count;
	const struct bde_list_field *fields;
};
#define BDE_LIST_SHAPE(struct_type, fields)				\
	{ sizeof(struct_type), sizeof(fields) / sizeof *(fields), (fields) }

/* A read-only cursor over count structures, which are copied. db NULL: a list
 * of the session. */
DBIResult bde_list_new(struct bde_session *session, struct bde_db *db,
    const struct bde_list_shape *shape, const void *rows, size_t count,
    struct bde_cursor **cursor);
/* Changes the current record of a list that has table->change. */
DBIResult bde_list_modify(struct bde_cursor *cursor, const uint8_t *buf);

/* ---- databases (bde_db.c) ---- */

/* A database of the session in that directory; with a handle unless it is
 * hidden. */
DBIResult bde_db_new(struct bde_session *session, const char *dir,
    bool hidden, struct bde_db **db);
/* Closes cursors, undoes the transaction, frees. */
void bde_db_end(struct bde_db *db);
/* An environment ends where the database is a guest: undoes the transaction,
 * closes the cursors there. */
void bde_db_expel(struct bde_db *db, struct eng_env *env);
/* A name that may have a directory in it, as an absolute path. */
DBIResult bde_db_join(const struct bde_db *db, const char *name, char *path);
/* The path of a table's file: directory, name and extension; *driver is found
 * from driver_name, else from the extension, else the file that exists.
 * DBIERR_INVALIDTABLENAME, DBIERR_UNKNOWNTBLTYPE, DBIERR_INVALIDDIR. */
DBIResult bde_db_path(struct bde_db *db, const char *name,
    const char *driver_name, DBIPATH path, enum bde_driver *driver);

#endif
