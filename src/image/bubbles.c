/* bubbles.c - what stands on a wallpaper that has no one colour, such as a photo: bubbles, which are flat.
 *
 * Whatever is written in a bubble, some columns beside it keep its colour from top to bottom, and end sharply
 * at its sides and at the letters. A photo has few runs of one colour along a row, and those of a sky or of
 * blurred leaves end softly. So runs are followed from row to row; one that stays for long, and whose ends
 * are sharp, is a bubble, and all its rows are marked. What is blown out to the bubbles' own white is taken
 * for one. */
#include <stdlib.h>
#include <string.h>

#include "image/image_int.h"

enum { RUN_PARTS = 60 };  /* of a row, at least, is as wide as the blank beside the words of a bubble */
enum { TALL_PARTS = 20 }; /* and of the width is as tall as the least of them */
enum { LONE_PARTS = 10 }; /* of what there is of the commonest colour: less is part of a picture */
enum { WIDE_PARTS = 10 }; /* of a row, at least, is as wide as the widest run of a bubble */
enum { LINE_PARTS = 18 }; /* and the width is so many lines of words high */
enum { SHORT_PARTS = 4 }; /* of the least bubble is what may be left of one above or below words */
enum { ENDED_MOST = 4096 };

static const struct limits {
	int even;   /* steps along a run */
	int same;   /* from a row's run to the next's */
	int nearly; /* on average, where letters blur a run */
	int sharp, blur; /* so large a step, within so many samples, ends a run sharply */
	uint32_t sharp_parts; /* so many rows, as a part of all, end so */
} in_png = {1, 2, 3, 12, 3, 3}, in_jpeg = {3, 5, 8, 18, 12, 4};

static const struct limits *limits_of(const struct noise *n)
{
	return n->is_jpeg ? &in_jpeg : &in_png;
}

static uint32_t least_height(const struct noise *n)
{
	return larger(n->width * n->every / TALL_PARTS, 8);
}

size_t bubbles_most(const struct noise *n)
{
	return smaller(n->height / least_height(n) * 4, ENDED_MOST);
}

static uint32_t run_width(const struct noise *n)
{
	return larger(n->width / RUN_PARTS, 4);
}

/* steps[x]: the largest of any channel from sample x - 1 to x. */
static void measure_steps(uint8_t *restrict steps, const uint8_t *planes, uint32_t width, uint32_t channels)
{
	memset(steps, 0, width);
	for (uint32_t k = 0; k < channels; k++, planes += width)
		for (uint32_t x = 1; x < width; x++) {
			uint8_t a = planes[x], b = planes[x - 1], step = a > b ? (uint8_t)(a - b) : (uint8_t)(b - a);
			steps[x] = steps[x] > step ? steps[x] : step;
		}
}

struct run { /* samples x .. end - 1 of a row */
	const uint8_t *planes;
	uint32_t width, channels, x, end;
};

static uint8_t sample(const struct run *r, uint32_t channel, uint32_t x)
{
	return r->planes[(size_t)channel * r->width + x];
}

/* From sample x on, to the left (by -1) or to the right, is there soon something else? */
static bool ends_sharply(const struct noise *n, const struct run *r, uint32_t x, int by)
{
	const struct limits *l = limits_of(n);
	for (int64_t i = 1, z = (int64_t)x + by; i <= l->blur && z >= 0 && z < r->width; i++, z += by)
		for (uint32_t k = 0; k < r->channels; k++)
			if (abs(sample(r, k, x) - sample(r, k, (uint32_t)z)) >= l->sharp)
				return true;
	return false;
}

static bool is_sharp(const struct noise *n, const struct run *r)
{
	return ends_sharply(n, r, r->x, -1) && ends_sharply(n, r, r->end - 1, 1);
}

static bool has_colour(const struct noise *n, const struct bubble *b, const struct run *r)
{
	for (uint32_t k = 0; k < r->channels; k++)
		if (abs(b->colour[k] - sample(r, k, (r->x + r->end) / 2)) > limits_of(n)->same)
			return false;
	return true;
}

