/* entries.c - JSON: where in the file what is asked for stands. */
#include <string.h>

#include "base/message.h"
#include "imports/imports_int.h"

static bool is_known(const struct node *format, const struct record *r)
{
	const struct node *known_by = shelf_lookup_list(format, "known_by");
	for (size_t i = 0; known_by && i < known_by->n; i++)
		if (!record_has(r, known_by->items[i]->text))
			return false;
	return known_by;
}

/* `records` are paths, the first of which that leads to any counts; without it the file is one record. */
size_t entries_find(struct arena *a, const struct node *format, const struct node *root, struct record **v)
{
	const struct node *paths = shelf_lookup_list(format, "records");
	const struct record whole = {.node = root};
	size_t n = 0;
	*v = NULL;
	if (!paths && is_known(format, &whole))
		*ARENA_PUSH(a, *v, n) = whole;
	for (size_t i = 0; paths && i < paths->n && n == 0; i++) {
		struct record *all;
		size_t n_all = record_list(a, &whole, paths->items[i]->text, &all);
		for (size_t k = 0; k < n_all; k++)
			if (is_known(format, &all[k]))
				*ARENA_PUSH(a, *v, n) = (struct record){.node = all[k].node};
	}
	return n;
}

static bool fits(const struct import_job *j, const struct record *r)
{
	const struct node *where = j->ask->where;
	for (size_t i = 0; where && i < where->n; i++) {
		struct value v = record_find(j->a, r, where->keys[i]->text);
		if (!v.text || strcmp(v.text, where->items[i]->text) != 0)
			return false;
	}
	return true;
}

/* The first thing that each entry says of itself. */
static const char *list_entries(const struct import_job *j, const struct record *v, size_t n)
{
	const struct node *known_by = shelf_lookup_list(j->format, "known_by");
	const char *all = "";
	for (size_t i = 0; i < n && i < 5; i++) {
		struct value name = record_find(j->a, &v[i], known_by->items[0]->text);
		all = arena_printf(j->a, "%s%s%s", all, i ? ", " : "",
		                   name.text ? tree_quote(j->a, name.text) : "?");
	}
	return all;
}

/* Do all say the same under one of the paths of `order`? Then they are of one parcel. */
static bool is_of_one(const struct import_job *j, const struct record *v, size_t n)
{
	const struct node *paths = shelf_lookup_list(j->format, "order");
	for (size_t i = 0; paths && i < paths->n; i++) {
		struct value first = record_find(j->a, &v[0], paths->items[i]->text);
		size_t same = 0;
		for (struct value w; first.text && same < n; same++) {
			w = record_find(j->a, &v[same], paths->items[i]->text);
			if (!w.text || strcmp(w.text, first.text) != 0)
				break;
		}
		if (same == n)
			return true;
	}
	return false;
}

/* As a list, of which a path means the first. */
static struct record put_together(const struct import_job *j, const struct record *v, size_t n)
{
	struct node *list = ARENA_NEW(j->a, struct node);
	*list = (struct node){.kind = NODE_LIST, .at = v[0].node->at, .text = ""};
	list->items = ARENA_ARRAY(j->a, struct node *, n);
	for (; list->n < n; list->n++)
		list->items[list->n] = (struct node *)(uintptr_t)v[list->n].node;
	return (struct record){.node = list};
}

bool select_entry(struct import_job *j, const struct node *root, struct record *r)
{
	struct record *v, *found = NULL;
	size_t n = entries_find(j->a, j->format, root, &v), n_found = 0;
	const struct node *known_by = shelf_lookup_list(j->format, "known_by");
	const struct node *at = j->ask->where ? j->ask->where : j->ask->from;
	if (!entries_is_where(j))
		return false;
	for (size_t i = 0; i < n; i++)
		if (fits(j, &v[i]))
			*ARENA_PUSH(j->a, found, n_found) = v[i];
	if (n_found == 1 || (n_found > 1 && is_of_one(j, found, n_found))) {
		*r = n_found == 1 ? found[0] : put_together(j, found, n_found);
		return true;
	}
	if (n_found == 0)
		diag_error(j->d, at->at, "import-where", "no entry of %s is meant", root->at.source->name);
	else
		diag_error(j->d, at->at, "import-where", "%zu entries of %s are meant", n_found,
		           root->at.source->name);
	diag_advise(j->d, "say which with where: {%s: ...}; there are: %s", known_by->items[0]->text,
	            list_entries(j, v, n));
	return false;
}
