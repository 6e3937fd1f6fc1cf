/* write.c - the file. Objects that are no streams are packed into object streams (PDF 1.5), which halves
 * what a dossier of text weighs; streams follow as they are; a cross-reference stream ends it.
 * Pictures are pulled through a buffer, each opened, copied and closed in turn.
 *
 * libharu's own writer is not used: it knows no object streams, counts bytes in 32 bits and reports
 * success on a full disk. */
#include "paint/paint_int.h"

#include <errno.h>
#include <string.h>

#include "base/hash.h"
#include "base/message.h"

enum {
	CHUNK = 1 << 16,     /* [bytes] to the caller's write at once */
	PACK = 200,          /* objects in an object stream */
	SAMPLE = 1 << 10,    /* [bytes] of each chunk of a picture that go into the file's id */
	ROW = 11,            /* [bytes] of an entry of the cross-reference stream: 1 + 8 + 2 */
	LEVEL = 6,
};

struct place { /* of an object in the file */
	uint8_t kind;    /* 0 free, 1 at an offset, 2 in an object stream */
	uint16_t index;  /* 2: in the object stream; 0: generation */
	uint64_t offset; /* 1: byte; 2: id of the object stream */
};

struct writer {
	struct press *press;
	struct buf chunk;
	uint64_t offset; /* bytes written, those in chunk included */
	uint64_t hash;   /* of what was written: the file's id */
	struct place *places;
	unsigned n_places;
	HPDF_Stream stream; /* libharu writes bodies through this into `objects` */
	struct buf objects, numbers; /* the object stream being filled: bodies; "id offset" pairs */
	unsigned packed[PACK], n_packed;
};

/* ---- bytes ---- */

static void flush(struct writer *w)
{
	struct press *p = w->press;
	if (!p->failed && !p->weighs && w->chunk.n && !p->job->write(p->job->to, w->chunk.data, w->chunk.n))
		p->failed = true; /* the caller knows why */
	buf_clear(&w->chunk);
}

static void write_unhashed(struct writer *w, const void *bytes, size_t n)
{
	if (w->chunk.n + n > CHUNK)
		flush(w);
	w->offset += n;
	buf_add(&w->chunk, bytes, n);
	if (w->chunk.n >= CHUNK)
		flush(w);
}

static void write_bytes(struct writer *w, const void *bytes, size_t n)
{
	w->hash = hash_bytes(w->hash, bytes, n);
	write_unhashed(w, bytes, n);
}

static void write_string(struct writer *w, const char *s)
{
	write_bytes(w, s, strlen(s));
}

static void write_number(struct writer *w, uint64_t n)
{
	struct buf b = { 0 };
	pdf_int(&b, (long long)n);
	write_bytes(w, b.data, b.n);
	buf_drop(&b);
}

/* ---- streams ---- */

static void begin_stream(struct writer *w, unsigned id, const void *body, size_t n_body, uint64_t n_stream)
{
	w->places[id] = (struct place){ .kind = 1, .offset = w->offset };
	write_number(w, id);
	write_string(w, " 0 obj\n<<");
	write_bytes(w, body, n_body);
	write_string(w, "/Length ");
	write_number(w, n_stream);
	write_string(w, ">>stream\n");
}

static void end_stream(struct writer *w)
{
	write_string(w, "\nendstream\nendobj\n");
}

static void fail_picture(struct press *p, const struct object *o, int error)
{
	if (error != ESTALE) {
		press_fail(p, "evidence-unreadable", "%s could not be read again: %s", o->picture->name,
		           message_errno(error));
		return;
	}
	if (!p->failed) {
		diag_error(p->diag, (struct mark){ 0 }, "evidence-changed",
		           "%s was changed while the dossier was being made", o->picture->name);
		diag_advise(p->diag, "nothing was written; build it again when the file is at rest");
	}
	p->failed = true;
}

