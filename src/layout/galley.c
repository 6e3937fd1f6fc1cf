/* galley.c - the endless column: pieces and what stands in them. */
#include "layout/layout_int.h"

#include <string.h>

struct piece *galley_add(struct setter *s, len height, len space, unsigned flags)
{
	struct piece *p = ARENA_PUSH(s->bench, s->galley.v, s->galley.n);
	p->height = height;
	p->space = space;
	p->flags = flags;
	p->at = s->at;
	return p;
}

struct box *piece_add(struct setter *s, struct piece *p, enum box_kind kind, enum role role, enum ink ink,
                      len x, len y, len w, len h)
{
	struct box *b = ARENA_PUSH(s->bench, p->boxes, p->n_boxes);
	*b = (struct box){ .kind = kind, .role = role, .ink = ink, .x = x, .y = y, .w = w, .h = h };
	if (kind == BOX_LINK)
		b->u.link.page = SIZE_MAX;
	return b;
}

void piece_copy(struct setter *s, struct piece *p, const struct box *boxes, size_t n, len x, len y)
{
	for (size_t i = 0; i < n; i++) {
		struct box *b = ARENA_PUSH(s->bench, p->boxes, p->n_boxes);
		*b = boxes[i];
		b->x += x;
		b->y += y;
	}
}

void piece_anchor(struct setter *s, struct piece *p, const char *name)
{
	if (name)
		*ARENA_PUSH(s->bench, p->anchors, p->n_anchors) = name;
}

void piece_rule(struct setter *s, struct piece *p, enum ink ink, len x, len y, len w, len thick)
{
	struct box *b = piece_add(s, p, BOX_LINE, ROLE_ARTIFACT, ink, x, y, w, 0);
	b->u.shape.width = thick;
}

/* Boxes from `n` on become the first of their piece: panels are known last and lie lowest. */
void piece_sink(struct setter *s, struct piece *p, size_t n)
{
	size_t sunk = p->n_boxes - n;
	struct box *keep = arena_copy(s->bench, p->boxes + n, sunk * sizeof *keep);

	memmove(p->boxes + sunk, p->boxes, n * sizeof *keep);
	memcpy(p->boxes, keep, sunk * sizeof *keep);
	size_t index = (size_t)(p - s->galley.v);
	for (size_t i = s->n_slots; i-- > 0 && s->slots[i].piece == index;)
		s->slots[i].box += sunk;
}
