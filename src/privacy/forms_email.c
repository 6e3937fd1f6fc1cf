/* forms_email.c - e-mail addresses: name@host.example, and as people write it who hope to be read by people
 * alone: name (at) host [dot] example. */
#include <string.h>

#include "privacy/mask_int.h"

static bool is_of_email(uint32_t cp)
{
	return is_alphabetic(cp) || is_digit(cp) || (cp > 0 && cp < 0x80 && strchr(".-_+%", (int)cp));
}

static size_t skip_blanks(const struct letters *t, size_t i)
{
	while (i < t->n && t->raw[i] != '\n' && is_blank(t->raw[i]))
		i++;
	return i;
}

/* "(at)", "[ at ]": the end of that, with blanks behind; or i. */
static size_t match_bracketed(const struct letters *t, size_t i, const char *word)
{
	if (t->fold[i] != '(' && t->fold[i] != '[')
		return i;
	uint32_t closing = t->fold[i] == '(' ? ')' : ']';
	size_t from = skip_blanks(t, i + 1), end = letters_match_here(t, from, word);
	end = end > from ? skip_blanks(t, end) : i;
	return end > i && t->fold[end] == closing ? skip_blanks(t, end + 1) : i;
}

static bool find_plain(const struct letters *t, size_t at, struct form *f)
{
	size_t dot = 0;
	for (f->first = at; f->first > 0 && is_of_email(t->fold[f->first - 1]) && !t->taken[f->first - 1];)
		f->first--;
	for (f->end = at + 1; is_of_email(t->fold[f->end]); f->end++)
		if (t->fold[f->end] == '.' && is_of_email(t->fold[f->end + 1]) && t->fold[f->end + 1] != '.')
			dot = f->end;
	while (f->end > at && !is_digit(t->fold[f->end - 1]) && !is_alphabetic(t->fold[f->end - 1]))
		f->end--; /* a full stop behind it */
	return f->first < at && dot > at + 1;
}

/* The end of "host.example" or "host (dot) example"; i: there is none. The last part has letters alone: 5.00
 * is a price. */
static size_t match_host(const struct letters *t, size_t i)
{
	size_t end = i;
	for (size_t part = i, n = 1;; n++) {
		size_t to = part, n_letters = 0;
		for (; is_alphabetic(t->fold[to]) || is_digit(t->fold[to]) || t->fold[to] == '-'; to++)
			n_letters += is_alphabetic(t->fold[to]);
		if (to == part)
			return end;
		if (n > 1 && to - part >= 2 && n_letters == to - part)
			end = to;
		size_t next = skip_blanks(t, to), dot = match_bracketed(t, next, "dot");
		part = dot > next ? dot : t->fold[to] == '.' ? to + 1 : to;
		if (part == to)
			return end;
	}
}

static bool find_written(const struct letters *t, size_t at, size_t host, struct form *f)
{
	size_t name = at;
	while (name > 0 && t->raw[name - 1] != '\n' && is_blank(t->raw[name - 1]))
		name--;
	for (f->first = name; f->first > 0 && is_of_email(t->fold[f->first - 1]) && !t->taken[f->first - 1];)
		f->first--;
	f->end = match_host(t, host);
	return f->first < name && f->end > host;
}

bool form_find_email(const struct letters *t, size_t i, struct form *f)
{
	f->what = DETAIL_EMAIL;
	if (t->fold[i] == '@')
		return find_plain(t, i, f);
	size_t host = match_bracketed(t, i, "at");
	return host > i && find_written(t, i, host, f);
}
