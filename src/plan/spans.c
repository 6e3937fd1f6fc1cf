/* spans.c - builds rich text: own words, words of the case with their place in it, links. */
#include "plan/plan_int.h"

#include <stdarg.h>
#include <string.h>

static struct span *add_span(const struct desk *k, struct rich *r)
{
	return ARENA_PUSH(k->a, r->spans, r->n);
}

void spans_add(const struct desk *k, struct rich *r, enum tone tone, const char *text)
{
	if (text && *text)
		*add_span(k, r) = (struct span){.tone = tone, .text = text};
}

void spans_add_separator(const struct desk *k, struct rich *r, enum tone tone)
{
	const char *separator = desk_word(k, WORD_ORIGIN_SEPARATOR);
	*add_span(k, r) = (struct span){.tone = tone, .text = separator, .between = true};
}

void spans_add_text(const struct desk *k, struct rich *r, enum tone tone, const struct text *t)
{
	if (t->s && *t->s)
		*add_span(k, r) = (struct span){.tone = tone, .text = t->s, .value = true, .at = t->at};
}

/* A part of a text that other spans of it follow. */
static void add_part(const struct desk *k, struct rich *r, enum tone tone, const struct text *t, size_t from,
                     size_t to)
{
	const char *words = arena_strndup(k->a, t->s + from, to - from);
	if (*words)
		*add_span(k, r) = (struct span){.tone = tone, .text = words, .at = t->at};
}

void spans_add_link(const struct desk *k, struct rich *r, const char *text, const char *target)
{
	*add_span(k, r) = (struct span){.tone = TONE_ACCENT, .text = text, .target = target};
}

void spans_add_page(const struct desk *k, struct rich *r, const char *target)
{
	*add_span(k, r) = (struct span){.target = target, .page = true};
}

void spans_add_rich(const struct desk *k, struct rich *r, const struct rich *more)
{
	for (size_t i = 0; i < more->n; i++)
		*add_span(k, r) = more->spans[i];
}

/* Block scalars end in a newline that nobody means. */
static size_t trimmed_length(const char *s)
{
	size_t n = strlen(s);
	while (n > 0 && strchr(" \t\n", s[n - 1]))
		n--;
	return n;
}

/* Where the joiner at s ends, a comma or "and"; s itself if there is none. */
static const char *skip_joiner(const struct desk *k, const char *s)
{
	const struct node *joiners = tree_lookup(k->words->root, "joiners");
	for (size_t i = 0; joiners && i < joiners->n; i++) {
		const char *joiner = joiners->items[i]->text;
		size_t n = joiner ? strlen(joiner) : 0;
		if (n > 0 && strncmp(s, joiner, n) == 0)
			return s + n;
	}
	return s;
}

/* Do only joiners stand between? */
static bool is_joined(const struct desk *k, const char *s, const char *end)
{
	bool any = false;
	for (const char *next; (s += strspn(s, " ")) < end; s = next) {
		next = skip_joiner(k, s);
		if (next == s || next > end)
			return false;
		any = true;
	}
	return any;
}

/* Does another message of the same chat follow? */
static bool is_continued(const struct desk *k, const char *text, const struct reference *ref)
{
	struct reference next;
	struct citation cite;
	return ref->line > 0 && casefile_next_reference(k->a, text, ref->end, &next) && next.line > 0 &&
	       strcmp(next.id, ref->id) == 0 && is_joined(k, text + ref->end, text + next.start) &&
	       citations_find(k, next.id, next.line, &cite);
}

void spans_add_prose(struct desk *k, struct rich *r, enum tone tone, const struct text *t)
{
	struct reference ref;
	struct citation cite;
	size_t from = 0, n = t->s ? trimmed_length(t->s) : 0;
	bool before = false, after;
	for (; from < n; from = ref.end, before = after) {
		bool found = casefile_next_reference(k->a, t->s, from, &ref);
		add_part(k, r, tone, t, from, found ? ref.start : n);
		if (!found)
			return;
		bool is_known = citations_find(k, ref.id, ref.line, &cite);
		after = is_known && is_continued(k, t->s, &ref);
		if (is_known)
			citations_add_in_prose(k, r, &cite, before, after);
		else
			add_part(k, r, tone, t, ref.start, ref.end);
	}
}

