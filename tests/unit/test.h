/* test.h - the whole unit harness: checks count and go on; the program's status is the verdict. */
#ifndef DOSSIER_TESTS_TEST_H
#define DOSSIER_TESTS_TEST_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int test_checks, test_failures;

static inline bool test_check(bool ok, const char *file, int line, const char *what)
{
	test_checks++;
	if (!ok) {
		test_failures++;
		fprintf(stderr, "%s:%d: failed: %s\n", file, line, what);
	}
	return ok;
}

static inline bool test_same_text(const char *got, const char *want, const char *file, int line)
{
	test_checks++;
	if (got && want ? strcmp(got, want) == 0 : got == want)
		return true;
	test_failures++;
	fprintf(stderr, "%s:%d: got  \"%s\"\n    want \"%s\"\n", file, line, got ? got : "(null)",
	        want ? want : "(null)");
	return false;
}

static inline bool test_same_number(long long got, long long want, const char *file, int line)
{
	test_checks++;
	if (got == want)
		return true;
	test_failures++;
	fprintf(stderr, "%s:%d: got %lld, want %lld\n", file, line, got, want);
	return false;
}

#define CHECK(condition) test_check((condition), __FILE__, __LINE__, #condition)
#define SAME_TEXT(got, want) test_same_text((got), (want), __FILE__, __LINE__)
#define SAME_NUMBER(got, want) test_same_number((got), (want), __FILE__, __LINE__)

static inline int test_end(void)
{
	printf("%d checks, %d failed\n", test_checks, test_failures);
	return test_checks == 0 || test_failures > 0;
}

#endif
