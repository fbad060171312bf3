/*
 * A lexicon is what the words of a letter say about its topics, beside what rules say: for each feature of a
 * language's text how much it speaks for and against each topic, learned from labelled letters
 * (corpus/learn.py).
 *
 * Features are stems, pairs of stems that follow each other ("raad_voor"), and runs of four characters of
 * words with their edges ("~advo", "~aat>"), which reach into compounds and misspellings. A lexicon is laid
 * over a letter in windows of a few sentences: tf-idf weights of the window's features, of length one, times
 * their weights for the topic, plus the topic's bias. A topic's opinion is that of its best window. The
 * opinion then weighs what the rules found: see opinion_points. The letter as one window tells besides
 * whether it is a letter for these topics at all; where it does not seem so, every topic needs more.
 *
 * Source: Salton & Buckley, Term-weighting approaches in automatic text retrieval (1988); linear classifiers
 * of text after Joachims (1998); runs of characters after Cavnar & Trenkle, N-gram-based text categorization
 * (1994).
 */
#pragma once

#include "classify/reading.h"

/* Words of a window that an explanation names. */
#define OPINION_WORDS 4

typedef struct Lexicon Lexicon;

/* A word of the letter and what it gave a topic within its window. */
typedef struct {
  guint position;
  double weight;
} OpinionWord;

/* A lexicon laid over a letter. */
typedef struct Overlay Overlay;

/* What a lexicon says of one topic. */
typedef struct {
  gboolean told;    /* FALSE: no lexicon knows the topic in the letter's languages */
  gboolean strange; /* the letter as a whole does not read like one for these topics */
  double factor;    /* what the lexicon multiplies by: 1 when it does not tell */
  guint first;      /* the best window's first sentence, among those of the language */
  guint topic;      /* column */
  Overlay *overlay; /* that it is part of */
} Opinion;

/* Reads a lexicon. language is interned. Error: CLASSIFY_ERROR_RULES, with file and line. */
Lexicon *lexicon_load(const char *path, const char *language, GError **error);
void lexicon_free(Lexicon *lexicon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lexicon, lexicon_free)

const char *lexicon_language(const Lexicon *lexicon);

/* The place of a topic in the lexicon's columns, -1 when it does not know the topic. */
gint lexicon_topic(const Lexicon *lexicon, const char *id);

/*
 * What the lexicon says of its topics; words at muted positions (may be NULL) are passed over. None is told
 * when the letter has no sentence in the lexicon's language. Lexicon and reading must outlive it.
 */
Overlay *lexicon_read(const Lexicon *lexicon, const Reading *reading, const guint8 *muted);
void overlay_free(Overlay *overlay);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Overlay, overlay_free)

/* What it says of the topic of a column; lent. */
const Opinion *overlay_opinion(const Overlay *overlay, guint topic);

/* The words that speak for the topic in the most telling sentence of the best window, strongest first.
   Returns how many. */
guint opinion_words(const Opinion *opinion, OpinionWord words[OPINION_WORDS]);

/* Points of the rules as the opinion weighs them: (1 + points) times its factor, less 1, never below 0; words
   in favour multiply no more than the first two points. */
double opinion_points(const Opinion *opinion, double points);
