/* spread.c - a line of atoms becomes boxes: white is shared out among its places in whole thousandths of a
 * point (remainders too, so a spread line ends exactly at the measure), and clusters of one face and ink
 * become one text box. */
#include "layout/para.h"

struct spread {
	int64_t shrink, of_give, done_give; /* taken from places by what they can give */
	int64_t gap_white, even_white;      /* shared by gaps; by all places */
	int64_t n_gaps, n_places, gap, place; /* how many; how many passed */
};

/* What the k-th of n gets of `all`, remainders spread. */
static len share(int64_t all, int64_t n, int64_t k)
{
	return n ? (len)(all * (k + 1) / n - all * k / n) : 0;
}

static void plan_stretch(struct spread *sp, const struct para *p, const struct cut *cut, int64_t slack)
{
	for (size_t i = cut->start; i + 1 < cut->end; i++) {
		sp->n_gaps += p->atoms[i].place == PLACE_GAP;
		sp->n_places += p->atoms[i].place != PLACE_FIXED;
	}
	int64_t most = sp->n_gaps * (p->em / 16); /* more would tear dates apart */
	if (slack > sp->n_places * (p->em / 5))
		return; /* more reads as words apart: better ragged, before a long number that is not broken */
	sp->gap_white = slack < most ? slack : most;
	sp->even_white = slack - sp->gap_white;
}

static struct spread plan_spread(const struct para *p, const struct cut *cut, len measure)
{
	struct spread sp = { 0 };
	int64_t slack = (int64_t)measure - para_natural(p, cut->start, cut->end);

	if (cut->end <= cut->start)
		return sp;
	if (slack < 0) {
		sp.of_give = p->give[cut->end - 1] - p->give[cut->start];
		sp.shrink = -slack < sp.of_give ? -slack : sp.of_give;
	} else if (p->spread && !cut->last) {
		plan_stretch(&sp, p, cut, slack);
	}
	return sp;
}

/* Change of the place after atom i, in order of the line. */
static len spread_place(struct spread *sp, const struct atom *atom)
{
	len change = 0;

	if (sp->of_give > 0) {
		int64_t before = sp->shrink * sp->done_give / sp->of_give;
		sp->done_give += atom->shrink;
		change -= (len)(sp->shrink * sp->done_give / sp->of_give - before);
	}
	if (atom->place == PLACE_GAP)
		change += share(sp->gap_white, sp->n_gaps, sp->gap++);
	if (atom->place != PLACE_FIXED)
		change += share(sp->even_white, sp->n_places, sp->place++);
	return change;
}

/* ---- boxes ---- */
struct link_run {
	const struct span *span;
	len from, to;
};

struct pen {
	struct setter *s;
	const struct para *p;
	struct line *line;
	struct set_glyph *glyphs; /* of the line; runs are slices of it */
	size_t n_glyphs;
	len x, baseline;
	const struct cluster *run;  /* first cluster of the open text box, or NULL */
	const struct cluster *prev; /* last one of it */
	struct link_run *links;
	size_t n_links;
};

static struct box *pen_box(struct pen *pen, enum box_kind kind, enum ink ink, len w, len h)
{
	struct box *b = ARENA_PUSH(pen->s->lines, pen->line->boxes, pen->line->n_boxes);

	*b = (struct box){ .kind = kind, .role = pen->p->style->as, .ink = ink, .x = pen->x,
		.y = pen->baseline, .w = w, .h = h };
	return b;
}

static enum ink span_ink(const struct span *span, const struct para_style *style)
{
	if (span->tone == TONE_ACCENT || (span->target && !span->page))
		return INK_ACCENT;
	return span->tone == TONE_QUIET ? INK_QUIET : style->ink;
}

static enum ink cluster_ink(const struct pen *pen, const struct cluster *c)
{
	return span_ink(pen->p->spans[c->style], pen->p->style);
}

static struct box *open_box(struct pen *pen)
{
	return &pen->line->boxes[pen->line->n_boxes - 1];
}

static void close_run(struct pen *pen)
{
	if (!pen->run)
		return;
	struct text_run *text = &open_box(pen)->u.text;
	const struct cluster *first = pen->run, *last = pen->prev;
	if (first->level & 1) { /* from right to left: its text begins where the box ends */
		first = pen->prev;
		last = pen->run;
		for (size_t i = 0; i < text->n; i++)
			text->glyphs[i].text += text->glyphs[i].n_text ? last->start - first->start : 0;
	}
	text->text = arena_strndup(pen->s->arena, pen->p->shaped->text + first->start, last->end - first->start);
	pen->run = NULL;
}

