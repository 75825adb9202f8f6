/* SPDX-License-Identifier: MIT */
/* eng_file.h - Berkeley DB's file names mapped to those programs know.
 *
 * In a registered directory log.0000000026 is called edb0001A.log (five hex
 * digits, eight when five do not suffice) and a temporary __db.<rest> is
 * called edb<rest>.jrs.  Files elsewhere keep their names. */
#ifndef ENG_FILE_H
#define ENG_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "eng_status.h"

/* dir: absolute, spelled as Berkeley DB will spell it, without a '/' at the
 * end.  A directory is registered once per base name; several environments
 * may not share one directory and base name (ENG_E_ENV_IN_USE). */
eng_status eng_file_register(const char *dir, const char *base_name);
void eng_file_unregister(const char *dir, const char *base_name);

/* The name a program sees of a path of Berkeley DB's, into out; false when
 * that is the path itself (out is then untouched) or room is too small. */
bool eng_file_outer_name(const char *path, char *out, size_t room);

/* Whether a directory holds a log file of that base name. */
eng_status eng_file_has_logs(const char *dir, const char *base_name,
    bool *has);

#endif
