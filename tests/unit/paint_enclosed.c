/* paint_enclosed.c - pages of sellers' PDFs within ours: they look as in their own file, their text can be
 * read, what they share is there once, and what has no part in their look is not there. */
#include "enclosure/enclosure.h"
#include "paint_press.h"

static struct fs_spool *spool;
static struct cleared_image **copies; /* by object, in place of pictures; or NULL */

static struct enclosure *open_pdf(const char *name, struct image_fault *fault)
{
	struct fs_file file;
	*fault = (struct image_fault){0};
	if (!CHECK(fs_open(&file, desk_path(name))))
		exit(1);
	struct enclosure *e = enclosure_open(&file, fault);
	fs_close(&file);
	return e;
}

/* Pages of a PDF; NULL and `fault`. */
static struct enclosed *take(const char *name, const size_t *pages, size_t n, struct image_fault *fault,
                             unsigned *notes)
{
	struct enclosed *taken = NULL;
	struct enclosure_wish wish = {.pages = pages, .n = n, .looks = true};
	struct enclosure *e = open_pdf(name, fault);
	if (e)
		taken = enclosure_take(arena, e, spool, &wish, fault);
	if (e && notes)
		*notes = enclosure_notes(e);
	enclosure_close(e);
	return taken;
}

/* A PDF of ours with the pages taken, each on a page of its own and as large, on a ground, at an offset, and
 * after a pen has left its marks. */
static const char *show_in(enum shades shades, const char *name, struct enclosed *of, size_t n)
{
	enum { EDGE = PT(20) };
	struct pages *pages = pages_new(n, 0, 0);
	struct paint_enclosed *enclosed = ARENA_ARRAY(arena, struct paint_enclosed, n);
	struct cleared_image **images = ARENA_ARRAY(arena, struct cleared_image *, n);
	for (size_t i = 0; i < n; i++) {
		struct enclosure_size size = enclosed_size(of, i);
		struct page *page = &pages->v[i];
		page->width = size.width + 2 * EDGE;
		page->height = size.height + 2 * EDGE;
		page_add(page, BOX_FILL, INK_PANEL, 0, 0, page->width, page->height);
		page_add(page, BOX_STROKE, INK_ACCENT, PT(5), PT(5), PT(9), PT(9))->u.shape.width = PT(3);
		struct box *b = page_add(page, BOX_PICTURE, INK_TEXT, EDGE, EDGE, size.width, size.height);
		b->u.picture.evidence = i;
		b->u.picture.alternative = "invoice";
		enclosed[i] = (struct paint_enclosed){of, i, copies};
	}
	struct paint_job job = {.pages = pages, .images = images, .n_images = n, .enclosed = enclosed,
	                        .shades = shades};
	return print(arena_printf(arena, "out-%s", name), job);
}

static const char *show(const char *name, struct enclosed *of, size_t n)
{
	return show_in(SHADES_COLOUR, name, of, n);
}

static struct raster look_at_source(const char *name, int page)
{
	const char *copy = desk_path(arena_printf(arena, "source-%d-%s", page, name));
	struct raster r = {0};
	struct buf b = {0};
	int at = 0;
	ask("pdftoppm -cropbox -r 72 -f %d -l %d -singlefile %s %s 2>&1", page, page, desk_path(name), copy);
	CHECK(fs_read_all(&b, arena_printf(arena, "%s.ppm", copy), 1 << 28));
	buf_add_byte(&b, 0);
	if (CHECK(sscanf((char *)b.data, "P6 %d %d 255%n", &r.width, &r.height, &at) == 2 && at))
		r.rgb = arena_copy(arena, b.data + at + 1, (size_t)r.width * (size_t)r.height * 3);
	buf_drop(&b);
	return r;
}

/* Pixels that differ by more than a shade, in thousandths. */
static long difference(const struct raster *ours, const struct raster *theirs)
{
	long n = 0;
	for (int y = 0; y < theirs->height; y++)
		for (int x = 0; x < theirs->width; x++) {
			struct rgb a = pixel(ours, x + 20, y + 20), b = pixel(theirs, x, y);
			n += abs(a.r - b.r) + abs(a.g - b.g) + abs(a.b - b.b) > 48;
		}
	return n * 1000 / ((long)theirs->width * theirs->height + 1);
}

