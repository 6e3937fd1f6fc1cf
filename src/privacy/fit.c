/* fit.c - a cleared picture once more, smaller: its bands are decoded, shrunk and encoded anew. What was
 * covered stays covered, since nothing but the cleared copy is looked at. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "privacy/privacy_int.h"

enum { PALETTE_MOST = 256 };

struct fitting {
	struct arena *arena;
	const struct cleared_image *whole;
	struct cleared_image *copy;
	struct image_fit fit;
	const struct image_wish *wish;
	struct fs_spool *spool;
	struct shrunk_bands *kept; /* NULL */
	const struct covered_parts *covered;
	bool rings; /* into what is covered, too far */
	struct image_fault *fault;
	size_t shown;  /* 1 + the band that is in rgb; 0: none */
	uint8_t *rgb;  /* as stored, shrunk */
	uint32_t width, height; /* of it */
	struct image_palette *palette; /* NULL: it is not asked */
	struct image_words words;
	bool is_faint; /* writing would be lost in black and white */
};

static bool is_bilevel(const struct image_encoding *e)
{
	return e->bands[0].bits == 1 && e->bands[0].components == 1 && !e->palette;
}

static bool has_colours(const struct image_encoding *e)
{
	bool has_colours = e->bands[0].components > 1;
	for (int i = 0; e->palette && i < 3 * e->n_palette; i += 3)
		has_colours |= memcmp(e->palette + i, e->palette + i + 1, 2) != 0;
	return has_colours;
}

static bool is_on_its_side(const struct image_encoding *e)
{
	return e->orientation >= 5;
}

uint32_t privacy_width(const struct cleared_image *c)
{
	const struct image_band *b = &c->encoding.bands[0];
	return is_on_its_side(&c->encoding) ? b->height : b->width;
}

static uint32_t shrunk(uint32_t pixels, uint32_t width, uint32_t of)
{
	uint64_t n = ((uint64_t)pixels * width + of / 2) / of;
	return n < 1 ? 1 : n < pixels ? (uint32_t)n : pixels;
}

/* ---- to pixels ---- */

static bool on_read(void *reader, void *to, size_t n, size_t *got)
{
	return cleared_read(reader, to, n, got);
}

/* Do samples leave their own colour space? Inks do while they are decoded; greys that have a profile, since
 * a palette of them could not have it; and colours that become greys. */
static bool is_converted(const struct fitting *f)
{
	const struct image_encoding *e = &f->whole->encoding;
	int components = privacy_components(e);
	bool has_to = components == 1 || f->fit.is_grey;
	return components == 4 || (e->icc && has_to && image_reads_profiles());
}

static bool decode_band(const struct fitting *f, size_t i)
{
	struct cleared_reader reader;
	bool is_good = cleared_read_start(&reader, f->whole, i);
	if (is_good) {
		struct image_stream stream = {on_read, &reader};
		is_good = image_shrink_sharp(f->rgb, f->width, f->height, &f->whole->encoding, i, &stream);
		cleared_read_end(&reader);
	}
	if (is_good && is_converted(f) && f->whole->encoding.bands[i].components != 4)
		image_to_srgb(f->rgb, (size_t)f->width * f->height, f->whole->encoding.icc,
		              f->whole->encoding.n_icc);
	return is_good || privacy_fail_read(f->fault);
}

/* Bands of another width are forgotten. */
static void prepare_kept(const struct fitting *f)
{
	struct shrunk_bands *kept = f->kept;
	size_t n = f->whole->encoding.n_bands;
	if (kept->at && kept->width == f->fit.width)
		return;
	kept->width = f->fit.width;
	kept->at = kept->at ? kept->at : ARENA_ARRAY(f->arena, uint64_t, n);
	memset(kept->at, 0xFF, n * sizeof *kept->at);
}

static bool read_band(struct fitting *f, size_t i)
{
	const struct image_band *b = &f->whole->encoding.bands[i];
	uint32_t of = privacy_width(f->whole);
	f->width = shrunk(b->width, f->fit.width, of);
	f->height = shrunk(b->height, f->fit.width, of);
	size_t n = 3 * (size_t)f->width * f->height;
	f->rgb = mem_resize(f->rgb, n);
	if (!f->kept)
		return decode_band(f, i);
	prepare_kept(f);
	uint64_t *at = &f->kept->at[i];
	bool is_kept = *at != UINT64_MAX;
	if (!is_kept && !decode_band(f, i))
		return false;
	return (is_kept ? fs_spool_read(f->spool, f->rgb, n, *at) : fs_spool_add(f->spool, f->rgb, n, at))
		|| image_fail_spool(f->fault, errno);
}

