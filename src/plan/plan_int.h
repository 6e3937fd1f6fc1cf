/* plan_int.h - what the files of the editor's room share: the desk that a case lies on while it
 * is edited, rich text, printed numbers and dates, and the builders of sections. */
#ifndef DOSSIER_PLAN_PLAN_INT_H
#define DOSSIER_PLAN_PLAN_INT_H

#include "image/image.h"
#include "plan/plan.h"
#include "privacy/mask.h"
#include "templates/platform.h"
#include "templates/slots.h"
#include "templates/words.h"

struct piece; /* templates/playbook.h */

enum exhibit_kind { EXHIBIT_ORDER, EXHIBIT_LOGISTICS, EXHIBIT_CHAT, EXHIBIT_CERTIFICATE, EXHIBIT_ENTRY };

/* A picture of an exhibit, in the order shown. */
struct picture {
	const struct shot *shot;
	struct text title, source; /* of the plate */
	const char *label, *label_short, *anchor;
	const char *number; /* of the label */
};

/* What the desk knows of plan.exhibits[i] beyond what is printed in the list. */
struct shown {
	enum exhibit_kind kind;
	size_t index;        /* in the casefile's array of that kind */
	const char *label_short, *heading;
	const char *label_shown; /* above it: says that it is new */
	struct text title, source; /* with their marks */
	bool is_captioned; /* its caption is its title */
	struct rich proves;
	struct picture *pictures;
	size_t n_pictures;
	bool cited; /* by a claim, an event or a reference in a text */
	bool is_new; /* in a case that supplements another, which had it not */
	const struct booked *old; /* the earlier exhibit whose numbers it and its pictures keep; or NULL */
	struct mark at;
};

/* An exhibit of an earlier case, whose number it keeps. */
struct booked {
	const struct casefile *casefile;
	enum exhibit_kind kind;
	size_t index; /* in the casefile's array of that kind */
	const char *id;
	int number;
	const char **digests;        /* of its pictures; "" unknown */
	size_t n_digests;
	bool taken; /* shown again by the case being numbered */
};

struct ledger {
	struct booked *v;
	size_t n;
	int last; /* number given so far */
};

struct desk {
	struct arena *a;
	struct diag *d;
	const struct disclosed *disclosed;
	const struct casefile *c; /* what is disclosed of it: there is no other here */
	const struct evidence *evidence;
	struct shelf *shelf;
	const struct words *words;
	const struct platform *platform;
	const struct playbook *playbook; /* or NULL */
	struct plan *plan;
	struct shown *shown; /* as many as plan->n_exhibits */
	struct ledger *ledger; /* what earlier cases showed; empty if there are none */
	const char *complaint; /* its printed name, or NULL */
	const char *currency;  /* ISO code, or NULL */
	int zone;              /* [minutes] that dates are printed in */
	const char *zone_name;
	bool has_manifest; /* see plan_input */
	bool is_brief; /* for image sheets: what takes room and proves nothing is left out */
};

/* ---- print.c: words ---- */
const char *desk_word(const struct desk *k, enum word w);
/* The word with its slots filled: name, value, name, value, NULL. */
const char *desk_fill(const struct desk *k, enum word w, ...) __attribute__((sentinel));
const char *desk_fill_plural(const struct desk *k, enum plural p, long n);
const char *fill_text(struct arena *a, const char *pattern, const char *const *pairs);

/* ---- print.c: numbers and dates as the language writes them ---- */
struct date print_local(const struct desk *k, const struct date *d); /* in the case's zone */
int64_t print_seconds(const struct desk *k, const struct date *d);
int64_t print_day_number(const struct desk *k, const struct date *d); /* days since 1970-01-01 */
const char *print_day(const struct desk *k, const struct date *d);
const char *print_time(const struct desk *k, const struct date *d); /* "" if only a day is known */
const char *print_when(const struct desk *k, const struct date *d); /* as precise as it is */
const char *print_elapsed(const struct desk *k, const struct date *from, const struct date *to);
const char *print_money(const struct desk *k, money m);
const char *print_number(const struct desk *k, long n);
const char *print_bytes(const struct desk *k, uint64_t bytes);
/* Of a file outside the folder of the case its name only: folders tell names of people and computers. */
const char *print_path(const char *path);
const char *print_range(const struct desk *k, const char *from, const char *to); /* "": open */

