/* The forms in which a language writes dates, tried on one place of a text, surest first. Inside dates.c
 * only. */
#pragma once

#include "extract/date-words.h"
#include "extract/dates.h"

/* The date that begins at *at, which lies in text; moves *at past it. FALSE: none begins there. The span is
 * not set. */
gboolean date_take(const char *text, const char **at, const DateWords *words, PrintedDate *date);

/* The same for "2012-03-21" alone. */
gboolean date_take_iso(const char **at, PrintedDate *date);
