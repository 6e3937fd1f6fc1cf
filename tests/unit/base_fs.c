/* base_fs.c - files in a folder of the test's own: paths, reading, write-then-rename, the spool. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fs.h"
#include "test.h"

static struct arena *arena;
static char folder[] = "/tmp/dossier-base-fs-XXXXXX";

static const char *at(const char *name)
{
	return fs_join(arena, folder, name);
}

static void put(const char *name, const char *text)
{
	FILE *f = fopen(at(name), "w");
	fputs(text, f);
	fclose(f);
}

static void same_file(const char *name, const char *want)
{
	struct buf b = {0};
	CHECK(fs_read_all(&b, at(name), 1 << 20));
	buf_add_byte(&b, 0);
	SAME_TEXT((const char *)b.data, want);
	buf_drop(&b);
}

static size_t names_in_folder(void)
{
	size_t n;
	CHECK(fs_list(arena, folder, &n) != NULL);
	return n;
}

static void test_tidy(void)
{
	SAME_TEXT(fs_tidy(arena, "./a//b/./c/"), "a/b/c");
	SAME_TEXT(fs_tidy(arena, "//a/../.b/."), "/a/../.b");
	SAME_TEXT(fs_tidy(arena, "./"), ".");
	SAME_TEXT(fs_tidy(arena, ""), ".");
	SAME_TEXT(fs_tidy(arena, "//"), "/");
	SAME_TEXT(fs_tidy_below(arena, "../a/b/../../../c/./d"), "c/d");
	SAME_TEXT(fs_tidy_below(arena, "/a/...//b/.."), "a/...");
	SAME_TEXT(fs_tidy_below(arena, "../.."), ".");
}

static void test_paths(void)
{
	SAME_TEXT(fs_join(arena, ".", "a/b"), "a/b");
	SAME_TEXT(fs_join(arena, "x/", "a"), "x/a");
	SAME_TEXT(fs_join(arena, "x", "/a"), "/a");
	SAME_TEXT(fs_folder_of(arena, "a"), ".");
	SAME_TEXT(fs_folder_of(arena, "a//b"), "a");
	SAME_TEXT(fs_folder_of(arena, "/b"), "/");
	SAME_TEXT(fs_name_of("a/b.c"), "b.c");
	mkdir(at("in"), 0777);
	mkdir(at("in/deep"), 0777);
	mkdir(at("in2"), 0777);
	put("in/deep/a", "");
	put("in2/b", "");
	CHECK(symlink("../in2/b", at("in/link")) == 0);
	SAME_TEXT(fs_relative(arena, at("in"), at("in/deep/a")), "deep/a");
	SAME_TEXT(fs_relative(arena, at("in/deep"), at("in2/b")), "../../in2/b");
	SAME_TEXT(fs_relative(arena, at("in"), at("in")), ".");
	SAME_TEXT(fs_relative(arena, "/", "/tmp"), "tmp");
	SAME_TEXT(fs_relative(arena, at("in"), at("none")), NULL);
	CHECK(fs_is_inside(at("in"), at("in/deep/a")));
	CHECK(fs_is_inside("/", at("in/deep/a")));
	CHECK(fs_is_inside(at("in"), at("in/deep/..")));
	CHECK(!fs_is_inside(at("in"), at("in2/b")));
	CHECK(!fs_is_inside(at("in"), at("in/link")));
	CHECK(!fs_is_inside(at("in"), at("in/../in2/b")));
	CHECK(!fs_is_inside(at("in"), at("in/none")));
	size_t n;
	const char **names = fs_list(arena, at("in"), &n);
	SAME_NUMBER(n, 2);
	SAME_TEXT(names[0], "deep");
	SAME_TEXT(names[1], "link");
	CHECK(fs_list(arena, at("none"), &n) == NULL);
}

/* Of files that are there, that are not, and whose folders are not. */
static void test_places(void)
{
	CHECK(symlink("in/new", at("led")) == 0 && symlink("in", at("same")) == 0);
	CHECK(fs_is_same_place(at("in2/b"), at("in/link")));
	CHECK(fs_is_same_place(at("in/new"), at("in/./new")));
	CHECK(fs_is_same_place(at("in/new"), at("in/deep/../new")));
	CHECK(fs_is_same_place(at("in/new"), at("same/new")));
	CHECK(fs_is_same_place(at("in/new"), at("led")));
	CHECK(fs_is_same_place(at("in/none/of/new"), at("in//deep/../none/of/new")));
	CHECK(fs_is_same_place("new", "./new"));
	SAME_TEXT(fs_real_place(arena, at("same//new")), fs_real_place(arena, at("in/new")));
	SAME_TEXT(fs_real_place(arena, at("same/none/of/new")), fs_real_place(arena, at("in/none/./of/new")));
	SAME_TEXT(fs_real_place(arena, "/none"), "/none");
	CHECK(*fs_real_place(arena, "none") == '/');
	CHECK(fs_is_same_place("/none", "//none"));
	CHECK(!fs_is_same_place(at("in/new"), at("in2/new")));
	CHECK(!fs_is_same_place(at("in/new"), at("in/newer")));
	CHECK(!fs_is_same_place(at("in/new"), at("none/new")));
	CHECK(!fs_is_same_place(at("in/none/new"), at("in2/none/new")));
	CHECK(!fs_is_same_place(at("one/new"), at("two/new")));
	unlink(at("led"));
	unlink(at("same"));
}

