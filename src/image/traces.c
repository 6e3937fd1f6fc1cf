/* traces.c - what a picture says without its colours, or in black and white, and what no longer: faint
 * writing, and writing that is as light as its ground. It is looked for by the edges of its strokes, since a
 * fold, a shadow, a rule or the border of an area has edges of one direction in one place and writing has
 * them of all. What shines through from the back of a page has none, and what is finer than the grain of
 * the paper or the pattern on it cannot be told from that. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "image/traces.h"

enum {
	STEP_LEAST = 8,   /* of lightness: less is hardly seen */
	TINT_LEAST = 16,  /* of the component that differs most, where lightness does not, */
	SOFT_PART = 60,   /* percent of those that softening leaves of them */
	COLOUR_LEAST = 32, /* and where the greys are to be others for it */
	CLEAR = 24,       /* greys that surely can be told apart, */
	CLEAR_PART = 4,   /* as can those that differ by this part of what the colours do */
	REACH = 2,        /* [px] from one side of an edge to the other, each way */
	GRAIN = 1,        /* of steps: more, and they are softened first */
	GRAIN_RANK = 800, GRAIN_TIMES = 5, /* halves; thousandths of all steps are no higher than grain */
	APART = 8,        /* [px] from what can be seen: what is nearer is its edge, or the noise of a JPEG, */
	TINT_APART = 24,  /* whose colours are coarser; */
	NEAR = 3,         /* and from here on what nine steps in ten so near are below: a stamp across text */
	NEAR_RANK = 900,  /* (thousandths of all), */
	NEAR_LEAST = 24, HUE_LEAST = 16, /* of lightness; of one component against another, */
	HUE_PART = 3,     /* where lightness differs by this part of it: beside coloured ink it hardly does */
	PAPER = 192, PAPER_HUE = 24, /* on such a ground: bubbles and badges have colours beside words, too */
	CELL = 16, COARSER = 4, SCALES = 3, /* [px] letters of any size have strokes in one of these */
	STROKES_LEAST = 4, CELLS_LEAST = 3,
	ASLANT_PART = 16, /* of the edges in a large cell: lines that cross, as in a table, have fewer */
};

static const struct {
	int r, g, b;
} mixes[IMAGE_MIXES] = {{299, 587, 114}, {600, 200, 200}, {200, 200, 600}, {1000, 0, 0}, {0, 1000, 0},
	{0, 0, 1000}, {500, 0, 500}};

struct traces {
	uint32_t width, height;
	const uint8_t *rgb;
	uint8_t *soft;    /* the same, if it has grain; or NULL */
	uint8_t *apart;   /* by pixel: how far from what can be seen, [px] */
	int least, least_tint[2]; /* steps from here on are no grain: of lightness; of colours, near and far */
	int near_grey[APART], near_hue[APART]; /* the same of what is nearer, by how near */
};

struct strokes { /* edges in a cell: across, down, to light and to dark */
	uint32_t across[2], down[2], aslant;
};

/* ---- steps ---- */

static int mix_of(const uint8_t *rgb, int mix)
{
	return (rgb[0] * mixes[mix].r + rgb[1] * mixes[mix].g + rgb[2] * mixes[mix].b + 500) / 1000;
}

/* Signed: of the component that differs most. */
static int colour_step(const uint8_t *a, const uint8_t *b)
{
	int most = 0;
	for (int k = 0; k < 3; k++)
		most = abs(b[k] - a[k]) > abs(most) ? b[k] - a[k] : most;
	return most;
}

static int grey_step(const uint8_t *a, const uint8_t *b)
{
	return mix_of(b, 0) - mix_of(a, 0);
}

/* Of one component against another: black ink and what surrounds it in a JPEG have none. */
static int hue_step(const uint8_t *a, const uint8_t *b)
{
	int r = b[0] - a[0], g = b[1] - a[1], l = b[2] - a[2];
	int most = r > g ? r : g, least = r < g ? r : g;
	return (most > l ? most : l) - (least < l ? least : l);
}

static size_t offset_of(const struct traces *t, uint32_t x, uint32_t y)
{
	return 3 * ((size_t)y * t->width + x);
}

static bool is_inside(const struct traces *t, uint32_t x, uint32_t y)
{
	return x >= REACH && y >= REACH && x + REACH < t->width && y + REACH < t->height;
}

/* ---- grain ---- */

