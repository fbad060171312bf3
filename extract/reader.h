/*
 * The reader turns an untrusted file into plain pages. A child process holds poppler and sends pages through a pipe; if
 * it dies, hangs or sends nonsense, the letter cannot be read and nothing else is harmed.
 */
#pragma once

#include "extract/page.h"

#include <gio/gio.h>

typedef struct {
  guint seconds_max;    /* wall clock for the whole file */
  guint pages_max;      /* more are refused */
  guint memory_max_mib; /* address space of the child; 0: no limit */
} ReaderOptions;

#define READER_OPTIONS_DEFAULT ((ReaderOptions){.seconds_max = 60, .pages_max = 2000, .memory_max_mib = 1024})

/*
 * The pages of a PDF (Page; free with g_ptr_array_unref). notices gets what was met on the way.
 * Error: EXTRACT_ERROR_UNREADABLE with what is wrong and what to do, without the file's name.
 */
GPtrArray *reader_read_pages(GBytes *file, const ReaderOptions *options, GPtrArray *notices, GError **error);
