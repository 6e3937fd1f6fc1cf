/* pages.c - pages of PDFs as pictures: those of which parts are cropped or covered, and all that image files
 * are to show. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "run/run.h"

enum {
	DPI_SHEET = 200,
	STRIP_PIXELS = 1600, /* wide, at most: as captures are, whose letters are found */
};

static struct enclosure_size size_of(const struct run *r, size_t i)
{
	const struct file *f = &r->given->files[i];
	return r->pdfs[f->original].sizes[f->page - 1];
}

struct drawing {
	const uint8_t *rgb;
	uint32_t width;
};

static void on_row(void *drawing, uint32_t y, uint8_t *rgb)
{
	const struct drawing *d = drawing;
	memcpy(rgb, d->rgb + 3 * (size_t)d->width * y, 3 * (size_t)d->width);
}

static struct cleared_image *clear(struct run *r, size_t i, struct arena *a, const struct fs_file *file,
                                   int most, bool in_bands, struct image_fault *fault)
{
	const struct file *f = &r->given->files[i];
	struct enclosure_size size = size_of(r, i);
	int dpi = run_page_dpi(r, size, most);
	uint32_t width = run_page_pixels(size.width, dpi), height = run_page_pixels(size.height, dpi);
	struct drawing drawing = {enclosure_render(file, f->page - 1, width, height, fault), width};
	struct image_pixels pixels = {width, height, on_row, &drawing, (unsigned)dpi};
	struct clearance c = {.place = f->place, .recipe = r->intake[i].recipe, .spool = r->spool, .threads = 1};
	const struct image_facts whole = {.width = width, .height = height};
	const struct run_shape shape = {c.recipe ? &r->evidence[i].facts : &whole, run_legible(r)};
	if (!drawing.rgb)
		return NULL;
	if (in_bands)
		run_set_bands(&c, &shape);
	struct cleared_image *cleared = privacy_clear_made(a, &c, &pixels, fault);
	free((void *)(uintptr_t)drawing.rgb);
	return cleared;
}

static struct cleared_image *draw(struct run *r, size_t i, struct arena *a, int dpi, bool in_bands,
                                  struct image_fault *fault)
{
	const struct file *f = &r->given->files[i];
	struct cleared_image *cleared = NULL;
	struct fs_file file;
	if (!fs_open(&file, f->place)) {
		run_fault(fault, "file-unreadable", "cannot be opened again: %s", message_errno(errno));
		return NULL;
	}
	if (run_is_same_file(&file, &r->intake[i].file))
		cleared = clear(r, i, a, &file, dpi, in_bands, fault);
	else
		run_fault(fault, "file-changed", "was changed while the dossier was made");
	fs_close(&file);
	return cleared;
}

/* Of what is cropped or covered places count in pixels of the whole. */
struct cleared_image *run_draw_page(struct run *r, size_t i, struct arena *a, struct image_fault *fault)
{
	bool is_strip = run_is_strip(r, i), in_bands = is_strip || (r->intake[i].recipe && run_is_long(r, i));
	int dpi = RUN_PAGE_DPI;
	while (is_strip && dpi > 1 && run_page_pixels(size_of(r, i).width, dpi) > STRIP_PIXELS)
		dpi--;
	return draw(r, i, a, dpi, in_bands, fault);
}

/* part: SIZE_MAX: any */
static bool is_placed(const struct pages *pages, size_t evidence, size_t part)
{
	for (size_t i = 0; i < pages->n; i++)
		for (size_t k = 0; k < pages->v[i].n; k++) {
			const struct box *b = &pages->v[i].boxes[k];
			if (b->kind == BOX_PICTURE && b->u.picture.evidence == evidence
			    && (part == SIZE_MAX || b->u.picture.part == part))
				return true;
		}
	return false;
}

bool run_is_placed(const struct pages *pages, size_t evidence)
{
	return is_placed(pages, evidence, SIZE_MAX);
}

bool run_is_part_placed(const struct pages *pages, size_t evidence, size_t part)
{
	return is_placed(pages, evidence, part);
}

bool run_draw_pages(struct run *r, struct cleared_image **images)
{
	bool is_good = true;
	for (size_t i = 0; i < r->given->n_files; i++) {
		if (!r->intake[i].enclosed || !run_is_placed(r->sheets, i))
			continue;
		images[i] = draw(r, i, r->arena, DPI_SHEET, false, &r->intake[i].fault);
		is_good = is_good && images[i];
	}
	run_report_faults(r);
	return is_good;
}
