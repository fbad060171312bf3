/*
 * features-of LETTER.pdf: the words that the tagger would tag, with their features, for
 * corpus/learn_tagger.py. Tabs part the columns: "line" and its features, then "word", page, left edge,
 * baseline, colour of its first letter, step, text and its own features.
 */
#include "extract/data.h"
#include "extract/parts-study.h"
#include "extract/reader.h"
#include "extract/tagging.h"

#include <stdio.h>

static void
print_feature(G_GNUC_UNUSED gpointer data, const char *feature, gsize length) {
  printf("\t%.*s", (int)length, feature);
}

static void
print_words(Study *study, const GArray *labels, G_GNUC_UNUSED gpointer data) {
  const FeatureSink sink = {print_feature, NULL};
  g_autoptr(Tagging) tagging = tagging_words(study, labels);
  for (guint i = 0; i < tagging->words->len; i++) {
    const TaggedWord *word = &g_array_index(tagging->words, TaggedWord, i);
    const TagLine *line = tag_lines_at(tagging->lines, word->line);
    const TextLine *printed = study_line(study, line->line);
    const Page *page = g_ptr_array_index(study->layout->pages, printed->line.page);
    guint skip =
        (guint)g_utf8_pointer_to_offset(printed->text, printed->text + line->words[word->word].offset);
    const Glyph *glyph = page_glyph(page, printed->line.first + MIN(skip, printed->line.count - 1));
    const Style *style = page_style(page, glyph);
    if (word->word == 0) {
      printf("line");
      tag_features_of_line(tagging->lines, line, &sink);
      printf("\n");
    }
    printf("word\t%u\t%.1f\t%.1f\t%02x%02x%02x\t%u\t%s", printed->line.page, glyph->x0,
           printed->line.baseline, style->red, style->green, style->blue, tagging->steps[i],
           line->words[word->word].text);
    tag_features_of_word(tagging->lines, line, word->word, &sink);
    printf("\n");
  }
}

int
main(int argc, char **argv) {
  g_autoptr(GError) error = NULL;
  char *bytes;
  gsize length;
  g_autofree char *folder = data_path("extract/languages", &error); /* named, it may be without a tagger */
  g_autoptr(Languages) languages = folder ? languages_load(folder, &error) : NULL;
  if (argc != 2 || !languages || !g_file_get_contents(argv[1], &bytes, &length, &error)) {
    fprintf(stderr, "features-of: %s\n", error ? error->message : "one letter, please");
    return 2;
  }
  g_autoptr(GBytes) file = g_bytes_new_take(bytes, length);
  g_autoptr(GPtrArray) notices = notices_new();
  ReaderOptions options = READER_OPTIONS_DEFAULT;
  GPtrArray *pages = reader_read_pages(file, &options, notices, &error);
  if (!pages) {
    fprintf(stderr, "features-of: %s: %s\n", argv[1], error->message);
    return 1;
  }
  g_autoptr(Letter) letter = parts_study(pages, languages, print_words, NULL);
  return 0;
}
