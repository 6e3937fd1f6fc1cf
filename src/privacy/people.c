/* people.c - whom the case names, field by field: their values are collected first, so that they are found in
 * every text; then the fields themselves are masked. A courier's name is known by the word before it. */
#include <string.h>

#include "base/utf8.h"
#include "privacy/mask_int.h"

typedef void person_visitor(struct masker *m, enum person who, enum detail what, struct text *value);

static void visit_party(struct masker *m, enum person who, struct party *p, person_visitor *visit)
{
	visit(m, who, DETAIL_NAME, &p->name);
	visit(m, who, DETAIL_NAME, &p->contact);
	visit(m, who, DETAIL_COMPANY, &p->shop);
	visit(m, who, DETAIL_COMPANY, &p->company);
	visit(m, who, DETAIL_ACCOUNT, &p->account);
	visit(m, who, DETAIL_PHONE, &p->phone);
	visit(m, who, DETAIL_EMAIL, &p->email);
	visit(m, who, DETAIL_ADDRESS, &p->address);
	visit(m, who, DETAIL_ID, &p->id);
}

/* May part a name from the word before it. */
static bool is_opening(uint32_t cp)
{
	return is_joint(cp) || cp == ':' || cp == ',' || cp == 0x3010 || cp == '[' || cp == 0x3001 || cp == '"' ||
	       cp == 0x201C || cp == 0xAB;
}

/* Rather a name than an account: two to four Chinese characters, or several such with dots between them; a
 * word with a capital; several words. */
static bool looks_like_name(struct arena *a, const char *value)
{
	struct letters t = letters_of(a, value);
	size_t n_han = 0, n_dots = 0, n_odd = 0, n_words = 0;
	for (size_t i = 0; i < t.n; i++) {
		bool is_first = i == 0 || !is_alphabetic(t.raw[i - 1]);
		n_han += is_han(t.raw[i]);
		n_dots += t.raw[i] == 0xB7 || t.raw[i] == 0x2022 || t.raw[i] == 0x30FB;
		n_words += is_first && is_alphabetic(t.raw[i]) && (i == 0 || is_blank(t.raw[i - 1]));
		n_odd += is_alphabetic(t.raw[i]) && utf8_is_capital(t.raw[i]) != is_first;
		if (is_digit(t.fold[i]) || t.raw[i] == '_')
			return false;
	}
	if (n_han > 0)
		return n_han + n_dots == t.n && n_han >= 2 && (n_han <= 4 || n_dots > 0);
	return n_words > 1 || (n_words > 0 && n_odd == 0);
}

/* "buyer: Ann": Ann. What follows a word for somebody is a name only if something parts the two. */
static size_t skip_role(const struct masker *m, const struct letters *t)
{
	size_t end = letters_match_list(t, 0, m->p->roles, false), first = end;
	while (end > 0 && first < t->n && is_opening(t->fold[first]))
		first++;
	return first > end ? first : 0;
}

static bool is_bracket(uint32_t cp)
{
	return cp == '(' || cp == ')' || cp == '[' || cp == ']' || cp == '/' || cp == '|' || cp == ',' ||
	       cp == ';' || cp == 0x3001 || (cp >= 0x3008 && cp <= 0x3011);
}

/* A blank between Chinese and other characters. */
static bool is_seam(const struct letters *t, size_t i)
{
	return i > 0 && is_blank(t->raw[i]) && is_han(t->raw[i - 1]) != is_han(t->raw[i + 1]);
}

/* Who buys for himself is shown where the platform has to read the consignee, and so is "Ann" of "Ann Lee"
 * then. */
static enum person buyer_of_name(const struct masker *m, const struct casefile *c, const char *name)
{
	const char *consignee = c->logistics.consignee.name.s;
	bool is_shown = m->p->of[PERSON_CONSIGNEE][DETAIL_NAME] == SHOWING_FULL;
	return is_shown && consignee && strstr(consignee, name) ? PERSON_CONSIGNEE : PERSON_BUYER;
}

/* "Ann Lee (annlee88)": each is looked at by itself; the whole is left to the search through all texts. */
static void visit_buyer(struct masker *m, const struct casefile *c, struct text *value, person_visitor *visit)
{
	if (!value->s)
		return;
	struct letters t = letters_of(m->a, value->s);
	for (size_t first = skip_role(m, &t), end; first < t.n; first = end + 1) {
		for (end = first; end < t.n && !is_bracket(t.fold[end]) && !is_seam(&t, end);)
			end++;
		size_t last = end;
		while (last > first && is_blank(t.raw[last - 1]))
			last--;
		struct text part = {letters_text(m->a, &t, first, last), value->at};
		enum detail what = looks_like_name(m->a, part.s) ? DETAIL_NAME : DETAIL_ACCOUNT;
		enum person who = what == DETAIL_NAME ? buyer_of_name(m, c, part.s) : PERSON_BUYER;
		if (*part.s)
			visit(m, who, what, first == 0 && end == t.n ? value : &part);
	}
}

static void visit_chat(struct masker *m, const struct casefile *c, struct chat *chat, person_visitor *visit)
{
	visit_buyer(m, c, &chat->with, visit);
	for (size_t i = 0; i < chat->n_messages; i++) {
		struct message *message = &chat->messages[i];
		visit_buyer(m, c, &message->forwarded, visit);
		if (message->from == SENDER_BUYER || message->from == SENDER_OTHER)
			visit_buyer(m, c, &message->name, visit);
		else if (message->from == SENDER_SELLER)
			visit(m, PERSON_SELLER, DETAIL_NAME, &message->name);
	}
}

