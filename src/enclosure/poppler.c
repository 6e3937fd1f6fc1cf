/* poppler.c - a page of a PDF drawn by poppler: a module of its own, see base/plug.h. */
#include <poppler.h>

#include "enclosure/packet_int.h"

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

static PopplerPage *open_page(PopplerDocument **document, GBytes *held, size_t index)
{
	*document = poppler_document_new_from_bytes(held, NULL, NULL);
	bool is_there = *document && index < (size_t)poppler_document_get_n_pages(*document);
	return is_there ? poppler_document_get_page(*document, (int)index) : NULL;
}

static void close_page(PopplerDocument *document, GBytes *held, PopplerPage *page)
{
	if (page)
		g_object_unref(page);
	if (document)
		g_object_unref(document);
	g_bytes_unref(held);
}

bool poppler_draw(uint8_t *rgb, const void *bytes, size_t n, size_t index, uint32_t width,
                  uint32_t height)
{
	PopplerDocument *document;
	GBytes *held = g_bytes_new_static(bytes, n);
	PopplerPage *page = open_page(&document, held, index);
	bool is_drawn = page && draw(rgb, page, width, height);
	close_page(document, held, page);
	return is_drawn;
}

/* ---- letters ---- */

static int compare_sizes(const void *a, const void *b)
{
	const PopplerTextAttributes *x = a, *y = b;
	return (x->font_size > y->font_size) - (x->font_size < y->font_size);
}

/* Of all letters in the order of their size the one in the middle: neither a heading nor the small print. */
static double middle_size(GList *runs)
{
	gint64 n = 0, passed = 0;
	double size = 0;
	for (GList *l = runs; l; l = l->next) {
		const PopplerTextAttributes *run = l->data;
		n += run->end_index - run->start_index + 1;
	}
	for (GList *l = runs; l && 2 * passed < n; l = l->next) {
		const PopplerTextAttributes *run = l->data;
		passed += run->end_index - run->start_index + 1;
		size = run->font_size;
	}
	return size;
}

unsigned poppler_measure(const void *bytes, size_t n, size_t index)
{
	double width = 0, height = 0, size = 0;
	PopplerDocument *document;
	GBytes *held = g_bytes_new_static(bytes, n);
	PopplerPage *page = open_page(&document, held, index);
	if (page) {
		GList *runs = g_list_sort(poppler_page_get_text_attributes(page), compare_sizes);
		size = middle_size(runs);
		poppler_page_get_size(page, &width, &height);
		poppler_page_free_text_attributes(runs);
	}
	close_page(document, held, page);
	return width > 0 && size > 0 && size < width ? (unsigned)(size * 1e6 / width) : 0;
}
