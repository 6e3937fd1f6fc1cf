/* own.c - what the case says itself stands in place of what the export says: no value comes from that column
 * then, and which it is is told. */
#include <string.h>

#include "base/message.h"
#include "imports/imports_int.h"

const struct node *own_value(const struct import_job *j, const char *section, const char *key)
{
	const struct node *v = tree_lookup(tree_lookup(j->ask->own, section), key);
	return v && casefile_is_given(v) ? v : NULL;
}

void own_start(struct import_job *j)
{
	size_t n = j->table ? heads_count(j->table) : 0;
	j->is_taken = ARENA_ARRAY(j->a, bool, n);
	bool is_asked = j->table && strcmp(j->ask->section, "chat") != 0;
	j->own = (struct own){is_asked ? j->ask->own : NULL, "", j->is_taken};
}

/* A map of the case goes below one of the template, key by key; all else is replaced. */
static bool is_replaced(const struct node *own, const struct node *value)
{
	return own && casefile_is_given(own) && !(own->kind == NODE_MAP && value->kind == NODE_MAP);
}

static bool is_same(const struct node *own, const struct node *value)
{
	return own->kind == NODE_SCALAR && value->kind == NODE_SCALAR && strcmp(own->text, value->text) == 0;
}

/* All else that was taken is of the row's order. */
static void tell_other(struct import_job *j, const char *path, const struct node *own,
                       const struct node *value)
{
	bool is_number = strcmp(path, "order.number") == 0, is_text = value->kind == NODE_SCALAR;
	if (!is_number || own->kind != NODE_SCALAR || !is_text || heads_is_name(own->text, value->text))
		return;
	diag_warning(j->d, own->at, "import-replaced",
	             "the case says order %s, and what is taken from %s is of order %s",
	             tree_quote(j->a, own->text), j->ask->from->text, tree_quote(j->a, value->text));
	diag_advise(j->d, "select the row of the right order, or take the number out of the case");
}

/* "buyer (买家会员名)" */
static void note_replaced(struct import_job *j, const char *path, const bool *taken, const struct node *own)
{
	const char *names = "";
	for (size_t i = 0; i < heads_count(j->table); i++)
		if (taken[i])
			names = arena_printf(j->a, "%s%s%s", names, *names ? ", " : "",
			                     value_clean(j->a, heads_name(j->table, i)));
	if (!*names)
		return;
	if (j->replaced.n++ == 0)
		j->replaced.first = own->at;
	j->replaced_list = arena_printf(j->a, "%s%s%s (%s)", j->replaced_list ? j->replaced_list : "",
	                                j->replaced_list ? ", " : "", path, names);
}

struct node *own_fill(struct import_job *j, const struct record *r, const char *key, const struct node *spec)
{
	const struct own above = j->own;
	const struct node *own = tree_lookup(above.map, key);
	bool replaces = false;
	j->own.map = own;
	if (own) {
		j->own.path = arena_printf(j->a, "%s%s%s", above.path, *above.path ? "." : "", key);
		j->own.taken = ARENA_ARRAY(j->a, bool, heads_count(j->table));
	}
	struct node *value = fill_tree(j, r, spec);
	if (own && value && is_replaced(own, value) && !is_same(own, value)) {
		tell_other(j, j->own.path, own, value);
		note_replaced(j, j->own.path, j->own.taken, own);
		replaces = true;
	}
	for (size_t i = 0; own && !replaces && i < heads_count(j->table); i++)
		above.taken[i] |= j->own.taken[i];
	j->own = above;
	return value;
}

void own_settle(struct import_job *j)
{
	j->own = (struct own){0};
	if (j->replaced.n == 0 || j->failed)
		return;
	diag_note(j->d, j->replaced.first, "import-replaced",
	          "what the case says itself stands in place of columns of %s: %s", j->ask->from->text,
	          j->replaced_list);
	diag_advise(j->d, "take out of the case what the export has right");
}
