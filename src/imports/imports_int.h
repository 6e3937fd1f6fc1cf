/* imports_int.h - what the files of this room share. */
#ifndef DOSSIER_IMPORTS_IMPORTS_INT_H
#define DOSSIER_IMPORTS_IMPORTS_INT_H

#include "base/buf.h"
#include "imports/imports.h"
#include "imports/package.h"
#include "tree/tree.h"

/* ---- decode.c: bytes to UTF-8 ---- */

/* The text in that encoding, as iconv names it; NULL: it is in another. Without its byte order mark. */
const struct source *decode_as(struct arena *a, const char *name, const void *bytes, size_t n,
                               const char *encoding);
bool decode_is_known(const char *encoding); /* to iconv */
/* Is it an Excel workbook that opens with a password? */
bool decode_is_locked(const void *bytes, size_t n);
/* "an old Excel workbook", if it is no text at all; else NULL. */
const char *decode_other_kind(const void *bytes, size_t n);

/* Bytes that no text of people has. */
bool decode_has_control(const char *s, size_t n);

/* ---- table.c: CSV; libcsv is named here alone ---- */

struct cell {
	const char *text;      /* quotes resolved, blanks at the ends cut; never NULL */
	uint32_t start, bytes; /* in the source */
};

struct row {
	size_t first, n; /* in table.cells */
	uint32_t start;  /* [bytes] in the source */
	int line;        /* in the file, from 1 */
	int number;      /* as spreadsheets count rows, from 1 */
};

struct table {
	const struct source *source;
	char line_end; /* '\r' of a file that has no other, as old programs of a Mac write it */
	struct cell *cells;
	size_t n_cells;
	struct row *rows;
	size_t n_rows;
	size_t head; /* the row that names the columns */
	const struct worksheet *sheet; /* NULL: it is of text */
	bool is_too_large;
	size_t torn; /* the first cell, counted from 1, that opens with a quote and does not close with it */
	size_t torn_row;
};

/* How cells are kept apart. */
struct table_style {
	char separator;
	bool has_quotes; /* else a quote is a letter as any other */
};

/* At most `most` rows, 0: all. */
void table_read(struct arena *a, struct table *t, const struct source *source, struct table_style style,
                size_t most);
/* NULL: the row is shorter. */
const struct cell *table_cell(const struct table *t, size_t row, size_t column);
struct mark table_mark(const struct table *t, size_t row, const struct cell *c);
struct mark table_row_mark(const struct table *t, size_t row);
/* A number of a workbook: with a point before its decimals, wherever the export was made. */
bool table_is_number(const struct table *t, const struct cell *c);
bool table_is_shared(const struct table *t, const struct cell *c); /* one value for several rows */
bool table_is_copy(const struct table *t, const struct cell *c);   /* and not the first of them */
bool table_is_hidden(const struct table *t, size_t row); /* in the workbook it is of */
/* Those numbers of rows, which it sorts, as runs. */
struct row_run *table_runs(struct arena *a, int *numbers, size_t n, size_t *n_runs);

/* ---- workbook.c: the sheets of an .xlsx ---- */

struct workbook;

struct worksheet {
	const struct source *source;
	const uint32_t *hidden; /* rows with values that are not shown, from 1, in their order */
	size_t n_hidden;
	const uint32_t *numbers; /* where its cells with numbers begin in the source, in their order */
	size_t n_numbers;
	const uint32_t *shared; /* where the cells begin that say what they say of several rows, merged cells */
	size_t n_shared;
	const uint32_t *copies; /* those of them that are not the first */
	size_t n_copies;
};

/* NULL: *fault. The bytes stay the caller's, and where they are. */
struct workbook *workbook_open(const void *bytes, size_t n, enum package_fault *fault);
size_t workbook_count(const struct workbook *w);
const char *workbook_name(const struct workbook *w, size_t i); /* lent */
bool workbook_is_hidden(const struct workbook *w, size_t i);
/* As the CSV that a spreadsheet would save, but for dates, which are as a case file has them. In the arena.
 * NULL: *fault. */
const struct worksheet *workbook_sheet(struct workbook *w, struct arena *a, const char *name, size_t i,
                                       enum package_fault *fault);
void workbook_close(struct workbook *w); /* NULL is fine */

