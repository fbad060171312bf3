/* Sentences are the spans of a part's text in which words stand together for one thought. */
#pragma once

#include "extract/language.h"

/*
 * The sentences of a part, in order, without the blanks between them: a GArray of Span that covers every
 * word. A table's cells are sentences of their own. Abbreviations come from the language's sentences.ini
 * (language may be NULL); initials, ordinals and numbers need no list. Free with g_array_unref.
 */
GArray *sentences_find(const Part *part, const Language *language);
