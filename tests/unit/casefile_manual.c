/* Every key stands in dossier-case(5) as an item of its own, and every item there is a key. */
#include <stdlib.h>

#include "base/fs.h"
#include "casefile/casefile_int.h"
#include "test.h"

struct keys {
	const char **v;
	size_t n;
};

/* "order.items.price", in the order of the tables. */
static void add_keys(struct arena *a, struct keys *keys, const struct table *t, const char *prefix)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct field *f = &t->fields[i];
		const char *key = arena_printf(a, "%s%s%s", prefix, *prefix ? "." : "", f->key);
		*ARENA_PUSH(a, keys->v, keys->n) = key;
		if (f->table)
			add_keys(a, keys, f->table, key);
	}
}

static bool is_known(const struct keys *keys, const char *key, size_t length)
{
	for (size_t i = 0; i < keys->n; i++)
		if (strlen(keys->v[i]) == length && memcmp(keys->v[i], key, length) == 0)
			return true;
	return false;
}

int main(void)
{
	struct arena *a = arena_new();
	struct buf page = { 0 };
	struct keys keys = { 0 };
	size_t n_items = 0;

	add_keys(a, &keys, &case_table, "");
	add_keys(a, &keys, &shot_table, "picture"); /* of each picture in any list */
	CHECK(keys.n > 90);
	if (!CHECK(fs_read_all(&page, "man/dossier-case.5", 1 << 20)))
		return test_end();
	buf_add_byte(&page, '\0');
	for (size_t i = 0; i < keys.n; i++)
		if (!CHECK(strstr((const char *)page.data, arena_printf(a, "\n.It Ic %s\n", keys.v[i]))))
			fprintf(stderr, "    %s is not in dossier-case(5)\n", keys.v[i]);
	for (const char *p = (const char *)page.data; (p = strstr(p, "\n.It Ic ")) != NULL; n_items++) {
		p += strlen("\n.It Ic ");
		if (!CHECK(is_known(&keys, p, strcspn(p, "\n"))))
			fprintf(stderr, "    dossier-case(5) has %.*s\n", (int)strcspn(p, "\n"), p);
	}
	SAME_NUMBER(n_items, keys.n);
	buf_drop(&page);
	arena_drop(a);
	return test_end();
}
