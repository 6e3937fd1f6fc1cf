/* boxes.c - numbers, rectangles and matrices of a page that is to be embedded. */
#include "enclosure/enclosure_int.h"

#include <math.h>

enum { FARTHEST = 10000000, MILLION = 1000000 };

bool number_read(qpdf_data q, qpdf_oh object, double *to)
{
	double number;
	if (!qpdf_oh_is_number(q, object))
		return false;
	number = qpdf_oh_get_numeric_value(q, object);
	if (!(fabs(number) <= FARTHEST))
		return false;
	*to = number;
	return true;
}

/* n numbers of an array. */
static bool read_numbers(qpdf_data q, qpdf_oh array, double *to, int n)
{
	bool is_good = qpdf_oh_is_array(q, array) && qpdf_oh_get_array_n_items(q, array) == n;
	for (int i = 0; i < n && is_good; i++) {
		qpdf_oh item = qpdf_oh_get_array_item(q, array, i);
		is_good = number_read(q, item, &to[i]);
		qpdf_oh_release(q, item);
	}
	return is_good;
}

bool rect_read(qpdf_data q, qpdf_oh array, struct rect *to)
{
	double v[4];
	if (!read_numbers(q, array, v, 4))
		return false;
	*to = (struct rect){fmin(v[0], v[2]), fmin(v[1], v[3]), fmax(v[0], v[2]), fmax(v[1], v[3])};
	return !rect_is_empty(*to);
}

struct matrix matrix_read(qpdf_data q, qpdf_oh array)
{
	double v[6];
	if (!read_numbers(q, array, v, 6))
		return (struct matrix){1, 0, 0, 1, 0, 0};
	return (struct matrix){v[0], v[1], v[2], v[3], v[4], v[5]};
}

struct rect rect_meet(struct rect a, struct rect b)
{
	return (struct rect){fmax(a.left, b.left), fmax(a.bottom, b.bottom), fmin(a.right, b.right),
	                     fmin(a.top, b.top)};
}

bool rect_is_empty(struct rect r)
{
	return !(r.right - r.left > 1e-3 && r.top - r.bottom > 1e-3);
}

struct rect rect_map(struct rect r, struct matrix m)
{
	const double x[] = {r.left, r.right, r.left, r.right}, y[] = {r.bottom, r.bottom, r.top, r.top};
	struct rect to = {INFINITY, INFINITY, -INFINITY, -INFINITY};
	for (int i = 0; i < 4; i++) {
		double mapped_x = m.a * x[i] + m.c * y[i] + m.e, mapped_y = m.b * x[i] + m.d * y[i] + m.f;
		to = (struct rect){fmin(to.left, mapped_x), fmin(to.bottom, mapped_y), fmax(to.right, mapped_x),
		                   fmax(to.top, mapped_y)};
	}
	return to;
}

struct matrix matrix_fit(struct rect from, struct rect to)
{
	double x = (to.right - to.left) / (from.right - from.left);
	double y = (to.top - to.bottom) / (from.top - from.bottom);
	return (struct matrix){x, 0, 0, y, to.left - x * from.left, to.bottom - y * from.bottom};
}

struct matrix matrix_join(struct matrix m, struct matrix t)
{
	return (struct matrix){
		m.a * t.a + m.b * t.c, m.a * t.b + m.b * t.d, m.c * t.a + m.d * t.c, m.c * t.b + m.d * t.d,
		m.e * t.a + m.f * t.c + t.e, m.e * t.b + m.f * t.d + t.f,
	};
}

double matrix_width(struct matrix m)
{
	return hypot(m.a, m.b);
}

void put_number(struct buf *b, double number)
{
	long long units = llround(fmax(-FARTHEST, fmin(FARTHEST, number)) * MILLION);
	unsigned long long size = units < 0 ? (unsigned long long)-units : (unsigned long long)units;
	buf_printf(b, "%s%llu", units < 0 ? "-" : "", size / MILLION);
	if (size % MILLION == 0)
		return;
	buf_printf(b, ".%06llu", size % MILLION);
	while (b->data[b->n - 1] == '0')
		b->n--;
}

static void put_numbers(struct buf *b, const double *v, int n)
{
	for (int i = 0; i < n; i++) {
		put_number(b, v[i]);
		buf_add_byte(b, ' ');
	}
}

void put_rect(struct buf *b, struct rect r)
{
	put_numbers(b, (double[]){r.left, r.bottom, r.right, r.top}, 4);
}

void put_matrix(struct buf *b, struct matrix m)
{
	put_numbers(b, (double[]){m.a, m.b, m.c, m.d, m.e, m.f}, 6);
}
