#include "extract/date-forms.h"

#include <string.h>

/* A list of days that share a month ("3, 10 en 17 mei") is followed this far. */
#define LIST_DAYS_MAX 8
#define YEAR_MIN 1900
#define YEAR_MAX 2099
/* Years of two digits: up to this one they are of our century. */
#define SHORT_YEAR_OF_2000_MAX 69
/* A word of the relation that is as short as this is an abbreviation: the full stop after it is its own. */
#define ABBREVIATION_MAX 4

typedef const char *const *Words;

/* --- taking one thing off the front: each moves past it, or stays and says FALSE --- */

static gboolean
take_character(const char **at, const char *set) {
  if (**at == '\0' || strchr(set, **at) == NULL)
    return FALSE;
  ++*at;
  return TRUE;
}

static gboolean
take_blanks(const char **at) {
  const char *start = *at;
  while (g_unichar_isspace(g_utf8_get_char(*at)))
    *at = g_utf8_next_char(*at);
  return *at != start;
}

/* Most words are told apart by their first letter: in ASCII, one that differs by more than its case. */
static inline gboolean
may_say_word(const char *text, const char *word) {
  return ((*text | *word) & 0x80) != 0 || ((*text ^ *word) & ~0x20) == 0;
}

/* Nearly all letters are ASCII. */
static inline gboolean
same_letter(const char *one, const char *other) {
  if (((*one | *other) & 0x80) == 0)
    return *one == *other || ((*one ^ *other) == 0x20 && g_ascii_isalpha(*one));
  return g_unichar_tolower(g_utf8_get_char(one)) == g_unichar_tolower(g_utf8_get_char(other));
}

/* How many bytes of text say the word, whatever the case; 0: it says another. */
static gsize
says_word(const char *text, const char *word) {
  const char *c = text;
  for (; *word != '\0'; word = g_utf8_next_char(word), c = g_utf8_next_char(c))
    if (!same_letter(c, word))
      return 0;
  return g_unichar_isalnum(g_utf8_get_char(c)) ? 0 : (gsize)(c - text);
}

static gboolean
take_word(const char **at, Words words) {
  gsize longest = 0;
  for (; *words != NULL; words++)
    if (may_say_word(*at, *words))
      longest = MAX(longest, says_word(*at, *words));
  *at += longest;
  return longest > 0;
}

static gboolean
take_number(const char **at, guint fewest, guint most, guint *value) {
  const char *c = *at;
  *value = 0;
  while (g_ascii_isdigit(*c) && c - *at <= (gssize)most)
    *value = *value * 10 + (guint)g_ascii_digit_value(*c++);
  if (c - *at < (gssize)fewest || c - *at > (gssize)most)
    return FALSE;
  *at = c;
  return TRUE;
}

static gboolean
take_weekday(const char **at, const DateWords *words) {
  const char *c = *at;
  if (!take_word(&c, words->weekdays))
    return FALSE;
  take_character(&c, ".");
  take_character(&c, ",");
  if (!take_blanks(&c))
    return FALSE;
  *at = c;
  return TRUE;
}

static gboolean
says_month(const char *text, const DateWords *words) {
  for (guint i = 0; i < 12; i++)
    for (Words name = words->months[i]; *name != NULL; name++)
      if (may_say_word(text, *name) && strlen(*name) > ABBREVIATION_MAX - 1 && says_word(text, *name))
        return TRUE;
  return FALSE;
}

/* The "nd" of "22ndApril": set raised, with no blank after it. */
static void
take_raised_ordinal(const char **at, const DateWords *words) {
  for (Words ending = words->ordinal; *ending != NULL; ending++) {
    gsize length = strlen(*ending);
    if (g_ascii_strncasecmp(*at, *ending, length) == 0 && says_month(*at + length, words)) {
      *at += length;
      return;
    }
  }
}

/* A day of the month with its ending: "3", "3e", "3rd". */
static gboolean
take_day(const char **at, const DateWords *words, guint *day) {
  const char *c = *at;
  if (!take_number(&c, 1, 2, day) || *day < 1 || *day > 31)
    return FALSE;
  if (!take_word(&c, words->ordinal))
    take_raised_ordinal(&c, words);
  if (g_unichar_isalnum(g_utf8_get_char(c)) && !says_month(c, words))
    return FALSE;
  *at = c;
  return TRUE;
}

