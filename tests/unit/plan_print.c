/* Numbers, dates, amounts and elapsed times, in three languages. */
#include "plan/plan_int.h"

#include "plan_case.h"
#include "test.h"

static struct arena *a;
static struct diag *d;

/* The same but for no-break spaces. */
#define SAME_PRINT(got, want) SAME_TEXT(case_plain_spaces(arena_strdup(a, got)), want)

static struct desk desk_new(const char *language)
{
	struct desk k = {.a = a, .d = d, .zone = 480};
	k.shelf = case_shelf(a, d);
	k.words = words_load(k.shelf, &(struct text){.s = language});
	return k;
}

static struct date date_of(const char *text)
{
	struct date date = {0};
	CHECK(date_parse(&date, text));
	return date;
}

static void test_elapsed(void)
{
	static const struct {
		const char *from, *to, *zh, *ru, *en;
	} cases[] = {
		{"2025-01-10 09:12:33", "2025-01-10 09:12:51", "18 秒", "18 секунд", "18 seconds"},
		{"2025-01-10 09:12:33", "2025-01-10 09:12:34", "1 秒", "1 секунда", "1 second"},
		{"2025-01-10 09:12:33", "2025-01-10 09:14:01", "1 分", "1 минута", "1 minute"},
		{"2025-01-10 09:12:51", "2025-01-10 17:40", "8 小时 28 分", "8 часов 28 минут", "8 hours 28 minutes"},
		{"2025-01-10 09:00", "2025-01-10 11:00", "2 小时", "2 часа", "2 hours"},
		{"2025-01-10 09:00", "2025-01-10 09:22", "22 分", "22 минуты", "22 minutes"},
		{"2025-01-10 18:22", "2025-01-13 12:05", "2 天 17 小时", "2 дня 17 часов", "2 days 17 hours"},
		{"2025-01-10 18:22", "2025-01-11 18:30", "1 天", "1 день", "1 day"},
		{"2025-01-01 00:00", "2025-02-11 13:00", "41 天", "41 день", "41 days"},
		{"2025-01-10", "2025-01-15", "5 天", "5 дней", "5 days"},
		{"2025-01-10 23:00", "2025-01-11", "1 天", "1 день", "1 day"},
		{"2025-01-10 23:00", "2025-01-10", "", "", ""},
		{"2025-01-10 23:00", "2025-01-10 23:00", "", "", ""},
		{"2025-01-10 23:00", "2025-01-10 23:00:40", "", "", ""},
		{"2025-01-10 09:00 +08:00", "2025-01-10 09:00 +03:00", "5 小时", "5 часов", "5 hours"},
		{"2020-01-01", "2024-06-11", "1623 天", "1623 дня", "1623 days"},
	};
	struct desk zh = desk_new("zh-CN"), ru = desk_new("ru"), en = desk_new("en");
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct date from = date_of(cases[i].from), to = date_of(cases[i].to);
		SAME_PRINT(print_elapsed(&zh, &from, &to), cases[i].zh);
		SAME_PRINT(print_elapsed(&ru, &from, &to), cases[i].ru);
		SAME_PRINT(print_elapsed(&en, &from, &to), cases[i].en);
	}
}

static void test_dates(void)
{
	struct desk zh = desk_new("zh-CN"), ru = desk_new("ru"), en = desk_new("en");
	struct date day = date_of("2025-01-09"), minute = date_of("2025-01-10 09:12"),
		    second = date_of("2025-12-31 23:30:05 +03:00"), unset = {0};
	SAME_PRINT(print_when(&zh, &day), "2025-01-09");
	SAME_PRINT(print_when(&ru, &day), "09.01.2025");
	SAME_PRINT(print_when(&en, &day), "9 Jan 2025");
	SAME_PRINT(print_when(&zh, &minute), "2025-01-10 09:12");
	SAME_PRINT(print_when(&ru, &minute), "10.01.2025, 09:12");
	SAME_PRINT(print_when(&en, &minute), "10 Jan 2025, 09:12");
	struct date end = date_of("2025-01-10 24:00"), far_end = date_of("2025-01-10 24:00 +03:00");
	SAME_PRINT(print_when(&zh, &end), "2025-01-10 24:00");
	SAME_PRINT(print_when(&zh, &far_end), "2025-01-11 05:00");
	SAME_NUMBER(print_day_number(&zh, &end), 20098);
	/* Carried over to the zone of the case: the next day, the next year. */
	SAME_PRINT(print_when(&zh, &second), "2026-01-01 04:30:05");
	SAME_PRINT(print_day(&en, &second), "1 Jan 2026");
	SAME_PRINT(print_time(&en, &second), "04:30");
	SAME_PRINT(print_time(&en, &day), "");
	SAME_PRINT(print_when(&en, &unset), "");
	SAME_PRINT(print_day(&en, &unset), "");
	SAME_NUMBER(print_day_number(&zh, &second), 20454);
	SAME_NUMBER(print_day_number(&zh, &day), 20097);
	struct date early = date_of("1969-12-31");
	SAME_NUMBER(print_day_number(&zh, &early), -1);
}

