/* mask.c - the case for its recipient: a copy in which every text has been gone through. struct
 * disclosed is made in privacy_disclose and nowhere else. */
#include <string.h>

#include "base/fs.h"
#include "privacy/mask_int.h"

#define HIDDEN "***"

struct disclosed {
	struct masker masker; /* the copies, and what is known, to look at file names */
};

struct span { /* of a text: what is put in its place */
	size_t first, end;
	const char *instead;
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

static void take(struct pass *p, size_t first, size_t end, const char *instead)
{
	memset(p->t.taken + first, true, (end - first) * sizeof *p->t.taken);
	if (instead)
		*ARENA_PUSH(p->scratch, p->spans, p->n) = (struct span){first, end, instead};
}

static void take_hidden(struct pass *p, size_t first, size_t end, enum detail what, enum showing showing)
{
	const char *value = letters_text(p->scratch, &p->t, first, end);
	const char *left = showing == SHOWING_PART ? shape_of(p->scratch, p->m->p, what, value) : HIDDEN;
	bool is_dotted = what == DETAIL_NAME && *left && left[strlen(left) - 1] == '.' && p->t.fold[end] == '.';
	take(p, first, end + is_dotted, left); /* "I. P.." would have two full stops */
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

static void take_known(struct pass *p, const struct known *k)
{
	for (size_t i = 0; i < p->t.n; i++) {
		size_t end = known_match(k, &p->t, i);
		if (!is_free(p, i, end))
			continue;
		if (k->rank == RANK_INSISTED || k->rank == RANK_SHOWN)
			take(p, i, end, NULL);
		else
			take_hidden(p, start_of(p, k, i), end, k->what, k->is_piece ? SHOWING_NOTHING : k->showing);
		i = end - 1;
	}
}

static void take_forms(struct pass *p, struct mark at)
{
	enum person who = p->is_of_courier ? PERSON_COURIER : PERSON_OTHER;
	struct form f;
	for (size_t i = 0; i < p->t.n; i++) {
		if (!form_find(&p->t, i, &f) || !is_free(p, f.first, f.end))
			continue;
		enum showing showing = p->m->p->of[who][f.what];
		if (showing != SHOWING_FULL) {
			const struct text value = {letters_text(p->m->a, &p->t, f.first, f.end), at};
			take_hidden(p, f.first, f.end, f.what, showing);
			known_add_found(p->m, f.what, showing, &value);
		}
		i = f.end - 1;
	}
}

/* ---- replacing ---- */

static const struct span *span_at(const struct pass *p, size_t i)
{
	for (size_t k = 0; k < p->n; k++)
		if (p->spans[k].first == i)
			return &p->spans[k];
	return NULL;
}

static const char *replace(struct pass *p)
{
	struct buf b = {0};
	for (size_t i = 0; i < p->t.n;) {
		const struct span *span = p->t.taken[i] ? span_at(p, i) : NULL;
		size_t end = span ? span->end : i + 1;
		if (span)
			buf_add_string(&b, span->instead);
		else
			buf_add(&b, p->t.s + p->t.at[i], p->t.at[end] - p->t.at[i]);
		i = end;
	}
	const char *s = arena_strndup(p->m->a, b.data ? (const char *)b.data : "", b.n);
	buf_drop(&b);
	return s;
}

/* `s` itself where there is nothing to hide. A code is looked through for known values only. */
static const char *mask_text(struct masker *m, const char *s, bool is_code, bool is_of_courier,
                             struct mark at)
{
	struct arena *scratch = arena_new();
	struct pass p = {.m = m, .scratch = scratch, .t = letters_of(scratch, s), .is_of_courier = is_of_courier};
	take_references(&p);
	for (size_t k = 0; k < m->n_known; k++)
		take_known(&p, &m->known[k]);
	if (!is_code)
		take_forms(&p, at);
	if (p.n > 0 && !m->is_looking) {
		s = replace(&p);
		m->is_masked = true;
	}
	arena_drop(scratch);
	return s;
}

static void mask_visited(void *masker, const char *path, struct text *text, bool is_code)
{
	bool is_of_courier = strncmp(path, "logistics.events", 16) == 0;
	text->s = mask_text(masker, text->s, is_code, is_of_courier, text->at);
}

static void mask_texts(struct masker *m, struct casefile *c)
{
	casefile_each_text(c, mask_visited, m);
	for (size_t i = 0; i < c->n_files; i++) {
		struct file *f = &c->files[i];
		f->path = mask_text(m, f->path, false, false, f->at);
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

struct disclosed *privacy_disclose(struct arena *a, const struct casefile *c, const struct recipient *p)
{
	struct disclosed *d = ARENA_NEW(a, struct disclosed);
	struct masker *m = &d->masker;
	*m = (struct masker){.a = a, .p = p};
	copy_cases(m, c);
	people_collect(m);
	people_mask_fields(m);
	/* Twice, since a number that only its form gives away stands elsewhere, too, and before. */
	for (int pass = 0; pass < 2; pass++) {
		m->is_looking = pass == 0;
		for (size_t i = 0; i < m->n_cases; i++)
			mask_texts(m, m->cases[i]);
		known_sort(m);
	}
	secrets_drop_shown(m);
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

bool disclosed_is_masked(const struct disclosed *d)
{
	return d->masker.is_masked;
}

const struct secret *disclosed_secrets(const struct disclosed *d, size_t *n)
{
	*n = d->masker.n_secrets;
	return d->masker.secrets;
}

bool disclosed_betrays(const struct disclosed *d, const char *name)
{
	struct masker look = d->masker; /* what is found here is not noted */
	return mask_text(&look, name, false, false, (struct mark){0}) != name;
}