static bool looks_alike(const char *name, const char *path, int page)
{
	struct raster ours = look(path, page, 72), theirs = look_at_source(name, page);
	long differs = difference(&ours, &theirs);
	bool is_alike = ours.width == theirs.width + 40 && ours.height == theirs.height + 40 && differs <= 2;
	if (!is_alike)
		fprintf(stderr, "    %s, page %d: %dx%d for %dx%d, %ld/1000 differ\n", name, page, ours.width,
		        ours.height, theirs.width, theirs.height, differs);
	return is_alike;
}

/* Its first page looks as in its own file; how our PDF is called. */
static const char *compare(const char *name, unsigned wanted_notes)
{
	struct image_fault fault;
	unsigned notes = 0;
	struct enclosed *of = take(name, (const size_t[]){0}, 1, &fault, &notes);
	if (!CHECK(of != NULL)) {
		fprintf(stderr, "    %s: %s\n", name, fault.why);
		return NULL;
	}
	if (!CHECK(notes == wanted_notes))
		fprintf(stderr, "    %s: notes %u\n", name, notes);
	const char *path = show(name, of, 1);
	CHECK(looks_alike(name, path, 1));
	return path;
}

static void test_pages_look_as_in_their_own_file(void)
{
	static const char *const names[] = {
		"plain.pdf", "turn90.pdf", "turn180.pdf", "turn270.pdf", "turn-90.pdf", "turn450.pdf", "crop.pdf",
		"cropturn.pdf", "origin.pdf", "inherited.pdf", "parts.pdf", "blank.pdf",
		"objstm.pdf", "r2.pdf", "r3.pdf", "r4.pdf", "r6.pdf", "forms.pdf", "group.pdf", "stamps.pdf",
		"stampsturn.pdf", "layers.pdf", "layersspelt.pdf", "private.pdf", "stray.pdf", "strayfew.pdf",
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *path = compare(names[i], 0);
		bool is_blank = strcmp(names[i], "blank.pdf") == 0;
		if (path && !CHECK(is_blank || strstr(text_of(path), "Total 42")))
			fprintf(stderr, "    %s has lost its text\n", names[i]);
	}
}

static void test_damaged_files_are_read_and_told_of(void)
{
	compare("broken.pdf", ENCLOSURE_REPAIRED);
	compare("circle.pdf", ENCLOSURE_REPAIRED);
	compare("loops.pdf", ENCLOSURE_REPAIRED);
	compare("nested.pdf", 0);
}

static void refuses(const char *name, const char *code)
{
	struct image_fault fault;
	CHECK(take(name, (const size_t[]){0}, 1, &fault, NULL) == NULL);
	if (!SAME_TEXT(fault.code, code) || !CHECK(*fault.why && *fault.advice))
		fprintf(stderr, "    %s: %s\n", name, fault.why);
}

static void test_what_cannot_be_shown_is_refused(void)
{
	refuses("password.pdf", "pdf-password");
	refuses("cut.pdf", "pdf-corrupt");
	refuses("tail.pdf", "pdf-corrupt");
	refuses("noise.pdf", "pdf-corrupt");
	refuses("short.pdf", "pdf-corrupt");
	refuses("deep.pdf", "pdf-too-complex");
	refuses("fan.pdf", "pdf-too-complex");
	refuses("bomb.pdf", "pdf-too-complex");
	refuses("swollen.pdf", "pdf-too-complex");
}

static void test_what_swells_is_not_drawn_either(void)
{
	struct image_fault fault = {0};
	struct fs_file file;
	if (!enclosure_renders() || !CHECK(fs_open(&file, desk_path("swollen.pdf"))))
		return;
	uint8_t *rgb = enclosure_render(&file, 0, 30, 40, &fault);
	CHECK(rgb == NULL);
	SAME_TEXT(fault.code, "pdf-too-complex");
	free(rgb);
	fs_close(&file);
}

static void test_what_is_not_seen_is_known(void)
{
	static const struct {
		const char *name;
		bool hides;
	} all[] = {
		{"plain.pdf", false}, {"crop.pdf", true}, {"cropturn.pdf", true}, {"cropsliver.pdf", false},
		{"cropwide.pdf", true}, {"layers.pdf", true}, {"layerson.pdf", false}, {"nosize.pdf", false},
		{"inherited.pdf", false}, {"unit.pdf", false},
	};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct image_fault fault;
		struct enclosure *e = open_pdf(all[i].name, &fault);
		if (!CHECK(e != NULL) || !CHECK(enclosure_hides(e, 0) == all[i].hides))
			fprintf(stderr, "    %s\n", all[i].name);
		enclosure_close(e);
	}
}

