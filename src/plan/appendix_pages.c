/* appendix_pages.c - what the appendix says of a file whose pages are pictures: which of them are shown, how,
 * and how large they are. */
#include "plan/plan_int.h"

/* ---- how they are shown ---- */

/* How whole pages of a PDF are shown; those of a TIFF are pictures, to which more is done, and those with
 * more than is seen, or with remarks that have to be drawn, become such. */
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
	const unsigned drawn = STEP_DRAWN | STEP_SEEN | STEP_REMARKED;
	unsigned own = page->steps & (page->steps & STEP_DRAWN ? drawn : of_pages);
	size_t i = 0;
	while (i + 1 < sizeof ways / sizeof *ways && ways[i].steps != own)
		i++;
	return &ways[i];
}

/* What has a digest of its own is told on its own. */
static bool is_shown_alike(const struct evidence *a, const struct evidence *b)
{
	const struct way *way = way_of(a);
	bool has_digest = a->copy_sha256[0] || b->copy_sha256[0];
	bool is_alike = way->steps & STEP_ENCLOSED || (a->steps == b->steps && !has_digest);
	return a == b || (way == way_of(b) && is_alike);
}

static bool shows_page(const struct desk *k, size_t file, size_t page, const struct evidence *like)
{
	size_t i = casefile_find_page(k->c, file, page);
	return i < k->c->n_files && appendix_is_placed(k, i) && is_shown_alike(like, &k->evidence[i]);
}

static size_t count_pages(const struct desk *k, size_t file)
{
	for (size_t i = 0; i < k->c->n_files; i++)
		if (k->c->files[i].original == file && k->c->files[i].page)
			return k->c->files[i].n_pages;
	return 0;
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
static void add_digests(const struct desk *k, struct rich *r, size_t file, size_t index)
{
	for (size_t page = 1; page <= count_pages(k, file); page++) {
		size_t i = casefile_find_page(k->c, file, page);
		if (!shows_page(k, file, page, &k->evidence[index]))
			continue;
		struct rich digest = spans_own(k, TONE_MONO, k->evidence[i].copy_sha256);
		struct rich number = spans_own(k, TONE_QUIET, arena_printf(k->a, "%zu", page));
		spans_add(k, r, TONE_QUIET, "\n");
		spans_add_pattern(k, r, TONE_QUIET, desk_word(k, WORD_APPENDIX_DIGEST_STREAMS), "page", &number,
		                  "digest", &digest, NULL);
	}
}

/* "pages 1–3, 5 of 7" */
static struct rich name_pages(const struct desk *k, size_t file, size_t index)
{
	struct page_list pages = {0};
	size_t n = count_pages(k, file);
	struct rich named = {0}, of = spans_own(k, TONE_QUIET, arena_printf(k->a, "%zu", n));
	for (size_t from = 1, end; from <= n; from = end + 1) {
		for (end = from; shows_page(k, file, end, &k->evidence[index]); end++)
			;
		add_run(k, &pages, from, end);
	}
	enum word word = pages.n == 1 ? WORD_APPENDIX_PAGE_OF : WORD_APPENDIX_PAGES_OF;
	spans_add_pattern(k, &named, TONE_QUIET, desk_word(k, word), "pages", &pages.words, "of", &of, NULL);
	return named;
}

/* This one, and all that are shown like it. */
static void add_pages(const struct desk *k, struct rich *r, size_t file, size_t index)
{
	struct rich steps = steps_list(k, index, NULL, STEPS_ALL), pages = name_pages(k, file, index);
	spans_add(k, r, TONE_QUIET, "\n");
	spans_add_pattern(k, r, TONE_QUIET, desk_word(k, way_of(&k->evidence[index])->word), "pages", &pages,
	                  "steps", &steps, NULL);
	if (k->evidence[index].steps & STEP_ENCLOSED)
		add_digests(k, r, file, index);
	else if (k->evidence[index].copy_sha256[0])
		appendix_add_digest(k, r, WORD_APPENDIX_DIGEST, index);
}

/* Is this the first of the pages that are shown as it is? */
static bool is_first_shown(const struct desk *k, size_t file, size_t page, size_t index)
{
	if (index == k->c->n_files || !appendix_is_placed(k, index))
		return false;
	for (size_t before = 1; before < page; before++)
		if (shows_page(k, file, before, &k->evidence[index]))
			return false;
	return true;
}

/* Those that have a digest of their own, or those that have one together. */
static void add_pages_with(const struct desk *k, struct rich *r, size_t file, bool is_own)
{
	for (size_t page = 1; page <= count_pages(k, file); page++) {
		size_t i = casefile_find_page(k->c, file, page);
		if (is_first_shown(k, file, page, i) && !k->evidence[i].copy_sha256[0] == !is_own)
			add_pages(k, r, file, i);
	}
}

/* Is all of it in the dossier that the digest of its pages is of? */
static bool has_digest(const struct desk *k, size_t file)
{
	size_t n = count_pages(k, file);
	for (size_t page = 1; page <= n; page++) {
		size_t i = casefile_find_page(k->c, file, page);
		if (i < k->c->n_files && k->c->files[i].is_shown && !appendix_is_placed(k, i))
			return false;
	}
	return n > 0 && k->evidence[file].copy_sha256[0];
}

void appendix_add_pages(const struct desk *k, struct rich *r, size_t file)
{
	add_pages_with(k, r, file, false);
	if (has_digest(k, file))
		appendix_add_digest(k, r, WORD_APPENDIX_DIGEST_PAGES, file);
	add_pages_with(k, r, file, true);
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
