/* charstring.c - Type 2 charstrings (Adobe Technical Note 5177), read far enough to put subroutines in
 * their place and to leave hints out.
 *
 * Bytes are copied as they stand. Of the stack we know only where each operand starts in the output
 * and what it is: a call takes its operand back out again; a hint takes all of its back, but for the
 * width that may stand before the first of them. */
#include "type/cff.h"

#define MOST_OPERANDS 64
#define MOST_CALLS 10
#define MOST_BYTES 65536u /* of a glyph: subroutines can be nested into bombs */
#define MOST_STEPS (1u << 18) /* the same for those that leave no bytes */

enum op {
	OP_HSTEM = 1,
	OP_VSTEM = 3,
	OP_CALL = 10,
	OP_RETURN = 11,
	OP_ESCAPE = 12,
	OP_ENDCHAR = 14,
	OP_HSTEMHM = 18,
	OP_HINTMASK = 19,
	OP_CNTRMASK = 20,
	OP_VSTEMHM = 23,
	OP_NUMBER = 28,
	OP_CALL_GLOBAL = 29,
	OP_FLEX_FIRST = 34, /* after an escape */
	OP_FLEX_LAST = 37,
};

enum outcome { OUTCOME_BAD, OUTCOME_GO_ON, OUTCOME_RETURN, OUTCOME_END };

struct flattener {
	uint8_t *out;
	size_t n_out, limit;
	const struct cff_index *global, *local;
	struct operand {
		uint32_t start; /* in out */
		int32_t value;
	} operands[MOST_OPERANDS];
	size_t n;
	size_t n_hints;
	bool has_width; /* the first operator that clears the stack has passed */
	int depth;
	uint32_t steps;
};

static enum outcome run(struct flattener *f, struct cff_span code);

/* Bytes of the number that starts here, 0 if it is cut off; *value is exact for whole numbers. */
static inline size_t read_number(const uint8_t *p, size_t n, int32_t *value)
{
	size_t length = p[0] == OP_NUMBER ? 3 : p[0] == 255 ? 5 : p[0] >= 247 ? 2 : 1;
	if (length > n)
		return 0;
	if (p[0] == OP_NUMBER)
		*value = (int16_t)(p[1] << 8 | p[2]);
	else if (p[0] == 255)
		*value = (int16_t)(p[1] << 8 | p[2]); /* the whole part of 16.16 */
	else if (p[0] >= 251)
		*value = -(p[0] - 251) * 256 - p[1] - 108;
	else if (p[0] >= 247)
		*value = (p[0] - 247) * 256 + p[1] + 108;
	else
		*value = p[0] - 139;
	return length;
}

static inline size_t push_number(struct flattener *f, const uint8_t *p, size_t n)
{
	int32_t value;
	size_t length = read_number(p, n, &value);
	if (length == 0 || f->n == MOST_OPERANDS || f->n_out + length > f->limit)
		return 0;
	f->operands[f->n++] = (struct operand){(uint32_t)f->n_out, value};
	for (size_t i = 0; i < length; i++)
		f->out[f->n_out++] = p[i];
	return length;
}

static enum outcome call(struct flattener *f, const struct cff_index *subrs)
{
	if (f->n == 0 || f->depth == MOST_CALLS)
		return OUTCOME_BAD;
	int32_t bias = subrs->count < 1240 ? 107 : subrs->count < 33900 ? 1131 : 32768;
	const struct operand *which = &f->operands[--f->n];
	int32_t number = which->value + bias;
	f->n_out = which->start;
	struct cff_span code = number >= 0 ? cff_element(subrs, (uint32_t)number) : (struct cff_span){0};
	if (!code.p)
		return OUTCOME_BAD;
	f->depth++;
	enum outcome o = run(f, code);
	f->depth--;
	return o == OUTCOME_RETURN ? OUTCOME_GO_ON : o;
}

/* Stems: two operands each, perhaps a width before them, which stays for the next operator. */
static void drop_stems(struct flattener *f)
{
	size_t kept = !f->has_width && f->n % 2 == 1;
	if (f->n > kept)
		f->n_out = f->operands[kept].start;
	f->n_hints += f->n / 2;
	f->n = 0;
	f->has_width = true;
}

static enum outcome pass(struct flattener *f, const uint8_t *op, size_t n)
{
	for (size_t i = 0; i < n; i++)
		f->out[f->n_out++] = op[i];
	f->n = 0;
	f->has_width = true;
	return op[0] == OP_ENDCHAR ? OUTCOME_END : OUTCOME_GO_ON;
}

/* An operator that draws or moves; `used` bytes of code. */
static enum outcome draw(struct flattener *f, const uint8_t *p, size_t n, size_t *used)
{
	static const uint32_t known = 1u << 4 | 1u << 5 | 1u << 6 | 1u << 7 | 1u << 8 | 1u << OP_ENDCHAR |
	                              1u << 21 | 1u << 22 | 1u << 24 | 1u << 25 | 1u << 26 | 1u << 27 |
	                              1u << 30 | 1u << 31;
	*used = p[0] == OP_ESCAPE ? 2 : 1;
	if (*used > n || f->n_out + 2 > f->limit)
		return OUTCOME_BAD;
	bool flex = p[0] == OP_ESCAPE && p[1] >= OP_FLEX_FIRST && p[1] <= OP_FLEX_LAST;
	if (!flex && !(p[0] < 32 && known >> p[0] & 1))
		return OUTCOME_BAD; /* arithmetic, or reserved */
	return pass(f, p, *used);
}

static enum outcome step(struct flattener *f, const uint8_t *p, size_t n, size_t *used)
{
	*used = 1;
	switch (p[0]) {
	case OP_CALL:
		return call(f, f->local);
	case OP_CALL_GLOBAL:
		return call(f, f->global);
	case OP_RETURN:
		return OUTCOME_RETURN;
	case OP_HSTEM:
	case OP_VSTEM:
	case OP_HSTEMHM:
	case OP_VSTEMHM:
		drop_stems(f);
		return OUTCOME_GO_ON;
	case OP_HINTMASK:
	case OP_CNTRMASK:
		drop_stems(f);
		*used = 1 + (f->n_hints + 7) / 8;
		return *used <= n ? OUTCOME_GO_ON : OUTCOME_BAD;
	default:
		return draw(f, p, n, used);
	}
}

static enum outcome run(struct flattener *f, struct cff_span code)
{
	enum outcome o = OUTCOME_GO_ON;
	for (size_t at = 0, used; o == OUTCOME_GO_ON && at < code.n; at += used) {
		if (++f->steps > MOST_STEPS)
			return OUTCOME_BAD;
		const uint8_t *p = code.p + at;
		if (p[0] != OP_NUMBER && p[0] < 32) {
			o = step(f, p, code.n - at, &used);
			continue;
		}
		used = push_number(f, p, code.n - at);
		if (used == 0)
			return OUTCOME_BAD;
	}
	return o == OUTCOME_GO_ON ? OUTCOME_BAD : o; /* it must end by saying so */
}

bool charstring_flatten(struct buf *out, struct cff_span code, const struct cff_index *global,
                        const struct cff_index *local)
{
	struct flattener f;
	f.out = buf_extend(out, MOST_BYTES);
	f.limit = MOST_BYTES;
	f.global = global;
	f.local = local;
	f.n_out = f.n = f.n_hints = 0;
	f.has_width = false;
	f.depth = 0;
	f.steps = 0;
	enum outcome o = run(&f, code);
	out->n -= MOST_BYTES - f.n_out;
	return o == OUTCOME_END;
}
