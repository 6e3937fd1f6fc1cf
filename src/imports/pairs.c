/* pairs.c - some platforms write a carrier and its number into one cell: "ZTO 75312345678", "中通快递:753...". */
#include <string.h>

#include "base/message.h"
#include "base/utf8.h"
#include "imports/imports_int.h"

#define DIGITS "0123456789"

enum { SHORTEST = 6 }; /* of any carrier's numbers */

static bool is_of_number(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
}

/* What may stand between the two. */
static size_t drop_joint(const char *text, size_t n)
{
	static const char *const joints[] = {" ", "\t", ":", "：", ",", "，", "/", "|", "_", "　", "#"};
	for (size_t i = 0; i < sizeof joints / sizeof *joints;) {
		size_t length = strlen(joints[i]);
		bool is = n >= length && memcmp(text + n - length, joints[i], length) == 0;
		n -= is ? length : 0;
		i = is ? 0 : i + 1;
	}
	return n;
}

/* Where the number begins, and how long the name before it is; false: there are several, or none. */
static bool split(const char *text, size_t *number, size_t *name)
{
	size_t n = strlen(text), start = n;
	while (start > 0 && is_of_number((unsigned char)text[start - 1]))
		start--;
	*number = start;
	*name = drop_joint(text, start);
	bool is_named = strcspn(text, DIGITS) >= *name; /* a name has no digits: else it is a number, too */
	return is_named && n - start >= SHORTEST && strpbrk(text + start, DIGITS);
}

static void report(const struct fill *f, const struct value *v)
{
	if (f->j->failed || own_value(f->j, "logistics", "tracking"))
		return;
	diag_error(f->j->d, v->at, "import-parcels", "\"%s\" is no carrier and one tracking number",
	           tree_quote(f->j->a, v->text));
	diag_advise(f->j->d, "write both into the case: logistics: {carrier: ..., tracking: \"...\"}");
	f->j->failed = true;
}

struct value pairs_behind(const struct fill *f, const struct node *spec, const struct node *names)
{
	struct value v = fill_find(f->j, f->r, names);
	size_t number, name;
	(void)spec;
	if (!v.text || !value_is_sound(v.text)) /* what is damaged is told by who reads it as a code */
		return v;
	if (!split(v.text, &number, &name)) {
		report(f, &v);
		return (struct value){0};
	}
	v.text += number;
	return v;
}

struct value pairs_before(const struct fill *f, const struct node *spec, const struct node *names)
{
	struct value v = fill_find(f->j, f->r, names);
	size_t number, name;
	(void)spec;
	if (!v.text || !split(v.text, &number, &name) || name == 0)
		return (struct value){0};
	v.text = arena_strndup(f->j->a, v.text, name);
	return v;
}
