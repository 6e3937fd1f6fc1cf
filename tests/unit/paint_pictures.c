/* paint_pictures.c - cleared pictures on paper: which way up, what colour, how often embedded, and what
 * happens when the original is no longer the one that was cleared. */
#include "image/image.h"
#include "paint_press.h"
#include "privacy/privacy.h"

static struct fs_spool *spool;

static const struct rgb colours[4] = { { 220, 30, 30 }, { 30, 160, 60 }, { 30, 60, 200 }, { 240, 220, 40 } };

static struct cleared_image *clear_picture(const char *name, struct image_facts *facts, uint32_t band_height)
{
	struct image_fault fault = { 0 };
	struct fs_file file;
	const char *place = desk_path(name);
	if (!CHECK(fs_open(&file, place)))
		exit(1);
	if (!CHECK(image_probe(facts, &file, 1000000000, &fault))) {
		fprintf(stderr, "    %s: %s\n", name, fault.why);
		exit(1);
	}
	struct clearance c = { .place = place, .facts = facts, .spool = spool, .band_height = band_height,
		                   .file = &file };
	struct cleared_image *image = privacy_clear(arena, &c, &fault);
	if (!CHECK(image != NULL)) {
		fprintf(stderr, "    %s: %s\n", name, fault.why);
		exit(1);
	}
	fs_close(&file);
	return image;
}

static struct box *place_picture(struct page *page, size_t evidence, size_t part, len x, len y, len w, len h)
{
	struct box *b = page_add(page, BOX_PICTURE, INK_TEXT, x, y, w, h);
	b->u.picture.evidence = evidence;
	b->u.picture.part = part;
	b->u.picture.alternative = "кадр (1) 📷";
	return b;
}

static bool is_about(struct rgb a, struct rgb b, int tolerance)
{
	return abs(a.r - b.r) <= tolerance && abs(a.g - b.g) <= tolerance && abs(a.b - b.b) <= tolerance;
}

/* Displayed corners by orientation, stored ones being A B over C D; paint_pictures.py checks the table. */
static void test_all_eight_orientations_stand_upright(void)
{
	static const char wanted[8][5] = { "ABCD", "BADC", "DCBA", "CDAB", "ACBD", "CADB", "DBCA", "BDAC" };
	struct cleared_image *images[8];
	struct pages *pages = pages_new(8, PT(200), PT(200));
	struct image_facts facts[8];
	for (size_t i = 0; i < 8; i++) {
		images[i] = clear_picture(arena_printf(arena, "turn%zu.jpg", i + 1), &facts[i], 0);
		SAME_NUMBER(privacy_orientation(images[i]), (long long)i + 1);
		place_picture(&pages->v[i], i, 0, PT(10), PT(20), PT(facts[i].width), PT(facts[i].height));
	}
	struct paint_job job = { .pages = pages, .images = images, .n_images = 8 };
	const char *path = print("turned.pdf", job);
	for (int i = 0; i < 8; i++) {
		struct raster r = look(path, i + 1, 72);
		int w = (int)facts[i].width, h = (int)facts[i].height;
		SAME_NUMBER(w, i < 4 ? 96 : 64);
		for (int k = 0; k < 4; k++) {
			struct rgb c = pixel(&r, 10 + w / 4 + (k & 1) * w / 2, 20 + h / 4 + (k >> 1) * h / 2);
			if (!CHECK(is_about(c, colours[wanted[i][k] - 'A'], 12)))
				fprintf(stderr, "    orientation %d, corner %d: %d %d %d\n", i + 1, k, c.r, c.g, c.b);
		}
		CHECK(ink_in(&r, 0, 0, 200, 19) == 0); /* nothing above or right of the box */
		CHECK(ink_in(&r, 11 + w, 0, 80, 200) == 0);
	}
}

static void test_codings_keep_their_colours(void)
{
	static const struct {
		const char *name;
		int tolerance;
		bool grey;
	} kinds[] = { { "rgb.png", 1, false }, { "rgba.png", 1, false }, { "palette.png", 1, false },
		          { "grey.png", 1, true }, { "deep.png", 1, true }, { "grey.jpg", 4, true },
		          { "icc1.jpg", 12, false }, { "icc2.jpg", 12, false }, { "cmyk.jpg", 60, false } };
	enum { N = sizeof kinds / sizeof *kinds };
	struct cleared_image *images[N];
	struct image_facts facts[N];
	struct pages *pages = pages_new(1, PT(100), PT(70 * N));
	for (size_t i = 0; i < N; i++) {
		images[i] = clear_picture(kinds[i].name, &facts[i], 0);
		place_picture(&pages->v[0], i, 0, 0, PT(70) * (len)i, PT(96), PT(64));
	}
	struct paint_job job = { .pages = pages, .images = images, .n_images = N };
	const char *path = print("kinds.pdf", job);
	struct raster r = look(path, 1, 72);
	for (int i = 0; i < N; i++)
		for (int k = 0; k < 4; k++) {
			struct rgb got = pixel(&r, 24 + (k & 1) * 48, 70 * i + 16 + (k >> 1) * 32), want = colours[k];
			if (kinds[i].grey)
				want.r = want.g = want.b = (uint8_t)((want.r * 299 + want.g * 587 + want.b * 114) / 1000);
			if (!CHECK(is_about(got, want, kinds[i].tolerance)))
				fprintf(stderr, "    %s, corner %d: %d %d %d\n", kinds[i].name, k, got.r, got.g, got.b);
		}
	/* both JPEGs carry the same profile */
	const char *profiles = ask("qpdf --qdf --object-streams=disable %s - | strings | grep -A1 /ICCBased |"
	                           " grep -o '[0-9]* 0 R' | sort -u | wc -l", path);
	SAME_TEXT(profiles, "1\n");
	CHECK(strstr(ask("strings %s | grep -c Exif; true", path), "0\n"));
}

