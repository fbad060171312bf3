/* Tagging: the words of a letter's head and ending with the tagger's probabilities. */
#pragma once

#include "extract/tag-features.h"
#include "extract/tagger.h"

/* A word that was tagged. */
typedef struct {
  guint line; /* index in the tagging's lines */
  guint word; /* index in the line's words */
} TaggedWord;

typedef struct {
  TagLines *lines;
  GArray *words; /* TaggedWord, in reading order; of long lines only those at their ends */
  guint8 *steps; /* TagStep of each */
  float *scores; /* TAGS a word: probabilities */
} Tagging;

/* The words to tag, not tagged yet: scores is NULL. labels (Label) are those of the head. */
Tagging *tagging_words(const Study *study, const GArray *labels);

/* Tags them. */
void tagging_decide(Tagging *tagging, const Tagger *tagger);
void tagging_free(Tagging *tagging);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tagging, tagging_free)

/* The probability of a tag for the word at index. */
static inline float
tagging_probability(const Tagging *tagging, guint index, Tag tag) {
  return tagging->scores[(gsize)index * TAGS + tag];
}
