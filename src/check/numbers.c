/* numbers.c - the tracking number against its carrier's forms, and numbers in texts against those of the
 * case: one that differs by a digit or two was mistyped, and the reader will not find it. */
#include <ctype.h>
#include <string.h>

#include "base/message.h"
#include "check/check_int.h"
#include "templates/carriers.h"

void check_tracking_form(struct check *k)
{
	const struct logistics *l = &k->c->logistics;
	if (!l->carrier.s || !l->tracking.s ||
	    carriers_compare(k->shelf, l->carrier.s, l->tracking.s) != CARRIER_DIFFERS)
		return;
	check_say(k, l->tracking.at, "\"%s\" has none of the forms of a tracking number of %s", l->tracking.s,
	          l->carrier.s);
	check_advise(k, "compare it with the waybill, digit by digit");
}

/* ---- numbers in texts ---- */

#define DIGITS_LEAST 7
#define SLIPS_MOST 2
#define TOLD_MOST 8 /* in a text */

static bool is_of_number(char c)
{
	return isalnum((unsigned char)c) || c == '-';
}

/* Without hyphens; NULL if it has too few digits to be a number of an order. */
static const char *plain_number(struct arena *a, const char *s, size_t n)
{
	char *out = arena_strndup(a, s, n);
	size_t n_out = 0, n_digits = 0;
	for (size_t i = 0; i < n; i++) {
		n_digits += isdigit((unsigned char)s[i]) != 0;
		if (s[i] != '-')
			out[n_out++] = (char)toupper((unsigned char)s[i]);
	}
	out[n_out] = '\0';
	return n_digits >= DIGITS_LEAST ? out : NULL;
}

struct known { /* a number of the case */
	const struct text *text;
	const char *plain;
	const char *what;
	bool is_there; /* in the text that is looked at */
};
enum { N_KNOWN = 3 };

static struct known know(struct check *k, const struct text *t, const char *what)
{
	return (struct known){t, t->s ? plain_number(k->a, t->s, strlen(t->s)) : NULL, what, false};
}

static bool is_number(struct check *k, const struct text *t, const char *plain)
{
	const char *known = t->s ? plain_number(k->a, t->s, strlen(t->s)) : NULL;
	return known && strcmp(known, plain) == 0;
}

/* Of an earlier case, or of what was decided in it? */
static bool is_earlier(struct check *k, const char *plain)
{
	if (is_number(k, &k->c->verdict.number, plain))
		return true;
	for (const struct casefile *c = k->c->first; c; c = c->first)
		if (is_number(k, &c->number, plain) || is_number(k, &c->order.number, plain))
			return true;
	return false;
}

/* The next number from *end on; NULL: there is none. */
static const char *next_number(struct check *k, const char *s, size_t *start, size_t *end)
{
	for (*start = *end; s[*start]; *start = *end) {
		for (*end = *start; is_of_number(s[*end]);)
			++*end;
		const char *plain = *end > *start ? plain_number(k->a, s + *start, *end - *start) : NULL;
		if (plain)
			return plain;
		*end += *end == *start;
	}
	return NULL;
}

/* Where the right number stands in the same text, the other one is another: of a second parcel, say. */
static const struct known *find_near(const struct known *known, const char *plain)
{
	for (size_t i = 0; i < N_KNOWN; i++)
		if (known[i].plain && strcmp(known[i].plain, plain) == 0)
			return NULL;
	for (size_t i = 0; i < N_KNOWN; i++)
		if (known[i].plain && !known[i].is_there && diag_distance(known[i].plain, plain) <= SLIPS_MOST)
			return &known[i];
	return NULL;
}

static void note_numbers(struct check *k, const struct text *t, struct known *known)
{
	const char *plain;
	for (size_t start, end = 0; (plain = next_number(k, t->s, &start, &end));)
		for (size_t i = 0; i < N_KNOWN; i++)
			known[i].is_there |= known[i].plain && strcmp(known[i].plain, plain) == 0;
}

static void read_numbers(struct check *k, const struct text *t)
{
	struct known known[N_KNOWN] = {
		know(k, &k->c->order.number, _("the order's number")),
		know(k, &k->c->logistics.tracking, _("the tracking number")),
		know(k, &k->c->number, _("the number of the case")),
	};
	const char *plain;
	size_t start, end = 0, n_told = 0;
	if (!t->s)
		return;
	note_numbers(k, t, known);
	while (n_told < TOLD_MOST && (plain = next_number(k, t->s, &start, &end))) {
		const struct known *near = find_near(known, plain);
		if (!near || is_earlier(k, plain))
			continue;
		n_told++;
		check_say(k, mark_find_part(t->at, t->s, start, end), "\"%s\" differs a little from %s, %s",
		          arena_strndup(k->a, t->s + start, end - start), near->what, near->text->s);
		check_advise(k, "if it is meant to be that number, copy it from the platform's page");
	}
}

/* In what the seller writes himself: what others wrote is as it is. */
void check_numbers(struct check *k)
{
	const struct casefile *c = k->c;
	check_each_own(k, read_numbers);
	for (size_t i = 0; i < c->n_claims; i++)
		read_numbers(k, &c->claims[i].says);
	for (size_t i = 0; i < c->n_chats; i++)
		for (size_t m = 0; m < c->chats[i].n_messages; m++)
			if (c->chats[i].messages[m].from == SENDER_SELLER)
				read_numbers(k, &c->chats[i].messages[m].text);
}
