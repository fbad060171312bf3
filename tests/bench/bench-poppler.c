/* bench-poppler PDF…: the bare text of every page of every file in one process, and nothing done with it. The
 * least that reading letters with poppler can cost. */
#include <poppler.h>
#include <stdio.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PopplerPage, g_object_unref)

static gsize
text_length(PopplerDocument *document) {
  gsize length = 0;
  for (int i = 0; i < poppler_document_get_n_pages(document); i++) {
    g_autoptr(PopplerPage) page = poppler_document_get_page(document, i);
    g_autofree char *text = poppler_page_get_text(page);
    length += strlen(text);
  }
  return length;
}

int
main(int argc, char **argv) {
  gsize length = 0;
  for (int i = 1; i < argc; i++) {
    g_autoptr(GFile) file = g_file_new_for_commandline_arg(argv[i]);
    g_autoptr(GError) error = NULL;
    g_autoptr(PopplerDocument) document = poppler_document_new_from_gfile(file, NULL, NULL, &error);
    if (!document) {
      fprintf(stderr, "%s: %s\n", argv[i], error->message);
      return 1;
    }
    length += text_length(document);
  }
  printf("%zu\n", length);
  return 0;
}
