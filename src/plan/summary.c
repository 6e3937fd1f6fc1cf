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

static bool is_empty(const struct table *t, size_t column)
{
	for (size_t i = 0; i < t->n_rows; i++)
		if (!spans_is_empty(&t->rows[i].cells[column]))
			return false;
	return true;
}

/* What no case of the table has takes no room: drafts have neither number nor deadline. */
static void drop_empty_columns(struct table *t)
{
	size_t kept = 0;
	for (size_t c = 0; c < t->n_columns; c++) {
		if (is_empty(t, c))
			continue;
		t->columns[kept] = t->columns[c];
		for (size_t i = 0; i < t->n_rows; i++)
			t->rows[i].cells[kept] = t->rows[i].cells[c];
		kept++;
	}
	t->n_columns = kept;
}

/* ---- what stands in a cell ---- */

static struct rich number_of(const struct desk *k, size_t n)
{
	return spans_own(k, TONE_PLAIN, print_number(k, (long)n));
}

/* What stands behind day and time: "+08:00"; "": nothing. */
static const char *zone_of(const char *answer_by)
{
	const char *zone = answer_by ? strrchr(answer_by, ' ') : NULL;
	return zone && (zone[1] == '+' || zone[1] == '-') ? zone + 1 : "";
}

/* The clock that all deadlines of a table are on, which its head tells; "": there are several. */
static const char *common_zone(const struct summary_case *cases, size_t n, bool is_of_failed)
{
	const char *zone = NULL;
	for (size_t i = 0; i < n; i++) {
		if (cases[i].is_failed != is_of_failed || !*zone_of(cases[i].answer_by))
			continue;
		if (zone && strcmp(zone, zone_of(cases[i].answer_by)) != 0)
			return "";
		zone = zone_of(cases[i].answer_by);
	}
	return zone ? zone : "";
}

/* A day and its time stay on one line, and behind them the clock, unless that is `known`. */
static struct rich deadline_of(const struct desk *k, enum tone tone, const char *answer_by, const char *known)
{
	const char *zone = zone_of(answer_by), *text = answer_by ? answer_by : "";
	size_t n = *zone ? (size_t)(zone - text) - 1 : strlen(text), day = strcspn(text, " ");
	if (day >= n)
		return text_of(k, tone, text);
	struct rich r = text_of(k, tone, arena_printf(k->a, "%.*s\u00A0%.*s", (int)day, text,
	                                              (int)(n - day - 1), text + day + 1));
	if (*zone && strcmp(zone, known) != 0)
		spans_add(k, &r, TONE_QUIET, arena_printf(k->a, "\u00A0%s", zone));
	return r;
}

/* And below it, that it has passed. */
static struct rich due_of(const struct desk *k, const struct summary_case *c, const char *known)
{
	struct rich r = deadline_of(k, TONE_STRONG, c->answer_by, known);
	if (c->is_overdue)
		spans_add(k, &r, TONE_ACCENT, arena_printf(k->a, "\n%s", desk_word(k, WORD_SUMMARY_OVERDUE)));
	return r;
}

static struct column deadline_column(const struct desk *k, const char *zone)
{
	struct column c = column(k, WORD_SUMMARY_RESPOND, ALIGN_START, 0);
	if (*zone)
		spans_add(k, &c.head, TONE_QUIET, arena_printf(k->a, "\u00A0%s", zone));
	return c;
}

static struct rich complaint_of(const struct desk *k, const char *id)
{
	const char *word = id ? words_lookup(k->words, "complaints", id) : NULL;
	return text_of(k, TONE_PLAIN, word ? word : id);
}

/* A message that names files below the folder `of` (all cases lie there), as paths that start from it. */
static const char *shorten(const struct desk *k, const char *said, const char *of, size_t n)
{
	const char *folder = arena_strndup(k->a, of, n), *kept = "";
	if (!said || n < 2)
		return said;
	for (const char *at; (at = strstr(said, folder)); said = at + n) {
		bool is_whole = at == said || strchr(" \"'(", at[-1]); /* not the end of another path */
		kept = arena_printf(k->a, "%s%.*s%s", kept, (int)(at - said), said, is_whole ? "" : folder);
	}
	return arena_printf(k->a, "%s%s", kept, said);
}

/* What is wrong, and below it what to do. */
static struct rich said_of(const struct desk *k, const struct summary_case *c, size_t folder)
{
	struct rich r = text_of(k, TONE_PLAIN, shorten(k, c->said, c->path, folder));
	if (c->said && c->advice)
		spans_add(k, &r, TONE_QUIET, arena_printf(k->a, "\n%s", shorten(k, c->advice, c->path, folder)));
	return r;
}