/* ---- figures.c: a number of a workbook as text ---- */

enum { /* what a number format shows; above FIGURE_PAD how many digits it fills up with zeros */
	FIGURE_DAY = 1,
	FIGURE_TIME = 2,
	FIGURE_SECONDS = 4,
	FIGURE_DATE = FIGURE_DAY | FIGURE_TIME | FIGURE_SECONDS,
	FIGURE_PERCENT = 8,
	FIGURE_PAD = 4, /* bits */
};

unsigned figure_builtin(long id);
unsigned figure_format(const char *code); /* yyyy-mm-dd */
/* The currency that it shows, "€", "USD"; NULL: none. */
const char *figure_unit(struct arena *a, const char *code);
/* is_from_1904: the first day of the workbook's calendar is 1904-01-01, and not 1900-01-01. */
const char *figure_text(struct arena *a, const char *written, unsigned shows, bool is_from_1904);
/* To so many decimals at most, of which zeros at the end are left out. */
const char *figure_round(struct arena *a, const char *written, int decimals);

/* ---- heads.c: by their names, blanks, width and letter case aside ---- */
/* "(¤)" of the name stands for any unit in brackets. */
bool heads_is_name(const char *name, const char *head);
/* That unit; NULL: it has none, or is another name. */
const char *heads_unit(struct arena *a, const char *name, const char *head);
bool heads_is_among(const struct node *words, const char *text); /* of that list; NULL: of none */
/* From column `from` on; row.n of the head: there is none. */
size_t heads_find(const struct table *t, const char *name, size_t from);
/* Of a name, or a list of them. */
bool heads_has_any(const struct table *t, const struct node *names);
/* Does that place of a template name the column for its values, elsewhere than in the place `but`? NULL:
 * anywhere. */
bool heads_is_named(const struct node *spec, const struct node *but, const char *name);
size_t heads_count(const struct table *t);
const char *heads_name(const struct table *t, size_t column);

/* ---- one order, parcel or chat of the export ---- */

struct record {
	const struct table *table; /* NULL: of JSON */
	const size_t *rows;           /* of a table: all that tell of it, in the order in which they are asked */
	size_t n_rows;
	const size_t *items;          /* those of them that are items, or messages */
	size_t n_items;
	const size_t *undone;         /* of a table: rows of returns and fees, which are none of them */
	size_t n_undone;
	const struct node *node;      /* of JSON */
	const struct record *above;   /* that which this is an entry of; of a table: the order of this item */
	bool is_of_several;           /* of JSON: of entries that stand in several lists */
	bool is_item;                 /* of a table: one row of an order of several */
	bool is_row;                  /* of a table: what it says is added to what others say */
};

struct value {
	const char *text; /* NULL: there is none, or it is empty */
	struct mark at;
	size_t column;  /* of a table, from 1; 0: of none */
	bool is_number; /* of a workbook or JSON: with a point before its decimals */
	bool is_shared; /* of one item: it is that of several together */
};

/* record.c: one row of a table by itself; `row` is lent. */
struct record record_of_row(const struct table *t, const size_t *row);
/* How many rows of an order sum up the others; they are the first. */
size_t record_n_sums(const struct record *r);
/* A column, or a path such as data.context; ../name is of the record above. */
struct value record_find(struct arena *a, const struct record *r, const char *name);
/* Of a table: what stands in that column, from 0. */
struct value record_column(struct arena *a, const struct record *r, size_t column);
/* Of JSON: is there anything under that path? */
bool record_has(const struct record *r, const char *path);
bool record_has_all(const struct record *r, const struct node *paths); /* NULL: none are asked for */
/* Of JSON: does a null stand under that path? Its mark in *at. */
bool record_is_null(const struct record *r, const char *path, struct mark *at);
/* The mark of the record as a whole. */
struct mark record_mark(const struct record *r);
/* The entries under a path, through lists on the way. */
size_t record_list(struct arena *a, const struct record *r, const char *path, struct record **entries);

/* ---- the job ---- */

enum { SHOWN_MOST = 5 }; /* of a list in a message */

/* Which of point and comma stands before decimals in the amounts that can be read in one way alone, in rows
 * that tell one currency, "": none. */
struct signs_of {
	const char *currency;
	char *seen; /* by column, and behind them of all: bits of amounts.c */
};

