/* advice.c - what a careful colleague would say about the case before it is sent. Nothing here
 * changes what is printed. */
#include "plan/plan_int.h"

static void advise_evidence(const struct desk *k)
{
	if (k->c->n_files == 0) {
		diag_warning(k->d, (struct mark){.source = k->c->source}, "no-evidence",
		             "the case has no picture or document");
		diag_advise(k->d, "add screenshots, photos or certificates");
	}
}

/* Does nothing say what the exhibit is for? The order record speaks for itself. */
static bool is_idle(const struct desk *k, size_t i)
{
	return !k->shown[i].cited && k->shown[i].kind != EXHIBIT_ORDER;
}

static void note_idle(const struct desk *k, size_t i)
{
	const char *id = k->plan->exhibits[i].id;
	diag_note(k->d, k->shown[i].at, "exhibit-not-cited", "no claim or text refers to the exhibit \"%s\"",
	          id);
	diag_advise(k->d, "name it under \"proof\" of a claim, or write [[%s]] in the statement", id);
}

#define IDLE_NOTES_MOST 5 /* with more of them what matters would be lost among them */
#define IDLE_IDS_MOST 12  /* listed in the one note that stands for all */

static void note_idle_together(const struct desk *k, const size_t *idle, size_t n)
{
	const char *ids = k->plan->exhibits[idle[0]].id;
	for (size_t i = 1; i < n && i < IDLE_IDS_MOST; i++)
		ids = arena_printf(k->a, "%s, %s", ids, k->plan->exhibits[idle[i]].id);
	diag_note(k->d, k->shown[idle[0]].at, "exhibit-not-cited",
	          "no claim or text refers to %zu of the exhibits: %s%s", n, ids,
	          n > IDLE_IDS_MOST ? ", ..." : "");
	diag_advise(k->d, "name them under \"proof\" of a claim, or write [[%s]] in the statement",
	            k->plan->exhibits[idle[0]].id);
}

static void advise_idle(const struct desk *k)
{
	size_t *idle = NULL, n = 0;
	for (size_t i = 0; i < k->plan->n_exhibits; i++)
		if (is_idle(k, i))
			*ARENA_PUSH(k->a, idle, n) = i;
	if (n > IDLE_NOTES_MOST) {
		note_idle_together(k, idle, n);
		return;
	}
	for (size_t i = 0; i < n; i++)
		note_idle(k, idle[i]);
}

/* A phone's text is 42 px of 1080. Pictures are not blown up beyond 96 px to the inch, so that in one 200 px
 * wide it is 6 pt high, and in a smaller one a smudge. A strip cut out of a screenshot is as low as its
 * line of text and may well be read. */
#define SMALL_PX 200
#define STRIP_PX 600

static bool is_small(const struct image_facts *f)
{
	return f->width < SMALL_PX || (f->height < SMALL_PX && f->width < STRIP_PX);
}

/* A panorama, or screenshots side by side: across the page it becomes a ribbon. */
#define WIDE_ASPECT 5
#define WIDE_PX 2000 /* less is hardly made smaller */

static bool is_wide(const struct image_facts *f)
{
	return f->width > WIDE_PX && f->width / WIDE_ASPECT >= f->height;
}

static void advise_pictures(const struct desk *k)
{
	for (size_t i = 0; i < k->c->n_files; i++) {
		const struct image_facts *f = &k->evidence[i].facts;
		const struct file *file = &k->c->files[i];
		if (f->width == 0 || k->evidence[i].same_as != i)
			continue;
		if (is_small(f)) {
			diag_warning(k->d, file->at, "picture-small", "%s is %u x %u pixels, too small to be read",
			             file->path, f->width, f->height);
			diag_advise(k->d, "it may be a preview: save the full picture from the chat or page");
		} else if (is_wide(f)) {
			diag_warning(k->d, file->at, "picture-wide", "%s is %u x %u pixels, a thin strip when printed",
			             file->path, f->width, f->height);
			diag_advise(k->d, "cut it into parts that overlap, and list them from left to right");
		}
	}
}

/* The card will say so to the reader: the seller should know first. */
static void advise_validity(const struct desk *k)
{
	const struct date *order = &k->c->order.created.date;
	for (size_t i = 0; i < k->c->n_certificates; i++) {
		const struct certificate *c = &k->c->certificates[i];
		if (date_compare(order, &c->valid_from.date, k->zone) < 0)
			diag_warning(k->d, c->valid_from.at, "not-valid", "valid only after the order was placed");
		else if (date_compare(order, &c->valid_to.date, k->zone) > 0)
			diag_warning(k->d, c->valid_to.at, "not-valid", "no longer valid when the order was placed");
		else
			continue;
		diag_advise(k->d, "show the certificate that was, or say in note: why this one counts");
	}
}

static void advise_deadline(const struct desk *k, int64_t now)
{
	const struct when *due = &k->c->respond_by;
	if (now == 0 || due->date.precision == DATE_UNSET)
		return;
	int64_t end = print_seconds(k, &due->date) + (due->date.precision == DATE_DAY ? 86399 : 0);
	if (end >= now)
		return;
	diag_warning(k->d, due->at, "deadline-passed", "the time to respond is over");
	diag_advise(k->d, "if the platform gave more time, write the new one");
}

/* Most platforms decide anew only on new evidence. */
static void advise_news(const struct desk *k)
{
	if (!k->c->first || k->plan->n_exhibits == 0)
		return;
	for (size_t i = 0; i < k->plan->n_exhibits; i++)
		if (k->shown[i].is_new)
			return;
	diag_warning(k->d, k->c->supplements.at, "nothing-new", "every exhibit was in the earlier case already");
	diag_advise(k->d, "add evidence that the platform has not seen");
}

void advice_give(const struct desk *k, int64_t now)
{
	advise_evidence(k);
	advise_idle(k);
	advise_news(k);
	advise_pictures(k);
	advise_validity(k);
	advise_deadline(k, now);
}
