/* fill.c - the `fill` of a template has the shape of a case. In place of each value stands where to find it:
 *
 *     a column, or a list of its spellings, the first of which that is there and not empty counts
 *     code: money: count: date:       the same, of a number, an amount, a number of pieces, a time
 *     day:                            the day of a time whose clock is not known; nothing, if it is none
 *     column: ... words: {theirs: ours} otherwise: ...
 *     sum: all: off: once: below: above: share: times: piece:     amounts of several columns or rows: sums.c
 *     join: [columns]
 *     every: path, of: [columns], with: text      of JSON: what each entry there says, each once
 *     moment: [seconds since 1970, the same as a date of the place]
 *     null: [columns], is: text           of JSON: where one of them is there, and says nobody
 *     deleted: [columns]                  there the word for a deleted account, in the case's language
 *     word: key                           a word in the case's language; of: [columns], where one is there
 *     element: name, of: column           of a text that is XML, what that element says
 *     unmarked: quoted: column            what the sender of a message wrote, and not the program: marked.c
 *     ends: columns, with: text           the value, if it ends so
 *     behind: before: columns             of a carrier and its number in one cell: pairs.c
 *     always: text                        only beside what is found
 *     unit: [columns], of: [codes]        the currency that all amounts there carry: currency.c
 *     heads: [columns], of: [codes]       the currency that stands in their names in the place of (¤)
 *     left: [columns]                     nothing: an amount in one of these is told as one that is left out
 *
 * in: column beside an amount: nothing, and told, if that says another currency than the order's.
 * Beside any of these: needs: [columns], has: [columns], rows: "1", only: {column: [texts]} or
 * adds: [columns], less: [columns], to: column. Nothing, unless each row says something in these, the table
 * has them, the order has so many rows, one of these texts stands there, or they come to that.
 * priced: [columns] is as needs:, but for rows that were cancelled: these say no amount.
 * summed: true: of the row that sums up the others alone; nothing, if there is none.
 * by_row: column beside an amount of rows: nothing, and told, if all of several rows say the same. Or
 * {column: column, of: column, as: [sums], most: sum}: but where each row has in the second column, or else
 * in the first, one of these sums, and not more than that.
 * leaves: [columns] beside what is found: told as by left:
 * whole: what beside it: nothing, and told, if a part of the order was cancelled, refunded or the like.
 * when: unless: {column: [texts]} beside the time of receipt: nothing, and told, unless all items say one of
 * these texts there, or if any row of the order does: when.c
 * single: column beside a price: nothing, and told, if it says that there are several kinds of goods.
 * several: lists beside what is of one entry of a list: nothing, unless those entries stand in several lists.
 * untaxed: [columns] beside a total: nothing, and told, if the order has an amount there.
 *
 * The key `by` of a message is read by sides.c: it gives the keys from and name; but of a message in which
 * `notice` finds anything: that has no writer, and notices.c takes it out.
 * A list of several maps tells ways to find one value, the first of which that finds it counts. A list of one
 * map is filled for every row of the order, or for each entry under its key `each`; what does not fill all of
 * the keys that its `must` names is left out, and told; `by_time` names the key of the time by which they are
 * sorted, where several lists are put together. */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "imports/imports_int.h"
#include "templates/words.h"

/* ---- values ---- */

static struct value find_value(const struct fill *f, const struct node *spec);

/* A column, a map as in any place of a value, or several of these. */
static struct value find_any(const struct fill *f, const struct node *names)
{
	struct value v = {0};
	if (names->kind == NODE_MAP)
		return find_value(f, names);
	if (names->kind == NODE_SCALAR) {
		v = record_find(f->j->a, f->r, names->text);
		if (v.text && v.column > 0 && f->j->own.taken)
			f->j->own.taken[v.column - 1] = true;
		return v;
	}
	for (size_t i = 0; names->kind == NODE_LIST && i < names->n && !v.text; i++)
		v = find_any(f, names->items[i]);
	return v;
}

/* What is said of that word of theirs; NULL: nothing. */
static const char *translate(const struct node *words, const char *text)
{
	for (size_t i = 0; words && words->kind == NODE_MAP && i < words->n; i++)
		if (heads_is_name(words->keys[i]->text, text))
			return words->items[i]->text;
	return NULL;
}

