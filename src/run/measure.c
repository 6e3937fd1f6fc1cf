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

/* ---- once it is ---- */

bool measure_pdf(struct run *r, const struct output *pdf)
{
	r->form.pdf_bytes = fs_output_bytes(pdf->file);
	const struct check_input input = input_of(r);
	check_written(r->arena, r->diag, &input);
	return diag_worst(r->diag) < LEVEL_ERROR;
}
