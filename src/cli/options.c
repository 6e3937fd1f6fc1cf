/* options.c - the one table of options: lines are read by it and --help is printed from it. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/fs.h"
#include "base/message.h"
#include "cli/cli.h"

enum { SECONDS = 600, MEMORY_MIB = 2048 }; /* that no honest case of a batch takes */

struct option {
	const char *name;     /* without dashes */
	char letter;          /* or 0 */
	const char *argument; /* shown in help; NULL: it takes none */
	const char *does;     /* a help sentence part */
	void (*set)(struct request *r, const struct option *o, const char *value);
	size_t offset;        /* of the member of struct request, for the plain setters */
	const struct command *const *of; /* the commands that take it, NULL behind them; NULL: all do */
};

bool request_refuse(struct request *r, const char *fmt, ...)
{
	if (r->bad_option)
		return false;
	va_list ap;
	va_start(ap, fmt);
	r->bad_option = arena_vprintf(r->arena, _(fmt), ap);
	va_end(ap);
	return true;
}

const char *options_suggest(struct request *r, const char *word, const char *const *words, size_t n)
{
	const char *nearest = diag_nearest(word, words, n);
	return nearest ? arena_printf(r->arena, _("did you mean \"%s\"?"), nearest) : NULL;
}

/* ---- setters ---- */

static void set_text(struct request *r, const struct option *o, const char *value)
{
	*(const char **)((char *)r + o->offset) = value;
}

static void set_true(struct request *r, const struct option *o, const char *value)
{
	(void)value;
	*(bool *)((char *)r + o->offset) = true;
}

/* The index of `value` in a list of words that ends with NULL; refuses others. */
static size_t choose(struct request *r, const struct option *o, const char *value, const char *const *words)
{
	size_t n = 0;
	for (; words[n]; n++)
		if (strcmp(words[n], value) == 0)
			return n;
	if (!r->bad_option) {
		request_refuse(r, "--%s cannot be \"%s\"", o->name, value);
		r->advice = options_suggest(r, value, words, n);
		if (!r->advice)
			r->advice = arena_printf(r->arena, _("it is one of %s"), o->argument);
	}
	return 0;
}

static void set_colour(struct request *r, const struct option *o, const char *value)
{
	static const char *const words[] = {"auto", "always", "never", NULL};
	r->colour = (enum colour)choose(r, o, value, words);
}

static void set_format(struct request *r, const struct option *o, const char *value)
{
	static const char *const words[] = {"text", "json", "sarif", NULL};
	r->options.format = (enum dossier_format)choose(r, o, value, words);
}

static void set_stage(struct request *r, const struct option *o, const char *value)
{
	static const char *const words[] = {"casefile", "plan", "boxes", NULL};
	r->stage = (enum dossier_stage)choose(r, o, value, words);
}

/* Words between commas, each at most once counted. */
static void set_products(struct request *r, const struct option *o, const char *value)
{
	static const char *const words[] = {"pdf", "images", "text", "message", NULL};
	for (const char *p = value; !r->bad_option; p++) {
		size_t n = strcspn(p, ",");
		r->options.deliver |= 1u << choose(r, o, arena_strndup(r->arena, p, n), words);
		p += n;
		if (*p == '\0')
			break;
	}
}

/* Digits and at most one of K, M, G; 0 is refused. */
static void set_pixels(struct request *r, const struct option *o, const char *value)
{
	char *end;
	errno = 0;
	unsigned long long n = *value >= '0' && *value <= '9' ? strtoull(value, &end, 10) : 0;
	if (n == 0 || errno) {
		request_refuse(r, "--%s takes a number such as 200M, not \"%s\"", o->name, value);
		return;
	}
	static const char units[] = "KMG";
	const char *unit = *end ? strchr(units, *end) : NULL;
	for (const char *u = units; unit && u <= unit; u++)
		n = n < UINT64_MAX / 1000 ? n * 1000 : UINT64_MAX;
	if (unit ? end[1] != '\0' : *end != '\0')
		request_refuse(r, "--%s takes a number such as 200M, not \"%s\"", o->name, value);
	r->options.max_pixels = n;
}

/* From 1 on; `refusal` is a format, N_("--%s ..., not %s"). */
static unsigned read_count(struct request *r, const struct option *o, const char *value, unsigned most,
                           const char *refusal)
{
	char *end;
	unsigned long n = *value >= '0' && *value <= '9' ? strtoul(value, &end, 10) : 0;
	if (n == 0 || n > most || *end != '\0')
		request_refuse(r, refusal, o->name, value);
	return (unsigned)n;
}

