/* deflate.c - zlib streams in one call. libdeflate does it in half zlib's time and in one pass over
 * memory; zlib stands in where a system has no libdeflate. */
#include "base/deflate.h"

#include "base/arena.h"

#if HAVE_LIBDEFLATE
#include <libdeflate.h>

void deflate_bytes(struct buf *out, const void *bytes, size_t n, int level)
{
	struct libdeflate_compressor *c = libdeflate_alloc_compressor(level < 1 ? 1 : level > 12 ? 12 : level);
	if (!c)
		mem_exhausted();
	size_t start = out->n;
	size_t bound = libdeflate_zlib_compress_bound(c, n);
	uint8_t *to = buf_extend(out, bound);
	out->n = start + libdeflate_zlib_compress(c, bytes, n, to, bound);
	libdeflate_free_compressor(c);
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

uint32_t crc32_bytes(uint32_t start, const void *bytes, size_t n)
{
	return libdeflate_crc32(start, bytes, n);
}

const char *deflate_library(void)
{
	return "libdeflate " LIBDEFLATE_VERSION_STRING;
}

#else
#include <zlib.h>

#define PIECE ((size_t)1 << 30) /* zlib counts in unsigned int */

void deflate_bytes(struct buf *out, const void *bytes, size_t n, int level)
{
	z_stream z = {0};
	if (deflateInit(&z, level < 1 ? 1 : level > 9 ? 9 : level) != Z_OK)
		mem_exhausted();
	const uint8_t *from = bytes;
	int status = Z_OK;
	while (status != Z_STREAM_END) {
		if (z.avail_in == 0 && n > 0) {
			z.avail_in = (uInt)(n < PIECE ? n : PIECE);
			z.next_in = (Bytef *)(uintptr_t)from;
			from += z.avail_in;
			n -= z.avail_in;
		}
		z.next_out = buf_extend(out, 65536);
		z.avail_out = 65536;
		status = deflate(&z, n ? Z_NO_FLUSH : Z_FINISH);
		out->n -= z.avail_out;
	}
	deflateEnd(&z);
}

enum inflate_result inflate_stream(void *to, size_t want, const void *zlib, size_t n, size_t *used)
{
	const size_t n_given = n;
	z_stream z = {.next_in = (Bytef *)(uintptr_t)zlib};
	uint8_t beyond; /* a byte that must stay unwritten */
	uint8_t *next = to;
	if (inflateInit(&z) != Z_OK)
		mem_exhausted();
	int status = Z_OK;
	while (status == Z_OK) {
		if (z.avail_in == 0) {
			z.avail_in = (uInt)(n < PIECE ? n : PIECE);
			n -= z.avail_in;
		}
		if (z.avail_out == 0 && next == &beyond + 1)
			break;
		if (z.avail_out == 0) {
			z.avail_out = want ? (uInt)(want < PIECE ? want : PIECE) : 1;
			z.next_out = want ? next : &beyond;
			next = want ? next + z.avail_out : &beyond + 1;
			want -= want ? z.avail_out : 0;
		}
		status = inflate(&z, Z_NO_FLUSH);
	}
	bool wrote_beyond = next == &beyond + 1 && z.avail_out == 0;
	*used = n_given - n - z.avail_in;
	bool is_whole = want == 0 && (next == &beyond + 1 || z.avail_out == 0);
	inflateEnd(&z);
	if (wrote_beyond)
		return INFLATE_LONG;
	if (status != Z_STREAM_END)
		return INFLATE_CORRUPT;
	return is_whole ? INFLATE_OK : INFLATE_SHORT;
}

uint32_t crc32_bytes(uint32_t start, const void *bytes, size_t n)
{
	return (uint32_t)crc32_z(start, bytes, n);
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
