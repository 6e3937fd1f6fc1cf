/* enclosure_mutants.c - PDFs with bytes that were changed, taken away and put in: whatever comes of it, it is
 * a page or a fault that says why. With the sanitizers nothing is touched that should not be. */
#include <stdlib.h>
#include <unistd.h>

#include "enclosure/enclosure.h"
#include "test.h"

enum { ROUNDS = 40 };

static char folder[64];
static uint32_t state = 20250121;

static uint32_t next_random(uint32_t below)
{
	state = state * 1664525 + 1013904223;
	return (state >> 8) % below;
}

static void change(struct buf *b)
{
	static const char *const words[] = {
		"0 0 R", "5 0 R", "<<", ">>", "[", "]", "/Kids", "/Resources", "/Length 9", "stream\n",
		"endobj\n", "-1", "999999999999", "/Filter/DCTDecode", "null",
	};
	size_t at = next_random((uint32_t)b->n);
	if (next_random(3) == 0) {
		b->data[at] = (uint8_t)next_random(256);
	} else if (next_random(2) == 0) {
		const char *word = words[next_random(sizeof words / sizeof *words)];
		for (size_t i = 0; word[i] && at + i < b->n; i++)
			b->data[at + i] = (uint8_t)word[i];
	} else {
		b->n -= b->n - at < 20 ? 1 : next_random(20);
	}
}

static void take_all(const char *path)
{
	struct image_fault fault = {0};
	struct fs_file file;
	struct arena *a = arena_new();
	if (!CHECK(fs_open(&file, path)))
		exit(1);
	struct enclosure *e = enclosure_open(&file, &fault);
	size_t n = e ? enclosure_count(e) : 0;
	size_t *pages = ARENA_ARRAY(a, size_t, n + 1);
	for (size_t i = 0; i < n; i++)
		pages[i] = i;
	struct enclosure_wish wish = {pages, n, .looks = true}, grey = {pages, n, .is_grey = true};
	bool is_taken = n > 0 && n < 100 && enclosure_take(a, e, NULL, &wish, &fault) != NULL;
	bool is_grey = true;
	for (size_t i = 0; i < n && n < 100; i++)
		is_grey = enclosure_can_be_grey(e, i) && is_grey;
	if (is_taken)
		CHECK((enclosure_take(a, e, NULL, &grey, &fault) != NULL) == is_grey);
	CHECK(is_taken || n >= 100 || (fault.code && *fault.why));
	enclosure_close(e);
	fs_close(&file);
	arena_drop(a);
}

static void test_mutants_of(const char *name)
{
	char path[128], mutant[128];
	struct buf whole = {0}, b = {0};
	snprintf(path, sizeof path, "%s/%s", folder, name);
	snprintf(mutant, sizeof mutant, "%s/mutant.pdf", folder);
	CHECK(fs_read_all(&whole, path, 1 << 20));
	for (int i = 0; i < ROUNDS; i++) {
		buf_clear(&b);
		buf_add(&b, whole.data, whole.n);
		for (uint32_t k = 1 + next_random(6); k > 0; k--)
			change(&b);
		unlink(mutant);
		CHECK(fs_write_new(mutant, b.data, b.n));
		take_all(mutant);
	}
	buf_drop(&whole);
	buf_drop(&b);
}

int main(void)
{
	static const char *const names[] = {
		"plain.pdf", "parts.pdf", "objstm.pdf", "r4.pdf", "r6.pdf", "stamps.pdf", "forms.pdf", "private.pdf",
		"shared.pdf", "layers.pdf", "loops.pdf", "circle.pdf", "pictures.pdf", "comments.pdf", "marked.pdf",
	};
	char command[200];
	snprintf(folder, sizeof folder, "/tmp/dossier-mutants-XXXXXX");
	if (!mkdtemp(folder))
		return 1;
	snprintf(command, sizeof command, "/usr/bin/python3 tests/unit/enclosure_make.py %s", folder);
	CHECK(system(command) == 0);
	for (size_t i = 0; enclosure_is_able() && i < sizeof names / sizeof *names; i++)
		test_mutants_of(names[i]);
	snprintf(command, sizeof command, "rm -r %s", folder);
	CHECK(system(command) == 0);
	return test_end();
}
