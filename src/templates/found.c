/* found.c - goes through a case for pieces of evidence: by selectors, and by what the seller says. */
#include "templates/found.h"

#include <string.h>

/* ---- selectors: where in the case it stands, or NULL ---- */

typedef const struct mark *selector(const struct casefile *c);

static const struct mark *mark_of_text(const struct text *t)
{
	return t->s ? &t->at : NULL;
}

static const struct mark *mark_of_when(const struct when *w)
{
	return w->date.precision ? &w->at : NULL;
}

static const struct mark *mark_of_shots(const struct shots *s)
{
	return s->n > 0 ? &s->v[0].at : NULL;
}

static const struct mark *find_order(const struct casefile *c)
{
	return c->order.given ? &c->order.at : NULL;
}

static const struct mark *find_order_screenshots(const struct casefile *c)
{
	return mark_of_shots(&c->order.screenshots);
}

static const struct mark *find_order_items(const struct casefile *c)
{
	return c->order.n_items > 0 ? &c->order.items[0].at : NULL;
}

static const struct mark *find_order_total(const struct casefile *c)
{
	return c->order.total.given ? &c->order.total.at : NULL;
}

static const struct mark *find_order_shipped(const struct casefile *c)
{
	return mark_of_when(&c->order.shipped);
}

static const struct mark *find_order_received(const struct casefile *c)
{
	return mark_of_when(&c->order.received);
}

static const struct mark *find_logistics(const struct casefile *c)
{
	return c->logistics.given ? &c->logistics.at : NULL;
}

static const struct mark *find_tracking(const struct casefile *c)
{
	return mark_of_text(&c->logistics.tracking);
}

static const struct mark *find_scans(const struct casefile *c)
{
	return c->logistics.n_events > 0 ? &c->logistics.events[0].at : NULL;
}

static const struct mark *find_delivered(const struct casefile *c)
{
	const struct scan_event *delivery = casefile_find_delivery(&c->logistics);
	return delivery ? &delivery->at : NULL;
}

static const struct mark *find_signed_by(const struct casefile *c)
{
	return mark_of_text(&c->logistics.signed_by);
}

static const struct mark *find_logistics_photos(const struct casefile *c)
{
	return mark_of_shots(&c->logistics.photos);
}

static const struct mark *find_logistics_screenshots(const struct casefile *c)
{
	return mark_of_shots(&c->logistics.screenshots);
}

static const struct mark *find_consignee(const struct casefile *c)
{
	const struct party *p = &c->logistics.consignee;
	return p->name.s || p->phone.s || p->address.s ? &p->at : NULL;
}

static const struct mark *find_chat(const struct casefile *c)
{
	return c->n_chats > 0 ? &c->chats[0].at : NULL;
}

static const struct mark *find_chat_screenshots(const struct casefile *c)
{
	for (size_t i = 0; i < c->n_chats; i++)
		if (c->chats[i].screenshots.n > 0)
			return &c->chats[i].screenshots.v[0].at;
	return NULL;
}

static const struct mark *find_messages(const struct casefile *c)
{
	for (size_t i = 0; i < c->n_chats; i++)
		if (c->chats[i].n_messages > 0)
			return &c->chats[i].messages[0].at;
	return NULL;
}

static const struct mark *find_marked(const struct casefile *c)
{
	for (size_t i = 0; i < c->n_chats; i++)
		for (size_t m = 0; m < c->chats[i].n_messages; m++)
			if (c->chats[i].messages[m].marked)
				return &c->chats[i].messages[m].at;
	return NULL;
}

static const struct mark *find_contact(const struct casefile *c)
{
	return c->n_contacts > 0 ? &c->contacts[0].at : NULL;
}

static const struct mark *find_exhibits(const struct casefile *c)
{
	return c->n_exhibits > 0 ? &c->exhibits[0].at : NULL;
}

static const struct mark *find_events(const struct casefile *c)
{
	return c->n_events > 0 ? &c->events[0].at : NULL;
}

static const struct mark *find_statement(const struct casefile *c)
{
	return mark_of_text(&c->statement);
}

static const struct mark *find_supplements(const struct casefile *c)
{
	return mark_of_text(&c->supplements);
}