static void test_money(void)
{
	static const struct {
		const char *currency, *amount, *zh, *ru, *en;
	} cases[] = {
		{"CNY", "238", "¥238.00", "238,00 ¥", "CN¥238.00"},
		{"RUB", "12490.5", "₽12,490.50", "12 490,50 ₽", "₽12,490.50"},
		{"USD", "-20", "−US$20.00", "−20,00 $", "−$20.00"},
		{"CHF", "1.25", "CHF 1.25", "1,25 CHF", "CHF 1.25"},
		{"JPY", "1290", "JP¥1,290", "1 290 JPY", "¥1,290"},
		{"JPY", "0", "JP¥0", "0 JPY", "¥0"},
		{"JPY", "99.5", "JP¥99.50", "99,50 JPY", "¥99.50"},
		{"KWD", "5", "KWD 5.000", "5,000 KWD", "KWD 5.000"},
		{NULL, "1.25", "1.25", "1,25", "1.25"},
	};
	struct desk zh = desk_new("zh-CN"), ru = desk_new("ru"), en = desk_new("en");
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		money m;
		CHECK(money_parse(&m, cases[i].amount));
		zh.currency = ru.currency = en.currency = cases[i].currency;
		SAME_PRINT(print_money(&zh, m), cases[i].zh);
		SAME_PRINT(print_money(&ru, m), cases[i].ru);
		SAME_PRINT(print_money(&en, m), cases[i].en);
	}
}

static void test_numbers(void)
{
	struct desk ru = desk_new("ru"), en = desk_new("en");
	SAME_PRINT(print_number(&en, 0), "0");
	SAME_PRINT(print_number(&en, 999), "999");
	SAME_PRINT(print_number(&en, -1234567), "−1,234,567");
	SAME_PRINT(print_number(&ru, 1234567), "1 234 567");
	SAME_PRINT(print_bytes(&en, 0), "0 B");
	SAME_PRINT(print_bytes(&en, 999), "999 B");
	SAME_PRINT(print_bytes(&en, 1499), "1 KB");
	SAME_PRINT(print_bytes(&en, 999499), "999 KB");
	SAME_PRINT(print_bytes(&en, 999500), "1.0 MB");
	SAME_PRINT(print_bytes(&ru, 20349999), "20,3 МБ");
	SAME_PRINT(print_range(&en, "a", "b"), "a to b");
	SAME_PRINT(print_range(&en, "a", ""), "from a");
	SAME_PRINT(print_range(&en, "", "b"), "until b");
	SAME_PRINT(print_range(&en, "", ""), "");
	SAME_PRINT(print_range(&en, "a", "a"), "a");
}

/* A number does not part from its unit, nor a label from its number. */
static void test_no_break(void)
{
	struct desk ru = desk_new("ru"), zh = desk_new("zh-CN");
	struct date from = date_of("2025-01-10"), to = date_of("2025-01-15");
	SAME_TEXT(print_elapsed(&ru, &from, &to), "5\xC2\xA0дней");
	SAME_TEXT(print_number(&ru, 12345), "12\xC2\xA0""345");
	SAME_TEXT(desk_fill(&ru, WORD_EXHIBIT_LABEL, "n", "3", NULL), "Приложение №\xC2\xA0""3");
	SAME_TEXT(desk_fill(&zh, WORD_EXHIBIT_LABEL, "n", "3", NULL), "证据\xC2\xA0""3");
}

static void test_filling(void)
{
	const char *const pairs[] = {"a", "1", "bb", "{a}", NULL};
	SAME_TEXT(fill_text(a, "x{a}y{bb}z{c}{", pairs), "x1y{a}z");
	SAME_TEXT(fill_text(a, "", pairs), "");
	SAME_TEXT(fill_text(a, "plain", pairs), "plain");
}

static void test_cutting(void)
{
	struct desk en = desk_new("en");
	const char *shrt = "Where is my parcel?";
	SAME_TEXT(names_cut(&en, shrt), shrt);
	SAME_TEXT(names_cut(&en, "One two three four five six seven eight nine ten eleven twelve thirteen "
	                         "fourteen fifteen sixteen"),
	          "One two three four five six seven eight nine ten eleven twelve thirteen fourteen…");
	/* A family of emoji is one character and stays whole; so does what has no place to cut. */
	const char *as = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
	const char *family = "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦";
	SAME_TEXT(names_cut(&en, arena_printf(a, "%s %s", as, family)), arena_printf(a, "%s…", as));
	const char *solid = arena_printf(a, "%s%s", as, as);
	SAME_TEXT(names_cut(&en, solid), solid);
	CHECK(diag_worst(d) == LEVEL_NONE);
}

int main(void)
{
	a = arena_new();
	d = diag_new(a);
	test_elapsed();
	test_dates();
	test_money();
	test_numbers();
	test_no_break();
	test_filling();
	test_cutting();
	arena_drop(a);
	return test_end();
}
