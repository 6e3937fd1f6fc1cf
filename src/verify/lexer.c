/* lexer.c - the tokens of objects, content streams and CMaps: numbers, names, strings, brackets, words. Most
 * of what it reads is numbers: no byte is copied that need not be decoded. */
#include "base/hex.h"
#include "base/utf8.h"
#include "verify/verify_int.h"

#include <string.h>

enum class { REGULAR, NUMERAL, SPACE, DELIMITER };

static const uint8_t classes[256] = {
	['\0'] = SPACE, ['\t'] = SPACE, ['\n'] = SPACE, ['\f'] = SPACE, ['\r'] = SPACE, [' '] = SPACE,
	['('] = DELIMITER, [')'] = DELIMITER, ['<'] = DELIMITER, ['>'] = DELIMITER, ['['] = DELIMITER,
	[']'] = DELIMITER, ['{'] = DELIMITER, ['}'] = DELIMITER, ['/'] = DELIMITER, ['%'] = DELIMITER,
	['0'] = NUMERAL, ['1'] = NUMERAL, ['2'] = NUMERAL, ['3'] = NUMERAL, ['4'] = NUMERAL, ['5'] = NUMERAL,
	['6'] = NUMERAL, ['7'] = NUMERAL, ['8'] = NUMERAL, ['9'] = NUMERAL, ['.'] = NUMERAL, ['-'] = NUMERAL,
	['+'] = NUMERAL,
};

static int peek(const struct lexer *l)
{
	return l->i < l->n ? l->s[l->i] : -1;
}

static void skip_comment(struct lexer *l)
{
	size_t first = l->i;
	while (l->i < l->n && l->s[l->i] != '\n' && l->s[l->i] != '\r')
		l->i++;
	if (!l->comments)
		return;
	reading_add_utf8(l->comments, (const char *)l->s + first, l->i - first);
	reading_add(l->comments, READING_WALL);
}

static void skip_space(struct lexer *l)
{
	for (; l->i < l->n; l->i++) {
		if (l->s[l->i] == '%')
			skip_comment(l);
		else if (classes[l->s[l->i]] != SPACE)
			return;
	}
}

/* The token's text is what was read from `first` on. */
static void lend(struct lexer *l, size_t first)
{
	l->text = l->s + first;
	l->n_text = l->i - first;
}

static void lend_decoded(struct lexer *l)
{
	l->text = l->decoded.data;
	l->n_text = l->decoded.n;
}

static void read_hex(struct lexer *l)
{
	const uint8_t *s = l->s + l->i, *end = l->i < l->n ? memchr(s, '>', l->n - l->i) : NULL;
	size_t n = end ? (size_t)(end - s) : l->n - l->i, digits = 0;
	buf_clear(&l->decoded);
	uint8_t *to = buf_extend(&l->decoded, n / 2 + 1);
	for (size_t i = 0; i < n; i++) {
		int value = hex_value(s[i]);
		if (value >= 0 && digits++ % 2 == 0)
			*to = (uint8_t)(value << 4);
		else if (value >= 0)
			*to++ |= (uint8_t)value;
	}
	l->decoded.n = (digits + 1) / 2;
	l->i += n + 1;
	lend_decoded(l);
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
		buf_add_byte(&l->decoded, octal & 0xFF);
		return;
	}
	l->i++;
	if (letter)
		buf_add_byte(&l->decoded, values[letter - letters]);
	else if (c == '\r')
		l->i += peek(l) == '\n';
	else if (c >= 0 && c != '\n')
		buf_add_byte(&l->decoded, c);
}

static bool is_plain(int c)
{
	return c != '\\' && c != '(' && c != ')';
}

static void read_string(struct lexer *l)
{
	buf_clear(&l->decoded);
	for (int depth = 1; l->i < l->n;) {
		size_t first = l->i;
		while (l->i < l->n && is_plain(l->s[l->i]))
			l->i++;
		buf_add(&l->decoded, l->s + first, l->i - first);
		int c = peek(l);
		l->i++;
		depth += (c == '(') - (c == ')');
		if (depth == 0)
			break;
		if (c == '\\')
			read_escape(l);
		else if (c >= 0)
			buf_add_byte(&l->decoded, c);
	}
	lend_decoded(l);
}

