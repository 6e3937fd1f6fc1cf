/* workbook_int.h - a workbook while it is read: workbook.c finds its sheets, sheet.c reads one. */
#ifndef DOSSIER_IMPORTS_WORKBOOK_INT_H
#define DOSSIER_IMPORTS_WORKBOOK_INT_H

#include "base/buf.h"
#include "imports/imports_int.h"

struct relation { /* from one part to another */
	const char *id, *kind, *part; /* kind: the last word of its address */
};

struct workbook {
	struct arena *a; /* its own */
	struct package *package;
	const char *part; /* of the workbook itself */
	struct relation *relations;
	size_t n_relations;
	struct sheet_name {
		const char *name, *part;
		bool is_hidden;
	} *sheets;
	size_t n_sheets;
	enum package_fault fault; /* in the list of them */
	bool is_from_1904, is_ready; /* ready: strings and styles are read */
	bool is_stale; /* whoever opens it is to calculate it anew */

	struct buf strings; /* one after the other */
	size_t *starts, n_strings; /* in `strings` */
	struct cell_style { /* what its number format shows */
		unsigned shows;
		const char *unit; /* a currency; NULL: none */
	} *styles; /* by number */
	size_t n_styles;
	size_t left; /* [bytes] of text that may still be made of it */
};

/* Text of `t`, as far as it is not told how to be read aloud; with _x000A_ resolved. */
struct words {
	struct buf text;
	bool is_open;
	int phonetic; /* depth */
};

void words_start(struct words *w, const char *name);
void words_end(struct words *w, const char *name);
void words_text(struct words *w, const char *text, size_t n);
void words_resolve(struct words *w);

/* workbook.c: a part of the package, by the module that opened it */
bool workbook_is_true(const char *attribute); /* NULL: it is not */
enum package_fault workbook_read(struct workbook *w, const char *part, const struct package_reader *r);

struct place { /* a cell with a value */
	int row, column; /* from 1 */
	size_t start, n; /* in the text of the sheet */
	bool is_number;  /* and no date, nor a text of digits */
	bool is_shared;  /* one value for several rows */
	bool is_copy;    /* and this is not the first of them */
};

/* merges.c: `places` are in the order of rows and columns, and have more of them afterwards */
enum package_fault merges_add(struct buf *merges, const char *ref);
void merges_fill(struct buf *merges, struct buf *places);

/* sheet.c */
bool sheet_read_place(const char *text, int *row, int *column); /* "BC12" to 12 and 55; false: it is none */
const struct worksheet *sheet_read(struct workbook *w, struct arena *a, const char *name,
                                   const struct sheet_name *s, enum package_fault *fault);

#endif
