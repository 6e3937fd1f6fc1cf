/* operators.c - the operators that draw, and the operands that each takes. What stands before those a viewer
 * passes over; and an operator that has such as it does not take. At one that has too few poppler stops,
 * others do not. */
#include "enclosure/enclosure_int.h"

#include <stdlib.h>
#include <string.h>

struct operator {
	const char *name, *takes; /* kinds; or "*" and a kind: as many as there are */
};

static int compare(const void *word, const void *entry)
{
	return strcmp(word, ((const struct operator *)entry)->name);
}

static const struct operator *find(const struct token *t)
{
	static const struct operator known[] = {
		{"\"", "nns"}, {"'", "s"}, {"B", ""}, {"B*", ""}, {"BDC", "/p"}, {"BI", ""},
		{"BMC", "/"}, {"BT", ""}, {"CS", "/"}, {"DP", "/p"}, {"Do", "/"}, {"EI", ""},
		{"EMC", ""}, {"ET", ""}, {"F", ""}, {"G", "n"}, {"ID", ""}, {"J", "n"},
		{"K", "nnnn"}, {"M", "n"}, {"MP", "/"}, {"Q", ""}, {"RG", "nnn"}, {"S", ""},
		{"SC", "*n"}, {"SCN", "*c"}, {"T*", ""}, {"TD", "nn"}, {"TJ", "a"}, {"TL", "n"},
		{"Tc", "n"}, {"Td", "nn"}, {"Tf", "/n"}, {"Tj", "s"}, {"Tm", "nnnnnn"}, {"Tr", "n"},
		{"Ts", "n"}, {"Tw", "n"}, {"Tz", "n"}, {"W", ""}, {"W*", ""}, {"b", ""}, {"b*", ""},
		{"c", "nnnnnn"}, {"cm", "nnnnnn"}, {"cs", "/"}, {"d", "an"}, {"d0", "nn"},
		{"d1", "nnnnnn"}, {"f", ""}, {"f*", ""}, {"g", "n"}, {"gs", "/"}, {"h", ""},
		{"i", "n"}, {"j", "n"}, {"k", "nnnn"}, {"l", "nn"}, {"m", "nn"}, {"n", ""},
		{"q", ""}, {"re", "nnnn"}, {"rg", "nnn"}, {"ri", "/"}, {"s", ""}, {"sc", "*n"},
		{"scn", "*c"}, {"sh", "/"}, {"v", "nnnn"}, {"w", "n"}, {"y", "nnnn"}};
	char word[4] = "";
	if (t->n >= sizeof word)
		return NULL;
	memcpy(word, t->at, t->n);
	return bsearch(word, known, sizeof known / sizeof *known, sizeof *known, compare);
}

static bool is_number(char kind)
{
	return kind == OPERAND_NUMBER || kind == OPERAND_NUMBER_GLUED;
}

static bool fits(char wanted, char kind)
{
	switch (wanted) {
	case 'n': return is_number(kind);
	case 'c': return is_number(kind) || kind == OPERAND_NAME;
	case 'p': return kind == OPERAND_DICTIONARY || kind == OPERAND_NAME;
	default: return kind == wanted;
	}
}

/* Viewers differ in how many numbers 1-2 is, so that those before it have to stay. */
static int keep_glued(const char *kinds, int first, int n)
{
	bool is_glued = false;
	for (int i = first > 0 ? first - 1 : 0; first < n && i < n; i++)
		is_glued |= kinds[i] == OPERAND_NUMBER_GLUED;
	while (is_glued && first > 0 && is_number(kinds[first - 1]))
		first--;
	return first;
}

int operator_takes(const struct token *t, const char *kinds, int n)
{
	const struct operator *o = find(t);
	if (!o)
		return -1;
	bool takes_all = *o->takes == '*';
	int n_taken = takes_all ? n : (int)strlen(o->takes);
	if (n < n_taken)
		return n;
	for (int i = 0; i < n_taken; i++)
		if (!fits(takes_all ? o->takes[1] : o->takes[i], kinds[n - n_taken + i]))
			return -1;
	return keep_glued(kinds, n - n_taken, n);
}
