/* plug.c - modules are opened by their full path: a run path would be searched for every library that the
 * program and its libraries need, too. */
#include "base/plug.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

static const char *modules; /* a program has one folder of them */

void plug_look_in(const char *folder)
{
	modules = folder;
}

plug_function *plug_find(const char *module, const char *function)
{
	char path[PATH_MAX];
	if (!modules || (size_t)snprintf(path, sizeof path, "%s/%s", modules, module) >= sizeof path)
		return NULL;
	void *handle = dlopen(path, RTLD_LAZY | RTLD_LOCAL); /* a second time it is only counted */
	void *found = handle ? dlsym(handle, function) : NULL;
	plug_function *f = NULL;
	memcpy(&f, &found, sizeof f); /* POSIX wants them to be alike; C knows no cast */
	return f;
}
