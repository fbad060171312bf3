/* Opening: where the letter greets, and so where its head ends and its own text begins. */
#pragma once

#include "extract/study.h"

/*
 * Finds the salutation (study->salutation, body_begins) and marks what stands above it as head. Without a
 * salutation the text begins at the first line that looks like running text.
 */
void opening_find(Study *study);

/* Adds the salutation's part, if there is one, to the letter. */
void opening_add_salutation(Study *study);
