/* pairs.c - some platforms write a carrier and its number into one cell: "ZTO 75312345678", "中通快递:753...";
 * and several of them, where an order came in several parcels: "中通快递:753...;圆通:YT123...". */
#include <string.h>

#include "base/message.h"
#include "imports/imports_int.h"

#define DIGITS "0123456789"

enum { SHORTEST = 6, LONG = 8 }; /* of any carrier's numbers; of one that a blank may stand behind */

struct pair {
	const char *name, *number; /* name "": there is none */
};

struct pairs {
	struct pair *v;
	size_t n, n_named;
};

static bool is_of_number(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
}

/* What may stand between the two, and between one pair and the next. */
static size_t joint_at(const char *s)
{
	static const char *const joints[] = {" ", ":", "：", "_", "　", "#", "-"};
	for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
		if (strncmp(s, joints[i], strlen(joints[i])) == 0)
			return strlen(joints[i]);
	return several_joint(s);
}

/* Without the joints that it ends with. */
static size_t length_of_name(const char *s, size_t n)
{
	size_t end = 0;
	for (size_t i = 0; i < n;) {
		size_t joint = joint_at(s + i);
		i += joint ? joint : 1;
		end = joint ? end : i;
	}
	return end;
}

static size_t length_of_number(const char *s)
{
	size_t n = 0;
	while (is_of_number(s[n]))
		n++;
	return n;
}

/* Words of letters alone are of a name. */
static const char *find_number(const char *s)
{
	while (*(s += strspn(s, "-"))) { /* before it, none of it */
		size_t n = length_of_number(s);
		if (n > 0 && strcspn(s, DIGITS) < n)
			return s;
		s += n > 0 ? n : 1;
	}
	return s;
}

/* Groups of one number may have blanks between them; whole numbers are longer. */
static bool are_apart(const char *behind, const char *number, size_t n_before)
{
	for (const char *s = behind; s < number; s += joint_at(s))
		if (several_joint(s))
			return true;
	return n_before >= LONG && length_of_number(number) >= LONG && *behind == ' ';
}

/* NULL: what is carrier and what is number is not clear. */
static const char *add_pair(struct arena *a, struct pairs *to, const char *behind, size_t n_before)
{
	const char *name = behind;
	while (joint_at(name))
		name += joint_at(name);
	if (!*name)
		return name;
	const char *number = find_number(name);
	size_t n_name = length_of_name(name, (size_t)(number - name)), n = length_of_number(number);
	if (n < SHORTEST || (to->n > 0 && n_name == 0 && !are_apart(behind, number, n_before)))
		return NULL;
	*ARENA_PUSH(a, to->v, to->n) = (struct pair){arena_strndup(a, name, n_name), arena_strndup(a, number, n)};
	to->n_named += n_name > 0;
	return number + n;
}

/* false: it is not clear; also where one has a carrier and another has none, for that may be the same. */
static bool split(struct arena *a, const char *text, struct pairs *to)
{
	*to = (struct pairs){0};
	for (const char *s = text; *s;)
		if (!(s = add_pair(a, to, s, to->n > 0 ? strlen(to->v[to->n - 1].number) : 0)))
			return false;
	return to->n > 0 && (to->n_named == 0 || to->n_named == to->n);
}

static void report(const struct fill *f, const struct value *v)
{
	if (f->j->failed || own_value(f->j, "logistics", "tracking"))
		return;
	diag_error(f->j->d, v->at, "import-parcels", "\"%s\" does not tell carrier and tracking number apart",
	           tree_quote(f->j->a, v->text));
	diag_advise(f->j->d, "write both into the case: logistics: {carrier: ..., tracking: \"...\"}");
	f->j->failed = true;
}

/* "none needed", "collected by the buyer": without a digit there is no number. Once: each row may say so. */
static void tell_numberless(const struct fill *f, const struct value *v)
{
	if (f->j->is_numberless || own_value(f->j, "logistics", "tracking"))
		return;
	f->j->is_numberless = true;
	diag_note(f->j->d, v->at, "import-parcels",
	          "\"%s\" has no tracking number: neither carrier nor number are taken from it",
	          tree_quote(f->j->a, v->text));
	diag_advise(f->j->d, "if the goods went by a carrier, write it into the case: logistics: {carrier: ..., "
	            "tracking: \"...\"}");
}

/* Of the order the first that has a number, or else the first. */
static struct value find_cell(const struct fill *f, const struct node *names)
{
	struct value first = fill_find(f->j, f->r, names), v = first;
	for (size_t i = 0; f->r->table && i < f->r->n_rows && v.text && !strpbrk(v.text, DIGITS); i++) {
		const struct record row = record_of_row(f->r->table, &f->r->rows[i]);
		v = fill_find(f->j, &row, names);
		v = v.text ? v : first;
	}
	return v.text && strpbrk(v.text, DIGITS) ? v : first;
}

/* As in a cell of several, which parcels.c cuts again. */
static const char *join(struct arena *a, const char *text, const char *more)
{
	return *text ? arena_printf(a, "%s,%s", text, more) : more;
}

struct value pairs_behind(const struct fill *f, const struct node *spec, const struct node *names)
{
	struct value v = find_cell(f, names);
	struct pairs pairs;
	(void)spec;
	if (!v.text || !value_is_sound(f->j, &v)) /* what is damaged is told by who reads it as a code */
		return v;
	if (!strpbrk(v.text, DIGITS)) {
		tell_numberless(f, &v);
		return (struct value){0};
	}
	if (!split(f->j->a, v.text, &pairs)) {
		report(f, &v);
		return (struct value){0};
	}
	v.text = "";
	for (size_t i = 0; i < pairs.n; i++)
		v.text = join(f->j->a, v.text, pairs.v[i].number);
	return v;
}

/* One name, where all are the same. */
struct value pairs_before(const struct fill *f, const struct node *spec, const struct node *names)
{
	struct value v = find_cell(f, names);
	struct pairs pairs;
	(void)spec;
	if (!v.text || !split(f->j->a, v.text, &pairs) || pairs.n_named == 0)
		return (struct value){0};
	bool is_one = true;
	for (size_t i = 1; i < pairs.n; i++)
		is_one = is_one && strcmp(pairs.v[i].name, pairs.v[0].name) == 0;
	v.text = "";
	for (size_t i = 0; i < (is_one ? 1 : pairs.n); i++)
		v.text = join(f->j->a, v.text, pairs.v[i].name);
	return v;
}
