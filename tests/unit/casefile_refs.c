/* [[references]] in text: what is one and what is not. */
#include "casefile/casefile.h"
#include "test.h"

static struct arena *a;

static void expect(const char *text, size_t from, const char *id, long line, size_t start, size_t end)
{
	struct reference r = { 0 };

	if (!CHECK(casefile_next_reference(a, text, from, &r)))
		return;
	SAME_TEXT(r.id, id);
	SAME_NUMBER(r.line, line);
	SAME_NUMBER(r.start, start);
	SAME_NUMBER(r.end, end);
}

static void expect_none(const char *text)
{
	struct reference r;

	CHECK(!casefile_next_reference(a, text, 0, &r));
}

int main(void)
{
	a = arena_new();
	expect("see [[invoice]].", 0, "invoice", 0, 4, 15);
	expect("[[a]][[b:12]]", 5, "b", 12, 5, 13);
	expect("[[ chat:3 ]]", 0, "chat", 3, 0, 12);
	expect("[[[a]]]", 0, "a", 0, 1, 6);
	expect("[[x [[y]]", 0, "y", 0, 4, 9);
	expect("[[]] [[z]]", 0, "z", 0, 5, 10);
	expect("[[chat:0]]", 0, "chat:0", 0, 0, 10);
	expect("[[chat:x]]", 0, "chat:x", 0, 0, 10);
	expect("[[chat:99999999999999999999]]", 0, "chat:99999999999999999999", 0, 0, 29);
	expect("[[微笑]]", 0, "微笑", 0, 0, 10);
	expect_none("");
	expect_none("[[");
	expect_none("[[a]");
	expect_none("[[]] [[ ]]");
	expect_none("[[a\nb]]");
	expect_none("[a] ]] [[");
	arena_drop(a);
	return test_end();
}
