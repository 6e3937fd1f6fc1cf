/* pdf.c - the finished PDF through qpdf: every string and name of every object, and every content stream
 * with its fonts. It and pictures.c alone name qpdf; without it nothing can be read again, and
 * verify_is_able says so. */
#include "verify/verify_int.h"

#include <stdlib.h>
#include <string.h>

#include "base/deflate.h"
#include "base/message.h"

#include <qpdf/qpdf-c.h>

enum { FORMS_DEPTH = 2 };

struct font { /* by the number of its object */
	int id;
	struct codes *codes; /* NULL: no ToUnicode */
};

struct document {
	qpdf_data qpdf;
	struct arena *arena, *scratch; /* the latter is empty between pages */
	struct search *search;
	struct font *fonts;
	size_t n_fonts;
	struct reading spoken, shown, unseen; /* of a page or a form */
	struct reading reading;               /* of an object */
};

/* ---- strings and names ---- */

static void search_written(struct document *doc, const uint8_t *s, size_t n)
{
	reading_clear(&doc->reading);
	content_list(s, n, &doc->reading);
	search_reading(doc->search, &doc->reading, 0);
}

/* Objects inside of others are written with them; those with a number of their own are met by it. */
static void search_object(struct document *doc, qpdf_oh object)
{
	const char *s = qpdf_oh_unparse_resolved(doc->qpdf, object);
	search_written(doc, (const uint8_t *)s, strlen(s));
}

/* ---- streams ---- */

static bool is_deflated(struct document *doc, qpdf_oh stream)
{
	qpdf_oh dictionary = qpdf_oh_get_dict(doc->qpdf, stream);
	qpdf_oh filter = qpdf_oh_get_key(doc->qpdf, dictionary, "/Filter");
	return qpdf_oh_is_name_and_equals(doc->qpdf, filter, "/FlateDecode") &&
	       !qpdf_oh_has_key(doc->qpdf, dictionary, "/DecodeParms");
}

/* Without qpdf's pipes, which take three times as long. NULL: it is not like most streams. */
static uint8_t *inflate_stream_bytes(struct document *doc, qpdf_oh stream, size_t *n)
{
	enum { MOST = 64 << 20 };
	unsigned char *packed = NULL;
	QPDF_BOOL is_decoded = QPDF_FALSE;
	size_t n_packed = 0;
	struct buf bytes = {0};
	if (!is_deflated(doc, stream))
		return NULL;
	qpdf_oh_get_stream_data(doc->qpdf, stream, qpdf_dl_none, &is_decoded, &packed, &n_packed);
	if (packed && !inflate_within(&bytes, MOST, packed, n_packed))
		buf_drop(&bytes);
	free(packed);
	*n = bytes.n;
	return bytes.data;
}

static uint8_t *stream_bytes(struct document *doc, qpdf_oh stream, size_t *n)
{
	unsigned char *bytes = NULL;
	QPDF_BOOL is_decoded = QPDF_FALSE;
	*n = 0;
	if (!qpdf_oh_is_stream(doc->qpdf, stream))
		return NULL;
	bytes = inflate_stream_bytes(doc, stream, n);
	if (bytes)
		return bytes;
	qpdf_oh_get_stream_data(doc->qpdf, stream, qpdf_dl_generalized, &is_decoded, &bytes, n);
	return bytes;
}

/* Sellers' PDFs from East Asia name an encoding of Unicode, such as UniGB-UCS2-H, and have no ToUnicode. */
static bool is_utf16(struct document *doc, qpdf_oh font)
{
	qpdf_oh encoding = qpdf_oh_get_key(doc->qpdf, font, "/Encoding");
	const char *name = qpdf_oh_is_name(doc->qpdf, encoding) ? qpdf_oh_get_name(doc->qpdf, encoding) : "";
	return strncmp(name, "/Uni", 4) == 0 && (strstr(name, "UCS2") || strstr(name, "UTF16"));
}

