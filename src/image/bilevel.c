/* bilevel.c - in black and white: each pixel becomes the one or the other by what it stands on.
 *
 * Ground is white if it is light and black if it is dark; ink, which is what differs from it, is the other.
 * So a dark theme stays dark, shadows on paper stay paper, and light words on a light button can be read as
 * well as any. Where two grounds meet that become the same, such as a bubble and what it lies on, a thin line
 * is drawn. What is no words becomes dots, as in a newspaper. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/deflate.h"
#include "base/plug.h"
#include "image/plane.h"
#include "image/traces.h"

enum {
	CELL = 4,          /* [px] ink is as far from its ground as the farthest near it: within such cells */
	SHARE = 45,        /* percent of that */
	FAINT = 24,        /* less is no ink */
	BLACK = 32,        /* and darker is black, where that is to be kept */
	EDGE_LEAST = 8, EDGE_MOST = 64, /* from one ground to another */
	DARK = 128,        /* ground of a screen */
	PAPER_SHARE = 45,  /* percent of the paper's lightness: ground of a scan, which has shadows */
	SHADOW_SHARE = 60, /* the same of what is surely paper */
	LEVEL = 9,
};

struct sketch {
	struct plane plane;
	bool is_screen, keeps_black;
	int dark;            /* ground from here on is light */
	uint8_t *farthest;   /* by cell */
	uint32_t across, down;
};

/* ---- the ink ---- */

static void find_farthest(struct sketch *s)
{
	s->across = (s->plane.width + CELL - 1) / CELL;
	s->down = (s->plane.height + CELL - 1) / CELL;
	s->farthest = mem_alloc((size_t)s->across * s->down);
	memset(s->farthest, 0, (size_t)s->across * s->down);
	for (uint32_t y = 0; y < s->plane.height; y++)
		for (uint32_t x = 0; x < s->plane.width; x++) {
			uint8_t *cell = s->farthest + (size_t)(y / CELL) * s->across + x / CELL;
			int d = plane_distance(&s->plane, (size_t)y * s->plane.width + x);
			*cell = d > *cell ? (uint8_t)d : *cell;
		}
}

/* What is ink in a cell is at least so far from its ground. */
static int ink_in(const struct sketch *s, uint32_t x, uint32_t y)
{
	int most = 0;
	for (uint32_t v = y > 0 ? y - 1 : 0; v <= y + 1 && v < s->down; v++)
		for (uint32_t u = x > 0 ? x - 1 : 0; u <= x + 1 && u < s->across; u++) {
			int d = s->farthest[(size_t)v * s->across + u];
			most = d > most ? d : most;
		}
	int ink = most * SHARE / 100;
	return ink > FAINT ? ink : FAINT;
}

/* ---- black and white ---- */

/* Black is 1. */
static void put_pixel(uint8_t *row, uint32_t x, bool is_black)
{
	row[x / 8] |= (uint8_t)(is_black << (7 - x % 8));
}

/* Between two light grounds or two dark ones, such as a bubble and what it lies on. */
static bool is_edge(const struct sketch *s, size_t i, size_t before)
{
	int here = s->plane.ground[i], there = s->plane.ground[before], step = abs(here - there);
	return step >= EDGE_LEAST && step <= EDGE_MOST && (here >= s->dark) == (there >= s->dark);
}

static bool is_on_edge(const struct sketch *s, uint32_t x, size_t i)
{
	uint32_t width = s->plane.width;
	return s->is_screen && ((x > 0 && is_edge(s, i, i - 1)) || (i >= width && is_edge(s, i, i - width)));
}

/* Of dots in the order in which they turn white: even greys, whichever 8 x 8 pixels are looked at. */
static bool is_white_dot(uint32_t x, uint32_t y, int grey)
{
	unsigned order = 0, odd = x ^ y;
	for (int bit = 0; bit < 3; bit++)
		order = order << 2 | (odd >> bit & 1) << 1 | (y >> bit & 1);
	return grey * 64 > (int)order * 255 + 127;
}

static void put_words(const struct sketch *s, uint8_t *row, uint32_t y)
{
	size_t i = (size_t)y * s->plane.width;
	int ink = 0;
	for (uint32_t x = 0; x < s->plane.width; x++, i++) {
		ink = x % CELL ? ink : ink_in(s, x / CELL, y / CELL);
		bool is_ink = plane_distance(&s->plane, i) >= ink || is_on_edge(s, x, i);
		bool is_kept = s->keeps_black && s->plane.grey[i] <= BLACK;
		put_pixel(row, x, is_kept || is_ink == (s->plane.ground[i] >= s->dark));
	}
}

