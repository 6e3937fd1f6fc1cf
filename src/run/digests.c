/* digests.c - SHA-256 of what is embedded, for the appendix, unless that is what the file itself holds. */
#include <stdlib.h>
#include <string.h>

#include "run/run.h"

enum { DIGESTS_MOST = 12 }; /* of pages of one file, each of which the appendix tells */

bool run_keeps_copies(const struct run *r)
{
	return !r->is_check || run_weighs(r);
}

/* Of a picture whose pixels are numbers of a few colours these, as they stand in the PDF: two pictures that
 * differ in nothing else are two. */
static void add_colours(const struct run *r, struct custody_hash *hash, const struct image_encoding *e)
{
	size_t bytes = run_shades(r) == SHADES_COLOUR ? 3 : 1;
	for (int i = 0; e->palette && e->bands[0].components == 1 && i < e->n_palette; i++)
		custody_hash_add(hash, e->palette + 3 * i, bytes);
}

static bool add_band(struct custody_hash *hash, const struct cleared_image *image, size_t band)
{
	struct cleared_reader reader;
	uint8_t bytes[1 << 14];
	size_t got = 1;
	bool is_good = cleared_read_start(&reader, image, band);
	while (is_good && got > 0) {
		is_good = cleared_read(&reader, bytes, sizeof bytes, &got);
		custody_hash_add(hash, bytes, is_good ? got : 0);
	}
	cleared_read_end(&reader);
	return is_good;
}

/* Its colours, and its bands one after the other. */
static bool add_copy(const struct run *r, struct custody_hash *hash, const struct cleared_image *image)
{
	const struct image_encoding *e = privacy_encoding(image);
	bool is_good = true;
	add_colours(r, hash, e);
	for (size_t i = 0; is_good && i < e->n_bands; i++)
		is_good = add_band(hash, image, i);
	return is_good;
}

static void end(struct custody_hash *hash, struct evidence *e)
{
	struct digest digest;
	custody_hash_end(hash, &digest);
	custody_hex(e->copy_sha256, &digest);
}

/* A check prints none: it is as wide as any there, so that pages are as in a build. */
static void promise(struct evidence *e)
{
	struct digest none = {0};
	custody_hex(e->copy_sha256, &none);
}

static bool hash_copy(struct run *r, size_t i, const struct cleared_image *image)
{
	struct custody_hash *hash = custody_hash_new();
	bool is_good = add_copy(r, hash, image);
	end(hash, &r->evidence[i]);
	if (!is_good)
		run_fault(&r->intake[i].fault, "image-read", "cannot be read a second time");
	return is_good;
}

bool run_hash_copy(struct run *r, size_t i, const struct cleared_image *image)
{
	if (run_keeps_copies(r))
		return hash_copy(r, i, image);
	promise(&r->evidence[i]);
	return true;
}

/* Nothing was taken out of it, and there is no need to read it again. */
static bool is_whole_file(const struct image_encoding *e, const struct image_facts *facts)
{
	const struct image_band *b = e->bands;
	return e->n_bands == 1 && b->n_runs == 1 && b->runs->where == BYTES_FILE && b->runs->offset == 0 &&
	       b->runs->n == facts->file_bytes;
}

/* A JPEG may be the file, byte for byte, and of a PNG the packed pixels are embedded as they lie in it. */
static void hash_untouched(struct run *r, size_t i)
{
	struct evidence *e = &r->evidence[i];
	if (e->facts.format != IMAGE_JPEG || is_whole_file(privacy_encoding(r->intake[i].cleared), &e->facts))
		return;
	if (hash_copy(r, i, r->intake[i].cleared) && strcmp(e->copy_sha256, e->sha256) == 0)
		e->copy_sha256[0] = '\0';
}

void run_hash_cleared(struct run *r, size_t i)
{
	const struct intake *in = &r->intake[i];
	bool is_page_of_pdf = run_is_page_of_pdf(r, i), is_view = in->recipe || is_page_of_pdf;
	if (!in->cleared || (r->given->files[i].page && !is_view))
		return;
	if (is_view || privacy_steps(in->cleared) != STEP_UNTOUCHED)
		run_hash_copy(r, i, in->cleared);
	else
		hash_untouched(r, i);
}

bool run_shows_pages(const struct run *r, size_t original)
{
	for (size_t i = 0; i < r->given->n_files; i++)
		if (r->given->files[i].original == original && r->given->files[i].page)
			return true;
	return false;
}

/* ---- of many pages that of the list of theirs ---- */

size_t run_next_digest(const struct run *r, size_t original, size_t *page)
{
	size_t n = r->given->n_files, n_pages = original < r->n_pdfs ? r->pdfs[original].n : 0;
	for (++*page; *page <= n_pages; ++*page) {
		size_t i = casefile_find_page(r->given, original, *page);
		if (i < n && r->given->files[i].is_shown && r->evidence[i].copy_sha256[0])
			return i;
	}
	return n;
}

static void hash_pages_list(struct run *r, size_t original)
{
	struct evidence *e = &r->evidence[original];
	struct custody_hash *hash = custody_hash_new();
	struct digest digest;
	size_t n = 0, page = 0;
	for (size_t i; (i = run_next_digest(r, original, &page)) < r->given->n_files; n++) {
		custody_hash_add(hash, r->evidence[i].copy_sha256, CUSTODY_HEX_BYTES - 1);
		custody_hash_add(hash, "\n", 1);
	}
	custody_hash_end(hash, &digest);
	custody_hex(e->pages_sha256, &digest);
	if (n <= DIGESTS_MOST)
		e->pages_sha256[0] = '\0';
}

