/* stream.c - streams go along as they are packed, but for the metadata in pictures and for filters that
 * belong to the file they come from. Each waits in the spool. */
#include "enclosure/enclosure_int.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"

enum {
	FILTERS_MOST = 8,
	SWELLING = 3000, /* by how much any one filter can make bytes swell */
	LEVEL = 6,
};

struct packed { /* a stream as it is in the file */
	struct buf bytes;
	size_t n, first; /* filters; those before `first` are undone */
	enum coding codings[FILTERS_MOST];
	qpdf_oh names[FILTERS_MOST], settings[FILTERS_MOST];
	bool is_damaged; /* so far */
};

/* ---- reading ---- */

/* The value itself, or its i-th item. */
static qpdf_oh item_of(qpdf_data q, qpdf_oh value, int i)
{
	return qpdf_oh_is_array(q, value) ? qpdf_oh_get_array_item(q, value, i) : value;
}

static int count_items(qpdf_data q, qpdf_oh value)
{
	return qpdf_oh_is_array(q, value) ? qpdf_oh_get_array_n_items(q, value) : 1;
}

static void read_filters(struct copier *c, struct packed *p, qpdf_oh dictionary)
{
	qpdf_data q = c->qpdf;
	qpdf_oh filter, settings;
	bool has_settings = is_taken(q, dictionary, "/DecodeParms", &settings);
	if (!is_taken(q, dictionary, "/Filter", &filter))
		return;
	int n = count_items(q, filter), n_settings = has_settings ? count_items(q, settings) : 0;
	for (int i = 0; i < n && i < FILTERS_MOST; i++, p->n++) {
		qpdf_oh name = item_of(q, filter, i);
		p->names[i] = name;
		p->codings[i] = qpdf_oh_is_name(q, name) ? coding_of(qpdf_oh_get_name(q, name)) : CODE_OTHER;
		p->settings[i] = i < n_settings ? item_of(q, settings, i) : qpdf_oh_new_null(q);
	}
}

/* What was warned of, and is not told in another way, is noted; and forgotten. */
static bool forget_warnings(struct copier *c)
{
	bool had_some = qpdf_more_warnings(c->qpdf);
	while (qpdf_more_warnings(c->qpdf))
		qpdf_next_warning(c->qpdf);
	return had_some;
}

/* What cannot be read is empty. false: that, or it is damaged. */
static bool read_bytes(struct copier *c, struct buf *to, qpdf_oh stream,
                       enum qpdf_stream_decode_level_e level)
{
	unsigned char *bytes = NULL;
	size_t n = 0;
	QPDF_BOOL is_decoded = QPDF_FALSE;
	if (forget_warnings(c))
		c->enclosure->notes |= ENCLOSURE_REPAIRED;
	bool is_read = !(qpdf_oh_get_stream_data(c->qpdf, stream, level, &is_decoded, &bytes, &n) & QPDF_ERRORS);
	bool is_meant = is_decoded || level == qpdf_dl_none; /* else it is still packed */
	if (bytes && is_meant)
		buf_add(to, bytes, n);
	free(bytes);
	if (qpdf_has_error(c->qpdf))
		qpdf_get_error(c->qpdf); /* and forget it */
	return !forget_warnings(c) && is_read && is_meant;
}

static struct packed read_packed(struct copier *c, qpdf_oh stream)
{
	struct packed p = {0};
	qpdf_oh dictionary = qpdf_oh_get_dict(c->qpdf, stream);
	read_filters(c, &p, dictionary);
	qpdf_oh_release(c->qpdf, dictionary);
	p.is_damaged = !read_bytes(c, &p.bytes, stream, qpdf_dl_none);
	return p;
}

/* Does a predictor stand between what is unpacked and the bytes that are meant? */
static bool has_predictor(struct copier *c, qpdf_oh settings)
{
	qpdf_oh value;
	if (!qpdf_oh_is_dictionary(c->qpdf, settings) || !is_taken(c->qpdf, settings, "/Predictor", &value))
		return false;
	bool is_plain = qpdf_oh_is_integer(c->qpdf, value) && qpdf_oh_get_int_value(c->qpdf, value) <= 1;
	qpdf_oh_release(c->qpdf, value);
	return !is_plain;
}

/* Undoes filters up to `end`. false: one cannot be undone. */
static bool unpack(struct copier *c, struct packed *p, size_t end)
{
	for (; p->first < end; p->first++) {
		struct buf plain = {0};
		bool is_known = !has_predictor(c, p->settings[p->first]) &&
		                decode(&plain, p->codings[p->first], p->bytes.data, p->bytes.n, SWELL_MOST,
		                       &p->is_damaged);
		if (!is_known) {
			buf_drop(&plain);
			return false;
		}
		buf_drop(&p->bytes);
		p->bytes = plain;
	}
	return true;
}