static void put_dots(const struct sketch *s, uint8_t *row, uint32_t y)
{
	for (uint32_t x = 0; x < s->plane.width; x++)
		put_pixel(row, x, !is_white_dot(x, y, s->plane.grey[(size_t)y * s->plane.width + x]));
}

static bool is_exact(const uint8_t *rgb, size_t n_pixels)
{
	unsigned differs = 0;
	for (size_t i = 0; i < 3 * n_pixels; i++)
		differs |= (unsigned)(rgb[i] ^ (rgb[i] >> 7) * 255);
	for (size_t i = 0; differs == 0 && i < n_pixels; i++)
		differs = (unsigned)(rgb[3 * i] ^ rgb[3 * i + 1]) | (unsigned)(rgb[3 * i] ^ rgb[3 * i + 2]);
	return differs == 0;
}

/* What is black and white already stays as it is. */
static void copy_exactly(uint8_t *bits, const uint8_t *rgb, uint32_t width, uint32_t height)
{
	size_t stride = ((size_t)width + 7) / 8;
	memset(bits, 0, stride * height);
	for (uint32_t y = 0; y < height; y++)
		for (uint32_t x = 0; x < width; x++, rgb += 3)
			put_pixel(bits + stride * y, x, *rgb == 0);
}

/* Rows of whole bytes. */
static struct sketch binarise(uint8_t *bits, const uint8_t *rgb, uint32_t width, uint32_t height,
                              const struct image_words *words)
{
	size_t stride = ((size_t)width + 7) / 8;
	bool has_words = image_is_words(words);
	struct sketch s = {.plane = plane_new(rgb, width, height), .is_screen = words->is_screen,
		.keeps_black = words->keeps_black};
	s.dark = s.is_screen ? DARK : words_paper(words) * PAPER_SHARE / 100;
	memset(bits, 0, stride * height);
	for (uint32_t y = 0; has_words && y < height; y++)
		plane_find_ground(&s.plane, y);
	if (has_words)
		find_farthest(&s);
	for (uint32_t y = 0; y < height; y++)
		(has_words ? put_words : put_dots)(&s, bits + stride * y, y);
	return s;
}

static void drop_sketch(struct sketch *s)
{
	plane_drop(&s->plane);
	free(s->farthest);
}

/* ---- to bytes ---- */

/* Where libtiff is not there. White is 1 in a PDF's greys. */
static void deflate_bits(struct buf *out, const uint8_t *bits, uint32_t width, uint32_t height)
{
	struct rows rows;
	rows_shape(&rows, width, height, 1, 1);
	rows.data = mem_alloc(rows_bytes(&rows));
	for (uint32_t y = 0; y < height; y++) {
		uint8_t *to = rows_at(&rows, y);
		*to++ = 0;
		for (size_t i = 0; i < rows.row_bytes; i++)
			to[i] = (uint8_t)~bits[rows.row_bytes * y + i];
	}
	deflate_bytes(out, rows.data, rows_bytes(&rows), LEVEL);
	free(rows.data);
}

enum image_coding image_write_bilevel(struct buf *out, const uint8_t *rgb, uint32_t width, uint32_t height,
                                      const struct image_words *words)
{
	__typeof__(&fax_pack) pack = PLUG_FIND("dossier-tiff.so", fax_pack);
	uint8_t *bits = mem_alloc(((size_t)width + 7) / 8 * height);
	struct sketch s = {0};
	if (is_exact(rgb, (size_t)width * height))
		copy_exactly(bits, rgb, width, height);
	else
		s = binarise(bits, rgb, width, height, words);
	drop_sketch(&s);
	bool is_fax = pack && pack(out, bits, width, height);
	if (!is_fax)
		deflate_bits(out, bits, width, height);
	free(bits);
	return is_fax ? CODING_FAX : CODING_FLATE;
}

bool image_bilevel_loses(const uint8_t *rgb, uint32_t width, uint32_t height,
                         const struct image_words *words)
{
	if (is_exact(rgb, (size_t)width * height))
		return false;
	uint8_t *bits = mem_alloc(((size_t)width + 7) / 8 * height);
	struct sketch s = binarise(bits, rgb, width, height, words);
	int paper = words_paper(words) * SHADOW_SHARE / 100;
	bool loses = image_is_words(words) && strokes_are_broken(&s.plane, bits, paper > s.dark ? paper : s.dark);
	drop_sketch(&s);
	loses = loses || traces_are_lost(rgb, width, height, bits);
	free(bits);
	return loses;
}

size_t image_bilevel_bytes(size_t pixels)
{
	return 5 * pixels; /* traces.c */
}
