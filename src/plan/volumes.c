/* volumes.c - a plan for a dossier that comes in several PDFs. Each is read alone, and by somebody who may
 * not have the others open: it begins with the contents of all, and where its words refer to what stands in
 * another, they say in which and on what page. */
#include "plan/plan_int.h"

#include <string.h>

struct binder {
	struct desk *k;
	const struct volume_cuts *cuts;
	size_t first, last; /* volumes that the block stands in, whose words are looked at */
};

size_t volume_at(const struct volume_cuts *cuts, struct plan_place at)
{
	size_t v = cuts->n - 1;
	while (v > 0 && plan_is_before(at, cuts->starts[v]))
		v--;
	return v;
}

static const char *say_number(const struct desk *k, size_t n)
{
	return arena_printf(k->a, "%zu", n);
}

/* ---- references ---- */

struct leaf {
	size_t volume, page;
};

/* Where a span leads to, if that may be another volume than its own. */
static bool leads_away(const struct binder *b, const struct span *span, struct leaf *to)
{
	struct plan_place at;
	if (!span->target || !b->cuts->find(b->cuts->context, span->target, &at, &to->page))
		return false;
	to->volume = volume_at(b->cuts, at);
	return to->volume != b->first || to->volume != b->last;
}

/* Two messages of one chat, or two pictures of one exhibit. */
static bool is_one_document(const char *a, const char *b)
{
	size_t n = strcspn(a, ":/");
	return n == strcspn(b, ":/") && strncmp(a, b, n) == 0;
}

/* Is it said of a reference behind it, to the same document in the same volume? */
static bool is_said_later(const struct binder *b, const struct rich *r, size_t i, size_t volume)
{
	enum { NEAR = 2 }; /* a comma or "and" may stand between */
	struct leaf other;
	for (size_t n = i + 1; n < r->n && n <= i + NEAR; n++)
		if (!r->spans[n].page && leads_away(b, &r->spans[n], &other))
			return other.volume == volume && is_one_document(r->spans[i].target, r->spans[n].target);
	return false;
}

static void say_where(const struct binder *b, struct rich *to, const struct span *span, struct leaf at)
{
	const struct desk *k = b->k;
	struct span words = *span, page = {.target = span->target, .page = true};
	struct rich text = {&words, 1}, number = spans_own(k, TONE_PLAIN, say_number(k, at.volume + 1));
	page.text = say_number(k, at.page + 1);
	struct rich folio = {&page, 1};
	if (b->first == b->last) /* it leads nowhere then, and does not look as if it did */
		words.target = NULL;
	if (words.tone == TONE_ACCENT)
		words.tone = TONE_PLAIN;
	spans_add_pattern(k, to, TONE_PLAIN, desk_word(k, span->page ? WORD_VOLUME_PAGE : WORD_VOLUME_REFERENCE),
	                  "text", &text, "n", &number, "page", &folio, NULL);
}

static void bind_rich(const struct binder *b, struct rich *r)
{
	struct rich bound = {0};
	struct leaf at;
	bool is_changed = false;
	for (size_t i = 0; i < r->n; i++) {
		struct span *span = &r->spans[i];
		if (!leads_away(b, span, &at)) {
			*ARENA_PUSH(b->k->a, bound.spans, bound.n) = *span;
			continue;
		}
		is_changed = true;
		if (span->page || !is_said_later(b, r, i, at.volume)) {
			say_where(b, &bound, span, at);
			continue;
		}
		struct span *plain = ARENA_PUSH(b->k->a, bound.spans, bound.n);
		*plain = *span;
		plain->target = b->first == b->last ? NULL : span->target;
		plain->tone = span->tone == TONE_ACCENT ? TONE_PLAIN : span->tone;
	}
	if (is_changed)
		*r = bound;
}

/* ---- every text of a block ---- */

static void bind_facts(const struct binder *b, struct facts *f)
{
	for (size_t i = 0; i < f->n; i++)
		bind_rich(b, &f->rows[i].value);
}

static void bind_table(const struct binder *b, struct table *t)
{
	for (size_t r = 0; r < t->n_rows; r++)
		for (size_t c = 0; c < t->n_columns; c++)
			bind_rich(b, &t->rows[r].cells[c]);
	bind_rich(b, &t->note);
}

static void bind_timeline(const struct binder *b, struct timeline *t)
{
	for (size_t i = 0; i < t->n; i++)
		bind_rich(b, &t->events[i].what);
	bind_rich(b, &t->note);
}

static void bind_chat(const struct binder *b, struct chat_block *c)
{
	for (size_t i = 0; i < c->n; i++)
		bind_rich(b, &c->lines[i].text);
}

static void bind_plate(const struct binder *b, struct plate *p)
{
	bind_rich(b, &p->title);
	bind_rich(b, &p->caption);
	bind_rich(b, &p->origin);
	for (size_t i = 0; i < p->n_notes; i++)
		bind_rich(b, &p->notes[i].text);
}

static void bind_plates(const struct binder *b, struct plates *p)
{
	bind_plate(b, &p->head);
	for (size_t i = 0; i < p->n; i++)
		bind_plate(b, &p->v[i]);
}

