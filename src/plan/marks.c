/* marks.c - what is drawn above pictures: where it is seen once they are cropped and turned, and the numbers
 * that lead to its notes. Marks with the same note have the same number, as those on two pictures have that
 * show one detail. */
#include <string.h>

#include "image/image.h"
#include "plan/plan_int.h"

#define MILLION INT64_C(1000000)
#define SIXTEENTH (MILLION / 16) /* of a px: squares of more would overflow */

/* ---- places ---- */

static void swap(int64_t *a, int64_t *b)
{
	int64_t c = *a;
	*a = *b;
	*b = c;
}

static bool is_rectangle(enum drawn kind)
{
	return kind == DRAWN_BOX || kind == DRAWN_HIGHLIGHT;
}

/* Left, top, right, bottom of all of it; of an arrow its point, since what it points to must be seen. */
static void find_bounds(const struct plate_mark *m, int64_t bounds[4])
{
	const int64_t *v = m->v;
	bool is_line = m->kind == DRAWN_UNDERLINE || is_rectangle(m->kind);
	int64_t radius = m->kind == DRAWN_CIRCLE ? v[2] : 0;
	const int64_t *tip = m->kind == DRAWN_ARROW ? v + 2 : v;
	bounds[0] = is_line && v[2] < v[0] ? v[2] : tip[0] - radius;
	bounds[1] = is_line && v[3] < v[1] ? v[3] : tip[1] - radius;
	bounds[2] = is_line && v[2] > v[0] ? v[2] : tip[0] + radius;
	bounds[3] = is_line && v[3] > v[1] ? v[3] : tip[1] + radius;
}

static uint32_t clamp(int64_t v, uint32_t most)
{
	return v < 0 ? 0 : v > most ? most : (uint32_t)v;
}

struct image_rect plan_place_rect(const struct numbers *n, const struct image_facts *whole)
{
	uint32_t left = clamp(casefile_position(n, 0, whole->width) / MILLION, whole->width);
	uint32_t top = clamp(casefile_position(n, 1, whole->height) / MILLION, whole->height);
	int64_t right = (casefile_position(n, 2, whole->width) + MILLION - 1) / MILLION;
	int64_t bottom = (casefile_position(n, 3, whole->height) + MILLION - 1) / MILLION;
	return (struct image_rect){left, top, clamp(right, whole->width) - left,
		clamp(bottom, whole->height) - top};
}

/* Does it have a part in 0 to `side`, or begin on its edge? */
static bool is_along(int64_t from, int64_t to, uint32_t side)
{
	return from < side * MILLION && (to > 0 || from == 0);
}

/* Has a circle's line a point in the picture? One may be so large that all of it runs around. */
static bool has_line(const struct plate_mark *m, const struct image_facts *shown)
{
	int64_t x = m->v[0] / SIXTEENTH, y = m->v[1] / SIXTEENTH, radius = m->v[2] / SIXTEENTH;
	int64_t width = shown->width * INT64_C(16), height = shown->height * INT64_C(16);
	int64_t near_x = x < 0 ? -x : x > width ? x - width : 0, far_x = x > width - x ? x : width - x;
	int64_t near_y = y < 0 ? -y : y > height ? y - height : 0, far_y = y > height - y ? y : height - y;
	return near_x * near_x + near_y * near_y <= radius * radius
	       && far_x * far_x + far_y * far_y >= radius * radius;
}

static bool is_seen(const struct plate_mark *m, const struct image_facts *shown)
{
	int64_t bounds[4];
	if (m->kind == DRAWN_CIRCLE && !has_line(m, shown))
		return false;
	find_bounds(m, bounds);
	return is_along(bounds[0], bounds[2], shown->width) && is_along(bounds[1], bounds[3], shown->height);
}

/* A point or an end of a line on the far edge is one of the last pixel, as 0 is one of the first. */
static void draw_in(struct plate_mark *m, int n, const struct image_facts *facts)
{
	bool is_of_points = m->kind == DRAWN_CALLOUT || m->kind == DRAWN_ARROW || m->kind == DRAWN_UNDERLINE;
	for (int i = 0; i < n && is_of_points; i++)
		if (m->v[i] == (i % 2 == 1 ? facts->height : facts->width) * MILLION)
			m->v[i]--;
}

const struct image_facts *plan_whole(const struct casefile *c, const struct evidence *evidence, size_t file)
{
	if (evidence[file].whole)
		return evidence[file].whole;
	return c->files[file].page ? &evidence[file].page : &evidence[c->files[file].original].facts;
}

/* In a picture that lost some rows; false: what is marked is among them. Of a circle its centre counts. */
static bool carry_rows(struct plate_mark *m, bool is_pair, const struct evidence *shown)
{
	int64_t top = m->kind == DRAWN_ARROW ? m->v[3] : m->v[1], bottom = is_pair ? m->v[3] : top;
	if (shown->n_stretches == 0 || shown->whole)
		return true;
	if (bottom < top)
		swap(&top, &bottom);
	bottom = bottom < top + MILLION ? top + MILLION : bottom;
	m->v[1] = image_carry_row(shown->stretches, shown->n_stretches, m->v[1]);
	if (is_pair)
		m->v[3] = image_carry_row(shown->stretches, shown->n_stretches, m->v[3]);
	return image_carry_row(shown->stretches, shown->n_stretches, top)
	       < image_carry_row(shown->stretches, shown->n_stretches, bottom);
}