/* The bubble whose colour and columns these are, of those that reach down to the row above. */
static struct bubble *find_bubble(struct noise *n, const struct run *r)
{
	for (struct bubble *b = n->bubbles; b < n->bubbles + n->n_bubbles; b++)
		if (larger(b->x, r->x) + run_width(n) / 2 <= smaller(b->end, r->end) && has_colour(n, b, r))
			return b;
	return NULL;
}

/* One side or the other is straight. */
static bool is_straight(const struct bubble *b, const struct run *r)
{
	return abs((int)b->seen_x - (int)r->x) <= 1 || abs((int)b->seen_end - (int)r->end) <= 1;
}

/* The first of the runs that go on from what is above, left of the words, tells where to look below. */
static void follow(struct noise *n, struct bubble *b, const struct run *r)
{
	uint32_t x = larger(b->x, r->x), end = smaller(b->end, r->end);
	if (b->last == n->n_taken)
		return;
	bool is_wider = r->end - r->x > b->end - b->x || x + run_width(n) > end;
	b->x = is_wider ? r->x : x;
	b->end = is_wider ? r->end : end;
	b->n_sharp += is_straight(b, r) && is_sharp(n, r);
	b->seen_x = r->x;
	b->seen_end = r->end;
	b->last = n->n_taken;
	b->left = smaller(b->left, r->x);
	b->right = larger(b->right, r->end);
	b->widest = larger(b->widest, r->end - r->x);
	for (uint32_t k = 0; k < r->channels; k++)
		b->colour[k] = sample(r, k, (r->x + r->end) / 2);
}

/* Room for one more; where there is none the one goes that looks least like a bubble. */
static struct bubble *add_bubble(struct noise *n)
{
	if (n->n_bubbles < BUBBLES_MOST)
		return &n->bubbles[n->n_bubbles++];
	struct bubble *least = n->bubbles;
	for (struct bubble *b = n->bubbles; b < n->bubbles + n->n_bubbles; b++)
		if (b->n_sharp < least->n_sharp)
			least = b;
	return least;
}

static void take_run(struct noise *n, const struct run *r)
{
	struct bubble *b = find_bubble(n, r);
	if (!b) {
		b = add_bubble(n);
		*b = (struct bubble){r->x, r->end, .left = r->x, .first = n->n_taken, .last = n->n_taken + 1};
	}
	follow(n, b, r);
}

/* Letters that are near, in a JPEG, blur the columns of a bubble. */
static bool goes_on(const struct noise *n, const struct bubble *b, const struct run *row)
{
	for (uint32_t k = 0; k < row->channels; k++) {
		int sum = 0, width = (int)(b->end - b->x);
		for (uint32_t x = b->x; x < b->end; x++)
			sum += sample(row, k, x) - b->colour[k];
		if (abs(sum) > width * limits_of(n)->nearly)
			return false;
	}
	return true;
}

static bool has_same_colour(const struct noise *n, const struct bubble *a, const struct bubble *b)
{
	for (int k = 0; k < 3; k++)
		if (abs(a->colour[k] - b->colour[k]) > limits_of(n)->same)
			return false;
	return true;
}

/* Are they parts of one? They have a side in common. */
static bool is_beside(const struct noise *n, const struct bubble *a, const struct bubble *b)
{
	int off = n->is_jpeg ? 2 : 1;
	return abs((int)a->left - (int)b->left) <= off || abs((int)a->right - (int)b->right) <= off;
}

/* What is lost among words may go on beside them. */
static bool goes_on_elsewhere(struct noise *n, const struct bubble *from)
{
	for (struct bubble *b = n->bubbles; b < n->bubbles + n->n_bubbles; b++) {
		if (b->last != n->n_taken || !is_beside(n, b, from) || !has_same_colour(n, b, from))
			continue;
		b->n_sharp += b->first > from->first ? from->n_sharp : 0;
		b->first = smaller(b->first, from->first);
		b->left = smaller(b->left, from->left);
		b->right = larger(b->right, from->right);
		b->widest = larger(b->widest, from->widest);
		return true;
	}
	return false;
}

