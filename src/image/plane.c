/* plane.c - the ground that words stand on: of each pixel the lightness that most of what lies around it
 * has. What is thinner than half the window is gone from the ground, and where two grounds meet the edge
 * stays. The mode and not the median, which between bold letters is neither ground nor ink. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/grey.h"
#include "image/plane.h"

enum {
	WINDOWS = 48, REACH_LEAST = 6, REACH_MOST = 24, /* the window: the 48th part of the width, each way */
	WINDOW_ROWS = 11, /* that are looked at in it */
	BINS = 32,
};

struct plane plane_new(const uint8_t *rgb, uint32_t width, uint32_t height)
{
	size_t n = (size_t)width * height;
	struct plane p = {.width = width, .height = height, .grey = mem_alloc(2 * n)};
	p.ground = p.grey + n;
	for (size_t i = 0; i < n; i++, rgb += 3)
		p.grey[i] = grey_of(rgb[0], rgb[1], rgb[2]);
	return p;
}

void plane_drop(struct plane *p)
{
	free(p->grey);
}

struct surroundings { /* what lies in it, by lightness */
	uint32_t counts[BINS], sums[BINS];
};

/* Two bins that touch: what lies about their edge is no less one lightness than what lies in one. */
static uint8_t find_mode(const struct surroundings *w)
{
	uint32_t most = 0;
	int best = 0;
	for (int i = 0; i + 1 < BINS; i++) {
		uint32_t n = w->counts[i] + w->counts[i + 1];
		best = n > most ? i : best;
		most = n > most ? n : most;
	}
	return (uint8_t)((w->sums[best] + w->sums[best + 1] + most / 2) / most);
}

struct strip { /* rows of a window on its way along a row */
	const uint8_t *rows[WINDOW_ROWS];
	uint32_t width;
};

static struct strip strip_at(const struct plane *p, uint32_t y, int64_t reach)
{
	struct strip s = {.width = p->width};
	for (int i = 0; i < WINDOW_ROWS; i++) {
		int64_t at = (int64_t)y + ((int64_t)i * 2 - (WINDOW_ROWS - 1)) * reach / (WINDOW_ROWS - 1);
		at = at < 0 ? 0 : at >= p->height ? p->height - 1 : at;
		s.rows[i] = p->grey + (size_t)at * p->width;
	}
	return s;
}

/* A column of the strip comes (1) or goes (-1); those beyond the edges are not there. */
static void take_column(struct surroundings *w, const struct strip *s, int64_t x, int change)
{
	for (int i = 0; x >= 0 && x < s->width && i < WINDOW_ROWS; i++) {
		int v = s->rows[i][x];
		w->counts[v * BINS / 256] += (uint32_t)change;
		w->sums[v * BINS / 256] += (uint32_t)(change * v);
	}
}

void plane_find_ground(const struct plane *p, uint32_t y)
{
	int64_t reach = p->width / WINDOWS;
	reach = reach < REACH_LEAST ? REACH_LEAST : reach > REACH_MOST ? REACH_MOST : reach;
	struct strip s = strip_at(p, y, reach);
	struct surroundings w = {{0}, {0}};
	for (int64_t x = 0; x < reach; x++)
		take_column(&w, &s, x, 1);
	for (int64_t x = 0; x < p->width; x++) {
		take_column(&w, &s, x + reach, 1);
		take_column(&w, &s, x - reach - 1, -1);
		p->ground[(size_t)y * p->width + (size_t)x] = find_mode(&w);
	}
}
