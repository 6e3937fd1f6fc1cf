/* packet.c - pages that were taken out of a PDF, as paint sees them. It names no library. */
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

uint64_t enclosed_bytes(const struct enclosed *p)
{
	return p->bytes;
}

bool enclosed_read(const struct enclosed *p, void *to, size_t n, uint64_t offset)
{
	return p->spool && fs_spool_read(p->spool, to, n, offset);
}
