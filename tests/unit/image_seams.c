/* image_seams.c - long chats, cut into screens as a phone takes them while one scrolls, are joined to
 * what they were, pixel by pixel, or not at all; and of screens put one above the other nothing goes
 * but what stays elsewhere. */
#include "chats.h"
#include "test.h"

enum { SCREENS_MOST = 40 };

struct shots { /* of one chat */
	const struct chat *chat;
	uint32_t head, foot; /* rows of its bars */
	struct image_raster v[SCREENS_MOST];
	uint32_t from[SCREENS_MOST]; /* the first row of the chat below the head */
	size_t n;
};

static uint32_t scaled(const struct chat *c, uint32_t pixels) { return pixels * c->width / 360; }

/* The bars, and between them the rows from `from` on. */
static void take_shot(struct shots *s, uint32_t from, uint32_t height)
{
	const struct chat *c = s->chat;
	size_t row = 3 * (size_t)c->width;
	uint8_t *rgb = mem_alloc(row * height);
	memcpy(rgb, c->rgb, row * s->head);
	memcpy(rgb + row * s->head, c->rgb + row * from, row * (height - s->head - s->foot));
	memcpy(rgb + row * (height - s->foot), c->rgb + row * (c->height - s->foot), row * s->foot);
	s->from[s->n] = from;
	s->v[s->n++] = (struct image_raster){c->width, height, rgb, true};
}

/* Screens that overlap by some rows, from the first row to the last. */
static struct shots scroll_below(const struct chat *c, uint32_t seed, uint32_t least_overlap, uint32_t head,
                                 uint32_t foot)
{
	struct shots s = {.chat = c, .head = head, .foot = foot};
	uint32_t height = scaled(c, 800), room = height - s.head - s.foot, from = s.head;
	uint32_t end = c->height - s.foot;
	for (;;) {
		take_shot(&s, from, height);
		if (from + room == end)
			return s;
		from += room - least_overlap - make_random(&seed) % (room / 3);
		from = from + room > end ? end - room : from;
	}
}

static struct shots scroll(const struct chat *c, uint32_t seed, uint32_t least_overlap)
{
	return scroll_below(c, seed, least_overlap, scaled(c, 76), scaled(c, 58));
}

static void drop_shots(struct shots *s)
{
	for (size_t i = 0; i < s->n; i++)
		free((void *)(uintptr_t)s->v[i].rgb);
}

static uint8_t *pixels_of(const struct image_raster *r, uint32_t y)
{
	return (uint8_t *)(uintptr_t)r->rgb + 3 * (size_t)r->width * y;
}

/* Another minute: some of the clock's pixels. */
static void turn_clock(const struct image_raster *r, uint32_t minute)
{
	uint32_t scale = r->width / 180;
	for (uint32_t y = 8 * scale / 2; y < 16 * scale / 2; y++)
		for (uint32_t x = 0; x < 3 * scale; x++)
			pixels_of(r, y)[3 * (20 * scale + x) + minute % 3] ^= (uint8_t)(0x55 + minute);
}

/* Rows that a screen and the one before it are said to share are the same; of those between the bars nothing
 * but ground is missing. */
static void check_twins(const struct shots *s, size_t i)
{
	const struct image_raster *above = &s->v[i - 1], *below = &s->v[i];
	struct image_strip *one = image_strip_new(above), *other = image_strip_new(below);
	struct image_stretch upper = {0, 0, above->height}, lower = {1, 0, below->height};
	struct image_twin twins[IMAGE_TWINS];
	uint32_t shared = s->from[i - 1] + above->height - s->head - s->foot - s->from[i];
	bool is_good = CHECK(image_join(one, other, &upper, &lower, twins));
	for (size_t k = 1; is_good && k < IMAGE_TWINS; k++)
		for (uint32_t y = 0; y < twins[k].n; y++)
			is_good = is_good && memcmp(pixels_of(above, twins[k].first + y),
			                            pixels_of(below, twins[k].other_first + y),
			                            3 * (size_t)above->width) == 0;
	CHECK(is_good && twins[1].n > shared / 2 && (s->foot == 0 || twins[2].n > s->foot / 4));
	CHECK(twins[0].first == twins[0].other_first && twins[0].part == 0 && twins[0].other_part == 1);
	image_strip_drop(one);
	image_strip_drop(other);
}

