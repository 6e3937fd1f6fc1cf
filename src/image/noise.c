/* noise.c - how restless a picture is, row by row as it is seen. Of a picture that is stored on its side the
 * rows are columns of what is decoded, and all of them grow at once. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "image/image_int.h"

/* Steps between samples up to this are shading; in pictures with grain (a photographed or patterned
 * ground, JPEG noise) up to that. */
enum { FAINT = 3, FAINT_IN_GRAIN = 8 };

static inline void add_step(struct steps *sum, int a, int b)
{
	int step = abs(a - b), plain = step - FAINT, grainy = step - FAINT_IN_GRAIN;
	sum->plain += (uint32_t)(plain > 0 ? plain : 0);
	sum->grainy += (uint32_t)(grainy > 0 ? grainy : 0);
}

static struct steps steps_between(const uint8_t *a, const uint8_t *b, size_t n)
{
	struct steps sum = {0};
	for (size_t i = 0; i < n; i++)
		add_step(&sum, a[i], b[i]);
	return sum;
}

void noise_start(struct noise *n, uint32_t width, uint32_t height)
{
	*n = (struct noise){.width = width, .height = height, .step = 1, .every = 1};
	n->rows = mem_alloc(height * sizeof *n->rows);
	n->taken = mem_alloc(height);
	memset(n->taken, 0, height);
	n->is_other = mem_alloc(8 * (size_t)width);
	n->steps = n->is_other + 7 * (size_t)width;
	n->ended = mem_alloc(bubbles_most(n) * sizeof *n->ended);
	for (size_t k = 0; k < 3; k++) {
		n->ground[k].least = n->is_other + (2 * k + 1) * width;
		n->ground[k].most = n->is_other + (2 * k + 2) * width;
	}
}

void noise_drop(struct noise *n)
{
	free(n->rows);
	free(n->along);
	free(n->taken);
	free(n->is_other);
	free(n->ended);
	*n = (struct noise){0};
}

/* A cut is as noisy as the rows it parts and the change from one to the other. */
static void set_row(struct noise *n, uint32_t y, struct steps across, struct steps along)
{
	if (y % 16 == 0)
		n->n_restless += along.plain > n->width / 8;
	n->rows[y].plain = larger(across.plain, larger(along.plain, n->above.plain));
	n->rows[y].grainy = larger(across.grainy, larger(along.grainy, n->above.grainy));
	n->above = along;
}

void noise_add(struct noise *n, const uint8_t *row, const uint8_t *above)
{
	struct steps along = steps_between(row, row + 1, n->width - 1), across = {0};
	if (n->n_taken > 0)
		across = steps_between(row, above, n->width);
	set_row(n, n->n_taken++, across, along);
}

void noise_add_seen(struct noise *n, const uint8_t *row, const uint8_t *above, const uint8_t *planes,
                    uint32_t channels)
{
	n->taken[n->n_taken] = ground_is_taken(n, planes, channels) ? TAKEN_WIDE : 0;
	bubbles_add(n, planes, channels);
	noise_add(n, row, above);
}

void noise_end_rows(struct noise *n)
{
	bubbles_end(n);
}

/* ---- on its side ---- */

void noise_add_column(struct noise *n, const uint8_t *column, const uint8_t *before)
{
	if (n->n_taken == 0) {
		n->along = mem_alloc(n->height * sizeof *n->along);
		memset(n->along, 0, n->height * sizeof *n->along);
		memset(n->rows, 0, n->height * sizeof *n->rows);
	}
	for (uint32_t y = 0; y < n->height && n->n_taken > 0; y++)
		add_step(&n->along[y], column[y], before[y]);
	for (uint32_t y = 1; y < n->height; y++)
		add_step(&n->rows[y], column[y], column[y - 1]);
	n->n_taken++;
}

void noise_end_columns(struct noise *n)
{
	for (uint32_t y = 0; y < n->height; y++)
		set_row(n, y, n->rows[y], n->along[y]);
	free(n->along);
	n->along = NULL;
}

/* The cut above row y is the cut above row height - y of the picture the other way round. */
void noise_reverse(struct noise *n)
{
	for (uint32_t y = 1, k = n->height - 1; y < k; y++, k--) {
		struct steps kept = n->rows[y];
		n->rows[y] = n->rows[k];
		n->rows[k] = kept;
	}
	for (uint32_t y = 0, k = n->height - 1; y < k; y++, k--) {
		uint8_t kept = n->taken[y];
		n->taken[y] = n->taken[k];
		n->taken[k] = kept;
	}
	n->rows[0] = n->above;
}

void noise_keep(struct noise *n, const struct image_job *job)
{
	for (size_t i = 0; i < job->n_kept; i++)
		for (uint32_t y = job->kept[i].from; y < job->kept[i].end && y < n->height; y++)
			n->taken[y] |= TAKEN_WIDE | TAKEN_BUBBLE;
}
