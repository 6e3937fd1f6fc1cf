/* grey.c - a page without its colours, for forms that take none: in its contents each colour becomes the grey
 * that is as light. That is done where it can be done truly: plain colours of the device or of a profile.
 * With pictures in colour, shadings, inks that have names and the like the page has to be drawn instead. */
#include "enclosure/enclosure_int.h"

#include <string.h>

enum { OPERANDS_MOST = 4 };

struct operand {
	size_t at; /* where it begins in what was written */
	double value;
};

struct greyer {
	struct copier *copier;
	qpdf_oh resources;
	struct buf out;
	struct operand operands[OPERANDS_MOST]; /* the last numbers since the last operator */
	int n; /* numbers since then */
	size_t name, n_name; /* the last name since then, with its slash; n_name 0: none */
};

/* ---- spaces ---- */

/* 1, 3 or 4 components of greys, lights or inks; 0: of another kind. */
static int components_of(const char *name)
{
	static const struct {
		const char *name;
		int n;
	} known[] = {{"/DeviceGray", 1}, {"/G", 1}, {"/CalGray", 1}, {"/DeviceRGB", 3}, {"/CalRGB", 3},
		{"/DeviceCMYK", 4}};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(name, known[i].name) == 0)
			return known[i].n;
	return 0;
}

int profile_components(qpdf_data q, qpdf_oh profile)
{
	long long n = 0;
	if (qpdf_oh_is_stream(q, profile)) {
		qpdf_oh dictionary = qpdf_oh_get_dict(q, profile), number = qpdf_oh_get_key(q, dictionary, "/N");
		n = qpdf_oh_is_integer(q, number) ? qpdf_oh_get_int_value(q, number) : 0;
		qpdf_oh_release(q, number);
		qpdf_oh_release(q, dictionary);
	}
	return n == 1 || n == 3 || n == 4 ? (int)n : 0;
}

int space_components(qpdf_data q, qpdf_oh space)
{
	if (!qpdf_oh_is_array(q, space))
		return qpdf_oh_is_name(q, space) ? components_of(qpdf_oh_get_name(q, space)) : 0;
	qpdf_oh kind = qpdf_oh_get_array_item(q, space, 0), of = qpdf_oh_get_array_item(q, space, 1);
	const char *name = qpdf_oh_is_name(q, kind) ? qpdf_oh_get_name(q, kind) : "";
	int n = strcmp(name, "/ICCBased") == 0 ? profile_components(q, of) : components_of(name);
	qpdf_oh_release(q, of);
	qpdf_oh_release(q, kind);
	return n;
}

/* Of a palette: the space of its entries; else the space. To be released. */
static qpdf_oh space_of_entries(qpdf_data q, qpdf_oh space)
{
	qpdf_oh kind = qpdf_oh_is_array(q, space) ? qpdf_oh_get_array_item(q, space, 0) : qpdf_oh_new_null(q);
	bool is_palette = qpdf_oh_is_name(q, kind) && strcmp(qpdf_oh_get_name(q, kind), "/Indexed") == 0;
	qpdf_oh_release(q, kind);
	return is_palette ? qpdf_oh_get_array_item(q, space, 1) : qpdf_oh_new_object(q, space);
}

/* Are all colours of a picture greys? */
static bool is_grey_space(qpdf_data q, qpdf_oh space)
{
	qpdf_oh of_entries = space_of_entries(q, space);
	bool is_grey = space_components(q, of_entries) == 1;
	qpdf_oh_release(q, of_entries);
	return is_grey;
}

/* ---- values ---- */

static double within(double v)
{
	return v < 0 ? 0 : v > 1 ? 1 : v;
}

static double grey_of_lights(const struct operand *v)
{
	return .299 * within(v[0].value) + .587 * within(v[1].value) + .114 * within(v[2].value);
}

static double grey_of_inks(const struct operand *v)
{
	return 1 - within(.299 * within(v[0].value) + .587 * within(v[1].value) + .114 * within(v[2].value)
	                  + within(v[3].value));
}

static bool is_coloured(const struct operand *v, int n)
{
	return n > 1 && (v[0].value != v[1].value || v[1].value != v[2].value);
}

/* ---- operators ---- */

static void forget_operands(struct greyer *g)
{
	g->n = 0;
	g->n_name = 0;
}

/* The last n numbers give way to one. */
static void put_grey(struct greyer *g, int n)
{
	int n_kept = g->n < OPERANDS_MOST ? g->n : OPERANDS_MOST;
	if (n_kept < n || (n != 1 && n != 3 && n != 4)) {
		g->copier->has_colours = true;
		return;
	}
	const struct operand *first = &g->operands[n_kept - n];
	g->copier->to->is_greyed |= is_coloured(first, n);
	double grey = n == 3 ? grey_of_lights(first) : n == 4 ? grey_of_inks(first) : first->value;
	g->out.n = first->at;
	put_number(&g->out, grey);
	buf_add_byte(&g->out, ' ');
}

static void set_colour(struct greyer *g, int n, const char *operator)
{
	put_grey(g, n);
	buf_add_string(&g->out, operator);
}

