/* own.c - the texts of a case that are the seller's own words. */
#include "check/check_int.h"

static void each_caption(struct check *k, const struct shots *shots, own_visitor *visit)
{
	for (size_t i = 0; i < shots->n; i++)
		visit(k, &shots->v[i].caption);
}

static void each_about_claims(struct check *k, own_visitor *visit)
{
	const struct casefile *c = k->c;
	visit(k, &c->statement);
	visit(k, &c->request);
	for (size_t i = 0; i < c->n_claims; i++)
		visit(k, &c->claims[i].fact);
	for (size_t i = 0; i < c->verdict.n_points; i++)
		visit(k, &c->verdict.points[i].answer);
	for (size_t i = 0; i < c->n_contacts; i++) {
		visit(k, &c->contacts[i].how);
		visit(k, &c->contacts[i].offer);
	}
	for (size_t i = 0; i < c->n_events; i++)
		visit(k, &c->events[i].what);
}

static void each_about_evidence(struct check *k, own_visitor *visit)
{
	const struct casefile *c = k->c;
	visit(k, &c->order.note);
	each_caption(k, &c->order.screenshots, visit);
	each_caption(k, &c->logistics.screenshots, visit);
	each_caption(k, &c->logistics.photos, visit);
	for (size_t i = 0; i < c->n_chats; i++)
		each_caption(k, &c->chats[i].screenshots, visit);
	for (size_t i = 0; i < c->n_certificates; i++) {
		visit(k, &c->certificates[i].note);
		each_caption(k, &c->certificates[i].pages, visit);
	}
	for (size_t i = 0; i < c->n_exhibits; i++) {
		visit(k, &c->exhibits[i].title);
		visit(k, &c->exhibits[i].caption);
		each_caption(k, &c->exhibits[i].files, visit);
	}
}

void check_each_own(struct check *k, own_visitor *visit)
{
	each_about_claims(k, visit);
	each_about_evidence(k, visit);
}
