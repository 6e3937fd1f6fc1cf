/* image_pack.c - how hard rows are packed: no harder than the slack asks, the same bytes whatever the
 * threads, and not at all where nothing is kept. */
#include "image_make.h"
#include "test.h"

/* Text-like: words repeat, at odd distances, so that searching longer finds more. */
static struct rows make_rows(uint32_t width, uint32_t height)
{
	struct rows r;
	uint8_t words[64][24];
	uint32_t dice = 5;
	for (size_t i = 0; i < sizeof words; i++)
		words[i / 24][i % 24] = (uint8_t)(make_random(&dice) % 40);
	rows_shape(&r, width, height, 3, 8);
	r.data = mem_alloc(rows_bytes(&r));
	for (size_t i = 0; i < rows_bytes(&r);) {
		const uint8_t *word = words[make_random(&dice) % 64];
		size_t from = make_random(&dice) % 12;
		for (; from < 24 && i < rows_bytes(&r); from++)
			r.data[i++] = word[from];
	}
	for (uint32_t y = 0; y < height; y++)
		*rows_at(&r, y) = 0;
	return r;
}

static void pack(struct developed *d, const struct rows *r, uint64_t source_bytes, size_t slack,
                 unsigned threads, bool is_kept)
{
	static const uint32_t cuts[] = {300, 610, 900};
	*d = (struct developed){.arena = arena_new(), .spool = is_kept ? fs_spool_new() : NULL};
	struct image_job job = {.spool = d->spool, .slack_bytes = slack, .threads = threads};
	CHECK(image_pack_rows(&d->encoding, d->arena, &job, r, cuts, 3, source_bytes, &d->fault));
	SAME_NUMBER(d->encoding.n_bands, 4);
	SAME_NUMBER(d->encoding.bands[1].height, 310);
	SAME_NUMBER(d->encoding.bands[3].height, r->height - 900);
}

static void drop(struct developed *d)
{
	fs_spool_drop(d->spool);
	arena_drop(d->arena);
}

/* The streams one after the other, and that their pixels are those of the rows. */
static uint64_t read_all(struct buf *streams, const struct developed *d, const struct rows *r)
{
	struct buf plain = {0}, one = {0};
	buf_clear(streams);
	for (size_t i = 0; i < d->encoding.n_bands; i++) {
		read_stream(&one, d, &d->encoding.bands[i]);
		buf_add(streams, one.data, one.n);
	}
	CHECK(decode_all(&plain, d));
	bool is_same = plain.n == r->row_bytes * r->height;
	for (uint32_t y = 0; y < r->height && is_same; y++)
		is_same = memcmp(plain.data + y * r->row_bytes, rows_at(r, y) + 1, r->row_bytes) == 0;
	CHECK(is_same);
	buf_drop(&plain);
	buf_drop(&one);
	return streams->n;
}

int main(void)
{
	struct rows r = make_rows(60, 1000);
	struct developed d;
	struct buf streams = {0}, again = {0};
	pack(&d, &r, UINT64_MAX / 2, 0, 1, true); /* anything is small enough */
	uint64_t easy = read_all(&streams, &d, &r);
	drop(&d);
	pack(&d, &r, 1, (size_t)easy - 1, 2, true); /* just within the slack */
	SAME_NUMBER(read_all(&again, &d, &r), easy);
	CHECK(memcmp(streams.data, again.data, streams.n) == 0);
	drop(&d);
	pack(&d, &r, 1, (size_t)easy - 2, 2, true); /* a byte too much */
	CHECK(read_all(&streams, &d, &r) < easy);
	drop(&d);
	pack(&d, &r, 1, 0, 4, true); /* never small enough: no failure */
	CHECK(read_all(&streams, &d, &r) < easy);
	drop(&d);
	pack(&d, &r, 1, 0, 1, true);
	read_all(&again, &d, &r);
	CHECK(streams.n == again.n && memcmp(streams.data, again.data, streams.n) == 0);
	drop(&d);
	pack(&d, &r, 1, 0, 0, false); /* a check */
	SAME_NUMBER(d.encoding.bands[0].stream_bytes, 0);
	drop(&d);
	buf_drop(&streams);
	buf_drop(&again);
	free(r.data);
	return test_end();
}
