/* split_tell.c - into which volumes a PDF was cut, and through what; or what stands against it. */
#include <string.h>

#include "base/message.h"
#include "run/split.h"

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

/* The page that no volume holds, or which grew too large: by its bytes where these are too many. */
static void say_failure(const struct split *s, struct mark at, const struct limit *l, const char *name)
{
	struct run *r = s->run;
	if (l != &r->limits.v[LIMIT_PDF_BYTES])
		diag_error(r->diag, at, "volume-too-large",
		           "no volume of so few pages (%s) holds a page of \"%s\" and the contents of all",
		           l->written, name);
	else if (s->too_large < s->book.n)
		diag_error(r->diag, at, "volume-too-large",
		           "a page of \"%s\" makes a volume of %s with the contents of all, and the form takes %s",
		           name, run_say_bytes(r->arena, split_weigh(s, s->too_large)), l->written);
	else
		diag_error(r->diag, at, "volume-too-large",
		           "no volume of %s holds a page of \"%s\" and the contents of all", l->written, name);
}

void split_tell_failure(const struct split *s)
{
	struct run *r = s->run;
	const struct limit *bytes = &r->limits.v[LIMIT_PDF_BYTES], *pages = &r->limits.v[LIMIT_PAGES];
	const struct limit *l = s->bytes > s->most.bytes ? bytes : pages;
	bool is_known = s->too_large < s->book.n;
	const char *name = is_known ? run_name_passage(r, s->too_large) : r->pages->title;
	say_failure(s, l->sure == SURE_OF_CASE ? l->at : r->given->platform.at, l, name);
	if (l == bytes && is_known && s->book.passages[s->too_large].n_pictures > 0)
		diag_advise(r->diag, "show less of it or leave it out, allow more in a volume, or make its pictures "
		                     "smaller with total-bytes below limits:");
	else
		diag_advise(r->diag, "allow more in a volume, or leave out what does not decide the case");
}
