/* nobody.c - a value that names nobody: words for somebody, or what a platform has masked already. */
#include <string.h>

#include "base/utf8.h"
#include "privacy/mask_int.h"

/* How many characters from t[i] on tell of nobody: a role, a star, "a certain" as in Li So-and-so. */
static size_t skip_nobody(const struct masker *m, const struct letters *t, size_t i)
{
	size_t end = letters_match_list(t, i, m->p->roles, true);
	return end > i ? end - i : t->fold[i] == '*' || t->raw[i] == 0x67D0;
}

struct rest { /* of a value without the words for nobody */
	size_t n_told; /* characters of those */
	size_t n_digits, n_capital, n_small; /* words of three letters and more */
	bool has_han;  /* enough of it for a name */
};

/* A word of letters, or Chinese characters that belong together, from t[i] on; its end. */
static size_t look_at_run(const struct masker *m, const struct letters *t, size_t i, enum detail what,
                          struct rest *rest)
{
	size_t end = i;
	bool (*is_of_run)(uint32_t) = is_han(t->raw[i]) ? is_han : is_alphabetic;
	while (end < t->n && is_of_run(t->raw[end]) && (end == i || !skip_nobody(m, t, end)))
		end++;
	if (is_han(t->raw[i]))
		rest->has_han |= end - i >= 2 && (what != DETAIL_NAME || known_is_surname(m, t, i));
	else if (end - i >= 3)
		++*(utf8_is_capital(t->raw[i]) ? &rest->n_capital : &rest->n_small);
	return end > i ? end : i + 1;
}

bool known_is_nobody(const struct masker *m, enum detail what, const char *value)
{
	struct letters t = letters_of(m->a, value);
	struct rest rest = {0};
	for (size_t i = 0; i < t.n;) {
		size_t skipped = skip_nobody(m, &t, i);
		rest.n_told += skipped;
		rest.n_digits += !skipped && is_digit(t.fold[i]);
		i = skipped ? i + skipped : look_at_run(m, &t, i, what, &rest);
	}
	if (rest.n_told > 0) /* "in person, by code" */
		return !rest.has_han && rest.n_capital == 0 && rest.n_digits <= 4 &&
		       (what == DETAIL_NAME || rest.n_small == 0);
	bool is_sentence = what == DETAIL_NAME && rest.n_small >= 3 && rest.n_capital + rest.n_digits == 0;
	return t.n == 0 || (is_sentence && !is_han(t.raw[0]));
}

bool known_is_surname(const struct masker *m, const struct letters *t, size_t i)
{
	const char *all = m->p->surnames;
	return all && i < t->n && strstr(all, letters_text(m->a, t, i, i + 1)) != NULL;
}
