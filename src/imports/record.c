/* record.c - one way to ask a row of a table and a map of JSON for a value. */
#include <string.h>

#include "imports/imports_int.h"

struct mark record_mark(const struct record *r)
{
	return r->table ? table_row_mark(r->table, r->rows[0]) : r->node->at;
}

/* ---- tables ---- */

struct record record_of_row(const struct table *t, const size_t *row)
{
	return (struct record){.table = t, .rows = row, .n_rows = 1};
}

size_t record_n_sums(const struct record *r)
{
	return r->items ? (size_t)(r->items - r->rows) : 0;
}

struct value record_column(struct arena *a, const struct record *r, size_t column)
{
	const struct table *t = r->table;
	for (size_t i = 0; i < r->n_rows; i++) {
		const struct cell *c = table_cell(t, r->rows[i], column);
		const char *text = c ? value_clean(a, c->text) : "";
		if (*text && !(r->is_row && table_is_copy(t, c)))
			return (struct value){text, table_mark(t, r->rows[i], c), column + 1,
				table_is_number(t, c), r->is_item && table_is_shared(t, c)};
	}
	return (struct value){0};
}

/* Of columns that are there twice, and of rows that tell of one order, the first that says anything. */
static struct value find_in_table(struct arena *a, const struct record *r, const char *name)
{
	const struct table *t = r->table;
	struct value v = {0};
	size_t n = heads_count(t);
	for (size_t i = heads_find(t, name, 0); i < n && !v.text; i = heads_find(t, name, i + 1))
		v = record_column(a, r, i);
	return v;
}

/* ---- JSON ---- */

/* What a path leads to; of a list on the way its first entry. */
static const struct node *follow(const struct node *node, const char *path)
{
	while (node && *path) {
		size_t n = strcspn(path, ".");
		char key[64];
		if (n >= sizeof key)
			return NULL;
		memcpy(key, path, n);
		key[n] = '\0';
		if (node->kind == NODE_LIST) /* so deep as TREE_MAX_DEPTH */
			node = node->n > 0 ? node->items[0] : NULL;
		else
			node = tree_lookup(node, key), path += n + (path[n] == '.');
	}
	return node;
}

bool record_has(const struct record *r, const char *path)
{
	return follow(r->node, path);
}

bool record_has_all(const struct record *r, const struct node *paths)
{
	for (size_t i = 0; paths && i < paths->n; i++)
		if (!record_has(r, paths->items[i]->text))
			return false;
	return true;
}

static bool is_null(const struct node *node)
{
	return node->kind == NODE_SCALAR && node->plain && strcmp(node->text, "null") == 0;
}

static const struct node *follow_from(const struct record *r, const char *path)
{
	for (; strncmp(path, "../", 3) == 0 && r->above; path += 3)
		r = r->above;
	return follow(r->node, path);
}

bool record_is_null(const struct record *r, const char *path, struct mark *at)
{
	const struct node *node = follow_from(r, path);
	if (!node || !is_null(node))
		return false;
	*at = node->at;
	return true;
}

/* Telegram writes a text as a list of pieces where parts of it are links. */
static const char *text_of(struct arena *a, const struct node *node)
{
	const char *text = "";
	if (node->kind == NODE_SCALAR)
		return is_null(node) ? "" : node->text;
	for (size_t i = 0; node->kind == NODE_LIST && i < node->n; i++) {
		const struct node *piece = node->items[i];
		const char *more = piece->kind == NODE_SCALAR ? piece->text : tree_text(piece, "text", "");
		text = arena_printf(a, "%s%s", text, more);
	}
	return text;
}

static struct value find_in_node(struct arena *a, const struct record *r, const char *path)
{
	const struct node *node = follow_from(r, path);
	const char *text = node ? value_trim(a, text_of(a, node)) : "";
	if (!*text)
		return (struct value){0};
	while (node->kind == NODE_LIST && node->n > 0)
		node = node->items[0];
	return (struct value){.text = text, .at = node->at, .is_number = node->plain};
}

struct value record_find(struct arena *a, const struct record *r, const char *name)
{
	return r->table ? find_in_table(a, r, name) : find_in_node(a, r, name);
}

/* ---- entries ---- */

struct entries {
	struct arena *a;
	struct record *v;
	size_t n;
};

static void collect(struct entries *e, const struct record *above, const struct node *node, const char *path);

/* What stands below an entry of a list on the way has that above it. */
static void collect_list(struct entries *e, const struct record *above, const struct node *list,
                         const char *path)
{
	for (size_t i = 0; i < list->n; i++) {
		struct record *entry = *path ? ARENA_NEW(e->a, struct record) : NULL;
		if (entry)
			*entry = (struct record){.node = list->items[i], .above = above};
		collect(e, entry ? entry : above, list->items[i], path);
	}
}

static void collect(struct entries *e, const struct record *above, const struct node *node, const char *path)
{
	if (!node)
		return;
	if (node->kind == NODE_LIST) {
		collect_list(e, above, node, path);
	} else if (!*path) {
		*ARENA_PUSH(e->a, e->v, e->n) = (struct record){.node = node, .above = above};
	} else {
		size_t n = strcspn(path, ".");
		const char *key = arena_strndup(e->a, path, n);
		collect(e, above, tree_lookup(node, key), path + n + (path[n] == '.'));
	}
}

size_t record_list(struct arena *a, const struct record *r, const char *path, struct record **entries)
{
	struct entries e = {.a = a};
	collect(&e, r, r->node, path);
	*entries = e.v;
	return e.n;
}
