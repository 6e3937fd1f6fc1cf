/* enclosure.h - a seller's PDF, opened so that its pages can be shown within pages of ours: vectors stay
 * vectors and text stays text. Input is hostile.
 *
 * A page becomes a form XObject, upright, its lower left corner at 0, 0. With it comes what its drawing takes
 * and nothing else: keys that have no part in drawing are not copied, so that actions, scripts, files,
 * metadata and other pages have no way in. Pictures lose the segments that hold metadata, contents their
 * comments. What annotations look like (stamps, signatures, fields that were filled in) is part of the page.
 *
 * It reads with qpdf, which is optional. */
#ifndef DOSSIER_ENCLOSURE_ENCLOSURE_H
#define DOSSIER_ENCLOSURE_ENCLOSURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fs.h"
#include "base/len.h"
#include "image/fault.h"
#include "image/image.h"

/* Can PDFs be opened? false: this program was built without qpdf. */
bool enclosure_is_able(void);

/* ---- the file; used by one thread at a time ---- */
struct enclosure;

/* NULL: *fault says why (pdf-password, pdf-corrupt, pdf-too-complex, pdf-unsupported, image-read,
 * not-built). */
struct enclosure *enclosure_open(const struct fs_file *f, struct image_fault *fault);
void enclosure_close(struct enclosure *e); /* NULL is fine */

size_t enclosure_count(const struct enclosure *e); /* pages, at least one */

struct enclosure_size { /* of a page as it is seen */
	len width, height;
};
struct enclosure_size enclosure_size(const struct enclosure *e, size_t page);

/* What the seller may want to know; bits of a set. Of pages, once they were taken. */
enum enclosure_note {
	ENCLOSURE_REPAIRED = 1 << 0, /* the file was damaged and read all the same */
};
unsigned enclosure_notes(const struct enclosure *e);

/* ---- pages as pixels ---- */
enum { ENCLOSURE_SIDE_MOST = 20000 }; /* [px] */
bool enclosure_renders(void); /* false: this program was built without poppler */
/* The page as it is seen, as large as said: RGB, mem_alloc'd. NULL: *fault says why; what enclosure_take
 * refuses is not drawn either. Thread-safe. */
uint8_t *enclosure_render(const struct fs_file *f, size_t page, uint32_t width, uint32_t height,
                          struct image_fault *fault);
/* How tall most letters of a page are, in millionths of its width; 0: it has none, or nobody can tell. */
unsigned enclosure_type_size(const struct fs_file *f, size_t page);
const char *enclosure_renderer(void); /* "poppler 22.12.0", for --version; or NULL */

/* ---- pages taken out of it ---- */
struct enclosed; /* opaque: made by enclosure_take and nowhere else */

struct enclosure_wish {
	const size_t *pages; /* by index */
	size_t n;
	bool is_grey; /* every colour becomes the grey that is as light */
	bool looks;   /* for damage, in what is taken as it is packed, too */
};

/* Pages in one: what they share is there once. It lives in the arena and outlives the enclosure;
 * streams go into the spool (NULL: they are thrown away, a check). NULL: *fault says why (image-spool and
 * the codes above). */
struct enclosed *enclosure_take(struct arena *a, struct enclosure *e, struct fs_spool *spool,
                                const struct enclosure_wish *wish, struct image_fault *fault);
/* What of a page is damaged, once it was taken by a wish that looks for it, or looked at; of what pages share
 * the first of these tells. It is taken all the same, as far as it goes. Bits of a set. */
enum enclosure_damage {
	DAMAGE_CONTENT = 1 << 0, /* what says what is drawn where */
	DAMAGE_LOST = 1 << 1,    /* all of that */
	DAMAGE_PICTURE = 1 << 2, /* or it is not there */
	DAMAGE_PART = 1 << 3,    /* something else that it draws with, such as a font */
};
unsigned enclosure_damage(const struct enclosure *e, size_t page);
void enclosure_look(struct enclosure *e, const size_t *pages, size_t n); /* without taking them */
/* Can all of its colours be taken out? Of pictures in colour and the like they cannot: such a page has to be
 * drawn. true as well if it cannot be taken at all. */
bool enclosure_can_be_grey(struct enclosure *e, size_t page);
/* Does it have more than is seen: outside of a crop box that is smaller than the page, or in layers that are
 * switched off? Taken, all of that comes along; drawn, none. What is covered by something else in it, or
 * outside of the page itself, is not looked for. false as well if it cannot be taken at all. */
bool enclosure_hides(struct enclosure *e, size_t page);
/* Has it annotations that are to be seen and do not tell how they look (remarks, highlights, fields that
 * were filled in)? Viewers draw them as they see fit; taken, the page comes without them. Bits of a set. */
enum enclosure_bare {
	BARE_DRAWN = 1 << 0,   /* enclosure_render draws them as well */
	BARE_UNDRAWN = 1 << 1, /* it does not, either */
};
unsigned enclosure_bare(struct enclosure *e, size_t page);

struct enclosed_object {
	enum { ENCLOSED_VALUE, ENCLOSED_STREAM } kind;
	const char *body; /* the value; of a stream its dictionary, without brackets and Length */
	size_t n;
	uint64_t offset, bytes; /* of a stream, in the spool */
	bool is_hidden;         /* a layer that is switched off */
	bool is_profile;        /* of colours */
	uint32_t width, height; /* [px] of a picture; 0: it is none */
	/* How its stream is to be read from the spool, if there is one, so that it can be encoded again for less
	 * room. NULL: it is no picture, or one that has to stay as it is, such as a mask, or one that has one. */
	const struct image_encoding *encoding;
};
/* Where `body` refers to object i there stands ENCLOSED_REFERENCE, i in decimal, ENCLOSED_END; these two
 * bytes have no other use in it. */
enum { ENCLOSED_REFERENCE = 1, ENCLOSED_END = 2 };

size_t enclosed_count(const struct enclosed *p);
const struct enclosed_object *enclosed_object(const struct enclosed *p, size_t i);
size_t enclosed_form(const struct enclosed *p, size_t k); /* the object of the k-th page that was taken */
struct enclosure_size enclosed_size(const struct enclosed *p, size_t k);
bool enclosed_is_greyed(const struct enclosed *p); /* had it colours, which were taken out? */
/* The objects that the k-th page takes and that are not `reached` yet, which they are then: to `list`. Both
 * have room for all objects. Those that are `replaced` (NULL: none) lead to no others. Returns how many they
 * are. */
size_t enclosed_reach(const struct enclosed *p, size_t k, const bool *replaced, bool *reached, size_t *list);

struct enclosed_picture { /* that is painted on a page */
	size_t page;   /* the k-th that was taken */
	size_t object;
	len print;     /* how wide it is there, of the page in its own size; the largest, if it is there twice */
};
/* Lent; *n of them. Those in patterns, glyphs and stamps are not found. */
const struct enclosed_picture *enclosed_pictures(const struct enclosed *p, size_t *n);
bool enclosed_read(const struct enclosed *p, void *to, size_t n, uint64_t offset);

#endif
