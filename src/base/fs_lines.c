/* fs_lines.c - a file that grows line by line, and may have been left in the middle of one. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"

/* Whole lines stay, what somebody began goes. */
static bool cut_to_lines(int fd)
{
	off_t end = lseek(fd, 0, SEEK_END);
	char last = '\n';
	while (end > 0 && pread(fd, &last, 1, end - 1) == 1 && last != '\n')
		end--;
	return end >= 0 && ftruncate(fd, end) == 0 && lseek(fd, end, SEEK_SET) == end;
}

FILE *fs_open_lines(const char *path, bool goes_on)
{
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | (goes_on ? 0 : O_TRUNC), 0666);
	struct stat st;
	if (fd < 0)
		return NULL;
	bool is_file = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
	FILE *lines = !is_file || cut_to_lines(fd) ? fdopen(fd, "w") : NULL;
	int error = errno;
	if (!lines)
		close(fd);
	errno = error;
	return lines;
}