static void bind_block(const struct binder *b, struct block *block)
{
	switch (block->kind) {
	case BLOCK_COVER: bind_rich(b, &block->u.cover.subtitle); break;
	case BLOCK_HEADING: bind_rich(b, &block->u.heading); break;
	case BLOCK_PARA: bind_rich(b, &block->u.para); break;
	case BLOCK_CALLOUT: bind_rich(b, &block->u.callout.text); break;
	case BLOCK_FACTS: bind_facts(b, &block->u.facts); break;
	case BLOCK_TABLE: bind_table(b, &block->u.table); break;
	case BLOCK_TIMELINE: bind_timeline(b, &block->u.timeline); break;
	case BLOCK_CHAT: bind_chat(b, &block->u.chat); break;
	case BLOCK_CARD: bind_facts(b, &block->u.card.facts); break;
	case BLOCK_PLATE: bind_plate(b, &block->u.plate); break;
	case BLOCK_PLATES: bind_plates(b, &block->u.plates); break;
	}
}

static void bind_sections(struct desk *k, const struct volume_cuts *cuts)
{
	struct plan *p = k->plan;
	for (size_t s = 0; s < p->n_sections; s++)
		for (size_t i = 0; i < p->sections[s].n_blocks; i++) {
			struct binder b = {k, cuts, volume_at(cuts, (struct plan_place){s, i, 0}),
				volume_at(cuts, (struct plan_place){s, i, SIZE_MAX})};
			bind_block(&b, &p->sections[s].blocks[i]);
		}
}

/* ---- the contents of all ---- */

static void add_entry(const struct desk *k, const struct volume_cuts *cuts, struct table *t,
                      struct rich title, const char *target)
{
	struct plan_place at;
	size_t page;
	if (!target || !cuts->find(cuts->context, target, &at, &page))
		return;
	struct row *row = table_add_row(k, t);
	row->target = target;
	row->cells[0] = title;
	row->cells[1] = spans_own(k, TONE_PLAIN, say_number(k, volume_at(cuts, at) + 1));
	spans_add_page(k, &row->cells[2], target);
}

static struct table list_contents(const struct desk *k, const struct volume_cuts *cuts)
{
	static const struct head heads[] = {
		{WORD_DOCUMENT_CONTENTS, ALIGN_START, 1},
		{WORD_VOLUME_COLUMN, ALIGN_END, 0},
		{WORD_LIST_PAGE, ALIGN_END, 0},
	};
	struct table t = {.small = true};
	table_start(k, &t, heads, sizeof heads / sizeof heads[0]);
	for (size_t s = 0; s < k->plan->n_sections; s++) {
		const struct section *section = &k->plan->sections[s];
		add_entry(k, cuts, &t, spans_own(k, TONE_STRONG, section->title), section->id);
		for (size_t i = 0; i < section->n_blocks; i++) {
			const struct block *b = &section->blocks[i];
			if (b->outline)
				add_entry(k, cuts, &t, spans_own(k, TONE_PLAIN, b->outline), b->anchor);
		}
	}
	return t;
}

/* Later volumes say first which case they belong to: as page 1 of the whole does. */
static void add_title(const struct desk *k, struct section *s, const char *volume)
{
	const struct section *cover = &k->plan->sections[0];
	for (size_t i = 0; i < cover->n_blocks && i < 2; i++) {
		const struct block *b = &cover->blocks[i];
		if (b->kind == BLOCK_COVER) {
			section_add(k, s, BLOCK_COVER)->u.cover =
				(struct cover){b->u.cover.kicker, b->u.cover.title, spans_own(k, TONE_PLAIN, volume)};
		} else if (b->kind == BLOCK_FACTS) {
			section_add(k, s, BLOCK_FACTS)->u.facts = b->u.facts;
		}
	}
	if (s->n_blocks)
		section_add_heading(k, s, spans_word(k, TONE_PLAIN, WORD_VOLUME_CONTENTS));
}

static void make_volume(const struct desk *k, const struct volume_cuts *cuts, size_t i)
{
	struct volume *v = &k->plan->volumes[i];
	const char *n = say_number(k, i + 1), *of = say_number(k, cuts->n);
	const char *volume = desk_fill(k, WORD_VOLUME_OF, "n", n, "of", of, NULL);
	v->start = cuts->starts[i];
	v->title = desk_fill(k, WORD_VOLUME_TITLE, "title", k->plan->title, "n", n, "of", of, NULL);
	v->folio = desk_fill(k, WORD_VOLUME_FOLIO, "volume", volume, "folio", k->plan->folio, NULL);
	v->front = (struct section){.title = desk_word(k, WORD_VOLUME_CONTENTS), .new_page = true};
	v->front.id = arena_printf(k->a, "volume#%s", n);
	if (i > 0)
		add_title(k, &v->front, volume);
	section_add(k, &v->front, BLOCK_TABLE)->u.table = list_contents(k, cuts);
}

struct plan *plan_make_volumes(struct arena *a, struct diag *d, const struct plan_input *input,
                               const struct volume_cuts *cuts)
{
	struct desk k;
	if (!plan_write(&k, a, d, input) || k.plan->n_sections == 0)
		return k.plan;
	struct plan *p = k.plan;
	bind_sections(&k, cuts);
	p->contents = NULL; /* of all volumes, in its place */
	p->n_volumes = cuts->n;
	p->volumes = ARENA_ARRAY(a, struct volume, cuts->n);
	for (size_t i = 0; i < cuts->n; i++) {
		make_volume(&k, cuts, i);
		if (cuts->starts[i].block == 0 && cuts->starts[i].piece == 0)
			p->sections[cuts->starts[i].section].new_page = true;
	}
	if (p->n_sections > 1) /* behind the cover, and the contents */
		p->sections[1].new_page = true;
	return p;
}
