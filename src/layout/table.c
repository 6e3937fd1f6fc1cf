/* table.c - tables without upright rules: small quiet heads, a hairline under every row, sums set apart by
 * a dark rule and strong words. The columns are found from what stands in them (columns.c). Where numbers
 * would leave the words no room, the whole table is set in the small size: a number is never broken. */
#include "layout/table.h"

enum {
	PAD = PT(5),      /* above and below a row's words */
	SMALL_PAD = 3500, /* of tables in the small size */
	HEAD_PAD = PT(3), /* below the heads */
	HEAD_WHOLE = PT(56), /* a head up to this width is not broken */
	LOW = PT(60),     /* a last row below this is not alone on a page */
	OVER_PAD = PT(4), /* below the heading said again */
	NUMBERS_PERCENT = 45, /* of the measure, at most, in the usual size */
};

static struct para_style cell_style(const struct table_work *w, const struct table *t, size_t c, bool head,
                                    bool strong)
{
	return (struct para_style){ .size = head || w->small ? SIZE_SMALL : SIZE_BODY,
		.role = strong ? FACE_STRONG : FACE_TEXT, .ink = head ? INK_QUIET : INK_TEXT,
		.as = head ? ROLE_CELL_HEAD : ROLE_CELL, .align = t->columns[c].align };
}

static int64_t count_parts(const struct para *p)
{
	int64_t n = 1;

	for (size_t i = 0; i + 1 < p->n; i++)
		n += p->atoms[i].must_end;
	return n;
}

/* Cell i of all, in column c. */
static void shape_cell(struct table_work *w, size_t i, const struct rich *text, struct para_style style,
                       size_t c)
{
	struct para **cell = &w->cells[i];
	struct para_style *kept = ARENA_NEW(w->arena, struct para_style);
	len longest = 0, unbreakable = 0;

	*kept = style;
	*cell = para_shape(w->s, w->arena, text, kept);
	if (*cell)
		para_extent(*cell, &longest, &unbreakable);
	w->sizes[i] = (struct cell_size){ longest, *cell ? count_parts(*cell) : 0 };
	if (style.as == ROLE_CELL_HEAD && longest < HEAD_WHOLE)
		unbreakable = longest;
	columns_see(&w->columns[c], longest, unbreakable);
}

static void shape_all(struct table_work *w, const struct table *t)
{
	size_t n = t->n_columns;

	w->columns = ARENA_ARRAY(w->arena, struct column_work, n);
	w->cells = ARENA_ARRAY(w->arena, struct para *, (t->n_rows + 1) * n);
	w->sizes = ARENA_ARRAY(w->arena, struct cell_size, (t->n_rows + 1) * n);
	for (size_t c = 0; c < n; c++)
		shape_cell(w, c, &t->columns[c].head, cell_style(w, t, c, true, false), c);
	for (size_t r = 0; r < t->n_rows; r++)
		for (size_t c = 0; c < n; c++)
			shape_cell(w, (r + 1) * n + c, &t->rows[r].cells[c],
			           cell_style(w, t, c, false, t->rows[r].sum), c);
}

/* Row r of the shaped cells, broken to the columns. */
static void break_row(struct table_work *w, struct row_cell *cells, size_t r, size_t n)
{
	for (size_t c = 0; c < n; c++) {
		const struct para *p = w->cells[r * n + c];
		cells[c] = (struct row_cell){ .x = w->columns[c].x };
		if (p)
			cells[c].lines = para_break(w->s, w->arena, p, w->columns[c].width);
	}
}

static bool has_heads(const struct table_work *w, size_t n)
{
	for (size_t c = 0; c < n; c++)
		if (w->cells[c])
			return true;
	return false;
}

/* Small heads stand on the last line of the tallest. */
static void sink_heads(struct row_cell *cells, size_t n)
{
	len tallest = 0;

	for (size_t c = 0; c < n; c++)
		if (tallest < cells[c].lines.height)
			tallest = cells[c].lines.height;
	for (size_t c = 0; c < n; c++)
		cells[c].drop = tallest - cells[c].lines.height;
}

static void rule_below(struct setter *s, size_t piece, enum ink ink, len thick)
{
	struct piece *p = &s->galley.v[piece];

	piece_rule(s, p, ink, s->style->left, p->height, style_measure(s->style), thick);
}

/* The heads as they stand again at the top of the next page: below the words of the heading, if one stood
 * above the table. */
