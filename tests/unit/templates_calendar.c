/* Working days and hours, by dates counted by hand on a paper calendar. In January 2025 the 17th is a Friday;
 * in China the 28th to the 4th of February are days off, Sunday the 26th and Saturday the 8th are worked. */
#include <stdlib.h>

#include "base/date.h"
#include "templates/calendar.h"
#include "test.h"

static const char *const folders[] = {"templates"};
static struct shelf *shelf;

/* When it is over, in the platform's time. */
static const char *end_of(const char *platform, const char *start, struct limit time, bool *is_known)
{
	static char text[64];
	const struct platform *p = platform_load(shelf, &(struct text){.s = platform});
	struct calendar c = calendar_load(shelf, p);
	struct date d;
	CHECK(date_parse(&d, start));
	int64_t end = calendar_end(&c, date_seconds(&d, p->zone), &time, is_known);
	d = date_from_seconds(end, p->zone);
	date_format(text, sizeof text, "YYYY-MM-DD hh:mm", &d);
	return end ? text : "unknown";
}

static struct limit days(int n)
{
	return (struct limit){.value = n * 86400, .pace = PACE_DAYS};
}

static struct limit hours(int n, int opens, int closes)
{
	return (struct limit){.value = n * 3600, .pace = PACE_HOURS, .opens = opens * 3600,
		.closes = closes * 3600};
}

static void test_weekends(void)
{
	bool is_known;
	SAME_TEXT(end_of("generic", "2025-01-14 10:00", days(3), &is_known), "2025-01-17 10:00");
	CHECK(!is_known);
	SAME_TEXT(end_of("generic", "2025-01-17 10:00", days(1), &is_known), "2025-01-20 10:00");
	SAME_TEXT(end_of("generic", "2025-01-17 10:00", days(5), &is_known), "2025-01-24 10:00");
	SAME_TEXT(end_of("generic", "2025-01-17 10:00", days(10), &is_known), "2025-01-31 10:00");
	SAME_TEXT(end_of("generic", "2025-01-17 23:59:59", days(2), &is_known), "2025-01-21 23:59");
	/* on a Saturday nothing runs: it is all of Monday, which ends when Tuesday begins */
	SAME_TEXT(end_of("generic", "2025-01-18 15:00", days(1), &is_known), "2025-01-21 00:00");
}

static void test_holidays(void)
{
	bool is_known;
	SAME_TEXT(end_of("tmall", "2025-01-14 10:00", days(3), &is_known), "2025-01-17 10:00");
	CHECK(is_known);
	/* Friday the 24th; Sunday the 26th and Monday the 27th are worked, then it is the 5th of February */
	SAME_TEXT(end_of("tmall", "2025-01-24 12:00", days(1), &is_known), "2025-01-26 12:00");
	SAME_TEXT(end_of("tmall", "2025-01-24 12:00", days(2), &is_known), "2025-01-27 12:00");
	SAME_TEXT(end_of("tmall", "2025-01-24 12:00", days(3), &is_known), "2025-02-05 12:00");
	SAME_TEXT(end_of("tmall", "2025-02-07 12:00", days(1), &is_known), "2025-02-08 12:00");
	CHECK(is_known);
	/* 2024 is not known, 2025 is */
	SAME_TEXT(end_of("tmall", "2024-12-31 12:00", days(1), &is_known), "2025-01-02 12:00");
	CHECK(!is_known);
}

static void test_hours(void)
{
	bool is_known;
	struct limits limits = {0};
	const struct platform *jd = platform_load(shelf, &(struct text){.s = "jd"});
	limits_lay(shelf, &limits, tree_lookup(jd->root, "limits"), false);
	SAME_NUMBER(limits.v[LIMIT_RESPOND].opens, 9 * 3600);
	SAME_NUMBER(limits.v[LIMIT_RESPOND].closes, 18 * 3600);
	SAME_TEXT(end_of("jd", "2025-01-16 10:00", hours(4, 9, 18), &is_known), "2025-01-16 14:00");
	SAME_TEXT(end_of("jd", "2025-01-17 17:00", hours(4, 9, 18), &is_known), "2025-01-20 12:00");
	SAME_TEXT(end_of("jd", "2025-01-17 20:00", hours(4, 9, 18), &is_known), "2025-01-20 13:00");
	SAME_TEXT(end_of("jd", "2025-01-16 06:00", hours(9, 9, 18), &is_known), "2025-01-16 18:00");
	SAME_TEXT(end_of("jd", "2025-01-27 17:30", hours(1, 9, 18), &is_known), "2025-02-05 09:30");
	CHECK(is_known);
	SAME_TEXT(end_of("jd", "2025-01-16 10:00", hours(4, 0, 0), &is_known), "unknown");
	struct limit endless = {.value = INT64_MAX, .pace = PACE_DAYS};
	SAME_TEXT(end_of("jd", "2025-01-16 10:00", endless, &is_known), "unknown");
}

/* A date that is off or worked for no reason was mistyped. */
static void test_data(void)
{
	size_t n;
	const char **names = shelf_list(shelf, "holidays", &n);
	CHECK(n > 0);
	for (size_t i = 0; i < n; i++) {
		const struct node *root = shelf_load(shelf, "holidays", names[i]);
		for (size_t y = 0; y < root->n; y++) {
			const struct node *worked = shelf_lookup_list(root->items[y], "worked");
			const struct node *off = shelf_lookup_list(root->items[y], "off");
			CHECK(worked && off && tree_text(root->items[y], "source", NULL));
			for (size_t k = 0; k < off->n + worked->n; k++) {
				struct date d;
				const struct node *day = k < off->n ? off->items[k] : worked->items[k - off->n];
				CHECK(date_parse(&d, day->text) && d.year == atoi(root->keys[y]->text));
				int64_t weekday = (date_seconds(&d, 0) / 86400 + 4) % 7;
				CHECK(k < off->n || weekday == 0 || weekday == 6);
			}
		}
	}
}

int main(void)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	shelf = shelf_new(a, d, folders, 1);
	test_weekends();
	test_holidays();
	test_hours();
	test_data();
	CHECK(diag_worst(d) == LEVEL_NONE);
	arena_drop(a);
	return test_end();
}
