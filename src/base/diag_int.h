/* diag_int.h - what the files of diag share. */
#ifndef DOSSIER_BASE_DIAG_INT_H
#define DOSSIER_BASE_DIAG_INT_H

#include "base/diag.h"

struct report {
	enum level level;
	struct mark at;
	const char *code, *message, *advice; /* code and advice may be NULL */
};

struct silenced {
	const char *code;
	bool is_used;
};

struct diag {
	struct arena *arena;
	struct report *reports;
	size_t n;
	struct report *last;    /* NULL: none */
	struct report unwanted; /* what was silenced: advice goes there, too */
	struct silenced *silenced;
	size_t n_silenced;
	size_t counts[LEVEL_SYSTEM + 1];
};

/* diag_list.c: sorted by source (in order of first appearance) and place, the placeless last; equal ones
 * once. Those below `least` are left out. For free(). */
const struct report **diag_list(const struct diag *d, enum level least, size_t *n);

#endif