static bool show_band(struct fitting *f, size_t i)
{
	if (f->shown == i + 1)
		return true;
	f->shown = i + 1;
	if (!read_band(f, i))
		return false;
	if (f->fit.mix)
		image_to_greys(f->rgb, (size_t)f->width * f->height, f->fit.mix);
	return true;
}

/* ---- what it shows ---- */

/* As wide and as good as suits what it turned out to show. */
static void choose_jpeg(struct fitting *f)
{
	const struct image_fit *as = f->fit.is_screen ? &f->wish->screen : &f->wish->photo;
	if (as->width != f->fit.width)
		f->shown = 0;
	f->fit.coding = FIT_JPEG;
	f->fit.width = as->width;
	f->fit.quality = as->quality;
}

/* In what suits it best. What was thought to be words and is none at this size keeps its greys. A photo
 * among words is not cut down to few colours, which would stand as steps in it: letters stay sharp in a
 * JPEG, too, as finely as screens are encoded. */
static void choose_coding(struct fitting *f, const struct image_look *look)
{
	f->fit.is_screen = image_is_screen(look);
	if (f->palette && f->fit.is_screen)
		f->fit.least = image_palette_least(f->palette, f->fit.is_grey);
	bool is_exact = is_bilevel(&f->whole->encoding) && f->fit.width == privacy_width(f->whole);
	if (f->fit.is_grey && (is_exact || (image_is_words(&f->words) && !f->is_faint)))
		f->fit.coding = FIT_BILEVEL;
	else if (f->fit.least > 0)
		f->fit.coding = FIT_PALETTE;
	else
		choose_jpeg(f);
	int more = f->fit.least < f->fit.most ? f->fit.least : f->fit.most;
	if (more > f->fit.colours)
		f->fit.colours = more;
}

/* Colours of what is no JPEG are counted before it is known whether they will be few enough to matter. */
static bool count_bands(struct fitting *f, struct image_look *look)
{
	const struct image_encoding *e = &f->whole->encoding;
	bool is_first = f->fit.coding == FIT_FIRST || f->fit.coding == FIT_BILEVEL;
	bool is_flate = e->bands[0].coding != CODING_JPEG;
	image_palette_drop(f->palette);
	f->palette = NULL;
	f->words = (struct image_words){.keeps_black = f->fit.is_covered};
	*look = (struct image_look){0};
	if (f->fit.coding == FIT_PALETTE || (f->fit.coding == FIT_FIRST && f->fit.colours && is_flate))
		f->palette = image_palette_new(f->fit.is_covered);
	for (size_t i = 0; (is_first || f->palette) && i < e->n_bands; i++) {
		if (!show_band(f, i))
			return false;
		image_look(look, f->rgb, f->width, f->height);
		if (is_first && f->fit.is_grey)
			image_words_count(&f->words, f->rgb, f->width, f->height);
		if (f->palette)
			image_palette_count(f->palette, f->rgb, f->width, f->height);
	}
	f->words.is_screen = image_is_screen(look);
	return true;
}

static bool count_greys(struct fitting *f, struct image_greys *greys, bool all)
{
	*greys = (struct image_greys){{0}};
	for (size_t i = 0; i < f->whole->encoding.n_bands; i++) {
		if (!show_band(f, i))
			return false;
		image_greys_count(greys, f->rgb, f->width, f->height, all);
	}
	return true;
}

/* Where writing is as light as its ground, greys are mixed such that it stands out, if there is a way. */
static bool choose_greys(struct fitting *f, struct image_look *look)
{
	struct image_greys greys;
	f->fit.loses = false;
	if (!has_colours(&f->whole->encoding) || !(f->words.is_screen || image_is_words(&f->words)))
		return true;
	if (!count_greys(f, &greys, false))
		return false;
	if (greys.lost[0] == 0)
		return true;
	if (!count_greys(f, &greys, true))
		return false;
	f->fit.mix = image_greys_choose(&greys);
	f->fit.loses = greys.lost[f->fit.mix] > 0;
	f->shown = 0;
	return count_bands(f, look);
}