static void set_jobs(struct request *r, const struct option *o, const char *value)
{
	r->options.threads = read_count(r, o, value, 1024, N_("--%s takes a number from 1 to 1024, not \"%s\""));
}

static void set_page(struct request *r, const struct option *o, const char *value)
{
	r->options.page = read_count(r, o, value, 1000000,
	                             N_("--%s takes the number of a page such as 2, not \"%s\""));
}

static void add_text(struct request *r, const char *const **texts, size_t *n, const char *text)
{
	const char **all = (const char **)(uintptr_t)*texts;
	*ARENA_PUSH(r->arena, all, *n) = text;
	*texts = all;
}

/* Seconds, or MiB; 0: any. */
static uint64_t read_most(struct request *r, const struct option *o, const char *value, uint64_t most)
{
	char *end;
	errno = 0;
	unsigned long long n = *value >= '0' && *value <= '9' ? strtoull(value, &end, 10) : 0;
	if (*value < '0' || *value > '9' || *end != '\0' || errno || n > most)
		request_refuse(r, "--%s takes a whole number up to %llu, or 0 for no limit, not \"%s\"", o->name,
		               (unsigned long long)most, value);
	return n;
}

static void set_seconds(struct request *r, const struct option *o, const char *value)
{
	r->batch.seconds_most = (int64_t)read_most(r, o, value, 1000000);
}

static void set_memory(struct request *r, const struct option *o, const char *value)
{
	r->batch.bytes_most = read_most(r, o, value, 1 << 20) << 20;
}

static void add_summary(struct request *r, const struct option *o, const char *value)
{
	(void)o;
	add_text(r, &r->batch.summaries, &r->batch.n_summaries, value);
}

/* "2/5" */
static void set_shard(struct request *r, const struct option *o, const char *value)
{
	char none[] = "", *slash = none, *end = none;
	unsigned long i = *value >= '0' && *value <= '9' ? strtoul(value, &slash, 10) : 0, n = 0;
	if (i > 0 && *slash == '/' && slash[1] >= '0' && slash[1] <= '9')
		n = strtoul(slash + 1, &end, 10);
	r->batch.shard = (unsigned)i;
	r->batch.n_shards = (unsigned)n;
	if (i < 1 || i > n || n > 1000000 || *end)
		request_refuse(r, "--%s takes a share such as 2/5, not \"%s\"", o->name, value);
}

static void set_now(struct request *r, const struct option *o, const char *value)
{
	struct date d;
	if (date_parse(&d, value))
		r->options.now = date_seconds(&d, 0);
	else
		request_refuse(r, "--%s takes a date such as \"2025-01-20 12:00 +08:00\", not \"%s\"",
		               o->name, value);
}

static bool is_folder(struct request *r, const struct option *o, const char *value)
{
	if (fs_is_folder(value))
		return true;
	if (request_refuse(r, "--%s takes a folder, and \"%s\" is none", o->name, value))
		r->advice = _("look at the path; it starts at the current folder");
	return false;
}

static void add_font_folder(struct request *r, const struct option *o, const char *value)
{
	if (is_folder(r, o, value))
		add_text(r, &r->options.font_folders, &r->options.n_font_folders, value);
}

static void add_template_folder(struct request *r, const struct option *o, const char *value)
{
	if (is_folder(r, o, value))
		add_text(r, &r->options.template_folders, &r->options.n_template_folders, value);
}

static void add_where(struct request *r, const struct option *o, const char *value)
{
	if (strchr(value, '=') && value[0] != '=')
		add_text(r, &r->options.where, &r->options.n_where, value);
	else if (request_refuse(r, "--%s takes COLUMN=VALUE, not \"%s\"", o->name, value))
		r->advice = _("write the column as the first row of the export has it, then = and the value");
}

static void set_decimal(struct request *r, const struct option *o, const char *value)
{
	if (strcmp(value, "point") == 0 || strcmp(value, "comma") == 0)
		r->options.decimal = value;
	else if (request_refuse(r, "--%s takes point or comma, not \"%s\"", o->name, value))
		r->advice = _("point, if the export writes 1234.50, and comma, if 1234,50");
}

