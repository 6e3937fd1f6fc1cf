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

bool paint_pdf(const struct paint_job *job, struct diag *d)
{
	struct press p;
	bool ok = press_open(&p, job, d);
	if (ok) {
		font_collect(&p, job->pages);
		font_embed(&p);
		paint_pages(&p);
		catalog_fill(&p);
		ok = press_check(&p) && write_document(&p);
	}
	press_close(&p);
	return ok;
}

#define SPELL(number) #number
#define SPELL_ALL(a, b, c) SPELL(a) "." SPELL(b) "." SPELL(c)

const char *paint_library(void)
{
	return "libharu " SPELL_ALL(HPDF_MAJOR_VERSION, HPDF_MINOR_VERSION, HPDF_BUGFIX_VERSION);
}
