/* What the cited model looks at of a date in a letter's running text: the words around it, what lists they
 * stand in, where it stands, what the rules say. */
#pragma once

#include "extract/cited-rules.h"
#include "extract/feature.h"

/* A date in running text, and what is known where it stands; all lent. */
typedef struct {
  const DateMention *mention;
  const CitedWords *words;
  const char *text; /* the part's */
  PartKind kind;
  const char *letter_date; /* ISO or NULL */
  gboolean first;          /* the letter's text mentions no date before it */
} DateInText;

void cited_features(const DateInText *date, const FeatureSink *sink);
