/* fit.c - the PDF is to be no larger than the form takes. Its pages are set with the pictures as they are;
 * then the pictures on them are encoded again, smaller, for the place that they have: nothing on a page moves
 * because a copy was shrunk. The appendix, which tells of the copies, is set once more. */
#include <string.h>

#include "run/fit.h"

enum { ENCLOSED_LEAST = 20000 }; /* [bytes] of a picture in a page of a PDF; others are not worth it */
/* What the appendix has more to say of a copy, and of all of them. */
enum { WORDS_OF_COPY = 220, WORDS_OF_ALL = 3000 };
/* A PDF that is so much smaller than the limit is not painted to be weighed. */
enum { PLAIN_BYTES = 1000000, PLAIN_BYTES_OF_PAGE = 20000 };

/* ---- limits ---- */

/* The lowest of those that mean the PDF, or all its volumes. */
static const struct limit *find_limit(const struct run *r)
{
	static const struct limit none;
	const struct limit *all = &r->limits.v[LIMIT_TOTAL_BYTES];
	const struct limit *pdf = run_splits(r) ? &none : &r->limits.v[LIMIT_PDF_BYTES];
	bool has_images = r->products & PRODUCT_IMAGES && r->limits.v[LIMIT_IMAGES].given;
	if (!all->given || has_images)
		return pdf->given ? pdf : NULL;
	return pdf->given && pdf->value <= all->value ? pdf : all;
}

/* ---- pictures on pages ---- */

static bool is_same(const struct fit_place *a, const struct fit_place *b)
{
	return a->of == b->of && (a->of ? a->object == b->object : a->file == b->file);
}

static size_t place_of(struct fit_job *j, const struct fit_place *place)
{
	for (size_t i = 0; i < j->n; i++)
		if (is_same(&j->placed[i], place))
			return i;
	size_t n = j->n;
	*ARENA_PUSH(j->run->arena, j->placed, n) = *place;
	*ARENA_PUSH(j->run->arena, j->pictures, j->n) = (struct fit_picture){0};
	return n - 1;
}

static bool is_bilevel(const struct image_encoding *e)
{
	const struct image_band *b = &e->bands[0];
	return b->bits == 1 && b->components == 1 && !e->palette;
}

static bool has_colours(const struct image_encoding *e)
{
	return e->palette || e->bands[0].components > 1;
}

/* By the density that the form takes: no more pixels than that on the page. */
static void describe(const struct run *r, struct fit_picture *p, const struct fit_place *placed)
{
	const struct cleared_image *image = placed->whole;
	const struct image_encoding *e = privacy_encoding(image);
	const struct limit *dpi = &r->limits.v[LIMIT_DPI];
	const struct image_recipe *recipe = r->intake[placed->file].recipe;
	uint64_t finest = dpi->given ? (uint64_t)dpi->value * (uint64_t)p->print / 72000 : UINT64_MAX;
	p->bytes = privacy_bytes(image);
	p->width = privacy_width(image);
	p->finest = finest < p->width ? finest > 0 ? (uint32_t)finest : 1 : p->width;
	p->quality = e->quality;
	p->is_grey = run_shades(r) != SHADES_COLOUR;
	p->is_bilevel = is_bilevel(e);
	p->is_fax = e->bands[0].coding == CODING_FAX;
	p->colours = e->palette ? e->n_palette : 0;
	p->has_few_colours = e->bands[0].coding != CODING_JPEG && !p->is_bilevel;
	p->is_screen = e->bands[0].coding != CODING_JPEG || e->text_height > 0;
	p->is_covered = !placed->of && recipe && recipe->n_covered > 0;
	p->must = p->finest < p->width || (p->is_grey && has_colours(e));
}

static void place(struct fit_job *j, const struct fit_place *place, len print)
{
	size_t i = place_of(j, place);
	if (print > j->pictures[i].print)
		j->pictures[i].print = print;
}

/* false: there is more in its stream than the picture; it is shown as it is. */
static bool develop(const struct fit_job *j, struct fit_place *p, const struct enclosed_object *o)
{
	struct image_fault fault;
	for (size_t i = 0; i < j->n && !p->whole; i++)
		p->whole = is_same(&j->placed[i], p) ? j->placed[i].whole : NULL;
	if (!p->whole)
		p->whole = privacy_clear_spooled(j->run->arena, o->encoding, j->run->spool, &fault);
	return p->whole;
}

