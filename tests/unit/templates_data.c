/* Every template that comes with the program is without mistake and says all it must, in every language. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "templates/platform.h"
#include "templates/playbook.h"
#include "test.h"

static const char *const folders[] = {"templates"};
static const char *const languages[] = {"zh-CN", "ru", "en"};

static void check_languages(const char *where, const char *what, const struct node *map)
{
	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
		if (!*tree_text(map, languages[i], ""))
			fprintf(stderr, "%s: %s says nothing in %s\n", where, what, languages[i]);
		CHECK(*tree_text(map, languages[i], "") != '\0');
	}
}

static void check_playbook(const struct playbook *b)
{
	size_t n_required = 0;
	check_languages(b->id, "about", b->about);
	check_languages(b->id, "statement", b->statement);
	check_languages(b->id, "message", b->message);
	CHECK(strcmp(b->platform, "generic") != 0 || *tree_text(b->message, "de", ""));
	check_languages(b->id, "verdict", b->verdict);
	for (size_t i = 0; i < b->n_wanted; i++) {
		check_languages(b->id, "why", b->wanted[i].why);
		n_required += b->wanted[i].need == NEED_REQUIRED;
	}
	CHECK(n_required > 0);
	CHECK(b->n_present > 0);
	CHECK(b->n_steps > 0);
	for (size_t i = 0; i < b->n_steps; i++) {
		int64_t seconds;
		enum pace pace;
		check_languages(b->id, "a step", b->steps[i].what);
		CHECK(!b->steps[i].within || limits_parse_time(b->steps[i].within, &seconds, &pace));
	}
}

static void test_playbooks(void)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct shelf *s = shelf_new(a, d, folders, 1);
	const struct pieces *pieces = pieces_load(s);
	bool seen[32] = {false};
	size_t n;
	const char **names = shelf_list(s, "complaints", &n);
	CHECK(n >= 31);
	for (size_t i = 0; i < n; i++) {
		const char *dot = strchr(names[i], '.');
		const struct playbook *b =
			playbook_load(s, pieces, arena_strndup(a, names[i], (size_t)(dot - names[i])), dot + 1);
		struct limits limits = {0};
		CHECK(b != NULL);
		SAME_TEXT(b->id, names[i]);
		check_playbook(b);
		limits_lay(s, &limits, b->limits, false);
		for (size_t r = 0; r < b->n_rows; r++)
			seen[strtol(b->rows[r] + 1, NULL, 10)] = true;
	}
	for (int row = 1; row <= 31; row++)
		CHECK(seen[row]);
	if (diag_worst(d) != LEVEL_NONE)
		diag_print(d, stderr, false, LEVEL_NOTE);
	CHECK(diag_worst(d) == LEVEL_NONE);
	arena_drop(a);
}

static void test_pieces(void)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct shelf *s = shelf_new(a, d, folders, 1);
	const struct pieces *pieces = pieces_load(s);
	CHECK(pieces->n >= 50);
	for (size_t i = 0; i < pieces->n; i++) {
		check_languages(pieces->v[i].id, "name", pieces->v[i].name);
		check_languages(pieces->v[i].id, "hint", pieces->v[i].hint);
	}
	CHECK(pieces_find(pieces, "authorization") != NULL);
	CHECK(pieces_find(pieces, "authorisation") == NULL);
	arena_drop(a);
}

/* ---- what holds anywhere names no platform, but as the source of what is said ---- */

static void check_unnamed(const char *where, const struct node *node, const struct node *names)
{
	for (size_t i = 0; i < node->n; i++)
		if (node->kind != NODE_MAP || strcmp(node->keys[i]->text, "source") != 0)
			check_unnamed(where, node->items[i], names);
	for (size_t i = 0; node->kind == NODE_SCALAR && i < names->n; i++) {
		bool is_named = strstr(node->text, names->items[i]->text) != NULL;
		if (is_named)
			fprintf(stderr, "%s: %s\n", where, node->text);
		CHECK(!is_named);
	}
}

static void test_general_playbooks(void)
{
	struct arena *a = arena_new();
	struct shelf *s = shelf_new(a, diag_new(a), folders, 1);
	size_t n, n_platforms;
	const char **books = shelf_list(s, "complaints", &n);
	const char **platforms = shelf_list(s, "platforms", &n_platforms);
	for (size_t i = 0; i < n; i++)
		for (size_t p = 0; p < n_platforms && strncmp(books[i], "generic.", 8) == 0; p++)
			if (strcmp(platforms[p], "generic") != 0)
				check_unnamed(books[i], shelf_load(s, "complaints", books[i]),
				              tree_lookup(shelf_load(s, "platforms", platforms[p]), "name"));
	arena_drop(a);
}

/* A number is never without where it was seen, and every complaint that a platform lists has a name. */
static void test_limits_of_platforms(void)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct shelf *s = shelf_new(a, d, folders, 1);
	size_t n;
	const char **names = shelf_list(s, "platforms", &n);
	CHECK(n >= 22);
	for (size_t i = 0; i < n; i++) {
		struct limits limits = {0};
		const struct platform *p = platform_load(s, &(struct text){.s = names[i]});
		limits_lay(s, &limits, tree_lookup(p->root, "limits"), false);
		for (int k = 0; k < LIMIT_COUNT; k++) {
			const struct limit *l = &limits.v[k];
			CHECK(!l->given || (l->source && *l->source && l->seen && *l->seen));
		}
	}
	CHECK(diag_worst(d) == LEVEL_NONE);
	arena_drop(a);
}

