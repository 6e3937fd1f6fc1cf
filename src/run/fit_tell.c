/* fit_tell.c - what fitting did to which picture and what it cost; or that it cannot be done, with the
 * exhibits that take the room and the cheapest way out. */
#include "base/message.h"
#include "run/fit.h"

enum { LETTER_LEAST = 9 }; /* [px] see templates/legible.yaml, of screens */

const char *run_say_bytes(struct arena *a, uint64_t n)
{
	if (n < 1000000)
		return arena_printf(a, "%llu KB", (unsigned long long)((n + 500) / 1000));
	n = (n + 50000) / 100000;
	return arena_printf(a, "%llu.%llu MB", (unsigned long long)(n / 10), (unsigned long long)(n % 10));
}

/* "a.png and 2 more" */
static const char *name_joined(struct run *r, const struct file *f, const struct joint *joint)
{
	const char *first = r->given->files[f->parts[joint->first]].path;
	return arena_printf(r->arena, _("%s and %zu more"), first, joint->n_parts - 1);
}

static const char *name_of(const struct fit_job *j, size_t i)
{
	const struct file *f = &j->run->given->files[j->placed[i].file];
	const struct joint *joint = j->run->intake[j->placed[i].file].joint;
	if (joint && f->n_parts)
		return name_joined(j->run, f, joint);
	return f->page ? arena_printf(j->run->arena, _("%s, page %zu"), f->path, f->page) : f->path;
}

/* ---- it fits ---- */

static const char *say_setting(struct arena *a, const struct fit_place *p)
{
	const struct image_fit *f = &p->setting;
	unsigned width = privacy_width(p->chosen);
	if (f->coding == FIT_BILEVEL)
		return arena_printf(a, _("%u px wide, black and white"), width);
	if (f->coding == FIT_PALETTE)
		return arena_printf(a, f->is_grey ? _("%u px wide, %d greys") : _("%u px wide, %d colours"), width,
		                    privacy_encoding(p->chosen)->n_palette);
	return arena_printf(a, _("%u px wide, quality %d"), width, f->quality / 10);
}

static const char *add_line(struct arena *a, const char *lines, const char *line)
{
	return lines ? arena_printf(a, "%s\n%s", lines, line) : line;
}

static const char *say_copy(const struct fit_job *j, size_t i)
{
	struct arena *a = j->run->arena;
	const struct fit_place *p = &j->placed[i];
	const char *line = arena_printf(a, "%s %s -> %s, %s", name_of(j, i),
	                                run_say_bytes(a, j->pictures[i].bytes),
	                                run_say_bytes(a, privacy_bytes(p->chosen)), say_setting(a, p));
	return p->crowded ? arena_printf(a, _("\"%s\": %s"), p->crowded, line) : line;
}

struct copies { /* those for volumes, or the others */
	uint64_t before, after;
	size_t n;
	int worst; /* level */
	const char *lines;
};

static struct copies list_copies(const struct fit_job *j, bool is_crowded)
{
	struct copies c = {.worst = FIT_LEVEL_MOST};
	for (size_t i = 0; i < j->n; i++) {
		const struct fit_place *p = &j->placed[i];
		if (!p->chosen || !p->crowded == is_crowded)
			continue;
		c.before += j->pictures[i].bytes;
		c.after += privacy_bytes(p->chosen);
		c.worst = p->level < c.worst ? p->level : c.worst;
		c.n++;
		c.lines = add_line(j->run->arena, c.lines, say_copy(j, i));
	}
	return c;
}

/* Did the density that the form takes alone leave too few pixels: of letters, or of a photo? */
static bool is_too_thin(const struct fit_job *j, size_t i)
{
	const struct limit *dpi = &j->run->limits.v[LIMIT_DPI], *photo = &j->run->limits.v[LIMIT_LEGIBLE_PHOTO];
	const struct fit_picture *p = &j->pictures[i];
	uint64_t text = privacy_encoding(j->placed[i].whole)->text_height;
	if (!j->placed[i].chosen || p->finest >= p->width)
		return false;
	return text ? text * p->finest / p->width < LETTER_LEAST : photo->given && dpi->value < photo->value;
}

