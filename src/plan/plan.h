/* plan.h - the editor: casefile + evidence facts + words become sections of blocks.
 *
 * A plan says what is printed, in which order, in which words and what points to what. It knows
 * nothing of points, fonts or PDF. Everything printed comes from the case or from templates/words;
 * no printed word stands in C. All of it lives in the arena it was made in.
 *
 * Anchors are unique in a plan: "statement" a section, "@invoice" an exhibit, "@invoice/2" its second
 * picture, "chat:3" a chat's line, "claim#1" a claim's row, "event#4" an event of the timeline.
 * A newline in any text, a table's cell included, ends a line. */
#ifndef DOSSIER_PLAN_PLAN_H
#define DOSSIER_PLAN_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "casefile/casefile.h"
#include "image/evidence.h"

struct shelf; /* templates/shelf.h */

/* A case that the one being planned supplements, and of its evidence the path and, where it is known, the
 * digest. */
struct earlier {
	const struct casefile *casefile;
	const struct evidence *evidence; /* casefile.n_files of them; sha256 "" where nobody asked for it */
};

/* ---- rich text ---- */
enum tone { TONE_PLAIN, TONE_STRONG, TONE_QUIET, TONE_ACCENT, TONE_MONO };

struct span {
	enum tone tone;
	const char *text;   /* in a page span: a folio as wide as this is expected; NULL: nobody knows */
	const char *target; /* anchor that it links to, or NULL */
	bool value;         /* given by the case and set among other words, not their continuation */
	bool between;       /* a separator: left out where a line ends */
	bool tied;          /* a label before its value: neither broken nor parted from the next span */
	bool page;          /* prints the folio of `target`: set after pagination, in a slot of fixed width */
	struct mark at;     /* where the words stand in the case; source NULL for our own */
};

struct rich {
	struct span *spans;
	size_t n;
};

/* ---- blocks ---- */
enum block_kind {
	BLOCK_COVER,    /* kicker, title, subtitle */
	BLOCK_HEADING,  /* inside a section */
	BLOCK_PARA,     /* newlines in text end lines; an empty line ends a paragraph */
	BLOCK_CALLOUT,  /* a label and a sentence that must be seen: request, deadline */
	BLOCK_FACTS,    /* label: value rows, in one or two columns */
	BLOCK_TABLE,
	BLOCK_TIMELINE,
	BLOCK_CHAT,
	BLOCK_CARD,     /* a certificate: facts and validity scale */
	BLOCK_PLATE,    /* a picture with title and caption */
	BLOCK_PLATES,   /* pictures that are seen together */
};

struct cover {
	struct rich kicker, title, subtitle;
};

struct fact {
	struct rich label, value;
};

struct facts {
	struct fact *rows;
	size_t n;
	int columns; /* 1 or 2 */
};

struct callout {
	struct rich label, text;
};

enum align { ALIGN_START, ALIGN_END };

struct column {
	struct rich head;
	enum align align;
	int grow; /* share of the measure left over; 0: as wide as its content */
};

struct row {
	struct rich *cells;  /* as many as columns */
	const char *target;  /* the whole row links there, or NULL */
	const char *anchor;  /* or NULL */
	bool sum;            /* set apart by a rule above and strong */
};

struct table {
	struct column *columns;
	size_t n_columns;
	struct row *rows;
	size_t n_rows;
	size_t n_tail;    /* last rows that stay together, and with the row above: sums */
	struct rich note; /* below the last row, not parted from it; may be empty */
	bool small; /* set in the small size: hashes */
};

struct timeline_event {
	const char *day;     /* "2025-01-10", "" if the same as above */
	const char *time;    /* "09:12", "" if only a day is known */
	const char *elapsed; /* since the event before: "8 小时 28 分"; "" for the first */
	struct rich what;    /* with links to exhibits */
	bool strong;         /* a turning point: paid, delivered, complaint, deadline */
	const char *anchor;
};

struct timeline {
	struct timeline_event *events;
	size_t n;
	struct rich note; /* the time zone */
};

enum side { SIDE_LEFT, SIDE_RIGHT, SIDE_MIDDLE };

struct chat_line {
	const char *day;    /* printed above as a divider; "" if the same day as above */
	const char *number; /* "3" */
	enum side side;
	struct rich sender; /* "" spans: same sender as above */
	const char *time;
	struct rich text;
	bool marked;
	const char *mark_word; /* printed beside a marked line, e.g. "重点" */
	const char *anchor;    /* "chat:3" */
};

