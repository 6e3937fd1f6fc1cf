/* walk.c - go through a case by the field table: for the dump, the list of keys, the references. */
#include <string.h>

#include "base/buf.h"
#include "casefile/casefile_int.h"

#define KEY_BYTES 64 /* the longest path of keys and more */

/* The NUL behind it is not counted. */
static void path_add(struct buf *path, const char *s, size_t n)
{
	char *to = (char *)buf_extend(path, n + 1);
	memcpy(to, s, n);
	to[n] = '\0';
	path->n--;
}

/* "[12]" */
static void path_add_number(struct buf *path, size_t n)
{
	char text[24], *end = text + sizeof text, *s = end;
	*--s = ']';
	do
		*--s = (char)('0' + n % 10);
	while (n /= 10);
	*--s = '[';
	path_add(path, s, (size_t)(end - s));
}

static void visit_table(const struct table *t, const void *struct_at, struct buf *path, field_visitor *visit,
                        void *context);

static void visit_array(const struct table *t, const void *items, size_t n, struct buf *path,
                        field_visitor *visit, void *context)
{
	size_t start = path->n;

	for (size_t i = 0; i < n; i++) {
		path_add_number(path, i + 1);
		visit_table(t, (const char *)items + i * t->bytes, path, visit, context);
		path->n = start;
	}
}

static void visit_field(const struct field *f, const char *at, struct buf *path, field_visitor *visit,
                        void *context)
{
	const void *items;
	size_t n;

	switch (f->type) {
	case FIELD_MAP:
		visit_table(f->table, at + f->offset, path, visit, context);
		break;
	case FIELD_MAPS:
		memcpy(&items, at + f->offset, sizeof items);
		memcpy(&n, at + f->second, sizeof n);
		visit_array(f->table, items, n, path, visit, context);
		break;
	case FIELD_SHOTS:
		if (f->flags & FIELD_SHARED)
			break; /* shares its place with the list */
		const struct shots *shots = (const void *)(at + f->offset);
		visit_array(&shot_table, shots->v, shots->n, path, visit, context);
		break;
	default:
		visit(context, (const char *)path->data, f, at);
	}
}

static void visit_table(const struct table *t, const void *struct_at, struct buf *path, field_visitor *visit,
                        void *context)
{
	size_t start = path->n;

	for (size_t i = 0; i < t->n; i++) {
		const char *key = t->fields[i].key;
		if (t->fields[i].type == FIELD_ELSEWHERE)
			continue;
		if (start > 0)
			path_add(path, ".", 1);
		path_add(path, key, strlen(key));
		visit_field(&t->fields[i], struct_at, path, visit, context);
		path->n = start;
	}
}

void fields_visit(const struct casefile *c, field_visitor *visit, void *context)
{
	struct buf path = { 0 };

	visit_table(&case_table, c, &path, visit, context);
	buf_drop(&path);
}

/* ---- shows ---- */

struct shows_walk {
	casefile_shows_visitor *visit;
	void *context;
};

static void visit_shows(void *context, const char *path, const struct field *f, const void *struct_at)
{
	const struct shows_walk *walk = context;
	const struct texts *shows = (const void *)((const char *)struct_at + f->offset);
	bool is_shows = f->type == FIELD_NAMES && strcmp(f->key, "shows") == 0; /* "deliver" is another list */

	(void)path;
	for (size_t i = 0; is_shows && i < shows->n; i++)
		walk->visit(walk->context, &shows->v[i]);
}

void casefile_each_shows(const struct casefile *c, casefile_shows_visitor *visit, void *context)
{
	struct shows_walk walk = { visit, context };

	fields_visit(c, visit_shows, &walk);
}

/* ---- pictures ---- */

static void each_of(const struct shots *shots, casefile_shot_visitor *visit, void *context)
{
	for (size_t i = 0; i < shots->n; i++)
		visit(context, &shots->v[i]);
}

void casefile_each_shot(const struct casefile *c, casefile_shot_visitor *visit, void *context)
{
	each_of(&c->order.screenshots, visit, context);
	each_of(&c->logistics.screenshots, visit, context);
	each_of(&c->logistics.photos, visit, context);
	for (size_t i = 0; i < c->n_chats; i++)
		each_of(&c->chats[i].screenshots, visit, context);
	for (size_t i = 0; i < c->n_certificates; i++)
		each_of(&c->certificates[i].pages, visit, context);
	for (size_t i = 0; i < c->n_exhibits; i++)
		each_of(&c->exhibits[i].files, visit, context);
}

/* ---- dates ---- */

struct date_walk {
	casefile_date_visitor *visit;
	void *context;
};

static void visit_date(void *context, const char *path, const struct field *f, const void *struct_at)
{
	const struct date_walk *walk = context;
	const struct when *w = (const void *)((const char *)struct_at + f->offset);

	if (f->type == FIELD_DATE && w->date.precision != DATE_UNSET)
		walk->visit(walk->context, path, w);
}

void casefile_each_date(const struct casefile *c, casefile_date_visitor *visit, void *context)
{
	struct date_walk walk = { visit, context };

	fields_visit(c, visit_date, &walk);
}

