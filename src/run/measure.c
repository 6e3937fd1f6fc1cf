/* measure.c - what is handed in is measured, for the rules about what the form takes. */
#include "run/outputs.h"

/* ---- before anything is written ---- */

/* The finest picture on the pages of the PDF. */
static unsigned find_dpi(const struct run *r)
{
	int64_t most = 0;
	for (size_t i = 0; i < r->pages->n; i++)
		for (size_t k = 0; k < r->pages->v[i].n; k++) {
			const struct box *b = &r->pages->v[i].boxes[k];
			if (b->kind != BOX_PICTURE || b->w <= 0)
				continue;
			int64_t dpi = (int64_t)r->evidence[b->u.picture.evidence].facts.width * 72000 / b->w;
			most = dpi > most ? dpi : most;
		}
	return (unsigned)most;
}

static struct check_form measure(struct run *r)
{
	bool has_pdf = r->products & PRODUCT_PDF;
	const char *path = run_output_path(r->arena, r->options);
	struct check_form form = {
		.n_pages = has_pdf ? r->pages->n : 0,
		.dpi = has_pdf ? find_dpi(r) : 0,
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
