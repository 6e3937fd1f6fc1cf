/* enclosure_int.h - what the files of this room share.
 *
 *      open.c      the file, qpdf, what can be wrong with it;  survey.c  streams that would swell
 *      pages.c     the page tree
 *      boxes.c     numbers, rectangles, matrices
 *      take.c      pages to objects: the order of work
 *      copy.c      values as they will be written;  keys.c  which keys draw
 *      stream.c    streams, their filters;  decode.c  filters undone;  ends.c  where packed data end
 *      strip.c     pictures without metadata
 *      damage.c    is it whole?;  comments.c  contents that draw and tell nothing
 *      operators.c which operands each takes;  inline.c  pictures in a content
 *      names.c     the names that a content uses;  lexer.c  contents as tokens;  grey.c  without colours
 *      places.c    how large pictures are painted;  picture.c  which of them could be encoded again
 *      stamps.c    annotations that can be seen
 *      layers.c    layers that are switched off
 *      packet.c    the result;  absent.c  all but that, without qpdf */
#ifndef DOSSIER_ENCLOSURE_ENCLOSURE_INT_H
#define DOSSIER_ENCLOSURE_ENCLOSURE_INT_H

#include <qpdf/qpdf-c.h>

#include "base/buf.h"
#include "base/deflate.h"
#include "base/trie.h"
#include "enclosure/packet_int.h"

enum {
	FILE_MOST = 200 << 20,    /* [bytes] of a file: it is read into memory */
	SWELL_MOST = 256 << 20,   /* [bytes] that the objects packed in it may have, and a content */
	PAGES_MOST = 10000,
	NODES_MOST = 4 * PAGES_MOST, /* of the page tree */
	TREE_DEPTH = 200,
	DEPTH_MOST = 30,          /* of values within a value */
	OBJECTS_MOST = 200000,    /* that are taken along */
	BODIES_MOST = 64 << 20,   /* [bytes] of them, streams aside */
	STREAMS_MOST = 512 << 20, /* [bytes] */
	LOOK_MOST = 2000 << 20,   /* [bytes] unpacked of what passes packed, to see whether it is whole */
	STAMPS_MOST = 5000,       /* annotations of a page */
	SCAN_MOST = 32 << 20,     /* [bytes] of a page's contents, looked through for pictures */
	PICTURES_MOST = 20000,    /* painted on pages */
};

/* ---- boxes.c ---- */
struct rect {
	double left, bottom, right, top;
};
struct matrix {
	double a, b, c, d, e, f;
};
bool number_read(qpdf_data q, qpdf_oh object, double *to);
bool rect_read(qpdf_data q, qpdf_oh array, struct rect *to); /* false: it is none, or empty */
struct matrix matrix_read(qpdf_data q, qpdf_oh array);       /* none: nothing changes */
struct rect rect_meet(struct rect a, struct rect b);
bool rect_is_empty(struct rect r);
struct rect rect_map(struct rect r, struct matrix m); /* what its corners span */
struct matrix matrix_fit(struct rect from, struct rect to);
struct matrix matrix_join(struct matrix first, struct matrix then);
double matrix_width(struct matrix m); /* of what is 1 wide */
void put_number(struct buf *b, double number); /* to a millionth, no exponent */
void put_rect(struct buf *b, struct rect r);
void put_matrix(struct buf *b, struct matrix m);

/* ---- open.c ---- */
struct enclosure_page {
	qpdf_oh object, resources; /* inherited or its own */
	struct rect box;           /* what is seen of it, in its own units */
	int turn;                  /* quarters, clockwise */
	double unit;               /* [pt] */
	bool is_cropped;           /* there is more of it than is seen */
	unsigned damage;           /* found so far: enum enclosure_damage */
};

struct enclosure {
	struct arena *arena;
	qpdf_data qpdf;
	uint8_t *bytes;
	struct enclosure_page *pages;
	size_t n_pages;
	unsigned notes;
};

bool is_taken(qpdf_data q, qpdf_oh object, const char *key, qpdf_oh *value); /* there, and not null */
bool fail_corrupt(struct enclosure *e, struct image_fault *fault);
bool fail_large(struct image_fault *fault, const char *what);

/* ---- survey.c ---- */
/* Do the objects that are packed in the file stay within limits? */
bool survey_streams(const uint8_t *bytes, size_t n);

/* ---- pages.c ---- */
bool pages_find(struct enclosure *e, struct image_fault *fault);

/* ---- decode.c ---- */
enum coding {
	CODE_FLATE, CODE_HEX, CODE_85, CODE_LZW, CODE_RUNS, CODE_CRYPT, CODE_JPEG, CODE_JPEG_2000, CODE_OTHER,
};
enum coding coding_of(const char *filter); /* with its slash */
/* false: it is not known how, or swells beyond `most`. What is damaged is decoded as far as it goes, and
 * *is_damaged set, which else stays as it is. */
bool decode(struct buf *out, enum coding coding, const uint8_t *bytes, size_t n, size_t most,
            bool *is_damaged);

