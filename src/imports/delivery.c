/* delivery.c - what became of a parcel, by the scans of its carrier. `delivered` of a scan is in a template
 *
 *     true      it was handed over
 *     part      a part of it was: as `true`, and told
 *     last      the record says that of the parcel alone: by this scan, if it is the newest, and none is true
 *     stuck     it lies somewhere: not handed over, where nothing newer is told
 *     harmed    the same; but what was delivered before was
 *     station   a locker or station has signed for it, and the buyer has not got it
 *     held      a warehouse took it in again: as `stuck`, and what was delivered before was not
 *     failed    an attempt that failed: as `held`
 *     undone    refused, lost, cancelled: the same, and not handed over unless a later scan says it was
 *     home      it goes to the city it is from, at first or again: as `failed`; after an attempt, as `back`
 *     back      it goes back to its sender, or is there: what is delivered then is delivered to him
 *     return    the whole record is of a way back
 *     false     it was on its way
 *     passing   the same, and the word for all that has none, as for thanks after a delivery: that takes back
 *               nothing where the record says of the parcel that it was handed over
 *     none      it says nothing: it was withdrawn
 *
 * and any other word is a status that the template does not know. A case file knows true and false. */
#include <string.h>

#include "base/date.h"
#include "imports/imports_int.h"

enum said {
	SAYS_NOTHING,
	SAYS_MOVING,
	SAYS_PASSING,
	SAYS_DELIVERED,
	SAYS_LAST,
	SAYS_STATION,
	SAYS_HARMED,
	SAYS_STUCK,
	SAYS_HELD,
	SAYS_FAILED,
	SAYS_UNDONE,
	SAYS_HOME,
	SAYS_BACK,
	SAYS_RETURN,
	SAYS_UNKNOWN,
};

struct scan {
	struct node *event;
	enum said said;
};

enum { LATE = 60 * 60 }; /* [s] so long after a delivery a scan may be of before, and come late */

/* What the record says of the parcel, by `signed` of the template: true, it was handed over; false, it is on
 * its way or back; stuck, something is wrong with it; all else says nothing. */
enum standing { STANDS_UNSAID, STANDS_SIGNED, STANDS_STUCK, STANDS_OPEN };

struct course { /* of a parcel, oldest first */
	struct import_job *j;
	struct scan *v;
	size_t n;
	size_t settled; /* of those before this none hands it over any more */
	const struct scan *moved; /* the first that handed it over, and after which it went on; NULL: none */
	enum standing standing;
	struct value status; /* what says so */
	bool has_gap; /* a scan was left out, and it may be the newest */
	bool is_told; /* that it was not handed over */
};

/* ---- what scans say ---- */

static enum said said_by(const struct node *event)
{
	static const struct {
		const char *word;
		enum said said;
	} words[] = {
		{"true", SAYS_DELIVERED}, {"part", SAYS_DELIVERED}, {"last", SAYS_LAST},
		{"station", SAYS_STATION}, {"harmed", SAYS_HARMED}, {"stuck", SAYS_STUCK}, {"held", SAYS_HELD},
		{"failed", SAYS_FAILED}, {"undone", SAYS_UNDONE}, {"home", SAYS_HOME}, {"back", SAYS_BACK},
		{"return", SAYS_RETURN}, {"false", SAYS_MOVING}, {"passing", SAYS_PASSING},
		{"none", SAYS_NOTHING},
	};
	const char *word = tree_text(event, "delivered", "none");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i].word, word) == 0)
			return words[i].said;
	return SAYS_UNKNOWN;
}

static const char *what_of(const struct scan *s)
{
	return tree_text(s->event, "what", "");
}

static const char *time_of(const struct scan *s)
{
	return tree_text(s->event, "at", "");
}

/* The first that says so; NULL: none. */
static const struct scan *find_said(const struct course *c, enum said said)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].said == said)
			return &c->v[i];
	return NULL;
}

/* ---- told of the parcel ---- */

static void tell_last(const struct course *c, const struct scan *s)
{
	diag_note(c->j->d, s->event->at, "import-delivered",
	          "%s says of the parcel that it was handed over, and of no scan: the last is taken, "
	          "\"%s\" of %s", c->j->ask->from->text, what_of(s), time_of(s));
	diag_advise(c->j->d, "look whether it was that one; if not, write the events into the case");
}

static void tell_otherwise(const struct course *c, const struct scan *s)
{
	diag_note(c->j->d, s->event->at, "import-delivered",
	          "%s says of the parcel that it was handed over, and no scan does: the last is \"%s\" of %s",
	          c->j->ask->from->text, what_of(s), time_of(s));
	diag_advise(c->j->d, "ask the carrier; if it was handed over, write the events into the case");
}

