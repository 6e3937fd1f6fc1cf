/* casefile_int.h - what the files of this room share: the field table and the reader it drives. */
#ifndef DOSSIER_CASEFILE_CASEFILE_INT_H
#define DOSSIER_CASEFILE_CASEFILE_INT_H

#include <stdint.h>

#include "casefile/casefile.h"
#include "tree/tree.h"

/* After so many errors and warnings the rest of a case is not read. */
#define CASEFILE_MAX_MISTAKES 200
#define CASEFILE_MAX_KEYS 100      /* of one map: far more than any table has */
#define INCLUDE_MAX_DEPTH 8
#define INCLUDE_MAX_FILES 32
#define SUPPLEMENTS_MAX 8 /* appeals one after the other */

/* ---- fields.c: every key, what it takes and where it goes ---- */

enum field_type {
	FIELD_TEXT,
	FIELD_CODE,      /* text of digits and letters that a spreadsheet may have damaged */
	FIELD_NAME,      /* [a-z0-9-] */
	FIELD_LANGUAGE,
	FIELD_CURRENCY,
	FIELD_WORD,      /* one of `words`; kept as text */
	FIELD_SENDER,    /* one of `words`; kept as its index */
	FIELD_DATE,
	FIELD_VALIDITY,  /* FROM .. TO into `offset` and `second` */
	FIELD_OFFSET,    /* from UTC */
	FIELD_MONEY,
	FIELD_COUNT,
	FIELD_FLAG,
	FIELD_FILE,      /* index into casefile.files */
	FIELD_SHOTS,
	FIELD_PROOF,     /* a list of ids */
	FIELD_NAMES,     /* a name or a list of names, which templates know */
	FIELD_NUMBERS,   /* a list of `count` numbers */
	FIELD_PARTS,     /* a list of files */
	FIELD_NODE,      /* a map that templates read */
	FIELD_MAP,       /* a struct inside the struct */
	FIELD_MAPS,      /* a list of structs; their number at `second` */
	FIELD_ELSEWHERE, /* read by include.c or from.c */
};

enum field_flag {
	FIELD_REQUIRED = 1 << 0,
	FIELD_REFERS = 1 << 1, /* [[id]] in it is a reference */
	FIELD_ONE = 1 << 2,    /* FIELD_SHOTS: a single picture */
	FIELD_SHARED = 1 << 5, /* FIELD_SHOTS: another key of the struct has the same place */
	FIELD_CHOICE = 1 << 3, /* FIELD_TEXT: tells the program something and is not printed */
	FIELD_RECT = 1 << 4,   /* FIELD_NUMBERS: left, top, right, bottom */
	FIELD_QUOTED = 1 << 6, /* FIELD_TEXT: what others wrote, printed as it stands */
};

struct field {
	const char *key;
	enum field_type type;
	size_t offset, second; /* [bytes] in the struct */
	unsigned flags;
	const struct table *table;     /* FIELD_MAP, FIELD_MAPS */
	const char *const *words;      /* FIELD_WORD, FIELD_SENDER; NULL at the end */
	int count;                     /* FIELD_NUMBERS */
	const char *instead;           /* FIELD_REQUIRED: a key that may stand in its place */
	const char *no_list;           /* FIELD_TEXT: what to write in place of a list or map; N_() */
	const char *doc;               /* what it is, after "KEY is ..."; N_() where the key is required */
};

#define NOWHERE SIZE_MAX

struct table {
	const char *name; /* "a chat message", for messages */
	const struct field *fields;
	size_t n;
	size_t bytes; /* of the struct */
	size_t at;    /* offset of its mark, or NOWHERE */
	size_t given; /* offset of its flag `given`, or NOWHERE */
	const char *example; /* an entry as it is written, or NULL; N_() */
};

extern const struct table case_table;
extern const struct table shot_table;

const struct field *fields_lookup(const struct table *t, const char *key);
/* The keys of a table as "a, b, c". */
const char *fields_list(struct arena *a, const struct table *t);
/* Where a key that is unknown here belongs: "logistics", or NULL. */
const char *fields_home(const char *key);

/* Calls back for every value that a key can set, given or not, with its full path: "order.items[2].price". */
typedef void field_visitor(void *context, const char *path, const struct field *f, const void *struct_at);
void fields_visit(const struct casefile *c, field_visitor *visit, void *context);

/* ---- the reader ---- */

struct input { /* a YAML file that was read */
	const struct source *source;
	const char *folder;
	uint64_t device, inode; /* 0 and 0: standard input */
	struct node *root;      /* with what it includes merged in */
};

struct reader {
	struct arena *a;
	struct diag *d;
	struct casefile *c;
	const struct casefile_options *options;
	struct input *inputs[INCLUDE_MAX_FILES + 1];
	size_t n_inputs, n_bytes;
	const struct reader *later; /* of the case that supplements this one, or NULL */
	const struct input *chain[INCLUDE_MAX_DEPTH + 1]; /* being read, each included by the one before */
	size_t depth;
	bool gave_up;
	struct file_slot *slots; /* files.c: place -> index */
	size_t n_slots;
};

