/* alpha.c - paper has no alpha: an opaque one is taken out, any other is blended on white.
 *
 * PNG filters each channel's bytes by themselves. So the alpha bytes can be taken out of rows that are
 * still filtered, and the others stay right. And whether they are opaque shows without undoing a
 * filter: if every alpha is 255, each filter can only have left one value at a row's start and one
 * everywhere after it; if all bytes are these, then by induction every alpha is 255. */
#include <string.h>

#include "image/image_int.h"

/* What opaque alpha leaves behind, by filter (None Sub Up Average Paeth). */
static const struct {
	uint8_t first, rest;
} opaque_top[5] = {{255, 255}, {255, 0}, {255, 255}, {255, 128}, {255, 0}},
  opaque_below[5] = {{255, 255}, {255, 0}, {0, 0}, {128, 0}, {0, 0}};

static bool alpha_is(const uint8_t *p, size_t n, size_t unit, int wanted)
{
	unsigned differs = 0;
	for (size_t i = 0; i < n; i += unit)
		differs |= (unsigned)(p[i] ^ wanted);
	return differs == 0;
}

/* The common case, four bytes a pixel, a word a step. */
static bool alpha_of_4_is(const uint8_t *p, size_t n, int wanted)
{
	const uint8_t mask_bytes[4] = {0, 0, 0, 255}, wanted_bytes[4] = {0, 0, 0, (uint8_t)wanted};
	uint32_t mask, want, v, differs = 0;
	memcpy(&mask, mask_bytes, 4);
	memcpy(&want, wanted_bytes, 4);
	for (size_t i = 0; i < n; i += 4) {
		memcpy(&v, p + i, 4);
		differs |= v ^ want;
	}
	return (differs & mask) == 0;
}

static bool row_is_opaque(const uint8_t *row, size_t n, size_t unit, size_t depth, bool is_top)
{
	int filter = *row;
	int first = is_top ? opaque_top[filter].first : opaque_below[filter].first;
	int rest = is_top ? opaque_top[filter].rest : opaque_below[filter].rest;
	for (size_t k = unit - depth; k < unit; k++)
		if (row[1 + k] != first)
			return false;
	if (unit == 4 && depth == 1)
		return alpha_of_4_is(row + 1 + unit, n - unit, rest);
	for (size_t k = unit - depth; k < unit; k++)
		if (!alpha_is(row + 1 + unit + k, n - unit, unit, rest))
			return false;
	return true;
}

/* Whole words are moved and the next pixel overwrites their last byte. Reading stays ahead of writing. */
static void drop_4th(uint8_t *to, const uint8_t *from, size_t pixels)
{
	uint32_t v;
	for (size_t i = 0; i < pixels; i++) {
		memcpy(&v, from + 4 * i, 4);
		memcpy(to + 3 * i, &v, 4);
	}
}

static void drop_from_row(uint8_t *to, const uint8_t *from, const struct rows *r, size_t unit)
{
	*to++ = *from++;
	if (unit == 4 && r->unit == 3)
		drop_4th(to, from, r->width);
	else
		for (size_t x = 0; x < r->width; x++)
			memmove(to + x * r->unit, from + x * unit, r->unit);
}

/* The other way: what opaque alpha leaves behind is known. From the last pixel on, as the row grows. */
static void put_into_row(uint8_t *to, const uint8_t *from, const struct rows *r, size_t unit, bool is_top)
{
	int filter = *from++;
	uint8_t first = is_top ? opaque_top[filter].first : opaque_below[filter].first;
	uint8_t rest = is_top ? opaque_top[filter].rest : opaque_below[filter].rest;
	for (size_t x = r->width; x-- > 0;) {
		uint8_t *pixel = to + 1 + x * unit;
		memmove(pixel, from + x * r->unit, r->unit);
		memset(pixel + r->unit, x > 0 ? rest : first, unit - r->unit);
	}
	*to = (uint8_t)filter;
}

