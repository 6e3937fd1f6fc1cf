/* lexer.c - the tokens of content streams and CMaps: numbers, names, strings, brackets, words. */
#include "verify/verify_int.h"

#include <string.h>

static bool is_space(int c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool is_delimiter(int c)
{
	switch (c) {
	case '(': case ')': case '<': case '>': case '[': case ']': case '{': case '}': case '/': case '%':
		return true;
	default:
		return false;
	}
}

static int peek(const struct lexer *l)
{
	return l->i < l->n ? l->s[l->i] : -1;
}

static void skip_space(struct lexer *l)
{
	for (; l->i < l->n; l->i++) {
		if (l->s[l->i] == '%')
			while (l->i < l->n && l->s[l->i] != '\n' && l->s[l->i] != '\r')
				l->i++;
		else if (!is_space(l->s[l->i]))
			return;
	}
}

static int hex_value(int c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void read_hex(struct lexer *l)
{
	int digits = 0, byte = 0;
	for (; l->i < l->n && l->s[l->i] != '>'; l->i++) {
		int value = hex_value(l->s[l->i]);
		if (value < 0)
			continue;
		byte = (byte << 4 | value) & 0xFF;
		if (++digits % 2 == 0)
			buf_add_byte(&l->text, byte);
	}
	if (digits % 2)
		buf_add_byte(&l->text, byte << 4 & 0xFF);
	l->i++;
}

/* Behind a backslash. */
static void read_escape(struct lexer *l)
{
	static const char letters[] = "nrtbf", values[] = "\n\r\t\b\f";
	int c = peek(l), octal = 0;
	const char *letter = c > 0 ? strchr(letters, c) : NULL;
	if (c >= '0' && c <= '7') {
		for (int k = 0; k < 3 && peek(l) >= '0' && peek(l) <= '7'; k++)
			octal = octal * 8 + l->s[l->i++] - '0';
		buf_add_byte(&l->text, octal & 0xFF);
		return;
	}
	l->i++;
	if (letter)
		buf_add_byte(&l->text, values[letter - letters]);
	else if (c == '\r')
		l->i += peek(l) == '\n';
	else if (c >= 0 && c != '\n')
		buf_add_byte(&l->text, c);
}

static void read_string(struct lexer *l)
{
	for (int depth = 1; l->i < l->n;) {
		int c = l->s[l->i++];
		if (c == '\\') {
			read_escape(l);
			continue;
		}
		depth += (c == '(') - (c == ')');
		if (depth == 0)
			return;
		buf_add_byte(&l->text, c);
	}
}

static void read_name(struct lexer *l)
{
	for (; l->i < l->n && !is_space(l->s[l->i]) && !is_delimiter(l->s[l->i]); l->i++) {
		bool is_coded = l->s[l->i] == '#' && l->i + 2 < l->n && hex_value(l->s[l->i + 1]) >= 0 &&
		                hex_value(l->s[l->i + 2]) >= 0;
		if (is_coded) {
			buf_add_byte(&l->text, hex_value(l->s[l->i + 1]) << 4 | hex_value(l->s[l->i + 2]));
			l->i += 2;
		} else {
			buf_add_byte(&l->text, l->s[l->i]);
		}
	}
}

static void read_word(struct lexer *l)
{
	bool is_number = true;
	size_t start = l->i;
	for (; l->i < l->n && !is_space(l->s[l->i]) && !is_delimiter(l->s[l->i]); l->i++) {
		int c = l->s[l->i];
		is_number &= (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+';
	}
	buf_add(&l->text, l->s + start, l->i - start);
	l->kind = is_number ? TOKEN_NUMBER : TOKEN_WORD;
	if (l->text.n == 0)
		l->i++; /* a bracket that closes nothing */
}

/* Inline images: over their data. */
static void skip_image(struct lexer *l)
{
	for (; l->i + 3 < l->n; l->i++) {
		const uint8_t *s = l->s + l->i;
		if (is_space(s[0]) && s[1] == 'E' && s[2] == 'I' && is_space(s[3]))
			return;
	}
	l->i = l->n;
}

bool lexer_next(struct lexer *l)
{
	buf_clear(&l->text);
	skip_space(l);
	if (l->i >= l->n) {
		l->kind = TOKEN_END;
		return false;
	}
	int c = l->s[l->i], next = l->i + 1 < l->n ? l->s[l->i + 1] : -1;
	if (c == '(') {
		l->kind = TOKEN_STRING, l->i++;
		read_string(l);
	} else if (c == '/') {
		l->kind = TOKEN_NAME, l->i++;
		read_name(l);
	} else if (c == '[' || c == ']' || ((c == '<' || c == '>') && next == c)) {
		l->kind = c == '[' || c == '<' ? TOKEN_OPEN : TOKEN_CLOSE;
		l->i += c == '[' || c == ']' ? 1 : 2;
	} else if (c == '<') {
		l->kind = TOKEN_HEX, l->i++;
		read_hex(l);
	} else {
		read_word(l);
	}
	buf_add_byte(&l->text, '\0');
	l->text.n--;
	if (lexer_is(l, "ID"))
		skip_image(l);
	return true;
}

bool lexer_is(const struct lexer *l, const char *word)
{
	const char *text = (const char *)l->text.data;
	return l->kind == TOKEN_WORD && text[0] == word[0] && strcmp(text, word) == 0;
}