static gboolean
take_month(const char **at, const DateWords *words, guint *month) {
  for (guint i = 0; i < 12; i++)
    if (take_word(at, words->months[i])) {
      *month = i + 1;
      return TRUE;
    }
  return FALSE;
}

/* "de eerste november": a day in words, which are a date's only with a month after them. */
static gboolean
take_day_in_words(const char **at, const DateWords *words, guint *day) {
  for (guint i = 0; i < 31 && words->day_words[i] != NULL; i++) {
    gsize length = may_say_word(*at, words->day_words[i]) ? says_word(*at, words->day_words[i]) : 0;
    const char *c = *at + length;
    guint month;
    if (length == 0 || !take_blanks(&c))
      continue;
    if (take_word(&c, words->of))
      take_blanks(&c);
    if (!take_month(&c, words, &month))
      continue;
    *at += length;
    *day = i + 1;
    return TRUE;
  }
  return FALSE;
}

/* The year after a named month: "2012", ", 2012", "'12". */
static gboolean
take_year(const char **at, guint *year) {
  const char *c = *at;
  take_character(&c, ".");
  take_character(&c, ",");
  if (!take_blanks(&c))
    return FALSE;
  gboolean cut = g_str_has_prefix(c, "’") || *c == '\'';
  if (cut)
    c = g_utf8_next_char(c);
  if (take_number(&c, 2, 2, year) && (cut || !*c)) /* "21 Mar 24" where nothing follows */
    cut = TRUE;
  else if (cut || !take_number(&c, 4, 4, year))
    return FALSE;
  if (g_unichar_isalnum(g_utf8_get_char(c)))
    return FALSE;
  *year += cut ? 2000 : 0;
  if (*year < YEAR_MIN || *year > YEAR_MAX)
    return FALSE;
  *at = c;
  return TRUE;
}

/* A word of the relation, and the full stop of its abbreviation. */
static gboolean
take_relation_word(const char **at, Words words) {
  const char *c = *at;
  take_character(&c, ".");
  take_character(&c, ",");
  if (!take_blanks(&c))
    return FALSE;
  const char *start = c;
  if (!take_word(&c, words))
    return FALSE;
  if (c - start <= ABBREVIATION_MAX)
    take_character(&c, ".");
  *at = c;
  return TRUE;
}

/* --- the forms --- */

static gboolean
is_day(const PrintedDate *date) {
  /* A day without its year may be the 29th of February. */
  return g_date_valid_dmy((GDateDay)date->day, (GDateMonth)date->month,
                          (GDateYear)(date->year ? date->year : 2024));
}

/* What may follow day and month: the year, or a word such as "jl.". */
static void
take_year_or_relation(const char **at, const DateWords *words, PrintedDate *date) {
  guint year;
  if (take_year(at, &year))
    date->year = year;
  else if (take_relation_word(at, words->this_year))
    date->relation = DATE_THIS_YEAR;
  else if (take_relation_word(at, words->last_year))
    date->relation = DATE_LAST_YEAR;
  if (date->relation == DATE_PLAIN && take_relation_word(at, words->past))
    date->relation = DATE_PAST;
}

static gboolean take_day_first(const char **at, const DateWords *words, guint depth, PrintedDate *date);

/* ", 10 en 17 mei 2024" after a day: the day takes its month and year from the end of the list. */
static gboolean
take_from_list(const char *at, const DateWords *words, guint depth, PrintedDate *date) {
  PrintedDate next = {0};
  gboolean comma = take_character(&at, ",");
  gboolean blank = take_blanks(&at);
  gboolean and = take_word(&at, words->and) && take_blanks(&at);
  if (!blank || !(comma || and) || depth >= LIST_DAYS_MAX)
    return FALSE;
  if (take_word(&at, words->of))
    take_blanks(&at);
  if (!take_day_first(&at, words, depth + 1, &next))
    return FALSE;
  date->year = date->year != 0 ? date->year : next.year;
  if (date->month == 0) {
    date->month = next.month;
    date->relation = next.relation;
  }
  return TRUE;
}

