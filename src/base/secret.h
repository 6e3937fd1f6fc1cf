/* secret.h - a value that must not be read in what leaves the house. */
#ifndef DOSSIER_BASE_SECRET_H
#define DOSSIER_BASE_SECRET_H

#include <stdbool.h>

#include "base/diag.h"

struct secret {
	const char *text;
	bool is_word;    /* a part of a name: it counts only as a whole word that begins with a capital */
	struct mark at;  /* where the case gives it */
};

#endif
