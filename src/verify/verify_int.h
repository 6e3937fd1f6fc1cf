/* verify_int.h - what the files of this room share: text that was read, the search in it, and what reads
 * it. */
#ifndef DOSSIER_VERIFY_VERIFY_INT_H
#define DOSSIER_VERIFY_VERIFY_INT_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/trie.h"
#include "verify/verify.h"

/* ---- pdf.c ---- */
struct _qpdf_data; /* qpdf's */
/* NULL: reported. To be closed with qpdf_cleanup. */
struct _qpdf_data *pdf_open(const void *pdf, size_t n_bytes, struct diag *d);
void pdf_report_unreadable(struct _qpdf_data *q, struct diag *d);

/* ---- reading.c: text as characters; a line end wherever the pen was moved ---- */
struct reading {
	uint32_t *v;
	size_t n, capacity;
};
enum { READING_WALL = 0xFFFF }; /* no character: what stands on its two sides are two texts */
uint32_t *reading_room(struct reading *r, size_t n); /* where n more fit; r->n is left to the caller */
void reading_add(struct reading *r, uint32_t cp);
void reading_add_utf8(struct reading *r, const char *s, size_t n);
void reading_add_utf16(struct reading *r, const uint8_t *s, size_t n); /* big-endian */
/* A string of a PDF: UTF-16 or UTF-8 if it says so, else in PDFDocEncoding. */
void reading_add_string(struct reading *r, const uint8_t *s, size_t n);
void reading_add_part(struct reading *r, const struct reading *from, size_t start); /* what is behind it */
enum escapes { ESCAPES_UTF8, ESCAPES_GBK, ESCAPES_COUNT };
/* The same with "%E7%8E%8B" read as the character whose bytes these are; false: there is no such thing. */
bool reading_add_unescaped(struct reading *to, const struct reading *from, enum escapes as);
void reading_clear(struct reading *r);
void reading_drop(struct reading *r);

/* ---- search.c ---- */
struct needle { /* a secret, made ready */
	const struct secret *secret;
	const uint32_t *v; /* folded, see utf8_alike; without what is skipped */
	size_t n;
	bool is_number, is_tight;
	bool *is_reported;
	struct needle *next; /* of the same characters */
};
struct letter { /* of a text, folded as needles are; what is skipped is left out */
	uint32_t cp;
	bool ends_line;
	size_t at; /* in the text */
};
struct stub { /* ends a line of the page before, and may go on */
	uint32_t node;
	uint32_t outside, first; /* characters: before it, folded; its first, as it stands there */
};
enum { KIND_COUNT = 2 };
struct kind { /* tight needles, of digits or of Chinese characters alone, which no comma parts; and others */
	struct trie *trie; /* NULL: there are none */
	struct needle **at; /* [n], by node */
	size_t n;
	bool is_tight;
	struct letter *letters; /* [n_letters], what these needles see of the text at hand */
	size_t n_letters, capacity;
	struct buf stubs; /* of struct stub */
};
struct search {
	struct arena *arena;
	struct diag *diag;
	struct kind kinds[KIND_COUNT]; /* by is_tight */
	struct reading unescaped; /* of the text at hand */
	size_t n_leaks;
	bool is_text; /* no PDF */
	bool is_enclosed; /* in what is read now: a page of a seller's PDF, since nothing else is a form */
};
struct search search_new(struct arena *a, struct diag *d, const struct secret *secrets, size_t n);
void search_drop(struct search *s);
/* page from 1; 0: not on a page */
void search_reading(struct search *s, const struct reading *r, size_t page);
/* The same for all that a page says, page by page: also what begins at the foot of the one before. */
void search_page(struct search *s, const struct reading *r, size_t page);
/* Is what is found in the one found in the other? They differ in blanks alone. */
bool search_is_same(const struct reading *a, const struct reading *b);

/* ---- cmap.c: what the codes of a font stand for, from its ToUnicode ---- */
struct mapping {
	uint32_t code;
	uint32_t text[8]; /* 0 at the end */
};
struct codes {
	int n_bytes; /* of a code */
	bool is_utf16; /* codes are characters */
	struct mapping *v; /* by code */
	size_t n;
	uint32_t first;   /* code */
	uint32_t *single; /* [n_single], from that on: the one character that a code stands for; 0: look in v */
	size_t n_single;
};
struct codes codes_parse(struct arena *a, const uint8_t *cmap, size_t n);
/* The text of a string of codes. */
void codes_read(const struct codes *c, struct reading *to, const uint8_t *s, size_t n);

/* ---- lexer.c: the tokens of objects, content streams and CMaps ---- */
enum token_kind {
	TOKEN_END, TOKEN_NUMBER, TOKEN_NAME, TOKEN_STRING, TOKEN_HEX, TOKEN_OPEN, TOKEN_CLOSE, TOKEN_WORD,
};
struct lexer {
	const uint8_t *s;
	size_t n, i;
	enum token_kind kind;
	const uint8_t *text; /* [n_text], lent: a name without its slash, a string decoded, a word */
	size_t n_text;
	struct buf decoded; /* the caller drops it */
	struct reading *comments; /* NULL: nobody reads them */
};
bool lexer_next(struct lexer *l); /* false at the end */
bool lexer_is(const struct lexer *l, const char *word);

/* ---- content.c ---- */
struct fonts { /* of the resources of one stream */
	const char **names;
	const struct codes **codes; /* NULL: it has no ToUnicode */
	size_t n;
};
/* The text that a content stream shows: with ActualText in place of what it stands for, and without; and what
 * nobody sees: comments and names, each by itself. */
void content_read(const uint8_t *s, size_t n, const struct fonts *fonts, struct reading *spoken,
                  struct reading *shown, struct reading *unseen);
/* Every string and name of an object, as PDF writes it, each by itself. */
void content_list(const uint8_t *s, size_t n, struct reading *to);

/* ---- libtiff.c, in a module ---- */
/* Rows of bits, black is 1, of a stream of CCITT group 4; false: it is damaged. */
bool fax_read(uint8_t *bits, const uint8_t *bytes, size_t n, uint32_t width, uint32_t height);

#endif
