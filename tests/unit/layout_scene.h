/* layout_scene.h - plans by hand for the tests of the drawn scenes, and questions about their pages. */
#ifndef DOSSIER_TESTS_LAYOUT_SCENE_H
#define DOSSIER_TESTS_LAYOUT_SCENE_H

#include <stdlib.h>

#include "layout/layout_int.h"
#include "test.h"

struct scene {
	struct arena *arena;
	struct diag *diag;
	struct type *type;
	struct plan plan;
	struct section section;
	struct evidence *evidence;
	size_t n_evidence;
	struct pages *pages;
};

static inline struct scene scene_new(const char *language)
{
	struct scene t = { .arena = arena_new() };
	struct type_config config = { .table = "fonts/faces.yaml" };

	t.diag = diag_new(t.arena);
	t.type = type_new(t.arena, t.diag, &config);
	t.plan = (struct plan){ .language = language, .title = "t", .running_left = "r",
		                .folio = "{page} / {pages}",
		.part = "{part} / {parts}", .continued = "(continued)" };
	t.section = (struct section){ .id = "s", .title = "Section", .new_page = true };
	if (!CHECK(t.type))
		exit(test_end());
	return t;
}

static inline struct block *scene_add(struct scene *t, enum block_kind kind)
{
	struct block *b = ARENA_PUSH(t->arena, t->section.blocks, t->section.n_blocks);
	b->kind = kind;
	return b;
}

static inline struct rich scene_rich(struct scene *t, const char *text)
{
	struct span *span = ARENA_NEW(t->arena, struct span);
	span->text = text;
	return (struct rich){ span, *text ? 1 : 0 };
}

static inline char *scene_repeat(struct scene *t, const char *words, int times)
{
	struct buf b = { 0 };
	while (times-- > 0)
		buf_add_string(&b, words);
	buf_add_byte(&b, 0);
	char *all = arena_strdup(t->arena, (const char *)b.data);
	buf_drop(&b);
	return all;
}

static inline void scene_make(struct scene *t)
{
	t->plan.sections = &t->section;
	t->plan.n_sections = 1;
	t->plan.evidence = t->evidence;
	t->plan.n_evidence = t->n_evidence;
	struct layout_input input = { .plan = &t->plan, .type = t->type };
	t->pages = layout_make(t->arena, t->diag, &input);
	CHECK(diag_count(t->diag, LEVEL_WARNING) == 0);
}

static inline void scene_drop(struct scene *t)
{
	type_drop(t->type);
	arena_drop(t->arena);
}

struct frame { /* what a box covers; a text from its ascenders to its descenders */
	len x0, y0, x1, y1;
};

static inline struct frame frame_of(const struct box *b)
{
	len x1 = b->x + b->w, y1 = b->y + b->h;
	if (b->kind == BOX_TEXT)
		return (struct frame){ b->x, b->y - b->h * 88 / 100, x1, b->y + b->h * 12 / 100 };
	bool left = b->x < x1, up = b->y < y1;
	return (struct frame){ left ? b->x : x1, up ? b->y : y1, left ? x1 : b->x, up ? y1 : b->y };
}

static inline bool frame_holds(struct frame out, struct frame in)
{
	return in.x0 >= out.x0 && in.x1 <= out.x1 && in.y0 >= out.y0 && in.y1 <= out.y1;
}

static inline bool frames_touch(struct frame a, struct frame b)
{
	return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

/* The body's height is exact but for the overlap of cut bubbles (a quarter point). */
static inline struct frame frame_body(void)
{
	const struct style *s = &layout_style;
	return (struct frame){ s->left, s->top - 250, s->page_width - s->right,
		               s->page_height - s->bottom + 250 };
}

/* No box leaves the measure (descenders and the like may leave a line, never the page). */
static inline void scene_check_measure(const struct pages *pages)
{
	struct frame body = frame_body();
	for (size_t i = 0; i < pages->n; i++)
		for (size_t k = 0; k < pages->v[i].n; k++) {
			struct frame f = frame_of(&pages->v[i].boxes[k]);
			CHECK(f.x0 >= body.x0 - 1 && f.x1 <= body.x1 + 1);
			CHECK(f.y0 >= 0 && f.y1 <= layout_style.page_height);
		}
}

/* All that a run of text says, glyph by glyph as it is shown. */
static inline bool box_says(const struct box *b, const char *words)
{
	return b->kind == BOX_TEXT && strstr(b->u.text.text, words);
}

#endif
