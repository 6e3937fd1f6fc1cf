/* diag.c - what was reported, its order, and the nearest word. Printing is in diag_print.c. */
#define _GNU_SOURCE /* memmem, which POSIX has only since 2024 */
#include "base/diag.h"

#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include "base/diag_int.h"
#include "base/message.h"
#include "base/utf8.h"

struct diag *diag_new(struct arena *a)
{
	struct diag *d = ARENA_NEW(a, struct diag);
	d->arena = a;
	return d;
}

static struct silenced *find_silenced(const struct diag *d, const char *code)
{
	for (size_t i = 0; i < d->n_silenced; i++)
		if (strcmp(d->silenced[i].code, code) == 0)
			return &d->silenced[i];
	return NULL;
}

static bool is_silenced(struct diag *d, enum level level, const char *code)
{
	struct silenced *s = code && level < LEVEL_ERROR ? find_silenced(d, code) : NULL;
	if (s)
		s->is_used = true;
	return s != NULL;
}

void diag_silence(struct diag *d, const char *code)
{
	size_t n_left = 0;
	*ARENA_PUSH(d->arena, d->silenced, d->n_silenced) = (struct silenced){.code = code};
	for (size_t i = 0; i < d->n; i++) {
		struct report r = d->reports[i];
		if (is_silenced(d, r.level, r.code))
			d->counts[r.level]--;
		else
			d->reports[n_left++] = r;
	}
	d->n = n_left;
	d->last = &d->unwanted;
}

bool diag_has_silenced(const struct diag *d, const char *code)
{
	const struct silenced *s = find_silenced(d, code);
	return s && s->is_used;
}

static struct report *add(struct diag *d, enum level level, struct mark at, const char *code)
{
	if (is_silenced(d, level, code))
		return d->last = &d->unwanted;
	struct report *r = ARENA_PUSH(d->arena, d->reports, d->n);
	*r = (struct report){.level = level, .at = at, .code = code ? arena_strdup(d->arena, code) : NULL};
	d->counts[level]++;
	return d->last = r;
}

void diag_report(struct diag *d, enum level level, struct mark at, const char *code, const char *fmt,
                 va_list ap)
{
	add(d, level, at, code)->message = arena_vprintf(d->arena, _(fmt), ap);
}

#define DEFINE_REPORT(name, level) \
	void name(struct diag *d, struct mark at, const char *code, const char *fmt, ...) \
	{ \
		va_list ap; \
		va_start(ap, fmt); \
		diag_report(d, (level), at, code, fmt, ap); \
		va_end(ap); \
	}

DEFINE_REPORT(diag_note, LEVEL_NOTE)
DEFINE_REPORT(diag_warning, LEVEL_WARNING)
DEFINE_REPORT(diag_error, LEVEL_ERROR)
DEFINE_REPORT(diag_system, LEVEL_SYSTEM)

void diag_failure(struct diag *d, struct mark at, const char *code, int error, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	add(d, diag_blames_path(error) ? LEVEL_ERROR : LEVEL_SYSTEM, at, code)->message =
		arena_vprintf(d->arena, _(fmt), ap);
	va_end(ap);
}

void diag_advise_with(struct diag *d, const char *fmt, va_list ap)
{
	if (d->last)
		d->last->advice = arena_vprintf(d->arena, _(fmt), ap);
}

void diag_advise(struct diag *d, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	diag_advise_with(d, fmt, ap);
	va_end(ap);
}

enum level diag_worst(const struct diag *d)
{
	enum level worst = LEVEL_SYSTEM;
	while (worst > LEVEL_NONE && d->counts[worst] == 0)
		worst--;
	return worst;
}

size_t diag_count(const struct diag *d, enum level level)
{
	return d->counts[level];
}

void mark_print(struct buf *b, const struct mark *m)
{
	char letters[8], *first = letters + sizeof letters - 1;
	buf_add_string(b, m->source->name);
	if (m->line == 0)
		return;
	if (!m->source->sheet) {
		buf_printf(b, ":%d:%d", m->line, m->column);
		return;
	}
	*first = '\0';
	for (int n = m->column; n > 0; n = (n - 1) / 26)
		*--first = (char)('A' + (n - 1) % 26);
	buf_printf(b, ":%s!%s%d", m->source->sheet, first, m->line);
}

