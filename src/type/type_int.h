/* type_int.h - what the files of the foundry share, and nobody else sees.
 *
 * A paragraph passes through them in this order:
 *   text.c    bytes to characters, each with what its chain knows of it
 *   quotes.c  which “ ” ‘ ’ … — · are as wide as an ideograph
 *   bidi.c    which characters run from right to left
 *   cluster.c characters to graphemes, each with its face
 *   breaks.c  where a line may end, and holds.c where it may not after all
 *   shape.c   graphemes to clusters of glyphs, words through word.c and HarfBuzz
 * What a chain knows comes from chain.c (which face has a character), classes.c (what it is) and
 * inert.c (may its glyph stand alone); table.c, find.c and face.c say where fonts are. The press asks
 * metrics.c, bitmap.c, and subset.c with cff*.c and charstring.c. */
#ifndef DOSSIER_TYPE_TYPE_INT_H
#define DOSSIER_TYPE_TYPE_INT_H

#include <limits.h>
#include <hb.h>

#include "type/cff.h"
#include "type/type.h"

/* ---- table.c: faces.yaml and breaks.yaml, read ---- */
enum weight { WEIGHT_REGULAR, WEIGHT_BOLD, WEIGHTS };

struct family {
	const char *name;
	const char *package;       /* Debian's, or NULL if the family is not in the table */
	const char *file[WEIGHTS]; /* relative to a folder, or NULL */
	struct face *face[WEIGHTS];
	bool tried[WEIGHTS];
};

struct choice { /* a family in a list, perhaps for some scripts only */
	struct family *family;
	hb_script_t *only;
	size_t n_only; /* 0: any script */
};

struct choices {
	struct choice *v;
	size_t n;
};

struct language_row {
	const char *tag;
	bool wide; /* punctuation: wide */
	struct choices text, mono;
};

struct break_row {
	const char *tag;
	const char **units, **holds;
	size_t n_units, n_holds;
	bool groups, initials, dash;
};

struct table {
	const char **folders;
	size_t n_folders;
	struct family **families;
	size_t n_families;
	struct language_row *languages;
	size_t n_languages;
	struct choices fallback;
	struct break_row *breaks;
	size_t n_breaks;
	const char *emoji;
};

bool table_load(struct table *t, struct arena *keep, struct arena *a, struct diag *d, const char *path);
/* The family of this name, made if the table has none. */
const char *table_breaks_path(struct arena *a, const char *faces); /* beside it; there need be none */
struct family *table_find_family(struct table *t, struct arena *keep, const char *name);
const struct language_row *table_lookup_language(const struct table *t, const char *lang);
const struct break_row *table_lookup_breaks(const struct table *t, const char *lang);

/* ---- find.c: a family and weight to a file and the index of its face ---- */
struct found {
	const char *path;
	unsigned index;
};

struct catalogue { /* every face of some folders, by the names inside the fonts */
	struct found_face {
		const char *path, *family;
		unsigned index;
		int weight; /* OS/2: 400, 700 */
		bool italic;
	} *v;
	size_t n;
	unsigned n_folders; /* read so far */
	const char **files; /* that were looked into, fonts or not */
	size_t n_files;
	bool made;
};

void catalogue_add_folder(struct catalogue *c, struct arena *keep, const char *folder);
bool find_face(struct found *out, struct type *t, const struct family *f, enum weight w);

/* ---- face.c ---- */
struct font_file {
	const char *path;
	const void *bytes;
	size_t n;
	hb_blob_t *blob;
};

struct active { /* glyphs that some lookup HarfBuzz applies in this language may touch */
	hb_language_t language;
	hb_set_t *glyphs;
	bool han_only; /* the font positions by other tables too: trust only ideographs to be inert */
};

#define FACE_UNUSED UINT_MAX

struct face {
	unsigned index;  /* in the order of opening, which may have been for another case */
	unsigned number; /* in the order of use; FACE_UNUSED: not yet */
	const char *name; /* PostScript */
	enum face_program program;
	uint32_t n_glyphs; /* a broken font names others: they are as good as missing */
	int em; /* units that make one em: a little more than the font's for emoji, see face.c */
	hb_face_t *hb;
	hb_font_t *font;
	struct active *active;
	size_t n_active;
};

