/* tones.h - words that cost a statement its reader's good will: templates/tones.yaml, which tells how they
 * are matched. What stands in quotation marks or in [[a reference]] is not the writer's own: it is passed
 * over. */
#ifndef DOSSIER_TEMPLATES_TONES_H
#define DOSSIER_TEMPLATES_TONES_H

#include <stdbool.h>
#include <stdint.h>

#include "templates/shelf.h"

enum tone_kind { TONE_INSULTING, TONE_VAGUE, TONE_INNOCENT };

struct tone_word {
	enum tone_kind kind;
	const uint32_t *letters; /* folded, as utf8_fold does */
	size_t n;
	bool is_stem;  /* any letters may follow */
	bool is_whole; /* stands for whole words: no letter before it, nor behind unless it is a stem */
};

struct tones {
	struct tone_word *v;
	size_t n;
	bool begins[4096]; /* by the low bits of a letter: may a word begin with it? */
};

/* The lists of a language; empty if it has none. Never NULL. */
const struct tones *tones_load(struct shelf *s, const char *language);

struct tone_hit {
	enum tone_kind kind; /* TONE_INSULTING or TONE_VAGUE */
	size_t start, end;   /* bytes of the text */
};

/* All of them in a text, in order. It leaves much in `a`: give it one that is cleared after every text. */
struct tone_hit *tones_find(struct arena *a, const struct tones *t, const char *text, size_t *n);

#endif
