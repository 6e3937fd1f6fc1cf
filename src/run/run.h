/* run.h - one case on its way through the rooms: what the files of this room share. */
#ifndef DOSSIER_RUN_RUN_H
#define DOSSIER_RUN_RUN_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/fs.h"
#include "base/work.h"
#include "casefile/casefile.h"
#include "check/check.h"
#include "custody/custody.h"
#include "dossier.h"
#include "enclosure/enclosure.h"
#include "image/image.h"
#include "layout/layout.h"
#include "paint/paint.h"
#include "plan/plan.h"
#include "privacy/mask.h"
#include "privacy/privacy.h"
#include "templates/shelf.h"
#include "templates/limits.h"
#include "type/type.h"
#include "verify/verify.h"

/* An evidence file between its arrival and the press. */
struct intake {
	bool is_known;        /* hashed and probed: evidence[i] holds what was found */
	struct fs_file file;  /* closed; its identity stays */
	struct digest digest;
	struct image_fault fault; /* code NULL: none */
	int error;                /* the errno behind it, or 0 */
	const struct image_recipe *recipe; /* of a view; else NULL */
	const struct image_recipe *placed; /* the same in places of the file, of which rows may be left out */
	struct joint *joint; /* of a view that is made of several, or of a part; else NULL */
	struct cleared_image *cleared; /* of the first that is the same, evidence.same_as */
	struct cleared_image *fitted;  /* what the PDF shows in its place; NULL: nothing had to fit */
	const struct enclosed *enclosed; /* a page of a PDF: with others, and which of them it is */
	size_t enclosed_page;
	struct cleared_image **copies; /* by its object: what the PDF shows in place of pictures in it; or NULL */
};

/* A PDF among the files of the case, as it was found before they were received. */
struct pdf {
	bool is_pdf;
	struct image_fault fault; /* code NULL: it can be shown */
	struct enclosure_size *sizes; /* by page */
	size_t n;
};

/* Beside the largest picture's decoded form: 64 MiB are promised, less what the program takes itself. */
#define RUN_BUDGET_BESIDE ((size_t)44 << 20)

struct run {
	const struct dossier_options *options;
	struct arena *arena;
	struct arena *workers[WORK_THREADS_MOST]; /* each thread's own, as old as the case */
	struct diag *diag;
	bool writes;             /* a build: re-encoded pictures are kept */
	bool is_check;
	const char *output;      /* build: where the PDF goes */

	struct casefile *given;    /* as the seller wrote it: for messages to him, never for print */
	struct disclosed *disclosed;
	const struct casefile *casefile; /* what is disclosed to the recipient */
	bool is_whole;             /* nothing in it was refused */
	struct pdf *pdfs;          /* by file, but those that are pages of them */
	size_t n_pdfs;
	struct digest *import_digests; /* of casefile->imports */
	size_t n_import_digests;
	struct intake *intake;     /* casefile->n_files, as is */
	struct evidence *evidence;
	struct earlier *earlier;   /* cases that this one supplements, oldest first */
	size_t n_earlier;
	struct fs_spool *spool;
	struct shelf *shelf;       /* NULL until run_open_shelf */
	struct plan *plan;
	const struct platform *platform; /* NULL: unknown, which was reported */
	const struct pieces *pieces;
	const struct playbook *playbook; /* NULL: none for this complaint */
	unsigned products;      /* PRODUCT_...: what is made */
	struct limits limits;   /* of the form */
	struct type *type;
	int tightness;          /* of the pages: see layout_input */
	struct pages *pages;
	struct pages *bound;    /* the pages of all volumes, in order; NULL: the PDF is `pages` */
	struct pages *volumes;  /* each of them */
	size_t n_volumes;       /* 0: one PDF */
	uint64_t *weights;      /* of the PDF, or of each volume; NULL: not weighed */
	struct fit_job *fit;    /* pictures of the PDF and how small they were tried; NULL: none was */
	struct pages *sheets;   /* what the images show: the pages, or others where there are few slots */
	struct check_form form; /* what is handed in, as measured */
	int64_t deadline;       /* as check_deadline has it */
	struct when answer_by;  /* the same on the case's clock */
	bool is_told;           /* what the case is, to whoever asked */
	struct dossier_file *delivered; /* what has taken its name */
	size_t n_delivered;
};

