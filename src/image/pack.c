/* pack.c - filtered rows to zlib streams in the spool, one a band, packed side by side. A stream goes to the
 * spool as soon as it is made: of a picture that hardly packs they would take as much memory as it. */
#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/deflate.h"
#include "base/work.h"
#include "image/image_int.h"

/* Levels to try until the copy is about as small as the original was. The first packs what phones and
 * browsers write (a level-5 stream would be 4 % smaller for half as much time again); the last, which takes
 * seconds, matches what was packed by those who optimise. */
static const int levels[] = {2, 5, 9, 10};
enum { N_LEVELS = sizeof levels / sizeof *levels };

/* Memory for streams in the making: of one band, and of all that are packed side by side. */
#define ROOM_MOST ((size_t)12 << 20)
#define ROOM_LEAST ((size_t)1 << 20)
#define ROOM_OF_ALL ((size_t)22 << 20)

struct stream { /* a band, packed */
	struct buf runs; /* of struct image_bytes */
	uint64_t bytes;
	int trouble; /* errno; 0: it is in the spool */
};

struct packing {
	const struct image_job *job;
	const struct rows *rows;
	const uint32_t *cuts;
	size_t n_cuts;
	uint64_t source_bytes;
	int level;
	struct stream *streams; /* n_cuts + 1 */
};

static uint32_t band_start(const struct packing *p, size_t i) { return i ? p->cuts[i - 1] : 0; }

static uint32_t band_height(const struct packing *p, size_t i)
{
	return (i < p->n_cuts ? p->cuts[i] : p->rows->height) - band_start(p, i);
}

static uint64_t smaller64(uint64_t a, uint64_t b) { return a < b ? a : b; }

/* Room for a part's stream: about twice what such a part of the original takes, and not much more than
 * the part itself. */
static size_t room_for(uint64_t source_bytes, uint64_t rows_bytes, uint32_t height, uint32_t of_height)
{
	uint64_t packed = smaller64(source_bytes * 2, rows_bytes) * height / of_height;
	return (size_t)smaller64(ROOM_LEAST + packed, ROOM_MOST);
}

static size_t room_of_band(const struct packing *p, size_t i)
{
	return room_for(p->source_bytes, rows_bytes(p->rows), band_height(p, i), p->rows->height);
}

/* ---- to the spool ---- */

static bool spool_piece(struct packing *p, struct stream *s, const uint8_t *bytes, size_t n)
{
	struct image_bytes run = {.where = BYTES_SPOOL, .n = n};
	struct image_bytes *last = s->runs.n ? (void *)(s->runs.data + s->runs.n - sizeof *last) : NULL;
	if (!fs_spool_add(p->job->spool, bytes, n, &run.offset)) {
		s->trouble = errno;
		return false;
	}
	if (last && last->offset + last->n == run.offset)
		last->n += n;
	else
		buf_add(&s->runs, &run, sizeof run);
	s->bytes += n;
	return true;
}

struct spooling {
	struct packing *packing;
	struct stream *stream;
};

static bool on_piece(void *spooling, const uint8_t *bytes, size_t n)
{
	struct spooling *s = spooling;
	return spool_piece(s->packing, s->stream, bytes, n);
}

/* A stream that finds no room is made piece by piece, which takes longer and never much memory. */
static void pack_band(void *packing, size_t i, unsigned worker)
{
	struct packing *p = packing;
	struct stream *s = &p->streams[i];
	const uint8_t *rows = rows_at(p->rows, band_start(p, i));
	size_t n = (p->rows->row_bytes + 1) * band_height(p, i);
	struct buf packed = {0};
	(void)worker;
	buf_clear(&s->runs);
	s->bytes = 0;
	s->trouble = 0;
	if (deflate_within(&packed, room_of_band(p, i), rows, n, p->level))
		spool_piece(p, s, packed.data, packed.n);
	buf_drop(&packed);
	if (s->bytes == 0 && s->trouble == 0)
		deflate_pieces(&(struct byte_sink){on_piece, &(struct spooling){p, s}}, rows, n, p->level);
}

/* In a check nothing is packed; that something would be is told by a run of no bytes. */
static void promise_streams(struct packing *p)
{
	struct image_bytes run = {.where = BYTES_SPOOL};
	for (size_t i = 0; i <= p->n_cuts; i++)
		buf_add(&p->streams[i].runs, &run, sizeof run);
}

/* Bytes of all streams. Those of an earlier try stay in the spool unread. */
static uint64_t pack_bands(struct packing *p, struct arena *a)
{
	size_t *costs = ARENA_ARRAY(a, size_t, p->n_cuts + 1);
	struct work work = {.n = p->n_cuts + 1, .run = pack_band, .context = p, .cost_bytes = costs,
		.budget_bytes = ROOM_OF_ALL};
	uint64_t sum = 0;
	for (size_t i = 0; i <= p->n_cuts; i++)
		costs[i] = deflate_cost_bytes(p->level) + room_of_band(p, i);
	work_run(&work, p->job->threads);
	for (size_t i = 0; i <= p->n_cuts; i++)
		sum += p->streams[i].bytes;
	return sum;
}

/* ---- to bands ---- */

static bool describe_bands(struct image_encoding *out, struct arena *a, const struct packing *p,
                           struct image_fault *fault)
{
	out->n_bands = p->n_cuts + 1;
	out->bands = ARENA_ARRAY(a, struct image_band, out->n_bands);
	for (size_t i = 0; i < out->n_bands; i++) {
		struct image_band *b = &out->bands[i];
		const struct stream *s = &p->streams[i];
		if (s->trouble)
			return image_fail_spool(fault, s->trouble);
		b->width = p->rows->width;
		b->height = band_height(p, i);
		b->coding = CODING_FLATE;
		b->components = p->rows->channels;
		b->bits = p->rows->bits;
		b->n_runs = s->runs.n / sizeof *b->runs;
		b->runs = arena_copy(a, s->runs.data, s->runs.n);
		b->stream_bytes = s->bytes;
	}
	return true;
}

bool image_pack_rows(struct image_encoding *out, struct arena *a, const struct image_job *job,
                     const struct rows *r, const uint32_t *cuts, size_t n_cuts, uint64_t source_bytes,
                     struct image_fault *fault)
{
	struct packing p = {.job = job, .rows = r, .cuts = cuts, .n_cuts = n_cuts, .source_bytes = source_bytes};
	uint64_t packed = UINT64_MAX, enough = source_bytes + job->slack_bytes;
	p.streams = ARENA_ARRAY(a, struct stream, n_cuts + 1);
	if (!job->spool)
		promise_streams(&p);
	for (int i = 0; job->spool && i < N_LEVELS && packed > enough; i++) {
		p.level = levels[i];
		packed = pack_bands(&p, a);
	}
	bool is_kept = describe_bands(out, a, &p, fault);
	for (size_t i = 0; i <= n_cuts; i++)
		buf_drop(&p.streams[i].runs);
	return is_kept;
}

size_t image_pack_bytes(uint64_t source_bytes, uint64_t rows_bytes, uint32_t height, uint32_t band_height)
{
	bool is_cut = band_height > 0 && band_height < height;
	uint32_t part = is_cut ? band_height : height;
	size_t one = room_for(source_bytes, rows_bytes, part, height) + deflate_cost_bytes(levels[N_LEVELS - 1]);
	return is_cut ? (size_t)smaller64(2 * one, ROOM_OF_ALL) : one;
}
