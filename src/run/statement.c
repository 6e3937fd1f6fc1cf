/* statement.c - the statement for the form's text field: counted as the form counts, and never cut. How long
 * it is, is told in a note; too long is an error of check's. */
#include <string.h>

#include "base/message.h"
#include "base/utf8.h"
#include "run/outputs.h"

static struct mark place_of(const struct run *r)
{
	const struct casefile *c = r->casefile;
	return c->statement.s ? c->statement.at : c->request.at;
}

/* Bytes as the form counts them, and in which encoding. */
static struct check_count count_bytes(struct run *r, const char *text)
{
	const struct limit *limit = &r->limits.v[LIMIT_TEXT_BYTES];
	struct check_count c = {.n = strlen(text)};
	size_t n_lost = 0;
	uint32_t lost = 0;
	c.unit = c.n == 1 && !limit->given ? _("byte in UTF-8") : _("bytes in UTF-8");
	if (!limit->given || !limit->encoding)
		return c;
	if (!type_count_bytes(text, limit->encoding, &c.n, &n_lost, &lost)) {
		diag_error(r->diag, limit->at, "bad-template", "no encoding has the name \"%s\"", limit->encoding);
		return c;
	}
	c.unit = arena_printf(r->arena, _("bytes in %s"), limit->encoding);
	if (n_lost > 0) {
		diag_warning(r->diag, mark_find_char(place_of(r), lost), "text-encoding",
		             n_lost == 1 ? N_("%zu character of the statement is none in %s: U+%04X")
		                         : N_("%zu characters of the statement are none in %s, the first is U+%04X"),
		             n_lost, limit->encoding, (unsigned)lost);
		diag_advise(r->diag, "the form may show a question mark for it: write it otherwise");
	}
	return c;
}

/* A field on a web page, and what receives it, count in UTF-16: an emoji is two. */
static size_t count_characters(const char *text)
{
	size_t n = strlen(text), count = 0;
	for (size_t i = 0; i < n;)
		count += utf8_next(text, n, &i) > 0xFFFF ? 2 : 1;
	return count;
}

void run_count_statement(struct run *r, struct check_form *form)
{
	const char *text = r->plan->statement;
	if (!(r->products & PRODUCT_TEXT))
		return;
	form->characters = (struct check_count){count_characters(text), _("characters")};
	form->bytes = count_bytes(r, text);
}

static const char *against_limit(struct run *r, size_t n, enum limit_id id)
{
	const struct limit *l = &r->limits.v[id];
	return l->given ? arena_printf(r->arena, _("%zu of %s"), n, l->written)
	                : arena_printf(r->arena, "%zu", n);
}

static void tell_count(struct run *r, const char *path)
{
	const struct check_count *bytes = &r->form.bytes;
	size_t n = r->form.characters.n;
	bool is_one = n == 1 && !r->limits.v[LIMIT_TEXT_CHARACTERS].given; /* not "1 of 200" */
	diag_note(r->diag, place_of(r), "text-count",
	          is_one ? N_("the statement for the form takes %s character, %s %s")
	                 : N_("the statement for the form takes %s characters, %s %s"),
	          against_limit(r, n, LIMIT_TEXT_CHARACTERS), against_limit(r, bytes->n, LIMIT_TEXT_BYTES),
	          bytes->unit);
	diag_advise(r->diag, "paste it from %s", path);
}

/* No newline at its end: what was counted is what is in the file. */
bool statement_write(struct outputs *o, const char *base)
{
	struct run *r = o->run;
	const char *text = r->plan->statement, *path = arena_printf(r->arena, "%s.txt", base);
	if (!*text) {
		diag_note(r->diag, (struct mark){0}, "text-count", "%s is not made: the case has no statement", path);
		diag_advise(r->diag, "add a line \"statement: ...\" to the case");
		return true;
	}
	struct output *file = output_open(o, path);
	if (!file)
		return false;
	output_write(file, text, strlen(text));
	tell_count(r, path);
	return true;
}