/* All of them, as one picture; NULL: *apart does not continue the one before it. */
static struct image_stretch *join_all(struct arena *a, const struct image_raster *rasters, size_t n,
                                      size_t *apart)
{
	struct image_stretch *rows = ARENA_ARRAY(a, struct image_stretch, n);
	struct image_strip *above = NULL;
	struct image_twin twins[IMAGE_TWINS];
	*apart = 0;
	for (size_t i = 0; i < n; i++) {
		struct image_strip *strip = image_strip_new(&rasters[i]);
		rows[i] = (struct image_stretch){(uint32_t)i, 0, rasters[i].height};
		if (i > 0 && !*apart && !image_join(above, strip, &rows[i - 1], &rows[i], twins)) {
			*apart = i;
			CHECK(rows[i].first == 0 && rows[i - 1].end == rasters[i - 1].height);
		}
		image_strip_drop(above);
		above = strip;
	}
	image_strip_drop(above);
	return *apart ? NULL : rows;
}

static void check_joined(const struct shots *s, const char *how)
{
	struct arena *a = arena_new();
	size_t apart;
	const struct image_stretch *joined = join_all(a, s->v, s->n, &apart);
	uint32_t y = 0;
	bool is_good = CHECK(joined);
	for (size_t i = 0; joined && i < s->n; i++)
		for (uint32_t k = joined[i].first; k < joined[i].end; k++, y++)
			is_good = is_good && y < s->chat->height
				&& memcmp(pixels_of(&s->v[i], k), chat_row(s->chat, y), 3 * (size_t)s->chat->width) == 0;
	if (!CHECK(is_good && y == s->chat->height))
		fprintf(stderr, "    %s%s: %zu screens, %zu is apart, %u rows\n", s->chat->name, how, s->n, apart, y);
	for (size_t i = 1; i < s->n; i++)
		check_twins(s, i);
	arena_drop(a);
}

static void test_joining(const struct chat *c)
{
	for (uint32_t seed = 1; seed <= 4; seed++) {
		struct shots s = scroll(c, seed, scaled(c, 120));
		check_joined(&s, "");
		uint8_t *first = mem_alloc(3 * (size_t)c->width * s.head);
		memcpy(first, s.v[0].rgb, 3 * (size_t)c->width * s.head);
		for (size_t i = 1; i < s.n; i++)
			turn_clock(&s.v[i], (uint32_t)i);
		check_joined(&s, ", the clock going on");
		free(first);
		drop_shots(&s);
	}
}

/* A page with neither title bar nor input bar: above it only the line with the clock, which goes on. */
static void test_no_title(const struct chat *c)
{
	for (uint32_t seed = 1; seed <= 4; seed++) {
		struct shots s = scroll_below(c, seed, scaled(c, 120), scaled(c, 26), 0);
		for (size_t i = 1; i < s.n; i++)
			turn_clock(&s.v[i], (uint32_t)i);
		check_joined(&s, ", without a title");
		drop_shots(&s);
	}
}

static void save_as_jpeg(struct image_raster *r, int quality)
{
	struct chat screen = {.width = r->width, .height = r->height, .rgb = pixels_of(r, 0)};
	chat_pass_through_jpeg(&screen, quality);
	r->is_exact = false;
}

/* Every screen was saved as JPEG by itself: they meet where they did, or are not joined. Tells which. */
static bool test_jpegs(const struct chat *c, int quality)
{
	struct arena *a = arena_new();
	struct shots s = scroll(c, 9, scaled(c, 160));
	size_t apart;
	for (size_t i = 0; i < s.n; i++) {
		save_as_jpeg(&s.v[i], quality);
	}
	const struct image_stretch *joined = join_all(a, s.v, s.n, &apart);
	uint32_t y = 0;
	for (size_t i = 0; joined && i < s.n; i++) {
		/* the first row behind the head is row from[i] of the chat */
		bool is_there = i == 0 || s.from[i] + joined[i].first - s.head == y;
		if (joined[i].first < joined[i].end && !CHECK(is_there))
			fprintf(stderr, "    %s as JPEGs: screen %zu\n", c->name, i);
		y += joined[i].end - joined[i].first;
	}
	if (!CHECK(!joined || y == c->height))
		fprintf(stderr, "    %s as JPEGs: %zu screens, %zu is apart, %u rows\n", c->name, s.n, apart, y);
	drop_shots(&s);
	arena_drop(a);
	return joined;
}

