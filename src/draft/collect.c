/* collect.c - the files of a folder and those below it, each looked at as far as its bytes tell. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/fs.h"
#include "base/message.h"
#include "base/utf8.h"
#include "draft/draft_int.h"
#include "enclosure/enclosure.h"
#include "image/image.h"

enum { FILES_MOST = 5000, DEPTH_MOST = 8, PAGE_PIXEL = 500 /* [mpt] */ };

/* ---- which files are looked at ---- */

static bool ends_with(const char *name, const char *ending)
{
	size_t n = strlen(name), k = strlen(ending);
	return n > k && strcasecmp(name + n - k, ending) == 0;
}

/* case.pdf, case-01.jpg: made from an earlier case file of this folder, whose list lies beside them. */
static bool is_of_us(const char *name)
{
	if (strncmp(name, "case", 4) != 0)
		return false;
	size_t digits = name[4] == '-' ? strspn(name + 5, "0123456789") + 1 : 0;
	return digits != 1 && name[4 + digits] == '.';
}

/* Hidden ones, what systems leave in folders, and what this program reads and writes. */
static bool is_ignored(const char *name)
{
	static const char *const endings[] = {".yaml", ".yml", ".sha256", "humbs.db", "esktop.ini", "akefile"};
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (ends_with(name, endings[i]))
			return true;
	return *name == '.';
}

static bool is_passed(const struct draft *k, const char *folder, const char *name)
{
	const char *list = fs_join(k->a, fs_join(k->a, k->in->folder, folder), "case.sha256");
	bool is_order = k->in->order && !*folder && strcmp(name, k->in->order) == 0;
	return is_order || is_ignored(name) || (is_of_us(name) && fs_exists(list));
}

static int compare_names(const void *a, const void *b)
{
	return names_compare(*(const char *const *)a, *(const char *const *)b);
}

/* ---- one file ---- */

static void leave_out(struct draft *k, struct found *f, bool is_evidence, const char *why, const char *advice)
{
	f->left_out = arena_strdup(k->a, why);
	if (is_evidence)
		diag_warning(k->d, (struct mark){0}, "left-out", "%s %s", f->path, why);
	else
		diag_note(k->d, (struct mark){0}, "left-out", "%s %s", f->path, why);
	diag_advise(k->d, "%s", advice);
}

/* Line ends and tabs can be written, the others not even as escapes. */
static bool has_control(const char *path)
{
	for (size_t n = strlen(path), i = 0; i < n;) {
		uint32_t cp = utf8_next(path, n, &i);
		if ((cp < 0x20 && cp != '\n' && cp != '\t') || (cp >= 0x7F && cp < 0xA0))
			return true;
	}
	return false;
}

/* A name that no case file can hold, or that means something else there. */
static bool has_bad_name(struct draft *k, struct found *f, const char *place)
{
	const char *why = NULL, *advice = _("give the file another name");
	if (utf8_check(f->path, strlen(f->path)) < strlen(f->path))
		why = _("has a name that is not UTF-8");
	else if (has_control(f->path))
		why = _("has a control character in its name");
	else if (strchr(f->path, '\\'))
		why = _("has a backslash in its name");
	else if (!fs_is_inside(k->in->folder, place))
		why = _("leads nowhere, or out of the folder"), advice = _("copy the picture itself into the folder");
	if (why)
		leave_out(k, f, true, why, advice);
	return why != NULL;
}

/* Its first page tells what it is. */
static void look_into_pdf(struct draft *k, struct found *f, const struct fs_file *file)
{
	struct image_fault fault = {0};
	struct enclosure *e = enclosure_open(file, &fault);
	if (!e) {
		leave_out(k, f, true, fault.why, fault.advice);
		return;
	}
	struct enclosure_size size = enclosure_size(e, 0);
	f->facts.width = (uint32_t)size.width / PAGE_PIXEL + 1;
	f->facts.height = (uint32_t)size.height / PAGE_PIXEL + 1;
	enclosure_close(e);
}

