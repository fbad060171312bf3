/*
 * Running matter: page numbers, headers, footers and side columns, told from the letter's own text by place,
 * repetition and wording.
 */
#pragma once

#include "extract/language.h"
#include "extract/layout.h"

/* Marks page numbers, repeated lines, side columns and headers as furniture. */
void running_mark(Layout *layout, const Languages *languages);

/* Marks footers that stand once; after the footnotes have been marked, which they must not swallow. */
void running_mark_footers(Layout *layout, const Languages *languages);
