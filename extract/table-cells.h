/* Cells of a table: which column each piece of a printed row stands in, and which printed rows make one row
 * of cells. Private to tables.c. */
#pragma once

#include "extract/study.h"

/* Rows nearer than this overlap: cells that are centred on each other. */
#define OVERLAP_EM 0.8

/* A printed row: lines that stand level. */
typedef struct {
  guint first, count; /* lines of the layout */
} PrintedRow;

/* Where a column's cells begin and end; cells set right share the end alone. */
typedef struct {
  double left, right;
} TableColumn;

/* The column that the line stands in, of columns (TableColumn); NO_LINE: none yet. */
guint table_column_of(const GArray *columns, const TextLine *line);

/* The same; a line in none begins one. */
guint table_column_add(GArray *columns, const TextLine *line);

/* Puts the columns in order from left to right. */
void table_columns_sort(GArray *columns);

/* The row of cells that each printed row belongs to, from 0 (rows: PrintedRow; columns in order; free with
   g_free). */
guint *table_rows_number(const Study *study, const GArray *rows, const GArray *columns);
