/* appendix_pages.c - what the appendix says of a file whose pages are pictures: which of them are shown, how,
 * and how large they are. */
#include "plan/plan_int.h"

/* ---- how they are shown ---- */

/* How whole pages of a PDF are shown; those of a TIFF are pictures, to which more is done, and those with
 * more than is seen, or with remarks that have to be drawn, or that have to be cut, become such. */
static const struct way {
	unsigned steps;
	enum word word;
} ways[] = {
	{STEP_ENCLOSED, WORD_APPENDIX_PAGES},
	{STEP_ENCLOSED | STEP_GREYED, WORD_APPENDIX_PAGES_GREYED},
	{STEP_ENCLOSED | STEP_FITTED, WORD_APPENDIX_PAGES_FITTED},
	{STEP_ENCLOSED | STEP_GREYED | STEP_FITTED, WORD_APPENDIX_PAGES_GREYED_FITTED},
	{STEP_DRAWN, WORD_APPENDIX_PAGES_DRAWN},
	{0, WORD_APPENDIX_PAGES_COPIED},
};

static const struct way *way_of(const struct evidence *page)
{
	const unsigned of_pages = STEP_ENCLOSED | STEP_GREYED | STEP_FITTED | STEP_DRAWN;
	const unsigned drawn = STEP_DRAWN | STEP_SEEN | STEP_REMARKED | STEP_CUT;
	unsigned own = page->steps & (page->steps & STEP_DRAWN ? drawn : of_pages);
	size_t i = 0;
	while (i + 1 < sizeof ways / sizeof *ways && ways[i].steps != own)
		i++;
	return &ways[i];
}

struct paged { /* a file, and how its pages are shown */
	const struct desk *k;
	size_t file, n;
	const struct evidence **pages; /* by number, from 0; NULL: it is not shown whole */
	bool is_whole; /* every page that the digest of all is of is in the dossier */
	bool has_list; /* the digest of the list of theirs is told in place of them */
};

static size_t count_pages(const struct desk *k, size_t file)
{
	for (size_t i = 0; i < k->c->n_files; i++)
		if (k->c->files[i].original == file && k->c->files[i].page)
			return k->c->files[i].n_pages;
	return 0;
}

static struct paged look_at(const struct desk *k, size_t file)
{
	struct paged f = {.k = k, .file = file, .n = count_pages(k, file)};
	f.pages = ARENA_ARRAY(k->a, const struct evidence *, f.n);
	f.is_whole = f.has_list = f.n > 0;
	for (size_t page = 0; page < f.n; page++) {
		size_t i = casefile_find_page(k->c, file, page + 1);
		if (i == k->c->n_files)
			continue;
		bool is_shown = k->c->files[i].is_shown, is_placed = appendix_is_placed(k, i);
		f.pages[page] = is_placed ? &k->evidence[i] : NULL;
		f.is_whole = f.is_whole && (is_placed || !is_shown);
		f.has_list = f.has_list && is_placed == is_shown;
	}
	f.is_whole = f.is_whole && k->evidence[file].copy_sha256[0];
	f.has_list = f.has_list && k->evidence[file].pages_sha256[0];
	return f;
}

/* What has a digest of its own is told on its own, unless that is told in a list. */
static bool is_shown_alike(const struct paged *f, const struct evidence *a, const struct evidence *b)
{
	const struct way *way = way_of(a);
	bool has_a = a->copy_sha256[0], has_b = b->copy_sha256[0];
	bool is_told_alike = f->has_list ? has_a == has_b : !has_a && !has_b;
	bool is_alike = way->steps & STEP_ENCLOSED || (a->steps == b->steps && is_told_alike);
	return a == b || (way == way_of(b) && is_alike);
}

static bool shows_page(const struct paged *f, size_t page, const struct evidence *like)
{
	return page < f->n && f->pages[page] && is_shown_alike(f, like, f->pages[page]);
}

struct page_list { /* "1–3, 5" */
	struct rich words;
	size_t n;
};