static void tell_thin(const struct fit_job *j)
{
	const struct limit *dpi = &j->run->limits.v[LIMIT_DPI];
	const char *lines = NULL;
	for (size_t i = 0; dpi->given && i < j->n; i++)
		if (is_too_thin(j, i))
			lines = add_line(j->run->arena, lines, name_of(j, i));
	if (!lines)
		return;
	diag_warning(j->run->diag, dpi->sure == SURE_OF_CASE ? dpi->at : j->run->given->platform.at,
	             "fitted-coarse", "with %s pixels to the inch small print in pictures may be lost",
	             dpi->written);
	diag_advise(j->run->diag, "look at them in the PDF; crop them to what matters, or show fewer\n%s", lines);
}

/* Writing that is as light as its ground, in whatever mix of colours. */
static void tell_lost(const struct fit_job *j)
{
	const struct limit *mono = &j->run->limits.v[LIMIT_MONO];
	const char *lines = NULL;
	for (size_t i = 0; i < j->n; i++)
		if (j->placed[i].chosen && j->placed[i].setting.loses)
			lines = add_line(j->run->arena, lines, name_of(j, i));
	if (!lines)
		return;
	diag_warning(j->run->diag, mono->sure == SURE_OF_CASE ? mono->at : j->run->given->platform.at,
	             "form-mono",
	             "the form takes no colours, and without them some writing in pictures cannot be read");
	diag_advise(j->run->diag, "look at them in the PDF; say in words what only colours tell\n%s", lines);
}

static void tell_coarse(struct run *r, int level)
{
	if (level >= FIT_LEVEL_FLOOR)
		return;
	diag_warning(r->diag, (struct mark){0}, "fitted-coarse",
	             "pictures had to be made so coarse that small print in them may be lost");
	diag_advise(r->diag, "look at them in the PDF; crop them to what matters, or show fewer");
}

void fit_tell_crowded(const struct fit_job *j)
{
	struct run *r = j->run;
	const struct limit *l = &r->limits.v[LIMIT_PDF_BYTES];
	struct copies c = list_copies(j, true);
	if (c.n == 0)
		return;
	diag_note(r->diag, l->sure == SURE_OF_CASE ? l->at : r->given->platform.at, "fitted",
	          c.n == 1 ? N_("%zu picture was encoded again, since no volume of %s holds its page with it as "
	                        "it was: %s -> %s")
	                   : N_("%zu pictures were encoded again, since no volume of %s holds their pages with "
	                        "them as they were: %s -> %s in all"),
	          c.n, l->written, run_say_bytes(r->arena, c.before), run_say_bytes(r->arena, c.after));
	diag_advise(r->diag, "%s", c.lines);
	tell_coarse(r, c.worst);
}

void fit_tell(const struct fit_job *j)
{
	struct run *r = j->run;
	struct copies c = list_copies(j, false);
	uint64_t before = 0;
	for (size_t i = 0; i < j->n; i++)
		before += j->pictures[i].bytes;
	if (c.n == 0)
		return;
	diag_note(r->diag, (struct mark){0}, "fitted",
	          c.n == 1 ? N_("%zu picture was encoded again for what the form takes: %s -> %s in all")
	                   : N_("%zu pictures were encoded again for what the form takes: %s -> %s in all"),
	          c.n, run_say_bytes(r->arena, before), run_say_bytes(r->arena, fit_job_bytes(j)));
	diag_advise(r->diag, "%s", c.lines);
	tell_coarse(r, c.worst);
	tell_thin(j);
	tell_lost(j);
}

/* ---- it does not ---- */

/* Where no try was, nothing is said. */
static bool is_least(const struct fit_job *j)
{
	bool is_least = true;
	for (size_t i = 0; i < j->n; i++)
		is_least = is_least && fit_is_least(&j->pictures[i]);
	return is_least;
}

void fit_tell_failure(const struct fit_job *j)
{
	struct run *r = j->run;
	uint64_t all = fit_job_bytes(j) + j->rest;
	const char *lines = run_rank_bytes(r, all - (uint64_t)j->limit->value);
	if (j->limit == &r->limits.v[LIMIT_PDF_BYTES] && j->could_split)
		lines = add_line(r->arena, lines, _("with split: true it comes in volumes"));
	struct mark at = j->limit->sure == SURE_OF_CASE ? j->limit->at : r->given->platform.at;
	static const char *const formats[] = {
		N_("the form takes %s; the smallest PDF that was tried has %s"),
		N_("the form takes %s; with every picture as small as can be read the PDF has %s"),
	};
	diag_error(r->diag, at, "pdf-too-large", formats[is_least(j)], j->limit->written,
	           run_say_bytes(r->arena, all));
	diag_advise(r->diag, "%s", lines);
}
