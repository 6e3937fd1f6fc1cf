/* numbers.c - lists of numbers: places in a picture. */
#include <string.h>

#include "base/message.h"
#include "casefile/casefile_int.h"

#define MILLION INT64_C(1000000)
#define DIGITS_MOST 7 /* before the point: a side has at most a million pixels */

/* "410", "0.42": digits, and at most six behind a point. */
static bool parse(int64_t *millionths, const char *s)
{
	size_t whole = strspn(s, "0123456789"), part = 0;
	int64_t v = 0, unit = MILLION;

	for (size_t i = 0; i < whole && whole <= DIGITS_MOST; i++)
		v = v * 10 + (s[i] - '0');
	v *= MILLION;
	if (s[whole] == '.')
		part = strspn(s + whole + 1, "0123456789");
	for (size_t i = 0; i < part && part <= 6; i++)
		v += (unit /= 10) * (s[whole + 1 + i] - '0');
	*millionths = v;
	return whole > 0 && whole <= DIGITS_MOST && part <= 6 && s[whole + (s[whole] == '.') + part] == '\0';
}

static const char *places(const struct field *f)
{
	return f->count == 4 ? "[60, 410, 980, 470]" : f->count == 3 ? "[540, 300, 80]" : "[540, 300]";
}

static void report_count(struct reader *r, const struct field *f, const struct node *value)
{
	diag_error(r->d, value->at, "wrong-type", "\"%s\" takes %d numbers", f->key, f->count);
	diag_advise(r->d, "write: %s: %s", f->key, places(f));
}

static bool read_all(struct reader *r, const struct field *f, const struct node *value, struct numbers *n)
{
	for (size_t i = 0; i < value->n; i++) {
		const struct node *item = value->items[i];
		if (item->kind == NODE_SCALAR && parse(&n->v[i], item->text))
			continue;
		if (item->kind != NODE_SCALAR) {
			report_count(r, f, value);
			return false;
		}
		diag_error(r->d, item->at, "bad-value", "\"%s\" is no place in a picture",
		           tree_quote(r->a, item->text));
		diag_advise(r->d, "write pixels (410) or shares of its width and height (0.42)");
		return false;
	}
	return true;
}

/* One number above 1 turns all of them into pixels: [0.05, 0.3, 0.95, 1.05] would be one in the corner. */
static bool are_of_one_kind(struct reader *r, const struct node *value, const struct numbers *n)
{
	size_t large = 0, part = 0;
	for (size_t i = value->n; i-- > 0;) {
		large = n->v[i] > MILLION ? i + 1 : large;
		part = n->v[i] % MILLION != 0 ? i + 1 : part;
	}
	if (large == 0 || part == 0)
		return true;
	diag_error(r->d, value->items[large - 1]->at, "bad-value", "%s is no share, and %s is no pixel",
	           value->items[large - 1]->text, value->items[part - 1]->text);
	diag_advise(r->d, "shares run from 0 to 1, and pixels are whole numbers: write all as shares, or all as "
	                  "pixels");
	return false;
}

void numbers_read(struct reader *r, const struct field *f, const struct node *value, struct numbers *to)
{
	struct numbers n = { .n = f->count, .at = value->at };

	to->at = value->at; /* of a wrong one too: it was not left out */
	if (value->kind != NODE_LIST || value->n != (size_t)f->count) {
		report_count(r, f, value);
		return;
	}
	if (!read_all(r, f, value, &n) || !are_of_one_kind(r, value, &n))
		return;
	if ((f->flags & FIELD_RECT) && (n.v[0] >= n.v[2] || n.v[1] >= n.v[3])) {
		diag_error(r->d, value->at, "bad-value", "\"%s\" ends before it begins", f->key);
		diag_advise(r->d, "the numbers are left, top, right and bottom");
		return;
	}
	*to = n;
}

static bool are_shares(const struct numbers *n)
{
	for (int i = 0; i < n->n; i++)
		if (n->v[i] > MILLION)
			return false;
	return true;
}

int64_t casefile_position(const struct numbers *n, int i, uint32_t side)
{
	return are_shares(n) ? n->v[i] * (int64_t)side : n->v[i];
}
