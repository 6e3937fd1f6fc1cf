/* excerpts.c - a long picture in a form with room for few images: its parts that have marks come before
 * others, with what is noted there. A part without a mark is not called a marked copy. */
#include "plan/plan_int.h"

enum { SIDE_BY_SIDE = 2 }; /* so many parts a plate: their notes are on the same sheet */

struct rows { /* [px] of the picture as it is shown */
	uint32_t top, foot;
};

static struct rows rows_of(const struct desk *k, const struct shot *shot, size_t part)
{
	const struct image_parts *parts = &k->evidence[shot->file].parts;
	struct rows r = {0};
	for (size_t i = 0; i <= part; i++) {
		r.top = r.foot;
		r.foot += parts->heights[i];
	}
	return r;
}

static bool is_marked(const struct desk *k, const struct shot *shot, size_t part)
{
	struct rows r = rows_of(k, shot, part);
	for (size_t i = 0; i < shot->n_marks; i++)
		if (marks_is_seen(k, shot->file, &shot->marks[i], r.top, r.foot))
			return true;
	return false;
}

bool excerpts_are_marked(const struct desk *k, const struct shot *shot)
{
	size_t n = k->evidence[shot->file].parts.n;
	for (size_t i = 0; n > 1 && i < n; i++)
		if (is_marked(k, shot, i))
			return true;
	return false;
}

struct group { /* parts that one plate shows */
	size_t *parts;
	size_t n;
};

static bool is_mark_in(const struct desk *k, const struct shot *shot, const struct group *g, size_t mark)
{
	for (size_t i = 0; i < g->n; i++) {
		struct rows r = rows_of(k, shot, g->parts[i]);
		if (marks_is_seen(k, shot->file, &shot->marks[mark], r.top, r.foot))
			return true;
	}
	return false;
}

static bool is_covered_in(const struct desk *k, const struct shot *shot, const struct group *g,
                          size_t covered)
{
	for (size_t i = 0; i < g->n; i++) {
		struct rows r = rows_of(k, shot, g->parts[i]);
		if (marks_is_covered(k, shot->file, &shot->edits.redactions[covered], r.top, r.foot))
			return true;
	}
	return false;
}

/* As if these parts were all of it: with what is drawn and covered there. */
static struct shot narrow(const struct desk *k, const struct shot *shot, const struct group *g)
{
	struct shot here = *shot;
	here.marks = NULL;
	here.n_marks = 0;
	here.edits.redactions = NULL;
	here.edits.n_redactions = 0;
	for (size_t i = 0; i < shot->n_marks; i++)
		if (is_mark_in(k, shot, g, i))
			*ARENA_PUSH(k->a, here.marks, here.n_marks) = shot->marks[i];
	for (size_t i = 0; i < shot->edits.n_redactions; i++)
		if (is_covered_in(k, shot, g, i))
			*ARENA_PUSH(k->a, here.edits.redactions, here.edits.n_redactions) =
				shot->edits.redactions[i];
	return here;
}

/* Is the first part that is shown of this picture among them? What is said of all is said there. */
static bool is_first(const struct desk *k, const struct shot *shot, const struct group *g)
{
	size_t first = 0;
	while (!is_marked(k, shot, first))
		first++;
	return g->parts[0] == first;
}

static void add_group(struct desk *k, struct section *s, const struct shown *x, const struct picture *p,
                      struct group *g)
{
	struct shot here = narrow(k, p->shot, g);
	struct picture shown = *p;
	shown.shot = &here;
	struct plate *plate = section_add_plate(k, s, x, &shown);
	if (!is_first(k, p->shot, g)) {
		plate->anchor = NULL;
		plate->caption = (struct rich){0};
	}
	plate->parts = g->parts;
	plate->n_parts = g->n;
	*g = (struct group){0};
}

/* The last one of a group of marked ones: no more stand side by side, or the next is no neighbour. */
static bool ends_group(const struct group *g, size_t part)
{
	return g->n > 0 && (g->n == SIDE_BY_SIDE || g->parts[g->n - 1] + 1 < part);
}

void excerpts_add(struct desk *k, struct section *s, const struct shown *x, const struct picture *p,
                  bool marked)
{
	struct group g = {0};
	for (size_t i = 0; i < k->evidence[p->shot->file].parts.n; i++) {
		if (is_marked(k, p->shot, i) != marked)
			continue;
		if (marked && ends_group(&g, i))
			add_group(k, s, x, p, &g);
		*ARENA_PUSH(k->a, g.parts, g.n) = i;
	}
	if (g.n > 0)
		add_group(k, s, x, p, &g);
}
