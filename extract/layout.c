#include "extract/layout.h"

#include <math.h>
#include <string.h>

/* Measured on the development letters. */
#define EDGE_TOLERANCE_PT 3.0   /* left edges that close are one edge */
#define SIZE_TOLERANCE 0.08     /* running text differs by at most this part from the body size */
#define TEXT_LINE_CHARACTERS 20 /* a line that long is likely running text */
#define EDGE_WEIGHT 0.25        /* an edge counts from this part of the heaviest edge's characters */
#define INDENT_MAX_PT 110.0     /* running text is never indented further */
#define LEVEL_EM 0.34           /* feet that close stand level, even of different sizes */
/* Lines of text stand no further apart; in fonts that tell half of their size, a full line's next one. */
#define LEADING_MAX_EM 3.0
#define WIDE_LEADING_MAX_EM 4.5
#define RAGGED 0.15       /* a full line ends within this part of the column from its edge */
#define BESIDE_GAP_PT 4.0 /* a line that far outside the column is not in it */
/* A page is set narrower than the letter when at least so many of its lines, each at least this part of the
 * column long, end before this part of it. */
#define NARROWER 0.94
#define NARROWER_LINES_MIN 10
#define NARROWER_LINE 0.45

/* Lines of one row stand that close in the order of lines; so many full lines tell the leading. */
enum { ROW_REACH = 12, FULL_LINES_MIN = 2 };

static void
text_line_clear(gpointer data) {
  g_free(((TextLine *)data)->text);
}

static void
append_lines(Layout *layout, GArray *lines) {
  for (guint i = 0; i < lines->len; i++) {
    TextLine line = {.line = g_array_index(lines, Line, i), .use = USE_OPEN};
    line.text = line_text(g_ptr_array_index(layout->pages, line.line.page), &line.line);
    g_array_append_val(layout->lines, line);
  }
}

static gboolean
line_has_body_size(const Layout *layout, const Line *line) {
  return fabs(line->size - layout->body_size) <= SIZE_TOLERANCE * layout->body_size;
}

static gboolean
line_looks_running(const Layout *layout, const Line *line) {
  return line->count >= TEXT_LINE_CHARACTERS && line_has_body_size(layout, line);
}

/* The left edge of running text; pages from first to last, both included. */
static double
left_edge(const Layout *layout, guint first, guint last) {
  double best_edge = -1, best_weight = 0;
  g_autoptr(GArray) edges = g_array_new(FALSE, FALSE, sizeof(Box)); /* x0: edge, x1: weight */
  for (guint i = 0; i < layout->lines->len; i++) {
    const Line *line = &layout_line(layout, i)->line;
    if (line->page < first || line->page > last || !line_looks_running(layout, line))
      continue;
    guint e = 0;
    while (e < edges->len && fabs(g_array_index(edges, Box, e).x0 - line->box.x0) > EDGE_TOLERANCE_PT)
      e++;
    if (e == edges->len) {
      Box edge = {line->box.x0, 0, 0, 0};
      g_array_append_val(edges, edge);
    }
    Box *edge = &g_array_index(edges, Box, e);
    edge->x1 += line->count;
    edge->x0 = MIN(edge->x0, line->box.x0);
    best_weight = MAX(best_weight, edge->x1);
  }
  /* A long list is set in from the text's edge: the leftmost edge of some weight is the text's. */
  for (guint e = 0; e < edges->len; e++) {
    const Box *edge = &g_array_index(edges, Box, e);
    if (edge->x1 >= EDGE_WEIGHT * best_weight && (best_edge < 0 || edge->x0 < best_edge))
      best_edge = edge->x0;
  }
  return best_edge;
}

static gboolean
page_has_line_at(const Layout *layout, guint page, double edge) {
  for (guint i = 0; i < layout->lines->len; i++) {
    const Line *line = &layout_line(layout, i)->line;
    if (line->page == page && fabs(line->box.x0 - edge) <= EDGE_TOLERANCE_PT &&
        line_has_body_size(layout, line))
      return TRUE;
  }
  return FALSE;
}

/* The right edge of running text that begins at left: its longest line, on one page or on all (page
 * G_MAXUINT). */
