/* References in the text: a letter without reference lines may name its number in the subject, a sentence, or
 * below the signature. */
#pragma once

#include "extract/study.h"

/* Seeks the receiver's reference in the parts of a letter that has no reference and does not come from an
 * office. */
void text_references_find(Study *study);
