#include "extract/running.h"

#include "extract/wording.h"

#include <math.h>
#include <string.h>

/* Measured on the development letters; parts of the page's height unless they say otherwise. */
#define EDGE_BAND 0.12         /* page numbers and repeated lines stand in the outer band */
#define HEADER_BAND 0.085      /* a lone line that high on a following page is a header */
#define FOOTER_BAND 0.90       /* a footer's first line stands below this */
#define DEEP_FOOTER_BAND 0.915 /* so low that a gap alone tells */
#define REPEAT_TOLERANCE_PT 4  /* a repeated line stands at the same height */
#define FOOTER_GAP_LEADINGS 1.6
#define WORDS_GAP_EM 3.0 /* a heading's number stands so near its words */
#define SMALL_PRINT 0.93 /* smaller than this part of the body size is small print */

static double
page_height(const Layout *layout, const TextLine *line) {
  return ((Page *)g_ptr_array_index(layout->pages, line->line.page))->height;
}

static gboolean
line_stands_at_edge(const Layout *layout, const TextLine *line) {
  double height = page_height(layout, line);
  return line->line.box.y1 < EDGE_BAND * height || line->line.box.y0 > (1 - EDGE_BAND) * height;
}

static const char *
skip(const char *text, const char *set) {
  return text + strspn(text, set);
}

/* Digits at the beginning of text, at most four; NULL when there are none. */
static const char *
skip_number(const char *text) {
  size_t n = strspn(text, "0123456789");
  return n >= 1 && n <= 4 ? text + n : NULL;
}

/* "Pagina 2 van 3", "2/3", "- 2 -", "blad 2", "2". */
static gboolean
text_is_page_number(const Languages *languages, const char *text) {
  gsize length = 0;
  const char *at = skip(text, " -–—|[(");
  gboolean named = wording_begins(languages, "running", "page", at, &length);
  at = skip_number(skip(at + length, " :-–"));
  if (!at)
    return FALSE;
  at = skip(at, " ");
  if (wording_begins(languages, "running", "of", at, &length) || strspn(at, "/|-")) {
    at += length ? length : 1;
    const char *number = skip_number(skip(at, " "));
    if (number)
      return *skip(number, " -–—|])") == '\0';
  }
  return *skip(at, " -–—|])") == '\0' && (named || strlen(text) <= 8);
}

/* "Voorbeeld Advocaten – blad 2": a page number at the end of a line that says more. */
static gboolean
text_ends_in_page_number(const Languages *languages, const char *text) {
  for (const char *at = text; *at; at = g_utf8_next_char(at))
    if ((at == text || !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(at)))) &&
        wording_begins(languages, "running", "page", at, NULL) && text_is_page_number(languages, at))
      return TRUE;
  return FALSE;
}

/* "2   Beoordeling": a number whose words stand near in its row, set alike, counts something else. */
static gboolean
number_belongs_to_words(const Layout *layout, guint index) {
  const TextLine *line = layout_line(layout, index);
  guint right = layout_line_right(layout, index);
  const TextLine *words = right == G_MAXUINT ? NULL : layout_line(layout, right);
  return words && strspn(line->text, "0123456789") == strlen(line->text) &&
         !line_stands_beside_column(layout, line) && line_is_bold(line) == line_is_bold(words) &&
         fabs(line->line.size - words->line.size) < 0.3 &&
         words->line.box.x0 - line->line.box.x1 < WORDS_GAP_EM * line->line.size;
}

static void
mark_page_numbers(Layout *layout, const Languages *languages) {
  for (guint i = 0; i < layout->lines->len; i++) {
    TextLine *line = layout_line(layout, i);
    gboolean named = wording_begins(languages, "running", "page", line->text, NULL);
    if (line_stands_at_edge(layout, line) || (named && line_stands_beside_column(layout, line))) {
      if (text_is_page_number(languages, line->text) && !number_belongs_to_words(layout, i))
        text_line_furnish(line, FURNITURE_PAGE_NUMBER, "page-number");
      else if (text_ends_in_page_number(languages, line->text) && strlen(line->text) < 90)
        text_line_furnish(
            line, line->line.box.y0 < page_height(layout, line) / 2 ? FURNITURE_HEADER : FURNITURE_FOOTER,
            "page-number-at-end");
    }
  }
}

/* Text alike but for its numbers. */
static gboolean
texts_repeat(const char *a, const char *b) {
  while (*a && *b) {
    if (g_ascii_isdigit(*a) && g_ascii_isdigit(*b)) {
      a = skip(a, "0123456789");
      b = skip(b, "0123456789");
    } else if (*a++ != *b++)
      return FALSE;
  }
  return *a == *b;
}

