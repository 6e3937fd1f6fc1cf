/* check_refs.c - [[references]] and proof: does what they name exist? */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "casefile/casefile_int.h"

/* ---- reading a reference ---- */

/* "chat:3" to "chat" and 3; any other text is an id as a whole. */
static const char *parse_target(struct arena *a, const char *text, size_t n, long *line)
{
	char *id, *colon;
	size_t digits;

	while (n > 0 && *text == ' ') {
		text++;
		n--;
	}
	while (n > 0 && text[n - 1] == ' ')
		n--;
	id = arena_strndup(a, text, n);
	*line = 0;
	colon = strrchr(id, ':');
	if (!colon)
		return id;
	digits = strspn(colon + 1, "0123456789");
	if (digits == 0 || digits > 9 || colon[1 + digits] != '\0' || colon[1] == '0')
		return id;
	*line = strtol(colon + 1, NULL, 10);
	*colon = '\0';
	return id;
}

bool casefile_next_reference(struct arena *a, const char *text, size_t from, struct reference *r)
{
	const char *open = strstr(text + from, "[["), *end;
	size_t n;

	for (; open; open = strstr(open + 1, "[[")) {
		n = strcspn(open + 2, "[]\n");
		end = open + 2 + n;
		if (n > strspn(open + 2, " ") && end[0] == ']' && end[1] == ']')
			break;
	}
	if (!open)
		return false;
	r->start = (size_t)(open - text);
	r->end = (size_t)(end + 2 - text);
	r->id = parse_target(a, open + 2, n, &r->line);
	return true;
}

/* ---- ids ---- */

void check_ids(const struct casefile *c, struct diag *d)
{
	for (size_t i = 1; i < c->n_names; i++) {
		const struct exhibit_name *first = &c->names[i - 1], *again = &c->names[i];
		if (strcmp(first->id, again->id) != 0)
			continue;
		diag_error(d, again->at, "duplicate-id", "the id \"%s\" is taken: line %d has it too",
		           again->id, first->at.line);
		diag_advise(d, "give each an id of its own: id: %s-2", again->id);
	}
}

/* ---- references to nothing ---- */

struct check {
	struct arena *a;
	const struct casefile *c;
	struct diag *d;
	const char **ids; /* what references can use, each once */
	size_t n_ids;
	size_t n_reported;
};

#define REPORTS_MOST 100

static const struct exhibit_name *find_name(const struct casefile *c, const char *id)
{
	for (size_t i = 0; i < c->n_names; i++)
		if (strcmp(c->names[i].id, id) == 0)
			return &c->names[i];
	return NULL;
}

/* Is the id itself what stands between [[ and ]] after it was read? */
static bool is_usable(struct arena *a, const char *id)
{
	long line;
	return *id && !strpbrk(id, "[]\n") && strcmp(parse_target(a, id, strlen(id), &line), id) == 0;
}

static void collect_ids(struct check *check)
{
	const struct casefile *c = check->c;

	check->ids = ARENA_ARRAY(check->a, const char *, c->n_names + 1);
	for (size_t i = 0; i < c->n_names; i++) {
		const char *id = c->names[i].id;
		bool is_again = i > 0 && strcmp(c->names[i - 1].id, id) == 0;
		if (!is_again && is_usable(check->a, id))
			check->ids[check->n_ids++] = id;
	}
}

static const char *list_of_ids(const struct check *check)
{
	const char *list = check->ids[0];

	for (size_t i = 1; i < check->n_ids && i < 12; i++)
		list = arena_printf(check->a, "%s, %s", list, check->ids[i]);
	return check->n_ids > 12 ? arena_printf(check->a, "%s, ...", list) : list;
}