struct chat_block {
	struct chat_line *lines;
	size_t n;
};

struct validity { /* a scale of days: when it was valid, when the order was made */
	bool given;
	bool has_from, has_to, has_order;
	int64_t from_day, to_day, order_day; /* days since 1970-01-01 */
	/* "2024-06-11", ..., "订单 2025-01-10"; of an end that the document says is none, its word for that */
	const char *from_label, *to_label, *order_label;
	struct rich verdict; /* valid on the order date, or not */
	bool ok;
};

struct card {
	struct rich title;
	struct facts facts;
	struct validity validity;
};

struct plate_mark { /* drawn above a picture; [millionths of a px] of the picture as it is shown */
	enum drawn kind;
	int64_t v[4]; /* as in the case; of a rectangle the upper left corner comes first */
	int number;   /* of its note; 0: it has none */
};

struct plate_note {
	int number;
	struct rich text;
};

struct plate {
	struct rich label;   /* "证据 3-1" */
	struct rich title;
	struct rich caption; /* may be empty */
	struct rich origin;  /* source, date taken, file name: small, below */
	size_t evidence;     /* index of the picture */
	size_t exhibit;      /* index of that which shows it */
	const char *alternative; /* text for those who cannot see it */
	const char *anchor;
	struct plate_mark *marks;
	size_t n_marks;
	struct plate_note *notes; /* below the picture */
	size_t n_notes;
	const size_t *parts; /* of a long picture, those that are shown here, in order */
	size_t n_parts;      /* 0: all */
};

struct plates {
	struct plate head; /* of all of them: no picture, but label, title, caption, origin and notes */
	struct plate *v;   /* each with a label and caption of its own, and no title */
	size_t n;
	bool is_compared;  /* at one scale and on one page; else a grid of small ones */
};

struct block {
	enum block_kind kind;
	const char *anchor;  /* name that links reach it by, or NULL */
	const char *outline; /* entry in the document outline below its section's, or NULL */
	const char *running; /* running head from here on (exhibit), or NULL: the section's */
	size_t series;       /* on sheets: which of the plan's it is a part of, from 1; 0: none */
	union {
		struct cover cover;
		struct rich heading, para;
		struct callout callout;
		struct facts facts;
		struct table table;
		struct timeline timeline;
		struct chat_block chat;
		struct card card;
		struct plate plate;
		struct plates plates;
	} u;
};

struct section {
	const char *id;     /* anchor: "cover", "exhibits", "statement" ... */
	const char *title;  /* printed and in the outline; cover: only in the outline */
	bool new_page;      /* starts a page; else it follows where it fits */
	struct block *blocks;
	size_t n_blocks;
};

/* A place where a page or a volume may begin: of a block layout makes pieces, such as the lines of a text or
 * the rows of a table; a section's title is the first of its first block. */
struct plan_place {
	size_t section, block, piece;
};

static inline bool plan_is_before(struct plan_place a, struct plan_place b)
{
	if (a.section != b.section)
		return a.section < b.section;
	return a.block != b.block ? a.block < b.block : a.piece < b.piece;
}

struct volume { /* one of several PDFs that the dossier comes in */
	struct plan_place start;
	struct section front; /* its first pages, in the first volume behind the cover: the contents of all */
	const char *title;    /* of the PDF */
	const char *folio;    /* as plan.folio; says the volume as well */
};

struct exhibit {
	int number;          /* 1 .. */
	const char *id;      /* "auth-letter" */
	const char *label;   /* "证据 3" */
	const char *title, *source, *proves;
	const char *anchor;  /* where it is shown */
	size_t *evidence;    /* its pictures */
	size_t n_evidence;
	bool is_needed;      /* the playbook requires it, and no other exhibit is such a piece of evidence */
};

/* On sheets, what is one list to the reader, who is told how much of it is missing. */
enum series_kind { SERIES_REASONS, SERIES_CLAIMS, SERIES_EVENTS, SERIES_MARKED, SERIES_MESSAGES };
struct series {
	enum series_kind kind;
	const char *label; /* of the exhibit, "证据 3"; or NULL */
	size_t n;          /* all of it, what no block shows included */
};