/* Where its file is; of a folder with one case.yaml, as they are mostly kept, the folder. */
static const char *place_of(const struct desk *k, const struct summary_case *c, size_t folder)
{
	static const char name[] = "case.yaml";
	const char *s = c->path + folder;
	size_t n = strlen(s), tail = sizeof name - 1;
	bool is_usual = n > tail && s[n - tail - 1] == '/' && strcmp(s + n - tail, name) == 0;
	return is_usual ? arena_strndup(k->a, s, n - tail) : s;
}

/* Its number, and below it where its file is. */
static struct rich case_of(const struct desk *k, const struct summary_case *c, size_t folder)
{
	struct rich r = text_of(k, TONE_PLAIN, c->number);
	spans_add(k, &r, TONE_QUIET, arena_printf(k->a, "%s%s", c->number ? "\n" : "", place_of(k, c, folder)));
	return r;
}

/* One that a case alone knows, whose mistake is told already, is called as the case has it. */
static const char *name_platform(const struct desk *k, const char *id)
{
	const struct node *platform = id ? shelf_load(k->shelf, "platforms", id) : NULL;
	const struct node *name = platform ? tree_lookup(platform, "name") : NULL;
	return name ? shelf_pick(name, k->words->language, id) : id ? id : desk_word(k, WORD_SUMMARY_OTHER);
}

static bool is_same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* How long the path of the folder is that all cases lie in, with the slash behind it. */
static size_t common_folder(const struct summary_case *cases, size_t n)
{
	const char *first = n > 0 ? cases[0].path : "";
	size_t common = 0;
	for (size_t end = 0; first[end]; end++) {
		bool is_shared = first[end] == '/';
		for (size_t i = 1; is_shared && i < n; i++)
			is_shared = strncmp(first, cases[i].path, end + 1) == 0;
		common = is_shared ? end + 1 : common;
	}
	return common;
}

/* ---- the front: how many, of which platforms, and what failed ---- */

static struct table *add_headed(struct desk *k, struct section *s, enum word heading,
                                const struct column *columns, size_t n)
{
	struct block *b = ARENA_PUSH(k->a, s->blocks, s->n_blocks);
	*b = (struct block){.kind = BLOCK_HEADING};
	b->u.heading = spans_word(k, TONE_STRONG, heading);
	return add_table(k, s, columns, n);
}

struct tally {
	size_t n, n_failed, n_pages;
	const struct summary_case *first; /* whose deadline is; NULL: none has one */
};

static struct tally count_platform(const struct summary_case *cases, size_t n, const char *platform)
{
	struct tally t = {0};
	for (size_t i = 0; i < n; i++) {
		const struct summary_case *c = &cases[i];
		if (!is_same(cases[i].platform, platform))
			continue;
		t.n++;
		t.n_failed += cases[i].is_failed;
		t.n_pages += cases[i].n_pages;
		if (c->deadline && (!t.first || c->deadline < t.first->deadline))
			t.first = c;
	}
	return t;
}

/* Those that have a dossier first, in the order of the sections; then those of which all cases failed. */
static void add_platforms(struct desk *k, struct section *s, const struct summary_case *cases, size_t n,
                          size_t n_failed)
{
	const struct column columns[] = {
		column(k, WORD_SUMMARY_PLATFORM, ALIGN_START, 2), column(k, WORD_SUMMARY_FIRST, ALIGN_START, 1),
		column(k, WORD_SUMMARY_CASES, ALIGN_END, 0), column(k, WORD_SUMMARY_BUILT, ALIGN_END, 0),
		column(k, WORD_SUMMARY_FAILED, ALIGN_END, 0), column(k, WORD_SUMMARY_PAGES, ALIGN_END, 0),
	};
	struct table *t = add_table(k, s, columns, sizeof columns / sizeof *columns);
	for (size_t i = 0; i < n; i++) {
		const char *platform = cases[(i + n_failed) % n].platform;
		bool is_known = false;
		for (size_t j = 0; j < i && !is_known; j++)
			is_known = is_same(cases[(j + n_failed) % n].platform, platform);
		if (is_known)
			continue;
		struct tally of = count_platform(cases, n, platform);
		const struct rich cells[] = {
			text_of(k, TONE_STRONG, name_platform(k, platform)),
			deadline_of(k, TONE_PLAIN, of.first ? of.first->answer_by : NULL, ""), number_of(k, of.n),
			number_of(k, of.n - of.n_failed), number_of(k, of.n_failed), number_of(k, of.n_pages),
		};
		add_row(k, t, cells);
	}
	drop_empty_columns(t);
}

