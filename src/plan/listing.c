/* listing.c - the exhibit list: number, name, source, what it proves, page; a row is a link. */
#include "plan/plan_int.h"

static void add_row(const struct desk *k, struct table *t, const struct exhibit *e, const struct shown *x)
{
	struct row *row = table_add_row(k, t);
	row->target = e->anchor;
	row->cells[0] = spans_own(k, TONE_PLAIN, arena_printf(k->a, "%d", e->number));
	row->cells[1] = spans_text(k, TONE_STRONG, &x->title);
	row->cells[2] = spans_text(k, TONE_PLAIN, &x->source);
	row->cells[3] = x->proves;
	spans_add_page(k, &row->cells[4], e->anchor);
}

void section_exhibits(struct desk *k, struct section *s)
{
	static const struct head heads[] = {
		{WORD_LIST_NUMBER, ALIGN_START, 0},
		{WORD_LIST_NAME, ALIGN_START, 3},
		{WORD_LIST_SOURCE, ALIGN_START, 3},
		{WORD_LIST_PROVES, ALIGN_START, 5},
		{WORD_LIST_PAGE, ALIGN_END, 0},
	};
	struct table t = {0};
	if (k->plan->n_exhibits == 0)
		return;
	table_start(k, &t, heads, sizeof heads / sizeof heads[0]);
	for (size_t i = 0; i < k->plan->n_exhibits; i++)
		add_row(k, &t, &k->plan->exhibits[i], &k->shown[i]);
	section_add(k, s, BLOCK_TABLE)->u.table = t;
}
