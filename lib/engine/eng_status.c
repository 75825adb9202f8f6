/* SPDX-License-Identifier: MIT */
/* eng_status.c - statuses, and what Berkeley DB's codes mean as one. */
#include <db.h>
#include <errno.h>

#include "eng_status.h"

const char *
eng_status_text(eng_status st)
{
	switch (st) {
#define X(name, text) case name: return text;
	ENG_STATUS_MAP(X)
#undef X
	case ENG_STATUS_COUNT:
		break;
	}
	return "unknown status";
}

static const struct {
	int code;
	eng_status status;
} from_db[] = {
	{ 0, ENG_OK },
	{ DB_NOTFOUND, ENG_E_NOT_FOUND },
	{ DB_KEYEMPTY, ENG_E_NOT_FOUND },
	{ DB_KEYEXIST, ENG_E_KEY_DUP },
	{ DB_RUNRECOVERY, ENG_E_PANIC },
	{ DB_VERIFY_BAD, ENG_E_CORRUPT },
	{ DB_SECONDARY_BAD, ENG_E_CORRUPT },
	{ DB_PAGE_NOTFOUND, ENG_E_CORRUPT },
	{ DB_OLD_VERSION, ENG_E_NOT_A_STORE },
	{ DB_BUFFER_SMALL, ENG_E_BUFFER_TOO_SMALL },
	{ DB_LOG_BUFFER_FULL, ENG_E_NO_MEMORY },
	{ ENOMEM, ENG_E_NO_MEMORY },
	{ ENOSPC, ENG_E_DISK_FULL },
	{ EDQUOT, ENG_E_DISK_FULL },
	{ EFBIG, ENG_E_DISK_FULL },
	{ ENOENT, ENG_E_NO_FILE },
	{ ENOTDIR, ENG_E_BAD_PATH },
	{ EEXIST, ENG_E_FILE_EXISTS },
	{ EACCES, ENG_E_ACCESS },
	{ EPERM, ENG_E_ACCESS },
	{ EROFS, ENG_E_FILE_READ_ONLY },
	{ EISDIR, ENG_E_ACCESS },
	{ EMFILE, ENG_E_TOO_MANY_FILES },
	{ ENFILE, ENG_E_TOO_MANY_FILES },
	{ EINVAL, ENG_E_NOT_A_STORE },
};

eng_status
eng_from_db(int ret)
{
	size_t i;

	for (i = 0; i < sizeof(from_db) / sizeof(from_db[0]); i++)
		if (from_db[i].code == ret)
			return from_db[i].status;
	return ENG_E_IO;
}
