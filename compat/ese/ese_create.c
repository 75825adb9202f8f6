/* SPDX-License-Identifier: MIT */
/* Tables created whole: columns and indexes in one statement. */

#include <stddef.h>
#include <string.h>

#include "ese_column.h"
#include "ese_index.h"
#include "ese_stored.h"
#include "ese_table.h"

#define CREATE_BITS (JET_bitTableCreateFixedDDL |			\
	JET_bitTableCreateTemplateTable |				\
	JET_bitTableCreateNoFixedVarColumnsInDerivedTables |		\
	JET_bitTableCreateImmutableStructure)

/* All forms of JET_TABLECREATE; the narrow and the wide ones differ only in
 * what their texts point to. */
struct table_spec {
	const void *name;
	const void *template_name;
	uint32_t density;
	JET_COLUMNCREATE_A *columns;
	uint32_t column_count;
	struct ese_index_array indexes;
	const void *callback;
	JET_CBTYP cbtyp;
	JET_GRBIT grbit;
	const JET_SPACEHINTS *hints;
	JET_TABLEID *tableid;		/* in the program's structure */
	uint32_t *created;
};

_Static_assert(sizeof(JET_COLUMNCREATE_A) == sizeof(JET_COLUMNCREATE_W) &&
    offsetof(JET_TABLECREATE2_A, grbit) ==
    offsetof(JET_TABLECREATE4_W, grbit), "one reader for all forms");

static bool
is_immutable(const struct table_spec *spec)
{
	return (spec->grbit & JET_bitTableCreateImmutableStructure) != 0;
}

/* fcreate.cxx, ErrIsamCreateTable */
static JET_ERR
check_spec(const struct table_spec *spec)
{
	if ((spec->grbit & ~CREATE_BITS) != 0)
		return JET_errInvalidGrbit;
	if ((spec->grbit & JET_bitTableCreateTemplateTable) &&
	    spec->template_name != NULL)
		return JET_errCannotNestDDL;
	if (spec->grbit & JET_bitTableCreateNoFixedVarColumnsInDerivedTables)
		return JET_errInvalidGrbit;
	if (spec->column_count > 0 && spec->columns == NULL)
		return JET_errInvalidParameter;
	if (spec->indexes.count > 0 && spec->columns == NULL)
		return JET_errInvalidCreateIndex;
	if (spec->hints != NULL &&
	    spec->hints->cbStruct != sizeof(*spec->hints))
		return JET_errInvalidParameter;
	if (spec->callback != NULL && spec->cbtyp == 0)
		return JET_errInvalidParameter;
	return ese_index_check_array(&spec->indexes);
}

static uint32_t
flags_of(JET_GRBIT grbit)
{
	uint32_t flags = 0;

	if (grbit & JET_bitTableCreateFixedDDL)
		flags |= ENG_TABLE_FIXED_DDL;
	if (grbit & JET_bitTableCreateTemplateTable)
		flags |= ENG_TABLE_TEMPLATE;
	return flags;
}

static JET_ERR
create_column(struct ese_call *call, struct eng_cursor *cursor,
    const struct table_spec *spec, JET_COLUMNCREATE_A *column)
{
	struct ese_column_arg arg = {
		.name = column->szColumnName,
		.wide = spec->indexes.wide,
		.coltyp = column->coltyp,
		.cp = column->cp,
		.size_max = column->cbMax,
		.grbit = column->grbit,
		.value = column->pvDefault,
		.value_size = column->cbDefault
	};
	JET_COLUMNID id;
	JET_ERR err;

	err = ese_column_create(call, cursor, &arg, &id);
	/* That the size was cut is not told here. */
	if (err > JET_errSuccess)
		err = JET_errSuccess;
	if (!is_immutable(spec)) {
		column->columnid = id;
		column->err = err;
	}
	return err;
}

static JET_ERR
create_columns(struct ese_call *call, struct eng_cursor *cursor,
    const struct table_spec *spec, uint32_t *created)
{
	JET_ERR err = JET_errSuccess;
	uint32_t i;

	for (i = 0; i < spec->column_count && err == JET_errSuccess; i++) {
		if (spec->columns[i].cbStruct != sizeof(spec->columns[i]))
			return JET_errInvalidParameter;
		err = create_column(call, cursor, spec, &spec->columns[i]);
		if (err == JET_errSuccess)
			(*created)++;
	}
	return err;
}

