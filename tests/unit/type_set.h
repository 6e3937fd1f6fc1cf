/* type_set.h - a foundry for the tests of type, and short ways to ask it. */
#ifndef DOSSIER_TESTS_TYPE_SET_H
#define DOSSIER_TESTS_TYPE_SET_H

#include <hb-ot.h>
#include <hb.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "test.h"
#include "type/type_int.h"

struct foundry {
	struct arena *arena;
	struct diag *diag;
	struct type *type;
};

static inline struct foundry foundry_new(const struct type_config *config)
{
	struct type_config c = config ? *config : (struct type_config){0};
	struct foundry f = {.arena = arena_new()};
	if (!c.table)
		c.table = "fonts/faces.yaml";
	f.diag = diag_new(f.arena);
	f.type = type_new(f.arena, f.diag, &c);
	return f;
}

static inline void foundry_drop(struct foundry *f)
{
	type_drop(f->type);
	arena_drop(f->arena);
}

static inline struct shaped *set_as(struct foundry *f, const char *lang, const char *text,
                                    enum face_role role, len size)
{
	struct style_run run = {(uint32_t)strlen(text), role, size, false};
	return type_shape(f->type, f->arena, text, strlen(text), &run, 1, lang);
}

static inline struct shaped *set(struct foundry *f, const char *lang, const char *text)
{
	return set_as(f, lang, text, FACE_TEXT, PT(10));
}

/* The only cluster of a text, or NULL. */
static inline const struct cluster *set_one(struct foundry *f, const char *lang, const char *text)
{
	struct shaped *s = set(f, lang, text);
	return s->n == 1 ? &s->clusters[0] : NULL;
}

static inline bool is_face(const struct cluster *c, const char *name)
{
	return c && c->face && strcmp(face_name(c->face), name) == 0;
}

#endif
