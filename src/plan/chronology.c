/* chronology.c - one timeline from all dated facts of a case.
 *
 * Moments are gathered in the order of their sources, sorted by time (stable), and those that tell
 * the same thing twice - the order says received, the carrier says delivered - become one. */
#include "plan/plan_int.h"

#include <stdlib.h>
#include <string.h>

enum origin {
	FROM_ELSEWHERE,
	FROM_SHIPPED,
	FROM_RECEIVED,
	FROM_SCAN,
	FROM_DELIVERY,
	FROM_CHAT,
	FROM_CONTACT,
};

struct moment {
	struct date date;
	enum origin origin;
	bool late; /* known only by its day, it ends that day rather than begins it */
	bool strong;
	struct rich what;
	struct citations cites;
	int64_t seconds;
	size_t sequence;
};

struct moments {
	struct moment *v;
	size_t n;
};

/* ---- gathering ---- */
static struct citations cite_exhibit(const struct desk *k, enum exhibit_kind kind, size_t index)
{
	struct shown *x = exhibits_of(k, kind, index);
	struct citations cites = {0};
	if (x) {
		const struct citation c = citations_of(k, x);
		citations_add(k, &cites, &c);
	}
	return cites;
}

static void add_moment(const struct desk *k, struct moments *m, const struct date *date, struct moment moment)
{
	if (date->precision == DATE_UNSET || spans_is_empty(&moment.what))
		return;
	moment.date = print_local(k, date);
	moment.seconds = print_seconds(k, date);
	if (moment.late && date->precision == DATE_DAY)
		moment.seconds += 86399;
	moment.sequence = m->n;
	*ARENA_PUSH(k->a, m->v, m->n) = moment;
}

static struct rich describe_shipping(const struct desk *k)
{
	const struct logistics *l = &k->c->logistics;
	struct rich what = {0};
	if (!l->carrier.s || !l->tracking.s)
		return spans_word(k, TONE_PLAIN, WORD_TIMELINE_SHIPPED);
	struct rich carrier = spans_text(k, TONE_PLAIN, &l->carrier);
	struct rich tracking = spans_text(k, TONE_PLAIN, &l->tracking);
	spans_add_pattern(k, &what, TONE_PLAIN, desk_word(k, WORD_TIMELINE_SHIPPED_BY), "carrier", &carrier,
	                  "tracking", &tracking, NULL);
	return what;
}

static void gather_order(const struct desk *k, struct moments *m)
{
	const struct order *o = &k->c->order;
	const struct {
		const struct when *when;
		struct rich what;
		enum origin origin;
		bool strong, late;
	} steps[] = {
		{&o->created, spans_word(k, TONE_PLAIN, WORD_TIMELINE_CREATED), FROM_ELSEWHERE, false, false},
		{&o->paid, spans_word(k, TONE_PLAIN, WORD_TIMELINE_PAID), FROM_ELSEWHERE, true, false},
		{&o->shipped, describe_shipping(k), FROM_SHIPPED, false, false},
		{&o->received, spans_word(k, TONE_PLAIN, WORD_TIMELINE_RECEIVED), FROM_RECEIVED, true, true},
		{&o->closed, spans_word(k, TONE_PLAIN, WORD_TIMELINE_CLOSED), FROM_ELSEWHERE, false, true},
	};
	for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
		add_moment(k, m, &steps[i].when->date, (struct moment){
			.origin = steps[i].origin,
			.strong = steps[i].strong,
			.late = steps[i].late,
			.what = steps[i].what,
			.cites = cite_exhibit(k, EXHIBIT_ORDER, 0),
		});
}

/* Carriers of China begin their words with the place: "【金华市】已揽收". */
static bool tells_place(const struct scan_event *e)
{
	static const char *const opens[] = {"\xE3\x80\x90", "["}; /* U+3010 */
	for (size_t i = 0; e->what.s && e->place.s && i < sizeof opens / sizeof *opens; i++) {
		size_t n = strlen(opens[i]);
		if (strncmp(e->what.s, opens[i], n) == 0 &&
		    strncmp(e->what.s + n, e->place.s, strlen(e->place.s)) == 0)
			return true;
	}
	return false;
}

