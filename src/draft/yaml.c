/* yaml.c - text that YAML reads back as it was, whatever a file is called, and comments folded to a line. */
#include <string.h>
#include <strings.h>

#include "base/columns.h"
#include "base/utf8.h"
#include "draft/draft_int.h"

enum { COMMENT_COLUMNS = 100 };

/* ---- text ---- */

/* Letters beyond ASCII that are no marks, spaces or punctuation, or may be taken for them. */
static bool is_letter(uint32_t cp)
{
	return (cp >= 0xC0 && cp < 0x2000) || (cp >= 0x3041 && cp < 0xD7A4) || (cp >= 0x20000 && cp < 0x40000);
}

static bool is_plain_char(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') || (cp >= '0' && cp <= '9') || cp == '_' ||
	       cp == '-' || cp == '.' || cp == '/' || is_letter(cp) || cp == 0xFF3F /* of a blank */;
}

/* Words that YAML readers take for something else than text. */
static bool is_word_of_yaml(const char *text)
{
	static const char *const words[] = {"null", "true", "false", "yes", "no", "on", "off"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcasecmp(text, words[i]) == 0)
			return true;
	return false;
}

static bool is_plain(const char *text)
{
	size_t n = strlen(text), i = 0;
	if (n == 0 || *text == '-' || *text == '.' || is_word_of_yaml(text))
		return false;
	while (i < n)
		if (!is_plain_char(utf8_next(text, n, &i)))
			return false;
	return true;
}

/* What rewrites a terminal or an editor's line is shown by its number. */
static bool is_hidden(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp <= 0xA0) || cp == 0xAD || cp == 0x61C ||
	       (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x2028 && cp <= 0x202E) ||
	       (cp >= 0x2060 && cp <= 0x206F) || (cp >= 0xFFF9 && cp <= 0xFFFB) || cp == 0xFEFF;
}

void yaml_add_text(struct buf *b, const char *text)
{
	size_t n = strlen(text), i = 0;
	char bytes[4];
	if (is_plain(text)) {
		buf_add_string(b, text);
		return;
	}
	buf_add_byte(b, '"');
	while (i < n) {
		uint32_t cp = utf8_next(text, n, &i);
		if (cp == UTF8_BAD)
			cp = 0xFFFD;
		if (cp == '"' || cp == '\\')
			buf_printf(b, "\\%c", (int)cp);
		else if (cp == '\n' || cp == '\t')
			buf_add_string(b, cp == '\n' ? "\\n" : "\\t");
		else if (is_hidden(cp))
			buf_printf(b, "\\u%04X", (unsigned)cp);
		else
			buf_add(b, bytes, utf8_put(bytes, cp));
	}
	buf_add_byte(b, '"');
}

/* ---- comments ---- */

/* May a line end before this character? Before Han, but not before what closes. */
static bool is_wide_break(uint32_t cp, uint32_t before)
{
	static const uint32_t stays[] = {0x3001, 0x3002, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0xFF01, 0xFF09,
	                                 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F, 0x201D, 0x2026};
	static const uint32_t opens[] = {0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0xFF08, 0x201C};
	for (size_t i = 0; i < sizeof stays / sizeof *stays; i++)
		if (cp == stays[i])
			return false;
	for (size_t i = 0; i < sizeof opens / sizeof *opens; i++)
		if (before == opens[i])
			return false;
	return columns_of_char(cp) == 2 || columns_of_char(before) == 2;
}

/* Bytes of `text` that fit into `most` columns, up to a place where a line may end. */
static size_t fitting(const char *text, size_t n, int most)
{
	size_t i = 0, cut = 0;
	uint32_t before = 0;
	for (int columns = 0; i < n && columns <= most;) {
		size_t at = i;
		uint32_t cp = utf8_next(text, n, &i);
		if (at > 0 && (cp == ' ' || (before != ' ' && is_wide_break(cp, before))))
			cut = at;
		columns += columns_of_char(cp);
		if (columns > most)
			return cut > 0 ? cut : i;
		before = cp;
	}
	return n;
}

/* Spaces in front of the text stand in front of its every line. */
void yaml_add_comment(struct buf *b, int indent, const char *text)
{
	int inner = (int)strspn(text, " "), most = COMMENT_COLUMNS - indent - 2 - inner;
	text += inner;
	while (*text) {
		size_t n = strcspn(text, "\n"), part = fitting(text, n, most);
		buf_printf(b, "%*s# %*s", indent, "", inner, "");
		buf_add(b, text, part);
		buf_add_byte(b, '\n');
		text += part;
		text += part < n ? strspn(text, " ") : (*text == '\n');
	}
}
