/*
 * mentions-of LETTER.pdf: the dates in the letter's running text, with their features, for
 * corpus/learn_cited.py. Tabs part the columns: "mention", the day ("-": not told) and its features; and
 * "cited" and a day for each letter that is cited elsewhere, in a row of references or above quoted mail.
 */
#include "extract/cited.h"
#include "extract/data.h"
#include "extract/extract.h"

#include <stdio.h>

static void
print_feature(G_GNUC_UNUSED gpointer data, const char *feature, gsize length) {
  printf("\t%.*s", (int)length, feature);
}

/* Takes none for a letter, so that those cited elsewhere are left. */
static gboolean
print_mention(const DateInText *date, G_GNUC_UNUSED gpointer data) {
  const FeatureSink sink = {print_feature, NULL};
  printf("mention\t%s", date->mention->iso ? date->mention->iso : "-");
  cited_features(date, &sink);
  printf("\n");
  return FALSE;
}

int
main(int argc, char **argv) {
  g_autoptr(GError) error = NULL;
  char *bytes;
  gsize length;
  g_autofree char *folder = data_path("extract/languages", &error); /* named, it may be without a model */
  g_autoptr(Languages) languages = folder ? languages_load(folder, &error) : NULL;
  if (argc != 2 || !languages || !g_file_get_contents(argv[1], &bytes, &length, &error)) {
    fprintf(stderr, "mentions-of: %s\n", error ? error->message : "one letter, please");
    return 2;
  }
  g_autoptr(GBytes) file = g_bytes_new_take(bytes, length);
  ReaderOptions options = READER_OPTIONS_DEFAULT;
  options.ocr = OCR_NEVER; /* what was read wrongly teaches nothing */
  g_autoptr(Letter) letter = extract_pdf(file, argv[1], languages, &options, &error);
  if (!letter) {
    fprintf(stderr, "mentions-of: %s: %s\n", argv[1], error->message);
    return 1;
  }
  letter_cite_as(letter, languages, print_mention, NULL);
  for (guint i = 0; i < letter->cited->len; i++)
    printf("cited\t%s\n", g_array_index(letter->cited, CitedLetter, i).iso);
  return 0;
}
