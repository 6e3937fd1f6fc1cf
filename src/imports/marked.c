/* marked.c - what a program writes into the text of a message for what is no text, and the words of others
 * that it repeats there: neither was written by the sender. A template says with `unmarked`, of a column,
 *
 *     quote: ...          as below; the lines of it are left out
 *     labels: [WORDS]     ![WORD](address) and [WORD|name](address) are [WORD] and [WORD] name
 *     heads: [WORDS]      of [WORD|title] and lines of others below it the first, as [WORD] title
 *     begins: {PATTERN: TEXT}     what begins so is that text: the first that does
 *
 * and with `quoted`, of a column, `each: "> "`, how each line of a quote begins, and `first: [PATTERNS]`, how
 * the first of them ends, so that what the sender began so himself is none. # in a pattern is a digit. */
#include <string.h>

#include "imports/imports_int.h"

static bool begins(const char *text, const char *pattern)
{
	for (; *pattern; text++, pattern++)
		if (*pattern == '#' ? *text < '0' || *text > '9' : *text != *pattern)
			return false;
	return true;
}

static const char *line_end(const char *s)
{
	return s + strcspn(s, "\r\n");
}

static const char *next_line(const char *s)
{
	s = line_end(s);
	return s + strspn(s, "\r\n");
}

/* Behind the quote; NULL: there is none. */
static const char *skip_quote(const char *text, const struct node *spec)
{
	const struct node *ends = shelf_lookup_list(spec, "first");
	const char *each = tree_text(spec, "each", ""), *end = line_end(text);
	bool is_quote = false;
	if (!*each || strncmp(text, each, strlen(each)) != 0)
		return NULL;
	for (size_t i = 0; ends && i < ends->n; i++) {
		size_t n = strlen(ends->items[i]->text);
		is_quote |= (size_t)(end - text) >= n && begins(end - n, ends->items[i]->text);
	}
	while (is_quote && strncmp(text, each, strlen(each)) == 0)
		text = next_line(text);
	return is_quote ? text : NULL;
}

/* "[WORD" or "![WORD", if that is one of them; what stands behind it in *behind */
static const char *find_word(struct arena *a, const char *text, const struct node *words, const char **behind)
{
	const char *s = text + (*text == '!');
	size_t n = *s == '[' ? strcspn(s + 1, "|]\r\n") : 0;
	const char *word = n > 0 ? arena_strndup(a, s + 1, n) : NULL;
	*behind = s + 1 + n;
	return word && words && heads_is_among(words, word) ? word : NULL;
}

/* Of nothing the program writes that it is nil. */
static const char *put_word(struct arena *a, const char *word, const char *name, size_t n)
{
	name = value_trim(a, arena_strndup(a, name, n));
	if (!*name || strncmp(name, "%!s(<nil>)", 10) == 0)
		return arena_printf(a, "[%s]", word);
	return arena_printf(a, "[%s] %s", word, name);
}

/* NULL: it is none. */
static const char *take_label(struct arena *a, const char *text, const struct node *words)
{
	const char *behind, *word = find_word(a, text, words, &behind), *address = NULL;
	for (const char *s = behind; word && (s = strstr(s, "](")); s++)
		address = s;
	if (!address || text[strlen(text) - 1] != ')' || (*behind == ']' && behind != address))
		return NULL;
	behind += *behind == '|';
	return put_word(a, word, behind, (size_t)(address - behind));
}

static const char *take_head(struct arena *a, const char *text, const struct node *words)
{
	const char *behind, *word = find_word(a, text, words, &behind), *end = line_end(text);
	if (!word || *behind != '|' || end[-1] != ']')
		return NULL;
	return put_word(a, word, behind + 1, (size_t)(end - behind) - 2);
}

static const char *take_beginning(const char *text, const struct node *words)
{
	for (size_t i = 0; words && i < words->n; i++)
		if (begins(text, words->keys[i]->text))
			return words->items[i]->text;
	return NULL;
}

struct value marked_text(const struct fill *f, const struct node *spec, const struct node *names)
{
	struct arena *a = f->j->a;
	struct value v = fill_find(f->j, f->r, names);
	if (!v.text)
		return v;
	const char *answer = skip_quote(v.text, tree_lookup(spec, "quote"));
	const char *text = answer ? value_trim(a, answer) : v.text;
	const char *word = take_label(a, text, shelf_lookup_list(spec, "labels"));
	word = word ? word : take_head(a, text, shelf_lookup_list(spec, "heads"));
	word = word ? word : take_beginning(text, tree_lookup(spec, "begins"));
	v.text = word ? word : text;
	value_is_damaged(f->j, &v);
	return *v.text ? v : (struct value){0};
}

struct value marked_quote(const struct fill *f, const struct node *spec, const struct node *names)
{
	struct value v = fill_find(f->j, f->r, names);
	return v.text && skip_quote(v.text, spec) ? v : (struct value){0};
}
