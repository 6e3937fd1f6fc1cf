/* base_depfile.c - names as make and ninja spell them, and those that one of the two cannot. scene.make has
 * both read what is written here. */
#include "base/depfile.h"
#include "test.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void check_names(void)
{
	static const char *const good[] = {
		"case.yaml", "a b", " a", "a#b", "#a", "a$b", "$$", "a:b", "a: b", "a%b", "%", "a\\b", "a\\ b", "~a",
		"-a", "a=b", "p(1).png", "p[1].png", "a{b}@c!,+", "it's", "a&b", "\u8BA2\u5355 1.png", "\xFF",
	};
	static const char *const bad[] = {
		"", "a\nb", "a\tb", "\x01", "a\x7F", "a;b", "a|b", "a*b", "a<b", "a>b", "a^b", "a`b", "a:", "a)",
		"a ", "a b ", "a\\", "a\\\\", "a\\#b", "a\\:b", "a\\$b", "a\\%b", "a\\[b]",
	};
	for (size_t i = 0; i < COUNT(good); i++)
		CHECK(depfile_can_name(good[i], false));
	for (size_t i = 0; i < COUNT(bad); i++) {
		CHECK(!depfile_can_name(bad[i], false));
		CHECK(!depfile_can_name(bad[i], true));
	}
	CHECK(depfile_can_name("a b%#.pdf", true));
	CHECK(!depfile_can_name("id=5.pdf", true)); /* make would set a variable */
}

static void check_rule(void)
{
	static const char *const outputs[] = {"a b.pdf", "50%.sha256"};
	static const char *const inputs[] = {"x=1", "a b#$:%.png", "a\\ b", "\u56FE"};
	struct buf b = {0};
	depfile_write(&b, outputs, COUNT(outputs), inputs, COUNT(inputs));
	buf_add_byte(&b, '\0');
	SAME_TEXT((const char *)b.data, "a\\ b.pdf 50\\%.sha256: \\\n"
	                                " a\\ b\\#$$\\:%.png \\\n"
	                                " a\\\\\\ b \\\n"
	                                " \u56FE \\\n"
	                                " x=1\n"
	                                "\na\\ b\\#$$\\:\\%.png:\n"
	                                "\na\\\\\\ b:\n"
	                                "\n\u56FE:\n");
	buf_drop(&b);
}

int main(void)
{
	check_names();
	check_rule();
	return test_end();
}
