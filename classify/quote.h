/* Quotes show people words of a letter with the page they stand on. */
#pragma once

#include "extract/letter.h"

/* Appends length bytes of a letter's text, without the characters that a terminal would obey instead of
 * showing. */
void words_append(GString *text, const char *words, gsize length);

/* Appends “words” and where they stand: "“alleenstaande meisjes”, page 1", or the part's id when it has no
 * page. */
void quote_append(GString *text, const Letter *letter, guint part, Span span);
