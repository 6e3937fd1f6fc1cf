/* write_png.c - pixels to a PNG file: rows filtered as anywhere else here, one IDAT chunk. Sheets of words
 * and rules weigh less so than as JPEG, and lose nothing. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/deflate.h"
#include "image/image_int.h"

enum { LEVEL = 6 };

static void put32(uint8_t *to, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		to[i] = (uint8_t)(v >> (24 - 8 * i));
}

static void put_chunk(struct buf *out, const char *name, const uint8_t *data, size_t n)
{
	uint8_t head[8], foot[4];
	put32(head, (uint32_t)n);
	memcpy(head + 4, name, 4);
	put32(foot, crc32_bytes(crc32_bytes(0, name, 4), data, n));
	buf_add(out, head, sizeof head);
	buf_add(out, data, n);
	buf_add(out, foot, sizeof foot);
}

static bool row_is_grey(const uint8_t *rgb, uint32_t width)
{
	unsigned differs = 0;
	for (size_t x = 0; x < width; x++, rgb += 3)
		differs |= (unsigned)(rgb[0] ^ rgb[1]) | (unsigned)(rgb[0] ^ rgb[2]);
	return differs == 0;
}

/* Reading stays ahead of writing. */
static void drop_colour(struct rows *r)
{
	struct rows old = *r;
	rows_shape(r, r->width, r->height, 1, 8);
	for (uint32_t y = 0; y < r->height; y++) {
		const uint8_t *from = rows_at(&old, y) + 1;
		uint8_t *to = rows_at(r, y);
		*to++ = 0;
		for (size_t x = 0; x < r->width; x++)
			to[x] = from[3 * x];
	}
}

static bool row_is_bilevel(const uint8_t *rgb, uint32_t width)
{
	unsigned differs = 0;
	for (size_t x = 0; x < width; x++, rgb += 3)
		differs |= (unsigned)(rgb[0] ^ (rgb[0] >> 7) * 255);
	return differs == 0;
}

/* Likewise: a bit a pixel. */
static void drop_greys(struct rows *r)
{
	struct rows old = *r;
	rows_shape(r, r->width, r->height, 1, 1);
	for (uint32_t y = 0; y < r->height; y++) {
		const uint8_t *from = rows_at(&old, y) + 1;
		uint8_t *to = rows_at(r, y);
		*to++ = 0;
		for (size_t x = 0; x < r->width; x += 8) {
			unsigned bits = 0;
			for (size_t k = 0; k < 8; k++)
				bits = bits << 1 | (x + k < r->width ? from[x + k] & 1u : 0);
			*to++ = (uint8_t)bits;
		}
	}
}

static void take_rows(struct rows *r, const struct image_pixels *p, bool keeps_rgb)
{
	bool is_grey = true, is_bilevel = true; /* and these are the same in any profile */
	rows_shape(r, p->width, p->height, 3, 8);
	r->data = mem_alloc(rows_bytes(r));
	for (uint32_t y = 0; y < p->height; y++) {
		*rows_at(r, y) = 0;
		p->row(p->context, y, rows_at(r, y) + 1);
		is_grey = is_grey && row_is_grey(rows_at(r, y) + 1, p->width);
		is_bilevel = is_bilevel && row_is_bilevel(rows_at(r, y) + 1, p->width);
	}
	is_grey = is_grey && (is_bilevel || !keeps_rgb);
	if (is_grey)
		drop_colour(r);
	if (is_grey && is_bilevel)
		drop_greys(r);
	else
		rows_filter_all(r, false);
}

void image_write_png_as(struct buf *out, const struct image_pixels *pixels, bool keeps_rgb)
{
	static const uint8_t signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
	struct rows rows;
	struct buf packed = {0};
	uint8_t head[13] = {0}, density[9] = {0};
	uint32_t per_metre = (uint32_t)(((uint64_t)pixels->dpi * 10000 + 127) / 254);
	take_rows(&rows, pixels, keeps_rgb);
	put32(head, rows.width);
	put32(head + 4, rows.height);
	head[8] = (uint8_t)rows.bits;
	head[9] = rows.channels == 3 ? PNG_RGB : PNG_GREY;
	put32(density, per_metre);
	put32(density + 4, per_metre);
	density[8] = 1;
	deflate_bytes(&packed, rows.data, rows_bytes(&rows), LEVEL);
	free(rows.data);
	buf_add(out, signature, sizeof signature);
	put_chunk(out, "IHDR", head, sizeof head);
	put_chunk(out, "pHYs", density, sizeof density);
	put_chunk(out, "IDAT", packed.data, packed.n);
	put_chunk(out, "IEND", NULL, 0);
	buf_drop(&packed);
}

void image_write_png(struct buf *out, const struct image_pixels *pixels)
{
	image_write_png_as(out, pixels, false);
}
