/* imports_amounts.c - amounts as exports write them: what becomes of each, by the currency of its order and
 * by what stands before decimals, where the case says it. What cannot be read in one way alone is refused. */
#include "base/diag.h"
#include "imports/imports_int.h"
#include "test.h"

enum outcome { READ, ROUNDED, REFUSED };

struct sample {
	const char *text, *currency; /* NULL: nobody says it */
	const char *decimal;
	enum outcome verdict;
	const char *want; /* READ, ROUNDED: the amount; REFUSED: words of the message */
};

static const struct sample rows[] = {
	/* digits, points, commas */
	{"0", NULL, NULL, READ, "0"}, {"12", NULL, NULL, READ, "12"}, {"12.5", NULL, NULL, READ, "12.5"},
	{"12,50", NULL, NULL, READ, "12.50"}, {"-12.50", NULL, NULL, READ, "-12.50"},
	{"1,234.50", NULL, NULL, READ, "1234.50"}, {"1.234,50", NULL, NULL, READ, "1234.50"},
	{"1,234,567", NULL, NULL, READ, "1234567"}, {"1.234.567,8", NULL, NULL, READ, "1234567.8"},
	{"1,23,456.00", NULL, NULL, READ, "123456.00"}, {"0,125", NULL, NULL, READ, "0.125"},
	{"12345.6789", NULL, NULL, READ, "12345.6789"}, {"1234.50", NULL, NULL, READ, "1234.50"},
	{".50", NULL, NULL, REFUSED, "is no amount"}, {",50", NULL, NULL, REFUSED, "is no amount"},
	{"$.50", "USD", NULL, REFUSED, "is no amount"}, {"12.", NULL, NULL, REFUSED, "is no amount"},
	{"1,2345,6", NULL, NULL, REFUSED, "is no amount"}, {"1,23,45", NULL, NULL, REFUSED, "is no amount"},
	{"1.2.3", NULL, NULL, REFUSED, "is no amount"}, {"12..50", NULL, NULL, REFUSED, "is no amount"},
	{"0,125,000", NULL, NULL, REFUSED, "is no amount"},
	{"11111111112222222222333333333344444444445", NULL, NULL, REFUSED, "is no amount"},

	/* one of two */
	{"1,234", NULL, NULL, REFUSED, "may be 1234 or 1.234"},
	{"1.234", NULL, NULL, REFUSED, "may be 1.234 or 1234"},
	{"1,234", NULL, "comma", READ, "1.234"}, {"1,234", NULL, "point", READ, "1234"},
	{"1.234", NULL, "comma", READ, "1234"}, {"1.234", NULL, "point", READ, "1.234"},
	{"-1,234", NULL, NULL, REFUSED, "may be -1234 or -1.234"}, {"12.50", NULL, "comma", READ, "12.50"},
	{"1234,567", NULL, NULL, REFUSED, "may be 1234567 or 1234.567"},
	{"1234,567", NULL, "comma", READ, "1234.567"}, {"1234,567", NULL, "point", REFUSED, "is no amount"},
	{"1234.567", "KWD", NULL, READ, "1234.567"}, {"1.234", "KWD", NULL, REFUSED, "may be 1.234 or 1234"},

	/* currencies without decimals */
	{"1,234", "JPY", NULL, READ, "1234"}, {"1.234", "KRW", NULL, READ, "1234"},
	{"1.234", "KRW", "point", READ, "1234"}, {"1,234.00", "JPY", NULL, READ, "1234.00"},
	{"12.50", "JPY", NULL, REFUSED, "12.50 has decimals, and JPY has none"},
	{"12.50 JPY", NULL, NULL, REFUSED, "12.50 has decimals, and JPY has none"},
	{"1,234 JPY", NULL, NULL, READ, "1234"}, {"￥1,234円", "JPY", NULL, READ, "1234"},
	{"0,125", "JPY", NULL, REFUSED, "0.125 has decimals"}, {"1234,567", "JPY", NULL, REFUSED, "may be"},

	/* blanks and apostrophes group by threes */
	{"1 801,5", NULL, NULL, READ, "1801.5"}, {"1\u00A0801", NULL, NULL, READ, "1801"},
	{"1\u202F801,50", NULL, NULL, READ, "1801.50"}, {"1'801.50", NULL, NULL, READ, "1801.50"},
	{"1’801", NULL, NULL, READ, "1801"}, {"1 234 567", NULL, NULL, READ, "1234567"},
	{"1 801 ₽", "RUB", NULL, READ, "1801"}, {"1 234,567", NULL, NULL, READ, "1234.567"},
	{"100 200", NULL, NULL, REFUSED, "may be one amount or two"},
	{"10 20", NULL, NULL, REFUSED, "is no amount"},
	{"1 80150", NULL, NULL, REFUSED, "is no amount"}, {"1801 500", NULL, NULL, REFUSED, "is no amount"},
	{"1 234'567", NULL, NULL, REFUSED, "is no amount"},
	{"1 234,567.00", NULL, NULL, REFUSED, "is no amount"},
	{"1.234 567", NULL, NULL, REFUSED, "is no amount"},
	{"1  234,00", NULL, NULL, REFUSED, "is no amount"},
	{"0 123,00", NULL, NULL, REFUSED, "is no amount"},

	/* currencies */
	{"$12.50", "USD", NULL, READ, "12.50"}, {"-$12.50", "USD", NULL, READ, "-12.50"},
	{"$-12.50", "USD", NULL, READ, "-12.50"}, {"US $12.50", "USD", NULL, READ, "12.50"},
	{"USD 12.50", "USD", NULL, READ, "12.50"}, {"12.50USD", NULL, NULL, READ, "12.50"},
	{"12.50 元", "CNY", NULL, READ, "12.50"}, {"1 019,95 руб.", "RUB", NULL, READ, "1019.95"},
	{"1\u00A0019,95\u00A0₽", "RUB", NULL, READ, "1019.95"}, {"€ 12,50", "EUR", NULL, READ, "12.50"},
	{"RM12.50", NULL, NULL, READ, "12.50"}, {"¥12.50", "CNY", NULL, READ, "12.50"},
	{"$12.50 CAD", "CAD", NULL, READ, "12.50"}, {"−12,50 €", "EUR", NULL, READ, "-12.50"},
	{"€ 12,50", "USD", NULL, REFUSED, "is in another currency than the order, which is in USD"},
	{"EUR 12,50", "USD", NULL, REFUSED, "another currency"},
	{"C $12.50", "USD", NULL, REFUSED, "another currency"},
	{"12.50 XYZ", NULL, NULL, REFUSED, "is no amount"}, {"12.50 CR", NULL, NULL, REFUSED, "is no amount"},
	{"USDT 12.50", NULL, NULL, REFUSED, "is no amount"}, {"$", "USD", NULL, REFUSED, "is no amount"},

	/* what would make another amount of it */
	{"(12.50)", NULL, NULL, REFUSED, "is no amount"}, {"12.50-", NULL, NULL, REFUSED, "is no amount"},
	{"–12.50", NULL, NULL, REFUSED, "is no amount"}, {"+12.50", NULL, NULL, REFUSED, "is no amount"},
	{"--12.50", NULL, NULL, REFUSED, "is no amount"}, {"-$-12.50", NULL, NULL, REFUSED, "is no amount"},
	{"1.2万", NULL, NULL, REFUSED, "is no amount"}, {"1.2万元", NULL, NULL, REFUSED, "is no amount"},
	{"1.5k", NULL, NULL, REFUSED, "is no amount"}, {"3,5 тыс.", NULL, NULL, REFUSED, "is no amount"},
	{"12%", NULL, NULL, REFUSED, "is no amount"}, {"12½", NULL, NULL, REFUSED, "is no amount"},
	{"12²", NULL, NULL, REFUSED, "is no amount"}, {"2 pcs of 10", NULL, NULL, REFUSED, "is no amount"},
	{"12.50;13.50", NULL, NULL, REFUSED, "is no amount"},
	{"2.5E+17", NULL, NULL, REFUSED, "is no amount"},
	{"12:50", NULL, NULL, REFUSED, "is no amount"}, {"٣٤", NULL, NULL, REFUSED, "is no amount"},

	/* full width */
	{"１，２３４．５０", NULL, NULL, READ, "1234.50"}, {"－１２", NULL, NULL, READ, "-12"},
	{"１２．５０元", "CNY", NULL, READ, "12.50"},

	/* of formulas */
	{"33.333333333333336", NULL, NULL, ROUNDED, "33.33"},
	{"66.66666666666667", "KWD", NULL, ROUNDED, "66.667"},
	{"99.99999", NULL, NULL, ROUNDED, "100"}, {"0.00001", NULL, NULL, ROUNDED, "0"},
	{"1019.9500000000001", NULL, NULL, READ, "1019.95"}, {"12.500000", NULL, NULL, READ, "12.5"},
	{"33,33333", NULL, NULL, ROUNDED, "33.33"}, {"1357.40000001", "JPY", NULL, ROUNDED, "1357"},

	/* none */
	{"-", NULL, NULL, READ, NULL}, {"--", NULL, NULL, READ, NULL}, {"无", NULL, NULL, READ, NULL},
};

