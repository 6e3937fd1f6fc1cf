/* list_cases.c - dossier list cases: how far each case has come, from the case files alone. Of a folder those
 * in it and in the folders right below it; a YAML file is a case if it tells the version of its format. */
#include <errno.h>
#include <string.h>

#include "base/message.h"
#include "run/listing.h"
#include "run/run.h"

enum { CASE_MOST = 4 << 20, CASES_MOST = 10000 };

struct paths {
	const char **v;
	size_t n;
};

/* ---- which files ---- */

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

static bool is_case(const char *path)
{
	const char *name = fs_name_of(path), *dot = strrchr(name, '.');
	struct buf text = {0};
	bool is_yaml = *name != '.' && dot && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0);
	bool is = is_yaml && fs_read_all(&text, path, CASE_MOST) && has_version(&text);
	buf_drop(&text);
	return is;
}

static void look_into(struct run *r, struct paths *p, const char *folder, bool goes_deeper)
{
	size_t n;
	const char **names = fs_list(r->arena, folder, &n);
	for (size_t i = 0; i < n && p->n < CASES_MOST; i++) {
		const char *path = strcmp(folder, ".") == 0 ? names[i] : fs_join(r->arena, folder, names[i]);
		if (*names[i] == '.')
			continue;
		if (fs_is_folder(path)) {
			if (goes_deeper)
				look_into(r, p, path, false);
		} else if (is_case(path)) {
			*ARENA_PUSH(r->arena, p->v, p->n) = path;
		}
	}
}

static void look_at(struct run *r, struct paths *p, const char *path)
{
	size_t n_before = p->n;
	if (!fs_is_folder(path)) {
		*ARENA_PUSH(r->arena, p->v, p->n) = path;
		return;
	}
	look_into(r, p, path, true);
	if (p->n > n_before)
		return;
	diag_note(r->diag, (struct mark){0}, "no-cases", "there is no case file in %s",
	          strcmp(path, ".") == 0 ? _("this folder") : path);
	diag_advise(r->diag, "dossier init FOLDER begins one");
}

/* ---- what is told ---- */

static const char *print_when(struct run *r, const struct when *w)
{
	char text[64];
	return date_print(text, sizeof text, &w->date, true) > 0 ? arena_strdup(r->arena, text) : NULL;
}

/* The words of a case file, in the language of the messages. */
static void add_word(struct listing *l, const char *word)
{
	static const char *const words[] = {
		N_("drafted"), N_("submitted"), N_("decided"), N_("upheld"), N_("rejected"), N_("partly"),
	};
	for (size_t i = 0; word && i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i], word) == 0) {
			listing_add_word(l, words[i]);
			return;
		}
	listing_add_text(l, word);
}

static void add_case(struct run *r, struct listing *l, const char *path)
{
	const struct casefile_options options = {.allow_outside = true}; /* nothing of it is opened */
	bool is_there = strcmp(path, "-") == 0 || fs_exists(path);
	struct diag *own = is_there ? diag_new(r->arena) : r->diag;
	const struct casefile *c = casefile_load(r->arena, own, path, &options);
	if (!is_there)
		return;
	if (diag_worst(own) >= LEVEL_ERROR) {
		diag_warning(r->diag, (struct mark){0}, "case-errors", "%s has errors: not all of it may be listed",
		             path);
		diag_advise(r->diag, "dossier check %s tells them", path);
	}
	listing_add_text(l, path);
	listing_add_text(l, c->number.s);
	listing_add_text(l, c->platform.s);
	listing_add_text(l, c->complaint.s);
	add_word(l, c->status.state.s);
	listing_add_text(l, print_when(r, &c->status.at_time));
	add_word(l, c->status.outcome.s);
	listing_add_text(l, print_when(r, &c->respond_by));
}

void list_cases(struct run *r, struct listing *l)
{
	const struct dossier_options *o = r->options;
	struct paths p = {0};
	for (size_t i = 0; i < o->n_cases; i++)
		look_at(r, &p, o->cases[i]);
	if (o->n_cases == 0)
		look_at(r, &p, ".");
	for (size_t i = 0; i < p.n; i++)
		add_case(r, l, p.v[i]);
}
