/* casefile.h - what the seller says, every value with its line and column.
 *
 * casefile_load turns case.yaml (and what it includes) into structs by the field table in
 * fields.c, the only list of keys: dossier-case(5) is checked against it. Nothing is judged
 * here that needs a template, the evidence or the clock; facts that contradict each other
 * inside the file (sums, order of dates) are reported by facts.c.
 *
 * Strings are never NULL unless said; absent ones have s == NULL in struct text. */
#ifndef DOSSIER_CASEFILE_CASEFILE_H
#define DOSSIER_CASEFILE_CASEFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/money.h"

struct node; /* tree/tree.h */

struct text {
	const char *s; /* NULL: not given */
	struct mark at;
};

struct when { /* precision DATE_UNSET: not given */
	struct date date;
	struct mark at;
};

struct amount {
	money value;
	bool given;
	struct mark at;
};

/* Values of an enumeration keep the word the seller wrote and its number in the table. */

/* One evidence file as named somewhere in the case. Two mentions of one path share an entry; but a picture
 * that is to be shown otherwise than it is, cropped or with parts covered, is an entry of its own: a view of
 * that file, whose own entry is the `original`. So is a page of a PDF, or of a TIFF that has several. */
struct file {
	const char *path;  /* as written */
	const char *place; /* to open: joined with the folder of the file that names it */
	struct mark at;    /* the first mention */
	size_t original;   /* index of the file as it is: of itself, unless this is a view */
	const struct edits *edits; /* how a view differs; NULL: it does not */
	size_t page, n_pages; /* of a PDF or TIFF: which one, from 1, and of how many; 0: this is no page */
	const size_t *parts; /* of a view that is joined of several files; the first is `original` */
	size_t n_parts;      /* 0: it is no such view */
	size_t runs, n_runs; /* behind a view of three parts or more: views of some of them, should all not do */
	bool is_shown;     /* a picture of the dossier; an original may be shown by its views alone */
};

struct texts {
	struct text *v;
	size_t n;
};

/* A few numbers, millionths: places in a picture as it is seen upright, from its upper left corner. In
 * pixels; or, if none is more than 1, in shares of its width and height. */
struct numbers {
	int64_t v[4];
	int n; /* 0: not given */
	struct mark at;
};

struct redaction { /* a part of a picture that nobody is to see */
	struct numbers rect; /* left, top, right, bottom */
	struct text why;
	struct mark at;
};

struct parts { /* files that are joined to one picture */
	size_t *v; /* indices into casefile.files */
	size_t n;
	struct mark at;
};

struct edits { /* how a picture is shown otherwise than it is */
	struct parts stitch; /* of screenshots that overlap */
	struct text trim;    /* "repeats": heads and feet that stand in it again and again are left out */
	struct numbers crop; /* left, top, right, bottom of what is shown */
	struct text rotate;  /* "90" "180" "270": clockwise, after all else */
	struct redaction *redactions;
	size_t n_redactions;
	bool is_whole; /* what is stitched is shown as a whole or not at all; no key says so */
};

/* What may be drawn above a picture, and the numbers that it takes. */
enum drawn {
	DRAWN_CIRCLE,    /* x, y, radius: in pixels, or a share of the picture's width */
	DRAWN_BOX,       /* left, top, right, bottom */
	DRAWN_ARROW,     /* from x, y to x, y */
	DRAWN_UNDERLINE, /* from x, y to x, y */
	DRAWN_HIGHLIGHT, /* left, top, right, bottom */
	DRAWN_CALLOUT,   /* x, y */
	DRAWN_COUNT
};

struct annotation { /* an entry of marks: */
	struct numbers places[DRAWN_COUNT]; /* one of them is given */
	struct text note;
	long on; /* which picture of the exhibit, from 1, before it is moved to that; 0: nobody has said */
	struct mark at;
};

/* A picture named in a list: `- shots/a.png` or `- {file: , caption: , taken: , shows: , crop: ...}`. */
struct shot {
	size_t file; /* index into casefile.files */
	struct edits edits;
	struct annotation *marks;
	size_t n_marks;
	struct text pages; /* of a PDF or TIFF, "1-3, 7"; NULL: all */
	struct text caption;
	struct when taken;
	struct texts shows; /* ids of templates/evidence.yaml */
	struct mark at;
};