/* What ends is kept if it looks like a bubble. */
static void end_bubble(struct noise *n, const struct bubble *b)
{
	uint32_t height = b->last + 1 - b->first;
	if (height >= least_height(n) / SHORT_PARTS && b->widest >= n->width / WIDE_PARTS
	    && b->n_sharp >= height / limits_of(n)->sharp_parts && n->n_ended < bubbles_most(n))
		n->ended[n->n_ended++] = *b;
}

static void end_bubbles(struct noise *n, const struct run *row)
{
	for (size_t i = 0; i < n->n_bubbles;) {
		struct bubble *b = &n->bubbles[i];
		if (row && (b->last == n->n_taken || goes_on(n, b, row))) {
			b->last = n->n_taken;
			i++;
			continue;
		}
		struct bubble ended = *b;
		*b = n->bubbles[--n->n_bubbles];
		if (!goes_on_elsewhere(n, &ended))
			end_bubble(n, &ended);
	}
}

void bubbles_add(struct noise *n, const uint8_t *planes, uint32_t channels)
{
	struct run r = {planes, n->width, channels, 0, 0};
	int even = limits_of(n)->even;
	measure_steps(n->steps, planes, n->width, channels);
	for (uint32_t x = 1; x <= n->width; x++) {
		if (x < n->width && n->steps[x] <= even)
			continue;
		r.end = x;
		if (r.end - r.x >= run_width(n))
			take_run(n, &r);
		r.x = x;
	}
	end_bubbles(n, &r);
}

static bool is_tall(const struct noise *n, const struct bubble *b)
{
	return b->last + 1 - b->first >= least_height(n);
}

static uint64_t area(const struct bubble *b)
{
	return (uint64_t)(b->last + 1 - b->first) * b->widest;
}

/* What bubbles of its colour take. */
static uint64_t area_of_all(const struct noise *n, const struct bubble *b)
{
	uint64_t all = area(b);
	for (const struct bubble *c = n->ended; c < n->ended + n->n_ended; c++)
		if (has_same_colour(n, b, c) && (b->first > c->last || c->first > b->last))
			all += area(c);
	return all;
}

static void mark(struct noise *n, uint32_t first, uint32_t last)
{
	for (uint32_t y = first; y <= last; y++)
		n->taken[y] |= TAKEN_BUBBLE;
}

/* And what is near above or below it and too short to be one: a line of words was between them. */
static void mark_all(struct noise *n, const struct bubble *b)
{
	uint32_t line = n->width * n->every / LINE_PARTS;
	mark(n, b->first, b->last);
	for (const struct bubble *c = n->ended; c < n->ended + n->n_ended; c++) {
		if (is_tall(n, c) || !is_beside(n, b, c) || !has_same_colour(n, b, c))
			continue;
		if (c->first > b->last && c->first - b->last <= line)
			mark(n, b->last, c->last);
		if (b->first > c->last && b->first - c->last <= line)
			mark(n, c->first, b->first);
	}
}

/* Those of a chat have two colours, or a few; what has a colour of its own is part of a picture. */
void bubbles_end(struct noise *n)
{
	uint64_t most = 0;
	end_bubbles(n, NULL);
	for (size_t i = 0; i < n->n_ended; i++) {
		uint64_t all = n->ended[i].area = area_of_all(n, &n->ended[i]);
		most = all > most ? all : most;
	}
	for (const struct bubble *b = n->ended; b < n->ended + n->n_ended; b++)
		if (is_tall(n, b) && b->area >= most / LONE_PARTS)
			mark_all(n, b);
	free(n->ended);
	n->ended = NULL;
}
