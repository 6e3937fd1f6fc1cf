/* fax.c - rows of black and white, one bit a pixel, as CCITT group 4 and back. Scans are a third smaller so
 * than deflated, and lose nothing. Where libtiff is not there nothing is packed, and nothing is there to
 * read. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/plug.h"
#include "image/image_int.h"
#include "image/plane.h"

/* White is 1 in a picture's greys, and black in a fax. */
static void invert(uint8_t *to, const uint8_t *from, size_t n)
{
	for (size_t i = 0; i < n; i++)
		to[i] = (uint8_t)~from[i];
}

/* ---- to a fax ---- */

static bool pack_band(struct buf *out, const struct rows *r, uint32_t from, uint32_t height)
{
	__typeof__(&fax_pack) pack = PLUG_FIND("dossier-tiff.so", fax_pack);
	uint8_t *bits = mem_alloc(r->row_bytes * height);
	for (uint32_t y = 0; y < height; y++)
		invert(bits + r->row_bytes * y, rows_at(r, from + y) + 1, r->row_bytes);
	bool is_packed = pack && pack(out, bits, r->width, height);
	free(bits);
	return is_packed;
}

static bool keep(struct image_band *b, struct arena *a, struct fs_spool *spool, const struct buf *bytes)
{
	b->runs = ARENA_NEW(a, struct image_bytes);
	*b->runs = (struct image_bytes){.where = BYTES_SPOOL, .n = bytes->n};
	b->n_runs = 1;
	b->stream_bytes = bytes->n;
	return fs_spool_add(spool, bytes->data, bytes->n, &b->runs->offset);
}

bool image_pack_fax(struct image_encoding *out, struct arena *a, const struct image_job *job,
                    const struct rows *r, const uint32_t *cuts, size_t n_cuts, uint64_t most)
{
	struct image_band *bands = ARENA_ARRAY(a, struct image_band, n_cuts + 1);
	uint64_t sum = 0;
	bool is_good = job->spool;
	for (size_t i = 0; i <= n_cuts && is_good; i++) {
		uint32_t from = i ? cuts[i - 1] : 0, to = i < n_cuts ? cuts[i] : r->height;
		struct buf bytes = {0};
		bands[i] = (struct image_band){.width = r->width, .height = to - from, .coding = CODING_FAX,
			.components = 1, .bits = 1};
		is_good = pack_band(&bytes, r, from, to - from) && keep(&bands[i], a, job->spool, &bytes);
		sum += bytes.n;
		buf_drop(&bytes);
	}
	if (!is_good || sum >= most)
		return false;
	out->bands = bands;
	out->n_bands = n_cuts + 1;
	return true;
}

/* ---- and back ---- */

bool image_read_fax(uint8_t *rows, const struct image_band *b, const struct image_stream *stream)
{
	__typeof__(&fax_unpack) unpack = PLUG_FIND("dossier-tiff.so", fax_unpack);
	size_t row_bytes = ((size_t)b->width + 7) / 8, n = 0, got = 1;
	uint8_t *bytes = mem_alloc((size_t)b->stream_bytes + 1);
	while (got > 0 && n < b->stream_bytes) {
		if (!stream->read(stream->context, bytes + n, (size_t)b->stream_bytes - n, &got))
			got = 0;
		n += got;
	}
	bool is_whole = unpack && n == b->stream_bytes && unpack(rows, bytes, n, b->width, b->height);
	free(bytes);
	invert(rows, rows, is_whole ? row_bytes * b->height : 0);
	return is_whole;
}
