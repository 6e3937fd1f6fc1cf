/* encode_png.c - a PNG becomes zlib streams over filtered rows, which a PDF viewer reads as they are.
 *
 *     load: IDAT chunks, checksums, inflate once      (load_png.c, turn_png.c)
 *     strip: alpha, transparent colours, palette transparency
 *     cut: bands of a long screenshot
 *     if nothing had to change, the file's own IDAT bytes are the stream; else pack
 *
 * Rows stay filtered from load to pack wherever they can; `plain` tells when they are not. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/deflate.h"
#include "base/message.h"
#include "image/image_int.h"

/* ---- strip ---- */

static void make_plain(struct png_work *s)
{
	if (!s->is_plain)
		rows_unfilter_all(&s->rows);
	s->is_plain = true;
}

static void strip_alpha(struct png_work *s)
{
	s->is_changed = true;
	if (rows_drop_alpha(&s->rows)) {
		s->steps |= STEP_ALPHA_DROPPED;
	} else {
		make_plain(s);
		rows_flatten_alpha(&s->rows);
		s->steps |= STEP_ALPHA_FLATTENED | STEP_RECODED;
	}
	s->rows.data = mem_resize(s->rows.data, rows_bytes(&s->rows));
}

/* Rows are made plain to be searched; when no pixel has the colour, the file's own bytes still do. */
static void strip_key(struct png_work *s)
{
	make_plain(s);
	if (!rows_flatten_key(&s->rows, &s->png))
		return;
	s->is_changed = true;
	s->steps |= STEP_ALPHA_FLATTENED | STEP_RECODED;
}

static void strip_transparency(struct png_work *s)
{
	struct png_structure *png = &s->png;
	bool has_alpha = png->colour == PNG_GREY_ALPHA || png->colour == PNG_RGB_ALPHA;
	if (png->n_trns && png->colour == PNG_PALETTE) {
		rows_flatten_palette(png);
		s->steps |= STEP_ALPHA_FLATTENED;
	} else if (has_alpha && !s->is_upright) {
		strip_alpha(s);
	} else if (png->n_trns && !s->is_upright) {
		strip_key(s);
	}
}

/* ---- cut and pack ---- */

/* Text that would be printed too small asks for lower bands. */
static uint32_t *cut(struct png_work *s, struct arena *a, size_t *n)
{
	struct survey survey;
	survey_rows(&survey, &s->rows, &s->png);
	s->text_height = survey.text_height;
	uint32_t band_height = cuts_band_height(s->job, s->text_height);
	noise_keep(&survey.noise, s->job);
	uint32_t *cuts = noise_find_cuts(&survey.noise, a, band_height, n);
	for (size_t i = 0; i < *n; i++)
		survey_detach(&survey, &s->rows, cuts[i]);
	survey_drop(&survey);
	if (*n > 0)
		s->steps |= STEP_CUT;
	s->is_changed |= *n > 0;
	return cuts;
}

static void pass_through(struct image_encoding *out, struct arena *a, const struct png_work *s)
{
	const struct png_structure *png = &s->png;
	struct image_band *b = ARENA_NEW(a, struct image_band);
	*b = (struct image_band){
		.width = png->width, .height = png->height, .coding = CODING_FLATE, .components = s->rows.channels,
		.bits = png->bits, .runs = png->runs, .n_runs = png->n_runs, .stream_bytes = png->idat_bytes,
	};
	out->bands = b;
	out->n_bands = 1;
}

/* Are its rows those that are seen? */
static bool is_upright(const struct png_work *s)
{
	return s->is_upright || s->job->facts->orientation == 1;
}

/* Black and white that does not pass through anyway. */
static bool pack_fax(struct image_encoding *out, struct arena *a, struct png_work *s, const uint32_t *cuts,
                     size_t n_cuts)
{
	bool is_bilevel = s->png.colour == PNG_GREY && s->png.bits == 1 && s->rows.bits == 1;
	if (!is_bilevel || !(s->is_changed || s->job->is_made))
		return false;
	rows_unfilter_all(&s->rows);
	return image_pack_fax(out, a, s->job, &s->rows, cuts, n_cuts, s->png.idat_bytes);
}

