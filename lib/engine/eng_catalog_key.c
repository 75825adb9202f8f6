/* SPDX-License-Identifier: MIT */
/* eng_catalog_key.c - keys of catalog rows; FORMAT, "Catalog". */
#include <string.h>

#include "eng_catalog_row.h"

void
eng_catalog_prefix(uint8_t *to, enum eng_catalog_kind kind,
    uint32_t table_id)
{
	to[0] = (uint8_t)kind;
	base_put_be32(to + 1, table_id);
}

void
eng_catalog_table_key(struct eng_catalog_key *key, const char *name)
{
	char folded[ENG_NAME_MAX + 1];

	base_text_fold_name(folded, name);
	key->bytes[0] = ENG_CATALOG_TABLE;
	key->size = 1 + strlen(folded);
	memcpy(key->bytes + 1, folded, key->size - 1);
}

void
eng_catalog_part_key(struct eng_catalog_key *key, uint32_t table_id, char kind,
    const char *name)
{
	char folded[ENG_NAME_MAX + 1];
	size_t size;

	base_text_fold_name(folded, name);
	size = strlen(folded);
	eng_catalog_prefix(key->bytes, ENG_CATALOG_PART, table_id);
	key->bytes[5] = (uint8_t)kind;
	memcpy(key->bytes + 6, folded, size);
	key->size = 6 + size;
}

void
eng_catalog_tombstone_key(struct eng_catalog_key *key, uint32_t table_id,
    uint32_t column_id)
{
	eng_catalog_part_key(key, table_id, ENG_PART_DELETED, "");
	base_put_be32(key->bytes + key->size, column_id);
	key->size += 4;
}

void
eng_catalog_autoinc_key(uint32_t table_id,
    uint8_t key[ENG_CATALOG_AUTOINC_KEY])
{
	eng_catalog_prefix(key, ENG_CATALOG_AUTOINC, table_id);
}

void
eng_catalog_callback_key(struct eng_catalog_key *key, uint32_t table_id)
{
	eng_catalog_prefix(key->bytes, ENG_CATALOG_CALLBACK, table_id);
	key->size = ENG_CATALOG_PREFIX;
}

void
eng_catalog_collation_key(uint32_t table_id, uint32_t index_id,
    uint8_t key[ENG_CATALOG_COLLATION_KEY])
{
	eng_catalog_prefix(key, ENG_CATALOG_COLLATION, table_id);
	base_put_be32(key + ENG_CATALOG_PREFIX, index_id);
}