static void test_annotations_without_a_look_are_known(void)
{
	static const struct {
		const char *name;
		unsigned bare;
	} all[] = {
		{"bare.pdf", BARE_DRAWN}, {"bareline.pdf", BARE_DRAWN}, {"bareundrawn.pdf", BARE_UNDRAWN},
		{"barebutton.pdf", BARE_UNDRAWN}, {"unshown.pdf", BARE_UNDRAWN}, {"barenone.pdf", 0},
		{"barefield.pdf", BARE_DRAWN}, {"stamps.pdf", 0}, {"plain.pdf", 0},
	};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct image_fault fault;
		struct enclosure *e = open_pdf(all[i].name, &fault);
		if (!CHECK(e != NULL) || !CHECK(enclosure_bare(e, 0) == all[i].bare))
			fprintf(stderr, "    %s\n", all[i].name);
		enclosure_close(e);
	}
}

/* Drawn at a pixel the point, a page shows what its crop box does. */
static void test_drawn_pages_are_cropped(void)
{
	static const struct {
		const char *name;
		uint32_t width, height;
		int left, above; /* what the box leaves out */
	} all[] = {{"crop.pdf", 200, 320, 50, 60}, {"cropwide.pdf", 300, 340, 0, 60}};
	struct raster plain = look_at_source("plain.pdf", 1);
	for (int i = 0; i < 2 && enclosure_renders(); i++) {
		struct image_fault fault = {0};
		struct fs_file file;
		if (!CHECK(fs_open(&file, desk_path(all[i].name))))
			continue;
		uint8_t *rgb = enclosure_render(&file, 0, all[i].width, all[i].height, &fault);
		struct raster r = {(int)all[i].width, (int)all[i].height, rgb};
		if (CHECK(rgb != NULL)) {
			CHECK(is_near(pixel(&r, 70 - all[i].left, 80 - all[i].above), pixel(&plain, 70, 80)));
			CHECK(is_near(pixel(&r, 240 - all[i].left, 350 - all[i].above), pixel(&plain, 240, 350)));
		}
		free(rgb);
		fs_close(&file);
	}
}

/* poppler knows no UserUnit, and passes over a crop box that is larger than the page. */
static void test_units_and_wide_crops(void)
{
	static const struct {
		const char *name;
		len width, height;
	} all[] = {{"unit.pdf", PT(600), PT(800)}, {"cropwide.pdf", PT(300), PT(340)}};
	for (int i = 0; i < 2; i++) {
		struct image_fault fault;
		struct enclosed *of = take(all[i].name, (const size_t[]){0}, 1, &fault, NULL);
		SAME_NUMBER(of ? enclosed_size(of, 0).width : 0, all[i].width);
		SAME_NUMBER(of ? enclosed_size(of, 0).height : 0, all[i].height);
		struct raster r = look(show(all[i].name, of, 1), 1, i ? 72 : 36);
		struct raster plain = look_at_source("plain.pdf", 1);
		int edge = i ? 20 : 10, above = i ? 60 : 0;
		CHECK(is_near(pixel(&r, edge + 50, edge + 80 - above), pixel(&plain, 50, 80)));
		CHECK(is_near(pixel(&r, edge + 240, edge + 350 - above), pixel(&plain, 240, 350)));
	}
}

static void test_odd_boxes_are_a_sheet_of_letter_paper(void)
{
	static const char *const names[] = {"nobox.pdf", "nosize.pdf"};
	for (int i = 0; i < 2; i++) {
		struct image_fault fault;
		struct enclosed *of = take(names[i], (const size_t[]){0}, 1, &fault, NULL);
		SAME_NUMBER(of ? enclosed_size(of, 0).width : 0, PT(612));
		SAME_NUMBER(of ? enclosed_size(of, 0).height : 0, PT(792));
	}
}

