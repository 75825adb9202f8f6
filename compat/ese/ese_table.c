/* SPDX-License-Identifier: MIT */
/* Tables created empty, deleted, renamed; cursors opened and closed, and told
 * what they are for. */

#include <stddef.h>

#include "ese_default.h"
#include "ese_stored.h"
#include "ese_table.h"

#define OPEN_BITS (JET_bitTableDenyWrite | JET_bitTableDenyRead |	\
	JET_bitTableReadOnly | JET_bitTableUpdatable |			\
	JET_bitTablePermitDDL | JET_bitTableNoCache |			\
	JET_bitTablePreread | JET_bitTableOpportuneRead |		\
	JET_bitTableSequential | JET_bitTableClassMask)

JET_ERR
ese_table_make(struct ese_call *call, JET_DBID dbid, const char *name,
    const char *template_name, uint32_t flags, uint32_t density,
    struct eng_cursor **cursor, JET_TABLEID *tableid)
{
	struct ese_db_ref *ref;
	JET_ERR err;

	*cursor = NULL;
	*tableid = JET_tableidNil;
	if (name == NULL)
		return JET_errInvalidName;
	err = ese_density_take(&density);
	if (err == JET_errSuccess)
		err = ese_db_find(call, dbid, true, &ref);
	if (err == JET_errSuccess)
		err = ese_error(call, eng_table_create(call->es,
		    ref->db->store, name, template_name, flags, density,
		    cursor));
	if (err == JET_errSuccess)
		err = ese_table_new(call, *cursor, ref->db, tableid);
	if (err == JET_errSuccess)
		ese_table_of(*cursor)->open_grbit = JET_bitTableDenyRead;
	return err;
}

/* ---- JetCreateTable ---- */

static JET_ERR
create_table(struct ese_call *call, JET_DBID dbid, const void *text,
    bool wide, uint32_t density, JET_TABLEID *tableid)
{
	struct eng_cursor *cursor;
	struct ese_arg name;
	JET_ERR err;

	if (tableid == NULL)
		return JET_errInvalidParameter;
	*tableid = JET_tableidNil;
	err = ese_arg_take(&name, text, wide);
	if (err != JET_errSuccess)
		return err;
	err = ese_stmt_begin(call);
	if (err == JET_errSuccess) {
		err = ese_table_make(call, dbid, name.text, NULL, 0, density,
		    &cursor, tableid);
		if (err == JET_errSuccess)
			eng_cursor_end_ddl(cursor);
		err = ese_stmt_end(call, err);
	}
	if (err != JET_errSuccess)
		*tableid = JET_tableidNil;
	ese_arg_drop(&name);
	return err;
}

JET_ERR JET_API
JetCreateTableA(JET_SESID sesid, JET_DBID dbid, JET_PCSTR szTableName,
    uint32_t lPages, uint32_t lDensity, JET_TABLEID *ptableid)
{
	struct ese_call call;
	JET_ERR err;

	(void)lPages;		/* files grow as they need to */
	err = ese_enter_session(&call, ESE_JetCreateTable, sesid);
	if (err == JET_errSuccess)
		err = create_table(&call, dbid, szTableName, false, lDensity,
		    ptableid);
	return ese_leave(&call, err);
}
ESE_NARROW_IS_PLAIN(JetCreateTable);

JET_ERR JET_API
JetCreateTableW(JET_SESID sesid, JET_DBID dbid, JET_PCWSTR szTableName,
    uint32_t lPages, uint32_t lDensity, JET_TABLEID *ptableid)
{
	struct ese_call call;
	JET_ERR err;

	(void)lPages;
	err = ese_enter_session(&call, ESE_JetCreateTable, sesid);
	if (err == JET_errSuccess)
		err = create_table(&call, dbid, szTableName, true, lDensity,
		    ptableid);
	return ese_leave(&call, err);
}

/* ---- JetDeleteTable, JetRenameTable ---- */

static JET_ERR
delete_table(JET_SESID sesid, JET_DBID dbid, const void *text, bool wide)
{
	struct ese_arg name = { .text = NULL };
	struct ese_call call;
	struct ese_db_ref *ref;
	JET_ERR err;

	err = ese_enter_session(&call, ESE_JetDeleteTable, sesid);
	if (err == JET_errSuccess)
		err = ese_db_find(&call, dbid, true, &ref);
	if (err == JET_errSuccess)
		err = ese_arg_take(&name, text, wide);
	if (err == JET_errSuccess && name.text == NULL)
		err = JET_errInvalidName;
	if (err == JET_errSuccess)
		err = ese_error(&call, eng_table_delete(call.es,
		    ref->db->store, name.text));
	ese_arg_drop(&name);
	return ese_leave(&call, err);
}

