/* metrics.c - a face's measures, for leading and for the PDF's font descriptor. */
#include <hb-ot.h>

#include "type/type_int.h"

enum { OS2_WEIGHT = 4, OS2_ASCENDER = 68, OS2_DESCENDER = 70, OS2_X_HEIGHT = 86, OS2_CAP_HEIGHT = 88 };
enum { POST_ITALIC_ANGLE = 4, POST_FIXED_PITCH = 12, HEAD_BOX = 36 };
enum { FLAG_FIXED_PITCH = 1 << 0, FLAG_SYMBOLIC = 1 << 2, FLAG_ITALIC = 1 << 6 };

#define TABLE_OS2 HB_TAG('O', 'S', '/', '2')
#define TABLE_POST HB_TAG('p', 'o', 's', 't')
#define TABLE_HEAD HB_TAG('h', 'e', 'a', 'd')

static int read_os2(const struct face *f, unsigned offset)
{
	return face_read_field(f->hb, TABLE_OS2, offset);
}

static int in_thousandths(const struct face *f, int units)
{
	return len_scale(units, 1000, f->em);
}

/* Typographic where the font has them: the tall hhea numbers of CJK fonts make room for every
 * script of the font, not for the text. */
static int read_ascender(const struct face *f)
{
	hb_position_t value = read_os2(f, OS2_ASCENDER);
	if (value == 0)
		hb_ot_metrics_get_position_with_fallback(f->font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, &value);
	return value;
}

static int read_descender(const struct face *f)
{
	hb_position_t value = read_os2(f, OS2_DESCENDER);
	if (value == 0)
		hb_ot_metrics_get_position_with_fallback(f->font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, &value);
	return value;
}

static int ink_height(const struct face *f, uint32_t letter, int otherwise)
{
	hb_codepoint_t glyph;
	hb_glyph_extents_t e;
	bool has = hb_font_get_nominal_glyph(f->font, letter, &glyph) &&
	           hb_font_get_glyph_extents(f->font, glyph, &e) && e.y_bearing > 0;
	return has ? e.y_bearing : otherwise;
}

static int read_x_height(const struct face *f)
{
	int height = read_os2(f, OS2_X_HEIGHT);
	return height > 0 ? height : ink_height(f, 'x', f->em / 2);
}

static int read_cap_height(const struct face *f)
{
	int height = read_os2(f, OS2_CAP_HEIGHT);
	return height > 0 ? height : ink_height(f, 'H', f->em * 7 / 10);
}

/* Near enough for a viewer's substitute: 90 for regular, 150 for bold. */
static int guess_stem(const struct face *f)
{
	int weight = read_os2(f, OS2_WEIGHT);
	return weight > 0 ? 10 + weight / 5 : 90;
}

struct face_descriptor face_descriptor(const struct face *f)
{
	struct face_descriptor d = {0};
	d.ascent = in_thousandths(f, read_ascender(f));
	d.descent = in_thousandths(f, read_descender(f));
	d.cap_height = in_thousandths(f, read_cap_height(f));
	d.italic_angle = face_read_field(f->hb, TABLE_POST, POST_ITALIC_ANGLE);
	d.stem_v = guess_stem(f);
	d.flags = FLAG_SYMBOLIC | (d.italic_angle ? FLAG_ITALIC : 0);
	if (face_read_field(f->hb, TABLE_POST, POST_FIXED_PITCH + 2)) /* the low half of 32 bits */
		d.flags |= FLAG_FIXED_PITCH;
	for (unsigned i = 0; i < 4; i++)
		d.bbox[i] = in_thousandths(f, face_read_field(f->hb, TABLE_HEAD, HEAD_BOX + 2 * i));
	return d;
}

struct type_metrics face_metrics(const struct face *f, len size)
{
	return (struct type_metrics){
		.ascender = len_scale(read_ascender(f), size, f->em),
		.descender = -len_scale(read_descender(f), size, f->em),
		.x_height = len_scale(read_x_height(f), size, f->em),
		.cap_height = len_scale(read_cap_height(f), size, f->em),
	};
}
