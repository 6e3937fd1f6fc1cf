/* statement.c - what the seller says, in the seller's own words with references made into links, and
 * below it, as under a letter, who says so and how to be reached. */
#include "plan/plan_int.h"

void section_statement(struct desk *k, struct section *s)
{
	struct rich words = spans_prose(k, &k->c->statement);
	if (spans_is_empty(&words))
		return;
	section_add_para(k, s, words);
	party_add_seller(k, s);
}
