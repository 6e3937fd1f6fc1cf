/* pack.c - filtered rows to zlib streams in the spool, one a band, packed side by side. */
#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/deflate.h"
#include "base/work.h"
#include "image/image_int.h"

/* Levels to try until the copy is about as small as the original was. The first packs what phones and
 * browsers write; the last, which takes seconds, matches what was packed by those who optimise. */
static const int levels[] = {5, 9, 10};
enum { N_LEVELS = sizeof levels / sizeof *levels };

bool image_spool_add(const struct image_job *job, const void *bytes, size_t n, struct image_bytes *run,
                     struct image_fault *fault)
{
	*run = (struct image_bytes){.where = BYTES_SPOOL, .n = n};
	if (!job->spool || fs_spool_add(job->spool, bytes, n, &run->offset))
		return true;
	return image_fail(fault, "image-spool", "make room in the folder for temporary files (TMPDIR)",
	                  "cannot be kept in a temporary file: %s", strerror(errno));
}

struct packing {
	const struct rows *rows;
	const uint32_t *cuts;
	size_t n_cuts;
	int level;
	struct buf *streams; /* n_cuts + 1 */
};

static uint32_t band_start(const struct packing *p, size_t i) { return i ? p->cuts[i - 1] : 0; }

static uint32_t band_height(const struct packing *p, size_t i)
{
	return (i < p->n_cuts ? p->cuts[i] : p->rows->height) - band_start(p, i);
}

static void pack_band(void *packing, size_t i, unsigned worker)
{
	const struct packing *p = packing;
	const struct rows *r = p->rows;
	(void)worker;
	buf_clear(&p->streams[i]);
	deflate_bytes(&p->streams[i], rows_at(r, band_start(p, i)), (r->row_bytes + 1) * band_height(p, i),
	              p->level);
}

static uint64_t pack_bands(struct packing *p, unsigned threads)
{
	struct work work = {.n = p->n_cuts + 1, .run = pack_band, .context = p};
	uint64_t sum = 0;
	work_run(&work, threads);
	for (size_t i = 0; i <= p->n_cuts; i++)
		sum += p->streams[i].n;
	return sum;
}

static bool spool_bands(struct image_encoding *out, struct arena *a, const struct image_job *job,
                        const struct packing *p, struct image_fault *fault)
{
	out->n_bands = p->n_cuts + 1;
	out->bands = ARENA_ARRAY(a, struct image_band, out->n_bands);
	for (size_t i = 0; i < out->n_bands; i++) {
		struct image_band *b = &out->bands[i];
		b->width = p->rows->width;
		b->height = band_height(p, i);
		b->coding = CODING_FLATE;
		b->components = p->rows->channels;
		b->bits = p->rows->bits;
		b->runs = ARENA_NEW(a, struct image_bytes);
		b->n_runs = 1;
		b->stream_bytes = p->streams[i].n;
		if (!image_spool_add(job, p->streams[i].data, p->streams[i].n, b->runs, fault))
			return false;
	}
	return true;
}

bool image_pack_rows(struct image_encoding *out, struct arena *a, const struct image_job *job,
                     const struct rows *r, const uint32_t *cuts, size_t n_cuts, uint64_t source_bytes,
                     struct image_fault *fault)
{
	struct packing p = {.rows = r, .cuts = cuts, .n_cuts = n_cuts};
	uint64_t packed = UINT64_MAX, enough = source_bytes + job->slack_bytes;
	p.streams = ARENA_ARRAY(a, struct buf, n_cuts + 1);
	for (int i = 0; job->spool && i < N_LEVELS && packed > enough; i++) {
		p.level = levels[i];
		packed = pack_bands(&p, job->threads);
	}
	bool is_kept = spool_bands(out, a, job, &p, fault);
	for (size_t i = 0; i <= n_cuts; i++)
		buf_drop(&p.streams[i]);
	return is_kept;
}