/* A gap, another chat, or the same lines again and again: nothing is joined. */
static void test_apart(const struct chat *c, const struct chat *other)
{
	struct arena *a = arena_new();
	struct shots s = {.chat = c, .head = scaled(c, 76), .foot = scaled(c, 58)};
	uint32_t height = scaled(c, 700), room = height - s.head - s.foot;
	size_t apart;
	take_shot(&s, s.head, height);
	take_shot(&s, s.head + room / 2, height);
	take_shot(&s, s.head + room / 2 + room + 1, height);
	CHECK(!join_all(a, s.v, 3, &apart));
	SAME_NUMBER(apart, 2);
	struct image_raster stranger = {other->width, other->height, other->rgb, true};
	CHECK(!join_all(a, (struct image_raster[]){s.v[0], stranger}, 2, &apart));
	SAME_NUMBER(apart, 1);
	uint32_t period = scaled(c, 60);
	for (uint32_t i = 0; i < 2; i++)
		for (uint32_t y = 0; y < height; y++)
			memcpy(pixels_of(&s.v[i ? 2 : 0], y), chat_row(c, 3 * s.head + (y + i * 7) % period),
			       3 * (size_t)c->width);
	CHECK(!join_all(a, (struct image_raster[]){s.v[0], s.v[2]}, 2, &apart));
	drop_shots(&s);
	arena_drop(a);
}

static bool is_kept(const struct image_trimmed *t, uint32_t y)
{
	for (size_t i = 0; i < t->n; i++)
		if (y >= t->stretches[i].first && y < t->stretches[i].end)
			return true;
	return false;
}

/* All rows that are left out are known, each with one that stays and looks like it. */
static void check_repeats(const struct image_trimmed *t, const struct image_raster *pile, uint32_t n_kept)
{
	size_t row = 3 * (size_t)pile->width;
	uint32_t n = 0;
	bool is_right = true;
	for (size_t i = 0; i < t->n_repeats; i++) {
		const struct image_repeat *r = &t->repeats[i];
		for (uint32_t y = r->first; y < r->end; y++, n++) {
			uint32_t stays = r->stays + (y - r->first);
			bool is_same = memcmp(pile->rgb + row * y, pile->rgb + row * stays, row) == 0;
			is_right &= !is_kept(t, y) && is_kept(t, stays) && (is_same || !pile->is_exact);
		}
	}
	CHECK(is_right);
	SAME_NUMBER(n_kept + n, pile->height);
}

/* Screens one above the other: each row of the result is the next of the pile, and the bars stand once. */
static void check_trimmed(const struct shots *s, bool has_clock, bool has_bars, const char *how)
{
	struct arena *a = arena_new();
	struct image_raster pile = {s->chat->width, 0, NULL, s->v[0].is_exact};
	uint32_t rows = 0, want = 0;
	size_t row = 3 * (size_t)pile.width;
	for (size_t i = 0; i < s->n; i++)
		pile.height += s->v[i].height;
	uint8_t *rgb = mem_alloc(row * pile.height), *to = rgb;
	for (size_t i = 0; i < s->n; to += row * s->v[i++].height)
		memcpy(to, s->v[i].rgb, row * s->v[i].height);
	pile.rgb = rgb;
	struct image_trimmed trimmed = image_trim(a, &pile);
	const struct image_stretch *kept = trimmed.stretches;
	size_t n = trimmed.n;
	for (size_t i = 0; i < n; i++) {
		CHECK(kept[i].first < kept[i].end && (i == 0 || kept[i].first > kept[i - 1].end - 1));
		rows += kept[i].end - kept[i].first;
	}
	check_repeats(&trimmed, &pile, rows);
	want = has_bars ? pile.height - (uint32_t)(s->n - 1) * (s->head + s->foot) : pile.height;
	/* ground next to a bar may be the same in all screens, and rows with a clock stay */
	uint32_t off = (uint32_t)s->n * scaled(s->chat, 30);
	if (!CHECK(has_bars ? rows <= want + (has_clock ? off : 0) && rows + off >= want : rows == want))
		fprintf(stderr, "    %s%s: %zu stretches, %u rows of %u, not %u\n", s->chat->name, how, n, rows,
		        pile.height, want);
	free(rgb);
	arena_drop(a);
}

static void test_trimming(const struct chat *c)
{
	struct shots s = scroll(c, 5, scaled(c, 40)), bare = {.chat = c};
	check_trimmed(&s, false, true, ", piled up");
	for (size_t i = 1; i < s.n; i++)
		turn_clock(&s.v[i], (uint32_t)i);
	check_trimmed(&s, true, true, ", piled up with clocks");
	drop_shots(&s);
	for (uint32_t y = scaled(c, 80); y + 1600 < c->height; y += 1300)
		take_shot(&bare, y, 1300 + y % 97);
	check_trimmed(&bare, false, false, ", without bars");
	drop_shots(&bare);
}

