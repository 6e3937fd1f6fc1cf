/* evidence.c - does the case hold what its playbook asks for? */
#include "base/message.h"
#include "check/check_int.h"

static const char *name_of(const struct check *k, const struct piece *piece)
{
	return shelf_pick(piece->name, k->language, piece->id);
}

/* "Brand letter (brand-letter), Authorization (authorization) or Purchase documents (purchase)" */
static const char *name_all(const struct check *k, const struct wanted *w)
{
	const char *all = NULL;
	for (size_t i = 0; i < w->n; i++) {
		const char *one = arena_printf(k->a, "%s (%s)", name_of(k, w->pieces[i]), w->pieces[i]->id);
		const char *between = i + 1 == w->n ? _(" or ") : ", ";
		all = all ? arena_printf(k->a, "%s%s%s", all, between, one) : one;
	}
	return all;
}

static bool is_there(const struct check *k, const struct wanted *w)
{
	for (size_t i = 0; i < w->n; i++)
		if (found_at(k->found, w->pieces[i]))
			return true;
	return false;
}

static const char *hint_of(const struct check *k, const struct piece *piece)
{
	return shelf_pick(piece->hint, k->language, "");
}

/* "order.items, order.screenshots or shows: order-record" */
static const char *places_of(const struct check *k, const struct piece *piece)
{
	const char *all = "";
	for (size_t i = 0; i < piece->from->n; i++)
		all = arena_printf(k->a, "%s%s%s", all, i ? ", " : "", piece->from->items[i]->text);
	return arena_printf(k->a, "%s%sshows: %s", all, *all ? _(" or ") : "", piece->id);
}

/* Why it matters; then for each piece where to get it and where in the case it goes. */
static void advise_getting(struct check *k, const struct wanted *w)
{
	const char *all = shelf_pick(w->why, k->language, "");
	for (size_t i = 0; i < w->n; i++)
		all = arena_printf(k->a, _("%s\n%s: %s In the case: %s"), all, w->pieces[i]->id,
		                   hint_of(k, w->pieces[i]), places_of(k, w->pieces[i]));
	check_advise(k, "%s", all);
}

void check_required_evidence(struct check *k)
{
	for (size_t i = 0; k->playbook && i < k->playbook->n_wanted; i++) {
		const struct wanted *w = &k->playbook->wanted[i];
		if (w->need != NEED_REQUIRED || is_there(k, w))
			continue;
		check_say(k, k->c->complaint.at, "required evidence is missing: %s", name_all(k, w));
		advise_getting(k, w);
	}
}

/* All in one note: what must be done shall not be lost among what could be. */
void check_recommended_evidence(struct check *k)
{
	const char *names = NULL, *hints = NULL;
	size_t n = 0;
	for (size_t i = 0; k->playbook && i < k->playbook->n_wanted; i++) {
		const struct wanted *w = &k->playbook->wanted[i];
		if (w->need != NEED_RECOMMENDED || is_there(k, w))
			continue;
		const char *hint = arena_printf(k->a, "%s: %s", w->pieces[0]->id, hint_of(k, w->pieces[0]));
		names = n ? arena_printf(k->a, "%s; %s", names, name_all(k, w)) : name_all(k, w);
		hints = n ? arena_printf(k->a, "%s\n%s", hints, hint) : hint;
		n++;
	}
	if (n == 0)
		return;
	check_say(k, k->c->complaint.at, "evidence that would help: %s", names);
	check_advise(k, "%s", hints);
}

void check_useless_evidence(struct check *k)
{
	for (size_t i = 0; k->playbook && i < k->playbook->n_wanted; i++) {
		const struct wanted *w = &k->playbook->wanted[i];
		for (size_t p = 0; w->need == NEED_USELESS && p < w->n; p++) {
			const struct mark *at = found_at(k->found, w->pieces[p]);
			if (!at)
				continue;
			check_say(k, *at, "this does not help against the complaint: %s", name_of(k, w->pieces[p]));
			check_advise(k, "%s", shelf_pick(w->why, k->language, _("leave it out")));
		}
	}
}

/* ---- an appeal after an appeal ---- */

/* Of what has no pictures the words count: was as much said in an earlier case under this id? */
static bool is_known(const struct check *k, const char *id, size_t n_lines)
{
	return casefile_has_exhibit(k->c->first, id, (long)n_lines);
}

static bool has_new_words(const struct check *k)
{
	const struct casefile *c = k->c;
	const struct logistics *l = &c->logistics;
	if (c->order.given && c->order.screenshots.n == 0 && !is_known(k, c->order.id.s, 0))
		return true;
	if (l->given && l->screenshots.n + l->photos.n == 0 &&
	    (!is_known(k, l->id.s, 0) || l->n_events > c->first->logistics.n_events))
		return true;
	for (size_t i = 0; i < c->n_chats; i++)
		if (c->chats[i].screenshots.n == 0 && !is_known(k, c->chats[i].id.s, c->chats[i].n_messages))
			return true;
	for (size_t i = 0; i < c->n_certificates; i++)
		if (c->certificates[i].pages.n == 0 && !is_known(k, c->certificates[i].id.s, 0))
			return true;
	return false;
}

/* Most platforms decide anew only on new evidence. */
void check_news(struct check *k)
{
	if (!k->c->first || !k->evidence || k->c->n_names == 0)
		return;
	for (size_t i = 0; i < k->c->n_files; i++)
		if (!k->evidence[i].known)
			return;
	if (has_new_words(k))
		return;
	check_say(k, k->c->supplements.at, "every exhibit was in the earlier case already");
	check_advise(k, "add evidence that the platform has not seen");
}
