/* encode_png.c - a PNG becomes zlib streams over filtered rows, which a PDF viewer reads as they are.
 *
 *     load: IDAT chunks, checksums, inflate once      (interlaced: libpng decodes)
 *     strip: alpha, transparent colours, palette transparency
 *     cut: bands of a long screenshot
 *     if nothing had to change, the file's own IDAT bytes are the stream; else pack
 *
 * Rows stay filtered from load to pack wherever they can; `plain` tells when they are not. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/deflate.h"
#include "image/image_int.h"

struct sheet {
	const struct image_job *job;
	struct image_fault *fault;
	struct png_structure png;
	struct rows rows;
	bool is_plain;   /* filters are undone */
	bool is_changed; /* the file's IDAT bytes will no longer do */
	unsigned steps;
};

/* ---- load ---- */

/* The IDAT data joined and compared with their checksums. Each piece is read with the checksum behind
 * it, which the next piece overwrites. */
static bool read_idats(struct buf *b, struct sheet *s)
{
	const struct png_structure *png = &s->png;
	uint32_t start = crc32_bytes(0, "IDAT", 4);
	for (size_t i = 0; i < png->n_runs; i++) {
		size_t n = png->runs[i].n;
		uint8_t *p = buf_extend(b, n + 4);
		if (!fs_read_at(s->job->file, p, n + 4, png->runs[i].offset))
			return image_fail(s->fault, "image-read", NULL, "cannot be read: %s", strerror(errno));
		if (crc32_bytes(start, p, n) != get32(p + n))
			return image_fail(s->fault, "image-corrupt", image_advice_again,
			                  "is damaged: its picture data and their checksum disagree");
		b->n -= 4;
	}
	return true;
}

/* Deflate packs 1032 to 1 at the utmost: what cannot be there gets no memory. */
static bool may_hold_rows(const struct sheet *s, uint64_t n_packed)
{
	return rows_bytes(&s->rows) / 1040 <= n_packed
		|| image_fail(s->fault, "image-truncated", image_advice_again, "ends inside its picture data");
}

static bool inflate_rows(struct sheet *s, const struct buf *packed, size_t *used)
{
	static const char *const complaints[] = {
		[INFLATE_CORRUPT] = "is damaged: its picture data cannot be decompressed",
		[INFLATE_SHORT] = "ends inside its picture data",
		[INFLATE_LONG] = "holds more picture data than its size allows",
	};
	size_t want = rows_bytes(&s->rows);
	if (!may_hold_rows(s, packed->n))
		return false;
	s->rows.data = mem_alloc(want);
	enum inflate_result result = inflate_stream(s->rows.data, want, packed->data, packed->n, used);
	if (result != INFLATE_OK)
		return image_fail(s->fault, result == INFLATE_SHORT ? "image-truncated" : "image-corrupt",
		                  image_advice_again, "%s", complaints[result]);
	if (rows_have_good_filters(&s->rows))
		return true;
	return image_fail(s->fault, "image-corrupt", image_advice_again,
	                  "is damaged: it has rows of no known kind");
}

/* What lies behind the zlib stream, where no viewer looks, is not passed on. */
static bool load_whole(struct sheet *s)
{
	struct buf packed = {0};
	size_t used = 0;
	bool is_good = read_idats(&packed, s) && inflate_rows(s, &packed, &used);
	if (is_good && used < packed.n) {
		s->is_changed = true;
		s->steps |= STEP_RECODED;
	}
	buf_drop(&packed);
	return is_good;
}

static bool load_interlaced(struct sheet *s)
{
	if (!may_hold_rows(s, s->png.idat_bytes))
		return false;
	s->rows.data = mem_alloc(rows_bytes(&s->rows));
	s->is_plain = s->is_changed = true;
	s->steps |= STEP_RECODED;
	return libpng_decode(&s->rows, s->job->file, s->fault);
}

static bool load(struct sheet *s)
{
	const struct png_structure *png = &s->png;
	rows_shape(&s->rows, png->width, png->height, png_channels(png->colour), png->bits);
	return png->is_interlaced ? load_interlaced(s) : load_whole(s);
}

