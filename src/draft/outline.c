/* outline.c - the statement of a playbook as a beginning: slots that files tell are filled, those that the
 * case will tell stay, so that nothing is typed twice; references to pieces of evidence are made to what was
 * found, those to nothing taken out with their brackets. */
#include <string.h>

#include "draft/draft_int.h"
#include "templates/slots.h"

/* ---- ids of what shows a piece ---- */

struct ids {
	const char **v;
	size_t n;
};

static void add_id(struct arena *a, struct ids *ids, const char *id)
{
	for (size_t i = 0; i < ids->n; i++)
		if (strcmp(ids->v[i], id) == 0)
			return;
	*ARENA_PUSH(a, ids->v, ids->n) = id;
}

static void add_ids_of(const struct draft *k, struct ids *ids, const char *piece)
{
	const struct piece *p = pieces_find(k->pieces, piece);
	const char *kind;
	if (p && k->in->order && sort_place(p, &kind) == PLACE_ORDER) /* an export tells of it, too */
		add_id(k->a, ids, "order");
	for (size_t i = 0; p && i < k->n_entries; i++)
		if (sort_shows(k, &k->entries[i], p))
			add_id(k->a, ids, k->entries[i].id);
}

static void add_references(const struct draft *k, struct buf *out, const struct ids *ids)
{
	for (size_t i = 0; i < ids->n; i++)
		buf_printf(out, "%s[[%s]]", i ? draft_word(k, WORD_PHRASE_SEPARATOR) : "", ids->v[i]);
}

/* ---- where references stand ---- */

static const struct bracket {
	const char *open, *close;
} brackets[] = {{"(", ")"}, {"\xEF\xBC\x88", "\xEF\xBC\x89"}};

/* The brackets around a reference, on its line. false: there are none. */
static bool find_bracket(const char *text, size_t from, const struct reference *r, size_t *start, size_t *end)
{
	for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
		const struct bracket *b = &brackets[i];
		size_t at = r->start;
		while (at > from && text[at] != '\n' && strncmp(text + at, b->open, strlen(b->open)) != 0 &&
		       strncmp(text + at, b->close, strlen(b->close)) != 0)
			at--;
		const char *close = strstr(text + r->end, b->close);
		if (strncmp(text + at, b->open, strlen(b->open)) != 0 || !close ||
		    memchr(text + r->end, '\n', (size_t)(close - text) - r->end))
			continue;
		*start = at;
		*end = (size_t)(close - text) + strlen(b->close);
		return true;
	}
	return false;
}

/* Between two references of one enumeration there is a comma or an "and", no more. */
static bool is_joint(const char *text, size_t n)
{
	enum { JOINT_MOST = 8 }; /* bytes */
	return n <= JOINT_MOST && !memchr(text, '\n', n) && !memchr(text, ';', n);
}

/* References one after another, from the first in r on; r becomes the last. */
static struct ids gather(const struct draft *k, const char *text, struct reference *r, size_t end)
{
	struct ids ids = {0};
	struct reference next;
	add_ids_of(k, &ids, r->id);
	while (casefile_next_reference(k->a, text, r->end, &next) && next.end <= end &&
	       (end < SIZE_MAX || is_joint(text + r->end, next.start - r->end))) {
		*r = next;
		add_ids_of(k, &ids, r->id);
	}
	return ids;
}

static void drop_space(struct buf *out)
{
	while (out->n > 0 && out->data[out->n - 1] == ' ')
		out->n--;
}

/* Writes the references at r with what belongs to them; returns where the text goes on. */
static size_t add_cited(const struct draft *k, struct buf *out, const char *text, size_t from,
                        struct reference *r)
{
	size_t start = r->start, end = SIZE_MAX, first = r->start;
	bool has_bracket = find_bracket(text, from, r, &start, &end);
	struct ids ids = gather(k, text, r, end);
	buf_add(out, text + from, start - from);
	if (has_bracket && ids.n == 0) {
		drop_space(out);
		return end;
	}
	buf_add(out, text + start, first - start);
	if (ids.n > 0)
		add_references(k, out, &ids);
	else
		buf_add_string(out, draft_word(k, WORD_PHRASE_BLANK));
	return r->end;
}

static const char *cite(const struct draft *k, const char *text)
{
	struct buf out = {0};
	struct reference r;
	size_t at = 0;
	while (casefile_next_reference(k->a, text, at, &r))
		at = add_cited(k, &out, text, at, &r);
	buf_add_string(&out, text + at);
	const char *cited = arena_strndup(k->a, (const char *)out.data, out.n);
	buf_drop(&out);
	return cited;
}

/* ---- slots ---- */

/* The little that files tell: which documents there are. */
static struct casefile known_case(const struct draft *k)
{
	struct casefile c = {0};
	struct ids titles = {0};
	for (size_t i = 0; i < k->n_entries; i++)
		if (k->entries[i].place == PLACE_CERTIFICATE && k->entries[i].piece)
			add_id(k->a, &titles, draft_pick(k, k->entries[i].piece->name));
	c.n_certificates = titles.n;
	c.certificates = ARENA_ARRAY(k->a, struct certificate, titles.n);
	for (size_t i = 0; i < titles.n; i++)
		c.certificates[i].title.s = titles.v[i];
	return c;
}

const char *outline_make(const struct draft *k, const char *pattern)
{
	const struct casefile c = known_case(k);
	const struct slots s = {
		.arena = k->a,
		.casefile = &c,
		.words = k->words,
		.platform = draft_pick(k, k->platform->name),
		.keeps_open = true,
	};
	return cite(k, slots_fill(&s, pattern, draft_word(k, WORD_PHRASE_BLANK_FOR)).text);
}
