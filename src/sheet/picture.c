/* picture.c - a cleared picture in its place: its band is read once more from the booth and decoded straight
 * to the pixels it takes, so that a large original never is in memory. */
#include "sheet/sheet_int.h"

#include <errno.h>
#include <stdlib.h>

#include "base/arena.h"

static bool on_read(void *reader, void *to, size_t n, size_t *got)
{
	return cleared_read(reader, to, n, got);
}

static bool decode(uint8_t *rgb, uint32_t width, uint32_t height, const struct cleared_image *image,
                   size_t part)
{
	struct cleared_reader reader;
	struct image_stream stream = {on_read, &reader};
	errno = 0;
	if (!cleared_read_start(&reader, image, part))
		return false;
	bool is_good = image_shrink(rgb, width, height, privacy_encoding(image), part, &stream);
	const struct image_encoding *e = privacy_encoding(image);
	if (is_good && e->bands[part].components != 4) /* inks have become sRGB already */
		image_to_srgb(rgb, (size_t)width * height, e->icc, e->n_icc);
	int kept = errno;
	cleared_read_end(&reader);
	errno = is_good || kept ? kept : EIO;
	return is_good;
}

static uint32_t lesser(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* Its pixels as stored: those of the area, or its own where they are fewer. */
static void choose_size(struct canvas_picture *p, const struct cleared_image *image, size_t part,
                        uint32_t w, uint32_t h)
{
	const struct image_band *band = &privacy_encoding(image)->bands[part];
	p->orientation = privacy_orientation(image);
	bool is_turned = p->orientation >= 5;
	p->width = lesser(band->width, is_turned ? h : w);
	p->height = lesser(band->height, is_turned ? w : h);
}

bool picture_draw(struct canvas *c, const struct box *b, const struct cleared_image *image)
{
	size_t part = b->u.picture.part;
	struct canvas_area area = canvas_area(c, b->x, b->y, b->w, b->h);
	struct canvas_picture p = {0};
	choose_size(&p, image, part, area.w, area.h);
	uint8_t *rgb = mem_alloc(3 * (size_t)p.width * p.height);
	p.rgb = rgb;
	bool is_good = decode(rgb, p.width, p.height, image, part);
	if (is_good)
		canvas_picture(c, &p, &area);
	free(rgb);
	return is_good;
}

size_t picture_cost_bytes(const struct box *b, const struct cleared_image *image, unsigned dpi)
{
	size_t pixels = (size_t)canvas_px(b->w, dpi) * canvas_px(b->h, dpi);
	const struct image_encoding *e = privacy_encoding(image);
	return 7 * pixels + image_shrink_bytes(e, b->u.picture.part);
}
