/* verify_int.h - what the files of this room share: text that was read, the search in it, and what reads
 * it. */
#ifndef DOSSIER_VERIFY_VERIFY_INT_H
#define DOSSIER_VERIFY_VERIFY_INT_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/trie.h"
#include "verify/verify.h"

/* ---- reading.c: text as characters; a line end wherever the pen was moved ---- */
struct reading {
	uint32_t *v;
	size_t n;
	struct buf bytes; /* that v lies in */
};
void reading_add(struct reading *r, uint32_t cp);
void reading_add_utf8(struct reading *r, const char *s, size_t n);
void reading_add_utf16(struct reading *r, const uint8_t *s, size_t n); /* big-endian */
/* A string of a PDF: UTF-16 or UTF-8 if it says so, else one byte a character. */
void reading_add_string(struct reading *r, const uint8_t *s, size_t n);
void reading_add_part(struct reading *r, const struct reading *from, size_t start); /* what is behind it */
void reading_clear(struct reading *r);
void reading_drop(struct reading *r);

/* ---- search.c ---- */
struct needle { /* a secret, made ready */
	const struct secret *secret;
	const uint32_t *v; /* folded, without what is skipped */
	size_t n;
	bool is_number, is_tight;
	bool *is_reported;
	struct needle *next; /* of the same characters */
};
enum { KIND_COUNT = 2 };
struct kind { /* tight needles, of digits or of Chinese characters alone, which no comma parts; and others */
	struct trie *trie; /* NULL: there are none */
	struct needle **at; /* [n], by node */
	size_t n;
	bool is_tight;
};
struct search {
	struct arena *arena;
	struct diag *diag;
	struct kind kinds[KIND_COUNT]; /* by is_tight */
	size_t n_leaks;
	bool is_text; /* no PDF */
};
struct search search_new(struct arena *a, struct diag *d, const struct secret *secrets, size_t n);
/* page from 1; 0: not on a page */
void search_reading(struct search *s, const struct reading *r, size_t page);
/* What begins at the foot of one page and ends at the head of the next. */
void search_over_pages(struct search *s, const struct reading *before, const struct reading *after,
                       size_t page);

/* ---- cmap.c: what the codes of a font stand for, from its ToUnicode ---- */
struct mapping {
	uint32_t code;
	uint32_t text[8]; /* 0 at the end */
};
struct codes {
	int n_bytes; /* of a code */
	struct mapping *v; /* by code */
	size_t n;
};
struct codes codes_parse(struct arena *a, const uint8_t *cmap, size_t n);
/* The text of a string of codes. */
void codes_read(const struct codes *c, struct reading *to, const uint8_t *s, size_t n);

/* ---- lexer.c: the tokens of content streams and CMaps ---- */
enum token_kind {
	TOKEN_END, TOKEN_NUMBER, TOKEN_NAME, TOKEN_STRING, TOKEN_HEX, TOKEN_OPEN, TOKEN_CLOSE, TOKEN_WORD,
};
struct lexer {
	const uint8_t *s;
	size_t n, i;
	struct buf text; /* of the token: a name without its slash, a string decoded, a word */
	enum token_kind kind;
};
bool lexer_next(struct lexer *l); /* false at the end */
bool lexer_is(const struct lexer *l, const char *word);

/* ---- content.c ---- */
struct fonts { /* of the resources of one stream */
	const char **names;
	const struct codes **codes; /* NULL: it has no ToUnicode */
	size_t n;
};
/* The text that a content stream shows: with ActualText in place of what it stands for, and without. */
void content_read(const uint8_t *s, size_t n, const struct fonts *fonts, struct reading *spoken,
                  struct reading *shown);

#endif
