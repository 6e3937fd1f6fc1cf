/* message.c - looks texts up in a catalogue as msgfmt writes it: seven numbers, then two tables of {length,
 * offset}, the English texts in strcmp's order and their translations. Every number is little-endian. */
#include "base/message.h"

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/fs.h"

#define MAGIC 0x950412DEu
#define HEAD_BYTES 28

static struct { /* one program speaks one language */
	const unsigned char *bytes;
	size_t n_bytes;
	uint32_t n, english, translated; /* texts, and the offsets of their tables */
} catalogue;

static uint32_t number_at(size_t offset)
{
	const unsigned char *p = catalogue.bytes + offset;
	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static const char *text_at(uint32_t table, uint32_t i)
{
	return (const char *)catalogue.bytes + number_at(table + 8 * (size_t)i + 4);
}

static bool table_fits(uint32_t table)
{
	size_t room = table < catalogue.n_bytes ? catalogue.n_bytes - table : 0;
	if (catalogue.n > room / 8)
		return false;
	for (uint32_t i = 0; i < catalogue.n; i++) {
		size_t length = number_at(table + 8 * (size_t)i), offset = number_at(table + 8 * (size_t)i + 4);
		if (offset >= catalogue.n_bytes || length >= catalogue.n_bytes - offset ||
		    catalogue.bytes[offset + length] != '\0')
			return false;
	}
	return true;
}

static bool is_sound(void)
{
	if (!catalogue.bytes || catalogue.n_bytes < HEAD_BYTES)
		return false;
	if (number_at(0) != MAGIC || number_at(4) >> 16 != 0)
		return false;
	catalogue.n = number_at(8);
	catalogue.english = number_at(12);
	catalogue.translated = number_at(16);
	return table_fits(catalogue.english) && table_fits(catalogue.translated);
}

bool message_load(const char *path)
{
	catalogue.bytes = fs_map(path, &catalogue.n_bytes);
	if (is_sound())
		return true;
	catalogue.n = 0;
	return false;
}

const char *message_translate(const char *english)
{
	uint32_t low = 0, high = catalogue.n;
	while (low < high && *english) { /* "" is the key of the catalogue's own head */
		uint32_t middle = low + (high - low) / 2;
		int order = strcmp(english, text_at(catalogue.english, middle));
		if (order == 0)
			return text_at(catalogue.translated, middle);
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return english;
}

const char *message_language(void)
{
	/* translators: the tag of your language, as templates/words has it */
	return _("en");
}

static const struct {
	int error;
	const char *why;
} reasons[] = { /* what may befall a file or a folder; the rest stays as strerror has it */
	{EACCES, N_("Permission denied")},
	{EBADF, N_("Bad file descriptor")},
	{EDQUOT, N_("Disk quota exceeded")},
	{EFBIG, N_("File too large")},
	{EINVAL, N_("Invalid argument")},
	{EIO, N_("Input/output error")},
	{EISDIR, N_("Is a directory")},
	{ELOOP, N_("Too many levels of symbolic links")},
	{EMFILE, N_("Too many open files")},
	{ENAMETOOLONG, N_("File name too long")},
	{ENFILE, N_("Too many open files in system")},
	{ENOENT, N_("No such file or directory")},
	{ENOSPC, N_("No space left on device")},
	{ENOTDIR, N_("Not a directory")},
	{EPERM, N_("Operation not permitted")},
	{EPIPE, N_("Broken pipe")},
	{EROFS, N_("Read-only file system")},
	{ESTALE, N_("Stale file handle")},
	{ETXTBSY, N_("Text file busy")},
};

const char *message_errno(int error)
{
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (reasons[i].error == error)
			return _(reasons[i].why);
	return strerror(error);
}

const char *message_unread(int error)
{
	return error == EINVAL ? _("it is not a file but a folder, a pipe or a device") : message_errno(error);
}

static bool is_plain(char c)
{
	bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
	return is_letter || (c && strchr("0123456789_./:@%+,=-", c));
}

const char *message_word(struct arena *a, const char *word)
{
	size_t n = 0;
	while (is_plain(word[n]))
		n++;
	if (n > 0 && !word[n])
		return word;
	const char *quoted = "'";
	for (; *word; word += n) {
		n = strcspn(word, "'");
		quoted = arena_printf(a, "%s%.*s%s", quoted, (int)n, word, word[n] ? "'\\''" : "");
		n += word[n] != '\0';
	}
	return arena_printf(a, "%s'", quoted);
}

const char *message_add_run(struct arena *a, const char *list, size_t from, size_t to)
{
	const char *comma = *list ? ", " : "";
	return to > from ? arena_printf(a, "%s%s%zu-%zu", list, comma, from, to)
	                 : arena_printf(a, "%s%s%zu", list, comma, from);
}
