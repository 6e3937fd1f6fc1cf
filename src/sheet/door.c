/* door.c - stands for this room in the program, which lies in a module: cairo takes long to map. */
#include "base/plug.h"
#include "sheet/sheet.h"

static const char module[] = "dossier-cairo.so";

bool sheet_paint(const struct sheet_job *job, struct diag *d)
{
	__typeof__(&sheet_paint) paint = PLUG_FIND(module, sheet_paint);
	if (paint)
		return paint(job, d);
	diag_system(d, (struct mark){0}, "sheet-missing",
	            "this dossier was built without cairo and draws no sheets");
	diag_advise(d, "install libcairo2-dev, and build it again");
	return false;
}

const char *sheet_library(void)
{
	__typeof__(&sheet_library) library = PLUG_FIND(module, sheet_library);
	return library ? library() : NULL;
}
