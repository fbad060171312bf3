/*
 * Blocks: lines of the letter's text gathered into paragraphs, headings, items and tables, by the air between
 * them, their edges, their style and what they begin with.
 */
#pragma once

#include "extract/study.h"

typedef struct {
  PartKind kind;     /* PART_PARAGRAPH, _HEADING, _ITEM, _TABLE or _QUOTE */
  const char *rung;  /* static: why */
  GArray *pieces;    /* Piece; for tables every cell line in reading order */
  GArray *columns;   /* tables: guint column of each piece; else NULL */
  GArray *rows;      /* tables: guint row of each piece; else NULL */
  char *label;       /* items: as printed */
  double label_left; /* items: x0 of the label */
  guint level;       /* items and headings */
  double gap_above;  /* points from the baseline above; G_MAXDOUBLE at the head of a page */
} Block;

/* The blocks of the open lines from first up to end (Block; free with g_array_unref). */
GArray *blocks_find(const Study *study, guint first, guint end);