void face_note_use(struct type *t, const struct face *f);
struct face *face_open(struct type *t, const char *path, unsigned index); /* NULL if it is of no use */
void face_close(struct face *f);
/* The face of a family in a weight, opened when first asked for; NULL if there is none. */
struct face *face_of_family(struct type *t, struct family *f, enum weight w);
/* A distance that the font names, or the most that any font has use for: a hostile one names some that add up
 * to more than a len holds. */
enum { GLYPH_EMS = 16, CLUSTER_EMS = 64 };
static inline int32_t face_bound(const struct face *f, int32_t units)
{
	int32_t most = GLYPH_EMS * f->em;
	return units > most ? most : units < -most ? -most : units;
}
/* The glyph of a character, or 0. */
uint32_t face_find_glyph(const struct face *f, uint32_t cp);
bool face_has(const struct face *f, uint32_t cp);
bool face_has_table(hb_face_t *f, hb_tag_t tag);
int face_read_field(hb_face_t *f, hb_tag_t table, unsigned offset); /* signed, 16 bits; 0 if absent */
/* The name record `id` in English, or NULL; in `a`. */
const char *face_read_name(struct arena *a, hb_face_t *f, unsigned id);

/* ---- inert.c ---- */
/* May a glyph be set by itself, without HarfBuzz, whatever stands beside it? */
bool face_is_inert(struct type *t, struct face *f, hb_language_t l, hb_script_t script, uint32_t glyph);

/* ---- metrics.c ---- */
struct type_metrics face_metrics(const struct face *f, len size);

/* ---- chain.c: what a language and role know of each character ---- */
enum entry_flag {
	ENTRY_INERT = 1 << 0,      /* glyph and advance are all there is to it */
	ENTRY_WIDE = 1 << 1,       /* East Asian wide */
	ENTRY_AMBIGUOUS = 1 << 2,  /* its width depends on its neighbours: quotes.c */
	ENTRY_IGNORABLE = 1 << 3,  /* shows nothing by itself */
	ENTRY_EMOJI = 1 << 4,      /* a picture unless told otherwise */
	ENTRY_PICTOGRAPH = 1 << 5, /* Extended_Pictographic */
	ENTRY_MODIFIER = 1 << 6,   /* a skin tone */
	ENTRY_DIGIT = 1 << 7,      /* 0 to 9 */
	ENTRY_MISSING = 1 << 8,
	ENTRY_COMMON = 1 << 9,     /* script Common or Inherited */
	ENTRY_SHARED = 1 << 10,    /* common to a few scripts only: danda, Arabic comma */
	ENTRY_TURNS = 1 << 11,     /* it or what follows may run from right to left */
};

struct entry {
	const struct face *face; /* NULL: no font has it */
	uint32_t glyph;
	int32_t advance; /* font units */
	hb_script_t script;
	uint16_t flags;  /* enum entry_flag; 0 with class 0 and no face: not looked up yet */
	uint8_t class;   /* enum cluster_class */
	uint8_t segment; /* ICU's Grapheme_Cluster_Break */
	bool known;
};

#define ENTRY_PAGE 128

struct chain {
	struct language *language;
	enum face_role role;
	struct slot {
		const struct choice *choice;
		enum weight weight;
	} *slots;
	size_t n_slots;
	struct face *primary; /* the first that sets any script; NULL only if nothing opens */
	struct entry *pages[0x110000 / ENTRY_PAGE];
};

struct chain *chain_new(struct type *t, struct language *l, enum face_role role);
const struct entry *chain_learn(struct type *t, struct chain *c, uint32_t cp);
/* The first face that has all of a grapheme's characters. */
struct face *chain_find_face(struct type *t, struct chain *c, const uint32_t *cps, size_t n);
struct face *chain_emoji(struct type *t);

static inline const struct entry *chain_lookup(struct type *t, struct chain *c, uint32_t cp)
{
	struct entry *page = c->pages[cp / ENTRY_PAGE];
	if (page && page[cp % ENTRY_PAGE].known)
		return &page[cp % ENTRY_PAGE];
	return chain_learn(t, c, cp);
}

