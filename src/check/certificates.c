/* certificates.c - does a certificate cover the order, and is it the seller's? Its card shows the reader, who
 * will ask, unless a note on it answers. */
#include <string.h>

#include "base/utf8.h"
#include "check/check_int.h"

/* ---- time ---- */

void check_validity(struct check *k)
{
	const struct date *order = &k->c->order.created.date;
	for (size_t i = 0; i < k->c->n_certificates; i++) {
		const struct certificate *c = &k->c->certificates[i];
		if (c->note.s)
			continue;
		if (date_compare(order, &c->valid_from.date, k->zone) < 0)
			check_say(k, c->valid_from.at, "valid only after the order was placed");
		else if (date_compare(order, &c->valid_to.date, k->zone) > 0)
			check_say(k, c->valid_to.at, "no longer valid when the order was placed");
		else
			continue;
		check_advise(k, "show the certificate that was, or say in note: why this one counts");
	}
}

static bool is_kind(const struct certificate *c, const char *const *kinds)
{
	for (; c->kind.s && *kinds; kinds++)
		if (strcmp(c->kind.s, *kinds) == 0)
			return true;
	return false;
}

/* Goods cannot have been bought, or their sale allowed, after they were sold. */
void check_issue(struct check *k)
{
	static const char *const kinds[] = {"authorization", "purchase", "customs", "receipt", NULL};
	const struct date *order = &k->c->order.created.date;
	for (size_t i = 0; i < k->c->n_certificates; i++) {
		const struct certificate *c = &k->c->certificates[i];
		if (c->note.s || !is_kind(c, kinds) || c->valid_from.date.precision ||
		    date_compare(order, &c->issued.date, k->zone) >= 0)
			continue;
		check_say(k, c->issued.at, "issued only after the order was placed");
		check_advise(k, "show one of an earlier day, or say in note: why this one counts");
	}
}

/* ---- holder ---- */

/* A name is its words, folded, without the form of the company, which papers spell out and pages do not. */
struct name {
	char *text; /* the words as one: brackets and blanks are written in many ways */
	size_t n_text;
	const char **words;
	size_t n_words;
};

static bool is_form(const char *word)
{
	static const char *const forms[] = { /* as utf8_fold leaves them */
		"ltd", "limited", "llc", "inc", "incorporated", "corp", "corporation", "co", "company", "gmbh",
		"ооо", "ип", "ао", "общество",
		"с", "ограниченнои",
		"ответственностью",
		"индивидуальныи",
		"предприниматель",
	};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (strcmp(forms[i], word) == 0)
			return true;
	return false;
}

static bool is_sign(uint32_t cp)
{
	return cp < '0' || (cp > '9' && cp < 'a') || (cp > 'z' && cp < 0xC0) || (cp >= 0x2000 && cp <= 0x206F) ||
	       (cp >= 0x3000 && cp <= 0x303F) || cp == UTF8_BAD;
}

static void add_word(struct check *k, struct name *name, const char *word, size_t n)
{
	const char *copy = arena_strndup(k->a, word, n);
	if (n == 0 || is_form(copy))
		return;
	*ARENA_PUSH(k->a, name->words, name->n_words) = copy;
	memcpy(name->text + name->n_text, copy, n + 1);
	name->n_text += n;
}

/* The two ways to write a Chinese one are one. */
static void unify_form(char *text)
{
	static const char whole[] = "有限责任公司", part[] = "责任";
	char *at = strstr(text, whole);
	if (at) {
		at = strstr(at, part);
		memmove(at, at + strlen(part), strlen(at + strlen(part)) + 1);
	}
}

static struct name read_name(struct check *k, const char *s)
{
	size_t n = strlen(s), n_word = 0;
	struct name name = {.text = arena_alloc(k->a, 4 * n + 1)};
	char *word = arena_alloc(k->a, 4 * n + 1);
	*name.text = '\0';
	for (size_t i = 0; i < n;) {
		uint32_t cp = utf8_fold(utf8_next(s, n, &i));
		if (!is_sign(cp)) {
			n_word += utf8_put(word + n_word, cp);
			continue;
		}
		add_word(k, &name, word, n_word);
		n_word = 0;
	}
	add_word(k, &name, word, n_word);
	unify_form(name.text);
	return name;
}

/* As good as the other word: the same, or its initial. */
static bool stands_for(const char *a, const char *b)
{
	size_t n = strlen(a), end = 0;
	utf8_next(a, n, &end);
	return strcmp(a, b) == 0 || (end == n && strncmp(a, b, n) == 0);
}

/* Each word has its like: a person of initials. */
static bool has_words_of(const struct name *a, const struct name *b)
{
	if (a->n_words < 2 || a->n_words != b->n_words)
		return false;
	for (size_t i = 0; i < a->n_words; i++)
		if (!stands_for(a->words[i], b->words[i]) && !stands_for(b->words[i], a->words[i]))
			return false;
	return true;
}

static bool is_name_of(struct check *k, const struct name *holder, const struct text *name)
{
	struct name ours = read_name(k, name->s ? name->s : "");
	return *ours.text && (strstr(holder->text, ours.text) || strstr(ours.text, holder->text) ||
	                      has_words_of(holder, &ours));
}

static bool is_seller(struct check *k, const struct name *holder)
{
	const struct party *s = &k->c->seller;
	return is_name_of(k, holder, &s->shop) || is_name_of(k, holder, &s->company) ||
	       is_name_of(k, holder, &s->name) || is_name_of(k, holder, &s->account) ||
	       is_name_of(k, holder, &k->c->filed_by);
}

void check_holder(struct check *k)
{
	static const char *const kinds[] = {"authorization", "purchase", "identity", NULL};
	const struct party *s = &k->c->seller;
	if (!s->shop.s && !s->company.s && !s->name.s)
		return;
	for (size_t i = 0; i < k->c->n_certificates; i++) {
		const struct certificate *c = &k->c->certificates[i];
		struct name holder = read_name(k, c->holder.s ? c->holder.s : "");
		if (c->note.s || !*holder.text || !is_kind(c, kinds) || is_seller(k, &holder))
			continue;
		check_say(k, c->holder.at, "\"%s\" is none of the names of the seller", c->holder.s);
		check_advise(k, "give the seller's name as the paper has it, as company: or shop:, or say in note: "
		                "how the two belong together");
	}
}
