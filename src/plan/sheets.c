/* sheets.c - the case for a form that takes a few images: what it is about in one view, then the pictures in
 * the order that the playbook calls strongest. Of each exhibit two come first, the others behind all; of a
 * long picture the parts that have marks do. */
#include <string.h>

#include "plan/plan_int.h"
#include "templates/playbook.h"

enum { FIRST_PICTURES = 2, EVENTS_MOST = 8 };

size_t sheets_open_series(struct desk *k, enum series_kind kind, const char *label, size_t n)
{
	struct plan *p = k->plan;
	*ARENA_PUSH(k->a, p->series, p->n_series) = (struct series){kind, label, n};
	return p->n_series;
}

/* ---- the case in one view ---- */

static void add_claims(struct desk *k, struct section *s)
{
	if (k->c->n_claims == 0)
		return;
	size_t series = sheets_open_series(k, SERIES_CLAIMS, NULL, k->c->n_claims);
	section_add_heading(k, s, spans_word(k, TONE_PLAIN, WORD_CLAIMS_TITLE));
	for (size_t i = 0; i < k->c->n_claims; i++) {
		const struct claim *claim = &k->c->claims[i];
		struct facts f = {.columns = 1};
		struct rich proof = citations_print_proof(k, &claim->proof);
		facts_add(k, &f, WORD_CLAIMS_SAYS, spans_prose(k, &claim->says));
		struct rich fact = {0};
		spans_add_prose(k, &fact, TONE_STRONG, &claim->fact);
		facts_add(k, &f, WORD_CLAIMS_FACT, fact);
		facts_add(k, &f, WORD_CLAIMS_EXHIBITS, proof);
		struct block *b = section_add(k, s, BLOCK_FACTS);
		b->series = series;
		b->u.facts = f;
	}
}

/* The turning points alone; n: of all. */
static struct timeline shorten(struct timeline all, size_t *n)
{
	struct timeline t = {.events = all.events, .note = all.note};
	const char *day = "", *shown = "";
	*n = 0;
	for (size_t i = 0; i < all.n; i++) {
		struct timeline_event e = all.events[i];
		day = *e.day ? e.day : day;
		if (!e.strong || ++*n > EVENTS_MOST)
			continue;
		e.day = strcmp(day, shown) == 0 ? "" : day;
		e.elapsed = ""; /* what lay between is not shown */
		e.anchor = NULL;
		shown = day;
		t.events[t.n++] = e;
	}
	return t;
}

static void add_timeline(struct desk *k, struct section *s)
{
	size_t n;
	struct timeline t = shorten(chronology_make(k), &n);
	if (t.n == 0)
		return;
	section_add_heading(k, s, spans_word(k, TONE_PLAIN, WORD_SECTION_TIMELINE));
	struct block *b = section_add(k, s, BLOCK_TIMELINE);
	b->series = sheets_open_series(k, SERIES_EVENTS, NULL, n);
	b->u.timeline = t;
}

/* ---- pictures ---- */

struct order_of { /* exhibits, strongest first */
	const struct shown **v;
	size_t n;
};

static void take(struct order_of *o, const struct shown *x)
{
	for (size_t i = 0; i < o->n; i++)
		if (o->v[i] == x)
			return;
	o->v[o->n++] = x;
}

static struct order_of find_order(const struct desk *k)
{
	const struct playbook *book = k->playbook;
	size_t n = k->plan->n_exhibits;
	struct order_of o = {.v = ARENA_ARRAY(k->a, const struct shown *, n)};
	for (size_t p = 0; book && p < book->n_present; p++)
		for (size_t i = 0; i < n; i++)
			if (wanted_is_piece(k, &k->shown[i], book->present[p]))
				take(&o, &k->shown[i]);
	for (size_t i = 0; i < n; i++)
		take(&o, &k->shown[i]);
	return o;
}

/* A long screenshot fills a sheet by itself, unless marks say which of its parts matter, and of a chat the
 * marked messages say more. */
static bool comes_first(const struct desk *k, const struct shown *x, size_t i)
{
	const struct evidence *e = &k->evidence[x->pictures[i].shot->file];
	bool is_quoted = x->kind == EXHIBIT_CHAT && chat_has_marks(&k->c->chats[x->index]);
	return i < FIRST_PICTURES && e->parts.n <= 1 && !is_quoted;
}

static void add_some(struct desk *k, struct section *s, const struct shown *x, bool first)
{
	if (x->kind == EXHIBIT_ENTRY && k->c->exhibits[x->index].arranged.s) {
		if (first)
			section_add_arranged(k, s, x);
		return;
	}
	for (size_t i = 0; i < x->n_pictures; i++) {
		if (excerpts_are_marked(k, x->pictures[i].shot))
			excerpts_add(k, s, x, &x->pictures[i], first);
		else if (comes_first(k, x, i) == first)
			section_add_plate(k, s, x, &x->pictures[i]);
	}
}

/* Those that are marked. Of a chat without marks or screenshots nothing is seen here, which is told. */
static void add_messages(struct desk *k, struct section *s, const struct shown *x)
{
	const struct chat *chat = &k->c->chats[x->index];
	struct rich label = spans_own(k, TONE_ACCENT, x->label_short), heading = {0};
	struct rich title = spans_text(k, TONE_PLAIN, &x->title);
	size_t n_marked = chat_count_marks(chat);
	if (n_marked == 0 && x->n_pictures == 0)
		sheets_open_series(k, SERIES_MESSAGES, x->label_short, chat->n_messages);
	if (n_marked == 0)
		return;
	spans_add_pattern(k, &heading, TONE_PLAIN, desk_word(k, WORD_EXHIBIT_HEADING), "label", &label, "title",
	                  &title, NULL);
	section_add_heading(k, s, heading);
	chat_add_marked(k, s, chat, sheets_open_series(k, SERIES_MARKED, x->label_short, n_marked));
}

static void add_pictures(struct desk *k, struct section *s)
{
	struct order_of o = find_order(k);
	for (size_t i = 0; i < o.n; i++) {
		if (o.v[i]->kind == EXHIBIT_CHAT)
			add_messages(k, s, o.v[i]);
		add_some(k, s, o.v[i], true);
	}
	for (size_t i = 0; i < o.n; i++)
		add_some(k, s, o.v[i], false);
}

/* ---- the plan ---- */

struct plan *plan_make_sheets(struct arena *a, struct diag *d, const struct plan_input *input)
{
	struct desk k;
	if (!desk_open(&k, a, d, input))
		return k.plan;
	struct section view = {.id = "cover", .title = desk_word(&k, WORD_SECTION_COVER), .new_page = true};
	struct section pictures = {.id = "pictures", .new_page = true};
	pictures.title = desk_word(&k, WORD_SECTION_PICTURES);
	k.is_brief = true;
	desk_number(&k);
	cover_add_head(&k, &view, 1);
	add_claims(&k, &view);
	add_timeline(&k, &view);
	add_pictures(&k, &pictures);
	*ARENA_PUSH(a, k.plan->sections, k.plan->n_sections) = view;
	if (pictures.n_blocks)
		*ARENA_PUSH(a, k.plan->sections, k.plan->n_sections) = pictures;
	return k.plan;
}
