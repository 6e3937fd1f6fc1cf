/* content.c - the text that a content stream shows, in the order in which it shows it. */
#include "verify/verify_int.h"

#include <string.h>

enum { DEPTH = 64 };

struct reader {
	struct lexer lexer;
	const struct fonts *fonts;
	struct reading *spoken, *shown;
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

static void show(struct reader *r, const struct buf *s)
{
	size_t start = r->shown->n;
	codes_read(r->font, r->shown, s->data, s->n);
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

static void run_operator(struct reader *r)
{
	static const char *const moves[] = {"Td", "TD", "Tm", "T*", "'", "\"", "BT", "ET"};
	const struct lexer *l = &r->lexer;
	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
		if (lexer_is(l, moves[i]))
			new_line(r);
	if (lexer_is(l, "Tf"))
		choose_font(r);
	else if (lexer_is(l, "Tj") || lexer_is(l, "'") || lexer_is(l, "\""))
		show(r, &r->string);
	else if (lexer_is(l, "BDC") || lexer_is(l, "BMC"))
		begin_marked(r);
	else if (lexer_is(l, "EMC"))
		end_marked(r);
	else if (lexer_is(l, "q"))
		save(r);
	else if (lexer_is(l, "Q"))
		restore(r);
	r->has_text = r->expects_text = false;
}

static void keep(struct buf *to, const struct buf *b)
{
	buf_clear(to);
	buf_add(to, b->data, b->n);
}

/* Strings of an array are those of TJ, and shown at once; that of /ActualText is kept. */
static void take_string(struct reader *r, int depth)
{
	if (r->expects_text) {
		keep(&r->text, &r->lexer.text);
		r->has_text = true;
	} else if (depth > 0) {
		show(r, &r->lexer.text);
	} else {
		keep(&r->string, &r->lexer.text);
	}
	r->expects_text = false;
}

void content_read(const uint8_t *s, size_t n, const struct fonts *fonts, struct reading *spoken,
                  struct reading *shown)
{
	struct reader r = {.lexer = {.s = s, .n = n}, .fonts = fonts, .spoken = spoken, .shown = shown};
	int depth = 0;
	while (lexer_next(&r.lexer)) {
		switch (r.lexer.kind) {
		case TOKEN_OPEN: depth++; break;
		case TOKEN_CLOSE: depth -= depth > 0; break;
		case TOKEN_STRING:
		case TOKEN_HEX: take_string(&r, depth); break;
		case TOKEN_WORD: run_operator(&r); break;
		case TOKEN_NAME:
			keep(&r.name, &r.lexer.text);
			r.expects_text = strcmp((const char *)r.lexer.text.data, "ActualText") == 0;
			break;
		default: break;
		}
	}
	buf_drop(&r.lexer.text);
	buf_drop(&r.name);
	buf_drop(&r.string);
	buf_drop(&r.text);
}
