/* turn_png.c - the rows of a PNG that is to be turned, as they come out of its packed data, interlaced or
 * not: each is made plain, stripped of what is transparent and put where it is seen. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "image/image_int.h"

struct pass { /* pixels x, x + dx, ... of rows y, y + dy, ... */
	uint32_t x, y, dx, dy;
};
static const struct pass whole[] = {{0, 0, 1, 1}}, interlaced[] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8},
	{2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};

struct arrival { /* of rows */
	struct png_work *work;
	const struct pass *pass, *end;
	struct rows row;    /* of the pass; data: what has come of it, filter byte first */
	uint32_t y;         /* in the pass */
	size_t n_come;
	uint8_t *above;     /* the row before it, plain, filter byte first */
	uint8_t *stripped;  /* room for a row */
	bool has_opaque, has_clear; /* rows of either kind */
	bool is_too_long;
};

/* ---- passes ---- */

static uint32_t count_from(uint32_t first, uint32_t every, uint32_t end)
{
	return first < end ? (end - first + every - 1) / every : 0;
}

/* The next pass that has pixels. */
static void start_pass(struct arrival *a)
{
	const struct png_structure *png = &a->work->png;
	uint8_t *data = a->row.data;
	for (; a->pass < a->end; a->pass++) {
		uint32_t width = count_from(a->pass->x, a->pass->dx, png->width);
		uint32_t height = count_from(a->pass->y, a->pass->dy, png->height);
		if (width == 0 || height == 0)
			continue;
		rows_shape(&a->row, width, height, png_channels(png->colour), png->bits);
		memset(a->above, 0, 1 + a->row.row_bytes);
		break;
	}
	a->row.data = data;
	a->y = 0;
}

/* ---- rows ---- */

/* The row without alpha; what is transparent is blended on white. */
static void strip(struct arrival *a, struct rows *row)
{
	const struct png_structure *png = &a->work->png;
	if (png->colour == PNG_GREY_ALPHA || png->colour == PNG_RGB_ALPHA) {
		bool is_opaque = rows_drop_alpha(row);
		a->has_opaque |= is_opaque;
		a->has_clear |= !is_opaque;
		if (!is_opaque)
			rows_flatten_alpha(row);
	} else if (png->n_trns && png->colour != PNG_PALETTE) {
		a->has_clear |= rows_flatten_key(row, png);
	}
}

static bool end_row(struct arrival *a)
{
	struct png_work *w = a->work;
	uint8_t *come = a->row.data;
	struct rows one = a->row;
	one.height = 1;
	if (!rows_have_good_filters(&one))
		return image_fail(w->fault, "image-corrupt", image_advice_again,
		                  "is damaged: it has rows of no known kind");
	rows_unfilter(come + 1, come, a->above + 1, one.row_bytes, one.unit);
	*come = 0;
	one.data = memcpy(a->stripped, come, 1 + one.row_bytes);
	strip(a, &one);
	struct stored_row stored = {a->pass->x, a->pass->y + a->y * a->pass->dy, a->pass->dx, one.width};
	turn_put(&w->rows, w->job->facts->orientation, one.data + 1, &stored);
	a->row.data = a->above;
	a->above = come;
	a->n_come = 0;
	if (++a->y == a->row.height) {
		a->pass++;
		start_pass(a);
	}
	return true;
}

static bool on_bytes(void *arrival, const uint8_t *bytes, size_t n)
{
	struct arrival *a = arrival;
	while (n > 0) {
		if (a->pass == a->end) {
			a->is_too_long = true;
			return false;
		}
		size_t rest = 1 + a->row.row_bytes - a->n_come, piece = n < rest ? n : rest;
		memcpy(a->row.data + a->n_come, bytes, piece);
		a->n_come += piece;
		bytes += piece;
		n -= piece;
		if (piece == rest && !end_row(a))
			return false;
	}
	return true;
}

/* ---- the whole ---- */

/* The rows that are to come, as they are seen: without alpha, and empty. */
static void take_memory(struct png_work *w)
{
	const struct image_facts *facts = w->job->facts;
	int channels = png_channels(w->png.colour);
	rows_shape(&w->rows, facts->width, facts->height, channels % 2 ? channels : channels - 1, w->png.bits);
	w->rows.data = mem_alloc(rows_bytes(&w->rows));
	memset(w->rows.data, 0, rows_bytes(&w->rows));
}

static void tell_steps(struct png_work *w, const struct arrival *a)
{
	w->is_plain = w->is_changed = w->is_upright = true;
	w->steps |= STEP_RECODED;
	if (a->has_clear)
		w->steps |= STEP_ALPHA_FLATTENED;
	else if (a->has_opaque)
		w->steps |= STEP_ALPHA_DROPPED;
}

enum inflate_result png_turn_rows(struct png_work *w, const struct byte_source *source)
{
	struct arrival a = {.work = w, .pass = whole, .end = whole + 1};
	size_t most = 1 + w->rows.row_bytes;
	if (w->png.is_interlaced) {
		a.pass = interlaced;
		a.end = interlaced + sizeof interlaced / sizeof *interlaced;
	}
	uint8_t *room = mem_alloc(3 * most);
	a.row.data = room;
	a.above = room + most;
	a.stripped = room + 2 * most;
	start_pass(&a);
	take_memory(w);
	enum inflate_result result = inflate_flow(&(struct byte_sink){on_bytes, &a}, source);
	free(room);
	tell_steps(w, &a);
	if (a.is_too_long)
		return INFLATE_LONG;
	return result == INFLATE_OK && a.pass != a.end ? INFLATE_SHORT : result;
}
