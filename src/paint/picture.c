/* picture.c - cleared pictures as image XObjects. Only their dictionaries are made here; the bytes are
 * pulled from the booth while the file is written (write.c), so memory stays flat. The same cleared
 * image is embedded once, however often it is placed. */
#include "paint/paint_int.h"

#include <string.h>

enum { LEVEL = 6 };

/* ---- colour ---- */

static int components_in(const uint8_t *icc, size_t n)
{
	static const struct {
		char name[5];
		int n;
	} spaces[] = { { "GRAY", 1 }, { "RGB ", 3 }, { "CMYK", 4 } };
	for (size_t i = 0; n >= 128 && i < sizeof spaces / sizeof *spaces; i++)
		if (memcmp(icc + 16, spaces[i].name, 4) == 0)
			return spaces[i].n;
	return 0;
}

static struct object *embed_profile(struct press *p, const uint8_t *icc, size_t n, int components)
{
	for (size_t i = 0; i < p->n_profiles; i++)
		if (p->profiles[i].n == n && memcmp(p->profiles[i].icc, icc, n) == 0)
			return p->profiles[i].object;
	struct object *o = object_new(p);
	buf_clear(&p->body);
	pdf_put(&p->body, "/N ");
	pdf_int(&p->body, components);
	object_deflate(p, o, &p->body, icc, n, LEVEL);
	*ARENA_PUSH(p->arena, p->profiles, p->n_profiles) = (struct profile){ icc, n, o };
	return o;
}

static const char *device_space(int components)
{
	return components == 1 ? "/DeviceGray" : components == 3 ? "/DeviceRGB" : "/DeviceCMYK";
}

/* The colour space of samples, or of a palette's entries. A profile of another space is no use. */
static void put_space(struct press *p, struct buf *b, const struct image_encoding *e, int components)
{
	if (p->job->shades != SHADES_COLOUR && components != 1) {
		pdf_put(b, "/DeviceGray"); /* as any other grey on the page */
		return;
	}
	if (!e->icc || components_in(e->icc, e->n_icc) != components) {
		pdf_put(b, device_space(components));
		return;
	}
	struct object *profile = embed_profile(p, e->icc, e->n_icc, components);
	pdf_put(b, "[/ICCBased ");
	pdf_ref(b, profile->id);
	pdf_put(b, "]");
}

/* The colour space of samples: a palette's, with its entries, or their own. */
static void put_samples(struct press *p, struct buf *b, const struct image_encoding *e, int components)
{
	if (!e->palette || components != 1) {
		put_space(p, b, e, components);
		return;
	}
	pdf_put(b, "[/Indexed");
	put_space(p, b, e, 3);
	(p->job->shades == SHADES_COLOUR ? pdf_entries : pdf_grey_entries)(b, e->palette, e->n_palette);
}

static bool is_grey(const struct image_encoding *e, size_t band)
{
	bool is_grey = e->bands[band].components == 1;
	for (int i = 0; is_grey && e->palette && i < 3 * e->n_palette; i += 3)
		is_grey = e->palette[i] == e->palette[i + 1] && e->palette[i] == e->palette[i + 2];
	return is_grey;
}

/* One that is weighed may have its colours yet: see paint_weigh. */
static bool is_of_shades(const struct press *p, const struct image_encoding *e, size_t band)
{
	return p->job->shades == SHADES_COLOUR || p->weighs || is_grey(e, band);
}

/* ---- bands ---- */

static void put_coding(struct buf *b, const struct image_band *band)
{
	if (band->coding == CODING_JPEG) {
		pdf_put(b, "/Filter/DCTDecode");
		return;
	}
	if (band->coding == CODING_FAX) {
		pdf_put(b, "/Filter/CCITTFaxDecode/DecodeParms<</K -1/Rows ");
		pdf_int(b, band->height);
	} else {
		pdf_put(b, "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors ");
		pdf_int(b, band->components);
		pdf_put(b, "/BitsPerComponent ");
		pdf_int(b, band->bits);
	}
	pdf_put(b, "/Columns ");
	pdf_int(b, band->width);
	pdf_put(b, ">>");
}

static void fill(struct press *p, struct object *o, const struct picture *picture, size_t i)
{
	const struct image_encoding *e = privacy_encoding(picture->image);
	const struct image_band *band = &e->bands[i];
	struct buf *b = &p->packed;
	struct buf space = { 0 };
	put_samples(p, &space, e, band->components); /* may write an object of its own */
	buf_clear(b);
	pdf_image(b, band->width, band->height, band->bits);
	buf_add(b, space.data, space.n);
	buf_drop(&space);
	if (band->inverted)
		pdf_put(b, "/Decode[1 0 1 0 1 0 1 0]");
	put_coding(b, band);
	object_body(p, o, b);
	o->kind = OBJECT_PICTURE;
	o->n_stream = band->stream_bytes;
	o->picture = picture;
	o->band = i;
}

/* ---- placing ---- */

static struct picture *find_picture(struct press *p, struct cleared_image *image, const char *name)
{
	for (size_t i = 0; i < p->n_pictures; i++)
		if (p->pictures[i]->image == image)
			return p->pictures[i];
	struct picture *picture = ARENA_NEW(p->arena, struct picture);
	picture->image = image;
	picture->name = name && *name ? name : "a picture";
	picture->bands = ARENA_ARRAY(p->arena, struct object *, privacy_encoding(image)->n_bands);
	return *ARENA_PUSH(p->arena, p->pictures, p->n_pictures) = picture;
}

void picture_fill(struct press *p, struct object *o, struct cleared_image *image)
{
	if (is_of_shades(p, privacy_encoding(image), 0))
		fill(p, o, find_picture(p, image, NULL), 0);
	else
		press_fail(p, "picture-colour", "a picture in a page has colours, and the form takes none");
}

struct object *picture_find(struct press *p, const struct box *b, int *orientation)
{
	size_t evidence = b->u.picture.evidence, part = b->u.picture.part;
	struct cleared_image *image = evidence < p->job->n_images ? p->job->images[evidence] : NULL;
	const struct image_encoding *e = image ? privacy_encoding(image) : NULL;
	if (!e || part >= e->n_bands) {
		press_fail(p, "picture-uncleared", "picture %zu, part %zu is placed but was not cleared", evidence,
		           part);
		return NULL;
	}
	if (!is_of_shades(p, e, part)) {
		press_fail(p, "picture-colour", "picture %zu has colours, and the form takes none", evidence);
		return NULL;
	}
	struct picture *picture = find_picture(p, image, b->u.picture.alternative);
	if (!picture->bands[part]) {
		picture->bands[part] = object_new(p);
		fill(p, picture->bands[part], picture, part);
	}
	if (p->job->placed)
		p->job->placed(p->job->placed_context, evidence, part, picture->bands[part]->id);
	*orientation = privacy_orientation(image);
	return picture->bands[part];
}