static bool find_faint(struct fitting *f)
{
	f->is_faint = false;
	for (size_t i = 0; image_is_words(&f->words) && !f->is_faint && i < f->whole->encoding.n_bands; i++) {
		if (!show_band(f, i))
			return false;
		f->is_faint = image_bilevel_loses(f->rgb, f->width, f->height, &f->words);
	}
	return true;
}

static bool survey(struct fitting *f)
{
	struct image_look look;
	bool is_first = f->fit.coding == FIT_FIRST || f->fit.coding == FIT_BILEVEL;
	if (!count_bands(f, &look))
		return false;
	if (is_first && f->fit.is_grey && ((f->fit.mix == 0 && !choose_greys(f, &look)) || !find_faint(f)))
		return false;
	if (is_first)
		choose_coding(f, &look);
	return true;
}

/* ---- to bytes ---- */

static void on_row(void *fitting, uint32_t y, uint8_t *rgb)
{
	const struct fitting *f = fitting;
	memcpy(rgb, f->rgb + 3 * (size_t)f->width * y, 3 * (size_t)f->width);
}

/* Colours at half the resolution would ring farther into what is covered. What has none gets none, unless a
 * profile of colours says what its greys mean. */
static void encode_jpeg(struct fitting *f, struct buf *out, struct image_band *b)
{
	struct image_pixels pixels = {f->width, f->height, on_row, f, 72};
	bool is_grey = f->fit.is_grey || (!has_colours(&f->whole->encoding) && !f->copy->encoding.icc);
	struct image_jpeg how = {.quality = f->fit.quality, .is_grey = is_grey,
		.is_tight = !f->fit.is_screen && !f->fit.is_covered};
	image_write_jpeg_as(out, &pixels, &how);
	b->coding = CODING_JPEG;
	b->components = is_grey ? 1 : 3;
	b->bits = 8;
}

/* Into what is covered in band i, too far? */
static bool rings(const struct fitting *f, size_t i, const struct buf *jpeg)
{
	const struct covered_parts *all = f->covered ? &f->covered[i] : NULL;
	const struct image_band *b = &f->copy->encoding.bands[i], *whole = &f->whole->encoding.bands[i];
	struct image_size from = {whole->width, whole->height}, to = {b->width, b->height};
	if (!all || all->n == 0 || f->fit.coding != FIT_JPEG || f->fit.quality >= IMAGE_QUALITY_LOUD)
		return false;
	struct image_rect *covered = ARENA_ARRAY(f->arena, struct image_rect, all->n);
	for (size_t k = 0; k < all->n; k++)
		covered[k] = image_shrunk(all->v[k], from, to);
	return !privacy_stays_black(jpeg, b, covered, all->n);
}

static void encode_palette(struct fitting *f, struct buf *out, struct image_band *b)
{
	b->bits = image_palette_pack(out, f->palette, f->rgb, f->width, f->height);
	b->coding = CODING_FLATE;
	b->components = 1;
}

static void encode_bilevel(struct fitting *f, struct buf *out, struct image_band *b)
{
	b->coding = image_write_bilevel(out, f->rgb, f->width, f->height, &f->words);
	b->components = 1;
	b->bits = 1;
}

static bool keep(struct fitting *f, const struct buf *bytes, struct image_band *b)
{
	b->runs = ARENA_NEW(f->arena, struct image_bytes);
	*b->runs = (struct image_bytes){.where = BYTES_SPOOL, .n = bytes->n};
	b->n_runs = 1;
	b->stream_bytes = bytes->n;
	return fs_spool_add(f->spool, bytes->data, bytes->n, &b->runs->offset)
		|| image_fail_spool(f->fault, errno);
}

static bool encode_band(struct fitting *f, size_t i)
{
	struct image_band *b = &f->copy->encoding.bands[i];
	struct buf bytes = {0};
	if (!show_band(f, i))
		return false;
	b->width = f->width;
	b->height = f->height;
	if (f->fit.coding == FIT_PALETTE)
		encode_palette(f, &bytes, b);
	else if (f->fit.coding == FIT_BILEVEL)
		encode_bilevel(f, &bytes, b);
	else
		encode_jpeg(f, &bytes, b);
	f->rings = f->rings || rings(f, i, &bytes);
	bool is_kept = keep(f, &bytes, b);
	buf_drop(&bytes);
	return is_kept;
}

