/* certificates.c - a card for each document: what it is, whether it was valid when the order was
 * made; then the pages of all of them. Cards stand together so that the chain is seen at a glance
 * and every scan has a page to itself: beside a card it would be too small to read. */
#include "plan/plan_int.h"

/* "2024-06-11 to 2026-06-10", or the word for papers that never end. */
static struct text print_validity(const struct desk *k, const struct certificate *c)
{
	const char *from = print_day(k, &c->valid_from.date), *to = print_day(k, &c->valid_to.date);
	const char *printed = print_range(k, from, to);
	if (date_is_endless(&c->valid_to.date))
		printed = *from ? desk_fill(k, WORD_RANGE_ENDLESS, "from", from, NULL)
		                : desk_word(k, WORD_CERTIFICATE_ENDLESS);
	return (struct text){printed, c->valid_from.at};
}

static struct facts make_facts(struct desk *k, const struct certificate *c)
{
	struct facts f = {.columns = 2};
	const struct text kind = {names_kind(k, c), c->kind.at}, valid = print_validity(k, c);
	if (c->title.s) /* else the kind is the title */
		facts_add_text(k, &f, WORD_CERTIFICATE_KIND, &kind);
	facts_add_text(k, &f, WORD_CERTIFICATE_NUMBER, &c->number);
	facts_add_text(k, &f, WORD_CERTIFICATE_ISSUER, &c->issuer);
	facts_add_text(k, &f, WORD_CERTIFICATE_HOLDER, &c->holder);
	facts_add_when(k, &f, WORD_CERTIFICATE_ISSUED, &c->issued);
	facts_add(k, &f, WORD_CERTIFICATE_VALID, spans_text(k, TONE_PLAIN, &valid));
	facts_add_text(k, &f, WORD_CERTIFICATE_SOURCE, &c->source);
	facts_add_text(k, &f, WORD_CERTIFICATE_NOTE, &c->note);
	if (f.n == 0) /* a card is never only its heading */
		facts_add_text(k, &f, WORD_CERTIFICATE_KIND, &kind);
	return f;
}

static void judge_validity(const struct desk *k, struct validity *v)
{
	const struct date *order = &k->c->order.created.date;
	v->has_order = order->precision != DATE_UNSET;
	if (!v->has_order)
		return;
	const char *day = print_day(k, order);
	v->order_day = print_day_number(k, order);
	v->order_label = desk_fill(k, WORD_CERTIFICATE_ORDER, "day", day, NULL);
	v->ok = (!v->has_from || v->from_day <= v->order_day) && (!v->has_to || v->order_day <= v->to_day);
	enum word verdict = v->ok ? WORD_CERTIFICATE_COVERS : WORD_CERTIFICATE_MISSES;
	v->verdict = spans_own(k, TONE_STRONG, desk_fill(k, verdict, "day", day, NULL));
}

static struct validity make_validity(const struct desk *k, const struct certificate *c)
{
	struct validity v = {.from_label = "", .to_label = "", .order_label = "", .ok = true};
	v.has_from = c->valid_from.date.precision != DATE_UNSET;
	v.has_to = c->valid_to.date.precision != DATE_UNSET;
	v.given = v.has_from || v.has_to;
	if (date_is_endless(&c->valid_to.date)) {
		v.has_to = false;
		v.to_label = desk_word(k, WORD_CERTIFICATE_ENDLESS);
	}
	if (!v.given)
		return v;
	if (v.has_from) {
		v.from_day = print_day_number(k, &c->valid_from.date);
		v.from_label = print_day(k, &c->valid_from.date);
	}
	if (v.has_to) {
		v.to_day = print_day_number(k, &c->valid_to.date);
		v.to_label = print_day(k, &c->valid_to.date);
	}
	judge_validity(k, &v);
	return v;
}

static void add_card(struct desk *k, struct section *s, const struct shown *x)
{
	const struct certificate *c = &k->c->certificates[x->index];
	const struct exhibit *e = exhibits_entry(k, x);
	struct rich label = spans_own(k, TONE_ACCENT, x->label_shown);
	struct rich title = spans_text(k, TONE_PLAIN, &x->title);
	struct card card = {.facts = make_facts(k, c), .validity = make_validity(k, c)};
	spans_add_pattern(k, &card.title, TONE_PLAIN, desk_word(k, WORD_EXHIBIT_HEADING), "label", &label,
	                 "title", &title, NULL);
	struct block *b = section_add(k, s, BLOCK_CARD);
	b->anchor = e->anchor;
	b->outline = x->heading;
	b->running = x->heading;
	b->u.card = card;
}

void section_certificates(struct desk *k, struct section *s)
{
	for (size_t i = 0; i < k->c->n_certificates; i++)
		add_card(k, s, exhibits_of(k, EXHIBIT_CERTIFICATE, i));
	for (size_t i = 0; i < k->c->n_certificates; i++)
		section_add_plates(k, s, exhibits_of(k, EXHIBIT_CERTIFICATE, i), false);
}
