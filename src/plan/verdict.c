/* verdict.c - an appeal after an appeal answers the reasons of the decision before it, point by point. */
#include "plan/plan_int.h"

const struct when *verdict_when(const struct desk *k)
{
	const struct casefile *first = k->c->first;
	bool is_told = k->c->verdict.at_time.date.precision || !first || !first->status.outcome.s;
	return is_told ? &k->c->verdict.at_time : &first->status.at_time;
}

/* "Decision of 24 Jan 2025, no. 8812" as far as it is known */
static struct rich describe_decision(struct desk *k)
{
	const struct when *when = verdict_when(k);
	const struct text day = {print_when(k, &when->date), when->at};
	struct rich r = {0}, at = spans_text(k, TONE_QUIET, &day), number = {0};
	spans_add_text(k, &number, TONE_QUIET, &k->c->verdict.number);
	bool has_day = !spans_is_empty(&at), has_number = !spans_is_empty(&number);
	if (has_day || has_number)
		spans_add_pattern(k, &r, TONE_QUIET,
		                  desk_word(k, !has_number ? WORD_VERDICT_OF
		                               : !has_day  ? WORD_VERDICT_NUMBERED
		                                           : WORD_VERDICT_BOTH),
		                  "when", &at, "number", &number, NULL);
	return r;
}

static void add_row(struct desk *k, struct table *t, size_t i)
{
	const struct verdict_point *p = &k->c->verdict.points[i];
	struct row *row = table_add_row(k, t);
	row->anchor = arena_printf(k->a, "point#%zu", i + 1);
	row->cells[0] = spans_own(k, TONE_PLAIN, arena_printf(k->a, "%zu", i + 1));
	row->cells[1] = spans_prose(k, &p->says);
	row->cells[2] = spans_prose(k, &p->answer);
	row->cells[3] = citations_print_proof(k, &p->proof);
}

void verdict_add_table(struct desk *k, struct section *s)
{
	static const struct head heads[] = {
		{WORD_VERDICT_POINT, ALIGN_START, 0},
		{WORD_VERDICT_SAYS, ALIGN_START, 3},
		{WORD_VERDICT_ANSWER, ALIGN_START, 4},
		{WORD_CLAIMS_EXHIBITS, ALIGN_START, 2},
	};
	struct table t = {0};
	if (k->c->verdict.n_points == 0)
		return;
	table_start(k, &t, heads, sizeof heads / sizeof heads[0]);
	for (size_t i = 0; i < k->c->verdict.n_points; i++)
		add_row(k, &t, i);
	section_add_heading(k, s, spans_word(k, TONE_PLAIN, WORD_VERDICT_TITLE));
	t.note = describe_decision(k);
	section_add(k, s, BLOCK_TABLE)->u.table = t;
}
