/* joints.c - pictures that the case wants made of several screens, or without what screens in them repeat:
 * made once all files are received, before anything else is done to them. Where that cannot be done without
 * inventing something, the files are shown as they are, or those that continue one another as one picture. */
#include <errno.h>

#include "base/message.h"
#include "run/run.h"

static bool open_part(struct run *r, struct clearance *c, struct fs_file *file, size_t index,
                      struct image_fault *fault)
{
	const char *place = r->given->files[index].place;
	*c = (struct clearance){
		.place = place, .facts = &r->evidence[index].facts, .file = file, .threads = r->options->threads,
	};
	if (!fs_open(file, place)) {
		run_fault(fault, "file-unreadable", "cannot be opened again: %s", message_errno(errno));
		return false;
	}
	if (run_is_same_file(file, &r->intake[index].file))
		return true;
	run_fault(fault, "file-changed", "was changed while the dossier was made");
	return false;
}

/* Nothing was decoded yet. The screens come two at a time, but the picture that they become is one. */
static bool is_within_limit(const struct run *r, const size_t *parts, size_t n, struct image_fault *fault)
{
	uint64_t pixels = 0;
	for (size_t i = 0; i < n; i++)
		pixels += (uint64_t)r->evidence[parts[i]].facts.width * r->evidence[parts[i]].facts.height;
	if (pixels <= run_max_pixels(r->options))
		return true;
	return image_fail(fault, "image-too-large",
	                  N_("join fewer of them, or raise the limit with --max-pixels"),
	                  "is joined with others to %llu million pixels, more than the limit of %llu million",
	                  (unsigned long long)(pixels / 1000000),
	                  (unsigned long long)(run_max_pixels(r->options) / 1000000));
}

static bool join(struct run *r, struct joints *joints, const size_t *parts, size_t n,
                 struct image_fault *fault)
{
	struct clearance *c = ARENA_ARRAY(r->arena, struct clearance, n);
	struct fs_file *files = ARENA_ARRAY(r->arena, struct fs_file, n);
	bool is_good = is_within_limit(r, parts, n, fault);
	for (size_t i = 0; is_good && i < n; i++)
		is_good = open_part(r, &c[i], &files[i], parts[i], fault);
	is_good = is_good && privacy_join(joints, r->arena, c, n, fault);
	for (size_t i = 0; i < n; i++)
		fs_close(&files[i]);
	return is_good;
}

static bool needs_whole(const struct edits *e)
{
	return e->crop.n > 0 || e->n_redactions > 0 || e->rotate.s || e->is_whole;
}

/* What was to be covered or cropped in the whole cannot be found in its parts. */
static void report_gap(struct run *r, const struct file *f, size_t part, bool is_before)
{
	const struct file *files = r->given->files;
	const char *before = files[f->parts[part - 1]].path, *path = files[f->parts[part]].path;
	if (needs_whole(f->edits)) {
		diag_error(r->diag, f->edits->stitch.at, "stitch-apart",
		           "%s does not continue %s: there is no joined picture to cover, crop or turn", path,
		           before);
	} else {
		diag_warning(r->diag, f->edits->stitch.at, "stitch-apart",
		             "%s does not continue %s: these two are not joined, but shown one after the other",
		             path, before);
	}
	bool is_twice = false;
	for (size_t i = 0; i < part; i++)
		is_twice |= f->parts[i] == f->parts[part];
	if (is_twice)
		diag_advise(r->diag, "%s is named twice: name it once", path);
	else if (is_before)
		diag_advise(r->diag, "name them the other way round: %s continues %s", before, path);
	else if (needs_whole(f->edits))
		diag_advise(r->diag, "show and edit each screenshot on its own");
	else
		diag_advise(r->diag, "take them anew, unscaled, so that each begins with the last lines of the one "
		            "before");
}

/* The next screen may begin with the same words, said once more. */
static void report_single(struct run *r, const struct file *f, const struct joint *joint)
{
	const struct file *files = r->given->files;
	for (size_t i = 0; i < joint->n_twins; i++) {
		const struct image_twin *t = &joint->twins[i];
		if (t->n_said == 0)
			continue;
		diag_note(r->diag, f->edits->stitch.at, "stitch-single",
		          t->n_said == 1 ? N_("%s continues %s by %u message or line alone")
		                         : N_("%s continues %s by %u messages or lines alone"),
		          files[f->parts[t->other_part]].path, files[f->parts[t->part]].path, t->n_said);
		diag_advise(r->diag, "look at the joined picture; if that was said twice, take them anew so that "
		            "more of them overlaps, or show each on its own");
	}
}

