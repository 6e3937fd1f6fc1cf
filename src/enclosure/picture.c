/* picture.c - which pictures of a seller's PDF could be encoded again for less room, and look as before:
 * greys and colours of 8 bits, as JPEG or zlib has them. Masks, pictures that have one, other spaces and
 * codings stay what they are. */
#include "enclosure/enclosure_int.h"

#include <limits.h>
#include <string.h>

enum { SIDE_MOST = 65500, PROFILE_MOST = 1 << 20 };

static long long number_of(struct copier *c, qpdf_oh dictionary, const char *key, long long absent)
{
	qpdf_oh value;
	if (!qpdf_oh_is_dictionary(c->qpdf, dictionary) || !is_taken(c->qpdf, dictionary, key, &value))
		return absent;
	long long number = qpdf_oh_is_integer(c->qpdf, value) ? qpdf_oh_get_int_value(c->qpdf, value) : LLONG_MIN;
	qpdf_oh_release(c->qpdf, value);
	return number;
}

/* ---- masks ---- */

static void note_mask(struct copier *c, qpdf_oh dictionary, const char *key)
{
	qpdf_oh mask;
	if (!is_taken(c->qpdf, dictionary, key, &mask))
		return;
	if (qpdf_oh_is_stream(c->qpdf, mask)) {
		size_t i = copy_refer(c, mask, SCOPE_OBJECT);
		while (c->n_is_mask <= i)
			*ARENA_PUSH(c->scratch, c->is_mask, c->n_is_mask) = false;
		c->is_mask[i] = true;
	}
	qpdf_oh_release(c->qpdf, mask);
}

void pictures_finish(struct copier *c)
{
	for (size_t i = 0; i < c->n_is_mask; i++)
		if (c->is_mask[i])
			c->to->objects[i].encoding = NULL;
}

/* ---- how it is to be read ---- */

/* Has it what drawing would have to heed and a copy would not have? */
static bool is_plain(struct copier *c, qpdf_oh dictionary)
{
	static const char *const keys[] = {"/SMask", "/Mask", "/SMaskInData", "/ImageMask", "/Decode", "/OC",
	                                   "/Matte"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (qpdf_oh_has_key(c->qpdf, dictionary, keys[i]))
			return false;
	return number_of(c, dictionary, "/BitsPerComponent", 0) == 8;
}

/* The profile of colours; that of greys has no part in a copy, whose greys are those of the page. Spaces of
 * other kinds have none to take along. */
static bool read_profile(struct copier *c, struct image_encoding *e, qpdf_oh space, int components)
{
	qpdf_data q = c->qpdf;
	if (!qpdf_oh_is_array(q, space))
		return qpdf_oh_is_name(q, space); /* the device's */
	qpdf_oh kind = qpdf_oh_get_array_item(q, space, 0), profile = qpdf_oh_get_array_item(q, space, 1);
	bool is_good = qpdf_oh_is_name_and_equals(q, kind, "/ICCBased") && qpdf_oh_is_stream(q, profile);
	struct buf bytes = {0};
	if (is_good && components == 3) {
		bool is_damaged = false;
		is_good = stream_read(c, &bytes, profile, &is_damaged) && !is_damaged && bytes.n > 0
			&& bytes.n <= PROFILE_MOST;
		e->icc = arena_copy(c->arena, bytes.data, is_good ? bytes.n : 0);
		e->n_icc = bytes.n;
	}
	buf_drop(&bytes);
	qpdf_oh_release(q, profile);
	qpdf_oh_release(q, kind);
	return is_good;
}

static bool read_space(struct copier *c, struct image_encoding *e, qpdf_oh dictionary)
{
	qpdf_oh space;
	if (!is_taken(c->qpdf, dictionary, "/ColorSpace", &space))
		return false;
	int n = space_components(c->qpdf, space);
	e->bands->components = n;
	bool is_good = (n == 1 || n == 3) && read_profile(c, e, space, n);
	qpdf_oh_release(c->qpdf, space);
	return is_good;
}

static bool read_coding(struct copier *c, struct image_band *b, const struct picture_data *data)
{
	enum { PNG_FIRST = 10, PNG_LAST = 15 };
	if (data->coding == CODE_JPEG) {
		b->coding = CODING_JPEG;
		b->is_buffered = data->frame.is_buffered;
		return data->frame.bits == 8 && data->frame.components == b->components
			&& data->frame.width == b->width && data->frame.height == b->height
			&& number_of(c, data->settings, "/ColorTransform", -1) == -1;
	}
	if (data->coding != CODE_FLATE)
		return false;
	long long predictor = number_of(c, data->settings, "/Predictor", 1);
	b->coding = predictor == 1 ? CODING_ROWS : CODING_FLATE;
	return predictor == 1
		|| (predictor >= PNG_FIRST && predictor <= PNG_LAST
		    && number_of(c, data->settings, "/Colors", 1) == b->components
		    && number_of(c, data->settings, "/BitsPerComponent", 8) == 8
		    && number_of(c, data->settings, "/Columns", 1) == b->width);
}

static struct image_encoding *new_encoding(struct arena *a, const struct enclosed_object *o)
{
	struct image_encoding *e = ARENA_NEW(a, struct image_encoding);
	*e = (struct image_encoding){.bands = ARENA_NEW(a, struct image_band), .n_bands = 1, .orientation = 1};
	*e->bands = (struct image_band){.width = o->width, .height = o->height, .bits = 8, .n_runs = 1,
		.runs = ARENA_NEW(a, struct image_bytes), .stream_bytes = o->bytes};
	*e->bands->runs = (struct image_bytes){.where = BYTES_SPOOL, .offset = o->offset, .n = (size_t)o->bytes};
	return e;
}

void picture_describe(struct copier *c, size_t object, qpdf_oh dictionary, const struct picture_data *data)
{
	long long width = number_of(c, dictionary, "/Width", 0), height = number_of(c, dictionary, "/Height", 0);
	struct enclosed_object *o = &c->to->objects[object];
	if (width < 1 || height < 1 || width > SIDE_MOST || height > SIDE_MOST)
		return;
	o->width = (uint32_t)width;
	o->height = (uint32_t)height;
	note_mask(c, dictionary, "/SMask");
	note_mask(c, dictionary, "/Mask");
	o = &c->to->objects[object]; /* which those may have moved */
	if (o->bytes == 0 || !is_plain(c, dictionary))
		return;
	struct image_encoding *e = new_encoding(c->arena, o);
	if (read_space(c, e, dictionary) && read_coding(c, e->bands, data))
		c->to->objects[object].encoding = e;
}
