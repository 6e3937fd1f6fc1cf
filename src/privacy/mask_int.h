/* mask_int.h - what the files of masking share: a text taken apart, values to look for, and their forms. */
#ifndef DOSSIER_PRIVACY_MASK_INT_H
#define DOSSIER_PRIVACY_MASK_INT_H

#include <stdint.h>

#include "privacy/mask.h"

/* ---- letters.c: a text as characters ---- */
struct letters {
	const char *s;
	uint32_t *raw, *fold; /* [n + 1], 0 at the end; fold: see utf8_fold */
	size_t *at;           /* [n + 1], where each starts in s [bytes] */
	bool *taken;          /* already decided: masked, or to be left as it is */
	size_t n;
};

struct letters letters_of(struct arena *a, const char *s);
const char *letters_text(struct arena *a, const struct letters *t, size_t first, size_t end);

bool is_digit(uint32_t cp);
bool is_alphabetic(uint32_t cp); /* of an alphabet with capitals: Latin, Greek, Cyrillic; folded or not */
bool is_han(uint32_t cp);
bool is_blank(uint32_t cp);      /* spaces, line ends and what has no width */
bool is_joint(uint32_t cp);      /* blanks, and what groups the digits of a number */

/* Does one of these words stand at t[i], as a whole? Its end, or i. With `endings` a word of Cyrillic
 * letters may be inflected. */
size_t letters_match_word(const struct letters *t, size_t i, const char *word, bool endings);
size_t letters_match_list(const struct letters *t, size_t i, const struct node *words, bool endings);

/* ---- shape.c: what is left of a value that is shown in part ---- */
struct piece { /* of an address */
	size_t first, end;
	bool is_hidden;
};
struct piece *shape_split_address(struct arena *a, const struct recipient *p, const struct letters *t,
                                  size_t *n);
const char *shape_of(struct arena *a, const struct recipient *p, enum detail what, const char *value);

/* ---- known.c: values that the case itself gives ---- */
enum rank { RANK_INSISTED, RANK_HIDDEN, RANK_SHOWN, RANK_PART, RANK_COUNT };

struct known {
	const uint32_t *v; /* folded, without what may stand between its characters in a text */
	size_t n;
	enum rank rank;
	enum detail what;
	enum showing showing;
	bool is_piece;         /* of an address: nothing of it is shown */
	bool is_word;          /* a part of a name, inflected perhaps */
};

struct shown { /* a value that the recipient may read */
	const char *text;
	bool is_insisted;
};

struct masker {
	struct arena *a;
	const struct recipient *p;
	struct casefile **cases; /* copies: the case, and those that it supplements */
	size_t n_cases;
	struct known *known;
	size_t n_known;
	struct secret *secrets;
	size_t n_secrets;
	struct shown *shown;
	size_t n_shown;
	bool is_masked;
	bool is_looking; /* the first time through: nothing is replaced yet */
};

/* A value of a person, shown or hidden as the profile says. */
void known_add(struct masker *m, enum person who, enum detail what, const struct text *value);
/* A hidden value that was found by its form; where it is part of what is shown it stays. */
void known_add_found(struct masker *m, enum detail what, enum showing showing, const struct text *value);
/* A number that is no person's, such as an order's: it is never taken for a telephone number. */
void known_protect(struct masker *m, const struct text *value);
void known_sort(struct masker *m);
/* The end of the value if it stands at t[i], else i. */
size_t known_match(const struct known *k, const struct letters *t, size_t i);
/* Once all are there: those out that stand in what is shown. */
void secrets_drop_shown(struct masker *m);
/* Words for somebody ("front desk"), or masked by the platform already ("Li **"). */
bool known_is_nobody(const struct masker *m, const char *value);

/* ---- people.c: who the case names, field by field ---- */
void people_collect(struct masker *m);
void people_mask_fields(struct masker *m);

/* ---- forms.c: personal data known by its form ---- */
struct form {
	size_t first, end;
	enum detail what;
};
/* Does one start at t[i]? An e-mail address is found at its @. */
bool form_find(const struct letters *t, size_t i, struct form *f);

#endif
