/* join.c - several screens become one picture, or one of several screens loses what they repeat: the cleared
 * copies are decoded, whole rows of them put one below the other, and the result is a file without a name,
 * from which views are made as from any other.
 *
 * Where a screen does not continue the one before it another picture begins. However many there are, two of
 * them at most are decoded at a time: neighbours, while it is found out where they meet. Then each is decoded
 * once more when its rows are due. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "privacy/privacy_int.h"

struct joiner {
	const struct clearance *parts;
	size_t n;
	struct arena *arena;
	struct cleared_image **whole;
	struct image_raster *rasters; /* rgb NULL: not decoded now */
	struct image_stretch *rows;   /* of each part, those that are taken */
	struct image_twin *twins;     /* IMAGE_TWINS of each part and the one before it */
	bool *continues;              /* the part before it */
	bool *precedes;               /* that part: they seem to be given in the wrong order */
	bool converts;                /* what is decoded, to colours without a profile */
	struct fs_spool *spool;
	struct image_fault *fault;
};

struct montage { /* rows of the parts, in order */
	struct joiner *joiner;
	const struct joint *joint;
	size_t part; /* that is decoded */
	bool is_broken;
};

/* ---- pixels of the parts ---- */

static bool clear_part(struct joiner *j, size_t i)
{
	struct clearance c = j->parts[i];
	c.spool = j->spool;
	c.band_height = 0;
	c.fit = NULL;
	j->whole[i] = privacy_clear(j->arena, &c, j->fault);
	if (!j->whole[i])
		return false;
	const struct image_band *b = &j->whole[i]->encoding.bands[0];
	j->rasters[i] = (struct image_raster){b->width, b->height, NULL, b->coding != CODING_JPEG};
	j->rows[i] = (struct image_stretch){(uint32_t)i, 0, b->height};
	return true;
}

static bool decode(struct joiner *j, size_t i)
{
	uint8_t *rgb = NULL;
	if (j->rasters[i].rgb)
		return true;
	bool is_good = privacy_expose(&rgb, j->whole[i], j->fault);
	const struct image_encoding *e = &j->whole[i]->encoding;
	if (is_good && j->converts && privacy_components(e) != 4) /* inks were when they were exposed */
		image_to_srgb(rgb, (size_t)j->rasters[i].width * j->rasters[i].height, e->icc, e->n_icc);
	j->rasters[i].rgb = rgb;
	return is_good;
}

static void let_go(struct joiner *j, size_t i)
{
	free((void *)(uintptr_t)j->rasters[i].rgb);
	j->rasters[i].rgb = NULL;
}

/* ---- which rows ---- */

/* A photo lies on its side, a screen does not. */
static bool is_upright(const struct joiner *j, size_t i)
{
	return j->parts[i].facts->orientation == 1;
}

static bool meet(struct joiner *j, const struct image_strip *above, const struct image_strip *below, size_t i)
{
	return is_upright(j, i - 1) && is_upright(j, i)
		&& image_join(above, below, &j->rows[i - 1], &j->rows[i], &j->twins[IMAGE_TWINS * i]);
}

static bool meet_reversed(const struct joiner *j, const struct image_strip *above,
                          const struct image_strip *below, size_t i)
{
	struct image_stretch upper = j->rows[i], lower = j->rows[i - 1]; /* as they are: it is only asked */
	struct image_twin twins[IMAGE_TWINS];
	return is_upright(j, i - 1) && is_upright(j, i) && image_join(below, above, &upper, &lower, twins);
}

static bool find_seams(struct joiner *j)
{
	struct image_strip *above = NULL;
	bool is_good = true;
	for (size_t i = 0; is_good && i < j->n; i++) {
		is_good = clear_part(j, i) && decode(j, i);
		struct image_strip *below = is_good ? image_strip_new(&j->rasters[i]) : NULL;
		j->continues[i] = is_good && i > 0 && meet(j, above, below, i);
		j->precedes[i] = is_good && i > 0 && !j->continues[i] && meet_reversed(j, above, below, i);
		image_strip_drop(above);
		above = below;
		if (i > 0)
			let_go(j, i - 1);
	}
	image_strip_drop(above);
	return is_good;
}

static void add_runs(struct joiner *j, struct joints *out)
{
	for (size_t i = 0; i < j->n; i++) {
		if (!j->continues[i]) {
			struct joint *joint = ARENA_PUSH(j->arena, out->v, out->n);
			*joint = (struct joint){.first = i, .is_before = j->precedes[i], .file = {.fd = -1}};
		}
		struct joint *joint = &out->v[out->n - 1];
		joint->n_parts++;
		joint->stretches = joint->n_parts > 1 ? &j->rows[joint->first] : NULL;
		joint->n_stretches = joint->n_parts > 1 ? joint->n_parts : 0;
		joint->twins = &j->twins[IMAGE_TWINS * (joint->first + 1)];
		joint->n_twins = IMAGE_TWINS * (joint->n_parts - 1);
	}
}

static void trim(struct joiner *j, struct joint *joint)
{
	if (!is_upright(j, 0))
		return;
	struct image_trimmed trimmed = image_trim(j->arena, &j->rasters[0]);
	joint->stretches = trimmed.stretches;
	joint->n_stretches = trimmed.n > 1 ? trimmed.n : 0;
	joint->repeats = trimmed.repeats;
	joint->n_repeats = trimmed.n_repeats;
	joint->twins = ARENA_ARRAY(j->arena, struct image_twin, trimmed.n_repeats);
	for (; joint->n_twins < trimmed.n_repeats; joint->n_twins++) {
		const struct image_repeat *out = &trimmed.repeats[joint->n_twins];
		joint->twins[joint->n_twins] =
			(struct image_twin){.first = out->first, .other_first = out->stays,
				.n = out->end - out->first};
	}
}

