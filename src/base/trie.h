/* trie.h - many strings at once, to be looked for in a text character by character. */
#ifndef DOSSIER_BASE_TRIE_H
#define DOSSIER_BASE_TRIE_H

#include <stdint.h>

#include "base/arena.h"

struct trie;

enum { TRIE_ROOT = 1 };

struct trie *trie_new(struct arena *a);

/* The node at the string's end, the same for the same string; nodes are counted from TRIE_ROOT on. */
uint32_t trie_add(struct trie *t, const uint32_t *v, size_t n);

/* 0: no string goes on so. */
uint32_t trie_step(const struct trie *t, uint32_t node, uint32_t cp);

#endif
