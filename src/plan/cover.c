/* cover.c - page 1, the case in one view: who, what, what is asked, until when, and the table of
 * claims and facts. */
#include "plan/plan_int.h"

static struct rich make_kicker(const struct desk *k)
{
	const char *platform = names_platform(k);
	if (!k->complaint)
		return spans_own(k, TONE_PLAIN, platform);
	return spans_own(k, TONE_PLAIN, desk_fill(k, WORD_DOCUMENT_KICKER, "platform", platform, "complaint",
	                                         k->complaint, NULL));
}

static struct rich make_amount(const struct desk *k)
{
	const struct order *o = &k->c->order;
	struct sums sums;
	names_sum_order(o, &sums);
	if (!sums.whole)
		return (struct rich){0};
	const struct text printed = {print_money(k, sums.total), o->total.at};
	return spans_text(k, TONE_PLAIN, &printed);
}

static void add_facts(struct desk *k, struct section *s, int columns)
{
	const struct casefile *c = k->c;
	struct facts f = {.columns = columns};
	facts_add_text(k, &f, WORD_COVER_NUMBER, &c->number);
	if (c->first)
		facts_add_text(k, &f, WORD_COVER_SUPPLEMENTS, &c->first->number);
	facts_add_when(k, &f, WORD_COVER_OPENED, &c->opened);
	facts_add_text(k, &f, WORD_COVER_SELLER, names_seller(k));
	if (c->seller.company.s != names_seller(k)->s)
		facts_add_text(k, &f, WORD_COVER_COMPANY, &c->seller.company);
	facts_add_text(k, &f, WORD_COVER_BUYER, &c->order.buyer);
	facts_add_text(k, &f, WORD_COVER_ORDER, &c->order.number);
	facts_add_when(k, &f, WORD_COVER_ORDERED, &c->order.created);
	facts_add(k, &f, WORD_COVER_AMOUNT, make_amount(k));
	facts_add(k, &f, WORD_COVER_GOODS, names_goods(k));
	facts_add_text(k, &f, WORD_COVER_TRACKING, &c->logistics.tracking);
	facts_add_text(k, &f, WORD_COVER_FILED_BY, &c->filed_by);
	if (f.n)
		section_add(k, s, BLOCK_FACTS)->u.facts = f;
	if (!c->statement.s) /* else it stands below the statement */
		party_add_seller(k, s);
}

static void add_callouts(struct desk *k, struct section *s)
{
	struct rich request = spans_prose(k, &k->c->request);
	const struct when *due = &k->c->respond_by;
	if (!spans_is_empty(&request))
		section_add(k, s, BLOCK_CALLOUT)->u.callout =
			(struct callout){spans_word(k, TONE_STRONG, WORD_COVER_REQUEST), request};
	if (!due->date.precision)
		return;
	const char *until = desk_fill(k, WORD_COVER_DEADLINE_AT, "time", print_when(k, &due->date), "zone",
	                              k->zone_name, NULL);
	const struct text printed = {until, due->at};
	section_add(k, s, BLOCK_CALLOUT)->u.callout = (struct callout){
		spans_word(k, TONE_STRONG, WORD_COVER_DEADLINE),
		spans_text(k, TONE_STRONG, &printed),
	};
}

static void add_claims(struct desk *k, struct section *s)
{
	static const struct head heads[] = {
		{WORD_CLAIMS_NUMBER, ALIGN_START, 0},
		{WORD_CLAIMS_SAYS, ALIGN_START, 3},
		{WORD_CLAIMS_FACT, ALIGN_START, 4},
		{WORD_CLAIMS_EXHIBITS, ALIGN_START, 2},
	};
	struct table t = {0};
	if (k->c->n_claims == 0)
		return;
	table_start(k, &t, heads, sizeof heads / sizeof heads[0]);
	for (size_t i = 0; i < k->c->n_claims; i++) {
		const struct claim *claim = &k->c->claims[i];
		struct row *row = table_add_row(k, &t);
		row->anchor = arena_printf(k->a, "claim#%zu", i + 1);
		row->cells[0] = spans_own(k, TONE_PLAIN, arena_printf(k->a, "%zu", i + 1));
		row->cells[1] = spans_prose(k, &claim->says);
		row->cells[2] = spans_prose(k, &claim->fact);
		row->cells[3] = citations_print_proof(k, &claim->proof);
	}
	section_add_heading(k, s, spans_word(k, TONE_PLAIN, WORD_CLAIMS_TITLE));
	section_add(k, s, BLOCK_TABLE)->u.table = t;
}

void cover_add_head(struct desk *k, struct section *s, int columns)
{
	const struct text own = {.s = names_document(k)};
	struct block *b = section_add(k, s, BLOCK_COVER);
	b->u.cover = (struct cover){
		.kicker = make_kicker(k),
		.title = spans_text(k, TONE_PLAIN, k->c->title.s ? &k->c->title : &own),
		.subtitle = spans_text(k, TONE_PLAIN, names_seller(k)),
	};
	add_facts(k, s, columns);
	add_callouts(k, s);
	verdict_add(k, s);
}

void section_cover(struct desk *k, struct section *s)
{
	cover_add_head(k, s, 2);
	add_claims(k, s);
}
