/* Subjects without a label: what stands out above the greeting, heads a printed form, or is left between
 * address and greeting. */
#pragma once

#include "extract/labels.h"

/* Seeks the subject when no label gave one: lines set off from the text above the greeting or the text, or
 * the title of a printed mail or form. Settles its lines. */
void subjects_find(Study *study, const GArray *labels);

/* The same below the greeting, where English letters have it: a line that stands out there, or stands alone
 * and ends no sentence. Moves the beginning of the body past it. */
void subjects_find_below_greeting(Study *study);

/* The same, once both correspondents are known: a line of neither, between the address and the greeting. */
void subjects_find_left_over(Study *study);
