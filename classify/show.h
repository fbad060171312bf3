/* Printers of classify's floors, for people who want to see what a rule sees. */
#pragma once

#include "classify/classify.h"

/* Appends each sentence with its part, zone and language, and below it each token with its forms and stems.
 */
void tokens_print(const Letter *letter, const Languages *languages, GString *out);

/* Appends each phrase that counted, in the order of topics: topic, rule, points, part and code points, page
 * and box, words. */
void evidence_print(const Verdict *verdict, const Letter *letter, GString *out);