enum { SIGNS_MOST = 32 }; /* rows of further currencies tell nothing */

struct signs {
	struct signs_of kinds[SIGNS_MOST];
	size_t n_kinds;
	bool is_learnt;
	bool *is_amount; /* by column: the format reads it as one */
};

struct told { /* once, of all */
	size_t n;
	struct mark first;
};

struct import_job {
	struct arena *a;
	struct diag *d;
	struct shelf *shelf;
	const struct import_ask *ask;
	const char *name; /* of the format */
	const struct node *format; /* its template */
	const struct table *table; /* NULL: of JSON */
	bool is_split;    /* into all its orders, and for no case */
	bool is_cut;      /* a number among the messages of a chat is of so many that were cut */
	size_t n_cut;     /* so many were */
	size_t entry, n_entries; /* of JSON: the one that is meant, of several */
	size_t n_other;   /* messages of other chats, in a list of all */
	size_t n_taken, n_messages; /* of the chat: with those of other days and other chats */
	const struct node *currencies; /* templates/currencies.yaml; NULL: there is none */
	struct signs signs;
	bool *is_taken; /* by column: a value was */
	uint8_t *zeros; /* by column: enum zeros; NULL: nobody has looked */
	uint8_t *pieces; /* of damage.c, by character; NULL: nobody has asked */
	struct own {
		const struct node *map; /* what the case says itself in this place; NULL: nothing */
		const char *path;       /* "order" */
		bool *taken;            /* by column: of what is filled in there; NULL: nobody asks */
	} own;
	struct told replaced; /* values of the export by those of the case */
	const char *replaced_list; /* "order.buyer (买家会员名)" */
	const char *currency; /* of the order; NULL: nothing tells */
	const char *told;     /* the one that its row tells, or its format; NULL: none */
	struct told unpriced; /* amounts of no currency that is known */
	bool is_left_out;     /* an amount in another currency, which was told */
	bool is_numberless;   /* told: where a tracking number should stand is none */
	bool is_unpaid;       /* told: the order has no total then */
	struct sides *sides;  /* NULL: no message was read yet */
	struct told left;     /* entries of a list without what they must have */
	struct mark *days;    /* of times of which the day alone was taken; some stand there twice */
	size_t n_days;
	struct common {   /* what the amounts of an order's items are of, as its own row tells */
		const size_t *of; /* the rows of the order; NULL: nobody has asked */
		enum extent { OF_NONE, OF_EACH, OF_ALL } extent; /* nobody knows; of one piece; of all of the row */
	} common;
	bool failed;      /* something was reported that makes the import worthless */
};

/* What a file holds: one of the two. */
struct content {
	struct table table;
	const struct node *root; /* of JSON; NULL: it is a table */
};

/* format.c: finds the template whose columns these are; false: reported. */
bool format_find(struct import_job *j, const char *shown, const void *bytes, size_t n, struct content *c);
bool format_is_of(const struct import_job *j, const char *name, const char *platform); /* NULL: of none */
/* Is it that of another platform, *its, though the one that is asked for has some of its own? Whoever pays
 * by Stripe may have bought anywhere. */
bool format_is_foreign(const struct import_job *j, const char **its);

/* cut.c: JSON without the messages of other days than since: and until: mean; false: they mean all. */
bool cut_days(const struct import_job *j, const char *text, size_t n, struct buf *out);

/* select.c: the rows of the order that `where` means, or of all messages; false: reported. */
bool select_rows(struct import_job *j, const struct table *t, struct record *r);
/* select.c: every order that fits. */
struct import_order *select_orders(struct import_job *j, const struct table *t, size_t *n);
/* entries.c: the entry of JSON that it means. */
bool select_entry(struct import_job *j, const struct node *root, struct record *r);
/* Which of the maps under its `records` have what the template is `known_by`. */
size_t entries_find(struct arena *a, const struct node *format, const struct node *root, struct record **v);
/* Several are meant, and not one; `first`: the first SHOWN_MOST of them, listed. */
void entries_report_chats(struct import_job *j, const char *name, size_t n, const char *first);
/* `n` of the `n_all` messages of a chat are; key: where the export tells the chat; NULL: it has but one. */
void entries_report_part(struct import_job *j, size_t n, size_t n_all, const char *key, const char *talker);
/* So many messages have nothing under `key`, which tells the chat; none: nothing is told. */
void entries_tell_chatless(struct import_job *j, const struct told *chatless, const char *key);
bool entries_is_where(struct import_job *j); /* select.c: is `where` a map of texts? else reported */

