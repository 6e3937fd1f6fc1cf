/* measure.c - what is handed in is measured, for the rules about what the form takes. */
#include "run/outputs.h"

/* ---- before anything is written ---- */

/* Of the volume that has most. */
static size_t count_pages(const struct run *r)
{
	size_t most = r->n_volumes ? 0 : r->pages->n;
	for (size_t i = 0; i < r->n_volumes; i++)
		most = r->volumes[i].n > most ? r->volumes[i].n : most;
	return most;
}

/* The widest of each picture on these pages. */
static int32_t *measure_pages(struct run *r, const struct pages *pages)
{
	int32_t *widths = ARENA_ARRAY(r->arena, int32_t, r->given->n_files);
	for (size_t i = 0; i < pages->n; i++)
		for (size_t k = 0; k < pages->v[i].n; k++) {
			const struct box *b = &pages->v[i].boxes[k];
			size_t file = b->kind == BOX_PICTURE ? r->evidence[b->u.picture.evidence].same_as : 0;
			if (b->kind == BOX_PICTURE && b->w > widths[file])
				widths[file] = b->w;
		}
	return widths;
}

/* What is printed nearly as large as it is can be read, and poppler takes longer to come than a page to be
 * set. */
enum { READABLE_PERCENT = 60 };

/* How tall the letters are of pages of PDFs that are printed much smaller than they are. */
static void measure_type(struct run *r, struct check_print *prints)
{
	for (size_t i = r->n_pdfs; i < r->given->n_files; i++) {
		const struct file *f = &r->given->files[i];
		bool is_page = prints[i].narrow && run_is_page_of_pdf(r, i) && !r->intake[i].recipe;
		struct fs_file file;
		if (!is_page)
			continue;
		len width = r->pdfs[f->original].sizes[f->page - 1].width;
		if ((int64_t)prints[i].narrow * 100 >= (int64_t)width * READABLE_PERCENT || !fs_open(&file, f->place))
			continue;
		unsigned size = enclosure_type_size(&file, f->page - 1);
		prints[i].type = (int32_t)((int64_t)prints[i].narrow * size / 1000000);
		fs_close(&file);
	}
}

static struct check_print *measure_prints(struct run *r)
{
	struct check_print *prints = ARENA_ARRAY(r->arena, struct check_print, r->given->n_files);
	const struct pages *made[] = {
		r->products & PRODUCT_PDF ? r->pages : NULL, r->products & PRODUCT_IMAGES ? r->sheets : NULL,
	};
	for (size_t m = 0; m < sizeof made / sizeof *made; m++) {
		const int32_t *widths = made[m] ? measure_pages(r, made[m]) : NULL;
		for (size_t i = 0; widths && i < r->given->n_files; i++) {
			struct check_print *p = &prints[i];
			len width = layout_print_width(made[m]->is_sheet, widths[i]);
			p->narrow = width && (!p->narrow || width < p->narrow) ? width : p->narrow;
			p->wide = widths[i] > p->wide ? widths[i] : p->wide;
		}
	}
	measure_type(r, prints);
	return prints;
}

/* In thousandths of the limit; 0: there is none. */
static uint64_t share_of(const struct limit *limit, uint64_t n)
{
	return limit->given ? n * 1000 / (uint64_t)limit->value : 0;
}

/* What stands in the volumes beyond the files that the form takes, by that which fills them. */
static const char *rank_volumes(struct run *r)
{
	const struct limit *v = r->limits.v;
	uint64_t bytes = 0;
	size_t pages = 0;
	for (size_t i = (size_t)v[LIMIT_FILES].value; i < r->n_volumes; i++) {
		bytes += r->weights[i];
		pages += r->volumes[i].n;
	}
	if (share_of(&v[LIMIT_PDF_BYTES], bytes) >= share_of(&v[LIMIT_PAGES], pages))
		return run_rank_bytes(r, bytes);
	return run_rank_pages(r, pages);
}

