/* scan_jpeg.c - every code of a JPEG scan is read and counted, no pixel is made: each block must end within
 * itself, the blocks must use up the data, and what comes out must be what a picture can hold. Damaged data
 * soon fail at one of these. libjpeg lets them pass (with a warning at best), and viewers show grey or
 * coloured stripes.
 *
 * Stuffed bytes are taken out piece by piece, so that codes are read from plain bytes; before each block
 * there are more of them than a block can use, which therefore is read without looking for their end.
 *
 * Most time goes into the blocks of plain (not progressive) photos: a table tells for the next bits how many
 * codes and values to pass at once (struct step). */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/message.h"
#include "image/image_int.h"

enum {
	QUICK_BITS = 10,      /* codes up to this are looked up at once */
	STEP_BITS = 12,       /* and as many codes as lie in so many bits */
	BLOCK_END = 128,      /* more coefficients than a block has, should its last code tell too many */
	BLOCK_MOST = 512,     /* [bytes] more than any block takes: 64 codes of 16 bits and as many values */
	PLAIN_BYTES = 1 << 15,
	WORD_BYTES = 8,       /* stay in front of those to come: some of their bits may be unread */
	FIRST_MOST = 2048,    /* twice what 8 bits a sample make of a block's mean */
	STRAY_MOST = 7,       /* [bytes] that some encoders leave behind the last block */
	PADDING_MOST = 64,    /* of them when they are all alike */
};

struct step { /* several codes and their values, passed at once */
	uint8_t bits;    /* of them all */
	uint8_t advance; /* how many coefficients they tell; at the end of a block, BLOCK_END more */
	uint8_t before;  /* how many of them before the last code; BLOCK_END: not even one code is whole */
};

struct codes { /* a Huffman table, ready to read */
	uint16_t quick[1 << QUICK_BITS]; /* bits of the code, symbol; 0: it is longer */
	struct step steps[1 << STEP_BITS]; /* of a whole block's coefficients */
	uint32_t ends[17];               /* by length: the first code that is none */
	uint32_t starts[17];             /* by length: of its first code, minus the codes that are shorter */
	const uint8_t *symbols;
};

struct bits {
	const uint8_t *p; /* the next byte */
	uint64_t word;    /* the next bits, uppermost first */
	unsigned n;       /* how many they are */
};

struct reader {
	struct window *window;
	uint64_t at, end;    /* in the file */
	uint8_t *plain;      /* PLAIN_BYTES, and BLOCK_MOST zeroes when the data end */
	const uint8_t *stop; /* behind the last of them */
	bool has_all;        /* up to the next restart */
	bool is_lost;        /* the file cannot be read */
	struct bits bits;
};

struct decoder {
	struct reader reader;
	const struct jpeg_scan *scan;
	bool (*read)(struct decoder *d, int i); /* a block of the scan's i-th component */
	uint64_t *seen;       /* of the scan's component, or NULL */
	uint64_t block;       /* how many of them have been read */
	uint32_t end_run;     /* blocks to come that have nothing more */
	int first[4];         /* the last block's, by component of the scan */
	int first_most[4];
	const struct codes *means[4], *others[4]; /* by component of the scan */
	struct codes codes[2][4];                 /* as the file numbers them */
};

static const char damaged[] = N_("is damaged: its picture data make no sense");
static const char short_of[] = N_("has lost a part of its picture data");

/* ---- bytes ---- */

/* Plain bytes until there is no room, or the data end. */
static void unstuff(struct reader *r)
{
	uint8_t *to = r->plain + (r->stop - r->plain);
	const uint8_t *full = r->plain + PLAIN_BYTES;
	while (to < full && !r->has_all) {
		size_t n = 0, left = (size_t)(full - to);
		const uint8_t *from = r->at < r->end ? window_look(r->window, r->at, 1, &n) : NULL;
		r->is_lost |= !from && r->at < r->end;
		n = n < r->end - r->at ? n : (size_t)(r->end - r->at);
		n = n < left ? n : left;
		const uint8_t *mark = n > 0 ? memchr(from, 0xFF, n) : NULL;
		size_t plain = mark ? (size_t)(mark - from) : n;
		if (plain > 0)
			memcpy(to, from, plain);
		to += plain;
		r->at += plain;
		if (mark && (mark = window_look(r->window, r->at, 2, &n))) {
			r->at += 2;
			r->has_all = mark[1] != 0; /* a restart */
			if (!r->has_all)
				*to++ = 0xFF;
		} else if (plain == 0) {
			r->has_all = true;
		}
	}
	r->stop = to;
	if (r->has_all)
		memset(to, 0, BLOCK_MOST);
}

