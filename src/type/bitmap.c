/* bitmap.c - a colour emoji's picture and where it sits. */
#include <hb-ot.h>

#include "image/image.h"
#include "type/type_int.h"

bool face_bitmap(struct face_bitmap *out, const struct face *f, uint32_t glyph)
{
	struct face_bitmap b = {0};
	hb_glyph_extents_t e;
	if (f->program != PROGRAM_BITMAP || !hb_font_get_glyph_extents(f->font, glyph, &e))
		return false;
	hb_blob_t *png = hb_ot_color_glyph_reference_png(f->font, glyph);
	unsigned n;
	const char *bytes = hb_blob_get_data(png, &n);
	bool ok = n > 0 && image_decode_rgba(bytes, n, &b.width, &b.height, &b.rgb, &b.alpha);
	hb_blob_destroy(png);
	if (!ok)
		return false;
	b.left = len_scale(e.x_bearing, 1000, f->em);
	b.top = len_scale(e.y_bearing, 1000, f->em);
	b.w = len_scale(e.width, 1000, f->em);
	b.h = len_scale(-(int64_t)e.height, 1000, f->em);
	b.advance = len_scale(hb_font_get_glyph_h_advance(f->font, glyph), 1000, f->em);
	*out = b;
	return true;
}
