/* walk_jpeg.c - the marker structure of a whole JPEG file, from SOI to EOI. No pixel is made. What is
 * kept (tables, frame, scans) becomes runs of the file; APPn, comments and whatever follows EOI
 * (second pictures, gain maps, the rest of an overwritten file) does not. */
#include <string.h>

#include "base/message.h"
#include "image/image_int.h"

enum { SOI = 0xD8, EOI = 0xD9, SOS = 0xDA, RST0 = 0xD0, RST7 = 0xD7, APP0 = 0xE0 };
enum { PER_CM = 2 };         /* units of JFIF */
enum { MAX_DROPPED = 4096 }; /* more segments of metadata than any camera writes */
enum { MAX_SCANS = 256 };    /* more scans than any encoder makes, each as much work as a picture */
enum { DENSITY_MOST = 4800 }; /* of scanners, to the inch */

struct walk {
	struct window window;
	struct jpeg_structure *s;
	struct arena *arena;
	struct image_fault *fault;
	uint64_t at;        /* the marker that is being read */
	uint64_t run_start; /* where the bytes kept since the last drop begin */
	int n_dropped;
	bool has_exif;
	uint64_t mpf; /* where the index of further pictures is; 0: there is none */
	size_t n_mpf;
	bool has_frame;
	struct jpeg_tables tables;
	struct jpeg_scan scan; /* the last */
	struct jpeg_history history;
	unsigned scanned;      /* components that a scan has covered, bits */
	uint32_t restart_interval;
	struct {
		uint64_t offset;
		size_t n;
	} icc[256]; /* by sequence number, from 1 */
	int n_icc;
};

static bool corrupt(struct walk *w, const char *what)
{
	return image_fail(w->fault, "image-corrupt", image_advice_again, "%s", _(what));
}

static bool unsupported(struct walk *w, const char *what)
{
	return image_fail(w->fault, "image-unsupported",
	                  N_("open it in a picture viewer and save it as a JPEG again"), "%s", _(what));
}

static void close_run(struct walk *w, uint64_t end)
{
	if (!w->arena || end <= w->run_start)
		return;
	uint64_t n = end - w->run_start;
	*ARENA_PUSH(w->arena, w->s->runs, w->s->n_runs) =
		(struct image_bytes){.where = BYTES_FILE, .offset = w->run_start, .n = (size_t)n};
}

static bool drop_segment(struct walk *w, size_t n)
{
	close_run(w, w->at);
	w->run_start = w->at + 2 + 2 + n;
	return ++w->n_dropped <= MAX_DROPPED || corrupt(w, "is stuffed with metadata segments");
}

/* ---- one function a kind of segment; p and n are its content after the length ---- */

static bool read_quantisation(struct walk *w, int marker, const uint8_t *p, size_t n)
{
	(void)marker;
	const char *wrong = jpeg_read_quantisation(&w->tables, p, n);
	return !wrong || corrupt(w, wrong);
}

static bool read_huffman(struct walk *w, int marker, const uint8_t *p, size_t n)
{
	(void)marker;
	const char *wrong = jpeg_read_huffman(&w->tables, p, n);
	return !wrong || corrupt(w, wrong);
}

static bool read_restart_interval(struct walk *w, int marker, const uint8_t *p, size_t n)
{
	(void)marker;
	if (n != 2)
		return corrupt(w, "has a damaged restart interval");
	w->restart_interval = get16(p);
	return true;
}

static bool read_component(struct walk *w, const uint8_t *p, int i)
{
	struct jpeg_frame *f = &w->s->frame;
	int h = p[1] >> 4, v = p[1] & 15;
	if (h < 1 || h > 4 || v < 1 || v > 4 || p[2] > 3)
		return corrupt(w, "has impossible sampling factors");
	for (int k = 0; k < i; k++)
		if (f->ids[k] == p[0])
			return corrupt(w, "describes a colour component twice");
	f->ids[i] = p[0];
	f->h[i] = h;
	f->v[i] = v;
	f->quantisation[i] = p[2];
	f->h_max = h > f->h_max ? h : f->h_max;
	f->v_max = v > f->v_max ? v : f->v_max;
	f->blocks += h * v;
	return true;
}

