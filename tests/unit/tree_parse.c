/* What a tree is made of: values, and the place of each. */
#include <stdlib.h>

#include "base/buf.h"
#include "tree/tree.h"
#include "test.h"

static struct arena *a;
static struct diag *d;

static struct node *parse(const char *text, size_t n)
{
	struct source *s = ARENA_NEW(a, struct source);

	*s = (struct source){ "t.yaml", arena_copy(a, text, n + 1), n, NULL };
	d = diag_new(a);
	return tree_parse(a, d, s);
}

static struct node *parse_text(const char *text)
{
	return parse(text, strlen(text));
}

static void expect_tree(const char *text, const char *want)
{
	struct buf b = { 0 };
	struct node *root = parse_text(text);

	if (CHECK(root != NULL)) {
		tree_dump(&b, root, 0);
		buf_add_byte(&b, '\0');
		SAME_TEXT((const char *)b.data, want);
		buf_drop(&b);
	}
	CHECK(diag_worst(d) == LEVEL_NONE);
}

/* The first message begins like this: code and place are part of it. */
static void expect_error(const char *text, size_t n, const char *want)
{
	char *got = NULL;
	size_t n_got;
	FILE *to = open_memstream(&got, &n_got);
	struct node *root = parse(text, n);

	diag_print(d, to, false, LEVEL_NOTE);
	fclose(to);
	got[strcspn(got, "\n")] = '\0';
	SAME_TEXT(got, want);
	CHECK(root == NULL && diag_worst(d) == LEVEL_ERROR);
	free(got);
}

#define EXPECT_ERROR(text, want) expect_error(text, sizeof text - 1, want)

static void test_shapes(void)
{
	expect_tree("a: 1\nb: [x, \"y z\"]\nc:\n  - d: |\n      e\n      f\n  - ''\n",
	            "map 1:1+1\n"
	            "  a 1:1+1: scalar 1:4+1 1\n"
	            "  b 2:1+1: list 2:4+10\n"
	            "    - scalar 2:5+1 x\n"
	            "    - scalar 2:8+5 \"y z\"\n"
	            "  c 3:1+1: list 4:3+0\n"
	            "    - map 4:5+1\n"
	            "      d 4:5+1: scalar 4:8+1 \"e\\nf\\n\"\n"
	            "    - scalar 7:5+2 \"\"\n");
	expect_tree("", "map 1:1+0\n");
	expect_tree("# nothing\n", "map 1:1+0\n");
	expect_tree("---\na:\n...\n", "map 2:1+1\n  a 2:1+1: scalar 2:3+0 \n");
	expect_tree("{\"a\": {b: c}}", "map 1:1+13\n  a 1:2+3: map 1:7+6\n    b 1:8+1: scalar 1:11+1 c\n");
}

/* Columns are characters, offsets bytes; a byte order mark is neither; CR LF is one line end. */
static void test_places(void)
{
	const struct node *root = parse_text("\xEF\xBB\xBF名: 值\r\n𠮷é: x\r\n");

	CHECK(root && root->n == 2);
	SAME_NUMBER(root->keys[0]->at.column, 1);
	SAME_NUMBER(root->keys[0]->at.offset, 3);
	SAME_NUMBER(root->items[0]->at.column, 4);
	SAME_NUMBER(root->items[0]->at.offset, 8);
	SAME_NUMBER(root->items[0]->at.length, 3);
	SAME_NUMBER(root->keys[1]->at.line, 2);
	SAME_NUMBER(root->keys[1]->at.length, 6);
	SAME_NUMBER(root->items[1]->at.column, 5);
	SAME_TEXT(tree_text(root, "名", ""), "值");
	SAME_TEXT(tree_text(root, "𠮷é", ""), "x");
	SAME_TEXT(tree_text(root, "none", "otherwise"), "otherwise");
	CHECK(tree_lookup(NULL, "a") == NULL);
}

