/* base_memory.c - arenas, buffers, hashes and zlib streams. */
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/deflate.h"
#include "base/hash.h"
#include "test.h"

static bool is_zero(const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (p[i])
			return false;
	return true;
}

static void test_arena(void)
{
	struct arena *a = arena_new();
	static const size_t sizes[] = {0, 1, 15, 16, 17, 4096, 70000, 3 << 20, 8};
	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
			uint8_t *p = arena_alloc(a, sizes[i]);
			CHECK(p && (uintptr_t)p % 16 == 0);
			CHECK(is_zero(p, sizes[i]));
			memset(p, 0x55, sizes[i]);
		}
		arena_clear(a);
	}
	SAME_TEXT(arena_strndup(a, "abc", 2), "ab");
	SAME_TEXT(arena_strndup(a, "abc", 9), "abc");
	SAME_TEXT(arena_printf(a, "%s-%d", "x", 7), "x-7");
	arena_drop(a);
	arena_drop(NULL);
}

static void test_push(void)
{
	struct pair {
		int one, two;
	} *pairs = NULL;
	struct arena *a = arena_new();
	size_t n = 0;
	for (int i = 0; i < 1000; i++) {
		struct pair *p = ARENA_PUSH(a, pairs, n);
		CHECK(p->one == 0 && p->two == 0);
		*p = (struct pair){i, -i};
	}
	SAME_NUMBER(n, 1000);
	for (int i = 0; i < 1000; i++)
		CHECK(pairs[i].one == i && pairs[i].two == -i);
	n = 500; /* what is pushed again is zeroed again */
	CHECK(ARENA_PUSH(a, pairs, n)->one == 0);
	arena_drop(a);
}

static void test_buf(void)
{
	struct buf b = {0};
	buf_add_string(&b, "one");
	buf_add_byte(&b, ' ');
	buf_printf(&b, "%0500d", 2); /* longer than any small buffer inside */
	SAME_NUMBER(b.n, 504);
	CHECK(memcmp(b.data, "one 000", 7) == 0 && b.data[503] == '2');
	buf_clear(&b);
	SAME_NUMBER(b.n, 0);
	buf_add(&b, NULL, 0);
	buf_drop(&b);
	CHECK(!b.data && b.capacity == 0);
}

static void test_hash(void)
{
	CHECK(hash_bytes(HASH_START, "ab", 2) != hash_bytes(HASH_START, "ba", 2));
	CHECK(hash_bytes(HASH_START, "", 0) == hash_bytes(HASH_START, NULL, 0));
	unsigned seen[64] = {0};
	for (uint32_t i = 0; i < 6400; i++)
		seen[hash_bytes(HASH_START, &i, sizeof i) & 63]++;
	for (int i = 0; i < 64; i++)
		CHECK(seen[i] > 50 && seen[i] < 170);
}

static void test_inflate_within(const uint8_t *plain, size_t n, const uint8_t *z, size_t n_z)
{
	struct buf out = {0};
	buf_add_string(&out, "kept");
	CHECK(inflate_within(&out, SIZE_MAX / 4, z, n_z) && out.n == n + 4 && memcmp(out.data, "kept", 4) == 0);
	CHECK(memcmp(out.data + 4, plain, n) == 0);
	out.n = 4;
	CHECK(inflate_within(&out, n, z, n_z) && out.n == n + 4);
	out.n = 4;
	CHECK(!inflate_within(&out, SIZE_MAX / 4, z, n_z - 1) && out.n == 4);
	if (n > 0)
		CHECK(!inflate_within(&out, n - 1, z, n_z) && out.n == 4);
	buf_drop(&out);
}

static void test_deflate(size_t n, int level)
{
	uint8_t *plain = malloc(n + 1), *back = malloc(n + 1);
	for (size_t i = 0; i < n; i++)
		plain[i] = (uint8_t)(i * i >> 7 ^ i);
	struct buf z = {0};
	buf_add_string(&z, "kept");
	deflate_bytes(&z, plain, n, level);
	CHECK(memcmp(z.data, "kept", 4) == 0);
	CHECK(inflate_bytes(back, n, z.data + 4, z.n - 4) == INFLATE_OK);
	CHECK(memcmp(plain, back, n) == 0);
	CHECK(inflate_bytes(back, n + 1, z.data + 4, z.n - 4) == INFLATE_SHORT);
	if (n > 0)
		CHECK(inflate_bytes(back, n - 1, z.data + 4, z.n - 4) == INFLATE_LONG);
	CHECK(inflate_bytes(back, n, z.data + 4, z.n - 5) != INFLATE_OK); /* cut short */
	test_inflate_within(plain, n, z.data + 4, z.n - 4);
	size_t used = 0, whole = z.n - 4;
	buf_add_string(&z, "behind");
	CHECK(inflate_stream(back, n, z.data + 4, z.n - 4, &used) == INFLATE_OK && used == whole);
	z.n = whole + 4;
	z.data[z.n - 1] ^= 1; /* the checksum */
	CHECK(inflate_bytes(back, n, z.data + 4, z.n - 4) == INFLATE_CORRUPT);
	CHECK(inflate_bytes(back, n, "no zlib", 7) == INFLATE_CORRUPT);
	buf_drop(&z);
	free(plain);
	free(back);
}

