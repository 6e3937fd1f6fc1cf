/* What tests/golden/facts cannot tell apart: the second at which a deadline passes, a case that was refused
 * in part, and the table of rules itself. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "check/check.h"
#include "templates/platform.h"
#include "templates/playbook.h"
#include "templates/words.h"
#include "test.h"

static const char *const folders[] = {"templates"};

#define HEAD "dossier: 1\nplatform: generic\ncomplaint: other\nlanguage: en\nnumber: C-1\n"

/* What the rules say of a case with these lines. */
static char *check(const char *lines, int64_t now, bool is_whole)
{
	char path[] = "/tmp/dossier-check-XXXXXX", *said = NULL;
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	size_t n;
	FILE *file = fdopen(mkstemp(path), "w"), *to = open_memstream(&said, &n);
	struct limits limits = {0};
	fprintf(file, "%s%s", HEAD, lines);
	fclose(file);
	struct shelf *shelf = shelf_new(a, d, folders, 1);
	const struct pieces *pieces = pieces_load(shelf);
	struct check_input input = {
		.casefile = casefile_load(a, d, path, NULL),
		.shelf = shelf,
		.platform = platform_load(shelf, &(struct text){.s = "generic"}),
		.pieces = pieces,
		.playbook = playbook_load(shelf, pieces, "generic", "other"),
		.limits = &limits,
		.is_whole = is_whole,
		.now = now,
	};
	CHECK(diag_worst(d) == LEVEL_NONE);
	if (!is_whole)
		diag_error(d, (struct mark){0}, "refused", "part of it was refused");
	check_case(a, d, &input);
	diag_print(d, to, false, LEVEL_NOTE);
	fclose(to);
	remove(path);
	arena_drop(a);
	return said;
}

static bool says(const char *lines, int64_t now, const char *wanted)
{
	char *said = check(lines, now, true);
	bool has = strstr(said, wanted) != NULL;
	free(said);
	return has;
}

static void test_deadline(void)
{
	const char *second = "respond_by: 2025-01-23 20:00 +08:00\n", *day = "respond_by: 2025-01-23\n";
	enum { DUE = 1737633600, END_OF_DAY = 1737676800 };
	CHECK(!says(second, DUE, "[deadline-passed]"));
	CHECK(says(second, DUE + 1, "[deadline-passed]"));
	CHECK(says(second, DUE, "ends in 0 h 0 min [deadline-near]"));
	CHECK(says(second, DUE - 86399, "ends in 23 h 59 min [deadline-near]"));
	CHECK(!says(second, DUE - 86400, "[deadline-near]"));
	CHECK(!says(day, END_OF_DAY - 1, "[deadline-passed]"));
	CHECK(says(day, END_OF_DAY, "[deadline-passed]"));
	CHECK(!says(second, 0, "[deadline-")); /* nobody knows the time */
}

/* Of a case that was refused in part nobody can say what is missing. */
static void test_refused(void)
{
	char *said = check("silence: [{code: sum, why: x}]\n", 0, false);
	CHECK(strstr(said, "[evidence-missing]") == NULL);
	CHECK(strstr(said, "[no-evidence]") == NULL);
	CHECK(strstr(said, "[silence-unused]") == NULL);
	free(said);
	CHECK(says("", 0, "[evidence-missing]"));
	CHECK(says("", 0, "[no-evidence]"));
}

/* Every reason that may be printed has the name of a rule that can be silenced, in every language. */
static void test_names(void)
{
	static const char *const languages[] = {"zh-CN", "ru", "en", "de"};
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct shelf *s = shelf_new(a, d, folders, 1);
	size_t n, n_first = 0;
	const struct check_rule *rules = check_rules(a, &n);
	for (size_t l = 0; l < sizeof languages / sizeof *languages; l++) {
		const struct words *w = words_load(s, &(struct text){.s = languages[l]});
		const struct node *names = tree_lookup(w->root, "checks");
		CHECK(names && names->n > 10);
		n_first = l == 0 ? names->n : n_first;
		SAME_NUMBER(names->n, n_first);
		for (size_t i = 0; i < names->n; i++) {
			bool is_rule = false;
			for (size_t k = 0; k < n; k++)
				is_rule = is_rule || (rules[k].level < LEVEL_ERROR &&
				                      strcmp(rules[k].code, names->keys[i]->text) == 0);
			if (!CHECK(is_rule))
				fprintf(stderr, "    %s in %s\n", names->keys[i]->text, languages[l]);
		}
	}
	arena_drop(a);
}

int main(void)
{
	test_deadline();
	test_refused();
	test_names();
	return test_end();
}
