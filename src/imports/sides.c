/* sides.c - who wrote a message of a chat. It is the seller's where the export says so, or the case with
 * seller:, or where a chat of two has but one other than the buyer; as the buyer's alike. Others are told
 * by their names, and what is not known is told: words in the wrong mouth are worse than none. A name that
 * two accounts have tells nothing, so that nobody's side is known before all messages are read. A template
 * says with `by`
 *
 *     names: [columns]    of the writer, to be shown and as the case may name him
 *     deleted: ...        finds a word for a writer whose account is no more, which the seller's is not
 *     id: column          one account, be its name another later; without it that is its name
 *     self:               gives seller or other, where the export says which side wrote
 *     account:            finds what the account of the buyer is behind `behind`, in a chat of two: another
 *                         account that begins so is the seller's, whatever its name
 *     pair: [a, b]        the same in what the buyer writes, in a chat of two; "@with" is the case's with:
 *     group:              finds something, if the chat may be one of more than two */
#include <string.h>

#include "base/message.h"
#include "imports/imports_int.h"

enum side { SIDE_NONE, SIDE_BUYER, SIDE_SELLER, SIDE_OTHER, SIDE_PERHAPS_BUYER, SIDE_PERHAPS_SELLER };

struct people { /* that one side may be */
	const char *ids[SHOWN_MOST], *names[SHOWN_MOST];
	size_t n; /* SHOWN_MOST: as many, or more */
};

struct named { /* a name under seller: or with: of the case */
	bool is_met;           /* a message has it */
	struct people bearers; /* whose accounts the case does not name otherwise */
};

struct said { /* a message */
	struct node *message, *from;
	struct value name;
	const char *id;      /* of the account; NULL: nothing tells it */
	enum side told;      /* by the export */
	enum side meant;     /* by the case; SIDE_NONE: it does not name this writer */
	struct named *by;    /* the name by which the case does; NULL: by the account */
	enum side side;      /* once all are read */
	bool is_deleted;     /* the account of its writer is no more */
	bool is_flagged;     /* the export says itself which side wrote */
	bool is_of_group;
	bool is_of_account;  /* the export tells by whose account the chat is with */
	bool is_of_pair;     /* or as two columns are the same */
};

struct sides {
	struct said *all;
	size_t n_all, n_unknown;
	struct mark unknown; /* the first that nothing tells the writer of */
	struct people buyers, sellers, members; /* members: of a group */
	struct people pair;  /* whom the export calls as it calls the chat */
	enum side one;       /* which of these the case names; SIDE_NONE: neither */
	struct named *names; /* those under seller:, and behind them that under with: */
	bool is_turned;      /* it was the buyer who made the export: the account it is with is the seller's */
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
	return name && name->kind == NODE_SCALAR && strcmp(value_clean(j->a, name->text), text) == 0;
}

/* One of seller:; NULL: none of them. */
static struct named *find_ours(const struct import_job *j, const char *text)
{
	struct named *found = NULL;
	for (size_t i = 0, n = count_ours(j); i < n; i++)
		if (is_scalar_name(j, our_name(j, i), text)) {
			found = &j->sides->names[i];
			found->is_met = true;
		}
	return found;
}

