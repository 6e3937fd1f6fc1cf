/* type_hostile.c - fonts that lie, and folders without an end. */
#define _GNU_SOURCE /* memmem */
#include <sys/stat.h>
#include <unistd.h>

#include "type/cff.h"
#include "type_font.h"
#include "type_set.h"

static char folder[64], loop[80], liar[80];

static void make_folder(void)
{
	snprintf(folder, sizeof folder, "/tmp/dossier-type-hostile-%ld", (long)getpid());
	snprintf(loop, sizeof loop, "%s/loop", folder);
	snprintf(liar, sizeof liar, "%s/liar.ttf", folder);
	CHECK(mkdir(folder, 0755) == 0);
}

/* A font whose cmap names glyph `beyond` and those after it for a, b, c, d. It has five. */
static void write_liar(int beyond)
{
	static const struct font_spec spec = {"Liar Box", 400, false, 'a', 50, 0};
	struct buf b = {0}, was = {0}, is = {0};
	font_add(&b, &spec, 0);
	PUT(&was, 'a' + 3, 0xFFFF, 0, 'a', 0xFFFF, 1 - 'a');
	PUT(&is, 'a' + 3, 0xFFFF, 0, 'a', 0xFFFF, beyond - 'a');
	uint8_t *at = memmem(b.data, b.n, was.data, was.n);
	FILE *to = fopen(liar, "wb");
	if (CHECK(at && to)) {
		memcpy(at, is.data, is.n);
		CHECK(fwrite(b.data, 1, b.n, to) == b.n && fclose(to) == 0);
	}
	buf_drop(&b);
	buf_drop(&was);
	buf_drop(&is);
}

static void test_liar(int beyond, bool is_good)
{
	const char *folders[] = {folder};
	struct type_config config = {.folders = folders, .n_folders = 1,
	                             .family = {[FACE_TEXT] = {.name = "Liar Box"}}};
	write_liar(beyond);
	struct foundry f = foundry_new(&config);
	if (CHECK(f.type != NULL)) {
		const struct cluster *c = set_one(&f, "en", "b");
		if (CHECK(c && c->face && c->n_glyphs == 1)) {
			SAME_NUMBER(strcmp(face_name(c->face), "Liar-Box") == 0, is_good);
			struct subset s;
			if (CHECK(face_subset(&s, c->face, &c->glyphs[0].id, 1)))
				subset_drop(&s);
		}
	}
	foundry_drop(&f);
}

/* Glyphs two thousand ems wide, and as many as a cluster can have that is never parted: Hangul letters
 * that start a syllable. Nothing of it is more than a len holds, or than layout can add up. */
static void test_wide_glyphs(void)
{
	static const struct font_spec spec = {"Wide Box", 400, false, 0x1100, 16000, 16};
	enum { MANY = 64 }; /* no grapheme is longer */
	const char *folders[] = {folder};
	struct type_config config = {.folders = folders, .n_folders = 1};
	config.family[FACE_TEXT].name = "Wide Box";
	struct buf b = {0}, text = {0};
	font_add(&b, &spec, 0);
	FILE *to = fopen(liar, "wb");
	if (CHECK(to != NULL))
		CHECK(fwrite(b.data, 1, b.n, to) == b.n && fclose(to) == 0);
	for (int i = 0; i < MANY; i++)
		buf_add_string(&text, "\u1101");
	buf_add_byte(&text, '\0');
	struct foundry f = foundry_new(&config);
	if (CHECK(f.type != NULL)) {
		const struct cluster *c = set_one(&f, "en", (char *)text.data);
		int64_t sum = 0;
		if (CHECK(c && c->face && c->n_glyphs == MANY && strcmp(face_name(c->face), "Wide-Box") == 0)) {
			for (size_t i = 0; i < MANY; i++) {
				CHECK(c->glyphs[i].advance >= 0 && c->glyphs[i].advance <= GLYPH_EMS * PT(10));
				sum += c->glyphs[i].advance;
			}
			SAME_NUMBER(c->advance, sum);
			CHECK(sum > 0 && sum <= CLUSTER_EMS * PT(10));
		}
		c = set_one(&f, "zh", "\u1101");
		CHECK(c && c->advance == GLYPH_EMS * PT(10));
	}
	foundry_drop(&f);
	buf_drop(&b);
	buf_drop(&text);
}

