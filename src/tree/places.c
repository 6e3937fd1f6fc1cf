/* places.c - from libyaml's count of characters to a byte, a line and a column. */
#include <string.h>

#include "tree/tree_int.h"

/* Events come in order, so that the walk goes on where it stopped; for the odd question
 * about what lies behind, a spot is near. */
#define PLACES_STEP 256

static void spot_advance(struct spot *s, const char *text)
{
	if (text[s->offset] == '\n') {
		s->line++;
		s->column = 0;
	}
	s->column++;
	s->index++;
	do
		s->offset++;
	while (((unsigned char)text[s->offset] & 0xC0) == 0x80);
}

static struct spot spot_start(const struct source *source)
{
	return (struct spot){ .offset = text_bom_bytes(source), .line = 1, .column = 1 };
}

void places_init(struct places *p, struct arena *a, const struct source *source)
{
	*p = (struct places){ .source = source, .last = spot_start(source) };
	p->spots = ARENA_ARRAY(a, struct spot, source->n / PLACES_STEP + 1);
	for (struct spot s = p->last; s.offset < source->n; spot_advance(&s, source->text))
		if (s.index % PLACES_STEP == 0)
			p->spots[p->n++] = s;
}

static struct spot places_spot(struct places *p, size_t index)
{
	struct spot s = p->last;

	if (p->n > 0 && (index < s.index || index - s.index > PLACES_STEP)) {
		size_t k = index / PLACES_STEP;
		s = p->spots[k < p->n ? k : p->n - 1];
	}
	while (s.index < index && s.offset < p->source->n)
		spot_advance(&s, p->source->text);
	p->last = s;
	return s;
}

struct mark places_mark(struct places *p, size_t from, size_t to)
{
	struct spot start = places_spot(p, from), end = start;
	struct mark m = { p->source, start.line, start.column, start.offset, 0 };
	const char *text = p->source->text;

	while (end.index < to && end.offset < p->source->n && text[end.offset] != '\n' &&
	       text[end.offset] != '\r')
		spot_advance(&end, text);
	p->last = end; /* what is asked next lies behind, as a rule */
	while (end.offset > start.offset && text[end.offset - 1] == ' ')
		end.offset--;
	m.length = end.offset - start.offset;
	return m;
}
