/* certificates.c - does a certificate cover the order, and is it the seller's? Its card shows the reader, who
 * will ask, unless a note on it answers. */
#include <string.h>

#include "base/utf8.h"
#include "check/check_int.h"

/* ---- time ---- */

void check_validity(struct check *k)
{
	const struct date *order = &k->c->order.created.date;
	for (size_t i = 0; i < k->c->n_certificates; i++) {
		const struct certificate *c = &k->c->certificates[i];
		if (c->note.s)
			continue;
		if (date_compare(order, &c->valid_from.date, k->zone) < 0)
			check_say(k, c->valid_from.at, "valid only after the order was placed");
		else if (date_compare(order, &c->valid_to.date, k->zone) > 0)
			check_say(k, c->valid_to.at, "no longer valid when the order was placed");
		else
			continue;
		check_advise(k, "show the certificate that was, or say in note: why this one counts");
	}
}

static bool is_kind(const struct certificate *c, const char *const *kinds)
{
	for (; c->kind.s && *kinds; kinds++)
		if (strcmp(c->kind.s, *kinds) == 0)
			return true;
	return false;
}

/* Goods cannot have been bought, or their sale allowed, after they were sold. */
void check_issue(struct check *k)
{
	static const char *const kinds[] = {"authorization", "purchase", "customs", "receipt", NULL};
	const struct date *order = &k->c->order.created.date;
	for (size_t i = 0; i < k->c->n_certificates; i++) {
		const struct certificate *c = &k->c->certificates[i];
		if (c->note.s || !is_kind(c, kinds) || c->valid_from.date.precision ||
		    date_compare(order, &c->issued.date, k->zone) >= 0)
			continue;
		check_say(k, c->issued.at, "issued only after the order was placed");
		check_advise(k, "show one of an earlier day, or say in note: why this one counts");
	}
}

/* ---- holder ---- */

/* Letters and digits alone, folded: brackets and blanks are written in many ways. */
static const char *plain_name(struct check *k, const char *name)
{
	size_t n = strlen(name), n_out = 0;
	char *out = arena_alloc(k->a, 4 * n + 1);
	for (size_t i = 0; i < n;) {
		uint32_t cp = utf8_fold(utf8_next(name, n, &i));
		bool is_sign = cp < '0' || (cp > '9' && cp < 'a') || (cp > 'z' && cp < 0xC0) ||
		               (cp >= 0x2000 && cp <= 0x206F) || (cp >= 0x3000 && cp <= 0x303F) || cp == UTF8_BAD;
		if (!is_sign)
			n_out += utf8_put(out + n_out, cp);
	}
	out[n_out] = '\0';
	return out;
}

static bool is_name_of(struct check *k, const char *holder, const struct text *name)
{
	const char *ours = name->s ? plain_name(k, name->s) : "";
	return *ours && (strstr(holder, ours) || strstr(ours, holder));
}

static bool is_seller(struct check *k, const char *holder)
{
	const struct party *s = &k->c->seller;
	return is_name_of(k, holder, &s->shop) || is_name_of(k, holder, &s->company) ||
	       is_name_of(k, holder, &s->name) || is_name_of(k, holder, &s->account) ||
	       is_name_of(k, holder, &k->c->filed_by);
}

void check_holder(struct check *k)
{
	static const char *const kinds[] = {"authorization", "purchase", "identity", NULL};
	const struct party *s = &k->c->seller;
	if (!s->shop.s && !s->company.s && !s->name.s)
		return;
	for (size_t i = 0; i < k->c->n_certificates; i++) {
		const struct certificate *c = &k->c->certificates[i];
		const char *holder = c->holder.s ? plain_name(k, c->holder.s) : "";
		if (c->note.s || !*holder || !is_kind(c, kinds) || is_seller(k, holder))
			continue;
		check_say(k, c->holder.at, "\"%s\" is none of the names of the seller", c->holder.s);
		check_advise(k, "give the seller's name as the paper has it, as company: or shop:, or say in note: "
		                "how the two belong together");
	}
}
