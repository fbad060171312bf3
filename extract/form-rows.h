/* Rows of a form that stand below the message: "Attachments  none". They look like the labelled rows above it
 * and are furniture, whatever their labels say. So is all that a form without any known label prints around
 * its message: rows above a line that calls it ("Your message"), and all from the first row below it on. */
#pragma once

#include "extract/study.h"

/* The line that calls a form's message, below rows of labels and values; NO_LINE: the letter is no such form.
 */
guint form_rows_message(const Study *study);

/* Marks them among the open lines from first up to end; labels_find and fields_fill came before. */
void form_rows_mark(Study *study, guint first, guint end);
