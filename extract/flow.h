/*
 * Flow: printed lines become the running text of a part. Hyphens at line ends are undone, raised footnote
 * marks are taken out and remembered, and every character keeps the glyph that it came from.
 */
#pragma once

#include "extract/hyphens.h"
#include "extract/layout.h"

/* A stretch of one printed line: its glyphs from skip (counted in the line) up to count. */
typedef struct {
  guint line; /* index in the layout */
  guint skip, count;
  gboolean begins_cell; /* of a table: no word goes on in it */
} Piece;

/* The whole line as a piece. */
Piece piece_of_line(const Layout *layout, guint line);

/* The piece without its first bytes of line text and the blanks after them. */
Piece piece_after(const Layout *layout, guint line, gsize bytes);

/* The piece's text; free with g_free. */
char *piece_text(const Layout *layout, Piece piece);

typedef struct {
  const Layout *layout;
  Hyphens *hyphens;
  GHashTable
      *notes; /* the marks that footnotes of the letter have (char * set), or NULL: raised digits are text */
  GPtrArray *notices;
} Flow;

/* A part of this kind with the text, lines, ink and note marks of the pieces (Piece, in order). */
Part *flow_read(const Flow *flow, PartKind kind, const GArray *pieces);

/* The places of the pieces, a line each (Place; free with g_array_unref). */
GArray *pieces_places(const Layout *layout, const GArray *pieces);
