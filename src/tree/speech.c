/* speech.c - libyaml says "did not find expected key"; a seller is told that the text goes on
 * after its closing quotation mark. One table: what libyaml complained of, what the line looks
 * like there, what we say. */
#include <string.h>

#include "base/message.h"
#include "base/utf8.h"
#include "tree/tree_int.h"

enum { KEY_MOST = 1024 }; /* characters: libyaml's limit */

struct scene { /* where libyaml gave up */
	const char *here;       /* the character it could not take */
	const char *line;       /* start of its line */
	const char *above;      /* start of the line before that holds anything, or of its own */
	const char *since;      /* where it began to read what it did not finish */
	const char *since_line; /* start of that line */
};

struct saying {
	const char *problem; /* part of libyaml's words */
	bool (*looks)(const struct scene *s);
	bool points_back; /* the caret stands where the unfinished thing begins */
	const char *text, *advice;
};

/* ---- what the line looks like ---- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static char char_before(const struct scene *s)
{
	const char *p = s->here;

	while (p > s->line && is_blank(p[-1]))
		p--;
	return p > s->line ? p[-1] : '\0';
}

static bool begins_line(const struct scene *s)
{
	return char_before(s) == '\0';
}

static bool is_tab(const struct scene *s)
{
	return *s->here == '\t';
}

static bool is_leading_tab(const struct scene *s)
{
	return is_tab(s) && begins_line(s);
}

static bool has_tab_before(const struct scene *s)
{
	return begins_line(s) && memchr(s->line, '\t', (size_t)(s->here - s->line)) != NULL;
}

static bool follows_quote(const struct scene *s)
{
	char c = char_before(s);
	return c == '"' || c == '\'';
}

static bool follows_bracket(const struct scene *s)
{
	char c = char_before(s);
	return c == ']' || c == '}';
}

static bool follows_colon(const struct scene *s)
{
	for (const char *p = s->line; p + 1 < s->here; p++)
		if (p[0] == ':' && p[1] == ' ')
			return true;
	return false;
}

/* Does the rest of the line that `p` stands in hold `what`? */
static bool line_has(const char *p, const char *what)
{
	size_t n = strlen(what);

	for (; *p && *p != '\n'; p++)
		if (strncmp(p, what, n) == 0)
			return true;
	return false;
}

static bool has_wide_colon(const struct scene *s)
{
	return line_has(s->since, "\xEF\xBC\x9A");
}

static bool has_colon(const struct scene *s)
{
	return line_has(s->since, ":");
}

/* libyaml takes what is farther from its colon for no key. */
static bool is_long_key(const struct scene *s)
{
	bool is_in_bracket = *s->since == '{' || *s->since == '[';
	const char *key = s->since + is_in_bracket;
	size_t n = strcspn(key, is_in_bracket ? ":,{}[]\n" : ":\n");

	return key[n] == ':' && strchr(" \r\n", key[n + 1]) && utf8_count(key, n) > KEY_MOST;
}

static bool is_since_star(const struct scene *s)
{
	return *s->since == '*' || *s->since == '&';
}

static bool is_since_exclamation(const struct scene *s)
{
	return *s->since == '!';
}

static bool is_since_percent(const struct scene *s)
{
	return *s->since == '%';
}

static bool is_since_bar(const struct scene *s)
{
	return *s->since == '|' || *s->since == '>';
}

/* U+0085, U+2028 and U+2029 end a line for YAML and are seen by nobody. */
static bool has_line_separator(const struct scene *s)
{
	static const char *const separators[] = { "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9" };

	for (size_t i = 0; i < 3; i++)
		if (line_has(s->line, separators[i]) || line_has(s->since_line, separators[i]))
			return true;
	return false;
}

static bool has_wide_colon_above(const struct scene *s)
{
	return s->above < s->line && line_has(s->above, "\xEF\xBC\x9A") && !line_has(s->above, ": ");
}

