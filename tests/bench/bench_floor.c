/* bench_floor.c - what no program that shows these pictures and vouches for them can avoid: read and
 * SHA-256 every file once, inflate every PNG once, recompress the opaque RGBA ones without their alpha.
 *
 *     bench_floor PICTURE...        (bench_run measures it)
 *
 * One thread; the rooms' own doors to libcrypto and libdeflate. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/deflate.h"
#include "custody/custody.h"
#include "image/image_int.h"

static size_t take_alpha_out(uint8_t *p, uint32_t width, uint32_t height)
{
	uint8_t *to = p;
	for (uint32_t y = 0; y < height; y++) {
		*to++ = *p++;
		for (uint32_t x = 0; x < width; x++, p += 4, to += 3)
			memmove(to, p, 3);
	}
	return (size_t)height * (1 + 3 * (size_t)width);
}

static void inflate_png(const struct fs_file *f, const struct png_structure *png)
{
	struct buf packed = {0};
	struct rows rows;
	rows_shape(&rows, png->width, png->height, png_channels(png->colour), png->bits);
	for (size_t i = 0; i < png->n_runs; i++)
		if (!fs_read_at(f, buf_extend(&packed, png->runs[i].n), png->runs[i].n, png->runs[i].offset))
			exit(1);
	rows.data = mem_alloc(rows_bytes(&rows));
	if (inflate_bytes(rows.data, rows_bytes(&rows), packed.data, packed.n) != INFLATE_OK)
		exit(1);
	buf_drop(&packed);
	if (png->colour == PNG_RGB_ALPHA && png->bits == 8)
		deflate_bytes(&packed, rows.data, take_alpha_out(rows.data, png->width, png->height), 6);
	buf_drop(&packed);
	free(rows.data);
}

static bool is_png(const struct fs_file *f)
{
	uint8_t head[8];
	return fs_read_at(f, head, sizeof head, 0) && memcmp(head, "\x89PNG\r\n\x1A\n", sizeof head) == 0;
}

static void do_file(const char *place)
{
	struct arena *a = arena_new();
	struct fs_file f;
	struct digest digest;
	struct png_structure png;
	struct image_fault fault;
	if (!fs_open(&f, place) || !custody_hash_file(&digest, &f))
		exit(1);
	if (is_png(&f) && image_walk_png(&png, &f, a, &fault) && !png.is_interlaced)
		inflate_png(&f, &png);
	fs_close(&f);
	arena_drop(a);
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		do_file(argv[i]);
	return 0;
}