static bool pack(struct image_encoding *out, struct arena *a, struct png_work *s)
{
	size_t n_cuts = 0;
	uint32_t *cuts = NULL;
	bool may_cut = cuts_are_wanted(s->job, s->job->band_height);
	if (!may_cut) { /* of text that lies on its side, too: it is as small */
		s->text_height = survey_letters(&s->rows, &s->png);
		may_cut = is_upright(s) && cuts_are_wanted(s->job, cuts_band_height(s->job, s->text_height));
	}
	if (s->is_plain && (s->is_changed || may_cut))
		rows_filter_all(&s->rows, s->png.colour == PNG_PALETTE);
	if (may_cut)
		cuts = cut(s, a, &n_cuts);
	if (pack_fax(out, a, s, cuts, n_cuts))
		return true;
	if (!s->is_changed) {
		s->steps |= STEP_UNTOUCHED;
		pass_through(out, a, s);
		return true;
	}
	return image_pack_rows(out, a, s->job, &s->rows, cuts, n_cuts, s->png.idat_bytes, s->fault);
}

/* ---- what goes with it ---- */

/* How many bytes iCCP will inflate to is not told: try sizes until it fits. */
static uint8_t *inflate_profile(const uint8_t *zlib, size_t n, size_t *inflated)
{
	for (size_t room = 1 << 14; room <= ICC_MAX_BYTES; room *= 4) {
		uint8_t *p = mem_alloc(room);
		memset(p, 0, room);
		enum inflate_result result = inflate_bytes(p, room, zlib, n);
		*inflated = get32(p);
		if ((result == INFLATE_SHORT || result == INFLATE_OK) && *inflated <= room)
			return p;
		free(p);
		if (result != INFLATE_LONG)
			break;
	}
	return NULL;
}

/* Of its colours: those of a palette are three. */
static int components_of(const struct png_work *s)
{
	return s->png.colour == PNG_PALETTE ? 3 : s->rows.channels;
}

/* What is not sound is left out. */
static void keep_profile(struct image_encoding *out, struct arena *a, const uint8_t *profile, size_t n,
                         const struct png_work *s)
{
	struct buf clean = {0};
	if (image_clean_profile(&clean, profile, n, components_of(s))) {
		out->icc = arena_copy(a, clean.data, clean.n);
		out->n_icc = clean.n;
	}
	buf_drop(&clean);
}

/* Gamma and primaries, as browsers heed them. */
static void add_colours(struct image_encoding *out, struct arena *a, const struct png_work *s)
{
	struct buf profile = {0};
	if (image_profile_colours(&profile, &s->png.colours, components_of(s)))
		keep_profile(out, a, profile.data, profile.n, s);
	buf_drop(&profile);
}

/* Name, NUL, method, zlib stream. */
static void add_profile(struct image_encoding *out, struct arena *a, const struct png_work *s)
{
	size_t n = s->png.n_icc, inflated = 0;
	if (n < 4 || n > ICC_MAX_BYTES)
		return;
	uint8_t *chunk = mem_alloc(n), *profile = NULL, *end = NULL;
	if (fs_read_at(s->job->file, chunk, n, s->png.icc_offset))
		end = memchr(chunk, '\0', n < 80 ? n : 80);
	size_t head = end ? (size_t)(end - chunk) + 2 : n;
	if (head < n && end[1] == 0)
		profile = inflate_profile(chunk + head, n - head, &inflated);
	if (profile)
		keep_profile(out, a, profile, inflated, s);
	free(profile);
	free(chunk);
}

static void add_palette(struct image_encoding *out, struct arena *a, const struct png_structure *png)
{
	if (png->colour != PNG_PALETTE)
		return;
	out->palette = arena_copy(a, png->palette, (size_t)png->n_palette * 3);
	out->n_palette = png->n_palette;
}

bool image_encode_png(struct image_encoding *out, struct arena *a, const struct image_job *job,
                      struct image_fault *fault)
{
	struct png_work s = {.job = job, .fault = fault};
	if (!image_walk_png(&s.png, job->file, a, fault)
	    || image_has_changed(job, s.png.width, s.png.height, fault))
		return false;
	bool is_good = png_load(&s);
	if (is_good && !palette_has_all(&s.png, &s.rows))
		is_good = image_fail(fault, "image-corrupt",
		                     N_("open it in a picture viewer and save it as a PNG again"),
		                     "is damaged: it has pixels of colours that its palette lacks");
	if (is_good) {
		strip_transparency(&s);
		add_palette(out, a, &s.png);
		if (s.png.n_icc > 0)
			add_profile(out, a, &s);
		else
			add_colours(out, a, &s);
		is_good = pack(out, a, &s);
	}
	free(s.rows.data);
	out->steps = s.steps;
	out->text_height = s.text_height;
	if (s.is_upright)
		out->orientation = 1;
	return is_good;
}
