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
	}
	CHECK(crc32_bytes(0, "123456789", 9) == 0xCBF43926); /* the usual check value */
	CHECK(crc32_bytes(crc32_bytes(0, "1234", 4), "56789", 5) == 0xCBF43926);
	CHECK(strlen(deflate_library()) > 5);
	return test_end();
}
