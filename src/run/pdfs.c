/* pdfs.c - sellers' PDFs, and TIFFs, in the evidence: how many pages they have is looked at before the case
 * is masked, so that each page becomes a picture of the case. A TIFF's are pictures as any. Of a PDF, what is
 * embedded is taken out once all files are received, each file's pages together, so that what they share is
 * there once. */
#include <errno.h>
#include <string.h>

#include "base/message.h"
#include "run/run.h"

enum { STRIP = 1133858 }; /* [mpt] 400 mm: of that on A4 letters of 10 pt are 6 */

/* ---- before: what there is ---- */

static bool is_admitted(const struct run *r, const struct file *f)
{
	return r->options->allow_outside || fs_is_inside(r->given->folder, f->place);
}

/* What cannot be opened is told when it is received. */
static int look_into(struct run *r, struct pdf *pdf, const struct file *f)
{
	struct fs_file file;
	if (!is_admitted(r, f) || !fs_open(&file, f->place))
		return -1;
	pdf->is_pdf = image_is_pdf(&file);
	struct enclosure *e = pdf->is_pdf ? enclosure_open(&file, &pdf->fault) : NULL;
	int n = pdf->is_pdf ? -1 : image_count_pages(&file);
	pdf->n = n > 0 ? (size_t)n : 0;
	fs_close(&file);
	if (!e)
		return n;
	pdf->n = enclosure_count(e);
	pdf->sizes = ARENA_ARRAY(r->arena, struct enclosure_size, pdf->n);
	for (size_t i = 0; i < pdf->n; i++)
		pdf->sizes[i] = enclosure_size(e, i);
	enclosure_close(e);
	return (int)pdf->n;
}

void run_part_pdfs(struct run *r)
{
	size_t n = r->given->n_files;
	int *n_pages = ARENA_ARRAY(r->arena, int, n);
	r->pdfs = ARENA_ARRAY(r->arena, struct pdf, n);
	r->n_pdfs = n;
	for (size_t i = 0; i < n; i++)
		if (r->given->files[i].original == i)
			n_pages[i] = look_into(r, &r->pdfs[i], &r->given->files[i]);
	casefile_part_pages(r->arena, r->diag, r->given, n_pages);
}

bool run_is_pdf(const struct run *r, size_t file)
{
	return file < r->n_pdfs && r->pdfs[file].is_pdf;
}

bool run_is_page_of_pdf(const struct run *r, size_t file)
{
	const struct file *f = &r->given->files[file];
	return f->page && run_is_pdf(r, f->original);
}

/* ---- received: pages as pictures ---- */

uint32_t run_page_pixels(len l, int dpi)
{
	uint32_t n = (uint32_t)(((int64_t)l * dpi + 36000) / 72000);
	return n ? n : 1;
}

static bool can_draw(const struct run *r, struct enclosure_size size, int dpi)
{
	uint64_t width = run_page_pixels(size.width, dpi), height = run_page_pixels(size.height, dpi);
	return width <= ENCLOSURE_SIDE_MOST && height <= ENCLOSURE_SIDE_MOST
		&& width * height <= run_max_pixels(r->options);
}

int run_page_dpi(const struct run *r, struct enclosure_size size, int most)
{
	while (most > 1 && !can_draw(r, size, most))
		most--;
	return most;
}

void run_describe_page(struct run *r, size_t i)
{
	const struct file *f = &r->given->files[i];
	struct enclosure_size size = r->pdfs[f->original].sizes[f->page - 1];
	struct evidence *e = &r->evidence[i];
	*e = r->evidence[f->original];
	e->same_as = i;
	int dpi = run_page_dpi(r, size, RUN_PAGE_DPI);
	e->facts.width = e->facts.stored_width = run_page_pixels(size.width, dpi);
	e->facts.height = e->facts.stored_height = run_page_pixels(size.height, dpi);
	e->facts.decoded_bytes = 4 * (uint64_t)e->facts.width * e->facts.height;
	e->page = e->facts;
	e->steps = STEP_ENCLOSED;
	e->parts = (struct image_parts){ARENA_ARRAY(r->arena, uint32_t, 1), 1};
	e->parts.heights[0] = e->facts.height;
}

/* ---- after: what is embedded ---- */

