/* flow.c - running text: section titles, headings, paragraphs, callouts. */
#include "layout/layout_int.h"

static const struct para_style title_style = { SIZE_TITLE, FACE_STRONG, INK_TEXT, ROLE_TITLE, ALIGN_START, false };
static const struct para_style heading_style = { SIZE_BODY, FACE_STRONG, INK_TEXT, ROLE_HEADING, ALIGN_START, false };
static const struct para_style body_style = { SIZE_BODY, FACE_TEXT, INK_TEXT, ROLE_PARA, ALIGN_START, true };
static const struct para_style callout_label = { SIZE_BODY, FACE_STRONG, INK_ACCENT, ROLE_LABEL, ALIGN_START, false };

enum {
	TITLE_SPACE = PT(40), /* above a section that starts within a page */
	TITLE_RULE = PT(8),   /* from the title's last line to its rule */
	TITLE_BELOW = PT(18),
	TITLE_BAR = PT(32),   /* the accent at the rule's left end */
	TITLE_BAR_HEIGHT = PT(2),
	HEADING_SPACE = PT(22),
	CALLOUT_PAD = PT(11),
	CALLOUT_BAR = 2400,
};

static void place_lines(struct setter *s, struct piece *p, const struct lines *lines, len x, len y)
{
	for (size_t i = 0; i < lines->n; i++) {
		para_place(s, p, &lines->v[i], x, y);
		y += lines->v[i].height;
	}
}

void set_section_title(struct setter *s, const struct section *section)
{
	const struct style *st = s->style;
	struct rich words = rich_text(s, section->title ? section->title : "", TONE_PLAIN);
	struct lines lines = para_set(s, &words, &title_style, style_measure(st));

	if (lines.n == 0)
		return;
	len rule = lines.height + TITLE_RULE;
	struct piece *p = galley_add(s, rule + TITLE_BELOW, TITLE_SPACE, PIECE_KEEP);
	place_lines(s, p, &lines, st->left, 0);
	piece_rule(s, p, INK_RULE, st->left, rule, style_measure(st), st->hairline);
	piece_add(s, p, BOX_FILL, ROLE_ARTIFACT, INK_ACCENT, st->left, rule - TITLE_BAR_HEIGHT, TITLE_BAR,
	          TITLE_BAR_HEIGHT);
}

void set_heading(struct setter *s, const struct block *b)
{
	struct lines lines = para_set(s, &b->u.heading, &heading_style, style_measure(s->style));

	if (lines.n == 0)
		return;
	struct piece *p = galley_add(s, lines.height, HEADING_SPACE, PIECE_KEEP);
	place_lines(s, p, &lines, s->style->left, 0);
}

void flow_lines(struct setter *s, const struct lines *lines, len x, len space)
{
	for (size_t i = 0; i < lines->n; i++) {
		bool keep = i + 1 < lines->n && (i == 0 || i + 2 == lines->n);
		struct piece *p = galley_add(s, lines->v[i].height, i == 0 ? space : 0, keep ? PIECE_KEEP : 0);
		para_place(s, p, &lines->v[i], x, 0);
	}
}

/* ---- paragraphs: rich text cut at its empty lines ---- */
struct splitter {
	struct setter *s;
	struct rich para; /* the one being gathered */
	bool empty;       /* nothing but blanks so far */
	int newlines;     /* since the last other character */
	len space;        /* above the next one */
};

static void end_para(struct splitter *sp)
{
	struct setter *s = sp->s;

	if (!sp->empty) {
		struct lines lines = para_set(s, &sp->para, &body_style, style_text_measure(s->style));
		flow_lines(s, &lines, style_text_x(s->style), sp->space);
		sp->space = s->style->gap / 2;
	}
	sp->para = (struct rich){ 0 };
	sp->empty = true;
	sp->newlines = 0;
}

static void add_slice(struct splitter *sp, const struct span *span, size_t start, size_t end)
{
	if (end <= start && !span->page)
		return;
	struct span *slice = ARENA_PUSH(sp->s->arena, sp->para.spans, sp->para.n);
	*slice = *span;
	if (!span->page)
		slice->text = arena_strndup(sp->s->arena, span->text + start, end - start);
}

static void split_span(struct splitter *sp, const struct span *span)
{
	size_t start = 0, i = 0;

	for (; span->text[i]; i++) {
		char c = span->text[i];
		if (c == '\n' && ++sp->newlines == 2) {
			add_slice(sp, span, start, i);
			end_para(sp);
		}
		if (c != '\n' && c != ' ' && c != '\t') {
			sp->newlines = 0;
			sp->empty = false;
		}
		if (sp->empty) /* blanks before a paragraph are not part of it */
			start = i + 1;
	}
	add_slice(sp, span, start, i);
}

void set_para(struct setter *s, const struct block *b)
{
	struct splitter sp = { .s = s, .empty = true, .space = s->style->gap };
	const struct rich *text = &b->u.para;

	for (size_t i = 0; i < text->n; i++) {
		if (text->spans[i].page) {
			sp.empty = false;
			add_slice(&sp, &text->spans[i], 0, 0);
		} else if (text->spans[i].text) {
			split_span(&sp, &text->spans[i]);
		}
	}
	end_para(&sp);
}

/* ---- callouts ---- */
static void draw_panel(struct setter *s, const struct row_pieces *rows)
{
	for (size_t i = rows->first; i < rows->first + rows->n; i++) {
		struct piece *p = &s->galley.v[i];
		size_t n = p->n_boxes;
		piece_add(s, p, BOX_FILL, ROLE_ARTIFACT, INK_TINT, s->style->left, 0, style_measure(s->style), p->height);
		piece_add(s, p, BOX_FILL, ROLE_ARTIFACT, INK_ACCENT, s->style->left, 0, CALLOUT_BAR, p->height);
		piece_sink(s, p, n);
	}
}

void set_callout(struct setter *s, const struct block *b)
{
	const struct style *st = s->style;
	const struct callout *c = &b->u.callout;
	len x = style_text_x(st);
	struct row_cell cells[2] = {
		{ .lines = para_set(s, &c->label, &callout_label, st->side - PT(14)), .x = st->left + PT(14) },
		{ .lines = para_set(s, &c->text, &body_style, style_text_measure(st) - PT(14)), .x = x },
	};
	struct row_frame frame = { .above = CALLOUT_PAD, .below = CALLOUT_PAD, .space = st->gap, .words = &c->text };
	struct row_pieces rows = row_set(s, cells, 2, &frame);

	draw_panel(s, &rows);
}
