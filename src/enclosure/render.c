/* render.c - a page as pixels, where it has to be a picture: for image files, and where parts of it are
 * covered. poppler draws it; it is optional. */
#include "enclosure/packet_int.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/message.h"

#if HAVE_POPPLER

#include <poppler.h>

enum { SIDE_MOST = 20000 }; /* [px] */

bool enclosure_renders(void)
{
	return true;
}

static void copy_row(uint8_t *rgb, const uint8_t *from, uint32_t width)
{
	for (uint32_t x = 0; x < width; x++, from += 4, rgb += 3) {
		uint32_t pixel = *(const uint32_t *)(const void *)from;
		rgb[0] = (uint8_t)(pixel >> 16);
		rgb[1] = (uint8_t)(pixel >> 8);
		rgb[2] = (uint8_t)pixel;
	}
}

static bool draw(uint8_t *rgb, PopplerPage *page, uint32_t width, uint32_t height)
{
	double w = 1, h = 1;
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
	cairo_t *cairo = cairo_create(surface);
	poppler_page_get_size(page, &w, &h);
	cairo_set_source_rgb(cairo, 1, 1, 1);
	cairo_paint(cairo);
	cairo_scale(cairo, width / w, height / h); /* in its own units, which may be larger than points */
	poppler_page_render(page, cairo);
	cairo_surface_flush(surface);
	bool is_drawn = cairo_status(cairo) == CAIRO_STATUS_SUCCESS;
	const uint8_t *pixels = cairo_image_surface_get_data(surface);
	size_t stride = (size_t)cairo_image_surface_get_stride(surface);
	for (uint32_t y = 0; is_drawn && y < height; y++)
		copy_row(rgb + 3 * (size_t)width * y, pixels + stride * y, width);
	cairo_destroy(cairo);
	cairo_surface_destroy(surface);
	return is_drawn;
}

static bool render(uint8_t *rgb, const void *bytes, size_t n, size_t index, uint32_t width, uint32_t height)
{
	GBytes *held = g_bytes_new_static(bytes, n);
	PopplerDocument *document = poppler_document_new_from_bytes(held, NULL, NULL);
	bool is_there = document && index < (size_t)poppler_document_get_n_pages(document);
	PopplerPage *page = is_there ? poppler_document_get_page(document, (int)index) : NULL;
	bool is_drawn = page && draw(rgb, page, width, height);
	if (page)
		g_object_unref(page);
	if (document)
		g_object_unref(document);
	g_bytes_unref(held);
	return is_drawn;
}

uint8_t *enclosure_render(const struct fs_file *f, size_t page, uint32_t width, uint32_t height,
                          struct image_fault *fault)
{
	uint8_t *bytes = mem_alloc((size_t)f->bytes + 1);
	uint8_t *rgb = mem_alloc(3 * (size_t)width * height + 1);
	bool is_read = fs_read_at(f, bytes, (size_t)f->bytes, 0);
	bool is_small = width <= SIDE_MOST && height <= SIDE_MOST;
	bool is_drawn = is_read && is_small && render(rgb, bytes, (size_t)f->bytes, page, width, height);
	free(bytes);
	if (is_drawn)
		return rgb;
	free(rgb);
	image_fail(fault, "pdf-unsupported", N_("open it and print it to a new PDF"),
	           "is a PDF of which page %zu cannot be drawn", page + 1);
	return NULL;
}

const char *enclosure_renderer(void)
{
	static char name[40];
	snprintf(name, sizeof name, "poppler %s", poppler_get_version());
	return name;
}

#else

bool enclosure_renders(void)
{
	return false;
}

uint8_t *enclosure_render(const struct fs_file *f, size_t page, uint32_t width, uint32_t height,
                          struct image_fault *fault)
{
	(void)f;
	(void)page;
	(void)width;
	(void)height;
	image_fail(fault, "not-built", N_("build it with libpoppler-glib-dev, or make pictures of the pages, for "
	                                  "example: pdftoppm -r 300 -png FILE page"),
	           "is a PDF, and this program was built without poppler, which draws pages as pictures");
	return NULL;
}

const char *enclosure_renderer(void)
{
	return NULL;
}

#endif