/* So many, or as many as the postal codes of a country have; NULL: nobody knows. */
static const char *digits_of(const struct fill *f, const struct node *spec)
{
	const struct node *country = tree_lookup(tree_lookup(spec, "digits"), "country");
	const struct node *postcodes = country ? shelf_load(f->j->shelf, "", "postcodes") : NULL;
	struct value v = {0};
	if (!country)
		return tree_text(spec, "digits", NULL);
	v = find_any(f, country);
	return v.text ? translate(tree_lookup(postcodes, "digits"), v.text) : NULL;
}

static struct value op_code(const struct fill *f, const struct node *spec, const struct node *names)
{
	struct value v = find_any(f, names);
	const char *before = tree_text(spec, "without", "");
	if (v.text && strncmp(v.text, before, strlen(before)) == 0)
		v.text += strlen(before);
	if (v.text)
		value_code(f->j, &v, digits_of(f, spec));
	return v;
}

static struct value op_column(const struct fill *f, const struct node *spec, const struct node *names)
{
	struct value v = find_any(f, names);
	const char *word = v.text ? translate(tree_lookup(spec, "words"), v.text) : NULL;
	if (!v.text)
		return v;
	v.text = word ? word : tree_text(spec, "otherwise", v.text);
	if (!word)
		value_is_spoiled(f->j, &v);
	return *v.text ? v : (struct value){0};
}

const struct node *fill_spec(const struct import_job *j, const char *section, const char *key)
{
	return tree_lookup(tree_lookup(tree_lookup(j->format, "fill"), section), key);
}

const char *fill_currency(struct import_job *j, const struct record *r)
{
	const struct fill f = {j, r};
	const struct node *spec = fill_spec(j, "order", "currency"), *names = currency_columns(j);
	bool is_found = tree_lookup(spec, "unit") || tree_lookup(spec, "heads");
	const char *text = is_found ? find_value(&f, spec).text : names ? find_any(&f, names).text : NULL;
	const char *word = text ? translate(tree_lookup(spec, "words"), text) : NULL;
	return word ? word : text ? text : spec ? tree_text(spec, "always", NULL) : NULL;
}

/* ---- words ---- */

/* Asterisks alone, which a platform has put in the place of what it hides, are no part of an address. */
static bool is_masked(const char *text)
{
	return *text && strspn(text, "*") == strlen(text);
}

static struct value op_join(const struct fill *f, const struct node *spec, const struct node *names)
{
	const char *with = tree_text(spec, "with", " ");
	struct value all = {0};
	bool is_damaged = false;
	for (size_t i = 0; i < names->n; i++) {
		struct value v = find_value(f, names->items[i]);
		if (v.text && is_masked(v.text))
			continue;
		if (v.text && names->items[i]->kind != NODE_MAP)
			is_damaged = value_is_spoiled(f->j, &v) || is_damaged;
		if (v.text && all.text)
			all.text = arena_printf(f->j->a, "%s%s%s", all.text, with, v.text);
		else if (v.text)
			all = v;
	}
	if (all.text && !is_damaged)
		value_is_damaged(f->j, &all);
	return all;
}

static bool is_said(const char *const *texts, size_t n, const char *text)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(texts[i], text) == 0)
			return true;
	return false;
}

static struct value op_every(const struct fill *f, const struct node *spec, const struct node *path)
{
	struct record *entries;
	const char **texts = NULL;
	size_t n = f->r->node ? record_list(f->j->a, f->r, path->text, &entries) : 0, n_texts = 0;
	struct value all = {0};
	for (size_t i = 0; i < n; i++) {
		const struct fill of_entry = {f->j, &entries[i]};
		struct value v = find_any(&of_entry, tree_lookup(spec, "of"));
		if (!v.text || is_said(texts, n_texts, v.text))
			continue;
		*ARENA_PUSH(f->j->a, texts, n_texts) = v.text;
		if (all.text)
			v.text = arena_printf(f->j->a, "%s%s%s", all.text, tree_text(spec, "with", ", "), v.text);
		all = (struct value){.text = v.text, .at = all.text ? all.at : v.at};
	}
	return all;
}

