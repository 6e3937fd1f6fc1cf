/* logistics.c - the proof of delivery: carrier, number, consignee, scan events, pictures. */
#include "plan/plan_int.h"

static void add_facts(struct desk *k, struct section *s)
{
	const struct logistics *l = &k->c->logistics;
	const struct scan_event *delivery = casefile_find_delivery(l);
	struct party rest = l->consignee; /* what has no label of its own */
	struct facts f = {.columns = 2};
	facts_add_text(k, &f, WORD_LOGISTICS_CARRIER, &l->carrier);
	facts_add_text(k, &f, WORD_LOGISTICS_SERVICE, &l->service);
	facts_add_text(k, &f, WORD_LOGISTICS_TRACKING, &l->tracking);
	facts_add_text(k, &f, WORD_LOGISTICS_WEIGHT, &l->weight);
	facts_add_text(k, &f, WORD_LOGISTICS_CONSIGNEE, &l->consignee.name);
	facts_add_text(k, &f, WORD_LOGISTICS_PHONE, &l->consignee.phone);
	facts_add_text(k, &f, WORD_LOGISTICS_ADDRESS, &l->consignee.address);
	rest.name = rest.phone = rest.address = (struct text){0};
	party_add_facts(k, &f, &rest);
	if (delivery)
		facts_add_when(k, &f, WORD_LOGISTICS_DELIVERED, &delivery->at_time);
	facts_add_text(k, &f, WORD_LOGISTICS_SIGNED_BY, &l->signed_by);
	if (f.n)
		section_add(k, s, BLOCK_FACTS)->u.facts = f;
}

static void add_events(struct desk *k, struct section *s)
{
	static const struct head heads[] = {
		{WORD_LOGISTICS_TIME, ALIGN_START, 0},
		{WORD_LOGISTICS_PLACE, ALIGN_START, 0},
		{WORD_LOGISTICS_EVENT, ALIGN_START, 1},
	};
	const struct logistics *l = &k->c->logistics;
	const struct scan_event *delivery = casefile_find_delivery(l);
	struct table t = {0};
	if (l->n_events == 0)
		return;
	table_start(k, &t, heads, sizeof heads / sizeof heads[0]);
	for (size_t i = 0; i < l->n_events; i++) {
		const struct scan_event *e = &l->events[i];
		enum tone tone = e == delivery ? TONE_STRONG : TONE_PLAIN;
		const struct text when = {print_when(k, &e->at_time.date), e->at_time.at};
		struct row *row = table_add_row(k, &t);
		row->cells[0] = spans_text(k, tone, &when);
		row->cells[1] = spans_text(k, tone, &e->place);
		row->cells[2] = spans_text(k, tone, &e->what);
	}
	section_add_heading(k, s, spans_word(k, TONE_PLAIN, WORD_LOGISTICS_EVENTS));
	section_add(k, s, BLOCK_TABLE)->u.table = t;
}

void section_logistics(struct desk *k, struct section *s)
{
	const struct shown *x = exhibits_of(k, EXHIBIT_LOGISTICS, 0);
	if (!x)
		return;
	section_add_exhibit_heading(k, s, x);
	add_facts(k, s);
	add_events(k, s);
	section_add_plates(k, s, x, false);
}
