/* earlier.c - exhibits of the cases that this one supplements keep their numbers.
 *
 * Each earlier case, the oldest first, is numbered as it was then and its exhibits are entered in a
 * ledger. An exhibit of a later case takes the number of an earlier one that showed the same files, or,
 * having no pictures, the same words; all else is new and numbered on from the last. So a reader who holds
 * both dossiers finds one exhibit under one number. */
#include "plan/plan_int.h"

#include <string.h>

/* ---- is it the same? ---- */
static const char *digest_of(const struct desk *k, size_t file)
{
	return k->evidence[file].sha256;
}

static bool find_digest(const struct booked *b, const char *digest, size_t *place)
{
	for (size_t i = 0; *digest && i < b->n_digests; i++)
		if (strcmp(b->digests[i], digest) == 0) {
			*place = i;
			return true;
		}
	return false;
}

static const struct chat *chat_of(const struct booked *b)
{
	return b->kind == EXHIBIT_CHAT ? &b->casefile->chats[b->index] : NULL;
}

/* By its moment and side: words may be masked for one reader and not for the other. */
static bool has_message(const struct desk *k, const struct chat *c, const struct message *m)
{
	for (size_t i = 0; i < c->n_messages; i++) {
		const struct message *other = &c->messages[i];
		const struct date *a = &m->at_time.date, *b = &other->at_time.date;
		bool at_once = a->precision == b->precision && date_compare(a, b, k->zone) == 0;
		bool says_same = m->text.s && other->text.s && strcmp(m->text.s, other->text.s) == 0;
		if (m->from == other->from && at_once && (a->precision >= DATE_MINUTE || says_same))
			return true;
	}
	return false;
}

static bool has_chat(const struct desk *k, const struct chat *old, const struct chat *c)
{
	for (size_t i = 0; i < c->n_messages; i++)
		if (!has_message(k, old, &c->messages[i]))
			return false;
	return true;
}

static bool is_same_document(const struct certificate *a, const struct certificate *b)
{
	return a->number.s && b->number.s && strcmp(a->number.s, b->number.s) == 0;
}

/* Without pictures its words make it: it must be called the same and say no more. */
static bool has_same_words(const struct desk *k, const struct booked *b, const char *id,
                           const struct shown *x)
{
	if (b->kind != x->kind || strcmp(b->id, id) != 0)
		return false;
	switch (x->kind) {
	case EXHIBIT_LOGISTICS:
		return k->c->logistics.n_events <= b->casefile->logistics.n_events;
	case EXHIBIT_CHAT:
		return has_chat(k, chat_of(b), &k->c->chats[x->index]);
	case EXHIBIT_CERTIFICATE:
		return is_same_document(&k->c->certificates[x->index], &b->casefile->certificates[b->index]);
	case EXHIBIT_ORDER:
	case EXHIBIT_ENTRY:
		break;
	}
	return true;
}

static bool is_same(const struct desk *k, const struct booked *b, const char *id, const struct shown *x)
{
	size_t place;
	if (x->n_pictures == 0)
		return has_same_words(k, b, id, x);
	for (size_t i = 0; i < x->n_pictures; i++)
		if (!find_digest(b, digest_of(k, x->pictures[i].shot->file), &place))
			return false;
	return true;
}

const struct booked *earlier_take(const struct desk *k, const char *id, const struct shown *x)
{
	for (size_t i = 0; i < k->ledger->n; i++) {
		struct booked *b = &k->ledger->v[i];
		if (b->taken || !is_same(k, b, id, x))
			continue;
		b->taken = true;
		return b;
	}
	return NULL;
}

size_t earlier_place(const struct desk *k, const struct booked *b, size_t file)
{
	size_t place = 0;
	find_digest(b, digest_of(k, file), &place);
	return place;
}

/* ---- the ledger ---- */
static void book(struct desk *k, const struct exhibit *e, const struct shown *x)
{
	struct booked b = {
		.casefile = k->c,
		.kind = x->kind,
		.index = x->index,
		.id = e->id,
		.number = e->number,
		.digests = ARENA_ARRAY(k->a, const char *, e->n_evidence),
		.n_digests = e->n_evidence,
	};
	for (size_t i = 0; i < e->n_evidence; i++)
		b.digests[i] = digest_of(k, e->evidence[i]);
	*ARENA_PUSH(k->a, k->ledger->v, k->ledger->n) = b;
}

/* What it took from a case before it is entered already. */
static bool is_booked(const struct ledger *l, size_t n, int number)
{
	for (size_t i = 0; i < n; i++)
		if (l->v[i].number == number)
			return true;
	return false;
}

void earlier_book(struct desk *k)
{
	size_t n = k->ledger->n;
	for (size_t i = 0; i < k->plan->n_exhibits; i++)
		if (!is_booked(k->ledger, n, k->plan->exhibits[i].number))
			book(k, &k->plan->exhibits[i], &k->shown[i]);
	for (size_t i = 0; i < k->ledger->n; i++)
		k->ledger->v[i].taken = false;
}

const struct booked *earlier_find(const struct desk *k, const char *id, long line)
{
	for (size_t i = k->ledger->n; i-- > 0;) {
		const struct booked *b = &k->ledger->v[i];
		size_t n_lines = chat_of(b) ? chat_of(b)->n_messages : 0;
		if (strcmp(b->id, id) == 0 && (line == 0 || (line > 0 && (size_t)line <= n_lines)))
			return b;
	}
	return NULL;
}

/* ---- what is not shown again ---- */
static void add_range(const struct desk *k, struct rich *r, int from, int to)
{
	const char *first = arena_printf(k->a, "%d", from), *last = arena_printf(k->a, "%d", to);
	const char *between = desk_word(k, WORD_PHRASE_SEPARATOR);
	if (!spans_is_empty(r))
		spans_add(k, r, TONE_QUIET, between);
	if (to > from + 1) {
		spans_add(k, r, TONE_QUIET, desk_fill(k, WORD_RANGE_NUMBERS, "from", first, "to", last, NULL));
		return;
	}
	spans_add(k, r, TONE_QUIET, first);
	if (to > from)
		add_range(k, r, to, to);
}

/* Numbers stand in the ledger as they were given, rising. */
struct rich earlier_list(const struct desk *k)
{
	struct rich r = {0};
	int from = 0, to = 0;
	for (size_t i = 0; i < k->ledger->n; i++) {
		const struct booked *b = &k->ledger->v[i];
		if (b->taken)
			continue;
		if (from && b->number != to + 1) {
			add_range(k, &r, from, to);
			from = 0;
		}
		from = from ? from : b->number;
		to = b->number;
	}
	if (from)
		add_range(k, &r, from, to);
	return r;
}