/* ---- the picture ---- */

static void on_row(void *montage, uint32_t y, uint8_t *rgb)
{
	struct montage *m = montage;
	const struct image_stretch *s = m->joint->stretches;
	while (y >= s->end - s->first) {
		y -= s->end - s->first;
		s++;
	}
	if (m->part != s->part)
		let_go(m->joiner, m->part);
	m->part = s->part;
	const struct image_raster *r = &m->joiner->rasters[s->part];
	m->is_broken = m->is_broken || !decode(m->joiner, s->part);
	if (!m->is_broken)
		memcpy(rgb, r->rgb + 3 * (size_t)r->width * (s->first + y), 3 * (size_t)r->width);
}

static bool is_jpeg(const struct joiner *j, const struct joint *joint)
{
	for (size_t i = 0; i < joint->n_parts; i++)
		if (j->rasters[joint->first + i].is_exact)
			return false;
	return true;
}

static bool has_profile_of(const struct image_encoding *e, const struct image_encoding *first)
{
	return privacy_components(e) == privacy_components(first) && e->n_icc == first->n_icc
		&& (e->n_icc == 0 || memcmp(e->icc, first->icc, e->n_icc) == 0);
}

/* Colours keep their meaning where all parts have the same; else all become those of none. */
static void take_profile(struct joiner *j, struct joint *joint)
{
	const struct image_encoding *first = &j->whole[joint->first]->encoding;
	bool is_same = privacy_components(first) != 4;
	for (size_t i = 1; i < joint->n_parts; i++)
		is_same = is_same && has_profile_of(&j->whole[joint->first + i]->encoding, first);
	joint->components = is_same ? privacy_components(first) : 3;
	joint->icc = is_same ? first->icc : NULL;
	joint->n_icc = is_same ? first->n_icc : 0;
	j->converts = !is_same;
	for (size_t i = joint->first; j->converts && i < joint->first + joint->n_parts; i++)
		let_go(j, i); /* it was decoded as it is */
}

static unsigned convert_step(const struct joiner *j, size_t i)
{
	const struct image_encoding *e = &j->whole[i]->encoding;
	bool has_to = privacy_components(e) == 4 || (e->icc && image_reads_profiles());
	return j->converts && has_to ? STEP_CONVERTED : 0;
}

static unsigned steps_of(const struct joiner *j, const struct joint *joint)
{
	unsigned steps = joint->n_parts > 1 ? STEP_JOINED : STEP_TRIMMED;
	for (size_t i = 0; i < joint->n_parts; i++)
		steps |= (j->whole[joint->first + i]->encoding.steps & ~(unsigned)(STEP_UNTOUCHED | STEP_PROFILE))
			| convert_step(j, joint->first + i);
	bool is_exact = !(steps & STEP_CONVERTED);
	return steps | (is_jpeg(j, joint) ? STEP_REENCODED : is_exact ? STEP_RECODED : 0);
}

static bool mount(struct joiner *j, struct joint *joint)
{
	struct montage m = {.joiner = j, .joint = joint, .part = joint->first};
	struct image_pixels pixels = {j->rasters[joint->first].width, 0, on_row, &m, 72};
	for (size_t i = 0; i < joint->n_stretches; i++)
		pixels.height += joint->stretches[i].end - joint->stretches[i].first;
	take_profile(j, joint);
	joint->steps = steps_of(j, joint);
	struct keeping how = {is_jpeg(j, joint), joint->components, joint->icc};
	bool is_good = privacy_keep(&joint->file, &joint->facts, &pixels, &how, j->fault);
	let_go(j, m.part);
	j->converts = false;
	return is_good && !m.is_broken;
}

static bool join(struct joiner *j, struct joints *out)
{
	bool is_good = find_seams(j);
	if (is_good)
		add_runs(j, out);
	if (is_good && j->n == 1)
		trim(j, &out->v[0]);
	for (size_t i = 0; is_good && i < out->n; i++)
		is_good = out->v[i].n_stretches == 0 || mount(j, &out->v[i]);
	for (size_t i = 0; i < j->n; i++)
		let_go(j, i);
	for (size_t i = 0; !is_good && i < out->n; i++)
		fs_close(&out->v[i].file);
	return is_good;
}

bool privacy_join(struct joints *out, struct arena *a, const struct clearance *parts, size_t n,
                  struct image_fault *fault)
{
	struct joiner j = {.parts = parts, .n = n, .arena = a, .spool = fs_spool_new(), .fault = fault};
	*out = (struct joints){0};
	if (!j.spool)
		return image_fail_spool(fault, errno);
	j.whole = ARENA_ARRAY(a, struct cleared_image *, n);
	j.rasters = ARENA_ARRAY(a, struct image_raster, n);
	j.rows = ARENA_ARRAY(a, struct image_stretch, n);
	j.twins = ARENA_ARRAY(a, struct image_twin, IMAGE_TWINS * (n + 1));
	j.continues = ARENA_ARRAY(a, bool, n);
	j.precedes = ARENA_ARRAY(a, bool, n);
	bool is_good = join(&j, out);
	fs_spool_drop(j.spool);
	return is_good;
}
