/* type_bidi.c - which way words run, and in which order they then stand, by examples of UAX 9: capitals stand
 * for Hebrew letters. */
#include <ctype.h>

#include "type_set.h"

/* "abc DEF" with capitals as Hebrew, and these for controls that nobody sees. */
static const struct {
	char sign;
	uint32_t cp;
} controls[] = {{'<', 0x202A}, {'>', 0x202B}, {'^', 0x202C}, {'%', 0x202E},
                {'{', 0x2067}, {'}', 0x2069}, {'~', 0x200F}};
enum { N_CONTROLS = sizeof controls / sizeof controls[0] };

static uint32_t real_character(char sign)
{
	for (size_t i = 0; i < N_CONTROLS; i++)
		if (controls[i].sign == sign)
			return controls[i].cp;
	return isupper((unsigned char)sign) ? 0x5D0u + (uint32_t)(sign - 'A') : (uint32_t)(unsigned char)sign;
}

static char sign_of(uint32_t cp)
{
	for (size_t i = 0; i < N_CONTROLS; i++)
		if (controls[i].cp == cp)
			return '\0';
	return (char)(cp >= 0x5D0 && cp < 0x5EA ? 'A' + (cp - 0x5D0) : cp);
}

static const char *real_text(struct foundry *f, const char *signs)
{
	char *out = arena_alloc(f->arena, 3 * strlen(signs) + 1), *end = out;
	for (; *signs; signs++)
		end += utf8_put(end, real_character(*signs));
	*end = '\0';
	return out;
}

/* Clusters of a line from left to right, without the controls. */
static const char *show(struct foundry *f, const struct shaped *s)
{
	const int32_t *order = type_order(f->arena, s->clusters, s->n);
	char *out = arena_alloc(f->arena, s->n + 1), *end = out;
	for (size_t i = 0; i < s->n; i++) {
		size_t at = s->clusters[order[i]].start;
		char sign = sign_of(utf8_next(s->text, s->n_bytes, &at));
		if (sign)
			*end++ = sign;
	}
	*end = '\0';
	return out;
}

static const struct {
	const char *written, *shown;
	int base;
} lines[] = {
	{"only latin 12", "only latin 12", 0},
	/* UAX 9, 3.4: reordering resolved levels */
	{"car means CAR.", "car means RAC.", 0},
	{"~car MEANS CAR.", ".RAC SNAEM car", 1},
	{"he said \"{car MEANS CAR}.\"", "he said \"RAC SNAEM car.\"", 0},
	{"DID YOU SAY '<he said \">car MEANS CAR^\"^'?", "?'he said \"RAC SNAEM car\"' YAS UOY DID", 1},
	/* numbers are read from left to right wherever they are */
	{"PAY 45.90 NOW", "WON 45.90 YAP", 1},
	{"ON 12/05/2025 OR 14:30", "14:30 RO 12/05/2025 NO", 1},
	{"MODEL rb-7 CAME", "EMAC rb-7 LEDOM", 1},
	/* brackets and stops go with their words */
	{"SEE (PICTURE).", ".)ERUTCIP( EES", 1},
	{"please see (PICTURE).", "please see (ERUTCIP).", 0},
	/* the first letter decides, unless it is outweighed */
	{"tv IS BROKEN, SIR!", "!RIS ,NEKORB SI tv", 1},
	{"HI he wrote and went", "IH he wrote and went", 0},
	{"12 34", "12 34", 0},
	/* an override turns what it was meant for, and an end of nothing ends nothing */
	{"say %abc^ def", "say cba def", 0},
	{"abc ^}DEF ghi jkl", "abc FED ghi jkl", 0},
};

static void test_lines(struct foundry *f)
{
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		struct shaped *s = set(f, "en", real_text(f, lines[i].written));
		SAME_TEXT(show(f, s), lines[i].shown);
		for (size_t k = 0; k < s->n; k++)
			SAME_NUMBER(s->clusters[k].base, lines[i].base);
	}
	CHECK(!set(f, "en", "only latin 12")->turns);
	CHECK(!set(f, "zh", "\u4E2D\u6587 abc \u043F\u0440\u0438\u0432\u0435\u0442")->turns);
}