/* fill.c: what the format has in that place of a case; NULL: it fills nothing there. */
const struct node *fill_spec(const struct import_job *j, const char *section, const char *key);
/* What the template fills, with values of the record. NULL: nothing. */
struct node *fill_tree(struct import_job *j, const struct record *r, const struct node *spec);
/* The code in which its order is paid, as far as the record tells; NULL. */
const char *fill_currency(struct import_job *j, const struct record *r);

struct fill {
	struct import_job *j;
	const struct record *r;
};

/* sums.c: amounts of several columns or rows, by that map of a template; its key has `names`. */
struct value sums_columns(const struct fill *f, const struct node *spec, const struct node *names);
struct value sums_rows(const struct fill *f, const struct node *spec, const struct node *names);
struct value sums_off(const struct fill *f, const struct node *spec, const struct node *names);
struct value sums_once(const struct fill *f, const struct node *spec, const struct node *names);
struct value sums_below(const struct fill *f, const struct node *spec, const struct node *names);
struct value sums_above(const struct fill *f, const struct node *spec, const struct node *names);
struct value sums_share(const struct fill *f, const struct node *spec, const struct node *names);
struct value sums_times(const struct fill *f, const struct node *spec, const struct node *names);
struct value sums_piece(const struct fill *f, const struct node *spec, const struct node *names);
/* The first of these columns that says any amount but zero, in any row; .text NULL: none. */
struct value sums_find_amount(const struct fill *f, const struct node *names);
/* Do these columns, without those of `less`, come to that one? */
bool sums_agree(const struct fill *f, const struct node *names, const struct node *less,
                const struct node *whole);
/* Is what a column says of each row? What all of several rows say may be of all together: told. */
bool sums_is_by_row(const struct fill *f, const struct node *spec);

/* An export read in one of several encodings, in all of which it is text with the columns of the format. */
struct candidate {
	const char *encoding;
	const struct table *table;
};

/* lookalikes.c: which of `n` readings it is. Tells where that is not sure; NULL: where nobody can know, it is
 * refused, and reported. */
const struct candidate *lookalikes_choose(struct import_job *j, const struct node *format,
                                        const struct candidate *v, size_t n);

/* region.c: which of them the currency, the country or the marketplace tells, and the word that does. NULL:
 * none, or several. */
struct region {
	const struct candidate *by;
	const char *word;
} region_tell(struct import_job *j, const struct node *format, const struct candidate *v, size_t n);

/* pairs.c: of a cell with a carrier's name and a number the number, or the name; of one with more nothing,
 * which is reported, unless the case has its own. */
struct value pairs_behind(const struct fill *f, const struct node *spec, const struct node *names);
struct value pairs_before(const struct fill *f, const struct node *spec, const struct node *names);

/* marked.c: of a message what its sender wrote; a quote that stands before that. */
struct value marked_text(const struct fill *f, const struct node *spec, const struct node *names);
struct value marked_quote(const struct fill *f, const struct node *spec, const struct node *names);

/* scans.c: by the time that each has under the key, oldest first. */
void scans_sort(struct import_job *j, struct node *list, const char *key);
/* Takes out what says the same as one before it, as a message that was sent twice. */
void scans_merge(struct import_job *j, struct node *list, const char *key);
/* So many as are in the list, which stays as it is, oldest first. */
struct node **scans_order(struct import_job *j, const struct node *list, const char *key);

/* Tells which entries were left out. */
void fill_settle(struct import_job *j);

/* What that place of a template's `fill` gives, of which NULL gives nothing. */
struct value fill_find(struct import_job *j, const struct record *r, const struct node *spec);
/* The node of the value, which is added to the map. */
struct node *fill_add(struct import_job *j, struct node *map, const char *key, struct value v);
/* Takes the key out of the map, NULL being empty, where it is there. */
void fill_take_out(struct node *map, const char *key);
/* No value was taken from the columns that this place of a template names after all. */
void fill_untake(struct import_job *j, const struct node *spec);