bool stream_read(struct copier *c, struct buf *out, qpdf_oh stream, bool *is_damaged)
{
	struct packed p = read_packed(c, stream);
	bool is_good = unpack(c, &p, p.n), is_small = p.n - p.first == 1 && p.bytes.n <= SWELL_MOST / SWELLING;
	if (is_good)
		buf_add(out, p.bytes.data, p.bytes.n);
	else if (is_small)
		p.is_damaged |= !read_bytes(c, out, stream, qpdf_dl_specialized);
	*is_damaged |= p.is_damaged;
	buf_drop(&p.bytes);
	return (is_good || is_small) && out->n <= SWELL_MOST;
}

void stream_decode(struct copier *c, struct buf *out, qpdf_oh stream)
{
	bool is_damaged = false;
	if (!stream_read(c, out, stream, &is_damaged))
		copy_fail(c, N_("unpacks to more than a PDF of pages should"));
	if (is_damaged)
		damage_note(c, DAMAGE_CONTENT);
}

/* ---- writing ---- */

void stream_write(struct copier *c, size_t object, const void *bytes, size_t n)
{
	struct enclosed_object *o = &c->to->objects[object];
	o->kind = ENCLOSED_STREAM;
	o->bytes = n;
	c->to->bytes += n;
	if (c->to->bytes > STREAMS_MOST)
		copy_fail(c, N_("has pages of too many parts"));
	if (c->has_failed || !c->spool || n == 0)
		return;
	if (!fs_spool_add(c->spool, bytes, n, &o->offset))
		c->has_failed = !image_fail_spool(c->fault, errno);
}

void stream_deflate(struct copier *c, size_t object, struct buf *body, const struct buf *bytes)
{
	struct buf packed = {0};
	deflate_bytes(&packed, bytes->data ? (const void *)bytes->data : "", bytes->n, LEVEL);
	buf_add_string(body, "/Filter/FlateDecode");
	stream_write(c, object, packed.data, packed.n);
	buf_drop(&packed);
}

static void put_filters(struct copier *c, struct buf *body, const struct packed *p)
{
	if (p->first == p->n)
		return;
	buf_add_string(body, "/Filter[");
	for (size_t i = p->first; i < p->n; i++)
		copy_value(c, body, p->names[i], SCOPE_OBJECT, 1);
	buf_add_string(body, "]/DecodeParms[");
	for (size_t i = p->first; i < p->n; i++) {
		copy_value(c, body, p->settings[i], SCOPE_OBJECT, 1);
		buf_add_byte(body, ' ');
	}
	buf_add_byte(body, ']');
}

/* Codes of LZW, which then end elsewhere. */
static bool grows_late(struct copier *c, qpdf_oh settings)
{
	qpdf_oh value;
	bool is_said = qpdf_oh_is_dictionary(c->qpdf, settings)
		&& is_taken(c->qpdf, settings, "/EarlyChange", &value);
	if (is_said)
		qpdf_oh_release(c->qpdf, value);
	return is_said;
}

static void strip(struct packed *p)
{
	struct buf plain = {0};
	(p->codings[p->n - 1] == CODE_JPEG ? strip_jpeg : strip_jpeg_2000)(&plain, p->bytes.data, p->bytes.n);
	buf_drop(&p->bytes);
	p->bytes = plain;
}

static void describe(struct copier *c, size_t object, qpdf_oh stream, const struct packed *p)
{
	qpdf_oh dictionary = qpdf_oh_get_dict(c->qpdf, stream);
	struct picture_data data = {.coding = CODE_OTHER};
	if (p->n - p->first == 1) {
		data.coding = p->codings[p->first];
		data.settings = p->settings[p->first];
	}
	if (data.coding == CODE_JPEG)
		data.frame = strip_look(p->bytes.data, p->bytes.n);
	if (qpdf_oh_is_dictionary_of_type(c->qpdf, dictionary, "", "/Image"))
		picture_describe(c, object, dictionary, &data);
	qpdf_oh_release(c->qpdf, dictionary);
}

/* Is what goes along all that it should be? */
static void look(struct copier *c, size_t object, const struct packed *p)
{
	bool is_picture = c->to->objects[object].width > 0;
	bool is_damaged = p->is_damaged || p->bytes.n == 0;
	if (c->look_left > 0 && !is_damaged)
		is_damaged = damage_find(c, p->codings + p->first, p->n - p->first, &p->bytes);
	if (is_damaged)
		damage_note(c, is_picture ? DAMAGE_PICTURE : DAMAGE_PART);
}

