/* Parts under study: the same way to a letter as parts.h, for those who want to see it half way. */
#pragma once

#include "extract/study.h"

/* What one does with a letter of which the ladder has read head and ending (labels: Label), and not yet the
 * text. */
typedef void (*StudyUse)(Study *study, const GArray *labels, gpointer data);

/* The same as parts_recognise, with use in the place of all that follows. */
Letter *parts_study(GPtrArray *pages, const Languages *languages, StudyUse use, gpointer data);
