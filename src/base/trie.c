/* trie.c - the steps of all nodes lie in one hash table, with open addressing. */
#include "base/trie.h"

#include <stdbool.h>

struct step {
	uint64_t key; /* the node and the character; 0: free, since there is no node 0 */
	uint32_t to;
};

struct trie {
	struct arena *a;
	struct step *steps;
	size_t n_slots; /* a power of two */
	uint32_t n_nodes;
	bool begins[256]; /* by the low bits of a character: may a string begin with it? */
};

enum { SLOTS_FIRST = 64, CHARACTER_BITS = 21 };

static uint64_t key_of(uint32_t node, uint32_t cp)
{
	return (uint64_t)node << CHARACTER_BITS | (cp & ((1u << CHARACTER_BITS) - 1));
}

/* Where the key is, or where it may be put. */
static struct step *slot_of(const struct trie *t, uint64_t key)
{
	uint64_t hash = key * 0x9E3779B97F4A7C15u;
	for (size_t i = (size_t)(hash >> 32);; i++) {
		struct step *s = &t->steps[i & (t->n_slots - 1)];
		if (s->key == key || s->key == 0)
			return s;
	}
}

struct trie *trie_new(struct arena *a)
{
	struct trie *t = ARENA_NEW(a, struct trie);
	t->a = a;
	t->steps = ARENA_ARRAY(a, struct step, SLOTS_FIRST);
	t->n_slots = SLOTS_FIRST;
	t->n_nodes = TRIE_ROOT;
	return t;
}

/* Half of the slots at most are taken. */
static void grow(struct trie *t)
{
	const struct step *old = t->steps;
	size_t n = t->n_slots;
	if (t->n_nodes < n / 2)
		return;
	t->n_slots = 2 * n;
	t->steps = ARENA_ARRAY(t->a, struct step, t->n_slots);
	for (size_t i = 0; i < n; i++)
		if (old[i].key)
			*slot_of(t, old[i].key) = old[i];
}

uint32_t trie_add(struct trie *t, const uint32_t *v, size_t n)
{
	uint32_t node = TRIE_ROOT;
	if (n > 0)
		t->begins[v[0] & 255] = true;
	for (size_t i = 0; i < n; i++) {
		grow(t);
		struct step *s = slot_of(t, key_of(node, v[i]));
		if (!s->key)
			*s = (struct step){key_of(node, v[i]), ++t->n_nodes};
		node = s->to;
	}
	return node;
}

uint32_t trie_step(const struct trie *t, uint32_t node, uint32_t cp)
{
	if (node == TRIE_ROOT && !t->begins[cp & 255]) /* as at most places of a text */
		return 0;
	return slot_of(t, key_of(node, cp))->to;
}