struct plan {
	const char *language;     /* "zh-CN" */
	const char *title;        /* of the document */
	const char *running_left; /* case number and platform */
	const char *folio;        /* "第 {page} 页 / 共 {pages} 页" */
	const char *part;         /* "{part} / {parts}" on slices of a long screenshot */
	const char *contents;     /* above the list of sections on the cover */
	const char *statement;    /* as plain text, references as they are printed; "": none */
	const char *message;      /* to the buyer, if it was asked for; NULL: not */
	const char *continued;    /* "(续)" after a title repeated on the next page */
	const char *rest;         /* below a list of which {n} of {all} are shown */
	bool black_marks;         /* marks are black, not of the accent's colour */
	int32_t legible;          /* [mpt] text in pictures is no smaller where that can be; 0: nobody has said */
	struct section *sections;
	size_t n_sections;
	struct volume *volumes;   /* in their order; none: it is one PDF */
	size_t n_volumes;
	struct exhibit *exhibits;
	size_t n_exhibits;
	const struct evidence *evidence;
	size_t n_evidence;
	struct series *series;    /* of a plan of sheets */
	size_t n_series;
};

struct disclosed; /* privacy/mask.h */
struct platform;  /* templates/platform.h */
struct playbook;  /* templates/playbook.h */

struct plan_input {
	const struct disclosed *disclosed; /* the case as its recipient may read it */
	const struct evidence *evidence;   /* casefile.n_files of them */
	const struct earlier *earlier;     /* oldest first */
	size_t n_earlier;
	struct shelf *shelf;
	const struct platform *platform; /* NULL: unknown, which was reported */
	const struct playbook *playbook; /* of its complaint; NULL: there is none */
	bool wants_message;
	bool has_manifest; /* the list of digests is written beside the PDF */
	int32_t legible; /* see struct plan */
};

/* Only what the case says of platform, language and complaint, and what the templates know of it: for a case
 * that has errors already, so that one run tells all. */
void plan_check_names(struct arena *a, struct diag *d, const struct plan_input *input);

/* Never NULL; look at diag_worst before using it. */
struct plan *plan_make(struct arena *a, struct diag *d, const struct plan_input *input);

struct volume_cuts {
	const struct plan_place *starts; /* of the volumes, the first one {0, 0, 0} */
	size_t n;
	/* Where an anchor came to lie when the plan was laid out, and its page, which may be another one in the
	 * end; false: nowhere. */
	bool (*find)(const void *context, const char *anchor, struct plan_place *at, size_t *page);
	const void *context;
};

size_t volume_at(const struct volume_cuts *cuts, struct plan_place at);

/* The same plan in volumes: each begins with the contents of all, and what stands in another volume than the
 * words that refer to it is no link but says where it is. */
struct plan *plan_make_volumes(struct arena *a, struct diag *d, const struct plan_input *input,
                               const struct volume_cuts *cuts);

/* Another plan of the same case for a form with room for few images: the case in one view, then its pictures,
 * strongest first as the playbook has them (NULL: in their order). Exhibits keep their numbers. */
struct plan *plan_make_sheets(struct arena *a, struct diag *d, const struct plan_input *input);

/* A plan of sheets of which there is room for a part. */
struct cut_block {
	const struct block *block;
	size_t n;    /* its elements: events, messages, pictures of a grid, parts of a picture, or one; 0: a
	              * heading, shown with what is below it */
	size_t kept; /* so many of them are shown, the first ones */
};
/* All blocks of its sections, with all that they have. */
struct cut_block *plan_list_blocks(struct arena *a, const struct plan *p, size_t *n);
/* The plan with what is kept of these alone; where some of a list are missing, that is said below it. */
struct plan *plan_cut(struct arena *a, const struct plan *whole, const struct cut_block *v, size_t n);
size_t plan_count_kept(const struct cut_block *v, size_t n, size_t series); /* counted from 1 */

/* The picture or page that a file of the case shows, whole. */
const struct image_facts *plan_whole(const struct casefile *c, const struct evidence *evidence, size_t file);

/* Left, top, right, bottom to a rectangle in that picture, rounded outward: what is half covered is covered.
 * Its part that lies in the picture, which may be empty. */
struct image_rect plan_place_rect(const struct numbers *n, const struct image_facts *whole);

/* Where a mark is seen on a picture that is shown as `shown` says; false: it is not. */
bool plan_place_mark(struct plate_mark *to, const struct annotation *mark, const struct image_facts *original,
                     const struct evidence *shown);

/* `dossier dump --stage=plan` */
void plan_dump(struct buf *out, const struct plan *p);

#endif
