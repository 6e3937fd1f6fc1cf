/* cmap.c - ToUnicode: codes of a font to text. */
#include "verify/verify_int.h"

#include <stdlib.h>
#include <string.h>

enum { TEXT_MOST = sizeof ((struct mapping *)0)->text / sizeof (uint32_t) - 1, RANGE_MOST = 65536 };

static uint32_t code_of(const uint8_t *s, size_t n)
{
	uint32_t code = 0;
	for (size_t i = 0; i < n; i++)
		code = code << 8 | s[i];
	return code;
}

static void add(struct arena *a, struct codes *c, uint32_t code, const struct lexer *utf16, uint32_t more)
{
	struct mapping *m = ARENA_PUSH(a, c->v, c->n);
	struct reading r = {0};
	reading_add_utf16(&r, utf16->text, utf16->n_text);
	m->code = code;
	for (size_t i = 0; i < r.n && i < TEXT_MOST; i++)
		m->text[i] = r.v[i] + (i + 1 == r.n ? more : 0);
	reading_drop(&r);
}

static bool next_hex(struct lexer *l)
{
	return lexer_next(l) && l->kind == TOKEN_HEX;
}

static void parse_chars(struct arena *a, struct codes *c, struct lexer *l)
{
	while (next_hex(l)) {
		uint32_t code = code_of(l->text, l->n_text);
		if (!next_hex(l))
			return;
		add(a, c, code, l, 0);
	}
}

static void parse_ranges(struct arena *a, struct codes *c, struct lexer *l)
{
	while (next_hex(l)) {
		uint32_t first = code_of(l->text, l->n_text), last, code;
		if (!next_hex(l))
			return;
		last = code_of(l->text, l->n_text);
		if (last < first || last - first >= RANGE_MOST || !lexer_next(l))
			return;
		bool is_list = l->kind == TOKEN_OPEN;
		for (code = first; code <= last && !is_list; code++)
			add(a, c, code, l, code - first);
		for (code = first; is_list && next_hex(l); code++)
			add(a, c, code, l, 0);
	}
}

static int compare(const void *a, const void *b)
{
	const struct mapping *x = a, *y = b;
	return x->code < y->code ? -1 : x->code > y->code;
}

/* Most codes stand for one character: a small table is found in the processor's cache. */
static void list_singles(struct arena *a, struct codes *c)
{
	c->first = c->v[0].code;
	c->n_single = c->v[c->n - 1].code - c->first < RANGE_MOST ? c->v[c->n - 1].code - c->first + 1 : 0;
	c->single = ARENA_ARRAY(a, uint32_t, c->n_single);
	for (size_t i = 0; i < c->n && c->n_single > 0; i++)
		if (!c->v[i].text[1])
			c->single[c->v[i].code - c->first] = c->v[i].text[0];
}

struct codes codes_parse(struct arena *a, const uint8_t *cmap, size_t n)
{
	struct lexer l = {.s = cmap, .n = n};
	struct codes c = {.n_bytes = 1};
	while (lexer_next(&l)) {
		if (lexer_is(&l, "begincodespacerange") && next_hex(&l))
			c.n_bytes = l.n_text >= 1 && l.n_text <= 4 ? (int)l.n_text : 1;
		else if (lexer_is(&l, "beginbfchar"))
			parse_chars(a, &c, &l);
		else if (lexer_is(&l, "beginbfrange"))
			parse_ranges(a, &c, &l);
	}
	buf_drop(&l.decoded);
	if (c.n > 0) {
		qsort(c.v, c.n, sizeof *c.v, compare);
		list_singles(a, &c);
	}
	return c;
}

static const uint32_t *text_of(const struct codes *c, uint32_t code)
{
	const struct mapping key = {.code = code};
	const struct mapping *m = c->n ? bsearch(&key, c->v, c->n, sizeof *c->v, compare) : NULL;
	return m ? m->text : NULL;
}

void codes_read(const struct codes *c, struct reading *to, const uint8_t *s, size_t n)
{
	if (!c) { /* no ToUnicode: as the bytes look */
		reading_add_string(to, s, n);
		return;
	}
	if (c->is_utf16) {
		reading_add_utf16(to, s, n);
		return;
	}
	size_t n_bytes = (size_t)c->n_bytes, n_codes = n / n_bytes;
	uint32_t *start = reading_room(to, n_codes * TEXT_MOST), *end = start;
	for (size_t i = 0; i < n_codes; i++) {
		uint32_t code = code_of(s + i * n_bytes, n_bytes), place = code - c->first;
		if (place < c->n_single && c->single[place]) {
			*end++ = c->single[place];
			continue;
		}
		for (const uint32_t *text = text_of(c, code); text && *text; text++)
			*end++ = *text;
	}
	to->n += (size_t)(end - start);
}
