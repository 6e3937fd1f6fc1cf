/* shelf.h - where templates are found: the folder that comes with the program, then the user's own.
 *
 * A template is FOLDER/KIND/NAME.yaml, such as platforms/ozon.yaml, or FOLDER/NAME.yaml if its kind is "".
 * Where several folders have it, each is laid over those before, key by key. Names may come from a case: a
 * file is opened only if a folder's own list has it, so that no path can be smuggled in. */
#ifndef DOSSIER_TEMPLATES_SHELF_H
#define DOSSIER_TEMPLATES_SHELF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "casefile/casefile.h"
#include "tree/tree.h"

struct shelved {
	const char *kind, *name;
	const struct node *root; /* NULL: there is none, or it cannot be read */
	bool is_bad;             /* it cannot be read, and that was reported */
};

struct shelf {
	struct arena *a;
	struct diag *d;
	const char *const *folders; /* the built-in one first; later ones win */
	size_t n_folders;
	struct shelved *loaded; /* templates asked for so far */
	size_t n_loaded;
};

struct shelf *shelf_new(struct arena *a, struct diag *d, const char *const *folders, size_t n);

/* The files of those that were asked for so far, by their order. */
const char **shelf_files(const struct shelf *s, size_t *n);

/* Names of the templates of a kind, without ".yaml", sorted, each once. */
const char **shelf_list(const struct shelf *s, const char *kind, size_t *n);

/* The template, laid together; NULL if no folder has it or, after an error, if it cannot be read. Each is
 * read once. */
const struct node *shelf_load(struct shelf *s, const char *kind, const char *name);
/* As shelf_load; if there is none, an error `code` ("unknown-platform") with what there is, at the name. */
const struct node *shelf_find(struct shelf *s, const char *kind, const struct text *name, const char *code);

/* The error of shelf_find: "unknown platform "ozom"", what it may have meant and what is known. */
void shelf_report_unknown(struct shelf *s, const struct text *name, const char *code,
                          const char *const *known, size_t n);

/* The entry of a map by language: that of `language`, else of "en", else `otherwise`. */
const char *shelf_pick(const struct node *by_language, const char *language, const char *otherwise);

/* The list under a key; NULL if there is none. */
const struct node *shelf_lookup_list(const struct node *map, const char *key);

#endif
