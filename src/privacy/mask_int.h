/* mask_int.h - what the files of masking share: a text taken apart, values to look for, and their forms. */
#ifndef DOSSIER_PRIVACY_MASK_INT_H
#define DOSSIER_PRIVACY_MASK_INT_H

#include <stdint.h>

#include "base/trie.h"
#include "privacy/mask.h"

/* ---- letters.c: a text as characters ---- */
struct letters {
	const char *s;
	uint32_t *raw, *fold; /* [n + 1], 0 at the end; fold: see utf8_fold */
	size_t *at;           /* [n + 1], where each starts in s [bytes] */
	bool *taken;          /* already decided: masked, or to be left as it is */
	size_t n;
	bool is_gbk; /* what is escaped was read so */
};

struct letters letters_of(struct arena *a, const char *s);
/* In older pages' addresses escaped bytes are of GBK; some are UTF-8 by chance, so that such a text is looked
 * at twice. */
struct letters letters_of_gbk(struct arena *a, const char *s);
bool letters_has_bytes(const char *s); /* any, escaped, that are not ASCII? */
const char *letters_text(struct arena *a, const struct letters *t, size_t first, size_t end);

bool is_digit(uint32_t cp);
bool is_alphabetic(uint32_t cp); /* of an alphabet with capitals: Latin, Greek, Cyrillic; folded or not */
bool is_han(uint32_t cp);
bool is_mark(uint32_t cp);       /* over the letter before it */
bool is_blank(uint32_t cp);      /* spaces, line ends and what has no width */
bool is_joint(uint32_t cp);      /* blanks, and what groups the digits of a number */

/* Do these characters stand at t[i], or such as look alike? Their end, or i. */
size_t letters_match_here(const struct letters *t, size_t i, const char *s);
/* Does one of these words stand at t[i], as a whole? Its end, or i. With `endings` a word of Cyrillic
 * letters may be inflected. */
size_t letters_match_word(const struct letters *t, size_t i, const char *word, bool endings);
size_t letters_match_list(const struct letters *t, size_t i, const struct node *words, bool endings);
struct letter_set { /* by the low bits of a folded letter: for most places in a text one look is enough */
	bool has[4096];
};
bool letters_may_begin(const struct letter_set *set, uint32_t fold);
struct letter_set letters_begin(const struct node *words); /* what they begin with */

/* ---- shape.c: what is left of a value that is shown in part ---- */
struct piece { /* of an address */
	size_t first, end;
	bool is_hidden;
};
struct piece *shape_split_address(struct arena *a, const struct recipient *p, const struct letters *t,
                                  size_t *n);
const char *shape_of(struct arena *a, const struct recipient *p, enum detail what, const char *value);

/* ---- find.c: values, and how to find them again in a text ---- */
enum rank { RANK_WANTED, RANK_INSISTED, RANK_HIDDEN, RANK_SHOWN, RANK_FOUND, RANK_PART };

struct known {
	const uint32_t *v; /* folded, see utf8_alike; without what may stand between its characters in a text */
	size_t n;
	enum rank rank;
	enum detail what;
	enum showing showing;
	const char *shape;  /* of a name: what is left of it, however a text spells it; else NULL */
	bool is_piece;      /* of an address: nothing of it is shown */
	bool is_word;       /* a part of a name, or wanted to be hidden and one word */
	bool is_inflected;  /* a Russian one */
	bool needs_capital; /* it is a common word, too */
	size_t secret;      /* for is_shown */
	struct known *next; /* of the same characters */
};

/* What may stand between the characters of a value, there or in a text. */
enum skip { SKIP_JOINTS, SKIP_POINTS, SKIP_COUNT };

struct index { /* of values that are found alike */
	struct trie *trie;
	struct known **at; /* [n], by node */
	size_t n;
};

struct match {
	size_t first, end;
	const struct known *known;
};

struct masker;
/* false: it is there already, or so few characters stand in many a text by chance. */
bool index_add(struct masker *m, struct known k, const struct letters *t, size_t first, size_t end);
/* Every value that stands in a text, in the order in which they are to be taken; some overlap. */
struct match *index_find(const struct masker *m, struct arena *a, const struct letters *t, size_t *n);