static void visit_people(struct masker *m, struct casefile *c, person_visitor *visit)
{
	visit_buyer(m, c, &c->order.buyer, visit);
	visit_party(m, PERSON_CONSIGNEE, &c->logistics.consignee, visit);
	visit(m, PERSON_CONSIGNEE, DETAIL_NAME, &c->logistics.signed_by);
	visit_party(m, PERSON_SELLER, &c->seller, visit);
	visit(m, PERSON_SELLER, DETAIL_NAME, &c->filed_by);
	for (size_t i = 0; i < c->n_chats; i++)
		visit_chat(m, c, &c->chats[i], visit);
}

/* ---- couriers ---- */

/* Does a word that goes on with the sentence begin here? One character may be a name's second. */
static bool is_end_of_name(const struct masker *m, const struct letters *t, size_t first, size_t i)
{
	size_t end = letters_match_list(t, i, m->p->no_names, false);
	return end > i && (i != first + 1 || end > i + 1);
}

static size_t end_of_han_name(const struct masker *m, const struct letters *t, size_t first, bool is_parted)
{
	size_t end = first;
	while (end < t->n && end < first + 5 && is_han(t->raw[end]) && !is_end_of_name(m, t, first, end))
		end++;
	bool is_surnamed = known_is_surname(m, t, first);
	if (end == first + 5)
		end = is_surnamed ? first + 3 : first;
	return end >= first + 2 && (is_surnamed || is_parted) ? end : first;
}

/* Up to three words or initials with capitals; what is all capitals is a firm. */
static size_t end_of_western_name(const struct masker *m, const struct letters *t, size_t first)
{
	size_t name = first, i = first;
	for (int words = 0; words < 3 && i < t->n && utf8_is_capital(t->raw[i]); words++) {
		size_t end = i + 1;
		while (is_alphabetic(t->fold[end]))
			end++;
		bool is_firm = end > i + 1 && utf8_is_capital(t->raw[i + 1]);
		if (is_firm || letters_match_list(t, i, m->p->no_names, false) > i)
			break;
		name = end;
		if (t->fold[end] == '.' && end > i + 1)
			break; /* the end of a sentence, not of an initial */
		i = end + (t->fold[end] == '.');
		while (i < t->n && is_blank(t->raw[i]) && t->raw[i] != '\n')
			i++;
	}
	return name;
}

/* The end of the name at t[first], which is parted from the word before it or not. */
static size_t end_of_name(const struct masker *m, const struct letters *t, size_t first, bool is_parted)
{
	return is_han(t->raw[first]) ? end_of_han_name(m, t, first, is_parted) : end_of_western_name(m, t, first);
}

static void collect_couriers(void *context, const char *path, struct text *text, bool is_code)
{
	struct masker *m = context;
	(void)path;
	if (is_code)
		return;
	struct letters t = letters_of(m->scratch, text->s);
	for (size_t i = 0; i < t.n; i++) {
		if (!letters_may_begin(&m->begin_couriers, t.fold[i]))
			continue;
		size_t cue = letters_match_list(&t, i, m->p->couriers, true), first = cue;
		if (cue == i)
			continue;
		while (first < t.n && is_opening(t.fold[first]))
			first++;
		size_t end = end_of_name(m, &t, first, first > cue);
		const struct text name = {letters_text(m->a, &t, first, end), text->at};
		if (end > first)
			known_add(m, PERSON_COURIER, DETAIL_NAME, &name);
		i = end > i ? end - 1 : i;
	}
	arena_clear(m->scratch);
}

/* ---- all of them ---- */

static void collect(struct masker *m, enum person who, enum detail what, struct text *value)
{
	known_add(m, who, what, value);
}

static bool is_number_of_person(const struct casefile *c, const struct text *text)
{
	const struct party *const parties[] = {&c->seller, &c->logistics.consignee};
	for (size_t i = 0; i < sizeof parties / sizeof *parties; i++)
		if (text == &parties[i]->phone || text == &parties[i]->id)
			return true;
	return false;
}

static void protect_numbers(void *context, const char *path, struct text *text, bool is_code)
{
	struct masker *m = context;
	bool is_of_person = false;
	(void)path;
	for (size_t i = 0; i < m->n_cases; i++)
		is_of_person |= is_number_of_person(m->cases[i], text);
	if (is_code && !is_of_person)
		known_protect(m, text);
}

void people_collect(struct masker *m)
{
	for (size_t i = 0; i < m->n_cases; i++) {
		for (size_t k = 0; k < m->cases[i]->hide.n; k++)
			known_add_wanted(m, &m->cases[i]->hide.v[k]);
		visit_people(m, m->cases[i], collect);
		casefile_each_text(m->cases[i], collect_couriers, m);
		casefile_each_text(m->cases[i], protect_numbers, m);
	}
}

static void mask_field(struct masker *m, enum person who, enum detail what, struct text *value)
{
	enum showing showing = m->p->of[who][what];
	if (showing == SHOWING_FULL || !value->s || known_is_nobody(m, what, value->s))
		return;
	value->s = showing == SHOWING_PART ? shape_of(m->a, m->p, what, value->s) : NULL;
	m->is_masked = true;
}

void people_mask_fields(struct masker *m)
{
	for (size_t i = 0; i < m->n_cases; i++)
		visit_people(m, m->cases[i], mask_field);
}