static struct rich describe_scan(const struct desk *k, const struct scan_event *e)
{
	struct rich what = {0}, place = spans_text(k, TONE_PLAIN, &e->place);
	struct rich event = spans_text(k, TONE_PLAIN, &e->what);
	if (spans_is_empty(&place) || tells_place(e))
		return event;
	spans_add_pattern(k, &what, TONE_PLAIN, desk_word(k, WORD_TIMELINE_SCAN), "place", &place, "what", &event,
	                 NULL);
	return what;
}

static void gather_scans(const struct desk *k, struct moments *m)
{
	const struct logistics *l = &k->c->logistics;
	const struct scan_event *delivery = casefile_find_delivery(l);
	for (size_t i = 0; i < l->n_events; i++)
		add_moment(k, m, &l->events[i].at_time.date, (struct moment){
			.origin = l->events[i].delivered ? FROM_DELIVERY : FROM_SCAN,
			.strong = &l->events[i] == delivery,
			.late = l->events[i].delivered,
			.what = describe_scan(k, &l->events[i]),
			.cites = cite_exhibit(k, EXHIBIT_LOGISTICS, 0),
		});
}

static struct rich describe_message(const struct desk *k, const struct message *message)
{
	struct text cut = message->text;
	cut.s = names_cut(k, message->text.s ? message->text.s : "");
	struct rich what = {0}, sender = names_sender(k, message), text = spans_text(k, TONE_PLAIN, &cut);
	spans_add_pattern(k, &what, TONE_PLAIN, desk_word(k, WORD_TIMELINE_SAYS), "sender", &sender, "text",
	                  &text, NULL);
	return what;
}

/* Each chat's first message and the marked ones. */
static void gather_chats(const struct desk *k, struct moments *m)
{
	for (size_t c = 0; c < k->c->n_chats; c++) {
		const struct chat *chat = &k->c->chats[c];
		for (size_t i = 0; i < chat->n_messages; i++) {
			struct citation cite;
			struct citations cites = {0};
			if (i > 0 && !chat->messages[i].marked)
				continue;
			if (citations_find(k, chat->id.s, (long)i + 1, &cite))
				citations_add(k, &cites, &cite);
			add_moment(k, m, &chat->messages[i].at_time.date, (struct moment){
				.origin = FROM_CHAT,
				.what = describe_message(k, &chat->messages[i]),
				.cites = cites,
			});
		}
	}
}

static struct rich describe_contact(struct desk *k, const struct contact *contact)
{
	struct rich what = {0}, how = spans_prose(k, &contact->how), offer = spans_prose(k, &contact->offer);
	if (spans_is_empty(&how))
		spans_add_pattern(k, &what, TONE_PLAIN, desk_word(k, WORD_TIMELINE_CONTACT), "offer", &offer, NULL);
	else
		spans_add_pattern(k, &what, TONE_PLAIN, desk_word(k, WORD_TIMELINE_CONTACT_BY), "how", &how, "offer",
		                  &offer, NULL);
	return what;
}

static void gather_contacts(struct desk *k, struct moments *m)
{
	for (size_t i = 0; i < k->c->n_contacts; i++) {
		const struct contact *contact = &k->c->contacts[i];
		struct moment moment = {.origin = FROM_CONTACT, .what = describe_contact(k, contact)};
		citations_add_proof(k, &moment.cites, &contact->proof);
		add_moment(k, m, &contact->at_time.date, moment);
	}
}

static struct rich describe_document(const struct desk *k, const struct shown *x, enum word w)
{
	struct rich what = {0}, title = spans_text(k, TONE_PLAIN, &x->title);
	spans_add_pattern(k, &what, TONE_PLAIN, desk_word(k, w), "title", &title, NULL);
	return what;
}

/* A document ran out while the matter was going on: the reader must see it. */
static bool expires_meanwhile(const struct desk *k, const struct certificate *c)
{
	const struct date *order = &k->c->order.created.date, *end = &c->valid_to.date;
	const struct date *due = k->c->respond_by.date.precision ? &k->c->respond_by.date : &k->c->opened.date;
	return order->precision && end->precision && due->precision && date_compare(order, end, k->zone) <= 0 &&
	       date_compare(end, due, k->zone) <= 0;
}

