/* quantise.c - a screenshot has few colours, and edges between them. Where they are 256 or fewer each keeps
 * its own; else the room of colours is halved again and again, where most pixels are spread widest (median
 * cut), and each part becomes the mean of what lies in it. Whole numbers, so the same everywhere. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/deflate.h"
#include "base/grey.h"
#include "image/image_int.h"

enum { EXACT = 256, SLOTS = 1024, CELLS = 1 << 15, LEVEL = 9 };

struct cell { /* colours that agree in five bits of each component */
	uint64_t n, sums[3];
};

struct part { /* order[first .. last) */
	size_t first, last;
	uint64_t n;
	int axis;
	uint64_t spread; /* along it, by pixels */
};

struct image_palette {
	struct cell cells[CELLS];
	uint32_t slots[SLOTS]; /* colours, 1 + 0xRRGGBB; 0: free */
	uint8_t of_slot[SLOTS];
	int n_exact;           /* EXACT + 1: there are more */
	uint16_t order[CELLS];
	uint8_t of_cell[CELLS];
	uint8_t rgb[3 * EXACT];
	int n;
	bool is_exact;
};

struct image_palette *image_palette_new(void)
{
	struct image_palette *p = mem_alloc(sizeof *p);
	memset(p, 0, sizeof *p);
	return p;
}

void image_palette_drop(struct image_palette *p)
{
	free(p);
}

static size_t cell_of(const uint8_t *rgb)
{
	return (size_t)(rgb[0] >> 3) << 10 | (size_t)(rgb[1] >> 3) << 5 | rgb[2] >> 3;
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

void image_palette_count(struct image_palette *p, const uint8_t *rgb, size_t n_pixels)
{
	for (size_t i = 0; i < n_pixels; i++, rgb += 3) {
		struct cell *c = &p->cells[cell_of(rgb)];
		c->n++;
		for (int k = 0; k < 3; k++)
			c->sums[k] += rgb[k];
		bool is_new = i == 0 || memcmp(rgb, rgb - 3, 3) != 0;
		if (is_new && p->n_exact <= EXACT)
			count_exact(p, rgb);
	}
}

/* ---- median cut ---- */

static int component(size_t cell, int axis)
{
	return (int)(cell >> (10 - 5 * axis) & 31);
}

/* On which axis is it widest, and how much would be won by halving it there? */
static void measure(const struct image_palette *p, struct part *s)
{
	int least[3] = {31, 31, 31}, most[3] = {0, 0, 0}, width = -1;
	s->n = 0;
	for (size_t i = s->first; i < s->last; i++) {
		s->n += p->cells[p->order[i]].n;
		for (int k = 0; k < 3; k++) {
			int v = component(p->order[i], k);
			least[k] = v < least[k] ? v : least[k];
			most[k] = v > most[k] ? v : most[k];
		}
	}
	for (int k = 0; k < 3; k++)
		if (most[k] - least[k] > width) {
			width = most[k] - least[k];
			s->axis = k;
		}
	s->spread = s->last - s->first > 1 ? s->n * (uint64_t)(width * width) : 0;
}

/* By the component, then by the cell. */
static void sort_part(struct image_palette *p, const struct part *s)
{
	uint16_t *kept = mem_alloc((s->last - s->first) * sizeof *kept);
	size_t n = 0;
	for (int v = 0; v < 32; v++)
		for (size_t i = s->first; i < s->last; i++)
			if (component(p->order[i], s->axis) == v)
				kept[n++] = p->order[i];
	memcpy(p->order + s->first, kept, n * sizeof *kept);
	free(kept);
}

/* Where half of its pixels are passed, but between two cells. */
static size_t find_middle(const struct image_palette *p, const struct part *s)
{
	uint64_t passed = 0;
	for (size_t i = s->first; i + 1 < s->last; i++) {
		passed += p->cells[p->order[i]].n;
		if (2 * passed >= s->n)
			return i + 1;
	}
	return s->last - 1;
}

static int cut_parts(struct image_palette *p, struct part *parts, int most)
{
	int n = 1;
	measure(p, &parts[0]);
	while (n < most) {
		struct part *widest = &parts[0];
		for (int i = 1; i < n; i++)
			widest = parts[i].spread > widest->spread ? &parts[i] : widest;
		if (widest->spread == 0)
			break;
		sort_part(p, widest);
		size_t middle = find_middle(p, widest);
		parts[n] = (struct part){.first = middle, .last = widest->last};
		widest->last = middle;
		measure(p, widest);
		measure(p, &parts[n++]);
	}
	return n;
}

static void choose_mean(struct image_palette *p, const struct part *s, int index)
{
	struct cell all = {0};
	for (size_t i = s->first; i < s->last; i++) {
		const struct cell *c = &p->cells[p->order[i]];
		all.n += c->n;
		for (int k = 0; k < 3; k++)
			all.sums[k] += c->sums[k];
		p->of_cell[p->order[i]] = (uint8_t)index;
	}
	for (int k = 0; k < 3; k++)
		p->rgb[3 * index + k] = (uint8_t)((all.sums[k] + all.n / 2) / all.n);
}

static void choose_parts(struct image_palette *p, int most)
{
	struct part parts[EXACT] = {{0}};
	for (size_t i = 0; i < CELLS; i++)
		if (p->cells[i].n > 0)
			p->order[parts[0].last++] = (uint16_t)i;
	p->n = cut_parts(p, parts, most);
	for (int i = 0; i < p->n; i++)
		choose_mean(p, &parts[i], i);
}

static void choose_exact(struct image_palette *p)
{
	p->is_exact = true;
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

bool image_palette_holds(const struct image_palette *p, int most)
{
	return p->n_exact <= most;
}

const uint8_t *image_palette_choose(struct image_palette *p, int most, bool is_grey, int *n)
{
	p->n = 0;
	if (p->n_exact <= most)
		choose_exact(p);
	else
		choose_parts(p, most);
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
