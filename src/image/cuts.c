/* cuts.c - where a long picture is cut: between rows that are flat from side to side and alike from one
 * to the next, as the ground between two bubbles is in a light, dark or patterned theme.
 *
 * A cut at y parts rows y - 1 and y. Its noise is what happens around it: edges along these rows and
 * change from one to the other. Only cuts about as quiet as the quietest within reach are candidates;
 * of these wins the one with the widest quiet around it, near the aim of equal bands. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "image/image_int.h"

/* Steps between samples up to this are shading; in pictures with grain (a photographed or patterned
 * ground, JPEG noise) up to that. */
enum { FAINT = 3, FAINT_IN_GRAIN = 8 };

/* ---- noise by row ---- */

static uint32_t larger(uint32_t a, uint32_t b) { return a > b ? a : b; }
static uint32_t smaller(uint32_t a, uint32_t b) { return a < b ? a : b; }

struct steps {
	uint32_t plain, grainy; /* sums of steps, faint ones left out */
};

static struct steps steps_between(const uint8_t *a, const uint8_t *b, size_t n)
{
	struct steps sum = {0};
	for (size_t i = 0; i < n; i++) {
		int step = abs(a[i] - b[i]), plain = step - FAINT, grainy = step - FAINT_IN_GRAIN;
		sum.plain += (uint32_t)(plain > 0 ? plain : 0);
		sum.grainy += (uint32_t)(grainy > 0 ? grainy : 0);
	}
	return sum;
}

void noise_start(struct noise *n, uint32_t width, uint32_t height)
{
	*n = (struct noise){.width = width, .height = height};
	n->plain = mem_alloc(height * sizeof *n->plain);
	n->grainy = mem_alloc(height * sizeof *n->grainy);
}

/* Grain is not known before the end: both sums are kept until then. */
void noise_add(struct noise *n, const uint8_t *row, const uint8_t *above)
{
	struct steps along = steps_between(row, row + 1, n->width - 1), across = {0};
	uint32_t y = n->n_rows++;
	if (y > 0)
		across = steps_between(row, above, n->width);
	if (y % 16 == 0)
		n->n_restless += along.plain > n->width / 8;
	n->plain[y] = larger(across.plain, larger(along.plain, n->plain_above));
	n->grainy[y] = larger(across.grainy, larger(along.grainy, n->grainy_above));
	n->plain_above = along.plain;
	n->grainy_above = along.grainy;
}

void noise_drop(struct noise *n)
{
	free(n->plain);
	free(n->grainy);
	n->plain = n->grainy = NULL;
}

/* Grain is where three rows of four are restless. */
static const uint32_t *noise_that_counts(const struct noise *n)
{
	uint32_t n_looked = (n->height + 15) / 16;
	return n->n_restless > n_looked / 4 * 3 ? n->grainy : n->plain;
}

/* sums[y] = noise of cuts 0 .. y - 1, so that the noise of a stretch is a difference. */
static uint64_t *sum_noise(const uint32_t *noise, uint32_t height)
{
	uint64_t *sums = mem_alloc(((size_t)height + 1) * sizeof *sums);
	sums[0] = 0;
	for (uint32_t y = 0; y < height; y++)
		sums[y + 1] = sums[y] + noise[y];
	return sums;
}

/* ---- choosing ---- */

struct search {
	const uint32_t *noise;
	const uint64_t *sums;
	uint32_t height, width, step;
};

/* 16 x log2(1 + v), roughly: loudness, as an ear takes it. */
static uint64_t loudness(uint64_t v)
{
	unsigned log = 0;
	v++;
	while (v >> (log + 1))
		log++;
	uint64_t fraction = log >= 4 ? v >> (log - 4) & 15 : v << (4 - log) & 15;
	return 16 * log + fraction;
}

static uint64_t noise_around(const struct search *s, uint32_t y, uint32_t reach)
{
	uint32_t first = y > reach ? y - reach : 0, end = y + reach + 1 < s->height ? y + reach + 1 : s->height;
	return (s->sums[end] - s->sums[first]) / (end - first);
}