static const struct codes *font_codes(struct document *doc, qpdf_oh font)
{
	int id = qpdf_oh_get_object_id(doc->qpdf, font);
	size_t n = 0;
	for (size_t i = 0; id && i < doc->n_fonts; i++)
		if (doc->fonts[i].id == id)
			return doc->fonts[i].codes;
	struct font *f = ARENA_PUSH(doc->arena, doc->fonts, doc->n_fonts);
	f->id = id;
	uint8_t *cmap = stream_bytes(doc, qpdf_oh_get_key(doc->qpdf, font, "/ToUnicode"), &n);
	if (cmap || is_utf16(doc, font))
		f->codes = ARENA_NEW(doc->arena, struct codes);
	if (cmap)
		*f->codes = codes_parse(doc->arena, cmap, n);
	else if (f->codes)
		f->codes->is_utf16 = true;
	free(cmap);
	return f->codes;
}

static struct fonts list_fonts(struct document *doc, qpdf_oh holder)
{
	struct fonts fonts = {0};
	size_t n = 0;
	qpdf_oh resources = qpdf_oh_get_key_if_dict(doc->qpdf, holder, "/Resources");
	qpdf_oh all = qpdf_oh_get_key_if_dict(doc->qpdf, resources, "/Font");
	if (!qpdf_oh_is_dictionary(doc->qpdf, all))
		return fonts;
	qpdf_oh_begin_dict_key_iter(doc->qpdf, all);
	while (qpdf_oh_dict_more_keys(doc->qpdf))
		*ARENA_PUSH(doc->scratch, fonts.names, fonts.n) =
			arena_strdup(doc->scratch, qpdf_oh_dict_next_key(doc->qpdf));
	for (size_t i = 0; i < fonts.n; i++) {
		qpdf_oh font = qpdf_oh_get_key(doc->qpdf, all, fonts.names[i]);
		*ARENA_PUSH(doc->scratch, fonts.codes, n) = font_codes(doc, font);
		fonts.names[i]++; /* behind the slash */
	}
	return fonts;
}

/* Into doc->spoken, doc->shown and doc->unseen. */
static void read_content(struct document *doc, qpdf_oh holder, const uint8_t *bytes, size_t n)
{
	struct fonts fonts = list_fonts(doc, holder);
	reading_clear(&doc->spoken);
	reading_clear(&doc->shown);
	reading_clear(&doc->unseen);
	content_read(bytes, n, &fonts, &doc->spoken, &doc->shown, &doc->unseen);
	arena_clear(doc->scratch);
}

/* What the seller's own file has wrong, such as a font that is damaged, is not ours to complain of. */
static void forgive(qpdf_data q)
{
	if (qpdf_has_error(q))
		qpdf_get_error(q);
	while (qpdf_more_warnings(q))
		qpdf_next_warning(q);
}

/* A page of a seller's PDF, or part of one: the press makes no others. */
static bool is_form(struct document *doc, qpdf_oh dictionary)
{
	return qpdf_oh_is_dictionary_of_type(doc->qpdf, dictionary, "", "/Form");
}

/* Tiles of a pattern have contents as well. */
static bool is_tile(struct document *doc, qpdf_oh dictionary)
{
	return qpdf_oh_has_key(doc->qpdf, dictionary, "/PatternType");
}

static void search_form(struct document *doc, qpdf_oh form, qpdf_oh dictionary, size_t page)
{
	size_t n = 0;
	uint8_t *bytes = stream_bytes(doc, form, &n);
	read_content(doc, dictionary, bytes, n);
	free(bytes);
	forgive(doc->qpdf);
	doc->search->is_enclosed = true;
	search_reading(doc->search, &doc->spoken, page);
	search_reading(doc->search, &doc->shown, page);
	search_reading(doc->search, &doc->unseen, page);
	doc->search->is_enclosed = false;
}