static void test_reading(void)
{
	struct fs_file f, again;
	char bytes[8];
	put("text", "0123456789");
	CHECK(fs_open(&f, at("text")) && f.bytes == 10);
	CHECK(fs_read_at(&f, bytes, 3, 4) && memcmp(bytes, "456", 3) == 0);
	CHECK(!fs_read_at(&f, bytes, 3, 8) && errno == EIO);
	put("text", "other text");
	CHECK(fs_open(&again, at("text")));
	CHECK(memcmp(f.identity, again.identity, sizeof f.identity) != 0);
	fs_close(&f);
	fs_close(&f);
	fs_close(&again);
	mkfifo(at("fifo"), 0666);
	CHECK(!fs_open(&f, at("fifo")) && errno == EINVAL);
	CHECK(!fs_open(&f, folder) && errno == EINVAL);
	CHECK(!fs_open(&f, "/dev/zero") && errno == EINVAL);
	CHECK(!fs_open(&f, at("none")) && errno == ENOENT);
	struct buf b = {0};
	CHECK(!fs_read_all(&b, at("text"), 9) && errno == EFBIG);
	CHECK(fs_read_all(&b, at("text"), 10) && b.n == 10);
	buf_drop(&b);
	size_t n;
	const char *map = fs_map(at("text"), &n);
	CHECK(map && n == 10 && memcmp(map, "other", 5) == 0);
	fs_unmap(map, n);
	unlink(at("fifo"));
}

static bool write_file(const char *path, const char *text)
{
	struct fs_output *o = fs_output_new(path);
	return o && fs_output_write(o, text, strlen(text)) && fs_output_commit(o);
}

static mode_t mode_of(const char *name)
{
	struct stat st;
	return stat(at(name), &st) == 0 ? st.st_mode & 0777 : 0;
}

static void test_replacing(void)
{
	size_t before = names_in_folder();
	mode_t old = umask(027);
	CHECK(write_file(at("out"), "first"));
	umask(old);
	SAME_NUMBER(mode_of("out"), 0640);
	same_file("out", "first");
	chmod(at("out"), 0604);
	struct fs_output *o = fs_output_new(at("out"));
	CHECK(fs_output_write(o, "second", 6) && fs_output_bytes(o) == 6);
	same_file("out", "first"); /* until it is committed */
	SAME_NUMBER(names_in_folder(), before + 2);
	fs_output_abandon(o);
	same_file("out", "first");
	CHECK(write_file(at("out"), "second"));
	same_file("out", "second");
	SAME_NUMBER(mode_of("out"), 0604);
	CHECK(symlink("out", at("link")) == 0 && symlink("nothing-yet", at("dangling")) == 0);
	CHECK(write_file(at("link"), "third") && write_file(at("dangling"), "fourth"));
	same_file("out", "third");
	same_file("nothing-yet", "fourth");
	struct stat st;
	CHECK(lstat(at("link"), &st) == 0 && S_ISLNK(st.st_mode));
	SAME_NUMBER(names_in_folder(), before + 4); /* out, link, dangling, nothing-yet: no temporary file */
	CHECK(!fs_output_new(at("no/such")) && errno == ENOENT);
	CHECK(!fs_output_new(folder) && errno == EISDIR);
	CHECK(symlink("loop", at("loop")) == 0 && !fs_output_new(at("loop")) && errno == ELOOP);
}

static void test_long_writes(void)
{
	enum { TOTAL = 1000000 };
	uint8_t *bytes = malloc(TOTAL);
	for (size_t i = 0; i < TOTAL; i++)
		bytes[i] = (uint8_t)(i * 7 >> 3);
	struct fs_output *o = fs_output_new(at("long"));
	for (size_t done = 0, n = 1; done < TOTAL; n = n * 3 < TOTAL - done ? n * 3 : TOTAL - done) {
		CHECK(fs_output_write(o, bytes + done, n));
		done += n;
	}
	CHECK(fs_output_settle(o) && fs_output_settle(o) && fs_output_commit(o));
	struct buf b = {0};
	CHECK(fs_read_all(&b, at("long"), TOTAL) && b.n == TOTAL && memcmp(b.data, bytes, TOTAL) == 0);
	buf_drop(&b);
	free(bytes);
}

