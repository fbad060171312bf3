/* Mail headers: the printed header of an earlier mail below the letter's own text ("Van: … Verzonden: … Aan:
 * …"). */
#pragma once

#include "extract/study.h"

/* Marks the header of the first quoted mail as furniture and notes where it begins in study->quoted_from
 * (0: no mail is quoted so). The header of the letter itself, which no text stands above, is left
 * alone. */
void mail_headers_find(Study *study);