/* sides.c: adds from and name to the message, as the template's `by` tells; false: it names no writer. */
bool sides_tell(struct import_job *j, const struct record *r, const struct node *by, struct node *message);
/* Once all messages are read: what they tell of each other, and what the seller has to say. */
void sides_settle(struct import_job *j);

/* when.c: does the order say the words that `when` asks for, and none of `unless`? else told of the date
 * in these columns */
bool when_is_said(const struct fill *f, const struct node *spec, const struct node *names);

/* state.c: an order that was cancelled, refunded, never paid; tree NULL: nothing. */
void state_settle(struct import_job *j, const struct record *r, const struct node *tree);
struct value state_of_cancelled(struct import_job *j, const struct record *r); /* all of it; .text NULL: no */
bool state_is_cancelled(struct import_job *j, const struct record *row);
/* Does a row say that the order, or a part of it, was cancelled, refunded or the like? It in *v. */
bool state_is_of_part(struct import_job *j, const struct record *r, struct value *v);

/* Notes a status, of an order or a parcel, that the template does not know. */
void state_tell_unknown(struct import_job *j, const struct value *v);

/* delivery.c: a delivery that was none, a parcel without a scan; tree NULL: nothing. */
void delivery_settle(struct import_job *j, const struct record *r, const struct node *tree);

/* parcels.c: what rows of one order do not say alike is left out of the tree, and told, unless the case says
 * which of its parcels it is about. */
void parcels_settle(struct import_job *j, const struct record *r, struct node *tree, struct import *found);

/* several.c: what no number has within it, such as a comma: its bytes; 0: none stands here. */
size_t several_joint(const char *s);
/* several.c: what stands in one cell with commas and the like between, none of it empty. */
size_t several_cut(struct arena *a, const char *text, const char ***parts);
/* Of these the tracking numbers, each without the text `before` it; what has no digit is none. */
size_t several_numbers(struct arena *a, const char *text, const char *before, const char ***numbers);

/* currency.c: that of the record: as the case says, or the record, or else as the platform that it is an
 * export of is paid. */
void currency_take(struct import_job *j, const struct record *r);
/* The names of the columns that tell it; NULL: none does. */
const struct node *currency_columns(const struct import_job *j);
/* By the map {unit: [COLUMNS], of: [CODES]}: the one that all amounts in these columns carry; of a sign of
 * several the first of these codes. */
struct value currency_of_amounts(const struct fill *f, const struct node *spec, const struct node *names);
/* By the map {heads: [COLUMNS], of: [CODES]}: the one that stands in brackets in the names of these columns,
 * where theirs have (¤). Nothing, if none does, or they differ. */
struct value currency_of_heads(const struct fill *f, const struct node *spec, const struct node *names);
/* false: the case says another than the record, which is reported. */
bool currency_check(struct import_job *j, const struct record *r);
/* What is paid in baht must not be printed in Singapore's dollars: reported, if amounts were read and nothing
 * told which they are in. */
void currency_settle(struct import_job *j);
/* Are all its rows in one? else reported. */
bool currency_is_one(struct import_job *j, const struct record *r);
/* Is the amount whose currency that column tells of the order's? else it is left out, and told. */
bool currency_is_own(const struct fill *f, const struct node *column);

/* own.c: what the case itself says there, which wins; NULL: nothing */
const struct node *own_value(const struct import_job *j, const char *section, const char *key);
void own_start(struct import_job *j);
/* As fill_tree, below the case's own value of that key. */
struct node *own_fill(struct import_job *j, const struct record *r, const char *key,
                      const struct node *spec);
/* Tells which columns were replaced; from now on nobody asks which are taken. */
void own_settle(struct import_job *j);

/* lacks.c: tells that the table has no column of what was paid, though such exports have. r NULL: for orders
 * of any currency. */
void lacks_tell_total(struct import_job *j, const struct record *r);
/* Does each row say what its `needs` and `priced` name? */
bool lacks_none(const struct fill *f, const struct node *spec);
/* Tells which row does not, if the order has no total for that; order NULL: it is none. */
void lacks_tell_gap(struct import_job *j, const struct record *r, const struct node *order);
/* Tells an amount in one of these columns, which is left out. */
void lacks_tell_left(const struct fill *f, const struct node *names);
/* Tells which amounts were left out since they may be of one piece or of all. */
void lacks_tell_undecided(struct import_job *j, const struct record *r);