/* ---- dump ---- */

static void dump_line(struct buf *out, struct mark at, const char *path, const char *text)
{
	if (at.source && at.line > 0) {
		mark_print(out, &at);
		buf_add_string(out, ": ");
	}
	buf_printf(out, "%s = ", path);
	for (const char *p = text; *p; p++) {
		if (*p == '\n')
			buf_add_string(out, "\\n");
		else
			buf_add_byte(out, *p);
	}
	buf_add_byte(out, '\n');
}

static void dump_when(struct buf *out, const char *path, const struct when *w)
{
	char text[64];

	if (date_print(text, sizeof text, &w->date, true) > 0)
		dump_line(out, w->at, path, text);
}

static void dump_validity(struct buf *out, const char *path, const struct when *from, const struct when *to)
{
	char side[KEY_BYTES + 32];

	snprintf(side, sizeof side, "%s.from", path);
	dump_when(out, side, from);
	snprintf(side, sizeof side, "%s.to", path);
	dump_when(out, side, to);
}

static void dump_amount(struct buf *out, const char *path, const struct amount *amount)
{
	char text[48];

	if (!amount->given)
		return;
	money_format(text, sizeof text, amount->value, MONEY_DECIMALS, "", ".");
	dump_line(out, amount->at, path, text);
}

static void dump_proof(struct buf *out, const char *path, const struct texts *proof)
{
	for (size_t i = 0; i < proof->n; i++)
		dump_line(out, proof->v[i].at, path, proof->v[i].s);
}

static void dump_numbers(struct buf *out, const char *path, const struct numbers *n)
{
	struct buf list = { 0 };

	for (int i = 0; i < n->n; i++)
		buf_printf(&list, "%s%lld.%06lld", i ? ", " : "", (long long)(n->v[i] / 1000000),
		           (long long)(n->v[i] % 1000000));
	buf_add_byte(&list, '\0');
	if (n->n > 0)
		dump_line(out, n->at, path, (const char *)list.data);
	buf_drop(&list);
}

static void dump_parts(struct buf *out, const char *path, const struct parts *parts)
{
	for (size_t i = 0; i < parts->n; i++)
		buf_printf(out, "%s = file %zu\n", path, parts->v[i] + 1);
}

static void dump_node(struct buf *out, const char *path, const struct node *const *map)
{
	if (*map)
		buf_printf(out, "%s = a map\n", path);
}

static void dump_text(struct buf *out, const char *path, const struct text *t)
{
	if (t->s)
		dump_line(out, t->at, path, t->s);
}

/* One case a kind. */
static void dump_field(void *context, const char *path, const struct field *f, const void *struct_at)
{
	const char *at = (const char *)struct_at + f->offset;
	struct buf *out = context;

	switch (f->type) {
	case FIELD_DATE: dump_when(out, path, (const void *)at); break;
	case FIELD_VALIDITY:
		dump_validity(out, path, (const void *)at, (const void *)((const char *)struct_at + f->second));
		break;
	case FIELD_MONEY: dump_amount(out, path, (const void *)at); break;
	case FIELD_COUNT: buf_printf(out, "%s = %ld\n", path, *(const long *)(const void *)at); break;
	case FIELD_FLAG:
		if (*(const bool *)(const void *)at)
			buf_printf(out, "%s = true\n", path);
		break;
	case FIELD_SENDER:
		buf_printf(out, "%s = %s\n", path, f->words[*(const enum sender *)(const void *)at]);
		break;
	case FIELD_FILE: buf_printf(out, "%s = file %zu\n", path, *(const size_t *)(const void *)at + 1); break;
	case FIELD_NUMBERS: dump_numbers(out, path, (const void *)at); break;
	case FIELD_PARTS: dump_parts(out, path, (const void *)at); break;
	case FIELD_NODE: dump_node(out, path, (const void *)at); break;
	case FIELD_PROOF:
	case FIELD_NAMES: dump_proof(out, path, (const void *)at); break;
	default: dump_text(out, path, (const void *)at);
	}
}

static void dump_file(struct buf *out, const struct casefile *c, size_t i)
{
	const struct file *f = &c->files[i];

	mark_print(out, &f->at);
	buf_printf(out, ": file %zu = %s, ", i + 1, f->path);
	if (f->page)
		buf_printf(out, "page %zu of file %zu\n", f->page, f->original + 1);
	else if (f->edits)
		buf_printf(out, "a view of file %zu\n", f->original + 1);
	else
		buf_printf(out, "at %s\n", f->place);
}

void casefile_dump(struct buf *out, const struct casefile *c)
{

	fields_visit(c, dump_field, out);
	for (size_t i = 0; i < c->n_files; i++)
		dump_file(out, c, i);
	if (c->has_timezone)
		buf_printf(out, "offset from UTC = %+d minutes\n", c->timezone_minutes);
	for (size_t i = 0; i < c->n_inputs; i++)
		buf_printf(out, "input = %s\n", c->inputs[i]);
}
