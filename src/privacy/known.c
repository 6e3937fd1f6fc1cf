/* known.c - values that the case gives, and how to find them again in a text: with other spaces, with or
 * without the code of the country, in another case. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "privacy/mask_int.h"

enum { GAP_MOST = 4, ENDING_MOST = 3 };

/* ---- taking in ---- */

bool known_is_nobody(const struct masker *m, const char *value)
{
	struct letters t = letters_of(m->a, value);
	for (size_t i = 0; i < t.n; i++)
		if (t.fold[i] == '*' || t.raw[i] == 0x67D0 || letters_match_list(&t, i, m->p->roles, true) > i)
			return true; /* 0x67D0: "a certain", as in Li So-and-so */
	return t.n == 0;
}

/* false: it is one already. */
static bool secret_add(struct masker *m, const char *value, bool is_word, struct mark at)
{
	for (size_t i = 0; i < m->n_secrets; i++)
		if (strcmp(m->secrets[i].text, value) == 0 && m->secrets[i].is_word == is_word)
			return false;
	*ARENA_PUSH(m->a, m->secrets, m->n_secrets) = (struct secret){value, is_word, at};
	return true;
}

static bool is_number(const struct letters *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (!is_digit(t->fold[i]) && !is_joint(t->fold[i]) && t->fold[i] != '+')
			return false;
	return true;
}

/* What may stand between the characters of a value, there or in a text. */
static bool is_skipped(const struct known *k, uint32_t cp)
{
	if (k->what == DETAIL_ADDRESS)
		return is_joint(cp) || cp == ',' || cp == 0x3001 || cp == 0x3002 || cp == ':' || cp == ';';
	return is_digit(k->v[0]) && is_digit(k->v[k->n - 1]) ? is_joint(cp) : is_blank(cp);
}

/* So few characters stand in many a text by chance. */
static bool is_too_short(const uint32_t *v, size_t n)
{
	if (n == 0)
		return true;
	if (is_digit(v[0]) && is_digit(v[n - 1]))
		return n < 5;
	return is_alphabetic(v[0]) ? n < 3 : n < 2;
}

static struct known *add(struct masker *m, struct known k, const struct letters *t, size_t first, size_t end)
{
	uint32_t *v = ARENA_ARRAY(m->a, uint32_t, end - first + 1);
	bool number = is_number(t);
	for (size_t i = first; i < end; i++) {
		uint32_t cp = t->fold[i];
		bool is_mark = k.what == DETAIL_ADDRESS && (is_joint(cp) || cp == ',' || cp == 0x3001);
		if (!is_blank(cp) && !is_mark && (!number || is_digit(cp)))
			v[k.n++] = cp;
	}
	k.v = v;
	if (is_too_short(v, k.n))
		return NULL;
	struct known *at = ARENA_PUSH(m->a, m->known, m->n_known);
	*at = k;
	return at;
}

/* A telephone number also stands without its country's code, or with it. */
static bool add_phone(struct masker *m, struct known k, const char *value)
{
	static const char *const prefixes[] = {"", "0086", "86", "7", "8"};
	struct letters t = letters_of(m->a, value);
	char digits[32] = "";
	size_t n = 0;
	for (size_t i = 0; i < t.n && n < sizeof digits - 1; i++)
		if (is_digit(t.fold[i]))
			digits[n++] = (char)t.fold[i];
	const char *core = digits;
	if (n == 15 && strncmp(core, "00861", 5) == 0)
		core += 4;
	else if (n == 13 && strncmp(core, "861", 3) == 0)
		core += 2;
	else if (n == 11 && (*core == '7' || *core == '8'))
		core += 1;
	bool is_chinese = strlen(core) == 11 && *core == '1', is_russian = n == 11 && core == digits + 1;
	bool added = false;
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
		bool fits = i == 0 || (i <= 2 ? is_chinese : is_russian);
		struct letters one = letters_of(m->a, arena_printf(m->a, "%s%s", prefixes[i], core));
		added |= fits && add(m, k, &one, 0, one.n);
	}
	return added;
}

/* The words of a name also stand alone, and in Russian texts in other cases than the first. */
static void add_words(struct masker *m, struct known k, const struct letters *t, struct mark at)
{
	static const uint32_t vowels[] = {0x430, 0x435, 0x438, 0x439, 0x43E, 0x443, 0x44B, 0x44C, 0x44F};
	k.rank = RANK_PART;
	k.is_word = true;
	for (size_t first = 0, end; first < t->n; first = end + 1) {
		for (end = first; end < t->n && is_alphabetic(t->fold[end]);)
			end++;
		if (end < first + 3)
			continue;
		secret_add(m, letters_text(m->a, t, first, end), true, at);
		size_t stem = end;
		for (size_t i = 0; i < sizeof vowels / sizeof *vowels && stem == end; i++)
			stem -= t->fold[end - 1] == vowels[i];
		add(m, k, t, first, stem);
	}
}

static void add_piece(struct masker *m, struct known k, const struct letters *t, const struct piece *piece,
                      struct mark at)
{
	size_t least = is_han(t->raw[0]) ? 4 : 6;
	if (piece->end - piece->first >= least && add(m, k, t, piece->first, piece->end))
		secret_add(m, letters_text(m->a, t, piece->first, piece->end), false, at);
}