/* In a name #41 is an A. */
static void decode_name(struct lexer *l)
{
	const uint8_t *s = l->text, *end = s + l->n_text;
	buf_clear(&l->decoded);
	for (; s < end; s++) {
		bool is_coded = *s == '#' && end - s > 2 && hex_value(s[1]) >= 0 && hex_value(s[2]) >= 0;
		buf_add_byte(&l->decoded, is_coded ? hex_value(s[1]) << 4 | hex_value(s[2]) : *s);
		s += is_coded ? 2 : 0;
	}
	lend_decoded(l);
}

static void read_name(struct lexer *l)
{
	size_t first = l->i;
	bool is_coded = false;
	for (; l->i < l->n && classes[l->s[l->i]] <= NUMERAL; l->i++)
		is_coded |= l->s[l->i] == '#';
	lend(l, first);
	if (is_coded)
		decode_name(l);
}

/* One character of UTF-8, or a blank; 0: there is none. */
static size_t count_text(const uint8_t *s, size_t n)
{
	size_t i = 0;
	uint32_t cp = utf8_next((const char *)s, n, &i);
	bool is_control = cp == 0x7F || (cp < ' ' && cp != '\t' && cp != '\n' && cp != '\r');
	return is_control || cp == UTF8_BAD ? 0 : i;
}

/* What can be read among bytes that are no text. Where all of them can be, they are packed that way. */
static void read_runs(struct lexer *l, const uint8_t *s, size_t n)
{
	enum { RUN_LEAST = 8 };
	for (size_t i = 0, first = 0; i < n; first = ++i) {
		for (size_t more; i < n && (more = count_text(s + i, n - i)) > 0; i += more)
			;
		if (i - first < RUN_LEAST || i - first == n)
			continue;
		reading_add_utf8(l->comments, (const char *)s + first, i - first);
		reading_add(l->comments, READING_WALL);
	}
}

static bool is_end_of_image(const uint8_t *s)
{
	return (classes[s[0]] == SPACE || s[0] == '>') && s[1] == 'E' && s[2] == 'I' && classes[s[3]] == SPACE;
}

/* Inline images: over their data. What seems to have no end is read as well, as far as it is text. */
static void skip_image(struct lexer *l)
{
	size_t first = l->i;
	while (l->i + 3 < l->n && !is_end_of_image(l->s + l->i))
		l->i++;
	if (l->i + 3 >= l->n)
		l->i = l->n;
	if (l->comments)
		read_runs(l, l->s + first, l->i - first);
}

static void read_word(struct lexer *l)
{
	size_t first = l->i;
	while (l->i < l->n && classes[l->s[l->i]] == NUMERAL)
		l->i++;
	l->kind = l->i < l->n && classes[l->s[l->i]] == REGULAR ? TOKEN_WORD : TOKEN_NUMBER;
	while (l->i < l->n && classes[l->s[l->i]] <= NUMERAL)
		l->i++;
	lend(l, first);
	if (l->n_text == 0)
		l->i++; /* a bracket that closes nothing */
	if (lexer_is(l, "ID"))
		skip_image(l);
}

static void read_bracket(struct lexer *l, size_t n)
{
	l->kind = l->s[l->i] == '[' || l->s[l->i] == '<' ? TOKEN_OPEN : TOKEN_CLOSE;
	l->i += n;
	lend(l, l->i);
}

bool lexer_next(struct lexer *l)
{
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
	} else if (c == '[' || c == ']') {
		read_bracket(l, 1);
	} else if ((c == '<' || c == '>') && next == c) {
		read_bracket(l, 2);
	} else if (c == '<') {
		l->kind = TOKEN_HEX, l->i++;
		read_hex(l);
	} else {
		read_word(l);
	}
	return true;
}

bool lexer_is(const struct lexer *l, const char *word)
{
	return l->kind == TOKEN_WORD && l->n_text == strlen(word) && memcmp(l->text, word, l->n_text) == 0;
}
