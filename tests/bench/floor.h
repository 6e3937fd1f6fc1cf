/* floor.h - what no program that shows pictures and vouches for them can avoid: read and SHA-256 every file
 * once, inflate every PNG once, recompress the opaque RGBA ones without their alpha. One thread; the rooms'
 * own doors to Nettle and libdeflate. */
#ifndef DOSSIER_TESTS_FLOOR_H
#define DOSSIER_TESTS_FLOOR_H

#include <stdlib.h>
#include <string.h>

#include "base/deflate.h"
#include "custody/custody.h"
#include "image/image_int.h"

struct floor { /* a picture on its way */
	struct png_structure png;
	struct buf packed;
	struct rows rows;
};

static inline void floor_hash(const struct fs_file *f)
{
	struct digest digest;
	if (!custody_hash_file(&digest, f))
		exit(1);
}

/* false: there is nothing to inflate, or libpng would have to. */
static inline bool floor_load(struct floor *x, const struct fs_file *f, struct arena *a)
{
	uint8_t head[8];
	struct image_fault fault;
	*x = (struct floor){0};
	if (!fs_read_at(f, head, sizeof head, 0) || memcmp(head, "\x89PNG\r\n\x1A\n", sizeof head) != 0
	    || !image_walk_png(&x->png, f, a, &fault) || x->png.is_interlaced)
		return false;
	for (size_t i = 0; i < x->png.n_runs; i++) {
		const struct image_bytes *run = &x->png.runs[i];
		if (!fs_read_at(f, buf_extend(&x->packed, run->n), run->n, run->offset))
			exit(1);
	}
	return true;
}

static inline void floor_inflate(struct floor *x)
{
	const struct png_structure *png = &x->png;
	rows_shape(&x->rows, png->width, png->height, png_channels(png->colour), png->bits);
	x->rows.data = mem_alloc(rows_bytes(&x->rows));
	if (inflate_bytes(x->rows.data, rows_bytes(&x->rows), x->packed.data, x->packed.n) != INFLATE_OK)
		exit(1);
}

static inline size_t floor_take_alpha_out(uint8_t *p, uint32_t width, uint32_t height)
{
	uint8_t *to = p;
	for (uint32_t y = 0; y < height; y++) {
		*to++ = *p++;
		for (uint32_t x = 0; x < width; x++, p += 4, to += 3)
			memmove(to, p, 3);
	}
	return (size_t)height * (1 + 3 * (size_t)width);
}

static inline void floor_recompress(struct floor *x)
{
	struct buf packed = {0};
	if (x->png.colour == PNG_RGB_ALPHA && x->png.bits == 8)
		deflate_bytes(&packed, x->rows.data,
		              floor_take_alpha_out(x->rows.data, x->png.width, x->png.height), 6);
	buf_drop(&packed);
}

static inline void floor_drop(struct floor *x)
{
	buf_drop(&x->packed);
	free(x->rows.data);
}

#endif
