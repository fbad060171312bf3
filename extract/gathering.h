/* Gathering: blocks while lines are added to them. Private to blocks.c and tables.c. */
#pragma once

#include "extract/blocks.h"

typedef struct {
  const Study *study;
  GArray *blocks;
  guint last;        /* line that the current block ends in; NO_LINE: none */
  double text_left;  /* where the current block's further lines begin */
  double first_left; /* where its first line begins */
  guint airs;        /* paragraphs in a row that air parted from the one above */
  gboolean hangs;    /* further lines of the list's items stand under their text, right of the labels */
} Gathering;

/* The block that lines are added to; NULL: none yet. */
Block *current_block(const Gathering *gathering);

/* Begins a block at a line, which is not added yet. */
Block *begin_block(Gathering *gathering, PartKind kind, const char *rung, guint line);

/* Two tabular rows on each other begin at the line, a row of wrapped cells between them at the most. */
gboolean table_begins(const Study *study, guint index, guint end);

/* Gathers the table that begins at the line; returns the first line after it. */
guint gather_table(Gathering *gathering, guint index, guint end);
