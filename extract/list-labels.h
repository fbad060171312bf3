/* List labels: bullets and enumerators. */
#pragma once

#include <glib.h>

/* Bytes of text that a list label ("1.", "(a)", "•") and the blanks after it cover; 0: it begins with none.
 */
gsize list_label_length(const char *text);
