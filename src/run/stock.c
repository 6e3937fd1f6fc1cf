/* stock.c - what cases share, loaded before the first of them: templates read, fonts opened, modules mapped.
 * Whoever then makes a process for each case gives it a copy for nothing. What has a fault is not kept: each
 * case finds it for itself, and tells it. */
#include <string.h>

#include "custody/custody.h"
#include "run/run.h"
#include "sheet/sheet.h"

struct dossier_stock {
	struct arena *arena;
	struct shelf *shelf; /* NULL: not kept */
	struct type *type;   /* NULL: not kept, or taken by the case of this process */
	char sha256[CUSTODY_HEX_BYTES];
};

/* ---- what is in it, as a digest ---- */

static void add_text(struct custody_hash *h, const char *text)
{
	custody_hash_add(h, text, strlen(text) + 1);
}

static void add_number(struct custody_hash *h, int64_t n)
{
	custody_hash_add(h, &n, sizeof n);
}

static void add_content(struct custody_hash *h, const char *path)
{
	char sha256[CUSTODY_HEX_BYTES] = "";
	custody_hash_path(sha256, path);
	add_text(h, sha256);
}

/* Of templates what is behind their names, too. Of fonts the names: those that matter to a case are among its
 * inputs, unless there is a new one. */
static void add_folder(struct custody_hash *h, const char *folder, bool with_content)
{
	char sha256[CUSTODY_HEX_BYTES] = "";
	custody_hash_folder(sha256, folder, with_content);
	add_text(h, sha256);
}

/* What the command line says that a page may show. */
static void add_options(struct custody_hash *h, const struct dossier_options *o)
{
	const char *const families[] = {o->font_text, o->font_strong, o->font_mono, o->font_emoji};
	for (size_t i = 0; i < sizeof families / sizeof *families; i++)
		add_text(h, families[i] ? families[i] : "");
	add_text(h, o->output ? o->output : "");
	add_number(h, o->deliver);
	add_number(h, o->source_date);
	add_number(h, (int64_t)o->max_pixels);
	add_number(h, o->allow_outside);
}

static void take_digest(struct dossier_stock *s, const struct dossier_options *o)
{
	struct custody_hash *h = custody_hash_new();
	struct digest digest;
	const char *table = run_data_path(s->arena, o->fonts_table, "fonts/faces.yaml");
	size_t n;
	add_text(h, DOSSIER_VERSION);
	add_text(h, paint_library());
	add_text(h, type_libraries());
	add_text(h, image_libraries());
	add_options(h, o);
	add_folder(h, run_data_path(s->arena, o->templates, "templates"), true);
	for (size_t i = 0; i < o->n_template_folders; i++)
		add_folder(h, o->template_folders[i], true);
	add_content(h, table);
	const char **folders = type_folders(s->arena, table, &n);
	for (size_t i = 0; i < n; i++)
		add_folder(h, folders[i], false);
	for (size_t i = 0; i < o->n_font_folders; i++)
		add_folder(h, o->font_folders[i], false);
	custody_hash_end(h, &digest);
	custody_hex(s->sha256, &digest);
}

const char *dossier_stock_sha256(const struct dossier_stock *s)
{
	return s->sha256;
}

const char *const *dossier_stock_fonts(const struct dossier_stock *s, size_t *n)
{
	*n = 0;
	return s->type ? (const char *const *)type_files(s->type, s->arena, n) : NULL;
}

/* ---- loading ---- */

static void load_templates(struct dossier_stock *s, struct run *r)
{
	static const char *const kinds[] = {"", "words", "platforms", "complaints"};
	struct shelf *shelf = run_open_shelf(r);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		size_t n;
		const char **names = shelf_list(shelf, kinds[i], &n);
		for (size_t k = 0; k < n; k++)
			shelf_load(shelf, kinds[i], names[k]);
	}
	if (diag_worst(r->diag) < LEVEL_ERROR)
		s->shelf = shelf;
}

/* A word in each script that cases have, in each language: what that opens stays open. */
static void open_fonts(struct dossier_stock *s, struct run *r)
{
	static const char sample[] = "Hxg 09 \xE4\xB8\xAD\xE6\x96\x87\xE3\x80\x82 \xD0\x96\xD0\xB9 \xE2\x82\xBD "
	                             "\xF0\x9F\x99\x82";
	size_t n;
	const char **languages = shelf_list(run_open_shelf(r), "words", &n);
	r->casefile = ARENA_NEW(s->arena, struct casefile);
	run_open_type(r);
	for (size_t i = 0; r->type && i < n; i++)
		for (int role = 0; role < FACE_ROLES; role++) {
			struct style_run all = {sizeof sample - 1, (enum face_role)role, 10000, false};
			type_shape(r->type, s->arena, sample, sizeof sample - 1, &all, 1, languages[i]);
		}
	s->type = r->type;
	if (s->type)
		type_forget_use(s->type);
	if (diag_worst(r->diag) > LEVEL_NONE) { /* each case is to be told */
		type_drop(s->type);
		s->type = NULL;
	}
}

struct dossier_stock *dossier_stock_new(const struct dossier_options *options)
{
	struct arena *a = arena_new();
	struct dossier_stock *s = ARENA_NEW(a, struct dossier_stock);
	struct run r = {.options = options, .arena = a, .diag = diag_new(a)};
	s->arena = a;
	load_templates(s, &r);
	open_fonts(s, &r);
	take_digest(s, options);
	verify_library(); /* opens its module */
	sheet_library();
	return s;
}

void dossier_stock_drop(struct dossier_stock *s)
{
	if (!s)
		return;
	type_drop(s->type);
	arena_drop(s->arena);
}

/* ---- taking ---- */

bool stock_has_shelf(const struct dossier_stock *s)
{
	return s && s->shelf;
}

void stock_fill_shelf(const struct dossier_stock *s, struct shelf *shelf)
{
	for (size_t i = 0; i < s->shelf->n_loaded; i++)
		*ARENA_PUSH(shelf->a, shelf->loaded, shelf->n_loaded) = s->shelf->loaded[i];
}

struct type *stock_take_type(struct dossier_stock *s)
{
	struct type *t = s ? s->type : NULL;
	if (t)
		s->type = NULL;
	return t;
}