/* ---- spans.c ---- */
void spans_add(const struct desk *k, struct rich *r, enum tone tone, const char *text); /* our own words */
void spans_add_separator(const struct desk *k, struct rich *r, enum tone tone); /* between facts in a row */
void spans_add_text(const struct desk *k, struct rich *r, enum tone tone, const struct text *t);
void spans_add_link(const struct desk *k, struct rich *r, const char *text, const char *target);
void spans_add_page(const struct desk *k, struct rich *r, const char *target);
void spans_add_rich(const struct desk *k, struct rich *r, const struct rich *more);
/* Text of the case with its [[references]] made into links. */
void spans_add_prose(struct desk *k, struct rich *r, enum tone tone, const struct text *t);
/* A pattern whose slots are rich: name, struct rich *, name, struct rich *, NULL. */
void spans_add_pattern(const struct desk *k, struct rich *r, enum tone tone, const char *pattern, ...)
	__attribute__((sentinel));
/* Its words alone. */
const char *spans_words(const struct desk *k, const struct rich *r);
/* Without the spaces that only hold words together (U+00A0, U+202F): in a form's field they are of no use,
 * and some encodings lack them. */
const char *spans_plain(const struct desk *k, const char *text);
struct rich spans_own(const struct desk *k, enum tone tone, const char *text);
struct rich spans_word(const struct desk *k, enum tone tone, enum word w);
struct rich spans_text(const struct desk *k, enum tone tone, const struct text *t);
struct rich spans_prose(struct desk *k, const struct text *t);
bool spans_is_empty(const struct rich *r);
bool spans_is_equal(const struct rich *a, const struct rich *b); /* same words */

/* ---- exhibits.c: what is an exhibit, its number and names ---- */
void exhibits_number_order(struct desk *k);
void exhibits_number_logistics(struct desk *k);
void exhibits_number_chats(struct desk *k);
void exhibits_number_certificates(struct desk *k);
void exhibits_number_entries(struct desk *k);
void exhibits_name(struct desk *k); /* once all have their numbers */
struct shown *exhibits_find(const struct desk *k, const char *id); /* NULL if there is none */
struct shown *exhibits_of(const struct desk *k, enum exhibit_kind kind, size_t index);
struct exhibit *exhibits_entry(const struct desk *k, const struct shown *s);
/* wanted.c: is it such a piece? And which exhibits are the only ones that are what the playbook requires? */
bool wanted_is_piece(const struct desk *k, const struct shown *x, const struct piece *piece);
void wanted_mark_needed(struct desk *k);
/* What each exhibit proves, once the claims are known. */
void exhibits_say_proves(struct desk *k);

/* ---- citations.c: exhibits and messages that texts and proofs name ---- */
struct citation {
	const char *label, *label_short; /* of the exhibit */
	long line;          /* its message; 0: the exhibit as a whole */
	const char *target; /* NULL: it was shown in an earlier case alone */
	struct shown *shown;
	struct mark at;     /* of what could not be found, whose label is what was written */
};
struct citations {
	struct citation *v;
	size_t n;
};
/* A cited exhibit or message; false if there is none. */
bool citations_find(const struct desk *k, const char *id, long line, struct citation *c);
struct citation citations_of(const struct desk *k, struct shown *x);
/* "auth-letter" or "chat:3" */
void citations_parse(struct arena *a, const char *text, struct reference *ref);
void citations_add(const struct desk *k, struct citations *list, const struct citation *c); /* once */
/* proof: [auth-letter, chat:3]; their exhibits are cited from now on. */
void citations_add_proof(struct desk *k, struct citations *list, const struct texts *proof);
/* As links, messages of one chat together. */
struct rich citations_print(const struct desk *k, const struct citations *list);
struct rich citations_print_proof(struct desk *k, const struct texts *proof);
/* In running words; before, after: another message of the chat is named there and only a comma between. */
void citations_add_in_prose(const struct desk *k, struct rich *r, const struct citation *c, bool before,
                            bool after);

