/* resample.c - a smaller picture for the eye: cubic weights (Catmull and Rom), stretched over what falls into
 * a pixel, keep edges sharper than the plain mean does. Rows go by once, from the top; weights and sums are
 * whole, so every machine comes to the same bytes. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "image/image_int.h"

enum { BITS = 14, ONE = 1 << BITS };

/* The kernel at a distance of t/ONE pixels of the result, times ONE. */
static int64_t cubic(int64_t t)
{
	t = t < 0 ? -t : t;
	int64_t t2 = t * t / ONE, t3 = t2 * t / ONE;
	if (t < ONE)
		return (3 * t3 - 5 * t2 + 2 * ONE) / 2;
	return t < 2 * ONE ? (-t3 + 5 * t2 - 8 * t + 4 * ONE) / 2 : 0;
}

/* Weights of the taps of pixel i, which add up to ONE. */
static void weigh_taps(struct taps *t, uint32_t i, uint32_t from, uint32_t to)
{
	int64_t centre = ((2 * (int64_t)i + 1) * from * ONE) / (2 * (int64_t)to); /* in the source */
	int64_t reach = 2 * (int64_t)ONE * from / to;
	int64_t first = (centre - reach) / ONE, sum = 0, raw[TAPS_MOST];
	first = first < 0 ? 0 : first;
	if (first + t->n > from)
		first = from - t->n;
	for (int k = 0; k < t->n; k++) {
		int64_t away = (first + k) * ONE + ONE / 2 - centre;
		raw[k] = cubic(away * to / from);
		sum += raw[k];
	}
	int32_t left = ONE;
	int16_t *weights = t->weights + (size_t)i * (size_t)t->n;
	for (int k = 0; k < t->n; k++) {
		weights[k] = (int16_t)(raw[k] * ONE / sum);
		left -= weights[k];
	}
	weights[t->n / 2] = (int16_t)(weights[t->n / 2] + left);
	t->first[i] = (uint32_t)first;
}

static void taps_start(struct taps *t, uint32_t from, uint32_t to)
{
	uint64_t n = ((uint64_t)from * 4 + to - 1) / to + 1;
	t->n = (int)(n > from ? from : n);
	t->weights = mem_alloc((size_t)to * (size_t)t->n * sizeof *t->weights);
	t->first = mem_alloc(to * sizeof *t->first);
	for (uint32_t i = 0; i < to; i++)
		weigh_taps(t, i, from, to);
}

bool resampler_suits(uint32_t from, uint32_t to)
{
	return ((uint64_t)from * 4 + to - 1) / to + 1 <= TAPS_MOST;
}

void resampler_start(struct resampler *r, uint8_t *rgb, uint32_t from_width, uint32_t from_height,
                     uint32_t width, uint32_t height)
{
	*r = (struct resampler){.from_height = from_height, .width = width, .height = height, .rgb = rgb};
	taps_start(&r->across, from_width, width);
	taps_start(&r->down, from_height, height);
	size_t n = 3 * (size_t)from_width;
	r->from_width = from_width;
	r->ring = mem_alloc((size_t)r->down.n * n);
	r->line = mem_alloc(n * sizeof *r->line);
	r->sums = mem_alloc(n * sizeof *r->sums);
}

void resampler_drop(struct resampler *r)
{
	free(r->across.weights);
	free(r->across.first);
	free(r->down.weights);
	free(r->down.first);
	free(r->ring);
	free(r->line);
	free(r->sums);
}

static uint8_t *ring_row(const struct resampler *r, uint32_t y)
{
	return r->ring + (size_t)(y % (uint32_t)r->down.n) * 3 * r->from_width;
}

/* Downwards first: whole rows at once, which vectors do, and sideways then only what is left. Four bits finer
 * than bytes, and not clamped yet. */
static void shrink_down(struct resampler *r)
{
	const int16_t *weights = r->down.weights + (size_t)r->done * (size_t)r->down.n;
	size_t n = 3 * (size_t)r->from_width;
	int32_t *sums = r->sums;
	memset(sums, 0, n * sizeof *sums);
	for (int k = 0; k < r->down.n; k++) {
		const uint8_t *from = ring_row(r, r->down.first[r->done] + (uint32_t)k);
		int16_t weight = weights[k];
		for (size_t i = 0; i < n; i++)
			sums[i] += weight * (int16_t)from[i];
	}
	for (size_t i = 0; i < n; i++)
		r->line[i] = (int16_t)(sums[i] >> (BITS - 4));
}

static uint8_t clamp(int32_t sum)
{
	int32_t v = (sum + (1 << (BITS + 3))) >> (BITS + 4);
	return (uint8_t)(v < 0 ? 0 : v > 255 ? 255 : v);
}

static void shrink_across(struct resampler *r)
{
	int n = r->across.n;
	const int16_t *weights = r->across.weights;
	uint8_t *to = r->rgb + 3 * (size_t)r->width * r->done++;
	for (uint32_t x = 0; x < r->width; x++, to += 3, weights += n) {
		const int16_t *from = r->line + 3 * (size_t)r->across.first[x];
		int32_t sum[3] = {0, 0, 0};
		for (int k = 0; k < n; k++, from += 3) {
			sum[0] += weights[k] * from[0];
			sum[1] += weights[k] * from[1];
			sum[2] += weights[k] * from[2];
		}
		for (int c = 0; c < 3; c++)
			to[c] = clamp(sum[c]);
	}
}

void resampler_take(struct resampler *r, const uint8_t *row)
{
	if (r->y >= r->from_height)
		return;
	memcpy(ring_row(r, r->y++), row, 3 * (size_t)r->from_width);
	while (r->done < r->height && r->down.first[r->done] + (uint32_t)r->down.n <= r->y) {
		shrink_down(r);
		shrink_across(r);
	}
}
