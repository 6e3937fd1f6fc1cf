/* deadlines.c - how much time is left, and whether there is a try at all. */
#include <string.h>

#include "base/message.h"
#include "check/check_int.h"
#include "templates/calendar.h"

#define DAY 86400
#define NEAR DAY /* less than that is told */

/* A case that was handed in has no deadline any more. */
static bool is_waiting(const struct check *k)
{
	const char *state = k->c->status.state.s;
	return !state || strcmp(state, "drafted") == 0;
}

struct deadline {
	int64_t end;      /* seconds since 1970; 0: unknown */
	int64_t earliest; /* before it, where it counts from a day of which the hour is not known */
	struct mark at;
	const struct limit *limit; /* NULL: the case says so */
	bool is_vague; /* public holidays on the way are not known */
};

static int64_t end_of(const struct check *k, const struct date *d)
{
	return date_seconds(d, k->zone) + (d->precision == DATE_DAY ? DAY - 1 : 0);
}

/* What a limit counts from, if the case says when that was. */
static const struct when *start_of(const struct check *k, const struct limit *l)
{
	if (l->from && strcmp(l->from, "decision") == 0)
		return &k->c->verdict.at_time;
	if (l->from && strcmp(l->from, "payment") == 0)
		return &k->c->order.paid;
	return !l->from || strcmp(l->from, "notice") == 0 ? &k->c->opened : NULL;
}

static int64_t add_limit(const struct check *k, const struct limit *l, int64_t from, bool *is_known)
{
	*is_known = true;
	if (!l->pace)
		return from + l->value;
	struct calendar calendar = calendar_load(k->shelf, k->platform);
	return calendar_end(&calendar, from, l, is_known);
}

static struct deadline by_limit(const struct check *k, enum limit_id id)
{
	const struct limit *l = &k->limits->v[id];
	const struct when *start = l->given ? start_of(k, l) : NULL;
	bool is_known;
	if (!start || !start->date.precision)
		return (struct deadline){0};
	int64_t earliest = add_limit(k, l, date_seconds(&start->date, k->zone), &is_known);
	int64_t end = add_limit(k, l, end_of(k, &start->date), &is_known);
	return (struct deadline){end, earliest, start->at, l, !is_known};
}

/* What the case says goes before what the templates know. */
static struct deadline find_deadline(const struct check *k)
{
	const struct when *due = &k->c->respond_by;
	int64_t end = due->date.precision ? end_of(k, &due->date) : 0;
	if (end)
		return (struct deadline){.end = end, .earliest = end, .at = due->at};
	return by_limit(k, k->c->verdict.at_time.date.precision ? LIMIT_APPEAL : LIMIT_RESPOND);
}

int64_t deadlines_end(const struct check *k)
{
	return is_waiting(k) ? find_deadline(k).end : 0;
}

/* A line below the advice. */
static const char *say_holidays(const struct check *k, const struct deadline *d)
{
	const char *how = _("working days are counted without public holidays: none are known");
	return d->is_vague ? arena_printf(k->a, "\n%s", how) : "";
}

static const char *say_day(const struct check *k, const struct deadline *d)
{
	const char *how = _("write the hour, too: it is counted from the beginning of this day");
	return d->earliest < d->end ? arena_printf(k->a, "\n%s", how) : "";
}

void check_deadline_passed(struct check *k)
{
	struct deadline d = find_deadline(k);
	if (k->now == 0 || d.end == 0 || d.end >= k->now || !is_waiting(k))
		return;
	if (d.limit) {
		check_say(k, d.at, "the time to respond is over: %s from here",
		          limits_say_time(k->a, d.limit->written));
		check_advise(k, "if the platform gave another time, write respond_by: (%s)%s",
		             limits_say_source(k->a, d.limit), say_holidays(k, &d));
	} else {
		check_say(k, d.at, "the time to respond is over");
		check_advise(k, "if the platform gave more time, write the new one");
	}
}

/* Late is lost: where the hour is not known, the earliest counts. */
void check_deadline_near(struct check *k)
{
	struct deadline d = find_deadline(k);
	int64_t left = d.earliest - k->now;
	if (k->now == 0 || d.end < k->now || left >= NEAR || !is_waiting(k))
		return;
	if (left < 0)
		check_say(k, d.at, "the time to respond may be over");
	else
		check_say(k, d.at, "the time to respond ends in %lld h %lld min", (long long)left / 3600,
		          (long long)left / 60 % 60);
	check_advise(k, "hand in what is ready; a form may be slow, and late is lost%s%s", say_day(k, &d),
	             say_holidays(k, &d));
}

void check_appeal(struct check *k)
{
	const struct limit *l = &k->limits->v[LIMIT_ATTEMPTS];
	if (!l->given || l->value > 0 || !is_waiting(k))
		return;
	check_say(k, k->c->complaint.at, "the platform takes no appeal against this");
	const char *verdict = k->playbook ? shelf_pick(k->playbook->verdict, k->language, NULL) : NULL;
	check_advise(k, "%s", verdict ? verdict : _("see its notice"));
}

/* A chat that the platform no longer has cannot be compared with the screenshot. */
void check_chat_age(struct check *k)
{
	const struct limit *l = &k->limits->v[LIMIT_CHAT_AGE];
	if (!l->given || k->now == 0 || !is_waiting(k))
		return;
	for (size_t i = 0; i < k->c->n_chats; i++) {
		const struct chat *chat = &k->c->chats[i];
		const struct when *first = chat->n_messages > 0 ? &chat->messages[0].at_time : NULL;
		if (!first || !first->date.precision || end_of(k, &first->date) + l->value >= k->now)
			continue;
		check_say(k, first->at, "this message is older than %s, and the platform keeps no chat longer",
		          limits_say_time(k->a, l->written));
		check_advise(k, "show screenshots with their dates, and other evidence of what it says");
	}
}
