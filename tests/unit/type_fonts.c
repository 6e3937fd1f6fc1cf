/* type_fonts.c - where fonts come from: a folder of the caller's, the table, and what is missing. */
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "type_font.h"
#include "type/type_int.h"
#include "type_set.h"

#define FOLDER "/tmp/dossier-type-fonts"

static void write_file(const char *path, const void *data, size_t n)
{
	FILE *file = fopen(path, "wb");
	if (CHECK(file != NULL)) {
		CHECK(fwrite(data, 1, n, file) == n);
		fclose(file);
	}
}

static void write_font(const char *name, const struct font_spec *spec)
{
	struct buf b = {0};
	font_add(&b, spec, 0);
	write_file(name, b.data, b.n);
	buf_drop(&b);
}

static const struct font_spec quick = {"Quick Box", 400, false, 'a', 50, 0};
static const struct font_spec quick_bold = {"Quick Box", 700, false, 'a', 60, 0};
static const struct font_spec named = {"Named Box", 400, true, 'a', 70, 0};
static const struct font_spec inner = {"Inner Box", 400, false, 'a', 80, 0};

static void make_folder(void)
{
	struct buf b = {0};
	mkdir(FOLDER, 0755);
	mkdir(FOLDER "/deeper", 0755);
	write_font(FOLDER "/1.ttf", &quick_bold);
	write_font(FOLDER "/2.TTF", &quick);
	write_font(FOLDER "/deeper/3.otf", &named);
	collection_make(&b, &named, &inner);
	write_file(FOLDER "/4.ttc", b.data, b.n);
	write_file(FOLDER "/broken.ttf", b.data, 40);
	write_file(FOLDER "/empty.otf", "", 0);
	write_file(FOLDER "/noise.ttf", "not a font at all", 17);
	buf_drop(&b);
}

static void remove_folder(void)
{
	static const char *const names[] = {"1.ttf", "2.TTF", "deeper/3.otf", "4.ttc", "broken.ttf", "empty.otf",
	                                    "noise.ttf", "table.yaml"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char path[128];
		snprintf(path, sizeof path, FOLDER "/%s", names[i]);
		unlink(path);
	}
	rmdir(FOLDER "/deeper");
	rmdir(FOLDER);
}

static len width_of(struct foundry *f, enum face_role role)
{
	struct shaped *s = set_as(f, "en", "b", role, 1000); /* glyph 2 */
	return s->n == 1 ? s->clusters[0].advance : -1;
}

static void test_family(const char *family, enum face_program program, len regular, len bold)
{
	const char *folders[] = {FOLDER};
	struct type_config config = {.folders = folders, .n_folders = 1};
	config.family[FACE_TEXT].name = family;
	struct foundry f = foundry_new(&config);
	if (CHECK(f.type != NULL)) {
		SAME_NUMBER(diag_worst(f.diag), LEVEL_NONE);
		SAME_NUMBER(width_of(&f, FACE_TEXT), regular);
		SAME_NUMBER(width_of(&f, FACE_STRONG), bold);
		const struct cluster *c = set_one(&f, "en", "c");
		CHECK(c && c->face && face_program(c->face) == program);
		c = set_one(&f, "en", "中"); /* the table's families stand behind it */
		CHECK(is_face(c, "NotoSansCJKsc-Regular"));
		CHECK(f.type->n_files >= 2 && strncmp(f.type->files[0]->path, FOLDER, strlen(FOLDER)) == 0);
	}
	foundry_drop(&f);
}

