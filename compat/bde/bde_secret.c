/* SPDX-License-Identifier: MIT */
/* bde_secret.c - passwords.
 *
 * What a table keeps (lib/engine/FORMAT, "BDE tables") is a number of entries:
 * its own password first, which gives all rights, then auxiliary ones. */
#include "bde_secret.h"

#include <bsd/stdlib.h>
#include <bsd/string.h>
#include <crypt.h>

#include "base_alloc.h"

enum {
	FORMAT_VERSION = 1,
	PASSWORDS_MAX = 100,		/* of a session */
	SALT_SIZE = 16,
	HASH_ROOM = 256
};

/* SHA-512 with a salt, as crypt(5) calls it. */
#define METHOD "$6$"

/* ---- hashes ---- */

/* setting: METHOD and a salt, or a hash. */
static bool
hash(const char *password, const char *setting, char out[HASH_ROOM])
{
	struct crypt_data *data = base_calloc(1, sizeof *data);
	const char *made;
	bool done;

	if (data == NULL)
		return false;
	made = crypt_r(password, setting, data);
	done = made != NULL && made[0] == METHOD[0] &&
	    strlcpy(out, made, HASH_ROOM) < HASH_ROOM;
	explicit_bzero(data, sizeof *data);
	base_free(data);
	return done;
}

static bool
hash_new(const char *password, char out[HASH_ROOM])
{
	static const char digits[] = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz";
	char setting[sizeof METHOD + SALT_SIZE] = METHOD;
	unsigned i;

	for (i = 0; i < SALT_SIZE; i++)
		setting[sizeof METHOD - 1 + i] = digits[arc4random_uniform(
		    sizeof digits - 1)];
	return hash(password, setting, out);
}

/* ---- descriptions ---- */

struct entry {
	uint16_t rights;		/* PRVType */
	uint16_t family;
	const PRVType *fields;		/* NULL: all rights */
	const char *password;
};

static bool
add_entry(struct base_buf *buf, const struct bde_table *table,
    const struct entry *entry)
{
	char text[HASH_ROOM];
	PRVType right = prvFULL;
	unsigned i;
	bool done;

	done = hash_new(entry->password, text) &&
	    base_buf_add_u16(buf, entry->rights) &&
	    base_buf_add_u16(buf, entry->family) &&
	    base_buf_add_u16(buf, (uint16_t)strlen(text)) &&
	    base_buf_add(buf, text, strlen(text)) &&
	    base_buf_add_u16(buf, table->field_count);
	for (i = 0; done && i < table->field_count; i++) {
		if (entry->fields != NULL)
			memcpy(&right, (const uint8_t *)entry->fields +
			    i * sizeof right, sizeof right);
		done = base_buf_add_u16(buf, (uint16_t)right);
	}
	return done;
}

static bool
is_right(PRVType right)
{
	switch (right) {
	case prvREADONLY:
	case prvMODIFY:
	case prvINSERT:
	case prvINSDEL:
	case prvFULL:
		return true;
	default:
		return false;
	}
}

static DBIResult
check_desc(const struct bde_table *table, const CRTblDesc *desc)
{
	unsigned i;

	if (desc->iSecRecCount > 0 && desc->psecDesc == NULL)
		return DBIERR_INVALIDPARAM;
	if (table->driver != BDE_PARADOX)
		return DBIERR_NOTSUPPORTED;
	/* Others go with a password that gives all rights. */
	if (!desc->bProtected || desc->szPassword[0] == '\0' ||
	    memchr(desc->szPassword, 0, sizeof desc->szPassword) == NULL)
		return DBIERR_INVALIDPASSWORD;
	for (i = 0; i < desc->iSecRecCount; i++) {
		if (desc->psecDesc[i].szPassword[0] == '\0' || memchr(
		    desc->psecDesc[i].szPassword, 0,
		    sizeof desc->psecDesc[i].szPassword) == NULL)
			return DBIERR_INVALIDPASSWORD;
		if (!is_right(desc->psecDesc[i].eprvTable) ||
		    desc->psecDesc[i].iFamRights > ALLFAMRIGHTS ||
		    table->field_count > DBIMAXFLDSINSEC)
			return DBIERR_INVALIDDESC;
	}
	return DBIERR_NONE;
}

