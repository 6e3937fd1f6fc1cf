/* pages.c - a PDF or TIFF that is named as a picture becomes pictures of its pages, each a file of its own
 * beside that which it is a page of. How many pages there are is known only when the files were looked at;
 * then marks of an exhibit go to the page that they are on. */
#include <string.h>

#include "base/message.h"
#include "casefile/casefile_int.h"

enum {
	PAGES_MOST = 200, /* that one mention shows */
	MISSING_MOST = 8, /* ranges that are not there, and are told */
};

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

static void report_missing(struct parting *p, const struct shot *shot, size_t n, const char *pages)
{
	const char *path = p->c->files[shot->file].path;

	diag_error(p->d, shot->pages.at, "pdf-page-missing",
	           n == 1 ? N_("%s has %zu page, and no page %s") : N_("%s has %zu pages, and no page %s"),
	           tree_quote(p->a, path), n, pages);
	diag_advise(p->d, "pages are counted from 1, whatever number is printed on them");
}

static void report_many(struct parting *p, const struct shot *shot)
{
	diag_error(p->d, shot->pages.at, "pdf-pages", "more than %d pages of %s would be shown", PAGES_MOST,
	           tree_quote(p->a, p->c->files[shot->file].path));
	diag_advise(p->d, "name those that matter: {file: ..., pages: 1-3}");
}