/* As it is packed, where that can be. */
static void stream_pass(struct copier *c, size_t object, struct buf *body, qpdf_oh stream)
{
	struct packed p = read_packed(c, stream);
	enum coding last = p.n ? p.codings[p.n - 1] : CODE_OTHER;
	bool is_photo = last == CODE_JPEG || last == CODE_JPEG_2000;
	size_t n_secret = 0;
	c->has_colours |= c->is_grey && last == CODE_JPEG_2000; /* which has a space of its own */
	for (size_t i = 0; i < p.n; i++)
		n_secret = p.codings[i] == CODE_CRYPT ? i + 1 : n_secret;
	if (!unpack(c, &p, is_photo ? p.n - 1 : n_secret) && !c->has_failed)
		c->has_failed = !image_fail(c->fault, "pdf-unsupported", N_("open it and print it to a new PDF"),
		                            "is a PDF of a kind that cannot be read: %s",
		                            _("a picture packed twice"));
	if (is_photo)
		strip(&p);
	else if (p.first < p.n && !grows_late(c, p.settings[p.first]))
		coding_cut(&p.bytes, p.codings[p.first]);
	put_filters(c, body, &p);
	stream_write(c, object, p.bytes.data, p.bytes.n);
	describe(c, object, stream, &p);
	look(c, object, &p);
	buf_drop(&p.bytes);
}

/* ---- streams that are referred to ---- */

/* Forms and patterns: contents, with the resources that they use. Forms that have none use their page's. */
static void copy_content(struct copier *c, size_t object, struct buf *body, qpdf_oh stream, qpdf_oh resources)
{
	struct names used = {0};
	struct buf content = {0};
	stream_decode(c, &content, stream);
	content_clean(&content);
	grey_content(c, &content, resources);
	names_scan(&used, c->scratch, content.data, content.n);
	copy_resources(c, body, resources, &used, 0);
	stream_deflate(c, object, body, &content);
	buf_drop(&content);
}

/* What is written in operators as well, and goes by the resources of others: glyphs, and functions that
 * calculate. */
static void copy_program(struct copier *c, size_t object, struct buf *body, qpdf_oh stream, bool is_content)
{
	struct buf program = {0};
	bool is_damaged = false;
	if (!stream_read(c, &program, stream, &is_damaged))
		copy_fail(c, N_("unpacks to more than a PDF of pages should"));
	if (is_damaged)
		damage_note(c, DAMAGE_PART);
	(is_content ? content_clean : comments_drop)(&program);
	stream_deflate(c, object, body, &program);
	buf_drop(&program);
}

/* The colours that a profile stands for, without the words that it has about them. */
static void copy_profile(struct copier *c, size_t object, struct buf *body, qpdf_oh stream)
{
	struct buf profile = {0}, clean = {0};
	bool is_damaged = false;
	if (stream_read(c, &profile, stream, &is_damaged) && !is_damaged
	    && image_clean_profile(&clean, profile.data, profile.n, profile_components(c->qpdf, stream)))
		stream_deflate(c, object, body, &clean);
	else
		stream_pass(c, object, body, stream);
	buf_drop(&profile);
	buf_drop(&clean);
}

static bool is_number(qpdf_data q, qpdf_oh dictionary, const char *key, int number)
{
	qpdf_oh value;
	if (!is_taken(q, dictionary, key, &value))
		return false;
	bool is_it = qpdf_oh_is_integer(q, value) && qpdf_oh_get_int_value(q, value) == number;
	qpdf_oh_release(q, value);
	return is_it;
}

void stream_copy(struct copier *c, size_t object, qpdf_oh stream, enum scope scope)
{
	enum { PATTERN_TILED = 1, FUNCTION_CALCULATED = 4 };
	struct buf body = {0};
	qpdf_oh dictionary = qpdf_oh_get_dict(c->qpdf, stream), resources;
	bool has_resources = is_taken(c->qpdf, dictionary, "/Resources", &resources);
	bool is_form = qpdf_oh_is_dictionary_of_type(c->qpdf, dictionary, "", "/Form");
	bool is_tile = is_number(c->qpdf, dictionary, "/PatternType", PATTERN_TILED);
	bool is_function = is_number(c->qpdf, dictionary, "/FunctionType", FUNCTION_CALCULATED);
	grey_look(c, dictionary, has_resources || is_form);
	copy_entries(c, &body, dictionary, SCOPE_OBJECT, 0);
	if (has_resources || is_form)
		copy_content(c, object, &body, stream, has_resources ? resources : c->resources);
	else if (scope == SCOPE_CONTENT || is_tile || is_function)
		copy_program(c, object, &body, stream, !is_function);
	else if (c->to->objects[object].is_profile)
		copy_profile(c, object, &body, stream);
	else
		stream_pass(c, object, &body, stream);
	copy_finish(c, object, &body);
	buf_drop(&body);
	if (has_resources)
		qpdf_oh_release(c->qpdf, resources);
	qpdf_oh_release(c->qpdf, dictionary);
}