/* Pages from `from` to before `end`; none, perhaps. */
static void add_run(const struct desk *k, struct page_list *list, size_t from, size_t end)
{
	struct rich first = spans_own(k, TONE_QUIET, arena_printf(k->a, "%zu", from));
	struct rich last = spans_own(k, TONE_QUIET, arena_printf(k->a, "%zu", end - 1));
	if (end == from)
		return;
	if (list->n > 0)
		spans_add(k, &list->words, TONE_QUIET, desk_word(k, WORD_PHRASE_SEPARATOR));
	if (end - from > 1)
		spans_add_pattern(k, &list->words, TONE_QUIET, desk_word(k, WORD_APPENDIX_RUN), "from", &first, "to",
		                  &last, NULL);
	else
		spans_add_rich(k, &list->words, &first);
	list->n += end - from;
}

/* Of each page that is shown as it is, like that one. */
static void add_digests(const struct paged *f, struct rich *r, const struct evidence *like)
{
	const struct desk *k = f->k;
	for (size_t page = 0; page < f->n; page++) {
		if (!shows_page(f, page, like))
			continue;
		struct rich digest = spans_own(k, TONE_MONO, f->pages[page]->copy_sha256);
		struct rich number = spans_own(k, TONE_QUIET, arena_printf(k->a, "%zu", page + 1));
		spans_add(k, r, TONE_QUIET, "\n");
		spans_add_pattern(k, r, TONE_QUIET, desk_word(k, WORD_APPENDIX_DIGEST_STREAMS), "page", &number,
		                  "digest", &digest, NULL);
	}
}

/* "pages 1–3, 5 of 7" */
static struct rich name_pages(const struct paged *f, const struct evidence *like)
{
	const struct desk *k = f->k;
	struct page_list pages = {0};
	struct rich named = {0}, of = spans_own(k, TONE_QUIET, arena_printf(k->a, "%zu", f->n));
	for (size_t from = 0, end; from < f->n; from = end + 1) {
		for (end = from; shows_page(f, end, like); end++)
			;
		add_run(k, &pages, from + 1, end + 1);
	}
	enum word word = pages.n == 1 ? WORD_APPENDIX_PAGE_OF : WORD_APPENDIX_PAGES_OF;
	spans_add_pattern(k, &named, TONE_QUIET, desk_word(k, word), "pages", &pages.words, "of", &of, NULL);
	return named;
}

/* This one, and all that are shown like it. */
static void add_pages(const struct paged *f, struct rich *r, const struct evidence *like)
{
	const struct desk *k = f->k;
	size_t index = (size_t)(like - k->evidence);
	struct rich steps = steps_list(k, index, NULL, STEPS_ALL), pages = name_pages(f, like);
	spans_add(k, r, TONE_QUIET, "\n");
	spans_add_pattern(k, r, TONE_QUIET, desk_word(k, way_of(like)->word), "pages", &pages, "steps", &steps,
	                  NULL);
	if (f->has_list)
		return;
	if (like->steps & STEP_ENCLOSED)
		add_digests(f, r, like);
	else if (like->copy_sha256[0])
		appendix_add_copy_digest(k, r, index);
}

/* Is this the first of the pages that are shown as it is? */
static bool is_first_shown(const struct paged *f, size_t page)
{
	for (size_t before = 0; before < page; before++)
		if (shows_page(f, before, f->pages[page]))
			return false;
	return true;
}

/* Those that have a digest of their own, or those that have one together. */
static void add_pages_with(const struct paged *f, struct rich *r, bool is_own)
{
	for (size_t page = 0; page < f->n; page++) {
		const struct evidence *e = f->pages[page];
		if (e && !e->copy_sha256[0] == !is_own && is_first_shown(f, page))
			add_pages(f, r, e);
	}
}

static void add_list(const struct paged *f, struct rich *r)
{
	struct rich digest = spans_own(f->k, TONE_MONO, f->k->evidence[f->file].pages_sha256);
	spans_add(f->k, r, TONE_QUIET, "\n");
	spans_add_pattern(f->k, r, TONE_QUIET, desk_word(f->k, WORD_APPENDIX_DIGEST_LIST), "digest", &digest,
	                  NULL);
}