static void check_outline_width(const struct font_spec *spec, int glyph, const struct subset *s, int code)
{
	hb_blob_t *blob = hb_blob_create((const char *)s->program.data, (unsigned)s->program.n,
	                                 HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *cut = hb_face_create(blob, 0);
	hb_font_t *font = hb_font_create(cut);
	hb_glyph_extents_t e;
	if (!spec->cff && CHECK(hb_font_get_glyph_extents(font, (hb_codepoint_t)code, &e)))
		SAME_NUMBER(e.width, font_width(spec, glyph));
	hb_font_destroy(font);
	hb_face_destroy(cut);
	hb_blob_destroy(blob);
}

static void test_subset_of(const char *family, const struct font_spec *spec)
{
	const char *folders[] = {FOLDER};
	struct type_config config = {.folders = folders, .n_folders = 1};
	config.family[FACE_TEXT].name = family;
	struct foundry f = foundry_new(&config);
	const struct cluster *c = f.type ? set_one(&f, "en", "b") : NULL;
	uint32_t glyphs[] = {2, 4};
	struct subset s;
	if (CHECK(c && face_subset(&s, c->face, glyphs, 2))) {
		SAME_NUMBER(s.codes[0], 1);
		SAME_NUMBER(s.codes[1], 2);
		SAME_NUMBER(s.widths[0], 100 + font_width(spec, 2));
		SAME_NUMBER(s.widths[1], 100 + font_width(spec, 4));
		check_outline_width(spec, 4, &s, 2);
		subset_drop(&s);
	}
	foundry_drop(&f);
}

static void test_wanted_missing(void)
{
	struct type_config config = {.family = {[FACE_TEXT] = {.name = "No Such Family"}}};
	struct foundry f = foundry_new(&config);
	CHECK(f.type != NULL);
	SAME_NUMBER(diag_worst(f.diag), LEVEL_WARNING);
	CHECK(is_face(set_one(&f, "en", "a"), "NotoSans-Regular"));
	foundry_drop(&f);
}

static void test_empty_folder(void)
{
	const char *folders[] = {"/tmp/no/such/folder"};
	struct type_config config = {.folders = folders, .n_folders = 1};
	struct foundry f = foundry_new(&config);
	CHECK(f.type != NULL);
	SAME_NUMBER(diag_worst(f.diag), LEVEL_WARNING);
	foundry_drop(&f);
}

static struct foundry with_table(const char *table)
{
	write_file(FOLDER "/table.yaml", table, strlen(table));
	struct type_config config = {.table = FOLDER "/table.yaml"};
	return foundry_new(&config);
}

static void test_tables(void)
{
	struct foundry f = with_table("folders: [/nowhere]\nfamilies:\n  Lost Sans:\n    package: fonts-lost\n"
	                              "    regular: lost.ttf\nlanguages:\n  \"*\": {text: [Lost Sans]}\n");
	CHECK(f.type == NULL);
	SAME_NUMBER(diag_count(f.diag, LEVEL_ERROR), 1);
	foundry_drop(&f);

	f = with_table("folders: [/nowhere\n");
	CHECK(f.type == NULL);
	CHECK(diag_worst(f.diag) >= LEVEL_ERROR);
	foundry_drop(&f);

	f = with_table("fallback: [[a]]\n");
	CHECK(f.type == NULL);
	foundry_drop(&f);

	/* No path that fits: found by the names inside the fonts of the folder. */
	f = with_table("folders: [" FOLDER "]\nfamilies:\n  Inner Box: {package: x, regular: gone/inner.ttf}\n"
	               "  Lost Sans: {package: fonts-lost, regular: lost.ttf}\n"
	               "languages:\n  \"*\": {text: [Inner Box]}\nfallback: [Lost Sans]\n");
	if (CHECK(f.type != NULL)) {
		SAME_NUMBER(width_of(&f, FACE_TEXT), 100 + font_width(&inner, 2));
		CHECK(type_missing_packages(f.type) == NULL);
		const struct cluster *c = set_one(&f, "en", "z");
		CHECK(c && !c->face);
		SAME_TEXT(type_missing_packages(f.type), "fonts-lost");
	}
	foundry_drop(&f);

	struct type_config config = {.table = "/no/such/table.yaml"};
	f = foundry_new(&config);
	CHECK(f.type == NULL && diag_worst(f.diag) >= LEVEL_ERROR);
	foundry_drop(&f);
	type_drop(NULL);
}

int main(void)
{
	make_folder();
	test_family("Quick Box", PROGRAM_TRUETYPE, 100 + font_width(&quick, 2), 100 + font_width(&quick_bold, 2));
	test_family("quick box", PROGRAM_TRUETYPE, 100 + font_width(&quick, 2), 100 + font_width(&quick_bold, 2));
	test_family("Named Box", PROGRAM_CFF_NAME, 100 + font_width(&named, 2), 100 + font_width(&named, 2));
	test_family("Inner Box", PROGRAM_TRUETYPE, 100 + font_width(&inner, 2), 100 + font_width(&inner, 2));
	test_subset_of("Quick Box", &quick);
	test_subset_of("Named Box", &named);
	test_wanted_missing();
	test_empty_folder();
	test_tables();
	remove_folder();
	return test_end();
}
