/* Label company: lines that are labels because they stand among labels, whatever they say: in the same column
 * beside values, in the same row above values, or set like them above values. */
#pragma once

#include "extract/labels.h"

/* Whether the line keeps the company of at least two of the labels (Label) that have values, as they are set.
 */
gboolean label_keeps_company(const Study *study, const GArray *labels, guint line);