struct mark mark_find_char(struct mark m, unsigned cp)
{
	const struct source *s = m.source;
	if (!s)
		return m;
	struct mark at = m;
	for (size_t i = m.offset; i < s->n;) {
		at.offset = i;
		uint32_t here = utf8_next(s->text, s->n, &i);
		if (here == cp) {
			at.length = i - at.offset;
			return at;
		}
		if (s->sheet)
			continue;
		at.column = here == '\n' ? 1 : at.column + 1;
		at.line += here == '\n';
	}
	return m;
}

/* How often the same bytes stand before them in the text. */
static size_t count_before(const char *text, size_t start, size_t length)
{
	size_t n = 0;
	const char *p = text, *end = text + start + length - 1;
	while ((p = memmem(p, (size_t)(end - p), text + start, length))) {
		p++;
		n++;
	}
	return n;
}

/* The mark of `length` bytes at `offset`, which is behind m. */
static struct mark mark_at(struct mark m, size_t offset, size_t length)
{
	struct mark at = m;
	at.offset = offset;
	at.length = length;
	for (size_t i = m.offset; i < offset && !m.source->sheet; i++) {
		at.column++;
		if (m.source->text[i] == '\n') {
			at.line++;
			at.column = 1;
		} else if (((unsigned char)m.source->text[i + 1] & 0xC0) == 0x80) {
			at.column--;
		}
	}
	return at;
}

struct mark mark_find_part(struct mark m, const char *text, size_t start, size_t end)
{
	const struct source *s = m.source;
	size_t length = end - start, n = length && s ? count_before(text, start, length) + 1 : 0;
	const char *found = n > 0 ? s->text + m.offset - 1 : NULL;
	for (; n > 0 && found; n--)
		found = memmem(found + 1, s->n - (size_t)(found + 1 - s->text), text + start, length);
	return found ? mark_at(m, (size_t)(found - s->text), length) : m;
}

/* ---- the nearest word ---- */

#define WORD_MOST 96 /* code points; longer words have no neighbours */

static size_t decode(uint32_t out[WORD_MOST], const char *word)
{
	size_t n = 0, bytes = strlen(word);
	for (size_t i = 0; i < bytes && n < WORD_MOST; n++) {
		out[n] = utf8_next(word, bytes, &i);
		if (out[n] >= 'A' && out[n] <= 'Z')
			out[n] += 'a' - 'A';
	}
	return n;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Insertions, deletions, substitutions and swaps of neighbours that make b of a. */
static size_t distance(const uint32_t *a, size_t n_a, const uint32_t *b, size_t n_b)
{
	size_t rows[3][WORD_MOST + 1];
	size_t *before = rows[0], *above = rows[1], *row = rows[2];
	for (size_t j = 0; j <= n_b; j++)
		above[j] = before[j] = j;
	for (size_t i = 1; i <= n_a; i++) {
		row[0] = i;
		for (size_t j = 1; j <= n_b; j++) {
			row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = least(row[j], before[j - 2] + 1);
		}
		size_t *free_row = before;
		before = above;
		above = row;
		row = free_row;
	}
	return above[n_b];
}

size_t diag_distance(const char *a, const char *b)
{
	uint32_t left[WORD_MOST], right[WORD_MOST];
	size_t n_left = decode(left, a);
	return distance(left, n_left, right, decode(right, b));
}

const char *diag_nearest(const char *word, const char *const *candidates, size_t n)
{
	uint32_t wanted[WORD_MOST], other[WORD_MOST];
	size_t n_wanted = decode(wanted, word);
	size_t best = n_wanted / 3 + 1; /* to be beaten */
	const char *nearest = NULL;
	if (n_wanted == WORD_MOST)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		size_t far = distance(wanted, n_wanted, other, decode(other, candidates[i]));
		if (far < best) {
			best = far;
			nearest = candidates[i];
		}
	}
	return nearest;
}
