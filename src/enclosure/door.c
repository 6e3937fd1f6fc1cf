/* door.c - stands in the program for all of this room that opens PDFs, which lies in a module with qpdf.
 * Without the module no PDF can be opened, and it says so. */
#include "base/message.h"
#include "base/plug.h"
#include "enclosure/enclosure.h"

static const char module[] = "dossier-qpdf.so";

bool enclosure_is_able(void)
{
	return PLUG_FIND(module, enclosure_is_able);
}

struct enclosure *enclosure_open(const struct fs_file *f, struct image_fault *fault)
{
	__typeof__(&enclosure_open) open_with_qpdf = PLUG_FIND(module, enclosure_open);
	if (open_with_qpdf)
		return open_with_qpdf(f, fault);
	image_fail(fault, "not-built",
	           HAVE_QPDF ? N_("install the program again, with the modules that belong to it")
	                     : N_("build it with libqpdf-dev, or make pictures of the pages, for example: "
	                          "pdftoppm -r 200 -png FILE page"),
	           "is a PDF, which takes qpdf: %s", plug_lack(module, "qpdf", HAVE_QPDF));
	return NULL;
}

/* ---- what follows has an open file: the module is there ---- */

void enclosure_close(struct enclosure *e)
{
	if (e)
		PLUG_FIND(module, enclosure_close)(e);
}

size_t enclosure_count(const struct enclosure *e)
{
	return PLUG_FIND(module, enclosure_count)(e);
}

struct enclosure_size enclosure_size(const struct enclosure *e, size_t page)
{
	return PLUG_FIND(module, enclosure_size)(e, page);
}

unsigned enclosure_notes(const struct enclosure *e)
{
	return PLUG_FIND(module, enclosure_notes)(e);
}

struct enclosed *enclosure_take(struct arena *a, struct enclosure *e, struct fs_spool *spool,
                                const struct enclosure_wish *wish, struct image_fault *fault)
{
	return PLUG_FIND(module, enclosure_take)(a, e, spool, wish, fault);
}

void enclosure_look(struct enclosure *e, const size_t *pages, size_t n)
{
	PLUG_FIND(module, enclosure_look)(e, pages, n);
}

unsigned enclosure_damage(const struct enclosure *e, size_t page)
{
	return PLUG_FIND(module, enclosure_damage)(e, page);
}

bool enclosure_can_be_grey(struct enclosure *e, size_t page)
{
	return PLUG_FIND(module, enclosure_can_be_grey)(e, page);
}

bool enclosure_hides(struct enclosure *e, size_t page)
{
	return PLUG_FIND(module, enclosure_hides)(e, page);
}

unsigned enclosure_bare(struct enclosure *e, size_t page)
{
	return PLUG_FIND(module, enclosure_bare)(e, page);
}