struct page_list {
	size_t *files, *pages; /* by page that is wanted */
	size_t n;
	struct drawn_page {
		size_t file;
		unsigned steps; /* why */
	} *drawn;
	size_t n_drawn; /* that are not embedded: see sort_out */
	size_t n_coloured, n_hiding; /* pages in colours that cannot be taken out, and with more than is seen */
	size_t n_long; /* pages that are to come in bands */
	size_t n_bare, n_unshown; /* with annotations that do not tell how they look: drawn, and not */
};

/* Those that are shown whole. */
static struct page_list list_pages(struct run *r, size_t original)
{
	struct page_list list = {0};
	size_t n = 0;
	for (size_t i = r->n_pdfs; i < r->given->n_files; i++) {
		const struct file *f = &r->given->files[i];
		if (f->original != original || !f->page || f->edits || !r->intake[i].is_known)
			continue;
		*ARENA_PUSH(r->arena, list.files, n) = i;
		*ARENA_PUSH(r->arena, list.pages, list.n) = f->page - 1;
	}
	return list;
}

static void tell_notes(struct run *r, const struct file *f, unsigned notes)
{
	if (notes & ENCLOSURE_REPAIRED) {
		diag_note(r->diag, f->at, "pdf-repaired", "%s is damaged, and was mended as far as that goes",
		          f->path);
		diag_advise(r->diag, "compare its pages in the dossier with what it should show");
	}
}

/* Images lose their colours when they are drawn. */
static bool is_grey(const struct run *r)
{
	return run_shades(r) != SHADES_COLOUR && r->products & PRODUCT_PDF;
}

/* What makes a picture of a page, if there is poppler, and what it would lose even then. Of most pages that
 * is nothing, and poppler, which takes its time to come, is not asked for. */
static unsigned judge_page(struct page_list *list, struct enclosure *e, size_t page)
{
	bool is_hiding = enclosure_hides(e, page);
	unsigned bare = enclosure_bare(e, page);
	if (!is_hiding && !bare)
		return 0;
	list->n_hiding += is_hiding;
	list->n_bare += enclosure_renders() && bare & BARE_DRAWN;
	list->n_unshown += enclosure_renders() ? (bare & BARE_UNDRAWN) != 0 : bare != 0;
	if (!enclosure_renders())
		return 0;
	return (is_hiding ? STEP_SEEN : 0) | (bare & BARE_DRAWN ? STEP_REMARKED : 0);
}

bool run_is_strip(const struct run *r, size_t i)
{
	const struct file *f = &r->given->files[i];
	return !f->edits && run_is_long(r, i) && r->pdfs[f->original].sizes[f->page - 1].height > STRIP
		&& enclosure_renders();
}

/* A page becomes a picture where it has what is not seen, annotations that do not tell how they look, or
 * colours that the form does not take, and that cannot be taken out; and where it has to be cut. Image files
 * are drawn in any case. */
static void sort_out(struct run *r, struct page_list *list, struct enclosure *e)
{
	struct page_list all = *list;
	bool is_pdf = r->products & PRODUCT_PDF;
	for (size_t i = list->n = 0; i < all.n; i++) {
		unsigned steps = is_pdf ? judge_page(list, e, all.pages[i]) : 0;
		bool is_coloured = !steps && is_grey(r) && !enclosure_can_be_grey(e, all.pages[i]);
		bool is_long = run_is_strip(r, all.files[i]);
		list->n_coloured += is_coloured;
		list->n_long += is_long;
		if (steps || is_coloured || is_long) {
			*ARENA_PUSH(r->arena, list->drawn, list->n_drawn) =
				(struct drawn_page){all.files[i], steps};
		} else {
			list->files[list->n] = all.files[i];
			list->pages[list->n++] = all.pages[i];
		}
	}
}

/* Parts of pages that become pictures: these are drawn with their remarks, too. */
static void judge_parts(struct run *r, struct page_list *list, size_t original, struct enclosure *e)
{
	size_t told = 0; /* the last page, from 1 */
	for (size_t i = 0; i < r->given->n_files; i++) {
		const struct file *f = &r->given->files[i];
		if (f->original != original || !f->page || !f->edits || !enclosure_renders())
			continue;
		unsigned bare = enclosure_bare(e, f->page - 1);
		bool is_whole = casefile_find_page(r->given, original, f->page) < r->given->n_files;
		r->evidence[i].steps |= bare & BARE_DRAWN ? STEP_REMARKED : 0;
		list->n_unshown += bare & BARE_UNDRAWN && !is_whole && f->page != told;
		told = f->page;
	}
}

