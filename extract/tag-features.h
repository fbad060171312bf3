/* Features: what the tagger looks at, as short strings: of a line (place, size, neighbours) and of a word. */
#pragma once

#include "extract/feature.h"
#include "extract/tag-lines.h"

/* The features that all words of a line share. */
void tag_features_of_line(const TagLines *lines, const TagLine *line, const FeatureSink *sink);

/* Those of one of its words alone. */
void tag_features_of_word(const TagLines *lines, const TagLine *line, guint word, const FeatureSink *sink);
