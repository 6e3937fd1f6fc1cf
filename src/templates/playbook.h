/* playbook.h - what wins one kind of complaint on one platform: complaints/PLATFORM.COMPLAINT.yaml among the
 * templates, or generic.COMPLAINT.yaml where the platform has none. Texts stay maps by language; shelf_pick
 * chooses. */
#ifndef DOSSIER_TEMPLATES_PLAYBOOK_H
#define DOSSIER_TEMPLATES_PLAYBOOK_H

#include "templates/limits.h"

/* A kind of thing that proves something: templates/evidence.yaml. */
struct piece {
	const char *id;             /* "waybill-photo" */
	const struct node *name, *hint; /* by language */
	const struct node *from;    /* list of selectors: what in a case is such a piece; never NULL */
	const struct node *names;   /* list of words in the names of such files, or NULL */
	const char *kind;           /* of a certificate made of such a file, or NULL */
	bool shows_people;          /* mostly their names, numbers or addresses, too */
};

struct pieces {
	struct piece *v;
	size_t n;
};

enum need { NEED_REQUIRED, NEED_RECOMMENDED, NEED_USELESS };

struct wanted { /* one of these pieces */
	enum need need;
	const struct piece **pieces;
	size_t n;
	const struct node *why; /* by language */
	struct mark at;         /* in the playbook */
};

struct step {
	const struct node *what; /* by language */
	const char *within, *from; /* "48 h" from "notice"; NULL: no limit */
	const char *sure, *source; /* or NULL */
};

struct playbook {
	const char *id; /* "pinduoduo.counterfeit" */
	const char *platform, *complaint; /* of the id: platform is "generic" for the general one */
	const struct node *title, *about, *statement, *message, *verdict; /* by language; title may be NULL */
	const char **rows; /* of the guides that it covers: "A10" */
	size_t n_rows;
	struct wanted *wanted;
	size_t n_wanted;
	const struct piece **present; /* strongest first */
	size_t n_present;
	struct step *steps;
	size_t n_steps;
	const struct node *limits; /* a map, or NULL */
	const char *recipient;     /* whom such a case is for, if not the platform; or NULL */
};

/* All pieces of evidence, in the order of the file. Never NULL; empty after an error. */
const struct pieces *pieces_load(struct shelf *s);
const struct piece *pieces_find(const struct pieces *p, const char *id); /* NULL if there is none */

/* The playbook for a complaint of a platform; NULL if there is none, or after an error. */
const struct playbook *playbook_load(struct shelf *s, const struct pieces *pieces, const char *platform,
                                     const char *complaint);

#endif
