/* missing.c - characters that no font has: said once for each character and place. */
#include "layout/para.h"

#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"

#define REPORTS_MOST 100

struct missing {
	const struct source *source;
	size_t offset;
	uint32_t cp;
	bool used;
};

struct missing_set { /* open addressing, at most half full */
	struct missing *v;
	size_t n, slots;
};

static bool is_same(const struct missing *a, const struct missing *b)
{
	return a->source == b->source && a->offset == b->offset && a->cp == b->cp;
}

static struct missing *find_slot(const struct missing_set *set, const struct missing *m)
{
	uint64_t hash = hash_bytes(HASH_START, &m->offset, sizeof m->offset);
	size_t i = hash_bytes(hash, &m->cp, sizeof m->cp) & (set->slots - 1);

	while (set->v[i].used && !is_same(&set->v[i], m))
		i = (i + 1) & (set->slots - 1);
	return &set->v[i];
}

static void grow(struct arena *a, struct missing_set *set)
{
	struct missing_set more = { .slots = set->slots ? set->slots * 2 : 64, .n = set->n };

	more.v = ARENA_ARRAY(a, struct missing, more.slots);
	for (size_t i = 0; i < set->slots; i++)
		if (set->v[i].used)
			*find_slot(&more, &set->v[i]) = set->v[i];
	*set = more;
}

/* true the first time. */
static bool note(struct setter *s, struct missing m)
{
	if (!s->missing)
		s->missing = ARENA_NEW(s->arena, struct missing_set);
	if (s->missing->n * 2 >= s->missing->slots)
		grow(s->arena, s->missing);
	struct missing *slot = find_slot(s->missing, &m);
	if (slot->used)
		return false;
	*slot = m;
	slot->used = true;
	s->missing->n++;
	return true;
}

/* One message for all that are more than a reader of messages could want. */
static void report_more(struct setter *s)
{
	diag_warning(s->diag, (struct mark){ 0 }, "missing-glyph", "no font has %d and more of the characters",
	             REPORTS_MOST);
	diag_advise(s->diag, "is the text damaged, or in a script that needs fonts of its own?");
}

void missing_report(struct setter *s, const struct para *p, const struct cluster *c)
{
	const struct span *span = p->spans[c->style];
	const char *text = p->shaped->text + c->start;
	size_t n = c->end - c->start, i = 0;
	uint32_t cp = utf8_next(text, n, &i);

	cp = cp == UTF8_BAD ? 0xfffd : cp;
	if (s->missing && s->missing->n >= REPORTS_MOST)
		return;
	if (!note(s, (struct missing){ .source = span->at.source, .offset = span->at.offset, .cp = cp }))
		return;
	if (s->missing->n == REPORTS_MOST) {
		report_more(s);
		return;
	}
	struct mark at = span->at.source ? mark_find_char(span->at, cp) : span->at;
	if (cp < 0x20 || cp == 0x7f)
		diag_warning(s->diag, at, "missing-glyph", "no font has the character U+%04X", cp);
	else
		diag_warning(s->diag, at, "missing-glyph", "no font has the character %.*s (U+%04X)", (int)n,
		             text, cp);
	const char *packages = type_missing_packages(s->type);
	if (packages)
		diag_advise(s->diag, "it is drawn as a box; apt-get install %s", packages);
	else
		diag_advise(s->diag, "it is drawn as a box; name a folder with a font that has it");
}
