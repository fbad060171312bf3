/*
 * A line is a run of glyphs on one baseline without a column's gap: what a typesetter set in one go. Lines
 * are rebuilt from the glyphs' boxes, since poppler's own text glues neighbouring columns.
 */
#pragma once

#include "extract/page.h"

typedef struct {
  guint page;         /* index of the page, from 0 */
  guint first, count; /* range in the page's glyphs, blanks included */
  Box box;
  double size;            /* font size of most of its glyphs, points */
  double baseline;        /* y of the feet of its letters, about */
  guint row;              /* lines side by side on one baseline share a row; rows count down the page */
  guint16 style;          /* of most of its glyphs */
  guint8 flags;           /* StyleFlag that all its letters share */
  gboolean starts_raised; /* its first word is smaller and higher: a footnote's mark */
} Line;

/*
 * Rebuilds the page's lines, rows from top to bottom, left to right in a row (Line; free with g_array_unref).
 * The page's glyphs are put in that order, ligatures as letters, marks composed, one GLYPH_SPACE glyph
 * between words; glyphs that cannot be seen are moved out of the way and counted in hidden (may be NULL).
 */
GArray *lines_find(Page *page, guint page_index, guint *hidden);

/* Whether a glyph of the line is smaller and stands higher than the line's letters: a footnote's mark, an
 * ordinal. */
gboolean line_raises(const Page *page, const Line *line, const Glyph *glyph);

/* The line's text as it stands, one blank between words. Free with g_free. */
char *line_text(const Page *page, const Line *line);

/* The font size, in points, in which most of the lines' letters are set; 10 when there are none. */
double lines_body_size(const GArray *lines);
