#include "extract/tag-uses.h"

/* Measured on letters whose writers had not seen the program: mean probability of text in a line's words. */
#define NO_TEXT_MOST 0.12f
#define TEXT_LEAST 0.85f
#define RUNG "tagged"

/* Mean probability that the line's words are the letter's own text; -1: it was not tagged. */
static float *
text_of_lines(const Tagging *tagging) {
  guint count = tagging->lines->lines->len;
  float *sums = g_new0(float, count + 1);
  g_autofree guint *words = g_new0(guint, count + 1);
  for (guint i = 0; i < tagging->words->len; i++) {
    guint line = g_array_index(tagging->words, TaggedWord, i).line;
    sums[line] += tagging_probability(tagging, i, TAG_BODY);
    words[line]++;
  }
  for (guint i = 0; i < count; i++)
    sums[i] = words[i] ? sums[i] / (float)words[i] : -1;
  return sums;
}

static FurnitureKind
furniture_kind(const Study *study, const TextLine *line) {
  const Page *page = g_ptr_array_index(study->layout->pages, line->line.page);
  if (line_stands_beside_column(study->layout, line))
    return FURNITURE_SIDEBAR;
  return line->line.baseline > page->height / 2 ? FURNITURE_FOOTER : FURNITURE_LETTERHEAD;
}

/* Lines above the text that say what only text says, where no greeting parts them from it. */
static void
open_line(Study *study, guint index) {
  TextLine *line = study_line(study, index);
  line->use = USE_OPEN;
  line->rung = NULL;
  study->body_begins = MIN(study->body_begins, index);
}

void
tag_uses_revise(Study *study, const Tagging *tagging) {
  g_autofree float *text = text_of_lines(tagging);
  for (guint i = 0; i < tagging->lines->lines->len; i++) {
    guint index = tag_lines_at(tagging->lines, i)->line;
    TextLine *line = study_line(study, index);
    if (text[i] < 0)
      continue;
    if (line->use == USE_OPEN && text[i] < NO_TEXT_MOST)
      text_line_furnish(line, furniture_kind(study, line), RUNG);
    else if (line->use == USE_HEAD && study->salutation == NO_LINE && text[i] > TEXT_LEAST)
      open_line(study, index);
  }
}
