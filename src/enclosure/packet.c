/* packet.c - pages that were taken out of a PDF, as paint sees them. It names no library. */
#include <string.h>

#include "enclosure/packet_int.h"

size_t enclosed_count(const struct enclosed *p)
{
	return p->n;
}

const struct enclosed_object *enclosed_object(const struct enclosed *p, size_t i)
{
	return &p->objects[i];
}

size_t enclosed_form(const struct enclosed *p, size_t k)
{
	return p->forms[k];
}

struct enclosure_size enclosed_size(const struct enclosed *p, size_t k)
{
	return p->sizes[k];
}

bool enclosed_is_greyed(const struct enclosed *p)
{
	return p->is_greyed;
}

/* The object that a body refers to at *at, which is moved behind it; SIZE_MAX: to none any more. */
static size_t next_reference(const char **at, const char *end)
{
	size_t i = 0;
	const char *c = *at < end ? memchr(*at, ENCLOSED_REFERENCE, (size_t)(end - *at)) : NULL;
	if (!c)
		return SIZE_MAX;
	for (c++; c < end && *c != ENCLOSED_END; c++)
		i = i * 10 + (size_t)(*c - '0');
	*at = c;
	return i;
}

const struct enclosed_picture *enclosed_pictures(const struct enclosed *p, size_t *n)
{
	*n = p->n_pictures;
	return p->pictures;
}

size_t enclosed_reach(const struct enclosed *p, size_t k, const bool *replaced, bool *reached, size_t *list)
{
	size_t n = 0, i = p->forms[k];
	if (!reached[i])
		list[n++] = i;
	reached[i] = true;
	for (size_t next = 0; next < n; next++) {
		const struct enclosed_object *o = &p->objects[list[next]];
		const char *at = o->body, *end = replaced && replaced[list[next]] ? at : at + o->n;
		while ((i = next_reference(&at, end)) < p->n) {
			if (!reached[i])
				list[n++] = i;
			reached[i] = true;
		}
	}
	return n;
}

bool enclosed_read(const struct enclosed *p, void *to, size_t n, uint64_t offset)
{
	return p->spool && fs_spool_read(p->spool, to, n, offset);
}
