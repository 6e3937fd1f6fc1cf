/* turn.c - pixels come as they are stored and are put where they are seen, by EXIF's eight orientations.
 *
 * Upright, a row of the file is a row or a column, and is filled from either end: pixels that follow each
 * other in it lie one step apart, be it one to the right or one row up. */
#include <string.h>

#include "image/image_int.h"

bool turn_is_on_its_side(int orientation) { return orientation >= 5; }

/* Read in the file's order, the rows (or columns) that are seen come bottom up. */
bool turn_is_reversed(int orientation)
{
	return orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
}

/* Read in the file's order, what is within such a row comes from the right. */
static bool is_mirrored(int orientation)
{
	return orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
}

int image_turn(int orientation, int degrees)
{
	static const int next[9] = {0, 6, 7, 8, 5, 2, 3, 4, 1}; /* a quarter turn more */
	for (; degrees >= 90; degrees -= 90)
		orientation = next[orientation];
	return orientation;
}

void image_orient(struct image_facts *facts, int orientation)
{
	bool is_on_its_side = turn_is_on_its_side(orientation);
	facts->orientation = orientation;
	facts->width = is_on_its_side ? facts->stored_height : facts->stored_width;
	facts->height = is_on_its_side ? facts->stored_width : facts->stored_height;
}

struct image_rect image_stored(struct image_rect r, int orientation, uint32_t width, uint32_t height)
{
	struct image_rect s = r;
	if (turn_is_on_its_side(orientation))
		s = (struct image_rect){r.y, r.x, r.height, r.width};
	if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8)
		s.x = width - s.x - s.width;
	if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7)
		s.y = height - s.y - s.height;
	return s;
}

struct image_rect image_shrunk(struct image_rect r, struct image_size from, struct image_size to)
{
	enum { MIXED = 3 }; /* [px] at an edge: resampling reaches so far */
	if (from.width == to.width && from.height == to.height)
		return r;
	uint32_t left = (uint32_t)((uint64_t)r.x * to.width / from.width) + 1 + MIXED;
	uint32_t top = (uint32_t)((uint64_t)r.y * to.height / from.height) + 1 + MIXED;
	uint32_t right = (uint32_t)((uint64_t)(r.x + r.width) * to.width / from.width);
	uint32_t bottom = (uint32_t)((uint64_t)(r.y + r.height) * to.height / from.height);
	if (right <= left + MIXED || bottom <= top + MIXED)
		return (struct image_rect){0, 0, 0, 0};
	return (struct image_rect){left, top, right - MIXED - left, bottom - MIXED - top};
}

void image_carry(const struct image_recipe *recipe, int64_t *x, int64_t *y)
{
	const int64_t million = 1000000;
	int64_t left = *x - recipe->crop.x * million, top = *y - recipe->crop.y * million;
	int64_t right = recipe->crop.width * million - left, below = recipe->crop.height * million - top;
	bool is_on_its_side = recipe->turn == 90 || recipe->turn == 270;
	int64_t across = recipe->turn == 180 ? right : left, down = recipe->turn == 180 ? below : top;
	if (is_on_its_side) {
		across = recipe->turn == 90 ? below : top;
		down = recipe->turn == 90 ? left : right;
	}
	*x = across;
	*y = down;
}

struct spot { /* of a pixel that is seen */
	uint32_t x, y;
};

static struct spot find_spot(const struct rows *to, int orientation, uint32_t x, uint32_t y)
{
	bool is_on_its_side = turn_is_on_its_side(orientation);
	struct spot s = is_on_its_side ? (struct spot){y, x} : (struct spot){x, y};
	if (is_mirrored(orientation))
		s.x = to->width - 1 - s.x;
	if (turn_is_reversed(orientation))
		s.y = to->height - 1 - s.y;
	return s;
}

/* `unit` is a constant wherever this is called. */
static inline void put_bytes(uint8_t *to, ptrdiff_t step, const uint8_t *from, uint32_t n, size_t unit)
{
	for (uint32_t i = 0; i < n; i++, from += unit)
		memcpy(to + (ptrdiff_t)i * step, from, unit);
}

static void put_bits(const struct rows *to, int orientation, const uint8_t *from,
                     const struct stored_row *row)
{
	unsigned bits = (unsigned)to->bits, mask = (1u << bits) - 1;
	for (uint32_t i = 0; i < row->n; i++) {
		struct spot s = find_spot(to, orientation, row->x + i * row->every, row->y);
		size_t at = (size_t)i * bits, in = (size_t)s.x * bits;
		unsigned sample = from[at / 8] >> (8 - bits - at % 8) & mask;
		rows_at(to, s.y)[1 + in / 8] |= (uint8_t)(sample << (8 - bits - in % 8));
	}
}

void turn_put(const struct rows *to, int orientation, const uint8_t *plain, const struct stored_row *row)
{
	if (to->bits < 8) {
		put_bits(to, orientation, plain, row);
		return;
	}
	struct spot s = find_spot(to, orientation, row->x, row->y);
	uint8_t *first = rows_at(to, s.y) + 1 + s.x * to->unit;
	ptrdiff_t step = turn_is_on_its_side(orientation)
		? (ptrdiff_t)(to->row_bytes + 1) * (turn_is_reversed(orientation) ? -1 : 1)
		: (ptrdiff_t)to->unit * (is_mirrored(orientation) ? -1 : 1);
	step *= (ptrdiff_t)row->every;
	if (to->unit == 1)
		put_bytes(first, step, plain, row->n, 1);
	else if (to->unit == 2)
		put_bytes(first, step, plain, row->n, 2);
	else if (to->unit == 3)
		put_bytes(first, step, plain, row->n, 3);
	else
		put_bytes(first, step, plain, row->n, 6);
}

int64_t image_carry_row(const struct image_stretch *stretches, size_t n, int64_t y)
{
	const int64_t million = 1000000;
	int64_t above = 0;
	for (size_t i = 0; i < n; i++) {
		int64_t first = stretches[i].first * million, end = stretches[i].end * million;
		above += y < first ? 0 : (y < end ? y : end) - first;
	}
	return above;
}

struct image_facts image_as_filed(const struct image_facts *facts)
{
	struct image_facts filed = *facts;
	if (facts->file_width == 0)
		return filed;
	filed.stored_width = facts->file_width;
	filed.stored_height = facts->file_height;
	filed.file_width = filed.file_height = 0;
	image_orient(&filed, facts->orientation);
	return filed;
}

/* From the end, where nothing is yet to be read. */
void image_square(uint8_t *samples, size_t n, uint32_t file_width, uint32_t file_height, uint32_t width,
                  uint32_t height)
{
	for (uint32_t y = height; y-- > 0;) {
		const uint8_t *row = samples + n * file_width * (size_t)((uint64_t)y * file_height / height);
		uint8_t *to = samples + n * width * (size_t)y;
		for (uint32_t x = width; x-- > 0;)
			memmove(to + n * x, row + n * (size_t)((uint64_t)x * file_width / width), n);
	}
}
