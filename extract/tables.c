#include "extract/gathering.h"
#include "extract/line-claims.h"
#include "extract/list-labels.h"
#include "extract/table-cells.h"

#include <math.h>
#include <string.h>

/* Measured on the development letters; leadings are the letter's. */
#define ROW_LEADINGS 2.6      /* a row of a table is no further below the one above … */
#define FAR_ROW_LEADINGS 4.6  /* … unless it has three columns or more, and stands in them */
#define WRAPPED_LEADINGS 1.35 /* a line of a cell is no further below the one above */
#define TABLE_INDENT_PT 18.0  /* so far in begins another column than the first */
/* A lone piece is a cell when so few rows below it the table goes on. */
enum { ROWS_AHEAD = 10 };

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

/* The line stands at the left edge of one of the row's pieces, and does not reach into the next. */
static gboolean
line_stands_under_row(const Study *study, guint row, guint n, const TextLine *line) {
  for (guint i = row; i < row + n; i++)
    if (fabs(study_line(study, i)->line.box.x0 - line->line.box.x0) <= EDGE_PT)
      return i + 1 == row + n || line->line.box.x1 < study_line(study, i + 1)->line.box.x0;
  return FALSE;
}

/* Under a row of heads stand cells that are centred on each other: no two of them level, at two edges or
 * more, and nearer than lines. */
static gboolean
centred_rows_follow(const Study *study, guint index, guint end) {
  guint n = row_pieces(study, index, end), overlaps = 0, row = index;
  for (int i = 0; i < ROWS_AHEAD && overlaps < 2; i++) {
    guint next = next_row(study, row, end);
    if (next == NO_LINE || row_pieces(study, next, end) > n ||
        !line_stands_under_row(study, index, n, study_line(study, next)))
      return FALSE;
    double step = study_line(study, next)->line.baseline - study_line(study, row)->line.baseline;
    if (step > ROW_LEADINGS * study->layout->leading)
      return FALSE;
    overlaps += i > 0 && step < OVERLAP_EM * study_line(study, next)->line.size;
    row = next;
  }
  return overlaps >= 2;
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
  return centred_rows_follow(study, index, end);
}

/* A table while rows are added. */
typedef struct {
  const Study *study;
  GArray *rows;    /* PrintedRow */
  GArray *columns; /* TableColumn */
  guint end;       /* lines from here on are not looked at */
} Table;

static const TextLine *
last_head(const Table *table) {
  return study_line(table->study, g_array_index(table->rows, PrintedRow, table->rows->len - 1).first);
}

static void
add_row(Table *table, guint row) {
  PrintedRow printed = {row, row_pieces(table->study, row, table->end)};
  g_array_append_val(table->rows, printed);
  for (guint i = row; i < row + printed.count; i++)
    table_column_add(table->columns, study_line(table->study, i));
}

/* Every piece of the row stands in a column that is known. */
static gboolean
row_fits_columns(const Table *table, guint row) {
  guint n = row_pieces(table->study, row, table->end);
  for (guint i = row; i < row + n; i++)
    if (table_column_of(table->columns, study_line(table->study, i)) == NO_LINE)
      return FALSE;
  return TRUE;
}

static double
leftmost(const Table *table) {
  double left = G_MAXDOUBLE;
  for (guint i = 0; i < table->columns->len; i++)
    left = MIN(left, g_array_index(table->columns, TableColumn, i).left);
  return left;
}

/* Where the second column begins. */
static double
second_left(const Table *table) {
  double first = leftmost(table), second = G_MAXDOUBLE;
  for (guint i = 0; i < table->columns->len; i++) {
    double left = g_array_index(table->columns, TableColumn, i).left;
    if (left > first + TABLE_INDENT_PT)
      second = MIN(second, left);
  }
  return second;
}

/* One piece that may be a cell: narrow enough for the first column, or set in. */
static gboolean
line_may_be_cell(const Table *table, const TextLine *line) {
  return table_column_of(table->columns, line) != NO_LINE &&
         (line->line.box.x0 > leftmost(table) + TABLE_INDENT_PT || line->line.box.x1 < second_left(table));
}