/* ---- the stages, in order ---- */
void run_load_case(struct run *r);      /* case.c */
void run_load_templates(struct run *r); /* deliver.c */
void run_find_deadline(struct run *r);  /* compose.c */
void run_part_pdfs(struct run *r);      /* pdfs.c */
void run_disclose_case(struct run *r);  /* disclose.c */
void run_receive_files(struct run *r);  /* receive.c */
void run_compare_earlier(struct run *r); /* earlier.c */
void run_clear_pictures(struct run *r); /* clear.c */
void run_take_pages(struct run *r);     /* pdfs.c */
void run_check_case(struct run *r);     /* compose.c */
void run_make_plan(struct run *r);      /* compose.c */
void run_choose_products(struct run *r); /* deliver.c */
void run_fit_pictures(struct run *r);    /* fit.c */
void run_tell_fine(struct run *r);       /* fine.c */
void run_compose_sheets(struct run *r);  /* sheets_few.c */
void run_split_pdf(struct run *r);       /* split.c */
void run_compose_pages(struct run *r);  /* compose.c */
void run_check_form(struct run *r);     /* measure.c */
void run_weigh_pdf(struct run *r);      /* measure.c: a check, to tell what a build would */
void run_write_dossier(struct run *r);  /* seal.c */

/* ---- other commands ---- */
void run_list(struct run *r, enum dossier_topic topic, FILE *out); /* list.c */

void run_init(struct run *r);                                      /* init.c */
void run_import_orders(struct run *r);                             /* import_orders.c */
void run_grid(struct run *r);                                      /* grid.c */
/* summary.c; returns an errno, 0: it is written, or what is wrong was told */
int run_print_summary(struct run *r, const struct dossier_listed *cases, size_t n);

/* ---- find_cases.c ---- */
struct case_paths {
	const char **v;
	size_t n;
	struct unread { /* what may hold cases, too */
		const char *path, *said, *advice;
	} *unread;
	size_t n_unread;
};
/* A file is a case that is named; of a folder those in it and, so many folders deep, below it. A folder with
 * none is told. */
void run_find_cases(struct run *r, struct case_paths *p, const char *path, int deep);

/* ---- stock.c ---- */
bool stock_has_shelf(const struct dossier_stock *s);
void stock_fill_shelf(const struct dossier_stock *s, struct shelf *shelf);
struct type *stock_take_type(struct dossier_stock *s); /* its owner from then on; NULL: there is none */

/* ---- helpers ---- */
void run_report_unread(struct run *r, const struct import_ask *ask, int error);  /* import.c */
struct digest run_digest(char hex[65], const void *bytes, size_t n); /* import.c, too */
struct node *run_import(void *run, const struct import_ask *ask, struct import *found); /* import.c */
void run_tell_outcome(struct run *r, enum dossier_status status); /* outcome.c */
void run_tell_read(struct run *r); /* outcome.c: to whoever asked, what the case is */
void run_tell_drafted(struct run *r, const char *path); /* init.c */
/* outcome.c: "2025-01-17 20:12 +08:00"; NULL: not given */
const char *run_say_when(struct arena *a, const struct when *w);
/* inputs.c: each once, the case file first; digests of evidence alone. An earlier case's may be missing. */
const struct dossier_file *run_list_inputs(struct run *r, size_t *n);
bool run_is_pdf(const struct run *r, size_t file);  /* pdfs.c */
bool run_is_page_of_pdf(const struct run *r, size_t file); /* pdfs.c */
/* pdfs_damage.c: looks for damage in pages of that PDF that are shown, but for those that were taken. */
void run_look_at_pages(struct run *r, size_t original, struct enclosure *e, const size_t *taken,
                       size_t n_taken);
void run_tell_damage(struct run *r, const struct file *f, const struct enclosure *e); /* pdfs_damage.c */
void run_describe_page(struct run *r, size_t file); /* pdfs.c */
struct run_shape { /* of a picture that is shown */
	const struct image_facts *facts;
	len legible; /* how tall its text is to be */
};
bool run_is_long(const struct run *r, size_t file); /* clear.c: too long to be shown whole */
/* pdfs.c: a whole page, such as the capture of a web page or a receipt: on one of paper it cannot be read. */
bool run_is_strip(const struct run *r, size_t file);
/* clear.c: what is long comes in bands, cut so that its text can be read; for as long as there is a shape. */
void run_set_bands(struct clearance *c, const struct run_shape *shape);
/* pages.c: the page drawn as a picture, by its recipe if there is one. NULL: *fault. */
struct cleared_image *run_draw_page(struct run *r, size_t file, struct arena *a, struct image_fault *fault);
enum { RUN_PAGE_DPI = 300 }; /* of a page of a PDF, as a picture */
/* pdfs.c: as many, or as few as such a page can be drawn with. */
int run_page_dpi(const struct run *r, struct enclosure_size size, int most);
uint32_t run_page_pixels(len l, int dpi); /* pdfs.c: at least 1 */
/* Pages that are shown in images; false: reported. */
bool run_draw_pages(struct run *r, struct cleared_image **images);
bool run_is_placed(const struct pages *pages, size_t evidence); /* is any of that picture on one of them? */
bool run_is_part_placed(const struct pages *pages, size_t evidence, size_t part);
struct paint_enclosed *run_list_enclosed(const struct run *r); /* pdfs.c */
/* pdfs.c: what a page of a PDF, or a picture, adds to the PDF. Of what pages of one PDF share only that which
 * none before has `reached`, by its object; NULL: all of it. */
