/* paginate.c - the galley cut into sheets, greedily, one run of pages at a time.
 *
 * A run reaches from a piece that starts a page to the next such one. Pieces chained by PIECE_KEEP go to
 * the next page together; a chain taller than a page is cut where the page ends. A page that would hold next
 * to nothing joins the page before it if the spaces there can give so much; one that stays short takes from
 * the page before it. Every piece is looked at a bounded number of times, whatever is kept together. */
#include "layout/layout_int.h"

enum {
	LONELY = PT(110), /* a page with less than this is joined to another or given more */
	SHORT = 22,       /* percent of the body: a page with less is given more where no text is torn */
	SQUEEZE = 40,     /* percent of the spaces on a page that are given up at most: pages are set as tight
	                   * where a form takes few of them */
};

struct cutter {
	struct setter *s;
	const struct piece *v;
	len body;
	size_t first; /* piece that starts the open sheet */
	len y;        /* used of it */
};

static len head_height(const struct piece *p)
{
	return p->head ? p->head->height : 0;
}

/* What the piece takes below others, or at the top of a page. */
static len piece_takes(const struct piece *p, bool top)
{
	return top ? head_height(p) + p->height : p->space + p->height;
}

static struct sheet *last_sheet(struct setter *s)
{
	return &s->sheets[s->n_sheets - 1];
}

static void start_sheet(struct cutter *c, size_t i)
{
	struct setter *s = c->s;

	if (s->n_sheets)
		last_sheet(s)->end = i;
	struct sheet *sheet = ARENA_PUSH(s->bench, s->sheets, s->n_sheets);
	sheet->first = sheet->end = i;
	sheet->head = c->v[i].head;
	c->first = i;
	c->y = 0;
}

/* Last piece of the chain that i starts, and its height; not looked at farther than a page reaches. */
static size_t find_chain(const struct cutter *c, size_t i, size_t end, bool top, int64_t *height)
{
	*height = piece_takes(&c->v[i], top);
	while (c->v[i].flags & PIECE_KEEP && i + 1 < end && *height <= c->body) {
		i++;
		*height += piece_takes(&c->v[i], false);
		c->s->steps++;
	}
	return i;
}

/* Put piece i on the open sheet; false if it does not fit below what is there. */
static bool put_piece(struct cutter *c, size_t i)
{
	bool top = i == c->first;

	if (!top && c->y + (int64_t)piece_takes(&c->v[i], false) > c->body)
		return false;
	if (top && piece_takes(&c->v[i], true) > c->body) {
		diag_warning(c->s->diag, c->v[i].at, "overfull",
		             "page %zu: something is taller than the page", c->s->n_sheets);
		diag_advise(c->s->diag, "look at that page, and shorten or split what stands there");
	}
	c->y += piece_takes(&c->v[i], top);
	if (c->v[i].flags & PIECE_FLOOR)
		c->y = c->body;
	return true;
}

/* Left out, if it is spare and has no room. */
static bool leave_out(struct cutter *c, size_t i)
{
	struct piece *p = &c->s->galley.v[i];
	bool room = c->y + (int64_t)piece_takes(p, i == c->first) <= c->body;

	if (!(p->flags & PIECE_SPARE) || room)
		return false;
	*p = (struct piece){ .boxes = p->boxes };
	return true;
}

/* A chain that does not fit below starts a page; of one taller than a page, what fits is put and the rest
 * is a chain of its own. Returns the piece after those put. */
static size_t put_chain(struct cutter *c, size_t i, size_t end)
{
	int64_t height;
	bool top = i == c->first;

	if (leave_out(c, i))
		return i + 1;
	size_t last = find_chain(c, i, end, top, &height);

	if (!top && c->y + height > c->body)
		start_sheet(c, i);
	while (i <= last && put_piece(c, i))
		i++;
	return i;
}

/* Height of pieces i .. end - 1 on a page of their own; more than the body: not looked at to the end. */
static int64_t page_height(const struct cutter *c, size_t i, size_t end)
{
	int64_t height = piece_takes(&c->v[i], true);

	while (++i < end && height <= c->body) {
		height += piece_takes(&c->v[i], false);
		c->s->steps++;
	}
	return height;
}

/* ---- a page that holds next to nothing ---- */
static len sum_spaces(const struct cutter *c, size_t first, size_t end)
{
	int64_t sum = 0;

	while (++first < end)
		sum += c->v[first].space;
	return sum > LEN_MAX ? LEN_MAX : (len)sum;
}

