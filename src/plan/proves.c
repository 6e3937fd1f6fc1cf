/* proves.c - what each exhibit proves: what its kind can prove, and which claims it answers.
 * Where the kind says nothing, the seller's remark does. The fact of a claim is never taken for it: one
 * exhibit seldom shows the whole of it, and a reader would catch the seller saying too much. */
#include "plan/plan_int.h"

#include <string.h>

static bool has_delivery(const struct desk *k)
{
	const struct logistics *l = &k->c->logistics;
	return casefile_find_delivery(l) || l->signed_by.s;
}

static const char *prove_logistics(const struct desk *k)
{
	if (has_delivery(k))
		return desk_word(k, WORD_PROVES_DELIVERED);
	bool is_shipped = k->c->logistics.n_events > 0 || k->c->order.shipped.date.precision != DATE_UNSET;
	return is_shipped ? desk_word(k, WORD_PROVES_SHIPPED) : NULL;
}

/* By kind, or NULL where that is too general to be worth saying. */
static const char *prove_by_kind(const struct desk *k, const struct shown *x)
{
	switch (x->kind) {
	case EXHIBIT_ORDER:
		return desk_word(k, WORD_PROVES_ORDER);
	case EXHIBIT_LOGISTICS:
		return prove_logistics(k);
	case EXHIBIT_CHAT:
		return desk_word(k, WORD_PROVES_CHAT);
	case EXHIBIT_CERTIFICATE:
		return words_lookup(k->words, "kind_proves", k->c->certificates[x->index].kind.s);
	case EXHIBIT_ENTRY:
		break;
	}
	return NULL;
}

static bool cites(const struct desk *k, const struct texts *proof, const char *id)
{
	for (size_t i = 0; i < proof->n; i++) {
		struct reference ref;
		if (!proof->v[i].s)
			continue;
		citations_parse(k->a, proof->v[i].s, &ref);
		if (strcmp(ref.id, id) == 0)
			return true;
	}
	return false;
}

/* "claim 2", a link to its row of the cover */
static void add_answered(const struct desk *k, struct rich *list, enum word w, const char *anchor, size_t i)
{
	const char *n = arena_printf(k->a, "%zu", i + 1);
	if (!spans_is_empty(list))
		spans_add(k, list, TONE_QUIET, desk_word(k, WORD_PHRASE_SEPARATOR));
	spans_add_link(k, list, desk_fill(k, w, "n", n, NULL), arena_printf(k->a, "%s#%s", anchor, n));
	list->spans[list->n - 1].tone = TONE_QUIET;
}

/* "Answers claim 1, claim 2", and reasons of an earlier decision, on a line of their own. */
static void add_claims(const struct desk *k, struct rich *r, const char *id)
{
	struct rich list = {0};
	for (size_t i = 0; i < k->c->verdict.n_points; i++)
		if (cites(k, &k->c->verdict.points[i].proof, id))
			add_answered(k, &list, WORD_PROVES_POINT, "point", i);
	for (size_t i = 0; i < k->c->n_claims; i++)
		if (cites(k, &k->c->claims[i].proof, id))
			add_answered(k, &list, WORD_PROVES_CLAIM, "claim", i);
	if (spans_is_empty(&list))
		return;
	spans_add(k, r, TONE_QUIET, "\n");
	spans_add_pattern(k, r, TONE_QUIET, desk_word(k, WORD_PROVES_CLAIMS), "list", &list, NULL);
}

/* What the seller wrote beside it: a picture's caption, a document's note. */
static struct text find_remark(const struct desk *k, const struct shown *x)
{
	if (x->kind == EXHIBIT_CERTIFICATE)
		return k->c->certificates[x->index].note;
	if (x->kind != EXHIBIT_ENTRY)
		return (struct text){0};
	const struct exhibit_entry *e = &k->c->exhibits[x->index];
	bool only_shot = !e->caption.s && x->n_pictures == 1;
	if (x->is_captioned)
		return (struct text){0};
	return only_shot ? x->pictures[0].shot->caption : e->caption;
}

static struct rich prove_exhibit(struct desk *k, const struct shown *x)
{
	struct text remark = find_remark(k, x);
	struct rich r = spans_own(k, TONE_PLAIN, prove_by_kind(k, x));
	if (spans_is_empty(&r))
		r = spans_prose(k, &remark);
	if (spans_is_empty(&r))
		r = spans_word(k, TONE_PLAIN, x->kind == EXHIBIT_ENTRY ? WORD_PROVES_PICTURE : WORD_PROVES_DOCUMENT);
	return r;
}

static const char *join_spans(const struct desk *k, const struct rich *r)
{
	const char *all = "";
	for (size_t i = 0; i < r->n; i++)
		all = arena_printf(k->a, "%s%s", all, r->spans[i].text ? r->spans[i].text : "");
	return all;
}

void exhibits_say_proves(struct desk *k)
{
	for (size_t i = 0; i < k->plan->n_exhibits; i++) {
		struct rich proves = prove_exhibit(k, &k->shown[i]);
		k->plan->exhibits[i].proves = join_spans(k, &proves);
		add_claims(k, &proves, k->plan->exhibits[i].id);
		k->shown[i].proves = proves;
	}
}
