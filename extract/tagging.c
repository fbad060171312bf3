#include "extract/tagging.h"

#include <string.h>

/* Of a line with more words only the first and the last say what it is. */
enum { LONG_LINE_WORDS = 12, WORDS_AT_START = 5, WORDS_AT_END = 2 };

static TagStep
step_of(const TagLine *line, guint word) {
  return word > 0 ? STEP_IN_LINE : line->place > 0 ? STEP_LINE : STEP_BLOCK;
}

static void
add_line(Tagging *tagging, GArray *steps, guint index) {
  const TagLine *line = tag_lines_at(tagging->lines, index);
  for (guint w = 0; w < line->count; w++) {
    guint8 step = (guint8)step_of(line, w);
    TaggedWord word = {index, w};
    if (line->count > LONG_LINE_WORDS && w >= WORDS_AT_START && w + WORDS_AT_END < line->count)
      continue;
    g_array_append_val(tagging->words, word);
    g_array_append_val(steps, step);
  }
}

Tagging *
tagging_words(const Study *study, const GArray *labels) {
  Tagging *tagging = g_new0(Tagging, 1);
  GArray *steps = g_array_new(FALSE, FALSE, sizeof(guint8));
  tagging->lines = tag_lines_find(study, labels);
  tagging->words = g_array_new(FALSE, FALSE, sizeof(TaggedWord));
  for (guint i = 0; i < tagging->lines->lines->len; i++)
    add_line(tagging, steps, i);
  tagging->steps = (guint8 *)g_array_free(steps, FALSE);
  return tagging;
}

typedef struct {
  const Tagger *tagger;
  float row[TAGGER_ROW];
} Sum;

static void
add_feature(gpointer data, const char *feature, gsize length) {
  Sum *sum = data;
  tagger_add(sum->tagger, feature, length, sum->row);
}

void
tagging_decide(Tagging *tagging, const Tagger *tagger) {
  Sum of_line = {.tagger = tagger}, of_word = {.tagger = tagger};
  const FeatureSink line_sink = {add_feature, &of_line}, word_sink = {add_feature, &of_word};
  guint last = NO_LINE;
  g_autofree float *rows = g_new(float, (gsize)tagging->words->len *TAGGER_ROW);
  for (guint i = 0; i < tagging->words->len; i++) {
    const TaggedWord *word = &g_array_index(tagging->words, TaggedWord, i);
    const TagLine *line = tag_lines_at(tagging->lines, word->line);
    if (word->line != last) {
      memset(of_line.row, 0, sizeof of_line.row);
      tag_features_of_line(tagging->lines, line, &line_sink);
      last = word->line;
    }
    memcpy(of_word.row, of_line.row, sizeof of_word.row);
    tag_features_of_word(tagging->lines, line, word->word, &word_sink);
    memcpy(rows + (gsize)i * TAGGER_ROW, of_word.row, sizeof of_word.row);
  }
  tagging->scores = tagger_decide(tagger, rows, tagging->steps, tagging->words->len);
}

void
tagging_free(Tagging *tagging) {
  if (!tagging)
    return;
  tag_lines_free(tagging->lines);
  g_array_unref(tagging->words);
  g_free(tagging->steps);
  g_free(tagging->scores);
  g_free(tagging);
}
