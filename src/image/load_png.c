/* load_png.c - the data of a PNG's IDAT chunks to rows, inflated once and compared with their checksums.
 *
 * Rows stay filtered, all at once. libpng decodes what is interlaced. A long picture that must be turned
 * comes row by row, and each row is put where it is seen (turn_png.c): the picture is in memory once. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/deflate.h"
#include "base/message.h"
#include "image/image_int.h"

enum { AT_ONCE_MOST = 16 << 20, PIECE_BYTES = 1 << 18 }; /* of packed data in memory */

/* The data of the IDAT chunks, in pieces, in order, compared with their checksums. */
struct idats {
	struct png_work *work;
	size_t run;
	size_t done; /* bytes of it */
	uint32_t sum;
	uint8_t *bytes; /* room, and four for a checksum */
	size_t room;
};

static bool read_idats(void *idats, const uint8_t **bytes, size_t *n)
{
	struct idats *d = idats;
	struct png_work *s = d->work;
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
static bool may_be_whole(const struct png_work *s)
{
	return rows_bytes(&s->rows) / 1040 <= s->png.idat_bytes
		|| image_fail(s->fault, "image-truncated", image_advice_again, "ends inside its picture data");
}

/* What lies behind the picture data has checksums, too. */
static enum inflate_result read_rest(struct idats *d, enum inflate_result result)
{
	const uint8_t *bytes;
	size_t n = 1;
	while (result == INFLATE_OK && n > 0)
		if (!read_idats(d, &bytes, &n))
			return INFLATE_STOPPED;
	return result;
}

/* All at once is quicker, in pieces takes no memory: the first is for what packs well. */
static enum inflate_result inflate_rows(struct png_work *s, struct idats *d, uint64_t *used)
{
	size_t want = rows_bytes(&s->rows), n = 0, used_at_once = 0;
	const uint8_t *bytes;
	enum inflate_result result = INFLATE_STOPPED;
	if (d->room < s->png.idat_bytes) {
		result = inflate_pieces(s->rows.data, want, &(struct byte_source){read_idats, d}, used);
	} else if (read_idats(d, &bytes, &n)) {
		result = inflate_stream(s->rows.data, want, bytes, n, &used_at_once);
		*used = used_at_once;
	}
	return read_rest(d, result);
}

static bool rows_are_good(struct png_work *s, enum inflate_result result)
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
static bool load_whole(struct png_work *s)
{
	struct idats d = {.work = s, .room = image_load_bytes(s->png.idat_bytes)};
	uint64_t used = 0;
	s->rows.data = mem_alloc(rows_bytes(&s->rows));
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

static bool load_interlaced(struct png_work *s)
{
	s->rows.data = mem_alloc(rows_bytes(&s->rows));
	s->is_plain = s->is_changed = true;
	s->steps |= STEP_RECODED;
	return libpng_decode(&s->rows, s->job->file, s->fault);
}

/* Its rows are made anew, whatever lies behind the stream. */
static bool load_turned(struct png_work *s)
{
	struct idats d = {.work = s, .room = PIECE_BYTES};
	d.bytes = mem_alloc(d.room + 4);
	bool is_good = rows_are_good(s, read_rest(&d, png_turn_rows(s, &(struct byte_source){read_idats, &d})));
	free(d.bytes);
	return is_good;
}

bool png_load(struct png_work *s)
{
	const struct png_structure *png = &s->png;
	rows_shape(&s->rows, png->width, png->height, png_channels(png->colour), png->bits);
	if (!may_be_whole(s))
		return false;
	if (s->job->facts->orientation != 1 && cuts_are_wanted(s->job, s->job->band_height))
		return load_turned(s);
	return png->is_interlaced ? load_interlaced(s) : load_whole(s);
}
