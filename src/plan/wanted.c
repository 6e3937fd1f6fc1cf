/* wanted.c - which exhibit is which piece of evidence that the playbook asks for? */
#include <string.h>

#include "plan/plan_int.h"
#include "templates/playbook.h"

static bool names(const struct texts *shows, const char *piece)
{
	for (size_t i = 0; i < shows->n; i++)
		if (shows->v[i].s && strcmp(shows->v[i].s, piece) == 0)
			return true;
	return false;
}

static bool says_it_shows(const struct desk *k, const struct shown *x, const char *piece)
{
	for (size_t i = 0; i < x->n_pictures; i++)
		if (names(&x->pictures[i].shot->shows, piece))
			return true;
	return (x->kind == EXHIBIT_CERTIFICATE && names(&k->c->certificates[x->index].shows, piece))
		|| (x->kind == EXHIBIT_ENTRY && names(&k->c->exhibits[x->index].shows, piece))
		|| (x->kind == EXHIBIT_CHAT && names(&k->c->chats[x->index].shows, piece));
}

/* "order.screenshots", "certificate.invoice" */
static bool is_selected(const struct desk *k, const struct shown *x, const char *selector)
{
	static const char *const kinds[] = {
		[EXHIBIT_ORDER] = "order", [EXHIBIT_LOGISTICS] = "logistics", [EXHIBIT_CHAT] = "chat",
		[EXHIBIT_CERTIFICATE] = "certificate", [EXHIBIT_ENTRY] = "exhibits",
	};
	size_t n = strcspn(selector, ".");
	if (strlen(kinds[x->kind]) != n || strncmp(kinds[x->kind], selector, n) != 0)
		return false;
	const char *kind = x->kind == EXHIBIT_CERTIFICATE ? k->c->certificates[x->index].kind.s : NULL;
	return x->kind != EXHIBIT_CERTIFICATE || !selector[n] || (kind && strcmp(kind, selector + n + 1) == 0);
}

bool wanted_is_piece(const struct desk *k, const struct shown *x, const struct piece *piece)
{
	if (says_it_shows(k, x, piece->id))
		return true;
	for (size_t i = 0; i < piece->from->n; i++)
		if (piece->from->items[i]->text && is_selected(k, x, piece->from->items[i]->text))
			return true;
	return false;
}

static bool is_wanted(const struct desk *k, const struct shown *x, const struct wanted *w)
{
	for (size_t i = 0; i < w->n; i++)
		if (wanted_is_piece(k, x, w->pieces[i]))
			return true;
	return false;
}

void wanted_mark_needed(struct desk *k)
{
	const struct playbook *book = k->playbook;
	for (size_t i = 0; book && i < book->n_wanted; i++) {
		struct exhibit *found = NULL;
		size_t n = 0;
		for (size_t e = 0; book->wanted[i].need == NEED_REQUIRED && e < k->plan->n_exhibits; e++) {
			if (!is_wanted(k, &k->shown[e], &book->wanted[i]))
				continue;
			found = &k->plan->exhibits[e];
			n++;
		}
		if (n == 1)
			found->is_needed = true;
	}
}
