/* sides.c - who wrote a message of a chat. It is the seller's where the export says so, or the case with
 * seller:, or where a chat of two has but one other than the buyer; as the buyer's alike. Others are told
 * by their names, and what is not known is told: words in the wrong mouth are worse than none. A template
 * says with `by`
 *
 *     names: [columns]    of the writer, to be shown and as the case may name him
 *     deleted: ...        finds a word for a writer whose account is no more, which the seller's is not
 *     id: column          one account, be its name another later; without it that is its name
 *     self:               gives seller or other, where the export says which side wrote
 *     pair: [a, b]        the same in what the buyer writes, in a chat of two; "@with" is the case's with:
 *     group:              finds something, if the chat may be one of more than two */
#include <string.h>

#include "base/message.h"
#include "imports/imports_int.h"

enum side { SIDE_NONE, SIDE_BUYER, SIDE_SELLER, SIDE_OTHER, SIDE_PERHAPS_BUYER, SIDE_PERHAPS_SELLER };

struct guess { /* a message of one of the sides, if all such are of one person */
	struct node *message, *from;
	struct value name;
};

struct people { /* that one side may be */
	const char *ids[SHOWN_MOST], *names[SHOWN_MOST];
	size_t n; /* SHOWN_MOST: as many, or more */
};

struct sides {
	struct guess *guesses;
	size_t n_guesses, n_unknown;
	struct mark unknown; /* the first that nothing tells the writer of */
	struct people buyers, sellers, members; /* members: of a group */
	bool *is_named;      /* by name under seller: of the case: a message has it */
};

/* ---- the names that the case has ---- */

static size_t count_ours(const struct import_job *j)
{
	const struct node *seller = j->ask->seller;
	return !seller ? 0 : seller->kind == NODE_LIST ? seller->n : 1;
}

static const struct node *our_name(const struct import_job *j, size_t i)
{
	const struct node *seller = j->ask->seller;
	return seller->kind == NODE_LIST ? seller->items[i] : seller;
}

static bool is_scalar_name(const struct import_job *j, const struct node *name, const char *text)
{
	return name->kind == NODE_SCALAR && strcmp(value_clean(j->a, name->text), text) == 0;
}

static bool is_ours(struct import_job *j, const char *name)
{
	bool is_found = false;
	for (size_t i = 0, n = count_ours(j); i < n; i++)
		if (is_scalar_name(j, our_name(j, i), name))
			is_found = j->sides->is_named[i] = true;
	return is_found;
}

static bool is_buyers(struct import_job *j, const char *name)
{
	return j->ask->with && is_scalar_name(j, j->ask->with, name);
}

/* ---- one message ---- */

struct writer { /* what the export tells of the one of a message */
	const struct record *r;
	const struct node *by;
	struct value name;
	const char *self; /* the side; NULL: nothing tells it */
	bool is_deleted;  /* his account is no more */
};

static struct writer find_writer(struct import_job *j, const struct record *r, const struct node *by)
{
	const struct node *names = shelf_lookup_list(by, "names");
	struct writer w = {r, by, fill_find(j, r, tree_lookup(by, "deleted")), NULL, false};
	w.self = fill_find(j, r, tree_lookup(by, "self")).text;
	w.is_deleted = w.name.text;
	for (size_t i = 0; names && i < names->n && !w.name.text; i++)
		w.name = fill_find(j, r, names->items[i]);
	return w;
}

/* Has the writer one of the names that are asked for? */
static bool has_name(struct import_job *j, const struct writer *w,
                     bool (*is_asked)(struct import_job *j, const char *name))
{
	const struct node *names = shelf_lookup_list(w->by, "names");
	bool is_found = false;
	for (size_t i = 0; names && i < names->n; i++) {
		struct value v = fill_find(j, w->r, names->items[i]);
		is_found |= v.text && is_asked(j, v.text);
	}
	return is_found;
}

/* A column, or @with: whom the case says that the chat is with. */
static struct value find_other(struct import_job *j, const struct record *r, const struct node *name)
{
	const struct node *with = j->ask->with;
	if (name->kind != NODE_SCALAR || strcmp(name->text, "@with") != 0)
		return fill_find(j, r, name);
	if (with && with->kind == NODE_SCALAR)
		return (struct value){.text = value_clean(j->a, with->text), .at = with->at};
	if (!j->failed && !j->ask->seller) {
		diag_error(j->d, j->ask->from->at, "import-where",
		           "this export does not say which side is yours");
		diag_advise(j->d, "add with: and the buyer's name as the export has it");
		j->failed = true;
	}
	return (struct value){0};
}

/* In a chat of two. */
static enum side side_of_pair(struct import_job *j, const struct writer *w)
{
	const struct node *pair = shelf_lookup_list(w->by, "pair");
	if (!pair || pair->n != 2)
		return SIDE_NONE;
	struct value a = fill_find(j, w->r, pair->items[0]), b = find_other(j, w->r, pair->items[1]);
	if (w->is_deleted)
		return SIDE_BUYER;
	if (!a.text)
		return w->name.text ? SIDE_OTHER : SIDE_NONE;
	if (b.text && strcmp(a.text, b.text) == 0)
		return SIDE_BUYER;
	return count_ours(j) == 0 ? SIDE_PERHAPS_SELLER : b.text ? SIDE_OTHER : SIDE_PERHAPS_BUYER;
}

