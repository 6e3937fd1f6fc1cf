/* base_diag.c - diagnostics to the letter: what a seller sees is compared whole. */
#include <stdlib.h>

#include "base/diag.h"
#include "test.h"

static struct source source_of(const char *name, const char *text)
{
	return (struct source){name, text, strlen(text), NULL};
}

/* The mark of `word` in a source. */
static struct mark mark_of(const struct source *s, const char *word)
{
	const char *at = strstr(s->text, word);
	size_t offset = (size_t)(at - s->text);
	struct mark m = {.source = s, .line = 1, .column = 1, .offset = offset, .length = strlen(word)};
	for (const char *p = s->text; p < at; p++) {
		if (*p == '\n') {
			m.line++;
			m.column = 1;
		} else if ((*p & 0xC0) != 0x80) {
			m.column++;
		}
	}
	return m;
}

/* Prints and drops d with its arena. */
static void same_print(struct arena *a, const struct diag *d, bool quiet, const char *want)
{
	char *got = NULL;
	size_t n = 0;
	FILE *to = open_memstream(&got, &n);
	diag_print(d, to, false, quiet ? LEVEL_ERROR : LEVEL_NOTE);
	fclose(to);
	SAME_TEXT(got, want);
	free(got);
	arena_drop(a);
}

static void test_plain(void)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct source s = source_of("case.yaml", "order:\n  nubmer: GD-250121-0042\n");
	diag_error(d, mark_of(&s, "nubmer"), "unknown-key", "unknown key \"%s\"", "nubmer");
	diag_advise(d, "did you mean \"%s\"?", "number");
	CHECK(diag_worst(d) == LEVEL_ERROR && diag_count(d, LEVEL_ERROR) == 1);
	same_print(a, d, false,
		"case.yaml:2:3: error: unknown key \"nubmer\" [unknown-key]\n"
		"    2 |   nubmer: GD-250121-0042\n"
		"      |   ^~~~~~\n"
		"  = did you mean \"number\"?\n");
}

static void test_wide_and_tabs(void)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct source s = source_of("a.yaml", "\tx: 保温杯, 假货\r\n");
	diag_warning(d, mark_of(&s, "假货"), "w", "here");
	same_print(a, d, false,
		"a.yaml:1:10: warning: here [w]\n"
		"    1 |         x: 保温杯, 假货\n"
		"      |                    ^~~~\n");
}

static void test_long_line(void)
{
	char text[2001], want[512];
	for (int i = 0; i < 2000; i++)
		text[i] = (char)('a' + i % 26);
	text[2000] = '\0';
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct source s = source_of("a", text);
	struct mark m = {.source = &s, .line = 1, .column = 1001, .offset = 1000, .length = 500};
	diag_error(d, m, NULL, "long");
	snprintf(want, sizeof want,
		"a:1:1001: error: long\n    1 | ...%.100s...\n      | %63s^%.39s\n", text + 940, "",
		"~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~");
	same_print(a, d, false, want);
}

static void test_hostile(void)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct source s = source_of("a\033[2J", "k: \033]0;x\007\xFF\xE2\x80\xAEz\n");
	diag_error(d, mark_of(&s, "z"), "c", "bad \033[31m value\nsecond line");
	same_print(a, d, false,
		"a\xEF\xBF\xBD[2J:1:12: error: bad \xEF\xBF\xBD[31m value second line [c]\n"
		"    1 | k: \xEF\xBF\xBD]0;x\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz\n"
		"      |            ^\n");
}

static void test_one_line(void)
{
	struct arena *a = arena_new();
	SAME_TEXT(diag_plain(a, "two\tlines\n\x1b[31m \xFF \xE2\x80\xAE \xE4\xB8\xAD"),
	          "two lines \xEF\xBF\xBD[31m \xEF\xBF\xBD \xEF\xBF\xBD \xE4\xB8\xAD");
	SAME_TEXT(diag_plain(a, "\xFF\xFF"), "\xEF\xBF\xBD\xEF\xBF\xBD");
	SAME_TEXT(diag_plain(a, ""), "");
	arena_drop(a);
}

static void test_order(void)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct source one = source_of("one", "a: b\nc: d\n"), two = source_of("two", "");
	struct mark nowhere = {0}, whole = {.source = &two}, end = {.source = &two, .line = 1, .column = 1};
	diag_note(d, nowhere, NULL, "nowhere");
	diag_error(d, mark_of(&one, "d"), NULL, "later");
	diag_warning(d, mark_of(&one, "b"), NULL, "sooner");
	diag_system(d, whole, NULL, "the whole file");
	diag_error(d, end, NULL, "at its end");
	diag_error(d, mark_of(&one, "d"), NULL, "later");
	CHECK(diag_worst(d) == LEVEL_SYSTEM);
	same_print(a, d, false,
		"one:1:4: warning: sooner\n    1 | a: b\n      |    ^\n"
		"one:2:4: error: later\n    2 | c: d\n      |    ^\n"
		"two: error: the whole file\n"
		"two:1:1: error: at its end\n    1 | \n      | ^\n"
		"dossier: note: nowhere\n");
}

