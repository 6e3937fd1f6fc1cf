/* palette.c - does every pixel of an indexed picture have a colour? Where the palette lacks one, a viewer
 * shows black, another the first colour, the last, or grey: what is printed would be nobody's picture. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "image/image_int.h"

/* By byte, of one pixel or several: is an index in it beyond the palette? */
static void find_bad_bytes(uint8_t is_bad[256], unsigned bits, unsigned n_palette)
{
	for (unsigned byte = 0; byte < 256; byte++) {
		is_bad[byte] = 0;
		for (unsigned shift = 0; shift < 8; shift += bits)
			is_bad[byte] |= (byte >> shift & ((1u << bits) - 1)) >= n_palette;
	}
}

/* What pads the last byte is nobody's, and index 0 is always there. */
static bool row_is_good(const uint8_t *row, const struct rows *r, const uint8_t is_bad[256])
{
	unsigned found = 0, used = (unsigned)((uint64_t)r->width * (unsigned)r->bits % 8);
	size_t n = r->row_bytes - (used > 0);
	for (size_t i = 0; i < n; i++)
		found |= is_bad[row[i]];
	if (used > 0)
		found |= is_bad[row[n] & (0xFF00u >> used & 0xFF)];
	return !found;
}

bool palette_has_all(const struct png_structure *png, const struct rows *r)
{
	uint8_t is_bad[256];
	if (png->colour != PNG_PALETTE || png->n_palette >= 1 << png->bits)
		return true;
	find_bad_bytes(is_bad, (unsigned)png->bits, (unsigned)png->n_palette);
	uint8_t *scratch = mem_alloc(2 * r->row_bytes), *plain = scratch, *above = scratch + r->row_bytes;
	memset(above, 0, r->row_bytes);
	bool is_good = true;
	for (uint32_t y = 0; y < r->height && is_good; y++) {
		rows_unfilter(plain, rows_at(r, y), above, r->row_bytes, r->unit);
		is_good = row_is_good(plain, r, is_bad);
		uint8_t *kept = above;
		above = plain;
		plain = kept;
	}
	free(scratch);
	return is_good;
}