static double
right_edge(const Layout *layout, guint page, double left) {
  double right = left;
  for (guint i = 0; i < layout->lines->len; i++) {
    const Line *line = &layout_line(layout, i)->line;
    if ((page == G_MAXUINT || line->page == page) && line->box.x0 >= left - EDGE_TOLERANCE_PT &&
        line->box.x0 <= left + INDENT_MAX_PT && line_looks_running(layout, line))
      right = MAX(right, line->box.x1);
  }
  return right;
}

static void
find_columns(Layout *layout) {
  double letter_left = left_edge(layout, 0, G_MAXUINT);
  double letter_right = right_edge(layout, G_MAXUINT, letter_left);
  for (guint page = 0; page < layout->pages->len; page++) {
    const Page *paper = g_ptr_array_index(layout->pages, page);
    double left = page_has_line_at(layout, page, letter_left) ? letter_left : left_edge(layout, page, page);
    Box column = {left, 0, right_edge(layout, page, left), paper->height};
    if (left < 0)
      column = (Box){letter_left < 0 ? 0 : letter_left, 0, letter_left < 0 ? paper->width : letter_right,
                     paper->height};
    else if (left == letter_left)
      column.x1 = MAX(column.x1, letter_right);
    g_array_append_val(layout->columns, column);
  }
}

/* A first page beside a box of contacts is set narrower than those that follow; each line is looked at once.
 */
static void
find_rights(Layout *layout) {
  g_autofree guint *full = g_new0(guint, layout->pages->len + 1);
  g_array_set_size(layout->rights, layout->pages->len);
  for (guint page = 0; page < layout->pages->len; page++)
    g_array_index(layout->rights, double, page) = 0;
  for (guint i = 0; i < layout->lines->len; i++) {
    const Line *line = &layout_line(layout, i)->line;
    Box column = layout_column(layout, line->page);
    double *own = &g_array_index(layout->rights, double, line->page);
    if (!line_looks_running(layout, line) || line->box.x0 < column.x0 - EDGE_TOLERANCE_PT ||
        line->box.x0 > column.x0 + INDENT_MAX_PT)
      continue;
    *own = MAX(*own, line->box.x1);
    full[line->page] += box_width(line->box) >= NARROWER_LINE * box_width(column);
  }
  for (guint page = 0; page < layout->pages->len; page++) {
    Box column = layout_column(layout, page);
    double *own = &g_array_index(layout->rights, double, page);
    if (full[page] < NARROWER_LINES_MIN || *own - column.x0 > NARROWER * box_width(column))
      *own = column.x1;
  }
}

static int
compare_doubles(gconstpointer a, gconstpointer b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* The line ends near the column's right edge: the text goes on below. */
static gboolean
line_reaches_right(const Layout *layout, const Line *line) {
  Box column = layout_column(layout, line->page);
  return layout_right(layout, line->page) - line->box.x1 < RAGGED * box_width(column);
}

/* How far the next line of running text stands below this one; G_MAXDOUBLE: there is none. */
static double
step_below(const Layout *layout, guint index) {
  const Line *line = &layout_line(layout, index)->line;
  guint below = line_looks_running(layout, line) ? layout_line_below(layout, index) : G_MAXUINT;
  if (below == G_MAXUINT || !line_has_body_size(layout, &layout_line(layout, below)->line))
    return G_MAXDOUBLE;
  return layout_line(layout, below)->line.baseline - line->baseline;
}

/* The steps from lines of text, full ones alone or all. */
static GArray *
steps_of_text(const Layout *layout, gboolean full) {
  GArray *steps = g_array_new(FALSE, FALSE, sizeof(double));
  double most = (full ? WIDE_LEADING_MAX_EM : LEADING_MAX_EM) * layout->body_size;
  for (guint i = 0; i < layout->lines->len; i++) {
    double step = full && !line_reaches_right(layout, &layout_line(layout, i)->line) ? G_MAXDOUBLE
                                                                                     : step_below(layout, i);
    if (step < most)
      g_array_append_val(steps, step);
  }
  g_array_sort(steps, compare_doubles);
  return steps;
}

/* The middle distance between neighbouring lines of running text: below full lines the text goes on; below
 * others as often a paragraph begins. */
static double
find_leading(const Layout *layout) {
  g_autoptr(GArray) full = steps_of_text(layout, TRUE);
  g_autoptr(GArray) all = full->len < FULL_LINES_MIN ? steps_of_text(layout, FALSE) : NULL;
  const GArray *steps = all ? all : full;
  return steps->len ? g_array_index(steps, double, steps->len * 2 / 5) : 1.3 * layout->body_size;
}

static double
find_body_size(GPtrArray *lines_of_pages) {
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Line));
  for (guint i = 0; i < lines_of_pages->len; i++) {
    GArray *lines = g_ptr_array_index(lines_of_pages, i);
    g_array_append_vals(all, lines->data, lines->len);
  }
  return lines_body_size(all);
}

