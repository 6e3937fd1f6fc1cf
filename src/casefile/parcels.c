/* parcels.c - does the order go with the tracking record beside it? What is said of one parcel is not true of
 * another, and two files are soon mixed up. */
#include <string.h>

#include "base/buf.h"
#include "base/message.h"
#include "casefile/casefile_int.h"

/* ---- numbers ---- */

static bool is_of_number(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Blanks, hyphens and letter case aside. */
static bool is_same(const char *a, const char *end, const char *b)
{
	for (;; a++, b++) {
		while (a < end && !is_of_number(*a))
			a++;
		while (*b && !is_of_number(*b))
			b++;
		if (a == end || !*b)
			return a == end && !*b;
		if ((*a | 0x20) != (*b | 0x20))
			return false;
	}
}

bool casefile_is_parcel(const char *numbers, const char *number)
{
	const char *end = numbers + strlen(numbers), *word = numbers;

	if (is_same(numbers, end, number))
		return true;
	while (word < end) {
		const char *behind = word;
		while (behind < end && is_of_number(*behind))
			behind++;
		if (behind > word && is_same(word, behind, number))
			return true;
		word = behind + 1;
	}
	return false;
}

/* ---- two files ---- */

/* Does the one go on where the other ends, as the number of a parcel after that of its order? */
static bool is_beginning(const char *a, const char *b)
{
	size_t n = strlen(a);

	return strncmp(a, b, n) == 0 && !is_of_number(b[n]);
}

static size_t skip(const char *s)
{
	size_t n = 0;

	while (s[n] && !is_of_number(s[n]))
		n++;
	return n;
}

/* So many digits, or letters. */
static size_t count_run(const char *s)
{
	size_t n = 0;
	bool is_digit = *s <= '9';

	while (is_of_number(s[n]) && (s[n] <= '9') == is_digit)
		n++;
	return n;
}

static bool has_letters(const char *a, const char *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((a[i] | 0x20) != (b[i] | 0x20))
			return false;
	return true;
}

/* 70412233-0185-1 and 704100020-0002-1, and not 15: as many digits, or about as many in several parts, and
 * the same letters before or between them. */
static bool is_alike(const char *a, const char *b)
{
	enum { ABOUT = 2 };
	bool is_equal = true;
	size_t parts = 0;

	for (;; parts++) {
		a += skip(a);
		b += skip(b);
		size_t n = count_run(a), m = count_run(b);
		if (n == 0 || m == 0)
			return parts > 1 || (parts == 1 && n == m && is_equal);
		if ((*a <= '9') != (*b <= '9') || n > m + ABOUT || m > n + ABOUT)
			return false;
		if (*a > '9' && (n != m || !has_letters(a, b, n)))
			return false;
		is_equal = is_equal && n == m;
		a += n;
		b += m;
	}
}

static const struct import *find_order(const struct casefile *c)
{
	for (size_t i = 0; i < c->n_imports; i++)
		if (strcmp(c->imports[i].section, "order") == 0 && c->imports[i].n_parcels > 0)
			return &c->imports[i];
	return NULL;
}

static const char *print_place(struct arena *a, const struct mark *at)
{
	struct buf place = { 0 };
	const char *text;

	mark_print(&place, at);
	text = arena_strndup(a, (const char *)place.data, place.n);
	buf_drop(&place);
	return text;
}

static void report_two(struct reader *r, const struct node *record, const struct node *parcel)
{
	diag_error(r->d, record->at, "import-parcels",
	           "this record is of the parcel %s, and the order has %s (%s): they are two parcels",
	           tree_quote(r->a, record->text), tree_quote(r->a, parcel->text),
	           print_place(r->a, &parcel->at));
	diag_advise(r->d, "name the record of the order's parcel; if the parcel has both numbers, write "
	            "logistics: {tracking: \"%s\"}", tree_quote(r->a, record->text));
}

static void warn_of_own(struct reader *r, const struct node *record, const struct node *own)
{
	diag_warning(r->d, own->at, "import-parcels",
	             "the case has the parcel %s, and its record is of %s (%s)", tree_quote(r->a, own->text),
	             tree_quote(r->a, record->text), print_place(r->a, &record->at));
	diag_advise(r->d, "look whether it is the record of this parcel; if it has both numbers, write that one");
}

static const struct node *sender_number(const struct casefile *c)
{
	for (size_t i = 0; i < c->n_imports; i++)
		if (strcmp(c->imports[i].section, "logistics") == 0)
			return c->imports[i].sender_number;
	return NULL;
}

/* The number that the sender gave the parcel is often that of the order, and as often one of his own. */
static void compare_numbers(struct reader *r, const struct node *root, const struct node *imported,
                            const struct node *record)
{
	const struct node *theirs = sender_number(r->c);
	const struct node *own = tree_lookup(tree_lookup(root, "order"), "number");
	const struct node *number = own && casefile_is_given(own) ?
		own : tree_lookup(tree_lookup(imported, "order"), "number");

	if (!theirs || !number || number->kind != NODE_SCALAR || !is_alike(theirs->text, number->text) ||
	    is_beginning(theirs->text, number->text) || is_beginning(number->text, theirs->text) ||
	    casefile_is_parcel(theirs->text, number->text))
		return;
	diag_warning(r->d, theirs->at, "import-parcels",
	             "this record is of a parcel with the number %s of its sender, and the order is %s (%s)",
	             tree_quote(r->a, theirs->text), tree_quote(r->a, number->text),
	             print_place(r->a, &number->at));
	diag_advise(r->d, "name the record of the order's parcel; if it is this one, write "
	            "logistics: {tracking: \"%s\"}", tree_quote(r->a, record->text));
}

void parcels_compare(struct reader *r, const struct node *root, const struct node *imported,
                     const struct node *logistics)
{
	const struct node *record = tree_lookup(tree_lookup(logistics, "logistics"), "tracking");
	const struct node *own = tree_lookup(tree_lookup(root, "logistics"), "tracking");
	const struct import *order = find_order(r->c);

	if (!record)
		return;
	if (own && casefile_is_given(own)) {
		if (own->kind == NODE_SCALAR && !casefile_is_parcel(own->text, record->text))
			warn_of_own(r, record, own);
		return;
	}
	for (size_t i = 0; order && i < order->n_parcels; i++)
		if (casefile_is_parcel(order->parcels[i]->text, record->text))
			return;
	if (order)
		report_two(r, record, order->parcels[0]);
	else
		compare_numbers(r, root, imported, record);
}
