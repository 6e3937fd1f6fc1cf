/* base_text.c - UTF-8, money and dates. */
#include <limits.h>

#include "base/date.h"
#include "base/money.h"
#include "base/utf8.h"
#include "test.h"

static void test_utf8_round_trip(void)
{
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		char bytes[4];
		size_t i = 0, n = utf8_put(bytes, cp);
		bool is_surrogate = cp >= 0xD800 && cp <= 0xDFFF;
		if (utf8_next(bytes, n, &i) != (is_surrogate ? 0xFFFD : cp) || i != n) {
			SAME_NUMBER(cp, -1);
			return;
		}
	}
	uint16_t units[2];
	SAME_NUMBER(utf8_to_utf16(units, 0x20BB7), 2);
	CHECK(units[0] == 0xD842 && units[1] == 0xDFB7);
	SAME_NUMBER(utf8_to_utf16(units, 0x4E2D), 1);
	CHECK(units[0] == 0x4E2D);
}

static void test_utf8_malformed(void)
{
	static const char *const bad[] = {
		"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xED\xBF\xBF",
		"\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
		"\xFF", "\xE4\xB8", "\xF0\x9F\x98", "\xC3(",
	};
	for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
		size_t i = 0;
		CHECK(utf8_next(bad[k], strlen(bad[k]), &i) == UTF8_BAD);
		SAME_NUMBER(i, 1);
	}
	SAME_NUMBER(utf8_check("ab\xC0\x80z", 5), 2);
	SAME_NUMBER(utf8_check("й中😀", 9), 9);
	SAME_NUMBER(utf8_count("й中😀a", 10), 4);
}

static void same_money(const char *text, long long want)
{
	money m = -1;
	if (CHECK(money_parse(&m, text)))
		SAME_NUMBER(m, want);
}

static void test_money(void)
{
	same_money("129", 1290000);
	same_money("129.00", 1290000);
	same_money("-20.5", -205000);
	same_money("0.0001", 1);
	same_money("922337203685477.5807", LLONG_MAX);
	static const char *const bad[] = {"", "-", ".5", "1.", "1.00001", "1,5", "1 000", "+1", "1e3",
		"922337203685477.5808", "99999999999999999999", " 1", "1 "};
	money m;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (!CHECK(!money_parse(&m, bad[i])))
			fprintf(stderr, "    \"%s\"\n", bad[i]);
	char out[64];
	money_format(out, sizeof out, 12345000, MONEY_DECIMALS, " ", ",");
	SAME_TEXT(out, "1 234,50");
	money_format(out, sizeof out, -1234567891234, MONEY_DECIMALS, "\xC2\xA0", ".");
	SAME_TEXT(out, "-123\xC2\xA0" "456\xC2\xA0" "789.1234");
	money_format(out, sizeof out, 1, MONEY_DECIMALS, "", ".");
	SAME_TEXT(out, "0.0001");
	money_format(out, sizeof out, 9990000, MONEY_DECIMALS, ",", ".");
	SAME_TEXT(out, "999.00");
	money_format(out, 5, 9990000, MONEY_DECIMALS, ",", ".");
	CHECK(strlen(out) < 5);
	money_format(out, sizeof out, 12340000, 0, ",", ".");
	SAME_TEXT(out, "1,234");
	money_format(out, sizeof out, 12345000, 0, ",", ".");
	SAME_TEXT(out, "1,234.50");
	money_format(out, sizeof out, 10000, 3, ",", ".");
	SAME_TEXT(out, "1.000");
	CHECK(money_times(&m, 1290000, 2) && m == 2580000);
	CHECK(!money_times(&m, LLONG_MAX, 2));
}

