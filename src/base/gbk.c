/* gbk.c - iconv knows the characters; it is asked for all of them at once, when the first is wanted. */
#include "base/gbk.h"

#include <iconv.h>
#include <pthread.h>
#include <stdbool.h>

#include "base/utf8.h"

enum { LEAD_FIRST = 0x81, LEAD_LAST = 0xFE, TRAIL_FIRST = 0x40, TRAIL_LAST = 0xFE };
enum { LEADS = LEAD_LAST - LEAD_FIRST + 1, TRAILS = TRAIL_LAST - TRAIL_FIRST + 1 };

static uint16_t table[LEADS][TRAILS]; /* 0: there is none */

static uint16_t ask(iconv_t from, int lead, int trail)
{
	char pair[2] = {(char)lead, (char)trail}, *in = pair;
	unsigned char units[2];
	char *out = (char *)units;
	size_t n_in = sizeof pair, n_out = sizeof units;
	if (iconv(from, &in, &n_in, &out, &n_out) != 0 || n_in > 0 || n_out > 0) {
		iconv(from, NULL, NULL, NULL, NULL);
		return 0;
	}
	return (uint16_t)(units[0] << 8 | units[1]);
}

static void fill_table(void)
{
	iconv_t from = iconv_open("UTF-16BE", "GBK");
	if (from == (iconv_t)-1)
		return;
	for (int lead = LEAD_FIRST; lead <= LEAD_LAST; lead++)
		for (int trail = TRAIL_FIRST; trail <= TRAIL_LAST; trail++)
			table[lead - LEAD_FIRST][trail - TRAIL_FIRST] = ask(from, lead, trail);
	iconv_close(from);
}

uint32_t gbk_next(const char *s, size_t n, size_t *i)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	unsigned lead = (unsigned char)s[(*i)++];
	if (lead < 0x80)
		return lead;
	unsigned trail = *i < n ? (unsigned char)s[*i] : 0;
	if (lead < LEAD_FIRST || lead > LEAD_LAST || trail < TRAIL_FIRST || trail > TRAIL_LAST)
		return UTF8_BAD;
	pthread_once(&once, fill_table);
	uint32_t cp = table[lead - LEAD_FIRST][trail - TRAIL_FIRST];
	*i += cp != 0;
	return cp ? cp : UTF8_BAD;
}
