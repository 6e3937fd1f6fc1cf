/* outputs.c - files on their way out: each is written to a temporary one and hashed as it passes; in the end
 * all take their names, or none does. */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "run/outputs.h"

/* What names that place. In a batch, which alone has a stock, -o is the folder of all. */
static const char *option_of(const struct run *r, const char *path)
{
	const char *depfile = r->options->depfile;
	if (depfile && strcmp(path, depfile) == 0)
		return N_("--depfile FILE");
	return r->options->stock ? N_("-o FOLDER") : N_("-o FOLDER/NAME.pdf");
}

void run_report_write(struct run *r, const char *path, int error)
{
	const char *name = strcmp(path, "-") == 0 ? _("standard output") : path;
	diag_failure(r->diag, (struct mark){0}, "write-failed", error, "%s cannot be written: %s", name,
	             message_errno(error));
	diag_advise_writing(r->diag, error, option_of(r, path));
}

/* ---- no input is written over ---- */

static bool is_same_place(const struct fs_file *a, const struct fs_file *b)
{
	return a->identity[0] == b->identity[0] && a->identity[1] == b->identity[1];
}

static bool is_place(const struct fs_file *a, const char *path)
{
	struct fs_file f;
	if (!fs_open(&f, path))
		return false;
	bool is_same = is_same_place(a, &f);
	fs_close(&f);
	return is_same;
}

static const char *input_at(const struct run *r, const struct fs_file *target)
{
	const struct casefile *c = r->given;
	for (size_t i = 0; i < c->n_inputs; i++)
		if (is_place(target, c->inputs[i]))
			return c->inputs[i];
	for (size_t i = 0; i < c->n_files; i++)
		if (is_same_place(target, &r->intake[i].file))
			return c->files[i].path;
	return NULL;
}

static const char *find_input(const struct run *r, const char *path)
{
	struct fs_file target;
	if (!path || strcmp(path, "-") == 0 || !fs_open(&target, path))
		return NULL;
	const char *input = input_at(r, &target);
	fs_close(&target);
	return input;
}

bool output_is_input(const struct run *r, const char *path)
{
	return find_input(r, path) != NULL;
}

static bool is_no_input(struct run *r, const char *path)
{
	const char *input = find_input(r, path);
	if (!input)
		return true;
	diag_error(r->diag, (struct mark){0}, "output-is-input",
	           "%s would be written over, which this dossier is made from", input);
	diag_advise(r->diag, "choose another name with -o");
	return false;
}

/* A case beside this one, whose dossier belongs there: case-1.yaml, where case.yaml comes in volumes. What
 * was named with -o is the user's own choice. */
static const char *find_neighbour(const struct run *r, const char *path)
{
	static const char *const endings[] = {".yaml", ".yml"};
	const char *own = r->options->case_path, *name = fs_name_of(path), *dot = strrchr(name, '.');
	bool is_chosen = r->options->output && strcmp(path, r->options->output) == 0;
	if (is_chosen || !dot || strcasecmp(dot, ".pdf") != 0 || strcmp(own, "-") == 0)
		return NULL;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		const char *other = arena_printf(r->arena, "%.*s%s", (int)(dot - name), name, endings[i]);
		const char *place = fs_join(r->arena, fs_folder_of(r->arena, own), other);
		if (fs_exists(place) && !fs_is_same(place, own))
			return place;
	}
	return NULL;
}

static bool is_no_neighbours(struct run *r, const char *path)
{
	const char *other = find_neighbour(r, path);
	if (!other)
		return true;
	diag_error(r->diag, (struct mark){0}, "output-taken", "%s has the name of the dossier of %s", path,
	           other);
	diag_advise(r->diag, "give one of the two cases another name, or choose one with -o");
	return false;
}

/* ---- one file ---- */

static void report_met(struct run *r, const char *one, const char *other)
{
	if (strcmp(one, other) == 0) {
		diag_error(r->diag, (struct mark){0}, "output-taken",
		           "%s is named twice: one would be written over the other", other);
		diag_advise(r->diag, "choose another name with %s", _(option_of(r, other)));
	} else {
		diag_error(r->diag, (struct mark){0}, "output-taken", "%s and %s are one file", one, other);
		diag_advise(r->diag, "remove the link, or choose another name with %s", _(option_of(r, other)));
	}
}

/* Links may make one file of two. */
static bool is_alone(struct outputs *o, const struct fs_output *file, const char *path)
{
	for (size_t i = 0; i < o->n; i++)
		if (fs_output_meets(o->v[i]->file, file)) {
			report_met(o->run, o->v[i]->path, path);
			return false;
		}
	return true;
}

static struct fs_output *open_file(const struct run *r, const char *path)
{
	struct fs_output *file = fs_output_new(path);
	if (file && (run_hides(r) || covered_any(r)) && !fs_output_hold(file)) { /* see proof.c */
		fs_output_abandon(file);
		return NULL;
	}
	return file;
}

struct output *output_open(struct outputs *o, const char *path)
{
	if (!is_no_input(o->run, path) || !is_no_neighbours(o->run, path))
		return NULL;
	struct fs_output *file = open_file(o->run, path);
	if (!file) {
		run_report_write(o->run, path, errno);
		return NULL;
	}
	if (!is_alone(o, file, path)) {
		fs_output_abandon(file);
		return NULL;
	}
	struct output *output = ARENA_NEW(o->run->arena, struct output);
	*output = (struct output){.path = path, .file = file, .hash = custody_hash_new()};
	return *ARENA_PUSH(o->run->arena, o->v, o->n) = output;
}

bool output_write(struct output *o, const void *bytes, size_t n)
{
	custody_hash_add(o->hash, bytes, n);
	return fs_output_write(o->file, bytes, n);
}

bool output_settle(struct outputs *all, struct output *o)
{
	if (o->hash)
		custody_hash_end(o->hash, &o->digest);
	o->hash = NULL;
	if (fs_output_settle(o->file))
		return true;
	run_report_write(all->run, o->path, errno);
	return false;
}

/* ---- names of several ---- */

size_t run_count_digits(size_t n)
{
	size_t digits = 1;
	while (n /= 10)
		digits++;
	return digits;
}

/* From ten on all numbers are as long. */
const char *run_numbered_path(struct arena *a, const char *base, size_t i, size_t n, const char *kind)
{
	return arena_printf(a, "%s-%0*zu.%s", base, (int)run_count_digits(n), i + 1, kind);
}

/* ---- together or not at all ---- */

static void commit(struct outputs *all, struct output *o)
{
	struct run *r = all->run;
	struct dossier_file done = {.path = o->path, .bytes = fs_output_bytes(o->file)};
	custody_hex(done.sha256, &o->digest);
	if (fs_output_commit(o->file))
		*ARENA_PUSH(r->arena, r->delivered, r->n_delivered) = done;
	else
		run_report_write(r, o->path, errno);
	o->file = NULL;
}

void outputs_commit(struct outputs *o)
{
	for (size_t i = 0; i < o->n; i++)
		if (!output_settle(o, o->v[i]))
			return;
	for (size_t i = o->n; i-- > 0 && diag_worst(o->run->diag) < LEVEL_ERROR;)
		commit(o, o->v[i]);
}

void outputs_drop(struct outputs *o)
{
	for (size_t i = 0; i < o->n; i++) {
		fs_output_abandon(o->v[i]->file);
		if (o->v[i]->hash)
			custody_hash_end(o->v[i]->hash, NULL);
	}
}
