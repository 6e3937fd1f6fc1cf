/* tree_int.h - what the files of this room share. yaml.c alone speaks with libyaml. */
#ifndef DOSSIER_TREE_TREE_INT_H
#define DOSSIER_TREE_TREE_INT_H

#include <stdint.h>

#include "tree/tree.h"

/* After so many errors in one text the rest is not read: they have one cause, or are an attack. */
#define TREE_MAX_ERRORS 20

/* ---- places.c: libyaml counts characters, and lines by five kinds of break; we want bytes,
 * and the lines that an editor shows ---- */
struct spot {
	size_t index; /* code points from the start, without a byte order mark */
	size_t offset;
	int line, column;
};

struct places {
	struct arena *arena;
	const struct source *source;
	struct spot *spots; /* every PLACES_STEP code points; NULL: none was asked for */
	size_t n;
	struct spot last; /* where the last question ended */
};

void places_init(struct places *p, struct arena *a, const struct source *source);
/* The mark of the code points [from, to), cut at the end of the first line. */
struct mark places_mark(struct places *p, size_t from, size_t to);
/* A mark that was made lasts until the code point `to`, or the end of its line: `from` is where it begins. */
void places_extend(struct places *p, struct mark *m, size_t from, size_t to);

/* ---- text.c ---- */
/* Is the text fit for libyaml: size, UTF-8, no NUL and no control characters? Reports what is not. */
bool text_check(struct diag *d, const struct source *source, size_t max_bytes);
size_t text_bom_bytes(const struct source *source);
/* The first code point of s that no case file may hold. */
bool text_find_control(const char *s, size_t n, uint32_t *cp);

/* ---- yaml.c ---- */
struct node *yaml_build(struct arena *a, struct diag *d, const struct source *source, bool is_json);

/* ---- speech.c ---- */
/* Says in a seller's words why libyaml gave up. `at` is where, `since` what it was reading by then. */
void speech_syntax(struct diag *d, const char *problem, struct mark at, struct mark since);
void speech_json(struct diag *d, struct mark at); /* which nobody writes by hand */

#endif
