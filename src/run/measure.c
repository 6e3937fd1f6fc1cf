/* measure.c - what is handed in is measured, for the rules about what the form takes. */
#include "run/outputs.h"

/* ---- before anything is written ---- */

static struct check_form measure(struct run *r)
{
	bool has_pdf = r->products & PRODUCT_PDF;
	const char *path = run_output_path(r->arena, r->options);
	struct check_form form = {
		.n_pages = has_pdf ? r->pages->n : 0,
		.pdf_path = has_pdf && !fs_is_stream(path) ? path : NULL,
		.n_images = r->products & PRODUCT_IMAGES ? r->sheets->n : 0,
	};
	run_count_statement(r, &form);
	return form;
}

static struct check_input input_of(const struct run *r)
{
	return (struct check_input){.casefile = r->given, .limits = &r->limits, .form = &r->form};
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

/* It is painted for nothing but its weight. */
void run_weigh_pdf(struct run *r)
{
	if (!r->pages || !run_weighs(r))
		return;
	struct paint_job job = run_paint_job(r, r->pages);
	if (!paint_weigh(&job, r->diag, &r->form.pdf_bytes))
		return;
	const struct check_input input = input_of(r);
	check_written(r->arena, r->diag, &input);
}

bool measure_pdf(struct run *r, const struct output *pdf)
{
	r->form.pdf_bytes = fs_output_bytes(pdf->file);
	const struct check_input input = input_of(r);
	check_written(r->arena, r->diag, &input);
	return diag_worst(r->diag) < LEVEL_ERROR;
}
