/* SPDX-License-Identifier: MIT */
/* bde_rint_table.c - links come with one of their tables, and go with it. */
#include "bde_rint.h"

#include <bsd/string.h>
#include <strings.h>
#include <unistd.h>

#include "base_alloc.h"
#include "bde_create.h"
#include "bde_other.h"

/* ---- descriptions ---- */

static bool
has_field(const RINTDesc *link, unsigned number)
{
	unsigned i;

	for (i = 0; i < link->iFldCount; i++)
		if (link->aiThisTabFld[i] == number)
			return true;
	return false;
}

/* A field depends on one master. */
static DBIResult
check_field(const struct bde_table *table, const RINTDesc *link, unsigned k)
{
	unsigned number = link->aiThisTabFld[k], i;
	const RINTDesc *other;

	if (number < 1 || number > table->field_count)
		return DBIERR_INVALIDRINTSTRUCT;
	for (i = 0; i < k; i++)
		if (link->aiThisTabFld[i] == number)
			return DBIERR_INVALIDRINTSTRUCT;
	for (i = 0; i < table->link_count; i++) {
		other = &table->links[i];
		if (link->eType == rintDEPENDENT &&
		    other->eType == rintDEPENDENT && has_field(other, number))
			return DBIERR_FIELDMULTILINKED;
	}
	return DBIERR_NONE;
}

static bool
is_named(const struct bde_table *table, const char *name)
{
	unsigned i;

	for (i = 0; i < table->link_count; i++)
		if (strcasecmp(table->links[i].szRintName, name) == 0)
			return true;
	return false;
}

static DBIResult
check_link(const struct bde_table *table, const RINTDesc *link)
{
	DBIResult result = DBIERR_NONE;
	unsigned k;

	/* Details that go with their master are dBASE's. */
	if (link->szRintName[0] == '\0' || link->szTblName[0] == '\0' ||
	    link->eType > rintDEPENDENT || link->eModOp > rintCASCADE ||
	    link->eDelOp > rintCASCADE || link->iFldCount < 1 ||
	    link->iFldCount > DBIMAXFLDSINKEY ||
	    (link->eDelOp == rintCASCADE && table->driver != BDE_DBASE))
		return DBIERR_INVALIDRINTSTRUCT;
	if (is_named(table, link->szRintName))
		return DBIERR_NAMENOTUNIQUE;
	for (k = 0; result == DBIERR_NONE && k < link->iFldCount; k++)
		result = check_field(table, link, k);
	return result;
}

static void
take_name(RINTDesc *link)
{
	char *at;

	link->szRintName[sizeof link->szRintName - 1] = '\0';
	link->szTblName[sizeof link->szTblName - 1] = '\0';
	for (at = link->szTblName; *at != '\0'; at++)
		if (*at == '\\')
			*at = '/';
}

/* Of a path in the directory of the table the name. */
static DBIResult
cut_directory(const struct bde_table *table, RINTDesc *link)
{
	size_t size = (size_t)(strrchr(table->path, '/') + 1 - table->path);
	const char *name = strrchr(link->szTblName, '/');
	DBIPATH path;

	if (name == NULL)
		return DBIERR_NONE;
	if ((size_t)(name + 1 - link->szTblName) != size ||
	    strncmp(link->szTblName, table->path, size) != 0)
		return DBIERR_DIFFERENTPATH;
	strlcpy(path, name + 1, sizeof path);
	strlcpy(link->szTblName, path, sizeof link->szTblName);
	return DBIERR_NONE;
}

static bool
add_link(struct bde_table *table, const RINTDesc *link)
{
	RINTDesc *bigger = base_realloc(table->links,
	    (table->link_count + 1u) * sizeof *bigger);

	if (bigger == NULL)
		return false;
	table->links = bigger;
	bigger[table->link_count] = *link;
	table->link_count++;
	bigger[table->link_count - 1].iRintNum = table->link_count;
	return true;
}

