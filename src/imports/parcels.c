/* parcels.c - what the rows of one order do not say alike. An order may come in several parcels: a tracking
 * number, a carrier or a date of one of them is none of the whole order. Where neither the case nor its
 * tracking record tells which parcel is meant, none is shown, and all are told. */
#include <string.h>

#include "base/message.h"
#include "imports/select_int.h"

struct saying { /* what some of the rows say in one place */
	const struct node *node; /* NULL: nothing */
	size_t *rows, n;         /* of the table */
	size_t part, n_parts;    /* of the cell in the first of them */
};

struct word { /* what one row says, or a part of it */
	const struct node *node;
	size_t row, part, n_parts;
};

struct sayings {
	struct saying *v;
	size_t n;
};

struct parcels {
	struct import_job *j;
	const struct record *r;
	struct node *tree; /* what the order fills */
};

/* ---- what rows say ---- */

/* Where further rows of an order leave its columns empty, that says nothing. */
static bool goes_on(const struct import_job *j)
{
	return strcmp(tree_text(j->format, "continues", ""), "true") == 0;
}

static struct node *node_of(struct arena *a, const struct node *whole, const char *text)
{
	struct node *node = ARENA_NEW(a, struct node);
	*node = *whole;
	node->text = text;
	return node;
}

struct words {
	struct word *v;
	size_t n;
};

/* Of the tracking numbers each is one. */
static void add_words(const struct parcels *p, const struct node *spec, const struct node *node, size_t row,
                      struct words *words)
{
	const char **parts = NULL;
	size_t n = node && spec == fill_spec(p->j, "logistics", "tracking") ?
		several_numbers(p->j->a, node->text, tree_text(spec, "without", ""), &parts) : 0;
	for (size_t i = 0; n > 1 && i < n; i++)
		*ARENA_PUSH(p->j->a, words->v, words->n) =
			(struct word){node_of(p->j->a, node, parts[i]), row, i, n};
	if (n < 2)
		*ARENA_PUSH(p->j->a, words->v, words->n) = (struct word){node, row, 0, 1};
}

/* A row that has the sums of an order speaks for all of its items; one of no piece tells nothing. */
static struct words list_words(const struct parcels *p, const struct node *spec)
{
	struct words words = {0};
	size_t n_sums = (size_t)(p->r->items - p->r->rows), n = n_sums + p->r->n_items;
	for (size_t i = 0; i < n; i++) {
		const struct record row = record_of_row(p->r->table, &p->r->rows[i]);
		const struct node *node = fill_tree(p->j, &row, spec);
		if (node || (i >= n_sums && (n_sums == 0 || words.n == 0) && !goes_on(p->j)))
			add_words(p, spec, node, p->r->rows[i], &words);
	}
	return words;
}

static struct sayings collect(const struct parcels *p, const struct node *spec)
{
	struct sayings all = {0};
	struct arena *a = p->j->a;
	const struct words words = list_words(p, spec);
	struct index texts = index_new(a, words.n);
	size_t *of = ARENA_ARRAY(a, size_t, words.n); /* by word: its saying */
	for (size_t i = 0; i < words.n; i++) {
		const struct word *w = &words.v[i];
		size_t first = index_first(&texts, w->node ? w->node->text : "", i);
		if (first == i) {
			of[i] = all.n;
			*ARENA_PUSH(a, all.v, all.n) =
				(struct saying){.node = w->node, .part = w->part, .n_parts = w->n_parts};
		}
		struct saying *s = &all.v[of[first]];
		if (s->n == 0 || s->rows[s->n - 1] != w->row) /* a cell may say it twice */
			*ARENA_PUSH(a, s->rows, s->n) = w->row;
	}
	return all;
}

