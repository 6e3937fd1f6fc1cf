/* Every key stands in dossier-case(5) as an item of its own, and every item there is a key. */
#include <stdlib.h>

#include "base/fs.h"
#include "casefile/casefile.h"
#include "test.h"

static bool is_known(const char *const *keys, size_t n, const char *key, size_t length)
{
	for (size_t i = 0; i < n; i++)
		if (strlen(keys[i]) == length && memcmp(keys[i], key, length) == 0)
			return true;
	return false;
}

int main(void)
{
	struct arena *a = arena_new();
	struct buf page = { 0 };
	size_t n, n_items = 0;
	const char *const *keys = casefile_keys(&n);

	CHECK(n > 90);
	if (!CHECK(fs_read_all(&page, "man/dossier-case.5", 1 << 20)))
		return test_end();
	buf_add_byte(&page, '\0');
	for (size_t i = 0; i < n; i++)
		if (!CHECK(strstr((const char *)page.data, arena_printf(a, "\n.It Ic %s\n", keys[i]))))
			fprintf(stderr, "    %s is not in dossier-case(5)\n", keys[i]);
	for (const char *p = (const char *)page.data; (p = strstr(p, "\n.It Ic ")) != NULL; n_items++) {
		p += strlen("\n.It Ic ");
		if (!CHECK(is_known(keys, n, p, strcspn(p, "\n"))))
			fprintf(stderr, "    dossier-case(5) has %.*s\n", (int)strcspn(p, "\n"), p);
	}
	SAME_NUMBER(n_items, n);
	buf_drop(&page);
	arena_drop(a);
	return test_end();
}
