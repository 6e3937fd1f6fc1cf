/* import.c - exports that a case names are read and hashed while it is: casefile asks, imports answers. */
#include <errno.h>

#include "base/message.h"
#include "imports/imports.h"
#include "run/run.h"

void run_report_unread(struct run *r, const struct import_ask *ask, int error)
{
	struct mark at = ask->from->at;
	const char *path = tree_quote(r->arena, ask->from->text);
	if (error == EFBIG) {
		diag_error(r->diag, at, "too-large", "%s has more than %zu MiB", path,
		           imports_most_bytes(ask) >> 20);
		diag_advise(r->diag, "download a shorter time of it");
	} else if (error == EINVAL || error == EISDIR) {
		diag_error(r->diag, at, "file-kind", "%s is not a file but a folder, a pipe or a device", path);
		diag_advise(r->diag, "name the export itself, such as orders.csv");
	} else if (error == ENOENT) {
		diag_error(r->diag, at, "file-missing", "%s does not exist", path);
		diag_advise_reading(r->diag, ask->place, ask->from->text, error);
	} else {
		diag_failure(r->diag, at, "file-unreadable", error, "%s cannot be read: %s", path,
		             message_errno(error));
		diag_advise_reading(r->diag, ask->place, ask->from->text, error);
	}
}

/* A digest of the bytes that were read, not of what may lie there later. */
struct digest run_digest(char hex[65], const void *bytes, size_t n)
{
	struct digest digest;
	struct custody_hash *h = custody_hash_new();
	custody_hash_add(h, bytes, n);
	custody_hash_end(h, &digest);
	custody_hex(hex, &digest);
	return digest;
}

/* An export can be so large that reading it ends the process: what the case says itself is told before. */
static void tell_without(const struct run *r)
{
	const struct casefile_options options = {.allow_outside = true}; /* nothing of it is opened */
	struct run early = {.options = r->options, .arena = r->arena, .diag = diag_new(r->arena)};
	early.given = casefile_load(early.arena, early.diag, r->options->case_path, &options);
	run_load_templates(&early);
	run_find_deadline(&early);
}

struct node *run_import(void *run, const struct import_ask *ask, struct import *found)
{
	struct run *r = run;
	struct buf bytes = {0};
	struct node *tree = NULL;
	if (r->options->was_read && !r->is_told) {
		tell_without(r);
		r->is_told = true;
	}
	if (fs_read_all(&bytes, ask->place, imports_most_bytes(ask))) {
		struct digest digest = run_digest(found->sha256, bytes.data, bytes.n);
		tree = imports_read(run_open_shelf(r), ask, bytes.data, bytes.n, found);
		if (tree)
			*ARENA_PUSH(r->arena, r->import_digests, r->n_import_digests) = digest;
	} else {
		run_report_unread(r, ask, errno);
	}
	buf_drop(&bytes);
	return tree;
}
