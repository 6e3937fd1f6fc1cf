/* absent.c - all of this room where it is built without qpdf: no PDF can be opened, and it says so. */
#include "base/message.h"
#include "enclosure/enclosure.h"

bool enclosure_is_able(void)
{
	return false;
}

struct enclosure *enclosure_open(const struct fs_file *f, struct image_fault *fault)
{
	(void)f;
	image_fail(fault, "not-built",
	           N_("build it with libqpdf-dev, or make pictures of the pages, for example: "
	              "pdftoppm -r 200 -png FILE page"),
	           "is a PDF, and this program was built without qpdf, which reads them");
	return NULL;
}

void enclosure_close(struct enclosure *e)
{
	(void)e;
}

size_t enclosure_count(const struct enclosure *e)
{
	(void)e;
	return 0;
}

struct enclosure_size enclosure_size(const struct enclosure *e, size_t page)
{
	(void)e;
	(void)page;
	return (struct enclosure_size){0};
}

unsigned enclosure_notes(const struct enclosure *e)
{
	(void)e;
	return 0;
}

struct enclosed *enclosure_take(struct arena *a, struct enclosure *e, struct fs_spool *spool,
                                const struct enclosure_wish *wish, struct image_fault *fault)
{
	(void)a;
	(void)e;
	(void)spool;
	(void)wish;
	(void)fault;
	return NULL;
}

bool enclosure_can_be_grey(struct enclosure *e, size_t page)
{
	(void)e;
	(void)page;
	return true;
}