DBIResult
bde_rint_take(struct bde_table *table, const CRTblDesc *desc)
{
	DBIResult result = DBIERR_NONE;
	RINTDesc link;
	unsigned i;

	if (desc->iRintCount > 0 && desc->printDesc == NULL)
		return DBIERR_INVALIDPARAM;
	if (desc->iRintCount > 0 && table->level < TBLLEVEL7 &&
	    table->driver == BDE_DBASE)
		return DBIERR_TABLELEVEL;
	for (i = 0; result == DBIERR_NONE && i < desc->iRintCount; i++) {
		if (desc->pecrRintOp != NULL &&
		    desc->pecrRintOp[i] != crADD &&
		    desc->pecrRintOp[i] != crNOOP)
			continue;
		link = desc->printDesc[i];
		take_name(&link);
		result = check_link(table, &link);
		if (result == DBIERR_NONE)
			result = cut_directory(table, &link);
		if (result == DBIERR_NONE && !add_link(table, &link))
			result = DBIERR_NOMEMORY;
	}
	return result;
}

/* ---- the other end ---- */

/* The path that the name of a link means, in the file's own spelling. */
static DBIResult
find_path(struct bde_db *db, const struct bde_table *table,
    const RINTDesc *link, DBIPATH path)
{
	enum bde_driver driver;
	DBIResult result;
	DBIPATH beside;

	result = bde_other_path(table, link->szTblName, table->driver,
	    beside);
	return result == DBIERR_NONE ? bde_db_path(db, beside,
	    bde_driver_name(table->driver), path, &driver) : result;
}

static DBIResult
open_end(struct bde_db *db, const struct bde_table *table,
    const RINTDesc *link, struct bde_cursor **cursor)
{
	bool is_master = link->eType == rintDEPENDENT;
	DBIResult result;
	DBIPATH path;

	result = find_path(db, table, link, path);
	if (result == DBIERR_NONE)
		result = bde_open(db, path, bde_driver_name(table->driver),
		    dbiREADWRITE, dbiOPENEXCL, cursor);
	switch (result) {
	case DBIERR_NONE:
		return result;
	case DBIERR_FILEBUSY:
		return is_master ? DBIERR_MASTERTBLOPEN : DBIERR_DETAILTBLOPEN;
	case DBIERR_NOTSUFFTABLERIGHTS:
		return DBIERR_LINKEDTBLPROTECTED;
	default:
		return is_master ? DBIERR_MASTERTBLOPENERR :
		    DBIERR_DETAILTBLOPENERR;
	}
}

/* The link as the other table has it. */
static RINTDesc
turn_round(const struct bde_table *table, const RINTDesc *link)
{
	RINTDesc other = *link;

	other.eType = link->eType == rintMASTER ? rintDEPENDENT : rintMASTER;
	strlcpy(other.szTblName, strrchr(table->path, '/') + 1,
	    sizeof other.szTblName);
	memcpy(other.aiThisTabFld, link->aiOthTabFld,
	    sizeof other.aiThisTabFld);
	memcpy(other.aiOthTabFld, link->aiThisTabFld,
	    sizeof other.aiOthTabFld);
	return other;
}

static bool
is_same_type(const struct bde_field *master, const struct bde_field *detail)
{
	return !detail->is_autoinc && master->logical == detail->logical &&
	    master->desc.iLen == detail->desc.iLen;
}

/* The key of a master is its primary one, or one that nothing has twice. */
static bool
has_key(const struct bde_table *table, const RINTDesc *link)
{
	const IDXDesc *index;
	unsigned i, k;

	for (i = 0; i < table->index_count; i++) {
		index = &table->indexes[i].desc;
		if (index->iFldsInKey != link->iFldCount || index->bExpIdx ||
		    index->bSubset || (table->driver == BDE_PARADOX ?
		    !index->bPrimary :
		    !(index->bUnique & mdxDISTINCT)))
			continue;
		for (k = 0; k < link->iFldCount &&
		    index->aiKeyFld[k] == link->aiThisTabFld[k]; k++)
			;
		if (k == link->iFldCount)
			return true;
	}
	return false;
}

static DBIResult
check_ends(const struct bde_table *master, const RINTDesc *of_master,
    const struct bde_table *detail)
{
	DBIKEY fields;
	unsigned k;

	for (k = 0; k < of_master->iFldCount; k++) {
		if (of_master->aiThisTabFld[k] < 1 ||
		    of_master->aiThisTabFld[k] > master->field_count ||
		    of_master->aiOthTabFld[k] < 1 ||
		    of_master->aiOthTabFld[k] > detail->field_count)
			return DBIERR_INVALIDRINTSTRUCT;
		if (!is_same_type(&master->fields[
		    of_master->aiThisTabFld[k] - 1],
		    &detail->fields[of_master->aiOthTabFld[k] - 1]))
			return DBIERR_KEYFLDTYPEMISMATCH;
	}
	memcpy(fields, of_master->aiOthTabFld, sizeof fields);
	return has_key(master, of_master) && bde_probe_is_indexed(detail,
	    of_master->iFldCount, fields) ? DBIERR_NONE : DBIERR_RINTREQINDEX;
}

