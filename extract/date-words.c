#include "extract/date-words.h"

#include <string.h>

typedef const char *const *Words;

static const char *const NONE[] = {NULL};

static Words
words_or_none(const Language *language, const char *group, const char *key) {
  return language != NULL ? language_words(language, group, key) : NONE;
}

static gboolean
says_yes(const Language *language, const char *key) {
  Words words = words_or_none(language, "dates", key);
  return *words != NULL && g_str_equal(*words, "yes");
}

/* The place in the alphabet of an ASCII letter, whatever its case; 26 and more: none. */
static guint
letter_index(char ch) {
  return (guint)(guchar)(ch | 0x20) - 'a';
}

static void
first_words_add(DateWords *words, Words some) {
  for (; *some != NULL; some++) {
    guint first = letter_index((*some)[0]), second = letter_index((*some)[1]);
    if (first < 26)
      words->second_letters[first] |= second < 26 ? 1u << second : G_MAXUINT32;
  }
}

/* Which words a date can begin with, so that most others are passed over by their first two letters. */
static void
first_words_gather(DateWords *words) {
  memset(words->second_letters, 0, sizeof words->second_letters);
  first_words_add(words, words->weekdays);
  first_words_add(words, words->day_words);
  for (guint i = 0; words->month_name_first && i < G_N_ELEMENTS(words->months); i++)
    first_words_add(words, words->months[i]);
  for (guint i = 0; i < G_N_ELEMENTS(words->days_ago); i++)
    first_words_add(words, words->days_ago[i]);
}

gboolean
date_words_may_begin(const DateWords *words, const char *at) {
  guint first = letter_index(at[0]);
  if (first >= 26)
    return TRUE;
  guint second = letter_index(at[1]);
  return second < 26 ? (words->second_letters[first] >> second & 1) != 0 : words->second_letters[first] != 0;
}

void
date_words_read(DateWords *words, const Language *language) {
  static const char *const numbers[12] = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"};
  static const char *const ago[3] = {"days-ago-0", "days-ago-1", "days-ago-2"};
  for (guint i = 0; i < 12; i++)
    words->months[i] = words_or_none(language, "months", numbers[i]);
  for (guint i = 0; i < 3; i++)
    words->days_ago[i] = words_or_none(language, "dates", ago[i]);
  words->weekdays = words_or_none(language, "weekdays", "names");
  words->ordinal = words_or_none(language, "dates", "ordinal");
  words->of = words_or_none(language, "dates", "of");
  words->day_words = words_or_none(language, "dates", "day-words");
  words->and = words_or_none(language, "dates", "and");
  words->past = words_or_none(language, "dates", "past");
  words->this_month = words_or_none(language, "dates", "this-month");
  words->last_month = words_or_none(language, "dates", "last-month");
  words->this_year = words_or_none(language, "dates", "this-year");
  words->last_year = words_or_none(language, "dates", "last-year");
  words->month_name_first = says_yes(language, "month-name-first");
  words->numeric_month_first = language == NULL || says_yes(language, "numeric-month-first");
  first_words_gather(words);
}