static void tell_moved(const struct course *c, const struct scan *delivery)
{
	diag_note(c->j->d, c->moved->event->at, "import-delivered",
	          "after \"%s\" of %s the parcel went on: it was handed over by \"%s\" of %s", what_of(c->moved),
	          time_of(c->moved), what_of(delivery), time_of(delivery));
	diag_advise(c->j->d, "look whether it was that one; if not, write the events into the case");
}

static void tell_undone(struct course *c, const struct scan *delivery, const struct scan *undoing)
{
	diag_warning(c->j->d, undoing->event->at, "import-undelivered",
	             "\"%s\" of %s comes after \"%s\" of %s, which counts as no delivery then",
	             what_of(undoing), time_of(undoing), what_of(delivery), time_of(delivery));
	diag_advise(c->j->d, "ask the carrier; if it was delivered after all, write the events into the case");
	c->is_told = true;
}

static void tell_kept(struct course *c, const struct scan *delivery, const struct scan *later)
{
	diag_warning(c->j->d, later->event->at, "import-undelivered",
	             "\"%s\" of %s comes after \"%s\" of %s, which counts as the delivery all the same",
	             what_of(later), time_of(later), what_of(delivery), time_of(delivery));
	diag_advise(c->j->d, "ask the carrier; if it was none, write the events into the case, and say what "
	            "became of it");
}

static void tell_stuck(const struct course *c, const struct scan *delivery)
{
	diag_warning(c->j->d, c->status.at, "import-undelivered",
	             "%s says \"%s\" of the parcel, and not that it was handed over: \"%s\" of %s counts as the "
	             "delivery all the same", c->j->ask->from->text, tree_quote(c->j->a, c->status.text),
	             what_of(delivery), time_of(delivery));
	diag_advise(c->j->d, "ask the carrier; if it was none, write the events into the case, and say what "
	            "became of it");
}

static void tell_open(struct course *c, const struct scan *delivery)
{
	diag_warning(c->j->d, c->status.at, "import-undelivered",
	             "%s says \"%s\" of the parcel, and not that it was handed over: \"%s\" of %s counts as no "
	             "delivery then", c->j->ask->from->text, tree_quote(c->j->a, c->status.text),
	             what_of(delivery), time_of(delivery));
	diag_advise(c->j->d, "ask the carrier; if it was delivered after all, write the events into the case");
	c->is_told = true;
}

static void tell_part(const struct course *c, const struct scan *s)
{
	diag_warning(c->j->d, s->event->at, "import-undelivered",
	             "by the carrier's record \"%s\" of %s handed over a part of this parcel, and not all of it",
	             what_of(s), time_of(s));
	diag_advise(c->j->d, "the statement should say what was handed over, and what came back");
}

static void tell_station(const struct course *c, const struct scan *s)
{
	diag_note(c->j->d, s->event->at, "import-delivered",
	          "\"%s\" of %s is of a locker or a station: that the buyer has it no scan says, and none counts "
	          "as the delivery", what_of(s), time_of(s));
	diag_advise(c->j->d, "ask the carrier; if the buyer took it out, write the events into the case");
}

static void tell_sender(struct course *c, const struct scan *back, const struct scan *delivery)
{
	diag_warning(c->j->d, delivery->event->at, "import-undelivered",
	             "since \"%s\" of %s this parcel was on its way back: \"%s\" of %s counts as no delivery to "
	             "the buyer", what_of(back), time_of(back), what_of(delivery), time_of(delivery));
	diag_advise(c->j->d, "ask the carrier; if it was the buyer after all, write the events into the case");
	c->is_told = true;
}

static void tell_return(const struct course *c, const struct scan *s)
{
	diag_warning(c->j->d, s->event->at, "import-undelivered",
	             "%s is the record of a return to the seller: none of its scans counts as a delivery",
	             c->j->ask->from->text);
	diag_advise(c->j->d, "name the record of the parcel to the buyer; if the return is meant, the statement "
	            "should say so");
}

static void tell_back(const struct course *c, const struct scan *cause)
{
	diag_warning(c->j->d, cause->event->at, "import-undelivered",
	             "by the carrier's record this parcel was not handed over, or came back: \"%s\" of %s",
	             what_of(cause), time_of(cause));
	diag_advise(c->j->d, "look whether it is the right parcel; if so, say nothing of a delivery, and say "
	            "what became of it");
}

/* ---- the course of a parcel ---- */