static JET_ERR
store_callback(struct ese_call *call, struct eng_cursor *cursor,
    const struct table_spec *spec, uint32_t *created)
{
	struct ese_arg name;
	JET_ERR err;

	err = ese_arg_take(&name, spec->callback, spec->indexes.wide);
	if (err == JET_errSuccess)
		err = ese_stored_set(call, cursor, name.text, spec->cbtyp);
	ese_arg_drop(&name);
	if (err == JET_errSuccess)
		(*created)++;
	return err;
}

static JET_ERR
create_parts(struct ese_call *call, struct eng_cursor *cursor,
    struct table_spec *spec, uint32_t *created)
{
	struct eng_table_info table;
	uint32_t indexes;
	JET_ERR err;

	*created = 1;
	err = create_columns(call, cursor, spec, created);
	if (err != JET_errSuccess)
		return err;
	eng_cursor_table_info(cursor, &table);
	spec->indexes.density = table.density;
	err = ese_index_create_array(call, cursor, &spec->indexes, &indexes);
	*created += indexes;
	if (err == JET_errSuccess && spec->callback != NULL)
		err = store_callback(call, cursor, spec, created);
	/* Who adds columns to what others inherit would change theirs. */
	if (err == JET_errSuccess &&
	    (spec->grbit & JET_bitTableCreateTemplateTable))
		eng_cursor_end_ddl(cursor);
	return err;
}

static JET_ERR
create_named(struct ese_call *call, JET_DBID dbid, struct table_spec *spec,
    const char *name, const char *template_name, JET_TABLEID *tableid,
    uint32_t *created)
{
	struct eng_cursor *cursor;
	uint32_t density = spec->density;
	JET_ERR err;

	if (spec->hints != NULL && spec->hints->ulInitialDensity != 0)
		density = spec->hints->ulInitialDensity;
	err = ese_stmt_begin(call);
	if (err != JET_errSuccess)
		return err;
	err = ese_table_make(call, dbid, name, template_name,
	    flags_of(spec->grbit), density, &cursor, tableid);
	if (err == JET_errSuccess)
		err = create_parts(call, cursor, spec, created);
	err = ese_stmt_end(call, err);
	if (err == JET_errSuccess && is_immutable(spec))
		ese_table_close(ese_table_of(cursor));
	return err;
}

static JET_ERR
create_table(struct ese_call *call, JET_DBID dbid, struct table_spec *spec)
{
	struct ese_arg name = { .text = NULL }, template = { .text = NULL };
	JET_TABLEID tableid = JET_tableidNil;
	uint32_t created = 0;
	JET_ERR err;

	err = check_spec(spec);
	if (err == JET_errSuccess)
		err = ese_arg_take(&name, spec->name, spec->indexes.wide);
	if (err == JET_errSuccess)
		err = ese_arg_take(&template, spec->template_name,
		    spec->indexes.wide);
	if (err == JET_errSuccess)
		err = create_named(call, dbid, spec, name.text,
		    template.text, &tableid, &created);
	ese_arg_drop(&name);
	ese_arg_drop(&template);
	if (!is_immutable(spec)) {
		*spec->tableid = err == JET_errSuccess ? tableid :
		    JET_tableidNil;
		*spec->created = created;
	}
	return err;
}

/* ---- the forms ---- */

static JET_ERR
create_1(JET_SESID sesid, JET_DBID dbid, JET_TABLECREATE_A *asked, bool wide)
{
	struct table_spec spec;
	struct ese_call call;
	JET_ERR err;

	err = ese_enter_session(&call, ESE_JetCreateTableColumnIndex, sesid);
	if (err == JET_errSuccess &&
	    (asked == NULL || asked->cbStruct != sizeof(*asked)))
		err = JET_errInvalidParameter;
	if (err == JET_errSuccess) {
		spec = (struct table_spec){
			.name = asked->szTableName,
			.template_name = asked->szTemplateTableName,
			.density = asked->ulDensity,
			.columns = asked->rgcolumncreate,
			.column_count = asked->cColumns,
			.indexes = { asked->rgindexcreate, asked->cIndexes,
			    ESE_INDEX_FORM_1, wide, 0 },
			.grbit = asked->grbit,
			.tableid = &asked->tableid,
			.created = &asked->cCreated
		};
		err = create_table(&call, dbid, &spec);
	}
	return ese_leave(&call, err);
}

/* The later forms are alike up to the grbit. */
static struct table_spec
read_later(const JET_TABLECREATE2_A *asked, enum ese_index_form form,
    bool wide)
{
	return (struct table_spec){
		.name = asked->szTableName,
		.template_name = asked->szTemplateTableName,
		.density = asked->ulDensity,
		.columns = asked->rgcolumncreate,
		.column_count = asked->cColumns,
		.indexes = { asked->rgindexcreate, asked->cIndexes, form,
		    wide, 0 },
		.callback = asked->szCallback,
		.cbtyp = asked->cbtyp,
		.grbit = asked->grbit
	};
}