/* A separator that only YAML counts as a line end must not shift the lines that an editor shows. */
static void test_line_separator(void)
{
	const struct node *root = parse_text("a: \"x\xE2\x80\xA8y\"\nb: z\n");

	if (CHECK(root && root->n == 2)) {
		SAME_NUMBER(root->items[1]->at.line, 2);
		SAME_NUMBER(root->items[1]->at.column, 4);
	}
}

/* A long line is walked in steps, and every place in it is still right. */
static void test_long_line(void)
{
	struct buf b = { 0 };
	const struct node *root;

	buf_add_string(&b, "[");
	for (int i = 0; i < 5000; i++)
		buf_add_string(&b, "值, ");
	buf_add_string(&b, "last]");
	buf_add_byte(&b, '\0');
	root = parse_text((const char *)b.data);
	if (CHECK(root && root->n == 5001)) {
		SAME_NUMBER(root->items[4321]->at.column, 4321 * 3 + 2);
		SAME_NUMBER(root->items[4321]->at.offset, 4321 * 5 + 1);
		SAME_NUMBER(root->items[5000]->at.length, 4);
		SAME_NUMBER(root->at.length, b.n - 1);
	}
	buf_drop(&b);
}

static void test_refused(void)
{
	EXPECT_ERROR("a: b\nc: d\na: e\n",
	             "t.yaml:3:1: error: \"a\" stands here a second time; the first is on line 1 "
	             "[duplicate-key]");
	EXPECT_ERROR("a: b\n\tc: d\n",
	             "t.yaml:2:1: error: this line is indented with a tab; YAML wants spaces [syntax]");
	EXPECT_ERROR("a: &x b\n",
	             "t.yaml:1:4: error: \"&x\" reads as a YAML anchor; these are not used in case files "
	             "[anchor]");
	EXPECT_ERROR("a: !!str b\n",
	             "t.yaml:1:4: error: \"!!str\" reads as a YAML tag; tags are not used in case files "
	             "[tag]");
	EXPECT_ERROR("a: b\n---\nc: d\n",
	             "t.yaml:2:1: error: a second YAML document starts here [documents]");
	EXPECT_ERROR("a\0b: c", "t.yaml:1:2: error: an invisible control character (U+0000) stands here "
	             "[control-character]");
	EXPECT_ERROR("a: \"\\0\"",
	             "t.yaml:1:4: error: this text holds an invisible control character (U+0000) "
	             "[control-character]");
	EXPECT_ERROR("ok: 1\na: \xC3(",
	             "t.yaml:2:4: error: this file is not UTF-8: the byte 0xC3 cannot stand here "
	             "[encoding]");
	EXPECT_ERROR("\xFF\xFE" "a\0", "t.yaml: error: this file is UTF-16, not UTF-8 [encoding]");
	EXPECT_ERROR("{a: b}: c", "t.yaml:1:1: error: a list or a map stands where a key should [bad-key]");
	EXPECT_ERROR("? [x]\n: y\n",
	             "t.yaml:1:3: error: a list or a map stands where a key should [bad-key]");
	EXPECT_ERROR("<<: {a: b}\n", "t.yaml:1:1: error: merge keys (<<) are not read [bad-key]");
	EXPECT_ERROR("a: b\xE2\x80\xA8" "c\n",
	             "t.yaml:1:6: error: an invisible line separator on this line ends it for "
	             "YAML [syntax]");
}

static void test_quote(void)
{
	SAME_TEXT(tree_quote(a, "short"), "short");
	SAME_TEXT(tree_quote(a, "first\nsecond"), "first...");
	SAME_TEXT(tree_quote(a,
	                     "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一"),
	          "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十...");
}

int main(void)
{
	a = arena_new();
	test_shapes();
	test_places();
	test_line_separator();
	test_long_line();
	test_refused();
	test_quote();
	arena_drop(a);
	return test_end();
}
