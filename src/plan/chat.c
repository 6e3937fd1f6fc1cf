/* chat.c - chat excerpts: who with whom and where, the messages with numbered lines, screenshots. */
#include "plan/plan_int.h"

#include <string.h>

static const char *find_period(const struct desk *k, const struct chat *c)
{
	static const struct date unset;
	const struct date *first = &unset, *last = &unset;
	for (size_t i = 0; i < c->n_messages; i++) {
		const struct date *day = &c->messages[i].at_time.date;
		if (day->precision == DATE_UNSET)
			continue;
		if (first->precision == DATE_UNSET)
			first = day;
		last = day;
	}
	return print_range(k, print_day(k, first), print_day(k, last));
}

size_t chat_count_marks(const struct chat *c)
{
	size_t n = 0;
	for (size_t i = 0; i < c->n_messages; i++)
		n += c->messages[i].marked;
	return n;
}

bool chat_has_marks(const struct chat *c)
{
	return chat_count_marks(c) > 0;
}

static void add_facts(struct desk *k, struct section *s, const struct chat *c)
{
	struct facts f = {.columns = 2};
	facts_add_text(k, &f, WORD_CHAT_WITH, &c->with);
	facts_add_text(k, &f, WORD_CHAT_CHANNEL, &c->channel);
	facts_add_text(k, &f, WORD_CHAT_SOURCE, &c->source);
	facts_add(k, &f, WORD_CHAT_PERIOD, spans_own(k, TONE_PLAIN, find_period(k, c)));
	if (c->n_messages)
		facts_add(k, &f, WORD_CHAT_COUNT,
		          spans_own(k, TONE_PLAIN, desk_fill_plural(k, PLURAL_MESSAGES, (long)c->n_messages)));
	if (f.n)
		section_add(k, s, BLOCK_FACTS)->u.facts = f;
}

static bool is_same_text(const struct text *a, const struct text *b)
{
	return strcmp(a->s ? a->s : "", b->s ? b->s : "") == 0;
}

static bool is_same_sender(const struct message *a, const struct message *b)
{
	return a->from == b->from && is_same_text(&a->name, &b->name) &&
	       is_same_text(&a->forwarded, &b->forwarded);
}

static struct chat_line make_line(struct desk *k, const struct chat *c, size_t i, const char *last_day)
{
	static const enum side sides[] = {
		[SENDER_BUYER] = SIDE_LEFT,
		[SENDER_SELLER] = SIDE_RIGHT,
		[SENDER_PLATFORM] = SIDE_MIDDLE,
		[SENDER_OTHER] = SIDE_LEFT,
	};
	const struct message *m = &c->messages[i];
	const char *day = print_day(k, &m->at_time.date);
	bool new_day = *day && strcmp(day, last_day) != 0;
	bool new_sender = new_day || i == 0 || !is_same_sender(m, &c->messages[i - 1]);
	return (struct chat_line){
		.day = new_day ? day : "",
		.number = arena_printf(k->a, "%zu", i + 1),
		.side = sides[m->from],
		.sender = new_sender ? names_sender(k, m) : (struct rich){0},
		.time = print_time(k, &m->at_time.date),
		.text = spans_text(k, TONE_PLAIN, &m->text),
		.marked = m->marked,
		.mark_word = m->marked ? desk_word(k, WORD_CHAT_MARK) : "",
		.anchor = arena_printf(k->a, "%s:%zu", c->id.s, i + 1),
	};
}

/* What the marks are; and it may not call unchanged what was masked for this reader. */
static void add_mark_note(struct desk *k, struct section *s, const struct chat *c)
{
	bool is_masked = disclosed_masks_chat(k->disclosed, (size_t)(c - k->c->chats));
	enum word note = is_masked ? WORD_CHAT_MARK_NOTE_MASKED : WORD_CHAT_MARK_NOTE;
	if (chat_has_marks(c))
		section_add_para(k, s, spans_word(k, TONE_QUIET, note));
}

static void add_messages(struct desk *k, struct section *s, const struct chat *c)
{
	struct chat_block chat = {.lines = ARENA_ARRAY(k->a, struct chat_line, c->n_messages)};
	const char *last_day = "";
	for (; chat.n < c->n_messages; chat.n++) {
		chat.lines[chat.n] = make_line(k, c, chat.n, last_day);
		if (*chat.lines[chat.n].day)
			last_day = chat.lines[chat.n].day;
	}
	add_mark_note(k, s, c);
	if (chat.n)
		section_add(k, s, BLOCK_CHAT)->u.chat = chat;
}

void chat_add_marked(struct desk *k, struct section *s, const struct chat *c, size_t series)
{
	struct chat_block chat = {.lines = ARENA_ARRAY(k->a, struct chat_line, c->n_messages)};
	const char *last_day = "";
	for (size_t i = 0; i < c->n_messages; i++) {
		if (!c->messages[i].marked)
			continue;
		struct chat_line *line = &chat.lines[chat.n++];
		*line = make_line(k, c, i, last_day);
		line->sender = names_sender(k, &c->messages[i]); /* who spoke before may be left out */
		line->anchor = NULL;
		if (*line->day)
			last_day = line->day;
	}
	struct block *b = section_add(k, s, BLOCK_CHAT);
	b->series = series;
	b->u.chat = chat;
}

void section_chat(struct desk *k, struct section *s)
{
	for (size_t i = 0; i < k->c->n_chats; i++) {
		const struct shown *x = exhibits_of(k, EXHIBIT_CHAT, i);
		section_add_exhibit_heading(k, s, x);
		add_facts(k, s, &k->c->chats[i]);
		add_messages(k, s, &k->c->chats[i]);
		section_add_plates(k, s, x, false);
	}
}
