/* import_orders.c - dossier import: a case folder for each order of an export. In it lies a table of that
 * order alone, so that the folder can be handed on without the other buyers, and still builds when the export
 * is gone. A case file or table that is there stays as it is. */
#define _GNU_SOURCE /* memmem */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "draft/draft.h"
#include "imports/imports.h"
#include "run/folders.h"
#include "run/run.h"
#include "templates/platform.h"

static const char table_name[] = "order.csv";

enum { NAMESAKES_MOST = 99 };

static void tell_kept(struct run *r, const char *path)
{
	diag_note(r->diag, (struct mark){0}, "case-kept", "%s is there already, and stays as it is", path);
	diag_advise(r->diag, "to begin anew, move it away");
}

static void tell_outdated(struct run *r, const char *path)
{
	diag_note(r->diag, (struct mark){0}, "case-kept",
	          "%s is there already, and stays as it is; the export says other things of its order now", path);
	diag_advise(r->diag, "to have them, move its folder away, and import the order anew");
}

static void report_unwritten(struct run *r, const char *what, const char *path, int error)
{
	diag_failure(r->diag, (struct mark){0}, "write-failed", error, what, path, message_errno(error));
	diag_advise(r->diag, error == ENOSPC || error == EDQUOT ?
	            N_("make room on the disk, or choose a folder on another with -o") :
	            N_("choose a folder where you may write, with -o"));
}

static void tell_restored(struct run *r, const char *path)
{
	diag_note(r->diag, (struct mark){0}, "case-kept", "%s was gone, and is there again as its case knows it",
	          path);
	diag_advise(r->diag, "the case beside it stays as it is");
}

static void warn_gone(struct run *r, const char *path)
{
	diag_warning(r->diag, (struct mark){0}, "case-kept",
	             "%s is gone, and this export has not what its case was made of", path);
	diag_advise(r->diag, "import once more from the export that the case names under extract:, or move the "
	                     "folder away and import the order anew");
}

static void warn_broken(struct run *r, const char *path, const char *table)
{
	diag_warning(r->diag, (struct mark){0}, "case-kept",
	             "%s is no case that can be read, and %s is gone: nothing tells what it was made of", path,
	             fs_name_of(table));
	diag_advise(r->diag, "mend the case, dossier check tells what is wrong with it, and import once more; "
	                     "or move the folder away and import the order anew");
}

static void report_dangling(struct run *r, const char *path)
{
	diag_error(r->diag, (struct mark){0}, "write-failed", "%s is a link that leads nowhere", path);
	diag_advise(r->diag, "take the link away, or put back what it led to");
}

/* false: it was there, or could not be written; both told. */
static bool write_new(struct run *r, const char *path, const void *bytes, size_t n)
{
	if (fs_write_new(path, bytes, n))
		return true;
	if (errno == EEXIST)
		tell_kept(r, path);
	else
		report_unwritten(r, N_("%s cannot be written: %s"), path, errno);
	return false;
}

static bool make_folders(struct run *r, const char *path)
{
	if (fs_make_folders(path))
		return true;
	report_unwritten(r, N_("%s cannot be made: %s"), path, errno);
	return false;
}

/* Does a cell of the table hold that number, and no other letters? */
static bool tells_of(const struct buf *table, const char *number)
{
	static const char edges[] = " \t\r\n,;\"='";
	const char *text = (const char *)table->data, *end = text + table->n, *s = text;
	size_t n = strlen(number);
	for (; n > 0 && (s = memmem(s, (size_t)(end - s), number, n)); s++)
		if ((s == text || strchr(edges, s[-1])) && (s + n == end || strchr(edges, s[n])))
			return true;
	return n == 0;
}

/* Of another export, since those of one have names of their own. */
static bool is_of_another(const char *path, const struct import_order *o)
{
	struct buf was = {0};
	bool is_another =
		fs_exists(path) && fs_read_all(&was, path, IMPORTS_MAX_BYTES) && !tells_of(&was, o->number);
	buf_drop(&was);
	return is_another;
}

/* What lies in the folder of the cases before any is made, in an order that letter case does not change. */
struct taken {
	const char **names;
	size_t n;
};

static int compare_caseless(const void *a, const void *b)
{
	return strcasecmp(*(const char *const *)a, *(const char *const *)b);
}

static struct taken list_taken(struct run *r, const char *cases)
{
	struct taken v = {0};
	v.names = fs_list(r->arena, cases, &v.n);
	if (v.n > 0)
		qsort(v.names, v.n, sizeof *v.names, compare_caseless);
	return v;
}

