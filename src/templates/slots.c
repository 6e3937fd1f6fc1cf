/* slots.c - what the case says for each slot of a playbook's statement or message. SLOTS is the only list. */
#include "templates/slots.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

/* ---- helpers ---- */

static const char *print_when(const struct slots *s, const struct when *w)
{
	return w->date.precision != DATE_UNSET && s->print_when ? s->print_when(s->printer, &w->date) : NULL;
}

static const char *print_number(const struct slots *s, long n)
{
	return s->print_number ? s->print_number(s->printer, n) : NULL;
}

static const char *first_of(const struct text *const *texts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (texts[i]->s)
			return texts[i]->s;
	return NULL;
}

/* `all` and one more, with a separator of the language between them. Either may be NULL. */
static const char *join(const struct slots *s, const char *all, const char *separator, const char *one)
{
	return !all ? one : !one ? all : arena_printf(s->arena, "%s%s%s", all, separator, one);
}

/* What a block of YAML leaves at its end is no part of a text. */
static size_t trimmed(const char *text)
{
	size_t n = strlen(text);
	while (n > 0 && (text[n - 1] == '\n' || text[n - 1] == ' '))
		n--;
	return n;
}

/* Sentences one after another: no space stands before Han. */
static const char *join_sentences(const struct slots *s, const char *all, const char *one)
{
	enum { FIRST_WIDE = 0x2E80 };
	size_t at = 0, n = one ? strlen(one) : 0;
	bool wide = n > 0 && utf8_next(one, n, &at) >= FIRST_WIDE;
	if (all)
		all = arena_strndup(s->arena, all, trimmed(all));
	return join(s, all, wide ? "" : " ", one);
}

static const char *separator(const struct slots *s)
{
	return s->words->word[WORD_PHRASE_SEPARATOR];
}

/* ---- values ---- */

static const char *of_platform(const struct slots *s) { return s->platform; }
static const char *of_number(const struct slots *s) { return s->casefile->number.s; }
static const char *of_request(const struct slots *s) { return s->casefile->request.s; }
static const char *of_order(const struct slots *s) { return s->casefile->order.number.s; }
static const char *of_buyer(const struct slots *s) { return s->casefile->order.buyer.s; }
static const char *of_created(const struct slots *s) { return print_when(s, &s->casefile->order.created); }
static const char *of_paid(const struct slots *s) { return print_when(s, &s->casefile->order.paid); }
static const char *of_shipped(const struct slots *s) { return print_when(s, &s->casefile->order.shipped); }
static const char *of_company(const struct slots *s) { return s->casefile->seller.company.s; }
static const char *of_carrier(const struct slots *s) { return s->casefile->logistics.carrier.s; }
static const char *of_tracking(const struct slots *s) { return s->casefile->logistics.tracking.s; }
static const char *of_signed_by(const struct slots *s) { return s->casefile->logistics.signed_by.s; }
static const char *of_consignee(const struct slots *s) { return s->casefile->logistics.consignee.name.s; }

static const char *of_shop(const struct slots *s)
{
	const struct party *p = &s->casefile->seller;
	const struct text *const names[] = {&p->shop, &p->name, &p->company, &p->account};
	return first_of(names, sizeof names / sizeof *names);
}

static const char *of_seller(const struct slots *s)
{
	const struct party *p = &s->casefile->seller;
	const struct text *const names[] = {&p->company, &p->name, &p->shop, &p->account};
	return first_of(names, sizeof names / sizeof *names);
}

/* What the carrier's record says, and no word of the order: a sentence around it claims that record. */
static const char *of_delivered(const struct slots *s)
{
	const struct scan_event *delivery = casefile_find_delivery(&s->casefile->logistics);
	return delivery ? print_when(s, &delivery->at_time) : NULL;
}

static const char *of_received(const struct slots *s)
{
	const char *received = print_when(s, &s->casefile->order.received);
	return received ? received : of_delivered(s);
}

static const char *of_item(const struct slots *s)
{
	return s->casefile->order.n_items > 0 ? s->casefile->order.items[0].name.s : NULL;
}

/* "Thermos × 2" */
static const char *print_item(const struct slots *s, const struct line_item *item)
{
	const char *n = item->quantity > 1 ? print_number(s, item->quantity) : NULL;
	if (!n || !item->name.s)
		return item->name.s;
	return words_fill(s->arena, s->words->word[WORD_NUMBER_TIMES], "name", item->name.s, "n", n, NULL);
}

