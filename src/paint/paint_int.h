/* paint_int.h - what the files of the press share, and nobody else sees.
 *
 *      paint.c     the order of work
 *      press.c     libharu's document, failures
 *      object.c    PDF objects whose body we write ourselves
 *      pdf.c       numbers, names and strings as PDF spells them
 *      font.c      glyphs in use, subsets;  cmap.c  ToUnicode;  emoji.c  bitmap glyphs
 *      picture.c   cleared pictures, pulled while saving
 *      enclosed.c  pages of sellers' PDFs
 *      page.c      a page's content: pen.c (graphics state), text.c, shape.c, path.c, link.c
 *      catalog.c   title, language, outline, page labels
 *      write.c     the file: object streams, picture streams, cross-reference stream
 *
 * libharu keeps the object graph, its numbering, the page tree and the outline. A body is written by
 * us wherever libharu would use a float, lose a character or cost time. */
#ifndef DOSSIER_PAINT_PAINT_INT_H
#define DOSSIER_PAINT_PAINT_INT_H

#include <hpdf.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>
#include <hpdf_doc.h>
#include <hpdf_outline.h>

#include "base/buf.h"
#include "paint/paint.h"

/* ---- object.c ---- */
enum object_kind { OBJECT_PLAIN, OBJECT_VALUE, OBJECT_STREAM, OBJECT_PICTURE, OBJECT_ENCLOSED };

struct object { /* lives in the press's arena */
	unsigned id; /* 0 if libharu refused it */
	enum object_kind kind;
	const uint8_t *body; /* entries of its dictionary; of a stream: all but Length; VALUE: the value */
	size_t n_body;
	const uint8_t *stream; /* STREAM: its bytes as they go into the file */
	uint64_t n_stream;     /* STREAM, PICTURE, ENCLOSED [bytes] */
	const struct picture *picture; /* PICTURE: pulled while saving */
	size_t band;
	const struct enclosed *enclosed; /* ENCLOSED: pulled while saving, */
	uint64_t offset;                 /* from here */
};

struct press;
struct object *object_new(struct press *p); /* a new indirect object */
/* A dictionary that libharu made gets a body beside its own entries. */
struct object *object_adopt(struct press *p, HPDF_Dict dict);
void object_body(struct press *p, struct object *o, const struct buf *body); /* copied */
/* Deflates `bytes`; the body gets its Filter key in front of `body` (NULL: no more keys). */
void object_deflate(struct press *p, struct object *o, const struct buf *body, const void *bytes, size_t n,
                    int level);
/* The object behind a dictionary, NULL if it is libharu's own. */
const struct object *object_lookup(const void *haru_object);

/* ---- pdf.c ---- */
void pdf_put(struct buf *b, const char *s);
void pdf_int(struct buf *b, long long n);
void pdf_len(struct buf *b, len l);                /* in points, at most three decimals */
void pdf_lens(struct buf *b, const len *l, int n); /* each followed by a space */
void pdf_ratio(struct buf *b, len l, len of);      /* to a millionth */
void pdf_ref(struct buf *b, unsigned id);          /* "12 0 R" */
void pdf_name(struct buf *b, const char *name);    /* "/Name", escaped */
void pdf_image(struct buf *b, uint32_t width, uint32_t height, int bits); /* its head, to /ColorSpace */
void pdf_entries(struct buf *b, const uint8_t *rgb, int n); /* triples of /Indexed, to its end */
void pdf_grey_entries(struct buf *b, const uint8_t *rgb, int n); /* the first of each triple */
void pdf_utf16(struct buf *b, const char *utf8, size_t n);        /* hex digits */
void pdf_text(struct buf *b, const char *utf8, size_t n);         /* a text string: ASCII or UTF-16BE */
void pdf_rgb(struct buf *b, struct rgb c, const char *gray, const char *colour); /* operators */

/* ---- font.c ---- */
struct font_glyph {
	uint32_t id;         /* in the face */
	int32_t width;       /* 1/1000 em, as the PDF says */
	uint16_t code;       /* in the PDF's font; of a bitmap face: within its part */
	uint8_t part;        /* of a bitmap face: which of its Type 3 fonts */
	uint8_t n_spelled;
	uint8_t spelled[4];  /* the code as it stands in a string, escaped */
	uint32_t n_text;     /* 0: none known */
	uint32_t head;       /* font_head of the text: most are compared by this alone */
	const char *text;    /* what ToUnicode says */
};

/* The first four bytes of a text. */
static inline uint32_t font_head(const char *text, uint32_t n)
{
	uint32_t head = n > 0 ? (uint8_t)text[0] : 0;
	head |= n > 1 ? (uint32_t)(uint8_t)text[1] << 8 : 0;
	head |= n > 2 ? (uint32_t)(uint8_t)text[2] << 16 : 0;
	return head | (n > 3 ? (uint32_t)(uint8_t)text[3] << 24 : 0);
}

struct font { /* a face in use */
	const struct face *face;
	bool is_bitmap;
	uint32_t *slots; /* by glyph id: 1 + index in glyphs, 0: not used; while noting with FONT_NAMED */
	uint32_t n_slots;
	struct font_glyph *glyphs; /* sorted by id once embedded */
	size_t n_glyphs;
	struct object **parts; /* PDF fonts: one, or one for every 255 bitmaps */
	size_t n_parts;
	unsigned first_name; /* of its first part: /F3 */
};

