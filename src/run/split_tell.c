/* split_tell.c - into which volumes a PDF was cut, and through what; or what stands against it. */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "run/fit.h"
#include "run/split.h"

enum { RANKED = 8 };

static const char *say_volume(const struct split *s, size_t i)
{
	struct run *r = s->run;
	const struct pages *v = &r->volumes[i];
	const char *name = fs_name_of(run_volume_path(r, run_output_path(r->arena, r->options), i));
	const char *first = v->v[0].folio, *last = v->v[v->n - 1].folio;
	if (s->most.bytes == UINT64_MAX)
		return arena_printf(r->arena, _("%s: pages %s to %s"), name, first, last);
	return arena_printf(r->arena, _("%s: pages %s to %s, %s"), name, first, last,
	                    run_say_bytes(r->arena, r->weights[i]));
}

/* Does the volume begin within that exhibit? */
static bool is_parted(const struct split *s, size_t volume, const char *name)
{
	return s->book.passages[s->passages[volume]].border < FIT_BORDER_EXHIBIT
	       && strcmp(run_name_passage(s->run, s->passages[volume]), name) == 0;
}

static void tell_parted(const struct split *s)
{
	struct run *r = s->run;
	for (size_t i = 1, next; i < s->n_starts; i = next) {
		const char *name = run_name_passage(s->run, s->passages[i]);
		for (next = i; next < s->n_starts && is_parted(s, next, name);)
			next++;
		if (next == i) {
			next++;
			continue;
		}
		diag_note(r->diag, (struct mark){0}, "volume-parted", "\"%s\" goes on from volume %zu to volume %zu",
		          name, i, next);
		diag_advise(r->diag, "no volume holds all of it; show less of it, or fewer pages");
	}
}

void split_tell(const struct split *s)
{
	struct run *r = s->run;
	const char *lines = say_volume(s, 0);
	for (size_t i = 1; i < r->n_volumes; i++)
		lines = arena_printf(r->arena, "%s\n%s", lines, say_volume(s, i));
	diag_note(r->diag, r->limits.v[LIMIT_SPLIT].at, "volumes", "the PDF comes in %zu volumes", r->n_volumes);
	diag_advise(r->diag, "%s", lines);
	tell_parted(s);
}

/* ---- what stands against it ---- */

/* The largest first. */
static int compare_quires(const void *a, const void *b)
{
	const struct fit_quire *x = a, *y = b;
	if (x->bytes != y->bytes)
		return x->bytes < y->bytes ? 1 : -1;
	return x->from < y->from ? -1 : 1;
}

static const struct fit_quire *rank_large(const struct split *s, size_t *n)
{
	struct fit_quire *v = split_list_large(s, n);
	if (*n > 0)
		qsort(v, *n, sizeof *v, compare_quires);
	return v;
}

static const char *say_quire(struct run *r, const struct fit_quire *q)
{
	const char *bytes = run_say_bytes(r->arena, q->bytes);
	return arena_printf(r->arena, _("\"%s\": a volume of %s"), run_name_passage(r, q->from), bytes);
}

/* A line each, where there are several. */
static const char *rank(struct run *r, const struct fit_quire *v, size_t n)
{
	const char *lines = "";
	for (size_t i = 0; n > 1 && i < n && i < RANKED; i++)
		lines = arena_printf(r->arena, "%s%s\n", lines, say_quire(r, &v[i]));
	return lines;
}

static bool has_tried(const struct split *s, const struct fit_quire *q)
{
	const struct fit_job *all = s->run->fit;
	for (size_t p = 0; all && p < all->n; p++)
		if (all->placed[p].chosen && split_shows(s, q, &all->placed[p]))
			return true;
	return false;
}

/* Its largest page; NULL: none is too large by itself. */
static void say_too_large(const struct split *s, struct mark at, const struct fit_quire *q)
{
	static const char *const formats[] = {
		N_("a page of \"%s\" makes a volume of %s with the contents of all, and the form takes %s"),
		N_("as small as it can be made, a page of \"%s\" makes a volume of %s with the contents of all, "
		   "and the form takes %s"),
	};
	struct run *r = s->run;
	const struct limit *l = &r->limits.v[LIMIT_PDF_BYTES];
	if (q)
		diag_error(r->diag, at, "volume-too-large", formats[has_tried(s, q)], run_name_passage(r, q->from),
		           run_say_bytes(r->arena, q->bytes), l->written);
	else
		diag_error(r->diag, at, "volume-too-large",
		           "no volume of %s holds a page of \"%s\" and the contents of all", l->written,
		           r->pages->title);
}

static void say_too_long(const struct split *s, struct mark at)
{
	struct run *r = s->run;
	bool is_known = s->too_large < s->book.n;
	const char *name = is_known ? run_name_passage(r, s->too_large) : r->pages->title;
	diag_error(r->diag, at, "volume-too-large",
	           "no volume of so few pages (%s) holds a page of \"%s\" and the contents of all",
	           r->limits.v[LIMIT_PAGES].written, name);
}

void split_tell_failure(const struct split *s)
{
	struct run *r = s->run;
	const struct limit *bytes = &r->limits.v[LIMIT_PDF_BYTES], *pages = &r->limits.v[LIMIT_PAGES];
	size_t n;
	const struct fit_quire *v = rank_large(s, &n);
	bool is_light = n == 0 && (s->too_large < s->book.n || s->bytes <= s->most.bytes);
	const struct limit *l = pages->given && is_light ? pages : bytes;
	struct mark at = l->sure == SURE_OF_CASE ? l->at : r->given->platform.at;
	if (l == pages)
		say_too_long(s, at);
	else
		say_too_large(s, at, n > 0 ? v : NULL);
	if (n > 0)
		diag_advise(r->diag, "%sshow less of it or leave it out, or allow more in a volume", rank(r, v, n));
	else
		diag_advise(r->diag, "allow more in a volume, or leave out what does not decide the case");
}