JET_ERR JET_API
JetDeleteTableA(JET_SESID sesid, JET_DBID dbid, JET_PCSTR szTableName)
{
	return delete_table(sesid, dbid, szTableName, false);
}
ESE_NARROW_IS_PLAIN(JetDeleteTable);

JET_ERR JET_API
JetDeleteTableW(JET_SESID sesid, JET_DBID dbid, JET_PCWSTR szTableName)
{
	return delete_table(sesid, dbid, szTableName, true);
}

static JET_ERR
rename_table(JET_SESID sesid, JET_DBID dbid, const void *old_text,
    const void *new_text, bool wide)
{
	struct ese_arg name = { .text = NULL }, new_name = { .text = NULL };
	struct ese_call call;
	struct ese_db_ref *ref;
	JET_ERR err;

	err = ese_enter_session(&call, ESE_JetRenameTable, sesid);
	if (err == JET_errSuccess)
		err = ese_db_find(&call, dbid, true, &ref);
	if (err == JET_errSuccess && (old_text == NULL || new_text == NULL))
		err = JET_errInvalidParameter;
	if (err == JET_errSuccess)
		err = ese_arg_take(&name, old_text, wide);
	if (err == JET_errSuccess)
		err = ese_arg_take(&new_name, new_text, wide);
	if (err == JET_errSuccess)
		err = ese_error(&call, eng_table_rename(call.es,
		    ref->db->store, name.text, new_name.text));
	ese_arg_drop(&name);
	ese_arg_drop(&new_name);
	return ese_leave(&call, err);
}

JET_ERR JET_API
JetRenameTableA(JET_SESID sesid, JET_DBID dbid, JET_PCSTR szName,
    JET_PCSTR szNameNew)
{
	return rename_table(sesid, dbid, szName, szNameNew, false);
}
ESE_NARROW_IS_PLAIN(JetRenameTable);

JET_ERR JET_API
JetRenameTableW(JET_SESID sesid, JET_DBID dbid, JET_PCWSTR szName,
    JET_PCWSTR szNameNew)
{
	return rename_table(sesid, dbid, szName, szNameNew, true);
}

/* ---- JetOpenTable ---- */

/* fileopen.cxx, ErrIsamOpenTable; "JetOpenTable Function", Return value */
static JET_ERR
check_open(JET_GRBIT grbit)
{
	if ((grbit & ~OPEN_BITS) != 0)
		return JET_errInvalidGrbit;
	if ((grbit & JET_bitTablePermitDDL) &&
	    !(grbit & JET_bitTableDenyRead))
		return JET_errInvalidGrbit;
	if ((grbit & JET_bitTableReadOnly) &&
	    (grbit & (JET_bitTableDenyRead | JET_bitTableUpdatable)))
		return JET_errInvalidGrbit;
	return JET_errSuccess;
}

static uint32_t
mode_of(JET_GRBIT grbit)
{
	uint32_t mode = 0;

	if (grbit & JET_bitTableDenyRead)
		mode |= ENG_OPEN_DENY_READ;
	if (grbit & JET_bitTableDenyWrite)
		mode |= ENG_OPEN_DENY_WRITE;
	if (grbit & JET_bitTableReadOnly)
		mode |= ENG_OPEN_READ_ONLY;
	if (grbit & JET_bitTableUpdatable)
		mode |= ENG_OPEN_UPDATABLE;
	if (grbit & JET_bitTablePermitDDL)
		mode |= ENG_OPEN_PERMIT_DDL;
	return mode;
}

static JET_ERR
open_table(struct ese_call *call, JET_DBID dbid, const char *name,
    JET_GRBIT grbit, JET_TABLEID *tableid)
{
	struct ese_db_ref *ref;
	struct eng_cursor *cursor;
	JET_ERR err, warning;

	err = ese_db_find(call, dbid,
	    (grbit & JET_bitTableUpdatable) != 0, &ref);
	if (err == JET_errSuccess)
		err = check_open(grbit);
	if (err == JET_errSuccess && name == NULL)
		err = JET_errInvalidName;
	if (err != JET_errSuccess)
		return err;
	if (ref->read_only)
		grbit |= JET_bitTableReadOnly;
	warning = ese_error(call, eng_cursor_open(call->es, ref->db->store,
	    name, mode_of(grbit), &cursor));
	if (warning < JET_errSuccess)
		return warning;
	err = ese_default_check(call->instance, cursor);
	if (err == JET_errSuccess)
		err = ese_stored_watch(call->instance, cursor);
	if (err != JET_errSuccess) {
		eng_cursor_close(cursor);
		return err;
	}
	err = ese_table_new(call, cursor, ref->db, tableid);
	if (err != JET_errSuccess)
		return err;
	ese_table_of(cursor)->open_grbit = grbit;
	if ((grbit & JET_bitTableSequential) != 0)
		eng_cursor_set_sequential(cursor, true);
	return warning;
}