static bool
has_indexes(const struct bde_table *table)
{
	const RINTDesc *link;
	DBIKEY fields;
	unsigned i;

	for (i = 0; i < table->link_count; i++) {
		link = &table->links[i];
		memcpy(fields, link->aiThisTabFld, sizeof fields);
		if (link->eType == rintMASTER ? !has_key(table, link) :
		    !bde_probe_is_indexed(table, link->iFldCount, fields))
			return false;
	}
	return true;
}

DBIResult
bde_rint_may_drop(const struct bde_table *table,
    const struct bde_index *index)
{
	unsigned at = (unsigned)(index - table->indexes);
	struct bde_table rest = *table;
	DBIResult result;

	if (table->link_count == 0)
		return DBIERR_NONE;
	rest.indexes = base_memdup(table->indexes,
	    table->index_count * sizeof *table->indexes);
	if (rest.indexes == NULL)
		return DBIERR_NOMEMORY;
	rest.index_count--;
	memmove(rest.indexes + at, rest.indexes + at + 1,
	    (rest.index_count - at) * sizeof *rest.indexes);
	result = has_indexes(&rest) ? DBIERR_NONE : DBIERR_RINTREQINDEX;
	base_free(rest.indexes);
	return result;
}

/* ---- joining ---- */

static DBIResult
check_other(struct bde_cursor *other, const struct bde_table *table,
    const RINTDesc *link, const RINTDesc *turned)
{
	DBIResult result;

	if (is_named(other->table, link->szRintName))
		return DBIERR_NAMENOTUNIQUE;
	if (link->eType == rintDEPENDENT)
		return check_ends(other->table, turned, table);
	result = check_ends(table, link, other->table);
	/* The new master has no records. */
	return result == DBIERR_NONE && eng_cursor_go(other->eng,
	    ENG_FIRST) == ENG_OK ? DBIERR_DEPENDENTSMUSTBEEMPTY : result;
}

static DBIResult
join_other(struct bde_db *db, const struct bde_table *table,
    const RINTDesc *link)
{
	RINTDesc turned = turn_round(table, link);
	struct bde_cursor *other;
	DBIResult result;

	result = open_end(db, table, link, &other);
	if (result != DBIERR_NONE)
		return result;
	result = check_other(other, table, link, &turned);
	if (result == DBIERR_NONE && !add_link(other->table, &turned))
		result = DBIERR_NOMEMORY;
	if (result == DBIERR_NONE)
		result = bde_table_store(other->table, other->eng);
	(void)bde_cursor_close(other);
	return result;
}

/* Both ends are in one table. */
static DBIResult
join_self(struct bde_table *table, unsigned n)
{
	RINTDesc turned = turn_round(table, &table->links[n]);
	DBIResult result;

	strlcat(turned.szRintName, "_", sizeof turned.szRintName);
	if (is_named(table, turned.szRintName))
		return DBIERR_NAMENOTUNIQUE;
	strlcpy(table->links[n].szTblName, turned.szTblName,
	    sizeof table->links[n].szTblName);
	result = table->links[n].eType == rintMASTER ?
	    check_ends(table, &table->links[n], table) :
	    check_ends(table, &turned, table);
	return result != DBIERR_NONE || add_link(table, &turned) ? result :
	    DBIERR_NOMEMORY;
}

static bool
is_self(struct bde_db *db, const struct bde_table *table,
    const RINTDesc *link)
{
	DBIPATH path;

	return find_path(db, table, link, path) == DBIERR_NONE &&
	    strcasecmp(path, table->path) == 0;
}

static void forget(struct bde_db *db, const struct bde_table *table,
    const RINTDesc *link);

DBIResult
bde_rint_join(struct bde_db *db, struct bde_table *table)
{
	unsigned i, count = table->link_count;
	DBIResult result = DBIERR_NONE;

	for (i = 0; result == DBIERR_NONE && i < count; i++) {
		result = is_self(db, table, &table->links[i]) ?
		    join_self(table, i) :
		    join_other(db, table, &table->links[i]);
		if (result != DBIERR_NONE)
			bde_error_context(db->session, ecTABLENAME,
			    table->links[i].szTblName);
	}
	if (result != DBIERR_NONE)
		for (count = i - 1, i = 0; i < count; i++)
			forget(db, table, &table->links[i]);
	return result;
}

