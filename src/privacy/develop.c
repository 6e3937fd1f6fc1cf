/* develop.c - a picture that is shown otherwise than it is: its cleared copy is decoded, its points are made
 * square, parts are covered, the rest is cut away, and what is left becomes a file of its own, which is then
 * cleared like any other. What was covered is in no byte of it: there is no way back from a filled pixel.
 *
 * A photo becomes a JPEG again, all else is kept without loss. Pixels are not turned: the page does that. */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/deflate.h"
#include "base/message.h"
#include "privacy/privacy_int.h"

enum { QUALITY = 920 }; /* of JPEG, in tenths: at A4's size nobody tells it from the original */

struct exposure { /* pixels as they are stored */
	uint8_t *samples;
	size_t n_samples; /* of a pixel: 3 of RGB, 4 of inks */
	uint32_t width, height;
	struct image_rect crop;
	bool is_photo;
	int components;     /* of the original: what its profile is for */
	const uint8_t *icc; /* lent; or NULL */
	size_t n_icc;
	unsigned steps; /* what was done to the original so far */
};

static bool on_read(void *reader, void *to, size_t n, size_t *got)
{
	return cleared_read(reader, to, n, got);
}

static uint8_t *pixel(const struct exposure *x, uint32_t across, uint32_t down)
{
	return x->samples + x->n_samples * ((size_t)x->width * down + across);
}

static void on_row(void *exposure, uint32_t y, uint8_t *samples)
{
	const struct exposure *x = exposure;
	memcpy(samples, pixel(x, x->crop.x, x->crop.y + y), x->n_samples * x->crop.width);
}

bool privacy_fail_read(struct image_fault *fault)
{
	fault->code = "image-read";
	snprintf(fault->why, sizeof fault->why, "%s", _("cannot be read a second time"));
	return false;
}

/* ---- the pixels: of a cleared copy, or of a format that is decoded whole ---- */

int privacy_components(const struct image_encoding *e)
{
	return e->palette ? 3 : e->bands[0].components;
}

/* Samples keep their meaning: beside the original the copy looks the same to any viewer. */
static void describe(struct exposure *x, const struct image_encoding *e, size_t n_samples)
{
	const struct image_band *band = &e->bands[0];
	*x = (struct exposure){.n_samples = n_samples, .width = band->width, .height = band->height};
	x->steps = e->steps;
	x->is_photo = band->coding == CODING_JPEG;
	x->components = privacy_components(e);
	x->icc = e->icc;
	x->n_icc = e->n_icc;
	x->samples = mem_alloc(n_samples * x->width * x->height);
}

static bool expose_copy(struct exposure *x, const struct cleared_image *whole, size_t n_samples,
                        struct image_fault *fault)
{
	const struct image_encoding *e = &whole->encoding;
	struct cleared_reader reader;
	describe(x, e, n_samples);
	bool is_good = cleared_read_start(&reader, whole, 0);
	if (is_good) {
		struct image_stream stream = {on_read, &reader};
		is_good = n_samples == 4 ? image_read_inks(x->samples, e, 0, &stream)
			: image_shrink(x->samples, x->width, x->height, e, 0, &stream);
		cleared_read_end(&reader);
	}
	return is_good || privacy_fail_read(fault);
}

bool privacy_expose(uint8_t **rgb, const struct cleared_image *whole, struct image_fault *fault)
{
	struct exposure x = {0};
	bool is_good = expose_copy(&x, whole, 3, fault);
	*rgb = x.samples;
	return is_good;
}

/* Some formats know no greys, and hold them as colours. */
static bool is_grey(const struct image_whole *w)
{
	const uint8_t *rgb = w->rgb, *end = rgb + 3 * (size_t)w->width * w->height;
	while (rgb < end && rgb[0] == rgb[1] && rgb[0] == rgb[2])
		rgb += 3;
	return rgb == end;
}