/* Three screens whose title ends where a clock might still be, above a field that nobody has written into. */
static void test_low_title(void)
{
	enum { WIDTH = 200, HEIGHT = 700, HEAD = 40, FOOT = 44, SCREENS = 3, ROW = 3 * WIDTH };
	struct arena *a = arena_new();
	uint8_t *rgb = mem_alloc((size_t)ROW * HEIGHT * SCREENS);
	uint32_t seed = 3, kept = 0;
	for (uint32_t y = 0; y < HEIGHT * SCREENS; y++) { /* below the title's letters is a row without */
		bool is_head = y % HEIGHT < HEAD, is_foot = y % HEIGHT >= HEIGHT - FOOT;
		for (uint32_t x = 0; x < WIDTH; x++) {
			int words = (x / 3 + y % HEIGHT / 5) % 2 || y % HEIGHT == HEAD - 1 ? 240 : 30;
			int v = is_head ? words : is_foot ? 220 : (int)(make_random(&seed) % 2) * 200;
			memset(rgb + (size_t)ROW * y + 3 * (size_t)x, v, 3);
		}
	}
	struct image_raster pile = {WIDTH, HEIGHT * SCREENS, rgb, true};
	struct image_trimmed trimmed = image_trim(a, &pile);
	for (size_t i = 0; i < trimmed.n; i++)
		kept += trimmed.stretches[i].end - trimmed.stretches[i].first;
	SAME_NUMBER(kept, HEIGHT * SCREENS - (SCREENS - 1) * (HEAD + FOOT));
	check_repeats(&trimmed, &pile, kept);
	free(rgb);
	arena_drop(a);
}

/* ---- a list of events, each with its time in small grey digits ---- */

enum { LOG_WIDTH = 720, EVENT = 140, LOG_HEAD = 106, LOG_FOOT = 90 };
enum { LOG_SCREEN = LOG_HEAD + LOG_FOOT + 8 * EVENT };
enum { LINE = 72, DIGIT_HEIGHT = 16 }; /* where the small line of a head is */

static void fill(const struct image_raster *r, uint32_t left, uint32_t top, uint32_t width, uint32_t height,
                 int grey)
{
	for (uint32_t y = top; y < top + height; y++)
		memset(pixels_of(r, y) + 3 * (size_t)left, grey, 3 * (size_t)width);
}

/* Of seven strokes, two pixels wide. */
static void draw_digit(const struct image_raster *r, uint32_t x, uint32_t y, uint32_t digit, int grey)
{
	static const struct { uint32_t x, y, width, height; } strokes[] = {
		{0, 0, 9, 2}, {0, 7, 9, 2}, {0, 14, 9, 2}, {0, 0, 2, 9}, {7, 0, 2, 9}, {0, 7, 2, 9}, {7, 7, 2, 9}};
	static const uint8_t of_digit[] = {0x7d, 0x50, 0x37, 0x57, 0x5a, 0x4f, 0x6f, 0x51, 0x7f, 0x5f};
	for (size_t i = 0; i < sizeof strokes / sizeof *strokes; i++)
		if (of_digit[digit] >> i & 1)
			fill(r, x + strokes[i].x, y + strokes[i].y, strokes[i].width, strokes[i].height, grey);
}

static void draw_number(const struct image_raster *r, uint32_t x, uint32_t y, uint32_t number, int grey)
{
	for (uint32_t i = 0; i < 6; i++, number /= 10)
		draw_digit(r, x + 13 * (5 - i), y, number % 10, grey);
}

/* Letters, as far as rows know them. */
static void draw_words(const struct image_raster *r, uint32_t x, uint32_t y, uint32_t seed)
{
	for (uint32_t end = x + 400; x < end; x += 6 + make_random(&seed) % 9)
		for (uint32_t i = 0; i < 3; i++)
			fill(r, x, y + 8 * i, 3, 4 + make_random(&seed) % 12, 60);
}

