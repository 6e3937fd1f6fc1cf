/* libjpeg_int.h - both ends of a libjpeg session: where its bytes come from, where they go, and how it ends
 * when there is no going on. Shared by the files that name libjpeg. */
#ifndef DOSSIER_IMAGE_LIBJPEG_INT_H
#define DOSSIER_IMAGE_LIBJPEG_INT_H

#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>
#include <jerror.h>

#include "base/buf.h"

/* An error jumps to `jump`, which whoever calls libjpeg has set. Damage that libjpeg can live with is counted
 * in errors.num_warnings, and nothing is printed. */
struct jpeg_ends {
	struct jpeg_error_mgr errors;
	jmp_buf jump;
	struct jpeg_source_mgr source;
	struct jpeg_destination_mgr target;
	/* The next bytes, valid until it is called again; NULL: there are none, an error. May use `bytes`. */
	const uint8_t *(*more)(struct jpeg_ends *e, size_t *n);
	void *context;   /* of `more` */
	struct buf *out; /* what is written */
	uint8_t bytes[1 << 14];
};

/* Belongs into `err` of the session before it is created, the others come after. */
struct jpeg_error_mgr *ends_errors(struct jpeg_ends *e);
void ends_read(struct jpeg_ends *e, struct jpeg_decompress_struct *j);
void ends_write(struct jpeg_ends *e, struct jpeg_compress_struct *j);

#endif