/* Each pixel and the eight around it. */
static void soften(struct traces *t)
{
	t->soft = mem_alloc(3 * (size_t)t->width * t->height);
	memcpy(t->soft, t->rgb, 3 * (size_t)t->width * t->height);
	size_t row = 3 * (size_t)t->width;
	for (uint32_t y = 1; y + 1 < t->height; y++)
		for (size_t i = row * y + 3; i < row * (y + 1) - 3; i++) {
			const uint8_t *v = t->rgb + i;
			int sum = v[-3] + v[0] + v[3];
			sum += *(v - row - 3) + *(v - row) + *(v - row + 3);
			sum += *(v + row - 3) + *(v + row) + *(v + row + 3);
			t->soft[i] = (uint8_t)((sum + 4) / 9);
		}
	t->rgb = t->soft;
}

/* Steps so far apart from what can be seen: most of them are no higher. */
static int measure_grain(const struct traces *t, int from, int to,
                         int (*step)(const uint8_t *, const uint8_t *))
{
	uint64_t counts[256] = {0}, n = 0, sum = 0;
	for (uint32_t y = REACH; y + REACH < t->height; y += REACH)
		for (uint32_t x = REACH; x + REACH < t->width; x++) {
			int apart = t->apart[(size_t)y * t->width + x];
			if (apart < from || apart >= to)
				continue;
			size_t i = offset_of(t, x, y);
			counts[abs(step(t->rgb + i - 3 * REACH, t->rgb + i + 3 * REACH))]++;
			n++;
		}
	int v = 0;
	for (; v < 255 && (sum += counts[v]) * 1000 < n * GRAIN_RANK; v++)
		;
	return v;
}

static int near_over(const uint32_t counts[256], int least)
{
	uint64_t n = 0, sum = 0;
	for (int v = 0; v < 256; v++)
		n += counts[v];
	int v = 0;
	for (; v < 255 && (sum += counts[v]) * 1000 < n * NEAR_RANK; v++)
		;
	return v > least ? v : least;
}

/* Steps where few are higher: letters have an edge of their own there, and a JPEG its noise. */
static void measure_near(struct traces *t)
{
	uint32_t greys[APART][256] = {{0}}, hues[APART][256] = {{0}};
	for (uint32_t y = REACH; y + REACH < t->height; y += REACH)
		for (uint32_t x = REACH; x + REACH < t->width; x++) {
			int apart = t->apart[(size_t)y * t->width + x];
			if (apart < NEAR || apart >= APART)
				continue;
			const uint8_t *v = t->rgb + offset_of(t, x, y);
			greys[apart][abs(grey_step(v - 3 * REACH, v + 3 * REACH))]++;
			hues[apart][hue_step(v - 3 * REACH, v + 3 * REACH)]++;
		}
	for (int apart = NEAR; apart < APART; apart++) {
		t->near_grey[apart] = near_over(greys[apart], NEAR_LEAST);
		t->near_hue[apart] = near_over(hues[apart], HUE_LEAST);
	}
}

static int least_over(const struct traces *t, int grain, int least)
{
	least = t->soft ? least * SOFT_PART / 100 : least;
	return grain * GRAIN_TIMES / 2 > least ? grain * GRAIN_TIMES / 2 : least;
}

static void find_grain(struct traces *t)
{
	if (measure_grain(t, APART, UINT8_MAX, colour_step) > GRAIN)
		soften(t);
	t->least = least_over(t, measure_grain(t, APART, UINT8_MAX, grey_step), STEP_LEAST);
	t->least_tint[0] = least_over(t, measure_grain(t, APART, TINT_APART, colour_step), TINT_LEAST);
	t->least_tint[1] = least_over(t, measure_grain(t, TINT_APART, UINT8_MAX, colour_step), TINT_LEAST);
}

/* ---- how far from what can be seen ---- */

static void pass_on(uint8_t *to, const uint8_t *from)
{
	if (*from < *to)
		*to = (uint8_t)(*from + 1);
}

/* From 0, where something can be seen, to all around it. */
static void spread(struct traces *t)
{
	uint32_t width = t->width;
	size_t n = (size_t)width * t->height;
	for (size_t i = 0; i < n; i++) {
		if (i % width > 0)
			pass_on(t->apart + i, t->apart + i - 1);
		for (int k = -1; i >= width && k <= 1; k++)
			if (i % width + (size_t)(k + 1) >= 1 && i % width + (size_t)(k + 1) <= width)
				pass_on(t->apart + i, t->apart + i - width + k);
	}
	for (size_t i = n; i-- > 0;) {
		if (i % width + 1 < width)
			pass_on(t->apart + i, t->apart + i + 1);
		for (int k = -1; i + width < n && k <= 1; k++)
			if (i % width + (size_t)(k + 1) >= 1 && i % width + (size_t)(k + 1) <= width)
				pass_on(t->apart + i, t->apart + i + width + k);
	}
}

