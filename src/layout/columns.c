/* columns.c - how wide the columns of a table are.
 *
 * A column that does not grow is as wide as its content, within reason; the growing ones share what is
 * left by their shares, each at least as wide as its longest word and, while others need it, no wider
 * than its longest cell. When even the words do not fit, gutters shrink and then the widest column; but
 * numbers stay whole, and the words beside them are broken. */
#include "layout/table.h"

enum {
	GROWER_WANT = PT(120),   /* beyond its longest word, where space is scarce */
	GROWER_LEAST = PT(84),   /* what a growing column has of its content, even beside a link */
	WORD_WHOLE = PT(120),    /* words up to this width are never broken for another column */
	NUMBER_MOST = PT(200),   /* numbers up to this width are not broken: all amounts that can be written */
	WORD_LEAST = PT(30),     /* what a column has beside them */
};

void columns_see(struct column_work *c, len longest, len unbreakable)
{
	if (c->longest < longest)
		c->longest = longest;
	if (c->unbreakable < unbreakable)
		c->unbreakable = unbreakable;
}

/* Space between columns: the style's gutter, less where many columns share the measure. */
static len find_gutter(const struct style *st, size_t n)
{
	return n > 6 ? st->gutter / 2 : n > 4 ? st->gutter * 3 / 4 : st->gutter;
}

static bool is_number(const struct table *t, const struct column_work *columns, size_t c)
{
	return t->columns[c].align == ALIGN_END && columns[c].longest < NUMBER_MOST;
}

len columns_numbers(const struct table *t, const struct column_work *columns)
{
	int64_t sum = 0;

	for (size_t c = 0; c < t->n_columns; c++)
		sum += is_number(t, columns, c) ? columns[c].longest : 0;
	return sum > LEN_MAX ? LEN_MAX : (len)sum;
}

static len sum_of_words(const struct table *t, struct column_work *columns)
{
	int64_t sum = 0;

	for (size_t c = 0; c < t->n_columns; c++) {
		struct column_work *w = &columns[c];
		if (is_number(t, columns, c))
			w->unbreakable = w->longest;
		sum += w->unbreakable;
	}
	return sum > LEN_MAX ? LEN_MAX : (len)sum;
}

/* ---- one level for all columns, as high as the space lets it be ---- */

static void share(struct column_work *c, int64_t weight, len least, len most)
{
	c->weight = weight;
	c->least = least;
	c->most = most;
}

static len width_at(const struct column_work *c, len level)
{
	int64_t w = c->weight * level;

	return w < c->least ? c->least : w > c->most ? c->most : (len)w;
}

static int64_t sum_at(const struct column_work *columns, size_t n, len level)
{
	int64_t sum = 0;

	for (size_t c = 0; c < n; c++)
		sum += width_at(&columns[c], level);
	return sum;
}

/* The highest level at which what the columns take fits the space: small wants are met whole, large ones by
 * their weights. */
