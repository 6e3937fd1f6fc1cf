/* imports.h - what sellers download becomes what they would have written: tables of text or of an Excel
 * workbook, and JSON.
 *
 * An export (the order report of a platform, the tracking record of a carrier) is read by the rules of a
 * template, templates/imports/NAME.yaml: which column means what. The result is a tree with the keys of a
 * case file, and every node of it says where in the export it stands, so that a message about an imported
 * value points there.
 *
 * Exports are hostile: size, rows and columns are bounded. What a spreadsheet damaged is refused, and not
 * guessed at. */
#ifndef DOSSIER_IMPORTS_IMPORTS_H
#define DOSSIER_IMPORTS_IMPORTS_H

#include "casefile/casefile.h"
#include "templates/shelf.h"

#define IMPORTS_MAX_BYTES (64u << 20)
#define IMPORTS_MAX_CHAT_BYTES (256u << 20) /* JSON, of which since: and until: take a part */
#define IMPORTS_MAX_CELLS 2000000u
#define IMPORTS_MAX_COLUMNS 1000u

/* [bytes] of the file at most */
size_t imports_most_bytes(const struct import_ask *ask);

/* The keys of a case that the export tells: {order: {...}, logistics: {...}}. NULL: it tells none, which was
 * reported into the shelf's diag. `bytes` is the whole file, named `found->place`; *found gets its row. */
struct node *imports_read(struct shelf *s, const struct import_ask *ask, const void *bytes, size_t n,
                          struct import *found);

/* One order of a table, by itself: the row that names the columns and its own rows, as they stand there. */
struct import_order {
	const char *number;
	int row; /* the first */
	const char *rows; /* all: "2, 5–7" */
	const char *sheet; /* of a workbook; NULL: it is none */
	const char *text; /* UTF-8, `n` bytes; NULL: it is not meant, or damaged, which was reported */
	size_t n;
	const char *decimal; /* what the whole export tells of its amounts: "point", "comma"; NULL: all of them
	                        tell it themselves */
	const char *currency; /* that which `ask` says, if its rows do not; NULL: they tell, or nothing does */
	struct mark unpriced; /* its first amount, if nothing tells the currency; .source NULL: it is known */
};

/* All orders, in the order of the table, which `name` names in messages; with their text those that `ask`
 * selects. None, if it selects none. */
struct import_order *imports_split(struct shelf *s, const struct import_ask *ask, const char *name,
                                   const void *bytes, size_t n_bytes, size_t *n);

const char *imports_library(void); /* for --version; NULL: built without, and tables cannot be read */
const char *imports_workbook_libraries(void); /* NULL: built without, and no Excel workbook can be */

#endif
