/* listing.h - a table of facts, for people and as JSON. */
#ifndef DOSSIER_RUN_LISTING_H
#define DOSSIER_RUN_LISTING_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"

struct listing_column {
	const char *name; /* its head, N_(), and, in JSON, its key */
	bool below;       /* shown on a line of its own under the row, if there is anything to show */
};

struct listing_cell {
	const char *shown; /* "": nothing */
	const char *json;  /* a value, written out */
};

struct listing {
	struct arena *a;
	const struct listing_column *columns;
	size_t n_columns;
	struct listing_cell *cells; /* row by row */
	size_t n_cells;
};

/* The next cell of the row, left to right. */
void listing_add_text(struct listing *l, const char *text); /* NULL: nothing, null */
void listing_add_word(struct listing *l, const char *word); /* N_(): translated for people */
void listing_add_texts(struct listing *l, const char *const *texts, size_t n);
/* `json` becomes the cell's and is dropped. */
void listing_add(struct listing *l, const char *shown, struct buf *json);

void listing_print(const struct listing *l, FILE *out, bool as_json);

struct run;
void list_cases(struct run *r, struct listing *l); /* list_cases.c */

#endif
