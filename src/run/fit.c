/* fit.c - the PDF is to be no larger than the form takes. Its pages are set with the pictures as they are;
 * then the pictures on them are encoded again, smaller, for the place that they have: nothing on a page moves
 * because a copy was shrunk. The appendix, which tells of the copies, is set once more. */
#include <string.h>

#include "run/fit.h"

/* What the appendix has more to say of a copy, and of all of them. */
enum { WORDS_OF_COPY = 220, WORDS_OF_ALL = 3000 };
/* A PDF that is so much smaller than the limit is not painted to be weighed. */
enum { PLAIN_BYTES = 1000000, PLAIN_BYTES_OF_PAGE = 20000 };

/* ---- limits ---- */

/* The lowest of those that mean the PDF, or all its volumes. */
static const struct limit *find_limit(const struct run *r)
{
	static const struct limit none;
	const struct limit *pdf = &r->limits.v[LIMIT_PDF_BYTES], *all = &r->limits.v[LIMIT_TOTAL_BYTES];
	if (run_splits(r))
		pdf = &none;
	bool has_images = r->products & PRODUCT_IMAGES && r->limits.v[LIMIT_IMAGES].given;
	if (!all->given || has_images)
		return pdf->given ? pdf : NULL;
	return pdf->given && pdf->value <= all->value ? pdf : all;
}

/* ---- pictures on pages ---- */

static size_t place_of(struct fit_job *j, size_t file)
{
	for (size_t i = 0; i < j->n; i++)
		if (j->placed[i].file == file)
			return i;
	size_t n = j->n;
	*ARENA_PUSH(j->run->arena, j->placed, n) = (struct fit_place){.file = file};
	*ARENA_PUSH(j->run->arena, j->pictures, j->n) = (struct fit_picture){0};
	return n - 1;
}

static bool has_colours(const struct image_encoding *e)
{
	return e->palette || e->bands[0].components > 1;
}

/* By the density that the form takes: no more pixels than that on the page. */
static void describe(const struct run *r, struct fit_picture *p, const struct fit_place *placed)
{
	const struct cleared_image *image = r->intake[placed->file].cleared;
	const struct image_encoding *e = privacy_encoding(image);
	const struct limit *dpi = &r->limits.v[LIMIT_DPI];
	uint64_t finest = dpi->given ? (uint64_t)dpi->value * (uint64_t)p->print / 72000 : UINT64_MAX;
	p->bytes = privacy_bytes(image);
	p->width = privacy_width(image);
	p->finest = finest < p->width ? finest > 0 ? (uint32_t)finest : 1 : p->width;
	p->is_grey = run_shades(r) != SHADES_COLOUR;
	p->has_few_colours = p->is_screen = e->bands[0].coding == CODING_FLATE;
	p->is_covered = r->intake[placed->file].recipe && r->intake[placed->file].recipe->n_covered > 0;
	p->must = p->finest < p->width || (p->is_grey && has_colours(e));
}

static void place_page(struct fit_job *j, const struct page *page)
{
	for (size_t k = 0; k < page->n; k++) {
		const struct box *b = &page->boxes[k];
		size_t file = b->kind == BOX_PICTURE ? j->run->evidence[b->u.picture.evidence].same_as : 0;
		if (b->kind != BOX_PICTURE || !j->run->intake[file].cleared) /* a page of a PDF stays as it is */
			continue;
		size_t i = place_of(j, file);
		len *print = &j->pictures[i].print;
		*print = b->w > *print ? b->w : *print;
		j->placed[i].n_pages += j->placed[i].last_page != page;
		j->placed[i].last_page = page;
	}
}

static void place_all(struct fit_job *j)
{
	for (size_t i = 0; i < j->run->pages->n; i++)
		place_page(j, &j->run->pages->v[i]);
	for (size_t i = 0; i < j->n; i++)
		describe(j->run, &j->pictures[i], &j->placed[i]);
}

/* ---- what else is in the PDF ---- */

/* It is painted for nothing but its weight. UINT64_MAX: it cannot be; reported. */
static uint64_t weigh_rest(const struct fit_job *j)
{
	uint64_t sum = 0;
	struct paint_job job = run_paint_job(j->run, j->run->pages);
	return paint_weigh(&job, j->run->diag, &sum) ? sum - fit_job_bytes(j) : UINT64_MAX;
}

/* j->most. false: the press failed. */
static bool find_room(struct fit_job *j)
{
	uint64_t plain = PLAIN_BYTES + PLAIN_BYTES_OF_PAGE * (uint64_t)j->run->pages->n;
	j->limit = find_limit(j->run);
	j->most = UINT64_MAX;
	if (!j->limit || fit_job_bytes(j) + plain <= (uint64_t)j->limit->value)
		return true;
	uint64_t rest = weigh_rest(j);
	if (rest == UINT64_MAX)
		return false;
	j->rest = rest + WORDS_OF_ALL + WORDS_OF_COPY * (uint64_t)j->n;
	if (fit_job_bytes(j) + rest > (uint64_t)j->limit->value)
		j->most = (uint64_t)j->limit->value > j->rest ? (uint64_t)j->limit->value - j->rest : 0;
	return true;
}

static bool is_needed(const struct fit_job *j)
{
	bool is_needed = j->most < UINT64_MAX;
	for (size_t i = 0; i < j->n; i++)
		is_needed |= j->pictures[i].must;
	return is_needed && j->n > 0;
}

/* ---- what comes of it ---- */

static void note_copy(struct evidence *e, const struct fit_place *p)
{
	unsigned steps = privacy_steps(p->chosen);
	bool is_drawn = e->steps & STEP_DRAWN; /* of which the picture knows nothing: see clear.c */
	e->steps = is_drawn ? STEP_DRAWN | (steps & (STEP_FITTED | STEP_GREYED | STEP_BILEVEL)) : steps;
	e->fit = p->setting;
	e->fit.width = privacy_width(p->chosen);
}

static bool use_copies(struct fit_job *j)
{
	struct run *r = j->run;
	for (size_t i = 0; i < j->n; i++) {
		const struct fit_place *p = &j->placed[i];
		if (!p->chosen)
			continue;
		if (!run_hash_copy(&r->evidence[p->file], p->chosen)) {
			run_fault(&r->intake[p->file].fault, "image-read", "cannot be read a second time");
			run_report_faults(r);
			return false;
		}
		for (size_t k = p->file; k < r->given->n_files; k++)
			if (r->evidence[k].same_as == p->file) {
				note_copy(&r->evidence[k], p);
				memcpy(r->evidence[k].copy_sha256, r->evidence[p->file].copy_sha256, 65);
				r->intake[k].fitted = p->chosen;
			}
	}
	return true;
}

static bool is_sure(const struct limit *l)
{
	return l && (l->sure == SURE_OF_CASE || l->sure == SURE_CONFIRMED);
}

void run_fit_pictures(struct run *r)
{
	struct fit_job j = {.run = r};
	if (!r->pages || !(r->products & PRODUCT_PDF) || !(r->writes || run_weighs(r)))
		return;
	place_all(&j);
	if (!find_room(&j) || !is_needed(&j) || !fit_job_encode(&j))
		return;
	if (fit_job_bytes(&j) > j.most && is_sure(j.limit)) {
		fit_tell_failure(&j);
		return;
	}
	if (!use_copies(&j))
		return;
	fit_tell(&j);
	run_compose_again(r);
}
