/* decode.c - exports come in the encoding of the computer that the platform thinks of. iconv knows them. */
#define _GNU_SOURCE /* memmem */
#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "base/message.h"
#include "base/utf8.h"
#include "imports/imports_int.h"

/* A workbook with a password lies in a container of another kind, under a name in UTF-16. */
bool decode_is_locked(const void *bytes, size_t n)
{
	static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
	return n > 8 && memcmp(bytes, "\xD0\xCF\x11\xE0", 4) == 0 && memmem(bytes, n, name, sizeof name);
}

const char *decode_other_kind(const void *bytes, size_t n)
{
	static const struct {
		const char *magic;
		size_t n;
		const char *name;
	} kinds[] = {
		{"\xD0\xCF\x11\xE0", 4, N_("an old Excel workbook (.xls)")},
		{"%PDF", 4, N_("a PDF")},
		{"\x89PNG", 4, N_("a picture")},
		{"\xFF\xD8\xFF", 3, N_("a picture")},
	};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (n >= kinds[i].n && memcmp(bytes, kinds[i].magic, kinds[i].n) == 0)
			return kinds[i].name;
	return NULL;
}

bool decode_has_control(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];
		if ((c < 0x20 && !strchr("\t\n\r", c)) || c == 0x7F || c == 0)
			return true;
	}
	return false;
}

static bool convert(struct buf *out, iconv_t from, const char *bytes, size_t n)
{
	char piece[8192], *in = (char *)(uintptr_t)bytes;
	while (n > 0) {
		char *to = piece;
		size_t room = sizeof piece, before = n;
		size_t result = iconv(from, &in, &n, &to, &room);
		buf_add(out, piece, (size_t)(to - piece));
		if (result == (size_t)-1 && (errno != E2BIG || n == before))
			return false;
	}
	return true;
}

static bool transcode(struct buf *out, const char *encoding, const char *bytes, size_t n)
{
	iconv_t from;
	if (strcmp(encoding, "UTF-8") == 0) {
		buf_add(out, bytes, n);
		return utf8_check(bytes, n) == n;
	}
	from = iconv_open("UTF-8", encoding);
	if (from == (iconv_t)-1)
		return false;
	bool is_good = convert(out, from, bytes, n);
	iconv_close(from);
	return is_good;
}

bool decode_is_known(const char *encoding)
{
	iconv_t from = iconv_open("UTF-8", encoding);
	if (from == (iconv_t)-1)
		return false;
	iconv_close(from);
	return true;
}

const struct source *decode_as(struct arena *a, const char *name, const void *bytes, size_t n,
                               const char *encoding)
{
	struct buf text = {0};
	struct source *s = NULL;
	if (transcode(&text, encoding, bytes, n)) {
		size_t bom = text.n >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
		buf_add_byte(&text, '\0');
		s = ARENA_NEW(a, struct source);
		*s = (struct source){name, arena_copy(a, text.data + bom, text.n - bom), text.n - bom - 1, NULL};
		if (decode_has_control(s->text, s->n))
			s = NULL;
	}
	buf_drop(&text);
	return s;
}
