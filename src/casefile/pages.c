/* pages.c - a PDF or TIFF that is named as a picture becomes pictures of its pages, each a file of its own
 * beside that which it is a page of. How many pages there are is known only when the files were looked at. */
#include <string.h>

#include "base/message.h"
#include "casefile/casefile_int.h"

enum { PAGES_MOST = 200 }; /* that one mention shows */

struct parting {
	struct arena *a;
	struct diag *d;
	struct casefile *c;
	const int *n_pages;
	size_t n_files; /* before pages became files */
};

struct choice { /* pages, from 1 */
	size_t *v;
	size_t n;
};

/* ---- which pages ---- */

static bool read_number(const char **at, size_t *to)
{
	const char *s = *at + strspn(*at, " ");
	size_t digits = strspn(s, "0123456789");

	if (digits == 0 || digits > 6)
		return false;
	for (*to = 0; digits > 0; digits--)
		*to = *to * 10 + (size_t)(*s++ - '0');
	*at = s + strspn(s, " ");
	return true;
}

/* "3" or "1-3"; what follows is a comma or the end. */
static bool read_range(const char **at, size_t *from, size_t *to)
{
	if (!read_number(at, from))
		return false;
	*to = *from;
	if (**at == '-') {
		++*at;
		if (!read_number(at, to))
			return false;
	}
	return *from >= 1 && *from <= *to && (**at == ',' || **at == '\0');
}

static void report_missing(struct parting *p, const struct shot *shot, size_t n, size_t page)
{
	const char *path = p->c->files[shot->file].path;

	diag_error(p->d, shot->pages.at, "pdf-page-missing",
	           n == 1 ? N_("%s has %zu page, and no page %zu") : N_("%s has %zu pages, and no page %zu"),
	           tree_quote(p->a, path), n, page);
	diag_advise(p->d, "pages are counted from 1, whatever number is printed on them");
}

static bool choose(struct parting *p, const struct shot *shot, size_t n, struct choice *to)
{
	const char *at = shot->pages.s;
	size_t from, last;

	for (bool goes_on = true; goes_on; at++) {
		if (!read_range(&at, &from, &last)) {
			diag_error(p->d, shot->pages.at, "bad-value", "%s names no pages",
			           tree_quote(p->a, shot->pages.s));
			diag_advise(p->d, "write it as 2 or 1-3, 7");
			return false;
		}
		if (last > n) {
			report_missing(p, shot, n, last);
			return false;
		}
		for (; from <= last && to->n <= PAGES_MOST; from++)
			*ARENA_PUSH(p->a, to->v, to->n) = from;
		goes_on = *at == ',';
	}
	return true;
}

static bool choose_all(struct parting *p, const struct shot *shot, size_t n, struct choice *to)
{
	for (size_t i = 1; i <= n && i <= PAGES_MOST; i++)
		*ARENA_PUSH(p->a, to->v, to->n) = i;
	if (n <= PAGES_MOST)
		return true;
	diag_error(p->d, shot->at, "pdf-pages", "%s has %zu pages, and all of them would be shown",
	           tree_quote(p->a, p->c->files[shot->file].path), n);
	diag_advise(p->d, "name those that matter: {file: ..., pages: 1-3}");
	return false;
}

/* ---- files for them ---- */

size_t casefile_find_page(const struct casefile *c, size_t original, size_t page)
{
	size_t i = 0;

	for (; i < c->n_files; i++) {
		const struct file *f = &c->files[i];
		if (f->original == original && f->page == page && !f->edits)
			break;
	}
	return i;
}

/* A page that is shown as it is, wherever it is named, is one file. */
static size_t file_of_whole_page(struct parting *p, const struct file *like)
{
	struct casefile *c = p->c;
	size_t i = casefile_find_page(c, like->original, like->page);

	if (i < c->n_files)
		return i;
	*ARENA_PUSH(p->a, c->files, c->n_files) = *like;
	c->files[i].edits = NULL;
	return i;
}

static size_t file_of_page(struct parting *p, const struct shot *shot, size_t page, bool is_first)
{
	struct casefile *c = p->c;
	struct file view = c->files[shot->file];
	size_t i = is_first ? shot->file : c->n_files; /* one view of it is there already */

	view.at = shot->at;
	view.page = page;
	view.n_pages = (size_t)p->n_pages[view.original];
	view.is_shown = true;
	if (!view.edits)
		return file_of_whole_page(p, &view);
	if (!is_first)
		ARENA_PUSH(p->a, c->files, c->n_files);
	c->files[i] = view;
	if (casefile_is_open(shot)) /* the whole page follows */
		file_of_whole_page(p, &view);
	return i;
}

static void refuse_marks(struct parting *p, const struct shot *shot, size_t n)
{
	const char *path = tree_quote(p->a, p->c->files[shot->file].path);

	diag_error(p->d, shot->at, "bad-value", "%s shows %zu pages: it is not said which of them has the marks",
	           path, n);
	diag_advise(p->d, "name that page by itself: {file: ..., pages: 2, marks: [...]}");
}

static void part_shot(struct parting *p, struct shots *to, const struct shot *shot)
{
	const struct file *file = shot->file < p->n_files ? &p->c->files[shot->file] : NULL;
	int n = file && file->n_parts == 0 ? p->n_pages[file->original] : -1;
	struct choice pages = { 0 };
	bool is_good = n > 0 && (shot->pages.s ? choose(p, shot, (size_t)n, &pages)
	                                       : choose_all(p, shot, (size_t)n, &pages));

	if (n == 0 && shot->pages.s) {
		diag_error(p->d, shot->pages.at, "bad-value", "%s is one picture: it has no pages to choose from",
		           tree_quote(p->a, p->c->files[shot->file].path));
		diag_advise(p->d, "take this key out");
	}
	if (shot->n_marks > 0 && pages.n > 1)
		refuse_marks(p, shot, pages.n);
	if (!is_good) {
		*ARENA_PUSH(p->a, to->v, to->n) = *shot;
		return;
	}
	for (size_t i = 0; i < pages.n; i++) {
		size_t page_file = file_of_page(p, shot, pages.v[i], i == 0);
		struct shot *page = ARENA_PUSH(p->a, to->v, to->n);
		*page = *shot;
		page->file = page_file;
	}
}

static void part_shots(struct parting *p, struct shots *shots)
{
	struct shots parted = { 0 };

	for (size_t i = 0; i < shots->n; i++)
		part_shot(p, &parted, &shots->v[i]);
	shots->v = parted.v;
	shots->n = parted.n;
}

void casefile_part_pages(struct arena *a, struct diag *d, struct casefile *c, const int *n_pages)
{
	struct parting p = { .a = a, .d = d, .c = c, .n_pages = n_pages, .n_files = c->n_files };

	for (size_t i = 0; i < p.n_files; i++)
		if (n_pages[i] > 0)
			c->files[i].is_shown = false; /* its pages are */
	part_shots(&p, &c->order.screenshots);
	part_shots(&p, &c->logistics.screenshots);
	part_shots(&p, &c->logistics.photos);
	for (size_t i = 0; i < c->n_chats; i++)
		part_shots(&p, &c->chats[i].screenshots);
	for (size_t i = 0; i < c->n_certificates; i++)
		part_shots(&p, &c->certificates[i].pages);
	for (size_t i = 0; i < c->n_exhibits; i++)
		part_shots(&p, &c->exhibits[i].files);
}