/* What is in a page of a PDF: its text and lines stay as they are, and so do its small pictures. */
static void place_enclosed(struct fit_job *j, const struct box *b, size_t file)
{
	struct run *r = j->run;
	const struct intake *in = &r->intake[file];
	struct enclosure_size page = enclosed_size(in->enclosed, in->enclosed_page);
	size_t n;
	const struct enclosed_picture *pictures = enclosed_pictures(in->enclosed, &n);
	j->enclosed_bytes += run_shown_bytes(r, file, NULL);
	for (size_t i = 0; i < n; i++) {
		const struct enclosed_object *o = enclosed_object(in->enclosed, pictures[i].object);
		struct fit_place p = {.file = file, .of = in->enclosed, .object = pictures[i].object};
		bool is_light = o->bytes < ENCLOSED_LEAST && !r->limits.v[LIMIT_DPI].given;
		if (pictures[i].page != in->enclosed_page || !o->encoding || is_light)
			continue;
		if (develop(j, &p, o))
			place(j, &p, (len)((int64_t)pictures[i].print * b->w / page.width));
	}
}

static void place_page(struct fit_job *j, const struct page *page)
{
	for (size_t k = 0; k < page->n; k++) {
		const struct box *b = &page->boxes[k];
		if (b->kind != BOX_PICTURE)
			continue;
		size_t file = j->run->evidence[b->u.picture.evidence].same_as;
		const struct intake *in = &j->run->intake[file];
		if (in->cleared)
			place(j, &(struct fit_place){.file = file, .whole = in->cleared}, b->w);
		else if (in->enclosed)
			place_enclosed(j, b, file);
	}
}

struct fit_job *fit_job_of(struct run *r)
{
	if (r->fit)
		return r->fit;
	struct fit_job *j = r->fit = ARENA_NEW(r->arena, struct fit_job);
	*j = (struct fit_job){.run = r, .most = UINT64_MAX, .kept_bytes = ARENA_NEW(r->arena, uint64_t)};
	for (size_t i = 0; i < r->pages->n; i++)
		place_page(j, &r->pages->v[i]);
	for (size_t i = 0; i < j->n; i++)
		describe(r, &j->pictures[i], &j->placed[i]);
	return j;
}

/* ---- what else is in the PDF ---- */

/* It is painted for nothing but its weight. UINT64_MAX: it cannot be; reported. */
static uint64_t weigh_rest(const struct fit_job *j)
{
	uint64_t sum = 0;
	struct paint_job job = run_paint_job(j->run, j->run->pages);
	return paint_weigh(&job, j->run->diag, &sum) ? sum - fit_job_bytes(j) : UINT64_MAX;
}

void fit_limit(struct fit_job *j, const size_t *which, size_t n, uint64_t most, const char *name)
{
	for (size_t m = 0; m < j->n_shares; m++) {
		struct fit_share *h = &j->shares[m];
		if (h->n != n || !h->which != !which || (which && memcmp(h->which, which, n * sizeof *which) != 0))
			continue;
		h->most = most < h->most ? most : h->most;
		return;
	}
	size_t n_names = j->n_shares;
	*ARENA_PUSH(j->run->arena, j->names, n_names) = name;
	struct fit_share share = {.which = which, .n = n, .most = most};
	*ARENA_PUSH(j->run->arena, j->shares, j->n_shares) = share;
}

bool fit_limit_all(struct fit_job *j)
{
	uint64_t plain = PLAIN_BYTES + PLAIN_BYTES_OF_PAGE * (uint64_t)j->run->pages->n + j->enclosed_bytes;
	j->limit = find_limit(j->run);
	if (!j->limit || j->n == 0 || fit_job_bytes(j) + plain <= (uint64_t)j->limit->value)
		return false;
	uint64_t rest = weigh_rest(j), most = (uint64_t)j->limit->value;
	if (rest == UINT64_MAX || fit_job_bytes(j) + rest <= most)
		return false;
	j->rest = rest + WORDS_OF_ALL + WORDS_OF_COPY * (uint64_t)j->n;
	j->most = most > j->rest ? most - j->rest : 0;
	fit_limit(j, NULL, j->n, j->most, NULL);
	return true;
}

