#include "tests/extract/tiny-pdf.h"

#include <glib/gstdio.h>

#include <string.h>

GBytes *
tiny_pdf_of_objects(const GPtrArray *objects) {
  GString *pdf = g_string_new("%PDF-1.4\n");
  g_autoptr(GString) table = g_string_new("0000000000 65535 f \n");
  for (guint i = 0; i < objects->len; i++) {
    g_string_append_printf(table, "%010" G_GSIZE_FORMAT " 00000 n \n", pdf->len);
    g_string_append_printf(pdf, "%u 0 obj\n%s\nendobj\n", i + 1, (const char *)g_ptr_array_index(objects, i));
  }
  gsize begins = pdf->len;
  g_string_append_printf(
      pdf, "xref\n0 %u\n%strailer\n<</Size %u /Root 1 0 R>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
      objects->len + 1, table->str, objects->len + 1, begins);
  return g_string_free_to_bytes(pdf);
}

static char *
stream_object(const char *entries, const char *content) {
  return g_strdup_printf("<<%s /Length %" G_GSIZE_FORMAT ">>\nstream\n%s\nendstream", entries,
                         strlen(content), content);
}

/* Objects 1 to 4: catalogue, pages, fonts. Pages and their streams follow in pairs from 5. */
enum { FIRST_PAGE = 5 };

GBytes *
tiny_pdf(const char *const *contents, guint n_pages, const char *page_entries) {
  g_autoptr(GPtrArray) objects = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GString) kids = g_string_new(NULL);
  for (guint i = 0; i < n_pages; i++)
    g_string_append_printf(kids, "%u 0 R ", FIRST_PAGE + 2 * i);
  g_ptr_array_add(objects, g_strdup("<</Type /Catalog /Pages 2 0 R>>"));
  g_ptr_array_add(objects, g_strdup_printf("<</Type /Pages /Kids [%s] /Count %u>>", kids->str, n_pages));
  g_ptr_array_add(
      objects, g_strdup("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>"));
  g_ptr_array_add(
      objects,
      g_strdup("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding>>"));
  for (guint i = 0; i < n_pages; i++) {
    g_ptr_array_add(objects,
                    g_strdup_printf("<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %u 0 R "
                                    "/Resources <</Font <</F 3 0 R /B 4 0 R>>>> %s>>",
                                    FIRST_PAGE + 2 * i + 1, page_entries));
    g_ptr_array_add(objects, stream_object("", contents[i]));
  }
  return tiny_pdf_of_objects(objects);
}

GBytes *
tiny_pdf_saying(const char *line) {
  g_autofree char *content = g_strdup_printf("BT /F 11 Tf 70 742 Td (%s) Tj ET", line);
  const char *contents[] = {content};
  return tiny_pdf(contents, 1, "");
}

/* Each form draws the next one ten times; the last draws a line. */
GBytes *
tiny_pdf_that_takes(guint levels) {
  g_autoptr(GPtrArray) objects = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(objects, g_strdup("<</Type /Catalog /Pages 2 0 R>>"));
  g_ptr_array_add(objects, g_strdup("<</Type /Pages /Kids [3 0 R] /Count 1>>"));
  g_ptr_array_add(objects, g_strdup("<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                                    "/Resources <</XObject <</X 5 0 R>>>>>>"));
  g_ptr_array_add(objects, stream_object("", "/X Do"));
  for (guint i = 0; i < levels; i++) {
    g_autofree char *entries = g_strdup_printf("/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
                                               "/Resources <</XObject <</X %u 0 R>>>>",
                                               6 + i);
    g_ptr_array_add(objects,
                    stream_object(entries, "/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do"));
  }
  g_ptr_array_add(objects,
                  stream_object("/Type /XObject /Subtype /Form /BBox [0 0 595 842]", "0 0 m 9 9 l S"));
  return tiny_pdf_of_objects(objects);
}

static GBytes *
lock_file(const char *folder, GBytes *pdf, const char *password) {
  g_autofree char *open = g_build_filename(folder, "open.pdf", NULL),
                  *locked = g_build_filename(folder, "locked.pdf", NULL);
  const char *argv[] = {"qpdf", "--encrypt", password, password, "256", "--", open, locked, NULL};
  gsize length;
  char *bytes = NULL;
  g_file_set_contents(open, g_bytes_get_data(pdf, NULL), (gssize)g_bytes_get_size(pdf), NULL);
  if (g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL))
    g_file_get_contents(locked, &bytes, &length, NULL);
  g_unlink(open);
  g_unlink(locked);
  return bytes ? g_bytes_new_take(bytes, length) : NULL;
}

GBytes *
tiny_pdf_locked(GBytes *pdf, const char *password) {
  g_autofree char *folder = g_dir_make_tmp("repliek-test-XXXXXX", NULL);
  GBytes *locked = folder ? lock_file(folder, pdf, password) : NULL;
  if (folder)
    g_rmdir(folder);
  return locked;
}