/* ---- strip ---- */

static void make_plain(struct sheet *s)
{
	if (!s->is_plain)
		rows_unfilter_all(&s->rows);
	s->is_plain = true;
}

static void strip_alpha(struct sheet *s)
{
	s->is_changed = true;
	if (rows_alpha_is_opaque(&s->rows)) {
		rows_drop_alpha(&s->rows);
		s->steps |= STEP_ALPHA_DROPPED;
		return;
	}
	make_plain(s);
	rows_flatten_alpha(&s->rows);
	s->steps |= STEP_ALPHA_FLATTENED | STEP_RECODED;
}

/* Rows are made plain to be searched; when no pixel has the colour, the file's own bytes still do. */
static void strip_key(struct sheet *s)
{
	make_plain(s);
	if (!rows_flatten_key(&s->rows, &s->png))
		return;
	s->is_changed = true;
	s->steps |= STEP_ALPHA_FLATTENED | STEP_RECODED;
}

static void strip_transparency(struct sheet *s)
{
	struct png_structure *png = &s->png;
	if (png->colour == PNG_GREY_ALPHA || png->colour == PNG_RGB_ALPHA) {
		strip_alpha(s);
	} else if (png->n_trns && png->colour == PNG_PALETTE) {
		rows_flatten_palette(png);
		s->steps |= STEP_ALPHA_FLATTENED;
	} else if (png->n_trns) {
		strip_key(s);
	}
}

/* ---- cut and pack ---- */

static uint32_t *cut(struct sheet *s, struct arena *a, size_t *n)
{
	struct survey survey;
	survey_rows(&survey, &s->rows, &s->png);
	uint32_t *cuts = image_find_cuts(a, survey.grey, survey.grey_width, s->rows.height,
	                                 s->job->band_height, n);
	for (size_t i = 0; i < *n; i++)
		survey_detach(&survey, &s->rows, cuts[i]);
	survey_drop(&survey);
	if (*n > 0)
		s->steps |= STEP_CUT;
	s->is_changed |= *n > 0;
	return cuts;
}

static void pass_through(struct image_encoding *out, struct arena *a, const struct sheet *s)
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

static bool pack(struct image_encoding *out, struct arena *a, struct sheet *s)
{
	size_t n_cuts = 0;
	uint32_t *cuts = NULL;
	bool may_cut = cuts_are_wanted(s->job);
	if (s->is_plain && (s->is_changed || may_cut))
		rows_filter_all(&s->rows, s->png.colour == PNG_PALETTE);
	if (may_cut)
		cuts = cut(s, a, &n_cuts);
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

/* Name, NUL, method, zlib stream. A profile that is not sound is left out. */
static void add_profile(struct image_encoding *out, struct arena *a, const struct sheet *s)
{
	size_t n = s->png.n_icc, inflated = 0;
	if (n < 4 || n > ICC_MAX_BYTES)
		return;
	struct buf clean = {0};
	uint8_t *chunk = mem_alloc(n), *profile = NULL, *end = NULL;
	if (fs_read_at(s->job->file, chunk, n, s->png.icc_offset))
		end = memchr(chunk, '\0', n < 80 ? n : 80);
	size_t head = end ? (size_t)(end - chunk) + 2 : n;
	if (head < n && end[1] == 0)
		profile = inflate_profile(chunk + head, n - head, &inflated);
	int components = s->png.colour == PNG_PALETTE ? 3 : s->rows.channels;
	if (profile && icc_clean(&clean, profile, inflated, components)) {
		out->icc = arena_copy(a, clean.data, clean.n);
		out->n_icc = clean.n;
	}
	buf_drop(&clean);
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
	struct sheet s = {.job = job, .fault = fault};
	if (!image_walk_png(&s.png, job->file, a, fault)
	    || image_has_changed(job, s.png.width, s.png.height, fault))
		return false;
	bool is_good = load(&s);
	if (is_good) {
		strip_transparency(&s);
		add_palette(out, a, &s.png);
		add_profile(out, a, &s);
		is_good = pack(out, a, &s);
	}
	free(s.rows.data);
	out->steps = s.steps;
	return is_good;
}
