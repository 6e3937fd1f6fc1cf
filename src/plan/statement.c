/* statement.c - what the seller says, in the seller's own words with references made into links. */
#include "plan/plan_int.h"

void section_statement(struct desk *k, struct section *s)
{
	section_add_para(k, s, spans_prose(k, &k->c->statement));
}
