/* paint.c - the order of work at the press: note glyphs, cut subsets, paint pages, write. */
#include "paint/paint_int.h"

static void paint_pages(struct press *p)
{
	const struct paint_job *job = p->job;
	page_new_all(p);
	for (size_t i = 0; i < job->pages->n && press_check(p); i++) {
		page_paint(p, i);
		if (job->progress)
			job->progress(job->progress_context, i + 1, job->pages->n);
	}
}

static bool paint_all(struct press *p)
{
	font_collect(p, p->job->pages);
	font_embed(p);
	paint_pages(p);
	catalog_fill(p);
	return press_check(p) && write_document(p);
}

bool paint_pdf(const struct paint_job *job, struct diag *d)
{
	struct press p;
	bool ok = press_open(&p, job, d) && paint_all(&p);
	press_close(&p);
	return ok;
}

bool paint_weigh(const struct paint_job *job, struct diag *d, uint64_t *n_bytes)
{
	struct press p;
	bool ok = press_open(&p, job, d);
	p.weighs = true;
	ok = ok && paint_all(&p);
	*n_bytes = p.n_bytes;
	press_close(&p);
	return ok;
}

#define SPELL(number) #number
#define SPELL_ALL(a, b, c) SPELL(a) "." SPELL(b) "." SPELL(c)

const char *paint_library(void)
{
	return "libharu " SPELL_ALL(HPDF_MAJOR_VERSION, HPDF_MINOR_VERSION, HPDF_BUGFIX_VERSION);
}
