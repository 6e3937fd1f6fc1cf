/* read.c - a band's stream for the press, in order, in pieces of any size. The original is opened again
 * when it is needed, and must still be the file that was cleared. */
#include <errno.h>
#include <string.h>

#include "privacy/privacy_int.h"

bool privacy_read_run(const struct cleared_image *c, const struct fs_file *file,
                      const struct image_bytes *run, void *to, size_t n, uint64_t offset)
{
	if (run->where == BYTES_FILE)
		return fs_read_at(file, to, n, run->offset + offset);
	if (run->where == BYTES_MEMORY) {
		memcpy(to, run->data + offset, n);
		return true;
	}
	if (c->spool)
		return fs_spool_read(c->spool, to, n, run->offset + offset);
	errno = EINVAL; /* cleared for a check only */
	return false;
}

static bool needs_file(const struct image_band *b)
{
	for (size_t i = 0; i < b->n_runs; i++)
		if (b->runs[i].where == BYTES_FILE)
			return true;
	return false;
}

bool cleared_read_start(struct cleared_reader *r, const struct cleared_image *c, size_t band)
{
	*r = (struct cleared_reader){.image = c, .band = band};
	if (!needs_file(&c->encoding.bands[band]))
		return true;
	if (!fs_open(&r->file, c->place))
		return false;
	r->is_open = true;
	if (memcmp(r->file.identity, c->identity, sizeof c->identity) == 0)
		return true;
	cleared_read_end(r);
	errno = ESTALE;
	return false;
}

bool cleared_read(struct cleared_reader *r, void *to, size_t n, size_t *got)
{
	const struct image_band *b = &r->image->encoding.bands[r->band];
	*got = 0;
	while (n > 0 && r->run < b->n_runs) {
		const struct image_bytes *run = &b->runs[r->run];
		uint64_t rest = run->n - r->done_in_run;
		size_t piece = rest < n ? (size_t)rest : n;
		if (!privacy_read_run(r->image, &r->file, run, (uint8_t *)to + *got, piece, r->done_in_run))
			return false;
		*got += piece;
		n -= piece;
		r->done_in_run += piece;
		if (r->done_in_run == run->n) {
			r->run++;
			r->done_in_run = 0;
		}
	}
	return true;
}

void cleared_read_end(struct cleared_reader *r)
{
	if (r->is_open)
		fs_close(&r->file);
	r->is_open = false;
}
