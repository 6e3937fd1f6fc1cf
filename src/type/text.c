/* text.c - bytes to characters, each with what its chain knows of it. */
#include <stdlib.h>

#include "base/utf8.h"
#include "type/type_int.h"

#define REPLACEMENT 0xFFFD

static bool is_control(uint32_t cp)
{
	bool newline = (cp >= 0x0A && cp <= 0x0D) || cp == 0x85;
	return (cp < 0x20 || (cp >= 0x7F && cp < 0xA0)) && !newline;
}

static uint32_t read_character(const char *text, size_t n, size_t *at)
{
	uint8_t byte = (uint8_t)text[*at];
	if (byte >= 0x20 && byte < 0x7F) {
		++*at;
		return byte;
	}
	uint32_t cp = utf8_next(text, n, at);
	if (cp == '\t')
		return ' ';
	return cp == UTF8_BAD || is_control(cp) ? REPLACEMENT : cp;
}

static struct chain *find_chain(struct type *t, const struct paragraph *p, uint16_t style)
{
	return type_find_chain(t, p->language, p->n_runs > 0 ? p->runs[style].role : FACE_TEXT);
}

void text_read(struct type *t, struct paragraph *p)
{
	p->chars = ARENA_ARRAY(t->scratch, struct character, p->n_bytes);
	uint16_t style = 0;
	struct chain *chain = find_chain(t, p, style);
	unsigned flags = 0;
	for (size_t at = 0; at < p->n_bytes;) {
		while (style + 1u < p->n_runs && at >= p->runs[style].end)
			chain = find_chain(t, p, ++style);
		struct character *c = &p->chars[p->n_chars++];
		c->start = (uint32_t)at;
		c->style = style;
		c->cp = read_character(p->text, p->n_bytes, &at);
		c->entry = chain_lookup(t, chain, c->cp);
		flags |= c->entry->flags;
	}
	p->has_ambiguous = flags & ENTRY_AMBIGUOUS;
	p->turns = flags & ENTRY_TURNS;
}
