/* json.c - JSON as YAML. An escaped pair of surrogates becomes one escape, as YAML has it; it is two
 * characters shorter, by which columns behind it on its line are too small. */
#include <string.h>

#include "base/buf.h"
#include "base/hex.h"
#include "tree/tree_int.h"

/* The number of \uXXXX at s; -1: there is none. */
static long read_unit(const char *s)
{
	long unit = 0;

	if (s[0] != '\\' || s[1] != 'u')
		return -1;
	for (int i = 2; i < 6; i++) {
		int digit = hex_value(s[i]);
		if (digit < 0)
			return -1;
		unit = unit * 16 + digit;
	}
	return unit;
}

/* Writes what stands at s, which begins with a backslash, and returns how much of it that was. */
static size_t put_escape(struct buf *out, const char *s)
{
	long high = read_unit(s), low = high >= 0xD800 && high < 0xDC00 ? read_unit(s + 6) : -1;

	if (low >= 0xDC00 && low < 0xE000) {
		buf_printf(out, "\\U%08lX", 0x10000 + ((high - 0xD800) << 10) + low - 0xDC00);
		return 12;
	}
	if (high >= 0xD800 && high < 0xE000) { /* half a character: what stands for one that is lost */
		buf_add_string(out, "\\uFFFD");
		return 6;
	}
	buf_add(out, s, s[1] ? 2 : 1);
	return s[1] ? 2 : 1;
}

struct node *tree_parse_json(struct arena *a, struct diag *d, const struct source *source)
{
	struct buf out = { 0 };
	struct source *yaml = ARENA_NEW(a, struct source);
	struct node *root;

	if (!text_check(d, source, TREE_MAX_JSON_BYTES))
		return NULL;
	for (const char *s = source->text; *s;) {
		size_t n = strcspn(s, "\\");
		buf_add(&out, s, n);
		s += n;
		if (*s)
			s += put_escape(&out, s);
	}
	*yaml = (struct source){ source->name, "", out.n, NULL };
	buf_add_byte(&out, '\0');
	yaml->text = arena_copy(a, out.data, out.n);
	buf_drop(&out);
	root = yaml_build(a, d, yaml, true);
	return root;
}
