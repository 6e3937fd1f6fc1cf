/* grey.c - a page without its colours, for forms that take none: in its contents each colour becomes the grey
 * that is as light. That is done where it can be done truly: plain colours of the device or of a profile.
 * With pictures in colour, shadings, inks that have names and the like the page has to be drawn instead. */
#include "enclosure/enclosure_int.h"

#include <string.h>

enum { OPERANDS_MOST = 4, DIGITS_MOST = 18 };

struct operand {
	size_t at; /* where it begins in what was written */
	double value;
};

struct greyer {
	struct copier *copier;
	qpdf_oh resources;
	const uint8_t *at, *end;
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

static int components_of_profile(qpdf_data q, qpdf_oh profile)
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

static int count_components(qpdf_data q, qpdf_oh space)
{
	if (!qpdf_oh_is_array(q, space))
		return qpdf_oh_is_name(q, space) ? components_of(qpdf_oh_get_name(q, space)) : 0;
	qpdf_oh kind = qpdf_oh_get_array_item(q, space, 0), of = qpdf_oh_get_array_item(q, space, 1);
	const char *name = qpdf_oh_is_name(q, kind) ? qpdf_oh_get_name(q, kind) : "";
	int n = strcmp(name, "/ICCBased") == 0 ? components_of_profile(q, of) : components_of(name);
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
	bool is_grey = count_components(q, of_entries) == 1;
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

/* No locale has a say in it. */
static double number_of(const uint8_t *s, size_t n)
{
	double value = 0, unit = 1;
	bool is_fraction = false;
	for (size_t i = 0; i < n && i < DIGITS_MOST; i++) {
		is_fraction |= s[i] == '.';
		if (s[i] < '0' || s[i] > '9')
			continue;
		unit = is_fraction ? unit / 10 : unit;
		value = is_fraction ? value + (s[i] - '0') * unit : value * 10 + (s[i] - '0');
	}
	return n > 0 && s[0] == '-' ? -value : value;
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
		n = count_components(q, space);
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

static bool is_word(const uint8_t *s, size_t n, const char *word)
{
	return n == strlen(word) && memcmp(s, word, n) == 0;
}

static void run_operator(struct greyer *g, const uint8_t *s, size_t n)
{
	static const char *const in_space[] = {"sc", "scn", "SC", "SCN"};
	size_t i = 0;
	while (i < 4 && !is_word(s, n, in_space[i]))
		i++;
	if (i < 4)
		set_in_space(g, in_space[i]);
	else if (is_word(s, n, "rg") || is_word(s, n, "RG"))
		set_colour(g, 3, *s == 'r' ? "g" : "G");
	else if (is_word(s, n, "k") || is_word(s, n, "K"))
		set_colour(g, 4, *s == 'k' ? "g" : "G");
	else if (is_word(s, n, "cs") || is_word(s, n, "CS"))
		set_space(g, *s == 'c' ? "cs" : "CS");
	else
		buf_add(&g->out, s, n);
	g->copier->has_colours |= is_word(s, n, "BI"); /* its data cannot be told from operators for sure */
	forget_operands(g);
}

/* ---- tokens ---- */

static bool is_regular(int c)
{
	return c > ' ' && !strchr("()<>[]{}/%", c);
}

static size_t count_regular(const struct greyer *g, size_t from)
{
	size_t n = from;
	while (n < (size_t)(g->end - g->at) && is_regular(g->at[n]))
		n++;
	return n;
}

static void add_operand(struct greyer *g, double value)
{
	if (g->n >= OPERANDS_MOST)
		memmove(g->operands, g->operands + 1, (OPERANDS_MOST - 1) * sizeof *g->operands);
	int at = g->n < OPERANDS_MOST ? g->n : OPERANDS_MOST - 1;
	g->operands[at] = (struct operand){g->out.n, value};
	g->n++;
}

static void take_word(struct greyer *g)
{
	static const char numerals[] = "0123456789+-.";
	size_t n = count_regular(g, 0), digits = 0;
	while (digits < n && memchr(numerals, g->at[digits], sizeof numerals - 1))
		digits++;
	if (digits == n) {
		add_operand(g, number_of(g->at, n));
		buf_add(&g->out, g->at, n);
	} else {
		g->copier->has_colours |= digits > 0; /* what a reader makes of it is not known */
		run_operator(g, g->at, n);
	}
	g->at += n;
}

static void take_name(struct greyer *g)
{
	size_t n = count_regular(g, 1);
	g->name = g->out.n;
	g->n_name = n;
	buf_add(&g->out, g->at, n);
	g->at += n;
}

static void take_string(struct greyer *g)
{
	const uint8_t *start = g->at;
	long depth = 0;
	do {
		bool is_escaped = *g->at == '\\' && g->end - g->at > 1;
		depth += (*g->at == '(') - (*g->at == ')');
		g->at += is_escaped ? 2 : 1;
	} while (g->at < g->end && depth > 0);
	buf_add(&g->out, start, (size_t)(g->at - start));
}

/* Or the start of a dictionary, which goes on with other tokens. */
static void take_hex(struct greyer *g)
{
	size_t rest = (size_t)(g->end - g->at);
	const uint8_t *close = memchr(g->at, '>', rest);
	size_t n = close ? (size_t)(close - g->at) + 1 : rest;
	if (rest > 1 && g->at[1] == '<')
		n = 2;
	buf_add(&g->out, g->at, n);
	g->at += n;
}

static void skip_comment(struct greyer *g)
{
	while (g->at < g->end && *g->at != '\n' && *g->at != '\r')
		g->at++;
}

static void take_token(struct greyer *g)
{
	int c = *g->at;
	if (c == '(')
		take_string(g);
	else if (c == '/')
		take_name(g);
	else if (c == '%')
		skip_comment(g);
	else if (c == '<')
		take_hex(g);
	else if (is_regular(c))
		take_word(g);
	else
		buf_add_byte(&g->out, *g->at++);
}

void grey_content(struct copier *c, struct buf *content, qpdf_oh resources)
{
	if (!c->is_grey)
		return;
	struct greyer g = {.copier = c, .resources = resources, .at = content->data,
		.end = content->data + content->n};
	while (g.at < g.end)
		take_token(&g);
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
