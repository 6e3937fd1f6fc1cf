/* join.c - several screens become one picture, or one of several screens loses what they repeat: the cleared
 * copies are decoded, whole rows of them put one below the other, and the result is a file without a name,
 * from which views are made as from any other. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "privacy/privacy_int.h"

struct joiner {
	const struct clearance *parts;
	size_t n;
	struct cleared_image **whole;
	struct image_raster *rasters;
	struct joint *out;
};

struct montage { /* rows of the parts, in order */
	const struct joiner *joiner;
	uint32_t width, height;
};

static bool is_jpeg(const struct joiner *j)
{
	for (size_t i = 0; i < j->n; i++)
		if (j->whole[i]->encoding.bands[0].coding != CODING_JPEG)
			return false;
	return true;
}

static bool load(struct joiner *j, struct arena *a, size_t i, struct fs_spool *spool,
                 struct image_fault *fault)
{
	struct clearance c = j->parts[i];
	uint8_t *rgb;
	c.spool = spool;
	c.band_height = 0;
	c.fit = NULL;
	j->whole[i] = privacy_clear(a, &c, fault);
	if (!j->whole[i] || !privacy_expose(&rgb, j->whole[i], fault))
		return false;
	const struct image_band *b = &j->whole[i]->encoding.bands[0];
	j->rasters[i] = (struct image_raster){b->width, b->height, rgb, b->coding != CODING_JPEG};
	return true;
}

/* A photo lies on its side, a screen does not. */
static bool are_upright(const struct joiner *j)
{
	for (size_t i = 0; i < j->n; i++)
		if (j->parts[i].facts->orientation != 1)
			return false;
	return true;
}

static void find_rows(struct joiner *j, struct arena *a)
{
	struct joint *out = j->out;
	if (j->n > 1) {
		out->stretches = are_upright(j) ? image_join(a, j->rasters, j->n, &out->apart) : NULL;
		out->n_stretches = out->stretches ? j->n : 0;
		out->apart = out->apart ? out->apart : 1;
	} else if (are_upright(j)) {
		out->stretches = image_trim(a, j->rasters, &out->n_stretches);
		if (out->n_stretches == 1)
			out->n_stretches = 0;
	}
}

static void on_row(void *montage, uint32_t y, uint8_t *rgb)
{
	const struct montage *m = montage;
	const struct image_stretch *s = m->joiner->out->stretches;
	while (y >= s->end - s->first) {
		y -= s->end - s->first;
		s++;
	}
	const struct image_raster *r = &m->joiner->rasters[s->part];
	memcpy(rgb, r->rgb + 3 * (size_t)r->width * (s->first + y), 3 * (size_t)r->width);
}

/* Colours keep their meaning where all parts have the same. */
static void take_profile(struct joiner *j)
{
	const struct image_encoding *first = &j->whole[0]->encoding;
	for (size_t i = 0; i < j->n; i++) {
		const struct image_encoding *e = &j->whole[i]->encoding;
		bool is_same = e->n_icc == first->n_icc
			&& (e->n_icc == 0 || memcmp(e->icc, first->icc, e->n_icc) == 0);
		if (!is_same || (e->bands[0].components != 3 && !e->palette))
			return;
	}
	j->out->icc = first->icc;
	j->out->n_icc = first->n_icc;
}

static unsigned steps_of(const struct joiner *j)
{
	unsigned steps = j->n > 1 ? STEP_JOINED : STEP_TRIMMED;
	for (size_t i = 0; i < j->n; i++)
		steps |= j->whole[i]->encoding.steps & ~(unsigned)STEP_UNTOUCHED;
	return steps | (is_jpeg(j) ? STEP_REENCODED : STEP_RECODED);
}

static bool mount(struct joiner *j, struct image_fault *fault)
{
	struct montage m = {.joiner = j, .width = j->rasters[0].width};
	for (size_t i = 0; i < j->out->n_stretches; i++)
		m.height += j->out->stretches[i].end - j->out->stretches[i].first;
	j->out->steps = steps_of(j);
	take_profile(j);
	struct image_pixels pixels = {m.width, m.height, on_row, &m, 72};
	return privacy_keep(&j->out->file, &j->out->facts, &pixels, is_jpeg(j), fault);
}

bool privacy_join(struct joint *out, struct arena *a, const struct clearance *parts, size_t n,
                  struct image_fault *fault)
{
	struct joiner j = {.parts = parts, .n = n, .out = out};
	struct fs_spool *spool = fs_spool_new();
	*out = (struct joint){.file = {.fd = -1}};
	if (!spool)
		return image_fail_spool(fault, errno);
	j.whole = ARENA_ARRAY(a, struct cleared_image *, n);
	j.rasters = ARENA_ARRAY(a, struct image_raster, n);
	bool is_good = true;
	for (size_t i = 0; is_good && i < n; i++)
		is_good = load(&j, a, i, spool, fault);
	if (is_good)
		find_rows(&j, a);
	if (is_good && out->n_stretches > 0)
		is_good = mount(&j, fault);
	for (size_t i = 0; i < n; i++)
		free((void *)(uintptr_t)j.rasters[i].rgb);
	fs_spool_drop(spool);
	return is_good;
}