/* Row by row, while each is at hand: a screenshot takes longer to come from memory than to be changed. */
bool rows_drop_alpha(struct rows *r)
{
	struct rows old = *r;
	uint32_t y = 0;
	size_t depth = (size_t)r->bits / 8;
	rows_shape(r, r->width, r->height, r->channels - 1, r->bits);
	for (; y < r->height; y++) {
		if (!row_is_opaque(rows_at(&old, y), old.row_bytes, old.unit, depth, y == 0))
			break;
		drop_from_row(rows_at(r, y), rows_at(&old, y), r, old.unit);
	}
	if (y == r->height)
		return true;
	while (y-- > 0)
		put_into_row(rows_at(&old, y), rows_at(r, y), r, old.unit, y == 0);
	*r = old;
	return false;
}

/* v over white, rounded to the nearest. */
static inline unsigned on_white(unsigned v, unsigned alpha, unsigned white)
{
	return (unsigned)(((uint64_t)v * alpha + (uint64_t)(white - alpha) * white + white / 2) / white);
}

static void flatten_pixel_8(uint8_t *to, const uint8_t *from, size_t channels)
{
	unsigned alpha = from[channels];
	for (size_t k = 0; k < channels; k++)
		to[k] = (uint8_t)on_white(from[k], alpha, 255);
}

static void flatten_pixel_16(uint8_t *to, const uint8_t *from, size_t channels)
{
	unsigned alpha = get16(from + 2 * channels);
	for (size_t k = 0; k < channels; k++) {
		unsigned v = on_white(get16(from + 2 * k), alpha, 65535);
		to[2 * k] = (uint8_t)(v >> 8);
		to[2 * k + 1] = (uint8_t)v;
	}
}

void rows_flatten_alpha(struct rows *r)
{
	struct rows old = *r;
	size_t channels = (size_t)r->channels - 1;
	rows_shape(r, r->width, r->height, r->channels - 1, r->bits);
	for (uint32_t y = 0; y < r->height; y++) {
		const uint8_t *from = rows_at(&old, y) + 1;
		uint8_t *to = rows_at(r, y);
		*to++ = 0;
		for (uint32_t x = 0; x < r->width; x++, from += old.unit, to += r->unit) {
			if (r->bits == 8)
				flatten_pixel_8(to, from, channels);
			else
				flatten_pixel_16(to, from, channels);
		}
	}
}

void rows_flatten_palette(struct png_structure *s)
{
	for (int i = 0; i < s->n_trns; i++)
		for (int k = 0; k < 3; k++)
			s->palette[3 * i + k] = (uint8_t)on_white(s->palette[3 * i + k], s->trns[i], 255);
}

/* ---- a colour that means "transparent" ---- */

static bool flatten_key_bytes(uint8_t *row, size_t n, const uint8_t *key, size_t unit)
{
	bool found = false;
	for (size_t i = 0; i < n; i += unit)
		if (memcmp(row + i, key, unit) == 0) {
			memset(row + i, 255, unit);
			found = true;
		}
	return found;
}

/* Several grey pixels in a byte. */
static bool flatten_key_bits(uint8_t *row, uint32_t width, unsigned key, unsigned bits)
{
	bool found = false;
	unsigned white = (1u << bits) - 1;
	for (uint32_t x = 0; x < width; x++) {
		size_t at = (size_t)x * bits;
		unsigned shift = 8 - bits - at % 8;
		if ((row[at / 8] >> shift & white) != key)
			continue;
		row[at / 8] |= (uint8_t)(white << shift);
		found = true;
	}
	return found;
}

bool rows_flatten_key(struct rows *r, const struct png_structure *s)
{
	uint8_t key[6];
	bool found = false;
	unsigned bits = (unsigned)r->bits;
	for (int k = 0; k < s->n_trns / 2; k++) {
		if (bits == 16)
			memcpy(key + 2 * k, s->trns + 2 * k, 2);
		else /* the low bits count, whatever stands above them */
			key[k] = s->trns[2 * k + 1] & (uint8_t)((1u << bits) - 1);
	}
	for (uint32_t y = 0; y < r->height; y++)
		found |= bits < 8 ? flatten_key_bits(rows_at(r, y) + 1, r->width, key[0], bits)
			: flatten_key_bytes(rows_at(r, y) + 1, r->row_bytes, key, r->unit);
	return found;
}