static struct import_job open_job(struct arena *a, const struct import_ask *ask, const char *currency)
{
	static const char *const folders[] = {"templates"};
	static const struct node format = {.kind = NODE_MAP};
	struct diag *d = diag_new(a);
	struct shelf *shelf = shelf_new(a, d, folders, 1);
	struct import_job j = {.a = a, .d = d, .shelf = shelf, .ask = ask, .currency = currency,
		.format = &format};
	amounts_start(&j);
	return j;
}

static const char *said(struct diag *d, char *out, size_t n)
{
	FILE *f = fmemopen(out, n, "w");
	diag_print(d, f, false, LEVEL_NOTE);
	fclose(f);
	return out;
}

static void try_row(const struct sample *r)
{
	static const struct source source = {"o.csv", "", 0, NULL};
	char messages[4096] = "";
	const struct node from = {.text = "o.csv"}, decimal = {.kind = NODE_SCALAR, .text = r->decimal};
	const struct import_ask ask = {.section = "order", .from = &from,
		.decimal = r->decimal ? &decimal : NULL};
	struct arena *a = arena_new();
	struct import_job j = open_job(a, &ask, r->currency);
	struct value v = {.text = r->text, .at = {&source, 1, 1, 0, 0}};
	value_money(&j, &v);
	said(j.d, messages, sizeof messages);
	bool is_good = CHECK((diag_worst(j.d) == LEVEL_ERROR) == (r->verdict == REFUSED));
	if (r->verdict == REFUSED)
		is_good &= CHECK(!v.text && strstr(messages, r->want) && strstr(messages, "\n  = "));
	else
		is_good &= SAME_TEXT(v.text, r->want);
	is_good &= CHECK((strstr(messages, "[import-rounded]") != NULL) == (r->verdict == ROUNDED));
	if (!is_good)
		fprintf(stderr, "    of \"%s\": %s\n", r->text, messages);
	arena_drop(a);
}

