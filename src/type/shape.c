/* shape.c - a paragraph's graphemes become clusters of glyphs, scaled.
 *
 * Every glyph's advance is rounded by itself, so that it is the same wherever it stands and however
 * the text is cut into runs. */
#include <string.h>

#include "type/type_int.h"

#define WORD_MOST 1024 /* characters shaped at once: what the shaper does may grow with their square */

struct setter {
	struct type *type;
	struct arena *arena; /* the caller's */
	const struct paragraph *p;
	struct shaped *out;
	struct glyph *pool; /* for glyphs of all clusters, as long as it lasts */
	size_t n_pool;
};

static len size_of(const struct paragraph *p, uint16_t style)
{
	return p->n_runs > 0 ? p->runs[style].size : PT(10);
}

static struct glyph *take_glyphs(struct setter *s, size_t n)
{
	if (n > s->n_pool)
		return ARENA_ARRAY(s->arena, struct glyph, n);
	struct glyph *g = s->pool;
	s->pool += n;
	s->n_pool -= n;
	return g;
}

/* Graphemes [from, to) as the next cluster, without its glyphs. */
static struct cluster *add_cluster(struct setter *s, size_t from, size_t to)
{
	const struct grapheme *first = &s->p->graphemes[from], *last = &s->p->graphemes[to - 1];
	struct cluster *c = &s->out->clusters[s->out->n++];
	c->start = first->start;
	c->end = last->end;
	c->face = first->face;
	if (c->face)
		face_note_use(s->type, c->face);
	c->class = first->class;
	c->style = first->style;
	c->level = first->level;
	c->base = first->base;
	c->break_after = last->brk;
	return c;
}

static void set_missing(struct setter *s, struct cluster *c, const struct grapheme *g)
{
	bool wide = s->p->chars[g->first].entry->flags & ENTRY_WIDE;
	len size = size_of(s->p, g->style);
	c->face = NULL;
	c->glyphs = NULL;
	c->n_glyphs = 0;
	c->advance = wide ? size : len_scale(size, 6, 10);
}

static void set_inert(struct setter *s, size_t i)
{
	const struct grapheme *g = &s->p->graphemes[i];
	const struct entry *e = s->p->chars[g->first].entry;
	struct cluster *c = add_cluster(s, i, i + 1);
	struct glyph *glyph = take_glyphs(s, 1);
	glyph->id = e->glyph;
	glyph->advance = len_scale(e->advance, size_of(s->p, g->style), g->face->em);
	c->glyphs = glyph;
	c->n_glyphs = 1;
	c->advance = glyph->advance;
}

static len centre_of(const struct face *f, len size)
{
	struct type_metrics m = face_metrics(f, size);
	return (m.ascender - m.descender) / 2;
}

/* An emoji is a picture of one em: its middle stands where the middle of the letters' em is, for Han that of
 * the ideograph. By its own baseline it would hang below them, since it was made smaller (face.c). */
static len find_lift(struct setter *s, const struct grapheme *g, len size)
{
	enum face_role role = s->p->n_runs > 0 ? s->p->runs[g->style].role : FACE_TEXT;
	const struct face *text = type_find_chain(s->type, s->p->language, role)->primary;
	if (g->face->program != PROGRAM_BITMAP || !text)
		return 0;
	len lift = centre_of(text, size) - centre_of(g->face, size);
	return lift > size / 2 || lift < -size / 2 ? 0 : lift; /* a broken font */
}

/* The glyphs [at, end) of a word, which are the graphemes [from, to). */
static void set_part(struct setter *s, const struct word_glyph *at, const struct word_glyph *end, size_t from,
                     size_t to)
{
	const struct grapheme *g = &s->p->graphemes[from];
	struct cluster *c = add_cluster(s, from, to);
	size_t n = (size_t)(end - at) < UINT16_MAX ? (size_t)(end - at) : UINT16_MAX;
	struct glyph *glyphs = take_glyphs(s, n);
	len size = size_of(s->p, g->style), most = CLUSTER_EMS * size, lift = find_lift(s, g, size);
	bool missing = false;
	for (size_t i = 0; i < n; i++) {
		glyphs[i].id = at[i].id;
		glyphs[i].advance = len_scale(at[i].advance, size, g->face->em);
		glyphs[i].dx = len_scale(at[i].dx, size, g->face->em);
		glyphs[i].dy = len_scale(at[i].dy, size, g->face->em) + lift;
		if (c->advance + glyphs[i].advance < 0 || c->advance + glyphs[i].advance > most)
			glyphs[i].advance = 0; /* no room for more */
		c->advance += glyphs[i].advance;
		missing |= at[i].id == 0;
	}
	c->glyphs = glyphs;
	c->n_glyphs = (uint16_t)n;
	if (missing)
		set_missing(s, c, g);
}

static void set_word(struct setter *s, size_t from, size_t to)
{
	const struct word *w = word_shape(s->type, s->p, from, to);
	const struct word_glyph *end = w->glyphs + w->n;
	size_t start = from;
	for (const struct word_glyph *at = w->glyphs, *next; at < end; at = next) {
		for (next = at; next < end && next->grapheme == at->grapheme; next++)
			;
		size_t stop = next < end ? from + next->grapheme : to;
		set_part(s, at, next, start, stop);
		start = stop;
	}
	if (w->n == 0)
		add_cluster(s, from, to);
}

static bool is_word(const struct grapheme *g)
{
	return g->face && !g->inert && g->class != CLASS_NEWLINE;
}

/* Graphemes of one face, style, script and direction that must be shaped together, from i on. */
static size_t find_word_end(const struct paragraph *p, size_t i)
{
	const struct grapheme *first = &p->graphemes[i];
	for (i++; i < p->n; i++) {
		const struct grapheme *g = &p->graphemes[i];
		if (g->first + g->n - first->first > WORD_MOST)
			break;
		if (!is_word(g) || g->face != first->face || g->style != first->style || g->script != first->script ||
		    g->level != first->level)
			break;
	}
	return i;
}

static void set_all(struct setter *s)
{
	for (size_t i = 0, next; i < s->p->n; i = next) {
		const struct grapheme *g = &s->p->graphemes[i];
		next = i + 1;
		if (g->inert)
			set_inert(s, i);
		else if (!g->face)
			set_missing(s, add_cluster(s, i, next), g);
		else if (g->class == CLASS_NEWLINE)
			add_cluster(s, i, next);
		else
			set_word(s, i, next = find_word_end(s->p, i));
	}
}

struct shaped *type_shape(struct type *t, struct arena *a, const char *text, size_t n,
                          const struct style_run *runs, size_t n_runs, const char *lang)
{
	char *copy = arena_alloc(a, n + 1); /* it may hold NULs, and ends in one */
	if (n > 0)
		memcpy(copy, text, n);
	struct paragraph p = {.text = copy, .n_bytes = n, .runs = runs, .n_runs = n_runs};
	p.language = type_find_language(t, lang);
	text_read(t, &p);
	if (p.has_ambiguous)
		quotes_resolve(&p, t->scratch);
	if (p.turns)
		bidi_resolve(t, &p);
	cluster_group(t, &p);
	breaks_find(&p);

	struct setter s = {.type = t, .arena = a, .p = &p};
	s.out = ARENA_NEW(a, struct shaped);
	s.out->text = p.text;
	s.out->n_bytes = n;
	s.out->turns = p.turns;
	s.out->clusters = ARENA_ARRAY(a, struct cluster, p.n);
	s.pool = ARENA_ARRAY(a, struct glyph, p.n);
	s.n_pool = p.n;
	set_all(&s);
	arena_clear(t->scratch);
	return s.out;
}
