/* word, =word, word*, *word, *word*: each place where the term stands. */
#include "classify/match.h"

static gboolean
word_match(const Expression *expression, const Match *match, Unit unit, GArray *hits) {
  return places_match(expression_places(expression, match->index), match, unit, hits);
}

static gboolean
word_holds(const Expression *expression, const Match *match, Unit unit) {
  return places_hold(expression_places(expression, match->index), match, unit);
}

static gboolean
word_may_hold(const Expression *expression, TermIndex *index) {
  return term_places(index, expression->term).count > 0;
}

static gboolean
word_is_positive(const Expression *expression G_GNUC_UNUSED) {
  return TRUE;
}

static void
word_require(const Expression *expression, const Terms *terms G_GNUC_UNUSED, GArray *required,
             Scope *scope G_GNUC_UNUSED) {
  g_array_append_val(required, expression->term);
}

const Operator operator_word = {"word",        word_match,       word_holds,
                                word_may_hold, word_is_positive, word_require};
