#include "extract/dates.h"

#include <string.h>

#include "extract/date-forms.h"

static gboolean
date_find_with(const char *text, guint from, const DateWords *words, PrintedDate *found) {
  gboolean in_word = from > 0 && g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(text + from)));
  for (const char *c = text + from; *c != '\0'; c = g_utf8_next_char(c)) {
    gboolean is_of_word = (*c & 0x80) == 0 ? g_ascii_isalnum(*c) : g_unichar_isalnum(g_utf8_get_char(c));
    const char *end = c;
    if (is_of_word && !in_word && date_take(text, &end, words, found)) {
      found->span = (Span){(guint)(c - text), (guint)(end - text)};
      return TRUE;
    }
    in_word = is_of_word;
  }
  return FALSE;
}

/* The language's words; when there is no language, those of none, read into none. */
static const DateWords *
words_of(const Language *language, DateWords *none) {
  if (language != NULL)
    return language_date_words(language);
  date_words_read(none, NULL);
  return none;
}

gboolean
date_find(const char *text, guint from, const Language *language, PrintedDate *found) {
  DateWords none;
  return date_find_with(text, MIN(from, strlen(text)), words_of(language, &none), found);
}

/* --- which day it is --- */

static char *
iso_of(guint year, guint month, guint day) {
  if (!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return NULL;
  return g_strdup_printf("%04u-%02u-%02u", year, month, day);
}

static gboolean
read_iso(const char *iso, GDate *date) {
  PrintedDate read = {0};
  if (iso == NULL || !date_take_iso(&iso, &read))
    return FALSE;
  g_date_clear(date, 1);
  g_date_set_dmy(date, (GDateDay)read.day, (GDateMonth)read.month, (GDateYear)read.year);
  return TRUE;
}

int
date_days_between(const char *from, const char *to) {
  GDate first, last;
  return read_iso(from, &first) && read_iso(to, &last) ? g_date_days_between(&first, &last) : 0;
}

/* The latest day with this day and month before the letter's; a leap day may be up to eight years back. */
static char *
latest_before(const PrintedDate *date, const GDate *letter) {
  guint year = g_date_get_year(letter), month = g_date_get_month(letter);
  if (date->month > month || (date->month == month && date->day >= g_date_get_day(letter)))
    year--;
  for (guint back = 0; back <= 8; back++) {
    char *iso = iso_of(year - back, date->month, date->day);
    if (iso != NULL)
      return iso;
  }
  return NULL;
}

char *
date_resolve(const PrintedDate *date, const char *letter_date) {
  GDate letter;
  if (date->year != 0)
    return iso_of(date->year, date->month, date->day);
  if (!read_iso(letter_date, &letter))
    return NULL;
  switch (date->relation) {
  case DATE_LAST_MONTH:
    g_date_set_day(&letter, 1);
    g_date_subtract_months(&letter, 1);
    return iso_of(g_date_get_year(&letter), g_date_get_month(&letter), date->day);
  case DATE_THIS_MONTH:
    return iso_of(g_date_get_year(&letter), g_date_get_month(&letter), date->day);
  case DATE_THIS_YEAR:
    return iso_of(g_date_get_year(&letter), date->month, date->day);
  case DATE_LAST_YEAR:
    return iso_of(g_date_get_year(&letter) - 1u, date->month, date->day);
  case DATE_DAYS_AGO:
    g_date_subtract_days(&letter, date->day);
    return iso_of(g_date_get_year(&letter), g_date_get_month(&letter), g_date_get_day(&letter));
  default:
    return latest_before(date, &letter);
  }
}

/* Does the text write a date month first, where that can be told? */
static gboolean
text_puts_month_first(const char *text, const DateWords *words) {
  PrintedDate date = {0};
  for (guint from = 0; date_find_with(text, from, words, &date); from = date.span.end)
    if (date.month_came_first)
      return TRUE;
  return FALSE;
}

char *
date_parse(const char *text, const Language *language, Span *found, gboolean *ambiguous) {
  DateWords none;
  const DateWords *words = words_of(language, &none);
  PrintedDate date = {0};
  gboolean any = FALSE;
  for (guint from = 0; !any && date_find_with(text, from, words, &date); from = date.span.end)
    any = date.year != 0;
  if (!any)
    return NULL;
  if (date.ambiguous && text_puts_month_first(text, words)) {
    guint day = date.month;
    date.month = date.day;
    date.day = day;
    date.ambiguous = FALSE;
  }
  if (found != NULL)
    *found = date.span;
  if (ambiguous != NULL)
    *ambiguous = date.ambiguous;
  return iso_of(date.year, date.month, date.day);
}
