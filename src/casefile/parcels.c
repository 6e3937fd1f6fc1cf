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

void parcels_compare(struct reader *r, const struct node *root, const struct node *logistics)
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
}
