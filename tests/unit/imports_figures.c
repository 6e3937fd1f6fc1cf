/* imports_figures.c - a number of a workbook reads as a spreadsheet shows it; a percentage is no amount. */
#include <string.h>

#include "imports/imports_int.h"
#include "test.h"

static struct arena *a;

static const char *shown(const char *written, const char *format)
{
	return figure_text(a, written, figure_format(format), false);
}

static const char *unit(const char *format)
{
	const char *unit = figure_unit(a, format);
	return unit ? unit : "none";
}

static void check_units(void)
{
	CHECK(strcmp(unit("#,##0.00\\ [$€-407];[Red]\\-#,##0.00\\ [$€-407]"), "€") == 0);
	CHECK(strcmp(unit("_-[$USD-409]* #,##0.00_-"), "USD") == 0);
	CHECK(strcmp(unit("#,##0.00\\ \"₽\""), "₽") == 0);
	CHECK(strcmp(unit("\"¥\"#,##0.00"), "¥") == 0);
	CHECK(strcmp(unit("\\£0.00"), "£") == 0);
	CHECK(strcmp(unit("$0.00;[$€-407]0.00"), "$") == 0);
	CHECK(strcmp(unit("[$-409]d\\-mmm"), "none") == 0);
	CHECK(strcmp(unit("0\"pcs\""), "none") == 0);
	CHECK(strcmp(unit("[$"), "none") == 0);
	CHECK(strcmp(unit("\\"), "none") == 0);
	CHECK(strcmp(unit("\"€"), "€") == 0);
}

int main(void)
{
	a = arena_new();
	CHECK(strcmp(shown("0.15", "0%"), "15%") == 0);
	CHECK(strcmp(shown("0.125", "0.0%"), "12.5%") == 0);
	CHECK(strcmp(shown("1.5", "#,##0.00 %"), "150%") == 0);
	CHECK(strcmp(shown("-0.005", "0.00%;[Red]-0.00%"), "-0.5%") == 0);
	CHECK(strcmp(figure_text(a, "0.2", figure_builtin(9), false), "20%") == 0);
	CHECK(strcmp(figure_text(a, "0.2", figure_builtin(10), false), "20%") == 0);
	CHECK(strcmp(shown("12.5", "0.00\"%\""), "12.5") == 0);
	CHECK(strcmp(shown("12.5", "0.00"), "12.5") == 0);
	CHECK(strcmp(shown("7", "0000"), "0007") == 0);
	check_units();
	arena_drop(a);
	return test_end();
}
