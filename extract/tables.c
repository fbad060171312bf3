#include "extract/gathering.h"
#include "extract/list-labels.h"

#include <math.h>

/* Cells whose left edges are that close stand in one column; measured on the development letters. */
#define TABLE_COLUMN_PT 9.0

static guint
row_pieces(const Study *study, guint index, guint end) {
  guint n = 1;
  while (index + n < end && lines_share_row(study_line(study, index), study_line(study, index + n)) &&
         study_line(study, index + n)->use == USE_OPEN)
    n++;
  return n;
}

/* The row after the one that begins at index, skipping what is not open; NO_LINE when there is none on the
 * page. */
static guint
next_row(const Study *study, guint index, guint end) {
  for (guint i = index + 1; i < end; i++) {
    const TextLine *line = study_line(study, i);
    if (line->line.page != study_line(study, index)->line.page)
      return NO_LINE;
    if (line->use == USE_OPEN && line->line.row != study_line(study, index)->line.row)
      return i;
  }
  return NO_LINE;
}

static gboolean
row_is_tabular(const Study *study, guint index, guint end) {
  guint n = row_pieces(study, index, end);
  return n >= 2 &&
         !(n == 2 && list_label_length(study_line(study, index)->text) &&
           study_line(study, index)->text[list_label_length(study_line(study, index)->text)] == '\0');
}

gboolean
table_begins(const Study *study, guint index, guint end) {
  if (!row_is_tabular(study, index, end))
    return FALSE;
  guint next = next_row(study, index, end);
  for (int wrapped = 0; next != NO_LINE && wrapped < 2; wrapped++) {
    const TextLine *line = study_line(study, next), *first = study_line(study, index);
    if (row_is_tabular(study, next, end))
      return line->line.baseline - first->line.baseline < 4 * study->layout->leading;
    next = next_row(study, next, end);
  }
  return FALSE;
}

static guint
table_column(GArray *edges, double left) {
  for (guint i = 0; i < edges->len; i++)
    if (fabs(g_array_index(edges, double, i) - left) <= TABLE_COLUMN_PT)
      return i;
  g_array_append_val(edges, left);
  return edges->len - 1;
}

static gboolean
has_column(const GArray *edges, double left) {
  for (guint i = 0; i < edges->len; i++)
    if (fabs(g_array_index(edges, double, i) - left) <= TABLE_COLUMN_PT)
      return TRUE;
  return FALSE;
}

static gboolean
row_belongs_to_table(const Study *study, const GArray *edges, guint above, guint row, guint end) {
  const TextLine *line = study_line(study, row), *last = study_line(study, above);
  double step = line->line.baseline - last->line.baseline;
  if (step > 2.6 * study->layout->leading)
    return FALSE;
  if (row_is_tabular(study, row, end))
    return TRUE;
  /* A wrapped cell: tight under its row, at a column's edge, and narrow. */
  Box column = layout_column(study->layout, line->line.page);
  return step < 1.35 * study->layout->leading && has_column(edges, line->line.box.x0) &&
         box_width(line->line.box) < 0.5 * box_width(column);
}

static void
append_cell(Block *block, const Study *study, guint line, guint row, guint column) {
  Piece piece = piece_of_line(study->layout, line);
  g_array_append_val(block->pieces, piece);
  g_array_append_val(block->rows, row);
  g_array_append_val(block->columns, column);
}

guint
gather_table(Gathering *gathering, guint index, guint end) {
  const Study *study = gathering->study;
  Block *block = begin_block(gathering, PART_TABLE, "aligned-rows", index);
  block->rows = g_array_new(FALSE, FALSE, sizeof(guint));
  block->columns = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autoptr(GArray) edges = g_array_new(FALSE, FALSE, sizeof(double));
  guint row = index, number = 0, above = index;
  do {
    guint n = row_pieces(study, row, end);
    gboolean wrapped = number > 0 && n == 1;
    for (guint i = row; i < row + n; i++)
      append_cell(block, study, i, wrapped ? number - 1 : number,
                  table_column(edges, study_line(study, i)->line.box.x0));
    number += !wrapped;
    above = row;
    gathering->last = row + n - 1;
    row = next_row(study, row, end);
  } while (row != NO_LINE && row < end && row_belongs_to_table(study, edges, above, row, end));
  return gathering->last + 1;
}
