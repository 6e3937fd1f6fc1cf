/* ids.c - the names by which references reach an exhibit: given, or made up, and all of them sorted. */
#include <stdlib.h>
#include <string.h>

#include "casefile/casefile_int.h"

static void give(struct reader *r, struct text *id, const char *name, size_t number, struct mark at)
{
	if (id->s)
		return;
	id->s = number > 0 ? arena_printf(r->a, "%s-%zu", name, number) : name;
	id->at = at;
}

static void add(struct reader *r, const struct text *id, size_t n_lines)
{
	*ARENA_PUSH(r->a, r->c->names, r->c->n_names) = (struct exhibit_name){ id->s, n_lines, id->at };
}

static int compare_names(const void *left, const void *right)
{
	const struct exhibit_name *a = left, *b = right;
	int order = strcmp(a->id, b->id);

	if (order == 0)
		order = (a->at.offset > b->at.offset) - (a->at.offset < b->at.offset);
	return order;
}

static void give_to_lists(struct reader *r)
{
	struct casefile *c = r->c;

	for (size_t i = 0; i < c->n_chats; i++) {
		give(r, &c->chats[i].id, "chat", i == 0 ? 0 : i + 1, c->chats[i].at);
		add(r, &c->chats[i].id, c->chats[i].n_messages);
	}
	for (size_t i = 0; i < c->n_certificates; i++) {
		give(r, &c->certificates[i].id, "certificate", i + 1, c->certificates[i].at);
		add(r, &c->certificates[i].id, 0);
	}
	for (size_t i = 0; i < c->n_exhibits; i++) {
		give(r, &c->exhibits[i].id, "exhibit", i + 1, c->exhibits[i].at);
		add(r, &c->exhibits[i].id, 0);
	}
}

void ids_give(struct reader *r)
{
	struct casefile *c = r->c;

	give(r, &c->order.id, "order", 0, c->order.at);
	give(r, &c->logistics.id, "logistics", 0, c->logistics.at);
	if (c->order.given)
		add(r, &c->order.id, 0);
	if (c->logistics.given)
		add(r, &c->logistics.id, 0);
	give_to_lists(r);
	if (c->n_names > 1)
		qsort(c->names, c->n_names, sizeof *c->names, compare_names);
	for (size_t i = 0; i < c->order.n_items; i++)
		if (c->order.items[i].quantity == 0 && !(c->order.has_its_items && !c->order.items[i].price.given))
			c->order.items[i].quantity = 1;
}

static int compare_id(const void *id, const void *name)
{
	return strcmp(id, ((const struct exhibit_name *)name)->id);
}

bool casefile_has_exhibit(const struct casefile *c, const char *id, long line)
{
	const struct exhibit_name *name =
		c->n_names ? bsearch(id, c->names, c->n_names, sizeof *c->names, compare_id) : NULL;

	if (!name)
		return c->first && casefile_has_exhibit(c->first, id, line);
	return line == 0 || (line > 0 && (unsigned long)line <= name->n_lines);
}
