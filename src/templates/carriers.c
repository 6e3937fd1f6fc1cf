/* carriers.c - a tracking number against the forms of its carrier. */
#include "templates/carriers.h"

#include <regex.h>
#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

/* Letter case and blanks at the ends aside. */
static bool is_same_name(const char *a, const char *b)
{
	size_t n_a = strlen(a), n_b = strlen(b), i = strspn(a, " "), k = strspn(b, " ");
	while (n_a > i && a[n_a - 1] == ' ')
		n_a--;
	while (n_b > k && b[n_b - 1] == ' ')
		n_b--;
	while (i < n_a && k < n_b)
		if (utf8_fold(utf8_next(a, n_a, &i)) != utf8_fold(utf8_next(b, n_b, &k)))
			return false;
	return i == n_a && k == n_b;
}

static const struct node *find_carrier(const struct node *carriers, const char *name)
{
	for (size_t i = 0; carriers && i < carriers->n; i++) {
		const struct node *names = shelf_lookup_list(carriers->items[i], "name");
		for (size_t k = 0; names && k < names->n; k++)
			if (names->items[k]->kind == NODE_SCALAR && is_same_name(names->items[k]->text, name))
				return carriers->items[i];
	}
	return NULL;
}

static const char *without_blanks(struct arena *a, const char *number)
{
	char *out = arena_strdup(a, number);
	size_t n = 0;
	for (const char *p = number; *p; p++)
		if (*p != ' ')
			out[n++] = *p >= 'a' && *p <= 'z' ? (char)(*p - 'a' + 'A') : *p;
	out[n] = '\0';
	return out;
}

enum carrier_verdict carriers_compare(struct shelf *s, const char *carrier, const char *number)
{
	const struct node *all = shelf_lookup_list(shelf_load(s, "", "carriers"), "carriers");
	const struct node *found = find_carrier(all, carrier), *pattern = tree_lookup(found, "pattern");
	regex_t regex;
	if (!pattern || pattern->kind != NODE_SCALAR)
		return CARRIER_UNKNOWN;
	if (regcomp(&regex, pattern->text, REG_EXTENDED | REG_NOSUB) != 0) {
		diag_error(s->d, pattern->at, "bad-template", "this is no regular expression");
		diag_advise(s->d, "write an extended one as POSIX has it: ^[0-9]{12}$");
		return CARRIER_UNKNOWN;
	}
	bool fits = regexec(&regex, without_blanks(s->a, number), 0, NULL, 0) == 0;
	regfree(&regex);
	return fits ? CARRIER_FITS : CARRIER_DIFFERS;
}
