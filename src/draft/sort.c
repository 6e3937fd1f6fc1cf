/* sort.c - what each file is: by a word in its name, in that of its folder, else by its shape; and what
 * belongs together. The words stand with the pieces of evidence in templates/evidence.yaml. */
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/message.h"
#include "draft/draft_int.h"

/* ---- pieces and places ---- */

static const struct selector {
	const char *name; /* up to a dot, or whole */
	enum place place;
} selectors[] = {
	{"order", PLACE_ORDER}, {"logistics.photos", PLACE_PARCEL}, {"logistics", PLACE_TRACKING},
	{"chat", PLACE_CHAT}, {"certificate", PLACE_CERTIFICATE},
};

static bool begins(const char *text, const char *with)
{
	size_t n = strlen(with);
	return strncmp(text, with, n) == 0 && (text[n] == '\0' || text[n] == '.');
}

enum place sort_place(const struct piece *p, const char **kind)
{
	*kind = p->kind;
	for (size_t i = 0; i < p->from->n; i++)
		for (size_t s = 0; p->from->items[i]->text && s < sizeof selectors / sizeof *selectors; s++) {
			if (!begins(p->from->items[i]->text, selectors[s].name))
				continue;
			if (selectors[s].place == PLACE_CERTIFICATE)
				*kind = strchr(p->from->items[i]->text, '.') + 1;
			return selectors[s].place;
		}
	return p->kind ? PLACE_CERTIFICATE : PLACE_EXHIBIT;
}

static bool has_selector(const struct piece *p, const char *selector)
{
	for (size_t i = 0; i < p->from->n; i++)
		if (p->from->items[i]->text && strcmp(p->from->items[i]->text, selector) == 0)
			return true;
	return false;
}

bool sort_shows(const struct draft *k, const struct entry *e, const struct piece *p)
{
	if (e->place == PLACE_CERTIFICATE)
		return e->piece == p || has_selector(p, arena_printf(k->a, "certificate.%s", e->kind));
	for (size_t i = 0; i < e->n_files; i++)
		if (e->files[i]->piece == p)
			return true;
	return has_selector(p, draft_key(e->place));
}

bool sort_is_told_by_place(const struct found *f)
{
	if (!f->piece || f->place == PLACE_CERTIFICATE)
		return !f->piece || !f->piece->kind;
	return has_selector(f->piece, draft_key(f->place));
}

bool sort_has(const struct draft *k, const struct piece *p)
{
	for (size_t i = 0; i < k->n_entries; i++)
		if (sort_shows(k, &k->entries[i], p))
			return true;
	return false;
}

static const struct wanted *find_wanted(const struct draft *k, const struct piece *p, bool useless)
{
	for (size_t i = 0; k->book && i < k->book->n_wanted; i++)
		for (size_t j = 0; j < k->book->wanted[i].n; j++)
			if (k->book->wanted[i].pieces[j] == p && (k->book->wanted[i].need == NEED_USELESS) == useless)
				return &k->book->wanted[i];
	return NULL;
}

bool sort_plays_a_part(const struct draft *k, const struct piece *p)
{
	return find_wanted(k, p, false) != NULL;
}

const struct wanted *sort_useless(const struct draft *k, const struct piece *p)
{
	return find_wanted(k, p, true);
}

/* ---- by name ---- */

struct match {
	const struct piece *piece;
	const char *word;
	int weight;
};

/* The longest word wins; of equals the one that the playbook asks for. */
static void try_piece(const struct draft *k, struct match *best, const struct piece *p, const char *normal)
{
	for (size_t i = 0; p->names && i < p->names->n; i++) {
		const char *word = p->names->items[i]->text;
		int weight = word ? 2 * names_match(k->a, normal, word) : 0;
		weight += weight > 0 && sort_plays_a_part(k, p);
		if (weight > best->weight)
			*best = (struct match){p, word, weight};
	}
}

static struct match match_name(const struct draft *k, const char *name, size_t n)
{
	struct match best = {0};
	const char *normal = names_normal(k->a, name, n);
	for (size_t i = 0; i < k->pieces->n; i++)
		try_piece(k, &best, &k->pieces->v[i], normal);
	return best;
}

static size_t stem_of(const char *name)
{
	const char *dot = strrchr(name, '.');
	return dot && dot > name ? (size_t)(dot - name) : strlen(name);
}

static void take(struct found *f, const struct match *m, enum reason reason)
{
	f->piece = m->piece;
	f->word = m->word;
	f->reason = reason;
	f->place = sort_place(m->piece, &f->kind);
}

/* The file's own name first, then its folders from the innermost. */
static bool sort_by_name(const struct draft *k, struct found *f)
{
	const char *name = fs_name_of(f->path), *folder = f->path;
	struct match m = match_name(k, name, stem_of(name));
	if (m.piece)
		take(f, &m, REASON_NAME);
	while (!f->piece && strchr(folder, '/')) {
		folder = fs_folder_of(k->a, folder);
		m = match_name(k, fs_name_of(folder), strlen(fs_name_of(folder)));
		if (m.piece)
			take(f, &m, REASON_FOLDER);
	}
	return f->piece != NULL;
}

/* ---- by shape ---- */

/* No screen is so long: it was scrolled. What is scrolled in a dispute is mostly a chat. */
static bool is_scrolled(const struct image_facts *x)
{
	return (uint64_t)x->height * 10 > (uint64_t)x->width * 25 && x->taken.precision == DATE_UNSET;
}

