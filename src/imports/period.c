/* period.c - of a chat that goes back for years the days that matter: since: and until:, each of them a day
 * or a time of day, on the clock that the messages are dated by. */
#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "imports/imports_int.h"

struct bound {
	const struct node *node; /* NULL: there is none */
	struct date date;
};

static bool read_bound(struct import_job *j, struct bound *b, const char *key, const struct node *node)
{
	b->node = node;
	if (!node || (node->kind == NODE_SCALAR && date_parse(&b->date, node->text)))
		return true;
	diag_error(j->d, node->at, "bad-date", "\"%s\" takes a date", key);
	diag_advise(j->d, "write a day or a time, such as %s: 2025-01-10 or %s: 2025-01-10 09:12", key, key);
	return false;
}

static int compare(const struct date *d, const struct bound *b)
{
	return date_compare(d, &b->date, d->has_offset ? d->offset_minutes : b->date.offset_minutes);
}

/* What has no date is of the time of what stands before it. */
static size_t keep(struct node *messages, const struct bound *since, const struct bound *until)
{
	size_t n = 0;
	bool is_kept = !since->node;
	for (size_t i = 0; i < messages->n; i++) {
		struct date date;
		if (date_parse(&date, tree_text(messages->items[i], "at", "")))
			is_kept = (!since->node || compare(&date, since) >= 0) &&
			          (!until->node || compare(&date, until) <= 0);
		if (is_kept)
			messages->items[n++] = messages->items[i];
	}
	return n;
}

static const char *date_of(const struct node *messages, size_t i)
{
	return tree_text(messages->items[i], "at", "?");
}

static bool report_none(struct import_job *j, const struct bound *b, const char *first, const char *last)
{
	diag_error(j->d, b->node->at, "import-where", "no message of %s is of that time", j->ask->from->text);
	diag_advise(j->d, "its messages are of %s to %s", first, last);
	return false;
}

static bool report_turned(struct import_job *j, const struct bound *since, const struct bound *until)
{
	diag_error(j->d, until->node->at, "bad-date", "\"until\" is before \"since\", which is %s",
	           since->node->text);
	diag_advise(j->d, "write the earlier of the two below since:");
	return false;
}

static void tell_part(const struct import_job *j, size_t n, size_t n_all)
{
	diag_note(j->d, j->ask->from->at, "import-part", "%zu of the %zu messages of %s are taken", n, n_all,
	          j->ask->from->text);
	diag_advise(j->d,
	            "since: and until: say so; take all that concerns the case, and nothing out of between");
}

static bool report_many(struct import_job *j, const struct node *messages)
{
	diag_error(j->d, j->ask->from->at, "too-large", "%s has %zu messages; at most %d are read",
	           j->ask->from->text, messages->n, CASEFILE_MAX_ENTRIES);
	diag_advise(j->d, "say of which days with since: and until:, such as since: %s for the last of them",
	            date_of(messages, messages->n - CASEFILE_MAX_ENTRIES));
	return false;
}

bool period_keep(struct import_job *j, struct node *messages)
{
	struct bound since, until;
	if (!read_bound(j, &since, "since", j->ask->since) || !read_bound(j, &until, "until", j->ask->until))
		return false;
	if (since.node && until.node && date_compare(&since.date, &until.date, 0) > 0)
		return report_turned(j, &since, &until);
	if (!messages || messages->kind != NODE_LIST || messages->n == 0)
		return true;
	const char *first = date_of(messages, 0), *last = date_of(messages, messages->n - 1);
	size_t n_all = messages->n + j->n_cut, n_notices = notices_count(messages);
	messages->n = keep(messages, &since, &until);
	if (messages->n == 0)
		return report_none(j, until.node ? &until : &since, first, last);
	if (messages->n < n_all)
		tell_part(j, messages->n, n_all);
	if (!notices_leave(j, messages))
		return false;
	j->n_taken = messages->n;
	j->n_messages = n_all - n_notices + j->n_other;
	return messages->n <= CASEFILE_MAX_ENTRIES || report_many(j, messages);
}
