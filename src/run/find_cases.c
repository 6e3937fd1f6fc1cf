/* find_cases.c - case files below a folder: a YAML file is a case if it tells the version of its format, or
 * is called so. */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "run/run.h"

enum { CASE_MOST = 4 << 20 };

/* As editors save it: with a byte order mark, or two bytes a letter. What cannot be read so is told by
 * whoever reads the case. */
static void plain_letters(struct buf *text)
{
	size_t n = 0, from = text->n >= 3 && memcmp(text->data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	if (text->n >= 2 && (memcmp(text->data, "\xFF\xFE", 2) == 0 || memcmp(text->data, "\xFE\xFF", 2) == 0))
		from = 2;
	for (size_t i = from; i < text->n; i++)
		if (text->data[i] != '\0')
			text->data[n++] = text->data[i];
	text->n = n;
}

static const char *skip_blanks(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t'))
		p++;
	return p;
}

/* dossier: or "dossier" : */
static bool is_version(const char *p, const char *end)
{
	static const char key[] = "dossier";
	size_t n = sizeof key - 1;
	char quote = p < end && (*p == '"' || *p == '\'') ? *p++ : '\0';
	if ((size_t)(end - p) <= n || memcmp(p, key, n) != 0)
		return false;
	p += n;
	if (quote && *p++ != quote)
		return false;
	p = skip_blanks(p, end);
	return p < end && *p == ':';
}

static bool has_version(struct buf *text)
{
	plain_letters(text);
	const char *p = (const char *)text->data, *end = p + text->n;
	while (p && p < end) {
		if (is_version(p, end))
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

/* Whoever mistypes its first line must not lose the case. */
static bool is_called_case(const char *name)
{
	return strcasecmp(name, "case.yaml") == 0 || strcasecmp(name, "case.yml") == 0;
}

static bool is_case(struct run *r, struct case_paths *p, const char *path)
{
	const char *name = fs_name_of(path), *dot = strrchr(name, '.');
	struct buf text = {0};
	if (*name == '.' || !dot || (strcasecmp(dot, ".yaml") != 0 && strcasecmp(dot, ".yml") != 0))
		return false;
	bool is_read = fs_read_all(&text, path, CASE_MOST);
	if (!is_read)
		report_unread(r, p, path);
	bool is = is_read && (is_called_case(name) || has_version(&text));
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
