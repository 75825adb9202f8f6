/* SPDX-License-Identifier: MIT */
/* JET_IdxInfoCreateIndex: the structure that would create an index again. */

#include <stddef.h>
#include <string.h>

#include "base_text.h"
#include "ese_index.h"
#include "ese_info_index.h"

/* The rest of the program's buffer. */
struct packer {
	char *at;
	size_t left;
	bool wide;
	JET_ERR err;
};

/* size bytes at an address that any structure may have; NULL when there is no
 * room left. */
static void *
take_room(struct packer *pack, size_t size)
{
	size_t pad = (size_t)(-(uintptr_t)pack->at & 7);
	void *room;

	if (pack->err != JET_errSuccess || pack->left < pad + size) {
		pack->err = JET_errBufferTooSmall;
		return NULL;
	}
	room = pack->at + pad;
	pack->at += pad + size;
	pack->left -= pad + size;
	memset(room, 0, size);
	return room;
}

/* size bytes of UTF-8 in the form wanted, without an end. */
static void *
put_run(struct packer *pack, const char *text, size_t size, bool wide,
    size_t *bytes)
{
	struct base_buf buf = BASE_BUF_EMPTY;
	void *out = NULL;

	if (wide ? base_text_to_utf16(&buf, text, size) :
	    base_buf_add(&buf, text, size)) {
		out = take_room(pack, buf.size);
		if (out != NULL)
			memcpy(out, buf.data, buf.size);
		*bytes = buf.size;
	} else {
		pack->err = JET_errOutOfMemory;
	}
	base_buf_fini(&buf);
	return out;
}

static void *
put_text(struct packer *pack, const char *text, bool wide)
{
	size_t bytes;

	return put_run(pack, text, strlen(text) + 1, wide, &bytes);
}

/* "+a\0-b\0\0" */
static bool
build_key(const struct ese_index_query *query,
    const struct eng_index_def *def, struct base_buf *key)
{
	struct eng_column_info column;
	uint32_t i;

	for (i = 0; i < def->part_count; i++)
		if (eng_column_find(query->cursor, NULL,
		    def->parts[i].column_id, &column) != ENG_OK ||
		    !base_buf_add_byte(key, def->parts[i].descending ?
		    '-' : '+') ||
		    !base_buf_add(key, column.def->name,
		    strlen(column.def->name) + 1))
			return false;
	return base_buf_add_byte(key, 0);
}

static void
put_key(struct packer *pack, const struct ese_index_query *query,
    const struct eng_index_def *def, JET_INDEXCREATE_A *out)
{
	struct base_buf key = BASE_BUF_EMPTY;
	size_t bytes = 0;

	if (build_key(query, def, &key))
		out->szKey = put_run(pack, (char *)key.data, key.size,
		    pack->wide, &bytes);
	else
		pack->err = JET_errOutOfMemory;
	out->cbKey = (uint32_t)bytes;
	base_buf_fini(&key);
}

static void
put_locale(struct packer *pack, uint32_t level,
    const struct eng_index_def *def, JET_INDEXCREATE_A *out)
{
	JET_UNICODEINDEX *by_lcid;
	JET_UNICODEINDEX2 *by_name;

	out->grbit |= JET_bitIndexUnicode;
	if (level == JET_IdxInfoCreateIndex3) {
		by_name = take_room(pack, sizeof(*by_name));
		if (by_name == NULL)
			return;
		by_name->szLocaleName = put_text(pack, def->locale, true);
		by_name->dwMapFlags = def->text_flags;
		out->pidxunicode = (void *)by_name;
		return;
	}
	by_lcid = take_room(pack, sizeof(*by_lcid));
	if (by_lcid == NULL)
		return;
	by_lcid->lcid = ese_index_lcid(def);
	by_lcid->dwMapFlags = def->text_flags;
	out->pidxunicode = by_lcid;
}

static void
put_tuples(struct packer *pack, const struct eng_index_def *def,
    JET_INDEXCREATE_A *out)
{
	JET_TUPLELIMITS *limits;

	if (!(def->flags & ENG_IDX_TUPLES)) {
		out->cbVarSegMac = ese_info_var_seg_mac(def);
		return;
	}
	limits = take_room(pack, sizeof(*limits));
	if (limits == NULL)
		return;
	limits->chLengthMin = def->tuples.min;
	limits->chLengthMax = def->tuples.max;
	limits->chToIndexMax = def->tuples.source_max;
	limits->cchIncrement = def->tuples.step;
	limits->ichStart = def->tuples.start;
	out->ptuplelimits = limits;
	out->grbit |= JET_bitIndexTupleLimits;
}

static void
put_conditions(struct packer *pack, const struct ese_index_query *query,
    const struct eng_index_def *def, JET_INDEXCREATE_A *out)
{
	JET_CONDITIONALCOLUMN_A *list;
	struct eng_column_info column;
	uint32_t i;

	if (def->condition_count == 0)
		return;
	list = take_room(pack, def->condition_count * sizeof(*list));
	for (i = 0; list != NULL && i < def->condition_count; i++) {
		if (eng_column_find(query->cursor, NULL,
		    def->conditions[i].column_id, &column) != ENG_OK) {
			pack->err = JET_errColumnNotFound;
			return;
		}
		list[i].cbStruct = sizeof(list[i]);
		list[i].szColumnName = put_text(pack, column.def->name,
		    pack->wide);
		list[i].grbit = def->conditions[i].must_be_null ?
		    JET_bitIndexColumnMustBeNull :
		    JET_bitIndexColumnMustBeNonNull;
	}
	out->rgconditionalcolumn = list;
	out->cConditionalColumn = def->condition_count;
}

static void
put_hints(struct packer *pack, const struct eng_index_def *def,
    JET_INDEXCREATE2_A *out)
{
	JET_SPACEHINTS *hints = take_room(pack, sizeof(*hints));

	if (hints == NULL)
		return;
	hints->cbStruct = sizeof(*hints);
	hints->ulInitialDensity = def->density;
	out->pSpacehints = hints;
}

/* info.cxx, ErrINFOIBuildIndexCreateVX; the forms begin alike. */
JET_ERR
ese_info_give_create(const struct ese_index_query *query)
{
	bool first = query->level == JET_IdxInfoCreateIndex;
	size_t size = first ? sizeof(JET_INDEXCREATE_A) :
	    sizeof(JET_INDEXCREATE2_A);
	struct packer pack = { query->result, query->room, query->wide,
	    JET_errSuccess };
	struct eng_index_info info;
	const struct eng_index_def *def;
	JET_INDEXCREATE_A *out;
	JET_ERR err;

	err = ese_error(query->call, eng_index_find(query->cursor,
	    query->name, &info));
	if (err != JET_errSuccess)
		return err;
	def = info.def;
	out = take_room(&pack, size);
	if (out == NULL)
		return pack.err;
	out->cbStruct = (uint32_t)size;
	out->szIndexName = put_text(&pack, def->name, query->wide);
	put_key(&pack, query, def, out);
	out->grbit = ese_index_grbit(def);
	out->ulDensity = def->density;
	put_locale(&pack, query->level, def, out);
	put_tuples(&pack, def, out);
	put_conditions(&pack, query, def, out);
	out->cbKeyMost = def->key_size;
	if (!first)
		put_hints(&pack, def, (JET_INDEXCREATE2_A *)(void *)out);
	return pack.err;
}
