/* arena.c - chunks of zeroed memory, each at least as large as the last, handed out from the front.
 *
 * Under AddressSanitizer what is not handed out is poisoned, with a gap after every piece, so
 * that an overrun inside an arena is found as one of malloc's would be. */
#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "base/fs.h"
#include "base/message.h"

#define CHUNK_FIRST ((size_t)64 << 10)
#define CHUNK_LARGEST ((size_t)8 << 20) /* chunks double up to this; larger pieces get their own */
#define CHUNK_KEPT ((size_t)1 << 20)    /* a larger one is not kept by arena_clear */
#define ALIGNMENT 16
#define HUGE_PAGE ((size_t)2 << 20)

#if ADDRESS_SANITIZED
void __asan_poison_memory_region(void const volatile *p, size_t n);
void __asan_unpoison_memory_region(void const volatile *p, size_t n);
#define GAP 16
#define POISON(p, n) __asan_poison_memory_region((p), (n))
#define UNPOISON(p, n) __asan_unpoison_memory_region((p), (n))
#else
#define GAP 0
#define POISON(p, n) ((void)0)
#define UNPOISON(p, n) ((void)0)
#endif

struct chunk {
	struct chunk *older;
	size_t size, used; /* bytes after the head */
};

struct arena {
	struct chunk *newest;
};

