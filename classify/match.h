/*
 * A match lays a pack's terms over a reading: where each term stands, and which of those places count.
 *
 * Matching asks for the places of a term within a unit; everything else (rules, points, masks) is built upon
 * that.
 */
#pragma once

#include "classify/expression.h"
#include "classify/reading.h"

struct Match {
  const Reading *reading;
  GArray *const *occurrences; /* by term: guint, position * 2 (+ 1: misspelt); NULL: nowhere */
  const guint8 *muted;        /* by position: not zero where words do not count; NULL: all count */
  guint zones;                /* where words count; 0: no zone was named, the default ones */
};

/* The words of a letter that satisfy terms, by term; NULL where there are none. Length is terms_count(). */
typedef struct {
  GArray **by_term;
  guint count;
  GArray *present; /* guint: terms that stand somewhere */
} TermIndex;

/* Tells whether a word is known to a language's dictionary; see pack_tolerate_spelling. */
typedef struct {
  gboolean (*known)(const char *word, const char *language, gpointer data);
  gpointer data;
} Spelling;

TermIndex *term_index_new(const Reading *reading, const Terms *terms, const Spelling *spelling);
void term_index_free(TermIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TermIndex, term_index_free)

/* The first place of a term at or after position and before end; its position, or end. meant (may be NULL) is
   set as in Range. */
guint match_next(const Match *match, guint term, guint position, guint end, guint *meant);

/* Whether words at this position count: in the match's zones, and not muted. */
gboolean match_counts(const Match *match, guint position);

/* The unit of a scope that a position lies in. */
Unit match_unit(const Match *match, Scope scope, guint position);

static inline gboolean
expression_match(const Expression *expression, const Match *match, Unit unit, GArray *hits) {
  return expression->operator->match(expression, match, unit, hits);
}

/* A list of Hit to fill. */
static inline GArray *
hits_new(void) {
  return g_array_new(FALSE, FALSE, sizeof(Hit));
}

static inline void
hits_add(GArray *hits, Range range) {
  Hit hit = {.ranges = {range}, .count = 1};
  g_array_append_val(hits, hit);
}

static inline const Hit *
hits_at(const GArray *hits, guint index) {
  return &g_array_index(hits, Hit, index);
}

/* Adds what several expressions found together as one hit: the first hit of each list (GArray of Hit). */
void hits_add_joint(GArray *hits, const GPtrArray *lists);
