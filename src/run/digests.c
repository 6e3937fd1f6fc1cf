/* digests.c - SHA-256 of what is embedded, for the appendix. */
#include "run/run.h"

/* Bands one after the other. */
static bool add_copy(struct custody_hash *hash, const struct cleared_image *image)
{
	uint8_t bytes[1 << 14];
	bool is_good = true;
	for (size_t i = 0; is_good && i < privacy_encoding(image)->n_bands; i++) {
		struct cleared_reader reader;
		size_t got = 1;
		is_good = cleared_read_start(&reader, image, i);
		while (is_good && got > 0) {
			is_good = cleared_read(&reader, bytes, sizeof bytes, &got);
			custody_hash_add(hash, bytes, is_good ? got : 0);
		}
		cleared_read_end(&reader);
	}
	return is_good;
}

static void end(struct custody_hash *hash, struct evidence *e)
{
	struct digest digest;
	custody_hash_end(hash, &digest);
	custody_hex(e->copy_sha256, &digest);
}

bool run_hash_copy(struct evidence *e, const struct cleared_image *image)
{
	struct custody_hash *hash = custody_hash_new();
	bool is_good = add_copy(hash, image);
	end(hash, e);
	return is_good;
}

/* Pages that are shown whole and have no digest of their own; 0: there are none. */
static size_t add_pages(struct run *r, size_t original, struct custody_hash *hash)
{
	size_t n = 0;
	for (size_t page = 1; page <= r->pdfs[original].n; page++) {
		size_t i = casefile_find_page(r->given, original, page);
		if (i == r->given->n_files || !r->intake[i].cleared || r->evidence[i].copy_sha256[0])
			continue;
		if (!add_copy(hash, r->intake[i].cleared))
			run_fault(&r->intake[i].fault, "image-read", "cannot be read a second time");
		n++;
	}
	return n;
}

void run_hash_pages(struct run *r)
{
	for (size_t i = 0; i < r->n_pdfs; i++) {
		if (run_is_pdf(r, i) || r->pdfs[i].n == 0)
			continue;
		struct custody_hash *hash = custody_hash_new();
		size_t n = add_pages(r, i, hash);
		end(hash, &r->evidence[i]);
		if (n == 0)
			r->evidence[i].copy_sha256[0] = '\0';
	}
	run_report_faults(r);
}