static bool read_frame(struct walk *w, int marker, const uint8_t *p, size_t n)
{
	struct jpeg_frame *f = &w->s->frame;
	if (w->has_frame || n < 6 || n != 6 + 3 * (size_t)p[5])
		return corrupt(w, "has a damaged frame header");
	f->kind = marker - 0xC0;
	f->height = get16(p + 1);
	f->width = get16(p + 3);
	f->components = p[5];
	if (p[0] != 8)
		return unsupported(w, "has other than 8 bits a sample, which no PDF viewer shows");
	if (f->height == 0 && f->width > 0)
		return unsupported(w, "does not tell its height before its picture data");
	if (f->width == 0)
		return image_fail(w->fault, "image-empty", image_advice_again, "is 0 pixels wide");
	if (f->components != 1 && f->components != 3 && f->components != 4)
		return unsupported(w, "has other than 1, 3 or 4 colour components");
	for (int i = 0; i < f->components; i++)
		if (!read_component(w, p + 6 + 3 * i, i))
			return false;
	for (int i = 0; i < f->components; i++)
		if (f->h_max % f->h[i] || f->v_max % f->v[i])
			return unsupported(w, "has colour components of sizes that few PDF viewers show");
	return w->has_frame = true;
}

static bool refuse_frame(struct walk *w, int marker, const uint8_t *p, size_t n)
{
	(void)p, (void)n;
	if (marker >= 0xC9)
		return unsupported(w, "uses arithmetic coding, which no PDF viewer shows");
	if (marker == 0xC3)
		return unsupported(w, "uses lossless coding, which no PDF viewer shows");
	return unsupported(w, "uses hierarchical coding, which no PDF viewer shows");
}

static bool read_scan_header(struct walk *w, int marker, const uint8_t *p, size_t n)
{
	(void)marker;
	if (!w->has_frame)
		return corrupt(w, "starts its picture data before its tables");
	const char *wrong = jpeg_read_scan(&w->scan, &w->tables, &w->s->frame, p, n);
	if (wrong)
		return corrupt(w, wrong);
	if (++w->s->frame.n_scans > MAX_SCANS)
		return corrupt(w, "is stuffed with scans");
	w->scanned |= w->scan.components;
	return true;
}

/* As programs write it; anything may stand in others. */
static bool is_plain_jfif(const uint8_t *p, size_t n)
{
	bool is_dense = p[7] <= 2 && get16(p + 8) == get16(p + 10) && get16(p + 8) <= DENSITY_MOST;
	return n == 14 && p[5] == 1 && p[6] <= 2 && is_dense && p[12] == 0 && p[13] == 0;
}

