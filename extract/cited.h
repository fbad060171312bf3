/*
 * Earlier letters that a letter refers to: "uw brief van 17 mei jl.", "your letter dated 3rd inst.", "uw
 * brieven van 3 en 17 mei 2024". The date of anything else (an application, a decision, a hearing, a visit)
 * is not one. What a letter is called, and what the other things are, is data: [cited] in
 * languages/<tag>/dates.ini.
 */
#pragma once

#include "extract/language.h"
#include "extract/letter.h"

/*
 * Fills letter->cited: each earlier letter once, in the order of the text; those named only in the rows of
 * references come last. Days without a year are told by the letter's own date; where that is unknown the
 * reference is left out, with a notice. Needs language_mark.
 */
void letter_cite(Letter *letter, const Languages *languages);

/* Where a reference may stand. */
typedef enum {
  CITED_IN_TEXT,       /* running text: words may stand between noun and date */
  CITED_IN_LABEL,      /* a row of references: a label, and one date beside the letter's own */
  CITED_IN_ATTRIBUTION /* the line above a quoted mail: "Op 3 mei schreef u:" */
} CitedWhere;

/*
 * The dates in text that are those of letters: an array of CitedLetter whose part is 0 and whose iso is NULL
 * where the day could not be told. letter_date is ISO or NULL. Free with g_array_unref.
 */
GArray *cited_find(const char *text, const Language *language, CitedWhere where, const char *letter_date);
