/* lexer.c - a content as tokens, one after the other. Nothing can be wrong with it: what is no token of PDF
 * is a byte by itself. */
#include "enclosure/enclosure_int.h"

#include <string.h>

enum { DIGITS_MOST = 18 };

static bool is_regular(int c)
{
	return c > ' ' && !strchr("()<>[]{}/%", c);
}

static size_t count_regular(const struct lexer *l, size_t from)
{
	size_t n = from;
	while (n < (size_t)(l->end - l->at) && is_regular(l->at[n]))
		n++;
	return n;
}

/* No locale has a say in it. */
static double number_of(const uint8_t *s, size_t n)
{
	double value = 0, unit = 1;
	bool is_fraction = false;
	for (size_t i = 0; i < n && i < DIGITS_MOST; i++) {
		is_fraction |= s[i] == '.';
		if (s[i] < '0' || s[i] > '9')
			continue;
		unit = is_fraction ? unit / 10 : unit;
		value = is_fraction ? value + (s[i] - '0') * unit : value * 10 + (s[i] - '0');
	}
	return n > 0 && s[0] == '-' ? -value : value;
}

/* As poppler does: what cannot go on the number begins another, or a word. */
static size_t count_number(const uint8_t *s, size_t n)
{
	size_t i = n > 0 && (s[0] == '+' || s[0] == '-');
	while (i < n && s[i] >= '0' && s[i] <= '9')
		i++;
	if (i == n || s[i] != '.')
		return i;
	for (i++; i < n && ((s[i] >= '0' && s[i] <= '9') || s[i] == '-'); i++)
		;
	return i;
}

static void read_word(const struct lexer *l, struct token *t)
{
	size_t n = count_regular(l, 0), digits = count_number(l->at, n);
	t->kind = digits ? TOKEN_NUMBER : TOKEN_WORD;
	t->n = digits ? digits : n;
	t->is_glued = digits > 0 && digits < n;
	if (t->kind == TOKEN_NUMBER)
		t->value = number_of(t->at, t->n);
}

static size_t count_string(const struct lexer *l)
{
	const uint8_t *at = l->at;
	long depth = 0;
	do {
		bool is_escaped = *at == '\\' && l->end - at > 1;
		depth += (*at == '(') - (*at == ')');
		at += is_escaped ? 2 : 1;
	} while (at < l->end && depth > 0);
	return (size_t)(at - l->at);
}

/* Or the start of a dictionary, which goes on with other tokens. */
static size_t count_hex(const struct lexer *l)
{
	size_t rest = (size_t)(l->end - l->at);
	const uint8_t *close = memchr(l->at, '>', rest);
	if (rest > 1 && l->at[1] == '<')
		return 2;
	return close ? (size_t)(close - l->at) + 1 : rest;
}

static void skip_comment(struct lexer *l)
{
	while (l->at < l->end && *l->at != '\n' && *l->at != '\r')
		l->at++;
}

bool token_next(struct lexer *l, struct token *t)
{
	while (l->at < l->end && *l->at == '%')
		skip_comment(l);
	if (l->at >= l->end)
		return false;
	*t = (struct token){.kind = TOKEN_OTHER, .at = l->at, .n = 1};
	if (*l->at == '(')
		t->n = count_string(l);
	else if (*l->at == '<')
		t->n = count_hex(l);
	else if (*l->at == '>')
		t->n = l->end - l->at > 1 && l->at[1] == '>' ? 2 : 1;
	else if (*l->at == '/')
		*t = (struct token){.kind = TOKEN_NAME, .at = l->at, .n = count_regular(l, 1)};
	else if (is_regular(*l->at))
		read_word(l, t);
	l->at += t->n;
	return true;
}

/* Behind the last byte of data, "EI" as a word, and what follows it is text rather than data as well. */
static bool is_end_of_data(const struct lexer *l, const uint8_t *at)
{
	enum { TEXT_LEAST = 12 };
	bool is_word = at[0] == 'E' && at[1] == 'I' && (at[-1] <= ' ' || at[-1] == '>')
		&& (l->end - at == 2 || !is_regular(at[2]));
	for (int i = 2; is_word && i < TEXT_LEAST && at + i < l->end; i++)
		is_word = (at[i] >= ' ' && at[i] < 127) || (at[i] >= '\t' && at[i] <= '\r');
	return is_word;
}

void lexer_skip_data(struct lexer *l)
{
	for (l->at += l->at < l->end; l->end - l->at >= 2; l->at++)
		if (is_end_of_data(l, l->at))
			return;
	l->at = l->end;
}

bool token_is(const struct token *t, const char *word)
{
	return t->kind == TOKEN_WORD && t->n == strlen(word) && memcmp(t->at, word, t->n) == 0;
}

bool token_is_value(const struct token *t)
{
	return token_is(t, "true") || token_is(t, "false") || token_is(t, "null");
}

bool token_is_string(const struct token *t)
{
	return t->kind == TOKEN_OTHER && (*t->at == '(' || (*t->at == '<' && !token_opens(t)));
}

bool token_opens(const struct token *t)
{
	return t->kind == TOKEN_OTHER && (*t->at == '[' || (t->n == 2 && t->at[0] == '<' && t->at[1] == '<'));
}

bool token_closes(const struct token *t)
{
	return t->kind == TOKEN_OTHER && (*t->at == ']' || (t->n == 2 && *t->at == '>'));
}
