/* door.c - stands for this room in the program, which lies in a module: cairo takes long to map. */
#include "base/message.h"
#include "base/plug.h"
#include "sheet/sheet.h"

static const char module[] = "dossier-cairo.so";

const char *sheet_lack(void)
{
	return plug_lack(module, "cairo", HAVE_CAIRO);
}

bool sheet_paint(const struct sheet_job *job, struct diag *d)
{
	__typeof__(&sheet_paint) paint = PLUG_FIND(module, sheet_paint);
	if (paint)
		return paint(job, d);
	diag_system(d, (struct mark){0}, "sheet-missing",
	            "%s: no sheets are drawn", sheet_lack());
	diag_advise(d, HAVE_CAIRO ? N_("install the program again, with the modules that belong to it")
	                          : N_("install libcairo2-dev, and build it again"));
	return false;
}

const char *sheet_library(void)
{
	__typeof__(&sheet_library) library = PLUG_FIND(module, sheet_library);
	return library ? library() : NULL;
}