/* Takes what is silent out of the list; its rows, NULL: there are none. */
static const struct saying *take_silent(struct arena *a, struct sayings *all)
{
	for (size_t i = 0; i < all->n; i++) {
		if (all->v[i].node)
			continue;
		struct saying *silent = ARENA_NEW(a, struct saying);
		*silent = all->v[i];
		memmove(&all->v[i], &all->v[i + 1], (--all->n - i) * sizeof *all->v);
		return silent;
	}
	return NULL;
}

/* "2026-01-10 (row 2); none (rows 3, 4)" */
static const char *list_sayings(const struct parcels *p, const struct sayings *all)
{
	const char *text = "";
	for (size_t i = 0; i < all->n && i < SHOWN_MOST; i++) {
		const struct saying *s = &all->v[i];
		const char *what = s->node ? tree_quote(p->j->a, s->node->text) : _("none");
		const char *rows = rows_list(p->j->a, p->r->table, s->rows, s->n);
		what = arena_printf(p->j->a, s->n > 1 ? _("%s (rows %s)") : _("%s (row %s)"), what, rows);
		text = arena_printf(p->j->a, "%s%s%s", text, i ? "; " : "", what);
	}
	return all->n > SHOWN_MOST ? arena_printf(p->j->a, "%s; ...", text) : text;
}

/* ---- what the case has of them ---- */

static struct node *section_of(const struct parcels *p, const char *section)
{
	return (struct node *)(uintptr_t)tree_lookup(p->tree, section);
}

/* What stands under a path such as consignee.address. */
static const struct node *find_path(const struct parcels *p, const struct node *node, const char *path)
{
	while (node && *path) {
		size_t n = strcspn(path, ".");
		node = tree_lookup(node, arena_strndup(p->j->a, path, n));
		path += n + (path[n] == '.');
	}
	return node;
}

static const struct node *find_spec(const struct parcels *p, const char *section, const char *path)
{
	return find_path(p, tree_lookup(tree_lookup(p->j->format, "fill"), section), path);
}

static bool is_own(const struct parcels *p, const char *section, const char *path)
{
	const struct node *v = find_path(p, tree_lookup(p->j->ask->own, section), path);
	return v && casefile_is_given(v);
}

/* Of a map below the section, which the path leads to, one key; else of the section itself. */
static void leave_out(const struct parcels *p, const char *section, const char *path)
{
	const char *dot = strchr(path, '.');
	const char *above = dot ? arena_strndup(p->j->a, path, (size_t)(dot - path)) : "";
	struct node *map = section_of(p, section);
	struct node *inner = (struct node *)(uintptr_t)find_path(p, map, above);
	fill_take_out(inner, dot ? dot + 1 : path);
	if (dot && inner && inner->n == 0)
		fill_take_out(map, above);
	if (map && map->n == 0)
		fill_take_out(p->tree, section);
	fill_untake(p->j, find_spec(p, section, path));
}

/* ---- values of the whole order ---- */

static struct node *value_of(const struct parcels *p, const char *section, const char *key)
{
	return (struct node *)(uintptr_t)find_path(p, section_of(p, section), key);
}

/* "+08:00"; "": it has none. */
static const char *offset_of(const char *date)
{
	const char *blank = strrchr(date, ' ');
	return blank && (blank[1] == '+' || blank[1] == '-') ? blank + 1 : "";
}

/* An item's minute may be a minute later than the next one's: the day that all have; or, where that may be
 * another one on another clock, the last moment of the hour that all have. NULL: there is none. */
static const char *common_date(struct arena *a, const struct sayings *all)
{
	const char *last = all->v[0].node ? all->v[0].node->text : "", *offset = offset_of(last);
	size_t n = *offset ? strlen("2026-01-13 10") : strlen("2026-01-13");
	for (size_t i = 0; i < all->n; i++) {
		const char *text = all->v[i].node ? all->v[i].node->text : "";
		if (strlen(text) < n || strncmp(text, last, n) != 0 || strcmp(offset_of(text), offset) != 0)
			return NULL;
		last = strcmp(text, last) > 0 ? text : last;
	}
	return *offset ? last : arena_strndup(a, last, n);
}

