/* environment.c - the clock, the environment and the program's own place: read here, and the language's
 * variables in language.c, and nowhere else. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/message.h"
#include "base/plug.h"
#include "cli/cli.h"

#define UP_MOST 4 /* folders between a program in a build folder and its sources */

/* SOURCE_DATE_EPOCH by its specification: seconds, digits only. */
static bool read_source_date(struct request *r, const char *text)
{
	char *end;
	errno = 0;
	long long seconds = strtoll(text, &end, 10);
	if (*text < '0' || *text > '9' || *end != '\0' || errno || seconds > INT64_C(7258118399)) { /* 2199 */
		request_refuse(r, "SOURCE_DATE_EPOCH is not a number of seconds: \"%s\"", text);
		return false;
	}
	r->options.source_date = seconds;
	return true;
}

/* Started with closed standard files, the first file we open would become one of them, and a message would
 * be written into it. What stands in fails as a closed one does. */
void environment_guard(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			(void)!open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

/* In place of a font that a PDF lacks fontconfig offers one of the user's language; then a page that
 * is drawn would look otherwise on another desk. */
void environment_level(void)
{
	setenv("FC_LANG", "en", 1);
}

void environment_read(struct request *r)
{
	const char *source_date = getenv("SOURCE_DATE_EPOCH");
	r->options.messages = stderr;
	r->options.source_date = INT64_MIN;
	r->options.now = (int64_t)time(NULL);
	if (source_date && *source_date && read_source_date(r, source_date))
		r->options.now = r->options.source_date; /* else a dossier would warn today and not tomorrow */
}

/* ---- the case of a folder ---- */

static const char *case_in(struct arena *a, const char *folder)
{
	static const char *const names[] = {"case.yaml", "case.yml"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *path = fs_join(a, folder, names[i]);
		if (fs_exists(path))
			return path;
	}
	return NULL;
}

/* Any other .yaml file of the folder, for advice. */
static const char *yaml_in(struct arena *a, const char *folder)
{
	size_t n;
	const char **names = fs_list(a, folder, &n);
	for (size_t i = 0; i < n; i++) {
		const char *dot = strrchr(names[i], '.');
		if (dot && dot > names[i] && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0))
			return fs_join(a, folder, names[i]);
	}
	return NULL;
}

void environment_find_case(struct request *r)
{
	const char *folder = r->operand ? r->operand : ".";
	r->options.case_path = r->operand;
	if (!fs_is_folder(folder))
		return;
	r->options.case_path = case_in(r->arena, folder);
	if (r->options.case_path)
		return;
	request_refuse(r, "there is no case.yaml in %s", strcmp(folder, ".") == 0 ? _("this folder") : folder);
	const char *other = yaml_in(r->arena, folder);
	r->advice = other ? arena_printf(r->arena, _("did you mean \"dossier %s %s\"?"), r->command->name,
	                                 other)
	                  : arena_printf(r->arena, _("name the case file: dossier %s FOLDER/CASE.yaml"),
	                                 r->command->name);
}

/* ---- modules, templates and fonts beside the program ---- */

/* The folder above, or NULL at the root. */
static const char *folder_above(struct arena *a, const char *folder)
{
	return strcmp(folder, "/") == 0 ? NULL : fs_folder_of(a, folder);
}

const char *environment_program_folder(struct arena *a)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
	if (n <= 0)
		return NULL;
	path[n] = '\0';
	return fs_folder_of(a, path);
}

/* As installed, PREFIX/bin and PREFIX/lib/dossier; or beside the program in a build folder. */
void environment_find_modules(struct arena *a)
{
	const char *folder = environment_program_folder(a), *above = folder ? folder_above(a, folder) : NULL;
	const char *installed = above ? fs_join(a, above, DOSSIER_MODULES_INSTALLED) : NULL;
	plug_look_in(installed && fs_is_folder(installed) ? installed : folder);
}

static bool has_data(struct arena *a, const char *folder)
{
	return fs_is_folder(fs_join(a, folder, "templates/words")) && fs_is_folder(fs_join(a, folder, "fonts"));
}

/* As installed, PREFIX/bin and PREFIX/share/dossier; or the sources around a build folder. */
static const char *find_data(struct arena *a)
{
	const char *folder = environment_program_folder(a);
	if (!folder)
		return NULL;
	const char *above = folder_above(a, folder);
	const char *installed = above ? fs_join(a, above, "share/dossier") : NULL;
	if (installed && has_data(a, installed))
		return installed;
	for (int i = 0; i < UP_MOST && above; i++, above = folder_above(a, above))
		if (has_data(a, above) && fs_exists(fs_join(a, above, "include/dossier.h")))
			return above;
	return NULL;
}

/* A terminal that wants colours: https://no-color.org and the oldest convention of all. */
static bool wants_colour(const struct request *r)
{
	if (r->colour != COLOUR_AUTO)
		return r->colour == COLOUR_ALWAYS;
	const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
	return isatty(STDERR_FILENO) && !(no_color && *no_color) && term && strcmp(term, "dumb") != 0;
}

void environment_finish(struct request *r)
{
	struct dossier_options *o = &r->options;
	const char *data = find_data(r->arena);
	if (data && !o->templates)
		o->templates = fs_join(r->arena, data, "templates");
	if (data && !o->fonts_table)
		o->fonts_table = fs_join(r->arena, data, "fonts/faces.yaml");
	o->colour = wants_colour(r);
	o->language = language_of_titles(r->arena);
	if (o->format != DOSSIER_FORMAT_TEXT)
		o->messages = stdout;
}
