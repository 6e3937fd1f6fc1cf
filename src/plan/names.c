/* names.c - who and what in one line: the seller, the goods, the sender of a message, a kind of
 * document; and the sums of an order. */
#include "plan/plan_int.h"

#include <string.h>

#include "base/utf8.h"

const char *names_document(const struct desk *k)
{
	return desk_word(k, k->c->supplements.s ? WORD_DOCUMENT_SUPPLEMENT : WORD_DOCUMENT_TITLE);
}

const char *names_platform(const struct desk *k)
{
	return shelf_pick(k->platform->name, k->words->language, k->platform->id);
}

const struct text *names_seller(const struct desk *k)
{
	const struct party *s = &k->c->seller;
	const struct text *names[] = {&s->shop, &s->name, &s->company, &s->account};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (names[i]->s)
			return names[i];
	return &s->shop;
}

/* "Thermos 500 ml x 2 and 1 more item" */
struct rich names_goods(const struct desk *k)
{
	const struct order *o = &k->c->order;
	struct rich goods = {0};
	if (o->n_items == 0)
		return goods;
	const struct line_item *first = &o->items[0];
	struct rich name = spans_text(k, TONE_PLAIN, &first->name);
	if (first->quantity > 1) {
		struct rich n = spans_own(k, TONE_PLAIN, print_number(k, first->quantity));
		const char *times = desk_word(k, WORD_NUMBER_TIMES);
		spans_add_pattern(k, &goods, TONE_PLAIN, times, "name", &name, "n", &n, NULL);
		name = goods;
	}
	if (o->n_items == 1)
		return name;
	long more = (long)o->n_items - 1;
	struct rich n = spans_own(k, TONE_PLAIN, print_number(k, more));
	struct rich all = {0};
	const char *and_more = words_plural(k->words, PLURAL_MORE_GOODS, more);
	spans_add_pattern(k, &all, TONE_PLAIN, and_more, "name", &name, "n", &n, NULL);
	return all;
}

struct rich names_sender(const struct desk *k, const struct message *m)
{
	static const enum word words[] = {
		[SENDER_BUYER] = WORD_SENDER_BUYER,
		[SENDER_SELLER] = WORD_SENDER_SELLER,
		[SENDER_PLATFORM] = WORD_SENDER_PLATFORM,
		[SENDER_OTHER] = WORD_SENDER_OTHER,
	};
	struct rich all = {0};
	struct rich sender = m->name.s ? spans_text(k, TONE_PLAIN, &m->name)
	                               : spans_word(k, TONE_PLAIN, words[m->from]);
	if (!m->forwarded.s)
		return sender;
	struct rich source = spans_text(k, TONE_PLAIN, &m->forwarded);
	const char *pattern = desk_word(k, WORD_SENDER_FORWARDED);
	spans_add_pattern(k, &all, TONE_PLAIN, pattern, "sender", &sender, "source", &source, NULL);
	return all;
}

/* May a text be cut before this character? Only where no cluster can be torn: before a space, Han,
 * kana or Hangul. */
static bool is_cut(uint32_t cp, uint32_t before)
{
	bool wide = (cp >= 0x3000 && cp < 0xA000 && cp != 0x302A && cp != 0x3099) ||
	            (cp >= 0xAC00 && cp < 0xD7A4) || (cp >= 0x20000 && cp < 0x32000);
	return (cp == ' ' || cp == '\n' || wide) && before != 0x200D;
}

const char *names_cut(const struct desk *k, const char *text)
{
	enum { MOST = 80 };
	size_t n = strlen(text), i = 0, cut = 0, count = 0;
	for (uint32_t before = 0; i < n && count <= MOST; count++) {
		size_t at = i;
		uint32_t cp = utf8_next(text, n, &i);
		if (count > 0 && is_cut(cp, before))
			cut = at;
		before = cp;
	}
	if (count <= MOST || cut == 0)
		return text;
	return desk_fill(k, WORD_PHRASE_CUT, "text", arena_strndup(k->a, text, cut), NULL);
}

const char *names_kind(const struct desk *k, const struct certificate *c)
{
	const char *kind = words_lookup(k->words, "kinds", c->kind.s);
	if (!kind)
		kind = words_lookup(k->words, "kinds", "other");
	return kind ? kind : "";
}

static bool add_money(money *sum, money more)
{
	return !__builtin_add_overflow(*sum, more, sum);
}

bool names_sum_order(const struct order *o, struct sums *sums)
{
	money off;
	*sums = (struct sums){.complete = o->n_items > 0, .given = o->total.given};
	for (size_t i = 0; i < o->n_items; i++) {
		money line = 0;
		sums->complete &= o->items[i].price.given &&
		                  money_times(&line, o->items[i].price.value, o->items[i].quantity) &&
		                  add_money(&sums->items, line);
	}
	sums->computed = sums->items;
	sums->complete = sums->complete && money_times(&off, o->discount.value, -1) &&
	                 add_money(&sums->computed, o->shipping.value) && add_money(&sums->computed, off) &&
	                 add_money(&sums->computed, o->tax.value) &&
	                 add_money(&sums->computed, o->charges.value);
	sums->total = sums->given ? o->total.value : sums->computed;
	sums->whole = sums->given || (sums->complete && !o->imported);
	return sums->complete;
}