static void open_run(struct pen *pen, const struct cluster *c)
{
	enum ink ink = cluster_ink(pen, c);

	if (pen->run && open_box(pen)->u.text.face == c->face && open_box(pen)->ink == ink)
		return;
	close_run(pen);
	struct box *b = pen_box(pen, BOX_TEXT, ink, 0, pen->p->em);
	b->u.text = (struct text_run){ .face = c->face, .size = pen->p->em,
		.glyphs = pen->glyphs + pen->n_glyphs };
	pen->run = c;
}

static void put_glyphs(struct pen *pen, const struct cluster *c, len width)
{
	open_run(pen, c);
	struct box *b = open_box(pen);
	len x = pen->x - b->x;
	for (size_t g = 0; g < c->n_glyphs; g++) {
		const struct glyph *from = &c->glyphs[g];
		struct set_glyph *to = &pen->glyphs[pen->n_glyphs++];
		*to = (struct set_glyph){ .id = from->id, .x = x + from->dx, .dy = from->dy };
		if (g == 0) {
			to->text = c->start - pen->run->start;
			to->n_text = c->end - c->start;
		}
		x += from->advance;
	}
	b->u.text.n += c->n_glyphs;
	b->w = pen->x + width - b->x;
	pen->prev = c;
}

static void put_missing(struct pen *pen, const struct cluster *c)
{
	close_run(pen);
	struct box *b = pen_box(pen, BOX_MISSING, cluster_ink(pen, c), c->advance, pen->p->em * 4 / 5);
	b->y -= b->h; /* it stands on the baseline */
	b->u.missing.text = arena_strndup(pen->s->arena, pen->p->shaped->text + c->start, c->end - c->start);
	b->u.missing.n = c->end - c->start;
	missing_report(pen->s, pen->p, c);
}

/* The folio of a page span: an empty text box now, digits when refs.c knows them. */
static void put_slot(struct pen *pen, const struct cluster *c, const struct atom *atom)
{
	const struct span *span = pen->p->spans[c->style];
	struct line *line = pen->line;
	bool more = line->n_slots && pen->prev == c - 1 && c[-1].style == c->style;

	if (!more) {
		close_run(pen);
		struct box *b = pen_box(pen, BOX_TEXT, cluster_ink(pen, c), 0, pen->p->em);
		*ARENA_PUSH(pen->s->lines, line->slots, line->n_slots) = (struct page_slot){
			.target = span->target, .x = b->x, .y = b->y, .ink = b->ink, .size = b->h,
			.box = line->n_boxes - 1 };
	}
	line->slots[line->n_slots - 1].w += atom->width;
	open_box(pen)->w += atom->width;
	pen->prev = c;
}

static void put_cluster(struct pen *pen, size_t i)
{
	const struct cluster *c = &pen->p->shaped->clusters[i];
	const struct atom *atom = &pen->p->atoms[i];

	if (pen->p->spans[c->style]->page)
		put_slot(pen, c, atom);
	else if (c->class == CLASS_NEWLINE || (c->class == CLASS_SPACE && atom->width == 0))
		return;
	else if (!c->face && c->class != CLASS_SPACE)
		put_missing(pen, c);
	else if (c->face)
		put_glyphs(pen, c, atom->width);
}

/* Link rectangles: one for each linking span of the line, as high as the leading: easy to hit. */
static void follow_link(struct pen *pen, const struct cluster *c, len width)
{
	const struct span *span = pen->p->spans[c->style];
	struct link_run *link = pen->n_links ? &pen->links[pen->n_links - 1] : NULL;

	if (!span->target)
		return;
	if (!link || link->span != span) {
		link = ARENA_PUSH(pen->s->lines, pen->links, pen->n_links);
		*link = (struct link_run){ .span = span, .from = pen->x, .to = pen->x };
	}
	if (link->from > pen->x)
		link->from = pen->x;
	if (link->to < pen->x + width)
		link->to = pen->x + width;
}

static void put_links(struct pen *pen)
{
	for (size_t i = 0; i < pen->n_links; i++) {
		const struct link_run *link = &pen->links[i];
		struct box *b = pen_box(pen, BOX_LINK, INK_ACCENT, link->to - link->from, pen->line->height);
		b->x = link->from;
		b->y = 0;
		b->u.link.target = link->span->target;
		b->u.link.page = SIZE_MAX;
	}
}

static size_t count_glyphs(const struct para *p, const struct cut *cut)
{
	size_t n = 0;

	for (size_t i = cut->start; i < cut->end; i++)
		n += p->shaped->clusters[i].n_glyphs;
	return n;
}

