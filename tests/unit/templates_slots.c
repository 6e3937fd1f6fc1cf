/* Slots of a playbook's statement and message: what the case says, a blank where it says nothing. */
#include "templates/slots.h"

#include "templates/playbook.h"
#include "test.h"

static const char *const folders[] = {"templates"};
static const char blank[] = "____";

static const char *print_day(void *printer, const struct date *d)
{
	return arena_printf(printer, "%d.%d", d->day, d->month);
}

static const char *print_money(void *printer, money m)
{
	return arena_printf(printer, "%ld RUB", (long)(m / MONEY_UNIT));
}

static const char *print_number(void *printer, long n)
{
	return arena_printf(printer, "%ld", n);
}

static const char *fill(struct arena *a, const struct casefile *c, const char *language, const char *pattern)
{
	struct shelf *shelf = shelf_new(a, diag_new(a), folders, 1);
	const struct slots s = {
		.arena = a,
		.casefile = c,
		.words = words_load(shelf, &(struct text){.s = language}),
		.platform = "Ozon",
		.print_when = print_day,
		.print_money = print_money,
		.print_number = print_number,
		.printer = a,
	};
	return slots_fill(&s, pattern, blank).text;
}

static void test_values(void)
{
	struct arena *a = arena_new();
	struct line_item items[] = {{.name = {.s = "Lamp"}, .quantity = 2},
	                            {.name = {.s = "Bulb"}, .quantity = 1}};
	struct certificate papers[] = {{.title = {.s = "Letter of 2024"}}, {.kind = {.s = "customs"}}};
	struct claim claims[] = {{.says = {.s = "It never came.\n"}, .fact = {.s = "It came"}},
	                         {.says = {.s = "It is broken."}}};
	struct casefile c = {
		.order = {.number = {.s = "17-3"}, .items = items, .n_items = 2,
		          .created = {.date = {.precision = DATE_DAY, .year = 2025, .month = 1, .day = 10}},
		          .total = {.given = true, .value = 238 * MONEY_UNIT}},
		.certificates = papers, .n_certificates = 2,
		.claims = claims, .n_claims = 2,
		.seller = {.company = {.s = "Lantern Ltd"}},
	};
	SAME_TEXT(fill(a, &c, "en", "{platform}: {order}, {created}, {total}"), "Ozon: 17-3, 10.1, 238 RUB");
	SAME_TEXT(fill(a, &c, "en", "{items}; {item}; {quantity}"), "Lamp \xC3\x97 2, Bulb; Lamp; 3");
	struct contact contacts[] = {
		{.at_time = {.date = {.precision = DATE_DAY, .year = 2025, .month = 1, .day = 12}},
		 .offer = {.s = "A refund was offered."}, .answer = {.s = "No."}},
		{.offer = {.s = "And once more."}},
	};
	c.contacts = contacts;
	c.n_contacts = 2;
	SAME_TEXT(fill(a, &c, "en", "Before: {contact}"),
	          "Before: 12.1: A refund was offered. Buyer\xE2\x80\x99s answer: No. And once more.");
	SAME_TEXT(fill(a, &c, "en", "{certificates}"), "Letter of 2024, Customs declaration");
	SAME_TEXT(fill(a, &c, "en", "{shop} {seller} {company}"), "Lantern Ltd Lantern Ltd Lantern Ltd");
	SAME_TEXT(fill(a, &c, "en", "He says: {claim}. We: {fact}."),
	          "He says: It never came. It is broken. We: It came.");
	SAME_TEXT(fill(a, &c, "en", "{tracking}, {today}."), "____, ____.");
	SAME_TEXT(fill(a, &c, "en", "{nothing} { {order"), "{nothing} { {order");
	SAME_TEXT(fill(a, &c, "en", ""), "");
	arena_drop(a);
}

/* A delivery is what the carrier's scan says, and not what the order does. */
static void test_delivered(void)
{
	struct arena *a = arena_new();
	struct scan_event scan = {
		.at_time = {.date = {.precision = DATE_DAY, .year = 2025, .month = 1, .day = 13}},
	};
	struct casefile c = {
		.order = {.received = {.date = {.precision = DATE_DAY, .year = 2025, .month = 1, .day = 14}}},
		.logistics = {.events = &scan, .n_events = 1},
	};
	SAME_TEXT(fill(a, &c, "en", "{received}: {delivered}"), "14.1: ____");
	SAME_TEXT(slots_key("delivered"), "logistics.events.delivered");
	scan.delivered = true;
	SAME_TEXT(fill(a, &c, "en", "{received}: {delivered}"), "14.1: 13.1");
	c.order = (struct order){0};
	SAME_TEXT(fill(a, &c, "en", "{received}: {delivered}"), "13.1: 13.1");
	arena_drop(a);
}

/* Han text: neither a space between sentences nor two full stops. */
static void test_han(void)
{
	struct arena *a = arena_new();
	struct claim claims[] = {{.says = {.s = "\u672A\u6536\u5230\u8D27\u3002"}},
	                         {.says = {.s = "\u8981\u6C42\u9000\u6B3E\uFF01"}}};
	struct casefile c = {.claims = claims, .n_claims = 2};
	SAME_TEXT(fill(a, &c, "zh-CN", "{claim}\u3002{fact}\u3002"),
	          "\u672A\u6536\u5230\u8D27\u3002\u8981\u6C42\u9000\u6B3E\uFF01____\u3002");
	arena_drop(a);
}

static void test_blanks(void)
{
	struct arena *a = arena_new();
	struct shelf *shelf = shelf_new(a, diag_new(a), folders, 1);
	struct casefile c = {0};
	const struct slots s = {.arena = a, .casefile = &c,
	                        .words = words_load(shelf, &(struct text){.s = "en"})};
	struct slots_filled f = slots_fill(&s, "{order} {created} {order} {bogus}", "?");
	SAME_TEXT(f.text, "? ? ? {bogus}");
	SAME_NUMBER((long long)f.n_blanks, 2);
	SAME_TEXT(slots_fill(&s, "{order}", "<{label}>").text, "<Order number>");
	SAME_TEXT(f.blanks[0], "order");
	SAME_TEXT(f.blanks[1], "created");
	SAME_TEXT(slots_key("created"), "order.created");
	CHECK(!slots_key("bogus") && !slots_value(&s, "bogus"));
	arena_drop(a);
}

static void check_slots(const char *where, const struct node *by_language)
{
	char name[32];
	for (size_t i = 0; by_language && i < by_language->n; i++)
		for (const char *p = by_language->items[i]->text; (p = strchr(p, '{')); p++) {
			snprintf(name, sizeof name, "%.*s", (int)strcspn(p + 1, "}"), p + 1);
			if (!CHECK(slots_is_known(name)))
				fprintf(stderr, "%s: no slot {%s}\n", where, name);
		}
}

/* No playbook has a slot that nothing can fill. */
static void test_playbooks(void)
{
	struct arena *a = arena_new();
	struct shelf *s = shelf_new(a, diag_new(a), folders, 1);
	const struct pieces *pieces = pieces_load(s);
	size_t n;
	const char **names = shelf_list(s, "complaints", &n);
	for (size_t i = 0; i < n; i++) {
		const char *dot = strchr(names[i], '.');
		const struct playbook *b =
			playbook_load(s, pieces, arena_strndup(a, names[i], (size_t)(dot - names[i])), dot + 1);
		check_slots(names[i], b->statement);
		check_slots(names[i], b->message);
	}
	arena_drop(a);
}

int main(void)
{
	test_values();
	test_delivered();
	test_han();
	test_blanks();
	test_playbooks();
	return test_end();
}
