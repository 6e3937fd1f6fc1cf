/* tables_jpeg.c - is a JPEG's picture data what its tables and headers say? Tables must be ones that an
 * encoder can make, a scan must have those it names, and its data must be long enough for its blocks.
 * Nothing is decoded here: what is damaged within the data is for scan_jpeg.c to find. */
#include <string.h>

#include "base/message.h"
#include "image/image_int.h"

enum { DC, AC };

enum {
	HALF_SUM = 3688, /* of the table for brightness in ITU-T T.81, K.1, which is libjpeg's quality 50 */
	QUALITY_MOST = 1000, QUALITY_LEAST = 10, /* in tenths */
};

const char *jpeg_read_quantisation(struct jpeg_tables *t, const uint8_t *p, size_t n)
{
	static const char damaged[] = N_("has a damaged quantisation table");
	while (n > 0) {
		size_t bytes = *p >> 4 ? 2 : 1, table = 1 + 64 * bytes;
		if (*p >> 4 > 1 || (*p & 15) > 3 || table > n)
			return damaged;
		for (size_t i = 0; i < 64; i++)
			if (p[1 + i * bytes] == 0 && (bytes == 1 || p[2 + i * bytes] == 0))
				return damaged; /* nothing can be divided by 0 */
		t->first_steps[*p & 15] = (int)(bytes == 1 ? p[1] : get16(p + 1));
		t->step_sums[*p & 15] = 0;
		for (size_t i = 0; i < 64; i++)
			t->step_sums[*p & 15] += (int)(bytes == 1 ? p[1 + i] : get16(p + 1 + 2 * i));
		p += table;
		n -= table;
	}
	return NULL;
}

/* libjpeg's: steps are so many percent of those of quality 50, 200 - 2 * quality above it and 5000 / quality
 * below. */
int jpeg_quality(const struct jpeg_tables *t, const struct jpeg_frame *f)
{
	int sum = t->step_sums[f->quantisation[0]];
	int quality = sum <= HALF_SUM ? QUALITY_MOST - QUALITY_MOST / 2 * sum / HALF_SUM
	                              : (int)((int64_t)QUALITY_MOST / 2 * HALF_SUM / sum);
	return quality < QUALITY_LEAST ? QUALITY_LEAST : quality;
}

/* ---- Huffman tables ---- */

/* Codes of each length are counted up from the last shorter one; none may be all ones. 0 if these counts
 * do not fit, else the length of the shortest. */
static int shortest_code(const uint8_t counts[16])
{
	unsigned code = 0;
	int shortest = 0;
	for (int length = 1; length <= 16; length++, code *= 2) {
		unsigned n = counts[length - 1];
		code += n;
		if (n > 0 && code >= 1u << length)
			return 0;
		if (n > 0 && shortest == 0)
			shortest = length;
	}
	return shortest;
}

/* 8 bits a sample leave differences of at most 11 bits and coefficients of at most 10. */
static bool symbol_is_sound(int kind, int symbol)
{
	return kind == DC ? symbol <= 11 : (symbol & 15) <= 10;
}

static bool symbols_are_sound(int kind, const uint8_t *symbols, size_t n)
{
	bool seen[256] = {false};
	for (size_t i = 0; i < n; i++) {
		if (seen[symbols[i]] || !symbol_is_sound(kind, symbols[i]))
			return false;
		seen[symbols[i]] = true;
	}
	return true;
}

/* Symbols that only progressive files have: runs of blocks that end. */
static bool has_end_runs(const uint8_t *symbols, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((symbols[i] & 15) == 0 && symbols[i] != 0x00 && symbols[i] != 0xF0)
			return true;
	return false;
}

const char *jpeg_read_huffman(struct jpeg_tables *t, const uint8_t *p, size_t n)
{
	while (n > 0) {
		size_t codes = 0;
		for (size_t i = 1; i <= 16 && i < n; i++)
			codes += p[i];
		int kind = *p >> 4, shortest = n < 17 ? 0 : shortest_code(p + 1);
		if (kind > AC || (*p & 15) > 3 || shortest == 0 || codes > 256 || 17 + codes > n
		    || !symbols_are_sound(kind, p + 17, codes))
			return N_("has a damaged Huffman table");
		struct jpeg_huffman *table = &t->huffman[kind][*p & 15];
		table->shortest = shortest;
		table->has_end_runs = kind == AC && has_end_runs(p + 17, codes);
		memcpy(table->counts, p + 1, sizeof table->counts);
		memcpy(table->symbols, p + 17, codes);
		p += 17 + codes;
		n -= 17 + codes;
	}
	return NULL;
}