static void add_pieces(struct masker *m, struct known k, const struct letters *t, struct mark at)
{
	size_t n;
	const struct piece *pieces = shape_split_address(m->a, m->p, t, &n);
	k.rank = RANK_PART;
	k.is_piece = true;
	for (size_t i = 0, first = 0; i < n; i++) {
		if (!pieces[i].is_hidden)
			continue;
		if (i > 0 && !pieces[i - 1].is_hidden)
			first = i;
		add_piece(m, k, t, &pieces[i], at);
		if (first < i) /* and what is hidden from here on */
			add_piece(m, k, t, &(struct piece){pieces[first].first, pieces[i].end, true}, at);
	}
}

void known_add(struct masker *m, enum person who, enum detail what, const struct text *value)
{
	struct known k = {.what = what, .showing = m->p->of[who][what]};
	if (!value->s || known_is_nobody(m, value->s))
		return;
	if (k.showing == SHOWING_PART && strcmp(shape_of(m->a, m->p, what, value->s), value->s) == 0)
		return; /* it is masked already: "M. A." */
	struct letters t = letters_of(m->a, value->s);
	bool in_full = k.showing == SHOWING_FULL;
	k.rank = !in_full ? RANK_HIDDEN : m->p->insists[who] ? RANK_INSISTED : RANK_SHOWN;
	bool added = what == DETAIL_PHONE ? add_phone(m, k, value->s) : add(m, k, &t, 0, t.n) != NULL;
	if (in_full)
		*ARENA_PUSH(m->a, m->shown, m->n_shown) = (struct shown){value->s, k.rank == RANK_INSISTED};
	if (!added || in_full)
		return;
	secret_add(m, value->s, false, value->at);
	if (what == DETAIL_NAME && is_alphabetic(t.fold[0]))
		add_words(m, k, &t, value->at);
	if (what == DETAIL_ADDRESS)
		add_pieces(m, k, &t, value->at);
}

void known_add_found(struct masker *m, enum detail what, enum showing showing, const struct text *value)
{
	struct known k = {.what = what, .showing = showing, .rank = RANK_PART};
	struct letters t = letters_of(m->a, value->s);
	if (!secret_add(m, value->s, false, value->at))
		return;
	if (what == DETAIL_PHONE)
		add_phone(m, k, value->s);
	else
		add(m, k, &t, 0, t.n);
}

void known_protect(struct masker *m, const struct text *value)
{
	struct letters t = letters_of(m->a, value->s);
	add(m, (struct known){.rank = RANK_SHOWN, .what = DETAIL_COUNT}, &t, 0, t.n);
}

/* A part of a hidden name may be part of another that is shown; and what a platform insists on is no
 * secret. */
static bool is_shown(struct masker *m, const struct secret *s)
{
	struct masker look = {.a = m->a, .p = m->p};
	struct letters value = letters_of(m->a, s->text);
	const struct known *k = add(&look, (struct known){.what = DETAIL_COUNT}, &value, 0, value.n);
	for (size_t i = 0; k && i < m->n_shown; i++) {
		struct letters t = letters_of(m->a, m->shown[i].text);
		for (size_t at = 0; at < t.n && (s->is_word || m->shown[i].is_insisted); at++)
			if (known_match(k, &t, at) > at)
				return true;
	}
	return false;
}

void secrets_drop_shown(struct masker *m)
{
	size_t n = 0;
	for (size_t i = 0; i < m->n_secrets; i++)
		if (!is_shown(m, &m->secrets[i]))
			m->secrets[n++] = m->secrets[i];
	m->n_secrets = n;
}

/* Of one rank the longer first, so that a phone number is not found inside one with its country's code. */
static int compare(const void *a, const void *b)
{
	const struct known *x = a, *y = b;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	return memcmp(x->v, y->v, x->n * sizeof *x->v);
}

void known_sort(struct masker *m)
{
	if (m->n_known > 0)
		qsort(m->known, m->n_known, sizeof *m->known, compare);
}

/* ---- finding ---- */

/* May a value of this kind begin or end between two characters? */
static bool is_edge(uint32_t inside, uint32_t outside)
{
	if (is_digit(inside))
		return !is_digit(outside);
	return !is_alphabetic(inside) || (!is_alphabetic(outside) && !is_digit(outside));
}

/* A capital; in a script without capitals any letter. */
static bool begins_name(const struct letters *t, size_t i)
{
	return t->raw[i] != t->fold[i] && (i == 0 || !is_alphabetic(t->fold[i - 1]));
}

static size_t end_of_word(const struct known *k, const struct letters *t, size_t end)
{
	int more = 0;
	while (k->v[0] >= 0x400 && more++ < ENDING_MOST && is_alphabetic(t->fold[end]))
		end++;
	return end;
}

size_t known_match(const struct known *k, const struct letters *t, size_t i)
{
	size_t end = i;
	if (t->fold[i] != k->v[0] || (i > 0 && !is_edge(k->v[0], t->fold[i - 1])))
		return i;
	if (k->is_word && !begins_name(t, i))
		return i;
	for (size_t n = 0; n < k->n; n++, end++) {
		for (int gap = 0; n > 0 && gap < GAP_MOST && end < t->n && t->fold[end] != k->v[n] &&
		                  is_skipped(k, t->fold[end]); gap++)
			end++;
		if (end >= t->n || t->fold[end] != k->v[n])
			return i;
	}
	if (k->is_word)
		end = end_of_word(k, t, end);
	return is_edge(t->fold[end - 1], t->fold[end]) ? end : i;
}