/* Each line of the writer's has its own direction. */
static void test_newline(struct foundry *f)
{
	struct shaped *s = set(f, "en", real_text(f, "HELLO 1\nok 2\nBYE"));
	if (!SAME_NUMBER(s->n, 16))
		return;
	SAME_NUMBER(s->clusters[0].base, 1);
	SAME_NUMBER(s->clusters[8].base, 0);
	SAME_NUMBER(s->clusters[8].level, 0);
	SAME_NUMBER(s->clusters[13].base, 1);
}

static uint32_t glyph_of(const struct shaped *s, size_t i)
{
	return s->n > i && s->clusters[i].n_glyphs == 1 ? s->clusters[i].glyphs[0].id : UINT32_MAX;
}

static void test_mirrors(struct foundry *f)
{
	struct shaped *plain = set(f, "en", "a (b)"), *turned = set(f, "en", real_text(f, "A (B)"));
	SAME_NUMBER(glyph_of(turned, 2), glyph_of(plain, 4));
	SAME_NUMBER(glyph_of(turned, 4), glyph_of(plain, 2));
}

/* Two values among words of ours. What a hostile one holds stays in it. */
static const char *show_values(struct foundry *f, const char *first, const char *second)
{
	const char *parts[] = {"from ", real_text(f, first), " 12: ", real_text(f, second), " (2)"};
	struct style_run runs[5];
	char text[200] = "";
	for (size_t i = 0; i < 5; i++) {
		strcat(text, parts[i]);
		runs[i] = (struct style_run){(uint32_t)strlen(text), FACE_TEXT, PT(10), i % 2 == 1};
	}
	return show(f, type_shape(f->type, f->arena, text, strlen(text), runs, 5, "en"));
}

static void test_values(struct foundry *f)
{
	SAME_TEXT(show_values(f, "ab", "cd"), "from ab 12: cd (2)");
	SAME_TEXT(show_values(f, "AB", "CD"), "from BA 12: DC (2)");
	SAME_TEXT(show_values(f, "%ab", "CD"), "from ba 12: DC (2)");
	SAME_TEXT(show_values(f, "}%ab", "{CD"), "from ba 12: DC (2)");
	SAME_TEXT(show_values(f, "{>%ab", "^}^CD"), "from ba 12: DC (2)");
}

/* Words of ours are not isolated from each other, yet an override ends with its run. */
static void test_run_ends(struct foundry *f)
{
	const char *text = "\u202Eab" "cd";
	struct style_run runs[] = {{5, FACE_TEXT, PT(10), false}, {7, FACE_STRONG, PT(10), false}};
	SAME_TEXT(show(f, type_shape(f->type, f->arena, text, strlen(text), runs, 2, "en")), "bacd");
}

/* Letters join as in one word: their glyphs are not those of letters that stand alone. */
static void test_arabic_joins(struct foundry *f)
{
	struct shaped *word = set(f, "zh", "\u0628\u0628\u0628");
	const struct cluster *alone = set_one(f, "zh", "\u0628");
	if (!SAME_NUMBER(word->n, 3) || !CHECK(alone != NULL))
		return;
	for (size_t i = 0; i < 3; i++) {
		SAME_NUMBER(word->clusters[i].start, 2 * i);
		CHECK(word->clusters[i].glyphs[0].id != alone->glyphs[0].id);
	}
	CHECK(word->clusters[0].glyphs[0].id != word->clusters[2].glyphs[0].id);
	SAME_NUMBER(set(f, "zh", "\u0644\u0627")->n, 1); /* a ligature */
}

int main(void)
{
	struct foundry f = foundry_new(NULL);
	if (CHECK(f.type != NULL)) {
		test_lines(&f);
		test_newline(&f);
		test_mirrors(&f);
		test_values(&f);
		test_run_ends(&f);
		test_arabic_joins(&f);
	}
	foundry_drop(&f);
	return test_end();
}
