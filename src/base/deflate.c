/* deflate.c - zlib streams in one call. libdeflate does it in half zlib's time and in one pass over
 * memory; zlib stands in where a system has no libdeflate. */
#include "base/deflate.h"

#include "base/arena.h"

#if HAVE_LIBDEFLATE
#include <libdeflate.h>

/* Appends the stream if it fits into `room` bytes, or however many it takes if that is 0. */
static bool deflate_into(struct buf *out, size_t room, const void *bytes, size_t n, int level)
{
	struct libdeflate_compressor *c = libdeflate_alloc_compressor(level < 1 ? 1 : level > 12 ? 12 : level);
	if (!c)
		mem_exhausted();
	size_t start = out->n, bound = libdeflate_zlib_compress_bound(c, n);
	if (room == 0 || bound < room)
		room = bound;
	uint8_t *to = buf_extend(out, room);
	size_t packed = libdeflate_zlib_compress(c, bytes, n, to, room);
	out->n = start + packed;
	libdeflate_free_compressor(c);
	return packed > 0;
}

void deflate_bytes(struct buf *out, const void *bytes, size_t n, int level)
{
	deflate_into(out, 0, bytes, n, level);
}

bool deflate_within(struct buf *out, size_t most, const void *bytes, size_t n, int level)
{
	return most > 0 && deflate_into(out, most, bytes, n, level);
}

size_t deflate_cost_bytes(int level)
{
	return (size_t)(level < 10 ? 1 : 9) << 20;
}

enum inflate_result inflate_stream(void *to, size_t want, const void *zlib, size_t n, size_t *used)
{
	static const enum inflate_result results[] = {
		[LIBDEFLATE_SUCCESS] = INFLATE_OK,
		[LIBDEFLATE_BAD_DATA] = INFLATE_CORRUPT,
		[LIBDEFLATE_SHORT_OUTPUT] = INFLATE_SHORT,
		[LIBDEFLATE_INSUFFICIENT_SPACE] = INFLATE_LONG,
	};
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	if (!d)
		mem_exhausted();
	enum libdeflate_result r = libdeflate_zlib_decompress_ex(d, zlib, n, to, want, used, NULL);
	libdeflate_free_decompressor(d);
	return results[r];
}

/* It takes as much room as there is: most streams hold less than eight times their bytes. */
bool inflate_within(struct buf *out, size_t most, const void *zlib, size_t n)
{
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	enum libdeflate_result r = LIBDEFLATE_INSUFFICIENT_SPACE;
	size_t start = out->n, got = 0;
	if (!d)
		mem_exhausted();
	for (size_t room = n < most / 8 ? 8 * n : most; r == LIBDEFLATE_INSUFFICIENT_SPACE; room *= 2) {
		if (room > most)
			room = most;
		r = libdeflate_zlib_decompress(d, zlib, n, buf_extend(out, room), room, &got);
		out->n = start;
		if (room == most)
			break;
	}
	libdeflate_free_decompressor(d);
	out->n += r == LIBDEFLATE_SUCCESS ? got : 0;
	return r == LIBDEFLATE_SUCCESS;
}

uint32_t crc32_bytes(uint32_t start, const void *bytes, size_t n)
{
	return n > 0 ? libdeflate_crc32(start, bytes, n) : start; /* of no bytes at NULL it would be 0 */
}

const char *deflate_library(void)
{
	return "libdeflate " LIBDEFLATE_VERSION_STRING;
}

#else
#include <zlib.h>

struct limited {
	struct buf *out;
	size_t most;
};

static bool add_limited(void *context, const uint8_t *bytes, size_t n)
{
	struct limited *l = context;
	if (n > l->most)
		return false;
	l->most -= n;
	buf_add(l->out, bytes, n);
	return true;
}

bool deflate_within(struct buf *out, size_t most, const void *bytes, size_t n, int level)
{
	struct limited l = {out, most};
	struct byte_sink sink = {add_limited, &l};
	size_t start = out->n;
	if (deflate_pieces(&sink, bytes, n, level))
		return true;
	out->n = start;
	return false;
}

void deflate_bytes(struct buf *out, const void *bytes, size_t n, int level)
{
	deflate_within(out, SIZE_MAX, bytes, n, level);
}

size_t deflate_cost_bytes(int level)
{
	(void)level;
	return (size_t)1 << 20;
}

struct once {
	const void *bytes;
	size_t n;
};

static bool read_once(void *context, const uint8_t **bytes, size_t *n)
{
	struct once *o = context;
	*bytes = o->bytes;
	*n = o->n;
	o->n = 0;
	return true;
}

enum inflate_result inflate_stream(void *to, size_t want, const void *zlib, size_t n, size_t *used)
{
	struct once o = {zlib, n};
	struct byte_source source = {read_once, &o};
	uint64_t taken;
	enum inflate_result result = inflate_pieces(to, want, &source, &taken);
	*used = (size_t)taken;
	return result;
}

bool inflate_within(struct buf *out, size_t most, const void *zlib, size_t n)
{
	struct limited l = {out, most};
	struct once o = {zlib, n};
	const struct byte_sink sink = {add_limited, &l};
	const struct byte_source source = {read_once, &o};
	size_t start = out->n;
	if (inflate_flow(&sink, &source) == INFLATE_OK)
		return true;
	out->n = start;
	return false;
}

uint32_t crc32_bytes(uint32_t start, const void *bytes, size_t n)
{
	return n > 0 ? (uint32_t)crc32_z(start, bytes, n) : start;
}

const char *deflate_library(void)
{
	return "zlib " ZLIB_VERSION;
}
#endif

enum inflate_result inflate_bytes(void *to, size_t want, const void *zlib, size_t n)
{
	size_t used;
	return inflate_stream(to, want, zlib, n, &used);
}
