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
	if (c.n > 0)
		qsort(c.v, c.n, sizeof *c.v, compare);
	return c;
}

/* Subsets number their glyphs one after the other: most codes are where they are expected. */
static const struct mapping *find_mapping(const struct codes *c, uint32_t code)
{
	const struct mapping key = {.code = code};
	if (c->n == 0 || code < c->v[0].code)
		return NULL;
	uint32_t expected = code - c->v[0].code;
	if (expected < c->n && c->v[expected].code == code)
		return &c->v[expected];
	return bsearch(&key, c->v, c->n, sizeof *c->v, compare);
}

void codes_read(const struct codes *c, struct reading *to, const uint8_t *s, size_t n)
{
	if (!c) { /* no ToUnicode: as the bytes look */
		reading_add_string(to, s, n);
		return;
	}
	size_t n_bytes = (size_t)c->n_bytes, n_codes = n / n_bytes;
	uint32_t *start = reading_room(to, n_codes * TEXT_MOST), *end = start;
	for (size_t i = 0; i < n_codes; i++) {
		const struct mapping *m = find_mapping(c, code_of(s + i * n_bytes, n_bytes));
		for (size_t k = 0; m && m->text[k]; k++)
			*end++ = m->text[k];
	}
	to->n += (size_t)(end - start);
}
