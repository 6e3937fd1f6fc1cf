/* texts.c - a copy of a case, and a walk over every text in it that a reader may see. */
#include <string.h>

#include "casefile/casefile_int.h"

/* ---- copy ---- */

static void copy_inside(struct arena *a, const struct table *t, char *struct_at);

static void copy_array(struct arena *a, const struct table *t, void *pointer_at, size_t n)
{
	char *items;

	memcpy(&items, pointer_at, sizeof items);
	if (n == 0)
		return;
	items = arena_copy(a, items, n * t->bytes);
	memcpy(pointer_at, &items, sizeof items);
	for (size_t i = 0; i < n; i++)
		copy_inside(a, t, items + i * t->bytes);
}

static void copy_inside(struct arena *a, const struct table *t, char *struct_at)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct field *f = &t->fields[i];
		char *at = struct_at + f->offset;
		size_t n;
		if (f->type == FIELD_MAP) {
			copy_inside(a, f->table, at);
		} else if (f->type == FIELD_MAPS) {
			memcpy(&n, struct_at + f->second, sizeof n);
			copy_array(a, f->table, at, n);
		} else if (f->type == FIELD_SHOTS && !(f->flags & FIELD_SHARED)) {
			struct shots *shots = (void *)at;
			copy_array(a, &shot_table, &shots->v, shots->n);
		}
	}
}

struct casefile *casefile_copy(struct arena *a, const struct casefile *c)
{
	struct casefile *copy = arena_copy(a, c, sizeof *c);

	copy_inside(a, &case_table, (char *)copy);
	if (c->n_files > 0)
		copy->files = arena_copy(a, c->files, c->n_files * sizeof *c->files);
	if (c->n_imports > 0)
		copy->imports = arena_copy(a, c->imports, c->n_imports * sizeof *c->imports);
	return copy;
}

/* ---- texts ---- */

struct walk {
	casefile_text_visitor *visit;
	void *context;
};

static void visit_text(void *context, const char *path, const struct field *f, const void *struct_at)
{
	const struct walk *w = context;
	bool is_code = f->type == FIELD_CODE;
	/* the case came in without const: see casefile_each_text */
	struct text *text = (void *)((char *)(uintptr_t)struct_at + f->offset);

	if ((is_code || f->type == FIELD_TEXT) && !(f->flags & FIELD_CHOICE) && text->s)
		w->visit(w->context, path, text, is_code);
}

void casefile_each_text(struct casefile *c, casefile_text_visitor *visit, void *context)
{
	struct walk w = { visit, context };

	fields_visit(c, visit_text, &w);
}
