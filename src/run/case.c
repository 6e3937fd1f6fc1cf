/* case.c - the case file is read and compared with itself. */
#include "run/run.h"

void run_load_case(struct run *r)
{
	struct casefile_options options = {.allow_outside = r->options->allow_outside, .import = run_import,
		.import_context = r};
	run_progress(r, "reading the case", 0, 1);
	r->given = casefile_load(r->arena, r->diag, r->options->case_path, &options);
	if (r->options->deliver & PRODUCT_MESSAGE)
		r->given->recipient.s = "counterparty";
	r->is_whole = diag_worst(r->diag) < LEVEL_ERROR;
	casefile_check(r->given, r->diag);
}
