/*
 * The reader turns an untrusted file into plain pages. A child process behind walls (walls.h) holds poppler,
 * gets the file as an open descriptor and sends pages back; if it dies, hangs or sends nonsense, the letter
 * cannot be read and nothing else is harmed.
 *
 * A Reader keeps its child for the next file, since starting poppler costs more than most letters; the child
 * is renewed after a failure and after a number of letters, so that no file lives long beside others.
 */
#pragma once

#include "extract/ocr.h"
#include "extract/page.h"

#include <gio/gio.h>

typedef struct Reader Reader;

typedef struct {
  guint seconds_max;    /* wall clock for the whole file */
  guint pages_max;      /* more are refused */
  guint memory_max_mib; /* address space of the child; 0: no limit */
  gboolean no_sandbox;  /* read in this process, without walls or time limit: for debugging */
  Reader *reader;       /* lent: the reader to read with; NULL: one for this file alone */
  OcrUse ocr;           /* whether extract_pdf has pages read from their pictures */
} ReaderOptions;

#define READER_OPTIONS_DEFAULT ((ReaderOptions){.seconds_max = 60, .pages_max = 2000, .memory_max_mib = 1024})

/* How the last file of a reader ended. */
typedef enum {
  READER_READ,  /* pages, or the file is what cannot be read: it always ends so */
  READER_BROKE, /* the child crashed, hung or sent nonsense */
  READER_KILLED /* somebody else killed the child; the file may be harmless */
} ReaderEnding;

/* The child is started with the first file. Free with reader_free, which ends the child. */
Reader *reader_new(void);
void reader_free(Reader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reader, reader_free)

ReaderEnding reader_ending(const Reader *reader);

/* Whether the walls of a reader's child are whole on this machine; else what people should know. NULL: they
   are whole. Static. */
const char *reader_walls_warning(const ReaderOptions *options);

/* Whether bytes are a PDF: told from the content. */
gboolean bytes_are_pdf(GBytes *bytes);

/*
 * The pages of a PDF (Page; free with g_ptr_array_unref). notices gets what was met on the way.
 * Error: EXTRACT_ERROR_UNREADABLE with what is wrong and what to do, without the file's name;
 * EXTRACT_ERROR_LACKING: the child could not be started.
 */
GPtrArray *reader_read_pages(GBytes *file, const ReaderOptions *options, GPtrArray *notices, GError **error);
