/* lookalikes.c - encodings of one byte a letter in which any bytes are text: "Wa³êsa" is "Wałęsa", read as if
 * it came from further west. Which it is, its letters tell, or nobody; then that is told. */
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

static void tell(struct import_job *j, const struct source *taken, const char *name,
                 const struct source *other, const char *other_name, bool is_sure)
{
	size_t at = 0, at_other = 0;
	if (!find_difference(taken, other, &at, &at_other))
		return;
	diag_note(j->d, j->ask->from->at, "import-encoding",
	          is_sure ? N_("by its letters %s is in %s, \"%s\", and not in %s, \"%s\"")
	                  : N_("%s tells no encoding: it is read as %s, \"%s\", and may be %s, \"%s\""),
	          j->ask->from->text, name, word_at(j->a, taken, at), other_name,
	          word_at(j->a, other, at_other));
	diag_advise(j->d, "if the other one is right, say so: encoding: %s; or save it in UTF-8", other_name);
}

size_t lookalikes_choose(struct import_job *j, const struct source *const *read, const struct node *names)
{
	size_t best = 0;
	for (size_t i = 1; i < names->n; i++)
		if (read[i] && count_odd(read[i]) < count_odd(read[best]))
			best = i;
	for (size_t i = 0; i < names->n; i++)
		if (i != best && read[i]) {
			tell(j, read[best], names->items[best]->text, read[i], names->items[i]->text,
			     count_odd(read[best]) < count_odd(read[i]));
			break;
		}
	return best;
}
