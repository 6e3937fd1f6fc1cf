/* sheets.c - the pages as image files. Threads finish them in any order, and they wait in the spool until
 * each is written under its name. */
#include <errno.h>
#include <string.h>

#include "base/message.h"
#include "run/outputs.h"
#include "sheet/sheet.h"

enum { PIECE_BYTES = 1 << 16 };

struct sheets {
	struct run *run;
	struct spooled {
		uint64_t offset;
		size_t n;
	} *files; /* by sheet */
	int error;  /* errno of a full spool */
	size_t n;
};

/* Sheets are written once each: no two threads touch the same entry. */
static bool spool_sheet(void *sheets, size_t i, const void *bytes, size_t n)
{
	struct sheets *s = sheets;
	s->files[i].n = n;
	if (fs_spool_add(s->run->spool, bytes, n, &s->files[i].offset))
		return true;
	s->error = errno;
	return false;
}

static void progress(void *sheets, size_t n_done)
{
	const struct sheets *s = sheets;
	run_progress(s->run, "painting sheets", n_done, s->n);
}

static bool copy(struct output *o, const struct run *r, const struct spooled *file)
{
	uint8_t piece[PIECE_BYTES];
	for (size_t done = 0; done < file->n;) {
		size_t n = file->n - done < sizeof piece ? file->n - done : sizeof piece;
		if (!fs_spool_read(r->spool, piece, n, file->offset + done))
			return false;
		output_write(o, piece, n);
		done += n;
	}
	return true;
}

static void report_spool(struct run *r, int error)
{
	diag_system(r->diag, (struct mark){0}, "spool", "the temporary file cannot be used: %s",
	            message_errno(error));
	diag_advise(r->diag, "make room in the temporary folder; TMPDIR names it");
}

static bool write_sheets(struct outputs *o, const char *base, const struct sheets *s,
                         enum sheet_format format)
{
	const char *kind = format == SHEET_PNG ? "png" : "jpg";
	for (size_t i = 0; i < s->n; i++) {
		struct output *file = output_open(o, run_numbered_path(o->run->arena, base, i, s->n, kind));
		if (!file)
			return false;
		if (!copy(file, o->run, &s->files[i])) {
			report_spool(o->run, errno);
			return false;
		}
		if (!output_settle(o, file))
			return false;
	}
	return true;
}

bool sheets_make(struct outputs *o, const char *base)
{
	struct run *r = o->run;
	struct sheets s = {.run = r, .n = r->sheets->n};
	struct cleared_image **images = run_list_images(r, false);
	if (!run_draw_pages(r, images))
		return false;
	struct sheet_job job = {
		.limits = deliver_sheet_limits(r),
		.pages = r->sheets,
		.images = images,
		.n_images = r->casefile->n_files,
		.write = spool_sheet,
		.to = &s,
		.progress = progress,
		.progress_context = &s,
		.threads = r->options->threads,
	};
	s.files = ARENA_ARRAY(r->arena, struct spooled, s.n);
	run_progress(r, "painting sheets", 0, s.n);
	if (sheet_paint(&job, r->diag))
		return write_sheets(o, base, &s, job.limits.format);
	if (s.error)
		report_spool(r, s.error);
	return false;
}