/* What the sink makes of a zlib stream that lies in memory. */
enum inflate_result inflate_piece(const struct byte_sink *sink, const uint8_t *bytes, size_t n);

/* ---- ends.c ---- */
/* How many of the bytes are what is packed so, to the mark of its end; 0: that cannot be told. Of LZW: where
 * codes grow early, as they mostly do. No more than *most are looked at, or unpacked, and it becomes less by
 * that. */
size_t coding_length(enum coding coding, const uint8_t *bytes, size_t n, uint64_t *most);
void coding_cut(struct buf *bytes, enum coding coding); /* words that stand behind that end */

/* ---- strip.c ---- */
size_t strip_length(const uint8_t *bytes, size_t n); /* of a JPEG, to its end; 0: it has none */
void strip_jpeg(struct buf *out, const uint8_t *bytes, size_t n);
struct jpeg_frame {
	int bits, components; /* 0: there is none */
	unsigned width, height;
	bool is_buffered;     /* decoding it holds all of its coefficients */
};
struct jpeg_frame strip_look(const uint8_t *bytes, size_t n); /* of one that was stripped */
void strip_jpeg_2000(struct buf *out, const uint8_t *bytes, size_t n);

/* ---- names.c ---- */
struct names {
	struct trie *trie; /* NULL: all names are taken for used */
};
void names_scan(struct names *names, struct arena *a, const uint8_t *content, size_t n);
void names_add(struct names *names, struct arena *a, const char *name, size_t n);
bool names_have(const struct names *names, const char *name); /* without its slash */

/* The same name without its slash, decoded; cut after n - 1 bytes. */
void names_decode(char *to, size_t n, const uint8_t *name, size_t n_name);

/* ---- lexer.c ---- */
struct lexer {
	const uint8_t *at, *end;
};
struct token {
	enum { TOKEN_NUMBER, TOKEN_NAME, TOKEN_WORD, TOKEN_OTHER } kind;
	const uint8_t *at; /* a name with its slash */
	size_t n;
	double value;   /* of a number */
	bool is_glued;  /* a number that ends where another or a word begins */
};
bool token_next(struct lexer *l, struct token *t); /* false: the end; comments are left out */
bool token_is(const struct token *t, const char *word);
bool token_is_value(const struct token *t); /* true, false, null */
bool token_is_string(const struct token *t);
bool token_opens(const struct token *t);  /* an array or a dictionary */
bool token_closes(const struct token *t);
/* Behind "ID": past the data of a picture that stands in the content itself, as far as that can be told, or
 * else to the end. */
void lexer_skip_data(struct lexer *l);

/* ---- operators.c ---- */
enum {
	OPERANDS_READ = 33, /* what stands behind as many is no operand any more */
	OPERAND_NUMBER = 'n',
	OPERAND_NUMBER_GLUED = 'N', /* another begins where it ends */
	OPERAND_NAME = '/',
	OPERAND_STRING = 's',
	OPERAND_ARRAY = 'a',
	OPERAND_DICTIONARY = 'd',
	OPERAND_OTHER = 'o',
};
/* Of n operands of these kinds: the first that a viewer uses; all that follow are. n: none, or they are too
 * few. -1: it passes over the operator. */
int operator_takes(const struct token *t, const char *kinds, int n);

/* ---- inline.c ---- */
struct inline_picture {
	bool is_key; /* what comes next; set it first */
	int key, nest; /* the last one; brackets that are open */
	long width, height, bits, components, mask; /* 0: not told; mask 1: it is one */
	bool is_odd; /* packed, or not known how large */
	bool is_packed, is_unsure; /* in ways that cannot be told for sure */
	enum coding coding; /* of what is packed: that which a viewer undoes first */
};
enum entry { ENTRY_KEEP, ENTRY_DROP, ENTRY_EMPTY /* of its letters */ };
/* What becomes of a token between BI and ID that is no space. */
enum entry inline_entry(struct inline_picture *p, const struct token *t);
/* How many of the n bytes behind "ID " are its data; 0: not known. most: see coding_length. */
size_t inline_size(const struct inline_picture *p, const uint8_t *data, size_t n, uint64_t *most);

/* ---- comments.c ---- */
void content_clean(struct buf *content);
void comments_drop(struct buf *program); /* of a function that calculates */

/* ---- keys.c ---- */
enum scope { /* what the keys of a dictionary mean; or what a stream is */
	SCOPE_OBJECT,  /* each means something of its own: those that draw are known */
	SCOPE_NAMES,   /* names for objects */
	SCOPE_GLYPHS,  /* names for contents */
	SCOPE_CONTENT, /* as OBJECT; a stream is a content */
};
bool key_draws(const char *key);
enum scope key_leads_to(const char *key); /* that of its value */

/* ---- copy.c, take.c ---- */
struct pending { /* an object that is referred to */
	int id, generation;
	enum scope scope;
};

struct layer {
	int id;
	bool is_off;
};