static const char *of_items(const struct slots *s)
{
	const struct order *o = &s->casefile->order;
	const char *all = NULL;
	for (size_t i = 0; i < o->n_items; i++)
		all = join(s, all, separator(s), print_item(s, &o->items[i]));
	return all;
}

static const char *of_quantity(const struct slots *s)
{
	const struct order *o = &s->casefile->order;
	long n = 0;
	for (size_t i = 0; i < o->n_items; i++)
		if (__builtin_add_overflow(n, o->items[i].quantity, &n))
			return NULL;
	return n > 0 ? print_number(s, n) : NULL;
}

static const char *of_total(const struct slots *s)
{
	const struct amount *total = &s->casefile->order.total;
	return total->given && s->print_money ? s->print_money(s->printer, total->value) : NULL;
}

/* Their titles, or what kind of document they are. */
static const char *of_certificates(const struct slots *s)
{
	const char *all = NULL;
	for (size_t i = 0; i < s->casefile->n_certificates; i++) {
		const struct certificate *c = &s->casefile->certificates[i];
		const char *name = c->title.s ? c->title.s : words_lookup(s->words, "kinds", c->kind.s);
		all = join(s, all, separator(s), name);
	}
	return all;
}

static const char *of_claim(const struct slots *s)
{
	const char *all = NULL;
	for (size_t i = 0; i < s->casefile->n_claims; i++)
		all = join_sentences(s, all, s->casefile->claims[i].says.s);
	return all;
}

static const char *of_fact(const struct slots *s)
{
	const char *all = NULL;
	for (size_t i = 0; i < s->casefile->n_claims; i++)
		all = join_sentences(s, all, s->casefile->claims[i].fact.s);
	return all;
}

/* "on 17 Jan 2025, a refund was offered", each attempt and the answer to it */
static const char *of_contact(const struct slots *s)
{
	const char *all = NULL;
	for (size_t i = 0; i < s->casefile->n_contacts; i++) {
		const struct contact *c = &s->casefile->contacts[i];
		const char *when = print_when(s, &c->at_time), *one = c->offer.s;
		if (when && one)
			one = words_fill(s->arena, s->words->word[WORD_CONTACT_OFFER], "how", when, "offer", one,
			                 NULL);
		all = join_sentences(s, all, one);
		if (c->answer.s)
			all = join_sentences(s, all, words_fill(s->arena, s->words->word[WORD_CONTACT_ANSWER],
			                                        "answer", c->answer.s, NULL));
	}
	return all;
}

static const char *of_today(const struct slots *s)
{
	const struct when today = {.date = s->today};
	return print_when(s, &today);
}

/* ---- the table ---- */

static const struct slot {
	const char *name, *key;
	const char *(*value)(const struct slots *s);
	enum word label;
} table[] = {
	{"platform", "platform", of_platform, WORD_SECTION_COVER},
	{"number", "number", of_number, WORD_COVER_NUMBER},
	{"order", "order.number", of_order, WORD_ORDER_NUMBER},
	{"created", "order.created", of_created, WORD_ORDER_CREATED},
	{"paid", "order.paid", of_paid, WORD_ORDER_PAID},
	{"shipped", "order.shipped", of_shipped, WORD_ORDER_SHIPPED},
	{"received", "order.received", of_received, WORD_ORDER_RECEIVED},
	{"item", "order.items.name", of_item, WORD_ORDER_ITEM},
	{"items", "order.items.name", of_items, WORD_ORDER_ITEM},
	{"total", "order.total", of_total, WORD_ORDER_TOTAL},
	{"quantity", "order.items.quantity", of_quantity, WORD_ORDER_QUANTITY},
	{"buyer", "order.buyer", of_buyer, WORD_ORDER_BUYER},
	{"shop", "seller.shop", of_shop, WORD_PARTY_SHOP},
	{"seller", "seller.name", of_seller, WORD_COVER_SELLER},
	{"company", "seller.company", of_company, WORD_PARTY_COMPANY},
	{"carrier", "logistics.carrier", of_carrier, WORD_LOGISTICS_CARRIER},
	{"tracking", "logistics.tracking", of_tracking, WORD_LOGISTICS_TRACKING},
	{"delivered", "logistics.events.delivered", of_delivered, WORD_LOGISTICS_DELIVERED},
	{"signed_by", "logistics.signed_by", of_signed_by, WORD_LOGISTICS_SIGNED_BY},
	{"consignee", "logistics.consignee.name", of_consignee, WORD_LOGISTICS_CONSIGNEE},
	{"certificates", "certificates.title", of_certificates, WORD_SECTION_CERTIFICATES},
	{"contact", "contact", of_contact, WORD_CONTACT_TITLE},
	{"request", "request", of_request, WORD_COVER_REQUEST},
	{"claim", "claims.says", of_claim, WORD_CLAIMS_SAYS},
	{"fact", "claims.fact", of_fact, WORD_CLAIMS_FACT},
	{"today", NULL, of_today, WORD_LOGISTICS_TIME},
};

