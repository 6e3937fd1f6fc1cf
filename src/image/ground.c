/* ground.c - what stands on the ground of a chat: a bubble, a picture, a line of its own.
 *
 * The first and last few pixels of a row are ground wherever they are the same for some rows; what lies
 * between them is of their colour or passes from the one to the other. A stretch of another colour that
 * is wider than the drawings of a wallpaper is something that a cut must not part, however quiet its
 * inside is: a wallpaper is more restless than the blank row between two lines in a bubble. */
#include <stdlib.h>
#include <string.h>

#include "image/image_int.h"

enum { OTHER = 4, OTHER_IN_JPEG = 6 }; /* steps from the ground up to this are its own */
enum { ENDS_PARTS = 90 }; /* of a row are its ends; letters are half as far from each other */
enum { BENT = 6 };        /* by such a part of its rise a gradient may stray from a straight line */
enum { ENDS_MOST = 64 };
enum { WIDE_PARTS = 10 }; /* and wider than such a part is what counts */

static uint8_t median(const uint8_t *values, size_t n)
{
	uint8_t sorted[ENDS_MOST];
	for (size_t i = 0, k; i < n; i++) {
		for (k = i; k > 0 && sorted[k - 1] > values[i]; k--)
			sorted[k] = sorted[k - 1];
		sorted[k] = values[i];
	}
	return sorted[n / 2];
}

static uint32_t end_width(const struct noise *n)
{
	uint32_t width = n->width / ENDS_PARTS;
	return width < 2 ? 2 : width > ENDS_MOST ? ENDS_MOST : width;
}

/* The ground at one end, as it was in most of the last rows. */
static uint8_t find_ground(struct noise *n, uint32_t channel, int end, const uint8_t *samples)
{
	uint8_t *grounds = n->ground[channel].ends[end];
	size_t known = n->n_taken < GROUND_ROWS ? n->n_taken + 1 : GROUND_ROWS;
	grounds[n->n_taken % GROUND_ROWS] = median(samples, end_width(n));
	return median(grounds, known);
}

static uint8_t to_byte(int v) { return (uint8_t)(v < 0 ? 0 : v > 255 ? 255 : v); }

/* The samples that are ground, by column. */
static void set_bounds(struct ground *g, uint32_t width, int other)
{
	int across = g->right - g->left, off = other + abs(across) / BENT;
	for (uint32_t x = 0; x < width; x++) {
		int expected = g->left + across * (int)x / (int)width;
		g->least[x] = to_byte(expected - off);
		g->most[x] = to_byte(expected + off);
	}
}

static void follow_ground(struct noise *n, uint32_t channel, const uint8_t *samples)
{
	struct ground *g = &n->ground[channel];
	uint8_t left = find_ground(n, channel, 0, samples);
	uint8_t right = find_ground(n, channel, 1, samples + n->width - end_width(n));
	if (n->n_taken > 0 && left == g->left && right == g->right)
		return;
	g->left = left;
	g->right = right;
	set_bounds(g, n->width, n->is_jpeg ? OTHER_IN_JPEG : OTHER);
}

static void mark_others(uint8_t *restrict is_other, const struct ground *g, const uint8_t *samples,
                        uint32_t width)
{
	const uint8_t *least = g->least, *most = g->most;
	for (uint32_t x = 0; x < width; x++)
		is_other[x] |= (samples[x] < least[x]) | (samples[x] > most[x]);
}

/* Others near each other are one thing. */
static bool has_wide(const uint8_t *is_other, uint32_t n, ptrdiff_t near, ptrdiff_t wide)
{
	const uint8_t *end = is_other + n, *first = NULL, *last = NULL;
	for (const uint8_t *p = is_other; (p = memchr(p, 1, (size_t)(end - p))); last = p++) {
		if (!last || p - last > near)
			first = p;
		if (p - first > wide)
			return true;
	}
	return false;
}

bool ground_is_taken(struct noise *n, const uint8_t *planes, uint32_t channels)
{
	uint32_t end = end_width(n);
	memset(n->is_other, 0, n->width);
	for (uint32_t k = 0; k < channels; k++, planes += n->width) {
		follow_ground(n, k, planes);
		mark_others(n->is_other, &n->ground[k], planes, n->width);
	}
	return has_wide(n->is_other + end, n->width - end, (end + 1) / 2, n->width / WIDE_PARTS);
}
