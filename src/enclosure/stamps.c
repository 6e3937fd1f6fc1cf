/* stamps.c - what annotations look like, drawn upon their page: stamps, signatures, fields that were filled
 * in, remarks. What they do is left behind. Some do not tell how they look, and every viewer draws them as
 * it sees fit: they are not drawn here, but enclosure_bare tells of them. */
#include "enclosure/enclosure_int.h"

#include "base/message.h"

enum { FLAG_HIDDEN = 1 << 1, FLAG_NO_VIEW = 1 << 5, PARENTS_MOST = 20 };

static bool is_subtype(qpdf_data q, qpdf_oh annotation, const char *subtype)
{
	return qpdf_oh_is_dictionary_of_type(q, annotation, "", subtype);
}

static bool is_seen(struct copier *c, qpdf_oh annotation)
{
	qpdf_data q = c->qpdf;
	qpdf_oh value;
	if (is_subtype(q, annotation, "/Link") || is_subtype(q, annotation, "/Popup"))
		return false;
	if (is_taken(q, annotation, "/F", &value)) {
		long long flags = qpdf_oh_is_integer(q, value) ? qpdf_oh_get_int_value(q, value) : 0;
		qpdf_oh_release(q, value);
		if (flags & (FLAG_HIDDEN | FLAG_NO_VIEW))
			return false;
	}
	if (!is_taken(q, annotation, "/OC", &value))
		return true;
	bool is_off = layer_is_off(c, value);
	qpdf_oh_release(q, value);
	return !is_off;
}

/* The form that shows it, in the state that it is in. */
static bool find_look(struct copier *c, qpdf_oh annotation, qpdf_oh *look)
{
	qpdf_data q = c->qpdf;
	qpdf_oh looks = qpdf_oh_get_key_if_dict(q, annotation, "/AP"), state;
	if (!qpdf_oh_is_dictionary(q, looks) || !is_taken(q, looks, "/N", look))
		return false;
	if (qpdf_oh_is_dictionary(q, *look) && is_taken(q, annotation, "/AS", &state)) {
		const char *name = qpdf_oh_is_name(q, state) ? qpdf_oh_get_name(q, state) : "/Off";
		qpdf_oh states = *look;
		*look = qpdf_oh_get_key(q, states, name);
		qpdf_oh_release(q, states);
		qpdf_oh_release(q, state);
	}
	return qpdf_oh_is_stream(q, *look);
}

/* What a field has itself or from its parents. */
static bool find_inherited(qpdf_data q, qpdf_oh field, const char *key, qpdf_oh *value)
{
	qpdf_oh parent = qpdf_oh_new_object(q, field);
	for (int i = 0; i < PARENTS_MOST && qpdf_oh_is_dictionary(q, parent); i++) {
		if (is_taken(q, parent, key, value))
			return true;
		parent = qpdf_oh_get_key(q, parent, "/Parent");
	}
	return false;
}

static bool is_filled_in(qpdf_data q, qpdf_oh field)
{
	qpdf_oh value;
	if (!find_inherited(q, field, "/V", &value))
		return false;
	bool is_empty = qpdf_oh_is_string(q, value) && *qpdf_oh_get_string_value(q, value) == '\0';
	return !is_empty && !qpdf_oh_is_name_and_equals(q, value, "/Off");
}

/* A box to tick, or the like: it has no text. */
static bool is_button(qpdf_data q, qpdf_oh field)
{
	qpdf_oh kind;
	return find_inherited(q, field, "/FT", &kind) && qpdf_oh_is_name_and_equals(q, kind, "/Btn");
}

/* The box of the form, as its own matrix turns it, is fitted into the annotation's rectangle. */
static void draw(struct copier *c, struct stamps *s, qpdf_oh annotation, qpdf_oh look, int n)
{
	qpdf_data q = c->qpdf;
	qpdf_oh form = qpdf_oh_get_dict(q, look);
	struct rect place, box;
	bool has_place = rect_read(q, qpdf_oh_get_key(q, annotation, "/Rect"), &place);
	bool has_box = rect_read(q, qpdf_oh_get_key(q, form, "/BBox"), &box);
	if (has_place && has_box)
		box = rect_map(box, matrix_read(q, qpdf_oh_get_key(q, form, "/Matrix")));
	if (!has_place || !has_box || rect_is_empty(box))
		return;
	buf_add_string(&s->content, "q ");
	put_matrix(&s->content, matrix_fit(box, place));
	buf_printf(&s->content, "cm /S%d Do Q\n", n);
	buf_printf(&s->names, "/S%d ", n);
	put_reference(&s->names, copy_refer(c, look, SCOPE_OBJECT));
}

/* Lent; *n: how many of them there are. */
static qpdf_oh list_annotations(struct copier *c, qpdf_oh page, int *n)
{
	qpdf_oh annotations = qpdf_oh_get_key(c->qpdf, page, "/Annots");
	*n = qpdf_oh_is_array(c->qpdf, annotations) ? qpdf_oh_get_array_n_items(c->qpdf, annotations) : 0;
	if (*n > STAMPS_MOST)
		copy_fail(c, N_("has pages of too many parts"));
	return annotations;
}

static bool take_seen(struct copier *c, qpdf_oh annotations, int i, qpdf_oh *annotation)
{
	*annotation = qpdf_oh_get_array_item(c->qpdf, annotations, i);
	return qpdf_oh_is_dictionary(c->qpdf, *annotation) && is_seen(c, *annotation);
}

void stamps_add(struct copier *c, struct stamps *s, qpdf_oh page)
{
	int n;
	qpdf_oh annotations = list_annotations(c, page, &n), annotation, look;
	for (int i = 0; i < n && !c->has_failed; i++)
		if (take_seen(c, annotations, i, &annotation) && find_look(c, annotation, &look))
			draw(c, s, annotation, look, i);
}

/* ---- those that do not tell how they look ---- */

static bool is_direct(qpdf_data q, qpdf_oh object)
{
	return qpdf_oh_get_object_id(q, object) == 0;
}

/* Which of them poppler draws was tried, with 22.12: of fields those that are objects of their own. Films,
 * sounds in a frame and the like are nothing until they are played. */
static unsigned bare_kind(qpdf_data q, qpdf_oh annotation)
{
	static const char *const drawn[] = {"/Text", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon",
		"/PolyLine", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Stamp", "/Ink",
		"/FileAttachment"};
	for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++)
		if (is_subtype(q, annotation, drawn[i]))
			return BARE_DRAWN;
	if (is_subtype(q, annotation, "/Widget") && is_filled_in(q, annotation))
		return is_button(q, annotation) || is_direct(q, annotation) ? BARE_UNDRAWN : BARE_DRAWN;
	return is_subtype(q, annotation, "/Caret") || is_subtype(q, annotation, "/Redact") ? BARE_UNDRAWN : 0;
}

unsigned stamps_bare(struct copier *c, qpdf_oh page)
{
	int n;
	unsigned bare = 0;
	qpdf_oh annotations = list_annotations(c, page, &n), annotation, look;
	for (int i = 0; i < n && !c->has_failed; i++)
		if (take_seen(c, annotations, i, &annotation) && !find_look(c, annotation, &look))
			bare |= bare_kind(c->qpdf, annotation);
	return bare;
}
