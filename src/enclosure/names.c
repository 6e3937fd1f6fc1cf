/* names.c - which names does a content use? What its resources hold beyond that (pictures of other pages,
 * where a file has one list for all) is not taken along. Strings and data of pictures are not told
 * apart from the rest: a name too many does no harm. */
#include "base/hex.h"
#include "enclosure/enclosure_int.h"

#include <string.h>

enum { NAME_MOST = 200, NAME_ENDS = 0x110000 };

static bool ends_name(int c)
{
	return c <= ' ' || strchr("()<>[]{}/%", c);
}

/* #41 is A. In place; the new length. */
static size_t decode_name(uint8_t *name, size_t n)
{
	size_t to = 0;
	for (size_t i = 0; i < n; i++, to++) {
		bool is_coded = name[i] == '#' && i + 2 < n && hex_value(name[i + 1]) >= 0 &&
		                hex_value(name[i + 2]) >= 0;
		name[to] = is_coded ? (uint8_t)(hex_value(name[i + 1]) << 4 | hex_value(name[i + 2])) : name[i];
		i += is_coded ? 2 : 0;
	}
	return to;
}

void names_decode(char *to, size_t n, const uint8_t *name, size_t n_name)
{
	uint8_t copy[NAME_MOST];
	size_t length = n_name > NAME_MOST ? NAME_MOST : n_name;
	memcpy(copy, name, length);
	length = decode_name(copy, length);
	length = length < n ? length : n - 1;
	memcpy(to, copy, length);
	to[length] = '\0';
}

void names_add(struct names *names, struct arena *a, const char *name, size_t n)
{
	uint32_t key[NAME_MOST + 1];
	if (!names->trie)
		names->trie = trie_new(a);
	for (size_t i = 0; i < n && i < NAME_MOST; i++)
		key[i] = (uint8_t)name[i];
	n = n < NAME_MOST ? n : NAME_MOST;
	key[n] = NAME_ENDS;
	trie_add(names->trie, key, n + 1);
}

void names_scan(struct names *names, struct arena *a, const uint8_t *content, size_t n)
{
	const uint8_t *end = content + n;
	if (!names->trie)
		names->trie = trie_new(a);
	for (const uint8_t *at = content; at < end && (at = memchr(at, '/', (size_t)(end - at))) != NULL;) {
		uint8_t name[NAME_MOST];
		size_t length = 0;
		for (at++; at < end && !ends_name(*at); at++)
			if (length < NAME_MOST)
				name[length++] = *at;
		length = decode_name(name, length);
		names_add(names, a, (const char *)name, length);
	}
}

/* Colours that are meant where a content names the device's. */
static bool is_implied(const char *name)
{
	return strcmp(name, "DefaultGray") == 0 || strcmp(name, "DefaultRGB") == 0 ||
	       strcmp(name, "DefaultCMYK") == 0;
}

bool names_have(const struct names *names, const char *name)
{
	uint32_t node = TRIE_ROOT;
	if (!names->trie || is_implied(name))
		return true;
	for (size_t i = 0; name[i] && i < NAME_MOST && node; i++)
		node = trie_step(names->trie, node, (uint8_t)name[i]);
	return node && trie_step(names->trie, node, NAME_ENDS);
}
