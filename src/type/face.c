/* face.c - one font of one file: opening it and asking what it is.
 *
 * Files are mapped, not read; a collection is mapped once for all its faces. */
#include <hb-ot.h>
#include <string.h>

#include "base/fs.h"
#include "type/type_int.h"

enum { NAME_POSTSCRIPT = 6 };

#define TABLE_CFF HB_TAG('C', 'F', 'F', ' ')
#define TABLE_GLYF HB_TAG('g', 'l', 'y', 'f')

/* ---- tables ---- */

bool face_has_table(hb_face_t *f, hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(f, tag);
	bool has = hb_blob_get_length(blob) > 0;
	hb_blob_destroy(blob);
	return has;
}

int face_read_field(hb_face_t *f, hb_tag_t tag, unsigned offset)
{
	unsigned n;
	hb_blob_t *blob = hb_face_reference_table(f, tag);
	const uint8_t *p = (const uint8_t *)hb_blob_get_data(blob, &n);
	int value = n >= offset + 2 ? (int16_t)(p[offset] << 8 | p[offset + 1]) : 0;
	hb_blob_destroy(blob);
	return value;
}

const char *face_read_name(struct arena *a, hb_face_t *f, unsigned id)
{
	char text[256];
	unsigned n = sizeof text;
	hb_language_t english = hb_language_from_string("en", -1);
	hb_ot_name_get_utf8(f, id, english, &n, text);
	if (n == 0) {
		n = sizeof text;
		hb_ot_name_get_utf8(f, id, HB_LANGUAGE_INVALID, &n, text);
	}
	return n > 0 ? arena_strndup(a, text, n) : NULL;
}

/* ---- opening ---- */

static struct font_file *open_file(struct type *t, const char *path)
{
	for (size_t i = 0; i < t->n_files; i++)
		if (strcmp(t->files[i]->path, path) == 0)
			return t->files[i];
	size_t n;
	const void *bytes = fs_map(path, &n);
	if (!bytes)
		return NULL;
	struct font_file *file = ARENA_NEW(t->arena, struct font_file);
	file->path = arena_strdup(t->arena, path);
	file->bytes = bytes;
	file->n = n;
	file->blob = hb_blob_create(bytes, (unsigned)n, HB_MEMORY_MODE_READONLY, NULL, NULL);
	*ARENA_PUSH(t->arena, t->files, t->n_files) = file;
	return file;
}

static bool find_program(enum face_program *program, hb_face_t *f)
{
	unsigned n;
	hb_blob_t *blob = hb_face_reference_table(f, TABLE_CFF);
	const uint8_t *cff = (const uint8_t *)hb_blob_get_data(blob, &n);
	bool found = true;
	if (hb_ot_color_has_png(f))
		*program = PROGRAM_BITMAP;
	else if (n > 0)
		*program = cff_is_cid((struct cff_span){cff, n}) ? PROGRAM_CFF_CID : PROGRAM_CFF_NAME;
	else if (face_has_table(f, TABLE_GLYF))
		*program = PROGRAM_TRUETYPE;
	else
		found = false; /* CFF2, SVG, bitmaps only: no PDF font can be made of it */
	hb_blob_destroy(blob);
	return found;
}

/* Noto's emoji are 1.245 em wide. One em is what a line of text has room for, above all a Chinese
 * one, so their em is made larger: everything of the face then shrinks alike. */
static int measure_em(const struct face *f)
{
	int em = (int)hb_face_get_upem(f->hb);
	hb_codepoint_t glyph;
	if (f->program != PROGRAM_BITMAP || !hb_font_get_nominal_glyph(f->font, 0x1F600, &glyph))
		return em;
	int advance = hb_font_get_glyph_h_advance(f->font, glyph);
	return advance > em ? advance : em;
}

