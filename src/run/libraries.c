/* libraries.c - what the rooms were built with, one library a line. */
#include <string.h>

#include "base/deflate.h"
#include "base/message.h"
#include "imports/imports.h"
#include "run/run.h"
#include "sheet/sheet.h"
#include "tree/tree.h"

/* "libpng 1.6.39, libjpeg-turbo 2.1.5" is two lines. */
static void print_lines(FILE *out, const char *libraries)
{
	while (*libraries) {
		size_t n = strcspn(libraries, ",");
		fprintf(out, "%.*s\n", (int)n, libraries);
		libraries += n;
		libraries += strspn(libraries, ", ");
	}
}

void dossier_libraries(FILE *out)
{
	print_lines(out, paint_library());
	print_lines(out, sheet_library() ? sheet_library() : _("no cairo: without image sheets"));
	print_lines(out, verify_library() ? verify_library()
	                                  : _("no qpdf: PDFs are not read again for personal data"));
	print_lines(out, enclosure_renderer() ? enclosure_renderer()
	                                      : _("no poppler: pages of PDFs are not drawn as pictures"));
	print_lines(out, type_libraries());
	print_lines(out, image_libraries());
	for (const char *const *library = image_foreign_libraries(); *library; library++)
		fprintf(out, "%s\n", _(*library));
	print_lines(out, custody_library());
	print_lines(out, deflate_library());
	print_lines(out, imports_library() ? imports_library()
	                                   : _("no libcsv: tables of platforms are not read"));
	print_lines(out, imports_workbook_libraries() ? imports_workbook_libraries()
	                                              : _("no libzip: Excel workbooks are not read"));
	fprintf(out, "libyaml %s\n", tree_libyaml());
}