static JET_ERR
open_by_text(JET_SESID sesid, JET_DBID dbid, const void *text, bool wide,
    JET_GRBIT grbit, JET_TABLEID *tableid)
{
	struct ese_arg name = { .text = NULL };
	struct ese_call call;
	JET_ERR err;

	if (tableid != NULL)
		*tableid = JET_tableidNil;
	err = ese_enter_session(&call, ESE_JetOpenTable, sesid);
	if (err == JET_errSuccess && tableid == NULL)
		err = JET_errInvalidParameter;
	if (err == JET_errSuccess)
		err = ese_arg_take(&name, text, wide);
	if (err == JET_errSuccess)
		err = open_table(&call, dbid, name.text, grbit, tableid);
	ese_arg_drop(&name);
	return ese_leave(&call, err);
}

JET_ERR JET_API
JetOpenTableA(JET_SESID sesid, JET_DBID dbid, JET_PCSTR szTableName,
    const void *pvParameters, uint32_t cbParameters, JET_GRBIT grbit,
    JET_TABLEID *ptableid)
{
	(void)pvParameters;
	(void)cbParameters;
	return open_by_text(sesid, dbid, szTableName, false, grbit, ptableid);
}
ESE_NARROW_IS_PLAIN(JetOpenTable);

JET_ERR JET_API
JetOpenTableW(JET_SESID sesid, JET_DBID dbid, JET_PCWSTR szTableName,
    const void *pvParameters, uint32_t cbParameters, JET_GRBIT grbit,
    JET_TABLEID *ptableid)
{
	(void)pvParameters;
	(void)cbParameters;
	return open_by_text(sesid, dbid, szTableName, true, grbit, ptableid);
}

/* ---- JetCloseTable, JetDupCursor ---- */

JET_ERR JET_API
JetCloseTable(JET_SESID sesid, JET_TABLEID tableid)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetCloseTable, sesid, tableid);
	if (err == JET_errSuccess)
		ese_table_close(call.table);
	return ese_leave(&call, err);
}

static JET_ERR
dup_cursor(struct ese_call *call, JET_TABLEID *tableid)
{
	const struct ese_table *from = call->table;
	struct eng_cursor *cursor;
	struct ese_table *copy;
	JET_ERR err;

	err = ese_error(call, eng_cursor_dup(call->cursor, &cursor));
	if (err != JET_errSuccess)
		return err;
	err = ese_table_new(call, cursor, from->db, tableid);
	if (err != JET_errSuccess)
		return err;
	copy = ese_table_of(cursor);
	copy->forward_only = from->forward_only;
	copy->temp_grbit = from->temp_grbit;
	copy->materialized = from->materialized;
	copy->open_grbit = from->open_grbit;
	return JET_errSuccess;
}

JET_ERR JET_API
JetDupCursor(JET_SESID sesid, JET_TABLEID tableid, JET_TABLEID *ptableid,
    JET_GRBIT grbit)
{
	struct ese_call call;
	JET_ERR err;

	if (ptableid != NULL)
		*ptableid = JET_tableidNil;
	err = ese_enter(&call, ESE_JetDupCursor, sesid, tableid);
	if (err == JET_errSuccess && ptableid == NULL)
		err = JET_errInvalidParameter;
	if (err == JET_errSuccess && grbit != 0)
		err = JET_errInvalidGrbit;
	if (err == JET_errSuccess)
		err = dup_cursor(&call, ptableid);
	return ese_leave(&call, err);
}

/* ---- JetSetTableSequential, JetResetTableSequential ---- */

/* Of both directions forward counts; what else a grbit has is not looked at:
 * fileopen.cxx, ErrIsamSetSequential.  Nothing is read ahead of moves back. */
JET_ERR JET_API
JetSetTableSequential(JET_SESID sesid, JET_TABLEID tableid, JET_GRBIT grbit)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetSetTableSequential, sesid, tableid);
	if (err == JET_errSuccess)
		eng_cursor_set_sequential(call.cursor,
		    (grbit & JET_bitPrereadForward) != 0 ||
		    (grbit & JET_bitPrereadBackward) == 0);
	return ese_leave(&call, err);
}

JET_ERR JET_API
JetResetTableSequential(JET_SESID sesid, JET_TABLEID tableid,
    JET_GRBIT grbit)
{
	struct ese_call call;
	JET_ERR err;

	(void)grbit;
	err = ese_enter(&call, ESE_JetResetTableSequential, sesid, tableid);
	if (err == JET_errSuccess)
		eng_cursor_set_sequential(call.cursor, false);
	return ese_leave(&call, err);
}
