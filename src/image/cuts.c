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

struct search {
	const uint64_t *sums;
	const uint8_t *taken;
	uint32_t height, width, step, phase;
	uint32_t wide;       /* [px] the width: what is told as parts of it is as tall in rows */
	uint8_t kind;        /* of what must not be parted: a bit of `taken` */
};

/* Grain is where three rows of four are restless. */
static bool has_grain(const struct noise *n)
{
	uint32_t n_looked = (n->height + 15) / 16;
	return n->n_restless > n_looked / 4 * 3;
}

/* sums[y] = noise of cuts 0 .. y - 1, so that the noise of a stretch is a difference. */
static uint64_t *sum_noise(const struct noise *n)
{
	uint64_t *sums = mem_alloc(((size_t)n->height + 1) * sizeof *sums);
	bool is_grainy = has_grain(n);
	sums[0] = 0;
	for (uint32_t y = 0; y < n->height; y++)
		sums[y + 1] = sums[y] + (is_grainy ? n->rows[y].grainy : n->rows[y].plain);
	return sums;
}

static uint32_t noise_at(const struct search *s, uint32_t y)
{
	return (uint32_t)(s->sums[y + 1] - s->sums[y]);
}

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
enum { TIGHT = 60 };      /* what it costs to cut at the edge of something */
enum { MARGIN_PARTS = 90, NEAR_PARTS = 45 }; /* of the width */

/* Would it part a thing that stands there? */
static bool parts_something(const struct search *s, uint32_t y)
{
	return (s->taken[y - 1] | s->taken[y]) & s->kind;
}

/* Rows between y and the next one up or down that is part of something; `most` at most. */
static uint32_t free_rows(const struct search *s, uint32_t y, bool up, uint32_t most)
{
	uint32_t k = 0;
	while (k < most && (up ? y > k : y + k < s->height) && !(s->taken[up ? y - k - 1 : y + k] & s->kind))
		k++;
	return k;
}

/* Pictures and stickers stand on a wallpaper without a bubble, and are not told from it. But nothing begins
 * so near below a bubble. */
static uint32_t nearest(const struct search *s)
{
	return larger(s->wide / NEAR_PARTS, s->step);
}

static bool is_free(const struct search *s, uint32_t y)
{
	return !parts_something(s, y)
		&& (s->kind == TAKEN_WIDE || free_rows(s, y, true, nearest(s) + 1) <= nearest(s));
}

static bool has_free_row(const struct search *s, const struct stretch *w)
{
	for (uint32_t y = w->first; y <= w->last; y += s->step)
		if (is_free(s, y))
			return true;
	return false;
}

static uint32_t best_cut(const struct search *s, const struct stretch *w, bool has_free)
{
	uint32_t quietest = UINT32_MAX, best = w->last;
	uint64_t least = UINT64_MAX;
	for (uint32_t y = w->first; y <= w->last; y += s->step)
		if (!has_free || is_free(s, y))
			quietest = smaller(quietest, noise_at(s, y));
	uint32_t allowed = quietest + larger(quietest / 4, s->width / 16);
	for (uint32_t y = w->first; y <= w->last; y += s->step) {
		if (noise_at(s, y) > allowed || (has_free && !is_free(s, y)))
			continue;
		uint64_t cost = cost_of(s, y, w->from, w->aim) + (y < w->enough ? EXTRA_BAND : 0);
		if (cost < least) {
			least = cost;
			best = y;
		}
	}
	return best;
}

/* ---- on a wallpaper ---- */

enum { HARDLY_FREE = 12 }; /* a ground that so small a part of the rows shows is none */
enum { BUBBLES_PARTS = 4 };

/* Almost every row has something wide that is not of its ends' colour: either there are hardly any gaps, or
 * the ground has no colour, and bubbles are what is flat. */