/* As many bytes as a block may take, or all there are and zeroes behind them. */
static inline void supply(struct reader *r)
{
	size_t left = (size_t)(r->stop - r->bits.p);
	if (r->has_all || left >= BLOCK_MOST)
		return;
	memmove(r->plain, r->bits.p - WORD_BYTES, WORD_BYTES + left);
	r->bits.p = r->plain + WORD_BYTES;
	r->stop = r->bits.p + left;
	unstuff(r);
}

static void start_part(struct reader *r)
{
	r->stop = r->plain + WORD_BYTES;
	r->has_all = false;
	r->bits = (struct bits){.p = r->stop};
}

/* Have zeroes behind the end been read? */
static inline bool is_overdrawn(const struct reader *r)
{
	return r->bits.p - r->bits.n / 8 > r->stop;
}

/* What is left of a part: some bits to fill the last byte, hardly more. */
static bool is_used_up(struct reader *r)
{
	const uint8_t *p = r->bits.p - r->bits.n / 8;
	size_t left = (size_t)(r->stop - p);
	if (!r->has_all && left > PADDING_MOST)
		return false;
	if (left <= STRAY_MOST)
		return true;
	return left <= PADDING_MOST && memcmp(p, p + 1, left - 1) == 0;
}

/* ---- bits ---- */

/* At least 56 of them. */
static inline void fill(struct bits *b)
{
	const uint8_t *p = b->p;
	uint64_t next = (uint64_t)get32(p) << 32 | get32(p + 4);
	b->word |= next >> b->n;
	b->p += (63 - b->n) >> 3;
	b->n |= 56;
}

static inline void drop(struct bits *b, unsigned n)
{
	b->word <<= n;
	b->n -= n;
}

static inline unsigned take(struct bits *b, unsigned n)
{
	unsigned bits = (unsigned)(b->word >> 1 >> (63 - n));
	drop(b, n);
	return bits;
}

static int take_long_code(struct bits *b, const struct codes *c)
{
	for (unsigned length = QUICK_BITS + 1; length <= 16; length++) {
		uint32_t code = (uint32_t)(b->word >> (64 - length));
		if (code < c->ends[length]) {
			drop(b, length);
			return c->symbols[code - c->starts[length]];
		}
	}
	return -1;
}

/* The next symbol, or -1; at most 16 bits. */
static inline int take_code(struct bits *b, const struct codes *c)
{
	unsigned quick = c->quick[b->word >> (64 - QUICK_BITS)];
	if (quick == 0)
		return take_long_code(b, c);
	drop(b, quick >> 8);
	return (int)(quick & 255);
}

static void learn_codes(struct codes *c, const struct jpeg_huffman *table)
{
	uint32_t code = 0, n = 0;
	memset(c->quick, 0, sizeof c->quick);
	c->symbols = table->symbols;
	for (uint32_t length = 1; length <= 16; length++, code *= 2) {
		c->starts[length] = code - n;
		for (uint32_t i = table->counts[length - 1]; i > 0; i--, code++, n++)
			for (uint32_t k = 0; length <= QUICK_BITS && k < 1u << (QUICK_BITS - length); k++)
				c->quick[(code << (QUICK_BITS - length)) + k] = (uint16_t)(length << 8 | table->symbols[n]);
		c->ends[length] = code;
	}
}

/* All codes that lie whole in the STEP_BITS `bits`, up to the end of a block. The last one's value may lie
 * behind them. */
static struct step plan_step(const struct codes *c, uint32_t bits)
{
	struct step step = {.before = BLOCK_END};
	while (step.bits < STEP_BITS && step.advance < 64) {
		unsigned quick = c->quick[bits << step.bits >> (STEP_BITS - QUICK_BITS) & ((1 << QUICK_BITS) - 1)];
		if (quick == 0 || step.bits + (quick >> 8) > STEP_BITS)
			break;
		step.before = step.advance;
		step.advance += (quick & 255) == 0 ? BLOCK_END : (quick >> 4 & 15) + 1;
		step.bits += (quick >> 8) + (quick & 15);
	}
	return step;
}

static void plan_steps(struct codes *c)
{
	for (uint32_t bits = 0; bits < 1 << STEP_BITS; bits++)
		c->steps[bits] = plan_step(c, bits);
}