static inline const struct font_glyph *font_glyph(const struct font *f, uint32_t id)
{
	return &f->glyphs[f->slots[id] - 1];
}

#define FONT_NAMED UINT32_C(0x80000000) /* the glyph has a text */

void font_collect(struct press *p, const struct pages *pages); /* notes every glyph */
void font_embed(struct press *p);                              /* once all are noted */
void font_spell(struct font_glyph *g, int code_bytes);         /* once it has its code */
/* A Type 3 font of one empty glyph, 1 em wide, code 32: carries the text of what is drawn. */
struct object *font_blank(struct press *p);
/* Entries: ToUnicode of a font with codes of `code_bytes` bytes. */
struct object *cmap_embed(struct press *p, const struct font_glyph *glyphs, size_t n, int code_bytes);
void emoji_embed(struct press *p, struct font *f);

/* ---- picture.c ---- */
struct picture { /* a cleared image in use */
	struct cleared_image *image;
	const char *name; /* for messages */
	struct object **bands;
};

struct profile { /* an ICC profile in use; phones share a few */
	const uint8_t *icc;
	size_t n;
	struct object *object;
};

/* The XObject of a placed picture's band; NULL and the press has failed if there is none. */
struct object *picture_find(struct press *p, const struct box *b, int *orientation);
/* The object becomes that picture, which is one band. */
void picture_fill(struct press *p, struct object *o, struct cleared_image *image);

/* ---- enclosed.c ---- */
struct packet { /* pages of a PDF in use, with all that they share */
	const struct enclosed *of;
	struct object **objects; /* those that its pages so far take */
	bool *reached, *replaced;
	size_t *list; /* scratch */
};

/* The form of a placed page of a PDF; NULL if what is placed is none. */
const struct object *enclosed_find(struct press *p, const struct box *b, struct enclosure_size *size);
/* Entries of the catalog: layers that stay switched off. */
void enclosed_put_layers(struct press *p, struct buf *b);

/* ---- the press itself ---- */
struct press {
	const struct paint_job *job;
	struct diag *diag;
	struct arena *arena;
	HPDF_Doc doc;
	bool failed; /* sticky, already reported */
	bool weighs; /* nothing is written, only counted */
	uint64_t n_bytes; /* of the file, once it is written */

	struct font *fonts; /* by face_index */
	size_t n_fonts;
	unsigned n_font_names;
	struct object *blank;
	struct picture **pictures;
	size_t n_pictures;
	struct packet *packets;
	size_t n_packets;
	struct profile *profiles;
	size_t n_profiles;
	struct object **pages; /* by page number */

	struct buf body, content, packed; /* scratch */
};

bool press_open(struct press *p, const struct paint_job *job, struct diag *d);
void press_close(struct press *p);
void press_fail(struct press *p, const char *code, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
bool press_check(struct press *p); /* reports a failure of libharu's; false if the press has failed */

/* ---- page.c ---- */
struct pen { /* the graphics state as the page's content has left it so far */
	struct press *press;
	struct buf *out;
	len page_height;
	bool in_text;
	len line_x, line_y; /* start of the text line */
	unsigned font;
	len size, spacing, rise;
	int fill, stroke; /* enum ink, -1: not set yet */
	len width;
	bool *fonts;      /* by name: used on this page */
	bool blank;       /* font_blank is used */
	bool tints;       /* the state /M is used: what is painted multiplies with what lies below */
	unsigned *pictures; /* object ids */
	size_t n_pictures;
	struct buf annotations; /* references */
};

void page_new_all(struct press *p); /* empty page objects, so that links know their ids */
void page_paint(struct press *p, size_t i);

/* pen.c: operators, only where something changes */
void pen_fill(struct pen *pen, enum ink ink);
void pen_stroke(struct pen *pen, enum ink ink, len width);
void pen_text(struct pen *pen, len x, len y); /* text begins at (x, y), y down */
void pen_graphics(struct pen *pen);           /* no text object is open */
void pen_font(struct pen *pen, unsigned name, len size);
void pen_spacing(struct pen *pen, len spacing);
void pen_rise(struct pen *pen, len rise);
void pen_span(struct pen *pen, const char *text, size_t n); /* the text of all that comes before EMC */

void text_show(struct pen *pen, const struct box *b);
void shape_fill(struct pen *pen, const struct box *b);
void shape_stroke(struct pen *pen, const struct box *b);
void shape_line(struct pen *pen, const struct box *b);
void shape_disc(struct pen *pen, const struct box *b);
void shape_missing(struct pen *pen, const struct box *b);
void shape_picture(struct pen *pen, const struct box *b);
void path_draw(struct pen *pen, const struct box *b);
void link_add(struct pen *pen, const struct box *b);
/* "[5 0 R/XYZ 0 812.5 null]": y down on page i */
void link_destination(struct press *p, struct buf *b, size_t page, len y);

/* ---- catalog.c ---- */
void catalog_fill(struct press *p);

/* ---- write.c ---- */
bool write_document(struct press *p);

#endif
