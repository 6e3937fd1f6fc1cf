/* deliver.c - what is made, and within which limits: the command line decides before the case, the case
 * before its playbook, and that before the platform. */
#include <string.h>

#include "run/outputs.h"
#include "templates/platform.h"
#include "templates/playbook.h"

static const char *const product_names[] = {"pdf", "images", "text"};
enum { N_PRODUCTS = sizeof product_names / sizeof *product_names };

static unsigned find_product(const char *name)
{
	for (unsigned i = 0; name && i < N_PRODUCTS; i++)
		if (strcmp(product_names[i], name) == 0)
			return 1u << i;
	return 0;
}

static unsigned products_of_case(struct run *r)
{
	const struct texts *deliver = &r->casefile->deliver;
	unsigned products = 0;
	for (size_t i = 0; i < deliver->n; i++) {
		unsigned product = find_product(deliver->v[i].s);
		products |= product;
		if (product)
			continue;
		diag_error(r->diag, deliver->v[i].at, "bad-value", "\"%s\" is nothing that can be delivered",
		           deliver->v[i].s);
		diag_advise(r->diag, "it is one of pdf, images, text");
	}
	return products;
}

static unsigned products_of_platform(struct run *r)
{
	const struct node *list = shelf_lookup_list(r->platform->root, "deliver");
	unsigned products = 0;
	for (size_t i = 0; list && i < list->n; i++) {
		unsigned product = find_product(list->items[i]->text);
		products |= product;
		if (product)
			continue;
		diag_error(r->diag, list->items[i]->at, "bad-template", "nothing of this name can be delivered");
		diag_advise(r->diag, "it is one of pdf, images, text");
	}
	return products;
}

static bool is_for_stream(const struct run *r)
{
	return r->writes && fs_is_stream(r->output);
}

/* A build without cairo makes the PDF instead of the images that the platform would like. */
static unsigned what_can_be(unsigned products)
{
	if (products & PRODUCT_IMAGES && !sheet_library())
		return (products & ~(unsigned)PRODUCT_IMAGES) | PRODUCT_PDF;
	return products;
}

static void lay_limits(struct run *r)
{
	limits_lay(r->shelf, &r->limits, shelf_load(r->shelf, "", "legible"), false);
	limits_lay(r->shelf, &r->limits, tree_lookup(r->platform->root, "limits"), false);
	if (r->playbook)
		limits_lay(r->shelf, &r->limits, r->playbook->limits, false);
	limits_lay(r->shelf, &r->limits, r->given->limits, true);
	limits_lay_pdf(r->shelf, &r->limits, r->given->limit);
	limits_lay_split(r->shelf, &r->limits, &r->given->split);
}

void run_load_templates(struct run *r)
{
	const struct casefile *c = r->given;
	struct shelf *shelf = run_open_shelf(r);
	r->pieces = pieces_load(shelf);
	r->platform = platform_load(shelf, &c->platform);
	if (r->platform && c->complaint.s)
		r->playbook = playbook_load(shelf, r->pieces, r->platform->id, c->complaint.s);
	if (r->platform)
		lay_limits(r);
}

len run_legible(const struct run *r)
{
	const struct limit *l = &r->limits.v[LIMIT_LEGIBLE];
	return l->given ? (len)l->value : 0;
}

/* Whoever else reads it gets no form to fill in, and is sent a PDF. */
static bool is_for_platform(const struct run *r)
{
	const char *recipient = r->casefile->recipient.s;
	return !recipient || strcmp(recipient, "platform") == 0;
}

void run_choose_products(struct run *r)
{
	unsigned of_case = products_of_case(r);
	if (!r->platform)
		return;
	unsigned of_platform = products_of_platform(r);
	r->products = r->options->deliver == PRODUCT_MESSAGE ? PRODUCT_MESSAGE | PRODUCT_PDF
	            : r->options->deliver                    ? r->options->deliver
	            : is_for_stream(r) ? PRODUCT_PDF /* it takes nothing else, whatever they would like */
	            : of_case          ? of_case
	            : of_platform && is_for_platform(r) ? what_can_be(of_platform)
	                                                : PRODUCT_PDF;
}

enum shades run_shades(const struct run *r)
{
	const struct limit *mono = &r->limits.v[LIMIT_MONO];
	return mono->given && mono->value ? SHADES_GREY : SHADES_COLOUR;
}

/* ---- limits of sheets ---- */

static bool takes_format(const struct limit *formats, const char *name)
{
	for (size_t i = 0; formats->given && i < formats->list->n; i++) {
		const char *format = formats->list->items[i]->text;
		if (format && strcmp(format, name) == 0)
			return true;
	}
	return false;
}

/* Each has its part of what the form takes in all. 0: no limit is known. */
static uint64_t bytes_of_sheet(const struct run *r)
{
	const struct limit *each = &r->limits.v[LIMIT_IMAGE_BYTES], *all = &r->limits.v[LIMIT_TOTAL_BYTES];
	uint64_t bytes = each->given ? (uint64_t)each->value : 0;
	uint64_t part = all->given && r->sheets->n > 0 ? (uint64_t)all->value / r->sheets->n : 0;
	return part && (!bytes || part < bytes) ? part : bytes;
}

/* JPEG, unless PNG alone is taken. */
struct sheet_limits deliver_sheet_limits(const struct run *r)
{
	const struct limit *l = r->limits.v, *formats = &l[LIMIT_IMAGE_FORMATS];
	bool takes_jpeg = takes_format(formats, "jpg") || takes_format(formats, "jpeg");
	return (struct sheet_limits){
		.bytes = bytes_of_sheet(r),
		.dpi = l[LIMIT_DPI].given ? (unsigned)l[LIMIT_DPI].value : 0,
		.pixels = l[LIMIT_IMAGE_PIXELS].given ? (uint64_t)l[LIMIT_IMAGE_PIXELS].value : 0,
		.format = !takes_jpeg && takes_format(formats, "png") ? SHEET_PNG : SHEET_JPEG,
		.mono = run_shades(r) != SHADES_COLOUR,
	};
}