static const struct piece *repeat_head(struct setter *s, const struct piece *head)
{
	static const struct para_style style = { .size = SIZE_SMALL, .ink = INK_QUIET, .as = ROLE_ARTIFACT };
	struct piece *again = ARENA_NEW(s->bench, struct piece);
	len y = 0;

	if (s->over && s->plan->continued) {
		const char *words = arena_printf(s->arena, "%s %s", s->over, s->plan->continued);
		struct rich text = rich_text(s, words, TONE_PLAIN);
		struct lines lines = para_set(s, &text, &style, style_measure(s->style));
		for (size_t i = 0; i < lines.n; i++, y += s->style->leading[SIZE_SMALL])
			piece_copy(s, again, lines.v[i].boxes, lines.v[i].n_boxes, s->style->left, y);
		y += OVER_PAD;
	}
	piece_copy(s, again, head->boxes, head->n_boxes, 0, y);
	again->height = y + head->height;
	return again;
}

static const struct piece *set_heads(struct table_work *w, size_t n)
{
	struct setter *s = w->s;
	struct row_cell *cells = ARENA_ARRAY(w->arena, struct row_cell, n);
	struct row_frame frame = { .below = HEAD_PAD, .space = s->style->gap, .flags = PIECE_KEEP };

	if (!has_heads(w, n))
		return NULL;
	break_row(w, cells, 0, n);
	sink_heads(cells, n);
	struct row_pieces made = row_set(s, cells, n, &frame);
	if (made.n != 1)
		return NULL;
	rule_below(s, made.first, INK_QUIET, s->style->rule);
	return repeat_head(s, &s->galley.v[made.first]);
}

static void finish_row(struct setter *s, const struct row *row, const struct row_pieces *made)
{
	struct piece *first = &s->galley.v[made->first];
	len x = s->style->left, measure = style_measure(s->style);

	piece_anchor(s, first, row->anchor);
	if (row->sum)
		piece_rule(s, first, INK_TEXT, x, 0, measure, s->style->rule);
	for (size_t i = made->first; row->target && i < made->first + made->n; i++) {
		struct piece *p = &s->galley.v[i];
		struct box *b = piece_add(s, p, BOX_LINK, ROLE_CELL, INK_ACCENT, x, 0, measure, p->height);
		b->u.link.target = row->target;
	}
	rule_below(s, made->first + made->n - 1, INK_RULE, s->style->hairline);
}

/* The tail does not stand without the row above it, nor the note without the tail. */
static unsigned row_flags(const struct table *t, size_t r)
{
	size_t below = t->n_rows - r - 1;
	bool tail = below > 0 && below <= t->n_tail, note = below == 0 && t->note.n;

	return tail || note ? PIECE_KEEP : 0;
}

/* Nor the last row, if it is a low one. */
static void keep_last(struct setter *s, const struct table *t, size_t last)
{
	if (t->n_rows > 1 && last + 1 == s->galley.n && s->galley.v[last].height < LOW)
		s->galley.v[last - 1].flags |= PIECE_KEEP;
}

static void set_rows(struct table_work *w, const struct table *t, const struct piece *head)
{
	struct row_cell *cells = ARENA_ARRAY(w->arena, struct row_cell, t->n_columns);
	len pad = w->small ? SMALL_PAD : PAD;

	for (size_t r = 0; r < t->n_rows; r++) {
		struct row_frame frame = { .above = pad, .below = pad, .flags = row_flags(t, r), .head = head,
			.space = r == 0 && !head ? w->s->style->gap : 0 };
		break_row(w, cells, r + 1, t->n_columns);
		struct row_pieces made = row_set(w->s, cells, t->n_columns, &frame);
		finish_row(w->s, &t->rows[r], &made);
		if (r + 1 == t->n_rows)
			keep_last(w->s, t, made.first);
		arena_clear(w->s->lines);
	}
}

void set_table(struct setter *s, const struct block *b)
{
	const struct table *t = &b->u.table;
	struct table_work w = { .s = s, .arena = arena_new(), .small = t->small };

	if (t->n_columns > 0) {
		shape_all(&w, t);
		len most = len_scale(style_measure(s->style), NUMBERS_PERCENT, 100);
		if (!w.small && columns_numbers(t, w.columns) > most) {
			w.small = true;
			shape_all(&w, t);
		}
		columns_find(s->style, t, w.columns);
		columns_settle(&w, t);
		set_rows(&w, t, set_heads(&w, t->n_columns));
		set_para(s, &(struct block){ .kind = BLOCK_PARA, .u.para = t->note });
	}
	arena_drop(w.arena);
}