static bool expose_foreign(struct exposure *x, struct arena *a, const struct clearance *c,
                           struct image_fault *fault)
{
	struct image_whole whole;
	bool is_good = image_decode_whole(&whole, a, c->file, c->facts, fault);
	*x = (struct exposure){whole.rgb, 3, whole.width, whole.height, .is_photo = whole.is_photo,
		.icc = whole.icc, .n_icc = whole.n_icc};
	x->components = whole.icc ? whole.components : is_good && is_grey(&whole) ? 1 : 3;
	x->steps |= (whole.is_converted ? STEP_CONVERTED : 0) | (whole.is_squared ? STEP_SQUARED : 0);
	x->steps |= c->facts->has_metadata ? STEP_METADATA_REMOVED : 0;
	x->steps |= c->facts->has_alpha ? STEP_ALPHA_FLATTENED : 0;
	x->steps |= c->facts->n_more > 0 ? STEP_FIRST_ONLY : 0;
	x->steps |= c->facts->orientation != 1 ? STEP_TURNED : 0;
	return is_good;
}

/* To the size with square points. */
static void square(struct exposure *x, const struct image_facts *facts)
{
	if (facts->file_width == 0)
		return;
	uint32_t width = facts->stored_width, height = facts->stored_height;
	x->samples = mem_resize(x->samples, x->n_samples * width * height);
	image_square(x->samples, x->n_samples, x->width, x->height, width, height);
	x->width = width;
	x->height = height;
	x->steps |= STEP_SQUARED;
}

/* No light, or all of the inks. Not all of the blocks that a JPEG's rectangle touches: its encoder left
 * traces of what was there in them, faint and within 7 pixels of the edge, 17 where colours are coarse, by
 * which two numbers in a known type may be told apart. But as much is as often a neighbour's word, which the
 * seller shows as evidence and would lose without having asked for it; where screens were joined the blocks
 * are not those of the picture; and other codecs smear otherwise, so that nobody could rely on it. Who needs
 * a margin draws it: dossier-case(5) tells how wide. */
static void cover(const struct exposure *x, const struct image_rect *r)
{
	for (uint32_t y = r->y; y < r->y + r->height; y++)
		memset(pixel(x, r->x, y), 0, x->n_samples * r->width);
}

static bool on_bytes(void *file, const uint8_t *bytes, size_t n)
{
	return fs_extend_scratch(file, bytes, n);
}

bool privacy_keep(struct fs_file *out, struct image_facts *facts, const struct image_pixels *pixels,
                  const struct keeping *how, struct image_fault *fault)
{
	struct image_jpeg jpeg = {QUALITY, .is_grey = how->components == 1, .is_inks = how->components == 4};
	struct byte_sink sink = {on_bytes, out};
	struct buf bytes = {0};
	if (how->is_photo)
		image_write_jpeg_as(&bytes, pixels, &jpeg);
	bool is_kept = fs_open_scratch(out, bytes.data, bytes.n)
		&& (how->is_photo || image_send_png(&sink, pixels, how->components == 3 && how->has_profile));
	int trouble = errno;
	buf_drop(&bytes);
	return is_kept ? image_probe(facts, out, UINT64_MAX, fault) : image_fail_spool(fault, trouble);
}

/* The recipe is followed; NULL: there is none. */
static bool develop(struct fs_file *out, struct image_facts *facts, struct exposure *x,
                    const struct clearance *c, struct image_fault *fault)
{
	int orientation = c->facts->orientation;
	x->crop = (struct image_rect){0, 0, x->width, x->height};
	if (c->recipe)
		x->crop = image_stored(c->recipe->crop, orientation, x->width, x->height);
	for (size_t i = 0; c->recipe && i < c->recipe->n_covered; i++) {
		struct image_rect r = image_stored(c->recipe->covered[i], orientation, x->width, x->height);
		cover(x, &r);
	}
	struct image_pixels pixels = {x->crop.width, x->crop.height, on_row, x, 72};
	struct keeping how = {x->is_photo, x->components, x->icc};
	return privacy_keep(out, facts, &pixels, &how, fault);
}

/* ---- the copy of it ---- */