/* ---- leaving ---- */

/* The number of the other end of a link among the other table's. */
static unsigned
find_end(struct bde_db *db, const struct bde_cursor *other,
    const struct bde_table *table, const RINTDesc *link)
{
	unsigned i;
	DBIPATH path;

	for (i = 0; i < other->table->link_count; i++)
		if (strcasecmp(other->table->links[i].szRintName,
		    link->szRintName) == 0 && find_path(db, other->table,
		    &other->table->links[i], path) == DBIERR_NONE &&
		    strcasecmp(path, table->path) == 0)
			break;
	return i;
}

static void
drop_link(struct bde_table *table, unsigned n)
{
	unsigned i;

	table->link_count--;
	memmove(table->links + n, table->links + n + 1,
	    (table->link_count - n) * sizeof *table->links);
	for (i = n; i < table->link_count; i++)
		table->links[i].iRintNum = (uint16_t)(i + 1);
}

/* new_path NULL: the other table forgets the link, else it learns the name. */
static DBIResult
tell(struct bde_db *db, const struct bde_table *table, const RINTDesc *link,
    const char *new_path)
{
	struct bde_cursor *other;
	DBIResult result;
	DBIPATH path;
	unsigned n;

	result = find_path(db, table, link, path);
	/* There is nobody to tell. */
	if (result != DBIERR_NONE || access(path, F_OK) != 0)
		return result;
	result = open_end(db, table, link, &other);
	if (result != DBIERR_NONE)
		return result;
	n = find_end(db, other, table, link);
	if (n < other->table->link_count) {
		if (new_path == NULL)
			drop_link(other->table, n);
		else
			strlcpy(other->table->links[n].szTblName,
			    strrchr(new_path, '/') + 1,
			    sizeof other->table->links[n].szTblName);
		result = bde_table_store(other->table, other->eng);
	}
	(void)bde_cursor_close(other);
	return result;
}

static void
forget(struct bde_db *db, const struct bde_table *table,
    const RINTDesc *link)
{
	if (!is_self(db, table, link))
		(void)tell(db, table, link, NULL);
}

void
bde_rint_leave(struct bde_db *db, const struct bde_table *table)
{
	unsigned i;

	for (i = 0; i < table->link_count; i++)
		forget(db, table, &table->links[i]);
}

/* Its description alone; what is no table has no links. */
static DBIResult
load(struct bde_db *db, const char *path, struct bde_table **table)
{
	struct bde_cursor *cursor;
	DBIResult result;

	*table = NULL;
	result = bde_open(db, path, NULL, dbiREADWRITE, dbiOPENEXCL,
	    &cursor);
	if (result != DBIERR_NONE)
		return result == DBIERR_FILEBUSY ? DBIERR_TABLEOPEN :
		    result;
	bde_table_ref(cursor->table);
	*table = cursor->table;
	return bde_cursor_close(cursor);
}

static DBIResult
check_no_details(struct bde_db *db, const struct bde_table *table,
    bool of_itself)
{
	const RINTDesc *link;
	unsigned i;

	for (i = 0; i < table->link_count; i++) {
		link = &table->links[i];
		if (link->eType != rintMASTER ||
		    (!of_itself && is_self(db, table, link)))
			continue;
		bde_error_context(db->session, ecTABLENAME, link->szTblName);
		return DBIERR_DETAILTABLESEXIST;
	}
	return DBIERR_NONE;
}

static DBIResult
tell_masters(struct bde_db *db, const char *path, const char *new_path)
{
	struct bde_table *table;
	DBIResult result;
	unsigned i;

	result = load(db, path, &table);
	if (result == DBIERR_NONE)
		result = check_no_details(db, table, new_path != NULL);
	for (i = 0; result == DBIERR_NONE && i < table->link_count; i++)
		if (!is_self(db, table, &table->links[i]))
			result = tell(db, table, &table->links[i], new_path);
	bde_table_unref(table);
	return result;
}

DBIResult
bde_rint_table_goes(struct bde_db *db, const char *path)
{
	return tell_masters(db, path, NULL);
}

DBIResult
bde_rint_table_renames(struct bde_db *db, const char *path,
    const char *new_path)
{
	return tell_masters(db, path, new_path);
}
