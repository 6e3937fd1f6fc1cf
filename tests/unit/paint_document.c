/* paint_document.c - what surrounds the pages: links, outline, labels, information, the file itself. */
#include "paint_press.h"

static struct pages *some_pages(size_t n)
{
	struct pages *pages = pages_new(n, 595276, 841890);
	pages->title = "Дело № 7 📦 (проверка\\)";
	for (size_t i = 0; i < n; i++)
		page_add(&pages->v[i], BOX_FILL, INK_ACCENT, PT(10), PT(10), (len)(1000 + i), PT(30));
	return pages;
}

static void add_link(struct page *page, size_t to_page, len to_y)
{
	struct box *b = page_add(page, BOX_LINK, INK_TEXT, PT(100), PT(200), PT(50), PT(12));
	b->u.link.page = to_page;
	b->u.link.to_y = to_y;
}

/* qpdf's JSON of every object, one line. */
static const char *json_of(const char *path)
{
	return ask("qpdf --json %s | tr -d ' \\n'", path);
}

static void test_links_lead_to_their_pages(void)
{
	struct pages *pages = some_pages(3);
	add_link(&pages->v[0], 2, PT(100));
	add_link(&pages->v[2], 0, 0);
	add_link(&pages->v[1], SIZE_MAX, 0);
	const char *path = print("links.pdf", (struct paint_job){ .pages = pages });
	const char *dests = ask("/usr/bin/python3 tests/unit/paint_links.py %s", path);
	SAME_TEXT(dests, "0 -> 2 741.89 [100,629.89,150,641.89]\n2 -> 0 841.89 [100,629.89,150,641.89]\n");
}

static void test_outline_keeps_every_character(void)
{
	struct pages *pages = some_pages(4);
	outline_add(pages, "一 Кратко", 1, 0, PT(72));
	outline_add(pages, "Фото 📷👩‍👩‍👧 𠮷野", 2, 1, PT(10));
	outline_add(pages, "(b) \\ c", 2, 2, 0);
	outline_add(pages, "End", 1, 3, 0);
	const char *path = print("outline.pdf", (struct paint_job){ .pages = pages });
	const char *outline = ask("qpdf --json=1 --json-key=outlines %s | /usr/bin/python3 -c '"
	                          "import json,sys\n"
	                          "def walk(v,d):\n"
	                          " for o in v:\n"
	                          "  print(d*\"  \"+o[\"title\"],o[\"destpageposfrom1\"]);walk(o[\"kids\"],d+1)\n"
	                          "walk(json.load(sys.stdin)[\"outlines\"],0)'",
	                          path);
	SAME_TEXT(outline, "一 Кратко 1\n  Фото 📷👩‍👩‍👧 𠮷野 2\n  (b) \\ c 3\nEnd 4\n");
}

static void test_information_is_ours_and_undated(void)
{
	struct pages *pages = some_pages(1);
	const char *path = print("info.pdf", (struct paint_job){ .pages = pages, .producer = "dossier 9" });
	const char *info = ask("pdfinfo %s", path);
	CHECK(strstr(info, "Дело № 7 📦 (проверка\\)"));
	CHECK(strstr(info, "dossier 9"));
	CHECK(!strstr(info, "Haru"));
	CHECK(!strstr(info, "CreationDate"));
	CHECK(!strstr(info, "ModDate"));
	const char *json = json_of(path);
	CHECK(strstr(json, "\"/Lang\":\"u:zh-CN\"") || strstr(json, "\"/Lang\":\"zh-CN\""));
	CHECK(strstr(json, "\"/DisplayDocTitle\":true"));
}

static void test_date_is_written_when_given(void)
{
	struct pages *pages = some_pages(1);
	const char *path = print("date.pdf", (struct paint_job){ .pages = pages, .date = 1735689600 });
	CHECK(strstr(ask("pdfinfo -rawdates %s", path), "D:20250101000000Z"));
}