static gboolean
take_relative_month(const char **at, const DateWords *words, PrintedDate *date) {
  if (take_relation_word(at, words->this_month))
    date->relation = DATE_THIS_MONTH;
  else if (take_relation_word(at, words->last_month))
    date->relation = DATE_LAST_MONTH;
  return date->relation != DATE_PLAIN;
}

/* "di. 3 mei 2024", "3rd of May", "12 dezer", the "3" of "3 en 17 mei". */
static gboolean
take_day_first(const char **at, const DateWords *words, guint depth, PrintedDate *date) {
  const char *c = *at;
  take_weekday(&c, words);
  if (!take_day(&c, words, &date->day) && !take_day_in_words(&c, words, &date->day))
    return FALSE;
  const char *after_day = c;
  take_character(&c, ".");
  gboolean apart = take_blanks(&c) || says_month(c, words);
  if (apart && take_word(&c, words->of))
    apart = take_blanks(&c);
  if (apart && take_month(&c, words, &date->month)) {
    take_year_or_relation(&c, words, date);
    if (date->year == 0 && date->relation == DATE_PLAIN)
      take_from_list(c, words, depth, date);
  } else {
    c = after_day;
    if (!take_relative_month(&c, words, date) && !take_from_list(c, words, depth, date))
      return FALSE;
  }
  *at = c;
  return date->month == 0 || is_day(date);
}

/* "March 21, 2012", "Tuesday, March 21st". */
static gboolean
take_month_first(const char **at, const DateWords *words, PrintedDate *date) {
  const char *c = *at;
  if (!words->month_name_first)
    return FALSE;
  take_weekday(&c, words);
  if (!take_month(&c, words, &date->month))
    return FALSE;
  take_character(&c, ".");
  if (!take_blanks(&c) || !take_day(&c, words, &date->day))
    return FALSE;
  take_year_or_relation(&c, words, date);
  date->month_came_first = TRUE;
  *at = c;
  return is_day(date);
}

static gboolean
take_separator(const char **at, char *which) {
  const char *c = *at;
  take_blanks(&c);
  *which = *c;
  if (!take_character(&c, "-/."))
    return FALSE;
  take_blanks(&c);
  *at = c;
  return TRUE;
}

/* A number that goes on is a reference or a file's name. */
static gboolean
number_ends(const char *at) {
  gboolean joined =
      *at != '\0' && strchr("-/.,:_", *at) != NULL && g_unichar_isalnum(g_utf8_get_char(at + 1));
  return !joined && !g_unichar_isalnum(g_utf8_get_char(at));
}

/* "2012-03-21". */
gboolean
date_take_iso(const char **at, PrintedDate *date) {
  const char *c = *at;
  char first, second;
  if (!take_number(&c, 4, 4, &date->year) || !(first = *c, take_character(&c, "-/.")) ||
      !take_number(&c, 2, 2, &date->month) || !(second = *c, take_character(&c, "-/.")) ||
      !take_number(&c, 2, 2, &date->day))
    return FALSE;
  gboolean time_follows = *c == 'T' && g_ascii_isdigit(c[1]);
  if (first != second || (!number_ends(c) && !time_follows) || date->year < YEAR_MIN || date->year > YEAR_MAX)
    return FALSE;
  *at = c;
  return is_day(date);
}

/* Reads a numeric date month first when it is no date the other way. */
static gboolean
order_numeric(const DateWords *words, PrintedDate *date) {
  PrintedDate turned = *date;
  turned.day = date->month;
  turned.month = date->day;
  turned.month_came_first = TRUE;
  gboolean both = date->day <= 12 && date->month <= 12 && date->day != date->month;
  date->ambiguous = both && words->numeric_month_first;
  if (!is_day(date) && words->numeric_month_first)
    *date = turned;
  return is_day(date);
}

