/* form.c - what is made against what the form takes. A limit that somebody vouches for is an error, one that
 * is only reported a warning: the advice says where it was seen. What can be made to fit is: see sheet.h. */
#include <ctype.h>
#include <string.h>

#include "base/fs.h"
#include "base/message.h"
#include "check/check_int.h"

/* The limit, if it is told at the level of the rule that looks. */
static const struct limit *limit_for(const struct check *k, enum limit_id id)
{
	const struct limit *l = &k->limits->v[id];
	bool is_sure = l->sure == SURE_OF_CASE || l->sure == SURE_CONFIRMED;
	return l->given && is_sure == (k->rule->level == LEVEL_ERROR) ? l : NULL;
}

static struct mark place_of(const struct check *k, const struct limit *l)
{
	return l->sure == SURE_OF_CASE ? l->at : k->c->platform.at;
}

/* ---- the statement ---- */

static struct mark place_of_text(const struct check *k)
{
	return k->c->statement.s ? k->c->statement.at : k->c->request.at;
}

static void compare_count(struct check *k, const struct check_count *c, enum limit_id id)
{
	const struct limit *l = &k->limits->v[id];
	size_t most = (size_t)l->value;
	if (!l->given || c->n <= most)
		return;
	check_say(k, place_of_text(k), "the statement takes %zu %s and the form takes %zu: %zu too many", c->n,
	          c->unit, most, c->n - most);
	check_advise(k, "say less; nothing is cut by itself (%s)", limits_say_source(k->a, l));
}

/* What is still to be filled in is no text to be handed in: an error would keep a draft from being seen. */
void check_long_text(struct check *k)
{
	const char *text = k->c->statement.s ? k->c->statement.s : k->c->request.s;
	bool is_draft = text && casefile_has_blank(text);
	if (is_draft == (k->rule->level == LEVEL_ERROR))
		return;
	compare_count(k, &k->form->characters, LIMIT_TEXT_CHARACTERS);
	compare_count(k, &k->form->bytes, LIMIT_TEXT_BYTES);
}

/* Of a case without a statement no text is made. */
void check_short_text(struct check *k)
{
	const struct limit *least = &k->limits->v[LIMIT_TEXT_CHARACTERS_LEAST];
	size_t n = k->form->characters.n;
	if (!least->given || n == 0 || n >= (size_t)least->value)
		return;
	check_say(k, place_of_text(k),
	          n == 1 ? N_("the statement has %zu character and the form wants at least %lld")
	                 : N_("the statement has %zu characters and the form wants at least %lld"),
	          n, (long long)least->value);
	check_advise(k, "write a statement: what happened, and what proves it (%s)",
	             limits_say_source(k->a, least));
}

/* ---- the PDF ---- */

void check_pages(struct check *k)
{
	const struct limit *l = limit_for(k, LIMIT_PAGES);
	if (!l || k->form->n_pages <= (uint64_t)l->value)
		return;
	check_say(k, place_of(k, l), "the PDF has %zu pages and the form takes %lld", k->form->n_pages,
	          (long long)l->value);
	check_advise(k, "leave out what does not decide the case (%s)\n%s", limits_say_source(k->a, l),
	             k->form->ranks ? k->form->ranks : "");
}

static void say_bytes(struct check *k, const struct limit *l, uint64_t bytes)
{
	if (!l || bytes <= (uint64_t)l->value)
		return;
	check_say(k, place_of(k, l), "the PDF has %llu bytes and the form takes %s", (unsigned long long)bytes,
	          l->written);
	check_advise(k, "show fewer pictures, or parts of them (%s)", limits_say_source(k->a, l));
}

void check_pdf_bytes(struct check *k)
{
	say_bytes(k, limit_for(k, LIMIT_PDF_BYTES), k->form->pdf_bytes);
}

/* Where the form takes images, these are handed in and the PDF stays at home. */
void check_total_bytes(struct check *k)
{
	if (k->form->n_images == 0 || !k->limits->v[LIMIT_IMAGES].given)
		say_bytes(k, limit_for(k, LIMIT_TOTAL_BYTES), k->form->all_bytes);
}

void check_volumes(struct check *k)
{
	const struct limit *l = limit_for(k, LIMIT_FILES);
	if (!l || k->form->n_volumes <= (uint64_t)l->value)
		return;
	check_say(k, place_of(k, l), "the PDF comes in %zu volumes and the form takes %lld files",
	          k->form->n_volumes, (long long)l->value);
	check_advise(k, "leave out what does not decide the case (%s)\n%s", limits_say_source(k->a, l),
	             k->form->ranks ? k->form->ranks : "");
}

/* ---- names ---- */

/* Letters and digits before the ending; n: all of it. */
static size_t count_plain(const char *name, size_t *n)
{
	const char *dot = strrchr(name, '.');
	size_t n_plain = 0;
	*n = dot ? (size_t)(dot - name) : strlen(name);
	while (n_plain < *n && isalnum((unsigned char)name[n_plain]))
		n_plain++;
	return n_plain;
}

void check_pdf_name(struct check *k)
{
	const struct limit *l = limit_for(k, LIMIT_FILE_NAME);
	if (!l || !k->form->pdf_path)
		return;
	const char *name = fs_name_of(k->form->pdf_path);
	size_t n, n_plain = count_plain(name, &n);
	if (n_plain < n)
		check_say(k, place_of(k, l), "the name %s has other characters than letters and digits", name);
	else if (n > (uint64_t)l->value)
		check_say(k, place_of(k, l), "the name %s has %zu characters and the form takes %lld", name, n,
		          (long long)l->value);
	else
		return;
	check_advise(k, "choose another with -o (%s)", limits_say_source(k->a, l));
}

/* Numbered behind a hyphen: a hint, since no other name can be had. */
void check_image_names(struct check *k)
{
	const struct limit *l = &k->limits->v[LIMIT_FILE_NAME];
	if (!l->given || (k->form->n_images == 0 && k->form->n_volumes == 0))
		return;
	check_say(k, place_of(k, l), "the form takes names of letters and digits, up to %lld",
	          (long long)l->value);
	check_advise(k, "rename the files before they are handed in (%s)", limits_say_source(k->a, l));
}
