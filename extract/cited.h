/*
 * Earlier letters that a letter refers to. Which of the dates in its running text are theirs is learned
 * (cited-model.h); without a model, and in rows of references and above quoted mail, rules tell
 * (cited-rules.h). What a letter is called, and what the other things with dates are, is data: [cited] in
 * languages/<tag>/dates.ini.
 */
#pragma once

#include "extract/cited-features.h"
#include "extract/letter.h"

/*
 * Fills letter->cited: each earlier letter once, in the order of the text; those named only in the rows of
 * references come last. Days without a year are told by the letter's own date; where that is unknown the
 * reference is left out, with a notice. Needs language_mark.
 */
void letter_cite(Letter *letter, const Languages *languages);

/* Is a date in running text that of a letter? */
typedef gboolean (*CitedJudge)(const DateInText *date, gpointer data);

/* The same with another judge, who sees each date in running text once, in order. */
void letter_cite_as(Letter *letter, const Languages *languages, CitedJudge judge, gpointer data);
