/* libjpeg.c - long screenshots that were saved as JPEG are cut without loss: the coefficients of each
 * band's blocks are moved to a file of their own, nothing is quantised again. Cuts therefore lie between
 * MCUs (8 or 16 pixels); which of them are quiet is seen on a grey decoding.
 *
 * A picture that is stored on its side or upside down stays so, for the page to turn: its bands are columns
 * of the stored picture, or are taken from its end.
 *
 * libjpeg's errors jump. They are caught in look and in write_part, which keep all they have in a
 * struct of their caller. Trouble of any kind is no fault: the picture is then left whole. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "image/image_int.h"
#include "image/libjpeg_int.h"

enum { MAX_SCANS = 64 }; /* a file of a thousand scans would cost a thousand decodings */

struct cutter {
	struct jpeg_ends ends;
	struct jpeg_decompress_struct from;
	struct jpeg_compress_struct to;
	struct window window;
	uint64_t at;
	struct buf out; /* a band */
	bool is_on_its_side, is_reversed; /* bands follow each other from left to right; from the end */
	struct part {
		uint32_t x, y, width, height; /* [px] as stored */
	} part;
	JBLOCKROW lent[MAX_COMPONENTS][MAX_SAMP_FACTOR]; /* rows of blocks, from the part's first column on */
	uint8_t *samples; /* of two rows, plane by plane, and behind them of one, pixel by pixel */
	struct noise noise;
	struct letters letters;
	uint32_t text_height; /* see letters_end */
	jvirt_barray_ptr *coefficients;
};

static const uint8_t *look_on(struct jpeg_ends *e, size_t *n)
{
	struct cutter *c = e->context;
	const uint8_t *p = window_look(&c->window, c->at, 1, n);
	c->at += p ? *n : 0;
	return p;
}

/* ---- looking ---- */

static void start_reading(struct cutter *c)
{
	c->at = 0;
	c->ends.source.bytes_in_buffer = 0;
	jpeg_read_header(&c->from, TRUE);
}

/* Another file than the one that was walked, written over it meanwhile, is left alone. */
static void expect_size(struct jpeg_decompress_struct *j, const struct jpeg_frame *frame)
{
	if (j->image_width != frame->width || j->image_height != frame->height
	    || j->num_components != frame->components)
		ERREXIT(j, JERR_BAD_LENGTH);
}

/* The next row: its grey, and its colours behind that, as a JPEG has them. How many channels are they? */
static uint32_t read_row(struct cutter *c, JSAMPROW planes, uint32_t width)
{
	JSAMPROW colours = c->samples + 6 * (size_t)width;
	if (c->from.out_color_space == JCS_GRAYSCALE) {
		jpeg_read_scanlines(&c->from, &planes, 1);
		return 1;
	}
	jpeg_read_scanlines(&c->from, &colours, 1);
	for (size_t x = 0; x < width; x++)
		for (size_t k = 0; k < 3; k++)
			planes[k * width + x] = colours[3 * x + k];
	return 3;
}

/* The picture's restlessness as it is seen, and where its MCUs end. */
static void listen(struct cutter *c, const struct jpeg_frame *frame)
{
	struct jpeg_decompress_struct *j = &c->from;
	bool is_on_its_side = c->is_on_its_side;
	size_t planes = 3 * (size_t)frame->width;
	noise_start(&c->noise, is_on_its_side ? frame->height : frame->width,
	            is_on_its_side ? frame->width : frame->height);
	c->noise.is_jpeg = true;
	if (!is_on_its_side)
		letters_start(&c->letters, frame->width, 1, frame->height);
	letters_expect_jpeg(&c->letters);
	while (j->output_scanline < j->output_height) {
		size_t y = j->output_scanline;
		JSAMPROW row = c->samples + y % 2 * planes, before = c->samples + (1 - y % 2) * planes;
		uint32_t channels = read_row(c, row, frame->width);
		if (is_on_its_side)
			noise_add_column(&c->noise, row, before);
		else
			noise_add_seen(&c->noise, row, before, row, channels);
		letters_add(&c->letters, row);
	}
	c->text_height = letters_end(&c->letters);
	if (is_on_its_side)
		noise_end_columns(&c->noise);
	else
		noise_end_rows(&c->noise);
	c->noise.step = DCTSIZE * (uint32_t)(is_on_its_side ? frame->h_max : frame->v_max);
	if (!c->is_reversed)
		return;
	noise_reverse(&c->noise);
	c->noise.phase = c->noise.height % c->noise.step;
}

