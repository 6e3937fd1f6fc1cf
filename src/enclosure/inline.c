/* inline.c - pictures that stand in a content itself: keys with values between BI and ID, then the data. */
#include "enclosure/enclosure_int.h"

#include <string.h>

enum { SIDE_MOST = 100000 }; /* [px], and bits: far above what there is */

enum { KEY_OTHER, KEY_WIDTH, KEY_HEIGHT, KEY_BITS, KEY_SPACE, KEY_MASK, KEY_FILTER, KEY_SETTINGS,
       KEY_UNKNOWN };

static int find_key(const struct token *t)
{
	static const struct {
		const char *name;
		int key;
	} known[] = {{"BPC", KEY_BITS}, {"BitsPerComponent", KEY_BITS}, {"CS", KEY_SPACE},
		{"ColorSpace", KEY_SPACE}, {"D", KEY_OTHER}, {"DP", KEY_SETTINGS}, {"Decode", KEY_OTHER},
		{"DecodeParms", KEY_SETTINGS}, {"F", KEY_FILTER}, {"Filter", KEY_FILTER}, {"H", KEY_HEIGHT},
		{"Height", KEY_HEIGHT}, {"I", KEY_OTHER}, {"IM", KEY_MASK}, {"ImageMask", KEY_MASK},
		{"Intent", KEY_OTHER}, {"Interpolate", KEY_OTHER}, {"W", KEY_WIDTH}, {"Width", KEY_WIDTH}};
	char name[20];
	names_decode(name, sizeof name, t->at + 1, t->n - 1);
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(name, known[i].name) == 0)
			return known[i].key;
	return KEY_UNKNOWN;
}

/* 0: none that is known without the page's resources. */
static long components_of(const struct token *t)
{
	static const struct {
		const char *name;
		int n;
	} known[] = {{"G", 1}, {"DeviceGray", 1}, {"RGB", 3}, {"DeviceRGB", 3}, {"CMYK", 4}, {"DeviceCMYK", 4}};
	char name[20] = "";
	if (t->kind == TOKEN_NAME)
		names_decode(name, sizeof name, t->at + 1, t->n - 1);
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(name, known[i].name) == 0)
			return known[i].n;
	return 0;
}

static long whole_of(const struct token *t)
{
	bool is_whole = t->kind == TOKEN_NUMBER && !memchr(t->at, '.', t->n) && !t->is_glued;
	return is_whole && t->value >= 1 && t->value <= SIDE_MOST ? (long)t->value : 0;
}

/* Only what is said once, and plainly, counts. */
static void set(struct inline_picture *p, long *value, long to)
{
	p->is_odd |= *value != 0 || to == 0;
	*value = to;
}

static bool is_name(const struct token *t, const char *wanted)
{
	char name[20] = "";
	if (t->kind == TOKEN_NAME)
		names_decode(name, sizeof name, t->at + 1, t->n - 1);
	return strcmp(name, wanted) == 0;
}

static void note_coding(struct inline_picture *p, const struct token *t)
{
	char name[20] = "/";
	if (t->kind == TOKEN_NAME)
		names_decode(name + 1, sizeof name - 1, t->at + 1, t->n - 1);
	p->is_unsure |= p->is_packed || t->kind != TOKEN_NAME;
	p->is_packed = true;
	p->coding = coding_of(name);
}

/* Else what follows in an array is undone later. */
static void note_within(struct inline_picture *p, const struct token *t)
{
	p->is_unsure |= p->key == KEY_SETTINGS && is_name(t, "EarlyChange");
	if (p->key == KEY_FILTER && !p->is_packed)
		note_coding(p, t);
}

static void note_filter(struct inline_picture *p, const struct token *t)
{
	p->is_odd |= t->kind == TOKEN_NAME || token_opens(t); /* else it is passed over */
	p->is_unsure |= token_opens(t) && (p->is_packed || *t->at != '[');
	if (t->kind == TOKEN_NAME)
		note_coding(p, t);
}

static void note(struct inline_picture *p, const struct token *t)
{
	switch (p->key) {
	case KEY_WIDTH: set(p, &p->width, whole_of(t)); break;
	case KEY_HEIGHT: set(p, &p->height, whole_of(t)); break;
	case KEY_BITS: set(p, &p->bits, whole_of(t)); break;
	case KEY_SPACE: set(p, &p->components, components_of(t)); break;
	case KEY_MASK: set(p, &p->mask, token_is(t, "true") ? 1 : token_is(t, "false") ? 2 : 0); break;
	case KEY_FILTER: note_filter(p, t); break;
	default: break;
	}
}

size_t inline_size(const struct inline_picture *p, const uint8_t *data, size_t n, uint64_t *most)
{
	if (p->is_packed)
		return p->is_unsure ? 0 : coding_length(p->coding, data, n, most);
	bool is_mask = p->mask == 1;
	long bits = is_mask ? 1 : p->bits * p->components;
	size_t row = ((size_t)p->width * (size_t)bits + 7) / 8;
	return p->is_odd ? 0 : row * (size_t)p->height;
}

/* Of strings only a palette says something. */
static enum entry weigh_value(const struct inline_picture *p, const struct token *t, bool is_within)
{
	bool is_palette = is_within && p->key == KEY_SPACE;
	if (p->key == KEY_UNKNOWN)
		return ENTRY_DROP;
	if (t->kind == TOKEN_WORD && t->n >= strlen("null") && !token_is_value(t))
		return ENTRY_EMPTY;
	return token_is_string(t) && t->n >= 2 && !is_palette ? ENTRY_EMPTY : ENTRY_KEEP;
}

enum entry inline_entry(struct inline_picture *p, const struct token *t)
{
	bool is_within = p->nest > 0;
	if (p->is_key) {
		if (t->kind != TOKEN_NAME)
			return ENTRY_DROP;
		p->key = find_key(t);
		p->is_key = false;
		return p->key == KEY_UNKNOWN ? ENTRY_DROP : ENTRY_KEEP;
	}
	(is_within ? note_within : note)(p, t);
	p->nest += token_opens(t) ? 1 : is_within && token_closes(t) ? -1 : 0;
	p->is_key = p->nest == 0;
	return weigh_value(p, t, is_within);
}
