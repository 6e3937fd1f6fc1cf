/* paint_press.h - what the tests of the press share: pages made by hand, a PDF of them in a folder of
 * its own, and eyes: qpdf, pdftotext and pdftoppm. A missing tool fails the test. */
#ifndef DOSSIER_TESTS_PAINT_PRESS_H
#define DOSSIER_TESTS_PAINT_PRESS_H

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/fs.h"
#include "paint/paint.h"
#include "test.h"

static struct arena *arena;
static struct diag *diag;
static char folder[64];

static inline void desk_open(void)
{
	arena = arena_new();
	diag = diag_new(arena);
	snprintf(folder, sizeof folder, "/tmp/dossier-paint-XXXXXX");
	if (!mkdtemp(folder))
		exit(1);
}

static inline int desk_close(void)
{
	char command[128];
	snprintf(command, sizeof command, "rm -r %s", folder);
	if (!getenv("KEEP") && system(command) != 0)
		test_failures++;
	arena_drop(arena);
	return test_end();
}

static inline const char *desk_path(const char *name)
{
	return fs_join(arena, folder, name);
}

/* ---- pages ---- */

static inline struct box *page_add(struct page *page, enum box_kind kind, enum ink ink, len x, len y, len w,
                                   len h)
{
	struct box *b = ARENA_PUSH(arena, page->boxes, page->n);
	*b = (struct box){ .kind = kind, .ink = ink, .x = x, .y = y, .w = w, .h = h };
	return b;
}

static inline struct pages *pages_new(size_t n, len width, len height)
{
	struct pages *pages = ARENA_NEW(arena, struct pages);
	pages->v = ARENA_ARRAY(arena, struct page, n);
	pages->n = n;
	pages->language = "zh-CN";
	for (size_t i = 0; i < n; i++) {
		pages->v[i].width = width;
		pages->v[i].height = height;
		pages->v[i].folio = arena_printf(arena, "%zu", i + 1);
	}
	return pages;
}

static inline void outline_add(struct pages *pages, const char *title, int level, size_t page, len y)
{
	struct outline_entry *e = ARENA_PUSH(arena, pages->outline, pages->n_outline);
	*e = (struct outline_entry){ title, level, page, y };
}

/* ---- printing ---- */

static inline bool write_to_buf(void *to, const void *bytes, size_t n)
{
	buf_add(to, bytes, n);
	return true;
}

static inline bool print_to_buf(struct buf *out, struct paint_job job)
{
	job.write = write_to_buf;
	job.to = out;
	if (!job.producer)
		job.producer = "dossier test";
	if (!job.date)
		job.date = INT64_MIN;
	return paint_pdf(&job, diag);
}

static inline void save_file(const char *path, const void *bytes, size_t n)
{
	FILE *f = fopen(path, "wb");
	if (!CHECK(f && fwrite(bytes, 1, n, f) == n))
		fprintf(stderr, "    %s\n", path);
	if (f)
		fclose(f);
}

/* What the command prints, its errors too; "" if it fails. In the arena. */
__attribute__((format(printf, 1, 2))) static inline const char *ask(const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	char *command = arena_vprintf(arena, fmt, ap);
	va_end(ap);
	FILE *f = popen(command, "r");
	struct buf b = { 0 };
	uint8_t bytes[4096];
	for (size_t n; f && (n = fread(bytes, 1, sizeof bytes, f)) > 0;)
		buf_add(&b, bytes, n);
	int status = f ? pclose(f) : -1;
	char *text = arena_strndup(arena, b.data ? (char *)b.data : "", b.n);
	buf_drop(&b);
	if (!CHECK(status == 0))
		fprintf(stderr, "    %s\n    %s\n", command, text);
	return status == 0 ? text : "";
}

/* Prints to NAME in the folder; whatever comes out must satisfy qpdf without a warning. */
static inline const char *print(const char *name, struct paint_job job)
{
	struct buf b = { 0 };
	const char *path = desk_path(name);
	CHECK(print_to_buf(&b, job));
	CHECK(diag_worst(diag) == LEVEL_NONE);
	save_file(path, b.data, b.n);
	buf_drop(&b);
	const char *verdict = ask("qpdf --check %s 2>&1", path);
	CHECK(strstr(verdict, "No syntax or stream encoding errors"));
	CHECK(!strstr(verdict, "WARNING"));
	return path;
}

static inline const char *text_of(const char *path)
{
	return ask("pdftotext -enc UTF-8 -layout %s -", path);
}

/* ---- looking ---- */

struct raster {
	int width, height;
	uint8_t *rgb;
};

/* Page `page` (from 1) at `dpi`. */
static inline struct raster look(const char *path, int page, int dpi)
{
	const char *root = fs_join(arena, folder, "look");
	struct raster r = { 0 };
	struct buf b = { 0 };
	int at = 0;
	ask("pdftoppm -r %d -f %d -l %d -singlefile %s %s 2>&1", dpi, page, page, path, root);
	bool read = fs_read_all(&b, arena_printf(arena, "%s.ppm", root), 1 << 28);
	buf_add_byte(&b, 0); /* for sscanf */
	if (CHECK(read) &&
	    CHECK(sscanf((char *)b.data, "P6 %d %d 255%n", &r.width, &r.height, &at) == 2 && at)) {
		r.rgb = arena_copy(arena, b.data + at + 1, (size_t)r.width * (size_t)r.height * 3);
	}
	buf_drop(&b);
	return r;
}

static inline struct rgb pixel(const struct raster *r, int x, int y)
{
	if (!r->rgb || x < 0 || y < 0 || x >= r->width || y >= r->height)
		return (struct rgb){ 0, 0, 0 };
	const uint8_t *p = r->rgb + 3 * ((size_t)y * (size_t)r->width + (size_t)x);
	return (struct rgb){ p[0], p[1], p[2] };
}

static inline bool is_near(struct rgb a, struct rgb b)
{
	return abs(a.r - b.r) <= 6 && abs(a.g - b.g) <= 6 && abs(a.b - b.b) <= 6;
}

/* Ink (0 for white to 255 for black, summed) in a rectangle of pixels. */
static inline long ink_in(const struct raster *r, int x, int y, int w, int h)
{
	long sum = 0;
	for (int j = y; j < y + h; j++)
		for (int i = x; i < x + w; i++) {
			struct rgb c = pixel(r, i, j);
			sum += 255 - (c.r + c.g + c.b) / 3;
		}
	return sum;
}

#endif
