/* jpeg_make.h - JPEGs made for a test by libjpeg, and decoded by it. */
#ifndef DOSSIER_TESTS_JPEG_MAKE_H
#define DOSSIER_TESTS_JPEG_MAKE_H

#include <setjmp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

#include "base/arena.h"
#include "base/buf.h"

struct jpeg_wish {
	J_COLOR_SPACE stored; /* JCS_UNKNOWN: YCbCr */
	bool is_progressive, is_optimized, has_no_markers; /* neither JFIF nor Adobe */
	unsigned restart;
	int sampling; /* of the first component */
	int quality;  /* 0: libjpeg's 75 */
	uint32_t width, height;
	void (*paint)(uint8_t *row, uint32_t y, uint32_t width, int components); /* NULL: blobs */
	struct {
		int marker;
		const char *bytes;
		size_t n;
	} segments[2]; /* more of them */
};

static inline J_COLOR_SPACE jpeg_given_space(J_COLOR_SPACE stored)
{
	return stored == JCS_GRAYSCALE ? JCS_GRAYSCALE : stored >= JCS_CMYK ? JCS_CMYK : JCS_RGB;
}

/* A slope with blobs: lines of text with quiet rows between, every 40 pixels. */
static inline uint8_t jpeg_blob(uint32_t x, uint32_t y, int component)
{
	return y % 40 < 20 ? (uint8_t)((x / 3 + y / 5) % 2 * 200 + (uint32_t)component * 9)
		: (uint8_t)(90 + 30 * component);
}

static inline void jpeg_paint_blobs(uint8_t *row, uint32_t y, uint32_t width, int components)
{
	for (uint32_t x = 0; x < width; x++)
		for (int k = 0; k < components; k++)
			*row++ = jpeg_blob(x, y, k);
}

static inline void jpeg_set_wishes(struct jpeg_compress_struct *j, const struct jpeg_wish *w)
{
	j->image_width = w->width;
	j->image_height = w->height;
	j->in_color_space = jpeg_given_space(w->stored);
	j->input_components = j->in_color_space == JCS_GRAYSCALE ? 1 : j->in_color_space == JCS_CMYK ? 4 : 3;
	jpeg_set_defaults(j);
	if (w->stored != JCS_UNKNOWN)
		jpeg_set_colorspace(j, w->stored);
	if (w->quality)
		jpeg_set_quality(j, w->quality, TRUE);
	if (w->sampling)
		j->comp_info[0].h_samp_factor = j->comp_info[0].v_samp_factor = w->sampling;
	if (w->has_no_markers)
		j->write_JFIF_header = j->write_Adobe_marker = FALSE;
	if (w->is_progressive)
		jpeg_simple_progression(j);
	j->optimize_coding = w->is_optimized;
	j->restart_interval = w->restart;
}

static inline void make_jpeg(struct buf *out, const struct jpeg_wish *w)
{
	struct jpeg_compress_struct j;
	struct jpeg_error_mgr errors;
	unsigned char *bytes = NULL;
	unsigned long n = 0;
	j.err = jpeg_std_error(&errors);
	jpeg_create_compress(&j);
	jpeg_mem_dest(&j, &bytes, &n);
	jpeg_set_wishes(&j, w);
	jpeg_start_compress(&j, TRUE);
	for (size_t i = 0; i < 2 && w->segments[i].n > 0; i++)
		jpeg_write_marker(&j, w->segments[i].marker, (const JOCTET *)w->segments[i].bytes,
		                  (unsigned)w->segments[i].n);
	uint8_t *row = mem_alloc((size_t)w->width * 4);
	while (j.next_scanline < j.image_height) {
		(w->paint ? w->paint : jpeg_paint_blobs)(row, j.next_scanline, w->width, j.input_components);
		JSAMPROW line = row;
		jpeg_write_scanlines(&j, &line, 1);
	}
	jpeg_finish_compress(&j);
	jpeg_destroy_compress(&j);
	buf_add(out, bytes, n);
	free(bytes);
	free(row);
}

/* ---- as a viewer sees it ---- */

struct jpeg_view {
	struct jpeg_error_mgr errors;
	struct jpeg_decompress_struct j;
	jmp_buf jump;
	struct buf pixels;
	bool has_failed;
};

static inline _Noreturn void jpeg_on_error(j_common_ptr j)
{
	struct jpeg_view *v = j->client_data;
	longjmp(v->jump, 1);
}

static inline void jpeg_on_message(j_common_ptr j, int level)
{
	j->err->num_warnings += level < 0;
}

static inline void jpeg_view_rows(struct jpeg_view *v, const struct buf *jpeg, bool is_fancy)
{
	struct jpeg_decompress_struct *j = &v->j;
	v->has_failed = true;
	if (setjmp(v->jump))
		return;
	jpeg_mem_src(j, jpeg->data, jpeg->n);
	jpeg_read_header(j, TRUE);
	j->do_fancy_upsampling = is_fancy;
	jpeg_start_decompress(j);
	while (j->output_scanline < j->output_height) {
		JSAMPROW row = buf_extend(&v->pixels, (size_t)j->output_width * (size_t)j->output_components);
		jpeg_read_scanlines(j, &row, 1);
	}
	jpeg_finish_decompress(j);
	v->has_failed = false;
}

enum jpeg_verdict { JPEG_GOOD, JPEG_WARNED, JPEG_FAILED };

/* Pixels are appended, or not wanted: NULL. `fancy`: chroma interpolated across rows. */
static inline enum jpeg_verdict view_jpeg(struct buf *to, const struct buf *jpeg, bool is_fancy)
{
	struct jpeg_view *v = mem_alloc(sizeof *v);
	*v = (struct jpeg_view){0};
	v->j.err = jpeg_std_error(&v->errors);
	v->errors.error_exit = jpeg_on_error;
	v->errors.emit_message = jpeg_on_message;
	jpeg_create_decompress(&v->j);
	v->j.client_data = v;
	jpeg_view_rows(v, jpeg, is_fancy);
	jpeg_destroy_decompress(&v->j);
	if (to)
		buf_add(to, v->pixels.data, v->pixels.n);
	enum jpeg_verdict verdict = v->has_failed ? JPEG_FAILED
		: v->errors.num_warnings ? JPEG_WARNED : JPEG_GOOD;
	buf_drop(&v->pixels);
	free(v);
	return verdict;
}

#endif
