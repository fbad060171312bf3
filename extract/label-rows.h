/* Labels within a line: "Date 3 May 2024 | Our ref: X-12 | Your ref: Y-7". */
#pragma once

#include "extract/labels.h"

/*
 * Cuts the value of labels' last one, which stands on the label's own line, before the next label of that
 * line, and adds that one, and so on to the line's end. References and dates end at a bar or bullet in any
 * case.
 */
void label_row_split(const Study *study, GArray *labels);

/* Reads the first label of a line that begins with something else, set off by a bar or bullet, with its
 * value. FALSE: there is none. */
gboolean label_row_read(const Study *study, guint line, Label *label);
