/* summary.h - a plan that is no case's: the summary of many. */
#ifndef DOSSIER_PLAN_SUMMARY_H
#define DOSSIER_PLAN_SUMMARY_H

#include "plan/plan.h"
#include "templates/shelf.h"

struct summary_case { /* NULL: nobody knows */
	const char *path, *platform, *complaint, *number, *answer_by;
	const char *said, *advice; /* the first thing that is to be said of it, and what to do */
	size_t n_pages;
	bool is_failed;
	int64_t deadline; /* as answer_by has it [s since 1970]; 0: none */
	bool is_overdue;
};

/* In the order that they come in: failed ones first, then those of one platform together. NULL: reported. */
struct plan *plan_make_summary(struct arena *a, struct diag *d, struct shelf *shelf, const char *language,
                               const struct summary_case *cases, size_t n);

#endif
