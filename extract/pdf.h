/*
 * PDF bytes to pages, by poppler. Nothing above this file knows poppler; only the reader's child runs it.
 */
#pragma once

#include "extract/page.h"

#include <gio/gio.h>

/* Called for each page in order; the page is the callee's only during the call. FALSE stops. */
typedef gboolean (*PdfPageFunc)(const Page *page, gpointer data);

typedef enum { PDF_READ, PDF_DAMAGED, PDF_ENCRYPTED, PDF_TOO_LONG } PdfOutcome;

/* Reads every page of the document. bytes must outlive the call. pages_max: more pages are refused. */
PdfOutcome pdf_each_page(GBytes *bytes, guint pages_max, PdfPageFunc func, gpointer data);

/*
 * Makes poppler load what it opens files for (encodings, character maps), so that it needs none behind walls.
 * What is returned keeps that loaded; give it to g_object_unref, or keep it for the life of the process.
 */
gpointer pdf_warm_up(void);