/* Is there another that Windows and a Mac take for the same? */
static bool is_taken(const struct taken *v, const char *folder)
{
	const char *name = fs_name_of(folder);
	return v->n && bsearch(&name, v->names, v->n, sizeof *v->names, compare_caseless) && !fs_exists(folder);
}

static void tell_another(struct run *r, const char *path, const struct import_order *o)
{
	diag_note(r->diag, (struct mark){0}, "case-kept", "%s is of another order than %s, and stays as it is",
	          path, tree_quote(r->arena, o->number));
	diag_advise(r->diag, "the case of this order gets a folder with a number behind its name");
}

/* The order's own, whether it is there already or not. */
static const char *find_folder(struct run *r, const char *cases, const struct taken *taken, const char *name,
                               const struct import_order *o)
{
	const char *own = name;
	for (int i = 2; i <= NAMESAKES_MOST; i++) {
		const char *folder = fs_join(r->arena, cases, own);
		if (!is_taken(taken, folder) && !is_of_another(fs_join(r->arena, folder, table_name), o))
			return folder;
		if (i == 2)
			tell_another(r, folder, o);
		own = arena_printf(r->arena, "%s-%d", name, i);
	}
	return fs_join(r->arena, cases, arena_printf(r->arena, "%s-row-%d", name, o->row));
}

static bool is_same(const char *path, const struct import_order *o)
{
	struct buf was = {0};
	bool is = fs_exists(path) && fs_read_all(&was, path, IMPORTS_MAX_BYTES) && was.n == o->n &&
	          memcmp(was.data, o->text, o->n) == 0;
	buf_drop(&was);
	return is;
}

/* One that is there stays, whether the case beside it does or not. */
static bool put_table(struct run *r, const char *path, const struct import_order *o)
{
	return is_same(path, o) || write_new(r, path, o->text, o->n) || fs_exists(path);
}

/* What the case says of its order; NULL: nothing. What is wrong with it a build tells. */
static const struct node *read_order(struct run *r, const char *path, bool *is_broken)
{
	struct diag *d = diag_new(r->arena);
	const struct node *tree = tree_load(r->arena, d, path, path, NULL);
	*is_broken = !tree_lookup(tree, "dossier") || diag_worst(d) >= LEVEL_ERROR;
	return tree_lookup(tree, "order");
}

/* Was it made with this table? Older ones do not have its digest, but that of the export. */
static bool is_made_of(const struct node *order, const struct import_order *o,
                       const struct draft_extract *now)
{
	const struct node *e = tree_lookup(order, "extract");
	if (!e || tree_lookup(e, "copy"))
		return e && strcmp(tree_text(e, "copy", ""), now->copy) == 0;
	return strcmp(tree_text(e, "sha256", ""), now->sha256) == 0 &&
	       strcmp(tree_text(e, "rows", ""), o->rows) == 0 &&
	       strcmp(tree_text(e, "sheet", ""), o->sheet ? o->sheet : "") == 0;
}

/* Without its table the case could not be built. */
static void restore_table(struct run *r, const char *path, const char *table, const struct import_order *o,
                          const struct draft_extract *now)
{
	bool is_broken;
	const struct node *order = read_order(r, path, &is_broken);
	if (is_made_of(order, o, now)) {
		if (write_new(r, table, o->text, o->n))
			tell_restored(r, table);
	} else if (is_broken) {
		warn_broken(r, path, table);
	} else if (strcmp(tree_text(order, "from", ""), table_name) == 0) {
		warn_gone(r, table);
	} else {
		tell_kept(r, path);
	}
}

/* The case that is there. */
static void keep_case(struct run *r, const char *path, const char *table, const struct import_order *o,
                      const struct draft_extract *now)
{
	if (!fs_exists(table) && !fs_is_link(table))
		restore_table(r, path, table, o, now);
	else if (!is_same(table, o))
		tell_outdated(r, path);
	else
		tell_kept(r, path);
}

/* All of it or nothing: what was made before the disk was full goes again, but nothing that was there. */
static bool put_case(struct run *r, const struct draft_input *in, const char *path, const char *table,
                     const struct import_order *o)
{
	bool had_folder = fs_exists(in->folder), had_table = fs_exists(table) || fs_is_link(table);
	struct buf yaml = {0};
	if (!make_folders(r, in->folder))
		return false;
	bool is_put = draft_make(r->arena, in, &yaml, NULL) && put_table(r, table, o) &&
	              write_new(r, path, yaml.data, yaml.n);
	if (is_put) {
		run_tell_drafted(r, path);
	} else {
		if (!had_table)
			fs_remove(table);
		if (!had_folder)
			fs_remove_folder(in->folder);
	}
	buf_drop(&yaml);
	return is_put;
}

