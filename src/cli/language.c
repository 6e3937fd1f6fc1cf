/* language.c - in which language the program speaks to who runs it.
 *
 * As gettext has it: LC_ALL, LC_MESSAGES or LANG, the first that is set; LANGUAGE, a list, goes before it
 * unless it is C. But no locale need be installed, and setlocale is never called: numbers and sorting stay
 * as they are, and a fresh machine that only says LANG=zh_CN.UTF-8 is answered in Chinese. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/fs.h"
#include "base/message.h"
#include "cli/cli.h"

/* The locale of a category of messages or characters, whose own variable is given. */
static const char *locale_of(const char *category)
{
	const char *const values[] = {getenv("LC_ALL"), category, getenv("LANG")};
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		if (values[i] && *values[i])
			return values[i];
	return "";
}

/* All we print is UTF-8: to a terminal of another encoding English is said, which is legible anywhere. */
static bool is_utf8(const char *locale)
{
	const char *dot = strchr(locale, '.');
	return !dot || strncasecmp(dot, ".UTF-8", 6) == 0 || strncasecmp(dot, ".utf8", 5) == 0;
}

/* Languages between colons, the best first; "" for the program's own. */
static const char *wanted_languages(void)
{
	const char *locale = locale_of(getenv("LC_MESSAGES")), *list = getenv("LANGUAGE");
	if (strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0 || !is_utf8(locale_of(getenv("LC_CTYPE"))))
		return "";
	return list && *list ? list : locale;
}

/* ---- catalogues ---- */

/* PREFIX/share/locale for PREFIX/bin/dossier; `locale` beside it in a build folder. NULL: nowhere. */
static const char *catalogue_folder(struct arena *a)
{
	const char *program = environment_program_folder(a);
	const char *beside = program ? fs_join(a, program, "locale") : NULL;
	if (!beside || fs_is_folder(beside))
		return beside;
	return fs_join(a, fs_folder_of(a, program), "share/locale");
}

static const char *catalogue_of(struct arena *a, const char *folder, const char *language)
{
	const char *path = fs_join(a, folder, arena_printf(a, "%s/LC_MESSAGES/dossier.mo", language));
	return fs_exists(path) ? path : NULL;
}

const char **languages_list(struct arena *a, size_t *n)
{
	size_t n_all = 0;
	const char *folder = catalogue_folder(a), **found = NULL;
	const char **all = folder ? fs_list(a, folder, &n_all) : NULL;
	*n = 0;
	for (size_t i = 0; i < n_all; i++)
		if (catalogue_of(a, folder, all[i]))
			*ARENA_PUSH(a, found, *n) = all[i];
	return found;
}

/* zh_CN for "zh_CN.UTF-8"; and for "zh", "zh-Hans" or "zh_SG", as there is none that is nearer. */
static const char *nearest_language(struct arena *a, const char *wanted, size_t n_wanted)
{
	size_t n, n_language = strcspn(wanted, "_-.@:");
	const char **names = languages_list(a, &n), *nearest = NULL;
	for (size_t i = 0; i < n; i++) {
		if (strlen(names[i]) == n_wanted && strncmp(names[i], wanted, n_wanted) == 0)
			return names[i];
		if (strcspn(names[i], "_@") == n_language && strncmp(names[i], wanted, n_language) == 0)
			nearest = names[i];
	}
	return nearest;
}

void language_choose(struct arena *a)
{
	const char *wanted = wanted_languages();
	while (*wanted) {
		if (strcspn(wanted, "_-.@:") == 2 && strncmp(wanted, "en", 2) == 0)
			return;
		const char *language = nearest_language(a, wanted, strcspn(wanted, ".@:"));
		if (language && message_load(catalogue_of(a, catalogue_folder(a), language)))
			return;
		wanted += strcspn(wanted, ":");
		wanted += strspn(wanted, ":");
	}
}

const char *language_of_titles(struct arena *a)
{
	const char *wanted = wanted_languages();
	size_t n = strcspn(wanted, "_-.@:");
	if (n == 2 && strncmp(wanted, "zh", 2) == 0)
		return "zh-CN";
	return n == 2 ? arena_strndup(a, wanted, n) : NULL;
}