/* Put the pieces of `next` on the sheet before it, if its spaces have room for them. */
static bool join_sheets(struct cutter *c, struct sheet *sheet, const struct sheet *next)
{
	int64_t lonely = page_height(c, next->first, next->end) - head_height(&c->v[next->first]);
	if (sheet->squeeze || lonely >= LONELY || c->v[next->first - 1].flags & PIECE_FLOOR)
		return false;
	int64_t height = page_height(c, sheet->first, sheet->end) + c->v[next->first].space + lonely;
	len spaces = sum_spaces(c, sheet->first, next->end);
	if (height - c->body > len_scale(spaces, SQUEEZE, 100))
		return false;
	sheet->end = next->end;
	sheet->spaces = spaces;
	sheet->squeeze = height > c->body ? (len)(height - c->body) : 0;
	return true;
}

static void join_lonely(struct cutter *c, size_t first_sheet)
{
	struct setter *s = c->s;
	size_t kept = first_sheet;

	for (size_t i = first_sheet + 1; i < s->n_sheets; i++)
		if (!join_sheets(c, &s->sheets[kept], &s->sheets[i]))
			s->sheets[++kept] = s->sheets[i];
	s->n_sheets = kept + 1;
}

/* ---- a short page takes from the page before it ---- */

/* Where the sheet may start instead, so that it and the one before hold `least` or more, and the one before
 * does not become the short one; else its first piece. Not above a `barred` one: a page of running text looks
 * torn where it ends early. */
static size_t find_start(const struct cutter *c, const struct sheet *before, const struct sheet *sheet,
                         len least, unsigned barred)
{
	const struct piece *v = c->v;
	int64_t above = page_height(c, before->first, before->end);
	int64_t below = page_height(c, sheet->first, sheet->end);

	below += piece_takes(&v[sheet->first], false) - piece_takes(&v[sheet->first], true);
	for (size_t i = sheet->first; i-- > before->first + 1; c->s->steps++) {
		int64_t height = piece_takes(&v[i], true) + below;
		below += piece_takes(&v[i], false);
		above -= piece_takes(&v[i], false);
		if (above < least || above * 3 < height * 2 || height > c->body)
			break;
		if (height >= least && !(v[i - 1].flags & (PIECE_KEEP | PIECE_FLOOR)) && !(v[i].flags & barred))
			return i;
	}
	return sheet->first;
}

static void balance(struct cutter *c, size_t first_sheet)
{
	for (size_t k = c->s->n_sheets; --k > first_sheet;) {
		struct sheet *sheet = &c->s->sheets[k], *before = sheet - 1;
		int64_t height = page_height(c, sheet->first, sheet->end);
		if (before->squeeze || height >= len_scale(c->body, SHORT, 100))
			continue;
		size_t start = find_start(c, before, sheet, len_scale(c->body, SHORT, 100), PIECE_PROSE);
		if (start == sheet->first && height < LONELY)
			start = find_start(c, before, sheet, LONELY, 0);
		before->end = sheet->first = start;
		sheet->head = c->v[start].head;
	}
}

static size_t find_run(const struct galley *g, size_t i)
{
	while (++i < g->n && !(g->v[i].flags & PIECE_PAGE))
		;
	return i;
}

/* What is left of a space after `before` of them. */
static len squeezed(const struct sheet *sheet, int64_t before, len space)
{
	if (sheet->squeeze == 0)
		return space;
	int64_t taken = before * sheet->squeeze / sheet->spaces;
	return space - (len)((before + space) * sheet->squeeze / sheet->spaces - taken);
}

static void place_sheet(struct setter *s, size_t page)
{
	const struct sheet *sheet = &s->sheets[page];
	len y = sheet->head ? sheet->head->height : 0, body = style_body(s->style);
	int64_t spaces = 0;

	for (size_t i = sheet->first; i < sheet->end; i++) {
		const struct piece *p = &s->galley.v[i];
		if (i > sheet->first) {
			y += squeezed(sheet, spaces, p->space);
			spaces += p->space;
		}
		if (p->flags & PIECE_FLOOR && y + p->height < body)
			y = body - p->height;
		s->places[i] = (struct piece_place){ .page = page, .y = y };
		y += p->height;
	}
}

void paginate(struct setter *s)
{
	struct cutter c = { .s = s, .v = s->galley.v, .body = style_body(s->style) };

	for (size_t i = 0, end; i < s->galley.n; i = end) {
		size_t first_sheet = s->n_sheets;
		end = find_run(&s->galley, i);
		start_sheet(&c, i);
		for (size_t k = i; k < end;)
			k = put_chain(&c, k, end);
		last_sheet(s)->end = end;
		join_lonely(&c, first_sheet);
		balance(&c, first_sheet);
	}
	volumes_order(s);
	s->places = ARENA_ARRAY(s->bench, struct piece_place, s->galley.n);
	for (size_t page = 0; page < s->n_sheets; page++)
		place_sheet(s, page);
}
