/*
 * Pages in a versioned binary form, the only thing that the reader's child sends: native byte order, one
 * machine.
 *
 *   stream  = magic version { record } end
 *   record  = 'P' page | 'N' notice | 'E' kind message
 *   end     = '.'
 *
 * Whoever reads a stream trusts nothing in it: counts are checked against limits and against the bytes at
 * hand.
 */
#pragma once

#include "extract/page.h"

#include <gio/gio.h>

/* What a child can say instead of pages. */
typedef enum {
  STREAM_DAMAGED,   /* not a PDF, or beyond repair */
  STREAM_ENCRYPTED, /* needs a password */
  STREAM_TOO_LONG,  /* more pages than allowed */
  STREAM_LACKING    /* something that reading needs is not installed */
} StreamError;

/* Each appends to bytes. */
void page_stream_begin(GByteArray *bytes);
void page_stream_page(GByteArray *bytes, const Page *page);
/* A remark about the file as a whole; code is kebab-case. */
void page_stream_notice(GByteArray *bytes, const char *code, const char *message);
void page_stream_error(GByteArray *bytes, StreamError kind, const char *message);
void page_stream_end(GByteArray *bytes);

/* Whether a stream says in place of pages why there are none; else what page_stream_read refuses is nonsense.
 */
gboolean page_stream_refuses(const guint8 *bytes, gsize length);

/*
 * The pages of a whole stream (Page; free with g_ptr_array_unref). Notices, when not NULL, gets the stream's.
 * Errors: EXTRACT_ERROR_UNREADABLE: what the child said, or that the stream is cut off or makes no sense;
 * EXTRACT_ERROR_LACKING: what the child said, of kind STREAM_LACKING.
 */
GPtrArray *page_stream_read(const guint8 *bytes, gsize length, GPtrArray *notices, GError **error);
