/* Texts made to exhaust a parser: each is answered in time, within its memory, and with a message if
 * it is refused. Made here, from a head, a piece that is repeated, and a tail. */
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "base/buf.h"
#include "tree/tree.h"
#include "test.h"

#if ADDRESS_SANITIZED
#define SECONDS_MOST 8.0
#define KIB_MOST (1024 * 1024)
#else
#define SECONDS_MOST 1.0
#define KIB_MOST (256 * 1024)
#endif

struct attack {
	const char *name, *head, *piece, *tail;
	size_t times;
	bool is_fine; /* big, but a tree like any other */
};

static const struct attack attacks[] = {
	{ "lists in lists", "", "[", "", 1000, false },
	{ "100,000 brackets", "", "[", "", 100000, false },
	{ "8 million brackets", "", "[", "", 4000000, false },
	{ "maps in maps", "", "{a: ", "", 1000000, false },
	{ "dashes in dashes", "", "- ", "", 2000000, false },
	{ "question marks", "", "? ", "", 2000000, false },
	{ "colons", "", ": ", "", 2000000, false },
	{ "lines of colons", "", ":\n", "", 2000000, false },
	{ "commas", "[", ",", "]", 4000000, false },
	{ "anchors", "", "&a ", "", 1250000, false },
	{ "an alias bomb", "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\n",
	  "d: [*c,*c,*c,*c]\n", "", 9, false },
	{ "many aliases", "a: [", "*a,", "]", 1250000, false },
	{ "tags", "", "!a ", "", 1250000, false },
	{ "one long tag", "!", "a", " b", 4000000, false },
	{ "percent signs", "", "%", "", 4000000, false },
	{ "open quotes", "a: '", "x\n", "", 2000000, false },
	{ "quotes that close", "", "\"\" ", "", 1300000, false },
	{ "a million keys", "", "k: v\n", "", 800000, false },
	{ "the same key", "{", "k: v, ", "}", 240000, false },
	{ "keys too long", "", "a", ": b\n", 4000000, false },
	{ "keys too long in braces", "{", "a", ": b}", 4000000, false },
	{ "a list too long", "", "- a\n", "", 1000000, false },
	{ "flow in a deep list", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "1, ", "", 1300000, false },
	{ "a bar and digits", "a: |", "9", "\n", 4000000, false },
	{ "a file too large", "", "a: b\n", "", 20000000, false },
	{ "a text too long", "a: ", "word ", "", 800000, false },
	{ "newlines", "", "\n", "", 4000000, true },
	{ "spaces", "a:", " ", "b", 4000000, true },
	{ "comments", "", "#\n", "", 2000000, true },
	{ "one long text", "a: ", "word ", "", 50000, true },
	{ "a text of many lines", "a: ", "word\n ", "", 40000, true },
	{ "a block of many lines", "a: |\n", "  x\n", "", 120000, true },
	{ "a folded block", "a: >\n", "  x\n\n", "", 60000, true },
	{ "a quoted text of escapes", "a: \"", "\\n", "\"", 250000, true },
	{ "a quoted text of NULs", "a: \"", "\\0", "\"", 250000, false },
	{ "a list as long as it may be", "", "- a\n", "", 490000, true },
};

static void make(struct buf *b, const struct attack *attack)
{
	size_t n = strlen(attack->piece);
	uint8_t *to;

	buf_add_string(b, attack->head);
	to = buf_extend(b, n * attack->times);
	for (size_t i = 0; i < attack->times; i++)
		memcpy(to + i * n, attack->piece, n);
	buf_add_string(b, attack->tail);
	buf_add_byte(b, '\0');
}

static void run(const struct attack *attack)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct buf b = { 0 };
	clock_t start;
	double seconds;

	make(&b, attack);
	struct source source = { "hostile.yaml", (const char *)b.data, b.n - 1, NULL };
	start = clock();
	struct node *root = tree_parse(a, d, &source);
	seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
	bool ok = CHECK(seconds < SECONDS_MOST);
	ok &= CHECK((root != NULL) == attack->is_fine);
	ok &= CHECK((diag_worst(d) == LEVEL_ERROR) == !attack->is_fine);
	ok &= CHECK(diag_count(d, LEVEL_ERROR) <= 25);
	if (!ok)
		fprintf(stderr, "    %s: %.3f s, %s\n", attack->name, seconds, root ? "accepted" : "refused");
	buf_drop(&b);
	arena_drop(a);
}

/* Keys that differ, as many as may be: looking for duplicates must not be quadratic. */
static void test_many_keys(void)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct buf b = { 0 };
	clock_t start;

	for (int i = 0; i < 240000; i++)
		buf_printf(&b, "key-%d: v\n", i);
	buf_add_byte(&b, '\0');
	struct source source = { "keys.yaml", (const char *)b.data, b.n - 1, NULL };
	start = clock();
	struct node *root = tree_parse(a, d, &source);
	CHECK((double)(clock() - start) / CLOCKS_PER_SEC < SECONDS_MOST);
	CHECK(root && root->n == 240000);
	buf_drop(&b);
	arena_drop(a);
}

int main(void)
{
	struct rusage usage;

	for (size_t i = 0; i < sizeof attacks / sizeof *attacks; i++)
		run(&attacks[i]);
	test_many_keys();
	getrusage(RUSAGE_SELF, &usage);
	CHECK(usage.ru_maxrss < KIB_MOST);
	printf("at most %ld KiB\n", usage.ru_maxrss);
	return test_end();
}
