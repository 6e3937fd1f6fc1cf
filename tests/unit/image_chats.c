/* image_chats.c - long chats of six programs, light and dark, as tests/chats/draw.py drew them, are cut
 * between bubbles: no bubble, picture, sticker, card or line between them is parted that is shorter
 * than a band. Each is looked at from many first rows and cut into bands of many heights, as it is and
 * as JPEG brings it. */
#include "chats.h"
#include "test.h"

enum { HEIGHTS = 8, STARTS = 3 };

/* As a PNG. */
static struct noise look_at_png(const struct chat *c, uint32_t start)
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

static uint8_t byte_of(double v)
{
	return (uint8_t)(v < 0 ? 0 : v > 255 ? 255 : v + .5);
}

/* As a JPEG, which comes in lightness and two colours, and is cut between blocks. */
static struct noise look_at_jpeg(const struct chat *c, uint32_t start, uint32_t step)
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
	free(planes);
	return noise;
}

/* Rows in which a rounded corner has hardly begun do not count. */
static const struct box *box_at(const struct chat *c, uint32_t y, uint32_t slack)
{
	for (size_t i = 0; i < c->n_boxes; i++)
		if (c->boxes[i].top + slack < y && y + slack < c->boxes[i].bottom)
			return &c->boxes[i];
	return NULL;
}

/* A JPEG is cut between its blocks: is there such a row between two boxes? */
static bool has_gap(const struct chat *c, uint32_t start, uint32_t from, uint32_t band, uint32_t step)
{
	if (step == 1)
		return true;
	for (uint32_t y = from + step; y <= from + band; y += step)
		if (y - from > band / 6 && !box_at(c, start + y - 4, 0) && !box_at(c, start + y + 3, 0))
			return true;
	return false;
}

static void test_bands(const struct chat *c, const struct noise *noise, uint32_t start, uint32_t band,
                       const char *how)
{
	struct arena *a = arena_new();
	size_t n;
	uint32_t *cuts = noise_find_cuts(noise, a, band, &n), from = 0, height = c->height - start;
	CHECK(n > 0 || height <= band);
	for (size_t i = 0; i <= n; i++) {
		uint32_t to = i < n ? cuts[i] : height;
		const struct box *box = i < n ? box_at(c, start + to, c->width / 180) : NULL;
		bool is_good = CHECK(to > from && to - from <= band);
		if (box && box->bottom - box->top < band && has_gap(c, start, from, band, noise->step))
			is_good = CHECK(!"a bubble is parted");
		if (!is_good)
			fprintf(stderr, "    %s%s from row %u, bands of %u: row %u, in %u to %u\n", c->name, how, start,
			        band, start + to, box ? box->top : 0, box ? box->bottom : 0);
		from = to;
	}
	arena_drop(a);
}

static void test_chat(const struct chat *c, uint32_t step, const char *how)
{
	for (uint32_t k = 0; k < STARTS; k++) {
		uint32_t start = k * (c->height / 13);
		struct noise noise = step == 1 ? look_at_png(c, start) : look_at_jpeg(c, start, step);
		for (uint32_t i = 0; i < HEIGHTS; i++)
			test_bands(c, &noise, start, c->width * (13 + 3 * i) / 10, how);
		noise_drop(&noise);
	}
}

int main(void)
{
	for (size_t i = 0; i < N_CHATS; i++) {
		struct chat c;
		if (CHECK(chat_load(&c, chat_names[i]))) {
			test_chat(&c, 1, "");
			chat_pass_through_jpeg(&c, 80);
			test_chat(&c, 8, " as JPEG");
			chat_pass_through_jpeg(&c, 70);
			if (strcmp(c.name, "telegram-dark") != 0) /* dark pictures on a dark wallpaper are lost in it */
				test_chat(&c, 16, " as a worse JPEG");
		}
		free(c.rgb);
	}
	return test_end();
}