/* So many events, from the one with that number on: what happens at the 8th happens again at the 9th. */
static struct image_raster draw_log(uint32_t first, const uint32_t *times, uint32_t number)
{
	struct image_raster r = {LOG_WIDTH, LOG_SCREEN, mem_alloc((size_t)3 * LOG_WIDTH * LOG_SCREEN), true};
	fill(&r, 0, 0, LOG_WIDTH, LOG_SCREEN, 255);
	fill(&r, 0, 0, LOG_WIDTH, LOG_HEAD, 245);
	fill(&r, 0, LOG_SCREEN - LOG_FOOT, LOG_WIDTH, LOG_FOOT, 247);
	draw_words(&r, 160, 30, 5);
	draw_number(&r, 160, LINE, number, 150);
	draw_words(&r, 80, LOG_SCREEN - 60, 6);
	for (uint32_t i = 0; i < 8; i++) {
		uint32_t y = LOG_HEAD + EVENT * i, event = first + i;
		draw_words(&r, 40, y + 44, event == 8 ? 107 : 100 + event);
		draw_number(&r, 40, y + 9, times[event], 160);
		draw_words(&r, 40, y + 96, event == 8 ? 207 : 200 + event);
	}
	return r;
}

/* The second screen begins with another event than the first ends with: all but one digit is the same. */
static void test_small_digit(uint32_t ours, uint32_t theirs, int quality)
{
	uint32_t times[16];
	for (uint32_t i = 0; i < 16; i++)
		times[i] = 131000 + 61 * i;
	times[7] = 131000 + ours;
	times[8] = 131000 + theirs;
	struct image_raster v[] = {draw_log(0, times, 551043), draw_log(8, times, 551043),
		draw_log(5, times, 551043)};
	struct arena *a = arena_new();
	size_t apart;
	for (size_t i = 0; i < 3; i++)
		save_as_jpeg(&v[i], quality);
	if (!CHECK(!join_all(a, v, 2, &apart)))
		fprintf(stderr, "    %u is taken for %u in a JPEG of quality %d\n", theirs, ours, quality);
	CHECK(join_all(a, (struct image_raster[]){v[0], v[2]}, 2, &apart)); /* these do overlap */
	for (size_t i = 0; i < 3; i++)
		free((void *)(uintptr_t)v[i].rgb);
	arena_drop(a);
}

/* Screens whose heads have another number in their small line: all of that stays, or none of it does. */
static void test_small_line(int quality)
{
	enum { SCREENS = 3 };
	static const uint32_t numbers[SCREENS] = {551043, 551048, 551046};
	uint32_t times[3 * 8];
	size_t bytes = (size_t)3 * LOG_WIDTH * LOG_SCREEN;
	struct image_raster pile = {LOG_WIDTH, LOG_SCREEN * SCREENS, mem_alloc(bytes * SCREENS), true};
	struct arena *a = arena_new();
	for (uint32_t i = 0; i < 3 * 8; i++)
		times[i] = 131000 + 61 * i;
	for (uint32_t i = 0; i < SCREENS; i++) {
		struct image_raster one = draw_log(8 * i, times, numbers[i]);
		memcpy(pixels_of(&pile, LOG_SCREEN * i), one.rgb, bytes);
		free((void *)(uintptr_t)one.rgb);
	}
	if (quality)
		save_as_jpeg(&pile, quality);
	struct image_trimmed trimmed = image_trim(a, &pile);
	CHECK(trimmed.n > 1);
	for (uint32_t i = 0; i < SCREENS; i++)
		for (uint32_t y = 0; y < DIGIT_HEIGHT; y++)
			if (!CHECK(is_kept(&trimmed, LOG_SCREEN * i + LINE + y)))
				fprintf(stderr, "    row %u of the line in screen %u, quality %d\n", y, i, quality);
	free((void *)(uintptr_t)pile.rgb);
	arena_drop(a);
}

static void test_small_digits(void)
{
	test_small_digit(3, 8, 60);
	test_small_digit(30, 38, 75);
	test_small_digit(5, 6, 90);
	test_small_line(0);
	test_small_line(75);
	test_small_line(90);
}

int main(void)
{
	struct chat chats[2] = {0};
	test_low_title();
	test_small_digits();
	int n_joined = 0, n_poor = 0;
	for (size_t i = 0; i < N_CHATS; i++) {
		free(chats[1].rgb);
		chats[1] = chats[0];
		if (!CHECK(chat_load(&chats[0], chat_names[i])))
			return test_end();
		test_joining(&chats[0]);
		test_no_title(&chats[0]);
		n_joined += i % 2 == 0 && test_jpegs(&chats[0], 85);
		n_poor += i % 2 != 0 && test_jpegs(&chats[0], 75);
		test_trimming(&chats[0]);
		if (i > 0)
			test_apart(&chats[0], &chats[1]);
	}
	CHECK(n_joined >= 5); /* of 6: some lines are said more than once */
	CHECK(n_poor >= 5);
	free(chats[0].rgb);
	free(chats[1].rgb);
	return test_end();
}
