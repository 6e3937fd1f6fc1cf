/* plug.h - what a library does that few cases need lies in a module of its own beside the program: mapping
 * poppler or libheif and all that they need takes longer than a whole dossier of text. */
#ifndef DOSSIER_BASE_PLUG_H
#define DOSSIER_BASE_PLUG_H

#include <stdbool.h>

typedef void plug_function(void); /* to be cast to what it is */

/* Where modules are, and nowhere else; lent. Told once, before the first is wanted: else there is none. */
void plug_look_in(const char *folder);

/* A function of the module "NAME.so", which is opened when it is first asked for and stays so; NULL: the
 * module is not there. Thread-safe. */
plug_function *plug_find(const char *module, const char *function);

/* The function of that name, which is declared here and defined in the module. */
#define PLUG_FIND(module, function) ((__typeof__(&function))plug_find((module), #function))

/* Why a module is not there, for messages: "this program was built without qpdf", or the path at which it is
 * looked for. is_built: there was the library when the program was built. Lent until the next call. */
const char *plug_lack(const char *module, const char *library, bool is_built);

#endif
