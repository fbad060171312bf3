/*
 * The child of a reader: it waits behind its walls for files, and sends each one's pages.
 *
 *   request  = ReaderRequest, with the file's descriptor (SCM_RIGHTS)
 *   answer   = { length bytes } 0      length is a guint32, native; the bytes together are one page stream
 */
#pragma once

#include "extract/reader.h"

typedef struct {
  guint64 length; /* of the file */
  guint32 pages_max;
} ReaderRequest;

/* No block of an answer is longer. */
enum { READER_BLOCK_BYTES_MAX = 1 << 26 };

/* Runs a child on socket until the other end closes. parent: the process that it dies with. Never returns. */
G_NORETURN void reader_child_run(int socket, const ReaderOptions *options, guint letters_max, pid_t parent);

/* A file's pages as one page stream, read in this process. Free with g_byte_array_unref. */
GByteArray *reader_child_read_here(GBytes *file, guint pages_max);
