/* Greeting and closing that only the tagger sees: "Nuala,", "Take care,". */
#pragma once

#include "extract/tagging.h"

/* Marks their lines where the ladder found none, and with them where the letter's own text begins and ends.
 */
void tag_ends_revise(Study *study, const Tagging *tagging);