static void add_failed(struct desk *k, struct section *s, const struct summary_case *cases, size_t n)
{
	const char *zone = common_zone(cases, n, true);
	const struct column columns[] = {
		deadline_column(k, zone), column(k, WORD_SUMMARY_CASE, ALIGN_START, 0),
		column(k, WORD_SUMMARY_WHY, ALIGN_START, 1),
	};
	size_t folder = common_folder(cases, n);
	struct table *t = add_headed(k, s, WORD_SUMMARY_FAILED, columns, sizeof columns / sizeof *columns);
	for (size_t i = 0; i < n; i++) {
		const struct rich cells[] = {
			due_of(k, &cases[i], zone), case_of(k, &cases[i], folder),
			said_of(k, &cases[i], folder),
		};
		if (cases[i].is_failed)
			add_row(k, t, cells);
	}
	drop_empty_columns(t);
}

static void add_front(struct desk *k, const struct summary_case *cases, size_t n)
{
	size_t n_failed = 0, folder = common_folder(cases, n);
	for (size_t i = 0; i < n; i++)
		n_failed += cases[i].is_failed;
	struct section s = {.id = "cover", .title = k->plan->title};
	struct block *b = ARENA_PUSH(k->a, s.blocks, s.n_blocks);
	*b = (struct block){.kind = BLOCK_COVER};
	b->u.cover.title = spans_word(k, TONE_STRONG, WORD_SUMMARY_TITLE);
	b->u.cover.subtitle = spans_own(k, TONE_PLAIN, desk_fill(k, WORD_SUMMARY_COUNTS,
		"cases", print_number(k, (long)n), "done", print_number(k, (long)(n - n_failed)),
		"failed", print_number(k, (long)n_failed), NULL));
	if (folder > 1) {
		spans_add_separator(k, &b->u.cover.subtitle, TONE_QUIET);
		spans_add(k, &b->u.cover.subtitle, TONE_QUIET, arena_strndup(k->a, cases[0].path, folder - 1));
	}
	if (n > 0)
		add_platforms(k, &s, cases, n, n_failed);
	if (n_failed > 0)
		add_failed(k, &s, cases, n);
	*ARENA_PUSH(k->a, k->plan->sections, k->plan->n_sections) = s;
}

/* ---- the dossiers of a platform ---- */

/* Those from `cases` on that are of one platform. */
static size_t count_built(const struct summary_case *cases, size_t n)
{
	size_t i = 0;
	while (i < n && !cases[i].is_failed && is_same(cases[i].platform, cases[0].platform))
		i++;
	return i;
}

/* Returns how many of them they are. */
static size_t add_platform(struct desk *k, const struct summary_case *cases, size_t n, size_t folder)
{
	const char *platform = cases[0].platform;
	n = count_built(cases, n);
	const char *zone = common_zone(cases, n, false);
	const struct column columns[] = {
		deadline_column(k, zone), column(k, WORD_SUMMARY_NUMBER, ALIGN_START, 0),
		column(k, WORD_SUMMARY_COMPLAINT, ALIGN_START, 2), column(k, WORD_SUMMARY_CASE, ALIGN_START, 2),
		column(k, WORD_SUMMARY_PAGES, ALIGN_END, 0), column(k, WORD_SUMMARY_NOTE, ALIGN_START, 3),
	};
	struct section s = {.id = arena_printf(k->a, "platform:%s", platform ? platform : ""),
		.title = name_platform(k, platform)};
	struct table *t = add_table(k, &s, columns, sizeof columns / sizeof *columns);
	for (size_t i = 0; i < n; i++) {
		const struct rich cells[] = {
			due_of(k, &cases[i], zone), text_of(k, TONE_PLAIN, cases[i].number),
			complaint_of(k, cases[i].complaint), text_of(k, TONE_PLAIN, place_of(k, &cases[i], folder)),
			number_of(k, cases[i].n_pages),
			text_of(k, TONE_QUIET, shorten(k, cases[i].said, cases[i].path, folder)),
		};
		add_row(k, t, cells);
	}
	drop_empty_columns(t);
	*ARENA_PUSH(k->a, k->plan->sections, k->plan->n_sections) = s;
	return n;
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
	size_t folder = common_folder(cases, n);
	for (size_t i = 0; i < n;)
		i += cases[i].is_failed ? 1 : add_platform(&k, cases + i, n - i, folder);
	return p;
}
