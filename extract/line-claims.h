/* Claims about lines of text, and about two lines on each other, that the ladders of blocks ask. */
#pragma once

#include "extract/study.h"

/* At most so many characters make a heading. */
enum { HEADING_CHARACTERS_MAX = 130, HEADING_LINES_MAX = 3, PLAIN_HEADING_CHARACTERS_MAX = 70 };

/* Left edges that close, in points, are one; a first line is indented at least so far. */
#define EDGE_PT 4.0
#define INDENT_MIN_PT 7.0

/* Bold against not, or another size. */
gboolean styles_differ(const TextLine *a, const TextLine *b);

/* The next line's first word would have fitted: the break was meant. */
gboolean line_breaks_early(const Study *study, const TextLine *line, const TextLine *next);

/* The next line's first word would not have fitted, whichever way one measures; between the two claims lies
 * doubt. */
gboolean line_is_full(const Study *study, const TextLine *line, const TextLine *next);

/* It was recognised from a picture. */
gboolean line_is_scanned(const Study *study, const TextLine *line);

/* A stop, also before closing quotes or a footnote's mark. */
gboolean text_ends_sentence(const char *text);

/* A capital or a digit is its first letter. */
gboolean text_begins_sentence(const char *text);

/* No stop, comma, colon or semicolon at its end. */
gboolean text_ends_open(const char *text);

/* So many points below the line before, line begins something new. */
gboolean air_parts(const Study *study, double step, const TextLine *line);
