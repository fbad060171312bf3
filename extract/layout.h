/*
 * The layout of a letter: the lines of all its pages, with the column that the running text is set in, and
 * what use each line turned out to have. Later steps mark lines as they recognise them; nothing is moved or
 * dropped.
 */
#pragma once

#include "extract/letter.h"
#include "extract/lines.h"

typedef enum {
  USE_OPEN,      /* not decided yet */
  USE_FURNITURE, /* furniture tells which kind */
  USE_NOTE,      /* a footnote's line */
  USE_HEAD,      /* above the salutation: labels, addresses, dateline, subject */
  USE_SALUTATION,
  USE_BODY,
  USE_END /* below the body: closing, signature, copies, enclosures */
} LineUse;

typedef struct {
  Line line;
  char *text; /* as line_text gives it */
  LineUse use;
  FurnitureKind furniture;
  const char *rung; /* static: the question that decided its use */
} TextLine;

typedef struct {
  GPtrArray *pages; /* Page, lent */
  GArray *lines;    /* TextLine, page by page, rows from top to bottom */
  GArray *columns;  /* Box of each page: x0 and x1 of the running text, y0 and y1 of the page */
  GArray *rights;   /* double of each page: where its own text is set to; the column's x1 on a page of little
                       text */
  double body_size; /* font size of the running text, points */
  double leading;   /* distance between the baselines of running text, points */
  guint hidden;     /* glyphs that are in the file but cannot be seen */
} Layout;

/* Finds lines and columns; the pages' glyphs are put in line order. pages must outlive the layout. */
Layout *layout_find(GPtrArray *pages);
void layout_free(Layout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Layout, layout_free)

static inline TextLine *
layout_line(const Layout *layout, guint index) {
  return &g_array_index(layout->lines, TextLine, index);
}

static inline Box
layout_column(const Layout *layout, guint page) {
  return g_array_index(layout->columns, Box, page);
}

static inline double
layout_right(const Layout *layout, guint page) {
  return g_array_index(layout->rights, double, page);
}

/* Gives a line its use; the first to decide wins unless the line was still open. */
void text_line_use(TextLine *line, LineUse use, const char *rung);
void text_line_furnish(TextLine *line, FurnitureKind furniture, const char *rung);

/* Claims about paper. */
gboolean line_stands_beside_column(const Layout *layout, const TextLine *line);
gboolean line_is_bold(const TextLine *line);
/* Lines on the same page whose feet stand level. */
gboolean lines_share_row(const TextLine *a, const TextLine *b);
/* The next line in the same column below, within the same page: same left edge or overlapping, not in another
   column. G_MAXUINT when there is none. */
guint layout_line_below(const Layout *layout, guint index);
/* The nearest line to the right in the same row; G_MAXUINT when there is none. */
guint layout_line_right(const Layout *layout, guint index);
