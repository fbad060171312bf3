/*
 * Parts: from pages to the letter that they make. The ladder of small questions, surest first; each part
 * carries the name of the rung that named it.
 */
#pragma once

#include "extract/study.h"

/*
 * The letter on pages (Page), which it takes over. languages must outlive the call. Never fails: what is not
 * there is absent, what is doubtful has a notice.
 */
Letter *parts_recognise(GPtrArray *pages, const Languages *languages);

/* What one does with a letter of which the ladder has read head and ending (labels: Label), and not yet the
 * text. */
typedef void (*StudyUse)(Study *study, const GArray *labels, gpointer data);

/* The same as parts_recognise, with use in the place of all that follows. */
Letter *parts_study(GPtrArray *pages, const Languages *languages, StudyUse use, gpointer data);
