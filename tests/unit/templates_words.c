/* Every language has every word, the same slots and the forms its plural rule asks for; no file has
 * a word that nothing prints; no printed word stands in C. */
#include "templates/words.h"

#include <ctype.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fs.h"
#include "base/utf8.h"
#include "templates/platform.h"
#include "test.h"

static const char **languages; /* as many as there are files: a new one is tested by being there */
static size_t n_languages;

static void find_languages(struct arena *a)
{
	static const char *const folders[] = {"templates"};
	languages = shelf_list(shelf_new(a, NULL, folders, 1), "words", &n_languages);
	CHECK(n_languages >= 4);
}

static struct words *load(struct arena *a, struct diag *d, const char *language)
{
	static const char *const folders[] = {"templates"};
	return words_load(shelf_new(a, d, folders, 1), &(struct text){.s = language});
}

/* "n,i" in alphabetical order, each once. */
static const char *list_slots(struct arena *a, const char *word)
{
	char names[64][32];
	size_t n = 0;
	for (const char *p = word; (p = strchr(p, '{')); p++) {
		size_t length = strcspn(p + 1, "}");
		if (length >= sizeof names[0] || n == 63)
			return "broken";
		size_t at = 0;
		char name[32] = {0};
		memcpy(name, p + 1, length);
		while (at < n && strcmp(names[at], name) < 0)
			at++;
		if (at < n && strcmp(names[at], name) == 0)
			continue;
		memmove(names[at + 1], names[at], (n - at) * sizeof names[0]);
		memcpy(names[at], name, sizeof name);
		n++;
	}
	const char *all = "";
	for (size_t i = 0; i < n; i++)
		all = arena_printf(a, "%s{%s}", all, names[i]);
	return all;
}

static void check_slots(struct arena *a, const struct words *w, const struct words *english)
{
	for (int i = 0; i < WORD_COUNT; i++) {
		enum word word = (enum word)i;
		/* A day alone has no month name in some languages: dates are patterns. */
		if (strncmp(words_key(word), "date.", 5) == 0)
			continue;
		const char *slots = list_slots(a, w->word[i]), *want = list_slots(a, english->word[i]);
		if (strcmp(slots, want) != 0)
			fprintf(stderr, "%s: %s\n", w->language, words_key(word));
		SAME_TEXT(slots, want);
		CHECK(*w->word[i] != '\0');
	}
}

static void check_plurals(struct arena *a, const struct words *w, const struct words *english)
{
	for (int p = 0; p < PLURAL_COUNT; p++) {
		const char *want = list_slots(a, english->plural[p][FORM_OTHER]);
		for (int f = 0; f < FORM_COUNT; f++) {
			CHECK((w->plural[p][f] != NULL) == w->rule->has[f]);
			if (w->plural[p][f])
				SAME_TEXT(list_slots(a, w->plural[p][f]), want);
		}
	}
}

static void test_complete(void)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	const struct words *english = load(a, d, "en");
	for (size_t i = 0; i < n_languages; i++) {
		const struct words *w = load(a, d, languages[i]);
		CHECK(w->root != NULL);
		check_slots(a, w, english);
		check_plurals(a, w, english);
	}
	CHECK(diag_worst(d) == LEVEL_NONE);
	diag_print(d, stderr, false, LEVEL_NOTE);
	arena_drop(a);
}

static bool is_known_key(const char *key)
{
	for (int i = 0; i < WORD_COUNT; i++)
		if (strcmp(words_key((enum word)i), key) == 0)
			return true;
	for (int i = 0; i < PLURAL_COUNT; i++)
		if (strcmp(words_plural_key((enum plural)i), key) == 0)
			return true;
	return false;
}

static void test_nothing_unused(void)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	for (size_t l = 0; l < n_languages; l++) {
		const struct node *root = load(a, d, languages[l])->root;
		for (size_t i = 0; i < root->n; i++) {
			const char *group = root->keys[i]->text;
			if (words_is_open_group(group) || strcmp(group, "plural") == 0 || strcmp(group, "name") == 0)
				continue;
			CHECK(root->items[i]->kind == NODE_MAP);
			for (size_t j = 0; j < root->items[i]->n; j++) {
				const char *key = arena_printf(a, "%s.%s", group, root->items[i]->keys[j]->text);
				if (!is_known_key(key))
					fprintf(stderr, "%s: unused: %s\n", languages[l], key);
				CHECK(is_known_key(key));
			}
		}
	}
	arena_drop(a);
}

static bool mentions(const struct buf *code, const char *name)
{
	size_t n = strlen(name);
	const char *text = (const char *)code->data;
	for (const char *p = text; (p = strstr(p, name)); p += n)
		if (!isalnum((unsigned char)p[n]) && p[n] != '_')
			return true;
	return false;
}

