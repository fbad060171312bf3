#include "extract/table-cells.h"

#include "extract/line-claims.h"

#include <math.h>

/* Measured on the development letters and on ministry letters by Word. */
#define TABLE_COLUMN_PT 9.0 /* cells whose left edges are that close stand in one column */
#define TABLE_FLUSH_PT 2.5  /* so do cells set right whose right edges are that close */
#define CELL_STEP_PT 0.35   /* more than the step inside cells parts rows of cells … */
#define CELL_STEP_SCAN 1.18 /* … on a scan, by this factor */
#define CELL_LEADING_EM 1.6 /* lines inside a cell stand no further apart */

static const PrintedRow *
row_at(const GArray *rows, guint index) {
  return &g_array_index(rows, PrintedRow, index);
}

static const TextLine *
head_of(const Study *study, const GArray *rows, guint index) {
  return study_line(study, row_at(rows, index)->first);
}

guint
table_column_of(const GArray *columns, const TextLine *line) {
  for (guint i = 0; i < columns->len; i++)
    if (fabs(g_array_index(columns, TableColumn, i).left - line->line.box.x0) <= TABLE_COLUMN_PT)
      return i;
  for (guint i = 0; i < columns->len; i++)
    if (fabs(g_array_index(columns, TableColumn, i).right - line->line.box.x1) <= TABLE_FLUSH_PT)
      return i;
  return NO_LINE;
}

guint
table_column_add(GArray *columns, const TextLine *line) {
  guint column = table_column_of(columns, line);
  if (column != NO_LINE)
    return column;
  TableColumn begun = {line->line.box.x0, line->line.box.x1};
  g_array_append_val(columns, begun);
  return columns->len - 1;
}

static int
compare_columns(gconstpointer a, gconstpointer b) {
  const TableColumn *one = a, *other = b;
  return (one->left > other->left) - (one->left < other->left);
}

void
table_columns_sort(GArray *columns) {
  g_array_sort(columns, compare_columns);
}

/* Points below the row above; a negative number at the head of a page. */
static double
step_to(const Study *study, const GArray *rows, guint index) {
  const TextLine *line = head_of(study, rows, index), *above = head_of(study, rows, index - 1);
  return line->line.page == above->line.page ? line->line.baseline - above->line.baseline : -1;
}

/* A row with a cell in the first column and others beside it. */
static gboolean
row_is_full(const Study *study, const GArray *rows, const GArray *columns, guint index) {
  return row_at(rows, index)->count > 1 && table_column_of(columns, head_of(study, rows, index)) == 0;
}

static gboolean
rows_overlap(const Study *study, const GArray *rows, guint index) {
  double step = step_to(study, rows, index);
  return step >= 0 && step < OVERLAP_EM * head_of(study, rows, index)->line.size;
}

/* How far lines inside a cell stand apart at the most, told by rows that lack their first cell; a negative
 * number: no cell has two lines. */
static double
step_inside_cells(const Study *study, const GArray *rows, const GArray *columns) {
  double inside = G_MAXDOUBLE;
  for (guint i = 1; i < rows->len; i++) {
    double step = step_to(study, rows, i);
    if (step >= 0 && !rows_overlap(study, rows, i) && !row_is_full(study, rows, columns, i))
      inside = MIN(inside, step);
  }
  const TextLine *first = head_of(study, rows, 0);
  if (inside > CELL_LEADING_EM * first->line.size)
    return -1;
  return line_is_scanned(study, first) ? inside * CELL_STEP_SCAN : inside + CELL_STEP_PT;
}

/* Rows of cells are set apart by more than their lines. */
static gboolean
rows_are_set_apart(const Study *study, const GArray *rows, const GArray *columns, double inside) {
  guint full = 0, apart = 0;
  for (guint i = 1; i < rows->len; i++)
    if (row_is_full(study, rows, columns, i)) {
      full++;
      apart += step_to(study, rows, i) > inside;
    }
  return 2 * apart >= full && apart > 0;
}

/* All its cells begin small: what the row above began goes on. */
static gboolean
row_begins_small(const Study *study, const PrintedRow *row) {
  for (guint i = row->first; i < row->first + row->count; i++)
    if (!g_unichar_islower(g_utf8_get_char(study_line(study, i)->text)))
      return FALSE;
  return TRUE;
}

static gboolean
row_goes_on(const Study *study, const GArray *rows, guint index, double inside, gboolean apart) {
  double step = step_to(study, rows, index);
  if (rows_overlap(study, rows, index))
    return TRUE;
  if (apart)
    return step >= 0 && step <= inside;
  gboolean near = step >= 0 && step <= CELL_LEADING_EM * head_of(study, rows, index)->line.size;
  return near && (row_at(rows, index)->count == 1 || row_begins_small(study, row_at(rows, index)));
}

guint *
table_rows_number(const Study *study, const GArray *rows, const GArray *columns) {
  guint *numbers = g_new0(guint, rows->len + 1);
  double inside = step_inside_cells(study, rows, columns);
  gboolean apart = inside > 0 && rows_are_set_apart(study, rows, columns, inside);
  for (guint i = 1; i < rows->len; i++)
    numbers[i] = numbers[i - 1] + !row_goes_on(study, rows, i, inside, apart);
  return numbers;
}
