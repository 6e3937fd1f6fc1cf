/* mask.c - the case for its recipient: a copy in which every text has been gone through. struct
 * disclosed is made in privacy_disclose and nowhere else. */
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "privacy/mask_int.h"

#define HIDDEN "***"

struct disclosed {
	struct masker masker; /* the copies, and what is known, to look at file names */
	const struct casefile *given;
};

struct span { /* of a text: what is put in its place */
	size_t first, end;
	const char *instead;
	bool is_of_address;
};

struct pass { /* over one text */
	struct masker *m;
	struct arena *scratch;
	struct letters t;
	bool is_of_courier; /* the text of a tracking event */
	struct span *spans;
	size_t n;
};

/* ---- what to replace ---- */

static bool is_free(const struct pass *p, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (p->t.taken[i])
			return false;
	return end > first;
}

static void take(struct pass *p, size_t first, size_t end, enum detail what, const char *instead)
{
	memset(p->t.taken + first, true, (end - first) * sizeof *p->t.taken);
	if (instead)
		*ARENA_PUSH(p->scratch, p->spans, p->n) = (struct span){first, end, instead, what == DETAIL_ADDRESS};
}

/* "(212) 555-0147", taken from its first digit on, leaves a bracket behind. */
static bool leaves_bracket(const struct pass *p, size_t first, size_t end)
{
	if (first == 0 || p->t.fold[first - 1] != '(' || p->t.taken[first - 1])
		return false;
	for (size_t i = first; i < end; i++)
		if (p->t.fold[i] == '(' || p->t.fold[i] == ')')
			return p->t.fold[i] == ')';
	return false;
}

static void take_hidden(struct pass *p, size_t first, size_t end, enum detail what, const char *left)
{
	first -= strcmp(left, HIDDEN) == 0 && leaves_bracket(p, first, end);
	bool is_dotted = what == DETAIL_NAME && *left && left[strlen(left) - 1] == '.' && p->t.fold[end] == '.';
	take(p, first, end + is_dotted, what, left); /* "I. P.." would have two full stops */
}

/* What is left of the value that stands there; bytes of GBK are not to be read. */
static const char *shape_at(struct pass *p, size_t first, size_t end, enum detail what, enum showing showing)
{
	const char *value = letters_text(p->scratch, &p->t, first, end);
	if (p->t.is_gbk)
		return HIDDEN;
	return showing == SHOWING_PART ? shape_of(p->scratch, p->m->p, what, value) : HIDDEN;
}

/* [[chat:3]] leads somewhere; its name is not printed. */
static void take_references(struct pass *p)
{
	struct reference r;
	for (size_t from = 0, i = 0; casefile_next_reference(p->scratch, p->t.s, from, &r); from = r.end) {
		while (p->t.at[i] < r.start)
			i++;
		for (; i < p->t.n && p->t.at[i] < r.end; i++)
			p->t.taken[i] = true;
	}
}

/* The + before a country's code goes with it. */
static size_t start_of(const struct pass *p, const struct known *k, size_t i)
{
	bool has_plus = k->what == DETAIL_PHONE && i > 0 && p->t.fold[i - 1] == '+' && !p->t.taken[i - 1];
	return has_plus ? i - 1 : i;
}

static void take_known(struct pass *p, const struct known *k, size_t first, size_t end)
{
	enum showing showing = k->is_piece ? SHOWING_NOTHING : k->showing;
	take_hidden(p, first, end, k->what, k->shape ? k->shape : shape_at(p, first, end, k->what, showing));
}

static void take_match(struct pass *p, const struct match *match)
{
	const struct known *k = match->known;
	if (!is_free(p, match->first, match->end))
		return;
	if (k->rank == RANK_INSISTED || k->rank == RANK_SHOWN)
		take(p, match->first, match->end, k->what, NULL);
	else
		take_known(p, k, start_of(p, k, match->first), match->end);
}

