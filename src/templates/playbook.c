/* playbook.c - reads pieces of evidence and playbooks. What is wrong in them is a `bad-template`. */
#include "templates/playbook.h"

#include <string.h>

/* ---- pieces ---- */

const struct pieces *pieces_load(struct shelf *s)
{
	static const struct node no_list = {.kind = NODE_LIST};
	struct pieces *p = ARENA_NEW(s->a, struct pieces);
	const struct node *root = shelf_load(s, "", "evidence");
	for (size_t i = 0; root && i < root->n; i++) {
		const struct node *from = shelf_lookup_list(root->items[i], "from");
		*ARENA_PUSH(s->a, p->v, p->n) = (struct piece){
			.id = root->keys[i]->text,
			.name = tree_lookup(root->items[i], "name"),
			.hint = tree_lookup(root->items[i], "hint"),
			.from = from ? from : &no_list,
			.names = shelf_lookup_list(root->items[i], "names"),
			.shows_people = strcmp(tree_text(root->items[i], "people", "false"), "true") == 0,
			.kind = tree_text(root->items[i], "kind", NULL),
		};
	}
	return p;
}

const struct piece *pieces_find(const struct pieces *p, const char *id)
{
	for (size_t i = 0; i < p->n; i++)
		if (strcmp(p->v[i].id, id) == 0)
			return &p->v[i];
	return NULL;
}

/* ---- playbooks ---- */

struct reading {
	struct shelf *shelf;
	const struct pieces *pieces;
	struct playbook *book;
};

static const struct piece *read_piece(const struct reading *r, const struct node *id)
{
	const struct piece *piece = id->kind == NODE_SCALAR ? pieces_find(r->pieces, id->text) : NULL;
	if (!piece) {
		diag_error(r->shelf->d, id->at, "bad-template", "no piece of evidence of this name");
		diag_advise(r->shelf->d, "evidence.yaml lists them");
	}
	return piece;
}

static void read_pieces(const struct reading *r, const struct node *list, const struct piece ***to, size_t *n)
{
	for (size_t i = 0; list && i < list->n; i++) {
		const struct piece *piece = read_piece(r, list->items[i]);
		if (piece)
			*ARENA_PUSH(r->shelf->a, *to, *n) = piece;
	}
}

/* {piece: ID} or {any: [ID, ID]} */
static void read_wanted(const struct reading *r, const struct node *entry, enum need need)
{
	const struct node *piece = tree_lookup(entry, "piece");
	struct wanted w = {.need = need, .why = tree_lookup(entry, "why"), .at = entry->at};
	if (piece) {
		const struct node *const one[] = {piece};
		struct node list = {.kind = NODE_LIST, .n = 1, .items = (struct node **)(uintptr_t)one};
		read_pieces(r, &list, &w.pieces, &w.n);
	} else {
		read_pieces(r, shelf_lookup_list(entry, "any"), &w.pieces, &w.n);
	}
	if (w.n > 0)
		*ARENA_PUSH(r->shelf->a, r->book->wanted, r->book->n_wanted) = w;
}

static void read_evidence(const struct reading *r, const struct node *evidence)
{
	static const char *const keys[] = {"required", "recommended", "useless"};
	for (int need = NEED_REQUIRED; need <= NEED_USELESS; need++) {
		const struct node *list = shelf_lookup_list(evidence, keys[need]);
		for (size_t i = 0; list && i < list->n; i++)
			read_wanted(r, list->items[i], (enum need)need);
	}
}

static void read_steps(const struct reading *r, const struct node *list)
{
	for (size_t i = 0; list && i < list->n; i++) {
		const struct node *step = list->items[i];
		*ARENA_PUSH(r->shelf->a, r->book->steps, r->book->n_steps) = (struct step){
			.what = tree_lookup(step, "what"),
			.within = tree_text(step, "within", NULL),
			.from = tree_text(step, "from", NULL),
			.sure = tree_text(step, "sure", NULL),
			.source = tree_text(step, "source", NULL),
		};
	}
}

static void read_rows(const struct reading *r, const struct node *list)
{
	for (size_t i = 0; list && i < list->n; i++)
		if (list->items[i]->kind == NODE_SCALAR)
			*ARENA_PUSH(r->shelf->a, r->book->rows, r->book->n_rows) = list->items[i]->text;
}

static const struct playbook *read_playbook(struct shelf *s, const struct pieces *pieces, const char *id,
                                            const char *complaint)
{
	const struct node *root = shelf_load(s, "complaints", id);
	if (!root)
		return NULL;
	struct playbook *b = ARENA_NEW(s->a, struct playbook);
	const struct reading r = {s, pieces, b};
	*b = (struct playbook){
		.id = id,
		.platform = arena_strndup(s->a, id, strlen(id) - strlen(complaint) - 1),
		.complaint = complaint,
		.title = tree_lookup(root, "title"),
		.about = tree_lookup(root, "about"),
		.statement = tree_lookup(root, "statement"),
		.message = tree_lookup(root, "message"),
		.verdict = tree_lookup(root, "verdict"),
		.limits = tree_lookup(root, "limits"),
		.recipient = tree_text(root, "recipient", NULL),
	};
	read_rows(&r, shelf_lookup_list(root, "rows"));
	read_evidence(&r, tree_lookup(root, "evidence"));
	read_pieces(&r, shelf_lookup_list(root, "present"), &b->present, &b->n_present);
	read_steps(&r, shelf_lookup_list(root, "steps"));
	return b;
}

const struct playbook *playbook_load(struct shelf *s, const struct pieces *pieces, const char *platform,
                                     const char *complaint)
{
	const char *own = arena_printf(s->a, "%s.%s", platform, complaint);
	const char *general = arena_printf(s->a, "generic.%s", complaint);
	const struct playbook *b = read_playbook(s, pieces, own, complaint);
	return b || strcmp(platform, "generic") == 0 ? b : read_playbook(s, pieces, general, complaint);
}
