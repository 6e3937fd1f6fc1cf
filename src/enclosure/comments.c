/* comments.c - what a content says to nobody who looks at the page: its comments. They draw nothing, so they
 * are not taken along. */
#include "enclosure/enclosure_int.h"

#include <string.h>

/* What stands between them is kept byte for byte. The end of a line ends a comment, and stays. */
void comments_drop(struct buf *content)
{
	if (content->n == 0 || !memchr(content->data, '%', content->n))
		return;
	struct lexer lexer = {content->data, content->data + content->n};
	struct token token;
	uint8_t *to = content->data;
	bool is_picture = false;
	while (token_next(&lexer, &token)) {
		const uint8_t *from = token.at;
		is_picture |= token_is(&token, "BI");
		if (is_picture && token_is(&token, "ID")) {
			lexer_skip_data(&lexer);
			is_picture = false;
		}
		memmove(to, from, (size_t)(lexer.at - from));
		to += lexer.at - from;
	}
	content->n = (size_t)(to - content->data);
}