static void tell_doubt(const struct parcels *p, const char *section, const char *key,
                       const struct sayings *all)
{
	const struct node *other = all->v[1].node ? all->v[1].node : all->v[0].node;
	diag_warning(p->j->d, other->at, "import-parcels",
	             "\"%s.%s\" is not the same in all rows of this order, and is left out: %s", section, key,
	             list_sayings(p, all));
	diag_advise(p->j->d, "write it into the case if one of them is right for the whole order");
}

/* is_of_all: what a row does not say is not so of its item. */
static void settle_key(const struct parcels *p, const char *section, const char *key, bool is_of_all)
{
	struct node *value = value_of(p, section, key);
	if (!value)
		return;
	struct sayings all = collect(p, find_spec(p, section, key));
	if (!is_of_all)
		take_silent(p->j->a, &all);
	if (all.n < 2 || p->j->failed)
		return;
	const char *date = strcmp(section, "order") == 0 ? common_date(p->j->a, &all) : NULL;
	if (date) {
		value->text = date;
		return;
	}
	leave_out(p, section, key);
	if (!is_own(p, section, key))
		tell_doubt(p, section, key, &all);
}

/* ---- parcels ---- */

static const char *const of_parcel[] = {"tracking", "carrier", "service"};
enum { N_OF_PARCEL = sizeof of_parcel / sizeof *of_parcel };

static const struct saying *find_parcel(const struct sayings *all, const struct node *number)
{
	for (size_t i = 0; number && number->kind == NODE_SCALAR && i < all->n; i++)
		if (casefile_is_parcel(all->v[i].node->text, number->text))
			return &all->v[i];
	return NULL;
}

/* Does the case itself have them all, "T1, T2"? */
static bool has_all(const struct sayings *all, const struct node *number)
{
	for (size_t i = 0; i < all->n; i++)
		if (!number || number->kind != NODE_SCALAR ||
		    !casefile_is_parcel(number->text, all->v[i].node->text))
			return false;
	return true;
}

/* Where a cell has as many carriers as numbers, they go in pairs. */
static const char *part_of(const struct parcels *p, const struct saying *parcel, const char *text)
{
	const char **parts;
	size_t n = parcel->n_parts > 1 ? several_cut(p->j->a, text, &parts) : 0;
	return n == parcel->n_parts ? parts[parcel->part] : text;
}

/* What its rows alone say. */
static void choose(const struct parcels *p, const struct saying *parcel)
{
	const struct record r = {.table = p->r->table, .rows = parcel->rows, .n_rows = parcel->n};
	for (size_t i = 0; i < N_OF_PARCEL; i++) {
		const struct node *spec = fill_spec(p->j, "logistics", of_parcel[i]);
		const struct node *value = spec ? fill_tree(p->j, &r, spec) : NULL;
		const char *text = i == 0 ? parcel->node->text : value ? part_of(p, parcel, value->text) : NULL;
		struct node *map = section_of(p, "logistics");
		fill_take_out(map, of_parcel[i]);
		if (value)
			fill_add(p->j, map, of_parcel[i], (struct value){.text = text, .at = value->at});
	}
}

static bool goes_in_pairs(const struct parcels *p, const struct sayings *carriers,
                          const struct sayings *numbers)
{
	const char **parts;
	size_t n = numbers->v[0].n_parts;
	return carriers->n == 1 && n > 1 && several_cut(p->j->a, carriers->v[0].node->text, &parts) == n;
}

/* But what they have in common; of a case that has all numbers, the carriers beside these, too. */
static void choose_none(const struct parcels *p, const struct sayings *numbers, bool has_all)
{
	for (size_t i = 0; i < N_OF_PARCEL; i++) {
		const struct node *spec = fill_spec(p->j, "logistics", of_parcel[i]);
		struct sayings all = spec ? collect(p, spec) : (struct sayings){0};
		take_silent(p->j->a, &all);
		if (all.n > 1 || (!has_all && goes_in_pairs(p, &all, numbers)))
			leave_out(p, "logistics", of_parcel[i]);
	}
}