static void hash_lists(struct run *r)
{
	for (size_t i = 0; i < r->n_pdfs; i++)
		hash_pages_list(r, i);
}

/* ---- of pages of TIFFs those of all together ---- */

/* Pages that are shown whole and have no digest of their own; 0: there are none. */
static size_t add_pages(struct run *r, size_t original, struct custody_hash *hash)
{
	size_t n = 0;
	for (size_t page = 1; page <= r->pdfs[original].n; page++) {
		size_t i = casefile_find_page(r->given, original, page);
		if (i == r->given->n_files || !r->intake[i].cleared || r->evidence[i].copy_sha256[0])
			continue;
		if (run_keeps_copies(r) && !add_copy(r, hash, r->intake[i].cleared))
			run_fault(&r->intake[i].fault, "image-read", "cannot be read a second time");
		n++;
	}
	return n;
}

void run_hash_pages(struct run *r)
{
	for (size_t i = 0; i < r->n_pdfs; i++) {
		if (run_is_pdf(r, i) || !run_shows_pages(r, i))
			continue;
		struct custody_hash *hash = custody_hash_new();
		size_t n = add_pages(r, i, hash);
		end(hash, &r->evidence[i]);
		if (!run_keeps_copies(r))
			promise(&r->evidence[i]);
		if (n == 0)
			r->evidence[i].copy_sha256[0] = '\0';
	}
	hash_lists(r);
	run_report_faults(r);
}

/* ---- pages of PDFs that are shown as they are ---- */

struct streams { /* of the pages that were taken out of one PDF, as they are embedded */
	const struct enclosed *of;
	char (*hex)[CUSTODY_HEX_BYTES]; /* by object; "": not known yet */
};

static bool add_stream(struct custody_hash *hash, const struct enclosed *of,
                       const struct enclosed_object *o)
{
	uint8_t bytes[1 << 14];
	for (uint64_t done = 0; done < o->bytes;) {
		size_t n = o->bytes - done < sizeof bytes ? (size_t)(o->bytes - done) : sizeof bytes;
		if (!enclosed_read(of, bytes, n, o->offset + done))
			return false;
		custody_hash_add(hash, bytes, n);
		done += n;
	}
	return true;
}

/* Its digest, where there is one; false: it cannot be read. */
static bool hash_object(struct streams *s, size_t object, const struct cleared_image *copy)
{
	const struct enclosed_object *o = enclosed_object(s->of, object);
	struct digest digest;
	if (s->hex[object][0] || o->is_profile || (!copy && o->kind != ENCLOSED_STREAM))
		return true;
	struct custody_hash *hash = custody_hash_new();
	bool is_good = copy ? add_band(hash, copy, 0) : add_stream(hash, s->of, o);
	custody_hash_end(hash, &digest);
	custody_hex(s->hex[object], &digest);
	return is_good;
}

static int compare_hex(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The list that dossier(1) tells of: each digest once, sorted, on a line. */
static void hash_list(struct evidence *e, const char **list, size_t n)
{
	struct custody_hash *hash = custody_hash_new();
	qsort(list, n, sizeof *list, compare_hex);
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && strcmp(list[i], list[i - 1]) == 0)
			continue;
		custody_hash_add(hash, list[i], CUSTODY_HEX_BYTES - 1);
		custody_hash_add(hash, "\n", 1);
	}
	end(hash, e);
}

static bool hash_page(struct run *r, size_t i, struct streams *s)
{
	const struct intake *in = &r->intake[i];
	size_t n_objects = enclosed_count(s->of), n = 0;
	struct arena *scratch = arena_new();
	bool *replaced = ARENA_ARRAY(scratch, bool, n_objects), is_good = true;
	size_t *objects = ARENA_ARRAY(scratch, size_t, n_objects);
	const char **list = ARENA_ARRAY(scratch, const char *, n_objects);
	for (size_t k = 0; in->copies && k < n_objects; k++)
		replaced[k] = in->copies[k];
	bool *reached = ARENA_ARRAY(scratch, bool, n_objects);
	size_t n_reached = enclosed_reach(s->of, in->enclosed_page, replaced, reached, objects);
	for (size_t k = 0; k < n_reached && is_good; k++) {
		is_good = hash_object(s, objects[k], in->copies ? in->copies[objects[k]] : NULL);
		if (s->hex[objects[k]][0])
			list[n++] = s->hex[objects[k]];
	}
	hash_list(&r->evidence[i], list, n);
	arena_drop(scratch);
	return is_good;
}

static void hash_pages_of(struct run *r, size_t original)
{
	struct streams s = {0};
	struct arena *scratch = arena_new();
	for (size_t i = 0; i < r->given->n_files; i++) {
		const struct intake *in = &r->intake[i];
		if (r->given->files[i].original != original || !in->enclosed)
			continue;
		if (!s.of)
			s.hex = arena_alloc_array(scratch, enclosed_count(in->enclosed), sizeof *s.hex);
		s.of = in->enclosed;
		if (!run_keeps_copies(r))
			promise(&r->evidence[i]);
		else if (!hash_page(r, i, &s))
			run_fault(&r->intake[i].fault, "image-read", "cannot be read a second time");
	}
	arena_drop(scratch);
}

void run_hash_enclosed(struct run *r)
{
	for (size_t i = 0; i < r->n_pdfs; i++)
		if (run_is_pdf(r, i))
			hash_pages_of(r, i);
	hash_lists(r);
	run_report_faults(r);
}