static bool read_jfif(struct walk *w, int marker, const uint8_t *p, size_t n)
{
	static const uint8_t mute[14] = {'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0};
	(void)marker;
	bool is_jfif = n >= 14 && memcmp(p, "JFIF", 5) == 0;
	if (is_jfif && !w->s->has_jfif) {
		double inch = p[7] == PER_CM ? 2.54 : 1;
		w->s->across = inch * get16(p + 8);
		w->s->down = inch * get16(p + 10);
		memcpy(w->s->jfif, is_plain_jfif(p, n) ? p : mute, sizeof mute);
	}
	w->s->has_jfif |= is_jfif;
	if (!is_jfif || n > 14)
		w->s->has_metadata = true; /* a thumbnail */
	return drop_segment(w, n);
}

static bool read_exif(struct walk *w, int marker, const uint8_t *p, size_t n)
{
	(void)marker;
	struct exif more = {0}, *exif = w->has_exif ? &more : &w->s->exif;
	w->s->has_metadata = true;
	if (n >= 6 && memcmp(p, "Exif\0", 6) == 0) {
		exif_read(exif, p + 6, n - 6); /* the first counts, but for places */
		w->has_exif = true;
	} else {
		exif->has_location |= exif_text_has_location(p, n);
	}
	w->s->exif.has_location |= exif->has_location;
	return drop_segment(w, n);
}

static bool read_profile(struct walk *w, int marker, const uint8_t *p, size_t n)
{
	(void)marker;
	bool is_profile = n > 14 && memcmp(p, "ICC_PROFILE", 12) == 0;
	if (!is_profile) {
		w->s->has_metadata = true;
		if (n > 4 && memcmp(p, "MPF", 4) == 0 && !w->mpf) {
			w->mpf = w->at + 4 + 4;
			w->n_mpf = n - 4;
		}
	} else if (p[12] > 0) {
		w->icc[p[12]].offset = w->at + 4 + 14;
		w->icc[p[12]].n = n - 14;
		w->n_icc = p[13];
	}
	return drop_segment(w, n);
}

static bool read_adobe(struct walk *w, int marker, const uint8_t *p, size_t n)
{
	(void)marker;
	bool is_adobe = n >= 12 && memcmp(p, "Adobe", 5) == 0;
	if (is_adobe) {
		w->s->has_adobe = true;
		w->s->adobe_transform = p[11];
	}
	if (!is_adobe || n > 12)
		w->s->has_metadata = true;
	return drop_segment(w, n);
}

static bool read_other(struct walk *w, int marker, const uint8_t *p, size_t n)
{
	(void)marker, (void)p;
	w->s->has_metadata = true;
	return drop_segment(w, n);
}

static bool refuse_segment(struct walk *w, int marker, const uint8_t *p, size_t n)
{
	(void)marker, (void)p, (void)n;
	return corrupt(w, "has a segment of no known kind");
}

static const struct {
	int first, last;
	bool (*read)(struct walk *w, int marker, const uint8_t *p, size_t n);
} segments[] = {
	{0xC0, 0xC2, read_frame},
	{0xC4, 0xC4, read_huffman},
	{0xC3, 0xC3, refuse_frame},
	{0xC5, 0xC7, refuse_frame},
	{0xC9, 0xCF, refuse_frame},
	{0xDA, 0xDA, read_scan_header},
	{0xDB, 0xDB, read_quantisation},
	{0xDD, 0xDD, read_restart_interval},
	{0xE0, 0xE0, read_jfif},
	{0xE1, 0xE1, read_exif},
	{0xE2, 0xE2, read_profile},
	{0xEE, 0xEE, read_adobe},
	{0xE3, 0xEF, read_other},
	{0xFE, 0xFE, read_other},
	{0x00, 0xFF, refuse_segment},
};

static bool read_segment(struct walk *w, int marker)
{
	size_t got, i = 0;
	const uint8_t *p = window_look(&w->window, w->at + 2, 2, &got);
	if (!p)
		return window_fail(&w->window, w->fault, N_("its headers"));
	size_t n = get16(p);
	if (n < 2)
		return corrupt(w, "has a segment of impossible length");
	p = window_look(&w->window, w->at + 2, n, &got);
	if (!p)
		return window_fail(&w->window, w->fault, N_("its headers"));
	while (marker < segments[i].first || marker > segments[i].last)
		i++;
	if (!segments[i].read(w, marker, p + 2, n - 2))
		return false;
	w->at += 2 + n;
	return true;
}

/* The marker at w->at, past fill bytes; -1 and a fault if there is none. */
static int next_marker(struct walk *w, const char *where)
{
	size_t got;
	for (;; w->at++) {
		const uint8_t *p = window_look(&w->window, w->at, 2, &got);
		if (!p) {
			window_fail(&w->window, w->fault, where);
			return -1;
		}
		if (p[0] != 0xFF || p[1] == 0) {
			corrupt(w, "has stray bytes between its segments");
			return -1;
		}
		if (p[1] != 0xFF)
			return p[1];
	}
}

/* From p (in the window) to the next 0xFF that is neither stuffed nor a restart in its turn. Restarts
 * are counted in *restarts. NULL: not in these n bytes; *used tells how many are done with. */
static const uint8_t *find_scan_end(const uint8_t *p, size_t n, unsigned *restarts, size_t *used)
{
	const uint8_t *start = p, *end = p + n;
	while ((p = memchr(p, 0xFF, (size_t)(end - p))) && end - p >= 2) {
		if (p[1] == RST0 + (int)(*restarts & 7))
			++*restarts;
		else if (p[1] != 0)
			return p;
		p += 2;
	}
	*used = (size_t)((p ? p : end) - start);
	return NULL;
}

static bool read_codes(struct walk *w, uint64_t from)
{
	struct jpeg_data data = {&w->window, from, w->at, w->restart_interval};
	const char *wrong = w->arena
		? jpeg_read_codes(&w->history, &w->scan, &w->tables, &w->s->frame, &data) : NULL;
	return !wrong || corrupt(w, wrong);
}

static bool walk_scan(struct walk *w)
{
	uint64_t start = w->at;
	unsigned restarts = 0;
	const uint8_t *found = NULL;
	while (!found) {
		size_t n, used = 0;
		const uint8_t *p = window_look(&w->window, w->at, 2, &n);
		if (!p)
			return window_fail(&w->window, w->fault, N_("its picture data"));
		found = find_scan_end(p, n, &restarts, &used);
		w->at += found ? (size_t)(found - p) : used;
	}
	bool is_out_of_turn = found[1] >= RST0 && found[1] <= RST7;
	if (w->at == start)
		return corrupt(w, "has an empty scan");
	if (restarts > 0 && w->restart_interval == 0)
		return corrupt(w, "restarts in its picture data without an interval");
	if (is_out_of_turn
	    || !jpeg_scan_is_whole(&w->scan, &w->s->frame, w->at - start, restarts, w->restart_interval))
		return corrupt(w, "has lost a part of its picture data");
	return read_codes(w, start);
}

static bool walk_segments(struct walk *w)
{
	const char *where = N_("its headers");
	for (;;) {
		int marker = next_marker(w, where);
		if (marker < 0)
			return false;
		if (marker == EOI)
			return true;
		if (marker == SOI || (marker >= RST0 && marker <= RST7) || marker == 1)
			return corrupt(w, "has a marker where none may be");
		if (!read_segment(w, marker) || (marker == SOS && !walk_scan(w)))
			return false;
		if (marker == SOS)
			where = N_("its picture data");
	}
}

/* The chunks of the profile, joined in their order; nothing if one is missing. */
static void join_profile(struct walk *w)
{
	struct buf all = {0}, clean = {0};
	bool is_whole = w->n_icc > 0;
	for (int i = 1; i <= w->n_icc && is_whole; i++) {
		size_t n = w->icc[i].n;
		is_whole = n > 0 && all.n + n <= ICC_MAX_BYTES
			&& fs_read_at(w->window.file, buf_extend(&all, n), n, w->icc[i].offset);
	}
	if (is_whole && image_clean_profile(&clean, all.data, all.n, w->s->frame.components)) {
		w->s->icc = arena_copy(w->arena, clean.data, clean.n);
		w->s->n_icc = clean.n;
	}
	buf_drop(&clean);
	buf_drop(&all);
}

bool image_walk_jpeg(struct jpeg_structure *s, const struct fs_file *f, struct arena *a,
                     struct image_fault *fault)
{
	struct walk w = {.s = s, .arena = a, .fault = fault, .at = 2, .run_start = 2};
	memset(s, 0, sizeof *s);
	s->exif.orientation = 1;
	window_open(&w.window, f);
	bool is_good = walk_segments(&w);
	jpeg_history_drop(&w.history);
	if (!is_good)
		return false;
	if (!w.has_frame || w.scanned != (1u << s->frame.components) - 1)
		return corrupt(&w, "lacks the data of a colour component");
	close_run(&w, w.at + 2);
	s->quality = jpeg_quality(&w.tables, &s->frame);
	if (w.at + 2 < f->bytes)
		s->has_metadata = true;
	if (w.mpf)
		s->n_more = mpf_count_pictures(&w.window, w.mpf, w.n_mpf, &s->frame);
	if (a)
		join_profile(&w);
	return true;
}
