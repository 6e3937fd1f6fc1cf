/* party.c - what the case says of a seller or consignee beyond the name: what is given is printed. */
#include "plan/plan_int.h"

enum { PARTY_ROWS = 9 };

struct row_of_party {
	enum word label;
	const struct text *value;
};

static void list_rows(const struct party *p, struct row_of_party rows[PARTY_ROWS])
{
	const struct row_of_party all[PARTY_ROWS] = {
		{WORD_PARTY_SHOP, &p->shop},
		{WORD_PARTY_NAME, &p->name},
		{WORD_PARTY_COMPANY, &p->company},
		{WORD_PARTY_ACCOUNT, &p->account},
		{WORD_PARTY_CONTACT, &p->contact},
		{WORD_PARTY_PHONE, &p->phone},
		{WORD_PARTY_EMAIL, &p->email},
		{WORD_PARTY_ADDRESS, &p->address},
		{WORD_PARTY_ID, &p->id},
	};
	for (size_t i = 0; i < PARTY_ROWS; i++)
		rows[i] = all[i];
}

void party_add_facts(struct desk *k, struct facts *f, const struct party *p)
{
	struct row_of_party rows[PARTY_ROWS];
	list_rows(p, rows);
	for (size_t i = 0; i < PARTY_ROWS; i++)
		facts_add_text(k, f, rows[i].label, rows[i].value);
}

/* "Label: value"; a line ends rather between two of these than within one. */
static void add_fact(struct desk *k, struct rich *all, const struct rich *label, const struct rich *value)
{
	struct rich fact = {0};
	spans_add_pattern(k, &fact, TONE_QUIET, desk_word(k, WORD_PARTY_FACT), "label", label, "value", value,
	                  NULL);
	for (size_t i = 0; i < fact.n && !fact.spans[i].value; i++)
		fact.spans[i].tied = true;
	spans_add_rich(k, all, &fact);
}

static struct rich list_seller(struct desk *k)
{
	const struct text *const on_page_1[] = {names_seller(k), &k->c->seller.company};
	struct row_of_party rows[PARTY_ROWS];
	struct rich all = {0};
	list_rows(&k->c->seller, rows);
	for (size_t i = 0; i < PARTY_ROWS; i++) {
		struct rich value = spans_text(k, TONE_PLAIN, rows[i].value);
		struct rich label = spans_word(k, TONE_QUIET, rows[i].label);
		if (spans_is_empty(&value) || rows[i].value == on_page_1[0] || rows[i].value == on_page_1[1])
			continue;
		if (all.n)
			spans_add_separator(k, &all, TONE_QUIET);
		add_fact(k, &all, &label, &value);
	}
	return all;
}

void party_add_seller(struct desk *k, struct section *s)
{
	struct rich all = list_seller(k);
	if (!spans_is_empty(&all))
		section_add_para(k, s, all);
}
