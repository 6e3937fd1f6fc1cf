/* layout_help.h - a setter with real fonts, and plans made by hand, for the tests of the composing room. */
#ifndef DOSSIER_TESTS_LAYOUT_HELP_H
#define DOSSIER_TESTS_LAYOUT_HELP_H

#include <stdlib.h>

#include "layout/layout_int.h"
#include "test.h"

struct desk {
	struct arena *arena;
	struct diag *diag;
	struct type *type;
	struct plan plan;
	struct setter s;
};

static inline struct desk *desk_new(const char *lang)
{
	struct arena *a = arena_new();
	struct desk *k = ARENA_NEW(a, struct desk);
	struct type_config config = { .table = "fonts/faces.yaml" };

	k->arena = a;
	k->diag = diag_new(a);
	k->type = type_new(a, k->diag, &config);
	if (!k->type) {
		diag_print(k->diag, stderr, false, LEVEL_NOTE);
		exit(1);
	}
	k->plan = (struct plan){ .language = lang, .title = "T", .running_left = "L", .folio = "{page}/{pages}",
		.continued = "(cont.)" };
	k->s = (struct setter){ .arena = a, .bench = arena_new(), .lines = arena_new(), .scratch = arena_new(),
		.diag = k->diag, .type = k->type, .style = &layout_style, .plan = &k->plan,
		.lang = lang, .spread = strncmp(lang, "zh", 2) == 0 };
	return k;
}

static inline void desk_drop(struct desk *k)
{
	arena_drop(k->s.scratch);
	arena_drop(k->s.lines);
	arena_drop(k->s.bench);
	type_drop(k->type);
	arena_drop(k->arena);
}

static inline struct pages *desk_layout(struct desk *k)
{
	struct layout_input input = { .plan = &k->plan, .type = k->type };

	return layout_make(k->arena, k->diag, &input);
}

static inline struct rich words(struct desk *k, const char *text)
{
	return rich_text(&k->s, text, TONE_PLAIN);
}

static inline struct section *desk_sections(struct desk *k, size_t n)
{
	k->plan.n_sections = n;
	return k->plan.sections = ARENA_ARRAY(k->arena, struct section, n);
}

static inline struct block *section_blocks(struct desk *k, struct section *s, size_t n)
{
	s->n_blocks = n;
	return s->blocks = ARENA_ARRAY(k->arena, struct block, n);
}

/* A table of n columns and rows whose cells are all empty. */
static inline struct table *block_table(struct desk *k, struct block *b, size_t n_columns, size_t n_rows)
{
	struct table *t = &b->u.table;

	b->kind = BLOCK_TABLE;
	t->n_columns = n_columns;
	t->columns = ARENA_ARRAY(k->arena, struct column, n_columns);
	t->n_rows = n_rows;
	t->rows = ARENA_ARRAY(k->arena, struct row, n_rows);
	for (size_t r = 0; r < n_rows; r++)
		t->rows[r].cells = ARENA_ARRAY(k->arena, struct rich, n_columns);
	return t;
}

/* Characters of a text box, from its glyphs. */
static inline void box_text(struct buf *out, const struct box *b)
{
	if (b->kind == BOX_MISSING)
		buf_add(out, b->u.missing.text, b->u.missing.n);
	if (b->kind != BOX_TEXT)
		return;
	for (size_t g = 0; g < b->u.text.n; g++)
		buf_add(out, b->u.text.text + b->u.text.glyphs[g].text, b->u.text.glyphs[g].n_text);
}

static inline const char *page_text(struct desk *k, const struct page *p)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < p->n; i++) {
		box_text(&b, &p->boxes[i]);
		buf_add_byte(&b, ' ');
	}
	const char *text = arena_strndup(k->arena, (char *)b.data, b.n);
	buf_drop(&b);
	return text;
}

/* How often `word` stands in `text`. */
static inline size_t count_word(const char *text, const char *word)
{
	size_t n = 0;

	for (; (text = strstr(text, word)); text += strlen(word))
		n++;
	return n;
}

/* xorshift: the same numbers everywhere. */
static inline unsigned next_random(unsigned *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

#endif
