/* fit.c - as sharp as the form allows. A sheet is encoded, weighed and, if it is too heavy, encoded once or
 * twice more, coarser by what the scales said. A first try that is much too light is made again, finer. */
#include "sheet/sheet_int.h"

#include <errno.h>

/* From best to worst. weight: what such a sheet weighs, in thousandths of the first (measured on pages of
 * words, of screenshots and of photographs, the mean). */
static const struct step {
	int scale; /* thousandths of the best resolution */
	int quality;
	uint64_t weight;
} steps[] = {
	{1000, 88, 1000}, {1000, 80, 790}, {1000, 70, 650}, {900, 72, 560}, {900, 62, 490}, {800, 66, 430},
	{800, 54, 370}, {700, 60, 325}, {700, 48, 280}, {600, 54, 245}, {600, 42, 210}, {520, 46, 180},
	{520, 34, 150},
};
enum { N_STEPS = sizeof steps / sizeof *steps };

#define BYTES_PER_1000_PIXELS 250 /* at the first step, before anything was weighed */
enum { NARROW = 400000 }; /* [mpt] a page for a phone */
enum { DPI_LEAST = 36 };

static uint64_t pixels_at(const struct page *p, unsigned dpi)
{
	return (uint64_t)canvas_px(p->width, dpi) * canvas_px(p->height, dpi);
}

unsigned fit_best_dpi(const struct page *page, const struct sheet_limits *limits)
{
	unsigned dpi = page->width <= NARROW ? 216 : 180;
	if (limits->dpi && dpi > limits->dpi)
		dpi = limits->dpi > DPI_LEAST ? limits->dpi : DPI_LEAST;
	while (limits->pixels && dpi > DPI_LEAST && pixels_at(page, dpi) > limits->pixels)
		dpi--;
	return dpi;
}

/* PNG knows no quality: of the steps only the resolutions count. */
static uint64_t weigh(const struct step *s, enum sheet_format format)
{
	return format == SHEET_JPEG ? s->weight : (uint64_t)s->scale * (uint64_t)s->scale / 1000;
}

/* The best step that `whole` bytes at the first step will do for within `most`. */
static size_t choose_step(const struct fit *f, uint64_t whole, uint64_t most)
{
	size_t i = 0;
	while (i + 1 < N_STEPS && whole * weigh(&steps[i], f->job->limits.format) / 1000 > most)
		i++;
	return i;
}

static bool encode(struct fit *f, struct buf *out, const struct step *s)
{
	const struct sheet_limits *l = &f->job->limits;
	unsigned dpi = fit_best_dpi(f->page, l) * (unsigned)s->scale / 1000;
	struct canvas *c = canvas_new(f->page->width, f->page->height, dpi);
	f->has_no_canvas = !c;
	f->broken = c ? draw_page(c, f->page, f->job) : NULL;
	f->error = f->broken ? errno : 0;
	bool is_drawn = c && !f->broken;
	if (is_drawn) {
		struct image_pixels pixels = canvas_pixels(c, l->mono);
		buf_clear(out);
		if (l->format == SHEET_PNG)
			image_write_png(out, &pixels);
		else
			image_write_jpeg(out, &pixels, s->quality);
	}
	canvas_drop(c);
	return is_drawn;
}

static bool is_within(struct fit *f, const struct buf *made)
{
	uint64_t most = f->job->limits.bytes;
	if (!most || made->n <= most)
		return true;
	if (!f->least_bytes || made->n < f->least_bytes)
		f->least_bytes = made->n;
	return false;
}

static void keep(struct fit *f, struct buf *made)
{
	struct buf old = f->file;
	f->file = *made;
	*made = old;
}

/* The step to try next, by what the last one weighed; the same: none. Too heavy twice over, it is taken that
 * the scales mislead, and more is taken off. */
static size_t next_step(const struct fit *f, size_t step, uint64_t weighed, int n_tries)
{
	uint64_t most = f->job->limits.bytes;
	uint64_t whole = weighed * 1000 / weigh(&steps[step], f->job->limits.format);
	size_t next = choose_step(f, whole, most / 12 * (unsigned)(13 - 2 * n_tries));
	if (f->file.n > 0)
		return next < step && weighed < most / 2 ? next : step;
	return next > step || step + 1 == N_STEPS ? next : step + 1;
}

bool fit_sheet(struct fit *f)
{
	uint64_t most = f->job->limits.bytes;
	unsigned dpi = fit_best_dpi(f->page, &f->job->limits);
	uint64_t whole = pixels_at(f->page, dpi) * BYTES_PER_1000_PIXELS / 1000;
	size_t step = most ? choose_step(f, whole, most) : 0;
	struct buf made = {0};
	for (int i = 1; i <= ENCODINGS_MOST && encode(f, &made, &steps[step]); i++) {
		bool is_second = f->file.n > 0;
		uint64_t weighed = made.n;
		if (is_within(f, &made))
			keep(f, &made);
		size_t next = next_step(f, step, weighed, i);
		if (is_second || !most || next == step)
			break;
		step = next;
	}
	buf_drop(&made);
	return f->file.n > 0 && !f->broken && !f->has_no_canvas;
}
