/* folders.c - an order's number as the name of a folder. */
#include "run/folders.h"

#include <string.h>
#include <strings.h>

#include "base/hash.h"

enum { NAME_MOST = 100 };

static char to_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool is_good(char c)
{
	return (c >= '0' && c <= '9') || (to_lower(c) >= 'a' && to_lower(c) <= 'z') || c == '_';
}

/* Devices of Windows, whatever follows them behind a point: naming files, learn.microsoft.com. */
static bool is_device(const char *name)
{
	static const char *const devices[] = {"CON", "PRN", "AUX", "NUL", "COM", "LPT"};
	size_t n = strcspn(name, ".");
	for (size_t i = 0; i < sizeof devices / sizeof *devices; i++) {
		bool is_numbered = i >= 4, is_same = strncasecmp(name, devices[i], 3) == 0;
		if (is_same && n == (is_numbered ? 4 : 3) && (!is_numbered || (name[3] >= '0' && name[3] <= '9')))
			return true;
	}
	return false;
}

/* Nor does Windows take a point at the end. */
static const char *plain_name(struct arena *a, const struct import_order *o)
{
	char *name = arena_strdup(a, o->number), *to = name;
	for (const char *s = o->number; *s && to - name < NAME_MOST; s++)
		if (is_good(*s) || (to > name && (*s == '-' || *s == '.')))
			*to++ = *s;
	while (to > name && to[-1] == '.')
		to--;
	*to = '\0';
	if (!*name)
		return arena_printf(a, "row-%d", o->row);
	return is_device(name) ? arena_printf(a, "order-%s", name) : name;
}

/* ---- each once ---- */

struct names {
	const char **slots; /* NULL: free */
	size_t n_slots;     /* a power of two */
};

/* Where the name stands, in any letter case, or may. */
static const char **find(const struct names *v, const char *name)
{
	uint64_t hash = HASH_START;
	for (const char *s = name; *s; s++) {
		char c = to_lower(*s);
		hash = hash_bytes(hash, &c, 1);
	}
	size_t at = hash & (v->n_slots - 1);
	while (v->slots[at] && strcasecmp(v->slots[at], name) != 0)
		at = (at + 1) & (v->n_slots - 1);
	return &v->slots[at];
}

/* What follows a name that is taken comes of the number, so that it is the same in another export, too. */
static const char *name_once(struct arena *a, const struct names *v, const struct import_order *o)
{
	const char *plain = plain_name(a, o), *name = plain;
	uint64_t hash = hash_bytes(HASH_START, o->number, strlen(o->number));
	for (; *find(v, name); hash++)
		name = arena_printf(a, "%s-%06x", plain, (unsigned)(hash & 0xFFFFFF));
	*find(v, name) = name;
	return name;
}

const char **folders_name(struct arena *a, const struct import_order *orders, size_t n)
{
	struct names v = {.n_slots = 64};
	const char **names = ARENA_ARRAY(a, const char *, n);
	while (v.n_slots < n * 2)
		v.n_slots *= 2;
	v.slots = ARENA_ARRAY(a, const char *, v.n_slots);
	for (size_t i = 0; i < n; i++)
		names[i] = name_once(a, &v, &orders[i]);
	return names;
}