static size_t round_up(size_t n)
{
	return (n + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

#define CHUNK_HEAD ((sizeof(struct chunk) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT)

static uint8_t *chunk_bytes(struct chunk *c)
{
	return (uint8_t *)c + CHUNK_HEAD;
}

_Noreturn void mem_exhausted(void)
{
	const char *line = _("dossier: error: out of memory\n");
	ssize_t ignored = write(STDERR_FILENO, line, strlen(line));
	(void)ignored;
	fs_output_abandon_all();
	_exit(4); /* DOSSIER_FAILED */
}

/* Decoded pictures are large enough that the system spends more on giving them page by page than a copy
 * of them would take; where there are huge pages it gives those. */
static void *alloc_huge(size_t bytes)
{
	void *p;
	if (posix_memalign(&p, HUGE_PAGE, bytes) != 0)
		return NULL;
	madvise(p, bytes & ~(HUGE_PAGE - 1), MADV_HUGEPAGE); /* only advice */
	return p;
}

void mem_keep(int most)
{
#ifdef __GLIBC__
	mallopt(M_MMAP_THRESHOLD, most);
	mallopt(M_TRIM_THRESHOLD, most);
#else
	(void)most;
#endif
}

void *mem_alloc(size_t bytes)
{
	void *p = bytes >= 2 * HUGE_PAGE ? alloc_huge(bytes) : malloc(bytes ? bytes : 1);
	if (!p)
		mem_exhausted();
	return p;
}

void *mem_resize(void *p, size_t bytes)
{
	p = realloc(p, bytes ? bytes : 1);
	if (!p)
		mem_exhausted();
	return p;
}

/* Zeroed. A large chunk is the system's own zeroed memory, in huge pages where it has them: a long case
 * fills a hundred megabytes, and a fault for every 4 KB of them costs a tenth of the whole run. */
static struct chunk *chunk_alloc(size_t bytes)
{
	if (bytes < HUGE_PAGE) {
		struct chunk *c = calloc(1, bytes);
		if (!c)
			mem_exhausted();
		return c;
	}
	void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (p == MAP_FAILED)
		mem_exhausted();
	madvise(p, bytes, MADV_HUGEPAGE); /* only advice */
	return p;
}

static void chunk_drop(struct chunk *c)
{
	UNPOISON(chunk_bytes(c), c->size);
	if (CHUNK_HEAD + c->size < HUGE_PAGE)
		free(c);
	else
		munmap(c, CHUNK_HEAD + c->size);
}

static void chunk_add(struct arena *a, size_t at_least)
{
	size_t size = a->newest ? a->newest->size * 2 : CHUNK_FIRST - CHUNK_HEAD;
	if (size > CHUNK_LARGEST - CHUNK_HEAD)
		size = CHUNK_LARGEST - CHUNK_HEAD;
	if (size < at_least)
		size = at_least;
	if (size > SIZE_MAX - CHUNK_HEAD)
		mem_exhausted();
	struct chunk *c = chunk_alloc(CHUNK_HEAD + size);
	*c = (struct chunk){.older = a->newest, .size = size};
	a->newest = c;
	POISON(chunk_bytes(c), size);
}

struct arena *arena_new(void)
{
	struct arena *a = mem_alloc(sizeof *a);
	*a = (struct arena){NULL};
	return a;
}

static void drop_older(struct chunk *c)
{
	while (c) {
		struct chunk *older = c->older;
		chunk_drop(c);
		c = older;
	}
}

void arena_drop(struct arena *a)
{
	if (!a)
		return;
	drop_older(a->newest);
	free(a);
}

/* Keeps the newest chunk, which is the largest unless one piece made it so. */
void arena_clear(struct arena *a)
{
	struct chunk *c = a->newest;
	if (!c)
		return;
	drop_older(c->older);
	c->older = NULL;
	if (c->size > CHUNK_KEPT) {
		chunk_drop(c);
		a->newest = NULL;
		return;
	}
	UNPOISON(chunk_bytes(c), c->used);
	memset(chunk_bytes(c), 0, c->used);
	POISON(chunk_bytes(c), c->size);
	c->used = 0;
}

void *arena_alloc(struct arena *a, size_t bytes)
{
	if (bytes > SIZE_MAX / 2)
		mem_exhausted();
	size_t taken = round_up(bytes ? bytes : 1) + GAP;
	if (!a->newest || a->newest->size - a->newest->used < taken)
		chunk_add(a, taken);
	struct chunk *c = a->newest;
	uint8_t *p = chunk_bytes(c) + c->used;
	c->used += taken;
	UNPOISON(p, bytes);
	return p;
}

void *arena_alloc_array(struct arena *a, size_t n, size_t element_bytes)
{
	if (element_bytes && n > SIZE_MAX / 2 / element_bytes)
		mem_exhausted();
	return arena_alloc(a, n * element_bytes);
}

void *arena_copy(struct arena *a, const void *from, size_t bytes)
{
	void *p = arena_alloc(a, bytes);
	if (bytes)
		memcpy(p, from, bytes);
	return p;
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
	size_t length = strnlen(s, n);
	char *p = arena_alloc(a, length + 1);
	memcpy(p, s, length);
	return p;
}

char *arena_strdup(struct arena *a, const char *s)
{
	return arena_copy(a, s, strlen(s) + 1);
}

char *arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
	va_list again;
	va_copy(again, ap);
	int n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	size_t bytes = n < 0 ? 1 : (size_t)n + 1;
	char *p = arena_alloc(a, bytes);
	vsnprintf(p, bytes, fmt, ap);
	return p;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	char *p = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return p;
}

/* Does what was handed out last end where p + bytes does, and is there room behind it? Under AddressSanitizer
 * never: there an array moves whenever it grows, so that nobody who points into it goes unseen. */
static bool has_room_behind(const struct arena *a, const uint8_t *p, size_t bytes, size_t more)
{
	const struct chunk *c = a->newest;
	if (ADDRESS_SANITIZED || !c || !p)
		return false;
	const uint8_t *end = (const uint8_t *)c + CHUNK_HEAD + c->used;
	return p + round_up(bytes) == end && round_up(bytes + more) - round_up(bytes) <= c->size - c->used;
}

void *arena_room(struct arena *a, void *items, size_t n, size_t element_bytes)
{
	bool is_full = (n & (n - 1)) == 0; /* 0 or a power of two: as many as there is room for */
	size_t bytes = n * element_bytes;
	if (!is_full) {
		memset((uint8_t *)items + bytes, 0, element_bytes);
		return items;
	}
	if (n > 0 && has_room_behind(a, items, bytes, bytes)) {
		a->newest->used += round_up(2 * bytes) - round_up(bytes);
		return items;
	}
	void *moved = arena_alloc_array(a, n ? 2 * n : 1, element_bytes);
	if (n)
		memcpy(moved, items, bytes);
	return moved;
}
