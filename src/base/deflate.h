/* deflate.h - zlib streams in one piece: libdeflate, or zlib where that is absent. Those too long for memory
 * in pieces: zlib. */
#ifndef DOSSIER_BASE_DEFLATE_H
#define DOSSIER_BASE_DEFLATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Appends the zlib stream of n bytes to out. level 1 (fast) to 12 (small). Thread-safe. */
void deflate_bytes(struct buf *out, const void *bytes, size_t n, int level);
/* The same, if the stream takes at most that many bytes; else false, and out is as it was. */
bool deflate_within(struct buf *out, size_t most, const void *bytes, size_t n, int level);
/* Memory that these take beside the stream. */
size_t deflate_cost_bytes(int level);

enum inflate_result {
	INFLATE_OK,
	INFLATE_CORRUPT,
	INFLATE_SHORT,
	INFLATE_LONG,
	INFLATE_STOPPED, /* the source failed */
};
/* Inflates exactly want bytes to `to`: SHORT if the stream holds fewer, LONG if more.
 * A stream that was cut short is any of these but OK. Thread-safe. */
enum inflate_result inflate_bytes(void *to, size_t want, const void *zlib, size_t n);
/* The same, and *used tells how many of the n bytes the stream took; what lies behind it is let be. */
enum inflate_result inflate_stream(void *to, size_t want, const void *zlib, size_t n, size_t *used);

/* Appends what the stream holds, however much. false, and out is as it was: it is broken, or holds more than
 * `most` bytes. */
bool inflate_within(struct buf *out, size_t most, const void *zlib, size_t n);

/* ---- in pieces ---- */
struct byte_source {
	bool (*read)(void *context, const uint8_t **bytes, size_t *n); /* lent; n 0 at the end; false: it fails */
	void *context;
};
struct byte_sink {
	bool (*write)(void *context, const uint8_t *bytes, size_t n);
	void *context;
};
enum inflate_result inflate_pieces(void *to, size_t want, const struct byte_source *source, uint64_t *used);
/* The stream as it comes, to a sink, which may stop it: INFLATE_STOPPED. Whatever its size, it takes no more
 * memory than zlib's window. */
enum inflate_result inflate_flow(const struct byte_sink *sink, const struct byte_source *source);
/* Of one that is CORRUPT: is all there but the checksum at its end, or a part of that? Some programs leave it
 * out, and nothing else is lost. */
bool inflate_lacks_checksum(const void *zlib, size_t n);
/* How many of the n bytes the stream takes; 0: it is broken, does not end in them, or unpacks to more than
 * *most, which becomes less by what was unpacked. */
size_t inflate_length(const void *zlib, size_t n, uint64_t *most);
/* level 1 to 9. false if source or sink failed. */
bool deflate_flow(const struct byte_sink *sink, const struct byte_source *source, int level);
bool deflate_pieces(const struct byte_sink *sink, const void *bytes, size_t n, int level);

/* CRC-32 (ISO 3309), as PNG's chunks carry it; start 0, or what came before. */
uint32_t crc32_bytes(uint32_t start, const void *bytes, size_t n);

const char *deflate_library(void); /* "libdeflate 1.14", for --version */

#endif
