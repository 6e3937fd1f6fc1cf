/* find_cases.c - case files below a folder: a YAML file is a case if it tells the version of its format. */
#include <errno.h>
#include <string.h>

#include "base/message.h"
#include "run/run.h"

enum { CASE_MOST = 4 << 20 };

static bool has_version(const struct buf *text)
{
	static const char key[] = "dossier:";
	const char *p = (const char *)text->data, *end = p + text->n;
	while (p && (size_t)(end - p) >= sizeof key - 1) {
		if (memcmp(p, key, sizeof key - 1) == 0)
			return true;
		p = memchr(p, '\n', (size_t)(end - p));
		p = p ? p + 1 : NULL;
	}
	return false;
}

/* Whoever cannot read a case must not think that there is none. */
static void report_unread(struct run *r, struct case_paths *p, const char *path)
{
	int error = errno;
	const char *advice = error == EACCES || error == EPERM
		? N_("cases in it are left out: give yourself the right to read it")
		: N_("it is left out: if it is no case, give it another name or move it away");
	const char *said = arena_printf(r->arena, _("%s cannot be read: %s"), path, message_unread(error));
	*ARENA_PUSH(r->arena, p->unread, p->n_unread) = (struct unread){path, said, _(advice)};
	diag_error(r->diag, (struct mark){0}, "unreadable", "%s cannot be read: %s", path, message_unread(error));
	diag_advise(r->diag, "%s", _(advice));
}

static bool is_case(struct run *r, struct case_paths *p, const char *path)
{
	const char *name = fs_name_of(path), *dot = strrchr(name, '.');
	struct buf text = {0};
	if (*name == '.' || !dot || (strcmp(dot, ".yaml") != 0 && strcmp(dot, ".yml") != 0))
		return false;
	bool is_read = fs_read_all(&text, path, CASE_MOST);
	if (!is_read)
		report_unread(r, p, path);
	bool is = is_read && has_version(&text);
	buf_drop(&text);
	return is;
}

/* Links to folders are not followed, as by find: they may lead round, and out of what was named. */
static void look_into(struct run *r, struct case_paths *p, const char *folder, int deep)
{
	size_t n;
	run_progress(r, N_("looking for cases"), p->n, 0);
	const char **names = fs_list(r->arena, folder, &n);
	if (!names)
		report_unread(r, p, folder);
	for (size_t i = 0; i < n; i++) {
		const char *path = strcmp(folder, ".") == 0 ? names[i] : fs_join(r->arena, folder, names[i]);
		if (*names[i] == '.')
			continue;
		if (fs_is_folder(path)) {
			if (deep > 1 && !fs_is_link(path))
				look_into(r, p, path, deep - 1);
		} else if (is_case(r, p, path)) {
			*ARENA_PUSH(r->arena, p->v, p->n) = path;
		}
	}
}

void run_find_cases(struct run *r, struct case_paths *p, const char *path, int deep)
{
	size_t n_before = p->n;
	if (!fs_is_folder(path)) {
		*ARENA_PUSH(r->arena, p->v, p->n) = path;
		return;
	}
	look_into(r, p, path, deep);
	if (p->n > n_before || diag_worst(r->diag) >= LEVEL_ERROR)
		return;
	diag_note(r->diag, (struct mark){0}, "no-cases", "there is no case file in %s",
	          strcmp(path, ".") == 0 ? _("this folder") : path);
	diag_advise(r->diag, "dossier init FOLDER begins one");
}