static JET_ERR
create_2(JET_SESID sesid, JET_DBID dbid, JET_TABLECREATE2_A *asked,
    bool wide)
{
	struct table_spec spec;
	struct ese_call call;
	JET_ERR err;

	err = ese_enter_session(&call, ESE_JetCreateTableColumnIndex2, sesid);
	if (err == JET_errSuccess &&
	    (asked == NULL || asked->cbStruct != sizeof(*asked)))
		err = JET_errInvalidParameter;
	if (err == JET_errSuccess) {
		spec = read_later(asked, ESE_INDEX_FORM_1, wide);
		spec.tableid = &asked->tableid;
		spec.created = &asked->cCreated;
		err = create_table(&call, dbid, &spec);
	}
	return ese_leave(&call, err);
}

/* JET_TABLECREATE3 and JET_TABLECREATE4, whose indexes differ. */
static JET_ERR
create_3(JET_SESID sesid, JET_DBID dbid, enum ese_fn fn,
    JET_TABLECREATE3_A *asked, enum ese_index_form form, bool wide)
{
	struct table_spec spec;
	struct ese_call call;
	JET_ERR err;

	err = ese_enter_session(&call, fn, sesid);
	if (err == JET_errSuccess &&
	    (asked == NULL || asked->cbStruct != sizeof(*asked)))
		err = JET_errInvalidParameter;
	if (err == JET_errSuccess) {
		spec = read_later((JET_TABLECREATE2_A *)(void *)asked, form,
		    wide);
		spec.hints = asked->pSeqSpacehints;
		spec.tableid = &asked->tableid;
		spec.created = &asked->cCreated;
		err = create_table(&call, dbid, &spec);
	}
	return ese_leave(&call, err);
}

JET_ERR JET_API
JetCreateTableColumnIndexA(JET_SESID sesid, JET_DBID dbid,
    JET_TABLECREATE_A *ptablecreate)
{
	return create_1(sesid, dbid, ptablecreate, false);
}
ESE_NARROW_IS_PLAIN(JetCreateTableColumnIndex);

JET_ERR JET_API
JetCreateTableColumnIndexW(JET_SESID sesid, JET_DBID dbid,
    JET_TABLECREATE_W *ptablecreate)
{
	return create_1(sesid, dbid, (void *)ptablecreate, true);
}

JET_ERR JET_API
JetCreateTableColumnIndex2A(JET_SESID sesid, JET_DBID dbid,
    JET_TABLECREATE2_A *ptablecreate)
{
	return create_2(sesid, dbid, ptablecreate, false);
}
ESE_NARROW_IS_PLAIN(JetCreateTableColumnIndex2);

JET_ERR JET_API
JetCreateTableColumnIndex2W(JET_SESID sesid, JET_DBID dbid,
    JET_TABLECREATE2_W *ptablecreate)
{
	return create_2(sesid, dbid, (void *)ptablecreate, true);
}

JET_ERR JET_API
JetCreateTableColumnIndex3A(JET_SESID sesid, JET_DBID dbid,
    JET_TABLECREATE3_A *ptablecreate)
{
	return create_3(sesid, dbid, ESE_JetCreateTableColumnIndex3,
	    ptablecreate, ESE_INDEX_FORM_2, false);
}

JET_ERR JET_API
JetCreateTableColumnIndex3W(JET_SESID sesid, JET_DBID dbid,
    JET_TABLECREATE3_W *ptablecreate)
{
	return create_3(sesid, dbid, ESE_JetCreateTableColumnIndex3,
	    (void *)ptablecreate, ESE_INDEX_FORM_2, true);
}

JET_ERR JET_API
JetCreateTableColumnIndex4A(JET_SESID sesid, JET_DBID dbid,
    JET_TABLECREATE4_A *ptablecreate)
{
	return create_3(sesid, dbid, ESE_JetCreateTableColumnIndex4,
	    (void *)ptablecreate, ESE_INDEX_FORM_3, false);
}

JET_ERR JET_API
JetCreateTableColumnIndex4W(JET_SESID sesid, JET_DBID dbid,
    JET_TABLECREATE4_W *ptablecreate)
{
	return create_3(sesid, dbid, ESE_JetCreateTableColumnIndex4,
	    (void *)ptablecreate, ESE_INDEX_FORM_3, true);
}
