/* summary.c - a batch of cases on paper, for an agency's own desk: what failed first, then the cases of each
 * platform by deadline. */
#include <string.h>

#include "plan/plan_int.h"
#include "plan/summary.h"

static struct rich text_of(const struct desk *k, enum tone tone, const char *s)
{
	const struct text text = {.s = s ? s : ""};
	return spans_text(k, tone, &text);
}

static struct column column(const struct desk *k, enum word head, enum align align, int grow)
{
	return (struct column){.head = spans_word(k, TONE_QUIET, head), .align = align, .grow = grow};
}

static struct table *add_table(struct desk *k, struct section *s, const struct column *columns, size_t n)
{
	struct block *b = ARENA_PUSH(k->a, s->blocks, s->n_blocks);
	*b = (struct block){.kind = BLOCK_TABLE};
	b->u.table.columns = ARENA_ARRAY(k->a, struct column, n);
	memcpy(b->u.table.columns, columns, n * sizeof *columns);
	b->u.table.n_columns = n;
	return &b->u.table;
}

static void add_row(struct desk *k, struct table *t, const struct rich *cells)
{
	struct row *row = ARENA_PUSH(k->a, t->rows, t->n_rows);
	*row = (struct row){.cells = ARENA_ARRAY(k->a, struct rich, t->n_columns)};
	memcpy(row->cells, cells, t->n_columns * sizeof *cells);
}

/* ---- tables ---- */

static void add_failed(struct desk *k, struct section *s, const struct summary_case *cases, size_t n)
{
	const struct column columns[] = {
		column(k, WORD_SUMMARY_NUMBER, ALIGN_START, 0), column(k, WORD_SUMMARY_RESPOND, ALIGN_START, 0),
		column(k, WORD_SUMMARY_CASE, ALIGN_START, 2), column(k, WORD_SUMMARY_WHY, ALIGN_START, 3),
	};
	struct block *heading = ARENA_PUSH(k->a, s->blocks, s->n_blocks);
	*heading = (struct block){.kind = BLOCK_HEADING};
	heading->u.heading = spans_word(k, TONE_STRONG, WORD_SUMMARY_FAILED);
	struct table *t = add_table(k, s, columns, sizeof columns / sizeof *columns);
	for (size_t i = 0; i < n; i++) {
		const struct rich cells[] = {
			text_of(k, TONE_STRONG, cases[i].number), text_of(k, TONE_PLAIN, cases[i].respond_by),
			text_of(k, TONE_PLAIN, cases[i].path), text_of(k, TONE_PLAIN, cases[i].said),
		};
		if (cases[i].is_failed)
			add_row(k, t, cells);
	}
}

/* ---- the front: how many, and what failed ---- */

static void add_front(struct desk *k, const struct summary_case *cases, size_t n)
{
	size_t n_failed = 0;
	for (size_t i = 0; i < n; i++)
		n_failed += cases[i].is_failed;
	struct section s = {.id = "cover", .title = k->plan->title};
	struct block *b = ARENA_PUSH(k->a, s.blocks, s.n_blocks);
	*b = (struct block){.kind = BLOCK_COVER};
	b->u.cover.title = spans_word(k, TONE_STRONG, WORD_SUMMARY_TITLE);
	b->u.cover.subtitle = spans_own(k, TONE_PLAIN, desk_fill(k, WORD_SUMMARY_COUNTS,
		"cases", print_number(k, (long)n), "done", print_number(k, (long)(n - n_failed)),
		"failed", print_number(k, (long)n_failed), NULL));
	if (n_failed > 0)
		add_failed(k, &s, cases, n);
	*ARENA_PUSH(k->a, k->plan->sections, k->plan->n_sections) = s;
}

/* ---- platforms ---- */

static const char *name_platform(const struct desk *k, const char *id)
{
	const struct text name = {.s = id};
	const struct platform *p = id ? platform_load(k->shelf, &name) : NULL;
	return p ? shelf_pick(p->name, k->words->language, p->id) : id ? id : desk_word(k, WORD_SUMMARY_OTHER);
}

static bool is_same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* Those from `i` on that are of one platform; returns the first that is not. */
static size_t add_platform(struct desk *k, const struct summary_case *cases, size_t n, size_t i)
{
	const struct column columns[] = {
		column(k, WORD_SUMMARY_RESPOND, ALIGN_START, 0), column(k, WORD_SUMMARY_NUMBER, ALIGN_START, 0),
		column(k, WORD_SUMMARY_CASE, ALIGN_START, 2), column(k, WORD_SUMMARY_PAGES, ALIGN_END, 0),
		column(k, WORD_SUMMARY_NOTE, ALIGN_START, 3),
	};
	const char *platform = cases[i].platform;
	struct section s = {.id = arena_printf(k->a, "platform:%zu", i), .title = name_platform(k, platform)};
	struct table *t = add_table(k, &s, columns, sizeof columns / sizeof *columns);
	for (; i < n && !cases[i].is_failed && is_same(cases[i].platform, platform); i++) {
		const struct rich cells[] = {
			text_of(k, TONE_STRONG, cases[i].respond_by), text_of(k, TONE_PLAIN, cases[i].number),
			text_of(k, TONE_PLAIN, cases[i].path),
			spans_own(k, TONE_PLAIN, print_number(k, (long)cases[i].n_pages)),
			text_of(k, TONE_QUIET, cases[i].said),
		};
		add_row(k, t, cells);
	}
	*ARENA_PUSH(k->a, k->plan->sections, k->plan->n_sections) = s;
	return i;
}

struct plan *plan_make_summary(struct arena *a, struct diag *d, struct shelf *shelf, const char *language,
                               const struct summary_case *cases, size_t n)
{
	const struct text wanted = {.s = language};
	struct desk k = {.a = a, .d = d, .shelf = shelf, .words = words_load(shelf, &wanted),
		.plan = ARENA_NEW(a, struct plan)};
	struct plan *p = k.plan;
	p->language = language;
	if (!k.words)
		return NULL;
	p->title = p->running_left = desk_word(&k, WORD_SUMMARY_TITLE);
	p->folio = desk_word(&k, WORD_DOCUMENT_FOLIO);
	p->part = desk_word(&k, WORD_DOCUMENT_PART);
	p->continued = desk_word(&k, WORD_DOCUMENT_CONTINUED);
	p->contents = desk_word(&k, WORD_DOCUMENT_CONTENTS);
	p->statement = "";
	add_front(&k, cases, n);
	for (size_t i = 0; i < n;)
		i = cases[i].is_failed ? i + 1 : add_platform(&k, cases, n, i);
	return p;
}
