/* type.h - the foundry: find and map fonts, fall back by script, shape with HarfBuzz, say where
 * lines may break, and cut subsets for the press. Knows neither case nor page.
 *
 * A struct type is made once a run and shared by its cases; not thread-safe. */
#ifndef DOSSIER_TYPE_TYPE_H
#define DOSSIER_TYPE_TYPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/len.h"

struct type;
struct face; /* one font of one file; lent by the struct type */

enum face_role { FACE_TEXT, FACE_STRONG, FACE_MONO, FACE_ROLES };

struct font_wish { /* a family or a folder */
	const char *name; /* NULL: none */
	struct mark at;   /* where the case names it; nowhere: an option does */
};

struct type_config {
	const char *table;    /* fonts/faces.yaml */
	const char *const *folders; /* searched before the table's own, from --fonts */
	size_t n_folders;
	struct font_wish folder;    /* searched after these, from the case */
	struct font_wish family[FACE_ROLES], emoji; /* wanted before the table's */
};

/* NULL only if no usable text font was found or the table is broken: reported to d, with the Debian
 * package that has the font. */
struct type *type_new(struct arena *a, struct diag *d, const struct type_config *config);
void type_drop(struct type *t);
/* What was shaped so far was for nobody: faces stay open, and none counts as used. */
void type_forget_use(struct type *t);

/* ---- shaping ---- */

/* What layout must know of a cluster to set it as W3C's clreq asks. */
enum cluster_class {
	CLASS_LATIN,    /* letters and digits of alphabetic scripts, and all that belongs to no other class */
	CLASS_HAN,      /* ideographs, kana, hangul, full-width letters */
	CLASS_OPEN,     /* full-width opening punctuation: ink in the right half */
	CLASS_CLOSE,    /* full-width closing punctuation: ink in the left half (includes commas and stops) */
	CLASS_MIDDLE,   /* full-width middle dot, ink in the middle */
	CLASS_SPACE,
	CLASS_EMOJI,
	CLASS_NEWLINE,
};

/* After the cluster (UAX 14). After the last one of a text it is MUST if that is a newline, else NEVER. */
enum cluster_break { BREAK_NEVER, BREAK_MAY, BREAK_MUST };

struct glyph {
	uint32_t id;      /* in its face */
	len advance;
	len dx, dy;       /* offset from the pen; dy up */
};

struct cluster { /* one grapheme or ligature: never parted */
	uint32_t start, end;     /* bytes in the text */
	const struct face *face; /* NULL: no font has it (draw a box of `advance`) */
	const struct glyph *glyphs;
	uint16_t n_glyphs;
	uint8_t class;      /* enum cluster_class */
	uint8_t break_after; /* enum cluster_break */
	uint16_t style;      /* index of the run of the caller's it stands in */
	uint8_t level;       /* UAX 9: even is set from left to right, odd from right to left */
	uint8_t base;        /* the level of its line as a whole, 0 or 1 */
	len advance;         /* sum of its glyphs' */
};

struct style_run { /* consecutive, covering the whole text */
	uint32_t end; /* byte after its last */
	enum face_role role;
	len size;
	bool isolate; /* a value among other words: neither turns the other round */
};

struct shaped {
	const char *text;
	size_t n_bytes;
	struct cluster *clusters; /* in the order of the text, whatever its direction */
	size_t n;
	bool turns; /* some cluster's level is not 0 */
};

/* Shape a paragraph (no newline is special but as BREAK_MUST: its cluster has a face and no glyphs) in
 * language `lang` (BCP 47). Never fails: malformed UTF-8 shows as U+FFFD. The result lives in `a`. */
struct shaped *type_shape(struct type *t, struct arena *a, const char *text, size_t n,
                          const struct style_run *runs, size_t n_runs, const char *lang);

/* Which of the clusters of a line stands at each place from left to right (UAX 9, rule L2): only where the
 * shaped text turns. */
const int32_t *type_order(struct arena *a, const struct cluster *line, size_t n);

