/*
 * Joined words are words of a phrase between which a writer forgot the blanks: "opdebrief" for "op de brief".
 *
 * A word of the letter that satisfies no term is cut into words that phrases name, in every way that there
 * is. It stands for them in a phrase alone, all of them side by side, and only when no dictionary knows it.
 */
#pragma once

#include "classify/limits.h"
#include "classify/terms.h"

/* One way to cut a word. */
typedef struct {
  guint ends[MAX_JOINED_WORDS]; /* in bytes, of each piece; the last is the word's */
  guint count;                  /* pieces, two or more */
} Cut;

/* Fills cuts with the ways to cut the word, the longest first pieces first. The pieces are spelt as phrases
   of the rules spell them, the last one may be inflected. Returns how many there are, at most MAX_CUTS.
   scratch (guint) is left as it was. */
guint word_cut(const Word *word, const Terms *terms, Stems *stems, GArray *scratch, Cut cuts[MAX_CUTS]);
/* Appends the terms (guint) that a piece of the word satisfies. */
void cut_piece_terms(const Cut *cut, guint piece, const Word *word, const Terms *terms, Stems *stems,
                     GArray *found);

/* The word with blanks between its pieces. Free with g_free. */
char *cut_text(const Cut *cut, const Word *word);
