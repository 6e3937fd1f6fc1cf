/* depfile.c - names escaped as both make and ninja take them; and which cannot be. */
#include "base/depfile.h"

#include <string.h>

/* make ends a rule at ; and takes | for a word of its own; to ninja the others part two names. */
static const char parting[] = "*;<>^`|\x7F";
/* A backslash before these is halved by one of the two and kept by the other. */
static const char escaped[] = "#:$%[?";

static bool is_lone(const char *backslash)
{
	const char *next = backslash + strspn(backslash, "\\");
	return *next == '\0' || strchr(escaped, *next);
}

/* ninja takes a colon at the end for that of a rule, make a bracket there for the end of an archive's member,
 * a blank for nothing, and a first word with = in it for a variable. */
bool depfile_can_name(const char *path, bool is_output)
{
	size_t n = strlen(path);
	if (n == 0 || strchr(":) ", path[n - 1]) || (is_output && strchr(path, '=')))
		return false;
	for (const char *p = path; *p; p++)
		if ((unsigned char)*p < ' ' || strchr(parting, *p) || (*p == '\\' && is_lone(p)))
			return false;
	return true;
}

/* Before a space backslashes are doubled. In a target % is a pattern. */
static void add_name(struct buf *b, const char *name, bool is_target)
{
	for (const char *p = name; *p; p++) {
		size_t n = strspn(p, "\\");
		for (size_t i = 0; i < (p[n] == ' ' ? 2 * n : n); i++)
			buf_add_byte(b, '\\');
		p += n;
		if (*p == '$')
			buf_add_byte(b, '$');
		else if (strchr(" #:", *p) || (is_target && *p == '%'))
			buf_add_byte(b, '\\');
		buf_add_byte(b, (uint8_t)*p);
	}
}

static void add_inputs(struct buf *b, const char *const *inputs, size_t n, bool with_sign)
{
	for (size_t i = 0; i < n; i++)
		if (!strchr(inputs[i], '=') != with_sign) {
			buf_add_string(b, " \\\n ");
			add_name(b, inputs[i], false);
		}
}

/* Those with = in them stand last: the first would be read as a variable's assignment, as would a rule of
 * their own. All outputs are on the first line, so that a Makefile finds them. */
void depfile_write(struct buf *b, const char *const *outputs, size_t n_outputs, const char *const *inputs,
                   size_t n_inputs)
{
	for (size_t i = 0; i < n_outputs; i++) {
		buf_add_string(b, i ? " " : "");
		add_name(b, outputs[i], true);
	}
	buf_add_byte(b, ':');
	add_inputs(b, inputs, n_inputs, false);
	add_inputs(b, inputs, n_inputs, true);
	buf_add_byte(b, '\n');
	for (size_t i = 0; i < n_inputs; i++)
		if (!strchr(inputs[i], '=')) {
			buf_add_byte(b, '\n');
			add_name(b, inputs[i], true);
			buf_add_string(b, ":\n");
		}
}