static void take_forms(struct pass *p, struct mark at)
{
	enum person who = p->is_of_courier ? PERSON_COURIER : PERSON_OTHER;
	struct form f;
	for (size_t i = 0; i < p->t.n; i++) {
		if (p->m->n_tails > 0 && tails_find(p->m, &p->t, i, &f) && is_free(p, f.first, f.end))
			take_hidden(p, f.first, f.end, f.what, HIDDEN);
		if (!form_find(&p->t, i, &f) || !is_free(p, f.first, f.end))
			continue;
		enum showing showing = p->m->p->of[who][f.what];
		if (showing != SHOWING_FULL) {
			const struct text value = {letters_text(p->m->a, &p->t, f.first, f.end), at};
			take_hidden(p, f.first, f.end, f.what, shape_at(p, f.first, f.end, f.what, showing));
			if (!p->m->is_asking)
				known_add_found(p->m, f.what, showing, &value);
		}
		i = f.end - 1;
	}
}

/* ---- replacing ---- */

static int compare_spans(const void *a, const void *b)
{
	const struct span *x = a, *y = b;
	return x->first < y->first ? -1 : x->first > y->first;
}

/* Pieces of an address that follow each other leave one mark. */
static bool goes_on(const struct pass *p, size_t k)
{
	const struct span *before = k > 0 ? &p->spans[k - 1] : NULL;
	if (!before || !before->is_of_address || !p->spans[k].is_of_address ||
	    strcmp(p->spans[k].instead, HIDDEN) != 0)
		return false;
	for (size_t i = before->end; i < p->spans[k].first; i++)
		if (!is_joint(p->t.fold[i]) || p->t.raw[i] == '\n')
			return false;
	return true;
}

static const char *replace(struct pass *p)
{
	struct buf b = {0};
	size_t done = 0;
	qsort(p->spans, p->n, sizeof *p->spans, compare_spans);
	for (size_t k = 0; k < p->n; k++) {
		const struct span *span = &p->spans[k];
		if (!goes_on(p, k)) {
			buf_add(&b, p->t.s + p->t.at[done], p->t.at[span->first] - p->t.at[done]);
			buf_add_string(&b, span->instead);
		}
		done = span->end;
	}
	buf_add_string(&b, p->t.s + p->t.at[done]);
	const char *s = arena_strndup(p->m->a, b.data ? (const char *)b.data : "", b.n);
	buf_drop(&b);
	return s;
}

/* First what the case gives as a whole, then what its form gives away, then parts of it. A code has no
 * forms. */
static void take_all(struct pass *p, bool is_code, struct mark at)
{
	size_t n, i = 0;
	const struct match *matches = index_find(p->m, p->scratch, &p->t, &n);
	take_references(p);
	for (; i < n && matches[i].known->rank < RANK_PART; i++)
		take_match(p, &matches[i]);
	if (!is_code)
		take_forms(p, at);
	for (; i < n; i++)
		take_match(p, &matches[i]);
}

/* false: there is nothing to hide in it. */
static bool mask_letters(struct masker *m, const char **s, struct letters t, bool is_code, bool is_of_courier,
                         struct mark at)
{
	struct pass p = {.m = m, .scratch = m->scratch, .t = t, .is_of_courier = is_of_courier};
	take_all(&p, is_code, at);
	if (p.n > 0 && !m->is_looking)
		*s = replace(&p);
	arena_clear(m->scratch);
	return p.n > 0;
}

/* What its form gives away is of digits, and those have no bytes of GBK. */
static bool mask_text(struct masker *m, const char **s, bool is_code, bool is_of_courier, struct mark at)
{
	bool is_hit = mask_letters(m, s, letters_of(m->scratch, *s), is_code, is_of_courier, at);
	if (letters_has_bytes(*s))
		is_hit |= mask_letters(m, s, letters_of_gbk(m->scratch, *s), true, is_of_courier, at);
	return is_hit;
}

/* Texts come in the same order both times. The second time those are left out that had nothing to hide,
 * unless more is known by then. */
static void mask_next(struct masker *m, const char **s, bool is_code, bool is_of_courier, struct mark at)
{
	if (m->is_looking) {
		bool is_hit = mask_text(m, s, is_code, is_of_courier, at);
		*ARENA_PUSH(m->a, m->is_hit, m->n_texts) = is_hit;
		m->is_masked |= is_hit;
	} else if (m->is_hit[m->n_done++] || m->has_found) {
		mask_text(m, s, is_code, is_of_courier, at);
	}
}