/* A number of a workbook has a point, whatever the table's texts have. */
static void test_number(void)
{
	const struct node from = {.text = "o.xlsx"}, decimal = {.kind = NODE_SCALAR, .text = "comma"};
	const struct import_ask ask = {.section = "order", .from = &from, .decimal = &decimal};
	struct arena *a = arena_new();
	struct import_job j = open_job(a, &ask, "EUR");
	struct value v = {.text = "1.234", .is_number = true}, odd = {.text = "1234.567", .is_number = true};
	value_money(&j, &v);
	value_money(&j, &odd);
	SAME_TEXT(v.text, "1.234");
	SAME_TEXT(odd.text, "1234.567");
	CHECK(diag_count(j.d, LEVEL_ERROR) == 0);
	arena_drop(a);
}

static const struct {
	const char *text;
	bool is_number;
	const char *want; /* NULL: refused */
} counts[] = {
	{"2", false, "2"}, {"0", false, "0"}, {"2.00", false, "2"}, {"2,0", false, "2"}, {"2.000", true, "2"},
	{"2件", false, "2"}, {" 2 шт. ", false, "2"}, {"２個", false, "2"}, {"1\u00A0000", false, "1000"},
	{"1’000", false, "1000"}, {"1 000 pcs", false, "1000"}, {"1 000.00", false, "1000"},
	{"1 000", false, NULL}, {"2.000", false, NULL}, {"1,000", false, NULL}, {"2.5", true, NULL},
	{"1万", false, NULL}, {"2打", false, NULL}, {"2 x 3", false, NULL}, {"2–3", false, NULL},
	{"2 pcs of 10", false, NULL}, {"件2", false, NULL}, {"2件套", false, NULL}, {"-2", false, NULL},
	{"2\u00A0\u00A0000", false, NULL}, {"2 ½", false, NULL}, {"two", false, NULL}, {"2 €", false, NULL},
	{"11111111112222222222333333333344444444445", false, NULL},
};

static void test_counts(void)
{
	static const struct source source = {"o.csv", "", 0, NULL};
	const struct node from = {.text = "o.csv"};
	const struct import_ask ask = {.section = "order", .from = &from};
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		struct arena *a = arena_new();
		struct import_job j = open_job(a, &ask, NULL);
		struct value v = {.text = counts[i].text, .is_number = counts[i].is_number,
			.at = {&source, 1, 1, 0, 0}};
		value_count(&j, &v);
		SAME_TEXT(v.text, counts[i].want);
		CHECK(diag_count(j.d, LEVEL_ERROR) == (counts[i].want ? 0 : 1));
		arena_drop(a);
	}
}

/* "1,234" among others with that sign before their decimals. */
static void try_learnt(char seen, const char *currency, const char *want)
{
	static const struct source source = {"o.csv", "", 0, NULL};
	const struct node from = {.text = "o.csv"};
	const struct import_ask ask = {.section = "order", .from = &from};
	char messages[4096] = "";
	struct arena *a = arena_new();
	struct import_job j = open_job(a, &ask, currency);
	struct value v = {.text = "1,234", .at = {&source, 1, 1, 0, 0}, .column = 1};
	j.signs.kinds[j.signs.n_kinds++] = (struct signs_of){"", &seen};
	value_money(&j, &v);
	said(j.d, messages, sizeof messages);
	if (want)
		SAME_TEXT(v.text, want);
	else
		CHECK(!v.text && strstr(messages, "it has three decimals") && strstr(messages, "decimal: comma"));
	arena_drop(a);
}

static void test_learnt(void)
{
	enum { POINT = 1, COMMA = 2 };
	try_learnt(POINT, "USD", "1234");
	try_learnt(POINT, "KWD", "1234");
	try_learnt(POINT, NULL, "1234");
	try_learnt(COMMA, "KWD", "1.234");
	try_learnt(COMMA, "USD", NULL);
	try_learnt(COMMA, "IDR", NULL);
	try_learnt(COMMA, NULL, NULL);
	try_learnt(COMMA, "JPY", "1234");
}

int main(void)
{
	test_counts();
	test_learnt();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		try_row(&rows[i]);
	test_number();
	return test_end();
}
