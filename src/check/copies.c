/* copies.c - papers that the platform takes only as they are: whole, with nothing drawn on them. */
#include <string.h>

#include "base/message.h"
#include "check/check_int.h"

static bool is_listed(const struct node *list, const char *kind)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->items[i]->text && strcmp(list->items[i]->text, kind) == 0)
			return true;
	return false;
}

static bool is_touched(const struct shot *shot)
{
	return shot->edits.crop.n > 0 || shot->edits.n_redactions > 0 || shot->n_marks > 0;
}

/* An error where somebody vouches for it, else a warning. */
void check_touched_copies(struct check *k)
{
	const struct limit *l = &k->limits->v[LIMIT_UNTOUCHED];
	bool is_sure = l->sure == SURE_OF_CASE || l->sure == SURE_CONFIRMED;
	if (!l->given || !l->list || is_sure != (k->rule->level == LEVEL_ERROR))
		return;
	for (size_t i = 0; i < k->c->n_certificates; i++) {
		const struct certificate *c = &k->c->certificates[i];
		for (size_t p = 0; c->kind.s && is_listed(l->list, c->kind.s) && p < c->pages.n; p++) {
			const struct shot *shot = &c->pages.v[p];
			if (!is_touched(shot))
				continue;
			check_say(k, shot->at, "%s is cropped, covered or marked, and the platform refuses such copies",
			          k->c->files[shot->file].path);
			check_advise(k, "show the whole page with nothing on it (%s)", limits_say_source(k->a, l));
		}
	}
}
