/*
 * Pages whose text stands in pictures are read by a program of its own, repliek-ocr (extract/ocr/), found
 * beside this program, in ../libexec/, or where $REPLIEK_OCR says.
 */
#pragma once

#include "extract/language.h"
#include "extract/page.h"

#include <gio/gio.h>

typedef enum {
  OCR_AUTO,  /* pages without usable text */
  OCR_NEVER, /* none */
  OCR_ALWAYS /* all, whatever text they have */
} OcrUse;

/* Reads "auto", "never" or "always"; NULL is auto. FALSE for any other word. */
gboolean ocr_use_parse(const char *word, OcrUse *use);

/* What this machine lacks for text recognition and how to get it, as far as can be told without starting it;
   NULL: nothing. Static. */
const char *ocr_lacking(void);

/*
 * Replaces the pages whose indices (guint, from 0) which lists by what text recognition reads on them; their
 * glyphs have GLYPH_OCR and their boxes are those of the page set upright. seconds_page is the longest wait
 * for one page. notices gets what the program says about single pages. Error: EXTRACT_ERROR_LACKING: the
 * program or its data are missing, with what to install. EXTRACT_ERROR_UNREADABLE: what it found wrong with
 * the file. EXTRACT_ERROR_BROKE: it took too long, crashed or made no sense. pages are untouched then.
 */
gboolean ocr_pages(GBytes *file, GPtrArray *pages, const GArray *which, guint seconds_page,
                   const Languages *languages, GPtrArray *notices, GError **error);

/* Whether text recognition read this page. */
gboolean page_was_recognised(const Page *page);
