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
#include "base/message.h"
#include "image/image_int.h"

enum { AT_ONCE_MOST = 16 << 20, PIECE_BYTES = 1 << 18 }; /* of packed data in memory */

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

/* The data of the IDAT chunks, in pieces, in order, compared with their checksums. */
struct idats {
	struct sheet *sheet;
	size_t run;
	size_t done; /* bytes of it */
	uint32_t sum;
	uint8_t *bytes; /* room, and four for a checksum */
	size_t room;
};

static bool read_idats(void *idats, const uint8_t **bytes, size_t *n)
{
	struct idats *d = idats;
	struct sheet *s = d->sheet;
	*bytes = d->bytes;
	for (*n = 0; d->run < s->png.n_runs && *n < d->room;) {
		const struct image_bytes *run = &s->png.runs[d->run];
		size_t rest = run->n - d->done, piece = rest < d->room - *n ? rest : d->room - *n;
		size_t behind = piece == rest ? 4 : 0; /* the checksum: the next piece overwrites it */
		uint8_t *to = d->bytes + *n;
		if (!fs_read_at(s->job->file, to, piece + behind, run->offset + d->done))
			return image_fail(s->fault, "image-read", NULL, "cannot be read: %s", message_errno(errno));
		d->sum = crc32_bytes(d->done ? d->sum : crc32_bytes(0, "IDAT", 4), to, piece);
		if (behind && d->sum != get32(to + piece))
			return image_fail(s->fault, "image-corrupt", image_advice_again,
			                  "is damaged: its picture data and their checksum disagree");
		*n += piece;
		d->done = behind ? 0 : d->done + piece;
		d->run += behind > 0;
	}
	return true;
}

/* Deflate packs 1032 to 1 at the utmost: what cannot be there gets no memory. */
static bool take_memory(struct sheet *s)
{
	if (rows_bytes(&s->rows) / 1040 > s->png.idat_bytes)
		return image_fail(s->fault, "image-truncated", image_advice_again, "ends inside its picture data");
	s->rows.data = mem_alloc(rows_bytes(&s->rows));
	return true;
}

/* All at once is quicker, in pieces takes no memory: the first is for what packs well. */
static enum inflate_result inflate_rows(struct sheet *s, struct idats *d, uint64_t *used)
{
	size_t want = rows_bytes(&s->rows), n = 1, used_at_once = 0;
	const uint8_t *bytes;
	enum inflate_result result = INFLATE_STOPPED;
	if (d->room < s->png.idat_bytes) {
		result = inflate_pieces(s->rows.data, want, &(struct byte_source){read_idats, d}, used);
	} else if (read_idats(d, &bytes, &n)) {
		result = inflate_stream(s->rows.data, want, bytes, n, &used_at_once);
		*used = used_at_once;
	}
	while (result == INFLATE_OK && n > 0) /* what lies behind has checksums, too */
		if (!read_idats(d, &bytes, &n))
			return INFLATE_STOPPED;
	return result;
}

static bool rows_are_good(struct sheet *s, enum inflate_result result)
{
	static const char *const complaints[] = {
		[INFLATE_CORRUPT] = N_("is damaged: its picture data cannot be decompressed"),
		[INFLATE_SHORT] = N_("ends inside its picture data"),
		[INFLATE_LONG] = N_("holds more picture data than its size allows"),
	};
	if (result == INFLATE_STOPPED)
		return false;
	if (result != INFLATE_OK)
		return image_fail(s->fault, result == INFLATE_SHORT ? "image-truncated" : "image-corrupt",
		                  image_advice_again, "%s", _(complaints[result]));
	if (rows_have_good_filters(&s->rows))
		return true;
	return image_fail(s->fault, "image-corrupt", image_advice_again,
	                  "is damaged: it has rows of no known kind");
}

/* What lies behind the zlib stream, where no viewer looks, is not passed on. */
static bool load_whole(struct sheet *s)
{
	struct idats d = {.sheet = s, .room = image_load_bytes(s->png.idat_bytes)};
	uint64_t used = 0;
	if (!take_memory(s))
		return false;
	d.bytes = mem_alloc(d.room + 4);
	bool is_good = rows_are_good(s, inflate_rows(s, &d, &used));
	if (is_good && used < s->png.idat_bytes) {
		s->is_changed = true;
		s->steps |= STEP_RECODED;
	}
	free(d.bytes);
	return is_good;
}

size_t image_load_bytes(uint64_t packed_bytes)
{
	return packed_bytes <= AT_ONCE_MOST ? (size_t)packed_bytes : PIECE_BYTES;
}

static bool load_interlaced(struct sheet *s)
{
	if (!take_memory(s))
		return false;
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
	} else {
		make_plain(s);
		rows_flatten_alpha(&s->rows);
		s->steps |= STEP_ALPHA_FLATTENED | STEP_RECODED;
	}
	s->rows.data = mem_resize(s->rows.data, rows_bytes(&s->rows));
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
	uint32_t *cuts = noise_find_cuts(&survey.noise, a, s->job->band_height, 1, n);
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