static struct value op_moment(const struct fill *f, const struct node *spec, const struct node *names)
{
	bool is_pair = names->kind == NODE_LIST && names->n == 2;
	struct value v = find_any(f, is_pair ? names->items[0] : names), local = {0};
	(void)spec;
	if (is_pair)
		local = find_any(f, names->items[1]);
	if (!v.text && local.text)
		value_date(f->j, &local);
	else if (v.text)
		value_moment(f->j, &v, &local);
	return v.text ? v : local;
}

static bool is_any_null(const struct fill *f, const struct node *names, struct mark *at)
{
	bool is_null = names->kind == NODE_SCALAR && record_is_null(f->r, names->text, at);
	for (size_t i = 0; names->kind == NODE_LIST && i < names->n && !is_null; i++)
		is_null = is_any_null(f, names->items[i], at);
	return is_null;
}

static struct value op_null(const struct fill *f, const struct node *spec, const struct node *names)
{
	struct value v = {0};
	if (is_any_null(f, names, &v.at))
		v.text = tree_text(spec, "is", NULL);
	return v;
}

/* In the language of the case, or else of its platform; NULL: it is none, which others report. */
static const char *find_word(const struct fill *f, const char *key)
{
	struct shelf *s = f->j->shelf;
	const char *platform = f->j->ask->platform, *language = f->j->ask->language;
	if (!language)
		language = tree_text(shelf_load(s, "platforms", platform ? platform : "generic"), "language", "en");
	size_t n = strcspn(key, ".");
	const struct node *group = tree_lookup(shelf_load(s, "words", language), arena_strndup(f->j->a, key, n));
	return tree_text(group, key + n + (key[n] == '.'), NULL);
}

static struct value op_deleted(const struct fill *f, const struct node *spec, const struct node *names)
{
	struct value v = {0};
	(void)spec;
	if (is_any_null(f, names, &v.at))
		v.text = find_word(f, words_key(WORD_CHAT_DELETED));
	return v;
}

static bool has_any(const struct fill *f, const struct node *paths)
{
	bool is_there = paths->kind == NODE_SCALAR && record_has(f->r, paths->text);
	for (size_t i = 0; paths->kind == NODE_LIST && i < paths->n && !is_there; i++)
		is_there = has_any(f, paths->items[i]);
	return is_there;
}

static struct value op_word(const struct fill *f, const struct node *spec, const struct node *name)
{
	const struct node *paths = tree_lookup(spec, "of");
	if (paths && !has_any(f, paths))
		return (struct value){0};
	return (struct value){.text = find_word(f, name->text), .at = record_mark(f->r)};
}

static struct value op_element(const struct fill *f, const struct node *spec, const struct node *name)
{
	const struct node *column = tree_lookup(spec, "of");
	struct value v = column ? find_any(f, column) : (struct value){0};
	if (v.text)
		v.text = element_text(f->j->a, v.text, name->text);
	return v;
}

static struct value op_ends(const struct fill *f, const struct node *spec, const struct node *names)
{
	struct value v = find_any(f, names);
	return v.text && value_ends(v.text, tree_text(spec, "with", "")) ? v : (struct value){0};
}

static struct value op_always(const struct fill *f, const struct node *spec, const struct node *text)
{
	(void)spec;
	return (struct value){.text = text->text, .at = record_mark(f->r)};
}

static struct value op_left(const struct fill *f, const struct node *spec, const struct node *names)
{
	(void)spec;
	lacks_tell_left(f, names);
	return (struct value){0};
}