/* Only what a PDF name holds without escapes. */
static const char *clean_name(struct arena *a, const char *name)
{
	char *out = arena_strdup(a, name ? name : "Unnamed");
	for (char *p = out; *p; p++)
		if (*p <= ' ' || *p > '~' || strchr("()<>[]{}/%#+", *p))
			*p = '-';
	return out;
}

struct face *face_open(struct type *t, const char *path, unsigned index)
{
	struct font_file *file = open_file(t, path);
	if (!file)
		return NULL;
	hb_face_t *hb = hb_face_create(file->blob, index);
	enum face_program program;
	if (hb_face_get_glyph_count(hb) == 0 || !find_program(&program, hb)) {
		hb_face_destroy(hb);
		return NULL;
	}
	struct face *f = ARENA_NEW(t->arena, struct face);
	f->hb = hb;
	f->font = hb_font_create(hb);
	f->program = program;
	f->n_glyphs = hb_face_get_glyph_count(hb);
	f->em = measure_em(f);
	f->index = (unsigned)t->n_faces;
	f->number = FACE_UNUSED;
	f->name = clean_name(t->arena, face_read_name(t->scratch, hb, NAME_POSTSCRIPT));
	*ARENA_PUSH(t->arena, t->faces, t->n_faces) = f;
	return f;
}

void face_note_use(struct type *t, const struct face *f)
{
	struct face *own = t->faces[f->index];
	if (own->number == FACE_UNUSED)
		own->number = t->n_used++;
}

void type_forget_use(struct type *t)
{
	for (size_t i = 0; i < t->n_faces; i++)
		t->faces[i]->number = FACE_UNUSED;
	t->n_used = 0;
}

void face_close(struct face *f)
{
	for (size_t i = 0; i < f->n_active; i++)
		hb_set_destroy(f->active[i].glyphs);
	hb_font_destroy(f->font);
	hb_face_destroy(f->hb);
}

static void note_missing(struct type *t, const struct family *f)
{
	for (size_t i = 0; i < t->n_missing; i++)
		if (f->package && strcmp(t->missing[i], f->package) == 0)
			return;
	if (f->package)
		*ARENA_PUSH(t->arena, t->missing, t->n_missing) = f->package;
}

/* The face may be open already, as another family's or weight's. */
static struct face *open_found(struct type *t, const struct found *found)
{
	for (size_t i = 0; i < t->n_open; i++)
		if (t->open[i].index == found->index && strcmp(t->open[i].path, found->path) == 0)
			return t->open[i].face;
	struct face *f = face_open(t, found->path, found->index);
	struct open_face *o = ARENA_PUSH(t->arena, t->open, t->n_open);
	*o = (struct open_face){found->path, found->index, f};
	return f;
}

struct face *face_of_family(struct type *t, struct family *f, enum weight w)
{
	if (f->tried[w])
		return f->face[w];
	f->tried[w] = true;
	struct found found;
	if (find_face(&found, t, f, w))
		f->face[w] = open_found(t, &found);
	if (!f->face[w] && w == WEIGHT_BOLD)
		f->face[w] = face_of_family(t, f, WEIGHT_REGULAR);
	if (!f->face[w])
		note_missing(t, f);
	return f->face[w];
}

uint32_t face_find_glyph(const struct face *f, uint32_t cp)
{
	hb_codepoint_t glyph;
	bool has = hb_font_get_nominal_glyph(f->font, cp, &glyph) && glyph < f->n_glyphs;
	return has ? glyph : 0;
}

bool face_has(const struct face *f, uint32_t cp)
{
	return face_find_glyph(f, cp) != 0;
}

/* ---- what others ask ---- */

enum face_program face_program(const struct face *f)
{
	return f->program;
}

const char *face_name(const struct face *f)
{
	return f->name;
}

unsigned face_index(const struct face *f)
{
	return f->number;
}

unsigned face_count(const struct type *t)
{
	return t->n_used;
}

int face_upem(const struct face *f)
{
	return f->em;
}
