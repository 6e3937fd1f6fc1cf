/* How sure a template is follows from its source: one source is judged once, and only those who make a form,
 * or take the files for it, confirm its limits. */
#include <string.h>

#include "templates/shelf.h"
#include "test.h"

static const char *const folders[] = {"templates"};

/* The platforms' and schemes' own pages, and those of processors: what `source` begins with. */
static const char *const own[] = {
	"Oracle Payment Cloud documentation", "SDK of Stripe", "ServiceNow documentation, Mastercom",
	"checkout.com", "developer.ebay.com", "ebay.com/help", "https://developer.paypal.com/",
	"sellercentral.amazon.com",
};

struct judgement {
	const char *source, *sure, *where;
};
struct judgements {
	struct arena *a;
	struct judgement *v;
	size_t n, n_limits;
};

static bool is_own(const char *source)
{
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (strncmp(source, own[i], strlen(own[i])) == 0)
			return true;
	return false;
}

static bool is_word(const char *sure)
{
	return strcmp(sure, "confirmed") == 0 || strcmp(sure, "reported") == 0
		|| strcmp(sure, "unconfirmed") == 0;
}

static void judge(struct judgements *all, const char *where, const char *source, const char *sure)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct judgement *v = &all->v[i];
		if (strcmp(v->source, source) != 0)
			continue;
		if (strcmp(v->sure, sure) != 0)
			fprintf(stderr, "%s: %s in %s, %s in %s\n", source, v->sure, v->where, sure, where);
		SAME_TEXT(v->sure, sure);
		return;
	}
	*ARENA_PUSH(all->a, all->v, all->n) = (struct judgement){source, sure, where};
}

static void judge_all(struct judgements *all, const char *where, const struct node *node)
{
	const char *sure = tree_text(node, "sure", NULL), *source = tree_text(node, "source", "");
	if (sure) {
		CHECK(is_word(sure) && *source);
		judge(all, where, source, sure);
	}
	for (size_t i = 0; i < node->n; i++)
		judge_all(all, where, node->items[i]);
}

static void judge_limits(struct judgements *all, const char *where, const struct node *limits)
{
	for (size_t i = 0; limits && i < limits->n; i++) {
		const char *sure = tree_text(limits->items[i], "sure", ""),
			   *source = tree_text(limits->items[i], "source", "");
		bool is_sure = strcmp(sure, "confirmed") == 0;
		if (is_sure != is_own(source))
			fprintf(stderr, "%s: %s: %s is %s\n", where, limits->keys[i]->text, source, sure);
		CHECK(is_sure == is_own(source));
		all->n_limits++;
	}
}

/* No form says how large pictures have to be: nobody vouches for these but we. */
static void judge_choices(const struct node *limits)
{
	CHECK(limits && limits->n >= 4);
	for (size_t i = 0; limits && i < limits->n; i++) {
		SAME_TEXT(tree_text(limits->items[i], "sure", ""), "unconfirmed");
		SAME_TEXT(tree_text(limits->items[i], "source", ""), "our own choice");
	}
}

int main(void)
{
	static const char *const kinds[] = {"platforms", "complaints"};
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct shelf *s = shelf_new(a, d, folders, 1);
	struct judgements all = {.a = a};
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		size_t n;
		const char **names = shelf_list(s, kinds[k], &n);
		for (size_t i = 0; i < n; i++) {
			const struct node *root = shelf_load(s, kinds[k], names[i]);
			CHECK(root != NULL);
			judge_all(&all, names[i], root);
			judge_limits(&all, names[i], tree_lookup(root, "limits"));
		}
	}
	CHECK(all.n > 40 && all.n_limits > 80);
	judge_choices(shelf_load(s, "", "legible"));
	CHECK(diag_worst(d) == LEVEL_NONE);
	arena_drop(a);
	return test_end();
}