/* ---- classes.c ---- */
/* Class of a character set by itself; `wide` is the language's punctuation. */
enum cluster_class class_of(uint32_t cp, bool wide);
bool class_is_ambiguous(uint32_t cp);
unsigned class_properties(uint32_t cp); /* enum entry_flag, those that Unicode gives */
uint8_t class_segment(uint32_t cp);
/* Is the character used by this script, be it its own or one that several share? */
bool class_is_used_by(uint32_t cp, hb_script_t script);
/* What the line breaker is shown in place of a wide character, or the character itself. */
uint32_t class_shadow(uint32_t cp, enum cluster_class class);

/* ---- a language in use ---- */
struct language {
	const char *tag;
	hb_language_t hb;
	hb_script_t script; /* of characters that have none, at the start of a text */
	const struct language_row *row;
	const struct break_row *breaks;
	struct chain *chains[FACE_ROLES];
	void *breaker; /* UBreakIterator */
};

/* ---- a paragraph on its way ---- */
struct character {
	const struct entry *entry;
	uint32_t cp;
	uint32_t start;  /* byte */
	uint16_t style;
	uint8_t level, base; /* as in struct cluster */
	bool narrow;     /* ambiguous, and set in its Latin width */
};

struct grapheme {
	uint32_t first, n;   /* characters */
	uint32_t start, end; /* bytes */
	uint32_t unit;       /* UTF-16, in the breaker's text */
	const struct face *face;
	hb_script_t script;
	uint16_t style;
	uint8_t class, brk;
	uint8_t level, base;
	bool inert;
};

struct paragraph {
	const char *text;
	size_t n_bytes;
	struct language *language;
	const struct style_run *runs;
	size_t n_runs;
	bool has_ambiguous, turns;
	struct character *chars;
	size_t n_chars;
	struct grapheme *graphemes;
	size_t n;
	uint16_t *shadow; /* UTF-16 for the line breaker */
	size_t n_shadow;
};

void text_read(struct type *t, struct paragraph *p);
void quotes_resolve(struct paragraph *p, struct arena *scratch);
void bidi_resolve(struct type *t, struct paragraph *p); /* needed only where p->turns */
void bidi_close(struct type *t);
void cluster_group(struct type *t, struct paragraph *p);
void breaks_find(struct paragraph *p);
void holds_apply(struct paragraph *p, const struct break_row *row);
void breaks_close(struct language *l);
/* Is the grapheme a picture? */
bool cluster_is_emoji(const struct character *c, size_t n);

/* ---- word.c: HarfBuzz, and what it said before ---- */
struct word_glyph {
	uint32_t id;
	uint32_t grapheme; /* counted from the word's first */
	int32_t advance, dx, dy; /* font units */
};

struct word {
	uint32_t *key;
	size_t n_key;
	const struct word_glyph *glyphs;
	size_t n;
};

struct words { /* open addressing; emptied when full */
	struct arena *arena;
	struct word **slots;
	size_t n, capacity;
	hb_buffer_t *buffer;
	uint32_t *key;
	size_t key_capacity;
};

/* Graphemes [from, to) shaped together; good until the next call. */
const struct word *word_shape(struct type *t, const struct paragraph *p, size_t from, size_t to);
void words_drop(struct words *w);

/* ---- type.c ---- */
struct type {
	struct arena *arena;   /* for as long as the struct type */
	struct arena *scratch; /* for one paragraph */
	const char *path;      /* of the table */
	struct table table;
	struct catalogue given, system; /* folders of the caller's, and the table's if it came to that */
	struct family *wanted[FACE_ROLES];
	struct family *emoji;
	struct font_file **files;
	size_t n_files;
	struct face **faces;
	size_t n_faces;
	unsigned n_used; /* of them */
	struct open_face { /* what was opened, or tried in vain, so that a face is opened once */
		const char *path;
		unsigned index;
		struct face *face;
	} *open;
	size_t n_open;
	struct language **languages;
	size_t n_languages;
	struct words words;
	void *bidi; /* UBiDi */
	const char **missing; /* packages of families that were looked for in vain */
	size_t n_missing;
};

struct language *type_find_language(struct type *t, const char *tag);
struct chain *type_find_chain(struct type *t, struct language *l, enum face_role role);

#endif