void appendix_add_pages(const struct desk *k, struct rich *r, size_t file)
{
	struct paged f = look_at(k, file);
	add_pages_with(&f, r, false);
	if (f.is_whole)
		appendix_add_digest(k, r, WORD_APPENDIX_DIGEST_PAGES, file);
	add_pages_with(&f, r, true);
	if (f.has_list)
		add_list(&f, r);
}

bool appendix_has_lists(const struct desk *k)
{
	for (size_t i = 0; i < k->c->n_files; i++)
		if (k->evidence[i].pages_sha256[0] && look_at(k, i).has_list)
			return true;
	return false;
}

bool appendix_has_streams(const struct desk *k)
{
	for (size_t i = 0; i < k->c->n_files; i++)
		if (k->evidence[i].steps & STEP_ENCLOSED && !k->c->files[i].edits && appendix_is_placed(k, i))
			return true;
	return false;
}

/* ---- sizes ---- */

/* Of the page, whole, however it is shown; NULL: it is not. */
static const struct image_facts *find_page(const struct desk *k, size_t file, size_t page)
{
	for (size_t i = 0; i < k->c->n_files; i++) {
		const struct image_facts *facts = &k->evidence[i].page;
		if (k->c->files[i].original == file && k->c->files[i].page == page && facts->width)
			return facts;
	}
	return NULL;
}

static bool has_size(const struct desk *k, size_t file, size_t page, const struct image_facts *size)
{
	const struct image_facts *facts = find_page(k, file, page);
	return facts && facts->width == size->width && facts->height == size->height
	       && facts->file_width == size->file_width && facts->file_height == size->file_height;
}

static struct page_list list_pages(const struct desk *k, size_t file, const struct image_facts *size)
{
	struct page_list pages = {0};
	for (size_t from = 1, end; from <= count_pages(k, file); from = end + 1) {
		for (end = from; has_size(k, file, end, size); end++)
			;
		add_run(k, &pages, from, end);
	}
	return pages;
}

static bool is_new_size(const struct desk *k, size_t file, size_t page, const struct image_facts *size)
{
	for (size_t before = 1; size && before < page; before++)
		if (has_size(k, file, before, size))
			return false;
	return size;
}

void appendix_add_shown_size(const struct desk *k, struct rich *r, const struct image_facts *facts)
{
	if (facts->file_width == 0)
		return;
	const char *w = arena_printf(k->a, "%u", facts->width), *h = arena_printf(k->a, "%u", facts->height);
	spans_add(k, r, TONE_QUIET, "\n");
	spans_add(k, r, TONE_QUIET, desk_fill(k, WORD_APPENDIX_PIXELS_SHOWN, "w", w, "h", h, NULL));
}

static void add_size(const struct desk *k, struct rich *r, size_t file, const struct image_facts *size)
{
	struct page_list pages = list_pages(k, file, size);
	enum word word = pages.n == 1 ? WORD_APPENDIX_PIXELS_PAGE : WORD_APPENDIX_PIXELS_PAGES;
	struct image_facts filed = image_as_filed(size);
	struct rich w = spans_own(k, TONE_PLAIN, arena_printf(k->a, "%u", filed.width));
	struct rich h = spans_own(k, TONE_PLAIN, arena_printf(k->a, "%u", filed.height));
	spans_add(k, r, TONE_PLAIN, "\n");
	spans_add_pattern(k, r, TONE_PLAIN, desk_word(k, word), "pages", &pages.words, "w", &w, "h", &h, NULL);
	appendix_add_shown_size(k, r, size);
}

bool appendix_add_page_sizes(const struct desk *k, struct rich *r, size_t file)
{
	size_t n = count_pages(k, file);
	for (size_t page = 1; page <= n; page++) {
		const struct image_facts *size = find_page(k, file, page);
		if (is_new_size(k, file, page, size))
			add_size(k, r, file, size);
	}
	return n > 0;
}
