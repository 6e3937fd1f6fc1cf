/* quantise.c - a screenshot has few colours, and edges between them. Where they are as few as may be each
 * keeps its own; else those that are alike share one, see colours.c. Fewer are lighter, but not at any price:
 * areas of one colour, however small, have to keep it. Whole numbers, so the same everywhere. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/deflate.h"
#include "base/grey.h"
#include "image/image_int.h"

enum { EXACT = 256, SLOTS = 1024, CELLS = 1 << 15, LEVEL = 9 };
enum { /* by how much, in steps of 255, what may move */
	PATCH = 64, PATCH_MOVED = 32, /* [px] of one colour: a word on a label */
	GROUND_SHARE = 200, GROUND_MOVED = 5, /* of all: what bubbles stand on, or one of them */
	SLOPE = 24, TONES_MOVED = 150, /* the sum of squares of those of tones, in hundredths of all pixels */
};

struct cell { /* colours that agree in five bits of each component */
	uint32_t n, area, toned;
	uint64_t sums[3];
};

struct image_palette {
	struct cell cells[CELLS];
	uint32_t slots[SLOTS]; /* colours, 1 + 0xRRGGBB; 0: free */
	uint8_t of_slot[SLOTS];
	int n_exact;           /* EXACT + 1: there are more */
	uint64_t n_pixels;
	struct colour colours[CELLS];
	uint16_t of_colour[CELLS]; /* its cell */
	size_t n_colours;
	uint8_t of_cell[CELLS];
	uint8_t rgb[3 * EXACT];
	int n;
	bool is_exact;
	bool keeps_black; /* the last of the colours is black, for what is in its cell */
};

struct image_palette *image_palette_new(bool keeps_black)
{
	struct image_palette *p = mem_alloc(sizeof *p);
	memset(p, 0, sizeof *p);
	p->keeps_black = keeps_black;
	return p;
}

size_t image_palette_bytes(void)
{
	return sizeof(struct image_palette) + 2 * CELLS * sizeof(uint32_t);
}

void image_palette_drop(struct image_palette *p)
{
	free(p);
}

static uint16_t cell_of(const uint8_t *rgb)
{
	return (uint16_t)((rgb[0] >> 3) << 10 | (rgb[1] >> 3) << 5 | rgb[2] >> 3);
}

/* Where the colour is, or would be. */
static size_t slot_of(const struct image_palette *p, const uint8_t *rgb)
{
	uint32_t key = 1 + ((uint32_t)rgb[0] << 16 | (uint32_t)rgb[1] << 8 | rgb[2]);
	size_t at = key * UINT32_C(2654435761) >> 22;
	while (p->slots[at] && p->slots[at] != key)
		at = (at + 1) % SLOTS;
	return at;
}

static void count_exact(struct image_palette *p, const uint8_t *rgb)
{
	size_t at = slot_of(p, rgb);
	if (p->slots[at])
		return;
	if (p->n_exact < EXACT)
		p->slots[at] = 1 + ((uint32_t)rgb[0] << 16 | (uint32_t)rgb[1] << 8 | rgb[2]);
	p->n_exact++;
}

static bool is_near(const uint8_t *a, const uint8_t *b)
{
	return abs(a[0] - b[0]) <= SLOPE && abs(a[1] - b[1]) <= SLOPE && abs(a[2] - b[2]) <= SLOPE;
}

/* Of grain, or a slope: a little different from all around it, as near letters nothing is. */
static bool is_toned(const uint8_t *rgb, const uint8_t *above)
{
	return memcmp(rgb, above, 3) != 0 && is_near(rgb, above) && is_near(rgb, rgb - 3) && is_near(rgb, rgb - 6)
		&& is_near(rgb, rgb + 3) && is_near(rgb, above - 3) && is_near(rgb, above + 3);
}

static void count_pixel(struct cell *c, const uint8_t *rgb)
{
	c->n++;
	for (int k = 0; k < 3; k++)
		c->sums[k] += rgb[k];
}

/* Of an area is what is like its neighbours to the left and above, and the one between them. above: NULL at
 * the top; cells: of the row above, then of this one. */
static void count_row(struct image_palette *p, const uint8_t *rgb, const uint8_t *above, uint32_t width,
                      uint16_t *cells)
{
	uint16_t cell = 0, left = 0;
	bool is_like = false;
	for (uint32_t x = 0; x < width; x++, rgb += 3, left = cell) {
		bool is_new = x == 0 || memcmp(rgb, rgb - 3, 3) != 0, was_like = is_like;
		if (is_new)
			cell = cell_of(rgb);
		if (is_new && p->n_exact <= EXACT)
			count_exact(p, rgb);
		is_like = above && cell == cells[x];
		cells[x] = cell;
		count_pixel(&p->cells[cell], rgb);
		p->cells[cell].area += is_like && was_like && cell == left;
		if (is_new && above && x > 1 && x + 1 < width)
			p->cells[cell].toned += is_toned(rgb, above + 3 * (size_t)x);
	}
}