static bool
is_added(const CRTblDesc *desc, unsigned n)
{
	return desc->pecrSecOp == NULL || desc->pecrSecOp[n] == crADD ||
	    desc->pecrSecOp[n] == crNOOP;
}

DBIResult
bde_secret_take(struct bde_table *table, const CRTblDesc *desc)
{
	struct base_buf buf = BASE_BUF_EMPTY;
	struct entry entry = { prvFULL, ALLFAMRIGHTS, NULL,
	    desc->szPassword };
	const SECDesc *sec;
	unsigned i, count = 1;
	DBIResult result;
	bool done;

	if (!desc->bProtected && desc->iSecRecCount == 0)
		return DBIERR_NONE;
	result = check_desc(table, desc);
	if (result != DBIERR_NONE)
		return result;
	for (i = 0; i < desc->iSecRecCount; i++)
		count += is_added(desc, i);
	done = base_buf_add_u16(&buf, FORMAT_VERSION) &&
	    base_buf_add_u16(&buf, (uint16_t)count) &&
	    add_entry(&buf, table, &entry);
	for (i = 0; done && i < desc->iSecRecCount; i++) {
		sec = &desc->psecDesc[i];
		if (!is_added(desc, i))
			continue;
		entry = (struct entry){ (uint16_t)sec->eprvTable,
		    sec->iFamRights, (const PRVType *)(const void *)(
		    (const uint8_t *)sec + offsetof(SECDesc, aprvFld)),
		    sec->szPassword };
		done = add_entry(&buf, table, &entry);
	}
	if (!done) {
		base_buf_fini(&buf);
		return DBIERR_NOMEMORY;
	}
	base_free(table->secrets);
	table->secrets_size = buf.size;
	table->secrets = base_memdup(buf.data, buf.size);
	base_buf_fini(&buf);
	return table->secrets != NULL ? DBIERR_NONE : DBIERR_NOMEMORY;
}

/* ---- rights ---- */

struct reader {
	const uint8_t *at;
	size_t left;
};

static const uint8_t *
take(struct reader *r, size_t size)
{
	const uint8_t *at = r->at;

	if (size > r->left)
		return NULL;
	r->at += size;
	r->left -= size;
	return at;
}

static bool
get_u16(struct reader *r, uint16_t *value)
{
	const uint8_t *at = take(r, 2);

	*value = at != NULL ? base_get_u16(at) : 0;
	return at != NULL;
}

struct stored {
	uint16_t rights;
	char hash[HASH_ROOM];
	uint16_t field_count;
	const uint8_t *fields;
};

static bool
get_entry(struct reader *r, struct stored *entry)
{
	uint16_t family, size;
	const uint8_t *text;

	if (!get_u16(r, &entry->rights) || !get_u16(r, &family) ||
	    !get_u16(r, &size) || size >= sizeof entry->hash)
		return false;
	text = take(r, size);
	if (text == NULL || !get_u16(r, &entry->field_count))
		return false;
	memcpy(entry->hash, text, size);
	entry->hash[size] = '\0';
	entry->fields = take(r, entry->field_count * 2u);
	return entry->fields != NULL;
}

static bool
is_known(const struct bde_session *session, const struct stored *entry)
{
	char text[HASH_ROOM];
	unsigned i;

	for (i = 0; i < session->password_count; i++)
		if (hash(session->passwords[i], entry->hash, text) &&
		    strcmp(text, entry->hash) == 0)
			return true;
	return false;
}

static void
set_rights(struct bde_table *table, const struct stored *entry)
{
	FLDDesc *desc;
	uint16_t right;
	unsigned i;

	table->rights = entry->rights;
	for (i = 0; i < table->field_count; i++) {
		desc = &table->fields[i].desc;
		right = i < entry->field_count ?
		    base_get_u16(entry->fields + 2 * i) : prvNONE;
		desc->efldrRights = right == prvNONE ? fldrNONE :
		    right == prvREADONLY ? fldrREADONLY : fldrREADWRITE;
	}
}

