/* rows.c - PNG's five row filters, done and undone (ISO 15948, clause 9). `c a / b x`: a left, b above,
 * c above left of the byte x; what lies outside the picture is 0. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "image/image_int.h"

void rows_shape(struct rows *r, uint32_t width, uint32_t height, int channels, int bits)
{
	size_t pixel_bits = (size_t)channels * (size_t)bits;
	r->width = width;
	r->height = height;
	r->channels = channels;
	r->bits = bits;
	r->row_bytes = (size_t)((uint64_t)width * pixel_bits / 8 + ((uint64_t)width * pixel_bits % 8 > 0));
	r->unit = pixel_bits < 8 ? 1 : pixel_bits / 8;
}

bool rows_have_good_filters(const struct rows *r)
{
	for (uint32_t y = 0; y < r->height; y++)
		if (*rows_at(r, y) > FILTER_PAETH)
			return false;
	return true;
}

/* Whichever of a, b, c is nearest to a + b - c, ties in that order. That is the larger of a and b when c
 * is well below, the smaller when it is well above, else c; said so, it takes half the steps and no
 * branches, which noise would make a processor guess wrong every second time. */
static inline int paeth(int a, int b, int c)
{
	int low = a < b ? a : b, high = a < b ? b : a;
	int turn = 3 * c - b - a;
	int guess = high <= turn ? low : c;
	return turn <= low ? high : guess;
}

/* ---- undoing ---- */

/* `unit` is a constant wherever this is called: the loops over a pixel's bytes unroll. */
static inline void undo_sub(uint8_t *to, const uint8_t *x, size_t n, size_t unit)
{
	uint8_t a[8] = {0};
	for (size_t i = 0; i + unit <= n; i += unit)
		for (size_t k = 0; k < unit; k++)
			to[i + k] = a[k] = (uint8_t)(x[i + k] + a[k]);
}

static inline void undo_average(uint8_t *to, const uint8_t *x, const uint8_t *b, size_t n, size_t unit)
{
	uint8_t a[8] = {0};
	for (size_t i = 0; i + unit <= n; i += unit)
		for (size_t k = 0; k < unit; k++)
			to[i + k] = a[k] = (uint8_t)(x[i + k] + ((a[k] + b[i + k]) >> 1));
}

static inline void undo_paeth(uint8_t *to, const uint8_t *x, const uint8_t *b, size_t n, size_t unit)
{
	int a[8] = {0}, c[8] = {0};
	for (size_t i = 0; i + unit <= n; i += unit)
		for (size_t k = 0; k < unit; k++) {
			int above = b[i + k];
			a[k] = (x[i + k] + paeth(a[k], above, c[k])) & 255;
			c[k] = above;
			to[i + k] = (uint8_t)a[k];
		}
}

static inline void undo(int filter, uint8_t *to, const uint8_t *x, const uint8_t *b, size_t n, size_t unit)
{
	if (filter == FILTER_SUB)
		undo_sub(to, x, n, unit);
	else if (filter == FILTER_AVERAGE)
		undo_average(to, x, b, n, unit);
	else
		undo_paeth(to, x, b, n, unit);
}

static void undo_up(uint8_t *to, const uint8_t *x, const uint8_t *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		to[i] = (uint8_t)(x[i] + b[i]);
}

void rows_unfilter(uint8_t *to, const uint8_t *row, const uint8_t *prior, size_t n, size_t unit)
{
	const uint8_t *x = row + 1;
	int filter = *row;
	if (filter == FILTER_NONE)
		memmove(to, x, n);
	else if (filter == FILTER_UP)
		undo_up(to, x, prior, n);
	else if (unit == 1)
		undo(filter, to, x, prior, n, 1);
	else if (unit == 2)
		undo(filter, to, x, prior, n, 2);
	else if (unit == 3)
		undo(filter, to, x, prior, n, 3);
	else if (unit == 4)
		undo(filter, to, x, prior, n, 4);
	else if (unit == 6)
		undo(filter, to, x, prior, n, 6);
	else
		undo(filter, to, x, prior, n, 8);
}

