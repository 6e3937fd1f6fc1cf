/* image_make.h - pictures made for a test, and what became of them read back by the plainest code.
 * The rows that a test hands in are the truth; nothing here shares code with the darkroom. */
#ifndef DOSSIER_TESTS_IMAGE_MAKE_H
#define DOSSIER_TESTS_IMAGE_MAKE_H

#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <png.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/deflate.h"
#include "base/fs.h"
#include "image/image_int.h"

#define MANY UINT64_C(200000000)

static inline uint32_t make_random(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* ---- files: one temporary file, written anew for each picture ---- */

static inline bool make_file(struct fs_file *f, const char *path, const void *bytes, size_t n)
{
	FILE *to = fopen(path, "wb");
	bool is_good = to && (n == 0 || fwrite(bytes, 1, n, to) == n);
	if (to && fclose(to) != 0)
		is_good = false;
	return is_good && fs_open(f, path);
}

static inline const char *make_place(void)
{
	static char path[64];
	if (!*path)
		snprintf(path, sizeof path, "/tmp/dossier-test-%ld", (long)getpid());
	return path;
}

/* ---- PNG ---- */

struct canvas {
	uint32_t width, height;
	int channels, bits, colour;
	size_t row_bytes;
	uint8_t *rows; /* packed as PNG packs, no filter bytes */
};

static inline struct canvas canvas_new(uint32_t width, uint32_t height, int colour, int bits)
{
	struct canvas c = {.width = width, .height = height, .colour = colour, .bits = bits};
	c.channels = colour == 2 ? 3 : colour == 6 ? 4 : colour == 4 ? 2 : 1;
	c.row_bytes = ((size_t)width * (size_t)c.channels * (size_t)bits + 7) / 8;
	c.rows = mem_alloc(c.row_bytes * height);
	return c;
}

static inline unsigned canvas_get(const struct canvas *c, uint32_t x, uint32_t y, int channel)
{
	size_t i = (size_t)x * (size_t)c->channels + (size_t)channel;
	const uint8_t *row = c->rows + y * c->row_bytes;
	if (c->bits == 16)
		return (unsigned)row[2 * i] << 8 | row[2 * i + 1];
	size_t bit = i * (size_t)c->bits;
	return row[bit / 8] >> (8 - (size_t)c->bits - bit % 8) & ((1u << c->bits) - 1);
}

static inline void canvas_set(struct canvas *c, uint32_t x, uint32_t y, int channel, unsigned v)
{
	size_t i = (size_t)x * (size_t)c->channels + (size_t)channel;
	uint8_t *row = c->rows + y * c->row_bytes;
	if (c->bits == 16) {
		row[2 * i] = (uint8_t)(v >> 8);
		row[2 * i + 1] = (uint8_t)v;
		return;
	}
	size_t bit = i * (size_t)c->bits, shift = 8 - (size_t)c->bits - bit % 8;
	unsigned mask = ((1u << c->bits) - 1) << shift;
	row[bit / 8] = (uint8_t)((row[bit / 8] & ~mask) | (v << shift & mask));
}

/* Slopes with noise on them, so that every filter has its turn. Samples stay below `limit` if not 0. */
static inline void canvas_paint(struct canvas *c, uint32_t seed, unsigned limit)
{
	unsigned white = (1u << c->bits) - 1;
	memset(c->rows, 0, c->row_bytes * c->height);
	for (uint32_t y = 0; y < c->height; y++)
		for (uint32_t x = 0; x < c->width; x++)
			for (int k = 0; k < c->channels; k++) {
				unsigned slope = (x * (3 + (unsigned)k) + y * 5) << (c->bits == 16 ? 7 : 0);
				unsigned v = y % 7 == 3 ? make_random(&seed) : slope + make_random(&seed) % 3;
				canvas_set(c, x, y, k, limit ? v % limit : v & white);
			}
}

/* ---- the eight orientations, pixel by pixel as EXIF 2.32 tells them ---- */

/* Where the pixel x, y of a file is seen; the file is stored_width x stored_height. */
static inline void make_upright(int orientation, uint32_t stored_width, uint32_t stored_height, uint32_t x,
                                uint32_t y, uint32_t *seen_x, uint32_t *seen_y)
{
	uint32_t right = stored_width - 1 - x, below = stored_height - 1 - y;
	switch (orientation) {
	case 1: *seen_x = x, *seen_y = y; break;
	case 2: *seen_x = right, *seen_y = y; break;
	case 3: *seen_x = right, *seen_y = below; break;
	case 4: *seen_x = x, *seen_y = below; break;
	case 5: *seen_x = y, *seen_y = x; break;
	case 6: *seen_x = below, *seen_y = x; break;
	case 7: *seen_x = below, *seen_y = right; break;
	default: *seen_x = y, *seen_y = right; break;
	}
}

/* The canvas as a file of that orientation stores it. */
static inline struct canvas canvas_stored(const struct canvas *seen, int orientation)
{
	bool is_on_its_side = orientation >= 5;
	struct canvas c = canvas_new(is_on_its_side ? seen->height : seen->width,
	                             is_on_its_side ? seen->width : seen->height, seen->colour, seen->bits);
	memset(c.rows, 0, c.row_bytes * c.height);
	for (uint32_t y = 0; y < c.height; y++)
		for (uint32_t x = 0; x < c.width; x++) {
			uint32_t seen_x, seen_y;
			make_upright(orientation, c.width, c.height, x, y, &seen_x, &seen_y);
			for (int k = 0; k < c.channels; k++)
				canvas_set(&c, x, y, k, canvas_get(seen, seen_x, seen_y, k));
		}
	return c;
}

/* Appends pixels of so many bytes as they are seen. */
static inline void turn_pixels(struct buf *to, const uint8_t *stored, uint32_t width, uint32_t height,
                               size_t unit, int orientation)
{
	uint8_t *seen = buf_extend(to, unit * width * height);
	uint32_t seen_width = orientation >= 5 ? height : width;
	for (uint32_t y = 0; y < height; y++)
		for (uint32_t x = 0; x < width; x++) {
			uint32_t seen_x, seen_y;
			make_upright(orientation, width, height, x, y, &seen_x, &seen_y);
			memcpy(seen + unit * ((size_t)seen_y * seen_width + seen_x),
			       stored + unit * ((size_t)y * width + x), unit);
		}
}

struct png_wish {
	bool is_interlaced;
	int filters; /* PNG_FILTER_...; 0: all */
	const uint8_t *palette;
	int n_palette;
	const uint8_t *trns; /* palette alphas */
	int n_trns;
	const png_color_16 *key;
	bool has_text;
	const uint8_t *icc;
	size_t n_icc;
	bool has_big_idats;
};

static inline void make_write(png_structp png, png_bytep p, size_t n)
{
	buf_add(png_get_io_ptr(png), p, n);
}

static inline void make_flush(png_structp png)
{
	(void)png;
}

static inline void make_png_extras(png_structp png, png_infop info, const struct png_wish *w)
{
	png_text text = {.compression = PNG_TEXT_COMPRESSION_NONE, .key = (char *)(uintptr_t)"Comment",
		.text = (char *)(uintptr_t)"SECRET-TEXT", .text_length = 11};
	png_byte alphas[256];
	if (w->palette)
		png_set_PLTE(png, info, (png_const_colorp)(const void *)w->palette, w->n_palette);
	if (w->trns)
		png_set_tRNS(png, info, memcpy(alphas, w->trns, (size_t)w->n_trns), w->n_trns, NULL);
	if (w->key)
		png_set_tRNS(png, info, NULL, 0, w->key);
	if (w->has_text)
		png_set_text(png, info, &text, 1);
	if (w->icc)
		png_set_iCCP(png, info, "profile", 0, w->icc, (png_uint_32)w->n_icc);
}

static inline void make_png(struct buf *out, const struct canvas *c, const struct png_wish *w)
{
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(png);
	png_bytep *lines = mem_alloc(c->height * sizeof *lines);
	for (uint32_t y = 0; y < c->height; y++)
		lines[y] = c->rows + y * c->row_bytes;
	png_set_write_fn(png, out, make_write, make_flush);
	png_set_IHDR(png, info, c->width, c->height, c->bits, c->colour, w->is_interlaced, 0, 0);
	png_set_filter(png, 0, w->filters ? w->filters : PNG_ALL_FILTERS);
	if (!w->has_big_idats)
		png_set_compression_buffer_size(png, 100);
	png_set_benign_errors(png, 1);
	make_png_extras(png, info, w);
	png_write_info(png, info);
	png_write_image(png, lines);
	png_write_end(png, info);
	png_destroy_write_struct(&png, &info);
	free(lines);
}

/* A chunk by hand, for pictures that no library would write. */
static inline void make_chunk(struct buf *out, const char *name, const void *data, size_t n)
{
	size_t start = out->n + 4;
	uint8_t number[4] = {(uint8_t)(n >> 24), (uint8_t)(n >> 16), (uint8_t)(n >> 8), (uint8_t)n};
	buf_add(out, number, 4);
	buf_add(out, name, 4);
	buf_add(out, data, n);
	uint32_t sum = crc32_bytes(0, out->data + start, n + 4);
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_add_byte(out, sum >> shift & 255);
}

static inline void make_head(struct buf *out, uint32_t width, uint32_t height, int bits, int colour,
                             int interlace)
{
	uint8_t head[13] = {(uint8_t)(width >> 24), (uint8_t)(width >> 16), (uint8_t)(width >> 8), (uint8_t)width,
		(uint8_t)(height >> 24), (uint8_t)(height >> 16), (uint8_t)(height >> 8), (uint8_t)height,
		(uint8_t)bits, (uint8_t)colour, 0, 0, (uint8_t)interlace};
	buf_add(out, "\x89PNG\r\n\x1A\n", 8);
	make_chunk(out, "IHDR", head, 13);
}

/* ---- through the darkroom ---- */

struct developed {
	struct image_facts facts;
	struct image_fault fault;
	struct image_encoding encoding;
	struct fs_file file;
	struct fs_spool *spool;
	struct arena *arena;
	bool is_probed, is_encoded;
};

static inline void develop(struct developed *d, const struct buf *picture, uint32_t band_height)
{
	memset(d, 0, sizeof *d);
	d->arena = arena_new();
	d->spool = fs_spool_new();
	if (!make_file(&d->file, make_place(), picture->data, picture->n))
		abort();
	d->is_probed = image_probe(&d->facts, &d->file, MANY, &d->fault);
	struct image_job job = {.file = &d->file, .facts = &d->facts, .spool = d->spool,
		.band_height = band_height};
	d->is_encoded = d->is_probed && image_encode(&d->encoding, d->arena, &job, &d->fault);
}

static inline void develop_end(struct developed *d)
{
	fs_close(&d->file);
	fs_spool_drop(d->spool);
	arena_drop(d->arena);
	unlink(make_place());
}

static inline void read_stream(struct buf *to, const struct developed *d, const struct image_band *b)
{
	buf_clear(to);
	for (size_t i = 0; i < b->n_runs; i++) {
		const struct image_bytes *run = &b->runs[i];
		uint8_t *p = buf_extend(to, run->n);
		if (run->where == BYTES_MEMORY)
			memcpy(p, run->data, run->n);
		else if (run->where == BYTES_FILE ? !fs_read_at(&d->file, p, run->n, run->offset)
		                                  : !fs_spool_read(d->spool, p, run->n, run->offset))
			abort();
	}
}

static inline int plain_paeth(int a, int b, int c)
{
	int p = a + b - c, pa = abs(p - a), pb = abs(p - b), pc = abs(p - c);
	return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/* A band's stream to plain packed rows, appended; false if it is not what a viewer could show. */
static inline bool decode_flate(struct buf *to, const struct buf *stream, const struct image_band *b)
{
	size_t bits = (size_t)b->components * (size_t)b->bits, n = ((size_t)b->width * bits + 7) / 8;
	size_t unit = bits < 8 ? 1 : bits / 8;
	uint8_t *raw = mem_alloc((n + 1) * b->height), *zero = mem_alloc(n);
	const uint8_t *above = memset(zero, 0, n);
	bool is_good = inflate_bytes(raw, (n + 1) * b->height, stream->data, stream->n) == INFLATE_OK;
	for (uint32_t y = 0; is_good && y < b->height; y++) {
		uint8_t *row = raw + y * (n + 1), *x = row + 1;
		for (size_t i = 0; i < n; i++) {
			int left = i >= unit ? x[i - unit] : 0, corner = i >= unit ? above[i - unit] : 0;
			int guess[] = {0, left, above[i], (left + above[i]) / 2, plain_paeth(left, above[i], corner)};
			is_good &= *row < 5;
			x[i] = (uint8_t)(x[i] + guess[*row % 5]);
		}
		buf_add(to, x, n);
		above = x;
	}
	free(zero);
	free(raw);
	return is_good;
}

/* All bands put together. */
static inline bool decode_all(struct buf *to, const struct developed *d)
{
	struct buf stream = {0};
	bool is_good = true;
	buf_clear(to);
	for (size_t i = 0; i < d->encoding.n_bands && is_good; i++) {
		const struct image_band *b = &d->encoding.bands[i];
		read_stream(&stream, d, b);
		is_good = b->coding == CODING_FLATE && stream.n == b->stream_bytes && decode_flate(to, &stream, b);
	}
	buf_drop(&stream);
	return is_good;
}

static inline bool buf_has(const struct buf *b, const char *word)
{
	size_t n = strlen(word);
	for (size_t i = 0; i + n <= b->n; i++)
		if (memcmp(b->data + i, word, n) == 0)
			return true;
	return false;
}

/* A profile of `n` bytes: colours by a table of any numbers, from byte 200 on, and the name of a screen. */
static inline void make_profile(uint8_t *p, size_t n, const char *space)
{
	static const uint8_t table[] = {0, 0, 0, 2, 'm', 'm', 'o', 'd', 0, 0, 0, 160, 0, 0, 0, 40,
		'A', '2', 'B', '0', 0, 0, 0, 200};
	for (size_t i = 0; i < n; i++)
		p[i] = (uint8_t)(i * 7);
	memset(p, 0, 208);
	p[2] = (uint8_t)(n >> 8);
	p[3] = (uint8_t)n;
	p[8] = 2;
	memcpy(p + 12, "mntr", 4);
	memcpy(p + 16, space, 4);
	memcpy(p + 20, "XYZ ", 4);
	memcpy(p + 36, "acsp", 4);
	memcpy(p + 128, table, sizeof table);
	p[128 + sizeof table + 2] = (uint8_t)((n - 200) >> 8);
	p[128 + sizeof table + 3] = (uint8_t)(n - 200);
	memcpy(p + 160, "mmod\0\0\0\0SECRET-SCREEN", 21);
	memcpy(p + 200, "mft2", 4);
}

/* Is this what may be left of it? */
static inline bool is_cleaned(const uint8_t *icc, size_t n_icc, const uint8_t *profile, size_t n)
{
	struct buf b = {.data = (uint8_t *)(uintptr_t)icc, .n = n_icc};
	return icc && n_icc > n - 200 && memcmp(icc + n_icc - (n - 200), profile + 200, n - 200) == 0
		&& !buf_has(&b, "SECRET") && !buf_has(&b, "mmod");
}

#endif
