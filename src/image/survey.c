/* survey.c - one pass over filtered rows to see where they may be cut. It undoes the filters in passing,
 * measures the noise of each row and keeps, every few rows, an anchor: a plain row to start from, so
 * that the one row that a cut must make independent can be had again without keeping them all. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "image/image_int.h"

enum { ANCHOR_STEP = 64, LETTERS_ROWS = 1024, LETTERS_WORK = 448 };

/* ---- plain rows to planes of 8 bits a sample ---- */

struct sampling {
	uint8_t grey_of[256];   /* by sample, of packed pixels */
	const uint8_t *palette; /* RGB triples, or NULL */
	uint32_t every;         /* column that is looked at */
	uint32_t width;         /* of a plane */
	uint32_t channels;      /* 1 or 3 */
};

static uint8_t mix(unsigned r, unsigned g, unsigned b) { return (uint8_t)((r + 2 * g + b) >> 2); }

/* Colours are taken of what has them, but for packed pixels: to the eye's measure a green bubble is as light
 * as a beige wallpaper. */
static void choose_samples(struct sampling *s, const struct rows *r, const struct png_structure *png)
{
	int white = r->bits < 8 ? (1 << r->bits) - 1 : 255;
	const uint8_t *palette = png->colour == PNG_PALETTE ? png->palette : NULL, *p = palette;
	s->palette = palette;
	s->every = r->width >= SURVEY_WIDE ? 2 : 1;
	s->width = r->width / s->every;
	s->channels = r->bits >= 8 && (r->channels == 3 || palette) ? 3 : 1;
	for (int i = 0; i < 256; i++, p += palette ? 3 : 0)
		s->grey_of[i] = palette ? mix(p[0], p[1], p[2]) : (uint8_t)(i * 255 / white);
}

/* Samples of one byte, or of two of which the first will do; `step` bytes apart. */
static void take_colours(uint8_t *planes, const uint8_t *from, uint32_t n, size_t step, size_t depth)
{
	for (uint32_t x = 0; x < n; x++, from += step) {
		planes[x] = from[0];
		planes[n + x] = from[depth];
		planes[2 * (size_t)n + x] = from[2 * depth];
	}
}

static void take_indexed(uint8_t *planes, const uint8_t *from, uint32_t n, size_t step,
                         const uint8_t *palette)
{
	for (uint32_t x = 0; x < n; x++, from += step)
		for (size_t k = 0; k < 3; k++)
			planes[k * n + x] = palette[3 * (size_t)*from + k];
}

static void take_packed(uint8_t *grey, const uint8_t *from, unsigned bits, const struct sampling *s)
{
	unsigned mask = (1u << bits) - 1;
	for (uint32_t x = 0; x < s->width; x++) {
		size_t at = (size_t)x * s->every * bits;
		grey[x] = s->grey_of[from[at / 8] >> (8 - bits - at % 8) & mask];
	}
}

static void take_row(uint8_t *planes, const uint8_t *from, const struct rows *r, const struct sampling *s)
{
	size_t depth = r->bits == 16 ? 2 : 1, step = r->unit * s->every;
	if (r->bits < 8)
		take_packed(planes, from, (unsigned)r->bits, s);
	else if (s->palette)
		take_indexed(planes, from, s->width, step, s->palette);
	else if (s->channels == 3)
		take_colours(planes, from, s->width, step, depth);
	else
		for (uint32_t x = 0; x < s->width; x++)
			planes[x] = from[x * step];
}

static void grey_from_planes(uint8_t *restrict grey, const uint8_t *planes, const struct sampling *s)
{
	const uint8_t *r = planes, *g = r + s->width, *b = g + s->width;
	if (s->channels == 1)
		memcpy(grey, planes, s->width);
	else
		for (uint32_t x = 0; x < s->width; x++)
			grey[x] = mix(r[x], g[x], b[x]);
}

/* ---- the pass ---- */