static void put_straight(struct pen *pen, struct spread *sp, const struct cut *cut)
{
	for (size_t i = cut->start; i < cut->end; i++) {
		const struct atom *atom = &pen->p->atoms[i];
		follow_link(pen, &pen->p->shaped->clusters[i], atom->width);
		put_cluster(pen, i);
		pen->x += atom->width;
		if (i + 1 < cut->end)
			pen->x += atom->after + spread_place(sp, atom);
	}
}

/* The place after cluster i is on its right, or on its left where words run from right to left. Where they
 * turn, it is at the end of the whole stretch that ends here. */
static len *find_side(const struct cluster *clusters, size_t i, len *left, len *right)
{
	uint8_t level = clusters[i].level, next = clusters[i + 1].level;
	uint8_t around = level < next ? level : next;
	size_t first = i;

	while (first > 0 && level > around && clusters[first - 1].level > around)
		first--;
	return around & 1 ? &left[first] : &right[first];
}

/* Where each cluster of a line stands whose words run both ways; returns the line's end. */
static len find_places(const struct pen *pen, struct spread *sp, const struct cut *cut, len *x)
{
	const struct cluster *clusters = pen->p->shaped->clusters + cut->start;
	const struct atom *atoms = pen->p->atoms + cut->start;
	struct arena *scratch = pen->s->scratch;
	size_t n = cut->end - cut->start;
	const int32_t *order = type_order(scratch, clusters, n);
	len *left = ARENA_ARRAY(scratch, len, n), *right = ARENA_ARRAY(scratch, len, n), at = pen->x;

	for (size_t i = 0; i + 1 < n; i++)
		*find_side(clusters, i, left, right) += atoms[i].after + spread_place(sp, &atoms[i]);
	for (size_t k = 0; k < n; k++) {
		size_t i = (size_t)order[k];
		x[i] = at + left[i];
		at = x[i] + atoms[i].width + right[i];
	}
	return at;
}

static bool is_alike(const struct cluster *c, const struct cluster *d)
{
	return c->level == d->level && c->face == d->face && c->style == d->style;
}

/* Boxes follow each other as the words do, but the glyphs of each stand from left to right. */
static void put_turned(struct pen *pen, struct spread *sp, const struct cut *cut)
{
	const struct cluster *clusters = pen->p->shaped->clusters;
	len *x = ARENA_ARRAY(pen->s->scratch, len, cut->end - cut->start);
	len end_x = find_places(pen, sp, cut, x);

	for (size_t from = cut->start, to; from < cut->end; from = to) {
		for (to = from + 1; to < cut->end && is_alike(&clusters[from], &clusters[to]);)
			to++;
		close_run(pen);
		for (size_t k = from; k < to; k++) {
			size_t i = clusters[from].level & 1 ? to - 1 - (k - from) : k;
			pen->x = x[i - cut->start];
			follow_link(pen, &clusters[i], pen->p->atoms[i].width);
			put_cluster(pen, i);
		}
	}
	pen->x = end_x;
}

void spread_shift(struct line *line, len by)
{
	for (size_t i = 0; i < line->n_boxes; i++)
		line->boxes[i].x += by;
	for (size_t i = 0; i < line->n_slots; i++)
		line->slots[i].x += by;
}

/* Words of the line that is wider than the measure: one cluster alone, or a slot. */
static void report_overfull(struct setter *s, const struct para *p, const struct cut *cut)
{
	const struct span *span = p->spans[p->shaped->clusters[cut->start].style];
	struct mark at = span->at.source ? span->at : s->at;

	diag_warning(s->diag, at, "overfull", "the column is too narrow for this text");
	diag_advise(s->diag, "shorten it, or write a space where its longest word may break");
}

struct line spread_line(struct setter *s, const struct para *p, const struct cut *cut, len measure)
{
	struct line line = { .height = s->style->leading[p->style->size], .last = cut->last };
	struct spread sp = plan_spread(p, cut, measure);
	struct pen pen = { .s = s, .p = p, .line = &line };

	if (cut->start >= cut->end)
		return line;
	pen.baseline = style_baseline(s->style, p->style->size);
	pen.glyphs = ARENA_ARRAY(s->arena, struct set_glyph, count_glyphs(p, cut));
	pen.x = -p->atoms[cut->start].lead;
	line.rtl = p->shaped->clusters[cut->start].base;
	if (p->shaped->turns)
		put_turned(&pen, &sp, cut);
	else
		put_straight(&pen, &sp, cut);
	close_run(&pen);
	put_links(&pen);
	line.width = pen.x - p->atoms[cut->end - 1].trail;
	if (line.width > measure)
		report_overfull(s, p, cut);
	if (p->style->align == ALIGN_END)
		spread_shift(&line, measure - line.width);
	return line;
}