/* Within a few rows, all of them cells, follows one of several that fits, or one that overlaps. */
static gboolean
table_goes_on_below(const Table *table, guint row) {
  const Study *study = table->study;
  for (int i = 0; i < ROWS_AHEAD; i++) {
    guint next = next_row(study, row, table->end);
    const TextLine *line = next == NO_LINE ? NULL : study_line(study, next);
    double step = line ? line->line.baseline - study_line(study, row)->line.baseline : 0;
    if (!line || step > ROW_LEADINGS * study->layout->leading)
      return FALSE;
    if (row_is_tabular(study, next, table->end))
      return row_fits_columns(table, next);
    if (!line_may_be_cell(table, line) || step < OVERLAP_EM * line->line.size)
      return line_may_be_cell(table, line);
    row = next;
  }
  return FALSE;
}

static gboolean
row_belongs(const Table *table, guint row) {
  const Study *study = table->study;
  const TextLine *line = study_line(study, row);
  double step = line->line.baseline - last_head(table)->line.baseline, leading = study->layout->leading;
  if (row_is_tabular(study, row, table->end))
    return step <= ROW_LEADINGS * leading ||
           (step <= FAR_ROW_LEADINGS * leading && table->columns->len > 2 && row_fits_columns(table, row));
  Box column = layout_column(study->layout, line->line.page);
  gboolean narrow = box_width(line->line.box) < 0.5 * box_width(column);
  if (step < WRAPPED_LEADINGS * leading && table_column_of(table->columns, line) != NO_LINE)
    return narrow || line_may_be_cell(table, line);
  return step <= ROW_LEADINGS * leading && line_may_be_cell(table, line) && table_goes_on_below(table, row);
}

/* --- over the page's end --- */

static guint
first_open_on_next_page(const Table *table, guint page) {
  for (guint i = 0; i < table->end; i++) {
    const TextLine *line = study_line(table->study, i);
    if (line->line.page > page && line->use == USE_OPEN)
      return line->line.page == page + 1 ? i : NO_LINE;
  }
  return NO_LINE;
}

static gboolean
rows_read_alike(const Table *table, const PrintedRow *printed, guint row) {
  const Study *study = table->study;
  guint n = row_pieces(study, row, table->end);
  if (n != printed->count)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (strcmp(study_line(study, printed->first + i)->text, study_line(study, row + i)->text) != 0)
      return FALSE;
  return TRUE;
}

/* Rows that repeat the table's head on the next page are furniture; returns the first row after them. */
static guint
skip_repeated_head(const Table *table, guint row) {
  for (guint i = 0; i < table->rows->len && row != NO_LINE; i++) {
    const PrintedRow *printed = &g_array_index(table->rows, PrintedRow, i);
    if (!rows_read_alike(table, printed, row))
      break;
    for (guint k = row; k < row + printed->count; k++)
      text_line_furnish(study_line(table->study, k), FURNITURE_HEADER, "repeated-table-head");
    row = next_row(table->study, row, table->end);
  }
  return row;
}

/* Where the table goes on after the page that row ends; NO_LINE: it does not. */
static guint
row_over_page(const Table *table) {
  guint row = first_open_on_next_page(table, last_head(table)->line.page);
  if (row == NO_LINE || !row_is_tabular(table->study, row, table->end) || !row_fits_columns(table, row))
    return NO_LINE;
  return skip_repeated_head(table, row);
}

/* --- cells --- */

static void
lay_cells(const Table *table, Block *block) {
  table_columns_sort(table->columns);
  g_autofree guint *numbers = table_rows_number(table->study, table->rows, table->columns);
  for (guint r = 0; r < table->rows->len; r++) {
    const PrintedRow *row = &g_array_index(table->rows, PrintedRow, r);
    for (guint i = row->first; i < row->first + row->count; i++) {
      Piece piece = piece_of_line(table->study->layout, i);
      guint column = table_column_of(table->columns, study_line(table->study, i));
      g_array_append_val(block->pieces, piece);
      g_array_append_val(block->rows, numbers[r]);
      g_array_append_val(block->columns, column);
    }
  }
}

guint
gather_table(Gathering *gathering, guint index, guint end) {
  const Study *study = gathering->study;
  g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(PrintedRow));
  g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(TableColumn));
  Table table = {study, rows, columns, end};
  Block *block = begin_block(gathering, PART_TABLE, "aligned-rows", index);
  block->rows = g_array_new(FALSE, FALSE, sizeof(guint));
  block->columns = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint row = index; row != NO_LINE;) {
    add_row(&table, row);
    gathering->last = row + g_array_index(rows, PrintedRow, rows->len - 1).count - 1;
    guint next = next_row(study, row, end);
    row = next == NO_LINE ? row_over_page(&table) : row_belongs(&table, next) ? next : NO_LINE;
  }
  lay_cells(&table, block);
  return gathering->last + 1;
}