static void test_full_disk(void)
{
	struct fs_output *o = fs_output_new("/dev/full");
	CHECK(o != NULL);
	char bytes[4096] = {0};
	for (int i = 0; i < 200; i++)
		fs_output_write(o, bytes, sizeof bytes);
	CHECK(!fs_output_write(o, bytes, 1) && errno == ENOSPC);
	CHECK(!fs_output_commit(o) && errno == ENOSPC);
	struct stat st;
	CHECK(stat("/dev/full", &st) == 0 && S_ISCHR(st.st_mode));
}

static void test_abandon_all(void)
{
	size_t before = names_in_folder();
	pid_t child = fork();
	if (child == 0) {
		struct fs_output *o = fs_output_new(at("out")), *p = fs_output_new(at("out2"));
		bool ok = fs_output_write(o, "lost", 4) && fs_output_settle(p) && names_in_folder() == before + 2;
		fs_output_abandon_all();
		_exit(ok ? 0 : 1);
	}
	int status = -1;
	CHECK(waitpid(child, &status, 0) == child && status == 0);
	SAME_NUMBER(names_in_folder(), before);
}

/* A child that writes an output, until it is killed. */
static pid_t start_writer(const char *name)
{
	int ready[2];
	char byte;
	CHECK(pipe(ready) == 0);
	pid_t child = fork();
	if (child == 0) {
		struct fs_output *o = fs_output_new(at(name)), *settled = fs_output_new(at(name));
		bool ok = fs_output_write(o, "lost", 4) && fs_output_settle(settled);
		(void)!write(ready[1], ok ? "y" : "n", 1);
		for (;;)
			pause();
	}
	close(ready[1]);
	CHECK(read(ready[0], &byte, 1) == 1 && byte == 'y');
	close(ready[0]);
	return child;
}

static void sweep(const char *name)
{
	struct fs_output *o = fs_output_new(at(name));
	fs_output_sweep(o);
	CHECK(fs_output_write(o, "kept", 4) && fs_output_commit(o));
	same_file(name, "kept");
}

/* What a living process writes is let be, its own as well; what it leaves when it is killed is not. */
static void test_sweeping(void)
{
	CHECK(write_file(at("swept.pdf"), "old"));
	size_t before = names_in_folder();
	pid_t child = start_writer("swept.pdf");
	SAME_NUMBER(names_in_folder(), before + 2);
	sweep("swept.pdf");
	SAME_NUMBER(names_in_folder(), before + 2);
	kill(child, SIGKILL);
	CHECK(waitpid(child, NULL, 0) == child);
	SAME_NUMBER(names_in_folder(), before + 2);
	sweep("swept.pdf");
	SAME_NUMBER(names_in_folder(), before);
	put(".swept-12.jpg.abc012.tmp", "");
	put(".swept.pdf.abc6de.tmp", "");
	put(".sweptie.pdf.abcdef.tmp", "");
	put(".swept.pdf.tmp", "");
	sweep("swept.pdf");
	SAME_NUMBER(names_in_folder(), before + 3);
}

/* More files at once than a process may open to begin with. */
static void test_many(void)
{
	enum { MANY = 300 };
	struct rlimit few = {.rlim_cur = 64}, old;
	struct fs_output *o[MANY];
	CHECK(getrlimit(RLIMIT_NOFILE, &old) == 0);
	few.rlim_max = old.rlim_max;
	CHECK(setrlimit(RLIMIT_NOFILE, &few) == 0);
	for (int i = 0; i < MANY; i++) {
		o[i] = fs_output_new(at("many"));
		CHECK(o[i] && fs_output_settle(o[i]));
	}
	for (int i = 0; i < MANY; i++)
		CHECK(o[i] && fs_output_commit(o[i]));
	CHECK(setrlimit(RLIMIT_NOFILE, &old) == 0);
}

static void test_spool(void)
{
	struct fs_spool *s = fs_spool_new();
	uint64_t one = 0, two = 0;
	char back[4] = "";
	CHECK(fs_spool_add(s, "abc", 3, &one) && fs_spool_add(s, "defg", 4, &two));
	CHECK(fs_spool_read(s, back, 3, one) && memcmp(back, "abc", 3) == 0);
	CHECK(fs_spool_read(s, back, 4, two) && memcmp(back, "defg", 4) == 0);
	CHECK(!fs_spool_read(s, back, 4, two + 1));
	fs_spool_drop(s);
	fs_spool_drop(NULL);
	CHECK(setenv("TMPDIR", at("none"), 1) == 0 && !fs_spool_new());
	unsetenv("TMPDIR");
}

int main(void)
{
	arena = arena_new();
	if (!mkdtemp(folder))
		return 1;
	test_tidy();
	test_paths();
	test_places();
	test_reading();
	test_replacing();
	test_long_writes();
	test_full_disk();
	test_abandon_all();
	test_sweeping();
	test_many();
	test_spool();
	(void)!system(arena_printf(arena, "rm -rf '%s'", folder));
	arena_drop(arena);
	return test_end();
}
