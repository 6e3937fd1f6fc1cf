/* statement.c - what the seller says, in the seller's own words with references made into links, and
 * below it, as under a letter, who says so and how to be reached; then what was tried with the buyer
 * before, day by day. */
#include "plan/plan_int.h"

#include <string.h>

/* "by telephone: offered a refund", and on lines of their own the answer and what proves it */
static struct rich describe_contact(struct desk *k, const struct contact *c)
{
	struct rich what = {0}, how = spans_prose(k, &c->how), offer = spans_prose(k, &c->offer);
	struct rich answer = spans_prose(k, &c->answer), proof = {0};
	if (spans_is_empty(&how))
		what = offer;
	else
		spans_add_pattern(k, &what, TONE_PLAIN, desk_word(k, WORD_CONTACT_OFFER), "how", &how, "offer",
		                  &offer, NULL);
	if (!spans_is_empty(&answer)) {
		spans_add(k, &what, TONE_PLAIN, "\n");
		spans_add_pattern(k, &what, TONE_PLAIN, desk_word(k, WORD_CONTACT_ANSWER), "answer", &answer, NULL);
	}
	exhibits_add_proof(k, &proof, &c->proof);
	if (!spans_is_empty(&proof)) {
		spans_add(k, &what, TONE_PLAIN, "  ");
		spans_add_rich(k, &what, &proof);
	}
	return what;
}

static void add_contacts(struct desk *k, struct section *s)
{
	struct facts f = {.columns = 1};
	for (size_t i = 0; i < k->c->n_contacts; i++) {
		const struct contact *c = &k->c->contacts[i];
		const struct text when = {print_when(k, &c->at_time.date), c->at_time.at};
		const struct fact row = {spans_text(k, TONE_QUIET, &when), describe_contact(k, c)};
		*ARENA_PUSH(k->a, f.rows, f.n) = row;
	}
	if (f.n == 0)
		return;
	section_add_heading(k, s, spans_word(k, TONE_PLAIN, WORD_CONTACT_TITLE));
	section_add(k, s, BLOCK_FACTS)->u.facts = f;
}

void section_statement(struct desk *k, struct section *s)
{
	struct rich words = spans_prose(k, &k->c->statement);
	if (!spans_is_empty(&words)) {
		section_add_para(k, s, words);
		party_add_seller(k, s);
	}
	add_contacts(k, s);
}

/* Spaces that only hold words together (U+00A0, U+202F) are of no use in a field, and some encodings lack
 * them. */
static const char *with_plain_spaces(const struct desk *k, const char *text)
{
	char *out = arena_strdup(k->a, text), *to = out;
	for (const char *p = text; *p; to++) {
		bool is_nbsp = strncmp(p, "\xC2\xA0", 2) == 0, is_narrow = strncmp(p, "\xE2\x80\xAF", 3) == 0;
		*to = is_nbsp || is_narrow ? ' ' : *p;
		p += is_nbsp ? 2 : is_narrow ? 3 : 1;
	}
	*to = '\0';
	return out;
}

/* Without a statement the request is what there is to say. */
const char *statement_as_text(struct desk *k)
{
	const struct text *words = k->c->statement.s ? &k->c->statement : &k->c->request;
	const struct rich prose = spans_prose(k, words);
	const char *text = spans_words(k, &prose);
	for (size_t i = 0; i < k->c->n_contacts; i++) {
		const struct contact *c = &k->c->contacts[i];
		const struct rich what = describe_contact(k, c);
		if (i == 0)
			text = arena_printf(k->a, "%s%s%s", text, *text ? "\n\n" : "",
			                    desk_word(k, WORD_CONTACT_TITLE));
		text = arena_printf(k->a, "%s\n%s  %s", text, print_when(k, &c->at_time.date), spans_words(k, &what));
	}
	return with_plain_spaces(k, text);
}