/* Of the text font in `lang`, scaled: the same for every fallback so that leading is even. */
struct type_metrics {
	len ascender, descender; /* both positive */
	len x_height, cap_height;
};
struct type_metrics type_metrics(struct type *t, enum face_role role, len size, const char *lang);

/* ---- what the press needs of a face ---- */
enum face_program {
	PROGRAM_TRUETYPE, /* whole sfnt: FontFile2, CIDFontType2, code = new glyph id */
	PROGRAM_CFF_CID,  /* bare CFF: FontFile3 /CIDFontType0C, code = CID */
	PROGRAM_CFF_NAME, /* bare CFF, name-keyed: FontFile3 /CIDFontType0C, code = new glyph id */
	PROGRAM_BITMAP,   /* colour bitmaps: Type 3 */
};

enum face_program face_program(const struct face *f);
const char *face_name(const struct face *f); /* PostScript name */
unsigned face_index(const struct face *f);   /* dense, from 0, in order of first use: for tables */
unsigned face_count(const struct type *t);   /* faces used so far */
int face_upem(const struct face *f);

struct face_descriptor { /* in 1/1000 em, as a FontDescriptor wants */
	int ascent, descent, cap_height, italic_angle, stem_v, flags;
	int bbox[4];
};
struct face_descriptor face_descriptor(const struct face *f);

/* A subset with exactly these glyphs (sorted, unique; 0 is added). */
struct subset {
	struct buf program;       /* font program for the PDF; drop with subset_drop */
	uint16_t *codes;          /* code of glyphs[i] */
	uint16_t *widths;         /* of glyphs[i], 1/1000 em */
};
bool face_subset(struct subset *out, const struct face *f, const uint32_t *glyphs, size_t n);
void subset_drop(struct subset *s);

/* PROGRAM_BITMAP: a glyph's picture and where it sits, in 1/1000 em. false if it has none. */
struct face_bitmap {
	uint32_t width, height; /* [px] */
	struct buf rgb, alpha;  /* planes; drop them */
	int left, top, w, h, advance; /* 1/1000 em; left and top from the origin on the baseline, y up */
};
bool face_bitmap(struct face_bitmap *out, const struct face *f, uint32_t glyph);

/* ---- what a sheet needs of a face: its glyphs as curves, the same that were shaped ---- */
struct outline_pen { /* told a glyph's contours, in ems from the origin on the baseline, y up */
	void (*move)(void *to, double x, double y);
	void (*line)(void *to, double x, double y);
	void (*curve)(void *to, const double points[6]); /* two control points and the end */
	void (*close)(void *to);
};
struct outliner;
struct outliner *outliner_new(const struct outline_pen *pen);
void outliner_drop(struct outliner *o);
void outliner_draw(struct outliner *o, const struct face *f, uint32_t glyph, void *to);

/* ---- how a form counts ---- */
/* Bytes of UTF-8 text in another encoding ("gbk"); *n_lost characters that it has not, the first of them
 * *lost. false: ICU knows no such encoding. */
bool type_count_bytes(const char *text, const char *encoding, size_t *bytes, size_t *n_lost, uint32_t *lost);

/* Debian packages of the families that were asked for a character and not found ("fonts-noto-cjk
 * fonts-noto-color-emoji"), or NULL: what to advise when a character is missing. */
const char *type_missing_packages(const struct type *t);

/* The tables, all font files of the caller's folders, and those of the system that were opened so far; a file
 * of the caller's perhaps twice. */
const char **type_files(const struct type *t, struct arena *a, size_t *n);
/* Where the table says that fonts are; NULL if it cannot be read. */
const char **type_folders(struct arena *a, const char *table, size_t *n);

/* ---- dossier list fonts ---- */
struct font_family {
	const char *name, *package; /* Debian's, or NULL */
	const char *regular, *bold; /* files; NULL: not found, or the family has none */
};
/* The families of the table and of the folders in `config`, looked for but not opened. */
const struct font_family *type_list_families(struct arena *a, struct diag *d,
                                             const struct type_config *config, size_t *n);
const char *type_libraries(void); /* "HarfBuzz 6.0.0, ICU 72.1" */

#endif
