/* element.c - what a message that is XML says in one of its elements, as WeChat writes links, files and
 * answers. A dozen lines read one; the library for XML comes with that for workbooks, and may be absent. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "imports/imports_int.h"

/* From "&#x41;" on; 0: it is none that a text may have. */
static uint32_t take_number(const char *s, const char **end)
{
	bool is_hex = s[2] == 'x';
	const char *digits = s + 2 + is_hex;
	size_t n = strspn(digits, is_hex ? "0123456789abcdefABCDEF" : "0123456789");
	unsigned long cp = n > 0 && n <= 7 ? strtoul(digits, NULL, is_hex ? 16 : 10) : 0;
	bool is_letter = (cp >= ' ' || cp == '\n' || cp == '\t') && cp <= 0x10FFFF && cp >> 11 != 0xD800 >> 11;
	*end = digits + n + 1;
	return digits[n] == ';' && is_letter ? (uint32_t)cp : 0;
}

/* Of "&amp;" the letter; 0: it is none. */
static uint32_t take_reference(const char *s, const char **end)
{
	static const struct {
		const char *name;
		char letter;
	} known[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		*end = s + strlen(known[i].name);
		if (strncmp(s, known[i].name, strlen(known[i].name)) == 0)
			return (uint32_t)known[i].letter;
	}
	return s[1] == '#' ? take_number(s, end) : 0;
}

/* Without markup, or all of it as it stands; false: it is more than a text. */
static bool add_text(struct buf *out, const char *s, const char *end)
{
	static const char opens[] = "<![CDATA[", closes[] = "]]>";
	size_t n = (size_t)(end - s), around = sizeof opens + sizeof closes - 2;
	if (n >= around && strncmp(s, opens, sizeof opens - 1) == 0 && strncmp(end - 3, closes, 3) == 0) {
		buf_add(out, s + sizeof opens - 1, n - around);
		return true;
	}
	while (s < end) {
		char letter[4] = {*s};
		const char *next = s + 1;
		uint32_t cp = *s == '&' ? take_reference(s, &next) : 1;
		if (*s == '<' || cp == 0)
			return false;
		buf_add(out, letter, *s == '&' ? utf8_put(letter, cp) : 1);
		s = next;
	}
	return true;
}

const char *element_text(struct arena *a, const char *xml, const char *name)
{
	const char *opens = arena_printf(a, "<%s>", name), *closes = arena_printf(a, "</%s>", name);
	const char *s = strstr(xml, opens), *end = s ? strstr(s, closes) : NULL, *text = NULL;
	struct buf out = {0};
	if (end && add_text(&out, s + strlen(opens), end) && out.n > 0)
		text = value_trim(a, arena_strndup(a, (const char *)out.data, out.n));
	buf_drop(&out);
	return text && *text ? text : NULL;
}
