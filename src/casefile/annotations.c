/* annotations.c - what is drawn above pictures: marks of an exhibit go to the picture that they are on, and
 * each draws one thing. Which picture that is is known once files of pages became pictures: a mark that
 * counts further than there are files waits at the last of them, see pages.c. */
#include "base/message.h"
#include "casefile/casefile_int.h"

#define KINDS "circle, box, arrow, underline, highlight, callout"

/* Which picture is meant is not guessed: a mark beside what it means does harm. */
static void refuse_doubt(struct reader *r, struct annotation *mark)
{
	diag_error(r->d, mark->at, "bad-value",
	           "this exhibit has several pictures: it is not said which of them the mark is on");
	diag_advise(r->d, "say which, 1 for the first: {on: 1, ...}");
	mark->on = 1;
}

void annotations_move(struct reader *r, struct exhibit_entry *e)
{
	for (size_t i = 0; i < e->n_marks && e->files.n > 0; i++) {
		if (e->marks[i].on == 0 && e->files.n > 1)
			refuse_doubt(r, &e->marks[i]);
		size_t on = e->marks[i].on > 0 ? (size_t)e->marks[i].on - 1 : 0;
		struct shot *shot = &e->files.v[on < e->files.n ? on : e->files.n - 1];
		*ARENA_PUSH(r->a, shot->marks, shot->n_marks) = e->marks[i];
	}
	e->marks = NULL;
	e->n_marks = 0;
}

enum drawn casefile_drawn(const struct annotation *mark)
{
	int i = 0;

	while (i + 1 < DRAWN_COUNT && mark->places[i].n == 0)
		i++;
	return (enum drawn)i;
}

/* Does it lead from a place to the same place? */
static bool is_point(const struct numbers *line)
{
	return line->n == 4 && line->v[0] == line->v[2] && line->v[1] == line->v[3];
}

static void check_mark(struct reader *r, const struct annotation *mark)
{
	size_t n = 0;

	for (int i = 0; i < DRAWN_COUNT; i++)
		n += mark->places[i].at.source != NULL;
	if (n == 0) {
		diag_error(r->d, mark->at, "missing-key", "this mark draws nothing");
		diag_advise(r->d, "add one of these to it: %s", KINDS);
	} else if (n > 1) {
		diag_error(r->d, mark->at, "bad-value", "this mark draws %zu things", n);
		diag_advise(r->d, "a mark takes one of these, each in braces of its own: %s", KINDS);
	} else if (is_point(&mark->places[DRAWN_ARROW]) || is_point(&mark->places[DRAWN_UNDERLINE])) {
		diag_error(r->d, mark->at, "bad-value", "this line ends where it begins");
		diag_advise(r->d, "the numbers are x and y of its start, x and y of its end");
	} else if (mark->places[DRAWN_CIRCLE].n == 3 && mark->places[DRAWN_CIRCLE].v[2] == 0) {
		diag_error(r->d, mark->at, "bad-value", "this circle has no size");
		diag_advise(r->d, "the numbers are x and y of its centre and its radius");
	}
}

static void check_shot(void *reader, const struct shot *shot)
{
	for (size_t i = 0; i < shot->n_marks; i++)
		check_mark(reader, &shot->marks[i]);
}

void annotations_check(struct reader *r)
{
	casefile_each_shot(r->c, check_shot, r);
}
