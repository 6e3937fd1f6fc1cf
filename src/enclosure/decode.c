/* decode.c - filters undone, as far as that is needed to read a content or to reach a picture. */
#include "base/hex.h"
#include "enclosure/enclosure_int.h"

#include <string.h>

enum coding coding_of(const char *filter)
{
	static const struct {
		const char *name;
		enum coding coding;
	} all[] = {
		{"/FlateDecode", CODE_FLATE},   {"/Fl", CODE_FLATE},  {"/ASCIIHexDecode", CODE_HEX},
		{"/AHx", CODE_HEX},             {"/ASCII85Decode", CODE_85}, {"/A85", CODE_85},
		{"/Crypt", CODE_CRYPT},         {"/DCTDecode", CODE_JPEG},   {"/DCT", CODE_JPEG},
		{"/JPXDecode", CODE_JPEG_2000}, {"/LZWDecode", CODE_LZW},    {"/LZW", CODE_LZW},
		{"/RunLengthDecode", CODE_RUNS}, {"/RL", CODE_RUNS},
	};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (strcmp(filter, all[i].name) == 0)
			return all[i].coding;
	return CODE_OTHER;
}

/* ---- letters for bytes ---- */

static void decode_hex(struct buf *out, const uint8_t *bytes, size_t n)
{
	int high = -1;
	for (size_t i = 0; i < n && bytes[i] != '>'; i++) {
		int value = hex_value(bytes[i]);
		if (value < 0)
			continue;
		if (high >= 0)
			buf_add_byte(out, high << 4 | value);
		high = high >= 0 ? -1 : value;
	}
	if (high >= 0)
		buf_add_byte(out, high << 4);
}

/* The first n of the four bytes that five digits stand for. */
static void put_group(struct buf *out, uint32_t group, int n)
{
	for (int i = 0; i < n; i++)
		buf_add_byte(out, (int)(group >> (24 - 8 * i) & 0xFF));
}

static void decode_85(struct buf *out, const uint8_t *bytes, size_t n)
{
	uint32_t group = 0;
	int digits = 0;
	for (size_t i = 0; i < n && bytes[i] != '~'; i++) {
		if (bytes[i] == 'z' && digits == 0)
			put_group(out, 0, 4);
		if (bytes[i] < '!' || bytes[i] > 'u')
			continue;
		group = group * 85 + (bytes[i] - '!');
		if (++digits < 5)
			continue;
		put_group(out, group, 4);
		digits = 0;
		group = 0;
	}
	for (int i = digits; digits > 1 && i < 5; i++)
		group = group * 85 + 84;
	if (digits > 1)
		put_group(out, group, digits - 1);
}

/* ---- zlib ---- */

struct growth {
	struct buf *out;
	size_t most;
};

static bool take_bytes(void *context, const uint8_t *bytes, size_t n)
{
	struct growth *g = context;
	if (n > g->most)
		return false;
	g->most -= n;
	buf_add(g->out, bytes, n);
	return true;
}

struct piece {
	const uint8_t *bytes;
	size_t n;
};

static bool hand_over(void *context, const uint8_t **bytes, size_t *n)
{
	struct piece *piece = context;
	*bytes = piece->bytes;
	*n = piece->n;
	piece->n = 0;
	return true;
}

enum inflate_result inflate_piece(const struct byte_sink *sink, const uint8_t *bytes, size_t n)
{
	struct piece piece = {bytes, n};
	const struct byte_source source = {hand_over, &piece};
	return inflate_flow(sink, &source);
}

static bool decode_flate(struct buf *out, const uint8_t *bytes, size_t n, size_t most, bool *is_damaged)
{
	struct growth growth = {out, most};
	const struct byte_sink sink = {take_bytes, &growth};
	enum inflate_result result = inflate_piece(&sink, bytes, n);
	*is_damaged |= n > 0 && !flate_is_whole(result, bytes, n);
	return result != INFLATE_STOPPED;
}

bool decode(struct buf *out, enum coding coding, const uint8_t *bytes, size_t n, size_t most,
            bool *is_damaged)
{
	switch (coding) {
	case CODE_FLATE: return decode_flate(out, bytes, n, most, is_damaged);
	case CODE_HEX: decode_hex(out, bytes, n); return true;
	case CODE_85: decode_85(out, bytes, n); return true;
	case CODE_CRYPT: buf_add(out, bytes, n); return true;
	default: return false;
	}
}
