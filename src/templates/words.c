/* words.c - loads the words of one language and finds the form that a number takes.
 * The rules are those of the Unicode CLDR for whole numbers. */
#include "templates/words.h"

#include <stdarg.h>
#include <string.h>

#include "base/buf.h"

#define KEY(name, key) key,
static const char *const word_keys[WORD_COUNT] = {WORDS(KEY)};
static const char *const plural_keys[PLURAL_COUNT] = {PLURALS(KEY)};
#undef KEY

static const char *const form_names[FORM_COUNT] = {"one", "few", "many", "other"};

static const char *const open_groups[] = {"complaints", "kinds", "kind_proves", "currencies", "months",
                                          "recipients", "joiners", "checks", "messages"};

static enum plural_form form_none(long n)
{
	(void)n;
	return FORM_OTHER;
}

static enum plural_form form_english(long n)
{
	return n == 1 ? FORM_ONE : FORM_OTHER;
}

static enum plural_form form_slavic(long n)
{
	long last = n % 10, last_two = n % 100;
	if (last == 1 && last_two != 11)
		return FORM_ONE;
	if (last >= 2 && last <= 4 && (last_two < 12 || last_two > 14))
		return FORM_FEW;
	return FORM_MANY;
}

static const struct plural_rule rules[] = {
	{"none", form_none, {[FORM_OTHER] = true}},
	{"english", form_english, {[FORM_ONE] = true, [FORM_OTHER] = true}},
	{"slavic", form_slavic, {[FORM_ONE] = true, [FORM_FEW] = true, [FORM_MANY] = true}},
};

const struct plural_rule *words_find_rule(const char *name)
{
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
		if (strcmp(rules[i].name, name) == 0)
			return &rules[i];
	return NULL;
}

/* The node at "group.key". */
static const struct node *find_node(struct arena *a, const struct node *root, const char *key)
{
	const char *dot = strchr(key, '.');
	const struct node *group = tree_lookup(root, arena_strndup(a, key, (size_t)(dot - key)));
	return tree_lookup(group, dot + 1);
}

static void report_missing(struct diag *d, const struct words *w, const char *key, const char *form)
{
	struct mark at = {.source = w->source};
	diag_error(d, at, "missing-word", "no word \"%s%s%s\" in the language \"%s\"", key, *form ? "." : "",
	           form, w->language);
	diag_advise(d, "add it to the file of this language under templates/words, as en.yaml has it");
}

static const char *load_word(struct arena *a, struct diag *d, const struct words *w, const char *key)
{
	const struct node *node = find_node(a, w->root, key);
	if (node && node->kind == NODE_SCALAR)
		return node->text;
	report_missing(d, w, key, "");
	return key;
}

static void load_plural(struct arena *a, struct diag *d, struct words *w, enum plural p)
{
	const struct node *node = find_node(a, w->root, plural_keys[p]);
	for (int f = 0; f < FORM_COUNT; f++) {
		w->plural[p][f] = tree_text(node, form_names[f], NULL);
		if (w->rule->has[f] && !w->plural[p][f]) {
			report_missing(d, w, plural_keys[p], form_names[f]);
			w->plural[p][f] = plural_keys[p];
		}
	}
}

static const struct plural_rule *load_rule(struct diag *d, const struct words *w)
{
	const char *name = tree_text(w->root, "plural", "");
	const struct plural_rule *rule = words_find_rule(name);
	if (!rule) {
		struct mark at = {.source = w->source};
		const struct node *node = tree_lookup(w->root, "plural");
		diag_error(d, node ? node->at : at, "unknown-plural", "no plural rule \"%s\"", name);
		diag_advise(d, "known rules: none, english, slavic");
	}
	return rule ? rule : &rules[0];
}

struct words *words_load(struct shelf *s, const struct text *language)
{
	struct words *w = ARENA_NEW(s->a, struct words);
	w->language = language->s;
	w->root = shelf_find(s, "words", language, "unknown-language");
	w->source = w->root ? w->root->at.source : NULL;
	w->rule = w->root ? load_rule(s->d, w) : &rules[0];
	for (int i = 0; i < WORD_COUNT; i++)
		w->word[i] = w->root ? load_word(s->a, s->d, w, word_keys[i]) : word_keys[i];
	for (int i = 0; i < PLURAL_COUNT && w->root; i++)
		load_plural(s->a, s->d, w, (enum plural)i);
	return w;
}

const char *words_lookup(const struct words *w, const char *group, const char *key)
{
	return key ? tree_text(tree_lookup(w->root, group), key, NULL) : NULL;
}

const char *words_plural(const struct words *w, enum plural p, long n)
{
	const char *form = w->plural[p][w->rule->form(n)];
	return form ? form : plural_keys[p];
}

static void add_slot(struct buf *out, const char *name, size_t n, va_list pairs)
{
	const char *key, *value;
	while ((key = va_arg(pairs, const char *)) && (value = va_arg(pairs, const char *)))
		if (strlen(key) == n && strncmp(key, name, n) == 0)
			buf_add_string(out, value);
}

const char *words_fill(struct arena *a, const char *pattern, ...)
{
	struct buf out = {0};
	while (*pattern) {
		size_t plain = strcspn(pattern, "{");
		size_t slot = pattern[plain] ? strcspn(pattern + plain, "}") : 0;
		buf_add(&out, pattern, plain);
		if (slot) {
			va_list pairs;
			va_start(pairs, pattern);
			add_slot(&out, pattern + plain + 1, slot - 1, pairs);
			va_end(pairs);
		}
		pattern += plain + slot;
		pattern += *pattern == '}';
	}
	const char *text = out.n ? arena_strndup(a, (const char *)out.data, out.n) : "";
	buf_drop(&out);
	return text;
}

const char *words_key(enum word w)
{
	return word_keys[w];
}

const char *words_plural_key(enum plural p)
{
	return plural_keys[p];
}

bool words_is_open_group(const char *group)
{
	for (size_t i = 0; i < sizeof open_groups / sizeof open_groups[0]; i++)
		if (strcmp(open_groups[i], group) == 0)
			return true;
	return false;
}
