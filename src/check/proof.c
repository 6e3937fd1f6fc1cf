/* proof.c - what is claimed and not shown, and what is shown and not claimed. */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "check/check_int.h"

/* ---- claims ---- */

static void look_at_proof(struct check *k, const struct texts *proof, struct mark at, const char *what)
{
	if (proof->n > 0 || !at.source)
		return;
	check_say(k, at, "%s", what);
	check_advise(k, "add a line such as \"proof: [invoice, chat:3]\" with the ids of exhibits");
}

void check_proof(struct check *k)
{
	const struct verdict *v = &k->c->verdict;
	for (size_t i = 0; i < k->c->n_claims; i++)
		look_at_proof(k, &k->c->claims[i].proof, k->c->claims[i].at,
		              _("this claim names nothing that proves the fact"));
	for (size_t i = 0; i < v->n_points; i++)
		look_at_proof(k, &v->points[i].proof, v->points[i].at,
		              _("this answer names nothing that proves it"));
}

/* ---- nothing to show ---- */

void check_empty(struct check *k)
{
	const struct casefile *c = k->c;
	for (size_t i = 0; i < c->n_chats; i++) {
		if (c->chats[i].n_messages > 0 || c->chats[i].screenshots.n > 0)
			continue;
		check_say(k, c->chats[i].at, "this chat has no messages and no screenshots");
		check_advise(k, "add \"messages:\" or \"screenshots:\", or take the chat out");
	}
	for (size_t i = 0; i < c->n_exhibits; i++) {
		if (c->exhibits[i].files.n > 0)
			continue;
		check_say(k, c->exhibits[i].at, "this exhibit names no picture");
		check_advise(k, "add \"file: photos/front.jpg\"");
	}
}

void check_scans(struct check *k)
{
	for (size_t i = 0; i < k->c->n_certificates; i++) {
		if (k->c->certificates[i].pages.n > 0)
			continue;
		check_say(k, k->c->certificates[i].at, "this certificate has no scan");
		check_advise(k, "add \"pages: [certs/scan.jpg]\"");
	}
}

void check_pictures_given(struct check *k)
{
	if (k->c->n_files > 0)
		return;
	check_say(k, (struct mark){.source = k->c->source}, "the case has no picture or document");
	check_advise(k, "add screenshots, photos or certificates");
}

/* ---- exhibits that nobody cites ---- */

#define IDLE_NOTES_MOST 5 /* with more of them what matters would be lost among them */
#define IDLE_IDS_MOST 12  /* listed in the one note that stands for all */

struct idle {
	struct check *check;
	bool *is_cited; /* for each casefile.names */
};

static void take_citation(void *context, const char *id, long line)
{
	const struct idle *idle = context;
	const struct casefile *c = idle->check->c;
	(void)line;
	for (size_t i = 0; i < c->n_names; i++)
		if (strcmp(c->names[i].id, id) == 0)
			idle->is_cited[i] = true;
}

static int compare_places(const void *a, const void *b)
{
	const struct exhibit_name *x = *(const struct exhibit_name *const *)a;
	const struct exhibit_name *y = *(const struct exhibit_name *const *)b;
	return x->at.line != y->at.line ? (x->at.line > y->at.line) - (x->at.line < y->at.line)
	                                : (x->at.column > y->at.column) - (x->at.column < y->at.column);
}

/* The order record speaks for itself. */
static const struct exhibit_name **list_idle(struct check *k, size_t *n)
{
	const struct casefile *c = k->c;
	struct idle idle = {k, ARENA_ARRAY(k->a, bool, c->n_names)};
	const struct exhibit_name **list = NULL;
	*n = 0;
	casefile_each_reference(k->a, c, take_citation, &idle);
	for (size_t i = 0; i < c->n_names; i++)
		if (!idle.is_cited[i] && strcmp(c->names[i].id, c->order.id.s) != 0)
			*ARENA_PUSH(k->a, list, *n) = &c->names[i];
	if (*n > 1)
		qsort(list, *n, sizeof *list, compare_places);
	return list;
}

static void tell_idle_together(struct check *k, const struct exhibit_name *const *idle, size_t n)
{
	const char *ids = idle[0]->id;
	for (size_t i = 1; i < n && i < IDLE_IDS_MOST; i++)
		ids = arena_printf(k->a, "%s, %s", ids, idle[i]->id);
	check_say(k, idle[0]->at, "no claim or text refers to %zu of the exhibits: %s%s", n, ids,
	          n > IDLE_IDS_MOST ? ", ..." : "");
	check_advise(k, "name them under \"proof\" of a claim, or write [[%s]] in the statement", idle[0]->id);
}

void check_citations(struct check *k)
{
	size_t n;
	const struct exhibit_name **idle = list_idle(k, &n);
	if (n > IDLE_NOTES_MOST) {
		tell_idle_together(k, idle, n);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		check_say(k, idle[i]->at, "no claim or text refers to the exhibit \"%s\"", idle[i]->id);
		check_advise(k, "name it under \"proof\" of a claim, or write [[%s]] in the statement",
		             idle[i]->id);
	}
}