static len find_level(const struct column_work *columns, size_t n, len space)
{
	len low = 0, high = space > 0 ? space : 0;

	while (low < high) {
		len middle = high - (high - low) / 2;
		if (sum_at(columns, n, middle) <= space)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

/* Less than the longest words need: the widest columns give, so that a digest is broken before a word is. */
static void squeeze(const struct table *t, struct column_work *columns, len space)
{
	size_t n = t->n_columns;
	bool whole = columns_numbers(t, columns) + (int64_t)n * WORD_LEAST <= space;

	for (size_t c = 0; c < n; c++)
		share(&columns[c], 1, whole && is_number(t, columns, c) ? columns[c].unbreakable : 0,
		      columns[c].unbreakable);
	len level = find_level(columns, n, space);
	for (size_t c = 0; c < n; c++) {
		columns[c].width = width_at(&columns[c], level);
		columns[c].width += columns[c].width == 0;
	}
}

static int64_t weight_of(const struct table *t, size_t c)
{
	return t->columns[c].grow > 0 ? t->columns[c].grow : 0;
}

/* What a column would like beyond its longest word; a growing one is content with less than its all. */
static len want_of(const struct table *t, const struct column_work *columns, size_t c)
{
	len want = columns[c].longest - columns[c].unbreakable;

	return weight_of(t, c) > 0 && want > GROWER_WANT ? GROWER_WANT : want;
}

/* Columns that do not grow get their content, or their part of the white that all columns want.
 * Returns the space left. */
static len set_fixed(const struct table *t, struct column_work *columns, len space, len words)
{
	for (size_t c = 0; c < t->n_columns; c++)
		share(&columns[c], 1, 0, want_of(t, columns, c));
	len level = find_level(columns, t->n_columns, space - words);
	for (size_t c = 0; c < t->n_columns; c++) {
		struct column_work *w = &columns[c];
		if (weight_of(t, c) > 0)
			continue;
		w->width = w->unbreakable + width_at(w, level);
		space -= w->width;
	}
	return space;
}

/* The growing columns share the space by their weights, each between its words and its content; what is left
 * once all have their content, too. */
static void share_rest(const struct table *t, struct column_work *columns, len space)
{
	int64_t weights = 0;

	for (size_t c = 0; c < t->n_columns; c++) {
		bool grows = weight_of(t, c) > 0;
		weights += weight_of(t, c);
		share(&columns[c], weight_of(t, c), grows ? columns[c].unbreakable : 0,
		      grows ? columns[c].longest : 0);
	}
	len level = find_level(columns, t->n_columns, space);
	int64_t left = space - sum_at(columns, t->n_columns, level);
	for (size_t c = 0; c < t->n_columns; c++)
		if (weight_of(t, c) > 0)
			columns[c].width = width_at(&columns[c], level) + (len)(left * weight_of(t, c) / weights);
}

/* White that nobody wants goes to the widest column that starts at its left, so that the table fills the
 * measure and numbers stand at its right edge. */
static void fill_measure(const struct table *t, struct column_work *columns, len space)
{
	size_t widest = 0;

	for (size_t c = 0; c < t->n_columns; c++) {
		space -= columns[c].width;
		bool start = t->columns[c].align == ALIGN_START;
		bool held = t->columns[widest].align == ALIGN_START;
		if ((start && !held) || (start == held && columns[c].longest > columns[widest].longest))
			widest = c;
	}
	columns[widest].width += space;
}

/* Space between columns is given up before words are broken. */
static len share_space(const struct style *style, const struct table *t, struct column_work *columns)
{
	len gutter = find_gutter(style, t->n_columns);
	len gaps = (len)t->n_columns - 1, space = style_measure(style) - gutter * gaps;
	len words = sum_of_words(t, columns);

	if (words > space && gaps > 0) {
		len less = (style_measure(style) - words) / gaps;
		gutter = less > style->gutter / 2 ? less : style->gutter / 2;
		space = style_measure(style) - gutter * gaps;
	}
	if (words > space) {
		squeeze(t, columns, space);
	} else {
		share_rest(t, columns, set_fixed(t, columns, space, words));
	}
	fill_measure(t, columns, space);
	return gutter;
}

static bool is_starved(const struct table *t, const struct column_work *columns)
{
	for (size_t c = 0; c < t->n_columns; c++) {
		len least = columns[c].longest < GROWER_LEAST ? columns[c].longest : GROWER_LEAST;
		if (weight_of(t, c) > 0 && columns[c].width < least)
			return true;
	}
	return false;
}

/* A link or a code of many characters in one column must not leave a word a line for the others: it is
 * broken itself. */
static void break_longest(const struct style *style, const struct table *t, struct column_work *columns)
{
	int64_t weights = 0;

	for (size_t c = 0; c < t->n_columns; c++)
		weights += weight_of(t, c) > 0 ? weight_of(t, c) : 1;
	for (size_t c = 0; c < t->n_columns; c++) {
		int64_t weight = weight_of(t, c) > 0 ? weight_of(t, c) : 1;
		len most = (len)((int64_t)style_measure(style) * weight / weights);
		most = most > WORD_WHOLE ? most : WORD_WHOLE;
		if (columns[c].unbreakable > most && !is_number(t, columns, c))
			columns[c].unbreakable = most;
		if (columns[c].unbreakable < GROWER_LEAST && weight_of(t, c) > 0)
			columns[c].unbreakable = columns[c].longest < GROWER_LEAST ? columns[c].longest : GROWER_LEAST;
	}
}

void columns_find(const struct style *style, const struct table *t, struct column_work *columns)
{
	len gutter = share_space(style, t, columns);

	if (is_starved(t, columns)) {
		break_longest(style, t, columns);
		gutter = share_space(style, t, columns);
	}
	len x = style->left;
	for (size_t c = 0; c < t->n_columns; c++) {
		columns[c].x = x;
		x += columns[c].width + gutter;
	}
}