DBIResult
bde_secret_admit(const struct bde_session *session, struct bde_table *table)
{
	struct reader r = { table->secrets, table->secrets_size };
	struct stored entry;
	uint16_t version, count;

	if (table->secrets == NULL)
		return DBIERR_NONE;
	table->rights = prvNONE;
	if (!get_u16(&r, &version) || version != FORMAT_VERSION ||
	    !get_u16(&r, &count))
		return DBIERR_HEADERCORRUPT;
	for (; count > 0; count--) {
		if (!get_entry(&r, &entry) ||
		    !is_right((PRVType)entry.rights))
			return DBIERR_HEADERCORRUPT;
		if (entry.rights > table->rights && is_known(session, &entry))
			set_rights(table, &entry);
		if (table->rights == prvFULL)
			break;
	}
	return table->rights == prvNONE ? DBIERR_NOTSUFFTABLERIGHTS :
	    DBIERR_NONE;
}

DBIResult
bde_secret_may(const struct bde_table *table, PRVType rights)
{
	return (table->rights & rights) == rights ? DBIERR_NONE :
	    DBIERR_NOTSUFFTABLERIGHTS;
}

DBIResult
bde_secret_owns(const struct bde_table *table)
{
	unsigned i;

	for (i = 0; i < table->field_count; i++)
		if (table->fields[i].desc.efldrRights != fldrREADWRITE)
			return DBIERR_NOTSUFFFIELDRIGHTS;
	return bde_secret_may(table, prvFULL);
}

/* What cannot be read is shown as blank, and stays what it is.  BLOBs are
 * asked about when they are opened. */
DBIResult
bde_secret_check(const struct bde_table *table, const uint8_t *before,
    const uint8_t *after, const struct bde_field **failed)
{
	const struct bde_field *field;
	unsigned i;

	*failed = NULL;
	for (i = 0; i < table->field_count; i++) {
		field = &table->fields[i];
		if (field->desc.efldrRights == fldrREADWRITE ||
		    field->is_blob || field->is_autoinc ||
		    (before != NULL ? bde_field_is_same(field, before, after) :
		    bde_field_is_blank(field, after)))
			continue;
		*failed = field;
		return DBIERR_NOTSUFFFIELDRIGHTS;
	}
	return DBIERR_NONE;
}

/* ---- passwords of sessions ---- */

void
bde_secret_forget(struct bde_session *session)
{
	if (session->passwords != NULL)
		explicit_bzero(session->passwords,
		    session->password_count * sizeof *session->passwords);
	base_free(session->passwords);
	session->passwords = NULL;
	session->password_count = 0;
}

static unsigned
find(const struct bde_session *session, const char *password)
{
	unsigned i;

	for (i = 0; i < session->password_count; i++)
		if (strcmp(session->passwords[i], password) == 0)
			break;
	return i;
}

/* In a new place: no copy stays where the old one was. */
static DBIResult
add(struct bde_session *session, const char *password)
{
	DBINAME *bigger;
	unsigned count = session->password_count;

	if (password == NULL || password[0] == '\0' ||
	    strlen(password) >= sizeof(DBINAME))
		return DBIERR_INVALIDPASSWORD;
	if (find(session, password) < count)
		return DBIERR_NONE;
	if (count >= PASSWORDS_MAX)
		return DBIERR_PASSWORDLIMIT;
	bigger = base_calloc(count + 1u, sizeof *bigger);
	if (bigger == NULL)
		return DBIERR_NOMEMORY;
	if (count > 0)
		memcpy(bigger, session->passwords, count * sizeof *bigger);
	strlcpy(bigger[count], password, sizeof bigger[count]);
	bde_secret_forget(session);
	session->passwords = bigger;
	session->password_count = count + 1;
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiAddPassword(const char *pszPassword)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter(&call, BDE_DbiAddPassword);
	if (result == DBIERR_NONE)
		result = add(call.session, pszPassword);
	return bde_leave(&call, result);
}

/* Tables that are open stay open. */
static DBIResult
drop(struct bde_session *session, const char *password)
{
	unsigned n, last;

	if (password == NULL) {
		bde_secret_forget(session);
		return DBIERR_NONE;
	}
	n = find(session, password);
	if (n == session->password_count)
		return DBIERR_INVALIDPASSWORD;
	last = --session->password_count;
	memmove(session->passwords[n], session->passwords[last],
	    sizeof *session->passwords);
	explicit_bzero(session->passwords[last], sizeof *session->passwords);
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiDropPassword(const char *pszPassword)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter(&call, BDE_DbiDropPassword);
	if (result == DBIERR_NONE)
		result = drop(call.session, pszPassword);
	return bde_leave(&call, result);
}
