/* limits.c - reads limits: numbers with units, and where they were seen. */
#include "templates/limits.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/message.h"

enum limit_kind { LIMIT_KIND_NUMBER, LIMIT_KIND_BYTES, LIMIT_KIND_TIME, LIMIT_KIND_FLAG, LIMIT_KIND_LIST,
	LIMIT_KIND_POINTS };

#define KEY(name, key, kind, least) {key, LIMIT_KIND_##kind, least},
static const struct {
	const char *key;
	enum limit_kind kind;
	int least;
} rows[LIMIT_COUNT] = {LIMITS(KEY)};
#undef KEY

const char *limits_key(enum limit_id id)
{
	return rows[id].key;
}

/* ---- values ---- */

struct unit {
	const char *name;
	int64_t factor;
	enum pace pace;
};

static const struct unit byte_units[] = {
	{"", 1, 0}, {"B", 1, 0}, {"KB", 1000, 0}, {"MB", 1000000, 0}, {"GB", 1000000000, 0},
};

enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };

static const struct unit time_units[] = {
	{"min", MINUTE, PACE_ALWAYS},
	{"h", HOUR, PACE_ALWAYS},
	{"hours", HOUR, PACE_ALWAYS},
	{"day", DAY, PACE_ALWAYS},
	{"days", DAY, PACE_ALWAYS},
	{"working hours", HOUR, PACE_HOURS},
	{"working hour", HOUR, PACE_HOURS},
	{"working days", DAY, PACE_DAYS},
	{"working day", DAY, PACE_DAYS},
};

/* Digits, and up to `most_decimals` behind a point; NULL if there are none, or too many. */
static const char *parse_number(const char *text, size_t most_digits, size_t most_decimals,
                                int64_t *thousandths)
{
	static const int weights[] = {100, 10, 1};
	size_t digits = strspn(text, "0123456789");
	if (digits == 0 || digits > most_digits)
		return NULL;
	*thousandths = strtoll(text, NULL, 10) * 1000;
	text += digits;
	if (*text != '.')
		return text;
	size_t decimals = strspn(++text, "0123456789");
	if (decimals == 0 || decimals > most_decimals)
		return NULL;
	for (size_t i = 0; i < decimals; i++)
		*thousandths += (text[i] - '0') * weights[i];
	return text + decimals;
}

/* Blanks, and one of the units in whatever case; NULL if it is none. */
static const struct unit *parse_unit(const char *text, const struct unit *units, size_t n)
{
	text += strspn(text, " ");
	for (size_t i = 0; i < n; i++)
		if (strcasecmp(text, units[i].name) == 0)
			return &units[i];
	return NULL;
}

bool limits_parse_bytes(const char *text, int64_t *bytes)
{
	int64_t thousandths;
	const char *unit = parse_number(text, 12, 3, &thousandths);
	const struct unit *u = unit ? parse_unit(unit, byte_units, sizeof byte_units / sizeof *byte_units) : NULL;
	if (!u || (u->factor == 1 && thousandths % 1000 > 0))
		return false;
	*bytes = u->factor == 1 ? thousandths / 1000
		: thousandths > INT64_MAX / (u->factor / 1000) ? INT64_MAX : thousandths * (u->factor / 1000);
	return true;
}

bool limits_parse_time(const char *text, int64_t *seconds, enum pace *pace)
{
	int64_t thousandths;
	const char *unit = parse_number(text, 12, 0, &thousandths);
	const struct unit *u = unit ? parse_unit(unit, time_units, sizeof time_units / sizeof *time_units) : NULL;
	if (!u)
		return false;
	*seconds = thousandths / 1000 * u->factor;
	*pace = u->pace;
	return true;
}

/* "09:00": seconds since midnight, or -1 */
static int parse_clock(const char *text)
{
	for (size_t i = 0; i < 5; i++)
		if (i == 2 ? text[i] != ':' : text[i] < '0' || text[i] > '9')
			return -1;
	int minute = (text[3] - '0') * 10 + text[4] - '0';
	return minute < 60 ? ((text[0] - '0') * 10 + text[1] - '0') * HOUR + minute * MINUTE : -1;
}

