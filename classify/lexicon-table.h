/* A lexicon in memory: what lexicon-load.c reads and lexicon.c lays over letters. */
#pragma once

#include "classify/lexicon.h"

/* What one feature says: its idf, and weights for some of the topics. */
typedef struct {
  float idf;
  guint first, end; /* into weights */
} Entry;

typedef struct {
  guint topic; /* column; that after the topics' is the letter's */
  float weight;
} Weight;

struct Lexicon {
  const char *language; /* interned */
  char *text;           /* the file, cut into strings that the tables refer to */
  guint window;         /* sentences */
  double gain, pivot;   /* factor = exp(gain × (score − pivot)) */
  double least, doubt;  /* a letter whose score is less is strange: its factors are multiplied by doubt */
  float bias;           /* of the letter's column, which follows the topics' */
  GPtrArray *topics;    /* const char *: ids, by column */
  GArray *biases;       /* float, by column */
  GHashTable *features; /* feature → 1 + index into entries */
  GArray *entries;      /* Entry */
  GArray *weights;      /* Weight */
};
