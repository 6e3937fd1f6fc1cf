/* diag_path.c - paths that could not be read or written: whose fault it is, and what to do about it. */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/diag.h"
#include "base/diag_int.h"
#include "base/fs.h"
#include "base/message.h"

#define MANY_OPEN N_("too many files are open: close other programs, or raise the limit with ulimit -n")

static const struct advice {
	int error;
	bool blames_path;
	const char *reading, *writing; /* %s is an option; NULL: does not happen, or has words of its own */
} advices[] = {
	{EACCES, true, N_("chmod u+r FILE lets you read it, chmod u+rx a folder; or use a copy of your own"),
	 N_("you may not write to this folder: choose another with %s")},
	{EPERM, true, N_("you may not read it: use a copy of your own"),
	 N_("you may not write this file: choose another with %s")},
	{ENOENT, true, NULL, N_("there is no such folder: make it, or choose another with %s")},
	{ENOTDIR, true, N_("a part of this path is a file, not a folder: correct the path"),
	 N_("a part of this path is a file, not a folder: choose another with %s")},
	{EISDIR, true, N_("name the file itself"),
	 N_("this is a folder: add the name of a file, %s")},
	{EINVAL, true, N_("name the file itself"), NULL},
	{ELOOP, true, N_("a symbolic link in this path leads to itself: name the file it was to lead to"),
	 N_("a symbolic link in this path leads to itself: choose another with %s")},
	{ENAMETOOLONG, true, N_("give the file a shorter name"), N_("choose a shorter name with %s")},
	{EROFS, true, NULL, N_("this disk is read-only: choose another with %s")},
	{ETXTBSY, true, NULL, N_("this is a program, and it is running: choose another with %s")},
	{ENOSPC, false, NULL, N_("make room on the disk, or choose a file elsewhere with %s")},
	{EDQUOT, false, NULL,
	 N_("your share of the disk is used up: delete something, or choose another with %s")},
	{EFBIG, false, NULL, N_("a limit on the size of files forbids it: raise it with ulimit -f")},
	{EPIPE, false, NULL, N_("the program that was to read it has ended")},
	{EMFILE, false, MANY_OPEN, MANY_OPEN},
	{ENFILE, false, MANY_OPEN, MANY_OPEN},
};

static const struct advice *find_advice(int error)
{
	for (size_t i = 0; i < sizeof advices / sizeof *advices; i++)
		if (advices[i].error == error)
			return &advices[i];
	return NULL;
}

bool diag_blames_path(int error)
{
	const struct advice *a = find_advice(error);
	return a && a->blames_path;
}

/* ---- a name that is not there ---- */

static size_t stem_bytes(const char *name)
{
	const char *dot = strrchr(name, '.');
	return dot && dot > name ? (size_t)(dot - name) : strlen(name);
}

static bool is_yaml(const char *name)
{
	const char *ending = name + stem_bytes(name);
	return strcasecmp(ending, ".yaml") == 0 || strcasecmp(ending, ".yml") == 0;
}

/* "a.jpg" for "A.png": too short a name for a count of letters, and the likeliest slip of all. */
static const char *same_stem(const char *name, const char *const *names, size_t n)
{
	size_t bytes = stem_bytes(name);
	for (size_t i = 0; i < n; i++)
		if (stem_bytes(names[i]) == bytes && names[i][bytes] == '.' && is_yaml(names[i]) == is_yaml(name) &&
		    strncasecmp(names[i], name, bytes) == 0)
			return names[i];
	return NULL;
}

/* The same name one folder further down: "order.png" for "shots/order.png". */
static const char *name_below(struct arena *a, const char *folder, const char *name, const char *const *names,
                              size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *below = fs_join(a, names[i], name);
		if (fs_exists(fs_join(a, folder, below)))
			return below;
	}
	return NULL;
}

/* On disks of other systems A.PNG is a.png. */
static const char *same_letters(const char *name, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcasecmp(name, names[i]) == 0)
			return names[i];
	return NULL;
}

static const char *nearest_path(struct arena *a, const char *folder, const char *name)
{
	size_t n;
	const char **names = fs_list(a, folder, &n);
	const char *nearest = same_letters(name, names, n);
	if (!nearest)
		nearest = same_stem(name, names, n);
	if (!nearest)
		nearest = name_below(a, folder, name, names, n);
	return nearest ? nearest : diag_nearest(name, names, n);
}

static void advise_missing(struct diag *d, const char *place, const char *written)
{
	const char *folder = fs_folder_of(d->arena, place);
	if (!fs_is_folder(folder)) {
		diag_advise(d, "there is no folder \"%s\"", folder);
		return;
	}
	const char *nearest = nearest_path(d->arena, folder, fs_name_of(place));
	if (nearest)
		diag_advise(d, "did you mean \"%s\"?",
		            fs_join(d->arena, fs_folder_of(d->arena, written), nearest));
	else if (strcmp(folder, ".") == 0)
		diag_advise(d, "it was looked for in the current folder, where no name is like it");
	else
		diag_advise(d, "it was looked for in %s, where no name is like it", folder);
}

/* ---- advice ---- */

void diag_advise_reading(struct diag *d, const char *place, const char *written, int error)
{
	const struct advice *a = find_advice(error);
	if (error == ENOENT)
		advise_missing(d, place, written);
	else if (a && a->reading)
		diag_advise(d, "%s", _(a->reading));
	else
		diag_advise(d, "copy it to another disk and try again: the disk or the way to it failed");
}

void diag_advise_writing(struct diag *d, int error, const char *option)
{
	const struct advice *a = find_advice(error);
	bool is_known = a && a->writing;
	diag_advise(d, is_known ? a->writing : N_("the disk or the way to it failed: choose another with %s"),
	            _(option));
}