/* period.c: those messages of a chat that since: and until: mean; false: none, or too many: reported. */
bool period_keep(struct import_job *j, struct node *messages);

/* notices.c: takes those messages out that the template's `notice` tells; false: all are, reported. */
bool notices_leave(struct import_job *j, struct node *messages);
size_t notices_count(const struct node *messages);

/* element.c: of XML the text of the first element of that name; NULL: there is none, or more than text. */
const char *element_text(struct arena *a, const char *xml, const char *name);

/* What stands in a cell whose formula has no value, as #N/A does where it failed. */
#define VALUE_UNCALCULATED "#FORMULA!"

/* damage.c: a number of so many digits at least that became an amount: with 0 decimals, with signs between
 * thousands. */
bool damage_is_amount(const char *s, size_t least);
/* Of any value, N_("%s ..."); NULL: none. */
const char *damage_of(struct import_job *j, const char *text);

/* zeros.c: have all long numbers of that column, from 0, nothing but zeros beyond 15 digits? */
enum zeros { ZEROS_UNKNOWN, ZEROS_NONE, ZEROS_DOUBT, ZEROS_SURE };
enum zeros zeros_look(struct import_job *j, size_t column);

/* values.c: a value in the spelling of a case file; what a spreadsheet damaged is reported. */
const char *value_trim(struct arena *a, const char *text);  /* blanks at the ends */
const char *value_clean(struct arena *a, const char *text); /* ="...", ', blanks and tabs at the ends */
void value_code(struct import_job *j, struct value *v, const char *digits);
void value_count(struct import_job *j, struct value *v);
bool value_is_damaged(struct import_job *j, const struct value *v);
/* The same, or as a number that may stand in such a text. */
bool value_is_spoiled(struct import_job *j, const struct value *v);
bool value_is_sound(struct import_job *j, const struct value *v); /* as a code; nothing is reported */
/* `what` is a format, N_("%s ..."), that the value goes into. */
void value_report_damage(struct import_job *j, const struct value *v, const char *what);
/* An amount that several rows have together is told, and not taken: *v is empty then. */
bool value_leave_shared(struct import_job *j, struct value *v);
bool value_is_blank(uint32_t cp);
bool value_is_letter(char c); /* or a byte of one beyond ASCII */
bool value_ends(const char *text, const char *end);

/* written.c: an amount, part by part */
enum { WRITTEN_MOST = 40 };

struct written {
	bool is_negative;
	char digits[WRITTEN_MOST + 1]; /* with the points and commas between them; blanks are taken out */
	char group;                    /* the blank or apostrophe before thousands */
	int n_groups;
	const struct node *units[2];   /* before and behind: a code or a list of codes; NULL: there is none */
};

enum writing {
	WRITTEN_WELL,
	WRITTEN_TWICE, /* 100 200, which may be two */
	WRITTEN_WRONG, /* something else stands there, too */
};

enum writing written_read(struct arena *a, struct written *w, const struct node *currencies,
                          const char *text);
/* Can it be of that currency? NULL can be of any. */
bool written_is_in(const struct node *unit, const char *code);

/* amounts.c: as digits and a point; NULL: none stands there. What is none, or may be two, is reported. */
void value_money(struct import_job *j, struct value *v);
/* Which columns are of amounts; j->table and j->format are known. */
void amounts_start(struct import_job *j);
/* Is `decimal` one of its words? else reported */
bool amounts_check(struct import_job *j);
/* The sign that the others tell, if the amount does not; AMOUNTS_DOUBT: they do not either; '\0': no need. */
enum { AMOUNTS_DOUBT = '?' };
char amounts_need(struct import_job *j, const char *text, size_t column);

/* dates.c */
void value_date(struct import_job *j, struct value *v);
/* Has it a form of the template, or of a case? */
bool value_is_date(struct import_job *j, const char *text);
/* Of a time of which nobody knows on what clock; nothing, if it is none. */
void value_day(struct import_job *j, struct value *v);
/* Tells how many times became days. */
void dates_settle(struct import_job *j);
/* Seconds since 1970 and the same moment on the wall: the date with its offset from UTC. */
void value_moment(struct import_job *j, struct value *seconds, const struct value *local);

#endif
