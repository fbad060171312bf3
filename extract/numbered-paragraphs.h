/* Paragraphs that bear numbers, such as those of decisions and pleadings, told from the items of a list. */
#pragma once

#include "extract/blocks.h"

/* Items of blocks whose lines go back to under their labels become paragraphs, label and all. */
void numbered_paragraphs_name(const Study *study, GArray *blocks);
