/* plug.c - modules are found by the program's own run path, nowhere else. */
#include "base/plug.h"

#include <dlfcn.h>
#include <string.h>

plug_function *plug_find(const char *module, const char *function)
{
	void *handle = dlopen(module, RTLD_LAZY | RTLD_LOCAL); /* a second time it is only counted */
	void *found = handle ? dlsym(handle, function) : NULL;
	plug_function *f = NULL;
	memcpy(&f, &found, sizeof f); /* POSIX wants them to be alike; C knows no cast */
	return f;
}