struct copier {
	struct enclosure *enclosure;
	qpdf_data qpdf;
	struct arena *arena;   /* of the result */
	struct arena *scratch; /* while pages are taken */
	struct fs_spool *spool;
	struct image_fault *fault;
	struct enclosed *to;
	struct pending *pending; /* by object; id 0: one of ours, done */
	struct trie *met;
	size_t *met_at; /* by node: 1 + object */
	size_t n_met_at, done;
	uint64_t n_bodies;
	qpdf_oh resources; /* of the page in the making: for forms that have none */
	struct layer *layers; /* that are named as on or off */
	size_t n_layers;
	bool is_off;       /* those that are not */
	bool *is_mask;     /* by object: of another picture */
	size_t n_is_mask;
	size_t page;       /* of the file, in the making */
	uint64_t look_left; /* [bytes] to be unpacked to see that they are whole; 0: nobody looks */
	bool is_grey;      /* no colours are taken along; */
	bool has_colours;  /* there are some that cannot be taken out */
	bool has_hidden;   /* layers that are not seen */
	bool has_failed;
};

bool copy_fail(struct copier *c, const char *what); /* too large; sticky */
size_t copy_new(struct copier *c); /* an object of our own */
void copy_finish(struct copier *c, size_t i, const struct buf *body);
/* The value; what leads to an object becomes a reference. */
void copy_value(struct copier *c, struct buf *out, qpdf_oh value, enum scope scope, int depth);
/* "/Resources<<...>>", without what is not used. */
void copy_resources(struct copier *c, struct buf *out, qpdf_oh resources, const struct names *used,
                    int depth);
void copy_entries(struct copier *c, struct buf *out, qpdf_oh dictionary, enum scope scope, int depth);
void put_name(struct buf *b, const char *name); /* escaped; with or without its slash */
void put_reference(struct buf *b, size_t object);
size_t copy_refer(struct copier *c, qpdf_oh object, enum scope scope);

/* ---- damage.c ---- */
void damage_note(struct copier *c, unsigned damage); /* of the page in the making */
/* Is what became of a zlib stream all of it? */
bool flate_is_whole(enum inflate_result result, const uint8_t *bytes, size_t n);
/* Are bytes, packed in these ways one within the other, not all that they should be? false as well where that
 * cannot be told. */
bool damage_find(struct copier *c, const enum coding *codings, size_t n_codings, const struct buf *bytes);

/* ---- stream.c ---- */
/* A stream that is referred to, as in that scope. */
void stream_copy(struct copier *c, size_t object, qpdf_oh stream, enum scope scope);
/* Spools the data of an object. */
void stream_write(struct copier *c, size_t object, const void *bytes, size_t n);
void stream_deflate(struct copier *c, size_t object, struct buf *body, const struct buf *bytes);
/* Undoes all of a stream's filters, as far as that goes: *is_damaged. false: it cannot be done within
 * limits. */
bool stream_read(struct copier *c, struct buf *out, qpdf_oh stream, bool *is_damaged);
/* The same of a content: nothing can be taken without it, and damage is noted. */
void stream_decode(struct copier *c, struct buf *out, qpdf_oh stream);

/* ---- picture.c ---- */
/* What is known of a stream that is a picture, once its data is spooled. coding: the only filter that is
 * left, CODE_OTHER: there are others; settings: its own; frame: of a JPEG. */
struct picture_data {
	enum coding coding;
	qpdf_oh settings;
	struct jpeg_frame frame;
};
void picture_describe(struct copier *c, size_t object, qpdf_oh dictionary, const struct picture_data *data);
void pictures_finish(struct copier *c); /* once all objects are copied: masks stay what they are */

/* ---- places.c ---- */
/* Finds the pictures that a content paints, and how large. */
void places_find(struct copier *c, size_t page, const struct enclosure_page *p, const struct buf *content);

/* ---- grey.c ---- */
/* The components of a space, or of a profile: 1, 3 or 4; 0: it is of another kind. */
int space_components(qpdf_data q, qpdf_oh space);
int profile_components(qpdf_data q, qpdf_oh profile);

/* ---- grey.c: nothing is done unless c->is_grey ---- */
/* A content, in place; its resources, or those that it goes by. */
void grey_content(struct copier *c, struct buf *content, qpdf_oh resources);
/* An entry of a dictionary. true: it was written here. */
bool grey_entry(struct copier *c, struct buf *out, const char *key, qpdf_oh value);
/* A dictionary; is_content: of a stream that passes through grey_content. */
void grey_look(struct copier *c, qpdf_oh dictionary, bool is_content);

/* ---- stamps.c ---- */
struct stamps { /* forms that are drawn upon a page */
	struct buf content, names; /* operators; "/S0 reference" for the resources */
};
void stamps_add(struct copier *c, struct stamps *s, qpdf_oh page);
unsigned stamps_bare(struct copier *c, qpdf_oh page); /* see enclosure_bare */

/* ---- layers.c ---- */
/* Is this a layer, or governed by layers, and switched off? */
bool layer_is_off(struct copier *c, qpdf_oh group);
/* Is it a layer or several, of which some may not be seen? */
bool layer_may_hide(struct copier *c, qpdf_oh group);
bool layers_are_there(qpdf_data q);
void layers_find(struct copier *c); /* first of all */

#endif
