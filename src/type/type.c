/* type.c - the foundry as others see it: made once, asked for languages, dropped. */
#include <hb-ot.h>
#include <stdio.h>
#include <string.h>
#include <unicode/uvernum.h>

#include "base/fs.h"
#include "type/type_int.h"

static bool has_known_file(const struct type *t, const struct choices *choices)
{
	for (size_t i = 0; i < choices->n; i++)
		for (size_t k = 0; k < t->table.n_folders; k++) {
			const char *file = choices->v[i].family->file[WEIGHT_REGULAR];
			if (file && fs_exists(fs_join(t->scratch, t->table.folders[k], file)))
				return true;
		}
	return false;
}

/* Only looks for a file: a face is opened when a text asks for it. */
static bool has_text_font(struct type *t)
{
	bool has = has_known_file(t, &t->table.fallback);
	for (size_t i = 0; !has && i < t->table.n_languages; i++)
		has = has_known_file(t, &t->table.languages[i].text);
	arena_clear(t->scratch);
	return has || type_find_chain(t, type_find_language(t, "und"), FACE_TEXT)->primary;
}

/* NULL: none is wished for, or it is not there. */
static struct family *find_wish(struct type *t, struct diag *d, const struct font_wish *wish, enum weight w)
{
	struct family *f = wish->name ? table_find_family(&t->table, t->arena, wish->name) : NULL;
	if (!f || face_of_family(t, f, w))
		return f;
	diag_warning(d, wish->at, "font-missing", "no font of the family \"%s\" was found, "
	             "set in the default one", wish->name);
	if (f->package)
		diag_advise(d, "install it: apt-get install %s", f->package);
	else
		diag_advise(d, "put its files into a folder and name that with --fonts");
	return NULL;
}

static void open_folder(struct type *t, struct diag *d, const struct font_wish *folder)
{
	size_t before = t->given.n;
	catalogue_add_folder(&t->given, t->arena, folder->name);
	if (t->given.n > before)
		return;
	diag_warning(d, folder->at, "font-missing", "no font in the folder %s", folder->name);
	diag_advise(d, "put .ttf, .otf or .ttc files there, or name another folder");
}

static bool open_given(struct type *t, struct diag *d, const struct type_config *config)
{
	for (size_t i = 0; i < config->n_folders; i++)
		open_folder(t, d, &(struct font_wish){.name = config->folders[i]});
	if (config->folder.name)
		open_folder(t, d, &config->folder);
	for (int role = 0; role < FACE_ROLES; role++)
		t->wanted[role] = find_wish(t, d, &config->family[role],
		                            role == FACE_STRONG ? WEIGHT_BOLD : WEIGHT_REGULAR);
	t->emoji = find_wish(t, d, &config->emoji, WEIGHT_REGULAR);
	if (!t->emoji)
		t->emoji = table_find_family(&t->table, t->arena, t->table.emoji);
	if (has_text_font(t))
		return true;
	diag_error(d, (struct mark){0}, "font-missing", "no font to set text in was found");
	if (type_missing_packages(t))
		diag_advise(d, "install it: apt-get install %s", type_missing_packages(t));
	return false;
}

struct type *type_new(struct arena *a, struct diag *d, const struct type_config *config)
{
	struct arena *keep = arena_new();
	struct type *t = ARENA_NEW(keep, struct type);
	t->arena = keep;
	t->scratch = arena_new();
	t->path = arena_strdup(keep, config->table);
	if (table_load(&t->table, keep, a, d, config->table) && open_given(t, d, config))
		return t;
	type_drop(t);
	return NULL;
}

void type_drop(struct type *t)
{
	if (!t)
		return;
	for (size_t i = 0; i < t->n_languages; i++)
		breaks_close(t->languages[i]);
	bidi_close(t);
	words_drop(&t->words);
	for (size_t i = 0; i < t->n_faces; i++)
		face_close(t->faces[i]);
	for (size_t i = 0; i < t->n_files; i++) {
		hb_blob_destroy(t->files[i]->blob);
		fs_unmap(t->files[i]->bytes, t->files[i]->n);
	}
	arena_drop(t->scratch);
	arena_drop(t->arena); /* and t with it */
}

/* ---- languages ---- */

static hb_script_t usual_script(const char *tag)
{
	static const struct {
		const char *tag;
		hb_script_t script;
	} table[] = {
		{"zh", HB_SCRIPT_HAN}, {"ja", HB_SCRIPT_HAN}, {"ko", HB_SCRIPT_HANGUL}, {"ru", HB_SCRIPT_CYRILLIC},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (strncmp(tag, table[i].tag, 2) == 0 && (tag[2] == '\0' || tag[2] == '-'))
			return table[i].script;
	return HB_SCRIPT_LATIN;
}

struct language *type_find_language(struct type *t, const char *tag)
{
	if (!tag || !*tag)
		tag = "und";
	for (size_t i = 0; i < t->n_languages; i++)
		if (strcmp(t->languages[i]->tag, tag) == 0)
			return t->languages[i];
	struct language *l = ARENA_NEW(t->arena, struct language);
	l->tag = arena_strdup(t->arena, tag);
	l->hb = hb_language_from_string(tag, -1);
	l->script = usual_script(tag);
	l->row = table_lookup_language(&t->table, tag);
	l->breaks = table_lookup_breaks(&t->table, tag);
	*ARENA_PUSH(t->arena, t->languages, t->n_languages) = l;
	return l;
}

struct chain *type_find_chain(struct type *t, struct language *l, enum face_role role)
{
	if (!l->chains[role])
		l->chains[role] = chain_new(t, l, role);
	return l->chains[role];
}

struct type_metrics type_metrics(struct type *t, enum face_role role, len size, const char *lang)
{
	const struct face *f = type_find_chain(t, type_find_language(t, lang), role)->primary;
	if (f)
		return face_metrics(f, size);
	return (struct type_metrics){size * 4 / 5, size / 5, size / 2, size * 7 / 10};
}

/* ---- for whoever has to know what was read ---- */

const char **type_files(const struct type *t, struct arena *a, size_t *n)
{
	const char **paths = NULL;
	*n = 0;
	*ARENA_PUSH(a, paths, *n) = t->path;
	*ARENA_PUSH(a, paths, *n) = table_breaks_path(a, t->path);
	for (size_t i = 0; i < t->given.n_files; i++)
		*ARENA_PUSH(a, paths, *n) = t->given.files[i];
	for (size_t i = 0; i < t->n_files; i++)
		*ARENA_PUSH(a, paths, *n) = t->files[i]->path;
	return paths;
}

const char **type_folders(struct arena *a, const char *table, size_t *n)
{
	struct table t = {0};
	bool is_read = table_load(&t, a, a, diag_new(a), table);
	*n = is_read ? t.n_folders : 0;
	return is_read ? t.folders : NULL;
}

/* ---- for whoever has to install something ---- */

const char *type_missing_packages(const struct type *t)
{
	const char *list = NULL;
	for (size_t i = 0; i < t->n_missing; i++)
		list = list ? arena_printf(t->arena, "%s %s", list, t->missing[i]) : t->missing[i];
	return list;
}

const char *type_libraries(void)
{
	static char text[64];
	snprintf(text, sizeof text, "HarfBuzz %s, ICU %s", hb_version_string(), U_ICU_VERSION);
	return text;
}
