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
	r->ring = mem_alloc((size_t)r->down.n * 3 * width * sizeof *r->ring);
	r->sums = mem_alloc(3 * (size_t)width * sizeof *r->sums);
}

void resampler_drop(struct resampler *r)
{
	free(r->across.weights);
	free(r->across.first);
	free(r->down.weights);
	free(r->down.first);
	free(r->ring);
	free(r->sums);
}

static int16_t *ring_row(const struct resampler *r, uint32_t y)
{
	return r->ring + (size_t)(y % (uint32_t)r->down.n) * 3 * r->width;
}

/* Four bits finer than bytes, and not clamped yet. */
static void shrink_row(const struct resampler *r, int16_t *to, const uint8_t *row)
{
	int n = r->across.n;
	const int16_t *weights = r->across.weights;
	for (uint32_t x = 0; x < r->width; x++, to += 3, weights += n) {
		const uint8_t *from = row + 3 * (size_t)r->across.first[x];
		int32_t sum[3] = {0, 0, 0};
		for (int k = 0; k < n; k++, from += 3) {
			sum[0] += weights[k] * from[0];
			sum[1] += weights[k] * from[1];
			sum[2] += weights[k] * from[2];
		}
		for (int c = 0; c < 3; c++)
			to[c] = (int16_t)(sum[c] >> (BITS - 4));
	}
}

static void finish_row(struct resampler *r)
{
	const int16_t *weights = r->down.weights + (size_t)r->done * (size_t)r->down.n;
	size_t n = 3 * (size_t)r->width;
	uint8_t *to = r->rgb + n * r->done;
	for (size_t i = 0; i < n; i++)
		r->sums[i] = 1 << (BITS + 3);
	for (int k = 0; k < r->down.n; k++) {
		const int16_t *from = ring_row(r, r->down.first[r->done] + (uint32_t)k);
		int32_t weight = weights[k];
		for (size_t i = 0; i < n; i++)
			r->sums[i] += weight * from[i];
	}
	for (size_t i = 0; i < n; i++) {
		int32_t v = r->sums[i] >> (BITS + 4);
		to[i] = (uint8_t)(v < 0 ? 0 : v > 255 ? 255 : v);
	}
	r->done++;
}

void resampler_take(struct resampler *r, const uint8_t *row)
{
	if (r->y >= r->from_height)
		return;
	shrink_row(r, ring_row(r, r->y++), row);
	while (r->done < r->height && r->down.first[r->done] + (uint32_t)r->down.n <= r->y)
		finish_row(r);
}
