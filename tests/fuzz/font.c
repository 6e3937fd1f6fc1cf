/* font.c - libFuzzer's way into the foundry: any bytes as a font in a seller's folder. Not part of the build:
 *
 *     clang -g -O1 -fsanitize=fuzzer,address,undefined -D_GNU_SOURCE -DHAVE_LIBDEFLATE=1 -Isrc \
 *         $(pkg-config --cflags harfbuzz icu-uc) tests/fuzz/font.c src/type/?*.c src/tree/?*.c \
 *         src/image/?*.c src/base/?*.c -lharfbuzz-subset -lharfbuzz -licuuc -lyaml -lpng -ljpeg -ldeflate \
 *         -lz -lpthread
 *     bash tests/fuzz/seeds.sh SEEDS
 *     ./a.out -max_len=65536 -timeout=10 CORPUS SEEDS/font */
#include <hb-ot.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "type/type_int.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Latin, Cyrillic, Chinese, a mark, emoji, Hebrew, Devanagari */
#define TEXT "Tea \xE2\x84\x96 12,5 AV fi. \xD0\xA7\xD0\xB0\xD0\xB9 \xE2\x80\x9C\xE8\x8C\xB6" \
	"\xE5\x8F\xB6\xE3\x80\x82\xE2\x80\x9D e\xCC\x81 \xF0\x9F\x98\x80\xF0\x9F\x87\xA8" \
	"\xF0\x9F\x87\xB3 \xD7\xA9\xD7\x9C \xE0\xA4\x95\xE0\xA5\x8D"

static char folder[64], font[96], table[96];

static void write_file(const char *path, const void *data, size_t n)
{
	FILE *to = fopen(path, "wb");
	if (!to || fwrite(data, 1, n, to) != n || fclose(to) != 0)
		abort();
}

/* A folder of one font, and a table that knows of no other. */
static void make_folder(const uint8_t *data, size_t n)
{
	static const char rows[] = "folders: []\nfamilies: {}\nlanguages: {}\nfallback: []\n";
	if (!folder[0]) {
		snprintf(folder, sizeof folder, "/tmp/fuzz-dossier-font-%ld", (long)getpid());
		snprintf(font, sizeof font, "%s/font.ttf", folder);
		snprintf(table, sizeof table, "%s/faces.yaml", folder);
		mkdir(folder, 0700);
		write_file(table, rows, sizeof rows - 1);
	}
	write_file(font, data, n);
}

static const char *family_in(struct arena *a)
{
	struct catalogue c = {0};
	catalogue_add_folder(&c, a, folder);
	return c.n > 0 ? c.v[0].family : NULL;
}

static int compare_ids(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

/* Every glyph of the shaped text that stands in this face, as the press would ask for them. */
static size_t collect(uint32_t *ids, size_t most, const struct shaped *s, const struct face *f)
{
	size_t n = 0, kept = 0;
	for (size_t i = 0; i < s->n; i++)
		for (size_t k = 0; s->clusters[i].face == f && k < s->clusters[i].n_glyphs && n < most; k++)
			ids[n++] = s->clusters[i].glyphs[k].id;
	qsort(ids, n, sizeof *ids, compare_ids);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || ids[i] != ids[i - 1])
			ids[kept++] = ids[i];
	return kept;
}

static void press(const struct shaped *s, const struct face *f)
{
	uint32_t ids[4096];
	struct subset subset;
	size_t n = collect(ids, sizeof ids / sizeof *ids, s, f);
	face_descriptor(f);
	for (size_t i = 0; i < n; i++) {
		struct face_bitmap m = {0};
		if (ids[i] > UINT16_MAX)
			abort(); /* the press has tables by glyph */
		if (face_bitmap(&m, f, ids[i])) {
			buf_drop(&m.rgb);
			buf_drop(&m.alpha);
		}
	}
	if (n > 0 && face_subset(&subset, f, ids, n))
		subset_drop(&subset);
}

/* Clusters cover the text once, and their advances can be added up. */
static void check(const struct shaped *s)
{
	uint32_t at = 0;
	len sum = 0;
	for (size_t i = 0; i < s->n; i++) {
		if (s->clusters[i].start != at || s->clusters[i].end < at)
			abort();
		at = s->clusters[i].end;
		sum += s->clusters[i].advance;
	}
	if (at != s->n_bytes)
		abort();
}

static void use(struct type *t, struct arena *a)
{
	static const char *const languages[] = {"zh-CN", "ru"};
	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
		struct style_run runs[] = {{10, FACE_TEXT, PT(10)}, {sizeof TEXT - 1, FACE_STRONG, PT(17)}};
		struct shaped *s = type_shape(t, a, TEXT, sizeof TEXT - 1, runs, 2, languages[i]);
		check(s);
		type_metrics(t, FACE_TEXT, PT(10), languages[i]);
		for (size_t k = 0; k < t->n_faces; k++)
			press(s, t->faces[k]);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	make_folder(data, n);
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	const char *folders[] = {folder}, *family = family_in(a);
	struct type_config config = {.table = table, .folders = folders, .n_folders = 1, .emoji = family,
		.family = {family, family, family}};
	struct type *t = family ? type_new(a, d, &config) : NULL;
	if (t)
		use(t, a);
	type_drop(t);
	arena_drop(a);
	return 0;
}
