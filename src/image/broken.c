/* broken.c - strokes that black and white leaves out of writing that is paler than what it lies across, such
 * as a stamp on lines of text: near black letters what is not half as dark as they are is no ink, so the
 * stamp stays between the lines and is broken off beside them. A stroke is as dark in all its width, which
 * the edge of a letter and the noise of a JPEG are not, and ends on the same ground on both sides, which the
 * rim of a button does not. Strokes of writing run in all directions: a fold, a rule and a table have one or
 * two. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "image/traces.h"

enum {
	FAINT = 16,      /* of lightness: less cannot be told from what shines through, or from a pattern */
	GRAIN = 12, GRAIN_SHARE = 8, /* within a stroke; those of letters that are blurred have more */
	REACH = 24,      /* [px] from within a stroke to the ground beside it */
	SAME_GROUND = 8, /* of lightness, less than which the ground varies */
	CELL = 64,       /* [px] two by two of these are looked at together */
	STROKES_LEAST = 64, /* [px] in these that are left out, */
	SHARE = 8,       /* and the part of them that each direction has */
};

struct directions { /* pixels of strokes, by where the ground is near: sideways, above and below, or both */
	uint32_t upright, level, aslant;
};

static int darkness(const struct plane *p, size_t i)
{
	return p->ground[i] - p->grey[i];
}

/* With the eight pixels around it. */
static bool is_even(const struct plane *p, size_t i)
{
	int least = 255, most = 0;
	for (int k = 0; k < 9; k++) {
		int v = p->grey[i - p->width - 1 + (size_t)(k / 3) * p->width + (size_t)(k % 3)];
		least = v < least ? v : least;
		most = v > most ? v : most;
	}
	int dark = darkness(p, i), step = most - least;
	return step * 2 <= dark && step <= GRAIN + dark / GRAIN_SHARE;
}

/* From pixel i on, `step` pixels at a time, n times at most: is the ground there, and nothing before it? */
static bool ends(const struct plane *p, size_t i, ptrdiff_t step, uint32_t n)
{
	int dark = darkness(p, i), ground = p->ground[i];
	for (uint32_t k = 0; k < n; k++) {
		i += (size_t)step;
		int d = ground - p->grey[i];
		if (abs(ground - p->ground[i]) >= SAME_GROUND || d > 2 * dark)
			return false;
		if (d * 2 <= dark)
			return -d * 2 <= dark;
	}
	return false;
}

/* Pixel `at` of n in a row or column. */
static bool is_across(const struct plane *p, size_t i, ptrdiff_t step, uint32_t at, uint32_t n)
{
	uint32_t before = at < REACH ? at : REACH, after = n - 1 - at < REACH ? n - 1 - at : REACH;
	return ends(p, i, -step, before) && ends(p, i, step, after);
}

static void count_row(struct directions *cells, const struct plane *p, uint32_t y, const uint8_t *bits,
                      int paper)
{
	size_t i = (size_t)y * p->width + 1;
	for (uint32_t x = 1; x + 1 < p->width; x++, i++) {
		if (darkness(p, i) < FAINT || bit_at(bits, x) || p->ground[i] < paper || !is_even(p, i))
			continue;
		bool is_upright = is_across(p, i, 1, x, p->width);
		bool is_level = is_across(p, i, (ptrdiff_t)p->width, y, p->height);
		cells[x / CELL].upright += is_upright && !is_level;
		cells[x / CELL].level += is_level && !is_upright;
		cells[x / CELL].aslant += is_level && is_upright;
	}
}

/* Has writing lost strokes in a cell and those after and below it? There are cells all around. */
static bool is_broken(const struct directions *cell, uint32_t across)
{
	struct directions s = {0};
	for (uint32_t k = 0; k < 4; k++) {
		const struct directions *c = cell + k / 2 * across + k % 2;
		s.upright += c->upright;
		s.level += c->level;
		s.aslant += c->aslant;
	}
	uint32_t n = s.upright + s.level + s.aslant;
	return n >= STROKES_LEAST && s.upright * SHARE >= n && s.level * SHARE >= n && s.aslant * SHARE >= n;
}

bool strokes_are_broken(const struct plane *p, const uint8_t *bits, int paper)
{
	uint32_t across = p->width / CELL + 2, down = p->height / CELL + 2;
	struct directions *cells = mem_alloc((size_t)across * down * sizeof *cells);
	memset(cells, 0, (size_t)across * down * sizeof *cells);
	for (uint32_t y = 1; y + 1 < p->height; y++)
		count_row(cells + (size_t)(y / CELL) * across, p, y, bits + ((size_t)p->width + 7) / 8 * y, paper);
	bool is_any = false;
	for (uint32_t y = 0; y + 1 < down; y++)
		for (uint32_t x = 0; x + 1 < across; x++)
			is_any = is_any || is_broken(cells + (size_t)y * across + x, across);
	free(cells);
	return is_any;
}