static void pull_picture(struct writer *w, const struct object *o)
{
	struct cleared_reader reader;
	uint64_t left = o->n_stream;
	bool ok = cleared_read_start(&reader, o->picture->image, o->band);
	int error = ok ? 0 : errno;
	while (ok && !w->press->failed) {
		uint8_t bytes[CHUNK / 2];
		size_t n = 0;
		ok = cleared_read(&reader, bytes, sizeof bytes, &n);
		error = ok ? 0 : errno;
		if (!ok || n == 0)
			break;
		w->hash = hash_bytes(w->hash, bytes, n < SAMPLE ? n : SAMPLE);
		write_unhashed(w, bytes, n);
		left -= n <= left ? n : left + 1; /* too many wraps around: not 0 either */
	}
	cleared_read_end(&reader);
	if (!ok || (left && !w->press->failed))
		fail_picture(w->press, o, ok ? EIO : error);
}

static void pull_enclosed(struct writer *w, const struct object *o)
{
	uint8_t bytes[CHUNK / 2];
	for (uint64_t at = 0; at < o->n_stream && !w->press->failed; at += sizeof bytes) {
		size_t n = o->n_stream - at < sizeof bytes ? (size_t)(o->n_stream - at) : sizeof bytes;
		if (!enclosed_read(o->enclosed, bytes, n, o->offset + at))
			press_fail(w->press, "spool", "what was kept in a temporary file cannot be read again: %s",
			           message_errno(errno));
		else
			write_bytes(w, bytes, n);
	}
}

static void write_stream(struct writer *w, unsigned id, const struct object *o)
{
	begin_stream(w, id, o->body, o->n_body, o->n_stream);
	if (w->press->weighs)
		w->offset += o->n_stream;
	else if (o->kind == OBJECT_PICTURE)
		pull_picture(w, o);
	else if (o->kind == OBJECT_ENCLOSED)
		pull_enclosed(w, o);
	else
		write_bytes(w, o->stream, (size_t)o->n_stream);
	end_stream(w);
}

/* A stream that exists only in the file: object streams and the cross-reference. */
static void write_deflated(struct writer *w, unsigned id, const struct buf *keys, const struct buf *bytes)
{
	struct object o = { 0 };
	object_deflate(w->press, &o, keys, bytes->data, bytes->n, LEVEL);
	write_stream(w, id, &o);
}

/* ---- packed objects ---- */

static void flush_pack(struct writer *w)
{
	struct buf keys = { 0 };
	unsigned id = w->n_places;
	if (w->n_packed == 0)
		return;
	for (unsigned i = 0; i < w->n_packed; i++)
		w->places[w->packed[i]] = (struct place){ .kind = 2, .index = (uint16_t)i, .offset = id };
	pdf_put(&keys, "/Type/ObjStm/N ");
	pdf_int(&keys, w->n_packed);
	pdf_put(&keys, "/First ");
	pdf_int(&keys, (long long)w->numbers.n);
	buf_add(&w->numbers, w->objects.data, w->objects.n);
	w->n_places++;
	write_deflated(w, id, &keys, &w->numbers);
	buf_drop(&keys);
	buf_clear(&w->numbers);
	buf_clear(&w->objects);
	w->n_packed = 0;
}

static void pack_object(struct writer *w, unsigned id, void *object)
{
	const struct object *o = object_lookup(object);
	pdf_int(&w->numbers, id);
	buf_add_byte(&w->numbers, ' ');
	pdf_int(&w->numbers, (long long)w->objects.n);
	buf_add_byte(&w->numbers, ' ');
	if (o && o->kind == OBJECT_VALUE)
		buf_add(&w->objects, o->body, o->n_body);
	else
		HPDF_Obj_WriteValue(object, w->stream, NULL);
	buf_add_byte(&w->objects, '\n');
	w->packed[w->n_packed++] = id;
	if (w->n_packed == PACK)
		flush_pack(w);
}

/* libharu's side of a body. */
static HPDF_STATUS take_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
	struct writer *w = stream->attr;
	buf_add(&w->objects, bytes, n);
	return HPDF_OK;
}

