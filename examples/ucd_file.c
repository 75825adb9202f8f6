/* SPDX-License-Identifier: MIT */
/* ucd_file.c - UnicodeData.txt as the demos read it. */
#include "ucd_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define FIELDS 15		/* in a line */
#define MAX_CODE 0x10FFFF

int
ucd_open(struct ucd_file *file, const char *program, int argc, char **argv)
{
	*file = (struct ucd_file){ .program = program };
	if (argc != 2) {
		fprintf(stderr, "usage: %s FILE\n"
		    "FILE is UnicodeData.txt (Debian: package unicode-data, "
		    "/usr/share/unicode)\n", program);
		return 2;
	}
	file->path = argv[1];
	file->stream = fopen(file->path, "r");
	if (file->stream == NULL) {
		fprintf(stderr, "%s: %s: %s\n", program, file->path,
		    strerror(errno));
		return 1;
	}
	if (fseek(file->stream, 0, SEEK_END) == 0)
		file->size = ftell(file->stream);
	rewind(file->stream);
	return 0;
}

void
ucd_close(struct ucd_file *file)
{
	free(file->text);
	fclose(file->stream);
}

/* --- lines -------------------------------------------------------------- */

/* "12AB" as a number; -1 when empty, -2 when it is no code point. */
static int32_t
parse_code(const char *text)
{
	char *end;
	long code;

	if (*text == '\0')
		return -1;
	code = strtol(text, &end, 16);
	return *end != '\0' || code < 0 || code > MAX_CODE ? -2 : (int32_t)code;
}

/* Cuts a line at its semicolons. Says what is wrong with it, or NULL. */
static const char *
parse_line(char *text, struct ucd_line *line)
{
	char *field[FIELDS];
	char *end;
	long class;
	int i;

	text[strcspn(text, "\r\n")] = '\0';
	for (i = 0; i < FIELDS; i++) {
		field[i] = strsep(&text, ";");
		if (field[i] == NULL)
			return "fewer than 15 fields";
	}
	if (text != NULL)
		return "more than 15 fields";
	line->code = parse_code(field[0]);
	if (line->code < 0)
		return "no code point";
	line->name = field[1];
	line->category = field[2];
	if (strlen(line->category) != 2)
		return "a category of not two letters";
	class = strtol(field[3], &end, 10);
	if (end == field[3] || *end != '\0' || class < 0 || class > 255)
		return "no combining class";
	line->class = (uint8_t)class;
	line->decomposition = field[5];
	line->digit = field[6][0] == '\0' ? -1 : (int16_t)atoi(field[6]);
	line->value = field[8];
	line->mirrored = strcmp(field[9], "Y") == 0;
	line->old_name = field[10];
	line->upper = parse_code(field[12]);
	return line->upper == -2 ? "an upper case that is no code point" :
	    NULL;
}

int
ucd_read_line(struct ucd_file *file, struct ucd_line *line)
{
	const char *wrong;

	if (getline(&file->text, &file->room, file->stream) < 0) {
		if (!ferror(file->stream))
			return 0;
		fprintf(stderr, "%s: %s: %s\n", file->program, file->path,
		    strerror(errno));
		return -1;
	}
	file->number++;
	wrong = parse_line(file->text, line);
	if (wrong == NULL)
		return 1;
	ucd_complain(file, wrong);
	return -1;
}

void
ucd_complain(const struct ucd_file *file, const char *what)
{
	ucd_hide_progress();
	fprintf(stderr, "%s: %s:%ld: %s\n", file->program, file->path,
	    file->number, what);
}

double
ucd_parse_value(const char *text)
{
	char *end;
	double value = strtod(text, &end);
	double divisor = *end == '/' ? strtod(end + 1, NULL) : 1;

	return divisor != 0 ? value / divisor : 0;
}

/* --- progress and times ------------------------------------------------- */

void
ucd_show_progress(const struct ucd_file *file)
{
	long done = ftell(file->stream);
	int part = file->size > 0 ? (int)(done * 40 / file->size) : 40;

	if (!isatty(STDOUT_FILENO))
		return;
	printf("\rloading      [%.*s%.*s] %3d %%", part,
	    "########################################", 40 - part,
	    "........................................",
	    file->size > 0 ? (int)(done * 100 / file->size) : 100);
	fflush(stdout);
}

void
ucd_hide_progress(void)
{
	if (isatty(STDOUT_FILENO))
		printf("\r%60s\r", "");
}

double
ucd_read_clock(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void
ucd_print_time(double since)
{
	printf("  [%.3f s]\n", ucd_read_clock() - since);
}
