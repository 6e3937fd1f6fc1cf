/* ends.c - where packed data end: each way to pack has a mark of its own for that. What stands behind it no
 * viewer looks at. */
#include "enclosure/enclosure_int.h"

#include <string.h>

static size_t length_of_hex(const uint8_t *bytes, size_t n)
{
	const uint8_t *end = memchr(bytes, '>', n);
	return end ? (size_t)(end - bytes) + 1 : 0;
}

/* "~>", or "~" alone. "<~", which some begin with, is none. */
static size_t length_of_85(const uint8_t *bytes, size_t n)
{
	size_t first = n >= 2 && memcmp(bytes, "<~", 2) == 0 ? 2 : 0;
	const uint8_t *end = memchr(bytes + first, '~', n - first);
	if (!end)
		return 0;
	size_t length = (size_t)(end - bytes) + 1;
	return length + (length < n && bytes[length] == '>');
}

static size_t length_of_runs(const uint8_t *bytes, size_t n)
{
	enum { END = 128 };
	size_t i = 0;
	while (i < n && bytes[i] != END)
		i += bytes[i] < END ? bytes[i] + 2u : 2u;
	return i < n ? i + 1 : 0;
}

/* Codes are of 9 to 12 bits: of one more where the table of what was met has grown that far. */
static size_t length_of_lzw(const uint8_t *bytes, size_t n)
{
	enum { CLEAR = 256, END, FIRST, BITS_LEAST = 9, BITS_MOST = 12 };
	uint32_t window = 0;
	int held = 0, bits = BITS_LEAST;
	unsigned size = FIRST - 1; /* the first code behind a clearing adds nothing */
	for (size_t i = 0; i < n; i++) {
		window = window << 8 | bytes[i];
		held += 8;
		if (held < bits)
			continue;
		held -= bits;
		unsigned code = window >> held & ((1u << bits) - 1);
		if (code == END)
			return i + 1;
		size = code == CLEAR ? FIRST - 1 : size + 1;
		for (bits = BITS_LEAST; bits < BITS_MOST && size + 1 >= 1u << bits; bits++)
			;
	}
	return 0;
}

static size_t length_of(enum coding coding, const uint8_t *bytes, size_t n)
{
	switch (coding) {
	case CODE_HEX: return length_of_hex(bytes, n);
	case CODE_85: return length_of_85(bytes, n);
	case CODE_LZW: return length_of_lzw(bytes, n);
	case CODE_RUNS: return length_of_runs(bytes, n);
	case CODE_JPEG: return strip_length(bytes, n);
	default: return 0;
	}
}

size_t coding_length(enum coding coding, const uint8_t *bytes, size_t n, uint64_t *most)
{
	n = n < *most ? n : (size_t)*most;
	if (n == 0)
		return 0;
	if (coding == CODE_FLATE)
		return inflate_length(bytes, n, most);
	size_t length = length_of(coding, bytes, n);
	*most -= length ? length : n;
	return length;
}

/* Few packed data have so many letters in a row among their last bytes. */
static bool ends_in_words(const uint8_t *bytes, size_t n)
{
	enum { LAST = 64, ROW_LEAST = 8 };
	size_t n_row = 0;
	for (size_t i = n > LAST ? n - LAST : 0; i < n && n_row < ROW_LEAST; i++)
		n_row = bytes[i] >= ' ' && bytes[i] < 127 ? n_row + 1 : 0;
	return n_row >= ROW_LEAST;
}

void coding_cut(struct buf *bytes, enum coding coding)
{
	if (coding == CODE_JPEG || !ends_in_words(bytes->data, bytes->n))
		return;
	uint64_t most = UINT64_MAX;
	size_t length = coding_length(coding, bytes->data, bytes->n, &most);
	bytes->n = length ? length : bytes->n;
}
