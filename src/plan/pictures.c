/* pictures.c - the entries of `exhibits:`, each picture a plate. */
#include "plan/plan_int.h"

void section_pictures(struct desk *k, struct section *s)
{
	for (size_t i = 0; i < k->c->n_exhibits; i++)
		section_add_plates(k, s, exhibits_of(k, EXHIBIT_ENTRY, i), true);
}
