/* pack.c - filtered rows to zlib streams in the spool, one a band. */
#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/deflate.h"
#include "image/image_int.h"

/* Levels to try until the copy is no larger than the original was. The last takes tens of seconds for
 * a large picture, so it is for those of at most MAX_SLOW bytes. */
static const int levels[] = {6, 9, 12};
enum { N_LEVELS = sizeof levels / sizeof *levels, MAX_SLOW = 16 << 20 };

bool image_spool_add(const struct image_job *job, const void *bytes, size_t n, struct image_bytes *run,
                     struct image_fault *fault)
{
	*run = (struct image_bytes){.where = BYTES_SPOOL, .n = n};
	if (!job->spool || fs_spool_add(job->spool, bytes, n, &run->offset))
		return true;
	return image_fail(fault, "image-spool", "make room in the folder for temporary files (TMPDIR)",
	                  "cannot be kept in a temporary file: %s", strerror(errno));
}

/* Streams of all bands one after the other; ends[i] is where band i's ends. */
static void pack_all(struct buf *packed, size_t *ends, const struct rows *r, const uint32_t *cuts,
                     size_t n_cuts, int level)
{
	uint32_t from = 0;
	buf_clear(packed);
	for (size_t i = 0; i <= n_cuts; i++) {
		uint32_t to = i < n_cuts ? cuts[i] : r->height;
		deflate_bytes(packed, rows_at(r, from), (r->row_bytes + 1) * (to - from), level);
		ends[i] = packed->n;
		from = to;
	}
}

static void set_bands(struct image_encoding *out, struct arena *a, const struct rows *r,
                      const struct image_bytes *whole, const uint32_t *cuts, size_t n_cuts,
                      const size_t *ends)
{
	out->n_bands = n_cuts + 1;
	out->bands = ARENA_ARRAY(a, struct image_band, out->n_bands);
	for (size_t i = 0; i <= n_cuts; i++) {
		struct image_band *b = &out->bands[i];
		size_t start = i ? ends[i - 1] : 0;
		b->width = r->width;
		b->height = (i < n_cuts ? cuts[i] : r->height) - (i ? cuts[i - 1] : 0);
		b->coding = CODING_FLATE;
		b->components = r->channels;
		b->bits = r->bits;
		b->runs = arena_copy(a, whole, sizeof *whole);
		b->runs->offset += start;
		b->runs->n = ends[i] - start;
		b->n_runs = 1;
		b->stream_bytes = b->runs->n;
	}
}

bool image_pack_rows(struct image_encoding *out, struct arena *a, const struct image_job *job,
                     const struct rows *r, const uint32_t *cuts, size_t n_cuts, uint64_t source_bytes,
                     struct image_fault *fault)
{
	struct buf packed = {0};
	struct image_bytes whole;
	size_t *ends = ARENA_ARRAY(a, size_t, n_cuts + 1);
	for (int i = 0; i < N_LEVELS; i++) {
		bool is_too_slow = i == N_LEVELS - 1 && rows_bytes(r) > MAX_SLOW;
		if (!is_too_slow)
			pack_all(&packed, ends, r, cuts, n_cuts, levels[i]);
		if (packed.n <= source_bytes || is_too_slow)
			break;
	}
	bool is_kept = image_spool_add(job, packed.data, packed.n, &whole, fault);
	buf_drop(&packed);
	if (is_kept)
		set_bands(out, a, r, &whole, cuts, n_cuts, ends);
	return is_kept;
}
