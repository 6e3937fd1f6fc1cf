/* develop.c - a picture that is shown otherwise than it is: its cleared copy is decoded, parts of it are
 * covered, the rest is cut away, and what is left becomes a file of its own, which is then cleared like any
 * other. What was covered is in no byte of it: there is no way back from a filled pixel.
 *
 * A photo becomes a JPEG again, all else is kept without loss. Pixels are not turned: the page does that. */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "privacy/privacy_int.h"

enum { QUALITY = 92 }; /* of JPEG: at A4's size nobody tells it from the original */

struct exposure {
	const struct image_encoding *encoding;
	uint8_t *rgb;           /* as stored */
	uint32_t width;         /* [px] of a row */
	struct image_rect crop; /* as stored */
};

static bool on_read(void *reader, void *to, size_t n, size_t *got)
{
	return cleared_read(reader, to, n, got);
}

static void on_row(void *exposure, uint32_t y, uint8_t *rgb)
{
	const struct exposure *x = exposure;
	const uint8_t *row = x->rgb + 3 * (size_t)x->width * (x->crop.y + y);
	memcpy(rgb, row + 3 * (size_t)x->crop.x, 3 * (size_t)x->crop.width);
}

static bool expose(struct exposure *x, const struct cleared_image *whole, struct image_fault *fault)
{
	const struct image_band *band = &x->encoding->bands[0];
	struct cleared_reader reader;
	bool is_good = cleared_read_start(&reader, whole, 0);
	if (is_good) {
		struct image_stream stream = {on_read, &reader};
		x->rgb = mem_alloc(3 * (size_t)band->width * band->height);
		is_good = image_shrink(x->rgb, band->width, band->height, x->encoding, 0, &stream);
		cleared_read_end(&reader);
	}
	if (is_good)
		return true;
	fault->code = "image-read";
	snprintf(fault->why, sizeof fault->why, "%s", _("cannot be read a second time"));
	return false;
}

static void cover(const struct exposure *x, const struct image_rect *r)
{
	for (uint32_t y = r->y; y < r->y + r->height; y++)
		memset(x->rgb + 3 * ((size_t)x->width * y + r->x), 0, 3 * (size_t)r->width);
}

static bool fail_spool(struct image_fault *fault, int trouble)
{
	fault->code = "image-spool";
	snprintf(fault->why, sizeof fault->why, _("cannot be kept in a temporary file: %s"),
	         message_errno(trouble));
	snprintf(fault->advice, sizeof fault->advice, "%s",
	         _("make room in the folder for temporary files (TMPDIR)"));
	return false;
}

static bool keep(struct fs_file *out, struct image_facts *facts, const struct exposure *x,
                 struct image_fault *fault)
{
	struct image_pixels pixels = {x->crop.width, x->crop.height, on_row, (void *)(uintptr_t)x, 72};
	struct buf bytes = {0};
	if (x->encoding->bands[0].coding == CODING_JPEG)
		image_write_jpeg(&bytes, &pixels, QUALITY);
	else
		image_write_png(&bytes, &pixels);
	bool is_kept = fs_open_scratch(out, bytes.data, bytes.n);
	int trouble = errno;
	buf_drop(&bytes);
	return is_kept ? image_probe(facts, out, UINT64_MAX, fault) : fail_spool(fault, trouble);
}

static bool develop(struct fs_file *out, struct image_facts *facts, const struct cleared_image *whole,
                    const struct clearance *c, struct image_fault *fault)
{
	const struct image_encoding *e = &whole->encoding;
	uint32_t width = e->bands[0].width, height = e->bands[0].height;
	struct exposure x = {.encoding = e, .width = width};
	x.crop = image_stored(c->recipe->crop, e->orientation, width, height);
	bool is_good = expose(&x, whole, fault);
	for (size_t i = 0; is_good && i < c->recipe->n_covered; i++) {
		struct image_rect r = image_stored(c->recipe->covered[i], e->orientation, width, height);
		cover(&x, &r);
	}
	is_good = is_good && keep(out, facts, &x, fault);
	free(x.rgb);
	return is_good;
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
	return is_kept || fail_spool(fault, trouble);
}

