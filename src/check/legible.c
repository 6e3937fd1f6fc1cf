/* legible.c - can pictures be read at the size at which they are printed? Where lines of text were found,
 * their height tells; else the pixels to the inch do, and what it takes depends on what the picture is. The
 * floors are limits, with their sources in templates/legible.yaml.
 *
 * Nothing is blown up beyond 96 pixels to the inch: what has few is printed small. So each is judged as if it
 * were 70 mm square at least, or a preview as large as a stamp would pass. Text on a sheet counts as if the
 * sheet were as wide as a page: its reader draws it larger with two fingers, and it has the pixels for it. */
#include <string.h>

#include "base/message.h"
#include "check/check_int.h"

enum { SQUARE = 198425, INCH = 72000 }; /* [mpt] 70 mm */

enum kind { KIND_PHOTO, KIND_SCREEN, KIND_PAPER };

/* ---- what it is ---- */

/* In place of a picture that could not be joined whole. */
static bool stands_in(const struct evidence *e, size_t file)
{
	for (size_t i = 0; i < e->n_apart; i++)
		if (e->apart[i] == file)
			return true;
	return false;
}

static bool shows(const struct check *k, const struct shots *shots, size_t file)
{
	for (size_t i = 0; i < shots->n; i++) {
		size_t shown = shots->v[i].file;
		if (shown >= k->c->n_files)
			continue;
		const struct evidence *e = &k->evidence[shown];
		if (e->same_as == file || casefile_is_made_of(k->c, shown, file) || stands_in(e, file))
			return true;
	}
	return false;
}

static enum kind find_kind(const struct check *k, size_t file)
{
	const struct casefile *c = k->c;
	for (size_t i = 0; i < c->n_certificates; i++)
		if (shows(k, &c->certificates[i].pages, file))
			return KIND_PAPER;
	for (size_t i = 0; i < c->n_chats; i++)
		if (shows(k, &c->chats[i].screenshots, file))
			return KIND_SCREEN;
	bool is_screen = shows(k, &c->order.screenshots, file) || shows(k, &c->logistics.screenshots, file);
	return is_screen ? KIND_SCREEN : KIND_PHOTO;
}

/* Of pages of a PDF each is a file, which is made of the PDF as its views are. */
static bool is_view_of(const struct casefile *c, size_t view, size_t file)
{
	const struct file *v = &c->files[view], *f = &c->files[file];
	bool is_same_page = f->page && v->page == f->page && v->original == f->original && v->edits && !f->edits;
	return view != file && (v->original == file || is_same_page);
}

/* Of a file of which a part is shown, that part was chosen to be read. */
static bool has_view(const struct check *k, size_t file)
{
	for (size_t i = 0; i < k->c->n_files; i++) {
		size_t first = k->evidence[i].same_as; /* of views that are alike, which stands for all */
		bool is_view = is_view_of(k->c, i, file) && !k->evidence[i].is_fallback;
		if (is_view && k->c->files[first].original != first && k->form->prints[first].wide)
			return true;
	}
	return false;
}

const struct check_print *check_find_print(const struct check *k, size_t file)
{
	const struct evidence *e = &k->evidence[file];
	const struct check_print *print = k->form->prints ? &k->form->prints[file] : NULL;
	bool is_shown = print && print->wide && e->same_as == file && e->facts.width && e->facts.height;
	bool is_known = e->facts.format != IMAGE_PDF || (print && print->type);
	return is_shown && is_known && !has_view(k, file) ? print : NULL;
}

/* ---- text ---- */

static void judge_text(struct check *k, size_t file, const struct check_print *print,
                       const struct limit *floor)
{
	const struct evidence *e = &k->evidence[file];
	const struct file *f = &k->c->files[file];
	int64_t text = print->type ? print->type : (int64_t)print->narrow * e->text_height / e->facts.width;
	int64_t tenths = text / 100;
	if (text >= floor->value)
		return;
	check_say(k, f->at, "the text in %s is printed %d.%d pt high, and it takes %.*s pt to be read", f->path,
	          (int)(tenths / 10), (int)(tenths % 10), (int)strcspn(floor->written, " p"), floor->written);
	if (f->edits && f->edits->rotate.s && e->facts.width > e->facts.height)
		check_advise(k, "take rotate: out: upright, what is long is cut into parts that can be read");
	else if (print->narrow >= (int64_t)e->facts.width * INCH / 100)
		check_advise(k, "its letters have %u pixels: it may be a preview; save the capture in full size",
		             e->text_height);
	else
		check_advise(k, "crop it to what matters; \"dossier grid %s\" shows places",
		             casefile_say_grid(k->a, k->c, f));
}

void check_small_text(struct check *k)
{
	const struct limit *floor = &k->limits->v[LIMIT_LEGIBLE];
	for (size_t i = 0; floor->given && i < k->c->n_files; i++) {
		const struct check_print *print = check_find_print(k, i);
		if (print && (print->type || k->evidence[i].text_height))
			judge_text(k, i, print, floor);
	}
}

/* ---- pixels ---- */

/* [pixels to the inch] on so many square mpt. */
static uint32_t density(const struct image_facts *f, uint64_t area)
{
	uint64_t pixels = (uint64_t)f->width * f->height, dpi = 0;
	while ((dpi + 1) * (dpi + 1) * (area / INCH) / INCH <= pixels && dpi < 10000)
		dpi++;
	return (uint32_t)dpi;
}

static const struct {
	enum limit_id floor;
	const char *advice;
} kinds[] = {
	[KIND_PHOTO] = {LIMIT_LEGIBLE_PHOTO,
	                N_("it may be a preview: save the full picture from the chat or page")},
	[KIND_SCREEN] = {LIMIT_LEGIBLE_SCREEN,
	                 N_("it may be a preview: save the full picture from the chat or page")},
	[KIND_PAPER] = {LIMIT_LEGIBLE_PAPER,
	                N_("scan it again with 300 pixels to the inch, or take a photo of it")},
};

static void judge_pixels(struct check *k, size_t file, const struct check_print *print)
{
	const struct image_facts *f = &k->evidence[file].facts;
	const struct file *at = &k->c->files[file];
	enum kind kind = find_kind(k, file);
	bool is_part = at->edits && at->edits->crop.n > 0;
	const struct limit *floor = &k->limits->v[kinds[kind].floor];
	const uint64_t square = (uint64_t)SQUARE * SQUARE;
	uint64_t area = (uint64_t)print->wide * print->wide / f->width * f->height;
	if (!floor->given || density(f, area > square ? area : square) >= (uint64_t)floor->value)
		return;
	uint32_t dpi = density(f, area);
	if (dpi < (uint64_t)floor->value)
		check_say(k, at->at, "%s is printed with %u pixels to the inch, and it takes %lld to be read",
		          at->path, dpi, (long long)floor->value);
	else
		check_say(k, at->at,
		          is_part ? N_("the part of %s that is shown is %u x %u pixels, too small to be read")
		                  : N_("%s is %u x %u pixels, too small to be read"),
		          at->path, f->width, f->height);
	check_advise(k, "%s", is_part ? _("show more of it, or a picture that was taken from nearer")
	                              : _(kinds[kind].advice));
}

void check_small_pictures(struct check *k)
{
	for (size_t i = 0; i < k->c->n_files; i++) {
		const struct check_print *print = check_find_print(k, i);
		if (print && !print->type && k->evidence[i].text_height == 0)
			judge_pixels(k, i, print);
	}
}