/* Where the record says of the parcel alone that it was handed over, it was by the newest scan, unless that
 * says something else. NULL: it was by none, or is said of one. */
static const struct scan *take_last(struct course *c)
{
	struct scan *newest = &c->v[c->n - 1];
	bool is_by_last = !find_said(c, SAYS_DELIVERED) && !c->has_gap && newest->said == SAYS_LAST;
	const struct scan *taken = is_by_last ? newest : NULL;
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].said == SAYS_LAST)
			c->v[i].said = &c->v[i] == taken ? SAYS_DELIVERED : SAYS_NOTHING;
	return taken;
}

/* Takes back what was delivered before v[end]. Returns the first of these; NULL: nothing was. */
static const struct scan *undo(struct course *c, size_t end)
{
	const struct scan *first = NULL;
	for (; c->settled < end; c->settled++) {
		struct scan *s = &c->v[c->settled];
		if (s->said != SAYS_DELIVERED)
			continue;
		s->said = SAYS_NOTHING;
		first = first ? first : s;
	}
	return first;
}

struct way { /* what was said so far */
	const struct scan *cause; /* by which it was not handed over; NULL: nothing says so for good */
	const struct scan *back;  /* since which it is on its way back; NULL: it is not */
	size_t moving;            /* the next after one that says it was on its way */
	bool is_tried;            /* somebody tried to hand it over */
	bool is_returned;         /* to its sender */
};

/* A parcel that went on its way again, as from one carrier to the next, was not at the buyer's before. */
static void follow_delivery(struct course *c, struct way *w, size_t i)
{
	if (w->back) {
		c->v[i].said = SAYS_NOTHING;
		if (!w->is_returned)
			tell_sender(c, w->back, &c->v[i]);
		w->is_returned = true;
		return;
	}
	const struct scan *moved = undo(c, w->moving);
	c->moved = c->moved ? c->moved : moved;
}

static void follow_undoing(struct course *c, struct way *w, size_t i)
{
	const struct scan *s = &c->v[i], *delivery = undo(c, i);
	if (delivery)
		tell_undone(c, delivery, s);
	w->is_tried = w->is_tried || delivery || s->said == SAYS_FAILED || s->said == SAYS_UNDONE;
	if (!w->back && (s->said == SAYS_BACK || (s->said == SAYS_HOME && w->is_tried)))
		w->back = s;
	if (w->back || s->said == SAYS_UNDONE)
		w->cause = s;
}

/* Where it is delivered later, it was not before. */
static bool is_before_delivery(const struct scan *s)
{
	return s->said == SAYS_MOVING || s->said == SAYS_PASSING || s->said == SAYS_STUCK;
}

/* From one scan to the next; takes back what was no delivery to the buyer. Returns that by which it was not
 * handed over, unless it was delivered since; NULL: none says so for good. */
static const struct scan *follow(struct course *c)
{
	struct way w = {0};
	for (size_t i = 0; i < c->n; i++)
		if (is_before_delivery(&c->v[i]))
			w.moving = i + 1;
		else if (c->v[i].said == SAYS_DELIVERED)
			follow_delivery(c, &w, i);
		else if (c->v[i].said >= SAYS_HELD && c->v[i].said <= SAYS_BACK)
			follow_undoing(c, &w, i);
	return w.cause;
}

/* The newest scan that the template does not know, unless it was delivered since: it may have come back. */
static void tell_unknown(const struct course *c)
{
	for (size_t i = c->n; i > 0 && c->v[i - 1].said != SAYS_DELIVERED; i--) {
		const struct scan *s = &c->v[i - 1];
		if (s->said != SAYS_UNKNOWN)
			continue;
		const struct node *word = tree_lookup(s->event, "delivered");
		state_tell_unknown(c->j, &(struct value){.text = word->text, .at = word->at});
		return;
	}
}

/* ---- what comes after a delivery ---- */

static bool is_late(const struct scan *delivery, const struct scan *s)
{
	struct date from, to;
	return date_parse(&from, time_of(delivery)) && date_parse(&to, time_of(s)) &&
	       date_seconds(&to, 0) - date_seconds(&from, 0) < LATE;
}

/* Does the scan say that the parcel, which was delivered before, is elsewhere? */
static bool is_elsewhere(const struct course *c, const struct scan *delivery, const struct scan *s)
{
	if (s->said == SAYS_STUCK)
		return true;
	bool is_moving = s->said == SAYS_MOVING || (s->said == SAYS_PASSING && c->standing != STANDS_SIGNED);
	return is_moving && (c->standing >= STANDS_STUCK || !is_late(delivery, s));
}

