#include "tests/extract/tiny-scan.h"

#include "tests/extract/tiny-pdf.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The picture's width and height and its dots, from a "P5" file with one byte a dot. */
static const guint8 *
grey_of_pgm(const char *pgm, gsize length, guint *width, guint *height) {
  int header = 0;
  if (sscanf(pgm, "P5 %u %u 255%n", width, height, &header) != 2 || header == 0 ||
      length < (gsize)header + 1 + (gsize)*width * *height)
    return NULL;
  return (const guint8 *)pgm + header + 1;
}

/* One bit a dot, in hexadecimal digits; a dot darker than the middle is ink. */
static void
append_dots(GString *content, const guint8 *grey, guint width, guint height) {
  for (guint y = 0; y < height; y++)
    for (guint x = 0; x < width; x += 8) {
      guint bits = 0;
      for (guint i = 0; i < 8; i++)
        bits = bits << 1 | (x + i < width && grey[(gsize)y * width + x + i] < 128);
      g_string_append_printf(content, "%02X", bits);
    }
}

static char *
content_of_pgm(const char *pgm, gsize length) {
  guint width, height;
  const guint8 *grey = grey_of_pgm(pgm, length, &width, &height);
  if (!grey)
    return NULL;
  GString *content = g_string_new(NULL);
  g_string_append_printf(content, "q 595 0 0 842 0 0 cm BI /W %u /H %u /IM true /D [1 0] /BPC 1 /F /AHx ID ",
                         width, height);
  append_dots(content, grey, width, height);
  g_string_append(content, "> EI Q");
  return g_string_free(content, FALSE);
}

char *
tiny_scan_content(GBytes *pdf) {
  const char *const argv[] = {"pdftoppm", "-r", "200", "-gray", "-singlefile", "-", NULL};
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) drawing = g_subprocess_newv(
      argv,
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
      &error);
  g_autoptr(GBytes) picture = NULL;
  if (!drawing || !g_subprocess_communicate(drawing, pdf, NULL, &picture, NULL, &error))
    return NULL;
  gsize length;
  const char *pgm = g_bytes_get_data(picture, &length);
  return length ? content_of_pgm(pgm, length) : NULL;
}

GBytes *
tiny_scan(GBytes *pdf, const char *page_entries) {
  g_autofree char *content = tiny_scan_content(pdf);
  const char *contents[] = {content};
  return content ? tiny_pdf(contents, 1, page_entries) : NULL;
}

char *
tiny_lines_content(const TinyLine *lines) {
  GString *content = g_string_new("BT");
  for (; lines->text; lines++)
    g_string_append_printf(content, " /%s %g Tf 1 0 0 1 %g %g Tm (%s) Tj", lines->font, lines->size, lines->x,
                           lines->y, lines->text);
  g_string_append(content, " ET");
  return g_string_free(content, FALSE);
}

static gboolean
can_read_something(const char *program) {
  g_autoptr(GBytes) pdf = tiny_pdf_saying("Hoogachtend");
  const char *const argv[] = {program, "nld+eng", "1", NULL};
  g_autoptr(GSubprocess) reading =
      g_subprocess_newv(argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE, NULL);
  return reading && g_subprocess_communicate(reading, pdf, NULL, NULL, NULL, NULL) &&
         g_subprocess_get_successful(reading);
}

gboolean
tiny_scan_ready(void) {
  const char *build = g_getenv("BUILD"), *preload = g_getenv("LD_PRELOAD");
  g_autofree char *program = g_build_filename(build ? build : "build/debug", "repliek-ocr", NULL);
  const char *missing = NULL;
  g_autofree char *drawer = g_find_program_in_path("pdftoppm");
  g_setenv("REPLIEK_OCR", program, FALSE);
  if (preload && strstr(preload, "valgrind"))
    missing = "valgrind watches";
  else if (!drawer)
    missing = "pdftoppm is not installed";
  else if (!can_read_something(g_getenv("REPLIEK_OCR")))
    missing = "repliek-ocr or tesseract's Dutch and English data are not there";
  if (missing)
    printf("SKIPPED: text recognition is not tested here: %s\n", missing);
  return missing == NULL;
}
