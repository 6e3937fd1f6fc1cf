/* Every tests/golden/diag/NAME.yaml gives exactly the messages in NAME.diag.
 *
 *     unit_casefile_golden accept NAME ...   writes NAME.diag: read it before you commit it */
#include <stdlib.h>
#include <unistd.h>

#include "base/fs.h"
#include "casefile/casefile.h"
#include "test.h"

/* What `dossier check NAME.yaml` says of the case file alone. */
static char *messages_of(struct arena *a, const char *path)
{
	struct diag *d = diag_new(a);
	struct casefile *c = casefile_load(a, d, path, NULL);
	char *text = NULL, *copy;
	size_t n;
	FILE *to = open_memstream(&text, &n);

	casefile_check(c, d);
	CHECK(diag_worst(d) == LEVEL_ERROR); /* so that no later stage adds anything but unknown names */
	diag_print(d, to, false, false);
	fclose(to);
	copy = arena_strdup(a, text);
	free(text);
	return copy;
}

static const char *wanted_of(struct arena *a, const char *path)
{
	struct buf b = { 0 };
	const char *text = NULL;

	if (fs_read_all(&b, path, 1 << 20))
		text = arena_strndup(a, (const char *)b.data, b.n);
	buf_drop(&b);
	return text;
}

static size_t compare_all(struct arena *a)
{
	size_t n, n_cases = 0;
	const char **names = fs_list(a, ".", &n);

	for (size_t i = 0; i < n; i++) {
		size_t length = strlen(names[i]);
		if (length < 6 || strcmp(names[i] + length - 5, ".yaml") != 0)
			continue;
		n_cases++;
		if (!SAME_TEXT(messages_of(a, names[i]),
		               wanted_of(a, arena_printf(a, "%.*s.diag", (int)length - 5, names[i]))))
			fprintf(stderr, "    in %s\n", names[i]);
	}
	return n_cases;
}

static void accept(struct arena *a, const char *name)
{
	const char *text = messages_of(a, arena_printf(a, "%s.yaml", name));
	FILE *to = fopen(arena_printf(a, "%s.diag", name), "w");

	if (CHECK(to != NULL)) {
		fputs(text, to);
		fclose(to);
	}
}

int main(int argc, char **argv)
{
	struct arena *a = arena_new();

	if (!CHECK(chdir("tests/golden/diag") == 0))
		return test_end();
	if (argc > 2 && strcmp(argv[1], "accept") == 0)
		for (int i = 2; i < argc; i++)
			accept(a, argv[i]);
	else
		CHECK(compare_all(a) >= 30);
	arena_drop(a);
	return test_end();
}
