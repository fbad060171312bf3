#include "tests/extract/paper.h"

#include "tests/extract/unit.h"

#include <string.h>

#define LETTER_EM 0.5
#define ASCENT_EM 0.78
#define DESCENT_EM 0.22

GPtrArray *
paper_new(void) {
  return g_ptr_array_new_with_free_func((GDestroyNotify)page_free);
}

Page *
paper_turn(GPtrArray *pages) {
  Page *page = page_new(PAPER_WIDTH, PAPER_HEIGHT);
  g_ptr_array_add(pages, page);
  return page;
}

guint16
paper_style(Page *page, double size, guint8 flags) {
  Style style = {.font = "Proef", .size = (float)size, .flags = flags};
  for (guint i = 0; i < page->styles->len; i++)
    if (memcmp(&g_array_index(page->styles, Style, i), &style, sizeof style) == 0)
      return (guint16)i;
  g_array_append_val(page->styles, style);
  return (guint16)(page->styles->len - 1);
}

static double
put(Page *page, double x, double baseline, guint16 style, gunichar ch, double width_em) {
  double size = g_array_index(page->styles, Style, style).size;
  Glyph glyph = {.ch = ch,
                 .x0 = (float)x,
                 .y0 = (float)(baseline - ASCENT_EM * size),
                 .x1 = (float)(x + width_em * size),
                 .y1 = (float)(baseline + DESCENT_EM * size),
                 .style = style,
                 .confidence = 100,
                 .flags = ch == ' ' ? GLYPH_SPACE : 0};
  g_array_append_val(page->glyphs, glyph);
  return x + width_em * size;
}

double
paper_set(Page *page, double x, double baseline, guint16 style, const char *text) {
  for (; *text; text = g_utf8_next_char(text))
    x = put(page, x, baseline, style, g_utf8_get_char(text), *text == ' ' ? PAPER_BLANK_EM : LETTER_EM);
  return x;
}

double
paper_set_apart(Page *page, double x, double baseline, guint16 style, const char *text, double blank_em) {
  double size = g_array_index(page->styles, Style, style).size;
  for (; *text; text = g_utf8_next_char(text))
    x = *text == ' ' ? x + blank_em * size : put(page, x, baseline, style, g_utf8_get_char(text), LETTER_EM);
  return x;
}

static double
width_of(const char *word, double size) {
  return LETTER_EM * size * (double)g_utf8_strlen(word, -1);
}

static void
set_paragraph(Page *page, double left, double right, double *baseline, guint16 style, const char *text) {
  double size = g_array_index(page->styles, Style, style).size, x = left;
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  for (char **word = words; *word; word++) {
    if (x > left && x + PAPER_BLANK_EM * size + width_of(*word, size) > right) {
      *baseline += PAPER_LEADING;
      x = left;
    }
    if (x > left)
      x = put(page, x, *baseline, style, ' ', PAPER_BLANK_EM);
    x = paper_set(page, x, *baseline, style, *word);
  }
  *baseline += PAPER_LEADING;
}

double
paper_flow(Page *page, double x, double right, double baseline, guint16 style, const char *text) {
  g_auto(GStrv) paragraphs = g_strsplit(text, "\n", -1);
  for (char **paragraph = paragraphs; *paragraph; paragraph++)
    set_paragraph(page, x, right, &baseline, style, *paragraph);
  return baseline;
}

double
paper_write(Page *page, double baseline, guint16 style, const char *text) {
  return paper_flow(page, PAPER_LEFT, PAPER_RIGHT, baseline, style, text);
}

GPtrArray *
paper_with_slips(const PaperSlip *slips) {
  GPtrArray *pages = paper_new();
  Page *page = paper_turn(pages);
  guint16 style = paper_style(page, PAPER_SIZE, 0);
  paper_write(page, PAPER_PROSE_BASELINE, style, PAPER_PROSE);
  for (; slips->text; slips++)
    paper_set(page, slips->x, slips->baseline, style, slips->text);
  return pages;
}

PaperStudy *
paper_study(GPtrArray *pages) {
  PaperStudy *paper = g_new0(PaperStudy, 1);
  Study *study = &paper->study;
  paper->languages = languages_load(NULL, NULL);
  assert_non_null(paper->languages);
  paper->marks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  study->layout = layout_find(pages);
  paper->hyphens = hyphens_new(study->layout, paper->languages, NULL);
  study->languages = paper->languages;
  study->letter = letter_new();
  study->letter->pages = pages;
  study->flow = (Flow){study->layout, paper->hyphens, paper->marks, study->letter->notices};
  study->salutation = NO_LINE;
  study->body_ends = study_count(study);
  study->notes_used = g_array_new(FALSE, TRUE, sizeof(gboolean));
  g_array_set_size(study->notes_used, study_count(study) + 1);
  return paper;
}

void
paper_study_free(PaperStudy *paper) {
  if (paper == NULL)
    return;
  hyphens_free(paper->hyphens);
  layout_free(paper->study.layout);
  letter_free(paper->study.letter);
  g_array_unref(paper->study.notes_used);
  g_hash_table_unref(paper->marks);
  languages_free(paper->languages);
  g_free(paper);
}

guint
paper_find_line(const Layout *layout, const char *beginning) {
  for (guint i = 0; i < layout->lines->len; i++)
    if (g_str_has_prefix(layout_line(layout, i)->text, beginning))
      return i;
  fail_msg("no line begins with \"%s\"", beginning);
  return NO_LINE;
}

void
paper_use_above(const Layout *layout, const char *beginning, LineUse use) {
  guint end = paper_find_line(layout, beginning);
  for (guint i = 0; i < end; i++)
    text_line_use(layout_line(layout, i), use, "above");
}
