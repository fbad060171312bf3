/* Questions are the sentences of a letter that ask: with a question mark, or by the words that ask without
 * one. */
#pragma once

#include "extract/language.h"
#include "extract/letter.h"
#include "templates/idiom.h"

typedef struct {
  guint part; /* index into the letter's parts */
  Span span;
} Question;

/* In the order of the letter; only what the writer asks, not an earlier mail or an enclosure. idiom lends the
   cues; NULL: question marks only. Free with g_array_unref. */
GArray *questions_find(const Letter *letter, const Languages *languages, const Idiom *idiom);
