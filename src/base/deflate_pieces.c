/* deflate_pieces.c - zlib streams that are too long to be held in memory whole. zlib does it, with a window
 * of 32 KB, in about twice libdeflate's time. */
#include <stdlib.h>

#include <zlib.h>

#include "base/arena.h"
#include "base/deflate.h"

#define PIECE ((size_t)1 << 30) /* zlib counts in unsigned int */

struct supply {
	const struct byte_source *source;
	const uint8_t *bytes;
	size_t n;
	uint64_t taken;
};

/* More input for z; false if the source fails. z->avail_in stays 0 at the end. */
static bool feed(z_stream *z, struct supply *s)
{
	if (s->n == 0 && !s->source->read(s->source->context, &s->bytes, &s->n))
		return false;
	z->next_in = (Bytef *)(uintptr_t)s->bytes;
	z->avail_in = (uInt)(s->n < PIECE ? s->n : PIECE);
	s->bytes += z->avail_in;
	s->n -= z->avail_in;
	s->taken += z->avail_in;
	return true;
}

/* Room for output: the next part of what is wanted, at last one byte beyond, which must stay unwritten.
 * false if it was written. */
static bool give_room(z_stream *z, size_t *want, uint8_t *beyond)
{
	if (z->next_out == beyond + 1)
		return false;
	size_t n = *want < PIECE ? *want : PIECE;
	if (n == 0)
		z->next_out = beyond;
	z->avail_out = (uInt)(n ? n : 1);
	*want -= n;
	return true;
}

enum inflate_result inflate_pieces(void *to, size_t want, const struct byte_source *source, uint64_t *used)
{
	struct supply supply = {.source = source};
	uint8_t beyond[1];
	bool has_failed = false;
	z_stream z = {.next_out = to};
	int status = Z_OK;
	if (inflateInit(&z) != Z_OK)
		mem_exhausted();
	while (status == Z_OK) {
		has_failed = z.avail_in == 0 && !feed(&z, &supply);
		if (has_failed || z.avail_in == 0 || (z.avail_out == 0 && !give_room(&z, &want, beyond)))
			break;
		status = inflate(&z, Z_NO_FLUSH);
	}
	bool has_beyond = z.next_out == beyond + 1;
	bool is_whole = want == 0 && (z.avail_out == 0 || z.next_out == beyond);
	*used = supply.taken - supply.n - z.avail_in;
	inflateEnd(&z);
	if (has_failed)
		return INFLATE_STOPPED;
	if (has_beyond)
		return INFLATE_LONG;
	if (status != Z_STREAM_END)
		return INFLATE_CORRUPT;
	return is_whole ? INFLATE_OK : INFLATE_SHORT;
}

/* Hands what is in `out` to the sink and makes it empty again. */
static bool drain(z_stream *z, const struct byte_sink *sink, uint8_t *out, size_t n)
{
	size_t filled = n - z->avail_out;
	z->next_out = out;
	z->avail_out = (uInt)n;
	return filled == 0 || sink->write(sink->context, out, filled);
}

enum inflate_result inflate_flow(const struct byte_sink *sink, const struct byte_source *source)
{
	enum { OUT_BYTES = 1 << 16 };
	struct supply supply = {.source = source};
	uint8_t *out = mem_alloc(OUT_BYTES);
	z_stream z = {.next_out = out, .avail_out = OUT_BYTES};
	int status = Z_OK;
	bool goes_on = true;
	if (inflateInit(&z) != Z_OK)
		mem_exhausted();
	while (status == Z_OK && goes_on) {
		goes_on = z.avail_in > 0 || feed(&z, &supply);
		if (goes_on && z.avail_in == 0)
			break; /* the source has ended and the stream has not */
		status = goes_on ? inflate(&z, Z_NO_FLUSH) : Z_OK;
		goes_on = goes_on && (z.avail_out > 0 || drain(&z, sink, out, OUT_BYTES));
	}
	goes_on = goes_on && drain(&z, sink, out, OUT_BYTES);
	inflateEnd(&z);
	free(out);
	if (!goes_on)
		return INFLATE_STOPPED;
	return status == Z_STREAM_END ? INFLATE_OK : INFLATE_CORRUPT;
}