/* ---- streams in pieces ---- */

struct tray {
	const uint8_t *bytes;
	size_t n, piece;
	bool breaks; /* instead of ending */
};

static bool serve(void *tray, const uint8_t **bytes, size_t *n)
{
	struct tray *t = tray;
	*bytes = t->bytes;
	*n = t->n < t->piece ? t->n : t->piece;
	t->bytes += *n;
	t->n -= *n;
	return *n > 0 || !t->breaks;
}

static bool collect(void *out, const uint8_t *bytes, size_t n)
{
	buf_add(out, bytes, n);
	return ((struct buf *)out)->n < 250000;
}

static enum inflate_result inflate_served(uint8_t *to, size_t want, struct tray t, uint64_t *used)
{
	struct byte_source source = {serve, &t};
	return inflate_pieces(to, want, &source, used);
}

static void test_pieces(size_t n, size_t piece)
{
	uint8_t *plain = malloc(n + 1), *back = malloc(n + 1);
	uint64_t used;
	struct buf z = {0};
	struct byte_sink sink = {collect, &z};
	for (size_t i = 0; i < n; i++)
		plain[i] = (uint8_t)(i * i >> 7 ^ i);
	CHECK(deflate_pieces(&sink, plain, n, 6));
	CHECK(inflate_bytes(back, n, z.data, z.n) == INFLATE_OK && memcmp(plain, back, n) == 0);
	memset(back, 0, n + 1);
	struct tray t = {z.data, z.n, piece, false};
	CHECK(inflate_served(back, n, t, &used) == INFLATE_OK && used == z.n && memcmp(plain, back, n) == 0);
	CHECK(inflate_served(back, n + 1, t, &used) == INFLATE_SHORT);
	if (n > 0)
		CHECK(inflate_served(back, n - 1, t, &used) == INFLATE_LONG);
	t.n--;
	CHECK(inflate_served(back, n, t, &used) == INFLATE_CORRUPT); /* cut short */
	t.breaks = true;
	CHECK(inflate_served(back, n, t, &used) == INFLATE_STOPPED);
	buf_add_string(&z, "behind");
	t = (struct tray){z.data, z.n, piece, true};
	CHECK(inflate_served(back, n, t, &used) == INFLATE_OK && used == z.n - 6);
	z.data[z.n - 7] ^= 1; /* the checksum */
	CHECK(inflate_served(back, n, t, &used) == INFLATE_CORRUPT);
	buf_drop(&z);
	free(plain);
	free(back);
}

/* A stream that finds no room leaves what was there; a sink that is full stops the work. */
static void test_room(void)
{
	uint32_t state = 1;
	size_t n = 400000;
	uint8_t *noise = malloc(n);
	struct buf z = {0};
	struct byte_sink sink = {collect, &z};
	for (size_t i = 0; i < n; i++)
		noise[i] = (uint8_t)((state = state * 1664525u + 1013904223u) >> 24);
	buf_add_string(&z, "kept");
	CHECK(!deflate_within(&z, n, noise, n, 5) && z.n == 4 && memcmp(z.data, "kept", 4) == 0);
	CHECK(!deflate_within(&z, 0, noise, n, 5) && z.n == 4);
	CHECK(deflate_within(&z, n + 1000, noise, n, 5) && z.n > n && z.n <= n + 1004);
	buf_clear(&z);
	CHECK(!deflate_pieces(&sink, noise, n, 6));
	buf_drop(&z);
	free(noise);
}

int main(void)
{
	test_arena();
	test_push();
	test_buf();
	test_hash();
	static const size_t sizes[] = {0, 1, 1000, 65536, 300000};
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		test_deflate(sizes[i], 1);
		test_deflate(sizes[i], 6);
		test_deflate(sizes[i], 12);
		test_pieces(sizes[i], 1);
		test_pieces(sizes[i], 4096);
		test_pieces(sizes[i], 1 << 20);
	}
	test_room();
	CHECK(crc32_bytes(0, "123456789", 9) == 0xCBF43926); /* the usual check value */
	CHECK(crc32_bytes(crc32_bytes(0, "1234", 4), "56789", 5) == 0xCBF43926);
	CHECK(crc32_bytes(0xCBF43926, NULL, 0) == 0xCBF43926);
	CHECK(strlen(deflate_library()) > 5);
	return test_end();
}
