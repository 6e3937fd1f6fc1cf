/* imports_cut.c - a chat in JSON that is cut by days as text: what is left is what was there, on its line.
 * And whatever bytes it is of, all line ends stay, and nothing is read outside of them. */
#include <stdlib.h>
#include <string.h>

#include "imports/imports_int.h"
#include "test.h"

enum { ROUNDS = 20000 };

#define M(day, text) "{\"date\": \"2025-01-" day "T09:12:33\",\n \"text\": \"" text "\"}"

static const char chat[] =
	"{\"name\": \"date\", \"messages\":\n[" M("01", "first") ",\n" M("02", "a [\\\"] }")
	",\n{\"text\": [{\"date\": \"2025-01-20\"}]},\n" M("03", "messages") ",\n" M("19", "near") ", "
	M("20", "in") ",\n{\"text\": \"in, too\"}," M("23", "out") "," M("31", "last")
	"], \"more\": {\"messages\": []}}\n";
static const char left[] =
	"{\"name\": \"date\", \"messages\":\n[" M("01", "first") ",\n3\n\n\n\n,\n" M("19", "near") ", "
	M("20", "in") ",\n{\"text\": \"in, too\"},1\n," M("31", "last")
	"], \"more\": {\"messages\": []}}\n";

static struct shelf *shelf;

static bool cut(struct buf *out, const char *text, size_t n, const char *since, const char *until)
{
	const struct node first = {.text = since}, last = {.text = until};
	const struct import_ask ask = {.section = "chat", .since = since ? &first : NULL,
		.until = until ? &last : NULL};
	const struct import_job j = {.a = shelf->a, .d = shelf->d, .shelf = shelf, .ask = &ask};
	return cut_days(&j, text, n, out);
}

static void test_cut(void)
{
	struct buf out = {0};
	CHECK(cut(&out, chat, strlen(chat), "2025-01-20", "2025-01-20 12:00"));
	buf_add_byte(&out, '\0');
	CHECK(strcmp((const char *)out.data, left) == 0);
	buf_clear(&out);
	CHECK(cut(&out, chat, strlen(chat), "2024-12-31", NULL) && out.n == strlen(chat));
	CHECK(memcmp(out.data, chat, out.n) == 0);
	buf_clear(&out);
	CHECK(!cut(&out, chat, strlen(chat), "yesterday", NULL) && !cut(&out, chat, strlen(chat), NULL, NULL));
	buf_drop(&out);
}

static uint32_t next_random(uint32_t below)
{
	static uint32_t state = 20250121;
	state = state * 1664525 + 1013904223;
	return (state >> 8) % below;
}

static size_t count_lines(const void *text, size_t n)
{
	size_t lines = 0;
	for (size_t i = 0; i < n; i++)
		lines += ((const char *)text)[i] == '\n';
	return lines;
}

/* In a block of its own, so that a byte behind it is one too many. */
static void test_mutants(void)
{
	static const char letters[] = "[]{}\",:\\\n0-T x";
	size_t n_cut = 0;
	for (int round = 0; round < ROUNDS; round++) {
		size_t n = next_random(4) ? strlen(chat) : next_random((uint32_t)strlen(chat) + 1);
		char *text = mem_alloc(n + !n);
		memcpy(text, chat, n);
		for (uint32_t k = next_random(8); k > 0 && n > 0; k--)
			text[next_random((uint32_t)n)] = letters[next_random(sizeof letters - 1)];
		struct buf out = {0};
		CHECK(cut(&out, text, n, "2025-01-20", NULL) && count_lines(out.data, out.n) == count_lines(text, n));
		CHECK(out.n <= n);
		n_cut += out.n < n;
		buf_drop(&out);
		free(text);
	}
	CHECK(n_cut > ROUNDS / 4);
}

int main(void)
{
	static const char *const folders[] = {"templates"};
	struct arena *a = arena_new();
	shelf = shelf_new(a, diag_new(a), folders, 1);
	test_cut();
	test_mutants();
	arena_drop(a);
	return test_end();
}
