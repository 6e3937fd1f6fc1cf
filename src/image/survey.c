/* survey.c - one pass over filtered rows to see where they may be cut. It undoes the filters in passing,
 * measures the noise of each row and keeps, every few rows, an anchor: a plain row to start from, so
 * that the one row that a cut must make independent can be had again without keeping them all. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "image/image_int.h"

enum { ANCHOR_STEP = 64 };

/* ---- plain rows to 8-bit grey ---- */

struct grey_table {
	uint8_t of[256]; /* by sample, for palettes and packed pixels */
	const uint8_t *palette; /* RGB triples, or NULL */
	uint32_t every;  /* column that is looked at */
	uint32_t width;  /* of a grey row */
};

static int grey_of(const uint8_t *rgb) { return (rgb[0] + 2 * rgb[1] + rgb[2]) >> 2; }

static void make_table(struct grey_table *t, const struct rows *r, const struct png_structure *png)
{
	int white = r->bits < 8 ? (1 << r->bits) - 1 : 255;
	t->every = r->width >= SURVEY_WIDE ? 2 : 1;
	t->width = r->width / t->every;
	t->palette = png->colour == PNG_PALETTE ? png->palette : NULL;
	for (int i = 0; i < 256; i++)
		t->of[i] = (uint8_t)(png->colour == PNG_PALETTE ? grey_of(png->palette + 3 * i) : i * 255 / white);
}

/* Samples of one byte, or of two of which the first will do; `step` bytes apart. */
static void grey_from_rgb(uint8_t *to, const uint8_t *from, uint32_t n, size_t step, size_t depth)
{
	for (uint32_t x = 0; x < n; x++, from += step)
		to[x] = (uint8_t)((from[0] + 2 * from[depth] + from[2 * depth]) >> 2);
}

static void grey_from_bits(uint8_t *to, const uint8_t *from, uint32_t n, uint32_t every, unsigned bits,
                           const struct grey_table *t)
{
	unsigned mask = (1u << bits) - 1;
	for (uint32_t x = 0; x < n; x++) {
		size_t at = (size_t)x * every * bits;
		to[x] = t->of[from[at / 8] >> (8 - bits - at % 8) & mask];
	}
}

static void grey_row(uint8_t *to, const uint8_t *from, const struct rows *r, const struct grey_table *t)
{
	size_t depth = r->bits == 16 ? 2 : 1, step = r->unit * t->every;
	if (r->channels == 3)
		grey_from_rgb(to, from, t->width, step, depth);
	else if (r->bits < 8)
		grey_from_bits(to, from, t->width, t->every, (unsigned)r->bits, t);
	else
		for (uint32_t x = 0; x < t->width; x++)
			to[x] = t->of[from[x * step]];
}

/* Colours, of what has them: to the eye's measure a green bubble is as light as a beige wallpaper. */
static const uint8_t *colour_row(uint8_t *to, const uint8_t *from, const struct rows *r,
                                 const struct grey_table *t)
{
	size_t depth = r->bits == 16 ? 2 : 1, step = r->unit * t->every;
	if (r->bits < 8 || (r->channels != 3 && !t->palette))
		return NULL;
	for (size_t x = 0; x < t->width; x++, from += step)
		for (size_t k = 0; k < 3; k++)
			to[3 * x + k] = t->palette ? t->palette[3 * (size_t)*from + k] : from[k * depth];
	return to;
}

/* ---- the pass ---- */

void survey_rows(struct survey *s, const struct rows *r, const struct png_structure *png)
{
	struct grey_table table;
	size_t n = r->row_bytes;
	uint8_t *scratch = mem_alloc(2 * n), *prior = memset(scratch, 0, n);
	make_table(&table, r, png);
	uint8_t *greys = mem_alloc(5 * (size_t)table.width), *colours = greys + 2 * (size_t)table.width;
	noise_start(&s->noise, table.width, r->height);
	s->row_bytes = n;
	s->anchors = mem_alloc((r->height / ANCHOR_STEP + 1) * n);
	for (uint32_t y = 0; y < r->height; y++) {
		uint8_t *plain = y % ANCHOR_STEP == 0 ? s->anchors + y / ANCHOR_STEP * n
			: scratch + (prior == scratch ? n : 0);
		uint8_t *grey = greys + (y % 2) * table.width, *above = greys + (1 - y % 2) * table.width;
		rows_unfilter(plain, rows_at(r, y), prior, n, r->unit);
		grey_row(grey, plain, r, &table);
		const uint8_t *seen = colour_row(colours, plain, r, &table);
		noise_add_seen(&s->noise, grey, above, seen ? seen : grey, seen ? 3 : 1);
		prior = plain;
	}
	free(greys);
	free(scratch);
}

void survey_detach(const struct survey *s, struct rows *r, uint32_t y)
{
	size_t n = s->row_bytes;
	uint8_t *scratch = mem_alloc(2 * n);
	const uint8_t *plain = s->anchors + y / ANCHOR_STEP * n;
	for (uint32_t k = y / ANCHOR_STEP * ANCHOR_STEP + 1; k <= y; k++) {
		uint8_t *next = scratch + (plain == scratch ? n : 0);
		rows_unfilter(next, rows_at(r, k), plain, n, r->unit);
		plain = next;
	}
	rows_filter_first(rows_at(r, y), plain, n, r->unit);
	free(scratch);
}

void survey_drop(struct survey *s)
{
	noise_drop(&s->noise);
	free(s->anchors);
	memset(s, 0, sizeof *s);
}

size_t survey_bytes(uint32_t height, size_t rows_bytes)
{
	return rows_bytes / ANCHOR_STEP + rows_bytes / height * 8 + height * NOISE_BYTES;
}
