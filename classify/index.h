/*
 * The index leads from the words of a letter to the rules that could hold: each rule is watched through the
 * words of which one must stand there, the rarest choice, so that a letter asks only the rules it has words
 * for.
 */
#pragma once

#include "classify/pack.h"

/* Lists the rules and cues that the pack has now, in order, and begins an index over them. */
void pack_index(Pack *pack);
void index_free(Index *index);

/* Puts the rules of the letter's languages into the index, where they are not there yet: what only a language
 * needs costs others nothing. Returns how many expressions the rules so far have. */
ExpressionCounts pack_index_letter(const Pack *pack, const Reading *reading);

/* A rule that may hold, with the sentences from which it must be asked. */
typedef struct {
  const Rule *rule;
  const guint *sentences; /* in order, each once; NULL: all of the letter */
  guint count;
} Candidate;

/* The rules that may hold in a letter, in the order of the pack: Candidate, which live as long as the index.
 * Free with g_ptr_array_unref. */
GPtrArray *pack_candidates(const Pack *pack, TermIndex *index, const Reading *reading);

/* Appends every way in which the candidate's rule holds (Hit). */
void candidate_hits(const Candidate *candidate, const Match *match, GArray *hits);

/* Whether it holds anywhere. */
gboolean candidate_holds(const Candidate *candidate, const Match *match);
