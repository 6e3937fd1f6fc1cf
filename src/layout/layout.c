/* layout.c - the way through the composing room: blocks to pieces, pieces to sheets, sheets to pages. */
#include "layout/layout_int.h"

#include <string.h>

enum {
	AFTER_TITLE = 0, /* the title has its own white below */
	AFTER_HEADING = PT(7),
	SEAM = PT(2), /* between callouts */
};

static void (*const block_setters[])(struct setter *s, const struct block *b) = {
	[BLOCK_COVER] = set_cover,
	[BLOCK_HEADING] = set_heading,
	[BLOCK_PARA] = set_para,
	[BLOCK_CALLOUT] = set_callout,
	[BLOCK_FACTS] = set_facts,
	[BLOCK_TABLE] = set_table,
	[BLOCK_TIMELINE] = set_timeline,
	[BLOCK_CHAT] = set_chat,
	[BLOCK_CARD] = set_card,
	[BLOCK_PLATE] = set_plate,
	[BLOCK_PLATES] = set_plates,
};

static const char *flat_text(struct setter *s, const struct rich *text)
{
	const char *flat = "";

	for (size_t i = 0; i < text->n; i++)
		if (!text->spans[i].page && text->spans[i].text)
			flat = arena_printf(s->arena, "%s%s", flat, text->spans[i].text);
	return flat;
}

/* What leads to a block belongs to its first piece. */
static void mark_first(struct setter *s, const struct block *b, size_t first)
{
	struct piece *p = &s->galley.v[first];

	piece_anchor(s, p, b->anchor);
	if (b->running)
		p->running = b->running;
	if (b->outline) {
		p->outline = b->outline;
		p->outline_level = 2;
	}
}

/* `above` is the space that a title or heading right above asks for, or -1. */
static void set_block(struct setter *s, const struct block *b, len above)
{
	size_t first = s->galley.n;

	block_setters[b->kind](s, b);
	arena_clear(s->lines);
	if (s->galley.n == first)
		return;
	mark_first(s, b, first);
	if (above >= 0)
		s->galley.v[first].space = above;
	s->over = b->kind == BLOCK_HEADING ? flat_text(s, &b->u.heading) : NULL;
}

static void mark_section(struct setter *s, const struct section *section, size_t first)
{
	struct piece *p = &s->galley.v[first];

	piece_anchor(s, p, section->id);
	p->outline = section->title;
	p->outline_level = 1;
	if (!p->running)
		p->running = section->title;
	if (section_opens_page(s))
		p->flags |= PIECE_PAGE;
}

/* -1: what the block asks for. Callouts below each other are one panel with a seam. */
static len space_between(enum block_kind above, enum block_kind below)
{
	if (above == BLOCK_HEADING)
		return AFTER_HEADING;
	return above == BLOCK_CALLOUT && below == BLOCK_CALLOUT ? SEAM : -1;
}

/* index: among the plan's sections; SIZE_MAX: it is the front of a volume. */
static void set_section(struct setter *s, const struct section *section, size_t index)
{
	size_t first = s->galley.n;
	bool cover = section->n_blocks > 0 && section->blocks[0].kind == BLOCK_COVER;

	s->over = NULL;
	s->section = section;
	s->section_index = index;
	s->block = 0;
	volumes_begin_section(s);
	if (!cover && !s->style->is_sheet) {
		set_section_title(s, section);
		s->over = section->title;
	}
	for (size_t i = 0; i < section->n_blocks; i++) {
		len above = i == 0 && s->galley.n > first ? AFTER_TITLE : -1;
		s->block = i;
		if (i > 0)
			above = volumes_begin_block(s) ? AFTER_TITLE
				: space_between(section->blocks[i - 1].kind, section->blocks[i].kind);
		set_block(s, &section->blocks[i], above);
		volumes_part_block(s);
	}
	if (cover && index == 0 && !s->style->is_sheet)
		set_contents(s);
	if (s->galley.n > first)
		mark_section(s, section, first);
}

/* Behind all sections; they are put in their places once they are pages. */
static void set_fronts(struct setter *s)
{
	for (size_t i = 0; i < s->plan->n_volumes; i++) {
		s->fronts[i].first = s->galley.n;
		set_section(s, &s->plan->volumes[i].front, SIZE_MAX);
		s->fronts[i].end = s->galley.n;
	}
}

/* Languages whose lines are all of one length. */
static bool spreads_lines(const char *lang)
{
	return strncmp(lang, "zh", 2) == 0 || strncmp(lang, "ja", 2) == 0;
}

struct pages *layout_make(struct arena *a, struct diag *d, const struct layout_input *input)
{
	const struct plan *plan = input->plan;
	struct pages *out = ARENA_NEW(a, struct pages);
	const struct style style = input->is_sheet ? layout_sheet_style : style_tighten(input->tightness);
	struct setter s = { .arena = a, .bench = arena_new(), .lines = arena_new(),
		.scratch = arena_new(), .diag = d, .type = input->type,
		.style = &style,
		.plan = plan, .lang = plan->language ? plan->language : "en" };

	s.spread = spreads_lines(s.lang);
	out->language = s.lang;
	out->title = plan->title;
	s.fronts = ARENA_ARRAY(s.bench, struct front, plan->n_volumes);
	out->is_sheet = input->is_sheet;
	for (size_t i = 0; i < plan->n_sections; i++)
		set_section(&s, &plan->sections[i], i);
	set_fronts(&s);
	paginate(&s);
	pages_make(&s, out);
	arena_drop(s.scratch);
	arena_drop(s.lines);
	arena_drop(s.bench);
	return out;
}