static void test_stamps_are_drawn_and_do_nothing(void)
{
	const char *path = compare("stamps.pdf", 0), *text = text_of(path);
	CHECK(strstr(text, "PAID 9") && strstr(text, "Field 77"));
	CHECK(!strstr(text, "hidden"));
	const char *all = ask("qpdf --qdf --object-streams=disable %s - | strings", path);
	CHECK(!strstr(all, "JavaScript") && !strstr(all, "/Annot") && !strstr(all, "evil"));
	CHECK(!strstr(all, "private remark") && !strstr(all, "hidden"));
}

static void test_nothing_private_comes_along(void)
{
	const char *path = compare("private.pdf", 0);
	CHECK(atoi(ask("grep -c Secret %s; true", desk_path("private.pdf"))) > 10); /* there is what to find */
	SAME_TEXT(ask("qpdf --qdf --object-streams=disable %s - | grep -ac Secret; true", path), "0\n");
	static const char profile[] = /* what it is called */
		"qpdf --qdf --object-streams=disable %s - | grep -acP 'b\\x00u\\x00i\\x00l\\x00t'; true";
	CHECK(atoi(ask(profile, desk_path("private.pdf"))) > 0);
	SAME_TEXT(ask(profile, path), "0\n");
	SAME_TEXT(ask("qpdf --qdf --object-streams=disable %s - | grep -ac 'ICCBased'; true", path), "1\n");
	SAME_TEXT(ask("pdfimages -list %s | tail -n +3 | wc -l", path), "3\n");
	const char *photos = desk_path("all");
	SAME_TEXT(ask("pdfimages -all %s %s && cat %s-*.jpg | grep -ac 'Secret\\|Exif'; true", path, photos,
	              photos),
	          "0\n");
	static const char keys[] = "JavaScript|Metadata|PieceInfo|Thumb|AA|StructParents|AF|EF|Alternates";
	SAME_TEXT(ask("qpdf --qdf %s - | grep -aEc '/(%s)'; true", path, keys), "0\n");
}

static void test_comments_do_not_come_along(void)
{
	const char *path = compare("comments.pdf", 0);
	const char *seen = "qpdf --qdf --object-streams=disable %s - | grep -ac Secret; true";
	SAME_TEXT(ask(seen, desk_path("comments.pdf")), "11\n"); /* there is what to find */
	SAME_TEXT(ask(seen, path), "0\n");
	CHECK(strstr(text_of(path), "100% sure (50% ) %) of itAB"));
	CHECK(strstr(text_of(path), "Total 42"));
	compare("commentsopen.pdf", 0);
}

static void test_marks_do_not_come_along(void)
{
	const char *path = compare("marked.pdf", 0);
	const char *seen = "qpdf --qdf --object-streams=disable %s - | grep -ao 'Secret *[0-9]*' | wc -l";
	SAME_TEXT(ask(seen, desk_path("marked.pdf")), "13\n"); /* there is what to find */
	SAME_TEXT(ask(seen, path), "0\n");
	static const char marks[] = "/Span|/Foo|/Bar|ActualText";
	SAME_TEXT(ask("qpdf --qdf --object-streams=disable %s - | grep -aEc '%s'; true", path, marks), "0\n");
	CHECK(strstr(text_of(path), "Marked"));
}

static void test_operands_that_nobody_takes_do_not_come_along(void)
{
	const char *path = compare("stray.pdf", 0);
	const char *seen = "qpdf --qdf --object-streams=disable %s - | grep -aoE 'Secret|536563726574' | wc -l";
	CHECK(atoi(ask(seen, desk_path("stray.pdf"))) > 25); /* there is what to find */
	SAME_TEXT(ask(seen, path), "0\n");
	CHECK(strstr(text_of(path), "Odd array"));
	SAME_TEXT(ask(seen, compare("strayfew.pdf", 0)), "0\n");
}

static void test_what_stands_behind_data_does_not_come_along(void)
{
	const char *path = compare("behind.pdf", 0);
	const char *seen = "qpdf --qdf --object-streams=disable %s - | grep -ao 'Secret[A-Za-z0-9]*' | wc -l";
	const char *packed = "grep -ac 'Secret' %s; true"; /* beside a content, as it lies in the file */
	CHECK(atoi(ask(seen, desk_path("behind.pdf"))) > 20); /* there is what to find */
	CHECK(atoi(ask(packed, desk_path("behind.pdf"))) == 1);
	SAME_TEXT(ask(seen, path), "0\n");
	SAME_TEXT(ask(packed, path), "0\n");
	CHECK(strstr(text_of(path), "Total 42"));
}

