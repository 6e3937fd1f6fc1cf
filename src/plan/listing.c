/* listing.c - the exhibit list: number, name, source, what it proves, page; a row is a link. */
#include "plan/plan_int.h"

static void add_row(const struct desk *k, struct table *t, const struct exhibit *e, const struct shown *x)
{
	struct row *row = table_add_row(k, t);
	row->target = e->anchor;
	row->cells[0] = spans_own(k, TONE_PLAIN, arena_printf(k->a, "%d", e->number));
	row->cells[1] = spans_text(k, TONE_STRONG, &x->title);
	if (x->is_new) {
		spans_add(k, &row->cells[1], TONE_ACCENT, "\n");
		spans_add(k, &row->cells[1], TONE_ACCENT, desk_word(k, WORD_LIST_NEW));
	}
	row->cells[2] = spans_text(k, TONE_PLAIN, &x->source);
	row->cells[3] = x->proves;
	spans_add_page(k, &row->cells[4], e->anchor);
}

/* By number: where exhibits keep those of an earlier case, that is not the order in which they stand. */
static size_t *sort_exhibits(const struct desk *k)
{
	const struct plan *p = k->plan;
	size_t *order = ARENA_ARRAY(k->a, size_t, p->n_exhibits);
	for (size_t i = 0; i < p->n_exhibits; i++) {
		size_t at = i;
		for (; at > 0 && p->exhibits[order[at - 1]].number > p->exhibits[i].number; at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
	return order;
}

static struct rich note_earlier(const struct desk *k)
{
	struct rich note = {0}, list = earlier_list(k);
	if (!spans_is_empty(&list))
		spans_add_pattern(k, &note, TONE_QUIET, desk_word(k, WORD_LIST_EARLIER), "list", &list, NULL);
	return note;
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
	const size_t *order = sort_exhibits(k);
	table_start(k, &t, heads, sizeof heads / sizeof heads[0]);
	for (size_t i = 0; i < k->plan->n_exhibits; i++)
		add_row(k, &t, &k->plan->exhibits[order[i]], &k->shown[order[i]]);
	t.note = note_earlier(k);
	section_add(k, s, BLOCK_TABLE)->u.table = t;
}
