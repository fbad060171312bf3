/* Word kinds: what a printed word looks like, whatever it says. */
#pragma once

#include <glib.h>

typedef enum {
  WORD_EMAIL,
  WORD_WEB,
  WORD_DAY, /* 3-5-2024 */
  WORD_YEAR,
  WORD_FOUR_FIGURES,
  WORD_PHONE,
  WORD_ONE_OR_TWO_FIGURES,
  WORD_FIGURES,
  WORD_MIXED, /* figures and letters */
  WORD_FIGURES_PARTED,
  WORD_INITIALS,
  WORD_CAPITALS,
  WORD_CAPITALISED,
  WORD_SMALL,
  WORD_OTHER
} WordKind;

/* The kind of a word of at least one character. */
WordKind word_kind(const char *text);

/* Whether text has letters, three at least, and all of them are capitals. */
gboolean text_is_in_capitals(const char *text);