Layout *
layout_find(GPtrArray *pages) {
  Layout *layout = g_new0(Layout, 1);
  layout->pages = pages;
  layout->lines = g_array_new(FALSE, FALSE, sizeof(TextLine));
  g_array_set_clear_func(layout->lines, text_line_clear);
  layout->columns = g_array_new(FALSE, FALSE, sizeof(Box));
  layout->rights = g_array_new(FALSE, FALSE, sizeof(double));
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
  for (guint i = 0; i < pages->len; i++)
    g_ptr_array_add(found, lines_find(g_ptr_array_index(pages, i), i, &layout->hidden));
  for (guint i = 0; i < found->len; i++)
    append_lines(layout, g_ptr_array_index(found, i));
  layout->body_size = find_body_size(found);
  find_columns(layout);
  find_rights(layout);
  layout->leading = find_leading(layout);
  return layout;
}

void
layout_free(Layout *layout) {
  g_array_unref(layout->lines);
  g_array_unref(layout->columns);
  g_array_unref(layout->rights);
  g_free(layout);
}

void
text_line_use(TextLine *line, LineUse use, const char *rung) {
  if (line->use == USE_OPEN) {
    line->use = use;
    line->rung = rung;
  }
}

void
text_line_furnish(TextLine *line, FurnitureKind furniture, const char *rung) {
  if (line->use == USE_OPEN) {
    line->use = USE_FURNITURE;
    line->furniture = furniture;
    line->rung = rung;
  }
}

gboolean
line_stands_beside_column(const Layout *layout, const TextLine *line) {
  Box column = layout_column(layout, line->line.page);
  return line->line.box.x0 >= column.x1 + BESIDE_GAP_PT || line->line.box.x1 <= column.x0 - BESIDE_GAP_PT;
}

gboolean
line_is_bold(const TextLine *line) {
  return (line->line.flags & STYLE_BOLD) != 0;
}

gboolean
lines_share_row(const TextLine *a, const TextLine *b) {
  return a->line.page == b->line.page &&
         fabs(a->line.baseline - b->line.baseline) <= LEVEL_EM * MAX(a->line.size, b->line.size);
}

guint
layout_line_below(const Layout *layout, guint index) {
  const Line *line = &layout_line(layout, index)->line;
  for (guint i = index + 1; i < layout->lines->len; i++) {
    const Line *below = &layout_line(layout, i)->line;
    if (below->page != line->page)
      break;
    if (!lines_share_row(layout_line(layout, i), layout_line(layout, index)) &&
        box_overlap_x(line->box, below->box) > 0)
      return i;
  }
  return G_MAXUINT;
}

guint
layout_line_right(const Layout *layout, guint index) {
  const TextLine *line = layout_line(layout, index);
  guint best = G_MAXUINT;
  guint end = MIN(index + ROW_REACH, layout->lines->len);
  for (guint i = index > ROW_REACH ? index - ROW_REACH : 0; i < end; i++) {
    const TextLine *other = layout_line(layout, i);
    /* Ink without width has nothing to its right at its own place. */
    if (lines_share_row(line, other) && other->line.box.x0 >= line->line.box.x1 &&
        other->line.box.x0 > line->line.box.x0 &&
        (best == G_MAXUINT || other->line.box.x0 < layout_line(layout, best)->line.box.x0))
      best = i;
  }
  return best;
}