static void note_placed(void *told, size_t evidence, size_t part, unsigned object)
{
	CHECK(part == 0);
	buf_printf(told, "%zu as %u, ", evidence, object);
}

static void test_same_picture_is_embedded_once(void)
{
	struct image_facts facts;
	struct cleared_image *image = clear_picture("rgb.png", &facts, 0);
	struct cleared_image *images[3] = { image, NULL, image };
	struct pages *pages = pages_new(2, PT(200), PT(200));
	place_picture(&pages->v[0], 0, 0, 0, 0, PT(96), PT(64));
	place_picture(&pages->v[0], 2, 0, 0, PT(100), PT(96), PT(64));
	place_picture(&pages->v[1], 2, 0, 0, 0, PT(48), PT(32));
	struct buf told = { 0 };
	struct paint_job job = { .pages = pages, .images = images, .n_images = 3, .placed = note_placed,
		                     .placed_context = &told };
	const char *path = print("once.pdf", job);
	unsigned object = 0;
	CHECK(sscanf((char *)told.data, "0 as %u", &object) == 1); /* and of each that it shows that is told */
	SAME_TEXT(arena_strndup(arena, (char *)told.data, told.n),
	          arena_printf(arena, "0 as %u, 2 as %u, 2 as %u, ", object, object, object));
	buf_drop(&told);
	SAME_TEXT(ask("qpdf --qdf --object-streams=disable %s - | grep -ac '/Subtype /Image'", path), "1\n");
	struct raster r = look(path, 1, 72);
	CHECK(is_about(pixel(&r, 24, 16), colours[0], 1));
	CHECK(is_about(pixel(&r, 24, 116), colours[0], 1));
}

static void test_bands_are_pictures_of_their_own(void)
{
	struct image_facts facts;
	struct cleared_image *image = clear_picture("tall.png", &facts, 900);
	struct image_parts parts = privacy_parts(image, arena);
	struct pages *pages = pages_new(1, PT(270), PT(4000));
	len y = 0;
	CHECK(parts.n >= 5);
	for (size_t i = 0; i < parts.n; i++) {
		place_picture(&pages->v[0], 0, i, 0, y, PT(270), PT(parts.heights[i]));
		y += PT(parts.heights[i]);
	}
	SAME_NUMBER(y, PT(4000));
	struct paint_job job = { .pages = pages, .images = &image, .n_images = 1 };
	const char *path = print("bands.pdf", job);
	SAME_NUMBER(atoi(ask("pdfimages -list %s | tail -n +3 | wc -l", path)), (long long)parts.n);
	struct raster r = look(path, 1, 72);
	for (int i = 0; i < 40; i++) {
		struct rgb want = { (uint8_t)(i * 6), (uint8_t)(200 - i * 5), 90 };
		CHECK(is_about(pixel(&r, 100, i * 100 + 45), want, 1));
		CHECK(is_about(pixel(&r, 100, i * 100 + 5), (struct rgb){ 240, 240, 240 }, 1));
	}
}

static void test_changed_original_is_an_error(void)
{
	struct image_facts facts;
	struct diag *usual = diag;
	struct buf out = { 0 };
	struct pages *pages = pages_new(1, PT(200), PT(200));
	struct cleared_image *image = clear_picture("icc2.jpg", &facts, 0);
	place_picture(&pages->v[0], 0, 0, 0, 0, PT(96), PT(64));
	ask("cat %s/turn1.jpg > %s/icc2.jpg", folder, folder);
	diag = diag_new(arena);
	CHECK(!print_to_buf(&out, (struct paint_job){ .pages = pages, .images = &image, .n_images = 1 }));
	SAME_NUMBER(diag_worst(diag), LEVEL_ERROR);
	ask("rm %s/icc2.jpg", folder);
	diag = diag_new(arena);
	CHECK(!print_to_buf(&out, (struct paint_job){ .pages = pages, .images = &image, .n_images = 1 }));
	CHECK(diag_worst(diag) >= LEVEL_ERROR);
	SAME_NUMBER((long long)diag_count(diag, LEVEL_ERROR) + (long long)diag_count(diag, LEVEL_SYSTEM), 1);
	diag = usual;
	buf_drop(&out);
}

static void test_uncleared_picture_is_never_printed(void)
{
	struct diag *usual = diag;
	struct buf out = { 0 };
	struct pages *pages = pages_new(1, PT(200), PT(200));
	place_picture(&pages->v[0], 4, 0, 0, 0, PT(96), PT(64));
	diag = diag_new(arena);
	CHECK(!print_to_buf(&out, (struct paint_job){ .pages = pages }));
	SAME_NUMBER(diag_worst(diag), LEVEL_SYSTEM);
	diag = usual;
	buf_drop(&out);
}

int main(void)
{
	desk_open();
	spool = fs_spool_new();
	CHECK(spool != NULL);
	ask("/usr/bin/python3 tests/unit/paint_pictures.py %s 2>&1", folder);
	test_all_eight_orientations_stand_upright();
	test_codings_keep_their_colours();
	test_same_picture_is_embedded_once();
	test_bands_are_pictures_of_their_own();
	test_changed_original_is_an_error();
	test_uncleared_picture_is_never_printed();
	fs_spool_drop(spool);
	return desk_close();
}
