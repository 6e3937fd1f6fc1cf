/* paint_line.h - lines of text for the press's tests, set by hand: shaped, one box a face, each glyph at
 * its place. */
#ifndef DOSSIER_TESTS_PAINT_LINE_H
#define DOSSIER_TESTS_PAINT_LINE_H

#include "paint_press.h"

static struct type *type;

static inline void type_open(void)
{
	struct type_config config = { .table = "fonts/faces.yaml" };
	type = type_new(arena, diag, &config);
	if (!CHECK(type != NULL)) {
		diag_print(diag, stderr, false, LEVEL_NOTE);
		exit(1);
	}
}

struct line { /* where its clusters came to stand */
	struct shaped *shaped;
	len *x; /* of each cluster; x[n]: end */
	len y, size;
};

static inline struct box *line_box(struct page *page, const struct shaped *s, const struct cluster *c, len x,
                                   len y, len size)
{
	struct box *b = page_add(page, c->face ? BOX_TEXT : BOX_MISSING, INK_TEXT, x, y, c->advance, size);
	if (!c->face) {
		b->y = y - size * 8 / 10;
		b->u.missing.text = s->text + c->start;
		b->u.missing.n = c->end - c->start;
		return b;
	}
	b->u.text.face = c->face;
	b->u.text.size = size;
	b->u.text.text = s->text;
	return b;
}

static inline void line_add_glyphs(struct box *b, const struct cluster *c, len x)
{
	for (size_t i = 0; i < c->n_glyphs; i++) {
		const struct glyph *g = &c->glyphs[i];
		struct set_glyph *set = ARENA_PUSH(arena, b->u.text.glyphs, b->u.text.n);
		*set = (struct set_glyph){ .id = g->id, .x = x - b->x + g->dx, .dy = g->dy };
		if (i == 0) {
			set->text = c->start;
			set->n_text = c->end - c->start;
		}
		x += g->advance;
	}
}

/* `spread` more between clusters, as a justified line has. */
static inline struct line line_set(struct page *page, const char *text, len size, len x, len y, len spread,
                                   const char *lang)
{
	struct style_run run = { (uint32_t)strlen(text), FACE_TEXT, size, false };
	struct line l = { type_shape(type, arena, text, strlen(text), &run, 1, lang), NULL, y, size };
	struct box *b = NULL;
	l.x = ARENA_ARRAY(arena, len, l.shaped->n + 1);
	for (size_t i = 0; i < l.shaped->n; i++) {
		const struct cluster *c = &l.shaped->clusters[i];
		if (!b || !c->face || b->kind != BOX_TEXT || b->u.text.face != c->face)
			b = line_box(page, l.shaped, c, x, y, size);
		if (c->face)
			line_add_glyphs(b, c, x);
		l.x[i] = x;
		x += c->advance + spread;
		b->w = x - b->x;
	}
	l.x[l.shaped->n] = x;
	return l;
}

#endif
