/* press.c - libharu's document and the first failure. After a failure every step of the press does
 * nothing; it is reported once, here. */
#include "paint/paint_int.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/message.h"

static void *HPDF_STDCALL haru_alloc(HPDF_UINT n)
{
	return mem_alloc(n ? n : 1);
}

static void HPDF_STDCALL haru_free(void *p)
{
	free(p);
}

bool press_open(struct press *p, const struct paint_job *job, struct diag *d)
{
	*p = (struct press){ .job = job, .diag = d, .arena = arena_new() };
	p->doc = HPDF_NewEx(NULL, haru_alloc, haru_free, 0, NULL);
	if (!p->doc)
		press_fail(p, "libharu", "libharu could not start a document");
	return !p->failed;
}

void press_close(struct press *p)
{
	if (p->doc)
		HPDF_Free(p->doc);
	buf_drop(&p->body);
	buf_drop(&p->content);
	buf_drop(&p->packed);
	arena_drop(p->arena);
}

void press_fail(struct press *p, const char *code, const char *fmt, ...)
{
	char text[400];
	va_list ap;
	if (p->failed)
		return;
	p->failed = true;
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, _(fmt), ap);
	va_end(ap);
	diag_system(p->diag, (struct mark){ 0 }, code, "%s", text);
	diag_advise(p->diag, "nothing was written: build again, and report it if that does not help");
}

bool press_check(struct press *p)
{
	if (!p->failed && p->doc->error.error_no != HPDF_NOERROR)
		press_fail(p, "libharu", "libharu failed with error 0x%04lX, detail %lu",
		           (unsigned long)p->doc->error.error_no, (unsigned long)p->doc->error.detail_no);
	return !p->failed;
}
