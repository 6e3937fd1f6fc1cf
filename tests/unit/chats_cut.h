/* chats_cut.h - where the long chats of tests/chats are cut, as a PNG or a JPEG; does that part anything? */
#ifndef DOSSIER_TESTS_CHATS_CUT_H
#define DOSSIER_TESTS_CHATS_CUT_H

#include "chats.h"
#include "test.h"

enum { HEIGHTS = 8 };

/* As a PNG. */
static inline struct noise look_at_png(const struct chat *c, uint32_t start)
{
	struct png_structure png = {.colour = PNG_RGB, .bits = 8};
	struct survey survey;
	struct rows rows;
	rows_shape(&rows, c->width, c->height - start, 3, 8);
	rows.data = mem_alloc(rows_bytes(&rows));
	for (uint32_t y = 0; y < rows.height; y++) {
		*rows_at(&rows, y) = 0;
		memcpy(rows_at(&rows, y) + 1, chat_row(c, start + y), rows.row_bytes);
	}
	survey_rows(&survey, &rows, &png);
	free(survey.anchors);
	free(rows.data);
	return survey.noise;
}

static inline uint8_t byte_of(double v)
{
	return (uint8_t)(v < 0 ? 0 : v > 255 ? 255 : v + .5);
}

/* As a JPEG, which comes in lightness and two colours, and is cut between blocks. */
static inline struct noise look_at_jpeg(const struct chat *c, uint32_t start, uint32_t step)
{
	struct noise noise;
	uint8_t *planes = mem_alloc(5 * (size_t)c->width), *greys = planes + 3 * (size_t)c->width;
	noise_start(&noise, c->width, c->height - start);
	noise.is_jpeg = true;
	noise.step = step;
	for (uint32_t y = start; y < c->height; y++) {
		uint8_t *row = greys + y % 2 * c->width, *above = greys + (1 - y % 2) * c->width;
		const uint8_t *p = chat_row(c, y);
		for (uint32_t x = 0; x < c->width; x++, p += 3) {
			double grey = .299 * p[0] + .587 * p[1] + .114 * p[2];
			row[x] = planes[x] = byte_of(grey);
			planes[c->width + x] = byte_of(128 + .564 * (p[2] - grey));
			planes[2 * c->width + x] = byte_of(128 + .713 * (p[0] - grey));
		}
		noise_add_seen(&noise, row, above, planes, 3);
	}
	noise_end_rows(&noise);
	free(planes);
	return noise;
}

/* Rows in which a rounded corner has hardly begun do not count. */
static inline const struct box *box_at(const struct chat *c, uint32_t y, uint32_t slack)
{
	for (size_t i = 0; i < c->n_boxes; i++)
		if (c->boxes[i].top + slack < y && y + slack < c->boxes[i].bottom)
			return &c->boxes[i];
	return NULL;
}

/* A JPEG is cut between its blocks: is there such a row between two boxes? */
static inline bool has_gap(const struct chat *c, uint32_t start, uint32_t from, uint32_t band, uint32_t step)
{
	if (step == 1)
		return true;
	for (uint32_t y = from + step; y <= from + band; y += step)
		if (y - from > band / 6 && !box_at(c, start + y - 4, 0) && !box_at(c, start + y + 3, 0))
			return true;
	return false;
}

struct tally { size_t n_cuts, n_bad; };

/* A bubble that is parted and need not be, and it is told. */
static inline bool is_parted(const struct chat *c, const struct noise *noise, uint32_t start, uint32_t from,
                      uint32_t to, uint32_t band)
{
	const struct box *box = box_at(c, start + to, c->width / 180);
	return box && box->bottom - box->top < band && has_gap(c, start, from, band, noise->step);
}

static inline struct tally count_parted(const struct chat *c, const struct noise *noise, uint32_t start,
                                 uint32_t band, const char *how)
{
	struct arena *a = arena_new();
	struct tally t = {0};
	uint32_t *cuts = noise_find_cuts(noise, a, band, &t.n_cuts), from = 0, height = c->height - start;
	CHECK(t.n_cuts > 0 || height <= band);
	for (size_t i = 0; i <= t.n_cuts; i++) {
		uint32_t to = i < t.n_cuts ? cuts[i] : height;
		CHECK(to > from && to - from <= band);
		if (i < t.n_cuts && is_parted(c, noise, start, from, to, band)) {
			fprintf(stderr, "    %s%s from row %u, bands of %u: row %u parts something\n", c->name, how,
			        start, band, start + to);
			t.n_bad++;
		}
		from = to;
	}
	arena_drop(a);
	return t;
}

#endif
