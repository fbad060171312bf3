/* What the ladder made of each word, told to the tagger: it learns how far to believe which rung. */
#pragma once

#include "extract/tag-lines.h"

/* Marks the words that are in a field, in a label or in a label's value; labels are Label. */
void tag_ladder_mark(TagLines *lines, const GArray *labels);