/* Eight links back up in a folder: eight to the power of the depth that is looked into. */
static void test_links(void)
{
	const char *folders[] = {loop};
	struct type_config config = {.folders = folders, .n_folders = 1};
	char path[96];
	mkdir(loop, 0755);
	for (int i = 0; i < 8; i++) {
		snprintf(path, sizeof path, "%s/%d", loop, i);
		CHECK(symlink(".", path) == 0);
	}
	alarm(60); /* before, it would not have come to an end */
	struct foundry f = foundry_new(&config);
	alarm(0);
	CHECK(f.type != NULL);
	SAME_NUMBER(diag_worst(f.diag), LEVEL_WARNING);
	foundry_drop(&f);
	for (int i = 0; i < 8; i++) {
		snprintf(path, sizeof path, "%s/%d", loop, i);
		unlink(path);
	}
	rmdir(loop);
}

/* ---- a charstring that calls and calls, and draws nothing ---- */

enum { LEVELS = 9, CALLS = 1000 };

static void put_top(struct buf *b, const int at[4])
{
	static const int operators[] = {15, 17, 12 << 8 | 36, 12 << 8 | 37};
	put_operand(b, 0);
	put_operand(b, 0);
	put_operand(b, 0);
	PUT(b, 12 << 8 | 30);
	for (int i = 0; i < 4; i++) {
		put_operand(b, at[i]);
		if (operators[i] > 255)
			put16(b, operators[i]);
		else
			buf_add_byte(b, operators[i]);
	}
}

/* Subroutine i calls subroutine i + 1 many times over; the last returns. */
static void make_subroutines(struct buf *b)
{
	struct buf all[LEVELS] = {{0}};
	for (int i = 0; i < LEVELS; i++) {
		for (int k = 0; i + 1 < LEVELS && k < CALLS; k++) {
			put_operand(&all[i], i + 1 - 107);
			buf_add_byte(&all[i], 29);
		}
		buf_add_byte(&all[i], 11);
	}
	put_elements(b, all, LEVELS);
}

static void make_glyphs(struct buf *b, bool is_bomb)
{
	struct buf all[2] = {{0}};
	for (int i = 0; i < 2; i++) {
		if (is_bomb) {
			put_operand(&all[i], -107);
			buf_add_byte(&all[i], 29);
		}
		buf_add_byte(&all[i], 14);
	}
	put_elements(b, all, 2);
}

static void make_cid_font(struct buf *b, bool is_bomb)
{
	struct buf name = {0}, top = {0}, subroutines = {0}, glyphs = {0}, dict = {0}, dicts = {0};
	make_subroutines(&subroutines);
	make_glyphs(&glyphs, is_bomb);
	buf_add_string(&name, "Bomb");
	put_top(&top, (const int[4]){0});
	int head = 4 + 7 + (int)name.n + 7 + (int)top.n + 2 + (int)subroutines.n;
	int at[] = {head, head + 3 + 3, head + 3 + 3 + (int)glyphs.n, head + 3};
	put_operand(&dict, 0);
	put_operand(&dict, 1); /* an empty Private DICT somewhere */
	buf_add_byte(&dict, 18);
	put_elements(&dicts, &dict, 1);
	buf_clear(&top);
	put_top(&top, at);
	buf_add(b, "\1\0\4\2", 4);
	put_elements(b, &name, 1);
	put_elements(b, &top, 1);
	put16(b, 0);
	buf_add(b, subroutines.data, subroutines.n);
	buf_add(b, "\0\0\1", 3); /* charset: glyph 1 is CID 1 */
	buf_add(b, "\0\0\0", 3); /* both glyphs are of the first Font DICT */
	buf_add(b, glyphs.data, glyphs.n);
	buf_add(b, dicts.data, dicts.n);
	buf_drop(&subroutines);
	buf_drop(&glyphs);
	buf_drop(&dicts);
}

static void test_bomb(bool is_bomb)
{
	struct buf font = {0}, out = {0};
	uint16_t cid;
	make_cid_font(&font, is_bomb);
	alarm(60);
	SAME_NUMBER(cff_cut(&out, &cid, (struct cff_span){font.data, font.n}, &(uint32_t){1}, 1), !is_bomb);
	alarm(0);
	buf_drop(&font);
	buf_drop(&out);
}

int main(void)
{
	make_folder();
	test_liar(1, true);
	test_liar(40000, false);
	test_wide_glyphs();
	test_links();
	test_bomb(false);
	test_bomb(true);
	unlink(liar);
	rmdir(folder);
	return test_end();
}
