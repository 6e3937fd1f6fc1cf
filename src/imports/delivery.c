/* delivery.c - whether a parcel was handed over, by the last word of its carrier: one that was delivered and
 * came back is not delivered. */
#include <string.h>

#include "base/date.h"
#include "imports/imports_int.h"

static struct node *delivered_of(const struct node *event)
{
	return (struct node *)(uintptr_t)tree_lookup(event, "delivered");
}

static bool says(const struct node *event, const char *word)
{
	const struct node *delivered = tree_lookup(event, "delivered");
	return delivered && strcmp(delivered->text, word) == 0;
}

static bool is_after(const struct node *a, const struct node *b)
{
	struct date x, y;
	return date_parse(&x, tree_text(a, "at", "")) && date_parse(&y, tree_text(b, "at", "")) &&
	       date_compare(&x, &y, 0) > 0;
}

static struct node *newest_of(const struct node *events)
{
	struct node *newest = events->items[0];
	for (size_t i = 1; i < events->n; i++)
		if (is_after(events->items[i], newest))
			newest = events->items[i];
	return newest;
}

static void tell_last(struct import_job *j, const struct node *event)
{
	diag_note(j->d, event->at, "import-delivered",
	          "%s says of the parcel that it was handed over, and of no scan: the last is taken, "
	          "\"%s\" of %s", j->ask->from->text, tree_text(event, "what", ""), tree_text(event, "at", ""));
	diag_advise(j->d, "look whether it was that one; if not, write the events into the case");
}

/* The record says `last` of each scan where it tells of the parcel alone that it was handed over: by a scan
 * that says it, or else by the newest. */
static void look_at_last(struct import_job *j, const struct node *events)
{
	struct node *newest = newest_of(events);
	bool is_told = false;
	for (size_t i = 0; i < events->n; i++)
		is_told |= says(events->items[i], "true");
	if (!is_told && says(newest, "last")) {
		delivered_of(newest)->text = "true";
		tell_last(j, newest);
	}
	for (size_t i = 0; i < events->n; i++)
		if (says(events->items[i], "last"))
			delivered_of(events->items[i])->text = "false";
}

/* The last that takes a delivery back; NULL: none. */
static const struct node *find_undoing(const struct node *events)
{
	const struct node *last = NULL;
	for (size_t i = 0; i < events->n; i++)
		if (says(events->items[i], "undone") && (!last || is_after(events->items[i], last)))
			last = events->items[i];
	return last;
}

static void tell_undone(struct import_job *j, const struct node *event, const struct node *undoing)
{
	diag_warning(j->d, undoing->at, "import-undelivered",
	             "\"%s\" of %s comes after \"%s\" of %s, which counts as no delivery then",
	             tree_text(undoing, "what", ""), tree_text(undoing, "at", ""),
	             tree_text(event, "what", ""), tree_text(event, "at", ""));
	diag_advise(j->d, "ask the carrier; if it was delivered after all, write the events into the case");
}

/* A record without a delivery whose last word is that there was none. */
static void tell_back(struct import_job *j, const struct node *events)
{
	const struct node *newest = newest_of(events);
	for (size_t i = 0; i < events->n; i++)
		if (says(events->items[i], "true"))
			return;
	if (!says(newest, "undone"))
		return;
	diag_warning(j->d, newest->at, "import-undelivered",
	             "by the carrier's record this parcel was not handed over, or came back: \"%s\" of %s",
	             tree_text(newest, "what", ""), tree_text(newest, "at", ""));
	diag_advise(j->d, "look whether it is the right parcel; if so, say nothing of a delivery, and say what "
	            "became of it");
}

/* The last status of the parcel decides. `undone` becomes what a case file knows. */
static void look_at_events(struct import_job *j, const struct node *events)
{
	if (!events || events->kind != NODE_LIST || events->n == 0)
		return;
	look_at_last(j, events);
	tell_back(j, events);
	const struct node *undoing = find_undoing(events);
	for (size_t i = 0; undoing && i < events->n; i++) {
		struct node *event = events->items[i];
		if (says(event, "true") && is_after(undoing, event)) {
			delivered_of(event)->text = "false";
			tell_undone(j, event, undoing);
		}
	}
	for (size_t i = 0; undoing && i < events->n; i++)
		if (says(events->items[i], "undone"))
			delivered_of(events->items[i])->text = "false";
}

static void tell_no_events(struct import_job *j, const struct record *r)
{
	struct value why = record_find(j->a, r, tree_text(j->format, "says", "?"));
	if (why.text)
		diag_warning(j->d, record_mark(r), "import-empty", "%s has no scan of this parcel: \"%s\"",
		             j->ask->from->text, tree_quote(j->a, why.text));
	else
		diag_warning(j->d, record_mark(r), "import-empty", "%s has no scan of this parcel",
		             j->ask->from->text);
	diag_advise(j->d, "ask for the parcel anew later, or look whether number and carrier are right");
}

void delivery_settle(struct import_job *j, const struct record *r, const struct node *tree)
{
	const struct node *events = tree_lookup(tree_lookup(tree, "logistics"), "events");
	bool has_events = events || own_value(j, "logistics", "events") || j->left.n > 0;
	if (tree && r->node && fill_spec(j, "logistics", "events") && !has_events)
		tell_no_events(j, r);
	look_at_events(j, events);
}
