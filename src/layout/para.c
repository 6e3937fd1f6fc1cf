/* para.c - rich text to lines: the doors of the paragraph, the work is in clreq.c, lines.c and spread.c. */
#include "layout/para.h"

#include <string.h>

/* A folio is set into a slot three digits wide before it is known, so that no line ever depends on a
 * page number. The alternative, to set everything again until no number changes, costs a second layout
 * and may not settle. A longer folio grows to the left, into the gutter. Where somebody has a good guess, the
 * slot is as wide as that. */
static const char slot_text[] = "000";

static const char *span_text(const struct span *span)
{
	const char *text = span->page ? slot_text : "";

	return span->text ? span->text : text;
}

static enum face_role span_face(const struct span *span, const struct para_style *style)
{
	switch (span->tone) {
	case TONE_STRONG:
		return FACE_STRONG;
	case TONE_MONO:
		return FACE_MONO;
	default:
		return style->role;
	}
}

/* Joins the spans' words, and notes where each ends and whether there are labels. Returns the number of
 * runs. */
static size_t join_spans(struct para *p, struct arena *a, struct buf *text, struct style_run **runs)
{
	size_t n = 0;

	*runs = ARENA_ARRAY(a, struct style_run, p->rich->n);
	p->spans = ARENA_ARRAY(a, const struct span *, p->rich->n);
	for (size_t i = 0; i < p->rich->n; i++) {
		const struct span *span = &p->rich->spans[i];
		const char *words = span_text(span);
		if (!*words || n == UINT16_MAX)
			continue;
		buf_add_string(text, words);
		p->spans[n] = span;
		p->tied = p->tied || span->tied;
		(*runs)[n].end = (uint32_t)text->n;
		(*runs)[n].isolate = span->value;
		(*runs)[n].role = span_face(span, p->style);
		(*runs)[n++].size = p->em;
	}
	return n;
}

struct para *para_shape(struct setter *s, struct arena *a, const struct rich *text,
                        const struct para_style *style)
{
	struct para *p = ARENA_NEW(a, struct para);
	struct buf words = { 0 };
	struct style_run *runs;

	p->rich = text;
	p->style = style;
	p->em = s->style->size[style->size];
	size_t n_runs = join_spans(p, a, &words, &runs);
	p->spread = style->justify && s->spread && style->align == ALIGN_START && !p->tied;
	if (n_runs == 0) {
		buf_drop(&words);
		return NULL;
	}
	const char *joined = arena_copy(a, words.data, words.n);
	size_t n = words.n;
	buf_drop(&words);
	p->shaped = type_shape(s->type, a, joined, n, runs, n_runs, s->lang);
	p->n = p->shaped->n;
	clreq_space(p, a);
	return p;
}

/* Atoms start .. end - 1 on one line, neither spread nor shrunk. */
len para_natural(const struct para *p, size_t start, size_t end)
{
	if (start >= end)
		return 0;
	const struct atom *last = &p->atoms[end - 1];
	int64_t w = p->at[end] - p->at[start] - last->after - p->atoms[start].lead - last->trail;
	return w > LEN_MAX / 2 ? LEN_MAX / 2 : (len)w;
}

/* Natural width of what is left of the atoms once the blanks at both ends are dropped. */
static len part_width(const struct para *p, size_t start, size_t end)
{
	while (end > start && para_is_blank(p, end - 1))
		end--;
	while (start < end && para_is_blank(p, start))
		start++;
	return para_natural(p, start, end);
}

static void widen(len *to, len w)
{
	if (*to < w)
		*to = w;
}

void para_extent(const struct para *p, len *longest, len *unbreakable)
{
	size_t line = 0, word = 0;

	*longest = *unbreakable = 0;
	for (size_t i = 0; i < p->n; i++) {
		const struct atom *atom = &p->atoms[i];
		bool end = i + 1 == p->n;
		if (atom->may_end || atom->must_end || end) {
			widen(unbreakable, part_width(p, word, i + 1));
			word = i + 1;
		}
		if (atom->must_end || end) {
			widen(longest, part_width(p, line, i + 1));
			line = i + 1;
		}
	}
}

static struct mark find_mark(const struct rich *text)
{
	size_t i = 0;

	while (i < text->n && !text->spans[i].at.source)
		i++;
	return i < text->n ? text->spans[i].at : (struct mark){ 0 };
}

/* Lines from right to left end where the widest line does. Their width then counts from its left edge. */
static void flush_right(struct lines *lines)
{
	for (size_t i = 0; i < lines->n; i++) {
		struct line *line = &lines->v[i];
		if (!line->rtl)
			continue;
		spread_shift(line, lines->width - line->width);
		line->width = lines->width;
	}
}

struct lines para_break(struct setter *s, struct arena *a, const struct para *p, len measure)
{
	struct lines lines = { .at = find_mark(p->rich) };
	struct cuts cuts = lines_break(s, a, p, measure);

	lines.v = ARENA_ARRAY(s->lines, struct line, cuts.n);
	lines.n = cuts.n;
	if (lines.at.source)
		s->at = lines.at;
	for (size_t i = 0; i < cuts.n; i++) {
		lines.v[i] = spread_line(s, p, &cuts.v[i], measure);
		widen(&lines.width, lines.v[i].width);
		lines.height += lines.v[i].height;
	}
	if (p->shaped->turns && p->style->align == ALIGN_START)
		flush_right(&lines);
	return lines;
}

struct lines para_set(struct setter *s, const struct rich *text, const struct para_style *style, len measure)
{
	struct lines lines = { 0 };
	struct para *p = para_shape(s, s->scratch, text, style);

	if (p)
		lines = para_break(s, s->scratch, p, measure);
	arena_clear(s->scratch);
	return lines;
}

void para_place(struct setter *s, struct piece *p, const struct line *line, len x, len y)
{
	size_t first = p->n_boxes;

	piece_copy(s, p, line->boxes, line->n_boxes, x, y);
	for (size_t i = 0; i < line->n_slots; i++) {
		struct page_slot *slot = ARENA_PUSH(s->bench, s->slots, s->n_slots);
		*slot = line->slots[i];
		slot->x += x;
		slot->y += y;
		slot->box += first;
		slot->piece = (size_t)(p - s->galley.v);
	}
}
