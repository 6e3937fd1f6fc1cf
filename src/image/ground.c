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

static int compare_bytes(const void *a, const void *b)
{
	return *(const uint8_t *)a - *(const uint8_t *)b;
}

static uint8_t median(const uint8_t *values, size_t n, size_t step)
{
	uint8_t sorted[ENDS_MOST];
	for (size_t i = 0; i < n; i++)
		sorted[i] = values[i * step];
	qsort(sorted, n, 1, compare_bytes);
	return sorted[n / 2];
}

static uint32_t end_width(const struct noise *n)
{
	uint32_t width = n->width / ENDS_PARTS;
	return width < 2 ? 2 : width > ENDS_MOST ? ENDS_MOST : width;
}

/* The ground at one end, as it was in most of the last rows. */
static int find_ground(struct noise *n, int end, const uint8_t *pixels, uint32_t channels, uint32_t k)
{
	uint8_t *grounds = n->grounds[end][k];
	size_t known = n->n_taken < GROUND_ROWS ? n->n_taken + 1 : GROUND_ROWS;
	grounds[n->n_taken % GROUND_ROWS] = median(pixels + k, end_width(n), channels);
	return median(grounds, known, 1);
}

struct ground {
	int left[3], right[3], other;
};

static bool is_ground(const struct ground *g, const uint8_t *pixel, uint32_t channels, uint32_t x,
                      uint32_t width)
{
	for (uint32_t k = 0; k < channels; k++) {
		int across = g->right[k] - g->left[k], expected = g->left[k] + across * (int)x / (int)width;
		if (abs(pixel[k] - expected) > g->other + abs(across) / BENT)
			return false;
	}
	return true;
}

bool ground_is_taken(struct noise *n, const uint8_t *row, uint32_t channels)
{
	uint32_t end = end_width(n), near = (end + 1) / 2, first = 0, last = 0, widest = 0;
	struct ground g = {.other = n->is_jpeg ? OTHER_IN_JPEG : OTHER};
	for (uint32_t k = 0; k < channels; k++) {
		g.left[k] = find_ground(n, 0, row, channels, k);
		g.right[k] = find_ground(n, 1, row + (size_t)channels * (n->width - end), channels, k);
	}
	for (uint32_t x = end; x < n->width; x++) {
		if (is_ground(&g, row + (size_t)channels * x, channels, x, n->width))
			continue;
		if (last == 0 || x - last > near)
			first = x;
		last = x;
		widest = last - first > widest ? last - first : widest;
	}
	return widest > n->width / WIDE_PARTS;
}