void rows_unfilter_all(struct rows *r)
{
	uint8_t *zeroes = mem_alloc(r->row_bytes);
	const uint8_t *prior = memset(zeroes, 0, r->row_bytes);
	for (uint32_t y = 0; y < r->height; y++) {
		uint8_t *row = rows_at(r, y);
		rows_unfilter(row + 1, row, prior, r->row_bytes, r->unit);
		*row = FILTER_NONE;
		prior = row + 1;
	}
	free(zeroes);
}

/* ---- doing ---- */

static void apply(uint8_t *restrict to, int filter, const uint8_t *restrict x, const uint8_t *restrict b,
                  size_t n, size_t unit)
{
	size_t i = 0;
	for (; i < unit && i < n; i++) {
		int guess[] = {0, 0, b[i], b[i] >> 1, b[i]};
		to[i] = (uint8_t)(x[i] - guess[filter]);
	}
	if (filter == FILTER_NONE)
		memcpy(to + i, x + i, n - i);
	else if (filter == FILTER_SUB)
		for (; i < n; i++)
			to[i] = (uint8_t)(x[i] - x[i - unit]);
	else if (filter == FILTER_UP)
		for (; i < n; i++)
			to[i] = (uint8_t)(x[i] - b[i]);
	else if (filter == FILTER_AVERAGE)
		for (; i < n; i++)
			to[i] = (uint8_t)(x[i] - ((x[i - unit] + b[i]) >> 1));
	else
		for (; i < n; i++)
			to[i] = (uint8_t)(x[i] - paeth(x[i - unit], b[i], b[i - unit]));
}

/* How far the bytes are from 0, either way round: the usual guess at what deflate will make of them. */
static uint64_t weight(const uint8_t *p, size_t n)
{
	uint64_t sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += (uint64_t)abs((int8_t)p[i]);
	return sum;
}

/* The best of filters 0..last for x, written to best[0..n]; trial has room for as many bytes. */
static void choose(uint8_t *best, uint8_t *trial, int last, const uint8_t *x, const uint8_t *prior, size_t n,
                   size_t unit)
{
	uint64_t least = UINT64_MAX;
	for (int filter = 0; filter <= last; filter++) {
		apply(trial, filter, x, prior, n, unit);
		uint64_t sum = weight(trial, n);
		if (sum >= least)
			continue;
		least = sum;
		*best = (uint8_t)filter;
		memcpy(best + 1, trial, n);
	}
}

/* Two thirds of the pixels are as their neighbour: words on plain ground. There the same letters come again
 * as the same bytes, which deflate finds and a filter would take apart: a fifth less without one. */
static bool is_flat(const uint8_t *x, size_t n, size_t unit)
{
	size_t same = 0;
	for (size_t i = unit; i < n; i++)
		same += x[i] == x[i - unit];
	return 3 * same >= 2 * n;
}

/* From the bottom up, so that the row above is still plain. Palette indexes and packed pixels are no
 * quantities: filters only harm them. */
void rows_filter_all(struct rows *r, bool is_palette)
{
	if (is_palette || r->bits < 8)
		return;
	size_t n = r->row_bytes;
	uint8_t *scratch = mem_alloc(3 * n + 1), *best = scratch + 2 * n;
	memset(scratch, 0, n);
	for (uint32_t y = r->height; y-- > 0;) {
		uint8_t *row = rows_at(r, y);
		const uint8_t *prior = y ? rows_at(r, y - 1) + 1 : scratch;
		*row = FILTER_NONE;
		if (is_flat(row + 1, n, r->unit))
			continue;
		choose(best, scratch + n, FILTER_PAETH, row + 1, prior, n, r->unit);
		memcpy(row, best, n + 1);
	}
	free(scratch);
}

void rows_filter_first(uint8_t *to, const uint8_t *plain, size_t n, size_t unit)
{
	uint8_t *trial = mem_alloc(n);
	choose(to, trial, FILTER_SUB, plain, plain, n, unit);
	free(trial);
}
