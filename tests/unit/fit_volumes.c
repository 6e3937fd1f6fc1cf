/* fit_volumes.c - where a PDF is cut into volumes: at the best border that is near, and so that each fits. */
#include "fit/volumes.h"
#include "test.h"

enum { MOST = 16 };

static struct fit_passage passages[MOST];
static uint64_t pictures[MOST];
static size_t shown[MOST];

/* A page each of 10 bytes of words; "S" a section, "e" an exhibit, "p" a page, "." no border. */
static struct fit_book make_book(const char *borders, const struct fit_room *room)
{
	size_t n = 0;
	for (; borders[n]; n++)
		passages[n] = (struct fit_passage){
			.border = borders[n] == 'S' ? FIT_BORDER_SECTION : borders[n] == 'e' ? FIT_BORDER_EXHIBIT
			        : borders[n] == 'p' ? FIT_BORDER_PAGE : FIT_BORDER_NONE,
			.page = n,
			.bytes = 10,
		};
	return (struct fit_book){.passages = passages, .n = n, .picture_bytes = pictures, .n_pictures = MOST,
		.rooms = room, .n_rooms = 1};
}

/* "0 3 5": the passages that volumes begin with; "!4": no volume holds that one. */
static const char *cut(const struct fit_book *book)
{
	static char text[128];
	struct arena *a = arena_new();
	size_t n, *starts = fit_volumes(a, book, &n), length = 0;
	if (!starts)
		snprintf(text, sizeof text, "!%zu", n);
	for (size_t i = 0; starts && i < n; i++)
		length += (size_t)snprintf(text + length, sizeof text - length, i ? " %zu" : "%zu", starts[i]);
	arena_drop(a);
	return text;
}

static const char *cut_pages(const char *borders, size_t pages)
{
	const struct fit_room room = {UINT64_MAX, pages};
	struct fit_book book = make_book(borders, &room);
	return cut(&book);
}

static void test_borders(void)
{
	SAME_TEXT(cut_pages("S..S..S.", 8), "0");
	SAME_TEXT(cut_pages("S..S..S.", 4), "0 3 6");
	SAME_TEXT(cut_pages("S..S..S.", 6), "0 6");
	SAME_TEXT(cut_pages("SppSppSp", 4), "0 3 6"); /* sections stay whole, though a page more would fit */
	SAME_TEXT(cut_pages("SSepepep", 4), "0 4");   /* what no volume holds is cut between exhibits */
	SAME_TEXT(cut_pages("SSeppppp", 4), "0 4"); /* and an exhibit that none holds between pages */
	SAME_TEXT(cut_pages("SSeppppe", 4), "0 4"); /* which begins no volume, for it is cut in any case */
	SAME_TEXT(cut_pages("SSepppe", 4), "0 2 6"); /* one that a volume holds does */
	SAME_TEXT(cut_pages("SS......", 4), "!5");
}

/* A picture is once in a volume, and again in another. */
static void test_bytes(void)
{
	const struct fit_room room = {250, SIZE_MAX};
	struct fit_book book = make_book("Seeeee", &room);
	pictures[3] = 100;
	for (size_t i = 0; i < book.n; i++) {
		shown[i] = 3;
		passages[i].pictures = &shown[i];
		passages[i].n_pictures = 1;
	}
	book.plain_bytes = 50;
	SAME_TEXT(cut(&book), "0"); /* 50 + 100 + 60 */
	shown[4] = 5;
	pictures[5] = 55;
	SAME_TEXT(cut(&book), "0 4"); /* 50 + 155 + 50 are too many */
	pictures[5] = 195;
	SAME_TEXT(cut(&book), "!4");
}

/* From one border to the next; a picture that is shown twice there weighs once. */
static void test_quires(void)
{
	const struct fit_room room = {SIZE_MAX, SIZE_MAX};
	struct fit_book book = make_book("Se..p.", &room);
	book.plain_bytes = 50;
	pictures[1] = 100;
	pictures[2] = 1000;
	size_t twice[] = {1, 2, 1};
	passages[1].pictures = twice;
	passages[1].n_pictures = 3;
	passages[3].pictures = twice + 1;
	passages[3].n_pictures = 2;
	passages[4].pictures = twice;
	passages[4].n_pictures = 1;
	static const struct fit_quire wanted[] = {{0, 1, 60}, {1, 4, 1180}, {1, 4, 1180}, {1, 4, 1180},
		{4, 6, 170}, {4, 6, 170}};
	for (size_t i = 0; i < book.n; i++) {
		struct fit_quire q = fit_quire_at(&book, i);
		SAME_NUMBER((long long)q.from, (long long)wanted[i].from);
		SAME_NUMBER((long long)q.end, (long long)wanted[i].end);
		SAME_NUMBER((long long)q.bytes, (long long)wanted[i].bytes);
	}
}

/* Rooms of their own: the one that came out too large gets less. */
static void test_rooms(void)
{
	const struct fit_room rooms[] = {{UINT64_MAX, 2}, {UINT64_MAX, 3}};
	struct fit_book book = make_book("Seeeeeee", rooms);
	book.n_rooms = 2;
	SAME_TEXT(cut(&book), "0 2 5");
}

int main(void)
{
	test_borders();
	test_bytes();
	test_rooms();
	test_quires();
	return test_end();
}
