/* libjpeg_rows.c - JPEGs to rows of pixels and back, for sheets. Decoding is as small as libjpeg makes it
 * (eighths) without going below what is asked; shrink.c does the rest.
 *
 * libjpeg's errors jump. They are caught in decode and encode, which keep all they have in a struct of
 * their caller. */
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

#include "base/arena.h"
#include "image/image_int.h"

struct session {
	struct jpeg_error_mgr errors;
	jmp_buf jump;
	struct jpeg_decompress_struct from;
	struct jpeg_compress_struct to;
	struct jpeg_source_mgr source;
	struct jpeg_destination_mgr target;
	const struct image_stream *stream;
	const struct image_band *band;
	struct buf *out;
	uint8_t *row, *rgb;
	struct shrinker shrinker;
	uint8_t bytes[1 << 14];
};

/* ---- libjpeg's callbacks ---- */

static _Noreturn void on_error(j_common_ptr j)
{
	struct session *s = j->client_data;
	if (j->err->msg_code == JERR_OUT_OF_MEMORY)
		mem_exhausted();
	longjmp(s->jump, 1);
}

static void on_message(j_common_ptr j, int level)
{
	(void)j, (void)level; /* such pictures have been looked at already: they are shown as they are */
}

static void on_start(j_decompress_ptr j)
{
	(void)j;
}

static boolean on_more(j_decompress_ptr j)
{
	struct session *s = j->client_data;
	size_t got = 0;
	if (!s->stream->read(s->stream->context, s->bytes, sizeof s->bytes, &got) || got == 0)
		ERREXIT(j, JERR_INPUT_EOF);
	s->source.next_input_byte = s->bytes;
	s->source.bytes_in_buffer = got;
	return TRUE;
}

static void on_skip(j_decompress_ptr j, long n)
{
	struct session *s = j->client_data;
	while (n > (long)s->source.bytes_in_buffer) {
		n -= (long)s->source.bytes_in_buffer;
		on_more(j);
	}
	s->source.next_input_byte += n > 0 ? n : 0;
	s->source.bytes_in_buffer -= n > 0 ? (size_t)n : 0;
}

static void on_target_start(j_compress_ptr j)
{
	struct session *s = j->client_data;
	s->target.next_output_byte = s->bytes;
	s->target.free_in_buffer = sizeof s->bytes;
}

static boolean on_target_full(j_compress_ptr j)
{
	struct session *s = j->client_data;
	buf_add(s->out, s->bytes, sizeof s->bytes);
	on_target_start(j);
	return TRUE;
}

static void on_target_end(j_compress_ptr j)
{
	struct session *s = j->client_data;
	buf_add(s->out, s->bytes, sizeof s->bytes - s->target.free_in_buffer);
}

/* ---- reading ---- */

static unsigned eighths(uint32_t from, uint32_t to)
{
	unsigned n = 1;
	while (n < 8 && ((uint64_t)from * n + 7) / 8 < to)
		n++;
	return n;
}

/* Ink laid on white. Adobe's files hold the absence of ink. */
static void unprint(uint8_t *rgb, const uint8_t *cmyk, size_t pixels, bool inverted)
{
	for (size_t i = 0; i < pixels; i++, cmyk += 4, rgb += 3) {
		unsigned light = inverted ? cmyk[3] : 255u - cmyk[3];
		for (int k = 0; k < 3; k++)
			rgb[k] = (uint8_t)((inverted ? cmyk[k] : 255u - cmyk[k]) * light / 255);
	}
}

static bool decode(struct session *s, uint8_t *rgb, uint32_t width, uint32_t height)
{
	struct jpeg_decompress_struct *j = &s->from;
	if (setjmp(s->jump))
		return false;
	jpeg_read_header(j, TRUE);
	if (j->image_width != s->band->width || j->image_height != s->band->height)
		return false;
	unsigned across = eighths(j->image_width, width), down = eighths(j->image_height, height);
	j->scale_num = across > down ? across : down;
	j->scale_denom = 8;
	j->out_color_space = j->num_components == 4 ? JCS_CMYK : JCS_RGB;
	jpeg_start_decompress(j);
	s->row = mem_alloc(4 * (size_t)j->output_width);
	s->rgb = mem_alloc(3 * (size_t)j->output_width);
	shrinker_start(&s->shrinker, rgb, j->output_width, j->output_height, width, height);
	while (j->output_scanline < j->output_height) {
		jpeg_read_scanlines(j, &(JSAMPROW){s->row}, 1);
		if (j->output_components == 4)
			unprint(s->rgb, s->row, j->output_width, s->band->inverted);
		shrinker_take(&s->shrinker, j->output_components == 4 ? s->rgb : s->row);
	}
	return true;
}

static struct session *session_new(void)
{
	struct session *s = mem_alloc(sizeof *s);
	memset(s, 0, sizeof *s);
	s->from.err = s->to.err = jpeg_std_error(&s->errors);
	s->errors.error_exit = on_error;
	s->errors.emit_message = on_message;
	return s;
}

static void session_drop(struct session *s)
{
	free(s->row);
	free(s->rgb);
	shrinker_drop(&s->shrinker);
	free(s);
}

bool libjpeg_shrink(uint8_t *rgb, uint32_t width, uint32_t height, const struct image_band *band,
                    const struct image_stream *stream)
{
	struct session *s = session_new();
	s->band = band;
	s->stream = stream;
	s->source = (struct jpeg_source_mgr){.init_source = on_start, .fill_input_buffer = on_more,
		.skip_input_data = on_skip, .resync_to_restart = jpeg_resync_to_restart, .term_source = on_start};
	jpeg_create_decompress(&s->from);
	s->from.client_data = s;
	s->from.src = &s->source;
	bool is_good = decode(s, rgb, width, height);
	jpeg_destroy_decompress(&s->from);
	session_drop(s);
	return is_good;
}

/* ---- writing ---- */

static void describe(struct jpeg_compress_struct *j, const struct image_pixels *p, int quality)
{
	j->image_width = p->width;
	j->image_height = p->height;
	j->input_components = 3;
	j->in_color_space = JCS_RGB;
	jpeg_set_defaults(j);
	jpeg_set_quality(j, quality, TRUE);
	j->optimize_coding = TRUE;
	j->comp_info[0].h_samp_factor = j->comp_info[0].v_samp_factor = 1;
	j->density_unit = 1;
	j->X_density = j->Y_density = (UINT16)p->dpi;
}

static void encode(struct session *s, const struct image_pixels *p, int quality)
{
	struct jpeg_compress_struct *j = &s->to;
	if (setjmp(s->jump))
		mem_exhausted(); /* nothing else can go wrong: rows and target are ours */
	describe(j, p, quality);
	s->rgb = mem_alloc(3 * (size_t)p->width);
	jpeg_start_compress(j, TRUE);
	for (uint32_t y = 0; y < p->height; y++) {
		p->row(p->context, y, s->rgb);
		jpeg_write_scanlines(j, &(JSAMPROW){s->rgb}, 1);
	}
	jpeg_finish_compress(j);
}

void image_write_jpeg(struct buf *out, const struct image_pixels *pixels, int quality)
{
	struct session *s = session_new();
	s->out = out;
	s->target = (struct jpeg_destination_mgr){.init_destination = on_target_start,
		.empty_output_buffer = on_target_full, .term_destination = on_target_end};
	jpeg_create_compress(&s->to);
	s->to.client_data = s;
	s->to.dest = &s->target;
	encode(s, pixels, quality);
	jpeg_destroy_compress(&s->to);
	session_drop(s);
}
