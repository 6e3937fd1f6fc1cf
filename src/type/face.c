/* face.c - one font of one file: opening it, and what the press and the shaper ask of it.
 *
 * Files are mapped, not read; a collection is mapped once for all its faces. A face is inert for a
 * character if no lookup that HarfBuzz would apply can touch its glyph, neither as input nor as
 * context: then glyph and advance from the cmap are what shaping would give, and shaping is skipped. */
#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "type/type_int.h"

enum { NAME_POSTSCRIPT = 6 };
enum { OS2_WEIGHT = 4, OS2_TYPO_ASCENDER = 68, OS2_TYPO_DESCENDER = 70, OS2_X_HEIGHT = 86, OS2_CAP_HEIGHT = 88 };
enum { FLAG_FIXED_PITCH = 1 << 0, FLAG_SYMBOLIC = 1 << 2, FLAG_ITALIC = 1 << 6 };

#define TABLE_CFF HB_TAG('C', 'F', 'F', ' ')
#define TABLE_GLYF HB_TAG('g', 'l', 'y', 'f')
#define TABLE_OS2 HB_TAG('O', 'S', '/', '2')
#define TABLE_POST HB_TAG('p', 'o', 's', 't')
#define TABLE_HEAD HB_TAG('h', 'e', 'a', 'd')

/* ---- tables ---- */

static bool has_table(hb_face_t *f, hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(f, tag);
	bool has = hb_blob_get_length(blob) > 0;
	hb_blob_destroy(blob);
	return has;
}

static int read_field(hb_face_t *f, hb_tag_t tag, unsigned offset)
{
	unsigned n;
	hb_blob_t *blob = hb_face_reference_table(f, tag);
	const uint8_t *p = (const uint8_t *)hb_blob_get_data(blob, &n);
	int value = n >= offset + 2 ? (int16_t)(p[offset] << 8 | p[offset + 1]) : 0;
	hb_blob_destroy(blob);
	return value;
}

int face_os2(const struct face *f, unsigned offset)
{
	return read_field(f->hb, TABLE_OS2, offset);
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
	size_t n_inputs = t->n_files;
	struct font_file *file = ARENA_NEW(t->arena, struct font_file);
	file->path = arena_strdup(t->arena, path);
	file->bytes = bytes;
	file->n = n;
	*ARENA_PUSH(t->arena, t->inputs, n_inputs) = file->path;
	file->blob = hb_blob_create(bytes, (unsigned)n, HB_MEMORY_MODE_READONLY, NULL, NULL);
	*ARENA_PUSH(t->arena, t->files, t->n_files) = file;
	return file;
}