static void tell_coloured(struct run *r, const struct file *f, size_t n)
{
	if (n == 0)
		return;
	diag_note(r->diag, f->at, "form-mono",
	          n == 1 ? N_("the form takes no colours: %zu page of %s becomes a picture, which has none")
	                 : N_("the form takes no colours: %zu pages of %s become pictures, which have none"),
	          n, f->path);
	diag_advise(r->diag, "where its text should stay text, print it to a new PDF in black and white");
}

static void tell_hiding(struct run *r, const struct file *f, size_t n)
{
	if (n == 0)
		return;
	if (!enclosure_renders()) {
		diag_warning(r->diag, f->at, "pdf-hidden",
		             n == 1 ? N_("%zu page of %s has parts that are not seen, and they come along")
		                    : N_("%zu pages of %s have parts that are not seen, and they come along"),
		             n, f->path);
		diag_advise(r->diag, "print it to a new PDF, which has only what is seen");
		return;
	}
	diag_note(r->diag, f->at, "pdf-hidden",
	          n == 1 ? N_("%zu page of %s has parts that are not seen: it becomes a picture, without them")
	                 : N_("%zu pages of %s have parts that are not seen: they become pictures, without them"),
	          n, f->path);
	diag_advise(r->diag,
	            "where its text should stay text, print it to a new PDF, which has only what is seen");
}

static void tell_long(struct run *r, const struct file *f, size_t n)
{
	if (n == 0)
		return;
	diag_note(r->diag, f->at, "pdf-long",
	          n == 1 ? N_("%zu page of %s is too long to be read on one of paper: it becomes a picture, "
	                      "cut into parts")
	                 : N_("%zu pages of %s are too long to be read on one of paper: they become pictures, "
	                      "cut into parts"),
	          n, f->path);
	diag_advise(r->diag, "where its text should stay text, print it to a new PDF with pages of paper");
}

static void tell_unshown(struct run *r, const struct file *f, size_t n)
{
	if (n == 0)
		return;
	diag_warning(r->diag, f->at, "pdf-unshown",
	             n == 1 ? N_("%zu page of %s has remarks or fields that do not say how they look: they "
	                         "are not shown")
	                    : N_("%zu pages of %s have remarks or fields that do not say how they look: they "
	                         "are not shown"),
	             n, f->path);
	diag_advise(r->diag, "open it in a viewer and print it to a new PDF");
}

static void tell_bare(struct run *r, const struct file *f, size_t n)
{
	if (n == 0)
		return;
	diag_note(r->diag, f->at, "pdf-unshown",
	          n == 1 ? N_("%zu page of %s has remarks or fields that do not say how they look: it "
	                      "becomes a picture, with them")
	                 : N_("%zu pages of %s have remarks or fields that do not say how they look: they "
	                      "become pictures, with them"),
	          n, f->path);
	diag_advise(r->diag, "where its text should stay text, open it in a viewer and print it to a new PDF");
}

static const struct enclosed *take(struct run *r, struct intake *in, const struct file *f,
                                   struct page_list *list)
{
	struct fs_file file;
	const struct enclosed *taken = NULL;
	if (!fs_open(&file, f->place)) {
		run_fault(&in->fault, "file-unreadable", "cannot be opened again: %s", message_errno(errno));
		return NULL;
	}
	struct enclosure *e = run_is_same_file(&file, &in->file) ? enclosure_open(&file, &in->fault) : NULL;
	if (!e || enclosure_count(e) < r->pdfs[f->original].n) {
		if (!in->fault.code)
			run_fault(&in->fault, "file-changed", "was changed while the dossier was made");
	} else {
		struct fs_spool *spool = run_keeps_copies(r) ? r->spool : NULL;
		sort_out(r, list, e);
		judge_parts(r, list, f->original, e);
		struct enclosure_wish wish = {list->pages, list->n, is_grey(r), .looks = true};
		taken = list->n ? enclosure_take(r->arena, e, spool, &wish, &in->fault) : NULL;
		run_look_at_pages(r, f->original, e, list->pages, list->n);
		tell_notes(r, f, enclosure_notes(e));
		run_tell_damage(r, f, e);
		tell_coloured(r, f, list->n_coloured);
		tell_hiding(r, f, list->n_hiding);
		tell_long(r, f, list->n_long);
		tell_unshown(r, f, list->n_unshown);
		tell_bare(r, f, list->n_bare);
	}
	enclosure_close(e);
	fs_close(&file);
	return taken;
}