/* In black and white: where the one meets the other. */
static void mark_bits(struct traces *t, const uint8_t *bits)
{
	size_t stride = ((size_t)t->width + 7) / 8;
	uint8_t *apart = t->apart;
	for (uint32_t y = 0; y < t->height; y++, bits += stride)
		for (uint32_t x = 0; x < t->width; x++, apart++) {
			bool is_black = bit_at(bits, x);
			bool is_met = (x > 0 && bit_at(bits, x - 1) != is_black)
				|| (y > 0 && bit_at(bits - stride, x) != is_black);
			*apart = is_met ? 0 : UINT8_MAX - 1;
		}
}

static void mark_greys(struct traces *t, int mix)
{
	memset(t->apart, UINT8_MAX - 1, (size_t)t->width * t->height);
	size_t row = 3 * (size_t)t->width;
	for (uint32_t y = REACH; y + REACH < t->height; y++)
		for (uint32_t x = REACH; x + REACH < t->width; x++) {
			const uint8_t *v = t->rgb + offset_of(t, x, y);
			int across = abs(mix_of(v - 3 * REACH, mix) - mix_of(v + 3 * REACH, mix));
			int down = abs(mix_of(v - REACH * row, mix) - mix_of(v + REACH * row, mix));
			if (across >= CLEAR || down >= CLEAR)
				t->apart[(size_t)y * t->width + x] = 0;
		}
}

/* ---- strokes ---- */

/* Of an edge that greys of a mix do not show: 1 to light, -1 to dark; 0: there is none. */
static int edge_lost_in(const struct traces *t, const uint8_t *a, const uint8_t *b, int mix)
{
	int step = colour_step(a, b);
	if (abs(step) < t->least_tint[1] || abs(mix_of(a, mix) - mix_of(b, mix)) * CLEAR_PART >= abs(step))
		return 0;
	return step > 0 ? 1 : -1;
}

static int edge_near(const struct traces *t, const uint8_t *a, const uint8_t *b, int apart)
{
	int step = grey_step(a, b), hue = hue_step(a, b);
	static const uint8_t black[3];
	const uint8_t *ground = step > 0 ? b : a;
	bool is_paper = mix_of(ground, 0) >= PAPER && hue_step(black, ground) <= PAPER_HUE;
	bool is_hued = is_paper && hue >= t->near_hue[apart] && abs(step) * HUE_PART >= hue;
	if (abs(step) < t->near_grey[apart] && !is_hued)
		return 0;
	return step > 0 ? 1 : -1;
}

/* The same of one that black and white does not show, so far from what it does. */
static int edge_lost(const struct traces *t, const uint8_t *a, const uint8_t *b, int apart)
{
	if (apart < APART)
		return edge_near(t, a, b, apart);
	int step = grey_step(a, b), tint = colour_step(a, b);
	bool is_tinted = abs(tint) >= t->least_tint[apart >= TINT_APART];
	if (abs(step) < t->least && !is_tinted)
		return 0;
	return (abs(step) < t->least ? tint : step) > 0 ? 1 : -1;
}

static int edge_of(const struct traces *t, const uint8_t *a, const uint8_t *b, int apart, int mix)
{
	return mix == IMAGE_MIXES ? edge_lost(t, a, b, apart) : edge_lost_in(t, a, b, mix);
}

static void count_edges(const struct traces *t, struct strokes *s, uint32_t x, uint32_t y, int mix)
{
	const uint8_t *v = t->rgb + offset_of(t, x, y);
	size_t row = 3 * (size_t)t->width;
	int apart = t->apart[(size_t)y * t->width + x];
	int across = edge_of(t, v - 3 * REACH, v + 3 * REACH, apart, mix);
	int down = edge_of(t, v - REACH * row, v + REACH * row, apart, mix);
	if (across)
		s->across[across > 0]++;
	if (down)
		s->down[down > 0]++;
	s->aslant += across && down;
}

static bool is_writing(const struct strokes *s, uint32_t least, bool is_coarse)
{
	uint32_t n = s->across[0] + s->across[1] + s->down[0] + s->down[1];
	return s->across[0] >= least && s->across[1] >= least && s->down[0] >= least && s->down[1] >= least
		&& (!is_coarse || s->aslant * ASLANT_PART >= n);
}

