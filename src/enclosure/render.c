/* render.c - a page as pixels, where it has to be a picture: for image files, and where parts of it are
 * covered. poppler draws it, in a module that may not be there. */
#include "enclosure/packet_int.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/message.h"
#include "base/plug.h"

static poppler_drawer *find_drawer(void)
{
	return PLUG_FIND("dossier-poppler.so", poppler_draw);
}

bool enclosure_renders(void)
{
	return find_drawer();
}

static uint8_t *fail_absent(struct image_fault *fault)
{
	image_fail(fault, "not-built",
	           HAVE_POPPLER ? N_("install the program again, with the modules that belong to it")
	                        : N_("build it with libpoppler-glib-dev, or make pictures of the pages, for "
	                             "example: pdftoppm -r 300 -png FILE page"),
	           "is a PDF, whose pages poppler draws as pictures: %s",
	           plug_lack("dossier-poppler.so", "poppler", HAVE_POPPLER));
	return NULL;
}

/* Poppler unpacks whatever it meets. So what is refused where it is shown as it is, is refused here, too. */
static bool is_within_limits(const struct fs_file *f, size_t page, struct image_fault *fault)
{
	struct enclosure *e = enclosure_open(f, fault);
	if (!e)
		return false;
	struct arena *a = arena_new();
	struct enclosure_wish wish = {.pages = &page, .n = 1};
	bool is_there = page < enclosure_count(e); /* or drawing fails */
	bool is_good = !is_there || enclosure_take(a, e, NULL, &wish, fault);
	arena_drop(a);
	enclosure_close(e);
	return is_good;
}

uint8_t *enclosure_render(const struct fs_file *f, size_t page, uint32_t width, uint32_t height,
                          struct image_fault *fault)
{
	poppler_drawer *draw = find_drawer();
	if (!draw)
		return fail_absent(fault);
	if (!is_within_limits(f, page, fault))
		return NULL;
	uint8_t *bytes = mem_alloc((size_t)f->bytes + 1);
	uint8_t *rgb = mem_alloc(3 * (size_t)width * height + 1);
	bool is_read = fs_read_at(f, bytes, (size_t)f->bytes, 0);
	bool is_small = width <= ENCLOSURE_SIDE_MOST && height <= ENCLOSURE_SIDE_MOST;
	bool is_drawn = is_read && is_small && draw(rgb, bytes, (size_t)f->bytes, page, width, height);
	free(bytes);
	if (is_drawn)
		return rgb;
	free(rgb);
	image_fail(fault, "pdf-unsupported", N_("open it and print it to a new PDF"),
	           "is a PDF of which page %zu cannot be drawn", page + 1);
	return NULL;
}

unsigned enclosure_type_size(const struct fs_file *f, size_t page)
{
	poppler_measurer *measure = PLUG_FIND("dossier-poppler.so", poppler_measure);
	struct image_fault fault;
	if (!measure || !is_within_limits(f, page, &fault))
		return 0;
	uint8_t *bytes = mem_alloc((size_t)f->bytes + 1);
	unsigned size = fs_read_at(f, bytes, (size_t)f->bytes, 0) ? measure(bytes, (size_t)f->bytes, page) : 0;
	free(bytes);
	return size;
}

const char *enclosure_renderer(void)
{
#if HAVE_POPPLER
	return POPPLER_NAME;
#else
	return NULL;
#endif
}