/* Of the space that the resources have under that name. */
static int count_components_of(const struct greyer *g, const char *name)
{
	qpdf_data q = g->copier->qpdf;
	int n = components_of(name);
	qpdf_oh spaces = qpdf_oh_get_key_if_dict(q, g->resources, "/ColorSpace");
	if (n == 0 && qpdf_oh_is_dictionary(q, spaces) && qpdf_oh_has_key(q, spaces, name)) {
		qpdf_oh space = qpdf_oh_get_key(q, spaces, name);
		n = space_components(q, space);
		qpdf_oh_release(q, space);
	}
	qpdf_oh_release(q, spaces);
	return n;
}

/* A space that is no pattern becomes that of greys: its values are then one number each. */
static void set_space(struct greyer *g, const char *operator)
{
	char name[128] = "";
	if (g->n_name < sizeof name)
		memcpy(name, g->out.data + g->name, g->n_name); /* n_name 0: an empty name */
	if (strcmp(name, "/Pattern") != 0) {
		g->copier->has_colours |= count_components_of(g, name) == 0;
		g->out.n = g->n_name > 0 ? g->name : g->out.n;
		buf_add_string(&g->out, "/DeviceGray ");
	}
	buf_add_string(&g->out, operator);
}

/* A colour, or a pattern; one that takes a colour is drawn. */
static void set_in_space(struct greyer *g, const char *operator)
{
	if (g->n_name > 0)
		g->copier->has_colours |= g->n > 0;
	else
		put_grey(g, g->n);
	buf_add_string(&g->out, operator);
}

static void run_operator(struct greyer *g, const struct token *t)
{
	static const char *const in_space[] = {"sc", "scn", "SC", "SCN"};
	size_t i = 0;
	while (i < 4 && !token_is(t, in_space[i]))
		i++;
	if (i < 4)
		set_in_space(g, in_space[i]);
	else if (token_is(t, "rg") || token_is(t, "RG"))
		set_colour(g, 3, *t->at == 'r' ? "g" : "G");
	else if (token_is(t, "k") || token_is(t, "K"))
		set_colour(g, 4, *t->at == 'k' ? "g" : "G");
	else if (token_is(t, "cs") || token_is(t, "CS"))
		set_space(g, *t->at == 'c' ? "cs" : "CS");
	else
		buf_add(&g->out, t->at, t->n);
	g->copier->has_colours |= token_is(t, "BI"); /* its data cannot be told from operators for sure */
	forget_operands(g);
}

/* ---- tokens ---- */

static void add_operand(struct greyer *g, double value)
{
	if (g->n >= OPERANDS_MOST)
		memmove(g->operands, g->operands + 1, (OPERANDS_MOST - 1) * sizeof *g->operands);
	int at = g->n < OPERANDS_MOST ? g->n : OPERANDS_MOST - 1;
	g->operands[at] = (struct operand){g->out.n, value};
	g->n++;
}

static void take_token(struct greyer *g, const struct token *t)
{
	g->copier->has_colours |= t->is_glued; /* what a reader makes of it is not known */
	if (t->kind == TOKEN_WORD) {
		run_operator(g, t);
		return;
	}
	if (t->kind == TOKEN_NUMBER)
		add_operand(g, t->value);
	if (t->kind == TOKEN_NAME) {
		g->name = g->out.n;
		g->n_name = t->n;
	}
	buf_add(&g->out, t->at, t->n);
}

void grey_content(struct copier *c, struct buf *content, qpdf_oh resources)
{
	struct greyer g = {.copier = c, .resources = resources};
	struct lexer lexer = {content->data, content->data + content->n};
	struct token token;
	if (!c->is_grey)
		return;
	while (token_next(&lexer, &token))
		take_token(&g, &token);
	buf_drop(content);
	*content = g.out;
}

/* ---- objects ---- */

bool grey_entry(struct copier *c, struct buf *out, const char *key, qpdf_oh value)
{
	if (!c->is_grey)
		return false;
	if (strcmp(key, "ColorSpace") == 0)
		c->has_colours |= !is_grey_space(c->qpdf, value);
	if (strcmp(key, "BC") == 0) /* the ground of a mask, in the space of its group */
		c->has_colours |= qpdf_oh_get_array_n_items(c->qpdf, value) != 1;
	if (strcmp(key, "CS") != 0)
		return false;
	buf_add_string(out, "/CS/DeviceGray"); /* in which a group is composed */
	return true;
}

void grey_look(struct copier *c, qpdf_oh dictionary, bool is_content)
{
	if (!c->is_grey)
		return;
	qpdf_data q = c->qpdf;
	bool is_picture = qpdf_oh_is_dictionary_of_type(q, dictionary, "", "/Image");
	bool has_space = qpdf_oh_has_key(q, dictionary, "/ColorSpace")
		|| qpdf_oh_has_key(q, dictionary, "/ImageMask");
	bool is_hidden_content = !is_content && qpdf_oh_has_key(q, dictionary, "/PatternType")
		&& !qpdf_oh_has_key(q, dictionary, "/Shading");
	c->has_colours |= (is_picture && !has_space) || is_hidden_content
		|| qpdf_oh_is_dictionary_of_type(q, dictionary, "", "/Type3");
}
