/* object.c - PDF objects whose body we write ourselves: libharu numbers and keeps them, our
 * write_fn supplies the entries. Bodies live in the press's arena, so nothing is freed one by one. */
#include "paint/paint_int.h"

#include <string.h>

#include "base/deflate.h"

static HPDF_STATUS write_body(HPDF_Dict dict, HPDF_Stream stream)
{
	const struct object *o = dict->attr;
	if (o->n_body == 0)
		return HPDF_OK;
	return HPDF_Stream_Write(stream, o->body, (HPDF_UINT)o->n_body);
}

struct object *object_adopt(struct press *p, HPDF_Dict dict)
{
	struct object *o = ARENA_NEW(p->arena, struct object);
	if (!dict)
		return o; /* libharu has failed: press_check will tell */
	o->id = dict->header.obj_id & 0xFFFFFF;
	dict->attr = o;
	dict->write_fn = write_body;
	return o;
}

struct object *object_new(struct press *p)
{
	HPDF_Dict dict = HPDF_Dict_New(p->doc->mmgr);
	if (dict && HPDF_Xref_Add(p->doc->xref, dict) != HPDF_OK)
		dict = NULL; /* freed by Xref_Add */
	return object_adopt(p, dict);
}

void object_body(struct press *p, struct object *o, const struct buf *body)
{
	o->body = arena_copy(p->arena, body->data, body->n);
	o->n_body = body->n;
}

void object_deflate(struct press *p, struct object *o, const struct buf *body, const void *bytes, size_t n,
                    int level)
{
	static const char filter[] = "/Filter/FlateDecode";
	size_t n_filter = sizeof filter - 1, n_more = body ? body->n : 0;

	buf_clear(&p->packed);
	deflate_bytes(&p->packed, bytes, n, level);
	uint8_t *all = arena_alloc(p->arena, n_filter + n_more);
	memcpy(all, filter, n_filter);
	if (n_more)
		memcpy(all + n_filter, body->data, n_more);
	o->kind = OBJECT_STREAM;
	o->body = all;
	o->n_body = n_filter + n_more;
	o->stream = arena_copy(p->arena, p->packed.data, p->packed.n);
	o->n_stream = p->packed.n;
}

const struct object *object_lookup(const void *haru_object)
{
	const HPDF_Obj_Header *header = haru_object;
	if ((header->obj_class & HPDF_OCLASS_ANY) != HPDF_OCLASS_DICT)
		return NULL;
	const HPDF_Dict_Rec *dict = haru_object;
	return dict->write_fn == write_body ? dict->attr : NULL;
}
