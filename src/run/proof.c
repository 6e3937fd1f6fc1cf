/* proof.c - the finished PDF is read again before anything takes its name: what was hidden from the
 * recipient may not be in it. Of sheets that show other pages, or go without a PDF, a proof is painted
 * and thrown away. */
#include <errno.h>

#include "base/message.h"
#include "run/outputs.h"

static bool look_through(struct run *r, struct fs_output *pdf, const char *path)
{
	size_t n_secrets, n_bytes;
	const struct secret *secrets = disclosed_secrets(r->disclosed, &n_secrets);
	run_progress(r, "looking for what is hidden", 0, 1);
	const void *bytes = fs_output_map(pdf, &n_bytes);
	if (!bytes) {
		run_report_write(r, path, errno);
		return false;
	}
	bool is_clean = verify_pdf(bytes, n_bytes, secrets, n_secrets, r->diag);
	fs_unmap(bytes, n_bytes);
	return is_clean;
}

static bool write_proof(void *proof, const void *bytes, size_t n)
{
	return fs_output_write(proof, bytes, n);
}

static bool read_proof(struct run *r, const struct pages *pages)
{
	const char *name = _("the proof in the temporary folder");
	struct fs_output *proof = fs_output_new_proof();
	if (!proof) {
		run_report_write(r, name, errno);
		return false;
	}
	struct paint_job job = run_paint_job(r, pages);
	job.shades = SHADES_COLOUR; /* it is not handed in, and its pictures are not fitted */
	job.write = write_proof;
	job.to = proof;
	bool is_clean = paint_pdf(&job, r->diag) && look_through(r, proof, name);
	if (!is_clean && diag_worst(r->diag) < LEVEL_ERROR)
		run_report_write(r, name, errno);
	fs_output_abandon(proof);
	return is_clean;
}

bool proof_read(struct run *r, const struct printed *pdfs, size_t n_pdfs)
{
	size_t n;
	const struct secret *secrets = disclosed_secrets(r->disclosed, &n);
	if (n == 0)
		return true;
	if (!verify_text(r->plan->statement, secrets, n, r->diag))
		return false;
	if (r->plan->message && !verify_text(r->plan->message, secrets, n, r->diag))
		return false;
	if (!verify_is_able()) /* see disclose.c */
		return true;
	for (size_t i = 0; i < n_pdfs; i++)
		if (!look_through(r, pdfs[i].file->file, pdfs[i].file->path))
			return false;
	bool has_more = r->products & PRODUCT_IMAGES && (n_pdfs != 1 || r->sheets != r->pages);
	return !has_more || read_proof(r, r->sheets);
}