static void look_at(struct draft *k, struct found *f, const char *place)
{
	struct image_fault fault;
	struct fs_file file;
	if (has_bad_name(k, f, place))
		return;
	if (!fs_open(&file, place)) {
		leave_out(k, f, true, arena_printf(k->a, _("cannot be read: %s"), message_errno(errno)),
		          _("look at its permissions; only files are taken, no devices"));
		return;
	}
	bool is_picture = image_probe(&f->facts, &file, k->in->max_pixels, &fault);
	if (f->facts.format == IMAGE_PDF)
		look_into_pdf(k, f, &file);
	else if (!is_picture)
		leave_out(k, f, strcmp(fault.code, "image-unknown") != 0, fault.why, fault.advice);
	else if (ends_with(f->path, ".pdf"))
		leave_out(k, f, true, _("is a picture with the name of a PDF"), _("give the file another name"));
	fs_close(&file);
}

/* ---- folders ---- */

/* Links to folders are not followed: they may lead anywhere, and in circles. */
static bool is_link(const struct draft *k, const char *path)
{
	const char *real = fs_relative(k->a, k->in->folder, fs_join(k->a, k->in->folder, path));
	return !real || strcmp(real, path) != 0;
}

static void collect_folder(struct draft *k, const char *folder, int depth);

/* What lies in it is in the dossier, or told. */
static void enter_folder(struct draft *k, const char *path, int depth)
{
	struct found closed = {.path = path};
	size_t n;
	errno = 0;
	if (is_link(k, path))
		leave_out(k, &closed, false, _("is a link to a folder"),
		          _("copy the pictures themselves into the folder"));
	else if (depth >= DEPTH_MOST)
		leave_out(k, &closed, true, _("lies too deep in other folders"), _("move it further up"));
	else if (!fs_list(k->a, fs_join(k->a, k->in->folder, path), &n))
		leave_out(k, &closed, true, arena_printf(k->a, _("cannot be read: %s"), message_errno(errno)),
		          _("look at its permissions; only files are taken, no devices"));
	else
		collect_folder(k, path, depth + 1);
	if (closed.left_out)
		*ARENA_PUSH(k->a, k->files, k->n_files) = closed;
}

static void collect_folder(struct draft *k, const char *folder, int depth)
{
	size_t n;
	const char **names = fs_list(k->a, *folder ? fs_join(k->a, k->in->folder, folder) : k->in->folder, &n);
	if (n > 0)
		qsort(names, n, sizeof *names, compare_names);
	for (size_t i = 0; i < n && k->n_files < FILES_MOST; i++) {
		const char *path = *folder ? arena_printf(k->a, "%s/%s", folder, names[i]) : names[i];
		const char *place = fs_join(k->a, k->in->folder, path);
		if (is_passed(k, folder, names[i]))
			continue;
		if (fs_is_folder(place)) {
			enter_folder(k, path, depth);
		} else {
			struct found *f = ARENA_PUSH(k->a, k->files, k->n_files);
			f->path = path;
			look_at(k, f, place);
		}
	}
}

bool collect_files(struct draft *k)
{
	size_t n;
	errno = 0;
	if (!fs_list(k->a, k->in->folder, &n)) {
		int error = errno;
		diag_failure(k->d, (struct mark){0}, error == ENOENT ? "file-missing" : "file-unreadable", error,
		             "%s cannot be read: %s", k->in->folder, message_errno(error));
		diag_advise_reading(k->d, k->in->folder, k->in->folder, error);
		return false;
	}
	collect_folder(k, "", 0);
	if (k->n_files < FILES_MOST)
		return true;
	diag_warning(k->d, (struct mark){0}, "left-out", "only the first %d files were looked at", FILES_MOST);
	diag_advise(k->d, "a case of so many files is never read: choose, and take the rest out of the folder");
	return true;
}
