/* lookalikes.c - encodings in which the same bytes are text: "Wa³êsa" is "Wałęsa", read as if it came from
 * further west, and "ƒ^ƒIƒ‹" a towel of Japan. Which it is, the letters tell, or the table does by a currency
 * or a country; where nobody does, that is told, or the export refused. */
#include <string.h>

#include "base/message.h"
#include "base/utf8.h"
#include "imports/imports_int.h"

/* Of these encodings, beyond ASCII. */
static bool is_letter(uint32_t cp)
{
	bool is_ascii = (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
	return is_ascii || (cp >= 0xC0 && cp <= 0x24F && cp != 0xD7 && cp != 0xF7);
}

/* Signs in the middle of words. */
static size_t count_odd(const struct source *s)
{
	uint32_t before = 0, cp = 0, next;
	size_t n = 0;
	for (size_t i = 0; i < s->n; before = cp, cp = next) {
		next = utf8_next(s->text, s->n, &i);
		n += cp >= 0x80 && !is_letter(cp) && is_letter(before) && is_letter(next);
	}
	return n;
}

/* Where the two begin to differ, from `from` on, in either; false: nowhere. */
static bool find_difference(const struct source *a, const struct source *b, size_t *at_a, size_t *at_b)
{
	for (size_t i = *at_a, k = *at_b; i < a->n && k < b->n; *at_a = i, *at_b = k)
		if (utf8_next(a->text, a->n, &i) != utf8_next(b->text, b->n, &k))
			return true;
	return false;
}

static const char *word_at(struct arena *a, const struct source *s, size_t at)
{
	size_t start = at, end = at;
	while (start > 0 && at - start < 40 && value_is_letter(s->text[start - 1]))
		start--;
	while (end < s->n && end - at < 40 && value_is_letter(s->text[end]))
		end++;
	while (start < at && ((unsigned char)s->text[start] & 0xC0) == 0x80)
		start++;
	while (end > at && end < s->n && ((unsigned char)s->text[end] & 0xC0) == 0x80)
		end--;
	return tree_quote(a, arena_strndup(a, s->text + start, end - start));
}

/* ---- what is said ---- */

/* The first word in which the two differ, as each reads it. */
static void find_words(struct import_job *j, const struct candidate *a, const struct candidate *b,
                       const char **as_a, const char **as_b)
{
	const struct source *in_a = a->table->source, *in_b = b->table->source;
	size_t at_a = 0, at_b = 0;
	find_difference(in_a, in_b, &at_a, &at_b);
	*as_a = word_at(j->a, in_a, at_a);
	*as_b = word_at(j->a, in_b, at_b);
}

/* A case of `dossier import` names no export but its own table, which is in UTF-8. */
static void advise(struct import_job *j, const char *other)
{
	if (j->is_split)
		diag_advise(j->d, "if the other one is right, say so: --encoding=%s", other);
	else
		diag_advise(j->d, "if the other one is right, say so: %s: {from: %s, encoding: %s}",
		            j->ask->section, j->ask->from->text, other);
}

static void tell_letters(struct import_job *j, const struct candidate *taken, const struct candidate *other)
{
	const char *word, *other_word;
	find_words(j, taken, other, &word, &other_word);
	diag_note(j->d, j->ask->from->at, "import-encoding",
	          "by its letters %s is in %s, \"%s\", and not in %s, \"%s\"", j->ask->from->text,
	          taken->encoding, word, other->encoding, other_word);
	advise(j, other->encoding);
}

static void warn_guess(struct import_job *j, const struct candidate *taken, const struct candidate *other)
{
	const char *word, *other_word;
	find_words(j, taken, other, &word, &other_word);
	diag_warning(j->d, j->ask->from->at, "import-encoding",
	             "%s tells no encoding: it is read as %s, \"%s\", and may be %s, \"%s\"", j->ask->from->text,
	             taken->encoding, word, other->encoding, other_word);
	advise(j, other->encoding);
}

static void warn_against(struct import_job *j, const struct candidate *taken, const struct region *told)
{
	const char *word, *other_word;
	find_words(j, taken, told->by, &word, &other_word);
	diag_warning(j->d, j->ask->from->at, "import-encoding",
	             "by its letters %s is in %s, \"%s\", and by its \"%s\" in %s, \"%s\"", j->ask->from->text,
	             taken->encoding, word, tree_quote(j->a, told->word), told->by->encoding, other_word);
	advise(j, told->by->encoding);
}

/* NULL */
static const struct candidate *refuse(struct import_job *j, const struct candidate *a,
                                      const struct candidate *b)
{
	const char *word, *other_word;
	find_words(j, a, b, &word, &other_word);
	diag_error(j->d, j->ask->from->at, "import-encoding", "%s may be in %s, \"%s\", or in %s, \"%s\"",
	           j->ask->from->text, a->encoding, word, b->encoding, other_word);
	if (j->is_split)
		diag_advise(j->d, "say which: --encoding=%s or --encoding=%s", a->encoding, b->encoding);
	else
		diag_advise(j->d, "say which: %s: {from: %s, encoding: %s}, or encoding: %s", j->ask->section,
		            j->ask->from->text, a->encoding, b->encoding);
	j->failed = true;
	return NULL;
}

/* ---- of one byte a letter ---- */

static bool is_same_text(const struct candidate *a, const struct candidate *b)
{
	const struct source *x = a->table->source, *y = b->table->source;
	return x->n == y->n && memcmp(x->text, y->text, x->n) == 0;
}

static const struct candidate *choose_narrow(struct import_job *j, const struct node *format,
                                             const struct candidate *v, size_t n)
{
	const struct candidate *best = &v[0], *other = NULL;
	for (size_t i = 1; i < n; i++)
		if (count_odd(v[i].table->source) < count_odd(best->table->source))
			best = &v[i];
	for (size_t i = n; i-- > 0;)
		if (!is_same_text(&v[i], best))
			other = &v[i];
	if (!other)
		return best;
	const struct region told = region_tell(j, format, v, n);
	bool is_by_letters = count_odd(other->table->source) > count_odd(best->table->source);
	if (is_by_letters && told.by && told.by != best)
		warn_against(j, best, &told);
	else if (is_by_letters && !told.by)
		tell_letters(j, best, other);
	else if (!told.by)
		warn_guess(j, best, other);
	return is_by_letters || !told.by ? best : told.by;
}

/* ---- of several bytes a letter ---- */

enum wide { WIDE_NONE, WIDE_WELL, WIDE_DOUBTFUL, WIDE_HARDLY };

static bool is_wide(uint32_t cp)
{
	return cp >= 0x2E80;
}

static bool is_half(uint32_t cp) /* katakana, of one byte */
{
	return cp >= 0xFF61 && cp <= 0xFF9F;
}

static bool is_ascii_letter(uint32_t cp)
{
	return cp < 0x80 && is_letter(cp);
}

struct run { /* of such letters, with nothing between */
	size_t length;
	bool has_half, is_touching; /* an ASCII letter stands before it, or behind */
};

static bool is_odd(const struct run *r)
{
	return r->length == 1 ? r->has_half || r->is_touching : r->has_half && r->is_touching;
}

/* Of text from the west single letters in the middle of words become such: "Straﾟe". Those who write in them
 * have several at a time. */
static enum wide look_wide(const struct source *s)
{
	size_t n = 0, n_odd = 0;
	struct run run = {0};
	uint32_t before = 0, cp = 0;
	for (size_t i = 0; i < s->n || run.length; before = cp) {
		cp = i < s->n ? utf8_next(s->text, s->n, &i) : 0;
		if (is_wide(cp)) {
			run.is_touching |= is_ascii_letter(before);
			run.has_half |= is_half(cp);
			run.length++;
		} else if (run.length) {
			run.is_touching |= is_ascii_letter(cp);
			n++;
			n_odd += is_odd(&run);
			run = (struct run){0};
		}
	}
	return n == 0 ? WIDE_NONE : n_odd * 4 <= n ? WIDE_WELL : n_odd * 4 < n * 3 ? WIDE_DOUBTFUL : WIDE_HARDLY;
}

/* The table decides, unless the letters contradict it; the letters, where it tells nothing. NULL: refused, or
 * it is a narrow one. */
static const struct candidate *choose_wide(struct import_job *j, const struct candidate *wide, enum wide look,
                                           const struct candidate *narrow, const struct region *told)
{
	bool is_told_narrow = told->by && told->by != wide;
	if (told->by == wide)
		return look == WIDE_HARDLY ? refuse(j, wide, narrow) : wide;
	if (look == WIDE_HARDLY || (is_told_narrow && look == WIDE_DOUBTFUL))
		return NULL;
	if (is_told_narrow || look == WIDE_DOUBTFUL)
		return refuse(j, wide, narrow);
	tell_letters(j, wide, narrow);
	return wide;
}

const struct candidate *lookalikes_choose(struct import_job *j, const struct node *format,
                                          const struct candidate *v, size_t n)
{
	struct candidate *narrow = ARENA_ARRAY(j->a, struct candidate, n);
	const struct candidate *wide = NULL;
	enum wide look = WIDE_NONE;
	size_t n_narrow = 0;
	for (size_t i = 0; i < n; i++) {
		enum wide its = look_wide(v[i].table->source);
		if (its == WIDE_NONE) {
			narrow[n_narrow++] = v[i];
			continue;
		}
		wide = &v[i];
		look = its;
	}
	if (wide && n_narrow > 0) {
		const struct region told = region_tell(j, format, v, n);
		wide = choose_wide(j, wide, look, narrow, &told);
	}
	return wide || j->failed ? wide : choose_narrow(j, format, narrow, n_narrow);
}