static const struct slot *find_slot(const char *name, size_t n)
{
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (strlen(table[i].name) == n && strncmp(table[i].name, name, n) == 0)
			return &table[i];
	return NULL;
}

const char *slots_value(const struct slots *s, const char *name)
{
	const struct slot *slot = find_slot(name, strlen(name));
	const char *value = slot ? slot->value(s) : NULL;
	return value && *value ? value : NULL;
}

const char *slots_key(const char *name)
{
	const struct slot *slot = find_slot(name, strlen(name));
	return slot ? slot->key : NULL;
}

bool slots_is_known(const char *name)
{
	return find_slot(name, strlen(name)) != NULL;
}

/* ---- filling ---- */

/* The bytes of a full stop that `text` begins with: "." or U+3002. */
static size_t leading_stop(const char *text)
{
	return *text == '.' ? 1 : strncmp(text, "\xE3\x80\x82", 3) == 0 ? 3 : 0;
}

/* Does it end a sentence: with . ! ? or their full-width forms? */
static bool ends_sentence(const char *text)
{
	static const char *const ends[] = {".", "!", "?", "\xE3\x80\x82", "\xEF\xBC\x81", "\xEF\xBC\x9F",
	                                   "\xE2\x80\xA6"};
	size_t n = strlen(text);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (n >= strlen(ends[i]) && strcmp(text + n - strlen(ends[i]), ends[i]) == 0)
			return true;
	return false;
}

static void add_blank(const struct slots *s, struct slots_filled *f, const char *name)
{
	for (size_t i = 0; i < f->n_blanks; i++)
		if (strcmp(f->blanks[i], name) == 0)
			return;
	*ARENA_PUSH(s->arena, f->blanks, f->n_blanks) = name;
}

/* Fills the slot that `pattern` is at, "{order}"; returns the bytes of the pattern that are done with. */
static size_t fill_slot(const struct slots *s, struct slots_filled *f, struct buf *out, const char *pattern,
                        const char *blank)
{
	size_t n = strcspn(pattern, "}");
	const struct slot *slot = pattern[n] ? find_slot(pattern + 1, n - 1) : NULL;
	if (!slot) {
		buf_add_byte(out, *pattern);
		return 1;
	}
	const char *value = slots_value(s, slot->name);
	if (!value && s->keeps_open && slot->key) {
		buf_add(out, pattern, n + 1);
		return n + 1;
	}
	if (!value) {
		add_blank(s, f, slot->name);
		buf_add_string(out, words_fill(s->arena, blank, "label", s->words->word[slot->label], NULL));
		return n + 1;
	}
	value = arena_strndup(s->arena, value, trimmed(value));
	buf_add_string(out, value);
	return n + 1 + (ends_sentence(value) ? leading_stop(pattern + n + 1) : 0);
}

struct slots_filled slots_fill(const struct slots *s, const char *pattern, const char *blank)
{
	struct slots_filled f = {.text = ""};
	struct buf out = {0};
	while (*pattern) {
		size_t plain = strcspn(pattern, "{");
		buf_add(&out, pattern, plain);
		pattern += plain;
		if (*pattern)
			pattern += fill_slot(s, &f, &out, pattern, blank);
	}
	if (out.n > 0)
		f.text = arena_strndup(s->arena, (const char *)out.data, out.n);
	buf_drop(&out);
	return f;
}