static const struct op {
	const char *key;
	struct value (*find)(const struct fill *f, const struct node *spec, const struct node *names);
	void (*clean)(struct import_job *j, struct value *v); /* in its place: of any of the columns */
} ops[] = {
	{"code", op_code, NULL}, {"date", NULL, value_date}, {"day", NULL, value_day},
	{"money", NULL, value_money}, {"count", NULL, value_count}, {"column", op_column, NULL},
	{"sum", sums_columns, NULL}, {"all", sums_rows, NULL}, {"off", sums_off, NULL},
	{"once", sums_once, NULL}, {"below", sums_below, NULL}, {"above", sums_above, NULL},
	{"share", sums_share, NULL}, {"times", sums_times, NULL}, {"piece", sums_piece, NULL},
	{"join", op_join, NULL}, {"every", op_every, NULL},
	{"moment", op_moment, NULL}, {"null", op_null, NULL}, {"deleted", op_deleted, NULL},
	{"behind", pairs_behind, NULL}, {"before", pairs_before, NULL},
	{"ends", op_ends, NULL}, {"word", op_word, NULL}, {"element", op_element, NULL},
	{"unmarked", marked_text, NULL}, {"quoted", marked_quote, NULL},
	{"always", op_always, NULL}, {"left", op_left, NULL}, {"unit", currency_of_amounts, NULL},
	{"heads", currency_of_heads, NULL},
};

static const struct op *op_of(const struct node *spec, const struct node **names)
{
	for (size_t i = 0; spec->kind == NODE_MAP && i < sizeof ops / sizeof *ops; i++)
		if ((*names = tree_lookup(spec, ops[i].key)))
			return &ops[i];
	return NULL;
}

/* ---- conditions ---- */

static bool has_columns(const struct fill *f, const struct node *names)
{
	const struct table *t = f->r->table;
	for (size_t i = 0; t && names && i < names->n; i++)
		if (heads_find(t, names->items[i]->text, 0) == heads_count(t))
			return false;
	return true;
}

static bool is_only(const struct fill *f, const struct node *only)
{
	for (size_t i = 0; only && only->kind == NODE_MAP && i < only->n; i++) {
		const char *text = record_find(f->j->a, f->r, only->keys[i]->text).text;
		if (!text || !heads_is_among(only->items[i], text))
			return false;
	}
	return true;
}

/* What several kinds cost together is the price of none. */
static bool is_single(const struct fill *f, const struct node *column)
{
	struct value v = find_any(f, column);
	if (!v.text || strcmp(v.text, "1") == 0)
		return true;
	diag_note(f->j->d, v.at, "import-uneven", "%s kinds of goods are in this row: the price is left out",
	          tree_quote(f->j->a, v.text));
	diag_advise(f->j->d, "write the items into the case if their prices matter");
	return false;
}

/* A tax that may be within the prices or beside them; where there is none, it is all the same. */
static bool is_without(const struct fill *f, const struct node *taxes)
{
	struct value v = sums_find_amount(f, taxes);
	if (!v.text)
		return true;
	if (own_value(f->j, "order", "total"))
		return false;
	diag_note(f->j->d, v.at, "import-total",
	          "nothing tells whether this tax is within the prices or beside them: no total is shown");
	diag_advise(f->j->d, "write the amount into the case: order: {total: ...}");
	return false;
}

/* Of what went back there may be nothing in the column. */
static bool is_whole(const struct fill *f, const struct node *column)
{
	struct value v;
	bool is_asked = f->r->n_rows > 1 && !own_value(f->j, "order", "total");
	if (!is_asked || !state_is_of_part(f->j, f->r, &v))
		return true;
	diag_note(f->j->d, v.at, "import-total",
	          "\"%s\" is said of this row: what was paid for it may be missing in \"%s\"; no total is shown",
	          tree_quote(f->j->a, v.text), column->text);
	diag_advise(f->j->d, "write the amount into the case: order: {total: ...}");
	return false;
}

static bool is_sure(const struct fill *f, const struct node *spec)
{
	const struct node *by_row = tree_lookup(spec, "by_row"), *single = tree_lookup(spec, "single");
	const struct node *whole = tree_lookup(spec, "whole");
	return (!single || is_single(f, single)) && (!whole || is_whole(f, whole)) &&
	       (!by_row || sums_is_by_row(f, by_row)) && is_without(f, shelf_lookup_list(spec, "untaxed"));
}

static bool is_meant(const struct fill *f, const struct node *spec)
{
	const struct node *adds = shelf_lookup_list(spec, "adds"), *less = shelf_lookup_list(spec, "less");
	const char *rows = tree_text(spec, "rows", NULL);
	return has_columns(f, shelf_lookup_list(spec, "has")) &&
	       (!tree_lookup(spec, "several") || f->r->is_of_several) &&
	       lacks_none(f, spec) && is_only(f, tree_lookup(spec, "only")) &&
	       (!tree_lookup(spec, "in") || currency_is_own(f, tree_lookup(spec, "in"))) &&
	       (!rows || strtoul(rows, NULL, 10) == f->r->n_rows) &&
	       (!adds || sums_agree(f, adds, less, tree_lookup(spec, "to"))) && is_sure(f, spec);
}