static void set_currency(struct request *r, const struct option *o, const char *value)
{
	if (strlen(value) == 3 && strspn(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3 && strcmp(value, "RMB") != 0)
		r->options.currency = value;
	else if (request_refuse(r, "--%s takes the code of a currency, not \"%s\"", o->name, value))
		r->advice = _("write its three capital letters: CNY, RUB, USD, EUR");
}

/* ---- the table ---- */

#define MEMBER(name) offsetof(struct request, name)

#define OF(...) (const struct command *const[]){__VA_ARGS__, NULL}

static const struct option options[] = {
	{"platform", 0, "NAME", N_("of init, import; of list: its complaints"), set_text,
	 MEMBER(options.platform), OF(&cmd_init, &cmd_import, &cmd_list)},
	{"complaint", 0, "NAME", N_("of init, import: what the case answers"), set_text,
	 MEMBER(options.complaint), OF(&cmd_init, &cmd_import)},
	{"where", 0, "COLUMN=VALUE", N_("of import: orders with this alone; may be repeated"), add_where, 0,
	 OF(&cmd_import)},
	{"encoding", 0, "NAME", N_("of import: of the export's text, such as GB18030"), set_text,
	 MEMBER(options.encoding), OF(&cmd_import)},
	{"decimal", 0, "point|comma", N_("of import: what stands before decimals"), set_decimal, 0,
	 OF(&cmd_import)},
	{"currency", 0, "CODE", N_("of import: what buyers paid in, such as EUR"), set_currency, 0,
	 OF(&cmd_import)},
	{"json", 0, NULL, N_("of list: as JSON, for programs"), set_true, MEMBER(options.json),
	 OF(&cmd_list)},
	{"output", 'o', "FILE", N_("where the PDF or batch goes, - is standard output"), set_text,
	 MEMBER(options.output), OF(&cmd_build, &cmd_batch, &cmd_grid, &cmd_import)},
	{"page", 0, "N", N_("of grid: of a PDF or TIFF (1)"), set_page, 0, OF(&cmd_grid)},
	{"deliver", 0, "pdf,images,text,message", N_("what is made (what the platform takes)"), set_products, 0,
	 OF(&cmd_build, &cmd_batch)},
	{"depfile", 0, "FILE", N_("of build: a rule for make, ninja"), set_text, MEMBER(options.depfile),
	 OF(&cmd_build)},
	{"report", 0, "FILE.jsonl", N_("of batch: a line for each case, as it ends"), set_text,
	 MEMBER(batch.report),
	 OF(&cmd_batch)},
	{"summary", 0, "FILE.csv", N_("of batch: all cases in a table; may be repeated"), add_summary, 0,
	 OF(&cmd_batch)},
	{"continue", 0, NULL, N_("of batch: leave out what the report has as done"), set_true,
	 MEMBER(batch.goes_on),
	 OF(&cmd_batch)},
	{"skip-unchanged", 0, NULL, N_("of batch: leave out what would become what it is"), set_true,
	 MEMBER(batch.skips_unchanged),
	 OF(&cmd_batch)},
	{"shard", 0, "I/N", N_("of batch: a share of the cases, always the same"), set_shard, 0,
	 OF(&cmd_batch)},
	{"case-seconds", 0, "N", N_("of batch: end a case that takes longer (600)"), set_seconds, 0,
	 OF(&cmd_batch)},
	{"case-memory", 0, "N", N_("of batch: end a case that takes more MiB (2048)"), set_memory, 0,
	 OF(&cmd_batch)},
	{"format", 0, "text|json|sarif", N_("of check, build: messages for programs (text)"), set_format, 0,
	 OF(&cmd_check, &cmd_build)},
	{"stage", 0, "casefile|plan|boxes", N_("of dump: which stage (casefile)"), set_stage, 0, OF(&cmd_dump)},
	{"quiet", 'q', NULL, N_("errors only"), set_true, MEMBER(options.quiet), NULL},
	{"color", 0, "auto|always|never", N_("colours in messages (auto)"), set_colour, 0, NULL},
	{"templates", 0, "FOLDER", N_("templates of your own; may be repeated"), add_template_folder, 0, NULL},
	{"fonts", 0, "FOLDER", N_("look for fonts here first; may be repeated"), add_font_folder, 0, NULL},
	{"font-text", 0, "FAMILY", N_("the face of text"), set_text, MEMBER(options.font_text), NULL},
	{"font-strong", 0, "FAMILY", N_("the face of headings"), set_text, MEMBER(options.font_strong), NULL},
	{"font-mono", 0, "FAMILY", N_("the face of numbers and hashes"), set_text,
	 MEMBER(options.font_mono), NULL},
	{"font-emoji", 0, "FAMILY", N_("the face of emoji"), set_text, MEMBER(options.font_emoji), NULL},
	{"allow-outside", 0, NULL, N_("a case may name files outside its folder"), set_true,
	 MEMBER(options.allow_outside), NULL},
	{"max-pixels", 0, "N", N_("refuse larger pictures (200M)"), set_pixels, 0, NULL},
	{"jobs", 'j', "N", N_("threads (one for each core)"), set_jobs, 0, NULL},
	{"now", 0, "DATE", N_("measure deadlines by this (the clock)"), set_now, 0, NULL},
	{"warning-exit-0", 0, NULL, N_("warnings leave the exit status 0"), set_true,
	 MEMBER(warnings_are_fine), NULL},
	{"help", 'h', NULL, N_("print this"), set_true, MEMBER(wants_help), NULL},
	{"version", 0, NULL, N_("print the version and those of the libraries"), set_true,
	 MEMBER(wants_version), NULL},
};

#define N_OPTIONS (sizeof options / sizeof *options)

void options_print(FILE *out)
{
	for (size_t i = 0; i < N_OPTIONS; i++) {
		const struct option *o = &options[i];
		char left[64], letter[8] = "    ";
		if (o->letter)
			snprintf(letter, sizeof letter, "-%c, ", o->letter);
		snprintf(left, sizeof left, "%s--%s%s%s", letter, o->name, o->argument ? "=" : "",
		         o->argument ? o->argument : "");
		if (strlen(left) > 26)
			fprintf(out, "  %s\n%30s%s\n", left, "", _(o->does));
		else
			fprintf(out, "  %-26s  %s\n", left, _(o->does));
	}
}

/* ---- reading ---- */

struct words { /* the arguments still to be read */
	char **v;
	int n, i;
};

static const struct option *find_long(const char *name, size_t n)
{
	for (size_t i = 0; i < N_OPTIONS; i++)
		if (strlen(options[i].name) == n && strncmp(options[i].name, name, n) == 0)
			return &options[i];
	return NULL;
}

static const struct option *find_letter(char letter)
{
	for (size_t i = 0; i < N_OPTIONS; i++)
		if (options[i].letter && options[i].letter == letter)
			return &options[i];
	return NULL;
}

static void refuse_unknown(struct request *r, const char *word, const char *name)
{
	const char *names[N_OPTIONS];
	if (r->bad_option)
		return;
	for (size_t i = 0; i < N_OPTIONS; i++)
		names[i] = options[i].name;
	request_refuse(r, "there is no option \"%s\"", word);
	const char *nearest = diag_nearest(name, names, N_OPTIONS);
	r->advice = nearest ? arena_printf(r->arena, _("did you mean --%s?"), nearest)
	                    : _("dossier --help lists them");
}

/* The value behind "=", glued to a letter, or the next word. */
static void apply(struct request *r, const struct option *o, const char *value, struct words *w)
{
	if (o->argument && !value && w->i < w->n)
		value = w->v[w->i++];
	if (o->argument && !value) {
		if (request_refuse(r, "--%s needs a value", o->name))
			r->advice = arena_printf(r->arena, _("write --%s=%s"), o->name, o->argument);
	} else if (!o->argument && value) {
		if (request_refuse(r, "--%s takes no value", o->name))
			r->advice = arena_printf(r->arena, _("write --%s alone"), o->name);
	} else {
		o->set(r, o, value);
	}
	r->options_given |= UINT64_C(1) << (o - options);
}

static void read_long(struct request *r, const char *word, struct words *w)
{
	const char *name = word + 2;
	size_t n = strcspn(name, "=");
	const struct option *o = find_long(name, n);
	if (o)
		apply(r, o, name[n] ? name + n + 1 : NULL, w);
	else
		refuse_unknown(r, word, arena_strndup(r->arena, name, n));
}

/* -q, -qo FILE, -oFILE; but -output was meant as --output, not as -o utput */
static void read_letters(struct request *r, const char *word, struct words *w)
{
	if (word[2] && find_long(word + 1, strcspn(word + 1, "="))) {
		refuse_unknown(r, word, arena_strndup(r->arena, word + 1, strcspn(word + 1, "=")));
		return;
	}
	for (const char *letter = word + 1; *letter; letter++) {
		const struct option *o = find_letter(*letter);
		if (!o) {
			refuse_unknown(r, word, "");
			return;
		}
		if (o->argument) {
			apply(r, o, letter[1] ? letter + 1 : NULL, w);
			return;
		}
		apply(r, o, NULL, w);
	}
}

static bool is_case_name(const char *word)
{
	const char *dot = strrchr(word, '.');
	return fs_exists(word) || (dot && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0));
}

