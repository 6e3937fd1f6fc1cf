/* rule.c - what --depfile writes: a rule by which make and ninja know when to build again. */
#include <string.h>

#include "base/depfile.h"
#include "base/message.h"
#include "run/outputs.h"

struct names {
	const char **v;
	size_t n;
};

static void report_name(struct run *r, const char *path, bool is_output)
{
	diag_error(r->diag, (struct mark){0}, "depfile-name",
	           "%s has a name that make and ninja cannot both read", path);
	if (is_output)
		diag_advise(r->diag, "choose another name with -o, best of letters and digits");
	else
		diag_advise(r->diag, "give the file another name, best of letters and digits");
}

/* make takes brackets for a pattern where it fits other files. */
static bool can_name(const char *path, bool is_output)
{
	return depfile_can_name(path, is_output) && !(strchr(path, '[') && fs_is_pattern_of_others(path));
}

static bool add_name(struct run *r, struct names *names, const char *path, bool is_output)
{
	if (!can_name(path, is_output)) {
		report_name(r, path, is_output);
		return false;
	}
	*ARENA_PUSH(r->arena, names->v, names->n) = path;
	return true;
}

/* An input that is missing, as a picture of an earlier case may be, would be one that changes every time. */
static bool list_names(struct outputs *o, struct names *outputs, struct names *inputs)
{
	struct run *r = o->run;
	size_t n;
	const struct dossier_file *all = run_list_inputs(r, &n);
	bool ok = true;
	for (size_t i = 0; i < o->n; i++)
		ok &= add_name(r, outputs, o->v[i]->path, true);
	for (size_t i = 0; i < n; i++)
		if (fs_exists(all[i].path))
			ok &= add_name(r, inputs, all[i].path, false);
	return ok;
}

bool rule_write(struct outputs *o)
{
	struct names outputs = {0}, inputs = {0};
	struct buf rule = {0};
	if (!list_names(o, &outputs, &inputs))
		return false;
	struct output *file = output_open(o, o->run->options->depfile);
	if (!file)
		return false;
	fs_output_sweep(file->file);
	depfile_write(&rule, outputs.v, outputs.n, inputs.v, inputs.n);
	output_write(file, rule.data, rule.n);
	buf_drop(&rule);
	return true;
}
