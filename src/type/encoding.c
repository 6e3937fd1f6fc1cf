/* encoding.c - how long a text is in the encoding that a form counts in. */
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "type/type.h"

/* 0: the encoding has no such character. */
static size_t measure(UConverter *converter, UChar32 c)
{
	UChar units[2];
	char bytes[16];
	int32_t n = 0;
	UErrorCode status = U_ZERO_ERROR;
	U16_APPEND_UNSAFE(units, n, c);
	ucnv_resetFromUnicode(converter);
	int32_t length = ucnv_fromUChars(converter, bytes, sizeof bytes, units, n, &status);
	return U_SUCCESS(status) && length > 0 ? (size_t)length : 0;
}

bool type_count_bytes(const char *text, const char *encoding, size_t *bytes, size_t *n_lost, uint32_t *lost)
{
	UErrorCode status = U_ZERO_ERROR;
	UConverter *converter = ucnv_open(encoding, &status);
	if (U_SUCCESS(status))
		ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
	*bytes = *n_lost = 0;
	for (int32_t i = 0, n = (int32_t)strlen(text); U_SUCCESS(status) && i < n;) {
		UChar32 c;
		U8_NEXT(text, i, n, c);
		size_t length = measure(converter, c < 0 ? 0xFFFD : c);
		*bytes += length ? length : 1; /* what stands in */
		if (!length && (*n_lost)++ == 0)
			*lost = (uint32_t)c;
	}
	if (converter)
		ucnv_close(converter);
	return U_SUCCESS(status);
}
