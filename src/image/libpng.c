/* libpng.c - what is left to libpng: interlaced pictures and the emoji bitmaps of fonts. Its errors jump;
 * they are caught in decode_rows, which therefore keeps all it has in a struct of its caller. */
#include <errno.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "base/arena.h"
#include "base/message.h"
#include "image/image_int.h"

enum { MAX_EMOJI = 1024 };

struct decoder {
	struct window window;
	uint64_t at;
	struct rows *rows;
	png_bytep *lines;
	png_structp png;
	png_infop info;
	struct image_fault *fault;
	bool has_ended; /* the file has, or could not be read */
};

static _Noreturn void on_error(png_structp png, png_const_charp words)
{
	(void)words; /* libpng's words mean nothing to a seller */
	png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp words)
{
	(void)png, (void)words;
}

static void on_read(png_structp png, png_bytep to, size_t n)
{
	struct decoder *d = png_get_io_ptr(png);
	while (n > 0) {
		size_t got;
		const uint8_t *p = window_look(&d->window, d->at, 1, &got);
		if (!p) {
			d->has_ended = true;
			png_error(png, "end of file");
		}
		got = got < n ? got : n;
		memcpy(to, p, got);
		to += got;
		n -= got;
		d->at += got;
	}
}

/* The rows as the file has them: no conversion, only the passes put together. */
static bool decode_rows(struct decoder *d)
{
	if (setjmp(png_jmpbuf(d->png)))
		return false;
	png_set_read_fn(d->png, d, on_read);
	png_set_user_limits(d->png, INT32_MAX, INT32_MAX);
	png_set_keep_unknown_chunks(d->png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
	png_set_crc_action(d->png, PNG_CRC_ERROR_QUIT, PNG_CRC_QUIET_USE);
	png_read_info(d->png, d->info);
	if (png_get_rowbytes(d->png, d->info) != d->rows->row_bytes
	    || png_get_image_height(d->png, d->info) != d->rows->height)
		return false;
	png_set_interlace_handling(d->png);
	png_read_image(d->png, d->lines);
	png_read_end(d->png, NULL);
	return true;
}

static void point_at_rows(struct decoder *d)
{
	struct rows *r = d->rows;
	d->lines = mem_alloc(r->height * sizeof *d->lines);
	for (uint32_t y = 0; y < r->height; y++) {
		*rows_at(r, y) = 0;
		memset(rows_at(r, y) + 1, 0, r->row_bytes);
		d->lines[y] = rows_at(r, y) + 1;
	}
}

bool libpng_decode(struct rows *r, const struct fs_file *f, struct image_fault *fault)
{
	struct decoder d = {.rows = r, .fault = fault};
	window_open(&d.window, f);
	d.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, on_error, on_warning);
	d.info = d.png ? png_create_info_struct(d.png) : NULL;
	if (!d.info)
		mem_exhausted();
	point_at_rows(&d);
	bool is_good = decode_rows(&d);
	png_destroy_read_struct(&d.png, &d.info, NULL);
	free(d.lines);
	if (!is_good && d.has_ended)
		return window_fail(&d.window, fault, N_("its picture data"));
	return is_good || image_fail(fault, "image-corrupt", image_advice_again,
	                             "is damaged: its picture data cannot be decoded");
}

static void split_planes(const uint8_t *rgba, size_t pixels, struct buf *rgb, struct buf *alpha)
{
	uint8_t *colours = buf_extend(rgb, 3 * pixels), *opacity = buf_extend(alpha, pixels);
	for (size_t i = 0; i < pixels; i++) {
		memcpy(colours + 3 * i, rgba + 4 * i, 3);
		opacity[i] = rgba[4 * i + 3];
	}
}

bool image_decode_rgba(const void *png, size_t n, uint32_t *width, uint32_t *height, struct buf *rgb,
                       struct buf *alpha)
{
	png_image image = {.version = PNG_IMAGE_VERSION};
	if (!png_image_begin_read_from_memory(&image, png, n))
		return false;
	bool is_good = image.width > 0 && image.height > 0
		&& image.width <= MAX_EMOJI && image.height <= MAX_EMOJI;
	size_t pixels = is_good ? (size_t)image.width * image.height : 0;
	uint8_t *rgba = mem_alloc(4 * pixels + 1);
	image.format = PNG_FORMAT_RGBA;
	is_good = is_good && png_image_finish_read(&image, NULL, rgba, 0, NULL);
	if (is_good) {
		*width = image.width;
		*height = image.height;
		split_planes(rgba, pixels, rgb, alpha);
	}
	png_image_free(&image);
	free(rgba);
	return is_good;
}
