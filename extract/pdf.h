/*
 * PDF bytes to pages, by poppler. Nothing above this file and pdf-additions.h knows poppler; only the
 * reader's child runs it.
 */
#pragma once

#include "extract/page.h"

#include <gio/gio.h>

/* Called for each page in order; the page is the callee's only during the call. FALSE stops. */
typedef gboolean (*PdfPageFunc)(const Page *page, gpointer data);

typedef enum { PDF_READ, PDF_DAMAGED, PDF_ENCRYPTED, PDF_TOO_LONG } PdfOutcome;

/* Reads every page of the document. bytes must outlive the call. pages_max: more pages are refused. */
PdfOutcome pdf_each_page(GBytes *bytes, guint pages_max, PdfPageFunc func, gpointer data);

/* Pages from first to before end. */
typedef struct {
  guint first, end;
} PdfRange;

/* Says which of a document's pages are to be read, once their number is known. */
typedef PdfRange (*PdfRangeFunc)(guint n_pages, gpointer data);

/* Called with what is met beside the pages' text: code is kebab-case and static, message a sentence. */
typedef void (*PdfNoticeFunc)(const char *code, const char *message, gpointer data);

/* The same for the pages that choose names; NULL: all. notice may be NULL; whoever reads the first page hears
 * what goes for the whole file. */
PdfOutcome pdf_each_page_in(GBytes *bytes, guint pages_max, PdfRangeFunc choose, PdfPageFunc func,
                            PdfNoticeFunc notice, gpointer data);

/*
 * Makes poppler load what it opens files for (encodings, character maps), so that it needs none behind walls.
 * What is returned keeps that loaded; give it to g_object_unref, or keep it for the life of the process.
 */
gpointer pdf_warm_up(void);
