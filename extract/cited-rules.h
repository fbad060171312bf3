/*
 * Which dates in a text are those of earlier letters, told by rules: "uw brief van 17 mei jl.", "your letter
 * dated 3rd inst.", "uw brieven van 3 en 17 mei 2024". The date of anything else (an application, a decision,
 * a hearing, a visit) is not one.
 */
#pragma once

#include "extract/cited-words.h"
#include "extract/dates.h"

/* Where a reference may stand. */
typedef enum {
  CITED_IN_TEXT,       /* running text: words may stand between noun and date */
  CITED_IN_LABEL,      /* a row of references: a label, and one date beside the letter's own */
  CITED_IN_ATTRIBUTION /* the line above a quoted mail: "Op 3 mei schreef u:" */
} CitedWhere;

/* A date that a text mentions. */
typedef struct {
  PrintedDate date;
  char *iso;      /* NULL: the day could not be told */
  guint since;    /* byte at which the date before it ended; 0: there is none */
  gboolean cited; /* the rules take it for a letter's */
} DateMention;

/* Frees what a mention owns, for arrays of them. */
void date_mention_clear(DateMention *mention);

/* What is known of the letter that text stands in. */
typedef struct {
  const char *iso;      /* its date; NULL: unknown */
  gboolean month_first; /* it writes 11/26/2024 for the 26th of November */
} LetterDate;

/* Are both dates of one list? Between them, from byte from to byte to, is nothing but "," and "en van". */
gboolean cited_goes_on_list(const CitedWords *words, const char *text, guint from, guint to);

/*
 * The dates in text that could be a letter's: an array of DateMention; those after the letter's own are
 * left out: it could not know them. In a label only the one cited is told. Free with
 * g_array_unref.
 */
GArray *cited_find(const CitedWords *words, const char *text, CitedWhere where, const LetterDate *letter);
