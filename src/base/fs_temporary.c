/* fs_temporary.c - files beside a target, ".NAME.XXXXXX.tmp", until they take its name.
 *
 * Whoever writes one holds a lock on it. A process that was killed holds none: what it left is told from what
 * is being written, on any disk that knows locks; on others it stays. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/fs_int.h"

#define PATH_MOST 4096
#define NAME_MOST 200    /* bytes of the target's name kept in the temporary one */
#define AT_ONCE_MOST 1024 /* in a process: a dossier's sheets take their names together */
#define LETTERS "abcdefghijklmnopqrstuvwxyz012345"
#define N_LETTERS 6
#define ENDING ".tmp"

/* Names of temporary files now on the disk, for a signal handler to remove. Each slot is written
 * before `in_use` is set and never moved, so a handler sees whole names only. */
static struct {
	volatile sig_atomic_t is_taken, in_use;
	char path[PATH_MOST];
} temporaries[AT_ONCE_MOST];

void fs_output_abandon_all(void)
{
	for (int i = 0; i < AT_ONCE_MOST; i++)
		if (temporaries[i].in_use)
			unlink(temporaries[i].path);
}

static int take_slot(void)
{
	for (int i = 0; i < AT_ONCE_MOST; i++)
		if (!temporaries[i].is_taken) {
			temporaries[i].is_taken = 1;
			return i;
		}
	errno = EMFILE;
	return -1;
}

void temporary_release(int slot)
{
	temporaries[slot].in_use = 0;
	temporaries[slot].is_taken = 0;
}

void temporary_remove(int slot)
{
	unlink(temporaries[slot].path);
	temporary_release(slot);
}

bool temporary_rename(int slot, const char *target)
{
	return rename(temporaries[slot].path, target) == 0;
}

/* ---- making one ---- */

/* Letters that no other process is likely to choose. */
static bool choose_letters(char out[N_LETTERS + 1])
{
	uint8_t random[N_LETTERS];
	if (getentropy(random, sizeof random) != 0)
		return false;
	for (int i = 0; i < N_LETTERS; i++)
		out[i] = LETTERS[random[i] & 31];
	out[N_LETTERS] = '\0';
	return true;
}

static bool choose_name(char path[PATH_MOST], const char *target)
{
	const char *name = fs_name_of(target);
	char letters[N_LETTERS + 1];
	if (!choose_letters(letters))
		return false;
	int n = snprintf(path, PATH_MOST, "%.*s.%.*s.%s" ENDING, (int)(name - target), target, NAME_MOST, name,
	                 letters);
	if (n > 0 && n < PATH_MOST)
		return true;
	errno = ENAMETOOLONG;
	return false;
}

/* A new file; with open, not mkstemp, so that the umask holds. All of a dossier's sheets are open at once:
 * that may be more than a process is given to begin with. */
static int open_new(const char *path)
{
	struct rlimit limit;
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd >= 0 || errno != EMFILE || getrlimit(RLIMIT_NOFILE, &limit) != 0)
		return fd;
	limit.rlim_cur = limit.rlim_max < 2 * AT_ONCE_MOST ? limit.rlim_max : 2 * AT_ONCE_MOST;
	setrlimit(RLIMIT_NOFILE, &limit);
	return open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
}

/* Between opening and locking it may be taken for what is left of a dead process, and be removed. */
static bool is_still_there(int fd)
{
	struct stat st;
	return fstat(fd, &st) == 0 && st.st_nlink > 0;
}

/* A signal may come as soon as the file is there, so its name is known before. */
static int open_in_slot(int slot)
{
	temporaries[slot].in_use = 1;
	int fd = open_new(temporaries[slot].path);
	if (fd < 0)
		temporaries[slot].in_use = 0;
	return fd;
}

static int open_locked(int slot, const char *target)
{
	for (int tries = 0; tries < 100; tries++) {
		if (!choose_name(temporaries[slot].path, target))
			return -1;
		int fd = open_in_slot(slot);
		if (fd < 0 && errno != EEXIST)
			return -1;
		if (fd < 0)
			continue;
		bool is_free = flock(fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
		if (is_free && is_still_there(fd))
			return fd;
		close(fd);
		temporaries[slot].in_use = 0;
	}
	return -1;
}

int temporary_open(int *slot, const char *target)
{
	int i = take_slot();
	int fd = i < 0 ? -1 : open_locked(i, target);
	if (fd >= 0)
		*slot = i;
	else if (i >= 0)
		temporary_release(i);
	return fd;
}

/* ---- what dead processes left ---- */

/* ".NAME.XXXXXX.tmp", where NAME begins with n bytes of `stem`, behind which comes an ending or a number. */
static bool is_name_of(const char *name, const char *stem, size_t n)
{
	const size_t n_end = 1 + N_LETTERS + sizeof ENDING - 1, n_name = strlen(name);
	if (n_name < 1 + n + n_end || name[0] != '.' || memcmp(name + 1, stem, n) != 0)
		return false;
	const char *end = name + n_name - n_end;
	return strchr(".-", name[1 + n]) && *end == '.' && strspn(end + 1, LETTERS) == N_LETTERS
		&& strcmp(end + 1 + N_LETTERS, ENDING) == 0;
}

/* One that is being written is locked; so is nothing on a disk without locks. */
static void remove_if_dead(int folder, const char *name)
{
	struct stat st;
	int fd = openat(folder, name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_uid == geteuid()
	    && flock(fd, LOCK_EX | LOCK_NB) == 0)
		unlinkat(folder, name, 0);
	close(fd);
}

void temporary_sweep(const char *target)
{
	const char *name = fs_name_of(target), *dot = strrchr(name, '.');
	size_t n = dot && dot > name ? (size_t)(dot - name) : strlen(name);
	char folder[PATH_MOST];
	snprintf(folder, sizeof folder, "%.*s", (int)(name - target), target);
	DIR *dir = opendir(*folder ? folder : ".");
	if (!dir)
		return;
	for (struct dirent *e; (e = readdir(dir)) != NULL;)
		if (is_name_of(e->d_name, name, n < NAME_MOST ? n : NAME_MOST))
			remove_if_dead(dirfd(dir), e->d_name);
	closedir(dir);
}
