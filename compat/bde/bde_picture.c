/* SPDX-License-Identifier: MIT */
/* bde_picture.c - pictures become small programs, all ways through which are
 * gone at once: no picture takes longer than its length times the text's. */
#include "bde_picture.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "base_alloc.h"

enum {
	STEPS_MAX = 4096,		/* what counts like *99 make of it */
	COUNT_MAX = 255
};

enum kind { ITSELF, CLASS, BRANCH, JUMP, END };

struct step {
	uint8_t kind;
	char c;				/* the character, or #?&@! */
	uint16_t to;			/* BRANCH: or the next one; JUMP */
};

struct program {
	const char *at;			/* in the picture */
	struct step *steps;
	unsigned count;
	bool failed;
};

/* ---- reading a picture ---- */

static unsigned
add_step(struct program *p, enum kind kind, char c)
{
	if (p->count >= STEPS_MAX) {
		p->failed = true;
		return 0;
	}
	p->steps[p->count] = (struct step){ (uint8_t)kind, c, 0 };
	return p->count++;
}

static void read_choices(struct program *p, char end);
static void read_part(struct program *p);

/* As often as the digits say; without them any number of times. */
static void
read_repeat(struct program *p)
{
	unsigned times = 0, branch = 0;
	bool counted = isdigit((unsigned char)*p->at) != 0;
	const char *part;

	while (isdigit((unsigned char)*p->at) && times <= COUNT_MAX)
		times = times * 10 + (unsigned)(*p->at++ - '0');
	part = p->at;
	if (times > COUNT_MAX || (counted && times == 0))
		p->failed = true;
	if (!counted) {
		branch = add_step(p, BRANCH, 0);
		times = 1;
	}
	for (; times > 0 && !p->failed; times--) {
		p->at = part;
		read_part(p);
	}
	if (counted || p->failed)
		return;
	p->steps[add_step(p, JUMP, 0)].to = (uint16_t)branch;
	p->steps[branch].to = (uint16_t)p->count;
}

static void
read_part(struct program *p)
{
	char c = *p->at;
	unsigned branch;

	if (c == '\0' || c == ']' || c == '}' || c == ',') {
		p->failed = true;
		return;
	}
	p->at++;
	switch (c) {
	case '*':
		read_repeat(p);
		break;
	case '[':
		branch = add_step(p, BRANCH, 0);
		read_choices(p, ']');
		p->steps[branch].to = (uint16_t)p->count;
		break;
	case '{':
		read_choices(p, '}');
		break;
	case '#': case '?': case '&': case '@': case '!':
		add_step(p, CLASS, c);
		break;
	case ';':
		c = *p->at;
		if (c == '\0')
			p->failed = true;
		else
			p->at++;
		/* FALLTHROUGH */
	default:
		add_step(p, ITSELF, c);
	}
}

static bool
is_choice_over(const struct program *p, char end)
{
	return p->failed || *p->at == '\0' || *p->at == ',' || *p->at == end;
}

/* One after the other: a branch before each but the last, and a jump behind it
 * whose end is the next jump's until the last is known. */
static void
read_choices(struct program *p, char end)
{
	unsigned branch, start, jumps = 0, next;
	bool more;

	do {
		start = p->count;
		branch = add_step(p, BRANCH, 0);
		while (!is_choice_over(p, end))
			read_part(p);
		more = !p->failed && *p->at == ',';
		if (more)
			p->at++;
		p->steps[branch].to = (uint16_t)(p->count + more);
		if (more) {
			next = add_step(p, JUMP, 0);
			p->steps[next].to = (uint16_t)jumps;
			jumps = next;
		} else if (!p->failed) {
			/* There is no other. */
			p->steps[start].kind = JUMP;
			p->steps[start].to = (uint16_t)(start + 1);
		}
	} while (more && !p->failed);
	for (; jumps != 0; jumps = next) {
		next = p->steps[jumps].to;
		p->steps[jumps].to = (uint16_t)p->count;
	}
	if (end == '\0')
		return;
	if (*p->at != end)
		p->failed = true;
	else
		p->at++;
}

static bool
read_picture(struct program *p)
{
	read_choices(p, '\0');
	if (*p->at != '\0')
		p->failed = true;
	add_step(p, END, 0);
	return !p->failed;
}

/* ---- going through ---- */

/* The steps that wait for the next character. */
struct places {
	uint16_t steps[STEPS_MAX];
	unsigned count;
	bool seen[STEPS_MAX];
};

/* todo has room for two of each step. */
static void
go_on(const struct program *p, struct places *places, uint16_t from,
    uint16_t *todo)
{
	const struct step *step;
	unsigned left = 1;
	uint16_t at;

	todo[0] = from;
	while (left > 0) {
		at = todo[--left];
		if (places->seen[at])
			continue;
		places->seen[at] = true;
		step = &p->steps[at];
		if (step->kind == BRANCH)
			todo[left++] = (uint16_t)(at + 1);
		if (step->kind == BRANCH || step->kind == JUMP)
			todo[left++] = step->to;
		else
			places->steps[places->count++] = at;
	}
}

/* Bytes above ASCII are letters of some page. */
static bool
is_letter(unsigned char c)
{
	return c >= 0x80 || isalpha(c);
}

static bool
takes(const struct step *step, unsigned char c)
{
	bool is_small = c >= 'a' && c <= 'z';

	if (step->kind == ITSELF)
		return (unsigned char)step->c == c;
	if (step->kind == END)
		return false;
	switch (step->c) {
	case '#':
		return c >= '0' && c <= '9';
	case '?':
		return is_letter(c);
	case '&':
		return is_letter(c) && !is_small;
	case '!':
		return !is_small;
	default:
		return true;
	}
}

struct walk {
	struct places now, next;
	uint16_t todo[2 * STEPS_MAX + 1];
};

static bool
fits(const struct program *p, struct walk *w, const char *text)
{
	unsigned i;

	go_on(p, &w->now, 0, w->todo);
	for (; *text != '\0' && w->now.count > 0; text++) {
		memset(&w->next, 0, sizeof w->next);
		for (i = 0; i < w->now.count; i++)
			if (takes(&p->steps[w->now.steps[i]],
			    (unsigned char)*text))
				go_on(p, &w->next, (uint16_t)(
				    w->now.steps[i] + 1), w->todo);
		w->now = w->next;
	}
	for (i = 0; i < w->now.count; i++)
		if (p->steps[w->now.steps[i]].kind == END)
			return true;
	return false;
}

DBIResult
bde_picture_check(const char *picture, const char *text)
{
	struct program p = { .at = picture,
	    .steps = base_calloc(STEPS_MAX, sizeof *p.steps) };
	struct walk *walk = base_calloc(1, sizeof *walk);
	DBIResult result = DBIERR_NOMEMORY;

	if (p.steps != NULL && walk != NULL) {
		if (!read_picture(&p))
			result = DBIERR_INVALIDVCHKSTRUCT;
		else
			result = fits(&p, walk, text) ? DBIERR_NONE :
			    DBIERR_EXPRVALERR;
	}
	base_free(walk);
	base_free(p.steps);
	return result;
}
