/* recipient.h - what a reader may see of people: templates/recipients.yaml, and a platform's own rule. */
#ifndef DOSSIER_TEMPLATES_RECIPIENT_H
#define DOSSIER_TEMPLATES_RECIPIENT_H

#include "templates/shelf.h"

enum person { PERSON_BUYER, PERSON_CONSIGNEE, PERSON_SELLER, PERSON_COURIER, PERSON_OTHER, PERSON_COUNT };

enum detail {
	DETAIL_NAME,
	DETAIL_COMPANY, /* and the name of a shop */
	DETAIL_ACCOUNT,
	DETAIL_PHONE,
	DETAIL_EMAIL,
	DETAIL_ADDRESS,
	DETAIL_ID,      /* of an identity card, a passport, a register */
	DETAIL_CARD,    /* of a bank */
	DETAIL_COUNT,
};

enum showing { SHOWING_FULL, SHOWING_PART, SHOWING_NOTHING };

enum addressed { ADDRESSED_REQUEST, ADDRESSED_DEADLINE, ADDRESSED_STATEMENT, ADDRESSED_COUNT };

/* All zero, it hides nothing and finds no names: for tests of other things. */
struct recipient {
	const char *id; /* "platform" */
	enum showing of[PERSON_COUNT][DETAIL_COUNT];
	bool insists[PERSON_COUNT]; /* the platform wants to read all of it, wherever else it stands */
	bool leaves_out[ADDRESSED_COUNT]; /* what is said to somebody else */
	const struct node *without;       /* sections that are left out, or NULL */
	const struct node *roles, *couriers, *no_names, *streets, *han_streets, *han_doors; /* or NULL */
	const struct node *tails; /* words before the last digits of a number, or NULL */
	const struct node *words, *endings; /* names that are words, too; endings of Russian names */
	const struct node *han_levels; /* of a Chinese address, from the largest: lists of what names end in */
	const char *surnames;
	const struct node *printed; /* words of the dossier's language; NULL: unknown */
	const struct node *clock;   /* names of the platform's clock by language; NULL: it has none */
};

/* For the recipient that a case names on the platform that it names. NULL after an error. */
const struct recipient *recipient_load(struct shelf *s, const struct casefile *c);

#endif
