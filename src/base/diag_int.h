/* diag_int.h - what diag.c and diag_print.c share. */
#ifndef DOSSIER_BASE_DIAG_INT_H
#define DOSSIER_BASE_DIAG_INT_H

#include "base/diag.h"

struct report {
	enum level level;
	struct mark at;
	const char *code, *message, *advice; /* code and advice may be NULL */
};

struct diag {
	struct arena *arena;
	struct report *reports;
	size_t n;
	enum level worst;
	size_t counts[LEVEL_SYSTEM + 1];
};

#endif
