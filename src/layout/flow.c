/* flow.c - running text: section titles, headings, paragraphs, callouts. */
#include "layout/scene.h"

static const struct para_style title_style = { .size = SIZE_TITLE, .role = FACE_STRONG, .as = ROLE_TITLE };
static const struct para_style heading_style = { .size = SIZE_BODY, .role = FACE_STRONG, .as = ROLE_HEADING };
static const struct para_style body_style = { .size = SIZE_BODY, .as = ROLE_PARA, .justify = true };
static const struct para_style callout_label = { .size = SIZE_BODY, .role = FACE_STRONG, .ink = INK_ACCENT,
	.as = ROLE_LABEL };

enum {
	TITLE_SPACE = PT(40), /* above a section that starts within a page */
	TITLE_RULE = PT(8),   /* from the title's last line to its rule */
	TITLE_BELOW = PT(18),
	TITLE_BAR = PT(32),   /* the accent at the rule's left end */
	TITLE_BAR_HEIGHT = PT(2),
	HEADING_SPACE = PT(22),
	CALLOUT_PAD = PT(11),
	CALLOUT_INSET = PT(14), /* from the panel's sides */
	CALLOUT_BAR = 2400,
};

len flow_title_height(const struct style *st)
{
	return st->leading[SIZE_TITLE] + TITLE_RULE + TITLE_BELOW;
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
	scene_place(s, p, &lines, st->left, 0);
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
	scene_place(s, p, &lines, s->style->left, 0);
}

void flow_lines(struct setter *s, const struct lines *lines, len x, len space)
{
	for (size_t i = 0; i < lines->n; i++) {
		bool keep = i + 1 < lines->n && (i == 0 || i + 2 == lines->n);
		unsigned flags = PIECE_PROSE | (keep ? PIECE_KEEP : 0);
		struct piece *p = galley_add(s, lines->v[i].height, i == 0 ? space : 0, flags);
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
	len x = s->style->left, w = style_measure(s->style);

	for (size_t i = rows->first; i < rows->first + rows->n; i++) {
		struct piece *p = &s->galley.v[i];
		size_t n = p->n_boxes;
		piece_add(s, p, BOX_FILL, ROLE_ARTIFACT, INK_TINT, x, 0, w, p->height);
		piece_add(s, p, BOX_FILL, ROLE_ARTIFACT, INK_ACCENT, x, 0, CALLOUT_BAR, p->height);
		piece_sink(s, p, n);
	}
}

void set_callout(struct setter *s, const struct block *b)
{
	const struct style *st = s->style;
	const struct callout *c = &b->u.callout;
	struct row_cell cells[2] = { { .x = st->left + CALLOUT_INSET }, { .x = style_text_x(st) } };
	struct row_frame frame = { .above = CALLOUT_PAD, .below = CALLOUT_PAD, .space = st->gap };

	cells[0].lines = para_set(s, &c->label, &callout_label, st->side - CALLOUT_INSET);
	cells[1].lines = para_set(s, &c->text, &body_style, style_text_measure(st) - CALLOUT_INSET);
	struct row_pieces rows = row_set(s, cells, 2, &frame);
	draw_panel(s, &rows);
}
