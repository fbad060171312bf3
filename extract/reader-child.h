/*
 * The child of a reader: it waits behind its walls for files, and sends each one's pages.
 *
 *   request  = ReaderRequest, with the file's descriptor (SCM_RIGHTS)
 *   answer   = halved { length bytes } 0
 *
 * halved, a guint32, is 1 when the other half of the pages is left to another reader. length is a guint32
 * too, native; the bytes together are one page stream.
 */
#pragma once

#include "extract/reader.h"

/* Which of the pages a child reads. Halves are read only of files so long that a second child pays. */
typedef enum { READER_WHOLE, READER_FIRST_HALF, READER_SECOND_HALF } ReaderShare;
enum { READER_HALVED_PAGES_MIN = 24 };

typedef struct {
  guint64 length; /* of the file */
  guint32 pages_max;
  guint32 share; /* ReaderShare */
} ReaderRequest;

/* No block of an answer is longer. */
enum { READER_BLOCK_BYTES_MAX = 1 << 26 };

/* Runs a child on socket until the other end closes. parent: the process that it dies with. Never returns. */
G_NORETURN void reader_child_run(int socket, const ReaderOptions *options, guint letters_max, pid_t parent);

/* A file's pages as one page stream, read in this process. Free with g_byte_array_unref. */
GByteArray *reader_child_read_here(GBytes *file, guint pages_max);
