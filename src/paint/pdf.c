/* pdf.c - numbers, names and strings as PDF spells them. Numbers are fixed point: no float, no
 * locale, the same bytes on every machine. */
#include "paint/paint_int.h"

#include <string.h>

#include "base/utf8.h"

static void put_hex(struct buf *b, unsigned byte)
{
	static const char HEX[] = "0123456789ABCDEF";
	char two[2] = { HEX[byte >> 4 & 15], HEX[byte & 15] };
	buf_add(b, two, 2);
}

void pdf_put(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

/* Digits of n before `end`; returns where they start. */
static char *digits(char *end, unsigned long long n)
{
	do
		*--end = (char)('0' + n % 10);
	while (n /= 10);
	return end;
}

void pdf_int(struct buf *b, long long n)
{
	char text[24], *end = text + sizeof text;
	char *start = digits(end, n < 0 ? 0 - (unsigned long long)n : (unsigned long long)n);
	if (n < 0)
		*--start = '-';
	buf_add(b, start, (size_t)(end - start));
}

void pdf_len(struct buf *b, len l)
{
	char text[24], *end = text + 16;
	unsigned long long size = l < 0 ? 0 - (unsigned long long)l : (unsigned long long)l;
	unsigned fraction = (unsigned)(size % 1000);
	char *start = digits(end, size / 1000);
	if (l < 0)
		*--start = '-';
	end[0] = '.';
	end[1] = (char)('0' + fraction / 100);
	end[2] = (char)('0' + fraction / 10 % 10);
	end[3] = (char)('0' + fraction % 10);
	end += fraction % 10 ? 4 : fraction % 100 ? 3 : fraction ? 2 : 0;
	buf_add(b, start, (size_t)(end - start));
}

void pdf_ratio(struct buf *b, len l, len of)
{
	int64_t ratio = ((int64_t)l * 2000000 + of) / (2 * (int64_t)of);
	buf_printf(b, "%lld.%06lld", (long long)(ratio / 1000000), (long long)(ratio % 1000000));
}

void pdf_lens(struct buf *b, const len *l, int n)
{
	for (int i = 0; i < n; i++) {
		pdf_len(b, l[i]);
		buf_add_byte(b, ' ');
	}
}

void pdf_image(struct buf *b, uint32_t width, uint32_t height, int bits)
{
	pdf_put(b, "/Type/XObject/Subtype/Image/Width ");
	pdf_int(b, width);
	pdf_put(b, "/Height ");
	pdf_int(b, height);
	pdf_put(b, "/BitsPerComponent ");
	pdf_int(b, bits);
	pdf_put(b, "/ColorSpace");
}

/* Every step-th byte of n triples. */
static void put_entries(struct buf *b, const uint8_t *rgb, int n, int step)
{
	buf_add_byte(b, ' ');
	pdf_int(b, n - 1);
	buf_add_byte(b, '<');
	for (int i = 0; i < 3 * n; i += step)
		put_hex(b, rgb[i]);
	pdf_put(b, ">]");
}

void pdf_entries(struct buf *b, const uint8_t *rgb, int n)
{
	put_entries(b, rgb, n, 1);
}

void pdf_grey_entries(struct buf *b, const uint8_t *rgb, int n)
{
	put_entries(b, rgb, n, 3);
}

void pdf_ref(struct buf *b, unsigned id)
{
	pdf_int(b, id);
	pdf_put(b, " 0 R");
}

void pdf_name(struct buf *b, const char *name)
{
	buf_add_byte(b, '/');
	for (; *name; name++) {
		unsigned char c = (unsigned char)*name;
		if (c > ' ' && c < 127 && !strchr("#()<>[]{}/%", c)) {
			buf_add_byte(b, c);
		} else {
			buf_add_byte(b, '#');
			put_hex(b, c);
		}
	}
}

void pdf_utf16(struct buf *b, const char *utf8, size_t n)
{
	for (size_t i = 0; i < n;) {
		uint16_t units[2];
		uint32_t cp = utf8_next(utf8, n, &i);
		size_t n_units = utf8_to_utf16(units, cp == UTF8_BAD ? 0xFFFD : cp);
		for (size_t k = 0; k < n_units; k++) {
			put_hex(b, units[k] >> 8);
			put_hex(b, units[k] & 255);
		}
	}
}

static bool is_plain(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)s[i] < ' ' || (unsigned char)s[i] > '~')
			return false;
	return true;
}

void pdf_text(struct buf *b, const char *utf8, size_t n)
{
	if (!is_plain(utf8, n)) {
		pdf_put(b, "<FEFF");
		pdf_utf16(b, utf8, n);
		buf_add_byte(b, '>');
		return;
	}
	buf_add_byte(b, '(');
	for (size_t i = 0; i < n; i++) {
		if (strchr("()\\", utf8[i]))
			buf_add_byte(b, '\\');
		buf_add_byte(b, utf8[i]);
	}
	buf_add_byte(b, ')');
}

/* 0..255 as 0..1: in thousandths, like a length. */
static void put_level(struct buf *b, unsigned level)
{
	pdf_len(b, len_scale(level, 1000, 255));
	buf_add_byte(b, ' ');
}

void pdf_rgb(struct buf *b, struct rgb c, const char *gray, const char *colour)
{
	put_level(b, c.r);
	if (c.r != c.g || c.g != c.b) {
		put_level(b, c.g);
		put_level(b, c.b);
		pdf_put(b, colour);
	} else {
		pdf_put(b, gray);
	}
	buf_add_byte(b, '\n');
}