static void test_dates_read(void)
{
	struct date d;
	CHECK(date_parse(&d, "2025-01-10") && d.precision == DATE_DAY && d.day == 10 && !d.has_offset);
	CHECK(date_parse(&d, "2025-01-10 09:12") && d.precision == DATE_MINUTE && d.hour == 9 && d.minute == 12);
	CHECK(date_parse(&d, "2025-01-10T09:12:33Z") && d.precision == DATE_SECOND && d.second == 33);
	CHECK(date_parse(&d, "2025-01-10 09:12 +08:00") && d.offset_minutes == 480);
	CHECK(date_parse(&d, "2025-01-10 24:00") && d.hour == 24 && d.day == 10);
	CHECK(date_parse(&d, "2025-01-10T24:00:00Z") && d.precision == DATE_SECOND);
	CHECK(date_parse(&d, "2025-01-10 09:12-0330") && d.offset_minutes == -210);
	CHECK(date_parse(&d, "1900-01-01") && date_parse(&d, "2199-12-31") && !date_is_endless(&d));
	CHECK(date_parse_end(&d, "2199-12-31") && !date_is_endless(&d));
	CHECK(date_parse_end(&d, "9999-12-31") && date_is_endless(&d) && !date_parse(&d, "9999-12-31"));
	CHECK(!date_parse_end(&d, "2200-01-01") && !date_parse_end(&d, "9999-02-30"));
	CHECK(date_parse(&d, "2024-02-29") && date_parse(&d, "2000-02-29"));
	static const char *const bad[] = {
		"", "2025", "2025-1-10", "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-01", "2025-01-00",
		"2025-04-31", "2025-01-10 24:01", "2025-01-10 24:00:01", "2025-01-10 25:00",
		"2025-01-10 09:60", "2025-01-10 9:00", "2025-01-10 09:12:60",
		"2025-01-10 ", "2025-01-10 09:12 +15:00", "2025-01-10 09:12 CET", "2025-01-10x", "1899-12-31",
		"2200-01-01", "2025-01-10 09:12 +08:60", "2025-01-10 +08:00",
		"10.01.2025"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (!CHECK(!date_parse(&d, bad[i])))
			fprintf(stderr, "    \"%s\"\n", bad[i]);
	int minutes;
	CHECK(date_parse_offset(&minutes, "+0300") && minutes == 180);
	CHECK(!date_parse_offset(&minutes, "0300") && !date_parse_offset(&minutes, ""));
}

static void test_dates_count(void)
{
	struct date d;
	date_parse(&d, "1970-01-01");
	SAME_NUMBER(date_seconds(&d, 0), 0);
	date_parse(&d, "2025-01-10 09:12:33 +08:00");
	SAME_NUMBER(date_seconds(&d, 0), 1736471553);
	date_parse(&d, "1970-01-01 24:00");
	SAME_NUMBER(date_seconds(&d, 0), 86400);
	for (int64_t day = -25567; day < 84006; day++) { /* 1900 to 2199, every day */
		struct date back = date_from_seconds(day * 86400 + 86399, 0);
		if (date_seconds(&back, 0) != day * 86400 + 86399 || back.hour != 23) {
			SAME_NUMBER(day, -1);
			return;
		}
	}
	d = date_from_seconds(1736471553, 480);
	CHECK(d.year == 2025 && d.month == 1 && d.day == 10 && d.hour == 9 && d.minute == 12 && d.second == 33);
}

static int compare(const char *a, const char *b)
{
	struct date p, q;
	return date_parse(&p, a) && date_parse(&q, b) ? date_compare(&p, &q, 480) : 99;
}

static void test_dates_compare(void)
{
	SAME_NUMBER(compare("2025-01-10", "2025-01-10 23:59"), 0);
	SAME_NUMBER(compare("2025-01-10 00:00", "2025-01-10"), 0);
	SAME_NUMBER(compare("2025-01-10", "2025-01-11 00:00"), -1);
	SAME_NUMBER(compare("2025-01-10 09:12", "2025-01-10 09:12:59"), 0);
	SAME_NUMBER(compare("2025-01-10 09:12 +08:00", "2025-01-10 01:12Z"), 0);
	SAME_NUMBER(compare("2025-01-10", "2025-01-09 16:00Z"), 0); /* midnight at +08:00 */
	SAME_NUMBER(compare("2025-01-10", "2025-01-09 15:59Z"), 1);
	SAME_NUMBER(compare("2025-01-10", "2025-01-10 24:00"), 0);
	SAME_NUMBER(compare("2025-01-10 24:00", "2025-01-11"), -1);
	SAME_NUMBER(compare("2025-01-10 24:00", "2025-01-11 00:00"), 0);
	SAME_NUMBER(compare("2025-01-10 24:00", "2025-01-10 23:59:59"), 1);
	SAME_NUMBER(compare("2025-01-10 24:00 +08:00", "2025-01-10 16:00Z"), 0);
}

static void test_dates_print(void)
{
	char out[64];
	struct date d;
	date_parse(&d, "2025-01-05 09:02:03 +08:00");
	date_format(out, sizeof out, "YYYY 年 M 月 D 日 hh:mm:ss zzz", &d);
	SAME_TEXT(out, "2025 年 1 月 5 日 09:02:03 +08:00");
	SAME_NUMBER(date_format(out, sizeof out, "DD.MM.YYYY 'в' hh:mm", &d), 19);
	SAME_TEXT(out, "05.01.2025 в 09:02");
	SAME_NUMBER(date_format(out, 6, "YYYY-MM", &d), 5);
	SAME_TEXT(out, "2025-");
}

int main(void)
{
	test_utf8_round_trip();
	test_utf8_malformed();
	test_money();
	test_dates_read();
	test_dates_count();
	test_dates_compare();
	test_dates_print();
	return test_end();
}