static void choose_command(struct request *r, const char *word)
{
	const char *names[16];
	size_t n = 0;
	for (; commands[n]; n++) {
		names[n] = commands[n]->name;
		if (strcmp(word, commands[n]->name) == 0)
			r->command = commands[n];
	}
	if (r->command || r->bad_option)
		return;
	if (is_case_name(word)) {
		request_refuse(r, "a command is missing before \"%s\"", word);
		r->advice = arena_printf(r->arena, _("write: dossier build %s"), message_word(r->arena, word));
		return;
	}
	request_refuse(r, "there is no command \"%s\"", word);
	r->advice = options_suggest(r, word, names, n);
	if (!r->advice)
		r->advice = _("dossier --help lists them");
}

/* Word processors and phones make a long dash of two short ones: U+2013, U+2014, U+2212, U+FF0D. */
static bool has_long_dash(const char *word)
{
	static const char *const dashes[] = {"\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x88\x92", "\xEF\xBC\x8D"};
	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
		if (strncmp(word, dashes[i], 3) == 0)
			return true;
	return false;
}

static bool takes_more(const struct request *r)
{
	return r->command == &cmd_batch || r->command == &cmd_grid
		|| (r->command == &cmd_list && strcmp(r->operand, "cases") == 0);
}

void options_take_words(struct request *r)
{
	const char **words = ARENA_ARRAY(r->arena, const char *, r->n_more + 1);
	words[0] = r->operand;
	for (size_t i = 0; i < r->n_more; i++)
		words[i + 1] = r->more[i];
	r->options.cases = words;
	r->options.n_cases = r->n_more + 1;
}

