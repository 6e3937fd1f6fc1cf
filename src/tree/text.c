/* text.c - is this text at all, before YAML is asked: size, encoding, control characters. */
#include <string.h>

#include "base/message.h"
#include "base/utf8.h"
#include "tree/tree_int.h"

#define MIB (1u << 20)

size_t text_bom_bytes(const struct source *source)
{
	return source->n >= 3 && memcmp(source->text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

static bool is_control(uint32_t cp)
{
	return (cp < 0x20 && cp != '\t' && cp != '\n' && cp != '\r') ||
	       (cp >= 0x7F && cp < 0xA0 && cp != 0x85) ||
	       cp == 0xFFFE || cp == 0xFFFF;
}

struct look { /* offsets; n where there is none */
	size_t bad;     /* of the first byte that is no UTF-8 */
	size_t control; /* of the first control character */
	uint32_t cp;    /* which */
};

static struct look look_through(const char *s, size_t n)
{
	struct look l = { n, n, 0 };

	for (size_t i = 0, start; i < n && l.bad == n;) {
		while (i < n && s[i] >= ' ' && s[i] < 0x7F)
			i++;
		start = i;
		uint32_t cp = i < n ? utf8_next(s, n, &i) : ' ';
		if (cp == UTF8_BAD) {
			l.bad = start;
		} else if (is_control(cp) && l.control == n) {
			l.control = start;
			l.cp = cp;
		}
	}
	return l;
}

bool text_find_control(const char *s, size_t n, uint32_t *cp)
{
	struct look l = look_through(s, n);

	*cp = l.cp;
	return l.control < n;
}

static struct mark mark_at_offset(const struct source *source, size_t offset)
{
	struct mark m = { source, 1, 1, offset, 1 };

	for (size_t i = text_bom_bytes(source); i < offset; i++) {
		if (source->text[i] == '\n') {
			m.line++;
			m.column = 0;
		}
		if (((unsigned char)source->text[i] & 0xC0) != 0x80)
			m.column++;
	}
	return m;
}

/* GBK is what Chinese Windows writes when not told otherwise: pairs of bytes 81-FE 40-FE. */
static bool looks_like_gbk(const struct source *source)
{
	const unsigned char *t = (const unsigned char *)source->text;
	size_t pairs = 0;

	for (size_t i = 0; i < source->n; i++) {
		if (t[i] < 0x80)
			continue;
		if (t[i] < 0x81 || t[i] > 0xFE || i + 1 >= source->n || t[i + 1] < 0x40 || t[i + 1] > 0xFE)
			return false;
		pairs++;
		i++;
	}
	return pairs > 0;
}

/* A picture or a word processor's file that was named, or called .yaml, by mistake. */
static const char *other_kind(const struct source *source)
{
	static const struct {
		const char *magic;
		size_t n;
		const char *name;
	} kinds[] = {
		{ "\x89PNG", 4, N_("a picture (PNG)") }, { "\xFF\xD8\xFF", 3, N_("a picture (JPEG)") },
		{ "%PDF", 4, N_("a PDF") },
		{ "PK\3\4", 4, N_("a Word document, a spreadsheet or a ZIP archive") },
		{ "\xD0\xCF\x11\xE0", 4, N_("an old Word document or spreadsheet") },
		{ "{\\rtf", 5, N_("a document of a word processor (RTF)") },
	};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (source->n >= kinds[i].n && memcmp(source->text, kinds[i].magic, kinds[i].n) == 0)
			return kinds[i].name;
	return NULL;
}

static void report_bad_utf8(struct diag *d, const struct source *source, size_t offset)
{
	unsigned byte = (unsigned char)source->text[offset];

	diag_error(d, mark_at_offset(source, offset), "encoding",
	           "this file is not UTF-8: the byte 0x%02X cannot stand here", byte);
	if (looks_like_gbk(source))
		diag_advise(d, "it looks like GBK: save it again as UTF-8 (Notepad: Save as, Encoding)");
	else
		diag_advise(d, "save it again as UTF-8 (in most editors: Save as, Encoding)");
}

static bool report_control(struct diag *d, const struct source *source, size_t offset, uint32_t cp)
{
	diag_error(d, mark_at_offset(source, offset), "control-character",
	           "an invisible control character (U+%04X) stands here", (unsigned)cp);
	diag_advise(d, "delete it; it often comes along when text is copied from a web page or a program");
	return false;
}

bool text_check(struct diag *d, const struct source *source, size_t max_bytes)
{
	if (source->n > max_bytes) {
		diag_error(d, (struct mark){ .source = source }, "too-large",
		           "the file has %zu MiB; at most %zu are read", source->n / MIB, max_bytes / MIB);
		diag_advise(d, max_bytes == TREE_MAX_BYTES
		                       ? N_("a case file holds words only; pictures are named in it by their paths")
		                       : N_("download a shorter time of it"));
		return false;
	}
	if (other_kind(source)) {
		diag_error(d, (struct mark){ .source = source }, "encoding", "this file is %s, not text",
		           _(other_kind(source)));
		diag_advise(d, "name the case file; if this is it, save it as plain text in UTF-8");
		return false;
	}
	if (utf8_is_utf16(source->text, source->n)) {
		diag_error(d, (struct mark){ .source = source }, "encoding",
		           "this file is UTF-16, not UTF-8");
		diag_advise(d, "save it again as UTF-8 (Notepad: Save as, Encoding)");
		return false;
	}
	struct look l = look_through(source->text, source->n);
	if (l.bad < source->n) {
		report_bad_utf8(d, source, l.bad);
		return false;
	}
	return l.control == source->n || report_control(d, source, l.control, l.cp);
}