/* Cells of writing that have others beside them. */
static uint32_t count_writing(const struct strokes *s, uint32_t across, uint32_t down, uint32_t least)
{
	uint32_t n = 0;
	bool is_coarse = least > STROKES_LEAST;
	for (uint32_t y = 0; y < down; y++)
		for (uint32_t x = 0; x < across; x++) {
			uint32_t around = 0;
			for (uint32_t v = y > 0 ? y - 1 : 0; v <= y + 1 && v < down; v++)
				for (uint32_t u = x > 0 ? x - 1 : 0; u <= x + 1 && u < across; u++)
					around += is_writing(s + (size_t)v * across + u, least, is_coarse);
			n += around >= CELLS_LEAST && is_writing(s + (size_t)y * across + x, least, is_coarse);
		}
	return n;
}

static void add_strokes(struct strokes *to, const struct strokes *s)
{
	for (int k = 0; k < 2; k++) {
		to->across[k] += s->across[k];
		to->down[k] += s->down[k];
	}
	to->aslant += s->aslant;
}

/* Cells that are larger, in place. */
static void coarsen(struct strokes *s, uint32_t *across, uint32_t *down)
{
	uint32_t wide = (*across + COARSER - 1) / COARSER, high = (*down + COARSER - 1) / COARSER;
	for (uint32_t y = 0; y < high; y++)
		for (uint32_t x = 0; x < wide; x++) {
			struct strokes sum = {{0}, {0}, 0};
			for (uint32_t v = y * COARSER; v < (y + 1) * COARSER && v < *down; v++)
				for (uint32_t u = x * COARSER; u < (x + 1) * COARSER && u < *across; u++)
					add_strokes(&sum, s + (size_t)v * *across + u);
			s[(size_t)y * wide + x] = sum;
		}
	*across = wide;
	*down = high;
}

/* Pixels of it, about. */
static uint64_t count_lost(const struct traces *t, int mix)
{
	uint32_t across = t->width / CELL + 1, down = t->height / CELL + 1, least = STROKES_LEAST, side = CELL;
	int from = mix == IMAGE_MIXES ? NEAR : APART;
	struct strokes *cells = mem_alloc((size_t)across * down * sizeof *cells);
	memset(cells, 0, (size_t)across * down * sizeof *cells);
	for (uint32_t y = 0; y < t->height; y++)
		for (uint32_t x = 0; x < t->width; x++)
			if (is_inside(t, x, y) && t->apart[(size_t)y * t->width + x] >= from)
				count_edges(t, cells + (size_t)(y / CELL) * across + x / CELL, x, y, mix);
	uint64_t lost = 0;
	for (int scale = 0; scale < SCALES; scale++, least *= COARSER, side *= COARSER) {
		uint64_t n = count_writing(cells, across, down, least) * (uint64_t)side * side;
		lost = n > lost ? n : lost;
		coarsen(cells, &across, &down);
	}
	free(cells);
	return lost;
}

static struct traces start(const uint8_t *rgb, uint32_t width, uint32_t height)
{
	return (struct traces){.width = width, .height = height, .rgb = rgb,
		.apart = mem_alloc((size_t)width * height)};
}

static void end(struct traces *t)
{
	free(t->apart);
	free(t->soft);
}

bool traces_are_lost(const uint8_t *rgb, uint32_t width, uint32_t height, const uint8_t *bits)
{
	struct traces t = start(rgb, width, height);
	mark_bits(&t, bits);
	spread(&t);
	find_grain(&t);
	measure_near(&t);
	bool is_lost = count_lost(&t, IMAGE_MIXES) > 0;
	end(&t);
	return is_lost;
}

/* ---- greys ---- */

static uint64_t lost_in(const uint8_t *rgb, uint32_t width, uint32_t height, int mix)
{
	struct traces t = start(rgb, width, height);
	mark_greys(&t, mix);
	spread(&t);
	find_grain(&t);
	t.least_tint[1] = t.least_tint[1] > COLOUR_LEAST ? t.least_tint[1] : COLOUR_LEAST;
	uint64_t lost = count_lost(&t, mix);
	end(&t);
	return lost;
}

void image_greys_count(struct image_greys *g, const uint8_t *rgb, uint32_t width, uint32_t height, bool all)
{
	for (int mix = 0; mix < (all ? IMAGE_MIXES : 1); mix++)
		g->lost[mix] += lost_in(rgb, width, height, mix);
}

int image_greys_choose(const struct image_greys *g)
{
	int best = 0;
	for (int mix = 1; mix < IMAGE_MIXES; mix++)
		best = g->lost[mix] < g->lost[best] ? mix : best;
	return best;
}

void image_to_greys(uint8_t *rgb, size_t n_pixels, int mix)
{
	for (size_t i = 0; i < n_pixels; i++, rgb += 3)
		memset(rgb, mix_of(rgb, mix), 3);
}
