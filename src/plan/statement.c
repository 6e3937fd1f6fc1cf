/* statement.c - what the seller says, in the seller's own words with references made into links, and
 * below it, as under a letter, who says so and how to be reached; then what was tried with the buyer
 * before, day by day. */
#include "plan/plan_int.h"

/* "by telephone: offered a refund", and on lines of their own the answer and what proves it */
static struct rich describe_contact(struct desk *k, const struct contact *c)
{
	struct rich what = {0}, how = spans_prose(k, &c->how), offer = spans_prose(k, &c->offer);
	struct rich answer = spans_prose(k, &c->answer), proof = citations_print_proof(k, &c->proof);
	if (spans_is_empty(&how))
		what = offer;
	else
		spans_add_pattern(k, &what, TONE_PLAIN, desk_word(k, WORD_CONTACT_OFFER), "how", &how, "offer",
		                  &offer, NULL);
	if (!spans_is_empty(&answer)) {
		spans_add(k, &what, TONE_PLAIN, "\n");
		spans_add_pattern(k, &what, TONE_PLAIN, desk_word(k, WORD_CONTACT_ANSWER), "answer", &answer, NULL);
	}
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

/* Where the case says nothing, what is wanted stands between blanks, which check tells. */
static struct text filled(struct desk *k, const struct text *statement)
{
	if (!statement->s)
		return *statement;
	const char *blank = desk_word(k, WORD_PHRASE_BLANK_FOR);
	return (struct text){.s = fill_slots(k, statement->s, blank).text, .at = statement->at};
}

void section_statement(struct desk *k, struct section *s)
{
	const struct text statement = filled(k, &k->c->statement);
	struct rich words = spans_prose(k, &statement);
	if (!spans_is_empty(&words)) {
		section_add_para(k, s, words);
		party_add_seller(k, s);
	}
	add_contacts(k, s);
}

/* Without a statement the request is what there is to say. */
const char *statement_as_text(struct desk *k)
{
	const struct text statement = filled(k, &k->c->statement);
	const struct rich prose = spans_prose(k, statement.s ? &statement : &k->c->request);
	const char *text = spans_words(k, &prose);
	for (size_t i = 0; i < k->c->n_contacts; i++) {
		const struct contact *c = &k->c->contacts[i];
		const struct rich what = describe_contact(k, c);
		if (i == 0)
			text = arena_printf(k->a, "%s%s%s", text, *text ? "\n\n" : "",
			                    desk_word(k, WORD_CONTACT_TITLE));
		text = arena_printf(k->a, "%s\n%s  %s", text, print_when(k, &c->at_time.date), spans_words(k, &what));
	}
	return spans_plain(k, text);
}