static bool find_program(enum face_program *program, hb_face_t *f)
{
	unsigned n;
	hb_blob_t *blob = hb_face_reference_table(f, TABLE_CFF);
	const uint8_t *cff = (const uint8_t *)hb_blob_get_data(blob, &n);
	long operand;
	bool found = true;
	if (hb_ot_color_has_png(f))
		*program = PROGRAM_BITMAP;
	else if (n > 0)
		*program = cff_lookup(cff, n, CFF_ROS, &operand) ? PROGRAM_CFF_CID : PROGRAM_CFF_NAME;
	else if (has_table(f, TABLE_GLYF))
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
	f->em = measure_em(f);
	f->index = (unsigned)t->n_faces;
	f->name = clean_name(t->arena, face_read_name(t->scratch, hb, NAME_POSTSCRIPT));
	*ARENA_PUSH(t->arena, t->faces, t->n_faces) = f;
	return f;
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

/* ---- which glyphs stand by themselves ---- */

static void add_lookups(hb_set_t *glyphs, hb_set_t *seen, hb_face_t *f, hb_shape_plan_t *plan, hb_tag_t table)
{
	hb_set_t *lookups = hb_set_create();
	hb_ot_shape_plan_collect_lookups(plan, table, lookups);
	hb_codepoint_t i = HB_SET_VALUE_INVALID;
	while (hb_set_next(lookups, &i)) {
		if (!hb_set_has(seen, i))
			hb_ot_layout_lookup_collect_glyphs(f, table, i, glyphs, glyphs, glyphs, NULL);
		hb_set_add(seen, i);
	}
	hb_set_destroy(lookups);
}

static void add_plan(hb_set_t *glyphs, hb_set_t *const seen[2], hb_face_t *f, hb_language_t language,
                     hb_script_t script)
{
	hb_segment_properties_t p = HB_SEGMENT_PROPERTIES_DEFAULT;
	p.direction = HB_DIRECTION_LTR;
	p.script = script;
	p.language = language;
	hb_shape_plan_t *plan = hb_shape_plan_create_cached(f, &p, NULL, 0, NULL);
	add_lookups(glyphs, seen[0], f, plan, HB_OT_TAG_GSUB);
	add_lookups(glyphs, seen[1], f, plan, HB_OT_TAG_GPOS);
	hb_shape_plan_destroy(plan);
}

/* Scripts that need nothing of the shaper but the font's lookups. A character without a script is
 * inert only if it is so in each of them. */
static const hb_script_t simple_scripts[] = {HB_SCRIPT_HAN, HB_SCRIPT_LATIN, HB_SCRIPT_CYRILLIC,
                                             HB_SCRIPT_HIRAGANA, HB_SCRIPT_KATAKANA};
#define N_SIMPLE (sizeof simple_scripts / sizeof *simple_scripts)

static const struct active *find_active(struct type *t, struct face *f, hb_language_t language)
{
	for (size_t i = 0; i < f->n_active; i++)
		if (f->active[i].language == language)
			return &f->active[i];
	struct active *a = ARENA_PUSH(t->arena, f->active, f->n_active);
	a->language = language;
	a->glyphs = hb_set_create();
	a->han_only = has_table(f->hb, HB_TAG('k', 'e', 'r', 'n')) || has_table(f->hb, HB_TAG('k', 'e', 'r', 'x')) ||
	              has_table(f->hb, HB_TAG('m', 'o', 'r', 'x'));
	hb_set_t *seen[2] = {hb_set_create(), hb_set_create()};
	for (size_t i = 0; i < N_SIMPLE; i++)
		add_plan(a->glyphs, seen, f->hb, language, simple_scripts[i]);
	hb_set_destroy(seen[0]);
	hb_set_destroy(seen[1]);
	return a;
}

bool face_is_inert(struct type *t, struct face *f, hb_language_t language, hb_script_t script, uint32_t glyph)
{
	bool simple = script == HB_SCRIPT_COMMON;
	for (size_t i = 0; !simple && i < N_SIMPLE; i++)
		simple = script == simple_scripts[i];
	if (!simple || f->program == PROGRAM_BITMAP)
		return false;
	const struct active *a = find_active(t, f, language);
	return !hb_set_has(a->glyphs, glyph) && (!a->han_only || script == HB_SCRIPT_HAN);
}

bool face_has(const struct face *f, uint32_t cp)
{
	hb_codepoint_t glyph;
	return hb_font_get_nominal_glyph(f->font, cp, &glyph) && glyph != 0;
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
	return f->index;
}

unsigned face_count(const struct type *t)
{
	return (unsigned)t->n_faces;
}

int face_upem(const struct face *f)
{
	return f->em;
}

static int in_thousandths(const struct face *f, int units)
{
	return len_scale(units, 1000, f->em);
}

/* Typographic where the font has them: the tall hhea numbers of CJK fonts make room for every
 * script of the font, not for the text. */
static int vertical_extent(const struct face *f, unsigned os2_offset, hb_ot_metrics_tag_t tag)
{
	hb_position_t value = face_os2(f, os2_offset);
	if (value == 0)
		hb_ot_metrics_get_position_with_fallback(f->font, tag, &value);
	return value;
}

static int height_of_letter(const struct face *f, unsigned os2_offset, uint32_t letter, int otherwise)
{
	hb_codepoint_t glyph;
	hb_glyph_extents_t e;
	int height = face_os2(f, os2_offset);
	if (height > 0)
		return height;
	if (hb_font_get_nominal_glyph(f->font, letter, &glyph) && hb_font_get_glyph_extents(f->font, glyph, &e) &&
	    e.y_bearing > 0)
		return e.y_bearing;
	return otherwise;
}

struct face_descriptor face_descriptor(const struct face *f)
{
	struct face_descriptor d = {0};
	d.ascent = in_thousandths(f, vertical_extent(f, OS2_TYPO_ASCENDER, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER));
	d.descent = in_thousandths(f, vertical_extent(f, OS2_TYPO_DESCENDER, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER));
	d.cap_height = in_thousandths(f, height_of_letter(f, OS2_CAP_HEIGHT, 'H', f->em * 7 / 10));
	d.italic_angle = read_field(f->hb, TABLE_POST, 4);
	int weight = face_os2(f, OS2_WEIGHT);
	d.stem_v = weight > 0 ? 10 + weight / 5 : 90; /* regular 90, bold 150: near enough for a viewer's substitute */
	d.flags = FLAG_SYMBOLIC | (d.italic_angle ? FLAG_ITALIC : 0);
	if (read_field(f->hb, TABLE_POST, 12) | read_field(f->hb, TABLE_POST, 14))
		d.flags |= FLAG_FIXED_PITCH;
	for (int i = 0; i < 4; i++)
		d.bbox[i] = in_thousandths(f, read_field(f->hb, TABLE_HEAD, 36 + 2 * (unsigned)i));
	return d;
}

struct type_metrics face_metrics(const struct face *f, len size)
{
	struct type_metrics m;
	m.ascender = len_scale(vertical_extent(f, OS2_TYPO_ASCENDER, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER), size, f->em);
	m.descender =
		-len_scale(vertical_extent(f, OS2_TYPO_DESCENDER, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER), size, f->em);
	m.x_height = len_scale(height_of_letter(f, OS2_X_HEIGHT, 'x', f->em / 2), size, f->em);
	m.cap_height = len_scale(height_of_letter(f, OS2_CAP_HEIGHT, 'H', f->em * 7 / 10), size, f->em);
	return m;
}
