/* A good case, damaged 20,000 times in ways that keep much of it readable: nothing may crash, hang or
 * leak, and what is read must be fit to be looked at. The seed is fixed: a failure can be repeated. */
#include <stdint.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/fs.h"
#include "casefile/casefile.h"
#include "test.h"

#define ROUNDS 20000
#define FULL "tests/golden/casefile/full.yaml"

static uint64_t state = 0x2545F4914F6CDD1D;

static size_t random_below(size_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return n ? (size_t)(state % n) : 0;
}

static const char *const splices[] = {
	"[", "]", "{", "}", ": ", "- ", "\n", "\n  ", "\t", "\"", "'", "|", "*a", "&a ", "!t ", "#", "%",
	"\xFF", "\xE4",
	"[[", "]]", "..", "999999999999999999", "-1", "1E+5", "../", "/", ".pdf", "include: full.yaml\n", "~",
	"null",
	"2025-13-45", "\xE2\x80\xA8", "\xEF\xBB\xBF", "---\n", "...\n", "? ", ", ", "<<: ", "\\", "x", "0",
};

static void splice(struct buf *b, size_t at, size_t cut, const char *text)
{
	struct buf old = *b;

	*b = (struct buf){ 0 };
	if (at > old.n)
		at = old.n;
	if (cut > old.n - at)
		cut = old.n - at;
	buf_add(b, old.data, at);
	buf_add_string(b, text);
	buf_add(b, old.data + at + cut, old.n - at - cut);
	buf_drop(&old);
}

static void mutate(struct buf *b)
{
	for (size_t k = 1 + random_below(4); k > 0; k--) {
		size_t at = random_below(b->n + 1), kind = random_below(4);
		if (kind == 0 && at < b->n)
			b->data[at] = (uint8_t)random_below(256);
		else if (kind == 1)
			splice(b, at, random_below(40), "");
		else
			splice(b, at, random_below(3),
			       splices[random_below(sizeof splices / sizeof *splices)]);
	}
}

static bool run(const char *path, const struct buf *text)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct buf dump = { 0 };
	struct casefile *c;
	FILE *to = fopen(path, "wb"), *nowhere = fopen("/dev/null", "w");
	bool had_error;

	fwrite(text->data, 1, text->n, to);
	fclose(to);
	c = casefile_load(a, d, path, NULL);
	casefile_check(c, d);
	casefile_dump(&dump, c);
	diag_print(d, nowhere, false, LEVEL_NOTE);
	fclose(nowhere);
	had_error = diag_worst(d) >= LEVEL_ERROR;
	buf_drop(&dump);
	arena_drop(a);
	return had_error;
}

int main(void)
{
	char path[] = "/tmp/dossier-mutant-XXXXXX.yaml";
	int fd = mkstemps(path, 5);
	struct buf good = { 0 };
	size_t n_errors = 0;

	if (!CHECK(fd >= 0) || !CHECK(fs_read_all(&good, FULL, 1 << 20)))
		return test_end();
	close(fd);
	/* what it includes is not beside the mutants: make a comment of the line below the first two */
	good.data[strcspn((const char *)good.data, "\n") + strlen("\ndossier: 1\n")] = '#';
	for (int i = 0; i < ROUNDS; i++) {
		struct buf mutant = { 0 };
		buf_add(&mutant, good.data, good.n);
		mutate(&mutant);
		n_errors += run(path, &mutant);
		buf_drop(&mutant);
	}
	CHECK(n_errors > ROUNDS / 2); /* the damage is real */
	CHECK(n_errors < ROUNDS);     /* and some of it harmless */
	printf("%zu of %d mutants were refused\n", n_errors, ROUNDS);
	remove(path);
	buf_drop(&good);
	return test_end();
}