static enum side side_of(struct import_job *j, const struct writer *w)
{
	bool is_group = fill_find(j, w->r, tree_lookup(w->by, "group")).text;
	if (has_name(j, w, is_ours) || (w->self && strcmp(w->self, "seller") == 0))
		return SIDE_SELLER;
	if (has_name(j, w, is_buyers))
		return SIDE_BUYER;
	if (is_group)
		return w->name.text ? SIDE_OTHER : SIDE_NONE;
	return w->self ? SIDE_PERHAPS_BUYER : side_of_pair(j, w);
}

static void add_person(struct people *p, const char *id, const char *name)
{
	for (size_t i = 0; i < p->n; i++)
		if (strcmp(p->ids[i], id) == 0)
			return;
	if (p->n < SHOWN_MOST) {
		p->ids[p->n] = id;
		p->names[p->n++] = name;
	}
}

/* Who it is, for what all messages tell together. */
static void note_person(struct import_job *j, const struct writer *w, enum side side)
{
	struct value id = fill_find(j, w->r, tree_lookup(w->by, "id"));
	struct people *people = side == SIDE_PERHAPS_BUYER ? &j->sides->buyers :
		side == SIDE_PERHAPS_SELLER ? &j->sides->sellers :
		side == SIDE_OTHER && !w->self ? &j->sides->members : NULL;
	if (people && w->name.text)
		add_person(people, id.text ? id.text : w->name.text, w->name.text);
}

static const char *word_of(enum side side)
{
	static const char *const words[] = {[SIDE_NONE] = "other", [SIDE_BUYER] = "buyer",
		[SIDE_SELLER] = "seller", [SIDE_OTHER] = "other", [SIDE_PERHAPS_BUYER] = "buyer",
		[SIDE_PERHAPS_SELLER] = "seller"};
	return words[side];
}

bool sides_tell(struct import_job *j, const struct record *r, const struct node *by, struct node *message)
{
	if (!j->sides) {
		j->sides = ARENA_NEW(j->a, struct sides);
		j->sides->is_named = ARENA_ARRAY(j->a, bool, count_ours(j) + 1);
	}
	const struct writer w = find_writer(j, r, by);
	enum side side = side_of(j, &w);
	struct value from = w.name;
	from.text = word_of(side);
	from.at = w.name.text ? w.name.at : record_mark(r);
	struct node *node = fill_add(j, message, "from", from);
	if (side == SIDE_PERHAPS_BUYER || side == SIDE_PERHAPS_SELLER)
		*ARENA_PUSH(j->a, j->sides->guesses, j->sides->n_guesses) = (struct guess){message, node, w.name};
	else if (w.name.text && (side == SIDE_OTHER || w.is_deleted))
		fill_add(j, message, "name", w.name);
	if (side == SIDE_NONE && j->sides->n_unknown++ == 0)
		j->sides->unknown = from.at;
	note_person(j, &w, side);
	return w.name.text;
}

/* ---- all of them ---- */

/* Each by his name. */
static void name_guesses(struct import_job *j, const char *word)
{
	for (size_t i = 0; i < j->sides->n_guesses; i++) {
		const struct guess *g = &j->sides->guesses[i];
		if (strcmp(g->from->text, word) != 0)
			continue;
		g->from->text = "other";
		if (g->name.text)
			fill_add(j, g->message, "name", g->name);
	}
}

static const char *list_people(const struct import_job *j, const struct people *p)
{
	const char *all = "";
	for (size_t i = 0; i < p->n; i++)
		all = arena_printf(j->a, "%s%s%s", all, i ? ", " : "", tree_quote(j->a, p->names[i]));
	return p->n < SHOWN_MOST ? all : arena_printf(j->a, "%s, ...", all);
}

static void tell_people(struct import_job *j, const struct people *p)
{
	diag_warning(j->d, j->ask->from->at, "import-side",
	             "%s does not say which of its senders you are: %s; each is shown by the own name",
	             j->ask->from->text, list_people(j, p));
	diag_advise(j->d,
	            "write yours, and the buyer's, as the export has them: seller: [\"...\"], with: \"...\"");
}

static void tell_unknown(struct import_job *j)
{
	diag_warning(j->d, j->sides->unknown, "import-side",
	             "%zu messages of %s do not say who wrote them, this one first; they count as nobody's",
	             j->sides->n_unknown, j->ask->from->text);
	diag_advise(j->d, "save the chat anew with its senders, or write these messages into the case");
}

/* A name of the seller's that nobody has is a slip of the pen. */
static void look_at_names(struct import_job *j)
{
	for (size_t i = 0, n = count_ours(j); i < n; i++) {
		const struct node *name = our_name(j, i);
		if (j->sides->is_named[i])
			continue;
		j->failed = true;
		if (name->kind != NODE_SCALAR) {
			diag_error(j->d, name->at, "wrong-type", "\"seller\" takes your names in the export");
			diag_advise(j->d, "write: seller: [\"...\"]");
			continue;
		}
		diag_error(j->d, name->at, "import-where", "no message of %s is by \"%s\"", j->ask->from->text,
		           tree_quote(j->a, name->text));
		diag_advise(j->d, "copy the name of the sender from the export");
	}
}

void sides_settle(struct import_job *j)
{
	struct sides *s = j->sides;
	if (!s || j->failed)
		return;
	if (s->sellers.n > 1)
		name_guesses(j, "seller");
	if (s->buyers.n > 1)
		name_guesses(j, "buyer");
	if (count_ours(j) == 0 && (s->sellers.n > 1 || s->members.n > 0))
		tell_people(j, s->sellers.n > 1 ? &s->sellers : &s->members);
	if (s->n_unknown > 0)
		tell_unknown(j);
	look_at_names(j);
}
