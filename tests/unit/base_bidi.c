/* base_bidi.c - words of strangers set among ours: isolated if they might turn them round. */
#include <string.h>

#include "base/bidi.h"
#include "test.h"

#define ALEF "\u05D0"
#define RLO "\u202E"
#define RLI "\u2067"
#define FSI "\u2068"
#define PDI "\u2069"

int main(void)
{
	struct arena *a = arena_new();
	static const char plain[] = "Order 12, \u8BA2\u5355, \u0437\u0430\u043A\u0430\u0437";
	CHECK(bidi_isolate(a, plain) == plain);
	SAME_TEXT(bidi_isolate(a, ""), "");
	SAME_TEXT(bidi_isolate(a, ALEF " 1"), FSI ALEF " 1" PDI);
	SAME_TEXT(bidi_isolate(a, "\u0661"), FSI "\u0661" PDI); /* an Arabic digit */
	/* what it began is ended, what it did not begin is not */
	SAME_TEXT(bidi_isolate(a, PDI RLO "ab"), FSI RLO "ab" PDI);
	SAME_TEXT(bidi_isolate(a, RLI "ab"), FSI RLI "ab" PDI PDI);
	SAME_TEXT(bidi_isolate(a, "a\u202C" ALEF), FSI "a" ALEF PDI);
	SAME_TEXT(bidi_isolate(a, RLI "a" PDI RLO "b\u202C"), FSI RLI "a" PDI RLO "b\u202C" PDI);
	/* once is enough, but only for what is inside */
	SAME_TEXT(bidi_isolate(a, "a " FSI ALEF PDI " b"), "a " FSI ALEF PDI " b");
	SAME_TEXT(bidi_isolate(a, FSI ALEF PDI PDI), FSI FSI ALEF PDI PDI);
	SAME_TEXT(bidi_isolate(a, FSI ALEF PDI ALEF), FSI FSI ALEF PDI ALEF PDI);
	arena_drop(a);
	return test_end();
}