static void test_pages_share_what_they_shared(void)
{
	struct image_fault fault;
	struct enclosed *of = take("shared.pdf", (const size_t[]){3, 0, 2}, 3, &fault, NULL);
	if (!CHECK(of != NULL))
		return;
	const char *path = show("shared.pdf", of, 3);
	const char *text = text_of(path);
	CHECK(strstr(text, "Total 22") < strstr(text, "Total 42"));
	CHECK(strstr(text, "Total 42") < strstr(text, "Total 21"));
	CHECK(!strstr(text, "Total 20"));
	SAME_TEXT(ask("qpdf --qdf --object-streams=disable %s - | grep -ac '/Subtype /Image'", path), "1\n");
	SAME_TEXT(ask("qpdf --qdf --object-streams=disable %s - | grep -ac '/BaseFont /Helvetica'", path), "1\n");
	CHECK(!strstr(ask("qpdf --qdf --object-streams=disable %s - | strings", path), "Total 20"));
}

static void test_same_pages_same_bytes(void)
{
	struct image_fault fault;
	struct enclosed *a = take("stamps.pdf", (const size_t[]){0}, 1, &fault, NULL);
	struct enclosed *b = take("stamps.pdf", (const size_t[]){0}, 1, &fault, NULL);
	const char *one = show("one.pdf", a, 1), *other = show("other.pdf", b, 1);
	SAME_TEXT(ask("cmp %s %s && echo same", one, other), "same\n");
}

/* Of each pixel the grey that is as light. */
static long shade_difference(const struct raster *ours, const struct raster *theirs)
{
	long n = 0;
	for (int y = 0; y < theirs->height; y++)
		for (int x = 0; x < theirs->width; x++) {
			struct rgb a = pixel(ours, x + 20, y + 20), b = pixel(theirs, x, y);
			n += a.r != a.g || a.r != a.b || abs(a.r - layout_shade(b, SHADES_GREY).r) > 6;
		}
	return n * 1000 / ((long)theirs->width * theirs->height + 1);
}

static void test_colours_become_greys(void)
{
	static const char *const names[] = {"colours.pdf", "coloursmore.pdf"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct image_fault fault;
		struct enclosure *e = open_pdf(names[i], &fault);
		CHECK(enclosure_can_be_grey(e, 0));
		struct enclosure_wish wish = {.pages = (const size_t[]){0}, .n = 1, .is_grey = true};
		struct enclosed *of = enclosure_take(arena, e, spool, &wish, &fault);
		enclosure_close(e);
		if (!CHECK(of != NULL))
			continue;
		const char *path = show_in(SHADES_GREY, names[i], of, 1);
		struct raster ours = look(path, 1, 72), theirs = look_at_source(names[i], 1);
		SAME_NUMBER(shade_difference(&ours, &theirs), 0);
		CHECK(strstr(text_of(path), "Total 42"));
		SAME_TEXT(ask("/usr/bin/python3 tests/scenes/mono.py said %s", path), "");
		/* each viewer has inks of its own: by number */
		const char *all = ask("qpdf --qdf --object-streams=disable %s - | strings", path);
		CHECK(strstr(all, "0.4 g 100 300") && strstr(all, "0.8 G 100 340"));
	}
}

static void test_other_colours_are_told(void)
{
	static const char *const names[] = {"plain.pdf", "shading.pdf", "spot.pdf", "inline.pdf", "glued.pdf",
	                                    "type3.pdf"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct image_fault fault;
		struct enclosure *e = open_pdf(names[i], &fault);
		struct enclosure_wish wish = {.pages = (const size_t[]){0}, .n = 1, .is_grey = true};
		if (!CHECK(!enclosure_can_be_grey(e, 0)))
			fprintf(stderr, "    %s\n", names[i]);
		CHECK(enclosure_take(arena, e, spool, &wish, &fault) == NULL);
		SAME_TEXT(fault.code, "pdf-unsupported");
		enclosure_close(e);
	}
}