/* "chat:1-3" and "chat:0" name the chat, but no line of it. */
static const struct exhibit_name *find_before_lines(const struct check *check, const char *id)
{
	const char *colon = strrchr(id, ':');
	const char *lines = colon ? colon + 1 + strspn(colon + 1, " ") : "";
	const struct exhibit_name *name;

	if (*lines < '0' || *lines > '9')
		return NULL;
	name = find_name(check->c, arena_strndup(check->a, id, (size_t)(colon - id)));
	return name && name->n_lines > 0 ? name : NULL;
}

static void advise_id(struct check *check, const char *id)
{
	const char *near = diag_nearest(id, check->ids, check->n_ids);
	const struct exhibit_name *lines = find_before_lines(check, id);
	const char *plain = suggest_plain(check->a, id), *plain_id;
	long line;

	if (plain && (plain_id = parse_target(check->a, plain, strlen(plain), &line)) &&
	    casefile_has_exhibit(check->c, plain_id, line))
		diag_advise(check->d, "did you mean \"%s\"?", plain);
	else if (lines)
		diag_advise(check->d, "lines are named one by one, %s:1 to %s:%zu", lines->id, lines->id,
		            lines->n_lines);
	else if (near)
		diag_advise(check->d, "did you mean \"%s\"?", near);
	else if (strcmp(id, "order") == 0 || strcmp(id, "logistics") == 0)
		diag_advise(check->d, "the case has no \"%s:\" yet", id);
	else if (check->n_ids > 0)
		diag_advise(check->d, "the ids are: %s", list_of_ids(check));
	else
		diag_advise(check->d, "give an exhibit, certificate or chat this id");
}

/* It may be what an export was to tell that could not be read. */
static bool is_of_import(const struct casefile *c, const char *id)
{
	return c->lacks_imports &&
	       (strcmp(id, "order") == 0 || strcmp(id, "logistics") == 0 || strncmp(id, "chat", 4) == 0);
}

static void report_dangling(struct check *check, struct mark at, const char *id, long line)
{
	const struct exhibit_name *name = line > 0 ? find_name(check->c, id) : NULL;
	const char *shown = tree_quote(check->a, id);

	if (is_of_import(check->c, id) || check->n_reported++ >= REPORTS_MOST)
		return;
	if (name && name->n_lines > 0) {
		diag_error(check->d, at, "reference", "\"%s\" has no line %ld", shown, line);
		diag_advise(check->d, "its last line is %zu", name->n_lines);
	} else if (name) {
		diag_error(check->d, at, "reference", "\"%s\" has no lines to refer to", shown);
		diag_advise(check->d,
		            "type the messages that matter below messages:, or refer to it as a whole: %s",
		            shown);
	} else {
		diag_error(check->d, at, "reference", "nothing in the case has the id \"%s\"", shown);
		advise_id(check, id);
	}
}

/* ---- brackets that are no reference ---- */

/* What is known of what stands between them, or NULL. */
static const char *known_inside(struct check *check, const char *inside)
{
	const char *plain = suggest_plain(check->a, inside);
	long line;

	plain = plain ? plain : inside;
	const char *id = parse_target(check->a, plain, strlen(plain), &line);
	return casefile_has_exhibit(check->c, id, line) ? plain : NULL;
}