/* The file that was developed is about to vanish: what the copy still has there goes to the spool. */
static bool take_run(struct image_bytes *run, const struct clearance *c, struct image_fault *fault)
{
	if (run->where != BYTES_FILE || !c->spool)
		return true;
	uint8_t *bytes = mem_alloc(run->n);
	bool is_kept = fs_read_at(c->file, bytes, run->n, run->offset)
		&& fs_spool_add(c->spool, bytes, run->n, &run->offset);
	int trouble = errno;
	run->where = BYTES_SPOOL;
	free(bytes);
	return is_kept || image_fail_spool(fault, trouble);
}

bool privacy_take_runs(struct image_encoding *e, const struct clearance *c, struct image_fault *fault)
{
	for (size_t i = 0; i < e->n_bands; i++)
		for (size_t k = 0; k < e->bands[i].n_runs; k++)
			if (!take_run(&e->bands[i].runs[k], c, fault))
				return false;
	return true;
}

/* What was done to the original on the way, and what the recipe asks for. */
static unsigned steps_of(const struct image_encoding *e, const struct exposure *x, const struct clearance *c)
{
	const struct image_recipe *recipe = c->recipe;
	unsigned steps = (x->steps & ~(unsigned)(STEP_UNTOUCHED | STEP_PROFILE)) | (e->steps & STEP_CUT);
	bool is_exact = !(steps & STEP_CONVERTED);
	steps |= x->is_photo ? STEP_REENCODED : is_exact ? STEP_RECODED : 0;
	if (!recipe)
		return steps;
	bool is_cropped = recipe->crop.width != c->facts->width || recipe->crop.height != c->facts->height;
	steps |= is_cropped ? STEP_CROPPED : 0;
	steps |= recipe->n_covered > 0 ? STEP_COVERED : 0;
	return steps | (recipe->turn ? STEP_ROTATED : 0);
}

/* What is covered from side to side looks like the ground, and lies within something. */
static void keep_covered(struct arena *a, struct clearance *made, const struct image_recipe *recipe)
{
	const int64_t million = 1000000, wide = made->facts->width * million;
	struct image_rows_of *kept = NULL;
	for (size_t i = 0; recipe && i < recipe->n_covered; i++) {
		const struct image_rect *r = &recipe->covered[i];
		int64_t x = r->x * million, right = x + r->width * million;
		int64_t y = r->y * million, below = y + r->height * million;
		image_carry(recipe, &x, &y);
		image_carry(recipe, &right, &below);
		int64_t top = y < below ? y : below, end = y < below ? below : y;
		if (llabs(right - x) * 10 >= wide * 9 && end > 0)
			*ARENA_PUSH(a, kept, made->n_kept) = (struct image_rows_of){
				top > 0 ? (uint32_t)(top / million) : 0, (uint32_t)(end / million)};
	}
	made->kept = kept;
}

static struct cleared_image *clear_developed(struct arena *a, const struct clearance *c, struct exposure *x,
                                             struct image_fault *fault)
{
	struct fs_file file = {.fd = -1};
	struct image_facts facts;
	struct clearance made = *c;
	struct cleared_image *cleared = NULL;
	made.file = &file;
	made.facts = &facts;
	made.is_made = true;
	bool is_developed = develop(&file, &facts, x, c, fault);
	free(x->samples); /* it is in the file now */
	x->samples = NULL;
	if (is_developed) {
		image_orient(&facts, image_turn(c->facts->orientation, c->recipe ? c->recipe->turn : 0));
		keep_covered(a, &made, c->recipe);
		cleared = privacy_clear_whole(a, &made, fault);
	}
	if (cleared && !privacy_take_runs(&cleared->encoding, &made, fault))
		cleared = NULL;
	if (cleared) {
		struct image_encoding *e = &cleared->encoding;
		e->icc = e->bands[0].components == x->components ? x->icc : NULL; /* not if black and white */
		e->n_icc = e->icc ? x->n_icc : 0;
		e->steps = steps_of(e, x, c);
	}
	fs_close(&file);
	return cleared;
}

