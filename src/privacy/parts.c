/* parts.c - what of a value also stands alone: a number without its codes, a word of a name, some of an
 * address. */
#include <string.h>

#include "base/utf8.h"
#include "privacy/mask_int.h"

/* ---- telephone numbers ---- */

struct phone {
	char digits[32];
	size_t n;
	size_t code; /* digits of the country's code before the number; of a Russian one also the 8 */
	bool is_chinese, is_russian;
};

static struct phone read_phone(const struct letters *t)
{
	struct phone x = {.n = 0};
	for (size_t i = 0; i < t->n && x.n < sizeof x.digits - 1; i++)
		if (is_digit(t->fold[i]))
			x.digits[x.n++] = (char)t->fold[i];
	if (x.n == 15 && strncmp(x.digits, "00861", 5) == 0)
		x.code = 4;
	else if (x.n == 13 && strncmp(x.digits, "861", 3) == 0)
		x.code = 2;
	x.is_chinese = x.n - x.code == 11 && x.digits[x.code] == '1';
	x.is_russian = !x.is_chinese && x.n == 11 && (x.digits[0] == '7' || x.digits[0] == '8');
	if (x.is_russian)
		x.code = 1;
	return x;
}

/* The digits behind a city's code, which stand alone in a letter to that city; 0: nothing tells. */
static size_t local_digits(const struct phone *x)
{
	bool is_landline = x->digits[0] == '0' && x->n >= 10 && x->n <= 12;
	if (x->is_russian)
		return x->digits[1] == '9' ? 0 : 7;
	if (!is_landline)
		return 0;
	return x->n - (x->digits[1] == '1' || x->digits[1] == '2' ? 3 : 4);
}

static bool add_digits(struct masker *m, struct known k, const char *code, const char *digits)
{
	struct letters t = letters_of(m->a, arena_printf(m->a, "%s%s", code, digits));
	return index_add(m, k, &t, 0, t.n);
}

/* A number also stands without its country's code, or with it. */
bool parts_add_phone(struct masker *m, struct known k, const struct letters *t)
{
	static const char *const codes[] = {"", "0086", "86", "7", "8"};
	struct phone x = read_phone(t);
	size_t local = local_digits(&x);
	bool added = false;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (i == 0 || (i <= 2 ? x.is_chinese : x.is_russian))
			added |= add_digits(m, k, codes[i], x.digits + x.code);
	if (local > 0)
		add_digits(m, k, "", x.digits + x.n - local);
	return added;
}

/* "0571-88001234 / 13805712345": each of them is one. */
static void add_phones(struct masker *m, struct known k, const struct letters *t, struct mark at)
{
	for (size_t first = 0, end; first < t->n; first = end + 1) {
		for (end = first; end < t->n && !strchr(",;/|", t->fold[end] < 0x80 ? (int)t->fold[end] : 'x') &&
		                  t->fold[end] != 0x3001 && t->raw[end] != '\n';)
			end++;
		struct letters one = letters_of(m->a, letters_text(m->a, t, first, end));
		if (!parts_add_phone(m, k, &one) || end - first == t->n || k.rank != RANK_HIDDEN)
			continue;
		known_hide(m, one.s, false, false, at);
		tails_add(m, k.what, k.showing, &(struct text){.s = one.s, .at = at});
	}
}

/* ---- parts of names ---- */

static bool is_vowel(uint32_t cp)
{
	static const uint32_t vowels[] = {0x430, 0x435, 0x438, 0x43E, 0x443, 0x44B, 0x44C, 0x44E, 0x44F};
	for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
		if (cp == vowels[i])
			return true;
	return false;
}

size_t parts_end_of_stem(const struct letters *t, size_t first, size_t end)
{
	for (size_t i = 0; i < 2 && end - first >= 4 + i && is_vowel(t->fold[end - 1]); i++)
		end--;
	return end;
}

static bool has_capitals(const struct letters *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (utf8_is_capital(t->raw[i]))
			return true;
	return false;
}

static const char *shape_part(struct masker *m, const struct known *k, const char *part)
{
	return k->showing == SHOWING_PART ? shape_of(m->a, m->p, DETAIL_NAME, part) : NULL;
}

/* The words of a name also stand alone; those that are common words, too, only with a capital. */
static void add_words(struct masker *m, struct known k, const struct letters *t, struct mark at)
{
	bool is_written_large = has_capitals(t); /* then a small word is none of the name */
	k.rank = RANK_PART;
	k.is_word = true;
	for (size_t first = 0, end; first < t->n; first = end + 1) {
		for (end = first; end < t->n && (is_alphabetic(t->fold[end]) || is_mark(t->raw[end]));)
			end++;
		if (end < first + 3 || (is_written_large && !utf8_is_capital(t->raw[first])) ||
		    letters_match_list(t, first, m->p->roles, true) > first)
			continue;
		bool is_common = letters_match_list(t, first, m->p->words, false) == end;
		const char *word = letters_text(m->a, t, first, end);
		k.needs_capital = is_common || end < first + 4;
		k.shape = shape_part(m, &k, word);
		if (index_add(m, k, t, first, parts_end_of_stem(t, first, end)) && !is_common)
			known_hide(m, word, true, k.needs_capital, at);
	}
}

