/* Spans: runs of words that the tagger gives one tag, and what the ladder has for the same. */
#pragma once

#include "extract/tagging.h"

typedef struct {
  guint first, count; /* words of the tagging */
  float probability;  /* mean of its words */
} TagSpan;

/* The runs of words that have a tag, none of them over the end of a chain (TagSpan; free with g_array_unref).
 */
GArray *tag_spans_find(const Tagging *tagging, Tag tag);

/* The likeliest of them, longer ones favoured a little; NULL: there is none. */
const TagSpan *tag_spans_best(const GArray *spans);

/* What the ladder gave this tag: its longest run of words. FALSE: it has none. */
gboolean tag_spans_of_ladder(const Tagging *tagging, Tag tag, TagSpan *span);

/*
 * The printed words of a span, a piece each line (Piece; free with g_array_unref); punctuation at both ends
 * is left out, but for what belongs to the word.
 */
GArray *tag_span_pieces(const Tagging *tagging, const TagSpan *span);
