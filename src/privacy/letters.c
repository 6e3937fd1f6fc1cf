/* letters.c - a text taken apart into characters, and what kinds of characters there are. */
#include <string.h>

#include "base/gbk.h"
#include "base/hex.h"
#include "base/utf8.h"
#include "privacy/mask_int.h"

/* Of "%E7"; -1: it is none. */
static int escaped_byte(const char *s)
{
	int high = *s == '%' ? hex_value(s[1]) : -1, low = high < 0 ? -1 : hex_value(s[2]);
	return low < 0 ? -1 : high * 16 + low;
}

static bool is_punctuation(uint32_t cp)
{
	return cp >= ' ' && cp < 0x7F && !is_digit(cp) && !is_alphabetic(cp);
}

/* In addresses of pages a character stands as the bytes of its UTF-8, "%E7%8E%8B", and is taken for the
 * character. Of ASCII only punctuation, such as @ and quotes, though "5%40" may be five per cent: in
 * "5%13800001234" a phone number begins behind the sign. The bytes it has in s; 0: there is none. */
static size_t read_utf8(const char *s, uint32_t *cp)
{
	char bytes[4];
	size_t n = 0, used = 0;
	for (int byte; n < sizeof bytes && (byte = escaped_byte(s + 3 * n)) >= 0; n++)
		bytes[n] = (char)byte;
	*cp = n > 0 ? utf8_next(bytes, n, &used) : UTF8_BAD;
	bool is_one = *cp != UTF8_BAD && (*cp >= 0x80 || is_punctuation(*cp));
	return is_one ? 3 * used : 0;
}

/* The same with two bytes of GBK, the second of which may be a letter and stand for itself: "%E9F". */
static size_t read_gbk(const char *s, uint32_t *cp)
{
	int lead = escaped_byte(s);
	if (lead < 0x80)
		return read_utf8(s, cp);
	int trail = escaped_byte(s + 3);
	const char pair[2] = {(char)lead, trail < 0 ? s[3] : (char)trail};
	size_t used = 0;
	*cp = gbk_next(pair, sizeof pair, &used);
	return *cp == UTF8_BAD ? 0 : trail < 0 ? 4 : 6;
}

typedef size_t escape_reader(const char *s, uint32_t *cp);

static struct letters take_apart(struct arena *a, const char *s, escape_reader *read_escaped)
{
	size_t bytes = strlen(s);
	struct letters t = {
		.s = s,
		.raw = ARENA_ARRAY(a, uint32_t, bytes + 1),
		.fold = ARENA_ARRAY(a, uint32_t, bytes + 1),
		.at = ARENA_ARRAY(a, size_t, bytes + 1),
		.taken = ARENA_ARRAY(a, bool, bytes + 1),
	};
	for (size_t i = 0; i < bytes; t.n++) {
		t.at[t.n] = i;
		size_t escaped = s[i] == '%' ? read_escaped(s + i, &t.raw[t.n]) : 0;
		if (escaped)
			i += escaped;
		else
			t.raw[t.n] = utf8_next(s, bytes, &i);
		t.fold[t.n] = utf8_fold(t.raw[t.n]);
	}
	t.at[t.n] = bytes;
	return t;
}

struct letters letters_of(struct arena *a, const char *s)
{
	return take_apart(a, s, read_utf8);
}

bool letters_has_bytes(const char *s)
{
	while ((s = strchr(s, '%')) && escaped_byte(s) < 0x80)
		s++;
	return s;
}

struct letters letters_of_gbk(struct arena *a, const char *s)
{
	struct letters t = take_apart(a, s, read_gbk);
	t.is_gbk = true;
	return t;
}

const char *letters_text(struct arena *a, const struct letters *t, size_t first, size_t end)
{
	return arena_strndup(a, t->s + t->at[first], t->at[end] - t->at[first]);
}

/* ---- kinds ---- */

bool is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

bool is_alphabetic(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp < 0x250 && cp != 0xD7) ||
	       (cp >= 0x370 && cp < 0x530) || (cp >= 0x1E00 && cp < 0x2000);
}

static bool is_cyrillic(uint32_t cp)
{
	return cp >= 0x400 && cp < 0x530;
}

bool is_han(uint32_t cp)
{
	return (cp >= 0x3400 && cp < 0xA000) || (cp >= 0xF900 && cp < 0xFB00) ||
	       (cp >= 0x20000 && cp < 0x32000) || cp == 0x3005 || cp == 0x3007;
}

bool is_mark(uint32_t cp)
{
	return (cp >= 0x300 && cp <= 0x36F) || (cp >= 0xFE00 && cp <= 0xFE0F) || (cp >= 0xE0100 && cp <= 0xE01EF);
}

bool is_blank(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0xA0 || cp == 0xAD || cp == 0x3000 ||
	       cp == 0x180E || cp == 0xFEFF || (cp >= 0x2000 && cp <= 0x200F) || (cp >= 0x2028 && cp <= 0x202F) ||
	       (cp >= 0x205F && cp <= 0x206F) || is_mark(cp);
}

bool is_joint(uint32_t cp)
{
	return is_blank(cp) || cp == '-' || cp == '(' || cp == ')' || cp == '.' || cp == '_' || cp == 0xB7 ||
	       cp == 0x2116 || cp == 0x2212 || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2022 || cp == 0x30FB;
}

/* ---- words ---- */

enum { ENDING_MOST = 3 }; /* letters of a Russian case ending */

static bool ends_word(const struct letters *t, size_t end)
{
	return !is_alphabetic(t->fold[end]) || !is_alphabetic(t->fold[end - 1]);
}

size_t letters_match_here(const struct letters *t, size_t i, const char *s)
{
	size_t n = strlen(s), end = i;
	for (size_t k = 0; k < n; end++)
		if (end >= t->n || utf8_alike(t->fold[end]) != utf8_alike(utf8_fold(utf8_next(s, n, &k))))
			return i;
	return end;
}

size_t letters_match_word(const struct letters *t, size_t i, const char *word, bool endings)
{
	if (i > 0 && is_alphabetic(t->fold[i]) && is_alphabetic(t->fold[i - 1]))
		return i;
	size_t end = letters_match_here(t, i, word);
	if (end == i)
		return i;
	for (int more = 0; endings && more < ENDING_MOST && is_cyrillic(t->fold[end]); more++)
		end++;
	return ends_word(t, end) ? end : i;
}

static size_t place_of(const struct letter_set *set, uint32_t fold)
{
	return fold & (sizeof set->has / sizeof *set->has - 1);
}

bool letters_may_begin(const struct letter_set *set, uint32_t fold)
{
	return set->has[place_of(set, fold)];
}

struct letter_set letters_begin(const struct node *words)
{
	struct letter_set set = {0};
	for (size_t k = 0; words && k < words->n; k++) {
		const char *word = words->items[k]->text;
		size_t i = 0;
		if (word && *word)
			set.has[place_of(&set, utf8_fold(utf8_next(word, strlen(word), &i)))] = true;
	}
	return set;
}

size_t letters_match_list(const struct letters *t, size_t i, const struct node *words, bool endings)
{
	size_t longest = i;
	for (size_t k = 0; words && k < words->n; k++) {
		const char *word = words->items[k]->text;
		size_t end = word ? letters_match_word(t, i, word, endings) : i;
		if (end > longest)
			longest = end;
	}
	return longest;
}