static bool has_wallpaper(const struct noise *n)
{
	uint32_t n_free = 0, n_taken = 0;
	for (uint32_t y = 0; y < n->height; y++) {
		n_free += !(n->taken[y] & TAKEN_WIDE);
		n_taken += (n->taken[y] & TAKEN_BUBBLE) != 0;
	}
	return n_free < n->height / HARDLY_FREE && n_taken > n->height / BUBBLES_PARTS;
}

/* Less is better: in the midst of a gap, or right below a bubble where what follows is not known. */
static uint64_t cost_of_gap(const struct search *s, uint32_t y, const struct stretch *w)
{
	uint32_t margin = larger(s->wide / MARGIN_PARTS, 1), near = nearest(s);
	uint32_t up = free_rows(s, y, true, near), down = free_rows(s, y, false, near + 1);
	uint64_t away = y > w->aim ? y - w->aim : w->aim - y, height = w->aim - w->from;
	uint64_t cost = 4000 * away * away / (height * height + 1) + (y < w->enough ? EXTRA_BAND : 0);
	if (down > near)
		return cost + TIGHT * (uint64_t)up / near;
	return cost + TIGHT * (uint64_t)(margin - smaller(margin, smaller(up, down))) / margin;
}

static uint32_t best_gap(const struct search *s, const struct stretch *w)
{
	uint32_t best = w->last;
	uint64_t least = UINT64_MAX;
	for (uint32_t y = w->first; y <= w->last; y += s->step) {
		uint64_t cost = is_free(s, y) ? cost_of_gap(s, y, w) : UINT64_MAX;
		if (cost < least) {
			least = cost;
			best = y;
		}
	}
	return best;
}

/* ---- band by band ---- */

/* The next row, from y on down or up, that may begin a band: phase, and every `step` rows from there on. */
static uint32_t row_below(const struct search *s, uint32_t y)
{
	return y + (s->phase + s->step - y % s->step) % s->step;
}

static uint32_t row_above(const struct search *s, uint32_t y)
{
	return y < s->phase ? 0 : y - (y - s->phase) % s->step;
}

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

	w.first = row_below(s, from + larger(aim - aim * 2 / 5, 1));
	w.last = row_above(s, smaller(from + last, s->height - 1));
	w.first = smaller(w.first, w.last);
	if (w.last <= from)
		return 0;
	bool has_free = has_free_row(s, &w);
	while (w.first > from + band_height / 8 + s->step && !has_free) {
		w.first -= s->step; /* a bubble as tall as that: the band ends before it */
		has_free = is_free(s, w.first);
	}
	return has_free && s->kind == TAKEN_BUBBLE ? best_gap(s, &w) : best_cut(s, &w, has_free);
}

uint32_t *noise_find_cuts(const struct noise *n, struct arena *a, uint32_t band_height, size_t *n_cuts)
{
	uint32_t *cuts = NULL;
	*n_cuts = 0;
	if (band_height < n->step || n->height <= band_height)
		return NULL;
	uint64_t *sums = sum_noise(n);
	struct search s = {.sums = sums, .taken = n->taken, .height = n->height, .width = n->width,
		.step = n->step, .phase = n->phase, .wide = n->width * n->every,
		.kind = has_wallpaper(n) ? TAKEN_BUBBLE : TAKEN_WIDE};
	for (uint32_t from = 0; n->height - from > band_height;) {
		from = next_cut(&s, from, band_height);
		if (from == 0)
			break;
		*ARENA_PUSH(a, cuts, *n_cuts) = from;
	}
	free(sums);
	return cuts;
}

uint32_t cuts_band_height(const struct image_job *job, uint32_t text_height)
{
	return job->fit && text_height ? job->fit(job->fit_context, text_height) : job->band_height;
}

bool cuts_are_wanted(const struct image_job *job, uint32_t band_height)
{
	uint64_t limit = (uint64_t)band_height + band_height * UINT64_C(3) / 20;
	return band_height > 0 && job->facts->height > limit && job->facts->width >= 2;
}
