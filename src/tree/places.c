/* places.c - from libyaml's count of characters to a byte, a line and a column. */
#include <string.h>

#include "tree/tree_int.h"

/* Events come in order, so that the walk goes on where it stopped; for the odd question about what lies
 * before, which few texts ask, a spot is near. */
#define PLACES_STEP 256

/* [bytes] of a character, which begins with this one. */
static size_t length_of(unsigned char lead)
{
	return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

static void spot_advance(struct spot *s, const char *text)
{
	if (text[s->offset] == '\n') {
		s->line++;
		s->column = 0;
	}
	s->column++;
	s->index++;
	s->offset += length_of((unsigned char)text[s->offset]);
}

static struct spot spot_start(const struct source *source)
{
	return (struct spot){ .offset = text_bom_bytes(source), .line = 1, .column = 1 };
}

void places_init(struct places *p, struct arena *a, const struct source *source)
{
	*p = (struct places){ .arena = a, .source = source, .last = spot_start(source) };
}

static struct spot near_spot(struct places *p, size_t index)
{
	const struct source *source = p->source;
	size_t k = index / PLACES_STEP;

	if (!p->spots) {
		p->spots = ARENA_ARRAY(p->arena, struct spot, source->n / PLACES_STEP + 1);
		for (struct spot s = spot_start(source); s.offset < source->n; spot_advance(&s, source->text))
			if (s.index % PLACES_STEP == 0)
				p->spots[p->n++] = s;
	}
	return p->n == 0 ? spot_start(source) : p->spots[k < p->n ? k : p->n - 1];
}

static struct spot find_spot(struct places *p, size_t index)
{
	struct spot s = p->last;

	if (index < s.index || (p->spots && index - s.index > PLACES_STEP))
		s = near_spot(p, index);
	while (s.index < index && s.offset < p->source->n)
		spot_advance(&s, p->source->text);
	return s;
}

/* From `start` to the code point `to` or the end of the line; [bytes] without the blanks at its end. */
static size_t measure(struct places *p, struct spot start, size_t to)
{
	struct spot end = start;
	const char *text = p->source->text;

	while (end.index < to && end.offset < p->source->n && text[end.offset] != '\n' &&
	       text[end.offset] != '\r')
		spot_advance(&end, text);
	if (end.index > p->last.index)
		p->last = end; /* what is asked next lies behind, as a rule */
	while (end.offset > start.offset && text[end.offset - 1] == ' ')
		end.offset--;
	return end.offset - start.offset;
}

struct mark places_mark(struct places *p, size_t from, size_t to)
{
	struct spot start = find_spot(p, from);

	p->last = start;
	return (struct mark){ p->source, start.line, start.column, start.offset, measure(p, start, to) };
}

void places_extend(struct places *p, struct mark *m, size_t from, size_t to)
{
	m->length = measure(p, (struct spot){ from, m->offset, m->line, m->column }, to);
}
