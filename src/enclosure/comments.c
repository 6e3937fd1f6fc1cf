/* comments.c - what a content says to nobody who looks at the page: its comments, marks with the words that
 * stand for what is drawn, operators that no viewer knows. They draw nothing, so they are not taken along. */
#include "enclosure/enclosure_int.h"

#include <stdlib.h>
#include <string.h>

struct cleaner {
	struct lexer lexer;
	uint8_t *to, *operands; /* what was written; where those of the next operator begin there */
	struct buf marks;       /* by depth of marked content: 1 where its begin was kept */
	int depth;              /* of brackets in a picture's dictionary */
	enum { BESIDE_PICTURE, BEFORE_KEY, BEFORE_VALUE } state;
	bool is_dropped;        /* a key that is not known, with its value */
};

static int compare(const void *word, const void *entry)
{
	return strcmp(word, *(const char *const *)entry);
}

static bool is_among(const struct token *t, const char *const *words, size_t n)
{
	char word[20] = "";
	if (t->n >= sizeof word)
		return false;
	memcpy(word, t->at, t->n);
	return bsearch(word, words, n, sizeof *words, compare) != NULL;
}

/* What a viewer makes of a word that begins with digits is not known. */
static bool is_operator(const struct token *t)
{
	static const char *const known[] = {"\"", "'", "B", "B*", "BDC", "BI", "BT", "CS", "Do", "EI", "EMC",
		"ET", "F", "G", "ID", "J", "K", "M", "Q", "RG", "S", "SC", "SCN", "T*", "TD", "TJ", "TL", "Tc",
		"Td", "Tf", "Tj", "Tm", "Tr", "Ts", "Tw", "Tz", "W", "W*", "b", "b*", "c", "cm", "cs", "d", "d0",
		"d1", "f", "f*", "g", "gs", "h", "i", "j", "k", "l", "m", "n", "q", "re", "rg", "ri", "s", "sc",
		"scn", "sh", "v", "w", "y"};
	return t->is_glued || is_among(t, known, sizeof known / sizeof *known);
}

static bool is_picture_key(const struct token *t)
{
	static const char *const known[] = {"/BPC", "/BitsPerComponent", "/CS", "/ColorSpace", "/D", "/DP",
		"/Decode", "/DecodeParms", "/F", "/Filter", "/H", "/Height", "/I", "/IM", "/ImageMask", "/Intent",
		"/Interpolate", "/W", "/Width"};
	return is_among(t, known, sizeof known / sizeof *known);
}

static bool is_value(const struct token *t)
{
	return token_is(t, "true") || token_is(t, "false") || token_is(t, "null");
}

static bool is_space(const struct token *t)
{
	return *t->at <= ' ';
}

/* A layer is named; no other marks have a say in what is drawn. Of operands the last two count. */
static bool is_layer(const struct cleaner *c)
{
	const struct lexer from = {c->operands, c->to};
	struct lexer lexer = from;
	struct token token, tag = {0}, name = {0};
	while (token_next(&lexer, &token)) {
		if (is_space(&token))
			continue;
		tag = name;
		name = token;
	}
	bool is_tag = tag.kind == TOKEN_NAME && tag.n == 3 && memcmp(tag.at, "/OC", 3) == 0;
	return is_tag && name.kind == TOKEN_NAME;
}

/* Is it taken along? */
static bool take_operator(struct cleaner *c, const struct token *t)
{
	bool begins = token_is(t, "BDC") || token_is(t, "BMC"), is_kept = is_operator(t);
	if (begins) {
		is_kept = is_kept && is_layer(c);
		buf_add_byte(&c->marks, is_kept);
	}
	if (token_is(t, "EMC"))
		is_kept = c->marks.n > 0 && c->marks.data[--c->marks.n];
	return is_kept;
}

static void write_to(struct cleaner *c, const uint8_t *from)
{
	memmove(c->to, from, (size_t)(c->lexer.at - from));
	c->to += c->lexer.at - from;
}

static void run_operator(struct cleaner *c, const struct token *t)
{
	bool is_kept = take_operator(c, t);
	if (token_is(t, "BI"))
		c->state = BEFORE_KEY;
	if (is_kept)
		write_to(c, t->at);
	else
		c->to = c->operands;
	c->operands = c->to;
}

/* Between BI and the data: keys with their values. */
static void pass_entry(struct cleaner *c, const struct token *t)
{
	bool is_key = c->state == BEFORE_KEY && t->kind == TOKEN_NAME;
	if (token_is(t, "ID")) {
		lexer_skip_data(&c->lexer);
		c->state = BESIDE_PICTURE;
		write_to(c, t->at);
		c->operands = c->to;
		return;
	}
	if (is_key)
		c->is_dropped = !is_picture_key(t);
	if (is_space(t) || (c->state == BEFORE_KEY ? is_key && !c->is_dropped : !c->is_dropped))
		write_to(c, t->at);
	if (is_space(t) || (c->state == BEFORE_KEY && !is_key))
		return;
	int opens = *t->at == '[' || (t->n == 2 && *t->at == '<');
	c->depth += 2 * opens - 2 * (*t->at == ']') - (*t->at == '>');
	c->depth = c->depth < 0 ? 0 : c->depth;
	c->state = is_key || c->depth > 0 ? BEFORE_VALUE : BEFORE_KEY;
}

/* What stands between them is kept byte for byte. The end of a line ends a comment, and stays. */
void content_clean(struct buf *content)
{
	struct token token;
	if (content->n == 0)
		return;
	struct cleaner c = {.lexer = {content->data, content->data + content->n}, .to = content->data,
		.operands = content->data};
	while (token_next(&c.lexer, &token)) {
		if (c.state != BESIDE_PICTURE)
			pass_entry(&c, &token);
		else if (token.kind == TOKEN_WORD && !is_value(&token))
			run_operator(&c, &token);
		else
			write_to(&c, token.at);
	}
	content->n = (size_t)(c.operands - content->data); /* operands of nothing draw nothing */
	buf_drop(&c.marks);
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