static bool choose(struct parting *p, const struct shot *shot, size_t n, struct choice *to)
{
	const char *at = shot->pages.s, *missing = "";
	size_t from, last, n_missing = 0;

	for (bool goes_on = true; goes_on; at++) {
		if (!read_range(&at, &from, &last)) {
			diag_error(p->d, shot->pages.at, "bad-value", "%s names no pages",
			           tree_quote(p->a, shot->pages.s));
			diag_advise(p->d, "write it as 2 or \"1-3, 7\"");
			return false;
		}
		if (last > n && n_missing++ < MISSING_MOST)
			missing = message_add_run(p->a, missing, from > n ? from : n + 1, last);
		for (; from <= last && from <= n && to->n <= PAGES_MOST; from++)
			*ARENA_PUSH(p->a, to->v, to->n) = from;
		goes_on = *at == ',';
	}
	if (n_missing > MISSING_MOST)
		missing = arena_printf(p->a, "%s, ...", missing);
	if (n_missing > 0)
		report_missing(p, shot, n, missing);
	else if (to->n > PAGES_MOST)
		report_many(p, shot);
	return n_missing == 0 && to->n <= PAGES_MOST;
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

/* ---- a list of pictures ---- */

struct listed { /* what becomes one of them */
	struct shot shot;
	size_t page;   /* 0: it is no page */
	bool is_first; /* of those of one mention */
};

struct list {
	struct listed *v;
	size_t n;
	bool is_parted;  /* there are more than were mentioned */
	bool is_unknown; /* how many there are: that is told elsewhere */
};

static void refuse_marks(struct parting *p, const struct shot *shot, size_t n)
{
	const char *path = tree_quote(p->a, p->c->files[shot->file].path);

	diag_error(p->d, shot->at, "bad-value", "%s shows %zu pages: it is not said which of them has the marks",
	           path, n);
	diag_advise(p->d, "give the exhibit's marks \"on\": {on: 2, ...}; or name that page by itself: "
	                  "{file: ..., pages: 2, marks: [...]}");
}

/* A mark that does not say which picture it is on. */
static bool has_vague_marks(const struct shot *shot)
{
	for (size_t i = 0; i < shot->n_marks; i++)
		if (shot->marks[i].on == 0)
			return true;
	return false;
}

static void list_shot(struct parting *p, struct list *to, const struct shot *shot)
{
	const struct file *file = shot->file < p->n_files ? &p->c->files[shot->file] : NULL;
	int n = file && file->n_parts == 0 ? p->n_pages[file->original] : 0;
	struct choice pages = { 0 };
	bool is_good = n > 0 && (shot->pages.s ? choose(p, shot, (size_t)n, &pages)
	                                       : choose_all(p, shot, (size_t)n, &pages));

	if (file && n == 0 && shot->pages.s) {
		diag_error(p->d, shot->pages.at, "bad-value", "%s is one picture: it has no pages to choose from",
		           tree_quote(p->a, p->c->files[shot->file].path));
		diag_advise(p->d, "take this key out");
	}
	to->is_unknown |= n < 0 || (n > 0 && !is_good);
	if (!is_good) {
		*ARENA_PUSH(p->a, to->v, to->n) = (struct listed){ .shot = *shot, .is_first = true };
		return;
	}
	if (pages.n > 1 && has_vague_marks(shot))
		refuse_marks(p, shot, pages.n);
	to->is_parted |= pages.n > 1;
	for (size_t i = 0; i < pages.n; i++)
		*ARENA_PUSH(p->a, to->v, to->n) = (struct listed){ *shot, pages.v[i], i == 0 };
}

/* ---- marks that count pictures ---- */

static void refuse_place(struct parting *p, const struct list *list, const struct annotation *mark)
{
	diag_error(p->d, mark->at, "bad-value",
	           list->n == 1 ? N_("this exhibit has %zu picture, not %ld")
	                        : N_("this exhibit has %zu pictures, not %ld"), list->n, mark->on);
	diag_advise(p->d, "\"on\" counts them from 1, as they are listed");
}

/* All that say which picture they are on, as they were given; where pictures became more, they are taken away
 * from those that had them. */
static struct shot gather_marks(struct parting *p, struct list *list)
{
	struct shot all = { 0 };

	for (size_t i = 0; i < list->n; i++) {
		struct shot *shot = &list->v[i].shot, kept = { 0 };
		for (size_t k = 0; k < shot->n_marks; k++) {
			const struct annotation *mark = &shot->marks[k];
			if (mark->on > 0 && list->v[i].is_first)
				*ARENA_PUSH(p->a, all.marks, all.n_marks) = *mark;
			else if (mark->on == 0)
				*ARENA_PUSH(p->a, kept.marks, kept.n_marks) = *mark;
		}
		if (!list->is_parted)
			continue;
		shot->marks = kept.marks;
		shot->n_marks = kept.n_marks;
	}
	return all;
}

static void deal_marks(struct parting *p, struct list *list)
{
	if (list->is_unknown)
		return;
	const struct shot all = gather_marks(p, list);
	for (size_t i = 0; i < all.n_marks; i++) {
		size_t on = (size_t)all.marks[i].on - 1;
		struct shot *shot = on < list->n ? &list->v[on].shot : NULL;
		if (!shot)
			refuse_place(p, list, &all.marks[i]);
		else if (list->is_parted)
			*ARENA_PUSH(p->a, shot->marks, shot->n_marks) = all.marks[i];
	}
}

/* false: how many pictures there are is not known, which is told elsewhere. */
static bool part_shots(struct parting *p, struct shots *shots)
{
	struct list list = { 0 };
	struct shots parted = { 0 };

	for (size_t i = 0; i < shots->n; i++)
		list_shot(p, &list, &shots->v[i]);
	deal_marks(p, &list);
	for (size_t i = 0; i < list.n; i++) {
		struct listed *l = &list.v[i];
		if (l->page)
			l->shot.file = file_of_page(p, &l->shot, l->page, l->is_first);
		*ARENA_PUSH(p->a, parted.v, parted.n) = l->shot;
	}
	shots->v = parted.v;
	shots->n = parted.n;
	return !list.is_unknown;
}

static void part_exhibit(struct parting *p, struct exhibit_entry *e)
{
	size_t n = e->files.n;
	const struct file *only = n == 1 && e->files.v->file < p->n_files ? &p->c->files[e->files.v->file] : NULL;
	bool has_pages = only && only->n_parts == 0 && p->n_pages[only->original] > 0;
	const char *path = has_pages ? tree_quote(p->a, only->path) : NULL;

	if (part_shots(p, &e->files) && (n == 1 || e->files.n > n)) /* else it is told already */
		views_check_arranged(p->d, e, path);
}

/* What a copy is made of, if that is to be seen, too; of a page that is done. */
static void show_whole(void *casefile, const struct shot *shot)
{
	struct casefile *c = casefile;
	const struct file *view = shot->file < c->n_files ? &c->files[shot->file] : NULL;

	if (!view || !view->edits || view->page || !casefile_is_open(shot))
		return;
	c->files[view->original].is_shown = true;
	for (size_t i = 0; i < view->n_parts; i++)
		c->files[view->parts[i]].is_shown = true;
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
		part_exhibit(&p, &c->exhibits[i]);
	casefile_each_shot(c, show_whole, c);
}
