/*
 * Blanks: some programs kern small type so that poppler sees a blank inside a word ("P agina 1 van 7", "D en
 * Haag"). Narrow blanks are weighed by words: what becomes a word of the letter or of the dictionary when
 * joined is joined.
 */
#pragma once

#include "extract/language.h"
#include "extract/layout.h"

/* Joins pieces of words in the layout's lines. Only pages on which single letters stand before narrow blanks
   are looked at, and only for them the dictionary is asked. */
void blanks_mend(Layout *layout, const Languages *languages);
