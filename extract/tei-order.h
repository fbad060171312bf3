/*
 * In which order TEI's body takes the parts of a letter: which stand there at all, and where furniture goes
 * that was met beside a part which runs over pages. Inside tei-*.c only.
 */
#pragma once

#include "extract/tei-writer.h"

/* Is this one of the parts that the body writes at their own place? Subjects, copies, enclosures and the
   footnotes that hang on a mark are not. */
gboolean tei_stands_in_body(const TeiWriter *writer, guint index);

/* The division of the next part, from index on, that is more than furniture. */
Division tei_division_ahead(const TeiWriter *writer, guint index);

/* Puts the furniture from index on into the array (guint); returns where the next part of the body stands. */
guint tei_collect_furniture(const TeiWriter *writer, guint index, GArray *furniture);

gboolean tei_runs_over_pages(const Part *part);

/* Where furniture stands beside a part; met is where it was met, before or after it. */
typedef enum { TEI_BEFORE, TEI_INSIDE, TEI_AFTER } TeiSide;
TeiSide tei_furniture_side(const Part *furniture, const Part *part, TeiSide met);

/* The part after which those signatories are named whom no signature prints; G_MAXUINT: the letter has no
 * text. */
guint tei_last_to_sign(const TeiWriter *writer);
