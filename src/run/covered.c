/* covered.c - where in the pictures of the finished PDF lies what was covered? Worked out from the case and
 * from how the picture was cut and turned, not from the pixels; verify then looks there. */
#include <errno.h>

#include "base/message.h"
#include "run/outputs.h"

/* Exhibits that share an object are looked at each by its own places; where one is placed twice, once. */
void covered_note(void *list, size_t evidence, size_t part, unsigned object)
{
	struct placed_list *l = list;
	const struct image_recipe *recipe = l->run->intake[evidence].recipe;
	if (!recipe || recipe->n_covered == 0)
		return;
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].evidence == evidence && l->v[i].part == part && l->v[i].object == object)
			return;
	*ARENA_PUSH(l->run->arena, l->v, l->n) = (struct placed){evidence, part, object};
}

static uint32_t larger(uint32_t a, uint32_t b) { return a > b ? a : b; }
static uint32_t smaller(uint32_t a, uint32_t b) { return a < b ? a : b; }

/* What two rectangles share, as seen from b's corner; empty (width 0) if it is nothing. */
static struct image_rect shared(const struct image_rect *a, const struct image_rect *b)
{
	uint32_t left = larger(a->x, b->x), right = smaller(a->x + a->width, b->x + b->width);
	uint32_t top = larger(a->y, b->y), bottom = smaller(a->y + a->height, b->y + b->height);
	if (left >= right || top >= bottom)
		return (struct image_rect){0, 0, 0, 0};
	return (struct image_rect){left - b->x, top - b->y, right - left, bottom - top};
}

/* Where r is seen once what is w x h is turned clockwise. */
static struct image_rect turned(struct image_rect r, uint32_t w, uint32_t h, int degrees)
{
	for (; degrees >= 90; degrees -= 90) {
		uint32_t width = w;
		r = (struct image_rect){h - r.y - r.height, r.x, r.height, r.width};
		w = h;
		h = width;
	}
	return r;
}

/* The band of the view as it is seen. */
static struct image_rect band_of(const struct evidence *e, size_t part)
{
	struct image_rect band = {0, 0, e->facts.width, e->facts.height};
	for (size_t i = 0; i < part; i++)
		band.y += e->parts.heights[i];
	if (e->parts.n > 1)
		band.height = e->parts.heights[part];
	return band;
}

struct image_rect *covered_list(const struct run *r, struct arena *a, size_t view, size_t part, size_t *n)
{
	const struct intake *in = &r->intake[view];
	const struct image_recipe *recipe = in->recipe;
	const struct image_band *stored = &privacy_encoding(in->cleared)->bands[part];
	struct image_rect band = band_of(&r->evidence[view], part), *list = NULL;
	*n = 0;
	for (size_t i = 0; i < recipe->n_covered; i++) {
		struct image_rect cut = shared(&recipe->covered[i], &recipe->crop);
		struct image_rect seen = turned(cut, recipe->crop.width, recipe->crop.height, recipe->turn);
		struct image_rect in_band = shared(&seen, &band);
		if (cut.width == 0 || in_band.width == 0)
			continue;
		int orientation = privacy_orientation(in->cleared);
		*ARENA_PUSH(a, list, *n) = image_stored(in_band, orientation, stored->width, stored->height);
	}
	return list;
}

static struct image_size size_of(const struct cleared_image *image, size_t part)
{
	const struct image_band *band = &privacy_encoding(image)->bands[part];
	return (struct image_size){band->width, band->height};
}

static struct verify_picture find_areas(struct run *r, const struct placed *placed)
{
	const struct intake *in = &r->intake[placed->evidence];
	struct image_size stored = size_of(in->cleared, placed->part);
	struct image_size shown = size_of(in->fitted ? in->fitted : in->cleared, placed->part);
	struct verify_area *areas = NULL;
	size_t n = 0, n_covered;
	struct image_rect *covered = covered_list(r, r->arena, placed->evidence, placed->part, &n_covered);
	for (size_t i = 0; i < n_covered; i++) {
		struct image_rect part = image_shrunk(covered[i], stored, shown);
		if (part.width > 0)
			*ARENA_PUSH(r->arena, areas, n) =
				(struct verify_area){part.x, part.y, part.width, part.height};
	}
	const struct file *f = &r->given->files[placed->evidence];
	return (struct verify_picture){placed->object, areas, n, f->path, f->at};
}

bool covered_any(const struct run *r)
{
	for (size_t i = 0; i < r->given->n_files; i++)
		if (r->intake[i].recipe && r->intake[i].recipe->n_covered > 0)
			return true;
	return false;
}

/* The same holds for a program that was built without qpdf as for masked texts: see disclose.c. */
static void tell_blind(struct run *r)
{
	diag_warning(r->diag, (struct mark){0}, "cannot-verify",
	             "%s: parts of pictures are covered, and the PDF cannot be read again to see that they are",
	             verify_lack());
	diag_advise(r->diag, HAVE_QPDF ? N_("install the program again, with the modules that belong to it")
	                               : N_("build it with libqpdf-dev, or look through the PDF yourself"));
}

static bool read_one(struct run *r, const struct placed_list *list, struct output *pdf)
{
	struct verify_picture *pictures = NULL;
	size_t n = 0, n_bytes;
	for (size_t i = 0; i < list->n; i++)
		*ARENA_PUSH(r->arena, pictures, n) = find_areas(r, &list->v[i]);
	const void *bytes = fs_output_map(pdf->file, &n_bytes);
	if (!bytes) {
		run_report_write(r, pdf->path, errno);
		return false;
	}
	bool is_good = verify_pictures(bytes, n_bytes, pictures, n, r->diag);
	fs_unmap(bytes, n_bytes);
	return is_good;
}

bool covered_read(struct run *r, const struct printed *pdfs, size_t n)
{
	bool is_good = true;
	if (n == 0 || !covered_any(r))
		return true;
	if (!verify_is_able()) {
		tell_blind(r);
		return true;
	}
	for (size_t i = 0; i < n && is_good; i++)
		is_good = read_one(r, &pdfs[i].placed, pdfs[i].file);
	return is_good;
}
