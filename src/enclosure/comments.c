/* comments.c - what a content says to nobody who looks at the page: its comments, marks with the words that
 * stand for what is drawn, operators that no viewer knows, operands that none takes. They draw nothing, so
 * they are not taken along. */
#include "enclosure/enclosure_int.h"

#include <stdlib.h>
#include <string.h>

struct cleaner {
	struct lexer lexer;
	uint8_t *to, *base;     /* what was written; where what belongs to the next operator begins there */
	uint8_t *operands[OPERANDS_READ];
	char kinds[OPERANDS_READ];
	int n_operands;
	bool is_past;           /* the operand is none any more */
	bool is_glued;          /* the last token was a number that another may follow at once */
	struct buf nest;        /* brackets that are open: what comes next in each */
	struct buf marks;       /* by depth of marked content: 1 where its begin was kept */
	bool is_in_picture;
	struct inline_picture picture;
	uint64_t most;          /* bytes of pictures' data that are looked at from here on */
};

/* More than pages have within their contents. A hostile one has many that never end, or unpack to much. */
enum { LOOKED_AT_MOST = 64 << 20 };

static bool is_space(const struct token *t)
{
	return *t->at <= ' ';
}

/* ---- what is written ---- */

static void write_to(struct cleaner *c, const uint8_t *from)
{
	memmove(c->to, from, (size_t)(c->lexer.at - from));
	c->to += c->lexer.at - from;
}

/* What stands on its two sides must not become one. */
static void write_gap(struct cleaner *c)
{
	*c->to++ = ' ';
}

static void begin_operands(struct cleaner *c)
{
	c->base = c->to;
	c->n_operands = 0;
	c->is_glued = false;
}

/* ---- marks ---- */

/* A layer is named; no other marks have a say in what is drawn. */
static bool is_layer(const struct cleaner *c, int first)
{
	char tag[4];
	struct lexer lexer = {c->operands[first], c->to};
	struct token token;
	if (!token_next(&lexer, &token) || c->kinds[first + 1] != OPERAND_NAME)
		return false;
	names_decode(tag, sizeof tag, token.at + 1, token.n - 1);
	return strcmp(tag, "OC") == 0;
}

/* Is it taken along? Without operands all are: each viewer makes of that what it does. */
static bool take_operator(struct cleaner *c, const struct token *t, int first)
{
	bool begins = token_is(t, "BDC") || token_is(t, "BMC"), is_mark = token_is(t, "MP") || token_is(t, "DP");
	bool is_bare = first == c->n_operands;
	bool is_kept = is_bare || (!begins && !is_mark) || (token_is(t, "BDC") && is_layer(c, first));
	if (begins)
		buf_add_byte(&c->marks, is_kept);
	if (token_is(t, "EMC"))
		is_kept = c->marks.n > 0 && c->marks.data[--c->marks.n];
	return is_kept;
}

/* ---- operators ---- */

/* As poppler does: in a dictionary all is passed over but names and what comes behind them. */
static void follow_brackets(struct buf *nest, const struct token *t)
{
	enum { IN_ARRAY, BEFORE_KEY, BEFORE_VALUE };
	uint8_t none = IN_ARRAY, *innermost = nest->n ? &nest->data[nest->n - 1] : &none;
	bool closes = nest->n > 0 && token_closes(t) && (*t->at == ']') == (*innermost == IN_ARRAY);
	if (is_space(t))
		return;
	if (*innermost == BEFORE_KEY && t->kind == TOKEN_NAME) {
		*innermost = BEFORE_VALUE;
	} else if (*innermost != BEFORE_VALUE && closes) {
		nest->n--;
	} else if (*innermost != BEFORE_KEY) {
		*innermost = *innermost == BEFORE_VALUE ? BEFORE_KEY : IN_ARRAY;
		if (token_opens(t))
			buf_add_byte(nest, *t->at == '[' ? IN_ARRAY : BEFORE_KEY);
	}
}

/* In an array that is shown numbers and strings count. In one of dashes each is a number, or 0. */
static void clean_array(uint8_t *at, const uint8_t *end, bool is_shown)
{
	struct lexer lexer = {at, end};
	struct token token;
	struct buf nest = {0};
	while (token_next(&lexer, &token)) {
		size_t depth = nest.n;
		follow_brackets(&nest, &token);
		if (depth == 1 && nest.n == 0)
			break;
		bool is_bracket = depth == 0, is_item = depth == 1 && nest.n == 1;
		bool is_used = token.kind == TOKEN_NUMBER || (is_shown && token_is_string(&token));
		if (is_bracket || is_space(&token) || (is_item && is_used))
			continue;
		uint8_t *item = at + (token.at - at);
		memset(item, ' ', token.n);
		if (!is_shown && is_item && token.n > 2)
			item[1] = '0';
	}
	buf_drop(&nest);
}

static void cut_before(struct cleaner *c, int first)
{
	uint8_t *from = first < c->n_operands ? c->operands[first] : c->to;
	if (first == 0)
		return;
	*c->base = ' ';
	memmove(c->base + 1, from, (size_t)(c->to - from));
	c->to -= from - c->base - 1;
}

static void run_operator(struct cleaner *c, const struct token *t)
{
	int first = operator_takes(t, c->kinds, c->n_operands);
	c->is_in_picture = token_is(t, "BI");
	c->picture = (struct inline_picture){.is_key = true};
	if (first >= 0 && take_operator(c, t, first)) {
		if (first < c->n_operands && c->kinds[first] == OPERAND_ARRAY)
			clean_array(c->operands[first], c->to, token_is(t, "TJ"));
		cut_before(c, first);
		write_to(c, t->at);
	} else {
		c->to = c->base;
		write_gap(c);
	}
	begin_operands(c);
}

