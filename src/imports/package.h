/* package.h - the parts of an Office document: XML files in a ZIP archive. package.c reads them with libzip
 * and expat, and is a module (base/plug.h). Files of this room only.
 *
 * Archives are hostile. What is unpacked of one is bounded, by itself and by the archive's own size, and so
 * is what expat may hold at a time; a document type, where entities would be declared, is refused. */
#ifndef DOSSIER_IMPORTS_PACKAGE_H
#define DOSSIER_IMPORTS_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>

#define PACKAGE_MAX_BYTES (256u << 20) /* unpacked, of all parts that are read */
#define PACKAGE_MAX_RATIO 200u         /* of these to the archive's bytes; a table packs to a tenth */

enum package_fault {
	PACKAGE_GOOD,
	PACKAGE_ABSENT, /* there is no such part, or no such document */
	PACKAGE_BROKEN,
	PACKAGE_LOCKED, /* with a password */
	PACKAGE_HUGE,
	PACKAGE_LACKING, /* the module is not there */
};

struct package;

/* What a part is read into. Names are without their prefixes, attributes as name, value, ..., NULL, and what
 * a function gets is lent until it returns. */
struct package_reader {
	void *context;
	void (*start)(void *context, const char *name, const char *const *attributes);
	void (*end)(void *context, const char *name);
	void (*text)(void *context, const char *text, size_t n);
	enum package_fault *fault; /* set by one of them: enough is read */
};

/* The bytes stay the caller's, and where they are. NULL: *fault. */
struct package *package_open(const void *bytes, size_t n, enum package_fault *fault);
/* `part` is a path from the root, without a slash in front. */
enum package_fault package_read(struct package *p, const char *part, const struct package_reader *r);
void package_close(struct package *p); /* NULL is fine */

const char *package_attribute(const char *const *attributes, const char *name); /* workbook.c; NULL: none */

#endif
