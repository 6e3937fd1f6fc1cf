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
	struct inks *inks; /* NULL: it has none */
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

/* The row as colours. */
static const uint8_t *row_rgb(struct session *s)
{
	if (!s->inks)
		return s->row;
	inks_print(s->inks, s->rgb, s->row, s->from.output_width);
	return s->rgb;
}

/* false: another picture than the band. */
static bool read_head(struct session *s)
{
	struct jpeg_decompress_struct *j = &s->from;
	jpeg_read_header(j, TRUE);
	j->out_color_space = j->num_components == 4 ? JCS_CMYK : JCS_RGB;
	return j->image_width == s->band->width && j->image_height == s->band->height
		&& (j->num_components == 4) == (s->band->components == 4);
}

static bool decode(struct session *s, const struct shrunk *to)
{
	struct jpeg_decompress_struct *j = &s->from;
	if (setjmp(s->ends.jump))
		return false;
	if (!read_head(s))
		return false;
	unsigned across = eighths(j->image_width, to->width), down = eighths(j->image_height, to->height);
	j->scale_num = across > down ? across : down;
	j->scale_denom = 8;
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

/* Adobe's files hold the absence of ink. */
static bool decode_inks(struct session *s, uint8_t *cmyk)
{
	struct jpeg_decompress_struct *j = &s->from;
	if (setjmp(s->ends.jump))
		return false;
	if (!read_head(s) || s->band->components != 4)
		return false;
	jpeg_start_decompress(j);
	size_t n = 4 * (size_t)j->output_width;
	while (j->output_scanline < j->output_height) {
		JSAMPROW row = cmyk + n * j->output_scanline;
		jpeg_read_scanlines(j, &row, 1);
		for (size_t i = 0; i < n && !s->band->inverted; i++)
			row[i] = (uint8_t)(255 - row[i]);
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

static struct session *session_to_read(const struct image_band *band, const struct image_stream *stream)
{
	struct session *s = session_new();
	s->band = band;
	s->ends.more = read_on;
	s->ends.context = s;
	s->stream = stream;
	jpeg_create_decompress(&s->from);
	ends_read(&s->ends, &s->from);
	return s;
}

bool libjpeg_shrink(const struct shrunk *to, const struct image_encoding *e, size_t band,
                    const struct image_stream *stream)
{
	struct session *s = session_to_read(&e->bands[band], stream);
	if (s->band->components == 4)
		s->inks = inks_open(e->icc, e->n_icc, s->band->inverted);
	bool is_good = decode(s, to);
	jpeg_destroy_decompress(&s->from);
	session_drop(s);
	return is_good;
}

bool image_read_inks(uint8_t *cmyk, const struct image_encoding *e, size_t band,
                     const struct image_stream *stream)
{
	struct session *s = session_to_read(&e->bands[band], stream);
	bool is_good = decode_inks(s, cmyk);
	jpeg_destroy_decompress(&s->from);
	session_drop(s);
	return is_good;
}

/* ---- writing ---- */

/* What is alike stands together, each with codes of its own: means, then frequencies from low to high. By far
 * not as many scans as libjpeg's own order has, which sends bits one by one: half the time, and on photos a
 * twentieth less. */
static const jpeg_scan_info scans[] = {
	{1, {0}, 0, 0, 0, 0}, {1, {0}, 1, 2, 0, 0}, {1, {0}, 3, 8, 0, 0}, {1, {0}, 9, 63, 0, 0},
	{2, {1, 2}, 0, 0, 0, 0}, {1, {1}, 1, 63, 0, 0}, {1, {2}, 1, 63, 0, 0},
};
enum { SCANS = sizeof scans / sizeof *scans, SCANS_OF_GREY = 4 };

/* Steps of photos, of quality 50: even growth with the frequency, where the standard's example cuts off fine
 * structure and keeps more of the rest than is seen. At the same bytes as similar (SSIM), and nearer by far
 * to what the eye sees (butteraugli). */
static void set_fine_steps(struct jpeg_compress_struct *j, unsigned permille)
{
	static const unsigned char distances[8][8] = { /* 5 x hypot(u, v) */
		{0, 5, 10, 15, 20, 25, 30, 35},
		{5, 7, 11, 16, 21, 25, 30, 35},
		{10, 11, 14, 18, 22, 27, 32, 36},
		{15, 16, 18, 21, 25, 29, 34, 38},
		{20, 21, 22, 25, 28, 32, 36, 40},
		{25, 25, 27, 29, 32, 35, 39, 43},
		{30, 30, 32, 34, 36, 39, 42, 46},
		{35, 35, 36, 38, 40, 43, 46, 49},
	};
	unsigned light[DCTSIZE2], colours[DCTSIZE2];
	for (unsigned i = 0; i < DCTSIZE2; i++) {
		light[i] = ((12u + distances[i / 8][i % 8]) * permille + 500) / 1000;
		colours[i] = ((17 + 10 * (i / 8 + i % 8)) * permille + 500) / 1000;
	}
	jpeg_add_quant_table(j, 0, light, 100, TRUE);
	jpeg_add_quant_table(j, 1, colours, 100, TRUE);
}

/* How much coarser than at 50, as libjpeg's jpeg_quality_scaling has it. */
static unsigned permille_of(int quality)
{
	return (unsigned)(quality < 500 ? 500000 / (quality < 10 ? 10 : quality) : 2000 - 2 * quality);
}

static void describe(struct jpeg_compress_struct *j, const struct image_pixels *p,
                     const struct image_jpeg *how)
{
	j->image_width = p->width;
	j->image_height = p->height;
	j->input_components = how->is_inks ? 4 : 3;
	j->in_color_space = how->is_inks ? JCS_CMYK : JCS_RGB;
	jpeg_set_defaults(j);
	if (how->is_grey || how->is_inks)
		jpeg_set_colorspace(j, how->is_inks ? JCS_YCCK : JCS_GRAYSCALE);
	jpeg_set_linear_quality(j, (int)permille_of(how->quality) / 10, TRUE);
	j->optimize_coding = TRUE;
	if (how->is_tight) {
		set_fine_steps(j, permille_of(how->quality));
		j->scan_info = scans;
		j->num_scans = how->is_grey ? SCANS_OF_GREY : SCANS;
	} else {
		for (int i = 0; i < j->num_components; i++)
			j->comp_info[i].h_samp_factor = j->comp_info[i].v_samp_factor = 1;
	}
	j->density_unit = 1;
	j->X_density = j->Y_density = (UINT16)p->dpi;
}

static void encode(struct session *s, const struct image_pixels *p, const struct image_jpeg *how)
{
	struct jpeg_compress_struct *j = &s->to;
	if (setjmp(s->ends.jump))
		mem_exhausted(); /* nothing else can go wrong: rows and target are ours */
	describe(j, p, how);
	s->rgb = mem_alloc((size_t)j->input_components * p->width);
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
	image_write_jpeg_as(out, pixels, &(struct image_jpeg){.quality = 10 * quality});
}