/* Less is better: what is heard near and farther around, and how far from the aim it is, as a part of
 * the band's aimed height. */
static uint64_t cost_of(const struct search *s, uint32_t y, uint32_t from, uint32_t aim)
{
	static const uint32_t reaches[] = {2, 6, 14, 30};
	uint64_t cost = 0, away = y > aim ? y - aim : aim - y, height = aim - from;
	for (size_t i = 0; i < sizeof reaches / sizeof *reaches; i++)
		cost += loudness(256 * noise_around(s, y, reaches[i]) / s->width);
	return cost + 4000 * away * away / (height * height + 1);
}

struct stretch { /* where a band may end */
	uint32_t from;        /* it begins here */
	uint32_t first, last; /* rows to choose from; not empty */
	uint32_t aim;         /* where it would end if all were equal */
	uint32_t enough;      /* a cut above this row makes one band more in all */
};

enum { EXTRA_BAND = 60 }; /* what that costs, as cost_of counts: so much more quiet must it win */

static uint32_t best_cut(const struct search *s, const struct stretch *w)
{
	uint32_t quietest = UINT32_MAX, best = w->last;
	uint64_t least = UINT64_MAX;
	for (uint32_t y = w->first; y <= w->last; y += s->step)
		quietest = s->noise[y] < quietest ? s->noise[y] : quietest;
	uint32_t allowed = quietest + larger(quietest / 4, s->width / 16);
	for (uint32_t y = w->first; y <= w->last; y += s->step) {
		if (s->noise[y] > allowed)
			continue;
		uint64_t cost = cost_of(s, y, w->from, w->aim) + (y < w->enough ? EXTRA_BAND : 0);
		if (cost < least) {
			least = cost;
			best = y;
		}
	}
	return best;
}

static uint32_t round_up(uint32_t y, uint32_t step) { return (y + step - 1) / step * step; }

/* The end of the band that begins at `from`, where more than one band is left; 0 if there is no room.
 * As few bands as have a little room each to choose quiet rows in, all about equal; no sliver is
 * left for the last. */
static uint32_t next_cut(const struct search *s, uint32_t from, uint32_t band_height)
{
	uint32_t rest = s->height - from, usual = band_height - band_height / 14;
	uint32_t n = (rest + usual - 1) / usual, aim = rest / (n > 1 ? n : 2);
	uint32_t last = smaller(band_height, rest - band_height / 4);
	uint64_t others = (uint64_t)(n - 1) * band_height;
	struct stretch w = {.from = from, .aim = from + aim};

	w.enough = others < rest ? s->height - (uint32_t)others : 0;

	w.first = round_up(from + larger(aim - aim * 2 / 5, 1), s->step);
	w.last = smaller(from + last, s->height - 1) / s->step * s->step;
	w.first = smaller(w.first, w.last);
	return w.last > from ? best_cut(s, &w) : 0;
}

uint32_t *noise_find_cuts(const struct noise *n, struct arena *a, uint32_t band_height, uint32_t step,
                          size_t *n_cuts)
{
	uint32_t *cuts = NULL;
	*n_cuts = 0;
	if (band_height < step || n->height <= band_height)
		return NULL;
	const uint32_t *noise = noise_that_counts(n);
	uint64_t *sums = sum_noise(noise, n->height);
	struct search s = {noise, sums, n->height, n->width, step};
	for (uint32_t from = 0; n->height - from > band_height;) {
		from = next_cut(&s, from, band_height);
		if (from == 0)
			break;
		*ARENA_PUSH(a, cuts, *n_cuts) = from;
	}
	free(sums);
	return cuts;
}

/* Only what is shown as it is stored: the bands of a turned picture would be columns. */
bool cuts_are_wanted(const struct image_job *job)
{
	uint64_t limit = (uint64_t)job->band_height + job->band_height * UINT64_C(3) / 20;
	return job->band_height > 0 && job->facts->orientation == 1 && job->facts->height > limit
		&& job->facts->width >= 2;
}