/* What went on after the last delivery is elsewhere, as at the next carrier; where the record says of the
 * parcel that it was handed over, or that it was harmed alone, nobody knows, and that is told. */
static void look_behind(struct course *c)
{
	const struct scan *delivery = NULL, *later = NULL, *harm = NULL;
	for (size_t i = 0; i < c->n; i++) {
		const struct scan *s = &c->v[i];
		if (s->said == SAYS_DELIVERED)
			delivery = s, later = harm = NULL;
		else if (delivery && !later && is_elsewhere(c, delivery, s))
			later = s;
		else if (delivery && !harm && s->said == SAYS_HARMED)
			harm = s;
	}
	if (!delivery)
		return;
	if (later && c->standing != STANDS_SIGNED)
		tell_undone(c, undo(c, c->n), later);
	else if (later || (harm && c->standing != STANDS_OPEN))
		tell_kept(c, delivery, later ? later : harm);
	else if (c->standing == STANDS_OPEN)
		tell_open(c, undo(c, c->n));
	else if (c->standing == STANDS_STUCK)
		tell_stuck(c, delivery);
}

static void look_at_parts(const struct course *c)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct scan *s = &c->v[i];
		if (s->said == SAYS_DELIVERED && strcmp(tree_text(s->event, "delivered", ""), "part") == 0) {
			tell_part(c, s);
			return;
		}
	}
}

/* ---- the whole ---- */

/* Nothing says that it was handed over: what does the record say? */
static void tell_of_none(const struct course *c, const struct scan *cause)
{
	const struct scan *newest = &c->v[c->n - 1], *returned = find_said(c, SAYS_RETURN);
	const struct scan *station = NULL;
	for (size_t i = 0; i < c->n; i++)
		station = c->v[i].said == SAYS_STATION ? &c->v[i] : station;
	if (returned)
		tell_return(c, returned);
	else if (cause)
		tell_back(c, cause);
	else if (station)
		tell_station(c, station);
	else if (c->standing == STANDS_SIGNED && newest->said != SAYS_UNKNOWN)
		tell_otherwise(c, newest);
}

static void look_at_course(struct course *c)
{
	const struct scan *newest = &c->v[c->n - 1], *taken = take_last(c), *cause = follow(c);
	look_behind(c);
	const struct scan *delivery = find_said(c, SAYS_DELIVERED);
	if (!cause && newest->said >= SAYS_HARMED && newest->said <= SAYS_HOME)
		cause = newest;
	tell_unknown(c);
	if (taken && taken->said == SAYS_DELIVERED)
		tell_last(c, taken);
	if (c->moved && delivery)
		tell_moved(c, delivery);
	look_at_parts(c);
	if (!delivery && !c->is_told)
		tell_of_none(c, cause);
}

static enum standing standing_of(struct import_job *j, const struct record *r, struct value *status)
{
	const struct node *spec = tree_lookup(j->format, "signed");
	const char *word = spec ? fill_find(j, r, spec).text : NULL;
	*status = spec ? record_find(j->a, r, tree_text(spec, "column", "")) : (struct value){0};
	if (word && strcmp(word, "true") == 0)
		return STANDS_SIGNED;
	if (word && strcmp(word, "stuck") == 0)
		return STANDS_STUCK;
	return word && strcmp(word, "false") == 0 ? STANDS_OPEN : STANDS_UNSAID;
}

static void look_at_events(struct import_job *j, const struct record *r, struct node *events)
{
	struct course c = {.j = j, .has_gap = j->left.n > 0};
	if (!events || events->kind != NODE_LIST || events->n == 0)
		return;
	scans_merge(j, events, "at");
	struct node **ordered = scans_order(j, events, "at");
	for (size_t i = 0; i < events->n; i++)
		*ARENA_PUSH(j->a, c.v, c.n) = (struct scan){ordered[i], said_by(ordered[i])};
	c.standing = standing_of(j, r, &c.status);
	look_at_course(&c);
	for (size_t i = 0; i < c.n; i++) {
		struct node *delivered = (struct node *)(uintptr_t)tree_lookup(c.v[i].event, "delivered");
		if (delivered)
			delivered->text = c.v[i].said == SAYS_DELIVERED ? "true" : "false";
	}
}

/* ---- no scan at all ---- */

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
	struct node *events =
		(struct node *)(uintptr_t)tree_lookup(tree_lookup(tree, "logistics"), "events");
	bool has_events = events || own_value(j, "logistics", "events") || j->left.n > 0;
	if (tree && r->node && fill_spec(j, "logistics", "events") && !has_events)
		tell_no_events(j, r);
	look_at_events(j, r, events);
}
