/* refs.c - where anchors came to lie, and what waits for it: links and folios.
 *
 * Nothing here changes the place of anything: folios go into slots of fixed width (para.c tells why). */
#include "layout/layout_int.h"

#include <string.h>

#include "base/hash.h"

struct anchor_place {
	const char *name; /* NULL: free */
	size_t page;
	len y;
};

struct anchors { /* open addressing, at most half full */
	struct anchor_place *v;
	size_t slots;
};

static struct anchor_place *find_anchor(const struct anchors *a, const char *name)
{
	size_t i = hash_bytes(HASH_START, name, strlen(name)) & (a->slots - 1);

	while (a->v[i].name && strcmp(a->v[i].name, name) != 0)
		i = (i + 1) & (a->slots - 1);
	return &a->v[i];
}

/* The first of a name counts. */
static void add_anchors(const struct setter *s, struct anchors *a, const struct piece *p,
                        const struct piece_place *at)
{
	for (size_t k = 0; k < p->n_anchors; k++) {
		struct anchor_place *place = find_anchor(a, p->anchors[k]);
		if (place->name)
			continue;
		place->name = p->anchors[k];
		place->page = at->page;
		place->y = s->style->top + at->y;
	}
}

struct anchors *refs_find_anchors(struct setter *s)
{
	struct anchors *a = ARENA_NEW(s->bench, struct anchors);
	size_t n = 0;

	for (size_t i = 0; i < s->galley.n; i++)
		n += s->galley.v[i].n_anchors;
	for (a->slots = 16; a->slots < n * 2; a->slots *= 2)
		;
	a->v = ARENA_ARRAY(s->bench, struct anchor_place, a->slots);
	for (size_t i = 0; i < s->galley.n; i++)
		add_anchors(s, a, &s->galley.v[i], &s->places[i]);
	return a;
}

static const struct anchor_place *lookup_anchor(const struct anchors *a, const char *name)
{
	const struct anchor_place *place = name ? find_anchor(a, name) : NULL;

	return place && place->name ? place : NULL;
}

void refs_lead(const struct anchors *anchors, struct box *link)
{
	const struct anchor_place *place = lookup_anchor(anchors, link->u.link.target);

	link->u.link.page = SIZE_MAX;
	if (!place)
		return;
	link->u.link.page = place->page;
	link->u.link.to_y = place->y;
}

static enum size_name size_of(const struct setter *s, len size)
{
	for (int i = 0; i < SIZE_COUNT; i++)
		if (s->style->size[i] == size)
			return (enum size_name)i;
	return SIZE_BODY;
}

/* The folio's digits, right-aligned in the slot's width. */
static void fill_slot(struct setter *s, const struct page_slot *slot, size_t page)
{
	struct para_style style = { .size = size_of(s, slot->size), .ink = slot->ink };
	struct rich digits = rich_text(s, arena_printf(s->arena, "%zu", page + 1), TONE_PLAIN);
	struct lines lines = para_set(s, &digits, &style, PT(1000));
	struct box *box = &s->galley.v[slot->piece].boxes[slot->box];

	if (lines.n == 0 || lines.v[0].n_boxes == 0)
		return;
	const struct box *set = &lines.v[0].boxes[0];
	box->kind = set->kind;
	box->u = set->u;
	box->w = lines.v[0].width;
	box->x = slot->x + slot->w - box->w;
}

void refs_fill_slots(struct setter *s, const struct anchors *anchors)
{
	for (size_t i = 0; i < s->n_slots; i++) {
		const struct page_slot *slot = &s->slots[i];
		const struct anchor_place *place = lookup_anchor(anchors, slot->target);
		if (place)
			fill_slot(s, slot, place->page);
	}
}
