/* modules.h - modules lie in the folder above that of the tests. */
#ifndef DOSSIER_TESTS_MODULES_H
#define DOSSIER_TESTS_MODULES_H

#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "base/plug.h"

static inline void modules_find(void)
{
	static char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
	for (int i = 0; i < 2; i++) {
		path[n > 0 ? n : 0] = '\0';
		char *slash = strrchr(path, '/');
		n = slash ? slash - path : 0;
	}
	path[n] = '\0';
	plug_look_in(path);
}

#endif
