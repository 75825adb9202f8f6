/* SPDX-License-Identifier: MIT */
/* ucd_file.h - what both demos do with UnicodeData.txt: they read it line by
 * line, show how far they are, and say how long a step took. */
#ifndef UCD_FILE_H
#define UCD_FILE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* One line of the file; empty numbers are -1. Texts live until the next. */
struct ucd_line {
	int32_t code;
	int32_t upper;
	int16_t digit;
	uint8_t class;
	bool mirrored;
	const char *category;
	const char *name;
	const char *old_name;
	const char *decomposition;
	const char *value;
};

struct ucd_file {
	const char *program;
	const char *path;
	FILE *stream;
	long size;		/* bytes */
	long number;		/* of the line read last */
	char *text;
	size_t room;
};

/* Opens the file that main was given. Gives what main is to exit with when
 * there is none, which is said then, or 0. */
int ucd_open(struct ucd_file *file, const char *program, int argc,
    char **argv);
void ucd_close(struct ucd_file *file);

/* 1, 0 behind the last line, or -1 when something was wrong, which is said. */
int ucd_read_line(struct ucd_file *file, struct ucd_line *line);
/* Says what is wrong with the line read last. */
void ucd_complain(const struct ucd_file *file, const char *what);
/* "7" or "-1/2". */
double ucd_parse_value(const char *text);

/* How much of the file is read, where a terminal shows it. */
void ucd_show_progress(const struct ucd_file *file);
void ucd_hide_progress(void);

/* Seconds since some moment; and the end of a line that says how many it is
 * since then. */
double ucd_read_clock(void);
void ucd_print_time(double since);

#endif
