/* known.c - values that the case gives, and what of them is a secret. */
#include <string.h>

#include "privacy/mask_int.h"

/* ---- secrets ---- */

bool known_hide(struct masker *m, const char *value, bool is_part, bool needs_capital, struct mark at)
{
	struct letters t = letters_of(m->a, value);
	if (!m->hidden_texts)
		m->hidden_texts = trie_new(m->a);
	uint32_t node = trie_add(m->hidden_texts, t.raw, t.n);
	while (m->n_is_hidden <= node)
		*ARENA_PUSH(m->a, m->is_hidden, m->n_is_hidden) = false;
	if (m->is_hidden[node])
		return false;
	m->is_hidden[node] = true;
	const struct secret secret = {value, needs_capital, at};
	*ARENA_PUSH(m->a, m->hidden, m->n_hidden) = (struct hidden){secret, is_part};
	return true;
}

/* ---- taking in ---- */

void known_add(struct masker *m, enum person who, enum detail what, const struct text *value)
{
	struct known k = {.what = what, .showing = m->p->of[who][what]};
	if (!value->s || known_is_nobody(m, what, value->s))
		return;
	if (k.showing == SHOWING_PART && strcmp(shape_of(m->a, m->p, what, value->s), value->s) == 0)
		return; /* it is masked already: "M. A." */
	if (what == DETAIL_NAME && k.showing == SHOWING_PART)
		k.shape = shape_of(m->a, m->p, what, value->s);
	struct letters t = letters_of(m->a, value->s);
	bool in_full = k.showing == SHOWING_FULL;
	k.rank = !in_full ? RANK_HIDDEN : m->p->insists[who] ? RANK_INSISTED : RANK_SHOWN;
	bool is_new = what == DETAIL_PHONE ? parts_add_phone(m, k, &t) : index_add(m, k, &t, 0, t.n);
	if (!is_new)
		return;
	if (in_full)
		*ARENA_PUSH(m->a, m->shown, m->n_shown) =
			(struct shown){value->s, .is_insisted = k.rank == RANK_INSISTED};
	else
		known_hide(m, value->s, false, false, value->at);
	if (!in_full)
		tails_add(m, what, k.showing, value);
	if (!in_full || what == DETAIL_PHONE)
		parts_add(m, k, &t, value->at);
}

void known_add_wanted(struct masker *m, const struct text *value)
{
	struct known k = {.rank = RANK_WANTED, .what = DETAIL_NAME, .showing = SHOWING_NOTHING};
	struct letters t = letters_of(m->a, value->s ? value->s : "");
	size_t n_digits = 0, n_letters = 0;
	for (size_t i = 0; i < t.n; i++) {
		n_digits += is_digit(t.fold[i]);
		n_letters += is_alphabetic(t.fold[i]) || is_han(t.raw[i]);
	}
	k.is_word = n_digits == 0 && n_letters == t.n;
	if (n_digits > 4 && n_letters == 0) {
		parts_add_phone(m, k, &t);
		tails_add(m, DETAIL_PHONE, SHOWING_NOTHING, value);
	} else {
		index_add(m, k, &t, 0, k.is_word ? parts_end_of_stem(&t, 0, t.n) : t.n);
	}
	if (n_digits > 4 || n_letters > 2 || (n_letters == 2 && is_han(t.raw[0])))
		known_hide(m, value->s, false, false, value->at);
}

void known_add_found(struct masker *m, enum detail what, enum showing showing, const struct text *value)
{
	struct known k = {.what = what, .showing = showing, .rank = RANK_FOUND};
	struct letters t = letters_of(m->a, value->s);
	if (!known_hide(m, value->s, false, false, value->at))
		return;
	m->has_found = true;
	tails_add(m, what, showing, value);
	if (what == DETAIL_PHONE)
		parts_add_phone(m, k, &t);
	else
		index_add(m, k, &t, 0, t.n);
}

void known_protect(struct masker *m, const struct text *value)
{
	struct letters t = letters_of(m->a, value->s);
	size_t n_digits = 0, n_letters = 0;
	for (size_t i = 0; i < t.n; i++) {
		n_digits += is_digit(t.fold[i]);
		n_letters += is_alphabetic(t.fold[i]) || is_han(t.raw[i]);
	}
	if (n_digits > n_letters) /* others may hold a name */
		index_add(m, (struct known){.rank = RANK_SHOWN, .what = DETAIL_COUNT}, &t, 0, t.n);
}

/* ---- what is left to look for ---- */

static bool is_no_secret(const struct hidden *h, const struct shown *shown)
{
	if (shown->is_printed)
		return strpbrk(h->secret.text, "0123456789@") == NULL;
	return shown->is_insisted || h->is_part;
}

/* A part of a hidden name may be part of another that is shown; what a platform insists on is no secret; and
 * a name may be a word that templates print. */
static void cross_out(const struct masker *look, const struct hidden *hidden, bool *is_out,
                      const struct shown *shown)
{
	struct letters t = letters_of(look->scratch, shown->text);
	size_t n;
	const struct match *matches = index_find(look, look->scratch, &t, &n);
	for (size_t i = 0; i < n; i++)
		is_out[matches[i].known->secret] |= is_no_secret(&hidden[matches[i].known->secret], shown);
	arena_clear(look->scratch);
}

static void cross_out_printed(const struct masker *look, const struct hidden *hidden, bool *is_out,
                              const struct node *words)
{
	const struct shown word = {words->text, .is_printed = true};
	if (words->text)
		cross_out(look, hidden, is_out, &word);
	for (size_t i = 0; i < words->n; i++)
		cross_out_printed(look, hidden, is_out, words->items[i]);
}

void known_list_secrets(struct masker *m)
{
	struct masker look = {.a = m->a, .p = m->p, .scratch = m->scratch};
	bool *is_out = ARENA_ARRAY(m->a, bool, m->n_hidden + 1);
	for (size_t i = 0; i < m->n_hidden; i++) {
		struct letters t = letters_of(m->a, m->hidden[i].secret.text);
		index_add(&look, (struct known){.what = DETAIL_COUNT, .secret = i}, &t, 0, t.n);
	}
	for (size_t i = 0; i < m->n_shown; i++)
		cross_out(&look, m->hidden, is_out, &m->shown[i]);
	const struct node *const printed[] = {m->p->printed, m->p->clock};
	for (size_t i = 0; m->n_hidden > 0 && i < sizeof printed / sizeof *printed; i++)
		if (printed[i])
			cross_out_printed(&look, m->hidden, is_out, printed[i]);
	for (size_t i = 0; i < m->n_hidden; i++)
		if (!is_out[i])
			*ARENA_PUSH(m->a, m->secrets, m->n_secrets) = m->hidden[i].secret;
}
