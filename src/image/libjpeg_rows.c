/* libjpeg_rows.c - JPEGs to rows of pixels and back, for sheets. Decoding is as small as libjpeg makes it
 * (eighths) without going below what is asked; shrink.c does the rest.
 *
 * libjpeg's errors jump. They are caught in decode and encode, which keep all they have in a struct of
 * their caller. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "image/image_int.h"
#include "image/libjpeg_int.h"

struct session {
	struct jpeg_ends ends;
	struct jpeg_decompress_struct from;
	struct jpeg_compress_struct to;
	const struct image_stream *stream;
	const struct image_band *band;
	struct inks *inks; /* NULL: they are laid on white as they are */
	uint8_t *row, *rgb;
	struct shrinker shrinker;
};

/* ---- reading ---- */

static const uint8_t *read_on(struct jpeg_ends *e, size_t *n)
{
	const struct session *s = e->context;
	const struct image_stream *stream = s->stream;
	return stream->read(stream->context, e->bytes, sizeof e->bytes, n) && *n > 0 ? e->bytes : NULL;
}

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

/* The row as colours. */
static const uint8_t *row_rgb(struct session *s)
{
	if (s->from.output_components != 4)
		return s->row;
	if (s->inks)
		inks_print(s->inks, s->rgb, s->row, s->from.output_width);
	else
		unprint(s->rgb, s->row, s->from.output_width, s->band->inverted);
	return s->rgb;
}

static bool decode(struct session *s, const struct shrunk *to)
{
	struct jpeg_decompress_struct *j = &s->from;
	if (setjmp(s->ends.jump))
		return false;
	jpeg_read_header(j, TRUE);
	if (j->image_width != s->band->width || j->image_height != s->band->height)
		return false;
	unsigned across = eighths(j->image_width, to->width), down = eighths(j->image_height, to->height);
	j->scale_num = across > down ? across : down;
	j->scale_denom = 8;
	j->out_color_space = j->num_components == 4 ? JCS_CMYK : JCS_RGB;
	jpeg_start_decompress(j);
	s->row = mem_alloc(4 * (size_t)j->output_width);
	s->rgb = mem_alloc(3 * (size_t)j->output_width);
	shrinker_start(&s->shrinker, to, j->output_width, j->output_height);
	while (j->output_scanline < j->output_height) {
		jpeg_read_scanlines(j, &(JSAMPROW){s->row}, 1);
		shrinker_take(&s->shrinker, row_rgb(s));
	}
	return true;
}

static struct session *session_new(void)
{
	struct session *s = mem_alloc(sizeof *s);
	memset(s, 0, sizeof *s);
	s->from.err = s->to.err = ends_errors(&s->ends);
	return s;
}

static void session_drop(struct session *s)
{
	free(s->row);
	free(s->rgb);
	inks_close(s->inks);
	shrinker_drop(&s->shrinker);
	free(s);
}

bool libjpeg_shrink(const struct shrunk *to, const struct image_encoding *e, size_t band,
                    const struct image_stream *stream)
{
	struct session *s = session_new();
	s->band = &e->bands[band];
	if (s->band->components == 4)
		s->inks = inks_open(e->icc, e->n_icc, s->band->inverted);
	s->ends.more = read_on;
	s->ends.context = s;
	s->stream = stream;
	jpeg_create_decompress(&s->from);
	ends_read(&s->ends, &s->from);
	bool is_good = decode(s, to);
	jpeg_destroy_decompress(&s->from);
	session_drop(s);
	return is_good;
}

/* ---- writing ---- */

static void describe(struct jpeg_compress_struct *j, const struct image_pixels *p,
                     const struct image_jpeg *how)
{
	j->image_width = p->width;
	j->image_height = p->height;
	j->input_components = 3;
	j->in_color_space = JCS_RGB;
	jpeg_set_defaults(j);
	if (how->is_grey)
		jpeg_set_colorspace(j, JCS_GRAYSCALE);
	jpeg_set_quality(j, how->quality, TRUE);
	j->optimize_coding = TRUE;
	if (how->is_tight)
		jpeg_simple_progression(j);
	else
		j->comp_info[0].h_samp_factor = j->comp_info[0].v_samp_factor = 1;
	j->density_unit = 1;
	j->X_density = j->Y_density = (UINT16)p->dpi;
}

static void encode(struct session *s, const struct image_pixels *p, const struct image_jpeg *how)
{
	struct jpeg_compress_struct *j = &s->to;
	if (setjmp(s->ends.jump))
		mem_exhausted(); /* nothing else can go wrong: rows and target are ours */
	describe(j, p, how);
	s->rgb = mem_alloc(3 * (size_t)p->width);
	jpeg_start_compress(j, TRUE);
	for (uint32_t y = 0; y < p->height; y++) {
		p->row(p->context, y, s->rgb);
		jpeg_write_scanlines(j, &(JSAMPROW){s->rgb}, 1);
	}
	jpeg_finish_compress(j);
}

void image_write_jpeg_as(struct buf *out, const struct image_pixels *pixels, const struct image_jpeg *how)
{
	struct session *s = session_new();
	s->ends.out = out;
	jpeg_create_compress(&s->to);
	ends_write(&s->ends, &s->to);
	encode(s, pixels, how);
	jpeg_destroy_compress(&s->to);
	session_drop(s);
}

void image_write_jpeg(struct buf *out, const struct image_pixels *pixels, int quality)
{
	image_write_jpeg_as(out, pixels, &(struct image_jpeg){.quality = quality});
}