static void gather_certificates(const struct desk *k, struct moments *m)
{
	for (size_t i = 0; i < k->c->n_certificates; i++) {
		const struct certificate *c = &k->c->certificates[i];
		const struct shown *x = exhibits_of(k, EXHIBIT_CERTIFICATE, i);
		if (!x) /* the platform wants no certificates */
			continue;
		bool issued = c->issued.date.precision != DATE_UNSET;
		struct moment moment = {.cites = cite_exhibit(k, EXHIBIT_CERTIFICATE, i)};
		moment.what = describe_document(k, x, issued ? WORD_TIMELINE_ISSUED : WORD_TIMELINE_VALID_FROM);
		add_moment(k, m, issued ? &c->issued.date : &c->valid_from.date, moment);
		if (!expires_meanwhile(k, c))
			continue;
		moment.what = describe_document(k, x, WORD_TIMELINE_VALID_TO);
		moment.late = true;
		add_moment(k, m, &c->valid_to.date, moment);
	}
}

static void gather_case(struct desk *k, struct moments *m)
{
	const struct casefile *c = k->c;
	struct moment opened = {.strong = true, .what = spans_word(k, TONE_PLAIN, WORD_TIMELINE_OPENED)};
	struct moment due = {.strong = true, .late = true};
	if (k->complaint && !c->supplements.s) /* what is named there is the appeal */
		opened.what = spans_own(k, TONE_PLAIN, desk_fill(k, WORD_TIMELINE_OPENED_FOR, "complaint",
		                                                 k->complaint, NULL));
	add_moment(k, m, &c->opened.date, opened);
	due.what = spans_word(k, TONE_PLAIN, WORD_TIMELINE_DEADLINE);
	add_moment(k, m, &c->respond_by.date, due);
	add_moment(k, m, &verdict_when(k)->date, (struct moment){
		.strong = true,
		.what = spans_word(k, TONE_PLAIN, WORD_TIMELINE_VERDICT),
	});
	for (size_t i = 0; i < c->n_events; i++) {
		struct moment given = {.what = spans_prose(k, &c->events[i].what)};
		citations_add_proof(k, &given.cites, &c->events[i].proof);
		add_moment(k, m, &c->events[i].at_time.date, given);
	}
}

/* ---- merging ---- */
static bool is_pair(const struct moment *a, enum origin x, const struct moment *b, enum origin y)
{
	return (a->origin == x && b->origin == y) || (a->origin == y && b->origin == x);
}

static bool is_same_minute(const struct desk *k, const struct moment *a, const struct moment *b)
{
	struct date x = a->date, y = b->date;
	x.precision = x.precision > DATE_MINUTE ? DATE_MINUTE : x.precision;
	y.precision = y.precision > DATE_MINUTE ? DATE_MINUTE : y.precision;
	return date_compare(&x, &y, k->zone) == 0;
}

/* Does a contact name the very message that tells of it? */
static bool is_cited_in(const struct moment *a, const struct moment *b)
{
	for (size_t i = 0; i < a->cites.n; i++)
		for (size_t j = 0; j < b->cites.n; j++)
			if (a->cites.v[i].target && b->cites.v[j].target &&
			    strcmp(a->cites.v[i].target, b->cites.v[j].target) == 0)
				return true;
	return false;
}

/* The same thing told by two sources? */
static bool is_same_event(const struct desk *k, const struct moment *a, const struct moment *b)
{
	if (!is_same_minute(k, a, b))
		return false;
	if (is_pair(a, FROM_RECEIVED, b, FROM_DELIVERY))
		return true;
	if (a->date.precision != b->date.precision &&
	    (a->date.precision == DATE_DAY || b->date.precision == DATE_DAY))
		return false;
	if (is_pair(a, FROM_CONTACT, b, FROM_CHAT))
		return is_cited_in(a, b);
	return is_pair(a, FROM_SHIPPED, b, FROM_SCAN) || spans_is_equal(&a->what, &b->what);
}

/* b into a: the order's words first, the carrier's in brackets, and so the seller's before those of a
 * message; the more precise time. */