static void test_quiet(void)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	diag_warning(d, (struct mark){0}, "w", "hidden");
	diag_error(d, (struct mark){0}, "e", "shown");
	diag_advise(d, "do it");
	CHECK(diag_count(d, LEVEL_WARNING) == 1 && diag_worst(d) == LEVEL_ERROR);
	same_print(a, d, true, "dossier: error: shown [e]\n  = do it\n");
}

static void test_find_char(void)
{
	struct source s = source_of("s", "text: |\n  a中b\n  𠮷\n");
	struct mark m = mark_find_char(mark_of(&s, "|"), 0x20BB7);
	CHECK(m.line == 3 && m.column == 3 && m.length == 4);
	m = mark_find_char(mark_of(&s, "|"), 0x4E00);
	CHECK(m.line == 1 && m.column == 7);
}

static void test_nearest(void)
{
	static const char *const words[] = {
		"number", "platform", "complaint", "order", "a.png", "фото.png", "id"};
	size_t n = sizeof words / sizeof *words;
	SAME_TEXT(diag_nearest("nubmer", words, n), "number");
	SAME_TEXT(diag_nearest("Complaint", words, n), "complaint");
	SAME_TEXT(diag_nearest("фотто.png", words, n), "фото.png");
	SAME_TEXT(diag_nearest("platfrom", words, n), "platform");
	SAME_TEXT(diag_nearest("of", words, n), NULL);
	SAME_TEXT(diag_nearest("something", words, n), NULL);
	SAME_TEXT(diag_nearest("", words, n), NULL);
}

/* What is reported before and after; errors cannot be silenced, and advice does not land on another's. */
static void test_silence(void)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct mark nowhere = {0};
	diag_warning(d, nowhere, "loud", "before");
	diag_note(d, nowhere, "other", "another");
	diag_silence(d, "loud");
	diag_silence(d, "unheard");
	CHECK(diag_worst(d) == LEVEL_NOTE && diag_count(d, LEVEL_WARNING) == 0);
	diag_advise(d, "of what was taken back");
	diag_warning(d, nowhere, "loud", "after");
	diag_advise(d, "nobody wants it");
	CHECK(diag_worst(d) == LEVEL_NOTE);
	CHECK(diag_has_silenced(d, "loud") && !diag_has_silenced(d, "unheard") && !diag_has_silenced(d, "other"));
	diag_error(d, nowhere, "loud", "all the same");
	CHECK(diag_worst(d) == LEVEL_ERROR);
	same_print(a, d, false, "dossier: note: another [other]\ndossier: error: all the same [loud]\n");
}

/* A workbook has no lines: the sheet and the cell are told, and above them the row as it was read. */
static void test_sheet(void)
{
	static const struct {
		int column;
		const char *place;
	} cells[] = {{1, "a.xlsx:订单!A7"}, {26, "a.xlsx:订单!Z7"}, {27, "a.xlsx:订单!AA7"}, {702, "a.xlsx:订单!ZZ7"},
		{703, "a.xlsx:订单!AAA7"}, {16384, "a.xlsx:订单!XFD7"}};
	const struct source s = {"a.xlsx", "1,two\n3,four\n", 13, "订单"};
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		struct buf b = {0};
		mark_print(&b, &(struct mark){&s, 7, cells[i].column, 8, 4});
		buf_add_byte(&b, '\0');
		SAME_TEXT((const char *)b.data, cells[i].place);
		buf_drop(&b);
	}
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct mark at = mark_find_part((struct mark){&s, 7, 2, 8, 4}, "four", 2, 4);
	CHECK(at.line == 7 && at.column == 2 && at.offset == 10);
	CHECK(mark_find_char((struct mark){&s, 7, 2, 8, 4}, 'u').column == 2);
	diag_error(d, at, "bad-value", "no");
	same_print(a, d, false, "a.xlsx:订单!B7: error: no [bad-value]\n    7 | 3,four\n      |     ^~\n");
}

int main(void)
{
	test_plain();
	test_wide_and_tabs();
	test_long_line();
	test_hostile();
	test_one_line();
	test_order();
	test_quiet();
	test_find_char();
	test_nearest();
	test_silence();
	test_sheet();
	return test_end();
}
