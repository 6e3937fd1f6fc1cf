/* json.c - text in quotes for JSON (RFC 8259). */
#include "base/json.h"

#include <string.h>

#include "base/utf8.h"

static void add_char(struct buf *b, uint32_t cp)
{
	static const char escaped[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
	const char *at = cp && cp < 0x80 ? strchr(escaped, (int)cp) : NULL;
	char bytes[4];
	if (at)
		buf_printf(b, "\\%c", letters[at - escaped]);
	else if (cp < 0x20 || cp == 0x7F)
		buf_printf(b, "\\u%04x", (unsigned)cp);
	else
		buf_add(b, bytes, utf8_put(bytes, cp == UTF8_BAD ? 0xFFFD : cp));
}

void json_add_text(struct buf *b, const char *text)
{
	if (!text) {
		buf_add_string(b, "null");
		return;
	}
	size_t n = strlen(text), i = 0;
	buf_add_byte(b, '"');
	while (i < n)
		add_char(b, utf8_next(text, n, &i));
	buf_add_byte(b, '"');
}