static void merge(const struct desk *k, struct moment *a, const struct moment *b)
{
	bool b_leads = b->origin == FROM_SHIPPED || b->origin == FROM_RECEIVED || b->origin == FROM_CONTACT;
	struct rich first = b_leads ? b->what : a->what, second = b_leads ? a->what : b->what;
	struct citations cites = b_leads ? b->cites : a->cites, more = b_leads ? a->cites : b->cites;
	if (!spans_is_equal(&first, &second)) {
		a->what = (struct rich){0};
		spans_add_pattern(k, &a->what, TONE_PLAIN, desk_word(k, WORD_TIMELINE_MERGED), "a", &first, "b",
		                  &second, NULL);
	}
	for (size_t i = 0; i < more.n; i++)
		citations_add(k, &cites, &more.v[i]);
	a->cites = cites;
	a->strong |= b->strong;
	if (b->date.precision > a->date.precision) {
		a->date = b->date;
		a->seconds = b->seconds;
	}
	a->origin = FROM_ELSEWHERE; /* a third source is no duplicate any more */
}

static int compare_moments(const void *x, const void *y)
{
	const struct moment *a = x, *b = y;
	if (a->seconds != b->seconds)
		return a->seconds < b->seconds ? -1 : 1;
	return a->sequence < b->sequence ? -1 : a->sequence > b->sequence;
}

static bool is_same_day(const struct desk *k, const struct moment *a, const struct moment *b)
{
	return print_day_number(k, &a->date) == print_day_number(k, &b->date);
}

/* How far back a duplicate of `later` may lie: a timed one in its minute, one that ends a day in that day. */
static bool is_near(const struct desk *k, const struct moment *earlier, const struct moment *later)
{
	bool timed = later->date.precision > DATE_DAY;
	return timed ? is_same_minute(k, earlier, later) : is_same_day(k, earlier, later);
}

/* The one of m[0 .. n-1] that tells the same as `moment`, or NULL. */
static struct moment *find_same(const struct desk *k, struct moment *m, size_t n, const struct moment *moment)
{
	for (size_t j = n; j > 0 && is_near(k, &m[j - 1], moment); j--)
		if (is_same_event(k, &m[j - 1], moment))
			return &m[j - 1];
	return NULL;
}

static void merge_duplicates(const struct desk *k, struct moments *m)
{
	size_t kept = 0;
	for (size_t i = 0; i < m->n; i++) {
		struct moment moment = m->v[i], *same = find_same(k, m->v, kept, &moment);
		if (same)
			merge(k, same, &moment);
		else
			m->v[kept++] = moment;
	}
	m->n = kept;
}

static void sort_moments(struct moments *m)
{
	if (m->n)
		qsort(m->v, m->n, sizeof *m->v, compare_moments);
}

/* ---- printing ---- */
static struct timeline_event print_moment(const struct desk *k, const struct moment *m,
                                          const struct moment *before, size_t i)
{
	struct timeline_event e = {
		.day = before && is_same_day(k, before, m) ? "" : print_day(k, &m->date),
		.time = print_time(k, &m->date),
		.elapsed = before ? print_elapsed(k, &before->date, &m->date) : "",
		.what = m->what,
		.strong = m->strong,
		.anchor = arena_printf(k->a, "event#%zu", i + 1),
	};
	const struct rich cites = citations_print(k, &m->cites);
	if (!spans_is_empty(&cites)) {
		spans_add(k, &e.what, TONE_PLAIN, "  ");
		spans_add_rich(k, &e.what, &cites);
	}
	return e;
}

struct timeline chronology_make(struct desk *k)
{
	struct timeline t = {0};
	struct moments m = {0};
	gather_certificates(k, &m);
	gather_order(k, &m);
	gather_scans(k, &m);
	gather_contacts(k, &m);
	gather_case(k, &m);
	gather_chats(k, &m);
	sort_moments(&m);
	merge_duplicates(k, &m);
	sort_moments(&m); /* a merged one may have gained a time */
	t.events = ARENA_ARRAY(k->a, struct timeline_event, m.n);
	for (t.n = 0; t.n < m.n; t.n++)
		t.events[t.n] = print_moment(k, &m.v[t.n], t.n ? &m.v[t.n - 1] : NULL, t.n);
	t.note = spans_own(k, TONE_QUIET, desk_fill(k, WORD_TIMELINE_ZONE, "zone", k->zone_name, NULL));
	return t;
}

void section_timeline(struct desk *k, struct section *s)
{
	struct timeline t = chronology_make(k);
	if (t.n)
		section_add(k, s, BLOCK_TIMELINE)->u.timeline = t;
}