static bool has_zlib_head(const uint8_t *head)
{
	enum { METHOD = 0x0F, DEFLATE = 8, HAS_DICTIONARY = 0x20 };
	return (head[0] & METHOD) == DEFLATE && !(head[1] & HAS_DICTIONARY) && (head[0] << 8 | head[1]) % 31 == 0;
}

/* Unpacks what z has been given, to throw it away: no more than so many bytes. */
static int run_through(z_stream *z, uint64_t most)
{
	enum { OUT_BYTES = 1 << 16 };
	uint8_t *out = mem_alloc(OUT_BYTES);
	int status = Z_OK;
	while (status == Z_OK && z->total_out <= most) {
		z->next_out = out;
		z->avail_out = OUT_BYTES;
		status = inflate(z, Z_NO_FLUSH);
	}
	free(out);
	return z->total_out <= most ? status : Z_BUF_ERROR;
}

size_t inflate_length(const void *zlib, size_t n, uint64_t *most)
{
	z_stream z = {.next_in = (Bytef *)(uintptr_t)zlib, .avail_in = (uInt)(n < PIECE ? n : PIECE)};
	const Bytef *first = z.next_in;
	if (inflateInit(&z) != Z_OK)
		mem_exhausted();
	bool is_whole = run_through(&z, *most) == Z_STREAM_END;
	*most -= z.total_out < *most ? z.total_out : *most;
	inflateEnd(&z);
	return is_whole ? (size_t)(z.next_in - first) : 0;
}

bool inflate_lacks_checksum(const void *zlib, size_t n)
{
	enum { HEAD = 2, CHECKSUM = 4 };
	if (n < HEAD || n > PIECE || !has_zlib_head(zlib))
		return false;
	z_stream z = {.next_in = (Bytef *)(uintptr_t)zlib + HEAD, .avail_in = (uInt)(n - HEAD)};
	if (inflateInit2(&z, -MAX_WBITS) != Z_OK)
		mem_exhausted();
	bool is_lacking = run_through(&z, UINT64_MAX) == Z_STREAM_END && z.avail_in < CHECKSUM;
	inflateEnd(&z);
	return is_lacking;
}

bool deflate_flow(const struct byte_sink *sink, const struct byte_source *source, int level)
{
	enum { OUT_BYTES = 1 << 18 };
	struct supply supply = {.source = source};
	uint8_t *out = mem_alloc(OUT_BYTES);
	z_stream z = {.next_out = out, .avail_out = OUT_BYTES};
	int status = Z_OK;
	bool goes_on = true;
	if (deflateInit(&z, level < 1 ? 1 : level > 9 ? 9 : level) != Z_OK)
		mem_exhausted();
	while (status != Z_STREAM_END && goes_on) {
		goes_on = z.avail_in > 0 || feed(&z, &supply);
		bool has_ended = z.avail_in == 0;
		if (goes_on)
			status = deflate(&z, has_ended ? Z_FINISH : Z_NO_FLUSH);
		goes_on = goes_on && (z.avail_out > 0 || drain(&z, sink, out, OUT_BYTES));
	}
	goes_on = goes_on && drain(&z, sink, out, OUT_BYTES);
	deflateEnd(&z);
	free(out);
	return goes_on;
}

struct whole {
	const uint8_t *bytes;
	size_t n;
};

static bool read_whole(void *whole, const uint8_t **bytes, size_t *n)
{
	struct whole *w = whole;
	*bytes = w->bytes;
	*n = w->n < PIECE ? w->n : PIECE;
	w->bytes += *n;
	w->n -= *n;
	return true;
}

bool deflate_pieces(const struct byte_sink *sink, const void *bytes, size_t n, int level)
{
	return deflate_flow(sink, &(struct byte_source){read_whole, &(struct whole){bytes, n}}, level);
}
