/* libjpeg.c - long screenshots that were saved as JPEG are cut without loss: the coefficients of each
 * band's rows of blocks are moved to a file of their own, nothing is quantised again. Cuts therefore
 * lie between rows of MCUs (8 or 16 pixels); which of them are quiet is seen on a grey decoding.
 *
 * libjpeg's errors jump. They are caught in look and in write_band, which keep all they have in a
 * struct of their caller. Trouble of any kind is no fault: the picture is then left whole. */
#include <errno.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

#include "base/arena.h"
#include "base/buf.h"
#include "image/image_int.h"

enum { MAX_SCANS = 64 }; /* a file of a thousand scans would cost a thousand decodings */

struct cutter {
	struct jpeg_error_mgr errors;
	jmp_buf jump;
	struct jpeg_decompress_struct from;
	struct jpeg_compress_struct to;
	struct jpeg_source_mgr source;
	struct jpeg_destination_mgr target;
	struct window window;
	uint64_t at;
	uint8_t out_bytes[1 << 14];
	struct buf out; /* a band */
	uint32_t band_start; /* [px] */
	uint8_t *grey; /* two rows */
	struct noise noise;
	jvirt_barray_ptr *coefficients;
};

/* ---- libjpeg's callbacks ---- */

static _Noreturn void on_error(j_common_ptr j)
{
	struct cutter *c = j->client_data;
	if (j->err->msg_code == JERR_OUT_OF_MEMORY)
		mem_exhausted();
	longjmp(c->jump, 1);
}

/* Damaged data that libjpeg can live with: counted, and the picture is left alone. */
static void on_message(j_common_ptr j, int level)
{
	j->err->num_warnings += level < 0;
}

static void on_start(j_decompress_ptr j)
{
	(void)j;
}

static boolean on_more(j_decompress_ptr j)
{
	struct cutter *c = j->client_data;
	size_t n;
	const uint8_t *p = window_look(&c->window, c->at, 1, &n);
	if (!p)
		ERREXIT(j, JERR_INPUT_EOF);
	c->source.next_input_byte = p;
	c->source.bytes_in_buffer = n;
	c->at += n;
	return TRUE;
}

static void on_skip(j_decompress_ptr j, long n)
{
	struct cutter *c = j->client_data;
	while (n > (long)c->source.bytes_in_buffer) {
		n -= (long)c->source.bytes_in_buffer;
		on_more(j);
	}
	c->source.next_input_byte += n;
	c->source.bytes_in_buffer -= (size_t)n;
}

static void on_target_start(j_compress_ptr j)
{
	struct cutter *c = j->client_data;
	c->target.next_output_byte = c->out_bytes;
	c->target.free_in_buffer = sizeof c->out_bytes;
}

static boolean on_target_full(j_compress_ptr j)
{
	struct cutter *c = j->client_data;
	buf_add(&c->out, c->out_bytes, sizeof c->out_bytes);
	on_target_start(j);
	return TRUE;
}

static void on_target_end(j_compress_ptr j)
{
	struct cutter *c = j->client_data;
	buf_add(&c->out, c->out_bytes, sizeof c->out_bytes - c->target.free_in_buffer);
}

/* ---- looking ---- */

static void start_reading(struct cutter *c)
{
	c->at = 0;
	c->source.bytes_in_buffer = 0;
	jpeg_read_header(&c->from, TRUE);
}

/* Another file than the one that was walked, written over it meanwhile, is left alone. */
static void expect_size(struct jpeg_decompress_struct *j, const struct jpeg_frame *frame)
{
	if (j->image_width != frame->width || j->image_height != frame->height
	    || j->num_components != frame->components)
		ERREXIT(j, JERR_BAD_LENGTH);
}

static void decode_grey(struct cutter *c, const struct jpeg_frame *frame)
{
	struct jpeg_decompress_struct *j = &c->from;
	start_reading(c);
	expect_size(j, frame);
	j->out_color_space = JCS_GRAYSCALE;
	j->dct_method = JDCT_IFAST;
	jpeg_start_decompress(j);
	c->grey = mem_alloc(2 * (size_t)frame->width);
	noise_start(&c->noise, frame->width, frame->height);
	while (j->output_scanline < j->output_height) {
		size_t y = j->output_scanline;
		JSAMPROW row = c->grey + y % 2 * frame->width, above = c->grey + (1 - y % 2) * frame->width;
		jpeg_read_scanlines(j, &row, 1);
		noise_add(&c->noise, row, above);
	}
	jpeg_finish_decompress(j);
}