uint64_t run_shown_bytes(const struct run *r, size_t file, bool *reached);
enum shades run_shades(const struct run *r); /* deliver.c: that the form takes */
void run_count_statement(struct run *r, struct check_form *form); /* statement.c */
/* digests.c: are the pictures that will be embedded there to be read? In a check they seldom are. */
bool run_keeps_copies(const struct run *r);
/* digests.c: of what is embedded, bands one after the other, to its copy_sha256. false: its fault */
bool run_hash_copy(struct run *r, size_t file, const struct cleared_image *image);
/* digests.c: the same, once it is cleared; none of what the file holds as it is, or of a TIFF's whole page */
void run_hash_cleared(struct run *r, size_t file);
bool run_shows_pages(const struct run *r, size_t original); /* digests.c: is any page of that file shown? */
void run_hash_pages(struct run *r); /* digests.c: of the pages of each file that are shown whole */
/* digests.c: of pages of PDFs that are shown as they are: their streams, as they are now */
void run_hash_enclosed(struct run *r);
/* digests.c: the next page of that file, after *page (0: the first), that has a digest in its list; the
 * number of files: there is none */
size_t run_next_digest(const struct run *r, size_t original, size_t *page);
void run_compose_again(struct run *r); /* compose.c: once the appendix has more to tell */
void run_join_screens(struct run *r); /* joints.c: before views are made */
bool run_is_same_file(const struct fs_file *a, const struct fs_file *b); /* clear.c */
void run_make_views(struct run *r); /* views.c: once all files are received */
bool run_has_same_bytes(const struct run *r, size_t a, size_t b); /* alike.c: as far as they were received */
enum { RUN_SIDE_LEAST = 4 }; /* [px] what covers or shows less covers or shows no letter: it is a slip */
const char *run_name_picture(struct run *r, const struct file *f); /* views.c: in which its places count */
/* alike.c: the first view that comes to the same pixels, or what evidence.same_as says already */
size_t run_first_alike(const struct run *r, size_t view);
void run_check_hidden(struct run *r); /* hidden.c: once there are views */
void run_open_type(struct run *r); /* compose.c: NULL after an error */
const char *run_name_passage(const struct run *r, size_t i); /* ranks.c: the exhibit, or section, it is of */
/* ranks.c: the exhibits by what they take, and the cheapest way to so much less: lines of advice. */
const char *run_rank_pages(struct run *r, size_t excess);
const char *run_rank_bytes(struct run *r, uint64_t excess);
bool run_splits(const struct run *r); /* split.c: may the PDF come in volumes? */
/* Would volumes hold all passages, with pictures as they are now? bytes: of the one PDF, or 0. */
bool run_could_split(struct run *r, uint64_t bytes);
bool run_weighs(const struct run *r); /* measure.c: a check, and the PDF may be more than the form takes */
uint64_t run_max_pixels(const struct dossier_options *o); /* receive.c */
/* runs.c: "2, 5-7", counted from 1; *n_in: how many they are */
const char *run_say_runs(struct arena *a, const bool *is_in, size_t n, size_t *n_in);
/* sheets_room.c: what has room on so many images; what else has none is told, but for pictures. */
struct plan *run_cut_sheets(struct run *r, const struct plan *plan, size_t n_slots);
const char *run_say_bytes(struct arena *a, uint64_t n); /* fit_tell.c: "2.3 MB", for messages */
len run_legible(const struct run *r); /* deliver.c: text in pictures is to be as large; 0: nobody says */
bool run_hides(const struct run *r); /* disclose.c: is anything hidden from the recipient? */
struct plan_input run_plan_input(struct run *r); /* compose.c */
/* The templates that come with the program, and those of the user over them. */
struct shelf *run_open_shelf(struct run *r); /* compose.c */
const char *run_output_path(struct arena *a, const struct dossier_options *o);  /* seal.c */
const char *run_volume_path(const struct run *r, const char *pdf, size_t i); /* seal.c: NAME-2.pdf */
size_t run_count_digits(size_t n); /* outputs.c */
/* outputs.c: BASE-2.KIND, the i-th from 0 of n; sorted by name they are in order */
const char *run_numbered_path(struct arena *a, const char *base, size_t i, size_t n, const char *kind);
/* "-" is standard output. */
void run_report_write(struct run *r, const char *path, int error);             /* outputs.c */
struct arena *run_worker_arena(struct run *r, unsigned worker);
void run_progress(const struct run *r, const char *doing, size_t done, size_t of);
/* Fill a fault: `fmt` makes a sentence part that follows the name of the file. */
void run_fault(struct image_fault *fault, const char *code, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* Tell what is wrong with files, in the order of the case, each once. */
void run_report_faults(struct run *r); /* receive.c */
/* A file of ours (templates, font table): the caller's, or beside the sources, or as installed. */
const char *run_data_path(struct arena *a, const char *chosen, const char *name);

#endif