/* A long page of a PDF is drawn with fewer pixels than places are counted in. */
static void scale(struct plate_mark *m, int n, const struct image_facts *original,
                  const struct evidence *shown)
{
	bool is_drawn = !shown->recipe && shown->n_stretches == 0 && shown->facts.width != original->width;
	for (int i = 0; i < n && is_drawn && shown->steps & STEP_DRAWN; i++) {
		bool is_down = i % 2 == 1;
		m->v[i] = is_down ? m->v[i] / original->height * shown->facts.height
		                  : m->v[i] / original->width * shown->facts.width;
	}
}

bool plan_place_mark(struct plate_mark *to, const struct annotation *mark, const struct image_facts *original,
                     const struct evidence *shown)
{
	enum drawn kind = casefile_drawn(mark);
	const struct numbers *place = &mark->places[kind];
	*to = (struct plate_mark){.kind = kind};
	for (int i = 0; i < place->n; i++) {
		bool is_down = i % 2 == 1; /* a radius is a share of the width */
		to->v[i] = casefile_position(place, i, is_down ? original->height : original->width);
	}
	draw_in(to, place->n, original);
	scale(to, place->n, original, shown);
	bool is_left = carry_rows(to, place->n == 4, shown);
	if (shown->recipe)
		image_carry(shown->recipe, &to->v[0], &to->v[1]);
	if (shown->recipe && place->n == 4)
		image_carry(shown->recipe, &to->v[2], &to->v[3]);
	if (is_rectangle(kind) && to->v[0] > to->v[2])
		swap(&to->v[0], &to->v[2]);
	if (is_rectangle(kind) && to->v[1] > to->v[3])
		swap(&to->v[1], &to->v[3]);
	draw_in(to, place->n, &shown->facts);
	return is_left && is_seen(to, &shown->facts);
}

/* An arrow is drawn in all rows that it runs through, wherever its point is. */
bool marks_is_seen(const struct desk *k, size_t file, const struct annotation *mark, uint32_t top,
                   uint32_t foot)
{
	struct plate_mark m;
	int64_t bounds[4];
	if (!plan_place_mark(&m, mark, plan_whole(k->c, k->evidence, file), &k->evidence[file]))
		return false;
	find_bounds(&m, bounds);
	if (m.kind == DRAWN_ARROW) {
		bounds[1] = m.v[1] < m.v[3] ? m.v[1] : m.v[3];
		bounds[3] = m.v[1] < m.v[3] ? m.v[3] : m.v[1];
	}
	return bounds[1] < foot * MILLION && (bounds[3] > top * MILLION || bounds[1] == top * MILLION);
}

bool marks_is_covered(const struct desk *k, size_t file, const struct redaction *r, uint32_t top,
                      uint32_t foot)
{
	struct annotation box = {0};
	box.places[DRAWN_BOX] = r->rect;
	return marks_is_seen(k, file, &box, top, foot);
}

/* ---- numbers ---- */

static bool is_noted_before(const struct shown *x, size_t picture, size_t mark)
{
	const char *note = x->pictures[picture].shot->marks[mark].note.s;
	for (size_t i = 0; i <= picture; i++) {
		const struct shot *shot = x->pictures[i].shot;
		size_t n = i == picture ? mark : shot->n_marks;
		for (size_t k = 0; k < n; k++)
			if (shot->marks[k].note.s && strcmp(shot->marks[k].note.s, note) == 0)
				return true;
	}
	return false;
}

/* Numbers rise over all pictures of an exhibit. */
static int find_number(const struct shown *x, const char *note)
{
	int number = 0;
	for (size_t i = 0; i < x->n_pictures; i++)
		for (size_t k = 0; k < x->pictures[i].shot->n_marks; k++) {
			const char *other = x->pictures[i].shot->marks[k].note.s;
			number += other && !is_noted_before(x, i, k);
			if (other && strcmp(other, note) == 0)
				return number;
		}
	return number;
}

static bool has_note(const struct plate *plate, int number)
{
	for (size_t i = 0; i < plate->n_notes; i++)
		if (plate->notes[i].number == number)
			return true;
	return false;
}

void marks_add(struct desk *k, struct plate *plate, const struct shown *x, const struct shot *shot)
{
	const struct evidence *e = &k->evidence[shot->file];
	const struct image_facts *original = plan_whole(k->c, k->evidence, shot->file);
	for (size_t i = 0; i < shot->n_marks; i++) {
		const struct annotation *mark = &shot->marks[i];
		struct plate_mark *placed = ARENA_PUSH(k->a, plate->marks, plate->n_marks);
		plan_place_mark(placed, mark, original, e);
		placed->number = mark->note.s ? find_number(x, mark->note.s) : 0;
		if (!mark->note.s || has_note(plate, placed->number))
			continue;
		*ARENA_PUSH(k->a, plate->notes, plate->n_notes) =
			(struct plate_note){placed->number, spans_prose(k, &mark->note)};
	}
}