/* "09:00-18:00" */
static bool parse_hours(const char *text, int *opens, int *closes)
{
	bool is_pair = strlen(text) == 11 && text[5] == '-';
	*opens = is_pair ? parse_clock(text) : -1;
	*closes = is_pair ? parse_clock(text + 6) : -1;
	return *opens >= 0 && *closes > *opens && *closes <= DAY;
}

bool limits_parse_points(const char *text, int64_t *points)
{
	const char *unit = parse_number(text, 3, 1, points);
	return unit && strcmp(unit, " pt") == 0;
}

static bool parse_flag(const char *text, int64_t *value)
{
	*value = strcmp(text, "true") == 0 || strcmp(text, "yes") == 0;
	return *value || strcmp(text, "false") == 0 || strcmp(text, "no") == 0;
}

static bool parse_value(struct limit *l, enum limit_kind kind, const struct node *value)
{
	int64_t thousandths;
	if (kind == LIMIT_KIND_LIST) {
		l->list = value;
		return value->kind == NODE_LIST;
	}
	if (value->kind != NODE_SCALAR)
		return false;
	l->written = value->text;
	switch (kind) {
	case LIMIT_KIND_BYTES: return limits_parse_bytes(value->text, &l->value);
	case LIMIT_KIND_TIME: return limits_parse_time(value->text, &l->value, &l->pace);
	case LIMIT_KIND_FLAG: return parse_flag(value->text, &l->value);
	case LIMIT_KIND_POINTS: return limits_parse_points(value->text, &l->value);
	default: break;
	}
	const char *end = parse_number(value->text, 12, 0, &thousandths);
	bool ok = end && *end == '\0';
	l->value = ok ? thousandths / 1000 : 0;
	return ok;
}

/* ---- laying ---- */

static enum sureness sureness_of(const char *word)
{
	if (strcmp(word, "confirmed") == 0)
		return SURE_CONFIRMED;
	return strcmp(word, "reported") == 0 ? SURE_REPORTED : SURE_UNCONFIRMED;
}

static int find_row(const char *key)
{
	for (int i = 0; i < LIMIT_COUNT; i++)
		if (strcmp(rows[i].key, key) == 0)
			return i;
	return -1;
}

static void report_unknown(struct shelf *s, const struct node *key, const char *code)
{
	const char *known[LIMIT_COUNT];
	for (int i = 0; i < LIMIT_COUNT; i++)
		known[i] = rows[i].key;
	const char *near = diag_nearest(key->text, known, LIMIT_COUNT);
	diag_error(s->d, key->at, code, "no limit has the name \"%s\"", tree_quote(s->a, key->text));
	if (near)
		diag_advise(s->d, "did you mean \"%s\"?", near);
	else
		diag_advise(s->d, "dossier-case(5) lists them");
}

static void report_form(struct shelf *s, const struct node *key, const struct node *value,
                        enum limit_kind kind, const char *below)
{
	static const char *const forms[] = {
		[LIMIT_KIND_NUMBER] = N_("a whole number, such as 3"),
		[LIMIT_KIND_BYTES] = N_("a size, such as 500 KB or 4.5 MB"),
		[LIMIT_KIND_TIME] = N_("a time, such as 48 h, 7 days or 4 working hours"),
		[LIMIT_KIND_FLAG] = N_("true or false"),
		[LIMIT_KIND_LIST] = N_("a list, such as [jpg, png]"),
		[LIMIT_KIND_POINTS] = N_("a size, such as 6 pt or 7.5 pt"),
	};
	diag_error(s->d, value->at, below ? "bad-limit" : "bad-template",
	           "the limit \"%s\" is %s", key->text, _(forms[kind]));
	diag_advise(s->d, "write it so, or take the line out");
}

