/* breaks.c - where a line may end: UAX 14 by ICU, less what holds.c forbids.
 *
 * ICU is shown a shadow of the text in which wide quotes are brackets, since UAX 14 (to version 15)
 * would hold every quote to both its neighbours. ICU was preferred to libunibreak: Debian 12's
 * libunibreak 1.1 has the tables of Unicode 6 and knows neither emoji sequences nor strictness. */
#include <stdio.h>
#include <unicode/ubrk.h>

#include "type/type_int.h"

/* ---- Unicode's opportunities ---- */

static UBreakIterator *open_breaker(const char *tag)
{
	char locale[64];
	UErrorCode error = U_ZERO_ERROR;
	snprintf(locale, sizeof locale, "%.40s@lb=strict", tag);
	for (char *p = locale; *p; p++)
		if (*p == '-')
			*p = '_';
	UBreakIterator *b = ubrk_open(UBRK_LINE, locale, NULL, 0, &error);
	return U_SUCCESS(error) ? b : NULL;
}

void breaks_close(struct language *l)
{
	if (l->breaker)
		ubrk_close(l->breaker);
}

static uint32_t unit_after(const struct paragraph *p, size_t i)
{
	return i + 1 < p->n ? p->graphemes[i + 1].unit : (uint32_t)p->n_shadow;
}

static void find_by_icu(struct paragraph *p, UBreakIterator *b)
{
	size_t i = 0;
	for (int32_t at = ubrk_next(b); at != UBRK_DONE; at = ubrk_next(b)) {
		while (i < p->n && unit_after(p, i) < (uint32_t)at)
			i++;
		/* ICU gives every place inside Thai the status of the end of that stretch, which may be hard. */
		if (i < p->n && unit_after(p, i) == (uint32_t)at)
			p->graphemes[i].brk = p->graphemes[i].class == CLASS_NEWLINE ? BREAK_MUST : BREAK_MAY;
	}
}

/* Without ICU's data: lines end at spaces and newlines. */
static void find_by_spaces(struct paragraph *p)
{
	for (size_t i = 0; i < p->n; i++) {
		uint8_t class = p->graphemes[i].class;
		if (class == CLASS_NEWLINE)
			p->graphemes[i].brk = BREAK_MUST;
		else if (class == CLASS_SPACE)
			p->graphemes[i].brk = BREAK_MAY;
	}
}

void breaks_find(struct paragraph *p)
{
	UErrorCode error = U_ZERO_ERROR;
	UBreakIterator *b = p->language->breaker;
	if (!b)
		b = p->language->breaker = open_breaker(p->language->tag);
	if (b)
		ubrk_setText(b, p->shadow, (int32_t)p->n_shadow, &error);
	if (b && U_SUCCESS(error))
		find_by_icu(p, b);
	else
		find_by_spaces(p);
	holds_apply(p, p->language->breaks);
	if (p->n > 0 && p->graphemes[p->n - 1].class != CLASS_NEWLINE)
		p->graphemes[p->n - 1].brk = BREAK_NEVER; /* the end of the text is no place to choose */
}