static struct named *find_buyers(const struct import_job *j, const char *text)
{
	return is_scalar_name(j, j->ask->with, text) ? &j->sides->names[count_ours(j)] : NULL;
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

/* ---- what the export tells of one message ---- */

struct writer {
	const struct record *r;
	const struct node *by;
	struct value name, id;
	const char *self; /* the side; NULL: nothing tells it */
	bool is_deleted;
};

static struct writer find_writer(struct import_job *j, const struct record *r, const struct node *by)
{
	const struct node *names = shelf_lookup_list(by, "names");
	struct writer w = {.r = r, .by = by, .name = fill_find(j, r, tree_lookup(by, "deleted"))};
	w.id = fill_find(j, r, tree_lookup(by, "id"));
	w.self = fill_find(j, r, tree_lookup(by, "self")).text;
	w.is_deleted = w.name.text;
	for (size_t i = 0; names && i < names->n && !w.name.text; i++)
		w.name = fill_find(j, r, names->items[i]);
	return w;
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

/* In a chat of two, by the account that it is with. */
static enum side side_of_account(struct import_job *j, const struct writer *w)
{
	const struct node *account = tree_lookup(w->by, "account");
	const char *behind = tree_text(account, "behind", "");
	struct value its = fill_find(j, w->r, account);
	if (!its.text || !w->id.text || strncmp(w->id.text, behind, strlen(behind)) != 0)
		return SIDE_NONE;
	return strcmp(w->id.text + strlen(behind), its.text) == 0 ? SIDE_BUYER : SIDE_SELLER;
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

static void note_told(struct import_job *j, const struct writer *w, struct said *m)
{
	m->is_flagged = w->self;
	m->is_of_group = fill_find(j, w->r, tree_lookup(w->by, "group")).text;
	if (w->self && strcmp(w->self, "seller") == 0)
		m->told = SIDE_SELLER;
	else if (m->is_of_group)
		m->told = w->name.text ? SIDE_OTHER : SIDE_NONE;
	else if (w->self)
		m->told = SIDE_PERHAPS_BUYER;
	else if ((m->told = side_of_account(j, w)) != SIDE_NONE)
		m->is_of_account = true;
	else {
		m->told = side_of_pair(j, w);
		m->is_of_pair = true;
	}
}

/* ---- what the case tells of it ---- */

static struct named *find_named(struct import_job *j, const struct writer *w,
                                struct named *(*find)(const struct import_job *j, const char *text))
{
	const struct node *names = shelf_lookup_list(w->by, "names");
	struct named *found = NULL;
	for (size_t i = 0; names && i < names->n; i++) {
		struct value v = fill_find(j, w->r, names->items[i]);
		struct named *its = v.text ? find(j, v.text) : NULL;
		found = found ? found : its;
	}
	return found;
}

/* An account says more than a name. */
static void note_meant(struct import_job *j, const struct writer *w, struct said *m)
{
	struct named *ours = find_named(j, w, find_ours);
	if (m->id && find_ours(j, m->id))
		m->meant = SIDE_SELLER;
	else if (m->id && find_buyers(j, m->id))
		m->meant = SIDE_BUYER;
	else if ((m->by = ours))
		m->meant = SIDE_SELLER;
	else if ((m->by = find_named(j, w, find_buyers)))
		m->meant = SIDE_BUYER;
	if (m->by && m->id)
		add_person(&m->by->bearers, m->id, m->name.text);
}

bool sides_tell(struct import_job *j, const struct record *r, const struct node *by, struct node *message)
{
	if (!j->sides) {
		j->sides = ARENA_NEW(j->a, struct sides);
		j->sides->names = ARENA_ARRAY(j->a, struct named, count_ours(j) + 1);
	}
	const struct writer w = find_writer(j, r, by);
	struct said m = {.message = message, .name = w.name, .id = w.id.text, .is_deleted = w.is_deleted};
	struct value from = {.text = "other", .at = w.name.text ? w.name.at : record_mark(r)};
	m.from = fill_add(j, message, "from", from);
	note_told(j, &w, &m);
	note_meant(j, &w, &m);
	*ARENA_PUSH(j->a, j->sides->all, j->sides->n_all) = m;
	return w.name.text;
}

/* ---- all of them ---- */

static void report_bearers(struct import_job *j, const struct people *p)
{
	const char *all = "";
	for (size_t i = 0; i < p->n; i++)
		all = arena_printf(j->a, "%s%s%s", all, i ? ", " : "", tree_quote(j->a, p->ids[i]));
	diag_error(j->d, j->ask->from->at, "import-where",
	           "several accounts in %s are called \"%s\", and nothing tells which is whose: %s",
	           j->ask->from->text, tree_quote(j->a, p->names[0]), all);
	diag_advise(j->d, "name them by these: seller: [\"...\"], with: \"...\"");
	j->failed = true;
}

/* Does the case name its writer, and nobody else with that? */
static bool is_clear(const struct said *m)
{
	return m->meant != SIDE_NONE && (!m->by || m->by->bearers.n < 2);
}

/* The case names one of the two as the other than the export does. */
static bool is_turned(const struct sides *s)
{
	for (size_t i = 0; i < s->n_all; i++)
		if (s->all[i].is_of_account && is_clear(&s->all[i]) && s->all[i].meant != s->all[i].told)
			return true;
	return false;
}

static void look_at_pair(struct sides *s)
{
	for (size_t i = 0; i < s->n_all; i++) {
		const struct said *m = &s->all[i];
		if (!m->is_of_pair || m->told != SIDE_BUYER || !m->name.text)
			continue;
		add_person(&s->pair, m->id ? m->id : m->name.text, m->name.text);
		if (is_clear(m))
			s->one = m->meant;
	}
}

static enum side told_of(const struct sides *s, const struct said *m)
{
	bool is_alike = m->is_of_pair && m->told == SIDE_BUYER && s->pair.n > 1;
	if (is_alike)
		return s->one == SIDE_BUYER ? SIDE_SELLER : SIDE_BUYER;
	if (!s->is_turned || !m->is_of_account)
		return m->told;
	return m->told == SIDE_SELLER ? SIDE_BUYER : SIDE_SELLER;
}

/* By the case, but for a name that several have: then by the export, if that tells them apart. */
static enum side decide(struct import_job *j, const struct said *m)
{
	if (is_clear(m) || m->meant == SIDE_NONE)
		return m->meant ? m->meant : told_of(j->sides, m);
	if (m->is_of_group && !m->is_flagged) {
		if (!j->failed)
			report_bearers(j, &m->by->bearers);
		return SIDE_NONE;
	}
	bool is_not_buyer = m->told == SIDE_OTHER && !m->is_of_group;
	return m->meant == SIDE_SELLER && is_not_buyer ? SIDE_SELLER : told_of(j->sides, m);
}

/* Who it is, for what all messages tell together. */
static void note_person(struct import_job *j, const struct said *m)
{
	enum side side = m->side;
	struct people *people = side == SIDE_PERHAPS_BUYER ? &j->sides->buyers :
		side == SIDE_PERHAPS_SELLER ? &j->sides->sellers :
		side == SIDE_OTHER && !m->is_flagged ? &j->sides->members : NULL;
	if (people && m->name.text)
		add_person(people, m->id ? m->id : m->name.text, m->name.text);
}

static const char *word_of(enum side side)
{
	static const char *const words[] = {[SIDE_NONE] = "other", [SIDE_BUYER] = "buyer",
		[SIDE_SELLER] = "seller", [SIDE_OTHER] = "other", [SIDE_PERHAPS_BUYER] = "buyer",
		[SIDE_PERHAPS_SELLER] = "seller"};
	return words[side];
}

/* Each by his name. */
static void name_guesses(struct import_job *j, enum side side)
{
	for (size_t i = 0; i < j->sides->n_all; i++) {
		const struct said *m = &j->sides->all[i];
		if (m->side != side)
			continue;
		m->from->text = "other";
		if (m->name.text && !m->is_deleted)
			fill_add(j, m->message, "name", m->name);
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
		if (j->sides->names[i].is_met)
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

static void settle_one(struct import_job *j, struct said *m)
{
	m->side = decide(j, m);
	m->from->text = word_of(m->side);
	if (m->name.text && (m->side == SIDE_OTHER || m->is_deleted))
		fill_add(j, m->message, "name", m->name);
	if (m->side == SIDE_NONE && j->sides->n_unknown++ == 0)
		j->sides->unknown = m->from->at;
	note_person(j, m);
}

void sides_settle(struct import_job *j)
{
	struct sides *s = j->sides;
	if (!s || j->failed)
		return;
	s->is_turned = is_turned(s);
	look_at_pair(s);
	for (size_t i = 0; i < s->n_all; i++)
		settle_one(j, &s->all[i]);
	if (s->pair.n > 1 && s->one == SIDE_NONE && !j->failed)
		report_bearers(j, &s->pair);
	if (j->failed)
		return;
	if (s->sellers.n > 1)
		name_guesses(j, SIDE_PERHAPS_SELLER);
	if (s->buyers.n > 1)
		name_guesses(j, SIDE_PERHAPS_BUYER);
	if (count_ours(j) == 0 && (s->sellers.n > 1 || s->members.n > 0))
		tell_people(j, s->sellers.n > 1 ? &s->sellers : &s->members);
	if (s->n_unknown > 0)
		tell_unknown(j);
	look_at_names(j);
}
