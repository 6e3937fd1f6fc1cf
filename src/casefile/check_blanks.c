/* check_blanks.c - places that `dossier init` or the seller left to be filled in: "____", also full-width. */
#include <string.h>

#include "base/buf.h"
#include "casefile/casefile_int.h"

#define FULL_WIDTH "\xEF\xBC\xBF" /* U+FF3F */

/* The character that a blank in the text is made of, or 0. */
static unsigned find_blank(const char *text)
{
	return strstr(text, FULL_WIDTH FULL_WIDTH) ? 0xFF3F : strstr(text, "___") ? '_' : 0;
}

bool casefile_is_blank(const char *s)
{
	size_t n = strspn(s, "_"), wide = 0;

	while (strncmp(s + wide, FULL_WIDTH, strlen(FULL_WIDTH)) == 0)
		wide += strlen(FULL_WIDTH);
	return (n >= 3 && s[n] == '\0') || (wide >= 2 * strlen(FULL_WIDTH) && s[wide] == '\0');
}

bool read_is_blank(const struct node *value)
{
	return value->kind == NODE_SCALAR && casefile_is_blank(value->text);
}

bool casefile_has_blank(const char *s)
{
	return find_blank(s) != 0;
}

static void look(void *context, const char *path, const struct field *f, const void *struct_at)
{
	const struct text *t = (const void *)((const char *)struct_at + f->offset);

	if ((f->type != FIELD_TEXT && f->type != FIELD_CODE) || !t->s || !find_blank(t->s))
		return;
	diag_warning(context, mark_find_char(t->at, find_blank(t->s)), "unfilled",
	             "%s is still to be filled in", path);
	diag_advise(context, "write what belongs there, or take the line out; as it is it would be printed");
}

void check_blanks(const struct casefile *c, struct diag *d)
{

	fields_visit(c, look, d);
}