/* ---- earlier.c: exhibits of the cases that this one supplements ---- */
/* The earlier exhibit that shows all that this one does, whose number it takes; NULL if something is new. */
const struct booked *earlier_take(const struct desk *k, const char *id, const struct shown *x);
/* The place, from 0, of a picture among those of an earlier exhibit. */
size_t earlier_place(const struct desk *k, const struct booked *b, size_t file);
/* Enter what the case on the desk has shown, for the next one. */
void earlier_book(struct desk *k);
/* An earlier exhibit that is not shown again, or NULL. */
const struct booked *earlier_find(const struct desk *k, const char *id, long line);
/* "1, 3 to 5": numbers that are not shown again; empty if there are none. */
struct rich earlier_list(const struct desk *k);

/* ---- verdict.c: the reasons of an earlier decision and the answers to them ---- */
void verdict_add(struct desk *k, struct section *s);
const struct when *verdict_when(const struct desk *k);

/* ---- steps.c ---- */
#define STEPS_ALL (~0u)
/* What was done to the copy that is shown of a file or view, of `which` steps (enum image_step), what was
 * covered and whether it is marked; shot: how it is shown, NULL for a file. */
struct rich steps_list(const struct desk *k, size_t file, const struct shot *shot, unsigned which);
/* The same, and where it was covered and cropped. */
struct rich steps_list_exactly(const struct desk *k, size_t file, const struct shot *shot, unsigned which);
void steps_add(const struct desk *k, struct rich *r, const struct rich *step); /* one more */

/* ---- appendix.c ---- */
/* Of how many files a picture is made, and the i-th of them */
size_t appendix_count_parts(const struct desk *k, size_t view);
size_t appendix_part(const struct desk *k, size_t view, size_t i);
bool appendix_is_copy(const struct desk *k, size_t file); /* shown otherwise than the file is */
bool appendix_is_placed(const struct desk *k, size_t file); /* as it is, on a page */
void appendix_add_digest(const struct desk *k, struct rich *r, enum word word, size_t file);
void appendix_add_copy_digest(const struct desk *k, struct rich *r, size_t file); /* whole or in parts */
/* appendix_pages.c: of a file that has pages, and of these those that are shown */
bool appendix_has_streams(const struct desk *k); /* are digests of streams among what is told of pages? */
bool appendix_has_lists(const struct desk *k);   /* and digests of lists of digests? */
void appendix_add_pages(const struct desk *k, struct rich *r, size_t file);
/* Of a picture whose points are not square: that is shown otherwise than the file has it. */
void appendix_add_shown_size(const struct desk *k, struct rich *r, const struct image_facts *facts);
bool appendix_add_page_sizes(const struct desk *k, struct rich *r, size_t file); /* false: it has none */

/* ---- marks.c ---- */
/* What is drawn above a picture, with its notes. */
void marks_add(struct desk *k, struct plate *plate, const struct shown *x, const struct shot *shot);
/* Is it seen in these rows [px] of a picture as it is shown? And is anything there covered by a redaction? */
bool marks_is_seen(const struct desk *k, size_t file, const struct annotation *mark, uint32_t top,
                   uint32_t foot);
bool marks_is_covered(const struct desk *k, size_t file, const struct redaction *r, uint32_t top,
                      uint32_t foot);

/* ---- excerpts.c: of a long picture those parts that have marks, before others ---- */
bool excerpts_are_marked(const struct desk *k, const struct shot *shot);
/* Plates with these parts, and their marks and notes; or one with the others, which has none. */
void excerpts_add(struct desk *k, struct section *s, const struct shown *x, const struct picture *p,
                  bool marked);

/* ---- explain.c: for readers who do not know the platform ---- */
bool explain_is_wanted(const struct desk *k);

/* ---- blocks.c ---- */
/* A new block at the end; the pointer holds until the next one is added. */
struct block *section_add(const struct desk *k, struct section *s, enum block_kind kind);
void section_add_heading(const struct desk *k, struct section *s, struct rich heading);
void section_add_para(const struct desk *k, struct section *s, struct rich para);
void section_add_exhibit_heading(const struct desk *k, struct section *s, const struct shown *x);
struct plate *section_add_plate(struct desk *k, struct section *s, const struct shown *x,
                                const struct picture *p);