/* Find the cuts and read the coefficients; false if the picture had better be left whole. */
static bool look(struct cutter *c, struct arena *a, const struct image_job *job,
                 const struct jpeg_frame *frame, uint32_t **cuts, size_t *n)
{
	if (setjmp(c->jump))
		return false;
	decode_grey(c, frame);
	uint32_t step = (uint32_t)frame->v_max * DCTSIZE;
	*cuts = noise_find_cuts(&c->noise, a, job->band_height, step, n);
	if (*n == 0 || c->errors.num_warnings > 0)
		return false;
	start_reading(c);
	expect_size(&c->from, frame);
	c->coefficients = jpeg_read_coefficients(&c->from);
	return true;
}

/* ---- writing ---- */

/* Rows of blocks of component i in that many rows of the picture. */
static JDIMENSION block_rows(const struct cutter *c, int i, uint32_t height)
{
	JDIMENSION mcu = (JDIMENSION)c->from.max_v_samp_factor * DCTSIZE;
	return (height + mcu - 1) / mcu * (JDIMENSION)c->from.comp_info[i].v_samp_factor;
}

/* The writer asks for the blocks of a picture that begins where the band does, and gets the reader's:
 * they are in memory once. */
static JBLOCKARRAY on_access(j_common_ptr to, jvirt_barray_ptr array, JDIMENSION row, JDIMENSION n,
                             boolean writes)
{
	struct cutter *c = to->client_data;
	j_common_ptr from = (j_common_ptr)&c->from;
	int i = 0;
	while (i + 1 < c->from.num_components && c->coefficients[i] != array)
		i++;
	return from->mem->access_virt_barray(from, array, row + block_rows(c, i, c->band_start), n, writes);
}

static void set_height(struct jpeg_compress_struct *to, uint32_t height)
{
	to->image_height = height;
#if JPEG_LIB_VERSION >= 70
	to->jpeg_height = height;
#endif
}

/* The rows from .. from + height of the picture as a JPEG file in c->out. */
static bool write_band(struct cutter *c, uint32_t from, uint32_t height)
{
	if (setjmp(c->jump))
		return false;
	buf_clear(&c->out);
	c->band_start = from;
	c->to.err = &c->errors;
	jpeg_create_compress(&c->to);
	c->to.client_data = c;
	c->to.dest = &c->target;
	c->to.mem->access_virt_barray = on_access;
	jpeg_copy_critical_parameters(&c->from, &c->to);
	set_height(&c->to, height);
	c->to.optimize_coding = TRUE;
	if (c->from.progressive_mode)
		jpeg_simple_progression(&c->to);
	jpeg_write_coefficients(&c->to, c->coefficients);
	jpeg_finish_compress(&c->to);
	return true;
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
	uint32_t height = job->facts->stored_height;
	struct image_band *bands = ARENA_ARRAY(a, struct image_band, n_cuts + 1);
	for (size_t i = 0; i <= n_cuts; i++) {
		uint32_t from = i ? cuts[i - 1] : 0, to = i < n_cuts ? cuts[i] : height;
		bands[i].width = job->facts->stored_width;
		bands[i].height = to - from;
		bool is_written = write_band(c, from, to - from);
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

static struct cutter *cutter_new(const struct fs_file *file)
{
	struct cutter *c = mem_alloc(sizeof *c);
	memset(c, 0, sizeof *c);
	window_open(&c->window, file);
	c->from.err = jpeg_std_error(&c->errors);
	c->errors.error_exit = on_error;
	c->errors.emit_message = on_message;
	c->source = (struct jpeg_source_mgr){.init_source = on_start, .fill_input_buffer = on_more,
		.skip_input_data = on_skip, .resync_to_restart = jpeg_resync_to_restart, .term_source = on_start};
	c->target = (struct jpeg_destination_mgr){.init_destination = on_target_start,
		.empty_output_buffer = on_target_full, .term_destination = on_target_end};
	jpeg_create_decompress(&c->from);
	c->from.client_data = c;
	c->from.src = &c->source;
	return c;
}

static void cutter_drop(struct cutter *c)
{
	jpeg_destroy_decompress(&c->from);
	buf_drop(&c->out);
	noise_drop(&c->noise);
	free(c->grey);
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
	struct cutter *c = cutter_new(job->file);
	if (look(c, a, job, frame, &cuts, &n))
		is_kept = write_bands(c, out, a, job, cuts, n, fault);
	cutter_drop(c);
	return is_kept;
}
