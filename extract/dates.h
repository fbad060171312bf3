/*
 * Dates as people write them in letters: "21 maart 2012", "March 21, 2012", "3rd of May", "21-03-2012", "12
 * dezer". What months and the words round them are called is data: languages/<tag>/dates.ini.
 *
 * Results are ISO 8601 (YYYY-MM-DD), free with g_free; spans are bytes in the text given. A language of NULL
 * reads numeric dates only. Nothing here guesses a year: date_resolve takes it from the letter's own date.
 */
#pragma once

#include "extract/language.h"

/* How a date stands to the day on which the letter was written. */
typedef enum {
  DATE_PLAIN,
  DATE_PAST,       /* "jl.", "last": the latest such day before it */
  DATE_THIS_MONTH, /* "dezer", "inst." */
  DATE_LAST_MONTH, /* "ult." */
  DATE_THIS_YEAR,  /* "3 mei van dit jaar" */
  DATE_LAST_YEAR,
  DATE_DAYS_AGO /* "gisteren": day holds how many */
} DateRelation;

typedef struct {
  Span span;              /* as printed: with weekday, year and the words of the relation */
  guint day, month, year; /* 0: not printed */
  DateRelation relation;
  gboolean ambiguous;        /* numeric, read day first, and would be a date month first too */
  gboolean month_came_first; /* "March 21", "03/21/2012" */
} PrintedDate;

/* The first date in text that begins at byte from or later; FALSE when there is none. */
gboolean date_find(const char *text, guint from, const Language *language, PrintedDate *found);

/*
 * The day that a printed date means in a letter written on letter_date (ISO, or NULL when unknown). Without a
 * year: the latest such day before the letter's date. NULL when that needs a letter's date and there is none.
 */
char *date_resolve(const PrintedDate *date, const char *letter_date);

/* Days from one day to another, both ISO; below 0: back in time. 0 when one is no day. */
int date_days_between(const char *from, const char *to);

/*
 * The first date in text that has its year; NULL when there is none. found (may be NULL) is where it stands,
 * ambiguous (may be NULL) whether 04/11/2025 could be read both ways. Such a date is read day first, unless
 * the text writes other dates month first.
 */
char *date_parse(const char *text, const Language *language, Span *found, gboolean *ambiguous);
