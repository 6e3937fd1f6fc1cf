/* plug.c - modules are opened by their full path: a run path would be searched for every library that the
 * program and its libraries need, too. */
#include "base/plug.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/message.h"

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

const char *plug_lack(const char *module, const char *library, bool is_built)
{
	static _Thread_local char said[PATH_MAX + 100];
	if (is_built)
		snprintf(said, sizeof said, _("%s/%s is missing or cannot be opened"), modules ? modules : ".",
		         module);
	else
		snprintf(said, sizeof said, _("this program was built without %s"), library);
	return said;
}