static struct value find_value(const struct fill *f, const struct node *spec)
{
	bool is_of_sums = tree_lookup(spec, "summed");
	const struct record sums = is_of_sums ? record_of_row(f->r->table, f->r->rows) : (struct record){0};
	const struct fill of_sums = {f->j, &sums};
	if (!spec || (is_of_sums && record_n_sums(f->r) == 0))
		return (struct value){0};
	f = is_of_sums ? &of_sums : f;
	if (spec->kind == NODE_MAP && !is_meant(f, spec))
		return (struct value){0};
	const struct node *names = NULL;
	const struct op *op = op_of(spec, &names);
	if (op && !when_is_said(f, spec, names))
		return (struct value){0};
	struct value v = op && op->find ? op->find(f, spec, names) : find_any(f, op ? names : spec);
	if (op && op->clean && v.text)
		op->clean(f->j, &v);
	if (v.text)
		lacks_tell_left(f, shelf_lookup_list(spec, "leaves"));
	return v;
}

struct value fill_find(struct import_job *j, const struct record *r, const struct node *spec)
{
	const struct fill f = {j, r};
	return find_value(&f, spec);
}

/* ---- the tree ---- */

static struct node *new_node(const struct fill *f, enum node_kind kind, const char *text, struct mark at)
{
	struct node *node = ARENA_NEW(f->j->a, struct node);
	*node = (struct node){.kind = kind, .at = at, .text = text};
	return node;
}

static struct node *fill_value(const struct fill *f, const struct node *spec)
{
	struct value v = find_value(f, spec);
	if (spec->kind != NODE_MAP && v.text)
		value_is_spoiled(f->j, &v);
	return v.text && *v.text ? new_node(f, NODE_SCALAR, v.text, v.at) : NULL;
}

static void add_pair(const struct fill *f, struct node *map, const char *key, struct node *value)
{
	map->keys = arena_room(f->j->a, map->keys, map->n, sizeof *map->keys);
	map->items = arena_room(f->j->a, map->items, map->n, sizeof *map->items);
	map->keys[map->n] = new_node(f, NODE_SCALAR, key, value->at);
	map->items[map->n++] = value;
}

struct node *fill_add(struct import_job *j, struct node *map, const char *key, struct value v)
{
	const struct fill f = {j, NULL};
	struct node *value = new_node(&f, NODE_SCALAR, v.text, v.at);
	add_pair(&f, map, key, value);
	return value;
}

void fill_take_out(struct node *map, const char *key)
{
	for (size_t i = 0; map && i < map->n; i++)
		if (strcmp(map->keys[i]->text, key) == 0) {
			size_t n = (--map->n - i) * sizeof *map->items;
			memmove(&map->items[i], &map->items[i + 1], n);
			memmove(&map->keys[i], &map->keys[i + 1], n);
			return;
		}
}

void fill_untake(struct import_job *j, const struct node *spec)
{
	const struct table *t = j->table;
	for (size_t i = 0; i < spec->n; i++)
		fill_untake(j, spec->items[i]);
	if (spec->kind == NODE_SCALAR)
		for (size_t i = heads_find(t, spec->text, 0); i < heads_count(t);
		     i = heads_find(t, spec->text, i + 1))
			j->is_taken[i] = false;
}

static bool is_about_list(const char *key)
{
	return strcmp(key, "each") == 0 || strcmp(key, "must") == 0 || strcmp(key, "by_time") == 0;
}