static uint32_t height_of(const struct image_parts *parts)
{
	uint32_t sum = 0;
	for (size_t i = 0; i < parts->n; i++)
		sum += parts->heights[i];
	return sum;
}

/* Where nothing is read again the step alone is told, and how many parts there are. */
static void draw(struct run *r, const struct drawn_page *page)
{
	struct intake *in = &r->intake[page->file];
	struct evidence *e = &r->evidence[page->file];
	bool is_long = run_is_strip(r, page->file);
	e->steps = STEP_DRAWN | page->steps;
	if (run_keeps_copies(r) || is_long)
		in->cleared = run_draw_page(r, page->file, r->arena, &in->fault);
	if (in->cleared && is_long) {
		e->steps |= privacy_steps(in->cleared) & STEP_CUT;
		e->parts = privacy_parts(in->cleared, r->arena);
		e->facts.width = privacy_width(in->cleared);
		e->facts.height = height_of(&e->parts);
		e->text_height = privacy_text_height(in->cleared);
	}
	if (in->cleared || !run_keeps_copies(r))
		run_hash_copy(r, page->file, in->cleared);
}

void run_take_pages(struct run *r)
{
	for (size_t i = 0; i < r->n_pdfs; i++) {
		if (!run_is_pdf(r, i) || !r->intake[i].is_known)
			continue;
		struct page_list list = list_pages(r, i);
		bool is_shown = run_shows_pages(r, i);
		const struct enclosed *taken = is_shown ? take(r, &r->intake[i], &r->given->files[i], &list) : NULL;
		for (size_t k = 0; k < list.n; k++) {
			r->intake[list.files[k]].enclosed = taken;
			r->intake[list.files[k]].enclosed_page = k;
			if (taken && enclosed_is_greyed(taken))
				r->evidence[list.files[k]].steps |= STEP_GREYED;
		}
		for (size_t k = 0; k < list.n_drawn; k++)
			draw(r, &list.drawn[k]);
	}
	run_hash_enclosed(r);
}

struct paint_enclosed *run_list_enclosed(const struct run *r)
{
	struct paint_enclosed *list = ARENA_ARRAY(r->arena, struct paint_enclosed, r->casefile->n_files);
	for (size_t i = 0; i < r->casefile->n_files; i++)
		list[i] = (struct paint_enclosed){r->intake[i].enclosed, r->intake[i].enclosed_page,
			r->intake[i].copies};
	return list;
}

static uint64_t weigh_page(const struct intake *in, bool *reached)
{
	size_t n = enclosed_count(in->enclosed);
	struct arena *scratch = arena_new();
	size_t *list = ARENA_ARRAY(scratch, size_t, n);
	if (!reached)
		reached = ARENA_ARRAY(scratch, bool, n);
	n = enclosed_reach(in->enclosed, in->enclosed_page, NULL, reached, list);
	uint64_t bytes = 0;
	for (size_t i = 0; i < n; i++) {
		const struct enclosed_object *o = enclosed_object(in->enclosed, list[i]);
		const struct cleared_image *copy = in->copies ? in->copies[list[i]] : NULL;
		bytes += copy ? privacy_bytes(copy) : o->bytes + o->n;
	}
	arena_drop(scratch);
	return bytes;
}

uint64_t run_shown_bytes(const struct run *r, size_t file, bool *reached)
{
	const struct intake *in = &r->intake[file];
	const struct cleared_image *image = in->fitted ? in->fitted : in->cleared;
	return in->enclosed ? weigh_page(in, reached) : image ? privacy_bytes(image) : 0;
}