/* ---- blocks: false if what is read can be none ---- */

/* The mean of a block, told as a difference from the last one's. */
static inline bool read_first(struct decoder *d, int i)
{
	struct bits *b = &d->reader.bits;
	fill(b);
	int bits = take_code(b, d->means[i]);
	if (bits < 0)
		return false;
	int is_positive = (int)(b->word >> 63); /* if there are any bits */
	int value = (int)take(b, (unsigned)bits);
	d->first[i] += value - ((1 << bits) - 1) * (1 - is_positive);
	return abs(d->first[i]) <= d->first_most[i];
}

/* A code and its value; false: there is no such code. */
static bool pass_code(struct bits *b, const struct codes *c, unsigned *k)
{
	int symbol = take_code(b, c);
	if (symbol < 0)
		return false;
	drop(b, symbol & 15);
	*k += symbol == 0 ? BLOCK_END : (unsigned)(symbol >> 4) + 1;
	return true;
}

static bool read_whole(struct decoder *d, int i)
{
	const struct codes *c = d->others[i];
	if (!read_first(d, i))
		return false;
	struct bits b = d->reader.bits;
	unsigned k = 1;
	bool is_code = true;
	while (k < 64 && is_code) {
		fill(&b);
		struct step step = c->steps[b.word >> (64 - STEP_BITS)];
		if (k + step.before < 64) {
			drop(&b, step.bits);
			k += step.advance;
		} else {
			is_code = pass_code(&b, c, &k);
		}
	}
	d->reader.bits = b;
	return is_code && (k == 64 || k >= BLOCK_END);
}

static bool read_first_bit(struct decoder *d, int i)
{
	(void)i;
	fill(&d->reader.bits);
	drop(&d->reader.bits, 1);
	return true;
}

/* Of a progressive scan. A code without bits and with a `run` below 15 starts d->end_run instead: 2 to the
 * power of it, and so many bits more. */
struct code {
	unsigned run;  /* coefficients to pass */
	unsigned bits; /* of the value behind them */
};

static inline bool read_code(struct decoder *d, int i, struct code *c)
{
	struct bits *b = &d->reader.bits;
	fill(b);
	int symbol = take_code(b, d->others[i]);
	*c = (struct code){(unsigned)symbol >> 4, (unsigned)symbol & 15};
	if (symbol >= 0 && c->bits == 0 && c->run < 15)
		d->end_run = (1u << c->run) + take(b, c->run);
	return symbol >= 0;
}

static bool read_others(struct decoder *d, int i)
{
	uint64_t *seen = &d->seen[d->block++];
	unsigned k = (unsigned)d->scan->first, end = (unsigned)d->scan->end;
	while (k <= end && d->end_run == 0) {
		struct code code;
		if (!read_code(d, i, &code))
			return false;
		if (d->end_run > 0)
			break;
		k += code.run;
		if (k > end)
			return false;
		drop(&d->reader.bits, code.bits);
		*seen |= (uint64_t)(code.bits > 0) << k++;
	}
	d->end_run -= d->end_run > 0;
	return true;
}

/* One bit more of what has been seen up to `end`, until `run` others have been passed. */
static unsigned refine(struct bits *b, uint64_t seen, unsigned k, unsigned end, unsigned run)
{
	for (; k <= end; k++) {
		if (!(seen >> k & 1) && run-- == 0)
			break;
		if (b->n < 8)
			fill(b);
		drop(b, seen >> k & 1);
	}
	return k;
}

static bool read_other_bits(struct decoder *d, int i)
{
	struct bits *b = &d->reader.bits;
	uint64_t *seen = &d->seen[d->block++];
	unsigned k = (unsigned)d->scan->first, end = (unsigned)d->scan->end;
	while (k <= end && d->end_run == 0) {
		struct code code;
		if (!read_code(d, i, &code) || code.bits > 1)
			return false;
		if (d->end_run > 0)
			break;
		drop(b, code.bits);
		k = refine(b, *seen, k, end, code.run);
		if (k > end)
			return false;
		*seen |= (uint64_t)code.bits << k++;
	}
	if (d->end_run > 0) {
		refine(b, *seen, k, end, 64);
		d->end_run--;
	}
	return true;
}

/* ---- the scan ---- */

