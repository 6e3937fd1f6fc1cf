/* content.c - the text that a content stream shows, in the order in which it shows it; and what an object
 * holds of text. */
#include "verify/verify_int.h"

#include <string.h>

enum { DEPTH = 64 };

#define OPERATOR(a, b, c) ((uint32_t)(a) | (uint32_t)(b) << 8 | (uint32_t)(c) << 16)

struct reader {
	struct lexer lexer;
	const struct fonts *fonts;
	struct reading *spoken, *shown, *unseen;
	const struct codes *font, *saved[DEPTH]; /* of q */
	size_t n_saved;
	bool is_spoken[DEPTH]; /* marked content: does an ActualText stand for it? */
	size_t n_marked, n_spoken;
	struct buf name;         /* the operand before a number: /F1 9 Tf */
	struct buf string, text; /* the last string operand; the ActualText of the last dictionary */
	bool has_text, expects_text;
};

static void new_line(struct reader *r)
{
	reading_add(r->spoken, '\n');
	reading_add(r->shown, '\n');
}

static void show(struct reader *r, const uint8_t *s, size_t n)
{
	size_t start = r->shown->n;
	codes_read(r->font, r->shown, s, n);
	if (r->n_spoken == 0)
		reading_add_part(r->spoken, r->shown, start);
}

static void choose_font(struct reader *r)
{
	const struct buf *name = &r->name;
	r->font = NULL;
	for (size_t i = 0; i < r->fonts->n; i++) {
		const char *known = r->fonts->names[i];
		if (strlen(known) == name->n && memcmp(known, name->data, name->n) == 0)
			r->font = r->fonts->codes[i];
	}
}

static void begin_marked(struct reader *r)
{
	bool speaks = r->has_text;
	if (speaks && r->n_spoken == 0)
		reading_add_string(r->spoken, r->text.data, r->text.n);
	if (r->n_marked < DEPTH) {
		r->is_spoken[r->n_marked] = speaks;
		r->n_spoken += speaks;
	}
	r->n_marked++;
}

static void end_marked(struct reader *r)
{
	if (r->n_marked > 0 && --r->n_marked < DEPTH)
		r->n_spoken -= r->is_spoken[r->n_marked];
}

static void save(struct reader *r)
{
	if (r->n_saved < DEPTH)
		r->saved[r->n_saved] = r->font;
	r->n_saved++;
}

static void restore(struct reader *r)
{
	if (r->n_saved > 0 && --r->n_saved < DEPTH)
		r->font = r->saved[r->n_saved];
}

/* 0: none that matters here has so many letters. */
static uint32_t operator_of(const struct lexer *l)
{
	uint32_t letters = 0;
	for (size_t i = 0; i < l->n_text && l->n_text <= 3; i++)
		letters |= (uint32_t)l->text[i] << 8 * i;
	return letters;
}

static void run_operator(struct reader *r)
{
	switch (operator_of(&r->lexer)) {
	case OPERATOR('T', 'd', 0): case OPERATOR('T', 'D', 0): case OPERATOR('T', 'm', 0):
	case OPERATOR('T', '*', 0): case OPERATOR('B', 'T', 0): case OPERATOR('E', 'T', 0):
		new_line(r);
		break;
	case OPERATOR('\'', 0, 0): case OPERATOR('"', 0, 0):
		new_line(r);
		show(r, r->string.data, r->string.n);
		break;
	case OPERATOR('T', 'j', 0): show(r, r->string.data, r->string.n); break;
	case OPERATOR('T', 'f', 0): choose_font(r); break;
	case OPERATOR('B', 'D', 'C'): case OPERATOR('B', 'M', 'C'): begin_marked(r); break;
	case OPERATOR('E', 'M', 'C'): end_marked(r); break;
	case OPERATOR('q', 0, 0): save(r); break;
	case OPERATOR('Q', 0, 0): restore(r); break;
	default: break;
	}
	r->has_text = r->expects_text = false;
}

static void keep(struct buf *to, const struct lexer *l)
{
	buf_clear(to);
	buf_add(to, l->text, l->n_text);
}

/* Strings of an array are those of TJ, and shown at once; that of /ActualText is kept. */
static void take_string(struct reader *r, int depth)
{
	if (r->expects_text) {
		keep(&r->text, &r->lexer);
		r->has_text = true;
	} else if (depth > 0) {
		show(r, r->lexer.text, r->lexer.n_text);
	} else {
		keep(&r->string, &r->lexer);
	}
	r->expects_text = false;
}

/* What a name calls is mostly met in the resources as well; but not what is not there. */
static void take_name(struct reader *r)
{
	static const char text[] = "ActualText";
	keep(&r->name, &r->lexer);
	reading_add_utf8(r->unseen, (const char *)r->lexer.text, r->lexer.n_text);
	reading_add(r->unseen, READING_WALL);
	r->expects_text = r->name.n == sizeof text - 1 && memcmp(r->name.data, text, sizeof text - 1) == 0;
}

void content_read(const uint8_t *s, size_t n, const struct fonts *fonts, struct reading *spoken,
                  struct reading *shown, struct reading *unseen)
{
	struct reader r = {.lexer = {.s = s, .n = n, .comments = unseen}, .fonts = fonts, .spoken = spoken,
	                   .shown = shown, .unseen = unseen};
	int depth = 0;
	while (lexer_next(&r.lexer)) {
		switch (r.lexer.kind) {
		case TOKEN_OPEN: depth++; break;
		case TOKEN_CLOSE: depth -= depth > 0; break;
		case TOKEN_STRING:
		case TOKEN_HEX: take_string(&r, depth); break;
		case TOKEN_WORD: run_operator(&r); break;
		case TOKEN_NAME: take_name(&r); break;
		default: break;
		}
	}
	buf_drop(&r.lexer.decoded);
	buf_drop(&r.name);
	buf_drop(&r.string);
	buf_drop(&r.text);
}

void content_list(const uint8_t *s, size_t n, struct reading *to)
{
	struct lexer l = {.s = s, .n = n};
	while (lexer_next(&l)) {
		if (l.kind == TOKEN_NAME)
			reading_add_utf8(to, (const char *)l.text, l.n_text);
		else if (l.kind == TOKEN_STRING || l.kind == TOKEN_HEX)
			reading_add_string(to, l.text, l.n_text);
		else
			continue;
		reading_add(to, READING_WALL);
	}
	buf_drop(&l.decoded);
}