/* Of a name of several Chinese parts, or of several people. */
static void add_han_parts(struct masker *m, struct known k, const struct letters *t, struct mark at)
{
	k.rank = RANK_PART;
	for (size_t first = 0, end; first < t->n; first = end + 1) {
		for (end = first; end < t->n && is_han(t->raw[end]);)
			end++;
		const char *part = letters_text(m->a, t, first, end);
		k.shape = shape_part(m, &k, part);
		if (end >= first + 2 && end - first < t->n && index_add(m, k, t, first, end))
			known_hide(m, part, true, false, at);
	}
}

/* ---- parts of addresses ---- */

enum { STREET_LEAST = 6 }; /* letters; shorter ones are words of many a sentence */

/* Some of an address: enough of it to tell a door. */
static void add_piece(struct masker *m, struct known k, const struct letters *t, size_t first, size_t end,
                      struct mark at)
{
	size_t least = is_han(t->raw[0]) ? 4 : STREET_LEAST;
	if (end - first >= least && index_add(m, k, t, first, end))
		known_hide(m, letters_text(m->a, t, first, end), true, false, at);
}

/* Where a Chinese street, house, stair or flat ends; else `end`. */
static size_t end_of_door(const struct recipient *p, const struct letters *t, size_t i, size_t end)
{
	for (; i < end; i++) {
		size_t street = letters_match_list(t, i, p->han_streets, false);
		size_t door = letters_match_list(t, i, p->han_doors, false);
		if (street > i || door > i)
			return street > door ? street : door;
	}
	return end;
}

/* What shape_split_address makes of it, with what is hidden of a Chinese one in smaller pieces. */
static struct piece *split_finely(struct masker *m, const struct letters *t, size_t *n)
{
	size_t n_coarse;
	const struct piece *coarse = shape_split_address(m->a, m->p, t, &n_coarse);
	struct piece *fine = NULL;
	*n = 0;
	for (size_t i = 0; i < n_coarse; i++) {
		bool is_whole = !coarse[i].is_hidden || !is_han(t->raw[0]);
		for (size_t first = coarse[i].first, end; first < coarse[i].end; first = end) {
			end = is_whole ? coarse[i].end : end_of_door(m->p, t, first + 1, coarse[i].end);
			*ARENA_PUSH(m->a, fine, *n) = (struct piece){first, end, coarse[i].is_hidden};
		}
	}
	return fine;
}

/* A Russian street of one word also stands in other cases: "на Береговой". */
static void add_street(struct masker *m, struct known k, const struct letters *t)
{
	size_t first = 0, end = t->n;
	while (first < end && !is_alphabetic(t->fold[first]))
		first++;
	while (end > first && !is_alphabetic(t->fold[end - 1]))
		end--;
	for (size_t i = first; i < end; i++)
		if (!is_alphabetic(t->fold[i]) || t->fold[i] < 0x400)
			return;
	k.is_word = k.needs_capital = true;
	if (end - first >= STREET_LEAST)
		index_add(m, k, t, first, parts_end_of_stem(t, first, end));
}

/* "ul. Lenina, d. 5" is also "Lenina 5": the words for street and house are left out. */
static void add_bare(struct masker *m, struct known k, const struct letters *t, size_t first, size_t end,
                     struct mark at)
{
	const char *bare = "";
	for (size_t i = first; i < end;) {
		size_t word = letters_match_list(t, i, m->p->streets, false);
		if (word == i)
			bare = arena_printf(m->a, "%s%s", bare, letters_text(m->a, t, i, i + 1));
		i = word > i ? word : i + 1;
	}
	struct letters b = letters_of(m->a, bare);
	if (b.n == end - first)
		return;
	add_piece(m, k, &b, 0, b.n, at);
	add_street(m, k, &b);
}

/* Every sequence of hidden pieces. */
static void add_pieces(struct masker *m, struct known k, const struct letters *t, struct mark at)
{
	enum { PIECES_MOST = 12, BARE_MOST = 300 };
	size_t n;
	const struct piece *pieces = split_finely(m, t, &n);
	k.rank = RANK_PART;
	k.is_piece = true;
	for (size_t i = 0; i < n; i++)
		for (size_t j = i; j < n && j < i + PIECES_MOST && pieces[j].is_hidden; j++)
			add_piece(m, k, t, pieces[i].first, pieces[j].end, at);
	for (size_t i = 0, j; i < n && !is_han(t->raw[0]); i = j + 1) {
		for (j = i; j < n && pieces[j].is_hidden;)
			j++;
		if (j > i && pieces[j - 1].end - pieces[i].first < BARE_MOST)
			add_bare(m, k, t, pieces[i].first, pieces[j - 1].end, at);
		if (j > i && pieces[i].end - pieces[i].first < BARE_MOST)
			add_bare(m, k, t, pieces[i].first, pieces[i].end, at);
	}
}

/* ---- all of them ---- */

void parts_add(struct masker *m, struct known k, const struct letters *t, struct mark at)
{
	if (k.what == DETAIL_PHONE) {
		add_phones(m, k, t, at);
	} else if (k.what == DETAIL_NAME) {
		add_words(m, k, t, at);
		add_han_parts(m, k, t, at);
	} else if (k.what == DETAIL_ADDRESS) {
		add_pieces(m, k, t, at);
	}
}
