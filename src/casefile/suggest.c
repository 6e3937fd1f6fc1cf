/* suggest.c - amounts, codes and names as people write them elsewhere, turned into our spelling.
 * Only ever printed as a question: the value itself is refused. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "casefile/casefile_int.h"

char *suggest_narrowed(struct arena *a, const char *text)
{
	size_t n = strlen(text), k = 0;
	char *out = arena_alloc(a, n + 1);

	for (size_t i = 0; i < n;) {
		uint32_t cp = utf8_next(text, n, &i);
		if (cp >= 0xFF01 && cp <= 0xFF5E)
			cp -= 0xFEE0;
		out[k++] = cp < 0x80 ? (char)cp : ' ';
	}
	return out;
}

/* Without the spaces around it, which stand for brackets and quotation marks too. */
const char *suggest_plain(struct arena *a, const char *text)
{
	char *s = suggest_narrowed(a, text);
	size_t n;

	s += strspn(s, " ");
	for (n = strlen(s); n > 0 && s[n - 1] == ' '; n--)
		s[n - 1] = '\0';
	return n > 0 && strcmp(s, text) != 0 ? s : NULL;
}

const char *suggest_count(struct arena *a, const char *text)
{
	const char *s = suggest_plain(a, text);
	size_t n = s ? strspn(s, "0123456789") : 0;

	return n > 0 && n <= 6 && *s != '0' && s[n] == '\0' ? s : NULL;
}

/* ---- amounts ---- */

/* Where the decimals begin: at the last point or comma, if one or two digits follow it; else nowhere. */
static size_t find_decimals(const char *digits)
{
	size_t n = strlen(digits), last = n;

	for (size_t i = 0; i < n; i++)
		if (digits[i] == '.' || digits[i] == ',')
			last = i;
	return last < n && n - last - 1 >= 1 && n - last - 1 <= 2 ? last : n;
}

/* Are the marks before the decimals between groups of three digits? Others may mean something else. */
static bool has_groups(const char *digits, size_t end)
{
	size_t since = 0;
	bool is_first = true;

	for (size_t i = 0; i <= end; i++) {
		if (i < end && strchr("0123456789", digits[i])) {
			since++;
			continue;
		}
		bool is_whole = is_first && i == end;
		if (!is_whole && (is_first ? since == 0 || since > 3 : since != 3))
			return false;
		is_first = false;
		since = 0;
	}
	return true;
}

const char *suggest_money(struct arena *a, const char *text)
{
	const char *s = suggest_narrowed(a, text);
	size_t first = strcspn(s, "0123456789"), n = strlen(s), point, k = 0;
	char *digits, *spelling;
	money m;

	while (n > first && !strchr("0123456789", s[n - 1]))
		n--;
	if (n <= first || n - first > 24 || strspn(s + first, "0123456789., '") < n - first)
		return NULL;
	digits = arena_strndup(a, s + first, n - first);
	point = find_decimals(digits);
	if (!has_groups(digits, point))
		return NULL;
	spelling = arena_alloc(a, n + 2);
	for (size_t i = 0; digits[i]; i++) {
		if (i == point)
			spelling[k++] = '.';
		else if (strchr("0123456789", digits[i]))
			spelling[k++] = digits[i];
	}
	return money_parse(&m, spelling) && strcmp(spelling, text) != 0 ? spelling : NULL;
}

const char *suggest_currency(const char *text)
{
	static const char *const meant[][2] = {
		{ "RMB", "CNY" }, { "rmb", "CNY" }, { "cny", "CNY" }, { "\xC2\xA5", "CNY" },
		{ "\xEF\xBF\xA5", "CNY" },
		{ "元", "CNY" },
		{ "人民币", "CNY" }, { "rub", "RUB" }, { "RUR", "RUB" }, { "₽", "RUB" }, { "руб", "RUB" },
		{ "руб.", "RUB" }, { "р.", "RUB" }, { "usd", "USD" }, { "$", "USD" }, { "US$", "USD" },
		{ "eur", "EUR" },
		{ "€", "EUR" },
	};

	for (size_t i = 0; i < sizeof meant / sizeof *meant; i++)
		if (strcmp(meant[i][0], text) == 0)
			return meant[i][1];
	return NULL;
}

const char *suggest_sender(const char *text)
{
	static const char *const meant[][2] = {
		{ "买家", "buyer" }, { "买方", "buyer" }, { "客户", "buyer" }, { "顾客", "buyer" },
		{ "卖家", "seller" }, { "卖方", "seller" }, { "商家", "seller" }, { "客服", "seller" },
		{ "我", "seller" }, { "me", "seller" }, { "平台", "platform" }, { "官方客服", "platform" },
		{ "customer", "buyer" }, { "client", "buyer" }, { "shop", "seller" }, { "support", "platform" },
		{ "покупатель", "buyer" }, { "продавец", "seller" }, { "площадка", "platform" },
	};

	for (size_t i = 0; i < sizeof meant / sizeof *meant; i++)
		if (strcmp(meant[i][0], text) == 0)
			return meant[i][1];
	return NULL;
}

/* Degrees clockwise: "-90", "450", "90 °". */
const char *suggest_turn(const char *text)
{
	static const char *const turns[] = { NULL, "90", "180", "270" };
	const char *s = text + (*text == '-' || *text == '+');
	size_t n = strspn(s, "0123456789");
	long degrees = n > 0 && n <= 4 ? strtol(text, NULL, 10) : 0;

	return degrees % 90 == 0 ? turns[(degrees % 360 + 360) % 360 / 90] : NULL;
}

/* ---- keys ---- */

const char *suggest_key(const struct table *t, const char *text)
{
	static const char *const meant[][2] = {
		{ "reason", "why" }, { "because", "why" }, { "原因", "why" }, { "理由", "why" }, { "причина", "why" },
		{ "area", "rect" }, { "region", "rect" }, { "rectangle", "rect" }, { "box", "rect" },
		{ "rectangle", "box" }, { "frame", "box" }, { "ellipse", "circle" }, { "line", "underline" },
		{ "comment", "note" }, { "label", "note" }, { "text", "note" }, { "description", "caption" },
		{ "mask", "redact" }, { "blur", "redact" }, { "cover", "redact" }, { "hide", "redact" },
		{ "annotations", "marks" }, { "rotation", "rotate" }, { "turn", "rotate" },
		{ "image", "file" }, { "photo", "file" }, { "picture", "file" }, { "path", "file" },
		{ "images", "files" }, { "photos", "files" }, { "pictures", "files" }, { "screenshots", "files" },
		{ "evidence", "proof" }, { "date", "at" }, { "time", "at" }, { "when", "at" }, { "date", "taken" },
	};

	for (size_t i = 0; i < sizeof meant / sizeof *meant; i++)
		if (strcmp(meant[i][0], text) == 0 && fields_lookup(t, meant[i][1]))
			return meant[i][1];
	return NULL;
}

/* ---- names ---- */

const char *suggest_name(struct arena *a, const char *text)
{
	const char *s = suggest_narrowed(a, text);
	char *name = arena_alloc(a, strlen(s) + 1);
	size_t n = 0;

	if (strlen(s) > 64)
		return NULL;
	for (; *s; s++) {
		if ((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9'))
			name[n++] = *s;
		else if (*s >= 'A' && *s <= 'Z')
			name[n++] = (char)(*s - 'A' + 'a');
		else if (n > 0 && name[n - 1] != '-')
			name[n++] = '-';
	}
	while (n > 0 && name[n - 1] == '-')
		name[--n] = '\0';
	return n > 1 ? name : NULL;
}
