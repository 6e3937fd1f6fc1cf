/* outcome.c - what a build came to: of what it was made, what was made, and what there was to say. */
#include "custody/custody.h"
#include "run/run.h"

/* With the digests of all that belongs to the case: what nobody hashed is small, and was read a moment
 * ago. Of its folder of fonts the names count: another one may take the place of those that were read. */
static const struct dossier_file *list_inputs(struct run *r, size_t *n)
{
	const char *fonts = r->given->fonts.place;
	const struct dossier_file *inputs = run_list_inputs(r, n);
	struct dossier_file *v = ARENA_ARRAY(r->arena, struct dossier_file, *n + 1);
	for (size_t i = 0; i < *n; i++) {
		v[i] = inputs[i];
		if (v[i].origin == DOSSIER_OF_CASE && !v[i].sha256[0])
			custody_hash_path(v[i].sha256, v[i].path);
	}
	if (fonts) {
		v[*n] = (struct dossier_file){.path = fonts, .origin = DOSSIER_OF_CASE};
		custody_hash_folder(v[(*n)++].sha256, fonts, false);
	}
	return v;
}

const char *run_say_when(struct arena *a, const struct when *w)
{
	char text[64];
	return date_print(text, sizeof text, &w->date, true) > 0 ? arena_strdup(a, text) : NULL;
}

static void add_case(struct run *r, struct dossier_outcome *o)
{
	const struct casefile *c = r->given;
	o->platform = c->platform.s;
	o->complaint = c->complaint.s;
	o->number = c->number.s && !casefile_is_blank(c->number.s) ? c->number.s : NULL;
	o->language = c->language.s;
	o->respond_by = run_say_when(r->arena, &c->respond_by);
	o->deadline = r->deadline;
	o->answer_by = run_say_when(r->arena, &r->answer_by);
}

void run_tell_read(struct run *r)
{
	struct dossier_outcome o = {.status = DOSSIER_OK};
	r->is_told = true;
	if (!r->options->was_read)
		return;
	add_case(r, &o);
	r->options->was_read(r->options->ended_context, &o);
}

void run_tell_outcome(struct run *r, enum dossier_status status)
{
	struct buf messages = {0};
	if (!r->options->ended)
		return;
	struct dossier_outcome o = {.status = status};
	if (r->given) {
		if (!r->is_told) /* it could not be read */
			run_tell_read(r);
		o.inputs = list_inputs(r, &o.n_inputs);
		add_case(r, &o);
	}
	o.outputs = r->delivered;
	o.n_outputs = r->n_delivered;
	if (r->n_delivered > 0 && r->products & PRODUCT_PDF)
		o.n_pages = r->bound ? r->bound->n : r->pages->n;
	o.n_errors = diag_count(r->diag, LEVEL_ERROR) + diag_count(r->diag, LEVEL_SYSTEM);
	o.n_warnings = diag_count(r->diag, LEVEL_WARNING);
	diag_add_json_line(&messages, r->diag);
	buf_add_byte(&messages, '\0');
	o.messages = (const char *)messages.data;
	r->options->ended(r->options->ended_context, &o);
	buf_drop(&messages);
}
