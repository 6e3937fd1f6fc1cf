/* people.c - what pictures show of people is not masked: the seller is told where to look. */
#include <string.h>

#include "base/buf.h"
#include "check/check_int.h"

/* A piece of evidence such as a waybill. */
static bool shows_people(const struct check *k, const struct texts *shows)
{
	for (size_t i = 0; i < shows->n; i++)
		for (size_t p = 0; p < k->pieces->n && shows->v[i].s; p++)
			if (k->pieces->v[p].shows_people && strcmp(k->pieces->v[p].id, shows->v[i].s) == 0)
				return true;
	return false;
}

static bool any_shows_people(const struct check *k, const struct texts *all, const struct shots *shots)
{
	bool any = shots->n > 0 && shows_people(k, all);
	for (size_t i = 0; i < shots->n; i++)
		any |= shows_people(k, &shots->v[i].shows);
	return any;
}

static void name_exhibit(struct buf *list, bool is_meant, const struct text *id)
{
	if (is_meant && id->s)
		buf_printf(list, "%s%s", list->n ? ", " : "", id->s);
}

/* Pages of the order, of tracking and chats show people always; other pictures if they are said to. */
static void name_exhibits(const struct check *k, struct buf *list)
{
	const struct casefile *c = k->c;
	name_exhibit(list, c->order.screenshots.n > 0, &c->order.id);
	name_exhibit(list, c->logistics.screenshots.n + c->logistics.photos.n > 0, &c->logistics.id);
	for (size_t i = 0; i < c->n_chats; i++)
		name_exhibit(list, c->chats[i].screenshots.n > 0, &c->chats[i].id);
	for (size_t i = 0; i < c->n_certificates; i++) {
		const struct certificate *e = &c->certificates[i];
		name_exhibit(list, any_shows_people(k, &e->shows, &e->pages), &e->id);
	}
	for (size_t i = 0; i < c->n_exhibits; i++) {
		const struct exhibit_entry *e = &c->exhibits[i];
		name_exhibit(list, any_shows_people(k, &e->shows, &e->files), &e->id);
	}
}

static bool is_stranger(const struct casefile *c)
{
	const char *s = c->recipient.s ? c->recipient.s : "platform";
	return strcmp(s, "public") == 0 || strcmp(s, "counterparty") == 0;
}

void check_people_in_pictures(struct check *k)
{
	struct buf list = {0};
	if (is_stranger(k->c))
		name_exhibits(k, &list);
	if (list.n > 0) {
		check_say(k, k->c->recipient.at,
		          "personal data is masked in text, not in pictures: it may be seen in %s",
		          arena_strndup(k->a, (const char *)list.data, list.n));
		check_advise(k, "look at these pictures and at the others; cover in a copy of each what this reader "
		                "is not to see, and name the copy in the case");
	}
	buf_drop(&list);
}