static const char *rank(struct run *r, const struct check_form *form)
{
	const struct limit *pages = &r->limits.v[LIMIT_PAGES], *files = &r->limits.v[LIMIT_FILES];
	if (pages->given && form->n_pages > (size_t)pages->value)
		return run_rank_pages(r, form->n_pages - (size_t)pages->value);
	return files->given && r->n_volumes > (uint64_t)files->value ? rank_volumes(r) : NULL;
}

/* A dump encodes nothing: where that would take volumes it shows one PDF, which is no measure. */
static bool is_measured(const struct run *r)
{
	return r->products & PRODUCT_PDF && (!run_splits(r) || r->weights);
}

static struct check_form measure(struct run *r)
{
	bool has_pdf = r->products & PRODUCT_PDF;
	const char *path = run_output_path(r->arena, r->options);
	struct check_form form = {
		.n_pages = is_measured(r) ? count_pages(r) : 0,
		.n_volumes = r->n_volumes,
		.pdf_path = has_pdf && !r->n_volumes && !fs_is_stream(path) ? path : NULL,
		.n_images = r->products & PRODUCT_IMAGES ? r->sheets->n : 0,
		.prints = measure_prints(r),
	};
	form.ranks = rank(r, &form);
	run_count_statement(r, &form);
	return form;
}

static struct check_input input_of(const struct run *r)
{
	return (struct check_input){.casefile = r->given, .evidence = r->evidence, .limits = &r->limits,
		.form = &r->form};
}

void run_check_form(struct run *r)
{
	if (!r->pages)
		return;
	r->form = measure(r);
	const struct check_input input = input_of(r);
	check_form(r->arena, r->diag, &input);
}

/* ---- once it is, or would be ---- */

/* What is no picture weighs less than that: fonts, and words about each. */
enum { PLAIN_BYTES = 2000000, PLAIN_BYTES_OF_FILE = 20000 };

static uint64_t guess_most(const struct run *r)
{
	uint64_t bytes = PLAIN_BYTES;
	for (size_t i = 0; i < r->given->n_files; i++)
		if (r->evidence[i].same_as == i)
			bytes += r->evidence[r->given->files[i].original].facts.file_bytes + PLAIN_BYTES_OF_FILE;
	return bytes;
}

static bool is_near(const struct run *r, enum limit_id id)
{
	const struct limit *l = &r->limits.v[id];
	return l->given && guess_most(r) > (uint64_t)l->value;
}

bool run_weighs(const struct run *r)
{
	bool hands_in_images = r->products & PRODUCT_IMAGES && r->limits.v[LIMIT_IMAGES].given;
	return r->is_check && r->products & PRODUCT_PDF &&
	       (is_near(r, LIMIT_PDF_BYTES) || (!hands_in_images && is_near(r, LIMIT_TOTAL_BYTES)));
}

static void note_bytes(struct check_form *form, uint64_t bytes)
{
	form->pdf_bytes = bytes > form->pdf_bytes ? bytes : form->pdf_bytes;
	form->all_bytes += bytes;
}

/* It is painted for nothing but its weight, unless that is known from cutting volumes. */
void run_weigh_pdf(struct run *r)
{
	if (!r->pages || !run_weighs(r))
		return;
	for (size_t i = 0; i < r->n_volumes || i == 0; i++) {
		struct paint_job job = run_paint_job(r, r->n_volumes ? &r->volumes[i] : r->pages);
		uint64_t bytes;
		if (r->weights)
			bytes = r->weights[i];
		else if (!paint_weigh(&job, r->diag, &bytes))
			return;
		note_bytes(&r->form, bytes);
	}
	const struct check_input input = input_of(r);
	check_written(r->arena, r->diag, &input);
}

bool measure_pdfs(struct run *r, const struct printed *pdfs, size_t n)
{
	for (size_t i = 0; i < n; i++)
		note_bytes(&r->form, fs_output_bytes(pdfs[i].file->file));
	const struct check_input input = input_of(r);
	check_written(r->arena, r->diag, &input);
	return diag_worst(r->diag) < LEVEL_ERROR;
}