/* All pictures of an exhibit in one block, if the case wants them so; else false. */
bool section_add_arranged(struct desk *k, struct section *s, const struct shown *x);
void section_add_plates(struct desk *k, struct section *s, const struct shown *x, bool first);
/* A row, unless its value is empty. */
void facts_add(const struct desk *k, struct facts *f, enum word label, struct rich value);
void facts_add_text(struct desk *k, struct facts *f, enum word label, const struct text *t);
void facts_add_when(const struct desk *k, struct facts *f, enum word label, const struct when *w);
/* Columns from a table; then rows cell by cell. */
struct head {
	enum word word;
	enum align align;
	int grow;
};
void table_start(const struct desk *k, struct table *t, const struct head *heads, size_t n);
struct row *table_add_row(const struct desk *k, struct table *t);

/* ---- chronology.c ---- */
struct timeline chronology_make(struct desk *k);

/* ---- plan.c ---- */
/* A desk with the case laid out on it; false after an error. */
bool desk_open(struct desk *k, struct arena *a, struct diag *d, const struct plan_input *input);
/* The whole plan, on a desk; false after an error. */
bool plan_write(struct desk *k, struct arena *a, struct diag *d, const struct plan_input *input);
void desk_number(struct desk *k); /* its exhibits, where no section of the usual plan is written */

/* ---- sheets.c ---- */
size_t sheets_open_series(struct desk *k, enum series_kind kind, const char *label, size_t n); /* from 1 */

/* ---- chat.c ---- */
/* The messages that the reader must see; none if none is marked. */
bool chat_has_marks(const struct chat *c);
size_t chat_count_marks(const struct chat *c);
void chat_add_marked(struct desk *k, struct section *s, const struct chat *c, size_t series);

/* ---- cover.c ---- */
/* Title, facts, request, deadline, verdict. */
void cover_add_head(struct desk *k, struct section *s, int columns);

/* slots.c: the pattern with what the case says; `blank` where it says nothing. */
struct slots_filled fill_slots(struct desk *k, const char *pattern, const char *blank);

/* The statement and what was tried before, for a form's field: one text. */
const char *statement_as_text(struct desk *k);
/* message.c: to the buyer, before the appeal; "" after an error. */
const char *message_as_text(const struct desk *k);

/* ---- the sections, each in a file of its name; one that has nothing to say adds no block ---- */
void section_cover(struct desk *k, struct section *s);
void section_explain(struct desk *k, struct section *s);
void section_exhibits(struct desk *k, struct section *s);
void section_statement(struct desk *k, struct section *s);
void section_timeline(struct desk *k, struct section *s);
void section_order(struct desk *k, struct section *s);
void section_logistics(struct desk *k, struct section *s);
void section_chat(struct desk *k, struct section *s);
void section_certificates(struct desk *k, struct section *s);
void section_pictures(struct desk *k, struct section *s);
void section_appendix(struct desk *k, struct section *s);

/* ---- names.c: who and what, in one line ---- */
const char *names_document(const struct desk *k); /* unless the case has a title of its own */
const char *names_platform(const struct desk *k);
const struct text *names_seller(const struct desk *k);
struct rich names_goods(const struct desk *k);
struct rich names_sender(const struct desk *k, const struct message *m);
/* A message short enough for a line of the timeline: cut between words, never inside a character. */
const char *names_cut(const struct desk *k, const char *text);
const char *names_kind(const struct desk *k, const struct certificate *c);
/* The order's sums, exact; false if a price is missing or a sum overflows. */
struct sums {
	money items, computed, total; /* total: as given, else as computed */
	bool complete, given;
	bool whole; /* the total is all that was paid: an export has often but a part of it */
};
bool names_sum_order(const struct order *o, struct sums *sums);

/* ---- party.c ---- */
void party_add_facts(struct desk *k, struct facts *f, const struct party *p);
/* A paragraph with what the facts of page 1 do not say of the seller. */
void party_add_seller(struct desk *k, struct section *s);


#endif