static gboolean
line_repeats_on_another_page(const Layout *layout, guint index) {
  const TextLine *line = layout_line(layout, index);
  for (guint i = 0; i < layout->lines->len; i++) {
    const TextLine *other = layout_line(layout, i);
    if (other->line.page != line->line.page &&
        fabs(other->line.baseline - line->line.baseline) < REPEAT_TOLERANCE_PT &&
        texts_repeat(other->text, line->text))
      return TRUE;
  }
  return FALSE;
}

static void
mark_repeated(Layout *layout) {
  for (guint i = 0; layout->pages->len > 1 && i < layout->lines->len; i++) {
    TextLine *line = layout_line(layout, i);
    if (line->use == USE_OPEN && line_stands_at_edge(layout, line) && !number_belongs_to_words(layout, i) &&
        line_repeats_on_another_page(layout, i))
      text_line_furnish(
          line, line->line.box.y0 < page_height(layout, line) / 2 ? FURNITURE_HEADER : FURNITURE_FOOTER,
          "repeated-at-edge");
  }
}

/* The open line in the column nearest above or below on the page, other rows only; G_MAXUINT: none. */
static guint
neighbour(const Layout *layout, guint index, int step) {
  const TextLine *line = layout_line(layout, index);
  for (guint i = index + (guint)step; i < layout->lines->len; i += (guint)step) {
    const TextLine *other = layout_line(layout, i);
    if (other->line.page != line->line.page)
      break;
    if (other->line.row != line->line.row && other->use == USE_OPEN &&
        !line_stands_beside_column(layout, other))
      return i;
  }
  return G_MAXUINT;
}

static double
gap_to(const Layout *layout, guint index, int step) {
  guint other = neighbour(layout, index, step);
  return other == G_MAXUINT
             ? G_MAXDOUBLE
             : fabs(layout_line(layout, other)->line.baseline - layout_line(layout, index)->line.baseline);
}

static gboolean
line_is_small_print(const Layout *layout, const TextLine *line) {
  return line->line.size < SMALL_PRINT * layout->body_size;
}

/* A lone line at the head of a following page. */
static void
mark_headers(Layout *layout) {
  for (guint i = 0; i < layout->lines->len; i++) {
    TextLine *line = layout_line(layout, i);
    if (line->line.page > 0 && line->use == USE_OPEN && neighbour(layout, i, -1) == G_MAXUINT &&
        line->line.box.y1 <
            (line_is_small_print(layout, line) ? EDGE_BAND : HEADER_BAND) * page_height(layout, line) &&
        gap_to(layout, i, 1) > FOOTER_GAP_LEADINGS * layout->leading)
      text_line_furnish(line, FURNITURE_HEADER, "lone-line-at-head");
  }
}

/* Where the footer of a page begins, as the index of a line; footers are found from the foot upward. */
static gboolean
line_begins_footer(const Layout *layout, const Languages *languages, guint index) {
  const TextLine *line = layout_line(layout, index);
  double height = page_height(layout, line);
  if (line->line.box.y0 < FOOTER_BAND * height || line->line.starts_raised)
    return FALSE;
  double gap = gap_to(layout, index, -1);
  if (gap < 1.15 * line->line.size)
    return FALSE;
  gboolean apart = gap > FOOTER_GAP_LEADINGS * layout->leading;
  return (line_is_small_print(layout, line) && !g_ascii_isdigit(line->text[0]) && apart) ||
         (apart && line->line.box.y0 > DEEP_FOOTER_BAND * height) ||
         (line_is_small_print(layout, line) && wording_touches(languages, "running", "footer", line->text));
}

void
running_mark_footers(Layout *layout, const Languages *languages) {
  for (guint i = layout->lines->len; i-- > 0;) {
    TextLine *line = layout_line(layout, i);
    if (line->use != USE_OPEN || line_stands_beside_column(layout, line) ||
        !line_begins_footer(layout, languages, i))
      continue;
    for (guint k = i; k < layout->lines->len && layout_line(layout, k)->line.page == line->line.page; k++)
      if (!line_stands_beside_column(layout, layout_line(layout, k)))
        text_line_furnish(layout_line(layout, k), FURNITURE_FOOTER, "small-print-at-foot");
  }
}

static void
mark_sidebars(Layout *layout) {
  for (guint i = 0; i < layout->lines->len; i++) {
    TextLine *line = layout_line(layout, i);
    if (line_stands_beside_column(layout, line))
      text_line_furnish(line, FURNITURE_SIDEBAR, "beside-column");
  }
}

void
running_mark(Layout *layout, const Languages *languages) {
  mark_page_numbers(layout, languages);
  mark_repeated(layout);
  mark_sidebars(layout);
  mark_headers(layout);
}
