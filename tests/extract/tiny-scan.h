/* Tiny scans: pages whose text is only in a picture, made for a test by drawing a tiny PDF with pdftoppm. */
#pragma once

#include <glib.h>

/* The content of a page of A4 (for tiny_pdf) that shows the picture of the PDF's first page. NULL when
   pdftoppm is not there. Free with g_free. */
char *tiny_scan_content(GBytes *pdf);

/* The PDF's first page as a scan of one page. NULL as above. page_entries as for tiny_pdf. */
GBytes *tiny_scan(GBytes *pdf, const char *page_entries);

/* The content of a page of text: each line is set at its place, size and font ("F" or "B"); lists end with
 * NULL text. */
typedef struct {
  double x, y; /* of the baseline, from the page's foot */
  double size;
  const char *font, *text;
} TinyLine;

char *tiny_lines_content(const TinyLine *lines);

/* Whether text recognition can be tested here: the program is built, tesseract's data are installed, valgrind
   does not watch. Tells the environment where the program is; says what is missing. */
gboolean tiny_scan_ready(void);