/* include.c: the merged tree of the case, or NULL after an error. */
struct node *include_load(struct reader *r, const char *path);
/* `over` wins; maps are merged, all else is replaced whole. */
struct node *include_merge(struct reader *r, struct node *over, struct node *under);
const struct input *include_of(const struct reader *r, const struct source *source);
/* The identity of the .yaml file at `place`, which `key` names; false if it cannot be read: reported. */
struct fs_file;
bool include_find(struct reader *r, const char *key, const struct text *named, const char *place,
                  struct fs_file *f);

/* supplements.c: the case that this one supplements, read into c->first */
void supplements_load(struct reader *r);

/* load.c: a case, for which `later` is the one that supplements it, or NULL */
struct casefile *load_case(struct arena *a, struct diag *d, const char *path,
                           const struct casefile_options *options, const struct reader *later);

/* from.c: the case with what its exports tell below what the seller wrote himself */
const struct node *from_load(struct reader *r, struct node *root);

/* parcels.c: is the record beside the order, a tree with logistics, of a parcel of the order, or of that
 * which the case names? else reported. NULL: there is none. `imported`: all that exports tell, NULL being
 * nothing */
void parcels_compare(struct reader *r, const struct node *root, const struct node *imported,
                     const struct node *logistics);

/* read.c */
void read_map(struct reader *r, const struct table *t, const struct node *map, struct mark at, void *to);
bool read_is_absent(const struct node *value); /* nothing, ~ or null stands after the colon */
bool read_is_blank(const struct node *value);  /* "____" alone, to be filled in; check_blanks.c */
bool read_is_tired(struct reader *r);
void read_wrong_type(struct reader *r, const struct field *f, const struct node *value);

/* values.c: one scalar each; `f` names it in messages */
void value_read(struct reader *r, const struct field *f, const struct node *value, void *struct_at);

/* suggest.c, suggest_date.c: what a seller's spelling probably means in ours, or NULL */
const char *suggest_date(struct arena *a, const char *text);
bool suggest_is_endless(const char *text); /* "长期", "unlimited" */
const char *suggest_money(struct arena *a, const char *text);
const char *suggest_name(struct arena *a, const char *text);
const char *suggest_currency(const char *text);
const char *suggest_sender(const char *text);
const char *suggest_turn(const char *text);
/* The key of this table that another word stands for: "reason" for "why" */
const char *suggest_key(const struct table *t, const char *text);
const char *suggest_count(struct arena *a, const char *text);
const char *suggest_plain(struct arena *a, const char *text); /* without full-width signs and brackets */
/* Full-width digits and signs to ASCII; everything else beyond ASCII to spaces. Never NULL. */
char *suggest_narrowed(struct arena *a, const char *text);

/* numbers.c */
void numbers_read(struct reader *r, const struct field *f, const struct node *value, struct numbers *to);

/* files.c */
void files_read_parts(struct reader *r, const struct field *f, const struct node *value, struct parts *to);

/* views.c: pictures that are shown otherwise than they are become files of their own */
void views_make(struct reader *r);

/* Are as many pictures compared as can be? Again once pages became pictures; pages_of: all are pages of that
 * file, else NULL. */
void views_check_arranged(struct diag *d, const struct exhibit_entry *e, const char *pages_of);

/* annotations.c: marks of an exhibit are moved to the pictures that they are on; each draws one thing */
void annotations_move(struct reader *r, struct exhibit_entry *e);
void annotations_check(struct reader *r);

/* files.c */
void files_read_one(struct reader *r, const struct node *value, size_t *to);
void files_place_fonts(struct reader *r);
/* Is it a path that no case may name? Then that is reported. */
bool files_refuse(struct reader *r, const struct node *value, const char *place);
/* A case from elsewhere must not reach for other files of the seller's: unless he allows it, all that it
 * names lies in the folder of the main case file. `place` is where `path`, as written, leads. */
bool files_refuse_outside(struct reader *r, struct mark at, const char *path, const char *place);

/* scans.c: those of the carrier, oldest first */
void scans_settle(struct casefile *c);

/* ids.c: default ids, and the sorted list of all */
void ids_give(struct reader *r);

/* brackets.c: the next one at or after `from` that is no reference, whatever stands between its brackets */
struct lookalike {
	size_t start, end; /* bytes of the whole in the text */
	const char *inside; /* without spaces around it */
	bool doubled;       /* two brackets on a side */
};
bool brackets_next(struct arena *a, const char *text, size_t from, struct lookalike *l);

/* check_refs.c */
void check_references(struct arena *a, const struct casefile *c, struct diag *d);
void check_ids(const struct casefile *c, struct diag *d);
/* check_blanks.c */
void check_blanks(const struct casefile *c, struct diag *d);

#endif