static void test_labels_follow_folios(void)
{
	static const char *const folios[] = { "封-1", "封-2", "1", "2", "3", "附", "007", "10" };
	struct pages *pages = some_pages(8);
	for (int i = 0; i < 8; i++)
		pages->v[i].folio = folios[i];
	const char *path = print("labels.pdf", (struct paint_job){ .pages = pages });
	const char *labels = ask("qpdf --json=1 --json-key=pagelabels %s | /usr/bin/python3 -c '"
	                         "import json,sys\n"
	                         "for l in json.load(sys.stdin)[\"pagelabels\"]:\n"
	                         " d=l[\"label\"]\n"
	                         " print(l[\"index\"],*[d.get(k,\"\") for k in (\"/P\",\"/S\",\"/St\")])'",
	                         path);
	SAME_TEXT(labels, "0 封- /D 1\n2  /D 1\n5 附  1\n6 007  1\n7  /D 10\n");
}

static void test_same_pages_same_bytes(void)
{
	struct pages *pages = some_pages(70);
	struct buf a = { 0 }, b = { 0 }, c = { 0 };
	outline_add(pages, "x", 1, 0, 0);
	CHECK(print_to_buf(&a, (struct paint_job){ .pages = pages }));
	CHECK(print_to_buf(&b, (struct paint_job){ .pages = pages }));
	CHECK(a.n == b.n && memcmp(a.data, b.data, a.n) == 0);
	pages->v[69].boxes[0].w++;
	CHECK(print_to_buf(&c, (struct paint_job){ .pages = pages }));
	CHECK(a.n != c.n || memcmp(a.data, c.data, a.n) != 0); /* so that the id follows the content */
	const char *one = desk_path("one.pdf"), *other = desk_path("other.pdf");
	save_file(one, a.data, a.n);
	save_file(other, c.data, c.n);
	const char *id = ask("strings %s | grep -o '/ID.*'", one);
	CHECK(strcmp(id, ask("strings %s | grep -o '/ID.*'", other)) != 0);
	buf_drop(&a);
	buf_drop(&b);
	buf_drop(&c);
}

static void test_many_pages_make_a_tree(void)
{
	const char *path = print("many.pdf", (struct paint_job){ .pages = some_pages(1000) });
	SAME_TEXT(ask("qpdf --show-npages %s", path), "1000\n");
	SAME_TEXT(ask("pdfinfo -f 1000 -l 1000 %s | grep -c 'Page 1000 size: *595.276 x 841.89'", path), "1\n");
}

static bool refuse_later(void *to, const void *bytes, size_t n)
{
	size_t *left = to;
	(void)bytes;
	if (*left < n)
		return false;
	*left -= n;
	return true;
}

static void test_refused_write_ends_quietly(void)
{
	struct pages *pages = some_pages(2000);
	for (size_t left = 0; left < 200000; left += 70000) {
		size_t have = left;
		struct paint_job job = { .pages = pages, .producer = "x", .date = INT64_MIN, .write = refuse_later,
			                     .to = &have };
		CHECK(!paint_pdf(&job, diag));
	}
	CHECK(diag_worst(diag) == LEVEL_NONE);
}

static void count_progress(void *context, size_t done, size_t of)
{
	size_t *last = context;
	CHECK(done == *last + 1 && of == 5);
	*last = done;
}

static void test_progress_is_told_page_by_page(void)
{
	size_t last = 0;
	print("progress.pdf", (struct paint_job){ .pages = some_pages(5), .progress = count_progress,
	                                          .progress_context = &last });
	SAME_NUMBER((long long)last, 5);
}

int main(void)
{
	desk_open();
	test_links_lead_to_their_pages();
	test_outline_keeps_every_character();
	test_information_is_ours_and_undated();
	test_date_is_written_when_given();
	test_labels_follow_folios();
	test_same_pages_same_bytes();
	test_many_pages_make_a_tree();
	test_refused_write_ends_quietly();
	test_progress_is_told_page_by_page();
	return desk_close();
}
