/*
 * A part's text in TEI: its printed lines, page breaks, footnotes at their marks, references, and the
 * furniture that stands between two of its pages. Inside tei-*.c only.
 */
#pragma once

#include "extract/tei-writer.h"

/* A stretch of text that has an element of its own. */
typedef struct {
  Span span;
  const char *element;
  const char *type;   /* @type, or NULL */
  const char *id;     /* with field: its xml:id; lent */
  const Field *field; /* or NULL */
} TeiWrap;

/* The attributes of a part's element: xml:id, xml:lang, facs (a zone a page), cert, resp. */
void tei_part_attributes(TeiWriter *writer, xmlNode *node, guint index);

/* The whole text of the part. */
void tei_part_text(TeiWriter *writer, xmlNode *node, guint index);

/* The same with elements of its own (TeiWrap, in order, not overlapping) instead of the part's references. */
void tei_part_text_with(TeiWriter *writer, xmlNode *node, guint index, const GArray *wraps);

/* The rows and cells of a table. */
void tei_part_cells(TeiWriter *writer, xmlNode *table, guint index);

/* The element of a footnote or of furniture, with all that is in it. */
void tei_note_write(TeiWriter *writer, xmlNode *parent, guint index);
void tei_furniture_write(TeiWriter *writer, xmlNode *parent, guint index);

/* The page on which the part begins, and the one on which it ends; FALSE when it lies on no paper. */
gboolean tei_part_pages(const Part *part, guint *first, guint *last);