static void report_untrimmed(struct run *r, const struct file *f)
{
	diag_note(r->diag, f->edits->trim.at, "trim-nothing",
	          "no head or foot is repeated in %s: nothing of it is left out",
	          f->path);
	diag_advise(r->diag, "take \"trim\" out; rows that differ in anything are never left out");
}

static void show_instead(struct run *r, size_t view, size_t shown)
{
	struct evidence *e = &r->evidence[view];
	r->evidence[shown].is_fallback = true;
	*ARENA_PUSH(r->arena, e->apart, e->n_apart) = shown;
}

/* What continues the one before it is joined, and nothing else. */
static void show_runs(struct run *r, size_t i, const struct joints *joints)
{
	const struct file *f = &r->given->files[i];
	size_t run = f->runs;
	r->evidence[i] = (struct evidence){.path = f->path, .same_as = i, .is_apart = true};
	for (size_t k = 0; k < joints->n; k++) {
		struct joint *joint = &joints->v[k];
		if (k > 0)
			report_gap(r, f, joint->first, joint->is_before);
		if (joint->n_stretches > 0)
			r->intake[run].joint = joint;
		show_instead(r, i, joint->n_stretches > 0 ? run++ : f->parts[joint->first]);
	}
}

/* Of another page of the same mention? */
static bool is_told(const struct run *r, size_t i)
{
	const struct file *files = r->given->files;
	size_t k = 0;
	while (k < i && files[k].edits != files[i].edits)
		k++;
	return k < i;
}

/* A page is drawn anew wherever it is shown, or is one of many in its file: there is no one picture. */
static bool refuse_page(struct run *r, size_t i, size_t part)
{
	const struct file *f = &r->given->files[i];
	if (!run_is_pdf(r, part) && !f->page)
		return false;
	r->evidence[i].is_apart = true;
	if (is_told(r, i))
		return true;
	diag_error(r->diag, f->n_parts ? f->edits->stitch.at : f->edits->trim.at, "bad-value",
	           f->n_parts ? N_("%s is a PDF: pages cannot be joined as screenshots are")
	                      : N_("%s has pages: heads and feet are left out of screenshots alone"),
	           r->given->files[part].path);
	diag_advise(r->diag, f->n_parts ? N_("show its pages as exhibits of their own")
	                                : N_("take \"trim\" out, or show a part of the page with \"crop\""));
	return true;
}

static bool is_made_of_same(const struct run *r, const struct file *f, const struct file *g)
{
	bool is_same = f->n_parts == g->n_parts && run_has_same_bytes(r, f->original, g->original);
	for (size_t i = 0; is_same && i < f->n_parts; i++)
		is_same = run_has_same_bytes(r, f->parts[i], g->parts[i]);
	return is_same;
}

/* Of the same screens what was made of them before; n 0: nothing was. */
static struct joints find_made(const struct run *r, const struct joints *made, size_t i)
{
	const struct file *files = r->given->files;
	for (size_t k = 0; k < i; k++)
		if (made[k].n > 0 && is_made_of_same(r, &files[k], &files[i]))
			return made[k];
	return (struct joints){0};
}

/* made: by file. */
static void join_file(struct run *r, struct joints *made, size_t i)
{
	const struct file *f = &r->given->files[i];
	size_t n = f->n_parts ? f->n_parts : 1;
	const size_t *parts = f->n_parts ? f->parts : &f->original;
	for (size_t k = 0; k < n; k++)
		if (!r->intake[parts[k]].is_known || refuse_page(r, i, parts[k]))
			return;
	struct joints joints = find_made(r, made, i);
	bool is_new = joints.n == 0;
	if (is_new && !join(r, &joints, parts, n, &r->intake[i].fault)) {
		r->evidence[i].is_apart = true; /* no picture: the fault is told */
		return;
	}
	made[i] = joints;
	for (size_t k = 0; is_new && k < joints.n; k++)
		report_single(r, f, &joints.v[k]);
	if (joints.n > 1) {
		show_runs(r, i, &joints);
	} else if (joints.v[0].n_stretches > 0) {
		r->intake[i].joint = &joints.v[0];
	} else {
		r->evidence[f->original].is_fallback = !needs_whole(f->edits);
		report_untrimmed(r, f);
	}
}

void run_join_screens(struct run *r)
{
	struct joints *made = ARENA_ARRAY(r->arena, struct joints, r->given->n_files);
	for (size_t i = 0; i < r->given->n_files; i++) {
		const struct edits *e = r->given->files[i].edits;
		if (e && (e->stitch.n > 0 || e->trim.s))
			join_file(r, made, i);
	}
}
