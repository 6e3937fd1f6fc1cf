/* damage.c - is what is taken out of the file whole? What passes as it is packed is unpacked once to see
 * that, piece by piece, and thrown away. Data that only viewers can undo (fax, JBIG2, LZW, what is packed
 * within a JPEG) are not looked into. */
#include "enclosure/enclosure_int.h"

#include <string.h>

void damage_note(struct copier *c, unsigned damage)
{
	c->enclosure->pages[c->page].damage |= damage;
}

/* ---- what was packed by zlib ---- */

static bool count_down(void *left, const uint8_t *bytes, size_t n)
{
	uint64_t *most = left;
	(void)bytes;
	if (n > *most)
		return false;
	*most -= n;
	return true;
}

bool flate_is_whole(enum inflate_result result, const uint8_t *bytes, size_t n)
{
	return result != INFLATE_CORRUPT || inflate_lacks_checksum(bytes, n);
}

/* What is beyond what a file may have is taken for whole: it ends the look, not the page. */
static bool inflates(struct copier *c, const uint8_t *bytes, size_t n)
{
	const struct byte_sink sink = {count_down, &c->look_left};
	return flate_is_whole(inflate_piece(&sink, bytes, n), bytes, n);
}

/* ---- pictures in formats of their own ---- */

static bool ends_with_code(const uint8_t *bytes, size_t n)
{
	while (n > 0 && (bytes[n - 1] == '\n' || bytes[n - 1] == '\r' || bytes[n - 1] == '\0'))
		n--;
	return n >= 2 && bytes[n - 2] == 0xFF && bytes[n - 1] == 0xD9;
}

/* Both end with the same two bytes; a JPEG has lost what came behind these. */
static bool is_whole_photo(enum coding coding, const uint8_t *bytes, size_t n)
{
	bool has_frame = coding != CODE_JPEG || strip_look(bytes, n).components > 0;
	return has_frame && ends_with_code(bytes, n);
}

/* ---- streams ---- */

bool damage_find(struct copier *c, const enum coding *codings, size_t n_codings, const struct buf *bytes)
{
	struct buf plain = {0};
	bool is_whole = true, is_damaged = false;
	if (n_codings == 0)
		return false;
	switch (codings[0]) {
	case CODE_FLATE: is_whole = inflates(c, bytes->data, bytes->n); break;
	case CODE_JPEG:
	case CODE_JPEG_2000: is_whole = is_whole_photo(codings[0], bytes->data, bytes->n); break;
	case CODE_HEX:
	case CODE_85: /* which take more room packed */
		decode(&plain, codings[0], bytes->data, bytes->n, SIZE_MAX, &is_damaged);
		is_whole = !damage_find(c, codings + 1, n_codings - 1, &plain);
		break;
	default: break;
	}
	buf_drop(&plain);
	return !is_whole;
}
