/* clear.c - the booth. struct cleared_image is made here and in fit.c, and only of a picture that has been
 * encoded without its metadata and looked through afterwards. */
#include <string.h>

#include "privacy/privacy_int.h"

/* Streams that are thrown away, in a check, cannot be read again. */
static bool is_readable(const struct cleared_image *c, const struct image_band *b)
{
	return c->spool || b->runs[0].where != BYTES_SPOOL;
}

bool privacy_inspect(const struct cleared_image *c, const struct fs_file *file, struct image_fault *fault)
{
	for (size_t i = 0; i < c->encoding.n_bands; i++) {
		const struct image_band *b = &c->encoding.bands[i];
		if (b->coding == CODING_JPEG && is_readable(c, b) && !privacy_inspect_jpeg(c, file, i, fault))
			return false;
	}
	return true;
}

struct cleared_image *privacy_clear_whole(struct arena *a, const struct clearance *c,
                                          struct image_fault *fault)
{
	struct cleared_image *cleared = ARENA_NEW(a, struct cleared_image);
	struct image_job job = {
		.file = c->file,
		.facts = c->facts,
		.spool = c->spool,
		.band_height = c->band_height,
		.fit = c->fit,
		.fit_context = c->fit_context,
		.slack_bytes = c->slack_bytes,
		.threads = c->threads,
		.is_made = c->is_made,
		.kept = c->kept,
		.n_kept = c->n_kept,
	};
	if (!image_encode(&cleared->encoding, a, &job, fault))
		return NULL;
	cleared->place = arena_strdup(a, c->place);
	memcpy(cleared->identity, c->file->identity, sizeof cleared->identity);
	cleared->spool = c->spool;
	return privacy_inspect(cleared, c->file, fault) ? cleared : NULL;
}

struct cleared_image *privacy_clear(struct arena *a, const struct clearance *c, struct image_fault *fault)
{
	memset(fault, 0, sizeof *fault);
	if (image_is_foreign(c->facts->format))
		return privacy_clear_foreign(a, c, fault);
	bool is_edited = c->recipe || c->facts->file_width > 0;
	return is_edited ? privacy_clear_view(a, c, fault) : privacy_clear_whole(a, c, fault);
}

struct cleared_image *privacy_clear_spooled(struct arena *a, const struct image_encoding *e,
                                            struct fs_spool *spool, struct image_fault *fault)
{
	struct cleared_image *cleared = ARENA_NEW(a, struct cleared_image);
	*cleared = (struct cleared_image){.place = "", .spool = spool, .encoding = *e};
	memset(fault, 0, sizeof *fault);
	return privacy_inspect(cleared, NULL, fault) ? cleared : NULL;
}

struct image_parts privacy_parts(const struct cleared_image *c, struct arena *a)
{
	const struct image_encoding *e = &c->encoding;
	struct image_parts parts = {ARENA_ARRAY(a, uint32_t, e->n_bands), e->n_bands};
	bool is_on_its_side = e->orientation >= 5;
	for (size_t i = 0; i < e->n_bands; i++)
		parts.heights[i] = is_on_its_side ? e->bands[i].width : e->bands[i].height;
	return parts;
}

unsigned privacy_steps(const struct cleared_image *c)
{
	return c->encoding.steps;
}

uint32_t privacy_text_height(const struct cleared_image *c)
{
	return c->encoding.text_height;
}

uint64_t privacy_bytes(const struct cleared_image *c)
{
	uint64_t sum = c->encoding.n_icc + 3 * (uint64_t)c->encoding.n_palette;
	for (size_t i = 0; i < c->encoding.n_bands; i++)
		sum += c->encoding.bands[i].stream_bytes;
	return sum;
}

const struct image_encoding *privacy_encoding(const struct cleared_image *c)
{
	return &c->encoding;
}

int privacy_orientation(const struct cleared_image *c)
{
	return c->encoding.orientation;
}
