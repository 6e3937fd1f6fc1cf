/* row.c - cells side by side: one piece, so that no page ends within a row that fits a page. */
#include "layout/scene.h"

static len cell_height(const struct row_cell *cell)
{
	return cell->lines.n ? cell->drop + cell->lines.height : 0;
}

static len row_height(const struct row_cell *cells, size_t n)
{
	len height = 0;

	for (size_t i = 0; i < n; i++)
		if (height < cell_height(&cells[i]))
			height = cell_height(&cells[i]);
	return height;
}

static void set_whole(struct setter *s, const struct row_cell *cells, size_t n, const struct row_frame *frame,
                      len height)
{
	struct piece *p = galley_add(s, frame->above + height + frame->below, frame->space, frame->flags);

	p->head = frame->head;
	for (size_t i = 0; i < n; i++)
		scene_place(s, p, &cells[i].lines, cells[i].x, frame->above + cells[i].drop);
}

static size_t most_lines(const struct row_cell *cells, size_t n)
{
	size_t most = 0;

	for (size_t i = 0; i < n; i++)
		if (most < cells[i].lines.n)
			most = cells[i].lines.n;
	return most;
}

/* Line k of every cell is a piece. */
static void set_line(struct setter *s, const struct row_cell *cells, size_t n, const struct row_frame *frame,
                     size_t k, size_t last)
{
	struct piece *p = galley_add(s, 0, k == 0 ? frame->space : 0, 0);
	len above = k == 0 ? frame->above : 0;

	p->head = frame->head;
	if (k == 0 || k + 1 == last)
		p->flags = PIECE_KEEP;
	if (k == last)
		p->flags = frame->flags;
	if (k > 0)
		p->flags |= PIECE_PROSE;
	for (size_t i = 0; i < n; i++) {
		if (k >= cells[i].lines.n)
			continue;
		const struct line *line = &cells[i].lines.v[k];
		para_place(s, p, line, cells[i].x, above + cells[i].drop);
		len height = above + cells[i].drop + line->height;
		p->height = p->height < height ? height : p->height;
	}
	p->height += k == last ? frame->below : 0;
}

/* Where the first cell that is the case's stands, or what is above the row. */
static void report_split(struct setter *s, const struct row_cell *cells, size_t n)
{
	struct mark at = s->at;

	for (size_t i = n; i-- > 0;)
		if (cells[i].lines.at.source)
			at = cells[i].lines.at;
	diag_note(s->diag, at, "overfull", "this row is taller than a page: it is split between lines");
	diag_advise(s->diag, "look at its page; if it reads badly, make two entries of it");
}

struct row_pieces row_set(struct setter *s, const struct row_cell *cells, size_t n,
                          const struct row_frame *frame)
{
	struct row_pieces made = { .first = s->galley.n };
	len height = row_height(cells, n);
	len head = frame->head ? frame->head->height : 0;

	if (head + frame->above + height + frame->below <= style_body(s->style)) {
		set_whole(s, cells, n, frame, height);
	} else {
		size_t lines = most_lines(cells, n);
		report_split(s, cells, n);
		for (size_t k = 0; k < lines; k++)
			set_line(s, cells, n, frame, k, lines - 1);
	}
	made.n = s->galley.n - made.first;
	return made;
}
