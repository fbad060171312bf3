/* Tiny PDFs, written for a test: one font (Helvetica as /F, bold as /B), one content stream a page. */
#pragma once

#include <glib.h>

/* A PDF of these objects, the first being object 1 and the catalogue; each without "obj" and "endobj". */
GBytes *tiny_pdf_of_objects(const GPtrArray *objects);

/* A PDF with a page of A4 for each content stream. page_entries go into each page's dictionary ("/Rotate 90",
 * ""). */
GBytes *tiny_pdf(const char *const *contents, guint n_pages, const char *page_entries);

/* A PDF with one page that says this line. */
GBytes *tiny_pdf_saying(const char *line);

/* A PDF of a kilobyte whose page draws a line ten to the power of levels times. */
GBytes *tiny_pdf_that_takes(guint levels);

/* The PDF locked with a password, by qpdf; NULL when qpdf is not there. */
GBytes *tiny_pdf_locked(GBytes *pdf, const char *password);
