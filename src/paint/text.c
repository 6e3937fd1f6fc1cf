/* text.c - glyphs in their places. PDF advances by the widths the font declares; layout says where
 * each glyph lands. The difference goes into TJ numbers, or, where most glyphs of a run are apart by
 * the same amount (justified Chinese), into Tc, which keeps content short. */
#include "paint/paint_int.h"

#include <string.h>

enum {
	DRIFT = 15,    /* [mpt] a glyph may be this far from its place */
	SAME = 4,      /* [mpt] gaps that differ by no more are the same: layout rounds them to whole mpt */
	SAMPLES = 8,   /* gaps of a run that are looked at to choose its Tc */
	WORTH_IT = 4,  /* glyphs that Tc must save an adjustment to be worth writing */
};

struct show {
	struct pen *pen;
	const struct font *font;
	const struct text_run *run;
	int64_t at;       /* where PDF's pen is, from the run's first glyph [mpt / 1000] */
	bool in_array, in_string;
};

/* ---- spacing ---- */

/* The space that layout put between glyph i and the next, beyond what the font declares. */
static len gap_after(const struct font *f, const struct text_run *run, size_t i)
{
	int64_t width = (int64_t)font_glyph(f, run->glyphs[i].id)->width * run->size / 1000;
	return (len)(run->glyphs[i + 1].x - run->glyphs[i].x - width);
}

static bool is_same(len a, len b)
{
	return a - b <= SAME && b - a <= SAME;
}

/* The gap that most samples have, if any has the majority (Boyer and Moore's vote); else anything. */
static len vote_gap(const len *gaps, size_t n)
{
	len candidate = 0;
	size_t votes = 0;
	for (size_t i = 0; i < n; i++) {
		if (votes == 0)
			candidate = gaps[i];
		if (is_same(gaps[i], candidate))
			votes++;
		else
			votes--;
	}
	return candidate;
}

static len choose_spacing(const struct font *f, const struct text_run *run)
{
	len gaps[SAMPLES];
	size_t n = 0, step = run->n / SAMPLES + 1;
	for (size_t i = 0; i + 1 < run->n && n < SAMPLES; i += step)
		gaps[n++] = gap_after(f, run, i);
	len candidate = vote_gap(gaps, n);
	long saved = 0;
	if (is_same(candidate, 0))
		return 0;
	for (size_t i = 0; i < n; i++)
		saved += is_same(gaps[i], candidate) - is_same(gaps[i], 0);
	return saved * (long)step >= WORTH_IT ? candidate : 0;
}

/* ---- showing ---- */

static void close_string(struct show *s)
{
	if (s->in_string)
		buf_add_byte(s->pen->out, ')');
	s->in_string = false;
}

static void close_array(struct show *s)
{
	close_string(s);
	if (s->in_array)
		pdf_put(s->pen->out, "]TJ\n");
	s->in_array = false;
}

static void open_string(struct show *s)
{
	if (!s->in_array)
		buf_add_byte(s->pen->out, '[');
	if (!s->in_string)
		buf_add_byte(s->pen->out, '(');
	s->in_array = s->in_string = true;
}

/* Move PDF's pen to x, if it is further away than anyone could see. */
static void adjust(struct show *s, len x)
{
	int64_t off = (int64_t)x * 1000 - s->at;
	if (off >= -DRIFT * 1000 && off <= DRIFT * 1000)
		return;
	len thousandths = len_scale(-off, 1, s->run->size);
	if (thousandths == 0)
		return;
	close_string(s);
	if (!s->in_array)
		buf_add_byte(s->pen->out, '[');
	s->in_array = true;
	pdf_int(s->pen->out, thousandths);
	s->at -= (int64_t)thousandths * s->run->size;
}

static void put_code(struct buf *out, const struct font_glyph *g)
{
	if (out->capacity - out->n < sizeof g->spelled) { /* not always: the call costs more than the rest */
		buf_extend(out, sizeof g->spelled);
		out->n -= sizeof g->spelled;
	}
	memcpy(out->data + out->n, g->spelled, sizeof g->spelled);
	out->n += g->n_spelled;
}

static void show_glyph(struct show *s, const struct set_glyph *set)
{
	const struct font_glyph *g = font_glyph(s->font, set->id);
	unsigned name = s->font->first_name + g->part;
	if (set->dy != s->pen->rise || name != s->pen->font || s->run->size != s->pen->size) {
		close_array(s);
		pen_rise(s->pen, set->dy);
		pen_font(s->pen, name, s->run->size);
	}
	adjust(s, set->x - s->run->glyphs[0].x);
	if (!s->in_string)
		open_string(s);
	put_code(s->pen->out, g);
	s->at += (int64_t)g->width * s->run->size + (int64_t)s->pen->spacing * 1000;
}

/* Does ToUnicode already say what the cluster of glyphs first .. end - 1 stands for? */
static bool says_itself(const struct show *s, size_t first, size_t end)
{
	const struct set_glyph *set = &s->run->glyphs[first];
	const struct font_glyph *g = font_glyph(s->font, set->id);
	const char *text = s->run->text + set->text;
	return end == first + 1 && g->n_text && g->n_text == set->n_text &&
	       g->head == font_head(text, set->n_text) &&
	       (g->n_text <= 4 || memcmp(g->text, text, g->n_text) == 0);
}

static void show_cluster(struct show *s, size_t first, size_t end)
{
	const struct set_glyph *set = s->run->glyphs;
	bool spell = !says_itself(s, first, end);
	if (spell) {
		close_array(s);
		pen_span(s->pen, s->run->text + set[first].text, set[first].n_text);
	}
	for (size_t i = first; i < end; i++)
		show_glyph(s, &set[i]);
	if (spell) {
		close_array(s);
		pdf_put(s->pen->out, "EMC\n");
	}
}

void text_show(struct pen *pen, const struct box *b)
{
	const struct text_run *run = &b->u.text;
	if (run->n == 0 || run->size <= 0)
		return;
	struct show s = { .pen = pen, .font = &pen->press->fonts[face_index(run->face)], .run = run };
	pen_fill(pen, b->ink);
	pen_text(pen, b->x + run->glyphs[0].x, b->y);
	pen_spacing(pen, choose_spacing(s.font, run));
	for (size_t first = 0, end; first < run->n; first = end) {
		for (end = first + 1; end < run->n && run->glyphs[end].n_text == 0;)
			end++;
		show_cluster(&s, first, end);
	}
	close_array(&s);
}