static void choose_reader(struct decoder *d, const struct jpeg_frame *f)
{
	if (f->kind != JPEG_PROGRESSIVE)
		d->read = read_whole;
	else if (d->scan->first == 0)
		d->read = d->scan->high ? read_first_bit : read_first;
	else
		d->read = d->scan->high ? read_other_bits : read_others;
}

static const char *read_group(struct decoder *d)
{
	for (int i = 0; i < d->scan->n; i++)
		for (int k = 0; k < d->scan->blocks[i]; k++) {
			supply(&d->reader);
			bool is_good = d->read(d, i);
			if (is_overdrawn(&d->reader))
				return short_of;
			if (!is_good)
				return damaged;
		}
	return NULL;
}

/* From one restart to the next nothing is known of what was before. */
static const char *read_part(struct decoder *d, uint64_t groups)
{
	const char *wrong = NULL;
	memset(d->first, 0, sizeof d->first);
	d->end_run = 0;
	start_part(&d->reader);
	while (groups-- > 0 && !wrong)
		wrong = read_group(d);
	if (wrong)
		return wrong;
	supply(&d->reader);
	return d->end_run == 0 && is_used_up(&d->reader) ? NULL : damaged;
}

static const char *read_parts(struct decoder *d, uint64_t groups, uint64_t interval)
{
	const char *wrong = NULL;
	while (groups > 0 && !wrong) {
		uint64_t n = interval > 0 && interval < groups ? interval : groups;
		wrong = read_part(d, n);
		groups -= n;
	}
	return wrong;
}

/* Does the scan tell the bits that come next? The first scan of a component is that of its means. */
static bool is_in_turn(struct jpeg_history *h, const struct jpeg_scan *s)
{
	for (int c = 0; c < 4; c++) {
		if (!(s->components >> c & 1))
			continue;
		if (s->first > 0 && !h->known[c][0])
			return false;
		for (int k = s->first; k <= s->end; k++) {
			if (h->known[c][k] ? h->low[c][k] != s->high || s->high == 0 : s->high != 0)
				return false;
			h->known[c][k] = true;
			h->low[c][k] = s->low;
		}
	}
	return true;
}

/* NULL: the scan has no use for it. */
static const struct codes *find_codes(struct decoder *d, const struct jpeg_tables *t, int kind, int which)
{
	if (which >= 4)
		return NULL;
	struct codes *c = &d->codes[kind][which];
	if (!c->symbols) {
		learn_codes(c, &t->huffman[kind][which]);
		if (kind == 1 && d->read == read_whole)
			plan_steps(c);
	}
	return c;
}

static void prepare(struct decoder *d, struct jpeg_history *h, const struct jpeg_tables *t,
                    const struct jpeg_frame *f, uint64_t groups)
{
	const struct jpeg_scan *s = d->scan;
	for (int i = 0; i < s->n; i++) {
		int step = t->first_steps[f->quantisation[s->which[i]]];
		d->first_most[i] = (FIRST_MOST + step) / step >> s->low;
		d->means[i] = find_codes(d, t, 0, s->tables[i][0]);
		d->others[i] = find_codes(d, t, 1, s->tables[i][1]);
	}
	if (f->kind != JPEG_PROGRESSIVE || s->first == 0)
		return;
	uint64_t **seen = &h->seen[s->which[0]];
	if (!*seen) {
		*seen = mem_alloc((size_t)groups * sizeof **seen);
		memset(*seen, 0, (size_t)groups * sizeof **seen);
	}
	d->seen = *seen;
}

const char *jpeg_read_codes(struct jpeg_history *h, const struct jpeg_scan *s, const struct jpeg_tables *t,
                            const struct jpeg_frame *f, const struct jpeg_data *data)
{
	uint64_t groups = jpeg_count_groups(s, f);
	if (f->kind == JPEG_PROGRESSIVE && !is_in_turn(h, s))
		return damaged;
	struct decoder *d = mem_alloc(sizeof *d + PLAIN_BYTES + BLOCK_MOST);
	memset(d, 0, sizeof *d);
	d->scan = s;
	d->reader = (struct reader){.window = data->window, .at = data->from, .end = data->to,
		.plain = (uint8_t *)(d + 1)};
	choose_reader(d, f);
	prepare(d, h, t, f, groups);
	const char *wrong = read_parts(d, groups, data->restart_interval);
	if (d->reader.is_lost)
		wrong = N_("cannot be read a second time");
	free(d);
	return wrong;
}

void jpeg_history_drop(struct jpeg_history *h)
{
	for (int i = 0; i < 4; i++)
		free(h->seen[i]);
}