struct shots {
	struct shot *v;
	size_t n;
};

struct party { /* seller, consignee */
	struct text name, shop, account, company, contact, phone, email, address, id;
	struct mark at;
};

struct claim {
	struct text says; /* what the buyer says */
	struct text fact; /* what is true */
	struct texts proof; /* exhibit ids; chat:3 is line 3 of the first chat */
	struct mark at;
};

struct line_item {
	struct text name, sku, spec;
	long quantity; /* 1 if not given; 0: not known, nor is the price */
	struct amount price; /* of one */
	struct mark at;
};

struct order {
	bool given;
	struct mark at;
	struct text id; /* exhibit id: "order" unless given */
	struct text number, buyer, status, currency, note;
	struct when created, paid, shipped, received, closed;
	struct line_item *items;
	size_t n_items;
	bool imported; /* from an export: nobody has said that nothing else was paid */
	bool has_its_items; /* that of the export: where no number of pieces is said it is not known */
	struct amount shipping, discount, tax, charges, total;
	struct shots screenshots;
};

struct scan_event {
	struct when at_time;
	struct text place, what;
	bool delivered;
	struct mark at;
};

struct logistics {
	bool given;
	struct mark at;
	struct text id; /* "logistics" unless given */
	struct text carrier, service, tracking, weight, signed_by;
	struct party consignee;
	struct scan_event *events;
	size_t n_events;
	struct shots screenshots, photos;
};

enum sender { SENDER_BUYER, SENDER_SELLER, SENDER_PLATFORM, SENDER_OTHER };

struct message {
	struct when at_time;
	enum sender from;
	struct text name; /* shown instead of the side's word */
	struct text forwarded; /* whose words he sent on; NULL: they are his own */
	struct text text;
	bool marked;
	struct mark at;
};

struct chat {
	struct text id; /* "chat", the second "chat-2" ... unless given */
	struct text with, channel, title, source;
	struct message *messages;
	size_t n_messages;
	struct shots screenshots;
	struct texts shows;
	struct mark at;
};

struct certificate {
	struct text id; /* "certificate-1" ... unless given */
	struct text kind; /* authorization, purchase ... other: see fields.c */
	struct text title, number, issuer, holder, source, note;
	struct when issued, valid_from, valid_to; /* valid: FROM .. TO, either may be open */
	struct shots pages;
	struct texts shows;
	struct mark at;
};

struct exhibit_entry {
	struct text id; /* "exhibit-1" ... unless given */
	struct text title, caption, source;
	struct when taken;
	struct shots files; /* one or more: file:, files:, compare: or sheet: */
	struct text arranged; /* "compare" or "sheet"; NULL: each picture by itself */
	struct edits edits; /* of `file:`, before they are moved to it */
	struct annotation *marks; /* before they are moved to the pictures that they are on */
	size_t n_marks;
	struct text pages;  /* the same */
	struct texts shows;
	struct mark at;
};

struct given_event { /* timeline: */
	struct when at_time;
	struct text what;
	struct texts proof;
	struct mark at;
};

struct contact { /* what was tried with the buyer before the appeal */
	struct when at_time;
	struct text how, offer, answer;
	struct texts proof;
	struct mark at;
};

struct verdict_point { /* a reason of the earlier verdict, and the answer to it */
	struct text says, answer;
	struct texts proof;
	struct mark at;
};

struct verdict { /* what was decided before, and why that is wrong */
	struct mark at;
	struct when at_time;
	struct text number;
	struct verdict_point *points;
	size_t n_points;
};

struct status { /* how far the case has come: of no concern to its reader, never printed */
	bool given;
	struct mark at;
	struct text state;   /* drafted submitted decided */
	struct when at_time; /* when it came so far */
	struct text outcome; /* of the seller's appeal: upheld rejected partly */
	struct text reason;
};

struct silence { /* a rule of dossier check that is not to be told */
	struct text code, why;
	struct mark at;
};

struct fonts_choice { /* fonts: of the case; families by role, all optional */
	struct text folder; /* a folder of font files */
	const char *place;  /* of it, to open; NULL: none was given */
	struct text text, strong, mono, emoji; /* family names */
};

#define CASEFILE_MAX_ENTRIES 10000 /* of one list */

struct row_run { /* rows as spreadsheets count them, one after the other */
	int first, last;
};

