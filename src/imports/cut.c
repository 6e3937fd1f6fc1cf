/* cut.c - a chat that goes back for years, before it is read: as JSON it is larger than may be held, and
 * most of it is of days that since: and until: do not mean. It is cut as text. A run of such messages becomes
 * their number, and their line ends, so that all else stays on its line; columns count without it. The first
 * and the last of a list stay, to tell of which time it is. Days are cut two beyond what is meant: which
 * clock it is, period.c knows.
 *
 * What is no JSON is cut in some way or none, and refused by who reads it: nothing is read outside of the
 * text, and it is gone through once. */
#include <string.h>

#include "base/date.h"
#include "imports/imports_int.h"

enum { DAYS_BEYOND = 2, DAY_SECONDS = 24 * 3600, DAY_LENGTH = 10, RULES_MOST = 8 };

struct rule { /* of a format: where its messages are, and the key of a message's date */
	const char *list, *date;
};

struct cut {
	const char *s;
	size_t n;
	struct rule rules[RULES_MOST];
	size_t n_rules;
	int64_t since, until; /* [days] */
	struct buf *out;
	size_t copied;              /* so far the text went to `out` */
	size_t run, run_lines;      /* messages and line ends of the run that is being cut */
};

struct entry {
	size_t start, end;
	bool is_dated, is_out;
};

/* ---- JSON as text ---- */

static size_t skip_blanks(const struct cut *c, size_t i)
{
	while (i < c->n && strchr(" \t\r\n", c->s[i]) && c->s[i])
		i++;
	return i;
}

/* From the quote on. */
static size_t skip_string(const struct cut *c, size_t i)
{
	for (i++; i < c->n && c->s[i] != '"'; i++)
		i += c->s[i] == '\\';
	return i < c->n ? i + 1 : c->n;
}

/* Where the value of that key begins; 0: the string is another, or no key. */
static size_t find_value(const struct cut *c, size_t start, size_t end, const char *key)
{
	size_t n = strlen(key);
	if (end - start != n + 2 || memcmp(c->s + start + 1, key, n) != 0)
		return 0;
	size_t i = skip_blanks(c, end);
	return i < c->n && c->s[i] == ':' ? skip_blanks(c, i + 1) : 0;
}

/* ---- messages ---- */

static bool read_day(const char *text, int64_t *day)
{
	struct date date;
	if (!date_parse(&date, text))
		return false;
	*day = date_seconds(&date, 0) / DAY_SECONDS;
	return true;
}

static void look_at_date(const struct cut *c, struct entry *m, size_t at)
{
	char text[DAY_LENGTH + 1] = "";
	int64_t day;
	if (!at || c->n - at <= DAY_LENGTH || c->s[at] != '"')
		return;
	memcpy(text, c->s + at + 1, DAY_LENGTH);
	m->is_dated = read_day(text, &day);
	if (m->is_dated)
		m->is_out = day < c->since || day > c->until;
}

/* Of a list; what is below its own keys says nothing of it. */
static void read_entry(const struct cut *c, struct entry *m, const char *date)
{
	size_t i = m->start, depth = 0;
	while (i < c->n) {
		char letter = c->s[i];
		bool is_end = letter == '}' || letter == ']';
		if (depth == 0 && (is_end || letter == ','))
			break;
		size_t next = letter == '"' ? skip_string(c, i) : i + 1;
		if (letter == '"' && depth == 1 && !m->is_dated)
			look_at_date(c, m, find_value(c, i, next, date));
		depth += letter == '{' || letter == '[';
		depth -= is_end;
		i = next;
		if (is_end && depth == 0)
			break;
	}
	m->end = i;
}

static void add_to_run(struct cut *c, const struct entry *m)
{
	if (c->run++ == 0) {
		buf_add(c->out, c->s + c->copied, m->start - c->copied);
		c->copied = m->start;
	}
	for (; c->copied < m->end; c->copied++)
		c->run_lines += c->s[c->copied] == '\n';
}

static void end_run(struct cut *c)
{
	if (c->run > 0)
		buf_printf(c->out, "%zu", c->run);
	for (; c->run_lines > 0; c->run_lines--)
		buf_add_byte(c->out, '\n');
	c->run = 0;
}

/* From behind its bracket on. What has no date is of the time of what stands before it. */
static size_t cut_list(struct cut *c, size_t i, const char *date)
{
	struct entry before = {0};
	for (size_t k = 0; (i = skip_blanks(c, i)) < c->n && c->s[i] != ']'; k++) {
		struct entry m = {.start = i, .is_out = before.is_out};
		read_entry(c, &m, date);
		if (m.end == m.start)
			break;
		if (before.is_out && k > 1)
			add_to_run(c, &before);
		if (!m.is_out)
			end_run(c);
		i = skip_blanks(c, m.end);
		if (i >= c->n || c->s[i] != ',')
			break;
		i++;
		before = m;
	}
	end_run(c);
	return i;
}

/* ---- the whole ---- */

static size_t cut_below(struct cut *c, size_t start, size_t end)
{
	for (size_t i = 0; i < c->n_rules; i++) {
		size_t at = find_value(c, start, end, c->rules[i].list);
		if (at && at < c->n && c->s[at] == '[')
			return cut_list(c, at + 1, c->rules[i].date);
	}
	return end;
}

static void cut_all(struct cut *c)
{
	size_t i = 0;
	for (size_t k = 0; k < c->n_rules; k++)
		if (!*c->rules[k].list && skip_blanks(c, 0) < c->n && c->s[skip_blanks(c, 0)] == '[')
			i = cut_list(c, skip_blanks(c, 0) + 1, c->rules[k].date);
	while (i < c->n)
		i = c->s[i] == '"' ? cut_below(c, i, skip_string(c, i)) : i + 1;
	buf_add(c->out, c->s + c->copied, c->n - c->copied);
}

static void find_rules(struct cut *c, const struct import_job *j)
{
	size_t n;
	const char **names = shelf_list(j->shelf, "imports", &n);
	for (size_t i = 0; i < n && c->n_rules < RULES_MOST; i++) {
		const struct node *cut = tree_lookup(shelf_load(j->shelf, "imports", names[i]), "cut");
		if (cut)
			c->rules[c->n_rules++] = (struct rule){tree_text(cut, "list", ""), tree_text(cut, "date", "")};
	}
}

static bool read_bound(const struct node *node, int64_t *day, int beyond)
{
	bool is_day = node && node->kind == NODE_SCALAR && read_day(node->text, day);
	if (is_day)
		*day += beyond;
	return is_day;
}

bool cut_days(const struct import_job *j, const char *text, size_t n, struct buf *out)
{
	struct cut c = {.s = text, .n = n, .since = INT64_MIN, .until = INT64_MAX, .out = out};
	bool is_since = read_bound(j->ask->since, &c.since, -DAYS_BEYOND);
	bool is_until = read_bound(j->ask->until, &c.until, DAYS_BEYOND);
	if (!is_since && !is_until)
		return false;
	find_rules(&c, j);
	cut_all(&c);
	return true;
}