static void add_code(struct arena *a, struct buf *code, const char *room)
{
	size_t n;
	const char **files = fs_list(a, room, &n);
	for (size_t i = 0; i < n; i++) {
		struct buf one = {0};
		size_t length = strlen(files[i]);
		if (length < 2 || strcmp(files[i] + length - 2, ".c") != 0)
			continue;
		CHECK(fs_read_all(&one, fs_join(a, room, files[i]), 1 << 20));
		buf_add(code, one.data, one.n);
		buf_drop(&one);
	}
}

/* Every word of the list is printed somewhere in src/plan, written by src/draft, or read into a case by
 * src/imports. */
static void test_every_word_is_printed(void)
{
#define NAME(name, key) "WORD_" #name,
	static const char *const names[] = {WORDS(NAME)};
#undef NAME
#define NAME(name, key) "PLURAL_" #name,
	static const char *const plurals[] = {PLURALS(NAME)};
#undef NAME
	struct arena *a = arena_new();
	struct buf code = {0};
	add_code(a, &code, "src/plan");
	add_code(a, &code, "src/draft");
	add_code(a, &code, "src/imports");
	buf_add_byte(&code, '\0');
	for (int i = 0; i < WORD_COUNT; i++) {
		if (!mentions(&code, names[i]))
			fprintf(stderr, "never printed: %s\n", names[i]);
		CHECK(mentions(&code, names[i]));
	}
	for (int i = 0; i < PLURAL_COUNT; i++)
		CHECK(mentions(&code, plurals[i]));
	buf_drop(&code);
	arena_drop(a);
}

static void test_open_groups(void)
{
	static const char *const kinds[] = {"authorization", "purchase", "customs", "receipt", "test-report",
		"other-platform-order", "identity", "warranty", "declaration", "conformity", "inspection",
		"expert-opinion", "handover", "production", "rights", "licence", "invoice", "letter", "agreement",
		"other"};
	static const char *const too_general = "letter agreement other";
	static const char *const folders[] = {"templates"};
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct shelf *shelf = shelf_new(a, d, folders, 1);
	size_t n_platforms;
	const char **platforms = shelf_list(shelf, "platforms", &n_platforms);
	CHECK(n_platforms >= 5);
	for (size_t l = 0; l < n_languages; l++) {
		const struct words *w = load(a, d, languages[l]);
		for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
			CHECK(words_lookup(w, "kinds", kinds[i]) != NULL);
			CHECK(words_lookup(w, "kind_proves", kinds[i]) != NULL || strstr(too_general, kinds[i]));
		}
		for (size_t i = 0; i < n_platforms; i++) {
			struct text name = {.s = platforms[i]};
			const struct platform *p = platform_load(shelf, &name);
			CHECK(p != NULL && p->complaints != NULL);
			CHECK(shelf_pick(p->name, languages[l], NULL) != NULL);
			CHECK(words_lookup(w, "currencies", p->currency) != NULL);
			for (size_t c = 0; c < p->complaints->n; c++)
				CHECK(words_lookup(w, "complaints", p->complaints->items[c]->text) != NULL);
		}
	}
	CHECK(diag_worst(d) == LEVEL_NONE);
	arena_drop(a);
}

static void test_plural_rules(void)
{
	static const struct {
		const char *rule;
		long n;
		enum plural_form form;
	} cases[] = {
		{"none", 0, FORM_OTHER}, {"none", 1, FORM_OTHER}, {"none", 25, FORM_OTHER},
		{"english", 0, FORM_OTHER}, {"english", 1, FORM_ONE}, {"english", 2, FORM_OTHER},
		{"english", 21, FORM_OTHER},
		{"slavic", 0, FORM_MANY}, {"slavic", 1, FORM_ONE}, {"slavic", 2, FORM_FEW}, {"slavic", 4, FORM_FEW},
		{"slavic", 5, FORM_MANY}, {"slavic", 11, FORM_MANY}, {"slavic", 12, FORM_MANY},
		{"slavic", 14, FORM_MANY}, {"slavic", 21, FORM_ONE}, {"slavic", 22, FORM_FEW},
		{"slavic", 25, FORM_MANY}, {"slavic", 101, FORM_ONE}, {"slavic", 111, FORM_MANY},
		{"slavic", 112, FORM_MANY}, {"slavic", 124, FORM_FEW},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		SAME_NUMBER(words_find_rule(cases[i].rule)->form(cases[i].n), cases[i].form);
	CHECK(words_find_rule("latin") == NULL);
}

static void test_missing_word_is_named(void)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	const char *folder = arena_printf(a, "/tmp/templates-words-%ld", (long)getpid());
	const char *path = arena_printf(a, "%s/words/xx.yaml", folder);
	mkdir(folder, 0700);
	mkdir(arena_printf(a, "%s/words", folder), 0700);
	FILE *f = fopen(path, "w");
	fputs("plural: slavic\ndocument: {title: T}\nelapsed: {days: {one: d, few: d}}\n", f);
	fclose(f);
	struct words *w = words_load(shelf_new(a, d, &folder, 1), &(struct text){.s = "xx"});
	remove(path);
	remove(arena_printf(a, "%s/words", folder));
	remove(folder);
	SAME_TEXT(w->word[WORD_DOCUMENT_TITLE], "T");
	CHECK(diag_count(d, LEVEL_ERROR) == WORD_COUNT - 1 + (PLURAL_COUNT - 1) * 3 + 1);
	char *said = NULL;
	size_t n;
	FILE *to = open_memstream(&said, &n);
	diag_print(d, to, false, LEVEL_NOTE);
	fclose(to);
	CHECK(strstr(said, path) != NULL);
	CHECK(strstr(said, "\"elapsed.days.many\"") != NULL);
	CHECK(strstr(said, "\"document.folio\"") != NULL);
	CHECK(strstr(said, "[missing-word]") != NULL);
	free(said);
	arena_drop(a);
}

