/*
 * What people put on a PDF's pages after they were made: values of form fields, typed notes and stamps,
 * comments, attached files. Poppler keeps it apart from the page's own text, so it is laid over the page as
 * glyphs that say where they come from; what has no place among the text becomes a remark.
 */
#pragma once

#include "extract/page.h"

#include <poppler.h>

/* A remark about the file: code is kebab-case and static, message a sentence. */
typedef void (*PdfRemarkFunc)(const char *code, const char *message, gpointer data);

/*
 * Adds the page's form values (GLYPH_FORM) and typed notes (GLYPH_ANNOTATION) to its glyphs. What would hide
 * the page's own text, and comments that are not drawn, are remarked on instead. number counts pages from 1.
 * Nothing changes on pages without such things.
 */
void pdf_additions_lay(PopplerPage *source, Page *page, guint number, PdfRemarkFunc remark, gpointer data);

/* Remarks on files that travel inside the document, portfolios included. They are not read. */
void pdf_attachments_remark(PopplerDocument *document, PdfRemarkFunc remark, gpointer data);
