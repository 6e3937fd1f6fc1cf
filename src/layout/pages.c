/* pages.c - sheets to pages: every box to its absolute place, in reading order. */
#include "layout/layout_int.h"

#include <string.h>

struct assembly {
	struct setter *s;
	const struct anchors *anchors;
	struct head *head;
	const char *running; /* in force at the end of the page before */
	size_t start;        /* block that the last passage is of */
	struct pages *out;
};

static void add_boxes(struct assembly *as, struct page *page, const struct piece *p, len y)
{
	for (size_t i = 0; i < p->n_boxes; i++) {
		struct box *b = &page->boxes[page->n++];
		*b = p->boxes[i];
		b->y += y;
		if (b->kind == BOX_LINK)
			refs_lead(as->anchors, b);
	}
}

static void add_outline(struct assembly *as, const struct piece *p, size_t page, len y)
{
	if (!p->outline)
		return;
	*ARENA_PUSH(as->s->arena, as->out->outline, as->out->n_outline) = (struct outline_entry){
		.title = p->outline, .level = p->outline_level, .page = page, .y = y };
}

static enum border border_of(const struct setter *s, size_t piece, struct plan_place at, bool opens_page)
{
	const struct section *section = &s->plan->sections[at.section];

	if (at.piece > 0)
		return BORDER_PAGE;
	if (piece > 0 && s->galley.v[piece - 1].flags & PIECE_KEEP && !opens_page)
		return BORDER_KEPT;
	if (at.block == 0)
		return BORDER_SECTION;
	return section->blocks[at.block].running ? BORDER_EXHIBIT : BORDER_BLOCK;
}

/* A piece that starts a page or a block starts a passage. */
static void note_piece(struct assembly *as, size_t piece, size_t page, bool opens_page)
{
	struct setter *s = as->s;
	struct pages *out = as->out;
	struct plan_place at = volumes_place(s, piece, &as->start);
	const struct piece *p = &s->galley.v[piece];

	for (size_t i = 0; i < p->n_anchors; i++)
		*ARENA_PUSH(s->arena, out->anchors, out->n_anchors) = (struct named_place){ p->anchors[i], at, page };
	if (opens_page || at.piece == 0)
		*ARENA_PUSH(s->arena, out->passages, out->n_passages) = (struct passage){
			.at = at, .border = border_of(s, piece, at, opens_page), .page = page,
			.box = out->v[page].n };
}

static size_t count_boxes(const struct setter *s, const struct sheet *sheet)
{
	size_t n = sheet->head ? sheet->head->n_boxes : 0;

	for (size_t i = sheet->first; i < sheet->end; i++)
		n += s->galley.v[i].n_boxes;
	return n;
}

/* A sheet ends below what stands on it. */
static len page_height(const struct setter *s, const struct sheet *sheet)
{
	const struct style *st = s->style;
	len foot = 0;
	for (size_t i = sheet->first; i < sheet->end; i++) {
		len below = s->places[i].y + s->galley.v[i].height;
		foot = below > foot ? below : foot;
	}
	len height = st->top + foot + st->bottom;
	return st->is_sheet && height < st->page_height ? height : st->page_height;
}

static void make_page(struct assembly *as, size_t index)
{
	struct setter *s = as->s;
	const struct sheet *sheet = &s->sheets[index];
	const struct piece *first = &s->galley.v[sheet->first];
	const char *before = as->running;
	struct page *page = &as->out->v[index];

	if (first->running)
		as->running = first->running;
	page->width = s->style->page_width;
	page->height = page_height(s, sheet);
	struct piece head = head_set(s, as->head, index, as->running, page->height);
	page->folio = arena_printf(s->arena, "%zu", index + 1);
	page->volume = sheet->volume;
	page->boxes = ARENA_ARRAY(s->arena, struct box, head.n_boxes + count_boxes(s, sheet));
	add_boxes(as, page, &head, 0);
	if (sheet->head)
		add_boxes(as, page, sheet->head, s->style->top);
	for (size_t i = sheet->first; i < sheet->end; i++) {
		const struct piece *p = &s->galley.v[i];
		len y = s->style->top + s->places[i].y;
		if (p->running)
			as->running = p->running;
		add_outline(as, p, index, y);
		if (!sheet->is_front)
			note_piece(as, i, index, i == sheet->first);
		add_boxes(as, page, p, y);
	}
	if (sheet->is_front)
		as->running = before;
}

void pages_make(struct setter *s, struct pages *out)
{
	struct assembly as = { .s = s, .anchors = refs_find_anchors(s), .out = out };

	refs_fill_slots(s, as.anchors);
	as.head = head_new(s, s->n_sheets);
	out->v = ARENA_ARRAY(s->arena, struct page, s->n_sheets);
	out->n = s->n_sheets;
	for (size_t i = 0; i < s->n_sheets; i++)
		make_page(&as, i);
}