struct import { /* an export of a platform, named by from: */
	const char *section; /* whose values it fills: "order" */
	const char *path, *place; /* as written; to open */
	struct mark at;
	const char *sheet; /* of a workbook; NULL: it is none */
	const struct row_run *rows; /* that tell of the case, from above to below */
	size_t n_rows;
	const char *const *columns; /* the names of those that values were taken from, from left to right */
	size_t n_columns;
	int line; /* of JSON: where what tells of the case begins; 0: a table, all of it, or it has one line */
	size_t entry, n_entries; /* of JSON in one line: which of how many; 0: it is all of the file */
	size_t n_taken, n_messages; /* of a chat: so many of its messages, or of those in the file */
	const struct node **parcels; /* the tracking numbers that an order has, each once */
	size_t n_parcels;
	const struct node *sender_number; /* that the record of a parcel has of its sender; NULL: none */
	char sha256[65];
	struct { /* what dossier import took it out of; name NULL: it is an export as it is */
		const char *name, *sheet, *rows; /* sheet NULL: it is no workbook; rows: "2, 5–7" */
		const char *sha256;
	} whole;
};

struct exhibit_name { /* an id that references can use */
	const char *id;
	size_t n_lines; /* messages, if it is a chat */
	struct mark at;
};

struct casefile {
	const struct source *source; /* case.yaml itself; NULL if it could not be read */
	const char *folder;          /* its folder, which nothing that it names may leave */

	struct text platform, complaint, language, number, title, timezone, filed_by;
	struct text recipient; /* platform public counterparty association; NULL: platform */
	struct texts hide;     /* what else is to be masked in texts, whoever reads it */
	int timezone_minutes; /* of `timezone`, or of the first date that has an offset */
	bool has_timezone;
	struct when respond_by, opened; /* opened: when the complaint was made */
	struct text statement, request; /* with [[id]] references in them */

	struct party seller;
	struct claim *claims;
	size_t n_claims;
	struct contact *contacts;
	size_t n_contacts;
	struct order order;
	struct logistics logistics;
	struct chat *chats;
	size_t n_chats;
	struct certificate *certificates;
	size_t n_certificates;
	struct given_event *events;
	size_t n_events;
	struct exhibit_entry *exhibits;
	size_t n_exhibits;
	struct fonts_choice fonts;
	struct status status;
	struct text supplements;      /* the path of an earlier case, as written */
	const struct casefile *first; /* that case; NULL: none was given, or it could not be read */
	struct verdict verdict;
	struct silence *silences;
	size_t n_silences;
	struct texts deliver;      /* pdf images text; none: as the platform takes it */
	const struct node *limits; /* of the form, over the platform's; NULL: not given */
	const struct node *limit;  /* of the PDF, over those; NULL: not given */
	struct text split;         /* "true": a PDF that would be more comes in volumes */

	struct file *files; /* every evidence file named, in order of first mention */
	size_t n_files;
	struct exhibit_name *names;  /* sorted by id, then by place in the case */
	size_t n_names;
	struct import *imports; /* exports that values came from */
	size_t n_imports;
	bool lacks_imports; /* one could not be read, which was reported */
	const char **inputs; /* every YAML file and export read, as opened; those of earlier cases too */
	size_t n_inputs;
};

/* What the case says beside `from:`, of its order, its logistics or a chat. */
struct import_ask {
	const char *section, *platform; /* "order"; NULL: the case names no platform */
	const char *language; /* NULL: that of the platform */
	const char *currency; /* of the order; NULL: the case does not say */
	bool has_timezone; /* the case says on which clock times are */
	bool is_extract;   /* it names a table that `dossier import` wrote */
	const struct node *from, *where, *format, *encoding, *decimal, *with; /* NULL: not given */
	const struct node *since, *until, *seller; /* of a chat */
	const char *place; /* of the file, to open */
	const struct node *own; /* all that the case says itself, which wins */
};

bool casefile_is_blank(const char *s); /* "____" alone, also full-width: to be filled in */
bool casefile_has_blank(const char *s); /* one to be filled in, among other words */
bool casefile_is_given(const struct node *value); /* and not left empty, or to be filled in: "____" */
/* Is that the parcel's number, or among several in one text? Blanks, hyphens and letter case aside. */
bool casefile_is_parcel(const char *numbers, const char *number);

