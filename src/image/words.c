/* words.c - does a picture show words alone, so that black and white is enough for it? Words stand on a few
 * plain grounds; what is a photo, or holds one, has a ground of many levels. Letters that are too small for
 * their pixels are neither light nor dark. */
#include <string.h>

#include "image/plane.h"

enum {
	EVERY = 8,  /* rows: enough to know */
	FAINT = 12, /* a step that is no ink */
	CLEAR = 48, /* one that surely is */
	NEAR = 4,   /* [px] */
	EDGE_LEAST = 30, EDGE_MOST = 70, /* percent of the way from ground to ink: neither */
	GROUNDS = 8, SPREAD = 3,         /* levels, and how far each reaches */
	INK_LEAST = 10, INK_MOST = 300, STRAY_MOST = 8, /* thousandths of all, */
	BLURRED_MOST = 500,                             /* and of the ink */
	PAPER_RANK = 900, /* thousandths of the ground are no lighter than paper */
};

static int farthest_near(const struct plane *p, uint32_t x, size_t row)
{
	int most = 0;
	for (uint32_t u = x > NEAR ? x - NEAR : 0; u <= x + NEAR && u < p->width; u++) {
		int d = plane_distance(p, row + u);
		most = d > most ? d : most;
	}
	return most;
}

static void count_row(struct image_words *w, const struct plane *p, uint32_t y)
{
	size_t row = (size_t)y * p->width;
	for (uint32_t x = 0; x < p->width; x++) {
		int d = plane_distance(p, row + x);
		w->n++;
		w->grounds[p->ground[row + x]]++;
		int farthest = d >= FAINT ? farthest_near(p, x, row) : 0;
		if (farthest < CLEAR)
			continue;
		w->ink++;
		w->blurred += d * 100 >= farthest * EDGE_LEAST && d * 100 <= farthest * EDGE_MOST;
	}
}

void image_words_count(struct image_words *w, const uint8_t *rgb, uint32_t width, uint32_t height)
{
	struct plane p = plane_new(rgb, width, height);
	for (uint32_t y = EVERY / 2; y < height; y += EVERY) {
		plane_find_ground(&p, y);
		count_row(w, &p, y);
	}
	plane_drop(&p);
}

int words_paper(const struct image_words *w)
{
	uint64_t n = 0;
	int v = 0;
	for (; v < 255 && (n += w->grounds[v]) * 1000 < w->n * PAPER_RANK; v++)
		;
	return v;
}

/* Takes the level out that most of the ground has; how much that is. */
static uint64_t take_level(uint64_t grounds[256])
{
	uint64_t most = 0;
	int best = 0;
	for (int v = SPREAD; v < 256 - SPREAD; v++) {
		uint64_t n = 0;
		for (int i = v - SPREAD; i <= v + SPREAD; i++)
			n += grounds[i];
		best = n > most ? v : best;
		most = n > most ? n : most;
	}
	for (int i = best - SPREAD; most > 0 && i <= best + SPREAD; i++)
		grounds[i] = 0;
	return most;
}

/* Ground that is none of the plain ones. */
static uint64_t count_stray(const struct image_words *w)
{
	uint64_t grounds[256], left = w->n;
	memcpy(grounds, w->grounds, sizeof grounds);
	for (int i = 0; i < GROUNDS; i++)
		left -= take_level(grounds);
	return left;
}

bool image_is_words(const struct image_words *w)
{
	return w->ink * 1000 >= w->n * INK_LEAST && w->ink * 1000 <= w->n * INK_MOST
		&& w->blurred * 1000 <= w->ink * BLURRED_MOST && count_stray(w) * 1000 <= w->n * STRAY_MOST;
}