/* false: none was made. */
static bool make_case(struct run *r, const char *folder, const struct import_order *o, const char *sha256)
{
	const struct dossier_options *options = r->options;
	const char *path = fs_join(r->arena, folder, "case.yaml");
	const char *table = fs_join(r->arena, folder, table_name);
	char copy[65];
	const struct draft_input in = {
		.folder = folder, .platform = {.s = options->platform}, .complaint = {.s = options->complaint},
		.shelf = run_open_shelf(r), .max_pixels = run_max_pixels(options), .order = table_name,
		.extract = {fs_name_of(options->case_path), o->sheet, o->rows, sha256, copy},
		.order_decimal = o->decimal, .order_currency = o->currency,
		.lacks_currency = o->unpriced.source != NULL,
	};
	run_digest(copy, o->text, o->n);
	if (fs_exists(path))
		keep_case(r, path, table, o, &in.extract);
	else if (fs_is_link(path))
		report_dangling(r, path);
	else
		return put_case(r, &in, path, table, o);
	return false;
}

/* --where COLUMN=VALUE, as a case has where: {COLUMN: VALUE}. */
static struct node *read_where(struct run *r)
{
	const struct dossier_options *o = r->options;
	struct node *map = ARENA_NEW(r->arena, struct node);
	if (o->n_where == 0)
		return NULL;
	map->kind = NODE_MAP;
	map->keys = ARENA_ARRAY(r->arena, struct node *, o->n_where);
	map->items = ARENA_ARRAY(r->arena, struct node *, o->n_where);
	for (; map->n < o->n_where; map->n++) {
		const char *text = o->where[map->n], *equals = strchr(text, '=');
		struct node *key = map->keys[map->n] = ARENA_NEW(r->arena, struct node);
		struct node *value = map->items[map->n] = ARENA_NEW(r->arena, struct node);
		key->text = arena_strndup(r->arena, text, (size_t)(equals - text));
		value->text = equals + 1;
	}
	return map;
}

/* Once, and not in each case. */
static void tell_unpriced(struct run *r, const struct import_order *first, size_t n)
{
	if (n == 0)
		return;
	diag_warning(r->diag, first->unpriced, "import-unpriced",
	             "%s does not tell in which currency its amounts are, this one first: %zu new cases do not "
	             "either",
	             tree_quote(r->arena, r->options->case_path), n);
	diag_advise(r->diag, "they have a place for it below order:; or move their folders away and import anew "
	                     "with --currency=CODE, such as --currency=EUR");
}

static void make_cases(struct run *r, const struct import_order *orders, size_t n, const char *sha256)
{
	const char *cases = r->options->output ? r->options->output : "cases";
	const char **names = folders_name(r->arena, orders, n);
	const struct taken taken = list_taken(r, cases);
	const struct import_order *unpriced = NULL;
	size_t n_unpriced = 0;
	for (size_t i = 0; i < n && diag_worst(r->diag) < LEVEL_SYSTEM; i++) {
		const struct import_order *o = &orders[i];
		bool is_made = o->text && make_case(r, find_folder(r, cases, &taken, names[i], o), o, sha256);
		if (is_made && o->unpriced.source && n_unpriced++ == 0)
			unpriced = o;
	}
	tell_unpriced(r, unpriced, n_unpriced);
}

/* Before folders are made. */
static bool is_known(struct run *r)
{
	struct shelf *shelf = run_open_shelf(r);
	const struct text platform = {.s = r->options->platform}, complaint = {.s = r->options->complaint};
	const struct platform *p = platform_load(shelf, &platform);
	return p && platform_check_complaint(shelf, p, &complaint);
}

void run_import_orders(struct run *r)
{
	const struct dossier_options *o = r->options;
	const struct node from = {.text = o->case_path}, decimal = {.text = o->decimal};
	const struct node encoding = {.text = o->encoding};
	const struct import_ask ask = {.section = "order", .platform = o->platform, .from = &from,
		.where = read_where(r), .place = o->case_path, .decimal = o->decimal ? &decimal : NULL,
		.encoding = o->encoding ? &encoding : NULL, .currency = o->currency};
	struct buf bytes = {0};
	size_t n = 0;
	if (!is_known(r))
		return;
	if (fs_read_all(&bytes, o->case_path, IMPORTS_MAX_BYTES)) {
		char sha256[65];
		run_digest(sha256, bytes.data, bytes.n);
		struct import_order *orders =
			imports_split(run_open_shelf(r), &ask, o->case_path, bytes.data, bytes.n, &n);
		make_cases(r, orders, n, sha256);
	} else {
		run_report_unread(r, &ask, errno);
	}
	buf_drop(&bytes);
}