static const struct {
	const char *name;
	selector *find;
} selectors[] = {
	{"order", find_order},
	{"order.screenshots", find_order_screenshots},
	{"order.items", find_order_items},
	{"order.total", find_order_total},
	{"order.shipped", find_order_shipped},
	{"order.received", find_order_received},
	{"logistics", find_logistics},
	{"logistics.tracking", find_tracking},
	{"logistics.events", find_scans},
	{"logistics.delivered", find_delivered},
	{"logistics.signed_by", find_signed_by},
	{"logistics.photos", find_logistics_photos},
	{"logistics.screenshots", find_logistics_screenshots},
	{"logistics.consignee", find_consignee},
	{"chat", find_chat},
	{"chat.screenshots", find_chat_screenshots},
	{"chat.messages", find_messages},
	{"chat.marked", find_marked},
	{"contact", find_contact},
	{"exhibits", find_exhibits},
	{"events", find_events},
	{"statement", find_statement},
	{"supplements", find_supplements},
};

static const struct mark *find_certificate(const struct casefile *c, const char *kind)
{
	for (size_t i = 0; i < c->n_certificates; i++)
		if (c->certificates[i].kind.s && strcmp(c->certificates[i].kind.s, kind) == 0)
			return &c->certificates[i].at;
	return NULL;
}

static const struct mark *select_one(struct shelf *s, const struct casefile *c, const struct node *name)
{
	static const char of_kind[] = "certificate.";
	if (name->kind == NODE_SCALAR && strncmp(name->text, of_kind, sizeof of_kind - 1) == 0)
		return find_certificate(c, name->text + sizeof of_kind - 1);
	for (size_t i = 0; name->kind == NODE_SCALAR && i < sizeof selectors / sizeof *selectors; i++)
		if (strcmp(selectors[i].name, name->text) == 0)
			return selectors[i].find(c);
	diag_error(s->d, name->at, "bad-template", "no part of a case that can be evidence has this name");
	diag_advise(s->d, "write one such as order.screenshots, logistics.delivered or certificate.purchase");
	return NULL;
}

/* ---- all pieces ---- */

struct search {
	struct shelf *shelf;
	struct found *found;
};

static void report_unknown(struct shelf *s, const struct pieces *pieces, const struct text *name)
{
	const char **known = ARENA_ARRAY(s->a, const char *, pieces->n);
	for (size_t i = 0; i < pieces->n; i++)
		known[i] = pieces->v[i].id;
	const char *near = diag_nearest(name->s, known, pieces->n);
	if (!near) {
		shelf_report_unknown(s, name, "unknown-evidence", known, pieces->n);
		return;
	}
	diag_error(s->d, name->at, "unknown-evidence", "unknown evidence \"%s\"", tree_quote(s->a, name->s));
	diag_advise(s->d, "did you mean \"%s\"?", near);
}

static void take_shown(void *context, const struct text *name)
{
	const struct search *search = context;
	struct found *f = search->found;
	const struct piece *piece = name->s ? pieces_find(f->pieces, name->s) : NULL;
	if (piece && !f->at[piece - f->pieces->v].source)
		f->at[piece - f->pieces->v] = name->at;
	else if (!piece && name->s && f->pieces->n > 0)
		report_unknown(search->shelf, f->pieces, name);
}

const struct found *found_make(struct shelf *s, const struct casefile *c, const struct pieces *pieces)
{
	struct found *f = ARENA_NEW(s->a, struct found);
	struct search search = {s, f};
	*f = (struct found){pieces, ARENA_ARRAY(s->a, struct mark, pieces->n)};
	for (size_t i = 0; i < pieces->n; i++) {
		const struct node *from = pieces->v[i].from;
		for (size_t k = 0; k < from->n; k++) {
			const struct mark *at = select_one(s, c, from->items[k]);
			if (at && !f->at[i].source)
				f->at[i] = *at;
		}
	}
	casefile_each_shows(c, take_shown, &search);
	return f;
}

const struct mark *found_at(const struct found *f, const struct piece *piece)
{
	const struct mark *at = &f->at[piece - f->pieces->v];
	return at->source ? at : NULL;
}
