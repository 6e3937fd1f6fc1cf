/* dump.c - a plan as text, one line for each thing, for people and golden files.
 *
 * Rich text: plain words stand as they are; {tone:words}, {tone:words->target}, {page->target};
 * braces, backslashes and line ends inside words are escaped. */
#include "plan/plan.h"

#include <inttypes.h>
#include <string.h>

static void put_escaped(struct buf *out, const char *s)
{
	for (; s && *s; s++) {
		if (*s == '\n') {
			buf_add_string(out, "\\n");
			continue;
		}
		if (strchr("{}\\", *s))
			buf_add_byte(out, '\\');
		buf_add_byte(out, (unsigned char)*s);
	}
}

static void put_span(struct buf *out, const struct span *s)
{
	static const char *const tones[] = {"plain", "strong", "quiet", "accent", "mono"};
	if (!s->page && s->tone == TONE_PLAIN && !s->target) {
		put_escaped(out, s->text);
		return;
	}
	buf_add_string(out, s->page ? "{page" : "{");
	if (!s->page) {
		buf_printf(out, "%s:", tones[s->tone]);
		put_escaped(out, s->text);
	}
	if (s->target)
		buf_printf(out, "->%s", s->target);
	buf_add_byte(out, '}');
}

static void put_rich(struct buf *out, const struct rich *r)
{
	for (size_t i = 0; i < r->n; i++)
		put_span(out, &r->spans[i]);
}

static void put_line(struct buf *out, const char *name, const struct rich *r)
{
	if (r->n == 0)
		return;
	buf_printf(out, "    %s ", name);
	put_rich(out, r);
	buf_add_byte(out, '\n');
}

static void put_anchor(struct buf *out, const char *anchor)
{
	if (anchor)
		buf_printf(out, " #%s", anchor);
}

static void dump_facts(struct buf *out, const struct facts *f)
{
	for (size_t i = 0; i < f->n; i++) {
		buf_add_string(out, "    fact ");
		put_rich(out, &f->rows[i].label);
		buf_add_string(out, " = ");
		put_rich(out, &f->rows[i].value);
		buf_add_byte(out, '\n');
	}
}

static void dump_cells(struct buf *out, const struct rich *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		buf_add_string(out, i ? " | " : " ");
		put_rich(out, &cells[i]);
	}
	buf_add_byte(out, '\n');
}

static void dump_table(struct buf *out, const struct table *t)
{
	for (size_t i = 0; i < t->n_columns; i++) {
		const struct column *c = &t->columns[i];
		buf_printf(out, "    column %s %d ", c->align == ALIGN_END ? "end" : "start", c->grow);
		put_rich(out, &c->head);
		buf_add_byte(out, '\n');
	}
	for (size_t i = 0; i < t->n_rows; i++) {
		const struct row *row = &t->rows[i];
		buf_add_string(out, row->sum ? "    sum" : "    row");
		put_anchor(out, row->anchor);
		if (row->target)
			buf_printf(out, " ->%s", row->target);
		dump_cells(out, row->cells, t->n_columns);
	}
	put_line(out, "note", &t->note);
}

static void dump_timeline(struct buf *out, const struct timeline *t)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct timeline_event *e = &t->events[i];
		buf_printf(out, "    %s", e->strong ? "turn" : "event");
		put_anchor(out, e->anchor);
		buf_printf(out, " [%s] [%s] [%s] ", e->day, e->time, e->elapsed);
		put_rich(out, &e->what);
		buf_add_byte(out, '\n');
	}
	put_line(out, "note", &t->note);
}

static void dump_chat(struct buf *out, const struct chat_block *c)
{
	static const char *const sides[] = {"left", "right", "middle"};
	for (size_t i = 0; i < c->n; i++) {
		const struct chat_line *l = &c->lines[i];
		if (*l->day)
			buf_printf(out, "    day %s\n", l->day);
		buf_printf(out, "    %s", sides[l->side]);
		put_anchor(out, l->anchor);
		buf_printf(out, " %s [%s] (", l->number, l->time);
		put_rich(out, &l->sender);
		buf_add_string(out, ") ");
		if (l->marked)
			buf_printf(out, "<%s> ", l->mark_word);
		put_rich(out, &l->text);
		buf_add_byte(out, '\n');
	}
}

static void dump_card(struct buf *out, const struct card *c)
{
	const struct validity *v = &c->validity;
	put_line(out, "title", &c->title);
	dump_facts(out, &c->facts);
	if (!v->given)
		return;
	buf_add_string(out, "    validity");
	if (v->has_from)
		buf_printf(out, " from %" PRId64 " [%s]", v->from_day, v->from_label);
	if (v->has_to)
		buf_printf(out, " to %" PRId64 " [%s]", v->to_day, v->to_label);
	else if (*v->to_label)
		buf_printf(out, " to [%s]", v->to_label);
	if (v->has_order)
		buf_printf(out, " order %" PRId64 " [%s]", v->order_day, v->order_label);
	buf_printf(out, " %s ", v->ok ? "ok" : "not-ok");
	put_rich(out, &v->verdict);
	buf_add_byte(out, '\n');
}

