/* folders.h - names for the folders of an export's orders. */
#ifndef DOSSIER_RUN_FOLDERS_H
#define DOSSIER_RUN_FOLDERS_H

#include "imports/imports.h"

/* A name for each of them, in the arena: of letters, digits, '_', '-' and '.', so that it needs no quotes
 * anywhere; one that Windows takes; and no two that differ in letter case alone, which are one folder there
 * and on a Mac. It depends on the orders alone: the same export gives the same names. */
const char **folders_name(struct arena *a, const struct import_order *orders, size_t n);

#endif