/* What is said of everything alone says nothing. */
static struct node *fill_map(const struct fill *f, const struct node *spec)
{
	struct node *map = new_node(f, NODE_MAP, "", record_mark(f->r));
	bool is_found = false, has_writer = !find_value(f, tree_lookup(spec, "notice")).text;
	for (size_t i = 0; i < spec->n; i++) {
		const struct node *of = spec->items[i];
		if (is_about_list(spec->keys[i]->text))
			continue;
		if (strcmp(spec->keys[i]->text, "by") == 0) {
			is_found = (has_writer && sides_tell(f->j, f->r, of, map)) || is_found;
			continue;
		}
		struct node *value = own_fill(f->j, f->r, spec->keys[i]->text, of);
		if (!value)
			continue;
		is_found = is_found || !tree_lookup(of, "always");
		add_pair(f, map, spec->keys[i]->text, value);
	}
	return is_found ? map : NULL;
}

static bool has_keys(const struct node *entry, const struct node *keys)
{
	for (size_t i = 0; keys && i < keys->n; i++)
		if (!tree_lookup(entry, keys->items[i]->text))
			return false;
	return true;
}

static void add_entry(const struct fill *f, struct node *list, const struct record *r,
                      const struct node *spec)
{
	const struct fill of_entry = {f->j, r};
	struct node *entry = fill_map(&of_entry, spec);
	if (entry && has_keys(entry, shelf_lookup_list(spec, "must")))
		*ARENA_PUSH(f->j->a, list->items, list->n) = entry;
	else if (entry && f->j->left.n++ == 0)
		f->j->left.first = entry->at;
}

void fill_settle(struct import_job *j)
{
	if (j->left.n == 0 || j->failed)
		return;
	diag_warning(j->d, j->left.first, "import-untimed",
	             "%zu entries of %s do not tell when it was, or what, this one first; they are left out",
	             j->left.n, j->ask->from->text);
	diag_advise(j->d, "look them up at the carrier; what matters of them, write into the statement");
}

static bool is_cut(const struct fill *f, const struct node *entry)
{
	if (!f->j->is_cut || entry->kind != NODE_SCALAR)
		return false;
	f->j->n_cut += strtoul(entry->text, NULL, 10);
	return true;
}

/* Are they of several lists, one below each entry of another? Each is told. */
static bool is_of_several(struct record *entries, size_t n)
{
	bool is_several = false;
	for (size_t i = 1; i < n; i++)
		is_several = is_several || entries[i].above != entries[0].above;
	for (size_t i = 0; i < n; i++)
		entries[i].is_of_several = is_several;
	return is_several;
}

static struct node *fill_list(const struct fill *f, const struct node *spec)
{
	struct node *list = new_node(f, NODE_LIST, "", record_mark(f->r));
	const char *each = tree_text(spec, "each", NULL);
	struct record *entries = NULL;
	size_t n = each && f->r->node ? record_list(f->j->a, f->r, each, &entries) : 0;
	bool is_several = is_of_several(entries, n);
	for (size_t i = 0; i < n; i++)
		if (!is_cut(f, entries[i].node))
			add_entry(f, list, &entries[i], spec);
	for (size_t i = 0; f->r->table && i < f->r->n_items; i++) {
		struct record row = record_of_row(f->r->table, &f->r->items[i]);
		row.is_item = f->r->n_items > 1;
		row.above = f->r;
		add_entry(f, list, &row, spec);
	}
	const char *time = tree_text(spec, "by_time", NULL);
	if (time && list->n > 1 && is_several)
		scans_sort(f->j, list, time);
	return list->n > 0 ? list : NULL;
}

/* Of several ways to find a value. */
static struct node *fill_first(const struct fill *f, const struct node *ways)
{
	struct node *node = NULL;
	for (size_t i = 0; i < ways->n && !node; i++)
		node = fill_tree(f->j, f->r, ways->items[i]);
	return node;
}

struct node *fill_tree(struct import_job *j, const struct record *r, const struct node *spec)
{
	const struct fill f = {j, r};
	const struct node *names = NULL;
	if (op_of(spec, &names) || spec->kind == NODE_SCALAR)
		return fill_value(&f, spec);
	if (spec->kind == NODE_MAP)
		return fill_map(&f, spec);
	if (spec->n == 0)
		return NULL;
	if (spec->n == 1 && spec->items[0]->kind == NODE_MAP)
		return fill_list(&f, spec->items[0]);
	return spec->items[0]->kind == NODE_MAP ? fill_first(&f, spec) : fill_value(&f, spec);
}