static void mask_visited(void *masker, const char *path, struct text *text, bool is_code)
{
	bool is_of_courier = strncmp(path, "logistics.events", 16) == 0;
	mask_next(masker, &text->s, is_code, is_of_courier, text->at);
}

static void mask_texts(struct masker *m, struct casefile *c)
{
	casefile_each_text(c, mask_visited, m);
	for (size_t i = 0; i < c->n_files; i++)
		mask_next(m, &c->files[i].path, false, false, c->files[i].at);
	for (size_t i = 0; i < c->n_imports; i++) {
		mask_next(m, &c->imports[i].path, false, false, c->imports[i].at);
		if (c->imports[i].sheet)
			mask_next(m, &c->imports[i].sheet, false, false, c->imports[i].at);
	}
}

/* The case, and those that it supplements: words of theirs are printed, too. */
static void copy_cases(struct masker *m, const struct casefile *c)
{
	for (; c; c = c->first) {
		struct casefile *copy = casefile_copy(m->a, c);
		if (m->n_cases > 0)
			m->cases[m->n_cases - 1]->first = copy;
		*ARENA_PUSH(m->a, m->cases, m->n_cases) = copy;
	}
}

/* What is said to another reader than this one. */
static void leave_out(struct casefile *c, const struct recipient *p)
{
	if (p->leaves_out[ADDRESSED_REQUEST])
		c->request = (struct text){0};
	if (p->leaves_out[ADDRESSED_DEADLINE])
		c->respond_by = (struct when){0};
	if (p->leaves_out[ADDRESSED_STATEMENT])
		c->statement = (struct text){0};
}

struct disclosed *privacy_disclose(struct arena *a, const struct casefile *c, const struct recipient *p)
{
	struct disclosed *d = ARENA_NEW(a, struct disclosed);
	struct masker *m = &d->masker;
	d->given = c;
	*m = (struct masker){.a = a, .p = p, .scratch = arena_new()};
	m->begin_couriers = letters_begin(p->couriers);
	copy_cases(m, c);
	leave_out(m->cases[0], p);
	people_collect(m);
	people_mask_fields(m);
	/* Twice, since a number that only its form gives away stands elsewhere, too, and before; once if there is
	 * nothing to hide. */
	for (int pass = 0; pass < 2 && (pass == 0 || m->is_masked); pass++) {
		m->is_looking = pass == 0;
		for (size_t i = 0; i < m->n_cases; i++)
			mask_texts(m, m->cases[i]);
	}
	m->is_looking = false;
	known_list_secrets(m);
	arena_drop(m->scratch);
	m->scratch = NULL;
	return d;
}

/* ---- what was made ---- */

const struct casefile *disclosed_casefile(const struct disclosed *d)
{
	return d->masker.cases[0];
}

const char *disclosed_recipient(const struct disclosed *d)
{
	return d->masker.p->id;
}

const struct node *disclosed_without(const struct disclosed *d)
{
	return d->masker.p->without;
}

bool disclosed_is_masked(const struct disclosed *d)
{
	return d->masker.is_masked;
}

bool disclosed_masks_chat(const struct disclosed *d, size_t chat)
{
	const struct chat *given = &d->given->chats[chat], *shown = &disclosed_casefile(d)->chats[chat];
	for (size_t i = 0; i < given->n_messages; i++)
		if (given->messages[i].text.s && strcmp(given->messages[i].text.s, shown->messages[i].text.s) != 0)
			return true;
	return false;
}

const struct secret *disclosed_secrets(const struct disclosed *d, size_t *n)
{
	*n = d->masker.n_secrets;
	return d->masker.secrets;
}

bool disclosed_betrays(const struct disclosed *d, const char *name)
{
	struct masker asking = d->masker;
	asking.is_asking = true;
	asking.scratch = arena_new();
	bool betrays = mask_text(&asking, &name, false, false, (struct mark){0});
	arena_drop(asking.scratch);
	return betrays;
}
