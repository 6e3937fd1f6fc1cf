/* places.c - how large is each picture on its page? The contents are followed, forms within them too, by the
 * operators that move and scale: what they come to is no more than an estimate of how fine a picture has to
 * be, so that nothing that is odd in them can do harm. */
#include "enclosure/enclosure_int.h"

#include <math.h>
#include <string.h>

enum { FORMS_DEEP = 12, SAVED_MOST = 64, NAME_SIZE = 200, FORM_LEAST = 4096, FARTHEST_MPT = 100000000 };

struct search { /* of a page */
	struct copier *copier;
	size_t page, first; /* of the pictures, the page's first one */
	double unit;
	size_t left; /* [bytes] that may still be looked at */
};

struct state { /* of one content */
	struct search *search;
	qpdf_oh resources;
	struct matrix now, saved[SAVED_MOST];
	size_t n_saved; /* beyond SAVED_MOST they are counted only */
	double numbers[6]; /* the last ones */
	size_t n_numbers;
	struct token name; /* the last one; n 0: none */
	int depth;
};

static void search_content(struct search *s, const struct buf *content, qpdf_oh resources, struct matrix m,
                           int depth);

/* ---- what is painted ---- */

static void note_picture(struct search *s, qpdf_oh stream, struct matrix m)
{
	struct copier *c = s->copier;
	struct enclosed *to = c->to;
	double width = matrix_width(m) * s->unit * 1000;
	len print = width > 1 && width < FARTHEST_MPT ? (len)llround(width) : 1;
	size_t object = copy_refer(c, stream, SCOPE_OBJECT);
	for (size_t i = s->first; i < to->n_pictures; i++) {
		if (to->pictures[i].object != object)
			continue;
		if (print > to->pictures[i].print)
			to->pictures[i].print = print;
		return;
	}
	struct enclosed_picture picture = {s->page, object, print};
	if (to->n_pictures < PICTURES_MOST)
		*ARENA_PUSH(c->arena, to->pictures, to->n_pictures) = picture;
}

static void enter_form(struct state *st, qpdf_oh stream, qpdf_oh form)
{
	struct search *s = st->search;
	qpdf_data q = s->copier->qpdf;
	struct buf content = {0};
	qpdf_oh resources, matrix = qpdf_oh_get_key(q, form, "/Matrix");
	bool has_own = is_taken(q, form, "/Resources", &resources);
	stream_decode(s->copier, &content, stream);
	search_content(s, &content, has_own ? resources : s->copier->resources,
	               matrix_join(matrix_read(q, matrix), st->now), st->depth + 1);
	buf_drop(&content);
	qpdf_oh_release(q, matrix);
	if (has_own)
		qpdf_oh_release(q, resources);
}

static void paint_object(struct state *st)
{
	qpdf_data q = st->search->copier->qpdf;
	char name[NAME_SIZE] = "/";
	if (st->name.n < 2)
		return;
	names_decode(name + 1, sizeof name - 1, st->name.at + 1, st->name.n - 1);
	qpdf_oh all = qpdf_oh_get_key_if_dict(q, st->resources, "/XObject");
	qpdf_oh stream = qpdf_oh_get_key_if_dict(q, all, name);
	if (!qpdf_oh_is_stream(q, stream)) {
		damage_note(st->search->copier, DAMAGE_PICTURE); /* it is not there */
	} else {
		qpdf_oh dictionary = qpdf_oh_get_dict(q, stream);
		if (qpdf_oh_is_dictionary_of_type(q, dictionary, "", "/Image"))
			note_picture(st->search, stream, st->now);
		else if (qpdf_oh_is_dictionary_of_type(q, dictionary, "", "/Form"))
			enter_form(st, stream, dictionary);
		qpdf_oh_release(q, dictionary);
	}
	qpdf_oh_release(q, stream);
	qpdf_oh_release(q, all);
}

/* ---- operators ---- */

static void save(struct state *st)
{
	if (st->n_saved < SAVED_MOST)
		st->saved[st->n_saved] = st->now;
	st->n_saved++;
}

static void restore(struct state *st)
{
	if (st->n_saved > 0 && --st->n_saved < SAVED_MOST)
		st->now = st->saved[st->n_saved];
}

static void transform(struct state *st)
{
	const double *v = st->numbers;
	if (st->n_numbers == 6)
		st->now = matrix_join((struct matrix){v[0], v[1], v[2], v[3], v[4], v[5]}, st->now);
}

static void run_operator(struct state *st, struct lexer *l, const struct token *t)
{
	if (token_is(t, "q"))
		save(st);
	else if (token_is(t, "Q"))
		restore(st);
	else if (token_is(t, "cm"))
		transform(st);
	else if (token_is(t, "Do"))
		paint_object(st);
	else if (token_is(t, "ID"))
		lexer_skip_data(l);
	st->n_numbers = 0;
	st->name.n = 0;
}

static void add_number(struct state *st, double number)
{
	if (st->n_numbers == 6)
		memmove(st->numbers, st->numbers + 1, 5 * sizeof *st->numbers);
	st->n_numbers -= st->n_numbers == 6;
	st->numbers[st->n_numbers++] = number;
}

static void search_content(struct search *s, const struct buf *content, qpdf_oh resources, struct matrix m,
                           int depth)
{
	struct state st = {.search = s, .resources = resources, .now = m, .depth = depth};
	struct lexer lexer = {content->data, content->data + content->n};
	struct token token;
	size_t cost = content->n + FORM_LEAST;
	if (depth > FORMS_DEEP || cost > s->left)
		return;
	s->left -= cost;
	while (!s->copier->has_failed && token_next(&lexer, &token)) {
		if (token.kind == TOKEN_NUMBER)
			add_number(&st, token.value);
		else if (token.kind == TOKEN_NAME)
			st.name = token;
		else if (token.kind == TOKEN_WORD)
			run_operator(&st, &lexer, &token);
	}
}

void places_find(struct copier *c, size_t page, const struct enclosure_page *p, const struct buf *content)
{
	static const struct matrix none = {1, 0, 0, 1, 0, 0};
	struct search s = {.copier = c, .page = page, .first = c->to->n_pictures, .unit = p->unit,
		.left = SCAN_MOST};
	search_content(&s, content, p->resources, none, 0);
}