bool fit_must_any(const struct fit_job *j)
{
	for (size_t i = 0; i < j->n; i++)
		if (j->pictures[i].must && j->pictures[i].n_samples == 0)
			return true;
	return false;
}

/* ---- what comes of it ---- */

static void note_copy(struct evidence *e, const struct fit_place *p)
{
	unsigned steps = privacy_steps(p->chosen);
	const unsigned fitting = STEP_FITTED | STEP_GREYED | STEP_BILEVEL;
	bool is_drawn = e->steps & STEP_DRAWN; /* it was no picture before: see clear.c */
	e->steps = is_drawn ? (e->steps & ~fitting) | (steps & fitting) : steps;
	e->fit = p->setting;
	e->fit.width = privacy_width(p->chosen);
}

static void use_copy(struct run *r, const struct fit_place *p)
{
	for (size_t k = p->file; k < r->given->n_files; k++)
		if (r->evidence[k].same_as == p->file) {
			note_copy(&r->evidence[k], p);
			memcpy(r->evidence[k].copy_sha256, r->evidence[p->file].copy_sha256, 65);
			r->intake[k].fitted = p->chosen;
		}
}

static bool shows(const struct intake *in, const struct fit_place *p)
{
	size_t n = 0;
	const struct enclosed_picture *pictures = enclosed_pictures(p->of, &n);
	for (size_t i = 0; i < n; i++)
		if (pictures[i].object == p->object && pictures[i].page == in->enclosed_page)
			return true;
	return false;
}

bool fit_is_shown(const struct run *r, const struct fit_place *p, size_t file)
{
	const struct intake *in = &r->intake[file];
	return p->of ? in->enclosed == p->of && shows(in, p) : p->file == file;
}

/* In all pages that were taken out of the same PDF. */
static void use_enclosed_copy(struct run *r, const struct fit_place *p)
{
	struct cleared_image **copies = r->intake[p->file].copies;
	if (!copies)
		copies = ARENA_ARRAY(r->arena, struct cleared_image *, enclosed_count(p->of));
	copies[p->object] = p->chosen;
	for (size_t k = 0; k < r->given->n_files; k++) {
		struct intake *in = &r->intake[k];
		if (in->enclosed != p->of)
			continue;
		in->copies = copies;
		r->evidence[k].steps |= shows(in, p) ? STEP_FITTED : 0;
	}
}

static bool use_copies(const struct fit_job *j)
{
	struct run *r = j->run;
	bool is_enclosed = false;
	for (size_t i = 0; i < j->n; i++) {
		const struct fit_place *p = &j->placed[i];
		if (!p->chosen)
			continue;
		if (p->of) {
			use_enclosed_copy(r, p);
			is_enclosed = true;
			continue;
		}
		if (!run_hash_copy(r, p->file, p->chosen)) {
			run_report_faults(r);
			return false;
		}
		use_copy(r, p);
	}
	if (is_enclosed)
		run_hash_enclosed(r);
	return true;
}

static bool is_sure(const struct limit *l)
{
	return l && (l->sure == SURE_OF_CASE || l->sure == SURE_CONFIRMED);
}

bool fit_is_wanted(const struct run *r)
{
	return r->pages && r->products & PRODUCT_PDF && (r->writes || run_weighs(r));
}

bool fit_pictures(struct fit_job *j, int spare)
{
	if (!fit_encode(j, spare) || !use_copies(j))
		return false;
	if (fit_job_bytes(j) <= j->most || !is_sure(j->limit))
		return true;
	j->could_split = run_could_split(j->run, fit_job_bytes(j) + j->rest);
	fit_tell_failure(j);
	return false;
}

/* Where it comes in volumes split.c sees to it, since their limits have to be met by the same encodings. */
void run_fit_pictures(struct run *r)
{
	if (!fit_is_wanted(r) || run_splits(r))
		return;
	struct fit_job *j = fit_job_of(r);
	bool is_needed = fit_limit_all(j) || fit_must_any(j);
	if (!is_needed || diag_worst(r->diag) >= LEVEL_SYSTEM || !fit_pictures(j, 0))
		return;
	run_compose_again(r);
	fit_tell(j);
}
