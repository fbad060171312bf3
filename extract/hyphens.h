/*
 * Hyphens at line ends: was the word broken there, or does the hyphen belong to it? The ladder: what stands
 * on either side, the letter's own words, the dictionary, and how the letter's other hyphens were decided.
 */
#pragma once

#include "extract/dictionary.h"
#include "extract/layout.h"

typedef enum {
  HYPHEN_UNDONE,      /* the word goes on: no hyphen, no blank */
  HYPHEN_KEPT,        /* a hyphenated word broken at its hyphen: hyphen, no blank */
  HYPHEN_BEFORE_BLANK /* "in- en uitvoer": hyphen and blank */
} HyphenVerdict;

typedef struct Hyphens Hyphens;

/* layout must outlive it. language: tag of the letter's language, or NULL for any. */
Hyphens *hyphens_new(const Layout *layout, const Languages *languages, const char *language);
void hyphens_free(Hyphens *hyphens);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Hyphens, hyphens_free)

/*
 * left: the text before the hyphen, of which the last word counts; right: the text of the next line. soft:
 * the file says itself that the hyphen is a line's (U+00AD). unsure, when not NULL, is set when no rung was
 * certain.
 */
HyphenVerdict
hyphens_judge(Hyphens *hyphens, const char *left, const char *right, gboolean soft, gboolean *unsure);

/* Whether ch is a hyphen that may end a line: - U+00AD U+2010. */
gboolean is_line_hyphen(gunichar ch);
