/* merge.c - one tree laid over another: a user's templates over the built-in ones. */
#include <string.h>

#include "tree/tree.h"

static size_t find_key(const struct node *map, const char *key)
{
	size_t i = 0;
	while (i < map->n && strcmp(map->keys[i]->text, key) != 0)
		i++;
	return i;
}

struct node *tree_merge(struct arena *a, struct node *under, struct node *over)
{
	if (under->kind != NODE_MAP || over->kind != NODE_MAP)
		return over;
	struct node *both = arena_copy(a, under, sizeof *under);
	both->items = ARENA_ARRAY(a, struct node *, under->n + over->n);
	both->keys = ARENA_ARRAY(a, struct node *, under->n + over->n);
	for (size_t i = 0; i < under->n; i++) { /* of an empty map there is none */
		both->items[i] = under->items[i];
		both->keys[i] = under->keys[i];
	}
	for (size_t i = 0; i < over->n; i++) {
		size_t at = find_key(both, over->keys[i]->text);
		bool is_new = at == both->n;
		both->items[at] = is_new ? over->items[i] : tree_merge(a, both->items[at], over->items[i]);
		both->keys[at] = over->keys[i];
		both->n += is_new;
	}
	return both;
}
