#include "extract/line-claims.h"

#include <math.h>
#include <string.h>

/* Measured on the development letters; see also lines.c. */
#define PARAGRAPH_GAP_LEADINGS 1.15 /* more air begins a paragraph */
#define RAISED_GAP_LEADINGS 1.25    /* the same over a line with a raised mark */
#define PARAGRAPH_GAP_MIN_PT 1.8
#define SIZE_STEP 0.07 /* other sizes are other blocks */
#define BLANK_EM 0.25
#define EARLY_TOLERANCE_EM 0.4 /* how far short of the edge the next word must have fitted */

gboolean
styles_differ(const TextLine *a, const TextLine *b) {
  return ((a->line.flags ^ b->line.flags) & STYLE_BOLD) ||
         fabs(a->line.size - b->line.size) > SIZE_STEP * a->line.size;
}

/* The width of a line's first word, in points. */
static double
first_word_width(const Study *study, const TextLine *line) {
  const Page *page = g_ptr_array_index(study->layout->pages, line->line.page);
  double x1 = line->line.box.x0;
  for (guint i = line->line.first; i < line->line.first + line->line.count; i++) {
    const Glyph *glyph = page_glyph(page, i);
    if (glyph->flags & GLYPH_SPACE)
      break;
    x1 = glyph->x1;
  }
  return x1 - line->line.box.x0;
}

static double
room_left(const Study *study, const TextLine *line, const TextLine *next) {
  return layout_right(study->layout, line->line.page) - line->line.box.x1 - BLANK_EM * line->line.size -
         first_word_width(study, next);
}

gboolean
line_breaks_early(const Study *study, const TextLine *line, const TextLine *next) {
  return room_left(study, line, next) > EARLY_TOLERANCE_EM * line->line.size;
}

gboolean
line_is_full(const Study *study, const TextLine *line, const TextLine *next) {
  return room_left(study, line, next) <= 0;
}

gboolean
line_is_scanned(const Study *study, const TextLine *line) {
  const Page *page = g_ptr_array_index(study->layout->pages, line->line.page);
  return (page_glyph(page, line->line.first)->flags & GLYPH_OCR) != 0;
}

gboolean
text_ends_sentence(const char *text) {
  const char *end = text + strlen(text);
  while (end > text) {
    end = g_utf8_prev_char(end);
    gunichar ch = g_utf8_get_char(end);
    if (g_unichar_isdigit(ch) && end > text && strchr(".!?", *g_utf8_prev_char(end)))
      continue; /* a footnote's mark after the stop */
    if (!strchr("\"')]", ch < 128 ? (int)ch : 'x') && ch != 0x2019 && ch != 0x201D)
      return ch < 128 && strchr(".?!:;", (int)ch) != NULL;
  }
  return FALSE;
}

gboolean
text_begins_sentence(const char *text) {
  while (*text && !g_unichar_isalnum(g_utf8_get_char(text)))
    text = g_utf8_next_char(text);
  return g_unichar_isupper(g_utf8_get_char(text)) || g_unichar_isdigit(g_utf8_get_char(text));
}

gboolean
text_ends_open(const char *text) {
  gunichar last = g_utf8_get_char(g_utf8_prev_char(text + strlen(text)));
  return last != '.' && last != ',' && last != ';' && last != ':';
}

/* A raised mark in the line: many programs make room for it above. */
static gboolean
line_has_raised(const Study *study, const TextLine *line) {
  const Page *page = g_ptr_array_index(study->layout->pages, line->line.page);
  for (guint i = line->line.first; i < line->line.first + line->line.count; i++)
    if (line_raises(page, &line->line, page_glyph(page, i)))
      return TRUE;
  return FALSE;
}

gboolean
air_parts(const Study *study, double step, const TextLine *line) {
  const Layout *layout = study->layout;
  double leading = layout->leading * MAX(1, line->line.size / layout->body_size);
  if (step <= PARAGRAPH_GAP_LEADINGS * leading || step <= leading + PARAGRAPH_GAP_MIN_PT)
    return FALSE;
  return step > RAISED_GAP_LEADINGS * leading || !line_has_raised(study, line);
}
