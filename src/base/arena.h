/* arena.h - memory that lives as long as one case.
 *
 * Everything a case is made of (tree, casefile, plan, pages) is allocated here and
 * dropped in one call. Nothing in an arena is freed alone. Memory comes zeroed,
 * aligned for any type, and never NULL: when the system has none left the process
 * ends with one line and the status of a system failure. An arena belongs to one thread. */
#ifndef DOSSIER_BASE_ARENA_H
#define DOSSIER_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

/* Is this built with AddressSanitizer? GCC and Clang say so each in their own way. */
#if defined(__SANITIZE_ADDRESS__)
#define ADDRESS_SANITIZED 1
#elif defined(__has_feature)
#define ADDRESS_SANITIZED __has_feature(address_sanitizer)
#else
#define ADDRESS_SANITIZED 0
#endif

struct arena;

struct arena *arena_new(void);
void arena_drop(struct arena *a); /* NULL is fine */

/* Forget all that was allocated, keep the first chunk: for scratch arenas in a loop. */
void arena_clear(struct arena *a);

void *arena_alloc(struct arena *a, size_t bytes);
void *arena_copy(struct arena *a, const void *from, size_t bytes);
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t n);
char *arena_printf(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *a, const char *fmt, va_list ap);

/* The array `items` of `n` elements, moved if needed so that one more fits (it doubles
 * at powers of two, so no capacity is stored). */
void *arena_room(struct arena *a, void *items, size_t n, size_t element_bytes);

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_alloc_array((a), (n), sizeof(type)))
/* A new zeroed element at the end of the array `items` with its count `n`. */
#define ARENA_PUSH(a, items, n) \
	((items) = arena_room((a), (items), (n), sizeof *(items)), &(items)[(n)++])

void *arena_alloc_array(struct arena *a, size_t n, size_t element_bytes);

/* malloc and realloc for what outlives no arena (pixels, fonts, buffers); never NULL. */
void *mem_alloc(size_t bytes);
void *mem_resize(void *p, size_t bytes);
/* What is freed, up to so many bytes at once, is kept for what comes next: the system would clear and map it
 * anew each time. Does nothing where that cannot be asked for. */
void mem_keep(int most);
_Noreturn void mem_exhausted(void);

#endif
