/* libjpeg.c - long screenshots that were saved as JPEG are cut without loss: the coefficients of each
 * band's rows of blocks are moved to a file of their own, nothing is quantised again. Cuts therefore
 * lie between rows of MCUs (8 or 16 pixels); which of them are quiet is seen on a grey decoding.
 *
 * libjpeg's errors jump. They are caught in look and in write_band, which keep all they have in a
 * struct of their caller. Trouble of any kind is no fault: the picture is then left whole. */
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
	struct buf out; /* bands one after the other */
	uint8_t *grey;
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
	c->grey = mem_alloc((size_t)j->output_width * j->output_height);
	while (j->output_scanline < j->output_height) {
		JSAMPROW row = c->grey + (size_t)j->output_scanline * j->output_width;
		jpeg_read_scanlines(j, &row, 1);
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
	*cuts = cuts_find(a, c->grey, frame->width, frame->height, job->band_height, step, n);
	free(c->grey);
	c->grey = NULL;
	if (*n == 0 || c->errors.num_warnings > 0)
		return false;
	start_reading(c);
	expect_size(&c->from, frame);
	c->coefficients = jpeg_read_coefficients(&c->from);
	return true;
}

/* ---- writing ---- */

static JDIMENSION round_up(JDIMENSION v, int step)
{
	return (v + (JDIMENSION)step - 1) / (JDIMENSION)step * (JDIMENSION)step;
}

/* Blocks of component i in a band of that many rows of MCUs. */
static JDIMENSION block_rows(const struct cutter *c, int i, uint32_t height)
{
	JDIMENSION mcu = (JDIMENSION)c->from.max_v_samp_factor * DCTSIZE;
	return (height + mcu - 1) / mcu * (JDIMENSION)c->from.comp_info[i].v_samp_factor;
}

static void make_arrays(struct cutter *c, jvirt_barray_ptr *arrays, uint32_t height)
{
	j_common_ptr to = (j_common_ptr)&c->to;
	for (int i = 0; i < c->from.num_components; i++) {
		const jpeg_component_info *info = &c->from.comp_info[i];
		arrays[i] = to->mem->request_virt_barray(to, JPOOL_IMAGE, TRUE,
			round_up(info->width_in_blocks, info->h_samp_factor), block_rows(c, i, height),
			(JDIMENSION)info->v_samp_factor);
	}
}

static void move_blocks(struct cutter *c, jvirt_barray_ptr *arrays, int i, uint32_t from, uint32_t height)
{
	const jpeg_component_info *info = &c->from.comp_info[i];
	j_common_ptr here = (j_common_ptr)&c->from, there = (j_common_ptr)&c->to;
	JDIMENSION start = block_rows(c, i, from), n = block_rows(c, i, height);
	for (JDIMENSION y = 0; y < n && start + y < info->height_in_blocks; y++) {
		JBLOCKARRAY source = here->mem->access_virt_barray(here, c->coefficients[i], start + y, 1, FALSE);
		JBLOCKARRAY target = there->mem->access_virt_barray(there, arrays[i], y, 1, TRUE);
		memcpy(target[0], source[0], info->width_in_blocks * sizeof(JBLOCK));
	}
}

static void set_height(struct jpeg_compress_struct *to, uint32_t height)
{
	to->image_height = height;
#if JPEG_LIB_VERSION >= 70
	to->jpeg_height = height;
#endif
}

/* The rows from .. from + height of the picture as a JPEG file at the end of c->out. */
static bool write_band(struct cutter *c, uint32_t from, uint32_t height)
{
	jvirt_barray_ptr arrays[MAX_COMPONENTS];
	if (setjmp(c->jump))
		return false;
	c->to.err = &c->errors;
	jpeg_create_compress(&c->to);
	c->to.client_data = c;
	c->to.dest = &c->target;
	jpeg_copy_critical_parameters(&c->from, &c->to);
	set_height(&c->to, height);
	c->to.optimize_coding = TRUE;
	if (c->from.progressive_mode)
		jpeg_simple_progression(&c->to);
	make_arrays(c, arrays, height);
	jpeg_write_coefficients(&c->to, arrays);
	for (int i = 0; i < c->from.num_components; i++)
		move_blocks(c, arrays, i, from, height);
	jpeg_finish_compress(&c->to);
	return true;
}

static bool write_bands(struct cutter *c, struct image_encoding *out, struct arena *a,
                        const struct jpeg_frame *frame, const uint32_t *cuts, size_t n_cuts)
{
	struct image_band *bands = ARENA_ARRAY(a, struct image_band, n_cuts + 1);
	for (size_t i = 0; i <= n_cuts; i++) {
		uint32_t from = i ? cuts[i - 1] : 0, to = i < n_cuts ? cuts[i] : frame->height;
		size_t start = c->out.n;
		bool is_written = write_band(c, from, to - from);
		jpeg_destroy_compress(&c->to);
		if (!is_written)
			return false;
		bands[i].width = frame->width;
		bands[i].height = to - from;
		bands[i].stream_bytes = c->out.n - start;
	}
	out->bands = bands;
	out->n_bands = n_cuts + 1;
	out->steps |= STEP_CUT;
	return true;
}

static bool spool_bands(struct cutter *c, struct image_encoding *out, struct arena *a,
                        const struct image_job *job, struct image_fault *fault)
{
	struct image_bytes whole;
	if (!image_spool_add(job, c->out.data, c->out.n, &whole, fault))
		return false;
	for (size_t i = 0; i < out->n_bands; i++) {
		struct image_band *b = &out->bands[i];
		b->runs = arena_copy(a, &whole, sizeof whole);
		b->runs->n = (size_t)b->stream_bytes;
		b->n_runs = 1;
		whole.offset += b->stream_bytes;
	}
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
	if (look(c, a, job, frame, &cuts, &n) && write_bands(c, out, a, frame, cuts, n))
		is_kept = spool_bands(c, out, a, job, fault);
	cutter_drop(c);
	return is_kept;
}