/* Said of complaints that the platform has; a paragraph is never without where it was found. */
static void check_entries(struct shelf *s, const struct platform *p, const struct node *list,
                          bool has_sources)
{
	CHECK(list && list->n > 0);
	for (size_t i = 0; list && i < list->n; i++) {
		const struct node *entry = list->items[i], *only = shelf_lookup_list(entry, "only");
		CHECK(!has_sources || *tree_text(entry, "source", ""));
		for (size_t k = 0; only && k < only->n; k++) {
			const struct text complaint = {.s = only->items[k]->text};
			CHECK(platform_check_complaint(s, p, &complaint));
		}
	}
}

static void check_explanation(struct shelf *s, const char *where)
{
	const struct platform *p = platform_load(s, &(struct text){.s = where});
	const struct node *explain = tree_lookup(p->root, "explain");
	const struct node *about = shelf_lookup_list(explain, "about");
	const struct node *terms = shelf_lookup_list(explain, "terms");
	struct date seen;
	CHECK(date_parse(&seen, tree_text(explain, "seen", "")));
	check_entries(s, p, about, true);
	check_entries(s, p, terms, false);
	for (size_t i = 0; about && i < about->n; i++)
		check_languages(where, "explain.about", about->items[i]);
	for (size_t i = 0; terms && i < terms->n; i++) {
		check_languages(where, "a term", tree_lookup(terms->items[i], "term"));
		check_languages(where, "a term's meaning", tree_lookup(terms->items[i], "means"));
	}
}

/* The platforms of the guides explain themselves, and `generic` stands in for all others. */
static void test_explanations(void)
{
	static const char *const wanted[] = {"pinduoduo", "taobao", "tmall", "ozon", "generic"};
	struct arena *a = arena_new();
	struct shelf *s = shelf_new(a, diag_new(a), folders, 1);
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		check_explanation(s, wanted[i]);
	arena_drop(a);
}

static void test_values(void)
{
	int64_t v;
	enum pace pace;
	CHECK(limits_parse_bytes("500 KB", &v) && v == 500000);
	CHECK(limits_parse_bytes("2MB", &v) && v == 2000000);
	CHECK(limits_parse_bytes("130000", &v) && v == 130000);
	CHECK(limits_parse_bytes("4.5 MB", &v) && v == 4500000);
	CHECK(limits_parse_bytes("0.125mb", &v) && v == 125000);
	CHECK(limits_parse_bytes("1.001 kB", &v) && v == 1001);
	CHECK(limits_parse_bytes("999999999999 GB", &v) && v == INT64_MAX);
	static const char *const none[] = {"", "MB", ".5 MB", "4. MB", "4.5", "4.5 B", "4,5 MB", "1.0005 MB",
		"4.5.1 MB", "-1 MB", "4.5 M", "5 MB/s"};
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		CHECK(!limits_parse_bytes(none[i], &v));
	CHECK(limits_parse_points("7.5 pt", &v) && v == 7500);
	CHECK(!limits_parse_points("7.55 pt", &v) && !limits_parse_points("7. pt", &v));
	CHECK(limits_parse_time("48 h", &v, &pace) && v == 172800 && pace == PACE_ALWAYS);
	CHECK(limits_parse_time("4 working hours", &v, &pace) && v == 14400 && pace == PACE_HOURS);
	CHECK(!limits_parse_time("4", &v, &pace) && !limits_parse_time("soon", &v, &pace));
}

/* The user's folder is laid over the built-in one: a limit changed, the rest as it was. */
static void test_overlay(void)
{
	static const char text[] =
		"limits: {images: {value: 9, sure: reported, source: own, seen: 2026-11-21}}";
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	char folder[] = "/tmp/templates-data-XXXXXX";
	CHECK(mkdtemp(folder) != NULL);
	const char *const both[] = {"templates", folder};
	const char *kind = arena_printf(a, "%s/platforms", folder);
	const char *path = arena_printf(a, "%s/pinduoduo.yaml", kind);
	CHECK(mkdir(kind, 0700) == 0);
	FILE *f = fopen(path, "w");
	fputs(text, f);
	fclose(f);
	struct limits plain = {0}, own = {0};
	const struct text name = {.s = "pinduoduo"};
	struct shelf *under = shelf_new(a, d, both, 1), *over = shelf_new(a, d, both, 2);
	limits_lay(under, &plain, tree_lookup(platform_load(under, &name)->root, "limits"), false);
	const struct platform *p = platform_load(over, &name);
	limits_lay(over, &own, tree_lookup(p->root, "limits"), false);
	SAME_NUMBER(plain.v[LIMIT_IMAGES].value, 3);
	SAME_NUMBER(own.v[LIMIT_IMAGES].value, 9);
	SAME_NUMBER(own.v[LIMIT_RESPOND].value, plain.v[LIMIT_RESPOND].value);
	SAME_TEXT(p->currency, "CNY");
	remove(path);
	remove(kind);
	remove(folder);
	arena_drop(a);
}

int main(void)
{
	test_pieces();
	test_playbooks();
	test_general_playbooks();
	test_limits_of_platforms();
	test_explanations();
	test_values();
	test_overlay();
	return test_end();
}