void survey_rows(struct survey *s, const struct rows *r, const struct png_structure *png)
{
	struct sampling samples;
	size_t n = r->row_bytes;
	uint8_t *scratch = mem_alloc(2 * n), *prior = memset(scratch, 0, n);
	choose_samples(&samples, r, png);
	uint8_t *greys = mem_alloc(5 * (size_t)samples.width), *planes = greys + 2 * (size_t)samples.width;
	noise_start(&s->noise, samples.width, r->height);
	s->noise.every = samples.every;
	struct letters letters;
	letters_start(&letters, samples.width, samples.every, r->height);
	s->row_bytes = n;
	s->anchors = mem_alloc((r->height / ANCHOR_STEP + 1) * n);
	for (uint32_t y = 0; y < r->height; y++) {
		uint8_t *plain = y % ANCHOR_STEP == 0 ? s->anchors + y / ANCHOR_STEP * n
			: scratch + (prior == scratch ? n : 0);
		uint8_t *grey = greys + (y % 2) * samples.width, *above = greys + (1 - y % 2) * samples.width;
		rows_unfilter(plain, rows_at(r, y), prior, n, r->unit);
		take_row(planes, plain, r, &samples);
		grey_from_planes(grey, planes, &samples);
		noise_add_seen(&s->noise, grey, above, planes, samples.channels);
		letters_add(&letters, grey);
		prior = plain;
	}
	noise_end_rows(&s->noise);
	s->text_height = letters_end(&letters);
	free(greys);
	free(scratch);
}

/* ---- letters alone ---- */

/* What was filtered as the difference to the row above, and does not differ from it. */
static bool repeats(const uint8_t *row, size_t n)
{
	const uint8_t *x = row + 1;
	return *row == FILTER_UP && *x == 0 && memcmp(x, x + 1, n - 1) == 0;
}

/* Below a screen's head, at a row that tells itself without the one above; else the top. */
static uint32_t first_row(const struct rows *r)
{
	uint32_t from = r->height > LETTERS_ROWS ? r->height / 8 : 0, end = from * 3;
	for (uint32_t y = from; y < end && y + LETTERS_ROWS <= r->height; y++)
		if (*rows_at(r, y) <= FILTER_SUB)
			return y;
	return 0;
}

/* As much of each row as shows most of what is written. */
static struct rows left_part(const struct rows *r)
{
	struct rows part = {0};
	rows_shape(&part, r->width >= SURVEY_WIDE ? r->width / 8 * 5 : r->width, 0, r->channels, r->bits);
	return part;
}

/* So many rows that cost something, and those that repeat them. */
uint32_t survey_letters(const struct rows *r, const struct png_structure *png)
{
	struct sampling samples;
	struct letters letters;
	uint32_t first = first_row(r), rest = r->height - first, work = 0;
	const struct rows part = left_part(r);
	size_t n = part.row_bytes;
	uint8_t *scratch = mem_alloc(2 * n), *prior = memset(scratch, 0, n);
	choose_samples(&samples, r, png);
	samples.width = part.width / samples.every;
	uint8_t *planes = mem_alloc(4 * (size_t)samples.width), *grey = planes + 3 * (size_t)samples.width;
	letters_start(&letters, samples.width, samples.every, smaller(rest, LETTERS_ROWS));
	for (uint32_t y = 0; y < smaller(rest, LETTERS_ROWS) && work < LETTERS_WORK; y++) {
		uint8_t *plain = scratch + (prior == scratch ? n : 0);
		const uint8_t *row = rows_at(r, first + y);
		if (y > 0 && repeats(row, n)) {
			letters_repeat(&letters);
			continue;
		}
		rows_unfilter(plain, row, prior, n, r->unit);
		take_row(planes, plain, r, &samples);
		grey_from_planes(grey, planes, &samples);
		letters_add(&letters, grey);
		prior = plain;
		work++;
	}
	free(planes);
	free(scratch);
	return letters_end(&letters);
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
