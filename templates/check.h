/*
 * Checking a desk's templates without a letter: all that loading finds, and what only shows when one looks at
 * them together: passages that can never be chosen, topics and languages without one, texts out of their
 * time, and what would not be valid DocBook.
 */
#pragma once

#include "templates/finding.h"

/*
 * Checks the template folder (NULL: the program's own) as of today (YYYY-MM-DD). topics, NULL-ended, are the
 * ids that letters can raise. Appends to findings.
 */
void templates_check(const char *folder, const char *const *topics, const char *today, GPtrArray *findings);