/* The slot's value among name, struct rich *, ..., NULL. */
static const struct rich *find_slot(va_list ap, const char *name, size_t n)
{
	const struct rich *value = NULL;
	for (const char *slot; !value && (slot = va_arg(ap, const char *));) {
		const struct rich *candidate = va_arg(ap, const struct rich *);
		if (strlen(slot) == n && strncmp(slot, name, n) == 0)
			value = candidate;
	}
	return value;
}

/* One stretch of plain words and the slot after it; returns what is left of the pattern. */
static const char *take_slot(const struct desk *k, struct rich *r, enum tone tone, const char *p,
                             const char **slot, size_t *n)
{
	size_t plain = strcspn(p, "{");
	spans_add(k, r, tone, arena_strndup(k->a, p, plain));
	p += plain;
	*slot = *p ? p + 1 : NULL;
	*n = *p ? strcspn(p, "}") - 1 : 0;
	return *p ? p + 1 + *n + (p[1 + *n] == '}') : p;
}

void spans_add_pattern(const struct desk *k, struct rich *r, enum tone tone, const char *pattern, ...)
{
	while (*pattern) {
		const char *slot;
		size_t n;
		pattern = take_slot(k, r, tone, pattern, &slot, &n);
		va_list ap;
		va_start(ap, pattern);
		const struct rich *value = slot ? find_slot(ap, slot, n) : NULL;
		va_end(ap);
		if (value)
			spans_add_rich(k, r, value);
	}
}

struct rich spans_own(const struct desk *k, enum tone tone, const char *text)
{
	struct rich r = {0};
	spans_add(k, &r, tone, text);
	return r;
}

struct rich spans_word(const struct desk *k, enum tone tone, enum word w)
{
	return spans_own(k, tone, desk_word(k, w));
}

struct rich spans_text(const struct desk *k, enum tone tone, const struct text *t)
{
	struct rich r = {0};
	spans_add_text(k, &r, tone, t);
	return r;
}

struct rich spans_prose(struct desk *k, const struct text *t)
{
	struct rich r = {0};
	spans_add_prose(k, &r, TONE_PLAIN, t);
	return r;
}

bool spans_is_empty(const struct rich *r)
{
	return r->n == 0;
}

/* The next character of a rich text, walking over the joints of its spans; 0 at the end. */
static char next_char(const struct rich *r, size_t *span, size_t *at)
{
	while (*span < r->n) {
		const char *text = r->spans[*span].text;
		if (text && text[*at])
			return text[(*at)++];
		(*span)++;
		*at = 0;
	}
	return '\0';
}

bool spans_is_equal(const struct rich *a, const struct rich *b)
{
	size_t span_a = 0, at_a = 0, span_b = 0, at_b = 0;
	for (;;) {
		char x = next_char(a, &span_a, &at_a), y = next_char(b, &span_b, &at_b);
		if (x != y)
			return false;
		if (!x)
			return true;
	}
}

const char *spans_words(const struct desk *k, const struct rich *r)
{
	const char *text = "";
	for (size_t i = 0; i < r->n; i++)
		if (r->spans[i].text)
			text = arena_printf(k->a, "%s%s", text, r->spans[i].text);
	return text;
}

const char *spans_plain(const struct desk *k, const char *text)
{
	char *out = arena_strdup(k->a, text), *to = out;
	for (const char *p = text; *p; to++) {
		bool is_nbsp = strncmp(p, "\xC2\xA0", 2) == 0, is_narrow = strncmp(p, "\xE2\x80\xAF", 3) == 0;
		*to = is_nbsp || is_narrow ? ' ' : *p;
		p += is_nbsp ? 2 : is_narrow ? 3 : 1;
	}
	*to = '\0';
	return out;
}
