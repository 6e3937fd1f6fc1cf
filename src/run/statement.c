/* statement.c - the statement for the form's text field: counted as the form counts, and never cut. What does
 * not fit is an error that says by how much; what does is told in a note. */
#include <string.h>

#include "base/message.h"
#include "run/outputs.h"

/* A count against what the form takes. `unit`: "characters", "bytes in GBK". */
struct count {
	const struct limit *limit;
	size_t n;
	const char *unit;
};

static struct mark place_of(const struct run *r)
{
	const struct casefile *c = r->casefile;
	return c->statement.s ? c->statement.at : c->request.at;
}

static size_t count_characters(const char *text)
{
	size_t n = 0;
	for (; *text; text++)
		n += (*text & 0xC0) != 0x80;
	return n;
}

static void check_most(struct run *r, const struct count *c)
{
	size_t most = (size_t)c->limit->value;
	if (!c->limit->given || c->n <= most)
		return;
	diag_error(r->diag, place_of(r), "text-too-long",
	           "the statement takes %zu %s and the form takes %zu: %zu too many", c->n, c->unit, most,
	           c->n - most);
	diag_advise(r->diag, "say less; nothing is cut by itself");
}

/* Of a case without a statement no text is made. */
static void check_least(struct run *r, size_t n)
{
	const struct limit *least = &r->limits.v[LIMIT_TEXT_CHARACTERS_LEAST];
	if (!least->given || n == 0 || n >= (size_t)least->value)
		return;
	diag_error(r->diag, place_of(r), "text-too-short",
	           "the statement has %zu characters and the form wants at least %lld", n,
	           (long long)least->value);
	diag_advise(r->diag, "write a statement: what happened, and what proves it");
}

/* Bytes as the form counts them, and in which encoding. */
static struct count count_bytes(struct run *r, const char *text)
{
	const struct limit *limit = &r->limits.v[LIMIT_TEXT_BYTES];
	struct count c = {limit, strlen(text), _("bytes in UTF-8")};
	size_t n_lost = 0;
	uint32_t lost = 0;
	if (!limit->given || !limit->encoding)
		return c;
	if (!type_count_bytes(text, limit->encoding, &c.n, &n_lost, &lost)) {
		diag_error(r->diag, limit->at, "bad-template", "no encoding has the name \"%s\"", limit->encoding);
		return c;
	}
	c.unit = arena_printf(r->arena, _("bytes in %s"), limit->encoding);
	if (n_lost > 0) {
		diag_warning(r->diag, mark_find_char(place_of(r), lost), "text-encoding",
		             "%zu characters of the statement are none in %s, the first is U+%04X", n_lost,
		             limit->encoding, (unsigned)lost);
		diag_advise(r->diag, "the form may show a question mark for it: write it otherwise");
	}
	return c;
}

static const char *against_limit(struct run *r, const struct count *c)
{
	return c->limit->given ? arena_printf(r->arena, _("%zu of %s"), c->n, c->limit->written)
	                       : arena_printf(r->arena, "%zu", c->n);
}

void run_count_statement(struct run *r)
{
	const char *text = r->plan->statement;
	if (!(r->products & PRODUCT_TEXT))
		return;
	const struct limit *characters = &r->limits.v[LIMIT_TEXT_CHARACTERS];
	struct count n = {characters, count_characters(text), _("characters")}, bytes = count_bytes(r, text);
	check_most(r, &n);
	check_most(r, &bytes);
	check_least(r, n.n);
}

static void tell_count(struct run *r, const char *path, const char *text)
{
	const struct limit *limit = &r->limits.v[LIMIT_TEXT_CHARACTERS];
	struct count n = {limit, count_characters(text), _("characters")}, bytes = count_bytes(r, text);
	diag_note(r->diag, place_of(r), "text-count",
	          "the statement for the form takes %s characters, %s %s", against_limit(r, &n),
	          against_limit(r, &bytes), bytes.unit);
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
	tell_count(r, path, text);
	return true;
}