static void dump_marks(struct buf *out, const struct plate *p)
{
	static const char *const kinds[] = {
		[DRAWN_CIRCLE] = "circle", [DRAWN_BOX] = "box", [DRAWN_ARROW] = "arrow",
		[DRAWN_UNDERLINE] = "underline", [DRAWN_HIGHLIGHT] = "highlight", [DRAWN_CALLOUT] = "callout",
	};
	for (size_t i = 0; i < p->n_marks; i++) {
		const struct plate_mark *m = &p->marks[i];
		buf_printf(out, "    mark %d %s", m->number, kinds[m->kind]);
		for (int v = 0; v < 4; v++)
			buf_printf(out, " %" PRId64, m->v[v]);
		buf_add_byte(out, '\n');
	}
	for (size_t i = 0; i < p->n_notes; i++) {
		buf_printf(out, "    note %d ", p->notes[i].number);
		put_rich(out, &p->notes[i].text);
		buf_add_byte(out, '\n');
	}
}

static void dump_words(struct buf *out, const struct plate *p)
{
	put_line(out, "label", &p->label);
	put_line(out, "title", &p->title);
	put_line(out, "caption", &p->caption);
	put_line(out, "origin", &p->origin);
}

static void dump_plate(struct buf *out, const struct plate *p)
{
	buf_printf(out, "    picture %zu", p->evidence);
	put_anchor(out, p->anchor);
	for (size_t i = 0; i < p->n_parts; i++)
		buf_printf(out, "%s%zu", i == 0 ? " parts " : ", ", p->parts[i] + 1);
	buf_add_byte(out, '\n');
	dump_words(out, p);
	buf_add_string(out, "    alternative ");
	put_escaped(out, p->alternative);
	buf_add_byte(out, '\n');
	dump_marks(out, p);
}

static void dump_plates(struct buf *out, const struct plates *p)
{
	dump_words(out, &p->head);
	dump_marks(out, &p->head);
	for (size_t i = 0; i < p->n; i++)
		dump_plate(out, &p->v[i]);
}

static void dump_content(struct buf *out, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_COVER:
		put_line(out, "kicker", &b->u.cover.kicker);
		put_line(out, "title", &b->u.cover.title);
		put_line(out, "subtitle", &b->u.cover.subtitle);
		break;
	case BLOCK_HEADING:
	case BLOCK_PARA:
		put_line(out, "text", b->kind == BLOCK_PARA ? &b->u.para : &b->u.heading);
		break;
	case BLOCK_CALLOUT:
		put_line(out, "label", &b->u.callout.label);
		put_line(out, "text", &b->u.callout.text);
		break;
	case BLOCK_FACTS:
		dump_facts(out, &b->u.facts);
		break;
	case BLOCK_TABLE:
		dump_table(out, &b->u.table);
		break;
	case BLOCK_TIMELINE:
		dump_timeline(out, &b->u.timeline);
		break;
	case BLOCK_CHAT:
		dump_chat(out, &b->u.chat);
		break;
	case BLOCK_CARD:
		dump_card(out, &b->u.card);
		break;
	case BLOCK_PLATE:
		dump_plate(out, &b->u.plate);
		break;
	case BLOCK_PLATES:
		dump_plates(out, &b->u.plates);
		break;
	}
}

static void dump_block(struct buf *out, const struct block *b)
{
	static const char *const names[] = {
		[BLOCK_COVER] = "cover",       [BLOCK_HEADING] = "heading", [BLOCK_PARA] = "para",
		[BLOCK_CALLOUT] = "callout",   [BLOCK_FACTS] = "facts",     [BLOCK_TABLE] = "table",
		[BLOCK_TIMELINE] = "timeline", [BLOCK_CHAT] = "chat",       [BLOCK_CARD] = "card",
		[BLOCK_PLATE] = "plate",       [BLOCK_PLATES] = "plates",
	};
	buf_printf(out, "  %s", names[b->kind]);
	put_anchor(out, b->anchor);
	if (b->kind == BLOCK_FACTS)
		buf_printf(out, " columns %d", b->u.facts.columns);
	if (b->kind == BLOCK_PLATES)
		buf_add_string(out, b->u.plates.is_compared ? " compared" : " grid");
	if (b->kind == BLOCK_TABLE && b->u.table.small)
		buf_add_string(out, " small");
	if (b->kind == BLOCK_TABLE && b->u.table.n_tail)
		buf_printf(out, " tail %zu", b->u.table.n_tail);
	if (b->outline)
		buf_printf(out, " outline \"%s\"", b->outline);
	if (b->running && (!b->outline || strcmp(b->running, b->outline) != 0))
		buf_printf(out, " running \"%s\"", b->running);
	buf_add_byte(out, '\n');
	dump_content(out, b);
}

static void dump_exhibit(struct buf *out, const struct exhibit *e)
{
	buf_printf(out, "exhibit %d %s #%s \"%s\" pictures", e->number, e->id, e->anchor, e->label);
	for (size_t i = 0; i < e->n_evidence; i++)
		buf_printf(out, " %zu", e->evidence[i]);
	buf_printf(out, "\n  title %s\n  source %s\n  proves ", e->title, e->source);
	put_escaped(out, e->proves);
	buf_add_byte(out, '\n');
}

void plan_dump(struct buf *out, const struct plan *p)
{
	buf_printf(out, "plan %s \"%s\"\n", p->language, p->title);
	buf_printf(out, "running \"%s\" folio \"%s\" part \"%s\" continued \"%s\"\n", p->running_left, p->folio,
	           p->part, p->continued);
	for (size_t i = 0; i < p->n_exhibits; i++)
		dump_exhibit(out, &p->exhibits[i]);
	for (size_t i = 0; i < p->n_sections; i++) {
		const struct section *s = &p->sections[i];
		buf_printf(out, "section %s \"%s\"%s\n", s->id, s->title, s->new_page ? " new-page" : "");
		for (size_t j = 0; j < s->n_blocks; j++)
			dump_block(out, &s->blocks[j]);
	}
}
