/* draft_int.h - what the files of this room share: the files found, and what becomes of them. */
#ifndef DOSSIER_DRAFT_DRAFT_INT_H
#define DOSSIER_DRAFT_DRAFT_INT_H

#include "draft/draft.h"
#include "image/facts.h"
#include "templates/platform.h"
#include "templates/playbook.h"
#include "templates/words.h"

/* Where in the case file a picture goes. */
enum place { PLACE_ORDER, PLACE_TRACKING, PLACE_PARCEL, PLACE_CHAT, PLACE_CERTIFICATE, PLACE_EXHIBIT };

enum reason { REASON_NONE, REASON_NAME, REASON_FOLDER, REASON_SHAPE };

struct found {
	const char *path; /* from the folder: "shots/a.png" */
	struct image_facts facts;
	const char *left_out;       /* what is wrong with it; NULL: it is taken */
	const struct piece *piece;  /* what it shows, or NULL */
	enum place place;
	const char *kind;           /* PLACE_CERTIFICATE */
	enum reason reason;
	const char *word;           /* by which it was known, or NULL */
};

/* What stands in the case as one thing with one id: pages of a document, or all screenshots of the order. */
struct entry {
	const char *id;
	const struct piece *piece; /* or NULL */
	enum place place;
	const char *kind;
	const struct found **files;
	size_t n_files;
};

struct draft {
	struct arena *a;
	struct diag *d;
	const struct draft_input *in;
	struct shelf *shelf;
	const struct platform *platform;
	const struct pieces *pieces;
	const struct playbook *book; /* NULL: there is none, not even a general one */
	bool is_general;             /* it is that of any complaint */
	const struct words *words;
	struct found *files;
	size_t n_files;
	struct entry *entries; /* in the order in which they are written */
	size_t n_entries;
};

/* ---- collect.c: the files of a folder and those below it ---- */
bool collect_files(struct draft *k);

/* ---- names.c: what a name tells ---- */
/* Lower case, words parted by single spaces, one in front. */
const char *names_normal(struct arena *a, const char *name, size_t n);
/* How much of `name` (normal) the word covers, in columns; 0: it is not there. */
int names_match(struct arena *a, const char *name, const char *word);
/* -1, 0, 1: numbers in names by their value, so that page-2 stands before page-10 */
int names_compare(const char *a, const char *b);
/* Bytes of a file's stem before the number of a page, "invoice" of "invoice-2"; all if there is none. */
size_t names_before_page(const char *stem, size_t n);

/* ---- sort.c: what each file is, and entries of what belongs together ---- */
void sort_files(struct draft *k);
void sort_entries(struct draft *k);
/* The place that files of this piece take, and the kind if that is a certificate. */
enum place sort_place(const struct piece *p, const char **kind);
/* Is this piece of evidence among the entries? */
bool sort_has(const struct draft *k, const struct piece *p);
bool sort_shows(const struct draft *k, const struct entry *e, const struct piece *p);
/* Does its place alone tell that a file is this piece, without shows? */
bool sort_is_told_by_place(const struct found *f);
/* Is it in the playbook, and not as useless? */
bool sort_plays_a_part(const struct draft *k, const struct piece *p);
const struct wanted *sort_useless(const struct draft *k, const struct piece *p); /* or NULL */

/* ---- outline.c ---- */
/* The statement's outline, its slots and references filled. */
const char *outline_make(const struct draft *k, const char *pattern);

/* ---- yaml.c: text that YAML reads back as it was ---- */
void yaml_add_text(struct buf *b, const char *text);
/* Lines of a comment, each after `indent` spaces and "# ". */
void yaml_add_comment(struct buf *b, int indent, const char *text);

/* ---- write.c, missing.c ---- */
void write_case(const struct draft *k, struct buf *b);
void write_missing(const struct draft *k, struct buf *b);
void write_makefile(const struct draft *k, struct buf *b); /* makefile.c */
/* "48 h" in the language of the case. */
const char *write_time(const struct draft *k, const char *written);

/* In the language of the case. */
const char *draft_word(const struct draft *k, enum word w);
const char *draft_pick(const struct draft *k, const struct node *by_language); /* "" if there is nothing */
const char *draft_key(enum place place); /* "order.screenshots" */

#endif