static void report_least(struct shelf *s, const struct node *key, const struct node *value, enum limit_id id,
                         const char *below)
{
	diag_error(s->d, value->at, below ? "bad-limit" : "bad-template",
	           "the limit \"%s\" is %d or more", key->text, rows[id].least);
	if (id == LIMIT_DPI)
		diag_advise(s->d, "with fewer pixels to the inch no words can be read; take the line out, or write "
		                  "what the form takes");
	else
		diag_advise(s->d, "write what the form takes; \"none\" lifts a limit that is known otherwise");
}

/* below: see struct limit */
static void lay_one(struct shelf *s, struct limit *to, enum limit_id id, const struct node *key,
                    const struct node *value, const char *below)
{
	bool is_bare = value->kind != NODE_MAP;
	const struct node *amount = is_bare ? value : tree_lookup(value, "value");
	const char *hours = tree_text(value, "hours", NULL);
	if (amount && amount->kind == NODE_SCALAR && strcmp(amount->text, "none") == 0) {
		*to = (struct limit){.is_lifted = true, .opens = to->opens, .closes = to->closes};
		return;
	}
	struct limit l = {
		.given = true,
		.below = below,
		.encoding = tree_text(value, "encoding", NULL),
		.from = tree_text(value, "from", NULL),
		.source = tree_text(value, "source", NULL),
		.seen = tree_text(value, "seen", NULL),
		.sure = below ? SURE_OF_CASE : sureness_of(tree_text(value, "sure", "")),
		.at = key->at,
		.opens = to->opens, /* a case knows another number of hours, not other hours */
		.closes = to->closes,
	};
	bool is_good = amount && parse_value(&l, rows[id].kind, amount);
	if (!is_good || (hours && !parse_hours(hours, &l.opens, &l.closes)))
		report_form(s, key, value, rows[id].kind, below);
	else if (l.value < rows[id].least)
		report_least(s, key, value, id, below);
	else
		*to = l;
}

static const struct {
	const char *key;
	enum limit_id id;
} pdf_rows[] = {
	{"bytes", LIMIT_PDF_BYTES}, {"pages", LIMIT_PAGES}, {"dpi", LIMIT_DPI}, {"mono", LIMIT_MONO},
	{"name", LIMIT_FILE_NAME}, {"split", LIMIT_SPLIT},
};
enum { N_PDF_ROWS = sizeof pdf_rows / sizeof *pdf_rows };

void limits_lay_pdf(struct shelf *s, struct limits *l, const struct node *map)
{
	for (size_t i = 0; map && map->kind == NODE_MAP && i < map->n; i++) {
		size_t k = 0;
		while (k < N_PDF_ROWS && strcmp(pdf_rows[k].key, map->keys[i]->text) != 0)
			k++;
		if (k < N_PDF_ROWS) {
			enum limit_id id = pdf_rows[k].id;
			lay_one(s, &l->v[id], id, map->keys[i], map->items[i], "limit");
			continue;
		}
		diag_error(s->d, map->keys[i]->at, "bad-limit", "the PDF has no limit of the name \"%s\"",
		           tree_quote(s->a, map->keys[i]->text));
		diag_advise(s->d, "its limits are bytes, pages, dpi, mono, name and split; limits: has others");
	}
}

void limits_lay_split(struct shelf *s, struct limits *l, const struct text *flag)
{
	const struct node key = {.kind = NODE_SCALAR, .text = rows[LIMIT_SPLIT].key, .at = flag->at};
	const struct node value = {.kind = NODE_SCALAR, .text = flag->s, .at = flag->at};
	if (flag->s)
		lay_one(s, &l->v[LIMIT_SPLIT], LIMIT_SPLIT, &key, &value, "split");
}

void limits_lay(struct shelf *s, struct limits *l, const struct node *map, bool of_case)
{
	if (!map || map->kind != NODE_MAP)
		return;
	for (size_t i = 0; i < map->n; i++) {
		int row = find_row(map->keys[i]->text);
		if (row < 0)
			report_unknown(s, map->keys[i], of_case ? "bad-limit" : "bad-template");
		else
			lay_one(s, &l->v[row], (enum limit_id)row, map->keys[i], map->items[i],
			        of_case ? "limits" : NULL);
	}
}