static void write_objects(struct writer *w, unsigned n)
{
	for (unsigned id = 1; id < n && press_check(w->press); id++) {
		HPDF_XrefEntry entry = HPDF_Xref_GetEntry(w->press->doc->xref, id);
		const struct object *o = object_lookup(entry->obj);
		if (o && o->kind > OBJECT_VALUE)
			write_stream(w, id, o);
		else
			pack_object(w, id, entry->obj);
	}
	flush_pack(w);
}

/* ---- the cross-reference stream ---- */

static void put_row(struct buf *rows, const struct place *place)
{
	uint8_t *row = buf_extend(rows, ROW);
	row[0] = place->kind;
	for (int i = 0; i < 8; i++)
		row[1 + i] = (uint8_t)(place->offset >> (56 - 8 * i));
	row[9] = (uint8_t)(place->index >> 8);
	row[10] = (uint8_t)place->index;
}

/* PNG's Up filter: most bytes of a row are those of the row above, so they become 0. */
static void filter_rows(struct buf *out, const struct buf *rows)
{
	for (size_t at = 0; at < rows->n; at += ROW) {
		uint8_t *to = buf_extend(out, ROW + 1);
		*to++ = 2;
		for (size_t i = at; i < at + ROW; i++)
			*to++ = (uint8_t)(rows->data[i] - (i >= ROW ? rows->data[i - ROW] : 0));
	}
}

static void put_trailer(struct writer *w, struct buf *keys)
{
	struct press *p = w->press;
	uint64_t half[2] = { w->hash, hash_bytes(w->hash, &w->offset, sizeof w->offset) };
	pdf_put(keys, "/Type/XRef/W[1 8 2]/DecodeParms<</Predictor 12/Columns 11>>/Size ");
	pdf_int(keys, w->n_places);
	pdf_put(keys, "/Root ");
	pdf_ref(keys, p->doc->catalog->header.obj_id & 0xFFFFFF);
	if (p->doc->info) {
		pdf_put(keys, "/Info ");
		pdf_ref(keys, p->doc->info->header.obj_id & 0xFFFFFF);
	}
	pdf_put(keys, "/ID[");
	for (int i = 0; i < 2; i++)
		buf_printf(keys, "<%016llX%016llX>", (unsigned long long)half[0], (unsigned long long)half[1]);
	pdf_put(keys, "]");
}

static void write_reference(struct writer *w)
{
	struct buf keys = { 0 }, rows = { 0 }, filtered = { 0 };
	uint64_t start = w->offset;
	unsigned id = w->n_places++;
	w->places[id] = (struct place){ .kind = 1, .offset = start };
	for (unsigned i = 0; i < w->n_places; i++)
		put_row(&rows, &w->places[i]);
	filter_rows(&filtered, &rows);
	put_trailer(w, &keys);
	write_deflated(w, id, &keys, &filtered);
	write_string(w, "startxref\n");
	write_number(w, start);
	write_string(w, "\n%%EOF\n");
	buf_drop(&keys);
	buf_drop(&rows);
	buf_drop(&filtered);
}

bool write_document(struct press *p)
{
	unsigned n = p->doc->xref->entries->count;
	struct writer w = { .press = p, .hash = HASH_START, .n_places = n };
	w.places = ARENA_ARRAY(p->arena, struct place, n + n / PACK + 2);
	w.places[0].index = 65535;
	w.stream = HPDF_CallbackWriter_New(p->doc->mmgr, take_bytes, &w);
	write_string(&w, PAINT_HEAD);
	if (p->job->remark)
		write_string(&w, p->job->remark);
	write_objects(&w, n);
	write_reference(&w);
	flush(&w);
	p->n_bytes = w.offset;
	HPDF_Stream_Free(w.stream);
	buf_drop(&w.chunk);
	buf_drop(&w.objects);
	buf_drop(&w.numbers);
	return press_check(p);
}