/* The forms that a page draws, and those that they draw; deeper ones are met as objects. */
static void search_forms(struct document *doc, qpdf_oh holder, size_t page, int depth)
{
	qpdf_data q = doc->qpdf;
	const char **names = NULL;
	size_t n = 0;
	qpdf_oh resources = qpdf_oh_get_key_if_dict(q, holder, "/Resources");
	qpdf_oh all = qpdf_oh_get_key_if_dict(q, resources, "/XObject");
	if (depth >= FORMS_DEPTH || !qpdf_oh_is_dictionary(q, all))
		return;
	qpdf_oh_begin_dict_key_iter(q, all);
	while (qpdf_oh_dict_more_keys(q))
		*ARENA_PUSH(doc->arena, names, n) = arena_strdup(doc->arena, qpdf_oh_dict_next_key(q));
	for (size_t i = 0; i < n; i++) {
		qpdf_oh object = qpdf_oh_get_key(q, all, names[i]);
		qpdf_oh dictionary = qpdf_oh_is_stream(q, object) ? qpdf_oh_get_dict(q, object) : object;
		if (!is_form(doc, dictionary))
			continue;
		search_form(doc, object, dictionary, page);
		search_forms(doc, dictionary, page, depth + 1);
	}
}

static void search_page_n(struct document *doc, size_t i)
{
	unsigned char *bytes = NULL;
	size_t n = 0;
	qpdf_oh page = qpdf_get_page_n(doc->qpdf, i);
	qpdf_oh contents = qpdf_oh_get_key(doc->qpdf, page, "/Contents");
	if (qpdf_oh_is_stream(doc->qpdf, contents))
		bytes = stream_bytes(doc, contents, &n);
	else
		qpdf_oh_get_page_content_data(doc->qpdf, page, &bytes, &n); /* some, to be read as one */
	read_content(doc, page, bytes, n);
	free(bytes);
	search_page(doc->search, &doc->spoken, i + 1);
	if (!search_is_same(&doc->spoken, &doc->shown))
		search_reading(doc->search, &doc->shown, i + 1);
	search_forms(doc, page, i + 1, 0);
	qpdf_oh_release_all(doc->qpdf);
}

/* Forms and tiles are content of their own; metadata and files attached are text as they are. */
static void search_stream(struct document *doc, qpdf_oh stream, qpdf_oh dictionary)
{
	bool is_text = qpdf_oh_is_dictionary_of_type(doc->qpdf, dictionary, "/Metadata", "") ||
	               qpdf_oh_is_dictionary_of_type(doc->qpdf, dictionary, "/EmbeddedFile", "");
	size_t n = 0;
	if (is_form(doc, dictionary) || is_tile(doc, dictionary))
		search_form(doc, stream, dictionary, 0);
	if (!is_text)
		return;
	uint8_t *bytes = stream_bytes(doc, stream, &n);
	reading_clear(&doc->reading);
	reading_add_utf8(&doc->reading, (const char *)bytes, n);
	free(bytes);
	search_reading(doc->search, &doc->reading, 0);
}

/* ---- all of it ---- */

static int int_of(struct document *doc, qpdf_oh dictionary, const char *key)
{
	return qpdf_oh_get_int_value_as_int(doc->qpdf, qpdf_oh_get_key(doc->qpdf, dictionary, key));
}

/* Many objects, packed into one stream behind a list of their numbers, are searched as they lie there, and
 * marked as read. */
static void search_pack(struct document *doc, qpdf_oh stream, qpdf_oh dictionary, bool *is_read, int size)
{
	size_t n = 0;
	uint8_t *bytes = stream_bytes(doc, stream, &n);
	size_t first = bytes ? (size_t)int_of(doc, dictionary, "/First") : 0;
	struct lexer numbers = {.s = bytes, .n = first};
	if (first > n)
		first = numbers.n = 0;
	for (size_t i = 0; lexer_next(&numbers); i++) {
		size_t id = 0;
		for (size_t k = 0; k < numbers.n_text && id < (size_t)size; k++)
			id = id * 10 + (numbers.text[k] - (size_t)'0');
		if (i % 2 == 0 && id < (size_t)size) /* each is followed by its offset */
			is_read[id] = true;
	}
	if (bytes)
		search_written(doc, bytes + first, n - first);
	buf_drop(&numbers.decoded);
	free(bytes);
}

