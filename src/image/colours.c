/* colours.c - many colours to few, so that small patches keep theirs: a label on a chat is a thousandth of
 * it, and has to stay red. Colours count by the root of how many pixels have them; the room of colours is
 * cut again and again where most of the squared error is saved, and then each goes to the nearest mean. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "image/image_int.h"

enum { MEAN = 256, ROUNDS = 2, AREA_WEIGHT = 16 };

struct part { /* order[first .. last) */
	size_t first, last;
	uint64_t gain; /* squared error that is saved by cutting it ... */
	size_t cut;    /* ... before order[cut], sorted along the axis */
	int axis;
};

struct cutting {
	const struct colour *colours;
	uint32_t *order, *kept;
};

/* ---- what they count ---- */

static uint32_t root_of(uint64_t n)
{
	uint64_t root = 0;
	for (uint64_t bit = UINT64_C(1) << 31; bit > 0; bit /= 2)
		if ((root | bit) * (root | bit) <= n)
			root |= bit;
	return (uint32_t)root;
}

/* Those in areas more than those at edges. */
static uint64_t pixels_of(const struct colour *c)
{
	return c->n + AREA_WEIGHT * (uint64_t)c->area;
}

/* ---- cutting ---- */

/* By the component, then as they were. */
static void sort_part(struct cutting *c, const struct part *s, int axis)
{
	size_t at[257] = {0}, n = s->last - s->first;
	for (size_t i = s->first; i < s->last; i++)
		at[c->colours[c->order[i]].rgb[axis] + 1]++;
	for (int v = 0; v < 256; v++)
		at[v + 1] += at[v];
	for (size_t i = s->first; i < s->last; i++)
		c->kept[at[c->colours[c->order[i]].rgb[axis]]++] = c->order[i];
	memcpy(c->order + s->first, c->kept, n * sizeof *c->order);
}

struct sum {
	int64_t weight, sums[3]; /* of distances from a middle */
};

static void add(struct sum *s, const struct colour *c, const int middle[3])
{
	s->weight += c->weight;
	for (int k = 0; k < 3; k++)
		s->sums[k] += (int64_t)c->weight * (c->rgb[k] - middle[k]);
}

/* What the mean saves of the squared error. */
static int64_t saved(const struct sum *s)
{
	int64_t saved = 0;
	for (int k = 0; k < 3 && s->weight > 0; k++)
		saved += s->sums[k] * MEAN / s->weight * s->sums[k] / MEAN;
	return saved;
}

/* The axis is sorted: where along it is most saved? */
static void find_cut(const struct cutting *c, struct part *s, int axis, const struct sum *all,
                     const int middle[3])
{
	struct sum low = {0}, high;
	for (size_t i = s->first; i + 1 < s->last; i++) {
		const struct colour *here = &c->colours[c->order[i]], *next = &c->colours[c->order[i + 1]];
		add(&low, here, middle);
		if (here->rgb[axis] == next->rgb[axis])
			continue;
		high.weight = all->weight - low.weight;
		for (int k = 0; k < 3; k++)
			high.sums[k] = all->sums[k] - low.sums[k];
		int64_t gain = saved(&low) + saved(&high) - saved(all);
		if (gain > (int64_t)s->gain) {
			s->gain = (uint64_t)gain;
			s->cut = i + 1;
			s->axis = axis;
		}
	}
}

static void measure(struct cutting *c, struct part *s)
{
	struct sum all = {0};
	int middle[3];
	static const int zero[3];
	s->gain = 0;
	for (size_t i = s->first; i < s->last; i++)
		add(&all, &c->colours[c->order[i]], zero);
	for (int k = 0; k < 3; k++) {
		middle[k] = (int)(all.sums[k] / all.weight);
		all.sums[k] -= all.weight * middle[k];
	}
	for (int axis = 0; axis < 3 && s->last - s->first > 1; axis++) {
		sort_part(c, s, axis);
		find_cut(c, s, axis, &all, middle);
	}
}

static int cut_parts(struct cutting *c, struct part *parts, int most)
{
	int n = 1;
	measure(c, &parts[0]);
	while (n < most) {
		struct part *best = &parts[0];
		for (int i = 1; i < n; i++)
			best = parts[i].gain > best->gain ? &parts[i] : best;
		if (best->gain == 0)
			break;
		sort_part(c, best, best->axis);
		parts[n] = (struct part){.first = best->cut, .last = best->last};
		best->last = best->cut;
		measure(c, best);
		measure(c, &parts[n++]);
	}
	return n;
}

/* ---- the nearest ---- */

static int distance(const uint8_t *a, const uint8_t *b)
{
	int r = a[0] - b[0], g = a[1] - b[1], blue = a[2] - b[2];
	return r * r + g * g + blue * blue;
}

static uint8_t nearest(const uint8_t *rgb, const struct colour *c, int n)
{
	int best = c->index, least = distance(rgb + 3 * best, c->rgb);
	for (int i = 0; i < n; i++) {
		int d = distance(rgb + 3 * i, c->rgb);
		best = d < least ? i : best;
		least = d < least ? d : least;
	}
	return (uint8_t)best;
}

/* Of those that chose it. */
static void find_means(uint8_t *rgb, int n, const struct colour *colours, size_t n_colours)
{
	uint64_t sums[256][4] = {{0}};
	for (size_t i = 0; i < n_colours; i++) {
		const struct colour *c = &colours[i];
		uint64_t weight = pixels_of(c), *to = sums[c->index];
		to[3] += weight;
		for (int k = 0; k < 3; k++)
			to[k] += weight * c->rgb[k];
	}
	for (int i = 0; i < n; i++)
		for (int k = 0; k < 3 && sums[i][3] > 0; k++)
			rgb[3 * i + k] = (uint8_t)((sums[i][k] + sums[i][3] / 2) / sums[i][3]);
}

int colours_choose(uint8_t *rgb, int most, struct colour *colours, size_t n_colours)
{
	struct part parts[256] = {{.last = n_colours}};
	struct cutting c = {.colours = colours, .order = mem_alloc(2 * n_colours * sizeof *c.order)};
	c.kept = c.order + n_colours;
	for (size_t i = 0; i < n_colours; i++) {
		c.order[i] = (uint32_t)i;
		colours[i].weight = root_of(pixels_of(&colours[i]));
	}
	int n = cut_parts(&c, parts, most);
	for (int k = 0; k < n; k++)
		for (size_t i = parts[k].first; i < parts[k].last; i++)
			colours[c.order[i]].index = (uint8_t)k;
	find_means(rgb, n, colours, n_colours);
	for (int round = 0; round < ROUNDS; round++) {
		for (size_t i = 0; i < n_colours; i++)
			colours[i].index = nearest(rgb, &colours[i], n);
		find_means(rgb, n, colours, n_colours);
	}
	free(c.order);
	return n;
}

static int farther(int a, int b)
{
	return a > b ? a : b;
}

int colours_moved(const uint8_t *rgb, const struct colour *colours, size_t n_colours, uint64_t least)
{
	int most = 0;
	for (size_t i = 0; i < n_colours; i++) {
		const struct colour *c = &colours[i];
		for (int k = 0; c->area >= least && k < 3; k++)
			most = farther(most, abs(c->rgb[k] - rgb[3 * c->index + k]));
	}
	return most;
}

uint64_t colours_tones_moved(const uint8_t *rgb, const struct colour *colours, size_t n_colours)
{
	uint64_t sum = 0;
	for (size_t i = 0; i < n_colours; i++)
		sum += colours[i].toned * (uint64_t)distance(rgb + 3 * colours[i].index, colours[i].rgb);
	return sum;
}
