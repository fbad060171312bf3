/* Features: what the tagger looks at, as short strings: of a line (place, size, neighbours) and of a word. */
#pragma once

#include "extract/tag-lines.h"

/* Who takes the features: a name of length bytes, lent for the call. */
typedef struct {
  void (*take)(gpointer data, const char *feature, gsize length);
  gpointer data;
} FeatureSink;

/* The features that all words of a line share. */
void tag_features_of_line(const TagLines *lines, const TagLine *line, const FeatureSink *sink);

/* Those of one of its words alone. */
void tag_features_of_word(const TagLines *lines, const TagLine *line, guint word, const FeatureSink *sink);
