/* encode_jpeg.c - a JPEG is shown as it is: runs of the file's own bytes, without the segments that tell
 * about more than the picture. Its head is written anew, so that nothing rides along in it; where there
 * are no such segments, that mostly gives the file, byte for byte. */
#include "base/arena.h"
#include "base/buf.h"
#include "image/image_int.h"

/* SOI, and what says how the colours are meant. JFIF keeps its word that they are YCbCr; without JFIF
 * and Adobe, decoders take components named R, G, B for just that, and PDF does not: so it is said. */
static struct image_bytes make_head(struct arena *a, const struct jpeg_structure *s)
{
	static const uint8_t soi[] = {0xFF, 0xD8};
	static const uint8_t app0[] = {0xFF, 0xE0, 0, 2 + sizeof s->jfif};
	uint8_t adobe[] = {0xFF, 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0,
		(uint8_t)s->adobe_transform};
	const int *ids = s->frame.ids;
	bool is_rgb = s->frame.components == 3 && !s->has_jfif && !s->has_adobe && ids[0] == 'R'
		&& ids[1] == 'G' && ids[2] == 'B';
	struct buf b = {0};
	buf_add(&b, soi, sizeof soi);
	if (s->has_jfif) {
		buf_add(&b, app0, sizeof app0);
		buf_add(&b, s->jfif, sizeof s->jfif);
	}
	if (s->has_adobe || is_rgb) /* adobe_transform is 0 if there was none */
		buf_add(&b, adobe, sizeof adobe);
	struct image_bytes head = {.where = BYTES_MEMORY, .data = arena_copy(a, b.data, b.n), .n = b.n};
	buf_drop(&b);
	return head;
}

static void pass_through(struct image_encoding *out, struct arena *a, const struct jpeg_structure *s)
{
	struct image_band *b = ARENA_NEW(a, struct image_band);
	b->width = s->frame.width;
	b->height = s->frame.height;
	b->n_runs = s->n_runs + 1;
	b->runs = ARENA_ARRAY(a, struct image_bytes, b->n_runs);
	b->runs[0] = make_head(a, s);
	for (size_t i = 0; i < s->n_runs; i++)
		b->runs[i + 1] = s->runs[i];
	for (size_t i = 0; i < b->n_runs; i++)
		b->stream_bytes += b->runs[i].n;
	out->bands = b;
	out->n_bands = 1;
	out->steps |= STEP_UNTOUCHED | (s->icc ? STEP_PROFILE : 0);
}

/* Adobe writes CMYK with the ink and its absence exchanged; PDF wants to be told. */
static void describe_bands(struct image_encoding *out, const struct jpeg_structure *s)
{
	for (size_t i = 0; i < out->n_bands; i++) {
		out->bands[i].coding = CODING_JPEG;
		out->bands[i].components = s->frame.components;
		out->bands[i].bits = 8;
		out->bands[i].is_buffered = s->frame.n_scans > 1;
		out->bands[i].inverted = s->frame.components == 4 && s->has_adobe;
	}
}

bool image_encode_jpeg(struct image_encoding *out, struct arena *a, const struct image_job *job,
                       struct image_fault *fault)
{
	struct jpeg_structure s;
	if (!image_walk_jpeg(&s, job->file, a, fault)
	    || image_has_changed(job, s.frame.width, s.frame.height, fault))
		return false;
	bool is_tall = job->facts->height / 2 > job->facts->width;
	bool may_cut = is_tall && cuts_are_wanted(job, job->band_height);
	if (!may_cut) { /* of text that lies on its side, too: it is as small */
		bool may_cut_rows = is_tall && job->facts->orientation == 1;
		out->text_height = libjpeg_letters(job, &s.frame);
		may_cut = may_cut_rows && cuts_are_wanted(job, cuts_band_height(job, out->text_height));
	}
	if (may_cut && !libjpeg_cut(out, a, job, &s.frame, fault))
		return false;
	if (out->n_bands == 0)
		pass_through(out, a, &s);
	describe_bands(out, &s);
	out->quality = s.quality;
	out->icc = s.icc;
	out->n_icc = s.n_icc;
	return true;
}