static bool is_like_id(const char *s)
{
	return s[strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-:")] == '\0';
}

static void check_lookalike(struct check *check, const struct text *t, const struct lookalike *l)
{
	const char *known = known_inside(check, l->inside), *shown;

	if (!known && !(l->doubled && is_like_id(l->inside)))
		return;
	check->n_reported++;
	shown = tree_quote(check->a, arena_strndup(check->a, t->s + l->start, l->end - l->start));
	diag_warning(check->d, mark_find_part(t->at, t->s, l->start, l->end), "reference",
	             "\"%s\" is no reference: it is printed as it stands", shown);
	if (known)
		diag_advise(check->d, "did you mean [[%s]]?", known);
	else if (*l->inside)
		advise_id(check, l->inside);
	else
		diag_advise(check->d, "write the id of an exhibit between [[ and ]], or take them out");
}

static void check_brackets(struct check *check, const struct text *t)
{
	struct lookalike l = { 0 };

	while (check->n_reported < REPORTS_MOST && brackets_next(check->a, t->s, l.end, &l))
		check_lookalike(check, t, &l);
}

static void check_text(struct check *check, const struct text *t)
{
	struct reference r = { 0 };

	if (!t->s)
		return;
	while (check->n_reported < REPORTS_MOST && casefile_next_reference(check->a, t->s, r.end, &r)) {
		if (casefile_has_exhibit(check->c, r.id, r.line))
			continue;
		report_dangling(check, mark_find_part(t->at, t->s, r.start, r.end), r.id, r.line);
	}
	check_brackets(check, t);
}

/* A key without references, where it looks as if somebody thought that it takes them. */
static void check_plain(struct check *check, const struct field *f, const struct text *t)
{
	struct reference r = { 0 };

	while (t->s && check->n_reported < REPORTS_MOST && casefile_next_reference(check->a, t->s, r.end, &r)) {
		bool is_known = casefile_has_exhibit(check->c, r.id, r.line);
		struct mark at = mark_find_part(t->at, t->s, r.start, r.end);
		const char *shown = tree_quote(check->a, arena_strndup(check->a, t->s + r.start, r.end - r.start));
		if (!is_known && !is_like_id(r.id))
			continue;
		check->n_reported++;
		if (is_known)
			diag_error(check->d, at, "reference",
			           "\"%s\" takes no references: \"%s\" would be printed as it stands", f->key,
			           shown);
		else
			diag_warning(check->d, at, "reference",
			             "\"%s\" is no reference: it is printed as it stands", shown);
		diag_advise(check->d, "take the brackets out, and refer to it in the statement or in a caption");
	}
}

static void check_proof(struct check *check, const struct texts *proof)
{
	for (size_t i = 0; i < proof->n; i++) {
		const struct text *t = &proof->v[i];
		long line;
		const char *id = parse_target(check->a, t->s, strlen(t->s), &line);
		if (!casefile_has_exhibit(check->c, id, line))
			report_dangling(check, t->at, id, line);
	}
}

static void check_field(void *context, const char *path, const struct field *f, const void *struct_at)
{
	const void *at = (const char *)struct_at + f->offset;
	bool is_plain = f->type == FIELD_TEXT && !(f->flags & (FIELD_CHOICE | FIELD_QUOTED));

	(void)path;
	if (f->type == FIELD_PROOF)
		check_proof(context, at);
	else if (f->flags & FIELD_REFERS)
		check_text(context, at);
	else if (is_plain)
		check_plain(context, f, at);
}

void check_references(struct arena *a, const struct casefile *c, struct diag *d)
{
	struct check check = { .a = a, .c = c, .d = d };

	collect_ids(&check);
	fields_visit(c, check_field, &check);
}

/* ---- all references ---- */

struct reference_walk {
	struct arena *a;
	casefile_reference_visitor *visit;
	void *context;
};

static void visit_references(void *context, const char *path, const struct field *f, const void *struct_at)
{
	const struct reference_walk *walk = context;
	const void *at = (const char *)struct_at + f->offset;
	const struct texts *proof = at;
	const char *text = f->flags & FIELD_REFERS ? ((const struct text *)at)->s : NULL;
	struct reference r = { 0 };

	(void)path;
	for (size_t i = 0; f->type == FIELD_PROOF && i < proof->n; i++) {
		const char *s = proof->v[i].s;
		r.id = parse_target(walk->a, s, strlen(s), &r.line);
		walk->visit(walk->context, r.id, r.line);
	}
	while (text && casefile_next_reference(walk->a, text, r.end, &r))
		walk->visit(walk->context, r.id, r.line);
}

void casefile_each_reference(struct arena *a, const struct casefile *c, casefile_reference_visitor *visit,
                             void *context)
{
	struct reference_walk walk = { a, visit, context };

	fields_visit(c, visit_references, &walk);
}