static void decode_quickly(struct cutter *c, const struct jpeg_frame *frame)
{
	struct jpeg_decompress_struct *j = &c->from;
	start_reading(c);
	expect_size(j, frame);
	j->out_color_space = j->jpeg_color_space == JCS_YCbCr ? JCS_YCbCr : JCS_GRAYSCALE;
	j->dct_method = JDCT_IFAST;
	jpeg_start_decompress(j);
	c->samples = mem_alloc(9 * (size_t)frame->width);
	listen(c, frame);
	jpeg_finish_decompress(j);
}

/* Find the cuts and read the coefficients; false if the picture had better be left whole. */
static bool look(struct cutter *c, struct arena *a, const struct image_job *job,
                 const struct jpeg_frame *frame, uint32_t **cuts, size_t *n)
{
	if (setjmp(c->ends.jump))
		return false;
	decode_quickly(c, frame);
	noise_keep(&c->noise, job);
	*cuts = noise_find_cuts(&c->noise, a, cuts_band_height(job, c->text_height), n);
	if (*n == 0 || c->ends.errors.num_warnings > 0)
		return false;
	start_reading(c);
	expect_size(&c->from, frame);
	c->coefficients = jpeg_read_coefficients(&c->from);
	return true;
}

/* ---- writing ---- */

/* Blocks of a component in so many pixels of the picture, down or across, up to the end of their MCU. */
static JDIMENSION blocks_in(uint32_t pixels, int most_factor, int factor)
{
	JDIMENSION mcu = (JDIMENSION)most_factor * DCTSIZE;
	return (pixels + mcu - 1) / mcu * (JDIMENSION)factor;
}

/* The writer asks for the blocks of a picture that begins where the part does, and gets the reader's:
 * they are in memory once. */
static JBLOCKARRAY on_access(j_common_ptr to, jvirt_barray_ptr array, JDIMENSION row, JDIMENSION n,
                             boolean writes)
{
	struct cutter *c = ((struct jpeg_ends *)to->client_data)->context;
	j_common_ptr from = (j_common_ptr)&c->from;
	int i = 0;
	while (i + 1 < c->from.num_components && c->coefficients[i] != array)
		i++;
	const jpeg_component_info *info = &c->from.comp_info[i];
	JDIMENSION above = blocks_in(c->part.y, c->from.max_v_samp_factor, info->v_samp_factor);
	JDIMENSION before = blocks_in(c->part.x, c->from.max_h_samp_factor, info->h_samp_factor);
	JBLOCKARRAY rows = from->mem->access_virt_barray(from, array, row + above, n, writes);
	for (JDIMENSION k = 0; k < n && k < MAX_SAMP_FACTOR; k++)
		c->lent[i][k] = rows[k] + before;
	return c->lent[i];
}

static void set_size(struct jpeg_compress_struct *to, const struct part *p)
{
	to->image_width = p->width;
	to->image_height = p->height;
#if JPEG_LIB_VERSION >= 70
	to->jpeg_width = p->width;
	to->jpeg_height = p->height;
#endif
}