/* A record beside the order has the number of its own parcel. */
static bool is_left_to_record(const struct import_job *j)
{
	return strcmp(j->ask->section, "order") == 0 && own_value(j, "logistics", "from");
}

static void tell_parcels(const struct parcels *p, const struct sayings *all, const struct saying *chosen)
{
	const struct node *number = own_value(p->j, "logistics", "tracking");
	const char *list = list_sayings(p, all);
	struct mark at = all->v[1].node->at;
	struct diag *d = p->j->d;
	if (chosen || (!number && is_left_to_record(p->j))) {
		diag_note(d, at, "import-parcels",
		          "this order came in several parcels, and the case has one of them: %s", list);
		diag_advise(d, "the statement should tell of the others if they matter");
	} else if (number) {
		diag_warning(d, at, "import-parcels",
		             "this order came in several parcels, and none has the number of the case: %s", list);
		diag_advise(d, "look whether it is that of another order");
	} else {
		diag_warning(d, at, "import-parcels",
		             "this order came in several parcels, none of which is shown: %s", list);
		diag_advise(d, "say which the case is about: logistics: {tracking: \"%s\"}",
		            tree_quote(p->j->a, all->v[0].node->text));
	}
}

static void tell_silent(const struct parcels *p, const struct saying *parcel, const struct saying *silent)
{
	const char *rows = rows_list(p->j->a, p->r->table, silent->rows, silent->n);
	if (own_value(p->j, "logistics", "tracking"))
		return;
	diag_warning(p->j->d, parcel->node->at, "import-parcels",
	             "%s is of some rows of this order alone; others have no tracking number: %s",
	             tree_quote(p->j->a, parcel->node->text), rows);
	diag_advise(p->j->d, "look whether all items came in this parcel; the statement should tell if not");
}

static void note_parcels(const struct parcels *p, const struct sayings *all, struct import *found)
{
	for (size_t i = 0; i < all->n; i++)
		*ARENA_PUSH(p->j->a, found->parcels, found->n_parcels) = all->v[i].node;
}

/* false: there are several. */
static bool settle_parcels(const struct parcels *p, struct import *found)
{
	const struct node *spec = fill_spec(p->j, "logistics", "tracking");
	struct node *number = spec ? value_of(p, "logistics", "tracking") : NULL;
	const struct node *own = own_value(p->j, "logistics", "tracking");
	if (!number)
		return true;
	struct sayings all = collect(p, spec);
	const struct saying *silent = take_silent(p->j->a, &all);
	if (p->j->failed)
		return true;
	note_parcels(p, &all, found);
	if (all.n == 1 && silent)
		tell_silent(p, &all.v[0], silent);
	if (all.n == 1)
		number->text = all.v[0].node->text; /* where a cell says it twice */
	if (all.n < 2)
		return true;
	bool is_of_all = has_all(&all, own);
	const struct saying *parcel = is_of_all ? NULL : find_parcel(&all, own);
	if (parcel)
		choose(p, parcel);
	else
		choose_none(p, &all, is_of_all);
	if (!is_of_all)
		tell_parcels(p, &all, parcel);
	return false;
}

void parcels_settle(struct import_job *j, const struct record *r, struct node *tree, struct import *found)
{
	const struct parcels p = {j, r, tree};
	if (!tree || !r->table || j->failed || strcmp(j->ask->section, "chat") == 0)
		return;
	if (settle_parcels(&p, found)) {
		settle_key(&p, "logistics", "carrier", false);
		settle_key(&p, "logistics", "service", false);
	}
	settle_key(&p, "logistics", "consignee.phone", false);
	settle_key(&p, "logistics", "consignee.address", false);
	settle_key(&p, "order", "paid", false);
	settle_key(&p, "order", "shipped", true);
	settle_key(&p, "order", "received", true);
}
