/* black.c - a picture that is encoded with loss: does what is covered in it stay black? What lies around
 * rings into the blocks at the edge, the more the coarser they are and the louder it is: most photos are
 * quiet. It is asked of what was encoded, decoded again, and more strictly than verify looks at the finished
 * PDF, by other code. Nothing that is hidden is in what rings: it was filled before. */
#include <stdlib.h>
#include <string.h>

#include "privacy/privacy_int.h"

enum {
	BLOCK = 8, /* [px] of a JPEG whose colours are as fine as its light */
	WHOLE_MOST = 24, WHOLE_MEAN = 4, /* of 255, where all of a block is covered, */
	EDGE_MOST = 112, EDGE_BLOCK_MEAN = 36, EDGE_MEAN = 12, /* and where a part of it is */
};

struct shade { /* of samples */
	uint64_t sum, n;
	unsigned most;
};

static void add(struct shade *to, const struct shade *s)
{
	to->sum += s->sum;
	to->n += s->n;
	to->most = s->most > to->most ? s->most : to->most;
}

static bool is_dark(const struct shade *s, unsigned most, unsigned mean)
{
	return s->most <= most && s->sum <= mean * s->n;
}

static struct shade look_at(const struct image_raster *p, const struct image_rect *r)
{
	struct shade s = {.n = 3 * (uint64_t)r->width * r->height};
	for (uint32_t y = r->y; y < r->y + r->height; y++) {
		const uint8_t *row = p->rgb + 3 * ((size_t)y * p->width + r->x);
		for (size_t i = 0; i < 3 * (size_t)r->width; i++) {
			s.sum += row[i];
			s.most = row[i] > s.most ? row[i] : s.most;
		}
	}
	return s;
}

/* What the rectangle has of the block at x, y. */
static struct image_rect part_of(const struct image_rect *r, uint32_t x, uint32_t y)
{
	uint32_t left = x > r->x ? x : r->x, top = y > r->y ? y : r->y;
	uint32_t right = x + BLOCK < r->x + r->width ? x + BLOCK : r->x + r->width;
	uint32_t foot = y + BLOCK < r->y + r->height ? y + BLOCK : r->y + r->height;
	return (struct image_rect){left, top, right - left, foot - top};
}

/* Of its block, as far as the picture goes. */
static bool has_all(const struct image_raster *p, const struct image_rect *part)
{
	uint32_t right = part->x + part->width, foot = part->y + part->height;
	return part->x % BLOCK == 0 && part->y % BLOCK == 0 && (right % BLOCK == 0 || right == p->width)
		&& (foot % BLOCK == 0 || foot == p->height);
}

static bool is_black(const struct image_raster *p, const struct image_rect *r)
{
	struct shade whole = {0}, edge = {0};
	bool is_good = true;
	for (uint32_t y = r->y / BLOCK * BLOCK; y < r->y + r->height; y += BLOCK)
		for (uint32_t x = r->x / BLOCK * BLOCK; x < r->x + r->width; x += BLOCK) {
			struct image_rect part = part_of(r, x, y);
			struct shade s = look_at(p, &part);
			bool is_whole = has_all(p, &part);
			is_good = is_good && (is_whole || is_dark(&s, EDGE_MOST, EDGE_BLOCK_MEAN));
			add(is_whole ? &whole : &edge, &s);
		}
	return is_good && is_dark(&whole, WHOLE_MOST, WHOLE_MEAN) && is_dark(&edge, EDGE_MOST, EDGE_MEAN);
}

static bool on_read(void *bytes, void *to, size_t n, size_t *got)
{
	struct buf *b = bytes; /* what is not read yet */
	*got = n < b->n ? n : b->n;
	memcpy(to, b->data, *got);
	b->data += *got;
	b->n -= *got;
	return true;
}

bool privacy_stays_black(const struct buf *jpeg, const struct image_band *band,
                         const struct image_rect *covered, size_t n)
{
	struct image_encoding e = {.bands = (struct image_band *)(uintptr_t)band, .n_bands = 1};
	struct buf rest = *jpeg;
	struct image_stream stream = {on_read, &rest};
	uint8_t *rgb = mem_alloc(3 * (size_t)band->width * band->height);
	struct image_raster pixels = {band->width, band->height, rgb, false};
	bool is_good = image_shrink(rgb, band->width, band->height, &e, 0, &stream);
	for (size_t i = 0; is_good && i < n; i++)
		is_good = covered[i].width == 0 || is_black(&pixels, &covered[i]);
	free(rgb);
	return is_good;
}
