/* write_png.c - pixels to a PNG file: rows filtered as anywhere else here. Sheets of words and rules weigh
 * less so than as JPEG, and lose nothing. Of a large picture a band of rows is in memory at a time, and an
 * IDAT chunk of what they pack to: noise would take as much packed as plain. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/deflate.h"
#include "image/image_int.h"

enum { LEVEL = 6 };
/* Rows that are filtered at once, and packed so if they are all; others in pieces, which takes longer. */
#define BAND_BYTES ((size_t)16 << 20)

struct writer {
	const struct image_pixels *pixels;
	const struct byte_sink *out;
	struct rows rows; /* of a band, below the last of the band above it */
	uint8_t *last;    /* of the band, not filtered */
	uint8_t *rgb;
	uint32_t y;       /* the next */
};

static void put32(uint8_t *to, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		to[i] = (uint8_t)(v >> (24 - 8 * i));
}

static bool put(const struct byte_sink *out, const void *bytes, size_t n)
{
	return n == 0 || out->write(out->context, bytes, n);
}

static bool put_chunk(const struct byte_sink *out, const char *name, const uint8_t *data, size_t n)
{
	uint8_t head[8], foot[4];
	put32(head, (uint32_t)n);
	memcpy(head + 4, name, 4);
	put32(foot, crc32_bytes(crc32_bytes(0, name, 4), data, n));
	return put(out, head, sizeof head) && put(out, data, n) && put(out, foot, sizeof foot);
}

/* ---- rows ---- */

static bool row_is_grey(const uint8_t *rgb, uint32_t width)
{
	unsigned differs = 0;
	for (size_t x = 0; x < width; x++, rgb += 3)
		differs |= (unsigned)(rgb[0] ^ rgb[1]) | (unsigned)(rgb[0] ^ rgb[2]);
	return differs == 0;
}

static bool row_is_bilevel(const uint8_t *rgb, uint32_t width)
{
	unsigned differs = 0;
	for (size_t x = 0; x < width; x++, rgb += 3)
		differs |= (unsigned)(rgb[0] ^ (rgb[0] >> 7) * 255);
	return differs == 0;
}

/* Grey if all are, and a bit a pixel if they are black and white, which are the same in any profile. */
static void find_shape(struct writer *w, bool keeps_rgb)
{
	const struct image_pixels *p = w->pixels;
	bool is_grey = true, is_bilevel = true;
	for (uint32_t y = 0; y < p->height && is_grey && (is_bilevel || !keeps_rgb); y++) {
		p->row(p->context, y, w->rgb);
		is_grey = row_is_grey(w->rgb, p->width);
		is_bilevel = is_bilevel && row_is_bilevel(w->rgb, p->width);
	}
	is_grey = is_grey && (is_bilevel || !keeps_rgb);
	rows_shape(&w->rows, p->width, p->height, is_grey ? 1 : 3, is_grey && is_bilevel ? 1 : 8);
}

static void pack_bits(uint8_t *to, const uint8_t *rgb, uint32_t width)
{
	for (size_t x = 0; x < width; x += 8) {
		unsigned bits = 0;
		for (size_t k = 0; k < 8; k++)
			bits = bits << 1 | (x + k < width ? rgb[3 * (x + k)] & 1u : 0);
		*to++ = (uint8_t)bits;
	}
}

static void put_row(const struct writer *w, uint8_t *to, uint32_t y)
{
	const struct image_pixels *p = w->pixels;
	p->row(p->context, y, w->rows.channels == 3 ? to : w->rgb);
	if (w->rows.bits == 1)
		pack_bits(to, w->rgb, p->width);
	for (size_t x = 0; x < p->width && w->rows.channels == 1 && w->rows.bits == 8; x++)
		to[x] = w->rgb[3 * x];
}

/* n 0: there are no more. */
static bool next_band(void *writer, const uint8_t **bytes, size_t *n)
{
	struct writer *w = writer;
	uint32_t left = w->pixels->height - w->y, height = left < w->rows.height - 1 ? left : w->rows.height - 1;
	struct rows band = w->rows;
	memcpy(rows_at(&band, 0) + 1, w->last, band.row_bytes);
	for (uint32_t i = 1; i <= height; i++) {
		*rows_at(&band, i) = 0;
		put_row(w, rows_at(&band, i) + 1, w->y++);
	}
	memcpy(w->last, rows_at(&band, height) + 1, band.row_bytes);
	band.height = height + 1;
	rows_filter_all(&band, false);
	*bytes = rows_at(&band, 1);
	*n = (band.row_bytes + 1) * height;
	return true;
}

/* ---- the file ---- */

static bool put_idat(void *writer, const uint8_t *bytes, size_t n)
{
	const struct writer *w = writer;
	return put_chunk(w->out, "IDAT", bytes, n);
}

static bool put_rows(struct writer *w)
{
	const struct byte_source source = {next_band, w};
	const struct byte_sink sink = {put_idat, w};
	if (w->rows.height <= w->pixels->height)
		return deflate_flow(&sink, &source, LEVEL);
	struct buf packed = {0};
	const uint8_t *rows;
	size_t n;
	next_band(w, &rows, &n);
	deflate_bytes(&packed, rows, n, LEVEL);
	bool is_good = put_idat(w, packed.data, packed.n);
	buf_drop(&packed);
	return is_good;
}

static bool put_head(const struct writer *w)
{
	static const uint8_t signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
	uint8_t head[13] = {0}, density[9] = {0};
	uint32_t per_metre = (uint32_t)(((uint64_t)w->pixels->dpi * 10000 + 127) / 254);
	put32(head, w->pixels->width);
	put32(head + 4, w->pixels->height);
	head[8] = (uint8_t)w->rows.bits;
	head[9] = w->rows.channels == 3 ? PNG_RGB : PNG_GREY;
	put32(density, per_metre);
	put32(density + 4, per_metre);
	density[8] = 1;
	return put(w->out, signature, sizeof signature) && put_chunk(w->out, "IHDR", head, sizeof head)
	       && put_chunk(w->out, "pHYs", density, sizeof density);
}

/* Of a band: the row above it, and as many as there are or fit. */
static void make_room(struct writer *w)
{
	size_t line = w->rows.row_bytes + 1, fitting = BAND_BYTES / line + 1;
	w->rows.height = 1 + (fitting < w->pixels->height ? (uint32_t)fitting : w->pixels->height);
	w->rows.data = mem_alloc(rows_bytes(&w->rows));
	w->last = mem_alloc(w->rows.row_bytes);
	memset(w->rows.data, 0, line);
	memset(w->last, 0, w->rows.row_bytes);
}

bool image_send_png(const struct byte_sink *out, const struct image_pixels *pixels, bool keeps_rgb)
{
	struct writer w = {.pixels = pixels, .out = out, .rgb = mem_alloc(3 * (size_t)pixels->width)};
	find_shape(&w, keeps_rgb);
	make_room(&w);
	bool is_good = put_head(&w) && put_rows(&w) && put_chunk(out, "IEND", NULL, 0);
	free(w.rows.data);
	free(w.last);
	free(w.rgb);
	return is_good;
}

static bool add(void *buf, const uint8_t *bytes, size_t n)
{
	buf_add(buf, bytes, n);
	return true;
}

void image_write_png(struct buf *out, const struct image_pixels *pixels)
{
	image_send_png(&(struct byte_sink){add, out}, pixels, false);
}