static bool take_runs(struct image_encoding *e, const struct clearance *c, struct image_fault *fault)
{
	for (size_t i = 0; i < e->n_bands; i++)
		for (size_t k = 0; k < e->bands[i].n_runs; k++)
			if (!take_run(&e->bands[i].runs[k], c, fault))
				return false;
	return true;
}

/* Pixels kept their meaning, unless inks became colours or all turned out to be grey. */
static void take_colours(struct image_encoding *e, const struct image_encoding *whole)
{
	bool were_colours = whole->bands[0].components == 3 || whole->palette;
	if (e->bands[0].components != 3 || !were_colours)
		return;
	e->icc = whole->icc;
	e->n_icc = whole->n_icc;
}

/* What was done to the original on the way, and what the recipe asks for. */
static unsigned steps_of(const struct image_encoding *e, const struct image_encoding *whole,
                         const struct clearance *c)
{
	const struct image_recipe *recipe = c->recipe;
	bool is_jpeg = whole->bands[0].coding == CODING_JPEG;
	bool is_cropped = recipe->crop.width != c->facts->width || recipe->crop.height != c->facts->height;
	unsigned steps = (whole->steps & ~(unsigned)STEP_UNTOUCHED) | (e->steps & STEP_CUT);
	steps |= is_jpeg ? STEP_REENCODED : STEP_RECODED;
	steps |= is_cropped ? STEP_CROPPED : 0;
	steps |= recipe->n_covered > 0 ? STEP_COVERED : 0;
	return steps | (recipe->turn ? STEP_ROTATED : 0);
}

static struct cleared_image *clear_developed(struct arena *a, const struct clearance *c,
                                             const struct cleared_image *whole, struct image_fault *fault)
{
	struct fs_file file = {.fd = -1};
	struct image_facts facts;
	struct clearance made = *c;
	struct cleared_image *cleared = NULL;
	made.file = &file;
	made.facts = &facts;
	if (develop(&file, &facts, whole, c, fault)) {
		image_orient(&facts, image_turn(c->facts->orientation, c->recipe->turn));
		cleared = privacy_clear_whole(a, &made, fault);
	}
	if (cleared && !take_runs(&cleared->encoding, &made, fault))
		cleared = NULL;
	if (cleared) {
		take_colours(&cleared->encoding, &whole->encoding);
		cleared->encoding.steps = steps_of(&cleared->encoding, &whole->encoding, c);
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
	if (cleared)
		cleared->encoding.steps |= STEP_ROTATED;
	return cleared;
}

static bool is_only_turned(const struct clearance *c)
{
	const struct image_rect *crop = &c->recipe->crop;
	return c->recipe->n_covered == 0 && crop->width == c->facts->width && crop->height == c->facts->height;
}

struct cleared_image *privacy_clear_view(struct arena *a, const struct clearance *c,
                                         struct image_fault *fault)
{
	struct clearance first = *c;
	struct cleared_image *cleared = NULL;
	if (is_only_turned(c))
		return clear_turned(a, c, fault);
	first.spool = fs_spool_new(); /* in a check, too: how the view looks decides where it is cut */
	if (!first.spool) {
		fail_spool(fault, errno);
		return NULL;
	}
	first.band_height = 0;
	struct cleared_image *whole = privacy_clear_whole(a, &first, fault);
	if (whole)
		cleared = clear_developed(a, c, whole, fault);
	fs_spool_drop(first.spool);
	return cleared;
}

size_t privacy_cost_bytes(const struct image_facts *facts, const struct image_recipe *recipe,
                          uint32_t band_height)
{
	size_t cost = image_cost_bytes(facts, band_height);
	if (!recipe)
		return cost;
	/* the pixels, and of what is no JPEG rows and packed bytes beside them */
	return cost + 3 * (size_t)facts->width * facts->height * (facts->format == IMAGE_JPEG ? 1 : 2);
}
