/*
 * A reading is a letter as rules see it: paragraphs of sentences of tokens, each token with the words it can
 * stand for.
 *
 * Positions count the letter's tokens from 0 and are the only coordinate that rules know; a token's span
 * leads back to the bytes of its part. The reading refers to the letter and must not outlive it.
 */
#pragma once

#include "classify/stems.h"
#include "extract/language.h"

/* Where a part's words stand, as rules name it. */
typedef enum {
  ZONE_SUBJECT = 1 << 0,
  ZONE_HEADING = 1 << 1,
  ZONE_BODY = 1 << 2,
  ZONE_FOOTNOTE = 1 << 3,
  ZONE_SALUTATION = 1 << 4,
  ZONE_QUOTED = 1 << 5,
  ZONE_OTHER = 1 << 6, /* furniture, copies, closings, enclosed documents: reached by any-zone alone */
} Zone;

#define ZONE_COUNT 7
#define ZONES_DEFAULT (ZONE_SUBJECT | ZONE_HEADING | ZONE_BODY | ZONE_FOOTNOTE)
#define ZONES_ALL ((1 << ZONE_COUNT) - 1)

/* The zone that a part's words stand in. */
Zone part_zone(const Part *part);

/* The name of a zone ("any-zone" for ZONES_ALL), NULL when it has none; and back, 0 when there is none of the
 * name. */
const char *zone_name(guint zones);
guint zone_by_name(const char *name);

/* A word form: folded, in the language it stands in. Each is there once in a reading. */
typedef struct {
  char *text;           /* owned by the reading */
  const char *language; /* interned primary tag, "und" when unknown */
  const char
      *surface; /* as the letter first writes it, for dictionaries; of a part of a token, the folded form */
  const char *stem; /* in its language; NULL in words that no reading has made */
} Word;

typedef struct {
  Span span;        /* in the part's text; a hyphenated word whole */
  guint sentence;   /* index into sentences */
  guint first_form; /* the token's words: indices into words at forms[first_form …) */
  guint form_count;
} Token;

typedef struct {
  guint paragraph;  /* index into paragraphs */
  guint first, end; /* positions, half open */
} Sentence;

typedef struct {
  guint part; /* index into the letter's parts */
  Zone zone;
  const char *language; /* interned primary tag */
  guint first, end;     /* positions, half open */
  guint first_sentence, end_sentence;
} Paragraph;

typedef struct {
  const Letter *letter;
  GArray *tokens;     /* Token */
  GArray *forms;      /* guint: indices into words */
  GArray *words;      /* Word */
  GArray *sentences;  /* Sentence */
  GArray *paragraphs; /* Paragraph: every part that has words */
  GHashTable *word_ids;
  GStringChunk *strings;
  Stems *stems;
} Reading;

/* languages may be NULL: then no abbreviations are known. */
Reading *reading_new(const Letter *letter, const Languages *languages);
void reading_free(Reading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reading, reading_free)

static inline const Token *
reading_token(const Reading *reading, guint position) {
  return &g_array_index(reading->tokens, Token, position);
}

static inline const Sentence *
reading_sentence(const Reading *reading, guint index) {
  return &g_array_index(reading->sentences, Sentence, index);
}

static inline const Paragraph *
reading_paragraph(const Reading *reading, guint index) {
  return &g_array_index(reading->paragraphs, Paragraph, index);
}

static inline const Word *
reading_word(const Reading *reading, guint index) {
  return &g_array_index(reading->words, Word, index);
}

/* The sentence and the paragraph that a position lies in. */
static inline const Sentence *
reading_sentence_at(const Reading *reading, guint position) {
  return reading_sentence(reading, reading_token(reading, position)->sentence);
}

static inline const Paragraph *
reading_paragraph_at(const Reading *reading, guint position) {
  return reading_paragraph(reading, reading_sentence_at(reading, position)->paragraph);
}

/* The bytes that the positions first to last (inclusive, of one paragraph) cover in their part. */
Span reading_span(const Reading *reading, guint first, guint last);
