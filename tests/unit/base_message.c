/* base_message.c - catalogues, sound and broken. */
#include "base/message.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "test.h"

/* As msgfmt would lay them out. */
static const char *const english[] = {"", "a fox", "no %s", "the end"};
static const char *const foreign[] = {"Language: xx\n", "un renard", "pas de %s", "fin"};
enum { N = 4, HEAD = 28, TEXTS = HEAD + 16 * N };

static unsigned char file[1024];
static size_t n_file;
static char path[] = "/tmp/dossier-message-XXXXXX";

static void put(size_t at, uint32_t number)
{
	for (int i = 0; i < 4; i++)
		file[at + (size_t)i] = (unsigned char)(number >> 8 * i);
}

static void put_texts(size_t table, const char *const *texts)
{
	for (size_t i = 0; i < N; i++) {
		put(table + 8 * i, (uint32_t)strlen(texts[i]));
		put(table + 8 * i + 4, (uint32_t)n_file);
		memcpy(file + n_file, texts[i], strlen(texts[i]) + 1);
		n_file += strlen(texts[i]) + 1;
	}
}

static void make(void)
{
	static const uint32_t head[] = {0x950412DE, 0, N, HEAD, HEAD + 8 * N, 0, 0};
	for (size_t i = 0; i < 7; i++)
		put(4 * i, head[i]);
	n_file = TEXTS;
	put_texts(HEAD, english);
	put_texts(HEAD + 8 * N, foreign);
}

static bool load(size_t n)
{
	FILE *f = fopen(path, "wb");
	fwrite(file, 1, n, f);
	fclose(f);
	return message_load(path);
}

static void speaks_english(void)
{
	for (size_t i = 0; i < N; i++)
		SAME_TEXT(message_translate(english[i]), english[i]);
}

static void test_sound(void)
{
	make();
	CHECK(load(n_file));
	for (size_t i = 1; i < N; i++)
		SAME_TEXT(message_translate(english[i]), foreign[i]);
	SAME_TEXT(message_translate(""), "");
	SAME_TEXT(message_translate("a fo"), "a fo");
	SAME_TEXT(message_translate("a foxy"), "a foxy");
	SAME_TEXT(message_translate("zebra"), "zebra");
}

/* Every length, and every number of the head and tables made absurd: refused, and never a crash. */
static void test_broken(void)
{
	make();
	for (size_t n = 0; n < n_file; n++) {
		CHECK(!load(n));
		speaks_english();
	}
	for (size_t at = 0; at < TEXTS; at += 4) {
		static const uint32_t absurd[] = {0xFFFFFFFF, 0x7FFFFFFF, 1000, 0x20000000};
		for (size_t i = 0; i < sizeof absurd / sizeof *absurd; i++) {
			make();
			put(at, absurd[i]);
			bool is_idle = at == 4 || at == 20 || at == 24; /* the minor version; the hash table */
			CHECK(load(n_file) == (is_idle && !(at == 4 && absurd[i] >> 16)));
		}
	}
	CHECK(!message_load("/nowhere"));
	speaks_english();
}

static void test_errno(void)
{
	static const int errors[] = {EACCES, ENOENT, ENOSPC, EIO, EISDIR, EMFILE, EROFS, ENOTDIR, ENAMETOOLONG,
	                             EDOM};
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
		SAME_TEXT(message_errno(errors[i]), strerror(errors[i]));
}

/* As /bin/sh reads it: what it is given back is the word. */
static void test_words(void)
{
	static const char *const words[] = {"", "case.yaml", "a b", "a'b", "$HOME", "a;b", "a\\b", "*", "~", "#1",
		"\xe6\xa1\x88 1/case.yaml", "(1)", "\"", "'", "a'' b'"};
	static const char *const quoted[] = {"''", "case.yaml", "'a b'", "'a'\\''b'"};
	struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		char got[100] = "";
		const char *word = message_word(a, words[i]);
		if (i < sizeof quoted / sizeof *quoted)
			SAME_TEXT(word, quoted[i]);
		FILE *f = popen(arena_printf(a, "printf %%s %s", word), "r");
		got[fread(got, 1, sizeof got - 1, f)] = '\0';
		CHECK(pclose(f) == 0);
		SAME_TEXT(got, words[i]);
	}
	arena_drop(a);
}

int main(void)
{
	close(mkstemp(path));
	SAME_TEXT(message_language(), "en");
	test_sound();
	test_broken();
	test_errno();
	test_words();
	unlink(path);
	return test_end();
}
