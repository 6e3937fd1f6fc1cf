/* bench_type.c - what the foundry costs, in ms of CPU: run from the project's root.
 *
 *     bench_type [characters]     (default 12000: a dossier of 12 Chinese pages)
 *
 * Prints where a cold process spends its time, then the cost of setting more of the same. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/utf8.h"
#include "type/type.h"

#define PARAGRAPH 120 /* characters */

static double cpu_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static uint32_t next_random(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* Chinese as it is: 800 different ideographs, a comma or stop every ten, sometimes a number or a word. */
static size_t make_chinese(char *out, size_t characters, uint32_t *state)
{
	static const char *const marks[] = {"，", "。", "、", "“", "”", "：",
	                                    "2025-01-10 ", " GD-250121 ", "￥129.00"};
	size_t n = 0;
	for (size_t i = 0; i < characters; i++) {
		uint32_t r = next_random(state);
		if (r % 10 == 0) {
			const char *mark = marks[next_random(state) % (sizeof marks / sizeof *marks)];
			n += (size_t)sprintf(out + n, "%s", mark);
			i += utf8_count(mark, strlen(mark)) - 1;
		} else {
			n += utf8_put(out + n, 0x4E00 + next_random(state) % 800 * 7);
		}
	}
	return n;
}

static size_t make_russian(char *out, size_t characters, uint32_t *state)
{
	size_t n = 0;
	for (size_t i = 0; i < characters; i++) {
		uint32_t r = next_random(state) % 7;
		n += r == 0 ? utf8_put(out + n, ' ') : utf8_put(out + n, 0x430 + next_random(state) % 32);
	}
	return n;
}

typedef size_t maker(char *out, size_t characters, uint32_t *state);

static double shape_all(struct type *t, maker *make, const char *lang, size_t characters)
{
	struct arena *a = arena_new();
	char text[PARAGRAPH * 16];
	uint32_t state = 1;
	double spent = 0;
	for (size_t done = 0; done < characters; done += PARAGRAPH) {
		size_t n = make(text, PARAGRAPH, &state);
		struct style_run run = {(uint32_t)n, done % 2400 == 0 ? FACE_STRONG : FACE_TEXT, PT(10), false};
		double start = cpu_ms();
		type_shape(t, a, text, n, &run, 1, lang);
		spent += cpu_ms() - start;
		arena_clear(a);
	}
	arena_drop(a);
	return spent;
}

static void bench_subset(struct type *t, struct arena *a, const char *what, enum face_role role,
                         uint32_t glyphs)
{
	uint32_t ids[1000];
	size_t n = 0;
	struct style_run run = {3, role, PT(10), false};
	struct shaped *s = type_shape(t, a, "中", 3, &run, 1, "zh");
	for (uint32_t i = 0; i < glyphs; i++)
		ids[n++] = 10000 + i * 7;
	struct subset subset;
	double start = cpu_ms();
	if (!face_subset(&subset, s->clusters[0].face, ids, n))
		exit(1);
	printf("%-44s %8.2f ms %9zu bytes\n", what, cpu_ms() - start, subset.program.n);
	subset_drop(&subset);
}

int main(int argc, char **argv)
{
	size_t characters = argc > 1 ? strtoul(argv[1], NULL, 10) : 12000;
	double start = cpu_ms();
	printf("%-44s %8.2f ms\n", "start of the process, with its libraries", start);
	struct arena *a = arena_new();
	struct type_config config = {.table = "fonts/faces.yaml"};
	struct type *t = type_new(a, diag_new(a), &config);
	if (!t)
		return 1;
	printf("%-44s %8.2f ms\n", "type_new", cpu_ms() - start);
	struct style_run run = {3, FACE_TEXT, PT(10), false};
	start = cpu_ms();
	type_shape(t, a, "中", 3, &run, 1, "zh");
	printf("%-44s %8.2f ms\n", "first character (font and breaker opened)", cpu_ms() - start);
	printf("%-44s %8.2f ms\n", "Chinese, cold", shape_all(t, make_chinese, "zh", characters));
	printf("%-44s %8.2f ms\n", "Chinese again", shape_all(t, make_chinese, "zh", characters));
	double many = shape_all(t, make_chinese, "zh", 100 * characters);
	many /= (double)characters / 10;
	printf("%-44s %8.3f ms / 1000 characters\n", "Chinese, a hundred times", many);
	printf("%-44s %8.2f ms\n", "Russian, cold", shape_all(t, make_russian, "ru", characters));
	many = shape_all(t, make_russian, "ru", 10 * characters);
	printf("%-44s %8.3f ms / 1000 characters\n", "Russian, random words", many / ((double)characters / 100));
	bench_subset(t, a, "subset of 800 glyphs, regular", FACE_TEXT, 800);
	bench_subset(t, a, "subset of 100 glyphs, bold", FACE_STRONG, 100);
	type_drop(t);
	arena_drop(a);
	return 0;
}