/* c->part of the picture as a JPEG file in c->out. */
static bool write_part(struct cutter *c)
{
	if (setjmp(c->ends.jump))
		return false;
	buf_clear(&c->out);
	c->to.err = &c->ends.errors;
	jpeg_create_compress(&c->to);
	ends_write(&c->ends, &c->to);
	c->to.mem->access_virt_barray = on_access;
	jpeg_copy_critical_parameters(&c->from, &c->to);
	set_size(&c->to, &c->part);
	c->to.optimize_coding = TRUE;
	if (c->from.progressive_mode)
		jpeg_simple_progression(&c->to);
	jpeg_write_coefficients(&c->to, c->coefficients);
	jpeg_finish_compress(&c->to);
	return true;
}

/* What is seen between two rows of the picture, as stored. */
static struct part find_part(const struct cutter *c, uint32_t from, uint32_t to)
{
	const struct noise *seen = &c->noise;
	uint32_t start = c->is_reversed ? seen->height - to : from;
	if (c->is_on_its_side)
		return (struct part){start, 0, to - from, seen->width};
	return (struct part){0, start, seen->width, to - from};
}

static bool spool_band(const struct cutter *c, struct image_band *b, struct arena *a,
                       const struct image_job *job, struct image_fault *fault)
{
	b->stream_bytes = c->out.n;
	b->runs = ARENA_NEW(a, struct image_bytes);
	b->n_runs = 1;
	*b->runs = (struct image_bytes){.where = BYTES_SPOOL, .n = c->out.n};
	return !job->spool || fs_spool_add(job->spool, c->out.data, c->out.n, &b->runs->offset)
		|| image_fail_spool(fault, errno);
}

/* false: the spool is full. */
static bool write_bands(struct cutter *c, struct image_encoding *out, struct arena *a,
                        const struct image_job *job, const uint32_t *cuts, size_t n_cuts,
                        struct image_fault *fault)
{
	struct image_band *bands = ARENA_ARRAY(a, struct image_band, n_cuts + 1);
	for (size_t i = 0; i <= n_cuts; i++) {
		c->part = find_part(c, i ? cuts[i - 1] : 0, i < n_cuts ? cuts[i] : c->noise.height);
		bands[i].width = c->part.width;
		bands[i].height = c->part.height;
		bool is_written = write_part(c);
		jpeg_destroy_compress(&c->to);
		if (!is_written)
			return true;
		if (!spool_band(c, &bands[i], a, job, fault))
			return false;
	}
	out->bands = bands;
	out->n_bands = n_cuts + 1;
	out->steps |= STEP_CUT;
	return true;
}

/* ---- the whole ---- */

static struct cutter *cutter_new(const struct image_job *job)
{
	struct cutter *c = mem_alloc(sizeof *c);
	memset(c, 0, sizeof *c);
	c->is_on_its_side = turn_is_on_its_side(job->facts->orientation);
	c->is_reversed = turn_is_reversed(job->facts->orientation);
	window_open(&c->window, job->file);
	c->ends.more = look_on;
	c->ends.context = c;
	c->ends.out = &c->out;
	c->from.err = ends_errors(&c->ends);
	jpeg_create_decompress(&c->from);
	ends_read(&c->ends, &c->from);
	return c;
}

static void cutter_drop(struct cutter *c)
{
	jpeg_destroy_decompress(&c->from);
	buf_drop(&c->out);
	noise_drop(&c->noise);
	free(c->letters.marks);
	free(c->samples);
	free(c);
}

bool libjpeg_cut(struct image_encoding *out, struct arena *a, const struct image_job *job,
                 const struct jpeg_frame *frame, struct image_fault *fault)
{
	uint32_t *cuts = NULL;
	size_t n = 0;
	bool is_kept = true;
	if (frame->components == 4 || frame->n_scans > MAX_SCANS)
		return true;
	struct cutter *c = cutter_new(job);
	if (look(c, a, job, frame, &cuts, &n))
		is_kept = write_bands(c, out, a, job, cuts, n, fault);
	out->text_height = c->text_height;
	cutter_drop(c);
	return is_kept;
}