/* How wide each is on its page, in points, and whether it could be encoded again. */
static const char *list_pictures(const struct enclosed *of)
{
	size_t n;
	const struct enclosed_picture *pictures = enclosed_pictures(of, &n);
	const char *all = "";
	for (size_t i = 0; i < n; i++) {
		const struct enclosed_object *o = enclosed_object(of, pictures[i].object);
		static const char *const codings[] = {
			[CODING_JPEG] = "jpeg", [CODING_FLATE] = "png", [CODING_FAX] = "fax", [CODING_ROWS] = "rows",
		};
		const struct image_band *b = o->encoding ? o->encoding->bands : NULL;
		SAME_NUMBER(o->width, 90);
		all = arena_printf(arena, "%s%d %s%s%s\n", all, (int)(pictures[i].print / 1000),
		                   b ? codings[b->coding] : "stays", b && b->components == 1 ? " grey" : "",
		                   b && o->encoding->n_icc ? " profile" : "");
	}
	return all;
}

static void test_pictures_are_found(void)
{
	struct image_fault fault;
	struct enclosed *of = take("pictures.pdf", (const size_t[]){0}, 1, &fault, NULL);
	if (!CHECK(of != NULL))
		return;
	SAME_TEXT(list_pictures(of), "60 jpeg\n60 rows\n40 png\n60 jpeg grey\n60 jpeg profile\n60 jpeg\n"
	                             "50 stays\n50 stays\n50 stays\n50 stays\n50 stays\n50 stays\n50 stays\n"
	                             "50 stays\n50 stays\n50 stays\n50 stays\n");
	of = take("plain.pdf", (const size_t[]){0}, 1, &fault, NULL);
	size_t n = 0;
	CHECK(of && enclosed_pictures(of, &n) && n == 1);
}

/* In the place of each there is a copy: the page looks the same. */
static void test_pictures_give_way_to_copies(void)
{
	struct image_fault fault;
	struct enclosed *of = take("pictures.pdf", (const size_t[]){0}, 1, &fault, NULL);
	if (!CHECK(of != NULL))
		return;
	copies = ARENA_ARRAY(arena, struct cleared_image *, enclosed_count(of));
	for (size_t i = 0; i < enclosed_count(of); i++) {
		const struct enclosed_object *o = enclosed_object(of, i);
		if (!o->encoding)
			continue;
		struct refit_job job = {.whole = privacy_clear_spooled(arena, o->encoding, spool, &fault),
			.wish.fit = {.coding = FIT_JPEG, .width = 45, .quality = 900}, .spool = spool};
		struct refit refit;
		if (CHECK(job.whole != NULL) && CHECK(privacy_fit(&refit, arena, &job, &fault)))
			copies[i] = refit.copy;
	}
	const char *path = show("pictures.pdf", of, 1);
	copies = NULL;
	struct raster ours = look(path, 1, 72), theirs = look_at_source("pictures.pdf", 1);
	CHECK(difference(&ours, &theirs) < 40);
	SAME_TEXT(ask("pdfimages -list %s | grep -c ' 45    30 '", path), "7\n");
	SAME_TEXT(ask("qpdf --check %s 2>&1 >/dev/null", path), "");
	SAME_TEXT(ask("qpdf --qdf --object-streams=disable %s - | grep -ac ICCBased", path), "1\n");
}

int main(void)
{
	desk_open();
	spool = fs_spool_new();
	ask("/usr/bin/python3 tests/unit/enclosure_make.py %s 2>&1", folder);
	if (enclosure_is_able()) {
		test_pages_look_as_in_their_own_file();
		test_damaged_files_are_read_and_told_of();
		test_what_cannot_be_shown_is_refused();
		test_what_swells_is_not_drawn_either();
		test_what_is_not_seen_is_known();
		test_annotations_without_a_look_are_known();
		test_drawn_pages_are_cropped();
		test_units_and_wide_crops();
		test_odd_boxes_are_a_sheet_of_letter_paper();
		test_stamps_are_drawn_and_do_nothing();
		test_nothing_private_comes_along();
		test_comments_do_not_come_along();
		test_marks_do_not_come_along();
		test_operands_that_nobody_takes_do_not_come_along();
		test_what_stands_behind_data_does_not_come_along();
	test_pages_share_what_they_shared();
		test_same_pages_same_bytes();
		test_colours_become_greys();
		test_other_colours_are_told();
		test_pictures_are_found();
		test_pictures_give_way_to_copies();
	}
	fs_spool_drop(spool);
	return desk_close();
}
