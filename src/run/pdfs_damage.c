/* pdfs_damage.c - what of a PDF's pages is damaged is told, wherever they are shown and however. */
#include "base/message.h"
#include "run/run.h"

/* ---- which are looked at ---- */

static bool is_listed(const size_t *pages, size_t n, size_t page)
{
	for (size_t i = 0; i < n; i++)
		if (pages[i] == page)
			return true;
	return false;
}

void run_look_at_pages(struct run *r, size_t original, struct enclosure *e, const size_t *taken,
                       size_t n_taken)
{
	size_t *pages = NULL, n = 0;
	for (size_t i = 0; i < r->given->n_files; i++) {
		const struct file *f = &r->given->files[i];
		size_t page = f->page - 1;
		if (f->original == original && f->page && !is_listed(taken, n_taken, page)
		    && !is_listed(pages, n, page))
			*ARENA_PUSH(r->arena, pages, n) = page;
	}
	if (n > 0)
		enclosure_look(e, pages, n);
}

/* ---- telling ---- */

static bool is_damaged(const struct enclosure *e, size_t page, unsigned damage)
{
	unsigned found = enclosure_damage(e, page);
	return found & damage && (damage == DAMAGE_LOST || !(found & DAMAGE_LOST)); /* which is told alone */
}

/* *n: how many they are. */
static const char *list_damaged(struct run *r, const struct enclosure *e, unsigned damage, size_t *n)
{
	size_t n_pages = enclosure_count(e);
	bool *is_in = ARENA_ARRAY(r->arena, bool, n_pages);
	for (size_t i = 0; i < n_pages; i++)
		is_in[i] = is_damaged(e, i, damage);
	return run_say_runs(r->arena, is_in, n_pages, n);
}

static void tell(struct run *r, const struct file *f, const struct enclosure *e, unsigned damage,
                 const char *one, const char *several)
{
	size_t n;
	const char *pages = list_damaged(r, e, damage, &n);
	if (n == 0)
		return;
	diag_warning(r->diag, f->at, "pdf-damaged", n == 1 ? one : several, f->path, pages);
	diag_advise(r->diag,
	            "open it in a viewer and compare; where that shows more, print it from there to a new PDF, "
	            "or else get the file again from where it came");
}

static void tell_lost(struct run *r, const struct file *f, const struct enclosure *e)
{
	size_t n;
	const char *pages = list_damaged(r, e, DAMAGE_LOST, &n);
	if (n == 0)
		return;
	diag_error(r->diag, f->at, "pdf-damaged",
	           n == 1 ? N_("%s is damaged: nothing of page %s can be read")
	                  : N_("%s is damaged: nothing of pages %s can be read"), f->path, pages);
	diag_advise(r->diag, "get the file again from where it came, or choose other pages with \"pages\"");
}

void run_tell_damage(struct run *r, const struct file *f, const struct enclosure *e)
{
	tell_lost(r, f, e);
	tell(r, f, e, DAMAGE_CONTENT,
	     N_("%s is damaged: of the content of page %s a part cannot be read, and is not shown"),
	     N_("%s is damaged: of the content of pages %s a part cannot be read, and is not shown"));
	tell(r, f, e, DAMAGE_PICTURE,
	     N_("%s is damaged: a picture on page %s cannot be read to its end, and may be shown in part or not "
	        "at all"),
	     N_("%s is damaged: pictures on pages %s cannot be read to their end, and may be shown in part or "
	        "not at all"));
	tell(r, f, e, DAMAGE_PART,
	     N_("%s is damaged: something that page %s is drawn with, such as a font, cannot be read to its end"),
	     N_("%s is damaged: something that pages %s are drawn with, such as a font, cannot be read to its "
	        "end"));
}