static void read_word(struct request *r, const char *word)
{
	if (has_long_dash(word) && !fs_exists(word)) {
		if (request_refuse(r, "\"%s\" begins with a long dash", word))
			r->advice = _("an option begins with one or two plain ones: -o, --quiet");
	} else if (!r->command) {
		choose_command(r, word);
	} else if (!r->operand) {
		r->operand = word;
	} else if (takes_more(r)) {
		*ARENA_PUSH(r->arena, r->more, r->n_more) = word;
	} else if (request_refuse(r, "one case at a time: \"%s\" is one too many", word)) {
		r->advice = _("a name with a space in it must stand in quotes");
	}
}

static bool is_of(const struct option *o, const struct command *c)
{
	for (size_t i = 0; o->of && o->of[i]; i++)
		if (o->of[i] == c)
			return true;
	return !o->of;
}

static void refuse_foreign(struct request *r)
{
	for (size_t i = 0; i < N_OPTIONS; i++)
		if (r->options_given >> i & 1 && r->command && !is_of(&options[i], r->command))
			request_refuse(r, "--%s is an option of \"dossier %s\" alone", options[i].name,
			               options[i].of[0]->name);
}

static void refuse_incomplete(struct request *r)
{
	if (r->bad_option)
		return;
	const struct dossier_options *o = &r->options;
	if (!r->command)
		request_refuse(r, "a command is missing");
	else if ((r->operand && *r->operand == '\0') || (o->output && *o->output == '\0')
	         || (o->depfile && *o->depfile == '\0'))
		request_refuse(r, "a file name is empty");
	if (r->bad_option)
		r->advice = _("dossier build CASE.yaml makes CASE.pdf; dossier --help tells the rest");
}

void options_read(struct request *r, int argc, char **argv)
{
	struct words w = {argv, argc, 1};
	bool only_words = false;
	r->batch.seconds_most = SECONDS;
	r->batch.bytes_most = (uint64_t)MEMORY_MIB << 20;
	while (w.i < w.n) {
		const char *word = w.v[w.i++];
		if (only_words || word[0] != '-' || word[1] == '\0')
			read_word(r, word);
		else if (strcmp(word, "--") == 0)
			only_words = true;
		else if (word[1] == '-')
			read_long(r, word, &w);
		else
			read_letters(r, word, &w);
	}
	if (!r->wants_help && !r->wants_version) {
		refuse_foreign(r);
		refuse_incomplete(r);
	}
}