/* A dash of a list, typed with a Chinese keyboard: U+FF0D, U+2013, U+2014, U+2022. */
static bool begins_with_wide_dash(const char *line)
{
	static const char *const dashes[] = { "\xEF\xBC\x8D", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA2" };

	line += strspn(line, " ");
	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
		if (strncmp(line, dashes[i], 3) == 0)
			return true;
	return false;
}

static bool has_wide_dash(const struct scene *s)
{
	return begins_with_wide_dash(s->above) || begins_with_wide_dash(s->line);
}

static bool has_wide_comma(const struct scene *s)
{
	return line_has(s->since, "\xEF\xBC\x8C");
}

/* ---- what we say ---- */

#define QUOTE_ALL N_("put the whole text in quotes, or on lines of its own below a |")
#define TAB_ADVICE N_("replace each tab by two spaces; most editors can do so when you press Tab")

static const struct saying sayings[] = {
	{ "", has_line_separator, true, N_("an invisible line separator on this line ends it for YAML"),
	  N_("type this line anew; such characters come along when text is copied from a chat") },
	{ "cannot start any token", is_leading_tab, false,
	  N_("this line is indented with a tab; YAML wants spaces"), TAB_ADVICE },
	{ "cannot start any token", is_tab, false, N_("a tab stands here; YAML wants a space"), TAB_ADVICE },
	{ "tab character", NULL, false, N_("this line is indented with a tab; YAML wants spaces"), TAB_ADVICE },
	{ "", has_tab_before, false, N_("this line is indented with a tab; YAML wants spaces"), TAB_ADVICE },
	{ "", is_since_percent, true, N_("a text cannot begin with %"), N_("put the whole text in quotes") },
	{ "cannot start any token", NULL, false, N_("a text cannot begin with this character"),
	  N_("put the whole text in quotes") },
	{ "expected ", is_long_key, true, N_("a key has at most 1024 characters"),
	  N_("keys are words such as statement; a long text stands behind one, or below it after a |") },
	{ "expected ':'", has_wide_colon, true, N_("the colon on this line is a full-width one"),
	  N_("write a plain : and a space after it") },
	{ "expected ':'", has_colon, true, N_("there is no space after the colon"), N_("write: key: value") },
	{ "expected ':'", NULL, true, N_("this line is no \"key: value\""),
	  N_("if it goes on with the text above, indent it deeper than the key of that text") },
	{ "mapping values are not allowed", has_wide_dash, false,
	  N_("an entry of a list begins with a long dash here or on the line above"),
	  N_("write a plain - and a space after it") },
	{ "mapping values are not allowed", has_wide_colon_above, false,
	  N_("the colon on the line above is a full-width one"), N_("write a plain : and a space after it") },
	{ "mapping values are not allowed", follows_colon, false,
	  N_("a second colon with a space after it stands on this line"), QUOTE_ALL },
	{ "mapping values are not allowed", NULL, false,
	  N_("this line is indented deeper than the one above, which is already complete"),
	  N_("begin it in the same column as the other keys of its group") },
	{ "block sequence entries", NULL, false, N_("a list cannot begin on this line"),
	  N_("put each \"- \" on a line of its own below the key; if it is text, put it in quotes") },
	{ "mapping keys are not allowed", NULL, false, N_("a text cannot begin with ? and a space"),
	  N_("put the whole text in quotes") },
	{ "", is_since_star, true, N_("a text cannot begin with * or &"), N_("put the whole text in quotes") },
	{ "", is_since_exclamation, true, N_("a text cannot begin with !"), N_("put the whole text in quotes") },
	{ "unexpected end of stream", NULL, true, N_("this quotation mark is never closed"),
	  N_("close it, or put a text that holds such marks below a |") },
	{ "unexpected document indicator", NULL, true, N_("this quotation mark is never closed"),
	  N_("close it, or put a text that holds such marks below a |") },
	{ "escape character", NULL, false,
	  N_("a backslash between double quotes begins an escape, and this is none"),
	  N_("write \\\\ for a backslash, or use single quotes") },
	{ "hexdecimal", NULL, false, N_("the digits of this escape are missing"),
	  N_("write \\\\ for a backslash, or use single quotes") },
	{ "escape code", NULL, false, N_("this escape is no character"), N_("write the character itself") },
	{ "", is_since_bar, true, N_("a text cannot begin with | or >"),
	  N_("put the whole text in quotes; after | for a long text the line must end") },
	{ "expected ',' or", has_wide_comma, true,
	  N_("this bracket is not closed, or a comma in it is a full-width one"),
	  N_("write a plain , between the keys; a text that has a comma in it must stand in quotes") },
	{ "expected ',' or", NULL, true, N_("this bracket is not closed, or a comma is missing in it"),
	  N_("if the bracket is part of a text, put the whole text in quotes") },
	{ "", follows_quote, false, N_("the text goes on after its closing quotation mark"),
	  N_("put the whole text in single quotes, or on lines of its own below a |") },
	{ "", follows_bracket, false, N_("the text goes on after its closing bracket"), QUOTE_ALL },
	{ "expected '-' indicator", begins_line, false,
	  N_("this line stands among the entries of a list and is none"),
	  N_("begin it with \"- \", or give it the column that the keys of its group have") },
	{ "expected key", begins_line, false, N_("the indentation of this line does not fit the lines above"),
	  N_("begin it in the same column as the other keys of its group") },
	{ "<document start>", begins_line, false, N_("the indentation of this line does not fit the lines above"),
	  N_("begin it in the same column as the other keys of its group") },
	{ "node content", NULL, false, N_("a value is missing before this character"),
	  N_("if it is part of a text, put the whole text in quotes") },
};

static const struct saying *find_saying(const char *problem, const struct scene *s)
{
	for (size_t i = 0; i < sizeof sayings / sizeof *sayings; i++)
		if (strstr(problem, sayings[i].problem) && (!sayings[i].looks || sayings[i].looks(s)))
			return &sayings[i];
	return NULL;
}

static const char *line_start(const char *text, size_t offset)
{
	while (offset > 0 && text[offset - 1] != '\n')
		offset--;
	return text + offset;
}

static const char *line_above(const char *text, const char *line)
{
	const char *above = line;

	do {
		if (above == text)
			return line;
		above = line_start(text, (size_t)(above - text) - 1);
	} while (above[strspn(above, " \t\r")] == '\n');
	return above;
}

void speech_syntax(struct diag *d, const char *problem, struct mark at, struct mark since)
{
	const char *text = at.source->text;
	struct scene s = {
		.here = text + at.offset, .line = line_start(text, at.offset),
		.since = text + since.offset, .since_line = line_start(text, since.offset),
	};
	s.above = line_above(text, s.line);
	const struct saying *say = find_saying(problem, &s);

	if (!say) {
		diag_error(d, at, "syntax", "this is no YAML: %s", problem);
		diag_advise(d, "a text with : # [ ] { } quotes or other signs in it is best put in quotes");
		return;
	}
	diag_error(d, say->points_back ? since : at, "syntax", "%s", _(say->text));
	diag_advise(d, "%s", _(say->advice));
}

void speech_json(struct diag *d, struct mark at)
{
	diag_error(d, at, "syntax", "this JSON breaks off or is damaged here");
	diag_advise(d, "it may have been cut, or edited by hand: download it anew");
}