/* Packs lie behind what is in them, so they are met first. Where a PDF was added to, an object in a pack may
 * be an old one. */
static void search_objects(struct document *doc)
{
	qpdf_oh trailer = qpdf_get_trailer(doc->qpdf);
	int size = int_of(doc, trailer, "/Size");
	bool is_added_to = qpdf_oh_has_key(doc->qpdf, trailer, "/Prev") ||
	                   qpdf_oh_has_key(doc->qpdf, trailer, "/XRefStm");
	bool *is_read = ARENA_ARRAY(doc->arena, bool, (size_t)size);
	for (int id = size - 1; id > 0; id--) {
		if (is_read[id])
			continue;
		qpdf_oh object = qpdf_get_object_by_id(doc->qpdf, id, 0);
		bool is_stream = qpdf_oh_is_stream(doc->qpdf, object);
		qpdf_oh dictionary = is_stream ? qpdf_oh_get_dict(doc->qpdf, object) : object;
		doc->search->is_enclosed = is_form(doc, dictionary) || is_tile(doc, dictionary);
		search_object(doc, dictionary);
		doc->search->is_enclosed = false;
		if (is_stream)
			search_stream(doc, object, dictionary);
		if (is_stream && !is_added_to && qpdf_oh_is_dictionary_of_type(doc->qpdf, dictionary, "/ObjStm", ""))
			search_pack(doc, object, dictionary, is_read, size);
		qpdf_oh_release_all(doc->qpdf);
	}
}

static void search_document(struct document *doc)
{
	int n = qpdf_get_num_pages(doc->qpdf);
	for (int i = 0; i < n; i++)
		search_page_n(doc, (size_t)i);
	search_objects(doc);
}

static void drop_document(struct document *doc)
{
	qpdf_cleanup(&doc->qpdf);
	reading_drop(&doc->reading);
	reading_drop(&doc->spoken);
	reading_drop(&doc->shown);
	reading_drop(&doc->unseen);
	search_drop(doc->search);
	arena_drop(doc->scratch);
	arena_drop(doc->arena);
}

void pdf_report_unreadable(qpdf_data q, struct diag *d)
{
	qpdf_error e = qpdf_has_error(q) ? qpdf_get_error(q) : NULL;
	if (!e)
		e = qpdf_more_warnings(q) ? qpdf_next_warning(q) : NULL;
	diag_system(d, (struct mark){0}, "verify-failed", "the finished PDF cannot be read again: %s",
	            e ? qpdf_get_error_message_detail(q, e) : _("it has no pages"));
	diag_advise(d, "this is a fault of the program: report it together with the case");
}

bool verify_is_able(void)
{
	return true;
}

qpdf_data pdf_open(const void *pdf, size_t n_bytes, struct diag *d)
{
	qpdf_data q = qpdf_init();
	qpdf_silence_errors(q);
	qpdf_set_suppress_warnings(q, QPDF_TRUE);
	if (qpdf_read_memory(q, "PDF", pdf, n_bytes, NULL) == QPDF_SUCCESS && qpdf_get_num_pages(q) > 0)
		return q;
	pdf_report_unreadable(q, d);
	qpdf_cleanup(&q);
	return NULL;
}

bool verify_pdf(const void *pdf, size_t n_bytes, const struct secret *secrets, size_t n, struct diag *d)
{
	qpdf_data q = pdf_open(pdf, n_bytes, d);
	if (!q)
		return false;
	struct arena *a = arena_new();
	struct search search = search_new(a, d, secrets, n);
	struct document doc = {.qpdf = q, .arena = a, .scratch = arena_new(), .search = &search};
	search_document(&doc);
	bool is_read = !qpdf_has_error(q) && !qpdf_more_warnings(q);
	if (!is_read)
		pdf_report_unreadable(q, d);
	drop_document(&doc);
	return is_read && search.n_leaks == 0;
}

const char *verify_library(void)
{
	static char name[40];
	snprintf(name, sizeof name, "qpdf %s", qpdf_get_qpdf_version());
	return name;
}