/* ---- known.c: values that the case itself gives ---- */
struct hidden { /* what must not be found in the dossier */
	struct secret secret;
	bool is_part; /* of a name, or of an address */
};

struct shown { /* what the recipient may read */
	const char *text;
	bool is_insisted;
	bool is_printed; /* whatever the case: a word of the templates */
};

struct masker {
	struct arena *a, *scratch; /* the latter is empty between texts */
	const struct recipient *p;
	struct letter_set begin_couriers;
	struct casefile **cases; /* copies: the case, and those that it supplements */
	size_t n_cases;
	struct index index[SKIP_COUNT];
	const char **tails; /* last digits of numbers that are left out */
	size_t n_tails;
	struct trie *hidden_texts; /* so that each is there once */
	bool *is_hidden; /* by node of these */
	size_t n_is_hidden;
	struct hidden *hidden;
	size_t n_hidden;
	struct shown *shown;
	size_t n_shown;
	struct secret *secrets; /* what is left of the hidden */
	size_t n_secrets;
	bool is_masked;
	bool is_looking; /* the first time through: nothing is replaced yet */
	bool has_found;  /* then, what had not been known before */
	bool *is_hit;    /* [n_texts], then: has the text something to hide? */
	size_t n_texts, n_done; /* n_done: the second time */
	bool is_asking;  /* nothing that is found is noted */
};

/* A value of a person, shown or hidden as the profile says. */
void known_add(struct masker *m, enum person who, enum detail what, const struct text *value);
/* What the case wants to be hidden besides, from every reader, be it ever so short. */
void known_add_wanted(struct masker *m, const struct text *value);
/* A hidden value that was found by its form; where it is part of what is shown it stays. */
void known_add_found(struct masker *m, enum detail what, enum showing showing, const struct text *value);
/* A number that is no person's, such as an order's: it is never taken for a telephone number. */
void known_protect(struct masker *m, const struct text *value);
/* Once all are there: the secrets are what is hidden, but for what stands in what is shown. */
void known_list_secrets(struct masker *m);
/* It must not be found in the dossier; is_part: of a name or an address. false: it was hidden before. */
bool known_hide(struct masker *m, const char *value, bool is_part, bool needs_capital, struct mark at);

/* ---- tails.c ---- */
void tails_add(struct masker *m, enum detail what, enum showing showing, const struct text *value);
struct form;
bool tails_find(const struct masker *m, const struct letters *t, size_t i, struct form *f);

/* ---- parts.c ---- */
void parts_add(struct masker *m, struct known k, const struct letters *t, struct mark at);
/* A number also stands without its country's code, or with it. */
bool parts_add_phone(struct masker *m, struct known k, const struct letters *t);
/* What the forms of a Russian name have in common: without the vowels at its end, two at most. */
size_t parts_end_of_stem(const struct letters *t, size_t first, size_t end);

/* ---- nobody.c ---- */
/* Words for somebody ("front desk"), or masked by the platform already ("Li **"). */
bool known_is_nobody(const struct masker *m, enum detail what, const char *value);
/* Does a Chinese name begin so? */
bool known_is_surname(const struct masker *m, const struct letters *t, size_t i);

/* ---- people.c: who the case names, field by field ---- */
void people_collect(struct masker *m);
void people_mask_fields(struct masker *m);

/* ---- forms.c: personal data known by its form ---- */
struct form {
	size_t first, end;
	enum detail what;
};
/* Does one start at t[i]? An e-mail address is found at its @, or what stands for that. */
bool form_find(const struct letters *t, size_t i, struct form *f);
bool form_find_paper(const struct letters *t, size_t i, struct form *f);   /* forms_papers.c */
bool form_find_account(const struct letters *t, size_t i, struct form *f); /* forms_papers.c */
bool form_find_email(const struct letters *t, size_t i, struct form *f);   /* forms_email.c */

#endif