/* "21-03-2012", "21/3/12", "21. 3. 2012". */
static gboolean
take_numeric(const char **at, const DateWords *words, PrintedDate *date) {
  const char *c = *at, *year_at;
  char first, second;
  take_weekday(&c, words);
  if (!take_number(&c, 1, 2, &date->day) || !take_separator(&c, &first) ||
      !take_number(&c, 1, 2, &date->month) || !take_separator(&c, &second))
    return FALSE;
  if (g_str_has_prefix(c, "’") || *c == '\'')
    c = g_utf8_next_char(c);
  year_at = c;
  gboolean is_short = !take_number(&c, 4, 4, &date->year);
  /* Numbers parted by full stops are as often versions and chapters: they need the whole year. */
  if (first != second || (is_short && (first == '.' || !take_number(&c, 2, 2, &date->year))) ||
      !number_ends(c))
    return FALSE;
  if (is_short && g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(year_at))))
    return FALSE;
  if (is_short)
    date->year += date->year <= SHORT_YEAR_OF_2000_MAX ? 2000 : 1900;
  if (date->year < YEAR_MIN || date->year > YEAR_MAX)
    return FALSE;
  *at = c;
  return order_numeric(words, date);
}

static const char *const ROMAN_MONTHS[] = {"i",   "ii",   "iii", "iv", "v",  "vi",
                                           "vii", "viii", "ix",  "x",  "xi", "xii"};

static gboolean
take_roman_month(const char **at, guint *month) {
  for (guint i = G_N_ELEMENTS(ROMAN_MONTHS); i-- > 0;) {
    gsize length = says_word(*at, ROMAN_MONTHS[i]);
    if (length == 0)
      continue;
    *at += length;
    *month = i + 1;
    return TRUE;
  }
  return FALSE;
}

/* The year of a joined date; with a hyphen before it two figures will do. */
static gboolean
take_joined_year(const char **at, char separator, guint *year) {
  const char *c = *at;
  if (!take_number(&c, 4, 4, year)) {
    if (separator != '-' || !take_number(&c, 2, 2, year))
      return FALSE;
    *year += *year <= SHORT_YEAR_OF_2000_MAX ? 2000 : 1900;
  }
  if (!number_ends(c) || *year < YEAR_MIN || *year > YEAR_MAX)
    return FALSE;
  *at = c;
  return TRUE;
}

/* "18-sep-2023", "11-Mar-24", "17.II.2025", "10 vi 2025". */
static gboolean
take_joined(const char **at, const DateWords *words, PrintedDate *date) {
  const char *c = *at;
  if (!take_number(&c, 1, 2, &date->day))
    return FALSE;
  char separator = *c;
  if (!take_character(&c, "-./ ") ||
      !((separator != ' ' && take_month(&c, words, &date->month)) || take_roman_month(&c, &date->month)) ||
      *c != separator)
    return FALSE;
  c++;
  if (!take_joined_year(&c, separator, &date->year))
    return FALSE;
  *at = c;
  return is_day(date);
}

/* "gisteren". */
static gboolean
take_days_ago(const char **at, const DateWords *words, PrintedDate *date) {
  for (guint i = 0; i < G_N_ELEMENTS(words->days_ago); i++)
    if (take_word(at, words->days_ago[i])) {
      date->day = i;
      date->relation = DATE_DAYS_AGO;
      return TRUE;
    }
  return FALSE;
}

/* A numeric date may not begin inside a longer number or reference. */
static gboolean
number_may_begin(const char *text, const char *at) {
  if (at == text)
    return TRUE;
  const char *before = g_utf8_prev_char(at);
  return before == text || strchr("-/.,:_", *before) == NULL ||
         !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(before)));
}

/* The ladder: the surest form first. All but the last two need a figure, after a weekday at most. */
gboolean
date_take(const char *text, const char **at, const DateWords *words, PrintedDate *date) {
  const PrintedDate empty = {0};
  if (!date_words_may_begin(words, *at))
    return FALSE;
  const char *after_weekday = *at;
  gboolean numbered = g_ascii_isdigit(**at) || take_weekday(&after_weekday, words);
  gboolean whole = numbered && number_may_begin(text, *at);
  const char *after_day = *at;
  guint day;
  numbered = numbered || take_day_in_words(&after_day, words, &day);
  return (*date = empty, whole && date_take_iso(at, date)) ||
         (*date = empty, whole && take_numeric(at, words, date)) ||
         (*date = empty, whole && take_joined(at, words, date)) ||
         (*date = empty, numbered && take_day_first(at, words, 0, date)) ||
         (*date = empty, take_month_first(at, words, date)) ||
         (*date = empty, take_days_ago(at, words, date));
}