static bool is_han(uint32_t cp)
{
	return cp >= 0x4E00 && cp < 0xA000;
}

/* Chinese is punctuated in full width: no half-width mark touches a Han character. */
static void test_full_width(void)
{
	struct arena *a = arena_new();
	const struct words *w = load(a, diag_new(a), "zh-CN");
	for (int i = 0; i < WORD_COUNT; i++) {
		const char *text = w->word[i];
		uint32_t before = ' ', cp = ' ';
		for (size_t at = 0; at < strlen(text); before = cp) {
			cp = utf8_next(text, strlen(text), &at);
			bool half = (cp < 0x80 && is_han(before) && strchr(",:;()?!", (int)cp)) ||
			            (before < 0x80 && is_han(cp) && strchr(",:;()?!", (int)before));
			if (!CHECK(!half))
				fprintf(stderr, "%s: %s\n", words_key((enum word)i), text);
		}
	}
	arena_drop(a);
}

/* ---- no printed word in C ---- */

/* Moves p past a comment, a character or white space; true if there was one. */
static const char *skip_no_string(const char *p)
{
	if (p[0] == '/' && p[1] == '*') {
		const char *end = strstr(p + 2, "*/");
		return end ? end + 2 : p + strlen(p);
	}
	if (p[0] == '/' && p[1] == '/')
		return p + strcspn(p, "\n");
	if (p[0] == '\'')
		return p + (p[1] == '\\' ? 4 : 3);
	return p + 1;
}

/* A sentence: two words of small letters with a space between, outside a diagnostic. */
static bool is_sentence(const char *s, const char *end)
{
	for (const char *p = s + 1; p + 2 < end; p++)
		if (*p == ' ' && islower((unsigned char)p[-1]) && islower((unsigned char)p[1]) &&
		    islower((unsigned char)p[2]))
			return true;
	return false;
}

static bool is_diagnostic(const char *statement, const char *at)
{
	static const char *const calls[] = {"diag_", "report_", "buf_printf", "buf_add_string"};
	for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++) {
		const char *call = strstr(statement, calls[i]);
		if (call && call < at)
			return true;
	}
	return false;
}

static void check_code(const char *path, const char *text)
{
	const char *statement = text;
	for (const char *p = text; *p;) {
		if (*p == ';' || ((*p == '{' || *p == '}') && p[1] == '\n'))
			statement = p;
		if (*p != '"') {
			p = skip_no_string(p);
			continue;
		}
		const char *end = p + 1;
		while (*end && *end != '"')
			end += *end == '\\' ? 2 : 1;
		bool ok = true;
		for (const char *c = p; c < end; c++)
			ok &= (unsigned char)*c < 0x80;
		ok &= is_diagnostic(statement, p) || !is_sentence(p + 1, end);
		if (!ok)
			fprintf(stderr, "%s: a printed word in C: %.*s\"\n", path, (int)(end - p), p);
		CHECK(ok);
		p = *end ? end + 1 : end;
	}
}

/* They speak to the seller, through functions that the test does not know. */
static bool is_of_messages(const char *path)
{
	return strcmp(path, "src/draft/collect.c") == 0 || strcmp(path, "src/draft/sort.c") == 0
	       || strcmp(path, "src/draft/makefile.c") == 0; /* what make is told */
}

static void test_no_words_in_code(void)
{
	static const char *const rooms[] = {"src/plan", "src/layout", "src/draft"};
	struct arena *a = arena_new();
	for (size_t r = 0; r < sizeof rooms / sizeof rooms[0]; r++) {
		size_t n;
		const char **files = fs_list(a, rooms[r], &n);
		for (size_t i = 0; i < n; i++) {
			const char *path = fs_join(a, rooms[r], files[i]);
			struct buf code = {0};
			if (is_of_messages(path))
				continue;
			if (!CHECK(fs_read_all(&code, path, 1 << 20)))
				continue;
			buf_add_byte(&code, '\0');
			check_code(path, (const char *)code.data);
			buf_drop(&code);
		}
	}
	arena_drop(a);
}

int main(void)
{
	struct arena *a = arena_new();
	find_languages(a);
	test_complete();
	test_nothing_unused();
	test_every_word_is_printed();
	test_open_groups();
	test_plural_rules();
	test_missing_word_is_named();
	test_full_width();
	test_no_words_in_code();
	arena_drop(a);
	return test_end();
}