static char kind_of(const struct token *t)
{
	if (t->kind == TOKEN_NUMBER)
		return OPERAND_NUMBER;
	if (t->kind == TOKEN_NAME)
		return OPERAND_NAME;
	if (token_opens(t))
		return *t->at == '[' ? OPERAND_ARRAY : OPERAND_DICTIONARY;
	return token_is_string(t) ? OPERAND_STRING : OPERAND_OTHER;
}

static void add_operand(struct cleaner *c, const struct token *t)
{
	char kind = kind_of(t);
	c->is_past = c->n_operands == OPERANDS_READ;
	if (c->is_past)
		return;
	if (kind == OPERAND_NUMBER && c->is_glued)
		c->kinds[c->n_operands - 1] = OPERAND_NUMBER_GLUED;
	c->operands[c->n_operands] = c->to;
	c->kinds[c->n_operands++] = kind;
}

/* Brackets that open nothing are taken for operators, which nobody knows. */
static bool is_operator(const struct token *t)
{
	bool is_word = t->kind == TOKEN_WORD && !token_is_value(t);
	return is_word || token_closes(t);
}

static void pass_token(struct cleaner *c, const struct token *t)
{
	bool is_within = c->nest.n > 0;
	if (!is_within && is_operator(t)) {
		run_operator(c, t);
		return;
	}
	follow_brackets(&c->nest, t);
	if (!is_within && !is_space(t))
		add_operand(c, t);
	if (c->is_past)
		write_gap(c);
	else
		write_to(c, t->at);
	c->is_glued = t->is_glued;
}

/* ---- pictures in it ---- */

static bool is_end(const uint8_t *at, const uint8_t *limit)
{
	return limit - at >= 2 && at[0] == 'E' && at[1] == 'I';
}

/* Behind data whose length is known: where its "EI" stands. What is said in between nobody sees. `stop`:
 * where it seems to stand to one who does not know the length. NULL: there is none. */
static const uint8_t *find_end(const struct cleaner *c, const uint8_t *rest, const uint8_t *stop)
{
	const uint8_t *blank = rest, *end = c->lexer.end;
	while (blank < end && *blank <= ' ')
		blank++;
	if (is_end(blank, end))
		return blank;
	while (rest < stop && !is_end(rest, end))
		rest++;
	return rest <= stop && is_end(rest, end) ? rest : NULL;
}

/* The data without what tells of a camera, in its place. */
static void strip_data(struct cleaner *c, uint8_t *at)
{
	struct buf clean = {0};
	size_t n = (size_t)(c->to - at);
	strip_jpeg(&clean, at, n);
	if (clean.n > 0 && clean.n <= n) {
		memcpy(at, clean.data, clean.n);
		c->to = at + clean.n;
	}
	buf_drop(&clean);
}

static void pass_data(struct cleaner *c, const struct token *t)
{
	const uint8_t *data = c->lexer.at + (c->lexer.at < c->lexer.end);
	size_t n = inline_size(&c->picture, data, (size_t)(c->lexer.end - data), &c->most);
	bool is_known = n > 0 && (size_t)(c->lexer.end - data) > n;
	lexer_skip_data(&c->lexer);
	const uint8_t *end = is_known ? find_end(c, data + n, c->lexer.at) : NULL;
	if (end)
		c->lexer.at = data + n;
	write_to(c, t->at);
	if (end) {
		if (c->picture.is_packed && c->picture.coding == CODE_JPEG)
			strip_data(c, c->to - n);
		if (end > data + n)
			*c->to++ = '\n';
		c->lexer.at = end + 2;
		write_to(c, end);
	}
	c->is_in_picture = false;
	begin_operands(c);
}

static void empty(uint8_t *at, const struct token *t)
{
	const char *to = t->kind == TOKEN_WORD ? "null" : "()";
	memset(at, ' ', t->n);
	memcpy(at, to, strlen(to));
}

static void pass_entry(struct cleaner *c, const struct token *t)
{
	if (token_is(t, "ID")) {
		pass_data(c, t);
		return;
	}
	enum entry entry = is_space(t) ? ENTRY_KEEP : inline_entry(&c->picture, t);
	uint8_t *at = c->to;
	if (entry == ENTRY_DROP)
		write_gap(c);
	else
		write_to(c, t->at);
	if (entry == ENTRY_EMPTY)
		empty(at, t);
}

/* What stands between them is kept byte for byte. The end of a line ends a comment, and stays. */
void content_clean(struct buf *content)
{
	struct token token;
	if (content->n == 0)
		return;
	struct cleaner c = {.most = LOOKED_AT_MOST,
		.lexer = {content->data, content->data + content->n}, .to = content->data,
		.base = content->data};
	while (token_next(&c.lexer, &token))
		if (c.is_in_picture)
			pass_entry(&c, &token);
		else
			pass_token(&c, &token);
	content->n = (size_t)(c.base - content->data); /* operands of nothing draw nothing */
	buf_drop(&c.marks);
	buf_drop(&c.nest);
}

void comments_drop(struct buf *program)
{
	if (program->n == 0 || !memchr(program->data, '%', program->n))
		return;
	struct lexer lexer = {program->data, program->data + program->n};
	struct token token;
	uint8_t *to = program->data;
	while (token_next(&lexer, &token)) {
		memmove(to, token.at, (size_t)(lexer.at - token.at));
		to += lexer.at - token.at;
	}
	program->n = (size_t)(to - program->data);
}
