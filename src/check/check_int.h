/* check_int.h - what the rules share: the case with all that is known of it, and how they report. */
#ifndef DOSSIER_CHECK_CHECK_INT_H
#define DOSSIER_CHECK_CHECK_INT_H

#include "check/check.h"
#include "templates/found.h"
#include "templates/platform.h"
#include "templates/playbook.h"

struct check {
	struct arena *a;
	struct diag *d;
	const struct casefile *c;
	const struct evidence *evidence; /* NULL: nothing is known */
	struct shelf *shelf;
	int64_t now;          /* 0: unknown */
	const char *language; /* of the messages, as templates name it */
	const struct platform *platform; /* NULL: unknown, which is reported elsewhere */
	const struct playbook *playbook; /* NULL: there is none */
	const struct pieces *pieces;
	const struct found *found;
	const struct rule *rule; /* that looks at it now */
};

struct rule {
	const char *code;
	enum level level;
	void (*look)(struct check *k);
	bool whole; /* looks for what is missing: not if the case has errors, and parts of it were refused */
};

/* Report under the rule's code and level; then what to do. */
void check_say(struct check *k, struct mark at, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
void check_advise(struct check *k, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* ---- evidence.c ---- */
void check_required_evidence(struct check *k);
void check_recommended_evidence(struct check *k);
void check_useless_evidence(struct check *k);

#endif
