/*
 * The index leads from the words of a letter to the rules that could hold: each rule is watched through the
 * words of which one must stand there, the rarest choice, so that a letter asks only the rules it has words
 * for.
 */
#pragma once

#include "classify/pack.h"

/* Builds the index over the rules and cues that the pack has now. */
void pack_index(Pack *pack);

/* A rule that may hold, with the places from which it must be asked. */
typedef struct {
  const Rule *rule;
  GArray *sentences; /* guint: sentences to ask about, in order, each once */
} Candidate;

/* The rules that may hold in a letter, in the order of the pack: Candidate. Free with g_ptr_array_unref. */
GPtrArray *pack_candidates(const Pack *pack, const TermIndex *index, const Reading *reading);

void candidate_free(Candidate *candidate);

/* Every way in which the candidate's rule holds (Hit). Free with g_array_unref. */
GArray *candidate_hits(const Candidate *candidate, const Match *match);
