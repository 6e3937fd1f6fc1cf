/* list_cases.c - dossier list cases: how far each case has come, from the case files alone. Of a folder those
 * in it and in the folders right below it. */
#include <string.h>

#include "base/message.h"
#include "run/listing.h"
#include "run/run.h"

enum { DEEP = 2 };

/* ---- what is told ---- */

/* The words of a case file, in the language of the messages. */
static void add_word(struct listing *l, const char *word)
{
	static const char *const words[] = {
		N_("drafted"), N_("submitted"), N_("decided"), N_("upheld"), N_("rejected"), N_("partly"),
	};
	for (size_t i = 0; word && i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i], word) == 0) {
			listing_add_word(l, words[i]);
			return;
		}
	listing_add_text(l, word);
}

static void add_case(struct run *r, struct listing *l, const char *path)
{
	const struct casefile_options options = {.allow_outside = true}; /* nothing of it is opened */
	bool is_there = strcmp(path, "-") == 0 || fs_exists(path);
	struct diag *own = is_there ? diag_new(r->arena) : r->diag;
	const struct casefile *c = casefile_load(r->arena, own, path, &options);
	if (!is_there)
		return;
	if (diag_worst(own) >= LEVEL_ERROR) {
		diag_warning(r->diag, (struct mark){0}, "case-errors", "%s has errors: not all of it may be listed",
		             path);
		diag_advise(r->diag, "dossier check %s tells them", message_word(r->arena, path));
	}
	listing_add_text(l, path);
	listing_add_text(l, c->number.s);
	listing_add_text(l, c->platform.s);
	listing_add_text(l, c->complaint.s);
	add_word(l, c->status.state.s);
	listing_add_text(l, run_say_when(r->arena, &c->status.at_time));
	add_word(l, c->status.outcome.s);
	listing_add_text(l, run_say_when(r->arena, &c->respond_by));
}

void list_cases(struct run *r, struct listing *l)
{
	const struct dossier_options *o = r->options;
	struct case_paths p = {0};
	for (size_t i = 0; i < o->n_cases; i++)
		run_find_cases(r, &p, o->cases[i], DEEP);
	if (o->n_cases == 0)
		run_find_cases(r, &p, ".", DEEP);
	for (size_t i = 0; i < p.n; i++)
		add_case(r, l, p.v[i]);
}
