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

/* On a sheet for a phone there is no room for columns. */
static void add_points(struct desk *k, struct section *s)
{
	size_t series = sheets_open_series(k, SERIES_REASONS, NULL, k->c->verdict.n_points);
	for (size_t i = 0; i < k->c->verdict.n_points; i++) {
		const struct verdict_point *p = &k->c->verdict.points[i];
		struct facts f = {.columns = 1};
		struct rich answer = {0};
		spans_add_prose(k, &answer, TONE_STRONG, &p->answer);
		facts_add(k, &f, WORD_VERDICT_SAYS, spans_prose(k, &p->says));
		facts_add(k, &f, WORD_VERDICT_ANSWER, answer);
		facts_add(k, &f, WORD_CLAIMS_EXHIBITS, citations_print_proof(k, &p->proof));
		struct block *b = section_add(k, s, BLOCK_FACTS);
		b->series = series;
		b->u.facts = f;
	}
	struct rich decision = describe_decision(k);
	if (!spans_is_empty(&decision))
		section_add_para(k, s, decision);
}

static void add_table(struct desk *k, struct section *s)
{
	static const struct head heads[] = {
		{WORD_VERDICT_POINT, ALIGN_START, 0},
		{WORD_VERDICT_SAYS, ALIGN_START, 3},
		{WORD_VERDICT_ANSWER, ALIGN_START, 4},
		{WORD_CLAIMS_EXHIBITS, ALIGN_START, 2},
	};
	struct table t = {0};
	table_start(k, &t, heads, sizeof heads / sizeof heads[0]);
	for (size_t i = 0; i < k->c->verdict.n_points; i++)
		add_row(k, &t, i);
	t.note = describe_decision(k);
	section_add(k, s, BLOCK_TABLE)->u.table = t;
}

void verdict_add(struct desk *k, struct section *s)
{
	if (k->c->verdict.n_points == 0)
		return;
	section_add_heading(k, s, spans_word(k, TONE_PLAIN, WORD_VERDICT_TITLE));
	if (k->is_brief)
		add_points(k, s);
	else
		add_table(k, s);
}
