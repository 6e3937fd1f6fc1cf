/* Of every tests/golden/diag/NAME.yaml the case file alone gives messages that stand in NAME.diag, and an
 * error. The scene `golden` compares all messages with it; tests/golden/accept.sh writes it. */
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
	CHECK(diag_worst(d) == LEVEL_ERROR); /* so that later stages add little */
	diag_print(d, to, false, LEVEL_NOTE);
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

/* Past the message that begins here: its further lines are indented. */
static const char *end_of_message(const char *s)
{
	do {
		s += strcspn(s, "\n");
		s += *s == '\n';
	} while (*s == ' ');
	return s;
}

static bool is_said(struct arena *a, const char *messages, const char *wanted)
{
	bool all = wanted != NULL;

	for (const char *end; wanted && *messages; messages = end) {
		end = end_of_message(messages);
		const char *one = arena_strndup(a, messages, (size_t)(end - messages));
		if (strstr(wanted, one))
			continue;
		fprintf(stderr, "    not in the golden: %s", one);
		all = false;
	}
	return all;
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
		if (!CHECK(is_said(a, messages_of(a, names[i]),
		                   wanted_of(a, arena_printf(a, "%.*s.diag", (int)length - 5, names[i])))))
			fprintf(stderr, "    in %s\n", names[i]);
	}
	return n_cases;
}

int main(void)
{
	struct arena *a = arena_new();

	if (!CHECK(chdir("tests/golden/diag") == 0))
		return test_end();
	CHECK(compare_all(a) >= 30);
	arena_drop(a);
	return test_end();
}
