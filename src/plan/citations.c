/* citations.c - exhibits and messages that texts and proofs name: found, gathered, and printed as links.
 * Messages of one chat that stand together are named once, "Exhibit 3, messages 4, 6", and each number is a
 * link of its own. */
#include "plan/plan_int.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* ---- finding ---- */

/* Message 3 is in the chat only if it has so many. */
static bool has_line(const struct desk *k, const struct shown *x, long line)
{
	return x->kind == EXHIBIT_CHAT && (size_t)line <= k->c->chats[x->index].n_messages;
}

/* An exhibit of an earlier case has its number, and no place in this document. */
static bool find_earlier(const struct desk *k, const char *id, long line, struct citation *c)
{
	const struct booked *b = earlier_find(k, id, line);
	if (!b)
		return false;
	const char *n = arena_printf(k->a, "%d", b->number);
	c->label = desk_fill(k, WORD_EXHIBIT_LABEL, "n", n, NULL);
	c->label_short = desk_fill(k, WORD_EXHIBIT_SHORT, "n", n, NULL);
	return true;
}

struct citation citations_of(const struct desk *k, struct shown *x)
{
	const struct exhibit *e = exhibits_entry(k, x);
	return (struct citation){
		.label = e->label,
		.label_short = x->label_short,
		.target = e->anchor,
		.shown = x,
	};
}

bool citations_find(const struct desk *k, const char *id, long line, struct citation *c)
{
	struct shown *x = exhibits_find(k, id);
	*c = (struct citation){0};
	if (!x ? !find_earlier(k, id, line, c) : line < 0 || (line > 0 && !has_line(k, x, line)))
		return false;
	if (x)
		*c = citations_of(k, x);
	c->line = line;
	if (x && line > 0)
		c->target = arena_printf(k->a, "%s:%ld", id, line);
	return true;
}

void citations_parse(struct arena *a, const char *text, struct reference *ref)
{
	const char *colon = strrchr(text, ':');
	char *end = NULL;
	*ref = (struct reference){.id = text, .end = strlen(text)};
	if (!colon)
		return;
	errno = 0;
	long line = strtol(colon + 1, &end, 10);
	if (end == colon + 1 || *end || errno || line <= 0)
		return;
	ref->id = arena_strndup(a, text, (size_t)(colon - text));
	ref->line = line;
}

/* ---- gathering ---- */

static bool is_same(const struct citation *a, const struct citation *b)
{
	return a->line == b->line && strcmp(a->label, b->label) == 0;
}

void citations_add(const struct desk *k, struct citations *list, const struct citation *c)
{
	for (size_t i = 0; i < list->n; i++)
		if (is_same(&list->v[i], c))
			return;
	*ARENA_PUSH(k->a, list->v, list->n) = *c;
}

void citations_add_proof(struct desk *k, struct citations *list, const struct texts *proof)
{
	for (size_t i = 0; i < proof->n; i++) {
		const struct text *t = &proof->v[i];
		struct reference ref;
		struct citation c;
		if (!t->s)
			continue;
		citations_parse(k->a, t->s, &ref);
		if (!citations_find(k, ref.id, ref.line, &c))
			c = (struct citation){.label = t->s, .label_short = t->s, .at = t->at};
		else if (c.shown)
			c.shown->cited = true;
		citations_add(k, list, &c);
	}
}

/* ---- printing ---- */

/* Of several lines the first has the label, and the last what ends the phrase. */
static const char *print_line(const struct desk *k, const struct citation *c, const char *label,
                              enum word word, bool before, bool after)
{
	const char *pattern = desk_word(k, word), *slot = strstr(pattern, "{lines}");
	const char *const pairs[] = {"label", label, NULL};
	const char *head = slot ? arena_strndup(k->a, pattern, (size_t)(slot - pattern)) : pattern;
	return arena_printf(k->a, "%s%ld%s", before ? "" : fill_text(k->a, head, pairs), c->line,
	                    after || !slot ? "" : slot + strlen("{lines}"));
}

static const char *print_citation(const struct desk *k, const struct citation *c, bool is_short, bool before,
                                  bool after)
{
	const char *label = is_short ? c->label_short : c->label, *n = arena_printf(k->a, "%ld", c->line);
	if (c->line == 0)
		return label;
	if (before || after)
		return print_line(k, c, label, is_short ? WORD_EXHIBIT_LINES_SHORT : WORD_EXHIBIT_LINES, before,
		                  after);
	return desk_fill(k, is_short ? WORD_EXHIBIT_LINE_SHORT : WORD_EXHIBIT_LINE, "label", label, "line", n,
	                 NULL);
}

static void add_link(const struct desk *k, struct rich *r, const struct citation *c, const char *words)
{
	const struct text written = {c->label, c->at};
	if (c->target)
		spans_add_link(k, r, words, c->target);
	else if (c->at.source)
		spans_add_text(k, r, TONE_PLAIN, &written);
	else
		spans_add(k, r, TONE_PLAIN, words);
}

void citations_add_in_prose(const struct desk *k, struct rich *r, const struct citation *c, bool before,
                            bool after)
{
	add_link(k, r, c, print_citation(k, c, false, before, after));
	if (c->shown)
		c->shown->cited = true;
}

/* Are both messages of one chat? */
static bool is_group(const struct citation *a, const struct citation *b)
{
	return a->line > 0 && b->line > 0 && strcmp(a->label, b->label) == 0;
}

/* The earliest message of the group of c after `line`, or NULL. */
static const struct citation *find_next(const struct citations *list, const struct citation *c, long line)
{
	const struct citation *next = NULL;
	for (size_t i = 0; i < list->n; i++)
		if (is_group(c, &list->v[i]) && list->v[i].line > line && (!next || list->v[i].line < next->line))
			next = &list->v[i];
	return next;
}

static bool is_taken(const struct citations *list, size_t i)
{
	for (size_t j = 0; j < i; j++)
		if (is_group(&list->v[i], &list->v[j]))
			return true;
	return false;
}

/* One exhibit, or messages of one chat. */
static void add_group(const struct desk *k, struct rich *r, const struct citations *list,
                      const struct citation *any)
{
	const struct citation *first = find_next(list, any, 0), *c = first ? first : any, *next;
	for (;; c = next) {
		next = find_next(list, any, c->line);
		add_link(k, r, c, print_citation(k, c, true, first && c != first, next));
		if (!next)
			return;
		spans_add(k, r, TONE_PLAIN, desk_word(k, WORD_PHRASE_SEPARATOR));
	}
}

static bool has_lines(const struct citations *list)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->v[i].line > 0)
			return true;
	return false;
}

struct rich citations_print(const struct desk *k, const struct citations *list)
{
	enum word between = has_lines(list) ? WORD_PHRASE_CITATIONS : WORD_PHRASE_SEPARATOR;
	struct rich r = {0};
	for (size_t i = 0; i < list->n; i++) {
		if (is_taken(list, i))
			continue;
		if (!spans_is_empty(&r))
			spans_add(k, &r, TONE_PLAIN, desk_word(k, between));
		add_group(k, &r, list, &list->v[i]);
	}
	return r;
}

struct rich citations_print_proof(struct desk *k, const struct texts *proof)
{
	struct citations list = {0};
	citations_add_proof(k, &list, proof);
	return citations_print(k, &list);
}
