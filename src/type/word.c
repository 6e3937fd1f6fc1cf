/* word.c - HarfBuzz, and what it said before.
 *
 * Graphemes that a font's lookups may touch are shaped together with their neighbours of that kind: a
 * Latin word, a number, a comma between ideographs. Their glyphs depend on nothing else (see face.c),
 * so they are remembered by face, language, script and characters. */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "type/type_int.h"

#define SLOTS_FIRST 1024u
#define SLOTS_MOST (1u << 16) /* then all is forgotten: memory stays bounded in a long batch */
#define MAX_FEATURES 16

#define KEY_NARROW (1u << 31)
#define KEY_GRAPHEME (1u << 30)

static uint32_t *key_room(struct words *w, size_t n)
{
	if (n > w->key_capacity) {
		w->key_capacity = 2 * n;
		w->key = mem_resize(w->key, w->key_capacity * sizeof *w->key);
	}
	return w->key;
}

static size_t make_key(struct words *w, const struct paragraph *p, size_t from, size_t to)
{
	const struct grapheme *first = &p->graphemes[from], *last = &p->graphemes[to - 1];
	size_t n_chars = last->first + last->n - first->first, n = 0;
	uint32_t *key = key_room(w, n_chars + 5);
	uintptr_t language = (uintptr_t)p->language->hb; /* HarfBuzz keeps one object a language */
	key[n++] = first->face->index;
	key[n++] = first->script;
	key[n++] = first->level & 1;
	key[n++] = (uint32_t)language;
	key[n++] = (uint32_t)((uint64_t)language >> 32);
	for (size_t i = from; i < to; i++)
		for (uint32_t k = 0; k < p->graphemes[i].n; k++) {
			const struct character *c = &p->chars[p->graphemes[i].first + k];
			key[n++] = c->cp | (c->narrow ? KEY_NARROW : 0u) | (k == 0 ? KEY_GRAPHEME : 0u);
		}
	return n;
}

static void fill_buffer(hb_buffer_t *b, const struct paragraph *p, size_t from, size_t to)
{
	const struct grapheme *first = &p->graphemes[from];
	hb_buffer_clear_contents(b);
	hb_buffer_set_content_type(b, HB_BUFFER_CONTENT_TYPE_UNICODE);
	hb_buffer_set_direction(b, first->level & 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_script(b, first->script);
	hb_buffer_set_language(b, p->language->hb);
	for (size_t i = from; i < to; i++)
		for (uint32_t k = 0; k < p->graphemes[i].n; k++)
			hb_buffer_add(b, p->chars[p->graphemes[i].first + k].cp, (unsigned)(i - from));
}

/* Narrow marks ask a CJK font for its proportional forms. */
static unsigned list_features(hb_feature_t *features, const struct paragraph *p, size_t from, size_t to)
{
	unsigned n = 0;
	for (size_t i = from; i < to && n < MAX_FEATURES; i++)
		if (p->chars[p->graphemes[i].first].narrow)
			features[n++] = (hb_feature_t){HB_TAG('p', 'w', 'i', 'd'), 1, (unsigned)(i - from),
			                               (unsigned)(i - from) + 1};
	return n;
}

/* The glyphs of a grapheme stand as they are painted, from left to right, but graphemes in the order of the
 * text: HarfBuzz has the last one of a right-to-left word first. */
static struct word *take_glyphs(struct words *w, const struct face *f, bool rtl)
{
	unsigned n;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(w->buffer, &n);
	const hb_glyph_position_t *position = hb_buffer_get_glyph_positions(w->buffer, &n);
	struct word *word = ARENA_NEW(w->arena, struct word);
	struct word_glyph *glyphs = ARENA_ARRAY(w->arena, struct word_glyph, n);
	for (unsigned from = 0, end; from < n; from = end) {
		for (end = from + 1; end < n && info[end].cluster == info[from].cluster;)
			end++;
		struct word_glyph *to = glyphs + (rtl ? n - end : from);
		for (unsigned i = from; i < end; i++) {
			uint32_t id = info[i].codepoint < f->n_glyphs ? info[i].codepoint : 0;
			*to++ = (struct word_glyph){id, info[i].cluster, face_bound(f, position[i].x_advance),
			                            face_bound(f, position[i].x_offset),
			                            face_bound(f, position[i].y_offset)};
		}
	}
	word->glyphs = glyphs;
	word->n = n;
	return word;
}

static struct word *shape(struct words *w, const struct paragraph *p, size_t from, size_t to)
{
	hb_feature_t features[MAX_FEATURES];
	unsigned n_features = list_features(features, p, from, to);
	if (!w->buffer)
		w->buffer = hb_buffer_create();
	fill_buffer(w->buffer, p, from, to);
	hb_shape(p->graphemes[from].face->font, w->buffer, features, n_features);
	return take_glyphs(w, p->graphemes[from].face, p->graphemes[from].level & 1);
}

static struct word **find_slot(struct words *w, const uint32_t *key, size_t n)
{
	size_t bytes = n * sizeof *key;
	size_t at = hash_bytes(HASH_START, key, bytes) & (w->capacity - 1);
	while (w->slots[at] && (w->slots[at]->n_key != n || memcmp(w->slots[at]->key, key, bytes) != 0))
		at = (at + 1) & (w->capacity - 1);
	return &w->slots[at];
}

static void forget(struct words *w)
{
	if (!w->arena)
		w->arena = arena_new();
	arena_clear(w->arena);
	free(w->slots);
	w->n = 0;
	w->capacity = SLOTS_FIRST;
	w->slots = mem_alloc(w->capacity * sizeof *w->slots);
	memset(w->slots, 0, w->capacity * sizeof *w->slots);
}

static void grow(struct words *w)
{
	size_t old = w->capacity;
	struct word **slots = w->slots;
	w->capacity = 2 * old;
	w->slots = mem_alloc(w->capacity * sizeof *w->slots);
	memset(w->slots, 0, w->capacity * sizeof *w->slots);
	for (size_t i = 0; i < old; i++)
		if (slots[i])
			*find_slot(w, slots[i]->key, slots[i]->n_key) = slots[i];
	free(slots);
}

static void make_room(struct words *w)
{
	if (w->capacity == 0 || w->n >= SLOTS_MOST / 2)
		forget(w);
	else if (w->n >= w->capacity / 2)
		grow(w);
}

const struct word *word_shape(struct type *t, const struct paragraph *p, size_t from, size_t to)
{
	struct words *w = &t->words;
	make_room(w);
	size_t n = make_key(w, p, from, to);
	struct word **slot = find_slot(w, w->key, n);
	if (*slot)
		return *slot;
	struct word *word = shape(w, p, from, to);
	word->key = arena_copy(w->arena, w->key, n * sizeof *w->key);
	word->n_key = n;
	w->n += 1 + n / 64; /* long ones count for more */
	*slot = word;
	return word;
}

void words_drop(struct words *w)
{
	hb_buffer_destroy(w->buffer);
	arena_drop(w->arena);
	free(w->slots);
	free(w->key);
}
