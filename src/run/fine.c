/* fine.c - a form that takes so many pixels to the inch gets pictures that have no more: fit.c sees to it.
 * Those in pages of sellers' PDFs that have to stay what they are may have more, which is told, by a check
 * too. */
#include "run/run.h"

/* The densest of those on that page, once the page is as wide as the box; 0: all can be made coarser. */
static uint64_t find_densest(const struct intake *in, const struct box *b)
{
	struct enclosure_size page = enclosed_size(in->enclosed, in->enclosed_page);
	uint64_t most = 0;
	size_t n;
	const struct enclosed_picture *pictures = enclosed_pictures(in->enclosed, &n);
	for (size_t i = 0; i < n; i++) {
		const struct enclosed_object *o = enclosed_object(in->enclosed, pictures[i].object);
		int64_t print = (int64_t)pictures[i].print * b->w / page.width;
		if (pictures[i].page != in->enclosed_page || o->encoding || o->width == 0)
			continue;
		uint64_t density = (uint64_t)o->width * 72000 / (uint64_t)(print > 0 ? print : 1);
		most = density > most ? density : most;
	}
	return most;
}

static void tell(struct run *r, size_t file, uint64_t density)
{
	const struct limit *l = &r->limits.v[LIMIT_DPI];
	const struct file *f = &r->given->files[file];
	diag_warning(r->diag, f->at, "form-dpi",
	             "%s, page %zu: a picture has %llu pixels to the inch and cannot be made coarser; the form "
	             "takes %lld", f->path, f->page, (unsigned long long)density, (long long)l->value);
	diag_advise(r->diag, "print the page to a new PDF with %lld pixels to the inch (%s)", (long long)l->value,
	            limits_say_source(r->arena, l));
}

void run_tell_fine(struct run *r)
{
	const struct limit *l = &r->limits.v[LIMIT_DPI];
	if (!l->given || !r->pages || !(r->products & PRODUCT_PDF))
		return;
	bool *told = ARENA_ARRAY(r->arena, bool, r->given->n_files);
	for (size_t i = 0; i < r->pages->n; i++)
		for (size_t k = 0; k < r->pages->v[i].n; k++) {
			const struct box *b = &r->pages->v[i].boxes[k];
			size_t file = b->kind == BOX_PICTURE ? r->evidence[b->u.picture.evidence].same_as : 0;
			if (b->kind != BOX_PICTURE || !r->intake[file].enclosed || told[file])
				continue;
			uint64_t density = find_densest(&r->intake[file], b);
			told[file] = density > (uint64_t)l->value;
			if (told[file])
				tell(r, file, density);
		}
}
