/* explain.c - for a reader who does not know the platform, such as a consumer association: how it works, and
 * what its terms mean, as the platform's template says. Where it says nothing, what holds for all is said. */
#include "plan/plan_int.h"

#include <string.h>

bool explain_is_wanted(const struct desk *k)
{
	return k->c->recipient.s && strcmp(k->c->recipient.s, "association") == 0;
}

static const struct node *find_explanation(const struct desk *k)
{
	const struct node *own = tree_lookup(k->platform->root, "explain");
	return own ? own : tree_lookup(shelf_load(k->shelf, "platforms", "generic"), "explain");
}

/* What was not asked for would only speak against somebody: in a case about postage, nothing of fakes. */
static bool concerns_case(const struct desk *k, const struct node *entry)
{
	const struct node *only = shelf_lookup_list(entry, "only");
	const char *complaint = k->c->complaint.s;
	for (size_t i = 0; only && complaint && i < only->n; i++)
		if (only->items[i]->text && strcmp(only->items[i]->text, complaint) == 0)
			return true;
	return !only;
}

static struct rich in_language(const struct desk *k, enum tone tone, const struct node *by_language)
{
	return spans_own(k, tone, shelf_pick(by_language, k->words->language, NULL));
}

static void add_terms(const struct desk *k, struct section *s, const struct node *list)
{
	struct facts f = {.columns = 1};
	for (size_t i = 0; list && i < list->n; i++) {
		const struct node *entry = list->items[i];
		const struct fact row = {
			in_language(k, TONE_STRONG, tree_lookup(entry, "term")),
			in_language(k, TONE_PLAIN, tree_lookup(entry, "means")),
		};
		if (concerns_case(k, entry))
			*ARENA_PUSH(k->a, f.rows, f.n) = row;
	}
	if (f.n == 0)
		return;
	section_add_heading(k, s, spans_word(k, TONE_PLAIN, WORD_EXPLAIN_TERMS));
	section_add(k, s, BLOCK_FACTS)->u.facts = f;
}

/* Nobody should take it for the platform's own words, nor for today's. */
static void add_note(const struct desk *k, struct section *s, const struct node *explain)
{
	struct date seen;
	const char *day = tree_text(explain, "seen", NULL);
	if (!day || !date_parse(&seen, day))
		return;
	const char *note = desk_fill(k, WORD_EXPLAIN_NOTE, "date", print_when(k, &seen), NULL);
	section_add_para(k, s, spans_own(k, TONE_QUIET, note));
}

void section_explain(struct desk *k, struct section *s)
{
	const struct node *explain = explain_is_wanted(k) ? find_explanation(k) : NULL;
	const struct node *about = shelf_lookup_list(explain, "about");
	for (size_t i = 0; about && i < about->n; i++)
		if (concerns_case(k, about->items[i]))
			section_add_para(k, s, in_language(k, TONE_PLAIN, about->items[i]));
	add_terms(k, s, shelf_lookup_list(explain, "terms"));
	if (s->n_blocks > 0)
		add_note(k, s, explain);
}