/* Only turned: the page does that, and the file's own bytes will do. */
static struct cleared_image *clear_turned(struct arena *a, const struct clearance *c,
                                          struct image_fault *fault)
{
	struct image_facts facts = *c->facts;
	struct clearance turned = *c;
	turned.facts = &facts;
	image_orient(&facts, image_turn(facts.orientation, c->recipe->turn));
	struct cleared_image *cleared = privacy_clear_whole(a, &turned, fault);
	if (cleared) {
		unsigned *steps = &cleared->encoding.steps; /* of both turns: each is told for itself */
		*steps &= ~(unsigned)(STEP_TURNED | STEP_ROTATED);
		*steps |= c->facts->orientation != 1 ? STEP_TURNED : 0;
		*steps |= c->recipe->turn ? STEP_ROTATED : 0;
	}
	return cleared;
}

static bool is_only_turned(const struct clearance *c)
{
	if (!c->recipe || c->facts->file_width > 0)
		return false;
	const struct image_rect *crop = &c->recipe->crop;
	return c->recipe->n_covered == 0 && crop->width == c->facts->width && crop->height == c->facts->height;
}

/* A cleared copy, kept for a moment, is what the view is made of. In a check, too: how it looks decides where
 * it is cut. */
static struct cleared_image *clear_edited(struct arena *a, const struct clearance *c,
                                          struct image_fault *fault)
{
	struct image_facts filed = image_as_filed(c->facts);
	struct clearance first = *c;
	struct cleared_image *cleared = NULL;
	struct exposure x = {0};
	first.facts = &filed;
	first.spool = fs_spool_new();
	if (!first.spool) {
		image_fail_spool(fault, errno);
		return NULL;
	}
	first.band_height = 0;
	first.fit = NULL;
	struct cleared_image *whole = privacy_clear_whole(a, &first, fault);
	bool has_place = !c->is_made && !c->joint;
	bool is_there = whole && (has_place || privacy_take_runs(&whole->encoding, &first, fault));
	size_t n_samples = is_there && whole->encoding.bands[0].components == 4 ? 4 : 3;
	if (is_there && expose_copy(&x, whole, n_samples, fault)) {
		square(&x, c->facts);
		cleared = clear_developed(a, c, &x, fault);
	}
	free(x.samples);
	fs_spool_drop(first.spool);
	return cleared;
}

struct cleared_image *privacy_clear_foreign(struct arena *a, const struct clearance *c,
                                            struct image_fault *fault)
{
	struct cleared_image *cleared = NULL;
	struct exposure x = {0};
	if (expose_foreign(&x, a, c, fault))
		cleared = clear_developed(a, c, &x, fault);
	free(x.samples);
	return cleared;
}

/* The picture that the parts became is about to vanish, and what it is was decided by them. */
static bool take_joint(struct image_encoding *e, const struct clearance *c, struct image_fault *fault)
{
	/* of that picture, which nobody knows */
	unsigned own = STEP_UNTOUCHED | STEP_PROFILE | STEP_METADATA_REMOVED;
	e->steps = (e->steps & ~own) | c->joint->steps;
	if (privacy_components(e) == c->joint->components) {
		e->icc = c->joint->icc;
		e->n_icc = c->joint->n_icc;
	}
	return privacy_take_runs(e, c, fault);
}

struct cleared_image *privacy_clear_view(struct arena *a, const struct clearance *c,
                                         struct image_fault *fault)
{
	struct cleared_image *cleared = is_only_turned(c) ? clear_turned(a, c, fault) : clear_edited(a, c, fault);
	if (cleared && c->joint && !take_joint(&cleared->encoding, c, fault))
		return NULL;
	return cleared;
}

size_t privacy_cost_bytes(const struct image_facts *facts, const struct image_recipe *recipe,
                          uint32_t band_height)
{
	size_t pixels = (size_t)facts->width * facts->height;
	if (image_is_foreign(facts->format)) /* as the library has them, ours, and rows to be packed */
		return 10 * pixels;
	size_t cost = image_cost_bytes(facts, band_height);
	/* the pixels, and of what is no JPEG the rows of the copy */
	size_t copies = facts->format == IMAGE_JPEG ? 1 : 2;
	return recipe || facts->file_width ? cost + (facts->is_cmyk ? 4 : 3) * pixels * copies : cost;
}