void image_palette_count(struct image_palette *p, const uint8_t *rgb, uint32_t width, uint32_t height)
{
	uint16_t *cells = mem_alloc(width * sizeof *cells);
	size_t row = 3 * (size_t)width;
	for (uint32_t y = 0; y < height; y++, rgb += row)
		count_row(p, rgb, y > 0 ? rgb - row : NULL, width, cells);
	free(cells);
	p->n_pixels += (uint64_t)width * height;
}

/* ---- colours ---- */

/* The mean of each cell. */
static void find_colours(struct image_palette *p, bool is_grey)
{
	p->n_colours = 0;
	for (size_t i = 0; i < CELLS; i++) {
		const struct cell *from = &p->cells[i];
		struct colour *to = &p->colours[p->n_colours];
		if (from->n == 0 || (i == 0 && p->keeps_black))
			continue;
		*to = (struct colour){.n = from->n, .area = from->area, .toned = from->toned};
		for (int k = 0; k < 3; k++)
			to->rgb[k] = (uint8_t)((from->sums[k] + from->n / 2) / from->n);
		if (is_grey)
			memset(to->rgb, grey_of(to->rgb[0], to->rgb[1], to->rgb[2]), 3);
		p->of_colour[p->n_colours++] = (uint16_t)i;
	}
}

static void choose_few(struct image_palette *p, int most)
{
	most -= p->keeps_black;
	p->n = p->n_colours > 0 ? colours_choose(p->rgb, most, p->colours, p->n_colours) : 0;
	for (size_t i = 0; i < p->n_colours; i++)
		p->of_cell[p->of_colour[i]] = p->colours[i].index;
	if (p->keeps_black) {
		p->of_cell[0] = (uint8_t)p->n;
		memset(p->rgb + 3 * (size_t)p->n++, 0, 3);
	}
}

static void choose_exact(struct image_palette *p)
{
	for (size_t i = 0; i < SLOTS; i++)
		if (p->slots[i]) {
			uint32_t colour = p->slots[i] - 1;
			for (int k = 0; k < 3; k++)
				p->rgb[3 * p->n + k] = (uint8_t)(colour >> (16 - 8 * k));
			p->of_slot[i] = (uint8_t)p->n++;
		}
}

static void drop_colours(struct image_palette *p)
{
	for (int i = 0; i < p->n; i++) {
		uint8_t *c = p->rgb + 3 * i;
		c[0] = c[1] = c[2] = grey_of(c[0], c[1], c[2]);
	}
}

/* Is every area still seen as it was, and no tone as steps? */
static bool is_good(const struct image_palette *p)
{
	uint64_t ground = p->n_pixels / GROUND_SHARE;
	return colours_moved(p->rgb, p->colours, p->n_colours, PATCH) <= PATCH_MOVED
		&& colours_moved(p->rgb, p->colours, p->n_colours, ground) <= GROUND_MOVED
		&& colours_tones_moved(p->rgb, p->colours, p->n_colours) <= TONES_MOVED * p->n_pixels / 100;
}

int image_palette_least(struct image_palette *p, bool is_grey)
{
	static const int sizes[] = {16, 32, 64, EXACT, 0};
	const int *n = sizes;
	find_colours(p, is_grey);
	for (; *n > 0 && p->n_exact > *n; n++) {
		choose_few(p, *n);
		if (is_good(p))
			break;
	}
	return *n;
}

const uint8_t *image_palette_choose(struct image_palette *p, int most, bool is_grey, int *n)
{
	p->n = 0;
	p->is_exact = p->n_exact <= most;
	find_colours(p, is_grey);
	if (p->is_exact)
		choose_exact(p);
	else
		choose_few(p, most);
	if (is_grey)
		drop_colours(p);
	*n = p->n;
	return p->rgb;
}

/* ---- indices ---- */

static int bits_for(int n)
{
	return n <= 2 ? 1 : n <= 4 ? 2 : n <= 16 ? 4 : 8;
}

static unsigned index_of(const struct image_palette *p, const uint8_t *rgb)
{
	return p->is_exact ? p->of_slot[slot_of(p, rgb)] : p->of_cell[cell_of(rgb)];
}

static void put_row(const struct image_palette *p, uint8_t *to, const uint8_t *rgb, uint32_t width, int bits)
{
	unsigned index = 0;
	for (uint32_t x = 0; x < width; x++, rgb += 3) {
		if (x == 0 || memcmp(rgb, rgb - 3, 3) != 0)
			index = index_of(p, rgb);
		size_t bit = (size_t)x * (size_t)bits;
		to[bit / 8] |= (uint8_t)(index << (8 - (size_t)bits - bit % 8));
	}
}

int image_palette_pack(struct buf *out, const struct image_palette *p, const uint8_t *rgb, uint32_t width,
                       uint32_t height)
{
	struct rows rows;
	int bits = bits_for(p->n);
	rows_shape(&rows, width, height, 1, bits);
	rows.data = mem_alloc(rows_bytes(&rows));
	memset(rows.data, 0, rows_bytes(&rows));
	for (uint32_t y = 0; y < height; y++)
		put_row(p, rows_at(&rows, y) + 1, rgb + 3 * (size_t)width * y, width, bits);
	deflate_bytes(out, rows.data, rows_bytes(&rows), LEVEL);
	free(rows.data);
	return bits;
}