static void choose_palette(struct fitting *f)
{
	struct image_encoding *e = &f->copy->encoding;
	const uint8_t *rgb = image_palette_choose(f->palette, f->fit.colours, f->fit.is_grey, &e->n_palette);
	e->palette = arena_copy(f->arena, rgb, 3 * (size_t)e->n_palette);
}

/* Numbers mean the colours that they meant, unless these were converted or became grey. */
static void keep_profile(struct fitting *f)
{
	const struct image_encoding *from = &f->whole->encoding;
	if (privacy_components(from) != 3 || f->fit.is_grey)
		return;
	f->copy->encoding.icc = from->icc;
	f->copy->encoding.n_icc = from->n_icc;
}

static bool encode_all(struct fitting *f)
{
	for (size_t i = 0; i < f->whole->encoding.n_bands; i++)
		if (!encode_band(f, i))
			return false;
	return true;
}

/* At the first try it is asked of the worst that may come, so that all tries are planned by the answer; what
 * rings all the same is encoded again. */
static bool encode_black(struct fitting *f)
{
	int quality = f->fit.quality;
	if (f->wish->fit.coding == FIT_FIRST && f->fit.coding == FIT_JPEG && f->covered) {
		f->fit.quality = IMAGE_QUALITY_LEAST;
		if (!encode_all(f))
			return false;
		f->fit.quality = quality;
	}
	if (!f->rings && !encode_all(f))
		return false;
	if (!f->rings)
		return true;
	f->fit.is_loud = true;
	f->fit.quality = quality > IMAGE_QUALITY_LOUD ? quality : IMAGE_QUALITY_LOUD;
	return encode_all(f);
}

static bool encode_bands(struct fitting *f)
{
	const struct image_encoding *from = &f->whole->encoding;
	struct image_encoding *e = &f->copy->encoding;
	*e = (struct image_encoding){.orientation = from->orientation, .n_bands = from->n_bands};
	e->bands = ARENA_ARRAY(f->arena, struct image_band, e->n_bands);
	e->steps = (from->steps & ~(unsigned)(STEP_UNTOUCHED | STEP_PROFILE)) | STEP_FITTED;
	if (f->fit.coding == FIT_BILEVEL)
		e->steps |= is_bilevel(from) ? 0 : STEP_BILEVEL;
	else if (f->fit.is_grey && has_colours(from))
		e->steps |= STEP_GREYED;
	else if (is_converted(f))
		e->steps |= STEP_CONVERTED;
	if (f->fit.coding == FIT_PALETTE)
		choose_palette(f);
	keep_profile(f);
	return encode_black(f);
}

bool privacy_fit(struct refit *r, struct arena *a, const struct refit_job *job, struct image_fault *fault)
{
	struct fitting f = {.arena = a, .whole = job->whole, .fit = job->wish.fit, .wish = &job->wish,
		.spool = job->spool, .kept = job->kept, .covered = job->covered, .fault = fault};
	f.copy = ARENA_NEW(a, struct cleared_image);
	*f.copy = (struct cleared_image){.place = f.whole->place, .spool = f.spool};
	memcpy(f.copy->identity, f.whole->identity, sizeof f.copy->identity);
	bool is_good = survey(&f) && encode_bands(&f) && privacy_inspect(f.copy, NULL, fault);
	*r = (struct refit){f.copy, f.fit};
	image_palette_drop(f.palette);
	free(f.rgb);
	return is_good;
}

static size_t pixels_of(const struct cleared_image *whole, size_t band, uint32_t width)
{
	const struct image_band *b = &whole->encoding.bands[band];
	uint32_t of = privacy_width(whole);
	return (size_t)shrunk(b->width, width, of) * shrunk(b->height, width, of);
}

size_t privacy_kept_bytes(const struct cleared_image *whole, uint32_t width)
{
	size_t sum = 0;
	for (size_t i = 0; i < whole->encoding.n_bands; i++)
		sum += 3 * pixels_of(whole, i, width);
	return sum;
}

size_t privacy_fit_bytes(const struct cleared_image *whole, uint32_t width)
{
	size_t most = 0;
	for (size_t i = 0; i < whole->encoding.n_bands; i++) {
		size_t pixels = pixels_of(whole, i, width);
		size_t made = image_bilevel_bytes(pixels); /* more than as a JPEG or with a palette */
		size_t bytes = 6 * pixels + made + /* looked at */ image_shrink_bytes(&whole->encoding, i);
		most = bytes > most ? bytes : most;
	}
	return most + image_palette_bytes() + (1 << 20);
}