/* An upright sheet of the A series, and no photo: 1.414 within 1.5 in a hundred. */
static bool is_sheet(const struct image_facts *x)
{
	uint64_t ratio = (uint64_t)x->height * 1000 / x->width;
	return ratio > 1393 && ratio < 1435 && x->width >= 600 && x->taken.precision == DATE_UNSET;
}

static void sort_by_shape(struct found *f)
{
	f->place = PLACE_EXHIBIT;
	if (is_scrolled(&f->facts))
		f->place = PLACE_CHAT;
	else if (is_sheet(&f->facts))
		f->place = PLACE_CERTIFICATE, f->kind = "other";
	f->reason = f->place == PLACE_EXHIBIT ? REASON_NONE : REASON_SHAPE;
}

/* ---- what is said of it ---- */

static void tell(const struct draft *k, const struct found *f)
{
	static const char *const by[] = {
		[REASON_NAME] = N_("by \"%s\" in its name"),
		[REASON_FOLDER] = N_("by \"%s\" in the name of its folder"),
	};
	const char *what = f->piece ? draft_pick(k, f->piece->name) : NULL;
	if (f->reason == REASON_NONE)
		diag_note(k->d, (struct mark){0}, "guess", "%s: exhibits, nothing tells what it shows", f->path);
	else if (f->reason == REASON_SHAPE)
		diag_note(k->d, (struct mark){0}, "guess", "%s: %s, by its shape", f->path, draft_key(f->place));
	else
		diag_note(k->d, (struct mark){0}, "guess", "%s: %s, %s, %s", f->path, draft_key(f->place), what,
		          arena_printf(k->a, _(by[f->reason]), f->word));
}

void sort_files(struct draft *k)
{
	for (size_t i = 0; i < k->n_files; i++) {
		struct found *f = &k->files[i];
		if (f->left_out)
			continue;
		if (!sort_by_name(k, f))
			sort_by_shape(f);
		tell(k, f);
	}
}

/* ---- entries ---- */

static bool has_id(const struct draft *k, const char *id)
{
	static const char *const taken[] = {"order", "logistics", "chat"};
	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
		if (strcmp(taken[i], id) == 0)
			return true;
	for (size_t i = 0; i < k->n_entries; i++)
		if (k->entries[i].id && strcmp(k->entries[i].id, id) == 0)
			return true;
	return false;
}

static const char *make_id(const struct draft *k, const struct found *f)
{
	const char *base = f->place == PLACE_CERTIFICATE ? "document" : "picture";
	if (f->piece)
		base = f->piece->id;
	const char *id = base;
	for (int n = 2; has_id(k, id); n++)
		id = arena_printf(k->a, "%s-%d", base, n);
	return id;
}

/* Pages of one document: the same folder and name but for a number at the end. */
static bool are_pages(const struct found *a, const struct found *b)
{
	const char *name_a = fs_name_of(a->path), *name_b = fs_name_of(b->path);
	size_t folder = (size_t)(name_a - a->path);
	size_t n = names_before_page(name_a, stem_of(name_a)), m = names_before_page(name_b, stem_of(name_b));
	return folder == (size_t)(name_b - b->path) && strncmp(a->path, b->path, folder) == 0 && n == m &&
	       strncmp(name_a, name_b, n) == 0;
}

static bool belongs(const struct entry *e, const struct found *f)
{
	if (e->place != f->place)
		return false;
	if (f->place != PLACE_CERTIFICATE && f->place != PLACE_EXHIBIT)
		return true; /* a case has one order, one parcel, one chat unless its seller knows better */
	return f->piece && e->piece == f->piece && are_pages(e->files[e->n_files - 1], f);
}

static void add_to_entry(struct draft *k, const struct found *f)
{
	static const char *const ids[] = {
		[PLACE_ORDER] = "order", [PLACE_TRACKING] = "logistics", [PLACE_PARCEL] = "logistics",
		[PLACE_CHAT] = "chat", [PLACE_CERTIFICATE] = NULL, [PLACE_EXHIBIT] = NULL,
	};
	for (size_t i = 0; i < k->n_entries; i++)
		if (belongs(&k->entries[i], f)) {
			*ARENA_PUSH(k->a, k->entries[i].files, k->entries[i].n_files) = f;
			return;
		}
	struct entry e = {.piece = f->piece, .place = f->place, .kind = f->kind};
	e.id = ids[f->place] ? ids[f->place] : make_id(k, f);
	*ARENA_PUSH(k->a, e.files, e.n_files) = f;
	*ARENA_PUSH(k->a, k->entries, k->n_entries) = e;
}

/* As the playbook presents them, what it does not know behind. */
static size_t rank_of(const struct draft *k, const struct found *f)
{
	size_t i = 0;
	while (k->book && i < k->book->n_present && k->book->present[i] != f->piece)
		i++;
	return f->piece ? i : SIZE_MAX;
}

void sort_entries(struct draft *k)
{
	size_t n_ranks = k->book ? k->book->n_present + 1 : 1;
	for (size_t rank = 0; rank <= n_ranks; rank++)
		for (size_t i = 0; i < k->n_files; i++) {
			const struct found *f = &k->files[i];
			size_t its = rank_of(k, f);
			if (!f->left_out && (rank == n_ranks ? its == SIZE_MAX : its == rank))
				add_to_entry(k, f);
		}
}