/* ---- scans ---- */

static bool find_components(struct jpeg_scan *s, const struct jpeg_frame *f, const uint8_t *p)
{
	int n_blocks = 0;
	for (int i = 0; i < s->n; i++, p += 2) {
		int k = 0;
		while (k < f->components && f->ids[k] != p[0])
			k++;
		if (k == f->components || (s->components >> k & 1))
			return false;
		s->components |= 1u << k;
		s->blocks[i] = s->n > 1 ? f->h[k] * f->v[k] : 1;
		n_blocks += s->blocks[i];
		s->which[i] = k;
		s->tables[i][DC] = p[1] >> 4;
		s->tables[i][AC] = p[1] & 15;
	}
	return n_blocks <= 10;
}

/* A progressive scan is of the first coefficient, or of others of one component; bits come one by one. */
static bool progression_is_sound(const struct jpeg_scan *s)
{
	if (s->first == 0 ? s->end != 0 : s->end < s->first || s->end > 63 || s->n > 1)
		return false;
	return s->low <= 13 && (s->high == 0 || s->low == s->high - 1);
}

static bool has_table(const struct jpeg_tables *t, const struct jpeg_scan *s, int i, int kind,
                      bool is_progressive)
{
	int table = s->tables[i][kind];
	return table < 4 && t->huffman[kind][table].shortest > 0
		&& (is_progressive || !t->huffman[kind][table].has_end_runs);
}

static bool tables_are_there(const struct jpeg_tables *t, const struct jpeg_scan *s,
                             const struct jpeg_frame *f)
{
	bool is_progressive = f->kind == JPEG_PROGRESSIVE;
	bool needs_dc = !is_progressive || (s->first == 0 && s->high == 0);
	bool needs_ac = !is_progressive || s->first > 0;
	for (int k = 0; k < f->components; k++)
		if ((s->components >> k & 1) && t->first_steps[f->quantisation[k]] == 0)
			return false;
	for (int i = 0; i < s->n; i++)
		if ((needs_dc && !has_table(t, s, i, DC, is_progressive))
		    || (needs_ac && !has_table(t, s, i, AC, is_progressive)))
			return false;
	return true;
}

const char *jpeg_read_scan(struct jpeg_scan *s, const struct jpeg_tables *t, const struct jpeg_frame *f,
                           const uint8_t *p, size_t n)
{
	static const char damaged[] = N_("has a damaged scan header");
	*s = (struct jpeg_scan){.n = n > 0 ? p[0] : 0};
	if (s->n < 1 || s->n > f->components || n != 4 + 2 * (size_t)s->n || !find_components(s, f, p + 1))
		return damaged;
	p += n - 3;
	s->first = p[0];
	s->end = p[1];
	s->high = p[2] >> 4;
	s->low = p[2] & 15;
	if (f->kind == JPEG_PROGRESSIVE && !progression_is_sound(s))
		return damaged;
	if (!tables_are_there(t, s, f))
		return N_("starts its picture data before its tables");
	for (int i = 0; f->kind != JPEG_PROGRESSIVE && i < s->n; i++)
		s->least_bits += s->blocks[i]
			* (t->huffman[DC][s->tables[i][DC]].shortest + t->huffman[AC][s->tables[i][AC]].shortest);
	return NULL;
}

static uint64_t parts_of(uint64_t n, uint64_t part) { return (n + part - 1) / part; }

uint64_t jpeg_count_groups(const struct jpeg_scan *s, const struct jpeg_frame *f)
{
	unsigned h = (unsigned)f->h_max, v = (unsigned)f->v_max;
	if (s->n > 1)
		return parts_of(f->width, 8 * h) * parts_of(f->height, 8 * v);
	return parts_of(parts_of((uint64_t)f->width * (unsigned)f->h[s->which[0]], h), 8)
		* parts_of(parts_of((uint64_t)f->height * (unsigned)f->v[s->which[0]], v), 8);
}

bool jpeg_scan_is_whole(const struct jpeg_scan *s, const struct jpeg_frame *f, uint64_t bytes,
                        uint64_t restarts, uint64_t interval)
{
	uint64_t groups = jpeg_count_groups(s, f);
	if (bytes * 8 < groups * (unsigned)s->least_bits)
		return false;
	if (interval == 0)
		return restarts == 0;
	return restarts == (groups - 1) / interval || restarts == groups / interval; /* one may be at the end */
}
