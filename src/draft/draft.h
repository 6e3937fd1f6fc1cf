/* draft.h - a folder of files becomes a case file that already builds: what each file is, as far as its
 * bytes, its name and its shape tell; places to fill in; what the playbook misses; a statement's outline.
 *
 * All that a case says is in the platform's language and stands in templates. This room writes no file. */
#ifndef DOSSIER_DRAFT_DRAFT_H
#define DOSSIER_DRAFT_DRAFT_H

#include "base/buf.h"
#include "templates/shelf.h"

struct draft_input {
	const char *folder;
	struct text platform, complaint;
	struct shelf *shelf;
	uint64_t max_pixels; /* as image_probe takes it */
	const char *order;      /* a table beside the case that tells the order; NULL: it is to be written */
	struct draft_extract {
		const char *of, *sheet, *rows, *sha256; /* sheet NULL: it is no workbook */
		const char *copy; /* the digest of `order` */
	} extract; /* of what it is one */
	const char *order_decimal; /* "comma", "point"; NULL: it need not be said */
	const char *order_currency; /* its code; NULL: it need not be said */
	bool lacks_currency; /* nothing tells it: there is a place to write it */
};

/* The case file into `yaml`, and into `makefile` what builds it with make; NULL: none. What was
 * guessed of each file is a note in the shelf's diag, what cannot be used a warning. false after an error:
 * the platform or the complaint is unknown, the folder cannot be read. */
bool draft_make(struct arena *a, const struct draft_input *in, struct buf *yaml,
                struct buf *makefile);

#endif
