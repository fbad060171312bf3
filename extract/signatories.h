/* Signatories: who signs a letter, and as what, read from the lines that the ending marked as closing and
 * signature. */
#pragma once

#include "extract/study.h"

/* Adds the signatories to the letter, in the order of their names on the page. */
void signatories_find(Study *study);
