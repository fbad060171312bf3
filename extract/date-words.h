/* The words that a language writes dates with. Inside dates.c only. */
#pragma once

#include "extract/language.h"

/* A language's lists. */
typedef struct {
  const char *const *months[12];
  const char *const *weekdays, *const *ordinal, *const *of, *const *and;
  const char *const *past, *const *this_month, *const *last_month, *const *this_year, *const *last_year;
  const char *const *days_ago[3];
  const char *const *day_words; /* the first, the second, …; may end early */
  gboolean month_name_first, numeric_month_first;
  guint32 second_letters[26]; /* of words that begin a date: after a first letter, the set of second ones */
} DateWords;

/* language may be NULL: then only numbers are dates. */
void date_words_read(DateWords *words, const Language *language);

/* Those of a language, read when it was loaded: looking them up takes longer than most texts do. */
const DateWords *language_date_words(const Language *language);

/* May a date begin at this place of a text, by its first two characters? What does not begin with an ASCII
 * letter gets the benefit of the doubt. */
gboolean date_words_may_begin(const DateWords *words, const char *at);