/* Reads it into a tree with the keys of a case. NULL: it tells none, which was reported. Of *found it
 * sets the rows and the digest. */
typedef struct node *casefile_importer(void *context, const struct import_ask *ask, struct import *found);

struct casefile_options {
	bool allow_outside; /* what the case names may lie outside its folder */
	casefile_importer *import; /* NULL: `from:` is read over */
	void *import_context;
};

/* Files of pages become pictures of these: of those that `pages` asks for, or of all. By file: how many pages
 * it has; 0: it is one picture; -1: it could not be looked into. */
void casefile_part_pages(struct arena *a, struct diag *d, struct casefile *c, const int *n_pages);
/* What "dossier grid" is to draw, so that places in that file can be read off: "scan.pdf --page 2", or all
 * that are joined. */
const char *casefile_say_grid(struct arena *a, const struct casefile *c, const struct file *f);
/* The file that is this page of that one, as it is; n_files: none. */
size_t casefile_find_page(const struct casefile *c, size_t original, size_t page);

/* Is what it is made of shown behind it? Where something is left out or drawn above; not where somebody wants
 * a part covered. */
bool casefile_is_open(const struct shot *shot);

/* The scan that handed the parcel over, of several that say so the earliest; NULL: none says so. */
const struct scan_event *casefile_find_delivery(const struct logistics *l);

/* The file that the i-th part of it is: of joined screens that screen, else the one that it is of. */
size_t casefile_part(const struct file *f, size_t i);

/* Is this view, or file, made of that file? */
bool casefile_is_made_of(const struct casefile *c, size_t view, size_t file);

/* Number i, a place along a side of so many pixels, in millionths of a pixel. */
int64_t casefile_position(const struct numbers *n, int i, uint32_t side);

/* What an entry of marks draws. */
enum drawn casefile_drawn(const struct annotation *mark);

/* Every picture of the case, in the order of its sections. */
typedef void casefile_shot_visitor(void *context, const struct shot *shot);
void casefile_each_shot(const struct casefile *c, casefile_shot_visitor *visit, void *context);

/* Never NULL; look at diag_worst before using it. "-" reads standard input, its folder is ".". */
struct casefile *casefile_load(struct arena *a, struct diag *d, const char *path,
                               const struct casefile_options *options);

/* Every piece of evidence that a `shows:` names. */
typedef void casefile_shows_visitor(void *context, const struct text *piece);
void casefile_each_shows(const struct casefile *c, casefile_shows_visitor *visit, void *context);

/* A case of its own, to be changed: arrays are copied, texts shared until they are set anew. */
struct casefile *casefile_copy(struct arena *a, const struct casefile *c);

/* Calls back for every text that is given and may be printed, by its path: "order.items[2].name".
 * is_code: it is a number of its kind (FIELD_CODE), not words. Paths of files are not among them. */
typedef void casefile_text_visitor(void *context, const char *path, struct text *text, bool is_code);
void casefile_each_text(struct casefile *c, casefile_text_visitor *visit, void *context);

/* Every date that is given, but for the ends of a certificate's validity, with its path, "order.created". */
typedef void casefile_date_visitor(void *context, const char *path, const struct when *w);
void casefile_each_date(const struct casefile *c, casefile_date_visitor *visit, void *context);

/* What a case must not have: duplicate ids, [[references]] and proof to nothing. Errors into d. */
void casefile_check(const struct casefile *c, struct diag *d);

/* `dossier dump --stage=casefile` */
void casefile_dump(struct buf *out, const struct casefile *c);

/* ---- references in text: [[id]] and [[chat:3]] ---- */
struct reference {
	size_t start, end;  /* bytes of the whole [[...]] in the text */
	const char *id;     /* "chat" */
	long line;          /* 3; 0 if none */
};
/* The next reference at or after `from`; false if there is none. */
bool casefile_next_reference(struct arena *a, const char *text, size_t from, struct reference *r);

/* Every [[reference]] and every id of a proof. */
typedef void casefile_reference_visitor(void *context, const char *id, long line);
void casefile_each_reference(struct arena *a, const struct casefile *c, casefile_reference_visitor *visit,
                             void *context);

/* Does an exhibit of this id exist (line 0), has that chat this line (line > 0)? In the case itself, or
 * else in one that it supplements. */
bool casefile_has_exhibit(const struct casefile *c, const char *id, long line);

#endif
